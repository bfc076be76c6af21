"""Scores to probabilities, safe for scores as large as ±1000.

Each formula is rewritten so that exp only ever sees numbers <= 0, which cannot overflow.
The softmax itself is np.exp(log_softmax(scores)).
"""

import numpy as np

from w2v_lib import require


def sigmoid(scores):
    """Turn scores into the probability of "yes", entry by entry.  [04.1]

    Parameters
    ----------
    scores : array of any shape, or a number

    Returns
    -------
    array of the same shape, or a number
        Between 0 and 1.

    Notes
    -----
    σ(x) = 1 / (1 + exp(-x)), and = exp(x) / (1 + exp(x)) where x < 0      CS224N (e), Rong (67)

    Examples
    --------
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0])).tolist()
    [0.0, 0.5, 1.0]
    """
    scores = require.finite("scores", scores)
    return np.exp(np.minimum(scores, 0)) / (1 + np.exp(-np.abs(scores)))


def log_sigmoid(scores):
    """Turn scores into the log-probability of "yes", entry by entry.  [04.15]

    Parameters
    ----------
    scores : array of any shape, or a number

    Returns
    -------
    array of the same shape, or a number
        At most 0, in nats.

    Notes
    -----
    log σ(x) = -log(exp(0) + exp(-x))

    Examples
    --------
    log(sigmoid(-1000)) would be log(0); here it is what it should be.

    >>> log_sigmoid(np.array([-1000.0, 1000.0])).tolist()
    [-1000.0, 0.0]
    """
    scores = require.finite("scores", scores)
    return -np.logaddexp(0, -scores) + 0.0  # + 0.0: the zero of a large score is 0.0, not -0.0


def log_softmax(scores):
    """Turn scores, one per word, into log-probabilities.  [02.3]

    Parameters
    ----------
    scores : (k,) array

    Returns
    -------
    (k,) array
        At most 0, in nats; their exponentials sum to 1.

    Notes
    -----
    log ŷ_j = u_j - log Σ_j' exp(u_j')      CS224N (a), Rong (3) (7)

    Adding the same number to all scores changes nothing; we take away the largest.

    Examples
    --------
    >>> np.exp(log_softmax(np.array([1000.0, 1000.0, -1000.0]))).tolist()
    [0.5, 0.5, 0.0]
    """
    scores = require.finite("scores", require.vector("scores", scores))
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())
