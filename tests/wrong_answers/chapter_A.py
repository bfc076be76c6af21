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
        ("no sigmoid on top", linear_output),
        ("log loss", cross_entropy),
        ("mean in place of the sum", mean_square),
        ("length in place of its square", by_the_norm),
        ("wrong order", gradients_first),
        ("wrong number of results", gradients_only),
        ("ValueError", table_turned_on_the_way_back),
    ],
    "A.5": [("a", "a"), ("b", "b"), ("d", "d")],
    "A.6": [("every unit its own", 4), ("two groups", "2"), ("rows counted", 3)],
    "A.7": [
        ("slope of the outputs kept", "W_prime @ (y * (1 - y) * (y - t))"),
        ("slope of the hidden units kept", "W_prime @ (y - t) * h * (1 - h)"),
        ("sign flipped", "W_prime @ t - W_prime @ y"),
        ("both slopes kept", "W_prime @ ((y - t) * y * (1 - y)) * h * (1 - h)"),
        ("hidden units as a factor", "h * (W_prime @ (y - t))"),
        ("truth left out", "W_prime @ y"),
        ("prediction left out", "-(W_prime @ t)"),
        ("gradient of the weights", "h @ (y - t).T"),
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
    ],
}
