"""Numbers in, a picture with its message in words out.

Every public function returns a `Picture`; a notebook cell ends with the call. The message (`alt`)
is computed from the same numbers as the drawing, and it is the text that nbval compares.
Colours mean the same thing in every chapter:

- blue: the input side: the centre word, v_c, h
- orange: the output side: context words, u_w, probabilities of words
- green: error, gradient, update, loss (in heat maps: green positive, purple negative)

This is the only module that imports matplotlib. It never touches pyplot or global settings.
"""

import io
import textwrap
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import numpy as np
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure

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
SIGNED = LinearSegmentedColormap.from_list("signed", [PURPLE, PAPER, GREEN])

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
        from IPython.display import HTML, display

        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)
        display(HTML(f"<details><summary>In words</summary>{escape(self.alt)}</details>"))


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
        Which side of the model the bars belong to; this is the colour.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> bars(["cat", "dog"], [0.25, 0.75], highlight="dog", title="Who?", quantity="probability")
    [figure: Who? Bars of probability: cat 0.25, dog 0.75 (highlighted).]
    """
    labels, values = _labelled(labels, values)
    _one_of("highlight", highlight, [None, *labels])
    full, faint = ROLES[_one_of("role", role, ROLES)], ROLES["other"]
    colors = [full if highlight in (None, label) else faint for label in labels]
    figure, axes = _canvas(title, 480, 78 + 30 * len(labels))
    axes.barh(range(len(labels)), values, color=colors, height=0.68)
    for place, value in enumerate(values):
        _bar_value(axes, place, value, digits)
    _bar_axis(axes, labels, values, quantity)
    mark = {highlight: " (highlighted)"} if highlight is not None else {}
    words = [
        f"{label} {_plain(v, digits)}{mark.get(label, '')}"
        for label, v in zip(labels, values, strict=True)
    ]
    return Picture(figure, f"{_sentence(title)} Bars of {quantity}: {', '.join(words)}.")


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
    return Picture(figure, _curve_words(title, xlabel, ylabel, lines, baselines, points, digits))


@_course_style()
def heatmap(matrix, *, row_labels, col_labels, title, digits=2):
    """Write signed numbers into coloured cells: green positive, purple negative, paper zero.

    Parameters
    ----------
    matrix : (n_rows, n_cols) array
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
    matrix = _finite("matrix", matrix, n_axes=2)
    _count("row_labels", row_labels, matrix.shape[0])
    _count("col_labels", col_labels, matrix.shape[1])
    largest = np.abs(matrix).max() or 1.0
    n_rows, n_cols = matrix.shape
    figure, axes = _canvas(title, min(640, 150 + 76 * n_cols), 84 + 34 * n_rows)
    axes.imshow(matrix, cmap=SIGNED, vmin=-largest, vmax=largest, aspect="auto")
    for (row, col), value in np.ndenumerate(matrix):
        shade = SIGNED(0.5 + 0.5 * value / largest)[:3]
        axes.text(col, row, _signed(value, digits), color=_readable(shade), **_MIDDLE)
    _cell_axis(axes, row_labels, col_labels)
    rows = [
        f"{label}: {', '.join(_plain(value, digits) for value in row)}"
        for label, row in zip(row_labels, matrix, strict=True)
    ]
    columns = ", ".join(map(str, col_labels))
    words = f"Table of signed numbers, columns {columns}. {'; '.join(rows)}."
    return Picture(figure, f"{_sentence(title)} {words}")


@_course_style()
def push_pull(
    hidden, output_vectors, error, labels, learning_rate, *, title, hidden_label="hidden", digits=2
):
    """Draw what one update does to each vector: old to new, in a plane.

    The word with a negative error is pulled towards hidden, the others are pushed away; each moves
    along hidden by learning_rate × |error| × |hidden|, and hidden moves by the sum of the errors'
    votes. All moves start from the old vectors.

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
    [figure: One step. cat is pulled in by 0.50, from (0.00, 1.00) to (0.50, 1.00);
    dog is pushed away by 0.50, from (1.00, 1.00) to (0.50, 1.00);
    hidden moves by 0.50, from (1.00, 0.00) to (0.50, 0.00).]
    """
    hidden, output_vectors = _finite("hidden", hidden), _finite("output_vectors", output_vectors, 2)
    labels, error = _labelled(labels, error, "error")
    _shape("hidden", hidden, (2,))
    _shape("output_vectors", output_vectors, (len(labels), 2))
    new_hidden = hidden - learning_rate * error @ output_vectors
    new_outputs = output_vectors - learning_rate * np.outer(error, hidden)
    figure, axes = _plane(title, np.vstack([hidden, new_hidden, output_vectors, new_outputs]))
    names = {}
    for label, old, new in zip(labels, output_vectors, new_outputs, strict=True):
        _move(axes, old, new, ORANGE)
        names[label] = (old, ORANGE)
    _move(axes, hidden, new_hidden, BLUE)
    ends = [(np.zeros(2), old) for old in (hidden, *output_vectors)]
    ends += [(hidden, new_hidden), *zip(output_vectors, new_outputs, strict=True)]
    _place_labels(figure, axes, {**names, hidden_label: (hidden, BLUE)}, _along(ends))
    moves = [
        f"{label} {'is pulled in' if e < 0 else 'is pushed away'} by {_from_to(old, new, digits)}"
        for label, e, old, new in zip(labels, error, output_vectors, new_outputs, strict=True)
    ]
    moves.append(f"{hidden_label} moves by {_from_to(hidden, new_hidden, digits)}")
    return Picture(figure, f"{_sentence(title)} {'; '.join(moves)}.")


# --- the sheet -----------------------------------------------------------------------------------


def _canvas(title, width, height):
    """A figure of width × height shown pixels with one set of axes."""
    size = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    figure = Figure(figsize=size, dpi=PIXELS_PER_INCH * SHARPNESS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    lines = textwrap.fill(title, int(width / TITLE_CHARACTER))
    figure.suptitle(lines, x=10 / width, ha="left", linespacing=1.35)
    return figure, axes


def _bar_axis(axes, labels, values, quantity):
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
    axes.set_xlim(low - room * (low < 0), high + room)


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


def _plane(title, points):
    """A plane around the points and the origin, the same scale both ways, axes in grey."""
    points = np.vstack([points, [0, 0]])
    low, high = points.min(axis=0), points.max(axis=0)
    room = 0.12 * max(high - low)
    width, height = high - low + 2 * room
    figure, axes = _canvas(title, 560, np.clip(80 + 490 * height / width, 280, 560))
    axes.set(xlim=(low[0] - room, high[0] + room), ylim=(low[1] - room, high[1] + room))
    axes.set_aspect("equal")
    axes.axhline(0, color=GRID, linewidth=1.2, zorder=0)
    axes.axvline(0, color=GRID, linewidth=1.2, zorder=0)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    figure.draw_without_rendering()  # settles the scale, for arrows and names that measure pixels
    return figure, axes


def _arrow(axes, start, end, color, width):
    """An arrow from start to end, in the units of the plane; a short one has a small head."""
    pixels = np.linalg.norm(np.subtract(*axes.transData.transform([end, start])))
    points = pixels * 72 / (PIXELS_PER_INCH * SHARPNESS)
    look = {"arrowstyle": "-|>,head_width=0.28,head_length=0.62", "shrinkA": 0, "shrinkB": 0}
    look |= {"color": color, "linewidth": width, "mutation_scale": min(12.0, max(points, 2.0))}
    axes.annotate("", end, start, arrowprops=look)


def _move(axes, old, new, color):
    """A vector before the update, and the green arrow to where the update takes it."""
    _arrow(axes, (0, 0), old, color, 1.4)
    _arrow(axes, old, new, GREEN, 2.4)


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
    to_pixels, frame = axes.transData.transform, axes.get_window_extent()
    points = [to_pixels(point) for point, _ in names.values()] + [*map(to_pixels, obstacles)]
    taken = [_box(point, 16, 16) for point in points]
    for name, (point, color) in names.items():
        text = axes.annotate(
            name, point, (0, 0), textcoords="offset pixels", color=color, **_MIDDLE
        )
        extent = text.get_window_extent()
        width, height = extent.width + 4, extent.height
        centers = to_pixels(point) + _around(width, height)
        costs = [
            _covered(_box(center, width, height), taken, frame) + 0.5 * place
            for place, center in enumerate(centers)
        ]
        best = centers[int(np.argmin(np.round(costs, 3)))]
        text.xyann = tuple(best - to_pixels(point))
        taken.append(_box(best, width, height))


def _around(width, height):
    """Where a name's middle may stand around its point: eight sides, near then far."""
    sides = [(1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, -1)]
    gaps = [(0.5 * width + gap, 0.5 * height + gap) for gap in (12, 26)]
    return np.array([(x * right, y * up) for right, up in gaps for x, y in sides])


def _box(center, width, height):
    """(left, bottom, right, top) around a centre."""
    half = 0.5 * np.array([width, height])
    return np.concatenate([np.asarray(center) - half, np.asarray(center) + half])


def _covered(box, taken, frame):
    """Area of the box that other boxes cover or that lies outside the frame."""
    inside = _overlap(box, np.array(frame.extents))
    area = (box[2] - box[0]) * (box[3] - box[1])
    return sum(_overlap(box, other) for other in taken) + 2 * (area - inside)


def _overlap(box, other):
    """Area that two boxes share."""
    sides = np.minimum(box[2:], other[2:]) - np.maximum(box[:2], other[:2])
    return float(np.prod(np.maximum(sides, 0)))


def _along(arrows):
    """Points along (start, end) arrows, for names to keep clear of."""
    shares = np.linspace(0, 1, 12)[:, None]
    return np.vstack([start + shares * (end - start) for start, end in arrows])


# --- colours and words ---------------------------------------------------------------------------


def _line_colors(n_lines):
    """Green is the loss; further lines get colours without a meaning of their own."""
    cycle = [GREEN, INK, PURPLE, FAINT]
    return [cycle[place % len(cycle)] for place in range(n_lines)]


def contrast(color, background=PAPER):
    """Contrast ratio by WCAG 2, from 1 (same) to 21 (black on white); text needs 4.5."""
    lights = sorted(_luminance(color_) for color_ in (color, background))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color):
    """How bright a colour looks, from 0 to 1."""
    channels = np.array(to_rgb(color))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def _readable(background):
    """Ink or paper, whichever reads better on the background."""
    return max((INK, PAPER), key=lambda color: contrast(color, background))


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


def _from_to(old, new, digits):
    """How far a vector moves, and its two ends."""
    length = _plain(np.linalg.norm(new - old), digits)
    return f"{length}, from {_vector(old, digits)} to {_vector(new, digits)}"


def _sentence(title):
    """The title, closed with a full stop unless it closes itself."""
    return title if title.endswith((".", "?", "!", ":")) else title + "."


def _curve_words(title, xlabel, ylabel, lines, baselines, points, digits):
    """Where each line starts, is lowest and ends; then the baselines and the marked places."""
    facts = [f"{_sentence(title)} {ylabel} against {xlabel}."]
    for name, (x, y) in lines.items():
        lowest, last = int(np.argmin(y)), len(y) - 1
        at = [f"{_plain(y[i], digits)} at {_plain(x[i], digits)}" for i in (0, lowest, last)]
        middle = [f"lowest {at[1]}"] if 0 < lowest < last else []
        facts.append(f"{name}: {', '.join([at[0], *middle, at[2]])}.")
    facts += [f"Baseline {name}: {_plain(y, digits)}." for name, y in (baselines or {}).items()]
    facts += [f"Marked, {name}: {_vector(xy, digits)}." for name, xy in (points or {}).items()]
    return " ".join(facts)


# --- what may come in ----------------------------------------------------------------------------


def _finite(name, values, n_axes=1):
    """An array of floats without NaN, or an error that says what came."""
    array = np.asarray(values, dtype=float)
    if array.ndim != n_axes or array.size == 0:
        raise ValueError(f"{name} has shape {array.shape}; give a non-empty {n_axes}-D array")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} contains NaN or infinity; every number drawn must be finite")
    return array


def _labelled(labels, values, name="values"):
    """One different label per value."""
    values, labels = _finite(name, values), list(labels)
    _count("labels", labels, len(values))
    return labels, values


def _count(name, labels, expected):
    if len(labels) != expected:
        raise ValueError(f"{name} has {len(labels)} names for {expected} things; give one each")
    if len(set(labels)) < len(labels):
        raise ValueError(f"{name} {list(labels)} repeats a name; make them different")


def _shape(name, array, expected):
    if array.shape != expected:
        raise ValueError(f"{name} has shape {array.shape}; expected {expected}")


def _same_length(name, x, y):
    x, y = _finite(f"x of {name!r}", x), _finite(f"y of {name!r}", y)
    if len(x) != len(y):
        raise ValueError(f"line {name!r} has {len(x)} x and {len(y)} y; give as many of each")
    return x, y


def _finite_items(name, items):
    """A dict, or an empty one for None, whose values are finite numbers."""
    for key, value in (items or {}).items():
        _finite(f"{name}[{key!r}]", np.atleast_1d(value))
    return items or {}


def _one_of(name, value, allowed):
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; expected one of {list(allowed)}")
    return value
