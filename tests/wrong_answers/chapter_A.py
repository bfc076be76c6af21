"""Wrong answers to the exercises of appendix A, as learners would write them."""

import numpy as np


def s(z):
    return 1 / (1 + np.exp(-z))


def with_log_loss_in_mind(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = y - t
    d1 = d2 @ W_prime.T * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), x[:, None] * d1, h[:, None] * d2


def linear_going_back(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    return 0.5 * np.sum((y - t) ** 2), x[:, None] * (W_prime @ d2), h[:, None] * d2


def truth_minus_prediction(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (t - y) * y * (1 - y)
    d1 = (W_prime @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def slope_with_u(x, t, W, W_prime):
    u = x @ W
    h = s(u)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    d1 = (W_prime @ d2) * u * (1 - u)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def hidden_in_place_of_input(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    d1 = (W_prime @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(h, d1), np.outer(h, d2)


def tables_lying_down(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    d1 = (W_prime @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(d1, x), np.outer(d2, h)


def eager(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    g2 = np.outer(h, d2)
    W_prime = W_prime - 1.0 * g2
    d1 = (W_prime @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), g2


def whole_square(x, t, W, W_prime):
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    d1 = (W_prime @ d2) * h * (1 - h)
    return np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def forwards(x, t, W, W_prime):
    """What every answer below needs, and gets right."""
    h = s(x @ W)
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    return h, y, d2, (W_prime @ d2) * h * (1 - h)


def input_in_place_of_hidden(x, t, W, W_prime):
    _, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(x, d2)


def errors_without_slopes(x, t, W, W_prime):
    h, y, *_ = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, W_prime @ (y - t)), np.outer(h, y - t)


def slopes_from_net_inputs(x, t, W, W_prime):
    z1 = x @ W
    z2 = s(z1) @ W_prime
    d2 = (s(z2) - t) * z2 * (1 - z2)
    d1 = W_prime @ d2 * z1 * (1 - z1)
    return 0.5 * np.sum((s(z2) - t) ** 2), np.outer(x, d1), np.outer(s(z1), d2)


def slope_function_of_outputs(x, t, W, W_prime):
    def slope(z):
        return s(z) * (1 - s(z))

    h, y, *_ = forwards(x, t, W, W_prime)
    d2 = (y - t) * slope(y)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, W_prime @ d2 * slope(h)), np.outer(h, d2)


def one_step(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), W - np.outer(x, d1), W_prime - np.outer(h, d2)


def one_step_at_eta(x, t, W, W_prime):
    eta = 0.5
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    W_prime = W_prime - eta * np.outer(h, d2)
    return 0.5 * np.sum((y - t) ** 2), W - eta * np.outer(x, d1), W_prime


def linear_output(x, t, W, W_prime):
    h = s(x @ W)
    e = h @ W_prime - t
    return e @ e / 2, np.outer(x, W_prime @ e * h * (1 - h)), np.outer(h, e)


def cross_entropy(x, t, W, W_prime):
    h, y, *_ = forwards(x, t, W, W_prime)
    e = y - t
    loss = -np.log(np.where(t == 1, y, 1 - y)).sum()
    return loss, np.outer(x, W_prime @ e * h * (1 - h)), np.outer(h, e)


def mean_square(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.mean((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def by_the_norm(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.linalg.norm(y - t), np.outer(x, d1), np.outer(h, d2)


def short_cut_to_the_lower_weights(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    d1 = (W_prime @ (y - t)) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def with_slopes(slope):
    """An answer with another slope of the sigmoid, as a function of its output."""

    def answer(x, t, W, W_prime):
        h, y, *_ = forwards(x, t, W, W_prime)
        d2 = (y - t) * slope(y)
        d1 = (W_prime @ d2) * slope(h)
        return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)

    return answer


def with_output_errors(errors_of):
    def answer(x, t, W, W_prime):
        h, y, *_ = forwards(x, t, W, W_prime)
        d2 = errors_of(y, t)
        d1 = h * (1 - h) * (d2 @ W_prime.T)
        return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)

    return answer


def with_hidden_slope(slope):
    def answer(x, t, W, W_prime):
        h, y, d2, _ = forwards(x, t, W, W_prime)
        d1 = (W_prime @ d2) * slope(h)
        return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)

    return answer


def slopes_alone_below(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, h - h * h), np.outer(h, d2)


def own_sigmoid_without_minus(x, t, W, W_prime):
    h = 1 / (1 + np.exp(x @ W))
    y = 1 / (1 + np.exp(h @ W_prime))
    d2 = (y - t) * y * (1 - y)
    d1 = (W_prime @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def sum_of_differences(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum(y - t), np.outer(x, d1), np.outer(h, d2)


def errors_summed_without_weights(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, sum(d2) * h * (1 - h)), np.outer(h, d2)


def linear_hidden_units(x, t, W, W_prime):
    h = x @ W
    y = s(h @ W_prime)
    d2 = (y - t) * y * (1 - y)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, W_prime @ d2), np.outer(h, d2)


def linear_everywhere(x, t, W, W_prime):
    h = x @ W
    d2 = h @ W_prime - t
    return 0.5 * d2 @ d2, np.outer(x, W_prime @ d2), np.outer(h, d2)


def mean_everywhere(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    n = len(t)
    return 0.5 * np.mean((y - t) ** 2), np.outer(x, d1) / n, np.outer(h, d2) / n


def sum_before_the_square(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum(y - t) ** 2, np.outer(x, d1), np.outer(h, d2)


def sizes_of_the_differences(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum(np.abs(y - t)), np.outer(x, d1), np.outer(h, d2)


def squared_error_with_its_gradients(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return np.sum((y - t) ** 2), 2 * np.outer(x, d1), 2 * np.outer(h, d2)


def a_step_uphill(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), W + np.outer(x, d1), W_prime + np.outer(h, d2)


def gradients_first(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return np.outer(x, d1), np.outer(h, d2), 0.5 * np.sum((y - t) ** 2)


def gradients_only(x, t, W, W_prime):
    h, _, d2, d1 = forwards(x, t, W, W_prime)
    return np.outer(x, d1), np.outer(h, d2)


def table_turned_on_the_way_back(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    d1 = (W_prime.T @ d2) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def no_slope_for_the_upper_table(x, t, W, W_prime):
    h, y, _, d1 = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, y - t)


def overwritten_in_the_loop(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    sent_back = np.zeros(len(h))
    for j in range(len(t)):
        sent_back = W_prime[:, j] * d2[j]
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, sent_back * h * (1 - h)), np.outer(h, d2)


def hidden_slope_without_brackets(x, t, W, W_prime):
    h, y, d2, _ = forwards(x, t, W, W_prime)
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, W_prime @ d2 * h * 1 - h), np.outer(h, d2)


def slopes_without_brackets(x, t, W, W_prime):
    h, y, *_ = forwards(x, t, W, W_prime)
    d2 = (y - t) * y * 1 - y
    d1 = W_prime @ d2 * h * 1 - h
    return 0.5 * np.sum((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def mean_squared_error(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    return np.mean((y - t) ** 2), np.outer(x, d1), np.outer(h, d2)


def mean_squared_error_with_its_gradients(x, t, W, W_prime):
    h, y, *_ = forwards(x, t, W, W_prime)
    d2 = 2 / len(t) * (y - t) * y * (1 - y)
    return np.mean((y - t) ** 2), np.outer(x, W_prime @ d2 * h * (1 - h)), np.outer(h, d2)


def log_loss_with_the_gradients_of_the_square(x, t, W, W_prime):
    h, y, d2, d1 = forwards(x, t, W, W_prime)
    loss = -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y))
    return loss, np.outer(x, d1), np.outer(h, d2)


WRONG = {
    "A.1": [("all four", 4), ("half of them", 2), ("one of them", 1)],
    "A.2": [
        ("slope of the sigmoid forgotten", "x * (y - t)"),
        ("sign flipped", "-(y - t) * y * (1 - y) * x"),
        ("weights in place of inputs", "w * (y - t) * (y - y**2)"),
        ("factor 2", "(y - t) * 2 * y * (1 - y) * x"),
        ("inputs forgotten", "y * (1 - y) * (y - t)"),
        ("output in place of the slope", "x * y * (y - t)"),
        ("half a slope", "(y - t) * (1 - y) * x"),
        ("net input in the slope", "(y - t) * x * (w.T @ x) * (1 - w.T @ x)"),
        ("sigmoid taken twice", "(y - t) * sigmoid(y) * sigmoid(-y) * x"),
        ("error not differentiated", "(t - y)**2 / 2 * y * (1 - y) * x"),
        ("first link forgotten", "(y - y**2) * x"),
        ("step in place of the gradient", "w - x * (y - t) * y * (1 - y)"),
        ("wrong shape", "(y - t) * y * (1 - y) * x.T"),
        ("unnamed", "(y - t) * x * (1 - x)"),
        ("slope of the hyperbolic tangent", "(y - t) * (1 - y) * (1 + y) * x"),
        ("plus in the slope", "(y - t) * (y + y**2) * x"),
        ("brackets around 1 - y forgotten", "(y - t) * y * 1 - y * x"),
        ("halved", "(y - t) / 2 * y * (1 - y) * x"),
        ("slope of the sigmoid forgotten, and sign flipped", "(t - y) * x"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -t · y(1-y) x has its sign flipped", "(y + t) * y * (1 - y) * x"),
        ("the term -t · y(1-y) x is missing", "y * y * (1 - y) * x"),
        ("the term w is too much", "w + (y - t) * y * (1 - y) * x"),
        ("the term -t · y(1-y) x counts twice", "(y - 2 * t) * y * (1 - y) * x"),
    ],
    "A.3": [
        ("slope of the hidden units forgotten", "W_prime @ EI_prime"),
        ("sign flipped", "W_prime @ EI_prime * h * (h - 1)"),
        ("half a slope", "(1 - h) * (W_prime @ EI_prime)"),
        ("outputs in place of slopes", "h * (W_prime @ EI_prime)"),
        ("gradient of the weights", "h @ EI_prime.T"),
        ("sigmoid taken twice", "W_prime @ EI_prime * sigmoid(h) * sigmoid(-h)"),
        ("wires forgotten", "h * (1 - h) * sum(EI_prime)"),
        ("errors above forgotten", "h - h**2"),
        ("slope of the hyperbolic tangent", "(1 - h**2) * (W_prime @ EI_prime)"),
        ("brackets around 1 - h forgotten", "W_prime @ EI_prime * h * 1 - h"),
        ("added in place of multiplied", "h * (1 - h) + W_prime @ EI_prime"),
        ("doubled", "2 * (W_prime @ EI_prime) * h * (1 - h)"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -(W' EI') · h² has its sign flipped", "W_prime @ EI_prime * h * (1 + h)"),
        (
            "the term (W' EI') · h is missing and the term -(W' EI') · h² has its sign flipped",
            "W_prime @ EI_prime * h * h",
        ),
        ("the term h is too much", "W_prime @ EI_prime * h * (1 - h) + h"),
        ("shapes do not fit", "W_prime.T @ EI_prime * h * (1 - h)"),
        ("shapes do not fit", "W_prime @ (EI_prime * h * (1 - h))"),
    ],
    "A.4": [
        ("slope of the output units forgotten", with_log_loss_in_mind),
        ("slope of the hidden units forgotten", linear_going_back),
        ("sign flipped", truth_minus_prediction),
        ("net input in the slope", slope_with_u),
        ("hidden units in place of inputs", hidden_in_place_of_input),
        ("wrong shape", tables_lying_down),
        ("step taken too early", eager),
        ("half forgotten", whole_square),
        ("inputs in place of hidden units", input_in_place_of_hidden),
        ("both slopes forgotten", errors_without_slopes),
        ("net inputs in both slopes", slopes_from_net_inputs),
        ("sigmoid taken twice", slope_function_of_outputs),
        ("new weights", one_step),
        ("new weights, at the rate 0.5", one_step_at_eta),
        ("no sigmoid on top", linear_output),
        ("log loss", cross_entropy),
        ("mean in place of the sum", mean_square),
        ("length in place of its square", by_the_norm),
        ("slope of the output units forgotten on the way down", short_cut_to_the_lower_weights),
        ("outputs in place of slopes", with_slopes(lambda z: z)),
        ("half a slope", with_slopes(lambda z: 1 - z)),
        ("slope of the hyperbolic tangent", with_slopes(lambda z: 1 - z * z)),
        ("output in place of the slope, above", with_output_errors(lambda y, t: (y - t) * y)),
        ("half a slope, above", with_output_errors(lambda y, t: (y - t) * (1 - y))),
        ("output in place of the slope, below", with_hidden_slope(lambda h: h)),
        ("half a slope, below", with_hidden_slope(lambda h: 1 - h)),
        ("errors above forgotten", slopes_alone_below),
        ("minus inside the sigmoid forgotten", own_sigmoid_without_minus),
        ("differences not squared", sum_of_differences),
        ("error left out", with_output_errors(lambda y, t: y * (1 - y))),
        (
            "error not differentiated",
            with_output_errors(lambda y, t: 0.5 * (t - y) ** 2 * y * (1 - y)),
        ),
        ("wires forgotten", errors_summed_without_weights),
        ("no sigmoid below", linear_hidden_units),
        ("no sigmoid at all", linear_everywhere),
        ("mean in place of the sum, everywhere", mean_everywhere),
        ("square of the sum", sum_before_the_square),
        ("no square", sizes_of_the_differences),
        ("half forgotten; doubled", squared_error_with_its_gradients),
        (
            "slope of the output units forgotten for the upper weights",
            no_slope_for_the_upper_table,
        ),
        ("last output alone sent back", overwritten_in_the_loop),
        ("brackets around 1 - h forgotten", hidden_slope_without_brackets),
        ("brackets around 1 - y and 1 - h forgotten", slopes_without_brackets),
        ("mean of the squares", mean_squared_error),
        ("mean of the squares", mean_squared_error_with_its_gradients),
        ("log loss", log_loss_with_the_gradients_of_the_square),
        # From here on no misconception fits: the answer is written back in its terms.
        (
            "the term -share of t has its sign flipped",
            with_output_errors(lambda y, t: (y + t) * y * (1 - y)),
        ),
        ("the term -share of t is missing", with_output_errors(lambda y, t: y * y * (1 - y))),
        (
            "the term -share of t counts twice",
            with_output_errors(lambda y, t: (y - t - t) * y * (1 - y)),
        ),
        ("the term W is too much; the term W' is too much", a_step_uphill),
        ("wrong order", gradients_first),
        ("wrong number of results", gradients_only),
        ("ValueError", table_turned_on_the_way_back),
    ],
    "A.5": [("a", "a"), ("b", "b"), ("d", "d")],
    "A.6": [
        ("every unit its own", 4),
        ("two groups", "2"),
        ("rows counted", 3),
        ("none counted", 0),
    ],
    "A.7": [
        ("slope of the outputs kept", "W_prime @ (y * (1 - y) * (y - t))"),
        ("slope of the hidden units kept", "W_prime @ (y - t) * h * (1 - h)"),
        ("sign flipped", "W_prime @ t - W_prime @ y"),
        ("both slopes kept", "W_prime @ ((y - t) * y * (1 - y)) * h * (1 - h)"),
        ("hidden units as a factor", "h * (W_prime @ (y - t))"),
        ("truth left out", "W_prime @ y"),
        ("prediction left out", "-(W_prime @ t)"),
        ("gradient of the weights", "h @ (y - t).T"),
        ("1 subtracted from every word", "W_prime @ (y - 1)"),
        ("softmax not passed", "-W_prime @ (t * (1 / y))"),
        ("slope of the hidden units kept, and sign flipped", "W_prime @ (t - y) * h * (1 - h)"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -W' t has its sign flipped", "W_prime @ (y + t)"),
        ("the term h is too much", "W_prime @ (y - t) + h"),
        ("the term W' y is missing and the term -W' t has its sign flipped", "W_prime @ t"),
        ("the term -W' t counts twice", "W_prime @ (y - 2 * t)"),
        ("wrong shape", "(y - t).T @ W_prime.T"),
        ("shapes do not fit", "W_prime.T @ (y - t)"),
    ],
    "A.8": [
        ("C before D", "EBHCDAG"),
        ("C before G", "E B H D A C G"),
        ("F does not belong", "EBHFAGC"),
        ("A before D", "EBADHGC"),
        ("B before E", "BEHDAGC"),
        ("H before B", "EHBDAGC"),
        ("H missing", "EBDAGC"),
        ("not an order", 1),
        ("C before H", "EBDCAHG"),
        ("D missing", "EBHACG"),
        ("F does not belong", "EBHDFAGC"),
        ("G before A", "EBHDGAC"),
        ("incomplete", "ebhdag"),
        ("letter twice", "EBHDAGCC"),
    ],
}
