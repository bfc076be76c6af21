"""`progress()`: a calm table of all exercises, and how far the learner has come."""

from __future__ import annotations

from w2v_lib.exercises import engine, record

NO_RECORD = """\
No record is kept in this folder, so every exercise counts as not attempted. Your own copy
of the course, my_course/, keeps one: `make lab` makes it and opens it."""


def progress(chapter=None):
    """Print what is solved and what is not, of all chapters or of one.

    An exercise that was correct once stays correct, whatever you try in it later.

    Parameters
    ----------
    chapter : str, optional
        Only this one: "05".

    Raises
    ------
    ValueError
        If there is no such chapter.
    """
    numbers = engine.chapter_numbers()
    if chapter is not None and chapter not in numbers:
        raise ValueError(
            f'There is no chapter {chapter!r}: write its number in quotes, such as "05". '
            f"The chapters with exercises are {', '.join(numbers)}."
        )
    states = record.states()
    if states is None:
        print(f"{NO_RECORD}\n")
    print(table({n: list(engine.chapter_exercises(n).values()) for n in numbers}, states, chapter))


def table(chapters, states, only=None):
    """The text of the table.

    Parameters
    ----------
    chapters : dict
        Number of a chapter -> its exercises.
    states : dict or None
        Exercise id -> "correct" or "not yet"; what else stands there is not shown.
    only : str, optional
        The one chapter to show.
    """
    exercises = [exercise for group in chapters.values() for exercise in group]
    width = max(len(exercise.title) for exercise in exercises)  # of all: it never changes
    blocks = []
    for number, group in chapters.items():
        if only in (None, number):
            lines = [_line(exercise, _state(exercise, states), width) for exercise in group]
            blocks.append("\n".join([f"Chapter {number}: {_total(group, states)}", *lines]))
    if only is None:
        blocks.append(f"All chapters: {_total(exercises, states)}")
    return "\n\n".join(blocks)


def _line(exercise, state, width):
    stars = "★" * exercise.stars + "☆" * (3 - exercise.stars)
    words = f"{exercise.minutes:2} min  {exercise.title:<{width}}  {state}"
    return f"  {exercise.id:<5}  {stars}  {words}"


def _state(exercise, states):
    state = (states or {}).get(exercise.id)
    return state if state in (record.CORRECT, record.NOT_YET) else "not attempted"


def _total(exercises, states):
    """ "2 of 7 correct, 34 minutes to go"."""
    left = [exercise for exercise in exercises if _state(exercise, states) != record.CORRECT]
    solved = f"{len(exercises) - len(left)} of {len(exercises)} correct"
    if not left:
        return solved
    minutes = sum(exercise.minutes for exercise in left)
    hours = f", about {round(minutes / 60)} hours to go"
    return solved + (hours if minutes >= 120 else f", {minutes} minutes to go")
