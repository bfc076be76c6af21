"""Bars and curves: how large numbers are, and how they change."""

import numpy as np

from w2v_lib.plots.labels import end_labels
from w2v_lib.plots.sheet import (
    FAINT,
    GREEN,
    INK,
    PURPLE,
    QUIET,
    ROLES,
    canvas,
    course_style,
    labelled,
    marked,
    one_of,
    paler,
    picture,
    plain,
    signed,
)
from w2v_lib.require import finite, vector


@course_style()
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
    labels, values = labelled(labels, values)
    colors = _bar_colors(labels, values, highlight, role)
    figure, axes = canvas(title, 480, 78 + 30 * len(labels))
    axes.barh(range(len(labels)), values, color=colors, height=0.68)
    for place, value in enumerate(values):
        _bar_value(axes, place, value, digits)
    _bar_axis(figure, axes, labels, values, quantity)
    words = [
        f"{marked(label, highlight)} {plain(value, digits)}"
        for label, value in zip(labels, values, strict=True)
    ]
    return picture(figure, title, f"Bars of {quantity}: {', '.join(words)}")


@course_style()
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
    labels, before = labelled(labels, before, "before")
    labels, after = labelled(labels, after, "after")
    pale = [paler(color) for color in _bar_colors(labels, before, highlight, role)]
    full = _bar_colors(labels, after, highlight, role)
    figure, axes = canvas(title, 480, 84 + 46 * len(labels))
    places = np.arange(len(labels))
    axes.barh(places - 0.19, before, color=pale, height=0.34)
    axes.barh(places + 0.19, after, color=full, height=0.34)
    for place in places:  # the first pair says what the two bars are; the others repeat the form
        notes = [f"  {name}" if place == 0 else "" for name in names]
        _bar_value(axes, place - 0.19, before[place], digits, notes[0], QUIET)
        _bar_value(axes, place + 0.19, after[place], digits, notes[1])
    _bar_axis(figure, axes, labels, [*before, *after], quantity)
    pairs = [
        f"{marked(label, highlight)} {plain(old, digits)} and {plain(new, digits)}"
        for label, old, new in zip(labels, before, after, strict=True)
    ]
    return picture(figure, title, f"Bars of {quantity}, {' and '.join(names)}: {', '.join(pairs)}")


@course_style()
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
    [figure: Two steps. nats against step. loss: 4.00 at 1, lowest 1.00 at 2, 2.00 at 3.]
    """
    lines = {name: _same_length(name, *xy) for name, xy in lines.items()}
    if not lines:
        raise ValueError("curve got no lines; give at least one, as {name: (x, y)}")
    figure, axes = canvas(title, 600, 340)
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
    end_labels(figure, axes, ends)
    words = _curve_words(lines, baselines, points, digits)
    return picture(figure, title, f"{ylabel} against {xlabel}. {words}")


# --- bars ----------------------------------------------------------------------------------------


def _bar_colors(labels, values, highlight, role):
    """The colour of the role for the highlighted bar, or for all; grey for the others."""
    one_of("highlight", highlight, [None, *labels])
    full = ROLES[one_of("role", role, ROLES)]
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
        signed(value, digits, plus="") + note,
        (value, place),
        (5 * side, 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center",
        color=color,
    )


# --- curves --------------------------------------------------------------------------------------


def _line_colors(n_lines):
    """Green is the loss; further lines get colours without a meaning of their own."""
    cycle = [GREEN, INK, PURPLE, FAINT]
    return [cycle[place % len(cycle)] for place in range(n_lines)]


def _curve_words(lines, baselines, points, digits):
    """Where each line starts, is lowest and ends; then the baselines and the marked places."""
    facts = []
    for name, (x, y) in lines.items():
        lowest, last = int(np.argmin(y)), len(y) - 1
        at = [f"{plain(y[i], digits)} at {_place(x[i], digits)}" for i in (0, lowest, last)]
        middle = [f"lowest {at[1]}"] if 0 < lowest < last else []
        facts.append(f"{name}: {', '.join([at[0], *middle, at[2]])}")
    facts += [f"Baseline {name}: {plain(y, digits)}" for name, y in (baselines or {}).items()]
    for name, (x, y) in (points or {}).items():
        facts.append(f"Marked, {name}: ({_place(x, digits)}, {plain(y, digits)})")
    return ". ".join(facts)


def _place(x, digits):
    """Where on the axis below: a whole number, such as a step, without digits after the point."""
    return f"{x + 0.0:.0f}" if x == round(x) else plain(x, digits)


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
