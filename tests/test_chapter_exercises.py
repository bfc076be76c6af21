"""Every exercise of every chapter: the stub, the solution, wrong answers, and what it promises.

The chapter files are found, not listed; `tests/wrong_answers/chapter_NN.py` has the answers that
learners would give, written from the exercise's text and not from its misconceptions.
"""

import ast
import collections
import importlib
import inspect
import itertools
import re
import textwrap
from pathlib import Path

import numpy as np
import pytest
from chapters import read_chapters

from w2v_lib.exercises import diagnosis, engine, probes, termfit
from w2v_lib.exercises.spec import Code, Order, Pencil, Predict
from w2v_lib.index import read_index

ALL = [
    exercise
    for chapter in engine.chapter_numbers()
    for exercise in engine.chapter_exercises(chapter).values()
]
CODE = [exercise for exercise in ALL if isinstance(exercise, Code)]
TAGS = {row.tag for row in read_index()}
MIN_WRONG = 3


def wrong_answers(exercise):
    """The (cause, answer) pairs for one exercise."""
    chapter = exercise.id.split(".")[0]
    return importlib.import_module(f"wrong_answers.chapter_{chapter}").WRONG.get(exercise.id, [])


def each(exercises):
    return pytest.mark.parametrize("exercise", exercises, ids=lambda exercise: exercise.id)


def stub(exercise):
    """What the notebook holds before a learner touches it."""
    if isinstance(exercise, Code):
        names = ", ".join(inspect.signature(exercise.solution).parameters)
        return eval(f"lambda {names}: ...")
    return ...


def test_ids_are_unique_and_name_their_chapter():
    assert len({exercise.id for exercise in ALL}) == len(ALL)
    for chapter in engine.chapter_numbers():
        assert all(id.split(".")[0] == chapter for id in engine.chapter_exercises(chapter))


def test_every_wrong_answer_belongs_to_an_exercise():
    for chapter in engine.chapter_numbers():
        answers = importlib.import_module(f"wrong_answers.chapter_{chapter}").WRONG
        assert answers.keys() == engine.chapter_exercises(chapter).keys()


@each(ALL)
def test_says_what_it_is(exercise):
    assert re.fullmatch(r"\w+\.\d+", exercise.id)
    assert exercise.title
    assert not exercise.title.endswith(".")
    assert exercise.stars in (1, 2, 3)
    assert 1 <= exercise.minutes <= 60


def right_answers():
    """Pairs (exercise, answer): `tests/right_answers/chapter_NN.py`, where it is written."""
    for file in sorted((Path(__file__).parent / "right_answers").glob("chapter_*.py")):
        answers = importlib.import_module(f"right_answers.{file.stem}").RIGHT
        yield from (
            (engine.find(exercise_id), answer)
            for exercise_id, group in answers.items()
            for answer in group
        )


@pytest.mark.parametrize(
    "exercise, answer", list(right_answers()), ids=lambda value: getattr(value, "id", "")
)
def test_right_answers_of_every_style_are_correct(exercise, answer):
    assert engine.judge(exercise, answer).outcome == "correct"


def test_code_and_pencil_have_five_right_answers_or_more():
    chapters = {exercise.id.split(".")[0] for exercise, _ in right_answers()}
    counts = collections.Counter(exercise.id for exercise, _ in right_answers())
    for exercise in ALL:
        if exercise.id.split(".")[0] in chapters and isinstance(exercise, (Code, Pencil)):
            assert counts[exercise.id] >= 5, exercise.id


@each(ALL)
def test_rests_on_equations_that_exist(exercise):
    assert equations_of(exercise) <= TAGS


def equations_of(exercise):
    """Its own, and those that its messages tell learners to go back to."""
    lines = getattr(exercise, "lines", {}).values()
    sources = (*getattr(exercise, "misconceptions", ()), *lines)
    return {exercise.equation, *(source.see for source in sources if source.see)}


# They ask for the very equation that stands below them, and nothing above says it.
ASKS_FOR_WHAT_FOLLOWS = {"00.1", "00.2", "00.3", "00.6", "02.5", "02.7", "10.11"}


def test_equations_to_go_back_to_stand_above():
    """A place is (chapter, cell), in reading order."""
    equations, heads = {}, {}
    for number, chapter in enumerate(read_chapters().values()):
        equations |= {equation.tag: (number, equation.cell) for equation in chapter.equations}
        tags = [(tag, (number, cell.index)) for cell in chapter.cells for tag in cell.tags]
        heads |= {tag.removeprefix("exercise-"): place for tag, place in tags}
    late = {
        exercise.id
        for exercise in ALL
        for tag in equations_of(exercise)
        if equations[tag] > heads[exercise.id]
    }
    assert late == ASKS_FOR_WHAT_FOLLOWS


@each(ALL)
def test_has_three_hints_the_first_without_code(exercise):
    assert len(exercise.hints) == 3
    assert all(hint.strip() for hint in exercise.hints)
    assert len(set(exercise.hints)) == 3
    assert not re.search(r"[`@\[]|[a-zA-Z]\.\w|\*\*|[a-z]{3}_[a-z]{3}|\w\(", exercise.hints[0])


@each(ALL)
def test_stub_is_not_attempted(exercise):
    assert engine.judge(exercise, stub(exercise)).outcome == "not attempted"


@each(ALL)
def test_solution_is_correct(exercise):
    verdict = engine.judge(exercise, exercise.solution)
    assert verdict.outcome == "correct", verdict.message


@each(ALL)
def test_typical_wrong_answers_are_named(exercise):
    answers = wrong_answers(exercise)
    assert len(answers) >= min(MIN_WRONG, number_of_ways_to_be_wrong(exercise))
    for cause, answer in answers:
        verdict = engine.judge(exercise, answer)
        assert verdict.outcome in ("not yet", "could not run"), verdict.message
        assert verdict.cause == cause, verdict.message


def number_of_ways_to_be_wrong(exercise):
    """An exercise with two wrong options has no third wrong answer."""
    return len(exercise.choices) if getattr(exercise, "choices", ()) else MIN_WRONG


@each(ALL)
def test_each_misconception_is_named_and_explained(exercise):
    for wrong in getattr(exercise, "misconceptions", ()):
        verdict = engine.judge(exercise, wrong.answer)
        assert verdict.outcome == "not yet", f"{wrong.cause}: {verdict.message}"
        assert verdict.cause == wrong.cause, verdict.message
        assert wrong.because.strip().endswith((".", "?"))


@each([exercise for exercise in ALL if isinstance(exercise, (Code, Pencil))])
def test_no_two_misconceptions_give_the_same_answers(exercise):
    rows = {wrong.cause: results(exercise, wrong) for wrong in exercise.misconceptions}
    assert len(rows) == len(exercise.misconceptions)
    for one, other in itertools.combinations(rows, 2):
        same = diagnosis.same(rows[one], rows[other], diagnosis.MATCH_TOLERANCE)
        assert not same, f"no case tells {one!r} from {other!r}: add one that does"


def results(exercise, wrong):
    """What a misconception gives on every example."""
    return next(
        list(rows) for known, rows in probes.known(exercise, probes.SEED)[1] if known is wrong
    )


@each(CODE)
def test_gradients_belong_to_a_loss_and_an_argument(exercise):
    arguments = inspect.signature(exercise.solution).parameters
    assert exercise.gradients.keys() <= set(exercise.returns) - {"loss"}
    assert set(exercise.gradients.values()) <= set(arguments)
    assert not exercise.gradients or "loss" in exercise.returns


@each([exercise for exercise in ALL if isinstance(exercise, Predict)])
def test_every_option_explains_itself(exercise):
    assert exercise.because
    if not isinstance(exercise.solution, str):
        assert exercise.tolerance > 0
        assert exercise.misconceptions
        return
    assert exercise.solution not in exercise.choices
    assert len(exercise.choices) >= 2
    assert all(reason.strip().endswith(".") for reason in exercise.choices.values())
    assert len(set(exercise.choices.values())) == len(exercise.choices)


@each([exercise for exercise in ALL if isinstance(exercise, Order)])
def test_lines_hang_together(exercise):
    belong = {letter for letter, line in exercise.lines.items() if not line.slip}
    needed = {letter for line in exercise.lines.values() for letter in line.needs}
    assert needed == belong - {exercise.solution[-1]}  # all but the goal
    assert sorted(exercise.solution) == sorted(belong)
    assert engine.judge(exercise, "".join(exercise.lines)).outcome == "not yet"
    assert list(exercise.lines) == sorted(exercise.lines)
    for line in exercise.lines.values():
        assert not (line.slip and line.needs)
        assert line.slip.endswith(".") or not line.slip


@each(CODE)
def test_truth_is_other_code_than_the_solution(exercise):
    assert skeleton(exercise.truth) != skeleton(exercise.solution)


def skeleton(function):
    """The code of a function without its name, its docstring and the names it uses."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    names = {}
    for node in ast.walk(tree):
        for field in ("id", "arg", "name"):
            if isinstance(getattr(node, field, None), str):
                setattr(node, field, names.setdefault(getattr(node, field), f"n{len(names)}"))
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return ast.dump(tree)


@each(CODE)
def test_cases_are_small_and_telling(exercise):
    examples = engine.code_probes(exercise)
    assert len(examples) >= 3
    for probe in examples:
        assert all(np.size(value) <= 12 * 5 for value in probe.inputs.values() if is_array(value))


def is_array(value):
    return isinstance(value, np.ndarray)


@each([exercise for exercise in ALL if isinstance(exercise, Pencil)])
def test_pencil_symbols_are_finite_and_change(exercise):
    first, second = engine.pencil_probes(exercise)[:2]
    assert any(np.any(first.inputs[name] != second.inputs[name]) for name in first.inputs)
    assert all(np.isfinite(value).all() for value in first.inputs.values())


WITH_TERMS = [exercise for exercise in ALL if getattr(exercise, "terms", {})]


@each(WITH_TERMS)
def test_terms_add_up_to_the_truth(exercise):
    names = probes.names_of(exercise)
    assert exercise.terms.keys() <= set(names)
    for name, terms in exercise.terms.items():
        sample = answers_without(None, exercise, name, probes.SEED)
        for row, truth in zip(sample.answers, sample.truths, strict=True):
            part = names.index(name)
            assert diagnosis.same(row[part], truth[part], diagnosis.TOLERANCE)
        assert all(term.see in {"", *TAGS} for term in terms)


@each(WITH_TERMS)
def test_each_missing_term_is_named(exercise):
    for name, terms in exercise.terms.items():
        for lost in [term for term in terms if term.coefficient]:
            seeds = (probes.SEED, *probes.FRESH_SEEDS)
            own, *fresh = [answers_without(lost, exercise, name, seed) for seed in seeds]
            finding = diagnosis.Finding(own.part, diagnosis.UNNAMED, "", [0])
            (found,) = termfit.name_more([finding], own, lambda fresh=fresh: fresh)
            is_only_one = sum(term.coefficient != 0 for term in terms) == 1
            assert is_only_one or f"{lost.name} is missing" in found.cause, found


def answers_without(lost, exercise, name, seed):
    """The examples of one seed, answered with the sum of the terms, but for the lost one."""
    is_code = isinstance(exercise, Code)
    draw = engine.code_probes if is_code else engine.pencil_probes
    sample = probes.Sample(exercise, draw(exercise, seed), None, seed)
    sample.part = probes.names_of(exercise).index(name)
    kept = [term for term in exercise.terms[name] if term is not lost]
    sample.answers = []
    for probe, truths in zip(sample.probes, sample.truths, strict=True):
        values = [t.coefficient * probes.ask(exercise, t.value, probe) for t in kept]
        value = np.sum(values, axis=0)
        sample.answers.append((*truths[: sample.part], value, *truths[sample.part + 1 :]))
    return sample
