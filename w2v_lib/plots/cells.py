"""A table of numbers in coloured cells."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from w2v_lib.plots.sheet import (
    INK,
    PAPER,
    canvas,
    check_labels,
    course_style,
    picture,
    plain,
    signed,
)
from w2v_lib.require import finite, matrix

# Green and purple thinned with paper, so that ink can be read on every shade of them.
SIGNED = LinearSegmentedColormap.from_list("signed", ["#bf92b4", PAPER, "#66ae99"])


@course_style()
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
    check_labels("row_labels", row_labels, cells.shape[0])
    check_labels("col_labels", col_labels, cells.shape[1])
    largest = np.abs(cells).max() or 1.0
    signs = bool((cells < 0).any())
    n_rows, n_cols = cells.shape
    figure, axes = canvas(title, min(640, 150 + 76 * n_cols), 84 + 34 * n_rows)
    axes.imshow(cells, cmap=SIGNED, vmin=-largest, vmax=largest, aspect="auto")
    for (row, col), value in np.ndenumerate(cells):
        number = signed(value, digits, "+" if signs else "")
        axes.text(col, row, number, ha="center", va="center_baseline")  # as the rows' names have it
    _cell_axis(axes, row_labels, col_labels)
    rows = [
        f"{label}: {', '.join(plain(value, digits) for value in row)}"
        for label, row in zip(row_labels, cells, strict=True)
    ]
    columns = ", ".join(map(str, col_labels))
    kind = "signed numbers" if signs else "numbers"
    words = f"Table of {kind}, columns {columns}. {'; '.join(rows)}"
    return picture(figure, title, words)


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
