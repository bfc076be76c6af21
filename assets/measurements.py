"""Measure what chapter 10 claims: `python assets/measurements.py` writes measurements.csv.

Every variant of every experiment is trained with the seeds 0 to 4; a seed draws the corpus and the
vectors, so two variants with the same seed have read the same text. Takes some minutes on two
cores. The chapter reads the file, and a test measures some of its rows again.

With names of experiments (`python assets/measurements.py twins maps`), only these are measured
anew. The maps of t-SNE go into maps.csv.
"""

import csv
import sys
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA, TruncatedSVD
from sklearn.manifold import TSNE
from sklearn.metrics import silhouette_score
from threadpoolctl import threadpool_limits

from w2v_lib import evaluate
from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.evaluate import unit
from w2v_lib.fast.minibatch import train_minibatch
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax, negative_sampling, softmax
from w2v_lib.noise import noise_probs
from w2v_lib.sgd import init_vectors, train
from w2v_lib.text import (
    PAIRS,
    docstring_sentences,
    planted_analogies,
    planted_classes,
    planted_sentences,
)
from w2v_lib.vocab import build_vocab, encode, keep_probs
from w2v_lib.windows import windows

HERE = Path(__file__).resolve().parent
SEEDS = range(5)
USUAL = {"n_sentences": 2000, "dim": 32, "radius": 5, "n_negatives": 5, "n_epochs": 15}

CLASS_OF = {word: name for name, words in planted_classes().items() for word in words}
WORDS = list(CLASS_OF)
ON_MAPS = [word for word in WORDS if CLASS_OF[word] not in ("numbers", "colours")]  # seven classes
RELATED = {frozenset(pair) for pair in PAIRS.values()}
# Nouns that the docstrings use often, in both forms.
NOUNS = (
    "array function number value input method sample output parameter object distribution "
    "estimator feature result point string vector example distance element"
).split()


# --- corpora, and vectors trained on them ---------------------------------------------------------


def read(sentences, min_count=1):
    """The vocabulary of a corpus, and its sentences as ids."""
    vocab = build_vocab(sentences, min_count=min_count)
    return vocab, [encode(sentence, vocab) for sentence in sentences]


def planted(n_sentences, seed):
    """The corpus of a seed, and its generator, from which training goes on to draw."""
    rng = np.random.default_rng(seed)
    return *read(planted_sentences(n_sentences, rng)), rng


@cache
def skipgram(seed, **changed):
    """Skip-gram with negative sampling: the vocabulary, the input and the output vectors."""
    settings = USUAL | changed
    vocab, ids, rng = planted(settings.pop("n_sentences"), seed)
    dim = settings.pop("dim")
    vectors = train_minibatch(
        ids, noise_probs(vocab.counts), dim, batch_size=64, rng=rng, **settings
    )
    return vocab, *vectors[:2]


def slow(seed, examples_of, way, n_epochs):
    """One of the six models, trained by the slow trainer on 600 sentences."""
    vocab, ids, rng = planted(600, seed)
    loss = {
        "softmax": softmax(),
        "negative sampling": negative_sampling(noise_probs(vocab.counts), 5),
        "tree": hierarchical_softmax(huffman_tree(vocab.counts)),
    }[way]
    read_windows = [window for sentence in ids for window in windows(sentence, 2)]
    vectors = init_vectors(len(vocab.words), 16, rng, loss.n_rows)
    train(read_windows, examples_of, loss, *vectors, learning_rate=0.1, n_epochs=n_epochs, rng=rng)
    return vocab, vectors[0]


def cooccurrences(ids, n_words, radius=5):
    """How often two words stand at most radius apart."""
    counts = np.zeros((n_words, n_words))
    for sentence in ids:
        for center, context in windows(sentence, radius):
            np.add.at(counts[center], context, 1)
    return counts


def ppmi(counts):
    """How much more often than by chance two words stand together: log, and 0 where less often."""
    by_chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    return np.log(np.maximum(counts / by_chance, 1))


def svd(table, dim=32):
    """The rows of a table, pressed into dim numbers each."""
    return TruncatedSVD(dim, algorithm="arpack", random_state=0).fit_transform(table)


# --- scores ---------------------------------------------------------------------------------------


def answers(questions, vectors):
    """What the arrow from a to b, begun at c, points at: without the question's words, and with."""
    vectors = unit(vectors)
    a, b, c, d = np.array(questions).T
    scores = (vectors[b] - vectors[a] + vectors[c]) @ vectors.T
    free = scores.argmax(axis=1)
    for words in (a, b, c):
        scores[np.arange(len(scores)), words] = -np.inf
    own = np.mean((free == a) | (free == b) | (free == c))
    return np.mean(scores.argmax(axis=1) == d), np.mean(free == d), own


def same_class(nearest):
    """The share of the words in classes whose nearest word is of their own class."""
    pairs = zip(WORDS, nearest, strict=True)
    return np.mean([CLASS_OF.get(near) == CLASS_OF[word] for word, near in pairs])


def similarity_list(n_of_each=150):
    """Pairs of words with their planted similarity: 2 same class, 1 related classes, 0 others."""
    rng = np.random.default_rng(0)
    pairs = {0: [], 1: [], 2: []}
    for place, first in enumerate(WORDS):
        for second in WORDS[:place]:
            classes = frozenset((CLASS_OF[first], CLASS_OF[second]))
            pairs[2 if len(classes) == 1 else int(classes in RELATED)].append((first, second))
    chosen = {truth: rng.permutation(pairs[truth])[:n_of_each] for truth in pairs}
    return [(*map(str, pair), truth) for truth, some in chosen.items() for pair in some]


def scores(vocab, vectors):
    """The five numbers by which the chapter compares vectors."""
    questions = [[vocab.ids[word] for word in question] for question in planted_analogies()]
    right, free, own = answers(questions, vectors)
    cosines = unit(vectors) @ unit(vectors).T
    first, second, truth = zip(*similarity_list(), strict=True)
    found = [cosines[vocab.ids[a], vocab.ids[b]] for a, b in zip(first, second, strict=True)]
    np.fill_diagonal(cosines, -np.inf)
    nearest = [vocab.words[cosines[vocab.ids[word]].argmax()] for word in WORDS]
    return {
        "analogies": right,
        "nothing excluded": free,
        "own word first": own,
        "same class": np.mean(
            [
                CLASS_OF.get(near) == CLASS_OF[word]
                for word, near in zip(WORDS, nearest, strict=True)
            ]
        ),
        "rank correlation": evaluate.rank_correlation(found, truth),
    }


# --- experiments: variant -> what to measure, given a seed ----------------------------------------


def knob(seed, **changed):
    """One setting of skip-gram is changed, all others are as usual."""
    vocab, input_vectors, _ = skipgram(seed, **changed)
    return scores(vocab, input_vectors)


def reading(seed, which):
    """The same training, read in five ways; and whether near words stand side by side."""
    vocab, inputs, outputs = skipgram(seed)
    _, ids, _ = planted(USUAL["n_sentences"], seed)
    seen = cooccurrences(ids, len(vocab.words)) > 0
    if which == "input with output":
        similarity, found = unit(inputs) @ unit(outputs).T, {}
    else:
        vectors = {
            "input": inputs,
            "output": outputs,
            "sum": inputs + outputs,
            "side by side": np.hstack([unit(inputs), unit(outputs)]),
        }[which]
        similarity, found = unit(vectors) @ unit(vectors).T, scores(vocab, vectors)
    rows = [vocab.ids[word] for word in WORDS]
    np.fill_diagonal(similarity, -np.inf)
    nearest = similarity[rows].argmax(axis=1)
    return found | {
        "same class": same_class([vocab.words[near] for near in nearest]),
        "stood beside it": np.mean(seen[rows, nearest]),
    }


def baseline(seed, which):
    """Vectors that nobody trained."""
    vocab, ids, rng = planted(USUAL["n_sentences"], seed)
    if which == "random":
        return scores(vocab, rng.normal(size=(len(vocab.words), 32)))
    counts = cooccurrences(ids, len(vocab.words))
    tables = {"counts": counts, "log counts": np.log1p(counts), "PPMI": ppmi(counts)}
    table = tables[which.removesuffix(", SVD")]
    return scores(vocab, svd(table) if which.endswith("SVD") else table)


def architecture(seed, examples_of, way, n_epochs):
    return scores(*slow(seed, examples_of, way, n_epochs))


def twins(seed, share):
    """A share of each man's occurrences gets another name: does it still find its twin?"""
    men = planted_classes()["men"]
    rng = np.random.default_rng(seed)
    sentences = [
        [f"{word}'" if word in men and rng.random() < share else word for word in sentence]
        for sentence in planted_sentences(6000, rng)
    ]
    vocab, ids = read(sentences)
    vectors = train_minibatch(
        ids, noise_probs(vocab.counts), 32, n_epochs=15, batch_size=64, n_negatives=5, rng=rng
    )[0]
    pairs = [(vocab.ids[man], vocab.ids[f"{man}'"]) for man in men if f"{man}'" in vocab.ids]
    common, rare = np.array(pairs).T
    cosines = unit(vectors) @ unit(vectors).T
    lengths = np.linalg.norm(vectors, axis=1)
    np.fill_diagonal(cosines, -np.inf)
    nearest = cosines[rare].argmax(axis=1)
    return {
        "tokens": vocab.counts[rare].mean(),
        "cosine": cosines[common, rare].mean(),
        "length": np.mean(lengths[rare] / lengths[common]),
        "twin nearest": np.mean(nearest == common),
        "rare one nearest": np.mean(np.isin(nearest, rare)),
    }


def arrows(questions, vectors):
    """How long the arrow of a question is, on average, and how long its error (10.3)."""
    a, b, c, d = unit(vectors)[np.array(questions).T]
    error = (d - c) - (b - a)
    return np.linalg.norm(b - a, axis=1).mean(), np.linalg.norm(error, axis=1).mean()


def popularity(vectors):
    """Dot products: who comes first in their own list; and without them, who in others' lists."""
    scores = vectors @ vectors.T
    itself = np.mean(scores.argmax(axis=1) == np.arange(len(scores)))
    np.fill_diagonal(scores, -np.inf)
    met = np.bincount(scores.argmax(axis=1), minlength=len(scores))
    lonely = np.mean(met == 0)
    return {"itself first": itself, "nobody's nearest": lonely, "most popular": met.max()}


def docstrings(seed, which):
    """A real text: plurals as analogies, and what the lengths of vectors follow."""
    vocab, inputs, outputs = trained_docstrings(seed)
    vectors = {"input": inputs, "output": outputs}[which]
    forms = [(vocab.ids[noun], vocab.ids[f"{noun}s"]) for noun in NOUNS]
    questions = [(*first, *second) for first in forms for second in forms if first != second]
    right, free, own = answers(questions, vectors)
    # The same without the arrow: the nearest of c, whatever a and b were.
    no_arrow, _, _ = answers([(b, b, c, d) for _, b, c, d in questions], vectors)
    arrow, error = arrows(questions, vectors)
    by_cosine = popularity(unit(vectors))
    return {
        "analogies": right,
        "nothing excluded": free,
        "own word first": own,
        "without the arrow": no_arrow,
        "arrow": arrow,
        "error": error,
        "lengths follow counts": evaluate.rank_correlation(
            np.linalg.norm(vectors, axis=1), vocab.counts
        ),
        **popularity(vectors),
        "nobody's nearest, by cosine": by_cosine["nobody's nearest"],
        "most popular, by cosine": by_cosine["most popular"],
    }


@cache
def trained_docstrings(seed):
    vocab, ids = read(docstring_sentences(), min_count=20)
    rng, probs = np.random.default_rng(seed), noise_probs(vocab.counts)
    keep = keep_probs(vocab.counts)
    return vocab, *train_minibatch(ids, probs, 64, n_epochs=3, keep_probs=keep, rng=rng)[:2]


def tsne_map(points, perplexity, seed=0, init="pca"):
    """Places on a plane; vectors at length 1, so that only directions count."""
    tsne = TSNE(perplexity=perplexity, init=init, random_state=seed)
    return tsne.fit_transform(unit(points)).astype(float)


def clusteredness(points, n_clusters=16):
    """The silhouette of the best clusters that k-means finds: 1 far apart, 0 run together."""
    found = KMeans(n_clusters, n_init=10, random_state=0).fit_predict(points)
    return silhouette_score(points, found)


def no_clusters(seed, which):
    """Points without any clusters: how clustered do they look?"""
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(len(ON_MAPS), 32))
    return {
        "clusteredness": clusteredness(
            {
                "random vectors": unit(points),
                "their map, perplexity 2": tsne_map(points, 2),
                "their map, perplexity 20": tsne_map(points, 20),
                "points strewn on a plane": rng.random((len(ON_MAPS), 2)),
            }[which]
        )
    }


def class_centres(points):
    """The mean of each class's points."""
    names = list(planted_classes())
    of = np.array([names.index(CLASS_OF[word]) for word in WORDS])
    return np.array([points[of == place].mean(axis=0) for place in range(len(names))])


def distances(points):
    """All distances between two of some points, each pair once."""
    table = np.linalg.norm(points[:, None] - points, axis=-1)
    return table[np.triu_indices(len(points), 1)]


def trained_words(words):
    """The directions of some words, trained on 6000 sentences."""
    vocab, vectors, _ = skipgram(0, n_sentences=6000)
    return unit(vectors[[vocab.ids[word] for word in words]])


def maps(seed, which):
    """How true a map is: among neighbours, and among classes, which lie far apart."""
    points = trained_words(WORDS)
    placed = {
        "PCA": lambda: PCA(2).fit_transform(points),
        "t-SNE": lambda: tsne_map(points, 10, seed, init="random"),
    }[which]()
    table = np.linalg.norm(placed[:, None] - placed, axis=-1)
    np.fill_diagonal(table, np.inf)
    return {
        "same class": same_class([WORDS[place] for place in table.argmin(axis=1)]),
        "order of distances": evaluate.rank_correlation(
            distances(class_centres(placed)), distances(class_centres(points))
        ),
    }


WAYS = ("softmax", "negative sampling", "tree")
EXPERIMENTS = {
    "epochs": {str(n): partial(knob, n_epochs=n) for n in (5, 15, 45)},
    "dim": {str(n): partial(knob, dim=n) for n in (2, 8, 32, 64)},
    "radius": {str(n): partial(knob, radius=n) for n in (1, 2, 5, 10)}
    | {  # as many pairs as radius 5 has in 15 epochs
        f"{n}, {n_epochs} epochs": partial(knob, radius=n, n_epochs=n_epochs)
        for n, n_epochs in ((2, 26), (10, 11))
    },
    "negatives": {str(n): partial(knob, n_negatives=n) for n in (1, 5, 15)},
    "sentences": {str(n): partial(knob, n_sentences=n) for n in (1000, 2000, 6000)},
    "reading": {
        which: partial(reading, which=which)
        for which in ("input", "output", "sum", "side by side", "input with output")
    },
    "baseline": {
        which: partial(baseline, which=which)
        for which in ("random", "counts", "log counts", "PPMI", "log counts, SVD", "PPMI, SVD")
    },
    "twins": {str(share): partial(twins, share=share) for share in (0.5, 0.2, 0.1, 0.02)},
    "docstrings": {which: partial(docstrings, which=which) for which in ("input", "output")},
    "no clusters": {
        which: partial(no_clusters, which=which)
        for which in (
            "random vectors",
            "points strewn on a plane",
            "their map, perplexity 20",
            "their map, perplexity 2",
        )
    },
    "maps": {which: partial(maps, which=which) for which in ("PCA", "t-SNE")},
    "architecture": {
        f"{name}, {way}, {n_epochs} epochs": partial(
            architecture, examples_of=examples_of, way=way, n_epochs=n_epochs
        )
        for name, examples_of, n_epochs in (
            ("skip-gram", skipgram_examples, 3),
            ("CBOW", cbow_examples, 3),
            ("CBOW", cbow_examples, 10),  # as many examples as skip-gram has in 3
        )
        for way in WAYS
    },
}


# --- files ----------------------------------------------------------------------------------------


def measure(job):
    """All variants of an experiment that share a seed: they share trained vectors too."""
    experiment, seed = job
    found = {}
    for variant, of_seed in EXPERIMENTS[experiment].items():
        for name, value in of_seed(seed).items():
            found[experiment, variant, name, seed] = round(float(value), 4)
    print(experiment, "seed", seed, flush=True)
    return found


def rows(found):
    """One row for each measure of a variant, with its value for each seed."""
    for experiment, variant, name in dict.fromkeys(key[:3] for key in found):
        yield experiment, variant, name, *(found[experiment, variant, name, seed] for seed in SEEDS)


def write(path, header, lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


def stored(path):
    """The rows of each experiment in the file; {} if there is no file."""
    lines = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                lines.setdefault(row[0], []).append(row)
    return lines


def measure_all(names):
    """Measure some experiments anew; the old rows of each stay until it has been measured."""
    path = HERE / "measurements.csv"
    header = ("experiment", "variant", "measure", *(f"seed {seed}" for seed in SEEDS))
    lines = stored(path)
    with Pool(2, threadpool_limits, (1,)) as pool:  # two cores, one thread in each
        for name in names:
            found = {}
            for part in pool.imap_unordered(measure, [(name, seed) for seed in SEEDS], 1):
                found |= part
            lines[name] = list(rows(found))
            write(path, header, (row for each in EXPERIMENTS for row in lines.get(each, ())))


def draw_maps():
    """The maps that the chapter shows: t-SNE of random vectors, and of trained ones."""
    chosen = {
        "random": np.random.default_rng(0).normal(size=(len(ON_MAPS), 32)),
        "trained": trained_words(ON_MAPS),
    }
    lines = [
        (f"{name}, perplexity {perplexity}", word, *np.round(place, 2))
        for name, vectors in chosen.items()
        for perplexity in (2, 20)
        for word, place in zip(ON_MAPS, tsne_map(vectors, perplexity), strict=True)
    ]
    write(HERE / "maps.csv", ("map", "word", "x", "y"), lines)


if __name__ == "__main__":
    with threadpool_limits(1):  # the threads of t-SNE wait for each other on a busy machine
        draw_maps()
    measure_all(sys.argv[1:] or list(EXPERIMENTS))
