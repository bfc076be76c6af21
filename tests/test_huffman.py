"""The Huffman tree: worked by hand, against a naive oracle, and as a distribution."""

import heapq

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax

COUNTS = st.lists(st.integers(1, 12), min_size=2, max_size=14)  # few values, so many ties
LEFT, RIGHT = 1, -1


def as_lists(tree):
    return [path.tolist() for path in tree.paths], [turns.tolist() for turns in tree.turns]


def test_by_hand():
    # word:  0  1  2  3  4      count: 6 2 2 1 1
    # node 0 = words 4, 3 (the larger id first)   count 2: as rare as words 2, 1, so before them
    # node 1 = node 0, word 2                     count 4
    # node 2 = word 1, node 1                     count 6: as rare as word 0, so before it
    # node 3 = node 2, word 0                     the root
    paths, turns = as_lists(huffman_tree([6, 2, 2, 1, 1]))
    assert paths == [[3], [3, 2], [3, 2, 1], [3, 2, 1, 0], [3, 2, 1, 0]]
    assert turns == [
        [RIGHT],
        [LEFT, LEFT],
        [LEFT, RIGHT, RIGHT],
        [LEFT, RIGHT, LEFT, RIGHT],
        [LEFT, RIGHT, LEFT, LEFT],
    ]


def test_four_equal_words_make_a_balanced_tree():
    paths, turns = as_lists(huffman_tree([1, 1, 1, 1]))
    assert paths == [[2, 1], [2, 1], [2, 0], [2, 0]]
    assert turns == [[RIGHT, RIGHT], [RIGHT, LEFT], [LEFT, RIGHT], [LEFT, LEFT]]


def test_two_words_make_one_question():
    assert as_lists(huffman_tree([5, 2])) == ([[0], [0]], [[RIGHT], [LEFT]])
    assert as_lists(huffman_tree([5, 5])) == ([[0], [0]], [[RIGHT], [LEFT]])


def oracle(counts):
    """Look through all nodes for the next one to join, by the rules that huffman.py states."""
    nodes = [(count, "word", -word, [(word, [], [])]) for word, count in enumerate(counts)]
    for number in range(len(counts) - 1):
        left, right = sorted(nodes, key=lambda node: node[:3])[:2]  # "inner" sorts before "word"
        nodes.remove(left)
        nodes.remove(right)
        leaves = [
            (word, [number, *path], [turn, *turns])
            for (_, _, _, below), turn in ((left, LEFT), (right, RIGHT))
            for word, path, turns in below
        ]
        nodes.append((left[0] + right[0], "inner", number, leaves))
    (_, _, _, leaves) = nodes[0]
    return [path for _, path, _ in sorted(leaves)], [turns for _, _, turns in sorted(leaves)]


@given(COUNTS)
def test_it_equals_the_oracle_on_falling_counts(counts):
    falling = sorted(counts, reverse=True)  # as in a vocabulary
    assert as_lists(huffman_tree(falling)) == oracle(falling)


@given(COUNTS)
def test_it_equals_the_oracle_on_counts_in_any_order(counts):
    assert as_lists(huffman_tree(counts)) == oracle(counts)


@given(COUNTS)
def test_no_tree_asks_for_fewer_turns_per_token(counts):
    heap, fewest = list(counts), 0
    heapq.heapify(heap)
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        fewest += joined  # every word below this node makes one more turn
        heapq.heappush(heap, joined)
    paths = huffman_tree(counts).paths
    assert sum(count * len(path) for count, path in zip(counts, paths, strict=True)) == fewest


@given(COUNTS)
def test_no_code_begins_another_and_the_codes_use_up_the_tree(counts):
    tree = huffman_tree(counts)
    codes = [tuple(turns.tolist()) for turns in tree.turns]
    assert sum(0.5 ** len(code) for code in codes) == 1.0
    for code in codes:
        assert sum(other[: len(code)] == code for other in codes) == 1


@given(COUNTS, st.integers(0, 10**6))
def test_the_probabilities_of_all_words_sum_to_one(counts, seed):
    rng = np.random.default_rng(seed)
    loss = hierarchical_softmax(huffman_tree(counts))
    hidden, node_vectors = rng.normal(size=3), rng.normal(size=(loss.n_rows, 3))
    costs = [loss(hidden, word, node_vectors, None).loss for word in range(len(counts))]
    assert np.exp(-np.array(costs)).sum() == pytest.approx(1.0)  # Rong (43)


def test_a_vocabulary_as_skewed_as_can_be_makes_a_chain():
    fibonacci = [1, 1]
    while len(fibonacci) < 60:
        fibonacci.append(fibonacci[-1] + fibonacci[-2])
    paths = huffman_tree(fibonacci[::-1]).paths
    assert [len(path) for path in paths] == [*range(1, 60), 59]
    assert paths[-1].tolist() == list(range(58, -1, -1))


def test_inner_nodes_are_numbered_below_the_vocabulary_and_the_root_is_the_last():
    rng = np.random.default_rng(0)
    tree = huffman_tree(rng.integers(1, 1000, size=300))
    assert {path[0] for path in tree.paths} == {298}
    assert {int(node) for path in tree.paths for node in path} == set(range(299))
    assert all((np.diff(path) < 0).all() for path in tree.paths)


def test_each_word_has_its_own_arrays():
    tree = huffman_tree([1, 1, 1])
    tree.paths[1][:] = 9
    assert as_lists(tree)[0] == [[1], [9, 9], [1, 0]]
