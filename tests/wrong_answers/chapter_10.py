"""Wrong answers to chapter 10 as learners would write them, and the cause that is to be named."""

import numpy as np

# --- 10.1: neighbours ---


def by_dot_product(word_id, vectors, n):
    scores = vectors @ vectors[word_id]
    scores[word_id] = -np.inf
    return list(np.argsort(scores)[::-1][:n])


def only_the_others_divided(word_id, vectors, n):
    # the length of the asked word changes nothing, but forgetting the others' does
    scores = vectors @ (vectors[word_id] / np.linalg.norm(vectors[word_id]))
    return [i for i in np.argsort(-scores) if i != word_id][:n]


def kept_itself(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    cosines = unit @ unit[word_id]
    cosines[word_id] = 2  # first, whatever rounding does
    return list(np.argsort(-cosines)[:n])


def skipped_the_first(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    order = sorted(range(len(vectors)), key=lambda i: -round(float(unit[i] @ unit[word_id]), 9))
    return order[1 : n + 1]


def smallest_first(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    order = np.argsort(unit @ unit[word_id])
    return [i for i in order if i != word_id][:n]


def smallest_distance(word_id, vectors, n):
    gaps = ((vectors - vectors[word_id]) ** 2).sum(axis=1)
    gaps[word_id] = np.inf
    return np.argsort(gaps)[:n].tolist()


def cut_before_leaving_out(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = unit @ unit[word_id]
    cosines[word_id] = 2
    return [i for i in np.argsort(-cosines)[:n] if i != word_id]


def cosines_returned(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.sort(unit @ unit[word_id])[::-1][1 : n + 1].tolist()


def divided_in_place(word_id, vectors, n):
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    order = np.argsort(-vectors @ vectors[word_id], kind="stable")
    return [int(i) for i in order if i != word_id][:n]


def norm_of_everything(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors)
    order = np.argsort(-unit @ unit[word_id], kind="stable")
    return [int(i) for i in order if i != word_id][:n]


def the_last_n_of_the_order(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = unit @ unit[word_id]
    cosines[word_id] = -np.inf
    return np.argsort(cosines)[-n:]


def everybody_else(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return [i for i in np.argsort(-(unit @ unit[word_id])) if i != word_id]


def zero_for_itself(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = unit @ unit[word_id]
    cosines[word_id] = 0
    return np.argsort(-cosines)[:n]


def deleted_and_then_sorted(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.argsort(-np.delete(unit @ unit[word_id], word_id))[:n]


def lengths_of_the_columns(word_id, vectors, n):
    unit = vectors / np.linalg.norm(vectors, axis=0)
    cosines = unit @ unit[word_id]
    cosines[word_id] = -np.inf
    return np.argsort(-cosines)[:n]


# --- 10.3: analogies ---


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def nothing_excluded(a, b, c, vectors):
    x = unit(vectors)
    return np.argmax(x @ (x[b] - x[a] + x[c]))


def excluded_the_start(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[b] - x[a] + x[c])
    scores[c] = -9
    return scores.argmax()


def a_minus_b(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[a] - x[b] + x[c])
    scores[[a, b, c]] = -9
    return scores.argmax()


def sum_of_three(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ x[[a, b, c]].sum(axis=0)
    scores[[a, b, c]] = -9
    return scores.argmax()


def minus_c(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[a] + x[b] - x[c])
    scores[[a, b, c]] = -9
    return scores.argmax()


def no_lengths(a, b, c, vectors):
    scores = vectors @ (vectors[b] - vectors[a] + vectors[c])
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


def arrow_first(a, b, c, vectors):
    target = vectors[b] - vectors[a] + vectors[c]
    cosines = vectors @ target / np.linalg.norm(vectors, axis=1) / np.linalg.norm(target)
    cosines[[a, b, c]] = -np.inf
    return cosines.argmax()


def candidates_as_they_are(a, b, c, vectors):
    x = unit(vectors)
    scores = vectors @ (x[b] - x[a] + x[c])
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


def like_c(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ x[c]
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


def all_scores(a, b, c, vectors):
    x = unit(vectors)
    return x @ (x[b] - x[a] + x[c])


def lowest(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[b] - x[a] + x[c])
    scores[[a, b, c]] = np.inf
    return scores.argmin()


def arrow_alone(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[b] - x[a])
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


def unit_arrow(a, b, c, vectors):
    x = unit(vectors)
    arrow = (x[b] - x[a]) / np.linalg.norm(x[b] - x[a])
    scores = x @ (arrow + x[c])
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


def zeroed_out(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[b] - x[a] + x[c])
    scores[[a, b, c]] = 0
    return np.argmax(scores)


def deleted_from_the_scores(a, b, c, vectors):
    x = unit(vectors)
    return np.argmax(np.delete(x @ (x[b] - x[a] + x[c]), [a, b, c]))


def a_may_win(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ (x[b] - x[a] + x[c])
    scores[[b, c]] = -np.inf
    return scores.argmax()


def near_b(a, b, c, vectors):
    x = unit(vectors)
    scores = x @ x[b]
    scores[[a, b, c]] = -np.inf
    return scores.argmax()


# --- 10.10: rank correlation ---


def twice_argsort(x, y):
    return np.corrcoef(np.argsort(np.argsort(x)), np.argsort(np.argsort(y)))[0, 1]


def twice_argsort_in_order(x, y):
    ranks = [np.argsort(np.argsort(z, kind="stable"), kind="stable") for z in (x, y)]
    return np.corrcoef(*ranks)[0, 1]


def at_most(x, y):
    return np.corrcoef([(x <= a).sum() for a in x], [(y <= a).sum() for a in y])[0, 1]


def place_of_each_number(x, y):
    # a number that comes again overwrites its place
    place_x = {number: place for place, number in enumerate(sorted(x))}
    place_y = {number: place for place, number in enumerate(sorted(y))}
    return np.corrcoef([place_x[a] for a in x], [place_y[b] for b in y])[0, 1]


def first_line_with_the_spread_of_1_to_n(x, y):
    n = len(x)
    p, q = fair_ranks(x) - (n - 1) / 2, fair_ranks(y) - (n - 1) / 2
    return (p * q).sum() / (n * (n**2 - 1) / 12)


def one_spread(x, y):
    r, s = fair_ranks(x), fair_ranks(y)
    return sum((r - r.mean()) * (s - s.mean())) / sum((r - r.mean()) ** 2)


def cosine_of_ranks(x, y):
    r, s = fair_ranks(x) + 1, fair_ranks(y) + 1
    return r @ s / np.linalg.norm(r) / np.linalg.norm(s)


def numbers_against_ranks(x, y):
    return np.corrcoef(x, fair_ranks(y))[0, 1]


def how_many_pairs_agree(x, y):
    pairs = [(i, j) for i in range(len(x)) for j in range(i)]
    return np.mean([np.sign(x[i] - x[j]) * np.sign(y[i] - y[j]) for i, j in pairs])


def fair_ranks(z):
    return np.array([np.mean(np.flatnonzero(np.sort(z) == number)) for number in z])


def the_famous_formula(x, y):
    difference = fair_ranks(x) - fair_ranks(y)
    return 1 - 6 * np.sum(difference**2) / (len(x) * (len(x) ** 2 - 1))


def famous_formula_with_argsort(x, y):
    first, second = (np.argsort(np.argsort(z, kind="stable"), kind="stable") for z in (x, y))
    return 1 - 6 * np.sum((first - second) ** 2) / (len(x) ** 3 - len(x))


def without_ranks(x, y):
    x, y = x - x.mean(), y - y.mean()
    return x @ y / np.sqrt(x @ x * (y @ y))


def how_many_are_smaller(x, y):
    return np.corrcoef([(x < a).sum() for a in x], [(y < a).sum() for a in y])[0, 1]


def place_among_different(x, y):
    levels = [[sorted(set(z)).index(number) for number in z] for z in (x, y)]
    return np.corrcoef(levels)[0, 1]


def one_argsort(x, y):
    return np.corrcoef(np.argsort(x, kind="stable"), np.argsort(y, kind="stable"))[0, 1]


def truth_left_alone(x, y):
    return np.corrcoef(fair_ranks(x), y)[0, 1]


def whole_matrix(x, y):
    return np.corrcoef(fair_ranks(x), fair_ranks(y))


def covariance_only(x, y):
    r, s = fair_ranks(x), fair_ranks(y)
    return np.mean((r - r.mean()) * (s - s.mean()))


def descending_and_ascending(x, y):
    return np.corrcoef(fair_ranks(-x), fair_ranks(y))[0, 1]


SUMS = "log(sum(exp(U.T @ v_a))) + log(sum(exp(U.T @ v_b)))"
WRONG = {
    "10.1": [
        ("dot products of vectors that are not equally long", by_dot_product),
        ("dot products of vectors that are not equally long", only_the_others_divided),
        ("dot products of vectors that are not equally long", norm_of_everything),
        ("the word is its own neighbour", kept_itself),
        ("the first one dropped, whoever it is", skipped_the_first),
        ("farthest first", smallest_first),
        ("Euclidean distance", smallest_distance),
        ("one too few", cut_before_leaving_out),
        ("the nearest at the end", the_last_n_of_the_order),
        ("not cut to n", everybody_else),
        ("its own cosine set to 0", zero_for_itself),
        ("counted without the word itself", deleted_and_then_sorted),
        ("unnamed", lengths_of_the_columns),
        ("unnamed", cosines_returned),
        ("changes its inputs", divided_in_place),
    ],
    "10.2": [("a", "a"), ("b", "B"), ("d", "(d)")],
    "10.3": [
        ("question's words not left out", nothing_excluded),
        ("only c left out", excluded_the_start),
        ("arrow turned round", a_minus_b),
        ("all three added", sum_of_three),
        ("the wrong word taken away", minus_c),
        ("lengths not taken out", no_lengths),
        ("arrow made of vectors that are not equally long", arrow_first),
        ("candidates not brought to length 1", candidates_as_they_are),
        ("nearest word to c", like_c),
        ("arrow without c", arrow_alone),
        ("arrow brought to length 1", unit_arrow),
        ("0 for the words left out", zeroed_out),
        ("counted without the words of the question", deleted_from_the_scores),
        ("unnamed", a_may_win),
        ("unnamed", near_b),
        ("wrong shape", all_scores),
        ("unnamed", lowest),
    ],
    "10.4": [
        ("1 for itself forgotten", "-g_ac + g_bc"),
        ("sign flipped", "1 - (g_bc - g_ac)"),
        ("score of b", "g_bc + 1 - g_ab"),
        ("score of a", "g_ab + g_ac - 1"),
        ("all added", "g_bc + g_ac + 1"),
        ("the term g_bc is missing", "1 - g_ac"),
        ("the term -g_ac is missing", "g_bc + 1"),
        ("the term g_ab is too much", "1 - g_ac + g_bc + g_ab"),
        ("unknown name", "g_cc - g_ac + g_bc"),
    ],
    "10.5": [("a", "a"), ("b", "b"), ("c", "c")],
    "10.6": [("a", "a"), ("b", "b"), ("d", "d")],
    "10.7": [
        ("denominators left out", "v_a.T @ u_b + v_b.T @ u_a"),
        ("denominators added", f"u_b.T @ v_a + u_a.T @ v_b + {SUMS}"),
        ("one denominator only", "u_b.T @ v_a - log(sum(exp(U.T @ v_a))) + v_b.T @ u_a"),
        (
            "the same denominator twice",
            "u_b.T @ v_a - log(sum(exp(U.T @ v_a))) + u_a.T @ v_b - log(sum(exp(U.T @ v_a)))",
        ),
        (
            "denominators with the tables exchanged",
            "u_b.T @ v_a - log(sum(exp(V.T @ u_a))) + u_a.T @ v_b - log(sum(exp(V.T @ u_b)))",
        ),
        ("sum without exp", "u_b.T@v_a - log(sum(U.T@v_a)) + u_a.T@v_b - log(sum(U.T@v_b))"),
        ("logarithms of the scores", "log(v_a.T @ u_b) + log(v_b.T @ u_a)"),
        (
            "the product itself",
            "exp(u_b.T @ v_a + u_a.T @ v_b) / (sum(exp(U.T @ v_a)) * sum(exp(U.T @ v_b)))",
        ),
        (
            "the terms u_aᵀv_b and -log Σ exp(Uᵀv_b) are missing",
            "u_b.T @ v_a - log(sum(exp(U.T @ v_a)))",
        ),
        ("minus log, the loss", f"-(u_b.T @ v_a) - u_a.T @ v_b + {SUMS}"),
        ("unnamed", "log(softmax(U.T @ v_a)[1]) + log(softmax(U.T @ v_b)[4])"),
        ("shapes do not fit", "u_b @ v_a + u_a @ v_b"),
    ],
    "10.8": [("a", "a"), ("b", "b"), ("c", "c")],
    "10.9": [("a", "a"), ("b", "b"), ("d", "d")],
    "10.10": [
        ("equal numbers get different ranks", twice_argsort),
        ("short formula in spite of ties", the_famous_formula),
        ("equal numbers get different ranks", famous_formula_with_argsort),
        ("correlation of the numbers", without_ranks),
        ("equal numbers share the lowest of their ranks", how_many_are_smaller),
        ("levels counted, not ranks", place_among_different),
        ("argsort taken for ranks", one_argsort),
        ("y not ranked", truth_left_alone),
        ("x not ranked", numbers_against_ranks),
        ("equal numbers get different ranks", twice_argsort_in_order),
        ("equal numbers share the highest of their ranks", at_most),
        ("equal numbers share the highest of their ranks", place_of_each_number),
        ("spread of the ranks without ties", first_line_with_the_spread_of_1_to_n),
        ("spread of x for both", one_spread),
        ("mean of the ranks not taken away", cosine_of_ranks),
        ("unnamed", how_many_pairs_agree),
        ("sign flipped", descending_and_ascending),
        ("wrong shape", whole_matrix),
        ("unnamed", covariance_only),
    ],
    "10.11": [
        ("only one of the two sides", "1 / 32"),
        ("in percent", 6.25),
        ("the first seed counted as chance", "0.5 ** 3"),
        ("one in five", 0.2),
        ("the habit of 5 %", 0.05),
        ("unnamed", 0.5),
    ],
}
