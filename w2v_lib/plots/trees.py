"""Binary trees with words at their leaves, and the way to one of them."""

import numpy as np

from w2v_lib.plots.sheet import (
    FAINT,
    INK,
    MIDDLE,
    ORANGE,
    PAPER,
    canvas,
    check_labels,
    course_style,
    marked,
    one_of,
    picture,
    plain,
    rim,
)
from w2v_lib.require import finite, vector


@course_style()
def binary_tree(paths, turns, labels, *, highlight=None, left_probs=None, title, digits=2):
    """Draw a tree with words at its leaves, and the way from the root to one of them.

    Parameters
    ----------
    paths : list of int arrays
        For each word, the inner nodes on its way, root first.
    turns : list of int arrays
        For each word, +1 where the way goes left and -1 where it goes right.
    labels : list of str
        The words.
    highlight : str, optional
        The word whose way is drawn in colour, with its turns written beside it.
    left_probs : (n_words - 1,) array, optional
        The probability of going left, by the number of the inner node. Then each turn on the way
        shows its probability, and each word the product of all turns that lead to it.
    title : str
        What the picture says.
    digits : int
        Digits after the point, in the picture and in its words.

    Returns
    -------
    Picture

    Examples
    --------
    >>> binary_tree([[1], [1, 0], [1, 0]], [[-1], [1, 1], [1, -1]], ["the", "cat", "dog"],
    ...             highlight="dog", title="Three words")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Three words. Tree with 3 words under the root, node 1. the: right at 1;
    cat: left at 1, left at 0; dog (highlighted): left at 1, right at 0.]
    """
    codes, nodes = _tree(paths, turns, labels)
    one_of("highlight", highlight, [None, *labels])
    prob_of_turn = _turn_probs(nodes, left_probs)
    places = _tree_places(codes, nodes)
    depth = max(map(len, codes.values()))
    figure, axes = canvas(title, np.clip(96 * len(codes), 400, 640), 92 + 76 * depth)
    axes.set_axis_off()
    axes.set(xlim=(-0.6, len(codes) - 0.4), ylim=(-depth - 0.55, 0.25))
    way = codes.get(highlight, ())
    on_way = {way[: step + 1] for step in range(len(way))}
    for code in filter(None, places):
        notes = [_side(code), *_shares([code], prob_of_turn, digits)] if code in on_way else []
        _branch(axes, places[code[:-1]], places[code], " ".join(notes))
    for code, node in nodes.items():
        color = ORANGE if code == way[: len(code)] and way else FAINT
        _tree_node(axes, places[code], node, color)
    for label, code in codes.items():
        lines = [label, *_shares([code[: k + 1] for k in range(len(code))], prob_of_turn, digits)]
        color = ORANGE if label == highlight else INK
        for line, text in enumerate(lines):
            place = {"xytext": (0, -13 - 15 * line), "textcoords": "offset points", "ha": "center"}
            axes.annotate(text, places[code], color=color, **place)
    ways = [_way(label, codes[label], nodes, highlight, prob_of_turn, digits) for label in codes]
    words = f"Tree with {len(codes)} words under the root, node {nodes[()]}. {'; '.join(ways)}"
    return picture(figure, title, words)


def _tree(paths, turns, labels):
    """The code of each word, its turns; and the inner node at the end of each shorter code."""
    check_labels("labels", labels, len(paths))
    if [len(path) for path in paths] != [len(signs) for signs in turns]:
        raise ValueError("turns must have one turn for each node of each path")
    codes = {label: tuple(map(int, signs)) for label, signs in zip(labels, turns, strict=True)}
    nodes = {}
    for code, path in zip(codes.values(), paths, strict=True):
        nodes |= {code[:step]: int(node) for step, node in enumerate(path)}
    below = {(*code, turn) for code in nodes for turn in (1, -1)}
    if below | {()} != {*nodes, *codes.values()} or len(nodes) + 1 != len(codes):
        raise ValueError("paths and turns are no binary tree: below each node must be two others")
    return codes, nodes


def _tree_places(codes, nodes):
    """(x, y) of every node by its code: leaves side by side, the others above their children."""
    leaves = sorted(codes.values(), key=lambda code: [-turn for turn in code])  # left first
    places = {code: (float(x), -len(code)) for x, code in enumerate(leaves)}
    for code in sorted(nodes, key=len, reverse=True):
        left, right = places[(*code, 1)][0], places[(*code, -1)][0]
        places[code] = ((left + right) / 2, -len(code))
    return places


def _turn_probs(nodes, left_probs):
    """The probability of each single turn, by the code that it leads to; None if none are given."""
    if left_probs is None:
        return None
    left_probs = finite("left_probs", vector("left_probs", left_probs, len(nodes)))
    if left_probs.min() < 0 or left_probs.max() > 1:
        raise ValueError(f"left_probs must lie between 0 and 1, got {left_probs.tolist()}")
    lefts = {(*code, 1): left_probs[node] for code, node in nodes.items()}
    return lefts | {(*code[:-1], -1): 1 - prob for code, prob in lefts.items()}


def _shares(codes, prob_of_turn, digits):
    """The product of the turns that lead to these codes, in a list; without them an empty one."""
    if prob_of_turn is None:
        return []
    return [plain(np.prod([prob_of_turn[code] for code in codes]), digits)]


def _side(code):
    return "left" if code[-1] == 1 else "right"


def _branch(axes, start, end, note):
    """A line from a node to its child; with a note it is part of the way, and in colour."""
    color, width = (ORANGE, 3) if note else (FAINT, 1.2)
    axes.plot(*zip(start, end, strict=True), color=color, linewidth=width, zorder=1 + bool(note))
    middle, side = np.mean([start, end], axis=0), np.sign(end[0] - start[0])
    place = {"xytext": (8 * side, 4), "textcoords": "offset points", "va": "center"}
    place |= {"ha": "left" if side > 0 else "right", "path_effects": rim()}
    axes.annotate(note, middle, color=INK, **place)


def _tree_node(axes, place, name, color):
    """A circle with the number of the inner node."""
    circle = {"boxstyle": "circle,pad=0.32", "facecolor": PAPER, "edgecolor": color, "lw": 1.6}
    axes.text(*place, str(name), color=INK, bbox=circle, zorder=3, **MIDDLE)


def _way(label, code, nodes, highlight, prob_of_turn, digits):
    """A word and its turns in words: "cat: left at 1 (0.60), right at 0 (0.50), product 0.30"."""
    steps = [code[: step + 1] for step in range(len(code))]
    turns = []
    for step in steps:
        shares = [f" ({share})" for share in _shares([step], prob_of_turn, digits)]
        turns.append("".join([f"{_side(step)} at {nodes[step[:-1]]}", *shares]))
    product = [f"product {share}" for share in _shares(steps, prob_of_turn, digits)]
    return f"{marked(label, highlight)}: {', '.join([*turns, *product])}"
