"""Ids -> windows: each word of a sentence together with the words around it.

A window is a tuple (center, context). It never reaches over the border of its sentence, and it
does not say yet who predicts whom: that is the matter of `architectures.py`.
"""

from w2v_lib import require


def windows(ids, radius, rng=None):
    """Walk through one sentence and show each word with its neighbours.

    Parameters
    ----------
    ids : sequence of int
        One sentence.
    radius : int
        The window reaches so many words to the left and so many to the right.
    rng : numpy.random.Generator, optional
        With it each window draws its own half-width from 1, 2, …, radius, all equally likely;
        near neighbours are then met more often than far ones. Without it all are `radius` wide.

    Yields
    ------
    (center, context) : (int, list of int)
        The context is in the order of the text, without the centre. A word without neighbours
        gives no window.

    Examples
    --------
    >>> list(windows([7, 8, 9], radius=1))
    [(7, [8]), (8, [7, 9]), (9, [8])]
    """
    ids = require.rows("ids", ids, at_least=0).tolist()
    radius = require.whole_number("radius", radius, at_least=1)
    return _windows(ids, _half_widths(len(ids), radius, rng))


def _half_widths(n_windows, radius, rng):
    """Give every window its half-width: all the same, or drawn."""
    if rng is None:
        return [radius] * n_windows
    return require.generator("rng", rng).integers(1, radius + 1, size=n_windows)


def _windows(ids, half_widths):
    """Cut one window per position, as wide as its half-width says."""
    for position, (center, half_width) in enumerate(zip(ids, half_widths, strict=True)):
        # Without max a start before the sentence would count from its end, as Python slices do.
        left = ids[max(0, position - half_width) : position]
        right = ids[position + 1 : position + 1 + half_width]
        if left or right:
            yield center, left + right
