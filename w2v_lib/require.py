"""Checks on what comes in.

Every function returns the checked value, or raises an error that says what was expected, what came
and what to do: a TypeError for the wrong kind of thing, a ValueError for a wrong value.
Nothing here is repaired in silence: no broadcasting, no rounding, no wrapped negative index.
"""

import operator

import numpy as np


def real_array(name, value):
    """Return `value` as an array of floats, any shape; a float array comes back as it is."""
    array = _array(name, value)
    if array.dtype.kind not in "fiu" and array.size > 0:
        raise TypeError(
            f"{name} must hold real numbers, got {_kind(value)}: "
            "convert it with np.array(..., dtype=float)."
        )
    return array if array.dtype.kind == "f" else array.astype(float)


def vector(name, value, dim=None):
    """Return `value` as an array of shape (dim,), or (n,) for any n >= 1."""
    array = real_array(name, value)
    if array.ndim != 1 or array.size == 0 or dim not in (None, array.size):
        wanted = "(n,) with n >= 1" if dim is None else f"({dim},)"
        raise ValueError(
            f"{name} must be a vector of shape {wanted}, got {_kind(value)}: "
            "pass one row of numbers, with the length that the other arguments have."
        )
    return array


def matrix(name, value):
    """Return `value` as an array of shape (n_rows, dim), both >= 1; looks at the shape only."""
    array = real_array(name, value)
    if array.ndim != 2 or array.size == 0:
        raise ValueError(
            f"{name} must be a matrix of shape (n_rows, dim), both at least 1, "
            f"got {_kind(value)}: put one vector in each row."
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
        raise ValueError(f"{name} must be writeable, got a read-only array: pass a copy of it.")
    return matrix(name, value)


def finite(name, value):
    """Return `value` as an array without NaN or infinity; reads every entry."""
    array = real_array(name, value)
    if not np.isfinite(array).all():
        index = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
        where = f" at {list(index)}" if index else ""
        raise ValueError(
            f"{name} must be finite, got {array[index]}{where}: "
            "look for a division by zero, a log of zero or a learning rate that is too large."
        )
    return array


def whole_number(name, value, at_least=-np.inf):
    """Return `value` as an int >= `at_least`; True, 2.0 and "2" are not whole numbers."""
    try:
        number = None if isinstance(value, (bool, np.bool_)) else operator.index(value)
    except TypeError:
        number = None
    if number is None:
        raise TypeError(f"{name} must be one whole number, got {_kind(value)}: pass an int.")
    if number < at_least:
        raise ValueError(f"{name} must be at least {at_least}, got {number}: pass a larger number.")
    return number


def number(name, value, at_least=-np.inf, above=-np.inf):
    """Return `value` as a finite float that is >= `at_least` and > `above`."""
    array = real_array(name, value)
    if array.ndim != 0:
        raise TypeError(f"{name} must be one number, got {_kind(value)}: pass a float.")
    if not np.isfinite(array) or array < at_least or array <= above:
        limit = f" above {above:g}" if np.isfinite(above) else ""
        limit = f" of at least {at_least:g}" if np.isfinite(at_least) else limit
        raise ValueError(
            f"{name} must be a finite number{limit}, got {value}: pass one in that range."
        )
    return float(array)


def row(name, value, n_rows=np.inf):
    """Return `value` as an int that numbers one of `n_rows` rows: 0 .. n_rows - 1."""
    index = whole_number(name, value)
    if not 0 <= index < n_rows:
        raise ValueError(
            f"{name} must be a row number {_range(n_rows)}, got {index}: "
            "check that ids and vectors come from the same vocabulary."
        )
    return index


def rows(name, values, n_rows=np.inf, at_least=1):
    """Return `values` as a (k,) int array of row numbers 0 .. n_rows - 1, with k >= `at_least`."""
    array = _array(name, values)
    if array.ndim != 1 or array.size < at_least:
        raise ValueError(
            f"{name} must be a list of at least {at_least} row numbers, got {_kind(values)}: "
            "pass a flat list of ids."
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
            f"{name} must hold row numbers {_range(n_rows)}, got {bad}: "
            "check that ids and vectors come from the same vocabulary."
        )
    return array


def counts(name, values):
    """Return `values` as a (n,) array of counts: finite, none negative, not all zero."""
    array = finite(name, vector(name, values))
    if array.min() < 0 or array.max() == 0:
        raise ValueError(
            f"{name} must be zero or more, and not all zero, "
            f"got {array.min():g} to {array.max():g}: pass how often each word occurs."
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


def _array(name, value):
    """Return `value` as NumPy reads it, or say what it could not read."""
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(
            f"{name} must have rows of equal lengths, got {_kind(value)}: even them out."
        ) from None


def _kind(value):
    """What `value` is, in few words: the shape of an array, the beginning of anything else."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and type {value.dtype}"
    return f"{type(value).__name__} {value!r:.40}"


def _range(n_rows):
    """The row numbers that exist, in words."""
    return "of 0 or more" if n_rows == np.inf else f"from 0 to {n_rows - 1}"
