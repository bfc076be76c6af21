"""Prove that nbgrader takes the course as it is: `make grading`, after `make nbgrader`.

Each chapter that is tried gets a copy of the course and four students: one hands in our solutions,
one a wrong answer to every exercise, one the notebook as it came, and one the wrong answers with
tricks that are to make the checker call them right. Everything goes through nbgrader's own
commands. Then the gradebook must hold the points that each deserves, and every feedback the
diagnosis. The other chapters are only released: all by one command, beside the first that is tried.
"""

import html
import importlib
import inspect
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from notebooks import build, nbgrader_course
from w2v_lib.exercises import engine

BUILD = build.NOTEBOOKS.parent / "build" / "grading"
TRIED = ["03", "A"]  # code, pencil, predict; two at a time
STUDENTS = ("right", "wrong", "blank", "sly")

# What a learner might do to be called right. None of it may give a point.
TRICKS = """\
import w2v_lib.exercises.engine
import w2v_lib.exercises.grading
from w2v_lib.exercises.spec import Verdict

def examine(*anything):
    return Verdict("correct", "", "")

def grade(*anything):
    return None

judge = w2v_lib.exercises.engine.judge = w2v_lib.exercises.engine.examine = examine
w2v_lib.exercises.diagnosis.findings = lambda *anything: []
check = w2v_lib.exercises.grading.grade = w2v_lib.exercises.check = grade
np.all = np.allclose = np.isclose = np.array_equal = lambda *anything, **more: True
"""
SHADOWS = ("w2v_lib.py", "w2v_lib/__init__.py", "importlib.py", "numpy/__init__.py")


# --- nbgrader -------------------------------------------------------------------------------------


def nbgrader(course, *arguments):
    """Run a command of nbgrader in a course; what it prints. Nobody's own settings take part."""
    own = {name: str(course / "settings") for name in ("JUPYTER_CONFIG_DIR", "IPYTHONDIR")}
    own["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [sys.executable, "-m", "nbgrader", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=course, env={**os.environ, **own}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


def prove(chapter, others):
    """Take one chapter all the way, and release others; lines that say what came out."""
    begin = time.monotonic()
    course = BUILD / chapter.stem
    shutil.copytree(nbgrader_course.COURSE, course)
    nbgrader(course, "generate_assignment", "*" if others else chapter.stem)
    for path in [chapter, *others]:
        assert released(course, path) == stubs(path), f"{path.stem}: other stubs than the learner's"
    ids = list(stubs(chapter))
    assert_valid(course, chapter, len(ids))
    for student in STUDENTS:
        hand_in(course, chapter, student)
    nbgrader(course, "autograde", chapter.stem)
    nbgrader(course, "generate_feedback", chapter.stem)
    lines = [result(course, chapter, student, ids) for student in STUDENTS]
    return [*lines, f"{time.monotonic() - begin:.0f} s  {chapter.stem}"]


def assert_valid(course, chapter, count):
    """Our solutions are valid, and no stub is."""
    solved, blank = (course / k / chapter.stem / chapter.name for k in ("source", "release"))
    of_solved, failed, _ = nbgrader(course, "validate", solved, blank).partition(
        f"VALIDATION FAILED ON {count} CELL(S)!"
    )
    assert of_solved.strip() == "Success! Your notebook passes all the tests.", of_solved
    assert failed, of_solved


# --- notebooks ------------------------------------------------------------------------------------


def stubs(path):
    """What a notebook has in its exercise cells: {exercise id: text}."""
    cells = nbformat.read(path, as_version=4).cells
    return {exercise_id: cell.source for cell in cells for exercise_id in build.exercise_ids(cell)}


def released(course, path):
    return stubs(course / "release" / path.stem / path.name)


def hand_in(course, chapter, student):
    """Copy the release, as nbgrader would fetch it, and fill it in as this student does."""
    folder = course / "submitted" / student / chapter.stem
    shutil.copytree(course / "release" / chapter.stem, folder)
    notebook = nbformat.read(folder / chapter.name, as_version=4)
    for cell in list(notebook.cells):
        for exercise_id in build.exercise_ids(cell):
            if student == "right":
                solution = engine.find(exercise_id).solution
                cell.source = build.fill_in(cell.source, exercise_id, solution)
            elif student in ("wrong", "sly"):
                cell.source = wrongly_filled_in(cell.source, exercise_id)
    if student == "sly":
        play_tricks(notebook, folder)
    nbformat.write(notebook, folder / chapter.name)


def play_tricks(notebook, folder):
    """Run TRICKS after the first code cell; lay files beside the notebook that would stop it."""
    first = next(i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    notebook.cells.insert(first + 1, nbformat.v4.new_code_cell(TRICKS))
    for name in SHADOWS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("raise SystemExit('imported from beside the notebook')")


def wrongly_filled_in(source, exercise_id):
    """The cell with a wrong answer below the stub; a function brings the file that it is from."""
    module, answer = wrong_answer(exercise_id)
    name = re.search(rf'check\("{exercise_id}", (\w+)\)', source).group(1)
    text = f"{name} = {answer!r}"
    if callable(answer):
        text = f'{inspect.getsource(module)}\n{name} = WRONG["{exercise_id}"][0][1]'
    stub, call = source.split("\ncheck(")
    return f"{stub}\n{text}\n\ncheck({call}"


def wrong_answer(exercise_id):
    """(module, answer): the first of the wrong answers to an exercise."""
    module = importlib.import_module(f"tests.wrong_answers.chapter_{exercise_id.split('.')[0]}")
    return module, module.WRONG[exercise_id][0][1]


# --- what came out --------------------------------------------------------------------------------


def result(course, chapter, student, ids):
    """Compare a student's points and feedback with what they must be; one line about them."""
    exercises = [engine.find(exercise_id) for exercise_id in ids]
    worth = {f"points-{nbgrader_course.grade_id(e)}": e.stars for e in exercises}
    deserved = worth if student == "right" else dict.fromkeys(worth, 0)
    with Gradebook(f"sqlite:///{course}/gradebook.db", "word2vec") as gradebook:
        submission = gradebook.find_submission(chapter.stem, student)
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        assert {grade.name: grade.max_score for grade in grades} == worth
        assert {grade.name: grade.score for grade in grades} == deserved, (student, grades)
        line = f"{chapter.stem}, {student}: {submission.score:g} of {submission.max_score:g} points"
    said = unnumbered(feedback(course, chapter, student))
    times = 2 if student in ("wrong", "blank") else 1  # check says it too, but not the sly one's
    for message in messages(student, ids):
        seen = said.count(unnumbered(message))
        assert seen >= times, f"{line}, and {seen} times, not {times}, in the feedback:\n{message}"
    # The sly one's numpy may stop a cell of the lesson.
    assert student == "sly" or "Traceback (most recent call last)" not in said, line
    return line


def messages(student, ids):
    """What the checker has to say to a student, in full."""
    answer = {
        "right": lambda exercise_id: engine.find(exercise_id).solution,
        "blank": lambda exercise_id: ...,
    }.get(student, lambda exercise_id: wrong_answer(exercise_id)[1])
    return [engine.examine(exercise_id, answer(exercise_id)).message for exercise_id in ids]


def feedback(course, chapter, student):
    """The text of the page that a student gets."""
    page = course / "feedback" / student / chapter.stem / f"{chapter.stem}.html"
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


def unnumbered(text):
    """A text without the numbers of a learner's lines: a cell counts them from its own top."""
    return re.sub(r"\bline \d+:", "line:", text)


def main():
    shutil.rmtree(BUILD, ignore_errors=True)
    paths = nbgrader_course.chapters()
    wanted = sys.argv[1:] or TRIED
    tried = [path for path in paths if path.stem.split("_")[0] in wanted]
    shares = [[path for path in paths if path != tried[0]]] + [[]] * (len(tried) - 1)
    with ThreadPoolExecutor(max_workers=2) as pool:
        for lines in pool.map(prove, tried, shares):
            print("\n".join(lines), flush=True)
    print(f"nbgrader takes the course: {len(tried)} chapters graded, {len(paths)} released.")


if __name__ == "__main__":
    main()
