"""One epoch of gensim, and one of ours in gensim's update rule: the same vectors.

gensim's rule differs from the mathematics in four points, and each of them is one line below:
it looks the sigmoid up in a table, skips a negative that is the target, moves a row that is drawn
twice between the two draws, and gives every word of a CBOW context the whole error, not 1/C of it.
In skip-gram it calls the centre the target and its neighbours, one after the other, the inputs.
"""

import numpy as np
import pytest
from gensim_reference import ALPHA, MODELS, N_NEGATIVES, PATH, RADIUS, SEED, sentences
from gensim_reference import train_with_gensim as run_gensim

from w2v_lib import losses
from w2v_lib.architectures import cbow_examples, hidden_layer, skipgram_examples
from w2v_lib.huffman import huffman_tree
from w2v_lib.windows import windows

TABLE = 1 / (1 + np.exp(-(np.arange(1000) / 1000 * 2 - 1) * 6))


def sigmoid_of_gensim(scores):
    """1000 values between -6 and 6."""
    assert np.abs(scores).max() < 6  # beyond that gensim does not learn at all
    return TABLE[((scores + 6) * 83).astype(int)]


@pytest.fixture(params=MODELS)
def name(request, monkeypatch):
    monkeypatch.setattr(losses, "sigmoid", sigmoid_of_gensim)
    return request.param


@pytest.fixture(scope="module")
def stored():
    with np.load(PATH) as file:
        return dict(file)


def negatives_of_gensim(counts, rng):
    """Without end: the negatives that gensim draws, those that are the target included."""
    ends = np.round(np.cumsum(counts**0.75) / np.sum(counts**0.75) * (2**31 - 1))
    state = 2**24 * int(rng.randint(0, 2**24)) + int(rng.randint(0, 2**24))
    while True:
        yield int(np.searchsorted(ends, (state >> 16) % (2**31 - 1)))
        state = (state * 25214903917 + 11) % 2**48


def hierarchical(tree):
    """One example in gensim's rule: moves output rows, returns the error for the inputs."""

    def learn(hidden, target, output_vectors):
        gradients = losses.hierarchical_softmax_loss(
            hidden, tree.paths[target], tree.turns[target], output_vectors
        )
        output_vectors[gradients.rows] -= ALPHA * gradients.output_rows
        return gradients.hidden

    return learn


def negative(stream):
    def learn(hidden, target, output_vectors):
        drawn = [next(stream) for _ in range(N_NEGATIVES)]
        left = [word_id for word_id in drawn if word_id != target]
        distinct = [word_id for place, word_id in enumerate(left) if word_id not in left[:place]]
        again = [word_id for place, word_id in enumerate(left) if word_id in left[:place]]
        gradients = losses.negative_sampling_loss(hidden, target, output_vectors, distinct)
        output_vectors[gradients.rows] -= ALPHA * gradients.output_rows
        error = gradients.hidden
        for word_id in again:  # at the vector that its first draw has moved
            noise = losses.hierarchical_softmax_loss(hidden, [word_id], [-1], output_vectors)
            output_vectors[word_id] -= ALPHA * noise.output_rows[0]
            error = error + noise.hidden
        return error

    return learn


def examples_of_gensim(name, window):
    center, context = window
    if name.startswith("cbow"):
        return cbow_examples(window)
    return [example for word_id in context for example in skipgram_examples((word_id, [center]))]


def train_ours(name, words, counts, start):
    """One epoch over the same sentences, from the same vectors."""
    ids = {word: number for number, word in enumerate(words)}
    hs = name.endswith("hierarchical")
    stream = negatives_of_gensim(counts, np.random.RandomState(SEED))
    learn = hierarchical(huffman_tree(counts)) if hs else negative(stream)
    input_vectors = start.copy()  # 32 bits for each number, as gensim keeps them
    output_vectors = np.zeros((len(words) - hs, start.shape[1]), dtype=start.dtype)
    for sentence in sentences():
        for window in windows([ids[word] for word in sentence], RADIUS):
            for inputs, target in examples_of_gensim(name, window):
                error = learn(hidden_layer(input_vectors, inputs), target, output_vectors)
                np.subtract.at(input_vectors, inputs, ALPHA * error)
    return input_vectors, output_vectors


def recording(stored, name):
    return [stored[f"{name}_{what}"] for what in ("words", "counts", "start", "trained")]


def test_the_vectors_of_gensim(name, stored):
    words, counts, start, trained = recording(stored, name)
    ours, _ = train_ours(name, words, counts, start)
    assert np.abs(trained - start).max() > 0.1  # it did learn
    np.testing.assert_allclose(ours, trained, rtol=0, atol=1e-5)


def test_without_gensims_rule_they_differ(stored, monkeypatch):
    """The agreement is no accident: with the whole truth about CBOW, vectors differ."""
    words, counts, start, trained = recording(stored, "cbow_hierarchical")
    ours, _ = train_ours("cbow_hierarchical", words, counts, start)  # the exact sigmoid
    assert np.abs(ours - trained).max() > 1e-4


def test_output_vectors(name, stored):
    """In gensim's order for words; inner nodes stand in another order, so as a set of rows."""
    words, counts, start, _ = recording(stored, name)
    _, ours = train_ours(name, words, counts, start)
    theirs = stored[f"{name}_output"].astype(float)
    if name.endswith("hierarchical"):
        theirs = theirs[np.abs(theirs).sum(axis=1) > 0]
        distance = np.abs(ours[:, None] - theirs[None]).max(axis=2)
        assert sorted(distance.argmin(axis=1)) == list(range(len(words) - 1))
        assert distance.min(axis=1).max() < 1e-5
    else:
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-5)


def test_the_recording_is_what_gensim_does(name, stored):
    """Where gensim is installed: the file is not stale."""
    pytest.importorskip("gensim", reason="gensim is not installed: its recorded run is compared")
    live = run_gensim(name)
    for what, array in live.items():
        kept = stored[f"{name}_{what}"]
        if array.dtype.kind == "f":
            np.testing.assert_allclose(array, kept, rtol=0, atol=1e-6)
        else:
            assert array.tolist() == kept.tolist()
