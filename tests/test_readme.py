"""The README promises files, commands, chapters and minutes: hold it to them.

So is the list of chapters in chapter 00, which says the same to a learner.
"""

import re
from pathlib import Path

import pytest
from chapters import DISPLAY, read_chapters

from w2v_lib.exercises import engine

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIBRARY = ROOT / "w2v_lib"
COMMANDS = "\n".join(re.findall(r"^```\w+\n(.*?)^```", README, re.DOTALL | re.MULTILINE))
# The commands make these.
MADE_LATER = {"my_course", "build", ".venv", ".venv-instructor", "map.svg"}


def named_paths(markdown):
    """Files and folders that a text names: links, `code` that looks like a path, commands."""
    links = re.findall(r"\]\(([^)#]+)\)", markdown)
    words = " ".join(re.findall(r"`([^`\n]+)`", markdown) + [COMMANDS]).replace("\\", "/").split()
    return {*links, *(word for word in words if re.fullmatch(r"[\w.-]+(/[\w.-]*)*", word))}


def looks_like_a_path(word):
    is_file = re.search(r"\.(md|py|lock|yml|toml|ipynb|svg)$", word) or word.isupper()
    return bool(is_file or "/" in word) and word.split("/")[0] not in MADE_LATER


def times(chapter):
    """What the first cell of a chapter says it takes: "45 minutes"."""
    found = re.search(r"^\*About ([\w ]+)", chapter.cells[0].source, re.MULTILINE)
    assert found, f"{chapter.name}: the first cell does not say *About … minutes"
    return found.group(1)


def minutes(chapter):
    """What it should take: its exercises, a minute for each equation, 150 words a minute."""
    prose = " ".join(cell.source for cell in chapter.cells if cell.kind == "markdown")
    n_words = len(DISPLAY.sub("", prose).split())
    n_equations = sum(bool(equation.tag) for equation in chapter.equations)
    exercises = engine.chapter_exercises(chapter.number).values()
    return sum(exercise.minutes for exercise in exercises) + n_equations + n_words / 150


def row(chapter, folder=""):
    """The line of a table of chapters that this chapter must have."""
    first = chapter.cells[0].source
    title = re.search(r"^# (.+)$", first, re.MULTILINE).group(1)
    question = re.search(r"^\*\*(.+)\*\*$", first, re.MULTILINE).group(1)
    return f"| [{title}]({folder}{chapter.name}.ipynb) | {question} | {times(chapter)} |"


def table_rows(markdown):
    """The lines that link to a notebook, in a table."""
    return re.findall(r"^\| \[.*\.ipynb\).*$", markdown, re.MULTILINE)


@pytest.mark.parametrize("path", sorted(filter(looks_like_a_path, named_paths(README))))
def test_every_path_exists(path):
    places = [ROOT, LIBRARY]  # the table of the library names its files without the folder
    assert any((place / path).exists() for place in places), f"README names {path}"


def test_the_paths_were_found():
    found = set(filter(looks_like_a_path, named_paths(README)))
    assert {"assets/cover.svg", "requirements.lock", "environment.yml", "text.py"} <= found


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z-]+)\b", README))))
def test_every_make_command_exists(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    prose = {"until", "a", "it"}  # "make" is a word of English too
    assert target in prose or re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_two_commands_are_there_and_ci_runs_the_second():
    assert "make lab\n" in COMMANDS
    assert "make test\n" in COMMANDS
    assert re.search(r"^(stage )?make test$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)


def test_the_table_of_notebooks_is_the_chapters():
    rows = [row(chapter, "notebooks/") for chapter in read_chapters().values()]
    assert table_rows(README) == rows, "\n".join(["the table in README.md must be:", *rows])


def test_chapter_00_lists_the_same_chapters():
    start, *others = read_chapters().values()
    prose = "\n".join(cell.source for cell in start.cells if cell.kind == "markdown")
    rows = [row(chapter) for chapter in others]
    assert table_rows(prose) == rows, "\n".join(["the table in chapter 00 must be:", *rows])
    assert coming(prose) == coming(README)


def coming(markdown):
    """Numbers of the chapters that a text says are still to come."""
    line = re.search(r"^Still to come: .*$", markdown, re.MULTILINE)
    return re.findall(r"\((\d\d|[A-Z])\)", line.group()) if line else []


def test_what_is_to_come_is_not_there_yet():
    written = {chapter.number for chapter in read_chapters().values()}
    assert not written & set(coming(README))


def test_the_table_of_the_library_is_its_files():
    listed = re.findall(r"^\| `([\w.]+)/?` \|", README, re.MULTILINE)
    there = {path.name for path in LIBRARY.glob("*.py")} - {"__init__.py", "__main__.py"}
    there |= {path.parent.name for path in LIBRARY.glob("*/__init__.py")}
    assert len(listed) == len(set(listed))
    assert set(listed) == there


def test_conda_knows_the_environment_by_that_name():
    name = re.search(r"^name: (\S+)", (ROOT / "environment.yml").read_text(), re.MULTILINE)
    assert f"conda activate {name.group(1)}\n" in COMMANDS


def test_windows_installs_what_make_installs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for flags in ("--require-hashes -r requirements.lock", "--no-deps --no-build-isolation -e ."):
        assert flags in COMMANDS
        assert flags in makefile


def test_nothing_in_it_can_rot():
    assert not re.search(r"https?://", README), "an address may move; name the thing instead"


def test_the_picture_has_words():
    (words,) = re.findall(r"!\[([^\]]*)\]\(assets/cover\.svg\)", README)
    assert len(words.split()) > 20


@pytest.mark.parametrize("name", read_chapters())
def test_the_time_that_a_chapter_takes_is_no_guess(name):
    chapter = read_chapters()[name]
    said = times(chapter).replace("two hours", "120 minutes").removesuffix(" minutes")
    assert abs(int(said) - minutes(chapter)) <= 0.1 * minutes(chapter), minutes(chapter)


def test_a_row_is_made_from_the_first_cell():
    chapter = read_chapters()["02_softmax_and_cross_entropy"]
    assert row(chapter, "notebooks/") == (
        "| [02 · Softmax and cross-entropy](notebooks/02_softmax_and_cross_entropy.ipynb)"
        " | How do two vectors make a prediction? | 75 minutes |"
    )
