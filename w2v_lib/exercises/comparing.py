"""Compare what a learner returned with what is right, and say in words how they differ.

Numbers and arrays must have the same shape: nothing is broadcast. Lists, strings and dicts are
compared piece by piece.
"""

from __future__ import annotations

import inspect
from typing import NamedTuple

import numpy as np

TOLERANCE = 1e-6  # relative: room for another order of operations
FLOAT32_TOLERANCE = 1e-4  # for answers computed with 7 digits
MATCH_TOLERANCE = 1e-9  # for "this is exactly that misconception"


class Complaint(NamedTuple):
    """Why a returned thing cannot even be compared, or is not close."""

    rung: int  # how early on the ladder: the lowest is told first
    cause: str
    text: str  # a sentence about the thing, without its name: "has shape …"


def same(yours, other, tolerance):
    """Whether two returned things are equal: in kind, shape and, up to `tolerance`, value."""
    if is_numeric(other):
        return _numbers_same(yours, other, tolerance)
    if isinstance(other, (list, tuple)):
        items = as_items(yours)
        return (
            items is not None
            and len(items) == len(other)
            and all(same(a, b, tolerance) for a, b in zip(items, other, strict=True))
        )
    if isinstance(other, dict):
        return (
            isinstance(yours, dict)
            and set(yours) == set(other)
            and all(same(yours[key], other[key], tolerance) for key in other)
        )
    if isinstance(other, str):
        return isinstance(yours, str) and str.__eq__(other, yours)
    return type(yours) is type(other) and yours == other


def is_numeric(value):
    """Whether a returned thing is a number or an array of numbers (a list is a list)."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "fiub"
    return isinstance(value, (int, float))


def as_items(value):
    """The items of a list, tuple or array; None for anything else."""
    if isinstance(value, np.ndarray):
        return None if value.ndim == 0 else list(value)
    return value if isinstance(value, (list, tuple)) else None


def as_array(value):
    """The value as an array of real numbers, or None."""
    try:
        array = np.asarray(value)
    except Exception:  # rows of different lengths, or an object that refuses
        return None
    return array if array.dtype.kind in "fiub" else None


def _numbers_same(yours, other, tolerance):
    yours, other = as_array(yours), np.asarray(other)
    if yours is None or yours.shape != other.shape or wrong_dtype(yours, other):
        return False
    return bool(np.all(near(yours, other, tolerance)))


def near(yours, other, tolerance):
    """Entry by entry: close, or the same nan or infinity."""
    yours, other = yours.astype(float), other.astype(float)
    finite = np.isfinite(other)
    largest = np.abs(other[finite]).max(initial=0.0)
    room = tolerance * (np.abs(other) + largest / 100) + 1e-11
    with np.errstate(all="ignore"):
        close = finite & (np.abs(yours - other) <= room)
    return close | (~finite & ((yours == other) | (np.isnan(yours) & np.isnan(other))))


def wrong_dtype(yours, other):
    """True/False where numbers are meant."""
    return yours.dtype.kind == "b" and other.dtype.kind == "f"


def complaint(yours, truth):
    """The lowest rung of the ladder on which one returned thing stands; None if it has no fault."""
    if yours is None:
        return Complaint(0, "returns nothing", "is None")
    if inspect.isgenerator(yours) or inspect.iscoroutine(yours):
        return Complaint(
            1, "wrong type", "is a generator: use return, not yield (or wrap it in list)"
        )
    if not is_numeric(truth):
        return _structure_complaint(yours, truth)
    return _number_complaint(yours, np.asarray(truth))


def _number_complaint(yours, truth):
    array = as_array(yours)
    if array is None:
        return _not_numbers(yours, truth)
    if array.shape != truth.shape:
        return Complaint(3, "wrong shape", _shape_text(array, truth))
    if wrong_dtype(array, truth):
        return Complaint(
            4, "wrong type", "is True/False, and numbers are meant: use .astype(float)"
        )
    if np.isfinite(truth).all() and not np.isfinite(array).all():
        return Complaint(5, "not finite", _finite_text(array))
    return None


def _not_numbers(yours, truth):
    wanted = f"an array of shape {truth.shape}" if truth.ndim else "a single number"
    array = yours if isinstance(yours, np.ndarray) else None
    if isinstance(yours, (list, tuple)):
        what = "a list with something other than numbers in it, or rows of different lengths"
    elif array is not None and array.dtype.kind == "c":
        what = "complex"
    elif array is not None:
        what = f"an array of {array.dtype}, not of numbers"
    else:
        what = f"of type {type(yours).__name__}"
    return Complaint(1, "wrong type", f"is {what}; {wanted} is meant")


def _shape_text(yours, truth):
    """What the shape is, what it should be, and the likely reason."""
    wanted = f"({truth.shape[0]},)" if truth.ndim == 1 else str(truth.shape)
    wanted = wanted if truth.ndim else "a single number"
    came = f"shape {yours.shape}" if yours.ndim else "no axis (it is a single number)"
    text = f"has {came} where {wanted} is meant"
    if yours.size == truth.size and np.all(near(yours.reshape(truth.shape), truth, TOLERANCE)):
        return text + ". The numbers are right, only the shape is not"
    if yours.ndim == 2 and yours.T.shape == truth.shape:
        right = np.all(near(yours.T, truth, TOLERANCE))
        return text + (": it is the transpose of what is meant" if right else ": is it transposed?")
    return text


def _finite_text(array):
    what = "nan (not a number)" if np.isnan(array).any() else "inf (infinity)"
    return f"contains {what}: look for exp of a large number, log of 0, or division by 0"


def _structure_complaint(yours, truth):
    """Kinds of things that are no arrays: lists, dicts, strings."""
    if isinstance(truth, (list, tuple)):
        if as_items(yours) is None:
            return Complaint(1, "wrong type", f"is a {type(yours).__name__}; a list is meant")
        return None
    if not isinstance(yours, type(truth)):
        wanted = type(truth).__name__
        return Complaint(1, "wrong type", f"is a {type(yours).__name__}; a {wanted} is meant")
    return None


def where(yours, truth):
    """Which rows or entries are off, when some are right: "rows 1 and 3 are off"."""
    if isinstance(truth, (list, tuple)):
        return _where_in_list(as_items(yours), truth)
    if not is_numeric(truth) or np.ndim(truth) == 0:
        return ""
    close = near(as_array(yours), np.asarray(truth), TOLERANCE)
    rows_right = close.reshape(len(close), -1).all(axis=1)
    if not rows_right.any():
        return ""
    kind = "row" if np.ndim(truth) > 1 else "entry"
    return _list_off(kind, np.flatnonzero(~rows_right).tolist(), "the others are right")


def _where_in_list(items, truth):
    if len(items) != len(truth):
        return f"it has {_count(len(items), 'item')}, and {len(truth)} are meant"
    off = [i for i, pair in enumerate(zip(items, truth, strict=True)) if not same(*pair, TOLERANCE)]
    rest = "the others are right" if len(off) < len(truth) else "none is right"
    return _list_off("item", off, rest)


def _list_off(kind, places, rest):
    kinds = {"row": "rows", "entry": "entries", "item": "items"}
    if len(places) == 1:
        return f"{kind} {places[0]} is off, {rest}"
    names = ", ".join(map(str, places[:6])) + (" …" if len(places) > 6 else "")
    return f"{kinds[kind]} {names} are off, {rest}"


def _count(number, noun):
    return f"{number} {noun}" + ("" if number == 1 else "s")


def show(value, indent=0):
    """A value in a few stable digits."""
    if isinstance(value, bool) or not is_numeric(value):
        return _show_structure(value)
    array = np.asarray(value)
    if array.dtype.kind == "f":
        array = array.astype(float) + 0.0  # no -0
    if array.ndim == 0:
        return f"{array.item():.4g}" if array.dtype.kind == "f" else str(array.item())
    if array.size > 60:
        return f"array of shape {array.shape}"
    return np.array2string(
        array,
        precision=4,
        suppress_small=True,
        separator=", ",
        max_line_width=88,
        prefix=" " * indent,
    )


def _show_structure(value):
    if isinstance(value, (list, tuple)):
        text = ", ".join(show(item) for item in value)
        text = f"[{text}]" if isinstance(value, list) else f"({text})"
    elif isinstance(value, dict):
        text = "{" + ", ".join(f"{key!r}: {show(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, (str, bool)) or value is None or value is ...:
        text = repr(value)
    else:
        text = getattr(value, "__name__", type(value).__name__)
    return text if len(text) <= 300 else text[:300] + " …"


def size(value):
    """How much there is to read in an argument: smaller examples are shown first."""
    if isinstance(value, (list, tuple)):
        return 1 + sum(size(item) for item in value)
    return int(np.size(value)) if isinstance(value, np.ndarray) else 1
