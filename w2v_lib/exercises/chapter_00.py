"""Exercises of chapter 00: start here. One warm-up of each kind, and two questions to vectors."""

import numpy as np

from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict

# --- 00.4: the cosine -----------------------------------------------------------------------------


def cosine(first, second):
    """Cosine of the angle between two vectors: 1 same direction, 0 right angle, -1 opposite."""
    lengths = np.linalg.norm(first) * np.linalg.norm(second)
    return first @ second / lengths


def cosine_by_its_triangle(first, second):
    """The law of cosines: three sides of a triangle know its angles; no dot product is needed."""
    one, other, third = (np.hypot.reduce(side) for side in (first, second, first - second))
    return (one**2 + other**2 - third**2) / (2 * one * other)


def vector_pairs(rng):
    """Lengths that differ, an angle above 90 degrees, opposite vectors, one entry, long vectors."""
    first = rng.normal(size=3)
    return [
        (np.array([3.0, 4.0]), np.array([0.0, 2.0])),
        Case(
            "the angle is wider than a right angle", (np.array([1.0, 1.0]), np.array([-2.0, 0.5]))
        ),
        (rng.normal(size=5), rng.normal(size=5)),
        Case("the second vector points the other way", (first, -2.5 * first)),
        (np.array([-2.0]), np.array([-0.5])),
        Case("the vectors are long", (1000 * rng.normal(size=4), 300 * rng.normal(size=4))),
    ]


# --- 00.5: two columns make a number --------------------------------------------------------------


def two_columns(rng):
    """An output vector and an input vector, d = 4."""
    return {"u_o": rng.normal(size=4), "v_c": rng.normal(size=4)}


# --- 00.6: a matrix mixes its columns -------------------------------------------------------------


def output_table(rng):
    """Five words with d = 3, and a probability for each."""
    exp_scores = np.exp(rng.normal(size=5))
    return {"U": rng.normal(size=(3, 5)), "y_hat": exp_scores / exp_scores.sum()}


EXERCISES = (
    Predict(
        id="00.1",
        title="Who is nearest to king?",
        stars=1,
        minutes=2,
        equation="00.1",
        solution="c",
        because="Men stand in the same sentences, with he and his and himself around them: vectors "
        "are near when words have the same company.",
        choices={
            "a": "A throne often stands beside a king, but not in his places: it forgets nothing, "
            "and nobody calls it he. Standing near each other does not make two words alike.",
            "b": "She comes close, thanks to throne and crown. But around her stand she and her, "
            "where he and his stand around every man, in nearly every sentence.",
        },
        hints=(
            "Take a sentence about the king, and put another word in his place. Which words still "
            "fit without changing anything else in it?",
            "In most sentences about people there is a he or a she, a his or a her. Count how much "
            "of its company each option shares with the king.",
            "Another man shares all of it but the throne and the crown, and these are rare.",
        ),
    ),
    Predict(
        id="00.2",
        title="What is nearest to true?",
        stars=1,
        minutes=2,
        equation="00.1",
        solution="b",
        because="Wherever a manual says true, it could as well say false: they share nearly all "
        "their company.",
        choices={
            "a": "It means the same, but manuals use it in other places: one writes default is "
            "true, and never default is correct.",
            "c": "They stand beside it, but so they do beside a thousand other words, and they "
            "cannot take its place in a sentence.",
        },
        hints=(
            "Near as vectors means: at home in the same sentences.",
            "Imagine a sentence from a manual, such as: if true, the input is copied. Try to put "
            "each option in the place of true.",
            "Only one of them fits nearly everywhere, although it turns the meaning round.",
        ),
    ),
    Predict(
        id="00.3",
        title="Who stands beside king?",
        stars=1,
        minutes=4,
        equation="00.1",
        solution=0.25,
        tolerance=0.004,
        because="Beside king stand the, rules, the, sleeps: 4 places, and rules has 1 of them.",
        misconceptions=(
            Misconception(
                cause="share of all pairs",
                answer=1 / 12,
                because="That is how often king and rules come together among all 12 pairs. The "
                "question says given king: only the pairs with king in the centre count.",
                see="00.1",
            ),
            Misconception(
                cause="share of all words",
                answer=2 / 9,
                because="That is how frequent rules is in the text, whoever stands beside it. The "
                "question says given king.",
                see="00.1",
            ),
            Misconception(
                cause="half of something else",
                answer=0.5,
                because="One half is the share of rules among the words to the right of king, and "
                "of king among the words beside rules. Here king is in the centre, and both of its "
                "sides count.",
                see="00.1",
            ),
            Misconception(
                cause="each word counted once",
                answer=1 / 3,
                because="Three different words stand beside king, but the stands there twice. "
                "Count places, not words.",
                see="00.1",
            ),
            Misconception(
                cause="share of all neighbours in the text",
                answer=1 / 6,
                because="There are 6 places where two words meet, and king meets rules in one of "
                "them. The question says given king: only the places beside king count.",
                see="00.1",
            ),
            Misconception(
                cause="count in place of the share",
                answer=1.0,
                because="You counted how often rules stands beside king. A probability is a share: "
                "divide by how many words stand beside king in all.",
                see="00.1",
            ),
        ),
        hints=(
            "Put your finger on each king, and write down who stands directly left and right.",
            "You should have a list of 4 words. How many of them are rules?",
            "Divide the 1 place that rules has by the 4 places there are.",
        ),
    ),
    Code(
        id="00.4",
        title="The cosine",
        stars=1,
        minutes=6,
        equation="00.2",
        solution=cosine,
        returns=("cosine",),
        cases=vector_pairs,
        truth=cosine_by_its_triangle,
        misconceptions=(
            Misconception(
                cause="not divided by the lengths",
                answer=lambda first, second: first @ second,
                because="That is the dot product. It grows with the lengths of the vectors; the "
                "cosine depends on the angle alone.",
                see="00.2",
            ),
            Misconception(
                cause="divided by one length only",
                answer=lambda first, second: first @ second / np.linalg.norm(first),
                because="You divided by the length of the first vector. The length of the second "
                "still counts.",
                see="00.2",
            ),
            Misconception(
                cause="divided by one length only, the second",
                answer=lambda first, second: first @ second / np.linalg.norm(second),
                because="You divided by the length of the second vector. The length of the first "
                "still counts.",
                see="00.2",
            ),
            Misconception(
                cause="square root forgotten",
                answer=lambda first, second: first @ second / ((first @ first) * (second @ second)),
                because="A vector's dot product with itself is its length squared. Take the square "
                "root, or use np.linalg.norm.",
                see="00.2",
            ),
            Misconception(
                cause="multiplied by the second length",
                answer=lambda first, second: (
                    first @ second / np.linalg.norm(first) * np.linalg.norm(second)
                ),
                because="In a / b * c, Python divides by b and then multiplies by c. Put brackets "
                "around the product below the line.",
                see="00.2",
            ),
            Misconception(
                cause="one root only",
                answer=lambda first, second: (
                    first @ second / (np.linalg.norm(first) * (second @ second))
                ),
                because="The second length stands below the line squared: its root is missing.",
                see="00.2",
            ),
            Misconception(
                cause="a root too many",
                answer=lambda first, second: (
                    first @ second / np.sqrt(np.linalg.norm(first) * np.linalg.norm(second))
                ),
                because="np.linalg.norm has taken the root already: the length is its result.",
                see="00.2",
            ),
            Misconception(
                cause="sums of entries for lengths",
                answer=lambda first, second: first @ second / (first.sum() * second.sum()),
                because="The sum of its entries is not a vector's length: square each entry, add "
                "up, and take the root, or use np.linalg.norm.",
                see="00.2",
            ),
            Misconception(
                cause="divided by the length of the products",
                answer=lambda first, second: first @ second / np.linalg.norm(first * second),
                because="You multiplied the entries and took one length. Take the length of each "
                "vector by itself, and multiply the two.",
                see="00.2",
            ),
            Misconception(
                cause="divided by the sum of the lengths",
                answer=lambda first, second: (
                    first @ second / (np.linalg.norm(first) + np.linalg.norm(second))
                ),
                because="The lengths stand below the line as a product, not as a sum.",
                see="00.2",
            ),
            Misconception(
                cause="divided by the number of entries",
                answer=lambda first, second: first @ second / len(first),
                because="len counts the entries. The length of a vector is the root of the sum of "
                "their squares: np.linalg.norm.",
                see="00.2",
            ),
            Misconception(
                cause="distance in place of the angle",
                answer=lambda first, second: np.linalg.norm(first - second),
                because="You measured how far apart the tips of the two vectors are. The cosine "
                "asks only where they point.",
                see="00.2",
            ),
            Misconception(
                cause="the square forgotten",
                answer=lambda first, second: (
                    1
                    - np.linalg.norm(
                        first / np.linalg.norm(first) - second / np.linalg.norm(second)
                    )
                    / 2
                ),
                because="In the third line of the formula the distance stands squared.",
                see="00.2",
            ),
            Misconception(
                cause="the half forgotten",
                answer=lambda first, second: 2 * cosine(first, second) - 1,
                because="You return twice the cosine, minus 1. In the third line of the formula "
                "only half of the squared distance is taken away.",
                see="00.2",
            ),
            Misconception(
                cause="the angle itself",
                answer=lambda first, second: np.arccos(np.clip(cosine(first, second), -1, 1)),
                because="That is the angle, in radians. The cosine of it is wanted: what you had "
                "before np.arccos.",
                see="00.2",
            ),
            Misconception(
                cause="one minus the cosine",
                answer=lambda first, second: 1 - cosine(first, second),
                because="That is the cosine distance, 0 for the same direction. The cosine itself "
                "is 1 there.",
                see="00.2",
            ),
            Misconception(
                cause="sign lost",
                answer=lambda first, second: abs(cosine(first, second)),
                because="Vectors that point apart have a negative cosine. You made it positive.",
                see="00.2",
            ),
        ),
        hints=(
            "Which part of the formula cares about the lengths, and how does it get rid of them?",
            "Three pieces: the dot product, the length of the first vector, the length of the "
            "second. The lengths are multiplied, and stand below the line.",
            "The dot product of the two, divided by the product of their np.linalg.norm. That "
            "product goes into brackets.",
        ),
    ),
    Pencil(
        id="00.5",
        title="Two columns make a number",
        stars=1,
        minutes=4,
        equation="00.2",
        solution="u_o.T @ v_c",
        symbols=two_columns,
        truth=lambda s: sum(a * b for a, b in zip(s["u_o"], s["v_c"], strict=True)),
        because="A row (1 × d) times a column (d × 1) is a number (1 × 1).",
        misconceptions=(
            Misconception(
                cause="column times row",
                answer="u_o @ v_c.T",
                because="A column (d × 1) times a row (1 × d) makes a whole table (d × d): every "
                "entry of the one times every entry of the other. The row must stand on the left.",
                see="00.2",
            ),
            Misconception(
                cause="products not added up",
                answer="u_o * v_c",
                because="Here * (and ·) multiplies entry by entry, so you still hold d numbers. A "
                "dot product is their sum.",
                see="00.2",
            ),
            Misconception(
                cause="every entry times every entry",
                answer="sum(u_o) * sum(v_c)",
                because="That is the sum of u_o times the sum of v_c: every entry of the one meets "
                "every entry of the other. Only entries in the same place may meet: multiply "
                "those, then add up.",
                see="00.2",
            ),
            Misconception(
                cause="averaged",
                answer="mean(u_o * v_c)",
                because="A dot product is the sum of the products, and you took their average.",
                see="00.2",
            ),
            Misconception(
                cause="lengths alone",
                answer="norm(u_o) * norm(v_c)",
                because="The lengths know nothing of the angle. Multiply entries, not lengths.",
                see="00.2",
            ),
            Misconception(
                cause="divided by the lengths",
                answer="u_o.T @ v_c / (norm(u_o) * norm(v_c))",
                because="That is the cosine. A dot product is not divided: the lengths count.",
                see="00.2",
            ),
        ),
        hints=(
            "A matrix product joins the inner sizes. Which sizes must meet so that 1 × 1 remains?",
            "A row of shape 1 × d times a column of shape d × 1. Both vectors are columns now, so "
            "one of them has to lie down.",
            "The transpose, written .T behind the name, makes u_o a row. Then comes the @ sign, "
            "then v_c.",
        ),
    ),
    Pencil(
        id="00.6",
        title="A matrix mixes its columns",
        stars=2,
        minutes=5,
        equation="00.3",
        solution="U @ y_hat",
        symbols=output_table,
        truth=lambda s: sum(s["y_hat"][w] * s["U"][:, w] for w in range(5)),
        because="(d × n) times (n × 1) is d × 1: one number of ŷ for each column of U.",
        misconceptions=(
            Misconception(
                cause="lying down",
                answer="y_hat.T @ U.T",
                because="The numbers are right, but they lie in a row (1 × d). A vector of ours is "
                "a column (d × 1).",
                see="00.3",
            ),
            Misconception(
                cause="added up to one number",
                answer="sum(U @ y_hat)",
                because="The product has added up over the words already. The second sum runs over "
                "the d entries of the vector and makes one number of it.",
                see="00.3",
            ),
            Misconception(
                cause="not added up",
                answer="U @ diag(y_hat)",
                because="Each column is taken as often as it is probable, but the columns still "
                "stand side by side. Add them up: a product with a column does both.",
                see="00.3",
            ),
            Misconception(
                cause="averaged twice",
                answer="U @ y_hat / 5",
                because="The weights sum to 1, so the mixture is an average already. Do not divide "
                "by the number of words again.",
                see="00.3",
            ),
            Misconception(
                cause="softmax of probabilities",
                answer="U @ softmax(y_hat)",
                because="ŷ holds probabilities already: they are the weights, as they are.",
                see="00.3",
            ),
        ),
        hints=(
            "Write down the shapes of U and of ŷ, and the shape that you want. Which product fits?",
            "d × n times n × 1 is d × 1. A matrix times a column takes each column of the matrix "
            "as often as the entry of the column says, and adds.",
            "U on the left, the @ sign, ŷ on the right, and nothing else.",
        ),
    ),
)
