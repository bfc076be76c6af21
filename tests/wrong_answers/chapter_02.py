"""Wrong answers to chapter 02, written as learners write them, each with the cause to be named."""

import numpy as np


def cosine_by_normalising(hidden, output_vectors):
    unit_hidden = hidden / np.linalg.norm(hidden)
    norms = np.linalg.norm(output_vectors, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return (output_vectors / norms) @ unit_hidden


def cosine_in_a_loop(hidden, output_vectors):
    result = []
    for row in output_vectors:
        length = np.sqrt((row**2).sum()) * np.sqrt((hidden**2).sum())
        result.append(0.0 if length == 0 else float(row @ hidden / length))
    return result


def distances(hidden, output_vectors):
    return np.sqrt(((output_vectors - hidden) ** 2).sum(axis=1))


def minus_distances(hidden, output_vectors):
    return [-float(np.sqrt(np.sum((row - hidden) ** 2))) for row in output_vectors]


def scores_with_minus(hidden, output_vectors):
    return np.dot(output_vectors, -hidden)


def probabilities_already(hidden, output_vectors):
    e = np.exp(output_vectors @ hidden)
    return e / e.sum()


def textbook_softmax(scores):
    return np.exp(scores) / np.sum(np.exp(scores))


def softmax_minus_mean(scores):
    centred = scores - scores.mean()
    return np.exp(centred) / sum(np.exp(centred))


def softmax_minus_min(scores):
    e = np.exp(scores - min(scores))
    return e / e.sum()


def forgot_to_divide(scores):
    return np.exp(scores - scores.max())


def linear_share(scores):
    return scores / sum(scores)


def shift_in_the_wrong_direction(scores):
    e = np.exp(scores + max(scores))
    return e / e.sum()


def scaled_by_the_largest(scores):
    small = scores / np.abs(scores).max()
    return np.exp(small) / np.exp(small).sum()


def wrong_way_round(scores):
    e = np.exp(scores.min() - scores)
    return e / e.sum()


def log_probabilities(scores):
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())


def shifted_by_a_little(scores):
    e = np.exp(scores - 1.7)
    return e / e.sum()


def only_exp(scores):
    return np.exp(scores)


def first_score_taken_away(scores):
    e = np.exp(scores - scores[0])
    return e / e.sum()


def a_thousand_taken_away(scores):
    e = np.exp(scores - 1000)
    return e / e.sum()


def shifted_by_the_absolute_maximum(scores):
    e = np.exp(scores - abs(scores).max())
    return e / e.sum()


def divided_by_max(scores):
    e = np.exp(scores / max(scores))
    return e / e.sum()


def clipped_at_500(scores):
    e = np.exp(np.clip(scores, -500, 500))
    return e / e.sum()


def shifted_in_the_numerator(scores):
    return np.exp(scores - max(scores)) / sum(np.exp(scores))


def shifted_in_the_denominator(scores):
    return np.exp(scores) / sum(np.exp(scores - max(scores)))


def nan_to_num(scores):
    e = np.exp(scores)
    return np.nan_to_num(e / e.sum())


def divided_by_len(scores):
    return np.exp(scores - scores.max()) / len(scores)


def entry_by_entry(hidden, output_vectors):
    return np.array([row * hidden for row in output_vectors])


def summed_over_axis_0(hidden, output_vectors):
    return np.sum(hidden * output_vectors, axis=0)


def mean_of_the_products(hidden, output_vectors):
    return (output_vectors * hidden).mean(axis=1)


def returned_in_the_loop(hidden, output_vectors):
    for row in output_vectors:
        return np.dot(row, hidden)


def squared_distances(hidden, output_vectors):
    return np.array([sum((a - b) ** 2 for a, b in zip(hidden, row)) for row in output_vectors])


def exponentials(hidden, output_vectors):
    return np.exp(np.dot(output_vectors, hidden))


def hidden_made_a_unit_vector(hidden, output_vectors):
    return output_vectors @ (hidden / np.linalg.norm(hidden))


def rows_made_unit_vectors(hidden, output_vectors):
    return output_vectors / np.linalg.norm(output_vectors, axis=1, keepdims=True) @ hidden


def as_in_attention(hidden, output_vectors):
    return output_vectors @ hidden / len(hidden) ** 0.5


def best_first(hidden, output_vectors):
    return sorted((output_vectors @ hidden).tolist(), reverse=True)


def softmax_then_log(hidden, target, output_vectors):
    scores = np.dot(output_vectors, hidden)
    exps = np.exp(scores - scores.max())
    return -np.log((exps / exps.sum())[target])


def log_kept_from_infinity(hidden, target, output_vectors):
    exps = np.exp(output_vectors @ hidden - np.max(output_vectors @ hidden))
    probs = exps / np.sum(exps)
    return -np.log(1e-10 + probs[target])


def never_below_the_smallest(hidden, target, output_vectors):
    exps = np.exp(output_vectors @ hidden - np.max(output_vectors @ hidden))
    return -np.log(max(exps[target] / exps.sum(), 1e-300))


def softmax_of_the_textbook(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return -np.log(np.exp(scores[target]) / np.exp(scores).sum())


def one_hot_times_log(hidden, target, output_vectors):
    exps = np.exp(output_vectors @ hidden - np.max(output_vectors @ hidden))
    y = np.zeros(len(exps))
    y[target] = 1
    return -np.sum(y * np.log(exps / exps.sum()))


def shifted_by_the_target(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return np.log(np.exp(scores - scores[target]).sum())


def shifted_by_the_mean(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    m = scores.mean()
    return -scores[target] + m + np.log(np.exp(scores - m).sum())


def missing_probability(hidden, target, output_vectors):
    exps = np.exp(output_vectors @ hidden - np.max(output_vectors @ hidden))
    return 1 - exps[target] / exps.sum()


def surprise_at_all_words(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    top = scores.max()
    return np.sum(top + np.log(np.exp(scores - top).sum()) - scores)


def surprise_at_each_word(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    top = scores.max()
    return top + np.log(np.exp(scores - top).sum()) - scores


def the_others_in_the_sum(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    others = [s for w, s in enumerate(scores) if w != target]
    return max(others) + np.log(sum(np.exp(s - max(others)) for s in others)) - scores[target]


def exp_and_no_log(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return -scores[target] + scores.max() + np.exp(scores - scores.max()).sum()


def bracket_closed_too_early(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return -scores[target] + scores.max() + np.log(np.exp(scores - scores.max())).sum()


def logsumexp_without_shift(hidden, target, output_vectors):
    scores = np.dot(output_vectors, hidden)
    return -scores[target] + np.log(sum(np.exp(scores)))


def forgot_to_put_back(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    return -scores[target] + np.log(np.exp(shifted).sum())


def taken_away_twice(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    big = np.max(scores)
    return -scores[target] + np.log(np.sum(np.exp(scores - big))) - big


def log_likelihood(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    return shifted[target] - np.log(np.exp(shifted).sum())


def in_bits(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    return np.log2(np.exp(shifted).sum()) - shifted[target] / np.log(2)


def only_the_true_score(hidden, target, output_vectors):
    return -np.dot(output_vectors[target], hidden)


def only_the_partition(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return scores.max() + np.log(np.exp(scores - scores.max()).sum())


def just_the_probability(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    e = np.exp(scores - scores.max())
    return e[target] / e.sum()


# No misconception describes the answers from here on: the checker writes them back in their terms.


def both_with_a_plus(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return np.log(np.sum(np.exp(scores - scores.max()))) + scores.max() + scores[target]


def score_of_the_true_word_twice(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    loss = scores.max() + np.log(np.exp(scores - scores.max()).sum()) - scores[target]
    loss -= scores[target]
    return loss


def shift_put_back_twice(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    top = scores.max()
    log_sum = top + np.log(np.exp(scores - top).sum())
    return top + log_sum - scores[target]


def the_likeliest_in_place_of_the_true_word(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    return np.log(np.exp(scores - scores.max()).sum())


def plus_all_scores(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    top = max(scores)
    return top + np.log(sum(np.exp(s - top) for s in scores)) - scores.sum()


def averaged_over_the_words(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    log_sum = scores.max() + np.log(np.exp(scores - scores.max()).sum())
    return np.mean([log_sum * (w == target) - s * (w == target) for w, s in enumerate(scores)])


def the_score_alone(hidden, target, output_vectors):
    return hidden @ output_vectors[target]


def bits_and_the_wrong_sign(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    return (shifted[target] - np.log(np.exp(shifted).sum())) / np.log(2)


WRONG = {
    "02.1": [("a", "a"), ("b", "b"), ("b", " B ")],
    "02.2": [
        ("divided by the lengths", cosine_by_normalising),
        ("divided by the lengths", cosine_in_a_loop),
        ("distance in place of the dot product", distances),
        ("negative distance in place of the dot product", minus_distances),
        ("sign flipped", scores_with_minus),
        ("already turned into probabilities", probabilities_already),
        ("products not added up", entry_by_entry),
        ("added up over the words", summed_over_axis_0),
        ("mean in place of the sum", mean_of_the_products),
        ("only the first word", returned_in_the_loop),
        ("squared distance in place of the dot product", squared_distances),
        ("exponentials of the scores", exponentials),
        ("divided by the length of hidden", hidden_made_a_unit_vector),
        ("divided by the lengths of the output vectors", rows_made_unit_vectors),
        ("divided by the root of the length", as_in_attention),
        ("sorted", best_first),
    ],
    "02.3": [("a", "a"), ("b", "b"), ("d", "d")],
    "02.4": [
        ("too large for exp", textbook_softmax),
        ("too large for exp", shifted_by_a_little),
        ("neither shifted nor divided", only_exp),
        ("shifted by the first score", first_score_taken_away),
        ("shifted by 1000", a_thousand_taken_away),
        ("shifted by the largest size", shifted_by_the_absolute_maximum),
        ("divided by the largest score", divided_by_max),
        ("cut off in place of shifted", clipped_at_500),
        ("shifted above the line only", shifted_in_the_numerator),
        ("shifted below the line only", shifted_in_the_denominator),
        ("nan replaced by 0", nan_to_num),
        ("divided by the number of words", divided_by_len),
        ("shifted by the mean", softmax_minus_mean),
        ("shifted by the smallest", softmax_minus_min),
        ("shift added", shift_in_the_wrong_direction),
        ("scaled in place of shifted", scaled_by_the_largest),
        ("never divided by the sum", forgot_to_divide),
        ("divided by the scores' sum", linear_share),
        ("sign of the scores flipped", wrong_way_round),
        ("the logarithm returned", log_probabilities),
    ],
    "02.5": [
        ("minus sign lost", "log(y_hat[o])"),
        ("logarithm lost", "-1 * y_hat[o]"),
        ("all words kept", "-sum(log(y_hat))"),
        ("one minus the probability", "1 - y_hat[o]"),
        ("no entry picked", "-log(y_hat)"),
        ("surprise at everything else", "-log(1 - y_hat[o])"),
        ("weighted by its own probability", "-y_hat[o]*log(y_hat[o])"),
        ("entropy of the prediction", "-y_hat.T @ log(y_hat)"),
        ("entry 0 in place of o", "-log(y_hat[0])"),
        ("logarithm to base 2", "-log(y_hat[o])/log(2)"),
        ("unnamed", "1/y_hat[o]"),
    ],
    "02.6": [
        ("zero vectors taken for zero loss", 0),
        ("logarithm to base 2", 9.97),
        ("logarithm to base 10", 3),
        ("the probability itself", 1 / 1000),
        ("the number of words", 1000),
        ("scores taken for probabilities", 1),
        ("sign flipped", -6.91),
    ],
    "02.7": [
        ("sign of the shift", "-m"),
        ("logarithm of the factor forgotten", "exp(m)"),
        ("logarithm of the shift", "log(m)"),
        ("taken for cancelled", "0"),
        ("factor with the wrong sign", "1/exp(m)"),
    ],
    "02.8": [
        ("through the probability", softmax_then_log),
        ("1e-10 inside the logarithm", log_kept_from_infinity),
        ("1e-300 inside the logarithm", never_below_the_smallest),
        ("not shifted, and through the probability", softmax_of_the_textbook),
        ("0 times minus infinity", one_hot_times_log),
        ("shifted by the true score", shifted_by_the_target),
        ("shifted by the mean", shifted_by_the_mean),
        ("one minus the probability", missing_probability),
        ("all words kept", surprise_at_all_words),
        ("no word picked", surprise_at_each_word),
        ("true word left out of the sum", the_others_in_the_sum),
        ("logarithm of the sum lost", exp_and_no_log),
        ("logarithm before the sum", bracket_closed_too_early),
        ("not shifted", logsumexp_without_shift),
        ("shift not put back", forgot_to_put_back),
        ("shift put back with the wrong sign", taken_away_twice),
        ("sign flipped", log_likelihood),
        ("logarithm to base 2", in_bits),
        ("sum over the vocabulary forgotten", only_the_true_score),
        ("score of the true word forgotten", only_the_partition),
        ("probability in place of its logarithm", just_the_probability),
        ("the term -s_o has its sign flipped", both_with_a_plus),
        ("the term -s_o counts twice", score_of_the_true_word_twice),
        ("the term max s_w is too much", shift_put_back_twice),
        ("the term -max s_w in place of -s_o", the_likeliest_in_place_of_the_true_word),
        ("the term -Σ s_w in place of -s_o", plus_all_scores),
        ("divided by n", averaged_over_the_words),
        (
            "the term log Σ exp(s_w) is missing and the term -s_o has its sign flipped",
            the_score_alone,
        ),
        ("logarithm to base 2, and sign flipped", bits_and_the_wrong_sign),
    ],
    "02.9": [("a", "a"), ("b", "b"), ("d", "d")],
}
