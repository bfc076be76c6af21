"""Right answers to chapter 08 in the many ways in which learners would write them."""

import heapq
import math
from collections import deque

import numpy as np


def sigma(x):
    return 0.5 * (1 + np.tanh(x / 2))


# --- 08.5: hierarchical softmax ---


def node_by_node(hidden, path, turns, node_vectors):
    loss, grad_hidden, grad_path = 0.0, np.zeros_like(hidden), []
    for node, turn in zip(path, turns, strict=True):
        score = float(np.dot(node_vectors[node], hidden))
        loss += float(np.logaddexp(0.0, -turn * score))
        error = float(sigma(score)) - (1 if turn > 0 else 0)
        grad_hidden += error * node_vectors[node]
        grad_path.append(error * hidden)
    return loss, grad_hidden, np.array(grad_path)


def with_the_turn_outside(hidden, path, turns, node_vectors):
    U = node_vectors[path].T
    s = U.T @ hidden
    blame = -sigma(-turns * s) * turns
    return np.sum(np.logaddexp(0, -turns * s)), U @ blame, blame[:, None] * hidden[None, :]


def with_einsum(hidden, path, turns, node_vectors):
    rows = np.take(node_vectors, path, axis=0)
    scores = np.einsum("kd,d->k", rows, hidden)
    error = sigma(scores) - np.where(turns == 1, 1.0, 0.0)
    loss = np.einsum("k->", np.logaddexp(0, -turns * scores))
    return loss, np.einsum("k,kd->d", error, rows), np.einsum("k,d->kd", error, hidden)


def all_nodes_first(hidden, path, turns, node_vectors):
    scores = (node_vectors @ hidden)[path]
    error = sigma(scores) - (np.array(turns) + 1) // 2
    grad_path = np.zeros((len(path), len(hidden)))
    for place, blame in enumerate(error):
        grad_path[place, :] = blame * hidden
    loss = sum(np.logaddexp(0, -turn * score) for turn, score in zip(turns, scores))
    return loss, (error[:, np.newaxis] * node_vectors[path]).sum(axis=0), grad_path


def in_plain_python(hidden, path, turns, node_vectors):
    loss, errors = 0.0, []
    for node, turn in zip(path.tolist(), turns.tolist(), strict=True):
        score = sum(a * b for a, b in zip(node_vectors[node].tolist(), hidden.tolist()))
        away = -turn * score
        loss += max(away, 0.0) + math.log1p(math.exp(-abs(away)))
        left = 1 / (1 + math.exp(-score)) if score > -700 else 0.0
        errors.append(left - (turn + 1) / 2)
    columns = range(len(hidden))
    grad_hidden = [
        sum(e * node_vectors[n][i] for e, n in zip(errors, path, strict=True)) for i in columns
    ]
    return loss, grad_hidden, [[e * hidden[i] for i in columns] for e in errors]


def in_single_precision(hidden, path, turns, node_vectors):
    vectors, h = node_vectors[path].astype(np.float32), hidden.astype(np.float32)
    scores = vectors @ h
    error = sigma(scores) - (turns.astype(np.float32) + 1) / 2
    return np.logaddexp(np.float32(0), -turns * scores).sum(), error @ vectors, np.outer(error, h)


def as_columns(hidden, path, turns, node_vectors):
    h = hidden.reshape(-1, 1)
    U = np.stack([node_vectors[node] for node in path], axis=1)
    s = U.T @ h
    a = turns.reshape(-1, 1)
    y = (a + 1) / 2
    error = sigma(s) - y
    loss = np.where(
        a * s > 0, np.log1p(np.exp(-np.abs(s))), np.abs(s) + np.log1p(np.exp(-np.abs(s)))
    )
    return loss.sum(), (U @ error).ravel(), error @ h.T


# --- 08.8: join the rarest ---


def with_a_heap(counts):
    heap = [(count, 1, -i, i) for i, count in enumerate(counts)]
    heapq.heapify(heap)
    joins = []
    for name in range(len(counts), 2 * len(counts) - 1):
        left, right = heapq.heappop(heap), heapq.heappop(heap)
        joins.append((left[3], right[3]))
        heapq.heappush(heap, (left[0] + right[0], 0, name, name))
    return joins


def with_two_queues(counts):
    words = deque(sorted(range(len(counts)), key=lambda i: (counts[i], -i)))
    weight, nodes, joins = dict(enumerate(counts)), deque(), []

    def rarest():
        if nodes and (not words or weight[nodes[0]] <= weight[words[0]]):
            return nodes.popleft()
        return words.popleft()

    while len(words) + len(nodes) > 1:
        left = rarest()
        right = rarest()
        name = len(counts) + len(joins)
        weight[name] = weight[left] + weight[right]
        nodes.append(name)
        joins.append((left, right))
    return joins


def with_min_and_a_dict(counts):
    loose, joins, n = dict(enumerate(counts)), [], len(counts)

    def order(name):
        return (loose[name], name < n, -name if name < n else name)

    while len(loose) > 1:
        left = min(loose, key=order)
        weight = loose.pop(left)
        right = min(loose, key=order)
        weight += loose.pop(right)
        loose[n + len(joins)] = weight
        joins.append([left, right])
    return joins


def as_word2vec_does(counts):
    n = len(counts)
    order = np.argsort(-np.asarray(counts), kind="stable")  # most frequent first
    weight = [counts[i] for i in order] + [10**15] * n
    names = [int(i) for i in order] + list(range(n, 2 * n))
    word, node, joins = n - 1, n, []
    for new in range(n, 2 * n - 1):
        pair = []
        for _ in range(2):
            if word >= 0 and weight[word] < weight[node]:
                pair.append(word)
                word -= 1
            else:
                pair.append(node)
                node += 1
        weight[new] = weight[pair[0]] + weight[pair[1]]
        joins.append((names[pair[0]], names[pair[1]]))
    return joins


def with_recursion(counts):
    def go(pieces, joins):
        if len(pieces) == 1:
            return joins
        first, second, *others = sorted(pieces)
        name = len(counts) + len(joins)
        new = (first[0] + second[0], False, name, name)
        return go(others + [new], joins + [(first[3], second[3])])

    return go([(count, True, -i, i) for i, count in enumerate(counts)], [])


def sorted_in_reverse(counts):
    pieces = [[-count, 0, i, i] for i, count in enumerate(counts)]
    joins = []
    while len(pieces) >= 2:
        pieces.sort()
        left, right = pieces.pop(), pieces.pop()
        name = len(counts) + len(joins)
        joins.append((left[-1], right[-1]))
        pieces.append([left[0] + right[0], 1, -name, name])
    return np.array(joins)


def with_numpy(counts):
    n = len(counts)
    weight = np.full(2 * n - 1, np.inf)  # infinite: not made yet, or already joined
    weight[:n] = counts
    joins = []
    for name in range(n, 2 * n - 1):
        pair, total = [], 0
        for _ in range(2):
            rarest = np.flatnonzero(weight == weight.min())
            nodes = rarest[rarest >= n]
            pair.append(nodes[0] if len(nodes) else rarest[-1])
            total += weight[pair[-1]]
            weight[pair[-1]] = np.inf
        weight[name] = total
        joins.append(tuple(pair))
    return joins


# --- 08.9: the way down ---


def climb_with_a_dict(joins, word_id):
    parent = {}
    for row, (left, right) in enumerate(joins):
        parent[left] = (row, +1)
        parent[right] = (row, -1)
    path, turns = [], []
    name = word_id
    while name in parent:
        row, turn = parent[name]
        path.insert(0, row)
        turns.insert(0, turn)
        name = len(joins) + 1 + row
    return path, turns


def climb_with_search(joins, word_id):
    here, way = word_id, []
    while here != 2 * len(joins):
        row = next(i for i, join in enumerate(joins) if here in join)
        way.append((row, [1, -1][list(joins[row]).index(here)]))
        here = row + len(joins) + 1
    rows, turns = zip(*reversed(way), strict=True)
    return rows, turns


def down_with_a_stack(joins, word_id):
    V = len(joins) + 1
    stack = [(2 * V - 2, [], [])]
    while stack:
        name, path, turns = stack.pop()
        if name == word_id:
            return path, turns
        if name >= V:
            left, right = joins[name - V]
            stack.append((left, path + [name - V], turns + [1]))
            stack.append((right, path + [name - V], turns + [-1]))


def climb_by_recursion(joins, word_id):
    for row, join in enumerate(joins):
        if word_id in join:
            path, turns = climb_by_recursion(joins, row + len(joins) + 1)
            return path + [row], turns + [1 - 2 * join.index(word_id)]
    return [], []


def as_arrays(joins, word_id):
    table = np.array(joins)
    path, turns, name = [], [], word_id
    while (table == name).any():
        (row,), (side,) = np.nonzero(table == name)
        path.append(row)
        turns.append(1 - 2 * side)
        name = row + len(table) + 1
    return np.flip(path), np.flip(turns)


def by_the_words_below(joins, word_id):
    V = len(joins) + 1
    below = {i: {i} for i in range(V)}
    for row, (left, right) in enumerate(joins):
        below[V + row] = below[left] | below[right]
    rows = [row for row in reversed(range(V - 1)) if word_id in below[V + row]]
    return rows, [1 if word_id in below[joins[row][0]] else -1 for row in rows]


RIGHT = {
    "08.2": [
        "0.5**k",
        "(1/2)**k",
        "2**(-k)",
        "1 / 2**k",
        "exp(-k * log(2))",
        "exp(k * log(0.5))",
        "0.5 * 0.5**(k - 1)",
    ],
    "08.4": [
        "U @ (sigmoid(U.T @ h) - y)",
        "U @ sigmoid(U.T @ h) - U @ y",
        "-U @ (y - sigmoid(U.T @ h))",
        "U @ (a * (sigmoid(a * (U.T @ h)) - 1))",
        "-U @ (a * sigmoid(-a * (U.T @ h)))",
        "U @ (1 / (1 + exp(-U.T @ h)) - y)",
        "((sigmoid(h.T @ U) - y.T) @ U.T).T",
        "U @ (sigmoid(U.T @ h) - (a + 1) / 2)",
    ],
    "08.5": [
        node_by_node,
        with_the_turn_outside,
        with_einsum,
        all_nodes_first,
        in_plain_python,
        in_single_precision,
        as_columns,
    ],
    "08.8": [
        with_a_heap,
        with_two_queues,
        with_min_and_a_dict,
        as_word2vec_does,
        with_recursion,
        sorted_in_reverse,
        with_numpy,
    ],
    "08.9": [
        climb_with_a_dict,
        climb_with_search,
        down_with_a_stack,
        climb_by_recursion,
        as_arrays,
        by_the_words_below,
    ],
    "08.11": ["FDHAGEB", "dhagfeb", "D, F, H, A, G, E, B", "DHFAGEB", tuple("DHAFGEB")],
}
