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
CATALOGUES = f"{LIBRARY}.exercises.chapter_"


class Kept(NamedTuple):
    """A module, a class or an exercise, and what it had by name."""

    owner: object
    names: tuple
    values: tuple


def kept(owner):
    return Kept(owner, tuple(vars(owner)), tuple(vars(owner).values()))


class Watched(NamedTuple):
    """What is put back: the names of owners, and the code of the functions among them."""

    owners: tuple  # of Kept
    functions: tuple  # those written in Python
    codes: tuple
    defaults: tuple


def watch(owners):
    """Owners and their functions as they are now."""
    owners = tuple(map(kept, owners))
    things = {id(thing): thing for owner in owners for thing in owner.values}.values()
    functions = tuple(thing for thing in things if isinstance(thing, types.FunctionType))
    return Watched(owners, functions, tuple(map(CODE, functions)), tuple(map(DEFAULTS, functions)))


CODE, DEFAULTS = operator.attrgetter("__code__"), operator.attrgetter("__defaults__")
ORIGINALS = watch([np, np.linalg, np.random])  # numpy as it was imported

# In an object, since a name of this file would itself be put back.
state = types.SimpleNamespace(
    watched=ORIGINALS,  # while an answer is judged, this and more
    library=ORIGINALS,  # what the checker rests on, as it was when that was last looked through
)


@contextlib.contextmanager
def everything_original(exercise=None):
    """Work with numpy as it was imported, even if a notebook has replaced np.log; then undo.

    Meanwhile Python's own functions, the library and the exercise are watched, as they are now.
    """
    replaced, before = _replaced_in_numpy(), state.watched
    put_back()
    state.watched = Watched(*map(operator.add, _library_now(), watch(_about(exercise))))
    try:
        yield
    finally:
        put_back()
        state.watched = before
        for module, name, value in replaced:
            setattr(module, name, value)


def _replaced_in_numpy():
    """(module, name, what stands there now) for everything that is not as it was."""
    return [
        (module, name, vars(module).get(name))
        for module, names, values in ORIGINALS.owners
        for name, value in zip(names, values, strict=True)
        if vars(module).get(name) is not value
    ]


def _about(exercise):
    """The exercise, and the file that it stands in; those of other chapters play no part."""
    catalogue = sys.modules.get(CATALOGUES + exercise.id.partition(".")[0]) if exercise else None
    return [thing for thing in (exercise, catalogue) if thing is not None]


def _library_now():
    """What the checker rests on; looked through anew only if something of it has changed."""
    names = [n for n in sys.modules if n.startswith(LIBRARY) and not n.startswith(CATALOGUES)]
    ours = [sys.modules[name] for name in names]
    known = [each.owner for each in state.library.owners[-len(ours) :]]
    if known != ours or not _is_as_it_was(state.library):
        things = (thing for module in ours for thing in vars(module).values())
        classes = set(filter(_is_our_class, things))
        numpys = [each.owner for each in ORIGINALS.owners]
        state.library = watch([*numpys, builtins, copy, operator, *classes, *ours])
    return state.library


def _is_our_class(thing):
    return isinstance(thing, type) and thing.__module__.partition(".")[0] == LIBRARY


# What these two use is bound when the file is read: a learner's function may replace it.
def _is_as_it_was(watched, all=all, map=map, vars=vars, len=len, same=operator.is_):
    """Whether nothing has to be put back; fast, for it is asked after every call."""
    for owner, names, values in watched.owners:
        now = vars(owner)
        if len(now) != len(names) or not all(map(same, now.values(), values)):
            return False
    codes, defaults = map(CODE, watched.functions), map(DEFAULTS, watched.functions)
    return all(map(same, codes, watched.codes)) and all(map(same, defaults, watched.defaults))


def put_back(zip=zip):
    """Undo what a learner's function did to what is watched."""
    if _is_as_it_was(state.watched):
        return
    for function, code, default in zip(*state.watched[1:], strict=True):
        function.__code__, function.__defaults__ = code, default
    for owner, names, values in state.watched.owners:
        _reset(owner, names, values)
        _take_out(owner, names)


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
