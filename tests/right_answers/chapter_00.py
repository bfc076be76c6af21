"""Right answers to chapter 00 in the many ways in which learners would write them."""

import math

import numpy as np


def with_a_loop(first, second):
    product = first_squared = second_squared = 0.0
    for i in range(len(first)):
        product += first[i] * second[i]
        first_squared += first[i] ** 2
        second_squared += second[i] ** 2
    return product / (math.sqrt(first_squared) * math.sqrt(second_squared))


def unit_vectors_first(first, second):
    return np.dot(first / np.linalg.norm(first), second / np.linalg.norm(second))


def third_line(first, second):
    difference = first / np.linalg.norm(first) - second / np.linalg.norm(second)
    return 1 - np.sum(difference**2) / 2


def one_root_for_both(first, second):
    return sum(first * second) / np.sqrt((first @ first) * (second @ second))


def with_einsum(first, second):
    lengths = np.sqrt(np.einsum("i,i", first, first) * np.einsum("i,i", second, second))
    return float(np.einsum("i,i->", first, second) / lengths)


def in_float32(first, second):
    first, second = first.astype(np.float32), second.astype(np.float32)
    return first @ second / (np.linalg.norm(first) * np.linalg.norm(second))


def with_a_helper_on_lists(first, second):
    def dot(a, b):
        return sum(x * y for x, y in zip(a, b, strict=True))

    a, b = first.tolist(), second.tolist()
    return dot(a, b) / dot(a, a) ** 0.5 / dot(b, b) ** 0.5


def as_an_angle_and_back(first, second):
    cosine = first @ second / np.linalg.norm(first) / np.linalg.norm(second)
    return np.cos(np.arccos(np.clip(cosine, -1, 1)))


def own_copies_in_place(first, second):
    one, other = first.copy(), second.copy()
    one /= np.linalg.norm(one)
    other /= np.linalg.norm(other)
    return np.inner(one, other).item()


def in_an_array_of_no_dimension(first, second):
    return np.array(first.dot(second) / math.dist(first, 0 * first) / math.hypot(*second))


def law_of_cosines(first, second):
    a, b = np.linalg.norm([first, second], axis=1)
    return (a**2 + b**2 - np.sum((first - second) ** 2)) / (2 * a * b)


RIGHT = {
    "00.1": ["c", "C", " c", '"c"', "(c)"],
    "00.2": ["b", "B", "b.", "'b'", "b)"],
    "00.3": [0.25, "1/4", "2 / 8", np.float32(0.25), ".25"],
    "00.4": [
        with_a_loop,
        unit_vectors_first,
        third_line,
        one_root_for_both,
        with_einsum,
        in_float32,
        with_a_helper_on_lists,
        as_an_angle_and_back,
        own_copies_in_place,
        in_an_array_of_no_dimension,
        law_of_cosines,
    ],
    "00.5": [
        "u_o.T @ v_c",
        "v_c.T @ u_o",
        "sum(u_o * v_c)",
        "(v_c.T @ u_o).T",
        "u_oᵀ @ v_c",
        "4 * mean(u_o * v_c)",
        "(norm(u_o + v_c)**2 - norm(u_o - v_c)**2) / 4",
        "np.sum(v_c * u_o)",
    ],
    "00.6": [
        "U @ y_hat",
        "U @ ŷ",
        "(y_hat.T @ U.T).T",
        "(ŷᵀ @ Uᵀ)ᵀ",
        "U @ y_hat / sum(y_hat)",
        "U @ diag(y_hat) @ (y_hat / y_hat)",
        "y_hat[0] * U[0] + y_hat[1] * U[1] + y_hat[2] * U[2] + y_hat[3] * U[3] + y_hat[4] * U[4]",
    ],
}
