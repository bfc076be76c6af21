"""Windows of a sentence: who guesses whom, and how a window's mean is made and blamed."""

import numpy as np
from matplotlib.patches import Rectangle

from w2v_lib.plots.sheet import (
    BLUE,
    FAINT,
    GREEN,
    INK,
    MIDDLE,
    ORANGE,
    PAPER,
    QUIET,
    bracketed,
    canvas,
    check_labels,
    course_style,
    in_plane,
    one_of,
    picture,
    plain,
    rim,
    signed,
)
from w2v_lib.require import finite, vector

LINE_LENGTH = 66  # letters that fit side by side


@course_style()
def window(words, center, shares, *, toward_center=False, title, quantity="", digits=2):
    """Draw a sentence, the window around one of its words, and which way the guessing goes.

    The arrows run from what is given (blue) to what is guessed (orange); the larger the share of a
    word, the thicker its arrow. Words with the share 0 are outside the window.

    Parameters
    ----------
    words : list of str
        The sentence; words may repeat.
    center : int
        The place of the centre in it, from 0.
    shares : (n,) array
        How often each word is in the window, from 0 to 1; 0 for the centre itself.
    toward_center : bool
        Whether the centre is guessed from its context (CBOW) and not the context from it.
    title : str
        What the picture says.
    quantity : str
        What the shares are; they are written below the words where one lies between 0 and 1.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> window(["a", "cat", "sat", "down"], 1, [1, 0, 1, 0], title="Two neighbours")
    [figure: Two neighbours. Arrows from cat to a (-1), sat (+1); not to down (+2).]
    """
    words, center, shares = _sentence(words, center, shares)
    places = _places_in_line(words)
    partial_shares = bool(np.any((shares > 0) & (shares < 1)))
    figure, axes = canvas(title, 640, 178 + 40 * partial_shares)
    axes.set_axis_off()
    axes.set(xlim=(0, LINE_LENGTH), ylim=(-0.6 - 0.45 * partial_shares, 1.15))
    center_color, context_color = (ORANGE, BLUE) if toward_center else (BLUE, ORANGE)
    for place, (word, share) in enumerate(zip(words, shares, strict=True)):
        color = center_color if place == center else context_color if share else QUIET
        axes.text(places[place], 0, word, color=color, size=12, **MIDDLE)
        axes.text(places[place], -0.4, _offset(place, center), color=QUIET, **MIDDLE)
        if partial_shares and place != center:
            axes.text(places[place], -0.8, plain(share, digits), color=INK, **MIDDLE)
        if share:
            _arc(axes, places[center], places[place], share, toward_center)
    if partial_shares:
        figure.supxlabel(quantity, x=10 / 640, ha="left", color=QUIET, size=10.5)
    return picture(figure, title, _window_words(words, center, shares, toward_center, digits))


@course_style()
def mean_flow(context, vectors, blame, *, title, digits=2):
    """Draw how the vectors of a window make one mean, and how its blame comes back in equal parts.

    On the left every place of the window, on the right every different word: a word that stands at
    two places gets two parts.

    Parameters
    ----------
    context : list of str
        The C context words; words may repeat.
    vectors : (C, 2) array
        The input vector of each place.
    blame : (2,) array
        d loss / d h, Rong's EH.
    title : str
        What the picture says.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> mean_flow(["cat", "dog"], [[0, 1], [1, 0]], [0.5, -1], title="Two words")
    ... # doctest: +NORMALIZE_WHITESPACE
    [figure: Two words. In: cat (0.00, 1.00), dog (1.00, 0.00), each with 1/2, make h (0.50, 0.50).
    Back: EH (0.50, -1.00), of which cat gets 1/2 (0.25, -0.50), dog gets 1/2 (0.25, -0.50).]
    """
    context, vectors, blame = _window_of_vectors(context, vectors, blame)
    counts = {word: context.count(word) for word in context}
    n_places, n_rows, part = len(context), max(2, len(context)), f"1/{len(context)}"
    figure, axes = canvas(title, 640, 88 + 58 * n_rows)
    axes.set_axis_off()
    axes.set(xlim=(0, 640), ylim=(-n_rows + 0.45, 0.85))
    axes.text(66, 0.7, "in: every place", color=QUIET, **MIDDLE)
    axes.text(574, 0.7, "back: every word", color=QUIET, **MIDDLE)
    top, bottom = _heights(2, n_rows)
    _vector_box(axes, 320, top, "h, their mean", vectors.mean(axis=0), BLUE, digits)
    _vector_box(axes, 320, bottom, "EH, its blame", blame, GREEN, digits)
    _flow(axes, (320, top - 0.38), (320, bottom + 0.38), QUIET, "loss")
    for y, word, row in zip(_heights(n_places, n_rows), context, vectors, strict=True):
        _vector_box(axes, 66, y, word, row, BLUE, digits)
        _flow(axes, (126, y), (260, top + 0.2 * (y - top) / n_rows), BLUE, part)
    for y, (word, count) in zip(_heights(len(counts), n_rows), counts.items(), strict=True):
        _vector_box(axes, 574, y, word, count / n_places * blame, GREEN, digits)
        for lift in np.linspace(0.2, -0.2, count) * min(1, count - 1):
            start = bottom + 0.2 * (y + lift - bottom) / n_rows
            _flow(axes, (380, start), (514, y + lift), GREEN, part, 0.78)
    words = _flow_words(context, vectors, counts, blame, digits)
    return picture(figure, title, words)


# --- a window ------------------------------------------------------------------------------------


def _sentence(words, center, shares):
    """Words with one share each, some of them in the window, and a centre among them."""
    shares, words = finite("shares", vector("shares", shares)), list(words)
    check_labels("words", words, len(shares), different=False)
    one_of("center", center, range(len(words)))
    if shares.min() < 0 or shares.max() > 1 or shares[center] != 0 or not shares.any():
        raise ValueError(
            f"shares must lie between 0 and 1, with 0 for the centre and more for some other word, "
            f"got {shares.tolist()}"
        )
    return words, center, shares


def _places_in_line(words):
    """Where the middle of each word stands, in letters, with even gaps that fill the line."""
    lengths = np.array([len(word) for word in words])
    gap = min(6, (LINE_LENGTH - lengths.sum()) / len(words))
    if gap < 2:
        raise ValueError(f"words {words} do not fit into one line; give a shorter sentence")
    line = np.cumsum(lengths + gap) - (lengths + gap) / 2
    return line + (LINE_LENGTH - (lengths + gap).sum()) / 2


def _offset(place, center):
    """How many words a place is away: +2 is two to the right."""
    return signed(place - center, 0)


def _arc(axes, center, place, share, toward_center):
    """An arrow above the words, thicker for a larger share."""
    ends = [(center, 0.2), (place, 0.2)]
    start, end = ends[::-1] if toward_center else ends
    bend = 0.42 if end[0] < start[0] else -0.42
    look = {"arrowstyle": "-|>,head_width=0.22,head_length=0.5", "color": FAINT}
    look |= {"connectionstyle": f"arc3,rad={bend}", "linewidth": 0.6 + 1.8 * share}
    axes.annotate("", end, start, arrowprops=look)


def _window_words(words, center, shares, toward_center, digits):
    """Which words the arrows join to the centre, and which they do not."""
    here, there = ("to", "from") if toward_center else ("from", "to")
    inside, outside = [], []
    for place, (word, share) in enumerate(zip(words, shares, strict=True)):
        note = f", {plain(share, digits)}" if 0 < share < 1 else ""
        text = f"{word} ({place - center:+d}{note})"
        if place != center:
            (inside if share else outside).append(text)
    others = f"; not {there} {', '.join(outside)}" if outside else ""
    return f"Arrows {here} {words[center]} {there} {', '.join(inside)}{others}"


# --- a mean and its blame ------------------------------------------------------------------------


def _window_of_vectors(context, vectors, blame):
    """One vector of two numbers for each place, and one for the blame."""
    vectors, context = in_plane("vectors", vectors), list(context)
    check_labels("context", context, len(vectors), different=False)
    return context, vectors, finite("blame", vector("blame", blame, 2))


def _heights(n_things, n_rows):
    """Where things stand, from the top, when they share the height of some rows."""
    return 0.5 - (np.arange(n_things) + 0.5) * n_rows / n_things


def _vector_box(axes, x, y, name, vector, color, digits):
    """A frame with a name and the numbers below it."""
    frame = Rectangle((x - 60, y - 0.38), 120, 0.76, facecolor=PAPER, edgecolor=color, lw=1.6)
    axes.add_patch(frame)
    numbers = bracketed(vector, digits).replace("-", "\N{MINUS SIGN}")
    axes.text(x, y, f"{name}\n{numbers}", color=color, size=10, linespacing=1.4, **MIDDLE)


def _flow(axes, start, end, color, note, share=0.4):
    """An arrow with a note on it, at this share of its way."""
    look = {"arrowstyle": "-|>,head_width=0.2,head_length=0.45", "color": color, "linewidth": 1.4}
    axes.annotate("", end, start, arrowprops=look | {"shrinkA": 0, "shrinkB": 0})
    place = np.add(start, share * np.subtract(end, start))
    axes.text(*place, note, color=color, path_effects=rim(4), **MIDDLE)


def _flow_words(context, vectors, counts, blame, digits):
    """The mean and the parts of its blame, in words."""
    n_places = len(context)
    given = [f"{word} {bracketed(row, digits)}" for word, row in zip(context, vectors, strict=True)]
    taken = [
        f"{word} gets {count}/{n_places} {bracketed(count / n_places * blame, digits)}"
        for word, count in counts.items()
    ]
    mean = bracketed(vectors.mean(axis=0), digits)
    return (
        f"In: {', '.join(given)}, each with 1/{n_places}, make h {mean}. "
        f"Back: EH {bracketed(blame, digits)}, of which {', '.join(taken)}"
    )
