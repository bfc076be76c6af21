"""The examples on which an answer is tried, and what is right and what is wrong on them.

An exercise's examples are drawn anew from a seed; every check of an exercise sees the same ones.
Other seeds give fresh ones, on which a theory about a mistake must hold as well.
"""

from __future__ import annotations

import inspect
from functools import cached_property
from typing import NamedTuple

import numpy as np

from w2v_lib.exercises.calling import Opaque, call, fresh, plain
from w2v_lib.exercises.expressions import ExpressionError, as_matrix, evaluate
from w2v_lib.exercises.spec import Case, Code

SEED = 314  # every check of an exercise sees the same examples
FRESH_SEEDS = (315, 316, 317)
PENCIL_DRAWS = 6


class Probe(NamedTuple):
    """One example on which an answer is tried."""

    about: str  # what is special about it, or ""
    inputs: dict  # name -> value, in the order of the arguments

    @property
    def arguments(self):
        return tuple(self.inputs.values())


class Lazy:
    """A list whose items are made when somebody first comes to them."""

    def __init__(self, items):
        self._made, self._rest = [], iter(items)

    def __iter__(self):
        yield from self._made
        for item in self._rest:
            self._made.append(item)
            yield item


class Sample:
    """Some examples, what an answer gave on them, and what was right."""

    def __init__(self, exercise, probes, answers):
        self.exercise, self.probes, self.answers = exercise, probes, answers
        self.truths = [true_parts(exercise, probe) for probe in probes]

    @cached_property
    def wrongs(self):
        """(misconception, what it gives on every example)."""
        return [(wrong, Lazy(self._run_wrong(wrong))) for wrong in self.exercise.misconceptions]

    def _run_wrong(self, wrong):
        if isinstance(self.exercise, Code):
            return run_wrong(wrong, self.exercise, self.probes)
        return expression_parts(wrong.answer, self.probes)


# Examples ---------------------------------------------------------------------------------


def code_probes(exercise, seed=SEED):
    """The examples of a code exercise, the same at every call."""
    names = list(inspect.signature(exercise.solution).parameters)
    cases = exercise.cases(np.random.default_rng(seed))
    cases = [case if isinstance(case, Case) else Case("", tuple(case)) for case in cases]
    return tuple(Probe(case.about, dict(zip(names, case.arguments, strict=True))) for case in cases)


def pencil_probes(exercise, seed=SEED):
    """A few draws of the symbols, the same at every call."""
    rng = np.random.default_rng(seed)
    return [Probe("", exercise.symbols(rng)) for _ in range(PENCIL_DRAWS)]


def fresh_code_samples(exercise, function):
    """The same function on examples that it has not seen."""
    for seed in FRESH_SEEDS:
        probes = code_probes(exercise, seed)
        yield Sample(exercise, probes, [_parts_of_call(exercise, function, p) for p in probes])


def fresh_pencil_samples(exercise, text):
    """The same expression on other draws of its symbols."""
    for seed in FRESH_SEEDS:
        probes = pencil_probes(exercise, seed)
        try:
            yield Sample(exercise, probes, expression_parts(text, probes))
        except ExpressionError:  # an index that fits only some draws
            yield Sample(exercise, probes, [nothing(exercise, "misfit")] * len(probes))


def by_size(probes):
    """The numbers of the examples, the one with least to read first."""
    return sorted(range(len(probes)), key=lambda i: size(probes[i].arguments))


def size(value):
    """How much there is to read in a value."""
    if isinstance(value, (list, tuple)):
        return 1 + sum(size(item) for item in value)
    return value.size if isinstance(value, np.ndarray) else 1


# What is right, what is wrong, what came ----------------------------------------------------


def ask(exercise, function, probe):
    """What a function of the chapter's own file says about one example."""
    if isinstance(exercise, Code):
        return function(*fresh(probe.arguments))
    return number_or_matrix(as_matrix(function(probe.inputs)))


def true_parts(exercise, probe):
    """What is right on one example."""
    value = plain(ask(exercise, exercise.truth, probe))
    if isinstance(value, Opaque):
        raise TypeError(f"{exercise.id}: truth returns a {value.kind}, which cannot be compared.")
    return split(value, names_of(exercise))


def run_wrong(wrong, exercise, probes):
    """What a misconception gives, example by example; where it cannot run, nothing like it."""
    for probe in probes:
        try:
            row = split(plain(ask(exercise, wrong.answer, probe)), exercise.returns)
        except Exception:  # a mistake may well be one that stops on some examples
            row = nothing(exercise, "misconception that could not run")
        yield row


def _parts_of_call(exercise, function, probe):
    """The returned things of one call of the learner's function, whatever happens in it."""
    try:
        return split(call(function, probe.arguments).value, exercise.returns)
    except (TypeError, ValueError):  # it stopped, or returned another number of things
        return nothing(exercise, "call that gave nothing")


def nothing(exercise, kind):
    """In place of the returned things, what is equal to nothing."""
    return (Opaque(kind),) * len(names_of(exercise))


def names_of(exercise):
    """The names of the returned things; an expression has one value."""
    return getattr(exercise, "returns", ("value",))


def split(value, names):
    """The returned things as a tuple, one for each name."""
    parts = (value,) if len(names) == 1 else tuple(value)
    if len(parts) != len(names):
        raise ValueError(f"expected {len(names)} things ({', '.join(names)}), got {len(parts)}")
    return parts


def expression_parts(text, probes):
    """The one returned thing, for every example: the value of the expression."""
    return [(number_or_matrix(evaluate(text, probe.inputs)),) for probe in probes]


def number_or_matrix(matrix):
    """A (1, 1) matrix is a number."""
    return matrix.item() if matrix.shape == (1, 1) else matrix
