"""Wrong answers that learners would give in chapter 05, with the cause that must be named."""

import numpy as np

from w2v_lib.activations import log_sigmoid, sigmoid

# 05.6


def right_table(hidden, target, output_vectors, negatives):
    """The table done as it should be, for answers that are wrong elsewhere."""
    G = np.zeros(output_vectors.shape)
    G[target] = (sigmoid(output_vectors[target] @ hidden) - 1) * hidden
    for k in negatives:
        G[k] += sigmoid(output_vectors[k] @ hidden) * hidden
    return G


def right_grad_hidden(hidden, target, output_vectors, negatives):
    grad = (sigmoid(output_vectors[target] @ hidden) - 1) * output_vectors[target]
    return grad + sigmoid(output_vectors[negatives] @ hidden) @ output_vectors[negatives]


def right_loss(hidden, target, output_vectors, negatives):
    no = log_sigmoid(-(output_vectors[negatives] @ hidden))
    return -log_sigmoid(output_vectors[target] @ hidden) - np.sum(no)


def gradients_of(*example):
    return right_grad_hidden(*example), right_table(*example)


def log_likelihood(*example):
    return -right_loss(*example), *gradients_of(*example)


def in_bits(*example):
    return right_loss(*example) * np.log2(np.e), *gradients_of(*example)


def no_noise_in_loss(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def no_true_word_in_loss(hidden, target, output_vectors, negatives):
    loss = -sum(log_sigmoid(-output_vectors[k] @ hidden) for k in negatives)
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def mean_noise(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    loss -= np.mean(log_sigmoid(-output_vectors[negatives] @ hidden))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def mean_of_all(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    return right_loss(*example) / (1 + len(negatives)), *gradients_of(*example)


def no_minus_in_loss(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    loss = loss - np.sum(log_sigmoid(output_vectors[negatives] @ hidden))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def as_in_the_notes(hidden, target, output_vectors, negatives):
    """The notes' program, mended, with its loss."""
    u_o_v_c = np.dot(output_vectors[target], hidden)
    u_k_v_c = -np.dot(output_vectors[negatives], hidden)
    loss = -np.log(sigmoid(u_o_v_c)) - np.sum(np.log(sigmoid(u_k_v_c)))
    grad = -(1 - sigmoid(u_o_v_c)) * output_vectors[target] + np.sum(
        np.expand_dims(1 - sigmoid(u_k_v_c), axis=1) * output_vectors[negatives], axis=0
    )
    G = np.zeros(output_vectors.shape)
    G[target] = -(1 - sigmoid(u_o_v_c)) * hidden
    for i, k in enumerate(negatives):
        G[k] += (1 - sigmoid(u_k_v_c[i])) * hidden
    return loss, grad, G


def one_minus_sigma(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    for k in negatives:
        loss = loss - np.log(1 - sigmoid(output_vectors[k] @ hidden))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def label_of_the_id(hidden, target, output_vectors, negatives):
    """The one-hot truth of chapter 03, picked at the ids that were asked."""
    ids = np.array([target, *negatives])
    y = np.eye(len(output_vectors))[target][ids]
    scores = output_vectors[ids] @ hidden
    loss = -(y * log_sigmoid(scores) + (1 - y) * log_sigmoid(-scores)).sum()
    errors, G = sigmoid(scores) - y, np.zeros(output_vectors.shape)
    for e, k in zip(errors, ids, strict=True):
        G[k] += e * hidden
    return loss, errors @ output_vectors[ids], G


def plus_for_the_noise(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    for k in negatives:
        loss += log_sigmoid(-output_vectors[k] @ hidden)
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def softplus_by_hand(hidden, target, output_vectors, negatives):
    loss = np.log1p(np.exp(-output_vectors[target] @ hidden))
    loss += np.log1p(np.exp(output_vectors[negatives] @ hidden)).sum()
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def one_product(hidden, target, output_vectors, negatives):
    """The first line of (05.1), as it stands there."""
    noes = sigmoid(-output_vectors[negatives] @ hidden)
    loss = -np.log(sigmoid(output_vectors[target] @ hidden) * np.prod(noes))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def small_number_inside(hidden, target, output_vectors, negatives):
    loss = -np.log(sigmoid(output_vectors[target] @ hidden) + 1e-10)
    loss -= np.log(sigmoid(-output_vectors[negatives] @ hidden) + 1e-10).sum()
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def small_number_beside_one_minus(hidden, target, output_vectors, negatives):
    loss = -np.log(sigmoid(output_vectors[target] @ hidden) + 1e-12)
    loss -= np.log(1 - sigmoid(output_vectors[negatives] @ hidden) + 1e-12).sum()
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def clipped(hidden, target, output_vectors, negatives):
    """What many write against the overflow of exp."""
    yes = np.clip(output_vectors[target] @ hidden, -500, 500)
    noes = np.clip(output_vectors[negatives] @ hidden, -500, 500)
    loss = -np.log(1 / (1 + np.exp(-yes))) - np.log(1 / (1 + np.exp(noes))).sum()
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def rounded_to_a_ramp(hidden, target, output_vectors, negatives):
    """The cost of a score beyond 5 taken for 0, or for the score itself."""
    scores = output_vectors[[target, *negatives]] @ hidden
    signed = np.where(np.arange(len(scores)) == 0, scores, -scores)
    costs = np.where(np.abs(signed) > 5, np.maximum(0, -signed), -log_sigmoid(signed))
    return costs.sum(), *gradients_of(hidden, target, output_vectors, negatives)


def first_five(hidden, target, output_vectors, negatives):
    """As if K were 5 for ever."""
    example = hidden, target, output_vectors, negatives[:5]
    return right_loss(*example), *gradients_of(*example)


def all_other_words(hidden, target, output_vectors, negatives):
    everyone_else = [k for k in range(len(output_vectors)) if k != target]
    example = hidden, target, output_vectors, everyone_else
    return right_loss(*example), *gradients_of(*example)


def loss_not_summed(hidden, target, output_vectors, negatives):
    noes = log_sigmoid(-output_vectors[negatives] @ hidden)
    loss = -log_sigmoid(output_vectors[target] @ hidden) - noes
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def table_before_vector(*example):
    return right_loss(*example), right_table(*example), right_grad_hidden(*example)


def last_noise_word_stays(hidden, target, output_vectors, negatives):
    """An = where += is meant."""
    grad = (sigmoid(output_vectors[target] @ hidden) - 1) * output_vectors[target]
    for k in negatives:
        grad = sigmoid(output_vectors[k] @ hidden) * output_vectors[k]
    example = hidden, target, output_vectors, negatives
    return right_loss(*example), grad, right_table(*example)


def row_of_the_argument(hidden, target, output_vectors, negatives):
    grad = output_vectors[target]  # a view, not a copy
    grad *= sigmoid(grad @ hidden) - 1
    for k in negatives:
        grad += sigmoid(output_vectors[k] @ hidden) * output_vectors[k]
    return right_loss(hidden, target, output_vectors, negatives), grad, 0 * output_vectors


def all_zeros(hidden, target, output_vectors, negatives):
    return 0.0, 0 * hidden, 0 * output_vectors


def chapter_three(hidden, target, output_vectors, negatives):
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    error = np.exp(shifted) / np.exp(shifted).sum()
    loss = np.log(np.exp(shifted).sum()) - shifted[target]
    error[target] -= 1
    return loss, error @ output_vectors, np.outer(error, hidden)


def sampled_softmax(hidden, target, output_vectors, negatives):
    ids = [target, *negatives]
    scores = output_vectors[ids] @ hidden
    shifted = scores - scores.max()
    error = np.exp(shifted) / np.exp(shifted).sum()
    loss = np.log(np.exp(shifted).sum()) - shifted[0]
    error[0] -= 1
    G = np.zeros(output_vectors.shape)
    for e, k in zip(error, ids, strict=True):
        G[k] += e * hidden
    return loss, error @ output_vectors[ids], G


def with_a_set(hidden, target, output_vectors, negatives):
    unique = sorted({int(k) for k in negatives})
    example = hidden, target, output_vectors, unique
    return right_loss(*example), *gradients_of(*example)


def with_counts_of_a_dict(hidden, target, output_vectors, negatives):
    """Repeats are counted for the table, and forgotten in the loss and in grad_hidden."""
    unique = sorted({int(k) for k in negatives})
    few = hidden, target, output_vectors, unique
    table = right_table(hidden, target, output_vectors, negatives)
    return right_loss(*few), right_grad_hidden(*few), table


def skipped(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, [k for k in negatives if k != target]
    return right_loss(*example), *gradients_of(*example)


def downhill(*example):
    return right_loss(*example), -right_grad_hidden(*example), -right_table(*example)


def built_from(errors_of):
    """An answer whose errors come from a function of the true score and of the noise scores."""

    def answer(hidden, target, output_vectors, negatives):
        noise_vectors = output_vectors[negatives]
        e_o, e_k = errors_of(output_vectors[target] @ hidden, noise_vectors @ hidden)
        G = np.zeros(output_vectors.shape)
        G[target] += e_o * hidden
        for e, k in zip(e_k, negatives, strict=True):
            G[k] += e * hidden
        loss = right_loss(hidden, target, output_vectors, negatives)
        return loss, e_o * output_vectors[target] + e_k @ noise_vectors, G

    return answer


def no_true_word_in_grad_hidden(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    noise_vectors = output_vectors[negatives]
    grad = (sigmoid(noise_vectors @ hidden)[:, None] * noise_vectors).sum(axis=0)
    return right_loss(*example), grad, right_table(*example)


def no_noise_in_grad_hidden(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    grad = -sigmoid(-output_vectors[target] @ hidden) * output_vectors[target]
    return right_loss(*example), grad, right_table(*example)


def with_table(fill):
    """An answer with another table: fill changes a table of zeros."""

    def answer(hidden, target, output_vectors, negatives):
        example = hidden, target, output_vectors, negatives
        G = np.zeros(output_vectors.shape)
        e_o = sigmoid(output_vectors[target] @ hidden) - 1
        e_k = sigmoid(output_vectors[negatives] @ hidden)
        fill(G, hidden, target, output_vectors, negatives, e_o, e_k)
        return right_loss(*example), right_grad_hidden(*example), G

    return answer


def no_true_row(G, hidden, target, output_vectors, negatives, e_o, e_k):
    for e, k in zip(e_k, negatives, strict=True):
        G[k] += e * hidden


def true_row_only(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] = e_o * hidden


def all_at_once(G, hidden, target, output_vectors, negatives, e_o, e_k):
    ids = np.concatenate([[target], negatives])
    G[ids] += np.outer(np.concatenate([[e_o], e_k]), hidden)


def plain_assignments(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] = e_o * hidden
    for e, k in zip(e_k, negatives, strict=True):
        G[k] = e * hidden


def noise_at_once(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] = e_o * hidden
    G[negatives] += e_k[:, None] * hidden


def assigned_last(G, hidden, target, output_vectors, negatives, e_o, e_k):
    for e, k in zip(e_k, negatives, strict=True):
        G[k] += e * hidden
    G[target] = e_o * hidden


def by_value(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] = e_o * hidden
    for k in np.unique(negatives):
        m = sum(np.array_equal(output_vectors[i], output_vectors[k]) for i in negatives)
        G[k] += m * sigmoid(output_vectors[k] @ hidden) * hidden


def wrong_vectors(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] += e_o * output_vectors[target]
    for e, k in zip(e_k, negatives, strict=True):
        G[k] += e * output_vectors[k]


def target_drawn_or_not(G, hidden, target, output_vectors, negatives, e_o, e_k):
    """One no for the target if it was drawn, however often."""
    G[target] = e_o * hidden
    if target in negatives:
        G[target] += (e_o + 1) * hidden
    for e, k in zip(e_k, negatives, strict=True):
        if k != target:
            G[k] += e * hidden


def assigned_at_once_then_added(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[negatives] = np.outer(e_k, hidden)
    G[target] += e_o * hidden


def at_once_then_assigned(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[negatives] += np.outer(e_k, hidden)
    G[target] = e_o * hidden


def own_draws_skipped(G, hidden, target, output_vectors, negatives, e_o, e_k):
    others = negatives != target
    np.add.at(G, negatives[others], np.outer(e_k[others], hidden))
    G[target] += e_o * hidden


def count_times_every_draw(G, hidden, target, output_vectors, negatives, e_o, e_k):
    G[target] += e_o * hidden
    for e, k in zip(e_k, negatives, strict=True):
        G[k] += negatives.tolist().count(k) * e * hidden


def true_slope_added_to_all(G, hidden, target, output_vectors, negatives, e_o, e_k):
    np.add.at(G, negatives, np.outer(e_k, hidden))
    G += e_o * hidden


def one_added_for_the_truth(G, hidden, target, output_vectors, negatives, e_o, e_k):
    np.add.at(G, negatives, np.outer(e_k, hidden))
    G[target] += (e_o + 2) * hidden


def returned_inside_the_loop(hidden, target, output_vectors, negatives):
    score = output_vectors[target] @ hidden
    loss, grad = -log_sigmoid(score), (sigmoid(score) - 1) * output_vectors[target]
    G = np.zeros(output_vectors.shape)
    G[target] = (sigmoid(score) - 1) * hidden
    for k in negatives:
        score = output_vectors[k] @ hidden
        loss -= log_sigmoid(-score)
        grad += sigmoid(score) * output_vectors[k]
        G[k] += sigmoid(score) * hidden
        return loss, grad, G


def the_last_id(hidden, target, output_vectors, negatives):
    for k in negatives:
        example = hidden, target, output_vectors, [k]
        answer = right_loss(*example), *gradients_of(*example)
    return answer


def over_the_places(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, list(range(len(negatives)))
    return right_loss(*example), *gradients_of(*example)


def scores_added_first(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    loss -= log_sigmoid(-np.sum(output_vectors[negatives] @ hidden))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def probabilities_added(hidden, target, output_vectors, negatives):
    loss = -sigmoid(output_vectors[target] @ hidden)
    loss -= np.sum(1 - sigmoid(output_vectors[negatives] @ hidden))
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def errors_times_hidden(hidden, target, output_vectors, negatives):
    total = sigmoid(output_vectors[target] @ hidden) - 1
    total += sum(sigmoid(output_vectors[k] @ hidden) for k in negatives)
    example = hidden, target, output_vectors, negatives
    return right_loss(*example), total * hidden, right_table(*example)


def two_lines_wrong(hidden, target, output_vectors, negatives):
    noise = sigmoid(output_vectors[negatives] @ hidden)
    G = np.zeros(output_vectors.shape)
    G[target] += (sigmoid(output_vectors[target] @ hidden) - 1) * hidden
    G[negatives] += np.outer(noise, hidden)
    loss = right_loss(hidden, target, output_vectors, negatives)
    return loss, noise @ output_vectors[negatives], G


def labels_exchanged(hidden, target, output_vectors, negatives):
    loss = -log_sigmoid(-(output_vectors[target] @ hidden))
    loss -= log_sigmoid(output_vectors[negatives] @ hidden).sum()
    answer = built_from(lambda s, x: (sigmoid(s), sigmoid(x) - 1))
    return loss, *answer(hidden, target, output_vectors, negatives)[1:]


def labels_inside(hidden, target, output_vectors, negatives):
    """A label of 0 makes every noise word's score 0, and its price log 2."""
    loss = -log_sigmoid(output_vectors[target] @ hidden) + len(negatives) * np.log(2)
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def squares(hidden, target, output_vectors, negatives):
    loss = (1 - sigmoid(output_vectors[target] @ hidden)) ** 2
    loss += np.sum(sigmoid(output_vectors[negatives] @ hidden) ** 2)
    return loss, *gradients_of(hidden, target, output_vectors, negatives)


def vectors_added_up(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    grad = output_vectors[target] + sum(output_vectors[k] for k in negatives)
    return right_loss(*example), grad, right_table(*example)


def twice_the_loss(*example):
    return 2 * right_loss(*example), *gradients_of(*example)


def true_word_paid_twice(hidden, target, output_vectors, negatives):
    """The true word's question stands before the loop and in it."""
    example = hidden, target, output_vectors, negatives
    loss = -log_sigmoid(output_vectors[target] @ hidden)
    return loss + right_loss(*example), *gradients_of(*example)


def true_word_as_noise_with_plus(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    score = output_vectors[target] @ hidden
    loss = right_loss(*example) + log_sigmoid(score) + log_sigmoid(-score)
    return loss, *gradients_of(*example)


def with_errors_of_hidden(errors_of):
    """As built_from, but the table is right."""
    answer = built_from(errors_of)
    return lambda *example: (*answer(*example)[:2], right_table(*example))


def columns_as_in_the_lecture(*example):
    return right_loss(*example), right_grad_hidden(*example), right_table(*example).T


def only_the_asked_rows(hidden, target, output_vectors, negatives):
    example = hidden, target, output_vectors, negatives
    ids = [target, *negatives]
    return right_loss(*example), right_grad_hidden(*example), right_table(*example)[ids]


def two_things(*example):
    return right_loss(*example), right_grad_hidden(*example)


def steps_at_once(hidden, target, output_vectors, negatives):
    answer = (
        right_loss(hidden, target, output_vectors, negatives),
        *gradients_of(hidden, target, output_vectors, negatives),
    )
    output_vectors -= 0.1 * answer[2]
    return answer


# 05.10


def shares_of_the_text(counts, target):
    counts = counts.copy()
    counts[target] = 0
    return counts / counts.sum()


def target_stays(counts, target):
    return counts**0.75 / np.sum(counts**0.75)


def sums_to_less(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    probs[target] = 0
    return probs


def powered_shares(counts, target):
    probs = (counts / counts.sum()) ** 0.75
    probs[target] = 0
    return probs


def powered_shares_of_the_others(counts, target):
    kept = np.array([0 if j == target else count for j, count in enumerate(counts)])
    return (kept / kept.sum()) ** 0.75


def never_divided(counts, target):
    weights = counts**0.75
    weights[target] = 0
    return weights


def four_thirds(counts, target):
    weights = np.array([0 if j == target else count ** (4 / 3) for j, count in enumerate(counts)])
    return weights / weights.sum()


def divided_by_all_tokens(counts, target):
    weights = counts**0.75
    weights[target] = 0
    return weights / sum(counts)


def square_roots(counts, target):
    weights = np.sqrt(counts)
    weights[target] = 0
    return weights / weights.sum()


def powered_shares_divided_too_early(counts, target):
    probs = (counts / counts.sum()) ** 0.75
    probs /= probs.sum()
    probs[target] = 0
    return probs


def spread(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    probs += probs[target] / (len(probs) - 1)
    probs[target] = 0
    return probs


def uniform(counts, target):
    probs = np.full(len(counts), 1 / (len(counts) - 1))
    probs[target] = 0
    return probs


def divided_by_the_text(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    probs[target] = 0
    return probs / (1 - counts[target] / counts.sum())


def times_three_quarters(counts, target):
    weights = 0.75 * counts
    weights[target] = 0
    return weights / weights.sum()


def by_precedence(counts, target):
    weights = counts**3 / 4
    weights[target] = 0
    return weights / weights.sum()


def whole_division(counts, target):
    """3 // 4 is 0."""
    weights = np.array([float(c) ** (3 // 4) for c in counts])
    weights[target] = 0
    return weights / sum(weights)


def one_more_draw(counts, target):
    P = counts**0.75 / np.sum(counts**0.75)
    P = P + P[target] * P
    P[target] = 0
    return P


def rarer_still(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    left = 1 - probs[target]
    return [0 if j == target else probs[j] * left for j in range(len(probs))]


def powered_again(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    again = probs**0.75
    again[target] = 0
    return again / again.sum()


def a_second_draw_at_most(counts, target):
    probs = counts**0.75 / np.sum(counts**0.75)
    result = probs + probs[target] * probs
    result[target] = probs[target] ** 2
    return result


def own_rest(counts, target):
    P = counts**0.75 / np.sum(counts**0.75)
    return [0 if j == target else p / (1 - p) for j, p in enumerate(P)]


def equally_frequent_words_too(counts, target):
    weights = np.where(counts == counts[target], 0, counts) ** 0.75
    return weights / weights.sum()


def target_divided_too(counts, target):
    P = counts**0.75 / np.sum(counts**0.75)
    return P / (1 - P[target])


def in_the_counts(counts, target):
    counts[target] = 0
    weights = counts**0.75
    return weights / weights.sum()


def deleted(counts, target):
    weights = np.delete(counts, target) ** 0.75
    return weights / weights.sum()


WRONG = {
    "05.1": [
        ("noise words forgotten", "-log(1 / (1 + exp(-20)))"),
        ("one noise word only", 20),
        ("the true word charged as well", "6 * 20"),
        ("the true word counted among the five", "4 * 20"),
        ("noise words forgotten", "5 * exp(-20)"),
        ("no opinion", "6 * log(2)"),
        ("sign flipped", -100),
        ("averaged over the questions", "(0 + 5 * 20) / 6"),
        ("unnamed", 5),
        ("not a number", "a lot"),
    ],
    "05.2": [
        ("sign flipped", "sigmoid(-u_o.T @ v_c) * u_o - U_neg @ sigmoid(U_neg.T @ v_c)"),
        ("true word forgotten", "U_neg @ (1 - sigmoid(-U_neg.T @ v_c))"),
        ("noise words forgotten", "-(1 - sigmoid(u_o.T @ v_c)) * u_o"),
        (
            "noise words with the error of a yes",
            "-(1 - sigmoid(u_o.T @ v_c)) * u_o - U_neg @ (1 - sigmoid(U_neg.T @ v_c))",
        ),
        (
            "inner slope of the noise words forgotten",
            "-sigmoid(-u_o.T @ v_c) * u_o - U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "1 - σ for every word",
            "sigmoid(-u_o.T @ v_c) * u_o + U_neg @ sigmoid(-U_neg.T @ v_c)",
        ),
        (
            "minus sign inside the noise words' sigmoid",
            "-sigmoid(-u_o.T @ v_c) * u_o + U_neg @ (1 - sigmoid(U_neg.T @ v_c))",
        ),
        (
            "true word with the error of a no",
            "U_neg @ sigmoid(U_neg.T @ v_c) + u_o * sigmoid(u_o.T @ v_c)",
        ),
        (
            "extra factor of a sigmoid",
            "-sigmoid(u_o.T @ v_c) * (1 - sigmoid(u_o.T @ v_c)) * u_o"
            " + U_neg @ (sigmoid(U_neg.T @ v_c) * (1 - sigmoid(U_neg.T @ v_c)))",
        ),
        (
            "minus sign of the true word forgotten",
            "sigmoid(-u_o.T @ v_c) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "slope of the logarithm without its minus sign inside",
            "U_neg @ sigmoid(U_neg.T @ v_c) - sigmoid(u_o.T @ v_c) * u_o",
        ),
        ("sigmoid of the true word forgotten", "-u_o + U_neg @ sigmoid(U_neg.T @ v_c)"),
        (
            "vector of the true word forgotten",
            "-sigmoid(-u_o.T @ v_c) + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        ("sigmoid forgotten", "(u_o.T @ v_c - 1) * u_o + U_neg @ U_neg.T @ v_c"),
        (
            "wrong shape",
            "-log(sigmoid(u_o.T @ v_c)) - sum(log(sigmoid(-U_neg.T @ v_c)))",
        ),
        ("noise averaged", "-sigmoid(-u_o.T @ v_c) * u_o + U_neg / 4 @ sigmoid(U_neg.T @ v_c)"),
        (
            "the input vector in place of the output vectors",
            "v_c * (sigmoid(u_o.T @ v_c) - 1 + sum(sigmoid(U_neg.T @ v_c)))",
        ),
        (
            "lying down",
            "((sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)).T",
        ),
        (
            "the input vector in place of u_o",
            "-sigmoid(-u_o.T @ v_c) * v_c + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "the input vector in place of the noise words' vectors",
            "(sigmoid(u_o.T @ v_c) - 1) * u_o + v_c * sum(sigmoid(U_neg.T @ v_c))",
        ),
        (
            "vectors of the noise words forgotten",
            "sum(sigmoid(U_neg.T @ v_c)) - (1 - sigmoid(u_o.T @ v_c)) * u_o",
        ),
        (
            "brackets around σ - 1 forgotten",
            "sigmoid(u_o.T @ v_c) - 1 * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "sum of the entries",
            "-sigmoid(-u_o.T @ v_c) * u_o + sum(U_neg @ sigmoid(U_neg.T @ v_c))",
        ),
        (
            "1 subtracted outside the product",
            "sigmoid(u_o.T @ v_c) * u_o - 1 + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "slope of the logarithm alone",
            "-1 / sigmoid(u_o.T @ v_c) * u_o + U_neg @ (1 / (1 - sigmoid(U_neg.T @ v_c)))",
        ),
        (
            "factor σ(1 - σ) too many",
            "-sigmoid(u_o.T @ v_c) * (1 - sigmoid(u_o.T @ v_c))**2 * u_o"
            " + U_neg @ (sigmoid(U_neg.T @ v_c)**2 * (1 - sigmoid(U_neg.T @ v_c)))",
        ),
        # From here on no misconception fits: the answer is written back in its terms.
        (
            "the term -u_o has its sign flipped",
            "(1 + sigmoid(u_o.T @ v_c)) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "the term -u_o counts twice",
            "(sigmoid(u_o.T @ v_c) - 1) * u_o - u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "the terms σ(u_oᵀv_c) u_o and -u_o count twice",
            "-2 * sigmoid(-u_o.T @ v_c) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        (
            "the term -v_c is too much",
            "(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg.T @ v_c) - v_c",
        ),
        (
            "the terms σ(u_oᵀv_c) u_o and -u_o have their signs flipped"
            " and the term U_neg σ(U_negᵀv_c) is missing",
            "sigmoid(-u_o.T @ v_c) * u_o",
        ),
        (
            "the terms σ(u_oᵀv_c) u_o and -u_o are missing"
            " and the term U_neg σ(U_negᵀv_c) has its sign flipped",
            "-U_neg @ sigmoid(U_neg.T @ v_c)",
        ),
        ("shapes do not fit", "(sigmoid(u_o @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg.T @ v_c)"),
        ("shapes do not fit", "(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg @ sigmoid(U_neg @ v_c)"),
        ("shapes do not fit", "(sigmoid(u_o.T @ v_c) - 1) * u_o + U_neg * sigmoid(U_neg.T @ v_c)"),
    ],
    "05.3": [
        ("sign flipped", "v_c @ sigmoid(-A.T @ v_c).T"),
        ("truth not subtracted", "v_c @ sigmoid(v_c.T @ A)"),
        ("transposed", "(v_c @ (sigmoid(A.T @ v_c) - 1).T).T"),
        (
            "the blame of v_c",
            "A @ sigmoid(A.T @ v_c) - A @ (sigmoid(A.T @ v_c) / sigmoid(A.T @ v_c))",
        ),
        ("the word's own vector in place of v_c", "A @ diag(sigmoid(A.T @ v_c)) - A"),
        (
            "extra factor of a sigmoid",
            "-v_c @ (sigmoid(A.T @ v_c) * (1 - sigmoid(A.T @ v_c))).T",
        ),
        ("truth not subtracted", "v_c @ (1 - sigmoid(-A.T @ v_c)).T"),
        ("the errors alone", "-sigmoid(-A.T @ v_c)"),
        ("wrong shape", "(sigmoid(A.T @ v_c) - 1).T"),
        ("sigmoid forgotten", "v_c @ (A.T @ v_c - 1).T"),
        ("1 subtracted outside the product", "v_c @ sigmoid(v_c.T @ A) - 1"),
        ("1 subtracted inside the sigmoid", "v_c @ sigmoid(A.T @ v_c - 1).T"),
        (
            "softmax in place of the sigmoid",
            "v_c @ softmax(A.T @ v_c).T - v_c @ (A.T @ v_c / (A.T @ v_c)).T",
        ),
        (
            "extra factor of a sigmoid, and sign flipped",
            "v_c @ (sigmoid(A.T @ v_c) * sigmoid(-A.T @ v_c)).T",
        ),
        ("doubled", "2 * v_c @ (sigmoid(A.T @ v_c) - 1).T"),
        ("the term -v_c in every column has its sign flipped", "v_c @ (1 + sigmoid(A.T @ v_c)).T"),
        ("the term v_c σ(Aᵀv_c)ᵀ counts twice", "v_c @ (2 * sigmoid(A.T @ v_c) - 1).T"),
        (
            "the term v_c σ(Aᵀv_c)ᵀ has its sign flipped"
            " and the term -v_c in every column is missing",
            "v_c @ (sigmoid(-A.T @ v_c) - 1).T",
        ),
        ("the term -A in place of -v_c in every column", "v_c @ sigmoid(A.T @ v_c).T - A"),
        ("unnamed", "-v_c @ log(sigmoid(A.T @ v_c)).T"),
        ("shapes do not fit", "v_c @ (sigmoid(A.T @ v_c) - 1)"),
        ("shapes do not fit", "v_c @ (sigmoid(A @ v_c) - 1).T"),
        ("shapes do not fit", "(sigmoid(A.T @ v_c) - 1).T @ v_c"),
    ],
    "05.4": [
        ("ids compared", 1),
        ("the true word counted too", 6),
        ("counted twice", "5 * 5"),
        ("zero vectors taken for zero gradients", 0),
        ("the error in place of the factor", 0.5),
        ("the factor upside down", "1 / 5"),
        ("how many too many", 4),
        ("unnamed", 2),
    ],
    "05.5": [
        ("draws forgotten", "-sigmoid(-u_o.T @ v_c) * v_c"),
        ("yes forgotten", "sigmoid(u_o.T @ v_c) * v_c * m"),
        ("draws answered with yes", "-(m + 1) * sigmoid(-u_o.T @ v_c) * v_c"),
        ("all answered with no", "sigmoid(u_o.T @ v_c) * v_c + m * sigmoid(u_o.T @ v_c) * v_c"),
        ("draws counted once", "(sigmoid(u_o.T @ v_c) - 1) * v_c + sigmoid(u_o.T @ v_c) * v_c"),
        ("yes multiplied by m", "-m * (1 - sigmoid(u_o.T @ v_c)) * v_c"),
        (
            "inner slope of the draws forgotten",
            "((1 - m) * sigmoid(u_o.T @ v_c) - 1) * v_c",
        ),
        ("sign flipped", "(1 - sigmoid(u_o.T @ v_c) - m * sigmoid(u_o.T @ v_c)) * v_c"),
        ("the word's own vector in place of v_c", "sigmoid(u_o.T @ v_c) * u_o * (1 + m) - u_o"),
        ("inner slope forgotten", "sigmoid(u_o.T @ v_c) - 1 + m * sigmoid(u_o.T @ v_c)"),
        ("the yes taken for one of the m", "m * sigmoid(u_o.T @ v_c) * v_c - v_c"),
        (
            "yes and no exchanged",
            "m * (sigmoid(u_o.T @ v_c) - 1) * v_c + sigmoid(u_o.T @ v_c) * v_c",
        ),
        (
            "minus sign inside the draws' sigmoid",
            "(m - 1) * (1 - sigmoid(u_o.T @ v_c)) * v_c",
        ),
        ("brackets around the errors forgotten", "(1 + m) * sigmoid(u_o.T @ v_c) - v_c"),
        ("1 subtracted outside the product", "(1 + m) * sigmoid(u_o.T @ v_c) * v_c - 1"),
        (
            "extra factor of a sigmoid",
            "-sigmoid(u_o.T @ v_c) * sigmoid(-u_o.T @ v_c) * v_c * (1 - m)",
        ),
        (
            "factor σ(1 - σ) too many",
            "(sigmoid(u_o.T @ v_c) - 1 + m * sigmoid(u_o.T @ v_c))"
            " * sigmoid(u_o.T @ v_c) * (1 - sigmoid(u_o.T @ v_c)) * v_c",
        ),
        ("sigmoid forgotten", "(u_o.T @ v_c - 1 + m * (u_o.T @ v_c)) * v_c"),
        ("sigmoid to the power m", "(sigmoid(u_o.T @ v_c)**m - sigmoid(-u_o.T @ v_c)) * v_c"),
        ("divided by (1 + m)", "(sigmoid(u_o.T @ v_c) - 1 / (1 + m)) * v_c"),
        ("the term m σ v_c counts twice", "((1 + 2 * m) * sigmoid(u_o.T @ v_c) - 1) * v_c"),
        (
            "the terms σ v_c and -v_c have their signs flipped",
            "(sigmoid(-u_o.T @ v_c) + m * sigmoid(u_o.T @ v_c)) * v_c",
        ),
        (
            "the term σ v_c is missing and the term -v_c has its sign flipped",
            "(1 + m * sigmoid(u_o.T @ v_c)) * v_c",
        ),
        ("the term u_o is too much", "((1 + m) * sigmoid(u_o.T @ v_c) - 1) * v_c + u_o"),
        ("the term -v_c has its sign flipped", "((1 + m) * sigmoid(u_o.T @ v_c) + 1) * v_c"),
        ("shapes do not fit", "((1 + m) * sigmoid(u_o.T @ v_c) - 1) @ v_c"),
        ("wrong shape", "((1 + m) * sigmoid(u_o.T @ v_c) - 1) * v_c.T"),
        ("unknown name", "((1 + m_o) * sigmoid(u_o.T @ v_c) - 1) * v_c"),
    ],
    "05.6": [
        ("sign of the loss flipped", log_likelihood),
        ("logarithm to base 2", in_bits),
        ("noise words forgotten in the loss", no_noise_in_loss),
        ("true word forgotten in the loss", no_true_word_in_loss),
        ("noise averaged in the loss", mean_noise),
        ("loss divided by the number of questions", mean_of_all),
        ("minus sign in front of the noise scores forgotten in the loss", no_minus_in_loss),
        ("infinite for large scores", as_in_the_notes),
        ("infinite for large scores", softplus_by_hand),
        ("infinite for large scores", one_product),
        ("1e-10 added inside the logarithm", small_number_inside),
        ("1e-12 added inside the logarithm", small_number_beside_one_minus),
        ("logarithm of 1 minus sigmoid", one_minus_sigma),
        ("scores cut off at 500", clipped),
        ("unnamed", rounded_to_a_ramp),
        ("unnamed", first_five),
        (
            "sigmoid cut off at 6",
            built_from(
                lambda s, x: (
                    (1 if s > 6 else 0 if s < -6 else sigmoid(s)) - 1,
                    np.where(np.abs(x) > 6, 1.0 * (x > 0), sigmoid(x)),
                )
            ),
        ),
        ("noise words rewarded in the loss", plus_for_the_noise),
        ("every other word asked", all_other_words),
        ("true word among the negatives taken for a yes", label_of_the_id),
        (
            "minus sign of the true word forgotten",
            built_from(lambda s, x: (1 - sigmoid(s), sigmoid(x))),
        ),
        ("sigmoid of the true word forgotten", built_from(lambda s, x: (-1.0, sigmoid(x)))),
        ("overwritten in the loop", last_noise_word_stays),
        ("wrong shape", loss_not_summed),
        ("wrong order", table_before_vector),
        ("changes its inputs", row_of_the_argument),
        ("everything zero", all_zeros),
        ("naive softmax", chapter_three),
        ("softmax over the words that were asked", sampled_softmax),
        ("each word counted once", with_a_set),
        ("each word counted once", with_counts_of_a_dict),
        ("true word skipped among the negatives", skipped),
        ("sign flipped", downhill),
        (
            "noise words with the error of a yes",
            built_from(lambda s, x: (sigmoid(s) - 1, sigmoid(x) - 1)),
        ),
        ("true word with the error of a no", built_from(lambda s, x: (sigmoid(s), sigmoid(x)))),
        (
            "inner slope of the noise words forgotten",
            built_from(lambda s, x: (sigmoid(s) - 1, sigmoid(-x) - 1)),
        ),
        (
            "minus sign inside the noise words' sigmoid",
            built_from(lambda s, x: (sigmoid(s) - 1, 1 - sigmoid(x))),
        ),
        (
            "extra factor of a sigmoid",
            built_from(
                lambda s, x: (
                    -((1 - sigmoid(s)) ** 2) * sigmoid(s),
                    sigmoid(x) ** 2 * (1 - sigmoid(x)),
                )
            ),
        ),
        (
            "noise averaged in the gradients",
            built_from(lambda s, x: (sigmoid(s) - 1, sigmoid(x) / len(x))),
        ),
        (
            "gradients divided by the number of questions",
            built_from(lambda s, x: ((sigmoid(s) - 1) / (len(x) + 1), sigmoid(x) / (len(x) + 1))),
        ),
        ("true word forgotten in grad_hidden", no_true_word_in_grad_hidden),
        ("noise words do not reach grad_hidden", no_noise_in_grad_hidden),
        ("true word's row left empty", with_table(no_true_row)),
        ("only the true word's row filled", with_table(true_row_only)),
        ("one draw per word kept", with_table(all_at_once)),
        ("one draw per word kept", with_table(plain_assignments)),
        ("repeated draws lost", with_table(noise_at_once)),
        ("true word's draws lost in its row", with_table(assigned_last)),
        ("repeats recognised by equal vectors", with_table(by_value)),
        ("the word's own vector in place of v_c", with_table(wrong_vectors)),
        ("repeated draws lost", with_table(assigned_at_once_then_added)),
        ("repeated draws lost, and the true word's draws", with_table(at_once_then_assigned)),
        ("true word's draws lost in its row", with_table(own_draws_skipped)),
        ("unnamed", with_table(target_drawn_or_not)),
        ("repeats multiplied by their count", with_table(count_times_every_draw)),
        ("true word's slope in all rows", with_table(true_slope_added_to_all)),
        ("first noise word only", returned_inside_the_loop),
        ("last noise word only", the_last_id),
        ("places in place of ids", over_the_places),
        ("sum inside the sigmoid", scores_added_first),
        ("logarithms forgotten", probabilities_added),
        ("hidden in place of the words' vectors", errors_times_hidden),
        ("true word forgotten in grad_hidden; repeated draws lost", two_lines_wrong),
        ("doubled", twice_the_loss),
        ("yes and no exchanged", labels_exchanged),
        ("label in place of the sign", labels_inside),
        ("squared differences", squares),
        ("sigmoid forgotten", built_from(lambda s, x: (s - 1, x))),
        ("errors forgotten in grad_hidden", vectors_added_up),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -log σ(s_o) counts twice", true_word_paid_twice),
        ("the term log σ(-s_o) in place of -log σ(s_o)", true_word_as_noise_with_plus),
        (
            "the term -u_o has its sign flipped",
            with_errors_of_hidden(lambda s, x: (1 + sigmoid(s), sigmoid(x))),
        ),
        (
            "the term -u_o counts twice",
            with_errors_of_hidden(lambda s, x: (sigmoid(s) - 2, sigmoid(x))),
        ),
        (
            "the terms σ(s_o) u_o and -u_o have their signs flipped"
            " and the term Σ σ(s_k) u_k is missing",
            with_errors_of_hidden(lambda s, x: (1 - sigmoid(s), 0 * x)),
        ),
        (
            "the term Σ σ(s_k) u_k counts twice",
            with_errors_of_hidden(lambda s, x: (sigmoid(s) - 1, 2 * sigmoid(x))),
        ),
        ("the term -v_c in row o has its sign flipped", with_table(one_added_for_the_truth)),
        ("wrong shape", columns_as_in_the_lecture),
        ("wrong shape", only_the_asked_rows),
        ("wrong number of results", two_things),
        ("changes its inputs", steps_at_once),
    ],
    "05.7": [("a", "a"), ("b", "b"), ("d", "D")],
    "05.8": [("a", "a"), ("b", "(b)"), ("d", "d")],
    "05.9": [("a", "a"), ("b", "b"), ("not an option", "d")],
    "05.10": [
        ("power forgotten", shares_of_the_text),
        ("power forgotten", times_three_quarters),
        ("target left in the hat", target_stays),
        ("not divided again", sums_to_less),
        ("power of the shares, not divided again", powered_shares),
        (
            "power taken of the shares without the target, not divided again",
            powered_shares_of_the_others,
        ),
        ("weights, not probabilities", never_divided),
        ("power upside down", four_thirds),
        ("target's share spread evenly", spread),
        ("all words alike", uniform),
        ("divided by 1 minus the share in the text", divided_by_the_text),
        ("power 3/4 without brackets", by_precedence),
        ("all words alike", whole_division),
        ("put back only once", one_more_draw),
        ("put back only once, and then kept", a_second_draw_at_most),
        ("multiplied by what is left", rarer_still),
        ("power taken twice", powered_again),
        ("each word divided by its own rest", own_rest),
        ("unnamed", equally_frequent_words_too),
        ("power 1/2", square_roots),
        ("divided by the sum of the counts", divided_by_all_tokens),
        ("not divided again", powered_shares_divided_too_early),
        ("target in the hat, and divided", target_divided_too),
        ("changes its inputs", in_the_counts),
        ("wrong shape", deleted),
    ],
    "05.11": [
        ("B does not belong", "FBCHEAD"),
        ("B does not belong", "CFBAD"),
        ("E before C", "FHECAD"),
        ("C missing", "FHEAD"),
        ("G does not belong", "FHCEAG"),
        ("A before E", "FHCAED"),
        ("H before F", list("HFCEAD")),
        ("incomplete", "FHCEA"),
        ("D before A", "DAECHF"),
        ("D before A", "F, H, C, E, D, A"),
        ("E missing", "FHCAD"),
        ("G does not belong", "FHCEGD"),
        ("H missing", "FCEAD"),
        ("letter twice", ["F", "H", "C", "E", "A", "D", "D"]),
    ],
}
