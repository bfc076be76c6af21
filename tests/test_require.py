"""require: what passes passes unchanged; messages are tested in test_bad_input.py."""

import numpy as np
import pytest

from w2v_lib import require


def test_float_arrays_come_back_as_they_are_and_whole_numbers_as_floats():
    for array in (np.ones((2, 3)), np.ones(3, dtype=np.float32)):
        assert require.real_array("x", array) is array
        assert require.finite("x", array) is array
    assert require.real_array("x", np.array([100, 100], dtype=np.int8)).dtype == float
    assert require.vector("x", [1, 2, 3], dim=3).tolist() == [1.0, 2.0, 3.0]
    assert require.matrix("x", [[1, 2], [3, 4], [5, 6]]).shape == (3, 2)


def test_ids_may_come_from_any_whole_type():
    for value in (2, np.int32(2), np.uint8(2), np.array(2)):
        assert require.row("word", value, 3) == 2
        assert type(require.row("word", value, 3)) is int
    assert require.rows("words", [0, 2, 2], 3).tolist() == [0, 2, 2]
    assert require.rows("words", np.array([0, 2], dtype=np.uint16), 3).tolist() == [0, 2]
    assert require.rows("words", (), at_least=0).dtype.kind == "i"
    assert require.rows("words", [10**9]).tolist() == [10**9]


def test_numbers():
    assert require.whole_number("n", 0, at_least=0) == 0
    assert require.number("x", 2) == 2.0
    assert require.number("x", 0.0, at_least=0) == 0.0
    assert require.number("x", np.float32(0.5), above=0) == 0.5


def test_counts_and_probabilities():
    assert require.counts("counts", [3, 0, 1]).tolist() == [3, 0, 1]
    assert require.probs("probs", [0.25, 0.0, 0.75]).tolist() == [0.25, 0, 0.75]
    assert require.probs("probs", np.full(3, 1 / 3)).sum() == pytest.approx(1)


def test_what_training_changes_is_handed_back_itself():
    array, rng = np.zeros((2, 3)), np.random.default_rng(0)
    assert require.parameters("vectors", array) is array
    assert require.generator("rng", rng) is rng
