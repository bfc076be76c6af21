"""The referee is judged where the derivative is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.gradcheck import numerical_gradient


def test_a_number():
    slope = numerical_gradient(lambda x: x**3, 2.0)
    assert np.ndim(slope) == 0
    assert slope == pytest.approx(12.0, rel=1e-8)


def test_a_vector_has_one_slope_per_entry():
    weights = np.array([3.0, -1.0, 0.5])
    slopes = numerical_gradient(lambda x: weights @ x + x[0] * x[2], np.array([1.0, 2.0, 4.0]))
    assert slopes == pytest.approx([3.0 + 4.0, -1.0, 0.5 + 1.0], rel=1e-8)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10**6))
def test_a_matrix_that_is_not_square(n_rows, dim, seed):
    rng = np.random.default_rng(seed)
    matrix, left, right = (
        rng.normal(size=(n_rows, dim)),
        rng.normal(size=n_rows),
        rng.normal(size=dim),
    )
    slopes = numerical_gradient(lambda X: np.sin(left @ X @ right), matrix)
    exact = np.cos(left @ matrix @ right) * np.outer(left, right)
    np.testing.assert_allclose(slopes, exact, rtol=1e-7, atol=1e-8)


def test_it_is_central_so_a_parabola_has_no_slope_at_its_bottom():
    assert numerical_gradient(lambda x: (x**2).sum(), np.zeros(3)).tolist() == [0, 0, 0]


def test_whole_numbers_are_moved_by_less_than_one():
    assert numerical_gradient(lambda x: (x**2).sum(), np.array([1, 2])) == pytest.approx([2, 4])
    assert numerical_gradient(lambda x: x**2, 3) == pytest.approx(6)


def test_float32_is_measured_in_float64():
    point = np.array([1.0, 2.0], dtype=np.float32)
    slopes = numerical_gradient(lambda x: (x**3).sum(), point)
    assert slopes.dtype == np.float64
    assert slopes == pytest.approx([3, 12], rel=1e-8)


def test_the_point_stays_even_if_the_function_writes_into_its_argument():
    point = np.array([[1.0, 2.0], [3.0, 4.0]])

    def careless(x):
        x *= 2
        return x.sum()

    assert numerical_gradient(careless, point) == pytest.approx(np.full((2, 2), 2.0))
    assert point.tolist() == [[1, 2], [3, 4]]
