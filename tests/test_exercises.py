"""The exercise engine, tried on a realistic exercise of each kind with answers of every sort.

Right, odd but right, wrong in a known way, wrong in an unknown way, broken, and hostile. The
chapters' own exercises are tried in test_chapter_exercises.py.
"""

import builtins
import copy
import dataclasses
import functools
import gc
import operator
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from w2v_lib import losses
from w2v_lib.exercises import calling, check, diagnosis, engine, examine, hint, probes, solution
from w2v_lib.exercises.spec import Case, Code, Line, Misconception, Order, Pencil, Predict

# The exercise: naive softmax ----------------------------------------------------------------


def softmax_gradients(hidden, target, output_vectors):
    """Return (loss, grad_hidden, grad_output_vectors)."""
    scores = output_vectors @ hidden
    shifted = scores - scores.max()
    error = np.exp(shifted) / np.exp(shifted).sum()
    loss = np.log(np.exp(shifted).sum()) - shifted[target]
    error[target] -= 1
    return loss, error @ output_vectors, np.outer(error, hidden)


def true_gradients(hidden, target, output_vectors):
    scores = [sum(a * b for a, b in zip(hidden, row, strict=True)) for row in output_vectors]
    weights = [np.exp(score - max(scores)) for score in scores]
    probs = np.array(weights) / sum(weights)
    error = probs - np.eye(len(probs))[target]
    loss = max(scores) + np.log(sum(weights)) - scores[target]
    return loss, output_vectors.T @ error, error[:, None] * hidden


def softmax_cases(rng):
    tiny = (np.array([1.0, -0.5]), 1, np.array([[0.5, 1.0], [2.0, -1.0], [0.2, 0.1]]))
    draws = [
        (rng.normal(size=dim), target, rng.normal(size=(n_words, dim)))
        for n_words, dim, target in [(5, 3, 1), (7, 4, 4)]
    ]
    large = (np.array([1000.0, 0.0, 1.0]), 3, rng.normal(size=(4, 3)))
    return [
        Case("the target is word 1", tiny),
        *draws,
        Case("scores are as large as 1000", large),
        Case("the hidden vector is zero", (np.zeros(2), 2, rng.normal(size=(4, 2)))),
    ]


def changed(loss=1.0, hidden=1.0, output=1.0):
    """The solution with its parts multiplied."""

    def answer(*arguments):
        parts = softmax_gradients(*arguments)
        return tuple(a * b for a, b in zip(parts, (loss, hidden, output), strict=True))

    return answer


def without_u_o(hidden, target, output_vectors):
    loss, grad_hidden, grad_output_vectors = softmax_gradients(hidden, target, output_vectors)
    return loss, grad_hidden + output_vectors[target], grad_output_vectors


CODE = Code(
    id="99.1",
    title="Naive softmax",
    stars=2,
    minutes=10,
    equation="99.4",
    solution=softmax_gradients,
    returns=("loss", "grad_hidden", "grad_output_vectors"),
    cases=softmax_cases,
    truth=true_gradients,
    misconceptions=(
        Misconception(
            cause="sign flipped",
            answer=changed(hidden=-1, output=-1),
            because="The error is probability minus truth, ŷ − y, not the other way round.",
            see="99.1",
        ),
        Misconception(
            cause="u_o is not subtracted",
            answer=without_u_o,
            because="The word that did appear has y = 1, so its vector is taken away once.",
            see="99.2",
        ),
        Misconception(
            cause="logarithm to base 2",
            answer=changed(loss=1 / np.log(2)),
            because="The loss is in nats: log means the natural logarithm.",
            see="99.3",
        ),
    ),
    gradients={"grad_hidden": "hidden", "grad_output_vectors": "output_vectors"},
    hints=("Who is to blame?", "Start from the error.", "Probabilities minus the one-hot truth."),
)


def probabilities(scores):
    """Return the softmax of the scores."""
    weights = np.exp(scores - np.max(scores))
    return weights / weights.sum()


SIMPLE = Code(
    id="99.2",
    title="Softmax",
    stars=1,
    minutes=5,
    equation="99.1",
    solution=probabilities,
    returns=("probs",),
    cases=lambda rng: [(rng.normal(size=n),) for n in (2, 3, 5)],
    truth=lambda scores: np.array([1 / sum(np.exp(t - s) for t in scores) for s in scores]),
    hints=("An idea.", "A step.", "The line."),
)


def context_pairs(ids, radius):
    """Return a list of (center, context) pairs."""
    return [
        (center, ids[j])
        for i, center in enumerate(ids)
        for j in range(max(0, i - radius), min(len(ids), i + radius + 1))
        if j != i
    ]


LISTS = Code(
    id="99.3",
    title="Pairs",
    stars=1,
    minutes=5,
    equation="99.1",
    solution=context_pairs,
    returns=("pairs",),
    cases=lambda rng: [([7], 1), ([4, 5], 1), ([3, 1, 2, 1], 2)],
    truth=lambda ids, radius: [
        (ids[i], ids[j])
        for i in range(len(ids))
        for j in range(len(ids))
        if 0 < abs(i - j) <= radius
    ],
    hints=("An idea.", "A step.", "The line."),
)


def symbols(rng):
    scores = rng.normal(size=5)
    return {
        "U": rng.normal(size=(3, 5)),
        "y_hat": np.exp(scores) / np.exp(scores).sum(),
        "y": np.eye(5)[rng.integers(5)],
        "v_c": rng.normal(size=3),
    }


PENCIL = Pencil(
    id="99.4",
    title="The gradient as one product",
    stars=1,
    minutes=5,
    equation="99.4",
    solution="U @ (y_hat - y)",
    symbols=symbols,
    truth=lambda s: sum((s["y_hat"] - s["y"])[w] * s["U"][:, w] for w in range(5)),
    because="Every column is weighted by its error.",
    misconceptions=(
        Misconception(
            cause="sign flipped",
            answer="U @ (y - y_hat)",
            because="Probability minus truth.",
            see="99.1",
        ),
    ),
    hints=("An idea.", "A step.", "The line."),
)
INNER = Pencil(
    id="99.5",
    title="A score",
    stars=1,
    minutes=5,
    equation="99.4",
    solution="y_hat.T @ y",
    symbols=symbols,
    truth=lambda s: s["y_hat"] @ s["y"],
    hints=("An idea.", "A step.", "The line."),
)
CHOICE = Predict(
    id="99.6",
    title="One word more",
    stars=1,
    minutes=2,
    equation="99.1",
    solution="b",
    because="All scores are equal, so every word gets the same share.",
    choices={"a": "That is the share of two words.", "c": "Softmax never gives zero."},
    hints=("An idea.", "A step.", "The line."),
)
NUMBER = Predict(
    id="99.7",
    title="Surprise",
    stars=1,
    minutes=2,
    equation="99.1",
    solution=1.0986,
    tolerance=0.005,
    because="It is log 3.",
    misconceptions=(
        Misconception(
            cause="logarithm to base 2", answer=1.585, because="That is in bits.", see="99.3"
        ),
        Misconception(
            cause="the probability itself", answer=0.3333, because="Take −log.", see="99.3"
        ),
    ),
    hints=("An idea.", "A step.", "The line."),
)
ORDER = Order(
    id="99.8",
    title="The blame of a score",
    stars=2,
    minutes=4,
    equation="99.1",
    solution="CEAB",
    because="Prediction minus truth.",
    lines={
        "A": Line(
            text="∂J/∂v = Σ_w (∂J/∂s_w) u_w",
            needs={"C": "adds up the blame of all scores", "E": "uses the slope of each score"},
            see="99.3",
        ),
        "B": Line(text="∂J/∂v = U (ŷ − y)", needs={"A": "writes a sum as a product"}),
        "C": Line(text="∂J/∂s_w = ŷ_w − y_w"),
        "D": Line(text="∂s_w/∂v = v", slip="The slope along v is the other vector.", see="99.4"),
        "E": Line(text="∂s_w/∂v = u_w"),
    },
    hints=("An idea.", "A step.", "The line."),
)
ALL = (CODE, SIMPLE, LISTS, PENCIL, INNER, CHOICE, NUMBER, ORDER)


@pytest.fixture
def catalogue(monkeypatch):
    """Chapter 99, as if it were a file."""
    by_id = {exercise.id: exercise for exercise in ALL}
    monkeypatch.setattr(engine, "chapter_numbers", lambda: ("99",))
    monkeypatch.setattr(engine, "chapter_exercises", lambda chapter: by_id)
    monkeypatch.setattr(engine, "_hints_given", {})


def verdict(answer, exercise=CODE):
    return engine.judge(exercise, answer)


# The four outcomes ----------------------------------------------------------------------------


def unfinished(hidden, target, output_vectors):
    """Nothing here yet."""
    raise NotImplementedError


@pytest.mark.parametrize(
    "stub",
    [..., lambda hidden, target, output_vectors: ..., lambda *a: (..., ..., ...), unfinished],
)
def test_untouched_is_not_attempted(stub):
    assert verdict(stub) == (
        "not attempted",
        "",
        "Not attempted yet · 99.1 · Naive softmax\n\n"
        'Put your answer in place of the `...` and run the cell. hint("99.1") helps.',
    )


def test_correct_says_the_same_on_every_machine():
    text = "Correct · 99.1 · Naive softmax\n\nChecked on 5 examples."
    assert verdict(softmax_gradients) == ("correct", "", text)


def by_loops(hidden, target, output_vectors):
    scores = [float(np.dot(row, hidden)) for row in output_vectors]
    top = max(scores)
    total = sum(np.exp(s - top) for s in scores)
    grad_hidden, grad_rows = [0.0] * len(hidden), []
    for w, score in enumerate(scores):
        error = np.exp(score - top) / total - (w == target)
        grad_rows.append([error * x for x in hidden])
        grad_hidden = [g + error * u for g, u in zip(grad_hidden, output_vectors[w], strict=True)]
    return [top + np.log(total) - scores[target], grad_hidden, grad_rows]


def by_einsum(hidden, target, output_vectors):
    scores = np.einsum("wd,d->w", output_vectors, hidden)
    log_probs = scores - np.logaddexp.reduce(scores)
    error = np.exp(log_probs)
    np.subtract.at(error, target, 1)
    return (
        -log_probs[target : target + 1].sum(),
        np.einsum("w,wd->d", error, output_vectors),
        np.einsum("w,d->wd", error, hidden),
    )


def in_float32(hidden, target, output_vectors):
    loss, *gradients = softmax_gradients(
        hidden.astype(np.float32), target, output_vectors.astype(np.float32)
    )
    return loss, *gradients


def in_place_on_copies(hidden, target, output_vectors):
    scores = output_vectors.copy() @ hidden.copy()
    scores -= scores.max()
    loss = -scores[target]
    np.exp(scores, out=scores)
    loss += np.log(scores.sum())
    scores /= scores.sum()
    scores[target] -= 1
    return np.array(loss), scores @ output_vectors, scores.reshape(-1, 1) * hidden.reshape(1, -1)


class Callable:
    def __call__(self, hidden, target, output_vectors):
        return softmax_gradients(hidden, target, output_vectors)


@functools.wraps(softmax_gradients)
def decorated(*arguments):
    return softmax_gradients(*arguments)


def with_prints_and_warnings(hidden, target, output_vectors):
    print("scores", output_vectors @ hidden)
    warnings.warn("careful", stacklevel=1)
    print("to stderr", file=sys.stderr)
    return softmax_gradients(hidden, target, output_vectors)


def with_default(hidden, target, output_vectors, scale=1):
    return changed(scale, scale, scale)(hidden, target, output_vectors)


CORRECT = [
    by_loops,
    by_einsum,
    in_float32,
    in_place_on_copies,
    Callable(),
    Callable().__call__,
    functools.partial(softmax_gradients),
    decorated,
    with_prints_and_warnings,
    with_default,
    lambda *arguments: softmax_gradients(*arguments),
]


@pytest.mark.parametrize("answer", CORRECT)
def test_any_correct_answer_passes(answer, capsys):
    assert verdict(answer).outcome == "correct", verdict(answer).message
    assert capsys.readouterr() == ("", "")


# Wrong in a known way ----------------------------------------------------------------------


def flipped_by_hand(hidden, target, output_vectors):
    scores = output_vectors @ hidden
    probs = np.exp(scores - scores.max())
    probs /= probs.sum()
    truth = np.zeros(len(scores))
    truth[target] = 1
    log_sum = scores.max() + np.log(np.exp(scores - scores.max()).sum())
    return (
        log_sum - scores[target],
        (truth - probs) @ output_vectors,
        np.outer(truth - probs, hidden),
    )


def test_names_a_misconception_written_in_other_words():
    answer = verdict(flipped_by_hand)
    assert (answer.outcome, answer.cause) == ("not yet", "sign flipped")
    assert answer.message == (
        "Not yet · 99.1 · Naive softmax\n\n"
        "  loss                 right\n"
        "  grad_hidden          sign flipped\n"
        "  grad_output_vectors  sign flipped\n\n"
        "Sign flipped (grad_hidden and grad_output_vectors). The error is probability minus\n"
        "truth, ŷ − y, not the other way round. See equation (99.1).\n\n"
        "An example that shows it, where the target is word 1:\n"
        "  hidden              = [ 1.0, -0.5]\n"
        "  target              = 1\n"
        "  output_vectors      = [[ 0.5,  1.0],\n"
        "                         [ 2.0, -1.0],\n"
        "                         [ 0.2,  0.1]]\n"
        "  your grad_hidden    = [ 0.2504, -0.2285]\n"
        "  correct grad_hidden = [-0.2504,  0.2285]\n\n"
        'hint("99.1") gives a hint.'
    )


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (changed(hidden=-1), "sign flipped"),
        (changed(output=-1), "sign flipped"),
        (without_u_o, "u_o is not subtracted"),
        (changed(loss=1 / np.log(2)), "logarithm to base 2"),
        (changed(1 / np.log(2), -1, -1), "logarithm to base 2; sign flipped"),
        (changed(1 / np.log(2), 1, 3), "logarithm to base 2; unnamed"),
        (changed(-3), "unnamed"),
        (changed(1, 3, 3), "unnamed"),
        (changed(1, 1 + 1e-4), "unnamed"),
    ],
)
def test_names_each_part_and_never_guesses(answer, cause):
    assert verdict(answer).cause == cause


def test_a_part_that_is_still_open_does_not_hide_the_others():
    answer = verdict(lambda *a: (softmax_gradients(*a)[0], -softmax_gradients(*a)[1], ...))
    assert answer.cause == "sign flipped; unfinished"
    assert "  loss                 right\n" in answer.message
    assert "  grad_output_vectors  still `...`\n" in answer.message
    assert "grad_output_vectors is still `...`, not attempted yet." in answer.message


def test_two_misconceptions_that_agree_name_nothing():
    twin = Misconception(cause="other", answer=without_u_o, because="No.", see="99.1")
    exercise = Code(**{**vars(CODE), "misconceptions": (*CODE.misconceptions, twin)})
    assert verdict(without_u_o, exercise).cause == "unnamed"


def test_a_misconception_that_stops_is_never_matched():
    broken = Misconception(cause="stops", answer=lambda *a: 1 / 0, because="No.", see="99.1")
    exercise = Code(**{**vars(CODE), "misconceptions": (broken,)})
    assert verdict(changed(3, 3, 3), exercise).cause == "unnamed"


def test_it_must_match_on_every_example():
    def flipped_for_word_1(hidden, target, output_vectors):
        sign = -1 if target == 1 else 1
        return changed(1, sign, sign)(hidden, target, output_vectors)

    assert verdict(flipped_for_word_1).cause == "unnamed"


# Wrong in an unknown way --------------------------------------------------------------------


def test_nameless_mistake_says_so_and_shows_where():
    def first_row_only(*arguments):
        loss, grad_hidden, grad_rows = softmax_gradients(*arguments)
        grad_rows[2:] = 0
        return loss, grad_hidden, grad_rows

    answer = verdict(first_row_only)
    assert answer.cause == "unnamed"
    assert "Not correct, and I cannot name why: grad_output_vectors." in answer.message
    assert "Row 2 is off, the others are right." in answer.message
    assert "It shows on 3 of 5 examples." in answer.message
    assert 'Next: look again at equation (99.4), or run hint("99.1").' in answer.message


def test_says_which_column_or_entry_is_off():
    doubled = parts(hidden=lambda g: np.append(g[:-1], 2 * g[-1]))
    assert "Entry 1 is off, the other is right." in verdict(doubled).message

    def one_column(*arguments):
        loss, grad_hidden, grad_rows = softmax_gradients(*arguments)
        grad_rows[:, 0] += 1
        return loss, grad_hidden, grad_rows

    assert "Column 0 is off, the other is right." in verdict(one_column).message


def test_nearly_right_shows_more_digits():
    answer = verdict(lambda s: np.round(probabilities(s), 5), SIMPLE)
    assert "very close, but not equal: is it rounded" in answer.message
    yours, correct = [
        line for line in answer.message.splitlines() if "probs  " in line or "t probs" in line
    ]
    assert yours.split("=")[1] != correct.split("=")[1]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (changed(3, 3, 3), "grad_hidden and grad_output_vectors are the slope of your own loss"),
        (changed(3, 5, 5), "grad_hidden and grad_output_vectors are not the slope of your own"),
        (changed(3, 3, 5), "grad_output_vectors is not the slope of your own loss"),
        (changed(3, 3, 5), "grad_hidden is the slope of your own loss: the derivative is fine"),
        (changed(3, 1, 1), "grad_hidden and grad_output_vectors are right: only the loss needs"),
        (changed(1 / np.log(2), 1 / np.log(2), 3), "grad_hidden is the slope of your own loss"),
        (changed(1 / np.log(2), 1 / np.log(2), 3), "grad_output_vectors is not the slope of your"),
        (changed(1, 3, 1), "The loss is right, so look at the derivative: grad_hidden is not its"),
        (changed(1, 3, 1), "not its slope, and grad_output_vectors is."),
        (changed(1, 3, 3), "grad_hidden and grad_output_vectors are not its slope. "),
    ],
)
def test_says_what_loss_and_gradients_say_about_each_other(answer, says):
    assert "unnamed" in verdict(answer).cause
    assert says in " ".join(verdict(answer).message.split())


@pytest.mark.parametrize(
    "answer",
    [
        changed(1, 2, 2),
        changed(1 / np.log(2), 1, 1),
        changed(1 / np.log(2), -1, 1),
        changed(0, 0, 0),
        lambda *a: (3 * softmax_gradients(*a)[0], ..., ...),
        lambda *a: (None, *softmax_gradients(*a)[1:]),
    ],
)
def test_no_word_about_slopes_where_they_tell_nothing(answer):
    assert "slope" not in verdict(answer).message


def test_slopes_are_compared_where_something_is_wrong():
    def wrong_for_many_words(hidden, target, output_vectors):
        factors = (3, 5, 1) if len(output_vectors) >= 5 else (1, 1, 1)
        return changed(*factors)(hidden, target, output_vectors)

    message = " ".join(verdict(wrong_for_many_words).message.split())
    assert "grad_hidden is not the slope of your own loss" in message


def test_a_list_without_end_is_called_so():
    message = verdict(lambda scores: [0] * 10**6, SIMPLE).message
    assert "probs is a very long list; an array of shape (2,) is meant." in message


def test_seven_digits_are_enough_also_beside_zero():
    assert diagnosis.same(np.float32(5.138e-05), 5.136e-05, diagnosis.FLOAT32_TOLERANCE)
    assert not diagnosis.same(np.float32(0), 5.136e-05, diagnosis.FLOAT32_TOLERANCE)
    assert not diagnosis.same(5.138e-05, 5.136e-05, diagnosis.TOLERANCE)


# The ladder ---------------------------------------------------------------------------------


def parts(hidden=None, loss=None):
    """The right answer with one part replaced by a function of itself."""

    def answer(*arguments):
        right_loss, grad_hidden, grad_rows = softmax_gradients(*arguments)
        return (
            loss(right_loss) if loss else right_loss,
            hidden(grad_hidden) if hidden else grad_hidden,
            grad_rows,
        )

    return answer


@pytest.mark.parametrize(
    ("answer", "cause", "says"),
    [
        (lambda *a: None, "returns nothing", "return loss, grad_hidden, grad_output_vectors"),
        (parts(hidden=lambda g: None), "returns nothing", "grad_hidden is None"),
        (lambda *a: 1.0, "wrong number of results", "returns one thing, and 3 are meant"),
        (lambda *a: (1, 2), "wrong number of results", "returns 2 things"),
        (lambda *a: np.zeros(3), "wrong number of results", "returns one thing"),
        (parts(hidden=lambda g: g[None, :]), "wrong shape", "has shape (1, 2) where shape (2,)"),
        (parts(hidden=lambda g: g[None, :]), "wrong shape", "The numbers are right, only the"),
        (parts(hidden=lambda g: g[:, None]), "wrong shape", "has shape (2, 1) where shape (2,)"),
        (parts(hidden=lambda g: g.sum()), "wrong shape", "is a single number"),
        (parts(hidden=np.matrix), "wrong shape", "has shape (1, 2)"),
        (parts(loss=lambda x: np.array([x])), "wrong shape", "(1,) where a single number is meant"),
        (parts(loss=lambda x: (x,)), "wrong shape", "a comma at the end of the line"),
        (parts(hidden=lambda g: (g, g)), "wrong shape", "has shape (2, 2)"),
        (parts(loss=str), "wrong type", "is a string; a number is meant"),
        (parts(hidden=lambda g: ["a", "b"]), "wrong type", "is a list of 2; an array of shape"),
        (parts(hidden=lambda g: [1, [2]]), "wrong type", "is a list of 2"),
        (parts(hidden=lambda g: g + 0j), "wrong type", "complex"),
        (parts(hidden=lambda g: g.astype(object)), "wrong type", "array of object"),
        (parts(hidden=lambda g: g > 0), "wrong type", "True/False"),
        (parts(hidden=lambda g: {1: g}), "wrong type", "is a dict"),
        (parts(hidden=lambda g: {1.0}), "wrong type", "is a set"),
        (parts(hidden=lambda g: g.astype(np.float16)), "wrong type", "float16"),
        (parts(hidden=lambda g: (x for x in g)), "wrong type", "is a generator"),
        (parts(hidden=lambda g: g.sum), "wrong type", "is a function: call it"),
        (parts(hidden=lambda g: np.ndarray), "wrong type", "of type type"),
        (parts(hidden=lambda g: g * np.nan), "not finite", "contains nan"),
        (parts(loss=lambda x: np.inf), "not finite", "contains inf"),
    ],
)
def test_ladder(answer, cause, says):
    found = verdict(answer)
    assert (found.outcome, found.cause) == ("not yet", cause), found.message
    assert says in " ".join(found.message.split())


def test_transposed_is_said():
    def transposed(*arguments):
        loss, grad_hidden, grad_rows = softmax_gradients(*arguments)
        return loss, grad_hidden, grad_rows.T

    assert "it is the transpose (.T) of what is meant" in " ".join(
        verdict(transposed).message.split()
    )


def reordered(*order, factor=1):
    """The right things, returned in another order."""

    def answer(*arguments):
        found = softmax_gradients(*arguments)
        return tuple(factor * found[place] for place in order)

    return answer


@pytest.mark.parametrize(
    ("answer", "cause", "says"),
    [
        (
            reordered(0, 2, 1),
            "wrong order",
            "Each of grad_hidden and grad_output_vectors has the value of the other: they are "
            "returned in the wrong order. return loss, grad_hidden, grad_output_vectors",
        ),
        (reordered(2, 0, 1), "wrong order", "grad_output_vectors has the value of another"),
        (
            reordered(0, 2, 1, factor=3),
            "unnamed; wrong order",
            "has the shape of the other: are they returned in the wrong order? return loss,",
        ),
        (reordered(0, 1, 1), "wrong shape", "grad_output_vectors has shape (2,) where"),
    ],
)
def test_things_in_each_others_places_are_told(answer, cause, says):
    found = verdict(answer)
    assert (found.outcome, found.cause) == ("not yet", cause), found.message
    assert says in " ".join(found.message.split())


def test_a_misconception_is_preferred_to_a_wrong_order():
    turned = Misconception(cause="turned", answer=reordered(0, 2, 1), because="No.", see="99.1")
    exercise = dataclasses.replace(CODE, misconceptions=(turned,))
    assert verdict(reordered(0, 2, 1), exercise).cause == "turned"


@pytest.mark.parametrize(
    "answer",
    [
        lambda scores: probabilities(scores)[None, :],
        lambda scores: probabilities(scores)[:, None],
        lambda scores: float(probabilities(scores)[0]),
        lambda scores: np.zeros(0),
        lambda scores: np.zeros((0, len(scores))),
        lambda scores: [],
    ],
)
def test_nothing_is_broadcast(answer):
    assert verdict(answer, SIMPLE).cause == "wrong shape"


def test_naive_exp_is_told_where_it_overflows():
    def naive(hidden, target, output_vectors):
        weights = np.exp(output_vectors @ hidden)
        error = weights / weights.sum()
        loss = -np.log(error[target])
        error[target] -= 1
        return loss, error @ output_vectors, np.outer(error, hidden)

    found = verdict(naive)
    assert found.cause == "not finite"
    assert "where scores are as large as 1000" in found.message


LOGISTIC = Code(
    id="99.9",
    title="Logistic",
    stars=1,
    minutes=5,
    equation="99.1",
    solution=lambda x: np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x))),
    returns=("probs",),
    cases=lambda rng: [(rng.normal(size=3),), (np.array([-1000.0, 1000.0]),)],
    truth=lambda x: (1 + np.tanh(x / 2)) / 2,
    overflow_matters=True,
    hints=("An idea.", "A step.", "The line."),
)


def one_minus(x):
    return 1 / (1 + np.exp(-x))


@pytest.mark.parametrize(
    "answer", [one_minus, lambda x: np.where(x < 0, np.exp(x) / (1 + np.exp(x)), one_minus(x))]
)
def test_an_overflow_on_the_way_counts_where_the_exercise_says_so(answer):
    verdict = engine.judge(LOGISTIC, answer)
    assert (verdict.outcome, verdict.cause) == ("not yet", "overflow on the way")
    assert "overflow encountered in exp" in verdict.message
    assert "x = [-1000,  1000]" in verdict.message
    assert engine.judge(LOGISTIC, LOGISTIC.solution).outcome == "correct"
    lenient = dataclasses.replace(LOGISTIC, overflow_matters=False)
    assert engine.judge(lenient, one_minus).outcome == "correct"


def test_lists_are_compared_item_by_item():
    assert verdict(context_pairs, LISTS).outcome == "correct"
    assert verdict(lambda i, r: [list(p) for p in context_pairs(i, r)], LISTS).outcome == "correct"
    assert verdict(lambda i, r: np.array(context_pairs(i, r)), LISTS).outcome == "correct"
    turned = verdict(lambda i, r: context_pairs(i, r)[::-1], LISTS)
    assert turned.cause == "unnamed"
    first = verdict(lambda i, r: context_pairs(i, r)[:1], LISTS)
    assert "Its length is 1, and 2 is meant." in first.message
    assert "your pairs    = [(4, 5)]" in first.message
    assert verdict(lambda i, r: set(context_pairs(i, r)), LISTS).cause == "wrong type"
    assert verdict(lambda i, r: (p for p in context_pairs(i, r)), LISTS).cause == "wrong type"
    assert verdict(lambda i, r: "pairs", LISTS).cause == "wrong type"


# Inputs and state ------------------------------------------------------------------------------


def into_the_input(hidden, target, output_vectors):
    loss, grad_hidden, grad_rows = softmax_gradients(hidden, target, output_vectors)
    output_vectors -= 0.1 * grad_rows
    return loss, grad_hidden, grad_rows


def appends_to_the_list(ids, radius):
    pairs = context_pairs(ids, radius)
    ids.append(0)
    return pairs


COUNTER = {"calls": 0}
MEMORY = {}


def with_a_counter(*arguments):
    COUNTER["calls"] += 1
    loss, grad_hidden, grad_rows = softmax_gradients(*arguments)
    return loss + COUNTER["calls"], grad_hidden, grad_rows


def with_a_mutable_default(scores, seen=[]):  # noqa: B006
    seen.append(len(scores))
    return probabilities(scores) * len(seen)


def with_noise(scores):
    return probabilities(scores) + np.random.default_rng().normal(size=len(scores))


def right_only_once(scores):
    result = MEMORY.pop(scores.tobytes(), None)
    MEMORY[scores.tobytes()] = True
    return probabilities(scores) if result is None else probabilities(-scores)


@pytest.mark.parametrize(
    ("answer", "exercise", "cause"),
    [
        (into_the_input, CODE, "changes its inputs"),
        (appends_to_the_list, LISTS, "changes its inputs"),
        (with_a_counter, CODE, "keeps state"),
        (with_a_mutable_default, SIMPLE, "keeps state"),
        (with_noise, SIMPLE, "keeps state"),
        (right_only_once, SIMPLE, "keeps state"),
    ],
)
def test_inputs_and_state(answer, exercise, cause):
    assert verdict(answer, exercise).cause == cause


def test_says_which_input_was_changed():
    assert "changes its argument `output_vectors` in place" in verdict(into_the_input).message


def cached_by_identity(scores):
    if id(scores) not in MEMORY:
        MEMORY[id(scores)] = probabilities(scores)
    return MEMORY[id(scores)]


def test_a_cache_by_identity_is_not_caught_out():
    MEMORY.clear()
    assert verdict(cached_by_identity, SIMPLE).outcome == "correct"


BUFFER = np.zeros(5)


def in_one_buffer(scores):
    BUFFER[: len(scores)] = probabilities(scores)
    return BUFFER[: len(scores)]


def test_a_buffer_used_again_is_read_in_time():
    assert verdict(in_one_buffer, SIMPLE).outcome == "correct"


def test_a_random_generator_may_be_used_up():
    def draw(rng, n):
        return rng.normal(size=n)

    exercise = Code(
        **{
            **vars(SIMPLE),
            "solution": draw,
            "truth": lambda rng, n: rng.standard_normal(n),
            "cases": lambda rng: [(np.random.default_rng(n), n) for n in (1, 2, 3)],
        }
    )
    assert verdict(draw, exercise).outcome == "correct"


def test_returning_the_input_itself_is_judged_by_value():
    assert verdict(lambda scores: scores, SIMPLE).cause == "unnamed"


# Could not run ----------------------------------------------------------------------------------


def misspelt(hidden, target, output_vectors):
    hiden = output_vectors @ hidden
    return hiden @ score  # noqa: F821


def wrong_side(hidden, target, output_vectors):
    scores = output_vectors.T @ hidden
    return scores.sum(), scores, scores


def stops_on_large(hidden, target, output_vectors):
    assert np.abs(hidden).max() < 100, "too large for me"
    return softmax_gradients(hidden, target, output_vectors)


def test_a_misconception_that_was_interrupted_is_asked_again():
    asked = []

    def answer(scores):
        asked.append(scores)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return scores

    wrong = Misconception(cause="itself", answer=answer, because="No.", see="99.1")
    rows = probes.Rows(wrong, SIMPLE, probes.code_probes(SIMPLE))
    with pytest.raises(KeyboardInterrupt):
        list(rows)
    assert [len(scores) for (scores,) in rows] == [2, 3, 5]
    assert len(list(rows)) == 3
    assert len(asked) == 4


def test_a_way_through_without_a_return_is_shown():
    text = " ".join(
        verdict(
            lambda scores: probabilities(scores) if len(scores) != 3 else None, SIMPLE
        ).message.split()
    )
    assert "It came back empty when it was called with scores of shape (" in text
    assert "came back empty" not in verdict(lambda scores: None, SIMPLE).message


def test_numbers_are_called_right_only_if_they_are_so_in_every_example():
    truths, right = [(1.0,), (2.0,)], [(np.array([1.0]),), (np.array([2.0]),)]
    not_summed = [(np.array([1.0]),), (np.array([1.0, 1.0]),)]
    (found,) = diagnosis.findings(truths, right, list, [0, 1])
    assert found.text.endswith("The numbers are right, only the shape is not")
    (found,) = diagnosis.findings(truths, not_summed, list, [0, 1])
    assert found.text == "has shape (2,) where a single number is meant"


def test_an_exception_is_told_with_line_and_shapes():
    found = verdict(misspelt)
    assert (found.outcome, found.cause) == ("could not run", "NameError")
    assert "  NameError: name 'score' is not defined\n  line " in found.message
    assert ": return hiden @ score" in found.message
    assert "called with hidden of shape (2,), target = 1, output_vectors of shape (3, 2)" in (
        " ".join(found.message.split())
    )
    assert "Traceback" not in found.message
    assert ": scores = output_vectors.T @ hidden" in verdict(wrong_side).message


def test_says_on_how_many_examples_it_runs():
    text = " ".join(verdict(stops_on_large).message.split())
    assert "AssertionError: too large for me" in text
    assert "where scores are as large as 1000. On 4 of 5 examples it runs." in text


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda hidden, target, rows: hidden @ rows, "ends with size 2, the right one begins with"),
        (lambda hidden, target, rows: hidden @ rows, "size 3. Try the other order, or .T on one"),
        (lambda hidden, target, rows: 2 * (rows @ 1.0), "a number multiplies with *"),
        (lambda hidden, target, rows: min(hidden, rows[0]), "np.minimum and np.maximum go entry"),
    ],
)
def test_what_numpy_refuses_is_told_in_words(answer, says):
    found = verdict(answer)
    assert found.cause == "ValueError"
    assert says in " ".join(found.message.split())
    assert "gufunc" not in found.message


def raiser(error):
    def answer(*arguments):
        raise error

    return answer


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError

    def __bool__(self):
        raise RuntimeError


def endless(*arguments):
    return endless(*arguments)


async def later(scores):
    return probabilities(scores)


def with_yield(scores):
    yield from probabilities(scores)


def holds_itself(scores):
    result = []
    result.append(result)
    return result


class Hostile:
    """Equal to everything, and broken in every other way."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None

    def __repr__(self):
        raise RuntimeError

    def __bool__(self):
        raise RuntimeError

    def __len__(self):
        raise RuntimeError

    def __getattr__(self, name):
        raise RuntimeError


class LyingArray(np.ndarray):
    """An array that says it is equal and close to anything."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    def __array_ufunc__(self, *arguments, **options):
        return np.ones(self.shape, bool)


class LyingFloat(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


class LyingString(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Refusing:
    def __array__(self, *arguments, **options):
        raise RuntimeError("not an array")


def replaces_numpy(scores):
    np.exp = np.log = lambda x: np.ones_like(x)
    np.abs = np.all = np.isfinite = np.asarray = lambda *a, **k: True
    return np.ones(len(scores))


def removes_from_numpy(scores):
    del np.exp
    return np.ones(len(scores))


def closes_output(scores):
    sys.stdout.close()
    return np.ones(len(scores))


def steals_output(scores):
    sys.stdout = None
    return np.ones(len(scores))


def strict_numpy(scores):
    np.seterr(all="raise")
    warnings.simplefilter("error")
    return np.exp(scores * 1e6)


def test_an_array_that_nobody_filled_holds_nothing_right():
    calling.spoil_memory((np.arange(3.0), 1.0))
    assert np.isnan(np.empty(3)).all()


def test_what_lies_below_a_mask_is_no_answer():
    def masked(mask):
        return verdict(lambda scores: np.ma.array(probabilities(scores), mask=mask), SIMPLE)

    assert masked(True).outcome == "not yet"
    assert masked(False).outcome == "correct"


@pytest.mark.parametrize(
    ("answer", "outcome", "cause"),
    [
        (raiser(SystemExit()), "could not run", "SystemExit"),
        (raiser(SystemExit("bye")), "could not run", "SystemExit"),
        (raiser(StopIteration()), "could not run", "StopIteration"),
        (raiser(GeneratorExit()), "could not run", "GeneratorExit"),
        (raiser(MemoryError()), "could not run", "MemoryError"),
        (raiser(Unprintable()), "could not run", "Unprintable"),
        (raiser(Exception("x" * 10_000)), "could not run", "Exception"),
        (endless, "could not run", "RecursionError"),
        (holds_itself, "could not run", "RecursionError"),
        (lambda scores: sys.exit(1), "could not run", "SystemExit"),
        (lambda scores: Refusing(), "could not run", "RuntimeError"),
        (strict_numpy, "could not run", "FloatingPointError"),
        (lambda: 1, "could not run", "wrong arguments"),
        (lambda a, b: 1, "could not run", "wrong arguments"),
        (None, "could not run", "not a function"),
        (0.5, "could not run", "not a function"),
        ("probabilities", "could not run", "not a function"),
        (np.zeros(3), "could not run", "not a function"),
        pytest.param(Hostile(), "could not run", "not a function", id="hostile"),
        pytest.param(Refusing(), "could not run", "not a function", id="refusing"),
        (with_yield, "not yet", "wrong type"),
        (later, "not yet", "wrong type"),
        (lambda scores: Hostile(), "not yet", "wrong type"),
        (lambda scores: [Hostile(), Hostile()], "not yet", "wrong type"),
        (lambda scores: np.array([Hostile()]), "could not run", "RuntimeError"),
        (lambda scores: np.ones(len(scores)).view(LyingArray), "not yet", "unnamed"),
        (lambda scores: [LyingFloat(7)] * len(scores), "not yet", "unnamed"),
        (lambda scores: LyingString("x"), "not yet", "wrong type"),
        (lambda scores: ..., "not attempted", ""),
        (
            lambda scores: ... if len(scores) == 2 else probabilities(scores),
            "not yet",
            "unfinished",
        ),
        (lambda scores: np.ma.masked_all(len(scores)), "not yet", None),
        (lambda scores: np.zeros((1000, 1000)), "not yet", "wrong shape"),
        (lambda scores: list(range(100_000)), "not yet", "wrong type"),
        (lambda scores: np.array(["a"] * len(scores)), "not yet", "wrong type"),
        (lambda scores: int, "not yet", "wrong type"),
        (lambda scores: 10**5000, "not yet", "wrong type"),
        (lambda scores: [10**5000] * len(scores), "not yet", "wrong type"),
        (lambda scores: [10**300] * len(scores), "not yet", "wrong type"),
        (lambda scores: [1e300] * len(scores), "not yet", "unnamed"),
        (Exception, "not yet", "wrong type"),
        (list, "not yet", "unnamed"),
        (replaces_numpy, "not yet", "unnamed"),
        (removes_from_numpy, "not yet", "unnamed"),
        (closes_output, "not yet", "unnamed"),
        (steals_output, "not yet", "unnamed"),
    ],
)
def test_nothing_crashes_or_fools_the_checker(answer, outcome, cause):
    exp, log, stdout, settings = np.exp, np.log, sys.stdout, np.geterr()
    found = verdict(answer, SIMPLE)
    assert found.outcome == outcome, found.message
    assert cause in (None, found.cause)
    assert len(found.message) < 3000
    assert (np.exp, np.log, sys.stdout) == (exp, log, stdout)
    assert np.geterr() == settings
    assert np.abs(np.array([-1.0])).tolist() == [1.0]


class UnprintableBase(BaseException):
    def __str__(self):
        raise SystemExit


class NoName(type):
    """A class that refuses to say its name."""

    @property
    def __name__(cls):
        raise SystemExit


class Nameless(Exception, metaclass=NoName):
    pass


class Pretender:
    """Says that it is an array."""

    __class__ = property(lambda self: np.ndarray)
    dtype, shape, ndim = np.dtype(float), (3,), 1

    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *arguments, **options):
        return np.True_


class LyingDict(dict):
    def items(self):
        raise SystemExit


class Noisy:
    def __del__(self):
        print("I was here")
        raise RuntimeError


def replaced(target, name, value):
    """An answer that replaces a function on which the checker rests, and returns ones."""

    def answer(scores):
        setattr(target, name, value)
        return np.ones(len(scores))

    return answer


def changes_the_exercise(scores):
    object.__setattr__(SIMPLE, "truth", lambda scores: np.ones(len(scores)))
    return np.ones(len(scores))


def changes_the_code_of(function, other):
    """An answer that keeps the functions of the checker, and gives one of them another body."""

    def answer(scores):
        function.__code__ = other.__code__
        return np.ones(len(scores))

    return answer


def changes_a_class(scores):
    probes.Sample.truths = property(lambda sample: sample.answers, lambda *anything: None)
    return np.ones(len(scores))


def leaves_a_thread(scores):
    done = threading.Event()
    threading.Thread(target=done.wait, args=(2,), daemon=True).start()
    threading.Timer(1.5, done.set).start()
    return probabilities(scores)


def refers_to_itself(scores):
    endless = [0]
    for _ in range(40):
        endless = [endless, endless]
    return endless


def changes_what_it_was_given(scores):
    """Looks up the stack for the arrays that its own arguments are copies of."""
    frame = sys._getframe()
    while frame := frame.f_back:
        for value in frame.f_locals.get("arguments", ()):
            if isinstance(value, np.ndarray):
                value[:] = 0
    return np.ones(len(scores)) / len(scores)


def forgets_the_examples(scores):
    frame = sys._getframe()
    while frame := frame.f_back:
        if isinstance(frame.f_locals.get("probes"), list):
            for probe in frame.f_locals["probes"]:
                probe.inputs["scores"] = np.zeros(1)
    return np.ones(1)


def hides_a_builtin(scores):
    diagnosis.all = lambda *items: True
    return np.ones(len(scores))


def in_a_thread(scores):
    result = []
    thread = threading.Thread(target=lambda: result.append(probabilities(scores)))
    thread.start()
    thread.join()
    return result[0]


def with_global_draws(scores):
    return probabilities(scores) + np.random.rand(len(scores))  # noqa: NPY002


def with_seeded_draws(scores):
    np.random.seed(0)  # noqa: NPY002
    return probabilities(scores) + np.random.rand(len(scores))  # noqa: NPY002


def right_at_first():
    """A fresh answer that is right the first three times, and then never again."""
    calls = []

    def answer(scores):
        calls.append(scores)
        return probabilities(scores) if len(calls) <= 3 else np.zeros(len(scores))

    return answer


def holds_noise(scores):
    noise = Noisy()
    raise ValueError(type(noise))


TRICKS = [
    (replaced(diagnosis, "same", lambda *a: True), "not yet", "unnamed"),
    (replaced(diagnosis, "near", lambda a, *b: np.ones(a.shape, bool)), "not yet", "unnamed"),
    (replaced(diagnosis, "findings", lambda *a: []), "not yet", "unnamed"),
    (replaced(diagnosis, "TOLERANCE", 1e9), "not yet", "unnamed"),
    (replaced(engine, "judge_values", lambda *a: ("correct", "", "")), "not yet", "unnamed"),
    (replaced(engine, "code_probes", lambda *a: []), "not yet", "unnamed"),
    (replaced(losses, "softmax_loss", None), "not yet", "unnamed"),
    (replaced(builtins, "all", lambda *a: True), "not yet", "unnamed"),
    (replaced(builtins, "isinstance", lambda *a: False), "not yet", "unnamed"),
    (replaced(builtins, "print", None), "not yet", "unnamed"),
    (replaced(operator, "is_", lambda *a: True), "not yet", "unnamed"),
    (replaced(copy, "deepcopy", lambda value: value), "not yet", "unnamed"),
    (hides_a_builtin, "not yet", "unnamed"),
    (changes_what_it_was_given, "not yet", "unnamed"),
    (changes_the_exercise, "not yet", "unnamed"),
    (changes_the_code_of(SIMPLE.truth, lambda scores: scores / scores), "not yet", "unnamed"),
    (changes_the_code_of(diagnosis.same, lambda *anything: True), "not yet", "unnamed"),
    (changes_a_class, "not yet", "unnamed"),
    (leaves_a_thread, "could not run", "RuntimeError"),
    (refers_to_itself, "not yet", "wrong type"),
    (lambda scores: ["x" * 10**6] * len(scores), "not yet", "wrong type"),
    (forgets_the_examples, "not yet", "wrong shape"),
    (in_a_thread, "correct", ""),
    (with_global_draws, "not yet", "keeps state"),
    (with_seeded_draws, "not yet", "unnamed"),
    (right_at_first(), "not yet", "keeps state"),
    (raiser(UnprintableBase()), "could not run", "UnprintableBase"),
    (holds_noise, "could not run", "ValueError"),
    (lambda scores: Noisy(), "not yet", "wrong type"),
    (lambda scores: Pretender(), "could not run", None),
    (lambda scores: LyingDict(a=1), "not yet", "wrong type"),
    (lambda scores: scores[::-1], "not yet", "unnamed"),
    (lambda scores: np.broadcast_to(1.0, (10**6, 10**6)), "not yet", "wrong shape"),
]


@pytest.fixture
def only_new_garbage():
    """What is in memory already need not be looked through: that takes long."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("only_new_garbage")
@pytest.mark.parametrize(("answer", "outcome", "cause"), TRICKS)
def test_tricks_do_not_help(answer, outcome, cause, capsys):
    modules = (builtins, copy, operator, diagnosis, engine, losses)
    before = [dict(vars(module)) for module in modules]
    found = verdict(answer, SIMPLE)
    assert found.outcome == outcome, found.message
    assert cause in (None, found.cause)
    gc.collect()
    assert capsys.readouterr() == ("", "")
    after = [dict(vars(module)) for module in modules]
    assert all(old == {name: new[name] for name in old} for old, new in zip(before, after))
    assert "all" not in vars(diagnosis)
    assert verdict(probabilities, SIMPLE).outcome == "correct"


def test_what_hides_its_name_is_described_all_the_same(catalogue, capsys):
    check("99.2", raiser(Nameless()))
    assert "Could not run · 99.2 · Softmax\n\n  Nameless\n" in capsys.readouterr().out


def test_a_failure_of_the_checker_does_not_stop_the_notebook(catalogue, capsys, monkeypatch):
    monkeypatch.setattr(engine, "judge", raiser(SystemExit()))
    check("99.2", probabilities)
    assert "The checker itself failed on this answer (SystemExit)" in capsys.readouterr().out


def test_ctrl_c_stops_an_endless_description():
    class Endless(Exception):
        def __str__(self):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verdict(raiser(Endless()), SIMPLE)


@pytest.mark.parametrize(
    "item", [pytest.param(Hostile(), id="hostile"), LyingString("x"), LyingFloat(3), ..., None, int]
)
def test_hostile_items_in_a_list(item):
    assert verdict(lambda ids, radius: [item for _ in context_pairs(ids, radius)], LISTS).cause in (
        "unnamed",
        "unfinished",
    )


def test_ctrl_c_goes_through_and_leaves_numpy_whole():
    def interrupted(scores):
        np.exp = None
        raise KeyboardInterrupt

    exp = np.exp
    with pytest.raises(KeyboardInterrupt):
        verdict(interrupted, SIMPLE)
    assert np.exp is exp


def test_a_notebook_that_replaced_numpy_is_judged_with_the_real_one(monkeypatch):
    strange = lambda x: x * 0  # noqa: E731
    monkeypatch.setattr(np, "exp", strange)
    assert verdict(lambda scores: np.ones(len(scores)) / len(scores), SIMPLE).cause == "unnamed"
    assert np.exp is strange  # it is the learner's notebook: put back as found


def test_print_options_do_not_change_the_message():
    before = verdict(changed(1, 2, 2)).message
    with np.printoptions(precision=1, legacy="1.13"):
        assert verdict(changed(1, 2, 2)).message == before


def test_prints_are_mentioned():
    def chatty(scores):
        print("hello")
        return scores

    assert "What your function prints is not shown here" in verdict(chatty, SIMPLE).message


# Pencil -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "outcome", "cause", "says"),
    [
        ("U @ (y_hat - y)", "correct", "", "Any equal form passes; ours is U @ (y_hat - y)"),
        ("-(U @ y) + U @ ŷ", "correct", "", ""),
        ("((y_hat - y).T @ U.T).T", "correct", "", ""),
        ("U @ (y - y_hat)", "not yet", "sign flipped", "Probability minus truth."),
        ("U @ y_hat", "not yet", "unnamed", "I cannot name why"),
        ("(y_hat - y).T @ U.T", "not yet", "wrong shape", "(1, 3) where shape (3, 1) is meant"),
        ("0", "not yet", "wrong shape", "is a single number"),
        ("log(0) * v_c", "not yet", "not finite", "inf"),
        ("U @ y +", "could not run", "syntax", "stops making sense here"),
        ("U (ŷ - y)", "could not run", "syntax", "write U * (…) or U @ (…)"),
        ("U y", "could not run", "syntax", "Is a * or an @ missing between two things?"),
        ("U @ y if y < 1 else 0", "could not run", "syntax", "without a comparison"),
        ("y.sum()", "could not run", "syntax", "write sum(y)"),
        ("U @ (ŷ − z)", "could not run", "unknown name", "There is no z here"),
        ("(ŷ - y) @ U", "could not run", "shapes do not fit", "U is (3, 5)"),
        (0, "not yet", "wrong shape", "single number"),
        (np.zeros(3), "could not run", "not an expression", "in quotes"),
        (None, "could not run", "not an expression", "in quotes"),
        (lambda: 1, "could not run", "not an expression", "in quotes"),
        pytest.param(Hostile(), "could not run", "not an expression", "in quotes", id="hostile"),
        pytest.param(Refusing(), "could not run", "not an expression", "in quotes", id="refusing"),
        (..., "not attempted", "", "in place of the `...`"),
    ],
)
def test_pencil(answer, outcome, cause, says):
    found = verdict(answer, PENCIL)
    assert (found.outcome, found.cause) == (outcome, cause), found.message
    assert says in " ".join(found.message.split())


@pytest.mark.parametrize(("answer", "told"), [("y * v_c", True), ("y[o] * U.T * v_c", False)])
def test_pencil_says_how_to_write_an_entry_where_no_id_is_used(answer, told):
    exercise = dataclasses.replace(PENCIL, symbols=lambda rng: {**symbols(rng), "o": 2})
    found = verdict(answer, exercise)
    assert found.cause == "shapes do not fit"
    assert ("Entry o of a column a is written a[o]." in found.message) == told
    assert "Entry" not in verdict("y * v_c", PENCIL).message


def test_pencil_shows_columns_lying_down_with_their_t():
    message = verdict("U @ (y - y_hat)", PENCIL).message
    correct, yours = [line for line in message.splitlines() if "value" in line][::-1]
    assert yours.startswith("  your value    = [")
    assert yours.endswith("]ᵀ")
    assert correct.endswith("]ᵀ")


def test_pencil_accepts_a_one_by_one_product_as_a_number():
    assert verdict("y.T @ y_hat", INNER).outcome == "correct"
    assert verdict("sum(y * y_hat)", INNER).outcome == "correct"
    wrong = verdict("y * y_hat", INNER)
    assert wrong.cause == "wrong shape"
    assert "by their inner product, a.T @ b" in wrong.message


# Predict ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "outcome", "cause", "says"),
    [
        ("b", "correct", "", "every word gets the same share"),
        (" B ", "correct", "", ""),
        ("'b'", "correct", "", ""),
        ("(b)", "correct", "", ""),
        ("b.", "correct", "", ""),
        ("a", "not yet", "a", "You chose a. That is the share of two words."),
        ("C", "not yet", "c", "You chose c. Softmax never gives zero."),
        ("d", "could not run", "not an option", "a, b, c"),
        ("", "could not run", "not an option", "a, b, c"),
        (None, "could not run", "not an option", "a, b, c"),
        (2, "could not run", "not an option", "a, b, c"),
        (np.zeros((3, 3)), "could not run", "not an option", "a, b, c"),
        pytest.param(Hostile(), "could not run", "not an option", "a, b, c", id="hostile"),
        pytest.param(Refusing(), "could not run", "not an option", "a, b, c", id="refusing"),
        (..., "not attempted", "", ""),
    ],
)
def test_choice(answer, outcome, cause, says):
    found = verdict(answer, CHOICE)
    assert (found.outcome, found.cause) == (outcome, cause), found.message
    assert says in found.message


@pytest.mark.parametrize(
    ("answer", "outcome", "cause"),
    [
        (1.0986, "correct", ""),
        (1.1, "correct", ""),
        (np.float32(1.0986), "correct", ""),
        (np.array(1.0986), "correct", ""),
        ("1.0986", "correct", ""),
        ("log(3)", "correct", ""),
        ("-log(1/3)", "correct", ""),
        (1.585, "not yet", "logarithm to base 2"),
        (1 / 3, "not yet", "the probability itself"),
        (2, "not yet", "unnamed"),
        (float("nan"), "could not run", "not a number"),
        (float("inf"), "could not run", "not a number"),
        ("x", "could not run", "not a number"),
        ("1,1", "could not run", "not a number"),
        (None, "could not run", "not a number"),
        ([1, 2], "could not run", "not a number"),
        (True, "could not run", "not a number"),
        (1j, "could not run", "not a number"),
        pytest.param(Hostile(), "could not run", "not a number", id="hostile"),
        pytest.param(Refusing(), "could not run", "not a number", id="refusing"),
        (..., "not attempted", ""),
    ],
)
def test_number(answer, outcome, cause):
    found = verdict(answer, NUMBER)
    assert (found.outcome, found.cause) == (outcome, cause), found.message


# Order --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "outcome", "cause", "says"),
    [
        ("CEAB", "correct", "", "Prediction minus truth."),
        ("ECAB", "correct", "", "Ours is CEAB; yours is right as well."),
        ("ceab", "correct", "", ""),
        ("C, E, A, B", "correct", "", ""),
        ("C → E → A → B.", "correct", "", ""),
        ("C/E/A | B", "correct", "", ""),
        ("(C)\n(E)\n(A)\n(B)", "correct", "", ""),
        (["C", "E", "A", "B"], "correct", "", ""),
        (("c ", "e", "AB"), "correct", "", ""),
        (np.array(list("CEAB")), "correct", "", ""),
        (
            "CAEB",
            "not yet",
            "A before E",
            "Line A comes too early: it uses the slope of each score. Line E has to stand before "
            "it. See equation (99.3). A ∂J/∂v = Σ_w (∂J/∂s_w) u_w E ∂s_w/∂v = u_w Up to there your "
            "order is right: C.",
        ),
        ("BCEA", "not yet", "B before A", "writes a sum as a product. Line A has to stand before"),
        ("ACEB", "not yet", "A before C", "adds up the blame of all scores"),
        ("CAB", "not yet", "E missing", "Before line A a line is missing: line A uses the"),
        ("CDAB", "not yet", "D does not belong", "is the other vector. See equation (99.4)"),
        ("CEABD", "not yet", "D does not belong", "Up to there your order is right: CEAB."),
        ("CE", "not yet", "incomplete", "right. But 4 lines belong to it, and yours has 2."),
        ("CEAA", "could not run", "letter twice", "Line A stands in your order 2 times."),
        ("CEAF", "could not run", "unknown letter", "no line F. The lines are A, B, C, D and E."),
        ("3124", "could not run", "unknown letter", "no line 3"),
        ("", "could not run", "not an order", "first line first"),
        ([], "could not run", "not an order", "first line first"),
        (4, "could not run", "not an order", "first line first"),
        (None, "could not run", "not an order", "first line first"),
        ([1, 2], "could not run", "not an order", "first line first"),
        (np.zeros((2, 2)), "could not run", "not an order", "first line first"),
        pytest.param(Hostile(), "could not run", "not an order", "", id="hostile"),
        pytest.param(Refusing(), "could not run", "not an order", "", id="refusing"),
        (..., "not attempted", "", ""),
    ],
)
def test_order(answer, outcome, cause, says):
    found = verdict(answer, ORDER)
    assert (found.outcome, found.cause) == (outcome, cause), found.message
    assert says in " ".join(found.message.split())


# check, hint, solution ----------------------------------------------------------------------------


def test_check_prints_what_examine_says(catalogue, capsys):
    check("99.1", softmax_gradients)
    assert capsys.readouterr().out == examine("99.1", softmax_gradients).message + "\n"


@pytest.mark.parametrize("exercise_id", ["98.1", "99.9", 99.1, None, "", "99", ["99.1"]])
def test_a_wrong_id_lists_the_ids(catalogue, exercise_id):
    with pytest.raises(ValueError, match=r"99\.1, 99\.2|chapters with exercises are 99"):
        check(exercise_id, softmax_gradients)


def test_check_never_shows_a_traceback_even_for_our_mistakes(catalogue, capsys, monkeypatch):
    monkeypatch.setattr(engine, "judge_code", lambda *a: 1 / 0)
    check("99.1", softmax_gradients)
    assert "The checker itself failed on this answer (ZeroDivisionError" in capsys.readouterr().out


def test_hints_come_one_after_the_other(catalogue, capsys):
    for _ in range(4):
        hint("99.1")
    hint("99.1", 2)
    hint("99.2")
    assert capsys.readouterr().out.splitlines() == [
        "Hint 1 of 3 · 99.1 · Who is to blame?",
        "Hint 2 of 3 · 99.1 · Start from the error.",
        "Hint 3 of 3 · 99.1 · Probabilities minus the one-hot truth.",
        "Hint 3 of 3 · 99.1 · Probabilities minus the one-hot truth.",
        "Hint 2 of 3 · 99.1 · Start from the error.",
        "Hint 1 of 3 · 99.2 · An idea.",
    ]


@pytest.mark.parametrize("number", [0, 4, -1, 1.5, "2"])
def test_a_hint_that_does_not_exist(catalogue, number):
    with pytest.raises(ValueError, match="choose a number from 1 to 3"):
        hint("99.1", number)


def test_solution_prints_the_source_or_the_answer_and_why(catalogue, capsys):
    solution("99.2")
    solution("99.4")
    solution("99.6")
    solution("99.7")
    assert capsys.readouterr().out == (
        "Solution · 99.2 · Softmax\n\n"
        "def probabilities(scores):\n"
        '    """Return the softmax of the scores."""\n'
        "    weights = np.exp(scores - np.max(scores))\n"
        "    return weights / weights.sum()\n"
        'Solution · 99.4 · The gradient as one product\n\n"U @ (y_hat - y)"\n\n'
        "Every column is weighted by its error.\n"
        'Solution · 99.6 · One word more\n\n"b"\n\n'
        "All scores are equal, so every word gets the same share.\n"
        "Solution · 99.7 · Surprise\n\n1.0986\n\nIt is log 3.\n"
    )


@pytest.mark.parametrize("exercise", ALL)
def test_messages_fit_a_cell(exercise):
    for answer in (lambda *a: a[0], "a", "U @ y", 2, misspelt, changed(2, 3, 4), None):
        lines = verdict(answer, exercise).message.splitlines()
        assert max(map(len, lines)) <= 100
        assert len(lines) < 40


@pytest.mark.parametrize("answer", [softmax_gradients, changed(2, 2, 2), changed(1, -1, -1)])
def test_a_check_takes_less_than_a_fifth_of_a_second(answer):
    def seconds():
        before = time.process_time()
        verdict(answer)
        return time.process_time() - before

    assert min(seconds() for _ in range(3)) < 0.2
