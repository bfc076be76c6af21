"""Build a course for nbgrader 0.9 in build/nbgrader: `make nbgrader`.

Every chapter with exercises becomes an assignment, source/NN_name/NN_name.ipynb. An exercise has
two cells there. In the answer cell our solution stands below the stub; `nbgrader
generate_assignment` takes it away, and what is left is the learner's cell to the letter. The graded
cell after it raises what `check` prints, unless the answer is correct.

Only source/ and nbgrader_config.py are written. Submissions and grades are never touched.
"""

import ast
import re
import shlex
import shutil
import sys

import nbformat

from notebooks import build
from w2v_lib.exercises import engine

COURSE = build.NOTEBOOKS.parent / "build" / "nbgrader"
SCHEMA = 3  # of nbgrader's metadata, since 0.6

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
LINK = re.compile(r"\]\((?:\.\./(assets/[^)#]+)|(\w+)\.ipynb)((?:#[^)]*)?)\)")

GRADED = """\
# Graded: {points} for a correct answer, none for any other. Leave this cell as it is.
from importlib import reload as _reload

import w2v_lib.exercises.grading as _grading

_reload(_grading).grade("{exercise_id}", {name})
"""

CONFIG = f'''\
"""Settings of the course for nbgrader 0.9, written by `make nbgrader`."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "word2vec"

# The stub stands above each solution: nothing has to come where the solution was.
c.ClearSolutions.code_stub = {{"python": ""}}

# A cell that runs longer, in seconds, hangs.
c.Execute.timeout = {build.CELL_SECONDS}

# What Python could import does not come with a submission: a file w2v_lib.py beside the notebook
# would take the place of the library.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints", "__pycache__", "feedback", "*.py", "*.py[cod]", "*.so",
]
'''


def points(exercise):
    """What a correct answer is worth: its stars, 1 to 3.

    Stars, since learners see them above every exercise. Minutes are only a guess. There is nothing
    in between: an instructor who wants to give part of the points does so by hand.
    """
    return exercise.stars


# --- one chapter ----------------------------------------------------------------------------------


def assignment(notebook):
    """The instructor's edition of a built notebook: solutions, graded cells, no outputs."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell = nbformat.v4.new_markdown_cell(LINK.sub(new_link, cell.source))
        else:
            cell = nbformat.v4.new_code_cell(cell.source, metadata=dict(cell.metadata))
        cells.append(cell)
        for exercise_id in build.exercise_ids(cell):
            cells.append(graded_cell(cell, engine.find(exercise_id)))
            turn_into_answer_cell(cell, engine.find(exercise_id))
    made = nbformat.v4.new_notebook(cells=cells, metadata=build.METADATA)
    build.give_ids(made)
    return made


def new_link(link):
    """A link as it leads from an assignment's folder: beside it are those of other chapters."""
    asset, chapter, place = link.groups()
    return f"]({asset or f'../{chapter}/{chapter}.ipynb'}{place})"


def turn_into_answer_cell(cell, exercise):
    """Put our solution below the stub, in the place of an empty line, in nbgrader's marks."""
    name = build.checked_name(ast.parse(cell.source).body, exercise.id)
    solved = build.fill_in(cell.source, exercise.id, exercise.solution)
    lines, below = cell.source.splitlines(), lines_of(cell.source, name).stop
    if lines[below].strip():
        raise build.BuildError(f"Exercise {exercise.id}: leave an empty line below the stub.")
    lines[below : below + 1] = [BEGIN, *solved.splitlines()[lines_of(solved, name)], END]
    cell.source = "\n".join(lines)
    cell.metadata.nbgrader = marks(f"exercise-{grade_id(exercise)}", solution=True)


def lines_of(source, name):
    """Where a cell gives a value to a name, by def or =, as a slice of its lines."""
    for statement in ast.parse(source).body:
        if name in {getattr(statement, "name", ""), *map(ast.unparse, targets(statement))}:
            return slice(statement.lineno - 1, statement.end_lineno)
    raise build.BuildError(f"A cell gives no value to {name}:\n{source}")


def targets(statement):
    return getattr(statement, "targets", [])


def graded_cell(cell, exercise):
    """The cell that gives the points for the exercise in an answer cell."""
    worth = points(exercise)
    source = GRADED.format(
        points="1 point" if worth == 1 else f"{worth} points",
        exercise_id=exercise.id,
        name=build.checked_name(ast.parse(cell.source).body, exercise.id),
    )
    graded = nbformat.v4.new_code_cell(source.rstrip())
    graded.metadata.nbgrader = marks(f"points-{grade_id(exercise)}", points=worth)
    graded.metadata.tags = ["raises-exception"]  # JupyterLab's "run all" goes on after it
    return graded


def grade_id(exercise):
    """The id of an exercise without the dot, which nbgrader does not take."""
    return exercise.id.replace(".", "-")


def marks(grade_id, solution=False, points=None):
    """What nbgrader wants to know about a cell; one that has points is graded, and locked."""
    found = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": SCHEMA,
        "solution": solution,
        "task": False,
    }
    return found if points is None else {**found, "points": points}


# --- the course -----------------------------------------------------------------------------------


def chapters(notebooks=build.NOTEBOOKS):
    """Paths of the built notebooks that have exercises."""
    read = {path: nbformat.read(path, as_version=4) for path in sorted(notebooks.glob("*.ipynb"))}
    return [path for path, nb in read.items() if any(map(build.exercise_ids, nb.cells))]


def build_assignment(path, course=COURSE):
    """Write the assignment of one chapter, with the pictures that it shows."""
    notebook = nbformat.read(path, as_version=4)
    folder = course / "source" / path.stem
    shutil.rmtree(folder, ignore_errors=True)
    build.write(assignment(notebook), folder / path.name)
    for asset in pictures(notebook):
        (folder / asset).parent.mkdir(exist_ok=True)
        shutil.copyfile(path.parent.parent / asset, folder / asset)
    return folder


def pictures(notebook):
    """The files in assets/ that the text of a notebook links to."""
    links = (LINK.findall(c.source) for c in notebook.cells if c.cell_type == "markdown")
    return {asset for found in links for asset, *_ in found if asset}


def main():
    folders = [build_assignment(path) for path in chapters()]
    if not folders:
        print("There is no notebook with exercises: run `make notebooks` first.", file=sys.stderr)
        return 1
    (COURSE / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8", newline="\n")
    print(f"The course for nbgrader is in build/nbgrader/: {len(folders)} assignments. Next:")
    print("1. Copy that folder to a place of its own, since grades will lie in it, and go there.")
    print(f"2. If you have no nbgrader: source {shlex.quote(sys.prefix)}/bin/activate")
    print(f"3. nbgrader generate_assignment {folders[0].name} (README.md: For instructors)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
