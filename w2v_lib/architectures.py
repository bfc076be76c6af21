"""Windows to training examples: the one place where skip-gram and CBOW differ.

A window is (center, context): one word id and the list of the ids around it.
An example is (inputs, target): the words that are given and the word to be guessed.
"""

from w2v_lib import require


def skipgram_examples(window):
    """Guess every context word from the centre: one example per context word.  [06.4]

    Parameters
    ----------
    window : (int, list of int)
        The centre and its context.

    Returns
    -------
    list of (inputs, target)
        The inputs are always [center].

    Notes
    -----
    J = Σ_{-m ≤ j ≤ m, j ≠ 0} J(v_c, w_{t+j}, U)      CS224N (h), Rong (27)

    Examples
    --------
    >>> skipgram_examples((7, [3, 5]))
    [([7], 3), ([7], 5)]
    """
    center, context = _checked(window)
    return [([center], target) for target in context]


def cbow_examples(window):
    """Guess the centre from all context words at once: one example per window.

    Parameters
    ----------
    window : (int, list of int)
        The centre and its context.

    Returns
    -------
    list of (inputs, target)
        One example; its inputs are the whole context, repeats included.

    Notes
    -----
    E = -log p(w_O | w_{I,1}, …, w_{I,C})      Rong (19)

    Examples
    --------
    >>> cbow_examples((7, [3, 5]))
    [([3, 5], 7)]
    """
    center, context = _checked(window)
    return [(context, center)]


def hidden_layer(input_vectors, inputs):
    """Average the vectors of the input words.  [02.1]

    Parameters
    ----------
    input_vectors : (vocab_size, dim) array
        One row per word: Rong's W.
    inputs : (n,) int array or list
        A word given twice counts twice.

    Returns
    -------
    (dim,) array
        h; its derivative by each input vector is 1/n.

    Notes
    -----
    h = (v_{w_1} + … + v_{w_C}) / C      Rong (18); one input word: h = v_c, Rong (1)

    Examples
    --------
    >>> hidden_layer([[0.0, 2.0], [9.0, 9.0], [4.0, 4.0]], inputs=[0, 2]).tolist()
    [2.0, 3.0]
    """
    input_vectors = require.matrix("input_vectors", input_vectors)
    rows = require.rows("inputs", inputs, len(input_vectors))
    return require.finite("input_vectors", input_vectors[rows]).mean(axis=0)  # (n, dim) -> (dim,)


def _checked(window):
    """Return the centre as an int and the context as a list of ints, at least one."""
    if not isinstance(window, (tuple, list)) or len(window) != 2:
        raise TypeError(
            f"window must be a pair (center, context), got {window!r:.60}: "
            "make it with windows(ids, radius)."
        )
    center, context = window
    center = require.row("center", center)
    return center, require.rows("context", context).tolist()
