"""Compare what a learner returned with what is right, and find the cause of a difference.

Numbers and arrays must have the same shape: nothing is broadcast. Lists, strings and dicts are
compared piece by piece. Every returned thing ("part") is judged by itself. All values here are
plain data, as `calling.plain` makes them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from w2v_lib.exercises.calling import Opaque

TOLERANCE = 1e-6  # relative: room for another order of operations
MATCH_TOLERANCE = 1e-9  # relative: "this is exactly that misconception"
FLOAT32_TOLERANCE = 1e-4  # both of these for answers computed with 7 digits
FLOAT32_MATCH_TOLERANCE = 1e-5
CLOSE = 1e-3  # nearly right, and yet not right: rounded, or something small added

UNFINISHED = "unfinished"
UNNAMED = "unnamed"
NOT_FINITE = "not finite"
WRONG_ORDER = "wrong order"
# Causes below "values".
RUNGS = ("returns nothing", "wrong type", "wrong shape", NOT_FINITE, WRONG_ORDER)
BUT_RIGHT = "The numbers are right"


class Finding(NamedTuple):
    """What is wrong with one of the returned things."""

    part: int  # which of the returned things
    cause: str
    text: str
    places: list  # numbers of the examples that show it, smallest example first


class Complaint(NamedTuple):
    """Why a returned thing cannot be compared at all."""

    cause: str  # one of RUNGS
    text: str  # what follows its name: "has shape …"


# Equal or not -----------------------------------------------------------------------------


def same(yours, other, tolerance):
    """Whether two values are equal: in kind, shape and, up to `tolerance`, number."""
    if is_numeric(other):
        array = as_array(yours)
        return (
            array is not None
            and array.shape == np.shape(other)
            and not _is_bool_for_float(array, np.asarray(other))
            and bool(near(array, np.asarray(other), tolerance).all())
        )
    if isinstance(other, (list, tuple)):
        items = as_items(yours)
        return (
            items is not None
            and len(items) == len(other)
            and all(same(one, two, tolerance) for one, two in zip(items, other, strict=True))
        )
    if isinstance(other, dict) and isinstance(yours, dict):
        return yours.keys() == other.keys() and all(
            same(yours[key], other[key], tolerance) for key in other
        )
    return type(yours) is type(other) and yours == other


def is_numeric(value):
    """Whether a value is a number or an array of numbers; a list is a list."""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "fiub"
    return isinstance(value, (int, float))


def as_array(value):
    """The value as an array of real numbers, or None."""
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "fiub" else None


def as_items(value):
    """The items of a list, a tuple or an array; None for anything else."""
    if isinstance(value, np.ndarray) and value.ndim:
        return list(value)
    return value if isinstance(value, (list, tuple)) else None


def near(yours, other, tolerance):
    """Entry by entry: close, or the same nan or infinity. The shapes are equal."""
    yours, other = yours.astype(float), other.astype(float)
    finite = np.isfinite(other)
    size = np.abs(other)
    largest = size.max(initial=0.0, where=finite)
    zero = 1e-6 if tolerance >= FLOAT32_MATCH_TOLERANCE else 1e-11  # what should be 0
    room = tolerance * (size + largest / 100) + zero
    if finite.all():
        return np.abs(yours - other) <= room
    with np.errstate(invalid="ignore"):  # infinity minus infinity
        close = finite & (np.abs(yours - other) <= room)
    return close | (~finite & ((yours == other) | (np.isnan(yours) & np.isnan(other))))


def _is_bool_for_float(yours, other):
    """True and False are no answer where numbers with a fraction are meant."""
    return yours.dtype.kind == "b" and other.dtype.kind == "f"


# The cause --------------------------------------------------------------------------------


def findings(truths, answers, wrongs, order):
    """What is wrong with each of the returned things.

    Parameters
    ----------
    truths, answers : list of tuples
        For every example, the returned things.
    wrongs : callable -> iterable of (Misconception, list of tuples)
        What each misconception returns on the same examples; not asked for if nothing is wrong.
    order : list of int
        The numbers of the examples, smallest example first.

    Returns
    -------
    list of Finding
        Empty if everything is right.
    """
    tolerance = FLOAT32_TOLERANCE if has_float32(answers) else TOLERANCE
    off = {}
    for part in range(len(truths[0])):
        places = [i for i in order if not same(answers[i][part], truths[i][part], tolerance)]
        if places:
            off[part] = places
    if not off:
        return []
    named = explain(set(off), truths, answers, wrongs(), match_tolerance(answers))
    moved = wrong_order(off.keys() - named.keys(), truths, answers, tolerance)
    return [
        Finding(part, WRONG_ORDER, moved[part], [])
        if part in moved
        else _finding(part, off[part], truths, answers, named.get(part))
        for part in off
    ]


def has_float32(answers):
    """Whether some returned thing was computed with 7 digits."""
    return any(getattr(part, "dtype", None) == np.float32 for row in answers for part in row)


def match_tolerance(answers):
    """How near is "exactly that mistake"."""
    return FLOAT32_MATCH_TOLERANCE if has_float32(answers) else MATCH_TOLERANCE


def wrong_order(off, truths, answers, tolerance):
    """The wrong parts that are returned in each other's places, with the text that says so."""

    def has_value(yours, other, own):
        return same(yours, other, tolerance)

    rows = list(zip(answers, truths, strict=True))
    for fits, says in (
        (has_value, "has the value of {}: they are returned in the wrong order"),
        (_has_shape, "has the shape of {}: are they returned in the wrong order?"),
    ):
        places = {
            part: [
                q for q in off if q != part and all(fits(a[part], t[q], t[part]) for a, t in rows)
            ]
            for part in off
        }
        moved = {part for part, others in places.items() if len(others) == 1}
        if moved and {places[part][0] for part in moved} == moved:
            return dict.fromkeys(moved, says.format("the other" if len(moved) == 2 else "another"))
    return {}


def _has_shape(yours, other, own):
    """Whether an array has the shape that another returned thing should have, and not its own."""
    array = as_array(yours)
    if array is None or not (is_numeric(other) and is_numeric(own)):
        return False
    return array.shape == np.shape(other) != np.shape(own)


def _finding(part, places, truths, answers, wrong):
    """Name one wrong part: unfinished, a misconception, a rung of the ladder, or nothing."""
    if any(answers[i][part] is ... for i in places):
        return Finding(part, UNFINISHED, "is still `...`, not attempted yet", [])
    if wrong is not None:
        return Finding(part, wrong.cause, f"{wrong.because} See equation ({wrong.see}).", places)
    complaints = [(complaint(answers[i][part], truths[i][part]), i) for i in places]
    complaints = [pair for pair in complaints if pair[0]]
    if complaints:
        # That the numbers are right is said only if they are so in every example.
        lowest, place = min(
            complaints, key=lambda pair: (RUNGS.index(pair[0].cause), BUT_RIGHT in pair[0].text)
        )
        return Finding(part, lowest.cause, lowest.text, [place])
    return Finding(part, UNNAMED, _unnamed_text(part, places, truths, answers), places)


def _unnamed_text(part, places, truths, answers):
    close = all(same(answers[i][part], truths[i][part], CLOSE) for i in places)
    return "very close, but not equal: is it rounded, or is something small added?" if close else ""


def explain(off, truths, answers, wrongs, tolerance):
    """Which misconception makes each wrong part: part -> Misconception.

    One that agrees with everything returned is preferred to one that agrees with this part only,
    and one that explains more parts to one that explains fewer. A tie names nothing: a wrong name
    is worse than none.
    """
    fits = [(wrong, *_fit(off, truths, answers, rows, tolerance)) for wrong, rows in wrongs]
    fits = [fit for fit in fits if fit[1]]
    named = {}
    for part in off:
        able = [fit for fit in fits if part in fit[1]]
        able = [fit for fit in able if fit[2]] or able
        most = max((len(fit[1]) for fit in able), default=0)
        best = [fit[0] for fit in able if len(fit[1]) == most]
        if len({wrong.cause for wrong in best}) == 1:
            named[part] = best[0]
    return named


def _fit(off, truths, answers, rows, tolerance):
    """(the parts a misconception explains, whether it gets no other part wrong)."""
    explained = {part for part in off if _same_part(answers, rows, part, tolerance)}
    others = set(range(len(truths[0]))) - explained if explained else ()
    return explained, all(_same_part(rows, truths, part, TOLERANCE) for part in others)


def _same_part(rows, other_rows, part, tolerance):
    """Whether one returned thing is the same on every example."""
    return all(
        same(row[part], other[part], tolerance) for row, other in zip(rows, other_rows, strict=True)
    )


# The ladder for one returned thing -----------------------------------------------------------


def complaint(yours, truth):
    """The lowest rung of the ladder on which a returned thing fails; None if only values differ."""
    if yours is None:
        return Complaint("returns nothing", "is None")
    if isinstance(yours, Opaque):
        return Complaint("wrong type", _opaque_text(yours, truth))
    if is_numeric(truth):
        return _number_complaint(yours, np.asarray(truth))
    if isinstance(truth, (list, tuple)):
        wrong = as_items(yours) is None
    else:
        wrong = type(yours) is not type(truth)
    return Complaint("wrong type", f"is {_kind(yours)}; {_kind(truth)} is meant") if wrong else None


def _opaque_text(yours, truth):
    if yours.kind == "generator":
        return "is a generator: use return, not yield, or put list(…) around it"
    if yours.kind in ("function", "method", "builtin_function_or_method"):
        return f"is a function: call it, with brackets; {_kind(truth)} is meant"
    return f"is {_kind(yours)}; {_kind(truth)} is meant"


def _number_complaint(yours, truth):
    array = as_array(yours)
    if array is None:
        return Complaint("wrong type", f"is {_kind(yours)}; {_kind(truth)} is meant")
    if array.shape != truth.shape:
        return Complaint("wrong shape", _shape_text(yours, array, truth))
    if _is_bool_for_float(array, truth):
        return Complaint("wrong type", "is True/False; for 1 and 0 add .astype(float)")
    if array.dtype == np.float16:
        return Complaint("wrong type", "is float16, which keeps only three digits: use float64")
    if np.isfinite(truth).all() and not np.isfinite(array).all():
        return Complaint(NOT_FINITE, _finite_text(array))
    return None


def _kind(value):
    """A value in few words, as in "is …" and "… is meant"."""
    if isinstance(value, Opaque):
        return f"a {value.kind}" if " " in value.kind else f"of type {value.kind}"
    array = as_array(value) if not isinstance(value, (list, tuple)) else None
    if array is not None:
        return f"an array of shape {array.shape}" if array.ndim else "a number"
    if isinstance(value, np.ndarray):
        return "an array of complex numbers"
    names = {tuple: "a tuple", list: "a list", str: "a string", dict: "a dict", frozenset: "a set"}
    text = names.get(type(value), f"of type {type(value).__name__}")
    return f"{text} of {len(value)}" if type(value) in (list, tuple) else text


def _shape_text(yours, array, truth):
    """Which shape came, which is meant, and the likely reason."""
    came = f"has shape {array.shape}" if array.ndim else "is a single number"
    wanted = f"shape {truth.shape}" if truth.ndim else "a single number"
    text = f"{came} where {wanted} is meant"
    if isinstance(yours, tuple) and len(yours) == 1:
        return f"{text}. It is a tuple of one: is there a comma at the end of the line?"
    if array.T.shape == truth.shape and near(array.T, truth, TOLERANCE).all():
        return f"{text}. {BUT_RIGHT}: it is the transpose (.T) of what is meant"
    if array.size == truth.size and near(array.reshape(truth.shape), truth, TOLERANCE).all():
        return f"{text}. {BUT_RIGHT}, only the shape is not"
    return f"{text}. Is it transposed?" if array.T.shape == truth.shape else text


def _finite_text(array):
    if np.isnan(array).any():
        return (
            "contains nan (not a number): look for exp of a large number, division by 0, or log of "
            "a negative number"
        )
    return "contains inf (infinity): look for exp of a large number, log of 0, or division by 0"


def where(yours, truth):
    """Which rows, columns or items are off, if some are right: "row 1 is off, …"; else ""."""
    if isinstance(truth, (list, tuple)):
        return _where_in_list(as_items(yours), truth)
    array = as_array(yours)
    if not is_numeric(truth) or not np.ndim(truth) or array is None or array.shape != truth.shape:
        return ""
    close = near(array, truth, TOLERANCE)
    if close.ndim == 1:
        return _places_text("entry", close)
    return _places_text("row", close.all(axis=1)) or _places_text("column", close.all(axis=0))


def _where_in_list(items, truth):
    if items is None:
        return ""
    if len(items) != len(truth):
        return f"its length is {len(items)}, and {len(truth)} is meant"
    pairs = zip(items, truth, strict=True)
    return _places_text("item", np.array([same(*pair, TOLERANCE) for pair in pairs]))


def _places_text(noun, right):
    """ "rows 0, 2 are off, the others are right"; "" if all are off, or none."""
    off = np.flatnonzero(~right).tolist()
    if not 0 < len(off) < len(right):
        return ""
    rest = "the other is right" if len(right) - len(off) == 1 else "the others are right"
    if len(off) == 1:
        return f"{noun} {off[0]} is off, {rest}"
    nouns = {"row": "rows", "column": "columns", "entry": "entries", "item": "items"}[noun]
    return f"{nouns} {', '.join(map(str, off))} are off, {rest}"
