"""Windows: borders, widths, and what is refused."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.windows import windows


def test_the_example_of_the_document():
    assert list(windows([0, 1, 2, 3], radius=1)) == [
        (0, [1]),
        (1, [0, 2]),
        (2, [1, 3]),
        (3, [2]),
    ]


def test_the_context_is_in_the_order_of_the_text_and_repeats_stay():
    assert list(windows([5, 3, 5, 3, 4], radius=2))[2] == (5, [5, 3, 3, 4])


@given(ids=st.lists(st.integers(0, 9), max_size=12), radius=st.integers(1, 15))
def test_each_pair_at_distance_up_to_radius_is_seen_once_from_either_side(ids, radius):
    n_seen = sum(len(context) for _, context in windows(ids, radius))
    n_words = len(ids)
    assert n_seen == 2 * sum(max(0, n_words - distance) for distance in range(1, radius + 1))


@given(ids=st.lists(st.integers(0, 9), min_size=2, max_size=12), radius=st.integers(1, 15))
def test_the_centres_are_the_sentence(ids, radius):
    assert [center for center, _ in windows(ids, radius)] == ids


@pytest.mark.parametrize("ids", [[], [4]])
def test_a_sentence_without_two_words_has_no_window(ids):
    assert list(windows(ids, radius=3)) == []


def test_rng_draws_each_half_width_equally_often():
    ids = list(range(9000))
    drawn = windows(ids, radius=3, rng=np.random.default_rng(0))
    widths = Counter(len(context) / 2 for center, context in drawn if 3 <= center < 8997)
    assert set(widths) == {1.0, 2.0, 3.0}
    assert all(2800 < n_windows < 3200 for n_windows in widths.values())


def test_drawn_windows_stay_around_their_centre():
    for center, context in windows(list(range(50)), radius=4, rng=np.random.default_rng(1)):
        half_width = max(abs(word_id - center) for word_id in context)
        assert context == [
            word_id
            for word_id in range(max(0, center - half_width), min(50, center + half_width + 1))
            if word_id != center
        ]


def test_the_same_seed_gives_the_same_windows():
    ids = list(range(30))
    first = list(windows(ids, 5, rng=np.random.default_rng(2)))
    assert first == list(windows(ids, 5, rng=np.random.default_rng(2)))
    assert first != list(windows(ids, 5, rng=np.random.default_rng(3)))


def test_an_array_of_ids_gives_the_same_windows_of_plain_ints():
    ids = [3, 1, 2]
    assert list(windows(np.array(ids), 2)) == list(windows(ids, 2))
    assert type(next(windows(np.array(ids), 2))[0]) is int


@pytest.mark.parametrize("radius", [0, -2])
def test_radius_below_one_is_refused_at_once(radius):
    with pytest.raises(ValueError, match="radius"):
        windows([0, 1], radius)


@pytest.mark.parametrize("radius", [1.0, "2", None])
def test_radius_that_is_no_whole_number_is_refused(radius):
    with pytest.raises(TypeError, match="radius"):
        windows([0, 1], radius)


@pytest.mark.parametrize("ids", [["the", "king"], [0.5, 1.0]])
def test_what_is_not_an_id_is_refused(ids):
    with pytest.raises(TypeError, match="ids"):
        windows(ids, 2)


@pytest.mark.parametrize("ids", ["king", [[0, 1], [2, 3]], 7, None])
def test_what_is_not_one_sentence_is_refused(ids):
    with pytest.raises(ValueError, match="ids"):
        windows(ids, 2)


def test_negative_ids_are_refused():
    with pytest.raises(ValueError, match="-1"):
        windows([0, -1, 2], 2)


def test_a_seed_is_not_a_generator():
    with pytest.raises(TypeError, match="default_rng"):
        windows([0, 1], 2, rng=0)
