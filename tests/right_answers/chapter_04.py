"""Right answers to chapter 04, in the styles of different learners: each must pass."""

import math

import numpy as np


def sigmoid_with_a_mask(x):
    """Two halves, filled in separately."""
    x = np.asarray(x, dtype=float)
    probs = np.empty_like(x)
    positive = x >= 0
    probs[positive] = 1 / (1 + np.exp(-x[positive]))
    weight = np.exp(x[~positive])
    probs[~positive] = weight / (1 + weight)
    return probs


def sigmoid_by_tanh(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sigmoid_by_logaddexp(x):
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_one_by_one(x):
    """math.exp on one number after the other."""

    def of_one(score):
        if score >= 0:
            return 1 / (1 + math.exp(-score))
        weight = math.exp(score)
        return weight / (1 + weight)

    if np.ndim(x) == 0:
        return of_one(x)
    return np.array([of_one(score) for score in x.ravel()]).reshape(x.shape)


def sigmoid_of_two_shifted(x):
    """Softmax over yes and no, both scores shifted by the larger one."""
    m = np.maximum(x, 0)
    yes, no = np.exp(x - m), np.exp(0 - m)
    return yes / (yes + no)


def sigmoid_of_limited_exponents(x):
    """np.where over two forms, each with exponents that cannot overflow."""
    falling = 1 / (1 + np.exp(-np.maximum(x, 0)))
    rising = np.exp(np.minimum(x, 0))
    return np.where(x > 0, falling, rising / (1 + rising))


def sigmoid_in_single_precision(x):
    small = np.exp(-np.abs(np.asarray(x, dtype=np.float32)))
    return np.where(np.asarray(x) >= 0, np.float32(1), small) / (1 + small)


def sigmoid_vectorised(x):
    def of_one(score):
        return 1 / (1 + np.exp(-score)) if score > 0 else 1 - 1 / (1 + np.exp(score))

    return np.vectorize(of_one, otypes=[float])(x)


def log_by_logaddexp(x):
    return -np.logaddexp(0, -x)


def log_by_log1p(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def log_with_a_mask(x):
    x = np.asarray(x, dtype=float)
    result = np.zeros_like(x)
    positive = x >= 0
    result[positive] = -np.log(1 + np.exp(-x[positive]))
    result[~positive] = x[~positive] - np.log(np.exp(x[~positive]) + 1)
    return result


def log_of_a_sum(x):
    """Log-sum-exp over a new first axis that holds both scores."""
    pair = np.stack([np.zeros(np.shape(x)), -np.asarray(x)])
    m = pair.max(axis=0)
    return -(m + np.log(np.exp(pair - m).sum(axis=0)))


def log_one_by_one(x):
    if np.ndim(x) == 0:
        return x - math.log(1 + math.exp(x)) if x < 0 else -math.log(1 + math.exp(-x))
    return np.array([log_one_by_one(part) for part in x])


def log_with_an_own_copy(x):
    """In place, but on arrays of its own."""
    result = np.array(x, dtype=float)
    tail = np.exp(-np.abs(result))
    np.minimum(result, 0, out=result)
    result -= np.log1p(tail)
    return result


def log_in_single_precision(x):
    x = np.asarray(x, dtype=np.float32)
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def leaky_as_a_list(x, alpha):
    return [1 if score > 0 else alpha for score in x]


def leaky_with_a_mask(x, alpha):
    slopes = np.full(x.shape, alpha)
    slopes[x > 0] = 1
    return slopes


def leaky_by_arithmetic(x, alpha):
    right = (x > 0).astype(float)
    return right + alpha * (1 - right)


def leaky_by_heaviside(x, alpha):
    return alpha + (1 - alpha) * np.heaviside(x, 0)


def leaky_by_choice(x, alpha):
    return np.select([x > 0, x <= 0], [1.0, alpha])


def leaky_by_power(x, alpha):
    return alpha ** (x <= 0)


def leaky_one_by_one(x, alpha):
    slopes = np.empty(len(x))
    for i in range(len(x)):
        if x[i] > alpha * x[i]:
            slopes[i] = 1
        else:
            slopes[i] = alpha
    return slopes


RIGHT = {
    "04.1": [
        "s_a - s_b",
        "-(s_b - s_a)",
        "-s_b + s_a",
        "log(exp(s_a) / exp(s_b))",
        "log(exp(s_a - s_b))",
        "-log(exp(s_b) / exp(s_a))",
    ],
    "04.2": [
        sigmoid_with_a_mask,
        sigmoid_by_tanh,
        sigmoid_by_logaddexp,
        sigmoid_one_by_one,
        sigmoid_of_two_shifted,
        sigmoid_of_limited_exponents,
        sigmoid_in_single_precision,
        sigmoid_vectorised,
    ],
    "04.3": [
        "sigmoid(x) * (1 - sigmoid(x))",
        "sigmoid(x) - sigmoid(x)**2",
        "sigmoid(x) * sigmoid(-x)",
        "exp(x) / (exp(x) + 1)**2",
        "exp(-x) / (1 + exp(-x))**2",
        "exp(-x) * sigmoid(x)**2",
        "1 / (exp(x) + 2 + exp(-x))",
        "(exp(x) * (exp(x) + 1) - exp(x) * exp(x)) / (exp(x) + 1)**2",
        "1 / (exp(x / 2) + exp(-x / 2))**2",
    ],
    "04.4": [0.025, "0.1 / 4", "0.1 * 0.5 * 0.5", 0.02499, "1 / 40"],
    "04.5": ["c", "C", " c "],
    "04.6": [
        "diag(sigmoid(x) * (1 - sigmoid(x)))",
        "diag(sigmoid(x) * sigmoid(-x))",
        "diag(sigmoid(x)) @ diag(1 - sigmoid(x))",
        "diag(sigmoid(x)) - diag(sigmoid(x))**2",
        "diag(sigmoid(x)) - diag(sigmoid(x)) @ diag(sigmoid(x))",
        "diag(sigmoid(x) - sigmoid(x)**2)",
        "diag(exp(x) / (exp(x) + 1)**2)",
        "diag(sigmoid(x) * (1 - sigmoid(x))).T",
    ],
    "04.7": [
        "sigmoid(x) - y",
        "-y * sigmoid(-x) + (1 - y) * sigmoid(x)",
        "y * (sigmoid(x) - 1) + (1 - y) * sigmoid(x)",
        "-(2*y - 1) * sigmoid(-(2*y - 1) * x)",
        "1 / (1 + exp(-x)) - y",
        "-y * (1 - sigmoid(x)) + (1 - y) * (1 - sigmoid(-x))",
        "(1 - y) - sigmoid(-x)",
    ],
    "04.8": [
        log_by_logaddexp,
        log_by_log1p,
        log_with_a_mask,
        log_of_a_sum,
        log_one_by_one,
        log_with_an_own_copy,
        log_in_single_precision,
    ],
    "04.9": ["d", "D", "d)"],
    "04.10": [
        leaky_as_a_list,
        leaky_with_a_mask,
        leaky_by_arithmetic,
        leaky_by_heaviside,
        leaky_by_choice,
        leaky_by_power,
        leaky_one_by_one,
    ],
}
