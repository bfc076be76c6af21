"""The slow and clear trainer: stochastic gradient descent, one window at a time.

The only file that changes arrays in place. It does not draw windows, shuffle or subsample: what it
is given, it learns, in that order. For real corpora see `fast`.
"""

import copy

import numpy as np

from w2v_lib import require
from w2v_lib.architectures import hidden_layer
from w2v_lib.checkpoints import Checkpoint


def init_vectors(vocab_size, dim, rng, n_rows=None):
    """Start with small random input vectors and output vectors of zero.

    Parameters
    ----------
    vocab_size, dim : int
    rng : numpy Generator
    n_rows : int or None
        Output rows, as the loss states them in `loss.n_rows`; None for one per word.

    Returns
    -------
    input_vectors : (vocab_size, dim) array
        Uniform between -1/2 and 1/2, divided by dim.
    output_vectors : (n_rows, dim) array
        Zeros, so that at first every word looks equally likely.

    Examples
    --------
    >>> input_vectors, output_vectors = init_vectors(9, 5, np.random.default_rng(0), n_rows=8)
    >>> bool(np.abs(input_vectors).max() <= 0.5 / 5), bool(output_vectors.any())
    (True, False)
    """
    vocab_size = require.whole_number("vocab_size", vocab_size, at_least=1)
    dim = require.whole_number("dim", dim, at_least=1)
    n_rows = vocab_size if n_rows is None else require.whole_number("n_rows", n_rows, at_least=1)
    rng = require.generator("rng", rng)
    return rng.uniform(-0.5, 0.5, size=(vocab_size, dim)) / dim, np.zeros((n_rows, dim))


def step(examples, input_vectors, output_vectors, loss, learning_rate, rng):
    """Learn from some examples at once, in place.  [03.15] [03.17] [05.20]

    Parameters
    ----------
    examples : list of (inputs, target)
        From skipgram_examples or cbow_examples.
    input_vectors : (vocab_size, dim) array
    output_vectors : (n_rows, dim) array
    loss : callable
        (hidden, target, output_vectors, rng) -> Gradients.
    learning_rate : float
        α, η.
    rng : numpy Generator or None
        Where a loss that draws gets its randomness.

    Returns
    -------
    float
        Mean loss per example before the step, in nats.

    Notes
    -----
    v_new = v_old - η Σ gradients      Rong (11) (16) (23) (34) (35) (51) (59)

    All gradients are taken at the old vectors; a row that occurs more than once gets their sum.

    Examples
    --------
    Two words, one number each: h = 1 and ŷ = (1/2, 1/2), so the error for word 1 is (1/2, -1/2).

    >>> from w2v_lib.losses import softmax
    >>> input_vectors, output_vectors = np.ones((2, 1)), np.zeros((2, 1))
    >>> round(step([([0], 1)], input_vectors, output_vectors, softmax(), 0.1, rng=None), 4)
    0.6931
    >>> output_vectors.ravel().round(4).tolist()
    [-0.05, 0.05]
    """
    require.parameters("input_vectors", input_vectors)
    require.parameters("output_vectors", output_vectors)
    learning_rate = require.number("learning_rate", learning_rate, above=0)
    asked = [
        (inputs, loss(hidden_layer(input_vectors, inputs), target, output_vectors, rng))
        for inputs, target in _checked(examples)
    ]
    for inputs, gradients in asked:  # only now, when nobody reads the old vectors any more
        grad_input = gradients.hidden / len(inputs)  # h is a mean: 1/C for each of C inputs
        np.subtract.at(input_vectors, inputs, learning_rate * grad_input)
        np.subtract.at(output_vectors, gradients.rows, learning_rate * gradients.output_rows)
    return sum(gradients.loss for _, gradients in asked) / len(asked)


def train(
    windows,
    examples_of,
    loss,
    input_vectors,
    output_vectors,
    *,
    learning_rate=0.025,
    n_epochs=1,
    rng,
    checkpoint=None,
    checkpoint_every=10_000,
    progress=iter,
):
    """Go through all windows, one step each; changes both arrays in place.

    Parameters
    ----------
    windows : list of (center, context)
        From windows.windows, for all sentences.
    examples_of : callable
        skipgram_examples or cbow_examples.
    loss : TrainingLoss
        From softmax(), negative_sampling(...) or hierarchical_softmax(...).
    input_vectors : (vocab_size, dim) array
    output_vectors : (n_rows, dim) array
    learning_rate : float
        At the first step; it falls in a straight line, to almost zero at the last.
    n_epochs : int
        How often to go through the windows.
    rng : numpy Generator or None
        Where a loss that draws gets its randomness.
    checkpoint : path or None
        A file that keeps the run. Begin a run that was killed once more, with the same arguments:
        it goes on from there, and ends with the same bits as if it had never stopped.
    checkpoint_every : int
        Windows from one checkpoint to the next.
    progress : callable
        Wraps the numbers of the steps, to show how far they are: tqdm.

    Returns
    -------
    list of n_epochs floats
        Mean loss per example, in nats, each taken before its step.

    Notes
    -----
    Ctrl-C stops it between two lines, and the arrays keep what they have learned so far.

    Examples
    --------
    Word 1 always stands beside word 0. The first guess costs log 2 = 0.69, later ones less.

    >>> from w2v_lib.architectures import skipgram_examples
    >>> from w2v_lib.losses import softmax
    >>> vectors = init_vectors(vocab_size=2, dim=3, rng=np.random.default_rng(0))
    >>> windows = [(0, [1])] * 50
    >>> first, second = train(
    ...     windows, skipgram_examples, softmax(), *vectors, learning_rate=0.5, n_epochs=2, rng=None
    ... )
    >>> 0.69 > first > second
    True
    """
    _check_entry(windows, examples_of, loss, input_vectors, output_vectors)
    n_epochs = require.whole_number("n_epochs", n_epochs, at_least=1)
    learning_rate = require.number("learning_rate", learning_rate, above=0)
    every = require.whole_number("checkpoint_every", checkpoint_every, at_least=1)
    n_steps = n_epochs * len(windows)
    rates = np.linspace(learning_rate, 0, n_steps, endpoint=False)
    sums = np.zeros((n_epochs, 2))  # of each epoch: summed loss, number of examples
    kept, n_done = None, 0
    if checkpoint is not None:
        arrays = {"input_vectors": input_vectors, "output_vectors": output_vectors, "sums": sums}
        first = _first_rows(windows, examples_of, loss, input_vectors, output_vectors, rng)
        kept = Checkpoint(checkpoint, (windows, first, learning_rate, n_epochs), arrays, rng)
        n_done = kept.resume()
    for number in progress(range(n_done, n_steps)):
        epoch, place = divmod(number, len(windows))
        examples = examples_of(windows[place])
        mean_loss = step(examples, input_vectors, output_vectors, loss, rates[number], rng)
        sums[epoch] += mean_loss * len(examples), len(examples)
        if kept and ((number + 1) % every == 0 or number + 1 == n_steps):
            kept.save(number + 1)
    return (sums[:, 0] / sums[:, 1]).tolist()


def _first_rows(windows, examples_of, loss, input_vectors, output_vectors, rng):
    """What the first example asks for: tells one model and its settings from another."""
    inputs, target = examples_of(windows[0])[0]
    hidden = hidden_layer(input_vectors, inputs)
    rng = copy.deepcopy(rng)  # a look ahead, not a draw
    return list(inputs), target, loss(hidden, target, output_vectors, rng).rows.tolist()


def _checked(examples):
    """Return the examples if they are a list of pairs; the ids in them are checked in use."""
    if not isinstance(examples, (list, tuple)) or len(examples) == 0:
        raise ValueError(
            f"examples must be a list of at least one (inputs, target), got {examples!r:.60}: "
            "make it with skipgram_examples(window) or cbow_examples(window)."
        )
    for example in examples:
        if not isinstance(example, (list, tuple)) or len(example) != 2:
            raise ValueError(
                f"each example must be a pair (inputs, target), got {example!r:.60}: "
                "pass a list of examples, also when there is only one."
            )
    return examples


def _check_entry(windows, examples_of, loss, input_vectors, output_vectors):
    """Look once at everything that the steps will take for granted."""
    if not isinstance(windows, (list, tuple)) or len(windows) == 0:
        raise ValueError(
            f"windows must be a list of at least one window, got {windows!r:.60}: "
            "they are read once per epoch, so collect them with list(windows(ids, radius))."
        )
    if not callable(examples_of):
        raise TypeError(
            f"examples_of must be a function, got {examples_of!r:.60}: "
            "pass skipgram_examples or cbow_examples itself, not its result."
        )
    if not hasattr(loss, "n_rows"):
        raise TypeError(
            f"loss must state the rows it needs as loss.n_rows, got {loss!r:.60}: "
            "make it with softmax(), negative_sampling(...) or hierarchical_softmax(tree)."
        )
    _check_parameters(input_vectors, output_vectors, loss.n_rows)


def _check_parameters(input_vectors, output_vectors, n_rows):
    """Read both arrays in full, once."""
    require.finite("input_vectors", require.parameters("input_vectors", input_vectors))
    require.finite("output_vectors", require.parameters("output_vectors", output_vectors))
    vocab_size, dim = input_vectors.shape
    wanted = (vocab_size if n_rows is None else n_rows, dim)
    if output_vectors.shape != wanted:
        raise ValueError(
            f"output_vectors must have shape {wanted} here, got {output_vectors.shape}: "
            "make both with init_vectors(vocab_size, dim, rng, n_rows=loss.n_rows)."
        )
