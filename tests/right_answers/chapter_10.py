"""Right answers to chapter 10 in the many ways in which learners would write them."""

import numpy as np
from scipy import stats

# --- 10.1: neighbours ---


def leave_out_by_minus_infinity(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = unit @ unit[word_id]
    cosines[word_id] = -np.inf
    return np.argsort(cosines)[::-1][:n].tolist()


def only_candidates_divided(word_id, vectors, n):
    scores = vectors @ vectors[word_id] / np.linalg.norm(vectors, axis=1)
    order = np.argsort(-scores)
    return list(order[order != word_id][:n])


def with_sorted(word_id, vectors, n):
    def cosine(i):
        a, b = vectors[i], vectors[word_id]
        return a @ b / (np.sqrt(a @ a) * np.sqrt(b @ b))

    others = set(range(len(vectors))) - {word_id}
    return sorted(others, key=cosine)[::-1][:n]


def distances_of_directions(word_id, vectors, n):
    unit = vectors / np.sqrt((vectors**2).sum(axis=1))[:, None]
    gaps = np.linalg.norm(unit - unit[word_id], axis=1)
    gaps[word_id] = 9
    return [int(i) for i in np.argsort(gaps)[:n]]


def one_after_the_other(word_id, vectors, n):
    unit = (vectors.T / np.linalg.norm(vectors, axis=1)).T
    cosines = (unit * unit[word_id]).sum(axis=1)
    chosen = []
    cosines[word_id] = -2
    for _ in range(n):
        chosen.append(int(cosines.argmax()))
        cosines[chosen[-1]] = -2
    return chosen


def deleted_from_the_list(word_id, vectors, n):
    lengths = np.linalg.norm(vectors, axis=1)
    cosines = vectors @ vectors[word_id] / (lengths * lengths[word_id])
    order = list(np.argsort(-cosines))
    order.remove(word_id)
    return order[:n]


def in_seven_digits(word_id, vectors, n):
    unit = vectors.astype(np.float32)
    unit = unit / np.linalg.norm(unit, axis=1)[:, None]
    cosines = unit @ unit[word_id]
    cosines[word_id] = -9
    return tuple(np.argsort(-cosines)[:n])


# --- 10.3: analogies ---


def with_delete(a, b, c, vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    others = np.delete(np.arange(len(vectors)), [a, b, c])
    return others[np.argmax(unit[others] @ (unit[b] - unit[a] + unit[c]))]


def with_a_loop(a, b, c, vectors):
    unit = [v / np.linalg.norm(v) for v in vectors]
    best, best_score = None, -np.inf
    for d, x in enumerate(unit):
        score = x @ unit[b] - x @ unit[a] + x @ unit[c]
        if d not in (a, b, c) and score > best_score:
            best, best_score = d, score
    return best


def target_at_length_one(a, b, c, vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    target = unit[c] + unit[b] - unit[a]
    scores = unit @ target
    length = np.linalg.norm(target)
    scores = scores / length if length else scores
    scores[a] = scores[b] = scores[c] = -np.inf
    return int(scores.argmax())


def first_of_the_order(a, b, c, vectors):
    cosines = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    cosines = cosines @ cosines.T
    order = np.argsort(-(cosines[b] - cosines[a] + cosines[c]))
    return next(d for d in order if d not in {a, b, c})


def nearest_place(a, b, c, vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    gaps = np.linalg.norm(unit - (unit[b] - unit[a] + unit[c]), axis=1)
    gaps[[a, b, c]] = np.inf
    return gaps.argmin()


def masked(a, b, c, vectors):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    left_out = np.isin(np.arange(len(vectors)), [a, b, c])
    return np.ma.array(unit @ (unit[b] - unit[a] + unit[c]), mask=left_out).argmax()


def best_key(a, b, c, vectors):
    unit = vectors / np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    scores = np.einsum("ij,j->i", unit, unit[b] - unit[a] + unit[c])
    return max(set(range(len(vectors))) - {a, b, c}, key=scores.__getitem__)


# --- 10.10: rank correlation ---


def means_of_places(x, y):
    r, s = ([np.mean(np.flatnonzero(np.sort(z) == number)) for number in z] for z in (x, y))
    return np.corrcoef(r, s)[0, 1]


def two_argsorts_averaged(x, y):
    def ranks(z):
        up = np.argsort(np.argsort(z, kind="stable"), kind="stable")
        down = len(z) - 1 - np.argsort(np.argsort(-z, kind="stable"), kind="stable")
        return (up + down) / 2

    r, s = ranks(x), ranks(y)
    r, s = r - r.mean(), s - s.mean()
    return (r @ s) / np.sqrt((r @ r) * (s @ s))


def with_unique(x, y):
    def ranks(z):
        _, place, n_equal = np.unique(z, return_inverse=True, return_counts=True)
        return (np.cumsum(n_equal) - (n_equal - 1) / 2)[place]

    return float(np.corrcoef([ranks(x), ranks(y)])[1, 0])


def by_counting(x, y):
    r = [sum(b < a for b in x) + sum(b == a for b in x) / 2 for a in x]
    s = [sum(b < a for b in y) + sum(b == a for b in y) / 2 for a in y]
    return np.corrcoef(r, s)[0, 1]


def pairs_compared(x, y):
    r = np.sign(x[:, None] - x).sum(axis=1)
    s = np.sign(y[:, None] - y).sum(axis=1)
    return (r * s).sum() / np.sqrt((r**2).sum() * (s**2).sum())


def with_searchsorted(x, y):
    def ranks(z):
        ordered = np.sort(z)
        return np.searchsorted(ordered, z, "left") + np.searchsorted(ordered, z, "right")

    return np.corrcoef(ranks(x), ranks(y))[0, 1]


def with_rankdata(x, y):
    return stats.pearsonr(stats.rankdata(x), stats.rankdata(y)).statistic


def first_and_last_place(x, y):
    def ranks(z):
        up, down = sorted(z), sorted(z, reverse=True)
        return [(up.index(v) + len(z) - 1 - down.index(v)) / 2 for v in z]

    p, q = ([r - (len(x) - 1) / 2 for r in ranks(z.tolist())] for z in (x, y))
    together = sum(a * b for a, b in zip(p, q, strict=True))
    return together / (sum(a * a for a in p) * sum(b * b for b in q)) ** 0.5


RIGHT = {
    "10.1": [
        leave_out_by_minus_infinity,
        only_candidates_divided,
        with_sorted,
        distances_of_directions,
        one_after_the_other,
        deleted_from_the_list,
        in_seven_digits,
    ],
    "10.2": ["c", "C", "(c)"],
    "10.3": [
        with_delete,
        with_a_loop,
        target_at_length_one,
        first_of_the_order,
        nearest_place,
        masked,
        best_key,
    ],
    "10.4": [
        "1 - g_ac + g_bc",
        "g_bc - g_ac + 1",
        "1 + (g_bc - g_ac)",
        "-(g_ac - g_bc - 1)",
        "1 - (g_ac - g_bc)",
    ],
    "10.5": ["d", "D"],
    "10.6": ["c", "C"],
    "10.7": [
        "u_b.T @ v_a - log(sum(exp(U.T @ v_a))) + u_a.T @ v_b - log(sum(exp(U.T @ v_b)))",
        "log(exp(u_b.T @ v_a) / sum(exp(U.T @ v_a))) + log(exp(u_a.T @ v_b) / sum(exp(U.T @ v_b)))",
        "log(exp(u_b.T @ v_a) * exp(u_a.T @ v_b) / sum(exp(U.T @ v_a)) / sum(exp(U.T @ v_b)))",
        "v_a.T @ u_b + v_b.T @ u_a - log(sum(exp(U.T @ v_a)) * sum(exp(U.T @ v_b)))",
        "-log(sum(exp(U.T @ v_a - u_b.T @ v_a))) - log(sum(exp(U.T @ v_b - u_a.T @ v_b)))",
    ],
    "10.8": ["d", "D", "(d)"],
    "10.9": ["c", "C"],
    "10.10": [
        means_of_places,
        two_argsorts_averaged,
        with_unique,
        by_counting,
        pairs_compared,
        with_searchsorted,
        with_rankdata,
        first_and_last_place,
    ],
    "10.11": [0.0625, "1 / 16", "2 / 32", "2 * 0.5**5", "0.5**4", 0.06],
}
