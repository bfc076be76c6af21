"""Right answers that learners would give in chapter 05, each in a style of its own."""

import numpy as np

from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.losses import negative_sampling_loss
from w2v_lib.noise import noise_probs

# 05.6


def question_by_question(hidden, target, output_vectors, negatives):
    loss, grad_hidden, grad_output_vectors = 0.0, np.zeros(len(hidden)), 0.0 * output_vectors
    for place, word in enumerate([target] + list(negatives)):
        score = output_vectors[word].dot(hidden)
        label = 1 if place == 0 else 0
        loss += -log_sigmoid(score) if label else -log_sigmoid(-score)
        error = sigmoid(score) - label
        grad_hidden += error * output_vectors[word]
        grad_output_vectors[word] += error * hidden
    return loss, grad_hidden, grad_output_vectors


def yes_first_then_the_noes(hidden, target, output_vectors, negatives):
    u_o, U_neg = output_vectors[target], output_vectors[negatives]
    yes, no = np.dot(u_o, hidden), np.dot(U_neg, hidden)
    loss = -log_sigmoid(yes) - np.sum(log_sigmoid(-no))
    grad_hidden = -sigmoid(-yes) * u_o + np.sum(sigmoid(no)[:, None] * U_neg, axis=0)
    G = np.zeros_like(output_vectors)
    G[target] = -sigmoid(-yes) * hidden
    np.add.at(G, negatives, np.outer(sigmoid(no), hidden))
    return loss, grad_hidden, G


def with_counts_per_word(hidden, target, output_vectors, negatives):
    """(05.14): one error per word, from the number of times that it was drawn."""
    draws = np.bincount(negatives, minlength=len(output_vectors))
    yes = np.eye(len(output_vectors), dtype=int)[target]
    scores = output_vectors @ hidden
    error = (draws + yes) * sigmoid(scores) - yes
    loss = -(yes @ log_sigmoid(scores)) - draws @ log_sigmoid(-scores)
    return loss, error @ output_vectors, np.outer(error, hidden)


def with_signs_put_away(hidden, target, output_vectors, negatives):
    """(05.10)-(05.12): the table A, one word per row, and back."""
    words = np.append(target, negatives)
    sign = np.append(1, -np.ones(len(negatives)))[:, np.newaxis]
    A = sign * output_vectors[words]
    column = sigmoid(A @ hidden) - 1
    one_hot = (words[:, None] == np.arange(output_vectors.shape[0])).astype(float)
    G = one_hot.T @ (sign * column[:, None] * hidden)
    return np.logaddexp(0, -A @ hidden).sum(), A.T @ column, G


def with_einsum(hidden, target, output_vectors, negatives):
    rows = np.concatenate([[target], negatives])
    labels = np.arange(rows.size) < 1
    scores = np.einsum("kd,d->k", output_vectors[rows], hidden)
    errors = sigmoid(scores) - labels
    loss = -np.where(labels, log_sigmoid(scores), log_sigmoid(-scores)).sum()
    G = np.zeros(output_vectors.shape)
    for row, error in zip(rows, errors, strict=True):
        G[row] = G[row] + error * hidden
    return loss, np.einsum("k,kd->d", errors, output_vectors[rows]), G


def in_plain_lists(hidden, target, output_vectors, negatives):
    size = range(len(hidden))
    asked = [(target, 1)] + [(word, 0) for word in negatives]
    loss, grad_hidden = 0, [0.0 for _ in size]
    table = [[0.0 for _ in size] for _ in output_vectors]
    for word, label in asked:
        score = sum(output_vectors[word][i] * hidden[i] for i in size)
        loss -= log_sigmoid(score if label else -score)
        for i in size:
            grad_hidden[i] += (sigmoid(score) - label) * output_vectors[word][i]
            table[word][i] += (sigmoid(score) - label) * hidden[i]
    return [loss, grad_hidden, table]


def with_helpers(hidden, target, output_vectors, negatives):
    def surprise(word, sign):
        return np.logaddexp(0.0, -sign * (output_vectors[word] @ hidden))

    def blame(word):
        return sigmoid(output_vectors[word] @ hidden)

    loss = surprise(target, 1) + sum(surprise(word, -1) for word in negatives)
    grad_hidden = (blame(target) - 1) * output_vectors[target]
    grad_rows = {int(target): (blame(target) - 1) * hidden}
    for word in map(int, negatives):
        grad_hidden = grad_hidden + blame(word) * output_vectors[word]
        grad_rows[word] = grad_rows.get(word, 0) + blame(word) * hidden
    return loss, grad_hidden, np.array(
        [grad_rows.get(word, 0 * hidden) for word in range(len(output_vectors))]
    )  # fmt: skip


def with_the_library(hidden, target, output_vectors, negatives):
    found = negative_sampling_loss(hidden, target, output_vectors, negatives)
    return found.loss, found.hidden, found.dense(output_vectors.shape[0])


def backwards(hidden, target, output_vectors, negatives):
    """The noise words from the last to the first, and the true word at the end, added."""
    G = np.zeros(output_vectors.shape)
    grad_hidden = np.zeros(hidden.shape)
    loss = np.zeros(1)
    for word in negatives[::-1]:
        p = 1 - sigmoid(-hidden @ output_vectors[word])
        loss -= log_sigmoid(-hidden @ output_vectors[word])
        G[word, :] += p * hidden
        grad_hidden += p * output_vectors[word, :]
    p = sigmoid(hidden @ output_vectors[target])
    G[target, :] -= (1 - p) * hidden
    grad_hidden -= (1 - p) * output_vectors[target, :]
    return (loss - log_sigmoid(hidden @ output_vectors[target])).item(), grad_hidden, G


def own_stable_functions(hidden, target, output_vectors, negatives):
    """A learner who trusts nobody's sigmoid."""
    words = np.r_[target, negatives]
    t = np.where(np.arange(len(words)) == 0, 1.0, -1.0)
    margins = t * (output_vectors[words] @ hidden)
    small = np.exp(-np.abs(margins))
    loss = (np.log1p(small) + np.maximum(-margins, 0)).sum()
    wrongness = np.where(margins > 0, small, 1) / (1 + small)
    G = np.zeros(output_vectors.shape)
    for i in range(len(words)):
        G[words[i]] -= t[i] * wrongness[i] * hidden
    return loss, -(t * wrongness) @ output_vectors[words], G


def in_half_the_digits(hidden, target, output_vectors, negatives):
    hidden, output_vectors = hidden.astype(np.float32), output_vectors.astype(np.float32)
    scores = output_vectors @ hidden
    G = np.zeros_like(output_vectors)
    G[target] = (sigmoid(scores[target]) - 1) * hidden
    for k in negatives:
        G[k] = G[k] + sigmoid(scores[k]) * hidden
    grad_hidden = (sigmoid(scores[target]) - 1) * output_vectors[target]
    grad_hidden = grad_hidden + sigmoid(scores[negatives]) @ output_vectors[negatives]
    return -log_sigmoid(scores[target]) - log_sigmoid(-scores[negatives]).sum(), grad_hidden, G


# 05.10


def target_taken_out(counts, target):
    weights = counts**0.75
    weights[target] = 0
    return weights / weights.sum()


def from_the_shares(counts, target):
    shares = counts / counts.sum()
    hat = shares ** (3 / 4) / (shares ** (3 / 4)).sum()
    left = np.where(np.arange(len(counts)) == target, 0, hat)
    return left / left.sum()


def by_the_series(counts, target):
    probs = noise_probs(counts)
    answer = probs / (1 - probs[target])
    answer[target] = 0
    return answer


def in_a_list(counts, target):
    weights = [0 if j == target else c**0.75 for j, c in enumerate(counts)]
    return [weight / sum(weights) for weight in weights]


def counts_without_the_target(counts, target):
    rest = counts.copy()
    rest[target] = 0
    return noise_probs(rest)


def deleted_and_put_back(counts, target):
    others = np.delete(counts, target) ** 0.75
    return np.insert(others / others.sum(), target, 0.0)


def by_roots(counts, target):
    weights = np.sqrt(counts) * np.sqrt(np.sqrt(counts))
    return (np.arange(len(counts)) != target) * weights / (weights.sum() - weights[target])


RIGHT = {
    "05.2": [
        "-(1 - sigmoid(u_o.T @ v_c)) * u_o + U_neg @ (1 - sigmoid(-U_neg.T @ v_c))",
        "-sigmoid(-u_o.T @ v_c) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        "U_neg @ sigmoid(U_neg.T @ v_c) - u_o * sigmoid(-v_c.T @ u_o)",
        "u_o * sigmoid(u_o.T @ v_c) - u_o + (sigmoid(v_c.T @ U_neg) @ U_neg.T).T",
        "u_o @ (sigmoid(u_o.T @ v_c) - 1) + U_neg @ sigmoid(U_neg.T @ v_c)",
        "(1 / (1 + exp(-u_o.T @ v_c)) - 1) * u_o"
        " + U_neg[0] * sigmoid(U_neg[0].T @ v_c) + U_neg[1] * sigmoid(U_neg[1].T @ v_c)"
        " + U_neg[2] * sigmoid(U_neg[2].T @ v_c) + U_neg[3] * sigmoid(U_neg[3].T @ v_c)",
        "-(u_o / (1 + exp(u_o.T @ v_c)) - U_neg @ sigmoid(U_neg.T @ v_c))",
    ],
    "05.3": [
        "-v_c @ sigmoid(-A.T @ v_c).T",
        "v_c @ (sigmoid(v_c.T @ A) - 1)",
        "((sigmoid(A.T @ v_c) - 1) @ v_c.T).T",
        "-v_c @ (1 - sigmoid(A.T @ v_c)).T",
        "v_c @ (1 / (1 + exp(-A.T @ v_c)) - 1).T",
        "v_c @ sigmoid(A.T @ v_c).T - v_c @ (A.T @ v_c / (A.T @ v_c)).T",
    ],
    "05.5": [
        "(sigmoid(u_o.T @ v_c) - 1) * v_c + m * sigmoid(u_o.T @ v_c) * v_c",
        "-sigmoid(-u_o.T @ v_c) * v_c + m * (1 - sigmoid(-u_o.T @ v_c)) * v_c",
        "v_c * (sigmoid(v_c.T @ u_o) + m * sigmoid(v_c.T @ u_o) - 1)",
        "v_c @ ((m + 1) / (1 + exp(-u_o.T @ v_c)) - 1)",
        "m * v_c - (m + 1) * sigmoid(-u_o.T @ v_c) * v_c",
        "(m * exp(u_o.T @ v_c) - 1) / (exp(u_o.T @ v_c) + 1) * v_c",
    ],
    "05.6": [
        question_by_question,
        yes_first_then_the_noes,
        with_counts_per_word,
        with_signs_put_away,
        with_einsum,
        in_plain_lists,
        with_helpers,
        with_the_library,
        backwards,
        own_stable_functions,
        in_half_the_digits,
    ],
    "05.10": [
        target_taken_out,
        from_the_shares,
        by_the_series,
        in_a_list,
        counts_without_the_target,
        deleted_and_put_back,
        by_roots,
    ],
    "05.11": ["FHCEAD", "cfhead", "F > C > H > E > A > D", "(F, H, C, E, A, D)", list("CFHEAD")],
}
