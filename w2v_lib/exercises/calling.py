"""Call a learner's function so that nothing it does can harm or fool the checker.

It gets fresh copies; what it prints and warns is put aside; whatever it raises is caught, but for
Ctrl-C; what it replaces is put back (`guard`); and what it returns is rebuilt from plain numbers,
strings and containers, so that no method of a learner's own class ever runs later.
Nothing here knows what is right.
"""

from __future__ import annotations

import contextlib
import copy
import inspect
import io
import linecache
import re
import sys
import traceback
import warnings
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from w2v_lib.exercises.guard import put_back

KEPT_BY_NUMPY = 8  # so many freed arrays of one size it keeps at most, to use them again
MAX_SIZE = 10**6  # larger arrays are not copied: their shape is wrong anyway
MAX_ITEMS = 2000  # of lists in lists; no answer has as many
MAX_TEXT = 10**4  # characters
OF_NUMPY = {np.ndarray, *np.sctypeDict.values()}
NAME_OF_TYPE = type.__dict__["__name__"].__get__
INT_BITS = 63  # whole numbers that need more fit into no array


@dataclass(frozen=True)
class Opaque:
    """Stands for a returned object that is not plain data: only its kind is kept."""

    kind: str  # "generator", "function", …


class Call(NamedTuple):
    """What happened in one call."""

    value: object  # what was returned, as plain data
    error: BaseException | None
    changed: tuple  # positions of the arguments that were changed in place
    printed: bool
    arguments: tuple  # kept alive, so that no two calls see objects of the same identity


def call(function, arguments, overflow="ignore"):
    """Call with fresh copies and tell everything that happened; overflow="raise" stops at one."""
    copies = fresh(arguments)
    output = io.StringIO()
    with quiet(output), np.errstate(over=overflow, invalid=overflow, divide=overflow):
        if overflow == "raise":  # until put_back nobody can silence it: it overflows all the same
            np.errstate = lambda *settings, **more: contextlib.nullcontext()
            np.seterr = lambda *settings, **more: {}
        value, error = _run(function, copies)
    changed = tuple(i for i, old in enumerate(arguments) if was_changed(copies[i], old))
    return Call(value, error, changed, output.closed or bool(output.getvalue()), copies)


def fresh(arguments):
    """Copies of arguments, all the way down."""
    return tuple(a.copy() if type(a) is np.ndarray else copy.deepcopy(a) for a in arguments)


def _run(function, arguments):
    """(what was returned, what was raised); nothing of the call is left behind but these."""
    threads = set(sys._current_frames())
    try:
        try:
            returned = function(*arguments)
        finally:
            put_back()
        if set(sys._current_frames()) - threads:
            raise RuntimeError("the function leaves a thread running: wait for it with .join()")
        return plain(returned), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # sys.exit is no Exception, and no reason to stop
        traceback.clear_frames(error.__traceback__)
        return None, error


@contextlib.contextmanager
def quiet(output):
    """Put aside what is printed; warnings of numpy and others are not shown."""
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


def plain(value):
    """Rebuild a value from numbers, strings, arrays, lists, tuples and dicts, all copied."""
    return _plain(value, [MAX_ITEMS])


def _plain(value, room):
    """As `plain`; room[0] is how many more items there may be."""
    if value is None or value is ... or type(value) in (bool, float, complex):
        return value
    for kind in (str, int, float):
        if isinstance(value, kind) and not isinstance(value, np.generic):
            return _plain_scalar(getattr(kind, f"__{kind.__name__}__")(value))
    for kind in (dict, tuple, list, set, frozenset):
        if isinstance(value, kind):
            return _plain_container(value, kind, room)
    if isinstance(value, np.ndarray) and value.size > MAX_SIZE:
        return np.broadcast_to(np.nan, value.shape)
    if hasattr(type(value), "__array__"):
        return _plain_array(_copied(value))
    if inspect.iscoroutine(value):
        value.close()  # else Python warns later that nobody awaited it
    return Opaque(type_name(value))


def _plain_scalar(base):
    """A string or number of Python's own, unless it is too long to be an answer."""
    if isinstance(base, int) and base.bit_length() > INT_BITS:
        return Opaque("int")
    return Opaque("str") if isinstance(base, str) and len(base) > MAX_TEXT else base


def _plain_container(value, kind, room):
    """A dict, tuple, list or frozenset of plain items, unless there are too many."""
    room[0] -= kind.__len__(value)
    if room[0] < 0:
        return Opaque(f"very long {kind.__name__}")
    if kind is dict:
        return {_plain(key, room): _plain(item, room) for key, item in dict.items(value)}
    items = (_plain(item, room) for item in kind.__iter__(value))
    return {tuple: tuple, list: list}.get(kind, frozenset)(items)


def type_name(value):
    """The name of a value's type, whatever that type says about itself."""
    return NAME_OF_TYPE(type(value))


def plain_or_opaque(value):
    """As `plain`, and an object that refuses to be read is opaque."""
    try:
        return plain(value)
    except KeyboardInterrupt:
        raise
    except BaseException:
        return Opaque(type_name(value))


def _copied(value):
    """The numbers of an array, or of what says that it is like one, in an array of numpy's own."""
    try:
        if np.ma.is_masked(value):  # below a mask lies anything, even what is right
            return np.full(value.shape, np.nan)
        return np.array(value)
    finally:
        if type(value) not in OF_NUMPY:
            put_back()  # the learner's own code may have run


def _plain_array(array):
    """Arrays of numbers stay arrays; arrays of strings become lists."""
    if array.dtype.kind in "fiubc":
        return array if array.ndim else array[()]
    return array.tolist() if array.dtype.kind == "U" else Opaque(f"array of {array.dtype}")


def spoil_memory(value):
    """Fill memory that numpy will hand out with nan, where arrays like these would come to lie.

    An array that nobody filled, such as np.empty(3), may by chance hold what is right.
    """
    parts = value if isinstance(value, (list, tuple)) else [value]
    for shape in {part.shape for part in parts if isinstance(part, np.ndarray)}:
        _ = [np.full(shape, np.nan) for _ in range(KEPT_BY_NUMPY)]  # all at once, then freed


def was_changed(now, before):
    """Whether an argument is no longer what it was; random generators may move on."""
    try:
        return not _equal(plain(now), plain(before))
    except Exception:  # something strange was put into it
        return True


def _equal(one, other):
    """Exact equality of plain data; two objects of one kind count as equal."""
    if isinstance(other, np.ndarray):
        return (
            isinstance(one, np.ndarray)
            and one.shape == other.shape
            and bool(((one == other) | ((one != one) & (other != other))).all())
        )
    if type(one) is not type(other):
        return False
    if isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_equal, one, other))
    if isinstance(other, dict):
        return list(one) == list(other) and all(map(_equal, one.values(), other.values()))
    return one == other or (one != one and other != other)


def misfit(function, names):
    """Why the function cannot be called with these arguments; "" if it can."""
    try:
        signature = inspect.signature(function)
    except Exception:  # some callables written in C have none
        return ""
    try:
        signature.bind(*names)
    except TypeError:
        return (
            f"Your function takes ({', '.join(signature.parameters)}), but it is called with "
            f"({', '.join(names)}). Put its first line back as it was."
        )
    return ""


def describe(error):
    """An exception in one line: its type and its text."""
    try:
        text = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:
        text = ""
    text = _in_plain_words(text) or text
    text = text if len(text) <= 200 else text[:200] + " …"
    return f"{type_name(error)}: {text}" if text else type_name(error)


def _in_plain_words(text):
    """What numpy says about products that do not fit and about truth, in plain words; else ""."""
    misfit = re.match(r"matmul: .*\(size (\d+) is different from (\d+)\)", text)
    if misfit:
        right, left = misfit.groups()
        return (
            f"the two sides of @ do not fit in this order. The left one ends with size {left}, the "
            f"right one begins with size {right}. Try the other order, or .T on one of them."
        )
    if re.match(r"matmul: .* does not have enough dimensions", text):
        return "one side of @ is a single number, and a number multiplies with *."
    if text.startswith("The truth value of an array"):
        return (
            "an array of several numbers stands where one is wanted: in an if, an and, an or, or "
            "in Python's own min and max. np.where, np.minimum and np.maximum go entry by entry."
        )
    return ""


def learners_line(error):
    """The line of the learner's code where it stopped, as "line 3: …"; "" if it is not known.

    The first frame outside this file is the learner's function; the last one in the same file
    as that is the line to show, whatever libraries it went into from there.
    """
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        frames.append((traceback.tb_frame.f_code.co_filename, traceback.tb_lineno))
        traceback = traceback.tb_next
    frames = [frame for frame in frames if frame[0] != __file__]
    if not frames:
        return ""
    filename, number = [frame for frame in frames if frame[0] == frames[0][0]][-1]
    source = linecache.getline(filename, number).strip()
    return f"line {number}: {source}" if source else f"line {number}"
