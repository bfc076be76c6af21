"""Keep the equation index true: `assets/equations.csv` against sources, chapters, library, tests.

Each rule is a function from rows (and what they point at) to a list of faults in words. It is run
on the real index, and on small wrong ones that it must catch.

Columns of the index
--------------------
tag       our number, "03.1", or "planned" as long as the chapter has no source file
line      row inside the displayed block, counted from 1; empty when the row means the whole block
words     what the equation says, for a learner
rong      numbers 1-85 of Rong's paper, separated by spaces
cs224n    questions of CS224N's assignment 2 (QUESTIONS below), separated by "; "
function  where w2v_lib computes it: "losses.softmax_loss"; empty where nothing does
test      what judges that function: "tests/test_losses.py::test_name"
notebook  file stem of the chapter
"""

import ast
import importlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from chapters import parse_chapter, read_chapters

from w2v_lib.index import IndexRow, read_index

ROOT = Path(__file__).resolve().parents[1]

# Which chapter derives which numbers of Rong's paper.
RONG_HOMES = {
    "02_softmax_and_cross_entropy": range(1, 8),
    "03_naive_softmax_gradients": range(8, 17),
    "04_the_sigmoid": range(67, 70),
    "05_negative_sampling": range(55, 62),
    "06_skip_gram_sums": range(24, 37),
    "07_cbow": range(17, 24),
    "08_hierarchical_softmax": range(37, 55),
    "A_backpropagation": (*range(62, 67), *range(70, 86)),
}
RONG_HOME = {number: home for home, numbers in RONG_HOMES.items() for number in numbers}

# Every question of the assignment and the chapter that answers it. Letters are those of Winter
# 2021; what other years ask besides carries a year in which it was asked.
QUESTIONS = {
    "a": "02_softmax_and_cross_entropy",  # cross-entropy is -log ŷ_o
    "b": "03_naive_softmax_gradients",  # ∂J/∂v_c, vectorised
    "b.zero 2022": "03_naive_softmax_gradients",  # when is it zero?
    "b.terms 2022": "03_naive_softmax_gradients",  # why does subtracting it help? its two terms
    "normalise 2023": "03_naive_softmax_gradients",  # when does unit length lose information?
    "c": "03_naive_softmax_gradients",  # ∂J/∂u_w, w = o and w ≠ o
    "d": "03_naive_softmax_gradients",  # ∂J/∂U from its columns
    "e": "04_the_sigmoid",  # σ′ of a number
    "vector sigma 2019": "04_the_sigmoid",  # σ′ of a vector: a diagonal matrix
    "relu 2022": "04_the_sigmoid",
    "leaky 2023": "04_the_sigmoid",
    "f": "05_negative_sampling",  # the three gradients, negatives distinct
    "f.cost": "05_negative_sampling",  # why it is cheaper than softmax
    "reuse 2022": "05_negative_sampling",  # which quantity to compute once
    "g": "05_negative_sampling",  # negatives that repeat
    "h.i": "06_skip_gram_sums",  # ∂J/∂U
    "h.ii": "06_skip_gram_sums",  # ∂J/∂v_c
    "h.iii": "06_skip_gram_sums",  # ∂J/∂v_w, w ≠ c
}


def numbers_of(row):
    return [int(number) for number in row.rong.split()]


def questions_of(row):
    return [question for question in row.cs224n.split("; ") if question]


def place_of(row):
    """How a fault names its row."""
    return f"{row.tag} {row.line} {row.words!r} ({row.notebook})"


def is_planned(row):
    return row.tag == "planned"


# The rules about the rows alone


def badly_formed(rows):
    """Fields that break the grammar of their column."""
    faults = []
    for row in rows:
        good = {
            "tag": is_planned(row) or re.fullmatch(r"(\d\d|[A-Z])\.[1-9]\d*", row.tag),
            "line": re.fullmatch("" if is_planned(row) else r"([1-9]\d*)?", row.line),
            "words": row.words,
            "rong": re.fullmatch(r"([1-9]\d*( [1-9]\d*)*)?", row.rong),
            "function": re.fullmatch(r"([a-z_]+(\.\w+)+)?", row.function),
            "test": re.fullmatch(r"(tests/test_\w+\.py(::\w+)+)?", row.test),
            "notebook": re.fullmatch(r"(\d\d|[A-Z])_\w+", row.notebook),
        }
        bad = [column for column, is_good in good.items() if not is_good]
        bad += [column for column, text in row._asdict().items() if text != text.strip()]
        faults += [f"{place_of(row)}: {column} is {getattr(row, column)!r}" for column in bad]
    return faults


def without_chapter_number(rows):
    """Tags that begin with another number than their notebook."""
    return [
        place_of(row)
        for row in rows
        if not is_planned(row) and row.tag.split(".")[0] != row.notebook.split("_")[0]
    ]


def without_purpose(rows):
    """Planned rows that keep a place for no equation of the sources."""
    return [place_of(row) for row in rows if is_planned(row) and not row.rong + row.cs224n]


def missing_from_sources(rows):
    """Numbers and questions of the sources that no row carries."""
    numbers = {number for row in rows for number in numbers_of(row)}
    questions = {question for row in rows for question in questions_of(row)}
    return [f"Rong ({number})" for number in RONG_HOME if number not in numbers] + [
        f"CS224N ({question})" for question in QUESTIONS if question not in questions
    ]


def misplaced(rows):
    """Numbers and questions that do not exist, or stand in another chapter than their own."""
    faults = []
    for row in rows:
        homes = {f"Rong ({number})": RONG_HOME.get(number) for number in numbers_of(row)}
        homes |= {f"CS224N ({text})": QUESTIONS.get(text) for text in questions_of(row)}
        faults += [
            f"{place_of(row)}: {source} belongs to {home or 'no chapter: it does not exist'}"
            for source, home in homes.items()
            if home != row.notebook
        ]
    return faults


def repeated(rows):
    """Places, words, or numbers of planned rows that come twice."""
    places = [f"{row.tag} line {row.line or '(all)'}" for row in rows if not is_planned(row)]
    planned = [f"Rong ({n}), planned" for row in rows if is_planned(row) for n in numbers_of(row)]
    within = [f"Rong ({n}) in {place_of(row)}" for row in rows for n in numbers_of(row)]
    counts = Counter([*places, *planned, *within, *(repr(row.words) for row in rows)])
    return [text for text, count in counts.items() if count > 1]


def reading_order(row):
    """Chapters as they are read, then block, then line; planned rows stay as they stand."""
    if is_planned(row):
        return (row.notebook, 0, 0)
    return (row.notebook, number_at_end(row.tag), number_at_end(row.line))


def number_at_end(text):
    """12 of "03.12"; 0 where there is none."""
    return int(re.search(r"\d*$", text).group() or 0)


def out_of_order(rows):
    """Rows that stand after a row that is read later."""
    return [place_of(b) for a, b in pairwise(rows) if reading_order(b) < reading_order(a)]


# The rules about rows and chapters


def planned_too_long(rows, chapters):
    """Planned rows of chapters that have been written."""
    return [place_of(row) for row in rows if is_planned(row) and row.notebook in chapters]


def unindexed(rows, chapters):
    """Equations that a chapter numbers and no row names."""
    named = {(row.notebook, row.tag) for row in rows}
    return [
        f"{name} displays ({equation.tag})"
        for name, chapter in chapters.items()
        for equation in chapter.equations
        if equation.tag and (name, equation.tag) not in named
    ]


def unfounded(rows, chapters):
    """Rows whose chapter, equation, line or checking cell is not there."""
    faults = []
    for row in rows:
        if is_planned(row):
            continue
        chapter = chapters.get(row.notebook)
        blocks = [e for e in chapter.equations if e.tag == row.tag] if chapter else []
        if chapter is None:
            faults.append(f"{place_of(row)}: the chapter has no source file")
        elif len(blocks) != 1:
            faults.append(f"{place_of(row)}: displayed {len(blocks)} times in its chapter")
        elif number_at_end(row.line) > len(blocks[0].rows):
            faults.append(f"{place_of(row)}: the block has {len(blocks[0].rows)} lines")
        elif f"eq-{row.tag}" not in chapter.cell_tags:
            faults.append(f"{place_of(row)}: no cell is tagged eq-{row.tag}")
    return faults


def uncited(rows, chapters):
    """Sources that the index claims and the prose does not name.

    Numbers of the paper stand in the cell of the equation, questions in the same section: the
    question may be asked before an exercise and be answered after it.
    """
    faults = []
    for row in rows:
        chapter = chapters.get(row.notebook)
        for equation in chapter.equations if chapter else ():
            if equation.tag == row.tag:
                cited = rong_in(chapter.cells[equation.cell].source)
                section = section_around(chapter, equation.cell)
                missing = [f"Rong ({n})" for n in numbers_of(row) if n not in cited]
                missing += [f"CS224N ({q})" for q in questions_of(row) if not asks(section, q)]
                faults += [f"{place_of(row)}: the prose does not name {text}" for text in missing]
    return faults


def section_around(chapter, place):
    """The prose between the headings `## …` before and after a cell."""
    prose = [cell for cell in chapter.cells if cell.kind == "markdown"]
    starts = [cell.index for cell in prose if cell.source.startswith("## ")]
    first = max((start for start in starts if start <= place), default=0)
    last = min((start for start in starts if start > place), default=len(chapter.cells))
    return "\n".join(cell.source for cell in prose if first <= cell.index < last)


def rong_in(prose):
    """The numbers that prose cites as "Rong (8)", "Rong (8)(9)", "(5), (6)" or "(9)–(12)"."""
    if "Rong" not in prose:
        return set()
    ranges = re.findall(r"\(?(\d+)\)?[–-]\(?(\d+)\)?", prose)
    cited = {int(number) for number in re.findall(r"(?:\(|Rong )(\d+)\b(?!\.)", prose)}
    return cited.union(*(range(int(first), int(last) + 1) for first, last in ranges))


def asks(prose, question):
    """Whether prose names the question: CS224N and its letter; another year's has no letter."""
    if " " in question:
        return "CS224N" in prose
    letter, _, part = question.partition(".")
    roman = part if part.startswith("i") else ""
    return bool(re.search(rf"CS224N[^.]*?\({letter}\W*{roman}\b", prose))


# The rules about rows, library and tests


def dead_functions(rows):
    """Functions that cannot be imported from w2v_lib."""
    return [place_of(row) for row in rows if row.function and not is_importable(row.function)]


def is_importable(dotted_name):
    """Whether w2v_lib has it: module.function or module.Class.method."""
    module_name, *path = dotted_name.split(".")
    try:
        thing = importlib.import_module(f"w2v_lib.{module_name}")
        for name in path:
            thing = getattr(thing, name)
    except (ModuleNotFoundError, AttributeError):
        return False
    return callable(thing)


def dead_tests(rows, test_nodes):
    """Tests that no test file defines."""
    return [
        f"{place_of(row)}: {row.test}" for row in rows if row.test and row.test not in test_nodes
    ]


def beside_the_point(rows, imports):
    """Tests in a file that does not import the module of the function they should judge."""
    return [
        f"{place_of(row)}: {row.test} does not import w2v_lib.{module}"
        for row in rows
        if row.function and row.test
        for module in [row.function.split(".")[0]]
        if f"w2v_lib.{module}" not in imports.get(row.test.split("::")[0], ())
    ]


def imported_modules(tree):
    """The modules that a syntax tree imports, or imports names from."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
    return names | {node.module for node in nodes}


def untested(rows):
    """Rows of written chapters that name a function and no test for it."""
    return [place_of(row) for row in rows if row.function and not row.test and not is_planned(row)]


def nodes_of(tree, node):
    """The names by which pytest knows the tests of a syntax tree, below the node of that tree."""
    names = []
    for child in tree.body:
        if isinstance(child, ast.FunctionDef) and child.name.startswith("test_"):
            names.append(f"{node}::{child.name}")
        if isinstance(child, ast.ClassDef) and child.name.startswith("Test"):
            names += nodes_of(child, f"{node}::{child.name}")
    return names


def misnumbered(rows, chapters, docstrings):
    """Docstrings that name an equation, as in "…  [03.1]", which a written chapter has not."""
    tags = {row.tag for row in rows}
    written = {chapter.number for chapter in chapters.values()}
    return [
        f"{name} names ({tag})"
        for name, text in docstrings.items()
        for tag in re.findall(r"\[((?:\d\d|[A-Z])\.\d+)\]", text.splitlines()[0])
        if tag.split(".")[0] in written and tag not in tags
    ]


def docstrings_of(path):
    """The docstrings of a Python file by place, read without importing it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    named = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    texts = {f"{path.name}: {node.name}": ast.get_docstring(node) for node in named}
    return {name: text for name, text in texts.items() if text}


# The real index

ROWS = read_index()
TEST_TREES = {
    f"tests/{path.name}": ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests").glob("test_*.py"))
}


def report(faults):
    return "\n".join(["the equation index is wrong:", *faults])


def test_sources_have_85_numbers_and_one_home_each():
    numbers = [number for home in RONG_HOMES.values() for number in home]
    assert sorted(numbers) == list(range(1, 86))


@pytest.mark.parametrize(
    "rule",
    [
        badly_formed,
        without_chapter_number,
        without_purpose,
        missing_from_sources,
        misplaced,
        repeated,
        out_of_order,
        dead_functions,
        untested,
    ],
)
def test_index_keeps(rule):
    faults = rule(ROWS)
    assert not faults, report(faults)


@pytest.mark.parametrize("rule", [planned_too_long, unindexed, unfounded, uncited])
def test_index_and_chapters_keep(rule):
    faults = rule(ROWS, read_chapters())
    assert not faults, report(faults)


def test_every_named_test_exists_and_imports_the_function():
    nodes = [node for name, tree in TEST_TREES.items() for node in nodes_of(tree, name)]
    imports = {name: imported_modules(tree) for name, tree in TEST_TREES.items()}
    faults = dead_tests(ROWS, nodes) + beside_the_point(ROWS, imports)
    assert not faults, report(faults)


def test_numbers_in_docstrings_exist():
    docstrings = {}
    for path in sorted((ROOT / "w2v_lib").rglob("*.py")):
        docstrings |= docstrings_of(path)
    faults = misnumbered(ROWS, read_chapters(), docstrings)
    assert not faults, report(faults)


# The rules catch what is wrong

CHAPTER = "03_naive_softmax_gradients"
LATER = "04_the_sigmoid"
SMALL_SOURCE = r"""# %% [markdown]
# The error and the gradient, Rong (8)(9), CS224N (c):
#
# $$
# \begin{aligned} e &= y - t && \text{why} \\ &= c \end{aligned} \tag{03.1}
# $$

# %% tags=["eq-03.1"]
agree("03.1", e, y - t, c)
"""
SMALL_CHAPTERS = {CHAPTER: parse_chapter(SMALL_SOURCE, CHAPTER)}
SMALL_TESTS = ["tests/test_losses.py::test_error"]
ERROR = IndexRow("03.1", "1", "The error", "8", "", "losses.softmax_loss", SMALL_TESTS[0], CHAPTER)
GRADIENT = IndexRow("03.1", "2", "The gradient", "9", "c", "", "", CHAPTER)
SLOPE = IndexRow("planned", "", "The slope", "69", "e", "", "", LATER)
SMALL = [ERROR, GRADIENT, SLOPE]


def all_faults(rows, chapters=SMALL_CHAPTERS):
    """What the rules say about a small index, by the rule's name; the sources need a large one."""
    alone = [badly_formed, without_chapter_number, without_purpose, misplaced, repeated]
    alone += [out_of_order, dead_functions, untested]
    found = {rule.__name__: rule(rows) for rule in alone}
    for rule in (planned_too_long, unindexed, unfounded, uncited):
        found[rule.__name__] = rule(rows, chapters)
    found["dead_tests"] = dead_tests(rows, SMALL_TESTS)
    imports = {"tests/test_losses.py": {"w2v_lib.losses"}}
    found["beside_the_point"] = beside_the_point(rows, imports)
    return {name: faults for name, faults in found.items() if faults}


def test_small_index_is_right():
    assert all_faults(SMALL) == {}


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("badly_formed", [ERROR._replace(line="0"), GRADIENT]),
        ("badly_formed", [ERROR._replace(line="first"), GRADIENT]),
        ("badly_formed", [ERROR._replace(words="")]),
        ("badly_formed", [ERROR._replace(words="The error ")]),
        ("badly_formed", [ERROR, SLOPE._replace(line="1")]),
        ("badly_formed", [ERROR._replace(test="test_losses.py")]),
        ("without_chapter_number", [ERROR, GRADIENT._replace(tag="04.1")]),
        ("without_purpose", [ERROR, SLOPE._replace(rong="", cs224n="")]),
        ("misplaced", [ERROR._replace(rong="8 17")]),
        ("misplaced", [ERROR, GRADIENT._replace(cs224n="c; h.i")]),
        ("misplaced", [ERROR, SLOPE._replace(rong="86")]),
        ("misplaced", [ERROR, SLOPE._replace(cs224n="e.2")]),
        ("repeated", [ERROR, ERROR._replace(words="The same place again")]),
        ("repeated", [ERROR, GRADIENT._replace(words=ERROR.words)]),
        ("repeated", [ERROR, SLOPE, SLOPE._replace(words="The slope again")]),
        ("repeated", [ERROR._replace(rong="8 8")]),
        ("out_of_order", [GRADIENT, ERROR, SLOPE]),
        ("out_of_order", [SLOPE, ERROR, GRADIENT]),
        ("dead_functions", [ERROR._replace(function="losses.no_such_loss"), GRADIENT]),
        ("dead_functions", [ERROR._replace(function="no_such_module.loss"), GRADIENT]),
        ("dead_functions", [ERROR, SLOPE._replace(function="activations.np")]),
        ("dead_tests", [ERROR._replace(test="tests/test_losses.py::test_no_such"), GRADIENT]),
        ("beside_the_point", [ERROR._replace(function="sgd.step"), GRADIENT]),
        ("untested", [ERROR._replace(test=""), GRADIENT]),
        ("planned_too_long", [ERROR, SLOPE._replace(notebook=CHAPTER, rong="10", cs224n="")]),
        ("unindexed", [SLOPE]),
        ("unfounded", [ERROR, GRADIENT._replace(tag="03.2", line="")]),
        ("unfounded", [ERROR, GRADIENT._replace(line="3")]),
        ("unfounded", [ERROR, GRADIENT, SLOPE._replace(tag="04.1")]),
        ("uncited", [ERROR._replace(rong="10"), GRADIENT]),
        ("uncited", [ERROR, GRADIENT._replace(cs224n="d")]),
    ],
)
def test_wrong_index_is_caught(rule, rows):
    assert rule in all_faults(rows)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("unfounded", r"\tag{03.1}", ""),
        ("unfounded", "eq-03.1", "eq-03.2"),
        ("unfounded", r"\\ &= c", ""),
        ("unindexed", r"\tag{03.1}", r"\tag{03.2}"),
        ("uncited", "Rong (8)(9)", "Rong (9)"),
        ("uncited", "CS224N (c)", "CS224N (d)"),
    ],
)
def test_wrong_chapter_is_caught(rule, old, new):
    assert old in SMALL_SOURCE
    wrong = parse_chapter(SMALL_SOURCE.replace(old, new), CHAPTER)
    assert rule in all_faults(SMALL, {CHAPTER: wrong})


@pytest.mark.parametrize("lost", ["Rong (1)", "Rong (47)", "Rong (85)", "CS224N (h.iii)"])
def test_lost_source_is_caught(lost):
    def without(row):
        numbers = [n for n in row.rong.split() if f"Rong ({n})" != lost]
        questions = [q for q in questions_of(row) if f"CS224N ({q})" != lost]
        return row._replace(rong=" ".join(numbers), cs224n="; ".join(questions))

    assert missing_from_sources([without(row) for row in ROWS]) == [lost]


def test_missing_docstring_number_is_caught():
    docstrings = {"losses.py: f": "Do it.  [03.9]\n\n[03.8]", "losses.py: g": "Later.  [05.1]"}
    assert misnumbered(SMALL, SMALL_CHAPTERS, docstrings) == ["losses.py: f names (03.9)"]


def test_prose_cites_in_several_ways():
    assert rong_in("Rong (9) and CS224N (b)") == {9}
    assert rong_in("Rong (9)–(12), Rong 15–16, from (02.7)") == {9, 10, 11, 12, 15, 16}
    assert rong_in("as in (9)") == set()
    assert asks("CS224N (h ii)", "h.ii")
    assert asks("CS224N (h)(ii)", "h.ii")
    assert not asks("CS224N (h iii)", "h.ii")
    assert asks("CS224N (f) asks for the cost", "f.cost")
    assert asks("CS224N asked later", "reuse 2022")
    assert not asks("as in (c)", "c")
    assert not asks("someone asked", "reuse 2022")


def test_test_names_are_read_from_syntax():
    tree = ast.parse(
        "def test_a(): ...\nclass TestB:\n    def test_c(self): ...\ndef helper(): ..."
    )
    assert nodes_of(tree, "t.py") == ["t.py::test_a", "t.py::TestB::test_c"]
