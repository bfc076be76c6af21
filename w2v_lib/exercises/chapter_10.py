"""Exercises of chapter 10: what trained vectors know, and how one would find out."""

import math

import numpy as np

from w2v_lib.activations import log_softmax
from w2v_lib.evaluate import rank_correlation
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term


def lengths_of(vectors):
    return np.linalg.norm(vectors, axis=1, keepdims=True)


# --- 10.1: neighbours -----------------------------------------------------------------------------


def nearest(word_id, vectors, n):
    """The ids of the n words whose vectors point most nearly where this word's vector points."""
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = directions @ directions[word_id]
    order = np.argsort(-cosines, kind="stable").tolist()
    return [word for word in order if word != word_id][:n]


def nearest_one_by_one(word_id, vectors, n):
    def cosine(other):
        a, b = vectors[word_id].tolist(), vectors[other].tolist()
        dot = sum(x * y for x, y in zip(a, b, strict=True))
        return dot / math.sqrt(sum(x * x for x in a)) / math.sqrt(sum(y * y for y in b))

    others = [word for word in range(len(vectors)) if word != word_id]
    return sorted(others, key=cosine, reverse=True)[:n]


def nearest_cases(rng):
    """A long vector far away in direction; one that points exactly where the word points."""
    long_one = np.array([[3.0, 0.5], [9.0, 9.0], [1.0, 0.0], [2.0, 0.9], [-1.0, 4.0]])
    same_direction = np.array([[3.0, 4.0], [5.0, -1.0], [6.0, 8.0], [1.0, 4.0], [-4.0, 1.0]])
    return [
        (0, np.array([[1.0, 0.1], [0.2, 1.0], [0.9, 0.0]]), 1),
        Case("one vector is much longer than the others", (0, long_one, 2)),
        Case("another word points in exactly the same direction", (2, same_direction, 2)),
        Case("all other words are asked for", (1, rng.normal(size=(6, 3)), 5)),
        (4, rng.normal(size=(8, 3)) * rng.uniform(0.3, 3, size=(8, 1)), 3),
        (5, rng.normal(size=(9, 4)) * rng.uniform(0.3, 3, size=(9, 1)), 4),
    ]


def ranked(similarities, word_id, n):
    order = np.argsort(-similarities, kind="stable").tolist()
    return [word for word in order if word != word_id][:n]


def cosines_with(word_id, vectors):
    directions = vectors / lengths_of(vectors)
    return directions @ directions[word_id]


def nearest_by_distance(word_id, vectors, n):
    return ranked(-np.linalg.norm(vectors - vectors[word_id], axis=1), word_id, n)


def nearest_and_itself(word_id, vectors, n):
    return [word_id, *nearest(word_id, vectors, n)[: n - 1]]


def first_one_dropped(word_id, vectors, n):
    return np.argsort(-cosines_with(word_id, vectors), kind="stable").tolist()[1 : n + 1]


def one_too_few(word_id, vectors, n):
    return nearest(word_id, vectors, n)[: n - 1]


def own_cosine_0(word_id, vectors, n):
    cosines = cosines_with(word_id, vectors)
    cosines[word_id] = 0
    return np.argsort(-cosines, kind="stable").tolist()[:n]


def counted_without_it(word_id, vectors, n):
    return [other - (other > word_id) for other in nearest(word_id, vectors, n)]


# --- 10.3, 10.4: analogies ------------------------------------------------------------------------


def solve_analogy(a, b, c, vectors):
    """The id of the word d in "a is to b as c is to d"."""
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = directions @ (directions[b] - directions[a] + directions[c])
    scores[[a, b, c]] = -np.inf
    return int(np.argmax(scores))


def solved_one_by_one(a, b, c, vectors):
    def cosine(i, j):
        return vectors[i] @ vectors[j] / math.hypot(*vectors[i]) / math.hypot(*vectors[j])

    others = [d for d in range(len(vectors)) if d not in (a, b, c)]
    return max(others, key=lambda d: cosine(d, b) - cosine(d, a) + cosine(d, c))


def analogy_cases(rng):
    """A square; arrows too short to leave c; far answers; vectors of unequal lengths."""
    square = np.array([[1.0, 0.2], [1.0, 1.0], [3.0, 0.1], [2.0, 1.4], [-1.0, 1.0]])
    short = np.array(
        [[5.0, 1, 0], [5.0, 1.5, 0], [0.0, 1, 5], [0.0, 2, 5], [1.0, 1, 1], [0.0, 5, 3]]
    )
    close = np.array([[-2.0, 0.5], [1.0, 0.2], [-1.0, -0.1], [3.0, 0.9], [2.0, 0.1]])
    away = np.array([[2.0, 0.2], [-2.0, -0.4], [1.0, 0.4], [-1.0, 1.2], [3.0, -0.3]])
    draws = [
        (*rng.permutation(n)[:3].tolist(), rng.normal(size=(n, 3)) * rng.uniform(0.3, 3, (n, 1)))
        for n in (6, 7, 8, 9, 10, 11, 12, 12)
    ]
    return [
        Case("four of the words make a square", (0, 1, 2, square)),
        Case("the arrow is too short to leave c", (0, 1, 2, short)),
        Case("all other words point away", (4, 2, 0, away)),
        Case("the words of the question lie close together", (1, 3, 4, close)),
        *draws,
    ]


def best(scores, excluded):
    scores = np.array(scores, dtype=float)
    scores[list(excluded)] = -np.inf
    return int(scores.argmax())


def analogy_by(make, *, excluding=(0, 1, 2)):
    """A wrong answer: another target vector, or other words left out."""

    def answer(a, b, c, vectors):
        directions = vectors / lengths_of(vectors)
        words = (a, b, c)
        return best(make(*words, directions, vectors), [words[place] for place in excluding])

    return answer


NOT_EXCLUDED = analogy_by(lambda a, b, c, x, v: x @ (x[b] - x[a] + x[c]), excluding=())
ONLY_C = analogy_by(lambda a, b, c, x, v: x @ (x[b] - x[a] + x[c]), excluding=(2,))
BACKWARDS = analogy_by(lambda a, b, c, x, v: x @ (x[a] - x[b] + x[c]))
ALL_ADDED = analogy_by(lambda a, b, c, x, v: x @ (x[a] + x[b] + x[c]))
C_TAKEN_AWAY = analogy_by(lambda a, b, c, x, v: x @ (x[a] + x[b] - x[c]))
RAW = analogy_by(lambda a, b, c, x, v: v @ (v[b] - v[a] + v[c]))
RAW_TARGET = analogy_by(lambda a, b, c, x, v: x @ (v[b] - v[a] + v[c]))
UNIT_TARGET = analogy_by(lambda a, b, c, x, v: v @ (x[b] - x[a] + x[c]))
NO_ARROW = analogy_by(lambda a, b, c, x, v: x @ x[c])
ONLY_ARROW = analogy_by(lambda a, b, c, x, v: x @ (x[b] - x[a]))
UNIT_ARROW = analogy_by(lambda a, b, c, x, v: x @ ((x[b] - x[a]) / math.dist(x[b], x[a]) + x[c]))


def zeros_for_the_question(a, b, c, vectors):
    x = vectors / lengths_of(vectors)
    scores = x @ (x[b] - x[a] + x[c])
    scores[[a, b, c]] = 0
    return int(scores.argmax())


def counted_without_the_question(a, b, c, vectors):
    answer = solve_analogy(a, b, c, vectors)
    return answer - sum(word < answer for word in (a, b, c))


def three_cosines(rng):
    """Three unit vectors; what the pencil gets is their cosines."""
    x = rng.normal(size=(3, 4))
    x /= lengths_of(x)
    return {"g_ab": x[0] @ x[1], "g_ac": x[0] @ x[2], "g_bc": x[1] @ x[2]}


# --- 10.7: P(b|a) P(a|b) --------------------------------------------------------------------------


def two_words(rng):
    """d = 3, n = 6: both tables, and the two words' columns of each; all scores are positive."""
    U, V = rng.uniform(0.1, 2, size=(2, 3, 6))
    return {"U": U, "V": V, "u_a": U[:, 1], "u_b": U[:, 4], "v_a": V[:, 1], "v_b": V[:, 4]}


def both_ways(s):
    """The library's log-softmax from each of the two words, read at the other one."""
    return log_softmax(s["U"].T @ s["v_a"])[4] + log_softmax(s["U"].T @ s["v_b"])[1]


def log_sum(s, centre):
    return np.log(np.exp(s["U"].T @ s[centre]).sum())


# --- 10.10: rank correlation ----------------------------------------------------------------------


def spearman(x, y):
    """The correlation of the ranks; equal numbers share the mean of their ranks."""

    def ranks(numbers):
        smaller = (numbers[:, None] > numbers).sum(axis=1)
        equal = (numbers[:, None] == numbers).sum(axis=1)
        return smaller + (equal + 1) / 2

    return np.corrcoef(ranks(x), ranks(y))[0, 1]


def spearman_by_the_library(x, y):
    return rank_correlation(x, y)


def spearman_cases(rng):
    """Without ties, with some, and with a truth of three levels.

    Ties come in 16 bits: for wider numbers some machines sort equal ones in an order of their own.
    """
    ties = [
        np.array(numbers, dtype=np.int16)
        for numbers in ([3, 1, 3, 8], [0, 0, 0, 1, 1, 2, 2, 2, 2], [2, 2, 1, 5, 5, 5, 0])
    ]
    return [
        Case("no two numbers are equal", (np.array([0.1, 0.9, 0.5]), np.array([1.0, 2.0, 9.0]))),
        Case("two numbers are equal", (ties[0], np.array([5.0, 2.0, 7.0, 4.0]))),
        Case(
            "one list has three levels only",
            (rng.normal(size=9), ties[1]),
        ),
        Case(
            "both lists have ties",
            (ties[2], np.array([1, 3, 1, 3, 2, 2, 1], dtype=np.int16)),
        ),
        (rng.normal(size=6), rng.normal(size=6) ** 3),
        (rng.integers(0, 4, size=10, dtype=np.int16), rng.normal(size=10)),
    ]


def places(numbers):
    """Ranks that give equal numbers different places, in the order in which they stand."""
    return np.argsort(np.argsort(numbers, kind="stable"), kind="stable") + 1.0


def mean_ranks(numbers):
    _, place, n_equal = np.unique(numbers, return_inverse=True, return_counts=True)
    return (np.cumsum(n_equal) - (n_equal - 1) / 2)[place]


def pearson(x, y):
    return np.corrcoef(x, y)[0, 1]


def short_formula(rank):
    def answer(x, y):
        n = len(x)
        return 1 - 6 * ((rank(x) - rank(y)) ** 2).sum() / (n * (n**2 - 1))

    return answer


def with_ranks(rank):
    return lambda x, y: pearson(rank(x), rank(y))


def lowest_ranks(numbers):
    return (numbers[:, None] > numbers).sum(axis=1) + 1.0


def highest_ranks(numbers):
    return (numbers[:, None] >= numbers).sum(axis=1) + 0.0


def divided_by(spread):
    """The products of the ranks, their mean taken away, divided by some spread."""

    def answer(x, y):
        p, q = (mean_ranks(z) - (len(z) + 1) / 2 for z in (x, y))
        return (p @ q) / spread(p)

    return answer


def ranks_not_centred(x, y):
    r, s = mean_ranks(x), mean_ranks(y)
    return (r @ s) / np.sqrt((r @ r) * (s @ s))


def level_numbers(numbers):
    return np.unique(numbers, return_inverse=True)[1] + 1.0


EXERCISES = (
    Code(
        id="10.1",
        title="Neighbours",
        stars=2,
        minutes=8,
        equation="10.1",
        solution=nearest,
        returns=("ids",),
        cases=nearest_cases,
        truth=nearest_one_by_one,
        misconceptions=(
            Misconception(
                cause="dot products of vectors that are not equally long",
                answer=lambda word_id, vectors, n: ranked(vectors @ vectors[word_id], word_id, n),
                because="You compared dot products. A long vector has a large one with whoever "
                "points roughly its way. Divide every vector by its length first.",
                see="10.1",
            ),
            Misconception(
                cause="the word is its own neighbour",
                answer=nearest_and_itself,
                because="The word itself is in your list. Its cosine with itself is 1, so it "
                "always wins; it has to be left out.",
                see="10.1",
            ),
            Misconception(
                cause="the first one dropped, whoever it is",
                answer=first_one_dropped,
                because="You dropped whatever came first. Usually that is the word itself, but "
                "another vector may point in exactly the same direction. Leave out the id.",
                see="10.1",
            ),
            Misconception(
                cause="farthest first",
                answer=lambda word_id, vectors, n: ranked(
                    -cosines_with(word_id, vectors), word_id, n
                ),
                because="These are the words that point away most. Sorting goes from the smallest "
                "up; the nearest have the largest cosines.",
                see="10.1",
            ),
            Misconception(
                cause="Euclidean distance",
                answer=nearest_by_distance,
                because="You compared distances of vectors as they are. A word of the same "
                "direction with a longer vector is far away then. Here only directions count.",
                see="00.2",
            ),
            Misconception(
                cause="one too few",
                answer=one_too_few,
                because="One is missing. First leave out the word itself, then cut the list.",
                see="10.1",
            ),
            Misconception(
                cause="the nearest at the end",
                answer=lambda word_id, vectors, n: nearest(word_id, vectors, n)[::-1],
                because="These are the right words, but the nearest stands last. Sorting goes from "
                "the smallest up.",
                see="10.1",
            ),
            Misconception(
                cause="not cut to n",
                answer=lambda word_id, vectors, n: nearest(word_id, vectors, len(vectors)),
                because="You return all other words. Only the first n are asked for.",
                see="10.1",
            ),
            Misconception(
                cause="its own cosine set to 0",
                answer=own_cosine_0,
                because="With 0 for the word itself, it still comes before all words that point "
                "away from it: their cosines are negative.",
                see="10.1",
            ),
            Misconception(
                cause="counted without the word itself",
                answer=counted_without_it,
                because="From the word's own place on, your ids are one too small: you counted "
                "without it. After np.delete a place in the list is no longer an id.",
                see="10.1",
            ),
        ),
        hints=(
            "Where do the vectors point? How long they are should not matter. And who is always "
            "nearest to a word?",
            "Bring all vectors to length 1. Then one product of the matrix with the word's row "
            "gives all cosines. Sort from the largest down, and leave out the word's own id.",
            "Divide by np.linalg.norm(vectors, axis=1, keepdims=True), sort with np.argsort of "
            "minus the cosines, keep the ids that are not word_id, and take the first n.",
        ),
    ),
    Predict(
        id="10.2",
        title="Find the slip",
        stars=1,
        minutes=4,
        equation="10.1",
        solution="c",
        because="A raw dot product is the cosine times both lengths. A word with a long vector, "
        "which often is a frequent word, can have the highest one without pointing the same way.",
        choices={
            "a": "With all lengths at 1, dot product and cosine are the same number. This is true.",
            "b": "In (10.1) the length of the asked word stands in every product, as a common "
            "factor. It changes no order. This is true.",
            "d": "All products grow by 9, all cosines stay. No order changes. This is true.",
        },
        hints=(
            "Put each sentence into (10.1): which factors does it speak of?",
            "A factor that all candidates share changes no order. A factor of each candidate "
            "alone does.",
            "Which sentence takes the order of the products for the order of the directions?",
        ),
    ),
    Code(
        id="10.3",
        title="Analogies",
        stars=2,
        minutes=8,
        equation="10.2",
        solution=solve_analogy,
        returns=("answer",),
        cases=analogy_cases,
        truth=solved_one_by_one,
        misconceptions=(
            Misconception(
                cause="question's words not left out",
                answer=NOT_EXCLUDED,
                because="Your answer may be a word of the question. In this exercise all three "
                "are left out; what that hides comes next.",
                see="10.2",
            ),
            Misconception(
                cause="only c left out",
                answer=ONLY_C,
                because="You left out c, but a or b can win too. All three are left out here.",
                see="10.2",
            ),
            Misconception(
                cause="arrow turned round",
                answer=BACKWARDS,
                because="Your arrow runs from b to a. From a to b it is b minus a.",
                see="10.2",
            ),
            Misconception(
                cause="all three added",
                answer=ALL_ADDED,
                because="You added all three. An arrow from a to b is a difference.",
                see="10.2",
            ),
            Misconception(
                cause="the wrong word taken away",
                answer=C_TAKEN_AWAY,
                because="You took c away. The arrow from a to b is laid to c: a is taken away.",
                see="10.2",
            ),
            Misconception(
                cause="lengths not taken out",
                answer=RAW,
                because="You worked with the vectors as they are. Bring them all to length 1 "
                "first, or the longest ones decide.",
                see="10.2",
            ),
            Misconception(
                cause="arrow made of vectors that are not equally long",
                answer=RAW_TARGET,
                because="You compared directions, but made the arrow of the vectors as they are. "
                "Bring them to length 1 before anything else.",
                see="10.2",
            ),
            Misconception(
                cause="candidates not brought to length 1",
                answer=UNIT_TARGET,
                because="The arrow is made of unit vectors, but the candidates keep their "
                "lengths. So the longest have an advantage.",
                see="10.2",
            ),
            Misconception(
                cause="nearest word to c",
                answer=NO_ARROW,
                because="This is the nearest neighbour of c. The words a and b play no part in it.",
                see="10.2",
            ),
            Misconception(
                cause="arrow without c",
                answer=ONLY_ARROW,
                because="You asked who lies in the direction of the arrow. It has to begin at c: "
                "add c to it.",
                see="10.2",
            ),
            Misconception(
                cause="arrow brought to length 1",
                answer=UNIT_ARROW,
                because="You brought the arrow to length 1 too. It is the difference of two unit "
                "vectors, and keeps its own length.",
                see="10.2",
            ),
            Misconception(
                cause="0 for the words left out",
                answer=zeros_for_the_question,
                because="With a score of 0, the words of the question still win where all others "
                "have negative scores.",
                see="10.2",
            ),
            Misconception(
                cause="counted without the words of the question",
                answer=counted_without_the_question,
                because="Your number counts the words without those of the question. After "
                "np.delete a place in the list is no longer an id.",
                see="10.2",
            ),
        ),
        hints=(
            "Walk from a to b; then take the same steps, but begin at c. Who is there?",
            "All vectors at length 1. The place where you arrive is b minus a plus c. Compare it "
            "with every word, but not with the three of the question.",
            "scores = directions @ (directions[b] - directions[a] + directions[c]); set the "
            "scores of a, b and c to minus infinity; then np.argmax.",
        ),
    ),
    Pencil(
        id="10.4",
        title="The score of staying where you are",
        stars=2,
        minutes=4,
        equation="10.2",
        solution="1 - g_ac + g_bc",
        symbols=three_cosines,
        truth=lambda s: s["g_bc"] + (1 - s["g_ac"]),
        because="Put d = c into (10.2): the cosine of c with itself is 1.",
        terms={
            "value": (
                Term(name="1", value=lambda s: 1.0, because="The cosine of c with itself is 1."),
                Term(name="g_ac", value=lambda s: s["g_ac"], coefficient=-1),
                Term(name="g_bc", value=lambda s: s["g_bc"]),
                Term(name="g_ab", value=lambda s: s["g_ab"], coefficient=0),
            )
        },
        misconceptions=(
            Misconception(
                cause="1 for itself forgotten",
                answer="g_bc - g_ac",
                because="The target contains x_c itself, and its product with x_c is 1.",
                see="10.2",
            ),
            Misconception(
                cause="sign flipped",
                answer="1 + g_ac - g_bc",
                because="In the target b has a plus and a has a minus.",
                see="10.2",
            ),
            Misconception(
                cause="score of b",
                answer="1 - g_ab + g_bc",
                because="This is the score of b. Asked is the score of c.",
                see="10.2",
            ),
            Misconception(
                cause="score of a",
                answer="g_ab - 1 + g_ac",
                because="This is the score of a. Asked is the score of c.",
                see="10.2",
            ),
            Misconception(
                cause="all added",
                answer="1 + g_ac + g_bc",
                because="The target is a difference: a is taken away.",
                see="10.2",
            ),
        ),
        hints=(
            "The formula holds for every word. Which word is d now?",
            "Three products: of x_c with x_b, with x_a and with x_c. One of them needs no name.",
            "g_bc minus g_ac plus 1.",
        ),
    ),
    Predict(
        id="10.5",
        title="With nothing left out",
        stars=1,
        minutes=3,
        equation="10.3",
        solution="d",
        because="19 times in 20 the winner is c itself: the arrow is shorter than its own error.",
        choices={
            "a": "Then the question's words would never get in the way. By (10.3) the arrow would "
            "always have to be longer than its error.",
            "b": "Then every second arrow that finds the answer would be longer than its error "
            "(10.3). In a real text hardly one is.",
            "c": "Too kind still. In a real text the arrows of two nouns hardly agree, and so the "
            "error (10.3) is longer than the arrow.",
        },
        hints=(
            "When nothing is left out, the answer must beat c itself. When does it?",
            "The arrow must be longer than its own error. In a real text, how well will the arrow "
            "from array to arrays fit function and functions?",
            "Hardly any question is answered rightly.",
        ),
    ),
    Predict(
        id="10.6",
        title="Who is near in the other table?",
        stars=2,
        minutes=3,
        equation="02.2",
        solution="c",
        because="A product of an input and an output vector is a score: it is high where the two "
        "words stand side by side. Kings have crowns; king and queen never meet in a sentence.",
        choices={
            "a": "Queen stands in the same places as king, but never beside king, and that is what "
            "a score u·v rewards.",
            "b": "Prince is the kind of word that input vectors bring near to king. Here one of "
            "the two vectors is an output vector.",
            "d": "Paris stands neither beside king nor in the same places.",
        },
        hints=(
            "What was the score u·v trained to say?",
            "It says how probable one word is *beside* the other. Not how much they are alike.",
            "Which of the four stands in one sentence with king?",
        ),
    ),
    Pencil(
        id="10.7",
        title="There and back",
        stars=2,
        minutes=8,
        equation="02.3",
        solution="u_b.T @ v_a + u_a.T @ v_b - log(sum(exp(U.T @ v_a))) - log(sum(exp(U.T @ v_b)))",
        symbols=two_words,
        truth=both_ways,
        because="Each of the two probabilities is a softmax (02.3) with a sum of its own.",
        terms={
            "value": (
                Term(name="u_bᵀv_a", value=lambda s: s["u_b"] @ s["v_a"]),
                Term(name="u_aᵀv_b", value=lambda s: s["u_a"] @ s["v_b"]),
                Term(name="log Σ exp(Uᵀv_a)", value=lambda s: log_sum(s, "v_a"), coefficient=-1),
                Term(name="log Σ exp(Uᵀv_b)", value=lambda s: log_sum(s, "v_b"), coefficient=-1),
            )
        },
        misconceptions=(
            Misconception(
                cause="denominators left out",
                answer="u_b.T @ v_a + u_a.T @ v_b",
                because="These are the scores. To be probabilities they are divided by sums over "
                "all words.",
                see="02.3",
            ),
            Misconception(
                cause="denominators added",
                answer="u_b.T @ v_a + u_a.T @ v_b + log(sum(exp(U.T @ v_a)))"
                " + log(sum(exp(U.T @ v_b)))",
                because="The logarithm of a fraction is a difference.",
                see="02.3",
            ),
            Misconception(
                cause="one denominator only",
                answer="u_b.T @ v_a + u_a.T @ v_b - log(sum(exp(U.T @ v_a)))",
                because="Each of the two probabilities has a sum of its own below it; one of them "
                "is missing.",
                see="02.3",
            ),
            Misconception(
                cause="the same denominator twice",
                answer="u_b.T @ v_a + u_a.T @ v_b - 2 * log(sum(exp(U.T @ v_a)))",
                because="The sum belongs to the centre word. The second probability looks from b.",
                see="02.3",
            ),
            Misconception(
                cause="denominators with the tables exchanged",
                answer="u_b.T @ v_a + u_a.T @ v_b - log(sum(exp(V.T @ u_a)))"
                " - log(sum(exp(V.T @ u_b)))",
                because="Above you have it right. In the sums below, too, all output vectors meet "
                "the input vector of the centre.",
                see="02.3",
            ),
            Misconception(
                cause="sum without exp",
                answer="u_b.T @ v_a + u_a.T @ v_b - log(sum(U.T @ v_a)) - log(sum(U.T @ v_b))",
                because="Softmax divides by the sum of the exponentials.",
                see="02.3",
            ),
            Misconception(
                cause="logarithms of the scores",
                answer="log(u_b.T @ v_a) + log(u_a.T @ v_b)",
                because="A score is no probability: softmax comes first, and then the logarithm.",
                see="02.3",
            ),
            Misconception(
                cause="the product itself",
                answer="exp(u_b.T @ v_a) / sum(exp(U.T @ v_a)) * exp(u_a.T @ v_b)"
                " / sum(exp(U.T @ v_b))",
                because="This is the product of the two probabilities. Asked is its logarithm.",
                see="02.3",
            ),
            Misconception(
                cause="minus log, the loss",
                answer="log(sum(exp(U.T @ v_a))) + log(sum(exp(U.T @ v_b))) - u_b.T @ v_a"
                " - u_a.T @ v_b",
                because="That is the loss, minus the logarithm. Asked is the logarithm itself.",
                see="02.3",
            ),
        ),
        hints=(
            "The logarithm of a product is a sum. Each of the two parts is a known friend.",
            "log P(b | a) is the score of b, seen from a, minus the logarithm of the sum of the "
            "exponentials of all scores that are seen from a.",
            "u_b.T @ v_a minus log(sum(exp(U.T @ v_a))), and the same with a and b exchanged.",
        ),
    ),
    Predict(
        id="10.8",
        title="Find the slip",
        stars=2,
        minutes=4,
        equation="10.6",
        solution="d",
        because="The example shows that the two tables have almost the same part to play. So it "
        "cannot show that one of them is the result. To take the input vectors is a habit.",
        choices={
            "a": "A pair of neighbours is seen from both ends: when each is the centre in turn. "
            "This is true.",
            "b": "The two scores above exchange their places, and a sum does not mind. This is "
            "true.",
            "c": "Below, all output vectors meet one input vector; after the exchange all input "
            "vectors meet one output vector. That is another sum. This is true.",
        },
        hints=(
            "Three sentences describe the formula. One draws a conclusion.",
            "If two things are nearly exchangeable, what follows about which of them to keep?",
            "Nothing follows. Which sentence says that something does?",
        ),
    ),
    Predict(
        id="10.9",
        title="A map of nothing",
        stars=1,
        minutes=3,
        equation="10.9",
        solution="c",
        because="t-SNE gives every point about as many neighbours as the perplexity says, whether "
        "it has near ones or not. A small perplexity makes small clumps of anything.",
        choices={
            "a": "That is what one would hope for. But t-SNE is told to find about two "
            "neighbours for every point, and it obeys.",
            "b": "There is no common direction in random vectors: no line.",
            "d": "There are no seven classes in random vectors, and t-SNE is not told of any.",
        },
        hints=(
            "What does the number called perplexity ask for, at every single point?",
            "About two neighbours each, however far away they are. How does a plane look on "
            "which everybody sits close to about two others?",
            "Many small clumps.",
        ),
    ),
    Code(
        id="10.10",
        title="Rank correlation",
        stars=3,
        minutes=12,
        equation="10.11",
        solution=spearman,
        returns=("rho",),
        cases=spearman_cases,
        truth=spearman_by_the_library,
        misconceptions=(
            Misconception(
                cause="equal numbers get different ranks",
                answer=with_ranks(places),
                because="Equal numbers have different ranks in your answer, by the order in which "
                "they happen to stand. They must share the mean of their ranks.",
                see="10.11",
            ),
            Misconception(
                cause="short formula in spite of ties",
                answer=short_formula(mean_ranks),
                because="The short formula (10.11) was derived for the ranks 1 to n, without "
                "ties. With ties take the correlation of the ranks itself.",
                see="10.11",
            ),
            Misconception(
                cause="correlation of the numbers",
                answer=pearson,
                because="This is the correlation of the numbers themselves. Only their order is "
                "to count: rank them first.",
                see="10.11",
            ),
            Misconception(
                cause="equal numbers share the lowest of their ranks",
                answer=with_ranks(lowest_ranks),
                because="Equal numbers have the same rank in your answer, but the lowest of "
                "theirs. It must be the mean: 2 and 3 make 2.5.",
                see="10.11",
            ),
            Misconception(
                cause="equal numbers share the highest of their ranks",
                answer=with_ranks(highest_ranks),
                because="Equal numbers have the same rank in your answer, but the highest of "
                "theirs. It must be the mean: 2 and 3 make 2.5.",
                see="10.11",
            ),
            Misconception(
                cause="spread of the ranks without ties",
                answer=divided_by(lambda p: len(p) * (len(p) ** 2 - 1) / 12),
                because="You divided by n (n² - 1) / 12. That is the spread of the ranks 1 to n; "
                "with ties the ranks spread less, and each list by its own amount.",
                see="10.10",
            ),
            Misconception(
                cause="spread of x for both",
                answer=divided_by(lambda p: p @ p),
                because="You divided by the spread of the ranks of x. With ties the ranks of y "
                "have another one: divide by the root of the product of both.",
                see="10.11",
            ),
            Misconception(
                cause="mean of the ranks not taken away",
                answer=ranks_not_centred,
                because="This is the cosine of the two lists of ranks. A correlation takes the "
                "mean away first.",
                see="10.11",
            ),
            Misconception(
                cause="levels counted, not ranks",
                answer=with_ranks(level_numbers),
                because="You numbered the different values. A rank counts how many things are "
                "below, repeats included.",
                see="10.11",
            ),
            Misconception(
                cause="argsort taken for ranks",
                answer=with_ranks(lambda numbers: np.argsort(numbers, kind="stable") + 1.0),
                because="np.argsort says where the smallest stands, and so on. It is not the rank "
                "of each number.",
                see="10.11",
            ),
            Misconception(
                cause="y not ranked",
                answer=lambda x, y: pearson(mean_ranks(x), y),
                because="You ranked x, but not y. Both lists need ranks.",
                see="10.11",
            ),
            Misconception(
                cause="x not ranked",
                answer=lambda x, y: pearson(x, mean_ranks(y)),
                because="You ranked y, but not x. Both lists need ranks.",
                see="10.11",
            ),
        ),
        hints=(
            "Two steps: ranks first, then an ordinary correlation. The work is in the ties.",
            "The rank of a number: how many are smaller, plus the middle of the places that it "
            "shares with its equals.",
            "rank = (number of smaller ones) + (number of equal ones, itself included, + 1) / 2. "
            "Then np.corrcoef of the two rank lists, entry 0, 1.",
        ),
    ),
    Predict(
        id="10.11",
        title="Five seeds agree",
        stars=1,
        minutes=3,
        equation="10.12",
        solution=0.0625,
        tolerance=0.0026,
        because="All five for A, or all five for B: two of the 32 equally likely outcomes.",
        misconceptions=(
            Misconception(
                cause="only one of the two sides",
                answer=0.03125,
                because="This is the chance that all five favour A. They might all favour B, and "
                "you would have reported that.",
                see="10.12",
            ),
            Misconception(
                cause="in percent",
                answer=6.25,
                because="In percent that is right. A probability is a part of 1.",
                see="10.12",
            ),
            Misconception(
                cause="the first seed counted as chance",
                answer=0.125,
                because="One halving too few. After the first seed, whoever it favours, four "
                "others must follow it.",
                see="10.12",
            ),
            Misconception(
                cause="one in five",
                answer=0.2,
                because="Each seed is a coin. How many outcomes do five coins have?",
                see="10.12",
            ),
            Misconception(
                cause="the habit of 5 %",
                answer=0.05,
                because="That is a limit that people like to set, not the chance asked for. Count "
                "the outcomes of five coins.",
                see="10.12",
            ),
        ),
        hints=(
            "If there is no difference, each seed is a coin.",
            "Five coins: 32 outcomes. In how many of them do all five agree?",
            "In two: all heads, all tails.",
        ),
    ),
)
