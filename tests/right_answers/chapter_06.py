"""Right answers that learners would give in chapter 06, each in a style of its own."""

from collections import Counter

import numpy as np

# 06.3


def place_by_place(probs, context):
    error = np.zeros(len(probs))
    for word in context:
        error += probs
        error[word] -= 1
    return error


def with_a_counter(probs, context):
    counted = Counter(context)
    return np.array([len(context) * p - counted[word] for word, p in enumerate(probs)])


def with_one_hot_rows(probs, context):
    Y = np.eye(probs.size)[context]
    return (probs - Y).sum(axis=0)


def subtracted_at(probs, context):
    error = probs * len(context)
    np.subtract.at(error, context, 1)
    return error


def as_a_list(probs, context):
    return [len(context) * probs[word] - context.count(word) for word in range(len(probs))]


def copied_then_in_place(probs, context):
    error = probs.copy()
    error *= len(context)
    for place in range(len(context)):
        error[context[place]] = error[context[place]] - 1.0
    return error


def compared(probs, context):
    a = (np.array(context)[:, None] == np.arange(len(probs))).sum(0)
    return -(a - a.sum() * probs)


def in_float32(probs, context):
    C = np.float32(len(context))
    return C * probs.astype(np.float32) - np.bincount(context, minlength=len(probs))


# 06.8


def in_one_loop(center, context, input_vectors, output_vectors, pair_loss):
    total = 0
    G_in, G_out = np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for outside in context:
        loss, g, G = pair_loss(input_vectors[center], outside, output_vectors)
        total += loss
        G_in[center] += g
        G_out += G
    return total, G_in, G_out


def three_lists(center, context, input_vectors, output_vectors, pair_loss):
    v_c = input_vectors[center]
    losses, slopes, tables = zip(*[pair_loss(v_c, o, output_vectors) for o in context], strict=True)
    grad_input_vectors = 0 * input_vectors
    grad_input_vectors[center] = np.sum(slopes, axis=0)
    return np.sum(losses), grad_input_vectors, np.sum(tables, axis=0)


def with_a_one_hot(center, context, input_vectors, output_vectors, pair_loss):
    x = np.zeros(len(input_vectors))
    x[center] = 1
    loss, grad_hidden, grad_outputs = 0.0, 0.0, 0.0
    for target in context:
        of_pair = pair_loss(x @ input_vectors, target, output_vectors)
        loss, grad_hidden = loss + of_pair[0], grad_hidden + of_pair[1]
        grad_outputs = grad_outputs + of_pair[2]
    return loss, np.outer(x, grad_hidden), grad_outputs


def each_different_word_once(center, context, input_vectors, output_vectors, pair_loss):
    grad_in, grad_out = np.zeros(input_vectors.shape), np.zeros(output_vectors.shape)
    loss = 0.0
    for word, times in Counter(context).items():
        one, slope, table = pair_loss(input_vectors[center], word, output_vectors)
        loss += times * one
        grad_in[center] += times * slope
        grad_out += times * table
    return loss, grad_in, grad_out


def from_the_right(center, context, input_vectors, output_vectors, pair_loss):
    """A pair, then the rest of the window, in the same way."""
    *rest, target = context
    loss, slope, table = pair_loss(input_vectors[center], target, output_vectors)
    grad_in = np.zeros(input_vectors.shape)
    grad_in[center] = slope
    if not rest:
        return loss, grad_in, table
    others = from_the_right(center, rest, input_vectors, output_vectors, pair_loss)
    return loss + others[0], grad_in + others[1], table + others[2]


def in_plain_lists(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in = 0, [[0.0] * len(row) for row in input_vectors]
    grad_out = [[0.0] * len(row) for row in output_vectors]
    for target in context:
        of_pair = pair_loss(input_vectors[center].copy(), target, output_vectors.copy())
        loss += float(of_pair[0])
        for i, slope in enumerate(of_pair[1]):
            grad_in[center][i] += float(slope)
        for row, slopes in zip(grad_out, of_pair[2], strict=True):
            for i, slope in enumerate(slopes):
                row[i] += float(slope)
    return [loss, grad_in, grad_out]


RIGHT = {
    "06.2": [
        "C * (y_hat - a / C)",
        "-(a - C * y_hat)",
        "y_hat * C - a",
        "sum(a) * y_hat - a",
        "C * y_hat - a * sum(y_hat)",
    ],
    "06.3": [
        place_by_place,
        with_a_counter,
        with_one_hot_rows,
        subtracted_at,
        as_a_list,
        copied_then_in_place,
        compared,
        in_float32,
    ],
    "06.5": [
        "-sum(a * log(a / C))",
        "sum(a * log(C / a))",
        "-a.T @ log(a / C)",
        "-C * sum(a / C * log(a / C))",
        "C * log(C) - a.T @ log(a)",
        "sum(a) * log(sum(a)) - sum(a * log(a))",
        "-log(a / C).T @ a",
    ],
    "06.8": [
        in_one_loop,
        three_lists,
        with_a_one_hot,
        each_different_word_once,
        from_the_right,
        in_plain_lists,
    ],
}
