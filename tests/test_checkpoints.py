"""Checkpoints: a run that was stopped ends with the bits of one that never was."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.losses import negative_sampling, softmax
from w2v_lib.sgd import init_vectors, train

NOISE = np.full(6, 1 / 6)
WINDOWS = [(i % 6, [(i + 1) % 6, (i * i) % 6]) for i in range(40)]
N_STEPS = 2 * len(WINDOWS)


class Stop(Exception):
    pass


def begin(path=None, stop_after=None, **changes):
    """A run of 80 steps; returns (losses, input_vectors, output_vectors, the generator's state)."""
    rng = np.random.default_rng(3)
    vectors = init_vectors(6, 4, rng)
    given = {
        "windows": WINDOWS,
        "examples_of": skipgram_examples,
        "loss": negative_sampling(NOISE, 3),
        "learning_rate": 0.3,
        "n_epochs": 2,
        "rng": rng,
        "checkpoint_every": 7,
        **changes,
    }

    def steps(numbers):
        for number in numbers:
            if number == stop_after:
                raise Stop
            yield number

    windows, examples_of, loss = (given.pop(name) for name in ("windows", "examples_of", "loss"))
    losses = train(windows, examples_of, loss, *vectors, checkpoint=path, progress=steps, **given)
    return losses, *(vector.tobytes() for vector in vectors), given["rng"].bit_generator.state


@pytest.mark.parametrize("stop_after", [0, 1, 6, 7, 8, 40, 79])
def test_a_stopped_run_ends_with_the_same_bits(tmp_path, stop_after):
    path = tmp_path / "run.npz"
    with pytest.raises(Stop):
        begin(path, stop_after)
    assert begin(path) == begin()
    assert [file.name for file in tmp_path.iterdir()] == ["run.npz"]


def test_stopped_again_and_again(tmp_path):
    path = tmp_path / "run.npz"
    for stop_after in range(10, N_STEPS, 10):
        with pytest.raises(Stop):
            begin(path, stop_after)
    assert begin(path) == begin()


def test_a_finished_run_is_not_run_again(tmp_path):
    path = tmp_path / "run.npz"
    first = begin(path)
    assert begin(path, stop_after=0) == first  # no step is made


@pytest.mark.parametrize("kind", [np.random.MT19937, np.random.Philox, np.random.SFC64])
def test_generators_of_other_kinds(tmp_path, kind):
    path = tmp_path / "run.npz"
    with pytest.raises(Stop):
        begin(path, 30, rng=np.random.Generator(kind(1)))
    resumed = begin(path, rng=np.random.Generator(kind(1)))
    assert resumed[:3] == begin(rng=np.random.Generator(kind(1)))[:3]


def test_killed_at_random_moments(tmp_path):
    """kill -9, as often as it takes to get to the end."""
    path = tmp_path / "run.npz"
    script = (
        f"import sys; sys.path.insert(0, {os.path.dirname(__file__)!r})\n"
        "from test_checkpoints import begin\n"
        f"begin({str(path)!r}, checkpoint_every=1)\nprint('end')"
    )
    waits = np.random.default_rng(0).uniform(0.0, 0.08, size=40)
    for wait in waits:
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        while not path.exists() and process.poll() is None:
            time.sleep(0.002)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        printed, _ = process.communicate()
        if b"end" in printed:
            break
    assert begin(path, checkpoint_every=1) == begin()


OTHER_RUNS = {
    "windows": {"windows": WINDOWS[:-1] + [(0, [3])]},
    "architecture": {"examples_of": cbow_examples},
    "loss": {"loss": softmax()},
    "number of negatives": {"loss": negative_sampling(NOISE, 4)},
    "learning rate": {"learning_rate": 0.2},
    "epochs": {"n_epochs": 3},
    "generator": {"rng": np.random.default_rng(4)},
}


@pytest.mark.parametrize("changes", OTHER_RUNS.values(), ids=OTHER_RUNS)
def test_the_checkpoint_of_another_run_is_refused(tmp_path, changes):
    path = tmp_path / "run.npz"
    with pytest.raises(Stop):
        begin(path, 30)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="belongs to another run"):
        begin(path, **changes)
    assert path.read_bytes() == before
    assert begin(path) == begin()  # and the right run still goes on


def damaged(content):
    """Ways in which a file can be broken."""
    flipped = bytearray(content)
    flipped[len(flipped) // 2] ^= 1
    yield from (b"", b"hello", content[: len(content) // 2], content[:-1], bytes(flipped))


def test_a_damaged_file_is_refused(tmp_path):
    path = tmp_path / "run.npz"
    begin(path)
    for content in damaged(path.read_bytes()):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="is damaged, or is no checkpoint"):
            begin(path)
        assert path.read_bytes() == content


def test_another_npz_and_a_pickle_are_refused(tmp_path):
    path = tmp_path / "run.npz"
    np.savez(path, input_vectors=np.zeros(3))
    with pytest.raises(ValueError, match="is no checkpoint"):
        begin(path)
    np.savez(path, fingerprint=np.array([{}], dtype=object))
    with pytest.raises(ValueError, match="is no checkpoint"):
        begin(path)


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        begin(tmp_path / "nowhere" / "run.npz", stop_after=0)


def test_checkpoint_every_must_be_a_number(tmp_path):
    with pytest.raises(ValueError, match="checkpoint_every"):
        begin(tmp_path / "run.npz", checkpoint_every=0)
