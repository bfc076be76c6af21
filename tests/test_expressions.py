"""The pencil grammar: what it computes, what it refuses, and what it says then."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.exercises.expressions import ExpressionError, as_matrix, evaluate

RNG = np.random.default_rng(5)
U = RNG.normal(size=(3, 5))
V_C = RNG.normal(size=3)
Y_HAT = np.exp(U.T @ V_C) / np.exp(U.T @ V_C).sum()
Y = np.eye(5)[2]
SYMBOLS = {"U": U, "v_c": V_C, "u_o": U[:, 2], "y_hat": Y_HAT, "y": Y, "eta": 0.1, "o": 2}


def complaint(text, symbols=SYMBOLS):
    """(cause, message) of an expression that cannot be computed."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, symbols)
    return caught.value.cause, str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("U @ (y_hat - y)", U @ (Y_HAT - Y)),
        ("-u_o + U @ y_hat", U @ (Y_HAT - Y)),
        ("((y_hat - y).T @ U.T).T", U @ (Y_HAT - Y)),
        ("v_c @ (y_hat - y).T", np.outer(V_C, Y_HAT - Y)),
        ("u_o.T @ v_c", V_C @ U[:, 2]),
        ("-log(y_hat[o])", -np.log(Y_HAT[2])),
        ("log(sum(exp(U.T @ v_c))) - u_o.T @ v_c", -np.log(Y_HAT[2])),
        ("-y.T @ log(y_hat)", -np.log(Y_HAT[2])),
        ("softmax(U.T @ v_c)", Y_HAT),
        ("U[o]", U[:, 2]),
        ("U[:, 2]", U[:, 2]),
        ("y[2]", 1.0),
        ("v_c - eta * u_o", V_C - 0.1 * U[:, 2]),
        ("2 * v_c / 4", V_C / 2),
        ("v_c ** 2", V_C**2),
        ("2 ** 0.5 * +1", np.sqrt(2)),
        ("sigmoid(v_c) * (1 - sigmoid(v_c))", np.exp(-V_C) / (1 + np.exp(-V_C)) ** 2),
        ("diag(v_c)", np.diag(V_C)),
        ("norm(v_c)", np.linalg.norm(V_C)),
        ("sqrt(mean(v_c * v_c))", np.sqrt((V_C**2).mean())),
        ("1e-3", 0.001),
        ("  U\n @ \t y ", U @ Y),
    ],
)
def test_computes(text, value):
    computed = evaluate(text, SYMBOLS)
    assert computed.shape == as_matrix(value).shape
    np.testing.assert_allclose(computed, as_matrix(value), rtol=1e-12)


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("U @ (ŷ − y)", "U @ (y_hat - y)"),
        ("U @ (y\u0302 – y)", "U @ (y_hat - y)"),  # y and a combining hat
        ("u_oᵀ @ v_c", "u_o.T @ v_c"),
        ("Uᵀ@v_c", "U.T @ v_c"),
        ("U⊤ @ v_c", "U.T @ v_c"),
        ("σ(v_c) · (1 − σ(v_c))", "sigmoid(v_c) * (1 - sigmoid(v_c))"),
        ("v_c − η × u_o", "v_c - eta * u_o"),
        ("v_c²", "v_c ** 2"),
        ("np.log(y_hat)", "log(y_hat)"),
        ("v_c ⊙ u_o", "v_c * u_o"),
    ],
)
def test_understands_what_people_paste(pasted, plain):
    np.testing.assert_array_equal(evaluate(pasted, SYMBOLS), evaluate(plain, SYMBOLS))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("U @ y + y", "U @ y is (3, 1) and y is (5, 1)"),
        ("U @ v_c", "U is (3, 5) and v_c is (3, 1): for @ the inner two sizes must be equal"),
        ("U @ v_c", "Is a .T missing, or one too many?"),
        ("v_c + v_c.T", "v_c is (3, 1) and v_c.T is (1, 3)"),  # numpy would make (3, 3) of it
        ("U * v_c", "for * both must have the same shape; the matrix product is @"),
        ("v_c * (y_hat - y).T", "the matrix product is @"),
        ("v_c * y", "y is (5, 1): for * both must have the same shape."),  # no @ fits either
        ("eta @ v_c", "a number multiplies with *"),
        ("U[5]", "from 0 to 4"),
        ("y[0.5]", "from 0 to 4"),
        ("U[-1]", "from 0 to 4"),
        ("softmax(U)", "softmax takes a column, and U is (3, 5)"),
    ],
)
def test_explains_shapes(text, says):
    cause, message = complaint(text)
    assert cause == "shapes do not fit"
    assert says in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("U @ yhat", "There is no yhat here. Did you mean y_hat? The symbols are U, v_c, u_o,"),
        ("U @ Z", "There is no Z here. The symbols are U,"),
        ("relu(v_c)", "There is no function relu. There are exp, log,"),
        ("np.dot(U, y)", "a product of matrices with @"),
        ("U.dot(y)", "a product of matrices with @"),
        ("U.T()", "a transpose without brackets"),
        ("ln(2)", "The natural logarithm is log(…) here."),
    ],
)
def test_lists_the_names_there_are(text, says):
    cause, message = complaint(text)
    assert cause == "unknown name"
    assert says in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("U^T @ v_c", "write .T"),
        ("v_c^2", "write **"),
        (r"\hat{y} - y", "LaTeX"),
        ("grad = U @ y", "Leave out the ="),
        ("y == y_hat", "without =="),
        ("v_c ⊗ y", "a @ b.T"),
        ("Σ y", "sum(…)"),
        ("2 v_c", "    2 v_c\n      ^"),
        ("U @ (y_hat - y", "    U @ (y_hat - y\n        ^"),
        ("v_c'", "stops making sense here"),
        ("U (y_hat - y)", "U is not a function: write U * (…) or U @ (…)"),
        ("(U @ y)(2)", "is not a function"),
        ("2 (3)", "2 is not a function"),
        ("log", "log is a function"),
        ("sum(y, y)", "sum takes one thing"),
        ("sum(*y)", "*y is not part of the pencil language"),
        ("exp(x=1)", "Leave out the ="),
        ("U.shape", "U.shape is not part of the pencil language"),
        ("v_c // 2", "is not part of the pencil language"),
        ("y % 2", "is not part of the pencil language"),
        ("U[0:2]", "is not part of the pencil language"),
        ("U[0, 1]", "is not part of the pencil language"),
        ("not y", "is not part of the pencil language"),
        ("y if 1 else y", "is not part of the pencil language"),
        ("[y]", "is not part of the pencil language"),
        ("'y'", "is not part of the pencil language"),
        ("True", "is not part of the pencil language"),
        ("2j", "is not part of the pencil language"),
        ("...", "is not part of the pencil language"),
        ("9**9**9", "the exponent must be a number up to 8"),
        ("v_c ** v_c", "the exponent must be a number"),
        ("1 + " * 200 + "1", "longer than 400 characters"),
        ("\0", ""),
        ("\ud800", ""),
    ],
)
def test_refuses_with_advice(text, says):
    cause, message = complaint(text)
    assert cause in ("syntax", "shapes do not fit")
    assert says in message


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "().__class__.__bases__",
        "(lambda: 1)()",
        "U.T.__class__",
        "[y for y in [1]]",
        "f'{y}'",
        "(y := 1)",
        "exec('1')",
        "open('x')",
        "U.T.tofile('x')",
        "await y",
        "yield",
        "{1: y}",
        "print(1)",
    ],
)
def test_runs_no_python(text):
    assert complaint(text)[0] in ("syntax", "unknown name")


DEEP = ["-" * 399 + "1", "(" * 190 + "1" + ")" * 190, "(1)" + ".T" * 198]


@pytest.mark.parametrize("text", ["9" * 399, "1e999", "exp(exp(9))", "1/0", "log(0)", *DEEP])
def test_large_and_deep_does_nothing_bad(text):
    before = time.process_time()
    assert evaluate(text, {}).shape == (1, 1)
    assert time.process_time() - before < 0.1


def test_numbers_columns_and_rows_are_told_apart():
    assert evaluate("u_o.T @ v_c", SYMBOLS).shape == (1, 1)
    assert evaluate("v_c", SYMBOLS).shape == (3, 1)
    assert evaluate("v_c.T", SYMBOLS).shape == (1, 3)
    assert evaluate("u_o.T @ v_c * v_c", SYMBOLS).shape == (3, 1)  # the product is a number


def test_leaves_the_symbols_alone():
    before = {name: np.array(value) for name, value in SYMBOLS.items()}
    evaluate("-U @ y + v_c ** 2", SYMBOLS)
    assert all((np.array(SYMBOLS[name]) == value).all() for name, value in before.items())


@given(st.text(max_size=60) | st.text(alphabet="Uvy_c.T@+-*/()[]0123 explogsum", max_size=40))
def test_any_text_is_computed_or_explained(text):
    try:
        shape = evaluate(text, SYMBOLS).shape
    except ExpressionError as error:  # anything else that is raised fails the test
        shape = ("explained", str(error))
    assert len(shape) == 2
