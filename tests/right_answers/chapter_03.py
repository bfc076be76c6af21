"""Right answers that learners would give in chapter 03, each in a style of its own.

03.6 is the assignment's own function, so it has the most of them.
"""

import math

import numpy as np
import scipy.special

from w2v_lib.activations import log_softmax
from w2v_lib.gradients import Gradients
from w2v_lib.losses import softmax_loss
from w2v_lib.sgd import step

# 03.2


def probs_minus_one_hot(scores, target):
    exp_scores = np.exp(scores - scores.max())
    return exp_scores / exp_scores.sum() - np.eye(len(scores))[target]


def with_the_logarithms(scores, target):
    y_hat = np.exp(log_softmax(scores))
    y = np.zeros_like(y_hat)
    y[target] = 1
    return y_hat - y


def word_by_word(scores, target):
    m = max(scores)
    Z = sum(math.exp(s - m) for s in scores)
    return [math.exp(s - m) / Z - (1 if w == target else 0) for w, s in enumerate(scores)]


def by_comparison(scores, target):
    return scipy.special.softmax(scores) - (np.arange(len(scores)) == target)


def subtracted_at(scores, target):
    error = np.exp(scores - np.logaddexp.reduce(scores))
    np.subtract.at(error, [target], 1)
    return error


def by_counting(scores, target):
    return np.exp(log_softmax(scores)) - np.bincount([target], minlength=scores.size)


def with_one_hot_from_where(scores, target):
    return np.exp(log_softmax(scores)) - np.where(np.arange(scores.shape[0]) == target, 1.0, 0.0)


def in_float32(scores, target):
    error = scipy.special.softmax((scores - scores.max()).astype(np.float32))
    error[target] -= 1
    return error


def from_what_the_others_hold(scores, target):
    """(03.3): the true word lacks what the others have too much."""
    error = np.exp(log_softmax(scores))
    error[target] = 0
    error[target] = -error.sum()
    return error


# 03.6


def with_a_loop_over_words(hidden, target, output_vectors):
    vocab_size = len(output_vectors)
    scores = [np.dot(output_vectors[w], hidden) for w in range(vocab_size)]
    largest = max(scores)
    Z = 0
    for score in scores:
        Z += np.exp(score - largest)
    loss = np.log(Z) + largest - scores[target]
    grad_hidden = -output_vectors[target]
    grad_output_vectors = np.zeros(output_vectors.shape)
    for w in range(vocab_size):
        y_hat_w = np.exp(scores[w] - largest) / Z
        grad_hidden = grad_hidden + y_hat_w * output_vectors[w]
        grad_output_vectors[w] = y_hat_w * hidden
    grad_output_vectors[target] -= hidden
    return loss, grad_hidden, grad_output_vectors


def number_by_number(hidden, target, output_vectors):
    """Rong's way: no vector anywhere."""
    n, d = output_vectors.shape
    s = [sum(output_vectors[j][i] * hidden[i] for i in range(d)) for j in range(n)]
    m = max(s)
    Z = sum(math.exp(s[j] - m) for j in range(n))
    e = [math.exp(s[j] - m) / Z - float(j == target) for j in range(n)]
    EH = [sum(e[j] * output_vectors[j][i] for j in range(n)) for i in range(d)]
    table = [[e[j] * hidden[i] for i in range(d)] for j in range(n)]
    return m + math.log(Z) - s[target], EH, table


def with_einsum(hidden, target, output_vectors):
    scores = np.einsum("wd,d->w", output_vectors, hidden)
    log_probs = scores - scipy.special.logsumexp(scores)
    error = np.exp(log_probs) - np.eye(len(scores))[target]
    grad_hidden = np.einsum("w,wd->d", error, output_vectors)
    return -log_probs[target], grad_hidden, np.einsum("w,d->wd", error, hidden)


def in_half_the_digits(hidden, target, output_vectors):
    hidden, output_vectors = np.float32(hidden), np.float32(output_vectors)
    log_probs = log_softmax(output_vectors @ hidden)
    error = np.exp(log_probs)
    error[target] -= np.float32(1)
    return -log_probs[target], error @ output_vectors, np.outer(error, hidden)


def as_a_list_of_lists(hidden, target, output_vectors):
    loss, grad_hidden, grad_output_vectors = with_einsum(hidden, target, output_vectors)
    return [float(loss), grad_hidden.tolist(), grad_output_vectors.tolist()]


def in_place_on_own_arrays(hidden, target, output_vectors):
    work = output_vectors @ hidden
    work -= work.max()
    loss = -work[target]
    np.exp(work, out=work)
    loss += np.log(work.sum())
    work /= work.sum()
    work[target] -= 1
    grad_output_vectors = np.empty_like(output_vectors)
    np.multiply(work[:, None], hidden, out=grad_output_vectors)
    return loss, np.dot(work, output_vectors), grad_output_vectors


def added_at(hidden, target, output_vectors):
    y_hat = np.exp(log_softmax(output_vectors @ hidden))
    grad_output_vectors = np.zeros_like(output_vectors)
    np.add.at(grad_output_vectors, np.arange(len(y_hat)), y_hat[:, np.newaxis] * hidden)
    np.add.at(grad_output_vectors, [target], -hidden)
    grad_hidden = np.zeros_like(hidden)
    for weight, row in zip(y_hat, output_vectors, strict=True):
        np.add(grad_hidden, weight * row, out=grad_hidden)
    np.subtract(grad_hidden, output_vectors[target], out=grad_hidden)
    loss = -log_softmax(output_vectors @ hidden)[target]
    return loss, grad_hidden, grad_output_vectors


def with_bincount(hidden, target, output_vectors):
    n = output_vectors.shape[0]
    scores = (output_vectors * hidden).sum(-1)
    error = scipy.special.softmax(scores) - np.bincount([target], minlength=n)
    grad_hidden = [np.bincount(np.zeros(n, int), error * column)[0] for column in output_vectors.T]
    return scipy.special.logsumexp(scores) - scores[target], grad_hidden, np.outer(error, hidden)


class NaiveSoftmax:
    """Forward and backward, as in a framework."""

    def __init__(self, output_vectors):
        self.U = output_vectors

    def forward(self, v_c, o):
        self.v_c, self.o = v_c, o
        self.log_y_hat = scipy.special.log_softmax(self.U @ v_c)
        return -self.log_y_hat[o]

    def backward(self):
        self.delta = np.exp(self.log_y_hat)
        self.delta[self.o] -= 1
        return self.U.T @ self.delta, self.delta[:, None] @ self.v_c[None, :]


def with_a_class(hidden, target, output_vectors):
    layer = NaiveSoftmax(output_vectors)
    loss = layer.forward(hidden, target)
    grad_hidden, grad_output_vectors = layer.backward()
    return loss, grad_hidden, grad_output_vectors


def value_and_pullback(function, pullback):
    return lambda *inputs: (function(*inputs), lambda g: pullback(g, *inputs))


def functional(hidden, target, output_vectors):
    """A function and how slopes come back through it, joined twice; nothing is changed in place."""
    score = value_and_pullback(lambda v, U: U @ v, lambda g, v, U: (U.T @ g, np.outer(g, v)))
    cross_entropy = value_and_pullback(
        lambda s: np.logaddexp.reduce(s) - s[target],
        lambda g, s: g * (np.exp(s - np.logaddexp.reduce(s)) - np.eye(s.size)[target]),
    )
    scores, scores_back = score(hidden, output_vectors)
    loss, loss_back = cross_entropy(scores)
    return loss, *scores_back(loss_back(1.0))


def with_columns_as_in_the_formulas(hidden, target, output_vectors):
    U, v_c = output_vectors.T, hidden.reshape(-1, 1)
    s = U.T @ v_c
    y = np.zeros(s.shape)
    y[target, 0] = 1
    y_hat = np.exp(s - s.max()) / np.exp(s - s.max()).sum()
    dJ_dv, dJ_dU = U @ (y_hat - y), v_c @ (y_hat - y).T
    loss = s.max() - s[target, 0] + np.log(np.exp(s - s.max()).sum())
    return loss, dJ_dv.ravel(), dJ_dU.T


def expected_minus_observed(hidden, target, output_vectors):
    log_probs = log_softmax(output_vectors @ hidden)
    expected = np.average(output_vectors, axis=0, weights=np.exp(log_probs))
    G = np.exp(log_probs)[:, None] * np.tile(hidden, (len(log_probs), 1))
    G[target] = (np.exp(log_probs[target]) - 1) * hidden
    return -log_probs.item(target), expected - output_vectors[target], G


def with_entropy_of_scipy(hidden, target, output_vectors):
    """The surprise as a distance between two distributions, where that can be computed."""
    scores = output_vectors @ hidden
    y, y_hat = np.eye(len(scores))[target], scipy.special.softmax(scores)
    loss = scipy.special.rel_entr(y, y_hat).sum()
    if not np.isfinite(loss):
        loss = scipy.special.logsumexp(scores) - scores[target]
    return loss, (y_hat - y) @ output_vectors, np.multiply.outer(y_hat - y, hidden)


def in_blocks_of_rows(hidden, target, output_vectors):
    """As one would for a vocabulary that does not fit: twice through the rows."""
    top, total = -np.inf, 0.0
    for row in output_vectors:
        s = row @ hidden
        top, total = max(top, s), total * np.exp(top - max(top, s)) + np.exp(s - max(top, s))
    rows, grad_hidden = [], 0
    for w, row in enumerate(output_vectors):
        error = np.exp(row @ hidden - top) / total - (w == target)
        rows.append(error * hidden)
        grad_hidden = grad_hidden + error * row
    return top + np.log(total) - output_vectors[target] @ hidden, grad_hidden, np.vstack(rows)


def with_the_library(hidden, target, output_vectors):
    found = softmax_loss(hidden, target, output_vectors)
    return found.loss, found.hidden, found.dense(len(output_vectors))


def as_an_object_of_the_library(hidden, target, output_vectors):
    found = softmax_loss(hidden, target, output_vectors)
    assert isinstance(found, Gradients)
    return np.array(found.loss), found.hidden.copy(), found.output_rows


def with_a_print(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    print("scores:", scores)
    error = scipy.special.softmax(scores)
    loss = -scipy.special.log_softmax(scores)[target]
    error[target] = error[target] - 1
    print("they sum to", error.sum())
    return loss, error.dot(output_vectors), error[..., None] * hidden[None]


# 03.9


def with_four_names(hidden, target, output_vectors, learning_rate):
    g = softmax_loss(hidden, target, output_vectors)
    old_hidden, old_table = hidden.copy(), output_vectors.copy()
    old_hidden -= learning_rate * g.hidden
    old_table -= learning_rate * g.dense(len(output_vectors))
    return old_hidden, old_table


def from_the_errors(hidden, target, output_vectors, learning_rate):
    error = np.exp(log_softmax(output_vectors @ hidden))
    error[target] -= 1
    return (
        hidden - learning_rate * error @ output_vectors,
        output_vectors - learning_rate * np.outer(error, hidden),
    )


def row_by_row(hidden, target, output_vectors, learning_rate):
    y_hat = scipy.special.softmax(output_vectors @ hidden)
    new_table, move = [], np.zeros(len(hidden))
    for w, u_w in enumerate(output_vectors):
        error = y_hat[w] - (w == target)
        new_table.append(u_w - learning_rate * error * hidden)
        move += error * u_w
    return [hidden - learning_rate * move, new_table]


def observed_minus_expected(hidden, target, output_vectors, learning_rate):
    y_hat = scipy.special.softmax(output_vectors @ hidden)
    step_back = learning_rate * y_hat[:, None] * hidden
    new_output_vectors = output_vectors - step_back
    new_output_vectors[target] += learning_rate * hidden
    pull = output_vectors[target] - y_hat @ output_vectors
    return hidden + learning_rate * pull, new_output_vectors


def by_the_library(hidden, target, output_vectors, learning_rate):
    def the_loss(hidden, target, output_vectors, rng):
        return softmax_loss(hidden, target, output_vectors)

    inputs, outputs = np.array([hidden]), np.array(output_vectors)
    step([([0], target)], inputs, outputs, the_loss, learning_rate, rng=None)
    return inputs[0], outputs


def the_table_first(hidden, target, output_vectors, learning_rate):
    """The table before the vector, and that from the old table all the same."""
    gradients = softmax_loss(hidden, target, output_vectors)
    moves = np.multiply(learning_rate, gradients.output_rows)
    new_output_vectors = np.subtract(output_vectors, moves)
    new_hidden = np.subtract(hidden, np.multiply(learning_rate, gradients.hidden))
    return new_hidden, new_output_vectors


def in_float32_too(hidden, target, output_vectors, learning_rate):
    gradients = softmax_loss(hidden, target, output_vectors)
    eta = np.float32(learning_rate)
    new_hidden = hidden.astype(np.float32) - eta * gradients.hidden.astype(np.float32)
    rows = gradients.output_rows.astype(np.float32)
    return new_hidden, output_vectors.astype(np.float32) - eta * rows


RIGHT = {
    "03.2": [
        probs_minus_one_hot,
        with_the_logarithms,
        word_by_word,
        by_comparison,
        subtracted_at,
        by_counting,
        with_one_hot_from_where,
        in_float32,
        from_what_the_others_hold,
    ],
    "03.3": [
        "(y_hat[w] - y[w]) * v_c",
        "v_c * (ŷ[w] − y[w])",
        "y_hat[w] * v_c - y[w] * v_c",
        "-(y[w] - y_hat[w]) * v_c",
        "(v_c @ (y_hat - y).T)[w]",
        "v_c @ (y_hat - y)[w]",
        "v_c * y_hat[w] - v_c * y[w]",
        "exp(U[w].T @ v_c) / sum(exp(U.T @ v_c)) * v_c - y[w] * v_c",
        "(y_hat - y)[w] * v_c",
    ],
    "03.4": [
        "v_c @ (y_hat - y).T",
        "v_c @ y_hat.T - v_c @ y.T",
        "((y_hat - y) @ v_c.T).T",
        "-v_c @ (y - y_hat).T",
        "-(v_c @ (y - ŷ)ᵀ)",
        "v_c @ (y_hat.T - y.T)",
    ],
    "03.5": [
        "U @ (y_hat - y)",
        "U @ y_hat - U @ y",
        "((y_hat - y).T @ U.T).T",
        "-(U @ (y - ŷ))",
        "-U @ y + U @ y_hat",
        "U @ exp(U.T @ v_c) / sum(exp(U.T @ v_c)) - U @ y",
        "U @ y_hat + (-1) * U @ y",
    ],
    "03.6": [
        with_a_loop_over_words,
        number_by_number,
        with_einsum,
        in_half_the_digits,
        as_a_list_of_lists,
        in_place_on_own_arrays,
        added_at,
        with_bincount,
        with_a_class,
        functional,
        with_columns_as_in_the_formulas,
        expected_minus_observed,
        with_entropy_of_scipy,
        in_blocks_of_rows,
        with_the_library,
        as_an_object_of_the_library,
        with_a_print,
    ],
    "03.9": [
        with_four_names,
        from_the_errors,
        row_by_row,
        observed_minus_expected,
        by_the_library,
        the_table_first,
        in_float32_too,
    ],
    "03.12": ["EBHFAD", "febhad", "E F B H A D", "E, B, F, H, A, D", list("EBHFAD")],
}
