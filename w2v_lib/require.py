"""Checks on what comes in.

Every function returns the checked value, or raises an error that says what was expected, what came
and what to do: a TypeError for the wrong kind of thing, a ValueError for a wrong value.
Nothing here is repaired in silence: no broadcasting, no rounding, no wrapped negative index.
"""

import operator

import numpy as np


def real_array(name, value):
    """Return `value` as an array of real numbers, any shape."""
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must be an array, got rows of unequal lengths: even them out."
        ) from None
    if array.dtype.kind not in "fiu" and array.size > 0:
        raise TypeError(
            f"{name} must hold real numbers, got {_kind(value)}: "
            "convert it with np.array(..., dtype=float)."
        )
    return array


def vector(name, value, dim=None):
    """Return `value` as an array of shape (dim,), or (n,) for any n >= 1."""
    array = real_array(name, value)
    if array.ndim != 1 or array.size == 0 or dim not in (None, array.size):
        wanted = "(n,) with n >= 1" if dim is None else f"({dim},)"
        raise ValueError(
            f"{name} must be a vector of shape {wanted}, got shape {array.shape}: "
            "pass one row of numbers, with the length that the other arguments have."
        )
    return array


def matrix(name, value):
    """Return `value` as an array of shape (n_rows, dim), both >= 1; looks at the shape only."""
    array = real_array(name, value)
    if array.ndim != 2 or array.size == 0:
        raise ValueError(
            f"{name} must be a matrix of shape (n_rows, dim), none of them 0, "
            f"got shape {array.shape}: "
            "put one vector in each row."
        )
    return array


def parameters(name, value):
    """Return `value` if it is a matrix of floats that can be changed in place."""
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
        raise TypeError(
            f"{name} must be an array of floats, got {_kind(value)}: "
            "training changes it in place, so make it with init_vectors."
        )
    if not value.flags.writeable:
        raise ValueError(f"{name} must be writeable, got a read-only array: pass {name}.copy().")
    return matrix(name, value)


def finite(name, value):
    """Return `value` as an array without NaN or infinity; reads every entry."""
    array = real_array(name, value)
    bad = np.argwhere(~np.isfinite(array))
    if len(bad) > 0:
        index = tuple(bad[0].tolist())
        where = f" at {list(index)}" if index else ""
        raise ValueError(
            f"{name} must be finite, got {array[index]}{where}: "
            "look for a division by zero, a log of zero or a learning rate that is too large."
        )
    return array


def whole_number(name, value, at_least):
    """Return `value` as an int >= `at_least`; True, 2.0 and "2" are not whole numbers."""
    if isinstance(value, (bool, np.bool_)) or not hasattr(value, "__index__"):
        raise TypeError(f"{name} must be a whole number, got {_kind(value)}: pass an int.")
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(
            f"{name} must be one whole number, got {_kind(value)}: pass an int."
        ) from None
    if number < at_least:
        raise ValueError(f"{name} must be at least {at_least}, got {number}: pass a larger number.")
    return number


def number(name, value, at_least=-np.inf, above=-np.inf):
    """Return `value` as a finite float that is >= `at_least` and > `above`."""
    array = real_array(name, value)
    if array.ndim != 0:
        raise TypeError(f"{name} must be one number, got shape {array.shape}: pass a float.")
    if not np.isfinite(array) or array < at_least or array <= above:
        limit = f" above {above:g}" if np.isfinite(above) else ""
        limit = f" of at least {at_least:g}" if np.isfinite(at_least) else limit
        raise ValueError(
            f"{name} must be a finite number{limit}, got {value}: choose another value."
        )
    return float(array)


def row(name, value, n_rows):
    """Return `value` as an int that numbers one of `n_rows` rows: 0 .. n_rows - 1."""
    index = whole_number(name, value, at_least=0)
    if index >= n_rows:
        raise ValueError(
            f"{name} must be a row number from 0 to {n_rows - 1}, got {index}: "
            "check that ids and vectors come from the same vocabulary."
        )
    return index


def rows(name, values, n_rows=np.inf, at_least=1):
    """Return `values` as a (k,) int array of row numbers 0 .. n_rows - 1, with k >= `at_least`."""
    array = np.asarray(values)
    if array.ndim != 1 or array.size < at_least:
        raise ValueError(
            f"{name} must be a list of at least {at_least} row numbers, got shape {array.shape}: "
            "pass whole numbers, one for each word."
        )
    if array.size == 0:
        return np.zeros(0, dtype=int)  # an empty list has no type of its own
    if array.dtype.kind not in "iu":
        raise TypeError(
            f"{name} must hold whole numbers, got {_kind(values)}: pass ids, not words."
        )
    if array.min() < 0 or array.max() >= n_rows:
        bad = array.min() if array.min() < 0 else array.max()
        raise ValueError(
            f"{name} must hold row numbers from 0 to {n_rows - 1}, got {bad}: "
            "check that ids and vectors come from the same vocabulary."
        )
    return array


def counts(name, values):
    """Return `values` as a (n,) array of counts: finite, none negative, not all zero."""
    array = finite(name, vector(name, values))
    if array.min() < 0 or array.max() == 0:
        raise ValueError(
            f"{name} must be zero or more, and not all zero, got {array.min()} to {array.max()}: "
            "pass how often each word occurs."
        )
    return array


def probs(name, values):
    """Return `values` as a (n,) array of probabilities: none negative, sum 1."""
    array = finite(name, vector(name, values))
    if array.min() < 0 or abs(array.sum() - 1) > 1e-6:
        raise ValueError(
            f"{name} must be zero or more and sum to 1, "
            f"got sum {array.sum():.6g} and least {array.min():.6g}: divide them by their sum."
        )
    return array


def generator(name, value):
    """Return `value` if it is a random generator of NumPy's new kind."""
    if not isinstance(value, np.random.Generator):
        raise TypeError(
            f"{name} must be a numpy Generator, got {_kind(value)}: "
            "make one with np.random.default_rng(seed)."
        )
    return value


def _kind(value):
    """What `value` is, in few words: its type, the dtype of an array, a short value."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}"
    return f"{type(value).__name__} {value!r:.40}"
