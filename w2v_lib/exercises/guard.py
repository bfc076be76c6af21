"""Put back what a learner's function replaces: in numpy, in Python, in this library.

While an answer is judged, everything that the checker rests on is watched, and after each call of
the answer it is put back as it was. That stops slips and easy tricks. It is no wall: the answer and
the checker run in one process.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import operator
import sys
import types
from typing import NamedTuple

import numpy as np

LIBRARY = __name__.partition(".")[0]


class Kept(NamedTuple):
    """A module, a class or an exercise, and what it had by name."""

    owner: object
    names: tuple
    values: tuple


def kept(owner):
    return Kept(owner, tuple(vars(owner)), tuple(vars(owner).values()))


ORIGINALS = tuple(map(kept, (np, np.linalg, np.random)))  # numpy as it was imported

watched = list(ORIGINALS)  # while an answer is judged, these and more
codes = []  # (function, its code, its defaults) for every function in there


@contextlib.contextmanager
def everything_original(exercise=None):
    """Work with numpy as it was imported, even if a notebook has replaced np.log; then undo.

    Meanwhile Python's own functions, the library and the exercise are watched, as they are now.
    """
    replaced, before = _replaced_in_numpy(), (watched[:], codes[:])
    put_back()
    watched[:] = [*_here_and_now(exercise), *ORIGINALS]
    codes[:] = _codes_of(watched)
    try:
        yield
    finally:
        put_back()
        watched[:], codes[:] = before
        for module, name, value in replaced:
            setattr(module, name, value)


def _replaced_in_numpy():
    """(module, name, what stands there now) for everything that is not as it was."""
    return [
        (module, name, vars(module).get(name))
        for module, names, values in ORIGINALS
        for name, value in zip(names, values, strict=True)
        if vars(module).get(name) is not value
    ]


def _here_and_now(exercise):
    """What the checker rests on besides numpy."""
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] == LIBRARY]
    classes = {thing for module in ours for thing in vars(module).values() if _is_our_class(thing)}
    return map(kept, [builtins, copy, operator, *ours, *classes, *([exercise] if exercise else [])])


def _is_our_class(thing):
    return isinstance(thing, type) and thing.__module__.partition(".")[0] == LIBRARY


def _codes_of(owners):
    """(function, its code, its defaults) for every function written in Python."""
    things = {id(thing): thing for owner in owners for thing in owner.values}.values()
    functions = (thing for thing in things if isinstance(thing, types.FunctionType))
    return [(function, function.__code__, function.__defaults__) for function in functions]


# What this uses is bound when the file is read: a learner's function may replace it.
def put_back(all=all, map=map, vars=vars, len=len, same=operator.is_):
    """Undo what a learner's function did to what is watched."""
    for owner, names, values in watched:
        now = vars(owner)
        if not all(map(same, now.values(), values)):  # fast: this runs often
            _reset(owner, names, values)
        if len(now) > len(names):
            _take_out(owner, names)
    for function, code, defaults in codes:
        if function.__code__ is not code or function.__defaults__ is not defaults:
            function.__code__, function.__defaults__ = code, defaults


def _reset(owner, names, values, zip=zip, kind=type):
    """Assign again what was replaced, also in what is frozen."""
    put = type.__setattr__ if kind(owner) is kind else object.__setattr__
    for name, value in zip(names, values, strict=True):
        if vars(owner).get(name) is not value:
            put(owner, name, value)


def _take_out(owner, names):
    """Remove new names, where they would hide others; modules may be loaded."""
    take = type.__delattr__ if isinstance(owner, type) else object.__delattr__
    for name in set(vars(owner)) - set(names):
        if not isinstance(vars(owner)[name], types.ModuleType) and name[:2] != "__":
            take(owner, name)
