"""Vocab: numbering, ties, what is left out, and the formula of subsampling."""

import numpy as np
import pytest

from w2v_lib.vocab import build_vocab, encode, keep_probs

SENTENCES = [["c", "a", "b"], ["b", "a", "d"], ["b"]]


def test_frequent_words_come_first_and_ties_by_first_appearance():
    vocab = build_vocab(SENTENCES)
    assert vocab.words == ["b", "a", "c", "d"]
    assert vocab.counts.tolist() == [3, 2, 1, 1]


def test_a_word_twice_in_a_sentence_counts_twice():
    vocab = build_vocab([["a", "b", "b"], ["b", "a", "c"]])
    assert dict(zip(vocab.words, vocab.counts.tolist(), strict=True)) == {"b": 3, "a": 2, "c": 1}


def test_ids_are_the_positions_in_words():
    vocab = build_vocab(SENTENCES)
    assert vocab.ids == {word: position for position, word in enumerate(vocab.words)}


def test_counts_are_whole_numbers():
    assert build_vocab(SENTENCES).counts.dtype.kind == "i"


def test_min_count_keeps_the_words_that_reach_it():
    assert build_vocab(SENTENCES, min_count=2).words == ["b", "a"]
    assert build_vocab(SENTENCES, min_count=3).words == ["b"]


def test_sentences_may_be_a_generator_and_may_be_empty():
    vocab = build_vocab(sentence for sentence in [[], ["a"], []])
    assert vocab.words == ["a"]


def test_encode_drops_unknown_words_and_keeps_the_order():
    vocab = build_vocab(SENTENCES, min_count=2)
    assert encode(["d", "a", "b", "a", "never"], vocab) == [1, 0, 1]
    assert encode(["never"], vocab) == []


def test_keep_probs_is_the_formula_of_the_paper():
    # Frequencies 0.9 and 0.1: sqrt(0.1 / 0.9) = 1/3, and 0.1 is just not too frequent.
    assert keep_probs([9, 1], threshold=0.1) == pytest.approx([1 / 3, 1.0], rel=1e-12)


def test_keep_probs_are_probabilities_for_any_threshold():
    counts = np.array([1000, 10, 1, 0])
    for threshold in (1e-6, 1e-3, 0.5, 1.0):
        probs = keep_probs(counts, threshold)
        assert np.all((probs > 0) & (probs <= 1))
        assert probs[-1] == 1.0


@pytest.mark.parametrize("sentences", [[], [[]], [[], []], iter([])])
def test_an_empty_corpus_is_refused(sentences):
    with pytest.raises(ValueError, match="at least one word"):
        build_vocab(sentences)


def test_a_min_count_that_empties_the_vocabulary_is_refused_with_the_largest_count():
    with pytest.raises(ValueError, match=r"min_count.*got 4.*'b'.*3 times"):
        build_vocab(SENTENCES, min_count=4)


@pytest.mark.parametrize("min_count", [0, -1])
def test_min_count_below_one_is_refused(min_count):
    with pytest.raises(ValueError, match="min_count"):
        build_vocab(SENTENCES, min_count)


@pytest.mark.parametrize("min_count", [1.5, "2", None])
def test_min_count_that_is_no_whole_number_is_refused(min_count):
    with pytest.raises(TypeError, match="min_count"):
        build_vocab(SENTENCES, min_count)


@pytest.mark.parametrize("sentences", ["the king", ["the", "king"], [b"the king"]])
def test_text_in_place_of_lists_of_words_is_refused(sentences):
    with pytest.raises(TypeError, match="tokenize"):
        build_vocab(sentences)


@pytest.mark.parametrize("sentences", [[[1, 2]], [[["the", "king"]]], [None], [3]])
def test_sentences_of_other_things_are_refused(sentences):
    with pytest.raises(TypeError, match="words"):
        build_vocab(sentences)


@pytest.mark.parametrize("sentence", ["king", [["king"]], [0, 1], None])
def test_encode_refuses_what_is_not_a_list_of_words(sentence):
    with pytest.raises(TypeError, match="words"):
        encode(sentence, build_vocab(SENTENCES))


@pytest.mark.parametrize("counts", [[], [[1, 2]], [3, -1], [3, np.nan], [3, np.inf], [0, 0]])
def test_keep_probs_refuses_bad_counts(counts):
    with pytest.raises(ValueError, match="counts"):
        keep_probs(counts)


@pytest.mark.parametrize("threshold", [0, -1e-3, np.nan, np.inf])
def test_keep_probs_refuses_thresholds_that_are_not_above_0(threshold):
    with pytest.raises(ValueError, match="threshold"):
        keep_probs([1, 2], threshold)
