"""Building the editions: fixed ids, nothing of the moment, solutions in place of stubs."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from notebooks import build, learner_copy

ROOT = Path(__file__).resolve().parents[1]

CHAPTER = '''# %% [markdown]
# # 77 · A tiny chapter

# %%
from math import exp

# %%
print("one")
print("two")
exp(0)

# %% [markdown]
# ### Exercise 77.1 · Double

# %% tags=["exercise-77.1"]
def double(x):
    """Twice x."""
    return ...


check("77.1", double)

# %% tags=["exercise-77.2"]
my_answer_77_2 = ...  # a letter

check("77.2", my_answer_77_2)

# %%
print("one")
print("two")
exp(0)
'''

RUNS = """# %%
import sys

# %%
print("out")
print("more")

# %%
{"b": 1, "a": 2}
"""


def double(x):
    """Twice x."""
    return x + x  # the solution


@pytest.fixture
def course(tmp_path):
    """A course with nothing but a folder for sources."""
    (tmp_path / "source").mkdir()
    return tmp_path


def add(course, name, text):
    path = course / "source" / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return path


# --- reading --------------------------------------------------------------------------------------


def test_cells_keep_kind_text_and_tags(course):
    cells = build.read_source(add(course, "77_tiny", CHAPTER)).cells
    assert [cell.cell_type for cell in cells] == [
        "markdown",
        *["code"] * 2,
        "markdown",
        *["code"] * 3,
    ]
    assert cells[0].source == "# 77 · A tiny chapter"
    assert cells[4].metadata == {"tags": ["exercise-77.1"]}
    assert cells[2].metadata == {}


def test_ids_follow_the_text_and_are_unique(course):
    notebook = build.read_source(add(course, "77_tiny", CHAPTER))
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert ids[6] == f"{ids[2]}-2"  # the same cell twice
    changed = build.read_source(add(course, "77_tiny", CHAPTER.replace("A tiny", "A small")))
    assert [cell.id for cell in changed.cells][1:] == ids[1:]


def test_an_empty_source_is_refused(course):
    with pytest.raises(build.BuildError, match="77_empty.py has no cells"):
        build.read_source(add(course, "77_empty", ""))


# --- running --------------------------------------------------------------------------------------


def test_two_builds_are_equal_to_the_byte(course):
    path = add(course, "77_runs", RUNS)
    first = build.build(path, course).read_bytes()
    assert build.build(path, course).read_bytes() == first
    notebook = json.loads(first)
    assert notebook["metadata"] == build.METADATA
    assert [cell["execution_count"] for cell in notebook["cells"]] == [1, 2, 3]
    assert notebook["cells"][1]["outputs"][0]["text"] == ["out\n", "more\n"]
    assert all(cell["metadata"] == {} for cell in notebook["cells"])
    assert build.drift(course / "source", course) == []


def test_a_cell_that_warns_or_raises_is_refused_and_nothing_is_written(course):
    path = add(course, "77_warns", "# %%\nimport sys\nprint('careful', file=sys.stderr)\n")
    with pytest.raises(build.BuildError, match=r"77_warns.py, cell 0 wrote to stderr:\ncareful"):
        build.build(path, course)
    path = add(course, "77_raises", "# %%\n1 / 0\n")
    with pytest.raises(build.BuildError, match="ZeroDivisionError"):
        build.build(path, course)
    assert list(course.glob("*.ipynb*")) == []


def stream(name, text):
    return nbformat.v4.new_output("stream", name=name, text=text)


def test_what_was_printed_in_pieces_is_joined():
    outputs = [stream("stdout", "a"), stream("stdout", "b"), stream("stderr", "c")]
    merged = build.merge_streams([*outputs, stream("stdout", "d")])
    assert [(output.name, output.text) for output in merged] == [
        ("stdout", "ab"),
        ("stderr", "c"),
        ("stdout", "d"),
    ]


# --- drift ----------------------------------------------------------------------------------------


@pytest.fixture
def stored(course):
    """A course with one chapter and its notebook, which was not run."""
    path = add(course, "77_tiny", CHAPTER)
    build.write(build.read_source(path), course / "77_tiny.ipynb")
    assert build.drift(course / "source", course) == []
    return course


def edit(stored, change):
    path = stored / "77_tiny.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return build.drift(stored / "source", stored)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            lambda nb: nb["cells"][2].update(source="1 + 1"),
            "the text of cell 2 has '1 + 1', a fresh build gives 'print(\"one\")'",
        ),
        (lambda nb: nb["cells"][2].update(id="other"), "the id of cell 2 has 'other'"),
        (lambda nb: nb["cells"][4].update(metadata={}), "the metadata of cell 4"),
        (lambda nb: nb["cells"][2].update(cell_type="raw"), "the type of cell 2"),
        (lambda nb: nb["metadata"]["language_info"].update(version="3.11"), "metadata has"),
        (lambda nb: nb.update(nbformat_minor=4), "format has '4.4'"),
        (lambda nb: nb["cells"].pop(), "it has 6 cells, a fresh build gives 7"),
    ],
)
def test_drift_is_named(stored, change, named):
    (found,) = edit(stored, change)
    assert found.startswith("77_tiny.ipynb is not what its source says: ")
    assert named in found


def test_outputs_and_counts_are_not_drift(stored):
    """nbval judges those."""

    def run(notebook):
        notebook["cells"][2].update(execution_count=5, outputs=[stream("stdout", "x")])

    assert edit(stored, run) == []


def test_missing_and_orphaned_notebooks_are_named(stored):
    os.replace(stored / "77_tiny.ipynb", stored / "78_orphan.ipynb")
    assert build.drift(stored / "source", stored) == [
        "78_orphan.ipynb has no source in source/.",
        "77_tiny.ipynb is missing.",
    ]


def test_no_notebook_of_the_course_has_drifted():
    assert build.drift() == []


# --- the solved edition ---------------------------------------------------------------------------

SOLUTIONS = {"77.1": double, "77.2": "b"}


class FriendlyEngine:
    """An engine that finds everything correct, and says what it saw."""

    outcome = "correct"

    def find(self, exercise_id):
        return SimpleNamespace(solution=SOLUTIONS[exercise_id])

    def examine(self, exercise_id, answer):
        message = f"{exercise_id}: {answer!r:.9} is {self.outcome}"
        return SimpleNamespace(outcome=self.outcome, message=message)


class StrictEngine(FriendlyEngine):
    outcome = "not yet"


def test_solutions_take_the_place_of_stubs(course):
    notebook = build.read_source(add(course, "77_tiny", CHAPTER))
    before = [cell.source for cell in notebook.cells]
    build.solve(notebook, FriendlyEngine())
    after = [cell.source for cell in notebook.cells]
    code, predict = after[4], after[5]
    assert code == (
        'def double(x):\n    """Twice x."""\n    return x + x  # the solution\n\n\n'
        'check("77.1", double)'
    )
    assert predict == "my_answer_77_2 = 'b'\n\ncheck(\"77.2\", my_answer_77_2)"
    assert notebook.cells[5].outputs == [stream("stdout", "77.2: 'b' is correct\n")]
    assert [*after[:4], *after[6:]] == [*before[:4], *before[6:]]


def test_a_solution_that_is_not_correct_is_refused(course):
    notebook = build.read_source(add(course, "77_tiny", CHAPTER))
    with pytest.raises(
        build.BuildError, match="77.1 is not correct but 'not yet': 77.1: <function"
    ):
        build.solve(notebook, StrictEngine())


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def single(x):\n    return ...\n\ncheck('77.1', single)", "solution double"),
        ("def double(x):\n    return ...", "does not call check"),
        ("check('77.1', double)", "neither `def double` nor"),
        ("double = 3\ncheck('77.1', double)", "neither `def double` nor"),
    ],
)
def test_a_stub_that_cannot_be_filled_is_refused(source, problem):
    with pytest.raises(build.BuildError, match=problem):
        build.fill_in(source, "77.1", double)


@pytest.mark.parametrize("path", build.sources(), ids=lambda path: path.stem)
def test_the_solved_edition_of_a_chapter_can_be_composed(path, tmp_path):
    """Every solution is found correct and stands in the place of its stub."""
    notebook = nbformat.read(build.build_solved(path, solved=tmp_path), as_version=4)
    for cell in notebook.cells:
        if build.exercise_ids(cell):
            nodes = ast.walk(ast.parse(cell.source))
            assert not any(getattr(node, "value", None) is ... for node in nodes)


# --- the command ----------------------------------------------------------------------------------


def test_chapters_are_picked_by_number(course):
    for name in ("02_b", "A_z", "01_a"):
        add(course, name, RUNS)
    folder = course / "source"
    assert [path.stem for path in build.sources(folder)] == ["01_a", "02_b", "A_z"]
    assert [path.stem for path in build.sources(folder, ["A", "02"])] == ["A_z", "02_b"]
    with pytest.raises(build.BuildError, match="No chapter 3: there are 01, 02, A"):
        build.sources(folder, ["3"])


# --- the learner's copy ---------------------------------------------------------------------------


def test_a_copy_has_no_outputs(stored):
    notebook = nbformat.read(stored / "77_tiny.ipynb", as_version=4)
    notebook.cells[2].outputs = [stream("stdout", "σ\n")]
    notebook.cells[2].execution_count = 3
    build.write(notebook, stored / "77_tiny.ipynb")
    copied, kept = learner_copy.copy_notebooks(stored, stored / "my_course")
    assert (copied, kept) == (["77_tiny.ipynb"], [])
    mine = nbformat.read(stored / "my_course" / "77_tiny.ipynb", as_version=4)
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in mine.cells)
    assert [(cell.id, cell.source) for cell in mine.cells] == [
        (cell.id, cell.source) for cell in notebook.cells
    ]


def test_a_file_that_is_there_is_never_overwritten(stored):
    mine = stored / "my_course" / "77_tiny.ipynb"
    mine.parent.mkdir()
    mine.write_text("my work", encoding="utf-8")
    assert learner_copy.copy_notebooks(stored, mine.parent) == ([], ["77_tiny.ipynb"])
    assert mine.read_text(encoding="utf-8") == "my work"


def test_the_copy_needs_nothing_but_python(stored):
    """It runs before anything is installed: -S -I hides every package."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'notebooks')!r}); import learner_copy"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)


def test_the_folder_is_marked_as_one_that_keeps_a_record(stored):
    mine = stored / "my_course"
    learner_copy.copy_notebooks(stored, mine)
    record = mine / record_file()
    assert json.loads(record.read_text(encoding="utf-8")) == {}
    record.write_text('{"77.1": "correct"}', encoding="utf-8")
    learner_copy.copy_notebooks(stored, mine)
    assert json.loads(record.read_text(encoding="utf-8")) == {"77.1": "correct"}


def record_file():
    """The name that the checker looks for: the script cannot import it."""
    from w2v_lib.exercises import record

    return record.FILE


# --- beginning a chapter anew ---------------------------------------------------------------------


@pytest.fixture
def mine(stored):
    """A learner's folder with work in it."""
    learner_copy.copy_notebooks(stored, stored / "my_course")
    (stored / "my_course" / "77_tiny.ipynb").write_text("my work", encoding="utf-8")
    return stored / "my_course"


def test_a_chapter_begins_anew_and_every_old_file_is_kept(stored, mine):
    fresh = learner_copy.cleared((stored / "77_tiny.ipynb").read_text(encoding="utf-8"))
    assert learner_copy.reset("77", stored, mine) == ("77_tiny.ipynb", "77_tiny.old-1.ipynb")
    assert (mine / "77_tiny.ipynb").read_text(encoding="utf-8") == fresh
    (mine / "77_tiny.ipynb").write_text("my second try", encoding="utf-8")
    assert learner_copy.reset("77", stored, mine)[1] == "77_tiny.old-2.ipynb"
    assert (mine / "77_tiny.old-1.ipynb").read_text(encoding="utf-8") == "my work"
    assert (mine / "77_tiny.old-2.ipynb").read_text(encoding="utf-8") == "my second try"
    assert (mine / "77_tiny.ipynb").read_text(encoding="utf-8") == fresh


def test_an_old_file_is_no_chapter_and_no_name_is_taken_twice(stored, mine):
    (mine / "77_tiny.old-1.ipynb").write_text("kept by hand", encoding="utf-8")
    assert learner_copy.reset("77", stored, mine)[1] == "77_tiny.old-2.ipynb"
    assert (mine / "77_tiny.old-1.ipynb").read_text(encoding="utf-8") == "kept by hand"
    assert learner_copy.copy_notebooks(stored, mine) == ([], ["77_tiny.ipynb"])


def test_a_chapter_that_the_learner_has_deleted_comes_back(stored, mine):
    (mine / "77_tiny.ipynb").unlink()
    assert learner_copy.reset("77", stored, mine) == ("77_tiny.ipynb", None)
    assert (mine / "77_tiny.ipynb").exists()
    assert learner_copy.reset("77", stored, stored / "nothing_yet") == ("77_tiny.ipynb", None)


def test_progress_stays_when_a_chapter_begins_anew(stored, mine):
    (mine / record_file()).write_text('{"77.1": "correct"}', encoding="utf-8")
    learner_copy.reset("77", stored, mine)
    assert (mine / record_file()).read_text(encoding="utf-8") == '{"77.1": "correct"}'


@pytest.mark.parametrize(
    ("number", "says"),
    [("", "Which chapter?"), ("7", "There is no chapter 7."), ("77_tiny", "no chapter 77_tiny")],
)
def test_no_such_chapter_lists_those_there_are(stored, mine, number, says):
    with pytest.raises(learner_copy.ResetError, match=rf"(?s){re.escape(says)}.*\n  77_tiny$"):
        learner_copy.reset(number, stored, mine)
    assert (mine / "77_tiny.ipynb").read_text(encoding="utf-8") == "my work"


@pytest.fixture
def command(stored, mine):
    """The script as it is called, in a folder of its own."""
    text = (ROOT / "notebooks" / "learner_copy.py").read_text(encoding="utf-8")
    (stored / "notebooks").mkdir()
    os.replace(stored / "77_tiny.ipynb", stored / "notebooks" / "77_tiny.ipynb")
    script = stored / "notebooks" / "learner_copy.py"
    script.write_text(text, encoding="utf-8")
    return lambda *arguments: subprocess.run(
        [sys.executable, "-I", "-S", script, *arguments], capture_output=True, text=True
    )


def test_the_command_says_what_it_did(command, mine):
    run = command("--reset", "77")
    assert run.returncode == 0
    assert "77_tiny.old-1.ipynb" in run.stdout
    assert "Your progress is kept" in run.stdout
    assert (mine / "77_tiny.old-1.ipynb").read_text(encoding="utf-8") == "my work"


@pytest.mark.parametrize("arguments", [["--reset"], ["--reset", "77", "78"], ["77"]])
def test_the_command_refuses_before_it_changes_anything(command, mine, arguments):
    run = command(*arguments)
    assert run.returncode == 2
    assert run.stdout
    assert run.stderr == ""
    assert (mine / "77_tiny.ipynb").read_text(encoding="utf-8") == "my work"
    assert not list(mine.glob("*.old-*"))
