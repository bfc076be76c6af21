"""Right answers to chapter 01 in the many ways in which learners would write them."""

from collections import Counter, defaultdict
from itertools import chain

import numpy as np

# --- 01.1: number the words ---


def with_a_counter(sentences, min_count):
    counter = Counter(word for sentence in sentences for word in sentence)
    return [word for word, count in counter.most_common() if count >= min_count]


def stable_sort_in_place(sentences, min_count):
    counts = defaultdict(int)
    for sentence in sentences:
        for word in sentence:
            counts[word] += 1
    words = list(counts)
    words.sort(key=counts.get, reverse=True)
    return [word for word in words if counts[word] >= min_count]


def count_and_first_place(sentences, min_count):
    flat = list(chain.from_iterable(sentences))
    words = [word for word in set(flat) if flat.count(word) >= min_count]
    return sorted(words, key=lambda word: (-flat.count(word), flat.index(word)))


def count_by_count_downwards(sentences, min_count):
    flat = [word for sentence in sentences for word in sentence]
    words = []
    for wanted in range(len(flat), min_count - 1, -1):
        for word in flat:
            if flat.count(word) == wanted and word not in words:
                words.append(word)
    return words


def reversed_twice(sentences, min_count):
    counts = Counter(chain(*sentences))
    words = list(counts)[::-1]
    upwards = sorted(words, key=lambda word: counts[word])
    return [word for word in upwards[::-1] if not counts[word] < min_count]


def with_numpy(sentences, min_count):
    flat = np.array([word for sentence in sentences for word in sentence])
    words, first, counts = np.unique(flat, return_index=True, return_counts=True)
    order = np.lexsort((first, -counts))
    return words[order][counts[order] >= min_count].tolist()


def as_an_array_of_words(sentences, min_count):
    return np.array(with_a_counter(sentences, min_count))


# --- 01.3: cut the windows ---


def two_slices(ids, radius):
    found = []
    for i in range(len(ids)):
        start = i - radius if i > radius else 0
        context = ids[start:i] + ids[i + 1 : i + radius + 1]
        if context:
            found += [(ids[i], context)]
    return found


def offset_by_offset(ids, radius):
    found = []
    for t, center in enumerate(ids):
        context = []
        for j in range(-radius, radius + 1):
            if j != 0 and 0 <= t + j < len(ids):
                context.append(ids[t + j])
        if len(context) > 0:
            found.append((center, context))
    return found


def place_by_place(ids, radius):
    n = len(ids)
    if n < 2:
        return []
    return [(ids[t], [ids[i] for i in range(n) if 0 < abs(i - t) <= radius]) for t in range(n)]


def padded_and_sliced(ids, radius):
    padded = [None] * radius + list(ids) + [None] * radius
    found = []
    for t in range(len(ids)):
        around = padded[t : t + radius] + padded[t + radius + 1 : t + 2 * radius + 1]
        context = [word for word in around if word is not None]
        if context:
            found.append((ids[t], context))
    return found


def centre_deleted_from_a_copy(ids, radius):
    found = []
    for t, center in enumerate(ids):
        low = max(t - radius, 0)
        around = ids[low : t + radius + 1].copy()
        del around[t - low]
        if around:
            found.append((center, around))
    return found


def with_numpy_places(ids, radius):
    ids = np.asarray(ids)
    places = np.arange(len(ids))
    found = []
    for t in places:
        distance = np.abs(places - t)
        context = ids[(distance > 0) & (distance <= radius)]
        if context.size:
            found.append((int(ids[t]), context.tolist()))
    return found


def lists_for_tuples(ids, radius):
    return [[center, context] for center, context in two_slices(ids, radius)]


# --- 01.8: keep or drop ---


def one_line(counts, threshold):
    return np.minimum(1, (threshold * counts.sum() / counts) ** 0.5)


def in_a_loop(counts, threshold):
    total = 0
    for count in counts:
        total += count
    keep = []
    for count in counts:
        frequency = count / total
        keep.append(1.0 if frequency <= threshold else (threshold / frequency) ** 0.5)
    return keep


def one_minus_the_paper(counts, threshold):
    frequency = counts / np.sum(counts)
    discard = np.maximum(0, 1 - np.sqrt(threshold / frequency))
    return 1 - discard


def with_where(counts, threshold):
    frequency = counts / counts.sum()
    return np.where(frequency > threshold, np.sqrt(threshold / frequency), 1)


def clipped(counts, threshold):
    return np.clip(np.sqrt(threshold) / np.sqrt(counts / counts.sum()), 0, 1)


def own_array_in_place(counts, threshold):
    keep = np.array(counts, dtype=float)
    keep /= keep.sum()
    np.divide(threshold, keep, out=keep)
    np.sqrt(keep, out=keep)
    keep[keep > 1] = 1
    return keep


def in_float32(counts, threshold):
    frequency = counts.astype(np.float32) / np.float32(counts.sum())
    return np.minimum(np.float32(1), np.sqrt(np.float32(threshold) / frequency))


def through_logarithms(counts, threshold):
    frequency = counts / counts.sum()
    return np.exp(np.minimum(0, (np.log(threshold) - np.log(frequency)) / 2))


RIGHT = {
    "01.1": [
        with_a_counter,
        stable_sort_in_place,
        count_and_first_place,
        count_by_count_downwards,
        reversed_twice,
        with_numpy,
        as_an_array_of_words,
    ],
    "01.2": ["c", "C", "c.", '"c"', "(c)"],
    "01.3": [
        two_slices,
        offset_by_offset,
        place_by_place,
        padded_and_sliced,
        centre_deleted_from_a_copy,
        with_numpy_places,
        lists_for_tuples,
    ],
    "01.4": ["b", "B", " b", "'b'", "b)"],
    "01.5": [
        "2*m*T - m*(m+1)",
        "m * (2*T - m - 1)",
        "2*m*T - m**2 - m",
        "2 * (m*T - m*(m + 1)/2)",
        "T*(T-1) - (T-m)*(T-m-1)",
        "2*m*(T - m) + m*(m - 1)",
        "2·m·T − m·(m+1)",
    ],
    "01.6": ["b", "B", "b ", "`b`", "(B)"],
    "01.7": [
        "(m - k + 1) / m",
        "1 - (k-1)/m",
        "(m+1)/m - k/m",
        "1 + 1/m - k/m",
        "-(k - 1 - m) / m",
        "(m − k + 1) · m**-1",
    ],
    "01.8": [
        one_line,
        in_a_loop,
        one_minus_the_paper,
        with_where,
        clipped,
        own_array_in_place,
        in_float32,
        through_logarithms,
    ],
    "01.9": [
        "tau * (3 + sqrt(5)) / 2",
        "((1 + sqrt(5)) / 2)**2 * tau",
        "tau / ((sqrt(5) - 1) / 2)**2",
        "4*tau / (sqrt(5) - 1)**2",
        "2*tau / (3 - sqrt(5))",
        "(1.5 + sqrt(1.25)) * tau",
        "tau * (1 + (1 + 5**0.5)/2)",
    ],
}
