"""Put the learner's own copy of the notebooks into my_course/, with outputs cleared.

    python notebooks/learner_copy.py

A file that is there already is never touched: it holds somebody's work. Needs nothing but Python.
"""

import json
import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent
MINE = COURSE.parent / "my_course"


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
    copied, kept = [], []
    for path in sorted(course.glob("*.ipynb")):
        target = mine / path.name
        if target.exists():
            kept.append(path.name)
            continue
        part = target.with_name(target.name + ".part")  # if interrupted, no half notebook is left
        part.write_text(cleared(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        os.replace(part, target)
        copied.append(path.name)
    return copied, kept


def main():
    copied, kept = copy_notebooks()
    if not copied and not kept:
        print(f"There is no notebook in {COURSE}: is this a whole copy of the course?")
        return 1
    if copied:
        print(f"Copied {len(copied)} notebooks into my_course/. They are yours to write in.")
    if kept:
        print(f"Left {len(kept)} notebooks in my_course/ as they are.", end=" ")
        print("To start one afresh, rename or delete yours and run this again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
