"""Exercises of chapter 05: negative sampling, and the hat that its words come from."""

import numpy as np

from w2v_lib.activations import log_sigmoid, log_softmax, sigmoid
from w2v_lib.exercises.spec import Case, Code, Line, Misconception, Order, Pencil, Predict, Term
from w2v_lib.losses import negative_sampling_loss, softmax_loss
from w2v_lib.noise import noise_probs

# --- 05.2, 05.3, 05.5: three gradients with a pencil ----------------------------------------------


def true_word_and_noise(rng):
    """d = 3, K = 4: the true word's vector, the drawn words' vectors, the input vector."""
    return {
        "u_o": rng.normal(size=3),
        "U_neg": rng.normal(size=(3, 4)),
        "v_c": rng.normal(size=3),
    }


def centre_by_the_library(s):
    rows = np.vstack([s["u_o"], s["U_neg"].T])
    return negative_sampling_loss(s["v_c"], 0, rows, np.arange(1, 5)).hidden


def signed_table(rng):
    """d = 3, K + 1 = 5: the table A and the input vector."""
    return {"A": rng.normal(size=(3, 5)), "v_c": rng.normal(size=3)}


def table_by_the_library(s):
    """The library knows no signs: it is given u = -a for the drawn words, and the chain rule."""
    signs = np.array([1.0, -1.0, -1.0, -1.0, -1.0])
    gradients = negative_sampling_loss(s["v_c"], 0, (s["A"] * signs).T, np.arange(1, 5))
    return gradients.output_rows.T * signs


def true_word_drawn(rng):
    """The true word was drawn m times: once in some cases, more often in others."""
    return {"u_o": rng.normal(size=3), "v_c": rng.normal(size=3), "m": float(rng.integers(1, 5))}


def true_row_by_the_library(s):
    drawn = np.zeros(int(s["m"]), dtype=int)
    return negative_sampling_loss(s["v_c"], 0, s["u_o"][None, :], drawn).dense(1)[0]


def noise_errors(s):
    """σ of the K scores of the drawn words: shape (K,)."""
    return sigmoid(s["U_neg"].T @ s["v_c"])


CENTRE_TERMS = (
    Term(
        name="σ(u_oᵀv_c) u_o",
        value=lambda s: sigmoid(s["u_o"] @ s["v_c"]) * s["u_o"],
        because="The prediction for the true word counts once, with a plus.",
        see="05.4",
    ),
    Term(
        name="u_o",
        value=lambda s: s["u_o"],
        coefficient=-1,
        because="The label of the true word is 1, so its vector is taken away once.",
        see="05.4",
    ),
    Term(
        name="U_neg σ(U_negᵀv_c)",
        value=lambda s: s["U_neg"] @ noise_errors(s),
        because="Every noise word pushes v_c away once, with its probability of yes.",
        see="05.3",
    ),
    Term(
        name="Σ u_k",
        value=lambda s: s["U_neg"].sum(axis=1),
        coefficient=0,
        because="The label of a noise word is 0, so its vector alone does not belong there.",
        see="05.4",
    ),
    Term(
        name="v_c",
        value=lambda s: s["v_c"],
        coefficient=0,
        because="The slope of a score along v_c is the other vector, that of the word.",
        see="04.14",
    ),
)
TABLE_TERMS = (
    Term(
        name="v_c σ(Aᵀv_c)ᵀ",
        value=lambda s: np.outer(s["v_c"], sigmoid(s["A"].T @ s["v_c"])),
        because="Every column has its σ times v_c, once, with a plus.",
    ),
    Term(
        name="v_c in every column",
        value=lambda s: np.outer(s["v_c"], np.ones(5)),
        coefficient=-1,
        because="Every question has the label 1: from every column v_c is taken away once.",
    ),
    Term(
        name="A",
        value=lambda s: s["A"],
        coefficient=0,
        because="The slope of a_k · v_c along a_k is the other vector, v_c.",
        see="05.8",
    ),
)
TRUE_ROW_TERMS = (
    Term(
        name="σ v_c",
        value=lambda s: sigmoid(s["u_o"] @ s["v_c"]) * s["v_c"],
        because="The prediction of the one yes counts once, with a plus.",
        see="05.4",
    ),
    Term(
        name="v_c",
        value=lambda s: s["v_c"],
        coefficient=-1,
        because="One of the 1 + m questions has the label 1: v_c is taken away once.",
        see="05.4",
    ),
    Term(
        name="m σ v_c",
        value=lambda s: s["m"] * sigmoid(s["u_o"] @ s["v_c"]) * s["v_c"],
        because="Each of the m draws pushes once, with a plus.",
        see="05.1",
    ),
    Term(
        name="m v_c",
        value=lambda s: s["m"] * s["v_c"],
        coefficient=0,
        because="The draws have the label 0, so v_c alone is not multiplied by m.",
        see="05.4",
    ),
    Term(
        name="u_o",
        value=lambda s: s["u_o"],
        coefficient=0,
        because="The slope of the score along u_o is the other vector, v_c.",
        see="05.8",
    ),
)


# --- 05.6: negative sampling ----------------------------------------------------------------------


def negative_sampling_gradients(hidden, target, output_vectors, negatives):
    """One yes and some noes: (loss, grad_hidden, grad_output_vectors)."""
    rows = np.array([target, *negatives])
    labels = np.zeros(len(rows))
    labels[0] = 1.0  # question 0 is about the true word
    scores = output_vectors[rows] @ hidden
    loss = -log_sigmoid((2 * labels - 1) * scores).sum()
    errors = sigmoid(scores) - labels
    grad_output_vectors = np.zeros(output_vectors.shape)
    np.add.at(grad_output_vectors, rows, np.outer(errors, hidden))  # a row asked twice gets both
    return loss, errors @ output_vectors[rows], grad_output_vectors


def sampling_cases(rng):
    """Draws that differ, that repeat, many draws; the target drawn; words alike; large scores."""
    alike = rng.normal(size=(4, 2))
    alike[3] = alike[1]
    steep = np.array([[-1.0, 0.3], [1.0, 0.5], [0.9, 0.1]])
    return [
        (np.array([1.0, 2.0]), 1, np.array([[0.5, 0.0], [0.0, 1.0], [1.0, -1.0]]), np.array([2])),
        (rng.normal(size=3), 0, rng.normal(size=(6, 3)), np.array([5, 2, 4])),
        (rng.normal(size=4), 5, rng.normal(size=(7, 4)), np.array([1, 0])),
        Case(
            "a word was drawn twice",
            (rng.normal(size=2), 2, rng.normal(size=(4, 2)), np.array([3, 1, 3])),
        ),
        Case(
            "the target is among the negatives",
            (rng.normal(size=2), 1, rng.normal(size=(4, 2)), np.array([1, 3])),
        ),
        Case(
            "two words have the same output vector",
            (rng.normal(size=2), 0, alike, np.array([1, 3, 1])),
        ),
        Case(
            "all output vectors are zero",
            (rng.normal(size=3), 2, np.zeros((5, 3)), np.array([0, 4, 1])),
        ),
        Case(
            "a noise word has the score 50",
            (np.array([50.0, 0.0]), 2, steep, np.array([1])),
        ),
        Case(
            "scores are as large as 1000",
            (np.array([1000.0, 0.5]), 0, steep, np.array([1, 2])),
        ),
        Case(
            "scores are about 10",
            (np.array([11.0, 0.5]), 1, steep, np.array([0, 2])),
        ),
        Case(
            "seven words were drawn, one of them three times and the target twice",
            (rng.normal(size=3), 4, rng.normal(size=(9, 3)), np.array([2, 4, 2, 0, 8, 4, 2])),
        ),
    ]


def all_by_the_library(hidden, target, output_vectors, negatives):
    gradients = negative_sampling_loss(hidden, target, output_vectors, negatives)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


class Questions:
    """What the wrong answers below are made of: the K + 1 questions of one example."""

    def __init__(self, hidden, target, output_vectors, negatives):
        self.hidden, self.target = hidden, target
        self.output_vectors, self.negatives = output_vectors, np.asarray(negatives)
        self.rows = np.array([target, *negatives])
        self.labels = (np.arange(len(self.rows)) == 0).astype(float)
        self.vectors = output_vectors[self.rows]
        self.scores = self.vectors @ hidden
        self.costs = -log_sigmoid((2 * self.labels - 1) * self.scores)
        self.errors = sigmoid(self.scores) - self.labels

    def table(self, errors):
        """Each question's error times hidden, added up in the rows of its word."""
        table = np.zeros(self.output_vectors.shape)
        np.add.at(table, self.rows, np.outer(errors, self.hidden))
        return table

    def answer(self, loss=None, hidden_errors=None, row_errors=None, table=None):
        """All three parts; what is not given is right."""
        hidden_errors = self.errors if hidden_errors is None else hidden_errors
        if table is None:
            table = self.table(self.errors if row_errors is None else row_errors)
        return self.costs.sum() if loss is None else loss, hidden_errors @ self.vectors, table


def wrong(change):
    """A wrong answer: change takes the questions and returns what is changed, as a dict."""

    def answer(hidden, target, output_vectors, negatives):
        questions = Questions(hidden, target, output_vectors, negatives)
        with np.errstate(all="ignore"):
            return questions.answer(**change(questions))

    return answer


def with_errors(errors_of, loss_of=None):
    """A wrong answer whose errors are wrong, and with them both gradients; perhaps the loss too."""

    def change(q):
        changed = {"hidden_errors": errors_of(q), "row_errors": errors_of(q)}
        return changed | ({"loss": loss_of(q)} if loss_of else {})

    return wrong(change)


def cost(scores, labels):
    """The loss at other scores than the right ones."""
    return -log_sigmoid((2 * labels - 1) * scores).sum()


def cut_off(probs, scores):
    """1 above the score 6 and 0 below -6, as in the table of word2vec's program."""
    return np.where(scores > 6, 1.0, np.where(scores < -6, 0.0, probs))


def noise_only(q):
    """1 for a noise word, 0 for the true word."""
    return 1.0 - q.labels


def table_by_assignment(q):
    """What `G[rows] += ...` gives, or `G[k] = ...` in a loop: the last question of a word stays."""
    table = np.zeros(q.output_vectors.shape)
    table[q.rows] += np.outer(q.errors, q.hidden)
    return table


def table_with_noise_at_once(q):
    """The true word's row is added, then `G[negatives] += ...`."""
    table = np.zeros(q.output_vectors.shape)
    table[q.target] += q.errors[0] * q.hidden
    table[q.negatives] += np.outer(q.errors[1:], q.hidden)
    return table


def table_with_late_assignment(q):
    """The loop first, then `G[target] = ...`."""
    table = q.table(q.errors * noise_only(q))
    table[q.target] = q.errors[0] * q.hidden
    return table


def table_with_noise_at_once_and_late_assignment(q):
    """`G[negatives] += ...` first, then `G[target] = ...`."""
    table = table_with_noise_at_once(q)
    table[q.target] = q.errors[0] * q.hidden
    return table


def table_by_equal_vectors(q):
    """(05.13) with the draws counted that have the same vector, where the same word is meant."""
    table = q.table(q.errors * q.labels)
    for word in set(q.negatives.tolist()):
        m = np.all(q.output_vectors[q.negatives] == q.output_vectors[word], axis=1).sum()
        table[word] += m * sigmoid(q.output_vectors[word] @ q.hidden) * q.hidden
    return table


def own_vectors(q):
    table = np.zeros(q.output_vectors.shape)
    np.add.at(table, q.rows, q.errors[:, None] * q.vectors)
    return table


def with_negatives(change):
    """A wrong answer that is right for other draws than the given ones."""

    def answer(hidden, target, output_vectors, negatives):
        return all_by_the_library(hidden, target, output_vectors, change(np.asarray(negatives)))

    return answer


def with_every_draw_of_a_word_for_each(negatives):
    return np.concatenate([negatives[negatives == word] for word in negatives])


def wrong_hidden(hidden, target, output_vectors, negatives):
    q = Questions(hidden, target, output_vectors, negatives)
    loss, _, table = q.answer()
    return loss, q.errors.sum() * q.hidden, table


def as_a_set(hidden, target, output_vectors, negatives):
    return all_by_the_library(hidden, target, output_vectors, np.unique(negatives))


def target_skipped(hidden, target, output_vectors, negatives):
    others = np.array([k for k in negatives if k != target], dtype=int)
    return all_by_the_library(hidden, target, output_vectors, others)


def labels_by_id(hidden, target, output_vectors, negatives):
    q = Questions(hidden, target, output_vectors, negatives)
    labels = (q.rows == target).astype(float)
    errors = sigmoid(q.scores) - labels
    return q.answer(-log_sigmoid((2 * labels - 1) * q.scores).sum(), errors, errors)


def every_other_word(hidden, target, output_vectors, negatives):
    others = np.delete(np.arange(len(output_vectors)), target)
    return all_by_the_library(hidden, target, output_vectors, others)


def naive_softmax(hidden, target, output_vectors, negatives):
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


def softmax_of_the_asked(q):
    return np.exp(log_softmax(q.scores))


SAMPLING_MISCONCEPTIONS = (
    Misconception(
        cause="sign of the loss flipped",
        answer=wrong(lambda q: {"loss": -q.costs.sum()}),
        because="This is a sum of logarithms of probabilities, which is never positive. The loss "
        "is minus that.",
        see="05.1",
    ),
    Misconception(
        cause="logarithm to base 2",
        answer=wrong(lambda q: {"loss": q.costs.sum() / np.log(2)}),
        because="This is the surprise in bits. The gradients are the slopes of the surprise in "
        "nats: use the natural logarithm.",
        see="05.1",
    ),
    Misconception(
        cause="noise words forgotten in the loss",
        answer=wrong(lambda q: {"loss": q.costs[0]}),
        because="Only the true word's question is paid for. A model that says yes to everything "
        "would be perfect.",
        see="05.1",
    ),
    Misconception(
        cause="true word forgotten in the loss",
        answer=wrong(lambda q: {"loss": q.costs[1:].sum()}),
        because="Only the noise words' questions are paid for. The true word's yes costs too.",
        see="05.1",
    ),
    Misconception(
        cause="noise averaged in the loss",
        answer=wrong(lambda q: {"loss": q.costs[0] + q.costs[1:].mean()}),
        because="np.mean over the noise words, perhaps? Each draw costs its full price: the loss "
        "has a sum.",
        see="05.1",
    ),
    Misconception(
        cause="loss divided by the number of questions",
        answer=wrong(lambda q: {"loss": q.costs.mean()}),
        because="np.mean over the questions, perhaps? One example has one loss, the sum of all "
        "its K + 1 answers.",
        see="05.1",
    ),
    Misconception(
        cause="minus sign in front of the noise scores forgotten in the loss",
        answer=wrong(lambda q: {"loss": -log_sigmoid(q.scores).sum()}),
        because="You charge the noise words for a yes as well. The truth about them is no, so "
        "their scores enter with a minus sign.",
        see="05.1",
    ),
    Misconception(
        cause="noise words rewarded in the loss",
        answer=wrong(lambda q: {"loss": q.costs[0] - q.costs[1:].sum()}),
        because="The minus in front of the sum over the noise words is lost: wrong answers about "
        "them make your loss smaller.",
        see="05.1",
    ),
    Misconception(
        cause="infinite for large scores",
        answer=wrong(lambda q: {"loss": -np.log(sigmoid((2 * q.labels - 1) * q.scores)).sum()}),
        because="Right for ordinary scores. With a score of 1000 on the wrong side the sigmoid is "
        "rounded to 0, and its logarithm is minus infinity; exp(1000) is no better. log_sigmoid "
        "is safe.",
        see="04.15",
    ),
    Misconception(
        cause="logarithm of 1 minus sigmoid",
        answer=wrong(
            lambda q: {"loss": -log_sigmoid(q.scores[0]) - np.log(1 - sigmoid(q.scores[1:])).sum()}
        ),
        because="Right for ordinary scores. From a score of 37 on the sigmoid is rounded to 1, and "
        "the logarithm of 1 - 1 is minus infinity. Take log_sigmoid of minus the score.",
        see="04.2",
    ),
    *(
        Misconception(
            cause=f"{small:g} added inside the logarithm",
            answer=wrong(
                lambda q, small=small: {
                    "loss": -np.log(sigmoid((2 * q.labels - 1) * q.scores) + small).sum()
                }
            ),
            because="The small number inside the logarithm hides minus infinity, and with it every "
            f"loss above {-np.log(small):.0f} nats: a word that is missed worse costs no more. "
            "log_sigmoid needs no such help.",
            see="04.15",
        )
        for small in (1e-7, 1e-8, 1e-10, 1e-12, 1e-15)
    ),
    Misconception(
        cause="scores cut off at 500",
        answer=wrong(lambda q: {"loss": cost(np.clip(q.scores, -500, 500), q.labels)}),
        because="You kept the scores, or what goes into exp, between -500 and 500. A word that is "
        "missed worse then costs no more. log_sigmoid needs no such help.",
        see="04.15",
    ),
    Misconception(
        cause="everything zero",
        answer=lambda hidden, target, output_vectors, negatives: (
            0.0,
            np.zeros_like(hidden),
            np.zeros_like(output_vectors),
        ),
        because="A zero loss with zero slopes is consistent, and a gradient check lets it pass. "
        "It is not the loss of this example.",
        see="05.1",
    ),
    Misconception(
        cause="naive softmax",
        answer=naive_softmax,
        because="This is the loss of chapter 03, over all words. Here only the target and the "
        "negatives are asked, each with a sigmoid.",
        see="05.1",
    ),
    Misconception(
        cause="softmax over the words that were asked",
        answer=with_errors(
            lambda q: softmax_of_the_asked(q) - q.labels,
            lambda q: -log_softmax(q.scores)[0],
        ),
        because="You let the K + 1 words share one softmax. (That is another method, sampled "
        "softmax.) Here each word gets a yes/no question of its own.",
        see="05.1",
    ),
    Misconception(
        cause="every other word asked",
        answer=every_other_word,
        because="You said no to every word but the target. The noise words are those in "
        "negatives, and no others; looking at few words is the point of it.",
        see="05.1",
    ),
    Misconception(
        cause="each word counted once",
        answer=as_a_set,
        because="You made a set of the negatives. They are a list: a word that was drawn twice is "
        "asked, and pays, twice.",
        see="05.13",
    ),
    Misconception(
        cause="true word skipped among the negatives",
        answer=target_skipped,
        because="You left out the draws that gave the target. A sampler may do that; this "
        "function is given its draws, and each of them is a question whose answer is no.",
        see="05.14",
    ),
    Misconception(
        cause="true word among the negatives taken for a yes",
        answer=labels_by_id,
        because="You gave the label 1 wherever the target's id stands. Its label is 1 as the true "
        "word, but 0 as a draw: the label belongs to the question, not to the word.",
        see="05.14",
    ),
    Misconception(
        cause="sign flipped",
        answer=with_errors(lambda q: -q.errors),
        because="The error is prediction minus truth, σ(s) - y. You have truth minus prediction, "
        "which points downhill; the gradient points uphill, and the step subtracts it.",
        see="05.4",
    ),
    Misconception(
        cause="sigmoid cut off at 6",
        answer=with_errors(lambda q: cut_off(sigmoid(q.scores), q.scores) - q.labels),
        because="You took 1 for the sigmoid above a score of 6, and 0 below -6. word2vec's own "
        "program does so to save time. The slope of the loss has the sigmoid itself.",
        see="05.4",
    ),
    Misconception(
        cause="yes and no exchanged",
        answer=with_errors(
            lambda q: sigmoid(q.scores) - noise_only(q),
            lambda q: -log_sigmoid((2 * noise_only(q) - 1) * q.scores).sum(),
        ),
        because="This is right with the labels exchanged. The label is 1 for the true word, and 0 "
        "for the noise words.",
        see="05.1",
    ),
    Misconception(
        cause="label in place of the sign",
        answer=wrong(lambda q: {"loss": -log_sigmoid(q.labels * q.scores).sum()}),
        because="Inside the sigmoid of your loss the scores are multiplied by the labels, 1 and 0. "
        "There it must be a sign, +1 and -1.",
        see="05.1",
    ),
    Misconception(
        cause="squared differences",
        answer=wrong(lambda q: {"loss": (q.errors**2).sum()}),
        because="You added up the squares of prediction minus truth. The loss is the log loss: "
        "minus the logarithm of the probability of each right answer.",
        see="05.1",
    ),
    Misconception(
        cause="sigmoid forgotten",
        answer=with_errors(lambda q: q.scores - q.labels),
        because="You subtracted the labels from the scores. What is compared with a label is a "
        "probability, σ(s).",
        see="05.4",
    ),
    Misconception(
        cause="errors forgotten in grad_hidden",
        answer=wrong(lambda q: {"hidden_errors": np.ones(len(q.rows))}),
        because="You added up the vectors of the words. Each must be weighted with the error of "
        "its question.",
        see="05.7",
    ),
    Misconception(
        cause="noise words with the error of a yes",
        answer=with_errors(lambda q: sigmoid(q.scores) - 1.0),
        because="You subtracted 1 from every sigmoid. The label is 1 for the true word alone, and "
        "0 for the noise words.",
        see="05.4",
    ),
    Misconception(
        cause="true word with the error of a no",
        answer=with_errors(lambda q: sigmoid(q.scores)),
        because="The truth is not subtracted: the true word's label is 1, so its error is "
        "σ(s) - 1.",
        see="05.4",
    ),
    Misconception(
        cause="minus sign of the true word forgotten",
        answer=with_errors(lambda q: q.errors * (1 - 2 * q.labels)),
        because="The true word has the wrong sign. Its error is σ(s) - 1, which is negative: its "
        "score should rise.",
        see="05.2",
    ),
    Misconception(
        cause="sigmoid of the true word forgotten",
        answer=with_errors(lambda q: q.errors * noise_only(q) - q.labels),
        because="You took the error -1 for the true word, whatever the model says. It is σ(s) - 1: "
        "nearly 0 when the model is sure of the yes.",
        see="05.2",
    ),
    Misconception(
        cause="inner slope of the noise words forgotten",
        answer=with_errors(lambda q: q.errors * (2 * q.labels - 1)),
        because="The noise words have the wrong sign: -s stands inside the sigmoid, and its slope "
        "is -1. As it is, noise is pulled in.",
        see="05.3",
    ),
    Misconception(
        cause="minus sign inside the noise words' sigmoid",
        answer=with_errors(
            lambda q: q.errors * q.labels + sigmoid(-q.scores) * noise_only(q),
        ),
        because="For the noise words you have σ(-s), the probability of no. Their error is the "
        "probability of yes, σ(s) = 1 - σ(-s).",
        see="05.3",
    ),
    Misconception(
        cause="extra factor of a sigmoid",
        answer=with_errors(lambda q: q.errors * sigmoid(q.scores) * sigmoid(-q.scores)),
        because="There is a factor σ(1 - σ) too many. The logarithm in the loss cancels it.",
        see="04.9",
    ),
    Misconception(
        cause="noise averaged in the gradients",
        answer=with_errors(
            lambda q: q.errors * (q.labels + noise_only(q) / max(len(q.negatives), 1))
        ),
        because="The noise words' share is divided by K. The loss is a sum over the draws, and so "
        "are its slopes.",
        see="05.7",
    ),
    Misconception(
        cause="gradients divided by the number of questions",
        answer=with_errors(lambda q: q.errors / len(q.rows)),
        because="The slopes are too small by the factor K + 1. The loss is a sum over the "
        "questions, not a mean.",
        see="05.4",
    ),
    Misconception(
        cause="true word forgotten in grad_hidden",
        answer=wrong(lambda q: {"hidden_errors": q.errors * noise_only(q)}),
        because="You added up the noise words. The true word's share, (σ(s) - 1) u_o, is missing.",
        see="05.7",
    ),
    Misconception(
        cause="noise words do not reach grad_hidden",
        answer=wrong(lambda q: {"hidden_errors": q.errors * q.labels}),
        because="Only the true word pulls at v_c. Every noise word pushes as well, with "
        "σ(s) times its vector.",
        see="05.7",
    ),
    Misconception(
        cause="true word's row left empty",
        answer=wrong(lambda q: {"row_errors": q.errors * noise_only(q)}),
        because="The rows of the noise words are there. The true word's row is missing: "
        "(σ(s) - 1) v_c.",
        see="05.5",
    ),
    Misconception(
        cause="only the true word's row filled",
        answer=wrong(lambda q: {"row_errors": q.errors * q.labels}),
        because="The true word's row is right. Every noise word has a row too: σ(s) v_c.",
        see="05.6",
    ),
    Misconception(
        cause="one draw per word kept",
        answer=wrong(lambda q: {"table": table_by_assignment(q)}),
        because="Where a word is asked twice, only the last of its questions is left. "
        "G[rows] += … reads all rows first and then writes them, so later writes wipe out earlier "
        "ones; G[k] = … in a loop does the same. Add one question at a time, or use np.add.at.",
        see="05.15",
    ),
    Misconception(
        cause="repeated draws lost",
        answer=wrong(lambda q: {"table": table_with_noise_at_once(q)}),
        because="A word that was drawn twice got one of its two slopes. G[negatives] += … and "
        "G[negatives] = … write all rows in one go, so the second write wipes out the first. Use a "
        "loop, or np.add.at.",
        see="05.15",
    ),
    Misconception(
        cause="true word's draws lost in its row",
        answer=wrong(lambda q: {"table": table_with_late_assignment(q)}),
        because="When the target is among the negatives, its row must hold the yes and every no. "
        "The noes are missing: was that draw skipped, or the row assigned with = after them?",
        see="05.14",
    ),
    Misconception(
        cause="repeated draws lost, and the true word's draws",
        answer=wrong(lambda q: {"table": table_with_noise_at_once_and_late_assignment(q)}),
        because="Where a word is asked twice, one slope is left. G[negatives] += … writes all rows "
        "in one go, and the = for the target's row wipes out what its draws had put there. Add one "
        "question at a time, or use np.add.at.",
        see="05.15",
    ),
    Misconception(
        cause="repeats multiplied by their count",
        answer=with_negatives(with_every_draw_of_a_word_for_each),
        because="A word that was drawn m times has m questions. Going through all draws takes each "
        "of them once; you multiplied each by m as well.",
        see="05.13",
    ),
    Misconception(
        cause="first noise word only",
        answer=with_negatives(lambda negatives: negatives[:1]),
        because="Only the first of the noise words is there. Does the return stand inside the "
        "loop?",
        see="05.1",
    ),
    Misconception(
        cause="last noise word only",
        answer=with_negatives(lambda negatives: negatives[-1:]),
        because="Only the last of the noise words is there: each overwrote the one before. Add up "
        "with +=.",
        see="05.1",
    ),
    Misconception(
        cause="overwritten in the loop",
        answer=wrong(
            lambda q: {"hidden_errors": q.errors * (np.arange(len(q.rows)) == len(q.negatives))}
        ),
        because="grad_hidden is the share of the last noise word alone: each word overwrote what "
        "was there before. Add up with +=.",
        see="05.7",
    ),
    Misconception(
        cause="places in place of ids",
        answer=with_negatives(lambda negatives: np.arange(len(negatives))),
        because="You asked the words 0, 1, 2, …: the places in negatives, not the ids that stand "
        "there.",
        see="05.1",
    ),
    Misconception(
        cause="sum inside the sigmoid",
        answer=wrong(lambda q: {"loss": q.costs[0] - log_sigmoid(-q.scores[1:].sum())}),
        because="You added up the noise scores and asked one question about their sum. Each noise "
        "word has a question of its own: first log_sigmoid, then the sum.",
        see="05.1",
    ),
    Misconception(
        cause="logarithms forgotten",
        answer=wrong(lambda q: {"loss": -sigmoid((2 * q.labels - 1) * q.scores).sum()}),
        because="You added up the probabilities of the right answers. The loss has their "
        "logarithms.",
        see="05.1",
    ),
    Misconception(
        cause="hidden in place of the words' vectors",
        answer=wrong_hidden,
        because="You multiplied the errors by hidden itself. The slope of the score u · v_c along "
        "v_c is the other vector, u.",
        see="05.7",
    ),
    Misconception(
        cause="true word's slope in all rows",
        answer=wrong(
            lambda q: {
                "table": q.table(q.errors * noise_only(q)) + (q.errors @ q.labels) * q.hidden
            }
        ),
        because="The true word's slope stands in every row. It belongs into row target alone.",
        see="05.5",
    ),
    Misconception(
        cause="repeats recognised by equal vectors",
        answer=wrong(lambda q: {"table": table_by_equal_vectors(q)}),
        because="You counted draws with an equal vector as draws of the same word. Two words may "
        "have equal vectors, and at the start of training all words do. Compare ids.",
        see="05.13",
    ),
    Misconception(
        cause="the word's own vector in place of v_c",
        answer=wrong(lambda q: {"table": own_vectors(q)}),
        because="You multiplied each error by the word's own vector. The slope of the score "
        "u · v_c along u is the other vector, v_c.",
        see="05.8",
    ),
)


def of_questions(value):
    """The value of a term: a function of the questions of one example."""
    return lambda *example: value(Questions(*example))


SAMPLING_TERMS = {
    "loss": (
        Term(
            name="log σ(s_o)",
            value=of_questions(lambda q: log_sigmoid(q.scores[0])),
            coefficient=-1,
            because="The true word's question costs -log σ(s_o), once.",
            see="05.1",
        ),
        Term(
            name="Σ log σ(-s_k)",
            value=of_questions(lambda q: log_sigmoid(-q.scores[1:]).sum()),
            coefficient=-1,
            because="Every noise word's question costs -log σ(-s_k), once.",
            see="05.1",
        ),
        Term(
            name="Σ log σ(s_k)",
            value=of_questions(lambda q: log_sigmoid(q.scores[1:]).sum()),
            coefficient=0,
            because="The truth about a noise word is no, and its price is that of a no.",
            see="05.1",
        ),
        Term(
            name="log σ(-s_o)",
            value=of_questions(lambda q: log_sigmoid(-q.scores[0])),
            coefficient=0,
            because="The truth about the true word is yes, and its price is that of a yes.",
            see="05.1",
        ),
    ),
    "grad_hidden": (
        Term(
            name="σ(s_o) u_o",
            value=of_questions(lambda q: sigmoid(q.scores[0]) * q.vectors[0]),
            because="The prediction for the true word counts once, with a plus.",
            see="05.7",
        ),
        Term(
            name="u_o",
            value=of_questions(lambda q: q.vectors[0]),
            coefficient=-1,
            because="The label of the true word is 1, so its vector is taken away once.",
            see="05.7",
        ),
        Term(
            name="Σ σ(s_k) u_k",
            value=of_questions(lambda q: sigmoid(q.scores[1:]) @ q.vectors[1:]),
            because="Every noise word pushes v_c away once, with its probability of yes.",
            see="05.7",
        ),
        Term(
            name="Σ u_k",
            value=of_questions(lambda q: q.vectors[1:].sum(axis=0)),
            coefficient=0,
            because="The label of a noise word is 0, so its vector alone does not belong there.",
            see="05.7",
        ),
    ),
    "grad_output_vectors": (
        Term(
            name="σ(s_o) v_c in row o",
            value=of_questions(lambda q: q.table(sigmoid(q.scores) * q.labels)),
            because="The true word's prediction counts once, with a plus.",
            see="05.5",
        ),
        Term(
            name="v_c in row o",
            value=of_questions(lambda q: q.table(q.labels)),
            coefficient=-1,
            because="The label of the true word is 1, so v_c is taken away once.",
            see="05.5",
        ),
        Term(
            name="σ(s_k) v_c in the rows k",
            value=of_questions(lambda q: q.table(sigmoid(q.scores) * noise_only(q))),
            because="Every draw puts its probability of yes, times v_c, into the row of its word.",
            see="05.6",
        ),
        Term(
            name="v_c in the rows k",
            value=of_questions(lambda q: q.table(noise_only(q))),
            coefficient=0,
            because="The label of a noise word is 0, so v_c alone does not belong there.",
            see="05.6",
        ),
    ),
}

# --- 05.10: a hat without the true word -----------------------------------------------------------


def probs_without_target(counts, target):
    """The chance of every word to be drawn, if the target is put back and drawn again."""
    weights = np.asarray(counts, dtype=float) ** 0.75
    weights[target] = 0.0  # to draw again is to draw from the others
    return weights / weights.sum()


def hat_cases(rng):
    """The target rare, frequent and in several places; a word that never occurs."""
    return [
        (np.array([16, 1, 81]), 1),
        (np.array([40, 16, 5, 1]), 0),
        (rng.integers(1, 100, size=5), 3),
        (rng.integers(1, 100, size=7), 6),
        Case("another word is as frequent as the target", (np.array([9, 4, 9, 1]), 2)),
        Case("a word never occurs", (np.array([5, 0, 3, 2]), 2)),
        Case("the target is nearly the whole text", (np.array([10**6, 3, 1, 2]), 0)),
    ]


def drawn_again(counts, target):
    """The geometric series of (05.19), word by word."""
    probs = noise_probs(counts)
    return np.array(
        [0.0 if j == target else prob / (1 - probs[target]) for j, prob in enumerate(probs)]
    )


def without(weights, target):
    """Weights with a zero at the target."""
    return np.where(np.arange(len(weights)) == target, 0.0, weights)


def share(weights):
    return weights / weights.sum()


def spread_evenly(counts, target):
    probs = noise_probs(counts)
    return without(probs + probs[target] / (len(probs) - 1), target)


def second_draw_counts(probs, target):
    return without(probs, target) + probs[target] * probs


EXERCISES = (
    Predict(
        id="05.1",
        title="Yes to everything",
        stars=1,
        minutes=4,
        equation="05.1",
        solution=100.0,
        tolerance=0.4,
        because="The true yes costs almost nothing. A no at score 20 costs -log σ(-20), and "
        "σ(-20) is almost exactly exp(-20): 20 nats. Five of them make 100.",
        misconceptions=(
            Misconception(
                cause="noise words forgotten",
                answer=0.0,
                because="That is what the true word costs. The five noise words get the score 20 "
                "too, and there the truth is no.",
                see="05.1",
            ),
            Misconception(
                cause="one noise word only",
                answer=20.0,
                because="That is the price of one wrong yes. There are five.",
                see="05.1",
            ),
            Misconception(
                cause="the true word charged as well",
                answer=120.0,
                because="You charged six answers. The sixth is about the true word, where a sure "
                "yes is right and costs almost nothing.",
                see="05.1",
            ),
            Misconception(
                cause="the true word counted among the five",
                answer=80.0,
                because="You charged four answers. K counts the noise words alone; the true word "
                "is question number six.",
                see="05.1",
            ),
            Misconception(
                cause="no opinion",
                answer=6 * np.log(2),
                because="That is six times log 2, the price at the score 0. At the score 20 the "
                "model is sure, and five times wrong.",
                see="05.1",
            ),
            Misconception(
                cause="averaged over the questions",
                answer=100 / 6,
                because="That is the mean of six answers. One example pays their sum.",
                see="05.1",
            ),
            Misconception(
                cause="sign flipped",
                answer=-100.0,
                because="A loss is minus a logarithm of a probability: never negative.",
                see="05.1",
            ),
        ),
        hints=(
            "One of the six answers is right, five are wrong. A right answer of which the model "
            "is sure costs almost nothing.",
            "A wrong yes at score 20 costs minus the logarithm of σ(-20). What is exp(-20), "
            "compared with 1?",
            "σ(-20) is 1 over 1 + exp(20), almost exactly exp(-20); minus its logarithm is 20. "
            "Now five of these.",
        ),
    ),
    Pencil(
        id="05.2",
        title="The blame of the centre word",
        stars=2,
        minutes=10,
        equation="05.1",
        solution="(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        symbols=true_word_and_noise,
        truth=centre_by_the_library,
        terms={"value": CENTRE_TERMS},
        because="Each word that was asked sends back its error times its vector; the product with "
        "U_neg adds up those of the noise words.",
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="(1 - sigmoid(u_o.T @ v_c)) * u_o - U_neg @ sigmoid(U_neg.T @ v_c)",
                because="This points downhill. The slope is prediction minus truth.",
                see="05.4",
            ),
            Misconception(
                cause="true word forgotten",
                answer="U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The noise words' share is right. The true word's yes depends on v_c too.",
                see="05.1",
            ),
            Misconception(
                cause="noise words forgotten",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o",
                because="The true word's share is right. Every noise word depends on v_c too.",
                see="05.1",
            ),
            Misconception(
                cause="noise words with the error of a yes",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ (sigmoid(U_neg.T @ v_c) - 1)",
                because="You subtracted 1 for the noise words as well. Their label is 0.",
                see="05.4",
            ),
            Misconception(
                cause="1 - σ for every word",
                answer="(1 - sigmoid(u_o.T @ v_c)) * u_o + U_neg @ (1 - sigmoid(U_neg.T @ v_c))",
                because="The slope of log σ(s) is 1 - σ(s), but the loss has a minus before it, "
                "and for noise words a minus inside as well. The errors are σ - 1 and σ.",
                see="05.4",
            ),
            Misconception(
                cause="inner slope of the noise words forgotten",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o - U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The noise words have the wrong sign: minus their score stands inside, and "
                "its slope along v_c is minus their vector.",
                see="05.3",
            ),
            Misconception(
                cause="minus sign inside the noise words' sigmoid",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(-U_neg.T @ v_c)",
                because="For the noise words you have the probability of no. Their error is the "
                "probability of yes, σ of the score itself.",
                see="05.3",
            ),
            Misconception(
                cause="true word with the error of a no",
                answer="sigmoid(u_o.T @ v_c) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The truth is not subtracted: the true word's error is σ - 1.",
                see="05.2",
            ),
            Misconception(
                cause="minus sign of the true word forgotten",
                answer="(1 - sigmoid(u_o.T @ v_c)) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The noise words' share is right. The true word has the wrong sign: its "
                "error, σ - 1, is negative.",
                see="05.2",
            ),
            Misconception(
                cause="slope of the logarithm without its minus sign inside",
                answer="-sigmoid(u_o.T @ v_c) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The slope of log σ(s) is σ(-s), with a minus inside. You have σ(s) for "
                "the true word.",
                see="05.2",
            ),
            Misconception(
                cause="sigmoid of the true word forgotten",
                answer="U_neg @ sigmoid(U_neg.T @ v_c) - u_o",
                because="You took the error -1 for the true word, whatever the model says. It is "
                "σ - 1: prediction minus truth.",
                see="05.2",
            ),
            Misconception(
                cause="vector of the true word forgotten",
                answer="sigmoid(u_o.T @ v_c) - 1 + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The true word's error must be multiplied by its vector u_o, the slope of "
                "its score along v_c. A number added to a column goes to every entry.",
                see="04.14",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer="(sigmoid(u_o.T @ v_c) - 1) * sigmoid(u_o.T @ v_c) * u_o + "
                "U_neg @ (sigmoid(U_neg.T @ v_c) * sigmoid(-U_neg.T @ v_c))",
                because="You took the slope of σ. The loss has the logarithm of σ, whose slope has "
                "a factor less.",
                see="04.9",
            ),
            Misconception(
                cause="noise averaged",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg.T @ v_c) / 4",
                because="You divided by the number of draws. The loss has a sum, not a mean.",
                see="05.1",
            ),
            Misconception(
                cause="the input vector in place of the output vectors",
                answer="(sigmoid(u_o.T @ v_c) - 1) * v_c + sum(sigmoid(U_neg.T @ v_c)) * v_c",
                because="The slope of a score along v_c is the other vector, that of the word.",
                see="04.14",
            ),
            Misconception(
                cause="the input vector in place of u_o",
                answer="(sigmoid(u_o.T @ v_c) - 1) * v_c + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="The noise words' share is right. The slope of the true word's score "
                "along v_c is the other vector, u_o.",
                see="04.14",
            ),
            Misconception(
                cause="the input vector in place of the noise words' vectors",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + sum(sigmoid(U_neg.T @ v_c)) * v_c",
                because="The true word's share is right. The slope of a noise word's score along "
                "v_c is the other vector, that of the word.",
                see="04.14",
            ),
            Misconception(
                cause="vectors of the noise words forgotten",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + sum(sigmoid(U_neg.T @ v_c))",
                because="Each noise word's error must be multiplied by its vector before they are "
                "added up. A number added to a column goes to every entry.",
                see="04.14",
            ),
            Misconception(
                cause="brackets around σ - 1 forgotten",
                answer="sigmoid(u_o.T @ v_c) - 1 * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="* comes before -, so only the 1 is multiplied by u_o. Put brackets around "
                "the error, σ - 1.",
                see="05.2",
            ),
            Misconception(
                cause="sum of the entries",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o + sum(U_neg @ sigmoid(U_neg.T @ v_c))",
                because="The product has added up the noise words already, and is a column. sum "
                "adds up its entries, and the number goes to every entry of your answer.",
                see="04.14",
            ),
            Misconception(
                cause="1 subtracted outside the product",
                answer="sigmoid(u_o.T @ v_c) * u_o - 1 + U_neg @ sigmoid(U_neg.T @ v_c)",
                because="You subtracted the number 1 from every entry. It belongs to the error: "
                "σ - 1, in brackets, times u_o.",
                see="05.2",
            ),
            Misconception(
                cause="sigmoid forgotten",
                answer="(u_o.T @ v_c - 1) * u_o + U_neg @ (U_neg.T @ v_c)",
                because="You put the scores in place of the predictions. The error of a question "
                "is σ of its score, minus its label.",
                see="05.4",
            ),
            Misconception(
                cause="slope of the logarithm alone",
                answer="-u_o / sigmoid(u_o.T @ v_c) + U_neg @ (1 / sigmoid(-U_neg.T @ v_c))",
                because="You differentiated the logarithm. The chain rule also wants the slope of "
                "the sigmoid inside, and cancels most of it.",
                see="04.9",
            ),
            Misconception(
                cause="factor σ(1 - σ) too many",
                answer="(sigmoid(u_o.T @ v_c) - 1) * sigmoid(u_o.T @ v_c) * sigmoid(-u_o.T @ v_c) "
                "* u_o + U_neg @ (sigmoid(U_neg.T @ v_c)**2 * sigmoid(-U_neg.T @ v_c))",
                because="The error σ - y is the slope along the score already: the sigmoid's own "
                "slope is in it, cancelled by the logarithm.",
                see="04.9",
            ),
            Misconception(
                cause="lying down",
                answer="(sigmoid(u_o.T @ v_c) - 1) * u_o.T + sigmoid(U_neg.T @ v_c).T @ U_neg.T",
                because="The numbers are right, but they lie in a row. The slope along v_c has the "
                "shape of v_c: a column.",
                see="03.8",
            ),
        ),
        hints=(
            "Each of the words that were asked sends its blame back along its own road, and v_c "
            "adds up what arrives.",
            "Along each road: the error of the question, times the vector of the word. For the "
            "noise words that is a sum over the columns of U_neg, and a product can do it.",
            "The true word: its σ minus 1, in brackets, times u_o. The noise words: U_neg times "
            "the column of their K sigmoids, which is sigmoid of U_neg.T @ v_c.",
        ),
    ),
    Pencil(
        id="05.3",
        title="All output vectors at once",
        stars=2,
        minutes=8,
        equation="05.10",
        solution="v_c @ (sigmoid(A.T @ v_c) - 1).T",
        symbols=signed_table,
        truth=table_by_the_library,
        terms={"value": TABLE_TERMS},
        because="Every question is a yes, so every error is σ - 1, and column k is its error "
        "times v_c.",
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="v_c @ (1 - sigmoid(A.T @ v_c)).T",
                because="This points downhill. The slope is prediction minus truth.",
                see="05.4",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="v_c @ sigmoid(A.T @ v_c).T",
                because="In these letters every question has the label 1, and it must be "
                "subtracted from every sigmoid.",
                see="05.10",
            ),
            Misconception(
                cause="transposed",
                answer="(sigmoid(A.T @ v_c) - 1) @ v_c.T",
                because="The numbers are right, but the words lie in the rows. A has them in its "
                "columns, and its slopes have its shape.",
                see="05.8",
            ),
            Misconception(
                cause="the blame of v_c",
                answer="A @ (sigmoid(A.T @ v_c) - 1)",
                because="That is the slope along v_c, a single column. Here each column of A gets "
                "a slope of its own.",
                see="05.9",
            ),
            Misconception(
                cause="the word's own vector in place of v_c",
                answer="A @ diag(sigmoid(A.T @ v_c) - 1)",
                because="Column k is its error times a_k. The slope of a_k · v_c along a_k is the "
                "other vector, v_c.",
                see="05.8",
            ),
            Misconception(
                cause="the errors alone",
                answer="sigmoid(A.T @ v_c) - 1",
                because="These are the errors, one number for each question. The slope along a_k "
                "is such a number times the vector v_c.",
                see="05.8",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer="v_c @ ((sigmoid(A.T @ v_c) - 1) * sigmoid(A.T @ v_c)).T",
                because="You took the slope of σ. The loss has the logarithm of σ, whose slope has "
                "a factor less.",
                see="04.9",
            ),
            Misconception(
                cause="1 subtracted outside the product",
                answer="v_c @ sigmoid(A.T @ v_c).T - 1",
                because="You subtracted 1 from every entry of the table. It belongs to the errors: "
                "σ - 1, in brackets, before the product.",
                see="05.10",
            ),
            Misconception(
                cause="1 subtracted inside the sigmoid",
                answer="v_c @ sigmoid(A.T @ v_c - 1).T",
                because="You subtracted 1 from the scores. It is subtracted from the "
                "probabilities: a bracket ends too late.",
                see="05.10",
            ),
            Misconception(
                cause="sigmoid forgotten",
                answer="v_c @ (A.T @ v_c - 1).T",
                because="You subtracted the label from the scores. What is compared with a label "
                "is a probability, σ of the score.",
                see="05.10",
            ),
            Misconception(
                cause="softmax in place of the sigmoid",
                answer="v_c @ (softmax(A.T @ v_c) - 1).T",
                because="The K + 1 questions do not share one whole. Each of them is a yes or no "
                "of its own, with a sigmoid.",
                see="05.1",
            ),
        ),
        hints=(
            "Every column of A is a question whose answer is yes. What is the error of a yes, and "
            "which vector is it multiplied with?",
            "Column k is (σ of its score, minus 1) times v_c: always the same vector, stretched by "
            "another number. Chapter 03 built such a table from one column and one row.",
            "v_c on the left, the @ sign, then the column of all errors, sigmoid of A.T @ v_c "
            "minus 1, in brackets and transposed.",
        ),
    ),
    Predict(
        id="05.4",
        title="Equal words, or equal vectors?",
        stars=2,
        minutes=5,
        equation="05.13",
        solution=5.0,
        tolerance=0.01,
        because="Five zero vectors are equal, so the program counts 5 for every one of the five "
        "words, although each was drawn once.",
        misconceptions=(
            Misconception(
                cause="ids compared",
                answer=1.0,
                because="That would be right if the program compared ids. It compares vectors, and "
                "all vectors are zero.",
                see="05.13",
            ),
            Misconception(
                cause="the true word counted too",
                answer=6.0,
                because="The true word's vector is zero as well, but the program counts draws, and "
                "the true word was not drawn.",
                see="05.13",
            ),
            Misconception(
                cause="counted twice",
                answer=25.0,
                because="Each of the five words gets 5 times its gradient; nobody multiplies that "
                "by 5 once more.",
                see="05.13",
            ),
            Misconception(
                cause="the factor upside down",
                answer=0.2,
                because="That is the right gradient as a share of the program's. Asked is how many "
                "times too large the program's is.",
                see="05.13",
            ),
            Misconception(
                cause="how many too many",
                answer=4.0,
                because="The program counts four draws too many, that is right. The factor is what "
                "it counts, divided by what it should count.",
                see="05.13",
            ),
            Misconception(
                cause="zero vectors taken for zero gradients",
                answer=0.0,
                because="The gradient of a noise word is σ(0) times v_c, half of v_c. The zero "
                "vectors are the output vectors.",
                see="05.6",
            ),
            Misconception(
                cause="the error in place of the factor",
                answer=0.5,
                because="σ(0) = 0.5 is the error of each question. How often does the program "
                "count it, and how often should it?",
                see="05.13",
            ),
        ),
        hints=(
            "What does the program find when it compares zero vectors?",
            "Right would be 1 for each word, for each was drawn once. How many of the draws have a "
            "vector equal to that of the first word?",
            "All of them: as many as there are draws.",
        ),
    ),
    Pencil(
        id="05.5",
        title="Yes and no at once",
        stars=2,
        minutes=8,
        equation="05.1",
        solution="((1 + m) * sigmoid(u_o.T @ v_c) - 1) * v_c",
        symbols=true_word_drawn,
        truth=true_row_by_the_library,
        terms={"value": TRUE_ROW_TERMS},
        scales={"1/(1 + m)": lambda s: 1 / (1 + s["m"])},
        because="One yes with the error σ - 1, and m times no with the error σ. For m = 1 it is "
        "zero where σ = 1/2: at the score 0.",
        misconceptions=(
            Misconception(
                cause="draws forgotten",
                answer="(sigmoid(u_o.T @ v_c) - 1) * v_c",
                because="That is the slope of the yes. The word stands in m more terms of the "
                "loss, in the sum over the draws.",
                see="05.1",
            ),
            Misconception(
                cause="yes forgotten",
                answer="m * sigmoid(u_o.T @ v_c) * v_c",
                because="That is the slope of the m draws. The true word's own yes is missing.",
                see="05.1",
            ),
            Misconception(
                cause="draws answered with yes",
                answer="(1 + m) * (sigmoid(u_o.T @ v_c) - 1) * v_c",
                because="You gave all 1 + m questions the label 1. As noise, the word has the "
                "label 0, although it is the true word.",
                see="05.4",
            ),
            Misconception(
                cause="all answered with no",
                answer="(1 + m) * sigmoid(u_o.T @ v_c) * v_c",
                because="You gave all 1 + m questions the label 0. One of them, the first, is "
                "a yes.",
                see="05.4",
            ),
            Misconception(
                cause="draws counted once",
                answer="(2 * sigmoid(u_o.T @ v_c) - 1) * v_c",
                because="Right for m = 1. Each further draw adds a term of its own.",
                see="05.13",
            ),
            Misconception(
                cause="the yes taken for one of the m",
                answer="(m * sigmoid(u_o.T @ v_c) - 1) * v_c",
                because="You asked m questions: one yes and m - 1 times no. The m draws are all "
                "noise, and the yes comes on top.",
                see="05.1",
            ),
            Misconception(
                cause="yes and no exchanged",
                answer="((1 + m) * sigmoid(u_o.T @ v_c) - m) * v_c",
                because="You gave the m draws the answer yes, and the true word the answer no. It "
                "is the other way round.",
                see="05.1",
            ),
            Misconception(
                cause="minus sign inside the draws' sigmoid",
                answer="(sigmoid(u_o.T @ v_c) - 1 + m * sigmoid(-u_o.T @ v_c)) * v_c",
                because="For the draws you have the probability of no. Their error is the "
                "probability of yes, σ of the score itself.",
                see="05.3",
            ),
            Misconception(
                cause="yes multiplied by m",
                answer="m * (sigmoid(u_o.T @ v_c) - 1) * v_c",
                because="The m draws are noise: their answer is no. And the one yes is there as "
                "well.",
                see="05.1",
            ),
            Misconception(
                cause="inner slope of the draws forgotten",
                answer="(sigmoid(u_o.T @ v_c) - 1 - m * sigmoid(u_o.T @ v_c)) * v_c",
                because="The draws have the wrong sign: minus the score stands inside their "
                "sigmoid, and its slope is minus v_c.",
                see="05.3",
            ),
            Misconception(
                cause="sign flipped",
                answer="(1 - (1 + m) * sigmoid(u_o.T @ v_c)) * v_c",
                because="This points downhill. The slope is prediction minus truth.",
                see="05.4",
            ),
            Misconception(
                cause="the word's own vector in place of v_c",
                answer="((1 + m) * sigmoid(u_o.T @ v_c) - 1) * u_o",
                because="The slope of the score along u_o is the other vector, v_c.",
                see="05.8",
            ),
            Misconception(
                cause="brackets around the errors forgotten",
                answer="(1 + m) * sigmoid(u_o.T @ v_c) - 1 * v_c",
                because="* comes before -, so only the 1 is multiplied by v_c. Put brackets around "
                "the errors.",
                see="05.4",
            ),
            Misconception(
                cause="1 subtracted outside the product",
                answer="(1 + m) * sigmoid(u_o.T @ v_c) * v_c - 1",
                because="You subtracted 1 from every entry. The 1 is the label of the one yes: it "
                "belongs to the errors, in brackets, before they are multiplied by v_c.",
                see="05.4",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer="(m - 1) * sigmoid(u_o.T @ v_c) * (1 - sigmoid(u_o.T @ v_c)) * v_c",
                because="You took the slopes of the sigmoids. The loss has their logarithms, whose "
                "slopes have a factor less.",
                see="04.9",
            ),
            Misconception(
                cause="factor σ(1 - σ) too many",
                answer="((1 + m) * sigmoid(u_o.T @ v_c) - 1) * sigmoid(u_o.T @ v_c) * "
                "sigmoid(-u_o.T @ v_c) * v_c",
                because="The error σ - y is the slope along the score already: the sigmoid's own "
                "slope is in it, cancelled by the logarithm.",
                see="04.9",
            ),
            Misconception(
                cause="sigmoid forgotten",
                answer="((1 + m) * (u_o.T @ v_c) - 1) * v_c",
                because="You put the score in place of the prediction. The error of a question is "
                "σ of its score, minus its label.",
                see="05.4",
            ),
            Misconception(
                cause="sigmoid to the power m",
                answer="(sigmoid(u_o.T @ v_c) - 1 + sigmoid(u_o.T @ v_c)**m) * v_c",
                because="The m draws make a product of m equal probabilities; its logarithm is m "
                "times one logarithm. So the slope is taken m times, not to the power m.",
                see="05.1",
            ),
            Misconception(
                cause="inner slope forgotten",
                answer="(1 + m) * sigmoid(u_o.T @ v_c) - 1",
                because="That is the slope along the score, a number. The slope of the score along "
                "u_o is a vector.",
                see="05.8",
            ),
        ),
        hints=(
            "In how many terms of the loss does this vector stand, and what is the right answer "
            "in each of them?",
            "Once the answer is yes, m times it is no. Add up the errors of all these questions.",
            "The errors together: σ - 1, plus m times σ. All of them are multiplied by v_c.",
        ),
    ),
    Code(
        id="05.6",
        title="Negative sampling",
        stars=3,
        minutes=20,
        equation="05.15",
        solution=negative_sampling_gradients,
        returns=("loss", "grad_hidden", "grad_output_vectors"),
        cases=sampling_cases,
        truth=all_by_the_library,
        gradients={"grad_hidden": "hidden", "grad_output_vectors": "output_vectors"},
        misconceptions=SAMPLING_MISCONCEPTIONS,
        terms=SAMPLING_TERMS,
        hints=(
            "Make one list of all questions, the true word first, and a list of their labels. "
            "Then every question is treated alike.",
            "From the rows of the words that were asked: all scores in one product, then the "
            "errors, σ minus label. The loss is the sum of -log σ(±score), with log_sigmoid: plus "
            "for the true word, minus for the noise words.",
            "grad_hidden: the errors times the rows that were asked, with @. For the table, begin "
            "with zeros, go through the questions in a loop, and add the error times hidden to the "
            "row of the word; or let np.add.at do it.",
        ),
    ),
    Predict(
        id="05.7",
        title="Where the index stands",
        stars=2,
        minutes=5,
        equation="05.15",
        solution="c",
        because="With an array of ids, += reads all five rows, adds, and writes all five back. Ids "
        "3 and 1 stand in ks twice, so one of their two slopes is lost.",
        choices={
            "a": "The loop adds one draw at a time, and finds the row as the draw before left it. "
            "That is (05.15), word for word.",
            "b": "A sigmoid works entry by entry: to pick entry i after it or before it gives the "
            "same number. So this is (a) again.",
            "d": "np.add.at is made for ids that repeat: it adds one row at a time, like the loop.",
        },
        hints=(
            "What is special about the list of ids? Follow one id that comes twice.",
            "A loop visits row 3 twice, one visit after the other. Which of the four lines does "
            "all rows in one go, and when does it read them?",
            "Write the += out as two steps, right side first: read five rows, then write five "
            "rows. What does the second writing of row 3 leave of the first?",
        ),
    ),
    Predict(
        id="05.8",
        title="One line moves down",
        stars=2,
        minutes=5,
        equation="05.15",
        solution="c",
        because="A late assignment wipes out what the loop has put into row o, and the loop puts "
        "something there only if o was drawn.",
        choices={
            "a": "The order of a sum does not matter. But a plain = does not add, it replaces.",
            "b": "The loop adds every draw, so a repeated noise word is right in both orders. The "
            "line that moved touches one row only, that of the true word.",
            "d": "The line touches the row of the true word only. In most examples nothing else "
            "does, and then it may stand anywhere.",
        },
        hints=(
            "Which row does the line that moved write to? Who else writes to it?",
            "An assignment replaces what was there. Before the loop the row is zero. And after it?",
            "The loop writes to row o only when o is in ks.",
        ),
    ),
    Predict(
        id="05.9",
        title="Find the slips",
        stars=2,
        minutes=4,
        equation="05.16",
        solution="c",
        because="There are K + 1 questions, so at most K + 1 output vectors have a slope (05.15).",
        choices={
            "a": "A corpus is a text, in which the same word comes again and again. Softmax needs "
            "each word of the vocabulary once. That is n dot products, not one for every word of "
            "the text.",
            "b": "Nothing of the kind is proved in the paper: it derives how the vectors are "
            "updated. How good they are is measured, in "
            "other papers.",
        },
        hints=(
            "For each sentence ask: which words exactly? And who has shown it?",
            "A text of a billion words may have a vocabulary of a hundred thousand. And a formula "
            "for a gradient can be derived; can the quality of vectors?",
            "Which words stand in the loss (05.1)? No other vector has a slope.",
        ),
    ),
    Code(
        id="05.10",
        title="A hat without the true word",
        stars=2,
        minutes=10,
        equation="05.17",
        solution=probs_without_target,
        returns=("probs",),
        cases=hat_cases,
        truth=drawn_again,
        misconceptions=(
            Misconception(
                cause="power forgotten",
                answer=lambda counts, target: share(without(counts, target)),
                because="These are shares of the counts. The hat takes the counts to the power "
                "3/4 first.",
                see="05.17",
            ),
            Misconception(
                cause="target left in the hat",
                answer=lambda counts, target: noise_probs(counts),
                because="The target still has a probability. It is never the draw that counts.",
                see="05.17",
            ),
            Misconception(
                cause="target in the hat, and divided",
                answer=lambda counts, target: (
                    noise_probs(counts) / (1 - noise_probs(counts)[target])
                ),
                because="The other words are right. The target is never the draw that counts: its "
                "own probability is 0.",
                see="05.17",
            ),
            Misconception(
                cause="not divided again",
                answer=lambda counts, target: without(noise_probs(counts), target),
                because="With the target gone the rest sums to less than 1. Some word does count "
                "in the end: divide by what is left.",
                see="05.17",
            ),
            Misconception(
                cause="power of the shares, not divided again",
                answer=lambda counts, target: without(share(counts) ** 0.75, target),
                because="After the power the shares no longer sum to 1: divide by their sum.",
                see="05.17",
            ),
            Misconception(
                cause="power taken of the shares without the target, not divided again",
                answer=lambda counts, target: share(without(counts, target)) ** 0.75,
                because="After the power the shares no longer sum to 1: divide by their sum.",
                see="05.17",
            ),
            Misconception(
                cause="weights, not probabilities",
                answer=lambda counts, target: without(counts**0.75, target),
                because="These are the weights. To sum to 1 they must be divided by their sum.",
                see="05.17",
            ),
            Misconception(
                cause="power 3/4 without brackets",
                answer=lambda counts, target: share(without(counts**3 / 4, target)),
                because="Python reads counts ** 3 / 4 as (counts ** 3) / 4. Write ** 0.75, or put "
                "brackets around the 3 / 4.",
                see="05.17",
            ),
            Misconception(
                cause="put back only once",
                answer=lambda counts, target: without(
                    noise_probs(counts) * (1 + noise_probs(counts)[target]), target
                ),
                because="You let the target come at most once before the draw that counts. It may "
                "come twice, or ten times. Your probabilities sum to less than 1.",
                see="05.17",
            ),
            Misconception(
                cause="multiplied by what is left",
                answer=lambda counts, target: (
                    without(noise_probs(counts), target) * (1 - noise_probs(counts)[target])
                ),
                because="You multiplied by 1 minus the probability of the target, and made the "
                "other words rarer. With the target gone they come more often: divide.",
                see="05.17",
            ),
            Misconception(
                cause="power taken twice",
                answer=lambda counts, target: share(without(noise_probs(counts) ** 0.75, target)),
                because="The counts went through the power 3/4, and the shares once more: together "
                "that is the power 9/16.",
                see="05.17",
            ),
            Misconception(
                cause="put back only once, and then kept",
                answer=lambda counts, target: second_draw_counts(noise_probs(counts), target),
                because="You let the second draw count, whatever it is. If it is the target again, "
                "it is put back again.",
                see="05.17",
            ),
            Misconception(
                cause="each word divided by its own rest",
                answer=lambda counts, target: without(
                    noise_probs(counts) / (1 - noise_probs(counts)), target
                ),
                because="You divided each probability by 1 minus itself. What is left in the hat "
                "is 1 minus the probability of the *target*, the same for all words.",
                see="05.17",
            ),
            Misconception(
                cause="power upside down",
                answer=lambda counts, target: share(without(counts ** (4 / 3), target)),
                because="You used the power 4/3, which makes frequent words even more frequent. "
                "It is 3/4.",
                see="05.17",
            ),
            Misconception(
                cause="divided by the sum of the counts",
                answer=lambda counts, target: without(counts**0.75, target) / counts.sum(),
                because="You divided the weights by the sum of the counts. To sum to 1 they must "
                "be divided by their own sum.",
                see="05.17",
            ),
            Misconception(
                cause="power 1/2",
                answer=lambda counts, target: share(without(counts**0.5, target)),
                because="You took the square root. The power is 3/4.",
                see="05.17",
            ),
            Misconception(
                cause="target's share spread evenly",
                answer=spread_evenly,
                because="You gave each other word an equal part of the target's probability. But "
                "the second draw is like the first: a frequent word has a better chance in it too.",
                see="05.17",
            ),
            Misconception(
                cause="all words alike",
                answer=lambda counts, target: share(without(np.ones(len(counts)), target)),
                because="You gave all other words the same chance. The counts, to the power 3/4, "
                "decide.",
                see="05.17",
            ),
            Misconception(
                cause="divided by 1 minus the share in the text",
                answer=lambda counts, target: (
                    without(noise_probs(counts), target) / (1 - share(counts)[target])
                ),
                because="You divided by 1 minus the target's share of the *text*. Its probability "
                "in the hat is another one.",
                see="05.17",
            ),
        ),
        hints=(
            "The target can come out any number of times before the draw that counts. Do the "
            "proportions among the other words change by that?",
            "They do not. So the target can just as well be taken out of the hat, and then the "
            "rest must sum to 1.",
            "The counts to the power 0.75, a zero in the place of the target, and all of it "
            "divided by its sum.",
        ),
    ),
    Order(
        id="05.11",
        title="From the loss to an error",
        stars=2,
        minutes=4,
        equation="05.2",
        solution="FHCEAD",
        because="The slope of log puts σ(x) below the line, the slope of σ brings it back above, "
        "and the two cancel. The slope of σ is known from chapter 04: its line may stand anywhere "
        "before it is used.",
        lines={
            "A": Line(
                text="∂J/∂x = −(1 − σ(x))",
                needs={"E": "cancels a σ(x) above against one below"},
                see="05.2",
            ),
            "B": Line(
                text="∂J/∂x = −σ(x) (1 − σ(x))",
                slip="That is the slope of −σ(x). The loss has a logarithm around it, and the "
                "chain rule asks for the slope of that, too.",
                see="04.9",
            ),
            "C": Line(text="σ′(x) = σ(x) (1 − σ(x))", see="04.4"),
            "D": Line(
                text="∂J/∂x = σ(x) − 1",
                needs={"A": "takes the minus sign inside the brackets"},
                see="05.2",
            ),
            "E": Line(
                text="∂J/∂x = −(1 / σ(x)) · σ(x) (1 − σ(x))",
                needs={
                    "H": "puts something in the place of σ′(x)",
                    "C": "uses the slope of σ",
                },
                see="04.4",
            ),
            "F": Line(text="J = −log σ(x) + terms without x", see="05.1"),
            "G": Line(
                text="∂J/∂x = 1 − σ(x)",
                slip="The sign is lost. This is the slope of log σ(x), and the loss is minus that.",
                see="05.2",
            ),
            "H": Line(
                text="∂J/∂x = −(1 / σ(x)) · σ′(x)",
                needs={"F": "differentiates the loss"},
                see="04.9",
            ),
        },
        hints=(
            "A line can use only what is found above it. Which one needs nothing, which one is the "
            "goal? Two of the others are slopes of something else.",
            "Chain rule: log has the slope one over, and then comes the slope of what is inside. "
            "Put that in, and something cancels.",
            "The loss; one over σ times the slope of σ, with a minus; what the slope of σ is; that "
            "put in; σ cancelled; the minus taken inside.",
        ),
    ),
)
