"""The slow trainer: one step by hand, old vectors, repeats, the learning rate, and that it learns.

That a step goes down by exactly the gradient, for all six models, is shown in
test_gradients_autodiff.py.
"""

import numpy as np
import pytest

from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.gradients import Gradients
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import TrainingLoss, hierarchical_softmax, negative_sampling, softmax
from w2v_lib.noise import noise_probs
from w2v_lib.sgd import init_vectors, step, train

# A loss whose gradients are easy to follow: EH = 10·h, and row `target` gets h itself.
PLAIN = TrainingLoss(
    None,
    lambda hidden, target, output_vectors, rng: Gradients(
        float(target), 10 * hidden, np.array([target]), hidden[None, :].copy()
    ),
)


def test_a_step_by_hand_with_repeats_everywhere():
    input_vectors = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 0.0]])
    output_vectors = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
    examples = [([0, 0, 2, 0], 1), ([0], 1)]  # h = (2, 1.5) and (1, 2)
    mean_loss = step(examples, input_vectors, output_vectors, PLAIN, 0.1, rng=None)
    assert mean_loss == 1.0
    # word 0: 3/4 of 10·(2, 1.5) and all of 10·(1, 2); word 2: 1/4 of 10·(2, 1.5)
    expected = [[1.0 - 2.5, 2.0 - 3.125], [3.0, 4.0], [5.0 - 0.5, 0.0 - 0.375]]
    assert input_vectors == pytest.approx(np.array(expected))
    assert output_vectors == pytest.approx(np.array([[0, 0], [1 - 0.3, 1 - 0.35], [0, 0]]))


def test_the_loss_is_the_mean_over_the_examples_before_the_step():
    vectors = np.ones((3, 2)), np.zeros((3, 2))
    assert step([([0], 2), ([1], 0), ([1], 2)], *vectors, PLAIN, 0.1, None) == pytest.approx(4 / 3)
    assert step([([0], 2)], np.ones((5, 2)), np.zeros((5, 2)), softmax(), 0.1, None) == (
        pytest.approx(np.log(5))
    )


def random_vectors(vocab_size=5, dim=3, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(vocab_size, dim)), rng.normal(size=(vocab_size, dim))


def test_all_gradients_are_taken_at_the_old_vectors():
    examples = [([1], 0), ([1], 2), ([0], 2)]
    together = random_vectors()
    step(examples, *together, softmax(), 0.5, None)
    backwards = random_vectors()
    step(examples[::-1], *backwards, softmax(), 0.5, None)
    one_by_one = random_vectors()
    for example in examples:
        step([example], *one_by_one, softmax(), 0.5, None)
    for place in (0, 1):
        np.testing.assert_allclose(together[place], backwards[place], rtol=1e-12)
        assert np.abs(together[place] - one_by_one[place]).max() > 0.01


def test_cbow_moves_every_context_word_by_its_share():
    input_vectors, output_vectors = random_vectors()
    old_input, old_output = input_vectors.copy(), output_vectors.copy()
    gradients = softmax()(old_input[[3, 0, 3]].mean(axis=0), 4, old_output, None)
    step(cbow_examples((4, [3, 0, 3])), input_vectors, output_vectors, softmax(), 0.3, None)
    moved = (old_input - input_vectors) / 0.3
    assert moved[0] == pytest.approx(gradients.hidden / 3)
    assert moved[3] == pytest.approx(gradients.hidden * 2 / 3)
    assert moved[[1, 2, 4]].tolist() == np.zeros((3, 3)).tolist()
    assert (old_output - output_vectors) / 0.3 == pytest.approx(gradients.output_rows)


@pytest.mark.parametrize("bad", [([9], 0), ([0], 9), ([], 0)])
def test_a_bad_example_at_the_end_changes_nothing(bad):
    vectors, old = random_vectors(), random_vectors()
    with pytest.raises(ValueError, match="must"):
        step([([1], 0), bad], *vectors, softmax(), 0.5, None)
    assert all(np.array_equal(a, b) for a, b in zip(vectors, old, strict=True))


def test_a_step_looks_at_its_rows_only():
    input_vectors, output_vectors = random_vectors()
    input_vectors[3], output_vectors[4] = np.nan, np.inf
    loss = hierarchical_softmax(huffman_tree([9, 4, 2, 1, 1, 1]))  # node 4 is the root
    with pytest.raises(ValueError, match="finite"):
        step([([1], 0)], input_vectors, output_vectors, loss, 0.1, None)
    output_vectors[4], output_vectors[0] = 1.0, np.inf
    step([([1], 0)], input_vectors, output_vectors, loss, 0.1, None)
    assert np.isfinite(input_vectors[1]).all()


def test_float32_vectors_stay_float32():
    vectors = [array.astype(np.float32) for array in random_vectors()]
    old = [array.copy() for array in vectors]
    step([([1, 2], 0)], *vectors, softmax(), 0.1, None)
    assert {array.dtype for array in vectors} == {np.dtype(np.float32)}
    assert all((array != before).any() for array, before in zip(vectors, old, strict=True))


def test_the_start_is_small_uniform_noise_and_zeros():
    input_vectors, output_vectors = init_vectors(400, 10, np.random.default_rng(0))
    assert input_vectors.shape == output_vectors.shape == (400, 10)
    assert not output_vectors.any()
    assert 0.0495 < input_vectors.max() <= 0.05
    assert -0.05 <= input_vectors.min() < -0.0495
    assert abs(input_vectors.mean()) < 0.002  # 4 standard deviations
    assert input_vectors.std() == pytest.approx(0.1 / np.sqrt(12), rel=0.05)


def test_the_loss_states_how_many_output_rows_to_start_with():
    rng, counts = np.random.default_rng(0), [4, 3, 2, 1]
    for loss, n_rows in [
        (softmax(), 4),
        (negative_sampling(noise_probs(counts), 2), 4),
        (hierarchical_softmax(huffman_tree(counts)), 3),
    ]:
        assert init_vectors(4, 2, rng, loss.n_rows)[1].shape == (n_rows, 2)


def spy(record, gradient):
    """A loss that writes down what it sees; each gradient is `gradient`, so steps show the rate."""

    def loss(hidden, target, output_vectors, rng):
        record.append((target, output_vectors[target, 0], rng))
        return Gradients(1.0, np.zeros_like(hidden), np.array([target]), np.array([[gradient]]))

    return TrainingLoss(None, loss)


def test_the_rate_falls_in_a_straight_line_over_all_epochs():
    rates, vectors = [], (np.ones((2, 1)), np.zeros((2, 1)))
    windows = [(0, [1]), (1, [1])]

    def examples_of(window):
        rates.append(-vectors[1][1, 0])  # the gradient is 1: row 1 went down by all rates so far
        return skipgram_examples(window)

    train(windows, examples_of, spy([], 1.0), *vectors, learning_rate=0.8, n_epochs=2, rng=None)
    rates.append(-vectors[1][1, 0])
    assert np.diff(rates) == pytest.approx([0.8, 0.6, 0.4, 0.2])


def test_windows_are_taken_in_order_once_per_epoch_with_the_rng_that_was_given():
    record, rng = [], np.random.default_rng(0)
    windows = [(0, [1, 2]), (2, [1]), (1, [0])]
    vectors = np.ones((3, 1)), np.zeros((3, 1))
    train(windows, skipgram_examples, spy(record, 0.0), *vectors, n_epochs=2, rng=rng)
    assert [target for target, _, _ in record] == [1, 2, 1, 0] * 2
    assert all(seen is rng for _, _, seen in record)


def test_the_losses_are_means_over_examples_not_over_windows():
    windows = [(0, [1, 1, 1]), (0, [3])]  # PLAIN costs what the target is called
    vectors = np.zeros((4, 2)), np.zeros((4, 2))
    losses = train(windows, skipgram_examples, PLAIN, *vectors, n_epochs=3, rng=None)
    assert losses == [pytest.approx(6 / 4)] * 3
    assert all(type(loss) is float for loss in losses)


def test_left_unsaid_it_is_one_epoch_at_the_rate_of_word2vec():
    said, unsaid = random_vectors(), random_vectors()
    windows, options = [(1, [0, 2]), (3, [1])], {"learning_rate": 0.025, "n_epochs": 1}
    train(windows, cbow_examples, softmax(), *said, **options, rng=None)
    losses = train(windows, cbow_examples, softmax(), *unsaid, rng=None)
    assert len(losses) == 1
    assert said[0].tolist() == unsaid[0].tolist()


def test_an_epoch_is_one_step_per_window():
    windows = [(1, [0, 2]), (3, [1, 1]), (0, [4])]
    trained, stepped = random_vectors(), random_vectors()
    losses = train(windows, cbow_examples, softmax(), *trained, learning_rate=0.6, rng=None)
    means = [
        step(cbow_examples(window), *stepped, softmax(), rate, None)
        for window, rate in zip(windows, (0.6, 0.4, 0.2), strict=True)
    ]
    assert losses == [pytest.approx(np.mean(means))]
    for place in (0, 1):
        np.testing.assert_allclose(trained[place], stepped[place], rtol=1e-12)


COUNTS = [5, 4, 3, 3, 2, 1]
LOSSES = {
    "softmax": softmax(),
    "negative sampling": negative_sampling(noise_probs(COUNTS), 3),
    "hierarchical softmax": hierarchical_softmax(huffman_tree(COUNTS)),
}


def losses_of_learning(loss, examples_of):
    """Learn from two circles of friends, words 0-2 and words 3-5."""
    windows = [(0, [1, 2]), (1, [2, 0]), (2, [0, 1]), (3, [4, 5]), (4, [5, 3]), (5, [3, 4])]
    vectors = init_vectors(6, 4, np.random.default_rng(1), loss.n_rows)
    options = {"learning_rate": 0.3, "n_epochs": 200, "rng": np.random.default_rng(2)}
    return train(windows, examples_of, loss, *vectors, **options)


@pytest.mark.parametrize("loss_name", ["softmax", "hierarchical softmax"])
def test_skipgram_learns_all_that_can_be_known_that_it_is_one_of_two_friends(loss_name):
    final = losses_of_learning(LOSSES[loss_name], skipgram_examples)[-1]
    assert np.log(2) < final < np.log(2) + 0.1


@pytest.mark.parametrize("loss_name", ["softmax", "hierarchical softmax"])
def test_cbow_learns_which_friend_is_missing(loss_name):
    losses = losses_of_learning(LOSSES[loss_name], cbow_examples)
    assert losses[0] > 1.5
    assert 0 < losses[-1] < 0.1


@pytest.mark.parametrize("examples_of", [skipgram_examples, cbow_examples])
def test_negative_sampling_learns_to_tell_real_from_noise(examples_of):
    losses = losses_of_learning(LOSSES["negative sampling"], examples_of)
    assert losses[0] == pytest.approx(4 * np.log(2), rel=0.1)
    assert np.mean(losses[-20:]) < 0.75 * losses[0]


def test_the_same_seeds_give_the_same_vectors():
    runs = []
    for _ in range(2):
        loss = negative_sampling(noise_probs([3, 2, 1]), 2)
        vectors = init_vectors(3, 2, np.random.default_rng(8), loss.n_rows)
        windows = [(0, [1, 2]), (1, [0])]
        losses = train(windows, skipgram_examples, loss, *vectors, rng=np.random.default_rng(9))
        runs.append((losses, vectors[0].tolist(), vectors[1].tolist()))
    assert runs[0] == runs[1]
