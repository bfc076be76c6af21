"""Text: what a word is, files of any kind, and the two corpora that come with the course."""

import subprocess
import sys
import tracemalloc
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from w2v_lib import text
from w2v_lib.evaluate import analogy_accuracy, neighbours
from w2v_lib.fast.minibatch import train_minibatch
from w2v_lib.noise import noise_probs
from w2v_lib.text import (
    docstring_sentences,
    planted_analogies,
    planted_classes,
    planted_sentences,
    read_sentences,
    tokenize,
)
from w2v_lib.vocab import build_vocab, encode

# The versions whose docstrings are known to the last letter.
LOCKED = {"numpy": "2.4.6", "scipy": "1.17.1", "scikit-learn": "1.9.1", "matplotlib": "3.11.2"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The King's crown, the king's men.", ["the", "king's", "crown", "the", "king's", "men"]),
        ("'quoted' and kings'", ["quoted", "and", "kings"]),
        ("don't = don’t", ["don't", "don't"]),
        ("x_1, n_samples: 3.5e-8", ["x", "n", "samples", "e"]),
        ("Über Ærø, café", ["über", "ærø", "café"]),
        ("cafe\u0301", ["café"]),
        ("well-known\ttab\n", ["well", "known", "tab"]),
        ("1 2 ... --- _", []),
        ("", []),
    ],
)
def test_tokenize(line, words):
    assert tokenize(line) == words


@pytest.mark.parametrize("line", [["the", "king"], b"king", None, 3])
def test_tokenize_refuses_what_is_no_text(line):
    with pytest.raises(TypeError, match="line"):
        tokenize(line)


def test_read_sentences_gives_one_list_per_line_with_words(tmp_path):
    path = tmp_path / "tale.txt"
    path.write_bytes("\ufeffOnce, a king.\r\n\r\n42\r\nHe was crème.".encode())
    sentences = [["once", "a", "king"], ["he", "was", "crème"]]
    assert list(read_sentences(path)) == sentences
    assert list(read_sentences(str(path))) == sentences


def test_read_sentences_refuses_at_once_what_is_no_file(tmp_path):
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(ValueError, match="must name a file"):
            read_sentences(path)


def test_read_sentences_refuses_other_encodings(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("crème\n".encode("latin-1"))
    with pytest.raises(ValueError, match=r"old\.txt.*UTF-8"):
        list(read_sentences(path))


@pytest.mark.parametrize("longest", range(6, 20))  # 6 characters hold any word here and a space
def test_a_long_line_is_cut_between_words(tmp_path, monkeypatch, longest):
    path = tmp_path / "long.txt"
    path.write_text("one two žena\nthree fo\n\nfive six\nseven", encoding="utf-8")
    monkeypatch.setattr(text, "LONGEST_LINE", longest)
    lines = ["one two žena", "three fo", "five six", "seven"]
    pieces = [" ".join(sentence) for sentence in read_sentences(path)]
    assert " ".join(pieces) == " ".join(lines)
    assert all(any(piece in line for line in lines) for piece in pieces)  # no border is lost
    assert longest < 14 or pieces == lines


def test_a_word_longer_than_a_line_may_be_is_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "LONGEST_LINE", 4)
    (tmp_path / "long.txt").write_text("abcdefghij a\n", encoding="utf-8")
    assert list(read_sentences(tmp_path / "long.txt")) == [["abcd"], ["efgh"], ["ij"], ["a"]]


def test_a_line_without_end_does_not_fill_the_memory(tmp_path):
    path = tmp_path / "one_line.txt"
    path.write_text("word " * 400_000, encoding="utf-8")
    tracemalloc.start()
    assert sum(map(len, read_sentences(path))) == 400_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_read_sentences_of_an_empty_file_are_none(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    assert list(read_sentences(path)) == []


PACKAGE = {
    "b.py": '''"""Module b."""

class Shape:
    """A shape
    over two lines.

    A second :ref:`paragraph`, see https://example.org/page.

    .. note:: Beware of the dog.

    >>> Shape()
    the output is no English

    Examples
    --------
    """

    def area(self):
        """The area."""

        async def inner():
            """Deep inside."""
''',
    "a.py": '"""Module a comes first."""\nx = "not a docstring"\n',
    "sub/c.py": '"""Module c."""\n"""Not a docstring either."""\n',
    "sub/d.py": '"""The area."""\n',
    "sub/broken.py": '"""For another Python."""\nprint "hello"\n',
    "sub/slip.py": '"""A path: C:\\\\dir and \\d digits."""\n',
    "tests/test_a.py": '"""A test module."""\n',
    "distutils/e.py": '"""Only on some Pythons."""\n',
    "__config__.py": '"""Written by the build."""\n',
}
ENGLISH_OF_PACKAGE = [
    "module a comes first",
    "module b",
    "a shape over two lines",
    "a second paragraph see",
    "beware of the dog",
    "the area",
    "deep inside",
    "module c",
    "a path c dir and d digits",
]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package below a folder called tests, which must not matter; importing it would fail."""
    root = tmp_path / "tests" / "some_package"
    for name, source in PACKAGE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    (root / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(root.parent)
    return root.name


@pytest.mark.filterwarnings("error")
def test_docstrings_are_read_in_order_without_importing(package):
    sentences = docstring_sentences([package])
    assert [" ".join(sentence) for sentence in sentences] == ENGLISH_OF_PACKAGE
    assert package not in sys.modules


def test_a_docstring_in_two_packages_is_taken_once(package):
    assert docstring_sentences([package, package]) == docstring_sentences([package])


@pytest.mark.parametrize("packages", [["no_such_package"], ["os.path"], ["sys"], ["this"], [""]])
def test_what_is_no_installed_package_is_refused(packages):
    with pytest.raises(ValueError, match="packages"):
        docstring_sentences(packages)


def test_a_bare_name_is_not_a_list_of_names():
    with pytest.raises(TypeError, match=r"pass \['numpy'\]"):
        docstring_sentences("numpy")


def test_no_docstring_corpus_without_names():
    with pytest.raises(ValueError, match="packages"):
        docstring_sentences([])


def test_the_docstrings_of_the_locked_packages_are_the_same_everywhere():
    """In a process of its own, to see that no package is imported."""
    if {name: version(name) for name in LOCKED} != LOCKED:
        pytest.skip(f"other versions than {LOCKED} are installed")
    code = (
        "import sys; from w2v_lib.text import *; import hashlib\n"
        "text = '\\n'.join(map(' '.join, docstring_sentences()))\n"
        "print(hashlib.sha256(text.encode()).hexdigest(), len(text.split()))\n"
        "print({'scipy', 'sklearn', 'matplotlib'} & set(sys.modules))\n"
    )
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    digest = "aed6c416e3676aa3ddd5c21f47e8ebc908736d17da7bb913a01112444d771e3d"
    assert run.stdout.splitlines() == [f"{digest} 1375630", "set()"]


def test_planted_sentences_have_no_gap_left_and_are_our_words():
    sentences = planted_sentences(3000, np.random.default_rng(0))
    assert len(sentences) == 3000
    assert all(tokenize(" ".join(sentence)) == sentence for sentence in sentences)
    assert all(type(word) is str for sentence in sentences for word in sentence)


def test_all_words_of_all_classes_are_planted_and_those_of_a_class_alike_often():
    sentences = planted_sentences(6000, np.random.default_rng(0))
    counts = Counter(word for sentence in sentences for word in sentence)
    for words in planted_classes().values():
        often = [counts[word] for word in words]
        assert min(often) > 50
        assert max(often) < 2 * min(often)


def test_no_word_is_in_two_classes():
    words = [word for words in planted_classes().values() for word in words]
    assert len(words) == len(set(words)) == 83


def test_planted_analogies_are_the_pairs_of_pairs():
    analogies = planted_analogies()
    assert ("king", "queen", "boy", "girl") in analogies
    assert ("paris", "france", "oslo", "norway") not in analogies  # always man : woman, never back
    assert len(analogies) == len(set(analogies)) == 3 * 10 * 9
    class_of = {word: name for name, words in planted_classes().items() for word in words}
    for a, b, c, d in analogies:
        assert class_of[a] == class_of[c] != class_of[b] == class_of[d]
        assert len({a, b, c, d}) == 4


def test_gender_number_and_place_agree():
    he_and_she = {"he": "men", "she": "women", "himself": "men", "herself": "women"}
    classes = planted_classes()
    for sentence in planted_sentences(3000, np.random.default_rng(1)):
        for pronoun in he_and_she.keys() & set(sentence):
            people = set(sentence) & {*classes["men"], *classes["women"]}
            assert people <= set(classes[he_and_she[pronoun]])
        if set(sentence) & {"these", "those", "many", "were"}:
            assert not set(sentence) & set(classes["singular"])


def test_the_same_seed_plants_the_same_sentences():
    first = planted_sentences(20, np.random.default_rng(0))
    assert first == planted_sentences(20, np.random.default_rng(0))
    assert first != planted_sentences(20, np.random.default_rng(1))


@pytest.mark.parametrize("n_sentences", [0, -1])
def test_planted_sentences_are_at_least_one(n_sentences):
    with pytest.raises(ValueError, match="n_sentences"):
        planted_sentences(n_sentences, np.random.default_rng(0))


def test_planted_sentences_want_a_generator():
    with pytest.raises(TypeError, match="default_rng"):
        planted_sentences(5, rng=0)


def test_what_was_planted_is_found():
    rng = np.random.default_rng(0)
    sentences = planted_sentences(6000, rng)
    vocab = build_vocab(sentences)
    ids = [encode(sentence, vocab) for sentence in sentences]
    settings = {"n_epochs": 15, "batch_size": 64, "n_negatives": 5}
    vectors, _, _ = train_minibatch(ids, noise_probs(vocab.counts), dim=32, rng=rng, **settings)
    assert analogy_accuracy(planted_analogies(), vocab, vectors) >= 0.95
    classes = planted_classes().values()
    pure = [neighbours(w, vocab, vectors, 1)[0][0] in words for words in classes for w in words]
    assert np.mean(pure) >= 0.95
