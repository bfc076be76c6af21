"""Exercises of chapter 06: a window is a sum of pairs, and so are its loss and its gradients."""

import numpy as np

from w2v_lib.activations import sigmoid
from w2v_lib.architectures import hidden_layer, skipgram_examples
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term
from w2v_lib.losses import negative_sampling_loss, softmax_loss

# --- 06.2 and 06.5: the counts of a window --------------------------------------------------------


def one_window(rng):
    """A prediction for five words, and how often each of them stands in a window."""
    context = rng.integers(5, size=rng.integers(3, 7))
    weights = np.exp(rng.normal(size=5))
    a = np.bincount([context[0], *context], minlength=5)  # one word at least twice
    return {"y_hat": weights / weights.sum(), "a": a, "C": int(a.sum())}


def counts_of_different_words(rng):
    """Three words, each at least once, the first at least twice."""
    a = rng.integers(1, 5, size=3) + np.array([1, 0, 0])
    return {"a": a, "C": int(a.sum())}


def lowest_loss(symbols):
    """Place by place: the surprise at the share of its word."""
    context = np.repeat(np.arange(3), symbols["a"])
    return sum(-np.log(np.mean(context == word)) for word in context)


SHARED_SCORE_TERMS = (
    Term(
        name="C ŷ",
        value=lambda at: at["C"] * at["y_hat"],
        because="The prediction is made at each of the C places, with a plus.",
    ),
    Term(
        name="a",
        value=lambda at: at["a"],
        coefficient=-1,
        because="What stands in the window is taken away, as often as it stands there.",
    ),
    Term(
        name="ŷ",
        value=lambda at: at["y_hat"],
        coefficient=0,
        because="The prediction stands in the sum C times, no more and no less.",
    ),
    Term(
        name="C in every entry",
        value=lambda at: np.full(5, at["C"]),
        coefficient=0,
        because="No number is the same for all words: what is taken away is a word's own count.",
    ),
)
FLOOR_TERMS = (
    Term(
        name="C log C",
        value=lambda at: at["C"] * np.log(at["C"]),
        because="Each of the C places costs log C, less what its word's own count saves.",
    ),
    Term(
        name="Σ a log a",
        value=lambda at: at["a"] @ np.log(at["a"]),
        coefficient=-1,
        because="A word that stands at a places saves log a at each of them.",
    ),
    Term(
        name="Σ log a",
        value=lambda at: np.log(at["a"]).sum(),
        coefficient=0,
        because="A word that stands at a places is paid for a times.",
    ),
    Term(
        name="log C",
        value=lambda at: np.log(at["C"]),
        coefficient=0,
        because="log C is paid at each of the C places.",
    ),
)

# --- 06.3: expected minus counted -----------------------------------------------------------------


def summed_error(probs, context):
    """Expected minus counted, for every word of the vocabulary: shape (n,)."""
    counted = np.bincount(context, minlength=len(probs))  # a word that stands twice counts twice
    return len(context) * probs - counted


def error_cases(rng):
    """Repeats, one word alone, only one word in many places, sizes that differ."""
    return [
        Case("a word stands in the window twice", (np.array([0.5, 0.2, 0.3]), [2, 2])),
        Case("the window has a single context word", (softmax_of(rng.normal(size=4)), [1])),
        Case("all context words differ", (softmax_of(rng.normal(size=5)), [4, 0, 2])),
        Case("two words repeat", (softmax_of(rng.normal(size=4)), [3, 1, 3, 0, 1, 3])),
        (softmax_of(rng.normal(size=7)), [5, 5, 1, 6]),
    ]


def softmax_of(scores):
    return np.exp(scores) / np.exp(scores).sum()


def error_place_by_place(probs, context):
    """The sum of the errors of all places, each by the library."""
    scores = np.log(probs)
    return sum(softmax_loss(scores, word, np.eye(len(probs))).hidden for word in context)


def counts_of(probs, context):
    return np.bincount(np.asarray(context, dtype=int), minlength=len(probs))


def stands_there(probs, context):
    return np.isin(np.arange(len(probs)), context)


SUMMED_ERROR_TERMS = (
    Term(
        name="C ŷ",
        value=lambda probs, context: len(context) * probs,
        because="The prediction is made at each of the C places, with a plus.",
    ),
    Term(
        name="a",
        value=lambda probs, context: counts_of(probs, context),
        coefficient=-1,
        because="What stands in the window is taken away, as often as it stands there.",
    ),
    Term(
        name="ŷ",
        value=lambda probs, context: probs,
        coefficient=0,
        because="The prediction stands in the sum C times, no more and no less.",
    ),
    Term(
        name="1 for each word that stands there",
        value=lambda probs, context: stands_there(probs, context),
        coefficient=0,
        because="A word that stands in the window twice counts twice.",
    ),
)

# --- 06.8: skip-gram ------------------------------------------------------------------------------


def skipgram(center, context, input_vectors, output_vectors, pair_loss):
    """One window: (loss, grad_input_vectors, grad_output_vectors)."""
    loss = 0.0
    grad_input_vectors = np.zeros(input_vectors.shape)
    grad_output_vectors = np.zeros(output_vectors.shape)
    for target in context:
        of_pair = pair_loss(input_vectors[center], target, output_vectors)
        loss += of_pair[0]
        grad_input_vectors[center] += of_pair[1]  # one row: all other input words rest
        grad_output_vectors += of_pair[2]
    return loss, grad_input_vectors, grad_output_vectors


def softmax_pair(hidden, target, output_vectors):
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


def noise_pair(hidden, target, output_vectors):
    """Negative sampling whose draws follow from the target, one of them twice."""
    n_words = len(output_vectors)
    negatives = [(target + 1) % n_words, (target + 2) % n_words, (target + 1) % n_words]
    gradients = negative_sampling_loss(hidden, target, output_vectors, negatives)
    return gradients.loss, gradients.hidden, gradients.dense(n_words)


def yes_pair(hidden, target, output_vectors):
    """One yes/no question about the target alone."""
    score = output_vectors[target] @ hidden
    grad_output_vectors = np.zeros(output_vectors.shape)
    grad_output_vectors[target] = (sigmoid(score) - 1) * hidden
    grad_hidden = (sigmoid(score) - 1) * output_vectors[target]
    return np.logaddexp(0, -score), grad_hidden, grad_output_vectors


def skipgram_cases(rng):
    """Repeats, one context word, the centre in its own context, three losses, output vectors 0."""

    def tables(n_words, dim):
        return rng.normal(size=(n_words, dim)), rng.normal(size=(n_words, dim))

    return [
        (1, [0, 2], *tables(3, 2), softmax_pair),
        Case("a context word comes twice", (2, [3, 0, 3], *tables(4, 2), softmax_pair)),
        Case("the window has a single context word", (1, [3], *tables(4, 3), softmax_pair)),
        Case(
            "the centre word stands in its own context",
            (3, [1, 3, 0], *tables(5, 2), softmax_pair),
        ),
        Case("the loss is negative sampling", (2, [4, 1, 1, 5], *tables(6, 3), noise_pair)),
        Case("the loss asks about one word only", (0, [2, 1, 2], *tables(4, 3), yes_pair)),
        Case(
            "all output vectors are zero",
            (1, [0, 2, 3], rng.normal(size=(4, 2)), np.zeros((4, 2)), softmax_pair),
        ),
    ]


def pair_by_pair(center, context, input_vectors, output_vectors, pair_loss):
    """All pairs first, as the library makes them; then three sums."""
    pairs = [
        pair_loss(hidden_layer(input_vectors, inputs), target, output_vectors)
        for inputs, target in skipgram_examples((center, context))
    ]
    losses, slopes_of_hidden, slopes_of_outputs = zip(*pairs, strict=True)
    one_hot = np.eye(len(input_vectors))[center]
    return sum(losses), np.outer(one_hot, sum(slopes_of_hidden)), sum(slopes_of_outputs)


def with_context(change):
    """A wrong answer that goes through another list of context words."""

    def wrong(center, context, input_vectors, output_vectors, pair_loss):
        changed = change(center, list(context))
        if not changed:
            return 0.0, np.zeros(input_vectors.shape), np.zeros(output_vectors.shape)
        return skipgram(center, changed, input_vectors, output_vectors, pair_loss)

    return wrong


def with_results(change):
    """A wrong answer made from the right one and all arguments."""

    def wrong(*arguments):
        return change(*skipgram(*arguments), *arguments)

    return wrong


def last_slopes(center, context, input_vectors, output_vectors, pair_loss):
    loss, *_ = skipgram(center, context, input_vectors, output_vectors, pair_loss)
    _, *slopes = skipgram(center, context[-1:], input_vectors, output_vectors, pair_loss)
    return loss, *slopes


def swapped(center, context, input_vectors, output_vectors, pair_loss):
    windows = [
        skipgram(word, [center], input_vectors, output_vectors, pair_loss) for word in context
    ]
    return tuple(sum(parts) for parts in zip(*windows, strict=True))


def in_the_rows_of_the_context(center, context, input_vectors, output_vectors, pair_loss):
    loss, _, grad_output_vectors = skipgram(
        center, context, input_vectors, output_vectors, pair_loss
    )
    grad_input_vectors = np.zeros(input_vectors.shape)
    for word in context:
        grad_input_vectors[word] += pair_loss(input_vectors[center], word, output_vectors)[1]
    return loss, grad_input_vectors, grad_output_vectors


def guessed_rows_only(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_input_vectors, _ = skipgram(
        center, context, input_vectors, output_vectors, pair_loss
    )
    grad_output_vectors = np.zeros(output_vectors.shape)
    for word in context:
        of_pair = pair_loss(input_vectors[center], word, output_vectors)[2]
        grad_output_vectors[word] += of_pair[word]
    return loss, grad_input_vectors, grad_output_vectors


def hidden_from_the_output_table(center, context, input_vectors, output_vectors, pair_loss):
    return skipgram(center, context, output_vectors, output_vectors, pair_loss)


def guessing_themselves(*, in_row_of_center):
    """A wrong answer whose hidden layer is the context word's own vector."""

    def wrong(center, context, input_vectors, output_vectors, pair_loss):
        windows = [
            skipgram(word, [word], input_vectors, output_vectors, pair_loss) for word in context
        ]
        loss, grad_in, grad_out = (sum(parts) for parts in zip(*windows, strict=True))
        if in_row_of_center:
            grad_in = np.outer(np.eye(len(grad_in))[center], grad_in.sum(axis=0))
        return loss, grad_in, grad_out

    return wrong


def targets_from_the_input_table(center, context, input_vectors, output_vectors, pair_loss):
    return skipgram(center, context, input_vectors, input_vectors, pair_loss)


def with_sum_of_context(center, context, input_vectors, output_vectors, pair_loss):
    hidden = input_vectors[context].sum(axis=0)
    loss, grad_hidden, grad_output_vectors = pair_loss(hidden, center, output_vectors)
    counts = np.bincount(context, minlength=len(input_vectors))
    return loss, np.outer(counts, grad_hidden), grad_output_vectors


def with_mean_of_context(center, context, input_vectors, output_vectors, pair_loss):
    hidden = input_vectors[context].mean(axis=0)
    loss, grad_hidden, grad_output_vectors = pair_loss(hidden, center, output_vectors)
    shares = np.bincount(context, minlength=len(input_vectors)) / len(context)
    return loss, np.outer(shares, grad_hidden), grad_output_vectors


def both_in_one_table(center, context, input_vectors, output_vectors, pair_loss):
    loss, grad_input_vectors, grad_output_vectors = skipgram(
        center, context, input_vectors, output_vectors, pair_loss
    )
    together = grad_input_vectors + grad_output_vectors
    return loss, together, together


def with_exchanged_tables(center, context, input_vectors, output_vectors, pair_loss):
    loss, *slopes = skipgram(center, context, output_vectors, input_vectors, pair_loss)
    return loss, *slopes[::-1]


def stepping_in_between(center, context, input_vectors, output_vectors, pair_loss):
    inputs, outputs, loss = input_vectors, output_vectors, 0.0
    for target in context:
        of_pair, *slopes = skipgram(center, [target], inputs, outputs, pair_loss)
        loss, inputs, outputs = loss + of_pair, inputs - slopes[0], outputs - slopes[1]
    return loss, input_vectors - inputs, output_vectors - outputs


SKIPGRAM_MISCONCEPTIONS = (
    Misconception(
        cause="mean in place of the sum",
        answer=with_results(
            lambda loss, grad_in, grad_out, center, context, *_: (
                loss / len(context),
                grad_in / len(context),
                grad_out / len(context),
            )
        ),
        because="You divided by the number of context words. The loss of a window is the sum of "
        "its pair losses, and the slope of a sum is the sum of the slopes.",
        see="06.4",
    ),
    Misconception(
        cause="centre's slope given to all rows",
        answer=with_results(
            lambda loss, grad_in, grad_out, center, *_: (
                loss,
                np.tile(grad_in[center], (len(grad_in), 1)),
                grad_out,
            )
        ),
        because="Every row of grad_input_vectors got the slope of the centre word. Was it added to "
        "the whole table? It belongs into one row, the others stay zero.",
        see="06.14",
    ),
    Misconception(
        cause="slopes overwritten",
        answer=last_slopes,
        because="The slopes are those of the last pair only: each pair overwrote the one before. "
        "Add them up with +=.",
        see="06.12",
    ),
    Misconception(
        cause="centre's slope overwritten",
        answer=lambda *arguments: (
            skipgram(*arguments)[0],
            last_slopes(*arguments)[1],
            skipgram(*arguments)[2],
        ),
        because="The centre's row has the slope of the last pair only: each pair overwrote the one "
        "before. Add up with +=.",
        see="06.12",
    ),
    Misconception(
        cause="output slopes overwritten",
        answer=lambda *arguments: (
            *skipgram(*arguments)[:2],
            last_slopes(*arguments)[2],
        ),
        because="The output table has the slopes of the last pair only: each pair overwrote the "
        "one before. Add up with +=.",
        see="06.11",
    ),
    Misconception(
        cause="last context word only",
        answer=with_context(lambda center, context: context[-1:]),
        because="Only the last pair is there: each pair overwrote the one before. Add up the loss "
        "and both slopes with +=.",
        see="06.4",
    ),
    Misconception(
        cause="first context word only",
        answer=with_context(lambda center, context: context[:1]),
        because="Only the first pair is there. Does the return stand inside the loop?",
        see="06.4",
    ),
    Misconception(
        cause="first context word left out",
        answer=with_context(lambda center, context: context[1:]),
        because="The first pair is not in your sums. Every word of the context is guessed once.",
        see="06.4",
    ),
    Misconception(
        cause="last context word left out",
        answer=with_context(lambda center, context: context[:-1]),
        because="The last pair is not in your sums. Does a range end too early?",
        see="06.4",
    ),
    Misconception(
        cause="first context word taken twice",
        answer=with_context(lambda center, context: [context[0], *context]),
        because="The first pair is in your sums twice: before the loop and in it. Begin with "
        "zeros.",
        see="06.4",
    ),
    Misconception(
        cause="centre word guessed as well",
        answer=with_context(lambda center, context: [center, *context]),
        because="There is a pair too many: the centre with itself. Only the words of the context "
        "are guessed.",
        see="06.1",
    ),
    Misconception(
        cause="centre word guessed in place of the context",
        answer=with_context(lambda center, context: [center] * len(context)),
        because="Each time you guessed the centre word. The target of a pair is the word of the "
        "context.",
        see="06.1",
    ),
    Misconception(
        cause="context as a set",
        answer=with_context(lambda center, context: sorted(set(context))),
        because="A word that stands in the window twice was taken once. Two places are two pairs, "
        "and both count.",
        see="06.7",
    ),
    Misconception(
        cause="centre word left out of its own context",
        answer=with_context(lambda center, context: [word for word in context if word != center]),
        because="You left out the pairs in which the centre word is its own context word. Some "
        "programs drop them when they read the text; here the context is given, and each of its "
        "words counts.",
        see="06.4",
    ),
    Misconception(
        cause="centre and context swapped",
        answer=swapped,
        because="You look from each context word and guess the centre. Skip-gram looks from the "
        "centre, with its input vector, and guesses the context words.",
        see="06.1",
    ),
    Misconception(
        cause="centre's slope in the rows of the context words",
        answer=in_the_rows_of_the_context,
        because="The slope along the hidden layer went into the rows of the guessed words. The "
        "hidden layer is the centre word's vector, so it belongs into the row of the centre.",
        see="06.14",
    ),
    Misconception(
        cause="only the guessed words' rows kept",
        answer=guessed_rows_only,
        because="Of each pair you kept only the row of the guessed word. With softmax every output "
        "vector has a slope, with negative sampling the drawn ones too: add the whole table.",
        see="06.11",
    ),
    Misconception(
        cause="hidden layer from the output table",
        answer=hidden_from_the_output_table,
        because="You took the centre word's row of output_vectors. The centre speaks with its "
        "input vector.",
        see="06.1",
    ),
    Misconception(
        cause="hidden layer from the context word",
        answer=guessing_themselves(in_row_of_center=True),
        because="For each pair you took the context word's own input vector as hidden layer. The "
        "hidden layer is the centre word's vector, for all pairs.",
        see="06.1",
    ),
    Misconception(
        cause="each context word guesses itself",
        answer=guessing_themselves(in_row_of_center=False),
        because="For each pair you took the context word both as the word that guesses and as the "
        "word that is guessed. The centre word guesses.",
        see="06.1",
    ),
    Misconception(
        cause="both slopes in one table",
        answer=both_in_one_table,
        because="The two tables of slopes share their memory, so each holds the sum of both. "
        "Make two separate tables of zeros.",
        see="06.14",
    ),
    Misconception(
        cause="sign flipped",
        answer=with_results(lambda loss, grad_in, grad_out, *_: (loss, -grad_in, -grad_out)),
        because="These slopes point downhill. Return the slopes themselves; the step subtracts "
        "them.",
        see="06.12",
    ),
    Misconception(
        cause="pair_loss not used",
        answer=lambda center, context, input_vectors, output_vectors, pair_loss: skipgram(
            center, context, input_vectors, output_vectors, softmax_pair
        ),
        because="Right where the loss is softmax. But the loss of a pair is an argument: call "
        "pair_loss, whatever it is.",
        see="06.4",
    ),
    Misconception(
        cause="place in place of the word",
        answer=with_context(lambda center, context: list(range(len(context)))),
        because="You guessed the words 0, 1, 2, …: the places, not what stands there. Go through "
        "the ids in context, not through range(len(context)).",
        see="06.4",
    ),
    Misconception(
        cause="targets from the input table",
        answer=targets_from_the_input_table,
        because="You gave pair_loss the input vectors in place of output_vectors. The words that "
        "are guessed answer with their output vectors, and the two tables are two.",
        see="06.1",
    ),
    Misconception(
        cause="CBOW, with the sum",
        answer=with_sum_of_context,
        because="You guessed the centre from the sum of the context words. That is a kind of CBOW, "
        "another way to read a window. Skip-gram guesses each context word from the centre.",
        see="06.1",
    ),
    Misconception(
        cause="CBOW, with the mean",
        answer=with_mean_of_context,
        because="You guessed the centre from the mean of the context words. That is CBOW, another "
        "way to read a window. Skip-gram guesses each context word from the centre.",
        see="06.1",
    ),
    Misconception(
        cause="context words' input vectors moved as well",
        answer=lambda *arguments: (
            skipgram(*arguments)[0],
            skipgram(*arguments)[1] + in_the_rows_of_the_context(*arguments)[1],
            skipgram(*arguments)[2],
        ),
        because="The centre's row is right. The words around it are guessed, and for that they "
        "lend their output vectors: their input vectors rest.",
        see="06.14",
    ),
    Misconception(
        cause="tables exchanged",
        answer=with_exchanged_tables,
        because="You took the centre from output_vectors and the guessed words from "
        "input_vectors. The centre speaks with its input vector, and the guessed words "
        "answer with their output vectors.",
        see="06.1",
    ),
    Misconception(
        cause="a step after each pair",
        answer=stepping_in_between,
        because="The later pairs see vectors that the earlier ones have moved. All pairs of a "
        "window look at the same tables: only add up.",
        see="06.12",
    ),
    Misconception(
        cause="moved vectors in place of slopes",
        answer=with_results(
            lambda loss, grad_in, grad_out, center, context, input_vectors, output_vectors, _: (
                loss,
                input_vectors - grad_in,
                output_vectors - grad_out,
            )
        ),
        because="You returned both tables after a step. The slopes themselves are asked for.",
        see="06.12",
    ),
    Misconception(
        cause="slope of the hidden layer in the output table",
        answer=lambda *arguments: (
            *skipgram(*arguments)[:2],
            in_the_rows_of_the_context(*arguments)[1],
        ),
        because="You gave the output vectors what belongs to the hidden layer. Their slopes are "
        "the third thing that pair_loss returns.",
        see="06.11",
    ),
)


def of_some_pairs(part, chosen):
    """The value of a term: a part of what the chosen pairs give together."""

    def value(center, context, input_vectors, output_vectors, pair_loss):
        some = chosen(context)
        if some:
            return skipgram(center, some, input_vectors, output_vectors, pair_loss)[part]
        return (0.0, np.zeros(input_vectors.shape), np.zeros(output_vectors.shape))[part]

    return value


def pair_terms(part, what):
    """A window of one word has a first pair, and neither a last one nor any between."""
    once = "The first pair of the window, the last one and all between: each is added once."
    return (
        Term(
            name=f"{what}_first",
            value=of_some_pairs(part, lambda context: context[:1]),
            because=once,
        ),
        Term(
            name=f"{what}_between",
            value=of_some_pairs(part, lambda context: context[1:-1]),
            because=once,
        ),
        Term(
            name=f"{what}_last",
            value=of_some_pairs(part, lambda context: context[1:][-1:]),
            because=once,
        ),
    )


SKIPGRAM_TERMS = {
    "loss": pair_terms(0, "J"),
    "grad_input_vectors": pair_terms(1, "∂J"),
    "grad_output_vectors": pair_terms(2, "∂J"),
}

EXERCISES = (
    Predict(
        id="06.1",
        title="Count the pairs",
        stars=1,
        minutes=4,
        equation="01.2",
        solution=16.0,
        tolerance=0.4,
        because="In the first sentence the contexts have 2, 3, 4, 3 and 2 words, in the second 1 "
        "and 1.",
        misconceptions=(
            Misconception(
                cause="ends of the sentences forgotten",
                answer=28.0,
                because="Seven centres with four neighbours each would be 28. But at the ends of "
                "a sentence there are fewer than four.",
                see="01.2",
            ),
            Misconception(
                cause="windows across the border, or over whole sentences",
                answer=22.0,
                because="Windows that cross the border give 22 pairs, and so do windows that hold "
                "the whole sentence. Here none crosses the border, and none reaches beyond 2 "
                "places.",
                see="01.2",
            ),
            Misconception(
                cause="distance 2 left out",
                answer=10.0,
                because="You counted the direct neighbours only. With m = 2 the words at distance "
                "2 belong to the window as well.",
                see="01.2",
            ),
            Misconception(
                cause="every pair counted once",
                answer=8.0,
                because="Two neighbours make two pairs: each of them is the centre once.",
                see="01.2",
            ),
            Misconception(
                cause="centre counted as its own context",
                answer=23.0,
                because="You counted the centre word itself in each of the seven windows. The "
                "distance 0 is left out.",
                see="01.2",
            ),
            Misconception(
                cause="repeated words counted once",
                answer=15.0,
                because="A word that stands in a window twice makes two pairs.",
                see="01.2",
            ),
            Misconception(
                cause="second sentence forgotten, or two neighbours each",
                answer=14.0,
                because="The first sentence alone makes 14 pairs, and so would two neighbours for "
                "each of seven words. With m = 2 a word may have four, and the two words of the "
                "second sentence see each other, too.",
                see="01.2",
            ),
            Misconception(
                cause="one pair for each centre",
                answer=7.0,
                because="A window gives one pair for each word of its context.",
                see="01.2",
            ),
            Misconception(
                cause="distance 2 left out, across the border",
                answer=12.0,
                because="You counted direct neighbours, seven words in a row. With m = 2 the "
                "words at distance 2 belong to the window as well, and no window crosses "
                "the border.",
                see="01.2",
            ),
            Misconception(
                cause="every kind of pair once",
                answer=13.0,
                because="There are 13 different pairs, but some come several times, and each time "
                "counts.",
                see="01.2",
            ),
        ),
        hints=(
            "Go through the seven words, one by one. How many neighbours within two places has "
            "each, in its own sentence?",
            "The first word of a sentence has none to its left. The third word of the first "
            "sentence has all four.",
            "First sentence: 2 + 3 + 4 + 3 + 2. Second sentence: one neighbour for each word.",
        ),
    ),
    Pencil(
        id="06.2",
        title="The blame of a shared score",
        stars=2,
        minutes=6,
        equation="06.6",
        solution="C * y_hat - a",
        symbols=one_window,
        truth=lambda at: error_place_by_place(at["y_hat"], np.repeat(np.arange(5), at["a"])),
        terms={"value": SHARED_SCORE_TERMS},
        scales={"1/C": lambda at: 1 / at["C"], "C": lambda at: at["C"]},
        because="Each of the C places says ŷ_w; those where word w stands say minus 1 as well.",
        misconceptions=(
            Misconception(
                cause="factor C missing",
                answer="y_hat - a",
                because="You counted the truth at every place, but the prediction only once. It is "
                "made at each of the C places.",
                see="06.6",
            ),
            Misconception(
                cause="sign flipped",
                answer="a - C * y_hat",
                because="This points downhill. The slope is prediction minus truth.",
                see="06.6",
            ),
            Misconception(
                cause="counts multiplied by C",
                answer="C * (y_hat - a)",
                because="The counts are a sum over the places already. Only the prediction is "
                "the same at each of them.",
                see="06.6",
            ),
            Misconception(
                cause="mean in place of the sum",
                answer="y_hat - a / C",
                because="This is the mean over the places. The shared score stands in every pair "
                "loss, and the loss of the window is their sum.",
                see="06.5",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="C * y_hat",
                because="This is what the model expects in the window. What really stands there "
                "is missing.",
                see="06.6",
            ),
            Misconception(
                cause="only the words that stand there",
                answer="a * (y_hat - 1)",
                because="You added up the errors of the words that stand there, each at its own "
                "place. At each place every other word has an error too: its probability.",
                see="06.6",
            ),
            Misconception(
                cause="counts divided by C",
                answer="C * y_hat - a / C",
                because="The prediction is taken at all C places, the truth is averaged over them. "
                "Take the sum of both.",
                see="06.6",
            ),
            Misconception(
                cause="C subtracted from every word",
                answer="C * (y_hat - 1)",
                because="You subtracted 1 from every word at every place. At a place the truth is "
                "1 for a single word.",
                see="06.6",
            ),
            Misconception(
                cause="1 subtracted from every word",
                answer="C * y_hat - 1",
                because="You subtracted 1 from every word. How often the word stands in the "
                "window decides.",
                see="06.6",
            ),
            Misconception(
                cause="prediction of one place alone",
                answer="y_hat",
                because="Two things are missing: the prediction is made at each of the C places, "
                "and what really stands there must be subtracted.",
                see="06.6",
            ),
            Misconception(
                cause="factor C missing, and sign flipped",
                answer="a - y_hat",
                because="Two slips: the prediction is made at each of the C places, and the slope "
                "is prediction minus truth.",
                see="06.6",
            ),
            Misconception(
                cause="prediction not there",
                answer="-a",
                because="Only what stands there is counted. Every score is also in the logarithm "
                "of the sum, once for each place.",
                see="06.5",
            ),
            Misconception(
                cause="places of the word left out",
                answer="y_hat * (C - a)",
                because="That adds up the places where the word does not stand. Where it stands "
                "its error is ŷ_w - 1, and it counts as well.",
                see="06.6",
            ),
            Misconception(
                cause="slope along the prediction",
                answer="-a / y_hat",
                because="That is the slope along the prediction. Go on to the score: it stands in "
                "every ŷ.",
                see="06.4",
            ),
        ),
        hints=(
            "At one place you know the slope. The shared score stands at all places: what "
            "happens to its slopes?",
            "Add up the errors of the places. One part of them is the same everywhere, the other "
            "is 1 or 0.",
            "C times the prediction, minus the column of counts.",
        ),
    ),
    Code(
        id="06.3",
        title="Expected minus counted",
        stars=2,
        minutes=6,
        equation="06.7",
        solution=summed_error,
        returns=("error",),
        cases=error_cases,
        truth=error_place_by_place,
        terms={"error": SUMMED_ERROR_TERMS},
        scales={"1/C": lambda probs, context: 1 / len(context)},
        misconceptions=(
            Misconception(
                cause="repeats subtracted once",
                answer=lambda probs, context: len(context) * probs - stands_there(probs, context),
                because="A word that stands in the window twice was subtracted once. A set does "
                "that, and an index with a list does, as in error[context] -= 1: it writes each "
                "entry a single time. np.bincount or np.subtract.at counts repeats.",
                see="06.7",
            ),
            Misconception(
                cause="context as a set",
                answer=lambda probs, context: (
                    len(set(context)) * probs - stands_there(probs, context)
                ),
                because="You took every word of the window once, in both terms. Two places are two "
                "guesses.",
                see="06.7",
            ),
            Misconception(
                cause="factor C missing",
                answer=lambda probs, context: probs - counts_of(probs, context),
                because="The counts are those of the whole window, the prediction is that of one "
                "place. It must be taken C times.",
                see="06.7",
            ),
            Misconception(
                cause="factor C missing and repeats lost",
                answer=lambda probs, context: probs - stands_there(probs, context),
                because="Two slips: the prediction is made at each of the C places, and a word "
                "that stands there twice counts twice.",
                see="06.7",
            ),
            Misconception(
                cause="words that are not there left at zero",
                answer=lambda probs, context: np.where(
                    stands_there(probs, context), error_place_by_place(probs, context), 0.0
                ),
                because="The words of the window are right. All other words are expected too, C "
                "times their probability, and were counted 0 times.",
                see="06.7",
            ),
            Misconception(
                cause="only the guessed word at each place",
                answer=lambda probs, context: counts_of(probs, context) * (probs - 1),
                because="At each place you took the error of the word that stands there. Every "
                "other word has an error at that place too: its probability.",
                see="06.6",
            ),
            Misconception(
                cause="prediction not there",
                answer=lambda probs, context: -1.0 * counts_of(probs, context),
                because="Only what was counted is there. The first term, what is expected in all "
                "places together, is missing.",
                see="06.7",
            ),
            Misconception(
                cause="-1 assigned",
                answer=lambda probs, context: np.where(
                    stands_there(probs, context), -1.0, len(context) * probs
                ),
                because="Where a word stands in the window, the prediction is gone: an = writes "
                "-1 over it. Subtract with -=, once for each place.",
                see="06.7",
            ),
            Misconception(
                cause="1 subtracted from every word",
                answer=lambda probs, context: len(context) * probs - 1,
                because="You subtracted 1 from every word. How often the word stands in the window "
                "decides.",
                see="06.7",
            ),
            Misconception(
                cause="C subtracted from every word",
                answer=lambda probs, context: len(context) * (probs - 1),
                because="You subtracted 1 from every word at every place. At a place the truth is "
                "1 for a single word.",
                see="06.7",
            ),
            Misconception(
                cause="truth minus prediction at the word that stands there",
                answer=lambda probs, context: (
                    len(context) * probs + counts_of(probs, context) * (1 - 2 * probs)
                ),
                because="At the word that stands there you took 1 - ŷ. The error is prediction "
                "minus truth for every word: ŷ - 1 there, and ŷ elsewhere.",
                see="06.6",
            ),
            Misconception(
                cause="first place left out",
                answer=lambda probs, context: (
                    (len(context) - 1) * probs - counts_of(probs, context[1:])
                ),
                because="The first word of the context is not in your sum. Every place counts.",
                see="06.7",
            ),
            Misconception(
                cause="last place left out",
                answer=lambda probs, context: (
                    (len(context) - 1) * probs - counts_of(probs, context[:-1])
                ),
                because="The last word of the context is not in your sum. Does a range end too "
                "early?",
                see="06.7",
            ),
            Misconception(
                cause="mean in place of the sum",
                answer=lambda probs, context: probs - counts_of(probs, context) / len(context),
                because="This is the mean over the places. The errors of the places add up.",
                see="06.7",
            ),
            Misconception(
                cause="sign flipped",
                answer=lambda probs, context: counts_of(probs, context) - len(context) * probs,
                because="You have counted minus expected. The slope is expected minus counted.",
                see="06.7",
            ),
            Misconception(
                cause="size of the vocabulary in place of C",
                answer=lambda probs, context: len(probs) * probs - counts_of(probs, context),
                because="You multiplied by the number of words in the vocabulary. C is the number "
                "of places in the window.",
                see="06.7",
            ),
            Misconception(
                cause="counts multiplied by C",
                answer=lambda probs, context: len(context) * (probs - counts_of(probs, context)),
                because="The counts are a sum over the places already; only the prediction is "
                "taken C times.",
                see="06.7",
            ),
            Misconception(
                cause="last context word only",
                answer=lambda probs, context: probs - counts_of(probs, context[-1:]),
                because="That is the error at the last place. Add up the errors of all places.",
                see="06.7",
            ),
            Misconception(
                cause="first context word only",
                answer=lambda probs, context: probs - counts_of(probs, context[:1]),
                because="That is the error at the first place. Does the return stand inside the "
                "loop?",
                see="06.7",
            ),
            Misconception(
                cause="places of the word left out",
                answer=lambda probs, context: (
                    probs * (len(context) - np.bincount(context, minlength=len(probs)))
                ),
                because="For each place of a word you took its probability away. The truth there "
                "is 1.",
                see="06.6",
            ),
        ),
        hints=(
            "Two terms: what is expected in all places together, and what was counted.",
            "The first term is the number of places times the probabilities. For the second, "
            "count how often each id stands in the context; repeats must count.",
            "The length of context times probs, minus np.bincount of the context, to which "
            "minlength says that it must be as long as probs.",
        ),
    ),
    Predict(
        id="06.4",
        title="Twice there",
        stars=2,
        minutes=4,
        equation="06.7",
        solution="d",
        because="With a probability of 0.632 the model expects crown 4 × 0.632 = 2.53 times in "
        "four places. It stands there twice: too rarely.",
        choices={
            "a": "At two of the four places crown is indeed pulled in. At the two others it was "
            "guessed, and did not stand there. Add up all four.",
            "b": "Bread is pulled in, yes. For crown, compare how often it stands there with how "
            "often the model expected it.",
            "c": "Half of the places hold crown, and the model said 0.632. That is not the same.",
        },
        hints=(
            "How many crowns does the model expect in four places?",
            "Take four times the probability of crown, and subtract the number of crowns.",
            "4 × 0.632 − 2 is above zero, and a step subtracts a piece of the slope.",
        ),
    ),
    Pencil(
        id="06.5",
        title="The floor",
        stars=3,
        minutes=10,
        equation="06.7",
        solution="C * log(C) - sum(a * log(a))",
        symbols=counts_of_different_words,
        truth=lowest_loss,
        terms={"value": FLOOR_TERMS},
        scales={"1/C": lambda at: 1 / at["C"], "C": lambda at: at["C"]},
        because="The best prediction is the share a_w / C of each word. Put into the loss, each "
        "of its a_w places costs minus the logarithm of that share.",
        misconceptions=(
            Misconception(
                cause="every different word counted once",
                answer="-sum(log(a / C))",
                because="The shares are right. But a word that stands at a_w places is paid for "
                "a_w times.",
                see="06.4",
            ),
            Misconception(
                cause="mean over the places",
                answer="-sum(a / C * log(a / C))",
                because="That is the floor for one pair, the mean over the places. The loss of a "
                "window is the sum over its C places.",
                see="06.4",
            ),
            Misconception(
                cause="sign flipped",
                answer="sum(a * log(a / C))",
                because="A surprise is never negative: minus the logarithm of a probability.",
                see="06.4",
            ),
            Misconception(
                cause="all words taken for different",
                answer="C * log(C)",
                because="That is right if all context words differ, each with the share 1 / C. A "
                "word with a larger share surprises less.",
                see="06.7",
            ),
            Misconception(
                cause="zero",
                answer="0",
                because="This is zero for every window. All places share one prediction, and it "
                "cannot give 1 to several words. Did you add up before taking the logarithm? The "
                "sum of all a is C.",
                see="06.3",
            ),
            Misconception(
                cause="counts in place of shares",
                answer="-sum(a * log(a))",
                because="You took the logarithm of the counts. The prediction is a probability: "
                "the count, divided by the number of places.",
                see="06.7",
            ),
            Misconception(
                cause="C log C for each word",
                answer="sum(C * log(C) - a * log(a))",
                because="C log C stands inside your sum, so it comes once for each different word. "
                "It is there once.",
                see="06.4",
            ),
            Misconception(
                cause="every word paid at all places",
                answer="-C * sum(log(a / C))",
                because="You let every different word be paid for C times. A word is paid for at "
                "its own a_w places.",
                see="06.4",
            ),
            Misconception(
                cause="counts without their weight",
                answer="C * log(C) - sum(log(a))",
                because="C log C is right. But the place of a word with the count a_w comes a_w "
                "times, and so does log a_w.",
                see="06.4",
            ),
            Misconception(
                cause="uniform prediction over the words of the window",
                answer="C * log(sum(a / a))",
                because="That is the loss if all different words get the same probability. A word "
                "that stands there more often deserves more.",
                see="06.7",
            ),
        ),
        hints=(
            "When the summed error of every word is zero, what is the prediction? Put that into "
            "the loss.",
            "The best probability of word w is its share of the places, a_w out of C. A word "
            "that stands at a_w places is paid for a_w times.",
            "Minus the sum, over the different words, of a times log(a / C).",
        ),
    ),
    Predict(
        id="06.6",
        title="Who rests?",
        stars=1,
        minutes=3,
        equation="06.1",
        solution="a",
        because="Only the input vector of the centre word stands in the loss. The words around it "
        "are guessed, and for that they use their output vectors.",
        choices={
            "b": "Queen, crown and bread are in the window, but as words to be guessed. Ask which "
            "of their two vectors a guess uses.",
            "c": "These are the words that are guessed, by their output vectors. Ask which word we "
            "look from.",
            "d": "All five *output* vectors have a slope: each of them has a score. The question "
            "is about the other table.",
        },
        hints=(
            "Which input vectors stand in the loss at all?",
            "Every score is an output vector times one and the same input vector.",
            "All four pairs have the same input word.",
        ),
    ),
    Predict(
        id="06.7",
        title="Find the slips",
        stars=2,
        minutes=6,
        equation="06.14",
        solution="c",
        because="All places from -m to m but 0, and one slope for each pair. In (a) the two "
        "outermost words are lost; in (b) softmax matrices are dense; in (d) the words in the "
        "window rest as well.",
        choices={
            "a": "Look at the bounds. With m = 2, write down the values of j that lie strictly "
            "between -2 and 2.",
            "b": "True for negative sampling, where each pair touches a few words. With softmax, "
            "count the words that have a slope in a single pair.",
            "d": "The first sentence is true; read the second. A word in the window is guessed, "
            "and its *input* vector does not stand in the loss.",
        },
        hints=(
            "Try each statement on king's window, with m = 2.",
            "Ask of each: which pairs are in the sum? Which rows of a table have a slope?",
            "One has the wrong bounds, one is true for negative sampling only, one speaks about "
            "words whose input vectors do not stand in the loss.",
        ),
    ),
    Code(
        id="06.8",
        title="Skip-gram",
        stars=3,
        minutes=15,
        equation="06.14",
        solution=skipgram,
        returns=("loss", "grad_input_vectors", "grad_output_vectors"),
        cases=skipgram_cases,
        truth=pair_by_pair,
        gradients={
            "grad_input_vectors": "input_vectors",
            "grad_output_vectors": "output_vectors",
        },
        misconceptions=SKIPGRAM_MISCONCEPTIONS,
        terms=SKIPGRAM_TERMS,
        hints=(
            "Go through the context, one pair at a time, and add up three things.",
            "Begin with a loss of 0 and two tables of zeros, shaped like the two tables of "
            "vectors. The hidden layer is the centre word's row of the input table.",
            "For each target: call pair_loss(input_vectors[center], target, output_vectors); add "
            "its first result to the loss, its second to row center of grad_input_vectors, its "
            "third to all of grad_output_vectors.",
        ),
    ),
    Predict(
        id="06.9",
        title="Half the rate",
        stars=2,
        minutes=4,
        equation="06.15",
        solution=4.0,
        tolerance=0.3,
        because="Two things are halved: how far the vectors have moved when the later pairs look "
        "at them, and the step that is taken with what they see.",
        misconceptions=(
            Misconception(
                cause="one of two halvings",
                answer=2.0,
                because="The step is half as large, that makes 2. But the later pairs also see "
                "vectors that have moved only half as far.",
                see="06.15",
            ),
            Misconception(
                cause="rate without influence",
                answer=1.0,
                because="The difference comes from vectors that have moved between the pairs. "
                "With a small rate they hardly move.",
                see="06.15",
            ),
            Misconception(
                cause="what is left of it",
                answer=0.25,
                because="A quarter of the difference is left, yes. The question asks how many "
                "times smaller it is: one divided by that.",
                see="06.15",
            ),
            Misconception(
                cause="the new rate",
                answer=0.05,
                because="That is the new learning rate. Asked is how many times smaller the "
                "difference between the two ways becomes.",
                see="06.15",
            ),
            Misconception(
                cause="the old rate",
                answer=0.1,
                because="That is the old learning rate. Asked is how many times smaller the "
                "difference between the two ways becomes.",
                see="06.15",
            ),
            Misconception(
                cause="one of two halvings, and what is left of it",
                answer=0.5,
                because="Half would be left if only the step were halved. But the later pairs also "
                "see vectors that have moved only half as far. And what becomes smaller is more "
                "than 1 times smaller.",
                see="06.15",
            ),
            Misconception(
                cause="one halving too many",
                answer=8.0,
                because="You halved three times. Which three things would that be? The slopes are "
                "off by something like the rate, and the step is the rate times a slope.",
                see="06.15",
            ),
            Misconception(
                cause="one halving for each pair",
                answer=16.0,
                because="You halved once for each of the four pairs. What is off in a later pair "
                "is its slope, by something like the rate; then comes the step.",
                see="06.15",
            ),
            Misconception(
                cause="what is gone",
                answer=0.75,
                because="Three quarters of the difference are gone, yes. The question asks how "
                "many times smaller it is: one divided by what is left.",
                see="06.15",
            ),
        ),
        hints=(
            "Why do the two ways differ at all? Follow the second pair.",
            "The second pair sees moved vectors, so its slope is off. By how much, if the first "
            "pair moved half as far? And what is then done with that slope?",
            "Half of the deviation, times half of the rate.",
        ),
    ),
    Predict(
        id="06.10",
        title="What will it learn?",
        stars=2,
        minutes=5,
        equation="06.8",
        solution="c",
        because="The errors of all words add up to 1 - 2 = -1, at every step. A step takes away "
        "the error, so the scores rise, on and on.",
        choices={
            "a": "Smaller steps would be a factor in front of the whole error. Here the factor is "
            "missing in one of its two terms only.",
            "b": "Put 1/2 into the error of the two words: 1/2 − 1. That is not zero, so it does "
            "not stop there.",
            "d": "Look at the sign: the errors of the two context words are below zero, and a "
            "step subtracts them.",
        },
        hints=(
            "Put a good prediction into the error and see whether it comes to rest.",
            "Add up the errors of all words, as in (06.8). What does the sum say about all the "
            "scores together?",
            "The probabilities sum to 1, the b's to 2. The sum of the errors is below zero, "
            "whatever the prediction.",
        ),
    ),
)
