"""The numbers that CS224N publishes for its toy data come out of our functions.

Its hand-out gives losses and gradients for five words a … e with random unit vectors (NumPy's seed
9265, Python's seed 31415). Python's stream first goes through the windows and negatives that the
hand-out's two gradient checks draw; each check leaves the stream as one evaluation would.
"""

import random

import numpy as np
import pytest

from w2v_lib.activations import sigmoid
from w2v_lib.architectures import skipgram_examples
from w2v_lib.losses import negative_sampling_loss, softmax, softmax_loss
from w2v_lib.sgd import step

WORDS = "abcde"
N_NEGATIVES = 10
CENTRE = [-0.27323645, 0.12538062, 0.95374082]
OUTSIDE = [
    [-0.6831809, -0.04200519, 0.72904007],
    [0.18289107, 0.76098587, -0.62245591],
    [-0.61517874, 0.5147624, -0.59713884],
    [-0.33867074, -0.80966534, -0.47931635],
    [-0.52629529, -0.78190408, 0.33412466],
]

# window, loss, (row: gradient by the input vectors), gradient by the outputs
SOFTMAX = [
    (
        ("c", "abedbc"),
        11.16610900153398,
        {2: [-1.26947339, -1.36873189, 2.45158957]},
        [
            [-0.41045956, 0.18834851, 1.43272264],
            [0.38202831, -0.17530219, -1.33348241],
            [0.07009355, -0.03216399, -0.24466386],
            [0.09472154, -0.04346509, -0.33062865],
            [-0.13638384, 0.06258276, 0.47605228],
        ],
    ),
    (
        ("b", "abedbc"),
        9.87714910003414,
        {1: [-0.14586705, -1.34158321, -0.29291951]},
        [
            [-0.30342672, 0.19808298, 0.19587419],
            [-0.41359958, 0.27000601, 0.26699522],
            [-0.08192272, 0.05348078, 0.05288442],
            [0.6981188, -0.4557458, -0.45066387],
            [0.10083022, -0.06582396, -0.06508997],
        ],
    ),
    (
        ("a", "abedbc"),
        10.810758628593335,
        {0: [-1.1790274, -1.35861865, 1.53590492]},
        [
            [-0.796035953, -0.0179609012, 0.207761330],
            [1.40175316, 0.0316276545, -0.365850437],
            [-0.199691259, -0.00450561933, 0.0521184016],
            [0.0202560028, 0.000457034715, -0.00528671357],
            [-0.426281954, -0.00961816867, 0.111257419],
        ],
    ),
]

# in the order in which they draw
NEGATIVE_SAMPLING = [
    (
        ("c", "ab"),
        16.15119285363322,
        {2: [-4.54650789, -1.85942252, 0.76397441]},
        [
            [-0.69148188, 0.31730185, 2.41364029],
            [-0.22716495, 0.10423969, 0.79292674],
            [-0.45528438, 0.20891737, 1.58918512],
            [-0.31602611, 0.14501561, 1.10309954],
            [-0.80620296, 0.36994417, 2.81407799],
        ],
    ),
    (
        ("c", "abca"),
        28.653567707668795,
        {2: [-6.42994865, -2.16396482, -1.89240934]},
        [
            [-0.80413277, 0.36899421, 2.80685192],
            [-0.9277269, 0.42570813, 3.23826131],
            [-0.7511534, 0.34468345, 2.62192569],
            [-0.94807832, 0.43504684, 3.30929863],
            [-1.12868414, 0.51792184, 3.93970919],
        ],
    ),
    (
        ("a", "abedbc"),
        60.648705494891914,
        {0: [-17.89425315, -7.36940626, -1.23364121]},
        [
            [-6.4780819, -0.14616449, 1.69074639],
            [-0.86337952, -0.01948037, 0.22533766],
            [-9.59525734, -0.21649709, 2.5043133],
            [-6.02261515, -0.13588783, 1.57187189],
            [-9.69010072, -0.21863704, 2.52906694],
        ],
    ),
]


def toy_vectors():
    """(input_vectors, output_vectors): five rows of length 1 each."""
    vectors = np.random.RandomState(9265).randn(10, 3)
    vectors /= np.sqrt(np.sum(vectors**2, axis=1, keepdims=True))
    return vectors[:5], vectors[5:]


def draw_windows(stream, n_windows=50, largest_radius=5):
    """The windows on which the hand-out checks its gradients."""
    for _ in range(n_windows):
        radius = stream.randint(1, largest_radius)
        center = stream.randint(0, 4)
        yield center, [stream.randint(0, 4) for _ in range(2 * radius)]


def draw_negatives(stream, target):
    """Ten words, each drawn again until it is not the target."""
    negatives = []
    while len(negatives) < N_NEGATIVES:
        word_id = stream.randint(0, 4)
        if word_id != target:
            negatives.append(word_id)
    return np.array(negatives)


def negative_sampling_with(stream):
    """The loss as `step` wants it, its negatives from Python's stream."""

    def loss(hidden, target, output_vectors, rng):
        negatives = draw_negatives(stream, target)
        return negative_sampling_loss(hidden, target, output_vectors, negatives)

    return loss


def sums(examples, loss):
    """(summed loss, both gradients): a step of rate 1 goes down by exactly the gradients."""
    input_vectors, output_vectors = toy_vectors()
    before = input_vectors.copy(), output_vectors.copy()
    mean_loss = step(examples, input_vectors, output_vectors, loss, 1.0, rng=None)
    return len(examples) * mean_loss, before[0] - input_vectors, before[1] - output_vectors


def ids(window):
    center, context = window
    return WORDS.index(center), [WORDS.index(word) for word in context]


def assert_published(found, loss, input_rows, grad_output):
    grad_input = np.zeros((5, 3))
    grad_input[list(input_rows)] = list(input_rows.values())
    for number, published in zip(found, (loss, grad_input, grad_output), strict=True):
        np.testing.assert_allclose(number, published, rtol=0, atol=1e-6)


@pytest.mark.parametrize(("window", "loss", "input_rows", "grad_output"), SOFTMAX)
def test_naive_softmax(window, loss, input_rows, grad_output):
    found = sums(skipgram_examples(ids(window)), softmax())
    assert_published(found, loss, input_rows, grad_output)


def test_negative_sampling():
    stream = random.Random(31415)
    list(draw_windows(stream))  # the gradient check of naive softmax draws windows only
    for _, context in draw_windows(stream):  # that of negative sampling, negatives as well
        for target in context:
            draw_negatives(stream, target)
    for window, *published in NEGATIVE_SAMPLING:
        found = sums(skipgram_examples(ids(window)), negative_sampling_with(stream))
        assert_published(found, *published)


class Python2(random.Random):
    """The stream of the years when the assignment had CBOW: randint was simpler then."""

    def randint(self, least, largest):
        return least + int(self.random() * (largest - least + 1))


CBOW = [
    (
        0.79899580109066504,
        [0.11665271, -0.25821564, -0.41406555],
        [
            [0.80954933, 0.21962514, -0.54095764],
            [-0.03556575, -0.00964874, 0.02376577],
            [-0.13016109, -0.0353118, 0.08697634],
            [-0.1650812, -0.04478539, 0.11031068],
            [-0.47874129, -0.1298792, 0.31990485],
        ],
    ),
    (
        7.14668013,
        [-1.26962689, -1.53813479, -1.86340231],
        [
            [0.21992784, 0.0596649, -0.14696034],
            [-1.37825047, -0.37390982, 0.92097553],
            [-0.77702167, -0.21080061, 0.51922198],
            [-3.45273868, -0.93670413, 2.30719154],
            [-1.18374504, -0.32114184, 0.79100296],
        ],
    ),
]


def test_cbow_of_the_early_years():
    """It adds the context's vectors up where Rong and word2vec.c take their mean."""
    stream = Python2(31415)
    for target in "ab":  # skip-gram has drawn before it
        draw_negatives(stream, WORDS.index(target))
    center, context = ids(("a", "abca"))
    input_vectors, output_vectors = toy_vectors()
    hidden = input_vectors[context].sum(axis=0)
    for loss, published in zip((softmax(), negative_sampling_with(stream)), CBOW, strict=True):
        gradients = loss(hidden, center, output_vectors, None)
        found = gradients.loss, gradients.hidden, gradients.dense(5)
        for number, wanted in zip(found, published, strict=True):
            np.testing.assert_allclose(number, wanted, rtol=0, atol=1e-6)


def test_one_naive_softmax_example():
    gradients = softmax_loss(CENTRE, 3, np.array(OUTSIDE))
    assert gradients.loss == pytest.approx(2.217424877675181, abs=1e-6)
    hidden = [-0.17249875, 0.64873661, 0.67821423]
    np.testing.assert_allclose(gradients.hidden, hidden, rtol=0, atol=1e-6)
    rows = [
        [-0.11394933, 0.05228819, 0.39774391],
        [-0.02740743, 0.01257651, 0.09566654],
        [-0.03385715, 0.01553611, 0.11817949],
        [0.24348396, -0.11172803, -0.84988879],
        [-0.06827005, 0.03132723, 0.23829885],
    ]
    np.testing.assert_allclose(gradients.dense(5), rows, rtol=0, atol=1e-6)


def test_sigmoid():
    scores = np.array([-0.46612273, -0.87671855, 0.54822123, -0.36443576, 0.33688521])
    published = [0.38553435, 0.29385824, 0.63372281, 0.40988622, 0.5834337]
    np.testing.assert_allclose(sigmoid(scores), published, rtol=0, atol=1e-6)
