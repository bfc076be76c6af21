"""The pencil grammar: read an expression such as "U @ (y_hat - y)" and compute its value.

The text is parsed with `ast` and walked node by node; nothing is ever given to `eval`. Every
value is a matrix: a column is (d, 1), a row (1, d), a number (1, 1). Shapes must fit exactly:
only a number combines with everything.
"""

from __future__ import annotations

import ast
import difflib
import functools
import re
import unicodedata
import warnings

import numpy as np

MAX_LENGTH = 400  # characters: more than any answer needs
MAX_EXPONENT = 8

# What people type or paste, and what the grammar calls it.
SPELLINGS = {
    "ŷ": "y_hat",
    "σ": "sigmoid",
    "η": "eta",
    "α": "alpha",
    "ᵀ": ".T",
    "⊤": ".T",
    "²": "**2",
    "³": "**3",
    "−": "-",
    "–": "-",
    "·": "*",
    "⋅": "*",
    "×": "*",
    "∗": "*",
    "∘": "*",
    "⊙": "*",
    "np.": "",
    "math.": "",
    "linalg.": "",
}


# Said instead of "cannot be read" where one of these signs stands, the longer ones first.
ADVICE = {
    "^T": "For a transpose write .T, as in U.T.",
    "^": "For a power write **, as in x**2.",
    "\\": "LaTeX is not read here: write the names of the symbols, such as y_hat.",
    "Σ": "Write a sum as sum(…), or as a product with @.",
    "∑": "Write a sum as sum(…), or as a product with @.",
    "⊗": "For an outer product write a @ b.T.",
    "==": "Only one expression is wanted, without ==.",
    "<": "Only one expression is wanted, without a comparison: it has to hold in every case.",
    ">": "Only one expression is wanted, without a comparison: it has to hold in every case.",
    "=": "Leave out the = and what stands before it: only the expression itself is wanted.",
}

# Said where somebody calls what numpy or mathematics have under another name.
OTHER_NAMES = {
    "dot": "Write a product of matrices with @, as in U @ v_c.",
    "matmul": "Write a product of matrices with @, as in U @ v_c.",
    "outer": "For an outer product write a @ b.T.",
    "transpose": "Write a transpose as .T, as in U.T.",
    "T": "Write a transpose without brackets, as in U.T.",
    "ln": "The natural logarithm is log(…) here.",
}


def _sigmoid(scores):
    return 1 / (1 + np.exp(-scores))


def _softmax(scores):
    weights = np.exp(scores - scores.max())
    return weights / weights.sum()


FUNCTIONS = {
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "sigmoid": _sigmoid,
    "softmax": _softmax,
    "sum": lambda matrix: matrix.sum().reshape(1, 1),
    "mean": lambda matrix: matrix.mean().reshape(1, 1),
    "norm": lambda matrix: np.sqrt((matrix**2).sum()).reshape(1, 1),
    "diag": lambda column: np.diag(column.ravel()),
}
ARITHMETIC = {
    ast.Add: ("+", np.add),
    ast.Sub: ("-", np.subtract),
    ast.Mult: ("*", np.multiply),
    ast.Div: ("/", np.divide),
}


class ExpressionError(ValueError):
    """An expression that cannot be read or computed; `cause` says in few words why."""

    def __init__(self, cause, message):
        super().__init__(message)
        self.cause = cause


def evaluate(text, symbols):
    """Compute the value of an expression.

    Parameters
    ----------
    text : str
        What the learner wrote.
    symbols : dict
        Name -> number, vector (taken as a column) or matrix.

    Returns
    -------
    (n_rows, n_columns) array
        A number is (1, 1).

    Examples
    --------
    >>> evaluate("2 * x.T @ x", {"x": np.array([3.0, 4.0])}).tolist()
    [[50.0]]
    """
    matrices = {name: as_matrix(value) for name, value in symbols.items()}
    try:
        with np.errstate(all="ignore"):
            return _compute(parse(text), matrices)
    except RecursionError:
        raise ExpressionError("syntax", "The expression is nested too deeply.") from None


def as_matrix(value):
    """A number as (1, 1), a vector as a column, a matrix as it is."""
    array = np.asarray(value, dtype=float)
    return array.reshape(-1, 1) if array.ndim < 2 else array


@functools.lru_cache
def parse(text):
    """Read an expression into its syntax tree, or say where reading stopped."""
    plain = respell(text)
    _refuse_foreign_signs(plain)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(plain, mode="eval").body
    except SyntaxError as error:
        place = error.offset - 1 if error.offset else len(plain)  # 0: it stops too early
        pointer = " " * place + "^"
        side_by_side = re.search(r"[\w)\]] +[\w(]|[)\]]\w", plain)
        missing = "\n\nIs a * or an @ missing between two things?" if side_by_side else ""
        raise ExpressionError(
            "syntax",
            f"The expression stops making sense here:\n\n    {plain}\n    {pointer}{missing}",
        ) from None
    except (MemoryError, RecursionError, ValueError):
        raise ExpressionError("syntax", "The expression is nested too deeply.") from None


def respell(text):
    """Replace the signs people paste (ŷ, σ, ᵀ, −, ·) by the grammar's own."""
    plain = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")  # invisible
    plain = " ".join(unicodedata.normalize("NFC", plain).split())
    for sign, spelling in SPELLINGS.items():
        plain = plain.replace(sign, spelling)
    return plain


def _refuse_foreign_signs(text):
    """Say what to write instead of signs that mean something else here."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("syntax", f"The expression is longer than {MAX_LENGTH} characters.")
    if not text:
        raise ExpressionError("syntax", "The expression is empty.")
    for sign, advice in ADVICE.items():
        if sign in text:
            raise ExpressionError("syntax", advice)


def _compute(node, symbols):
    """The value of one node of the tree; each kind of node that is allowed has its line here."""
    match node:
        case ast.Constant(value=bool() | complex()):
            pass
        case ast.Constant(value=int() | float() as number):
            return as_matrix(min(number, 1e300))
        case ast.Name(id=name):
            return _look_up(name, symbols)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_compute(operand, symbols)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _compute(operand, symbols)
        case ast.Attribute(value=inner, attr="T"):
            return _compute(inner, symbols).T
        case ast.BinOp():
            return _combine(node, symbols)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return _apply(name, argument, symbols)
        case ast.Call():
            _refuse_call(node, symbols)
        case ast.Subscript():
            return _pick(node, symbols)
    _refuse(node)


def _look_up(name, symbols):
    """The value of a name, or the list of names there are."""
    if name in symbols:
        return symbols[name]
    if name in FUNCTIONS:
        raise ExpressionError(
            "syntax", f"{name} is a function: give it something, as in {name}(…)."
        )
    near = difflib.get_close_matches(name, symbols, n=1, cutoff=0.5)
    question = f" Did you mean {near[0]}?" if near else ""
    raise ExpressionError(
        "unknown name", f"There is no {name} here.{question} The symbols are {', '.join(symbols)}."
    )


def _combine(node, symbols):
    """Two values and the sign between them."""
    left, right = _compute(node.left, symbols), _compute(node.right, symbols)
    if isinstance(node.op, ast.MatMult):
        return _matrix_product(node, left, right)
    if isinstance(node.op, ast.Pow):
        return _power(node, left, right)
    if type(node.op) in ARITHMETIC:
        return _entry_by_entry(node, left, right)
    _refuse(node)


def _matrix_product(node, left, right):
    """(n, k) @ (k, m) is (n, m)."""
    if left.shape[1] == right.shape[0]:
        return left @ right
    if 1 in (left.size, right.size):
        raise _misfit(node, left, right, "a number multiplies with *, not with @")
    rule = f"for @ the inner two sizes must be equal, and {left.shape[1]} is not {right.shape[0]}"
    fits = left.shape[0] == right.shape[0] or left.shape[1] == right.shape[1]
    raise _misfit(node, left, right, f"{rule}. Is a .T missing, or one too many?" if fits else rule)


def _entry_by_entry(node, left, right):
    """+ - * / of equal shapes, or with a number; a row and a column never stretch each other."""
    sign, operation = ARITHMETIC[type(node.op)]
    if left.shape != right.shape and 1 not in (left.size, right.size):
        could_be_product = left.shape[1] == right.shape[0] or {*left.shape} & {*right.shape} - {1}
        product = "; the matrix product is @" if sign == "*" and could_be_product else ""
        raise _misfit(node, left, right, f"for {sign} both must have the same shape{product}")
    return operation(left, right)


def _power(node, base, exponent):
    """Entry by entry, with a small number as exponent."""
    if exponent.size != 1 or not abs(exponent.item()) <= MAX_EXPONENT:
        raise ExpressionError(
            "syntax", f"In {ast.unparse(node)} the exponent must be a number up to {MAX_EXPONENT}."
        )
    return base ** exponent.item()


def _apply(name, argument, symbols):
    """One of the known functions of one value."""
    value = _compute(argument, symbols)
    if name in ("softmax", "diag") and 1 not in value.shape:
        raise ExpressionError(
            "shapes do not fit",
            f"{name} takes a column, and {ast.unparse(argument)} is {shape_words(value.shape)}.",
        )
    return FUNCTIONS[name](value)


def _refuse_call(node, symbols):
    """A call of something that is no function, or with too many arguments."""
    name = ast.unparse(node.func)
    advice = OTHER_NAMES.get(name.rpartition(".")[2])
    if advice:
        raise ExpressionError("unknown name", advice)
    if name in FUNCTIONS:
        raise ExpressionError("syntax", f"{name} takes one thing in its brackets.")
    if isinstance(node.func, ast.Attribute) and not node.args:  # x.sum(), x.max()
        whose, what = ast.unparse(node.func.value), node.func.attr
        known = f"write {what}({whose})" if what in FUNCTIONS else f"{what} is not known here"
        raise ExpressionError("syntax", f"{name}() is not part of the pencil language: {known}.")
    if name in symbols or not isinstance(node.func, ast.Name):
        raise ExpressionError(
            "syntax", f"{name} is not a function: write {name} * (…) or {name} @ (…)."
        )
    raise ExpressionError(
        "unknown name", f"There is no function {name}. There are {', '.join(FUNCTIONS)}."
    )


def _pick(node, symbols):
    """U[o] or U[:, o] is column o of a matrix, y[o] entry o of a column; both count from 0."""
    matrix, index = _compute(node.value, symbols), node.slice
    columns = matrix if matrix.shape[1] > 1 else matrix.T
    match index:
        case ast.Tuple(elts=[ast.Slice(lower=None, upper=None, step=None), second]):
            columns, index = matrix, second
    place, count = _compute(index, symbols), columns.shape[1]
    if place.size != 1 or place.item() not in range(count):
        raise ExpressionError(
            "shapes do not fit",
            f"In {ast.unparse(node)} the index must be a whole number from 0 to {count - 1}.",
        )
    return columns[:, [int(place.item())]]


def _misfit(node, left, right, rule):
    """The error for two shapes that do not go together."""
    one, other = ast.unparse(node.left), ast.unparse(node.right)
    return ExpressionError(
        "shapes do not fit",
        f"{one} is {shape_words(left.shape)} and {other} is {shape_words(right.shape)}: {rule}"
        + ("" if rule.endswith("?") else "."),
    )


def shape_words(shape):
    """A shape as the learner should read it: (1, 1) is a number."""
    return "a number" if shape == (1, 1) else str(shape)


def _refuse(node):
    """Anything Python knows and this grammar does not."""
    raise ExpressionError(
        "syntax",
        f"{ast.unparse(node)} is not part of the pencil language: it knows the symbols, numbers, "
        f"+ - * / @ **, .T and the functions {', '.join(FUNCTIONS)}.",
    )
