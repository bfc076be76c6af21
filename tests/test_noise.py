"""The noise distribution and the negatives drawn from it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.noise import draw_negatives, noise_probs


def test_by_hand():
    # 81^(3/4) = 27, 16^(3/4) = 8, 1
    assert noise_probs([81, 0, 16, 1]) == pytest.approx(np.array([27, 0, 8, 1]) / 36)


def test_power_1_keeps_the_proportions_and_power_0_drops_them():
    assert noise_probs([6, 3, 1], power=1) == pytest.approx([0.6, 0.3, 0.1])
    assert noise_probs([6, 3, 1], power=0) == pytest.approx([1 / 3, 1 / 3, 1 / 3])


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=9))
def test_the_power_is_taken_of_counts_so_their_unit_does_not_matter(counts):
    probs = noise_probs(np.array(counts))
    assert probs.sum() == pytest.approx(1.0)
    assert probs == pytest.approx(noise_probs(np.array(counts) / sum(counts)))
    assert (np.argsort(probs, kind="stable") == np.argsort(counts, kind="stable")).all()


@given(
    st.lists(st.integers(1, 50), min_size=2, max_size=7), st.integers(0, 9), st.integers(0, 10**6)
)
def test_the_target_is_never_drawn_and_the_number_is_right(counts, n_negatives, seed):
    target = seed % len(counts)
    rng = np.random.default_rng(seed)
    drawn = draw_negatives(noise_probs(counts), n_negatives, target, rng)
    assert drawn.shape == (n_negatives,)
    assert drawn.dtype.kind == "i"
    assert set(drawn.tolist()) <= set(range(len(counts))) - {target}


def redrawn(noise_probs, n_negatives, target, rng):
    """The way the assignment does it: draw again while it is the target."""
    drawn = []
    while len(drawn) < n_negatives:
        word = int(rng.choice(len(noise_probs), p=noise_probs))
        if word != target:
            drawn.append(word)
    return drawn


def test_the_others_come_in_their_proportions_just_as_with_redrawing():
    probs, n_draws = np.array([0.1, 0.5, 0.15, 0.25]), 20_000
    expected = np.array([0.2, 0.0, 0.3, 0.5])
    for draw in (draw_negatives, redrawn):
        drawn = draw(probs, n_draws, 1, np.random.default_rng(7))
        shares = np.bincount(drawn, minlength=4) / n_draws
        assert shares == pytest.approx(expected, abs=0.012)  # over 3 standard deviations


def test_the_same_word_may_come_twice():
    assert len(set(draw_negatives([0.5, 0.5], 5, 0, np.random.default_rng(0)).tolist())) == 1


def test_a_target_with_nearly_all_the_probability_does_not_hang():
    probs = np.array([1 - 1e-15, 1e-15])
    assert draw_negatives(probs, 3, 0, np.random.default_rng(0)).tolist() == [1, 1, 1]


def test_the_same_seed_draws_the_same_and_the_probabilities_stay():
    probs = noise_probs([5, 4, 3, 2, 1])
    before = probs.copy()
    first, second = (draw_negatives(probs, 8, 2, np.random.default_rng(4)) for _ in range(2))
    assert first.tolist() == second.tolist()
    assert probs.tolist() == before.tolist()
