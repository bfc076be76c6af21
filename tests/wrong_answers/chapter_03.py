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
        ("changes its inputs", in_the_scores_themselves),
        ("wrong shape", error_of_the_target),
        ("returns nothing", forgot_return),
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
        ("unknown name", "(yhat[w] - y[w]) * v_w"),
        ("wrong shape", "(y_hat[w] - y[w]) * v_c.T"),
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
    ],
    "03.5": [
        ("sign flipped", "U @ y - U @ y_hat"),
        ("minus u_o forgotten", "U @ softmax(U.T @ v_c)"),
        ("expectation forgotten", "-(U @ y)"),
        ("plain mean in place of the expectation", "U @ (y_hat / y_hat) / 5 - U @ y"),
        ("1 subtracted from every word", "U @ (y_hat - 1)"),
        ("lying down", "(U @ (y_hat - y)).T"),
        ("the blame of U", "v_c @ (y_hat - y).T"),
        ("only the true word's error sent back", "U @ (y * y_hat - y)"),
        ("shapes do not fit", "U @ (y_hat - v_c)"),
        ("shapes do not fit", "U.T @ (y_hat - y)"),
        ("shapes do not fit", "(y_hat - y) @ U"),
    ],
    "03.6": [
        ("sign of the loss flipped", log_likelihood),
        ("logarithm to base 2", in_bits),
        ("sum over the vocabulary forgotten", no_partition),
        ("score of the true word forgotten", nothing_but_partition),
        ("loss divided by the number of words", mean_of_the_cross_entropy),
        ("loss through the probability", log_of_a_rounded_zero),
        ("truth subtracted before the loss was read", loss_after_the_subtraction),
        ("not shifted", without_shift),
        ("everything zero", all_zeros),
        ("sign flipped", both_signs),
        ("sign flipped", one_sign),
        ("truth not subtracted", no_truth_at_all),
        ("minus u_o forgotten", no_u_o),
        ("plain mean in place of the expectation", plain_mean),
        ("expectation forgotten", only_minus_u_o),
        ("only the true word's error sent back", one_road_only),
        ("minus v_c forgotten in the true row", no_v_c_in_the_true_row),
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
    ],
    "03.10": [
        ("uphill", 0.524),
        ("learning rate forgotten", -0.186),
        ("learning rate alone subtracted", "0.4594 - 0.1"),
        ("length in place of its square", "0.4594 - 0.1 * sqrt(0.6449)"),
        ("the change in place of the new loss", 0.064),
        ("unnamed", 0.45),
        ("not a number", "less"),
    ],
    "03.11": [("b", "b"), ("c", "(c)"), ("d", "d"), ("not an option", "e")],
}
