"""Exercises of appendix A: one unit, two layers, and the way of the blame through them."""

import numpy as np

from w2v_lib.exercises.spec import Case, Code, Line, Misconception, Order, Pencil, Predict, Term


def sigma(u):
    return 1 / (1 + np.exp(-u))


# --- A.4: the backward pass -----------------------------------------------------------------------


def backward_pass(x, t, W, W_prime):
    """Return (loss, grad_W, grad_W_prime) of the two-layer network for one example."""
    h = 1 / (1 + np.exp(-(W.T @ x)))
    y = 1 / (1 + np.exp(-(W_prime.T @ h)))
    EI_prime = (y - t) * y * (1 - y)
    EI = (W_prime @ EI_prime) * h * (1 - h)
    return ((y - t) ** 2).sum() / 2, np.outer(x, EI), np.outer(h, EI_prime)


def backward_by_loops(x, t, W, W_prime):
    """The formulas (A.8) to (A.18), entry by entry."""
    n_in, n_hidden = W.shape
    n_out = len(t)
    h = [sigma(sum(W[k, i] * x[k] for k in range(n_in))) for i in range(n_hidden)]
    y = [sigma(sum(W_prime[i, j] * h[i] for i in range(n_hidden))) for j in range(n_out)]
    error = sum((y[j] - t[j]) ** 2 for j in range(n_out)) / 2
    upper, lower = np.zeros_like(W_prime), np.zeros_like(W)
    for i in range(n_hidden):
        sent_back = 0.0
        for j in range(n_out):
            blame = (y[j] - t[j]) * y[j] * (1 - y[j])
            upper[i, j] = blame * h[i]
            sent_back += blame * W_prime[i, j]
        for k in range(n_in):
            lower[k, i] = sent_back * h[i] * (1 - h[i]) * x[k]
    return error, lower, upper


def network_cases(rng):
    """Three different sizes, then two equal ones, then three; both truths; one input is 0."""

    def draw(n_in, n_hidden, n_out):
        return (
            rng.normal(size=n_in),
            rng.integers(2, size=n_out).astype(float),
            rng.normal(size=(n_in, n_hidden)),
            rng.normal(size=(n_hidden, n_out)),
        )

    draws = [draw(2, 3, 1), draw(4, 3, 2), draw(3, 2, 4)]
    same_below = Case("there are as many inputs as hidden units", draw(3, 3, 2))
    alike = (
        np.array([1.0, 0.0, -2.0]),
        np.array([0.0, 1.0, 1.0]),
        rng.normal(size=(3, 3)),
        rng.normal(size=(3, 3)),
    )
    return [*draws, same_below, Case("both tables are square", alike)]


def stations(x, t, W, W_prime):
    """What stands at each station of a right pass: h, y, EI_prime, EI."""
    h = sigma(W.T @ x)
    y = sigma(W_prime.T @ h)
    EI_prime = (y - t) * y * (1 - y)
    return h, y, EI_prime, (W_prime @ EI_prime) * h * (1 - h)


def half_square(y, t):
    return ((y - t) ** 2).sum() / 2


def passed_back(x, t, W, W_prime, *, upper_slope=None, lower_slope=None, sign=1):
    """The backward pass with other slopes: a number or an array for y(1 - y) or for h(1 - h)."""
    h, y, *_ = stations(x, t, W, W_prime)
    up = sign * (y - t) * (y * (1 - y) if upper_slope is None else upper_slope)
    down = (W_prime @ up) * (h * (1 - h) if lower_slope is None else lower_slope)
    return half_square(y, t), np.outer(x, down), np.outer(h, up)


def no_upper_slope(x, t, W, W_prime):
    return passed_back(x, t, W, W_prime, upper_slope=1)


def no_lower_slope(x, t, W, W_prime):
    return passed_back(x, t, W, W_prime, lower_slope=1)


def no_slopes(x, t, W, W_prime):
    return passed_back(x, t, W, W_prime, upper_slope=1, lower_slope=1)


def no_upper_slope_for_the_lower_weights(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    down = (W_prime @ (y - t)) * h * (1 - h)
    return half_square(y, t), np.outer(x, down), np.outer(h, EI_prime)


def no_upper_slope_for_the_upper_weights(x, t, W, W_prime):
    h, y, _, EI = stations(x, t, W, W_prime)
    return half_square(y, t), np.outer(x, EI), np.outer(h, y - t)


def last_output_alone_sent_back(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    down = W_prime[:, -1] * EI_prime[-1] * h * (1 - h)
    return half_square(y, t), np.outer(x, down), np.outer(h, EI_prime)


def no_brackets_below(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    down = (W_prime @ EI_prime) * h - h
    return half_square(y, t), np.outer(x, down), np.outer(h, EI_prime)


def no_brackets(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    up = (y - t) * y - y
    return half_square(y, t), np.outer(x, (W_prime @ up) * h - h), np.outer(h, up)


def outputs_in_place_of_slopes(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    return passed_back(x, t, W, W_prime, upper_slope=y, lower_slope=h)


def half_slopes(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    return passed_back(x, t, W, W_prime, upper_slope=1 - y, lower_slope=1 - h)


def with_slope_above(slope):
    """A wrong answer with another slope of the output units."""

    def wrong(x, t, W, W_prime):
        return passed_back(x, t, W, W_prime, upper_slope=slope(stations(x, t, W, W_prime)[1]))

    return wrong


def with_slope_below(slope):
    """A wrong answer with another slope of the hidden units."""

    def wrong(x, t, W, W_prime):
        return passed_back(x, t, W, W_prime, lower_slope=slope(stations(x, t, W, W_prime)[0]))

    return wrong


def errors_above_forgotten(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    return half_square(y, t), np.outer(x, h * (1 - h)), np.outer(h, EI_prime)


def minus_inside_forgotten(x, t, W, W_prime):
    h = sigma(-W.T @ x)
    y = sigma(-W_prime.T @ h)
    up = (y - t) * y * (1 - y)
    return half_square(y, t), np.outer(x, (W_prime @ up) * h * (1 - h)), np.outer(h, up)


def differences_added_up(x, t, W, W_prime):
    _, y, *_ = stations(x, t, W, W_prime)
    return (y - t).sum() / 2, *backward_pass(x, t, W, W_prime)[1:]


def slopes_of_tanh(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    return passed_back(x, t, W, W_prime, upper_slope=1 - y**2, lower_slope=1 - h**2)


def with_upper_errors(x, t, W, W_prime, errors_of):
    """The backward pass with something else in place of EI'."""
    h, y, *_ = stations(x, t, W, W_prime)
    up = errors_of(y)
    return half_square(y, t), np.outer(x, (W_prime @ up) * h * (1 - h)), np.outer(h, up)


def error_left_out(x, t, W, W_prime):
    return with_upper_errors(x, t, W, W_prime, lambda y: y * (1 - y))


def error_not_differentiated(x, t, W, W_prime):
    return with_upper_errors(x, t, W, W_prime, lambda y: (y - t) ** 2 / 2 * y * (1 - y))


def wires_forgotten(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    down = EI_prime.sum() * h * (1 - h)
    return half_square(y, t), np.outer(x, down), np.outer(h, EI_prime)


def no_sigmoid_below(x, t, W, W_prime):
    h = W.T @ x
    y = sigma(W_prime.T @ h)
    up = (y - t) * y * (1 - y)
    return half_square(y, t), np.outer(x, W_prime @ up), np.outer(h, up)


def no_sigmoid_at_all(x, t, W, W_prime):
    h = W.T @ x
    y = W_prime.T @ h
    return half_square(y, t), np.outer(x, W_prime @ (y - t)), np.outer(h, y - t)


def gradients_of_the_mean(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return loss / len(t), grad_W / len(t), grad_W_prime / len(t)


def square_of_the_sum(x, t, W, W_prime):
    _, y, *_ = stations(x, t, W, W_prime)
    return (y - t).sum() ** 2 / 2, *backward_pass(x, t, W, W_prime)[1:]


def differences_without_square(x, t, W, W_prime):
    _, y, *_ = stations(x, t, W, W_prime)
    return np.abs(y - t).sum() / 2, *backward_pass(x, t, W, W_prime)[1:]


def flipped(x, t, W, W_prime):
    return passed_back(x, t, W, W_prime, sign=-1)


def slope_of_the_net_input(x, t, W, W_prime):
    u = W.T @ x
    return passed_back(x, t, W, W_prime, lower_slope=u * (1 - u))


def slopes_of_both_net_inputs(x, t, W, W_prime):
    u = W.T @ x
    u_prime = W_prime.T @ sigma(u)
    return passed_back(
        x, t, W, W_prime, upper_slope=u_prime * (1 - u_prime), lower_slope=u * (1 - u)
    )


def sigmoid_taken_twice(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    again, above = sigma(h), sigma(y)
    return passed_back(
        x, t, W, W_prime, upper_slope=above * (1 - above), lower_slope=again * (1 - again)
    )


def step_taken_too_early(x, t, W, W_prime):
    h, y, EI_prime, _ = stations(x, t, W, W_prime)
    moved = W_prime - np.outer(h, EI_prime)
    return half_square(y, t), np.outer(x, (moved @ EI_prime) * h * (1 - h)), np.outer(h, EI_prime)


def net_input_in_place_of_the_hidden_unit(x, t, W, W_prime):
    _, y, EI_prime, EI = stations(x, t, W, W_prime)
    return half_square(y, t), np.outer(x, EI), np.outer(W.T @ x, EI_prime)


def hidden_units_in_place_of_inputs(x, t, W, W_prime):
    h, y, EI_prime, EI = stations(x, t, W, W_prime)
    return half_square(y, t), np.outer(h, EI), np.outer(h, EI_prime)


def inputs_in_place_of_hidden_units(x, t, W, W_prime):
    _, y, EI_prime, EI = stations(x, t, W, W_prime)
    return half_square(y, t), np.outer(x, EI), np.outer(x, EI_prime)


def new_weights(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return loss, W - grad_W, W_prime - grad_W_prime


def new_weights_at_eta(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return loss, W - 0.5 * grad_W, W_prime - 0.5 * grad_W_prime  # the notebook's eta


def no_sigmoid_on_top(x, t, W, W_prime):
    h = sigma(W.T @ x)
    y = W_prime.T @ h
    return half_square(y, t), np.outer(x, (W_prime @ (y - t)) * h * (1 - h)), np.outer(h, y - t)


def log_loss(x, t, W, W_prime):
    h, y, *_ = stations(x, t, W, W_prime)
    loss = -(t * np.log(y) + (1 - t) * np.log(1 - y)).sum()
    return loss, np.outer(x, (W_prime @ (y - t)) * h * (1 - h)), np.outer(h, y - t)


def half_forgotten(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return 2 * loss, grad_W, grad_W_prime


def mean_of_the_outputs(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return loss / len(t), grad_W, grad_W_prime


def mean_of_the_squares(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return 2 * loss / len(t), 2 * grad_W / len(t), 2 * grad_W_prime / len(t)


def length_in_place_of_its_square(x, t, W, W_prime):
    loss, grad_W, grad_W_prime = backward_pass(x, t, W, W_prime)
    return np.sqrt(2 * loss) / 2, grad_W, grad_W_prime


# --- pencils --------------------------------------------------------------------------------------


def one_unit(rng):
    x, w = rng.normal(size=4), rng.normal(size=4)
    return {"x": x, "w": w, "y": sigma(w @ x), "t": float(rng.integers(2))}


def two_layers(rng):
    W_prime, h = rng.normal(size=(4, 3)), sigma(rng.normal(size=4))
    y, t = sigma(W_prime.T @ h), np.eye(3)[rng.integers(3)]
    return {"W_prime": W_prime, "EI_prime": (y - t) * y * (1 - y), "h": h}


def softmax_on_top(rng):
    W_prime, h = rng.normal(size=(3, 5)), rng.normal(size=3)
    exp = np.exp(W_prime.T @ h)
    return {"W_prime": W_prime, "y": exp / exp.sum(), "t": np.eye(5)[rng.integers(5)], "h": h}


# --- terms: what the prediction sends back, minus what the truth sends back -----------------------

ONE_UNIT_TERMS = (
    Term(
        name="y · y(1-y) x",
        value=lambda at: at["y"] ** 2 * (1 - at["y"]) * at["x"],
        because="The error has the prediction y once, with a plus.",
    ),
    Term(
        name="t · y(1-y) x",
        value=lambda at: at["t"] * at["y"] * (1 - at["y"]) * at["x"],
        coefficient=-1,
        because="The truth t is taken away once.",
    ),
    Term(
        name="y(1-y) x",
        value=lambda at: at["y"] * (1 - at["y"]) * at["x"],
        coefficient=0,
        because="What stands in front of y(1 - y) is the error, y - t, and nothing else.",
    ),
    Term(
        name="w",
        value=lambda at: at["w"],
        coefficient=0,
        because="The weights themselves are no part of the gradient.",
    ),
)
HIDDEN_TERMS = (
    Term(
        name="(W' EI') · h",
        value=lambda at: (at["W_prime"] @ at["EI_prime"]) * at["h"],
        because="The slope of the sigmoid is h - h², and this is its first half.",
        see="04.4",
    ),
    Term(
        name="(W' EI') · h²",
        value=lambda at: (at["W_prime"] @ at["EI_prime"]) * at["h"] ** 2,
        coefficient=-1,
        because="The slope of the sigmoid is h - h², and h² is taken away once.",
        see="04.4",
    ),
    Term(
        name="W' EI'",
        value=lambda at: at["W_prime"] @ at["EI_prime"],
        coefficient=0,
        because="Every error that comes back is multiplied by the slope of its hidden unit.",
        see="04.4",
    ),
    Term(
        name="h",
        value=lambda at: at["h"],
        coefficient=0,
        because="h stands in the slope only, which is multiplied by what comes back.",
        see="04.4",
    ),
)
LINEAR_TERMS = (
    Term(
        name="W' y",
        value=lambda at: at["W_prime"] @ at["y"],
        because="The prediction is sent back once, with a plus.",
        see="A.16",
    ),
    Term(
        name="W' t",
        value=lambda at: at["W_prime"] @ at["t"],
        coefficient=-1,
        because="The truth is taken away once.",
        see="A.11",
    ),
    Term(
        name="h",
        value=lambda at: at["h"],
        coefficient=0,
        because="How large h is plays no part on the way back.",
        see="A.16",
    ),
)


def gradient_terms(part, weights):
    """The gradient of W (part 1) or of W' (part 2): that of the prediction minus that of t."""

    def sent_back(error_of):
        def value(x, t, W, W_prime):
            h, y, *_ = stations(x, t, W, W_prime)
            up = error_of(y, t) * y * (1 - y)
            return np.outer(x, (W_prime @ up) * h * (1 - h)) if part == 1 else np.outer(h, up)

        return value

    return (
        Term(
            name="share of y",
            value=sent_back(lambda y, t: y),
            because="The error y - t has the prediction once, with a plus.",
            see="A.11",
        ),
        Term(
            name="share of t",
            value=sent_back(lambda y, t: t),
            coefficient=-1,
            because="The truth is taken away from the prediction once.",
            see="A.11",
        ),
        Term(
            name=weights,
            value=lambda x, t, W, W_prime: W if part == 1 else W_prime,
            coefficient=0,
            because="The weights themselves are no part of the gradient.",
            see="A.19",
        ),
    )


EXERCISES = (
    Predict(
        id="A.1",
        title="A perceptron meets XOR",
        stars=2,
        minutes=5,
        equation="A.3",
        solution=3,
        tolerance=0.1,
        because="OR gets three of them: it is wrong only where both inputs are 1. All four cannot "
        "be. Where both inputs are 0 or both are 1 the net input must not be positive, and the "
        "two net inputs sum to 2 w_0 + w_1 + w_2. Where one input is 1 it must be positive, and "
        "these two have the same sum.",
        misconceptions=(
            Misconception(
                cause="all four",
                answer=4,
                because="Then four inequalities must hold. Write them down and add them in pairs.",
                see="A.3",
            ),
            Misconception(
                cause="half of them",
                answer=2,
                because="A unit that always says no gets two. Try the weights of OR.",
                see="A.3",
            ),
            Misconception(
                cause="one of them",
                answer=1,
                because="A unit that always says no does better already.",
                see="A.3",
            ),
        ),
        hints=(
            "How many does a unit get right that has learned OR?",
            "Three are possible, then. For the fourth, write down what each example asks of the "
            "three weights.",
            "The two examples with the answer no and the two with the answer yes ask the same sum "
            "to be at most 0 and above 0.",
        ),
    ),
    Pencil(
        id="A.2",
        title="Blame of all weights",
        stars=2,
        minutes=8,
        equation="A.5",
        solution="(y - t) * y * (1 - y) * x",
        symbols=one_unit,
        truth=lambda at: (
            (sigma(at["w"] @ at["x"]) - at["t"])
            * (1 - np.tanh(at["w"] @ at["x"] / 2) ** 2)
            / 4
            * at["x"]
        ),
        terms={"value": ONE_UNIT_TERMS},
        misconceptions=(
            Misconception(
                cause="slope of the sigmoid forgotten",
                answer="(y - t) * x",
                because="That is the perceptron's rule, and with the log loss it would be right. "
                "Here the slope of the sigmoid, y(1 - y), stays.",
                see="04.4",
            ),
            Misconception(
                cause="output in place of the slope",
                answer="(y - t) * y * x",
                because="What counts is how much y moves with u, y(1 - y), not how large y is.",
                see="04.4",
            ),
            Misconception(
                cause="half a slope",
                answer="(y - t) * (1 - y) * x",
                because="The slope of the sigmoid is a product of two numbers, y and 1 - y.",
                see="04.4",
            ),
            Misconception(
                cause="net input in the slope",
                answer="(y - t) * (w.T @ x) * (1 - w.T @ x) * x",
                because="u(1 - u) is no slope. The slope of the sigmoid is written with its "
                "output, y(1 - y).",
                see="04.4",
            ),
            Misconception(
                cause="sigmoid taken twice",
                answer="(y - t) * sigmoid(y) * (1 - sigmoid(y)) * x",
                because="y is the output of the sigmoid already. Its slope is y(1 - y), with no "
                "further sigmoid.",
                see="04.4",
            ),
            Misconception(
                cause="sign flipped",
                answer="(t - y) * y * (1 - y) * x",
                because="The sign is turned. The slope of half of (t - y)² along y is y - t, for "
                "the inner slope is -1; and that of the sigmoid is y(1 - y).",
                see="A.5",
            ),
            Misconception(
                cause="weights in place of inputs",
                answer="(y - t) * y * (1 - y) * w",
                because="The net input is linear in each weight, and the factor beside the weight "
                "is the input.",
                see="A.2",
            ),
            Misconception(
                cause="factor 2",
                answer="2 * (y - t) * y * (1 - y) * x",
                because="The error is half a square. The half takes the 2 away.",
                see="A.5",
            ),
            Misconception(
                cause="error not differentiated",
                answer="(y - t)**2 / 2 * y * (1 - y) * x",
                because="The first link is the slope of the error along y. You put in the error "
                "itself.",
                see="A.5",
            ),
            Misconception(
                cause="first link forgotten",
                answer="y * (1 - y) * x",
                because="That is how much the output moves. How much does the error move with the "
                "output?",
                see="A.5",
            ),
            Misconception(
                cause="slope of the hyperbolic tangent",
                answer="(y - t) * (1 - y**2) * x",
                because="1 - y² is the slope of tanh. That of the sigmoid is y(1 - y).",
                see="04.4",
            ),
            Misconception(
                cause="plus in the slope",
                answer="(y - t) * y * (1 + y) * x",
                because="The slope of the sigmoid is y(1 - y), with a minus: it is flat where y is "
                "1.",
                see="04.4",
            ),
            Misconception(
                cause="brackets around 1 - y forgotten",
                answer="(y - t) * y * 1 - y * x",
                because="* comes before -, so y times x is subtracted from the rest. Put brackets "
                "around 1 - y.",
                see="04.4",
            ),
            Misconception(
                cause="inputs forgotten",
                answer="(y - t) * y * (1 - y)",
                because="This is the blame of the net input, a number. Each weight gets it times "
                "its own input.",
                see="A.2",
            ),
            Misconception(
                cause="step in place of the gradient",
                answer="w - (y - t) * y * (1 - y) * x",
                because="That is a weight after a step. The gradient alone was asked for.",
                see="A.5",
            ),
        ),
        hints=(
            "Three links: from the error to the output, from the output to the net input, from "
            "the net input to a weight.",
            "The slopes are y - t, then that of the sigmoid, written with y, then the input beside "
            "the weight.",
            "(y - t) times y times (1 - y), a number, times the column x.",
        ),
    ),
    Pencil(
        id="A.3",
        title="The errors of the hidden units",
        stars=3,
        minutes=10,
        equation="A.12",
        solution="(W_prime @ EI_prime) * h * (1 - h)",
        symbols=two_layers,
        truth=lambda at: np.array(
            [
                sum(e * v for e, v in zip(at["EI_prime"], row, strict=True)) * (one - one**2)
                for row, one in zip(at["W_prime"], at["h"], strict=True)
            ]
        ),
        terms={"value": HIDDEN_TERMS},
        misconceptions=(
            Misconception(
                cause="slope of the hidden units forgotten",
                answer="W_prime @ EI_prime",
                because="This is the blame of the outputs h. To come to the net inputs, pass the "
                "sigmoid, whose slope is h(1 - h).",
                see="04.4",
            ),
            Misconception(
                cause="sign flipped",
                answer="-(W_prime @ EI_prime) * h * (1 - h)",
                because="No link of the chain has a minus. It comes with the step downhill.",
                see="A.12",
            ),
            Misconception(
                cause="half a slope",
                answer="(W_prime @ EI_prime) * (1 - h)",
                because="The slope of the sigmoid is a product of two numbers, h and 1 - h.",
                see="04.4",
            ),
            Misconception(
                cause="outputs in place of slopes",
                answer="(W_prime @ EI_prime) * h",
                because="What counts is how much h moves with u, h(1 - h), not how large h is.",
                see="04.4",
            ),
            Misconception(
                cause="sigmoid taken twice",
                answer="(W_prime @ EI_prime) * sigmoid(h) * (1 - sigmoid(h))",
                because="h is the output of the sigmoid already. Its slope is h(1 - h), with no "
                "further sigmoid.",
                see="A.8",
            ),
            Misconception(
                cause="slope of the hyperbolic tangent",
                answer="(W_prime @ EI_prime) * (1 - h**2)",
                because="1 - h² is the slope of tanh. That of the sigmoid is h(1 - h).",
                see="04.4",
            ),
            Misconception(
                cause="brackets around 1 - h forgotten",
                answer="(W_prime @ EI_prime) * h * 1 - h",
                because="* comes before -, so h is subtracted from the rest. Put brackets around "
                "1 - h.",
                see="04.4",
            ),
            Misconception(
                cause="added in place of multiplied",
                answer="W_prime @ EI_prime + h * (1 - h)",
                because="The links of a chain are multiplied: what comes back to h, times the "
                "slope of h.",
                see="A.12",
            ),
            Misconception(
                cause="wires forgotten",
                answer="sum(EI_prime) * h * (1 - h)",
                because="Each error comes back along its own wire, and is multiplied by the "
                "weight of that wire.",
                see="A.9",
            ),
            Misconception(
                cause="errors above forgotten",
                answer="h * (1 - h)",
                because="That is how much h moves with u. How much does the error move with h?",
                see="A.12",
            ),
            Misconception(
                cause="gradient of the weights",
                answer="h @ EI_prime.T",
                because="That is the table of blame for the weights W', one step to the side of "
                "the way. We want a column.",
                see="A.14",
            ),
        ),
        hints=(
            "A hidden unit has one wire to each output unit. Along each of them comes that unit's "
            "error, times the weight of the wire.",
            "Row i of the table has the wires of hidden unit i. The table times the column of "
            "errors adds them up for all hidden units. Then pass the sigmoid.",
            "The product of W' and EI', entry by entry times h and times (1 - h).",
        ),
    ),
    Code(
        id="A.4",
        title="The backward pass",
        stars=3,
        minutes=15,
        equation="A.18",
        solution=backward_pass,
        returns=("loss", "grad_W", "grad_W_prime"),
        cases=network_cases,
        truth=backward_by_loops,
        terms={"grad_W": gradient_terms(1, "W"), "grad_W_prime": gradient_terms(2, "W'")},
        gradients={"grad_W": "W", "grad_W_prime": "W_prime"},
        misconceptions=(
            Misconception(
                cause="slope of the output units forgotten",
                answer=no_upper_slope,
                because="With the squared error, EI' is (y - t) times y(1 - y). Only a log loss "
                "takes the slope away.",
                see="A.12",
            ),
            Misconception(
                cause="slope of the hidden units forgotten",
                answer=no_lower_slope,
                because="W' EI' is the blame of h. The weights W sit behind the sigmoid: multiply "
                "by h(1 - h).",
                see="A.17",
            ),
            Misconception(
                cause="both slopes forgotten",
                answer=no_slopes,
                because="Each sigmoid on the way back multiplies by its slope: y(1 - y) above, "
                "h(1 - h) below.",
                see="A.17",
            ),
            Misconception(
                cause="sign flipped",
                answer=flipped,
                because="The gradient has y - t. The minus belongs to the step.",
                see="A.11",
            ),
            Misconception(
                cause="net input in the slope",
                answer=slope_of_the_net_input,
                because="u(1 - u) is no slope. The slope of the sigmoid is h(1 - h), written with "
                "its output.",
                see="A.17",
            ),
            Misconception(
                cause="net inputs in both slopes",
                answer=slopes_of_both_net_inputs,
                because="u(1 - u) is no slope. The slope of the sigmoid is written with its "
                "output: y(1 - y) above, h(1 - h) below.",
                see="A.12",
            ),
            Misconception(
                cause="slope of the output units forgotten on the way down",
                answer=no_upper_slope_for_the_lower_weights,
                because="grad_W_prime has EI'. For grad_W you sent y - t back in its place: pass "
                "the sigmoid of the outputs first.",
                see="A.16",
            ),
            Misconception(
                cause="slope of the output units forgotten for the upper weights",
                answer=no_upper_slope_for_the_upper_weights,
                because="The weights W' sit behind the sigmoid of the outputs: their error is "
                "EI', which is (y - t) times y(1 - y).",
                see="A.13",
            ),
            Misconception(
                cause="last output alone sent back",
                answer=last_output_alone_sent_back,
                because="For grad_W you sent back the error of the last output only. Each hidden "
                "unit gets a part from all outputs: add them up.",
                see="A.16",
            ),
            Misconception(
                cause="brackets around 1 - h forgotten",
                answer=no_brackets_below,
                because="* comes before -, so h is subtracted from the rest. Put brackets around "
                "1 - h.",
                see="A.17",
            ),
            Misconception(
                cause="brackets around 1 - y and 1 - h forgotten",
                answer=no_brackets,
                because="* comes before -, so y or h is subtracted from the rest. The slopes are "
                "y * (1 - y) and h * (1 - h).",
                see="A.12",
            ),
            Misconception(
                cause="outputs in place of slopes",
                answer=outputs_in_place_of_slopes,
                because="What counts is how much y moves with its net input, y(1 - y), not how "
                "large y is. The same for h.",
                see="A.12",
            ),
            Misconception(
                cause="half a slope",
                answer=half_slopes,
                because="The slope of the sigmoid is a product of two numbers: y and 1 - y above, "
                "h and 1 - h below.",
                see="A.12",
            ),
            Misconception(
                cause="output in place of the slope, above",
                answer=with_slope_above(lambda y: y),
                because="What counts is how much y moves with its net input, y(1 - y), not how "
                "large y is.",
                see="A.12",
            ),
            Misconception(
                cause="half a slope, above",
                answer=with_slope_above(lambda y: 1 - y),
                because="The slope of the sigmoid is a product of two numbers, y and 1 - y.",
                see="A.12",
            ),
            Misconception(
                cause="output in place of the slope, below",
                answer=with_slope_below(lambda h: h),
                because="What counts is how much h moves with its net input, h(1 - h), not how "
                "large h is.",
                see="A.17",
            ),
            Misconception(
                cause="half a slope, below",
                answer=with_slope_below(lambda h: 1 - h),
                because="The slope of the sigmoid is a product of two numbers, h and 1 - h.",
                see="A.17",
            ),
            Misconception(
                cause="errors above forgotten",
                answer=errors_above_forgotten,
                because="For grad_W you used the slopes of the hidden units alone. What W' sends "
                "down to them, W' EI', is a factor, too.",
                see="A.17",
            ),
            Misconception(
                cause="minus inside the sigmoid forgotten",
                answer=minus_inside_forgotten,
                because="Your sigmoids fall: 1 / (1 + exp(u)) is σ(-u). The exponent is minus the "
                "net input.",
                see="A.8",
            ),
            Misconception(
                cause="differences not squared",
                answer=differences_added_up,
                because="You added up the differences, so that those above and below zero cancel. "
                "The error adds up their squares.",
                see="A.10",
            ),
            Misconception(
                cause="slope of the hyperbolic tangent",
                answer=slopes_of_tanh,
                because="1 - y² is the slope of tanh. That of the sigmoid is y(1 - y); below, "
                "h(1 - h).",
                see="A.12",
            ),
            Misconception(
                cause="error left out",
                answer=error_left_out,
                because="You sent back the slopes alone. The error of an output begins with y - t.",
                see="A.11",
            ),
            Misconception(
                cause="error not differentiated",
                answer=error_not_differentiated,
                because="The first link is the slope of the error along y, which is y - t. You put "
                "in the error itself.",
                see="A.11",
            ),
            Misconception(
                cause="wires forgotten",
                answer=wires_forgotten,
                because="Each error comes back along its own wire, and is multiplied by the weight "
                "of that wire.",
                see="A.16",
            ),
            Misconception(
                cause="no sigmoid below",
                answer=no_sigmoid_below,
                because="The hidden units have a sigmoid. You used their net inputs as h.",
                see="A.8",
            ),
            Misconception(
                cause="no sigmoid at all",
                answer=no_sigmoid_at_all,
                because="Both layers have a sigmoid, on the way forwards and on the way back.",
                see="A.8",
            ),
            Misconception(
                cause="mean in place of the sum, everywhere",
                answer=gradients_of_the_mean,
                because="The error adds up over the outputs, and so do the gradients. You divided "
                "by the number of outputs.",
                see="A.10",
            ),
            Misconception(
                cause="square of the sum",
                answer=square_of_the_sum,
                because="You added up the differences and squared the sum. Each difference is "
                "squared, and then they are added up.",
                see="A.10",
            ),
            Misconception(
                cause="no square",
                answer=differences_without_square,
                because="You added up the sizes of the differences. The error adds up their "
                "squares.",
                see="A.10",
            ),
            Misconception(
                cause="sigmoid taken twice",
                answer=sigmoid_taken_twice,
                because="y and h are outputs of the sigmoid already. Their slopes are y(1 - y) "
                "and h(1 - h), with no further sigmoid.",
                see="A.12",
            ),
            Misconception(
                cause="step taken too early",
                answer=step_taken_too_early,
                because="The blame must go back through the weights that made the prediction. "
                "First all gradients, then the steps.",
                see="A.15",
            ),
            Misconception(
                cause="net input in place of the hidden unit",
                answer=net_input_in_place_of_the_hidden_unit,
                because="What stands beside W' in the sum is h, after the sigmoid.",
                see="A.13",
            ),
            Misconception(
                cause="hidden units in place of inputs",
                answer=hidden_units_in_place_of_inputs,
                because="Below W stand the inputs x, not the hidden units: each gradient is the "
                "number below its weights times the error above them.",
                see="A.18",
            ),
            Misconception(
                cause="inputs in place of hidden units",
                answer=inputs_in_place_of_hidden_units,
                because="Below W' stand the hidden units h, not the inputs: each gradient is the "
                "number below its weights times the error above them.",
                see="A.13",
            ),
            Misconception(
                cause="new weights",
                answer=new_weights,
                because="You took a step and returned the weights after it. The gradients alone "
                "were asked for.",
                see="A.19",
            ),
            Misconception(
                cause="new weights, at the rate 0.5",
                answer=new_weights_at_eta,
                because="You took a step and returned the weights after it. The gradients alone "
                "were asked for.",
                see="A.19",
            ),
            Misconception(
                cause="no sigmoid on top",
                answer=no_sigmoid_on_top,
                because="The output units have a sigmoid, too. You measured the error at their "
                "net inputs.",
                see="A.9",
            ),
            Misconception(
                cause="half forgotten",
                answer=half_forgotten,
                because="The error is half the sum of squares.",
                see="A.10",
            ),
            Misconception(
                cause="mean in place of the sum",
                answer=mean_of_the_outputs,
                because="The error adds up over the outputs. You divided it by their number.",
                see="A.10",
            ),
            Misconception(
                cause="mean of the squares",
                answer=mean_of_the_squares,
                because="You took the mean of the squares. The error is half their sum, however "
                "many outputs there are.",
                see="A.10",
            ),
            Misconception(
                cause="length in place of its square",
                answer=length_in_place_of_its_square,
                because="np.linalg.norm takes a square root. The error is half the sum of "
                "squares, without a root.",
                see="A.10",
            ),
            Misconception(
                cause="log loss",
                answer=log_loss,
                because="The log loss belongs to chapter 04. Here the error is half a square, and "
                "on the way back the slope y(1 - y) stays.",
                see="A.10",
            ),
        ),
        hints=(
            "Forwards: keep all that you compute, for the way back needs the hidden units and the "
            "outputs again. Then one column of errors per layer.",
            "EI' from y, t and the slope of the outputs; EI from W', EI' and the slope of the "
            "hidden units. Each gradient is a column times a row: what is below the weights, times "
            "the error above them.",
            "EI' is (y - t) times y times (1 - y); EI is W' times EI', then times h times (1 - h). "
            "The gradient for W_prime is np.outer of h and EI', the one for W that of x and EI; "
            "the error is half the sum of (y - t)².",
        ),
    ),
    Predict(
        id="A.5",
        title="Find the slip",
        stars=2,
        minutes=5,
        equation="A.17",
        solution="c",
        because="The slope of the sigmoid is written with its output: h(1 - h). With the net input "
        "it may even be negative, and the sigmoid never falls.",
        choices={
            "a": "This is (A.12), with y the output of the sigmoid: right.",
            "b": "This is (A.16). It has W' and not its transpose, since row i holds the wires of "
            "hidden unit i: right.",
            "d": "This is (A.19), the number below times the error above: right, if EI is.",
        },
        hints=(
            "Go through the lines one by one, with the three steps of each layer beside you.",
            "Two of the lines contain the slope of a sigmoid. Are both written with the same kind "
            "of number?",
            "The slope is output times one minus output. Which line has a net input there?",
        ),
    ),
    Predict(
        id="A.6",
        title="All alike",
        stars=2,
        minutes=4,
        equation="A.17",
        solution=1,
        tolerance=0.1,
        because="All hidden units compute the same h, have the same wires to the output, and so "
        "get the same EI. Their columns move by the same amount, and nothing ever tells them "
        "apart.",
        misconceptions=(
            Misconception(
                cause="every unit its own",
                answer=4,
                because="What should make two of them different? Compare their blame (A.17): same "
                "h, same weights above.",
                see="A.17",
            ),
            Misconception(
                cause="none counted",
                answer=0,
                because="0 would be a table without columns. Columns that are equal count once, "
                "not never.",
                see="A.17",
            ),
            Misconception(
                cause="two groups",
                answer=2,
                because="Two groups would need something that differs between them, and the units "
                "have the same weights and the same blame.",
                see="A.17",
            ),
            Misconception(
                cause="rows counted",
                answer=3,
                because="W has three rows, one for each input, and these may become different. "
                "The question is about its columns, one for each hidden unit.",
                see="A.8",
            ),
        ),
        hints=(
            "Write down the blame of two hidden units and look for a difference.",
            "In (A.17) the index i stands in h and in the weights above. Both are the same for "
            "all i at the start. And after one step?",
            "Same weights, same blame, same step: they stay the same for ever.",
        ),
    ),
    Pencil(
        id="A.7",
        title="Blame for the input word's vector",
        stars=1,
        minutes=4,
        equation="A.16",
        solution="W_prime @ (y - t)",
        symbols=softmax_on_top,
        truth=lambda at: at["W_prime"] @ at["y"] - at["W_prime"][:, np.argmax(at["t"])],
        terms={"value": LINEAR_TERMS},
        because="With CS224N's letters: U (ŷ - y), equation (03.10).",
        misconceptions=(
            Misconception(
                cause="slope of the outputs kept",
                answer="W_prime @ ((y - t) * y * (1 - y))",
                because="That is the squared error's. With softmax and the log loss the slope is "
                "gone: EI' is y - t.",
                see="A.12",
            ),
            Misconception(
                cause="slope of the hidden units kept",
                answer="(W_prime @ (y - t)) * h * (1 - h)",
                because="The hidden units are linear now: the slope of h = u is 1.",
                see="A.17",
            ),
            Misconception(
                cause="both slopes kept",
                answer="(W_prime @ ((y - t) * y * (1 - y))) * h * (1 - h)",
                because="Two of the three changes take a slope away: the hidden units are linear, "
                "and the log loss cancels that of the outputs.",
                see="A.17",
            ),
            Misconception(
                cause="hidden units as a factor",
                answer="(W_prime @ (y - t)) * h",
                because="How large h is plays no part on the way back. Its slope is 1.",
                see="A.17",
            ),
            Misconception(
                cause="1 subtracted from every word",
                answer="W_prime @ (y - 1)",
                because="You subtracted 1 from every output. The truth t is 1 for one word, and 0 "
                "for all others.",
                see="A.11",
            ),
            Misconception(
                cause="softmax not passed",
                answer="-W_prime @ (t / y)",
                because="That is the log loss's slope along y. EI' is the slope along the net "
                "inputs: go on through softmax, to y - t.",
                see="A.12",
            ),
            Misconception(
                cause="truth left out",
                answer="W_prime @ y",
                because="The error of an output is prediction minus truth.",
                see="A.11",
            ),
            Misconception(
                cause="prediction left out",
                answer="-W_prime @ t",
                because="The error of an output is prediction minus truth.",
                see="A.11",
            ),
            Misconception(
                cause="sign flipped",
                answer="W_prime @ (t - y)",
                because="The error is prediction minus truth: y - t in Rong's letters.",
                see="A.11",
            ),
            Misconception(
                cause="gradient of the weights",
                answer="h @ (y - t).T",
                because="That is the table of blame for the upper weights. EI is a column.",
                see="A.14",
            ),
        ),
        hints=(
            "Two slopes disappear. What remains is the way through the wires.",
            "The error of each output unit is prediction minus truth. Send all of them back.",
            "W' times the column y minus t.",
        ),
    ),
    Order(
        id="A.8",
        title="There and back",
        stars=2,
        minutes=5,
        equation="A.20",
        solution="EBHDAGC",
        because="Forwards, then backwards layer by layer, and the steps last. The gradient of the "
        "upper weights may be taken any time after their errors are known; nothing but the step "
        "uses it.",
        lines={
            "A": Line(
                text="EI = ∂E/∂h · h · (1 − h)",
                needs={"D": "uses the blame of the hidden units, ∂E/∂h"},
                see="A.17",
            ),
            "B": Line(
                text="EI′ = (y − t) · y · (1 − y)",
                needs={"E": "uses the outputs y"},
                see="A.12",
            ),
            "C": Line(
                text="W′ ← W′ − η ∂E/∂W′,  W ← W − η ∂E/∂W",
                needs={
                    "D": "overwrites W′, and the blame has still to come down through the old one",
                    "H": "uses the gradient of W′",
                    "G": "uses the gradient of W",
                },
                see="A.15",
            ),
            "D": Line(
                text="∂E/∂h = W′ EI′",
                needs={"B": "sends the errors EI′ down"},
                see="A.16",
            ),
            "E": Line(text="h = σ(Wᵀ x),  y = σ(W′ᵀ h)", see="A.9"),
            "F": Line(
                text="∂E/∂h = W′ᵀ EI′",
                slip="W′ᵀ leads up, from h to the outputs. The blame comes down the same wires "
                "through W′ itself; the shapes say so, too.",
                see="A.16",
            ),
            "G": Line(
                text="∂E/∂W = x EIᵀ",
                needs={"A": "uses the errors EI of the hidden units"},
                see="A.19",
            ),
            "H": Line(
                text="∂E/∂W′ = h EI′ᵀ",
                needs={"B": "uses the errors EI′ of the outputs"},
                see="A.14",
            ),
        },
        hints=(
            "Blame comes from above. So the upper layer has to be done before the lower one can "
            "hear anything, and nothing may be changed that is still in use.",
            "Forwards; the errors of the outputs; what goes down to the hidden units; their "
            "errors. Each gradient is the error above times the number below. One line has the "
            "wires the wrong way round.",
            "Forwards; the errors of the outputs; the gradient of the upper weights; the blame of "
            "the hidden units, through W′; their errors; the gradient of the lower weights; then "
            "both steps.",
        ),
    ),
)
