"""Three losses x two architectures against two referees that know no formula of ours.

The loss of a whole window is written down once more, in autograd's NumPy, straight from the
probability of the words. HIPS autograd differentiates it, and finite differences measure it.
Both must agree with the library's gradients for every input and output vector.
"""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad
from autograd.scipy.special import logsumexp
from hypothesis import example, given, settings
from hypothesis import strategies as st

from w2v_lib.architectures import cbow_examples, hidden_layer, skipgram_examples
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import (
    TrainingLoss,
    hierarchical_softmax,
    negative_sampling_loss,
    softmax,
)
from w2v_lib.sgd import step


def softmax_cost(hidden, target, output_vectors, case):
    scores = anp.dot(output_vectors, hidden)
    return logsumexp(scores) - scores[target]


def negative_sampling_cost(hidden, target, output_vectors, case):
    cost = anp.logaddexp(0.0, -anp.dot(output_vectors[target], hidden))
    for negative in case["negatives"]:
        cost = cost + anp.logaddexp(0.0, anp.dot(output_vectors[negative], hidden))
    return cost


def hierarchical_softmax_cost(hidden, target, output_vectors, case):
    cost = 0.0
    for node, turn in zip(case["tree"].paths[target], case["tree"].turns[target], strict=True):
        cost = cost + anp.logaddexp(0.0, -turn * anp.dot(output_vectors[node], hidden))
    return cost


def skipgram_cost(cost, case, input_vectors, output_vectors):
    hidden = input_vectors[case["center"]]
    return sum(cost(hidden, outside, output_vectors, case) for outside in case["context"])


def cbow_cost(cost, case, input_vectors, output_vectors):
    hidden = sum(input_vectors[word] for word in case["context"]) / len(case["context"])
    return cost(hidden, case["center"], output_vectors, case)


def fixed_negatives(case):
    def loss(hidden, target, output_vectors, rng):
        return negative_sampling_loss(hidden, target, output_vectors, case["negatives"])

    return TrainingLoss(case["vocab_size"], loss)


LOSSES = {
    "softmax": (softmax_cost, lambda case: softmax()),
    "negative sampling": (negative_sampling_cost, fixed_negatives),
    "hierarchical softmax": (
        hierarchical_softmax_cost,
        lambda case: hierarchical_softmax(case["tree"]),
    ),
}
ARCHITECTURES = {
    "skip-gram": (skipgram_cost, skipgram_examples),
    "CBOW": (cbow_cost, cbow_examples),
}
every_model = [
    pytest.mark.parametrize("loss_name", LOSSES),
    pytest.mark.parametrize("architecture", ARCHITECTURES),
]


def make_case(vocab_size, dim, center, context, negatives, scale, seed):
    """One window with vectors for it; nothing is zero, nothing is square by design."""
    rng = np.random.default_rng(seed)
    return {
        "vocab_size": vocab_size,
        "center": center,
        "context": context,
        "negatives": np.array(negatives),
        "tree": huffman_tree(rng.integers(1, 9, size=vocab_size)),
        "input_vectors": scale * rng.normal(size=(vocab_size, dim)),
        "output_vectors": rng.normal(size=(vocab_size, dim)),
    }


@st.composite
def cases(draw):
    vocab_size = draw(st.integers(2, 7))
    word = st.integers(0, vocab_size - 1)
    return make_case(
        vocab_size,
        dim=draw(st.integers(1, 5)),
        center=draw(word),
        context=draw(st.lists(word, min_size=1, max_size=5)),
        negatives=draw(st.lists(word, min_size=1, max_size=5)),
        scale=draw(st.sampled_from([0.1, 1.0, 3.0])),
        seed=draw(st.integers(0, 2**20)),
    )


REPEATS = make_case(5, 3, center=1, context=[4, 0, 4, 1], negatives=[2, 2, 4], scale=1.0, seed=1)
TARGET_AMONG_NEGATIVES = make_case(4, 3, 2, context=[1, 3], negatives=[1, 2, 3], scale=1.0, seed=2)
ONE_WORD_OF_CONTEXT = make_case(4, 3, center=3, context=[0], negatives=[1], scale=1.0, seed=3)
DIM_1 = make_case(4, 1, center=0, context=[2, 3], negatives=[1, 0], scale=1.0, seed=4)
VOCABULARY_2 = make_case(2, 3, center=0, context=[1, 1], negatives=[0, 1], scale=1.0, seed=5)


def model(loss_name, architecture, case):
    """Return (cost of both matrices, examples, loss, input_vectors, output_vectors)."""
    cost, make_loss = LOSSES[loss_name]
    window_cost, examples_of = ARCHITECTURES[architecture]
    loss = make_loss(case)
    vectors = case["input_vectors"].copy(), case["output_vectors"][: loss.n_rows].copy()
    examples = examples_of((case["center"], case["context"]))
    return lambda *both: window_cost(cost, case, *both), examples, loss, *vectors


def library_gradients(examples, loss, input_vectors, output_vectors):
    """Return (loss, d/d input_vectors, d/d output_vectors), summed over the examples."""
    total, grad_input = 0.0, np.zeros_like(input_vectors)
    grad_output = np.zeros_like(output_vectors)
    for inputs, target in examples:
        gradients = loss(hidden_layer(input_vectors, inputs), target, output_vectors, None)
        total += gradients.loss
        grad_output += gradients.dense(len(output_vectors))
        for word in inputs:
            grad_input[word] += gradients.hidden / len(inputs)
    return total, grad_input, grad_output


def for_every_model(test):
    for mark in every_model:
        test = mark(test)
    for case in (REPEATS, TARGET_AMONG_NEGATIVES, ONE_WORD_OF_CONTEXT, DIM_1, VOCABULARY_2):
        test = example(case=case)(test)
    return settings(max_examples=30, deadline=None)(given(case=cases())(test))


@for_every_model
def test_losses_and_gradients_agree_with_autograd(loss_name, architecture, case):
    cost, examples, loss, *vectors = model(loss_name, architecture, case)
    total, grad_input, grad_output = library_gradients(examples, loss, *vectors)
    assert total == pytest.approx(cost(*vectors), rel=1e-12)
    np.testing.assert_allclose(grad_input, grad(cost, 0)(*vectors), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(grad_output, grad(cost, 1)(*vectors), rtol=1e-9, atol=1e-12)


@for_every_model
def test_gradients_agree_with_finite_differences(loss_name, architecture, case):
    cost, examples, loss, inputs, outputs = model(loss_name, architecture, case)
    _, grad_input, grad_output = library_gradients(examples, loss, inputs, outputs)
    slope_input = numerical_gradient(lambda array: cost(array, outputs), inputs)
    slope_output = numerical_gradient(lambda array: cost(inputs, array), outputs)
    np.testing.assert_allclose(grad_input, slope_input, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(grad_output, slope_output, rtol=1e-6, atol=1e-7)


@for_every_model
def test_a_step_of_rate_1_goes_down_by_exactly_the_gradient(loss_name, architecture, case):
    cost, examples, loss, *vectors = model(loss_name, architecture, case)
    old = [array.copy() for array in vectors]
    mean_loss = step(examples, *vectors, loss, learning_rate=1.0, rng=None)
    assert mean_loss * len(examples) == pytest.approx(cost(*old), rel=1e-12)
    for place in (0, 1):
        moved = old[place] - vectors[place]
        np.testing.assert_allclose(moved, grad(cost, place)(*old), rtol=1e-9, atol=1e-12)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("loss_name", LOSSES)
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_scores_of_a_thousand_are_finite_and_agree_with_autograd(loss_name, architecture, sign):
    case = dict(REPEATS)
    case["input_vectors"] = np.full((5, 3), sign)
    case["output_vectors"] = np.array([1, -1, 1, -1, 1])[:, None] * np.full((5, 3), 1000 / 3)
    cost, examples, loss, *vectors = model(loss_name, architecture, case)
    total, grad_input, grad_output = library_gradients(examples, loss, *vectors)
    assert np.abs(vectors[1] @ vectors[0][0]).min() == pytest.approx(1000)
    assert total == pytest.approx(cost(*vectors), rel=1e-12)
    np.testing.assert_allclose(grad_input, grad(cost, 0)(*vectors), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(grad_output, grad(cost, 1)(*vectors), rtol=1e-9, atol=1e-9)
