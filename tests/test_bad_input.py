"""Bad input: every error says what was expected, what came and what to do."""

import re

import numpy as np
import pytest

from w2v_lib import require
from w2v_lib.activations import log_sigmoid, log_softmax, sigmoid
from w2v_lib.architectures import cbow_examples, hidden_layer, skipgram_examples
from w2v_lib.derivation import agree
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.gradients import Gradients
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import (
    hierarchical_softmax,
    hierarchical_softmax_loss,
    negative_sampling,
    negative_sampling_loss,
    softmax,
    softmax_loss,
)
from w2v_lib.noise import draw_negatives, noise_probs
from w2v_lib.sgd import init_vectors, step, train

pytestmark = pytest.mark.filterwarnings("error")  # an error, and no warning before it

NAN, INF = float("nan"), float("inf")
H = np.array([1.0, 2.0])  # dim 2
U = np.array([[1.0, -1.0], [0.5, 2.0], [-1.0, 0.0]])  # 3 rows
PROBS = np.array([0.5, 0.3, 0.2])
TREE = huffman_tree([3, 2, 1])
RNG = np.random.default_rng(0)
WINDOWS = [(0, [1, 2])]


def with_entry(array, index, value):
    changed = array.copy()
    changed[index] = value
    return changed


def read_only(array):
    array = array.copy()
    array.flags.writeable = False
    return array


def step_with(examples=(([0], 1),), vectors=(U, U), loss=None, rate=0.1, rng=None):
    copies = [vector.copy() if vector is U else vector for vector in vectors]
    return step(examples, *copies, loss or softmax(), rate, rng)


def train_with(
    windows=WINDOWS, examples_of=skipgram_examples, loss=None, vectors=(U, U), **options
):
    copies = [vector.copy() if vector is U else vector for vector in vectors]
    return train(windows, examples_of, loss or softmax(), *copies, **{"rng": None, **options})


# (call, kind of error, what was expected, what came); every message also says what to do
CASES = [
    # activations
    (lambda: sigmoid(NAN), ValueError, "scores must be finite", "got nan"),
    (lambda: sigmoid([0.0, INF]), ValueError, "scores must be finite", "got inf at [1]"),
    (lambda: sigmoid("0"), TypeError, "real numbers", "got str '0'"),
    (lambda: sigmoid([True]), TypeError, "real numbers", "got list [True]"),
    (lambda: sigmoid([1j]), TypeError, "real numbers", "got list [1j]"),
    (lambda: sigmoid([[1.0], [1.0, 2.0]]), ValueError, "equal lengths", "got list [[1.0], [1.0, 2"),
    (lambda: log_sigmoid(None), TypeError, "real numbers", "got NoneType None"),
    (lambda: log_sigmoid([[NAN]]), ValueError, "scores must be finite", "got nan at [0, 0]"),
    (lambda: log_softmax([]), ValueError, "shape (n,) with n >= 1", "got list []"),
    (lambda: log_softmax(1.0), ValueError, "shape (n,)", "got float 1.0"),
    (lambda: log_softmax(U), ValueError, "shape (n,)", "got an array of shape (3, 2)"),
    (lambda: log_softmax([0.0, -INF]), ValueError, "scores must be finite", "got -inf at [1]"),
    # architectures
    (lambda: skipgram_examples(3), TypeError, "a pair (center, context)", "got 3"),
    (lambda: skipgram_examples((1, [2], 3)), TypeError, "a pair (center", "got (1, [2], 3)"),
    (lambda: skipgram_examples((0, [])), ValueError, "context must be a list of at least 1", "[]"),
    (lambda: cbow_examples((0, [])), ValueError, "context must be a list of at least 1", "[]"),
    (lambda: cbow_examples((0, 1)), ValueError, "context must be a list", "got int 1"),
    (lambda: cbow_examples((0, {1, 2})), ValueError, "context must be a list", "got set {1, 2}"),
    (lambda: cbow_examples((0, [1, -2])), ValueError, "row numbers of 0 or more", "got -2"),
    (lambda: cbow_examples((0, [1.0])), TypeError, "whole numbers", "got list [1.0]"),
    (lambda: cbow_examples((0, [True, False])), TypeError, "whole numbers", "got list [True, F"),
    (lambda: cbow_examples((0, ["a"])), TypeError, "whole numbers", "got list ['a']"),
    (lambda: cbow_examples((-1, [1])), ValueError, "center must be a row number of 0", "got -1"),
    (lambda: cbow_examples((0.0, [1])), TypeError, "center must be one whole", "got float 0.0"),
    (lambda: cbow_examples((True, [1])), TypeError, "center must be one whole", "got bool True"),
    (lambda: cbow_examples(("a", [1])), TypeError, "center must be one whole", "got str 'a'"),
    (lambda: hidden_layer(U, []), ValueError, "inputs must be a list of at least 1", "got list []"),
    (lambda: hidden_layer(U, 1), ValueError, "inputs must be a list", "got int 1"),
    (lambda: hidden_layer(U, [[0, 1]]), ValueError, "inputs must be a list", "got list [[0, 1]]"),
    (lambda: hidden_layer(U, [0, 3]), ValueError, "inputs must hold row numbers from 0 to 2", "3"),
    (lambda: hidden_layer(U, [-1]), ValueError, "row numbers from 0 to 2", "got -1"),
    (lambda: hidden_layer(U, [1.0]), TypeError, "whole numbers", "got list [1.0]"),
    (lambda: hidden_layer(U, np.ones(3, bool)), TypeError, "whole numbers", "type bool"),
    (lambda: hidden_layer(H, [0]), ValueError, "input_vectors must be a matrix", "shape (2,)"),
    (lambda: hidden_layer(np.ones((3, 0)), [0]), ValueError, "both at least 1", "shape (3, 0)"),
    (
        lambda: hidden_layer(with_entry(U, (1, 0), NAN), [0, 1]),
        ValueError,
        "input_vectors must be finite",
        "got nan at [1, 0]",
    ),
    # losses: the hidden layer and the output vectors
    (
        lambda: softmax_loss(H[None, :], 0, U),
        ValueError,
        "shape (2,)",
        "got an array of shape (1, 2",
    ),
    (
        lambda: softmax_loss(H[:, None], 0, U),
        ValueError,
        "shape (2,)",
        "got an array of shape (2, 1",
    ),
    (
        lambda: softmax_loss(np.ones(3), 0, U),
        ValueError,
        "shape (2,)",
        "got an array of shape (3,)",
    ),
    (lambda: softmax_loss(1.0, 0, U), ValueError, "shape (2,)", "got float 1.0"),
    (lambda: softmax_loss("ab", 0, U), TypeError, "hidden must hold real numbers", "got str 'ab'"),
    (lambda: softmax_loss(H, 0, H), ValueError, "output_vectors must be a matrix", "shape (2,)"),
    (lambda: softmax_loss(H, 0, U[:0]), ValueError, "both at least 1", "shape (0, 2)"),
    (lambda: softmax_loss([NAN, 1.0], 0, U), ValueError, "hidden must be finite", "nan at [0]"),
    (lambda: softmax_loss([0.0, INF], 0, U), ValueError, "hidden must be finite", "inf at [1]"),
    (
        lambda: softmax_loss(H, 0, with_entry(U, (2, 1), -INF)),
        ValueError,
        "output_vectors must be finite",
        "got -inf at [2, 1]",
    ),
    (
        lambda: softmax_loss(H * 1e200, 0, U * 1e200),
        ValueError,
        "scores must be finite",
        "overflow",
    ),
    (lambda: negative_sampling_loss([1.0], 0, U, [1]), ValueError, "shape (2,)", "list [1.0]"),
    (lambda: negative_sampling_loss([NAN, 0], 0, U, [1]), ValueError, "hidden must be fin", "nan"),
    (lambda: hierarchical_softmax_loss([1.0], [0], [1], U), ValueError, "shape (2,)", "[1.0]"),
    (lambda: hierarchical_softmax_loss([INF, 0], [0], [1], U), ValueError, "hidden must be", "inf"),
    # losses: target, negatives, path, turns
    (lambda: softmax_loss(H, 3, U), ValueError, "target must be a row number from 0 to 2", "got 3"),
    (lambda: softmax_loss(H, -1, U), ValueError, "row number from 0 to 2", "got -1"),
    (lambda: softmax_loss(H, 1.0, U), TypeError, "target must be one whole number", "float 1.0"),
    (lambda: softmax_loss(H, True, U), TypeError, "target must be one whole", "got bool True"),
    (lambda: softmax_loss(H, np.True_, U), TypeError, "target must be one whole", "got bool"),
    (lambda: softmax_loss(H, [1], U), TypeError, "target must be one whole", "got list [1]"),
    (lambda: softmax_loss(H, np.array([1]), U), TypeError, "one whole number", "shape (1,)"),
    (lambda: softmax_loss(H, "word", U), TypeError, "target must be one whole", "got str 'word'"),
    (lambda: softmax_loss(H, None, U), TypeError, "target must be one whole", "got NoneType"),
    (lambda: negative_sampling_loss(H, 3, U, [1]), ValueError, "target must be a row", "got 3"),
    (lambda: negative_sampling_loss(H, 0, U, [3]), ValueError, "negatives must hold row", "got 3"),
    (lambda: negative_sampling_loss(H, 0, U, [-1]), ValueError, "from 0 to 2", "got -1"),
    (lambda: negative_sampling_loss(H, 0, U, [1.0]), TypeError, "whole numbers", "list [1.0]"),
    (lambda: negative_sampling_loss(H, 0, U, [True]), TypeError, "whole numbers", "list [True]"),
    (lambda: negative_sampling_loss(H, 0, U, 1), ValueError, "negatives must be a list", "int 1"),
    (lambda: negative_sampling_loss(H, 0, U, None), ValueError, "must be a list", "NoneType"),
    (lambda: negative_sampling_loss(H, 0, U, [[1, 2]]), ValueError, "must be a list", "[[1, 2]]"),
    (
        lambda: negative_sampling_loss(H, 0, U, [[1], [1, 2]]),
        ValueError,
        "equal lengths",
        "[[1], [",
    ),
    (lambda: hierarchical_softmax_loss(H, [], [], U), ValueError, "path must be a list", "list []"),
    (lambda: hierarchical_softmax_loss(H, [3], [1], U), ValueError, "path must hold row", "got 3"),
    (
        lambda: hierarchical_softmax_loss(H, [-1], [1], U),
        ValueError,
        "path must hold row",
        "got -1",
    ),
    (
        lambda: hierarchical_softmax_loss(H, [0.0], [1], U),
        TypeError,
        "path must hold",
        "list [0.0]",
    ),
    (lambda: hierarchical_softmax_loss(H, [0, 1], [1], U), ValueError, "turns must be a v", "[1]"),
    (
        lambda: hierarchical_softmax_loss(H, [0], 1, U),
        ValueError,
        "turns must be a vector",
        "int 1",
    ),
    (
        lambda: hierarchical_softmax_loss(H, [0, 1], [1, 0], U),
        ValueError,
        "turns must be +1 (left) or -1 (right)",
        "got [1.0, 0.0]",
    ),
    (
        lambda: hierarchical_softmax_loss(H, [0], [NAN], U),
        ValueError,
        "turns must be +1",
        "got [nan]",
    ),
    # losses for the trainer
    (lambda: negative_sampling(PROBS, -1), ValueError, "n_negatives must be at least 0", "got -1"),
    (lambda: negative_sampling(PROBS, 2.0), TypeError, "n_negatives must be one whole", "2.0"),
    (lambda: negative_sampling([3, 2, 1], 2), ValueError, "sum to 1", "got sum 6"),
    (
        lambda: negative_sampling(PROBS, 2)(H, 0, U[:2], RNG),
        ValueError,
        "output_vectors must have 3 rows",
        "got 2",
    ),
    (
        lambda: hierarchical_softmax(TREE)(H, 0, U, None),
        ValueError,
        "output_vectors must have 2 rows",
        "got 3",
    ),
    (
        lambda: hierarchical_softmax(TREE)(H, 3, U[:2], None),
        ValueError,
        "target must be a row number from 0 to 2",
        "got 3",
    ),
    (lambda: negative_sampling(PROBS, 2)(H, 0, U, None), TypeError, "numpy Generator", "NoneType"),
    (
        lambda: negative_sampling(PROBS, 2)(H, 3, U, RNG),
        ValueError,
        "target must be a row",
        "got 3",
    ),
    # gradients
    (
        lambda: Gradients(0.0, H, np.array([3]), H[None]).dense(3),
        ValueError,
        "rows must hold row numbers from 0 to 2",
        "got 3",
    ),
    (lambda: Gradients(0.0, H, np.array([0]), H[None]).dense(0), ValueError, "at least 1", "got 0"),
    (lambda: Gradients(0.0, H, np.array([0]), H[None]).dense(1.0), TypeError, "n_rows must", "1.0"),
    # noise
    (lambda: noise_probs([3, -1]), ValueError, "zero or more", "got -1 to 3"),
    (lambda: noise_probs([0, 0]), ValueError, "not all zero", "got 0 to 0"),
    (lambda: noise_probs([]), ValueError, "counts must be a vector", "got list []"),
    (lambda: noise_probs([[1, 2]]), ValueError, "counts must be a vector", "got list [[1, 2]]"),
    (lambda: noise_probs([1.0, NAN]), ValueError, "counts must be finite", "got nan at [1]"),
    (lambda: noise_probs({"a": 1}), TypeError, "real numbers", "got dict {'a': 1}"),
    (lambda: noise_probs([2, 1], power=-1), ValueError, "power must be a finite number", "got -1"),
    (lambda: noise_probs([2, 1], power=NAN), ValueError, "power must be a finite", "got nan"),
    (lambda: noise_probs([2, 1], power=[1]), TypeError, "power must be one number", "got list [1]"),
    (lambda: draw_negatives(PROBS, -1, 0, RNG), ValueError, "n_negatives must be at least 0", "-1"),
    (
        lambda: draw_negatives(PROBS, True, 0, RNG),
        TypeError,
        "n_negatives must be one",
        "bool True",
    ),
    (lambda: draw_negatives(PROBS, 2, 3, RNG), ValueError, "target must be a row number", "got 3"),
    (lambda: draw_negatives(PROBS, 2, 0, 314), TypeError, "numpy Generator", "got int 314"),
    (lambda: draw_negatives(PROBS, 2, 0, np.random), TypeError, "numpy Generator", "got module"),
    (
        lambda: draw_negatives([1.0], 2, 0, RNG),
        ValueError,
        "a word other than the target",
        "got all",
    ),
    (
        lambda: draw_negatives([0.0, 1.0], 2, 1, RNG),
        ValueError,
        "other than the target 1",
        "got all",
    ),
    (lambda: draw_negatives([1.5, -0.5], 2, 0, RNG), ValueError, "zero or more", "least -0.5"),
    (lambda: draw_negatives([NAN, 1.0], 2, 0, RNG), ValueError, "must be finite", "nan at [0]"),
    # huffman
    (lambda: huffman_tree([5]), ValueError, "counts must have at least 2 words", "got 1"),
    (lambda: huffman_tree([]), ValueError, "counts must be a vector", "got list []"),
    (lambda: huffman_tree([3, -2]), ValueError, "zero or more", "got -2 to 3"),
    (lambda: huffman_tree([3, NAN]), ValueError, "counts must be finite", "got nan at [1]"),
    (lambda: huffman_tree(["a", "b"]), TypeError, "real numbers", "got list ['a', 'b']"),
    # sgd
    (lambda: init_vectors(0, 2, RNG), ValueError, "vocab_size must be at least 1", "got 0"),
    (lambda: init_vectors(3, 0, RNG), ValueError, "dim must be at least 1", "got 0"),
    (lambda: init_vectors(3, -2, RNG), ValueError, "dim must be at least 1", "got -2"),
    (lambda: init_vectors(3, 2.0, RNG), TypeError, "dim must be one whole number", "float 2.0"),
    (lambda: init_vectors(3, 2, RNG, n_rows=0), ValueError, "n_rows must be at least 1", "got 0"),
    (lambda: init_vectors(3, 2, 9265), TypeError, "rng must be a numpy Generator", "int 9265"),
    (lambda: step_with(examples=[]), ValueError, "at least one (inputs, target)", "got []"),
    (lambda: step_with(examples=([0], 1)), ValueError, "must be a pair", "got [0]"),
    (lambda: step_with(examples=[([0], 1, 2)]), ValueError, "must be a pair", "got ([0], 1, 2)"),
    (lambda: step_with(examples=[([3], 1)]), ValueError, "inputs must hold row numbers", "got 3"),
    (lambda: step_with(examples=[([0], 3)]), ValueError, "target must be a row number", "got 3"),
    (lambda: step_with(examples=[([], 1)]), ValueError, "inputs must be a list", "got list []"),
    (
        lambda: step_with(rate=0),
        ValueError,
        "learning_rate must be a finite number above 0",
        "got 0",
    ),
    (lambda: step_with(rate=-0.1), ValueError, "number above 0", "got -0.1"),
    (lambda: step_with(rate=NAN), ValueError, "learning_rate must be a finite", "got nan"),
    (lambda: step_with(rate="0.1"), TypeError, "learning_rate must hold real", "got str '0.1'"),
    (lambda: step_with(vectors=(U.tolist(), U)), TypeError, "an array of floats", "got list [["),
    (lambda: step_with(vectors=(U, U.astype(int))), TypeError, "an array of floats", "type int64"),
    (lambda: step_with(vectors=(read_only(U), U)), ValueError, "must be writeable", "read-only"),
    (lambda: step_with(vectors=(U, np.ones((3, 4)))), ValueError, "shape (4,)", "shape (2,)"),
    (lambda: train_with(windows=[]), ValueError, "list of at least one window", "got []"),
    (lambda: train_with(windows=iter(WINDOWS)), ValueError, "list of at least one", "got <list_it"),
    (lambda: train_with(windows=[(0, [])]), ValueError, "context must be a list", "got list []"),
    (lambda: train_with(windows=[(0, [3])]), ValueError, "target must be a row number", "got 3"),
    (lambda: train_with(examples_of="cbow"), TypeError, "examples_of must be a function", "'cbow'"),
    (lambda: train_with(loss=softmax_loss), TypeError, "loss.n_rows", "got <function softmax_loss"),
    (lambda: train_with(loss=softmax), TypeError, "loss.n_rows", "got <function softmax"),
    (
        lambda: train_with(loss=hierarchical_softmax(TREE)),
        ValueError,
        "output_vectors must have shape (2, 2) here",
        "got (3, 2)",
    ),
    (
        lambda: train_with(vectors=(U, np.ones((3, 4)))),
        ValueError,
        "output_vectors must have shape (3, 2) here",
        "got (3, 4)",
    ),
    (
        lambda: train_with(
            vectors=(U, with_entry(U, (2, 0), NAN)), loss=negative_sampling(PROBS, 1)
        ),
        ValueError,
        "output_vectors must be finite",
        "got nan at [2, 0]",
    ),
    (
        lambda: train_with(vectors=(with_entry(U, (1, 1), INF), U), windows=[(0, [2])]),
        ValueError,
        "input_vectors must be finite",
        "got inf at [1, 1]",
    ),
    (
        lambda: train_with(vectors=(U.tolist(), U)),
        TypeError,
        "input_vectors must be an arr",
        "list",
    ),
    (
        lambda: train_with(vectors=(U, U.tolist())),
        TypeError,
        "output_vectors must be an ar",
        "list",
    ),
    (lambda: train_with(vectors=(U[0], U)), ValueError, "input_vectors must be a matrix", "(2,)"),
    (lambda: train_with(learning_rate="1"), TypeError, "learning_rate must hold", "got str '1'"),
    (lambda: train_with(n_epochs=0), ValueError, "n_epochs must be at least 1", "got 0"),
    (lambda: train_with(n_epochs=1.5), TypeError, "n_epochs must be one whole", "float 1.5"),
    (lambda: train_with(learning_rate=-1), ValueError, "learning_rate must be a finite", "got -1"),
    (lambda: train_with(loss=negative_sampling(PROBS, 1)), TypeError, "rng must be", "NoneType"),
    # gradcheck
    (lambda: numerical_gradient(np.sum, [1.0, NAN]), ValueError, "point must be finite", "nan at"),
    (lambda: numerical_gradient(np.sum, "x"), TypeError, "point must hold real", "got str 'x'"),
    (lambda: numerical_gradient(np.exp, H), ValueError, "must return one number", "got shape (2,)"),
    (lambda: numerical_gradient(lambda x: x[:1], H), ValueError, "one number", "got shape (1,)"),
    (lambda: numerical_gradient(lambda x: NAN, H), ValueError, "value of function must", "got nan"),
    (
        lambda: numerical_gradient(lambda x: None, H),
        TypeError,
        "value of function",
        "NoneType None",
    ),
    # derivation
    (lambda: agree("03.1"), ValueError, "must have at least 2 lines", "got 0"),
    (lambda: agree("03.1", H), ValueError, "must have at least 2 lines", "got 1"),
    (lambda: agree(H, H), TypeError, "tag must be a string", "got array([1., 2.])"),
    (
        lambda: agree("03.1", H, [NAN, 1.0]),
        ValueError,
        "(03.1) value 2 must be finite",
        "nan at [0]",
    ),
    (lambda: agree("03.1", INF, INF), ValueError, "(03.1) value 1 must be finite", "got inf"),
    (lambda: agree("03.1", [], []), ValueError, "at least one entry", "got shape (0,)"),
    (lambda: agree("03.1", 1.0, None), TypeError, "(03.1) value 2 must hold real", "NoneType None"),
    (lambda: agree("03.1", True, True), TypeError, "(03.1) value 1 must hold real", "bool True"),
    (lambda: agree("03.1", 1.0, "1.0"), TypeError, "(03.1) value 2 must hold real", "str '1.0'"),
    # require, where nothing above reaches
    (
        lambda: require.vector("x", [1.0, 2.0], dim=3),
        ValueError,
        "shape (3,)",
        "got list [1.0, 2.0]",
    ),
    (lambda: require.number("x", 1.0, at_least=2), ValueError, "of at least 2", "got 1.0"),
    (lambda: require.whole_number("n", "2"), TypeError, "one whole number", "got str '2'"),
]


@pytest.mark.parametrize(("call", "kind", "expected", "came"), CASES)
def test_the_message_says_what_was_expected_what_came_and_what_to_do(call, kind, expected, came):
    with pytest.raises(kind) as caught:
        call()
    message = str(caught.value)
    parts = re.fullmatch(r"(.+? must .+?), (got .+): ([^:]+\.)", message, flags=re.DOTALL)
    assert parts, message
    assert type(caught.value) is kind
    assert expected in parts[1], message
    assert came in parts[2], message
    assert len(parts[3].split()) >= 3, f"what to do? {message}"


def test_messages_stay_short_when_much_came():
    with pytest.raises(TypeError) as caught:
        hidden_layer(U, ["word"] * 1000)
    assert len(str(caught.value)) < 200
