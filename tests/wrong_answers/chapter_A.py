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


WRONG = {
    "A.1": [("all four", 4), ("half of them", 2), ("one of them", 1)],
    "A.2": [
        ("slope of the sigmoid forgotten", "x * (y - t)"),
        ("sign flipped", "-(y - t) * y * (1 - y) * x"),
        ("weights in place of inputs", "w * (y - t) * (y - y**2)"),
        ("factor 2", "(y - t) * 2 * y * (1 - y) * x"),
        ("inputs forgotten", "y * (1 - y) * (y - t)"),
    ],
    "A.3": [
        ("slope of the hidden units forgotten", "W_prime @ EI_prime"),
        ("sign flipped", "W_prime @ EI_prime * h * (h - 1)"),
        ("half a slope", "(1 - h) * (W_prime @ EI_prime)"),
        ("outputs in place of slopes", "h * (W_prime @ EI_prime)"),
        ("gradient of the weights", "h @ EI_prime.T"),
        ("shapes do not fit", "W_prime.T @ EI_prime * h * (1 - h)"),
    ],
    "A.4": [
        ("slope of the output units forgotten", with_log_loss_in_mind),
        ("slope of the hidden units forgotten", linear_going_back),
        ("sign flipped", truth_minus_prediction),
        ("net input in the slope", slope_with_u),
        ("wrong shape", hidden_in_place_of_input),
        ("wrong shape", tables_lying_down),
        ("step taken too early", eager),
        ("half forgotten", whole_square),
    ],
    "A.5": [("a", "a"), ("b", "b"), ("d", "d")],
    "A.6": [("every unit its own", 4), ("two groups", "2"), ("rows counted", 3)],
    "A.7": [
        ("slope of the outputs kept", "W_prime @ (y * (1 - y) * (y - t))"),
        ("slope of the hidden units kept", "W_prime @ (y - t) * h * (1 - h)"),
        ("sign flipped", "W_prime @ t - W_prime @ y"),
        ("gradient of the weights", "h @ (y - t).T"),
        ("shapes do not fit", "W_prime.T @ (y - t)"),
    ],
}
