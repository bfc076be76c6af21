"""Wrong answers to chapter 01, written as learners write them, each with the cause to be named."""

from collections import Counter

import numpy as np


def more_than(sentences, min_count):
    counter = Counter()
    for sentence in sentences:
        counter.update(sentence)
    return [word for word, count in counter.most_common() if count > min_count]


def unique_and_argsort(sentences, min_count):
    words, counts = np.unique([w for s in sentences for w in s], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return [str(words[i]) for i in order if counts[i] >= min_count]


def sorted_then_reversed(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    kept = {w: c for w, c in counter.items() if c >= min_count}
    words = sorted(kept, key=kept.get)
    words.reverse()
    return words


def ascending(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [w for w, c in sorted(counter.items(), key=lambda wc: wc[1]) if c >= min_count]


def as_they_come(sentences, min_count):
    flat = [w for s in sentences for w in s]
    words = []
    for word in flat:
        if word not in words and flat.count(word) >= min_count:
            words.append(word)
    return words


def sorted_set(sentences, min_count):
    flat = [w for s in sentences for w in s]
    return sorted(w for w in set(flat) if flat.count(w) >= min_count)


def all_of_them(sentences, min_count):
    return [word for word, _ in Counter(w for s in sentences for w in s).most_common()]


def returns_the_counter(sentences, min_count):
    return Counter(w for s in sentences for w in s)


def most_common_pairs(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [pair for pair in counter.most_common() if pair[1] >= min_count]


def tokens_sorted(sentences, min_count):
    flat = [w for s in sentences for w in s]
    return sorted([w for w in flat if flat.count(w) >= min_count], key=flat.count, reverse=True)


def a_counter_for_each_sentence(sentences, min_count):
    words = []
    for sentence in sentences:
        words += [w for w, count in Counter(sentence).most_common() if count >= min_count]
    return words


def in_how_many_sentences(sentences, min_count):
    counter = Counter()
    for sentence in sentences:
        counter.update(dict.fromkeys(sentence, 1))
    return [w for w, count in counter.most_common() if count >= min_count]


def top_words(sentences, min_count):
    return [w for w, _ in Counter(w for s in sentences for w in s).most_common(min_count)]


def updated_with_each_word(sentences, min_count):
    counter = Counter()
    for sentence in sentences:
        for word in sentence:
            counter.update(word)
    return [word for word, count in counter.most_common() if count >= min_count]


def most_common_counts(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [count for _, count in counter.most_common() if count >= min_count]


def as_many_ids(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [i for i, (_, count) in enumerate(counter.most_common()) if count >= min_count]


def counts_first(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [(n, w) for w, n in counter.most_common() if n >= min_count]


def backwards(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    words = [w for w, count in counter.most_common() if count >= min_count]
    words.reverse()
    return words


def comparison_turned_round(sentences, min_count):
    counter = Counter(w for s in sentences for w in s)
    return [w for w, count in counter.most_common() if count < min_count]


def list_of_lists(sentences, min_count):
    return [
        [w for w, count in Counter(sentence).most_common() if count >= min_count]
        for sentence in sentences
    ]


def returned_in_the_loop(sentences, min_count):
    counter = Counter()
    for sentence in sentences:
        counter.update(sentence)
        return [w for w, count in counter.most_common() if count >= min_count]


def numbers_of_words(sentences, min_count):
    words = Counter(w for s in sentences for w in s).most_common()
    return {w: i for i, (w, count) in enumerate(words) if count >= min_count}


def counts_the_sentences(sentences, min_count):
    return [w for w, count in Counter(sentences).most_common() if count >= min_count]


def prints_its_words(sentences, min_count):
    print([w for w, _ in Counter(w for s in sentences for w in s).most_common()])


def dropped_within_each_sentence(sentences, min_count):
    counter = Counter()
    for sentence in sentences:
        for word, count in Counter(sentence).items():
            if count >= min_count:
                counter[word] += count
    return [word for word, _ in counter.most_common()]


def plain_slices(ids, radius):
    return [(c, ids[i - radius : i] + ids[i + 1 : i + radius + 1]) for i, c in enumerate(ids)]


def caught_index_errors(ids, radius):
    found = []
    for i in range(len(ids)):
        context = []
        for j in range(-radius, radius + 1):
            try:
                if j != 0:
                    context.append(ids[i + j])
            except IndexError:
                pass
        found.append((ids[i], context))
    return found


def enumerated(ids, radius):
    found = []
    for i in range(len(ids)):
        context = ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1]
        if context:
            found.append((i, context))
    return found


def looked_up_by_value(ids, radius):
    found = []
    for center in ids:
        i = ids.index(center)
        context = ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1]
        if context:
            found.append((center, context))
    return found


def one_by_one(ids, radius):
    found = []
    for i, center in enumerate(ids):
        for other in ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1]:
            found.append((center, other))
    return found


def context_first(ids, radius):
    return [
        (ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1], center)
        for i, center in enumerate(ids)
        if len(ids) > 1
    ]


def return_in_the_loop(ids, radius):
    for i, center in enumerate(ids):
        if len(ids) > 1:
            return [(center, ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1])]
    return []


def two_halves(ids, radius):
    return [
        (center, (ids[max(0, i - radius) : i], ids[i + 1 : i + radius + 1]))
        for i, center in enumerate(ids)
        if len(ids) > 1
    ]


def around_with_the_centre(ids, radius):
    return [(w, ids[max(0, i - radius) : i + radius + 1]) for i, w in enumerate(ids) if ids[1:]]


def remove_by_value(ids, radius):
    result = []
    for i, center in enumerate(ids):
        context = ids[max(0, i - radius) : i + radius + 1]
        context.remove(center)
        if context:
            result.append((center, context))
    return result


def half_of_the_radius(ids, radius):
    half = radius // 2
    found = [(w, ids[max(0, i - half) : i] + ids[i + 1 : i + 1 + half]) for i, w in enumerate(ids)]
    return [pair for pair in found if pair[1]]


def around(belongs):
    """Windows of the places j that belong to i."""

    def answer(ids, radius):
        found = []
        for i in range(len(ids)):
            places = [j for j in range(len(ids)) if j != i and belongs(i, j, radius)]
            if places:
                found.append((ids[i], [ids[j] for j in places]))
        return found

    return answer


def range_to_radius(ids, radius):
    found = []
    for i, center in enumerate(ids):
        places = range(max(0, i - radius), min(len(ids), i + radius))
        found.append((center, [ids[j] for j in places if j != i]))
    return found


def start_one_too_late(ids, radius):
    found = []
    for i, center in enumerate(ids):
        context = ids[max(0, i - radius + 1) : i] + ids[i + 1 : i + radius + 1]
        if context:
            found.append((center, context))
    return found


def right_slice_from_the_centre(ids, radius):
    return [(c, ids[max(0, i - radius) : i] + ids[i : i + radius]) for i, c in enumerate(ids)]


def modulo(ids, radius):
    steps = [j for j in range(-radius, radius + 1) if j != 0]
    return [(c, [ids[(i + j) % len(ids)] for j in steps]) for i, c in enumerate(ids)]


def halves(ids, radius):
    """(centre, left half, right half) wherever there is a neighbour."""
    for i, center in enumerate(ids):
        left, right = ids[max(0, i - radius) : i], ids[i + 1 : i + 1 + radius]
        if left or right:
            yield center, left, right


def right_before_left(ids, radius):
    return [(center, right + left) for center, left, right in halves(ids, radius)]


def outwards_on_the_left(ids, radius):
    return [(center, left[::-1] + right) for center, left, right in halves(ids, radius)]


def neatly_sorted(ids, radius):
    return [(center, sorted(left + right)) for center, left, right in halves(ids, radius)]


def no_word_twice(ids, radius):
    found = []
    for center, left, right in halves(ids, radius):
        context = []
        for word in left + right:
            if word not in context:
                context.append(word)
        found.append((center, context))
    return found


def contexts_only(ids, radius):
    return [left + right for _, left, right in halves(ids, radius)]


def both_halves_needed(ids, radius):
    return [(center, left + right) for center, left, right in halves(ids, radius) if left and right]


def left_slice_too_short(ids, radius):
    found = []
    for i, center in enumerate(ids):
        context = ids[max(0, i - radius) : max(0, i - 1)] + ids[i + 1 : i + 1 + radius]
        if context:
            found.append((center, context))
    return found


def up_to_the_last_but_one(ids, radius):
    return [
        (ids[i], ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1])
        for i in range(len(ids) - 1)
    ]


def from_the_second(ids, radius):
    return [
        (ids[i], ids[max(0, i - radius) : i] + ids[i + 1 : i + radius + 1])
        for i in range(1, len(ids))
    ]


def takes_the_centre_out(ids, radius):
    found = []
    for i, center in enumerate(tuple(ids)):
        ids.remove(center)
        found.append((center, ids[max(0, i - radius) : i + radius]))
    return found


def negative_slices(ids, radius):
    result = []
    for i in range(len(ids)):
        context = ids[i - radius : i] + ids[i + 1 : i + radius + 1]
        if len(context) > 0:
            result.append((ids[i], context))
    return result


def off_by_one_on_the_right(ids, radius):
    result = []
    for i, center in enumerate(ids):
        context = ids[max(0, i - radius) : i] + ids[i + 1 : i + radius]
        if context:
            result.append((center, context))
    return result


def strict_range(ids, radius):
    result = []
    for t in range(len(ids)):
        context = []
        for j in range(-radius + 1, radius):
            if j != 0 and 0 <= t + j < len(ids):
                context.append(ids[t + j])
        if context:
            result.append((ids[t], context))
    return result


def forgot_to_skip_the_centre(ids, radius):
    result = []
    for i, center in enumerate(ids):
        result.append((center, ids[max(0, i - radius) : i + radius + 1]))
    return result


def removed_by_value(ids, radius):
    result = []
    for i, center in enumerate(ids):
        around = ids[max(0, i - radius) : i + radius + 1]
        context = [w for w in around if w != center]
        if context:
            result.append((center, context))
    return result


def through_a_set(ids, radius):
    result = []
    for i, center in enumerate(ids):
        context = set(ids[max(0, i - radius) : i]) | set(ids[i + 1 : i + radius + 1])
        if context:
            result.append((center, sorted(context)))
    return result


def only_inside(ids, radius):
    return [
        (ids[i], ids[i - radius : i] + ids[i + 1 : i + radius + 1])
        for i in range(radius, len(ids) - radius)
    ]


def what_comes_before(ids, radius):
    return [(ids[i], ids[max(0, i - radius) : i]) for i in range(1, len(ids))]


def what_comes_after(ids, radius):
    return [(ids[i], ids[i + 1 : i + 1 + radius]) for i in range(len(ids) - 1)]


def every_word_a_window(ids, radius):
    return [
        (ids[i], ids[max(0, i - radius) : i] + ids[i + 1 : i + 1 + radius]) for i in range(len(ids))
    ]


def indices(ids, radius):
    result = []
    for i in range(len(ids)):
        context = [j for j in range(i - radius, i + radius + 1) if 0 <= j < len(ids) and j != i]
        if context:
            result.append((i, context))
    return result


def step_by_step_outwards(ids, radius):
    result = []
    for i in range(len(ids)):
        context = []
        for step in range(1, radius + 1):
            if i - step >= 0:
                context.append(ids[i - step])
            if i + step < len(ids):
                context.append(ids[i + step])
        if context:
            result.append((ids[i], context))
    return result


def yields(ids, radius):
    for i in range(len(ids)):
        yield ids[i], ids[max(0, i - radius) : i] + ids[i + 1 : i + 1 + radius]


def index_error(ids, radius):
    return [(ids[i], [ids[i + j] for j in range(1, radius + 1)]) for i in range(len(ids))]


def discard_probability(counts, threshold):
    f = counts / counts.sum()
    drop = 1 - np.sqrt(threshold / f)
    drop[drop < 0] = 0
    return drop


def discard_with_negatives(counts, threshold):
    f = counts / sum(counts)
    return 1 - (threshold / f) ** 0.5


def larger_than_one(counts, threshold):
    return (threshold / (counts / np.sum(counts))) ** 0.5


def without_root(counts, threshold):
    return np.clip(threshold / (counts / counts.sum()), 0, 1)


def upside_down(counts, threshold):
    f = counts / counts.sum()
    return np.clip(np.sqrt(f / threshold), None, 1)


def raw_counts(counts, threshold):
    return np.clip(np.sqrt(threshold / counts), 0, 1)


def relative_to_the_largest(counts, threshold):
    f = counts / max(counts)
    return np.minimum(np.sqrt(threshold / f), 1)


def clipped_the_wrong_way(counts, threshold):
    return np.clip(np.sqrt(threshold / (counts / counts.sum())), 1, None)


def one_where_negative(counts, threshold):
    drop = 1 - np.sqrt(threshold / (counts / counts.sum()))
    drop[drop < 0] = 1
    return drop


def returned_for_the_first(counts, threshold):
    for count in counts:
        return min(1, (threshold * counts.sum() / count) ** 0.5)


def as_in_the_program(counts, threshold):
    f = counts / counts.sum()
    return np.minimum(1, (np.sqrt(f / threshold) + 1) * threshold / f)


def paper_for_frequent_words(counts, threshold):
    f = counts / counts.sum()
    return np.where(f > threshold, 1 - np.sqrt(threshold / f), 1)


def zero_for_rare_words(counts, threshold):
    keep = []
    for f in counts / counts.sum():
        keep.append(np.sqrt(threshold / f) if f > threshold else 0)
    return np.array(keep)


def upside_down_and_open(counts, threshold):
    return np.sqrt(counts / counts.sum() / threshold)


def root_above_only(counts, threshold):
    return np.minimum(1, np.sqrt(threshold) / (counts / counts.sum()))


def divided_twice(counts, threshold):
    return np.minimum(1, np.sqrt(threshold / counts / counts.sum()))


def share_of_the_vocabulary(counts, threshold):
    return np.minimum(1, np.sqrt(threshold / (counts / len(counts))))


def normalised(counts, threshold):
    keep = np.minimum(1, np.sqrt(threshold / (counts / counts.sum())))
    return keep / keep.sum()


def discarding_cut_off_above(counts, threshold):
    drop = np.minimum(0, 1 - np.sqrt(threshold / (counts / counts.sum())))
    return 1 - drop


def zero_where_discarding_is_negative(counts, threshold):
    drop = 1 - np.sqrt(threshold / (counts / counts.sum()))
    keep = 1 - drop
    keep[drop < 0] = 0
    return keep


def discarded_without_root(counts, threshold):
    return 1 - threshold / (counts / counts.sum())


def total_over_count(counts, threshold):
    f = counts.sum() / counts
    return np.minimum(1, np.sqrt(threshold / f))


def root_below_only(counts, threshold):
    return np.clip(threshold / np.sqrt(counts / counts.sum()), 0, 1)


def three_quarters(counts, threshold):
    return np.minimum(1, (threshold / (counts / counts.sum())) ** 0.75)


def pythons_min(counts, threshold):
    return min(1, np.sqrt(threshold / (counts / counts.sum())))


def tokens_left(counts, threshold):
    return counts * np.minimum(1, np.sqrt(threshold / (counts / counts.sum())))


def the_program_before_its_cut(counts, threshold):
    limit = threshold * counts.sum()
    return (np.sqrt(counts / limit) + 1) * limit / counts


def whole_number_division(counts, threshold):
    return np.minimum(1, np.sqrt(threshold / (counts // counts.sum())))


WRONG = {
    "01.1": [
        ("min_count not included", more_than),
        ("min_count ignored", all_of_them),
        ("ties in the order of the alphabet", unique_and_argsort),
        ("ties turned round", sorted_then_reversed),
        ("rarest first", ascending),
        ("not sorted by count", as_they_come),
        ("sorted by the alphabet", sorted_set),
        ("pairs in place of words", most_common_pairs),
        ("once for each token", tokens_sorted),
        ("counted sentence by sentence", a_counter_for_each_sentence),
        ("one token for each sentence", in_how_many_sentences),
        ("min_count asked of each sentence", dropped_within_each_sentence),
        ("the first min_count words", top_words),
        ("letters in place of words", updated_with_each_word),
        ("counts in place of words", most_common_counts),
        ("ids in place of words", as_many_ids),
        ("pairs (count, word) in place of words", counts_first),
        ("whole list turned round", backwards),
        ("rare words kept", comparison_turned_round),
        ("one list for each sentence", list_of_lists),
        ("first sentence only", returned_in_the_loop),
        ("wrong type", numbers_of_words),
        ("TypeError", counts_the_sentences),
        ("returns nothing", prints_its_words),
        ("wrong type", returns_the_counter),
    ],
    "01.2": [("a", "a"), ("b", "B")],
    "01.3": [
        ("slice begins before the sentence", negative_slices),
        ("right end too early", off_by_one_on_the_right),
        ("two outermost words lost", strict_range),
        ("centre in its own context", forgot_to_skip_the_centre),
        ("words equal to the centre dropped", removed_by_value),
        ("context as a set", through_a_set),
        ("full windows only", only_inside),
        ("left side only", what_comes_before),
        ("right side only", what_comes_after),
        ("empty windows kept", every_word_a_window),
        ("places in place of ids", indices),
        ("order of the text lost", step_by_step_outwards),
        ("slice begins before the sentence, and empty windows kept", plain_slices),
        ("places before the sentence", caught_index_errors),
        ("place of the centre in place of its id", enumerated),
        ("only the first place of a word", looked_up_by_value),
        ("pairs in place of windows", one_by_one),
        ("centre and context exchanged", context_first),
        ("only the first window", return_in_the_loop),
        ("halves not joined", two_halves),
        ("centre among its neighbours", around_with_the_centre),
        ("first equal word removed", remove_by_value),
        ("radius taken for the whole width", half_of_the_radius),
        ("first word in no context", around(lambda i, j, r: j > 0 and abs(i - j) <= r)),
        ("right end too early, and empty windows kept", range_to_radius),
        ("left end too late", start_one_too_late),
        ("right half begins with the centre", right_slice_from_the_centre),
        ("one word too many on each side", around(lambda i, j, r: abs(i - j) <= r + 1)),
        (
            "whole sentence as context",
            lambda ids, radius: [
                (c, ids[:i] + ids[i + 1 :]) for i, c in enumerate(ids) if len(ids) > 1
            ],
        ),
        ("sentence closed to a ring", modulo),
        ("right half first", right_before_left),
        ("left half turned round", outwards_on_the_left),
        ("context sorted", neatly_sorted),
        ("each word of the context once", no_word_twice),
        ("contexts without their centres", contexts_only),
        ("last word without a window", up_to_the_last_but_one),
        ("only words with neighbours on both sides", both_halves_needed),
        ("word before the centre lost", left_slice_too_short),
        ("right end too late", around(lambda i, j, r: i - r <= j <= i + r + 1)),
        ("first word without a window", from_the_second),
        ("changes its inputs", takes_the_centre_out),
        ("wrong type", yields),
        ("IndexError", index_error),
    ],
    "01.4": [("a", "a"), ("c", "c"), ("d", "d")],
    "01.5": [
        ("borders forgotten", "2*m*T"),
        ("each pair of places counted once", "m*T - m*(m+1)/2"),
        ("one border forgotten", "2*m*T - (m**2 + m)/2"),
        ("windows at the borders left out", "(T - 2*m) * 2*m"),
        ("only the outermost words", "2*m*T - 2*m"),
        ("whole half-windows taken away", "2*m*(T - m)"),
        ("sum to m - 1", "2*m*T - m**2 + m"),
        ("all words with all others", "T**2 - T"),
        ("borders twice too expensive", "2*m*(T - m - 1)"),
        ("sum to m - 1", "2*m*(T - m) + m*(m + 1)"),
        ("doubled", "4*m*T - 2*m*(m + 1)"),
        ("all words with all others, and halved", "T*(T - 1)/2"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -m is missing", "m*(2*T - m)"),
        ("the terms -m² and -m have their signs flipped", "2*m*T + m*(m + 1)"),
        ("the term 2mT counts half", "m*T - m*(m + 1)"),
        ("the term T is too much", "(2*m + 1)*T - m*(m + 1)"),
        ("the term -1 in place of -m²", "2*m*T - (m + 1)"),
        ("unnamed", "T**m"),
        ("syntax", "2*m*T - m(m+1)"),
        ("syntax", "2mT - m(m+1)"),
    ],
    "01.6": [("a", "a"), ("c", "c"), ("d", "d")],
    "01.7": [
        ("one half-width forgotten", "1 - k/m"),
        ("the other way round", "k/m"),
        ("probability to be outside", "(k-1)/m"),
        ("exactly that half-width", "1/m"),
        ("half-width 0 allowed", "(m+1-k)/(m+1)"),
        ("one over the distance", "1/k"),
        ("number in place of a probability", "m + 1 - k"),
        ("brackets missing", "m - k + 1/m"),
        ("halved", "(m-k+1)/(2*m)"),
        ("0 at the edge", "(m-k)/(m-1)"),
        ("one over the number of half-widths", "1/(m-k+1)"),
        ("made to sum to 1", "2*(m-k+1)/(m*(m+1))"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term 1/m has its sign flipped", "(m-k-1)/m"),
        ("the terms -k/m and 1/m have their signs flipped", "(m+k-1)/m"),
        ("the term 1/m counts twice", "(m-k+2)/m"),
        ("the term 1 is missing and the term -k/m has its sign flipped", "(k+1)/m"),
        ("unnamed", "k/(m+1)"),
    ],
    "01.8": [
        ("drop in place of keep", discard_probability),
        ("drop in place of keep, and not cut off", discard_with_negatives),
        ("above 1", larger_than_one),
        ("root lost", without_root),
        ("fraction upside down", upside_down),
        ("counts in place of frequencies", raw_counts),
        ("divided by the largest count", relative_to_the_largest),
        ("cut off on the wrong side", clipped_the_wrong_way),
        ("cut off on the wrong side", discarding_cut_off_above),
        ("words below the threshold never kept", zero_where_discarding_is_negative),
        ("drop in place of keep, and root lost", discarded_without_root),
        ("root of the frequency alone", root_below_only),
        ("multiplied in place of divided", total_over_count),
        ("power 3/4 in place of the root", three_quarters),
        (
            "halved",
            lambda counts, threshold: (
                0.5 * np.minimum(1, np.sqrt(threshold * counts.sum() / counts))
            ),
        ),
        ("formula of the program", as_in_the_program),
        ("drop in place of keep, for frequent words", paper_for_frequent_words),
        ("drop in place of keep, where it is not negative", one_where_negative),
        ("only the first word", returned_for_the_first),
        ("rare words never kept", zero_for_rare_words),
        ("fraction upside down, and not cut off", upside_down_and_open),
        ("root of the threshold alone", root_above_only),
        ("brackets missing", divided_twice),
        ("divided by the number of words", share_of_the_vocabulary),
        ("made to sum to 1", normalised),
        ("tokens in place of probabilities", tokens_left),
        ("everything kept", whole_number_division),
        ("formula of the program, and not cut off", the_program_before_its_cut),
        ("ValueError", pythons_min),
    ],
    "01.9": [
        ("border of the paper", "tau"),
        ("not squared", "(sqrt(5) + 1) / 2 * tau"),
        ("not squared, and upside down", "tau * (sqrt(5) - 1) / 2"),
        ("negative solution, or upside down", "tau * ((sqrt(5) - 1) / 2)**2"),
        ("root lost", "2 * tau"),
        ("square lost", "4 * tau"),
        ("threshold lost", "((1 + sqrt(5)) / 2)**2"),
        ("threshold below the line", "(3 + sqrt(5)) / 2 / tau"),
        ("root of the frequency", "sqrt(tau) * (1 + sqrt(5)) / 2"),
        ("rounded", "2.6 * tau"),
        ("unnamed", "2.618 * tau"),
        ("unnamed", "sqrt(tau)"),
    ],
}
