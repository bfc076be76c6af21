"""Wrong answers to chapter 07, written as learners write them, each with the cause to be named."""

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
    ],
    "07.2": [
        ("mean of the odds", "(8 + 2) / 2"),
        ("product of the odds", 16),
        ("sum of the odds", "10"),
        ("the louder voice alone", 8),
        ("the more careful voice alone", 2),
        ("mean of the probabilities", 3.5),
        ("unnamed", 6),
        ("not a number", "four"),
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
    ],
    "07.4": [
        ("every word once", 1),
        ("the share itself", "2 / 4"),
        ("squared", 4),
        ("unnamed", 3),
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
    ],
    "07.6": [("a", "a"), ("b", "(b)"), ("c", "C")],
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
        ("unnamed", moves_only),
        ("wrong order", outputs_then_inputs),
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
    ],
    "07.9": [("a", "a"), ("c", "c"), ("d", "d")],
}
