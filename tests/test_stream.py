"""Streaming: the vectors of sgd.train, chunks without a trace, runs that were killed, memory."""

import tracemalloc
from itertools import chain, islice

import numpy as np
import pytest

from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.fast import stream
from w2v_lib.fast.minibatch import block_learner, train_minibatch
from w2v_lib.fast.stream import train_stream, window_learner
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax, negative_sampling, softmax
from w2v_lib.sgd import init_vectors, train
from w2v_lib.windows import windows

SENTENCES = [[0, 1, 2, 3], [4, 0], [1, 1, 2], [3, 4, 2, 0, 1]] * 3
N_TOKENS = 42
UNIFORM = np.full(5, 1 / 5)
LOSSES = {
    "softmax": softmax(),
    "negative": negative_sampling(UNIFORM, 3),
    "hierarchical": hierarchical_softmax(huffman_tree([5, 4, 3, 2, 1])),
}
LEARNERS = {
    "windows": lambda: window_learner(skipgram_examples, LOSSES["negative"], radius=2),
    "blocks": lambda: block_learner(UNIFORM, radius=2, n_negatives=3, batch_size=8),
}


def run(learn, read=lambda: SENTENCES, n_rows=5, n_tokens=N_TOKENS, **options):
    rng = np.random.default_rng(3)
    vectors = init_vectors(5, 4, rng, n_rows=n_rows)
    options = {"n_epochs": 2, "learning_rate": 0.1, "rng": rng} | options
    return *vectors, train_stream(read, learn, vectors, n_tokens, **options)


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
@pytest.mark.parametrize("examples_of", [skipgram_examples, cbow_examples])
def test_the_vectors_of_the_slow_trainer(examples_of, loss):
    *ours, losses = run(window_learner(examples_of, loss, radius=1), n_rows=loss.n_rows)
    rng = np.random.default_rng(3)
    slow = init_vectors(5, 4, rng, n_rows=loss.n_rows)
    pieces = list(chain.from_iterable(windows(ids, radius=1) for ids in SENTENCES))
    slow_losses = train(pieces, examples_of, loss, *slow, learning_rate=0.1, n_epochs=2, rng=rng)
    assert losses == pytest.approx(slow_losses, rel=1e-12)
    for mine, theirs in zip(ours, slow, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-14)


@pytest.mark.parametrize("chunk_size", [1, 5, 9, N_TOKENS])
def test_windows_do_not_notice_chunks(chunk_size):
    parts = run(LEARNERS["windows"](), chunk_size=chunk_size)
    whole = run(LEARNERS["windows"]())
    for mine, theirs in zip(parts, whole, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-14)


def test_one_chunk_is_train_minibatch():
    options = {"radius": 2, "n_negatives": 3, "batch_size": 8}
    theirs = train_minibatch(
        SENTENCES,
        UNIFORM,
        4,
        n_epochs=2,
        rng=np.random.default_rng(3),
        learning_rate=0.1,
        **options,
    )
    assert same(run(LEARNERS["blocks"](), chunk_size=N_TOKENS), theirs)
    assert not same(run(LEARNERS["blocks"](), chunk_size=9), theirs)  # blocks do not reach over


@pytest.mark.parametrize("name", LEARNERS)
def test_every_chunk_comes_once_per_epoch_with_its_rates(name):
    seen, learn = [], LEARNERS[name]()

    def spy(sentences, input_vectors, output_vectors, rates, rng):
        seen.append((sentences, rates(sum(map(len, sentences)))))
        return learn(sentences, input_vectors, output_vectors, rates, rng)

    told = []
    run(spy, chunk_size=9, progress=told.append)
    assert list(chain.from_iterable(sentences for sentences, _ in seen)) == SENTENCES * 2
    assert told == [9, 9, 10, 9, 5] * 2  # whole sentences; the last chunk is what is left
    rates = np.concatenate([some for _, some in seen])
    assert rates == pytest.approx(np.linspace(0.1, 0, 2 * N_TOKENS, endpoint=False))


def test_subsampling_drops_words_before_the_windows_are_cut(monkeypatch):
    seen = []
    monkeypatch.setattr(stream, "step", lambda examples, *_: seen.extend(examples) or 1.0)
    keep = np.array([1.0, 0.0, 1.0, 1.0, 1.0])
    run(window_learner(skipgram_examples, softmax(), 1, keep), lambda: [[0, 1, 2]], n_tokens=3)
    assert seen == [([0], 2), ([2], 0)] * 2


# --- checkpoints ----------------------------------------------------------------------------------


class KilledError(Exception):
    """What stands for kill -9: nothing after it runs."""


@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize("n_chunks", [0, 1, 4, 9])
def test_a_killed_run_ends_with_the_same_bits(tmp_path, monkeypatch, name, n_chunks):
    monkeypatch.setattr(stream, "SECONDS_TO_CHECKPOINT", 0)
    options = {"chunk_size": 9, "checkpoint": tmp_path / "run.npz", "settings": "mine"}
    learn, left = LEARNERS[name](), iter(range(n_chunks))

    def killed(sentences, input_vectors, *rest):
        if next(left, None) is None:
            input_vectors += 1  # half of a chunk
            raise KilledError
        return learn(sentences, input_vectors, *rest)

    with pytest.raises(KilledError):
        run(killed, **options)
    assert same(run(learn, **options), run(learn, chunk_size=9))
    assert same(run(killed, **options), run(learn, chunk_size=9))  # a finished run does nothing
    with pytest.raises(ValueError, match="another run"):
        run(learn, **options | {"settings": "others"})


# --- errors and memory ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"read": lambda: [[0], [1], [2]], "n_tokens": 3}, "two words side by side"),
        ({"read": lambda: [], "n_tokens": 3}, "two words side by side"),
        ({"n_tokens": 0}, "n_tokens"),
        ({"n_epochs": 0}, "n_epochs"),
        ({"learning_rate": 0}, "learning_rate"),
        ({"learning_rate": 0.025, "n_tokens": 20}, "learning_rate must be .* above 0"),
    ],
)
def test_bad_input_is_refused(name, bad, reason):
    with pytest.raises(ValueError, match=reason):
        run(LEARNERS[name](), **{"chunk_size": 9} | bad)


def peak_of(n_sentences):
    """The most memory in use while learning, in bytes."""

    def read():
        return islice((np.arange(20) % 5 for _ in range(n_sentences)), n_sentences)

    tracemalloc.start()
    learn = block_learner(UNIFORM, radius=2, n_negatives=3, batch_size=32)
    run(learn, read, n_tokens=20 * n_sentences, chunk_size=400, n_epochs=1, learning_rate=0.01)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_ten_times_the_text_takes_no_more_memory():
    peak_of(60)  # what is imported and compiled at first is not counted
    added_text = 20 * 8 * (600 - 60)  # bytes, if it were held; Python keeps some small things
    assert peak_of(600) - peak_of(60) < added_text / 2
