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
    other = f"Ours is {exercise.solution}; every order is right in which each line stands after "
    return verdict(exercise, "correct", "", f"{other}those that it uses.", exercise.because)


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
            text = f"Line {letter} does not belong here. {line.slip} {see}"
            return f"{letter} does not belong", text, shown(exercise, letter), praise(before)
        for needed, why in line.needs.items():
            if needed not in before:
                cause, text = too_early(letter, needed, why, letters)
                lines = shown(exercise, letter, needed)
                return cause, f"{text} {see}", lines, praise(before)
    count = sum(not line.slip for line in exercise.lines.values())
    if len(letters) < count:
        text = "So far every line stands after those that it uses. But the derivation does not end "
        return "incomplete", f"{text}here: it has {count} lines, and yours has {len(letters)}."
    return None


def too_early(letter, needed, why, letters):
    """(cause, text) about a line that stands where one that it needs does not stand before it."""
    if needed in letters:
        text = f"Line {letter} comes too early: it {why}. Line {needed} has to stand before it."
        return f"{letter} before {needed}", text
    return f"{needed} missing", f"Line {needed} is missing: line {letter} {why}."


def shown(exercise, *letters):
    """The lines with these letters, one below the other."""
    return "\n".join(f"  {letter}  {exercise.lines[letter].text}" for letter in letters)


def praise(letters):
    """What is right in front of the first problem."""
    return f"Up to there your order is right: {''.join(letters)}." if letters else ""
