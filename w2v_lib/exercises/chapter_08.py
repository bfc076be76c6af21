"""Exercises of chapter 08: hierarchical softmax, and the tree that it walks on."""

import numpy as np

from w2v_lib.activations import log_sigmoid, log_softmax, sigmoid
from w2v_lib.exercises.spec import Case, Code, Line, Misconception, Order, Pencil, Predict, Term
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax_loss

# --- 08.4: the blame of the hidden layer ----------------------------------------------------------


def one_path(rng):
    """d = 5, a path of 3 turns with both sides on it."""
    a = rng.permutation([1.0, -1.0, rng.choice([1.0, -1.0])])
    return {"U": rng.normal(size=(5, 3)), "h": rng.normal(size=5), "a": a, "y": (a + 1) / 2}


def blame_of_hidden(at):
    """The library wants rows, and every inner node on the path."""
    return hierarchical_softmax_loss(at["h"], [0, 1, 2], at["a"], at["U"].T).hidden


BLAME_TERMS = (
    Term(
        name="U σ(Uᵀh)",
        value=lambda at: at["U"] @ sigmoid(at["U"].T @ at["h"]),
        because="Each node's prediction stands in the errors once, with a plus.",
    ),
    Term(
        name="U y",
        value=lambda at: at["U"] @ at["y"],
        coefficient=-1,
        because="The label is taken away from each prediction once.",
    ),
    Term(
        name="Σ u_j",
        value=lambda at: at["U"].sum(axis=1),
        coefficient=0,
        because="No number is the same for all nodes: what is taken away is a node's own label.",
    ),
    Term(
        name="h",
        value=lambda at: at["h"],
        coefficient=0,
        because="The slope of a score along h is the vector of its node.",
        see="08.10",
    ),
)

# --- 08.5: hierarchical softmax -------------------------------------------------------------------


def tree_loss(hidden, path, turns, node_vectors):
    """Loss of one path, and its slopes: (loss, grad_hidden, grad_path)."""
    vectors = node_vectors[path]  # (k, dim): only the nodes on the path
    scores = vectors @ hidden
    loss = -log_sigmoid(turns * scores).sum()
    error = sigmoid(scores) - (turns + 1) / 2  # label 1 for left, 0 for right
    return loss, error @ vectors, np.outer(error, hidden)


def path_cases(rng):
    """Paths out of order, shorter and longer than dim; both turns alone; scores of 1000."""
    far = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5]])
    return [
        Case(
            "the path has one turn, to the right",
            (
                np.array([1.0, 2.0]),
                np.array([1]),
                np.array([-1]),
                np.array([[0.5, 0.0], [1.0, -1.0]]),
            ),
        ),
        Case(
            "the path has one turn, to the left",
            (rng.normal(size=3), np.array([2]), np.array([1]), rng.normal(size=(3, 3))),
        ),
        (rng.normal(size=3), np.array([3, 1]), np.array([1, -1]), rng.normal(size=(4, 3))),
        (
            rng.normal(size=2),
            np.array([4, 3, 0, 1]),
            np.array([-1, 1, 1, -1]),
            rng.normal(size=(5, 2)),
        ),
        (rng.normal(size=4), np.array([5, 2, 0]), np.array([-1, -1, 1]), rng.normal(size=(6, 4))),
        Case(
            "scores are as large as 1000",
            (np.array([1000.0, 3.0]), np.array([2, 1, 0]), np.array([1, 1, -1]), far),
        ),
    ]


def path_by_the_library(hidden, path, turns, node_vectors):
    gradients = hierarchical_softmax_loss(hidden, path, turns, node_vectors)
    return gradients.loss, gradients.hidden, gradients.output_rows


def with_loss(loss_of):
    """A wrong answer whose loss is wrong: loss_of takes the scores and the turns."""

    def wrong(hidden, path, turns, node_vectors):
        _, grad_hidden, grad_path = path_by_the_library(hidden, path, turns, node_vectors)
        with np.errstate(all="ignore"):
            return loss_of(node_vectors[path] @ hidden, turns), grad_hidden, grad_path

    return wrong


def with_error(error_of):
    """A wrong answer whose errors are wrong, and with them both gradients."""

    def wrong(hidden, path, turns, node_vectors):
        vectors = node_vectors[path]
        loss = hierarchical_softmax_loss(hidden, path, turns, node_vectors).loss
        error = error_of(vectors @ hidden, turns)
        return loss, error @ vectors, np.outer(error, hidden)

    return wrong


def with_other_turns(change):
    """A wrong answer that is right for other turns than the given ones."""

    def wrong(hidden, path, turns, node_vectors):
        return path_by_the_library(hidden, path, change(turns), node_vectors)

    return wrong


def the_first_rows(hidden, path, turns, node_vectors):
    return path_by_the_library(hidden, np.arange(len(path)), turns, node_vectors)


def the_node_in_place_of_hidden(hidden, path, turns, node_vectors):
    loss, grad_hidden, _ = path_by_the_library(hidden, path, turns, node_vectors)
    vectors = node_vectors[path]
    error = sigmoid(vectors @ hidden) - (turns + 1) / 2
    return loss, grad_hidden, error[:, None] * vectors


def errors_not_weighing(hidden, path, turns, node_vectors):
    loss, _, grad_path = path_by_the_library(hidden, path, turns, node_vectors)
    return loss, node_vectors[path].sum(axis=0), grad_path


def only_the_last_node(hidden, path, turns, node_vectors):
    loss, _, grad_path = path_by_the_library(hidden, path, turns, node_vectors)
    last = hierarchical_softmax_loss(hidden, path[-1:], turns[-1:], node_vectors)
    return loss, last.hidden, grad_path


def labels(turns):
    """1 for left, 0 for right."""
    return (turns + 1) / 2


def with_some_turns(chosen):
    """A wrong answer that looks at a part of the path."""

    def wrong(hidden, path, turns, node_vectors):
        some = chosen(turns)
        if len(turns[some]):
            return path_by_the_library(hidden, path[some], turns[some], node_vectors)
        return 0.0, np.zeros(len(hidden)), np.zeros((0, len(hidden)))

    return wrong


def rows_turned_round(hidden, path, turns, node_vectors):
    loss, grad_hidden, grad_path = path_by_the_library(hidden, path, turns, node_vectors)
    return loss, grad_hidden, grad_path[::-1]


def hidden_in_place_of_the_nodes(hidden, path, turns, node_vectors):
    loss, _, grad_path = path_by_the_library(hidden, path, turns, node_vectors)
    return loss, grad_path.sum(axis=0), grad_path


def everything_zero(hidden, path, turns, node_vectors):
    return 0.0, np.zeros_like(hidden), np.zeros((len(path), len(hidden)))


def small_number_inside(small):
    """Name the mistake for one of the small numbers that learners choose."""
    return Misconception(
        cause=f"{small} inside the logarithm",
        answer=with_loss(
            lambda scores, turns: -np.log(sigmoid(turns * scores) + float(small)).sum()
        ),
        because=f"The small number hides the infinity, and with it every price above "
        f"{-np.log(float(small)):.0f} nats of a single turn. log_sigmoid needs no such help.",
        see="08.9",
    )


TREE_LOSS_MISCONCEPTIONS = (
    Misconception(
        cause="sign of the loss flipped",
        answer=with_loss(lambda scores, turns: log_sigmoid(turns * scores).sum()),
        because="The logarithm of a probability is never positive. The loss is minus the sum.",
        see="08.9",
    ),
    Misconception(
        cause="always left in the loss",
        answer=with_loss(lambda scores, turns: -log_sigmoid(scores).sum()),
        because="The turns do not stand in your loss: it is the price of going left at every "
        "node. The turn belongs inside the sigmoid, as a factor of the score.",
        see="08.9",
    ),
    Misconception(
        cause="right turns cost nothing",
        answer=with_loss(lambda scores, turns: -((turns + 1) / 2 * log_sigmoid(scores)).sum()),
        because="Where the path goes right your loss adds nothing. A right turn costs -log σ(-s).",
        see="08.9",
    ),
    Misconception(
        cause="label in place of the turn",
        answer=with_loss(lambda scores, turns: -log_sigmoid((turns + 1) / 2 * scores).sum()),
        because="Inside the sigmoid of your loss stands the label, 1 or 0. There it must be the "
        "turn, +1 or -1: a sign for the score.",
        see="08.9",
    ),
    Misconception(
        cause="turn outside the logarithm",
        answer=with_loss(lambda scores, turns: -(turns * log_sigmoid(scores)).sum()),
        because="You multiplied the logarithm by the turn. The turn belongs inside the sigmoid: "
        "log σ(-s) is not -log σ(s).",
        see="08.9",
    ),
    Misconception(
        cause="mean over the turns",
        answer=with_loss(lambda scores, turns: -log_sigmoid(turns * scores).mean()),
        because="You averaged over the turns. The probability of the word is the product of all "
        "turns, so the loss is a sum.",
        see="08.9",
    ),
    Misconception(
        cause="logarithm to base 2",
        answer=with_loss(lambda scores, turns: -log_sigmoid(turns * scores).sum() / np.log(2)),
        because="This is the surprise in bits. It is asked in nats: log is the natural logarithm.",
        see="08.9",
    ),
    Misconception(
        cause="probability in place of the loss",
        answer=with_loss(lambda scores, turns: np.prod(sigmoid(turns * scores))),
        because="This is the probability of the word (08.6). The loss is minus its logarithm.",
        see="08.9",
    ),
    Misconception(
        cause="infinite for large scores",
        answer=with_loss(lambda scores, turns: -np.log(np.prod(sigmoid(turns * scores)))),
        because="Right for ordinary scores. With large ones a probability is rounded to 0, or an "
        "exp overflows, and the loss is infinite. Add up log_sigmoid instead.",
        see="08.9",
    ),
    *map(small_number_inside, ("1e-8", "1e-10", "1e-12", "1e-15")),
    Misconception(
        cause="left and right swapped",
        answer=with_other_turns(lambda turns: -turns),
        because="This is right for the mirror image of the path: inside the sigmoid the turn has "
        "the wrong sign. +1 is left, and left is the yes of the sigmoid.",
        see="08.5",
    ),
    Misconception(
        cause="turns from the leaf up",
        answer=with_other_turns(lambda turns: turns[::-1]),
        because="The turns are taken in the wrong order: the first turn belongs to the first "
        "node of the path, the root.",
        see="08.6",
    ),
    Misconception(
        cause="first rows in place of the path",
        answer=the_first_rows,
        because="You took the first rows of the table, one for each turn. The path says which "
        "rows to take, and in which order.",
        see="08.6",
    ),
    Misconception(
        cause="sign of the error flipped",
        answer=with_error(lambda scores, turns: (turns + 1) / 2 - sigmoid(scores)),
        because="The error is prediction minus truth, σ(s) - y. You have truth minus prediction.",
        see="08.11",
    ),
    Misconception(
        cause="left and right swapped in the error",
        answer=with_error(lambda scores, turns: sigmoid(scores) - (1 - turns) / 2),
        because="This is right with left and right exchanged. Is your label 1 for right, as "
        "word2vec.c's bit? It is 1 for left. Or is it σ(a s) a? The error is (σ(a s) - 1) a.",
        see="08.11",
    ),
    Misconception(
        cause="turn in place of the label",
        answer=with_error(lambda scores, turns: sigmoid(scores) - turns),
        because="You subtracted the turn, +1 or -1. What is subtracted from the sigmoid is the "
        "label, 1 or 0.",
        see="08.11",
    ),
    Misconception(
        cause="factor of the turn missing, or one too many",
        answer=with_error(lambda scores, turns: sigmoid(turns * scores) - 1),
        because="σ(a s) - 1 is the slope along a s, and the chain rule asks for one more factor, "
        "the turn a. σ(s) - y is the slope along s already, and takes none.",
        see="08.10",
    ),
    Misconception(
        cause="wrong sign inside the sigmoid",
        answer=with_error(lambda scores, turns: -turns * sigmoid(turns * scores)),
        because="With the label, the error is σ(s) - y, without a minus inside. With the turn it "
        "is -a σ(-a s): the slope of log σ(x) is σ(-x).",
        see="08.10",
    ),
    Misconception(
        cause="probability of the turn in place of its error",
        answer=with_error(lambda scores, turns: sigmoid(turns * scores)),
        because="σ(a s) is the probability of the turn. The slope of its loss along s is "
        "(σ(a s) - 1) a.",
        see="08.10",
    ),
    Misconception(
        cause="sigmoid forgotten",
        answer=with_error(lambda scores, turns: scores - labels(turns)),
        because="You subtracted the labels from the scores. What is compared with a label is the "
        "probability of left, σ(s).",
        see="08.11",
    ),
    Misconception(
        cause="left turns only",
        answer=with_error(lambda scores, turns: (sigmoid(scores) - 1) * labels(turns)),
        because="The left turns are right. A node where the path goes right has an error too: "
        "σ(s).",
        see="08.11",
    ),
    Misconception(
        cause="right turns only",
        answer=with_error(lambda scores, turns: sigmoid(scores) * labels(-turns)),
        because="The right turns are right. A node where the path goes left has an error too: "
        "σ(s) - 1.",
        see="08.11",
    ),
    Misconception(
        cause="softmax over the path",
        answer=with_error(lambda scores, turns: np.exp(log_softmax(scores)) - labels(turns)),
        because="The nodes on the path do not share one whole. Each asks a question of its own, "
        "with a sigmoid.",
        see="08.9",
    ),
    Misconception(
        cause="first turn only",
        answer=with_some_turns(lambda turns: slice(0, 1)),
        because="Only the first node of the path is there. Does the return stand inside the loop?",
        see="08.9",
    ),
    Misconception(
        cause="root left out",
        answer=with_some_turns(lambda turns: slice(1, None)),
        because="The first node of the path is not there. It is the root, and it asks a question "
        "as every other node does.",
        see="08.9",
    ),
    Misconception(
        cause="last turn left out",
        answer=with_some_turns(lambda turns: slice(0, len(turns) - 1)),
        because="The last node of the path is not there. The leaf is not in the path, so every "
        "node of it asks a question.",
        see="08.9",
    ),
    Misconception(
        cause="price of the last turn alone",
        answer=with_loss(lambda scores, turns: -log_sigmoid(turns[-1] * scores[-1])),
        because="Your loss is the price of the last turn: each overwrote the one before. Add up.",
        see="08.9",
    ),
    Misconception(
        cause="sum inside the sigmoid",
        answer=with_loss(lambda scores, turns: -log_sigmoid((turns * scores).sum())),
        because="You added up the scores and asked one question about their sum. Each node asks a "
        "question of its own: first log_sigmoid, then the sum.",
        see="08.9",
    ),
    Misconception(
        cause="rows from the leaf up",
        answer=rows_turned_round,
        because="The rows of grad_path are turned round: row 0 belongs to the first node of the "
        "path, the root.",
        see="08.12",
    ),
    Misconception(
        cause="hidden in place of the nodes' vectors",
        answer=hidden_in_place_of_the_nodes,
        because="You multiplied the errors by hidden itself. The slope of u · h along h is the "
        "other vector, u.",
        see="08.13",
    ),
    Misconception(
        cause="turn and label mixed",
        answer=with_error(lambda scores, turns: sigmoid(turns * scores) - (turns + 1) / 2),
        because="Two forms are mixed. Either (σ(a s) - 1) a, with the turn, or σ(s) - y, with "
        "the label and the plain score.",
        see="08.11",
    ),
    Misconception(
        cause="label not subtracted",
        answer=with_error(lambda scores, turns: sigmoid(scores)),
        because="Only the prediction is there. Where the path goes left, 1 must be subtracted.",
        see="08.11",
    ),
    Misconception(
        cause="1 subtracted at every node",
        answer=with_error(lambda scores, turns: sigmoid(scores) - 1),
        because="These are the errors σ(s) - 1 at every node, as if the path went left everywhere. "
        "At a right turn the label is 0.",
        see="08.11",
    ),
    Misconception(
        cause="extra factor of a sigmoid",
        answer=with_error(
            lambda scores, turns: (
                (sigmoid(scores) - (turns + 1) / 2) * sigmoid(scores) * sigmoid(-scores)
            )
        ),
        because="There is a factor σ(1 - σ) too many. The logarithm of the loss cancels it (04.9).",
        see="08.10",
    ),
    Misconception(
        cause="divided by the number of turns",
        answer=with_error(lambda scores, turns: (sigmoid(scores) - (turns + 1) / 2) / len(turns)),
        because="The slopes are those of a mean over the turns. The loss is their sum.",
        see="08.9",
    ),
    Misconception(
        cause="slopes of a loss in bits",
        answer=with_error(lambda scores, turns: (sigmoid(scores) - labels(turns)) / np.log(2)),
        because="The slopes are too large by the factor 1 / log 2, as if the loss were in bits. It "
        "is meant in nats.",
        see="08.9",
    ),
    Misconception(
        cause="the node's vector in place of h",
        answer=the_node_in_place_of_hidden,
        because="You multiplied each error by the node's own vector. The slope of u · h along u "
        "is the other vector, h.",
        see="08.12",
    ),
    Misconception(
        cause="errors forgotten in grad_hidden",
        answer=errors_not_weighing,
        because="You added up the vectors on the path. Each must be weighted with the error of "
        "its question.",
        see="08.13",
    ),
    Misconception(
        cause="only the last node sent back",
        answer=only_the_last_node,
        because="h took part in every question on the path, so every node sends its error back. "
        "Is a sum overwritten in a loop?",
        see="08.13",
    ),
    Misconception(
        cause="everything zero",
        answer=everything_zero,
        because="A zero loss with zero slopes is consistent, and a gradient check lets it pass. "
        "It is not the loss of this path.",
        see="08.9",
    ),
)


def of_path(value):
    """The value of a term: a function of (scores, turns, vectors on the path, hidden)."""

    def wanted(hidden, path, turns, node_vectors):
        vectors = node_vectors[path]
        return value(vectors @ hidden, turns, vectors, hidden)

    return wanted


TREE_LOSS_TERMS = {
    "loss": (
        Term(
            name="Σ_left log σ(s_j)",
            value=of_path(lambda s, turns, *_: (labels(turns) * log_sigmoid(s)).sum()),
            coefficient=-1,
            because="Every turn to the left costs -log σ(s_j), once.",
            see="08.9",
        ),
        Term(
            name="Σ_right log σ(-s_j)",
            value=of_path(lambda s, turns, *_: (labels(-turns) * log_sigmoid(-s)).sum()),
            coefficient=-1,
            because="Every turn to the right costs -log σ(-s_j), once.",
            see="08.9",
        ),
        Term(
            name="Σ_right log σ(s_j)",
            value=of_path(lambda s, turns, *_: (labels(-turns) * log_sigmoid(s)).sum()),
            coefficient=0,
            because="A turn to the right has the price of a right turn, -log σ(-s_j).",
            see="08.9",
        ),
    ),
    "grad_hidden": (
        Term(
            name="Σ σ(s_j) u_j",
            value=of_path(lambda s, turns, vectors, hidden: sigmoid(s) @ vectors),
            because="Each node's prediction stands in the errors once, with a plus.",
        ),
        Term(
            name="Σ y_j u_j",
            value=of_path(lambda s, turns, vectors, hidden: labels(turns) @ vectors),
            coefficient=-1,
            because="The label is taken away from each prediction once.",
        ),
        Term(
            name="Σ u_j",
            value=of_path(lambda s, turns, vectors, hidden: vectors.sum(axis=0)),
            coefficient=0,
            because="No number is the same for all nodes: what is taken away is a node's label.",
        ),
    ),
    "grad_path": (
        Term(
            name="σ(s_j) h",
            value=of_path(lambda s, turns, vectors, hidden: np.outer(sigmoid(s), hidden)),
            because="Each node's prediction stands in its error once, with a plus.",
            see="08.12",
        ),
        Term(
            name="y_j h",
            value=of_path(lambda s, turns, vectors, hidden: np.outer(labels(turns), hidden)),
            coefficient=-1,
            because="The label is taken away from each prediction once.",
            see="08.12",
        ),
        Term(
            name="h in every row",
            value=of_path(lambda s, turns, vectors, hidden: np.tile(hidden, (len(s), 1))),
            coefficient=0,
            because="No number is the same for all nodes: what is taken away is a node's label.",
            see="08.12",
        ),
        Term(
            name="u_j in row j",
            value=of_path(lambda s, turns, vectors, hidden: vectors),
            coefficient=0,
            because="The slope of u_j · h along u_j is the other vector, h.",
            see="08.12",
        ),
    ),
}

# --- 08.8: join the rarest ------------------------------------------------------------------------


def join_rarest(counts):
    """All joins in order, as (left, right); words are 0 … V-1, inner nodes V, V+1, …"""
    # A piece is (count, 0 for a node or 1 for a word, age, name): the order of the four decisions.
    pieces = [(count, 1, -word_id, word_id) for word_id, count in enumerate(counts)]
    joins = []
    while len(pieces) > 1:
        left, right, *rest = sorted(pieces)
        name = len(counts) + len(joins)
        joins.append((left[-1], right[-1]))
        pieces = [*rest, (left[0] + right[0], 0, name, name)]
    return joins


def count_cases(rng):
    """Without ties; every kind of tie; counts that do not fall; a chain."""
    return [
        ([5, 2],),
        Case("two words are equally rare", ([3, 3],)),
        ([8, 7, 3, 1, 6],),
        Case("all words are equally rare", ([1, 1, 1, 1],)),
        Case("a word is as rare as an inner node", ([4, 2, 2, 1, 1],)),
        Case("an inner node is as rare as the last word", ([2, 1, 1],)),
        Case("inner nodes are equally rare", ([3, 3, 3, 3, 9, 9, 5],)),
        Case("each word comes twice as often as the one before", ([1, 2, 4, 8, 16],)),
        (rng.permutation([1, 1, 2, 3, 5, 5, 8, 13]).tolist(),),
        Case("three words are equally rare", ([5, 3, 3, 1, 1, 1, 2],)),
        Case("each of nine words comes a billion times", ([10**9] * 9,)),
    ]


def joins_of_the_library(counts):
    """Read the joins off the paths: on its way a word meets each child of its nodes."""
    tree, n_words = huffman_tree(counts), len(counts)
    children = {}
    for word_id, (path, turns) in enumerate(zip(tree.paths, tree.turns, strict=True)):
        names = [*(path[1:] + n_words).tolist(), word_id]
        children |= {
            (row, turn): name
            for row, turn, name in zip(path.tolist(), turns.tolist(), names, strict=True)
        }
    return [(children[row, 1], children[row, -1]) for row in range(n_words - 1)]


def joined_by(order):
    """A wrong answer that takes first what has the smallest order(count, is a word, id or row)."""

    def wrong(counts):
        pieces = [(count, True, word_id) for word_id, count in enumerate(counts)]
        joins = []
        while len(pieces) > 1:
            left, right, *rest = sorted(pieces, key=lambda piece: order(*piece))
            names = [row if is_word else len(counts) + row for _, is_word, row in (left, right)]
            pieces = [*rest, (left[0] + right[0], False, len(joins))]
            joins.append(tuple(names))
        return joins

    return wrong


def sides_swapped(counts):
    return [(right, left) for left, right in joins_of_the_library(counts)]


def rows_in_place_of_names(counts):
    return [
        tuple(name - len(counts) if name >= len(counts) else name for name in join)
        for join in joins_of_the_library(counts)
    ]


def counts_in_place_of_names(counts):
    weight, pairs = list(counts), []
    for left, right in joins_of_the_library(counts):
        pairs.append((weight[left], weight[right]))
        weight.append(weight[left] + weight[right])
    return pairs


def names_from_one_more(counts):
    return [
        tuple(name + (name >= len(counts)) for name in join)
        for join in joins_of_the_library(counts)
    ]


def level_by_level(counts):
    """Sort the words once, then halve the number of pieces again and again."""
    pieces = sorted(range(len(counts)), key=lambda word_id: (counts[word_id], -word_id))
    joins = []
    while len(pieces) > 1:
        pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
        alone = pieces[2 * len(pairs) :]
        names = range(len(counts) + len(joins), len(counts) + len(joins) + len(pairs))
        joins, pieces = joins + pairs, [*names, *alone]
    return joins


def root_first(counts):
    return joins_of_the_library(counts)[::-1]


def joined_from_the_front(pieces):
    """Join the first two of the list, and put the new node at its end."""
    n_words, joins = len(pieces), []
    while len(pieces) > 1:
        left, right, *rest = pieces
        pieces = [*rest, n_words + len(joins)]
        joins.append((left, right))
    return joins


def counts_taken_as_falling(counts):
    """The two queues of word2vec.c: words from the last to the first, and nodes."""
    words, nodes, weight, joins = list(range(len(counts))), [], list(counts), []

    def take():
        if words and (not nodes or weight[words[-1]] < weight[nodes[0]]):
            return words.pop()
        return nodes.pop(0)

    while len(words) + len(nodes) > 1:
        joins.append((take(), take()))
        nodes.append(len(weight))
        weight.append(sum(weight[name] for name in joins[-1]))
    return joins


def numbered_from_the_root(counts):
    """Inner node i is called V + (V - 2 - i)."""
    n_words = len(counts)
    return [
        tuple(name if name < n_words else 3 * n_words - 2 - name for name in join)
        for join in joins_of_the_library(counts)
    ]


def root_forgotten(counts):
    return joins_of_the_library(counts)[:-1]


def one_thing_after_the_other(counts):
    """Sort the words once, and join each with everything before it."""
    order = sorted(range(len(counts)), key=lambda word_id: (counts[word_id], -word_id))
    joins = [(order[0], order[1])]
    for place, word_id in enumerate(order[2:]):
        joins.append((len(counts) + place, word_id))
    return joins


# --- 08.9: the way down ---------------------------------------------------------------------------


def way_down(joins, word_id):
    """The way from the root to a word: (path, turns)."""
    n_words = len(joins) + 1  # every join leaves one piece fewer
    path, turns, name = [], [], word_id
    for row, (left, right) in enumerate(joins):  # a parent is always made after its children
        if name in (left, right):
            path.append(row)
            turns.append(1 if name == left else -1)
            name = n_words + row
    return path[::-1], turns[::-1]  # we climbed from the leaf, and the way begins at the root


def join_cases(rng):
    """The tree of the chapter; a chain; a balanced tree; the root alone; random trees."""
    small = [(3, 2), (5, 4), (1, 0), (6, 7)]
    chain = [(4, 3), (2, 5), (6, 1), (0, 7)]
    balanced = [(3, 2), (1, 0), (4, 5)]
    pieces, joins = list(range(7)), []
    while len(pieces) > 1:
        left, right = (pieces.pop(int(rng.integers(len(pieces)))) for _ in range(2))
        joins.append((left, right))
        pieces.append(6 + len(joins))
    return [
        Case("the root is the only inner node", ([(1, 0)], 0)),
        Case("the root is the only inner node", ([(1, 0)], 1)),
        (balanced, 2),
        (small, 2),
        (small, 4),
        Case("the tree is a chain", (chain, 3)),
        Case("the tree is a chain", (chain, 0)),
        (joins, 5),
        (joins, 1),
    ]


def walked_from_the_root(joins, word_id):
    """Try both sides at every node, from the root down."""
    n_words = len(joins) + 1

    def search(name):
        if name < n_words:
            return ([], []) if name == word_id else None
        for child, turn in zip(joins[name - n_words], (1, -1), strict=True):
            below = search(child)
            if below is not None:
                return [name - n_words, *below[0]], [turn, *below[1]]
        return None

    return search(n_words + len(joins) - 1)


def climbed(joins, word_id, first_name):
    """Climb as the solution does, with first_name in place of V."""
    path, turns, name = [], [], word_id
    for row, join in enumerate(joins):
        if name in join:
            path.append(row)
            turns.append(1 if name == join[0] else -1)
            name = first_name + row
    return path[::-1], turns[::-1]


def changed(change):
    """A wrong answer made from the right path and turns."""
    return lambda joins, word_id: change(*walked_from_the_root(joins, word_id), joins, word_id)


EXERCISES = (
    Predict(
        id="08.1",
        title="How many vectors?",
        stars=1,
        minutes=3,
        equation="02.2",
        solution=999.0,
        tolerance=0.4,
        because="Every inner node joins two pieces into one, so 999 of them join 1000 words into "
        "one tree. One vector for each inner node makes 999.",
        misconceptions=(
            Misconception(
                cause="one for each word",
                answer=1000.0,
                because="That is one vector for each leaf. Draw a tree for two words: it has two "
                "leaves and a single inner node.",
                see="02.2",
            ),
            Misconception(
                cause="the length of a path",
                answer=10.0,
                because="A path in a balanced tree has about log₂ 1000 ≈ 10 turns. But other "
                "words have other paths, through other nodes.",
                see="02.2",
            ),
            Misconception(
                cause="one for each pair of words",
                answer=500.0,
                because="500 nodes can stand right above the words, in pairs. Those 500 nodes "
                "need nodes above them, up to the root.",
                see="02.2",
            ),
            Misconception(
                cause="leaves counted too",
                answer=1999.0,
                because="That is the number of all nodes, the 1000 leaves among them. Leaves have "
                "no vector: there is nothing to ask at the end of a path.",
                see="02.2",
            ),
            Misconception(
                cause="a tree for 1024 words",
                answer=1023.0,
                because="That is right for 1024 words, where a balanced tree is full. Here are "
                "1000.",
                see="02.2",
            ),
        ),
        hints=(
            "How many inner nodes has a tree for two words? For three? For four?",
            "Build the tree from below. What does one inner node do to the number of loose pieces?",
            "Each join leaves one piece fewer. How many joins lead from 1000 pieces to one?",
        ),
    ),
    Pencil(
        id="08.2",
        title="Before any training",
        stars=2,
        minutes=4,
        equation="08.6",
        solution="0.5**k",
        because="All scores are 0, and σ(0) = 1/2: k tosses of a coin.",
        # V is small because an exponent may be 8 at most, and some learners try a power of V.
        symbols=lambda rng: {"k": float(rng.integers(2, 5)), "V": float(rng.integers(7, 9))},
        truth=lambda at: float(np.prod(sigmoid(np.zeros(int(at["k"]))))),
        misconceptions=(
            Misconception(
                cause="all words equally likely",
                answer="1/V",
                because="That is an untrained softmax. Here a word's probability is the product "
                "of the turns on its own path, and paths differ in length.",
                see="08.6",
            ),
            Misconception(
                cause="one turn only",
                answer="0.5",
                because="That is the probability of a single turn. The path has k of them, and "
                "their probabilities multiply.",
                see="08.6",
            ),
            Misconception(
                cause="added in place of multiplied",
                answer="k/2",
                because="You added the probabilities of the turns. All of them must happen, so "
                "they multiply.",
                see="08.6",
            ),
            Misconception(
                cause="mean of the turns",
                answer="1/k",
                because="Each turn has probability 1/2, however many there are; k turns in a row "
                "multiply.",
                see="08.6",
            ),
            Misconception(
                cause="divided by the number of turns",
                answer="0.5/k",
                because="You divided by the number of turns. Each turn has probability 1/2, and k "
                "turns in a row multiply.",
                see="08.6",
            ),
            Misconception(
                cause="every node asked",
                answer="0.5**(V - 1)",
                because="You multiplied over all V - 1 nodes. Only the k nodes on the path to the "
                "word are asked.",
                see="08.6",
            ),
            Misconception(
                cause="one factor for each word",
                answer="0.5**V",
                because="You multiplied over all V words. The probability has one factor for each "
                "of the k turns on the word's own path.",
                see="08.6",
            ),
            Misconception(
                cause="leaf counted as a question",
                answer="0.5**(k + 1)",
                because="There is a factor too many. At the leaf there is nothing to ask: k turns "
                "make k factors.",
                see="08.6",
            ),
            Misconception(
                cause="root forgotten",
                answer="0.5**(k - 1)",
                because="There is a factor too few. The root asks a question, too.",
                see="08.6",
            ),
            Misconception(
                cause="exponent with the wrong sign",
                answer="2**k",
                because="That is larger than 1, so it is no probability. Each turn halves.",
                see="08.6",
            ),
            Misconception(
                cause="exp in place of a power of two",
                answer="exp(-k)",
                because="Each turn has the probability σ(0), which is 1/2 and not 1/e.",
                see="08.1",
            ),
            Misconception(
                cause="zero scores taken for zero probability",
                answer="0",
                because="The scores are 0, the probabilities are not: a sigmoid of 0 is 1/2.",
                see="08.1",
            ),
            Misconception(
                cause="zero scores taken for certainty",
                answer="1",
                because="exp(0) is 1, but the probability of a turn is σ(0), which is 1/2.",
                see="08.1",
            ),
            Misconception(
                cause="the loss in place of the probability",
                answer="k * log(2)",
                because="That is the surprise at the word, in nats. Its probability is asked.",
                see="08.6",
            ),
            Misconception(
                cause="logarithm of the probability",
                answer="-k * log(2)",
                because="That is the logarithm of the probability. The probability is asked.",
                see="08.6",
            ),
        ),
        hints=(
            "What is every score if all node vectors are zero? And what does a sigmoid make of it?",
            "Each turn has probability 1/2, left as well as right. Put that into the product.",
            "k factors of one half: one half to the power k.",
        ),
    ),
    Predict(
        id="08.3",
        title="A slip that passes",
        stars=2,
        minutes=5,
        equation="08.7",
        solution="b",
        because="Swapped everywhere, the two sides of each fork still share a whole, "
        "σ(-s) + σ(s) = 1, so the proof goes through: it is the mirror image of the tree.",
        choices={
            "a": "Then node and turn no longer belong together: a word at the end of left, right "
            "gets the factors of right, left. At a fork, the two sides are different products, and "
            "nothing makes them share a whole. Nodes and turns both from the leaf up would do no "
            "harm: a product does not mind the order.",
            "c": "Each product gets one factor more, and every sigmoid is less than 1. So all "
            "probabilities are too small, and their sum is below 1.",
            "d": "Then every walk comes to both children of the root for certain: q is 1 for each "
            "of them, where the root should have split it. The sum is 2.",
        },
        hints=(
            "The proof needs one thing only at each fork. Which?",
            "The two sides of a fork must share one whole: σ(s) and σ(-s). In which program do "
            "they still, at every node?",
            "What does it change if all plus signs become minus signs, and all minus signs plus?",
        ),
    ),
    Pencil(
        id="08.4",
        title="The blame of the hidden layer",
        stars=2,
        minutes=8,
        equation="08.11",
        solution="U @ (sigmoid(U.T @ h) - y)",
        symbols=one_path,
        truth=blame_of_hidden,
        terms={"value": BLAME_TERMS},
        misconceptions=(
            Misconception(
                cause="sign flipped",
                answer="U @ (y - sigmoid(U.T @ h))",
                because="The error is prediction minus truth, σ(s) - y. You have it the other way "
                "round.",
                see="08.11",
            ),
            Misconception(
                cause="answer in place of the label",
                answer="U @ (sigmoid(U.T @ h) - a)",
                because="You subtracted the answers, +1 and -1. What is subtracted from the "
                "sigmoid is the label, 1 or 0.",
                see="08.11",
            ),
            Misconception(
                cause="left and right swapped",
                answer="U @ (sigmoid(U.T @ h) - (1 - y))",
                because="This is right for the path with left and right exchanged. Is your label 1 "
                "for right? It is 1 for left. Or is it σ(a s) a? The slope is (σ(a s) - 1) a.",
                see="08.11",
            ),
            Misconception(
                cause="1 subtracted at every node",
                answer="U @ (sigmoid(U.T @ h) - 1)",
                because="These are the errors σ(s) - 1 at every node, as if the path went left "
                "everywhere. At a right turn the label is 0.",
                see="08.11",
            ),
            Misconception(
                cause="left turns only",
                answer="U @ (y * (sigmoid(U.T @ h) - 1))",
                because="The left turns are right. A node where the path goes right has an error "
                "too: σ(s).",
                see="08.11",
            ),
            Misconception(
                cause="right turns only",
                answer="U @ ((1 - y) * sigmoid(U.T @ h))",
                because="The right turns are right. A node where the path goes left has an error "
                "too: σ(s) - 1.",
                see="08.11",
            ),
            Misconception(
                cause="softmax in place of the sigmoid",
                answer="U @ (softmax(U.T @ h) - y)",
                because="The nodes on the path do not share one whole. Each asks a question of its "
                "own, with a sigmoid.",
                see="08.9",
            ),
            Misconception(
                cause="h in place of the nodes' vectors",
                answer="h * sum(sigmoid(U.T @ h) - y)",
                because="You multiplied the errors by h. The slope of a score along h is the "
                "other vector, that of the node.",
                see="08.10",
            ),
            Misconception(
                cause="slope of the logarithm alone",
                answer="-U @ (a / sigmoid(a * (U.T @ h)))",
                because="You differentiated the logarithm. The chain rule also wants the slope of "
                "the sigmoid inside, and cancels most of it.",
                see="04.9",
            ),
            Misconception(
                cause="factor σ(1 - σ) too many",
                answer="U @ ((sigmoid(U.T @ h) - y) * sigmoid(U.T @ h) * sigmoid(-U.T @ h))",
                because="The error σ - y is the slope along the score already: the sigmoid's own "
                "slope is in it, cancelled by the logarithm.",
                see="08.11",
            ),
            Misconception(
                cause="factor a missing, or one too many",
                answer="U @ (sigmoid(a * (U.T @ h)) - 1)",
                because="σ(a s) - 1 is the slope along a s, and the chain rule asks for one more "
                "factor, a. σ(s) - y is the slope along s already, and takes none.",
                see="08.10",
            ),
            Misconception(
                cause="answer and label mixed",
                answer="U @ (sigmoid(a * (U.T @ h)) - y)",
                because="Two forms are mixed. Either (σ(a s) - 1) a, with the answer, or σ(s) - y, "
                "with the label and the plain score.",
                see="08.11",
            ),
            Misconception(
                cause="label inside the sigmoid",
                answer="U @ sigmoid(U.T @ h - y)",
                because="You subtracted the labels from the scores. They are subtracted from the "
                "probabilities: a bracket ends too late.",
                see="08.11",
            ),
            Misconception(
                cause="sigmoid forgotten",
                answer="U @ (U.T @ h - y)",
                because="You subtracted the labels from the scores. What is compared with a label "
                "is the probability of left, σ(s).",
                see="08.11",
            ),
            Misconception(
                cause="wrong sign inside the sigmoid",
                answer="U @ (sigmoid(-U.T @ h) - y)",
                because="With the label, the error is σ(s) - y, without a minus inside. With the "
                "answer it is -a σ(-a s): the slope of log σ(x) is σ(-x).",
                see="08.11",
            ),
            Misconception(
                cause="truth not subtracted",
                answer="U @ sigmoid(U.T @ h)",
                because="Only the prediction is there; the labels are missing.",
                see="08.11",
            ),
            Misconception(
                cause="blame of the nodes",
                answer="h @ (sigmoid(U.T @ h) - y).T",
                because="That is the slope along U: one column for each node on the path. Asked "
                "is the slope along h, one column.",
                see="08.12",
            ),
            Misconception(
                cause="errors not sent back",
                answer="sigmoid(U.T @ h) - y",
                because="These are the errors, one for each question. Each must be handed on to h "
                "through the vector of its node.",
                see="08.11",
            ),
            Misconception(
                cause="mean over the path",
                answer="U @ (sigmoid(U.T @ h) - y) / 3",
                because="The loss is a sum over the turns, so nothing is divided.",
                see="08.9",
            ),
        ),
        hints=(
            "One score, one error, one node. How does the score of a node change when h moves?",
            "Along h, question j has the slope (σ(s_j) - y_j) times the vector of its node. Add "
            "up over the path.",
            "A sum of columns with weights is a matrix times a vector: U times the column of "
            "errors. That is the sigmoid of all scores, of U.T @ h, minus y.",
        ),
    ),
    Code(
        id="08.5",
        title="Hierarchical softmax",
        stars=3,
        minutes=15,
        equation="08.13",
        solution=tree_loss,
        returns=("loss", "grad_hidden", "grad_path"),
        cases=path_cases,
        truth=path_by_the_library,
        gradients={"grad_hidden": "hidden"},
        misconceptions=TREE_LOSS_MISCONCEPTIONS,
        terms=TREE_LOSS_TERMS,
        scales={"1/k": lambda hidden, path, *_: 1 / len(path)},
        hints=(
            "Only the nodes on the path matter. Pick their vectors first; then it is chapter 04, "
            "once per node.",
            "Scores: the picked rows times hidden. Loss: minus the sum of log σ(turn · score). "
            "Error: σ(score) minus the label, which is 1 for left and 0 for right.",
            "node_vectors[path] picks the rows, and (turns + 1) / 2 makes labels of the turns. "
            "grad_hidden is the error times the picked rows, with the @ sign; grad_path is "
            "np.outer of the error and hidden.",
        ),
    ),
    Predict(
        id="08.6",
        title="Three vectors move",
        stars=2,
        minutes=4,
        equation="08.14",
        solution="d",
        because="Every path begins at the root, and the root's vector has moved. Left at the root "
        "became likelier, so right became less likely, and that touches queen and king too.",
        choices={
            "a": "The probabilities sum to one. If crown's has grown, somebody must pay. And "
            "other paths run through the same nodes.",
            "b": "Node 0 has moved, and that touches these two. But the nodes 1 and 3 have moved "
            "as well.",
            "c": "Node 1 has moved, and that touches these three. But the root has moved as well.",
        },
        hints=(
            "Whose path runs through a node that has moved?",
            "Three nodes have moved: 3, 1 and 0. Look at the picture of the tree: which words are "
            "below node 3?",
            "Node 3 is the root.",
        ),
    ),
    Predict(
        id="08.7",
        title="By hand",
        stars=2,
        minutes=8,
        equation="08.17",
        solution=2.25,
        tolerance=0.006,
        because="Joins: 3 + 4 = 7, then 5 + 7 = 12, then 7 + 9 = 16, then 12 + 16 = 28. Together "
        "63 turns for 28 tokens. (Of the two pieces with count 7, either may be taken first.)",
        misconceptions=(
            Misconception(
                cause="leaf counted as a node of the path",
                answer=3.25,
                because="You counted the leaf, so each word has one too many. At a leaf nothing is "
                "asked.",
                see="08.6",
            ),
            Misconception(
                cause="words weighted equally",
                answer=2.4,
                because="That is the mean over the five words. A mean over tokens weights each "
                "path with the word's count.",
                see="08.17",
            ),
            Misconception(
                cause="root forgotten",
                answer=1.25,
                because="The root is missing in your sum: every token passes through it, and "
                "that is one turn for each.",
                see="08.17",
            ),
            Misconception(
                cause="first join forgotten",
                answer=56 / 28,
                because="2 is what comes out if the first join is left out of the sum. Jam and egg "
                "make a node, too, with 7 tokens below it.",
                see="08.17",
            ),
            Misconception(
                cause="divided by the number of words",
                answer=63 / 5,
                because="63 turns are right. They are made by 28 tokens, not by 5 words.",
                see="08.17",
            ),
            Misconception(
                cause="node of 12 joined too early",
                answer=66 / 28,
                because="That is 66 turns: the node that counts 12 was joined before the word that "
                "counts 9. Look anew after each join: after 5 + 7 = 12 the two rarest pieces count "
                "7 and 9.",
                see="08.17",
            ),
            Misconception(
                cause="most frequent joined first",
                answer=90 / 28,
                because="You joined the most frequent pieces first, so the frequent words got the "
                "longest paths. Join the two rarest.",
                see="08.17",
            ),
            Misconception(
                cause="total in place of the mean",
                answer=63.0,
                because="That is the number of turns for the whole text. Divide by its 28 tokens.",
                see="08.17",
            ),
            Misconception(
                cause="log₂ 5, or another tree",
                answer=float(np.log2(5)),
                because="That is log₂ 5, what five equally frequent words would need if questions "
                "could be split. Or it is 65 / 28, from a tree that did not join the two rarest "
                "pieces every time. Join jam and egg first, then look anew.",
                see="08.17",
            ),
        ),
        hints=(
            "Which two words are the rarest? Join them, write down the sum, and look again.",
            "The first join is jam and egg: 7 tokens. There are four joins in all; add up the "
            "tokens below each new node.",
            "The mean is the sum of the four numbers, divided by 28.",
        ),
    ),
    Code(
        id="08.8",
        title="Join the rarest",
        stars=3,
        minutes=20,
        equation="08.17",
        solution=join_rarest,
        returns=("joins",),
        cases=count_cases,
        truth=joins_of_the_library,
        misconceptions=(
            Misconception(
                cause="left and right swapped",
                answer=sides_swapped,
                because="The rarer piece, which is taken first, is the left child. You have put it "
                "to the right.",
                see="08.17",
            ),
            Misconception(
                cause="most frequent joined first",
                answer=joined_by(lambda count, is_word, row: (-count, is_word, row)),
                because="You joined the two most frequent pieces, so frequent words get the "
                "longest paths. Join the two rarest.",
                see="08.17",
            ),
            Misconception(
                cause="word before an equally rare node",
                answer=joined_by(
                    lambda count, is_word, row: (count, not is_word, -row if is_word else row)
                ),
                because="If a word and an inner node are equally rare, the inner node is taken "
                "first.",
                see="08.17",
            ),
            Misconception(
                cause="smaller id first",
                answer=joined_by(lambda count, is_word, row: (count, is_word, row)),
                because="Of two equally rare words, the one with the larger id is taken first.",
                see="08.17",
            ),
            Misconception(
                cause="smaller name first",
                answer=joined_by(lambda count, is_word, row: (count, not is_word, row)),
                because="Equal counts are decided by the smaller name. But an inner node goes "
                "before a word, and of two words the larger id goes first.",
                see="08.17",
            ),
            Misconception(
                cause="larger name first",
                answer=joined_by(lambda count, is_word, row: (count, is_word, -row)),
                because="Equal counts are decided by the larger name. That is right for words, and "
                "for a node beside a word; of two inner nodes, the older goes first.",
                see="08.17",
            ),
            Misconception(
                cause="new node always joined next",
                answer=one_thing_after_the_other,
                because="Your joins make a chain: each new node is joined again at once. It counts "
                "as much as its two pieces together, so look anew which two are the rarest.",
                see="08.17",
            ),
            Misconception(
                cause="newest node first, smaller id first",
                answer=joined_by(
                    lambda count, is_word, row: (count, is_word, row if is_word else -row)
                ),
                because="Nodes before words is right. But of equally rare nodes the older one is "
                "taken first, and of equally rare words the one with the larger id.",
                see="08.17",
            ),
            Misconception(
                cause="level by level",
                answer=level_by_level,
                because="You joined all pieces in pairs, and then the pairs in pairs. After each "
                "single join, look anew which two pieces are the rarest.",
                see="08.17",
            ),
            Misconception(
                cause="counts in place of names",
                answer=counts_in_place_of_names,
                because="Your pairs hold the counts of the pieces. Names are asked: ids for words, "
                "V, V + 1, … for inner nodes.",
                see="08.17",
            ),
            Misconception(
                cause="names one too large",
                answer=names_from_one_more,
                because="The names of your inner nodes are one too large: the first is V, for the "
                "words end at V - 1.",
                see="08.17",
            ),
            Misconception(
                cause="rows in place of names",
                answer=rows_in_place_of_names,
                because="The inner nodes are called 0, 1, … in your pairs, like the words. The "
                "name of inner node 0 is V, the number of words.",
                see="08.17",
            ),
            Misconception(
                cause="pieces never sorted",
                answer=lambda counts: joined_from_the_front(list(range(len(counts)))),
                because="You joined the first two pieces of the list, whatever they count. Look "
                "before each join which two are the rarest.",
                see="08.17",
            ),
            Misconception(
                cause="sorted only once",
                answer=lambda counts: joined_from_the_front(
                    sorted(range(len(counts)), key=lambda word_id: (counts[word_id], -word_id))
                ),
                because="Each new node waits behind all other pieces, whatever it counts. Sort "
                "anew before every join.",
                see="08.17",
            ),
            Misconception(
                cause="counts taken as falling",
                answer=counts_taken_as_falling,
                because="You took the words from the last to the first, as if the counts never "
                "rose. In word2vec.c they do not, for its words are sorted. Here they come in any "
                "order.",
                see="08.17",
            ),
            Misconception(
                cause="one name for all inner nodes",
                answer=lambda counts: [
                    tuple(min(name, len(counts)) for name in join)
                    for join in joins_of_the_library(counts)
                ],
                because="All your inner nodes are called V. The first is V, the next V + 1, and so "
                "on.",
                see="08.17",
            ),
            Misconception(
                cause="all names one too large",
                answer=lambda counts: [(a + 1, b + 1) for a, b in joins_of_the_library(counts)],
                because="All your names are one too large: the words are 0, …, V - 1, and the "
                "first inner node is V.",
                see="08.17",
            ),
            Misconception(
                cause="inner nodes numbered from the root",
                answer=numbered_from_the_root,
                because="You numbered the inner nodes from the root down. They are numbered as "
                "they are made: the first join is V, the root comes last.",
                see="08.17",
            ),
            Misconception(
                cause="smaller name to the left",
                answer=lambda counts: [tuple(sorted(j)) for j in joins_of_the_library(counts)],
                because="In each pair the smaller name stands first. Left is the piece that is "
                "taken first, the rarer one.",
                see="08.17",
            ),
            Misconception(
                cause="first join only",
                answer=lambda counts: joins_of_the_library(counts)[:1],
                because="You made one join. V words need V - 1 joins: go on while there are two "
                "pieces. Does the return stand inside the loop?",
                see="08.17",
            ),
            Misconception(
                cause="root first",
                answer=root_first,
                because="The joins are right, in the wrong order: the first join comes first, the "
                "root last.",
                see="08.17",
            ),
            Misconception(
                cause="root forgotten",
                answer=root_forgotten,
                because="The last join is missing. V words need V - 1 joins: stop when one piece "
                "is left, not two.",
                see="08.17",
            ),
        ),
        hints=(
            "Keep a list of loose pieces. Take the two rarest out, and put the new node in.",
            "Let a piece be a tuple that sorts as it should: the count first; then something that "
            "puts nodes before words; then the id with a minus for words, the age for nodes; and "
            "last its name.",
            "Sort the pieces; the first is left, the second right. Append the pair of names, and "
            "add (sum of the counts, 0, name, name) to the rest. Repeat while there are two.",
        ),
    ),
    Code(
        id="08.9",
        title="The way down",
        stars=2,
        minutes=12,
        equation="08.5",
        solution=way_down,
        returns=("path", "turns"),
        cases=join_cases,
        truth=walked_from_the_root,
        misconceptions=(
            Misconception(
                cause="from the leaf up",
                answer=changed(lambda path, turns, *_: (path[::-1], turns[::-1])),
                because="Both lists are right, but they begin at the word. Turn both of them "
                "round: the root comes first.",
                see="08.5",
            ),
            Misconception(
                cause="path from the leaf up",
                answer=changed(lambda path, turns, *_: (path[::-1], turns)),
                because="Your path begins at the word's parent. Turn it round: the root comes "
                "first, in the path as in the turns.",
                see="08.6",
            ),
            Misconception(
                cause="turns from the leaf up",
                answer=changed(lambda path, turns, *_: (path, turns[::-1])),
                because="Your turns begin above the word. Turn them round: the first turn is made "
                "at the root, the first node of the path.",
                see="08.6",
            ),
            Misconception(
                cause="left and right swapped",
                answer=changed(lambda path, turns, *_: (path, [-turn for turn in turns])),
                because="+1 is left, -1 is right. A join names its left child first.",
                see="08.5",
            ),
            Misconception(
                cause="bits in place of turns",
                answer=changed(lambda path, turns, *_: (path, [(1 - turn) // 2 for turn in turns])),
                because="These are the bits of word2vec.c, 0 for left and 1 for right. The turns "
                "are +1 and -1: 1 - 2 · bit.",
                see="08.5",
            ),
            Misconception(
                cause="labels in place of turns",
                answer=changed(lambda path, turns, *_: (path, [(1 + turn) // 2 for turn in turns])),
                because="These are the labels, 1 for left and 0 for right. The turns are +1 and "
                "-1: 2 · label - 1.",
                see="08.5",
            ),
            Misconception(
                cause="leaf counted as an inner node",
                answer=changed(lambda path, turns, joins, word_id: ([*path, word_id], turns)),
                because="The path ends with the word itself. It lists inner nodes only, one for "
                "each turn.",
                see="08.6",
            ),
            Misconception(
                cause="where the turns lead",
                answer=changed(lambda path, turns, joins, word_id: ([*path[1:], word_id], turns)),
                because="You listed where each turn leads. The path lists where it is made: it "
                "begins at the root, and the word is not in it.",
                see="08.6",
            ),
            Misconception(
                cause="only the parent",
                answer=changed(lambda path, turns, *_: (path[-1:], turns[-1:])),
                because="That is only the last step, from the word's parent. The parent is an "
                "inner node with a parent of its own: go on, up to the root.",
                see="08.6",
            ),
            Misconception(
                cause="leaf counted as an inner node, with a turn",
                answer=changed(lambda path, turns, joins, word_id: ([*path, word_id], [*turns, 1])),
                because="Both lists are one too long: they end with the word itself. At the leaf "
                "there is nothing to ask.",
                see="08.6",
            ),
            Misconception(
                cause="turns asked of the word",
                answer=lambda joins, word_id: (
                    walked_from_the_root(joins, word_id)[0],
                    [
                        1 if joins[row][0] == word_id else -1
                        for row in walked_from_the_root(joins, word_id)[0]
                    ],
                ),
                because="At every node you asked whether the word itself is on the left. Above its "
                "parent, ask it of the name with which you came up.",
                see="08.5",
            ),
            Misconception(
                cause="rows counted from the root",
                answer=changed(
                    lambda path, turns, joins, _: ([len(joins) - 1 - row for row in path], turns)
                ),
                because="You gave the root row 0. The rows count the joins in the order in which "
                "they were made: the root, made last, has the largest.",
                see="08.5",
            ),
            Misconception(
                cause="rows counted from 1",
                answer=changed(lambda path, turns, *_: ([row + 1 for row in path], turns)),
                because="Your rows are one too large: the first join is row 0.",
                see="08.5",
            ),
            Misconception(
                cause="joins in place of rows",
                answer=changed(lambda path, turns, joins, _: ([joins[row] for row in path], turns)),
                because="You listed the joins themselves. The path lists their places in joins, "
                "0, 1, ….",
                see="08.5",
            ),
            Misconception(
                cause="V one too large",
                answer=lambda joins, word_id: climbed(joins, word_id, first_name=len(joins) + 2),
                because="You went on with a name that is one too large: V is the number of joins "
                "plus one.",
                see="08.5",
            ),
            Misconception(
                cause="V one too small",
                answer=lambda joins, word_id: climbed(joins, word_id, first_name=len(joins)),
                because="You went on with a name that is one too small: V is the number of joins "
                "plus one.",
                see="08.5",
            ),
            Misconception(
                cause="row in place of the name",
                answer=lambda joins, word_id: climbed(joins, word_id, first_name=0),
                because="You went on with the row of the parent. In the joins it goes by its name, "
                "V plus the row; the row alone is the name of a word.",
                see="08.5",
            ),
            Misconception(
                cause="names in place of rows",
                answer=changed(
                    lambda path, turns, joins, _: ([row + len(joins) + 1 for row in path], turns)
                ),
                because="You listed the names of the inner nodes. The row of a node is its name "
                "minus V, the number of words.",
                see="08.5",
            ),
            Misconception(
                cause="root left out",
                answer=changed(lambda path, turns, *_: (path[1:], turns[1:])),
                because="The root is missing: every path begins there, and the first turn is made "
                "there.",
                see="08.6",
            ),
            Misconception(
                cause="last turn left out",
                answer=changed(lambda path, turns, *_: (path[:-1], turns[:-1])),
                because="The last node is missing, the word's own parent. Did the search begin one "
                "step too high?",
                see="08.6",
            ),
        ),
        hints=(
            "Who is the parent of a word, and who is the parent of that node? Climb until there "
            "is no parent.",
            "The parent of a name is the join that holds it, left or right. Its own name is V plus "
            "its row; V is the number of joins plus one.",
            "Go through the joins in order. Where the name stands in the pair, note the row and "
            "the turn, and go on with the name V + row. At the end, turn both lists round.",
        ),
    ),
    Predict(
        id="08.10",
        title="Find the slip",
        stars=2,
        minutes=4,
        equation="08.6",
        solution="b",
        because="There are V - 1 inner nodes, so V - 1 vectors in place of V; each of them has N "
        "entries, as before. Numbers of vectors were taken for lengths of vectors. (The "
        "conclusion is right: hardly fewer parameters.)",
        choices={
            "a": "That sentence is true; look for the false one. L counts all four nodes, the leaf "
            "among them, so there are three turns.",
            "c": "That sentence is true; look for the false one. The inner nodes have output "
            "vectors, and the words have input vectors only.",
            "d": "That sentence is true; look for the false one. Each context word has its own "
            "path (08.16).",
        },
        hints=(
            "Ask of each number in a sentence: what does it count?",
            "How many output vectors does a tree have, and how long is each of them?",
            "The dot product of a node's vector with h must exist. How long is h?",
        ),
    ),
    Order(
        id="08.11",
        title="Up the tree",
        stars=2,
        minutes=5,
        equation="08.8",
        solution="FDHAGEB",
        because="A proof by induction has a beginning, a step and a climb. The beginning, at the "
        "leaves, and the step, from two children to their parent, do not use each other. The "
        "climb uses both.",
        lines={
            "A": Line(
                text="Σ_{W_n} p_w = q_n σ(u_n·h) + q_n σ(−u_n·h)",
                needs={"H": "writes out what q_l and q_r are"},
                see="08.7",
            ),
            "B": Line(
                text="the sum over all words is q at the root, 1",
                needs={"E": "uses the claim at the root"},
                see="08.8",
            ),
            "C": Line(
                text="the claim holds at the root, for all probabilities sum to one",
                slip="That they sum to one is what we want to prove. Who gives it as a reason "
                "goes round in a circle.",
                see="08.8",
            ),
            "D": Line(text="Σ_{W_n} p_w = Σ_{W_l} p_w + Σ_{W_r} p_w", see="08.7"),
            "E": Line(
                text="so the claim holds at every node, up to the root",
                needs={
                    "F": "climbs from the leaves, where the claim has to hold first",
                    "G": "climbs from children to their parent, which has to be proved first",
                },
                see="08.8",
            ),
            "F": Line(text="at a leaf the claim says p_w = p_w", see="08.8"),
            "G": Line(
                text="so Σ_{W_n} p_w = q_n: the claim holds for n, too",
                needs={"A": "adds up two turns that share one whole"},
                see="08.7",
            ),
            "H": Line(
                text="Σ_{W_n} p_w = q_l + q_r, if the claim holds for l and r",
                needs={"D": "puts q_l and q_r in the place of two sums"},
                see="08.7",
            ),
        },
        hints=(
            "What comes to a node arrives at its words. Where is that true without any proof? And "
            "how does it pass from two children to their parent?",
            "Four lines are about one node n and its children. Two others start the climb and end "
            "it, and one says what the end means. One line takes for granted what is to be shown.",
            "The leaves; the words below n, split in two; the claim for both children; come to n, "
            "then turn; the two turns share one whole; the climb to the root; the sum there is 1.",
        ),
    ),
)
