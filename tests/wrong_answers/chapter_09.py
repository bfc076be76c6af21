"""Wrong answers that learners would give in chapter 09."""

import numpy as np

# --- 09.4


def added_up(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = 0, np.zeros(input_vectors.shape), np.zeros(output_vectors.shape)
    for w in windows:
        c, a, b = window_gradients(w, input_vectors, output_vectors)
        loss += c
        gin += a
        gout += b
    return loss, gin, gout


def loss_averaged_only(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    return loss / len(windows), gin, gout


def tables_averaged_only(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    return loss, gin / len(windows), gout / len(windows)


def over_the_pairs(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    n = 0
    for _, context in windows:
        n += len(context)
    return loss / n, gin / n, gout / n


def return_in_the_loop(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = 0, np.zeros(input_vectors.shape), np.zeros(output_vectors.shape)
    for w in windows:
        c, a, b = window_gradients(w, input_vectors, output_vectors)
        loss += c
        gin += a
        gout += b
        return loss / len(windows), gin / len(windows), gout / len(windows)


def overwritten(windows, input_vectors, output_vectors, window_gradients):
    loss = 0
    for w in windows:
        c, gin, gout = window_gradients(w, input_vectors, output_vectors)
        loss += c / len(windows)
    return loss, gin / len(windows), gout / len(windows)


def last_one(windows, input_vectors, output_vectors, window_gradients):
    for w in windows:
        result = window_gradients(w, input_vectors, output_vectors)
    return result


def as_the_notes_print_it(windows, input_vectors, output_vectors, window_gradients):
    """Both tables in one, as the assignment keeps them."""
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    n = len(windows)
    return loss / n, np.concatenate((gin / n, gout / n), axis=0)


def exchanged(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    n = len(windows)
    return loss / n, gout / n, gin / n


def arguments_turned(windows, input_vectors, output_vectors, window_gradients):
    results = [window_gradients(input_vectors, output_vectors, w) for w in windows]
    return tuple(sum(part) / len(windows) for part in zip(*results))


def already_stepping(windows, input_vectors, output_vectors, window_gradients):
    loss = 0
    for w in windows:
        c, a, b = window_gradients(w, input_vectors, output_vectors)
        loss += c / len(windows)
        input_vectors -= a / len(windows)
        output_vectors -= b / len(windows)
    return loss, input_vectors, output_vectors


def fifty(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = added_up(windows, input_vectors, output_vectors, window_gradients)
    return loss / 50, gin / 50, gout / 50


def output_table_overwritten(windows, input_vectors, output_vectors, window_gradients):
    loss, gin, gout = 0, np.zeros_like(input_vectors), np.zeros_like(output_vectors)
    for w in windows:
        c, a, b = window_gradients(w, input_vectors, output_vectors)
        loss += c / len(windows)
        gin += a / len(windows)
        gout = b / len(windows)
    return loss, gin, gout


def one_mean_of_all(windows, input_vectors, output_vectors, window_gradients):
    results = [window_gradients(w, input_vectors, output_vectors) for w in windows]
    return tuple(np.mean([result[k] for result in results]) for k in range(3))


# --- 09.5


def adds(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(1, n_steps + 1):
        loss, grad = f(x)
        losses.append(loss)
        x = x + rate * grad
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def no_annealing(f, x, rate, n_steps, halve_every):
    losses = []
    for _ in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
    return x, np.array(losses)


def anneals_always(f, x, rate, n_steps, halve_every):
    losses = []
    for _ in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
        rate /= 2
    return x, np.array(losses)


def counts_from_zero(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
        if t % halve_every == 0:
            rate = rate / 2
    return x, np.array(losses)


def anneals_first(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps):
        if t % halve_every == 0:
            rate = rate / 2
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
    return x, np.array(losses)


def before_its_step(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(1, n_steps + 1):
        if t % halve_every == 0:
            rate = rate / 2
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
    return x, np.array(losses)


def moves_and_asks(f, x, rate, n_steps, halve_every):
    losses = np.zeros(n_steps)
    for t in range(n_steps):
        x = x - rate * f(x)[1]
        losses[t] = f(x)[0]
        if (t + 1) % halve_every == 0:
            rate /= 2
    return x, losses


def as_the_assignment_prints(f, x, rate, n_steps, halve_every):
    losses, exploss = [], None
    for t in range(1, n_steps + 1):
        loss, grad = f(x)
        x = x - rate * grad
        exploss = loss if exploss is None else 0.95 * exploss + 0.05 * loss
        losses.append(exploss)
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def in_place(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(1, n_steps + 1):
        loss, grad = f(x)
        losses.append(loss)
        x -= rate * grad
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def asks_once(f, x, rate, n_steps, halve_every):
    loss, grad = f(x)
    losses = []
    for t in range(1, n_steps + 1):
        losses.append(loss)
        x = x - rate * grad
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def loss_for_gradient(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(1, n_steps + 1):
        loss, _ = f(x)
        losses.append(loss)
        x = x - rate * loss
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def one_step_too_few(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(1, n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * grad
        if t % halve_every == 0:
            rate *= 0.5
    return x, np.array(losses)


def one_step_too_many(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps + 1):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * 0.5 ** (t // halve_every) * grad
    return x, losses


def always_a_little(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * 0.5 ** (t / halve_every) * grad
    return x, losses


def stops_when_low(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate * 0.5 ** (t // halve_every) * grad
        if loss < 1e-6:
            break
    return x, np.array(losses)


def last_loss(f, x, rate, n_steps, halve_every):
    for t in range(1, n_steps + 1):
        loss, grad = f(x)
        x = x - rate * grad
        if t % halve_every == 0:
            rate *= 0.5
    return x, loss


def thirds(f, x, rate, n_steps, halve_every):
    losses = []
    for t in range(n_steps):
        loss, grad = f(x)
        losses.append(loss)
        x = x - rate / (1 + t // halve_every) * grad
    return x, np.array(losses)


def only_x(f, x, rate, n_steps, halve_every):
    return no_annealing(f, x, rate, n_steps, halve_every)[0]


# --- 09.6


def at_once(output_vectors, rows, output_rows, learning_rate):
    new = np.array(output_vectors)
    new[rows] = new[rows] - learning_rate * output_rows
    return new


def from_the_old_row(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for k in range(len(rows)):
        new[rows[k]] = output_vectors[rows[k]] - learning_rate * output_rows[k]
    return new


def upwards(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for row, slope in zip(rows, output_rows):
        new[row] += learning_rate * slope
    return new


def no_rate(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    np.subtract.at(new, rows, output_rows)
    return new


def original_moved(output_vectors, rows, output_rows, learning_rate):
    np.subtract.at(output_vectors, rows, learning_rate * output_rows)
    return output_vectors


def a_copy_moved(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    chosen = new[rows]
    chosen -= learning_rate * output_rows
    return new


def asked_rows_only(output_vectors, rows, output_rows, learning_rate):
    return output_vectors[rows] - learning_rate * output_rows


def dense_slopes(output_vectors, rows, output_rows, learning_rate):
    table = np.zeros(output_vectors.shape)
    np.add.at(table, rows, output_rows)
    return table


def the_step(output_vectors, rows, output_rows, learning_rate):
    return -learning_rate * dense_slopes(output_vectors, rows, output_rows, learning_rate)


def counted_by_place(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for k, slope in enumerate(output_rows):
        new[k] -= learning_rate * slope
    return new


def with_a_set(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for row in rows:
        new[row] -= learning_rate * output_rows[rows == row].sum(axis=0)
    return new


def means(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for row in set(rows.tolist()):
        new[row] -= learning_rate * output_rows[rows == row].mean(axis=0)
    return new


def first_ones(output_vectors, rows, output_rows, learning_rate):
    new, done = output_vectors.copy(), set()
    for row, slope in zip(rows, output_rows):
        if int(row) not in done:
            new[row] -= learning_rate * slope
            done.add(int(row))
    return new


def table_of_the_last(output_vectors, rows, output_rows, learning_rate):
    table = np.zeros_like(output_vectors)
    table[rows] = output_rows
    return output_vectors - learning_rate * table


def everything_in_each(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for row in rows:
        new[row] -= learning_rate * output_rows.sum(axis=0)
    return new


def slope_by_id(output_vectors, rows, output_rows, learning_rate):
    new = output_vectors.copy()
    for k in range(len(rows)):
        new[rows[k]] -= learning_rate * output_rows[rows[k]]
    return new


def nothing_returned(output_vectors, rows, output_rows, learning_rate):
    np.subtract.at(output_vectors.copy(), rows, learning_rate * output_rows)


WRONG = {
    "09.1": [
        ("sign flipped", "log(K)"),
        ("sign flipped", "-log(1 / K)"),
        ("logarithm of the probability", "log(1 / (K + 1))"),
        ("probability in place of the score", "1 / (K + 1)"),
        ("probability over the rest, no logarithm", "1 / K"),
        ("sigmoid applied, not turned round", "sigmoid(1 / (K + 1))"),
        ("yes and no alike", "0"),
        ("logarithm of the probability of a no", "log(K / (K + 1))"),
        ("logarithm of the probability, and sign flipped", "log(K + 1)"),
        ("unnamed", "-log(K) / (K + 1)"),
        ("unknown name", "-log(n)"),
        ("syntax", "-log K"),
    ],
    "09.2": [
        ("noise words forgotten", "log(K + 1)"),
        ("noise words forgotten", "-log(1 / (K + 1))"),
        ("true word forgotten", "-K * log(K / (K + 1))"),
        ("one noise word", "-log(1 / (K + 1)) - log(K / (K + 1))"),
        ("noise words are paid, not charged", "-log(1 / (K + 1)) + K * log(K / (K + 1))"),
        ("one in K", "-log(1 / K) - K * log((K - 1) / K)"),
        ("unnamed", "log(K + 1) + K * log(K + 1) - log(K)"),
        ("score 0", "(K + 1) * log(2)"),
        ("per question", "log(K + 1) - K / (K + 1) * log(K)"),
        ("approximation for many noise words", "log(K) + 1"),
        ("noise words say yes", "-(K + 1) * log(1 / (K + 1))"),
        ("sign flipped", "log(1 / (K + 1)) + K * log(K / (K + 1))"),
        ("the term -K log(K) has its sign flipped", "(K + 1) * log(K + 1) + K * log(K)"),
        (
            "the term -K log(K) counts twice",
            "(K + 1) * log(K + 1) - 2 * K * log(K)",
        ),
        ("the term (K+1) log(K+1) is missing", "-K * log(K)"),
    ],
    "09.3": [
        ("true word's question forgotten", 3.13),
        ("one nat per question", 1.974),
        ("questions in place of pairs", 31.33),
        ("eleven words in a softmax", 9.056),
        ("mean half-width", 6),
        ("turned round", 0.351),
        ("rounded too far", 2.8),
        ("unnamed", 5),
    ],
    "09.4": [
        ("sum in place of the mean", added_up),
        ("gradients not averaged", loss_averaged_only),
        ("loss not averaged", tables_averaged_only),
        ("divided by the number of pairs", over_the_pairs),
        ("only the first window, divided", return_in_the_loop),
        ("tables of the last window, divided", overwritten),
        ("only the last window", last_one),
        ("wrong number of results", as_the_notes_print_it),
        ("wrong order", exchanged),
        ("ValueError", arguments_turned),
        ("changes its inputs", already_stepping),
        ("divided by 50", fifty),
        ("output table of the last window", output_table_overwritten),
        ("wrong shape", one_mean_of_all),
    ],
    "09.5": [
        ("uphill", adds),
        ("never halved", no_annealing),
        ("halved at every step", anneals_always),
        ("halved after the first step", counts_from_zero),
        ("halved before the first step", anneals_first),
        ("halved one step too early", before_its_step),
        ("losses after their steps", moves_and_asks),
        ("running average", as_the_assignment_prints),
        ("changes its inputs", in_place),
        ("slope of the start", asks_once),
        ("step by the loss", loss_for_gradient),
        ("one step too few", one_step_too_few),
        ("one step too many", one_step_too_many),
        ("halved little by little", always_a_little),
        ("unnamed; wrong shape", stops_when_low),
        ("wrong shape", last_loss),
        ("divided by the number of halvings", thirds),
        ("wrong number of results", only_x),
    ],
    "09.6": [
        ("repeats lost", at_once),
        ("repeats lost", from_the_old_row),
        ("uphill", upwards),
        ("learning rate forgotten", no_rate),
        ("changes its inputs", original_moved),
        ("nothing moved", a_copy_moved),
        ("wrong shape", asked_rows_only),
        ("only the slopes", dense_slopes),
        ("only the change", the_step),
        ("places in place of ids", counted_by_place),
        ("repeats added up twice", with_a_set),
        ("repeats averaged", means),
        ("first repeat only", first_ones),
        ("returns nothing", nothing_returned),
        ("repeats lost", table_of_the_last),
        ("unnamed", everything_in_each),
        ("IndexError", slope_by_id),
    ],
    "09.7": [("a", "a"), ("c", "c"), ("d", "d")],
    "09.8": [
        ("D before G", "FCDGBE"),
        ("A does not belong", "FCGABE"),
        ("H does not belong", "FCGDHE"),
        ("B missing", "FCGDE"),
        ("B before G", "FCBGDE"),
        ("C before F", "CFGDBE"),
        ("E before B", "FCGDEB"),
        ("G before C", "FGCDBE"),
        ("incomplete", "FCGDB"),
        ("A does not belong", "FCGABDE"),
        ("D before C", "DFCGBE"),
        ("D missing", "FCGBE"),
        ("E before B", "ebdgcf"),
        ("G missing", "F, C, D, B, E"),
    ],
    "09.9": [
        ("old part forgotten", "eta**2 * s**2"),
        ("square of 1 - η forgotten", "eta**2 * s**2 / (1 - (1 - eta))"),
        ("for small rates", "eta * s**2 / 2"),
        ("spread not squared", "eta * s / (2 - eta)"),
        ("divided by the square of 1 - η", "(eta * s)**2 / (1 - eta)**2"),
        ("root taken", "sqrt(eta / (2 - eta)) * s"),
        ("plus in place of minus", "eta * s**2 / (eta + 2)"),
        ("sign flipped", "eta * s**2 / (eta - 2)"),
        ("no wobble", "0"),
        ("1 - η² below the line", "eta**2 * s**2 / (1 - eta**2)"),
        ("unnamed", "eta**2 * s**2 / (1 + (1 - eta)**2)"),
    ],
    "09.10": [
        ("jumps over the goal", 1),
        ("word2vec's rate", 0.025),
        ("from the start", 0),
        ("unnamed", 0.5),
    ],
    "09.11": [("a", "a"), ("b", "b"), ("c", "c")],
    "09.12": [("b", "b"), ("c", "c"), ("d", "d")],
}
