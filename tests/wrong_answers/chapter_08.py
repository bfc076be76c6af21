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


def all_in_bits(*arguments):
    return tuple(value / np.log(2) for value in walk(*arguments, right_cost, right_blame))


def root_skipped(hidden, path, turns, node_vectors):
    return walk(hidden, path[1:], turns[1:], node_vectors, right_cost, right_blame)


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


def log_of_a_sigmoid(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return (
        -np.log(1 / (1 + np.exp(-turns * (node_vectors[path] @ hidden)))).sum(),
        grad_hidden,
        rows,
    )


def cross_entropy(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    y, y_hat = (turns + 1) / 2, sigma(node_vectors[path] @ hidden)
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum(), grad_hidden, rows


def left_turns_only(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return -log_sigma(node_vectors[path] @ hidden)[turns > 0].sum(), grad_hidden, rows


def rows_from_the_top(hidden, path, turns, node_vectors):
    return walk(hidden, range(len(path)), turns, node_vectors, right_cost, right_blame)


def costs_not_added(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return -log_sigma(turns * (node_vectors[path] @ hidden)), grad_hidden, rows


def last_two_swapped(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return loss, rows, grad_hidden


def errors_only(hidden, path, turns, node_vectors):
    loss, grad_hidden, _ = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return loss, grad_hidden, sigma(node_vectors[path] @ hidden) - (turns > 0)


def softmax_over_the_path(hidden, path, turns, node_vectors):
    loss, _, _ = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    scores = node_vectors[path] @ hidden
    shares = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum()
    error = shares - (turns == 1)
    return loss, node_vectors[path].T @ error, error[:, None] * hidden


def returned_after_one_node(hidden, path, turns, node_vectors):
    return walk(hidden, path[:1], turns[:1], node_vectors, right_cost, right_blame)


def range_too_short(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = 0.0, np.zeros(len(hidden)), []
    for j in range(len(path) - 1):
        score = node_vectors[path[j]] @ hidden
        loss += right_cost(score, turns[j])
        grad_hidden += right_blame(score, turns[j]) * node_vectors[path[j]]
        rows.append(right_blame(score, turns[j]) * hidden)
    return loss, grad_hidden, np.array(rows).reshape(-1, len(hidden))


def loss_assigned_in_the_loop(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    for node, turn in zip(path, turns, strict=True):
        loss = right_cost(node_vectors[node] @ hidden, turn)
    return loss, grad_hidden, rows


def scores_added_first(hidden, path, turns, node_vectors):
    _, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return -log_sigma(np.dot(turns, node_vectors[path] @ hidden)), grad_hidden, rows


def rows_inserted_in_front(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    turned = []
    for row in rows:
        turned.insert(0, row)
    return loss, grad_hidden, np.array(turned)


def errors_times_hidden(hidden, path, turns, node_vectors):
    loss, _, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    errors = [right_blame(node_vectors[i] @ hidden, t) for i, t in zip(path, turns, strict=True)]
    return loss, sum(errors) * hidden, rows


def everything_upside_down(*arguments):
    loss, grad_hidden, rows = walk(*arguments, right_cost, right_blame)
    return -loss, -grad_hidden, -rows


def mean_of_the_downhill(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return loss, -grad_hidden / len(turns), -rows / len(turns)


def vectors_added_to_their_slopes(hidden, path, turns, node_vectors):
    loss, grad_hidden, rows = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    return loss, grad_hidden, node_vectors[path] + rows


def already_stepped(hidden, path, turns, node_vectors):
    results = walk(hidden, path, turns, node_vectors, right_cost, right_blame)
    node_vectors[path] -= 0.1 * results[2]
    return results


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


def one_long_queue(counts):
    queue = sorted(range(len(counts)), key=lambda i: (counts[i], -i))
    joins = []
    while len(queue) > 1:
        joins.append((queue.pop(0), queue.pop(0)))
        queue.append(len(counts) + len(joins) - 1)
    return joins


def popped_from_the_frequent_end(counts):
    pieces, joins = [(count, 1, -i, i) for i, count in enumerate(counts)], []
    while len(pieces) > 1:
        pieces.sort()
        left, right = pieces.pop(), pieces.pop()
        name = len(counts) + len(joins)
        joins.append((left[-1], right[-1]))
        pieces.append((left[0] + right[0], 0, name, name))
    return joins


def two_pointers(counts, guard):
    n = len(counts)
    count = list(counts) + [guard] * n
    word, node, joins = n - 1, n, []
    for row in range(n - 1):
        pair = []
        for _ in range(2):
            if word >= 0 and count[word] < count[node]:
                pair.append(word)
                word -= 1
            else:
                pair.append(node)
                node += 1
        count[n + row] = count[pair[0]] + count[pair[1]]
        joins.append(tuple(pair))
    return joins


def two_pointers_unsorted(counts):
    return two_pointers(counts, 10**15)


def two_pointers_with_a_small_guard(counts):
    ids = sorted(range(len(counts)), key=lambda i: (-counts[i], i))
    joins = two_pointers([counts[i] for i in ids], 10**6)
    return [tuple(ids[name] if name < len(ids) else name for name in join) for join in joins]


def names_as_text(count, is_node, name):
    return (count, not is_node, str(name) if is_node else -name)


def weight_of_the_heavier(counts):
    pieces = [(count, 1, -i, i) for i, count in enumerate(counts)]
    joins = []
    while len(pieces) > 1:
        left, right, *rest = sorted(pieces)
        joins.append((left[3], right[3]))
        name = len(counts) + len(joins) - 1
        pieces = [*rest, (max(left[0], right[0]), 0, name, name)]
    return joins


def with_a_list(counts, key, first, put):
    """Sort by the count alone: what stands first among equals is what stood first before."""
    pieces, joins = list(enumerate(counts)), []
    while len(pieces) > 1:
        pieces.sort(key=key)
        (left, n_left), (right, n_right) = pieces.pop(first), pieces.pop(first)
        joins.append((left, right))
        put(pieces, (len(counts) + len(joins) - 1, n_left + n_right))
    return joins


def sorted_by_count_only(counts):
    return with_a_list(counts, lambda piece: piece[1], 0, lambda pieces, new: pieces.append(new))


def popped_from_the_end(counts):
    return with_a_list(counts, lambda piece: -piece[1], -1, lambda pieces, new: pieces.append(new))


def put_in_front(counts):
    return with_a_list(counts, lambda piece: piece[1], 0, lambda pieces, new: pieces.insert(0, new))


def pairs_of_pairs(counts):
    level = sorted(range(len(counts)), key=lambda i: (counts[i], -i))
    joins, name = [], len(counts)
    while len(level) > 1:
        above = []
        while len(level) > 1:
            joins.append((level.pop(0), level.pop(0)))
            above.append(name)
            name += 1
        level = above + level
    return joins


def only_counts(counts):
    pieces, joins = sorted(counts), []
    while len(pieces) > 1:
        left, right = pieces[0], pieces[1]
        joins.append((left, right))
        pieces = sorted(pieces[2:] + [left + right])
    return joins


def names_from_v_plus_one(counts):
    return [
        tuple(name + 1 if name >= len(counts) else name for name in join)
        for join in with_heap(counts, as_it_should_be)
    ]


def first_come_first_joined(counts):
    queue, joins = [(count, i) for i, count in enumerate(counts)], []
    while len(queue) > 1:
        (n_left, left), (n_right, right) = queue.pop(0), queue.pop(0)
        queue.append((n_left + n_right, len(counts) + len(joins)))
        joins.append((left, right))
    return joins


def always_called_v(counts):
    pieces, joins = [(count, 1, -i, i) for i, count in enumerate(counts)], []
    while len(pieces) > 1:
        left, right, *pieces = sorted(pieces)
        pieces.append((left[0] + right[0], 0, len(joins), len(counts)))
        joins.append((left[3], right[3]))
    return joins


def named_from_one(counts):
    return [(left + 1, right + 1) for left, right in with_heap(counts, as_it_should_be)]


def as_in_a_heap_of_the_root(counts):
    """Inner node V is the root, and the numbers grow on the way down."""
    n, joins = len(counts), with_heap(counts, as_it_should_be)
    name = {n + row: n + len(joins) - 1 - row for row in range(len(joins))}
    return [(name.get(left, left), name.get(right, right)) for left, right in joins]


def pairs_in_order(counts):
    return with_heap(counts, as_it_should_be, pair=lambda a, b: (min(a, b), max(a, b)))


def returned_in_the_loop(counts):
    return with_heap(counts, as_it_should_be, n_left=len(counts) - 1)


def counts_sorted_in_place(counts):
    joins = with_heap(counts, as_it_should_be)
    counts.sort()
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


def turns_before_the_path(joins, word_id):
    path, turns = climb(joins, word_id)
    return turns[::-1], path[::-1]


def letters(joins, word_id):
    path, turns = climb(joins, word_id)
    return path[::-1], ["L" if turn == 1 else "R" for turn in reversed(turns)]


def a_string_of_letters(joins, word_id):
    path, turns = letters(joins, word_id)
    return path, "".join(turns)


def bits_from_the_leaf(joins, word_id):
    path, turns = climb(joins, word_id)
    return path, [0 if turn == 1 else 1 for turn in turns]


def names_from_the_leaf(joins, word_id):
    path, turns = climb(joins, word_id)
    return [row + len(joins) + 1 for row in path], turns


def word_and_a_turn_at_the_end(joins, word_id):
    path, turns = climb(joins, word_id)
    return [*reversed(path), word_id], [*reversed(turns), 1]


def compared_with_the_word(joins, word_id):
    path, turns, name = [], [], word_id
    for row, (left, right) in enumerate(joins):
        if name in (left, right):
            path.insert(0, row)
            turns.insert(0, 1 if word_id == left else -1)
            name = len(joins) + 1 + row
    return path, turns


def root_is_row_zero(joins, word_id):
    path, turns = climb(joins, word_id)
    return [len(joins) - 1 - row for row in reversed(path)], turns[::-1]


def rows_from_one(joins, word_id):
    path, turns = climb(joins, word_id)
    return [row + 1 for row in reversed(path)], turns[::-1]


def joins_listed(joins, word_id):
    path, turns = climb(joins, word_id)
    return [joins[row] for row in reversed(path)], turns[::-1]


def children_listed(joins, word_id):
    path, turns = climb(joins, word_id)
    return [*reversed(path[:-1]), word_id], turns[::-1]


def first_parent_only(joins, word_id):
    for row, (left, right) in enumerate(joins):
        if left == word_id:
            return [row], [1]
        if right == word_id:
            return [row], [-1]
    return None


def climb_with(first_name, joins, word_id):
    path, turns, name = [], [], word_id
    for row, (left, right) in enumerate(joins):
        if name == left or name == right:
            path.append(row)
            turns.append(1 if name == left else -1)
            name = row + first_name
    path.reverse()
    turns.reverse()
    return path, turns


def with_one_name_too_few(joins, word_id):
    return climb_with(len(joins), joins, word_id)


def went_on_with_the_row(joins, word_id):
    return climb_with(0, joins, word_id)


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
        ("every node asked", "1 / 2**(V - 1)"),
        ("one factor for each word", "2**(-V)"),
        ("divided by the number of turns", "1 / (2 * k)"),
        ("logarithm of the probability", "log(0.5**k)"),
        ("added in place of multiplied", "1/2*k"),
        ("one turn only", "sigmoid(0)"),
        ("syntax", "1/2^k"),
    ],
    "08.3": [("a", "a"), ("c", "c"), ("d", "d")],
    "08.4": [
        ("sign flipped", "U @ y - U @ sigmoid(U.T @ h)"),
        ("answer in place of the label", "U @ sigmoid(U.T @ h) - U @ a"),
        ("left and right swapped", "U @ (y - sigmoid(-U.T @ h))"),
        ("factor a missing, or one too many", "-U @ sigmoid(-a * (U.T @ h))"),
        ("left and right swapped", "U @ (a * sigmoid(a * (U.T @ h)))"),
        ("factor a missing, or one too many", "U @ (a * (sigmoid(U.T @ h) - y))"),
        ("wrong sign inside the sigmoid", "-(U @ (sigmoid(a * (U.T @ h)) * a))"),
        ("1 subtracted at every node", "-U @ sigmoid(-U.T @ h)"),
        ("left turns only", "-U @ (y * (1 - sigmoid(U.T @ h)))"),
        ("right turns only", "U @ (sigmoid(U.T @ h) - y * sigmoid(U.T @ h))"),
        ("softmax in place of the sigmoid", "U @ softmax(U.T @ h) - U @ y"),
        ("h in place of the nodes' vectors", "sum(sigmoid(U.T @ h) - y) * h"),
        ("slope of the logarithm alone", "-U @ (a * (1 / sigmoid(a * (U.T @ h))))"),
        (
            "factor σ(1 - σ) too many",
            "U @ ((sigmoid(U.T @ h) - y) * sigmoid(U.T @ h) * (1 - sigmoid(U.T @ h)))",
        ),
        ("doubled", "2 * U @ (sigmoid(U.T @ h) - y)"),
        ("mean over the path, and sign flipped", "U @ (y - sigmoid(U.T @ h)) / 3"),
        # From here on no misconception fits: the answer is written back in its terms.
        ("the term -U y has its sign flipped", "U @ (sigmoid(U.T @ h) + y)"),
        ("the term U σ(Uᵀh) counts twice", "2 * U @ sigmoid(U.T @ h) - U @ y"),
        ("the term U σ(Uᵀh) is missing", "-U @ y"),
        ("the term h is too much", "U @ (sigmoid(U.T @ h) - y) + h"),
        ("the term U σ(Uᵀh) is missing and the term -U y has its sign flipped", "U @ y"),
        ("answer and label mixed", "U @ (sigmoid(a * (U.T @ h)) - y)"),
        ("truth not subtracted", "U @ sigmoid(U.T @ h)"),
        ("blame of the nodes", "h @ (sigmoid(U.T @ h) - y).T"),
        ("errors not sent back", "sigmoid(U.T @ h) - y"),
        ("shapes do not fit", "(sigmoid(U.T @ h) - y) @ U"),
        ("shapes do not fit", "U @ (sigmoid(U @ h) - y)"),
        ("shapes do not fit", "U * (sigmoid(U.T @ h) - y)"),
        ("shapes do not fit", "U @ (sigmoid(a * (U.T @ h)) - 1) * a"),
        ("sign flipped", "U @ (a * (1 - sigmoid(a * (U.T @ h))))"),
        ("label inside the sigmoid", "U @ sigmoid(U.T @ h - y)"),
        ("sigmoid forgotten", "U @ (U.T @ h) - U @ y"),
        ("wrong sign inside the sigmoid", "U @ (1 - sigmoid(U.T @ h)) - U @ y"),
        ("unknown name", "U @ (y_hat - y)"),
        ("wrong shape", "sum(U @ (sigmoid(U.T @ h) - y))"),
    ],
    "08.5": [
        ("sign of the loss flipped", with_cost(lambda s, t: float(log_sigma(t * s)))),
        ("always left in the loss", with_cost(lambda s, t: -float(log_sigma(s)))),
        ("turn outside the logarithm", with_cost(lambda s, t: -t * float(log_sigma(s)))),
        ("logarithm to base 2", with_cost(lambda s, t: -float(log_sigma(t * s)) / np.log(2))),
        ("mean over the turns", averaged),
        ("probability in place of the loss", just_the_product),
        ("infinite for large scores", product_then_log),
        ("left and right swapped", mirror),
        ("turns from the leaf up", leaf_first),
        ("left and right swapped in the error", bit_taken_for_label),
        ("sign of the error flipped", with_blame(lambda s, t: (t + 1) / 2 - float(sigma(s)))),
        ("turn in place of the label", with_blame(lambda s, t: float(sigma(s)) - t)),
        (
            "factor of the turn missing, or one too many",
            with_blame(lambda s, t: -float(sigma(-t * s))),
        ),
        ("turn and label mixed", with_blame(lambda s, t: float(sigma(t * s)) - (t > 0))),
        ("label not subtracted", with_blame(lambda s, t: float(sigma(s)))),
        ("1 subtracted at every node", with_blame(lambda s, t: float(sigma(s)) - 1)),
        ("the node's vector in place of h", own_vector),
        ("only the last node sent back", overwritten_in_the_loop),
        ("wrong shape", a_full_table),
        ("infinite for large scores", log_of_a_sigmoid),
        ("infinite for large scores", cross_entropy),
        ("infinite for large scores", with_cost(lambda s, t: np.log1p(np.exp(-t * s)))),
        ("1e-12 inside the logarithm", with_cost(lambda s, t: -np.log(sigma(t * s) + 1e-12))),
        ("1e-10 inside the logarithm", with_cost(lambda s, t: -np.log(max(sigma(t * s), 1e-10)))),
        ("logarithm to base 2; slopes of a loss in bits", all_in_bits),
        ("root left out; wrong shape", root_skipped),
        ("right turns cost nothing", left_turns_only),
        ("label in place of the turn", with_cost(lambda s, t: -float(log_sigma((t > 0) * s)))),
        ("first rows in place of the path", rows_from_the_top),
        ("turn and label mixed", with_blame(lambda s, t: (float(sigma(s)) - 1) * t)),
        ("wrong sign inside the sigmoid", with_blame(lambda s, t: -t * float(sigma(t * s)))),
        (
            "factor of the turn missing, or one too many",
            with_blame(lambda s, t: right_blame(s, t) * t),
        ),
        (
            "probability of the turn in place of its error",
            with_blame(lambda s, t: float(sigma(t * s))),
        ),
        ("sigmoid forgotten", with_blame(lambda s, t: s - (t > 0))),
        ("left and right swapped", with_cost(lambda s, t: np.logaddexp(0, t * s))),
        ("left turns only", with_blame(lambda s, t: float(sigma(s)) - 1 if t > 0 else 0.0)),
        ("right turns only", with_blame(lambda s, t: 0.0 if t > 0 else float(sigma(s)))),
        ("softmax over the path", softmax_over_the_path),
        ("first turn only", returned_after_one_node),
        ("last turn left out", range_too_short),
        ("price of the last turn alone", loss_assigned_in_the_loop),
        ("sum inside the sigmoid", scores_added_first),
        ("rows from the leaf up", rows_inserted_in_front),
        ("hidden in place of the nodes' vectors", errors_times_hidden),
        ("sign of the loss flipped; sign of the error flipped", everything_upside_down),
        ("sign flipped and divided by k", mean_of_the_downhill),
        # From here on no misconception fits: the answer is written back in its terms.
        (
            "the term -Σ_right log σ(-s_j) has its sign flipped",
            with_cost(lambda s, t: -t * float(log_sigma(t * s))),
        ),
        (
            "the term -Σ y_j u_j has its sign flipped; the term -y_j h has its sign flipped",
            with_blame(lambda s, t: float(sigma(s)) + (t > 0)),
        ),
        (
            "the term -Σ y_j u_j counts twice; the term -y_j h counts twice",
            with_blame(lambda s, t: right_blame(s, t) - (t > 0)),
        ),
        ("the term u_j in row j is too much", vectors_added_to_their_slopes),
        ("wrong shape", costs_not_added),
        ("wrong order", last_two_swapped),
        ("wrong shape", errors_only),
        ("changes its inputs", already_stepped),
    ],
    "08.6": [("a", "a"), ("b", "b"), ("c", "c")],
    "08.7": [
        ("leaf counted as a node of the path", 3.25),
        ("words weighted equally", 12 / 5),
        ("root forgotten", 35 / 28),
        ("node of 12 joined too early", 2.36),  # a chain: 7 + 12 + 19 + 28
        ("node of 12 joined too early", "(7 + 12 + 19 + 28) / 28"),  # level by level
        ("most frequent joined first", 3.21),
        ("total in place of the mean", 63),
        ("log₂ 5, or another tree", "log(5) / log(2)"),
        ("log₂ 5, or another tree", "(16 + 9 + 12 + 28) / 28"),  # pairs as they are listed
        ("first join forgotten", "(12 + 16 + 28) / 28"),
        ("divided by the number of words", "63 / 5"),
        ("unnamed", 2.5),
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
        ("new node always joined next", weight_of_the_heavier),
        ("sorted only once", one_long_queue),
        ("most frequent joined first", popped_from_the_frequent_end),
        ("counts taken as falling", two_pointers_unsorted),
        ("unnamed", lambda counts: with_heap(counts, names_as_text)),
        ("IndexError", two_pointers_with_a_small_guard),
        ("smaller name first", sorted_by_count_only),
        ("larger name first", popped_from_the_end),
        ("newest node first, smaller id first", put_in_front),
        ("level by level", pairs_of_pairs),
        ("counts in place of names", only_counts),
        ("names one too large", names_from_v_plus_one),
        ("changes its inputs", counts_sorted_in_place),
        ("all names one too large", named_from_one),
        ("pieces never sorted", first_come_first_joined),
        ("one name for all inner nodes", always_called_v),
        ("inner nodes numbered from the root", as_in_a_heap_of_the_root),
        ("smaller name to the left", pairs_in_order),
        ("first join only", returned_in_the_loop),
        ("wrong type", lambda counts: (join for join in with_heap(counts, as_it_should_be))),
        ("unnamed", lambda counts: with_heap(counts, as_it_should_be, pair=lambda a, b: a)),
    ],
    "08.9": [
        ("from the leaf up", forgot_to_turn_round),
        ("turns from the leaf up", turned_the_path_only),
        ("path from the leaf up", turned_the_turns_only),
        ("bits in place of turns", huffman_bits),
        ("labels in place of turns", one_for_left),
        ("left and right swapped", minus_for_left),
        ("leaf counted as an inner node", word_at_the_end),
        ("names in place of rows", names_kept),
        ("root left out", stopped_below_the_root),
        ("last turn left out", parent_left_out),
        ("wrong number of results", one_list),
        ("wrong order", turns_before_the_path),
        ("wrong type", a_string_of_letters),
        ("unnamed", letters),
        ("path from the leaf up; unnamed", bits_from_the_leaf),
        ("unnamed; turns from the leaf up", names_from_the_leaf),
        ("where the turns lead", children_listed),
        ("only the parent", first_parent_only),
        ("V one too small", with_one_name_too_few),
        ("row in place of the name", went_on_with_the_row),
        ("leaf counted as an inner node, with a turn", word_and_a_turn_at_the_end),
        ("turns asked of the word", compared_with_the_word),
        ("rows counted from the root", root_is_row_zero),
        ("rows counted from 1", rows_from_one),
        ("joins in place of rows", joins_listed),
        ("V one too large", lambda joins, word_id: climb_with(len(joins) + 2, joins, word_id)),
    ],
    "08.10": [("a", "a"), ("c", "c"), ("d", "d")],
    "08.11": [
        ("C does not belong", "CDHAGEB"),
        ("E before G", "FEDHAGB"),
        ("F missing", "DHAGEB"),
        ("H before D", "FHDAGEB"),
        ("A before H", "FDAHGEB"),
        ("B before E", "BFDHAGE"),
        ("incomplete", "fdhag"),
        ("A missing", "FGEB"),
        ("C does not belong", "FDHAGEBC"),
        ("C does not belong", "F D H A G C B"),
        ("E missing", "FDHAGB"),
        ("G before A", "GFDHAEB"),
        ("unknown letter", "n_l, n_r"),
    ],
}
