"""The course for nbgrader, without nbgrader: what `make grading` proves with it, cell by cell here.

The stub that a learner gets is the learner's edition to the letter, every exercise gives its points
once, and nothing of an instructor's is overwritten.
"""

import ast
import json
import re
from functools import cache
from types import SimpleNamespace

import nbformat
import pytest

from notebooks import build, nbgrader_course
from w2v_lib.exercises import engine
from w2v_lib.exercises.grading import NotCorrect

CHAPTERS = nbgrader_course.chapters()
each_chapter = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


@cache
def edition(path):
    """The chapter as an assignment; made when the first test asks for it."""
    return nbgrader_course.assignment(nbformat.read(path, as_version=4))


def exercises(path):
    """The exercises of a chapter, in the order of its notebook."""
    cells = nbformat.read(path, as_version=4).cells
    return [engine.find(exercise_id) for cell in cells for exercise_id in build.exercise_ids(cell)]


def marked(path, **wanted):
    """The cells of an assignment whose marks say all this."""
    marks = [(cell, cell.metadata.get("nbgrader", {})) for cell in edition(path).cells]
    return [cell for cell, found in marks if found and wanted.items() <= found.items()]


def without_solution(source):
    """What `nbgrader generate_assignment` makes of a cell with the stub of our settings, ""."""
    begin, end = nbgrader_course.BEGIN, nbgrader_course.END
    return re.sub(rf"^{begin}\n.*?^{end}$", "", source, flags=re.DOTALL | re.MULTILINE)


# --- exercises ------------------------------------------------------------------------------------


def test_every_chapter_with_exercises_is_found():
    numbers = {path.stem.split("_")[0] for path in CHAPTERS}
    built = {path.stem.split("_")[0] for path in build.NOTEBOOKS.glob("*.ipynb")}
    assert numbers == built & set(engine.chapter_numbers())


@each_chapter
def test_an_exercise_is_an_answer_cell_and_then_a_graded_cell(path):
    ids = [cell.metadata.nbgrader.grade_id for cell in marked(path)]
    wanted = [exercise.id.replace(".", "-") for exercise in exercises(path)]
    assert ids == [f"{kind}-{id}" for id in wanted for kind in ("exercise", "points")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[\w-]+", id, re.ASCII) for id in ids)
    cells = edition(path).cells
    for cell in marked(path, solution=True):
        assert cells[cells.index(cell) + 1].metadata.nbgrader.grade


@each_chapter
def test_the_marks_are_those_of_schema_3(path):
    common = {"schema_version": 3, "task": False}
    for cell in marked(path, solution=True):
        marks = {**common, "solution": True, "grade": False, "locked": False}
        assert cell.metadata.nbgrader == {**marks, "grade_id": cell.metadata.nbgrader.grade_id}
    for cell in marked(path, grade=True):
        found = cell.metadata.nbgrader
        marks = {**common, "solution": False, "grade": True, "locked": True}
        assert found == {**marks, "grade_id": found.grade_id, "points": found.points}


@each_chapter
def test_an_exercise_is_worth_its_stars(path):
    points = [cell.metadata.nbgrader.points for cell in marked(path, grade=True)]
    assert points == [exercise.stars for exercise in exercises(path)]
    assert set(points) <= {1, 2, 3}


@each_chapter
def test_without_solutions_it_is_the_learners_edition(path):
    learner = nbformat.read(path, as_version=4).cells
    left = [c for c in edition(path).cells if not c.metadata.get("nbgrader", {}).get("grade")]
    assert [cell.cell_type for cell in left] == [cell.cell_type for cell in learner]
    for ours, theirs in zip(left, learner, strict=True):
        if theirs.cell_type == "code":
            assert without_solution(ours.source) == theirs.source


@each_chapter
def test_the_solution_has_the_last_word(path):
    for cell, exercise in zip(marked(path, solution=True), exercises(path), strict=True):
        name = build.checked_name(ast.parse(cell.source).body, exercise.id)
        solved = build.fill_in(without_solution(cell.source), exercise.id, exercise.solution)
        assert last_value(cell.source, name) == last_value(solved, name)


def last_value(source, name):
    """The last statement of a cell that gives a value to a name, as text."""
    statements = [
        statement
        for statement in ast.parse(source).body
        if getattr(statement, "name", None) == name
        or name in map(ast.unparse, getattr(statement, "targets", []))
    ]
    return ast.unparse(statements[-1])


@each_chapter
def test_a_graded_cell_raises_unless_the_answer_is_correct(path):
    """The cells as they are, run with the solution and with the stub."""
    for cell, exercise in zip(marked(path, grade=True), exercises(path), strict=True):
        name = build.checked_name(answer_statements(path, exercise), exercise.id)
        exec(cell.source, {name: exercise.solution})
        with pytest.raises(NotCorrect.__base__, match=rf"Not attempted yet · {exercise.id} "):
            exec(cell.source, {name: ...})


def answer_statements(path, exercise):
    tagged = (c for c in edition(path).cells if exercise.id in build.exercise_ids(c))
    return ast.parse(next(tagged).source).body


def test_a_stub_without_an_empty_line_below_is_refused():
    cell = nbformat.v4.new_code_cell('my_answer_03_1 = ...\ncheck("03.1", my_answer_03_1)')
    with pytest.raises(build.BuildError, match=r"03\.1: leave an empty line below the stub"):
        nbgrader_course.turn_into_answer_cell(cell, engine.find("03.1"))


@pytest.mark.parametrize(("stars", "words"), [(1, "1 point for"), (3, "3 points for")])
def test_a_graded_cell_says_what_it_is_worth(stars, words):
    cell = nbformat.v4.new_code_cell('answer = ...\n\ncheck("77.1", answer)')
    graded = nbgrader_course.graded_cell(cell, SimpleNamespace(id="77.1", stars=stars))
    assert graded.source.startswith(f"# Graded: {words} a correct answer, none for any other.")
    assert graded.metadata.tags == ["raises-exception"]  # "run all" goes on


# --- notebooks and files --------------------------------------------------------------------------


@each_chapter
def test_an_assignment_is_a_valid_notebook_that_was_never_run(path):
    nbformat.validate(edition(path))
    assert edition(path).metadata == build.METADATA
    cells = edition(path).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_making_an_assignment_leaves_the_learners_edition_alone():
    notebook = nbformat.read(CHAPTERS[0], as_version=4)
    nbgrader_course.assignment(notebook)
    assert notebook == nbformat.read(CHAPTERS[0], as_version=4)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The whole course, as `make nbgrader` writes it."""
    folder = tmp_path_factory.mktemp("course")
    for path in CHAPTERS:
        nbgrader_course.build_assignment(path, folder)
    return folder


@each_chapter
def test_every_link_leads_somewhere(course, path):
    folder = course / "source" / path.stem
    notebook = json.loads((folder / path.name).read_text(encoding="utf-8"))
    prose = "".join("".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "markdown")
    links = [link for link in re.findall(r"\]\(([^)#]+)", prose) if "://" not in link]
    assert [link for link in links if not (folder / link).exists()] == []


def test_links_are_rewritten():
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("![a](../assets/a.svg) [b](02_b.ipynb#c) [d](#d)")]
    )
    (cell,) = nbgrader_course.assignment(notebook).cells
    assert cell.source == "![a](assets/a.svg) [b](../02_b/02_b.ipynb#c) [d](#d)"
    assert nbgrader_course.pictures(notebook) == {"assets/a.svg"}


def test_building_again_changes_only_what_was_built(course):
    path = CHAPTERS[0]
    first = (course / "source" / path.stem / path.name).read_bytes()
    (course / "source" / path.stem / "stale.txt").write_text("from an older edition")
    (course / "gradebook.db").write_text("grades")
    nbgrader_course.build_assignment(path, course)
    assert (course / "source" / path.stem / path.name).read_bytes() == first
    assert not (course / "source" / path.stem / "stale.txt").exists()
    assert (course / "gradebook.db").read_text() == "grades"


class Settings(SimpleNamespace):
    """Takes any setting, as the object does that nbgrader gives to a file of settings."""

    def __getattr__(self, name):
        self.__dict__[name] = Settings()
        return self.__dict__[name]


def test_the_settings_are_python_and_leave_the_stub_as_it_is():
    c = Settings()
    exec(nbgrader_course.CONFIG, {"get_config": lambda: c})
    assert c.ClearSolutions.code_stub == {"python": ""}
    assert c.Execute.timeout == build.CELL_SECONDS
    assert {"*.py", ".ipynb_checkpoints"} <= set(c.CourseDirectory.ignore)
