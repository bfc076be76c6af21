"""Judge an answer and say what is wrong with it, cause first, then the evidence.

The engine knows no exercise: everything about one is in its chapter file. It climbs a ladder
(did it run, did it return, type, shape, finite, inputs left alone, values), and where values are
wrong it runs the exercise's misconceptions on the same examples to find the one that makes
exactly the same mistake. A wrong name is worse than none, so it never guesses.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import textwrap
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from w2v_lib.exercises import calling, comparing
from w2v_lib.exercises.comparing import same, show
from w2v_lib.exercises.expressions import ExpressionError, as_matrix, evaluate
from w2v_lib.exercises.spec import Case, Code, Pencil, Predict, Verdict
from w2v_lib.gradcheck import numerical_gradient

SEED = 314  # every check of an exercise sees the same examples
PENCIL_DRAWS = 6
WIDTH = 88
WORDS = {
    "not attempted": "Not attempted yet",
    "could not run": "Could not run",
    "not yet": "Not yet",
    "correct": "Correct",
}
NOTHING = object()  # what a misconception "returned" where it could not run: equal to no answer

_hints_given = {}  # exercise id -> how many, in this kernel


class Probe(NamedTuple):
    """One example on which an answer is tried."""

    about: str  # what is special about it, or ""
    inputs: dict  # name -> value, in the order of the arguments

    @property
    def arguments(self):
        return tuple(self.inputs.values())


class Finding(NamedTuple):
    """What is wrong with one of the returned things."""

    part: int  # which of the returned things
    cause: str
    text: str
    places: list  # numbers of the probes that show it, smallest example first


# What a learner calls ---------------------------------------------------------------------


def check(exercise_id, answer):
    """Print what the engine has to say about an answer."""
    print(examine(exercise_id, answer).message)


def examine(exercise_id, answer):
    """Judge an answer; returns the Verdict as data."""
    return judge(find(exercise_id), answer)


def hint(exercise_id, number=None):
    """Print the next hint, or the one asked for."""
    hints = find(exercise_id).hints
    if number is None:
        number = min(_hints_given.get(exercise_id, 0) + 1, len(hints))
        _hints_given[exercise_id] = number
    if number not in range(1, len(hints) + 1):
        raise ValueError(f"hint {number!r} does not exist: choose 1 to {len(hints)}.")
    print(_wrap(f"Hint {number} of {len(hints)} · {exercise_id}: {hints[number - 1]}"))


def solution(exercise_id):
    """Print our solution."""
    exercise = find(exercise_id)
    print(f"Solution · {exercise.id} · {exercise.title}\n\n{solution_text(exercise)}")
    if getattr(exercise, "because", ""):
        print(f"\n{_wrap(exercise.because)}")


def solution_text(exercise):
    """What a learner could have typed: the source of the function, or the answer as written."""
    if isinstance(exercise, Code):
        return inspect.getsource(exercise.solution).rstrip()
    return repr(exercise.solution)


# Finding exercises ------------------------------------------------------------------------


@cache
def chapter_numbers():
    """The chapters that have a file of exercises: ("00", "02", …)."""
    files = pkgutil.iter_modules([str(Path(__file__).parent)])
    names = (file.name for file in files)
    return tuple(sorted(name[8:] for name in names if name.startswith("chapter_")))


@cache
def chapter_exercises(chapter):
    """The exercises of one chapter by id."""
    module = importlib.import_module(f"{__package__}.chapter_{chapter}")
    by_id = {exercise.id: exercise for exercise in module.EXERCISES}
    if len(by_id) < len(module.EXERCISES):
        raise ValueError(f"chapter_{chapter}.py gives one id to two exercises: make them unique.")
    return by_id


def find(exercise_id):
    """The exercise with this id, or a ValueError that lists the ids there are."""
    chapter = str(exercise_id).split(".")[0]
    if chapter not in chapter_numbers():
        known = ", ".join(chapter_numbers())
        raise ValueError(
            f'There is no exercise {exercise_id!r}: ids look like "03.2"; the chapters are {known}.'
        )
    known = chapter_exercises(chapter)
    if exercise_id not in known:
        raise ValueError(
            f"There is no exercise {exercise_id!r}: chapter {chapter} has {', '.join(known)}."
        )
    return known[exercise_id]


# Judging ----------------------------------------------------------------------------------


def judge(exercise, answer):
    """The verdict on an answer to any kind of exercise."""
    if answer is ...:
        return _not_attempted(exercise)
    judges = {Code: judge_code, Pencil: judge_pencil, Predict: judge_predict}
    with calling.original_numpy(), np.errstate(all="ignore"):
        return judges[type(exercise)](exercise, answer)


def judge_code(exercise, function):
    """Call the function on every example, then climb the ladder."""
    probes = code_probes(exercise)
    names = list(probes[0].inputs)
    if not callable(function):
        return _could_not_run(
            exercise,
            "not a function",
            f"check wants the function itself, by its name and without brackets, "
            f"and got {type(function).__name__}: {show(function)}.",
        )
    if calling.misfit(function, names):
        return _could_not_run(exercise, "wrong arguments", calling.misfit(function, names))
    calls = [calling.call(function, probe.arguments) for probe in probes]
    if all(c.value is ... or isinstance(c.error, NotImplementedError) for c in calls):
        return _not_attempted(exercise)
    if any(c.error for c in calls):
        return _stopped(exercise, function, probes, calls)
    return judge_calls(exercise, function, probes, calls)


def judge_calls(exercise, function, probes, calls):
    """The rungs above "it ran"."""
    names = exercise.returns
    values = [c.value for c in calls]
    problem = next(filter(None, (_unsplit(value, names) for value in values)), None)
    if problem:
        return _not_yet(exercise, *problem)
    answers = [_split(value, names) for value in values]
    truths = [_split(exercise.truth(*probe.arguments), names) for probe in probes]
    wrongs = [(wrong, run_wrong(wrong, exercise, probes)) for wrong in exercise.misconceptions]
    found = findings(names, probes, truths, answers, wrongs)
    if not any(f.cause in LOW_RUNGS for f in found):
        problem = _changed(probes, calls) or _kept_state(function, probes, calls)
        if problem:
            return _not_yet(exercise, *problem)
    if not found:
        return _correct(exercise, f"Checked on {len(probes)} examples.")
    slopes = slope_notes(exercise, function, probes, answers, found)
    return report(exercise, names, probes, truths, answers, found, slopes)


LOW_RUNGS = ("returns nothing", "wrong type", "wrong shape", "not finite")


def judge_pencil(exercise, text):
    """Compute the expression on random symbols and compare."""
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        text = repr(text)
    if not isinstance(text, str):
        return _could_not_run(
            exercise,
            "not an expression",
            f'Write the expression in quotes, such as "{_example()}".',
        )
    probes = pencil_probes(exercise)
    try:
        answers = [_as_part(evaluate(text, probe.inputs)) for probe in probes]
    except ExpressionError as error:
        return _could_not_run(exercise, error.cause, str(error))
    truths = [_as_part(as_matrix(exercise.truth(probe.inputs))) for probe in probes]
    wrongs = [
        (wrong, [_as_part(evaluate(wrong.answer, probe.inputs)) for probe in probes])
        for wrong in exercise.misconceptions
    ]
    found = findings(("your expression",), probes, truths, answers, wrongs)
    if not found:
        return _correct(exercise, f"Any equal form passes; ours is {exercise.solution}")
    return report(exercise, ("your expression",), probes, truths, answers, found, [])


def _example():
    return "U @ (y_hat - y)"


def _as_part(matrix):
    """A (1, 1) matrix is a number."""
    return (matrix.reshape(()) if matrix.shape == (1, 1) else matrix,)


def judge_predict(exercise, answer):
    """Compare a chosen option, or a number."""
    if isinstance(exercise.solution, str):
        return _judge_choice(exercise, answer)
    return _judge_number(exercise, answer)


def _judge_choice(exercise, answer):
    options = {_plain(option): option for option in (exercise.solution, *exercise.choices)}
    option = options.get(_plain(answer))
    if option is None:
        return _could_not_run(
            exercise, "not an option", f"Choose one of {', '.join(sorted(options.values()))}."
        )
    if option == exercise.solution:
        return _correct(exercise, exercise.because)
    text = f"You chose {option}. {exercise.choices[option]}"
    return _verdict(exercise, "not yet", option, text)


def _plain(answer):
    """An option without what people put around it: case, quotes, brackets, a full stop."""
    try:
        return str(answer).strip(" \t\n\"'().").lower()
    except Exception:
        return ""


def _judge_number(exercise, answer):
    try:
        number = evaluate(answer if isinstance(answer, str) else repr(float(answer)), {}).item()
    except (ExpressionError, TypeError, ValueError) as error:
        return _could_not_run(exercise, "not a number", f"Write one number. {error}")
    if abs(number - exercise.solution) <= exercise.tolerance:
        return _correct(exercise, exercise.because)
    nearest = min(exercise.misconceptions, key=lambda w: abs(number - w.answer), default=None)
    if nearest is not None and abs(number - nearest.answer) <= exercise.tolerance:
        return _not_yet(exercise, nearest.cause, f"{nearest.because} See equation ({nearest.see}).")
    return _not_yet(exercise, "unnamed", f"It is not {show(number)}, and I cannot name why.")


# Examples ---------------------------------------------------------------------------------


def code_probes(exercise):
    """The examples of a code exercise, the same at every call."""
    names = list(inspect.signature(exercise.solution).parameters)
    cases = exercise.cases(np.random.default_rng(SEED))
    cases = [case if isinstance(case, Case) else Case("", tuple(case)) for case in cases]
    return [Probe(case.about, dict(zip(names, case.arguments, strict=True))) for case in cases]


def pencil_probes(exercise):
    """A few draws of the symbols, the same at every call."""
    rng = np.random.default_rng(SEED)
    return [Probe("", exercise.symbols(rng)) for _ in range(PENCIL_DRAWS)]


def run_wrong(wrong, exercise, probes):
    """What a misconception returns on every example; NOTHING where it cannot run."""
    results = []
    for probe in probes:
        happened = calling.call(wrong.answer, probe.arguments)
        fits = not happened.error and not _unsplit(happened.value, exercise.returns)
        parts = _split(happened.value, exercise.returns) if fits else None
        results.append(parts or (NOTHING,) * len(exercise.returns))
    return results


def _split(value, names):
    """The returned things as a tuple, one for each name."""
    return (value,) if len(names) == 1 else tuple(value)


def _unsplit(value, names):
    """(cause, text) if what was returned is not one thing for each name."""
    wanted = ", ".join(names)
    if value is None:
        return (
            "returns nothing",
            f"Your function returns nothing (None). Does every way through it end in "
            f"`return {wanted}`?",
        )
    if len(names) == 1:
        return None
    if not isinstance(value, (tuple, list)):
        return (
            "wrong number of results",
            f"Your function returns one thing ({_kind(value)}), and {len(names)} are meant: "
            f"`return {wanted}`.",
        )
    if len(value) != len(names):
        return (
            "wrong number of results",
            f"Your function returns {len(value)} things, and {len(names)} are meant: "
            f"`return {wanted}`.",
        )
    return None


def _kind(value):
    """A returned thing in few words."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    return type(value).__name__


# Diagnosis --------------------------------------------------------------------------------


def findings(names, probes, truths, answers, wrongs):
    """What is wrong with each of the returned things; [] if nothing is."""
    loose = any(getattr(part, "dtype", None) == np.float32 for parts in answers for part in parts)
    tolerance = comparing.FLOAT32_TOLERANCE if loose else comparing.TOLERANCE
    off = {
        part: places
        for part in range(len(names))
        if (places := _places_off(part, probes, truths, answers, tolerance))
    }
    named = explain(set(off), truths, answers, wrongs, 1e-5 if loose else comparing.MATCH_TOLERANCE)
    return [
        _finding(part, places, truths, answers, named.get(part)) for part, places in off.items()
    ]


def _places_off(part, probes, truths, answers, tolerance):
    """Numbers of the examples on which one returned thing is not right, the smallest first."""
    places = [
        i for i in range(len(probes)) if not same(answers[i][part], truths[i][part], tolerance)
    ]
    return sorted(places, key=lambda i: comparing.size(probes[i].arguments))


def explain(off, truths, answers, wrongs, tolerance):
    """Which misconception makes each wrong part: part -> Misconception, never a guess.

    One that agrees with everything returned is preferred to one that agrees with this part only,
    and one that explains more parts to one that explains fewer. A tie names nothing.
    """
    fits = [(wrong, *_fit(off, truths, answers, results, tolerance)) for wrong, results in wrongs]
    named = {}
    for part in off:
        able = [fit for fit in fits if part in fit[1]]
        able = [fit for fit in able if fit[2]] or able
        most = max((len(fit[1]) for fit in able), default=0)
        best = [fit[0] for fit in able if len(fit[1]) == most]
        if len({wrong.cause for wrong in best}) == 1:
            named[part] = best[0]
    return named


def _fit(off, truths, answers, results, tolerance):
    """(parts that a misconception explains, whether nothing it gets wrong is otherwise here)."""
    touched = {
        part
        for part in range(len(truths[0]))
        if not all(
            same(r[part], t[part], comparing.TOLERANCE)
            for r, t in zip(results, truths, strict=True)
        )
    }
    explained = {
        part
        for part in touched & off
        if all(same(a[part], r[part], tolerance) for a, r in zip(answers, results, strict=True))
    }
    return explained, touched == explained


def _finding(part, places, truths, answers, wrong):
    """Name one wrong part: unfinished, a misconception, a rung of the ladder, or nameless."""
    if any(answers[i][part] is ... for i in places):
        return Finding(part, "unfinished", "is still `...`: not attempted yet", [])
    if wrong is not None:
        return Finding(part, wrong.cause, f"{wrong.because} See equation ({wrong.see}).", places)
    complaints = [(comparing.complaint(answers[i][part], truths[i][part]), i) for i in places]
    complaints = [pair for pair in complaints if pair[0]]
    if complaints:
        worst, place = min(complaints, key=lambda pair: pair[0].rung)
        return Finding(part, worst.cause, worst.text, [place])
    return Finding(part, "unnamed", "", places)


def _changed(probes, calls):
    """(cause, text) if an argument was changed in place."""
    for probe, happened in zip(probes, calls, strict=True):
        if happened.changed:
            name = list(probe.inputs)[happened.changed[0]]
            return (
                "changes its inputs",
                f"Your function changes its argument `{name}` in place, so whoever called it loses "
                f"the old values. Work on a copy, such as {name}.copy(), or make a new array: "
                f"`a = a - b` makes one, `a -= b` and `a[i] = b` do not.",
            )
    return None


def _kept_state(function, probes, calls):
    """(cause, text) if the same call gives another answer the second time."""
    for probe, first in zip(probes, calls, strict=True):
        again = calling.call(function, probe.arguments)
        if again.error or not same(again.value, first.value, comparing.MATCH_TOLERANCE):
            return (
                "keeps state",
                "Called twice with the same arguments, your function gives two different answers. "
                "Does it draw random numbers, or keep something between calls in a variable "
                "outside of it?",
            )
    return None


def slope_notes(exercise, function, probes, answers, found):
    """Compare gradients with the slope of the learner's own loss, where something is nameless."""
    if "loss" not in exercise.returns or all(f.cause != "unnamed" for f in found):
        return []
    loss_off = any(exercise.returns[f.part] == "loss" for f in found)
    notes = []
    for name, argument in exercise.gradients.items():
        part = exercise.returns.index(name)
        belongs = _belongs(exercise, function, probes, answers, part, argument)
        if belongs is not None and (loss_off or any(f.part == part for f in found)):
            notes.append(_slope_text(name, belongs, loss_off, any(f.part == part for f in found)))
    return notes


def _slope_text(name, belongs, loss_off, gradient_off):
    if not loss_off:
        return f"The loss is right, and {name} is not its slope: look at the gradient only."
    if not gradient_off:
        return f"{name} is right, so look at the loss only."
    if belongs:
        return f"{name} is the slope of your own loss: repair the loss, then derive again from it."
    return f"{name} is not the slope of your own loss either: both need a look, the loss first."


def _belongs(exercise, function, probes, answers, part, argument):
    """Whether a gradient is the slope of the learner's own loss; None if that cannot be told."""
    place = exercise.returns.index("loss")
    smallest = sorted(range(len(probes)), key=lambda i: comparing.size(probes[i].arguments))[:3]
    for i in smallest:

        def own_loss(point, inputs=probes[i].inputs):
            return calling.call(function, tuple({**inputs, argument: point}.values())).value[place]

        try:
            slope = numerical_gradient(own_loss, probes[i].inputs[argument])
        except Exception:  # whatever the learner's loss does away from the examples
            return None
        if not same(answers[i][part], slope, 1e-4):
            return False
    return True


# Wording ----------------------------------------------------------------------------------


def report(exercise, names, probes, truths, answers, found, notes):
    """The verdict on wrong values: a table of parts, then each cause, then one example."""
    blocks = [_table(names, found)] if len(names) > 1 else []
    for cause in dict.fromkeys(f.cause for f in found):
        blocks.append(_wrap(_cause_text(cause, [f for f in found if f.cause == cause], names)))
    blocks += [_wrap(note) for note in notes]
    shown = next((f for f in found if f.places), None)
    if shown:
        blocks.append(_example_text(shown, names, probes, truths, answers))
    blocks.append(f'hint("{exercise.id}") gives a hint.')
    causes = "; ".join(dict.fromkeys(f.cause for f in found))
    return _verdict(exercise, "not yet", causes, *blocks)


def _table(names, found):
    """One line for each returned thing: right, or its cause."""
    causes = {f.part: f.cause for f in found}
    words = {"unfinished": "still `...`", "unnamed": "not right"}
    width = max(map(len, names)) + 2
    lines = (
        f"  {name:<{width}}{words.get(cause := causes.get(i, 'right'), cause)}"
        for i, name in enumerate(names)
    )
    return "\n".join(lines)


def _cause_text(cause, group, names):
    """One paragraph for all parts that share a cause."""
    parts = " and ".join(names[f.part] for f in group)
    if cause == "unfinished":
        return f"{parts} {group[0].text}."
    if cause == "unnamed":
        return f"{_capital(parts)}: not correct, and I cannot name why."
    if cause in LOW_RUNGS:
        return f"{_capital(cause)}: {parts} {group[0].text}."
    return (
        f"{_capital(cause)} ({parts}). {group[0].text}"
        if len(names) > 1
        else f"{_capital(cause)}. {group[0].text}"
    )


def _example_text(finding, names, probes, truths, answers):
    """The smallest example that shows it: inputs, what came, what is right."""
    place = finding.places[0]
    probe, name = probes[place], names[finding.part]
    yours, truth = answers[place][finding.part], truths[place][finding.part]
    about = f", where {probe.about}" if probe.about else ""
    lines = [f"The smallest example that shows it{about}:"]
    lines += [_assignment(*item) for item in probe.inputs.items()]
    lines.append(_assignment("yours", yours, f"{name}: "))
    lines.append(_assignment("expected", truth, f"{name}: "))
    return "\n".join(lines)


def _assignment(name, value, before=""):
    start = f"  {before}{name} = "
    return start + show(value, len(start))


def _stopped(exercise, function, probes, calls):
    """The answer raised: what, in which line, called with what."""
    raised = [i for i, happened in enumerate(calls) if happened.error]
    place = min(raised, key=lambda i: comparing.size(probes[i].arguments))
    error = calls[place].error
    lines = [calling.describe(error), calling.learners_line(error, function)]
    inputs = ", ".join(f"{name} {_input_words(v)}" for name, v in probes[place].inputs.items())
    return _could_not_run(
        exercise,
        type(error).__name__,
        "\n".join("  " + line for line in lines if line),
        f"It was called with {inputs}.",
    )


def _input_words(value):
    return str(value.shape) if isinstance(value, np.ndarray) else show(value)


def _not_attempted(exercise):
    what = "function" if isinstance(exercise, Code) else "answer"
    return _verdict(
        exercise,
        "not attempted",
        "",
        f'Write your {what} in place of the `...`, then run the cell. hint("{exercise.id}") helps.',
    )


def _could_not_run(exercise, cause, *blocks):
    return _verdict(exercise, "could not run", cause, *blocks)


def _not_yet(exercise, cause, text):
    return _verdict(exercise, "not yet", cause, f"{_capital(cause)}. {text}")


def _correct(exercise, text):
    return _verdict(exercise, "correct", "", text)


def _verdict(exercise, outcome, cause, *blocks):
    """A verdict with its message: the outcome in words first, then the blocks."""
    title = f"{WORDS[outcome]} · {exercise.id} · {exercise.title}"
    blocks = [block if "\n" in block or block.startswith(" ") else _wrap(block) for block in blocks]
    return Verdict(outcome, cause, "\n\n".join([title, *blocks]))


def _wrap(text):
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _capital(text):
    return text[:1].upper() + text[1:]
