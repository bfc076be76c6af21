"""Vectors -> what they know: neighbours, analogies, agreement with people.

Everything here reads trained vectors and changes none. Input vectors are meant where the course
says nothing else; which of the two sets to read is the matter of chapter 10.
"""

import numpy as np

from w2v_lib import require


def cosine_similarities(vector, vectors):
    """Compare one vector with many: the cosine of the angle to each.

    Parameters
    ----------
    vector : (dim,) array
    vectors : (n, dim) array

    Returns
    -------
    (n,) array
        From -1 (opposite) over 0 (at right angles) to 1 (same direction); 0 for a zero vector,
        which has no direction.

    Notes
    -----
    cos(a, b) = a·b / (‖a‖ ‖b‖)

    Examples
    --------
    >>> cosine_similarities([0, 2], [[0, 1], [3, 0], [0, -5], [0, 0]]).tolist()
    [1.0, 0.0, -1.0, 0.0]
    """
    vectors = require.finite("vectors", require.matrix("vectors", vectors))
    vector = require.finite("vector", require.vector("vector", vector, vectors.shape[1]))
    return unit(vectors) @ unit(vector)


def neighbours(word, vocab, vectors, n=5):
    """Find the words whose vectors point most nearly in the direction of a word's vector.

    Parameters
    ----------
    word : str
    vocab : Vocab
    vectors : (vocab_size, dim) array
    n : int
        How many to find.

    Returns
    -------
    list of n tuples (word, similarity)
        The nearest first; not the word itself. Equally near ones come in the order of their ids.

    Examples
    --------
    >>> from w2v_lib.vocab import build_vocab
    >>> vocab = build_vocab([["king", "queen", "cabbage"]])
    >>> found = neighbours("king", vocab, [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], n=1)
    >>> [(word, round(similarity, 2)) for word, similarity in found]
    [('queen', 0.71)]
    """
    vectors = _checked_vectors(vectors, vocab)
    similarities = cosine_similarities(vectors[_id(word, vocab)], vectors)
    ids = _nearest(similarities, n, excluded=[_id(word, vocab)])
    return [(vocab.words[i], float(similarities[i])) for i in ids]


def analogy(a, b, c, vocab, vectors, n=1):
    """Answer "a is to b as c is to what?" by walking from a to b, but starting at c.

    Parameters
    ----------
    a, b, c : str
    vocab : Vocab
    vectors : (vocab_size, dim) array
    n : int
        How many answers to give.

    Returns
    -------
    list of n words
        The best first. The three words of the question are never given.

    Notes
    -----
    The answer is the word d with the largest cos(v_d, v_b - v_a + v_c), all vectors at length 1.

    Examples
    --------
    >>> from w2v_lib.vocab import build_vocab
    >>> vocab = build_vocab([["man", "woman", "king", "queen", "cabbage"]])
    >>> vectors = [[1.0, 0.0], [1.0, 1.0], [3.0, 0.0], [3.0, 2.0], [-1.0, 1.0]]
    >>> analogy("man", "woman", "king", vocab, vectors)
    ['queen']
    """
    unit_vectors = unit(_checked_vectors(vectors, vocab))
    ids = [_id(word, vocab) for word in (a, b, c)]
    wanted = unit_vectors[ids[1]] - unit_vectors[ids[0]] + unit_vectors[ids[2]]
    return [vocab.words[i] for i in _nearest(unit_vectors @ wanted, n, excluded=ids)]


def analogy_accuracy(questions, vocab, vectors):
    """Measure the share of analogies whose first answer is right.

    Parameters
    ----------
    questions : list of tuples (a, b, c, d)
        "a is to b as c is to d".
    vocab : Vocab
    vectors : (vocab_size, dim) array

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> from w2v_lib.vocab import build_vocab
    >>> vocab = build_vocab([["one", "two", "three", "four"]])
    >>> vectors = [[1.0, 0.0], [1.0, 1.0], [3.0, 0.0], [3.0, 2.0]]
    >>> questions = [("one", "two", "three", "four"), ("one", "three", "two", "one")]
    >>> analogy_accuracy(questions, vocab, vectors)
    0.5
    """
    questions = _checked_questions(questions, vocab)
    right = [analogy(a, b, c, vocab, vectors) == [d] for a, b, c, d in questions]
    return sum(right) / len(right)


def rank_correlation(x, y):
    """Measure whether two lists of numbers put the same things in the same order.

    Parameters
    ----------
    x, y : (n,) arrays
        For instance the similarity of word pairs, by our vectors and by people.

    Returns
    -------
    float
        1 for the same order, -1 for the opposite one. Only the order counts, not the distances.

    Notes
    -----
    Spearman's ρ: the correlation of the ranks; equal numbers share the mean of their ranks.

    Examples
    --------
    >>> rank_correlation([1, 2, 3], [10, 20, 1000])
    1.0
    """
    x = require.finite("x", require.vector("x", x))
    y = require.finite("y", require.vector("y", y, len(x)))
    ranks = np.array([_ranks(x), _ranks(y)])
    ranks -= ranks.mean(axis=1, keepdims=True)
    spread_x, spread_y = (ranks**2).sum(axis=1)
    if spread_x == 0 or spread_y == 0:
        raise ValueError(
            "x and y must each hold two different numbers, or there is no order to compare, "
            f"got {x.tolist()!r:.40} and {y.tolist()!r:.40}: pass more pairs."
        )
    return float(ranks[0] @ ranks[1] / np.sqrt(spread_x * spread_y))


def unit(vectors):
    """Bring vectors, (dim,) or (n, dim), to length 1; zero vectors, without direction, stay zero.

    Examples
    --------
    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


def _nearest(similarities, n, excluded):
    """List the ids of the n largest similarities, from the largest down."""
    n = require.whole_number("n", n, at_least=1)
    n_left = len(similarities) - len(set(excluded))
    if n > n_left:
        raise ValueError(
            f"n must be at most {n_left}, as many words are left beside those of the question, "
            f"got {n}: pass a smaller n."
        )
    order = np.argsort(-similarities, kind="stable")  # stable: equal ones in the order of ids
    return [i for i in order.tolist() if i not in excluded][:n]


def _ranks(numbers):
    """Number from the smallest up; equal numbers share the mean of their ranks."""
    _, place, n_equal = np.unique(numbers, return_inverse=True, return_counts=True)
    return (np.cumsum(n_equal) - (n_equal - 1) / 2)[place]


def _id(word, vocab):
    """Look up a word, or say that it is not there."""
    if not isinstance(word, str):
        raise TypeError(f"a word must be a str, got {type(word).__name__} {word!r:.40}: pass one.")
    if word not in vocab.ids:
        raise ValueError(
            f"words must be in the vocabulary, got {word!r}: look at vocab.words; it is in lower "
            "case and leaves out rare words."
        )
    return vocab.ids[word]


def _checked_vectors(vectors, vocab):
    """Return the vectors if there is one per word, all finite."""
    vectors = require.finite("vectors", require.matrix("vectors", vectors))
    if len(vectors) != len(vocab.words):
        raise ValueError(
            f"vectors must have one row for each of the {len(vocab.words)} words, "
            f"got {len(vectors)}: pass the vectors that were trained with this vocabulary."
        )
    return vectors


def _checked_questions(questions, vocab):
    """Return the questions as a list, if they are some, of four known words each."""
    questions = list(questions)
    if not questions:
        raise ValueError("questions must hold at least one analogy, got none: pass (a, b, c, d).")
    for question in questions:
        if not isinstance(question, list | tuple) or len(question) != 4:
            raise ValueError(
                f"each question must be four words (a, b, c, d), got {question!r:.60}: "
                "pass a list of such tuples, also for a single one."
            )
        _id(question[3], vocab)  # an answer that cannot be given would count as wrong
    return questions
