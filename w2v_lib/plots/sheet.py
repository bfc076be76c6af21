"""What every picture stands on: paper, colours, axes, numbers in words, checks of the input."""

import io
import textwrap
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import numpy as np
from matplotlib import rc_context, style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from w2v_lib.require import finite, matrix, vector

STYLE_FILE = Path(__file__).resolve().parents[2] / "assets" / "course.mplstyle"
PIXELS_PER_INCH = 96  # as a browser counts: 72 points are 96 pixels
DOTS_PER_INCH = 2 * PIXELS_PER_INCH  # twice the pixels it is shown with, for dense screens
TITLE_CHARACTER = 10  # pixels, generously: where a long title starts a new line

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
MIDDLE = {"ha": "center", "va": "center"}

# A context manager, and as @course_style() a decorator; a learner's own settings play no part.
course_style = partial(style.context, ["default", str(STYLE_FILE)])


@dataclass(frozen=True, repr=False)
class Picture:
    """A figure and its message in words; Jupyter shows both.

    Examples
    --------
    >>> from w2v_lib.plots import bars
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
        with course_style():
            self.figure.savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue()

    def svg(self):
        """The same in lines and letters, for a printer or a page; its title is the message."""
        buffer, about = io.BytesIO(), {"Title": self.alt, "Date": None}
        with course_style(), rc_context({"svg.hashsalt": "course"}):  # no random names inside
            self.figure.savefig(buffer, format="svg", metadata=about)
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


# --- figures and axes ----------------------------------------------------------------------------


def canvas(title, width, height, grid=(1, 1)):
    """A figure of width × height shown pixels with one set of axes, or a grid of them."""
    size = (width / PIXELS_PER_INCH, height / PIXELS_PER_INCH)
    figure = Figure(figsize=size, dpi=DOTS_PER_INCH, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(*grid)
    lines = textwrap.fill(title, int(width / TITLE_CHARACTER))
    figure.suptitle(lines, x=10 / width, ha="left", linespacing=1.35)
    return figure, axes


def picture(figure, title, words):
    """The figure with its message: the title as a sentence, then the numbers."""
    ending = "" if title.endswith((".", "?", "!", ":")) else "."
    return Picture(figure, f"{title}{ending} {words}.".replace("$", ""))  # $v_c$ is for the eye


def square_scale(title, points, width, share=0.12):
    """Axes around the points, the same scale both ways, as high as the points ask for."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = share * max(*(high - low), 1e-9)
    spans = high - low + 2 * room
    figure, axes = canvas(title, width, np.clip(80 + 0.88 * width * spans[1] / spans[0], 260, 560))
    axes.set(xlim=(low[0] - room, high[0] + room), ylim=(low[1] - room, high[1] + room))
    axes.set_aspect("equal")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.locator_params(nbins=6, steps=[1, 2, 5, 10])
    return figure, axes


def arrow(axes, start, end, color, width, gap=0):
    """An arrow from start to end, in the units of the plane; a short one has a small head."""
    pixels = np.linalg.norm(np.subtract(*axes.transData.transform([end, start])))
    points = pixels * 72 / DOTS_PER_INCH
    look = {"arrowstyle": "-|>,head_width=0.28,head_length=0.62", "shrinkA": gap, "shrinkB": gap}
    look |= {"color": color, "linewidth": width, "mutation_scale": min(12.0, max(points, 2.0))}
    axes.annotate("", end, start, arrowprops=look)


def paler(color):
    """The colour, mixed with two thirds of paper."""
    return tuple(np.array(to_rgb(color)) / 3 + np.array(to_rgb(PAPER)) * 2 / 3)


def rim(width=3):
    """A rim of paper around letters, to be read across lines."""
    return [withStroke(linewidth=width, foreground=PAPER)]


# --- numbers in words ----------------------------------------------------------------------------


def plain(value, digits):
    """A number in words: fixed digits, never -0.00."""
    return f"{round(float(value), digits) + 0.0:.{digits}f}"


def signed(value, digits, plus="+"):
    """A number in a picture: a real minus sign, and a plus where signs are the message."""
    text = plain(value, digits)
    if float(text) == 0:
        return text
    return text.replace("-", "\N{MINUS SIGN}") if text[0] == "-" else plus + text


def bracketed(point, digits):
    return "(" + ", ".join(plain(value, digits) for value in point) + ")"


def marked(label, highlight):
    return f"{label} (highlighted)" if label == highlight else str(label)


# --- what may come in ----------------------------------------------------------------------------


def labelled(labels, values, name="values"):
    """One different label per value."""
    values, labels = finite(name, vector(name, values)), list(labels)
    check_labels("labels", labels, len(values))
    return labels, values


def check_labels(name, labels, expected, different=True):
    if len(labels) != expected:
        raise ValueError(f"{name} has {len(labels)} names for {expected} things; give one each")
    if different and len(set(labels)) < len(labels):
        raise ValueError(f"{name} {list(labels)} repeats a name; make them different")


def in_plane(name, points, n_points=None):
    """An (n_points, 2) array of finite numbers; None stands for as many points as there are."""
    points = finite(name, matrix(name, points))
    expected = (len(points) if n_points is None else n_points, 2)
    if points.shape != expected:
        raise ValueError(f"{name} has shape {points.shape}; expected {expected}")
    return points


def one_of(name, value, allowed):
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}; expected one of {list(allowed)}")
    return value
