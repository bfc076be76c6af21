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


def as_in_the_program(counts, threshold):
    f = counts / counts.sum()
    return np.minimum(1, (np.sqrt(f / threshold) + 1) * threshold / f)


WRONG = {
    "01.1": [
        ("min_count not included", more_than),
        ("min_count ignored", all_of_them),
        ("ties in the order of the alphabet", unique_and_argsort),
        ("ties turned round", sorted_then_reversed),
        ("rarest first", ascending),
        ("not sorted by count", as_they_come),
        ("sorted by the alphabet", sorted_set),
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
        ("wrong type", yields),
        ("IndexError", index_error),
    ],
    "01.4": [("a", "a"), ("c", "c"), ("d", "d")],
    "01.5": [
        ("borders forgotten", "2*m*T"),
        ("each pair of places counted once", "m*T - m*(m+1)/2"),
        ("one border forgotten", "2*m*T - (m**2 + m)/2"),
        ("windows at the borders left out", "(T - 2*m) * 2*m"),
        ("whole half-windows taken away", "2*m*(T - m)"),
        ("sum to m - 1", "2*m*T - m**2 + m"),
        ("all words with all others", "T**2 - T"),
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
    ],
    "01.8": [
        ("drop in place of keep", discard_probability),
        ("drop in place of keep, and not cut off", discard_with_negatives),
        ("above 1", larger_than_one),
        ("root lost", without_root),
        ("fraction upside down", upside_down),
        ("counts in place of frequencies", raw_counts),
        ("divided by the largest count", relative_to_the_largest),
        ("max in place of min", clipped_the_wrong_way),
        ("formula of the program", as_in_the_program),
    ],
    "01.9": [
        ("border of the paper", "tau"),
        ("not squared", "(sqrt(5) + 1) / 2 * tau"),
        ("not squared, and upside down", "tau * (sqrt(5) - 1) / 2"),
        ("negative solution, or upside down", "tau * ((sqrt(5) - 1) / 2)**2"),
        ("root lost", "2 * tau"),
    ],
}
