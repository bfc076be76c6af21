"""Right answers that learners would give in chapter 09, each in a style of its own."""

import numpy as np

# 09.4


def add_then_divide(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = 0, np.zeros(input_vectors.shape), np.zeros(output_vectors.shape)
    for window in windows:
        c, a, b = window_gradients(window, input_vectors, output_vectors)
        loss, gin, gout = loss + c, gin + a, gout + b
    return loss / len(windows), gin / len(windows), gout / len(windows)


def as_in_the_assignment(windows, input_vectors, output_vectors, window_gradients):
    """One tall table for both, cut in two at the end."""
    n = len(input_vectors)
    grad, loss = np.zeros((n + len(output_vectors), input_vectors.shape[1])), 0.0
    for window in windows:
        c, gin, gout = window_gradients(window, input_vectors, output_vectors)
        loss += c / len(windows)
        grad[:n, :] += gin / len(windows)
        grad[n:, :] += gout / len(windows)
    return loss, grad[:n], grad[n:]


def with_zip(windows, input_vectors, output_vectors, window_gradients):
    results = [window_gradients(w, input_vectors, output_vectors) for w in windows]
    losses, gins, gouts = zip(*results)
    return np.mean(losses), np.mean(gins, axis=0), np.mean(gouts, axis=0)


def running_mean(windows, input_vectors, output_vectors, window_gradients):
    means = [0.0, 0.0, 0.0]
    for number, window in enumerate(windows, 1):
        new = window_gradients(window, input_vectors, output_vectors)
        means = [old + (part - old) / number for old, part in zip(means, new)]
    return tuple(means)


def recursion(windows, input_vectors, output_vectors, window_gradients):
    parts = window_gradients(windows[0], input_vectors, output_vectors)
    if len(windows) == 1:
        return parts
    rest = recursion(windows[1:], input_vectors, output_vectors, window_gradients)
    n = len(windows)
    return [part / n + (n - 1) / n * other for part, other in zip(parts, rest)]


# 09.5


def counts_up(f, x, rate, n_steps, halve_every):
    losses = np.zeros(n_steps)
    x = np.array(x, dtype=float)
    for t in range(n_steps):
        losses[t], grad = f(x)
        x -= rate * 0.5 ** (t // halve_every) * grad
    return x, losses


def all_rates_first(f, x, rate, n_steps, halve_every):
    rates = np.repeat(rate / 2.0 ** np.arange(n_steps), halve_every)[:n_steps]
    losses = []
    for r in rates:
        loss, grad = f(x)
        losses += [loss]
        x = x - r * grad
    return x, np.array(losses)


def while_loop(f, x, rate, n_steps, halve_every):
    done, losses, place = 0, [], x.copy()
    while done < n_steps:
        loss, grad = f(place)
        losses.append(loss)
        place = place + (-rate) * grad
        done += 1
        if done % halve_every == 0:
            rate *= 0.5
    return place, losses


def asks_again(f, x, rate, n_steps, halve_every):
    way = [x]
    for t in range(n_steps):
        way.append(way[-1] - rate / 2 ** (t // halve_every) * f(way[-1])[1])
    return way[-1], np.array([f(place)[0] for place in way[:-1]])


def two_loops(f, x, rate, n_steps, halve_every):
    losses = []
    for start in range(0, n_steps, halve_every):
        for _ in range(min(halve_every, n_steps - start)):
            loss, grad = f(x)
            losses.append(float(loss))
            x = x - rate * grad
        rate = rate / 2
    return x, np.asarray(losses)


# 09.6


def one_by_one(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for row, slope in zip(rows, output_rows):
        new[row] -= learning_rate * slope
    return new


def through_the_table(output_vectors, rows, output_rows, learning_rate):
    G = np.zeros_like(output_vectors)
    np.add.at(G, rows, output_rows)
    return output_vectors - learning_rate * G


def add_at_minus(output_vectors, rows, output_rows, learning_rate):
    new = np.array(output_vectors)
    np.add.at(new, np.asarray(rows), -learning_rate * output_rows)
    return new


def with_unique(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors + 0.0
    for word in np.unique(rows):
        new[word] = new[word] - learning_rate * output_rows[rows == word].sum(axis=0)
    return new


def entry_by_entry(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.tolist()
    for k in range(len(rows)):
        for i in range(len(output_rows[k])):
            new[rows[k]][i] -= learning_rate * output_rows[k][i]
    return np.array(new)


def with_bincount(output_vectors, rows, output_rows, learning_rate):
    n = len(output_vectors)
    sums = [np.bincount(rows, weights=column, minlength=n) for column in output_rows.T]
    return output_vectors - learning_rate * np.array(sums).T


RIGHT = {
    "09.1": [
        "log(1 / K)",
        "log(1 / (K + 1)) - log(K / (K + 1))",
        "log((1 / (K + 1)) / (1 - 1 / (K + 1)))",
        "-log(K + 1 - 1)",
        "0 - log(K)",
    ],
    "09.2": [
        "log(K + 1) + K * log((K + 1) / K)",
        "-log(1 / (K + 1)) - K * log(K / (K + 1))",
        "log(K + 1) + K * log(1 + 1 / K)",
        "-log(sigmoid(-log(K))) - K * log(sigmoid(log(K)))",
        "log(K + 1) - K * log(K / (K + 1))",
        "log(1 + exp(log(K))) + K * log(1 + exp(-log(K)))",
    ],
    "09.4": [
        add_then_divide,
        as_in_the_assignment,
        with_zip,
        running_mean,
        recursion,
    ],
    "09.5": [counts_up, all_rates_first, while_loop, asks_again, two_loops],
    "09.6": [
        one_by_one,
        through_the_table,
        add_at_minus,
        with_unique,
        entry_by_entry,
        with_bincount,
    ],
    "09.8": ["FCGDBE", "fcgbde", "F, C, G, D, B, E", list("FCGBDE"), "F > C > G > B > D > E"],
    "09.9": [
        "eta**2 * s**2 / (1 - (1 - eta)**2)",
        "s**2 / (2 / eta - 1)",
        "(eta * s)**2 / (2 * eta - eta**2)",
        "eta / (2 - eta) * s * s",
        "-eta * s**2 / (eta - 2)",
    ],
}
