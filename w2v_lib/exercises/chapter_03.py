"""Exercises of chapter 03: the gradients of naive softmax, and one step downhill."""

import numpy as np

from w2v_lib.activations import log_softmax
from w2v_lib.exercises.spec import Case, Code, Line, Misconception, Order, Pencil, Predict, Term
from w2v_lib.losses import softmax, softmax_loss
from w2v_lib.sgd import step

# --- 03.2: the prediction error -------------------------------------------------------------------


def prediction_error(scores, target):
    """Prediction minus truth for every word: shape (n,)."""
    error = np.exp(log_softmax(scores))
    error[target] -= 1.0  # ŷ - y: only the true word has y = 1
    return error


def error_cases(rng):
    """The true word first, last, likeliest and not; equal scores; scores that overflow."""
    return [
        Case("both words have the same score", (np.zeros(2), 1)),
        (rng.normal(size=3), 0),
        Case("the true word is not the likeliest", (np.array([0.5, 2.0, 1.0, -1.0]), 2)),
        (rng.normal(size=5), 4),
        Case("two words have the same score", (np.array([0.3, 1.2, 1.2, -0.4]), 1)),
        Case("scores are as large as 1000", (np.array([-1000.0, 1000.0, 999.0, -1000.0]), 0)),
        Case("all scores lie far below zero", (np.array([-1001.5, -1000.0, -1003.0]), 0)),
    ]


def error_by_the_library(scores, target):
    """With d = 1 and h = 1 the scores are the output vectors, and the gradient is the error."""
    return softmax_loss(np.ones(1), target, scores[:, None]).output_rows[:, 0]


def one_hot(target, length):
    return np.eye(length)[target]


def softmax_of(scores):
    return np.exp(log_softmax(scores))


def softmax_without_shift(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores) / np.exp(scores).sum()


ERROR_TERMS = (
    Term(
        name="ŷ",
        value=lambda scores, target: softmax_of(scores),
        because="The prediction counts once, with a plus.",
    ),
    Term(
        name="y",
        value=lambda scores, target: one_hot(target, len(scores)),
        coefficient=-1,
        because="The truth is taken away once.",
    ),
    Term(
        name="s",
        value=lambda scores, target: scores,
        coefficient=0,
        because="The scores themselves are no part of the error: softmax turns them into ŷ.",
        see="02.3",
    ),
)

# --- 03.3, 03.4, 03.5: three gradients with a pencil ----------------------------------------------


def one_example(rng):
    """d = 3, n = 5: output vectors, an input vector, the truth and the prediction."""
    U, v_c = rng.normal(size=(3, 5)), rng.normal(size=3)
    y = one_hot(rng.integers(5), 5)
    return {"U": U, "v_c": v_c, "y_hat": softmax_of(U.T @ v_c), "y": y}


def one_example_and_a_word(rng):
    """The word w is the true word in some draws and another word in others."""
    symbols = one_example(rng)
    o = int(symbols["y"].argmax())
    w = int(rng.choice([o, (o + 2) % 5]))
    return {**symbols, "o": o, "w": w}


def library_gradients(symbols):
    U, v_c, y = symbols["U"], symbols["v_c"], symbols["y"]
    return softmax_loss(v_c, int(y.argmax()), U.T)


ONE_ROW_TERMS = (
    Term(
        name="ŷ_w v_c",
        value=lambda at: at["y_hat"][at["w"]] * at["v_c"],
        because="The prediction for the word w counts once, with a plus.",
    ),
    Term(
        name="y_w v_c",
        value=lambda at: at["y"][at["w"]] * at["v_c"],
        coefficient=-1,
        because="Where w is the true word, v_c is taken away once.",
    ),
    Term(
        name="v_c",
        value=lambda at: at["v_c"],
        coefficient=0,
        because="v_c alone, for every word w, does not belong there: y_w decides.",
    ),
)
TABLE_TERMS = (
    Term(
        name="v_c ŷᵀ",
        value=lambda at: np.outer(at["v_c"], at["y_hat"]),
        because="Every column has its prediction times v_c, once, with a plus.",
        see="03.6",
    ),
    Term(
        name="v_c yᵀ",
        value=lambda at: np.outer(at["v_c"], at["y"]),
        coefficient=-1,
        because="From the column of the true word v_c is taken away once.",
        see="03.6",
    ),
    Term(
        name="v_c in every column",
        value=lambda at: np.outer(at["v_c"], np.ones(5)),
        coefficient=0,
        because="y is 1 at the true word only, so v_c alone belongs into one column.",
        see="03.6",
    ),
)
INPUT_TERMS = (
    Term(
        name="U ŷ",
        value=lambda at: at["U"] @ at["y_hat"],
        because="The second term of the loss contributes the expected output vector, U ŷ, once.",
        see="02.7",
    ),
    Term(
        name="U y",
        value=lambda at: at["U"] @ at["y"],
        coefficient=-1,
        because="The first term of the loss contributes minus u_o, which is minus U y.",
        see="02.7",
    ),
    Term(
        name="the plain mean of the u_w",
        value=lambda at: at["U"].mean(axis=1),
        coefficient=0,
        because="Every output vector must count as much as its probability ŷ_w.",
        see="02.3",
    ),
    Term(
        name="v_c",
        value=lambda at: at["v_c"],
        coefficient=0,
        because="The slope of a score along v_c is the other vector, u_w.",
        see="02.2",
    ),
)

# --- 03.6: naive softmax --------------------------------------------------------------------------


def naive_softmax(hidden, target, output_vectors):
    """Loss of one example, and its slopes: (loss, grad_hidden, grad_output_vectors)."""
    log_probs = log_softmax(output_vectors @ hidden)
    loss = -log_probs[target]
    error = np.exp(log_probs)
    error[target] -= 1.0  # ŷ - y: only the true word has y = 1
    grad_hidden = error @ output_vectors  # U (ŷ - y), with the words in rows
    grad_output_vectors = np.outer(error, hidden)  # (ŷ - y) v_cᵀ, one row per word
    return loss, grad_hidden, grad_output_vectors


def softmax_cases(rng):
    """Sizes that differ; the target in several places; words alike; zeros; scores of 1000."""
    alike = rng.normal(size=(4, 2))
    alike[3] = alike[1]
    return [
        (np.array([1.0, 2.0]), 1, np.array([[0.5, 0.0], [0.0, 1.0], [1.0, -1.0]])),
        (rng.normal(size=3), 0, rng.normal(size=(5, 3))),
        (rng.normal(size=4), 6, rng.normal(size=(7, 4))),
        (rng.normal(size=5), 1, rng.normal(size=(2, 5))),
        Case("two words have the same output vector", (rng.normal(size=2), 1, alike)),
        Case("all output vectors are zero", (rng.normal(size=3), 2, np.zeros((4, 3)))),
        Case(
            "scores are as large as 1000",
            (np.array([1000.0, 0.5]), 0, np.array([[-1.0, 0.3], [1.0, 0.5], [-0.9, 0.1]])),
        ),
        Case(
            "all scores lie far below zero",
            (np.array([1.0, -2.0]), 1, np.array([[-900.0, 50.0], [-1001.5, 0.0], [-1003.0, 0.0]])),
        ),
    ]


def all_by_the_library(hidden, target, output_vectors):
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


def with_loss(change):
    """A wrong answer whose loss is wrong: change takes the right one and all arguments."""

    def wrong(hidden, target, output_vectors):
        loss, grad_hidden, grad_rows = all_by_the_library(hidden, target, output_vectors)
        return change(loss, hidden, target, output_vectors), grad_hidden, grad_rows

    return wrong


def with_error(change):
    """A wrong answer whose error is wrong, and with it both gradients."""

    def wrong(hidden, target, output_vectors):
        probs = softmax_of(output_vectors @ hidden)
        error = change(probs, target)
        loss = softmax_loss(hidden, target, output_vectors).loss
        return loss, error @ output_vectors, np.outer(error, hidden)

    return wrong


def with_prediction(prediction_of):
    """A wrong answer that has something else in the place of the probabilities."""

    def wrong(hidden, target, output_vectors):
        scores = output_vectors @ hidden
        error = prediction_of(scores) - one_hot(target, len(scores))
        loss = softmax_loss(hidden, target, output_vectors).loss
        return loss, error @ output_vectors, np.outer(error, hidden)

    return wrong


def with_grad_hidden(grad_hidden_of):
    """A wrong answer that has only the blame of the input vector wrong."""

    def wrong(hidden, target, output_vectors):
        loss, _, grad_rows = all_by_the_library(hidden, target, output_vectors)
        probs = softmax_of(output_vectors @ hidden)
        return loss, grad_hidden_of(probs, target, output_vectors), grad_rows

    return wrong


def with_grad_rows(grad_rows_of):
    """A wrong answer that has only the blame of the output vectors wrong."""

    def wrong(hidden, target, output_vectors):
        loss, grad_hidden, _ = all_by_the_library(hidden, target, output_vectors)
        probs = softmax_of(output_vectors @ hidden)
        return loss, grad_hidden, grad_rows_of(probs, target, hidden, output_vectors)

    return wrong


def all_without_shift(hidden, target, output_vectors):
    with np.errstate(all="ignore"):
        probs = softmax_without_shift(output_vectors @ hidden)
        error = probs - one_hot(target, len(probs))
        return -np.log(probs[target]), error @ output_vectors, np.outer(error, hidden)


def loss_of_the_probability(loss, hidden, target, output_vectors):
    with np.errstate(all="ignore"):
        return -np.log(softmax_of(output_vectors @ hidden)[target])


def entropy_of_the_prediction(loss, hidden, target, output_vectors):
    log_probs = log_softmax(output_vectors @ hidden)
    return -(np.exp(log_probs) * log_probs).sum()


def surprise_at_all_words(loss, hidden, target, output_vectors):
    return -log_softmax(output_vectors @ hidden).sum()


def loss_read_too_late(loss, hidden, target, output_vectors):
    with np.errstate(all="ignore"):
        return -np.log(softmax_of(output_vectors @ hidden)[target] - 1.0)


def true_row_only(probs, target, hidden, output_vectors):
    rows = np.zeros_like(output_vectors)
    rows[target] = (probs[target] - 1.0) * hidden
    return rows


def true_row_empty(probs, target, hidden, output_vectors):
    rows = np.outer(probs, hidden)
    rows[target] = 0.0
    return rows


def one_in_the_true_row(probs, target, hidden, output_vectors):
    rows = np.outer(probs, hidden)
    rows[target] -= 1.0
    return rows


def minus_v_c_in_the_true_row(probs, target, hidden, output_vectors):
    rows = np.outer(probs, hidden)
    rows[target] = -hidden
    return rows


def v_c_subtracted_twice(probs, target, hidden, output_vectors):
    rows = np.outer(probs - one_hot(target, len(probs)), hidden)
    rows[target] -= hidden
    return rows


SOFTMAX_MISCONCEPTIONS = (
    Misconception(
        cause="sign of the loss flipped",
        answer=with_loss(lambda loss, *_: -loss),
        because="This is log ŷ_o, which is never positive. The loss is minus that.",
        see="02.5",
    ),
    Misconception(
        cause="logarithm to base 2",
        answer=with_loss(lambda loss, *_: loss / np.log(2)),
        because="This is the surprise in bits. The gradients are the slopes of the surprise in "
        "nats: use np.log.",
        see="02.5",
    ),
    Misconception(
        cause="sum over the vocabulary forgotten",
        answer=with_loss(lambda loss, hidden, target, U: -(U[target] @ hidden)),
        because="The loss has only the score of the true word. The logarithm of the summed "
        "exponentials is missing; it is what makes the wrong words' scores count.",
        see="02.7",
    ),
    Misconception(
        cause="score of the true word forgotten",
        answer=with_loss(lambda loss, hidden, target, U: loss + U[target] @ hidden),
        because="The loss has the logarithm of the sum, but not minus the score of the true word: "
        "it does not depend on the target.",
        see="02.7",
    ),
    Misconception(
        cause="probability in place of its logarithm",
        answer=with_loss(lambda loss, *_: np.exp(-loss)),
        because="This is the probability of the true word. The loss is minus its logarithm.",
        see="02.5",
    ),
    Misconception(
        cause="loss divided by the number of words",
        answer=with_loss(lambda loss, hidden, target, U: loss / len(U)),
        because="np.mean over the words, perhaps? One example has one loss. The sum of y_w log ŷ_w "
        "has a single term, and it is not divided by anything.",
        see="02.5",
    ),
    Misconception(
        cause="entropy of the prediction",
        answer=with_loss(entropy_of_the_prediction),
        because="You weighted log ŷ_w by the prediction. The weights are the truth: 1 for the true "
        "word and 0 for all others.",
        see="02.5",
    ),
    Misconception(
        cause="surprise at all words",
        answer=with_loss(surprise_at_all_words),
        because="You added up -log ŷ_w for every word. The truth y_w keeps one of these terms, "
        "that of the true word.",
        see="02.5",
    ),
    Misconception(
        cause="loss infinite for large scores",
        answer=with_loss(loss_of_the_probability),
        because="Right for ordinary scores. With large ones the target's probability is rounded to "
        "0, or an exponential is more than a computer can hold. Take the loss from log_softmax.",
        see="02.8",
    ),
    Misconception(
        cause="truth subtracted before the loss was read",
        answer=with_loss(loss_read_too_late),
        because="You subtracted 1 from the probability of the target and took its logarithm "
        "afterwards, so it was negative by then. Read the loss first, or subtract in a copy.",
        see="02.5",
    ),
    Misconception(
        cause="not shifted",
        answer=all_without_shift,
        because="Right for ordinary scores, but exp(1000) is more than a computer can hold. "
        "log_softmax from chapter 02 is safe.",
        see="02.4",
    ),
    Misconception(
        cause="everything zero",
        answer=lambda hidden, target, output_vectors: (
            0.0,
            np.zeros_like(hidden),
            np.zeros_like(output_vectors),
        ),
        because="That would be right if there were nothing to learn from any example. Errors added "
        "up without the vectors they belong to are zero as well.",
        see="02.7",
    ),
    Misconception(
        cause="sign flipped",
        answer=with_error(lambda probs, target: one_hot(target, len(probs)) - probs),
        because="The error is prediction minus truth, ŷ - y. You have truth minus prediction, "
        "which points downhill; the gradient points uphill, and the step subtracts it.",
        see="03.2",
    ),
    Misconception(
        cause="scores in place of probabilities",
        answer=with_prediction(lambda scores: scores),
        because="You subtracted the truth from the scores. The prediction is the list of "
        "probabilities: softmax first.",
        see="03.2",
    ),
    Misconception(
        cause="logarithm not undone",
        answer=with_prediction(log_softmax),
        because="log_softmax gives the logarithms of the probabilities. Take exp of them before "
        "you subtract.",
        see="03.2",
    ),
    Misconception(
        cause="truth not subtracted",
        answer=with_error(lambda probs, target: probs),
        because="Only the prediction is there. The truth is missing: minus u_o in grad_hidden, "
        "minus v_c in the row of the true word.",
        see="03.2",
    ),
    Misconception(
        cause="minus u_o forgotten",
        answer=with_grad_hidden(lambda probs, target, U: probs @ U),
        because="You have the expected output vector, the average over all words. The observed "
        "one, minus u_o, is missing.",
        see="03.9",
    ),
    Misconception(
        cause="true word left out of the expectation",
        answer=with_grad_hidden(
            lambda probs, target, U: (probs * (1 - one_hot(target, len(probs)))) @ U - U[target]
        ),
        because="The sum of ŷ_w u_w runs over all words. The term of the true word and minus u_o "
        "make (ŷ_o - 1) u_o together.",
        see="03.9",
    ),
    Misconception(
        cause="minus u_o counted twice",
        answer=with_grad_hidden(
            lambda probs, target, U: (probs - one_hot(target, len(probs))) @ U - U[target]
        ),
        because="The error already holds the minus 1 of the true word, and with it minus u_o. You "
        "subtracted u_o once more.",
        see="03.10",
    ),
    Misconception(
        cause="plain mean in place of the expectation",
        answer=with_grad_hidden(lambda probs, target, U: U.mean(axis=0) - U[target]),
        because="You averaged the output vectors with equal weights. Each must count as much as "
        "its probability ŷ_w.",
        see="03.9",
    ),
    Misconception(
        cause="plain sum in place of the expectation",
        answer=with_grad_hidden(lambda probs, target, U: U.sum(axis=0) - U[target]),
        because="You added the output vectors up without weights. Each must count as much as its "
        "probability ŷ_w.",
        see="03.9",
    ),
    Misconception(
        cause="expectation forgotten",
        answer=with_grad_hidden(lambda probs, target, U: -U[target]),
        because="You have the slope of the first term, minus u_o. The logarithm of the sum depends "
        "on v_c too: its slope is the sum of ŷ_w u_w.",
        see="03.9",
    ),
    Misconception(
        cause="only the true word's error sent back",
        answer=with_grad_hidden(lambda probs, target, U: (probs[target] - 1.0) * U[target]),
        because="v_c took part in every score, so every word sends its error back, not the true "
        "word alone.",
        see="03.9",
    ),
    Misconception(
        cause="minus v_c forgotten in the true row",
        answer=with_grad_rows(lambda probs, target, hidden, U: np.outer(probs, hidden)),
        because="Every row is ŷ_w times v_c. That is right for the wrong words; the true word's "
        "row is (ŷ_o - 1) times v_c.",
        see="03.4",
    ),
    Misconception(
        cause="probability forgotten in the true row",
        answer=with_grad_rows(minus_v_c_in_the_true_row),
        because="You put minus v_c into the true word's row. Its probability times v_c belongs "
        "there as well: the row is (ŷ_o - 1) times v_c.",
        see="03.4",
    ),
    Misconception(
        cause="1 in place of v_c in the true row",
        answer=with_grad_rows(one_in_the_true_row),
        because="You subtracted the number 1 from every entry of the true word's row. What must "
        "be taken away is the vector v_c: the row is (ŷ_o - 1) times v_c.",
        see="03.4",
    ),
    Misconception(
        cause="minus v_c counted twice in the true row",
        answer=with_grad_rows(v_c_subtracted_twice),
        because="The error already holds the minus 1 of the true word, and with it minus v_c. You "
        "subtracted v_c once more.",
        see="03.6",
    ),
    Misconception(
        cause="true row left empty",
        answer=with_grad_rows(true_row_empty),
        because="The rows of the wrong words are right. The true word has a slope too: "
        "(ŷ_o - 1) times v_c.",
        see="03.4",
    ),
    Misconception(
        cause="only the true row filled",
        answer=with_grad_rows(true_row_only),
        because="The row of the true word is right, the others are zero. Every word stands in the "
        "sum of exponentials, so every row has a slope: ŷ_w times v_c.",
        see="03.5",
    ),
    Misconception(
        cause="the word's own vector in place of v_c",
        answer=with_grad_rows(
            lambda probs, target, hidden, U: (probs - one_hot(target, len(probs)))[:, None] * U
        ),
        because="You multiplied each error by the word's own vector. The slope of the score "
        "u_w · v_c along u_w is the other vector, v_c.",
        see="03.6",
    ),
    Misconception(
        cause="1 subtracted from every word",
        answer=with_error(lambda probs, target: probs - 1.0),
        because="You subtracted 1 everywhere. The truth y is 1 at the target and 0 elsewhere.",
        see="03.2",
    ),
    Misconception(
        cause="the id of the word subtracted",
        answer=with_error(lambda probs, target: probs - target),
        because="target is the number of a word, its place in the list. Subtract 1, and only at "
        "this place.",
        see="03.2",
    ),
    Misconception(
        cause="1 subtracted at the likeliest word",
        answer=with_error(lambda probs, target: probs - one_hot(probs.argmax(), len(probs))),
        because="You took the word the model likes best for the true word. The truth is the word "
        "with the id target.",
        see="03.2",
    ),
    Misconception(
        cause="1 added at the target",
        answer=with_error(lambda probs, target: probs + one_hot(target, len(probs))),
        because="You added the truth. The error is prediction minus truth.",
        see="03.2",
    ),
    Misconception(
        cause="sign lost at the true word",
        answer=with_error(lambda probs, target: abs(probs - one_hot(target, len(probs)))),
        because="The true word was guessed too low, so its error is negative: ŷ_o - 1, not "
        "1 - ŷ_o.",
        see="03.2",
    ),
    Misconception(
        cause="extra factor of a sigmoid",
        answer=with_error(
            lambda probs, target: (probs - one_hot(target, len(probs))) * probs * (1 - probs)
        ),
        because="There is a factor ŷ(1 - ŷ) too many. It belongs to a squared error of a sigmoid, "
        "which chapter 04 meets; the slope of this loss has no such factor.",
        see="03.2",
    ),
    Misconception(
        cause="divided by the number of words",
        answer=with_error(lambda probs, target: (probs - one_hot(target, len(probs))) / len(probs)),
        because="The slopes are too small by a factor of the vocabulary's size. The loss is not "
        "an average over words, so nothing is divided.",
        see="03.2",
    ),
)

SOFTMAX_TERMS = {
    "loss": (
        Term(
            name="log Σ exp(s_w)",
            value=lambda hidden, target, U: (
                softmax_loss(hidden, target, U).loss + U[target] @ hidden
            ),
            because="The logarithm of the summed exponentials stands there once, with a plus.",
            see="02.7",
        ),
        Term(
            name="s_o",
            value=lambda hidden, target, U: U[target] @ hidden,
            coefficient=-1,
            because="The score of the true word stands in the loss once, with a minus.",
            see="02.7",
        ),
        Term(
            name="max s_w",
            value=lambda hidden, target, U: (U @ hidden).max(),
            coefficient=0,
            because="What is taken away inside the exponentials is added back outside.",
            see="02.8",
        ),
    ),
    "grad_hidden": (
        Term(
            name="Σ ŷ_w u_w",
            value=lambda hidden, target, U: softmax_of(U @ hidden) @ U,
            because="The expected output vector stands there once, with a plus.",
            see="03.9",
        ),
        Term(
            name="u_o",
            value=lambda hidden, target, U: U[target],
            coefficient=-1,
            because="The observed output vector, u_o, is taken away once.",
            see="03.9",
        ),
        Term(
            name="the plain mean of the u_w",
            value=lambda hidden, target, U: U.mean(axis=0),
            coefficient=0,
            because="Each output vector must count as much as its probability ŷ_w.",
            see="03.9",
        ),
        Term(
            name="v_c",
            value=lambda hidden, target, U: hidden,
            coefficient=0,
            because="The slope of a score along v_c is the other vector, u_w.",
            see="03.9",
        ),
    ),
    "grad_output_vectors": (
        Term(
            name="ŷ v_cᵀ",
            value=lambda hidden, target, U: np.outer(softmax_of(U @ hidden), hidden),
            because="Every row has its prediction times v_c, once, with a plus.",
            see="03.8",
        ),
        Term(
            name="y v_cᵀ",
            value=lambda hidden, target, U: np.outer(one_hot(target, len(U)), hidden),
            coefficient=-1,
            because="From the row of the true word v_c is taken away once.",
            see="03.8",
        ),
        Term(
            name="v_c in every row",
            value=lambda hidden, target, U: np.tile(hidden, (len(U), 1)),
            coefficient=0,
            because="y is 1 at the true word only, so v_c alone belongs into one row.",
            see="03.6",
        ),
        Term(
            name="U",
            value=lambda hidden, target, U: U,
            coefficient=0,
            because="The slope of the score u_w · v_c along u_w is the other vector, v_c.",
            see="03.6",
        ),
    ),
}

# --- 03.9: one step of SGD ------------------------------------------------------------------------


def sgd_step(hidden, target, output_vectors, learning_rate):
    """One step downhill: (new_hidden, new_output_vectors), in new arrays."""
    gradients = softmax_loss(hidden, target, output_vectors)
    new_hidden = hidden - learning_rate * gradients.hidden
    new_output_vectors = output_vectors - learning_rate * gradients.output_rows
    return new_hidden, new_output_vectors


def step_cases(rng):
    """Rates small and large; sizes that differ; words alike; all output vectors zero."""
    alike = rng.normal(size=(4, 2))
    alike[3] = alike[1]
    return [
        (np.array([1.0, 2.0]), 1, np.array([[0.5, 0.0], [0.0, 1.0], [1.0, -1.0]]), 0.5),
        (rng.normal(size=3), 0, rng.normal(size=(5, 3)), 0.1),
        (rng.normal(size=4), 6, rng.normal(size=(7, 4)), 0.025),
        Case("the learning rate is larger than 1", (rng.normal(size=2), 2, alike, 1.5)),
        Case("all output vectors are zero", (rng.normal(size=3), 2, np.zeros((4, 3)), 0.3)),
    ]


def step_of_the_trainer(hidden, target, output_vectors, learning_rate):
    """A table with the one input vector in it, and the trainer's own step on copies."""
    inputs, outputs = hidden[None, :].copy(), output_vectors.copy()
    step([([0], target)], inputs, outputs, softmax(), learning_rate, rng=None)
    return inputs[0], outputs


def stepped(hidden_sign, rows_sign):
    """A wrong step: how many times each gradient is subtracted."""

    def wrong(hidden, target, output_vectors, learning_rate):
        new_hidden, new_rows = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
        return (
            hidden + hidden_sign * (new_hidden - hidden),
            output_vectors + rows_sign * (new_rows - output_vectors),
        )

    return wrong


def rate_forgotten(hidden, target, output_vectors, learning_rate):
    return step_of_the_trainer(hidden, target, output_vectors, 1.0)


def output_vectors_first(hidden, target, output_vectors, learning_rate):
    error = softmax_of(output_vectors @ hidden) - one_hot(target, len(output_vectors))
    new_rows = output_vectors - learning_rate * np.outer(error, hidden)
    return hidden - learning_rate * error @ new_rows, new_rows


def hidden_first(hidden, target, output_vectors, learning_rate):
    error = softmax_of(output_vectors @ hidden) - one_hot(target, len(output_vectors))
    new_hidden = hidden - learning_rate * error @ output_vectors
    return new_hidden, output_vectors - learning_rate * np.outer(error, new_hidden)


def all_anew_after_the_output_vectors(hidden, target, output_vectors, learning_rate):
    _, new_rows = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
    new_hidden, _ = step_of_the_trainer(hidden, target, new_rows, learning_rate)
    return new_hidden, new_rows


def all_anew_after_hidden(hidden, target, output_vectors, learning_rate):
    new_hidden, _ = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
    _, new_rows = step_of_the_trainer(new_hidden, target, output_vectors, learning_rate)
    return new_hidden, new_rows


def true_word_only(hidden, target, output_vectors, learning_rate):
    new_hidden, new_rows = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
    rows = output_vectors.copy()
    rows[target] = new_rows[target]
    return new_hidden, rows


def gradients_returned(hidden, target, output_vectors, learning_rate):
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.hidden, gradients.output_rows


def rate_times_gradients_returned(hidden, target, output_vectors, learning_rate):
    new_hidden, new_rows = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
    return hidden - new_hidden, output_vectors - new_rows


def changes_returned(hidden, target, output_vectors, learning_rate):
    new_hidden, new_rows = step_of_the_trainer(hidden, target, output_vectors, learning_rate)
    return new_hidden - hidden, new_rows - output_vectors


STEP_TERMS = {
    "new_hidden": (
        Term(
            name="v_c",
            value=lambda hidden, target, U, rate: hidden,
            because="The step starts from the old vector.",
            see="03.17",
        ),
        Term(
            name="η Σ ŷ_w u_w",
            value=lambda hidden, target, U, rate: rate * softmax_of(U @ hidden) @ U,
            coefficient=-1,
            because="A piece of the expected output vector is taken away from v_c.",
            see="03.17",
        ),
        Term(
            name="η u_o",
            value=lambda hidden, target, U, rate: rate * U[target],
            because="A piece of the observed output vector is added to v_c.",
            see="03.17",
        ),
    ),
    "new_output_vectors": (
        Term(
            name="U",
            value=lambda hidden, target, U, rate: U,
            because="The step starts from the old vectors.",
            see="03.15",
        ),
        Term(
            name="η ŷ v_cᵀ",
            value=lambda hidden, target, U, rate: rate * np.outer(softmax_of(U @ hidden), hidden),
            coefficient=-1,
            because="Every output vector moves back along v_c, by its probability.",
            see="03.15",
        ),
        Term(
            name="η y v_cᵀ",
            value=lambda hidden, target, U, rate: rate * np.outer(one_hot(target, len(U)), hidden),
            because="The true word's vector moves forward along v_c.",
            see="03.15",
        ),
    ),
}


EXERCISES = (
    Predict(
        id="03.1",
        title="Queen's share",
        stars=1,
        minutes=2,
        equation="02.7",
        solution="b",
        because="Queen's exponential stands in the sum that crown's probability is divided by. "
        "When it grows, crown's share shrinks, and the loss rises. By how much? Read on.",
        choices={
            "a": "Crown's probability has the exponentials of all words below the line, queen's "
            "too. Look at the second term of the loss.",
            "c": "It would fall if crown's probability grew. But probabilities sum to 1: what "
            "queen wins, the others lose, crown among them.",
            "d": "It would rise by the full 0.01 if the sum of exponentials were queen's alone. "
            "She has less than a quarter of it.",
        },
        hints=(
            "All probabilities together make 1. If queen gets more, who gets less?",
            "Crown gets less, so the loss rises. Now by how much: could a word that the model "
            "hardly believes in move the loss as much as one it is sure of?",
            "It rises by the move of the score, 0.01, times the share that queen holds, 0.232.",
        ),
    ),
    Code(
        id="03.2",
        title="The prediction error",
        stars=1,
        minutes=5,
        equation="03.2",
        solution=prediction_error,
        returns=("error",),
        cases=error_cases,
        truth=error_by_the_library,
        terms={"error": ERROR_TERMS},
        scales={"1/n": lambda scores, target: 1 / len(scores)},
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer=lambda scores, target: one_hot(target, len(scores)) - softmax_of(scores),
                because="You have truth minus prediction. The slope of the loss is prediction "
                "minus truth.",
                see="03.2",
            ),
            Misconception(
                cause="truth not subtracted",
                answer=lambda scores, target: softmax_of(scores),
                because="These are the probabilities. The true word's must be lowered by 1.",
                see="03.2",
            ),
            Misconception(
                cause="scores in place of probabilities",
                answer=lambda scores, target: scores - one_hot(target, len(scores)),
                because="You subtracted the truth from the scores. The prediction is the list of "
                "probabilities: softmax first.",
                see="03.2",
            ),
            Misconception(
                cause="only the true word filled",
                answer=lambda scores, target: (
                    (softmax_of(scores)[target] - 1.0) * one_hot(target, len(scores))
                ),
                because="The true word's error is right, the others are zero. A wrong word's error "
                "is its probability: it took what it should not have.",
                see="03.2",
            ),
            Misconception(
                cause="1 subtracted from every word",
                answer=lambda scores, target: softmax_of(scores) - 1.0,
                because="You subtracted 1 everywhere. The truth y is 1 at the target and 0 "
                "elsewhere.",
                see="03.2",
            ),
            Misconception(
                cause="1 subtracted at the likeliest word",
                answer=lambda scores, target: (
                    softmax_of(scores) - one_hot(np.argmax(scores), len(scores))
                ),
                because="You took the word the model likes best for the true word. The truth is "
                "the word with the id target.",
                see="03.2",
            ),
            Misconception(
                cause="1 added at the target",
                answer=lambda scores, target: softmax_of(scores) + one_hot(target, len(scores)),
                because="You added the truth. The error is prediction minus truth.",
                see="03.2",
            ),
            Misconception(
                cause="the id of the word subtracted",
                answer=lambda scores, target: softmax_of(scores) - target,
                because="target is the number of a word, its place in the list. Subtract 1, and "
                "only at this place.",
                see="03.2",
            ),
            Misconception(
                cause="sign lost at the true word",
                answer=lambda scores, target: abs(
                    softmax_of(scores) - one_hot(target, len(scores))
                ),
                because="The true word was guessed too low, so its error is negative: ŷ_o - 1, not "
                "1 - ŷ_o.",
                see="03.2",
            ),
            Misconception(
                cause="errors squared",
                answer=lambda scores, target: (
                    (softmax_of(scores) - one_hot(target, len(scores))) ** 2
                ),
                because="The slope of the loss along a score is the error itself, with its sign.",
                see="03.2",
            ),
            Misconception(
                cause="slope of the probability",
                answer=lambda scores, target: softmax_of(scores) * (1 - softmax_of(scores)),
                because="ŷ(1 - ŷ) is how fast a probability grows with its own score. What is "
                "asked for is simpler: prediction minus truth.",
                see="03.2",
            ),
            Misconception(
                cause="not shifted",
                answer=lambda scores, target: (
                    softmax_without_shift(scores) - one_hot(target, len(scores))
                ),
                because="Right for ordinary scores, but exp(1000) is more than a computer can "
                "hold. log_softmax from chapter 02 is safe.",
                see="02.4",
            ),
            Misconception(
                cause="logarithm not undone",
                answer=lambda scores, target: log_softmax(scores) - one_hot(target, len(scores)),
                because="log_softmax gives the logarithms of the probabilities. Take exp of them "
                "before you subtract.",
                see="03.2",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer=lambda scores, target: (
                    (softmax_of(scores) - one_hot(target, len(scores)))
                    * softmax_of(scores)
                    * (1 - softmax_of(scores))
                ),
                because="There is a factor ŷ(1 - ŷ) too many. It belongs to a squared error of a "
                "sigmoid, which chapter 04 meets; the slope of this loss has no such factor.",
                see="03.2",
            ),
        ),
        hints=(
            "Two lists, one minus the other. You know how to make both.",
            "The prediction is np.exp(log_softmax(scores)). The truth is zero everywhere but at "
            "one place.",
            "Compute the probabilities, then subtract 1 from the entry that belongs to target, and "
            "return them.",
        ),
    ),
    Pencil(
        id="03.3",
        title="The blame of one output vector",
        stars=2,
        minutes=5,
        equation="03.2",
        solution="(y_hat[w] - y[w]) * v_c",
        symbols=one_example_and_a_word,
        truth=lambda s: library_gradients(s).output_rows[s["w"]],
        terms={"value": ONE_ROW_TERMS},
        because="The slope of the loss along the score is ŷ_w - y_w; the slope of the score along "
        "u_w is v_c. The chain rule multiplies them.",
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="(y[w] - y_hat[w]) * v_c",
                because="This points downhill. The slope is prediction minus truth.",
                see="03.2",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="y_hat[w] * v_c",
                because="Right unless w is the true word. Then y_w is 1, and v_c must be taken "
                "away once.",
                see="03.2",
            ),
            Misconception(
                cause="case of the true word for all",
                answer="(y_hat[w] - 1) * v_c",
                because="Right if w is the true word. For any other word y_w is 0, and nothing is "
                "subtracted.",
                see="03.2",
            ),
            Misconception(
                cause="the word's own vector in place of v_c",
                answer="(y_hat[w] - y[w]) * U[w]",
                because="The slope of the product u_w · v_c along u_w is the other vector, v_c.",
                see="02.2",
            ),
            Misconception(
                cause="inner slope forgotten",
                answer="y_hat[w] - y[w]",
                because="That is the slope along the score, a number. The chain rule has a second "
                "factor: the slope of the score along u_w, which is a vector.",
                see="02.2",
            ),
            Misconception(
                cause="always the true word's error",
                answer="(y_hat[o] - y[o]) * v_c",
                because="You used the error of the true word o. The vector u_w answers for the "
                "error of its own word w.",
                see="03.2",
            ),
            Misconception(
                cause="all words at once",
                answer="v_c @ (y_hat - y).T",
                because="That is a d × n table. One column of length d is asked for, the one that "
                "belongs to u_w.",
                see="02.2",
            ),
            Misconception(
                cause="all words at once, in rows",
                answer="(y_hat - y) @ v_c.T",
                because="That is an n × d table. One column of length d is asked for, the one that "
                "belongs to u_w.",
                see="02.2",
            ),
            Misconception(
                cause="brackets forgotten",
                answer="y_hat[w] - y[w] * v_c",
                because="Only y_w is multiplied by v_c here. The whole error is a factor: put it "
                "into brackets.",
                see="03.2",
            ),
            Misconception(
                cause="1 in place of v_c",
                answer="y_hat[w] * v_c - y[w]",
                because="You subtracted the number y_w from every entry. What must be taken away "
                "is y_w times v_c: put the whole error into brackets.",
                see="03.2",
            ),
            Misconception(
                cause="output vectors mixed",
                answer="U @ (y_hat - y)",
                because="That mixes the output vectors of all words. The slope of the product "
                "u_w · v_c along u_w is the other vector, v_c.",
                see="02.2",
            ),
            Misconception(
                cause="sum below the line forgotten",
                answer="-y[w] * (1 - y_hat[w]) * v_c",
                because="Right if w is the true word. For any other word you have zero, but u_w "
                "stands in the sum below the line of every probability, the true word's too.",
                see="02.3",
            ),
            Misconception(
                cause="slope of the probability",
                answer="y_hat[w] * (1 - y_hat[w]) * v_c",
                because="That is how ŷ_w moves with u_w. The slope of the loss is asked for, and "
                "the loss is minus the logarithm of ŷ_o.",
                see="02.5",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer="(y_hat[w] - y[w]) * y_hat[w] * (1 - y_hat[w]) * v_c",
                because="There is a factor ŷ(1 - ŷ) too many. It belongs to a squared error of a "
                "sigmoid, which chapter 04 meets; the slope of this loss has no such factor.",
                see="03.2",
            ),
        ),
        hints=(
            "Two slopes, one after the other: loss along score, score along vector. How do slopes "
            "of a chain combine?",
            "The first slope is a number that you know from (03.2). The second is the slope of a "
            "dot product along one of its two vectors: it is the other vector.",
            "The entry w of ŷ minus the entry w of y, in brackets, times v_c.",
        ),
    ),
    Pencil(
        id="03.4",
        title="The whole table in one product",
        stars=2,
        minutes=5,
        equation="03.6",
        solution="v_c @ (y_hat - y).T",
        symbols=one_example,
        truth=lambda s: library_gradients(s).output_rows.T,
        terms={"value": TABLE_TERMS},
        because="(d × 1) times (1 × n) is d × n. Column w is v_c times the w-th number of the row.",
        misconceptions=(
            Misconception(
                cause="transposed",
                answer="(y_hat - y) @ v_c.T",
                because="The numbers are right, but the words lie in the rows: n × d. U is d × n, "
                "and its slopes have its shape.",
                see="03.6",
            ),
            Misconception(
                cause="sign flipped",
                answer="v_c @ (y - y_hat).T",
                because="This points downhill. The slope is prediction minus truth.",
                see="03.2",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="v_c @ y_hat.T",
                because="Right in every column but that of the true word, where v_c must be taken "
                "away once.",
                see="03.6",
            ),
            Misconception(
                cause="prediction not there",
                answer="-v_c @ y.T",
                because="Only the column of the true word is filled. Every word has a slope: its "
                "probability times v_c.",
                see="03.5",
            ),
            Misconception(
                cause="only the true column filled",
                answer="v_c @ ((y_hat - y) * y).T",
                because="The column of the true word is right, the others are zero. Every word has "
                "a slope: its probability times v_c.",
                see="03.5",
            ),
            Misconception(
                cause="a single column",
                answer="U @ (y_hat - y)",
                because="That is a single column of length d. The table has one column for each "
                "word, d × n in all.",
                see="03.6",
            ),
            Misconception(
                cause="the word's own vector in place of v_c",
                answer="U @ diag(y_hat - y)",
                because="Column w is the error times u_w. The slope of u_w · v_c along u_w is the "
                "other vector, v_c.",
                see="03.6",
            ),
        ),
        hints=(
            "Every column is the same vector, stretched by a number. Which product builds a table "
            "out of one column and one row?",
            "The wanted shape is d × n. You have a column of length d and a column of length n; "
            "one of them has to lie down, and its place is on the right.",
            "v_c on the left, the @ sign, then ŷ minus y in brackets, transposed.",
        ),
    ),
    Pencil(
        id="03.5",
        title="The blame of the input word",
        stars=2,
        minutes=8,
        equation="02.7",
        solution="U @ (y_hat - y)",
        symbols=one_example,
        truth=lambda s: library_gradients(s).hidden,
        terms={"value": INPUT_TERMS},
        because="Expected minus observed: the sum of ŷ_w u_w is U ŷ, and u_o is U y.",
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="U @ (y - y_hat)",
                because="This is observed minus expected: it points downhill. The slope is the "
                "other way round.",
                see="03.2",
            ),
            Misconception(
                cause="minus u_o forgotten",
                answer="U @ y_hat",
                because="You have the slope of the second term, the expected output vector. The "
                "first term of the loss contributes minus u_o, which is minus U y.",
                see="02.7",
            ),
            Misconception(
                cause="expectation forgotten",
                answer="-U @ y",
                because="You have the slope of the first term, minus u_o. The logarithm of the sum "
                "depends on v_c too.",
                see="02.7",
            ),
            Misconception(
                cause="inner slope forgotten",
                answer="1 / sum(exp(U.T @ v_c)) - U @ y",
                because="One over the sum is the slope of the logarithm. The chain rule has a "
                "second factor: the slope of the sum along v_c.",
                see="02.7",
            ),
            Misconception(
                cause="slope of the logarithm forgotten",
                answer="U @ exp(U.T @ v_c) - U @ y",
                because="You have the slope of the sum along v_c. The logarithm around the sum "
                "divides it by the sum.",
                see="02.7",
            ),
            Misconception(
                cause="plain mean in place of the expectation",
                answer="U @ (0 * y_hat + 1 / 5) - U @ y",
                because="You averaged the output vectors with equal weights. Each must count as "
                "much as its probability ŷ_w.",
                see="02.3",
            ),
            Misconception(
                cause="1 subtracted from every word",
                answer="U @ (y_hat - 1)",
                because="You subtracted 1 everywhere. The truth y is 1 at the true word and 0 "
                "elsewhere.",
                see="03.2",
            ),
            Misconception(
                cause="lying down",
                answer="(y_hat - y).T @ U.T",
                because="The numbers are right, but they lie in a row. The slope along v_c has the "
                "shape of v_c: a column.",
                see="03.6",
            ),
            Misconception(
                cause="the blame of U",
                answer="v_c @ (y_hat - y).T",
                because="That is the table of slopes along U. Here the slope along v_c is asked "
                "for: a column of length d.",
                see="03.8",
            ),
            Misconception(
                cause="only the true word's error sent back",
                answer="U @ ((y_hat - y) * y)",
                because="v_c took part in every score, so every word sends its error back, not "
                "the true word alone.",
                see="02.7",
            ),
        ),
        hints=(
            "v_c stands in every score. Each word sends back its error along its own vector, and "
            "all that comes back is added up.",
            "As a sum: the error of word w times u_w, over all words. The vectors u_w are the "
            "columns of U; which product mixes the columns of a matrix?",
            "U on the left, the @ sign, then ŷ minus y in brackets.",
        ),
    ),
    Code(
        id="03.6",
        title="Naive softmax",
        stars=3,
        minutes=15,
        equation="03.10",
        solution=naive_softmax,
        returns=("loss", "grad_hidden", "grad_output_vectors"),
        cases=softmax_cases,
        truth=all_by_the_library,
        gradients={"grad_hidden": "hidden", "grad_output_vectors": "output_vectors"},
        terms=SOFTMAX_TERMS,
        scales={"1/n": lambda hidden, target, output_vectors: 1 / len(output_vectors)},
        misconceptions=SOFTMAX_MISCONCEPTIONS,
        hints=(
            "One list does all the work: the prediction error. Both gradients are made from it.",
            "Take log_softmax of all scores. Minus its entry at target is the loss; its exp, with "
            "1 subtracted at target, is the error. Words are in rows here, so U is the transpose "
            "of output_vectors.",
            "grad_hidden: the error times output_vectors, with @, the error on the left. "
            "grad_output_vectors: np.outer of the error and hidden, in this order.",
        ),
    ),
    Predict(
        id="03.7",
        title="The very first example",
        stars=2,
        minutes=3,
        equation="03.10",
        solution="c",
        because="With U = 0 the slope along v_c is U(ŷ - y) = 0, but the slope along u_w is "
        "(ŷ_w - y_w) v_c, and that is not zero.",
        choices={
            "a": "Equal scores do not mean equal slopes. Every word gets 1/5, and the true word "
            "should have got 1: the errors are not zero.",
            "b": "It is the other way round. The slope along v_c is a mixture of output vectors, "
            "and these are all zero. The slope along u_w is the error times v_c.",
            "d": "Right for the output vectors. But the slope along v_c is U(ŷ - y), a mixture of "
            "output vectors, and these are all zero.",
        },
        hints=(
            "Two formulas decide: the slope along an output vector, and the slope along the input "
            "vector. Put the zeros in.",
            "The errors are 1/5 for each wrong word and 1/5 - 1 for crown. Which of the two "
            "formulas multiplies them by something that is zero?",
            "v_c is small but not zero, so the error times v_c is zero for no word. U is zero, so "
            "U(ŷ - y) is.",
        ),
    ),
    Predict(
        id="03.8",
        title="Three slips, one truth",
        stars=2,
        minutes=4,
        equation="03.12",
        solution="d",
        because="(1 × n) times (n × d) is 1 × d: a row, as it must be. It is (03.10) transposed, "
        "and our code computes it as error @ output_vectors.",
        choices={
            "a": "ŷ holds n numbers, one per word; v_c holds d. They cannot be subtracted. What "
            "must stand there is the truth: U(ŷ - y).",
            "b": "The product is right, its size is not. x is n × 1 and EH, transposed, is 1 × d, "
            "so it is n × d: the shape of W, one word per row.",
            "c": "A row (1 × n) times a column (d × 1) does not fit. Each column must become a "
            "number times v_c, so v_c stands on the left: d × 1 times 1 × n.",
        },
        hints=(
            "Slopes have the shape of the thing they are slopes of. Check that first.",
            "Then look inside each line: is everything that is added or subtracted of one shape, "
            "and do the inner sizes of every product agree?",
            "Line a subtracts d numbers from n numbers; line b calls an n × d matrix d × n; line c "
            "multiplies 1 × n by d × 1. What is left is right.",
        ),
    ),
    Code(
        id="03.9",
        title="One step of SGD",
        stars=2,
        minutes=8,
        equation="03.17",
        solution=sgd_step,
        returns=("new_hidden", "new_output_vectors"),
        cases=step_cases,
        truth=step_of_the_trainer,
        terms=STEP_TERMS,
        scales={"1/η": lambda hidden, target, output_vectors, rate: 1 / rate},
        misconceptions=(
            Misconception(
                cause="uphill",
                answer=stepped(-1, -1),
                because="You added the gradient, so the loss rises. The gradient points uphill: "
                "subtract it.",
                see="03.15",
            ),
            Misconception(
                cause="learning rate forgotten",
                answer=rate_forgotten,
                because="You subtracted the whole gradient. Multiply it by learning_rate first.",
                see="03.15",
            ),
            Misconception(
                cause="output vectors moved first",
                answer=output_vectors_first,
                because="The error is right, but hidden was moved with the new output vectors. "
                "Both gradients belong to the old ones: compute both, then move both.",
                see="03.17",
            ),
            Misconception(
                cause="hidden moved first",
                answer=hidden_first,
                because="The error is right, but the output vectors were moved along the new "
                "hidden. Both gradients belong to the old vectors: compute both, then move both.",
                see="03.15",
            ),
            Misconception(
                cause="gradient taken again after the output vectors moved",
                answer=all_anew_after_the_output_vectors,
                because="The second gradient was computed with the new output vectors, so it "
                "belongs to another point. One gradient, at the old vectors, moves both.",
                see="03.17",
            ),
            Misconception(
                cause="gradient taken again after hidden moved",
                answer=all_anew_after_hidden,
                because="The second gradient was computed with the new hidden, so it belongs to "
                "another point. One gradient, at the old vectors, moves both.",
                see="03.15",
            ),
            Misconception(
                cause="hidden not moved",
                answer=stepped(0, 1),
                because="The output vectors moved, the input word's vector did not. It has its "
                "share of the blame.",
                see="03.17",
            ),
            Misconception(
                cause="output vectors not moved",
                answer=stepped(1, 0),
                because="The input word's vector moved, the output vectors did not. Each of them "
                "has its share of the blame.",
                see="03.15",
            ),
            Misconception(
                cause="only the true word moved",
                answer=true_word_only,
                because="The true word slid forward along v_c; the others must slide back. Every "
                "row of the output vectors moves.",
                see="03.15",
            ),
            Misconception(
                cause="gradients returned",
                answer=gradients_returned,
                because="These are the gradients. What is wanted is where the vectors stand after "
                "the step.",
                see="03.15",
            ),
            Misconception(
                cause="learning rate times gradients returned",
                answer=rate_times_gradients_returned,
                because="This is what must be subtracted. What is wanted is where the vectors "
                "stand after the step: the old vector minus this.",
                see="03.15",
            ),
            Misconception(
                cause="changes returned",
                answer=changes_returned,
                because="These are the moves. What is wanted is where the vectors stand after the "
                "step: old vector plus move.",
                see="03.15",
            ),
        ),
        hints=(
            "First find out everything about the old vectors. Only then think of the new ones.",
            "Call softmax_loss once. It gives a gradient for hidden and one row of gradient for "
            "every word. Avoid -= : it changes the old arrays.",
            "New hidden: hidden minus learning_rate times gradients.hidden. New output vectors: "
            "output_vectors minus learning_rate times gradients.output_rows.",
        ),
    ),
    Predict(
        id="03.10",
        title="A promise",
        stars=1,
        minutes=3,
        equation="03.18",
        solution=0.395,
        tolerance=0.0055,  # 0.39 and 0.40 are in
        because="0.4594 - 0.1 × 0.6449 = 0.395. The next cell measures what really happens.",
        misconceptions=(
            Misconception(
                cause="uphill",
                answer=0.5239,
                because="You added the change. A step goes downhill, so the loss falls.",
                see="03.18",
            ),
            Misconception(
                cause="learning rate forgotten",
                answer=-0.1855,
                because="You subtracted the whole sum of squares. The step is a tenth of that.",
                see="03.18",
            ),
            Misconception(
                cause="length in place of its square",
                answer=0.3791,
                because="You took the square root of the sum of squares. Each slope counts twice: "
                "once as the length of the move, once as its effect on the loss.",
                see="03.18",
            ),
            Misconception(
                cause="learning rate alone subtracted",
                answer=0.3594,
                because="You subtracted the learning rate itself. It says how far to go; how "
                "steeply the loss falls on the way is the sum of squared slopes. Multiply the two.",
                see="03.18",
            ),
            Misconception(
                cause="learning rate counted twice",
                answer=0.453,
                because="About this comes out with 0.01 times the sum. The slope counts twice; the "
                "learning rate of 0.1 counts once.",
                see="03.18",
            ),
            Misconception(
                cause="the change in place of the new loss",
                answer=0.0645,
                because="That is by how much the loss falls. Subtract it from the old loss.",
                see="03.18",
            ),
        ),
        hints=(
            "The promise is a straight line: it starts at the loss and falls at a known rate.",
            "It falls at the rate of the sum of squared slopes; follow it for a length of 0.1.",
            "0.4594 minus 0.1 times 0.6449.",
        ),
    ),
    Predict(
        id="03.11",
        title="Normalise or not?",
        stars=2,
        minutes=3,
        equation="03.20",
        solution="a",
        because="Raw, superb outweighs bad (3 - 2 = 1) and good does not (1 - 2 = -1). Normalised, "
        "both sums are 1 - 1 = 0, undecided. The lengths held the strength of the words.",
        choices={
            "b": "With one word only the direction decides. Good and superb point the same way, "
            "before and after.",
            "c": "The factor is negative, so the two point opposite ways, and they still do after "
            "both have length 1.",
            "d": "If all lengths are equal, every vector is divided by the same number. The sum is "
            "scaled, and its sign stays.",
        },
        hints=(
            "Dividing by the length keeps the direction and throws away the size. When does the "
            "size decide?",
            "With one word, the sign of the sum is the direction of that word. With several, the "
            "longer one wins. Try a strong positive word beside a weaker negative one.",
            "Add 3 and -2, then 1 and -2; then normalise: 1 and -1 both times.",
        ),
    ),
    Order(
        id="03.12",
        title="The road by the scores",
        stars=2,
        minutes=5,
        equation="03.10",
        solution="EBHFAD",
        because="First the blame of every score, then what each score hands on to v_c, then the "
        "sum over all roads. The slope of a score, u_w, is found by itself: its line may stand "
        "anywhere before the sum.",
        lines={
            "A": Line(
                text="∂J/∂v_c = Σ_w (ŷ_w − y_w) u_w",
                needs={
                    "H": "uses the blame of every score, ŷ_w − y_w",
                    "F": "uses the slope of every score, u_w",
                },
                see="03.10",
            ),
            "B": Line(
                text="∂J/∂s_w = −y_w + exp(s_w) / Σ_j exp(s_j)",
                needs={"E": "differentiates the loss"},
                see="03.2",
            ),
            "C": Line(
                text="∂s_w/∂v_c = v_c",
                slip="The slope of a dot product along one vector is the other one. v_c is the "
                "slope along u_w.",
                see="03.9",
            ),
            "D": Line(
                text="∂J/∂v_c = U (ŷ − y)",
                needs={"A": "writes the sum over all words as one product"},
                see="03.10",
            ),
            "E": Line(text="J = −s_o + log Σ_j exp(s_j)", see="02.7"),
            "F": Line(text="∂s_w/∂v_c = u_w", see="03.9"),
            "G": Line(
                text="∂J/∂v_c = (ŷ_o − y_o) u_o",
                slip="This is one road of many. v_c takes part in every score, so every word "
                "sends blame back to it, not the true word alone.",
                see="03.9",
            ),
            "H": Line(
                text="∂J/∂s_w = ŷ_w − y_w",
                needs={"B": "gives a name, ŷ_w, to a fraction that must be there first"},
                see="03.2",
            ),
        },
        hints=(
            "A line can use only what is found above it. Which line needs nothing at all? Which "
            "one is the goal? And which two claims are not true?",
            "From the loss to the blame of one score takes three lines. Beside that you need how "
            "a score moves with v_c. Then blame times slope, over all words.",
            "The loss; its slope along a score, with a fraction; the same with ŷ_w; the slope of a "
            "score along v_c, which is u_w; the sum over all words; the product with U.",
        ),
    ),
)
