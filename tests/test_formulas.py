r"""The displayed formula itself is checked, and so is the line of code beside it.

Every row of every derivation is read from its LaTeX, computed (`latex_math`), and compared with the
value that its cell gives to `agree`. A wrong sign in the *formula* turns red even where the code is
right. Then slips are put in on purpose, into formulas and into code, and must be noticed.
"""

import ast
import copy
import re

import numpy as np
import pytest
from chapters import read_chapters
from formula_meanings import DEFINITIONS, LEFT_OUT, ONE_AT_A_TIME, SAME_FOR_ALL, UNREAD
from latex_math import TOKEN, Meaning, Unreadable, free_indices, tree, value, values
from running import checks

TOLERANCE = {"rtol": 1e-6, "atol": 1e-8}  # slopes are measured, to about 1e-9


def all_rows():
    """(tag, number of the row) of every displayed and checked row; nothing is run for it."""
    return [
        (equation.tag, number)
        for chapter in read_chapters().values()
        for equation in chapter.equations
        if equation.tag
        for number, _ in enumerate(equation.rows, 1)
    ]


def check_of(tag):
    chapter = next(name for name in read_chapters() if name.split("_")[0] == tag.split(".")[0])
    return checks(chapter)[tag]


def meaning(tag):
    """What the letters stand for in one equation."""
    kinds = (bool, int, float, np.integer, np.floating, np.ndarray)
    known = {name: v for name, v in check_of(tag).names.items() if isinstance(v, kinds)}
    return Meaning(known, of_chapter_or_tag(DEFINITIONS, tag))


def of_chapter_or_tag(data, tag):
    """What stands under the chapter, with what stands under the tag."""
    return {**data.get(tag.split(".")[0], {}), **data.get(tag, {})}


def says(tag, latex):
    """The value of a formula as the row of an equation."""
    at, lhs = meaning(tag), check_of(tag).equation.lhs
    letters = ONE_AT_A_TIME.get(tag, ONE_AT_A_TIME.get(tag.split(".")[0]))
    if letters:
        return one_at_a_time(latex, at, [name for name in letters if at.has(name)])
    lhs_letters = re.findall("[A-Za-z]", re.sub(r"\\[A-Za-z]+", "", lhs))
    free = free_indices(tree(latex), at)
    if not set(free) <= set(lhs_letters):
        raise Unreadable(f"{latex}: {lhs} knows only some of the indices {', '.join(free)}")
    found = values(latex, at, order="".join(lhs_letters))
    if tag in LEFT_OUT:
        left_out = LEFT_OUT[tag][1]
        found = np.delete(found, at[left_out] if isinstance(left_out, str) else left_out, axis=-1)
    if tag in SAME_FOR_ALL:
        letter, count = SAME_FOR_ALL[tag]
        if letter not in free:
            found = np.stack([found] * at[count])
    return found


def one_at_a_time(latex, at, letters):
    """The values of a formula about one number, for each of the numbers in turn."""
    rows = []
    for w in range(len(at.values[letters[0]])):
        numbers = {name: float(at.values[name][w]) for name in letters}
        single = Meaning({**at.values, **numbers, "w": w}, at.definitions)
        rows.append(np.squeeze(value(latex, single)))
    return np.array(rows)


def agrees(found, wanted):
    """Equal, whether the words stand in the rows or in the columns of the result."""
    wanted = np.squeeze(wanted)
    found = found if found.shape == wanted.shape else found.T
    return found.shape == wanted.shape and np.allclose(found, wanted, **TOLERANCE)


ROWS = all_rows()
READ = [row for row in ROWS if row not in UNREAD]


@pytest.mark.parametrize(("tag", "number"), READ)
def test_the_formula_says_what_its_line_computes(tag, number):
    row, expression = check_of(tag).rows[number - 1]
    assert agrees(says(tag, row.rhs), check_of(tag).value(expression)), row.rhs


def test_nine_rows_of_ten_are_read_and_the_others_have_a_reason():
    assert set(UNREAD) <= set(ROWS)
    assert len(READ) >= 0.9 * len(ROWS), f"{len(READ)} of {len(ROWS)} rows are read"


@pytest.mark.parametrize(("tag", "number"), UNREAD)
def test_a_row_is_excused_only_while_it_cannot_be_read(tag, number):
    row, expression = check_of(tag).rows[number - 1]
    try:
        found = says(tag, row.rhs)
    except Unreadable:
        return
    assert not agrees(found, check_of(tag).value(expression)), (
        "it can be read: take it off the list"
    )


# Slips in the formulas --------------------------------------------------------------------


def slips_in_latex(latex):
    """(kind, formula with one slip): a sign, an index, a transpose or a letter."""
    tokens = list(TOKEN.finditer(latex))
    for place, token in enumerate(tokens):
        before = latex[: token.start()]
        after = latex[token.end() :]
        word = token.group()
        if word in "+-":
            yield "sign", before + {"+": "-", "-": "+ -1 \\cdot -"}[word] + after
        if word == "_" and re.fullmatch("[a-z]", tokens[place + 1].group()):
            letter = tokens[place + 1]
            for other in {"o", "c"} - {letter.group()}:
                yield "index", latex[: letter.start()] + other + latex[letter.end() :]
        if word == "^" and tokens[place + 1].group() == r"\top":
            yield "transpose", before + latex[tokens[place + 1].end() :]
        if word == r"\hat":
            yield "letter", before + after
        elif word in "uUvVys" and not before.endswith(("\\hat ", "\\partial ")):
            swapped = {"u": "v", "U": "V", "v": "u", "V": "U", "y": r"\hat y", "s": "y"}[word]
            yield "letter", before + swapped + after
        if word in (r"\exp", r"\log"):
            yield "function", before + {r"\exp": r"\log", r"\log": r"\exp"}[word] + after


def noticed(tag, latex, wanted):
    """Whether a formula with a slip is told from the right one."""
    try:
        with np.errstate(all="ignore"):
            return not agrees(says(tag, latex), wanted)
    except (Unreadable, IndexError):
        return True


@pytest.mark.parametrize(("tag", "number"), READ)
def test_slips_in_the_formula_are_noticed(tag, number):
    row, expression = check_of(tag).rows[number - 1]
    wanted = check_of(tag).value(expression)
    slips = [("sign", f"-1 \\cdot ({row.rhs})"), *slips_in_latex(row.rhs)]
    missed = [slip for kind, slip in slips if not noticed(tag, slip, wanted)]
    assert len(missed) <= len(slips) // 4, missed


def test_the_slip_of_the_source_is_noticed():
    """A student's notes end question (b) with U(ŷ − v) in place of U(ŷ − y)."""
    check = check_of("03.10")
    (right,) = (row.rhs for row, _ in check.rows if row.rhs.startswith("U"))
    wanted = check.value(check.arguments[0])
    assert agrees(says("03.10", right), wanted)
    assert noticed("03.10", right.replace("- y", "- v"), wanted)


# Slips in the lines of code ---------------------------------------------------------------


class Slip(ast.NodeTransformer):
    """Make one change, at the place with the given number; counts the places where it could."""

    def __init__(self, place):
        self.place = place
        self.seen = 0
        self.done = ""

    def here(self):
        self.seen += 1
        return self.seen - 1 == self.place

    def visit_BinOp(self, node):
        self.generic_visit(node)
        other = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
        if type(node.op) in other and self.here():
            self.done = f"{type(node.op).__name__} became {other[type(node.op)].__name__}"
            node.op = other[type(node.op)]()
        return node

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.USub) and self.here():
            self.done = "a minus was lost"
            return node.operand
        return node

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr == "T" and self.here():
            self.done = "a transpose was lost"
            return node.value
        return node

    def visit_Name(self, node):
        other = {"o": "c", "c": "o", "y": "y_hat", "y_hat": "y", "U": "V", "V": "U"}
        if node.id in other and self.here():
            self.done = f"{node.id} became {other[node.id]}"
            node.id = other[node.id]
        return node


def slips_in_code(expression):
    """(what was done, the expression with it), one for every place where a slip fits."""
    for place in range(1000):
        slip = Slip(place)
        changed = slip.visit(copy.deepcopy(expression))
        if not slip.done:
            return
        yield slip.done, changed


def turns_red(check, number, changed):
    """Whether `agree` would refuse the equation with this line in place of its own."""
    try:
        with np.errstate(all="ignore"):
            found = check.value(changed)
    except Exception:  # a slip may raise anything; then the cell is red
        return True
    first = check.value(check.arguments[0])
    return found.shape != first.shape or not np.allclose(found, first, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("tag", dict.fromkeys(tag for tag, _ in ROWS))
def test_a_slip_in_a_line_of_code_turns_its_check_red(tag):
    check = check_of(tag)
    for number, (row, expression) in enumerate(check.rows, 1):
        slips = list(slips_in_code(expression))
        missed = [done for done, changed in slips if not turns_red(check, number, changed)]
        assert len(missed) <= len(slips) // 3, f"row {number}, {row.rhs}: {missed}"
        minus = ast.UnaryOp(ast.USub(), expression)
        if check.value(expression).any():
            assert turns_red(check, number, minus), f"row {number}: its sign is not seen"
