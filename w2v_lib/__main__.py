"""The command line: word2vec on a text of your own.

    python -m w2v_lib train my_text.txt --out vectors.txt
    python -m w2v_lib neighbours vectors.txt king queen
    python -m w2v_lib analogy vectors.txt man king woman
    python -m w2v_lib map vectors.txt --out map.png

`python -m w2v_lib train --help` says what each knob does, and when to turn it.
"""

import difflib
import signal
import sys
import tempfile
from functools import partial

import numpy as np
from tqdm import tqdm

from w2v_lib import vectors as files
from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.arguments import LEARNING_RATES, WAS_WRONG, parser
from w2v_lib.checkpoints import whole_file
from w2v_lib.evaluate import analogy, neighbours, unit
from w2v_lib.fast.minibatch import block_learner
from w2v_lib.fast.stream import train_stream, window_learner
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax, negative_sampling, softmax
from w2v_lib.noise import noise_probs
from w2v_lib.sgd import init_vectors
from w2v_lib.text import read_sentences, tokenize
from w2v_lib.vocab import build_vocab, encode, keep_probs

BLOCK_CHUNK = 100_000  # tokens that the fast trainer mixes; the others learn as they read
WAS_STOPPED = 130  # the exit code after Ctrl-C
HARDLY = 0.95  # a loss that falls to no less than this share of that of the first epoch

# What the library says to whoever calls it from Python, and what that is on the command line.
SAID_HERE = {
    "path must": "TEXT must",
    "sentences must": "TEXT must",
    "look whether the corpus is empty, or a generator that was read before": "look into the file",
    "min_count must": "--min-count must",
    "smaller min_count": "smaller --min-count",
    "only 1 times": "only once",
    "(larger keep_probs)": "(--subsample 0)",
    "learning_rate or batch_size": "--learning-rate",
    "input_vectors must": "the vectors must",
    "look for a division by zero, a log of zero or a learning rate that is too large": "pass a "
    "smaller --learning-rate",
    "n must be": "--n must be",
    "a smaller n.": "a smaller --n.",
    "other windows, settings, first vectors or random generator": "another text or other knobs",
    "another path": "another --checkpoint",
    ", read a binary with load_binary": "",
}

# --- train ----------------------------------------------------------------------------------------


def train(wanted):
    """Count the words, go through the text once per epoch, and write the vectors."""
    _check_places(wanted.text, wanted.out, wanted.checkpoint)
    sentences = read_sentences(wanted.text)
    counted = tqdm(sentences, desc="counting", unit=" lines", unit_scale=True, disable=None)
    vocab = build_vocab(counted, wanted.min_count)
    _require_two(vocab.words, wanted.min_count)
    n_tokens = int(vocab.counts.sum())
    print(f"{n_tokens:,} words to learn from, {len(vocab.words):,} different ones")
    vectors, losses = _learn(wanted, vocab, n_tokens)
    _save_vectors(wanted.out, vocab.words, vectors[0])
    return _report(wanted.out, losses)


def _learn(wanted, vocab, n_tokens):
    """Both arrays of vectors, and the mean losses; none after Ctrl-C."""
    learn, n_rows = _model(wanted, vocab)
    rng = np.random.default_rng(wanted.seed)
    vectors = init_vectors(len(vocab.words), wanted.dim, rng, n_rows)
    run = partial(
        train_stream,
        lambda: (encode(sentence, vocab) for sentence in read_sentences(wanted.text)),
        learn,
        vectors,
        n_tokens,
        learning_rate=wanted.learning_rate or LEARNING_RATES[wanted.architecture],
        n_epochs=wanted.epochs,
        chunk_size=BLOCK_CHUNK if _is_fast(wanted) else 1,
        rng=rng,
        checkpoint=wanted.checkpoint,
        settings=_settings(wanted, vocab),
    )
    with tqdm(total=wanted.epochs * n_tokens, unit=" words", unit_scale=True, disable=None) as bar:
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # what diverges is refused in words
                return vectors, run(progress=bar.update)
        except KeyboardInterrupt:
            return vectors, None


def _check_places(read, *written):
    """Refuse, before hours of training, what could not be written after them."""
    written = [path for path in written if path]
    for path in written:
        _require_place(path)
    places = [path.resolve() for path in (read, *written)]
    if len(set(places)) < len(places):
        raise ValueError("what is read and what is written must be different files: rename one")


def _require_place(path):
    """See whether a file could be written there, by writing one and removing it."""
    if path.exists() and not path.is_file():  # /dev/null would be replaced, too
        raise ValueError(f"{path} is a folder or a device: name a file")
    try:
        tempfile.TemporaryFile(dir=path.parent).close()
    except OSError as error:
        raise ValueError(f"cannot write into the folder {path.parent}: {error.strerror}") from None


def _is_fast(wanted):
    return (wanted.architecture, wanted.loss) == ("skipgram", "negative")


def _require_two(words, min_count):
    """Refuse a text of one word: it could only guess itself."""
    if len(words) < 2:
        raise ValueError(
            f"two different words are needed that come {min_count} times or more, "
            f"got only {words[0]!r}: give more text, or a smaller --min-count"
        )


def _model(wanted, vocab):
    """The learner of one of the six models, and how many output vectors it needs."""
    keep = keep_probs(vocab.counts, wanted.subsample) if wanted.subsample else None
    noise = noise_probs(vocab.counts)
    if _is_fast(wanted):
        batch_size = min(256, max(16, len(vocab.words) // 8))  # few words bear small batches only
        make = partial(block_learner, noise, batch_size=batch_size, n_negatives=wanted.negatives)
        return make(radius=wanted.radius, keep_probs=keep), len(vocab.words)
    loss = {
        "softmax": softmax,
        "negative": lambda: negative_sampling(noise, wanted.negatives),
        "hierarchical": lambda: hierarchical_softmax(huffman_tree(vocab.counts)),
    }[wanted.loss]()
    examples_of = {"skipgram": skipgram_examples, "cbow": cbow_examples}[wanted.architecture]
    return window_learner(examples_of, loss, wanted.radius, keep), loss.n_rows


def _settings(wanted, vocab):
    """What a checkpoint must have been made with to be gone on from."""
    places = {"run", "text", "out", "checkpoint"}
    knobs = {name: value for name, value in vars(wanted).items() if name not in places}
    return knobs, vocab.words, vocab.counts.tolist()


def _report(path, losses):
    """Say what is in the file, and what to do with it."""
    if losses is None:
        print(f"Stopped. {path} holds what was learned so far.", file=sys.stderr)
        return WAS_STOPPED
    first, last = losses[0], losses[-1]
    print(f"mean loss per guess: {first:.4g} nats in epoch 1, {last:.4g} in the last")
    if last > first:
        print("It grew: the steps are too large. Give a smaller --learning-rate.")
    elif len(losses) > 1 and last > HARDLY * first:
        print("It hardly fell after the first epoch: a small text wants more --epochs.")
    print(f"{path} holds the vectors. Now try: python -m w2v_lib neighbours {path} WORD")
    return 0


# --- reading vectors ------------------------------------------------------------------------------


def show_neighbours(wanted):
    """Print the nearest words of each word."""
    vocab, vectors = _load_vectors(wanted.vectors)
    for word in _known(wanted.words, vocab):
        lines = [
            f"  {cos:5.2f}  {other}" for other, cos in neighbours(word, vocab, vectors, wanted.n)
        ]
        print(word, *lines, sep="\n")
    return 0


def show_analogy(wanted):
    """Print what is to c as b is to a."""
    vocab, vectors = _load_vectors(wanted.vectors)
    a, b, c = _known([wanted.a, wanted.b, wanted.c], vocab)
    answers = analogy(a, b, c, vocab, vectors, wanted.n)
    print(f"{a} is to {b} as {c} is to:")
    for place, word in enumerate(answers, 1):
        print(f"  {place:2}.  {word}")
    return 0


def draw_map(wanted):
    """Draw words where their first two principal components are."""
    from w2v_lib.plots import word_map  # which takes a second to import

    _check_places(wanted.vectors, wanted.out)
    vocab, vectors = _load_vectors(wanted.vectors)
    words = list(dict.fromkeys(_known(wanted.words or vocab.words[: wanted.n], vocab)))
    if len(words) < 3 or vectors.shape[1] < 2:
        found = f"{len(words)} of {vectors.shape[1]}"
        raise ValueError(f"a map needs 3 different words of 2 numbers each or more, got {found}")
    chosen = vectors[[vocab.ids[word] for word in words]].astype(float)
    points, share = _plane(chosen)
    title = f"{len(words)} words: a plane shows {share:.0%} of how their directions differ"
    _save_picture(wanted.out, word_map(words, points, title=title))
    print(f"{wanted.out} holds the map. {title}.")
    return 0


def _plane(vectors):
    """The first two principal components of directions, and the share of their spread in it."""
    directions = unit(vectors)
    centered = directions - directions.mean(axis=0)
    _, sizes, axes = np.linalg.svd(centered, full_matrices=False)
    spread = sizes**2 / max(np.sum(sizes**2), 1e-300)
    return centered @ axes[:2].T, spread[:2].sum()


def _known(words, vocab):
    """The words as they are spelt in the vocabulary."""
    return [_as_spelt(word, vocab) for word in words]


def _as_spelt(word, vocab):
    """A word as it is, in small letters, or as training reads it; else say what is spelt so."""
    for spelling in (word, word.lower(), " ".join(tokenize(word))):
        if spelling in vocab.ids:
            return spelling
    of_small = {known.lower(): known for known in reversed(vocab.words)}
    near = [of_small[other] for other in difflib.get_close_matches(word.lower(), of_small, n=5)]
    hint = f": did you mean {', '.join(near)}?" if near else ", and none is spelt like it"
    raise ValueError(f"{word!r} is not among the {len(vocab.words):,} words{hint}")


# --- files ----------------------------------------------------------------------------------------


def _is_binary(path):
    return path.suffix.lower() == ".bin"


def _save_vectors(path, words, vectors):
    """Write the input vectors with 6 digits after the point, as word2vec does."""
    save = files.save_binary if _is_binary(path) else files.save_text
    save(path, words, np.round(vectors, 6))


def _load_vectors(path):
    try:
        words, vectors = (files.load_binary if _is_binary(path) else files.load_text)(path)
    except ValueError as error:
        raise ValueError(f"{error} (.bin means the binary format, other names the text.)") from None
    return build_vocab([words]), vectors


def _save_picture(path, picture):
    """Write a picture as its suffix says."""
    content = picture.svg() if path.suffix.lower() == ".svg" else picture.png()
    with whole_file(path) as file:
        file.write(content)


def _in_words(error):
    """What went wrong, in the command line's own names."""
    what = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(str(part) for part in (error.filename, error.strerror) if part)
    if isinstance(error, MemoryError):
        return f"too large for the memory of this computer: {what}"
    for in_python, here in SAID_HERE.items():
        what = what.replace(in_python, here)
    return what


def main(argv=None):
    """Run one command; what goes wrong is one line and exit code 2."""
    runs = {"train": train, "neighbours": show_neighbours, "analogy": show_analogy, "map": draw_map}
    wanted = parser(__doc__, runs).parse_args(argv)
    try:
        return wanted.run(wanted)
    except (OSError, ValueError, MemoryError) as error:
        print("python -m w2v_lib:", _in_words(error), file=sys.stderr)
        return WAS_WRONG
    except KeyboardInterrupt:
        print("Stopped. Nothing was written.", file=sys.stderr)
        return WAS_STOPPED


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` has read enough: that is no error
    if sys.stdout:
        sys.stdout.reconfigure(errors="replace")  # a pipe on Windows may not have every letter
    sys.exit(main())
