"""Wrong answers to chapter 07, written as learners write them, each with the cause to be named."""

from collections import Counter

import numpy as np

from w2v_lib.losses import softmax_loss

# 07.1


def ones_by_index(context, n_words):
    x = np.zeros(n_words)
    x[context] += 1
    return x / len(context)


def among_different(context, n_words):
    x = np.zeros(n_words)
    for word in set(context):
        x[word] += 1
    return x / x.sum()


def forgot_to_divide(context, n_words):
    x = np.zeros(n_words)
    for word in context:
        x[word] += 1
    return x


def flags(context, n_words):
    return np.array([1.0 if word in context else 0.0 for word in range(n_words)])


def over_vocabulary(context, n_words):
    return sum(np.eye(n_words)[word] for word in context) / n_words


def over_different(context, n_words):
    x = [context.count(word) for word in range(n_words)]
    return np.array(x) / len(np.unique(context))


def overwritten(context, n_words):
    for word in context:
        x = np.zeros(n_words)
        x[word] += 1 / len(context)
    return x


def early_return(context, n_words):
    x = np.zeros(n_words)
    for word in context:
        x[word] += 1 / len(context)
        return x


def one_hot_rows(context, n_words):
    return np.eye(n_words)[context] / len(context)


def too_short(context, n_words):
    return np.bincount(context) / len(context)


def set_not_added(context, n_words):
    x = np.zeros(n_words)
    for k in range(len(context)):
        x[context[k]] = 1 / len(context)
    return x


def keys_of_a_dict(context, n_words):
    share = {word: 1 / len(context) for word in context}
    return [share.get(word, 0.0) for word in range(n_words)]


def mean_of_different_rows(context, n_words):
    return np.eye(n_words)[list(set(context))].mean(axis=0)


def unique_ids(context, n_words):
    ids = np.unique(context)
    x = np.zeros(n_words)
    x[ids] = 1 / ids.size
    return x


def sum_of_rows(context, n_words):
    return np.eye(n_words)[context].sum(axis=0)


def counted_by_list(context, n_words):
    return [context.count(word) for word in range(n_words)]


def ones_where(context, n_words):
    x = np.zeros(n_words)
    x[context] = 1
    return x


def highest_of_rows(context, n_words):
    return np.max([np.eye(n_words)[word] for word in context], axis=0)


def a_part_of_the_vocabulary(context, n_words):
    x = np.zeros(n_words)
    for word in context:
        x[word] += 1 / n_words
    return x


def mean_of_wrong_length(context, n_words):
    counts = [0] * n_words
    for word in context:
        counts[word] += 1
    return np.array(counts) / len(counts)


def length_of_a_counter(context, n_words):
    counts = Counter(context)
    return np.array([counts[word] / len(counts) for word in range(n_words)])


def added_parts_of_a_set(context, n_words):
    x = np.zeros(n_words)
    np.add.at(x, context, 1 / len(set(context)))
    return x


def integers(context, n_words):
    x = np.zeros(n_words, dtype=int)
    for word in context:
        x[word] += 1 / len(context)
    return x


def list_of_zeros(context, n_words):
    x = np.array([0] * n_words)
    np.add.at(x, context, int(1 / len(context)))
    return x


def like_the_counts(context, n_words):
    x = np.zeros_like(np.bincount(context, minlength=n_words))
    part = 1 / len(context)
    for word in context:
        x[word] = x[word] + part
    return x


def after_the_loop(context, n_words):
    x = np.zeros(n_words)
    for word in context:  # noqa: B007
        part = 1 / len(context)
    x[word] += part
    return x


def row_after_row(context, n_words):
    for k in range(len(context)):
        row = [0.0] * n_words
        row[context[k]] = 1 / len(context)
    return row


def index_zero(context, n_words):
    return np.eye(n_words)[context[0]] / len(context)


def equal_to_the_first(context, n_words):
    return [(word == context[0]) / len(context) for word in range(n_words)]


def places_from_one(context, n_words):
    x = np.zeros(n_words)
    for k in range(1, len(context)):
        x[context[k]] += 1 / len(context)
    return x


def began_with_ones(context, n_words):
    x = np.ones(n_words)
    for word in context:
        x[word] += 1
    return x / len(context)


def never_filled(context, n_words):
    x = np.zeros(n_words)
    for word in context:
        y = x.copy()
        y[word] += 1 / len(context)
    return x


# 07.7


def parts(context, target, input_vectors, output_vectors):
    """What every attempt below computes first."""
    h = sum(input_vectors[w] for w in context) / len(context)
    g = softmax_loss(h, target, output_vectors)
    return h, g.hidden, g.output_rows


def full_blame(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH
    return V, output_vectors - learning_rate * rows


def divided_twice(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    EH = EH / len(context)
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH / len(context))
    return V, output_vectors - learning_rate * rows


def summed_up(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].sum(axis=0)
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] = V[w] - learning_rate * g.hidden
    return V, output_vectors - learning_rate * g.output_rows


def summed_then_shared(context, target, input_vectors, output_vectors, learning_rate):
    h = np.sum([input_vectors[w] for w in context], axis=0)
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] = V[w] - learning_rate * g.hidden / len(context)
    return V, output_vectors - learning_rate * g.output_rows


def new_outputs_for_the_blame(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    p = np.exp(output_vectors @ h)
    e = p / p.sum()
    e[target] -= 1
    U = output_vectors - learning_rate * e[:, None] * h
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate / len(context) * (U.T @ e)
    return V, U


def asked_again_after_outputs(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    h = V[context].mean(axis=0)
    U -= learning_rate * softmax_loss(h, target, U).output_rows
    EH = softmax_loss(h, target, U).hidden
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    return V, U


def asked_again_after_inputs(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    EH = softmax_loss(V[context].mean(axis=0), target, U).hidden
    np.subtract.at(V, context, learning_rate * EH / len(context))
    U -= learning_rate * softmax_loss(V[context].mean(axis=0), target, U).output_rows
    return V, U


def new_mean_for_the_outputs(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    p = np.exp(U @ V[context].mean(axis=0))
    e = p / p.sum() - np.eye(len(U))[target]
    np.subtract.at(V, context, learning_rate * (e @ U) / len(context))
    return V, U - learning_rate * np.outer(e, V[context].mean(axis=0))


def indexed(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V[context] -= learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def from_the_old_row(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] = input_vectors[w] - learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def unique_words(context, target, input_vectors, output_vectors, learning_rate):
    words = np.unique(context)
    _, EH, rows = parts(words, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V[words] -= learning_rate * EH / len(words)
    return V, output_vectors - learning_rate * rows


def nearest_word(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context[0]]
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    V[context[0]] -= learning_rate * g.hidden
    return V, output_vectors - learning_rate * g.output_rows


def moved_one(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / len(context)
        return V, output_vectors - learning_rate * rows


def moved_the_middle(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = np.array(input_vectors)
    V[target] -= learning_rate * EH
    return V, output_vectors - learning_rate * rows


def moved_everybody(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors - learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def mean_of_outputs(context, target, input_vectors, output_vectors, learning_rate):
    h = output_vectors[context].mean(axis=0)
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * g.hidden / len(context)
    return V, output_vectors - learning_rate * g.output_rows


def added(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] += learning_rate * EH / len(context)
    return V, output_vectors + learning_rate * rows


def without_rate(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= EH / len(context)
    return V, output_vectors - rows


def changed_the_inputs(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    for w in context:
        input_vectors[w] -= learning_rate * EH / len(context)
    output_vectors -= learning_rate * rows
    return input_vectors, output_vectors


def moves_only(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = np.zeros(input_vectors.shape)
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    return V, -learning_rate * rows


def outputs_then_inputs(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    return output_vectors - learning_rate * rows, V


def softmax(scores):
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


def forgot_c(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    error = softmax(output_vectors @ h)
    error[target] -= 1
    EH = output_vectors.T @ error
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH)
    return V, output_vectors - learning_rate * np.outer(error, h)


def counts_as_weights(context, target, input_vectors, output_vectors, learning_rate):
    a = np.bincount(context, minlength=len(input_vectors))
    g = softmax_loss(a @ input_vectors / len(context), target, output_vectors)
    return (
        input_vectors - learning_rate * np.outer(a, g.hidden),
        output_vectors - learning_rate * g.output_rows,
    )


def shares_over_c(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors - learning_rate / len(context) * np.outer(x_bar, EH)
    return V, output_vectors - learning_rate * rows


def mean_of_moves(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    moves = np.zeros((len(context), *input_vectors.shape))
    for k, w in enumerate(context):
        moves[k, w] = learning_rate * EH / len(context)
    return input_vectors - moves.mean(axis=0), output_vectors - learning_rate * rows


def all_from_counts(context, target, input_vectors, output_vectors, learning_rate):
    a = np.bincount(context, minlength=len(input_vectors))
    h = a @ input_vectors
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors - learning_rate * np.outer(a, e @ output_vectors)
    return V, output_vectors - learning_rate * np.outer(e, h)


def grown_in_a_loop(context, target, input_vectors, output_vectors, learning_rate):
    h = 0
    for w in context:
        h = h + input_vectors[w]
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    np.add.at(V, context, -learning_rate * g.hidden)
    return V, output_vectors - learning_rate * g.output_rows


def sum_of_one_hots(context, target, input_vectors, output_vectors, learning_rate):
    x = sum(np.eye(len(input_vectors))[w] for w in context)
    g = softmax_loss(input_vectors.T @ x, target, output_vectors)
    V = input_vectors - learning_rate * np.outer(x / len(context), g.hidden)
    return V, output_vectors - learning_rate * g.output_rows


def divides_only_back(context, target, input_vectors, output_vectors, learning_rate):
    h = np.add.reduce(input_vectors[context])
    e = softmax(output_vectors @ h)
    e[target] -= 1
    V = input_vectors.copy()
    for w in context:
        for i in range(len(h)):
            V[w, i] -= learning_rate / len(context) * (e @ output_vectors[:, i])
    return V, output_vectors - learning_rate * np.outer(e, h)


def in_place_then_error(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    h = V[context].mean(axis=0)
    e = softmax(U @ h)
    e[target] -= 1
    for w in range(len(U)):
        U[w] -= learning_rate * e[w] * h
    EH = sum(e[w] * U[w] for w in range(len(U)))
    for w in context:
        V[w] -= learning_rate / len(context) * EH
    return V, U


def one_table_after_the_other(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    h = x_bar @ input_vectors
    e = softmax(output_vectors @ h) - (np.arange(len(output_vectors)) == target)
    new_outputs = output_vectors - learning_rate * np.outer(e, h)
    new_inputs = input_vectors - learning_rate * np.outer(x_bar, e @ new_outputs)
    return new_inputs, new_outputs


def loss_called_for_each_table(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    new_out = output_vectors - learning_rate * softmax_loss(h, target, output_vectors).output_rows
    V = np.array(input_vectors)
    for w in context:
        V[w] -= learning_rate * softmax_loss(h, target, new_out).hidden / len(context)
    return V, new_out


def predicted_from_new_outputs(context, target, input_vectors, output_vectors, learning_rate):
    y = np.eye(len(output_vectors))[target]
    h = np.mean([input_vectors[w] for w in context], axis=0)
    U = output_vectors - learning_rate * np.outer(softmax(output_vectors @ h) - y, h)
    EH = (softmax(U @ h) - y) @ U
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH / len(context))
    return V, U


def inputs_then_everything_again(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, _ = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    _, _, rows = parts(context, target, V, output_vectors)
    return V, output_vectors - learning_rate * rows


def shares_then_prediction(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    y = np.eye(len(output_vectors))[target]
    e = softmax(output_vectors @ (x_bar @ input_vectors)) - y
    V = input_vectors - learning_rate * np.outer(x_bar, e @ output_vectors)
    h = x_bar @ V
    return V, output_vectors - learning_rate * np.outer(softmax(output_vectors @ h) - y, h)


def outer_with_new_mean(context, target, input_vectors, output_vectors, learning_rate):
    V = input_vectors.copy()
    h, EH, rows = parts(context, target, V, output_vectors)
    error = rows @ h / (h @ h)
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    h = V[context].mean(axis=0)
    return V, output_vectors - learning_rate * np.outer(error, h)


def each_row_with_new_mean(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    p = softmax(U @ V[context].mean(axis=0))
    EH = p @ U - U[target]
    np.subtract.at(V, context, learning_rate / len(context) * EH)
    for w in range(len(U)):
        U[w] -= learning_rate * (p[w] - (w == target)) * V[context].mean(axis=0)
    return V, U


def all_rows_at_once(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V[np.array(context)] = V[np.array(context)] - learning_rate * EH[None] / len(context)
    return V, output_vectors - learning_rate * rows


def indexed_whole_error(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V[context] -= learning_rate * EH
    return V, output_vectors - learning_rate * rows


def flags_times_error(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    there = np.array([w in context for w in range(len(input_vectors))])
    return (
        input_vectors - learning_rate * there[:, None] * EH,
        output_vectors - learning_rate * rows,
    )


def old_row_whole_error(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in set(context):
        V[w] = input_vectors[w] - learning_rate * EH
    return V, output_vectors - learning_rate * rows


def subtracted_everything(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    np.subtract.at(V, context, EH)
    return V, output_vectors - rows


def no_rate_no_c(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    for w in context:
        V[w] -= e @ output_vectors
    return V, output_vectors - e[:, None] * h


def counts_times_slope(context, target, input_vectors, output_vectors, learning_rate):
    a = np.bincount(context, minlength=len(input_vectors))
    g = softmax_loss(input_vectors[context].mean(axis=0), target, output_vectors)
    return input_vectors - a[:, None] * g.hidden, output_vectors - g.output_rows


def gradients_only(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    grad = np.zeros(input_vectors.shape)
    for w in context:
        grad[w] += EH / len(context)
    return grad, rows


def slope_tables(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    h = x_bar @ input_vectors
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    return np.outer(x_bar, e @ output_vectors), np.outer(e, h)


def unpacked_slopes(context, target, input_vectors, output_vectors, learning_rate):
    g = softmax_loss(input_vectors[context].mean(0), target, output_vectors)
    d_in = np.zeros_like(input_vectors)
    np.add.at(d_in, context, g.hidden / len(context))
    return d_in, g.output_rows


def whole_window(context, target, input_vectors, output_vectors, learning_rate):
    window = context + [target]
    _, EH, rows = parts(window, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in window:
        V[w] -= learning_rate * EH / len(window)
    return V, output_vectors - learning_rate * rows


def target_in_the_mean(context, target, input_vectors, output_vectors, learning_rate):
    C = len(context) + 1
    h = (input_vectors[target] + input_vectors[context].sum(axis=0)) / C
    g = softmax_loss(h, target, output_vectors)
    V = input_vectors.copy()
    V[target] -= learning_rate * g.hidden / C
    np.subtract.at(V, context, learning_rate * g.hidden / C)
    return V, output_vectors - learning_rate * g.output_rows


def shares_with_target(context, target, input_vectors, output_vectors, learning_rate):
    a = np.bincount([target, *context], minlength=len(input_vectors))
    x_bar = a / a.sum()
    g = softmax_loss(x_bar @ input_vectors, target, output_vectors)
    V = input_vectors - learning_rate * np.outer(x_bar, g.hidden)
    return V, output_vectors - learning_rate * g.output_rows


def loop_over_a_set_length(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / len(set(context))
    return V, output_vectors - learning_rate * rows


def counter_length(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    counts = Counter(context)
    V = input_vectors.copy()
    for w, count in counts.items():
        V[w] -= learning_rate * count / len(counts) * EH
    return V, output_vectors - learning_rate * rows


def nonzero_counts(context, target, input_vectors, output_vectors, learning_rate):
    a = np.bincount(context, minlength=len(input_vectors))
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors - learning_rate * np.outer(a / np.count_nonzero(a), EH)
    return V, output_vectors - learning_rate * rows


def each_different_word(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in set(context):
        V[w] -= learning_rate * EH / len(set(context))
    return V, output_vectors - learning_rate * rows


def unique_rows(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    ids = np.unique(context)
    V = input_vectors.copy()
    V[ids] -= learning_rate * EH / ids.size
    return V, output_vectors - learning_rate * rows


def equal_shares(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    there = np.bincount(context, minlength=len(input_vectors)) > 0
    V = input_vectors - learning_rate * np.outer(there / there.sum(), EH)
    return V, output_vectors - learning_rate * rows


def divided_by_rows(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / V.shape[0]
    return V, output_vectors - learning_rate * rows


def mean_of_one_hots_over_n(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    a = np.bincount(context, minlength=len(input_vectors))
    return (
        input_vectors - learning_rate * np.outer(a / a.size, EH),
        output_vectors - learning_rate * rows,
    )


def n_for_c(context, target, input_vectors, output_vectors, learning_rate):
    n = len(output_vectors)
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = np.array(input_vectors)
    np.add.at(V, context, -learning_rate / n * EH)
    return V, output_vectors - learning_rate * rows


def from_k_is_one(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for k in range(1, len(context)):
        V[context[k]] -= learning_rate / len(context) * EH
    return V, output_vectors - learning_rate * rows


def rest_of_the_context(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    _, *others = context
    for w in others:
        V[w] = V[w] - learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def without_the_first(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    np.subtract.at(V, context[1:], learning_rate * (e @ output_vectors) / len(context))
    return V, output_vectors - learning_rate * np.outer(e, h)


def pair_by_pair(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    for w in context:
        g = softmax_loss(input_vectors[w], target, output_vectors)
        V[w] -= learning_rate * g.hidden
        U -= learning_rate * g.output_rows
    return V, U


def summed_pairs(context, target, input_vectors, output_vectors, learning_rate):
    results = [softmax_loss(input_vectors[w], target, output_vectors) for w in context]
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * np.array([g.hidden for g in results]))
    return V, output_vectors - learning_rate * sum(g.output_rows for g in results)


def errors_place_by_place(context, target, input_vectors, output_vectors, learning_rate):
    y = np.eye(len(output_vectors))[target]
    V, U = input_vectors.copy(), output_vectors.copy()
    for k in range(len(context)):
        v = input_vectors[context[k]]
        e = softmax(output_vectors @ v) - y
        V[context[k]] -= learning_rate * output_vectors.T @ e
        U -= learning_rate * np.outer(e, v)
    return V, U


def pairs_shared(context, target, input_vectors, output_vectors, learning_rate):
    rate = learning_rate / len(context)
    V, U = input_vectors.copy(), output_vectors.copy()
    for w in context:
        g = softmax_loss(input_vectors[w], target, output_vectors)
        V[w] -= rate * g.hidden
        U -= rate * g.output_rows
    return V, U


def mean_of_the_pairs(context, target, input_vectors, output_vectors, learning_rate):
    C = len(context)
    results = [softmax_loss(input_vectors[w], target, output_vectors) for w in context]
    V = input_vectors.copy()
    for w, g in zip(context, results, strict=True):
        V[w] -= learning_rate * g.hidden / C
    return V, output_vectors - learning_rate * np.mean([g.output_rows for g in results], axis=0)


def mean_of_errors(context, target, input_vectors, output_vectors, learning_rate):
    y = np.eye(len(output_vectors))[target]
    vectors = input_vectors[context]
    e = np.array([softmax(output_vectors @ v) - y for v in vectors])
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * e @ output_vectors / len(context))
    return V, output_vectors - learning_rate * e.T @ vectors / len(context)


def from_the_middle(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    for w in context:
        g = softmax_loss(input_vectors[target], w, output_vectors)
        V[target] -= learning_rate * g.hidden
        U -= learning_rate * g.output_rows
    return V, U


def centre_guesses(context, target, input_vectors, output_vectors, learning_rate):
    v = input_vectors[target]
    t = np.bincount(context, minlength=len(output_vectors))
    EI = len(context) * softmax(output_vectors @ v) - t
    V = input_vectors.copy()
    V[target] = v - learning_rate * EI @ output_vectors
    return V, output_vectors - learning_rate * np.outer(EI, v)


def skipgram_sums(context, target, input_vectors, output_vectors, learning_rate):
    results = [softmax_loss(input_vectors[target], w, output_vectors) for w in context]
    V = input_vectors.copy()
    V[target] -= learning_rate * sum(g.hidden for g in results)
    return V, output_vectors - learning_rate * sum(g.output_rows for g in results)


def one_output_vector(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V, U = input_vectors.copy(), output_vectors.copy()
    U[target] -= learning_rate * rows[target]
    for w in context:
        V[w] -= learning_rate * EH / len(context)
    return V, U


def only_u_o(context, target, input_vectors, output_vectors, learning_rate):
    h, EH, _ = parts(context, target, input_vectors, output_vectors)
    p = softmax(output_vectors @ h)
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH / len(context))
    new_u = output_vectors[target] - learning_rate * (p[target] - 1) * h
    return V, np.vstack([output_vectors[:target], new_u, output_vectors[target + 1 :]])


def masked_error(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    mask = np.eye(len(output_vectors))[target][:, None]
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    V = input_vectors - learning_rate * np.outer(x_bar, EH)
    return V, output_vectors - learning_rate * mask * rows


def set_first(context, target, input_vectors, output_vectors, learning_rate):
    return full_blame_shared(
        sorted(set(context)), target, input_vectors, output_vectors, learning_rate
    )


def full_blame_shared(words, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(words, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in words:
        V[w] -= learning_rate * EH / len(words)
    return V, output_vectors - learning_rate * rows


def shares_of_flags(context, target, input_vectors, output_vectors, learning_rate):
    x = np.zeros(len(input_vectors))
    x[context] = 1
    x /= x.sum()
    g = softmax_loss(x @ input_vectors, target, output_vectors)
    V = input_vectors - learning_rate * x[:, None] * g.hidden
    return V, output_vectors - learning_rate * g.output_rows


def as_with_one_word(context, target, input_vectors, output_vectors, learning_rate):
    c = context[0]
    v_c = input_vectors[c]
    e = softmax(output_vectors @ v_c) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    V[c] = v_c - learning_rate * output_vectors.T @ e
    return V, output_vectors - learning_rate * np.outer(e, v_c)


def loop_that_returns(context, target, input_vectors, output_vectors, learning_rate):
    for word in context:
        g = softmax_loss(input_vectors[word], target, output_vectors)
        V = input_vectors.copy()
        V[word] -= learning_rate * g.hidden
        return V, output_vectors - learning_rate * g.output_rows


def row_of_context_zero(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V[context[0]] -= learning_rate / len(context) * EH
    return V, output_vectors - learning_rate * rows


def one_hot_of_the_first(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    x = np.eye(len(input_vectors))[context[0]] / len(context)
    V = input_vectors - learning_rate * np.outer(x, EH)
    return V, output_vectors - learning_rate * rows


def v_of_target(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    V[target] = V[target] - learning_rate * output_vectors.T @ e
    return V, output_vectors - learning_rate * np.outer(e, h)


def y_as_share(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    y = np.eye(len(input_vectors))[target]
    V = input_vectors - learning_rate * np.outer(y, EH)
    return V, output_vectors - learning_rate * rows


def loop_over_the_vocabulary(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in range(len(V)):
        V[w] -= learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def in_place_on_the_copy(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    V -= np.multiply(learning_rate, EH) / len(context)
    return V, output_vectors - learning_rate * rows


def wrong_table_by_shares(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(output_vectors)) / len(context)
    g = softmax_loss(output_vectors.T @ x_bar, target, output_vectors)
    V = input_vectors - learning_rate * np.outer(x_bar, g.hidden)
    return V, output_vectors - learning_rate * g.output_rows


def u_for_v(context, target, input_vectors, output_vectors, learning_rate):
    V, U = input_vectors.copy(), output_vectors.copy()
    h = sum(U[w] for w in context) / len(context)
    e = softmax(U @ h)
    e[target] -= 1
    np.subtract.at(V, context, learning_rate * e @ U / len(context))
    return V, U - learning_rate * np.outer(e, h)


def truth_minus_prediction(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    h = x_bar @ input_vectors
    e = np.eye(len(output_vectors))[target] - softmax(output_vectors @ h)
    V = input_vectors - learning_rate * np.outer(x_bar, e @ output_vectors)
    return V, output_vectors - learning_rate * np.outer(e, h)


def plus_the_slopes(context, target, input_vectors, output_vectors, learning_rate):
    g = softmax_loss(input_vectors[context].mean(axis=0), target, output_vectors)
    V = input_vectors.copy()
    np.add.at(V, context, learning_rate * g.hidden / len(context))
    return V, output_vectors + learning_rate * g.output_rows


def slopes_subtracted(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    g = softmax_loss(x_bar @ input_vectors, target, output_vectors)
    return input_vectors - np.outer(x_bar, g.hidden), output_vectors - g.output_rows


def rate_forgotten(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    e = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    np.subtract.at(V, context, e @ output_vectors / len(context))
    return V, output_vectors - np.outer(e, h)


# 07.7: two mistakes at once, and some that no sentence of the catalogue describes


def uphill_and_unshared(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] += learning_rate * EH
    return V, output_vectors - learning_rate * rows


def plus_eta_eh(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    np.add.at(V, context, learning_rate * EH)
    return V, output_vectors - learning_rate * rows


def counts_uphill(context, target, input_vectors, output_vectors, learning_rate):
    h, _, rows = parts(context, target, input_vectors, output_vectors)
    e = np.eye(len(output_vectors))[target] - softmax(output_vectors @ h)
    a = np.bincount(context, minlength=len(input_vectors))
    V = input_vectors - learning_rate * np.outer(a, e @ output_vectors)
    return V, output_vectors - learning_rate * rows


def unshared_and_no_output_rate(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH
    return V, output_vectors - rows


def outputs_shared_too(context, target, input_vectors, output_vectors, learning_rate):
    rate = learning_rate / len(context)
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    np.subtract.at(V, context, rate * EH)
    return V, output_vectors - rate * rows


def outputs_inside_the_loop(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V, U = input_vectors.copy(), output_vectors.copy()
    for w in context:
        V[w] -= learning_rate * EH / len(context)
        U -= learning_rate * rows
    return V, U


def target_moves_as_well(context, target, input_vectors, output_vectors, learning_rate):
    _, EH, rows = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    for w in [target, *context]:
        V[w] -= learning_rate * EH / len(context)
    return V, output_vectors - learning_rate * rows


def forgot_the_inputs(context, target, input_vectors, output_vectors, learning_rate):
    _, _, rows = parts(context, target, input_vectors, output_vectors)
    return input_vectors.copy(), output_vectors - learning_rate * rows


def forgot_the_outputs(context, target, input_vectors, output_vectors, learning_rate):
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    _, EH, _ = parts(context, target, input_vectors, output_vectors)
    return input_vectors - learning_rate * np.outer(x_bar, EH), output_vectors.copy()


def prediction_without_truth(context, target, input_vectors, output_vectors, learning_rate):
    h, EH, _ = parts(context, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH / len(context))
    return V, output_vectors - learning_rate * np.outer(softmax(output_vectors @ h), h)


def error_without_truth(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    error = softmax(output_vectors @ h)
    V = input_vectors.copy()
    for w in context:
        V[w] -= learning_rate * (error @ output_vectors) / len(context)
    return V, output_vectors - learning_rate * np.outer(error, h)


def one_less_for_all(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    error = softmax(output_vectors @ h) - 1
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * (output_vectors.T @ error) / len(context))
    return V, output_vectors - learning_rate * np.outer(error, h)


def only_u_o_counts(context, target, input_vectors, output_vectors, learning_rate):
    h = input_vectors[context].mean(axis=0)
    e = softmax(output_vectors @ h)[target] - 1
    V, U = input_vectors.copy(), output_vectors.copy()
    for w in context:
        V[w] -= learning_rate * e * output_vectors[target] / len(context)
    U[target] -= learning_rate * e * h
    return V, U


def blame_from_u_o(context, target, input_vectors, output_vectors, learning_rate):
    h, _, rows = parts(context, target, input_vectors, output_vectors)
    e = softmax(output_vectors @ h)[target] - 1
    V = input_vectors.copy()
    np.add.at(V, context, -learning_rate * e * output_vectors[target] / len(context))
    return V, output_vectors - learning_rate * rows


def v_c_as_in_chapter_three(context, target, input_vectors, output_vectors, learning_rate):
    h, EH, _ = parts(context, target, input_vectors, output_vectors)
    error = softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]
    V = input_vectors.copy()
    np.subtract.at(V, context, learning_rate * EH / len(context))
    return V, output_vectors - learning_rate * np.outer(error, input_vectors[target])


def context_without_target(context, target, input_vectors, output_vectors, learning_rate):
    others = [w for w in context if w != target]
    _, EH, rows = parts(others, target, input_vectors, output_vectors)
    V = input_vectors.copy()
    np.subtract.at(V, others, learning_rate * EH / len(others))
    return V, output_vectors - learning_rate * rows


# 07.8


def spread(context, EH, shape):
    """One part for every place."""
    grad = np.zeros(shape)
    for w in context:
        grad[w] += EH
    return grad


def whole_blame(context, target, input_vectors, output_vectors, example_loss):
    h = np.mean([input_vectors[w] for w in context], axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH, input_vectors.shape), grad_out


def twice_divided(context, target, input_vectors, output_vectors, example_loss):
    C = len(context)
    h = sum(input_vectors[w] / C for w in context)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH / C, input_vectors.shape) / C, grad_out


def only_sums(context, target, input_vectors, output_vectors, example_loss):
    h = np.zeros(input_vectors.shape[1])
    for w in context:
        h += input_vectors[w]
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH, input_vectors.shape), grad_out


def sum_in_mean_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].sum(0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH / len(context), input_vectors.shape), grad_out


def fancy_index(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[context] += EH / len(context)
    return loss, grad_in, grad_out


def assigned(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in context:
        grad_in[w] = EH / len(context)
    return loss, grad_in, grad_out


def as_a_set(context, target, input_vectors, output_vectors, example_loss):
    words = list(set(context))
    loss, EH, grad_out = example_loss(input_vectors[words].mean(0), target, output_vectors)
    return loss, spread(words, EH / len(words), input_vectors.shape), grad_out


def different_words_below(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    return loss, spread(context, EH / len(set(context)), input_vectors.shape), grad_out


def vocabulary_below(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    return loss, spread(context, EH / len(input_vectors), input_vectors.shape), grad_out


def first_word(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context[0]]
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context[:1], EH, input_vectors.shape), grad_out


def last_word(context, target, input_vectors, output_vectors, example_loss):
    for w in context:
        loss, EH, grad_out = example_loss(input_vectors[w], target, output_vectors)
        grad_in = np.zeros_like(input_vectors)
        grad_in[w] = EH
    return loss, grad_in, grad_out


def returned_in_the_loop(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in context:
        grad_in[w] += EH / len(context)
        return loss, grad_in, grad_out


def pair_after_pair(context, target, input_vectors, output_vectors, example_loss):
    total, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in context:
        loss, EH, grads = example_loss(input_vectors[w], target, output_vectors)
        total, grad_out = total + loss, grad_out + grads
        grad_in[w] += EH
    return total, grad_in, grad_out


def mean_of_pairs(context, target, input_vectors, output_vectors, example_loss):
    loss, grad_in, grad_out = pair_after_pair(
        context, target, input_vectors, output_vectors, example_loss
    )
    return loss / len(context), grad_in / len(context), grad_out / len(context)


def the_other_architecture(context, target, input_vectors, output_vectors, example_loss):
    total, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in context:
        loss, EH, grads = example_loss(input_vectors[target], w, output_vectors)
        total, grad_out = total + loss, grad_out + grads
        grad_in[target] += EH
    return total, grad_in, grad_out


def into_the_middle(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[target] = EH
    return loss, grad_in, grad_out


def broadcast(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in += EH / len(context)
    return loss, grad_in, grad_out


def skips_the_target(context, target, input_vectors, output_vectors, example_loss):
    words = [w for w in context if w != target]
    h = sum(input_vectors[w] for w in words) / len(words)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(words, EH / len(words), input_vectors.shape), grad_out


def from_the_wrong_table(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(output_vectors[context].mean(0), target, output_vectors)
    return loss, spread(context, EH / len(context), input_vectors.shape), grad_out


def one_output_row(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grads = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_out = np.zeros_like(output_vectors)
    grad_out[target] = grads[target]
    return loss, spread(context, EH / len(context), input_vectors.shape), grad_out


def same_memory(context, target, input_vectors, output_vectors, example_loss):
    grad_in = grad_out = np.zeros_like(input_vectors)
    loss, EH, grads = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_out += grads
    for w in context:
        grad_in[w] += EH / len(context)
    return loss, grad_in, grad_out


def downhill(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    return loss, -spread(context, EH / len(context), input_vectors.shape), -grad_out


def only_the_blame(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    return loss, EH / len(context), grad_out


def no_mean(context, target, input_vectors, output_vectors, example_loss):
    return example_loss(input_vectors[context], target, output_vectors)


def other_order(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    return spread(context, EH / len(context), input_vectors.shape), grad_out, loss


def by_shares(context, target, input_vectors, output_vectors, example_loss):
    """Right, for the words that it is given."""
    x_bar = np.bincount(context, minlength=len(input_vectors)) / max(1, len(context))
    loss, EH, grad_out = example_loss(x_bar @ input_vectors, target, output_vectors)
    return loss, np.outer(x_bar, EH), grad_out


def counts_outer(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    a = np.bincount(context, minlength=len(input_vectors))
    return loss, np.outer(a, EH), grad_out


def add_at_whole(context, target, input_vectors, output_vectors, example_loss):
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    result = example_loss(x_bar @ input_vectors, target, output_vectors)
    grad_in = np.zeros(input_vectors.shape)
    np.add.at(grad_in, context, result[1])
    return result[0], grad_in, result[2]


def shares_divided(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    return loss, np.outer(x_bar, EH) / len(context), grad_out


def mean_of_the_parts(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    rows = np.eye(len(input_vectors))[context]
    return loss, np.mean([np.outer(x, EH / len(context)) for x in rows], axis=0), grad_out


def counts_both_ways(context, target, input_vectors, output_vectors, example_loss):
    a = np.bincount(context, minlength=len(input_vectors))
    loss, EH, grad_out = example_loss(a @ input_vectors, target, output_vectors)
    return loss, a[:, None] * EH, grad_out


def summed_rows(context, target, input_vectors, output_vectors, example_loss):
    h = np.sum(input_vectors[context], axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context, EH)
    return loss, grad_in, grad_out


def counts_in_shares_back(context, target, input_vectors, output_vectors, example_loss):
    a = np.bincount(context, minlength=len(input_vectors))
    loss, EH, grad_out = example_loss(input_vectors.T @ a, target, output_vectors)
    return loss, np.outer(a / a.sum(), EH), grad_out


def forgot_to_divide_h(context, target, input_vectors, output_vectors, example_loss):
    h = np.zeros(input_vectors.shape[1])
    for k in range(len(context)):
        h = h + input_vectors[context[k]]
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for k in range(len(context)):
        grad_in[context[k]] += EH / len(context)
    return loss, grad_in, grad_out


def list_of_rows(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    rows = [EH / len(context) if w in context else 0 * EH for w in range(len(input_vectors))]
    return loss, np.array(rows), grad_out


def indexed_whole(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[context] += EH
    return loss, grad_in, grad_out


def row_is_the_slope(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for word in context:
        grad_in[word] = EH
    return loss, grad_in, grad_out


def flags_times_slope(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    there = np.zeros(len(input_vectors))
    there[context] = 1
    return loss, np.outer(there, EH), grad_out


def unique_context(context, target, input_vectors, output_vectors, example_loss):
    return by_shares(np.unique(context), target, input_vectors, output_vectors, example_loss)


def flags_made_shares(context, target, input_vectors, output_vectors, example_loss):
    x = np.array([float(w in context) for w in range(len(input_vectors))])
    x = x / x.sum()
    loss, EH, grad_out = example_loss(x @ input_vectors, target, output_vectors)
    return loss, x[:, None] * EH[None, :], grad_out


def over_the_counter(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    counts = Counter(context)
    for word, count in counts.items():
        grad_in[word] = count * EH / len(counts)
    return loss, grad_in, grad_out


def over_unique(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context, EH / np.unique(context).size)
    return loss, grad_in, grad_out


def a_set_on_the_way_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for word in set(context):
        grad_in[word] += EH / len(set(context))
    return loss, grad_in, grad_out


def unique_on_the_way_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    ids = np.unique(context)
    grad_in[ids] = EH / ids.size
    return loss, grad_in, grad_out


def mean_of_flags_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    there = np.bincount(context, minlength=len(input_vectors)) > 0
    return loss, np.outer(there / there.sum(), EH), grad_out


def counts_over_their_size(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    a = np.bincount(context, minlength=len(input_vectors))
    return loss, np.outer(a / a.size, EH), grad_out


def mean_of_all_rows(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for word in context:
        grad_in[word] += EH
    return loss, grad_in / grad_in.shape[0], grad_out


def chapter_three(context, target, input_vectors, output_vectors, example_loss):
    c = context[0]
    loss, EH, grad_out = example_loss(input_vectors[c], target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[c] = EH
    return loss, grad_in, grad_out


def returned_too_early(context, target, input_vectors, output_vectors, example_loss):
    for word in context:
        loss, EH, grad_out = example_loss(input_vectors[word], target, output_vectors)
        return loss, np.outer(np.eye(len(input_vectors))[word], EH), grad_out


def last_of_the_loop(context, target, input_vectors, output_vectors, example_loss):
    for word in context:
        h = input_vectors[word]
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[word] += EH
    return loss, grad_in, grad_out


def minus_one(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context[-1]], target, output_vectors)
    return loss, np.eye(len(input_vectors))[:, [context[-1]]] * EH, grad_out


def k_from_one(context, target, input_vectors, output_vectors, example_loss):
    C = len(context)
    h = np.zeros(input_vectors.shape[1])
    for k in range(1, C):
        h += input_vectors[context[k]] / C
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for k in range(1, C):
        grad_in[context[k]] += EH / C
    return loss, grad_in, grad_out


def others_only(context, target, input_vectors, output_vectors, example_loss):
    _, *others = context
    a = np.bincount(np.array(others, dtype=int), minlength=len(input_vectors))
    x = a / len(context)
    loss, EH, grad_out = example_loss(x @ input_vectors, target, output_vectors)
    return loss, np.outer(x, EH), grad_out


def sum_of_a_slice(context, target, input_vectors, output_vectors, example_loss):
    x = np.eye(len(input_vectors))[context][1:].sum(axis=0) / len(context)
    loss, EH, grad_out = example_loss(input_vectors.T @ x, target, output_vectors)
    return loss, x[:, None] * EH, grad_out


def one_to_c(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for k in range(1, len(context)):
        grad_in[context[k]] += EH / len(context)
    return loss, grad_in, grad_out


def slice_on_the_way_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context[1:], EH / len(context))
    return loss, grad_in, grad_out


def first_taken_away(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    a = np.bincount(context, minlength=len(input_vectors))
    a[context[0]] -= 1
    return loss, np.outer(a, EH) / len(context), grad_out


def row_zero_of_context(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[context[0]] = EH / len(context)
    return loss, grad_in, grad_out


def one_hot_first(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    x = np.eye(len(input_vectors))[context[0]]
    return loss, np.outer(x / len(context), EH), grad_out


def sums_of_lists(context, target, input_vectors, output_vectors, example_loss):
    results = [example_loss(input_vectors[w], target, output_vectors) for w in context]
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context, np.array([result[1] for result in results]))
    return sum(result[0] for result in results), grad_in, sum(result[2] for result in results)


def recursive_pairs(context, target, input_vectors, output_vectors, example_loss):
    first, *others = context
    loss, EH, grad_out = example_loss(input_vectors[first], target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[first] = EH
    if others:
        rest = recursive_pairs(others, target, input_vectors, output_vectors, example_loss)
        return loss + rest[0], grad_in + rest[1], grad_out + rest[2]
    return loss, grad_in, grad_out


def means_of_lists(context, target, input_vectors, output_vectors, example_loss):
    results = [example_loss(input_vectors[w], target, output_vectors) for w in context]
    losses, slopes, tables = zip(*results, strict=True)
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context, np.array(slopes) / len(context))
    return np.mean(losses), grad_in, np.mean(tables, axis=0)


def weighted_by_shares(context, target, input_vectors, output_vectors, example_loss):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in np.flatnonzero(x_bar):
        one, EH, table = example_loss(input_vectors[w], target, output_vectors)
        loss, grad_out = loss + x_bar[w] * one, grad_out + x_bar[w] * table
        grad_in[w] = x_bar[w] * EH
    return loss, grad_in, grad_out


def centre_to_context(context, target, input_vectors, output_vectors, example_loss):
    results = [example_loss(input_vectors[target], w, output_vectors) for w in context]
    grad_in = np.zeros_like(input_vectors)
    grad_in[target] = sum(result[1] for result in results)
    return sum(r[0] for r in results), grad_in, sum(r[2] for r in results)


def names_mixed_up(context, target, input_vectors, output_vectors, example_loss):
    loss, slope, grad_out = 0, 0, 0
    for o in context:
        parts_of_pair = example_loss(input_vectors[target], o, output_vectors)
        loss, slope = loss + parts_of_pair[0], slope + parts_of_pair[1]
        grad_out = grad_out + parts_of_pair[2]
    return loss, np.outer(np.eye(len(input_vectors))[target], slope), grad_out


def outer_with_y(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    y = np.eye(len(input_vectors))[target]
    return loss, np.outer(y, EH), grad_out


def v_c_is_the_target(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    grad_in[target] += EH
    return loss, grad_in, grad_out


def tiled(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, np.tile(EH / len(context), (len(input_vectors), 1)), grad_out


def whole_vocabulary(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in range(len(grad_in)):
        grad_in[w] += EH / len(context)
    return loss, grad_in, grad_out


def filtered(context, target, input_vectors, output_vectors, example_loss):
    kept = list(filter(lambda w: w != target, context))
    return by_shares(kept, target, input_vectors, output_vectors, example_loss)


def target_share_zero(context, target, input_vectors, output_vectors, example_loss):
    a = np.bincount(context, minlength=len(input_vectors))
    a[target] = 0
    x_bar = a / a.sum()
    loss, EH, grad_out = example_loss(x_bar @ input_vectors, target, output_vectors)
    return loss, np.outer(x_bar, EH), grad_out


def window_with_centre(context, target, input_vectors, output_vectors, example_loss):
    return by_shares([*context, target], target, input_vectors, output_vectors, example_loss)


def counts_with_centre(context, target, input_vectors, output_vectors, example_loss):
    a = np.bincount(context, minlength=len(input_vectors))
    a[target] += 1
    loss, EH, grad_out = example_loss(a @ input_vectors / a.sum(), target, output_vectors)
    return loss, np.outer(a / a.sum(), EH), grad_out


def centre_in_the_loop(context, target, input_vectors, output_vectors, example_loss):
    words = [target]
    words.extend(context)
    h = sum(input_vectors[w] for w in words) / len(words)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(words, EH / len(words), input_vectors.shape), grad_out


def u_bar(context, target, input_vectors, output_vectors, example_loss):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    loss, EH, grad_out = example_loss(x_bar @ output_vectors, target, output_vectors)
    return loss, np.outer(x_bar, EH), grad_out


def loop_over_u(context, target, input_vectors, output_vectors, example_loss):
    h = sum(output_vectors[w] / len(context) for w in context)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    np.add.at(grad_in, context, EH / len(context))
    return loss, grad_in, grad_out


def mask_of_the_target(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    y = np.eye(len(output_vectors))[target]
    return loss, spread(context, EH / len(context), input_vectors.shape), y[:, None] * grad_out


def other_rows_zero(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    rows = [grad_out[w] if w == target else 0 * h for w in range(len(output_vectors))]
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    return loss, np.outer(x_bar, EH), np.array(rows)


def filled_on_top(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    np.add.at(grad_out, context, EH / len(context))
    return loss, grad_out, grad_out


def no_copy(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = grad_out
    for w in context:
        grad_in[w] += EH / len(context)
    return loss, grad_in, grad_out


def subtracted_parts(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in context:
        grad_in[w] -= EH / len(context)
    return loss, grad_in, -grad_out


def only_inputs_downhill(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    return loss, -np.outer(x_bar, EH), grad_out


def shared_at_the_end(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = spread(context, EH, input_vectors.shape)
    return loss / len(context), grad_in / len(context), grad_out / len(context)


def outputs_shared(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    C = len(context)
    return loss, spread(context, EH / C, input_vectors.shape), grad_out / C


def loss_per_place(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    x_bar = np.eye(len(input_vectors))[context].mean(axis=0)
    return loss / len(x_bar[context]), np.outer(x_bar, EH), grad_out


def loss_in_the_loop(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    total, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in context:
        loss, EH, table = example_loss(h, target, output_vectors)
        total += loss
        grad_in[w] += EH / len(context)
        grad_out += table
    return total, grad_in, grad_out


def outputs_in_the_loop(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    total = np.zeros_like(output_vectors)
    for _ in context:
        total += grad_out
    return loss, spread(context, EH / len(context), input_vectors.shape), total


def losses_added(context, target, input_vectors, output_vectors, example_loss):
    h = sum(input_vectors[w] for w in context) / len(context)
    results = [example_loss(h, target, output_vectors) for _ in context]
    grad_in = spread(context, results[0][1], input_vectors.shape) / len(context)
    return sum(result[0] for result in results), grad_in, results[0][2]


def softmax_called(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    g = softmax_loss(h, target, output_vectors)
    return g.loss, spread(context, g.hidden / len(context), input_vectors.shape), g.output_rows


def softmax_by_hand(context, target, input_vectors, output_vectors, example_loss):
    x_bar = np.bincount(context, minlength=len(input_vectors)) / len(context)
    h = x_bar @ input_vectors
    y_hat = softmax(output_vectors @ h)
    e = y_hat - np.eye(len(output_vectors))[target]
    return -np.log(y_hat[target]), np.outer(x_bar, e @ output_vectors), np.outer(e, h)


def softmax_on_the_way_back(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, _, grad_out = example_loss(h, target, output_vectors)
    EH = (softmax(output_vectors @ h) - np.eye(len(output_vectors))[target]) @ output_vectors
    return loss, spread(context, EH / len(context), input_vectors.shape), grad_out


def minus_whole_blame(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in context:
        grad_in[w] -= EH
    return loss, grad_in, grad_out


def uphill_blame(context, target, input_vectors, output_vectors, example_loss):
    loss, EH, grad_out = example_loss(input_vectors[context].mean(0), target, output_vectors)
    grad_in = np.zeros(input_vectors.shape)
    np.subtract.at(grad_in, np.array(context), EH)
    return loss, grad_in, grad_out


def minus_counts(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    a = np.bincount(context, minlength=len(input_vectors))
    return loss, -np.outer(a, EH), grad_out


def unshared_and_minus_outputs(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH, input_vectors.shape), -grad_out


def all_inside_the_loop(context, target, input_vectors, output_vectors, example_loss):
    h = np.mean(input_vectors[context], axis=0)
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in context:
        one, EH, table = example_loss(h, target, output_vectors)
        loss, grad_out = loss + one, grad_out + table
        grad_in[w] += EH
    return loss, grad_in, grad_out


def target_gets_a_part(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in [*context, target]:
        grad_in[w] += EH / len(context)
    return loss, grad_in, grad_out


def spread_too_late(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for w in context:
        row = grad_in[w].copy()
        row += EH / len(context)
    return loss, grad_in, grad_out


def root_of_c(context, target, input_vectors, output_vectors, example_loss):
    h = input_vectors[context].mean(axis=0)
    loss, EH, grad_out = example_loss(h, target, output_vectors)
    return loss, spread(context, EH / np.sqrt(len(context)), input_vectors.shape), grad_out


WRONG = {
    "07.1": [
        ("repeats lost by the index", ones_by_index),
        ("context as a set", among_different),
        ("counted, not shared", forgot_to_divide),
        ("there or not there", flags),
        ("divided by the size of the vocabulary", over_vocabulary),
        ("divided by the number of different words", over_different),
        ("last context word only", overwritten),
        ("first context word only", early_return),
        ("wrong shape", one_hot_rows),
        ("wrong shape", too_short),
        ("repeats lost by the index", set_not_added),
        ("repeats lost by the index", keys_of_a_dict),
        ("context as a set", mean_of_different_rows),
        ("context as a set", unique_ids),
        ("counted, not shared", sum_of_rows),
        ("counted, not shared", counted_by_list),
        ("there or not there", ones_where),
        ("there or not there", highest_of_rows),
        ("divided by the size of the vocabulary", a_part_of_the_vocabulary),
        ("divided by the size of the vocabulary", mean_of_wrong_length),
        ("divided by the number of different words", length_of_a_counter),
        ("divided by the number of different words", added_parts_of_a_set),
        ("whole numbers only", integers),
        ("whole numbers only", list_of_zeros),
        ("whole numbers only", like_the_counts),
        ("last context word only", after_the_loop),
        ("last context word only", row_after_row),
        ("first context word only", index_zero),
        ("first context word only", equal_to_the_first),
        ("the term 1/C for the first place is missing", places_from_one),
        ("the term 1/C for every word of the vocabulary is too much", began_with_ones),
        ("everything zero", never_filled),
    ],
    "07.2": [
        ("mean of the odds", "(18 + 2) / 2"),
        ("product of the odds", 36),
        ("sum of the odds", "20"),
        ("the louder voice alone", 18),
        ("the more careful voice alone", 2),
        ("mean of the probabilities", 4.18),
        ("unnamed", 16),
        ("not a number", "six"),
        ("mean of the odds", "18 / 2 + 2 / 2"),
        ("mean of the odds", 10.0),
        ("product of the odds", "18 * 2"),
        ("product of the odds", "exp(log(18) + log(2))"),
        ("sum of the odds", "18 + 2"),
        ("sum of the odds", 20.0),
        ("one divided by the other", "18 / 2"),
        ("one divided by the other", "exp(log(18) - log(2))"),
        ("one divided by the other", 9),
        ("the louder voice alone", "18"),
        ("the louder voice alone", 18.0),
        ("the more careful voice alone", "2"),
        ("the more careful voice alone", 2.0),
        ("mean of the probabilities", "(18/19 + 2/3) / (1/19 + 1/3)"),
        ("mean of the probabilities", "46 / 11"),
        ("still a logarithm", "log(6)"),
        ("still a logarithm", "(log(18) + log(2)) / 2"),
        ("still a logarithm", 1.79),
    ],
    "07.3": [
        ("factor 1/C missing", "U @ y_hat - U @ y"),
        ("factor 1/C twice", "U @ (y_hat - y) / C / C"),
        ("multiplied by C", "U @ (C * y_hat - C * y)"),
        ("sign flipped", "-U @ (y_hat - y) / C"),
        ("truth not subtracted", "1 / C * U @ y_hat"),
        ("prediction not there", "-(U @ y) / C"),
        ("1/C on the prediction only", "U @ y_hat / C - U @ y"),
        ("1/C on the truth only", "U @ y_hat - U @ y / C"),
        ("wrong shape", "(y_hat - y) / C"),
        ("shapes do not fit", "U.T @ (y_hat - y) / C"),
        ("unknown name", "EH / C"),
        ("factor 1/C missing", "U @ (y_hat - y)"),
        ("factor 1/C missing", "((y_hat - y).T @ U.T).T"),
        ("factor 1/C twice", "1 / C**2 * U @ (y_hat - y)"),
        ("factor 1/C twice", "U @ (y_hat / C - y / C) / C"),
        ("multiplied by C", "C * (U @ y_hat - U @ y)"),
        ("multiplied by C", "U @ (y_hat - y) * C"),
        ("sign flipped", "U @ y / C - U @ y_hat / C"),
        ("sign flipped", "U @ ((y - y_hat) / C)"),
        ("truth not subtracted", "U @ (y_hat / C)"),
        ("truth not subtracted", "U @ softmax(U.T @ h) / C"),
        ("prediction not there", "U @ (0 * y_hat - y) / C"),
        ("prediction not there", "-1 / C * U @ y"),
        ("1/C on the prediction only", "U @ (softmax(U.T @ h) / C - y)"),
        ("1/C on the prediction only", "-U @ y + 1 / C * U @ y_hat"),
        ("1/C on the truth only", "U @ (y_hat - 1 / C * y)"),
        ("1/C on the truth only", "U @ y_hat - 1 / C * U @ y"),
        ("factor 1/C missing, and sign flipped", "U @ (y - y_hat)"),
        ("factor 1/C missing, and sign flipped", "U @ y - U @ y_hat"),
        ("factor 1/C twice, and sign flipped", "U @ (y - y_hat) / C**2"),
        ("the term -U y / C has its sign flipped", "U @ (y_hat + y) / C"),
        ("the term -U y / C counts twice", "U @ (y_hat - 2 * y) / C"),
        ("nothing there but h / C", "h / C"),
        ("the term h / C is too much", "(U @ (y_hat - y) + h) / C"),
        ("doubled", "2 * U @ (y_hat - y) / C"),
        ("unnamed", "U @ (y_hat - y) / sqrt(C)"),
    ],
    "07.4": [
        ("every word once", 1),
        ("the share itself", "2 / 4"),
        ("squared", 4),
        ("unnamed", 3),
        ("every word once", "1"),
        ("every word once", "2 / 2"),
        ("the share itself", 0.5),
        ("the share itself", "1 / 2"),
        ("squared", "2 * 2"),
        ("squared", "2**2"),
    ],
    "07.5": [
        ("factor 1/C missing", "EH @ a.T"),
        ("factor 1/C twice", "EH @ a.T / C / C"),
        ("multiplied by C", "EH @ (C * a).T"),
        ("sign flipped", "-1 / C * EH @ a.T"),
        ("counts brought to length 1", "EH @ (a / norm(a)).T"),
        ("1 subtracted from the counts", "EH @ (a.T - 1) / C"),
        ("wrong shape", "a @ EH.T / C"),
        ("shapes do not fit", "EH @ a / C"),
        ("shapes do not fit", "EH * a / C"),
        ("factor 1/C missing", "(a @ EH.T).T"),
        ("factor 1/C missing", "1 * EH @ (a.T)"),
        ("factor 1/C twice", "EH / C @ (a / C).T"),
        ("factor 1/C twice", "EH @ a.T / C**2"),
        ("multiplied by C", "C * (EH @ a.T)"),
        ("multiplied by C", "EH @ a.T * sum(a)"),
        ("sign flipped", "EH @ (-a / C).T"),
        ("sign flipped", "-(a @ EH.T).T / C"),
        ("counts brought to length 1", "EH @ a.T / norm(a)"),
        ("counts brought to length 1", "EH @ a.T / sqrt(a.T @ a)"),
        ("1 subtracted from the counts", "EH @ ((a - 1) / C).T"),
        ("1 subtracted from the counts", "1 / C * EH @ (a - 1).T"),
        ("factor 1/C missing, and sign flipped", "-EH @ a.T"),
        ("doubled", "2 * EH @ a.T / C"),
    ],
    "07.6": [("a", "a"), ("b", "(b)"), ("c", "C"), ("not an option", "e")],
    "07.7": [
        ("factor 1/C missing", full_blame),
        ("factor 1/C twice", divided_twice),
        ("sum in place of the mean", summed_up),
        ("sum on the way in, mean on the way back", summed_then_shared),
        ("output vectors moved first", new_outputs_for_the_blame),
        ("output vectors moved first, then a new prediction", asked_again_after_outputs),
        ("input vectors moved first, then a new prediction", asked_again_after_inputs),
        ("input vectors moved first", new_mean_for_the_outputs),
        ("repeats lost by the index", indexed),
        ("repeats lost by the index", from_the_old_row),
        ("context as a set", unique_words),
        ("first context word only", nearest_word),
        ("only the first context word moved", moved_one),
        ("blame given to the target's input vector", moved_the_middle),
        ("all input vectors moved", moved_everybody),
        ("hidden layer from the output table", mean_of_outputs),
        ("sign flipped", added),
        ("learning rate missing", without_rate),
        ("changes its inputs", changed_the_inputs),
        ("the term V is missing; the term U is missing", moves_only),
        ("wrong order", outputs_then_inputs),
        ("factor 1/C missing", forgot_c),
        ("factor 1/C missing", counts_as_weights),
        ("factor 1/C twice", shares_over_c),
        ("factor 1/C twice", mean_of_moves),
        ("sum in place of the mean", all_from_counts),
        ("sum in place of the mean", grown_in_a_loop),
        ("sum on the way in, mean on the way back", sum_of_one_hots),
        ("sum on the way in, mean on the way back", divides_only_back),
        ("output vectors moved first", in_place_then_error),
        ("output vectors moved first", one_table_after_the_other),
        ("output vectors moved first, then a new prediction", loss_called_for_each_table),
        ("output vectors moved first, then a new prediction", predicted_from_new_outputs),
        ("input vectors moved first, then a new prediction", inputs_then_everything_again),
        ("input vectors moved first, then a new prediction", shares_then_prediction),
        ("input vectors moved first", outer_with_new_mean),
        ("input vectors moved first", each_row_with_new_mean),
        ("repeats lost by the index", all_rows_at_once),
        ("repeats lost by the index, and 1/C missing", indexed_whole_error),
        ("repeats lost by the index, and 1/C missing", flags_times_error),
        ("repeats lost by the index, and 1/C missing", old_row_whole_error),
        ("factor 1/C and learning rate missing; learning rate missing", subtracted_everything),
        ("factor 1/C and learning rate missing; learning rate missing", no_rate_no_c),
        ("factor 1/C and learning rate missing; learning rate missing", counts_times_slope),
        ("slopes in place of the new tables", gradients_only),
        ("slopes in place of the new tables", slope_tables),
        ("slopes in place of the new tables", unpacked_slopes),
        ("target added to its context", whole_window),
        ("target added to its context", target_in_the_mean),
        ("target added to its context", shares_with_target),
        ("divided by the number of different words", loop_over_a_set_length),
        ("divided by the number of different words", counter_length),
        ("divided by the number of different words", nonzero_counts),
        ("blame shared by the different words", each_different_word),
        ("blame shared by the different words", unique_rows),
        ("blame shared by the different words", equal_shares),
        ("divided by the size of the vocabulary", divided_by_rows),
        ("divided by the size of the vocabulary", mean_of_one_hots_over_n),
        ("divided by the size of the vocabulary", n_for_c),
        ("first context word not moved", from_k_is_one),
        ("first context word not moved", rest_of_the_context),
        ("first context word not moved", without_the_first),
        ("every context word guesses alone", pair_by_pair),
        ("every context word guesses alone", summed_pairs),
        ("every context word guesses alone", errors_place_by_place),
        ("mean of losses in place of the loss of the mean", pairs_shared),
        ("mean of losses in place of the loss of the mean", mean_of_the_pairs),
        ("mean of losses in place of the loss of the mean", mean_of_errors),
        ("skip-gram", from_the_middle),
        ("skip-gram", centre_guesses),
        ("skip-gram", skipgram_sums),
        ("only the target's output vector moved", one_output_vector),
        ("only the target's output vector moved", only_u_o),
        ("only the target's output vector moved", masked_error),
        ("context as a set", set_first),
        ("context as a set", shares_of_flags),
        ("first context word only", as_with_one_word),
        ("first context word only", loop_that_returns),
        ("only the first context word moved", row_of_context_zero),
        ("only the first context word moved", one_hot_of_the_first),
        ("blame given to the target's input vector", v_of_target),
        ("blame given to the target's input vector", y_as_share),
        ("all input vectors moved", loop_over_the_vocabulary),
        ("all input vectors moved", in_place_on_the_copy),
        ("hidden layer from the output table", wrong_table_by_shares),
        ("hidden layer from the output table", u_for_v),
        ("sign flipped", truth_minus_prediction),
        ("sign flipped", plus_the_slopes),
        ("learning rate missing", slopes_subtracted),
        ("learning rate missing", rate_forgotten),
        ("sign flipped, and 1/C missing", uphill_and_unshared),
        ("sign flipped, and 1/C missing", plus_eta_eh),
        ("sign flipped, and 1/C missing", counts_uphill),
        ("factor 1/C missing; learning rate missing", unshared_and_no_output_rate),
        ("the terms -η ŷ hᵀ and η y hᵀ are divided by C", outputs_shared_too),
        ("the terms -η ŷ hᵀ and η y hᵀ are multiplied by C", outputs_inside_the_loop),
        ("the term -η EH/C in the target's row is too much", target_moves_as_well),
        ("the term -η EH/C at every place is missing", forgot_the_inputs),
        ("the terms -η ŷ hᵀ and η y hᵀ are missing", forgot_the_outputs),
        ("truth not subtracted", prediction_without_truth),
        ("truth not subtracted", error_without_truth),
        ("1 subtracted from every word", one_less_for_all),
        ("error of the target alone", only_u_o_counts),
        ("error of the target alone", blame_from_u_o),
        ("output vectors moved along the target's input vector", v_c_as_in_chapter_three),
        ("target left out of its own context", context_without_target),
    ],
    "07.8": [
        ("factor 1/C missing", whole_blame),
        ("factor 1/C twice", twice_divided),
        ("sum in place of the mean", only_sums),
        ("sum on the way in, mean on the way back", sum_in_mean_back),
        ("repeats lost by the index", fancy_index),
        ("repeats lost by the index", assigned),
        ("context as a set", as_a_set),
        ("divided by the number of different words", different_words_below),
        ("divided by the size of the vocabulary", vocabulary_below),
        ("first context word only", first_word),
        ("last context word only", last_word),
        ("blame given to the first context word only", returned_in_the_loop),
        ("every context word guesses alone", pair_after_pair),
        ("mean of losses in place of the loss of the mean", mean_of_pairs),
        ("skip-gram", the_other_architecture),
        ("blame given to the target's input vector", into_the_middle),
        ("blame given to all rows", broadcast),
        ("target left out of its own context", skips_the_target),
        ("hidden layer from the output table", from_the_wrong_table),
        ("only the target's output vector", one_output_row),
        ("both slopes in one table", same_memory),
        ("sign flipped", downhill),
        ("wrong shape", only_the_blame),
        ("ValueError", no_mean),
        ("wrong order", other_order),
        ("factor 1/C missing", counts_outer),
        ("factor 1/C missing", add_at_whole),
        ("factor 1/C twice", shares_divided),
        ("factor 1/C twice", mean_of_the_parts),
        ("sum in place of the mean", counts_both_ways),
        ("sum in place of the mean", summed_rows),
        ("sum on the way in, mean on the way back", counts_in_shares_back),
        ("sum on the way in, mean on the way back", forgot_to_divide_h),
        ("repeats lost by the index", list_of_rows),
        ("repeats lost by the index, and 1/C missing", indexed_whole),
        ("repeats lost by the index, and 1/C missing", row_is_the_slope),
        ("repeats lost by the index, and 1/C missing", flags_times_slope),
        ("context as a set", unique_context),
        ("context as a set", flags_made_shares),
        ("divided by the number of different words", over_the_counter),
        ("divided by the number of different words", over_unique),
        ("blame shared by the different words", a_set_on_the_way_back),
        ("blame shared by the different words", unique_on_the_way_back),
        ("blame shared by the different words", mean_of_flags_back),
        ("divided by the size of the vocabulary", counts_over_their_size),
        ("divided by the size of the vocabulary", mean_of_all_rows),
        ("first context word only", chapter_three),
        ("first context word only", returned_too_early),
        ("last context word only", last_of_the_loop),
        ("last context word only", minus_one),
        ("first context word left out", k_from_one),
        ("first context word left out", others_only),
        ("first context word left out", sum_of_a_slice),
        ("blame not given to the first context word", one_to_c),
        ("blame not given to the first context word", slice_on_the_way_back),
        ("blame not given to the first context word", first_taken_away),
        ("blame given to the first context word only", row_zero_of_context),
        ("blame given to the first context word only", one_hot_first),
        ("every context word guesses alone", sums_of_lists),
        ("every context word guesses alone", recursive_pairs),
        ("mean of losses in place of the loss of the mean", means_of_lists),
        ("mean of losses in place of the loss of the mean", weighted_by_shares),
        ("skip-gram", centre_to_context),
        ("skip-gram", names_mixed_up),
        ("blame given to the target's input vector", outer_with_y),
        ("blame given to the target's input vector", v_c_is_the_target),
        ("blame given to all rows", tiled),
        ("blame given to all rows", whole_vocabulary),
        ("target left out of its own context", filtered),
        ("target left out of its own context", target_share_zero),
        ("target added to its context", window_with_centre),
        ("target added to its context", counts_with_centre),
        ("target added to its context", centre_in_the_loop),
        ("hidden layer from the output table", u_bar),
        ("hidden layer from the output table", loop_over_u),
        ("only the target's output vector", mask_of_the_target),
        ("only the target's output vector", other_rows_zero),
        ("both slopes in one table", filled_on_top),
        ("both slopes in one table", no_copy),
        ("sign flipped", subtracted_parts),
        ("sign flipped", only_inputs_downhill),
        ("divided by C where nothing is shared", shared_at_the_end),
        ("divided by C where nothing is shared", outputs_shared),
        ("divided by C where nothing is shared", loss_per_place),
        ("counted once for each place", loss_in_the_loop),
        ("counted once for each place", outputs_in_the_loop),
        ("counted once for each place", losses_added),
        ("softmax in place of example_loss", softmax_called),
        ("softmax in place of example_loss", softmax_by_hand),
        ("softmax in place of example_loss", softmax_on_the_way_back),
        ("sign flipped, and 1/C missing", minus_whole_blame),
        ("sign flipped, and 1/C missing", minus_counts),
        ("sign flipped, and 1/C missing", uphill_blame),
        ("factor 1/C missing; sign flipped", unshared_and_minus_outputs),
        ("counted once for each place; factor 1/C missing", all_inside_the_loop),
        ("the term EH/C in the target's row is too much", target_gets_a_part),
        ("everything zero", spread_too_late),
        ("unnamed", root_of_c),
    ],
    "07.9": [("a", "a"), ("c", "c"), ("d", "d")],
}
