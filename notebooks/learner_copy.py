"""Put the learner's own copy of the notebooks into my_course/, with outputs cleared.

    python notebooks/learner_copy.py               copy what is not there yet
    python notebooks/learner_copy.py --reset 05    begin chapter 05 anew, the old file is kept

A file that is there already is never overwritten: it holds somebody's work. Needs nothing but
Python.
"""

import json
import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent
MINE = COURSE.parent / "my_course"
RECORD = "progress.json"  # w2v_lib/exercises/record.py writes into it, where it is


class ResetError(Exception):
    """What was asked for cannot be reset; the text says what can."""


# --- copying --------------------------------------------------------------------------------------


def cleared(text):
    """The text of a notebook without outputs and counts: no stored output answers a question."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def copy_notebooks(course=COURSE, mine=MINE):
    """Copy the notebooks that are not there yet; return the names (copied, kept)."""
    mine.mkdir(exist_ok=True)
    if not (mine / RECORD).exists():
        write(mine / RECORD, "{}\n")
    copied, kept = [], []
    for path in sorted(course.glob("*.ipynb")):
        target = mine / path.name
        if target.exists():
            kept.append(path.name)
            continue
        write(target, cleared(path.read_text(encoding="utf-8")))
        copied.append(path.name)
    return copied, kept


def write(target, text):
    """Write a file at once: if interrupted, no half of it is left."""
    part = target.with_name(target.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    os.replace(part, target)


# --- beginning a chapter anew ---------------------------------------------------------------------


def reset(number, course=COURSE, mine=MINE):
    """Put the course's edition of a chapter in the place of the learner's.

    Returns
    -------
    (name, name or None)
        The notebook, and the name under which the learner's old one is kept beside it.
    """
    path = find(number, course)
    target = mine / path.name
    fresh = cleared(path.read_text(encoding="utf-8"))
    mine.mkdir(exist_ok=True)
    old = keep_beside(target) if target.exists() else None
    write(target, fresh)
    return path.name, old


def find(number, course=COURSE):
    """The notebook with this number, or a ResetError that lists the chapters."""
    chapters = {path.stem.split("_")[0]: path for path in sorted(course.glob("*.ipynb"))}
    if number in chapters:
        return chapters[number]
    wrong = f"There is no chapter {number}." if number else "Which chapter?"
    stems = "".join(f"\n  {path.stem}" for path in chapters.values())
    raise ResetError(f"{wrong} Give its number, such as: make reset CHAPTER=05{stems}")


def keep_beside(path):
    """Copy a file to the first name with a number that is free: 05_name.old-1.ipynb."""
    number = 0
    while True:
        number += 1
        old = path.with_name(f"{path.stem}.old-{number}{path.suffix}")
        try:
            with old.open("xb") as file:  # x: never into a file that is there
                file.write(path.read_bytes())
            return old.name
        except FileExistsError:
            continue


# --- the commands ---------------------------------------------------------------------------------


def main(arguments):
    if arguments[:1] == ["--reset"]:
        return main_reset(arguments[1:])
    if arguments:
        print("Call it without arguments, or with --reset and the number of a chapter.")
        return 2
    return main_copy()


def main_copy():
    copied, kept = copy_notebooks()
    if not copied and not kept:
        print(f"There is no notebook in {COURSE}: is this a whole copy of the course?")
        return 1
    if copied:
        print(f"Copied {len(copied)} notebooks into my_course/. They are yours to write in.")
    if kept:
        print(f"Left {len(kept)} notebooks in my_course/ as they are.", end=" ")
        print("To begin one anew: make reset CHAPTER=05")
    return 0


def main_reset(numbers):
    try:
        for number in numbers or [""]:
            find(number)  # all of them, before anything is changed
        for number in numbers:
            name, old = reset(number)
            print(f"my_course/{name} is as in the course again.")
            if old:
                print(f"What you had written is kept beside it: {old}")
    except ResetError as error:
        print(error)
        return 2
    print("Your progress is kept: what was correct once stays so.")
    print("Is the chapter open in JupyterLab? Then choose File > Reload Notebook from Disk.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
