"""The second engine: mistakes that no misconception describes, written back in the answer's terms.

One synthetic exercise has terms, scales and a catalogue of two. Its wrong answers are made of
sums that the catalogue does not hold, and what is said about them is compared with how they were
made.
"""

import dataclasses
import itertools

import numpy as np
import pytest

from w2v_lib.exercises import engine
from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Term
from w2v_lib.exercises.sums import Piece, differences, factor_text, factor_words, sum_text

# The exercise: an average pulled towards one of several points ----------------------------------


def pull(point, others, weights):
    """Return (cost, slope)."""
    cost = float(weights @ (others @ point)) - float(point @ point)
    return cost, weights @ others - point


def pull_cases(rng):
    """Few and many others; all weights zero; a point that is zero; very large numbers."""
    return [
        (rng.normal(size=2), rng.normal(size=(3, 2)), rng.uniform(size=3)),
        (rng.normal(size=4), rng.normal(size=(2, 4)), rng.uniform(size=2)),
        (rng.normal(size=3), rng.normal(size=(5, 3)), rng.uniform(size=5)),
        (rng.normal(size=3), rng.normal(size=(4, 3)), rng.uniform(size=4)),
        Case("all weights are zero", (rng.normal(size=2), rng.normal(size=(3, 2)), np.zeros(3))),
        Case("the point is zero", (np.zeros(2), rng.normal(size=(3, 2)), rng.uniform(size=3))),
        Case("numbers are huge", (np.full(2, 1e6), rng.normal(size=(3, 2)), rng.uniform(size=3))),
    ]


def other_way(point, others, weights):
    slope = sum(w * other for w, other in zip(weights, others, strict=True)) - point
    return sum(w * (o @ point) for w, o in zip(weights, others, strict=True)) - point @ point, slope


def answer(change):
    """The right answer with its slope replaced: change takes the sum, the point and the mean."""

    def wrong(point, others, weights):
        cost, _ = pull(point, others, weights)
        return cost, change(weights @ others, point, others.mean(axis=0), len(others))

    return wrong


TERMS = {
    "slope": (
        Term(name="Σ a_k x_k", value=lambda p, X, a: a @ X, because="The sum counts.", see="99.2"),
        Term(name="p", value=lambda p, X, a: p, coefficient=-1, because="The point counts."),
        Term(name="the mean", value=lambda p, X, a: X.mean(axis=0), coefficient=0),
    )
}
CODE = Code(
    id="99.1",
    title="A pull",
    stars=1,
    minutes=5,
    equation="99.1",
    solution=pull,
    returns=("cost", "slope"),
    cases=pull_cases,
    truth=other_way,
    gradients={"slope": "point"},
    terms=TERMS,
    scales={"1/K": lambda p, X, a: 1 / len(X)},
    misconceptions=(
        Misconception(
            cause="squared weights",
            answer=lambda p, X, a: (pull(p, X, a)[0], a**2 @ X - p),
            because="You squared the weights.",
            see="99.3",
        ),
        Misconception(
            cause="first one only",
            answer=lambda p, X, a: (pull(p, X, a)[0], a[0] * X[0] - p),
            because="You took the first one.",
            see="99.3",
        ),
        Misconception(
            cause="bits",
            answer=lambda p, X, a: (pull(p, X, a)[0] / np.log(2), pull(p, X, a)[1]),
            because="These are bits.",
            see="99.3",
        ),
    ),
    hints=("An idea.", "A step.", "The line."),
)
PENCIL = Pencil(
    id="99.2",
    title="The same with a pencil",
    stars=1,
    minutes=5,
    equation="99.1",
    solution="X @ a - p",
    symbols=lambda rng: {
        "X": rng.normal(size=(3, 4)),
        "a": rng.uniform(size=4),
        "p": rng.normal(size=3),
    },
    truth=lambda at: at["X"] @ at["a"] - at["p"],
    terms={
        "value": (
            Term(name="X a", value=lambda at: at["X"] @ at["a"]),
            Term(name="p", value=lambda at: at["p"], coefficient=-1),
        )
    },
    hints=("An idea.", "A step.", "The line."),
)


def verdict(function, exercise=CODE):
    return engine.judge(exercise, function)


def said(found):
    return " ".join(found.message.split())


def test_the_solution_is_right():
    assert verdict(pull).outcome == verdict("X @ a - p", PENCIL).outcome == "correct"


# One term, and several -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "cause", "sum_of_yours"),
    [
        (lambda s, p, m, k: s, "the term -p is missing", "Σ a_k x_k"),
        (lambda s, p, m, k: -p, "the term Σ a_k x_k is missing", "-p"),
        (lambda s, p, m, k: s + p, "the term -p has its sign flipped", "Σ a_k x_k + p"),
        (lambda s, p, m, k: -s - p, "the term Σ a_k x_k has its sign flipped", "-Σ a_k x_k - p"),
        (lambda s, p, m, k: s - 2 * p, "the term -p counts twice", "Σ a_k x_k - 2 · p"),
        (lambda s, p, m, k: s / 2 - p, "the term Σ a_k x_k counts half", "1/2 · Σ a_k x_k - p"),
        (lambda s, p, m, k: s / k - p, "the term Σ a_k x_k is divided by K", "1/K · Σ a_k x_k - p"),
        (lambda s, p, m, k: s - p + m, "the term the mean is too much", "Σ a_k x_k - p + the mean"),
        (lambda s, p, m, k: m - p, "the term the mean in place of Σ a_k x_k", "-p + the mean"),
        (lambda s, p, m, k: m, "nothing there but the mean", "the mean"),
        (
            lambda s, p, m, k: -s,
            "the term Σ a_k x_k has its sign flipped and the term -p is missing",
            "-Σ a_k x_k",
        ),
        (
            lambda s, p, m, k: 2 * s + p / k,
            "the term Σ a_k x_k counts twice and the term -p appears as 1/K · p",
            "2 · Σ a_k x_k + 1/K · p",
        ),
    ],
)
def test_writes_the_answer_back_in_its_terms(change, cause, sum_of_yours):
    found = verdict(answer(change))
    assert (found.outcome, found.cause) == ("not yet", cause), found.message
    assert f"your slope = {sum_of_yours} correct slope = Σ a_k x_k - p " in said(found)


def test_the_message_gives_reason_equation_and_both_sums():
    blocks = verdict(answer(lambda s, p, m, k: s)).message.split("\n\n")
    assert blocks[1] == "  cost   right\n  slope  the term -p is missing"
    assert blocks[2] == ("The term -p is missing (slope). The point counts. See equation (99.1).")
    assert blocks[3] == "  your slope    = Σ a_k x_k\n  correct slope = Σ a_k x_k - p"
    assert blocks[-1] == 'hint("99.1") gives a hint.'
    assert "See equation (99.2)." in said(verdict(answer(lambda s, p, m, k: -p)))


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda s, p, m, k: p - s, "sign flipped"),
        (lambda s, p, m, k: 2 * (s - p), "doubled"),
        (lambda s, p, m, k: (s - p) / 2, "halved"),
        (lambda s, p, m, k: (s - p) / k, "divided by K"),
        (lambda s, p, m, k: 2 * (p - s) / k, "sign flipped, doubled and divided by K"),
        (lambda s, p, m, k: 0 * s, "everything zero"),
    ],
)
@pytest.mark.parametrize("terms", [TERMS, {}])
def test_one_factor_needs_no_terms(change, cause, terms):
    exercise = dataclasses.replace(CODE, terms=terms)
    assert verdict(answer(change), exercise).cause == cause


def test_a_factor_is_told_once_for_the_parts_that_share_it():
    def both(*arguments):
        cost, slope = pull(*arguments)
        return -cost, -slope

    text = said(verdict(both))
    assert "Sign flipped (cost and slope). Every number is -1 times what it should be." in text
    assert text.count("Every number") == 1


@pytest.mark.parametrize(
    ("expression", "cause"),
    [
        ("X @ a", "the term -p is missing"),
        ("p - X @ a", "sign flipped"),
        ("X @ a + p", "the term -p has its sign flipped"),
        ("-X @ a", "the term X a has its sign flipped and the term -p is missing"),
        ("X @ a * 3 - p", "unnamed"),
        ("X @ (a * a) - p", "unnamed"),
    ],
)
def test_pencil_answers_have_terms_too(expression, cause):
    assert verdict(expression, PENCIL).cause == cause


def test_seven_digits_are_enough_for_a_name():
    def in_float32(point, others, weights):
        cost, _ = pull(point, others, weights)
        return cost, weights.astype(np.float32) @ others.astype(np.float32)

    assert verdict(in_float32).cause == "the term -p is missing"


# Compositions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda s, p: -(s - p), "squared weights, and sign flipped"),
        (lambda s, p: 2 * (s - p), "squared weights, and doubled"),
        (lambda s, p: s, "squared weights, and the term -p is missing"),
        (lambda s, p: s + p, "squared weights, and the term -p has its sign flipped"),
        (lambda s, p: s - 2 * p, "squared weights, and the term -p counts twice"),
        (lambda s, p: 3 * s - p, "unnamed"),
    ],
)
def test_a_misconception_and_one_thing_more(change, cause):
    def wrong(point, others, weights):
        return pull(point, others, weights)[0], change(weights**2 @ others, point)

    found = verdict(wrong)
    assert found.cause == cause, found.message
    if cause != "unnamed":
        assert "You squared the weights. See equation (99.3). On top of that, " in said(found)


def test_a_misconception_over_a_scale():
    def wrong(point, others, weights):
        return pull(point, others, weights)[0], (weights**2 @ others - point) / len(weights)

    found = verdict(wrong)
    assert found.cause == "squared weights, and divided by K"
    assert "On top of that, every number is multiplied by 1/K." in said(found)


def test_two_misconceptions_in_different_parts_are_both_named():
    def wrong(point, others, weights):
        return pull(point, others, weights)[0] / np.log(2), weights**2 @ others - point

    found = verdict(wrong)
    assert found.cause == "bits; squared weights"
    assert "These are bits." in found.message
    assert "You squared the weights." in found.message


def test_a_misconception_in_one_part_and_a_sum_of_terms_in_the_other():
    def wrong(point, others, weights):
        return pull(point, others, weights)[0] / np.log(2), weights @ others

    assert verdict(wrong).cause == "bits; the term -p is missing"


def test_two_compositions_that_are_equally_simple_name_nothing():
    twin = dataclasses.replace(CODE.misconceptions[0], cause="twin")
    exercise = dataclasses.replace(CODE, misconceptions=(*CODE.misconceptions, twin))
    wrong = answer(lambda s, p, m, k: s)
    assert verdict(wrong, exercise).cause == "the term -p is missing"

    def squared(point, others, weights):
        return pull(point, others, weights)[0], point - weights**2 @ others

    assert verdict(squared, exercise).cause == "unnamed"


def test_what_overflows_can_still_be_a_misconception_with_a_sign():
    def wrong(point, others, weights):
        return (
            pull(point, others, weights)[0],
            np.where(np.abs(point) > 1e5, np.nan, weights**2 @ others - point),
        )

    broken = Misconception(cause="breaks", answer=wrong, because="It breaks.", see="99.3")
    exercise = dataclasses.replace(CODE, misconceptions=(broken,))
    assert verdict(wrong, exercise).cause == "breaks"
    assert verdict(lambda *a: (wrong(*a)[0], -wrong(*a)[1]), exercise).cause == (
        "breaks, and sign flipped"
    )
    assert verdict(wrong).cause == "not finite"


# Never guessed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda s, p, m, k: 3 * s - p,
        lambda s, p, m, k: s - 0.9 * p,
        lambda s, p, m, k: s + 1e-6,
        lambda s, p, m, k: s * (1 + 1e-7),
        lambda s, p, m, k: s**2 - p,
        lambda s, p, m, k: np.sort(s) - p[::-1],
        lambda s, p, m, k: np.where(s > 0, s, -p),
        lambda s, p, m, k: s if k == 3 else s - p,
    ],
)
def test_what_is_no_plain_sum_has_no_name(change):
    assert verdict(answer(change)).cause == "unnamed"


def test_a_theory_must_hold_on_the_odd_examples_too():
    def wrong(point, others, weights):
        cost, slope = pull(point, others, weights)
        return cost, slope if not weights.any() else weights @ others

    assert verdict(wrong).cause == "unnamed"


def test_a_theory_must_hold_on_fresh_examples():
    own = [probe.inputs["point"].tobytes() for probe in engine.code_probes(CODE)]

    def only_there(point, others, weights):
        cost, slope = pull(point, others, weights)
        return cost, -slope if point.tobytes() in own else slope

    assert verdict(only_there).cause == "unnamed"


def test_an_answer_that_stops_on_fresh_examples_has_no_name():
    own = [probe.inputs["point"].tobytes() for probe in engine.code_probes(CODE)]

    def stops(point, others, weights):
        cost, slope = pull(point, others, weights)
        return {True: (cost, -slope)}[point.tobytes() in own]

    assert verdict(stops).cause == "unnamed"


def test_terms_that_cannot_be_told_apart_name_nothing():
    twin = dataclasses.replace(TERMS["slope"][0], name="again", coefficient=0)
    exercise = dataclasses.replace(CODE, terms={"slope": (*TERMS["slope"], twin)})
    assert verdict(answer(lambda s, p, m, k: s), exercise).cause == "unnamed"


def test_terms_of_which_too_few_numbers_are_known_name_nothing():
    few = dataclasses.replace(CODE, cases=lambda rng: pull_cases(np.random.default_rng(1))[:1])
    assert verdict(answer(lambda s, p, m, k: s / k - m), few).cause == "unnamed"


def random_answer(rng):
    """An answer of a learner that has nothing to do with the right one: a tree of operations."""
    binary = [np.add, np.subtract, np.multiply, np.maximum, np.arctan2]
    unary = [np.sin, np.tanh, np.abs, lambda x: x[::-1], np.cumsum, lambda x: x / 3, np.square]
    first, second = rng.choice(len(unary), size=2)
    operation = binary[rng.integers(len(binary))]
    leaves = rng.choice(4, size=2, replace=False)
    shift = rng.choice([0.0, 0.0, 1.0, rng.normal()])

    def wrong(point, others, weights):
        vectors = (weights @ others, point, others.mean(axis=0), others[0])
        one, two = (vectors[leaf] for leaf in leaves)
        value = operation(unary[first](one), unary[second](two)) + shift
        return pull(point, others, weights)[0], value

    return wrong


def test_of_unrelated_wrong_answers_hardly_any_gets_a_name():
    rng = np.random.default_rng(7)
    verdicts = [verdict(random_answer(rng)) for _ in range(100)]
    assert {found.outcome for found in verdicts} == {"not yet"}
    named = [found.cause for found in verdicts if found.cause != "unnamed"]
    assert len(named) <= 2, named


# What an author declares -------------------------------------------------------------------------


def all_coefficients():
    return itertools.product([-2, -1, -0.5, 0, 0.5, 1, 2], repeat=2)


def test_every_pair_of_coefficients_but_the_right_one_gets_a_name():
    for a, b in all_coefficients():
        found = verdict(answer(lambda s, p, m, k, a=a, b=b: a * s + b * p))
        assert (found.outcome == "correct") == ((a, b) == (1, -1))
        assert found.cause != "unnamed", (a, b)


# Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([], "0"),
        ([(0.0, "", "a")], "0"),
        ([(1.0, "", "a")], "a"),
        ([(-1.0, "", "a"), (2.0, "", "b")], "-a + 2 · b"),
        ([(0.5, "1/K", "a"), (-0.5, "", "b")], "1/2 · 1/K · a - 1/2 · b"),
        ([(-1.0, "", "a - b"), (1.0, "1/K", "c")], "-(a - b) + 1/K · c"),
    ],
)
def test_a_sum_in_words(pieces, text):
    assert sum_text([Piece(*piece) for piece in pieces]) == text


@pytest.mark.parametrize(
    ("factor", "scale", "text", "words"),
    [
        (-1.0, "", "-1", "sign flipped"),
        (2.0, "", "2", "doubled"),
        (-0.5, "", "-1/2", "sign flipped and halved"),
        (1.0, "1/C", "1/C", "divided by C"),
        (1.0, "C", "C", "multiplied by C"),
        (-2.0, "1/C", "-2 · 1/C", "sign flipped, doubled and divided by C"),
    ],
)
def test_a_factor_in_words(factor, scale, text, words):
    assert (factor_text(factor, scale), factor_words(factor, scale)) == (text, words)


def test_several_differences_in_words():
    right = [Piece(1.0, "", "a"), Piece(-1.0, "", "b"), Piece(1.0, "", "c"), Piece(0.0, "", "d")]
    yours = [Piece(0.0, "", "a"), Piece(0.0, "", "b"), Piece(1.0, "", "c"), Piece(-1.0, "", "d")]
    assert differences(yours, right) == "the terms a and -b are missing and the term -d is too much"
