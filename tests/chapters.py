r"""Read chapter sources for the tests: cells, their tags, and the equations they display.

Used as `from chapters import read_chapters`. It judges nothing: the rules stand in the tests.

>>> text = '''# %% [markdown]
... # $$ \\begin{aligned} a &= b && \\text{why} \\\\ &= c \\end{aligned} \\tag{03.1} $$
...
... # %% tags=["eq-03.1"]
... agree("03.1", a, b, c)
... '''
>>> chapter = parse_chapter(text, "03_naive_softmax_gradients")
>>> [(cell.kind, cell.tags) for cell in chapter.cells]
[('markdown', ()), ('code', ('eq-03.1',))]
>>> equation = chapter.equations[0]
>>> equation.tag, equation.lhs, [row.rhs for row in equation.rows], equation.rows[0].reason
('03.1', 'a', ['b', 'c'], '\\text{why}')
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jupytext

SOURCE_FOLDER = Path(__file__).resolve().parents[1] / "notebooks" / "source"

DISPLAY = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
TAG = re.compile(r"\\tag\{([^}]*)\}")
ALIGNED = re.compile(r"\\begin\{aligned\}(.*)\\end\{aligned\}", re.DOTALL)
RELATION = re.compile(r":=|=|<|>|\\(?:approx|propto|equiv|neq?|leq?|geq?|sim|iff|in)(?![A-Za-z])")
CODE_IN_PROSE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+|\\.|:=|.", re.DOTALL)


class Cell(NamedTuple):
    index: int  # place in the chapter, from 0
    kind: str  # "markdown" or "code"
    tags: tuple  # of str, such as ("eq-03.1",)
    source: str


class Row(NamedTuple):
    lhs: str  # empty where the row continues the one above
    relation: str  # "=", ":=", "\\approx", … or empty
    rhs: str
    reason: str  # what stands after the &&, usually \text{…}


class Equation(NamedTuple):
    tag: str  # "03.1"; empty for a display without a number
    rows: tuple  # of Row
    cell: int  # index of the markdown cell that displays it
    latex: str  # everything between the $$

    @property
    def lhs(self):
        return self.rows[0].lhs


class Chapter(NamedTuple):
    name: str  # "03_naive_softmax_gradients"
    cells: tuple  # of Cell
    equations: tuple  # of Equation, in reading order

    @property
    def number(self):
        """What stands before the dot of the chapter's tags: "03", "A"."""
        return self.name.split("_")[0]

    @property
    def cell_tags(self):
        return [tag for cell in self.cells for tag in cell.tags]


@cache
def read_chapters(folder=SOURCE_FOLDER):
    """All chapters that have a source, by name, in reading order."""
    paths = sorted(folder.glob("*.py"))
    return {path.stem: parse_chapter(path.read_text(encoding="utf-8"), path.stem) for path in paths}


def parse_chapter(text, name):
    """The py:percent text of one chapter as cells and displayed equations."""
    nodes = jupytext.reads(text, fmt="py:percent").cells
    cells = tuple(
        Cell(index, node.cell_type, tuple(node.metadata.get("tags", ())), node.source)
        for index, node in enumerate(nodes)
    )
    return Chapter(name, cells, tuple(e for cell in cells for e in displayed_equations(cell)))


def displayed_equations(cell):
    """The $$ … $$ blocks of a markdown cell; code in the prose is not looked at."""
    if cell.kind != "markdown":
        return []
    blocks = DISPLAY.findall(CODE_IN_PROSE.sub("", cell.source))
    return [parse_equation(latex.strip(), cell.index) for latex in blocks]


def parse_equation(latex, cell=0):
    """One display as its tag and its rows."""
    tags = TAG.findall(latex)
    if len(tags) > 1:
        raise ValueError(f"cell {cell} has a display with the tags {tags}: KaTeX takes one per $$")
    body = TAG.sub("", latex)
    aligned = ALIGNED.search(body)
    lines = split_top_level(aligned.group(1) if aligned else body, r"\\")
    rows = tuple(parse_row(line) for line in lines if line.strip())
    if not rows:
        raise ValueError(f"cell {cell} displays an empty equation: {latex!r}")
    return Equation(tags[0] if tags else "", rows, cell, latex)


def parse_row(line):
    """`LHS &= RHS && reason`; without & the first relation parts left from right."""
    line = re.sub(r"^\s*\[[\d.]+(?:pt|em|ex|mm)\]", "", line)  # the [4pt] of \\[4pt]
    lhs, *rest = split_top_level(line, "&")
    if not rest:
        lhs, right = split_at_relation(line)
    else:
        right = rest[0].strip()
    relation = RELATION.match(right)
    sign = relation.group() if relation else ""
    reason = " ".join(part.strip() for part in rest[1:] if part.strip())
    return Row(lhs.strip(), sign, right[len(sign) :].strip(), reason)


def split_at_relation(line):
    """(what stands before the first relation outside braces, that relation and the rest)."""
    for token, start in top_level_tokens(line):
        if RELATION.fullmatch(token):
            return line[:start], line[start:]
    return "", line.strip()


def split_top_level(latex, separator):
    r"""Cut at & or \\, but not inside braces or an environment (the rows of `cases` stay whole)."""
    cuts = [start for token, start in top_level_tokens(latex) if token == separator]
    starts = [0] + [cut + len(separator) for cut in cuts]
    return [latex[start:end] for start, end in zip(starts, cuts + [len(latex)], strict=True)]


def top_level_tokens(latex):
    """Pairs (token, place) of those tokens that no brace and no environment encloses."""
    depth = 0
    for match in TOKEN.finditer(latex):
        token = match.group()
        if token == "{" or token.startswith(r"\begin{"):
            depth += 1
        elif token == "}" or token.startswith(r"\end{"):
            depth -= 1
        elif depth == 0:
            yield token, match.start()
