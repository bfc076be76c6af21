"""Right answers that learners would give in chapter 02, each in a style of its own."""

import functools
import math

import numpy as np
import scipy.special

from w2v_lib.activations import log_softmax
from w2v_lib.losses import softmax_loss

# 02.2


def score_by_score(hidden, output_vectors):
    scores = []
    for u_w in output_vectors:
        scores.append(np.dot(u_w, hidden))
    return scores


def by_two_loops(hidden, output_vectors):
    vocab_size, dim = output_vectors.shape
    scores = np.zeros(vocab_size)
    for w in range(vocab_size):
        for i in range(dim):
            scores[w] += output_vectors[w, i] * hidden[i]
    return scores


def by_einsum(hidden, output_vectors):
    return np.einsum("wd,d->w", output_vectors, hidden)


def from_the_left(hidden, output_vectors):
    return hidden @ output_vectors.T


def by_broadcasting(hidden, output_vectors):
    return (output_vectors * hidden).sum(axis=1)


def as_a_column(hidden, output_vectors):
    column = np.reshape(hidden, (-1, 1))
    return np.matmul(output_vectors, column).squeeze(axis=1)


def mapped(hidden, output_vectors):
    return np.array(list(map(hidden.dot, output_vectors)))


def in_half_the_digits(hidden, output_vectors):
    return output_vectors.astype(np.float32).dot(hidden.astype(np.float32))


# 02.4


def shifted(scores):
    scores = scores - max(scores)
    return np.exp(scores) / sum(np.exp(scores))


def in_plain_python(scores):
    largest = max(scores)
    powers = [math.exp(score - largest) for score in scores]
    return [power / sum(powers) for power in powers]


def by_differences(scores):
    """(02.3), divided by exp(s_w) above and below."""
    with np.errstate(over="ignore"):
        return 1 / np.exp(scores[None, :] - scores[:, None]).sum(axis=1)


def by_logarithms(scores):
    return np.exp(scores - np.logaddexp.reduce(scores))


def by_scipy(scores):
    return scipy.special.softmax(scores)


def by_scipys_logsumexp(scores):
    return np.exp(scores - scipy.special.logsumexp(scores, keepdims=True))


def with_the_library(scores):
    return np.exp(log_softmax(scores))


def in_place_on_a_copy(scores):
    probs = np.array(scores, dtype=np.float64, copy=True)
    probs -= np.amax(probs)
    np.exp(probs, out=probs)
    probs /= np.add.reduce(probs)
    return probs


def in_float32(scores):
    small = (scores - scores.max()).astype("float32")
    return np.exp(small) / np.exp(small).sum()


def as_rows_of_a_batch(scores):
    """Written for many examples at once, used for one."""
    batch = np.atleast_2d(scores)
    exp_scores = np.exp(batch - batch.max(axis=1, keepdims=True))
    return (exp_scores / exp_scores.sum(axis=1, keepdims=True))[0]


def base_two(scores):
    bits = (scores - scores.max()) / math.log(2)
    return np.exp2(bits) / np.exp2(bits).sum()


# 02.8


def term_by_term(hidden, target, output_vectors):
    scores = [float(u_w @ hidden) for u_w in output_vectors]
    m = max(scores)
    total = 0.0
    for s_w in scores:
        total += math.exp(s_w - m)
    return -scores[target] + m + math.log(total)


def minus_the_log_probability(hidden, target, output_vectors):
    return -log_softmax(output_vectors @ hidden)[target]


def minus_the_log_probability_of_scipy(hidden, target, output_vectors):
    return -scipy.special.log_softmax(output_vectors.dot(hidden))[target]


def logsumexp(hidden, target, output_vectors):
    s = np.einsum("ij,j", output_vectors, hidden)
    return scipy.special.logsumexp(s) - s[target]


def relative_to_the_target(hidden, target, output_vectors):
    """How far every score stands above the true one; its own gap is 0."""
    gaps = (output_vectors - output_vectors[target]) @ hidden
    return np.logaddexp.reduce(gaps)


def folded(hidden, target, output_vectors):
    scores = (output_vectors @ hidden).tolist()
    return functools.reduce(np.logaddexp, scores) - scores[target]


def cross_entropy_with_a_one_hot(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    y = np.zeros(len(scores))
    y[target] = 1
    log_y_hat = scores - scores.max()
    log_y_hat -= np.log(np.sum(np.exp(log_y_hat)))
    return -np.sum(y * log_y_hat)


def with_the_library_too(hidden, target, output_vectors):
    return softmax_loss(hidden, target, output_vectors).loss


def as_an_array_without_axes(hidden, target, output_vectors):
    scores = np.inner(output_vectors, hidden)
    scores = scores - scores[np.argmax(scores)]
    return np.array(np.log(np.exp(scores).sum()) - scores[target])


class Model:
    """As somebody writes who thinks in objects."""

    def __init__(self, output_vectors):
        self.output_vectors = output_vectors

    def log_probs(self, hidden):
        scores = self.output_vectors @ hidden
        scores = scores - np.max(scores)
        return scores - np.log(np.exp(scores).sum())


def through_an_object(hidden, target, output_vectors):
    return -Model(output_vectors).log_probs(hidden)[target]


RIGHT = {
    "02.2": [
        score_by_score,
        by_two_loops,
        by_einsum,
        from_the_left,
        by_broadcasting,
        as_a_column,
        mapped,
        in_half_the_digits,
        lambda hidden, output_vectors: np.dot(output_vectors, hidden),
    ],
    "02.4": [
        shifted,
        in_plain_python,
        by_differences,
        by_logarithms,
        by_scipy,
        by_scipys_logsumexp,
        with_the_library,
        in_place_on_a_copy,
        in_float32,
        as_rows_of_a_batch,
        base_two,
    ],
    "02.5": [
        "-log(y_hat[o])",
        "log(1 / y_hat[o])",
        "-1 * log(ŷ[o])",
        "0 - log( y_hat[o] )",
        "−log(ŷ[o])",
        "-sum(log(y_hat[o]))",
        "-log(y_hat)[o]",
        "-log(y_hat.T[o])",
        "-2 * log(sqrt(y_hat[o]))",
    ],
    "02.7": ["m", "log(exp(m))", "-(-m)", "(m)", " 1 * m", "-log(exp(-m))", "m + 0"],
    "02.8": [
        term_by_term,
        minus_the_log_probability,
        minus_the_log_probability_of_scipy,
        logsumexp,
        relative_to_the_target,
        folded,
        cross_entropy_with_a_one_hot,
        with_the_library_too,
        as_an_array_without_axes,
        through_an_object,
    ],
}
