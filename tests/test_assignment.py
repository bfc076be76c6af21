"""The assignment's run: the draws of Python's `random`, the steps of our own slow trainer.

The published numbers need the Stanford Sentiment Treebank's text, which may not be passed on: tell
pytest where it lies, W2V_TREEBANK=PATH_TO_datasetSentences.txt, to compare with them too.
"""

import os
import random
from itertools import islice

import numpy as np
import pytest

from w2v_lib import assignment
from w2v_lib.architectures import skipgram_examples
from w2v_lib.losses import negative_sampling_loss
from w2v_lib.sgd import step

TREEBANK = os.environ.get("W2V_TREEBANK")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A small text in the treebank's form: a few words everywhere, many words rarely."""
    rng = np.random.default_rng(5)
    words = np.array([f"Word{i}" for i in range(400)] + ["the", ",", "."])
    probs = np.concatenate([1 / np.arange(2, 402), [3.0, 2.0, 2.0]])
    lines = ["sentence_index\tsentence"]
    for number in range(300):
        sentence = rng.choice(words, size=rng.integers(1, 25), p=probs / probs.sum())
        lines.append(f"{number + 1}\t{' '.join(sentence)}")
    path = tmp_path_factory.mktemp("treebank") / "datasetSentences.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def text(path):
    return assignment.read_text(path)


def slow_windows(text, seed):
    """The draws as the hand-out makes them, one by one, with Python's own generator."""
    stream = random.Random(seed)
    table = assignment.noise_table(text.counts).tolist()
    reject = [
        max(0, 1 - np.sqrt(1e-5 * int(text.counts.sum()) / int(count))) for count in text.counts
    ]
    tokens, sentences = iter(text.ids.tolist()), []
    originals = [list(islice(tokens, int(length))) for length in text.lengths]
    while True:
        radius = stream.randint(1, 5)
        if not sentences:
            for sentence in originals * 30:
                left = [w for w in sentence if reject[w] <= 0 or stream.random() >= reject[w]]
                sentences += [left] if len(left) > 1 else []
        context = []
        while not context:
            sentence = sentences[stream.randint(0, len(sentences) - 1)]
            place = stream.randint(0, len(sentence) - 1)
            before, after = sentence[max(0, place - radius) : place], sentence[place + 1 :]
            context = [w for w in before + after[:radius] if w != sentence[place]]
        negatives = []
        for target in context:
            drawn = []
            while len(drawn) < 10:
                word_id = table[stream.randint(0, len(table) - 1)]
                drawn += [word_id] if word_id != target else []
            negatives += drawn
        yield sentence[place], context, negatives


def test_reads_the_text(text):
    assert text.words[-1] == "UNK"
    assert "the" in text.words
    assert len(set(text.words)) == len(text.words) == len(text.counts)
    assert text.counts[-1] == 1
    assert text.counts.sum() == len(text.ids) + 1 == text.lengths.sum() + 1
    assert text.ids[0] == 0  # words are numbered as they come


@pytest.mark.parametrize("seed", [31415, 7])
def test_every_draw_is_that_of_python(text, seed):
    draws = assignment.Draws(seed, assignment.noise_table(text.counts))
    pairs = zip(assignment.draw_windows(text, draws), slow_windows(text, seed), strict=True)
    for (center, context, negatives), slow in islice(pairs, 3000):
        assert (center, context, negatives) == slow


def test_the_stream_is_pythons_across_its_chunks(monkeypatch):
    monkeypatch.setattr(assignment.Draws, "CHUNK", 64)
    draws, stream = assignment.Draws(3, np.arange(1000)), random.Random(3)
    for n in (1, 2, 5, 1000, 2**19, 2**31 - 1):
        assert [draws.below(n) for _ in range(50)] == [stream.randrange(n) for _ in range(50)]
    assert draws.uniform(333).tolist() == [stream.random() for _ in range(333)]
    assert draws.below(10) == stream.randrange(10)


def test_noise_table_in_proportion():
    table = assignment.noise_table([16, 1, 1], size=1000)
    assert np.bincount(table).tolist() == [801, 100, 99]  # 8 : 1 : 1, slot 0 before the first end
    assert (np.diff(table) >= 0).all()


def test_steps_are_those_of_the_slow_trainer(text):
    """100 steps: the batched kernel against `step` and `losses`, to 1e-12."""
    draws = assignment.Draws(1, assignment.noise_table(text.counts))
    windows = assignment.draw_windows(text, draws)
    fast, slow = assignment.initial_vectors(403 + 1), assignment.initial_vectors(403 + 1)
    for _ in range(100):
        batch = list(islice(windows, 50))
        fast_loss = assignment.batch_step(batch, *fast, 0.3)
        examples = [e for center, context, _ in batch for e in skipgram_examples((center, context))]
        drawn = np.array([word_id for window in batch for word_id in window[2]])
        negatives = iter(drawn.reshape(-1, 10))

        def loss(hidden, target, output_vectors, rng, negatives=negatives):
            return negative_sampling_loss(hidden, target, output_vectors, next(negatives))

        slow_loss = step(examples, *slow, loss, 0.3 / 50, rng=None) * len(examples) / 50
        assert fast_loss == pytest.approx(slow_loss, rel=1e-12)
    for one, other in zip(fast, slow, strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-12)


def test_run(text, monkeypatch):
    monkeypatch.setattr(assignment, "HALVE_EVERY", 20)
    seen = []
    trained = assignment.run(text, n_steps=40, progress=lambda steps: seen.extend(steps) or seen)
    assert seen == list(range(1, 41))
    assert trained.input_vectors.shape == trained.output_vectors.shape == (len(text.words), 10)
    assert len(trained.losses) == 4
    again = assignment.run(text, n_steps=40)
    np.testing.assert_array_equal(trained.input_vectors, again.input_vectors)
    monkeypatch.setattr(assignment, "HALVE_EVERY", 10**6)
    other = assignment.run(text, n_steps=40)
    assert trained.losses[:2] == other.losses[:2]
    assert trained.losses[3] != other.losses[3]  # half the rate from step 21 on


def test_first_vectors_are_those_of_numpys_old_generator():
    input_vectors, output_vectors = assignment.initial_vectors(3)
    np.random.seed(9265)  # noqa: NPY002 - as the hand-out does
    np.testing.assert_array_equal(input_vectors, (np.random.rand(3, 10) - 0.5) / 10)  # noqa: NPY002
    assert not output_vectors.any()


def test_baselines_before_training(text):
    vectors = assignment.initial_vectors(len(text.words))
    losses = assignment.baselines(text, assignment.Run(text.words, *vectors, []), n_windows=200)
    zero, constant, mean, trained = losses.values()
    assert zero == mean == trained  # output vectors are zero: nobody knows anything
    per_pair = np.log(11) + 10 * np.log(1.1)
    assert constant / zero == pytest.approx(per_pair / (11 * np.log(2)))


def test_command(path, tmp_path, capsys):
    out = tmp_path / "vectors.npz"
    assert assignment.main([str(path), "--steps", "20", "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "step     10: loss" in printed
    assert "no vectors at all" in printed
    kept = np.load(out)
    assert kept["input_vectors"].shape == (len(kept["words"]), 10)
    assert [file.name for file in tmp_path.iterdir()] == ["vectors.npz"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "must be datasetSentences.txt"),
        (b"1\tA sentence .\n", "must be datasetSentences.txt"),
        (b"sentence_index\tsentence\n", "must be datasetSentences.txt"),
        (b"sentence_index\tsentence\n1\t\xff\xfe\n", "must be UTF-8"),
        (b"sentence_index\tsentence\n1\tno no no\n", "too short"),
    ],
)
def test_refuses_other_files(tmp_path, capsys, content, says):
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    assert assignment.main([str(path)]) == 1
    assert says in capsys.readouterr().err


def test_refuses_a_file_that_is_not_there(tmp_path, capsys):
    assert assignment.main([str(tmp_path / "nothing.txt")]) == 1
    assert "nothing.txt" in capsys.readouterr().err


@pytest.mark.skipif(not TREEBANK, reason="W2V_TREEBANK does not say where the treebank's text lies")
def test_published_losses():
    text = assignment.read_text(TREEBANK)
    assert (len(text.words), len(text.lengths)) == (19_539, 11_855)
    losses = assignment.run(text, n_steps=5000).losses
    for number, published in ((10, 19.0615), (1000, 21.7156), (5000, 17.4518)):
        assert losses[number // 10 - 1] == pytest.approx(published, abs=5e-5)
