"""Three ways to ask "which word?", and one backward pass.

Each loss chooses which output rows take part and what error each of them makes; the gradients
follow from these two in the same way. What a loss needs besides the hidden layer differs (a target,
negatives, a path), so `softmax()`, `negative_sampling(...)` and `hierarchical_softmax(tree)` wrap
the three into the one shape that the trainer calls.

Only the rows that take part are looked at: checking all of them would cost more than the loss.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from w2v_lib import require
from w2v_lib.activations import log_sigmoid, log_softmax, sigmoid
from w2v_lib.gradients import Gradients
from w2v_lib.noise import draw_negatives


def softmax_loss(hidden, target, output_vectors):
    """Ask for one word out of all words.  [02.7] [03.6] [03.10]

    Parameters
    ----------
    hidden : (dim,) array
        What the input words say together, h.
    target : int
        Row of the word that did appear.
    output_vectors : (vocab_size, dim) array
        One row per word: CS224N's Uᵀ, Rong's W'ᵀ.

    Returns
    -------
    Gradients
        `rows` is every word, in order.

    Notes
    -----
    loss = -log ŷ_o,  ŷ = softmax(scores)      CS224N (a), Rong (7)
    error = ŷ - y                              CS224N (b), Rong (8)

    Examples
    --------
    Zero vectors know nothing: 4 words, 1/4 each, and log 4 = 1.3863 to pay.

    >>> gradients = softmax_loss(np.zeros(3), 0, np.zeros((4, 3)))
    >>> round(gradients.loss, 4)
    1.3863

    The error is ŷ - y = (1/2 - 1, 1/2), so row 0 is pulled towards h and row 1 pushed away.

    >>> softmax_loss(np.array([6.0]), 0, np.array([[0.0], [0.0]])).output_rows.ravel().tolist()
    [-3.0, 3.0]
    """
    hidden, output_vectors = _checked(hidden, output_vectors)
    target = require.row("target", target, len(output_vectors))
    log_probs = log_softmax(_scores(hidden, output_vectors))
    loss = -log_probs[target]
    error = np.exp(log_probs)
    error[target] -= 1.0  # ŷ - y: only the true word has y = 1
    return _backward(loss, error, hidden, np.arange(len(output_vectors)), output_vectors)


def negative_sampling_loss(hidden, target, output_vectors, negatives):
    """Ask "real or noise?" once for the target and once per negative.  [05.1] [05.8] [05.9]

    Parameters
    ----------
    hidden : (dim,) array
        What the input words say together, h.
    target : int
        Row of the word that did appear.
    output_vectors : (vocab_size, dim) array
        One row per word: CS224N's Uᵀ, Rong's W'ᵀ.
    negatives : (n_negatives,) int array
        Noise words; a word drawn twice counts twice.

    Returns
    -------
    Gradients
        `rows` is the target followed by the negatives.

    Notes
    -----
    loss = -log σ(u_o·h) - Σ_k log σ(-u_k·h)      CS224N (f), Rong (55)
    error = σ(score) - label                      Rong (57)

    Examples
    --------
    Zero vectors know nothing, so each of the 1 + 2 questions costs log 2.

    >>> gradients = negative_sampling_loss(np.zeros(3), 0, np.zeros((4, 3)), np.array([1, 2]))
    >>> round(gradients.loss, 4)
    2.0794
    """
    hidden, output_vectors = _checked(hidden, output_vectors)
    target = require.row("target", target, len(output_vectors))
    negatives = require.rows("negatives", negatives, len(output_vectors), at_least=0)
    rows = np.array([target, *negatives])
    signs = np.array([1.0] + [-1.0] * len(negatives))  # real, then noise
    vectors = output_vectors[rows]
    scores = _scores(hidden, vectors)
    loss = -log_sigmoid(signs * scores).sum()
    error = sigmoid(scores) - (signs + 1) / 2  # label 1 for real, 0 for noise
    return _backward(loss, error, hidden, rows, vectors)


def hierarchical_softmax_loss(hidden, path, turns, output_vectors):
    """Ask "left or right?" at every inner node on the way to the word.  [08.9] [08.12] [08.13]

    Parameters
    ----------
    hidden : (dim,) array
        What the input words say together, h.
    path : (L(w) - 1,) int array
        Rows of the inner nodes, from the root down.
    turns : (L(w) - 1,) int array
        +1 where the way goes left, -1 where it goes right.
    output_vectors : (vocab_size - 1, dim) array
        One row per inner node.

    Returns
    -------
    Gradients
        `rows` is the path.

    Notes
    -----
    loss = -Σ_j log σ(turn_j · v'_j·h)                     Rong (46)
    error = σ(score) - label,  label = (turn + 1)/2        Rong (49)

    Examples
    --------
    Zero vectors know nothing: each of the two turns costs log 2.

    >>> gradients = hierarchical_softmax_loss(np.zeros(3), [2, 0], [1, -1], np.zeros((3, 3)))
    >>> round(gradients.loss, 4)
    1.3863
    """
    hidden, output_vectors = _checked(hidden, output_vectors)
    rows = require.rows("path", path, len(output_vectors)).copy()  # the tree keeps its own
    turns = _checked_turns(turns, len(rows))
    vectors = output_vectors[rows]
    scores = _scores(hidden, vectors)
    loss = -log_sigmoid(turns * scores).sum()
    error = sigmoid(scores) - (turns + 1) / 2  # label 1 for left, 0 for right
    return _backward(loss, error, hidden, rows, vectors)


class TrainingLoss(NamedTuple):
    """A loss as the trainer calls it.

    Attributes
    ----------
    n_rows : int or None
        How many output rows it needs; None for one row per word.
    function : callable
        (hidden, target, output_vectors, rng) -> Gradients.
    """

    n_rows: int | None
    function: Callable

    def __call__(self, hidden, target, output_vectors, rng):
        """Return the Gradients of one example."""
        n_rows = len(output_vectors)
        if self.n_rows not in (None, n_rows):
            raise ValueError(
                f"output_vectors must have {self.n_rows} rows for this loss, got {n_rows}: "
                "make them with init_vectors(..., n_rows=loss.n_rows)."
            )
        return self.function(hidden, target, output_vectors, rng)


def softmax():
    """Make the softmax loss for the trainer: one output row per word.

    Returns
    -------
    TrainingLoss
        It needs no randomness; rng may be None.

    Examples
    --------
    >>> loss = softmax()
    >>> round(loss(np.zeros(3), 0, np.zeros((4, 3)), rng=None).loss, 4)
    1.3863
    """
    return TrainingLoss(
        None,
        lambda hidden, target, output_vectors, rng: softmax_loss(hidden, target, output_vectors),
    )


def negative_sampling(noise_probs, n_negatives):
    """Make the negative-sampling loss for the trainer: new negatives at every call.

    Parameters
    ----------
    noise_probs : (vocab_size,) array
        Where negatives are drawn from; see noise.noise_probs.
    n_negatives : int
        Noise words per example, CS224N's K.

    Returns
    -------
    TrainingLoss

    Examples
    --------
    >>> loss = negative_sampling(np.array([0.5, 0.25, 0.25]), n_negatives=4)
    >>> gradients = loss(np.zeros(2), 1, np.zeros((3, 2)), np.random.default_rng(0))
    >>> len(gradients.rows), loss.n_rows
    (5, 3)
    """
    noise_probs = require.probs("noise_probs", noise_probs)
    n_negatives = require.whole_number("n_negatives", n_negatives, at_least=0)

    def loss(hidden, target, output_vectors, rng):
        negatives = draw_negatives(noise_probs, n_negatives, target, rng)
        return negative_sampling_loss(hidden, target, output_vectors, negatives)

    return TrainingLoss(len(noise_probs), loss)


def hierarchical_softmax(tree):
    """Make the hierarchical-softmax loss for the trainer: one output row per inner node.

    Parameters
    ----------
    tree : HuffmanTree
        The way to every word; any binary tree with V - 1 inner nodes will do.

    Returns
    -------
    TrainingLoss
        It needs no randomness; rng may be None.

    Examples
    --------
    >>> from w2v_lib.huffman import huffman_tree
    >>> loss = hierarchical_softmax(huffman_tree([4, 2, 1]))
    >>> loss.n_rows
    2
    """

    def loss(hidden, target, output_vectors, rng):
        word_id = require.row("target", target, len(tree.paths))
        return hierarchical_softmax_loss(
            hidden, tree.paths[word_id], tree.turns[word_id], output_vectors
        )

    return TrainingLoss(len(tree.paths) - 1, loss)


def _backward(loss, error, hidden, rows, vectors):
    """Send each row's error to the two things its score is made of, h and the row itself."""
    grad_hidden = error @ vectors  # (k,) @ (k, dim) -> (dim,)      Rong (12) (53) (61)
    grad_rows = np.outer(error, hidden)  # -> (k, dim)              Rong (9) (50) (58)
    return Gradients(float(loss), grad_hidden, rows, grad_rows)


def _scores(hidden, vectors):
    """One score per row, u_j = v'_j·h; a NaN in h or in a row would show here, and is refused."""
    with np.errstate(over="ignore", invalid="ignore"):  # the errors below say more than a warning
        scores = vectors @ hidden  # (k, dim) @ (dim,) -> (k,)
    if not np.isfinite(scores).all():
        require.finite("hidden", hidden)
        require.finite("output_vectors", vectors)
        raise ValueError(
            "scores must be finite, got an overflow: vectors this long come from a learning rate "
            "that is too large; lower it."
        )
    return scores


def _checked(hidden, output_vectors):
    """Return both as arrays, (dim,) and (n_rows, dim) with the same dim."""
    output_vectors = require.matrix("output_vectors", output_vectors)
    return require.vector("hidden", hidden, dim=output_vectors.shape[1]), output_vectors


def _checked_turns(turns, n_nodes):
    """Return the turns as an array of n_nodes numbers, each +1 or -1."""
    turns = require.vector("turns", turns, dim=n_nodes)
    if not (np.abs(turns) == 1).all():
        raise ValueError(
            f"turns must be +1 (left) or -1 (right), got {turns.tolist()}: "
            "a code bit b is the turn 1 - 2b."
        )
    return turns
