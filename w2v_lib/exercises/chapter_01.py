"""Exercises of chapter 01: from text to examples."""

from collections import Counter

import numpy as np

from w2v_lib.exercises.spec import Case, Code, Misconception, Pencil, Predict, Term
from w2v_lib.vocab import build_vocab, keep_probs
from w2v_lib.windows import windows

# --- 01.1: number the words -----------------------------------------------------------------------


def number_words(sentences, min_count):
    """List the words in the order of their ids: id 0 comes first."""
    counts = {}
    for sentence in sentences:
        for word in sentence:
            counts[word] = counts.get(word, 0) + 1  # a dict keeps the order of first appearance
    kept = [word for word in counts if counts[word] >= min_count]
    return sorted(kept, key=lambda word: -counts[word])  # equal counts stay in their order


def vocabulary_cases(rng):
    """Ties that are not in the order of the alphabet, and counts that just reach min_count."""
    return [
        ([["b", "a", "b"]], 1),
        Case("two words come equally often", ([["b", "a"], ["c", "c"]], 1)),
        Case("one word comes exactly min_count times", ([["x", "y", "x"], ["x", "y", "z"]], 2)),
        ([["the", "king"], ["the", "queen"], ["a", "king"]], 1),
        ([["c", "b", "a"], ["b", "c"], ["a", "d", "d"]], 2),
        (
            [list("deed"), list("abba"), list("cede"), list("bad")],
            3,
        ),
    ]


def words_by_the_library(sentences, min_count):
    return build_vocab(sentences, min_count).words


def _counts(sentences):
    """Counts in the order of first appearance."""
    return Counter(word for sentence in sentences for word in sentence)


def only_above_min_count(sentences, min_count):
    return number_words(sentences, min_count + 1)


def ties_by_alphabet(sentences, min_count):
    counts = _counts(sentences)
    return sorted(number_words(sentences, min_count), key=lambda word: (-counts[word], word))


def ties_turned_round(sentences, min_count):
    counts = _counts(sentences)
    return sorted(number_words(sentences, min_count), key=counts.get)[::-1]


def rarest_first(sentences, min_count):
    counts = _counts(sentences)
    return sorted((word for word in counts if counts[word] >= min_count), key=counts.get)


def never_sorted(sentences, min_count):
    counts = _counts(sentences)
    return [word for word in counts if counts[word] >= min_count]


def by_alphabet(sentences, min_count):
    return sorted(number_words(sentences, min_count))


def with_their_counts(sentences, min_count):
    counts = _counts(sentences)
    return [(word, counts[word]) for word in number_words(sentences, min_count)]


def once_per_token(sentences, min_count):
    counts = _counts(sentences)
    kept = [word for sentence in sentences for word in sentence if counts[word] >= min_count]
    return sorted(kept, key=counts.get, reverse=True)


def sentence_by_sentence(sentences, min_count):
    return [word for sentence in sentences for word in number_words([sentence], min_count)]


def min_count_in_each_sentence(sentences, min_count):
    enough = [[w for w in s if s.count(w) >= min_count] for s in sentences]
    return number_words(enough, min_count)


def once_per_sentence(sentences, min_count):
    return number_words([dict.fromkeys(sentence) for sentence in sentences], min_count)


def letters_counted(sentences, min_count):
    return number_words([[letter for word in s for letter in word] for s in sentences], min_count)


def counts_in_order(sentences, min_count):
    return [count for _, count in with_their_counts(sentences, min_count)]


# --- 01.3: cut the windows ------------------------------------------------------------------------


def cut_windows(ids, radius):
    """List the windows of one sentence: (center, context) for every word with a neighbour."""
    found = []
    for position, center in enumerate(ids):
        left = ids[max(0, position - radius) : position]  # without max it may start at the end
        right = ids[position + 1 : position + 1 + radius]
        if left or right:
            found.append((center, left + right))
    return found


def window_cases(rng):
    """Repeats, both borders, radii that are too large, and sentences without a window."""
    return [
        ([1, 2, 3], 1),
        Case("a word comes twice", ([5, 3, 5, 3, 4], 2)),
        ([9, 8, 7, 6, 5, 4, 3], 2),
        Case("the radius is larger than the sentence", ([7, 4, 9], 8)),
        Case("the sentence has one word", ([4], 3)),
        Case("the sentence is empty", ([], 2)),
        Case("the same word stands side by side", ([2, 2, 9, 2, 6], 3)),
    ]


def windows_by_the_library(ids, radius):
    return list(windows(ids, radius))


def _cut(ids, places_of):
    """Windows whose places are given by a rule; empty ones are left out."""
    cut = [(center, [ids[i] for i in places_of(t)]) for t, center in enumerate(ids)]
    return [window for window in cut if window[1]]


def _near(t, radius, ids):
    return [i for i in range(len(ids)) if 0 < abs(i - t) <= radius]


def start_before_the_sentence(ids, radius):
    cut = [
        (center, ids[t - radius : t] + ids[t + 1 : t + 1 + radius]) for t, center in enumerate(ids)
    ]
    return [window for window in cut if window[1]]


def start_before_and_empty_kept(ids, radius):
    return [(word, ids[t - radius : t] + ids[t + 1 : t + 1 + radius]) for t, word in enumerate(ids)]


def places_from_the_end(ids, radius):
    exist = range(-len(ids), len(ids))  # what Python accepts between the brackets
    return _cut(
        ids, lambda t: [i for i in range(t - radius, t + radius + 1) if i != t and i in exist]
    )


def right_end_too_early(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if i < t + radius])


def right_end_too_early_and_empty_kept(ids, radius):
    return [
        (center, [ids[i] for i in _near(t, radius, ids) if i < t + radius])
        for t, center in enumerate(ids)
    ]


def left_end_too_late(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if i > t - radius])


def right_half_with_center(ids, radius):
    return _cut(
        ids, lambda t: [*range(max(0, t - radius), t), *range(t, min(t + radius, len(ids)))]
    )


def closed_to_a_ring(ids, radius):
    n = len(ids)
    return [
        (center, [ids[(t + j) % n] for j in range(-radius, radius + 1) if j])
        for t, center in enumerate(ids)
    ]


def right_half_first(ids, radius):
    return _cut(ids, lambda t: sorted(_near(t, radius, ids), key=lambda i: (i < t, i)))


def left_half_turned_round(ids, radius):
    return _cut(ids, lambda t: sorted(_near(t, radius, ids), key=lambda i: (i > t, abs(i - t))))


def neighbours_on_both_sides(ids, radius):
    return list(windows(ids, radius))[1:-1]


def word_before_lost(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if i != t - 1])


def right_end_too_late(ids, radius):
    return _cut(
        ids, lambda t: [*_near(t, radius, ids), *[t + radius + 1][: t + radius + 1 < len(ids)]]
    )


def outermost_lost(ids, radius):
    return _cut(ids, lambda t: _near(t, radius - 1, ids))


def center_in_context(ids, radius):
    return _cut(ids, lambda t: sorted([t, *_near(t, radius, ids)]))


def center_among_its_neighbours(ids, radius):
    return [window for window in center_in_context(ids, radius) if len(ids) > 1]


def first_equal_word_removed(ids, radius):
    found = []
    for word, around in center_in_context(ids, radius):
        around.remove(word)
        found += [(word, around)] if around else []
    return found


def halves_apart(ids, radius):
    return [
        (word, (ids[max(0, t - radius) : t], ids[t + 1 : t + 1 + radius]))
        for t, word in enumerate(ids)
        if len(ids) > 1
    ]


def equal_words_dropped(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if ids[i] != ids[t]])


def context_as_a_set(ids, radius):
    return [(center, sorted(set(context))) for center, context in windows(ids, radius)]


def full_windows_only(ids, radius):
    return [window for window in windows(ids, radius) if len(window[1]) == 2 * radius]


def left_side_only(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if i < t])


def right_side_only(ids, radius):
    return _cut(ids, lambda t: [i for i in _near(t, radius, ids) if i > t])


def empty_windows_kept(ids, radius):
    return [(center, [ids[i] for i in _near(t, radius, ids)]) for t, center in enumerate(ids)]


def places_in_place_of_ids(ids, radius):
    return list(windows(list(range(len(ids))), radius))


def places_of_centers(ids, radius):
    return [(t, context) for t, (_, context) in enumerate(windows(ids, radius))]


def first_place_of_the_word(ids, radius):
    return _cut(ids, lambda t: _near(ids.index(ids[t]), radius, ids))


def pairs_and_no_windows(ids, radius):
    return [(center, word) for center, context in windows(ids, radius) for word in context]


def from_near_to_far(ids, radius):
    return _cut(ids, lambda t: sorted(_near(t, radius, ids), key=lambda i: (abs(i - t), i)))


# --- 01.5 and 01.7: pencil ------------------------------------------------------------------------


def sentence_symbols(rng):
    """A radius and a longer sentence."""
    m = int(rng.integers(2, 6))
    return {"m": m, "T": m + int(rng.integers(2, 9))}


def pairs_counted(at):
    """Look at every two places of the sentence."""
    places = range(at["T"])
    return float(sum(0 < abs(i - j) <= at["m"] for i in places for j in places))


PAIRS_TERMS = (
    Term(
        name="2mT",
        value=lambda at: 2.0 * at["m"] * at["T"],
        because="If all windows were full, each of the T words would have 2m neighbours.",
    ),
    Term(
        name="m²",
        value=lambda at: float(at["m"] ** 2),
        coefficient=-1,
        because="Both borders together cost m(m + 1), which is m² + m.",
    ),
    Term(
        name="m",
        value=lambda at: float(at["m"]),
        coefficient=-1,
        because="Both borders together cost m(m + 1), which is m² + m.",
    ),
    Term(
        name="T",
        value=lambda at: float(at["T"]),
        coefficient=0,
        because="What the borders cost does not depend on T.",
    ),
    Term(
        name="1",
        value=lambda at: 1.0,
        coefficient=0,
        because="Test your formula with m = 1: then it must be 2T - 2.",
    ),
)


def distance_symbols(rng):
    """A largest half-width and a distance within it."""
    m = int(rng.integers(4, 10))
    return {"k": int(rng.integers(2, m + 1)), "m": m}


SHARE_TERMS = (
    Term(
        name="1",
        value=lambda at: 1.0,
        because="m of the m half-widths would be all of them, which is 1.",
    ),
    Term(
        name="k/m",
        value=lambda at: at["k"] / at["m"],
        coefficient=-1,
        because="The further away the word, the fewer half-widths reach it.",
    ),
    Term(
        name="1/m",
        value=lambda at: 1 / at["m"],
        because="A half-width of exactly k reaches the word too.",
    ),
)


def share_counted(at):
    """Try every half-width."""
    return float(np.mean([at["k"] <= half_width for half_width in range(1, at["m"] + 1)]))


# --- 01.8: keep or drop ---------------------------------------------------------------------------


def keep_probabilities(counts, threshold):
    """Say how likely each token of a word stays: shape (vocab_size,)."""
    frequency = counts / counts.sum()
    return np.minimum(1, np.sqrt(threshold / frequency))


def keep_cases(rng):
    """Words far above, above, at and below the threshold."""
    return [
        (np.array([40, 40, 10, 10]), 0.1),
        (np.array([900, 90, 9, 1]), 0.01),
        Case("all words are rare", (np.array([3, 2, 4]), 0.5)),
        Case("all words are frequent", (np.array([30, 50, 20]), 0.001)),
        (rng.integers(1, 1000, size=6), 0.05),
    ]


def keep_by_the_library(counts, threshold):
    return keep_probs(counts, threshold)


def _root(counts, threshold):
    return np.sqrt(threshold * counts.sum() / counts)


def program_formula(counts, threshold):
    return np.minimum(1, _root(counts, threshold) + _root(counts, threshold) ** 2)


EXERCISES = (
    Code(
        id="01.1",
        title="Number the words",
        stars=2,
        minutes=10,
        equation="01.1",
        solution=number_words,
        returns=("words",),
        cases=vocabulary_cases,
        truth=words_by_the_library,
        misconceptions=(
            Misconception(
                cause="min_count not included",
                answer=only_above_min_count,
                because="A word that comes exactly min_count times is still in: compare with >=.",
                see="01.1",
            ),
            Misconception(
                cause="min_count ignored",
                answer=lambda sentences, min_count: number_words(sentences, 1),
                because="All words are in your list. Those that come fewer than min_count times "
                "must go.",
                see="01.1",
            ),
            Misconception(
                cause="ties in the order of the alphabet",
                answer=ties_by_alphabet,
                because="The counts are in order. Words with equal counts should stand as they "
                "first appear in the text, and yours stand as in a dictionary.",
                see="01.1",
            ),
            Misconception(
                cause="ties turned round",
                answer=ties_turned_round,
                because="The counts are in order, but among equal counts the word that appears "
                "last comes first. That happens when a list is sorted upwards and then reversed.",
                see="01.1",
            ),
            Misconception(
                cause="rarest first",
                answer=rarest_first,
                because="Your list begins with the rarest word. Id 0 belongs to the most frequent.",
                see="01.1",
            ),
            Misconception(
                cause="not sorted by count",
                answer=never_sorted,
                because="The words stand in the order of first appearance. That is the rule for "
                "ties only; larger counts come first.",
                see="01.1",
            ),
            Misconception(
                cause="sorted by the alphabet",
                answer=by_alphabet,
                because="The words stand in the order of the alphabet. Ids are given by count.",
                see="01.1",
            ),
            Misconception(
                cause="pairs in place of words",
                answer=with_their_counts,
                because="Your list holds pairs (word, count). Only the words are wanted.",
                see="01.1",
            ),
            Misconception(
                cause="once for each token",
                answer=once_per_token,
                because="A word stands in your list as often as in the text. It has one id, so it "
                "stands in the list once.",
                see="01.1",
            ),
            Misconception(
                cause="counted sentence by sentence",
                answer=sentence_by_sentence,
                because="You counted each sentence for itself and joined the lists. There is one "
                "vocabulary for the whole corpus: count over all sentences first.",
                see="01.1",
            ),
            Misconception(
                cause="one token for each sentence",
                answer=once_per_sentence,
                because="You counted in how many sentences a word stands. A word that comes twice "
                "in a sentence counts twice.",
                see="01.1",
            ),
            Misconception(
                cause="min_count asked of each sentence",
                answer=min_count_in_each_sentence,
                because="You dropped words that come too seldom within one sentence. min_count is "
                "about the whole corpus: count over all sentences first.",
                see="01.1",
            ),
            Misconception(
                cause="letters in place of words",
                answer=letters_counted,
                because="You counted letters. A string is a row of letters, and "
                "Counter.update(word) counts them: give it the sentence, a list of words.",
                see="01.1",
            ),
            Misconception(
                cause="counts in place of words",
                answer=counts_in_order,
                because="Your list holds the counts. The words are wanted, in that order.",
                see="01.1",
            ),
            Misconception(
                cause="ids in place of words",
                answer=lambda sentences, min_count: list(
                    range(len(number_words(sentences, min_count)))
                ),
                because="Your list holds the ids 0, 1, 2, …. The words are wanted: the id of a "
                "word is its place in the list.",
                see="01.1",
            ),
            Misconception(
                cause="pairs (count, word) in place of words",
                answer=lambda sentences, min_count: [
                    (count, word) for word, count in with_their_counts(sentences, min_count)
                ],
                because="Your list holds pairs (count, word). Only the words are wanted.",
                see="01.1",
            ),
            Misconception(
                cause="whole list turned round",
                answer=lambda sentences, min_count: number_words(sentences, min_count)[::-1],
                because="The list is right from its end to its beginning. Id 0 belongs to the most "
                "frequent word.",
                see="01.1",
            ),
            Misconception(
                cause="rare words kept",
                answer=lambda sentences, min_count: [
                    word
                    for word in number_words(sentences, 1)
                    if _counts(sentences)[word] < min_count
                ],
                because="You kept the words that should go. A word that comes min_count times or "
                "more is in.",
                see="01.1",
            ),
            Misconception(
                cause="one list for each sentence",
                answer=lambda sentences, min_count: [
                    number_words([sentence], min_count) for sentence in sentences
                ],
                because="You made a list for each sentence. There is one vocabulary for the whole "
                "corpus: count over all sentences first.",
                see="01.1",
            ),
            Misconception(
                cause="first sentence only",
                answer=lambda sentences, min_count: number_words(sentences[:1], min_count),
                because="Only the first sentence was counted. Does the return stand inside the "
                "loop?",
                see="01.1",
            ),
            Misconception(
                cause="the first min_count words",
                answer=lambda sentences, min_count: number_words(sentences, 1)[:min_count],
                because="You kept as many words as min_count says. It says how many tokens a word "
                "must have.",
                see="01.1",
            ),
        ),
        hints=(
            "Two steps: count every word, then put the counted words in order. In which order does "
            "a Python dictionary keep what you put into it?",
            "Count into a dictionary, over all sentences; its keys are then in the order of first "
            "appearance. Keep those with min_count tokens or more.",
            "sorted with key=lambda word: -counts[word] puts large counts first and leaves words "
            "with equal counts in the order in which they were.",
        ),
    ),
    Predict(
        id="01.2",
        title="Who stands beside the king?",
        stars=1,
        minutes=3,
        equation="01.1",
        solution="c",
        because="'wears' is dropped, and what is dropped leaves no trace: the ids are those of "
        "'the', 'king', 'the'. So the second 'the' stands right beside 'king'.",
        choices={
            "a": "Nothing is cut off: dropping a word removes that one word, and the rest of the "
            "sentence stays.",
            "b": "An empty place would need an id of its own, a word 'unknown'. word2vec has none: "
            "dropped means dropped.",
        },
        hints=(
            "Write the three words of the sentence that have an id, in their order.",
            "The list of ids has no entry for 'wears' and none for 'crown'. What comes after "
            "'king'?",
            "The ids are those of 'the', 'king', 'the'.",
        ),
    ),
    Code(
        id="01.3",
        title="Cut the windows",
        stars=2,
        minutes=12,
        equation="01.2",
        solution=cut_windows,
        returns=("windows",),
        cases=window_cases,
        truth=windows_by_the_library,
        misconceptions=(
            Misconception(
                cause="slice begins before the sentence",
                answer=start_before_the_sentence,
                because="Near the left border, position - radius is negative, and a negative start "
                "counts from the end of the list. Use max(0, position - radius).",
                see="01.2",
            ),
            Misconception(
                cause="slice begins before the sentence, and empty windows kept",
                answer=start_before_and_empty_kept,
                because="Two things. Near the left border, position - radius is negative, and a "
                "negative start counts from the end of the list: use max(0, position - radius). "
                "And a word without any neighbour gives no window.",
                see="01.2",
            ),
            Misconception(
                cause="places before the sentence",
                answer=places_from_the_end,
                because="Near the left border the place becomes negative, and Python reads ids[-1] "
                "as the last word. Only places from 0 on exist.",
                see="01.2",
            ),
            Misconception(
                cause="place of the centre in place of its id",
                answer=places_of_centers,
                because="The first part of each window is a place. It should be the id at that "
                "place.",
                see="01.2",
            ),
            Misconception(
                cause="only the first place of a word",
                answer=first_place_of_the_word,
                because="A word that comes twice gets the same window twice: ids.index finds only "
                "its first place. Count the places as you go, with enumerate.",
                see="01.2",
            ),
            Misconception(
                cause="pairs in place of windows",
                answer=pairs_and_no_windows,
                because="You list each pair of a centre and a context word. A window keeps the "
                "whole context in one list; pairs come later.",
                see="01.2",
            ),
            Misconception(
                cause="centre and context exchanged",
                answer=lambda ids, radius: [(near, word) for word, near in windows(ids, radius)],
                because="Your context stands first. A window is (center, context).",
                see="01.2",
            ),
            Misconception(
                cause="only the first window",
                answer=lambda ids, radius: list(windows(ids, radius))[:1],
                because="You return one window. Perhaps the return stands inside the loop: it "
                "belongs after it, not indented so far.",
                see="01.2",
            ),
            Misconception(
                cause="right end too early",
                answer=right_end_too_early,
                because="On the right the last word is missing. A slice ends before its second "
                "number, so that number must be position + radius + 1.",
                see="01.2",
            ),
            Misconception(
                cause="right end too early, and empty windows kept",
                answer=right_end_too_early_and_empty_kept,
                because="Two things. A slice or a range ends before its second number, so that "
                "number must be position + radius + 1. And a word without any neighbour gives no "
                "window.",
                see="01.2",
            ),
            Misconception(
                cause="left end too late",
                answer=left_end_too_late,
                because="On the left the outermost word is missing. A slice begins with its first "
                "number, so that number is position - radius, and never below 0.",
                see="01.2",
            ),
            Misconception(
                cause="right half begins with the centre",
                answer=right_half_with_center,
                because="The right half begins at the centre itself and ends one word too early: "
                "it must begin at position + 1.",
                see="01.2",
            ),
            Misconception(
                cause="one word too many on each side",
                answer=lambda ids, radius: list(windows(ids, radius + 1)),
                because="Your windows reach one word too far on both sides.",
                see="01.2",
            ),
            Misconception(
                cause="whole sentence as context",
                answer=lambda ids, radius: list(windows(ids, len(ids) + 1)),
                because="Every other word of the sentence is in your windows. Only those up to "
                "radius steps away belong there.",
                see="01.2",
            ),
            Misconception(
                cause="sentence closed to a ring",
                answer=closed_to_a_ring,
                because="At a border your window goes on at the other end of the sentence. There "
                "it is simply shorter.",
                see="01.2",
            ),
            Misconception(
                cause="right half first",
                answer=right_half_first,
                because="The words are right, but they should stand in the order of the text: "
                "first the left half, then the right half.",
                see="01.2",
            ),
            Misconception(
                cause="left half turned round",
                answer=left_half_turned_round,
                because="The words are right, but the left half runs from the centre outwards. "
                "They should stand in the order of the text.",
                see="01.2",
            ),
            Misconception(
                cause="context sorted",
                answer=lambda ids, radius: [(c, sorted(near)) for c, near in windows(ids, radius)],
                because="You sorted the context by id. The words should stand in the order of the "
                "text.",
                see="01.2",
            ),
            Misconception(
                cause="each word of the context once",
                answer=lambda ids, radius: [
                    (c, list(dict.fromkeys(near))) for c, near in windows(ids, radius)
                ],
                because="A word that stands twice in the window is there once in your list. It is "
                "asked for twice.",
                see="01.2",
            ),
            Misconception(
                cause="contexts without their centres",
                answer=lambda ids, radius: [near for _, near in windows(ids, radius)],
                because="You list the contexts alone. A window is a pair (center, context).",
                see="01.2",
            ),
            Misconception(
                cause="only words with neighbours on both sides",
                answer=neighbours_on_both_sides,
                because="You left out the words that have neighbours on one side only. A word has "
                "a window if there is a neighbour on either side.",
                see="01.2",
            ),
            Misconception(
                cause="word before the centre lost",
                answer=word_before_lost,
                because="The word directly before the centre is missing. A slice ends before its "
                "second number, so the left half ends at position.",
                see="01.2",
            ),
            Misconception(
                cause="right end too late",
                answer=right_end_too_late,
                because="On the right there is a word too many: the right half ends at position + "
                "1 + radius.",
                see="01.2",
            ),
            Misconception(
                cause="last word without a window",
                answer=lambda ids, radius: list(windows(ids, radius))[:-1],
                because="The last word of the sentence has a window too. Does a range end too "
                "early?",
                see="01.2",
            ),
            Misconception(
                cause="first word without a window",
                answer=lambda ids, radius: list(windows(ids, radius))[1:],
                because="The first word of the sentence has a window too: the words to its right.",
                see="01.2",
            ),
            Misconception(
                cause="two outermost words lost",
                answer=outermost_lost,
                because="The word exactly radius steps away belongs to the window, on both sides.",
                see="01.2",
            ),
            Misconception(
                cause="centre in its own context",
                answer=center_in_context,
                because="The centre itself, j = 0, is not part of its window.",
                see="01.2",
            ),
            Misconception(
                cause="centre among its neighbours",
                answer=center_among_its_neighbours,
                because="The centre itself, j = 0, is not part of its window.",
                see="01.2",
            ),
            Misconception(
                cause="first equal word removed",
                answer=first_equal_word_removed,
                because="Where a word stands twice, remove(center) takes away the first of the "
                "two, which need not be the centre. Leave out the place, not the word.",
                see="01.2",
            ),
            Misconception(
                cause="halves not joined",
                answer=halves_apart,
                because="Your left half and your right half are two lists. The context is one: "
                "left + right.",
                see="01.2",
            ),
            Misconception(
                cause="radius taken for the whole width",
                answer=lambda ids, radius: _cut(ids, lambda t: _near(t, radius // 2, ids)),
                because="You gave each side half of the radius. The radius counts for each side: "
                "up to radius words on the left, and as many on the right.",
                see="01.2",
            ),
            Misconception(
                cause="first word in no context",
                answer=lambda ids, radius: _cut(
                    ids, lambda t: [i for i in _near(t, radius, ids) if i > 0]
                ),
                because="The first word of the sentence stands at place 0, and is in no context of "
                "yours. Is there a > 0 where >= 0 is meant?",
                see="01.2",
            ),
            Misconception(
                cause="last word in no context",
                answer=lambda ids, radius: _cut(
                    ids, lambda t: [i for i in _near(t, radius, ids) if i < len(ids) - 1]
                ),
                because="The last word of the sentence stands at place len(ids) - 1, and is in no "
                "context of yours. Where does your range end?",
                see="01.2",
            ),
            Misconception(
                cause="words equal to the centre dropped",
                answer=equal_words_dropped,
                because="You left out every word that equals the centre. Only the place of the "
                "centre is left out; the same word at another place is a neighbour like any other.",
                see="01.2",
            ),
            Misconception(
                cause="context as a set",
                answer=context_as_a_set,
                because="A set forgets how often a word comes and in which order. A word that "
                "stands twice in the window is asked for twice.",
                see="01.2",
            ),
            Misconception(
                cause="full windows only",
                answer=full_windows_only,
                because="Words near a border have a window too, a shorter one.",
                see="01.2",
            ),
            Misconception(
                cause="left side only",
                answer=left_side_only,
                because="The window reaches to the right as well as to the left.",
                see="01.2",
            ),
            Misconception(
                cause="right side only",
                answer=right_side_only,
                because="The window reaches to the left as well as to the right.",
                see="01.2",
            ),
            Misconception(
                cause="empty windows kept",
                answer=empty_windows_kept,
                because="A word without any neighbour gives no window: there is nothing to guess.",
                see="01.2",
            ),
            Misconception(
                cause="places in place of ids",
                answer=places_in_place_of_ids,
                because="You returned the places 0, 1, 2, …; the ids that stand there are meant.",
                see="01.2",
            ),
            Misconception(
                cause="order of the text lost",
                answer=from_near_to_far,
                because="The words are right, but they should stand in the order of the text: "
                "the left half, then the right half.",
                see="01.2",
            ),
        ),
        hints=(
            "Walk through the sentence place by place. What is to the left of a place, and what is "
            "to its right, is a slice of the sentence.",
            "The left half is ids[start:position], the right half starts at position + 1. Choose "
            "start so that it is never negative; at the right end Python stops by itself.",
            "start is max(0, position - radius), and the right half ends at position + 1 + radius. "
            "Append (center, left + right) unless both are empty.",
        ),
    ),
    Predict(
        id="01.4",
        title="Find the slip",
        stars=1,
        minutes=4,
        equation="01.2",
        solution="b",
        because="With < in place of ≤ the words at j = -m and j = m are lost. The write-up prints "
        "it so in the answer to question (h), and has it right one line further down.",
        choices={
            "a": "That one is the window as it was defined. Look for the one that differs from it.",
            "c": "That line is right: the first slice holds up to m words before place t, the "
            "second up to m words after it. Look for the one that differs.",
            "d": "1 to m steps away, on either side: the same words as in the definition. Look for "
            "the one that differs from it.",
        },
        hints=(
            "Take a small radius, and write down the words that each description gives.",
            "Take m = 1. Which words stand in the window of radius 1?",
            "With m = 1, one of the four descriptions gives no word at all.",
        ),
    ),
    Pencil(
        id="01.5",
        title="Count the pairs",
        stars=2,
        minutes=10,
        equation="01.2",
        solution="2 * m * T - m * (m + 1)",
        symbols=sentence_symbols,
        truth=pairs_counted,
        terms={"value": PAIRS_TERMS},
        because="At distance k there are 2(T - k) pairs; add them up for k from 1 to m.",
        misconceptions=(
            Misconception(
                cause="borders forgotten",
                answer="2 * m * T",
                because="That would be right if every word had a full window. The first m words "
                "lack some on their left, the last m words some on their right.",
                see="01.2",
            ),
            Misconception(
                cause="each pair of places counted once",
                answer="m * T - m * (m + 1) / 2",
                because="You counted each two places once. Both words are a centre in turn, so "
                "every two places make two pairs.",
                see="01.2",
            ),
            Misconception(
                cause="one border forgotten",
                answer="2 * m * T - m * (m + 1) / 2",
                because="You took away what one border costs. A sentence has two.",
                see="01.2",
            ),
            Misconception(
                cause="only the outermost words",
                answer="2 * m * (T - 1)",
                because="You took away m for each border. That is what the outermost word lacks. "
                "The next one lacks m - 1, the one after it m - 2, and so on.",
                see="01.2",
            ),
            Misconception(
                cause="windows at the borders left out",
                answer="2 * m * (T - 2 * m)",
                because="You counted full windows only. Words near a border have a window too, a "
                "shorter one.",
                see="01.2",
            ),
            Misconception(
                cause="whole half-windows taken away",
                answer="2 * m * T - 2 * m * m",
                because="You took a whole half-window from each of the m words at a border. Only "
                "the first word lacks all m on its left; the second has one, the third has two.",
                see="01.2",
            ),
            Misconception(
                cause="borders twice too expensive",
                answer="2 * m * T - 2 * m * (m + 1)",
                because="1 + 2 + … + m is m(m + 1)/2, and there are two borders: the 2 cancels.",
                see="01.2",
            ),
            Misconception(
                cause="sum to m - 1",
                answer="2 * m * T - m * (m - 1)",
                because="The first word of the sentence lacks m words on its left, not m - 1.",
                see="01.2",
            ),
            Misconception(
                cause="all words with all others",
                answer="T * (T - 1)",
                because="That counts every word with every other, however far away. Only words up "
                "to m steps apart make a pair.",
                see="01.2",
            ),
        ),
        hints=(
            "Either add up what is missing at the borders, or ask for each distance how many pairs "
            "are that far apart.",
            "The first word lacks m words on its left, the second m - 1, and so on; the right "
            "border costs the same.",
            "One border costs 1 + 2 + … + m, which is m(m + 1)/2. Take both from 2mT.",
        ),
    ),
    Predict(
        id="01.6",
        title="The wrong way round",
        stars=2,
        minutes=5,
        equation="01.3",
        solution="b",
        because="Being m steps apart or fewer works both ways. So with each pair its mirror image "
        "is in the list too, as often, and turning all of them round changes only the order.",
        choices={
            "a": "Each single pair is turned round, yes. But look whether its mirror image was in "
            "our list already.",
            "c": "He cuts the same windows, and each context word gives him one pair: as many as "
            "ours.",
            "d": "CBOW gives the whole context at once. He gives one context word at a time.",
        },
        hints=(
            "Write down all pairs for a sentence of three words and radius 1.",
            "If one word is in the window of another, is the other in the window of the first?",
            "For words 1 2 3 we have (1, 2), (2, 1), (2, 3), (3, 2). Turn each of them round.",
        ),
    ),
    Pencil(
        id="01.7",
        title="In or out?",
        stars=2,
        minutes=6,
        equation="01.2",
        solution="(m - k + 1) / m",
        symbols=distance_symbols,
        truth=share_counted,
        terms={"value": SHARE_TERMS},
        because="The half-widths k, k + 1, …, m reach it: that is m - k + 1 of the m.",
        misconceptions=(
            Misconception(
                cause="one half-width forgotten",
                answer="(m - k) / m",
                because="Test it at k = 1: the word next door is in every window, so the answer "
                "there is 1. A half-width of exactly k reaches the word too.",
                see="01.2",
            ),
            Misconception(
                cause="the other way round",
                answer="k / m",
                because="This grows with the distance. A word further away is in fewer windows.",
                see="01.2",
            ),
            Misconception(
                cause="probability to be outside",
                answer="(k - 1) / m",
                because="These are the half-widths that do not reach the word. Take the others.",
                see="01.2",
            ),
            Misconception(
                cause="exactly that half-width",
                answer="1 / m",
                because="That is the probability that the half-width is exactly k. Larger ones "
                "reach the word too.",
                see="01.2",
            ),
            Misconception(
                cause="half-width 0 allowed",
                answer="(m - k + 1) / (m + 1)",
                because="You drew from 0 to m. The half-width is at least 1: there are m of them.",
                see="01.2",
            ),
            Misconception(
                cause="brackets missing",
                answer="m - k + 1 / m",
                because="/ comes before + and -, so only the 1 is divided by m. Put brackets "
                "around m - k + 1.",
                see="01.2",
            ),
            Misconception(
                cause="number in place of a probability",
                answer="m - k + 1",
                because="That is how many half-widths reach the word. A probability is their share "
                "among all m.",
                see="01.2",
            ),
            Misconception(
                cause="0 at the edge",
                answer="(m - k) / (m - 1)",
                because="At k = m this is 0. But one half-width in m is m itself, and it reaches "
                "that word.",
                see="01.2",
            ),
            Misconception(
                cause="one over the number of half-widths",
                answer="1 / (m - k + 1)",
                because="m - k + 1 half-widths reach the word. Divide that number by m; you "
                "divided 1 by it.",
                see="01.2",
            ),
            Misconception(
                cause="made to sum to 1",
                answer="(m - k + 1) / (m * (m + 1) / 2)",
                because="Over the distances yours sum to 1. But each distance has a probability of "
                "its own, and next door it is 1.",
                see="01.2",
            ),
            Misconception(
                cause="one over the distance",
                answer="1 / k",
                because="It falls with the distance, but in equal steps. Count how many of the m "
                "half-widths reach the word.",
                see="01.2",
            ),
        ),
        hints=(
            "Which half-widths reach a word that is two steps away, if they go up to five?",
            "The half-widths from k to m reach it. How many numbers are there from k to m, both "
            "included?",
            "There are m - k + 1 of them, out of m that are equally likely.",
        ),
    ),
    Code(
        id="01.8",
        title="Keep or drop",
        stars=2,
        minutes=8,
        equation="01.1",
        solution=keep_probabilities,
        returns=("probs",),
        cases=keep_cases,
        truth=keep_by_the_library,
        misconceptions=(
            Misconception(
                cause="drop in place of keep",
                answer=lambda counts, threshold: np.maximum(0, 1 - _root(counts, threshold)),
                because="These are the probabilities to discard a token: the rarest words are kept "
                "never, the most frequent nearly always. Keeping is one minus discarding.",
                see="01.1",
            ),
            Misconception(
                cause="drop in place of keep, and not cut off",
                answer=lambda counts, threshold: 1 - _root(counts, threshold),
                because="This is the paper's formula for discarding, with negative numbers for "
                "rare words. Keeping is one minus that, and never more than 1.",
                see="01.1",
            ),
            Misconception(
                cause="drop in place of keep, for frequent words",
                answer=lambda counts, threshold: np.where(
                    _root(counts, threshold) < 1, 1 - _root(counts, threshold), 1
                ),
                because="Rare words are right. For the others this is the probability to discard "
                "a token. Keeping is one minus that.",
                see="01.1",
            ),
            Misconception(
                cause="drop in place of keep, where it is not negative",
                answer=lambda counts, threshold: np.where(
                    _root(counts, threshold) <= 1, 1 - _root(counts, threshold), 1
                ),
                because="You put 1 where the paper's formula is negative, which is right. "
                "Everywhere else this is the probability to discard: keeping is one minus that.",
                see="01.1",
            ),
            Misconception(
                cause="only the first word",
                answer=lambda counts, threshold: min(1.0, _root(counts, threshold)[0]),
                because="That is the probability for the first word alone. Does a return stand "
                "inside the loop?",
                see="01.1",
            ),
            Misconception(
                cause="rare words never kept",
                answer=lambda counts, threshold: np.where(
                    _root(counts, threshold) < 1, _root(counts, threshold), 0
                ),
                because="Words below the threshold lose nothing: they are kept with probability 1.",
                see="01.1",
            ),
            Misconception(
                cause="words below the threshold never kept",
                answer=lambda counts, threshold: np.where(
                    _root(counts, threshold) <= 1, _root(counts, threshold), 0
                ),
                because="Where the formula for discarding is negative you keep nothing. It means "
                "that such words lose nothing: they are kept with probability 1.",
                see="01.1",
            ),
            Misconception(
                cause="tokens in place of probabilities",
                answer=lambda counts, threshold: counts * np.minimum(1, _root(counts, threshold)),
                because="These are the tokens that are left, on average. The probability that one "
                "token stays is asked.",
                see="01.1",
            ),
            Misconception(
                cause="drop in place of keep, and root lost",
                answer=lambda counts, threshold: 1 - _root(counts, threshold) ** 2,
                because="Two things. The square root is missing, and this is a probability to "
                "discard. Keeping is one minus that, and never more than 1.",
                see="01.1",
            ),
            Misconception(
                cause="root of the frequency alone",
                answer=lambda counts, threshold: np.minimum(
                    1, threshold / np.sqrt(counts / counts.sum())
                ),
                because="The root covers the whole fraction, the threshold too.",
                see="01.1",
            ),
            Misconception(
                cause="power 3/4 in place of the root",
                answer=lambda counts, threshold: np.minimum(1, _root(counts, threshold) ** 1.5),
                because="You took the power 3/4. Here it is a square root, the power 1/2.",
                see="01.1",
            ),
            Misconception(
                cause="above 1",
                answer=lambda counts, threshold: _root(counts, threshold),
                because="For words below the threshold the root is larger than 1, and a "
                "probability is not. They are kept with probability 1.",
                see="01.1",
            ),
            Misconception(
                cause="root lost",
                answer=lambda counts, threshold: np.minimum(1, _root(counts, threshold) ** 2),
                because="This is threshold over frequency, without the square root: it would make "
                "all frequent words equally frequent.",
                see="01.1",
            ),
            Misconception(
                cause="multiplied in place of divided",
                answer=lambda counts, threshold: np.minimum(
                    1, np.sqrt(threshold * counts / counts.sum())
                ),
                because="You multiplied the threshold by the frequency. It is divided by it: the "
                "more frequent a word, the fewer of its tokens stay.",
                see="01.1",
            ),
            Misconception(
                cause="fraction upside down",
                answer=lambda counts, threshold: np.minimum(1, 1 / _root(counts, threshold)),
                because="Here rare words lose tokens and frequent ones keep all. The frequency "
                "belongs below the line.",
                see="01.1",
            ),
            Misconception(
                cause="fraction upside down, and not cut off",
                answer=lambda counts, threshold: 1 / _root(counts, threshold),
                because="This grows with the frequency. The frequency belongs below the line, and "
                "a probability is at most 1.",
                see="01.1",
            ),
            Misconception(
                cause="root of the threshold alone",
                answer=lambda counts, threshold: np.minimum(
                    1, np.sqrt(threshold) * counts.sum() / counts
                ),
                because="The root covers the whole fraction, the frequency too.",
                see="01.1",
            ),
            Misconception(
                cause="brackets missing",
                answer=lambda counts, threshold: np.minimum(
                    1, np.sqrt(threshold / counts / counts.sum())
                ),
                because="a / b / c divides by b and by c. The frequency needs brackets: "
                "threshold / (counts / total).",
                see="01.1",
            ),
            Misconception(
                cause="divided by the number of words",
                answer=lambda counts, threshold: np.minimum(
                    1, np.sqrt(threshold * len(counts) / counts)
                ),
                because="len counts the words of the vocabulary. The frequency is a share of all "
                "tokens: divide by the sum of the counts.",
                see="01.1",
            ),
            Misconception(
                cause="made to sum to 1",
                answer=lambda counts, threshold: (
                    np.minimum(1, _root(counts, threshold))
                    / np.minimum(1, _root(counts, threshold)).sum()
                ),
                because="Each word has a probability of its own, to be kept or not. Over the "
                "words they need not sum to 1: leave out the division.",
                see="01.1",
            ),
            Misconception(
                cause="counts in place of frequencies",
                answer=lambda counts, threshold: np.minimum(1, np.sqrt(threshold / counts)),
                because="The threshold is a share of the corpus, so it must be compared with a "
                "share: divide the counts by their sum.",
                see="01.1",
            ),
            Misconception(
                cause="divided by the largest count",
                answer=lambda counts, threshold: np.minimum(
                    1, np.sqrt(threshold * counts.max() / counts)
                ),
                because="The frequency is a share of all tokens: divide by the sum of the counts, "
                "not by the largest.",
                see="01.1",
            ),
            Misconception(
                cause="cut off on the wrong side",
                answer=lambda counts, threshold: np.maximum(1, _root(counts, threshold)),
                because="None of your numbers is below 1. A probability must not rise above 1: "
                "np.minimum(1, …) cuts off what is larger, np.maximum(1, …) what is smaller.",
                see="01.1",
            ),
            Misconception(
                cause="everything kept",
                answer=lambda counts, threshold: np.ones(len(counts)),
                because="Every probability is 1. Are your frequencies 0? // drops what stands "
                "behind the point; / keeps it.",
                see="01.1",
            ),
            Misconception(
                cause="formula of the program, and not cut off",
                answer=lambda counts, threshold: (
                    _root(counts, threshold) + _root(counts, threshold) ** 2
                ),
                because="That is what the program word2vec.c computes, before it is cut off at 1. "
                "The paper's formula, which is asked for, has no second term.",
                see="01.1",
            ),
            Misconception(
                cause="formula of the program",
                answer=program_formula,
                because="That is what the program word2vec.c computes. The paper's formula, which "
                "is asked for, has no second term.",
                see="01.1",
            ),
        ),
        hints=(
            "A token is discarded or kept, and the two probabilities sum to one.",
            "First the frequencies: counts divided by their sum. Then the root of threshold over "
            "frequency. Which numbers among them are no probabilities?",
            "np.sqrt of threshold over frequency, and where that is more than 1, a 1: np.minimum "
            "takes the smaller of the two, entry by entry.",
        ),
    ),
    Pencil(
        id="01.9",
        title="Where does it begin?",
        stars=3,
        minutes=12,
        equation="01.11",
        solution="(3 + sqrt(5)) / 2 * tau",
        symbols=lambda rng: {"tau": float(rng.uniform(0.5, 2))},
        truth=lambda at: at["tau"] / float(np.roots([1.0, 1.0, -1.0]).max()) ** 2,
        because="With q for the root of tau/f the border is q + q² = 1, so q = (√5 - 1)/2, and f "
        "is tau divided by q².",
        misconceptions=(
            Misconception(
                cause="border of the paper",
                answer="tau",
                because="That is where the paper's formula begins to drop. At f = tau the "
                "program's number is 1 + 1 = 2: still far from dropping.",
                see="01.11",
            ),
            Misconception(
                cause="not squared",
                answer="2 / (sqrt(5) - 1) * tau",
                because="Your q is right, but q is the *root* of tau / f. So f is tau divided by q "
                "squared.",
                see="01.11",
            ),
            Misconception(
                cause="not squared, and upside down",
                answer="(sqrt(5) - 1) / 2 * tau",
                because="That is q times tau. But q is the root of tau / f, so f is tau divided by "
                "q squared.",
                see="01.11",
            ),
            Misconception(
                cause="negative solution, or upside down",
                answer="(3 - sqrt(5)) / 2 * tau",
                because="That is below tau, where nobody loses anything. Either the negative "
                "solution of the quadratic equation was taken, or tau / f was taken for f / tau.",
                see="01.11",
            ),
            Misconception(
                cause="square lost",
                answer="4 * tau",
                because="At f = 4 tau the program's number is 1/2 + 1/4, so words lose tokens "
                "there. Was q + q = 1 solved, in place of q + q² = 1?",
                see="01.11",
            ),
            Misconception(
                cause="threshold lost",
                answer="(3 + sqrt(5)) / 2",
                because="That is f / tau, how many thresholds it takes. The frequency itself is "
                "asked for.",
                see="01.11",
            ),
            Misconception(
                cause="threshold below the line",
                answer="(3 + sqrt(5)) / (2 * tau)",
                because="The number is right, and tau belongs above the line: a higher threshold "
                "spares more words.",
                see="01.11",
            ),
            Misconception(
                cause="root of the frequency",
                answer="(1 + sqrt(5)) / 2 * sqrt(tau)",
                because="That is the root of f. Square it.",
                see="01.11",
            ),
            Misconception(
                cause="rounded",
                answer="2.6 * tau",
                because="2.6 is rounded. The exact number has a root in it.",
                see="01.11",
            ),
            Misconception(
                cause="root lost",
                answer="2 * tau",
                because="f = 2 tau solves tau/f + tau/f = 1. But the first of the two terms is a "
                "root.",
                see="01.11",
            ),
        ),
        hints=(
            "Dropping begins where the probability to keep is exactly one. The equation looks "
            "simpler when the root gets a name of its own.",
            "Call the root of tau / f by the name q. Then tau / f is q squared, and q + q² = 1.",
            "The positive solution is q = (√5 - 1)/2. Now f = tau / q².",
        ),
    ),
)
