"""Sigmoid and softmax: known values, their laws, and scores that overflow the plain formulas."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from w2v_lib.activations import log_sigmoid, log_softmax, sigmoid

SCORES = st.lists(st.floats(-1000, 1000), min_size=1, max_size=8).map(np.array)


@given(SCORES)
def test_they_equal_scipys(scores):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = sigmoid(scores), log_sigmoid(scores), log_softmax(scores)
    references = special.expit(scores), special.log_expit(scores), special.log_softmax(scores)
    for value, reference in zip(values, references, strict=True):
        np.testing.assert_allclose(value, reference, rtol=1e-12, atol=1e-300)


def test_values_to_compute_by_hand():
    assert sigmoid(0.0) == 0.5
    assert sigmoid(np.log(3.0)) == pytest.approx(3 / 4)
    assert log_sigmoid(-np.log(3.0)) == pytest.approx(np.log(1 / 4))
    assert np.exp(log_softmax(np.log([1.0, 2.0, 5.0]))) == pytest.approx([1 / 8, 2 / 8, 5 / 8])


@given(SCORES)
def test_yes_and_no_share_one(scores):
    np.testing.assert_allclose(sigmoid(scores) + sigmoid(-scores), 1.0, rtol=1e-15)


@given(SCORES, st.floats(-100, 100))
def test_adding_one_number_to_all_scores_changes_no_probability(scores, shift):
    assert np.exp(log_softmax(scores)).sum() == pytest.approx(1.0)
    np.testing.assert_allclose(log_softmax(scores + shift), log_softmax(scores), atol=1e-9)


def test_small_probabilities_keep_their_digits():
    assert sigmoid(-40.0) == pytest.approx(np.exp(-40.0), rel=1e-15)
    assert log_sigmoid(40.0) == pytest.approx(-np.exp(-40.0), rel=1e-15)


def test_the_shape_stays_and_a_number_gives_a_number():
    matrix = np.array([[0.0, 1.0, -2.0], [3.0, -4.0, 5.0]])
    for function in (sigmoid, log_sigmoid):
        assert function(matrix).shape == (2, 3)
        assert np.ndim(function(1.5)) == 0
        assert function(matrix)[1, 1] == function(-4.0)
        assert function([1, -1]).tolist() == function(np.array([1.0, -1.0])).tolist()


def test_scores_are_not_changed():
    scores = np.array([1.0, -2.0, 3.0])
    for function in (sigmoid, log_sigmoid, log_softmax):
        function(scores)
    assert scores.tolist() == [1, -2, 3]


def test_a_certain_yes_costs_zero_and_not_minus_zero():
    assert str(log_sigmoid(1000.0)) == "0.0"
