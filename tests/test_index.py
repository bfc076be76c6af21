"""The equation index is read whole and shown whole."""

import csv

from w2v_lib.index import INDEX_FILE, EquationIndex, IndexRow, equation_index, read_index

CHAPTER, LATER = "03_naive_softmax_gradients", "04_the_sigmoid"
GRADIENT = IndexRow("03.1", "2", "The gradient", "9", "c", "losses.softmax_loss", "", CHAPTER)
SLOPE = IndexRow("planned", "", "The slope", "69", "e", "", "", LATER)
SMALL = [GRADIENT, SLOPE]


def test_file_has_the_columns_of_the_reader_and_no_ragged_line():
    with open(INDEX_FILE, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert tuple(lines[0]) == IndexRow._fields
    assert {len(line) for line in lines} == {len(IndexRow._fields)}


def test_shown_index_has_every_row_and_links_only_what_exists():
    html = EquationIndex(SMALL)._repr_html_()
    assert all(row.words in html for row in SMALL)
    assert f'href="{CHAPTER}.ipynb"' in html
    assert LATER + ".ipynb" not in html
    assert "03.1 line 2" in html


def test_shown_index_escapes_and_counts():
    index = EquationIndex([GRADIENT._replace(words="a < b"), SLOPE])
    assert "a &lt; b" in index._repr_html_()
    assert repr(index).splitlines() == [
        f"{CHAPTER}: 1 rows, 0 planned",
        f"{LATER}: 1 rows, 1 planned",
    ]


def test_shown_index_is_the_file():
    assert equation_index().rows == read_index()
