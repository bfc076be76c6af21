"""What chapter 10 quotes was measured: the stored tables are complete, and some rows come again."""

import csv
import runpy
from pathlib import Path

import numpy as np
import pytest

ASSETS = Path(__file__).resolve().parents[1] / "assets"
TOLERANCE = 0.01  # another kernel's last digit may turn two or three of 270 analogies
ADVICE = "run: python assets/measurements.py"


def stored(name):
    with (ASSETS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ASSETS / "measurements.py"))


def test_every_variant_is_in_the_file_with_a_number_for_each_seed(script):
    rows = stored("measurements.csv")
    variants = [
        (name, variant) for name, found in script["EXPERIMENTS"].items() for variant in found
    ]
    assert list(dict.fromkeys((r["experiment"], r["variant"]) for r in rows)) == variants, ADVICE
    numbers = [[float(r[f"seed {seed}"]) for seed in script["SEEDS"]] for r in rows]
    assert np.isfinite(numbers).all()


@pytest.mark.parametrize(
    ("experiment", "variant", "seed"), [("baseline", "log counts", 1), ("radius", "1", 3)]
)
def test_measured_again_it_is_what_the_file_says(script, experiment, variant, seed):
    said = {
        r["measure"]: float(r[f"seed {seed}"])
        for r in stored("measurements.csv")
        if (r["experiment"], r["variant"]) == (experiment, variant)
    }
    found = script["EXPERIMENTS"][experiment][variant](seed)
    assert found.keys() == said.keys(), ADVICE
    for measure, value in found.items():
        assert value == pytest.approx(said[measure], abs=TOLERANCE), f"{measure}: {ADVICE}"


def test_the_maps_show_all_words_that_are_on_maps(script):
    rows = stored("maps.csv")
    names = dict.fromkeys(r["map"] for r in rows)
    assert len(names) == 4
    for name in names:
        assert [r["word"] for r in rows if r["map"] == name] == script["ON_MAPS"]
    assert np.isfinite([[float(r["x"]), float(r["y"])] for r in rows]).all()


def test_similar_words_are_as_planted(script):
    pairs = script["similarity_list"]()
    assert [truth for *_, truth in pairs] == [0] * 150 + [1] * 150 + [2] * 150
    assert len({frozenset(pair[:2]) for pair in pairs}) == 450
    class_of = script["CLASS_OF"]
    assert all((class_of[a] == class_of[b]) == (truth == 2) for a, b, truth in pairs)


def test_scores_of_vectors_that_know_the_classes_and_nothing_else(script):
    vocab, _, _ = script["planted"](1500, 0)
    names = sorted(set(script["CLASS_OF"].values()))
    vectors = np.random.default_rng(0).normal(size=(len(vocab.words), 20)) * 0.01
    for word, name in script["CLASS_OF"].items():
        vectors[vocab.ids[word], names.index(name)] += 1
    found = script["scores"](vocab, vectors)
    assert found["same class"] == 1
    assert found["analogies"] < 0.2  # of ten in a class, one is right
    assert found["own word first"] > 0.1
