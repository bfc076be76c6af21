"""Numbers in, a picture with its message in words out.

Every public function returns a `Picture`; a notebook cell ends with the call. The message (`alt`)
is computed from the same numbers as the drawing, and it is the text that nbval compares.
Colours mean the same thing in every chapter:

- blue: the input side: the centre word, v_c, h
- orange: the output side: context words, u_w, probabilities of words
- green: error, gradient, update, loss; where the sign matters, green is positive, a word guessed
  too high, and purple is negative, a word guessed too low

This is the only module that imports matplotlib. It never touches pyplot or global settings.
"""

import io
import textwrap
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import pairwise
from pathlib import Path

import numpy as np
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from w2v_lib.require import finite, matrix, vector

STYLE_FILE = Path(__file__).resolve().parents[1] / "assets" / "course.mplstyle"
PIXELS_PER_INCH = 96  # as a browser counts: 72 points are 96 pixels
TITLE_CHARACTER = 10  # pixels, generously: where a long title starts a new line
SHARPNESS = 2  # drawn with twice the pixels it is shown with, for dense screens

PAPER = "#fffdf8"
INK = "#26323b"
QUIET = "#5f6468"  # secondary text
FAINT = "#938e86"  # lines and bars that are context, not message
GRID = "#ece8df"
BLUE = "#0067a5"
ORANGE = "#c04f00"
GREEN = "#00795a"
PURPLE = "#8a3a7d"
ROLES = {"input": BLUE, "output": ORANGE, "error": GREEN, "other": FAINT}
_MIDDLE = {"ha": "center", "va": "center"}
GROUP_LOOKS = [
    (BLUE, "o"),
    (ORANGE, "s"),
    (GREEN, "^"),
    (PURPLE, "D"),
    ("#7a6200", "v"),
    (INK, "P"),
    ("#b0305c", "X"),
]  # on maps of words a colour has no other meaning; the shape says the same without colour
FADING = LinearSegmentedColormap.from_list("fading", ["#8fbfb0", GREEN])
# Green and purple thinned with paper, so that ink can be read on every shade of them.
SIGNED = LinearSegmentedColormap.from_list("signed", ["#bf92b4", PAPER, "#66ae99"])

# A context manager, and as @_course_style() a decorator; a learner's own settings play no part.
_course_style = partial(style.context, ["default", str(STYLE_FILE)])


@dataclass(frozen=True, repr=False)
class Picture:
    """A figure and its message in words; Jupyter shows both.

    Examples
    --------
    >>> bars(["yes", "no"], [0.9, 0.1], title="Rain?", quantity="probability")
    [figure: Rain? Bars of probability: yes 0.90, no 0.10.]
    """

    figure: Figure
    alt: str

    def __repr__(self):
        """The message, where no picture can be shown."""
        return f"[figure: {self.alt}]"

    def png(self):
        """The same bytes for the same numbers: fixed size, no version or date inside."""
        buffer = io.BytesIO()
        with _course_style():
            self.figure.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()

    def _repr_mimebundle_(self, include=None, exclude=None):
        width = round(self.figure.get_figwidth() * PIXELS_PER_INCH)
        data = {"image/png": self.png(), "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt, "width": width}}

    def _ipython_display_(self):
        """Show the picture, then its words: JupyterLab and GitHub drop a picture's alt text."""
        from IPython.display import display

        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)
        html = f"<details><summary>In words</summary>{escape(self.alt)}</details>"
        display({"text/html": html, "text/plain": self.alt}, raw=True)


@_course_style()
def bars(labels, values, *, highlight=None, title, quantity, role="output", digits=2):
    """Draw one bar per word; the highlighted one in the colour of its role, the rest in grey.

    Parameters
    ----------
    labels : list of str
        One per bar, drawn from the top.
    values : (n,) array
        Lengths; negative ones run to the left.
    highlight : str, optional
        The label to colour, such as the true word. None colours every bar.
    title : str
        What the picture says.
    quantity : str
        What the values are, such as "probability".
    role : {"input", "output", "error", "other"}
        Which side of the model the bars belong to; this is the colour. Errors below zero are
        purple.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> bars(["cat", "dog"], [0.25, 0.75], highlight="dog", title="Who?", quantity="probability")
    [figure: Who? Bars of probability: cat 0.25, dog (highlighted) 0.75.]
    """
    labels, values = _labelled(labels, values)
    colors = _bar_colors(labels, values, highlight, role)
    figure, axes = _canvas(title, 480, 78 + 30 * len(labels))
    axes.barh(range(len(labels)), values, color=colors, height=0.68)
    for place, value in enumerate(values):
        _bar_value(axes, place, value, digits)
    _bar_axis(figure, axes, labels, values, quantity)
    words = [
        f"{_marked(label, highlight)} {_plain(value, digits)}"
        for label, value in zip(labels, values, strict=True)
    ]
    return _picture(figure, title, f"Bars of {quantity}: {', '.join(words)}")


@_course_style()
def compare_bars(
    labels,
    before,
    after,
    *,
    highlight=None,
    title,
    quantity,
    names=("before", "after"),
    role="output",
    digits=2,
):
    """Draw two bars per word, such as its probability before and after an update.

    Parameters
    ----------
    labels : list of str
        One per pair, drawn from the top.
    before, after : (n,) arrays
        Lengths of the pale and of the full bar of each pair.
    highlight : str, optional
        The label to colour, such as the true word. None colours every pair.
    title : str
        What the picture says.
    quantity : str
        What the values are, such as "probability".
    names : (str, str)
        What the pale and the full bar stand for.
    role : {"input", "output", "error", "other"}
        Which side of the model the bars belong to; this is the colour.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> compare_bars(["cat", "dog"], [0.5, 0.5], [0.8, 0.2], title="Learned", quantity="share")
    [figure: Learned. Bars of share, before and after: cat 0.50 and 0.80, dog 0.50 and 0.20.]
    """
    labels, before = _labelled(labels, before, "before")
    labels, after = _labelled(labels, after, "after")
    pale = [_pale(color) for color in _bar_colors(labels, before, highlight, role)]
    full = _bar_colors(labels, after, highlight, role)
    figure, axes = _canvas(title, 480, 84 + 46 * len(labels))
    places = np.arange(len(labels))
    axes.barh(places - 0.19, before, color=pale, height=0.34)
    axes.barh(places + 0.19, after, color=full, height=0.34)
    for place in places:  # the first pair says what the two bars are; the others repeat the form
        notes = [f"  {name}" if place == 0 else "" for name in names]
        _bar_value(axes, place - 0.19, before[place], digits, notes[0], QUIET)
        _bar_value(axes, place + 0.19, after[place], digits, notes[1])
    _bar_axis(figure, axes, labels, [*before, *after], quantity)
    pairs = [
        f"{_marked(label, highlight)} {_plain(old, digits)} and {_plain(new, digits)}"
        for label, old, new in zip(labels, before, after, strict=True)
    ]
    return _picture(figure, title, f"Bars of {quantity}, {' and '.join(names)}: {', '.join(pairs)}")


@_course_style()
def curve(lines, *, title, xlabel, ylabel, baselines=None, points=None, digits=2):
    """Draw lines with their names at their right ends, and dashed baselines to compare with.

    Parameters
    ----------
    lines : dict of str to (x, y)
        Name of each line, and its points: two (n,) arrays.
    title, xlabel, ylabel : str
        What the picture says; what the axes measure, with units.
    baselines : dict of str to float, optional
        Heights to compare with, such as the loss of a model that knows nothing.
    points : dict of str to (x, y), optional
        Single places to mark with a dot and a name.
    digits : int
        Digits after the point in the words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> curve({"loss": ([1, 2, 3], [4, 1, 2])}, title="Two steps", xlabel="step", ylabel="nats")
    [figure: Two steps. nats against step. loss: 4.00 at 1.00, lowest 1.00 at 2.00, 2.00 at 3.00.]
    """
    lines = {name: _same_length(name, *xy) for name, xy in lines.items()}
    if not lines:
        raise ValueError("curve got no lines; give at least one, as {name: (x, y)}")
    figure, axes = _canvas(title, 600, 340)
    axes.set(xlabel=xlabel, ylabel=ylabel)
    axes.grid(axis="y")
    ends = {}
    for (name, (x, y)), color in zip(lines.items(), _line_colors(len(lines)), strict=True):
        axes.plot(x, y, color=color)
        ends[name] = (x[-1], y[-1], color)
    span = np.concatenate([x for x, _ in lines.values()])
    left, right = span.min(), span.max()
    for name, height in _finite_items("baselines", baselines).items():
        axes.plot([left, right], [height] * 2, color=FAINT, linestyle=(0, (5, 4)), linewidth=1.4)
        ends[name] = (right, float(height), QUIET)
    for name, point in _finite_items("points", points).items():
        axes.plot(*point, "o", color=INK, markersize=6)
        axes.annotate(name, point, (8, 6), textcoords="offset points")
    _end_labels(figure, axes, ends)
    words = _curve_words(lines, baselines, points, digits)
    return _picture(figure, title, f"{ylabel} against {xlabel}. {words}")


@_course_style()
def heatmap(cells, *, row_labels, col_labels, title, digits=2):
    """Write numbers into coloured cells: green positive, purple negative, paper zero.

    Where some are negative, the positive ones get a plus.

    Parameters
    ----------
    cells : (n_rows, n_cols) array
        Such as a gradient, (vocab_size, dim).
    row_labels, col_labels : list of str
        Names of rows, such as words, and of columns.
    title : str
        What the picture says.
    digits : int
        Digits after the point, in the cells and in the words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> heatmap([[1, -2]], row_labels=["cat"], col_labels=["1", "2"], title="One row", digits=0)
    [figure: One row. Table of signed numbers, columns 1, 2. cat: 1, -2.]
    """
    cells = finite("cells", matrix("cells", cells))
    _count("row_labels", row_labels, cells.shape[0])
    _count("col_labels", col_labels, cells.shape[1])
    largest = np.abs(cells).max() or 1.0
    signs = bool((cells < 0).any())
    n_rows, n_cols = cells.shape
    figure, axes = _canvas(title, min(640, 150 + 76 * n_cols), 84 + 34 * n_rows)
    axes.imshow(cells, cmap=SIGNED, vmin=-largest, vmax=largest, aspect="auto")
    for (row, col), value in np.ndenumerate(cells):
        axes.text(col, row, _signed(value, digits, "+" if signs else ""), **_MIDDLE)
    _cell_axis(axes, row_labels, col_labels)
    rows = [
        f"{label}: {', '.join(_plain(value, digits) for value in row)}"
        for label, row in zip(row_labels, cells, strict=True)
    ]
    columns = ", ".join(map(str, col_labels))
    kind = "signed numbers" if signs else "numbers"
    words = f"Table of {kind}, columns {columns}. {'; '.join(rows)}"
    return _picture(figure, title, words)


@_course_style()
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
    output_vectors = finite("output_vectors", matrix("output_vectors", output_vectors))
    labels, error = _labelled(labels, error, "error")
    _shape("output_vectors", output_vectors, (len(labels), 2))
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
    _place_labels(figure, axes, {**names, hidden_label: (hidden, BLUE)}, _along(ends))
    moves = [
        f"{label} {_slide(e, old, new, digits)}"
        for label, e, old, new in zip(labels, error, output_vectors, new_outputs, strict=True)
    ]
    moves.append(f"{hidden_label} moves by {_from_to(hidden, new_hidden, digits)}")
    return _picture(figure, title, "; ".join(moves))


@_course_style()
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
    axes.plot(*zip((0, 0), foot, strict=True), color=_pale(ORANGE), linewidth=9, zorder=0.5)
    axes.plot(*zip(output_vector, foot, strict=True), color=FAINT, linestyle=(0, (3, 3)), lw=1.4)
    _arrow(axes, (0, 0), hidden, BLUE, 2)
    _arrow(axes, (0, 0), output_vector, ORANGE, 2)
    points = {names[0]: (hidden, BLUE), names[1]: (output_vector, ORANGE)}
    points["shadow"] = (foot / 2, ORANGE)
    product = "shadow {} × length {} = score {}"
    sums = [_signed(value, digits, plus="") for value in (reach, length, reach * length)]
    axes.set_xlabel(product.format(*sums), color=INK, size=12, labelpad=8)
    lines = [(np.zeros(2), hidden), (np.zeros(2), output_vector), (output_vector, foot)]
    _place_labels(figure, axes, points, _along(lines))
    reach, length, score = (_plain(value, digits) for value in (reach, length, reach * length))
    words = f"{names[1]} throws a shadow of {reach} on {names[0]}, of length {length}"
    return _picture(figure, title, f"{words}: {reach} × {length} = score {score}")


@_course_style()
def word_map(words, points, groups=None, *, title, links=()):
    """Draw words as places on a plane, marked by group, with arrows between linked words.

    The axes have no unit: only who is near whom, and which way the arrows run, is to be read.

    Parameters
    ----------
    words : list of str
    points : (n, 2) array
        Where each word stands, such as its first two principal components.
    groups : list of str, optional
        The group of each word; at most seven groups, each with its colour and shape.
    title : str
        What the picture says.
    links : list of (str, str)
        Pairs of words to join by an arrow.

    Returns
    -------
    Picture

    Examples
    --------
    >>> word_map(["cat", "dog", "red"], [[0, 0], [0, 1], [5, 0]], ["pet", "pet", "colour"],
    ...          title="Two groups")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Two groups. Map of 3 words. pet: cat, dog; colour: red.
    For 2 of 3 words the nearest word on the map is of the same group.]
    """
    points = finite("points", matrix("points", points))
    _shape("points", points, (len(points), 2))
    _count("words", words, len(points))
    groups = list(groups) if groups is not None else ["words"] * len(points)
    _count("groups", groups, len(points), different=False)
    looks = _looks(groups)
    figure, axes = _square_scale(title, points, 640, 0.07)
    axes.set(xticks=[], yticks=[])
    place_of = dict(zip(words, points, strict=True))
    for start, end in links:
        _one_of("links", start, place_of)
        _one_of("links", end, place_of)
        _arrow(axes, place_of[start], place_of[end], FAINT, 1.2, gap=6)
    for group, (color, marker) in looks.items():
        chosen = points[[member == group for member in groups]]
        axes.plot(*chosen.T, marker, color=color, markersize=6, label=group)
    if len(looks) > 1:
        figure.legend(loc="outside lower left", ncols=4, handletextpad=0.1)
    names = {
        word: (point, looks[group][0])
        for word, point, group in zip(words, points, groups, strict=True)
    }
    lines = [(place_of[start], place_of[end]) for start, end in links]
    _place_labels(figure, axes, names, _along(lines) if lines else ())
    return _picture(figure, title, _map_words(words, points, groups))


@_course_style()
def clouds(maps, groups, *, title):
    """Draw several maps of the same things, two in a row, marked by group and without names.

    The axes have no unit, and every map has a scale of its own.

    Parameters
    ----------
    maps : dict of str to (n, 2) array
        What each map is, and where the n things stand on it; an even number of maps.
    groups : list of str
        The group of each thing; at most seven groups, each with its colour and shape.
    title : str
        What the picture says.

    Returns
    -------
    Picture

    Examples
    --------
    >>> clouds({"near": [[0, 0], [0, 1], [5, 0]], "far": [[0, 0], [4, 1], [5, 0]]},
    ...        ["pet", "pet", "colour"], title="Two maps")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Two maps. 2 maps of 3 things in the groups pet, colour. Things whose nearest thing
    is of the same group: near, 2 of 3; far, 1 of 3.]
    """
    groups, looks = list(groups), _looks(groups)
    if not maps or len(maps) % 2:
        raise ValueError(f"maps must be 2, 4 … to stand two in a row, got {len(maps)}")
    figure, grid = _canvas(title, 640, 90 + 150 * len(maps), (len(maps) // 2, 2))
    shares = []
    for axes, (name, points) in zip(grid.flat, maps.items(), strict=True):
        points = finite(name, matrix(name, points))
        _shape(name, points, (len(groups), 2))
        axes.set(xticks=[], yticks=[], aspect="equal")
        axes.set(adjustable="datalim", xlabel=name)
        for group, (color, marker) in looks.items():
            chosen = points[[member == group for member in groups]]
            axes.plot(*chosen.T, marker, color=color, markersize=4.5, label=group)
        shares.append(f"{name}, {_n_same(points, groups)} of {len(groups)}")
    figure.legend(*grid.flat[0].get_legend_handles_labels(), loc="outside lower left", ncols=4)
    words = f"{len(maps)} maps of {len(groups)} things in the groups {', '.join(looks)}"
    same = f"Things whose nearest thing is of the same group: {'; '.join(shares)}"
    return _picture(figure, title, f"{words}. {same}")


@_course_style()
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
    path = finite("path", matrix("path", path))
    _shape("path", path, (len(path), 2))
    columns, rows = np.linspace(*xlim, 61), np.linspace(*ylim, 61)
    heights = np.array([[float(function(np.array([x, y]))) for x in columns] for y in rows])
    figure, axes = _canvas(title, 560, 440)
    axes.set(xlim=xlim, ylim=ylim, xlabel=xlabel, ylabel=ylabel)
    lines = axes.contour(columns, rows, finite("function", heights), 9, cmap=FADING, linewidths=1.2)
    axes.clabel(lines, fontsize=10, fmt="%.1f", colors=QUIET)
    figure.draw_without_rendering()
    for start, end in pairwise(path):
        _arrow(axes, start, end, GREEN, 2)
    axes.plot(*path.T, "o", color=BLUE, markersize=5)
    ends = [_plain(function(path[place]), digits) for place in (0, -1)]
    names = {f"start, loss {ends[0]}": (path[0], BLUE), f"end, loss {ends[1]}": (path[-1], BLUE)}
    _place_labels(figure, axes, names, _along(list(pairwise(path))) if len(path) > 1 else ())
    n_steps = f"{len(path) - 1} step{'s' if len(path) != 2 else ''}"
    start, end = _vector(path[0], digits), _vector(path[-1], digits)
    walk = f"The path starts at {start} with loss {ends[0]} and ends after {n_steps} at {end}"
    words = f"Lines of equal loss over {xlabel} and {ylabel}. {walk} with loss {ends[1]}"
    return _picture(figure, title, words)


@_course_style()
def binary_tree(paths, turns, labels, *, highlight=None, left_probs=None, title, digits=2):
    """Draw a tree with words at its leaves, and the way from the root to one of them.

    Parameters
    ----------
    paths : list of int arrays
        For each word, the inner nodes on its way, root first.
    turns : list of int arrays
        For each word, +1 where the way goes left and -1 where it goes right.
    labels : list of str
        The words.
    highlight : str, optional
        The word whose way is drawn in colour, with its turns written beside it.
    left_probs : (n_words - 1,) array, optional
        The probability of going left, by the number of the inner node. Then each turn on the way
        shows its probability, and each word the product of all turns that lead to it.
    title : str
        What the picture says.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> binary_tree([[1], [1, 0], [1, 0]], [[-1], [1, 1], [1, -1]], ["the", "cat", "dog"],
    ...             highlight="dog", title="Three words")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Three words. Tree with 3 words under the root, node 1. the: right at 1;
    cat: left at 1, left at 0; dog (highlighted): left at 1, right at 0.]
    """
    codes, nodes = _tree(paths, turns, labels)
    _one_of("highlight", highlight, [None, *labels])
    prob_of_turn = _turn_probs(nodes, left_probs)
    places = _tree_places(codes, nodes)
    depth = max(map(len, codes.values()))
    figure, axes = _canvas(title, np.clip(96 * len(codes), 400, 640), 92 + 76 * depth)
    axes.set_axis_off()
    axes.set(xlim=(-0.6, len(codes) - 0.4), ylim=(-depth - 0.55, 0.25))
    way = codes.get(highlight, ())
    on_way = {way[: step + 1] for step in range(len(way))}
    for code in filter(None, places):
        notes = [_side(code), *_shares([code], prob_of_turn, digits)] if code in on_way else []
        _branch(axes, places[code[:-1]], places[code], " ".join(notes))
    for code, node in nodes.items():
        color = ORANGE if code == way[: len(code)] and way else FAINT
        _tree_node(axes, places[code], node, color)
    for label, code in codes.items():
        lines = [label, *_shares([code[: k + 1] for k in range(len(code))], prob_of_turn, digits)]
        color = ORANGE if label == highlight else INK
        for line, text in enumerate(lines):
            place = {"xytext": (0, -13 - 15 * line), "textcoords": "offset points", "ha": "center"}
            axes.annotate(text, places[code], color=color, **place)
    ways = [_way(label, codes[label], nodes, highlight, prob_of_turn, digits) for label in codes]
    words = f"Tree with {len(codes)} words under the root, node {nodes[()]}. {'; '.join(ways)}"
    return _picture(figure, title, words)


@_course_style()
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
    figure, axes = _canvas(title, 640, 178 + 40 * partial_shares)
    axes.set_axis_off()
    axes.set(xlim=(0, LINE_LENGTH), ylim=(-0.6 - 0.45 * partial_shares, 1.15))
    center_color, context_color = (ORANGE, BLUE) if toward_center else (BLUE, ORANGE)
    for place, (word, share) in enumerate(zip(words, shares, strict=True)):
        color = center_color if place == center else context_color if share else QUIET
        axes.text(places[place], 0, word, color=color, size=12, **_MIDDLE)
        axes.text(places[place], -0.4, _offset(place, center), color=QUIET, **_MIDDLE)
        if partial_shares and place != center:
            axes.text(places[place], -0.8, _plain(share, digits), color=INK, **_MIDDLE)
        if share:
            _arc(axes, places[center], places[place], share, toward_center)
    if partial_shares:
        figure.supxlabel(quantity, x=10 / 640, ha="left", color=QUIET, size=10.5)
    return _picture(figure, title, _window_words(words, center, shares, toward_center, digits))


@_course_style()
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
    figure, axes = _canvas(title, 640, 88 + 58 * n_rows)
    axes.set_axis_off()
    axes.set(xlim=(0, 640), ylim=(-n_rows + 0.45, 0.85))
    axes.text(66, 0.7, "in: every place", color=QUIET, **_MIDDLE)
    axes.text(574, 0.7, "back: every word", color=QUIET, **_MIDDLE)
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
    return _picture(figure, title, words)


# --- the sheet -----------------------------------------------------------------------------------


def _canvas(title, width, height, grid=(1, 1)):
    """A figure of width × height shown pixels with one set of axes, or a grid of them."""
    size = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    figure = Figure(figsize=size, dpi=PIXELS_PER_INCH * SHARPNESS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(*grid)
    lines = textwrap.fill(title, int(width / TITLE_CHARACTER))
    figure.suptitle(lines, x=10 / width, ha="left", linespacing=1.35)
    return figure, axes


def _picture(figure, title, words):
    """The figure with its message: the title as a sentence, then the numbers."""
    ending = "" if title.endswith((".", "?", "!", ":")) else "."
    return Picture(figure, f"{title}{ending} {words}.".replace("$", ""))  # $v_c$ is for the eye


def _bar_colors(labels, values, highlight, role):
    """The colour of the role for the highlighted bar, or for all; grey for the others."""
    _one_of("highlight", highlight, [None, *labels])
    full = ROLES[_one_of("role", role, ROLES)]
    below = PURPLE if role == "error" else full
    return [
        FAINT if highlight not in (None, label) else below if value < 0 else full
        for label, value in zip(labels, values, strict=True)
    ]


def _bar_axis(figure, axes, labels, values, quantity):
    """Words at the left, the first on top; a thin line at zero; room for the numbers."""
    axes.set_yticks(range(len(labels)), labels, color=INK)
    axes.tick_params(axis="both", length=0)
    axes.set_xticks([])
    axes.set_xlabel(quantity, loc="left")
    axes.invert_yaxis()
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.axvline(0, color=FAINT, linewidth=0.8)
    low, high = min(0, np.min(values)), max(0, np.max(values))
    room = 0.17 * (high - low or 1)
    low, high = low - room * (low < 0), high + room
    figure.draw_without_rendering()
    for _ in range(4):  # each side is measured in the width of both: soon nothing changes
        low, high = _with_room(axes, low, high)
    axes.set_xlim(low, high)


def _with_room(axes, low, high, gap=9):
    """Limits, further apart where a number would reach over the end of the axes."""
    full = axes.get_window_extent().width
    for number in axes.texts:
        value, share = number.xy[0], (number.get_window_extent().width + 2 * gap) / full
        if value < 0:
            low = min(low, (value - share * high) / (1 - share))
        else:
            high = max(high, (value - share * low) / (1 - share))
    return low, high


def _bar_value(axes, place, value, digits, note="", color=INK):
    """The number at the end of a bar, outside it."""
    side = -1 if value < 0 else 1
    axes.annotate(
        _signed(value, digits, plus="") + note,
        (value, place),
        (5 * side, 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center",
        color=color,
    )


def _cell_axis(axes, row_labels, col_labels):
    """Names on the left and on top of a table; white lines between its cells."""
    n_rows, n_cols = len(row_labels), len(col_labels)
    axes.set_yticks(range(n_rows), row_labels, color=INK)
    axes.set_xticks(range(n_cols), col_labels, color=INK)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.hlines(np.arange(n_rows + 1) - 0.5, -0.5, n_cols - 0.5, color=PAPER, linewidth=2)
    axes.vlines(np.arange(n_cols + 1) - 0.5, -0.5, n_rows - 0.5, color=PAPER, linewidth=2)


def _square_scale(title, points, width, share=0.12):
    """Axes around the points, the same scale both ways, as high as the points ask for."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = share * max(*(high - low), 1e-9)
    spans = high - low + 2 * room
    figure, axes = _canvas(title, width, np.clip(80 + 0.88 * width * spans[1] / spans[0], 260, 560))
    axes.set(xlim=(low[0] - room, high[0] + room), ylim=(low[1] - room, high[1] + room))
    axes.set_aspect("equal")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.locator_params(nbins=6, steps=[1, 2, 5, 10])
    return figure, axes


def _plane(title, points):
    """A plane around the points and the origin, with its two axes in grey."""
    figure, axes = _square_scale(title, np.vstack([points, [0, 0]]), 560)
    axes.axhline(0, color=GRID, linewidth=1.2, zorder=0)
    axes.axvline(0, color=GRID, linewidth=1.2, zorder=0)
    figure.draw_without_rendering()  # settles the scale, for arrows and names that measure pixels
    return figure, axes


def _arrow(axes, start, end, color, width, gap=0):
    """An arrow from start to end, in the units of the plane; a short one has a small head."""
    pixels = np.linalg.norm(np.subtract(*axes.transData.transform([end, start])))
    points = pixels * 72 / (PIXELS_PER_INCH * SHARPNESS)
    look = {"arrowstyle": "-|>,head_width=0.28,head_length=0.62", "shrinkA": gap, "shrinkB": gap}
    look |= {"color": color, "linewidth": width, "mutation_scale": min(12.0, max(points, 2.0))}
    axes.annotate("", end, start, arrowprops=look)


def _move(axes, old, new, color, step_color):
    """A vector before the update, and the arrow to where the update takes it."""
    axes.plot(*zip((0, 0), old, strict=True), color=color, linewidth=1.4)
    axes.plot(*old, "o", color=color, markersize=4)
    if np.any(new != old):  # an arrow of length zero would still have a head
        _arrow(axes, old, new, step_color, 2.4)


# --- trees ---------------------------------------------------------------------------------------


def _tree(paths, turns, labels):
    """The code of each word, its turns; and the inner node at the end of each shorter code."""
    _count("labels", labels, len(paths))
    if [len(path) for path in paths] != [len(signs) for signs in turns]:
        raise ValueError("turns must have one turn for each node of each path")
    codes = {label: tuple(map(int, signs)) for label, signs in zip(labels, turns, strict=True)}
    nodes = {}
    for code, path in zip(codes.values(), paths, strict=True):
        nodes |= {code[:step]: int(node) for step, node in enumerate(path)}
    below = {(*code, turn) for code in nodes for turn in (1, -1)}
    if below | {()} != {*nodes, *codes.values()} or len(nodes) + 1 != len(codes):
        raise ValueError("paths and turns are no binary tree: below each node must be two others")
    return codes, nodes


def _tree_places(codes, nodes):
    """(x, y) of every node by its code: leaves side by side, the others above their children."""
    leaves = sorted(codes.values(), key=lambda code: [-turn for turn in code])  # left first
    places = {code: (float(x), -len(code)) for x, code in enumerate(leaves)}
    for code in sorted(nodes, key=len, reverse=True):
        left, right = places[(*code, 1)][0], places[(*code, -1)][0]
        places[code] = ((left + right) / 2, -len(code))
    return places


def _turn_probs(nodes, left_probs):
    """The probability of each single turn, by the code that it leads to; None if none are given."""
    if left_probs is None:
        return None
    left_probs = finite("left_probs", vector("left_probs", left_probs, len(nodes)))
    if left_probs.min() < 0 or left_probs.max() > 1:
        raise ValueError(f"left_probs must lie between 0 and 1, got {left_probs.tolist()}")
    lefts = {(*code, 1): left_probs[node] for code, node in nodes.items()}
    return lefts | {(*code[:-1], -1): 1 - prob for code, prob in lefts.items()}


def _shares(codes, prob_of_turn, digits):
    """The product of the turns that lead to these codes, in a list; without them an empty one."""
    if prob_of_turn is None:
        return []
    return [_plain(np.prod([prob_of_turn[code] for code in codes]), digits)]


def _side(code):
    return "left" if code[-1] == 1 else "right"


def _branch(axes, start, end, note):
    """A line from a node to its child; with a note it is part of the way, and in colour."""
    color, width = (ORANGE, 3) if note else (FAINT, 1.2)
    axes.plot(*zip(start, end, strict=True), color=color, linewidth=width, zorder=1 + bool(note))
    middle, side = np.mean([start, end], axis=0), np.sign(end[0] - start[0])
    place = {"xytext": (8 * side, 4), "textcoords": "offset points", "va": "center"}
    rim = [withStroke(linewidth=3, foreground=PAPER)]
    place |= {"ha": "left" if side > 0 else "right", "path_effects": rim}
    axes.annotate(note, middle, color=INK, **place)


def _tree_node(axes, place, name, color):
    """A circle with the number of the inner node."""
    circle = {"boxstyle": "circle,pad=0.32", "facecolor": PAPER, "edgecolor": color, "lw": 1.6}
    axes.text(*place, str(name), color=INK, bbox=circle, zorder=3, **_MIDDLE)


def _way(label, code, nodes, highlight, prob_of_turn, digits):
    """A word and its turns in words: "cat: left at 1 (0.60), right at 0 (0.50), product 0.30"."""
    steps = [code[: step + 1] for step in range(len(code))]
    turns = []
    for step in steps:
        shares = [f" ({share})" for share in _shares([step], prob_of_turn, digits)]
        turns.append("".join([f"{_side(step)} at {nodes[step[:-1]]}", *shares]))
    product = [f"product {share}" for share in _shares(steps, prob_of_turn, digits)]
    return f"{_marked(label, highlight)}: {', '.join([*turns, *product])}"


# --- windows -------------------------------------------------------------------------------------

LINE_LENGTH = 66  # letters that fit side by side


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
    return _signed(place - center, 0)


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
        note = f", {_plain(share, digits)}" if 0 < share < 1 else ""
        text = f"{word} ({place - center:+d}{note})"
        if place != center:
            (inside if share else outside).append(text)
    others = f"; not {there} {', '.join(outside)}" if outside else ""
    return f"Arrows {here} {words[center]} {there} {', '.join(inside)}{others}"


# --- a mean and its blame ------------------------------------------------------------------------


def _heights(n_things, n_rows):
    """Where things stand, from the top, when they share the height of some rows."""
    return 0.5 - (np.arange(n_things) + 0.5) * n_rows / n_things


def _vector_box(axes, x, y, name, vector, color, digits):
    """A frame with a name and the numbers below it."""
    frame = Rectangle((x - 60, y - 0.38), 120, 0.76, facecolor=PAPER, edgecolor=color, lw=1.6)
    axes.add_patch(frame)
    numbers = _vector(vector, digits).replace("-", "\N{MINUS SIGN}")
    axes.text(x, y, f"{name}\n{numbers}", color=color, size=10, linespacing=1.4, **_MIDDLE)


def _flow(axes, start, end, color, note, share=0.4):
    """An arrow with a note on it, at this share of its way."""
    look = {"arrowstyle": "-|>,head_width=0.2,head_length=0.45", "color": color, "linewidth": 1.4}
    axes.annotate("", end, start, arrowprops=look | {"shrinkA": 0, "shrinkB": 0})
    rim = [withStroke(linewidth=4, foreground=PAPER)]
    place = np.add(start, share * np.subtract(end, start))
    axes.text(*place, note, color=color, path_effects=rim, **_MIDDLE)


def _flow_words(context, vectors, counts, blame, digits):
    """The mean and the parts of its blame, in words."""
    n_places = len(context)
    given = [f"{word} {_vector(row, digits)}" for word, row in zip(context, vectors, strict=True)]
    taken = [
        f"{word} gets {count}/{n_places} {_vector(count / n_places * blame, digits)}"
        for word, count in counts.items()
    ]
    mean = _vector(vectors.mean(axis=0), digits)
    return (
        f"In: {', '.join(given)}, each with 1/{n_places}, make h {mean}. "
        f"Back: EH {_vector(blame, digits)}, of which {', '.join(taken)}"
    )


# --- names beside things -------------------------------------------------------------------------


def _end_labels(figure, axes, ends):
    """Names at the right ends of lines, moved apart until no two overlap."""
    figure.draw_without_rendering()
    line_height = 1.25 * 10.5 * PIXELS_PER_INCH * SHARPNESS / 72
    height = -np.inf
    for name, (x, y, color) in sorted(ends.items(), key=lambda item: item[1][1]):
        wanted = axes.transData.transform((x, y))[1]
        height = max(wanted, height + line_height)
        shift = (height - wanted) * 72 / (PIXELS_PER_INCH * SHARPNESS)
        place = {"xytext": (7, shift), "textcoords": "offset points", "va": "center"}
        axes.annotate(name, (x, y), color=color, annotation_clip=False, **place)


def _place_labels(figure, axes, names, obstacles=()):
    """Write each name beside its point, where it covers least of the others."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    to_pixels = axes.transData.transform
    frame = np.array(axes.get_window_extent().extents)
    if not axes.spines["left"].get_visible():  # beside a plane without a frame there is room
        frame[[0, 2]] = 16, figure.bbox.width - 16
    points = [to_pixels(point) for point, _ in names.values()] + [*map(to_pixels, obstacles)]
    taken = {place: _box(point, (20, 20)) for place, point in enumerate(points)}
    texts = {name: _name(axes, name, *look) for name, look in names.items()}
    for name in [*names, *names]:  # the second round sees where all the others stand
        point = to_pixels(names[name][0])
        size = texts[name].get_window_extent().size + (4, 0)
        others = np.array([box for owner, box in taken.items() if owner != name])
        centers = point + _around(*size)
        costs = [_covered(_box(center, size), others, frame) for center in centers]
        best = centers[int(np.argmin(np.round(costs + _RELUCTANCE, 3)))]
        texts[name].xyann = tuple(best - point)
        taken[name] = _box(best, size)


def _name(axes, name, point, color):
    """A name that can be moved, with a rim of paper to be read across lines."""
    rim = [withStroke(linewidth=3, foreground=PAPER)]
    place = {"xytext": (0, 0), "textcoords": "offset pixels", **_MIDDLE}
    return axes.annotate(name, point, color=color, path_effects=rim, **place)


# Where a name may stand: to the right if it can, else at another side, at last further away.
_SIDES = [(1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, -1)]
_GAPS = (12, 26, 44)
_RELUCTANCE = np.array([side + 40 * far for far in range(len(_GAPS)) for side in range(8)])


def _around(width, height):
    """The middles of the places around a point for a name of this size, in pixels."""
    reach = [(0.5 * width + gap, 0.5 * height + gap) for gap in _GAPS]
    return np.array([(x * right, y * up) for right, up in reach for x, y in _SIDES])


def _box(center, size):
    """(left, bottom, right, top) around a centre."""
    half = 0.5 * np.asarray(size)
    return np.concatenate([center - half, center + half])


def _covered(box, others, frame):
    """Area of the box that other boxes cover or that lies outside the frame, in pixels²."""
    area = np.prod(box[2:] - box[:2])
    return _overlap(box, others).sum() + 2 * (area - _overlap(box, frame[None])[0])


def _overlap(box, others):
    """Areas that a box shares with each of the others."""
    sides = np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2])
    return np.maximum(sides, 0).prod(axis=1)


def _along(arrows):
    """Points along (start, end) arrows, for names to keep clear of."""
    shares = np.linspace(0, 1, 25)[:, None]
    return np.vstack([start + shares * (end - start) for start, end in arrows])


# --- colours and words ---------------------------------------------------------------------------


def _line_colors(n_lines):
    """Green is the loss; further lines get colours without a meaning of their own."""
    cycle = [GREEN, INK, PURPLE, FAINT]
    return [cycle[place % len(cycle)] for place in range(n_lines)]


def _looks(groups):
    """The colour and shape of each group, in the order in which they first appear."""
    looks = dict(zip(dict.fromkeys(groups), GROUP_LOOKS, strict=False))
    if len(looks) < len(set(groups)):
        raise ValueError(
            f"groups has {len(set(groups))} groups; at most {len(looks)} can be told apart"
        )
    return looks


def _pale(color):
    """The colour, mixed with two thirds of paper."""
    return tuple(np.array(to_rgb(color)) / 3 + np.array(to_rgb(PAPER)) * 2 / 3)


def _plain(value, digits):
    """A number in words: fixed digits, never -0.00."""
    return f"{round(float(value), digits) + 0.0:.{digits}f}"


def _signed(value, digits, plus="+"):
    """A number in a picture: a real minus sign, and a plus where signs are the message."""
    text = _plain(value, digits)
    if float(text) == 0:
        return text
    return text.replace("-", "\N{MINUS SIGN}") if text[0] == "-" else plus + text


def _vector(point, digits):
    return "(" + ", ".join(_plain(value, digits) for value in point) + ")"


def _slide(error, old, new, digits):
    """What an error does to an output vector: forward along hidden, back, or nothing."""
    if error == 0:
        return f"stays at {_vector(old, digits)}"
    return f"slides {'forward' if error < 0 else 'back'} by {_from_to(old, new, digits)}"


def _from_to(old, new, digits):
    """How far a vector moves, and its two ends."""
    length = _plain(np.linalg.norm(new - old), digits)
    return f"{length}, from {_vector(old, digits)} to {_vector(new, digits)}"


def _marked(label, highlight):
    return f"{label} (highlighted)" if label == highlight else str(label)


def _curve_words(lines, baselines, points, digits):
    """Where each line starts, is lowest and ends; then the baselines and the marked places."""
    facts = []
    for name, (x, y) in lines.items():
        lowest, last = int(np.argmin(y)), len(y) - 1
        at = [f"{_plain(y[i], digits)} at {_plain(x[i], digits)}" for i in (0, lowest, last)]
        middle = [f"lowest {at[1]}"] if 0 < lowest < last else []
        facts.append(f"{name}: {', '.join([at[0], *middle, at[2]])}")
    facts += [f"Baseline {name}: {_plain(y, digits)}" for name, y in (baselines or {}).items()]
    facts += [f"Marked, {name}: {_vector(xy, digits)}" for name, xy in (points or {}).items()]
    return ". ".join(facts)


def _n_same(points, groups):
    """How many points have a nearest point of their own group."""
    distances = np.linalg.norm(points[:, None] - points, axis=-1)
    np.fill_diagonal(distances, np.inf)
    nearest = distances.argmin(axis=1)
    return sum(groups[place] == group for place, group in zip(nearest, groups, strict=True))


def _map_words(words, points, groups):
    """Who belongs to which group, and how many words stand next to one of their own."""
    members = {group: [] for group in groups}
    for word, group in zip(words, groups, strict=True):
        members[group].append(word)
    listed = "; ".join(f"{group}: {', '.join(names)}" for group, names in members.items())
    if len(members) == 1 or len(words) == 1:
        return f"Map of {len(words)} words. {listed}"
    n_same = f"{_n_same(points, groups)} of {len(words)}"
    share = f"For {n_same} words the nearest word on the map is of the same group"
    return f"Map of {len(words)} words. {listed}. {share}"


# --- what may come in ----------------------------------------------------------------------------


def _labelled(labels, values, name="values"):
    """One different label per value."""
    values, labels = finite(name, vector(name, values)), list(labels)
    _count("labels", labels, len(values))
    return labels, values


def _sentence(words, center, shares):
    """Words with one share each, some of them in the window, and a centre among them."""
    shares, words = finite("shares", vector("shares", shares)), list(words)
    _count("words", words, len(shares), different=False)
    _one_of("center", center, range(len(words)))
    if shares.min() < 0 or shares.max() > 1 or shares[center] != 0 or not shares.any():
        raise ValueError(
            f"shares must lie between 0 and 1, with 0 for the centre and more for some other word, "
            f"got {shares.tolist()}"
        )
    return words, center, shares


def _window_of_vectors(context, vectors, blame):
    """One vector of two numbers for each place, and one for the blame."""
    vectors, context = finite("vectors", matrix("vectors", vectors)), list(context)
    _count("context", context, len(vectors), different=False)
    _shape("vectors", vectors, (len(context), 2))
    return context, vectors, finite("blame", vector("blame", blame, 2))


def _count(name, labels, expected, different=True):
    if len(labels) != expected:
        raise ValueError(f"{name} has {len(labels)} names for {expected} things; give one each")
    if different and len(set(labels)) < len(labels):
        raise ValueError(f"{name} {list(labels)} repeats a name; make them different")


def _shape(name, array, expected):
    if array.shape != expected:
        raise ValueError(f"{name} has shape {array.shape}; expected {expected}")


def _same_length(name, x, y):
    x, y = (
        finite(f"{axis} of {name!r}", vector(f"{axis} of {name!r}", values))
        for axis, values in (("x", x), ("y", y))
    )
    if len(x) != len(y):
        raise ValueError(f"line {name!r} has {len(x)} x and {len(y)} y; give as many of each")
    return x, y


def _finite_items(name, items):
    """A dict, or an empty one for None, whose values are finite numbers."""
    for key, value in (items or {}).items():
        finite(f"{name}[{key!r}]", value)
    return items or {}


def _one_of(name, value, allowed):
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; expected one of {list(allowed)}")
    return value
