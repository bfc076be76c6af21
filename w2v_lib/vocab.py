"""Tokens -> Vocab: which words there are, which id each has, and how often it came.

Frequent words get small ids. What a sentence loses on its way to ids is decided here:
`build_vocab` leaves out rare words, `encode` drops words that it does not know, and `keep_probs`
says how likely each token of a frequent word stays.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np

from w2v_lib import require


class Vocab(NamedTuple):
    """The words of a corpus: `words[i]` has id i and came `counts[i]` times (tokens)."""

    words: list
    ids: dict
    counts: np.ndarray


def build_vocab(sentences, min_count=1):
    """Count the words of a corpus and number them from the most frequent down.

    Parameters
    ----------
    sentences : iterable of lists of str
        One list of words per sentence.
    min_count : int
        Words that came fewer times (tokens) are left out.

    Returns
    -------
    Vocab
        Words that came equally often stand in the order of their first appearance.

    Examples
    --------
    >>> vocab = build_vocab([["the", "king"], ["the", "queen"]])
    >>> vocab.words, vocab.ids["king"], vocab.counts.tolist()
    (['the', 'king', 'queen'], 1, [2, 1, 1])
    """
    require.whole_number("min_count", min_count, at_least=1)
    counter = Counter()
    for sentence in sentences:
        _require_words(sentence)
        counter.update(sentence)
    # most_common sorts stably, so equal counts keep the order in which they were met.
    kept = [(word, count) for word, count in counter.most_common() if count >= min_count]
    _require_some_left(kept, counter, min_count)
    words = [word for word, _ in kept]
    ids = {word: word_id for word_id, word in enumerate(words)}
    return Vocab(words, ids, np.array([count for _, count in kept]))


def encode(sentence, vocab):
    """Turn the words of one sentence into ids; unknown words are dropped.

    Parameters
    ----------
    sentence : list of str
    vocab : Vocab

    Returns
    -------
    list of int
        As long as the sentence, less the words that the vocabulary does not have.

    Examples
    --------
    >>> vocab = build_vocab([["the", "king"], ["the", "queen"]])
    >>> encode(["the", "old", "queen"], vocab)
    [0, 2]
    """
    _require_words(sentence)
    return [vocab.ids[word] for word in sentence if word in vocab.ids]


def keep_probs(counts, threshold=1e-3):
    """Say how likely each token of a word stays when frequent words are thinned out.

    Parameters
    ----------
    counts : (vocab_size,) array
        How often each word came (tokens).
    threshold : float
        Words with a larger share of the corpus than this lose some of their tokens.

    Returns
    -------
    (vocab_size,) array
        Probability to keep one token of the word; 1 for words below the threshold.

    Notes
    -----
    P(keep w) = min(1, √(threshold / frequency(w)))      Mikolov et al. 2013b, section 2.3

    Examples
    --------
    A word with 4 times the threshold keeps half of its tokens, one at the threshold keeps all.

    >>> keep_probs([40, 40, 10, 10], threshold=0.1).round(3).tolist()
    [0.5, 0.5, 1.0, 1.0]
    """
    counts = require.counts("counts", counts)
    require.number("threshold", threshold, above=0)
    frequency = counts / counts.sum()
    # max(frequency, threshold) instead of min(1, …): the same number, and no division by zero.
    return np.sqrt(threshold / np.maximum(frequency, threshold))


def _require_words(sentence):
    """Refuse a sentence that is not a list of words; the first word speaks for all."""
    if isinstance(sentence, str | bytes):
        raise TypeError(
            f"a sentence must be a list of words, got the text {sentence!r:.40}: "
            "cut it with tokenize(text), and pass a list of such sentences where many are meant."
        )
    if not isinstance(sentence, list | tuple) or (sentence and not isinstance(sentence[0], str)):
        raise TypeError(
            f"a sentence must be a list of words, got {type(sentence).__name__} {sentence!r:.40}: "
            "pass one list of str per sentence."
        )


def _require_some_left(kept, counter, min_count):
    """Refuse to build a vocabulary without words, and say why there are none."""
    if not counter:
        raise ValueError(
            "sentences must hold at least one word, got none: "
            "look whether the corpus is empty, or a generator that was read before."
        )
    if not kept:
        word, count = counter.most_common(1)[0]
        raise ValueError(
            f"min_count must leave at least one word, got {min_count}, but {word!r}, the most "
            f"frequent, came only {count} times: pass a smaller min_count or more text."
        )
