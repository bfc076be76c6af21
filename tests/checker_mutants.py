"""Is the checker strict? Break every solution in many small ways: no broken one may pass.

    make checkers                     all exercises
    make checkers EXERCISES="03.6"    some of them

A mutant is a solution with one slip in it: a sign, an axis, an index, a mean for a sum, a
transpose, a term or a statement left out, one step too few in a loop, a comparison turned round,
a line in the wrong place.
One that the checker calls correct is a survivor. Those that change nothing stand, each with its
reason, in tests/equivalent_answers.csv. (`make mutants` asks the same of the notebooks, with the
slips that cosmic-ray knows; here they are those that learners make.)
"""

import ast
import csv
import difflib
import inspect
import re
import signal
import sys
import textwrap
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path

from w2v_lib.exercises import engine, expressions
from w2v_lib.exercises.spec import Code, Order, Pencil

EQUIVALENT = Path(__file__).with_name("equivalent_answers.csv")
SECONDS = 2  # an answer that takes longer would run for ever, and passes for no right one
AIM = 0.99

TURNED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
ROUND = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
MISTAKEN = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin"}
MISTAKEN |= {"zeros": "ones", "zeros_like": "ones_like", "log": "log2", "sorted": "list"}
ONE = ast.Constant(1)


# --- the slips ------------------------------------------------------------------------------------


def turned(op):
    """The operator that one takes by mistake, as a list of at most one."""
    return [TURNED[type(op)]()] if type(op) in TURNED else []


def minus(node):
    return ast.UnaryOp(ast.USub(), node)


def transposed(node):
    return ast.Attribute(node, "T", ast.Load())


def slips(node):
    """What could stand in the place of one node of a syntax tree, if one slips."""
    match node:
        case ast.BinOp(left, op, right):
            yield from (ast.BinOp(left, other, right) for other in turned(op))
            yield from (left, right)  # a term or a factor left out
            yield from [ast.BinOp(right, op, left)] * (not isinstance(op, (ast.Add, ast.Mult)))
            if isinstance(op, (ast.Add, ast.Sub)):
                yield from (ast.BinOp(minus(left), op, right), minus(right))
            if isinstance(op, ast.MatMult):
                yield ast.BinOp(transposed(left), op, right)
                yield ast.BinOp(left, op, transposed(right))
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield operand
        case ast.Compare(left, [op], [right]):
            others = turned(op) + [ROUND[type(op)]() for _ in range(type(op) in ROUND)]
            yield from (ast.Compare(left, [other], [right]) for other in others)
        case ast.BoolOp(op, values):
            yield from [ast.BoolOp(turned(op)[0], values), *values]
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield from map(ast.Constant, {value + 1, value - 1, -value} - {value})
        case ast.Name(name, context) if name in MISTAKEN:
            yield ast.Name(MISTAKEN[name], context)
        case ast.Attribute(value, "T"):
            yield value
        case ast.Attribute(value, name, context) if name in MISTAKEN:
            yield ast.Attribute(value, MISTAKEN[name], context)
        case ast.Subscript(value, index):
            yield from (ast.Subscript(value, other) for other in indices(index))
            yield from [value] * ("None" in ast.unparse(index))  # [:, None] forgotten
        case ast.Call(function, arguments, keywords):
            yield from calls(function, arguments, keywords)
        case ast.IfExp(test, yes, no):
            yield from (ast.IfExp(test, no, yes), yes, no)
        case ast.stmt():
            yield from statements(node)


def indices(index):
    """One place further or one back; one too few at either end of a slice."""
    match index:
        case ast.Slice(lower, upper, step):
            yield ast.Slice(ast.BinOp(lower, ast.Add(), ONE) if lower else ONE, upper, step)
            yield ast.Slice(lower, ast.BinOp(upper, ast.Sub(), ONE) if upper else minus(ONE), step)
        case ast.Tuple(parts):
            for place, part in enumerate(parts):
                for other in indices(part):
                    yield ast.Tuple([*parts[:place], other, *parts[place + 1 :]])
        case ast.Name() | ast.BinOp() | ast.Subscript() | ast.Attribute():
            yield from (ast.BinOp(index, op, ONE) for op in (ast.Add(), ast.Sub()))


def calls(function, arguments, keywords):
    """A call left out, or with its arguments exchanged, one left out, or one step too few."""
    for keyword in keywords:
        yield ast.Call(function, arguments, [other for other in keywords if other is not keyword])
    match function, arguments:
        case ast.Name("range"), [*front, stop]:
            start = front[0] if front else ast.Constant(0)
            yield ast.Call(function, [start, ast.BinOp(stop, ast.Sub(), ONE)], [])
            yield ast.Call(function, [ast.BinOp(start, ast.Add(), ONE), stop], [])
        case _, [only]:
            yield only
        case ast.Attribute(value), []:
            yield value
        case _, [first, second, *others] if not re.search("min|max", ast.unparse(function)):
            yield ast.Call(function, [second, first, *others], keywords)


def statements(node):
    """A statement left out, or its assignment of the wrong kind."""
    match node:
        case ast.Expr(ast.Call(ast.Attribute(ast.Attribute(attr="add"), "at"), arguments)):
            array, index, value = arguments
            yield ast.AugAssign(ast.Subscript(array, index), ast.Add(), value)
            yield ast.Pass()
        case ast.AugAssign(target, op, value):
            yield from (ast.AugAssign(target, other, value) for other in turned(op))
            yield from (ast.Assign([target], value, lineno=0), ast.Pass())
        case ast.Assign([ast.Subscript()]) | ast.Expr(ast.Call()) | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.Return(ast.Tuple([first, *others])):
            yield ast.Return(ast.Tuple([*others, first]))
        case ast.If(test, body, orelse):
            tests = (ast.UnaryOp(ast.Not(), test), ast.Constant(True), ast.Constant(False))
            yield from (ast.If(other, body, orelse) for other in tests)


class Put(ast.NodeTransformer):
    """Put a slip into the place of a node, or the node back into its place."""

    def __init__(self, slip, node):
        self.slip, self.node = slip, node

    def visit(self, node):
        return self.slip if node is self.node else self.generic_visit(node)


def other_names(node, names):
    """Another name of the same function, and the sign of this one."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        yield from (ast.Name(other, node.ctx) for other in sorted(names - {node.id}))
        yield minus(node)


def broken(tree, names):
    """Every text with one slip in it, each once."""
    texts, root = {}, ast.Expression(tree)  # a root that no slip replaces
    for node in list(ast.walk(tree)):
        for slip in (*slips(node), *other_names(node, names)):
            texts[ast.unparse(Put(slip, node).visit(root))] = None
            Put(node, slip).visit(root)
    return [text for text in texts if text != ast.unparse(tree)]


# --- the mutants of an exercise -------------------------------------------------------------------


def mutants(exercise):
    """What was changed -> answer, for an exercise that asks for more than a guess."""
    if isinstance(exercise, Order):
        return {text: text for text in disordered(exercise.solution, exercise.lines)}
    if isinstance(exercise, Pencil):
        names = engine.pencil_probes(exercise)[0].inputs.keys()
        return {text: text for text in broken(expressions.parse(exercise.solution), names)}
    tree = ast.parse(textwrap.dedent(inspect.getsource(exercise.solution)))
    texts = [text for text in broken(tree, local_names(tree)) if is_python(text)]
    return {change(ast.unparse(tree), text): defined(text, exercise.solution) for text in texts}


def disordered(order, letters):
    """Every order with one slip in it: a line left out, moved, or one put in that was not there."""
    others = [letter for letter in letters if letter not in order]
    texts = {}
    for place, letter in enumerate(order):
        rest = order[:place] + order[place + 1 :]
        made = [rest, *(f"{rest[:to]}{letter}{rest[to:]}" for to in range(len(order)))]
        made += [f"{rest[:place]}{other}{rest[place:]}" for other in others]
        texts |= dict.fromkeys(made)
    inserted = (f"{order[:i]}{x}{order[i:]}" for i in range(len(order) + 1) for x in others)
    return [text for text in texts | dict.fromkeys(inserted) if text != order]


def local_names(tree):
    """The arguments of a function, and what is assigned in it."""
    nodes = list(ast.walk(tree))
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {node.arg for node in nodes if isinstance(node, ast.arg)}


def is_python(text):
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:  # a slip on the left of =
        return False
    return True


def defined(text, solution):
    """The function that a text defines, where the solution stands."""
    names = dict(vars(inspect.getmodule(solution)))
    exec(compile(text, "mutant", "exec"), names)
    return names[solution.__name__]


def change(before, after):
    """What stood there, and what stands there now: "return a + b → return a - b"."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    old, new = (" ".join(line[2:].strip() for line in lines if line[0] == sign) for sign in "-+")
    return f"{old} → {new}"


# --- judging --------------------------------------------------------------------------------------


def survives(exercise, answer):
    """Whether the checker takes a mutant for correct. Names of mistakes are not asked for."""
    naming = {"misconceptions": (), "gradients": {}, "terms": {}, "scales": {}}
    known = {field.name for field in fields(exercise)}
    strict = replace(exercise, **{name: naming[name] for name in naming.keys() & known})
    try:
        with time_limit(SECONDS):
            return engine.judge(strict, answer).outcome == "correct"
    except TooSlow:
        return False


class TooSlow(KeyboardInterrupt):
    """Of the kind that the checker lets through."""


@contextmanager
def time_limit(seconds):
    """Raise TooSlow in here after some seconds."""

    def stop(*_):
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def equivalent():
    """Changes that change nothing: {(exercise, change): reason}."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return {(row["exercise"], row["change"]): row["reason"] for row in csv.DictReader(file)}


def exercises():
    """All that ask for more than a guess: code, an expression, an order."""
    for chapter in engine.chapter_numbers():
        for exercise in engine.chapter_exercises(chapter).values():
            if isinstance(exercise, (Code, Pencil, Order)):
                yield exercise


# --- the score ------------------------------------------------------------------------------------


def main(ids):
    """Print the score of each exercise, and the survivors that have no excuse."""
    excuses, stale = equivalent(), set()
    killed_in_all = made_in_all = 0
    for exercise in exercises():
        if ids and exercise.id not in ids:
            continue
        made = mutants(exercise)
        excused = {what for number, what in excuses if number == exercise.id}
        stale |= {(exercise.id, what) for what in excused - made.keys()}
        survivors = [what for what, answer in made.items() if survives(exercise, answer)]
        stale |= {(exercise.id, what) for what in excused & made.keys() - set(survivors)}
        unexcused = [what for what in survivors if what not in excused]
        count = len(made) - len(survivors) + len(unexcused)
        killed_in_all, made_in_all = killed_in_all + count - len(unexcused), made_in_all + count
        print(f"{exercise.id:6}{count - len(unexcused):4} of {count:4} refused,", end=" ")
        print(
            f"{len(survivors) - len(unexcused)} more change nothing · {exercise.title}", flush=True
        )
        for what in unexcused:
            print(f"      passed: {what}")
    for number, what in sorted(stale):
        print(f"{EQUIVALENT.name} has what is no survivor: {number}: {what}")
    share = killed_in_all / max(1, made_in_all)
    print(f"all   {killed_in_all:4} of {made_in_all:4} refused: {share:.1%}")
    return int(bool(stale) or share < AIM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
