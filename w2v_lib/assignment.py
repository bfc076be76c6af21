"""CS224N's training run, repeated: the same draws in the same order, and so the same vectors.

    python -m w2v_lib.assignment PATH_TO_datasetSentences.txt

Trains as the assignment's run.py does: skip-gram with negative sampling, 40,000 steps, each down
the mean gradient of 50 windows. Only the way is another one: all examples of a step in a few matrix
products, and only the rows that they touch, where the hand-out fills two whole matrices for each
pair of words. That turns its one to two hours into less than a minute.

The text, `datasetSentences.txt` of the Stanford Sentiment Treebank, does not come with the course.
"""

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from w2v_lib import require
from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.checkpoints import whole_file

KNOWN_MD5 = "964acd42d5690e9e25ceb28a0bd77ff9"
DRAW_SEED, VECTOR_SEED = 31415, 9265
DIM = 10
MAX_RADIUS = 5
N_NEGATIVES = 10
BATCH_SIZE = 50  # windows
LEARNING_RATE, HALVE_EVERY, N_STEPS = 0.3, 20_000, 40_000
COPIES = 30  # of the text, each subsampled by itself
SUBSAMPLE = 1e-5
TABLE_SIZE = 1_000_000
PRINT_EVERY = 10  # steps between two losses of the running average


# The text ---------------------------------------------------------------------------------


class Text(NamedTuple):
    """The treebank in numbers: all tokens in a row, and where the sentences end."""

    words: list  # of str, in the order in which they first occur; "UNK", which never occurs, last
    counts: np.ndarray  # (vocab_size,), in tokens
    ids: np.ndarray  # (n_tokens,)
    lengths: np.ndarray  # (n_sentences,), in tokens


def read_text(path):
    """Read datasetSentences.txt: a heading, then one number and one sentence per line.

    Raises
    ------
    ValueError
        If the file has another form, or is not UTF-8.
    """
    try:
        heading, *lines = Path(path).read_text(encoding="utf-8").strip().split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} must be UTF-8 text, and is not: {error}.") from None
    if not lines or heading.split() != ["sentence_index", "sentence"]:
        raise ValueError(
            f"{path} must be datasetSentences.txt of the Stanford Sentiment Treebank, which begins "
            f"with the heading 'sentence_index sentence'; this begins with {heading[:40]!r}."
        )
    sentences = [line.lower().split()[1:] for line in lines]
    ids = {}
    for sentence in sentences:
        for word in sentence:
            ids.setdefault(word, len(ids))
    flat = np.array([ids[word] for sentence in sentences for word in sentence], dtype=np.int64)
    counts = np.append(np.bincount(flat, minlength=len(ids)), 1)  # UNK counts as one token
    return Text([*ids, "UNK"], counts, flat, np.array([len(s) for s in sentences]))


def is_known(path):
    """Whether this is, to the byte, the file whose training others have published."""
    return hashlib.md5(Path(path).read_bytes(), usedforsecurity=False).hexdigest() == KNOWN_MD5


# The draws --------------------------------------------------------------------------------


def noise_table(counts, size=TABLE_SIZE):
    """A word for each of `size` slots, in proportion to count^0.75."""
    weights = np.array([float(count) ** 0.75 for count in counts])  # Python's power, to the digit
    ends = np.cumsum(weights / weights.sum()) * size
    return np.searchsorted(ends, np.arange(size))


class Draws:
    """What `random.Random(seed)` would draw, many numbers at a time.

    Python's generator and NumPy's MT19937 are the same machine: it makes words of 32 bits. Python
    takes the first bits of a word for `randint`, and takes another word when they are too large.
    """

    CHUNK = 1 << 20

    def __init__(self, seed, table):
        *key, place = random.Random(seed).getstate()[1]
        self._bits = np.random.MT19937()
        state = {"key": np.array(key, dtype=np.uint32), "pos": place}
        self._bits.state = {"bit_generator": "MT19937", "state": state}
        self._table = table
        self._shift = 32 - len(table).bit_length()
        self._words = np.empty(0, dtype=np.uint64)
        self._place = 0

    def _want(self, n):
        """See to it that at least n unread words lie ready, and what they mean as noise."""
        if self._place + n <= len(self._words):
            return
        new = self._bits.random_raw(max(n, self.CHUNK))
        self._words = np.concatenate([self._words[self._place :], new])
        self._scalars, self._place = self._words.tolist(), 0
        slots = self._words >> self._shift
        fits = slots < len(self._table)
        self._noise_at = np.flatnonzero(fits)
        self._noise = self._table[slots[fits].astype(np.int64)].tolist()
        self._noise_before = np.cumsum(fits) - fits

    def below(self, n):
        """randint(0, n - 1)."""
        shift = 32 - n.bit_length()
        while True:
            self._want(1)
            number = self._scalars[self._place] >> shift
            self._place += 1
            if number < n:
                return number

    def uniform(self, n):
        """n times random(): 53 bits out of two words each."""
        parts = []
        for size in [self.CHUNK // 2] * (2 * n // self.CHUNK) + [n % (self.CHUNK // 2)]:
            self._want(2 * size)
            pairs = self._words[self._place : self._place + 2 * size].reshape(-1, 2)
            self._place += 2 * size
            parts.append(((pairs[:, 0] >> 5) * 2.0**26 + (pairs[:, 1] >> 6)) / 2.0**53)
        return np.concatenate(parts)

    def negatives(self, targets):
        """Ten noise words for each target in a row, each drawn again while it is the target.

        Nearly always nothing has to be drawn again, and one slice holds them all.
        """
        n = len(targets) * N_NEGATIVES
        self._want(4 * n + 100)
        first = self._noise_before[self._place]
        drawn = self._noise[first : first + n]
        for number, target in enumerate(targets):
            if target in drawn[number * N_NEGATIVES : (number + 1) * N_NEGATIVES]:
                return [self._one_negative(t) for t in targets for _ in range(N_NEGATIVES)]
        self._place = int(self._noise_at[first + n - 1]) + 1
        return drawn

    def _one_negative(self, target):
        while True:
            word_id = int(self._table[self.below(len(self._table))])
            if word_id != target:
                return word_id


def subsample(text, draws):
    """The sentences that are left of 30 copies of the text, as lists of word ids."""
    share = SUBSAMPLE * int(text.counts.sum())
    reject = np.maximum(0, 1 - np.sqrt(share / text.counts))[np.tile(text.ids, COPIES)]
    keep = np.ones(len(reject), dtype=bool)
    keep[reject > 0] = draws.uniform(np.count_nonzero(reject > 0)) >= reject[reject > 0]
    kept = np.tile(text.ids, COPIES)[keep].tolist()
    ends = np.append(0, np.cumsum(np.tile(text.lengths, COPIES)))
    ends = np.append(0, np.cumsum(keep))[ends].tolist()
    sentences = (kept[start:end] for start, end in pairwise(ends))
    sentences = [sentence for sentence in sentences if len(sentence) > 1]
    if not any(len(set(sentence)) > 1 for sentence in sentences):
        raise ValueError(
            "the text is too short: subsampling leaves no two different words side by side, and so "
            "nothing to learn from. Use the whole datasetSentences.txt."
        )
    return sentences


def draw_windows(text, draws) -> Iterator[tuple]:
    """Without end: (centre, context, 10 negatives for each), in the hand-out's order of draws.

    The text is subsampled when the first window asks for it, after the draw of its radius.
    """
    sentences = None
    while True:
        radius = 1 + draws.below(MAX_RADIUS)
        if sentences is None:
            sentences = subsample(text, draws)
        context = []
        while not context:
            sentence = sentences[draws.below(len(sentences))]
            place = draws.below(len(sentence))
            center = sentence[place]
            around = sentence[max(0, place - radius) : place + radius + 1]
            context = [word_id for word_id in around if word_id != center]
        yield center, context, draws.negatives(context)


# The training -----------------------------------------------------------------------------


class Run(NamedTuple):
    """What the training leaves."""

    words: list
    input_vectors: np.ndarray  # (vocab_size, 10): the hand-out's centre vectors
    output_vectors: np.ndarray  # (vocab_size, 10): its outside vectors
    losses: list  # nats per window, the running average that it prints every 10 steps


def initial_vectors(vocab_size):
    """Small random input vectors, output vectors of zero."""
    uniform = np.random.RandomState(VECTOR_SEED).rand(vocab_size, DIM)
    return (uniform - 0.5) / DIM, np.zeros((vocab_size, DIM))


def pairs_of(windows):
    """The centre of every pair, and its rows: the target first, then its negatives."""
    centers = np.repeat([w[0] for w in windows], [len(w[1]) for w in windows])
    targets = [word_id for _, context, _ in windows for word_id in context]
    negatives = np.array([word_id for window in windows for word_id in window[2]])
    return centers, np.column_stack([targets, negatives.reshape(-1, N_NEGATIVES)])


def mean_loss(scores, n_windows):
    """The loss of all pairs, per window, in nats; column 0 holds the scores of the targets."""
    signs = np.array([1.0] + [-1.0] * N_NEGATIVES)
    return -log_sigmoid(signs * scores).sum() / n_windows


def batch_step(windows, input_vectors, output_vectors, learning_rate):
    """One step down the mean gradient of some windows, in place; returns their mean loss before.

    Equal to `sgd.step` with `negative_sampling_loss`, its rate divided by the number of windows.
    """
    centers, rows = pairs_of(windows)
    hidden, vectors = input_vectors[centers], output_vectors[rows]  # (n, 10), (n, 11, 10)
    scores = (vectors @ hidden[:, :, None])[:, :, 0]
    error = sigmoid(scores)
    error[:, 0] -= 1.0
    rate = learning_rate / len(windows)
    grad_hidden = (error[:, None, :] @ vectors)[:, 0]
    _subtract_rows(input_vectors, centers, rate * grad_hidden)
    _subtract_rows(output_vectors, rows.ravel(), rate * error[:, :, None] * hidden[:, None, :])
    return mean_loss(scores, len(windows))


def _subtract_rows(matrix, rows, changes):
    """np.subtract.at(matrix, rows, changes), entry by entry, which NumPy does much faster."""
    places = rows[:, None] * matrix.shape[1] + np.arange(matrix.shape[1])
    np.subtract.at(matrix.reshape(-1), places.ravel(), changes.ravel())


def run(text, n_steps=N_STEPS, seed=DRAW_SEED, progress=iter):
    """Train on a Text as run.py does.

    Parameters
    ----------
    text : Text
        From read_text.
    n_steps : int
        The hand-out takes 40,000.
    seed : int
        Of all draws but the first vectors'.
    progress : callable
        Wraps the steps, to show how far they are: tqdm.

    Returns
    -------
    Run
    """
    n_steps = require.whole_number("n_steps", n_steps, at_least=1)
    vectors = initial_vectors(len(text.words))
    windows = draw_windows(text, Draws(seed, noise_table(text.counts)))
    rate, losses = LEARNING_RATE, []
    for number in progress(range(1, n_steps + 1)):
        loss = batch_step(list(islice(windows, BATCH_SIZE)), *vectors, rate)
        if number % PRINT_EVERY == 0:
            losses.append(0.95 * losses[-1] + 0.05 * loss if losses else loss)
        if number % HALVE_EVERY == 0:
            rate /= 2
    return Run(text.words, *vectors, losses)


def baselines(text, trained, n_windows=20_000, seed=0):
    """Mean loss on windows drawn anew from the training text, of the vectors and of three dummies.

    Returns
    -------
    dict
        Words to nats per window.
    """
    draws = Draws(seed, noise_table(text.counts))
    centers, rows = pairs_of(list(islice(draw_windows(text, draws), n_windows)))
    vectors, zeros = trained.output_vectors[rows], np.zeros(rows.shape)
    mean = np.tile(trained.input_vectors.mean(axis=0), (len(centers), 1))
    scores = {
        "all scores 0, as before training": zeros,
        "every score log(1/10), no vectors at all": zeros + np.log(1 / N_NEGATIVES),
        "every centre vector replaced by their mean": (vectors @ mean[:, :, None])[:, :, 0],
        "the trained vectors": (vectors @ trained.input_vectors[centers][:, :, None])[:, :, 0],
    }
    return {words: mean_loss(value, n_windows) for words, value in scores.items()}


# The command ------------------------------------------------------------------------------


def save(path, trained):
    """Write the vectors as .npz, whole or not at all."""
    with whole_file(path) as file:
        np.savez(
            file,
            words=np.array(trained.words),
            input_vectors=trained.input_vectors,
            output_vectors=trained.output_vectors,
        )


def arguments():
    parser = argparse.ArgumentParser(
        prog="python -m w2v_lib.assignment",
        description="Repeat the training run of CS224N's word2vec assignment.",
        epilog="The text comes with the Stanford Sentiment Treebank, which you download yourself.",
    )
    parser.add_argument("text", metavar="PATH_TO_datasetSentences.txt", type=Path)
    parser.add_argument("--steps", type=int, default=N_STEPS, help="default: %(default)s")
    parser.add_argument("--out", type=Path, help="where to keep the vectors: vectors.npz")
    return parser


def main(argv=None):
    """Train, print the losses that run.py prints, and what they are worth."""
    wanted = arguments().parse_args(argv)
    try:
        text = read_text(wanted.text)
        if not is_known(wanted.text):
            print("Not the edition of the text that the published numbers are about.")
        print(f"{len(text.ids):,} tokens, {len(text.words):,} words")
        trained = run(text, wanted.steps, progress=lambda steps: tqdm(steps, unit=" steps"))
    except (OSError, ValueError) as error:
        print(f"Could not train: {error}", file=sys.stderr)
        return 1
    if wanted.out:
        save(wanted.out, trained)
    for number in (10, 1000, 5000, 10_000, 20_000, 40_000):
        if number <= wanted.steps:
            place = number // PRINT_EVERY - 1
            print(f"step {number:6,}: loss {trained.losses[place]:.4f} nats per window")
    print("On windows drawn anew, in nats per window:")
    for words, loss in baselines(text, trained).items():
        print(f"  {loss:7.3f}  {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
