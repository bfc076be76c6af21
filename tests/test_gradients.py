"""Gradients: from the rows that take part to the full matrix."""

import numpy as np

from w2v_lib.gradients import Gradients


def test_dense_puts_each_row_in_its_place_and_adds_up_repeats():
    output_rows = np.array([[1.0, -1.0], [5.0, 2.0], [10.0, 4.0], [100.0, 8.0]])
    gradients = Gradients(0.5, np.ones(2), np.array([3, 0, 3, 3]), output_rows)
    assert gradients.dense(5).tolist() == [[5, 2], [0, 0], [0, 0], [111, 11], [0, 0]]


def test_dense_makes_a_new_matrix_each_time():
    gradients = Gradients(0.5, np.ones(2), np.array([1]), np.array([[1.0, 2.0]]))
    gradients.dense(2)[:] = 7.0
    assert gradients.dense(2).tolist() == [[0, 0], [1, 2]]
    assert gradients.output_rows.tolist() == [[1, 2]]


def test_the_fields_are_named_in_this_order():
    assert Gradients._fields == ("loss", "hidden", "rows", "output_rows")
