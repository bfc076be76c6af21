"""What one training example asks of the parameters.

A loss touches the hidden layer and some rows of the output vectors; `Gradients` holds just those.
The full matrix of the formulas, almost all zeros, is made only on demand, by `dense`.
"""

from typing import NamedTuple

import numpy as np

from w2v_lib import require


class Gradients(NamedTuple):
    """The loss of one example and its derivatives.

    Attributes
    ----------
    loss : float
        In nats.
    hidden : (dim,) array
        d loss / d hidden: CS224N's ∂J/∂v_c, Rong's EH.
    rows : (k,) int array
        The rows of the output vectors that take part; a row may occur more than once.
    output_rows : (k, dim) array
        d loss / d output_vectors[rows], one row for each entry of `rows`.

    Examples
    --------
    Row 2 takes part twice, so its two gradients add up.

    >>> output_rows = np.array([[1.0], [5.0], [10.0]])
    >>> gradients = Gradients(0.0, np.zeros(1), np.array([2, 0, 2]), output_rows)
    >>> gradients.dense(n_rows=4).ravel().tolist()
    [5.0, 0.0, 11.0, 0.0]
    """

    loss: float
    hidden: np.ndarray
    rows: np.ndarray
    output_rows: np.ndarray

    def dense(self, n_rows):
        """Return d loss / d output_vectors, (n_rows, dim); repeated rows add up.  [03.8] [05.15]"""
        require.rows("rows", self.rows, require.whole_number("n_rows", n_rows, at_least=1))
        matrix = np.zeros((n_rows, self.output_rows.shape[1]))
        np.add.at(
            matrix, self.rows, self.output_rows
        )  # `matrix[rows] +=` would keep one of each repeat
        return matrix
