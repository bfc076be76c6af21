"""Wrong answers that learners would give in chapter 00, with the cause that must be named."""

import numpy as np


def dot_product_only(first, second):
    return np.dot(first, second)


def by_one_length(first, second):
    return np.sum(first * second) / np.sqrt(np.sum(first**2))


def without_roots(first, second):
    return np.sum(first * second) / (np.sum(first**2) * np.sum(second**2))


def with_len(first, second):
    return np.mean(first * second)


def distance(first, second):
    return np.sqrt(np.sum((second - first) ** 2))


def one_minus(first, second):
    return 1.0 - first @ second / np.sqrt((first @ first) * (second @ second))


def entry_by_entry(first, second):
    return first * second / (np.linalg.norm(first) * np.linalg.norm(second))


def forgot_return(first, second):
    first @ second / (np.linalg.norm(first) * np.linalg.norm(second))


def forgot_np(first, second):
    return first @ second / (norm(first) * norm(second))  # noqa: F821


def normalised_in_place(first, second):
    first /= np.linalg.norm(first)
    second /= np.linalg.norm(second)
    return first @ second


WRONG = {
    "00.1": [("a", "a"), ("b", "B"), ("not an option", "queen")],
    "00.2": [("a", "a"), ("c", "(c)"), ("not an option", "d")],
    "00.5": [
        ("shapes do not fit", "u_o @ v_c"),
        ("column times row", "u_o @ v_c.T"),
        ("products not added up", "v_c * u_o"),
        ("added up too early", "sum(v_c) * sum(u_o)"),
        ("divided by the lengths", "v_c.T @ u_o / norm(v_c) / norm(u_o)"),
        ("unnamed", "-u_o.T @ v_c"),
        ("unknown name", "u.T @ v_c"),
        ("syntax", "u_o.T @"),
    ],
    "00.6": [
        ("shapes do not fit", "U.T @ y_hat"),
        ("shapes do not fit", "y_hat @ U"),
        ("shapes do not fit", "U * y_hat"),
        ("lying down", "(U @ y_hat).T"),
        ("added up to one number", "sum(U @ y_hat)"),
        ("averaged twice", "U @ y_hat / 5"),
        ("wrong shape", "sum(U)"),
        ("wrong shape", "U"),
    ],
    "00.4": [
        ("not divided by the lengths", dot_product_only),
        ("divided by one length only", by_one_length),
        ("square root forgotten", without_roots),
        ("divided by the number of entries", with_len),
        ("distance in place of the angle", distance),
        ("one minus the cosine", one_minus),
        ("wrong shape", entry_by_entry),
        ("returns nothing", forgot_return),
        ("NameError", forgot_np),
        ("changes its inputs", normalised_in_place),
    ],
    "00.3": [
        ("share of all pairs", 0.083),
        ("share of all words", 0.222),
        ("turned round", 0.5),
        ("count in place of the share", 1),
        ("unnamed", 0.75),
        ("not a number", "rules"),
    ],
}
