"""Wrong answers to chapter 04, written as learners write them, each with the cause to be named."""

import math

import numpy as np


def textbook(x):
    return 1 / (1 + np.exp(-x))


def silenced(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(x)))


def silenced_and_heard_again(x):
    before = np.seterr(all="ignore")
    probability = 1 / (1 + np.exp(-np.asarray(x)))
    np.seterr(**before)
    return probability


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


def bracket_lost_below(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / 1 + e


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


def one_number_only(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def forgot_to_shift_no(x):
    m = np.maximum(x, 0)
    return np.exp(x - m) / (np.exp(x - m) + 1)


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


def limited_to_500(x):
    x = np.clip(x, -500, 500)
    return np.log(1 / (1 + np.exp(-x)))


def shift_added(x):
    m = np.maximum(0, -x)
    return m - np.log(np.exp(-m) + np.exp(-x - m))


def forgot_to_shift_the_one(x):
    m = np.maximum(0, -x)
    return -m - np.log(1 + np.exp(-x - m))


def numerator_first(x):
    return x - np.log(1 + np.exp(x))


def softmax_shift(x):
    m = max(0, np.max(-x))
    return -(m + np.log(np.exp(0 - m) + np.exp(-x - m)))


def largest_exponent_without_zero(x):
    m = np.max(-x)
    return -m - np.log(np.exp(-m) + np.exp(-x - m))


def larger_of_zero_and_x(x):
    m = np.maximum(0, x)
    return -m - np.log(np.exp(-m) + np.exp(-x - m))


def half_in_bits(x):
    m = np.maximum(0, -x)
    return -m - np.log2(np.exp(-m) + np.exp(-x - m))


def sum_of_exponentials_subtracted(x):
    m = np.maximum(0, -x)
    return -m - (np.exp(-m) + np.exp(-x - m))


def far_out_it_is_a_line(x):
    return np.where(x < -30, x, -np.log(1 + np.exp(-x)))


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


def slopes_into_x(x, alpha):
    positive = x > 0
    x[positive] = 1
    x[~positive] = alpha
    return x


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
        ("share of the scores", "s_a / (s_a + s_b)"),
        ("logarithm of the probability", "log(sigmoid(s_a - s_b))"),
        ("the exponential below the line", "exp(s_b) / exp(s_a)"),
        ("unnamed", "sigmoid(s_a) - sigmoid(s_b)"),
        ("unnamed", "sqrt((s_a - s_b)**2)"),
        ("unnamed", "-sqrt((s_a - s_b)**2)"),
        ("halved", "(s_a - s_b) / 2"),
        ("quotient upside down", "s_b / s_a"),
        ("exp of one score alone", "exp(s_a)"),
        ("logarithm of the sum", "log(exp(s_a) + exp(s_b))"),
        ("not finite", "log(s_a) - log(s_b)"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term s_a counts twice", "s_a + s_a - s_b"),
        ("the term s_a has its sign flipped", "-(s_a + s_b)"),
        ("the term s_a is missing", "-s_b"),
        ("the term 1 is too much", "1 + s_a - s_b"),
    ],
    "04.2": [
        ("overflow on the way", textbook),
        ("overflow on the way", both_branches),
        ("overflow on the way", silenced),
        ("overflow on the way", silenced_and_heard_again),
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
        ("sign of the score lost", lambda x: 1 / (1 + np.exp(-np.abs(x)))),
        ("hyperbolic tangent of half the score", lambda x: np.tanh(0.5 * np.asarray(x))),
        ("not divided", lambda x: np.exp(np.minimum(0, x))),
        ("brackets forgotten below the line", bracket_lost_below),
        ("zero where x is negative", lambda x: (x >= 0) / (1 + np.exp(-np.abs(x)))),
        ("negative form on both sides", lambda x: np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))),
        ("one side shifted", lambda x: np.exp(x - np.max(x)) / (np.exp(x - np.max(x)) + 1)),
        ("ValueError", one_number_only),
        ("one of two not shifted", forgot_to_shift_no),
        (
            "one of two not shifted",
            lambda x: np.exp(np.minimum(x, 0)) / (np.exp(np.minimum(x, 0)) + 1),
        ),
        ("nan turned into 0", lambda x: np.nan_to_num(np.exp(x) / (1 + np.exp(x)))),
        ("overflow on the way", lambda x: np.nan_to_num(np.exp(x) / (1 + np.exp(x)), nan=1)),
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
        ("square of the other factor", "1 / (exp(x) + 1)**2"),
        ("slope of the hyperbolic tangent", "(1 - sigmoid(x)) * (1 + sigmoid(x))"),
        ("x in place of the inner slope", "x * exp(-x) / (1 + exp(-x))**2"),
        (
            "power rule for exp",
            "(x*exp(x-1)*(exp(x)+1) - exp(x)*x*exp(x-1)) / (exp(x)+1)**2",
        ),
        ("zero", "sigmoid(x)*1 - sigmoid(x)"),
        ("zero", "0"),
        ("square below the line forgotten", "exp(x)*(exp(x)+1) - exp(x)*exp(x)"),
        ("square of a sum, term by term", "exp(x) / (exp(2*x) + 1)"),
        ("square of a sum, term by term", "exp(-x) / (1 + exp(-2*x))"),
        ("sign of the exponent lost", "exp(x) * (1 + exp(-x))**-2"),
        ("square missing in the second fraction", "sigmoid(x) - exp(2*x) / (1 + exp(x))"),
        ("score in place of one sigmoid", "sigmoid(x) * (1 - x)"),
        ("one factor lost, and sign flipped", "sigmoid(x) - 1"),
        ("doubled", "2 * exp(x) / (exp(x) + 1)**2"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -σ(x)² counts twice", "sigmoid(x) * (1 - 2 * sigmoid(x))"),
        ("the term σ(x) counts twice", "sigmoid(x) * (2 - sigmoid(x))"),
        ("the term x is too much", "x + sigmoid(x) * (1 - sigmoid(x))"),
    ],
    "04.4": [
        ("score taken for a probability", 0.1),
        ("the slope itself", 0.25),
        ("one factor forgotten", "0.1 * 1/2"),
        ("steepest at the ends", 0),
        ("the new probability", 0.525),
        ("percent", 2.5),
        ("the old probability", 0.5),
    ],
    "04.5": [("a", "a"), ("b", "b"), ("d", "d")],
    "04.6": [
        ("column in place of the table", "sigmoid(x) * sigmoid(-x)"),
        ("outer product", "sigmoid(x) @ sigmoid(-x).T"),
        ("slopes added up", "sum(sigmoid(x) * (1 - sigmoid(x)))"),
        ("table of softmax", "diag(sigmoid(x)) - sigmoid(x) @ sigmoid(x).T"),
        ("values in place of slopes", "diag(sigmoid(x))"),
        ("score in place of the sigmoid", "diag(x - x**2)"),
        ("softmax in place of the sigmoid", "diag(softmax(x)) - softmax(x) @ softmax(x).T"),
        ("one in every place", "diag(sigmoid(x)) @ (1 - diag(sigmoid(x)))"),
        ("sigmoid of the zeros", "sigmoid(diag(x)) * sigmoid(-diag(x))"),
        ("one factor lost", "diag(sigmoid(-x))"),
        ("sign flipped", "diag(sigmoid(x) * (sigmoid(x) - 1))"),
        ("square in place of the product", "diag(sigmoid(x)) @ diag(sigmoid(x))"),
        ("zero", "diag(sigmoid(x) * 1 - sigmoid(x))"),
        ("softmax on the diagonal", "diag(softmax(x)) - diag(softmax(x)**2)"),
        ("sigmoid of the zeros, and no slopes", "sigmoid(diag(x))"),
        ("one factor lost, and sign flipped", "diag(sigmoid(x) - 1)"),
        ("doubled", "2 * diag(sigmoid(x) * (1 - sigmoid(x)))"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -diag(σ²) has its sign flipped", "diag(sigmoid(x) * (1 + sigmoid(x)))"),
        ("nothing there but σ σᵀ", "sigmoid(x) @ sigmoid(x).T"),
        ("the term -diag(σ²) counts twice", "diag(sigmoid(x) - 2 * sigmoid(x)**2)"),
        ("shapes do not fit", "sigmoid(x) @ (1 - sigmoid(x))"),
        ("shapes do not fit", "diag(sigmoid(x)) * (1 - sigmoid(x))"),
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
        ("plus in place of minus", "sigmoid(x) + y"),
        ("minus of the loss lost for yes", "y * (1 - sigmoid(x)) + (1 - y) * sigmoid(x)"),
        ("wrong score in the second term", "-y * sigmoid(-x) + (1 - y) * (1 - sigmoid(x))"),
        ("slope of the logarithm alone", "-y / sigmoid(x) - (1 - y) / (1 - sigmoid(x))"),
        ("slope of log σ(x)", "sigmoid(-x)"),
        ("score in place of the sigmoid", "x - y"),
        ("the loss itself", "-log(sigmoid((2*y - 1) * x))"),
        (
            "wrong sign inside the sigmoid, inner minus forgotten",
            "-y * sigmoid(x) - (1 - y) * sigmoid(-x)",
        ),
        ("x in place of the inner slope", "x * (sigmoid(x) - y)"),
        ("labels of 1 and -1", "y * (sigmoid(x) - 1) + (1 - y) * (sigmoid(x) + 1)"),
        ("slope of the prediction", "sigmoid(x) * sigmoid(-x)"),
        ("zero", "y * (1 - sigmoid(x)) * (1 - y) * sigmoid(x)"),
        ("probability of the true answer", "y * sigmoid(x) + (1 - y) * sigmoid(-x)"),
        ("second term alone", "(1 - y) * exp(x) / (1 + exp(x))"),
        ("slope along the prediction", "(sigmoid(x) - y) / (sigmoid(x) * (1 - sigmoid(x)))"),
        ("wrong sign inside the sigmoid", "-(2*y - 1) * sigmoid((2*y - 1) * x)"),
        ("wrong sign inside the sigmoid", "1 - sigmoid(x) - y"),
        ("wrong sign inside the sigmoid for yes", "(1 - 2*y) * sigmoid(x)"),
        ("label inside the sigmoid", "sigmoid(x - y)"),
        ("score and label exchanged", "1 / (1 + exp(-y)) - x"),
        ("sign flipped, and wrong score in the second term", "(2*y - 1) * sigmoid(-x)"),
        ("doubled", "2 * (sigmoid(x) - y)"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term σ(x) counts twice", "sigmoid(x) - y + sigmoid(x)"),
        ("the term y σ(x) is too much", "sigmoid(x) - y * (1 - sigmoid(x))"),
        ("the term -y counts half", "sigmoid(x) - y / 2"),
    ],
    "04.8": [
        ("through the probability", log_after),
        ("not shifted", softplus_unsafe),
        ("1e-12 added", epsilon),
        ("probability cut off", clipped),
        ("score cut off at 500", limited_to_500),
        ("score cut off at 700", lambda x: -np.log1p(np.exp(-np.clip(x, -700, 700)))),
        ("shift put back with the wrong sign", shift_added),
        ("one of two not shifted", forgot_to_shift_the_one),
        ("shifted by -x everywhere", numerator_first),
        ("one shift for all", softmax_shift),
        ("a bend in place of a curve", lambda x: np.where(np.asarray(x) < 0, x, 0.0)),
        ("shifted without the 0", largest_exponent_without_zero),
        ("shifted by the smaller exponent", larger_of_zero_and_x),
        ("1e-10 added", lambda x: np.log(1 / (1 + np.exp(-np.clip(x, -700, 700))) + 1e-10)),
        ("1e-8 added", lambda x: np.log(np.exp(-np.logaddexp(0, -x)) + 1e-8)),
        ("the larger of x and 0", lambda x: np.maximum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
        ("logarithm not taken", lambda x: np.exp(-np.logaddexp(0, -x))),
        ("softmax over the array", lambda x: x - np.logaddexp.reduce(np.ravel(x))),
        ("overflow on the way", far_out_it_is_a_line),
        ("minus sign lost", softplus_of_minus),
        ("1 in place of its logarithm", lambda x: -np.logaddexp(1, -x)),
        ("logarithm forgotten", sum_of_exponentials_subtracted),
        ("one of two parts in base 2", half_in_bits),
        ("sign of the score lost", lambda x: -np.abs(x) - np.log1p(np.exp(-np.abs(x)))),
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
        ("the score on the right", lambda x, alpha: np.where(x > 0, x, alpha)),
        ("alpha on both sides", lambda x, alpha: (x > 0) + alpha),
        ("alpha everywhere", lambda x, alpha: alpha * np.ones(len(x))),
        ("1 - alpha in place of alpha", lambda x, alpha: np.where(x > 0, 1, 1 - alpha)),
        ("alpha not used", lambda x, alpha: np.where(x > 0, 1, 0.01)),
        ("changes its inputs", slopes_into_x),
        ("not finite", lambda x, alpha: np.maximum(alpha * x, x) / x),
        ("wrong shape", lambda x, alpha: max(alpha, 1)),
        ("compared with alpha", lambda x, alpha: np.where(x > alpha, 1, alpha)),
        (
            "one half at the corner",
            lambda x, alpha: np.heaviside(x, 0.5) + alpha * (x < 0),
        ),
        ("alpha at the corner alone", lambda x, alpha: np.heaviside(x, alpha)),
    ],
}
