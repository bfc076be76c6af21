"""Judge an answer and say what is wrong with it, cause first, then the evidence.

The engine knows no exercise: everything about one is in its chapter's file. It climbs a ladder
(did it run, did it return, kind, shape, finite, inputs left alone, values), and where values are
wrong it runs the exercise's misconceptions on the same examples to find the one that makes
exactly the same mistake. `calling` runs code, `diagnosis` compares; here is the order of things
and what is said.
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

from w2v_lib.exercises import calling, diagnosis
from w2v_lib.exercises.calling import Opaque, call, plain
from w2v_lib.exercises.diagnosis import same
from w2v_lib.exercises.expressions import ExpressionError, as_matrix, evaluate
from w2v_lib.exercises.spec import Case, Code, Pencil, Predict, Verdict
from w2v_lib.gradcheck import numerical_gradient

SEED = 314  # every check of an exercise sees the same examples
PENCIL_DRAWS = 6
SLOPE_EXAMPLES = 3  # on how many of them a gradient is compared with the learner's own loss
SLOPE_TOLERANCE = 1e-4
WIDTH = 88
MAX_ENTRIES = 60  # arrays with more are shown by their shape
WORDS = {
    "not attempted": "Not attempted yet",
    "could not run": "Could not run",
    "not yet": "Not yet",
    "correct": "Correct",
}

_hints_given = {}  # exercise id -> how many, in this kernel


class Probe(NamedTuple):
    """One example on which an answer is tried."""

    about: str  # what is special about it, or ""
    inputs: dict  # name -> value, in the order of the arguments

    @property
    def arguments(self):
        return tuple(self.inputs.values())


# What a learner calls ---------------------------------------------------------------------


def check(exercise_id, answer):
    """Print what there is to say about an answer."""
    print(examine(exercise_id, answer).message)


def examine(exercise_id, answer):
    """Judge an answer and return the Verdict as data."""
    return judge(find(exercise_id), answer)


def hint(exercise_id, number=None):
    """Print the next hint, or the one with this number."""
    hints = find(exercise_id).hints
    if number is None:
        number = min(_hints_given.get(exercise_id, 0) + 1, len(hints))
        _hints_given[exercise_id] = number
    if number not in range(1, len(hints) + 1):
        raise ValueError(f"There is no hint {number!r}: choose a number from 1 to {len(hints)}.")
    print(_wrap(f"Hint {number} of {len(hints)} · {exercise_id} · {hints[number - 1]}"))


def solution(exercise_id):
    """Print our solution."""
    exercise = find(exercise_id)
    print(f"Solution · {exercise.id} · {exercise.title}\n\n{solution_text(exercise)}")
    if getattr(exercise, "because", ""):
        print(f"\n{_wrap(exercise.because)}")


def solution_text(exercise):
    """What a learner could have typed: the source of the function, or the answer as a literal."""
    if isinstance(exercise, Code):
        return inspect.getsource(exercise.solution).rstrip()
    return (
        f'"{exercise.solution}"' if isinstance(exercise.solution, str) else f"{exercise.solution}"
    )


# Finding exercises ------------------------------------------------------------------------


@cache
def chapter_numbers():
    """The chapters that have a file of exercises: ("02", "03", …)."""
    names = (file.name for file in pkgutil.iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(name.removeprefix("chapter_") for name in names if name[:8] == "chapter_"))


@cache
def chapter_exercises(chapter):
    """The exercises of one chapter by id."""
    module = importlib.import_module(f"{__package__}.chapter_{chapter}")
    by_id = {exercise.id: exercise for exercise in module.EXERCISES}
    if len(by_id) < len(module.EXERCISES):
        raise ValueError(f"chapter_{chapter}.py uses an exercise id twice: make them unique.")
    return by_id


def find(exercise_id):
    """The exercise with this id, or a ValueError that lists the ids there are."""
    chapter = str(exercise_id).split(".")[0]
    if chapter not in chapter_numbers():
        raise ValueError(
            f'There is no exercise {exercise_id!r}: write the id in quotes, such as "03.2". '
            f"The chapters with exercises are {', '.join(chapter_numbers())}."
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
    """Call the function on every example: the rungs up to "it ran"."""
    probes = code_probes(exercise)
    if not callable(function):
        return _could_not_run(
            exercise,
            "not a function",
            f"check wants the function itself, by its name and without brackets after it; "
            f"it got {_input_words(plain(function))}.",
        )
    complaint = calling.misfit(function, list(probes[0].inputs))
    if complaint:
        return _could_not_run(exercise, "wrong arguments", complaint)
    calls = [call(function, probe.arguments) for probe in probes]
    if all(is_untouched(happened) for happened in calls):
        return _not_attempted(exercise)
    if any(happened.error is not None for happened in calls):
        return _stopped(exercise, probes, calls)
    return judge_values(exercise, function, probes, calls)


def is_untouched(happened):
    """Whether a call met a stub: it returned `...`, once or for every part."""
    parts = happened.value if isinstance(happened.value, tuple) else (happened.value,)
    is_stub = len(parts) > 0 and all(part is ... for part in parts)
    return is_stub or isinstance(happened.error, NotImplementedError)


def judge_values(exercise, function, probes, calls):
    """The rungs above "it ran": what came back, inputs, state, values."""
    names = exercise.returns
    problem = first(wrong_count(happened.value, names) for happened in calls)
    if problem:
        return _not_yet(exercise, *problem, _printed(calls))
    answers = [split(happened.value, names) for happened in calls]
    truths = [true_parts(exercise, probe) for probe in probes]
    wrongs = [(wrong, run_wrong(wrong, exercise, probes)) for wrong in exercise.misconceptions]
    found = diagnosis.findings(truths, answers, wrongs, by_size(probes))
    if not any(finding.cause in diagnosis.RUNGS for finding in found):
        problem = changed_input(probes, calls) or kept_state(function, probes, calls)
        if problem:
            return _not_yet(exercise, *problem, _printed(calls))
    if not found:
        return _verdict(exercise, "correct", "", f"Checked on {len(probes)} examples.")
    notes = [*slope_notes(exercise, function, probes, answers, found), _printed(calls)]
    return _report(exercise, names, probes, truths, answers, found, notes)


def judge_pencil(exercise, text):
    """Compute the expression on random symbols and compare."""
    text = plain(text)
    text = repr(text) if type(text) in (int, float) else text
    if not isinstance(text, str):
        return _could_not_run(
            exercise, "not an expression", 'Write the expression in quotes, such as "2 * x + y".'
        )
    probes = pencil_probes(exercise)
    try:
        answers = [(number_or_matrix(evaluate(text, probe.inputs)),) for probe in probes]
    except ExpressionError as error:
        return _could_not_run(exercise, error.cause, str(error))
    truths = [(number_or_matrix(as_matrix(exercise.truth(probe.inputs))),) for probe in probes]
    wrongs = [
        (wrong, [(number_or_matrix(evaluate(wrong.answer, probe.inputs)),) for probe in probes])
        for wrong in exercise.misconceptions
    ]
    found = diagnosis.findings(truths, answers, wrongs, range(len(probes)))
    if not found:
        text = f"Any equal form passes; ours is {exercise.solution}"
        return _verdict(exercise, "correct", "", text)
    notes = [_column_note(answers[0][0], truths[0][0])]
    return _report(exercise, ("value",), probes, truths, answers, found, notes)


def number_or_matrix(matrix):
    """A (1, 1) matrix is a number."""
    return matrix.item() if matrix.shape == (1, 1) else matrix


def _column_note(yours, truth):
    """Advice for the commonest slip of shape with columns."""
    if np.ndim(truth) == 0 and np.ndim(yours) == 2 and 1 in yours.shape:
        return "A number made of two columns a and b is their inner product, a.T @ b."
    return ""


def judge_predict(exercise, answer):
    """Compare a chosen option, or a number."""
    answer = plain(answer)
    if isinstance(exercise.solution, str):
        return _judge_choice(exercise, answer)
    return _judge_number(exercise, answer)


def _judge_choice(exercise, answer):
    options = {_bare(option): option for option in (exercise.solution, *exercise.choices)}
    option = options.get(_bare(answer))
    if option is None:
        text = (
            f"The options are {', '.join(sorted(options.values()))}: write one of them in quotes."
        )
        return _could_not_run(exercise, "not an option", text)
    if option == exercise.solution:
        return _verdict(exercise, "correct", "", exercise.because)
    text = f"You chose {option}. {exercise.choices[option]}"
    return _verdict(exercise, "not yet", option, text, _next_step(exercise))


def _bare(answer):
    """An option without what people put around it: case, quotes, brackets, a full stop."""
    return str(answer).strip(" \t\n\"'`().").lower()


def _judge_number(exercise, answer):
    try:
        text = answer if isinstance(answer, str) else repr(float(answer))
        number = evaluate(text, {}).item()
    except (ExpressionError, TypeError, ValueError):
        text = 'Write one number, such as 2.5, or in quotes how to compute it: "log(2) / 3".'
        return _could_not_run(exercise, "not a number", text)
    if abs(number - exercise.solution) <= exercise.tolerance:
        return _verdict(exercise, "correct", "", exercise.because)
    nearest = min(exercise.misconceptions, key=lambda w: abs(number - w.answer), default=None)
    if nearest is None or not abs(number - nearest.answer) <= exercise.tolerance:
        text = f"It is not {show(number)}, and I cannot name why."
        return _verdict(exercise, "not yet", diagnosis.UNNAMED, text, _next_step(exercise))
    text = f"{_capital(nearest.cause)}. {nearest.because} See equation ({nearest.see})."
    return _verdict(exercise, "not yet", nearest.cause, text, _next_step(exercise))


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


def by_size(probes):
    """The numbers of the examples, the one with least to read first."""
    return sorted(range(len(probes)), key=lambda i: _size(probes[i].arguments))


def _size(value):
    if isinstance(value, (list, tuple)):
        return 1 + sum(_size(item) for item in value)
    return value.size if isinstance(value, np.ndarray) else 1


def true_parts(exercise, probe):
    """What is right on one example."""
    value = plain(exercise.truth(*probe.arguments))
    if isinstance(value, Opaque):
        raise TypeError(f"{exercise.id}: truth returns a {value.kind}, which cannot be compared.")
    return split(value, exercise.returns)


def run_wrong(wrong, exercise, probes):
    """What a misconception returns on every example; where it cannot run, nothing like it."""
    rows = []
    for probe in probes:
        happened = call(wrong.answer, probe.arguments)
        fits = happened.error is None and not wrong_count(happened.value, exercise.returns)
        nothing = (Opaque("misconception that could not run"),) * len(exercise.returns)
        rows.append(split(happened.value, exercise.returns) if fits else nothing)
    return rows


def split(value, names):
    """The returned things as a tuple, one for each name."""
    return (value,) if len(names) == 1 else tuple(value)


# The rungs that look at a whole call ------------------------------------------------------------


def wrong_count(value, names):
    """(cause, text) if what was returned is not one thing for each name."""
    wanted = f"`return {', '.join(names)}`"
    if value is None:
        return (
            "returns nothing",
            f"The function returns nothing (None). Does every way through it end in {wanted}?",
        )
    items = diagnosis.as_items(value)
    if len(names) == 1 or (items is not None and len(items) == len(names)):
        return None
    came = "one thing" if items is None or isinstance(value, np.ndarray) else f"{len(items)} things"
    return (
        "wrong number of results",
        f"The function returns {came}, and {len(names)} are meant: {wanted}.",
    )


def changed_input(probes, calls):
    """(cause, text) if an argument was changed in place."""
    changed = first(
        list(probe.inputs)[happened.changed[0]]
        for probe, happened in zip(probes, calls, strict=True)
        if happened.changed
    )
    if changed is None:
        return None
    return (
        "changes its inputs",
        f"The function changes its argument {changed} in place, so whoever called it has lost the "
        f"old values. Make a new array: `a = a - b` does, `a -= b` and `a[i] = b` do not; or work "
        f"on {changed}.copy().",
    )


def kept_state(function, probes, calls):
    """(cause, text) if the same call gives another answer the second time."""
    for probe, before in zip(probes, calls, strict=True):
        again = call(function, probe.arguments)
        if again.error is not None or not same(again.value, before.value, 1e-9):
            return (
                "keeps state",
                "Called twice with the same arguments, the function gives two different answers. "
                "Does it draw random numbers, or keep something between calls in a variable that "
                "lives outside of it?",
            )
    return None


def slope_notes(exercise, function, probes, answers, found):
    """Compare gradients with the slope of the learner's own loss, if that loss is off."""
    off = {exercise.returns[finding.part]: finding.cause for finding in found}
    if off.get("loss") != diagnosis.UNNAMED:
        return []
    groups = {"right": [], "own": [], "other": []}
    for name, argument in exercise.gradients.items():
        if name not in off:
            groups["right"].append(name)
        elif off[name] == diagnosis.UNNAMED:
            own = is_own_slope(exercise, function, probes, answers, name, argument)
            groups["own" if own else "other"].append(name)
    texts = {
        "right": "{} right, so only the loss needs another look.",
        "own": "{} the slope of your own loss: the derivative is fine, it is the loss that is not "
        "the one asked for. Repair the loss, then derive again.",
        "other": "{} not the slope of your own loss either: both need a look, the loss first.",
    }
    verbs = {
        key: f"{' and '.join(group)} {'is' if len(group) == 1 else 'are'}"
        for key, group in groups.items()
    }
    return [text.format(verbs[key]) for key, text in texts.items() if groups[key]]


def is_own_slope(exercise, function, probes, answers, name, argument):
    """Whether a returned gradient is the slope of the loss that the same function returns."""
    loss, gradient = exercise.returns.index("loss"), exercise.returns.index(name)
    for i in by_size(probes)[:SLOPE_EXAMPLES]:
        inputs = probes[i].inputs

        def own_loss(point, inputs=inputs):
            return call(function, tuple({**inputs, argument: point}.values())).value[loss]

        try:
            slope = numerical_gradient(own_loss, inputs[argument])
        except (TypeError, ValueError, IndexError):  # no loss there, or not a finite one
            return False
        if not same(answers[i][gradient], slope, SLOPE_TOLERANCE):
            return False
    return True


def first(items):
    """The first item that is something; None if there is none."""
    return next((item for item in items if item is not None), None)


# What is said -----------------------------------------------------------------------------


def _report(exercise, names, probes, truths, answers, found, notes):
    """The verdict on wrong values: a table of parts, every cause, one example, the next step."""
    blocks = [_table(names, found)] if len(names) > 1 else []
    causes = list(dict.fromkeys(finding.cause for finding in found))
    for cause in causes:
        group = [finding for finding in found if finding.cause == cause]
        blocks += [_wrap(text) for text in _cause_texts(cause, group, names)]
    shown = first(finding for finding in found if finding.places)
    if shown:
        blocks.append(_example(shown, names, probes, truths, answers))
    blocks += [*notes, _next_step(exercise)]
    return _verdict(exercise, "not yet", "; ".join(causes), *blocks)


def _table(names, found):
    """One line for each returned thing: right, or its cause."""
    words = {diagnosis.UNFINISHED: "still `...`", diagnosis.UNNAMED: "not right"}
    causes = {names[finding.part]: words.get(finding.cause, finding.cause) for finding in found}
    width = max(map(len, names))
    return "\n".join(f"  {name:<{width}}  {causes.get(name, 'right')}" for name in names)


def _cause_texts(cause, group, names):
    """What to say about the parts that share a cause."""
    parts = " and ".join(names[finding.part] for finding in group)
    if cause == diagnosis.UNNAMED:
        close = [f"It is {finding.text}" for finding in group if finding.text]
        return [f"Not correct, and I cannot name why: {parts}.", *close[:1]]
    if cause == diagnosis.UNFINISHED or cause in diagnosis.RUNGS:
        return [f"{names[finding.part]} {finding.text}." for finding in group]
    place = f" ({parts})" if len(names) > 1 else ""
    return [f"{_capital(cause)}{place}. {group[0].text}"]


def _example(finding, names, probes, truths, answers):
    """The smallest example that shows it: the inputs, what came, what is right, where they differ."""
    place, name = finding.places[0], names[finding.part]
    probe = probes[place]
    yours, truth = answers[place][finding.part], truths[place][finding.part]
    digits = 4 if show(yours) != show(truth) else 10
    rows = {**probe.inputs, f"your {name}": yours, f"correct {name}": truth}
    width = max(map(len, rows))
    lines = [f"The smallest example that shows it{_about(probe)}:"]
    for label, value in rows.items():
        start = f"  {label:<{width}} = "
        lines.append(start + show(value, digits, len(start)))
    off = diagnosis.where(yours, truth)
    extent = _extent(finding, probes)
    return "\n".join([*lines, *[_capital(text) + "." for text in (off, extent) if text]])


def _about(probe):
    return f", where {probe.about}" if probe.about else ""


def _extent(finding, probes):
    """On how many examples it is off, if not on all."""
    if finding.cause in diagnosis.RUNGS or len(finding.places) == len(probes):
        return ""
    also = [probes[i].about for i in finding.places[1:] if probes[i].about]
    return f"off on {len(finding.places)} of {len(probes)} examples" + (
        f", also where {'; '.join(also[:3])}" if also else ""
    )


def _stopped(exercise, probes, calls):
    """The answer raised: what, in which line, called with what."""
    place = next(i for i in by_size(probes) if calls[i].error is not None)
    error, probe = calls[place].error, probes[place]
    lines = [calling.describe(error), calling.learners_line(error)]
    inputs = ", ".join(f"{name} {_input_words(v)}" for name, v in probe.inputs.items())
    ran = sum(happened.error is None for happened in calls)
    blocks = ["\n".join("  " + line for line in lines if line)]
    blocks.append(f"It was called with {inputs}{_about(probe)}.")
    if ran:
        blocks.append(f"On {ran} of {len(calls)} examples it runs.")
    return _could_not_run(exercise, type(error).__name__, *blocks, _printed(calls))


def _input_words(value):
    """A value in few words: arrays by their shape."""
    return f"of shape {value.shape}" if isinstance(value, np.ndarray) else show(value)


def _printed(calls):
    """Where the learner's own prints have gone."""
    if any(happened.printed for happened in calls):
        return "What your function prints is not shown here; call it yourself to see it."
    return ""


def _next_step(exercise):
    return f'Next: look again at ({exercise.equation}), or run hint("{exercise.id}").'


def _not_attempted(exercise):
    text = f'Put your answer in place of the `...` and run the cell. hint("{exercise.id}") helps.'
    return _verdict(exercise, "not attempted", "", text)


def _could_not_run(exercise, cause, *blocks):
    return _verdict(exercise, "could not run", cause, *blocks)


def _not_yet(exercise, cause, *blocks):
    return _verdict(exercise, "not yet", cause, *blocks)


def _verdict(exercise, outcome, cause, *blocks):
    """A verdict with its message: the outcome in words first, then the blocks."""
    title = f"{WORDS[outcome]} · {exercise.id} · {exercise.title}"
    blocks = [
        block if "\n" in block or block[0] == " " else _wrap(block) for block in blocks if block
    ]
    return Verdict(outcome, cause, "\n\n".join([title, *blocks]))


def _wrap(text):
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _capital(text):
    return text[:1].upper() + text[1:]


# Numbers as text ----------------------------------------------------------------------------


def show(value, digits=4, indent=0):
    """A value in a few stable digits; lines after the first are indented."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiub" and value.ndim:
        if value.size > MAX_ENTRIES:
            return f"array of shape {value.shape}"
        return _show_array(_entries(value, digits), indent)
    if diagnosis.is_numeric(value):
        return _entries(np.asarray(value), digits).item()
    return _shorten(_show_structure(value, digits))


def _entries(array, digits):
    """Every entry as text, all of one width; rounding errors beside large numbers are 0."""
    if array.dtype.kind == "f":
        largest = np.abs(array[np.isfinite(array)]).max(initial=0.0)
        array = np.where(np.abs(array) < 1e-13 * largest, 0.0, array)
    texts = [f"{x:.{digits}g}" if isinstance(x, float) else str(x) for x in array.ravel().tolist()]
    width = max(map(len, texts), default=0)
    return np.array([text.rjust(width) for text in texts], dtype=object).reshape(array.shape)


def _show_array(entries, indent):
    """Nested brackets, one row on a line."""
    if entries.ndim == 1:
        return f"[{', '.join(entries)}]"
    rows = (_show_array(row, indent + 1) for row in entries)
    return "[" + (",\n" + " " * (indent + 1)).join(rows) + "]"


def _show_structure(value, digits):
    """Lists, tuples, dicts and strings as Python writes them, with rounded numbers."""
    if isinstance(value, Opaque):
        return f"<{value.kind}>"
    if isinstance(value, (list, tuple)):
        text = ", ".join(show(item, digits) for item in value[:50])
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"[{text}]" if isinstance(value, list) else f"({text}{comma})"
    if isinstance(value, dict):
        items = (f"{key!r}: {show(item, digits)}" for key, item in list(value.items())[:50])
        return "{" + ", ".join(items) + "}"
    return "..." if value is ... else getattr(value, "__name__", repr(value))


def _shorten(text, limit=300):
    return text if len(text) <= limit else text[:limit] + " …"
