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


def softmax_then_log(hidden, target, output_vectors):
    scores = np.dot(output_vectors, hidden)
    exps = np.exp(scores - scores.max())
    return -np.log((exps / exps.sum())[target])


def log_kept_from_infinity(hidden, target, output_vectors):
    exps = np.exp(output_vectors @ hidden - np.max(output_vectors @ hidden))
    probs = exps / np.sum(exps)
    return -np.log(1e-10 + probs[target])


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
    ],
    "02.3": [("a", "a"), ("b", "b"), ("d", "d")],
    "02.4": [
        ("not shifted", textbook_softmax),
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
    ],
    "02.8": [
        ("through the probability", softmax_then_log),
        ("a small number added", log_kept_from_infinity),
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
