"""Judge the order in which a learner puts the lines of a derivation.

Not one order is right, but each in which every line stands after those that it uses. Lines that do
not belong may lie among the others. Reading from the front, the first line that is wrong where it
stands is named. This file reads `Order` and knows no exercise.
"""

from __future__ import annotations

from w2v_lib.exercises.calling import plain_or_opaque
from w2v_lib.exercises.messages import listed, next_step, verdict


def judge_order(exercise, answer):
    """The verdict on letters in a string or in a list."""
    letters = read(plain_or_opaque(answer))
    complaint = misread(exercise, letters)
    if complaint:
        return verdict(exercise, "could not run", *complaint)
    problem = first_problem(exercise, letters)
    if problem:
        return verdict(exercise, "not yet", *problem, next_step(exercise, named=True))
    if letters == list(exercise.solution):
        return verdict(exercise, "correct", "", exercise.because)
    other = f"Ours is {exercise.solution}; yours is right as well."
    return verdict(exercise, "correct", "", other, exercise.because)


def read(answer):
    """The letters of an answer, as capitals: signs between them do not count. None if no text."""
    parts = answer if isinstance(answer, (list, tuple)) else [answer]
    if not all(isinstance(part, str) for part in parts):
        return None
    return [sign for sign in "".join(parts).upper() if sign.isalnum()]


def misread(exercise, letters):
    """(cause, text) if an answer does not name lines, each once; else None."""
    if not letters:
        text = "Write the letters of the lines in quotes, first line first."
        return "not an order", f'{text} "BA" would be: first line B, then line A.'
    for letter in letters:
        if letter not in exercise.lines:
            text = f"There is no line {letter}. The lines are {listed(exercise.lines)}."
            return "unknown letter", text
        if letters.count(letter) > 1:
            text = f"Line {letter} stands in your order {letters.count(letter)} times."
            return "letter twice", f"{text} Each line is used once, or not at all."
    return None


def first_problem(exercise, letters):
    """(cause, *texts) about the first line that is wrong where it stands; else None."""
    for place, letter in enumerate(letters):
        line, before = exercise.lines[letter], letters[:place]
        see = f"See equation ({line.see or exercise.equation})."
        if line.slip:
            text = f"Line {letter} is one that does not belong. {line.slip} {see}"
            return f"{letter} does not belong", text, shown(exercise, letter), praise(before)
        for needed, why in line.needs.items():
            if needed not in before:
                cause, text, lines = too_early(exercise, letter, needed, why, letters)
                return cause, f"{text} {see}", lines, praise(before)
    count = sum(not line.slip for line in exercise.lines.values())
    if len(letters) < count:
        text = f"So far your order is right. But {count} lines belong to it, and yours has"
        return "incomplete", f"{text} {len(letters)}."
    return None


def too_early(exercise, letter, needed, why, letters):
    """(cause, text, lines shown) about a line in front of which one that it needs does not stand.

    A line that was left out is not named: to find it among the others is the exercise.
    """
    if needed in letters:
        text = f"Line {letter} comes too early: it {why}. Line {needed} has to stand before it."
        return f"{letter} before {needed}", text, shown(exercise, letter, needed)
    text = f"Before line {letter} a line is missing: line {letter} {why}."
    return f"{needed} missing", text, shown(exercise, letter)


def shown(exercise, *letters):
    """The lines with these letters, one below the other."""
    return "\n".join(f"  {letter}  {exercise.lines[letter].text}" for letter in letters)


def praise(letters):
    """What is right in front of the first problem."""
    return f"Up to there your order is right: {''.join(letters)}." if letters else ""
