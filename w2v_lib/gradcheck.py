"""The referee: derivatives by moving a little and looking, with no calculus to get wrong."""

import numpy as np

from w2v_lib import require

HALF_STEP = 1e-5  # larger: the curve shows; smaller: the last digits of a float do


def numerical_gradient(function, point):
    """Measure the slope of a function along every coordinate.  [03.1]

    Parameters
    ----------
    function : callable
        Takes an array shaped like `point`, returns one number.
    point : number or array of any shape
        Where to measure; it is not changed.

    Returns
    -------
    float or array shaped like `point`
        Right to about 1e-9 for a smooth function with values near 1.

    Notes
    -----
    ∂f/∂x_i ≈ (f(x + ε e_i) - f(x - ε e_i)) / 2ε

    Examples
    --------
    The slope of x² is 2x.

    >>> gradient = numerical_gradient(lambda x: (x**2).sum(), np.array([[1.0, -2.0], [0.0, 3.0]]))
    >>> [[round(float(slope), 6) + 0.0 for slope in row] for row in gradient]
    [[2.0, -4.0], [0.0, 6.0]]
    """
    point = require.finite("point", point).astype(float)  # a copy, and 3 + 1e-5 needs a float
    gradient = np.zeros_like(point)
    for index in np.ndindex(point.shape):
        move = np.zeros_like(point)
        move[index] = HALF_STEP
        rise = _value(function, point + move) - _value(function, point - move)
        gradient[index] = rise / (2 * HALF_STEP)
    return gradient[()]  # [()]: a number for a number


def _value(function, point):
    """The function's value, which must be one finite number."""
    value = require.finite("the value of function", function(point))
    if value.ndim != 0:
        raise ValueError(
            f"function must return one number, got shape {value.shape}: "
            "add its entries up, or pick one."
        )
    return float(value)
