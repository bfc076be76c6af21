"""A derivation, executed: every displayed line is a number or an array, and all are equal."""

import numpy as np

from w2v_lib import require

RELATIVE = 1e-7  # numerical_gradient is good for about 1e-9, so this leaves room
ABSOLUTE = 1e-8  # for entries that are zero


def agree(tag, *lines):
    """Print that all lines of a derivation have the same value, or say which does not.

    Parameters
    ----------
    tag : str
        Number of the equation, such as "03.1".
    *lines : number or array
        The value of each line, at least two; same shape, nothing is broadcast.

    Raises
    ------
    AssertionError
        Names the first value that differs from value 1, and its worst entry.

    Examples
    --------
    >>> agree("01.1", (2 + 3) ** 2, 2**2 + 2 * 2 * 3 + 3**2, 25.0)
    (01.1) 3 values agree
    >>> agree("01.2", np.array([1.0, 2.0]), np.array([1.0, -2.0]))
    Traceback (most recent call last):
    AssertionError: (01.2) value 2 differs from value 1: at [1] value 1 is 2 and value 2 is -2
    """
    if not isinstance(tag, str):
        raise TypeError(
            f'tag must be a string such as "03.1", got {tag!r:.40}: put it before the lines.'
        )
    if len(lines) < 2:
        raise ValueError(
            f"({tag}) must have at least 2 lines, got {len(lines)}: one line agrees with nothing."
        )
    values = [_checked(f"({tag}) value {number}", line) for number, line in enumerate(lines, 1)]
    for number, value in enumerate(values[1:], 2):
        difference = _difference(values[0], value, number)
        if difference:
            raise AssertionError(f"({tag}) value {number} differs from value 1: {difference}")
    print(f"({tag}) {len(lines)} values agree")


def _checked(name, line):
    """The line as a finite array with something in it."""
    value = require.finite(name, line).astype(float)
    if value.size == 0:
        raise ValueError(
            f"{name} must have at least one entry, got shape {value.shape}: "
            "choose a larger example."
        )
    return value


def _difference(first, value, number):
    """How the value of a line differs from the first, in words; empty if it does not."""
    if value.shape != first.shape:
        return f"value 1 has shape {first.shape} and value {number} has shape {value.shape}"
    excess = np.abs(value - first) / (ABSOLUTE + RELATIVE * np.abs(first))
    if excess.max() <= 1:
        return ""
    worst = np.unravel_index(excess.argmax(), excess.shape)
    where = f"at {[int(index) for index in worst]} " if worst else ""
    return f"{where}value 1 is {first[worst]:.9g} and value {number} is {value[worst]:.9g}"
