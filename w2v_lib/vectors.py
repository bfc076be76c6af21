"""Vectors -> files and back: word2vec's text and binary formats, and the Projector's two tables.

word2vec.c and gensim's KeyedVectors read and write the first two; the TensorFlow Embedding
Projector reads the third. A file is written beside its place and then moved there, so that whoever
is interrupted keeps the old one. Nothing is repaired in silence: a file that is not as it should
be is a ValueError that names the place and says what to do.
"""

import os
import re
from pathlib import Path

import numpy as np

from w2v_lib import require
from w2v_lib.checkpoints import whole_file

HEADER = re.compile(rb"([0-9]{1,15}) ([0-9]{1,15})\r?\n")  # \r is refused in the next line
LONGEST_HEADER = 40
FLOAT32 = np.dtype("<f4")  # four bytes, the least significant first, on every machine
WHITE = set(" \t\n\r\v\f")  # what separates words and lines in these files
CUT_OFF = "the file is cut off, or its header is wrong: get it anew"


def save_text(path, words, vectors):
    """Write word2vec's text format: a line "n dim", then each word with its numbers.

    Parameters
    ----------
    path : str or Path
    words : list of n str
        Each once, none of them empty or with white space in it.
    vectors : (n, dim) array
        Row i belongs to words[i]. All digits are written that it takes to read the same numbers.

    Raises
    ------
    TypeError, ValueError
        Before anything is written.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "vectors.txt")
    >>> save_text(path, ["king", "queen"], [[0.5, -1.0], [0.25, 2.0]])
    >>> path.read_text().splitlines()
    ['2 2', 'king 0.5 -1.0', 'queen 0.25 2.0']
    """
    encoded, vectors = _checked(words, vectors)
    with whole_file(path) as file:
        file.write(b"%d %d\n" % vectors.shape)
        for word, vector in zip(encoded, vectors):
            file.write(word + b" " + _digits(vector, " ") + b"\n")


def load_text(path):
    """Read word2vec's text format.

    Returns
    -------
    words : list of n str
    vectors : (n, dim) array of float64

    Raises
    ------
    ValueError
        Names the line that is not as it should be.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "vectors.txt")
    >>> path.write_text("2 2\\nking 0.5 -1\\nqueen 0.25\\n")
    27
    >>> load_text(path)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: ...vectors.txt, line 3: 2 numbers are expected, got 1: the line is cut off, ...
    """
    with open(path, "rb") as file:
        n_words, dim = _header(file, path, least_bytes=lambda dim: 2 + 2 * dim)
        words, vectors = {}, np.empty((n_words, dim))
        for where, line in _lines(file, path, first=2):
            if len(words) == n_words:
                raise _wrong(where, f"the header promises {n_words} words, here is more", CUT_OFF)
            word, _, numbers = line.partition(b" ")
            _add(words, where, _decoded(where, word))
            vectors[len(words) - 1] = _numbers(where, numbers.rstrip(b" ").split(b" "), dim)
    if len(words) < n_words:
        where = f"{path}, line {len(words) + 2}"
        raise _wrong(where, f"the file ends, and the header promises {n_words} words", CUT_OFF)
    return list(words), vectors


def save_binary(path, words, vectors):
    """Write word2vec's binary format: as in the text, but each number as a 32-bit float.

    Parameters and errors are those of `save_text`. Numbers keep about 7 digits; one that is too
    large for 32 bits is a ValueError.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "vectors.bin")
    >>> save_binary(path, ["king"], [[0.5, -1.0]])
    >>> path.read_bytes()
    b'1 2\\nking \\x00\\x00\\x00?\\x00\\x00\\x80\\xbf\\n'
    """
    encoded, vectors = _checked(words, vectors)
    with np.errstate(over="ignore"):  # too large becomes infinite, and that is refused
        vectors = require.finite("vectors as 32-bit floats", vectors.astype(FLOAT32))
    with whole_file(path) as file:
        file.write(b"%d %d\n" % vectors.shape)
        for word, vector in zip(encoded, vectors):
            file.write(word + b" " + vector.tobytes() + b"\n")


def load_binary(path):
    """Read word2vec's binary format, with or without word2vec.c's line end after each vector.

    Returns
    -------
    words : list of n str
    vectors : (n, dim) array of float32

    Raises
    ------
    ValueError
        Names the word, counted from 1, that is not as it should be.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "vectors.bin")
    >>> save_binary(path, ["king", "queen"], [[0.5, -1.0], [0.25, 2.0]])
    >>> words, vectors = load_binary(path)
    >>> words, vectors.tolist(), vectors.dtype.name
    (['king', 'queen'], [[0.5, -1.0], [0.25, 2.0]], 'float32')
    """
    with open(path, "rb") as file:
        n_words, dim = _header(file, path, least_bytes=lambda dim: 2 + 4 * dim)
        words, vectors = {}, np.empty((n_words, dim), np.float32)
        for row in range(n_words):
            where = f"{path}, word number {row + 1}"
            _add(words, where, _decoded(where, _up_to_space(file, where)))
            vectors[row] = _floats(file, where, dim)
        if file.read(2) not in (b"", b"\n"):
            where = f"{path}, after word number {n_words}"
            raise _wrong(where, "the header promises no more, and the file goes on", CUT_OFF)
    return list(words), vectors


def save_projector(vectors_path, words_path, words, vectors):
    """Write two tables for projector.tensorflow.org: numbers between tabs, and a word per line.

    Parameters and errors are those of `save_text`.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> save_projector(folder / "v.tsv", folder / "w.tsv", ["king", "queen"], [[0.5, -1], [0, 2]])
    >>> (folder / "v.tsv").read_text(), (folder / "w.tsv").read_text()
    ('0.5\\t-1.0\\n0.0\\t2.0\\n', 'king\\nqueen\\n')
    """
    encoded, vectors = _checked(words, vectors)
    if Path(vectors_path).resolve() == Path(words_path).resolve():
        raise ValueError(f"vectors and words need two files, got {words_path} twice: rename one.")
    with whole_file(vectors_path) as numbers_file, whole_file(words_path) as words_file:
        for word, vector in zip(encoded, vectors):
            numbers_file.write(_digits(vector, "\t") + b"\n")
            words_file.write(word + b"\n")


def load_projector(vectors_path, words_path):
    """Read the two tables of `save_projector`.

    Returns
    -------
    words : list of n str
    vectors : (n, dim) array of float64

    Raises
    ------
    ValueError
        Names the line that is not as it should be.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> save_projector(folder / "v.tsv", folder / "w.tsv", ["king", "queen"], [[0.5, -1], [0, 2]])
    >>> words, vectors = load_projector(folder / "v.tsv", folder / "w.tsv")
    >>> words, vectors.tolist()
    (['king', 'queen'], [[0.5, -1.0], [0.0, 2.0]])
    """
    words, rows = {}, []
    with open(words_path, "rb") as file:
        for where, line in _lines(file, words_path):
            _add(words, where, _decoded(where, line))
    with open(vectors_path, "rb") as file:
        for where, line in _lines(file, vectors_path):
            fields = line.split(b"\t")
            rows.append(_numbers(where, fields, len(rows[0]) if rows else len(fields)))
    if len(rows) != len(words) or not rows:
        found = f"it has {len(words)} words, and {vectors_path} has {len(rows)} vectors"
        raise _wrong(words_path, found, "pass two files that were saved together")
    return list(words), np.array(rows)


# --- writing --------------------------------------------------------------------------------------


def _checked(words, vectors):
    """The words as UTF-8 and the vectors as a finite array, if they can be written."""
    vectors = require.finite("vectors", require.matrix("vectors", vectors))
    if not isinstance(words, (list, tuple)) or not all(isinstance(word, str) for word in words):
        raise TypeError(f"words must be a list of str, got {words!r:.60}: pass vocab.words.")
    if len(words) != len(vectors):
        found = f"{len(words)} words and {len(vectors)} vectors"
        raise ValueError(f"each word must have one vector, got {found}: pass as many of both.")
    known, encoded = {}, []
    for i, word in enumerate(words):
        _add(known, f"words[{i}]", word)
        try:
            encoded.append(word.encode("utf-8"))
        except UnicodeEncodeError:  # half of a pair of surrogates
            raise _wrong(f"words[{i}]", f"{word!r:.40} is not Unicode", "leave it out") from None
    return encoded, vectors


def _digits(vector, separator):
    """The numbers in decimal, each with the fewest digits that give the same float64 again."""
    return separator.join(map(repr, vector.astype(float).tolist())).encode("ascii")


# --- reading --------------------------------------------------------------------------------------


def _wrong(where, found, what_to_do):
    return ValueError(f"{where}: {found}: {what_to_do}.")


def _header(file, path, least_bytes):
    """Read (n_words, dim); nothing is set aside for them that could not be in this file."""
    where, line = f"{path}, line 1", file.readline(LONGEST_HEADER)
    match = HEADER.fullmatch(line)
    n_words, dim = map(int, match.groups()) if match else (0, 0)
    if n_words == 0 or dim == 0:
        found = f"a number of words and a number of numbers are expected, got {line!r}"
        to_do = "a file of GloVe needs such a line on top; save others in word2vec's format"
        raise _wrong(where, found, to_do)
    least, size = n_words * least_bytes(dim), os.fstat(file.fileno()).st_size - len(line)
    if size < least:
        found = f"{n_words} words with {dim} numbers take {least} bytes or more, got {size}"
        raise _wrong(where, found, CUT_OFF)
    return n_words, dim


def _lines(file, path, first=1):
    """Yield (where, line without its end) for each line that ends as it should."""
    for number, line in enumerate(file, first):
        where = f"{path}, line {number}"
        if line.endswith(b"\r\n"):
            raise _wrong(where, "it ends as on Windows (CRLF)", "convert the file with dos2unix")
        if not line.endswith(b"\n"):
            found = "the last line has no line end, so its last number or word may be cut off"
            raise _wrong(where, found, "get the file anew, or add the line end")
        yield where, line[:-1]


def _decoded(where, word):
    try:
        return word.decode("utf-8")
    except UnicodeDecodeError:
        found = f"the word {word[:40]!r} is not UTF-8"
        raise _wrong(
            where, found, "convert a text with iconv, read a binary with load_binary"
        ) from None


def _add(words, where, word):
    """Put a word into the dict of those before it, word -> its number from 1, if it can be one."""
    if not word or set(word) & WHITE:
        found = f"a word without white space is expected, got {word[:40]!r}"
        raise _wrong(where, found, "join its parts with _, and do not mix formats or columns")
    if word in words:
        found = f"{word[:40]!r} has been there already, as word number {words[word]}"
        raise _wrong(where, found, "keep one of the two")
    words[word] = len(words) + 1


def _numbers(where, fields, dim):
    """The fields of a line as a (dim,) array."""
    if len(fields) != dim:
        found = f"{dim} numbers are expected, got {len(fields)}"
        raise _wrong(where, found, "the line is cut off, or there is a space inside its word")
    together = b" ".join(fields)
    try:
        vector = np.array([float(field) for field in fields])
    except ValueError:
        vector = None
    if vector is None or b"_" in together:  # Python reads 1_000 as 1000
        raise _wrong(where, f"numbers are expected, got {together[:40]!r}", "save the file anew")
    return _finite(where, vector)


def _finite(where, vector):
    """The vector, if it has no NaN and no infinity."""
    if not np.isfinite(vector).all():
        place = int(np.argmin(np.isfinite(vector)))
        raise _wrong(where, f"its number {place + 1} is {vector[place]}", "train anew, more slowly")
    return vector


def _up_to_space(file, where):
    """Read the next word of a binary file, without the line end of the vector before it."""
    word = bytearray()
    while (byte := file.read(1)) != b" ":
        if not byte:
            raise _wrong(where, "the file ends before the end of the word", CUT_OFF)
        word += byte
    return bytes(word).removeprefix(b"\n")


def _floats(file, where, dim):
    """Read the next vector of a binary file, shape (dim,)."""
    content = file.read(FLOAT32.itemsize * dim)
    if len(content) < FLOAT32.itemsize * dim:
        raise _wrong(where, "the file ends inside its vector", CUT_OFF)
    return _finite(where, np.frombuffer(content, FLOAT32))
