"""Counts to a binary tree in which frequent words have short ways from the root.

Ties, turns and node numbers follow word2vec.c, so that trees can be compared:

- words are taken up rarest first; of two equally rare words, the one with the larger id;
- an inner node as rare as a word goes before it; of two inner nodes, the older;
- of the two nodes joined, the first is the left child (code 0, turn +1), the second the right one;
- inner nodes are numbered in the order in which they are made, so that the root is V - 2.
"""

from collections import deque
from typing import NamedTuple

import numpy as np

from w2v_lib import require


class HuffmanTree(NamedTuple):
    """The way from the root to every word.

    Attributes
    ----------
    paths : list of (L(w) - 1,) int arrays
        paths[word_id]: the inner nodes on the way, root first.
    turns : list of (L(w) - 1,) int arrays
        turns[word_id]: +1 where the way goes left, -1 where it goes right.
    """

    paths: list
    turns: list


def huffman_tree(counts):
    """Join the two rarest nodes until one is left: the root.  [08.17]

    Parameters
    ----------
    counts : (vocab_size,) array
        How often each word occurs, in tokens; at least two words.

    Returns
    -------
    HuffmanTree
        Over vocab_size - 1 inner nodes.

    Notes
    -----
    Of all binary trees, this one asks for the fewest turns per token: Σ_w count(w) (L(w) - 1).

    Examples
    --------
    Words 2 and 1 are joined first, into node 0, and this with word 0 into node 1, the root.

    >>> tree = huffman_tree([4, 2, 1])
    >>> [path.tolist() for path in tree.paths]
    [[1], [1, 0], [1, 0]]
    >>> [turns.tolist() for turns in tree.turns]
    [[-1], [1, -1], [1, 1]]
    """
    counts = require.counts("counts", counts)
    if len(counts) < 2:
        raise ValueError(
            "counts must have at least 2 words, got 1: a tree with one word has no turn to learn."
        )
    children = _join(counts.tolist())
    paths, turns = [None] * len(counts), [None] * len(counts)
    for word_id, nodes, signs in _ways_down(children, len(counts)):
        paths[word_id] = np.array(nodes)
        turns[word_id] = np.array(signs)
    return HuffmanTree(paths, turns)


def _join(counts):
    """List the (left, right) child of each inner node, as it is made; node i is called V + i."""
    order = sorted(range(len(counts)), key=lambda word_id: (counts[word_id], -word_id))
    words = deque((counts[word_id], word_id) for word_id in order)
    inner = deque()
    children = []
    while len(words) + len(inner) > 1:
        left, right = _take_rarest(words, inner), _take_rarest(words, inner)
        inner.append((left[0] + right[0], len(counts) + len(children)))
        children.append((left[1], right[1]))
    return children


def _take_rarest(words, inner):
    """Take the rarer of the two heads, `inner` on a tie; both queues are in rising order."""
    if words and (not inner or words[0][0] < inner[0][0]):
        return words.popleft()
    return inner.popleft()


def _ways_down(children, vocab_size):
    """Yield (word_id, nodes, turns) for every word, going down from the root."""
    waiting = [(vocab_size + len(children) - 1, [], [])]
    while waiting:
        name, nodes, turns = waiting.pop()
        if name < vocab_size:
            yield name, nodes, turns
            continue
        node = name - vocab_size
        for child, turn in zip(children[node], (1, -1), strict=True):
            waiting.append((child, [*nodes, node], [*turns, turn]))
