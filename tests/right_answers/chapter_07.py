"""Right answers to chapter 07 in the many ways in which learners would write them."""

from collections import Counter

import numpy as np

from w2v_lib.losses import softmax_loss

# --- 07.1: shares ---


def place_by_place(context, n_words):
    x_bar = np.zeros(n_words)
    for word in context:
        x_bar[word] += 1 / len(context)
    return x_bar


def mean_of_rows(context, n_words):
    return np.eye(n_words)[context].mean(axis=0)


def with_add_at(context, n_words):
    x_bar = np.zeros(n_words)
    np.add.at(x_bar, context, 1)
    return x_bar / x_bar.sum()


def with_counter(context, n_words):
    counts = Counter(context)
    return np.array([counts[word] / len(context) for word in range(n_words)])


def with_count(context, n_words):
    return np.array([list(context).count(word) for word in range(n_words)]) / len(context)


def by_comparing(context, n_words):
    return (np.array(context)[:, None] == np.arange(n_words)).mean(axis=0)


def with_histogram(context, n_words):
    counts, _ = np.histogram(context, bins=np.arange(n_words + 1))
    return counts / counts.sum()


def as_a_list(context, n_words):
    x_bar = [0] * n_words
    for word in context:
        x_bar[word] += 1
    return [count / sum(x_bar) for count in x_bar]


def with_einsum(context, n_words):
    return np.einsum("kw->w", np.eye(n_words)[context]) / len(context)


def in_single_precision(context, n_words):
    x_bar = np.zeros(n_words, dtype=np.float32)
    np.add.at(x_bar, context, 1)
    return x_bar / np.float32(len(context))


# --- 07.7: one step ---


def softmax(scores):
    weights = np.exp(scores - np.max(scores))
    return weights / weights.sum()


def all_from_formulas(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    h = x_bar @ input_vectors
    error = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    new_inputs = input_vectors - learning_rate * np.outer(x_bar, error @ output_vectors)
    return new_inputs, output_vectors - learning_rate * np.outer(error, h)


def blame_kept_before_the_moves(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    h = V[context].sum(axis=0) / len(context)
    error = softmax(U @ h)
    error[target] -= 1
    EH = U.T @ error
    for w in range(len(U)):
        U[w] -= learning_rate * error[w] * h
    for w in context:
        V[w] -= learning_rate / len(context) * EH
    return V, U


def inputs_first_with_the_old_mean(context, target, input_vectors, output_vectors, learning_rate):
    new_inputs = np.array(input_vectors)
    h = np.mean([input_vectors[w] for w in context], axis=0)
    error = softmax(output_vectors @ h) - (np.arange(len(output_vectors)) == target)
    np.subtract.at(new_inputs, context, learning_rate * error @ output_vectors / len(context))
    return new_inputs, output_vectors - learning_rate * error[:, None] * h[None, :]


def word_by_word(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[list(context)].mean(0)
    p = softmax(output_vectors @ h)
    EH = p @ output_vectors - output_vectors[target]
    new_inputs = [
        v - learning_rate * list(context).count(w) / len(context) * EH
        for w, v in enumerate(input_vectors)
    ]
    new_outputs = [
        u - learning_rate * (p[w] - (w == target)) * h for w, u in enumerate(output_vectors)
    ]
    return np.array(new_inputs), np.array(new_outputs)


def columns_as_in_the_lecture(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.T, output_vectors.T
    x_bar = np.mean(np.eye(V.shape[1])[list(context)], axis=0)[:, None]
    y = np.eye(U.shape[1])[:, [target]]
    h = V @ x_bar
    error = softmax(U.T @ h) - y
    return (V - learning_rate * U @ error @ x_bar.T).T, (U - learning_rate * h @ error.T).T


def with_einsum_and_softmax_loss(context, target, input_vectors, output_vectors, learning_rate):
    x = np.eye(len(input_vectors))[context]
    h = np.einsum("kw,wd->d", x, input_vectors) / len(context)
    gradients = softmax_loss(h, target, output_vectors)
    move = np.einsum("kw,d->wd", x, gradients.hidden) / len(context)
    new_outputs = output_vectors - learning_rate * gradients.output_rows
    return input_vectors - learning_rate * move, new_outputs


def with_helpers_and_lists(context, target, input_vectors, output_vectors, learning_rate):
    def mean(vectors):
        return sum(vectors) / len(vectors)

    def moved(vector, slope, times=1):
        return [v - learning_rate * times * s for v, s in zip(vector, slope, strict=True)]

    gradients = softmax_loss(mean([input_vectors[w] for w in context]), target, output_vectors)
    counts = Counter(context)
    new_inputs = [
        moved(v, gradients.hidden, counts[w] / len(context)) for w, v in enumerate(input_vectors)
    ]
    return new_inputs, list(map(moved, output_vectors, gradients.output_rows))


def minus_a_negative_rate(context, target, input_vectors, output_vectors, learning_rate):
    rate = -learning_rate
    gradients = softmax_loss(input_vectors[context].mean(0), target, output_vectors)
    V = np.vstack(input_vectors)
    for word, count in Counter(context).items():
        V[word] += rate * count * gradients.hidden / len(context)
    return V, rate * gradients.output_rows + output_vectors


# --- 07.8: CBOW with any loss ---


def loop_over_places(context, target, input_vectors, output_vectors, example_loss):
    h = np.zeros(input_vectors.shape[1])
    for word in context:
        h += input_vectors[word] / len(context)
    loss, grad_hidden, grad_output_vectors = example_loss(h, target, output_vectors)
    grad_input_vectors = np.zeros_like(input_vectors)
    for word in context:
        grad_input_vectors[word] += grad_hidden / len(context)
    return loss, grad_input_vectors, grad_output_vectors


def with_np_add_at(context, target, input_vectors, output_vectors, example_loss):
    C = len(context)
    result = example_loss(input_vectors[context].mean(axis=0), target, output_vectors)
    grad = np.zeros(input_vectors.shape)
    np.add.at(grad, context, result[1] / C)
    return result[0], grad, result[2]


def by_outer_product(context, target, input_vectors, output_vectors, example_loss):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    loss, EH, grad_out = example_loss(input_vectors.T @ x_bar, target, output_vectors)
    return loss, x_bar[:, np.newaxis] * EH, grad_out


def with_a_matrix_of_one_hots(context, target, input_vectors, output_vectors, example_loss):
    X = np.eye(len(input_vectors))[list(context)]
    h = (X @ input_vectors).mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return [loss, X.T @ np.tile(EH / len(context), (len(context), 1)), grad_out]


def divided_at_the_end(context, target, input_vectors, output_vectors, example_loss):
    h = sum(input_vectors[word] for word in context) / len(context)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    total = np.zeros(input_vectors.shape)
    for word in context:
        total[word] += EH
    return float(loss), total / len(context), np.array(grad_out)


def with_a_counter(context, target, input_vectors, output_vectors, example_loss):
    counts, C = Counter(context), len(context)
    h = sum(count * input_vectors[word] for word, count in counts.items()) / C
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.array([counts[word] / C * EH for word in range(len(input_vectors))])
    return loss, grad_in, grad_out


def with_einsum_over_places(context, target, input_vectors, output_vectors, example_loss):
    x = np.eye(len(input_vectors))[context] / len(context)
    h = np.einsum("kw,wd->d", x, input_vectors)
    loss, slope, grad_out = example_loss(h, target, output_vectors)
    return loss, np.einsum("kw,d->wd", x, slope), grad_out


def rows_in_a_list(context, target, input_vectors, output_vectors, example_loss):
    h = np.average(input_vectors[context], axis=0)
    loss, slope, grad_out = example_loss(h, target, output_vectors)
    rows = [[context.count(w) * s / len(context) for s in slope] for w in range(len(input_vectors))]
    return loss, rows, grad_out.tolist()


RIGHT = {
    "07.1": [
        place_by_place,
        mean_of_rows,
        with_add_at,
        with_counter,
        with_count,
        by_comparing,
        with_histogram,
        as_a_list,
        with_einsum,
        in_single_precision,
    ],
    "07.2": [6, 6.0, "sqrt(36)", "18**0.5 * 2**0.5", "exp((log(18) + log(2)) / 2)"],
    "07.3": [
        "U @ (y_hat - y) / C",
        "1 / C * U @ (y_hat - y)",
        "(U @ y_hat - U @ y) / C",
        "-U @ (y - y_hat) / C",
        "((y_hat - y).T @ U.T).T / C",
        "U @ ((y_hat - y) / C)",
        "U @ (softmax(U.T @ h) - y) / C",
        "(1/C) * (U @ (ŷ - y))",
    ],
    "07.4": [2, 2.0, "2", "4 / 2"],
    "07.5": [
        "EH @ a.T / C",
        "EH @ (a / C).T",
        "1 / C * EH @ a.T",
        "(a @ EH.T).T / C",
        "(EH / C) @ a.T",
        "EH @ a.T / sum(a)",
    ],
    "07.6": ["d", "D", "(d)"],
    "07.7": [
        all_from_formulas,
        blame_kept_before_the_moves,
        inputs_first_with_the_old_mean,
        word_by_word,
        columns_as_in_the_lecture,
        with_einsum_and_softmax_loss,
        with_helpers_and_lists,
        minus_a_negative_rate,
    ],
    "07.8": [
        loop_over_places,
        with_np_add_at,
        by_outer_product,
        with_a_matrix_of_one_hots,
        divided_at_the_end,
        with_a_counter,
        with_einsum_over_places,
        rows_in_a_list,
    ],
    "07.9": ["b", "B"],
}
