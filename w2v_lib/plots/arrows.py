"""Vectors as arrows in a plane: what an update does, what a score is, how a loss goes down."""

from itertools import pairwise

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from w2v_lib.plots.labels import along, place_labels
from w2v_lib.plots.sheet import (
    BLUE,
    FAINT,
    GREEN,
    GRID,
    INK,
    ORANGE,
    PURPLE,
    QUIET,
    arrow,
    bracketed,
    canvas,
    course_style,
    in_plane,
    labelled,
    paler,
    picture,
    plain,
    signed,
    square_scale,
)
from w2v_lib.require import finite, vector

FADING = LinearSegmentedColormap.from_list("fading", ["#8fbfb0", GREEN])


@course_style()
def push_pull(
    hidden, output_vectors, error, labels, learning_rate, *, title, hidden_label="hidden", digits=2
):
    """Draw what one update does to each vector: old to new, in a plane.

    A word with a negative error slides forward along hidden (purple), the others slide back
    (green), by learning_rate × |error| × |hidden|; a word without error stays. Hidden moves by the
    sum of the errors' votes. All moves start from the old vectors.

    Parameters
    ----------
    hidden : (2,) array
        v_c, or h.
    output_vectors : (n, 2) array
        One row per word, u_w.
    error : (n,) array
        ŷ - y, or σ(score) - label.
    labels : list of str
        The n words.
    learning_rate : float
    title : str
        What the picture says.
    hidden_label : str
        What the hidden vector is called.
    digits : int
        Digits after the point in the words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> push_pull([1, 0], [[0, 1], [1, 1]], [-0.5, 0.5], ["cat", "dog"], 1.0, title="One step")
    ... # doctest: +NORMALIZE_WHITESPACE
    [figure: One step. cat slides forward by 0.50, from (0.00, 1.00) to (0.50, 1.00);
    dog slides back by 0.50, from (1.00, 1.00) to (0.50, 1.00);
    hidden moves by 0.50, from (1.00, 0.00) to (0.50, 0.00).]
    """
    hidden = finite("hidden", vector("hidden", hidden, 2))
    labels, error = labelled(labels, error, "error")
    output_vectors = in_plane("output_vectors", output_vectors, len(labels))
    new_hidden = hidden - learning_rate * error @ output_vectors
    new_outputs = output_vectors - learning_rate * np.outer(error, hidden)
    figure, axes = _plane(title, np.vstack([hidden, new_hidden, output_vectors, new_outputs]))
    names = {}
    for label, e, old, new in zip(labels, error, output_vectors, new_outputs, strict=True):
        _move(axes, old, new, ORANGE, PURPLE if e < 0 else GREEN)
        names[label] = (old, ORANGE)
    _move(axes, hidden, new_hidden, BLUE, INK)
    ends = [(np.zeros(2), old) for old in (hidden, *output_vectors)]
    ends += [(hidden, new_hidden), *zip(output_vectors, new_outputs, strict=True)]
    place_labels(figure, axes, {**names, hidden_label: (hidden, BLUE)}, along(ends))
    moves = [
        f"{label} {_slide(e, old, new, digits)}"
        for label, e, old, new in zip(labels, error, output_vectors, new_outputs, strict=True)
    ]
    moves.append(f"{hidden_label} moves by {_from_to(hidden, new_hidden, digits)}")
    return picture(figure, title, "; ".join(moves))


@course_style()
def shadow(hidden, output_vector, *, title, names=("hidden", "output vector"), frame=(), digits=2):
    """Draw a score: the shadow of one vector on the other, times the other's length.

    Parameters
    ----------
    hidden : (2,) array
        v_c, or h: the vector that the shadow falls on.
    output_vector : (2,) array
        u_w: the vector that throws the shadow.
    title : str
        What the picture says.
    names : (str, str)
        What the two vectors are called.
    frame : list of (x, y)
        Points that must lie inside too: give two pictures the same, and they have one scale.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> shadow([2, 0], [1.5, 1], title="A score", names=("v", "u"))
    [figure: A score. u throws a shadow of 1.50 on v, of length 2.00: 1.50 × 2.00 = score 3.00.]
    """
    hidden = finite("hidden", vector("hidden", hidden, 2))
    output_vector = finite("output_vector", vector("output_vector", output_vector, 2))
    frame = [finite("frame", vector("frame", point, 2)) for point in frame]
    length = np.linalg.norm(hidden)
    if length == 0:
        raise ValueError("hidden is zero, so it has no direction; give a vector with a length")
    reach = output_vector @ hidden / length
    foot = reach * hidden / length
    figure, axes = _plane(title, np.vstack([hidden, output_vector, foot, *frame]))
    axes.plot(*zip((0, 0), foot, strict=True), color=paler(ORANGE), linewidth=9, zorder=0.5)
    axes.plot(*zip(output_vector, foot, strict=True), color=FAINT, linestyle=(0, (3, 3)), lw=1.4)
    arrow(axes, (0, 0), hidden, BLUE, 2)
    arrow(axes, (0, 0), output_vector, ORANGE, 2)
    points = {names[0]: (hidden, BLUE), names[1]: (output_vector, ORANGE)}
    points["shadow"] = (foot / 2, ORANGE)
    product = "shadow {} × length {} = score {}"
    sums = [signed(value, digits, plus="") for value in (reach, length, reach * length)]
    axes.set_xlabel(product.format(*sums), color=INK, size=12, labelpad=8)
    lines = [(np.zeros(2), hidden), (np.zeros(2), output_vector), (output_vector, foot)]
    place_labels(figure, axes, points, along(lines))
    reach, length, score = (plain(value, digits) for value in (reach, length, reach * length))
    words = f"{names[1]} throws a shadow of {reach} on {names[0]}, of length {length}"
    return picture(figure, title, f"{words}: {reach} × {length} = score {score}")


@course_style()
def descent(function, path, *, xlim, ylim, title, xlabel, ylabel, digits=2):
    """Draw a loss over a plane as lines of equal height, and the path that walks down on it.

    Parameters
    ----------
    function : callable
        (2,) array -> float, such as the loss as a function of v_c.
    path : (n_steps + 1, 2) array
        Where the walk stands at the start and after each step.
    xlim, ylim : (float, float)
        The part of the plane to show.
    title, xlabel, ylabel : str
        What the picture says; what the two axes are.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> descent(lambda point: point @ point, [[2, 0], [1, 0]], xlim=(-2, 3), ylim=(-2, 2),
    ...         title="One step", xlabel="x", ylabel="y")  # doctest: +NORMALIZE_WHITESPACE
    [figure: One step. Lines of equal loss over x and y. The path starts at (2.00, 0.00)
    with loss 4.00 and ends after 1 step at (1.00, 0.00) with loss 1.00.]
    """
    path = in_plane("path", path)
    columns, rows = np.linspace(*xlim, 61), np.linspace(*ylim, 61)
    heights = np.array([[float(function(np.array([x, y]))) for x in columns] for y in rows])
    figure, axes = canvas(title, 560, 440)
    axes.set(xlim=xlim, ylim=ylim, xlabel=xlabel, ylabel=ylabel)
    lines = axes.contour(columns, rows, finite("function", heights), 9, cmap=FADING, linewidths=1.2)
    axes.clabel(lines, fontsize=10, fmt="%.1f", colors=QUIET)
    figure.draw_without_rendering()
    for start, end in pairwise(path):
        arrow(axes, start, end, GREEN, 2)
    axes.plot(*path.T, "o", color=BLUE, markersize=5)
    ends = [plain(function(path[place]), digits) for place in (0, -1)]
    names = {f"start, loss {ends[0]}": (path[0], BLUE), f"end, loss {ends[1]}": (path[-1], BLUE)}
    place_labels(figure, axes, names, along(pairwise(path)))
    n_steps = f"{len(path) - 1} step{'s' if len(path) != 2 else ''}"
    start, end = bracketed(path[0], digits), bracketed(path[-1], digits)
    walk = f"The path starts at {start} with loss {ends[0]} and ends after {n_steps} at {end}"
    words = f"Lines of equal loss over {xlabel} and {ylabel}. {walk} with loss {ends[1]}"
    return picture(figure, title, words)


def _plane(title, points):
    """A plane around the points and the origin, with its two axes in grey."""
    figure, axes = square_scale(title, np.vstack([points, [0, 0]]), 560)
    axes.axhline(0, color=GRID, linewidth=1.2, zorder=0)
    axes.axvline(0, color=GRID, linewidth=1.2, zorder=0)
    figure.draw_without_rendering()  # settles the scale, for arrows and names that measure pixels
    return figure, axes


def _move(axes, old, new, color, step_color):
    """A vector before the update, and the arrow to where the update takes it."""
    axes.plot(*zip((0, 0), old, strict=True), color=color, linewidth=1.4)
    axes.plot(*old, "o", color=color, markersize=4)
    if np.any(new != old):  # an arrow of length zero would still have a head
        arrow(axes, old, new, step_color, 2.4)


def _slide(error, old, new, digits):
    """What an error does to an output vector: forward along hidden, back, or nothing."""
    if error == 0:
        return f"stays at {bracketed(old, digits)}"
    return f"slides {'forward' if error < 0 else 'back'} by {_from_to(old, new, digits)}"


def _from_to(old, new, digits):
    """How far a vector moves, and its two ends."""
    length = plain(np.linalg.norm(new - old), digits)
    return f"{length}, from {bracketed(old, digits)} to {bracketed(new, digits)}"
