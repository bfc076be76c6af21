"""Training on a text of any size: it is read anew in each epoch, and never held as a whole.

What to do with a chunk of the text is the matter of a *learner*,

    learn(sentences_of_ids, input_vectors, output_vectors, rates, rng) -> summed loss, n_examples

which changes the vectors in place; rates(n) are the learning rates of n steps, spread evenly over
the chunk. `window_learner` makes one for each of the six models, `minibatch.block_learner` the
fast one for skip-gram with negative sampling.
"""

import time
from functools import partial

import numpy as np

from w2v_lib import require
from w2v_lib.checkpoints import Checkpoint
from w2v_lib.sgd import step
from w2v_lib.windows import windows

SECONDS_TO_CHECKPOINT = 30  # what a killed run loses at most


def train_stream(
    read,
    learn,
    vectors,
    n_tokens,
    *,
    learning_rate=0.025,
    n_epochs=1,
    chunk_size=np.inf,
    rng,
    checkpoint=None,
    settings=(),
    progress=lambda n_tokens: None,
):
    """Go through a text, chunk by chunk; changes both arrays of vectors in place.

    Parameters
    ----------
    read : callable
        () -> the sentences from the first on, each a list of ids; called once per epoch.
    learn : callable
        A learner, from window_learner or minibatch.block_learner.
    vectors : (input_vectors, output_vectors)
        From init_vectors.
    n_tokens : int
        How many ids the text has.
    learning_rate : float
        At the first token; it falls in a straight line, to almost zero at the last.
    n_epochs : int
        How often to go through the text.
    chunk_size : int
        So many ids make a chunk; the sentence that reaches it is the last one in it.
    rng : numpy Generator
    checkpoint : path or None
        A file that keeps the run, as in sgd.train: begun once more, it ends with the same bits.
    settings : object
        What else makes this run this run; its repr says it in full.
    progress : callable
        Is told after each chunk how many ids it had.

    Returns
    -------
    list of n_epochs floats
        Mean loss per example, in nats, each taken before its step.

    Examples
    --------
    Word 1 always stands beside word 0. The first guess costs log 2 = 0.69, later ones less.

    >>> from w2v_lib.architectures import skipgram_examples
    >>> from w2v_lib.losses import softmax
    >>> from w2v_lib.sgd import init_vectors
    >>> rng = np.random.default_rng(0)
    >>> vectors, learn = init_vectors(2, 3, rng), window_learner(skipgram_examples, softmax())
    >>> first, second = train_stream(
    ...     lambda: [[0, 1]] * 25, learn, vectors, 50, learning_rate=0.5, n_epochs=2, rng=rng
    ... )
    >>> 0.69 > first > second
    True
    """
    n_tokens = require.whole_number("n_tokens", n_tokens, at_least=1)
    n_epochs = require.whole_number("n_epochs", n_epochs, at_least=1)
    learning_rate = require.number("learning_rate", learning_rate, above=0)
    sums = np.zeros((n_epochs, 2))  # of each epoch: summed loss, number of examples
    kept, n_done = None, 0
    if checkpoint is not None:
        arrays = {"input_vectors": vectors[0], "output_vectors": vectors[1], "sums": sums}
        run = (settings, n_tokens, n_epochs, learning_rate, chunk_size)
        kept = Checkpoint(checkpoint, run, arrays, rng)
        n_done = kept.resume()
    last_saved = time.monotonic()
    for number, (chunk, epoch, start, end) in enumerate(_chunks(read, n_epochs, chunk_size), 1):
        if number > n_done:
            span = epoch + start / n_tokens, epoch + end / n_tokens
            rates = partial(_falling_rates, learning_rate, n_epochs, *span)
            sums[epoch] += learn(chunk, *vectors, rates, rng)
            if kept and time.monotonic() - last_saved >= SECONDS_TO_CHECKPOINT:
                kept.save(number)
                last_saved = time.monotonic()
        progress(end - start)
    _require_examples(sums)
    if kept:
        kept.save(number)
    return (sums[:, 0] / sums[:, 1]).tolist()


def window_learner(examples_of, loss, radius=5, keep_probs=None):
    """Make the learner that takes one window at a time, with `sgd.step`.

    Parameters
    ----------
    examples_of : callable
        skipgram_examples or cbow_examples.
    loss : TrainingLoss
        From softmax(), negative_sampling(...) or hierarchical_softmax(...).
    radius : int
        Each window draws its half-width from 1, 2, …, radius.
    keep_probs : (vocab_size,) array or None
        How likely each token stays (subsampling); None keeps all.

    Returns
    -------
    callable
        A learner for train_stream.
    """

    def learn(sentences_of_ids, input_vectors, output_vectors, rates, rng):
        total, n_examples = 0.0, 0
        for window, rate in _windows_with_rates(sentences_of_ids, rates, radius, keep_probs, rng):
            examples = examples_of(window)
            mean_loss = step(examples, input_vectors, output_vectors, loss, rate, rng)
            total, n_examples = total + mean_loss * len(examples), n_examples + len(examples)
        return total, n_examples

    return learn


def _windows_with_rates(sentences_of_ids, rates, radius, keep_probs, rng):
    """Yield every window with the learning rate of its centre; a token that goes leaves a gap."""
    rates = np.split(
        rates(sum(map(len, sentences_of_ids))), np.cumsum([len(ids) for ids in sentences_of_ids])
    )
    for ids, some_rates in zip(sentences_of_ids, rates):
        ids = require.rows("ids", ids, at_least=0)
        if keep_probs is not None:
            stays = rng.random(len(ids)) < keep_probs[ids]
            ids, some_rates = ids[stays], some_rates[stays]
        yield from zip(windows(ids, radius, rng), some_rates)  # of a single word: no window


def _falling_rates(learning_rate, n_epochs, first, last, n_steps):
    """The rates of n steps between two moments, in epochs since the beginning, shape (n_steps,)."""
    progress = np.linspace(first, last, n_steps, endpoint=False) / n_epochs
    return learning_rate * (1 - progress)


def _chunks(read, n_epochs, chunk_size):
    """Yield (sentences, epoch, start, end): the ids start .. end - 1 of the epoch are in it."""
    for epoch in range(n_epochs):
        chunk, start, end = [], 0, 0
        for ids in read():
            chunk.append(ids)
            end += len(ids)
            if end - start >= chunk_size:
                yield chunk, epoch, start, end
                chunk, start = [], end
        if end > start:
            yield chunk, epoch, start, end


def _require_examples(sums):
    """Refuse a text that had nothing to learn from."""
    if not sums[:, 1].all():
        raise ValueError(
            "an epoch must have two words side by side, got one without: "
            "pass more text, or subsample less (larger keep_probs)."
        )
