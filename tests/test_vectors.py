"""vectors: what is saved is read again, by others too; what is damaged is refused with its place.

The files in tests/data were made from one text of three lines by word2vec.c (version 0.1c) and by
gensim 4.4.0, and hold the same vectors:

    printf 'king queen crown\nking naïve žena bread butter\nqueen crown bread\n' > text.txt
    word2vec -train text.txt -output vectors_c.txt -size 3 -window 2 -sample 0 -negative 2 \
        -threads 1 -iter 1 -min-count 1 -binary 0     # and -output vectors_c.bin -binary 1
    python -c "from gensim.models import KeyedVectors as K
    kv = K.load_word2vec_format('vectors_c.bin', binary=True)
    kv.save_word2vec_format('vectors_gensim.txt')
    kv.save_word2vec_format('vectors_gensim.bin', binary=True)"
"""

import re
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from w2v_lib import vectors as module
from w2v_lib.vectors import (
    load_binary,
    load_projector,
    load_text,
    save_binary,
    save_projector,
    save_text,
)

DATA = Path(__file__).parent / "data"
WORDS = ["</s>", "king", "queen", "crown", "bread", "naïve", "žena", "butter"]
FORMATS = {"text": (save_text, load_text), "binary": (save_binary, load_binary)}
TEXT = b"2 3\nking 0.5 -1 2e-3\nna\xc3\xafve 1 2 3\n"
BINARY = b"2 1\nking \x00\x00\x80\x3f\nqueen \x00\x00\x00\x40\n"

words_of_any_kind = st.text(
    st.characters(exclude_characters=" \t\n\r\v\f", exclude_categories=["Cs"]), min_size=1
)


@st.composite
def tables(draw, width=64):
    """Some words and a vector for each, with the numbers that a float of this width can hold."""
    words = draw(st.lists(words_of_any_kind, min_size=1, max_size=5, unique=True))
    dim = draw(st.integers(1, 4))
    numbers = st.floats(allow_nan=False, allow_infinity=False, width=width)
    size = len(words) * dim
    flat = draw(st.lists(numbers, min_size=size, max_size=size))
    return words, np.array(flat).reshape(len(words), dim)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("vectors")


def same(found, words, vectors):
    """Equal in every bit, so that -0.0 is not 0.0."""
    return found[0] == words and found[1].tobytes() == vectors.tobytes()


# --- there and back -------------------------------------------------------------------------------


@given(tables())
def test_text_gives_back_every_bit(folder, table):
    save_text(folder / "v.txt", *table)
    assert same(load_text(folder / "v.txt"), *table)


@given(tables(width=32))
def test_binary_gives_back_every_bit_of_32(folder, table):
    words, vectors = table
    save_binary(folder / "v.bin", words, vectors)
    assert same(load_binary(folder / "v.bin"), words, vectors.astype(np.float32))


@given(tables())
def test_projector_gives_back_every_bit(folder, table):
    paths = folder / "v.tsv", folder / "w.tsv"
    save_projector(*paths, *table)
    assert same(load_projector(*paths), *table)


def test_single_precision_comes_back_as_it_was(tmp_path):
    vectors = np.random.default_rng(0).normal(size=(3, 5)).astype(np.float32)
    for save, load in FORMATS.values():
        save(tmp_path / "v", ["a", "b", "c"], vectors)
        assert (load(tmp_path / "v")[1] == vectors).all()


def test_loaded_vectors_can_be_changed(tmp_path):
    for save, load in FORMATS.values():
        save(tmp_path / "v", ["a"], [[1.0]])
        load(tmp_path / "v")[1][0, 0] = 2.0


# --- files of others ------------------------------------------------------------------------------


@pytest.mark.parametrize("maker", ["c", "gensim"])
def test_files_of_word2vec_and_gensim_are_read(maker):
    exact = np.frombuffer((DATA / "vectors_c.bin").read_bytes()[9:21], "<f4")  # behind "</s> "
    in_binary = load_binary(DATA / f"vectors_{maker}.bin")
    in_text = load_text(DATA / f"vectors_{maker}.txt")
    assert in_binary[0] == in_text[0] == WORDS
    assert (in_binary[1][0] == exact).all()
    np.testing.assert_allclose(in_text[1], in_binary[1], atol=1e-6 if maker == "c" else 1e-9)


def test_both_makers_wrote_the_same_numbers():
    of_c = load_binary(DATA / "vectors_c.bin")[1]
    assert (load_binary(DATA / "vectors_gensim.bin")[1] == of_c).all()
    assert (load_text(DATA / "vectors_gensim.txt")[1].astype(np.float32) == of_c).all()


def test_the_binary_file_of_word2vec_is_written_byte_by_byte(tmp_path):
    save_binary(tmp_path / "v.bin", *load_binary(DATA / "vectors_c.bin"))
    assert (tmp_path / "v.bin").read_bytes() == (DATA / "vectors_c.bin").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_gensim_reads_what_is_written(tmp_path, name):
    models = pytest.importorskip("gensim.models", reason="gensim is not installed; it is no must")
    words = [*WORDS, "日本", "a\xa0b", "x\u2028y", "1", "😀"]
    vectors = np.random.default_rng(0).normal(size=(len(words), 7))
    FORMATS[name][0](tmp_path / "v", words, vectors)
    found = models.KeyedVectors.load_word2vec_format(str(tmp_path / "v"), binary=name == "binary")
    assert found.index_to_key == words
    assert (found.vectors == vectors.astype(np.float32)).all()


# --- damaged files --------------------------------------------------------------------------------

GLOVE = b"the 0.1 0.2\nof 0.3 0.4\n"
DAMAGED_TEXT = {
    "empty": (b"", "line 1: a number of words .* got b''"),
    "no header": (GLOVE, "line 1: .* got b'the 0.1 0.2.n': a file of GloVe needs"),
    "no words": (b"0 3\n", "line 1: a number of words"),
    "no numbers": (b"3 0\n", "line 1: a number of words"),
    "negative": (b"-2 3\n", "line 1: a number of words"),
    "an endless header": (b"9" * 10_000, "line 1: a number of words"),
    "a huge header": (b"99999999999 300\nking 1\n", "line 1: 99999999999 words with 300 numbers"),
    "a long header": (b"9" * 30 + b" 3\nking 1\n", "line 1: a number of words"),
    "more promised": (TEXT.replace(b"2 3", b"3 3", 1), "line 4: the file ends, .* promises 3"),
    "less promised": (TEXT.replace(b"2 3", b"1 3", 1), "line 3: the header promises 1 words"),
    "blank line at the end": (TEXT + b"\n", "line 4: the header promises 2 words"),
    "blank line": (b"2 1\nking 1.0\n\n", "line 3: a word without white space is expected, got ''"),
    "short line": (
        TEXT.replace(b" 2e-3", b""),
        "line 2: 3 numbers are expected, got 2: the line is cut",
    ),
    "word with a space": (TEXT.replace(b"king", b"the king"), "line 2: .* got 4.* space inside"),
    "word with a tab": (TEXT.replace(b"king", b"the\tking"), r"line 2: .* got 'the\\tking'"),
    "no word": (TEXT.replace(b"king", b""), "line 2: a word without .* got ''"),
    "two spaces": (TEXT.replace(b"king 0", b"king  0"), "line 2: 3 numbers are expected, got 4"),
    "no number": (TEXT.replace(b"-1", b"x1"), "line 2: numbers are expected, got b'0.5 x1 2e-3'"),
    "Python's 1_0": (TEXT.replace(b"-1", b"1_0"), "line 2: numbers are expected"),
    "NaN": (TEXT.replace(b"-1", b"nan"), "line 2: its number 2 is nan"),
    "infinity": (TEXT.replace(b"2e-3", b"1e999"), "line 2: its number 3 is inf"),
    "not UTF-8": (
        TEXT.replace(b"\xc3\xaf", b"\xef"),
        r"line 3: the word b'na\\xefve' is not UTF-8",
    ),
    "twice": (TEXT.replace(b"na\xc3\xafve", b"king"), "line 3: 'king' has been there .* number 1"),
    "cut off": (TEXT[:-1], "line 3: the last line has no line end"),
    "Windows": (TEXT.replace(b"\n", b"\r\n"), "line 2: it ends as on Windows .*: convert"),
    "binary": (b"1 8\n\xff\xfe" + bytes(range(64)), "line 2: "),
}
DAMAGED_BINARY = {
    "empty": (b"", "line 1: a number of words"),
    "a huge header": (b"999999999999999 999999999999999\nking 1", "line 1: 999999999999999 words"),
    "header lies": (BINARY.replace(b"2 1", b"9 1"), "line 1: 9 words with 1 numbers take 54 bytes"),
    "more promised": (BINARY.replace(b"2 1", b"3 1"), "word number 3: the file ends before"),
    "less promised": (BINARY.replace(b"2 1", b"1 1"), "after word number 1: the header promises"),
    "cut off in a vector": (BINARY[:-2], "word number 2: the file ends inside its vector"),
    "cut off in a word": (BINARY[:-8] + b"x" * 3, "word number 2: the file ends before the end"),
    "NaN": (BINARY.replace(b"\x80\x3f", b"\xc0\x7f"), "word number 1: its number 1 is nan"),
    "infinity": (BINARY.replace(b"\x80\x3f", b"\x80\x7f"), "word number 1: its number 1 is inf"),
    "twice": (BINARY.replace(b"queen", b"king"), "word number 2: 'king' has been there already"),
    "not UTF-8": (BINARY.replace(b"queen", b"\xff"), "word number 2: the word .* is not UTF-8"),
    "no word": (BINARY.replace(b"queen", b""), "word number 2: a word without .* got ''"),
    "word with a line end": (BINARY.replace(b"queen", b"a\nb"), r"word number 2: .* got 'a\\nb'"),
    "word with a space": (BINARY.replace(b"king", b"a king"), "word number 2: "),
    "text": (TEXT, "word number [12]: |line 1: "),
}


@pytest.mark.parametrize("name", DAMAGED_TEXT)
def test_damaged_text_is_refused_with_its_line(tmp_path, name):
    content, message = DAMAGED_TEXT[name]
    refused(tmp_path, load_text, content, message)


@pytest.mark.parametrize("name", DAMAGED_BINARY)
def test_damaged_binary_is_refused_with_the_number_of_the_word(tmp_path, name):
    content, message = DAMAGED_BINARY[name]
    refused(tmp_path, load_binary, content, message)


def refused(folder, load, content, message):
    path = folder / "damaged"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"^{re.escape(str(path))}, ({message})"):
        load(path)


@pytest.mark.parametrize(
    ("numbers", "words", "message"),
    [
        (b"1\t2\n3\n", b"a\nb\n", "v.tsv, line 2: 2 numbers are expected, got 1"),
        (b"1\t2\n3 4\n", b"a\nb\n", "v.tsv, line 2: 2 numbers are expected, got 1"),
        (b"1 2\n", b"a\n", "v.tsv, line 1: numbers are expected, got b'1 2'"),
        (b"\n", b"a\n", "v.tsv, line 1: numbers are expected"),
        (b"1\n2", b"a\nb\n", "v.tsv, line 2: the last line has no line end"),
        (b"1\r\n", b"a\n", "v.tsv, line 1: it ends as on Windows"),
        (b"nan\n", b"a\n", "v.tsv, line 1: its number 1 is nan"),
        (b"1\n2\n", b"a\n", "w.tsv: it has 1 words, and .*v.tsv has 2 vectors"),
        (b"", b"", "w.tsv: it has 0 words"),
        (b"1\n", b"word\tcount\n", "w.tsv, line 1: .* do not mix formats or columns"),
        (b"1\n2\n", b"a\na\n", "w.tsv, line 2: 'a' has been there already, as word number 1"),
        (b"1\n", b"\xff\n", "w.tsv, line 1: the word .* is not UTF-8"),
        (b"1\n", b"a", "w.tsv, line 1: the last line has no line end"),
    ],
)
def test_damaged_tables_are_refused_with_their_line(tmp_path, numbers, words, message):
    (tmp_path / "v.tsv").write_bytes(numbers)
    (tmp_path / "w.tsv").write_bytes(words)
    with pytest.raises(ValueError, match=f"{re.escape(str(tmp_path))}.{message}"):
        load_projector(tmp_path / "v.tsv", tmp_path / "w.tsv")


@pytest.mark.parametrize("load", [load_text, load_binary])
def test_a_header_that_lies_takes_no_memory(tmp_path, load):
    (tmp_path / "v").write_bytes(b"1000000 1000000\nking 1 2 3\n")
    tracemalloc.start()
    with pytest.raises(ValueError, match="line 1"):
        load(tmp_path / "v")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


@st.composite
def damaged(draw, whole):
    """A good file with a few bytes cut out and others put in their place."""
    begin = draw(st.integers(0, len(whole)))
    end = draw(st.integers(begin, min(len(whole), begin + 8)))
    new = draw(st.binary(max_size=4) | st.sampled_from([b" ", b"\n", b"\r\n", b"nan", b"9", b""]))
    return whole[:begin] + new + (whole[end:] if draw(st.booleans()) else b"")


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=300)
@given(content=damaged(TEXT) | damaged(BINARY) | st.binary(max_size=60))
def test_any_file_is_either_read_or_refused_with_its_place(folder, name, content):
    save, load = FORMATS[name]
    path = folder / f"fuzz_{name}"
    path.write_bytes(content)
    place = re.escape(f"{path}, ") + r"(line|word number|after word number) \d+: "
    try:
        words, vectors = load(path)
    except ValueError:
        with pytest.raises(ValueError, match=place):
            load(path)
        return
    assert len(words) == len(set(words)) == len(vectors)
    assert np.isfinite(vectors).all()
    save(path, words, vectors)
    assert same(load(path), words, vectors)


# --- what cannot be saved, and what happens to the file -------------------------------------------

BAD_TABLES = [
    (["a b"], [[1.0]], ValueError, "words.0.: a word without white space is expected, got 'a b'"),
    ([""], [[1.0]], ValueError, "words.0.: a word without white space is expected, got ''"),
    (["a", "b\n"], [[1.0], [2.0]], ValueError, r"words.1.: .* got 'b\\n'"),
    (["a\tb"], [[1.0]], ValueError, "words.0.: "),
    (["a", "a"], [[1.0], [2.0]], ValueError, "words.1.: 'a' has been there already"),
    (["\ud800"], [[1.0]], ValueError, r"words.0.: '\\ud800' is not Unicode"),
    (["a"], [[1.0], [2.0]], ValueError, "1 words and 2 vectors"),
    (["a"], [[np.nan]], ValueError, "vectors must be finite"),
    (["a"], [1.0], ValueError, "vectors must be a matrix"),
    ([], np.zeros((0, 3)), ValueError, "vectors must be a matrix"),
    ("ab", [[1.0], [2.0]], TypeError, "words must be a list of str, got 'ab'"),
    ([1], [[1.0]], TypeError, "words must be a list of str"),
    ([b"a"], [[1.0]], TypeError, "words must be a list of str"),
]
SAVERS = {
    "text": save_text,
    "binary": save_binary,
    "projector": lambda path, *table: save_projector(path, f"{path}.words", *table),
}


@pytest.mark.parametrize("name", SAVERS)
@pytest.mark.parametrize(("words", "vectors", "error", "message"), BAD_TABLES)
def test_what_cannot_be_read_again_is_not_written(tmp_path, name, words, vectors, error, message):
    with pytest.raises(error, match=message):
        SAVERS[name](tmp_path / "v", words, vectors)
    assert list(tmp_path.iterdir()) == []


def test_too_large_for_32_bits_is_not_written(tmp_path):
    with pytest.raises(ValueError, match=r"32-bit floats must be finite, got inf at \[0, 1\]"):
        save_binary(tmp_path / "v", ["a"], [[1.0, 1e39]])
    assert list(tmp_path.iterdir()) == []


def test_two_tables_need_two_files(tmp_path):
    with pytest.raises(ValueError, match="two files"):
        save_projector(tmp_path / "v", str(tmp_path / "v"), ["a"], [[1.0]])


@pytest.mark.parametrize("name", SAVERS)
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_an_interrupted_save_leaves_the_old_file_and_nothing_else(
    tmp_path, monkeypatch, name, error
):
    def fail(_):
        raise error

    SAVERS[name](tmp_path / "v", ["old"], [[1.0]])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(module.os, "fsync", fail)
    with pytest.raises(error):
        SAVERS[name](tmp_path / "v", ["new"], [[2.0]])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    link, real = tmp_path / "v", tmp_path / "real" / "v"
    link.symlink_to(real)
    save_text(link, ["a"], [[1.0]])
    assert link.is_symlink()
    assert load_text(real)[0] == ["a"]
