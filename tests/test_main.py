"""The command line: what it writes and says, what it refuses, and that it leaves no half file."""

import os
import re
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from w2v_lib import __main__ as command
from w2v_lib.fast import stream
from w2v_lib.text import planted_sentences
from w2v_lib.vectors import load_binary, load_text, save_binary, save_text

QUICK = ["--dim", "6", "--epochs", "2", "--min-count", "1"]
TOO_FAST = [*QUICK, "--learning-rate", "1e300"]
WORDS = ["king", "queen", "crown", "bread", "butter", "žena"]


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    path = tmp_path_factory.mktemp("text") / "text.txt"
    sentences = planted_sentences(12, np.random.default_rng(0))
    path.write_text("\n".join(map(" ".join, sentences)), encoding="utf-8")
    return path


@pytest.fixture
def vectors(tmp_path):
    save_text(tmp_path / "v.txt", WORDS, np.random.default_rng(2).normal(size=(6, 5)))
    return tmp_path / "v.txt"


@pytest.fixture
def run(capsys):
    """Run a command: (exit code, stdout, stderr)."""

    def call(*argv):
        try:
            code = command.main([str(argument) for argument in argv])
        except SystemExit as stopped:  # argparse
            code = stopped.code
        return code, *capsys.readouterr()

    return call


# --- train ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("architecture", ["skipgram", "cbow"])
@pytest.mark.parametrize("loss", ["softmax", "negative", "hierarchical"])
def test_each_model_learns_the_same_twice_and_is_silent(run, tmp_path, text, architecture, loss):
    model = ["--architecture", architecture, "--loss", loss, "--subsample", "0", *QUICK]
    model += ["--learning-rate", "0.5"]
    code, out, err = run("train", text, "--out", tmp_path / "a.txt", *model)
    assert (code, err) == (0, "")
    assert out.startswith("92 words to learn from, 67 different ones\nmean loss per guess: ")
    first, last = (float(part.split()[0]) for part in out.split("guess: ")[1].split(", "))
    assert first > last
    run("train", text, "--out", tmp_path / "b.txt", *model)
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()
    run("train", text, "--out", tmp_path / "b.txt", *model, "--seed", "2")
    assert (tmp_path / "a.txt").read_bytes() != (tmp_path / "b.txt").read_bytes()


def test_the_suffix_says_how_it_is_written(run, tmp_path, text):
    for name in ("v.txt", "v.bin"):
        assert run("train", text, "--out", tmp_path / name, *QUICK)[0] == 0
    words, vectors = load_text(tmp_path / "v.txt")
    same_words, floats = load_binary(tmp_path / "v.bin")
    assert words == same_words
    assert words[0] == "the"
    assert vectors.shape == (67, 6)
    assert np.abs(vectors - floats).max() < 1e-6
    assert len(max((tmp_path / "v.txt").read_text("utf-8").split(), key=len)) < 16  # few digits


def test_an_older_file_is_replaced_and_nothing_else_is_left(run, tmp_path, text):
    (tmp_path / "v.txt").write_text("old")
    assert run("train", text, "--out", tmp_path / "v.txt", *QUICK)[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["v.txt"]
    assert len(load_text(tmp_path / "v.txt")[0]) == 67


def interrupted(monkeypatch, n_chunks):
    """Ctrl-C after some chunks."""
    real = stream._chunks

    def chunks(*arguments):
        for number, chunk in enumerate(real(*arguments)):
            if number == n_chunks:
                raise KeyboardInterrupt
            yield chunk

    monkeypatch.setattr(stream, "_chunks", chunks)


def test_ctrl_c_keeps_what_was_learned(run, tmp_path, text, monkeypatch):
    model = ["--architecture", "cbow", *QUICK, "--subsample", "0"]
    interrupted(monkeypatch, n_chunks=10)
    code, _, err = run("train", text, "--out", tmp_path / "v.txt", *model)
    assert (code, err) == (130, f"Stopped. {tmp_path / 'v.txt'} holds what was learned so far.\n")
    monkeypatch.undo()
    part = load_text(tmp_path / "v.txt")[1]
    run("train", text, "--out", tmp_path / "v.txt", *model)
    assert part.any()
    assert (part != load_text(tmp_path / "v.txt")[1]).any()


def test_ctrl_c_while_counting_writes_nothing(run, tmp_path, text, monkeypatch):
    def stop(sentences, min_count):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "build_vocab", stop)
    code, _, err = run("train", text, "--out", tmp_path / "v.txt", *QUICK)
    assert (code, err) == (130, "Stopped. Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_checkpoint_is_gone_on_from(run, tmp_path, text, monkeypatch):
    monkeypatch.setattr(stream, "SECONDS_TO_CHECKPOINT", 0)
    model = ["--architecture", "cbow", *QUICK]
    run("train", text, "--out", tmp_path / "whole.txt", *model)
    kept = ["--checkpoint", tmp_path / "run.npz"]
    interrupted(monkeypatch, n_chunks=13)
    assert run("train", text, "--out", tmp_path / "v.txt", *model, *kept)[0] == 130
    monkeypatch.undo()
    assert run("train", text, "--out", tmp_path / "v.txt", *model, *kept)[0] == 0
    assert (tmp_path / "v.txt").read_bytes() == (tmp_path / "whole.txt").read_bytes()
    code, _, err = run("train", text, "--out", tmp_path / "v.txt", *model, *kept, "--seed", 9)
    assert code == 2
    assert "belongs to another run" in err


def test_the_default_learning_rate_is_word2vecs(run, tmp_path, text, monkeypatch):
    seen = []

    def spy(*_, learning_rate, n_epochs, **rest):
        seen.append(learning_rate)
        return [1.0] * n_epochs

    monkeypatch.setattr(command, "train_stream", spy)
    for architecture in ("skipgram", "cbow"):
        run("train", text, "--out", tmp_path / "v.txt", *QUICK, "--architecture", architecture)
    assert seen == [0.025, 0.05]


@pytest.mark.parametrize(
    ("losses", "advice"),
    [
        ([2.0, 1.0], ""),
        ([2.0], ""),
        ([2.0, 1.95], "It hardly fell"),
        ([2.0, 2.5], "a smaller --learning-rate"),
    ],
)
def test_a_loss_that_does_not_fall_is_worth_a_word(capsys, losses, advice):
    assert command._report("v.txt", losses) == 0
    first, *middle, last = capsys.readouterr().out.splitlines()
    assert [advice in line for line in middle] == [True] * bool(advice)
    assert (first[:10], last[:5]) == ("mean loss ", "v.txt")


def peak_of(run, folder, n_lines):
    """The most memory that training takes on a text of so many lines, in bytes."""
    (folder / "text.txt").write_text("king queen crown bread butter cheese\n" * n_lines)
    tracemalloc.start()
    arguments = ["--subsample", "0", "--dim", "4", "--epochs", "1"]
    assert run("train", folder / "text.txt", "--out", folder / "v.txt", *arguments)[0] == 0
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_text(run, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "BLOCK_CHUNK", 200)
    peak_of(run, tmp_path, 40)  # what is imported and compiled at first is not counted
    # Both fill the buffer of a file, 8 kB; ids that were held would take 8 bytes each.
    short, long = peak_of(run, tmp_path, 400), peak_of(run, tmp_path, 2000)
    added_text = 6 * 8 * (2000 - 400)
    assert long - short < added_text


# --- reading --------------------------------------------------------------------------------------


def test_neighbours(run, vectors):
    code, out, err = run("neighbours", vectors, "king", "BREAD", "--n", "2")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [lines[0], lines[3]] == ["king", "bread"]  # in small letters, where only these are known
    assert len(lines) == 6
    assert all(line.split()[1] in WORDS for line in (*lines[1:3], *lines[4:]))


def test_vectors_of_others_may_have_capitals(run, tmp_path):
    save_binary(tmp_path / "v.bin", ["King", "Queen"], [[1.0, 0.0], [1.0, 1.0]])
    assert run("neighbours", tmp_path / "v.bin", "King", "--n", "1")[1] == "King\n   0.71  Queen\n"


def test_analogy(run, tmp_path):
    words, numbers = ["man", "woman", "king", "queen", "bread"], [[1, 0], [1, 1], [3, 0], [3, 2]]
    save_text(tmp_path / "v.txt", words, [*map(list, numbers), [-1, 1]])
    code, out, _ = run("analogy", tmp_path / "v.txt", "man", "woman", "king", "--n", 2)
    assert (code, out) == (0, "man is to woman as king is to:\n   1.  queen\n   2.  bread\n")


def test_map(run, tmp_path, vectors):
    code, out, err = run("map", vectors, "--out", tmp_path / "m.png", "--n", "4")
    assert (code, err) == (0, "")
    assert "4 words: a plane shows" in out
    assert (tmp_path / "m.png").read_bytes().startswith(b"\x89PNG")
    chosen = ["--words", "king", "žena", "crown"]
    assert run("map", vectors, "--out", tmp_path / "m.svg", *chosen)[0] == 0
    assert "king, žena, crown" in (tmp_path / "m.svg").read_text(encoding="utf-8")
    run("map", vectors, "--out", tmp_path / "again.SVG", *chosen, "king")
    assert (tmp_path / "m.svg").read_bytes() == (tmp_path / "again.SVG").read_bytes()
    refused = run("map", tmp_path / "m.svg", "--out", tmp_path / "m.svg")
    assert (refused[0], "different files" in refused[2]) == (2, True)


def test_words_are_read_as_training_reads_them(run, tmp_path):
    save_text(tmp_path / "v.txt", ["don't", "café", "New_York"], np.eye(3) + 1)
    words = ["Don’t", "cafe\u0301", "New_York"]
    out = run("neighbours", tmp_path / "v.txt", *words, "--n", 1)[1]
    assert out.splitlines()[::2] == ["don't", "café", "New_York"]
    assert "did you mean New_York?" in run("neighbours", tmp_path / "v.txt", "new_yorke")[2]


def test_the_plane_of_a_map_is_that_of_pca():
    rng = np.random.default_rng(0)
    corners = rng.normal(size=(2, 7))  # all directions lie between two: one plane holds them
    points, share = command._plane(rng.uniform(size=(9, 2)) @ corners)
    assert share == pytest.approx(1)
    angles = np.ptp(points, axis=0)
    assert angles[0] > angles[1] > 0
    assert command._plane(np.ones((4, 3))) == (pytest.approx(np.zeros((4, 2))), 0)


# --- what is refused ------------------------------------------------------------------------------

TEXTS = {
    "empty": (b"", "at least one word"),
    "digits": (b"1 2 3\n", "at least one word"),
    "one word": (b"king " * 9, "got only 'king': give more text, or a smaller --min-count"),
    "rare words": (b"king queen\n", "--min-count must leave at least one word, got 5"),
    "UTF-16": ("king queen".encode("utf-16"), "UTF-8"),
    "a word per line": (b"king\nqueen\n" * 9, "subsample less (--subsample 0)"),
}


def names_of_python(message, folder):
    """What is written like a name in Python; on the command line it would be --so-and-so."""
    return re.findall(r"\b[a-z]+_[a-z_]+|\b\w+\(", message.replace(str(folder), ""))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_without_use(run, tmp_path, name):
    content, reason = TEXTS[name]
    (tmp_path / "text.txt").write_bytes(content)
    code, _, err = run("train", tmp_path / "text.txt", "--out", tmp_path / "v.txt")
    assert code == 2
    assert reason in err
    assert err.count("\n") == 1
    assert names_of_python(err, tmp_path) == []
    assert not (tmp_path / "v.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "COMMAND"),
        (["learn"], "invalid choice: 'learn'"),
        (["train"], "TEXT, --out"),
        (["train", "TEXT"], "--out"),
        (["train", "nowhere.txt", "--out", "v.txt"], "there is no file 'nowhere.txt'"),
        (["train", "DIR", "--out", "v.txt"], "a file is expected, got the folder"),
        (["train", "TEXT", "--out", "DIR"], "is a folder"),
        (["train", "TEXT", "--out", "DIR/nowhere/v.txt"], "cannot write into the folder"),
        (["train", "TEXT", "--out", "DIR/v", "--checkpoint", "DIR/no/c"], "cannot write into"),
        (["train", "TEXT", "--out", "TEXT"], "different files"),
        (["train", "TEXT", "--out", "DIR/v", "--checkpoint", "DIR/./v"], "different files"),
        (["train", "TEXT", "--out", "DIR/v", "--dim", "0"], "--dim: a whole number of 1 or more"),
        (["train", "TEXT", "--out", "DIR/v", "--dim", "²"], "--dim: a whole number of 1 or more"),
        (["train", "TEXT", "--out", "DIR/v", "--epochs", "1.5"], "--epochs: a whole number"),
        (["train", "TEXT", "--out", "DIR/v", "--seed", "-1"], "--seed"),
        (["train", "TEXT", "--out", "DIR/v", "--learning-rate", "0"], "a number above 0"),
        (["train", "TEXT", "--out", "DIR/v", "--learning-rate", "nan"], "a number above 0"),
        (["train", "TEXT", "--out", "DIR/v", "--subsample", "-1"], "a number of 0 or more"),
        (["train", "TEXT", "--out", "DIR/v", *TOO_FAST], "a smaller --learning-rate."),
        (["train", "TEXT", "--out", "DIR/v", *TOO_FAST, "--arch", "cbow"], "a smaller --learning"),
        (["train", "TEXT", "--out", "DIR/v", *QUICK, "--checkpoint", "VECTORS"], "no checkpoint"),
        (["train", "TEXT", "--out", "DIR/v", "--loss", "hinge"], "invalid choice: 'hinge'"),
        (["train", "TEXT", "--out", "DIR/v", "--min-count", "1", "--dim", "9" * 13], "allocate"),
        (["neighbours", "VECTORS"], "WORD"),
        (["neighbours", "nowhere.txt", "king"], "there is no file 'nowhere.txt'"),
        (["neighbours", "TEXT", "king"], "line 1"),
        (["neighbours", "VECTORS", "kingg"], "'kingg' is not among the 6 words: did you mean king"),
        (["neighbours", "VECTORS", "xyz"], "'xyz' is not among the 6 words, and none is spelt"),
        (["neighbours", "VECTORS", "king", "--n", "6"], "--n must be at most 5"),
        (["analogy", "VECTORS", "king", "queen", "bread"], "pass a smaller --n."),
        (["analogy", "VECTORS", "king", "queen"], "C"),
        (["analogy", "VECTORS", "king", "queen", "braed"], "did you mean bread"),
        (["map", "VECTORS", "--out", "DIR/m.jpg"], ".svg or .png"),
        (["map", "VECTORS", "--out", "DIR/nowhere/m.png"], "cannot write into the folder"),
        (["map", "VECTORS", "--out", "DIR/m.png", "--n", "2"], "a map needs 3 different words"),
        (
            ["map", "VECTORS", "--out", "DIR/m.png", "--words", "king", "king", "queen"],
            "got 2 of 5",
        ),
    ],
)
def test_a_wrong_command_is_one_line_and_no_file(run, tmp_path, text, vectors, arguments, reason):
    folder = tmp_path / "folder"
    folder.mkdir()
    places = {"TEXT": text, "VECTORS": vectors}
    filled = [str(places.get(part, part)).replace("DIR", str(folder)) for part in arguments]
    code, _, err = run(*filled)
    assert code == 2
    assert reason in err
    assert err.count("\n") == 1
    assert err.startswith("python -m w2v_lib")
    assert names_of_python(err, tmp_path) == []
    assert list(folder.iterdir()) == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.binary(max_size=60), loss=st.sampled_from(["softmax", "negative", "hierarchical"])
)
def test_any_bytes_are_learned_from_or_refused(run, tmp_path, content, loss):
    (tmp_path / "text.txt").write_bytes(content)
    (tmp_path / "v.txt").unlink(missing_ok=True)
    code, _, err = run(
        "train", tmp_path / "text.txt", "--out", tmp_path / "v.txt", "--loss", loss, *QUICK
    )
    assert (code, err.count("\n")) in ((0, 0), (2, 1))
    assert (tmp_path / "v.txt").exists() == (code == 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_what_is_no_file_is_not_replaced(run, tmp_path, text):
    os.mkfifo(tmp_path / "v.txt")
    code, _, err = run("train", text, "--out", tmp_path / "v.txt", *QUICK)
    assert (code, "is a folder or a device" in err) == (2, True)
    assert (tmp_path / "v.txt").is_fifo()


# --- as a process ---------------------------------------------------------------------------------


def test_a_process_without_a_terminal(tmp_path, text):
    """No bar, no warning; what goes wrong is on stderr, and the exit code says so."""
    argv = [sys.executable, "-m", "w2v_lib", "train", str(text), "--out", "v.txt", *QUICK]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Now try: python -m w2v_lib neighbours v.txt WORD\n")
    assert [path.name for path in tmp_path.iterdir()] == ["v.txt"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signal")
def test_a_reader_that_has_enough_is_no_error(vectors):
    argv = [sys.executable, "-m", "w2v_lib", "neighbours", str(vectors), "king", "--n", "2"]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() < 0  # ended by the signal, as other commands are
    process.stderr.close()


@pytest.mark.parametrize("name", ["train", "neighbours", "analogy", "map"])
def test_help(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"python -m w2v_lib {name}" in out
    if name == "train":
        for knob in ("--architecture", "--subsample", "--checkpoint", "default: 0.025 for"):
            assert knob in " ".join(out.split())
