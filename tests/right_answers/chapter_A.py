"""Right answers to appendix A, in the styles of different learners: each must pass."""

import math

import numpy as np


def s(z):
    return 1 / (1 + np.exp(-z))


def in_rows(x, t, W, W_prime):
    """Rows from left to right, and broadcasting in place of outer products."""
    h = s(x @ W)
    y = s(h @ W_prime)
    error_up = (y - t) * y * (1 - y)
    error_down = (error_up @ W_prime.T) * h * (1 - h)
    return 0.5 * np.sum((y - t) ** 2), x[:, None] * error_down, h[:, None] * error_up


def in_columns(x, t, W, W_prime):
    """Everything is a column with two axes."""
    column, truth = x.reshape(-1, 1), t.reshape(-1, 1)
    h = s(W.T @ column)
    y = s(W_prime.T @ h)
    error_up = (y - truth) * y * (1 - y)
    error_down = W_prime @ error_up * h * (1 - h)
    loss = ((y - truth).T @ (y - truth)).item() / 2
    return loss, column @ error_down.T, h @ error_up.T


def by_einsum(x, t, W, W_prime):
    h = s(np.einsum("ki,k->i", W, x))
    y = s(np.einsum("ij,i->j", W_prime, h))
    up = (y - t) * (y - y**2)
    down = np.einsum("ij,j,i->i", W_prime, up, h - h**2)
    loss = np.einsum("j,j->", y - t, y - t) / 2
    return loss, np.einsum("k,i->ki", x, down), np.einsum("i,j->ij", h, up)


def weight_by_weight(x, t, W, W_prime):
    """Loops over all weights, with math.exp."""

    def one(z):
        return 1 / (1 + math.exp(-z))

    inputs, hidden, outputs = range(len(x)), range(W.shape[1]), range(len(t))
    h = [one(sum(W[k, i] * x[k] for k in inputs)) for i in hidden]
    y = [one(sum(W_prime[i, j] * h[i] for i in hidden)) for j in outputs]
    up = [(y[j] - t[j]) * y[j] * (1 - y[j]) for j in outputs]
    down = [sum(up[j] * W_prime[i, j] for j in outputs) * h[i] * (1 - h[i]) for i in hidden]
    grad_W, grad_W_prime = np.zeros(W.shape), np.zeros(W_prime.shape)
    for i in hidden:
        for k in inputs:
            grad_W[k, i] = down[i] * x[k]
        for j in outputs:
            grad_W_prime[i, j] += up[j] * h[i]
    return sum((y[j] - t[j]) ** 2 for j in outputs) / 2, grad_W, grad_W_prime


def with_diagonal_tables(x, t, W, W_prime):
    """Each sigmoid as a diagonal table of slopes, as in (04.7)."""
    h = s(W.T @ x)
    y = s(W_prime.T @ h)
    up = np.diag(y * (1 - y)) @ (y - t)
    down = np.diag(h * (1 - h)) @ W_prime @ up
    return np.linalg.norm(y - t) ** 2 / 2, np.multiply.outer(x, down), np.multiply.outer(h, up)


def in_single_precision(x, t, W, W_prime):
    x, t, W, W_prime = (np.asarray(part, dtype=np.float32) for part in (x, t, W, W_prime))
    h = s(W.T @ x)
    y = s(W_prime.T @ h)
    up = (y - t) * y * (1 - y)
    return ((y - t) ** 2).sum() / 2, np.outer(x, W_prime @ up * h * (1 - h)), np.outer(h, up)


def one_layer_after_the_other(x, t, W, W_prime):
    """Any number of layers in a list; the gradients come out from above to below."""
    values = [x]
    for table in (W, W_prime):
        values.append(s(values[-1] @ table))
    blame, gradients = values[-1] - t, []
    for table, below, above in zip((W_prime, W), values[-2::-1], values[:0:-1], strict=True):
        blame = blame * above * (1 - above)
        gradients.insert(0, np.outer(below, blame))
        blame = table @ blame
    return 0.5 * float((values[-1] - t) @ (values[-1] - t)), *gradients


def with_an_own_step_and_back(x, t, W, W_prime):
    """In place, on copies of its own; the gradient is what one step of rate 1 takes away."""
    h = s(W.T @ x)
    y = s(W_prime.T @ h)
    up = (y - t) * y * (1 - y)
    moved, moved_prime = W.copy(), W_prime.copy()
    moved -= np.outer(x, (W_prime @ up) * h * (1 - h))
    moved_prime -= np.outer(h, up)
    return ((t - y) ** 2).sum() / 2, W - moved, W_prime - moved_prime


RIGHT = {
    "A.1": [3, "3", 3.0],
    "A.2": [
        "(y - t) * y * (1 - y) * x",
        "x * (y - t) * (y - y**2)",
        "-(t - y) * y * (1 - y) * x",
        "x @ ((y - t) * y * (1 - y))",
        "(sigmoid(w.T @ x) - t) * sigmoid(w.T @ x) * sigmoid(-w.T @ x) * x",
        "y**2 * (1 - y) * x - t * y * (1 - y) * x",
        "(y - t) * exp(w.T @ x) / (1 + exp(w.T @ x))**2 * x",
    ],
    "A.3": [
        "(W_prime @ EI_prime) * h * (1 - h)",
        "W_prime @ EI_prime * (h - h**2)",
        "h * (1 - h) * (W_prime @ EI_prime)",
        "diag(h * (1 - h)) @ W_prime @ EI_prime",
        "(EI_prime.T @ W_prime.T).T * h * (1 - h)",
        "diag(W_prime @ EI_prime) @ (h - h * h)",
    ],
    "A.4": [
        in_rows,
        in_columns,
        by_einsum,
        weight_by_weight,
        with_diagonal_tables,
        in_single_precision,
        one_layer_after_the_other,
        with_an_own_step_and_back,
    ],
    "A.5": ["c", "C", "c)"],
    "A.6": [1, "1", 1.0],
    "A.7": [
        "W_prime @ (y - t)",
        "W_prime @ y - W_prime @ t",
        "-W_prime @ (t - y)",
        "((y - t).T @ W_prime.T).T",
        "W_prime @ (softmax(W_prime.T @ h) - t)",
        "W_prime @ diag(y - t) @ (y / y)",
    ],
    "A.8": ["EBHDAGC", "ebdahgc", "E→B→D→A→G→H→C", "E B D H A G C", list("EBHDAGC")],
}
