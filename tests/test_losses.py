"""The three losses: cases to compute by hand, repeats, large scores, and what they look at.

That the gradients belong to the losses is shown in test_gradients_autodiff.py.
"""

import warnings

import numpy as np
import pytest

from w2v_lib.huffman import HuffmanTree, huffman_tree
from w2v_lib.losses import (
    hierarchical_softmax,
    hierarchical_softmax_loss,
    negative_sampling,
    negative_sampling_loss,
    softmax,
    softmax_loss,
)

# h = (1, 2), so the scores are log 1, log 2, log 5
HIDDEN = np.array([1.0, 2.0])
OUTPUT_VECTORS = np.array([[2.0, -1.0], [0.0, np.log(2) / 2], [np.log(5), 0.0]])


def test_softmax_by_hand():
    gradients = softmax_loss(HIDDEN, 1, OUTPUT_VECTORS)
    error = np.array([1 / 8, 2 / 8 - 1, 5 / 8])
    assert gradients.loss == pytest.approx(np.log(4))
    assert gradients.rows.tolist() == [0, 1, 2]
    assert gradients.hidden == pytest.approx(error @ OUTPUT_VECTORS)
    assert gradients.output_rows == pytest.approx(np.array([error * 1.0, error * 2.0]).T)


def test_negative_sampling_by_hand():
    gradients = negative_sampling_loss(HIDDEN, 1, OUTPUT_VECTORS, np.array([2, 0]))
    # σ(log 2) = 2/3 for the target; σ(log 5) = 5/6 and σ(log 1) = 1/2 for the negatives
    error = np.array([2 / 3 - 1, 5 / 6, 1 / 2])
    assert gradients.loss == pytest.approx(-np.log(2 / 3) - np.log(1 / 6) - np.log(1 / 2))
    assert gradients.rows.tolist() == [1, 2, 0]
    assert gradients.hidden == pytest.approx(error @ OUTPUT_VECTORS[[1, 2, 0]])
    assert gradients.output_rows == pytest.approx(np.array([error * 1.0, error * 2.0]).T)


def test_hierarchical_softmax_by_hand():
    gradients = hierarchical_softmax_loss(HIDDEN, [2, 1], [-1, 1], OUTPUT_VECTORS)
    # right at node 2, probability 1 - 5/6, then left at node 1, probability 2/3
    error = np.array([5 / 6, 2 / 3 - 1])
    assert gradients.loss == pytest.approx(-np.log(1 / 6 * 2 / 3))
    assert gradients.rows.tolist() == [2, 1]
    assert gradients.hidden == pytest.approx(error @ OUTPUT_VECTORS[[2, 1]])
    assert gradients.output_rows == pytest.approx(np.array([error * 1.0, error * 2.0]).T)


def test_a_negative_drawn_twice_counts_twice():
    once = negative_sampling_loss(HIDDEN, 1, OUTPUT_VECTORS, [2])
    twice = negative_sampling_loss(HIDDEN, 1, OUTPUT_VECTORS, [2, 2])
    assert twice.rows.tolist() == [1, 2, 2]
    assert twice.dense(3)[2] == pytest.approx(2 * once.dense(3)[2])
    assert twice.dense(3)[1] == pytest.approx(once.dense(3)[1])
    assert twice.loss - once.loss == pytest.approx(-np.log(1 / 6))


def test_two_words_with_equal_vectors_stay_two_words():
    gradients = negative_sampling_loss(HIDDEN, 1, np.zeros((4, 2)), [2, 3])
    assert gradients.dense(4).tolist() == [[0, 0], [-0.5, -1], [0.5, 1], [0.5, 1]]


def test_the_target_among_the_negatives_is_pulled_and_pushed():
    gradients = negative_sampling_loss(HIDDEN, 1, np.zeros((3, 2)), [1])
    assert gradients.output_rows.tolist() == [[-0.5, -1.0], [0.5, 1.0]]
    assert gradients.dense(3).tolist() == [[0, 0], [0, 0], [0, 0]]


def test_without_negatives_only_the_target_is_asked():
    gradients = negative_sampling_loss(HIDDEN, 2, OUTPUT_VECTORS, [])
    assert gradients.rows.tolist() == [2]
    assert gradients.loss == pytest.approx(-np.log(5 / 6))


LOSSES = [
    (lambda hidden, vectors: softmax_loss(hidden, 2, vectors), 2000.0),
    (lambda hidden, vectors: negative_sampling_loss(hidden, 2, vectors, [0, 2, 0]), 3000.0),
    (
        lambda hidden, vectors: hierarchical_softmax_loss(hidden, [0, 1, 2], [-1, 1, 1], vectors),
        2000.0,
    ),
]


@pytest.mark.parametrize(("loss", "expected"), LOSSES)
def test_scores_of_a_thousand_cost_what_they_should(loss, expected):
    vectors = np.array([[1000.0], [0.0], [-1000.0]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gradients = loss(np.array([1.0]), vectors)
    assert gradients.loss == pytest.approx(expected, abs=1)
    assert np.isfinite(gradients.hidden).all()
    assert np.isfinite(gradients.output_rows).all()


@pytest.mark.parametrize(("loss", "_expected"), LOSSES)
def test_arguments_stay_as_they_are_and_results_share_no_memory_with_them(loss, _expected):
    hidden, vectors = HIDDEN.copy(), OUTPUT_VECTORS.copy()
    gradients = loss(hidden, vectors)
    gradients.hidden[:] = 7.0
    gradients.output_rows[:] = 7.0
    gradients.rows[:] = 0
    assert hidden.tolist() == HIDDEN.tolist()
    assert vectors.tolist() == OUTPUT_VECTORS.tolist()


@pytest.mark.parametrize(("loss", "_expected"), LOSSES)
def test_the_loss_is_a_plain_float(loss, _expected):
    assert type(loss(HIDDEN, OUTPUT_VECTORS).loss) is float


def test_the_tree_is_not_changed_through_a_result():
    tree = huffman_tree([4, 2, 1])
    loss = hierarchical_softmax(tree)
    loss(HIDDEN, 1, OUTPUT_VECTORS[:2], None).rows[:] = 0
    assert tree.paths[1].tolist() == [1, 0]


def test_rows_that_take_no_part_are_not_looked_at():
    vectors = np.vstack([OUTPUT_VECTORS, [[np.nan, np.inf]]])
    assert np.isfinite(negative_sampling_loss(HIDDEN, 0, vectors, [1, 2]).loss)
    assert np.isfinite(hierarchical_softmax_loss(HIDDEN, [0, 1], [1, 1], vectors).loss)
    with pytest.raises(ValueError, match="output_vectors must be finite"):
        negative_sampling_loss(HIDDEN, 0, vectors, [1, 3])
    with pytest.raises(ValueError, match="output_vectors must be finite"):
        hierarchical_softmax_loss(HIDDEN, [3, 1], [1, 1], vectors)
    with pytest.raises(ValueError, match="output_vectors must be finite"):
        softmax_loss(HIDDEN, 0, vectors)


def equal(some, other):
    return all(np.array_equal(a, b) for a, b in zip(some, other, strict=True))


def test_softmax_for_the_trainer():
    assert softmax().n_rows is None
    gradients = softmax()(HIDDEN, 2, OUTPUT_VECTORS, None)
    assert equal(gradients, softmax_loss(HIDDEN, 2, OUTPUT_VECTORS))


def test_hierarchical_softmax_for_the_trainer_follows_the_path_of_the_target():
    tree = HuffmanTree(
        paths=[np.array([2, 0]), np.array([2, 0]), np.array([2, 1]), np.array([2, 1])],
        turns=[np.array([1, 1]), np.array([1, -1]), np.array([-1, 1]), np.array([-1, -1])],
    )
    loss = hierarchical_softmax(tree)
    assert loss.n_rows == 3
    gradients = loss(HIDDEN, 2, OUTPUT_VECTORS, None)
    reference = hierarchical_softmax_loss(HIDDEN, [2, 1], [-1, 1], OUTPUT_VECTORS)
    assert equal(gradients, reference)


def test_negative_sampling_for_the_trainer_draws_anew_and_never_the_target():
    loss = negative_sampling(np.array([0.1, 0.8, 0.1]), n_negatives=6)
    assert loss.n_rows == 3
    rng = np.random.default_rng(3)
    drawn = [loss(HIDDEN, 1, OUTPUT_VECTORS, rng) for _ in range(20)]
    assert {len(gradients.rows) for gradients in drawn} == {7}
    assert {int(gradients.rows[0]) for gradients in drawn} == {1}
    assert {int(row) for gradients in drawn for row in gradients.rows[1:]} == {0, 2}
    assert len({tuple(gradients.rows.tolist()) for gradients in drawn}) > 1
    for gradients in drawn:
        reference = negative_sampling_loss(HIDDEN, 1, OUTPUT_VECTORS, gradients.rows[1:])
        assert equal(gradients, reference)


def test_the_same_seed_draws_the_same_negatives():
    loss = negative_sampling(np.full(50, 1 / 50), n_negatives=5)
    vectors = np.ones((50, 2))
    first, second = (loss(HIDDEN, 7, vectors, np.random.default_rng(5)).rows for _ in range(2))
    assert first.tolist() == second.tolist()
