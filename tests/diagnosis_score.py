"""How well are mistakes named? Measured on answers that the catalogue has not seen.

    make diagnosis                    all chapters
    make diagnosis CHAPTER="03 05"    some of them

Two sets of wrong answers are judged. Those of tests/wrong_answers/ were written as learners write,
each with the cause that it should be given; the misconceptions of the chapters take no part.
And random ones, drawn from a seed: numbers in the right shape, mixes of the inputs, what other
exercises ask for. They have no cause, so each name given to one of them is a false alarm.
"""

import importlib
import inspect
import io
import itertools
import statistics
import sys
import time
from typing import NamedTuple

import numpy as np

from w2v_lib.exercises import diagnosis, engine, probes
from w2v_lib.exercises.calling import call, plain, quiet
from w2v_lib.exercises.expressions import ExpressionError, as_matrix, evaluate
from w2v_lib.exercises.spec import Code, Pencil

RANDOM_ANSWERS = 15  # for each exercise
NAMED_AIM, FALSE_AIM, SECONDS_AIM = 0.95, 0.02, 0.2


class Score(NamedTuple):
    """Counts over wrong answers, and how long each check took."""

    written: int = 0  # by hand, with a cause
    rightly: int = 0  # … of which the first cause given is that one
    nameless: int = 0  # by hand, and nothing fits: "unnamed" is expected, and given
    ambiguous: int = 0  # by hand, and two causes of the catalogue fit
    random: int = 0
    falsely: int = 0  # … of which were given a name
    seconds: tuple = ()

    def __add__(self, other):
        return Score(*(one + two for one, two in zip(self, other, strict=True)))


# --- answers written by hand ----------------------------------------------------------------------


def written_score(exercise, answers):
    """Judge the (cause, answer) pairs of one exercise; print those that are not named rightly."""
    score = Score()
    for cause, answer in answers:
        given, seconds = judged(exercise, answer)
        if given != cause:
            print(f"      {exercise.id}: {cause!r} was called {given or 'correct'!r}")
        expected_nameless = cause == diagnosis.UNNAMED
        score += Score(
            written=int(not expected_nameless),
            rightly=int(not expected_nameless and given == cause),
            nameless=int(expected_nameless and given == cause),
            ambiguous=int(len(fitting_causes(exercise, answer)) > 1),
            seconds=(seconds,),
        )
    return score


def judged(exercise, answer):
    """(the cause that the checker gives, seconds of the processor)."""
    seconds = []
    while not seconds or (min(seconds) > SECONDS_AIM / 2 and len(seconds) < 3):
        before = time.process_time()
        verdict = engine.judge(exercise, answer)
        seconds.append(time.process_time() - before)  # a slow one again: the machine is shared
    return verdict.cause, min(seconds)


def fitting_causes(exercise, answer):
    """The causes of the catalogue that return the same as an answer on every example."""
    if not isinstance(exercise, (Code, Pencil)):
        return set()
    try:
        sample = sample_of(exercise, answer)
    except Exception:  # it does not run: nothing to compare
        return set()
    tolerance = diagnosis.match_tolerance(sample.answers)
    with quiet(io.StringIO()):
        wrongs = [(wrong.cause, list(rows)) for wrong, rows in sample.wrongs]
    return {cause for cause, rows in wrongs if diagnosis.same(sample.answers, rows, tolerance)}


def sample_of(exercise, answer):
    """What an answer gives on the examples of the exercise."""
    if isinstance(exercise, Pencil):
        drawn = probes.pencil_probes(exercise)
        return probes.Sample(exercise, drawn, probes.expression_parts(answer, drawn))
    drawn = probes.code_probes(exercise)
    values = [call(answer, probe.arguments).value for probe in drawn]
    return probes.Sample(exercise, drawn, [probes.split(v, exercise.returns) for v in values])


# --- random answers -------------------------------------------------------------------------------


def random_score(exercise, others, rng):
    """Judge random answers to one exercise; a name for one of them is printed."""
    score = Score()
    for answer in itertools.islice(random_answers(exercise, others, rng), RANDOM_ANSWERS):
        given, seconds = judged(exercise, answer)
        if given != diagnosis.UNNAMED:
            shown = answer if isinstance(answer, str) else answer.__name__
            print(
                f"      {exercise.id}: a random answer ({shown}) was called {given or 'correct'!r}"
            )
        score += Score(random=1, falsely=int(given != diagnosis.UNNAMED), seconds=(seconds,))
    return score


def random_answers(exercise, others, rng):
    """Wrong answers of the right shape, without end."""
    if isinstance(exercise, Pencil):
        yield from random_expressions(exercise, rng)
    elif isinstance(exercise, Code):
        for make in itertools.cycle((numbers, mix_of_inputs, of_another_exercise)):
            yield random_function(exercise, make, others, int(rng.integers(2**31)))


def random_function(exercise, make, others, seed):
    """A function that returns what is right, with other numbers in it: the same at every call."""
    leaf = make(others, seed)

    def answer(*arguments):
        truth = plain(exercise.truth(*arguments))
        rng = np.random.default_rng(seed)
        return with_other_numbers(truth, lambda value: leaf(value, arguments, rng))

    answer.__signature__ = inspect.signature(exercise.solution)
    answer.__name__ = make.__name__
    return answer


def with_other_numbers(value, leaf):
    """The same structure, with other numbers."""
    if isinstance(value, (list, tuple)):
        return type(value)(with_other_numbers(item, leaf) for item in value)
    if isinstance(value, dict):
        return {key: with_other_numbers(item, leaf) for key, item in value.items()}
    if isinstance(value, str):
        return f"word {leaf(np.zeros(())):.3f}"
    if not diagnosis.is_numeric(value):
        return value
    array = np.asarray(value)
    drawn = np.asarray(leaf(array)).reshape(array.shape)
    whole = array.dtype.kind in "iub"
    drawn = np.rint(7 * drawn).astype(int) if whole else drawn
    return drawn if array.ndim else drawn[()]


def numbers(others, seed):
    """Nothing but random numbers."""
    return lambda value, arguments, rng: rng.normal(size=value.shape)


def mix_of_inputs(others, seed):
    """Some of every input, cut or repeated to the right shape, some of the truth."""

    def leaf(value, arguments, rng):
        inputs = [np.ravel(x) for x in arguments if diagnosis.is_numeric(x) and np.size(x)]
        parts = [np.resize(x, value.shape) * rng.normal() for x in [*inputs, value]]
        return sum(parts)

    return leaf


def of_another_exercise(others, seed):
    """What another exercise asks for, cut or repeated to the right shape.

    Zeros are left out: nothing but zeros is a mistake that has a name.
    """
    other = others[seed % len(others)]
    probe = probes.code_probes(other, seed)[-1]
    (first, *_) = probes.split(plain(probes.ask(other, other.truth, probe)), other.returns)
    entries = np.ravel(first)[np.abs(np.ravel(first)) > 1e-6]
    return lambda value, arguments, rng: np.resize(entries if entries.size else 1.5, value.shape)


def random_expressions(exercise, rng):
    """Sums of two products of the symbols that have the right shape, with random weights."""
    drawn = probes.pencil_probes(exercise)[0].inputs
    wanted = as_matrix(exercise.truth(drawn)).shape
    names = [n for n, value in drawn.items() if not isinstance(value, (int, np.integer))]
    sides = [f"{name}{turn}" for name in names or drawn for turn in ("", ".T")]
    atoms = [*sides, *(f"{one} @ {two}" for one, two in itertools.product(sides, sides))]
    fitting = [atom for atom in atoms if shape(atom, drawn) == wanted] or ["1"]
    while True:
        one, two = rng.choice(fitting, 2)
        yield f"{rng.uniform(0.2, 3):.4f} * ({one}) - {rng.uniform(0.2, 3):.4f} * ({two})"


def shape(text, symbols):
    """The shape of an expression, None if it has none."""
    try:
        return evaluate(text, symbols).shape
    except ExpressionError:
        return None


# --- the tables -----------------------------------------------------------------------------------


def chapter_score(chapter, others):
    """The score of one chapter's exercises."""
    exercises = engine.chapter_exercises(chapter)
    written = importlib.import_module(f"tests.wrong_answers.chapter_{chapter}").WRONG
    rng = np.random.default_rng(7)
    score = Score()
    for exercise in exercises.values():
        score += written_score(exercise, written[exercise.id])
        strangers = [other for other in others if other is not exercise]
        score += random_score(exercise, strangers, rng)
    return score


def row(name, score):
    """One line of the table."""
    share = score.rightly / max(1, score.written)
    false = score.falsely / max(1, score.random)
    times = [1000 * seconds for seconds in score.seconds] or [0]
    return (
        f"{name:8}{score.rightly:5} of{score.written:5} ={share:7.1%}{score.nameless:9}"
        f"{score.ambiguous:11}{score.falsely:7} of{score.random:5} ={false:6.1%}"
        f"{statistics.median(times):8.0f}{max(times):7.0f}"
    )


HEAD = """\
           named rightly         without   ambiguous   random, but named    ms per check
chapter                           a name                                  median  worst"""


def main(chapters):
    """Print a line for each chapter and the total; 1 if an aim about names is missed."""
    chapters = chapters or engine.chapter_numbers()
    others = [
        exercise
        for chapter in engine.chapter_numbers()
        for exercise in engine.chapter_exercises(chapter).values()
        if isinstance(exercise, Code) and first_is_numeric(exercise)
    ]
    print(HEAD)
    total = Score()
    for chapter in chapters:
        score = chapter_score(chapter, others)
        print(row(chapter, score), flush=True)
        total += score
    print(row("all", total))
    aims = f"at least {NAMED_AIM:.0%}, 0 ambiguous, at most {FALSE_AIM:.0%}"
    print(f"aims: {aims}; below {1000 * SECONDS_AIM:.0f} ms on a machine at rest")
    return int(
        total.rightly < NAMED_AIM * total.written
        or total.ambiguous > 0
        or total.falsely > FALSE_AIM * total.random
    )


def first_is_numeric(exercise):
    """Whether the first returned thing is a number or an array."""
    probe = probes.code_probes(exercise)[0]
    value = plain(probes.ask(exercise, exercise.truth, probe))
    return diagnosis.is_numeric(probes.split(value, exercise.returns)[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
