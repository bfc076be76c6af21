"""What the names of a chapter stand for where an equation is checked, and what `agree` is given.

Only the cells that an equation needs are run: those that give a value to a name which its cell
uses, and what these need in turn. Pictures and exercises are not drawn and not asked.
"""

import ast
import contextlib
import io
from functools import cache
from typing import NamedTuple

import numpy as np
from chapters import read_chapters


class Check(NamedTuple):
    """One equation with the arguments that its cell gives to `agree`."""

    equation: object  # chapters.Equation
    arguments: tuple  # of ast expressions: left-hand side, one for each row, perhaps the library's
    names: dict  # what the names stand for there

    def value(self, expression):
        """An argument, or one with a slip in it, as an array."""
        code = compile(ast.fix_missing_locations(ast.Expression(expression)), "agree", "eval")
        return np.asarray(eval(code, self.names), dtype=float)

    @property
    def rows(self):
        """Pairs (row as displayed, its argument)."""
        rows = self.equation.rows
        return list(zip(rows, self.arguments[1 : 1 + len(rows)], strict=True))


@cache
def checks(name):
    """The checked equations of a chapter, by tag, in reading order."""
    chapter = read_chapters()[name]
    equations = {equation.tag: equation for equation in chapter.equations if equation.tag}
    checking = [cell for cell in chapter.cells if equation_tags(cell)]
    needed = {c.index: c for cell in checking for c in [*cells_behind(chapter, cell), cell]}
    found, names = {}, {}
    setup = next(cell.index for cell in chapter.cells if cell.kind == "code")
    wanted = set().union(*(used(cell.source) for i, cell in needed.items() if i != setup))
    for index, cell in sorted(needed.items()):  # each once, for all equations together
        source = needed_statements(cell.source, wanted) if index == setup else cell.source
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, chapter.name, "exec"), names)
        for tag in equation_tags(cell):
            found[tag] = Check(equations[tag], arguments(cell.source), dict(names))
    return found


def equation_tags(cell):
    """The equations that a cell checks."""
    return [tag.removeprefix("eq-") for tag in cell.tags if tag.startswith("eq-")]


def arguments(source):
    """What `agree` gets after the tag."""
    (call,) = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "agree"
    )
    return tuple(call.args[1:])


def cells_behind(chapter, cell):
    """The code cells that give a value to a name which is used, from the last one back."""
    wanted, kept = used(cell.source), []
    before = [c for c in chapter.cells[: cell.index] if c.kind == "code" and not is_exercise(c)]
    for earlier in reversed(before):
        if given(earlier.source) & wanted:
            kept.append(earlier)
            wanted |= used(earlier.source)
    return kept[::-1]


def needed_statements(source, wanted):
    """Of the first cell the imports, and what gives a value to a name that is wanted later."""
    kept, wanted = [], set(wanted)
    for statement in reversed(ast.parse(source).body):
        text = ast.unparse(statement)
        if isinstance(statement, (ast.Import, ast.ImportFrom)) or given(text) & wanted:
            kept.append(text)
            wanted |= used(text)
    return "\n".join(reversed(kept))


def is_exercise(cell):
    return any(tag.startswith(("exercise-", "hints-")) for tag in cell.tags)


def used(source):
    """The names that a cell reads; its own rng and loop variables need no other cell."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    inner = [n.target for n in nodes if isinstance(n, ast.comprehension)]
    own = {n.id for target in inner for n in ast.walk(target) if isinstance(n, ast.Name)}
    return names - own - ({"rng"} & given(source))


def given(source):
    """The names that a cell gives a value to, for later cells: by = or def or import."""
    found = set()
    for statement in ast.parse(source).body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            found.add(statement.name)
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
        elif isinstance(statement, (ast.Assign, ast.AugAssign, ast.For, ast.With)):
            found |= {n.id for n in assigned(statement)}
    return found


def assigned(statement):
    """What stands left of = in a statement, or of those inside a loop; no loop variables."""
    for part in [statement, *getattr(statement, "body", [])]:
        targets = getattr(part, "targets", [])
        if isinstance(part, ast.AugAssign):
            targets = [part.target]
        for target in targets:
            yield from (n for n in ast.walk(target) if isinstance(n, ast.Name))
