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


def without_brackets(first, second):
    return np.dot(first, second) / np.linalg.norm(first) * np.linalg.norm(second)


def one_root(first, second):
    return first @ second / (np.sqrt(first @ first) * (second @ second))


def roots_of_roots(first, second):
    return first @ second / (np.linalg.norm(first) * np.linalg.norm(second)) ** 0.5


def summed_entries(first, second):
    return first.T @ second / (sum(first) * sum(second))


def length_of_products(first, second):
    products = first * second
    return products.sum() / np.linalg.norm(products)


def third_line_without_square(first, second):
    one, other = first / np.linalg.norm(first), second / np.linalg.norm(second)
    return 1 - np.linalg.norm(one - other) / 2


def third_line_without_half(first, second):
    one, other = first / np.linalg.norm(first), second / np.linalg.norm(second)
    return 1 - np.linalg.norm(one - other) ** 2


def plus_in_the_third_line(first, second):
    one, other = first / np.linalg.norm(first), second / np.linalg.norm(second)
    return 1 + np.linalg.norm(one - other) ** 2 / 2


def angle(first, second):
    return np.arccos(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def largest_entries(first, second):
    return first @ second / (max(abs(first)) * max(abs(second)))


def rounded(first, second):
    return round(first @ second / np.linalg.norm(first) / np.linalg.norm(second), 2)


def printed(first, second):
    print(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


def both_into_norm(first, second):
    return first @ second / np.linalg.norm(first, second)


WRONG = {
    "00.1": [("a", "a"), ("b", "B"), ("not an option", "queen")],
    "00.2": [("a", "a"), ("c", "(c)"), ("not an option", "d")],
    "00.5": [
        ("shapes do not fit", "u_o @ v_c"),
        ("column times row", "u_o @ v_c.T"),
        ("products not added up", "v_c * u_o"),
        ("every entry times every entry", "sum(v_c) * sum(u_o)"),
        ("every entry times every entry", "sum(u_o @ v_c.T)"),
        ("averaged", "mean(v_c * u_o)"),
        ("lengths alone", "norm(v_c) * norm(u_o)"),
        ("divided by the lengths", "v_c.T @ u_o / norm(v_c) / norm(u_o)"),
        ("products not added up", "u_o · v_c"),
        ("unnamed", "u_o.T @ v_c / norm(u_o)"),
        ("wrong shape", "sum(u_o) * v_c"),
        ("unknown name", "np.dot(u_o, v_c)"),
        ("syntax", "u_o^T v_c"),
        ("syntax", "u_oᵀ v_c"),
        ("sign flipped", "-u_o.T @ v_c"),
        ("unknown name", "u.T @ v_c"),
        ("syntax", "u_o.T @"),
    ],
    "00.6": [
        ("shapes do not fit", "U.T @ y_hat"),
        ("shapes do not fit", "y_hat @ U"),
        ("shapes do not fit", "U * y_hat"),
        ("lying down", "(U @ y_hat).T"),
        ("added up to one number", "sum(U @ y_hat)"),
        ("added up to one number", "sum(U @ diag(y_hat))"),
        ("not added up", "U @ diag(y_hat)"),
        ("averaged twice", "U @ (y_hat / 5)"),
        ("softmax of probabilities", "U @ softmax(y_hat)"),
        ("unnamed", "U @ y_hat / 3"),
        ("unknown name", "U @ y_hat / n"),
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
        ("multiplied by the second length", without_brackets),
        ("one root only", one_root),
        ("a root too many", roots_of_roots),
        ("sums of entries for lengths", summed_entries),
        ("divided by the length of the products", length_of_products),
        ("the square forgotten", third_line_without_square),
        ("the half forgotten", third_line_without_half),
        ("the angle itself", angle),
        ("unnamed", plus_in_the_third_line),
        ("unnamed", largest_entries),
        ("unnamed", rounded),
        ("returns nothing", printed),
        ("ValueError", both_into_norm),
        ("wrong shape", entry_by_entry),
        ("returns nothing", forgot_return),
        ("NameError", forgot_np),
        ("changes its inputs", normalised_in_place),
    ],
    "00.3": [
        ("share of all pairs", 0.083),
        ("share of all words", 0.222),
        ("half of something else", "1/2"),
        ("each word counted once", 0.33),
        ("share of all neighbours in the text", 1 / 6),
        ("not a number", "25%"),
        ("count in place of the share", 1),
        ("unnamed", 0.75),
        ("not a number", "rules"),
    ],
}
