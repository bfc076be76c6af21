"""The index of equations: where each formula of both sources is derived, computed and tested.

Reads `assets/equations.csv` and shows it. It does not check the index: `tests/test_equations.py`
does.
"""

import csv
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

INDEX_FILE = Path(__file__).resolve().parents[1] / "assets" / "equations.csv"


class IndexRow(NamedTuple):
    tag: str  # our number, such as "03.1"; "planned" in a chapter that is not written yet
    line: str  # row inside the displayed block, counted from 1; empty for the whole block
    words: str  # what the equation says
    rong: str  # its numbers in Rong's paper, separated by spaces
    cs224n: str  # its questions in CS224N's assignment 2, separated by "; "
    function: str  # where w2v_lib computes it, such as "losses.softmax_loss"
    test: str  # which test judges that function
    notebook: str  # which chapter derives it


class EquationIndex(NamedTuple):
    rows: list

    def __repr__(self):
        chapters = [
            f"{name}: {len(rows)} rows, {sum(row.tag == 'planned' for row in rows)} planned"
            for name, rows in by_notebook(self.rows)
        ]
        return "\n".join(chapters)

    def _repr_html_(self):
        return "\n".join(chapter_html(name, rows) for name, rows in by_notebook(self.rows))


def read_index(path=INDEX_FILE):
    """Read the rows of the index, in reading order."""
    with open(path, encoding="utf-8", newline="") as file:
        return [IndexRow(**row) for row in csv.DictReader(file)]


def equation_index():
    """Show the index: one table per chapter, to be opened with a click.

    Examples
    --------
    >>> str(equation_index()).splitlines()[0].split(":")[0]
    '00_start_here'
    """
    return EquationIndex(read_index())


def by_notebook(rows):
    """Pairs (notebook, its rows)."""
    return [(name, list(group)) for name, group in groupby(rows, key=lambda row: row.notebook)]


def chapter_html(name, rows):
    """One chapter: its name, and its table below."""
    head = "".join(
        f"<th>{title}</th>" for title in ("number", "in words", "Rong", "CS224N", "function")
    )
    body = "\n".join(row_html(row) for row in rows)
    title = escape(name.replace("_", " "))
    if any(row.tag != "planned" for row in rows):  # a chapter that exists can be opened
        title = f'<a href="{escape(name)}.ipynb">{title}</a>'
    return (
        f"<details><summary>{title} · {len(rows)} rows</summary>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></details>"
    )


def row_html(row):
    """One table row."""
    number = f"{row.tag} line {row.line}" if row.line else row.tag
    texts = [escape(text) for text in (number, row.words, row.rong, row.cs224n)]
    cells = [*texts, f"<code>{escape(row.function)}</code>" if row.function else ""]
    return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"
