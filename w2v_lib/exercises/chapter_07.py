"""Exercises of chapter 07: many words make one mean, and each place gets a C-th of the blame."""

import numpy as np

from w2v_lib.activations import sigmoid
from w2v_lib.architectures import cbow_examples, hidden_layer
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term
from w2v_lib.losses import negative_sampling_loss, softmax_loss
from w2v_lib.sgd import step

# --- 07.1: shares ---------------------------------------------------------------------------------


def shares(context, n_words):
    """The share of the places that each word holds: shape (n_words,)."""
    counted = np.bincount(context, minlength=n_words)  # a word that stands twice counts twice
    return counted / len(context)


def share_cases(rng):
    """Repeats, one word alone, one word in all places, the last word of the vocabulary absent."""
    return [
        Case("a word stands there twice", ([1, 1, 0], 4)),
        Case("there is a single context word", ([2], 4)),
        Case("all context words differ", ([3, 0, 2], 5)),
        Case("one word holds all places", ([1, 1], 3)),
        (rng.integers(6, size=7).tolist(), 9),
    ]


def mean_of_one_hot(context, n_words):
    return np.mean([np.eye(n_words)[word] for word in context], axis=0)


def stands_there(context, n_words):
    return np.isin(np.arange(n_words), context).astype(float)


def counts_of(context, n_words):
    return np.bincount(context, minlength=n_words).astype(float)


def whole_numbers_only(context, n_words):
    return counts_of(context, n_words) * (len(context) == 1)


SHARE_TERMS = (
    Term(
        name="1/C for the first place",
        value=lambda context, n_words: counts_of(context[:1], n_words) / len(context),
        because="The word at the first place gets its 1/C. Python counts places from 0.",
    ),
    Term(
        name="1/C for each other place",
        value=lambda context, n_words: counts_of(context[1:], n_words) / len(context),
        because="Every place after the first gives 1/C to its word.",
    ),
    Term(
        name="1/C for every word of the vocabulary",
        value=lambda context, n_words: np.full(n_words, 1 / len(context)),
        coefficient=0,
        because="A word that holds no place has the share zero.",
    ),
)


# --- 07.3 and 07.5: pencil ------------------------------------------------------------------------


def one_window(rng):
    """Five words, vectors of length 3, and a prediction made from a mean."""
    U, h = rng.normal(size=(3, 5)), rng.normal(size=3)
    weights = np.exp(U.T @ h)
    y = np.eye(5)[rng.integers(5)]
    return {"U": U, "y_hat": weights / weights.sum(), "y": y, "h": h, "C": int(rng.integers(2, 7))}


def blame_of_a_place(symbols):
    """The library's slope along the hidden layer, shared by the places."""
    target = int(np.argmax(symbols["y"]))
    return softmax_loss(symbols["h"], target, symbols["U"].T).hidden / symbols["C"]


PLACE_TERMS = (
    Term(
        name="U ŷ / C",
        value=lambda symbols: symbols["U"] @ symbols["y_hat"] / symbols["C"],
        because="What the model expects stands there with a plus, shared by C.",
    ),
    Term(
        name="U y / C",
        value=lambda symbols: symbols["U"] @ symbols["y"] / symbols["C"],
        coefficient=-1,
        because="The vector of the true word is subtracted, shared by C.",
    ),
    Term(
        name="h / C",
        value=lambda symbols: symbols["h"] / symbols["C"],
        coefficient=0,
        because="The slope of a score along h is the other vector, u_w.",
    ),
)


def blame_and_counts(rng):
    """The error sent back, and how often each of six words stands in the window."""
    context = rng.integers(6, size=rng.integers(2, 6))
    a = np.bincount([context[0], *context], minlength=6)  # one word at least twice
    return {"EH": rng.normal(size=3), "a": a, "C": int(a.sum())}


def table_place_by_place(symbols):
    """Every place adds its part to the column of its word."""
    columns = np.zeros((3, 6))
    for word in np.repeat(np.arange(6), symbols["a"]):
        columns[:, word] += symbols["EH"] / symbols["C"]
    return columns


# --- 07.7: one step -------------------------------------------------------------------------------


def cbow_step(context, target, input_vectors, output_vectors, learning_rate):
    """One step downhill: (new_input_vectors, new_output_vectors), in new arrays."""
    hidden = input_vectors[context].mean(axis=0)
    gradients = softmax_loss(hidden, target, output_vectors)  # both slopes from the old vectors
    new_input_vectors = input_vectors.copy()
    for word in context:  # whoever stands at two places moves twice
        new_input_vectors[word] -= learning_rate * gradients.hidden / len(context)
    return new_input_vectors, output_vectors - learning_rate * gradients.output_rows


def step_cases(rng):
    """Repeats, one word alone, the target in its own context, sizes that differ."""

    def tables(n_words, dim):
        return rng.normal(size=(n_words, dim)), rng.normal(size=(n_words, dim))

    return [
        ([0, 2], 1, *tables(3, 2), 0.5),
        Case("a context word comes twice", ([3, 0, 3], 2, *tables(4, 2), 0.3)),
        Case("there is a single context word", ([3], 1, *tables(4, 3), 0.7)),
        Case("the target stands in its own context", ([1, 3, 0], 3, *tables(5, 2), 0.4)),
        Case("two words repeat", ([4, 1, 1, 4, 0], 2, *tables(6, 3), 0.6)),
    ]


def step_by_the_library(context, target, input_vectors, output_vectors, learning_rate):
    new = input_vectors.copy(), output_vectors.copy()

    def loss(hidden, word, table, rng):
        return softmax_loss(hidden, word, table)

    step(cbow_examples((target, context)), *new, loss, learning_rate, rng=None)
    return new


def moved(context, input_vectors, move):
    """The input table after each place of the context has moved its word."""
    new = input_vectors.copy()
    np.add.at(new, context, move)
    return new


def step_with(forward=np.mean, part=lambda context: 1 / len(context), chosen=lambda words: words):
    """A step with another hidden layer, another share of the blame or other words."""

    def wrong(context, target, input_vectors, output_vectors, learning_rate):
        words = chosen(list(context))
        hidden = forward(input_vectors[words], axis=0)
        gradients = softmax_loss(hidden, target, output_vectors)
        move = -learning_rate * part(words) * gradients.hidden
        new_outputs = output_vectors - learning_rate * gradients.output_rows
        return moved(words, input_vectors, move), new_outputs

    return wrong


def different(words):
    return sorted(set(words))


def outputs_first(context, target, input_vectors, output_vectors, learning_rate):
    hidden = hidden_layer(input_vectors, context)
    gradients = softmax_loss(hidden, target, output_vectors)
    new_outputs = output_vectors - learning_rate * gradients.output_rows
    error = gradients.output_rows @ hidden / (hidden @ hidden)
    move = -learning_rate / len(context) * error @ new_outputs
    return moved(context, input_vectors, move), new_outputs


def outputs_first_and_predicted_again(
    context, target, input_vectors, output_vectors, learning_rate
):
    hidden = hidden_layer(input_vectors, context)
    gradients = softmax_loss(hidden, target, output_vectors)
    new_outputs = output_vectors - learning_rate * gradients.output_rows
    again = softmax_loss(hidden, target, new_outputs)
    return moved(context, input_vectors, -learning_rate / len(context) * again.hidden), new_outputs


def inputs_first(context, target, input_vectors, output_vectors, learning_rate):
    gradients = softmax_loss(hidden_layer(input_vectors, context), target, output_vectors)
    new_inputs = moved(context, input_vectors, -learning_rate / len(context) * gradients.hidden)
    again = softmax_loss(hidden_layer(new_inputs, context), target, output_vectors)
    return new_inputs, output_vectors - learning_rate * again.output_rows


def old_error_with_new_hidden(context, target, input_vectors, output_vectors, learning_rate):
    hidden = hidden_layer(input_vectors, context)
    gradients = softmax_loss(hidden, target, output_vectors)
    new_inputs = moved(context, input_vectors, -learning_rate / len(context) * gradients.hidden)
    error = gradients.output_rows @ hidden / (hidden @ hidden)
    new_hidden = hidden_layer(new_inputs, context)
    return new_inputs, output_vectors - learning_rate * np.outer(error, new_hidden)


def repeats_lost_in_step(context, target, input_vectors, output_vectors, learning_rate):
    _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
    hidden = hidden_layer(input_vectors, context)
    blame = softmax_loss(hidden, target, output_vectors).hidden
    move = -learning_rate / len(context) * blame
    return moved(different(context), input_vectors, move), new_outputs


def first_word_moved(context, target, input_vectors, output_vectors, learning_rate):
    _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
    hidden = hidden_layer(input_vectors, context)
    blame = softmax_loss(hidden, target, output_vectors).hidden
    return moved(context[:1], input_vectors, -learning_rate / len(context) * blame), new_outputs


def target_moved(context, target, input_vectors, output_vectors, learning_rate):
    _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
    hidden = hidden_layer(input_vectors, context)
    blame = softmax_loss(hidden, target, output_vectors).hidden
    return moved([target], input_vectors, -learning_rate * blame), new_outputs


def all_moved(context, target, input_vectors, output_vectors, learning_rate):
    _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
    hidden = hidden_layer(input_vectors, context)
    blame = softmax_loss(hidden, target, output_vectors).hidden
    return input_vectors - learning_rate / len(context) * blame, new_outputs


def uphill(context, target, input_vectors, output_vectors, learning_rate):
    return cbow_step(context, target, input_vectors, output_vectors, -learning_rate)


def slopes_in_place_of_moves(context, target, input_vectors, output_vectors, learning_rate):
    return cbow_step(context, target, input_vectors, output_vectors, 1.0)


def from_the_output_table(context, target, input_vectors, output_vectors, learning_rate):
    gradients = softmax_loss(hidden_layer(output_vectors, context), target, output_vectors)
    move = -learning_rate / len(context) * gradients.hidden
    new_outputs = output_vectors - learning_rate * gradients.output_rows
    return moved(context, input_vectors, move), new_outputs


def blame_moved(rows):
    """A step whose blame goes to other rows; `rows` gives for each row how much of it."""

    def wrong(context, target, input_vectors, output_vectors, learning_rate):
        _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
        blame = softmax_loss(hidden_layer(input_vectors, context), target, output_vectors).hidden
        weights = rows(context, len(input_vectors))
        return input_vectors - learning_rate * np.outer(weights, blame), new_outputs

    return wrong


def step_of_pairs(weight, turned=False):
    """One example for each context word, all at once, times `weight`."""

    def wrong(context, target, input_vectors, output_vectors, learning_rate):
        new = input_vectors.copy(), output_vectors.copy()
        pairs = [([target], word) if turned else ([word], target) for word in context]

        def loss(hidden, word, table, rng):
            return softmax_loss(hidden, word, table)

        step(pairs, *new, loss, learning_rate * weight(len(context)), rng=None)
        return new

    return wrong


def only_the_target_moved_out(context, target, input_vectors, output_vectors, learning_rate):
    new_inputs, moved_outputs = cbow_step(
        context, target, input_vectors, output_vectors, learning_rate
    )
    new_outputs = output_vectors.copy()
    new_outputs[target] = moved_outputs[target]
    return new_inputs, new_outputs


def whole_slopes_unshared(context, target, input_vectors, output_vectors, learning_rate):
    _, new_outputs = cbow_step(context, target, input_vectors, output_vectors, learning_rate)
    blame = softmax_loss(hidden_layer(input_vectors, context), target, output_vectors).hidden
    return moved(context, input_vectors, -blame), new_outputs


def step_with_errors(errors_of):
    """A step with other errors; `errors_of` gets the probabilities and the target."""

    def wrong(context, target, input_vectors, output_vectors, learning_rate):
        hidden = hidden_layer(input_vectors, context)
        weights = np.exp(output_vectors @ hidden)
        errors = errors_of(weights / weights.sum(), target)
        move = -learning_rate / len(context) * errors @ output_vectors
        new_outputs = output_vectors - learning_rate * np.outer(errors, hidden)
        return moved(context, input_vectors, move), new_outputs

    return wrong


def error_of_the_target_alone(probabilities, target):
    return (probabilities - 1) * np.eye(len(probabilities))[target]


def outputs_along_the_target(context, target, input_vectors, output_vectors, learning_rate):
    hidden = hidden_layer(input_vectors, context)
    gradients = softmax_loss(hidden, target, output_vectors)
    errors = gradients.output_rows @ hidden / (hidden @ hidden)
    new_outputs = output_vectors - learning_rate * np.outer(errors, input_vectors[target])
    move = -learning_rate / len(context) * gradients.hidden
    return moved(context, input_vectors, move), new_outputs


def target_left_out(context, target, *rest):
    """A step whose context has lost the target."""
    return cbow_step([word for word in context if word != target], target, *rest)


def slopes_of_the_step(context, target, input_vectors, output_vectors, learning_rate):
    new = cbow_step(context, target, input_vectors, output_vectors, 1.0)
    return input_vectors - new[0], output_vectors - new[1]


def softmax_blame(context, target, V, U):
    """EH of a window."""
    return softmax_loss(hidden_layer(V, context), target, U).hidden


def expected(context, target, V, U):
    """ŷ hᵀ, one word in each row."""
    hidden = hidden_layer(V, context)
    weights = np.exp(U @ hidden - (U @ hidden).max())
    return np.outer(weights / weights.sum(), hidden)


STEP_TERMS = {
    "new_input_vectors": (
        Term(
            name="V",
            value=lambda context, target, V, U, rate: V,
            because="The step starts from the old vectors.",
            see="07.12",
        ),
        Term(
            name="η EH/C at every place",
            value=lambda context, target, V, U, rate: (
                rate * np.outer(shares(context, len(V)), softmax_blame(context, target, V, U))
            ),
            coefficient=-1,
            because="Each place moves its word by η/C times EH, downhill.",
            see="07.12",
        ),
        Term(
            name="η EH/C once per word",
            value=lambda context, target, V, U, rate: (
                rate
                / len(context)
                * np.outer(stands_there(context, len(V)), softmax_blame(context, target, V, U))
            ),
            coefficient=0,
            because="A word that stands at two places moves twice.",
            see="07.12",
        ),
        Term(
            name="η EH/C in the target's row",
            value=lambda context, target, V, U, rate: (
                rate
                / len(context)
                * np.outer(np.eye(len(V))[target], softmax_blame(context, target, V, U))
            ),
            coefficient=0,
            because="The target's input vector moves only where it stands in its own context.",
            see="07.8",
        ),
    ),
    "new_output_vectors": (
        Term(
            name="U",
            value=lambda context, target, V, U, rate: U,
            because="The step starts from the old vectors.",
            see="07.11",
        ),
        Term(
            name="η ŷ hᵀ",
            value=lambda context, target, V, U, rate: rate * expected(context, target, V, U),
            coefficient=-1,
            because="Every output vector moves back along h, by its probability: once, and "
            "nothing is shared.",
            see="07.11",
        ),
        Term(
            name="η y hᵀ",
            value=lambda context, target, V, U, rate: (
                rate * np.outer(np.eye(len(U))[target], hidden_layer(V, context))
            ),
            because="The true word's output vector moves forward along h.",
            see="07.11",
        ),
    ),
}

STEP_MISCONCEPTIONS = (
    Misconception(
        cause="factor 1/C missing",
        answer=step_with(part=lambda context: 1.0),
        because="Every context word moved by the whole error sent back. The hidden layer is a "
        "mean: each place moves it by a C-th, and gets a C-th of the blame.",
        see="07.12",
    ),
    Misconception(
        cause="factor 1/C twice",
        answer=step_with(part=lambda context: 1 / len(context) ** 2),
        because="You divided twice by the number of places. One division comes back from the "
        "mean; the other is too many.",
        see="07.7",
    ),
    Misconception(
        cause="sum in place of the mean",
        answer=step_with(forward=np.sum, part=lambda context: 1.0),
        because="You added the context vectors up, on the way in and back. That fits together, "
        "but here the hidden layer is their mean.",
        see="07.1",
    ),
    Misconception(
        cause="sum on the way in, mean on the way back",
        answer=step_with(forward=np.sum),
        because="You added the context vectors up, and then shared the blame as if it had been a "
        "mean. The hidden layer is the mean, and the factor that goes in comes back.",
        see="07.1",
    ),
    Misconception(
        cause="output vectors moved first",
        answer=outputs_first,
        because="The error sent back was taken from the new output vectors. Compute both slopes "
        "from the old vectors, and move after that.",
        see="07.12",
    ),
    Misconception(
        cause="output vectors moved first, then a new prediction",
        answer=outputs_first_and_predicted_again,
        because="The input vectors learned from a second prediction, made with the new output "
        "vectors. One step has one prediction, made with the old vectors.",
        see="07.12",
    ),
    Misconception(
        cause="input vectors moved first, then a new prediction",
        answer=inputs_first,
        because="The output vectors learned from a second prediction, made with the new input "
        "vectors. One step has one prediction, made with the old vectors.",
        see="07.11",
    ),
    Misconception(
        cause="input vectors moved first",
        answer=old_error_with_new_hidden,
        because="The output vectors moved along the new hidden layer. Keep the old one: did the "
        "mean change because its vectors had moved already?",
        see="07.11",
    ),
    Misconception(
        cause="repeats lost by the index",
        answer=repeats_lost_in_step,
        because="A word that stands at two places moved once. An index with a list, as in "
        "table[context] -= move, writes each row a single time; np.subtract.at, or a loop over "
        "the places, counts repeats.",
        see="07.12",
    ),
    Misconception(
        cause="context as a set",
        answer=step_with(chosen=different),
        because="A word that stands at two places was taken once, in the mean as well. It is "
        "two of the C places.",
        see="07.1",
    ),
    Misconception(
        cause="first context word only",
        answer=step_with(chosen=lambda words: words[:1]),
        because="Only the first context word took part. The hidden layer is the mean of all.",
        see="07.1",
    ),
    Misconception(
        cause="only the first context word moved",
        answer=first_word_moved,
        because="The mean is right, but only the first context word moved. Every place gets its "
        "part.",
        see="07.12",
    ),
    Misconception(
        cause="blame given to the target's input vector",
        answer=target_moved,
        because="The error sent back went to the input vector of the target. That vector does "
        "not stand in the hidden layer; those of the context words do.",
        see="07.8",
    ),
    Misconception(
        cause="all input vectors moved",
        answer=all_moved,
        because="Every row of the input table moved. Words that hold no place have the share "
        "zero, and rest.",
        see="07.8",
    ),
    Misconception(
        cause="hidden layer from the output table",
        answer=from_the_output_table,
        because="You took the mean of rows of output_vectors. The context words speak with their "
        "input vectors.",
        see="07.1",
    ),
    Misconception(
        cause="sign flipped",
        answer=uphill,
        because="This step goes uphill. Subtract the slopes, times the learning rate.",
        see="07.11",
    ),
    Misconception(
        cause="repeats lost by the index, and 1/C missing",
        answer=blame_moved(stands_there),
        because="Every word that stands there moved once, by the whole error sent back. Each "
        "place moves its word by a C-th of it, a word with two places twice.",
        see="07.12",
    ),
    Misconception(
        cause="sign flipped, and 1/C missing",
        answer=blame_moved(lambda context, n_words: -counts_of(context, n_words)),
        because="Every place moved its word uphill, and by the whole error sent back. Subtract, "
        "and divide by the number of places.",
        see="07.12",
    ),
    Misconception(
        cause="factor 1/C and learning rate missing",
        answer=whole_slopes_unshared,
        because="The whole error sent back was subtracted, for each place. Multiply it by the "
        "learning rate, and divide it by the number of places.",
        see="07.12",
    ),
    Misconception(
        cause="slopes in place of the new tables",
        answer=slopes_of_the_step,
        because="These are the slopes. A step subtracts them, times the learning rate, from the "
        "old tables.",
        see="07.11",
    ),
    Misconception(
        cause="target added to its context",
        answer=lambda context, target, *rest: cbow_step([*context, target], target, *rest),
        because="You took the target among the words that are given. It is the one to be guessed: "
        "only the context speaks.",
        see="07.1",
    ),
    Misconception(
        cause="target left out of its own context",
        answer=target_left_out,
        because="You left the target out of its own context. Here the context is given, and each "
        "of its places counts.",
        see="07.1",
    ),
    Misconception(
        cause="truth not subtracted",
        answer=step_with_errors(lambda probabilities, target: probabilities),
        because="You took every word's probability for its error. From that of the true word, 1 "
        "is subtracted.",
        see="07.10",
    ),
    Misconception(
        cause="1 subtracted from every word",
        answer=step_with_errors(lambda probabilities, target: probabilities - 1),
        because="You subtracted 1 from every probability. The truth y is 1 for the true word, "
        "and 0 for all others.",
        see="07.10",
    ),
    Misconception(
        cause="error of the target alone",
        answer=step_with_errors(error_of_the_target_alone),
        because="Only the target's error was sent back. With softmax every word has an error, "
        "and all of them add up in EH.",
        see="07.5",
    ),
    Misconception(
        cause="output vectors moved along the target's input vector",
        answer=outputs_along_the_target,
        because="What stands beside every output vector in its score is h, the mean of the "
        "context, not the input vector of the target.",
        see="07.10",
    ),
    Misconception(
        cause="divided by the number of different words",
        answer=blame_moved(
            lambda context, n_words: counts_of(context, n_words) / len(set(context))
        ),
        because="You divided by the number of different words on the way back. C counts places: "
        "a word that stands there twice counts twice.",
        see="07.12",
    ),
    Misconception(
        cause="blame shared by the different words",
        answer=blame_moved(
            lambda context, n_words: stands_there(context, n_words) / len(set(context))
        ),
        because="The mean is right, but on the way back you took every word once, and shared "
        "among the different words. The places share: two of them get two parts.",
        see="07.12",
    ),
    Misconception(
        cause="divided by the size of the vocabulary",
        answer=blame_moved(lambda context, n_words: counts_of(context, n_words) / n_words),
        because="You divided by the number of words in the vocabulary. C is the number of places "
        "in this window.",
        see="07.12",
    ),
    Misconception(
        cause="first context word not moved",
        answer=blame_moved(lambda context, n_words: counts_of(context[1:], n_words) / len(context)),
        because="The word at the first place stayed where it was. The formula counts places from "
        "1, Python counts them from 0.",
        see="07.12",
    ),
    Misconception(
        cause="every context word guesses alone",
        answer=step_of_pairs(lambda n_places: 1.0),
        because="You made one example for each context word. CBOW makes one example of all: "
        "first the mean, then a single guess.",
        see="07.4",
    ),
    Misconception(
        cause="mean of losses in place of the loss of the mean",
        answer=step_of_pairs(lambda n_places: 1 / n_places),
        because="You let every context word guess alone and took the mean of their steps. CBOW "
        "takes the mean of the vectors, and guesses once.",
        see="07.4",
    ),
    Misconception(
        cause="skip-gram",
        answer=step_of_pairs(lambda n_places: 1.0, turned=True),
        because="You look from the word in the middle and guess the context: that is skip-gram. "
        "CBOW looks from the context.",
        see="07.1",
    ),
    Misconception(
        cause="only the target's output vector moved",
        answer=only_the_target_moved_out,
        because="Only the output vector of the target moved. With softmax every output vector "
        "has an error: move them all.",
        see="07.11",
    ),
    Misconception(
        cause="learning rate missing",
        answer=slopes_in_place_of_moves,
        because="You subtracted the whole slopes. Multiply them by the learning rate first.",
        see="07.11",
    ),
)


# --- 07.8: CBOW with any loss ---------------------------------------------------------------------


def cbow(context, target, input_vectors, output_vectors, example_loss):
    """One window: (loss, grad_input_vectors, grad_output_vectors)."""
    hidden = input_vectors[context].mean(axis=0)
    loss, grad_hidden, grad_output_vectors = example_loss(hidden, target, output_vectors)
    grad_input_vectors = np.zeros(input_vectors.shape)
    for word in context:  # a word gets one part for each of its places
        grad_input_vectors[word] += grad_hidden / len(context)
    return loss, grad_input_vectors, grad_output_vectors


def softmax_example(hidden, target, output_vectors):
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


def noise_example(hidden, target, output_vectors):
    """Negative sampling whose draws follow from the target, one of them twice."""
    n_words = len(output_vectors)
    negatives = [(target + 1) % n_words, (target + 2) % n_words, (target + 1) % n_words]
    gradients = negative_sampling_loss(hidden, target, output_vectors, negatives)
    return gradients.loss, gradients.hidden, gradients.dense(n_words)


def yes_example(hidden, target, output_vectors):
    """One yes/no question about the target alone."""
    score = output_vectors[target] @ hidden
    grad_output_vectors = np.zeros(output_vectors.shape)
    grad_output_vectors[target] = (sigmoid(score) - 1) * hidden
    grad_hidden = (sigmoid(score) - 1) * output_vectors[target]
    return np.logaddexp(0, -score), grad_hidden, grad_output_vectors


def cbow_cases(rng):
    """Repeats, one word alone, the target in its own context, three losses, output vectors 0."""

    def tables(n_words, dim):
        return rng.normal(size=(n_words, dim)), rng.normal(size=(n_words, dim))

    return [
        ([0, 2], 1, *tables(3, 2), softmax_example),
        Case("a context word comes twice", ([3, 0, 3], 2, *tables(4, 2), softmax_example)),
        Case("there is a single context word", ([3], 1, *tables(4, 3), softmax_example)),
        Case(
            "the target stands in its own context", ([1, 3, 0], 3, *tables(5, 2), softmax_example)
        ),
        Case("the loss is negative sampling", ([4, 1, 1, 5], 2, *tables(6, 3), noise_example)),
        Case("the loss asks about one word only", ([2, 1, 2], 0, *tables(4, 3), yes_example)),
        Case(
            "all output vectors are zero",
            ([0, 2, 3], 1, rng.normal(size=(4, 2)), np.zeros((4, 2)), softmax_example),
        ),
    ]


def window_by_shares(context, target, input_vectors, output_vectors, example_loss):
    """The input table through its shares, and the gradient as an outer product."""
    x_bar = mean_of_one_hot(context, len(input_vectors))
    loss, blame, grad_output_vectors = example_loss(x_bar @ input_vectors, target, output_vectors)
    return loss, np.outer(x_bar, blame), grad_output_vectors


def cbow_with(
    forward=np.mean,
    part=lambda context, n_words: 1 / len(context),
    chosen=lambda context, target: context,
    table=lambda input_vectors, output_vectors: input_vectors,
):
    """CBOW with another hidden layer, another share of the blame, other words or rows."""

    def wrong(context, target, input_vectors, output_vectors, example_loss):
        words = chosen(list(context), target)
        grad_input_vectors = np.zeros(input_vectors.shape)
        if not words:
            return 0.0, grad_input_vectors, np.zeros(output_vectors.shape)
        hidden = forward(table(input_vectors, output_vectors)[words], axis=0)
        loss, blame, grad_output_vectors = example_loss(hidden, target, output_vectors)
        np.add.at(grad_input_vectors, words, part(words, len(input_vectors)) * blame)
        return loss, grad_input_vectors, grad_output_vectors

    return wrong


def blame_in(rows):
    """CBOW whose blame goes to other rows; `rows` gives for each row how much of it."""

    def wrong(context, target, input_vectors, output_vectors, example_loss):
        hidden = hidden_layer(input_vectors, context)
        loss, blame, grad_output_vectors = example_loss(hidden, target, output_vectors)
        weights = rows(context, target, len(input_vectors))
        return loss, np.outer(weights, blame), grad_output_vectors

    return wrong


def one_row(word, n_words, weight=1.0):
    return weight * np.eye(n_words)[word]


def word_by_word(weight, turned=False):
    """Every context word is an example of its own: all losses added up, times `weight`."""

    def wrong(context, target, input_vectors, output_vectors, example_loss):
        pairs = [(target, word) if turned else (word, target) for word in context]
        results = [
            cbow([given], guessed, input_vectors, output_vectors, example_loss)
            for given, guessed in pairs
        ]
        parts = zip(*results, strict=True)
        return tuple(sum(part) * weight(len(context)) for part in parts)

    return wrong


def with_results(change):
    """A wrong answer made from the right one and all arguments."""

    def wrong(*arguments):
        return change(*cbow(*arguments), *arguments)

    return wrong


def one_table_for_both(loss, grad_in, grad_out, *_):
    return loss, grad_in + grad_out, grad_in + grad_out


def first_left_out(context, target, input_vectors, output_vectors, example_loss):
    hidden = input_vectors[context[1:]].sum(axis=0) / len(context)
    loss, blame, grad_output_vectors = example_loss(hidden, target, output_vectors)
    weights = counts_of(context[1:], len(input_vectors)) / len(context)
    return loss, np.outer(weights, blame), grad_output_vectors


def only_the_row_of_the_target(loss, grad_in, grad_out, context, target, *_):
    kept = np.zeros(grad_out.shape)
    kept[target] = grad_out[target]
    return loss, grad_in, kept


def always_softmax(context, target, input_vectors, output_vectors, example_loss):
    return cbow(context, target, input_vectors, output_vectors, softmax_example)


def blame_of(context, target, V, U, example_loss):
    """The slope along the hidden layer, shared by the places."""
    return example_loss(hidden_layer(V, context), target, U)[1] / len(context)


CBOW_TERMS = {
    "grad_input_vectors": (
        Term(
            name="EH/C at every place",
            value=lambda context, target, V, U, loss: np.outer(
                counts_of(context, len(V)), blame_of(context, target, V, U, loss)
            ),
            because="Each place gives a C-th of the slope of h to its word.",
            see="07.8",
        ),
        Term(
            name="EH/C once per word",
            value=lambda context, target, V, U, loss: np.outer(
                stands_there(context, len(V)), blame_of(context, target, V, U, loss)
            ),
            coefficient=0,
            because="A word that stands at two places gets two parts.",
            see="07.8",
        ),
        Term(
            name="EH/C in the target's row",
            value=lambda context, target, V, U, loss: np.outer(
                np.eye(len(V))[target], blame_of(context, target, V, U, loss)
            ),
            coefficient=0,
            because="The target's input vector is not in the mean, unless it stands in its own "
            "context.",
            see="07.8",
        ),
    ),
}

CBOW_MISCONCEPTIONS = (
    Misconception(
        cause="factor 1/C missing",
        answer=cbow_with(part=lambda context, n_words: 1.0),
        because="Every place got the whole slope of the hidden layer. The hidden layer is a mean: "
        "pull at one of C vectors, and it follows by a C-th. Each place gets 1/C.",
        see="07.7",
    ),
    Misconception(
        cause="factor 1/C twice",
        answer=cbow_with(part=lambda context, n_words: 1 / len(context) ** 2),
        because="You divided twice by the number of places. The mean brings one 1/C on the way "
        "back, not two.",
        see="07.7",
    ),
    Misconception(
        cause="sum in place of the mean",
        answer=cbow_with(forward=np.sum, part=lambda context, n_words: 1.0),
        because="You added the context vectors up, on the way in and back. That fits together, "
        "but it is another model: here the hidden layer is their mean.",
        see="07.1",
    ),
    Misconception(
        cause="sum on the way in, mean on the way back",
        answer=cbow_with(forward=np.sum),
        because="You added the context vectors up, and then divided their slopes as if it had been "
        "a mean. The hidden layer is the mean.",
        see="07.1",
    ),
    Misconception(
        cause="repeats lost by the index",
        answer=blame_in(
            lambda context, target, n_words: stands_there(context, n_words) / len(context)
        ),
        because="A word that stands at two places got one part. An index with a list, as in "
        "table[context] += part, writes each row a single time; np.add.at, or a loop over the "
        "places, counts repeats.",
        see="07.8",
    ),
    Misconception(
        cause="context as a set",
        answer=cbow_with(chosen=lambda context, target: different(context)),
        because="A word that stands at two places was taken once, in the mean as well. It is two "
        "of the C places.",
        see="07.1",
    ),
    Misconception(
        cause="divided by the number of different words",
        answer=cbow_with(part=lambda context, n_words: 1 / len(set(context))),
        because="You divided by the number of different words on the way back. C counts places: "
        "a word that stands there twice counts twice.",
        see="07.8",
    ),
    Misconception(
        cause="divided by the size of the vocabulary",
        answer=cbow_with(part=lambda context, n_words: 1 / n_words),
        because="You divided by the number of words in the vocabulary. C is the number of places "
        "in this window.",
        see="07.7",
    ),
    Misconception(
        cause="first context word only",
        answer=cbow_with(chosen=lambda context, target: context[:1]),
        because="Only the first context word took part. The hidden layer is the mean of all.",
        see="07.1",
    ),
    Misconception(
        cause="last context word only",
        answer=cbow_with(chosen=lambda context, target: context[-1:]),
        because="Only the last context word took part: did each word overwrite the one before? "
        "The hidden layer is the mean of all.",
        see="07.1",
    ),
    Misconception(
        cause="blame given to the first context word only",
        answer=blame_in(
            lambda context, target, n_words: one_row(context[0], n_words, 1 / len(context))
        ),
        because="The mean is right, but only the first context word got its part. Does the return "
        "stand inside the loop?",
        see="07.8",
    ),
    Misconception(
        cause="first context word left out",
        answer=first_left_out,
        because="The first context word took no part. The formula counts places from 1, Python "
        "counts them from 0.",
        see="07.1",
    ),
    Misconception(
        cause="blame not given to the first context word",
        answer=blame_in(
            lambda context, target, n_words: counts_of(context[1:], n_words) / len(context)
        ),
        because="The mean is right, but the first context word got no part. The formula counts "
        "places from 1, Python counts them from 0.",
        see="07.8",
    ),
    Misconception(
        cause="blame shared by the different words",
        answer=blame_in(
            lambda context, target, n_words: stands_there(context, n_words) / len(set(context))
        ),
        because="The mean is right, but on the way back you took every word once, and shared "
        "among the different words. The places share: two of them get two parts.",
        see="07.8",
    ),
    Misconception(
        cause="repeats lost by the index, and 1/C missing",
        answer=blame_in(lambda context, target, n_words: stands_there(context, n_words)),
        because="Every word that stands there got the whole slope of h, once. Each place gets a "
        "C-th of it, and a word with two places two of them.",
        see="07.8",
    ),
    Misconception(
        cause="sign flipped, and 1/C missing",
        answer=blame_in(lambda context, target, n_words: -counts_of(context, n_words)),
        because="Every place got the whole slope of h, with the other sign. A slope keeps its "
        "sign here, and each place gets a C-th.",
        see="07.8",
    ),
    Misconception(
        cause="divided by C where nothing is shared",
        answer=with_results(
            lambda loss, grad_in, grad_out, context, *_: (
                loss / len(context),
                grad_in,
                grad_out / len(context),
            )
        ),
        because="Only the context words share. The window has one guess, so its loss and the "
        "slopes of the output vectors stay whole.",
        see="07.10",
    ),
    Misconception(
        cause="counted once for each place",
        answer=with_results(
            lambda loss, grad_in, grad_out, context, *_: (
                loss * len(context),
                grad_in,
                grad_out * len(context),
            )
        ),
        because="You added it once for each place. There is one guess for the whole window: call "
        "the loss once, before the loop over the places.",
        see="07.4",
    ),
    Misconception(
        cause="softmax in place of example_loss",
        answer=always_softmax,
        because="You called softmax. The loss is an argument here: call example_loss, whatever "
        "it is.",
        see="07.13",
    ),
    Misconception(
        cause="target added to its context",
        answer=cbow_with(chosen=lambda context, target: [*context, target]),
        because="You took the target among the words that are given. It is the one to be guessed: "
        "only the context speaks.",
        see="07.1",
    ),
    Misconception(
        cause="every context word guesses alone",
        answer=word_by_word(lambda n_places: 1.0),
        because="You made one example for each context word and added them up. CBOW makes one "
        "example of all: first the mean, then a single guess.",
        see="07.4",
    ),
    Misconception(
        cause="mean of losses in place of the loss of the mean",
        answer=word_by_word(lambda n_places: 1 / n_places),
        because="You let every context word guess alone and took the mean of the losses. CBOW "
        "takes the mean of the vectors, and guesses once.",
        see="07.4",
    ),
    Misconception(
        cause="skip-gram",
        answer=word_by_word(lambda n_places: 1.0, turned=True),
        because="You look from the word in the middle and guess the context: that is skip-gram. "
        "CBOW looks from the context.",
        see="07.1",
    ),
    Misconception(
        cause="blame given to the target's input vector",
        answer=blame_in(lambda context, target, n_words: one_row(target, n_words)),
        because="The slope of the hidden layer went into the row of the target. The target's "
        "input vector is not in the mean; those of the context words are.",
        see="07.8",
    ),
    Misconception(
        cause="blame given to all rows",
        answer=blame_in(lambda context, target, n_words: np.full(n_words, 1 / len(context))),
        because="Every row of grad_input_vectors got a part. Words that hold no place have the "
        "share zero.",
        see="07.8",
    ),
    Misconception(
        cause="target left out of its own context",
        answer=cbow_with(chosen=lambda context, target: [w for w in context if w != target]),
        because="You left the target out of its own context. Here the context is given, and each "
        "of its places counts.",
        see="07.1",
    ),
    Misconception(
        cause="hidden layer from the output table",
        answer=cbow_with(table=lambda input_vectors, output_vectors: output_vectors),
        because="You took the mean of rows of output_vectors. The context words speak with their "
        "input vectors.",
        see="07.1",
    ),
    Misconception(
        cause="only the target's output vector",
        answer=with_results(only_the_row_of_the_target),
        because="You kept the slope of the target's output vector only. With softmax every output "
        "vector has one: keep the whole table.",
        see="07.10",
    ),
    Misconception(
        cause="both slopes in one table",
        answer=with_results(one_table_for_both),
        because="The two tables of slopes share their memory, so each holds the sum of both. "
        "Make a separate table of zeros.",
        see="07.10",
    ),
    Misconception(
        cause="sign flipped",
        answer=with_results(lambda loss, grad_in, grad_out, *_: (loss, -grad_in, -grad_out)),
        because="These slopes point downhill. Return the slopes themselves; the step subtracts "
        "them.",
        see="07.12",
    ),
)


EXERCISES = (
    Code(
        id="07.1",
        title="Shares",
        stars=1,
        minutes=5,
        equation="07.1",
        solution=shares,
        returns=("shares",),
        cases=share_cases,
        truth=mean_of_one_hot,
        terms={"shares": SHARE_TERMS},
        misconceptions=(
            Misconception(
                cause="repeats lost by the index",
                answer=lambda context, n_words: stands_there(context, n_words) / len(context),
                because="A word that stands there twice was counted once. An index with a list, as "
                "in x[context] += 1, writes each entry a single time; np.bincount or np.add.at "
                "counts repeats.",
                see="07.1",
            ),
            Misconception(
                cause="context as a set",
                answer=lambda context, n_words: stands_there(context, n_words) / len(set(context)),
                because="You shared among the different words. The places are shared: a word that "
                "holds two of them has twice the share.",
                see="07.1",
            ),
            Misconception(
                cause="counted, not shared",
                answer=counts_of,
                because="These are the counts. Divide them by the number of places.",
                see="07.1",
            ),
            Misconception(
                cause="there or not there",
                answer=stands_there,
                because="This says who stands there, with 1 and 0. A share says at how many of the "
                "places.",
                see="07.1",
            ),
            Misconception(
                cause="divided by the size of the vocabulary",
                answer=lambda context, n_words: counts_of(context, n_words) / n_words,
                because="You divided by the number of words in the vocabulary. C is the number of "
                "places in the window.",
                see="07.1",
            ),
            Misconception(
                cause="divided by the number of different words",
                answer=lambda context, n_words: counts_of(context, n_words) / len(set(context)),
                because="You divided by the number of different words. C counts places, so that "
                "all shares sum to 1.",
                see="07.1",
            ),
            Misconception(
                cause="whole numbers only",
                answer=whole_numbers_only,
                because="Your array holds whole numbers, and each 1/C was cut down to 0. Begin "
                "with np.zeros(n_words): its zeros have a fraction.",
                see="07.1",
            ),
            Misconception(
                cause="last context word only",
                answer=lambda context, n_words: counts_of(context[-1:], n_words) / len(context),
                because="Only the last context word has a share. Did each word overwrite the one "
                "before?",
                see="07.1",
            ),
            Misconception(
                cause="first context word only",
                answer=lambda context, n_words: counts_of(context[:1], n_words) / len(context),
                because="Only the first context word has a share. Does the return stand inside the "
                "loop?",
                see="07.1",
            ),
        ),
        hints=(
            "Each place brings the same part. How large is it, and who gets it?",
            "Begin with zeros, and let each place add one C-th to its word; a word that stands "
            "there twice must get two. Or count first and divide after.",
            "np.bincount(context, minlength=n_words), divided by len(context).",
        ),
    ),
    Predict(
        id="07.2",
        title="Two voices",
        stars=2,
        minutes=4,
        equation="07.2",
        solution=6.0,
        tolerance=0.1,
        because="The score is the mean of the two scores, and odds are the exponential of a "
        "difference of scores. So the odds are the root of 18 × 2 = 36.",
        misconceptions=(
            Misconception(
                cause="mean of the odds",
                answer=10.0,
                because="This is the mean of 18 and 2. The mean is taken of the scores, and the "
                "odds are their exponentials.",
                see="07.2",
            ),
            Misconception(
                cause="product of the odds",
                answer=36.0,
                because="The product would be right if the scores were added up. Here their mean "
                "is taken.",
                see="07.2",
            ),
            Misconception(
                cause="sum of the odds",
                answer=20.0,
                because="You added the odds. Look at the scores: what happens to them, and what "
                "does softmax make of them?",
                see="07.2",
            ),
            Misconception(
                cause="one divided by the other",
                answer=9.0,
                because="You divided 18 by 2. What is halved is the sum of the two scores, and "
                "the exponential comes after that.",
                see="07.2",
            ),
            Misconception(
                cause="the louder voice alone",
                answer=18.0,
                because="That is what crown says alone. Queen holds half of the places.",
                see="07.2",
            ),
            Misconception(
                cause="still a logarithm",
                answer=float(np.log(6)),
                because="That is the mean difference of the scores, log 6. The odds are its "
                "exponential.",
                see="07.2",
            ),
            Misconception(
                cause="the more careful voice alone",
                answer=2.0,
                because="That is what queen says alone. Crown holds half of the places.",
                see="07.2",
            ),
            Misconception(
                cause="mean of the probabilities",
                answer=46 / 11,
                because="You took the mean of probabilities. The mean is taken earlier, of the "
                "scores.",
                see="07.2",
            ),
        ),
        hints=(
            "What is averaged: the odds, or something that stands before them?",
            "Odds of 18 to 1 mean that the two scores differ by log 18. The other voice says "
            "log 2. Take the mean of the two.",
            "The mean of log 18 and log 2 is log of the root of 36.",
        ),
    ),
    Pencil(
        id="07.3",
        title="The blame of one place",
        stars=2,
        minutes=5,
        equation="07.5",
        solution="U @ (y_hat - y) / C",
        symbols=one_window,
        truth=blame_of_a_place,
        terms={"value": PLACE_TERMS},
        because="The loss reacts to h with U(ŷ − y), and h follows each of its C vectors by a "
        "C-th.",
        misconceptions=(
            Misconception(
                cause="factor 1/C missing",
                answer="U @ (y_hat - y)",
                because="That is the blame of h. How far does h move when one of its C vectors "
                "moves?",
                see="07.1",
            ),
            Misconception(
                cause="factor 1/C twice",
                answer="U @ (y_hat - y) / C**2",
                because="You divided twice. The vector of one place stands in the mean once, with "
                "the factor 1/C.",
                see="07.1",
            ),
            Misconception(
                cause="multiplied by C",
                answer="C * U @ (y_hat - y)",
                because="You multiplied by C. The vector of one place is only a C-th of the mean, "
                "so h follows it by a C-th.",
                see="07.1",
            ),
            Misconception(
                cause="sign flipped",
                answer="U @ (y - y_hat) / C",
                because="This points downhill. The slope is prediction minus truth.",
                see="07.5",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="U @ y_hat / C",
                because="This is what the model expects. What really stands there, y, is missing.",
                see="07.5",
            ),
            Misconception(
                cause="prediction not there",
                answer="-U @ y / C",
                because="Only the true word is there. Every score is also in the logarithm of the "
                "sum.",
                see="07.5",
            ),
            Misconception(
                cause="1/C on the prediction only",
                answer="U @ (y_hat / C - y)",
                because="You divided the prediction and left the truth as it was. All of the blame "
                "of h is shared.",
                see="07.5",
            ),
            Misconception(
                cause="1/C on the truth only",
                answer="U @ (y_hat - y / C)",
                because="You divided the truth and left the prediction as it was. All of the blame "
                "of h is shared.",
                see="07.5",
            ),
        ),
        hints=(
            "Two slopes, one after the other: of the mean, and of the loss.",
            "The loss reacts to h with the column that Rong calls EH. And h reacts to the vector "
            "of one place with one over the number of places.",
            "U times prediction minus truth, divided by C.",
        ),
    ),
    Predict(
        id="07.4",
        title="Twice in the window",
        stars=1,
        minutes=3,
        equation="07.7",
        solution=2.0,
        tolerance=0.1,
        because="Every place gets the same quarter of the error. Crown holds two places, queen "
        "one.",
        misconceptions=(
            Misconception(
                cause="every word once",
                answer=1.0,
                because="Every *place* gets the same part. How many places does crown hold?",
                see="07.7",
            ),
            Misconception(
                cause="the share itself",
                answer=0.5,
                because="Crown gets 2/4 of the error, yes. The question is how many times as much "
                "that is as what queen gets.",
                see="07.7",
            ),
            Misconception(
                cause="squared",
                answer=4.0,
                because="Crown has two parts in the mean, and so it gets two parts back. That it "
                "has two is counted once, not on both ways.",
                see="07.7",
            ),
        ),
        hints=(
            "The blame is given to places. Who stands where?",
            "Queen holds one of the four places, crown two. Each place gets the same.",
            "Two quarters against one quarter.",
        ),
    ),
    Pencil(
        id="07.5",
        title="The whole input table",
        stars=2,
        minutes=5,
        equation="07.8",
        solution="EH @ a.T / C",
        symbols=blame_and_counts,
        truth=table_place_by_place,
        because="A column times a row: column w of the product is the column times entry w of the "
        "row.",
        misconceptions=(
            Misconception(
                cause="factor 1/C missing",
                answer="EH @ a.T",
                because="These are the counts as weights. Their shares are wanted: divide by the "
                "number of places.",
                see="07.8",
            ),
            Misconception(
                cause="factor 1/C twice",
                answer="EH @ a.T / C**2",
                because="You divided twice. A word has the share a_w / C.",
                see="07.8",
            ),
            Misconception(
                cause="multiplied by C",
                answer="C * EH @ a.T",
                because="You multiplied by C. Each place gets a C-th of the error.",
                see="07.7",
            ),
            Misconception(
                cause="sign flipped",
                answer="-EH @ a.T / C",
                because="EH is a slope already; the minus belongs to the step.",
                see="07.8",
            ),
            Misconception(
                cause="counts brought to length 1",
                answer="EH @ a.T / norm(a)",
                because="You divided by the length of the column of counts. The shares must sum "
                "to 1: divide by the number of places.",
                see="07.8",
            ),
            Misconception(
                cause="1 subtracted from the counts",
                answer="EH @ (a - 1).T / C",
                because="You subtracted 1 from every count. The error is in EH; the counts only "
                "say who gets how much of it.",
                see="07.8",
            ),
        ),
        hints=(
            "A matrix whose columns are all multiples of one column is that column times a row.",
            "Which numbers stand in the row? One for each word: its share of the places.",
            "EH times the transpose of a, divided by C.",
        ),
    ),
    Predict(
        id="07.6",
        title="Find the slips",
        stars=2,
        minutes=5,
        equation="07.12",
        solution="d",
        because="Each context word has a row of its own in W, and each gets a C-th of the same "
        "error. In (a) the sum counts j′ and prints j, in (b) one entry stands for the whole "
        "column, in (c) the second number is wrong.",
        choices={
            "a": "Which letter does the sum count with, and which letter stands inside? As "
            "printed, V equal terms are added up. This slip is in the paper.",
            "b": "Write the shapes under both sides: a column of numbers, and the slope along one "
            "single number. This slip is in the paper too.",
            "c": "(22) does. But (23) is the step of the input vectors: how many rows does it "
            "move? The paper names (22) and (33), its two output steps; the notes misprint one.",
        },
        hints=(
            "Ask of each: which letter runs, which shape has it, and which vectors does it move?",
            "Two of the slips are a letter too many or too few. The third says something about "
            "input vectors that is true of output vectors.",
            "Inside a sum over j′ there should be a j′. EH is a whole column. And the input step "
            "moves the words of the context, no others.",
        ),
    ),
    Code(
        id="07.7",
        title="One step of CBOW",
        stars=2,
        minutes=10,
        equation="07.12",
        solution=cbow_step,
        returns=("new_input_vectors", "new_output_vectors"),
        cases=step_cases,
        truth=step_by_the_library,
        misconceptions=STEP_MISCONCEPTIONS,
        terms=STEP_TERMS,
        scales={
            "C": lambda context, *_: len(context),
            "1/C": lambda context, *_: 1 / len(context),
        },
        hints=(
            "First everything that is computed, then everything that moves.",
            "The hidden layer is the mean of the context's rows; one call of the loss gives both "
            "slopes. Copy the input table, and let each place move its word's row.",
            "For each word of the context: subtract learning_rate times gradients.hidden divided "
            "by len(context) from its row of the copy. The new outputs are output_vectors minus "
            "learning_rate times gradients.output_rows.",
        ),
    ),
    Code(
        id="07.8",
        title="CBOW",
        stars=3,
        minutes=15,
        equation="07.13",
        solution=cbow,
        returns=("loss", "grad_input_vectors", "grad_output_vectors"),
        cases=cbow_cases,
        truth=window_by_shares,
        gradients={
            "grad_input_vectors": "input_vectors",
            "grad_output_vectors": "output_vectors",
        },
        misconceptions=CBOW_MISCONCEPTIONS,
        terms=CBOW_TERMS,
        hints=(
            "One mean, one call of the loss, and then one part of the blame for each place.",
            "Two of the three results come from the call as they are. The third, the slope along "
            "the hidden layer, has to be spread over a table of zeros, shaped like the input "
            "vectors.",
            "For each word of the context: add the slope along hidden, divided by len(context), "
            "to its row. A loop, or np.add.at, so that a word that comes twice gets two parts.",
        ),
    ),
    Predict(
        id="07.9",
        title="What the referee says of word2vec.c",
        stars=2,
        minutes=4,
        equation="07.14",
        solution="b",
        because="The mean has the factor 1/10 on the way in, so the slope has it on the way back. "
        "The program leaves it out there. The output vectors never see it.",
        choices={
            "a": "A constant factor does not change where a slope is zero. But the referee "
            "measures the slope itself, and 10 times as much is not the same number.",
            "c": "Look at the output rows: their moves are the rate times the error times h, with "
            "the true h. Nothing is missing there.",
            "d": "That would be a division too many. Look again which division the program "
            "makes, and which it leaves out.",
        },
        hints=(
            "Go through the two tables one by one, and compare with the slopes that you derived.",
            "Which factor goes in with each context vector, and which one does the program use on "
            "the way back?",
            "In goes 1/10, back comes 1. For the output rows, both are as they should be.",
        ),
    ),
)
