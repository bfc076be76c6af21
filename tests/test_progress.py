"""The record of what is solved: kept in one folder only, whole at every moment, never lost."""

import errno
import json
import multiprocessing
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from w2v_lib.exercises import check, engine, progress, record
from w2v_lib.exercises.spec import Predict

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The working directory of a learner's notebook, with an empty record."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(record, "_told", set())
    record.FILE.write_text("{}\n", encoding="utf-8")
    return tmp_path


def stored():
    return json.loads(record.FILE.read_text(encoding="utf-8"))


def files(folder):
    return sorted(path.name for path in folder.iterdir())


# --- what is written down -------------------------------------------------------------------------


def test_check_writes_down_what_came_of_it(mine, capsys):
    check("00.1", "a")
    check("00.2", "b")
    check("00.3", "no number")
    check("00.5", ...)
    assert stored() == {"00.1": "not yet", "00.2": "correct", "00.3": "not yet"}
    assert "progress" not in capsys.readouterr().out


def test_once_correct_stays_correct(mine):
    for answer in ("a", "c", "b", ..., "nonsense"):
        check("00.1", answer)
    assert stored() == {"00.1": "correct"}


def test_nothing_is_written_where_no_record_is_kept(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    check("00.1", "c")
    progress("00")
    assert files(tmp_path) == []
    out = capsys.readouterr().out
    assert "No record is kept in this folder" in out
    assert "00.1   ★☆☆   2 min  Who is nearest to king?" in out


def test_the_stored_notebooks_keep_no_record():
    assert not (ROOT / "notebooks" / record.FILE).exists()
    assert not (ROOT / record.FILE).exists()


def test_a_file_is_written_only_if_something_changed(mine):
    check("00.1", "c")
    before = record.FILE.stat()
    check("00.1", "c")
    check("00.1", "a")
    after = record.FILE.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_it_survives_a_new_kernel(mine):
    check("00.1", "c")
    code = "from w2v_lib.exercises import check, progress; check('00.2', 'a'); progress('00')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=mine)
    assert re.search(r"00\.1 .* correct\n.*00\.2 .* not yet\n", run.stdout), run.stderr
    assert stored() == {"00.1": "correct", "00.2": "not yet"}


def test_what_a_newer_edition_no_longer_has_is_kept_but_not_shown(mine, capsys):
    kept = {"00.99": "correct", "77.1": "not yet", "00.2": "a state of a later edition", "x": [1]}
    record.FILE.write_text(json.dumps(kept), encoding="utf-8")
    check("00.1", "c")
    assert stored() == {**kept, "00.1": "correct"}
    capsys.readouterr()
    progress()
    out = capsys.readouterr().out
    assert "00.99" not in out
    assert "77.1" not in out
    assert re.search(r"00\.2 .* not attempted\n", out)


# --- whole at every moment ------------------------------------------------------------------------


@pytest.mark.parametrize("broken", ["write", "fsync", "replace"])
def test_the_old_record_stands_until_the_new_one_is_whole(mine, monkeypatch, capsys, broken):
    check("00.1", "c")

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = {"write": (json, "dumps"), "fsync": (os, "fsync"), "replace": (os, "replace")}[broken]
    with monkeypatch.context() as patch:
        patch.setattr(*target, full)
        check("00.2", "b")
        check("00.3", 0.25)
    assert stored() == {"00.1": "correct"}
    assert files(mine) == [".progress.lock", "progress.json"]
    out = capsys.readouterr().out
    assert out.count("Your progress is not kept: No space left on device") == 1
    assert out.count("Correct · ") == 3
    check("00.2", "b")
    assert stored() == {"00.1": "correct", "00.2": "correct"}


def test_a_folder_that_cannot_be_written_stops_no_check(mine, capsys):
    mine.chmod(0o500)
    if os.access(mine, os.W_OK):
        pytest.skip("root may write everywhere")
    try:
        check("00.1", "c")
        check("00.2", "c")
        progress("00")
    finally:
        mine.chmod(0o700)
    out = capsys.readouterr().out
    assert "Correct · 00.1" in out
    assert out.count("not kept: Permission denied") == 1
    assert str(mine) not in out


@pytest.mark.parametrize(
    ("content", "readable"),
    [
        (b'{\n "00.1": "correct",\n "00.2": "corr', {"00.1": "correct"}),  # half-written
        (b"", {}),
        (b"\0" * 200, {}),  # what some file systems leave after a power cut
        (b'["00.1"]', {}),
        (b"\xff\xfe{}", {}),
        (b"[" * 100_000, {}),
        (b'{"00.1": "correct"}{"00.2": "not yet"}', {"00.1": "correct", "00.2": "not yet"}),
    ],
)
def test_a_damaged_record_is_kept_beside_and_read_as_far_as_it_goes(
    mine, capsys, content, readable
):
    record.FILE.write_bytes(content)
    check("00.5", "u_o.T @ v_c")
    assert stored() == {**readable, "00.5": "correct"}
    assert (mine / "progress.json.damaged-1").read_bytes() == content
    out = capsys.readouterr().out
    assert "The record of your progress was damaged." in out
    assert str(mine) not in out


def test_no_damaged_record_takes_the_place_of_another(mine, capsys):
    for number in (1, 2, 3):
        record.FILE.write_text(f"damage {number}", encoding="utf-8")
        progress("00")
        assert Path(f"progress.json.damaged-{number}").read_text() == f"damage {number}"
    assert stored() == {}
    assert Path("progress.json.damaged-1").read_text() == "damage 1"
    assert capsys.readouterr().out.count("was damaged") == 3


# --- two kernels ----------------------------------------------------------------------------------


def keep_many(folder, chapter):
    os.chdir(folder)
    for number in range(1, 41):
        record.keep(f"{chapter}.{number}", "not yet")
        record.keep(f"{chapter}.{number}", "correct")


@pytest.mark.skipif(record.fcntl is None, reason="the processes are started another way there")
def test_kernels_that_write_at_the_same_time_lose_nothing(mine):
    kernels = [
        multiprocessing.get_context("spawn").Process(target=keep_many, args=(mine, chapter))
        for chapter in ("02", "03", "04")
    ]
    for kernel in kernels:
        kernel.start()
    for kernel in kernels:
        kernel.join(60)
    assert [kernel.exitcode for kernel in kernels] == [0, 0, 0]
    assert len(stored()) == 120
    assert set(stored().values()) == {"correct"}


def test_without_locks_it_is_still_written(mine, monkeypatch):
    monkeypatch.setattr(record, "LOCK", Path("no such folder/lock"))
    check("00.1", "c")
    assert stored() == {"00.1": "correct"}


# --- the table ------------------------------------------------------------------------------------


def exercise(id, title, stars, minutes):
    return Predict(
        id=id,
        title=title,
        stars=stars,
        minutes=minutes,
        equation="99.1",
        hints=("", "", ""),
        solution="a",
        because="",
    )


CHAPTERS = {
    "98": [exercise("98.1", "Short", 1, 4), exercise("98.10", "A longer title", 3, 20)],
    "99": [exercise("99.1", "Last", 2, 99)],
}


def drawn(states, only=None):
    return progress_module().table(CHAPTERS, states, only)


def progress_module():
    """The module behind the function of the same name."""
    return sys.modules["w2v_lib.exercises.progress"]


def test_the_table():
    assert drawn({"98.1": "correct", "98.10": "not yet"}) == textwrap.dedent(
        """\
        Chapter 98: 1 of 2 correct, 20 minutes to go
          98.1   ★☆☆   4 min  Short           correct
          98.10  ★★★  20 min  A longer title  not yet

        Chapter 99: 0 of 1 correct, 99 minutes to go
          99.1   ★★☆  99 min  Last            not attempted

        All chapters: 1 of 3 correct, 119 minutes to go"""
    )


def test_one_chapter_of_the_table_has_the_same_columns():
    whole = drawn({"98.1": "correct"})
    assert drawn({"98.1": "correct"}, "98") in whole
    assert drawn({"98.1": "correct", "98.10": "correct"}, "98").startswith(
        "Chapter 98: 2 of 2 correct\n"
    )


def test_the_real_table_fits_the_page_and_holds_every_exercise(mine, capsys):
    progress()
    out = capsys.readouterr().out
    for chapter in engine.chapter_numbers():
        for each in engine.chapter_exercises(chapter).values():
            assert f"  {each.id:<5}  " in out
            assert each.title in out
    assert max(map(len, out.splitlines())) <= 88


def test_a_chapter_that_is_not_there_is_refused(mine):
    with pytest.raises(ValueError, match=r"no chapter '5'.*quotes.*00, 01"):
        progress("5")
    with pytest.raises(ValueError, match="no chapter 5"):
        progress(5)
