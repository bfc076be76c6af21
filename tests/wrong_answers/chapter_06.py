"""Wrong answers to chapter 06, written as learners write them, each with the cause to be named."""

import numpy as np

# 06.3


def fancy_index(probs, context):
    error = len(context) * probs
    error[context] -= 1
    return error


def unique_words(probs, context):
    words = set(context)
    error = probs * len(words)
    for word in words:
        error[word] -= 1
    return error


def like_one_pair(probs, context):
    error = probs.copy()
    for word in context:
        error[word] -= 1
    return error


def multi_hot(probs, context):
    truth = np.zeros(len(probs))
    truth[context] = 1
    return probs - truth


def averaged_error(probs, context):
    total = np.zeros(len(probs))
    for word in context:
        total += probs - np.eye(len(probs))[word]
    return total / len(context)


def truth_minus_prediction(probs, context):
    total = np.zeros(len(probs))
    for word in context:
        total += np.eye(len(probs))[word] - probs
    return total


def its_probability_subtracted(probs, context):
    error = len(context) * probs
    for word in context:
        error[word] -= probs[word]
    return error


def vocabulary_times(probs, context):
    return probs * len(probs) - np.bincount(context, minlength=len(probs))


def all_times_c(probs, context):
    return len(context) * (probs - np.bincount(context, minlength=len(probs)))


def equals_in_the_loop(probs, context):
    for word in context:
        error = probs - np.eye(len(probs))[word]
    return error


def return_in_the_loop(probs, context):
    for word in context:
        error = probs.copy()
        error[word] -= 1
        return error


def in_place(probs, context):
    probs *= len(context)
    for word in context:
        probs[word] -= 1
    return probs


def zeros_for_the_others(probs, context):
    error = np.zeros(len(probs))
    for word in context:
        error[word] = len(context) * probs[word] - context.count(word)
    return error


def only_at_its_own_place(probs, context):
    error = np.zeros(len(probs))
    for word in context:
        error[word] += probs[word] - 1
    return error


def minus_the_counts(probs, context):
    error = np.zeros_like(probs)
    for word in context:
        error[word] -= 1
    return error


def without_minlength(probs, context):
    return len(context) * probs - np.bincount(context)


def in_a_dict(probs, context):
    return {word: len(context) * p - context.count(word) for word, p in enumerate(probs)}


def as_a_column(probs, context):
    return (len(context) * probs - np.bincount(context, minlength=len(probs)))[:, None]


def one_row_per_place(probs, context):
    return probs - np.eye(len(probs))[context]


def minus_one_assigned(probs, context):
    error = len(context) * probs
    for word in context:
        error[word] = -1
    return error


def a_set_for_the_truth(probs, context):
    error = len(context) * probs
    for word in set(context):
        error[word] -= 1
    return error


def one_from_all_at_each_place(probs, context):
    return sum(probs - 1 for _ in context)


def one_minus_at_its_own_place(probs, context):
    total = np.zeros(len(probs))
    for word in context:
        error = probs.copy()
        error[word] = 1 - error[word]
        total += error
    return total


def from_the_second_place(probs, context):
    total = np.zeros(len(probs))
    for word in context[1:]:
        total += probs - np.eye(len(probs))[word]
    return total


def range_one_too_short(probs, context):
    total = np.zeros(len(probs))
    for place in range(len(context) - 1):
        total += probs
        total[context[place]] -= 1
    return total


def averaged_downhill(probs, context):
    return np.mean([np.eye(len(probs))[word] - probs for word in context], axis=0)


def plus_the_counts(probs, context):
    error = len(context) * probs
    np.add.at(error, context, 1)
    return error


def truth_never_subtracted(probs, context):
    return np.sum([probs for _ in context], axis=0)


def began_with_the_probabilities(probs, context):
    error = probs.copy()
    for word in context:
        error += probs
        error[word] -= 1
    return error


# 06.8


def np_mean(center, context, input_vectors, output_vectors, pair_loss):
    losses, hiddens, outputs = [], [], []
    for o in context:
        loss, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        losses.append(loss)
        hiddens.append(grad)
        outputs.append(grads)
    grad_in = np.zeros_like(input_vectors)
    grad_in[center] = np.mean(hiddens, axis=0)
    return np.mean(losses), grad_in, np.mean(outputs, axis=0)


def mean_loss_only(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair / len(context)
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def broadcast(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in += grad
        grad_out += grads
    return loss, grad_in, grad_out


def overwrote_the_slopes(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in = 0, np.zeros_like(input_vectors)
    for o in context:
        pair, grad_in[center], grad_out = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
    return loss, grad_in, grad_out


def overwrote_the_centre(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] = grad
        grad_out += grads
    return loss, grad_in, grad_out


def overwrote_the_outputs(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in = 0, np.zeros_like(input_vectors)
    for o in context:
        pair, grad, grad_out = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
    return loss, grad_in, grad_out


def overwrote_all(center, context, input_vectors, output_vectors, pair_loss):
    grad_in = np.zeros_like(input_vectors)
    for o in context:
        loss, grad_in[center], grad_out = pair_loss(input_vectors[center], o, output_vectors)
    return loss, grad_in, grad_out


def returned_at_once(center, context, input_vectors, output_vectors, pair_loss):
    grad_in = np.zeros_like(input_vectors)
    for o in context:
        loss, grad_in[center], grad_out = pair_loss(input_vectors[center], o, output_vectors)
        return loss, grad_in, grad_out


def right_one(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def only_different_words(center, context, input_vectors, output_vectors, pair_loss):
    return right_one(center, list(set(context)), input_vectors, output_vectors, pair_loss)


def skipped_the_centre(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0.0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        if o == center:
            continue
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss, grad_out = loss + pair, grad_out + grads
        grad_in[center] += grad
    return loss, grad_in, grad_out


def guessed_the_centre(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[o], center, output_vectors)
        loss += pair
        grad_in[o] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def wrong_row(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[o] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def one_row_of_each(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out[o] += grads[o]
    return loss, grad_in, grad_out


def wrong_table(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(output_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def one_memory(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in = 0, np.zeros_like(input_vectors)
    grad_out = grad_in
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def downhill(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] -= grad
        grad_out -= grads
    return loss, grad_in, grad_out


def only_the_row(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    return loss, grad_in[center], grad_out


def softmax_by_hand(center, context, input_vectors, output_vectors, pair_loss):
    """A learner who knows chapter 03 by heart, and does not look at the last argument."""
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        v_c = input_vectors[center]
        scores = output_vectors @ v_c
        y_hat = np.exp(scores) / np.exp(scores).sum()
        loss -= np.log(y_hat[o])
        error = y_hat - np.eye(len(output_vectors))[o]
        grad_in[center] += error @ output_vectors
        grad_out += np.outer(error, v_c)
    return loss, grad_in, grad_out


def over_the_places(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for k in range(len(context)):
        pair, grad, grads = pair_loss(input_vectors[center], k, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def cbow(center, context, input_vectors, output_vectors, pair_loss):
    mean = sum(input_vectors[o] for o in context) / len(context)
    loss, grad, grad_out = pair_loss(mean, center, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for o in context:
        grad_in[o] += grad / len(context)
    return loss, grad_in, grad_out


def both_words_of_a_pair(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    for o in context:
        grad_in[o] += pair_loss(input_vectors[center], o, output_vectors)[1]
    return loss, grad_in, grad_out


def exchanged(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(output_vectors[center], o, input_vectors)
        loss += pair
        grad_out[center] += grad
        grad_in += grads
    return loss, grad_in, grad_out


def stepped_at_once(center, context, input_vectors, output_vectors, pair_loss):
    inputs, outputs, loss = input_vectors.copy(), output_vectors.copy(), 0
    for o in context:
        pair, grad, grads = pair_loss(inputs[center], o, outputs)
        loss += pair
        inputs[center] -= grad
        outputs -= grads
    return loss, input_vectors - inputs, output_vectors - outputs


def new_vectors(center, context, input_vectors, output_vectors, pair_loss):
    inputs, outputs, loss = input_vectors.copy(), output_vectors.copy(), 0
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        inputs[center] -= grad
        outputs -= grads
    return loss, inputs, outputs


def second_result_for_both(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, _ = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out[o] += grad
    return loss, grad_in, grad_out


def moved_in_between(center, context, input_vectors, output_vectors, pair_loss):
    """Every pair takes its step before the next one is computed."""
    inputs, outputs = input_vectors.copy(), output_vectors.copy()
    loss = 0
    for o in context:
        pair, grad, grads = pair_loss(inputs[center], o, outputs)
        loss += pair
        inputs[center] -= 0.1 * grad
        outputs -= 0.1 * grads
    return loss, (input_vectors - inputs) / 0.1, (output_vectors - outputs) / 0.1


def from_the_second_on(center, context, input_vectors, output_vectors, pair_loss):
    if len(context) == 1:
        return 0.0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    return right_one(center, context[1:], input_vectors, output_vectors, pair_loss)


def range_too_short(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for k in range(len(context) - 1):
        pair, grad, grads = pair_loss(input_vectors[center], context[k], output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def first_pair_before_the_loop(center, context, input_vectors, output_vectors, pair_loss):
    grad_in = np.zeros_like(input_vectors)
    loss, grad, grad_out = pair_loss(input_vectors[center], context[0], output_vectors)
    grad_in[center] = grad
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss, grad_out = loss + pair, grad_out + grads
        grad_in[center] += grad
    return loss, grad_in, grad_out


def with_the_whole_window(center, context, input_vectors, output_vectors, pair_loss):
    return right_one(center, context + [center], input_vectors, output_vectors, pair_loss)


def always_the_centre(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for _ in context:
        pair, grad, grads = pair_loss(input_vectors[center], center, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def one_table_for_both(center, context, input_vectors, output_vectors, pair_loss):
    return right_one(center, context, input_vectors, input_vectors, pair_loss)


def looked_from_the_context(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[o], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def looked_at_themselves(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[o], o, output_vectors)
        loss += pair
        grad_in[o] += grad
        grad_out += grads
    return loss, grad_in, grad_out


def cbow_without_mean(center, context, input_vectors, output_vectors, pair_loss):
    hidden = sum(input_vectors[o] for o in context)
    loss, grad, grad_out = pair_loss(hidden, center, output_vectors)
    grad_in = np.zeros_like(input_vectors)
    for o in context:
        grad_in[o] += grad
    return loss, grad_in, grad_out


def only_the_centre_downhill(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    return loss, -grad_in, grad_out


def added_twice(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for o in context:
        pair, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        loss += pair
        grad_in[center] += grad
        grad_in[center] = grad_in[center] + grad
        grad_out += grads
    return loss, grad_in, grad_out


def downhill_from_the_second_on(*arguments):
    loss, grad_in, grad_out = from_the_second_on(*arguments)
    return loss, -grad_in, -grad_out


def subtracted_the_others(center, context, input_vectors, output_vectors, pair_loss):
    _, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    first, *others = [pair_loss(input_vectors[center], o, output_vectors)[0] for o in context]
    return first - sum(others), grad_in, grad_out


def last_of_several(center, context, input_vectors, output_vectors, pair_loss):
    """The loss of the last pair, where there are several."""
    _, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    loss = 0
    for o in context[1:]:
        loss = pair_loss(input_vectors[center], o, output_vectors)[0]
    return loss, grad_in, grad_out


def running_mean_of_two(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    grad_in[center] = pair_loss(input_vectors[center], context[0], output_vectors)[1]
    for o in context[1:]:
        grad_in[center] += pair_loss(input_vectors[center], o, output_vectors)[1] / 2
    return loss, grad_in, grad_out


def in_the_arguments(center, context, input_vectors, output_vectors, pair_loss):
    for o in context:
        loss, grad, grads = pair_loss(input_vectors[center], o, output_vectors)
        input_vectors[center] += grad
        output_vectors += grads
    return loss, input_vectors, output_vectors


def whole_context_at_once(center, context, input_vectors, output_vectors, pair_loss):
    grad_in = np.zeros_like(input_vectors)
    loss, grad_in[center], grad_out = pair_loss(input_vectors[center], context, output_vectors)
    return loss, grad_in, grad_out


def id_for_the_vector(center, context, input_vectors, output_vectors, pair_loss):
    return pair_loss(center, context[0], output_vectors)


def a_loss_for_each_pair(center, context, input_vectors, output_vectors, pair_loss):
    _, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    return (
        [pair_loss(input_vectors[center], o, output_vectors)[0] for o in context],
        grad_in,
        grad_out,
    )


def other_order(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_in, grad_out = right_one(center, context, input_vectors, output_vectors, pair_loss)
    return grad_in, grad_out, loss


def arguments_swapped(center, context, input_vectors, output_vectors, pair_loss):
    return pair_loss(context[0], input_vectors[center], output_vectors)


WRONG = {
    "06.1": [
        ("ends of the sentences forgotten", 28),
        ("windows across the border, or over whole sentences", "6 * 2 + 5 * 2"),
        ("windows across the border, or over whole sentences", "5 * 4 + 2 * 1"),
        ("distance 2 left out", 10),
        ("every pair counted once", 8),
        ("second sentence forgotten, or two neighbours each", 14),
        ("second sentence forgotten, or two neighbours each", "2 * 7"),
        ("repeated words counted once", 15),
        ("distance 2 left out, across the border", "6 * 2"),
        ("every kind of pair once", 13),
        ("unnamed", 18),
        ("not a number", "many"),
    ],
    "06.2": [
        ("factor C missing", "y_hat - a"),
        ("sign flipped", "-(C * y_hat - a)"),
        ("counts multiplied by C", "C * y_hat - C * a"),
        ("mean in place of the sum", "(C * y_hat - a) / C"),
        ("truth not subtracted", "y_hat * C"),
        ("1 subtracted from every word", "C * y_hat - 1"),
        ("only the words that stand there", "a * y_hat - a"),
        ("counts divided by C", "C * y_hat - a / C"),
        ("C subtracted from every word", "C * y_hat - C"),
        ("prediction of one place alone", "y_hat"),
        ("factor C missing, and sign flipped", "-(y_hat - a)"),
        ("multiplied by C", "C * (C * y_hat - a)"),
        ("places of the word left out", "C * y_hat - a * y_hat"),
        ("slope along the prediction", "-a / y_hat"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -a has its sign flipped", "C * y_hat + a"),
        ("the term C ŷ counts twice", "2 * C * y_hat - a"),
        ("the term -ŷ is too much", "(C - 1) * y_hat - a"),
        ("the term C ŷ has its sign flipped", "-C * y_hat - a"),
        ("the term 1/C · ŷ in place of C ŷ", "y_hat / C - a"),
        ("the term -a counts twice", "C * y_hat - a - a"),
        ("only the words that stand there, and the term -a is missing", "a * y_hat"),
        ("unnamed", "C * y_hat - mean(a)"),
        ("shapes do not fit", "C @ y_hat - a"),
        ("wrong shape", "sum(C * y_hat - a)"),
        ("unknown name", "C * y_hat - y"),
    ],
    "06.3": [
        ("repeats subtracted once", fancy_index),
        ("context as a set", unique_words),
        ("factor C missing", like_one_pair),
        ("factor C missing and repeats lost", multi_hot),
        ("mean in place of the sum", averaged_error),
        ("sign flipped", truth_minus_prediction),
        ("size of the vocabulary in place of C", vocabulary_times),
        ("counts multiplied by C", all_times_c),
        ("last context word only", equals_in_the_loop),
        ("first context word only", return_in_the_loop),
        ("changes its inputs", in_place),
        ("words that are not there left at zero", zeros_for_the_others),
        ("only the guessed word at each place", only_at_its_own_place),
        ("prediction not there", minus_the_counts),
        ("ValueError", without_minlength),
        ("wrong type", in_a_dict),
        ("wrong shape", as_a_column),
        ("wrong shape", one_row_per_place),
        ("-1 assigned", minus_one_assigned),
        ("repeats subtracted once", a_set_for_the_truth),
        ("1 subtracted from every word", lambda probs, context: probs * len(context) - 1),
        ("C subtracted from every word", one_from_all_at_each_place),
        ("truth minus prediction at the word that stands there", one_minus_at_its_own_place),
        ("first place left out", from_the_second_place),
        ("last place left out", range_one_too_short),
        ("sign flipped and divided by C", averaged_downhill),
        ("places of the word left out", its_probability_subtracted),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -a has its sign flipped", plus_the_counts),
        ("the term -a is missing", truth_never_subtracted),
        ("the term ŷ is too much", began_with_the_probabilities),
        (
            "the term C ŷ counts twice",
            lambda probs, context: (
                2 * len(context) * probs - np.bincount(context, minlength=len(probs))
            ),
        ),
        (
            "the term C ŷ is missing and the term -a has its sign flipped",
            lambda probs, context: np.bincount(context, minlength=len(probs)).astype(float),
        ),
    ],
    "06.4": [("a", "a"), ("b", "B"), ("c", "c")],
    "06.5": [
        ("every different word counted once", "sum(log(C / a))"),
        ("mean over the places", "log(C) - sum(a * log(a)) / C"),
        ("sign flipped", "sum(a * log(a)) - C * log(C)"),
        ("all words taken for different", "-C * log(1 / C)"),
        ("zero", "0"),
        ("counts without their weight", "C * log(C) - sum(log(a))"),
        ("counts in place of shares", "-a.T @ log(a)"),
        ("C log C for each word", "sum(C * log(C) - a * log(a))"),
        ("every word paid at all places", "C * sum(log(C / a))"),
        ("unnamed", "-sum(a * log(a / C)) / log(2)"),
        ("wrong shape", "-a * log(a / C)"),
        ("zero", "-sum(a) * log(sum(a) / C)"),
        ("multiplied by C", "-C * sum(a * log(a / C))"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -Σ a log a has its sign flipped", "C * log(C) + sum(a * log(a))"),
        ("the term -Σ a log a counts twice", "C * log(C) - 2 * sum(a * log(a))"),
        ("the term C log C is divided by C", "log(C) - sum(a * log(a))"),
        (
            "the term C log C is divided by C and the term -Σ a log a is missing",
            "-log(1 / C)",
        ),
        ("every different word counted once, and divided by C", "sum(log(C / a)) / C"),
    ],
    "06.6": [("b", "b"), ("c", "c"), ("d", "d")],
    "06.7": [("a", "a"), ("b", "b"), ("d", "(d)")],
    "06.8": [
        ("mean in place of the sum", np_mean),
        ("mean in place of the sum", mean_loss_only),
        ("centre's slope given to all rows", broadcast),
        ("slopes overwritten", overwrote_the_slopes),
        ("centre's slope overwritten", overwrote_the_centre),
        ("output slopes overwritten", overwrote_the_outputs),
        ("last context word only", overwrote_all),
        ("first context word only", returned_at_once),
        ("context as a set", only_different_words),
        ("centre word left out of its own context", skipped_the_centre),
        ("centre and context swapped", guessed_the_centre),
        ("centre's slope in the rows of the context words", wrong_row),
        ("only the guessed words' rows kept", one_row_of_each),
        ("hidden layer from the output table", wrong_table),
        ("both slopes in one table", one_memory),
        ("sign flipped", downhill),
        ("wrong shape", only_the_row),
        ("pair_loss not used", softmax_by_hand),
        ("place in place of the word", over_the_places),
        ("CBOW, with the mean", cbow),
        ("context words' input vectors moved as well", both_words_of_a_pair),
        ("unnamed", moved_in_between),
        ("a step after each pair", stepped_at_once),
        ("moved vectors in place of slopes", new_vectors),
        ("tables exchanged", exchanged),
        ("slope of the hidden layer in the output table", second_result_for_both),
        ("first context word left out", from_the_second_on),
        ("last context word left out", range_too_short),
        ("first context word taken twice", first_pair_before_the_loop),
        ("centre word guessed as well", with_the_whole_window),
        ("centre word guessed in place of the context", always_the_centre),
        ("targets from the input table", one_table_for_both),
        ("CBOW, with the sum", cbow_without_mean),
        ("hidden layer from the context word", looked_from_the_context),
        ("each context word guesses itself", looked_at_themselves),
        ("sign flipped", only_the_centre_downhill),
        ("doubled", added_twice),
        (
            "first context word left out; the term ∂J_first is missing"
            " and the terms ∂J_between and ∂J_last have their signs flipped",
            downhill_from_the_second_on,
        ),
        # From here on no misconception fits: the answer is written back in its terms.
        (
            "the terms J_between and J_last have their signs flipped",
            subtracted_the_others,
        ),
        (
            "the terms J_first and J_between are missing",
            last_of_several,
        ),
        (
            "the terms ∂J_between and ∂J_last count half",
            running_mean_of_two,
        ),
        ("changes its inputs", in_the_arguments),
        ("TypeError", whole_context_at_once),
        ("ValueError", id_for_the_vector),
        ("wrong shape", a_loss_for_each_pair),
        ("wrong order", other_order),
        ("ValueError", arguments_swapped),
    ],
    "06.9": [
        ("one of two halvings", 2),
        ("what is left of it", "1 / 4"),
        ("one of two halvings, and what is left of it", 0.5),
        ("one halving too many", 8),
        ("rate without influence", 1),
        ("one halving for each pair", 16),
        ("the new rate", 0.05),
        ("the old rate", "0.1"),
        ("what is gone", "3 / 4"),
        ("unnamed", "sqrt(2)"),
        ("unnamed", 100),
    ],
    "06.10": [("a", "a"), ("b", "b"), ("d", "d")],
}
