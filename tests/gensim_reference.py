"""What gensim makes of a small text, for test_gensim.py: vectors before and after one epoch.

    python tests/gensim_reference.py        writes tests/data/gensim.npz anew (needs gensim)

One worker, one thread, no subsampling, windows that do not shrink, a constant learning rate.
"""

from pathlib import Path

import numpy as np

PATH = Path(__file__).parent / "data" / "gensim.npz"
RADIUS, DIM, ALPHA, N_NEGATIVES, SEED = 3, 8, 0.1, 5, 11
# gensim rounds each score down to one of 1000. Where the two sides of the test round the 7th digit
# differently, a score may fall into the next slot, and 1e-4 is the price. With this text none does.
TEXT_SEED = 4
# architecture and loss -> what gensim calls them
MODELS = {
    "skipgram_hierarchical": {"sg": 1, "hs": 1, "negative": 0},
    "cbow_hierarchical": {"sg": 0, "hs": 1, "negative": 0},
    "skipgram_negative": {"sg": 1, "hs": 0, "negative": N_NEGATIVES},
    "cbow_negative": {"sg": 0, "hs": 0, "negative": N_NEGATIVES},
}


# No two words, and no two branches of their tree, weigh the same: there is only one Huffman tree.
COUNTS = [118, 98, 74, 57, 47, 35, 28, 26, 20, 19, 14, 13, 11, 9, 8, 7, 5]


def sentences():
    """589 tokens in a random order, cut into sentences."""
    rng = np.random.default_rng(TEXT_SEED)
    tokens = np.repeat([f"w{i}" for i in range(len(COUNTS))], COUNTS)
    cuts = np.cumsum(rng.integers(2, 14, size=60))
    return [part.tolist() for part in np.split(rng.permutation(tokens), cuts[cuts < len(tokens)])]


def train_with_gensim(name):
    """(start, trained, output) vectors in the order of gensim's vocabulary, and its words."""
    from gensim.models import Word2Vec

    text = sentences()
    model = Word2Vec(
        vector_size=DIM,
        window=RADIUS,
        min_count=1,
        sample=0,
        workers=1,
        alpha=ALPHA,
        min_alpha=ALPHA,
        shrink_windows=False,
        cbow_mean=1,
        seed=SEED,
        **MODELS[name],
    )
    model.build_vocab(text)
    start = model.wv.vectors.copy()
    model.random = np.random.RandomState(SEED)
    model.train(text, total_examples=len(text), epochs=1, start_alpha=ALPHA, end_alpha=ALPHA)
    output = model.syn1 if model.hs else model.syn1neg
    return {
        "words": np.array(model.wv.index_to_key),
        "counts": np.array([model.wv.get_vecattr(w, "count") for w in model.wv.index_to_key]),
        "start": start,
        "trained": model.wv.vectors.copy(),
        "output": output.copy(),
    }


def main():
    PATH.parent.mkdir(exist_ok=True)
    kept = {}
    for name in MODELS:
        for what, array in train_with_gensim(name).items():
            kept[f"{name}_{what}"] = array
    np.savez_compressed(PATH, **kept)


if __name__ == "__main__":
    main()
