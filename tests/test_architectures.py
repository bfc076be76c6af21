"""Skip-gram and CBOW: which words are given, which is guessed, and the mean of the given ones."""

import numpy as np
import pytest

from w2v_lib.architectures import cbow_examples, hidden_layer, skipgram_examples

WINDOW = (2, [5, 0, 5])  # a repeat on purpose


def test_skipgram_guesses_every_context_word_in_order_repeats_included():
    assert skipgram_examples(WINDOW) == [([2], 5), ([2], 0), ([2], 5)]


def test_cbow_guesses_the_centre_once_from_the_whole_context():
    assert cbow_examples(WINDOW) == [([5, 0, 5], 2)]


def test_a_context_of_one_word():
    assert skipgram_examples((4, [1])) == [([4], 1)]
    assert cbow_examples((4, [1])) == [([1], 4)]


def test_a_window_may_hold_an_array():
    window = (np.int64(2), np.array([5, 0, 5]))
    assert skipgram_examples(window) == skipgram_examples(WINDOW)
    assert cbow_examples(window) == cbow_examples(WINDOW)


def test_examples_do_not_share_their_lists():
    context = [5, 0, 5]
    (inputs, _), (other, _), _ = *cbow_examples((2, context)), *skipgram_examples((2, context))[:2]
    inputs.append(9)
    other.append(9)
    assert context == [5, 0, 5]
    assert skipgram_examples((2, context))[1] == ([2], 0)


def test_hidden_layer_is_the_mean_and_a_repeat_counts_twice():
    vectors = np.array([[0.0, 9.0], [1.0, 1.0], [6.0, 3.0]])
    assert hidden_layer(vectors, [0, 2, 2]).tolist() == [4.0, 5.0]


def test_one_input_word_is_its_own_vector_but_not_the_same_memory():
    vectors = np.array([[0.0, 9.0], [1.0, 1.0]])
    hidden = hidden_layer(vectors, [0])
    hidden += 1.0
    assert hidden.tolist() == [1.0, 10.0]
    assert vectors[0].tolist() == [0.0, 9.0]


def test_hidden_layer_looks_at_the_inputs_only():
    vectors = np.array([[1.0], [np.nan], [5.0]])
    assert hidden_layer(vectors, [0, 2]).tolist() == [3.0]
    with pytest.raises(ValueError, match="input_vectors must be finite"):
        hidden_layer(vectors, [0, 1])
