"""Exercises of chapter 02: softmax and cross-entropy."""

import numpy as np

from w2v_lib.activations import log_softmax
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term
from w2v_lib.losses import softmax_loss

# --- 02.2: all the scores at once -----------------------------------------------------------------


def all_scores(hidden, output_vectors):
    """Score every word of the vocabulary: shape (vocab_size,)."""
    return output_vectors @ hidden  # (vocab_size, dim) @ (dim,) -> (vocab_size,)


def score_cases(rng):
    """Sizes that differ; more words than numbers, and more numbers than words."""
    return [
        (np.array([1.0, 2.0]), np.array([[1.0, 0.0], [0.0, 1.0], [1.0, -1.0]])),
        (rng.normal(size=3), rng.normal(size=(4, 3))),
        (rng.normal(size=5), rng.normal(size=(2, 5))),
    ]


def scores_one_by_one(hidden, output_vectors):
    """Compute each score by its own loop: nothing in common with a matrix product."""
    return np.array(
        [sum(a * b for a, b in zip(hidden, row, strict=True)) for row in output_vectors]
    )


def cosine_scores(hidden, output_vectors):
    lengths = np.linalg.norm(output_vectors, axis=1) * np.linalg.norm(hidden)
    return output_vectors @ hidden / np.where(lengths == 0, 1, lengths)


# --- 02.4: softmax that survives ------------------------------------------------------------------


def safe_softmax(scores):
    """Turn scores of any size into probabilities: shape (n,) -> (n,)."""
    exp_scores = np.exp(scores - np.max(scores))  # the largest exponent is 0: nothing overflows
    return exp_scores / exp_scores.sum()


def softmax_cases(rng):
    """Scores of ordinary size, ties, one word alone, and sizes that overflow."""
    return [
        (np.array([0.0, 1.0, 2.0]),),
        (rng.normal(size=5),),
        (np.array([0.5, 0.5, -1.0, 0.5]),),
        (np.array([3.0]),),
        (np.array([400.0, 399.0, -400.0]),),
        (np.array([-800.0, 0.0, 800.0]),),
        (np.array([500.0, 450.0, 100.0]),),
        (np.array([1000.0, 999.0, -1500.0]),),
        (np.array([-1000.0, -1001.5, -1003.0]),),
    ]


def softmax_of(scores):
    return np.exp(log_softmax(scores))


def unshifted_softmax(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores) / np.exp(scores).sum()


def exponentials_alone(scores):
    with np.errstate(over="ignore"):
        return np.exp(scores)


def shifted_above_only(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores - np.max(scores)) / np.exp(scores).sum()


def shifted_below_only(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores) / np.exp(scores - np.max(scores)).sum()


def never_divided(scores):
    return np.exp(scores - np.max(scores))


def divided_by_the_largest(scores):
    return unshifted_softmax(scores / np.max(np.abs(scores)))


def shift_added(scores):
    return unshifted_softmax(scores + np.max(scores))


def shifted_by_the_mean(scores):
    return unshifted_softmax(scores - np.mean(scores))


def shifted_by_the_smallest(scores):
    return unshifted_softmax(scores - np.min(scores))


def sign_of_scores_flipped(scores):
    return safe_softmax(-np.asarray(scores))


def logarithm_returned(scores):
    return log_softmax(scores)


# --- 02.8: the whole prediction -------------------------------------------------------------------


def naive_softmax_loss(hidden, target, output_vectors):
    """Surprise at the true word, -log of its probability, in nats."""
    scores = output_vectors @ hidden
    largest = scores.max()
    log_of_sum = largest + np.log(np.exp(scores - largest).sum())
    return log_of_sum - scores[target]


def loss_cases(rng):
    """The target in several places; two words alike; scores of +-1000, all of one sign or not."""
    hidden, output_vectors = rng.normal(size=3), rng.normal(size=(5, 3))
    alike = rng.normal(size=(4, 2))
    alike[3] = alike[1]
    return [
        (np.array([1.0, 0.0]), 1, np.array([[0.0, 1.0], [1.0, 0.0]])),
        (hidden, 0, output_vectors),
        (hidden, 3, output_vectors),
        (rng.normal(size=2), 1, alike),
        (np.zeros(3), 2, rng.normal(size=(4, 3))),
        (np.array([400.0, 0.0]), 0, np.array([[-1.0, 0.3], [1.0, 0.5], [0.9, 0.1]])),
        (np.array([720.0, 0.0]), 0, np.array([[0.0, 0.3], [1.0, 0.5], [0.9, 0.1]])),
        (np.array([1000.0, 0.0]), 1, np.array([[-1.0, 0.3], [1.0, 0.5], [0.9, 0.1]])),
        (np.array([1000.0, 0.0]), 2, np.array([[-1.0, 0.3], [1.0, 0.5], [0.0, 0.1]])),
        Case(
            "all scores lie far below zero",
            (np.array([1.0, -2.0]), 1, np.array([[-900.0, 50.0], [-1001.5, 0.0], [-1003.0, 0.0]])),
        ),
    ]


def loss_of(hidden, target, output_vectors):
    return softmax_loss(hidden, target, output_vectors).loss


def small_number_inside(small):
    """Name the mistake for one of the small numbers that learners choose."""
    return Misconception(
        cause=f"{small} inside the logarithm",
        answer=lambda hidden, target, output_vectors: (
            -np.log(safe_softmax(output_vectors @ hidden)[target] + float(small))
        ),
        because=f"The small number hides the infinity, and every loss above "
        f"{-np.log(float(small)):.0f} nats with it. Take the logarithm on paper first, as in "
        "(02.7).",
        see="02.7",
    )


def loss_by_the_textbook(hidden, target, output_vectors):
    with np.errstate(all="ignore"):
        return -np.log(unshifted_softmax(output_vectors @ hidden)[target])


def loss_with_a_one_hot(hidden, target, output_vectors):
    labels = np.eye(len(output_vectors))[target]
    with np.errstate(all="ignore"):
        return -(labels * np.log(safe_softmax(output_vectors @ hidden))).sum()


def loss_shifted_by_the_true_score(hidden, target, output_vectors):
    with np.errstate(over="ignore"):
        return np.log(np.exp((output_vectors - output_vectors[target]) @ hidden).sum())


def loss_shifted_by_the_mean(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    centred = scores - scores.mean()
    with np.errstate(all="ignore"):
        return np.log(np.exp(centred).sum()) - centred[target]


def loss_against_the_others(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return np.logaddexp.reduce(np.delete(scores, target)) - scores[target]


def sum_without_logarithm(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return scores.max() + np.exp(scores - scores.max()).sum() - scores[target]


def logarithm_of_each(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    with np.errstate(divide="ignore"):
        logs = np.log(np.exp(scores - scores.max()))
    return scores.max() + logs.sum() - scores[target]


def loss_through_the_probability(hidden, target, output_vectors):
    with np.errstate(all="ignore"):
        return -np.log(safe_softmax(output_vectors @ hidden)[target])


def loss_without_shift(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    with np.errstate(all="ignore"):
        return np.log(np.exp(scores).sum()) - scores[target]


LOSS_TERMS = (
    Term(
        name="log Σ exp(s_w)",
        value=lambda hidden, target, U: loss_of(hidden, target, U) + U[target] @ hidden,
        because="The logarithm of the summed exponentials stands in the loss once, with a plus.",
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
        because="The largest score is taken away inside the exponentials and added back outside, "
        "so that nothing is left of it.",
        see="02.8",
    ),
    Term(
        name="Σ s_w",
        value=lambda hidden, target, U: (U @ hidden).sum(),
        coefficient=0,
        because="The scores are summed only after exp.",
        see="02.7",
    ),
)


SOME_SCORES = np.array([2.0, -1.0, 0.5])  # for 02.7, whose answer holds for any scores

EXERCISES = (
    Predict(
        id="02.1",
        title="Which numbers matter?",
        stars=1,
        minutes=2,
        equation="02.1",
        solution="c",
        because="The one-hot vector of king picks the row of king; the others meet a zero.",
        choices={
            "a": "The product does touch all ten numbers, but it multiplies eight of them by zero.",
            "b": "One number per word would be a column of the table. A one-hot vector picks the "
            "row of one word: all numbers of king, none of the others.",
        },
        hints=(
            "Which entries of the one-hot vector of king are not zero?",
            "Each row of the table is multiplied by one entry of x. How many rows meet a 1?",
            "One row survives, the row of king. It holds d = 2 numbers.",
        ),
    ),
    Code(
        id="02.2",
        title="All the scores at once",
        stars=1,
        minutes=5,
        equation="02.2",
        solution=all_scores,
        returns=("scores",),
        cases=score_cases,
        truth=scores_one_by_one,
        misconceptions=(
            Misconception(
                cause="divided by the lengths",
                answer=cosine_scores,
                because="You computed the cosine. A score is the plain dot product: the lengths of "
                "the vectors count.",
                see="02.2",
            ),
            Misconception(
                cause="distance in place of the dot product",
                answer=lambda hidden, output_vectors: np.linalg.norm(
                    output_vectors - hidden, axis=1
                ),
                because="You measured how far each output vector is from hidden. A score is a dot "
                "product: multiply entry by entry, then add up.",
                see="02.2",
            ),
            Misconception(
                cause="negative distance in place of the dot product",
                answer=lambda hidden, output_vectors: (
                    -np.linalg.norm(output_vectors - hidden, axis=1)
                ),
                because="You took minus the distance, so the nearest word wins. A score is a dot "
                "product: a long vector that points the right way beats a near one.",
                see="02.2",
            ),
            Misconception(
                cause="products not added up",
                answer=lambda hidden, output_vectors: output_vectors * hidden,
                because="These are the products, entry by entry. A dot product adds them up: one "
                "number for each word.",
                see="02.2",
            ),
            Misconception(
                cause="added up over the words",
                answer=lambda hidden, output_vectors: (output_vectors * hidden).sum(axis=0),
                because="You added up down the columns, over the words. Each word has its own "
                "score: add up along its row, axis=1.",
                see="02.2",
            ),
            Misconception(
                cause="mean in place of the sum",
                answer=lambda hidden, output_vectors: output_vectors @ hidden / len(hidden),
                because="You took the mean of the products. A dot product is their sum.",
                see="02.2",
            ),
            Misconception(
                cause="only the first word",
                answer=lambda hidden, output_vectors: output_vectors[0] @ hidden,
                because="That is the score of the first word alone. Does a return stand inside "
                "the loop?",
                see="02.2",
            ),
            Misconception(
                cause="squared distance in place of the dot product",
                answer=lambda hidden, output_vectors: ((output_vectors - hidden) ** 2).sum(axis=1),
                because="You measured how far each output vector is from hidden, squared. A score "
                "is a dot product: multiply entry by entry, then add up.",
                see="02.2",
            ),
            Misconception(
                cause="exponentials of the scores",
                answer=lambda hidden, output_vectors: np.exp(output_vectors @ hidden),
                because="You took exp already, one step too far. The scores are the dot products.",
                see="02.2",
            ),
            Misconception(
                cause="divided by the length of hidden",
                answer=lambda hidden, output_vectors: (
                    output_vectors @ hidden / np.linalg.norm(hidden)
                ),
                because="You divided by the length of hidden, which gives the shadows. A score is "
                "the plain dot product.",
                see="02.2",
            ),
            Misconception(
                cause="divided by the lengths of the output vectors",
                answer=lambda hidden, output_vectors: (
                    output_vectors @ hidden / np.linalg.norm(output_vectors, axis=1)
                ),
                because="You divided by the length of each output vector. A score is the plain "
                "dot product: the lengths count.",
                see="02.2",
            ),
            Misconception(
                cause="divided by the root of the length",
                answer=lambda hidden, output_vectors: (
                    output_vectors @ hidden / np.sqrt(len(hidden))
                ),
                because="You divided by the root of dim, as models with attention do. A score of "
                "word2vec is the plain dot product.",
                see="02.2",
            ),
            Misconception(
                cause="sorted",
                answer=lambda hidden, output_vectors: np.sort(output_vectors @ hidden)[::-1],
                because="You sorted the scores. The score at place w belongs to word w.",
                see="02.2",
            ),
            Misconception(
                cause="sign flipped",
                answer=lambda hidden, output_vectors: -(output_vectors @ hidden),
                because="Every score has the wrong sign: vectors that point the same way must get "
                "a positive score.",
                see="02.2",
            ),
            Misconception(
                cause="already turned into probabilities",
                answer=lambda hidden, output_vectors: softmax_of(output_vectors @ hidden),
                because="These are the probabilities, one step too far. The scores are the dot "
                "products before softmax.",
                see="02.2",
            ),
        ),
        hints=(
            "Each score is one dot product. Which operation does many dot products at once?",
            "A matrix times a vector takes the dot product of every row of the matrix with the "
            "vector. The words are in the rows of output_vectors.",
            "Multiply output_vectors by hidden with the @ sign, the matrix on the left.",
        ),
    ),
    Predict(
        id="02.3",
        title="Lift every score",
        stars=1,
        minutes=3,
        equation="02.3",
        solution="c",
        because="exp(s + 100) = exp(100) exp(s): the same factor stands above and below the line.",
        choices={
            "a": "That happens when you multiply the scores by 100: then their differences grow. "
            "Adding 100 leaves every difference as it was.",
            "b": "They would become equal if the differences shrank. Adding the same number to all "
            "leaves every difference as it was.",
            "d": "The exponentials do all grow by the same factor, exp(100). But so does "
            "their sum, by which you divide.",
        },
        hints=(
            "What does softmax care about: the sizes of the scores, or their differences?",
            "Write exp(s + 100) as a product of two exponentials, above and below the line.",
            "exp(100) stands in every term above and below, so it can be taken out and cancels.",
        ),
    ),
    Code(
        id="02.4",
        title="Softmax that survives",
        stars=2,
        minutes=8,
        equation="02.4",
        solution=safe_softmax,
        returns=("probs",),
        cases=softmax_cases,
        truth=softmax_of,
        misconceptions=(
            Misconception(
                cause="too large for exp",
                answer=unshifted_softmax,
                because="The formula is right, and it breaks for large scores: exp(1000) is more "
                "than a computer can hold. Choose the shift after which no score is above zero.",
                see="02.4",
            ),
            Misconception(
                cause="neither shifted nor divided",
                answer=exponentials_alone,
                because="exp(1000) is more than a computer can hold, so shift the scores first. "
                "And the results do not sum to 1: divide by their sum.",
                see="02.4",
            ),
            Misconception(
                cause="shifted by the first score",
                answer=lambda scores: unshifted_softmax(scores - scores[0]),
                because="You take away the first score. Any other can be far above it, and then "
                "exp overflows. Choose the shift after which no score is above zero.",
                see="02.4",
            ),
            Misconception(
                cause="shifted by 1000",
                answer=lambda scores: unshifted_softmax(scores - 1000),
                because="1000 fits some scores only: for others every exp becomes 0. Choose a "
                "shift that comes from the scores.",
                see="02.4",
            ),
            Misconception(
                cause="shifted by the largest size",
                answer=lambda scores: unshifted_softmax(scores - np.max(np.abs(scores))),
                because="You take away the largest score without its sign. If all are far below "
                "zero, every exp becomes 0. Take the largest score as it is.",
                see="02.4",
            ),
            Misconception(
                cause="divided by the largest score",
                answer=lambda scores: unshifted_softmax(scores / np.max(scores)),
                because="You divided the scores by the largest. That changes their differences, "
                "and so the probabilities. Take it away instead.",
                see="02.4",
            ),
            Misconception(
                cause="cut off in place of shifted",
                answer=lambda scores: unshifted_softmax(np.clip(scores, -700, 700)),
                because="You cut off scores that are too large. Two of them then become equal, "
                "1000 and 999 for example. A shift keeps their difference.",
                see="02.4",
            ),
            Misconception(
                cause="shifted above the line only",
                answer=shifted_above_only,
                because="You shift above the line and not below it. The factor cancels only if it "
                "stands in both.",
                see="02.4",
            ),
            Misconception(
                cause="shifted below the line only",
                answer=shifted_below_only,
                because="You shift below the line and not above it. The factor cancels only if it "
                "stands in both.",
                see="02.4",
            ),
            Misconception(
                cause="nan replaced by 0",
                answer=lambda scores: np.nan_to_num(unshifted_softmax(scores)),
                because="The overflow is still there: you put 0 where it made nan. The "
                "probabilities do not sum to 1. Shift the scores first.",
                see="02.4",
            ),
            Misconception(
                cause="divided by the number of words",
                answer=lambda scores: np.exp(scores - np.max(scores)) / len(scores),
                because="You divided by how many there are. They sum to 1 if you divide by their "
                "sum.",
                see="02.3",
            ),
            Misconception(
                cause="shifted by the mean",
                answer=shifted_by_the_mean,
                because="After subtracting the mean a score can still be large. Choose the shift "
                "after which no score is above zero.",
                see="02.4",
            ),
            Misconception(
                cause="shifted by the smallest",
                answer=shifted_by_the_smallest,
                because="You subtracted the smallest score, so the largest is still large and "
                "overflows. Choose the shift after which no score is above zero.",
                see="02.4",
            ),
            Misconception(
                cause="shift added",
                answer=shift_added,
                because="You added the largest score, which makes large scores larger. Take it "
                "away instead.",
                see="02.4",
            ),
            Misconception(
                cause="scaled in place of shifted",
                answer=divided_by_the_largest,
                because="You divided the scores by the largest. That changes their differences, "
                "and so the probabilities. Only a shift leaves them alone.",
                see="02.4",
            ),
            Misconception(
                cause="never divided by the sum",
                answer=never_divided,
                because="Your numbers are positive, but they do not sum to 1: divide by their sum.",
                see="02.3",
            ),
            Misconception(
                cause="divided by the scores' sum",
                answer=lambda scores: np.asarray(scores) / np.sum(scores),
                because="You divided the scores by their sum, without exp: negative scores make "
                "negative numbers.",
                see="02.3",
            ),
            Misconception(
                cause="sign of the scores flipped",
                answer=sign_of_scores_flipped,
                because="The highest score gets the smallest probability: a sign in exp is wrong.",
                see="02.3",
            ),
            Misconception(
                cause="the logarithm returned",
                answer=logarithm_returned,
                because="These are the logarithms of the probabilities. Take exp of them.",
                see="02.3",
            ),
        ),
        hints=(
            "Softmax cannot see a shift. Which shift makes every exponent zero or negative?",
            "Subtract the largest score from all scores. Then no exponential is above 1.",
            "First np.exp of the scores minus their largest; then divide the result by its sum.",
        ),
    ),
    Pencil(
        id="02.5",
        title="One line",
        stars=1,
        minutes=5,
        equation="02.3",
        solution="-log(y_hat[o])",
        symbols=lambda rng: {"y_hat": softmax_of(rng.normal(size=5)), "o": 3},
        truth=lambda at: float(np.sum(-np.eye(5)[at["o"]] * np.log(at["y_hat"]))),
        misconceptions=(
            Misconception(
                cause="minus sign lost",
                answer="log(y_hat[o])",
                because="The logarithm of a probability is negative. The minus sign in front of "
                "the sum makes the loss positive.",
                see="02.5",
            ),
            Misconception(
                cause="logarithm lost",
                answer="-y_hat[o]",
                because="The one-hot vector picks the term -log ŷ_o: the logarithm stays.",
                see="02.5",
            ),
            Misconception(
                cause="all words kept",
                answer="-sum(log(y_hat))",
                because="You added up every word. All terms but one are multiplied by y_w = 0.",
                see="02.5",
            ),
            Misconception(
                cause="no entry picked",
                answer="-log(y_hat)",
                because="These are the logarithms of all entries, a whole column. The one-hot "
                "vector picks the entry of the true word.",
                see="02.5",
            ),
            Misconception(
                cause="weighted by its own probability",
                answer="-y_hat[o] * log(y_hat[o])",
                because="The weight in the sum is y_w, the truth, and y_o = 1. You took ŷ_o.",
                see="02.5",
            ),
            Misconception(
                cause="entropy of the prediction",
                answer="-sum(y_hat * log(y_hat))",
                because="You weighted every word by ŷ_w. The weight in the sum is y_w, which is 1 "
                "for one word and 0 for all others.",
                see="02.5",
            ),
            Misconception(
                cause="entry 0 in place of o",
                answer="-log(y_hat[0])",
                because="You took the entry at place 0, the number zero. The true word is o, the "
                "letter.",
                see="02.5",
            ),
            Misconception(
                cause="logarithm to base 2",
                answer="-log(y_hat[o]) / log(2)",
                because="That is in bits. Here log is the natural logarithm, and nothing is "
                "divided.",
                see="02.5",
            ),
            Misconception(
                cause="surprise at everything else",
                answer="-log(1 - y_hat[o])",
                because="That is the surprise at *not* seeing the true word. The sum keeps the "
                "term of the true word itself.",
                see="02.5",
            ),
            Misconception(
                cause="one minus the probability",
                answer="1 - y_hat[o]",
                because="That is how much probability is missing. Cross-entropy takes the "
                "logarithm of the probability instead.",
                see="02.5",
            ),
        ),
        hints=(
            "Write the sum out for three words, where y is (0, 1, 0). What is left?",
            "Every term with y_w = 0 vanishes. One term has y_w = 1: the one of word o.",
            "What is left is minus the logarithm of the entry of ŷ that belongs to o.",
        ),
    ),
    Predict(
        id="02.6",
        title="A model that knows nothing",
        stars=2,
        minutes=4,
        equation="02.5",
        solution=float(np.log(1000)),
        tolerance=0.02,
        because="All scores are 0, so every word gets 1/1000, and -log(1/1000) = log 1000 = 6.91.",
        misconceptions=(
            Misconception(
                cause="zero vectors taken for zero loss",
                answer=0.0,
                because="A loss of 0 means certain and right. Zero vectors are not certain of "
                "anything: every word gets the same probability.",
                see="02.5",
            ),
            Misconception(
                cause="logarithm to base 2",
                answer=float(np.log2(1000)),
                because="That is the surprise in bits, with base 2. The loss is in nats: take the "
                "natural logarithm.",
                see="02.5",
            ),
            Misconception(
                cause="logarithm to base 10",
                answer=3.0,
                because="That is the logarithm to base 10. The loss is in nats: take the natural "
                "logarithm.",
                see="02.5",
            ),
            Misconception(
                cause="the number of words",
                answer=1000.0,
                because="1000 is how many words share the probability. The surprise is the "
                "logarithm of that.",
                see="02.5",
            ),
            Misconception(
                cause="scores taken for probabilities",
                answer=1.0,
                because="exp(0) = 1 is not a probability yet: divide by the sum of all thousand.",
                see="02.3",
            ),
            Misconception(
                cause="the probability itself",
                answer=0.001,
                because="That is the probability of the true word; the loss is minus its log.",
                see="02.5",
            ),
            Misconception(
                cause="sign flipped",
                answer=-float(np.log(1000)),
                because="A loss is never negative: it is minus the logarithm of a probability.",
                see="02.5",
            ),
        ),
        hints=(
            "What are the scores when all vectors are zero? And what does softmax make of them?",
            "1000 equal scores give 1000 equal probabilities: 1/1000 each.",
            "Take minus the natural logarithm of 1/1000, which is the logarithm of 1000.",
        ),
    ),
    Pencil(
        id="02.7",
        title="The missing term",
        stars=2,
        minutes=5,
        equation="02.7",
        solution="m",
        symbols=lambda rng: {"m": rng.uniform(0.5, 2)},
        truth=lambda at: float(
            np.logaddexp.reduce(SOME_SCORES) - np.logaddexp.reduce(SOME_SCORES - at["m"])
        ),
        misconceptions=(
            Misconception(
                cause="sign of the shift",
                answer="-m",
                because="The shifted scores are smaller by m, so the logarithm of their sum is "
                "smaller by m. The box must put m back.",
                see="02.8",
            ),
            Misconception(
                cause="taken for cancelled",
                answer="0",
                because="In (02.4) the factor stands above and below and cancels. Here there is "
                "one sum, and nothing for it to cancel with.",
                see="02.4",
            ),
            Misconception(
                cause="factor with the wrong sign",
                answer="exp(-m)",
                because="You took exp(-m) out of the sum. What comes out is exp(m), and outside "
                "the logarithm it becomes a term.",
                see="02.8",
            ),
            Misconception(
                cause="logarithm of the factor forgotten",
                answer="exp(m)",
                because="exp(m) is a factor inside the logarithm. Outside it becomes a term: "
                "log exp(m).",
                see="02.8",
            ),
            Misconception(
                cause="logarithm of the shift",
                answer="log(m)",
                because="What you take out of the sum is exp(m), not m. Its logarithm is m.",
                see="02.8",
            ),
        ),
        hints=(
            "Write s as (s - m) + m inside the exponential.",
            "exp((s - m) + m) is exp(s - m) times exp(m), and exp(m) can leave the sum.",
            "The logarithm of a product is a sum of logarithms, and log exp(m) is m.",
        ),
    ),
    Code(
        id="02.8",
        title="The whole prediction in one function",
        stars=2,
        minutes=10,
        equation="02.8",
        solution=naive_softmax_loss,
        returns=("loss",),
        cases=loss_cases,
        truth=loss_of,
        terms={"loss": LOSS_TERMS},
        scales={"1/n": lambda hidden, target, output_vectors: 1 / len(output_vectors)},
        misconceptions=(
            Misconception(
                cause="through the probability",
                answer=loss_through_the_probability,
                because="Right for ordinary scores. With large ones the probability of the target "
                "is rounded to 0, and its logarithm is minus infinity. Take the logarithm on "
                "paper first, as in (02.7).",
                see="02.7",
            ),
            *map(small_number_inside, ("1e-8", "1e-10", "1e-12", "1e-15", "1e-300")),
            Misconception(
                cause="not shifted, and through the probability",
                answer=loss_by_the_textbook,
                because="Two things break for large scores. exp(1000) overflows, and a "
                "probability such as exp(-800) is rounded to 0, whose logarithm is minus "
                "infinity. Take the logarithm on paper first, as in (02.7), then shift.",
                see="02.8",
            ),
            Misconception(
                cause="0 times minus infinity",
                answer=loss_with_a_one_hot,
                because="Right for ordinary scores. With large ones some probability is rounded "
                "to 0. Its logarithm is minus infinity, and 0 times that is nan, not 0. Take the "
                "logarithm on paper first, as in (02.7).",
                see="02.7",
            ),
            Misconception(
                cause="shifted by the true score",
                answer=loss_shifted_by_the_true_score,
                because="You shift by the score of the true word. Where another score is more "
                "than 709 above it, exp overflows. Shift by the largest.",
                see="02.8",
            ),
            Misconception(
                cause="shifted by the mean",
                answer=loss_shifted_by_the_mean,
                because="After subtracting the mean a score can still be too large for exp. Shift "
                "by the largest.",
                see="02.8",
            ),
            Misconception(
                cause="one minus the probability",
                answer=lambda hidden, target, output_vectors: (
                    1 - np.exp(-loss_of(hidden, target, output_vectors))
                ),
                because="That is how much probability is missing. The loss is minus the logarithm "
                "of the probability.",
                see="02.5",
            ),
            Misconception(
                cause="all words kept",
                answer=lambda hidden, target, output_vectors: (
                    -log_softmax(output_vectors @ hidden).sum()
                ),
                because="You added up the surprise at every word. Only the true word counts.",
                see="02.5",
            ),
            Misconception(
                cause="no word picked",
                answer=lambda hidden, target, output_vectors: -log_softmax(output_vectors @ hidden),
                because="That is the surprise at every word, a whole array. Pick the entry of the "
                "target.",
                see="02.5",
            ),
            Misconception(
                cause="true word left out of the sum",
                answer=loss_against_the_others,
                because="Your sum runs over the other words only. It runs over all words, the "
                "true one among them.",
                see="02.7",
            ),
            Misconception(
                cause="logarithm of the sum lost",
                answer=sum_without_logarithm,
                because="The sum of the exponentials is there without its logarithm.",
                see="02.7",
            ),
            Misconception(
                cause="logarithm before the sum",
                answer=logarithm_of_each,
                because="You took the logarithm of each exponential and then summed: a bracket "
                "closes too early. First the sum, then its logarithm.",
                see="02.7",
            ),
            Misconception(
                cause="not shifted",
                answer=loss_without_shift,
                because="Right for ordinary scores, but exp(1000) overflows. Shift by the largest "
                "score and add it back outside the logarithm.",
                see="02.8",
            ),
            Misconception(
                cause="shift not put back",
                answer=lambda hidden, target, output_vectors: (
                    loss_of(hidden, target, output_vectors) - (output_vectors @ hidden).max()
                ),
                because="You subtracted the largest score inside the exponentials and did not add "
                "it back outside the logarithm.",
                see="02.8",
            ),
            Misconception(
                cause="shift put back with the wrong sign",
                answer=lambda hidden, target, output_vectors: (
                    loss_of(hidden, target, output_vectors) - 2 * (output_vectors @ hidden).max()
                ),
                because="The shift was taken away inside the exponentials, so it must be added "
                "outside, not taken away again.",
                see="02.8",
            ),
            Misconception(
                cause="sign flipped",
                answer=lambda hidden, target, output_vectors: (
                    -loss_of(hidden, target, output_vectors)
                ),
                because="This is log ŷ_o, which is negative. The loss is minus that.",
                see="02.5",
            ),
            Misconception(
                cause="logarithm to base 2",
                answer=lambda hidden, target, output_vectors: (
                    loss_of(hidden, target, output_vectors) / np.log(2)
                ),
                because="This is the surprise in bits. The loss is in nats: use np.log.",
                see="02.5",
            ),
            Misconception(
                cause="sum over the vocabulary forgotten",
                answer=lambda hidden, target, output_vectors: -(output_vectors[target] @ hidden),
                because="Only the score of the true word is there. The logarithm of the sum over "
                "all words is missing, so raising every score would look like learning.",
                see="02.7",
            ),
            Misconception(
                cause="score of the true word forgotten",
                answer=lambda hidden, target, output_vectors: (
                    loss_of(hidden, target, output_vectors) + output_vectors[target] @ hidden
                ),
                because="The logarithm of the sum is there, the score of the true word is missing: "
                "your loss does not depend on the target.",
                see="02.7",
            ),
            Misconception(
                cause="probability in place of its logarithm",
                answer=lambda hidden, target, output_vectors: np.exp(
                    -loss_of(hidden, target, output_vectors)
                ),
                because="This is the probability of the true word; the loss is minus its log.",
                see="02.5",
            ),
        ),
        hints=(
            "Do not compute probabilities: there is a form of the loss with only scores in it.",
            "Three steps: all scores; the logarithm of the sum of their exponentials, safely; "
            "minus the score of the target.",
            "Shift: largest + log of the sum of exp(scores - largest). Then subtract the entry of "
            "scores that belongs to target.",
        ),
    ),
    Predict(
        id="02.9",
        title="Find the slip",
        stars=2,
        minutes=4,
        equation="02.3",
        solution="c",
        because="u_j is the score: what goes into unit j. What comes out, after softmax, is y_j. "
        "The difference matters in chapter 03, where we differentiate by the one and by the other.",
        choices={
            "a": "That sentence is true, so it is not the slip: x has a single 1, so the product "
            "copies one input vector (02.1), and Rong keeps them in the rows of W.",
            "b": "That sentence is true, so it is not the slip: the loss is the cross-entropy "
            "between the one-hot truth and the prediction (02.5).",
            "d": "That sentence is true, so it is not the slip: each word has one vector in each "
            "of the two tables, and training moves them separately.",
        },
        hints=(
            "Follow one example through the picture of the network, left to right.",
            "For each letter ask: does it stand before softmax, or after it?",
            "The probability y_j comes out of unit j. What goes in?",
        ),
    ),
)
