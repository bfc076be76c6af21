"""Evaluation: against definitions written out, SciPy, and cases that fit in the head."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import spearmanr

from w2v_lib.evaluate import (
    analogy,
    analogy_accuracy,
    cosine_similarities,
    neighbours,
    rank_correlation,
)
from w2v_lib.vocab import build_vocab

# Vectors whose lengths differ on purpose: a dot product in place of a cosine is noticed.
VOCAB = build_vocab([["man", "woman", "king", "queen", "cabbage", "nun"]])
VECTORS = np.array([[1, 0, 0], [2, 2, 0], [3, 0, 1], [1, 1, 0.4], [9, 9, -9], [-1, 1, 0]], float)


def test_cosines_are_the_definition():
    rng = np.random.default_rng(0)
    vector, vectors = rng.normal(size=4), rng.normal(size=(6, 4))
    by_hand = [v @ vector / np.sqrt((v @ v) * (vector @ vector)) for v in vectors]
    assert cosine_similarities(vector, vectors) == pytest.approx(by_hand, rel=1e-12)


def test_cosines_do_not_know_lengths():
    rng = np.random.default_rng(1)
    vector, vectors = rng.normal(size=4), rng.normal(size=(6, 4))
    longer = vectors * np.array([[0.001], [1.0], [5.0], [7.0], [1e6], [3.0]])
    assert cosine_similarities(vector, longer) == pytest.approx(
        cosine_similarities(7 * vector, vectors), rel=1e-12
    )


def test_a_zero_vector_is_similar_to_nothing():
    assert cosine_similarities([0, 0], [[1, 2], [0, 0]]).tolist() == [0, 0]


def test_neighbours_come_from_the_nearest_on_with_their_cosines():
    found = neighbours("woman", VOCAB, VECTORS, n=5)
    assert [word for word, _ in found] == ["queen", "cabbage", "man", "king", "nun"]
    assert all(nearer >= farther for (_, nearer), (_, farther) in pairwise(found))
    cosines = cosine_similarities(VECTORS[1], VECTORS)
    assert all(similarity == pytest.approx(cosines[VOCAB.ids[w]]) for w, similarity in found)


def test_neighbours_are_plain_floats_and_not_the_word_itself():
    (word, similarity), *_ = neighbours("king", VOCAB, VECTORS, n=1)
    assert word != "king"
    assert type(similarity) is float


def test_equally_near_neighbours_come_in_the_order_of_their_ids():
    vocab = build_vocab([list("abcdefgh")])
    found = neighbours("a", vocab, np.ones((8, 2)), n=7)
    assert [word for word, _ in found] == list("bcdefgh")


def test_analogy_walks_from_a_to_b_starting_at_c():
    assert analogy("man", "woman", "king", VOCAB, VECTORS) == ["queen"]
    # Backwards it is another question: from woman to man, starting at queen.
    assert analogy("woman", "man", "queen", VOCAB, VECTORS) == ["king"]


def test_analogy_is_the_formula_on_unit_vectors():
    rng = np.random.default_rng(2)
    vocab = build_vocab([[f"w{i}" for i in range(30)]])
    vectors = rng.normal(size=(30, 5)) * rng.uniform(0.1, 9, size=(30, 1))
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    scores = unit @ (unit[1] - unit[0] + unit[2])
    best = [f"w{i}" for i in np.argsort(-scores) if i > 2]
    assert analogy("w0", "w1", "w2", vocab, vectors, n=27) == best


def test_analogy_never_answers_with_a_word_of_the_question():
    for a, b, c in [("man", "man", "king"), ("man", "king", "man"), ("nun", "nun", "nun")]:
        n_left = len(VOCAB.words) - len({a, b, c})
        answers = analogy(a, b, c, VOCAB, VECTORS, n=n_left)
        assert sorted(answers) == sorted(set(VOCAB.words) - {a, b, c})


def test_accuracy_counts_first_answers_only():
    right, wrong = ("man", "woman", "king", "queen"), ("man", "woman", "king", "nun")
    assert analogy_accuracy([right], VOCAB, VECTORS) == 1
    assert analogy_accuracy([right, wrong, wrong, wrong], VOCAB, VECTORS) == 0.25


def test_rank_correlation_agrees_with_scipy_with_and_without_ties():
    rng = np.random.default_rng(3)
    for high in (4, 1000):  # below 4 nearly all are tied
        x, y = rng.integers(0, high, size=(2, 25))
        assert rank_correlation(x, y) == pytest.approx(spearmanr(x, y).statistic, rel=1e-12)


def test_rank_correlation_knows_only_the_order():
    assert rank_correlation([1, 2, 3, 4], [1, 10, 100, 5000]) == 1
    assert rank_correlation([1, 2, 3, 4], [4, 3, 2, -50]) == -1


@pytest.mark.parametrize("question", ["king", "queen"])
def test_unknown_words_are_named(question):
    vocab = build_vocab([["man", "woman", "cabbage", "nun"]])
    with pytest.raises(ValueError, match=question):
        neighbours(question, vocab, VECTORS[:4])
    with pytest.raises(ValueError, match=question):
        analogy("man", question, "woman", vocab, VECTORS[:4])
    with pytest.raises(ValueError, match=question):
        analogy_accuracy([("man", "woman", "nun", question)], vocab, VECTORS[:4])


@pytest.mark.parametrize("word", [3, None, ["king"]])
def test_words_are_str(word):
    with pytest.raises(TypeError, match="word"):
        neighbours(word, VOCAB, VECTORS)


@pytest.mark.parametrize("n", [0, -1, 6])
def test_impossible_numbers_of_neighbours_are_refused(n):
    with pytest.raises(ValueError, match="n must be"):
        neighbours("king", VOCAB, VECTORS, n=n)


def test_a_number_of_neighbours_that_is_no_whole_number_is_refused():
    with pytest.raises(TypeError, match="n must be"):
        neighbours("king", VOCAB, VECTORS, n=2.0)


@pytest.mark.parametrize("vectors", [VECTORS[:5], VECTORS[0], [], [["a", "b"]] * 6])
def test_vectors_that_do_not_belong_to_the_vocabulary_are_refused(vectors):
    with pytest.raises((ValueError, TypeError), match="vectors"):
        neighbours("king", VOCAB, vectors)


def test_vectors_with_nan_are_refused():
    vectors = VECTORS.copy()
    vectors[4, 1] = np.nan
    for call in (
        lambda: neighbours("king", VOCAB, vectors),
        lambda: analogy("man", "woman", "king", VOCAB, vectors),
        lambda: cosine_similarities(VECTORS[0], vectors),
        lambda: cosine_similarities(vectors[4], VECTORS),
    ):
        with pytest.raises(ValueError, match="finite"):
            call()


def test_cosines_of_unequal_lengths_are_refused():
    with pytest.raises(ValueError, match="vector"):
        cosine_similarities([1, 2], VECTORS)


@pytest.mark.parametrize("questions", [[], [("man", "woman", "king")], ("man", "woman", "king")])
def test_what_is_not_a_list_of_analogies_is_refused(questions):
    with pytest.raises(ValueError, match="question"):
        analogy_accuracy(questions, VOCAB, VECTORS)


@pytest.mark.parametrize(
    ("x", "y"), [([1], [2]), ([1, 1], [1, 2]), ([1, 2], [1, 2, 3]), ([1, np.nan], [1, 2]), ([], [])]
)
def test_numbers_without_an_order_to_compare_are_refused(x, y):
    with pytest.raises(ValueError, match="[xy] "):
        rank_correlation(x, y)
