"""The examples on which an answer is tried, and what is right and what is wrong on them.

An exercise's examples are drawn anew from a seed; every check of an exercise sees the same ones.
Other seeds give fresh ones, on which a theory about a mistake must hold as well.
"""

from __future__ import annotations

import inspect
from functools import lru_cache
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
    """The examples of a seed, what an answer gave on them, what was right and what is wrong."""

    def __init__(self, exercise, probes, answers, seed=SEED):
        self.exercise, self.probes, self.answers = exercise, probes, answers
        self.truths, self.wrongs = known(exercise, seed)


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
        answers = [_parts_of_call(exercise, function, probe) for probe in probes]
        yield Sample(exercise, probes, answers, seed)


def fresh_pencil_samples(exercise, text):
    """The same expression on other draws of its symbols."""
    for seed in FRESH_SEEDS:
        probes = pencil_probes(exercise, seed)
        try:
            answers = expression_parts(text, probes)
        except ExpressionError:  # an index that fits only some draws
            answers = [nothing(exercise, "misfit")] * len(probes)
        yield Sample(exercise, probes, answers, seed)


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


@lru_cache(maxsize=200)
def known(exercise, seed):
    """What is right on the examples of a seed, and (misconception, what it gives on them).

    It is the same at every check, and takes longer than the rest: so it is kept.
    """
    probes = (code_probes if isinstance(exercise, Code) else pencil_probes)(exercise, seed)
    truths = [true_parts(exercise, probe) for probe in probes]
    return truths, [(wrong, Rows(wrong, exercise, probes)) for wrong in exercise.misconceptions]


class Rows:
    """What a misconception gives, example by example: when somebody first asks, and once."""

    def __init__(self, wrong, exercise, probes):
        self._wrong, self._exercise, self._probes, self._made = wrong, exercise, probes, []

    def __iter__(self):
        for place, probe in enumerate(self._probes):
            if place == len(self._made):
                self._made.append(wrong_parts(self._wrong, self._exercise, probe))
            yield self._made[place]


def wrong_parts(wrong, exercise, probe):
    """What a misconception gives on one example; where it cannot run, nothing like it."""
    if not isinstance(exercise, Code):
        return expression_parts(wrong.answer, [probe])[0]
    try:
        return split(plain(ask(exercise, wrong.answer, probe)), exercise.returns)
    except Exception:  # a mistake may well be one that stops on some examples
        return nothing(exercise, "misconception that could not run")


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
