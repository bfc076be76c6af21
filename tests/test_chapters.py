"""The reader of chapter sources finds every cell, tag and displayed row."""

import pytest
from chapters import TAG, parse_chapter, read_chapters

CHAPTER = "03_naive_softmax_gradients"
SMALL_SOURCE = r"""# %% [markdown]
# The error and the gradient, Rong (8)(9), CS224N (c):
#
# $$
# \begin{aligned} e &= y - t && \text{why} \\ &= c \end{aligned} \tag{03.1}
# $$

# %% tags=["eq-03.1"]
agree("03.1", e, y - t, c)
"""


def test_parser_reads_cells_tags_and_rows():
    chapter = parse_chapter(SMALL_SOURCE, CHAPTER)
    assert chapter.number == "03"
    assert [cell.kind for cell in chapter.cells] == ["markdown", "code"]
    assert chapter.cell_tags == ["eq-03.1"]
    (equation,) = chapter.equations
    assert (equation.tag, equation.lhs, equation.cell) == ("03.1", "e", 0)
    assert [row.rhs for row in equation.rows] == ["y - t", "c"]
    assert [row.reason for row in equation.rows] == [r"\text{why}", ""]


def test_parser_keeps_nested_environments_whole():
    source = r"""# %% [markdown]
# $$ \begin{aligned}
# \frac{\partial J}{\partial s} &:= \begin{cases} 1 & s > 0 \\ 0 & s < 0 \end{cases} \\[4pt]
# &\approx \{a = b\} \\
# \end{aligned} \tag{A.12} $$ and `$$ code $$`, then $$J_{w=o} = 2$$
"""
    cases, plain = parse_chapter(source, "A_backpropagation").equations
    assert cases.tag == "A.12"
    assert [row.relation for row in cases.rows] == [":=", r"\approx"]
    assert cases.rows[0].rhs == r"\begin{cases} 1 & s > 0 \\ 0 & s < 0 \end{cases}"
    assert cases.rows[1].rhs == r"\{a = b\}"
    assert (plain.tag, plain.lhs, plain.rows[0].rhs) == ("", "J_{w=o}", "2")


def test_parser_refuses_two_tags_in_one_display():
    source = "# %% [markdown]\n# $$ a = b \\tag{03.1} \\tag{03.2} $$\n"
    with pytest.raises(ValueError, match=r"03\.1.*03\.2"):
        parse_chapter(source, CHAPTER)


def test_parser_loses_no_tag():
    for name, chapter in read_chapters().items():
        in_prose = [cell.source for cell in chapter.cells if cell.kind == "markdown"]
        tags = [tag for source in in_prose for tag in TAG.findall(source)]
        assert tags == [equation.tag for equation in chapter.equations if equation.tag], name
