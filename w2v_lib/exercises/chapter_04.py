"""Exercises of chapter 04: the sigmoid, its slope, its loss, and what survives in a computer."""

import numpy as np

from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term

# --- 04.2: a sigmoid that survives ----------------------------------------------------------------


def safe_sigmoid(x):
    """The probability of yes, for scores of any size; same shape as x."""
    small = np.exp(-np.abs(x))  # between 0 and 1: it cannot overflow
    return np.where(x >= 0, 1, small) / (1 + small)


def sigmoid_cases(rng):
    """A number, a column, a table, a single zero, scores of ordinary size and scores of 1000."""
    return [
        Case("x is a single number", (0.5,)),
        Case("x is a single number", (-3.0,)),
        (np.array([0.0, 1.0, -2.0]),),
        (2 * rng.normal(size=5),),
        Case("x is a table", (2 * rng.normal(size=(3, 2)),)),
        Case("x is a large positive number", (1000.0,)),
        Case("x is a large negative number", (-720.0,)),
        Case("scores are as large as 1000", (np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0]),)),
    ]


def rising_form(x):
    return np.exp(x) / (np.exp(x) + 1)


def softmax_over_the_array(x):
    weights = np.exp(x - np.max(x))
    return weights / np.sum(weights)


# --- 04.8: a logarithm that survives --------------------------------------------------------------


def safe_log_sigmoid(x):
    """The log-probability of yes, in nats, for scores of any size; same shape as x."""
    m = np.maximum(0, -x)  # the larger of the two exponents 0 and -x
    return -m - np.log(np.exp(-m) + np.exp(-x - m))


def log_of_one_plus(x):
    return -np.log(1 + np.exp(-x))


def one_not_shifted(x):
    m = np.maximum(0, -x)
    return -m - np.log(1 + np.exp(-x - m))


def shifted_by_minus_x(x):
    return x - np.log(np.exp(x) + 1)


def one_shift_for_all(x):
    m = np.max(np.maximum(0, -x))
    with np.errstate(divide="ignore"):  # too large a shift leaves nothing to take a log of
        return -m - np.log(np.exp(-m) + np.exp(-x - m))


def shifted_the_wrong_way(x):
    m = np.maximum(0, x)
    with np.errstate(over="ignore", divide="ignore"):
        return -m - np.log(np.exp(-m) + np.exp(-x - m))


def shifted_by_the_largest(x):
    m = np.max(-np.asarray(x))
    with np.errstate(over="ignore", divide="ignore"):
        return -m - np.log(np.exp(-m) + np.exp(-x - m))


# --- 04.10: a leaky ReLU --------------------------------------------------------------------------


def leaky_relu_slope(x, alpha):
    """The slope of max(alpha x, x) at each entry of x: shape (n,)."""
    return np.where(x > 0, 1.0, alpha)


def leaky_cases(rng):
    """Both signs, several alphas, none of them 1/2; and the corner."""
    return [
        (np.array([2.0, -3.0]), 0.1),
        (rng.normal(size=5), 0.3),
        (rng.normal(size=4), 0.01),
        Case("one entry is exactly 0", (np.array([1.5, 0.0, -0.5]), 0.2)),
    ]


def one_by_one(x, alpha):
    slopes = []
    for score in x:
        slopes.append(alpha if score <= 0 else 1.0)
    return np.array(slopes)


# --- pencils --------------------------------------------------------------------------------------


def two_scores(rng):
    """Either score is the higher one in some draws."""
    s_b, ahead = 2 * rng.normal(size=2)
    return {"s_a": s_b + ahead, "s_b": s_b}


def one_score(rng):
    return {"x": 2 * rng.normal()}


def a_column_of_scores(rng):
    return {"x": 2 * rng.normal(size=4)}


def a_score_and_a_label(rng):
    """Labels of both kinds come up among the draws."""
    return {"x": 2 * rng.normal(), "y": float(rng.integers(2))}


def slope_by_tanh(x):
    """σ(x) = (1 + tanh(x/2)) / 2, so its slope is (1 - tanh²(x/2)) / 4."""
    return (1 - np.tanh(x / 2) ** 2) / 4


SCORE_TERMS = (
    Term(
        name="s_a",
        value=lambda at: at["s_a"],
        because="The score of a counts once, with a plus: a higher one makes a likelier.",
    ),
    Term(
        name="s_b",
        value=lambda at: at["s_b"],
        coefficient=-1,
        because="The score of b is taken away from both, once.",
        see="02.4",
    ),
    Term(
        name="1",
        value=lambda at: 1.0,
        coefficient=0,
        because="The 1 below the line of the sigmoid is exp(0), there by itself.",
    ),
)
SLOPE_TERMS = (
    Term(
        name="σ(x)",
        value=lambda at: (1 + np.tanh(at["x"] / 2)) / 2,
        because="The slope is σ(1 - σ): σ stands in it once, with a plus.",
    ),
    Term(
        name="σ(x)²",
        value=lambda at: (1 + np.tanh(at["x"] / 2)) ** 2 / 4,
        coefficient=-1,
        because="The slope is σ(1 - σ): the square is taken away once.",
    ),
    Term(
        name="x",
        value=lambda at: at["x"],
        coefficient=0,
        because="Nothing of x is left but what stands inside σ.",
    ),
)
TABLE_OF_SLOPES_TERMS = (
    Term(
        name="diag(σ)",
        value=lambda at: np.diag(sigmoid(at["x"])),
        because="On the diagonal stands σ(1 - σ): σ once, with a plus.",
    ),
    Term(
        name="diag(σ²)",
        value=lambda at: np.diag(sigmoid(at["x"]) ** 2),
        coefficient=-1,
        because="On the diagonal stands σ(1 - σ): the square is taken away once.",
    ),
    Term(
        name="σ σᵀ",
        value=lambda at: np.outer(sigmoid(at["x"]), sigmoid(at["x"])),
        coefficient=0,
        because="Off the diagonal there are zeros: no answer moves with another's score.",
        see="04.1",
    ),
)
SCORE_BLAME_TERMS = (
    Term(
        name="σ(x)",
        value=lambda at: sigmoid(at["x"]),
        because="The prediction stands in the slope once, with a plus, for both labels.",
    ),
    Term(
        name="y",
        value=lambda at: at["y"],
        coefficient=-1,
        because="The label is taken away once.",
    ),
    Term(
        name="y σ(x)",
        value=lambda at: at["y"] * sigmoid(at["x"]),
        coefficient=0,
        because="For both labels the prediction is the same: y is not multiplied with it.",
    ),
)

EXERCISES = (
    Pencil(
        id="04.1",
        title="Two words on the ballot",
        stars=1,
        minutes=5,
        equation="04.1",
        solution="s_a - s_b",
        symbols=two_scores,
        truth=lambda at: np.log(np.exp(at["s_a"]) / np.exp(at["s_b"])),
        terms={"value": SCORE_TERMS},
        misconceptions=(
            Misconception(
                cause="other word forgotten",
                answer="s_a",
                because="σ(s_a) is the probability of a beside a candidate with the score 0. Here "
                "the other candidate has the score s_b, and it must count.",
                see="04.1",
            ),
            Misconception(
                cause="words swapped",
                answer="s_b - s_a",
                because="That gives the probability of b: it falls when s_a rises.",
                see="04.2",
            ),
            Misconception(
                cause="quotient of the scores",
                answer="s_a / s_b",
                because="A quotient of exponentials is the exponential of a difference: "
                "exp(s_a) / exp(s_b) = exp(s_a - s_b).",
                see="02.4",
            ),
            Misconception(
                cause="sum of the scores",
                answer="s_a + s_b",
                because="A higher score of b must make a less likely, and here it makes a more "
                "likely.",
                see="02.4",
            ),
            Misconception(
                cause="share of the scores",
                answer="s_a / (s_a + s_b)",
                because="Scores may be negative, and they are no shares. Softmax takes exp of "
                "each before it divides.",
                see="04.1",
            ),
            Misconception(
                cause="exp taken twice",
                answer="exp(s_a - s_b)",
                because="The sigmoid takes exp by itself. What goes into it is a score.",
                see="04.1",
            ),
            Misconception(
                cause="difference of exponentials",
                answer="exp(s_a) - exp(s_b)",
                because="The sigmoid takes exp by itself. What goes into it is a score.",
                see="04.1",
            ),
            Misconception(
                cause="probability in place of the score",
                answer="exp(s_a) / (exp(s_a) + exp(s_b))",
                because="That is what comes out of the sigmoid. What goes in?",
                see="04.1",
            ),
            Misconception(
                cause="logarithm of the probability",
                answer="log(exp(s_a) / (exp(s_a) + exp(s_b)))",
                because="That is the logarithm of what comes out of the sigmoid. What goes in?",
                see="04.1",
            ),
            Misconception(
                cause="the exponential below the line",
                answer="exp(s_b - s_a)",
                because="That is what stands below the line beside the 1. The sigmoid builds it "
                "by itself, as exp of minus the score.",
                see="04.1",
            ),
            Misconception(
                cause="quotient upside down",
                answer="s_b / s_a",
                because="A quotient of exponentials is the exponential of a difference, and s_a "
                "must make a likelier.",
                see="02.4",
            ),
            Misconception(
                cause="exp of one score alone",
                answer="exp(s_a)",
                because="The sigmoid takes exp by itself, and the other word must count.",
                see="04.1",
            ),
            Misconception(
                cause="logarithm of the sum",
                answer="log(exp(s_a) + exp(s_b))",
                because="That is the logarithm of what stands below the line. Divide above and "
                "below by exp(s_a), and compare with the last line of (04.1).",
                see="04.1",
            ),
        ),
        hints=(
            "Softmax does not mind if the same number is taken away from both scores.",
            "In (04.1) the second candidate has the score 0. Shift both scores so that the score "
            "of b becomes 0. What is the score of a then?",
            "Take s_b away from both: b has 0, and a has s_a minus s_b.",
        ),
    ),
    Code(
        id="04.2",
        title="A sigmoid that survives",
        stars=2,
        minutes=10,
        equation="04.1",
        solution=safe_sigmoid,
        returns=("probs",),
        cases=sigmoid_cases,
        truth=lambda x: sigmoid(x),
        overflow_matters=True,
        misconceptions=(
            Misconception(
                cause="infinity divided by infinity",
                answer=rising_form,
                because="Right for ordinary and for negative scores. At +1000 both parts of the "
                "fraction are infinite. Use this form only where x is negative.",
                see="04.1",
            ),
            Misconception(
                cause="sign flipped",
                answer=lambda x: sigmoid(-np.asarray(x)),
                because="This is the probability of no: it falls when the score rises. The "
                "exponent in 1 / (1 + exp(-x)) has a minus sign.",
                see="04.2",
            ),
            Misconception(
                cause="brackets forgotten",
                answer=lambda x: 1 / 1 + np.exp(-x),
                because="1 / 1 + exp(-x) is read as (1 / 1) + exp(-x). Put brackets around "
                "everything below the line.",
                see="04.1",
            ),
            Misconception(
                cause="minus below the line",
                answer=lambda x: 1 / (1 - np.exp(-x)),
                because="Below the line stands 1 plus exp(-x). With a minus it can be zero, and "
                "the result is no probability.",
                see="04.1",
            ),
            Misconception(
                cause="hyperbolic tangent",
                answer=lambda x: np.tanh(x),
                because="tanh has the same shape, but it runs from -1 to 1. A probability runs "
                "from 0 to 1.",
                see="04.1",
            ),
            Misconception(
                cause="hyperbolic tangent of half the score",
                answer=lambda x: np.tanh(np.asarray(x) / 2),
                because="That runs from -1 to 1. A probability runs from 0 to 1: add 1, and halve.",
                see="04.1",
            ),
            Misconception(
                cause="not divided",
                answer=lambda x: np.where(np.asarray(x) >= 0, 1.0, np.exp(-np.abs(x))),
                because="That is what stands above the line. It must be divided by what is below: "
                "1 + exp(-|x|).",
                see="04.1",
            ),
            Misconception(
                cause="brackets forgotten below the line",
                answer=lambda x: (
                    np.where(np.asarray(x) >= 0, 1.0, np.exp(-np.abs(x))) + np.exp(-np.abs(x))
                ),
                because="a / 1 + small is read as (a / 1) + small. Put brackets around 1 + small.",
                see="04.1",
            ),
            Misconception(
                cause="zero where x is negative",
                answer=lambda x: np.where(np.asarray(x) >= 0, sigmoid(x), 0.0),
                because="Right where x is not negative. A negative score has a probability above "
                "zero too: exp(-|x|) stands above the line there.",
                see="04.1",
            ),
            Misconception(
                cause="twice as steep",
                answer=lambda x: sigmoid(2 * np.asarray(x)),
                because="This is σ(2x). A hyperbolic tangent of x in place of x/2, perhaps?",
                see="04.1",
            ),
            Misconception(
                cause="softmax over the array",
                answer=softmax_over_the_array,
                because="You divided by a sum over all entries, so they sum to 1. Each score is a "
                "question of its own: its only rival has the score 0.",
                see="04.1",
            ),
            Misconception(
                cause="one side shifted",
                answer=lambda x: sigmoid(x - np.max(x)),
                because="You took the largest score away from yes, but not from no, whose score "
                "is 0. Softmax allows a shift only if every score gets it.",
                see="02.4",
            ),
            Misconception(
                cause="sign of the score lost",
                answer=lambda x: sigmoid(np.abs(x)),
                because="Right where x is not negative. With exp(-|x|) below the line alone, a "
                "score and its opposite get the same answer. Where x is negative, something else "
                "stands above the line.",
                see="04.1",
            ),
            Misconception(
                cause="negative form on both sides",
                answer=lambda x: sigmoid(-np.abs(x)),
                because="Right where x is negative. With exp(-|x|) above and below the line, a "
                "score and its opposite get the same answer. Where x is positive, 1 stands above "
                "the line.",
                see="04.1",
            ),
            Misconception(
                cause="logarithm returned",
                answer=lambda x: log_sigmoid(x),
                because="This is the logarithm of the probability. Take exp of it.",
                see="04.1",
            ),
            Misconception(
                cause="a step in place of a curve",
                answer=lambda x: np.where(np.asarray(x) >= 0, 1.0, 0.0),
                because="These are verdicts, yes or no. The sigmoid gives the probability of yes, "
                "with everything between 0 and 1.",
                see="04.1",
            ),
            Misconception(
                cause="one of two not shifted",
                answer=lambda x: sigmoid(np.minimum(x, 0)),
                because="Right where x is not positive. Above the line you took max(x, 0) away, "
                "but the 1 below is exp(0) and must be shifted too: it becomes "
                "exp(-max(x, 0)).",
                see="02.4",
            ),
            Misconception(
                cause="nan turned into 0",
                answer=lambda x: np.where(np.asarray(x) > 700, 0.0, sigmoid(x)),
                because="Right wherever exp(x) is finite. At +1000 both parts of the fraction are "
                "infinite, and the result that is not a number was made 0. The right "
                "value there is 1.",
                see="04.1",
            ),
        ),
        hints=(
            "Which of the two forms is harmless for a negative score, and which for a positive "
            "one? Both contain an exponential that cannot exceed 1 there.",
            "On the one side you need exp(x), on the other exp(-x). Both are exp(-|x|). Compute "
            "that once. Choosing between two finished results with np.where comes too late: it "
            "computes both of them everywhere, and the wrong one overflows.",
            "small = np.exp(-np.abs(x)). Where x is not negative the result is 1 / (1 + small), "
            "elsewhere it is small / (1 + small). So only the number above the line is chosen.",
        ),
    ),
    Pencil(
        id="04.3",
        title="The slope",
        stars=2,
        minutes=8,
        equation="04.1",
        solution="sigmoid(x) * (1 - sigmoid(x))",
        symbols=one_score,
        truth=lambda at: slope_by_tanh(at["x"]),
        terms={"value": SLOPE_TERMS},
        because="CS224N wants exactly this form. The same number is sigmoid(x) * sigmoid(-x), "
        "and exp(x) / (exp(x) + 1)**2.",
        misconceptions=(
            Misconception(
                cause="score in place of the sigmoid",
                answer="x * (1 - x)",
                because="That is the rule of many programs, s(1 - s), but there s is the output of "
                "the sigmoid, not the score.",
                see="04.1",
            ),
            Misconception(
                cause="sign flipped",
                answer="-sigmoid(x) * (1 - sigmoid(x))",
                because="The sigmoid rises everywhere, so its slope is positive. With the chain "
                "rule: the outer power brings a minus and the inner -x another. With the quotient "
                "rule: the product with the slope of the upper part comes first.",
                see="04.1",
            ),
            Misconception(
                cause="inner slope forgotten",
                answer="-1 / (1 + exp(-x))**2",
                because="You differentiated the outer power. The chain rule also wants the slope "
                "of what stands inside, which is -exp(-x).",
                see="04.1",
            ),
            Misconception(
                cause="slope of the top over slope of the bottom",
                answer="exp(x) / exp(x)",
                because="The slope of a quotient is not the quotient of the slopes.",
                see="04.1",
            ),
            Misconception(
                cause="plus in the quotient rule",
                answer="(exp(x) * (exp(x) + 1) + exp(x) * exp(x)) / (exp(x) + 1)**2",
                because="The quotient rule has a minus between its two products.",
                see="04.1",
            ),
            Misconception(
                cause="the sigmoid itself",
                answer="sigmoid(x)",
                because="exp is its own slope, the sigmoid is not: it flattens out on the right. "
                "Both parts of the fraction move, above and below the line.",
                see="04.1",
            ),
            Misconception(
                cause="square in place of the product",
                answer="sigmoid(x)**2",
                because="The two factors are the probability of yes and the probability of no.",
                see="04.2",
            ),
            Misconception(
                cause="square of the other factor",
                answer="(1 - sigmoid(x))**2",
                because="This is the probability of no, squared. One of the two factors is the "
                "probability of yes.",
                see="04.2",
            ),
            Misconception(
                cause="slope of the hyperbolic tangent",
                answer="1 - sigmoid(x)**2",
                because="1 minus the square is the slope of tanh. That of the sigmoid is another "
                "one: at x = 0 it is 1/4.",
                see="04.1",
            ),
            Misconception(
                cause="x in place of the inner slope",
                answer="x * sigmoid(x) * (1 - sigmoid(x))",
                because="There is a factor x too many. The inner slope is that of x, which is 1, "
                "and not x itself.",
                see="04.1",
            ),
            Misconception(
                cause="power rule for exp",
                answer="(x * exp(x - 1) * (exp(x) + 1) - exp(x) * x * exp(x - 1))"
                " / (exp(x) + 1)**2",
                because="The slope of exp(x) is exp(x) itself. x exp(x - 1) would be the rule for "
                "a power, where x stands below.",
                see="04.1",
            ),
            Misconception(
                cause="zero",
                answer="sigmoid(x) * 1 - sigmoid(x)",
                because="This is 0 for every x, but the sigmoid rises everywhere. Are brackets "
                "missing around 1 - σ? The * comes before the minus.",
                see="04.1",
            ),
            Misconception(
                cause="one factor lost",
                answer="1 - sigmoid(x)",
                because="This is 1 - σ(x), one of two factors. The power -1 becomes -2 when you "
                "differentiate: below the line there must be a square.",
                see="04.1",
            ),
            Misconception(
                cause="square below the line forgotten",
                answer="exp(x) * (exp(x) + 1) - exp(x) * exp(x)",
                because="That is what stands above the line. The quotient rule divides it by the "
                "square of what is below.",
                see="04.1",
            ),
            Misconception(
                cause="square of a sum, term by term",
                answer="exp(x) / (exp(x)**2 + 1)",
                because="The square of exp(x) + 1 is not exp(x) squared plus 1: the mixed term 2 "
                "exp(x) is missing. Leave the square as it is.",
                see="04.1",
            ),
            Misconception(
                cause="sign of the exponent lost",
                answer="exp(x) / (1 + exp(-x))**2",
                because="The slope of exp(-x) is -exp(-x). The exponent keeps its minus.",
                see="04.1",
            ),
            Misconception(
                cause="score in place of one sigmoid",
                answer="sigmoid(x) * (1 - x)",
                because="One factor is the probability of yes, the other that of no: 1 - σ(x), "
                "not 1 - x.",
                see="04.2",
            ),
            Misconception(
                cause="square missing in the second fraction",
                answer="exp(x) / (1 + exp(x)) - exp(x)**2 / (1 + exp(x))",
                because="The slope of 1 / g is -g' / g squared. Below the second fraction the "
                "square is missing.",
                see="04.1",
            ),
        ),
        hints=(
            "Take the form that you like better. With the quotient rule you need the slope of "
            "what is above the line and of what is below it, and both are the same.",
            "Quotient rule: exp(x) times (exp(x) + 1), minus exp(x) times exp(x), over the square. "
            "Then split what is left into two fractions that you have a name for.",
            "exp(x) over (exp(x) + 1) squared is σ(x) times 1 / (exp(x) + 1), and the second is "
            "1 minus σ(x).",
        ),
    ),
    Predict(
        id="04.4",
        title="At most",
        stars=1,
        minutes=3,
        equation="04.5",
        solution=0.025,
        tolerance=0.0006,
        because="The slope is p(1 - p), the probability of yes times that of no. It is largest at "
        "p = 1/2: 1/4. And 0.1 × 1/4 = 0.025, two and a half percent.",
        misconceptions=(
            Misconception(
                cause="score taken for a probability",
                answer=0.1,
                because="The score rises by 0.1, the probability by less: multiply by the slope.",
                see="04.5",
            ),
            Misconception(
                cause="the slope itself",
                answer=0.25,
                because="That is the steepest slope. The score moves by 0.1 only.",
                see="04.5",
            ),
            Misconception(
                cause="one factor forgotten",
                answer=0.05,
                because="At the score 0 both probabilities are 1/2, and the slope is their "
                "product.",
                see="04.5",
            ),
            Misconception(
                cause="the old probability",
                answer=0.5,
                because="That is the probability at the best starting score. By how much does it "
                "rise from there?",
                see="04.5",
            ),
            Misconception(
                cause="the new probability",
                answer=0.525,
                because="That is the probability after the step. By how much has it risen?",
                see="04.5",
            ),
            Misconception(
                cause="percent",
                answer=2.5,
                because="That is the rise in percent. Enter it as a probability, a number between "
                "0 and 1.",
                see="04.5",
            ),
            Misconception(
                cause="steepest at the ends",
                answer=0.0,
                because="Far out the sigmoid is flat, and nothing changes there. It must be "
                "steeper somewhere.",
                see="04.5",
            ),
        ),
        hints=(
            "The slope is a product of two numbers that sum to 1. When is such a product largest?",
            "Try the probabilities 0.9 and 0.1, then 0.7 and 0.3, then 0.5 and 0.5.",
            "0.1 times one half times one half.",
        ),
    ),
    Predict(
        id="04.5",
        title="Four sigmoids",
        stars=2,
        minutes=6,
        equation="04.1",
        solution="c",
        because="(tanh(x) + 1) / 2 = exp(x) / (exp(x) + exp(-x)) = 1 / (1 + exp(-2x)), and that is "
        "σ(2x). The x must be halved first, as in d.",
        choices={
            "a": "This one is σ(x): 1 / (1 + exp(x)) is σ(-x), and 1 - σ(-x) = σ(x) by (04.2). "
            "Look for the one that is not.",
            "b": "This one is σ(x): divide above and below by exp(x/2), and 1 / (1 + exp(-x)) is "
            "left. Look for the one that is not.",
            "d": "This one is σ(x): with z = x/2, (tanh(z) + 1) / 2 = exp(z) / (exp(z) + exp(-z)), "
            "which is b. Look for the one that is not.",
        },
        hints=(
            "All four agree at 0. Where do they not? Find a place where you know σ.",
            "σ(1) = 0.731. Or bring each of them to the form 1 over 1 plus an exponential.",
            "c and d differ only in what goes into tanh, so they cannot both be right. Put the "
            "definition of tanh into one of them.",
        ),
    ),
    Pencil(
        id="04.6",
        title="The table of slopes",
        stars=2,
        minutes=6,
        equation="04.5",
        solution="diag(sigmoid(x) * (1 - sigmoid(x)))",
        symbols=a_column_of_scores,
        truth=lambda at: np.eye(4) * slope_by_tanh(at["x"]),
        terms={"value": TABLE_OF_SLOPES_TERMS},
        because="Answer i contains score i and no other, so only the diagonal is filled.",
        misconceptions=(
            Misconception(
                cause="column in place of the table",
                answer="sigmoid(x) * (1 - sigmoid(x))",
                because="These are the right n numbers, in a column. The table has n × n places: "
                "where in it do they belong, and what stands in the others?",
                see="04.5",
            ),
            Misconception(
                cause="outer product",
                answer="sigmoid(x) @ (1 - sigmoid(x)).T",
                because="An outer product fills every place. Answer i does not move when another "
                "score moves, so off the diagonal there are zeros.",
                see="04.1",
            ),
            Misconception(
                cause="slopes added up",
                answer="sigmoid(x).T @ (1 - sigmoid(x))",
                because="That adds all the slopes up to one number. Each has a place of its own.",
                see="04.5",
            ),
            Misconception(
                cause="table of softmax",
                answer="diag(sigmoid(x)) - sigmoid(x) @ sigmoid(x).T",
                because="That is built like the table of softmax, where all words share one whole. "
                "Here the squares belong on the diagonal only.",
                see="04.1",
            ),
            Misconception(
                cause="softmax in place of the sigmoid",
                answer="diag(softmax(x)) - softmax(x) @ softmax(x).T",
                because="That is the table of softmax. Each sigmoid has its own question, and no "
                "other score in it.",
                see="04.1",
            ),
            Misconception(
                cause="values in place of slopes",
                answer="diag(sigmoid(x))",
                because="The right places, but these are the answers, not their slopes.",
                see="04.4",
            ),
            Misconception(
                cause="square in place of the product",
                answer="diag(sigmoid(x)**2)",
                because="The right places, but the two factors are the probability of yes and the "
                "probability of no.",
                see="04.5",
            ),
            Misconception(
                cause="zero",
                answer="diag(sigmoid(x) * 1 - sigmoid(x))",
                because="This is 0 in every place. Are brackets missing around 1 - σ? The * comes "
                "before the minus.",
                see="04.5",
            ),
            Misconception(
                cause="score in place of the sigmoid",
                answer="diag(x * (1 - x))",
                because="The right places, but the slope is s(1 - s) with s = σ(x), the output.",
                see="04.4",
            ),
            Misconception(
                cause="one in every place",
                answer="diag(sigmoid(x)) @ (1 - diag(sigmoid(x)))",
                because="In 1 - diag(…) the 1 is taken in every place of the table, also where a "
                "zero should stay. Subtract first, and make the table last.",
                see="04.4",
            ),
            Misconception(
                cause="sigmoid of the zeros",
                answer="sigmoid(diag(x)) * (1 - sigmoid(diag(x)))",
                because="The sigmoid of a zero is 1/2, so the places off the diagonal became 1/4. "
                "Make the table last.",
                see="04.1",
            ),
            Misconception(
                cause="one factor lost",
                answer="diag(1 - sigmoid(x))",
                because="The right places, but that is one of the two factors: yes times no.",
                see="04.5",
            ),
            Misconception(
                cause="sign flipped",
                answer="-diag(sigmoid(x) * (1 - sigmoid(x)))",
                because="The right places, but the sigmoid rises everywhere: its slopes are "
                "positive.",
                see="04.5",
            ),
            Misconception(
                cause="softmax on the diagonal",
                answer="diag(softmax(x) * (1 - softmax(x)))",
                because="The right places, but each answer is a sigmoid of its own score: no "
                "other score is in it.",
                see="04.1",
            ),
            Misconception(
                cause="sigmoid of the zeros, and no slopes",
                answer="sigmoid(diag(x))",
                because="These are answers, not slopes, and the sigmoid of a zero is 1/2: off the "
                "diagonal nothing should stand. Make the table last.",
                see="04.1",
            ),
        ),
        hints=(
            "Push score 2 a little. Which answers move?",
            "Only answer 2 moves, by σ(x)(1 - σ(x)) at that score. All other places in that column "
            "of the table are zero.",
            "A square table with the n slopes on its diagonal: diag, and inside its brackets the "
            "slope, entry by entry with *.",
        ),
    ),
    Pencil(
        id="04.7",
        title="The blame of a score",
        stars=2,
        minutes=8,
        equation="04.9",
        solution="sigmoid(x) - y",
        symbols=a_score_and_a_label,
        truth=lambda at: (
            at["y"] * (np.tanh(at["x"] / 2) - 1) / 2
            + (1 - at["y"]) * (np.tanh(at["x"] / 2) + 1) / 2
        ),
        terms={"value": SCORE_BLAME_TERMS},
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="y - sigmoid(x)",
                because="This is truth minus prediction, which points downhill. The slope is the "
                "other way round.",
                see="04.8",
            ),
            Misconception(
                cause="extra factor of a sigmoid",
                answer="(sigmoid(x) - y) * sigmoid(x) * (1 - sigmoid(x))",
                because="There is a factor σ(1 - σ) too many. The logarithm in the loss divides by "
                "σ(x), or by σ(-x), and cancels what the sigmoid brings.",
                see="04.9",
            ),
            Misconception(
                cause="inner minus forgotten",
                answer="-y * sigmoid(-x) - (1 - y) * sigmoid(x)",
                because="Right for y = 1. For y = 0, -x stands inside the sigmoid, and the chain "
                "rule multiplies by its slope, -1.",
                see="04.8",
            ),
            Misconception(
                cause="label left out",
                answer="sigmoid(x) - 1",
                because="Right for y = 1. For y = 0 the slope is another one: find it, and let y "
                "choose between the two.",
                see="04.8",
            ),
            Misconception(
                cause="truth left out",
                answer="sigmoid(x)",
                because="Right for y = 0. For y = 1 the slope is another one: find it, and let y "
                "choose between the two.",
                see="04.8",
            ),
            Misconception(
                cause="labels swapped",
                answer="sigmoid(x) - (1 - y)",
                because="This is right with the labels exchanged, 1 for no and 0 for yes. The "
                "label y is 1 for yes.",
                see="04.8",
            ),
            Misconception(
                cause="first term alone",
                answer="y * (sigmoid(x) - 1)",
                because="Right for y = 1. For y = 0 the second term of the loss is all there is, "
                "and it has a slope.",
                see="04.8",
            ),
            Misconception(
                cause="second term alone",
                answer="(1 - y) * sigmoid(x)",
                because="Right for y = 0. For y = 1 the first term of the loss is all there is, "
                "and it has a slope.",
                see="04.8",
            ),
            Misconception(
                cause="slope along the prediction",
                answer="-y / sigmoid(x) + (1 - y) / (1 - sigmoid(x))",
                because="That is the slope along the prediction σ(x). Go on to the score: multiply "
                "by the slope of the sigmoid.",
                see="04.5",
            ),
            Misconception(
                cause="wrong sign inside the sigmoid",
                answer="sigmoid(-x) - y",
                because="The sign inside the sigmoid is wrong, for both labels. The slope of "
                "log σ(x) is σ(-x); for y = 0, put -x in place of x.",
                see="04.9",
            ),
            Misconception(
                cause="wrong sign inside the sigmoid for yes",
                answer="-y * sigmoid(x) + (1 - y) * sigmoid(x)",
                because="Right for y = 0. For y = 1 the slope of -log σ(x) is -σ(-x), with a minus "
                "inside.",
                see="04.9",
            ),
            Misconception(
                cause="label inside the sigmoid",
                answer="sigmoid(x - y)",
                because="You subtracted the label from the score. It is subtracted from the "
                "probability: a bracket ends too late.",
                see="04.9",
            ),
            Misconception(
                cause="plus in place of minus",
                answer="sigmoid(x) + y",
                because="Right for y = 0. For y = 1 the loss falls when the score rises, so its "
                "slope is negative.",
                see="04.8",
            ),
            Misconception(
                cause="minus of the loss lost for yes",
                answer="y * sigmoid(-x) + (1 - y) * sigmoid(x)",
                because="Right for y = 0. For y = 1 the loss is minus log σ(x), and that minus is "
                "missing.",
                see="04.8",
            ),
            Misconception(
                cause="wrong score in the second term",
                answer="-y * sigmoid(-x) + (1 - y) * sigmoid(-x)",
                because="Right for y = 1. For y = 0 the loss has σ(-x) in it: put -x in place of "
                "x on both sides of (04.9), and mind that -(-x) is x.",
                see="04.9",
            ),
            Misconception(
                cause="slopes of the sigmoid, without the logarithm",
                answer="(1 - 2 * y) * sigmoid(x) * (1 - sigmoid(x))",
                because="You differentiated -σ(±x). The loss is the logarithm of that.",
                see="04.9",
            ),
            Misconception(
                cause="slope of the logarithm alone",
                answer="-y / sigmoid(x) - (1 - y) / sigmoid(-x)",
                because="You differentiated the logarithm. The chain rule also wants the slope of "
                "the sigmoid inside.",
                see="04.9",
            ),
            Misconception(
                cause="slope of log σ(x)",
                answer="1 - sigmoid(x)",
                because="That is the slope of log σ(x). The loss has a minus before it, and for y "
                "= 0 another sigmoid inside.",
                see="04.8",
            ),
            Misconception(
                cause="score and label exchanged",
                answer="sigmoid(y) - x",
                because="You put the label into the sigmoid and subtracted the score. The score "
                "goes into the sigmoid, and the label is subtracted.",
                see="04.9",
            ),
            Misconception(
                cause="score in place of the sigmoid",
                answer="x - y",
                because="A score is no prediction. The sigmoid makes it a probability first.",
                see="04.9",
            ),
            Misconception(
                cause="the loss itself",
                answer="-y * log(sigmoid(x)) - (1 - y) * log(1 - sigmoid(x))",
                because="That is J. Asked for is its slope along x.",
                see="04.8",
            ),
            Misconception(
                cause="x in place of the inner slope",
                answer="(sigmoid(x) - y) * x",
                because="There is a factor x too many. It would come in if x were multiplied by a "
                "weight and the slope along that weight were asked for. Here it is the "
                "slope along x itself.",
                see="04.9",
            ),
            Misconception(
                cause="labels of 1 and -1",
                answer="sigmoid(x) - (2 * y - 1)",
                because="Right for y = 1. You took -1 for a no. Its label is 0.",
                see="04.8",
            ),
            Misconception(
                cause="slope of the prediction",
                answer="sigmoid(x) * (1 - sigmoid(x))",
                because="That is the slope of σ(x). The loss is minus the logarithm of σ(x), or "
                "of σ(-x).",
                see="04.5",
            ),
            Misconception(
                cause="sign flipped, and wrong score in the second term",
                answer="(2 * y - 1) * sigmoid(-x)",
                because="Two things. The loss has a minus before the logarithm. And for y = 0 it "
                "has σ(-x) in it, whose slope has σ(x).",
                see="04.9",
            ),
            Misconception(
                cause="wrong sign inside the sigmoid, inner minus forgotten",
                answer="-sigmoid((2 * y - 1) * x)",
                because="Two things. The slope of log σ(z) is σ(-z), with a minus inside. And for "
                "y = 0 the chain rule multiplies by the slope of -x, which is -1.",
                see="04.9",
            ),
            Misconception(
                cause="probability of the true answer",
                answer="sigmoid((2 * y - 1) * x)",
                because="That is the probability which the model gave to the true answer. The "
                "loss is minus its logarithm, and the slope of that is asked for.",
                see="04.8",
            ),
            Misconception(
                cause="zero",
                answer="y * (sigmoid(x) - 1) * (1 - y) * sigmoid(x)",
                because="This is 0 for both labels, for y or 1 - y is always 0. Add the two "
                "cases, do not multiply them.",
                see="04.8",
            ),
        ),
        hints=(
            "Two short derivations, one for each label. (04.9) does most of both.",
            "For y = 1: minus σ(-x), which is σ(x) - 1. For y = 0, -x stands inside, so the slope "
            "is -σ(x) times -1. Now compare the two results: by how much do they differ?",
            "σ(x) - 1 for the label 1 and σ(x) - 0 for the label 0: σ(x) minus the label.",
        ),
    ),
    Code(
        id="04.8",
        title="A logarithm that survives",
        stars=2,
        minutes=10,
        equation="02.8",
        solution=safe_log_sigmoid,
        returns=("log_probs",),
        cases=sigmoid_cases,
        truth=lambda x: log_sigmoid(x),
        overflow_matters=True,
        misconceptions=(
            Misconception(
                cause="through the probability",
                answer=lambda x: np.log(sigmoid(x)),
                because="Right for ordinary scores. At -1000 the probability is rounded to 0, and "
                "its logarithm is minus infinity. Take the logarithm on paper first.",
                see="02.8",
            ),
            Misconception(
                cause="not shifted",
                answer=log_of_one_plus,
                because="Right for ordinary scores, but at -1000 it computes exp(1000). Shift by "
                "the larger of the two exponents, 0 and -x.",
                see="02.8",
            ),
            Misconception(
                cause="1e-12 added",
                answer=lambda x: np.log(sigmoid(x) + 1e-12),
                because="The small number 1e-12 inside the logarithm hides the infinity. It also "
                "cuts every loss off at 27.6 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="1e-10 added",
                answer=lambda x: np.log(sigmoid(x) + 1e-10),
                because="The small number 1e-10 inside the logarithm hides the infinity. It also "
                "cuts every loss off at 23.0 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="1e-8 added",
                answer=lambda x: np.log(sigmoid(x) + 1e-8),
                because="The small number 1e-8 inside the logarithm hides the infinity. It also "
                "cuts every loss off at 18.4 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="probability cut off",
                answer=lambda x: np.log(np.clip(sigmoid(x), 1e-15, 1)),
                because="Cutting the probability off at 1e-15 hides the infinity. It also cuts "
                "every loss off at 34.5 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="score cut off at 500",
                answer=lambda x: log_sigmoid(np.clip(x, -500, 500)),
                because="Cutting the score off at 500 avoids the overflow. It also cuts every "
                "loss off at 500 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="score cut off at 700",
                answer=lambda x: log_sigmoid(np.clip(x, -700, 700)),
                because="Cutting the score off at 700 avoids the overflow. It also cuts every "
                "loss off at 700 nats, and there the slope is gone.",
                see="04.8",
            ),
            Misconception(
                cause="minus sign lost",
                answer=lambda x: -log_sigmoid(x),
                because="This is the loss of a yes, -log σ(x). A log-probability is never "
                "positive.",
                see="04.8",
            ),
            Misconception(
                cause="log of no",
                answer=lambda x: log_sigmoid(-np.asarray(x)),
                because="This is log σ(-x), the log-probability of no.",
                see="04.2",
            ),
            Misconception(
                cause="minus sign lost, log of no",
                answer=lambda x: -log_sigmoid(-np.asarray(x)),
                because="This is log(1 + exp(x)). The logarithm of one over something is minus the "
                "logarithm of what is below the line, and the exponent there is -x.",
                see="04.1",
            ),
            Misconception(
                cause="shift not put back",
                answer=lambda x: log_sigmoid(x) + np.maximum(0, -np.asarray(x)),
                because="You took the larger exponent away inside the exponentials, and it is "
                "missing outside the logarithm.",
                see="02.8",
            ),
            Misconception(
                cause="shift put back with the wrong sign",
                answer=lambda x: log_sigmoid(x) + 2 * np.maximum(0, -np.asarray(x)),
                because="The logarithm of the sum is m plus the logarithm of the shifted sum. The "
                "minus before it belongs to both.",
                see="02.8",
            ),
            Misconception(
                cause="1 in place of its logarithm",
                answer=lambda x: -np.logaddexp(1, -np.asarray(x)),
                because="np.logaddexp(a, b) is the logarithm of exp(a) + exp(b). The 1 is exp(0): "
                "write 0.",
                see="04.1",
            ),
            Misconception(
                cause="one of two parts in base 2",
                answer=lambda x: -np.maximum(0, -np.asarray(x)) - np.log2(1 + np.exp(-np.abs(x))),
                because="The shift m is in nats, and the logarithm beside it in bits. The library "
                "counts in nats: np.log.",
                see="04.8",
            ),
            Misconception(
                cause="logarithm forgotten",
                answer=lambda x: (
                    -np.maximum(0, -np.asarray(x))
                    - np.exp(-np.maximum(0, -np.asarray(x)))
                    - np.exp(-np.asarray(x) - np.maximum(0, -np.asarray(x)))
                ),
                because="You subtracted the sum of the shifted exponentials itself. Its logarithm "
                "is meant.",
                see="02.8",
            ),
            Misconception(
                cause="sign of the score lost",
                answer=lambda x: log_sigmoid(-np.abs(x)),
                because="Right where x is negative. A score and its opposite get the same answer: "
                "is there an |x| where x is meant?",
                see="04.1",
            ),
            Misconception(
                cause="one of two not shifted",
                answer=one_not_shifted,
                because="The sum has two exponentials, exp(0) and exp(-x), and both must be "
                "shifted. The 1 becomes exp(-m).",
                see="02.8",
            ),
            Misconception(
                cause="shifted by -x everywhere",
                answer=shifted_by_minus_x,
                because="Right where x is negative or small. At +1000 it computes exp(1000). "
                "Shift by the larger of the two exponents, 0 and -x.",
                see="02.8",
            ),
            Misconception(
                cause="one shift for all",
                answer=one_shift_for_all,
                because="You took one shift for the whole array. Each score is a question of its "
                "own, with its own two exponents: np.maximum compares entry by entry.",
                see="02.8",
            ),
            Misconception(
                cause="logarithm to base 2",
                answer=lambda x: log_sigmoid(x) / np.log(2),
                because="This is in bits. The library counts in nats: np.log.",
                see="04.8",
            ),
            Misconception(
                cause="a bend in place of a curve",
                answer=lambda x: np.minimum(x, 0),
                because="That is right far out only. Near 0 the sum has two parts of about the "
                "same size, and none may be dropped.",
                see="04.1",
            ),
            Misconception(
                cause="the larger of x and 0",
                answer=lambda x: log_sigmoid(x) + np.abs(x),
                because="Outside the logarithm stands the smaller of x and 0. With the larger "
                "one, a log-probability can be positive.",
                see="02.8",
            ),
            Misconception(
                cause="logarithm not taken",
                answer=lambda x: sigmoid(x),
                because="That is the probability. Its logarithm is asked for.",
                see="04.1",
            ),
            Misconception(
                cause="softmax over the array",
                answer=lambda x: x - np.max(x) - np.log(np.sum(np.exp(x - np.max(x)))),
                because="You took the logarithm of a sum over all entries. Each score is a "
                "question of its own: beside it there is only the score 0.",
                see="04.1",
            ),
            Misconception(
                cause="shifted by the smaller exponent",
                answer=shifted_the_wrong_way,
                because="Right for ordinary scores. You shifted by the larger of 0 and x, but the "
                "exponents are 0 and -x: shift by the larger of these.",
                see="02.8",
            ),
            Misconception(
                cause="shifted without the 0",
                answer=shifted_by_the_largest,
                because="You took the largest -x for all scores. Each score is a question of its "
                "own, and the 0 is an exponent too: np.maximum(0, -x).",
                see="02.8",
            ),
        ),
        hints=(
            "Do not compute the sigmoid at all. The logarithm of one over something is minus the "
            "logarithm of that something.",
            "log σ(x) = -log(exp(0) + exp(-x)): a sum of two exponentials, as in (02.8), but with "
            "only two scores. Take the larger of 0 and -x as m.",
            "m = np.maximum(0, -x); then minus m, minus the log of exp(-m) + exp(-x - m). "
            "np.logaddexp does this for you too.",
        ),
    ),
    Predict(
        id="04.9",
        title="How long until it says yes?",
        stars=2,
        minutes=4,
        equation="04.16",
        solution="d",
        because="The first step is 0.9997 × 0.0003 × 0.9997, about 0.0003: a three-thousandth of "
        "the log loss's. At that pace the first tenth of a unit takes 300 steps.",
        choices={
            "a": "Both losses want the same, but a step is as long as the slope. Here the slope "
            "has the factor σ(1 - σ), which is about 0.0003 at a score of -8.",
            "b": "That would be a factor of three. Put σ = 0.0003 into (04.16), and look how "
            "short the first step is.",
            "c": "Closer. The factor σ(1 - σ) at -8 is about 0.0003, not 0.003, and it grows "
            "slowly, because the score hardly moves.",
        },
        hints=(
            "A step is as long as the slope. How long is the first one, compared with the 1 of "
            "the log loss?",
            "At -8: prediction minus truth is about -1, σ is 0.0003, and 1 - σ is about 1. "
            "Multiply.",
            "The first step is 0.0003. To climb one unit at that pace takes about 3000 steps; "
            "only then does it get faster.",
        ),
    ),
    Code(
        id="04.10",
        title="A leaky ReLU",
        stars=1,
        minutes=6,
        equation="04.17",
        solution=leaky_relu_slope,
        returns=("slopes",),
        cases=leaky_cases,
        truth=one_by_one,
        misconceptions=(
            Misconception(
                cause="values in place of slopes",
                answer=lambda x, alpha: np.maximum(alpha * x, x),
                because="That is the function itself. Asked for is its slope.",
                see="04.17",
            ),
            Misconception(
                cause="plain ReLU",
                answer=lambda x, alpha: np.where(x > 0, 1.0, 0.0),
                because="That is the slope of ReLU, which lets nothing through on the left.",
                see="04.17",
            ),
            Misconception(
                cause="sides swapped",
                answer=lambda x, alpha: np.where(x > 0, alpha, 1.0),
                because="For a negative x, alpha times x is nearer to 0, so it is the larger one: "
                "alpha belongs to the left side.",
                see="04.17",
            ),
            Misconception(
                cause="right slope at the corner",
                answer=lambda x, alpha: np.where(x >= 0, 1.0, alpha),
                because="Right everywhere but at exactly 0, where the slope of the left side was "
                "asked for.",
                see="04.17",
            ),
            Misconception(
                cause="middle slope at the corner",
                answer=lambda x, alpha: np.where(
                    x > 0, 1.0, np.where(x < 0, alpha, (1 + alpha) / 2)
                ),
                because="At exactly 0 you return the mean of both sides, as the referee would. The "
                "slope of the left side was asked for.",
                see="04.17",
            ),
            Misconception(
                cause="zero at the corner",
                answer=lambda x, alpha: np.where(x > 0, 1.0, np.where(x < 0, alpha, 0.0)),
                because="At exactly 0 you return 0, as programs do for ReLU. Here the left side "
                "has the slope alpha.",
                see="04.17",
            ),
            Misconception(
                cause="sign of alpha flipped",
                answer=lambda x, alpha: np.where(x > 0, 1.0, -alpha),
                because="alpha times x rises with x, on the left too. Its slope is plus alpha.",
                see="04.17",
            ),
            Misconception(
                cause="the score left in the slope",
                answer=lambda x, alpha: np.where(x > 0, 1.0, alpha * x),
                because="The slope of alpha times x is the number alpha: x does not appear in it.",
                see="04.17",
            ),
            Misconception(
                cause="the score on the right",
                answer=lambda x, alpha: np.where(x > 0, x, alpha),
                because="The slope of x is the number 1. On the right you return the value.",
                see="04.17",
            ),
            Misconception(
                cause="alpha everywhere",
                answer=lambda x, alpha: np.full(len(x), float(alpha)),
                because="For a positive x, x itself is larger than alpha times x: the slope there "
                "is 1.",
                see="04.17",
            ),
            Misconception(
                cause="1 - alpha in place of alpha",
                answer=lambda x, alpha: np.where(x > 0, 1.0, 1 - alpha),
                because="On the left the function is alpha times x, and its slope is alpha.",
                see="04.17",
            ),
            Misconception(
                cause="alpha on both sides",
                answer=lambda x, alpha: np.where(x > 0, 1.0, 0.0) + alpha,
                because="On the right the slope is 1, not 1 + alpha: there the function is x "
                "alone.",
                see="04.17",
            ),
            Misconception(
                cause="alpha not used",
                answer=lambda x, alpha: np.where(x > 0, 1.0, 0.01),
                because="You wrote 0.01 for alpha. It is an argument, and other calls bring other "
                "values.",
                see="04.17",
            ),
            Misconception(
                cause="compared with alpha",
                answer=lambda x, alpha: np.where(x > alpha, 1.0, alpha),
                because="You asked whether x is above alpha. The corner is at 0.",
                see="04.17",
            ),
            Misconception(
                cause="alpha at the corner alone",
                answer=lambda x, alpha: np.heaviside(x, alpha),
                because="np.heaviside(x, alpha) gives alpha at exactly 0 and nothing on the left. "
                "There the slope is alpha everywhere.",
                see="04.17",
            ),
            Misconception(
                cause="one half at the corner",
                answer=lambda x, alpha: np.where(x > 0, 1.0, np.where(x < 0, alpha, 0.5)),
                because="At exactly 0 you return 1/2, as the referee does for ReLU. Here the "
                "slope of the left side was asked for.",
                see="04.17",
            ),
        ),
        hints=(
            "Draw two lines through zero, one steep and one flat. Follow the upper one.",
            "Right of zero the upper line is the steep one, left of zero the flat one. What are "
            "their slopes? Zero itself counts as left.",
            "np.where with the condition that x is above 0; there 1, elsewhere alpha.",
        ),
    ),
)
