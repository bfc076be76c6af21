"""The slips that `make checkers` makes, and a sample of them tried on every exercise."""

import ast
import random
from functools import cache

import checker_mutants as checkers
import pytest

from w2v_lib.exercises import engine

SAMPLE = 5  # mutants for each exercise; `make checkers` tries all of them
MADE = cache(lambda exercise_id: checkers.mutants(engine.find(exercise_id)))
EXCUSED = {what for _, what in checkers.equivalent()}


@pytest.mark.parametrize("exercise", list(checkers.exercises()), ids=lambda exercise: exercise.id)
def test_a_sample_of_broken_solutions_is_refused(exercise):
    made = MADE(exercise.id)
    names = sorted(made.keys() - EXCUSED)
    for what in random.Random(exercise.id).sample(names, min(SAMPLE, len(names))):
        assert not checkers.survives(exercise, made[what]), what


def test_every_excuse_is_about_a_slip_that_is_made():
    made = {number: MADE(number) for number, _ in checkers.equivalent()}
    assert [row for row in checkers.equivalent() if row[1] not in made[row[0]]] == []
    assert all(reason.strip() for reason in checkers.equivalent().values())


@pytest.mark.parametrize(
    ("code", "slips"),
    [
        ("a - b", {"a + b", "a", "b", "b - a", "-a - b", "-b"}),
        ("a * b", {"a / b", "a", "b"}),
        ("U @ v", {"U", "v", "v @ U", "U.T @ v", "U @ v.T"}),
        (
            "y = x.sum(axis=0)",
            {
                "y = x.mean(axis=0)",
                "y = x.sum()",
                "y = x.sum(axis=1)",
                "y = x.sum(axis=-1)",
                "y = x",
            },
        ),
        ("x.T", {"x"}),
        ("x[:, None]", {"x", "x[1:, None]", "x[:-1, None]"}),
        ("x[i]", {"x[i + 1]", "x[i - 1]"}),
        ("y = range(n)", {"y = range(0, n - 1)", "y = range(0 + 1, n)"}),
        ("a < b", {"a <= b", "a > b"}),
        ("y = f(x)", {"y = x"}),
        ("np.add.at(x, i, y)", {"x[i] += y", "pass", "np.add.at(i, x, y)"}),
        ("x += y", {"x -= y", "x = y", "pass"}),
    ],
)
def test_the_slips(code, slips):
    assert set(checkers.broken(ast.parse(code), names=set())) == slips


def test_the_slips_in_an_order():
    made = set(checkers.disordered("CAB", "ABCX"))
    assert made == {
        *("AB", "CB", "CA"),  # left out
        *("ACB", "ABC", "BCA", "CBA"),  # moved
        *("XAB", "CXB", "CAX", "XCAB", "CXAB", "CAXB", "CABX"),  # what does not belong
    }


def test_a_name_is_taken_for_another_of_the_same_function():
    tree = ast.parse("def f(a, b):\n    return g(a)")
    assert checkers.local_names(tree) == {"a", "b"}
    changes = {
        checkers.change(ast.unparse(tree), text) for text in checkers.broken(tree, {"a", "b"})
    }
    assert changes == {f"return g(a) → return {new}" for new in ("a", "g(b)", "g(-a)")}


def test_an_answer_without_end_is_no_survivor(monkeypatch):
    (exercise,) = (each for each in checkers.exercises() if each.id == "02.2")

    def scores(hidden, output_vectors):
        while True:
            pass

    monkeypatch.setattr(checkers, "SECONDS", 0.2)
    assert not checkers.survives(exercise, scores)
    assert checkers.survives(exercise, exercise.solution)
