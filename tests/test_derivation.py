"""agree: what it accepts, what it refuses, and what it says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.derivation import agree

MATRIX = np.array([[1.0, -2.0, 3.0], [0.5, 0.0, -7.0]])


def test_lines_that_agree_print_one_stable_line(capsys):
    agree("03.1", MATRIX, MATRIX + 1e-9, MATRIX.copy(), MATRIX * (1 + 1e-9), MATRIX)
    agree("A.2", 0.5, 1 / 2, np.float64(0.5))
    assert capsys.readouterr().out == "(03.1) 5 values agree\n(A.2) 3 values agree\n"


def refusal(*lines):
    with pytest.raises(AssertionError) as caught:
        agree("03.1", *lines)
    return str(caught.value)


def test_it_names_the_first_line_that_differs_and_the_worst_entry(capsys):
    wrong = MATRIX.copy()
    wrong[0, 2], wrong[1, 2] = 3.5, 7.0
    assert refusal(MATRIX, MATRIX, wrong, -MATRIX) == (
        "(03.1) value 3 differs from value 1: at [1, 2] value 1 is -7 and value 3 is 7"
    )
    assert capsys.readouterr().out == ""


def test_numbers_have_no_index():
    assert refusal(2.0, 3.0) == "(03.1) value 2 differs from value 1: value 1 is 2 and value 2 is 3"


def test_shapes_are_never_broadcast():
    same = "(03.1) value 2 differs from value 1: value 1 has shape"
    row = np.array([1.0, 1.0])
    assert refusal(row, row[None, :]) == f"{same} (2,) and value 2 has shape (1, 2)"
    assert refusal(row, 1.0) == f"{same} (2,) and value 2 has shape ()"
    assert refusal(1.0, np.ones(1)) == f"{same} () and value 2 has shape (1,)"
    assert refusal(row[:, None], row[:, None].T) == f"{same} (2, 1) and value 2 has shape (1, 2)"


@given(st.floats(-1e6, 1e6), st.sampled_from([-1.0, 1.0]))
def test_the_tolerance_is_relative_with_a_floor_for_zeros(value, direction):
    tolerance = 1e-8 + 1e-7 * abs(value)
    agree("03.1", value, value + 0.9 * direction * tolerance)
    refusal(value, value + 1.2 * direction * tolerance)


def test_a_large_entry_does_not_excuse_a_small_one():
    assert "at [1]" in refusal(np.array([1e6, 1e-3]), np.array([1e6, 2e-3]))


def test_lists_of_numbers_are_arrays(capsys):
    agree("03.1", [1, 2], np.array([1.0, 2.0]))
    assert "2 values" in capsys.readouterr().out
