"""The minibatch trainer: the step of `sgd.step`, the examples of `windows`, no surprises."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from w2v_lib.architectures import skipgram_examples
from w2v_lib.evaluate import neighbours
from w2v_lib.fast import minibatch
from w2v_lib.fast.minibatch import minibatch_step, train_minibatch
from w2v_lib.losses import negative_sampling_loss
from w2v_lib.sgd import step
from w2v_lib.vocab import build_vocab, encode
from w2v_lib.windows import windows

UNIFORM = np.full(4, 1 / 4)
PAIRED = [[0, 1], [2, 3]] * 300


def examples_of_blocks(inputs, targets, is_example, negatives):
    """Write blocks as sgd.step wants them: examples, and for each the negatives of its block."""
    for block, i, j in np.argwhere(is_example):
        yield ([int(inputs[block, i])], int(targets[block, j])), negatives[block]


def slow_step(blocks, input_vectors, output_vectors, learning_rate):
    """Take the step with sgd.step; its loss is handed the negatives that the blocks share."""
    examples, negatives = zip(*examples_of_blocks(*blocks), strict=True)
    queue = iter(negatives)

    def loss(hidden, target, output_vectors, rng):
        return negative_sampling_loss(hidden, target, output_vectors, next(queue))

    return step(list(examples), input_vectors, output_vectors, loss, learning_rate, rng=None)


def random_blocks(rng, vocab_size, n_blocks, n_inputs, n_targets, n_negatives):
    """Ids repeat, negatives meet targets, and some inputs have no example at all."""
    is_example = rng.random((n_blocks, n_inputs, n_targets)) < 0.4
    is_example[0, 0, 0] = True
    return (
        rng.integers(vocab_size, size=(n_blocks, n_inputs)),
        rng.integers(vocab_size, size=(n_blocks, n_targets)),
        is_example,
        rng.integers(vocab_size, size=(n_blocks, n_negatives)),
    )


@settings(deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    vocab_size=st.integers(1, 9),
    dim=st.integers(1, 5),
    sizes=st.tuples(*[st.integers(1, 4)] * 4),
)
def test_one_step_equals_the_slow_step(seed, vocab_size, dim, sizes):
    rng = np.random.default_rng(seed)
    blocks = random_blocks(rng, vocab_size, *sizes)
    slow = rng.normal(size=(2, vocab_size, dim))
    fast = slow.copy()
    slow_loss = slow_step(blocks, *slow, learning_rate=0.3)
    fast_loss = minibatch_step(*blocks, *fast, learning_rate=0.3)
    assert fast_loss == pytest.approx(slow_loss, rel=1e-12)
    assert np.allclose(fast, slow, rtol=0, atol=1e-12)


def test_one_step_equals_the_slow_step_at_scores_of_a_thousand():
    rng = np.random.default_rng(0)
    blocks = random_blocks(rng, 6, 2, 3, 4, 3)
    slow = rng.choice([-20.0, 20.0], size=(2, 6, 5))
    fast = slow.copy()
    slow_loss = slow_step(blocks, *slow, learning_rate=0.1)
    assert minibatch_step(*blocks, *fast, learning_rate=0.1) == pytest.approx(slow_loss, rel=1e-12)
    assert np.allclose(fast, slow, rtol=0, atol=1e-11)


def examples_in(tokens, starts, radius):
    """Count the (input, target) pairs that the blocks of a text hold."""
    inputs, targets, is_example = minibatch._block_examples(tokens, starts, radius)
    none = np.zeros((len(inputs), 1), dtype=int)
    pairs = examples_of_blocks(inputs, targets, is_example, none)
    return Counter((word, target) for ([word], target), _ in pairs)


def all_blocks(sentences, radius, rng):
    """Draw an epoch that keeps every token."""
    vocab_size = 1 + max(max(ids, default=0) for ids in sentences)
    corpus = minibatch._flat(sentences, vocab_size)
    tokens = minibatch._draw_tokens(*corpus, np.ones(vocab_size), radius, rng)
    return tokens, np.arange(radius, len(tokens.ids) - radius, minibatch.BLOCK_SIZE)


@given(
    sentences=st.lists(st.lists(st.integers(0, 5), max_size=12), min_size=1, max_size=6),
    radius=st.integers(1, 11),
)
def test_blocks_hold_the_examples_of_the_windows(sentences, radius):
    assume(max(map(len, sentences)) > 1)
    tokens, starts = all_blocks(sentences, radius, np.random.default_rng(0))
    inner = slice(radius, radius + sum(map(len, sentences)))
    widest = np.zeros_like(tokens.half_widths)
    widest[inner] = radius
    tokens = tokens._replace(half_widths=widest)
    expected = Counter(
        (word, target)
        for ids in sentences
        for window in windows(ids, radius)
        for [word], target in skipgram_examples(window)
    )
    assert examples_in(tokens, starts, radius) == expected


def test_half_widths_are_drawn_like_those_of_windows():
    ids = list(range(6000))
    tokens, starts = all_blocks([ids], 3, np.random.default_rng(0))
    assert set(tokens.half_widths[3:6003].tolist()) == {1, 2, 3}
    shares = np.bincount(tokens.half_widths[3:6003])[1:] / 6000
    assert shares == pytest.approx([1 / 3] * 3, abs=0.03)
    for (word, target), n_times in examples_in(tokens, starts, 3).items():
        assert n_times == 1
        assert 1 <= abs(word - target) <= tokens.half_widths[3 + word]


def test_subsampling_keeps_as_often_as_it_is_told():
    ids = np.repeat([0, 1, 2], 5000)
    keep = np.array([0.1, 1.0, 0.0])
    tokens = minibatch._draw_tokens(ids, np.zeros(15000, int), keep, 1, np.random.default_rng(0))
    kept = np.bincount(tokens.ids[tokens.sentences == 0], minlength=3)
    assert kept[0] == pytest.approx(500, abs=70)
    assert kept[1:].tolist() == [5000, 0]


def test_training_finds_which_words_stand_together():
    input_vectors, output_vectors, mean_losses = train_minibatch(
        PAIRED, UNIFORM, 6, n_epochs=5, batch_size=16, rng=np.random.default_rng(0)
    )
    guesses = np.argmax(input_vectors @ output_vectors.T, axis=1)
    assert guesses.tolist() == [1, 0, 3, 2]
    assert input_vectors.shape == output_vectors.shape == (4, 6)
    assert len(mean_losses) == 5
    assert mean_losses[0] > mean_losses[-1]


def test_the_first_loss_is_what_knowing_nothing_costs():
    # One step only: 1 + 7 questions to output vectors that are still zero.
    *_, [mean_loss] = train_minibatch(
        [[0, 1, 2, 3]], UNIFORM, 6, n_negatives=7, n_epochs=1, rng=np.random.default_rng(0)
    )
    assert mean_loss == pytest.approx(8 * np.log(2), rel=1e-12)


def test_the_rate_falls_from_the_given_one_in_equal_steps(monkeypatch):
    rates = []

    def spy(*blocks_and_vectors):
        rates.append(blocks_and_vectors[-1])
        return 1.0

    monkeypatch.setattr(minibatch, "minibatch_step", spy)
    train_minibatch(
        [[0, 1, 2, 3]] * 32,
        UNIFORM,
        2,
        n_epochs=2,
        batch_size=32,
        learning_rate=0.8,
        rng=np.random.default_rng(0),
    )
    assert rates == pytest.approx([0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1])


def test_each_epoch_sees_each_example_once(monkeypatch):
    seen = []

    def spy(inputs, targets, is_example, negatives, *rest):
        seen.extend(examples_of_blocks(inputs, targets, is_example, negatives))
        return 1.0

    monkeypatch.setattr(minibatch, "minibatch_step", spy)
    train_minibatch(
        [[0, 1]] * 21 + [[2], [3, 2]],
        UNIFORM,
        2,
        radius=1,
        n_epochs=3,
        batch_size=16,
        rng=np.random.default_rng(0),
    )
    counts = Counter((word, target) for ([word], target), _ in seen)
    assert counts == {(0, 1): 63, (1, 0): 63, (3, 2): 3, (2, 3): 3}


def test_each_epoch_goes_through_the_blocks_in_another_order(monkeypatch):
    seen = []

    def spy(inputs, *rest):
        seen.append(int(inputs[0, 0]))
        return 1.0

    monkeypatch.setattr(minibatch, "minibatch_step", spy)
    ids = list(range(20 * minibatch.BLOCK_SIZE))
    noise = np.full(len(ids), 1 / len(ids))
    train_minibatch([ids], noise, 2, n_epochs=2, batch_size=1, rng=np.random.default_rng(0))
    first, second = seen[: len(seen) // 2], seen[len(seen) // 2 :]
    assert sorted(first) == sorted(second) == ids[:: minibatch.BLOCK_SIZE]
    assert len({tuple(first), tuple(second), tuple(sorted(first))}) == 3


def test_noise_that_sums_to_one_only_nearly_is_good_enough():
    noise = UNIFORM * (1 + 5e-7)  # further off than rng.choice would take
    train_minibatch([[0, 1]], noise, 2, n_epochs=1, rng=np.random.default_rng(0))


def test_negatives_follow_the_noise(monkeypatch):
    drawn = []

    def spy(inputs, targets, is_example, negatives, *rest):
        drawn.extend(negatives.ravel().tolist())
        return 1.0

    monkeypatch.setattr(minibatch, "minibatch_step", spy)
    noise = np.array([0.5, 0.25, 0.25, 0.0])
    train_minibatch(PAIRED, noise, 2, n_negatives=20, rng=np.random.default_rng(0))
    assert np.bincount(drawn, minlength=4) / len(drawn) == pytest.approx(noise, abs=0.02)


def test_the_same_seed_gives_the_same_vectors():
    def run(seed):
        return train_minibatch(
            PAIRED, UNIFORM, 3, n_epochs=1, batch_size=16, rng=np.random.default_rng(seed)
        )[0]

    assert np.array_equal(run(1), run(1))
    assert not np.array_equal(run(1), run(2))


def test_sentences_do_not_see_each_other():
    # Each word is alone with its partner: across sentences 1 and 2 stand side by side.
    sentences = [["a", "b"], ["c", "d"]] * 400
    vocab = build_vocab(sentences)
    ids = [encode(sentence, vocab) for sentence in sentences]
    _, output_vectors, _ = train_minibatch(
        ids, UNIFORM, 6, n_epochs=5, batch_size=16, rng=np.random.default_rng(0)
    )
    # Output vectors of words with the same inputs would be alike; here no two have the same.
    assert max(similarity for _, similarity in neighbours("b", vocab, output_vectors, n=3)) < 0.5


def test_last_digits_stay_last_digits():
    """What another BLAS rounds differently must not grow into other neighbours."""

    def run(learning_rate):
        rng = np.random.default_rng(0)
        noise = np.array([0.4, 0.3, 0.2, 0.1])
        return train_minibatch(
            PAIRED, noise, 6, n_epochs=3, batch_size=16, learning_rate=learning_rate, rng=rng
        )[0]

    assert np.abs(run(0.025) - run(0.025 * (1 + 1e-13))).max() < 1e-10


def test_training_that_diverges_stops_with_advice_and_without_warnings(recwarn):
    with pytest.raises(ValueError, match=r"diverged.*learning_rate or batch_size"):
        train_minibatch(
            PAIRED, UNIFORM, 4, n_epochs=50, learning_rate=5, rng=np.random.default_rng(0)
        )
    assert len(recwarn) == 0


GOOD = {"sentences_of_ids": PAIRED, "noise_probs": UNIFORM, "dim": 3}


@pytest.mark.parametrize(
    ("bad", "error", "reason"),
    [
        ({"sentences_of_ids": []}, ValueError, "sentences_of_ids"),
        ({"sentences_of_ids": [[], []]}, ValueError, "sentences_of_ids"),
        ({"sentences_of_ids": [0, 1, 2]}, TypeError, "list of lists"),
        ({"sentences_of_ids": "the king"}, TypeError, "list of lists"),
        ({"sentences_of_ids": ["the", "king"]}, TypeError, "list of lists"),
        ({"sentences_of_ids": [["the", "king"]]}, TypeError, "ids, not words"),
        ({"sentences_of_ids": [[0, 4]]}, ValueError, "0 to 3, got 4"),
        ({"sentences_of_ids": [[0, -1]]}, ValueError, "0 to 3, got -1"),
        ({"sentences_of_ids": [[0], [1], [2]]}, ValueError, "two words side by side"),
        ({"sentences_of_ids": (ids for ids in PAIRED)}, TypeError, "list of lists"),
        ({"noise_probs": [0.5, 0.5, 0.5, 0.5]}, ValueError, "noise_probs"),
        ({"noise_probs": [np.nan, 1, 0, 0]}, ValueError, "noise_probs"),
        ({"noise_probs": [-1, 1, 1, 0]}, ValueError, "noise_probs"),
        ({"dim": 0}, ValueError, "dim"),
        ({"dim": 2.0}, TypeError, "dim"),
        ({"radius": 0}, ValueError, "radius"),
        ({"radius": 1.5}, TypeError, "radius"),
        ({"n_negatives": 0}, ValueError, "n_negatives"),
        ({"n_epochs": 0}, ValueError, "n_epochs"),
        ({"learning_rate": 0}, ValueError, "learning_rate"),
        ({"learning_rate": np.nan}, ValueError, "learning_rate"),
        ({"batch_size": 0}, ValueError, "batch_size"),
        ({"keep_probs": [0.5, 0.5]}, ValueError, "keep_probs"),
        ({"keep_probs": [0.5, 0.5, 0.5, 1.5]}, ValueError, "keep_probs"),
        ({"keep_probs": [0.5, 0.5, 0.5, -0.5]}, ValueError, "keep_probs"),
        ({"keep_probs": [0.5, 0.5, 0.5, np.nan]}, ValueError, "keep_probs"),
        ({"keep_probs": [0.0, 0.0, 0.0, 0.0]}, ValueError, "keep_probs"),
        ({"rng": 0}, TypeError, "default_rng"),
    ],
)
def test_bad_input_is_refused(bad, error, reason):
    with pytest.raises(error, match=reason):
        train_minibatch(**GOOD | {"rng": np.random.default_rng(0)} | bad)


def one_block():
    blocks = {
        "inputs": np.array([[0, 1]]),
        "targets": np.array([[1, 2, 0]]),
        "is_example": np.array([[[True, False, False], [False, True, True]]]),
        "negatives": np.array([[3, 3]]),
    }
    rng = np.random.default_rng(0)
    vectors = {"input_vectors": rng.normal(size=(4, 2)), "output_vectors": rng.normal(size=(4, 2))}
    return blocks | vectors | {"learning_rate": 0.1}


@pytest.mark.parametrize(
    ("bad", "error", "reason"),
    [
        ({"inputs": np.array([0, 1])}, ValueError, "shapes"),
        ({"inputs": np.array([[0, 1, 2]])}, ValueError, "shapes"),
        ({"inputs": np.array([[0, 4]])}, ValueError, "inputs"),
        ({"inputs": np.array([[0.0, 1.0]])}, TypeError, "inputs"),
        ({"targets": np.array([[1, 2]])}, ValueError, "shapes"),
        ({"targets": np.array([[1, -2, 0]])}, ValueError, "targets"),
        ({"negatives": np.array([[3], [3]])}, ValueError, "shapes"),
        ({"negatives": np.array([[9, 0]])}, ValueError, "negatives"),
        ({"is_example": np.ones((1, 3, 2), dtype=bool)}, ValueError, "shapes"),
        ({"is_example": np.ones((1, 2, 3))}, ValueError, "bool"),
        ({"is_example": np.zeros((1, 2, 3), dtype=bool)}, ValueError, "at least one example"),
        ({"output_vectors": np.zeros((4, 3))}, ValueError, "equally long"),
        ({"output_vectors": np.zeros((4, 2), dtype=int)}, TypeError, "output_vectors"),
        ({"input_vectors": np.full((4, 2), np.nan)}, ValueError, "finite"),
        ({"input_vectors": np.zeros((4, 4))[:, ::2]}, ValueError, "one piece"),
        ({"learning_rate": -0.1}, ValueError, "learning_rate"),
    ],
)
def test_a_step_refuses_bad_input_and_changes_nothing(bad, error, reason):
    arguments = one_block() | bad
    before = {name: np.copy(value) for name, value in arguments.items()}
    with pytest.raises(error, match=reason):
        minibatch_step(**arguments)
    for name, value in arguments.items():
        assert np.array_equal(value, before[name], equal_nan=True), name
