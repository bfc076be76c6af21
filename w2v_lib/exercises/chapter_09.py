"""Exercises of chapter 09: the loop, how fast to walk it, and what a loss is worth."""

import numpy as np

from w2v_lib.exercises.spec import (
    Case,
    Code,
    Line,
    Misconception,
    Order,
    Pencil,
    Predict,
    Term,
)
from w2v_lib.losses import softmax_loss

# --- 09.1, 09.2, 09.9: with a pencil --------------------------------------------------------------


def some_noise(rng):
    """How many noise words there are for a pair."""
    return {"K": float(rng.integers(2, 40))}


def rate_and_spread(rng):
    return {"eta": rng.uniform(0.05, 1.5), "s": rng.uniform(0.5, 3.0)}


def many_steps(s):
    """(09.11), from 0 on, until nothing changes."""
    v = 0.0
    for _ in range(2000):
        v = (1 - s["eta"]) ** 2 * v + (s["eta"] * s["s"]) ** 2
    return v


PRICE_TERMS = {
    "value": (
        Term(
            name="(K+1) log(K+1)",
            value=lambda s: (s["K"] + 1) * np.log(s["K"] + 1),
            because="All K + 1 answers have K + 1 below the line.",
        ),
        Term(
            name="K log(K)",
            value=lambda s: s["K"] * np.log(s["K"]),
            coefficient=-1,
            because="Each of the K noise words has K above the line.",
        ),
    )
}

# --- 09.4: the mean over a batch ------------------------------------------------------------------


def batch_gradients(windows, input_vectors, output_vectors, window_gradients):
    """Mean over some windows: (loss, grad_input_vectors, grad_output_vectors)."""
    loss = 0.0
    grad_input_vectors = np.zeros_like(input_vectors)
    grad_output_vectors = np.zeros_like(output_vectors)
    for window in windows:
        one_loss, one_input, one_output = window_gradients(window, input_vectors, output_vectors)
        loss += one_loss / len(windows)  # every window counts the same, however wide it is
        grad_input_vectors += one_input / len(windows)
        grad_output_vectors += one_output / len(windows)
    return loss, grad_input_vectors, grad_output_vectors


def whole_window(window, input_vectors, output_vectors):
    """Skip-gram with softmax, summed over a window, as tables (chapter 06)."""
    center, context = window
    asked = [softmax_loss(input_vectors[center], o, output_vectors) for o in context]
    grad_input = np.zeros_like(input_vectors)
    grad_input[center] = sum(gradients.hidden for gradients in asked)
    return sum(g.loss for g in asked), grad_input, sum(g.output_rows for g in asked)


def batch_cases(rng):
    """Windows of different width; a centre that comes twice; a batch of one; tables that differ."""
    draws = [
        ([(1, [0]), (2, [0, 1])], 3, 2),
        ([(0, [3, 1]), (2, [2]), (3, [0, 1, 2, 2])], 4, 3),
        ([(4, [1, 2]), (4, [0, 4, 1]), (0, [3]), (2, [2])], 5, 2),
    ]
    cases = [
        (windows, rng.normal(size=(n, dim)), rng.normal(size=(n, dim)), whole_window)
        for windows, n, dim in draws
    ]
    alone = [(2, [0, 1, 1])], rng.normal(size=(3, 2)), rng.normal(size=(3, 2)), whole_window
    longer = [(1, [3]), (0, [2, 4])], rng.normal(size=(2, 3)), rng.normal(size=(5, 3)), whole_window
    return [
        *cases,
        Case("there is a single window", alone),
        Case("the two tables have different numbers of rows", longer),
    ]


def mean_of_stacks(windows, input_vectors, output_vectors, window_gradients):
    results = [window_gradients(w, input_vectors, output_vectors) for w in windows]
    return tuple(np.mean(np.stack(part), axis=0) for part in zip(*results, strict=True))


def wrong_batch(change):
    """A wrong answer: change takes the windows and three lists, of losses and of tables."""

    def answer(windows, input_vectors, output_vectors, window_gradients):
        results = [window_gradients(w, input_vectors, output_vectors) for w in windows]
        return change(windows, *(np.array(part) for part in zip(*results, strict=True)))

    return answer


def mean(parts):
    return parts.mean(axis=0)


def per_pair(windows, parts):
    return parts.sum(axis=0) / sum(len(context) for _, context in windows)


BATCH_MISCONCEPTIONS = (
    Misconception(
        cause="sum in place of the mean",
        answer=wrong_batch(lambda ws, J, V, U: (J.sum(), V.sum(axis=0), U.sum(axis=0))),
        because="This adds the windows up. The assignment goes down their mean: divide by the "
        "number of windows, or the rate means something else for every batch.",
        see="09.7",
    ),
    Misconception(
        cause="gradients not averaged",
        answer=wrong_batch(lambda ws, J, V, U: (mean(J), V.sum(axis=0), U.sum(axis=0))),
        because="The loss is a mean, the tables are sums: they are not the slopes of that loss.",
        see="09.7",
    ),
    Misconception(
        cause="loss not averaged",
        answer=wrong_batch(lambda ws, J, V, U: (J.sum(), mean(V), mean(U))),
        because="The tables are means, the loss is a sum. Divide it by the number of windows too.",
        see="09.7",
    ),
    Misconception(
        cause="divided by the number of pairs",
        answer=wrong_batch(lambda ws, J, V, U: (per_pair(ws, J), per_pair(ws, V), per_pair(ws, U))),
        because="You divided by the number of context words. The assignment's mean is over "
        "windows: a wide window has more pairs, and counts more for each step.",
        see="09.7",
    ),
    Misconception(
        cause="only the last window, divided",
        answer=wrong_batch(lambda ws, J, V, U: (J[-1] / len(J), V[-1] / len(V), U[-1] / len(U))),
        because="A plain = in the loop, perhaps, where += belongs? Only the last window is left.",
        see="09.7",
    ),
    Misconception(
        cause="tables of the last window, divided",
        answer=wrong_batch(lambda ws, J, V, U: (mean(J), V[-1] / len(V), U[-1] / len(U))),
        because="The loss collects all windows, the tables are overwritten: += belongs there.",
        see="09.7",
    ),
    Misconception(
        cause="output table of the last window",
        answer=wrong_batch(lambda ws, J, V, U: (mean(J), mean(V), U[-1] / len(U))),
        because="Of the output vectors' slopes only the last window's are left. A plain = in the "
        "loop, perhaps, where += belongs?",
        see="09.7",
    ),
    Misconception(
        cause="divided by 50",
        answer=wrong_batch(lambda ws, *parts: tuple(part.sum(axis=0) / 50 for part in parts)),
        because="Batches of 50 are the assignment's. Here a batch has as many windows as the list.",
        see="09.7",
    ),
    Misconception(
        cause="only the last window",
        answer=wrong_batch(lambda ws, J, V, U: (J[-1], V[-1], U[-1])),
        because="Every window overwrites the one before. Add them up, and divide.",
        see="09.7",
    ),
    Misconception(
        cause="only the first window",
        answer=wrong_batch(lambda ws, J, V, U: (J[0], V[0], U[0])),
        because="A return inside the loop, perhaps? It ends with the first window.",
        see="09.7",
    ),
    Misconception(
        cause="only the first window, divided",
        answer=wrong_batch(lambda ws, J, V, U: (J[0] / len(J), V[0] / len(V), U[0] / len(U))),
        because="A return inside the loop, perhaps? It ends with the first window.",
        see="09.7",
    ),
)

# --- 09.5: the loop -------------------------------------------------------------------------------


def sgd(f, x, rate, n_steps, halve_every):
    """Walk downhill: (x, losses), where losses has shape (n_steps,)."""
    losses = []
    for number in range(1, n_steps + 1):
        loss, gradient = f(x)
        losses.append(loss)
        x = x - rate * gradient  # a new array: the caller keeps the old one
        if number % halve_every == 0:
            rate = rate / 2
    return x, np.array(losses)


def bowl(center, steepness):
    """A function of an array with its lowest point at center: (loss, slopes)."""

    def bowl(x):
        return 0.5 * float((steepness * (x - center) ** 2).sum()), steepness * (x - center)

    return bowl


def hills(x):
    return float(np.cos(x).sum()), -np.sin(x)


def walks(rng):
    """Bowls of several shapes, hills; halvings that come often, never, and at the last step."""
    plane = bowl(rng.normal(size=2), np.array([1.0, 0.3]))
    table = bowl(rng.normal(size=(2, 3)), 0.7)
    return [
        (bowl(np.array([1.0]), 1.0), np.array([3.0]), 0.5, 3, 2),
        (plane, rng.normal(size=2), 0.8, 7, 3),
        (table, rng.normal(size=(2, 3)), 0.9, 6, 2),
        (hills, rng.normal(size=4), 0.6, 9, 4),
        Case(
            "the rate is never halved",
            (plane, rng.normal(size=2), 0.5, 4, 10),
        ),
        Case(
            "the rate is halved after every step",
            (hills, rng.normal(size=3), 0.9, 5, 1),
        ),
    ]


def walk_on(f, x, rates, losses=()):
    """One step after the other, for a list of rates."""
    if len(rates) == 0:
        return x, np.array(losses)
    loss, gradient = f(x)
    return walk_on(f, x - rates[0] * gradient, rates[1:], (*losses, loss))


def with_halvings(halvings, sign=1):
    """An answer whose rate at step t (from 0) has been halved halvings(t, halve_every) times."""

    def answer(f, x, rate, n_steps, halve_every):
        t = np.arange(n_steps)
        return walk_on(f, x, sign * rate * 0.5 ** halvings(t, halve_every))

    return answer


right_walk = with_halvings(lambda t, h: t // h)


def losses_after(f, x, rate, n_steps, halve_every):
    end, losses = right_walk(f, x, rate, n_steps, halve_every)
    return end, np.append(losses[1:], f(end)[0])


def running_average(f, x, rate, n_steps, halve_every):
    end, losses = right_walk(f, x, rate, n_steps, halve_every)
    smooth = [losses[0]]
    for loss in losses[1:]:
        smooth.append(0.95 * smooth[-1] + 0.05 * loss)
    return end, np.array(smooth)


def by_the_loss(f, x, rate, n_steps, halve_every):
    return right_walk(lambda y: (f(y)[0], f(y)[0]), x, rate, n_steps, halve_every)


def slope_of_the_start(f, x, rate, n_steps, halve_every):
    loss, gradient = f(x)
    return right_walk(lambda y: (loss, gradient), x, rate, n_steps, halve_every)


def mean_gradient(f, x, rate, n_steps, halve_every):
    return right_walk(lambda y: (f(y)[0], f(y)[1] / y.size), x, rate, n_steps, halve_every)


SGD_MISCONCEPTIONS = (
    Misconception(
        cause="uphill",
        answer=with_halvings(lambda t, h: t // h, sign=-1),
        because="You add the slopes. They point uphill; the step subtracts them.",
        see="03.15",
    ),
    Misconception(
        cause="never halved",
        answer=with_halvings(lambda t, h: 0 * t),
        because="The rate stays as it was at the first step. After every halve_every steps it is "
        "halved.",
        see="09.7",
    ),
    Misconception(
        cause="halved at every step",
        answer=with_halvings(lambda t, h: t),
        because="The rate is halved after every single step, not after every halve_every steps.",
        see="09.7",
    ),
    Misconception(
        cause="halved one step too early",
        answer=with_halvings(lambda t, h: (t + 1) // h),
        because="You halve before the step whose number is a multiple of halve_every. That step "
        "still goes at the old rate: halve after it.",
        see="09.7",
    ),
    Misconception(
        cause="halved before the first step",
        answer=with_halvings(lambda t, h: t // h + 1),
        because="You count from 0, and 0 is a multiple of everything: the rate is halved before "
        "the first step.",
        see="09.7",
    ),
    Misconception(
        cause="halved after the first step",
        answer=with_halvings(lambda t, h: (t + h - 1) // h),
        because="You count from 0, and 0 is a multiple of everything: the rate is halved after the "
        "first step, and every halving comes too early.",
        see="09.7",
    ),
    Misconception(
        cause="halved little by little",
        answer=with_halvings(lambda t, h: t / h),
        because="Your rate shrinks a little at every step. It should stay as it is for halve_every "
        "steps. A / where // belongs, perhaps?",
        see="09.7",
    ),
    Misconception(
        cause="one step too few",
        answer=lambda f, x, rate, n_steps, halve_every: right_walk(
            f, x, rate, n_steps - 1, halve_every
        ),
        because="You stop a step early. range(1, n_steps), perhaps? It has n_steps - 1 numbers.",
        see="09.7",
    ),
    Misconception(
        cause="one step too many",
        answer=lambda f, x, rate, n_steps, halve_every: right_walk(
            f, x, rate, n_steps + 1, halve_every
        ),
        because="You take a step more than n_steps. range(n_steps + 1), perhaps? It counts from 0.",
        see="09.7",
    ),
    Misconception(
        cause="divided by the number of halvings",
        answer=lambda f, x, rate, n_steps, halve_every: walk_on(
            f, x, rate / (1 + np.arange(n_steps) // halve_every)
        ),
        because="You divide the first rate by 1, 2, 3 and so on. Halving again and again "
        "divides it by 1, 2, 4, 8.",
        see="09.7",
    ),
    Misconception(
        cause="losses after their steps",
        answer=losses_after,
        because="Your losses are taken after each step. Note the loss first, and move then.",
        see="09.7",
    ),
    Misconception(
        cause="running average",
        answer=running_average,
        because="You smooth the losses, as the assignment does when it prints them. Here the "
        "losses themselves are wanted.",
        see="09.7",
    ),
    Misconception(
        cause="step by the loss",
        answer=by_the_loss,
        because="You multiply the rate with the loss. The step goes along the slopes, the second "
        "thing that f returns.",
        see="09.7",
    ),
    Misconception(
        cause="slope of the start",
        answer=slope_of_the_start,
        because="f is asked once, and its slopes are used for all steps. The slopes change with "
        "every step: ask again.",
        see="09.7",
    ),
    Misconception(
        cause="slopes divided by their number",
        answer=mean_gradient,
        because="You divide the slopes by the number of entries of x. The mean over the batch is "
        "already in f.",
        see="09.7",
    ),
)

# --- 09.6: row by row -----------------------------------------------------------------------------


def step_on_rows(output_vectors, rows, output_rows, learning_rate):
    """The output vectors after one step: shape (vocab_size, dim)."""
    moved = output_vectors.copy()
    np.subtract.at(moved, rows, learning_rate * output_rows)  # moved[rows] -= … loses repeats
    return moved


def row_cases(rng):
    """Rows that differ and that repeat, in any order; rates that are not 1."""

    def case(vocab_size, dim, rows):
        shape = vocab_size, dim
        slopes = rng.normal(size=(len(rows), dim))
        return rng.normal(size=shape), np.array(rows), slopes, rng.uniform(0.1, 0.9)

    return [
        case(3, 2, [1]),
        case(5, 3, [4, 0, 2]),
        Case("a row comes twice", case(4, 2, [3, 1, 3])),
        Case("a row comes three times", case(5, 2, [2, 2, 0, 2])),
        Case("all rows are the same", case(4, 3, [1, 1])),
    ]


def one_hot_product(output_vectors, rows, output_rows, learning_rate):
    """The table of slopes as a product with one-hot columns."""
    which = np.eye(len(output_vectors))[:, rows]  # (vocab_size, k)
    return output_vectors - learning_rate * which @ output_rows


def summed_slopes(output_vectors, rows, output_rows, learning_rate):
    return np.eye(len(output_vectors))[:, rows] @ output_rows


def assigned_at_once(output_vectors, rows, output_rows, learning_rate):
    moved = output_vectors.copy()
    moved[rows] -= learning_rate * output_rows
    return moved


def first_repeat_only(output_vectors, rows, output_rows, learning_rate):
    moved = output_vectors.copy()
    first = np.unique(rows, return_index=True)[1]
    moved[rows[first]] -= learning_rate * output_rows[first]
    return moved


def with_slopes(weights_of):
    """A wrong answer whose slopes have other weights, one for each of the rows."""

    def answer(output_vectors, rows, output_rows, learning_rate):
        weights = np.broadcast_to(weights_of(rows, learning_rate), len(rows))
        return one_hot_product(output_vectors, rows, weights[:, None] * output_rows, learning_rate)

    return answer


def times_it_comes(rows):
    return (rows[:, None] == rows).sum(axis=1)


def places_not_ids(output_vectors, rows, output_rows, learning_rate):
    moved = output_vectors.copy()
    moved[: len(rows)] -= learning_rate * output_rows
    return moved


ROW_MISCONCEPTIONS = (
    Misconception(
        cause="repeats lost",
        answer=assigned_at_once,
        because="Of a row that comes several times, only the last slope is left. A line such as "
        "table[rows] -= … does that: it reads all rows, subtracts, and writes them back. "
        "np.subtract.at takes them all.",
        see="05.20",
    ),
    Misconception(
        cause="first repeat only",
        answer=first_repeat_only,
        because="Of a row that comes several times, only the first slope is taken. They add up.",
        see="05.20",
    ),
    Misconception(
        cause="repeats averaged",
        answer=with_slopes(lambda rows, rate: 1 / times_it_comes(rows)),
        because="Of a row that comes several times you take the mean slope. Two questions about "
        "one word are two terms of the loss: their slopes add up.",
        see="05.15",
    ),
    Misconception(
        cause="repeats added up twice",
        answer=with_slopes(lambda rows, rate: times_it_comes(rows)),
        because="For each occurrence of a row you subtract the sum over all its occurrences. Go "
        "through the words, or through the occurrences, but not both.",
        see="05.15",
    ),
    Misconception(
        cause="divided by the number of rows",
        answer=with_slopes(lambda rows, rate: 1 / len(rows)),
        because="A mean over the rows, perhaps? One pair has one loss, and each row gets its whole "
        "slope.",
        see="05.20",
    ),
    Misconception(
        cause="learning rate forgotten",
        answer=with_slopes(lambda rows, rate: 1 / rate),
        because="The slopes are subtracted as they are. Multiply them by the learning rate.",
        see="05.20",
    ),
    Misconception(
        cause="learning rate squared",
        answer=with_slopes(lambda rows, rate: rate),
        because="The learning rate stands there twice.",
        see="05.20",
    ),
    Misconception(
        cause="uphill",
        answer=with_slopes(lambda rows, rate: -1),
        because="You add the slopes. They point uphill; the step subtracts them.",
        see="05.20",
    ),
    Misconception(
        cause="only the change",
        answer=lambda output_vectors, rows, output_rows, learning_rate: (
            -learning_rate * summed_slopes(output_vectors, rows, output_rows, learning_rate)
        ),
        because="This is the change alone. Add it to the old output vectors.",
        see="05.20",
    ),
    Misconception(
        cause="only the slopes",
        answer=summed_slopes,
        because="This is the dense table of slopes. The new output vectors are the old ones minus "
        "the learning rate times it.",
        see="05.20",
    ),
    Misconception(
        cause="nothing moved",
        answer=lambda output_vectors, rows, output_rows, learning_rate: output_vectors.copy(),
        because="The output vectors are as they were. A change of a copy of some rows, perhaps? "
        "vectors[rows] with a list of ids makes a copy.",
        see="05.20",
    ),
    Misconception(
        cause="places in place of ids",
        answer=places_not_ids,
        because="You moved the first rows of the table. The ids in rows say which ones take part.",
        see="05.20",
    ),
)

# --- the exercises --------------------------------------------------------------------------------

EXERCISES = (
    Pencil(
        id="09.1",
        title="The best score for everybody",
        stars=2,
        minutes=8,
        equation="09.2",
        solution="-log(K)",
        symbols=some_noise,
        truth=lambda s: 2 * np.arctanh(2 / (s["K"] + 1) - 1),
        because="The slope is (K + 1) σ(b) - 1. It is zero where σ(b) = 1 / (K + 1), and then "
        "exp(b) = σ(b) / (1 - σ(b)) = 1 / K.",
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="log(K)",
                because="With this score the model says yes K times out of K + 1. One answer in "
                "K + 1 is a yes: the score is negative.",
                see="09.2",
            ),
            Misconception(
                cause="logarithm of the probability",
                answer="-log(K + 1)",
                because="1 / (K + 1) is the probability, and this is its logarithm. The sigmoid is "
                "not exp alone: exp(b) is the probability over the rest, 1 / K.",
                see="04.1",
            ),
            Misconception(
                cause="logarithm of the probability of a no",
                answer="log(K / (K + 1))",
                because="K / (K + 1) is the probability of a no, and this is its logarithm. exp(b) "
                "is a yes against a no, 1 / K.",
                see="04.1",
            ),
            Misconception(
                cause="probability in place of the score",
                answer="1 / (K + 1)",
                because="This is what the sigmoid of the score must be. Turn the sigmoid round.",
                see="04.1",
            ),
            Misconception(
                cause="probability over the rest, no logarithm",
                answer="1 / K",
                because="This is exp(b): yes against no. The score is its logarithm.",
                see="04.1",
            ),
            Misconception(
                cause="sigmoid applied, not turned round",
                answer="sigmoid(1 / (K + 1))",
                because="You put the probability into the sigmoid. It has to come out of it.",
                see="04.1",
            ),
            Misconception(
                cause="yes and no alike",
                answer="0",
                because="The score 0 says yes in half of the cases. That is best for K = 1 only.",
                see="09.1",
            ),
            Misconception(
                cause="logarithm to base 2",
                answer="-log(K) / log(2)",
                because="The sigmoid is made with exp: use the natural logarithm.",
                see="04.1",
            ),
        ),
        hints=(
            "One answer in K + 1 is a yes. What should a model say that knows nothing else?",
            "Slopes: that of log σ(b) is σ(-b), and that of log σ(-b) is -σ(b). Put them together "
            "and write σ(-b) as 1 - σ(b).",
            "The slope is zero where σ(b) = 1 / (K + 1). And σ(b) / (1 - σ(b)) = exp(b).",
        ),
    ),
    Pencil(
        id="09.2",
        title="The price of knowing nothing",
        stars=1,
        minutes=5,
        equation="09.4",
        solution="(K + 1) * log(K + 1) - K * log(K)",
        symbols=some_noise,
        truth=lambda s: np.logaddexp(0, np.log(s["K"])) + s["K"] * np.logaddexp(0, -np.log(s["K"])),
        because="-log(1 / (K + 1)) for the true word, and K times -log(K / (K + 1)) for the noise.",
        terms=PRICE_TERMS,
        misconceptions=(
            Misconception(
                cause="noise words forgotten",
                answer="log(K + 1)",
                because="This is the true word's question. The K noise words cost something too.",
                see="09.2",
            ),
            Misconception(
                cause="true word forgotten",
                answer="K * log((K + 1) / K)",
                because="These are the noise words' questions. The true word's yes costs more than "
                "all of them.",
                see="09.2",
            ),
            Misconception(
                cause="noise words are paid, not charged",
                answer="log(K + 1) + K * log(K / (K + 1))",
                because="The logarithm of a probability is negative, and the loss has a minus in "
                "front of it for the noise words too.",
                see="09.2",
            ),
            Misconception(
                cause="one in K",
                answer="log(K) - K * log(1 - 1 / K)",
                because="You took 1 / K for the probability of a yes. That is exp(b). The sigmoid "
                "of b is 1 / (K + 1).",
                see="09.3",
            ),
            Misconception(
                cause="one noise word",
                answer="log(K + 1) + log((K + 1) / K)",
                because="There are K noise words, and each pays for its own question.",
                see="09.2",
            ),
            Misconception(
                cause="score 0",
                answer="(K + 1) * log(2)",
                because="This is the loss of zero scores (09.1). The best score is not zero.",
                see="09.1",
            ),
            Misconception(
                cause="per question",
                answer="log(K + 1) - K * log(K) / (K + 1)",
                because="You divided by the K + 1 questions. The loss of a pair is their sum.",
                see="09.2",
            ),
            Misconception(
                cause="approximation for many noise words",
                answer="1 + log(K)",
                because="A good approximation for large K. The exact price is a little higher.",
                see="09.2",
            ),
            Misconception(
                cause="noise words say yes",
                answer="(K + 1) * log(K + 1)",
                because="You charge every question for a yes. The K noise words should say no, "
                "with probability K / (K + 1).",
                see="09.2",
            ),
        ),
        hints=(
            "The best score makes the sigmoid one in K + 1. What do a yes and a no cost then?",
            "The true word pays -log(1 / (K + 1)). A noise word pays -log of the rest, "
            "K / (K + 1).",
            "log(K + 1) once, and K times log((K + 1) / K). You may leave it so.",
        ),
    ),
    Predict(
        id="09.3",
        title="Per window, per pair",
        stars=2,
        minutes=4,
        equation="09.1",
        solution=2.848,
        tolerance=0.012,
        because="Each pair costs 11 · log 2 = 7.625 nats before training, and 21.716 / 7.625 = "
        "2.85. The radius is drawn from 1 to 5, but subsampling leaves short sentences.",
        misconceptions=(
            Misconception(
                cause="true word's question forgotten",
                answer=21.716 / (10 * np.log(2)),
                because="10 noise words and the true word make 11 questions per pair.",
                see="09.1",
            ),
            Misconception(
                cause="one nat per question",
                answer=21.716 / 11,
                because="A question costs log 2 = 0.69 nats before training, not 1.",
                see="09.1",
            ),
            Misconception(
                cause="questions in place of pairs",
                answer=21.716 / np.log(2),
                because="So many questions are in a window. Each pair has 11 of them.",
                see="09.1",
            ),
            Misconception(
                cause="eleven words in a softmax",
                answer=21.716 / np.log(11),
                because="log 11 would be one choice among 11 words. These are 11 questions of two "
                "answers each.",
                see="09.1",
            ),
            Misconception(
                cause="turned round",
                answer=11 * np.log(2) / 21.716,
                because="You divided the loss of a pair by the loss of a window.",
                see="09.1",
            ),
            Misconception(
                cause="rounded too far",
                answer=2.8,
                because="Right so far: give two decimals.",
                see="09.1",
            ),
            Misconception(
                cause="mean half-width",
                answer=6.0,
                because="m + 1 = 6 is what (01.8) gives for m = 5 in long sentences. Subsampling "
                "and the ends of sentences make windows smaller: the loss tells how much.",
                see="01.8",
            ),
        ),
        hints=(
            "Before training all pairs cost the same. How much is that?",
            "K = 10: eleven questions per pair, each at log 2 nats.",
            "Divide the loss of a window by 11 log 2 = 7.625.",
        ),
    ),
    Code(
        id="09.4",
        title="The mean over a batch",
        stars=2,
        minutes=10,
        equation="09.7",
        solution=batch_gradients,
        returns=("loss", "grad_input_vectors", "grad_output_vectors"),
        cases=batch_cases,
        truth=mean_of_stacks,
        misconceptions=BATCH_MISCONCEPTIONS,
        hints=(
            "Ask each window for its three things, and collect each of them.",
            "Begin with 0 and two tables of zeros, shaped like the vectors. Add a share of every "
            "window.",
            "The share is one over the number of windows, also for wide windows.",
        ),
    ),
    Code(
        id="09.5",
        title="The loop",
        stars=2,
        minutes=12,
        equation="09.7",
        solution=sgd,
        returns=("x", "losses"),
        cases=walks,
        truth=right_walk,
        misconceptions=SGD_MISCONCEPTIONS,
        hints=(
            "Three things happen in every round: note the loss, step, and sometimes halve.",
            "x = x - rate * gradient makes a new array; x -= … would change the caller's.",
            "Count the rounds from 1. After a round whose number divides evenly by halve_every, "
            "halve the rate.",
        ),
    ),
    Code(
        id="09.6",
        title="Row by row",
        stars=2,
        minutes=8,
        equation="05.20",
        solution=step_on_rows,
        returns=("output_vectors",),
        cases=row_cases,
        truth=one_hot_product,
        misconceptions=ROW_MISCONCEPTIONS,
        hints=(
            "Copy the table, and touch only the rows that are listed.",
            "A row that is listed twice must move twice. What does NumPy do with -= and a list of "
            "places?",
            "np.subtract.at, or a plain loop over pairs of a row and its slope.",
        ),
    ),
    Predict(
        id="09.7",
        title="The very first step",
        stars=2,
        minutes=5,
        equation="05.9",
        solution="b",
        because="With the old output vectors, all zero, the error sent back is zero: v_c stays. "
        "After their step the output vectors are -η e_k v_c, all along v_c. Sent back, they make "
        "v_c longer, and turn it nowhere.",
        choices={
            "a": "In R, yes: zero vectors send back zero. But in W the output vectors have moved "
            "before they are asked.",
            "c": "In R it stays. In W the output vectors are new, but what have they become? Each "
            "is a multiple of v_c itself, so there is nothing to turn towards.",
            "d": "R asks the old output vectors, which are zero: nothing comes back, so v_c stays "
            "in R. It is W in which something moves.",
        },
        hints=(
            "What does the sum of errors times output vectors give when all vectors are zero?",
            "In W, each output vector has become -η times its error times v_c. Which way do they "
            "all point?",
            "The errors times these vectors: a negative multiple of v_c. The step subtracts it.",
        ),
    ),
    Order(
        id="09.8",
        title="One step, line by line",
        stars=2,
        minutes=5,
        equation="09.9",
        solution="FCGDBE",
        because="First all questions, then all moves. The error sent back is taken from the old "
        "output vectors. Which table moves first is all the same, since hidden is a copy.",
        lines={
            "A": Line(
                text="output_vectors[rows] -= rate * np.outer(error, hidden)",
                slip="It reads all rows, subtracts, and writes them back: a word that was drawn "
                "twice moves once.",
                see="05.20",
            ),
            "B": Line(
                text="input_vectors[center] -= rate * grad_hidden",
                needs={"G": "subtracts the error sent back"},
                see="05.9",
            ),
            "C": Line(
                text="error = sigmoid(output_vectors[rows] @ hidden) - labels",
                needs={"F": "uses hidden"},
                see="05.4",
            ),
            "D": Line(
                text="np.subtract.at(output_vectors, rows, rate * np.outer(error, hidden))",
                needs={
                    "C": "uses the errors",
                    "G": "moves the output vectors; the old ones must first send the error back",
                },
                see="09.9",
            ),
            "E": Line(
                text="return input_vectors, output_vectors",
                needs={
                    "B": "ends the step, before the input vector has moved",
                    "D": "ends the step, before the output vectors have moved",
                },
            ),
            "F": Line(text="hidden = input_vectors[center].copy()", see="05.1"),
            "G": Line(
                text="grad_hidden = error @ output_vectors[rows]",
                needs={"C": "uses the errors"},
                see="05.9",
            ),
            "H": Line(
                text="input_vectors[center] += rate * grad_hidden",
                slip="The slope points uphill, and the step subtracts it.",
                see="05.9",
            ),
        },
        hints=(
            "Which lines only ask, and which move something? Nothing may move before all is asked.",
            "The error sent back reads the output vectors. So it stands above the line that moves "
            "them. Of the lines that move, two are wrong: one loses repeats, one goes uphill.",
            "Take hidden, then the errors, then the error sent back; then move both tables, in "
            "either order; then return.",
        ),
    ),
    Pencil(
        id="09.9",
        title="The wobble",
        stars=2,
        minutes=8,
        equation="09.11",
        solution="eta * s**2 / (2 - eta)",
        symbols=rate_and_spread,
        truth=many_steps,
        because="v = (1 - η)² v + η² s²; bring v to the left: (2η - η²) v = η² s².",
        misconceptions=(
            Misconception(
                cause="old part forgotten",
                answer="eta**2 * s**2",
                because="This is what one step brings in. A part of the old wobble is still there.",
                see="09.11",
            ),
            Misconception(
                cause="square of 1 - η forgotten",
                answer="eta * s**2",
                because="You have 1 - (1 - η) below the line. In (09.11) it is the square of 1 - η "
                "that stays.",
                see="09.11",
            ),
            Misconception(
                cause="for small rates",
                answer="eta * s**2 / 2",
                because="Right for small rates, where η² is nothing beside 2η. Exactly it is 2 - η "
                "below the line.",
                see="09.11",
            ),
            Misconception(
                cause="spread not squared",
                answer="eta * s / (2 - eta)",
                because="v is a mean of squares, and so is s².",
                see="09.11",
            ),
            Misconception(
                cause="divided by the square of 1 - η",
                answer="eta**2 * s**2 / (1 - eta)**2",
                because="(1 - η)² v stands on the right. Subtract it from both sides; to divide "
                "does not bring it away.",
                see="09.11",
            ),
            Misconception(
                cause="no wobble",
                answer="0",
                because="With v = 0 on the right, (09.11) gives η² s², not 0: the next draw brings "
                "the wobble back.",
                see="09.11",
            ),
            Misconception(
                cause="1 - η² below the line",
                answer="eta**2 * s**2 / (1 - eta**2)",
                because="Below the line belongs 1 - (1 - η)², which is 2η - η².",
                see="09.11",
            ),
            Misconception(
                cause="root taken",
                answer="s * sqrt(eta / (2 - eta))",
                because="This is the wobble as a distance. v is the mean of its square.",
                see="09.11",
            ),
            Misconception(
                cause="scatter of the draws",
                answer="s**2",
                because="So much wobble there is at the rate 1, when x jumps to every draw.",
                see="09.11",
            ),
            Misconception(
                cause="plus in place of minus",
                answer="eta * s**2 / (2 + eta)",
                because="1 - (1 - η)² is 2η - η²: the square has a minus in front of it.",
                see="09.11",
            ),
        ),
        hints=(
            "At rest the new value is the old one. Write the same letter for both.",
            "You have v on both sides. Bring it to one, and take it out of a bracket.",
            "v (1 - (1 - η)²) = η² s². Multiply out the bracket, and cancel one η.",
        ),
    ),
    Predict(
        id="09.10",
        title="Too large",
        stars=2,
        minutes=4,
        equation="09.11",
        solution=2.0,
        tolerance=0.001,
        because="v grows when (1 - η)² is larger than 1, and that is so when η is larger than 2: "
        "each step jumps over the goal to a place that is farther away.",
        misconceptions=(
            Misconception(
                cause="jumps over the goal",
                answer=1.0,
                because="Above 1 each step jumps over the goal. But below 2 it lands nearer than "
                "it was: 1 - η is negative, and its square is still below 1.",
                see="09.11",
            ),
            Misconception(
                cause="word2vec's rate",
                answer=0.025,
                because="This is word2vec's usual rate. The border follows from (09.11) alone.",
                see="09.11",
            ),
            Misconception(
                cause="from the start",
                answer=0.0,
                because="For small rates (1 - η)² is below 1: the old distance shrinks.",
                see="09.11",
            ),
        ),
        hints=(
            "Which factor decides whether the old distance shrinks or grows?",
            "It is a square. When is the square of 1 - η larger than 1?",
            "1 - η must be above 1 or below -1.",
        ),
    ),
    Predict(
        id="09.11",
        title="Find the slips",
        stars=2,
        minutes=5,
        equation="09.7",
        solution="d",
        because="The same slopes reach the same rows, added up in another order: the vectors agree "
        "to rounding. Our repetition of the run agrees with published vectors to 2e-13.",
        choices={
            "a": "9.54 is reached without any vectors, and 9.44 when all centre vectors are "
            "replaced by their mean. The fall alone proves nothing.",
            "b": "The 0.3 is for a mean over 50 windows. For each window it is 0.3 / 50 = 0.006, a "
            "quarter of 0.025.",
            "c": "With axis=0 it stacks one table on the other: 2n rows of d numbers. To join the "
            "two vectors of a word it takes axis=1.",
        },
        hints=(
            "Ask of each statement: compared with what, for how many windows, and in which shape?",
            "For the rate: the loss is a mean over 50 windows. For the tables: which shape has the "
            "result?",
            "Three are wrong: one has no baseline, one forgets the 50, one stacks where it should "
            "set side by side.",
        ),
    ),
    Predict(
        id="09.12",
        title="The lowest loss",
        stars=1,
        minutes=3,
        equation="09.5",
        solution="a",
        because="With K = 1 there are two questions per pair, and even knowing nothing costs no "
        "more than 2 log 2 = 1.39 nats. But two questions teach little.",
        choices={
            "b": "Ten noise words make eleven questions: knowing nothing costs 3.35 nats. This "
            "loss will be the highest.",
            "c": "Next-door neighbours are easier to guess, so the loss falls. But there are still "
            "six questions per pair, and the vectors do not suffer.",
            "d": "More numbers do not change the questions, so the loss hardly changes. And the "
            "text has no more to tell than sixteen numbers can hold.",
        },
        hints=(
            "Which knob changes the number of questions per pair?",
            "What does a model without vectors pay in each of the four runs? See (09.5).",
            "The fewest questions make the lowest loss, and the least to learn from.",
        ),
    ),
)
