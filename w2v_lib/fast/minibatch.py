"""Skip-gram with negative sampling, many windows in one matrix product.

`minibatch_step` is `sgd.step` with `skipgram_examples` and `negative_sampling_loss`, to the last
digits. It is fast because examples stand in *blocks*: 8 neighbouring centres, whose windows show
nearly the same words. All scores of a block are one product of two small matrices, and so are all
of its gradients.

One liberty is taken: **the examples of a block share their negatives**. `sgd.train` draws new ones
for each example, never its target; here a negative is now and then the target of some example.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np

from w2v_lib import require
from w2v_lib.activations import log_sigmoid
from w2v_lib.fast.stream import train_stream
from w2v_lib.sgd import init_vectors

BLOCK_SIZE = 8  # centres; larger blocks share more, but their negatives get larger steps


def train_minibatch(
    sentences_of_ids,
    noise_probs,
    dim,
    *,
    radius=5,
    n_negatives=10,
    n_epochs=3,
    learning_rate=0.025,
    keep_probs=None,
    batch_size=256,
    rng,
):
    """Learn input and output vectors from a whole corpus.

    Parameters
    ----------
    sentences_of_ids : list of lists of int
        From encode.
    noise_probs : (vocab_size,) array
        Where negatives come from.
    dim : int
        Length of the vectors.
    radius : int
        Each window draws its half-width from 1, 2, …, radius, as windows(ids, radius, rng) does.
    n_negatives : int
        Drawn for each block, and met by all of its examples.
    n_epochs : int
        How often to go through the corpus, its blocks in a new order each time.
    learning_rate : float
        At the first step; it falls in a straight line, to almost zero at the last.
    keep_probs : (vocab_size,) array or None
        How likely each token stays in an epoch (subsampling); None keeps all.
    batch_size : int
        About so many centres (tokens) per step. The gradients of a frequent word add up, so its
        steps overshoot when the batch or the learning rate is large; a vocabulary of some hundred
        words wants about 50, where one of some thousands bears 256.
    rng : numpy Generator

    Returns
    -------
    input_vectors, output_vectors : (vocab_size, dim) arrays
    mean_losses : list of n_epochs floats
        Mean loss per example, in nats, each taken before its step.

    Examples
    --------
    Word 1 always stands beside word 0, and word 3 beside word 2.

    >>> sentences, noise_probs = [[0, 1], [2, 3]] * 500, np.full(4, 1 / 4)
    >>> input_vectors, output_vectors, mean_losses = train_minibatch(
    ...     sentences, noise_probs, dim=8, batch_size=16, rng=np.random.default_rng(0)
    ... )
    >>> int(np.argmax(output_vectors @ input_vectors[0]))
    1
    """
    learn = block_learner(
        noise_probs,
        radius=radius,
        n_negatives=n_negatives,
        keep_probs=keep_probs,
        batch_size=batch_size,
    )
    n_tokens = _checked_size(sentences_of_ids)
    vectors = init_vectors(len(noise_probs), dim, rng)
    mean_losses = train_stream(
        lambda: sentences_of_ids,
        learn,
        vectors,
        n_tokens,
        learning_rate=learning_rate,
        n_epochs=n_epochs,
        rng=rng,
    )
    return *vectors, mean_losses


def block_learner(noise_probs, *, radius=5, n_negatives=10, keep_probs=None, batch_size=256):
    """Make the learner that goes through a chunk of text in blocks, in a random order.

    Parameters
    ----------
    noise_probs, radius, n_negatives, keep_probs, batch_size
        As in train_minibatch.

    Returns
    -------
    callable
        A learner for train_stream.
    """
    noise_probs = require.probs("noise_probs", noise_probs)
    noise_probs = noise_probs / noise_probs.sum()  # to the last digit, as rng.choice wants it
    vocab_size = len(noise_probs)
    n_negatives = require.whole_number("n_negatives", n_negatives, at_least=1)
    radius = require.whole_number("radius", radius, at_least=1)
    batch_size = require.whole_number("batch_size", batch_size, at_least=1)
    keep_probs = _checked_keep_probs(keep_probs, vocab_size)

    def learn(sentences_of_ids, input_vectors, output_vectors, rates, rng):
        tokens = _draw_tokens(*_flat(sentences_of_ids, vocab_size), keep_probs, radius, rng)
        starts = rng.permutation(np.arange(radius, len(tokens.ids) - radius, BLOCK_SIZE))
        negatives = rng.choice(vocab_size, (len(starts), n_negatives), p=noise_probs)
        n_steps = max(1, len(starts) * BLOCK_SIZE // max(batch_size, BLOCK_SIZE))
        vectors = input_vectors, output_vectors
        return _take_steps(tokens, starts, negatives, vectors, radius, rates(n_steps))

    return learn


def minibatch_step(
    inputs, targets, is_example, negatives, input_vectors, output_vectors, learning_rate
):
    """Learn from some blocks of examples at once; changes both arrays in place.

    Parameters
    ----------
    inputs : (n_blocks, n_inputs) int array
    targets : (n_blocks, n_targets) int array
    is_example : (n_blocks, n_inputs, n_targets) bool array
        Which pairs of an input and a target of the same block are examples.
    negatives : (n_blocks, n_negatives) int array
        Every example of a block meets all negatives of this block.
    input_vectors, output_vectors : (vocab_size, dim) arrays
    learning_rate : float
        α, η.

    Returns
    -------
    float
        Mean loss per example before the step, in nats.

    Notes
    -----
    For each block  grad_hidden = error @ output_vectors[rows],  grad_rows = error.T @ hidden:
    the backward pass of `losses`, for all of its examples in one product.

    Examples
    --------
    One block with one example, word 0 guesses word 1, and one negative: two questions, 2 log 2.

    >>> blocks = np.array([[0]]), np.array([[1]]), np.array([[[True]]]), np.array([[2]])
    >>> input_vectors, output_vectors = np.ones((3, 1)), np.zeros((3, 1))
    >>> round(minibatch_step(*blocks, input_vectors, output_vectors, learning_rate=1.0), 4)
    1.3863
    >>> output_vectors.ravel().tolist()
    [0.0, 0.5, -0.5]
    """
    _check_vectors(input_vectors, output_vectors)
    _check_blocks(inputs, targets, is_example, negatives, len(input_vectors), len(output_vectors))
    learning_rate = require.number("learning_rate", learning_rate, above=0)
    rows = np.concatenate([targets, negatives], axis=1)
    signs = np.repeat([1.0, -1.0], [targets.shape[1], negatives.shape[1]])  # real, then noise
    hidden = input_vectors[inputs]  # (n_blocks, n_inputs, dim)
    vectors = output_vectors[rows]  # (n_blocks, n_targets + n_negatives, dim)

    log_probs = log_sigmoid(signs * (hidden @ vectors.swapaxes(1, 2)))  # of the right answers
    n_asked = _n_asked(is_example, negatives.shape[1])  # both (n_blocks, n_inputs, len(signs))
    error = n_asked * signs * (np.exp(log_probs) - 1)  # σ(score) - label, as often as asked
    grad_hidden = error @ vectors
    grad_rows = error.swapaxes(1, 2) @ hidden

    _subtract(learning_rate * grad_hidden, inputs, input_vectors)
    _subtract(learning_rate * grad_rows, rows, output_vectors)
    return float(-np.sum(n_asked * log_probs) / np.sum(is_example))


def _n_asked(is_example, n_negatives):
    """Count how often each input asks about each row: each of its examples meets all negatives."""
    n_examples = is_example.sum(axis=2, keepdims=True)
    return np.concatenate([is_example, np.repeat(n_examples, n_negatives, axis=2)], axis=2)


def _subtract(steps, rows, vectors):
    """Subtract one step from each row, in place; the steps of a repeated row add up."""
    dim = vectors.shape[1]
    entries = rows.reshape(-1, 1) * dim + np.arange(dim)
    # The same as subtract.at(vectors, rows, steps), which is several times slower on whole rows.
    np.subtract.at(vectors.reshape(-1), entries.ravel(), steps.ravel())


class Tokens(NamedTuple):
    """The text of one epoch: its ids, the sentence of each token and the width of its window."""

    ids: np.ndarray
    sentences: np.ndarray
    half_widths: np.ndarray


def _draw_tokens(ids, sentences, keep_probs, radius, rng):
    """Draw which tokens stay in this epoch, and the half-widths of their windows."""
    stays = rng.random(len(ids)) < keep_probs[ids]
    half_widths = rng.integers(1, radius + 1, size=stays.sum())
    # Padding completes the last block, and gives the first and the last centres a surrounding.
    # It belongs to no sentence and its windows are 0 wide, so no example has it.
    pad = (radius, radius + -len(half_widths) % BLOCK_SIZE)
    return Tokens(
        ids=np.pad(ids[stays], pad),
        sentences=np.pad(sentences[stays], pad, constant_values=-1),
        half_widths=np.pad(half_widths, pad),
    )


def _block_examples(tokens, starts, radius):
    """Cut blocks out of the text, and mark the pairs that are examples of some window."""
    centers = starts[:, None] + np.arange(BLOCK_SIZE)
    around = starts[:, None] + np.arange(-radius, BLOCK_SIZE + radius)
    distance = np.abs(centers[:, :, None] - around[:, None, :])  # (n_blocks, n_inputs, n_targets)
    near = (distance > 0) & (distance <= tokens.half_widths[centers][:, :, None])
    together = tokens.sentences[centers][:, :, None] == tokens.sentences[around][:, None, :]
    return tokens.ids[centers], tokens.ids[around], near & together


def _take_steps(tokens, starts, negatives, vectors, radius, rates):
    """Take one step per rate, and return the summed loss and the number of examples."""
    batches = np.array_split(starts, len(rates)), np.array_split(negatives, len(rates))
    total, n_examples = 0.0, 0
    for some_starts, some_negatives, rate in zip(*batches, rates, strict=True):
        blocks = _block_examples(tokens, some_starts, radius)
        if n_here := int(blocks[-1].sum()):
            mean_loss = minibatch_step(*blocks, some_negatives, *vectors, rate)
            _check_still_learning(mean_loss, negatives.shape[1])
            total, n_examples = total + n_here * mean_loss, n_examples + n_here
    return total, n_examples


def _check_still_learning(mean_loss, n_negatives):
    """Stop once the guesses are absurd: growing steps never find back, they only overflow."""
    if mean_loss > 100 * (1 + n_negatives) * np.log(2):  # zero vectors cost log 2 per question
        raise ValueError(
            f"training diverged, the mean loss of a step is {mean_loss:.3g} nats: "
            "pass a smaller learning_rate or batch_size."
        )


def _checked_size(sentences_of_ids):
    """Count the ids of a text that can be read again and again, and has something to learn."""
    if not isinstance(sentences_of_ids, list | tuple) or any(
        isinstance(ids, str) or not hasattr(ids, "__len__") for ids in sentences_of_ids
    ):
        raise TypeError(
            f"sentences_of_ids must be a list of lists of ids, got {sentences_of_ids!r:.40}: "
            "pass [encode(sentence, vocab) for sentence in sentences]."
        )
    lengths = [len(ids) for ids in sentences_of_ids]
    if max(lengths, default=0) < 2:
        raise ValueError(
            "sentences_of_ids must hold two words side by side, got "
            f"{len(lengths)} sentences of at most one word: pass more text, or a longer vocabulary."
        )
    return sum(lengths)


def _flat(sentences_of_ids, vocab_size):
    """Write all sentences one after the other: the ids, and which sentence each stands in."""
    lengths = [len(ids) for ids in sentences_of_ids]
    ids = require.rows("sentences_of_ids", list(chain.from_iterable(sentences_of_ids)), vocab_size)
    return ids, np.repeat(np.arange(len(lengths)), lengths)


def _checked_keep_probs(keep_probs, vocab_size):
    """Return one probability per word, all 1 if there are none."""
    if keep_probs is None:
        return np.ones(vocab_size)
    keep_probs = require.finite("keep_probs", require.vector("keep_probs", keep_probs, vocab_size))
    if keep_probs.min() < 0 or keep_probs.max() > 1:
        raise ValueError(
            f"keep_probs must lie between 0 and 1, got {keep_probs.min():g} to "
            f"{keep_probs.max():g}: make them with keep_probs(counts)."
        )
    return keep_probs


def _check_blocks(inputs, targets, is_example, negatives, n_inputs, n_rows):
    """Refuse arrays that do not fit together, unknown ids, and a step without examples."""
    shapes = [np.shape(array) for array in (inputs, targets, is_example, negatives)]
    fits = [len(shape) for shape in shapes] == [2, 2, 3, 2]
    fits = fits and shapes[2] == (*shapes[0], shapes[1][1])
    if not fits or not shapes[0][0] == shapes[1][0] == shapes[3][0]:
        raise ValueError(
            "inputs, targets, is_example and negatives must have shapes (n_blocks, n_inputs), "
            "(n_blocks, n_targets), (n_blocks, n_inputs, n_targets) and (n_blocks, n_negatives), "
            f"got {shapes}: give each array one entry per block."
        )
    if np.asarray(is_example).dtype != bool or not np.any(is_example):
        raise ValueError(
            "is_example must be an array of bool that marks at least one example, got "
            f"{np.count_nonzero(is_example)} of them: mark the pairs that windows make."
        )
    require.rows("inputs", np.ravel(inputs), n_inputs)
    require.rows("targets", np.ravel(targets), n_rows)
    require.rows("negatives", np.ravel(negatives), n_rows)


def _check_vectors(input_vectors, output_vectors):
    """Refuse what cannot be changed in place, entry by entry."""
    for name, vectors in [("input_vectors", input_vectors), ("output_vectors", output_vectors)]:
        if not require.parameters(name, vectors).flags.c_contiguous:
            raise ValueError(f"{name} must lie in one piece, got a view: pass {name}.copy().")
    if input_vectors.shape[1] != output_vectors.shape[1]:
        raise ValueError(
            "input_vectors and output_vectors must have equally long rows, got shapes "
            f"{input_vectors.shape} and {output_vectors.shape}: make both with init_vectors."
        )
