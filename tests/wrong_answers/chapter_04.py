"""Wrong answers to chapter 04, written as learners write them, each with the cause to be named."""

import math

import numpy as np


def textbook(x):
    return 1 / (1 + np.exp(-x))


def both_branches(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def e_to_the_x_form(x):
    e = np.exp(x)
    return e / (1 + e)


def no_brackets(x):
    return 1 / 1 + np.exp(-x)


def exponent_without_minus(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e, 1) / (1 + e)


def minus_in_the_denominator(x):
    return 1 / (1 - np.exp(-x))


def from_the_autograd_example(x):
    return 0.5 * (np.tanh(x) + 1)


def plain_tanh(x):
    return np.sinh(np.clip(x, -50, 50)) / np.cosh(np.clip(x, -50, 50))


def softmax_by_habit(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


def verdicts(x):
    return (np.asarray(x) >= 0).astype(float)


def with_math(x):
    return 1 / (1 + math.exp(-x))


def in_place(x):
    if isinstance(x, float):
        return textbook(x)
    np.clip(x, -500, 500, out=x)
    return 1 / (1 + np.exp(-x))


def as_a_column(x):
    x = np.atleast_1d(x)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def log_after(x):
    e = np.exp(-np.abs(x))
    return np.log(np.where(x >= 0, 1, e) / (1 + e))


def softplus_unsafe(x):
    return -np.log(1 + np.exp(-x))


def epsilon(x):
    e = np.exp(-np.abs(x))
    return np.log(np.where(x >= 0, 1, e) / (1 + e) + 1e-12)


def clipped(x):
    e = np.exp(-np.abs(x))
    return np.log(np.maximum(np.where(x >= 0, 1, e) / (1 + e), 1e-15))


def softplus_of_minus(x):
    return np.logaddexp(0, -x)


def softplus(x):
    return np.logaddexp(0, x)


def log_sigmoid_of_minus(x):
    return -np.logaddexp(0, x)


def lost_the_shift(x):
    return -np.log1p(np.exp(-np.abs(x)))


def leaky_relu(x, alpha):
    return np.where(x > 0, x, alpha * x)


def relu_slope(x, alpha):
    return (x > 0).astype(float)


def wrong_side(x, alpha):
    return np.array([1.0 if score <= 0 else alpha for score in x])


def zero_counts_as_right(x, alpha):
    slopes = np.ones_like(x)
    slopes[x < 0] = alpha
    return slopes


def zero_left_out(x, alpha):
    slopes = np.zeros_like(x)
    slopes[x > 0] = 1
    slopes[x < 0] = alpha
    return slopes


def by_finite_differences(x, alpha):
    def f(t):
        return np.maximum(alpha * t, t)

    return (f(x + 1e-6) - f(x - 1e-6)) / 2e-6


def x_times_alpha(x, alpha):
    return np.where(x > 0, 1, x * alpha)


def truth_values(x, alpha):
    return x > 0


WRONG = {
    "04.1": [
        ("other word forgotten", "s_a"),
        ("words swapped", "-(s_a - s_b)"),
        ("quotient of the scores", "s_a / s_b"),
        ("sum of the scores", "s_b + s_a"),
        ("exp taken twice", "exp(s_a) / exp(s_b)"),
        ("difference of exponentials", "exp(s_a) - exp(s_b)"),
        ("syntax", "softmax(s_a, s_b)"),
        ("probability in place of the score", "sigmoid(s_a - s_b)"),
        ("unnamed", "sigmoid(s_a) - sigmoid(s_b)"),
    ],
    "04.2": [
        ("overflow on the way", textbook),
        ("overflow on the way", both_branches),
        ("infinity divided by infinity", e_to_the_x_form),
        ("brackets forgotten", no_brackets),
        ("sign flipped", exponent_without_minus),
        ("minus below the line", minus_in_the_denominator),
        ("twice as steep", from_the_autograd_example),
        ("hyperbolic tangent", plain_tanh),
        ("softmax over the array", softmax_by_habit),
        ("logarithm returned", lambda x: -np.logaddexp(0, -x)),
        ("a step in place of a curve", verdicts),
        ("OverflowError", with_math),
        ("changes its inputs", in_place),
        ("wrong shape", as_a_column),
    ],
    "04.3": [
        ("score in place of the sigmoid", "x * (1 - x)"),
        ("sign flipped", "-exp(-x) / (1 + exp(-x))**2"),
        ("one factor lost", "exp(-x) / (1 + exp(-x))"),
        ("inner slope forgotten", "-(1 + exp(-x))**-2"),
        ("plus in the quotient rule", "(exp(x)*(exp(x)+1) + exp(x)*exp(x)) / (exp(x)+1)**2"),
        ("the sigmoid itself", "exp(x) / (1 + exp(x))"),
        ("square in place of the product", "1 / (1 + exp(-x))**2"),
        ("one factor lost", "sigmoid(-x)"),
        ("syntax", "sigmoid(x)(1 - sigmoid(x))"),
    ],
    "04.4": [
        ("score taken for a probability", 0.1),
        ("the slope itself", 0.25),
        ("one factor forgotten", "0.1 * 1/2"),
        ("steepest at the ends", 0),
    ],
    "04.5": [("a", "a"), ("b", "b"), ("d", "d")],
    "04.6": [
        ("column in place of the table", "sigmoid(x) * sigmoid(-x)"),
        ("outer product", "sigmoid(x) @ sigmoid(-x).T"),
        ("inner product", "sum(sigmoid(x) * (1 - sigmoid(x)))"),
        ("table of softmax", "diag(sigmoid(x)) - sigmoid(x) @ sigmoid(x).T"),
        ("values in place of slopes", "diag(sigmoid(x))"),
        ("score in place of the sigmoid", "diag(x - x**2)"),
        ("shapes do not fit", "sigmoid(x) @ (1 - sigmoid(x))"),
    ],
    "04.7": [
        ("sign flipped", "y * (1 - sigmoid(x)) - (1 - y) * sigmoid(x)"),
        ("extra factor of a sigmoid", "(sigmoid(x) - y) * sigmoid(x) * sigmoid(-x)"),
        ("inner minus forgotten", "-y * (1 - sigmoid(x)) - (1 - y) * (1 - sigmoid(-x))"),
        ("label left out", "-sigmoid(-x)"),
        ("truth left out", "sigmoid(x)"),
        ("first term alone", "-y * sigmoid(-x)"),
        ("labels swapped", "y * sigmoid(x) - (1 - y) * sigmoid(-x)"),
        ("inner minus forgotten", "-sigmoid(-(2*y - 1) * x)"),
        ("unnamed", "sigmoid(x) + y"),
    ],
    "04.8": [
        ("through the probability", log_after),
        ("not shifted", softplus_unsafe),
        ("a small number added", epsilon),
        ("cut off", clipped),
        ("minus sign lost", softplus_of_minus),
        ("minus sign lost, log of no", softplus),
        ("log of no", log_sigmoid_of_minus),
        ("shift not put back", lost_the_shift),
        ("logarithm to base 2", lambda x: -np.logaddexp(0, -x) / np.log(2)),
    ],
    "04.9": [("a", "a"), ("b", "b"), ("c", "c")],
    "04.10": [
        ("values in place of slopes", leaky_relu),
        ("plain ReLU", relu_slope),
        ("sides swapped", wrong_side),
        ("right slope at the corner", zero_counts_as_right),
        ("zero at the corner", zero_left_out),
        ("the score left in the slope", x_times_alpha),
        ("wrong type", truth_values),
        ("middle slope at the corner", by_finite_differences),
    ],
}
