"""Wrong answers to chapter 03, written as learners write them, each with the cause to be named."""

import numpy as np

# 03.2


def truth_minus_prediction(scores, target):
    e = np.exp(scores - scores.max())
    y = np.zeros(len(scores))
    y[target] = 1
    return y - e / e.sum()


def forgot_the_truth(scores, target):
    e = np.exp(scores - max(scores))
    return e / np.sum(e)


def subtracted_from_scores(scores, target):
    result = scores.copy()
    result[target] -= 1
    return result


def filled_one_entry(scores, target):
    e = np.exp(scores - scores.max())
    error = np.zeros(scores.shape)
    error[target] = e[target] / e.sum() - 1
    return error


def minus_one(scores, target):
    e = np.exp(scores - scores.max())
    return [float(p) - 1 for p in e / e.sum()]


def took_the_argmax(scores, target):
    p = np.exp(scores - scores.max())
    p = p / p.sum()
    p[p.argmax()] -= 1
    return p


def plus_one(scores, target):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    p[target] += 1
    return p


def textbook_formula(scores, target):
    p = np.exp(scores) / sum(np.exp(scores))
    p[target] -= 1
    return p


def kept_the_log(scores, target):
    result = scores - scores.max()
    result = result - np.log(np.exp(result).sum())
    result[target] -= 1
    return result


def in_the_scores_themselves(scores, target):
    scores -= scores.max()
    np.exp(scores, out=scores)
    scores /= scores.sum()
    scores[target] -= 1
    return scores


def error_of_the_target(scores, target):
    p = np.exp(scores - scores.max())
    return p[target] / p.sum() - 1


def forgot_return(scores, target):
    p = np.exp(scores - scores.max())
    p[target] / p.sum() - 1


def minus_the_id(scores, target):
    p = np.exp(scores - scores.max())
    return p / p.sum() - target


def lacking_taken_as_positive(scores, target):
    p = np.exp(scores - scores.max())
    p = p / p.sum()
    p[target] = 1 - p[target]
    return p


def squares_of_errors(scores, target):
    p = np.exp(scores - scores.max())
    p = p / p.sum()
    return (p - np.eye(len(p))[target]) ** 2


def softmax_prime(scores, target):
    p = np.exp(scores - scores.max())
    p = p / p.sum()
    return p - p * p


def shifted_by_the_mean(scores, target):
    e = np.exp(scores - np.mean(scores))
    e /= e.sum()
    e[target] -= 1
    return e


def shifted_by_the_true_score(scores, target):
    e = np.exp(scores - scores[target])
    e /= e.sum()
    e[target] -= 1
    return e


# 03.6


def parts(hidden, target, output_vectors):
    """What the answers below have in common: scores, probabilities, truth and a safe loss."""
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    loss = np.log(np.exp(shifted).sum()) - shifted[target]
    probs = np.exp(shifted) / np.exp(shifted).sum()
    truth = np.zeros(len(scores))
    truth[target] = 1
    return scores, probs, truth, loss


def log_likelihood(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return -loss, output_vectors.T @ (p - y), np.outer(p - y, hidden)


def in_bits(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss * np.log2(np.e), output_vectors.T @ (p - y), np.outer(p - y, hidden)


def no_partition(hidden, target, output_vectors):
    scores, p, y, _ = parts(hidden, target, output_vectors)
    return -scores[target], output_vectors.T @ (p - y), np.outer(p - y, hidden)


def nothing_but_partition(hidden, target, output_vectors):
    scores, p, y, loss = parts(hidden, target, output_vectors)
    return loss + scores[target], output_vectors.T @ (p - y), np.outer(p - y, hidden)


def mean_of_the_cross_entropy(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return np.mean(y * loss), output_vectors.T @ (p - y), np.outer(p - y, hidden)


def log_of_a_rounded_zero(hidden, target, output_vectors):
    _, p, y, _ = parts(hidden, target, output_vectors)
    return -np.log(p[target]), output_vectors.T @ (p - y), np.outer(p - y, hidden)


def loss_after_the_subtraction(hidden, target, output_vectors):
    _, p, _, _ = parts(hidden, target, output_vectors)
    p[target] -= 1
    return -np.log(p[target]), output_vectors.T @ p, np.outer(p, hidden)


def minus_sign_inside_the_logarithm(hidden, target, output_vectors):
    _, p, _, _ = parts(hidden, target, output_vectors)
    loss = np.log(-p[target])
    p[target] -= 1
    return loss, p @ output_vectors, np.outer(p, hidden)


def true_row_assigned(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    rows = p[:, None] * hidden
    rows[target] = -1 * hidden
    return loss, (p - y) @ output_vectors, rows


def all_vectors_pushed_alike(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, sum(output_vectors) - output_vectors[target], np.outer(p - y, hidden)


def without_shift(hidden, target, output_vectors):
    e = np.exp(output_vectors @ hidden)
    p = e / e.sum()
    loss = -np.log(p[target])
    p[target] -= 1
    return loss, p @ output_vectors, p[:, None] * hidden


def all_zeros(hidden, target, output_vectors):
    return 0, hidden * 0, output_vectors * 0


def both_signs(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (y - p) @ output_vectors, np.outer(y - p, hidden)


def one_sign(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, output_vectors[target] - p @ output_vectors, np.outer(p - y, hidden)


def no_truth_at_all(hidden, target, output_vectors):
    _, p, _, loss = parts(hidden, target, output_vectors)
    return loss, p @ output_vectors, np.outer(p, hidden)


def no_u_o(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = np.zeros(len(hidden))
    for prob, row in zip(p, output_vectors, strict=True):
        grad += prob * row
    return loss, grad, np.outer(p - y, hidden)


def plain_mean(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, np.mean(output_vectors, axis=0) - output_vectors[target], np.outer(p - y, hidden)


def only_minus_u_o(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, -output_vectors[target], np.outer(p - y, hidden)


def one_road_only(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, output_vectors[target] * (p[target] - 1), np.outer(p - y, hidden)


def no_v_c_in_the_true_row(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, p[:, None] @ hidden[None, :]


def minus_1_in_the_true_row(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = p[:, None] * hidden
    grad[target] -= 1
    return loss, output_vectors.T @ (p - y), grad


def true_row_twice(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = np.outer(p - y, hidden)
    grad[target] = grad[target] - hidden
    return loss, output_vectors.T @ (p - y), grad


def minus_u_o_again(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = -output_vectors[target] + (p - y) @ output_vectors
    return loss, grad, np.outer(p - y, hidden)


def id_from_all(hidden, target, output_vectors):
    _, p, _, loss = parts(hidden, target, output_vectors)
    error = p - target
    return loss, error @ output_vectors, np.outer(error, hidden)


def gradients_swapped(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, np.outer(p - y, hidden), (p - y) @ output_vectors


def sides_swapped(hidden, target, output_vectors):
    return hidden @ output_vectors, hidden, output_vectors


def one_row(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = np.zeros(output_vectors.shape)
    grad[target] = (p - y)[target] * hidden
    return loss, (p - y) @ output_vectors, grad


def own_vectors(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = np.array([e * row for e, row in zip(p - y, output_vectors, strict=True)])
    return loss, (p - y) @ output_vectors, grad


def one_from_all(hidden, target, output_vectors):
    _, p, _, loss = parts(hidden, target, output_vectors)
    p -= 1
    return loss, p @ output_vectors, np.outer(p, hidden)


def likeliest(hidden, target, output_vectors):
    _, p, _, loss = parts(hidden, target, output_vectors)
    p[np.argmax(p)] -= 1
    return loss, p @ output_vectors, np.outer(p, hidden)


def sigmoid_like(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    delta = (p - y) * p * (1 - p)
    return loss, delta @ output_vectors, np.outer(delta, hidden)


def averaged(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    error = (p - y) / p.size
    return loss, error @ output_vectors, np.outer(error, hidden)


def columns_as_in_the_lecture(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, np.outer(hidden, p - y)


def row_vector(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y)[None, :] @ output_vectors, np.outer(p - y, hidden)


def two_things(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors


def misspelt(hidden, target, output_vectors):
    return -log_softmax(output_vectors @ hiden)[target], hidden, output_vectors  # noqa: F821


def raw_scores(hidden, target, output_vectors):
    scores, _, y, loss = parts(hidden, target, output_vectors)
    return loss, (scores - y) @ output_vectors, np.outer(scores - y, hidden)


def logs_left_as_they_are(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    logs = scores - scores.max()
    logs -= np.log(np.exp(logs).sum())
    loss = -logs[target]
    logs[target] -= 1
    return loss, logs @ output_vectors, np.outer(logs, hidden)


def mean_shift(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    shifted = scores - scores.mean()
    e = np.exp(shifted)
    p = e / e.sum()
    loss = np.log(e.sum()) - shifted[target]
    p[target] -= 1
    return loss, p @ output_vectors, np.outer(p, hidden)


def weighted_by_the_prediction(hidden, target, output_vectors):
    scores, p, y, _ = parts(hidden, target, output_vectors)
    logs = scores - scores.max()
    logs -= np.log(np.exp(logs).sum())
    return -sum(p * logs), output_vectors.T @ (p - y), np.outer(p - y, hidden)


def all_surprises(hidden, target, output_vectors):
    scores, p, y, _ = parts(hidden, target, output_vectors)
    logs = scores - scores.max()
    logs -= np.log(np.exp(logs).sum())
    return -np.sum(logs), output_vectors.T @ (p - y), np.outer(p - y, hidden)


def wrong_words_first(hidden, target, output_vectors):
    """Two cases, as in the derivation, and the second forgotten."""
    _, p, _, loss = parts(hidden, target, output_vectors)
    grad, rows = -output_vectors[target], np.zeros(output_vectors.shape)
    for w in range(len(p)):
        if w != target:
            grad = grad + p[w] * output_vectors[w]
            rows[w] = p[w] * hidden
    return loss, grad, rows


def both_cases_positive(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    rows = np.outer(p, hidden)
    rows[target] = (1 - p[target]) * hidden
    return loss, (p - y) @ output_vectors, rows


def errors_without_vectors(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    rows = np.outer(p - y, hidden)
    return loss, rows.sum(axis=0), rows


# 03.9


def error_of(hidden, target, output_vectors):
    _, p, y, _ = parts(hidden, target, output_vectors)
    return p - y


def climbed(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    new_rows = output_vectors + learning_rate * np.outer(e, hidden)
    return hidden + learning_rate * e @ output_vectors, new_rows


def no_rate(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return hidden - e @ output_vectors, output_vectors - np.outer(e, hidden)


def rows_then_hidden(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    output_vectors = output_vectors - learning_rate * np.outer(e, hidden)
    hidden = hidden - learning_rate * e @ output_vectors
    return hidden, output_vectors


def hidden_then_rows(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    hidden = hidden - learning_rate * e @ output_vectors
    output_vectors = output_vectors - learning_rate * np.outer(e, hidden)
    return hidden, output_vectors


def two_gradients(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    output_vectors = output_vectors - learning_rate * np.outer(e, hidden)
    e = error_of(hidden, target, output_vectors)
    return hidden - learning_rate * e @ output_vectors, output_vectors


def two_gradients_hidden_first(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    hidden = hidden - learning_rate * e @ output_vectors
    e = error_of(hidden, target, output_vectors)
    return hidden, output_vectors - learning_rate * np.outer(e, hidden)


def rows_only(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return hidden, output_vectors - learning_rate * np.outer(e, hidden)


def hidden_only(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return hidden - learning_rate * e @ output_vectors, output_vectors


def pulled_but_never_pushed(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    rows = output_vectors.copy()
    rows[target] -= learning_rate * e[target] * hidden
    return hidden - learning_rate * e @ output_vectors, rows


def just_gradients(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return e @ output_vectors, np.outer(e, hidden)


def just_moves(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return -learning_rate * e @ output_vectors, -learning_rate * np.outer(e, hidden)


def rate_times_gradients(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    return learning_rate * e @ output_vectors, learning_rate * np.outer(e, hidden)


def vectors_swapped(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    new_hidden = hidden - learning_rate * e @ output_vectors
    return output_vectors - learning_rate * np.outer(e, hidden), new_hidden


def in_place(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    grad_hidden, grad_rows = e @ output_vectors, np.outer(e, hidden)
    hidden -= learning_rate * grad_hidden
    output_vectors -= learning_rate * grad_rows
    return hidden, output_vectors


# No misconception describes the answers from here on: the checker writes them back in their terms.


def error_twice(scores, target):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    return 2 * p - 2 * np.eye(len(p))[target]


def nothing_but_the_truth(scores, target):
    y = np.zeros(scores.shape)
    y[target] = 1
    return y


def two_taken_away(scores, target):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    p[target] -= 2
    return p


def averaged_error(scores, target):
    p = np.exp(scores - scores.max())
    p /= p.sum()
    p[target] -= 1
    return p / len(p)


def uphill_without_u_o(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, -(p @ output_vectors), np.outer(p - y, hidden)


def mean_of_the_weighted_vectors(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    expected = (p[:, None] * output_vectors).mean(axis=0)
    return loss, expected - output_vectors[target], np.outer(p - y, hidden)


def mean_without_u_o(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, output_vectors.mean(axis=0), np.outer(p - y, hidden)


def v_c_pulled_as_well(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors - hidden, np.outer(p - y, hidden)


def v_c_from_every_row(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, np.outer(p, hidden) + np.outer(y, hidden) - hidden


def table_of_pulls(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, np.outer(y, hidden)


def all_rows_stepped(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, output_vectors - np.outer(p - y, hidden)


def two_mistakes_in_two_parts(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss / np.log(2), p @ output_vectors, np.outer(y - p, hidden) / 2


def own_vectors_with_the_wrong_sign(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss, (p - y) @ output_vectors, (y - p)[:, None] * output_vectors


def one_row_uphill(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    grad = np.zeros(output_vectors.shape)
    grad[target] = (1 - p[target]) * hidden
    return loss, (p - y) @ output_vectors, grad


def a_power_of_the_loss(hidden, target, output_vectors):
    _, p, y, loss = parts(hidden, target, output_vectors)
    return loss**2, 2 * loss * (p - y) @ output_vectors, 2 * loss * np.outer(p - y, hidden)


def towards_but_never_away(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    new_rows = output_vectors - learning_rate * np.outer(e, hidden)
    return hidden + learning_rate * output_vectors[target], new_rows


def away_from_the_true_word(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    new_rows = output_vectors - learning_rate * np.outer(e, hidden)
    expected = output_vectors[target] + e @ output_vectors
    return hidden - learning_rate * (expected + output_vectors[target]), new_rows


def doubled_step(hidden, target, output_vectors, learning_rate):
    e = error_of(hidden, target, output_vectors)
    hidden = hidden - 2 * learning_rate * e @ output_vectors
    return hidden, output_vectors - learning_rate * np.outer(e, hidden * 0 + 1)


WRONG = {
    "03.1": [("a", "a"), ("c", "c"), ("d", '"d"')],
    "03.2": [
        ("sign flipped", truth_minus_prediction),
        ("truth not subtracted", forgot_the_truth),
        ("scores in place of probabilities", subtracted_from_scores),
        ("only the true word filled", filled_one_entry),
        ("1 subtracted from every word", minus_one),
        ("1 subtracted at the likeliest word", took_the_argmax),
        ("1 added at the target", plus_one),
        ("the id of the word subtracted", minus_the_id),
        ("not shifted", textbook_formula),
        ("logarithm not undone", kept_the_log),
        ("sign lost at the true word", lacking_taken_as_positive),
        ("errors squared", squares_of_errors),
        ("slope of the probability", softmax_prime),
        ("not finite", shifted_by_the_mean),
        ("not finite", shifted_by_the_true_score),
        ("changes its inputs", in_the_scores_themselves),
        ("wrong shape", error_of_the_target),
        ("returns nothing", forgot_return),
        ("doubled", error_twice),
        ("the term ŷ is missing and the term -y has its sign flipped", nothing_but_the_truth),
        ("the term -y counts twice", two_taken_away),
        ("divided by n", averaged_error),
    ],
    "03.3": [
        ("sign flipped", "-(y_hat[w] - y[w]) * v_c"),
        ("truth not subtracted", "v_c * y_hat[w]"),
        ("case of the true word for all", "y_hat[w] * v_c - v_c"),
        ("the word's own vector in place of v_c", "U[w] * (y_hat[w] - y[w])"),
        ("inner slope forgotten", "(y_hat - y)[w]"),
        ("always the true word's error", "(y_hat[o] - 1) * v_c"),
        ("all words at once", "v_c @ y_hat.T - v_c @ y.T"),
        ("shapes do not fit", "(y_hat - y) * v_c"),
        ("all words at once, in rows", "y_hat @ v_c.T - y @ v_c.T"),
        ("brackets forgotten", "y_hat[w] - v_c * y[w]"),
        ("1 in place of v_c", "v_c * y_hat[w] - y[w]"),
        ("output vectors mixed", "U @ y_hat - U @ y"),
        ("sum below the line forgotten", "y[w] * (y_hat[w] - 1) * v_c"),
        ("slope of the probability", "(y_hat[w] - y_hat[w] ** 2) * v_c"),
        ("unknown name", "(yhat[w] - y[w]) * v_w"),
        ("wrong shape", "(y_hat[w] - y[w]) * v_c.T"),
        ("the term -y_w v_c has its sign flipped", "(y_hat[w] + y[w]) * v_c"),
        ("the term ŷ_w v_c is missing", "-y[w] * v_c"),
        ("nothing there but -v_c", "-v_c"),
    ],
    "03.4": [
        ("transposed", "(v_c @ (y_hat - y).T).T"),
        ("sign flipped", "v_c @ y.T - v_c @ y_hat.T"),
        ("truth not subtracted", "v_c @ softmax(U.T @ v_c).T"),
        ("prediction not there", "v_c @ (-y).T"),
        ("only the true column filled", "v_c @ (y * y_hat - y).T"),
        ("a single column", "U @ y_hat - U @ y"),
        ("the word's own vector in place of v_c", "U @ diag(y_hat) - U @ diag(y)"),
        ("shapes do not fit", "(y_hat - y).T @ v_c"),
        ("shapes do not fit", "v_c * (y_hat - y).T"),
        ("the term -v_c yᵀ has its sign flipped", "v_c @ (y_hat + y).T"),
        ("the term v_c ŷᵀ counts twice", "v_c @ (2 * y_hat - y).T"),
        (
            "the term v_c ŷᵀ has its sign flipped and the term -v_c yᵀ is missing",
            "-v_c @ y_hat.T",
        ),
        ("the word's own vector in place of v_c, and sign flipped", "U @ diag(y - y_hat)"),
    ],
    "03.5": [
        ("sign flipped", "U @ y - U @ y_hat"),
        ("minus u_o forgotten", "U @ softmax(U.T @ v_c)"),
        ("expectation forgotten", "-(U @ y)"),
        ("plain mean in place of the expectation", "U @ (y_hat / y_hat) / 5 - U @ y"),
        ("1 subtracted from every word", "U @ (y_hat - 1)"),
        ("inner slope forgotten", "-U @ y + 1 / sum(exp(U.T @ v_c))"),
        ("slope of the logarithm forgotten", "-U @ y + U @ exp(U.T @ v_c)"),
        ("lying down", "(U @ (y_hat - y)).T"),
        ("the blame of U", "v_c @ (y_hat - y).T"),
        ("only the true word's error sent back", "U @ (y * y_hat - y)"),
        ("shapes do not fit", "U @ (y_hat - v_c)"),
        ("shapes do not fit", "U.T @ (y_hat - y)"),
        ("shapes do not fit", "(y_hat - y) @ U"),
        ("the term -U y has its sign flipped", "U @ y_hat + U @ y"),
        ("the term v_c in place of U ŷ", "v_c - U @ y"),
        ("nothing there but the plain mean of the u_w", "U @ (y_hat / y_hat) / 5"),
        ("unnamed", "U @ (y_hat * y_hat - y)"),
    ],
    "03.6": [
        ("sign of the loss flipped", log_likelihood),
        ("logarithm to base 2", in_bits),
        ("sum over the vocabulary forgotten", no_partition),
        ("score of the true word forgotten", nothing_but_partition),
        ("loss divided by the number of words", mean_of_the_cross_entropy),
        ("entropy of the prediction", weighted_by_the_prediction),
        ("surprise at all words", all_surprises),
        ("loss infinite for large scores", log_of_a_rounded_zero),
        ("truth subtracted before the loss was read", loss_after_the_subtraction),
        ("not finite", minus_sign_inside_the_logarithm),
        ("not shifted", without_shift),
        ("loss infinite for large scores; not finite", mean_shift),
        ("everything zero", all_zeros),
        ("everything zero", errors_without_vectors),
        ("true word left out of the expectation; true row left empty", wrong_words_first),
        ("sign lost at the true word", both_cases_positive),
        ("scores in place of probabilities", raw_scores),
        ("logarithm not undone", logs_left_as_they_are),
        ("sign flipped", both_signs),
        ("sign flipped", one_sign),
        ("truth not subtracted", no_truth_at_all),
        ("minus u_o forgotten", no_u_o),
        ("plain mean in place of the expectation", plain_mean),
        ("expectation forgotten", only_minus_u_o),
        ("only the true word's error sent back", one_road_only),
        ("minus v_c forgotten in the true row", no_v_c_in_the_true_row),
        ("probability forgotten in the true row", true_row_assigned),
        ("plain sum in place of the expectation", all_vectors_pushed_alike),
        ("1 in place of v_c in the true row", minus_1_in_the_true_row),
        ("minus v_c counted twice in the true row", true_row_twice),
        ("minus u_o counted twice", minus_u_o_again),
        ("only the true row filled", one_row),
        ("the word's own vector in place of v_c", own_vectors),
        ("1 subtracted from every word", one_from_all),
        ("1 subtracted at the likeliest word", likeliest),
        ("the id of the word subtracted", id_from_all),
        ("extra factor of a sigmoid", sigmoid_like),
        ("divided by the number of words", averaged),
        ("wrong shape", columns_as_in_the_lecture),
        ("wrong shape", row_vector),
        ("wrong order", gradients_swapped),
        ("wrong number of results", two_things),
        ("ValueError", sides_swapped),
        ("NameError", misspelt),
        (
            "the term Σ ŷ_w u_w has its sign flipped and the term -u_o is missing",
            uphill_without_u_o,
        ),
        ("the term Σ ŷ_w u_w is divided by n", mean_of_the_weighted_vectors),
        ("nothing there but the plain mean of the u_w", mean_without_u_o),
        ("the term -v_c is too much", v_c_pulled_as_well),
        (
            "the term -y v_cᵀ has its sign flipped and the term -v_c in every row is too much",
            v_c_from_every_row,
        ),
        (
            "the term ŷ v_cᵀ is missing and the term -y v_cᵀ has its sign flipped",
            table_of_pulls,
        ),
        (
            "the terms ŷ v_cᵀ and -y v_cᵀ have their signs flipped and the term U is too much",
            all_rows_stepped,
        ),
        (
            "logarithm to base 2; minus u_o forgotten; sign flipped and halved",
            two_mistakes_in_two_parts,
        ),
        (
            "the word's own vector in place of v_c, and sign flipped",
            own_vectors_with_the_wrong_sign,
        ),
        ("only the true row filled, and sign flipped", one_row_uphill),
        ("unnamed", a_power_of_the_loss),
    ],
    "03.7": [("a", "a"), ("b", "b"), ("d", "d")],
    "03.8": [("a", "a"), ("b", "B"), ("c", "c")],
    "03.9": [
        ("uphill", climbed),
        ("learning rate forgotten", no_rate),
        ("output vectors moved first", rows_then_hidden),
        ("hidden moved first", hidden_then_rows),
        ("gradient taken again after the output vectors moved", two_gradients),
        ("gradient taken again after hidden moved", two_gradients_hidden_first),
        ("hidden not moved", rows_only),
        ("output vectors not moved", hidden_only),
        ("only the true word moved", pulled_but_never_pushed),
        ("gradients returned", just_gradients),
        ("changes returned", just_moves),
        ("learning rate times gradients returned", rate_times_gradients),
        ("wrong order", vectors_swapped),
        ("changes its inputs", in_place),
        ("the term -η Σ ŷ_w u_w is missing", towards_but_never_away),
        ("the term η u_o has its sign flipped", away_from_the_true_word),
        (
            "the terms -η Σ ŷ_w u_w and η u_o count twice; unnamed",
            doubled_step,
        ),
    ],
    "03.10": [
        ("uphill", 0.524),
        ("learning rate forgotten", -0.186),
        ("learning rate alone subtracted", "0.4594 - 0.1"),
        ("length in place of its square", "0.4594 - 0.1 * sqrt(0.6449)"),
        ("the change in place of the new loss", 0.064),
        ("learning rate counted twice", "0.4594 - 0.1**2 * 0.6449"),
        ("unnamed", 0.43),
        ("not a number", "less"),
    ],
    "03.11": [("b", "b"), ("c", "(c)"), ("d", "d"), ("not an option", "e")],
    "03.12": [
        ("B before E", "BEHFAD"),
        ("A before F", "EBHADF"),
        ("H before B", ["E", "H", "B", "F", "A", "D"]),
        ("C does not belong", "ebhcad"),
        ("G does not belong", "E, B, H, F, G, D"),
        ("D before A", "E B H F D A"),
        ("F missing", "EBHAD"),
        ("incomplete", "EBHFA"),
        ("unknown letter", "123456"),
        ("letter twice", "EBHFAA"),
        ("D before A", "DAFHBE"),
        ("A before H", "ABCDEFGH"),
        ("G does not belong", "EBHFADG"),
        ("E missing", "FBHAD"),
        ("not an order", {"E", "B", "H", "F", "A", "D"}),
    ],
}
