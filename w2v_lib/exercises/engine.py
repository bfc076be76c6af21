"""Judge an answer: not attempted, could not run, not yet, or correct.

The engine knows no exercise: everything about one is in its chapter's file. It climbs a ladder
(did it run, did it return, kind, shape, finite, inputs left alone, values), and where values are
wrong it runs the exercise's misconceptions on the same examples to find the one that makes
exactly the same mistake. Where none does, `termfit` writes the answer back in the exercise's terms,
and `slopes` asks whether a gradient belongs to the learner's own loss. `probes` draws the examples,
`calling` runs code, `guard` puts back what it replaces, `diagnosis` compares, `orders` judges an
order, `messages` says it.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from w2v_lib.exercises import calling, diagnosis, guard, messages, record
from w2v_lib.exercises.calling import call, plain_or_opaque
from w2v_lib.exercises.expressions import ExpressionError, evaluate
from w2v_lib.exercises.messages import in_few_words, next_step, verdict
from w2v_lib.exercises.orders import judge_order
from w2v_lib.exercises.probes import (
    Sample,
    by_size,
    code_probes,
    expression_parts,
    fresh_code_samples,
    fresh_pencil_samples,
    names_of,
    pencil_probes,
    split,
)
from w2v_lib.exercises.slopes import slope_note
from w2v_lib.exercises.spec import Code, Order, Pencil, Predict
from w2v_lib.exercises.termfit import name_more

_hints_given = {}  # exercise id -> how many, in this kernel


# What a learner calls ---------------------------------------------------------------------


def check(exercise_id, answer):
    """Print what there is to say about an answer; no answer makes it raise, but for Ctrl-C."""
    exercise = find(exercise_id)
    try:
        found = judge(exercise, answer)
        print(found.message)
        record.keep(exercise.id, found.outcome)
    except KeyboardInterrupt:
        raise
    except (
        BaseException
    ) as error:  # our mistake, not the learner's: tests call `judge`, which raises
        text = (
            f"The checker itself failed on this answer ({calling.describe(error)}). Please tell us."
        )
        print(verdict(exercise, "could not run", "checker", text).message)


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
    print(messages.wrap(f"Hint {number} of {len(hints)} · {exercise_id} · {hints[number - 1]}"))


def solution(exercise_id):
    """Print our solution."""
    exercise = find(exercise_id)
    print(f"Solution · {exercise.id} · {exercise.title}\n\n{solution_text(exercise)}")
    if getattr(exercise, "because", ""):
        print(f"\n{messages.wrap(exercise.because)}")


def solution_text(exercise):
    """What a learner could have typed: the source of the function, or the answer as a literal."""
    if isinstance(exercise, Code):
        return inspect.getsource(exercise.solution).rstrip()
    quote = '"' if isinstance(exercise.solution, str) else ""
    return f"{quote}{exercise.solution}{quote}"


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
    return MappingProxyType(by_id)


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
        return messages.not_attempted(exercise)
    judges = {
        Code: judge_code,
        Pencil: judge_pencil,
        Predict: judge_predict,
        Order: judge_order,
    }
    with guard.everything_original(exercise), np.errstate(all="ignore"):
        return judges[type(exercise)](exercise, answer)


def judge_code(exercise, function):
    """Call the function on every example: the rungs up to "it ran"."""
    probes = code_probes(exercise)
    if not callable(function):
        text = "check wants the function itself, by its name and without brackets after it"
        text = f"{text}; it got {in_few_words(plain_or_opaque(function))}."
        return verdict(exercise, "could not run", "not a function", text)
    complaint = calling.misfit(function, list(probes[0].inputs))
    if complaint:
        return verdict(exercise, "could not run", "wrong arguments", complaint)
    calls = [call(function, probe.arguments) for probe in probes]
    probes = code_probes(exercise)  # the same again: no function has had these in its hands
    if all(is_untouched(happened) for happened in calls):
        return messages.not_attempted(exercise)
    if any(happened.error is not None for happened in calls):
        return stopped(exercise, probes, calls)
    return judge_values(exercise, function, probes, calls)


def is_untouched(happened):
    """Whether a call met a stub: it returned `...`, once or for every part."""
    parts = happened.value if isinstance(happened.value, tuple) else (happened.value,)
    is_stub = len(parts) > 0 and all(part is ... for part in parts)
    return is_stub or issubclass(type(happened.error), NotImplementedError)


def stopped(exercise, probes, calls):
    """The verdict on a function that raised: what, in which line, called with what."""
    place = next(i for i in by_size(probes) if calls[i].error is not None)
    error, probe = calls[place].error, probes[place]
    lines = [calling.describe(error), calling.learners_line(error)]
    ran = sum(happened.error is None for happened in calls)
    return verdict(
        exercise,
        "could not run",
        calling.type_name(error),
        "\n".join(messages.wrap(line, indent=2) for line in lines if line),
        f"It was called with {messages.inputs_of(probe)}."
        + (f" On {ran} of {len(calls)} examples it runs." if ran else ""),
        about_prints(calls),
    )


def judge_values(exercise, function, probes, calls):
    """The rungs above "it ran": what came back, inputs, state, values."""
    names = exercise.returns
    problem = first(wrong_count(happened.value, names) for happened in calls)
    if problem:
        where = where_nothing_came(probes, calls)
        return verdict(exercise, "not yet", *problem, where)
    answers = [split(happened.value, names) for happened in calls]
    sample = Sample(exercise, probes, answers)
    found = findings(sample)
    if not any(finding.cause in diagnosis.RUNGS for finding in found):
        problem = changed_input(probes, calls) or kept_state(function, probes, calls)
        if problem:
            return verdict(exercise, "not yet", *problem, about_prints(calls))
    if not found and exercise.overflow_matters:
        problem = overflowed(function, probes)
        if problem:
            return verdict(exercise, "not yet", *problem, next_step(exercise, named=True))
    if not found:
        return verdict(exercise, "correct", "", f"Checked on {len(probes)} examples.")
    found = name_more(found, sample, lambda: fresh_code_samples(exercise, function))
    notes = [slope_note(function, sample, found), about_prints(calls)]
    return messages.report(exercise, names, probes, sample.truths, answers, found, notes)


def findings(sample):
    """What is wrong with each returned thing, as far as the misconceptions know."""
    order = by_size(sample.probes)
    return diagnosis.findings(sample.truths, sample.answers, lambda: sample.wrongs, order)


def judge_pencil(exercise, text):
    """Compute the expression on random symbols and compare."""
    text = plain_or_opaque(text)
    if type(text) not in (str, int, float):
        advice = 'Write the expression in quotes, such as "2 * x + y".'
        return verdict(exercise, "could not run", "not an expression", advice)
    probes = pencil_probes(exercise)
    try:
        answers = expression_parts(str(text), probes)
    except ExpressionError as error:
        note = unused_ids_note(error.cause, str(text), probes[0].inputs)
        return verdict(exercise, "could not run", error.cause, str(error), note)
    sample = Sample(exercise, probes, answers)
    found = findings(sample)
    if not found:
        advice = f"Any equal form passes; ours is {exercise.solution}"
        return verdict(exercise, "correct", "", advice)
    found = name_more(found, sample, lambda: fresh_pencil_samples(exercise, str(text)))
    notes, show = [inner_product_note(found[0], sample.truths[0][0])], messages.show_matrix
    names = names_of(exercise)
    return messages.report(exercise, names, probes, sample.truths, answers, found, notes, show)


def unused_ids_note(cause, text, symbols):
    """Advice for shapes that do not fit where no id is used: one entry is meant, perhaps."""
    ids = [name for name, value in symbols.items() if isinstance(value, (int, np.integer))]
    if cause != "shapes do not fit" or not ids or re.search(rf"\b({'|'.join(ids)})\b", text):
        return ""
    return f"Is one entry meant? Entry {ids[-1]} of a column a is written a[{ids[-1]}]."


def inner_product_note(finding, truth):
    """Advice for a matrix where a number is meant."""
    if finding.cause == "wrong shape" and np.ndim(truth) == 0:
        text = "Two columns a and b make a number by their inner product, a.T @ b;"
        return f"{text} the entries of one column by sum(a)."
    return ""


def judge_predict(exercise, answer):
    """Compare a chosen option, or a number."""
    judge_kind = judge_choice if isinstance(exercise.solution, str) else judge_number
    return judge_kind(exercise, plain_or_opaque(answer))


def judge_choice(exercise, answer):
    """Compare a chosen option."""
    options = {bare(option): option for option in (exercise.solution, *exercise.choices)}
    option = options.get(bare(answer))
    if option is None:
        text = f"Write one of the options in quotes: {', '.join(sorted(options.values()))}."
        return verdict(exercise, "could not run", "not an option", text)
    if option == exercise.solution:
        return verdict(exercise, "correct", "", exercise.because)
    text = f"You chose {option}. {exercise.choices[option]}"
    return verdict(exercise, "not yet", option, text, next_step(exercise, named=False))


def bare(answer):
    """An option without what people put around it: case, quotes, brackets, a full stop."""
    return str(answer).strip(" \t\n\"'`().").lower()


def judge_number(exercise, answer):
    """Compare a number, given as such or as an expression in quotes."""
    try:
        text = str(answer if isinstance(answer, (str, bool)) else float(answer))
        number = evaluate(text, {}).item()
    except (ExpressionError, TypeError, ValueError) as error:
        text = 'Write one number, such as 2.5, or in quotes how to compute it: "log(2) / 3".'
        return verdict(
            exercise, "could not run", "not a number", text, number_advice(answer, error)
        )
    if abs(number - exercise.solution) <= exercise.tolerance:
        return verdict(exercise, "correct", "", exercise.because)
    nearest = min(exercise.misconceptions, key=lambda w: abs(number - w.answer), default=None)
    if nearest is None or not abs(number - nearest.answer) <= room_around(nearest, exercise):
        text = f"It is not {messages.show(number)}, and I cannot name why."
        return verdict(
            exercise, "not yet", diagnosis.UNNAMED, text, next_step(exercise, named=False)
        )
    text = f"{messages.capital(nearest.cause)}. {nearest.because} See equation ({nearest.see})."
    return verdict(exercise, "not yet", nearest.cause, text, next_step(exercise, named=True))


def room_around(wrong, exercise):
    """How near "that number" is: as near as to the right one, and nearer where it is smaller."""
    share = abs(wrong.answer / exercise.solution) if exercise.solution else 1
    return exercise.tolerance * min(1, max(0.01, share))


def number_advice(answer, error):
    """What may help with a number that cannot be read."""
    if isinstance(answer, str) and "," in answer:
        return "A decimal point is wanted, not a comma."
    return str(error) if isinstance(answer, str) and "(" in answer else ""


# Rungs that look at whole calls -------------------------------------------------------------


def wrong_count(value, names):
    """(cause, *texts) if what was returned is not one thing for each name."""
    line = f"    return {', '.join(names)}"
    if value is None:
        text = "The function returns nothing (None). Every way through it should end in a return:"
        return "returns nothing", text, line
    count = len(value) if isinstance(value, (list, tuple)) else 1
    if len(names) in (1, count):
        return None
    came = "one thing" if count == 1 else f"{count} things"
    text = f"The function returns {came}, and {len(names)} are meant:"
    return "wrong number of results", text, line


def where_nothing_came(probes, calls):
    """With what a function was called that returned nothing, if it sometimes returns something."""
    empty = [place for place in by_size(probes) if calls[place].value is None]
    if not empty or len(empty) == len(calls):
        return ""
    return f"It came back empty when it was called with {messages.inputs_of(probes[empty[0]])}."


def changed_input(probes, calls):
    """(cause, *texts) if an argument was changed in place."""
    for probe, happened in zip(probes, calls, strict=True):
        if happened.changed:
            name = list(probe.inputs)[happened.changed[0]]
            text = f"The function changes its argument `{name}` in place, so whoever called it has "
            text += "lost the old values. Make a new array: `a = a - b` does, `a -= b` and "
            text += f"`a[i] = b` do not. Or work on a copy, `{name}.copy()`."
            return "changes its inputs", text
    return None


def kept_state(function, probes, calls):
    """(cause, *texts) if the same call gives another answer the second time."""
    tolerance, calls_again = diagnosis.MATCH_TOLERANCE, []  # all kept: no two share an identity
    for probe, before in zip(probes, calls, strict=True):
        calling.spoil_memory(before.value)
        calls_again.append(again := call(function, probe.arguments))
        if again.error is not None or not diagnosis.same(again.value, before.value, tolerance):
            text = "Called twice with the same arguments, the function gives two different "
            text += "answers. Does it draw random numbers, or keep something between calls in a "
            text += "variable that lives outside of it?"
            return "keeps state", text
    return None


def overflowed(function, probes):
    """(cause, *texts) if numpy meets an overflow, 0/0 or log of 0 on the way to right values."""
    for place in by_size(probes):
        error = call(function, probes[place].arguments, overflow="raise").error
        if isinstance(error, FloatingPointError):
            text = "Every value is right, but by luck: on the way numpy meets something that no "
            text += "computer can hold, and warns. Compute only what stays small."
            lines = [calling.describe(error), calling.learners_line(error)]
            inputs = probes[place].inputs.items()
            called = ", ".join(f"{name} = {messages.show(value)}" for name, value in inputs)
            places = "\n".join(messages.wrap(line, indent=2) for line in lines if line)
            return "overflow on the way", text, places, f"It was called with {called}."
    return None


def about_prints(calls):
    """Where the learner's own prints have gone."""
    if any(happened.printed for happened in calls):
        return "What your function prints is not shown here; call it yourself to see it."
    return ""


def first(items):
    """The first item that is not None; None if there is none."""
    return next((item for item in items if item is not None), None)
