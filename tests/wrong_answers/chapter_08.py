"""Wrong answers to chapter 08, written as learners write them, each with the cause to be named."""

import heapq

import numpy as np


def sigma(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), 1 - 1 / (1 + np.exp(-np.abs(x))))


def log_sigma(x):
    return -np.logaddexp(0, -x)


# --- 08.5: hierarchical softmax, in a loop ---


def walk(hidden, path, turns, node_vectors, cost, blame):
    """Node by node, with some cost and some blame of (score, turn)."""
    loss, grad_hidden, rows = 0.0, np.zeros(len(hidden)), []
    for node, turn in zip(path, turns, strict=True):
        score = float(node_vectors[node] @ hidden)
        loss += cost(score, turn)
        grad_hidden = grad_hidden + blame(score, turn) * node_vectors[node]
        rows.append(blame(score, turn) * hidden)
    return loss, grad_hidden, np.array(rows)


def right_cost(score, turn):
    return -float(log_sigma(turn * score))


def right_blame(score, turn):
    return float(sigma(score)) - (1 if turn == 1 else 0)


def with_cost(cost):
    return lambda *arguments: walk(*arguments, cost, right_blame)


def with_blame(blame):
    return lambda *arguments: walk(*arguments, right_cost, blame)


def bit_taken_for_label(hidden, path, turns, node_vectors):
    codes = (1 - np.asarray(turns)) // 2  # 0 left, 1 right
    vectors = node_vectors[path]
    f = sigma(vectors @ hidden)
    loss = -log_sigma(np.asarray(turns) * (vectors @ hidden)).sum()
    return loss, (f - codes) @ vectors, np.outer(f - codes, hidden)


def product_then_log(hidden, path, turns, node_vectors):
    probability = 1.0
    for node, turn in zip(path, turns, strict=True):
        probability *= sigma(turn * (node_vectors[node] @ hidden))
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return -np.log(probability), grad_hidden, rows


def just_the_product(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return np.prod(sigma(turns * (node_vectors[path] @ hidden))), grad_hidden, rows


def averaged(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return np.mean(-log_sigma(turns * (node_vectors[path] @ hidden))), grad_hidden, rows


def overwritten_in_the_loop(hidden, path, turns, node_vectors):
    loss, _, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    for node, turn in zip(path, turns, strict=True):
        grad_hidden = right_blame(node_vectors[node] @ hidden, turn) * node_vectors[node]
    return loss, grad_hidden, rows


def a_full_table(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    table = np.zeros_like(node_vectors)
    table[path] = rows
    return loss, grad_hidden, table


def leaf_first(hidden, path, turns, node_vectors):
    return walk(hidden, path, list(turns)[::-1], node_vectors, right_cost, right_blame)


def mirror(hidden, path, turns, node_vectors):
    return walk(hidden, path, [-turn for turn in turns], node_vectors, right_cost, right_blame)


def own_vector(hidden, path, turns, node_vectors):
    loss, grad_hidden, _ = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    errors = [right_blame(node_vectors[i] @ hidden, t) for i, t in zip(path, turns, strict=True)]
    return loss, grad_hidden, np.array(errors)[:, None] * node_vectors[path]


# --- 08.8: join the rarest, with a heap ---


def with_heap(counts, key, pair=lambda left, right: (left, right), n_left=1):
    heap = [(*key(count, False, word_id), count, word_id) for word_id, count in enumerate(counts)]
    heapq.heapify(heap)
    joins = []
    while len(heap) > n_left:
        *_, count_left, left = heapq.heappop(heap)
        *_, count_right, right = heapq.heappop(heap)
        joins.append(pair(left, right))
        name = len(counts) + len(joins) - 1
        total = count_left + count_right
        heapq.heappush(heap, (*key(total, True, name), total, name))
    return joins


def as_it_should_be(count, is_node, name):
    return (count, not is_node, name if is_node else -name)


def plain_heap(counts):
    return with_heap(counts, lambda count, is_node, name: (count, name))


def heap_of_negatives(counts):
    return with_heap(counts, lambda count, is_node, name: (count, -name))


def words_first(counts):
    return with_heap(
        counts, lambda count, is_node, name: (count, is_node, name if is_node else -name)
    )


def first_word_first(counts):
    return with_heap(counts, lambda count, is_node, name: (count, not is_node, name))


def most_frequent_first(counts):
    return with_heap(counts, lambda count, is_node, name: (-count, not is_node, name))


def rarer_to_the_right(counts):
    return with_heap(counts, as_it_should_be, pair=lambda left, right: (right, left))


def stopped_at_two(counts):
    return with_heap(counts, as_it_should_be, n_left=2)


def turned_round(counts):
    joins = with_heap(counts, as_it_should_be)
    joins.reverse()
    return joins


def nodes_from_zero(counts):
    n = len(counts)
    joins = with_heap(counts, as_it_should_be)
    return [(a if a < n else a - n, b if b < n else b - n) for a, b in joins]


def sorted_once(counts):
    n = len(counts)
    words = sorted(range(n), key=lambda i: (counts[i], -i))
    top, joins = words[0], []
    for word in words[1:]:
        joins.append((top, word))
        top = n + len(joins) - 1
    return joins


# --- 08.9: the way down, by climbing ---


def climb(joins, word_id):
    n_words = len(joins) + 1
    parent = {}
    for row, (left, right) in enumerate(joins):
        parent[left], parent[right] = (row, 1), (row, -1)
    path, turns, name = [], [], word_id
    while name in parent:
        row, turn = parent[name]
        path.append(row)
        turns.append(turn)
        name = n_words + row
    return path, turns


def forgot_to_turn_round(joins, word_id):
    return climb(joins, word_id)


def turned_the_path_only(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[::-1], turns


def turned_the_turns_only(joins, word_id):
    path, turns = climb(joins, word_id)
    return path, turns[::-1]


def huffman_bits(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[::-1], [0 if turn == 1 else 1 for turn in reversed(turns)]


def one_for_left(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[::-1], [int(turn == 1) for turn in reversed(turns)]


def minus_for_left(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[::-1], [-turn for turn in reversed(turns)]


def word_at_the_end(joins, word_id):
    path, turns = climb(joins, word_id)
    return [*reversed(path), word_id], turns[::-1]


def names_kept(joins, word_id):
    path, turns = climb(joins, word_id)
    return [row + len(joins) + 1 for row in reversed(path)], turns[::-1]


def stopped_below_the_root(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[-2::-1] if len(path) > 1 else [], turns[-2::-1] if len(path) > 1 else []


def parent_left_out(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[:0:-1], turns[:0:-1]


def one_list(joins, word_id):
    path, turns = climb(joins, word_id)
    return list(zip(path[::-1], turns[::-1], strict=True))


WRONG = {
    "08.1": [
        ("one for each word", 1000),
        ("the length of a path", 10),
        ("one for each pair of words", 500),
        ("leaves counted too", 1999),
        ("a tree for 1024 words", 1023),
        ("the length of a path", "log(1024) / log(2)"),
    ],
    "08.2": [
        ("all words equally likely", "1 / V"),
        ("one turn only", "1/2"),
        ("added in place of multiplied", "0.5 * k"),
        ("leaf counted as a question", "2**(-k - 1)"),
        ("leaf counted as a question", "1 / 2**(k + 1)"),
        ("root forgotten", "2 / 2**k"),
        ("exponent with the wrong sign", "2**k"),
        ("the loss in place of the probability", "log(2) * k"),
        ("zero scores taken for zero probability", 0),
        ("zero scores taken for certainty", "exp(0)**k"),
    ],
    "08.3": [("a", "a"), ("c", "c"), ("d", "d")],
    "08.4": [
        ("sign flipped", "U @ y - U @ sigmoid(U.T @ h)"),
        ("answer in place of the label", "U @ sigmoid(U.T @ h) - U @ a"),
        ("left and right swapped", "U @ (y - sigmoid(-U.T @ h))"),
        ("outer factor of the answer forgotten", "-U @ sigmoid(-a * (U.T @ h))"),
        ("answer and label mixed", "U @ (sigmoid(a * (U.T @ h)) - y)"),
        ("truth not subtracted", "U @ sigmoid(U.T @ h)"),
        ("blame of the nodes", "h @ (sigmoid(U.T @ h) - y).T"),
        ("errors not sent back", "sigmoid(U.T @ h) - y"),
        ("shapes do not fit", "(sigmoid(U.T @ h) - y) @ U"),
        ("shapes do not fit", "U @ (sigmoid(U @ h) - y)"),
    ],
    "08.5": [
        ("sign of the loss flipped", with_cost(lambda s, t: float(log_sigma(t * s)))),
        ("always left in the loss", with_cost(lambda s, t: -float(log_sigma(s)))),
        ("turn outside the logarithm", with_cost(lambda s, t: -t * float(log_sigma(s)))),
        ("logarithm to base 2", with_cost(lambda s, t: -float(log_sigma(t * s)) / np.log(2))),
        ("mean over the turns", averaged),
        ("probability in place of the loss", just_the_product),
        ("loss through the probability", product_then_log),
        ("left and right swapped", mirror),
        ("turns from the leaf up", leaf_first),
        ("left and right swapped in the error", bit_taken_for_label),
        ("sign of the error flipped", with_blame(lambda s, t: (t + 1) / 2 - float(sigma(s)))),
        ("turn in place of the label", with_blame(lambda s, t: float(sigma(s)) - t)),
        (
            "outer factor of the turn forgotten",
            with_blame(lambda s, t: -float(sigma(-t * s))),
        ),
        ("turn and label mixed", with_blame(lambda s, t: float(sigma(t * s)) - (t > 0))),
        ("label not subtracted", with_blame(lambda s, t: float(sigma(s)))),
        ("1 subtracted at every node", with_blame(lambda s, t: float(sigma(s)) - 1)),
        ("the node's vector in place of h", own_vector),
        ("only the last node sent back", overwritten_in_the_loop),
        ("wrong shape", a_full_table),
    ],
    "08.6": [("a", "a"), ("b", "b"), ("c", "c")],
    "08.7": [
        ("leaf counted as a node of the path", 3.25),
        ("words weighted equally", 12 / 5),
        ("root forgotten", 35 / 28),
        ("new node always joined next", 2.36),
        ("most frequent joined first", 3.21),
        ("total in place of the mean", 63),
        ("logarithm of the number of words", "log(5) / log(2)"),
    ],
    "08.8": [
        ("smaller name first", plain_heap),
        ("larger name first", heap_of_negatives),
        ("word before an equally rare node", words_first),
        ("smaller id first", first_word_first),
        ("most frequent joined first", most_frequent_first),
        ("left and right swapped", rarer_to_the_right),
        ("root forgotten", stopped_at_two),
        ("root first", turned_round),
        ("rows in place of names", nodes_from_zero),
        ("new node always joined next", sorted_once),
    ],
    "08.9": [
        ("from the leaf up", forgot_to_turn_round),
        ("turns from the leaf up, nodes from the root", turned_the_path_only),
        ("nodes from the leaf up, turns from the root", turned_the_turns_only),
        ("bits in place of turns", huffman_bits),
        ("labels in place of turns", one_for_left),
        ("left and right swapped", minus_for_left),
        ("leaf counted as an inner node", word_at_the_end),
        ("names in place of rows", names_kept),
        ("root left out", stopped_below_the_root),
        ("last turn left out", parent_left_out),
        ("wrong number of results", one_list),
    ],
    "08.10": [("a", "a"), ("c", "c"), ("d", "d")],
}
