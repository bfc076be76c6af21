"""Raw text -> sentences, each a list of lower-case words; the corpora that come with the course.

Two corpora need no download. One is real: the docstrings of the installed scientific packages,
which every learner has. One is planted: sentences from a small grammar of our own, so that "did
it learn?" has a true answer. Any text file of the learner's is the third.
"""

import ast
import contextlib
import gc
import importlib.util
import re
import unicodedata
import warnings
from itertools import permutations
from pathlib import Path

from w2v_lib import require

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")  # letters, with apostrophes inside: don't
# What is written for the machine: roles (:math:`…`), directives (.. note::), addresses.
MARKUP = re.compile(r":[\w:]+:(?=`)|\.\. [\w-]+::|https?://\S+")
LONGEST_LINE = 10_000  # characters; a longer one is read as several sentences
PACKAGES = ("numpy", "scipy", "sklearn", "matplotlib")
# What is left out: tests, and what another Python or another system would install differently.
LEFT_OUT = ("tests", "distutils", "__config__", "_distributor_init")

GRAMMAR_FILE = Path(__file__).resolve().parents[1] / "assets" / "planted.txt"
# The tables that hold pairs of words in their first two columns, and what these columns are.
PAIRS = {
    "people": ("men", "women"),
    "places": ("countries", "capitals"),
    "things": ("singular", "plural"),
}
LISTS = ("days", "numbers", "colours")


def tokenize(line):
    """Cut a line of text into lower-case words.

    Parameters
    ----------
    line : str

    Returns
    -------
    list of str
        Runs of letters; digits, underscores and punctuation only separate them.

    Examples
    --------
    >>> tokenize("Don't panic: the 2 Queens' n_samples!")
    ["don't", 'panic', 'the', 'queens', 'n', 'samples']
    """
    if not isinstance(line, str):
        raise TypeError(f"line must be a text, got {type(line).__name__} {line!r:.40}: pass a str.")
    # One way to write each word: é may come as e and an accent, and don't with a curly apostrophe.
    line = unicodedata.normalize("NFC", line).replace("’", "'")
    return WORD.findall(line.lower())


def read_sentences(path):
    """Read a text file, one line at a time, so that its size does not matter.

    Parameters
    ----------
    path : str or Path
        A UTF-8 text file; each line is a sentence. One of more than 10,000 characters is cut
        between two words, since there are corpora that are a single line.

    Yields
    ------
    list of str
        The words of a line; lines without words are passed over.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "tale.txt")
    ...     _ = path.write_text("Once upon a time,\\n\\nthere was a king.\\n", encoding="utf-8")
    ...     list(read_sentences(path))
    [['once', 'upon', 'a', 'time'], ['there', 'was', 'a', 'king']]
    """
    path = Path(path)
    if not path.is_file():
        raise ValueError(f"path must name a file, got {str(path)!r}: look for a slip in the name.")
    return _lines_with_words(path)


def _lines_with_words(path):
    """Yield the words of each line that has some."""
    try:
        with path.open(encoding="utf-8") as file:
            yield from filter(None, map(tokenize, _lines(file)))
    except UnicodeDecodeError as error:
        raise ValueError(
            f"path must name a UTF-8 text file, got {str(path)!r} with other bytes in it "
            f"({error.reason}): save it as UTF-8 first."
        ) from error


def _lines(file):
    """Yield the lines of a file; one that is too long comes in pieces, cut after a space."""
    rest = ""
    while piece := file.readline(LONGEST_LINE):
        goes_on = len(piece) == LONGEST_LINE and not piece.endswith("\n")
        # Where there is no space, nothing better is left than to cut a word.
        cut = (piece.rfind(" ") + 1 if goes_on else 0) or len(piece)
        yield rest + piece[:cut]
        rest = piece[cut:]
    yield rest


def docstring_sentences(packages=PACKAGES):
    """Collect the English that installed packages carry in their docstrings.

    Their source is parsed and nothing is imported. A docstring that stands in several places is
    taken once; examples (`>>>`), markup and paragraphs of a single word are left out.

    Parameters
    ----------
    packages : sequence of str
        Names of installed packages, without dots.

    Returns
    -------
    list of lists of str
        One sentence per paragraph, in an order that is always the same. The packages that come
        with the course, in their locked versions, give 1.4 million tokens everywhere.

    Examples
    --------
    What matplotlib says of itself:

    >>> docstring_sentences(["matplotlib"])[0]
    ['an', 'object', 'oriented', 'plotting', 'library']
    """
    if isinstance(packages, str):
        raise TypeError(f"packages must be a list of names, got {packages!r}: pass [{packages!r}].")
    docstrings = {}  # a dict, since it keeps the order of first appearance
    with _no_garbage_collection():
        for package in packages:
            for path in _source_files(package):
                docstrings.update(dict.fromkeys(_docstrings_of_file(path)))
    if not docstrings:
        raise ValueError(f"packages must hold docstrings, got none from {packages!r}: name others.")
    sentences = (tokenize(text) for docstring in docstrings for text in _paragraphs(docstring))
    return [sentence for sentence in sentences if len(sentence) > 1]


@contextlib.contextmanager
def _no_garbage_collection():
    """Syntax trees have no cycles: to look for some again and again takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _source_files(package):
    """List the source files of a package, in the order of their names within it."""
    # Only plain names: to find a.b, the finder would import a.
    spec = importlib.util.find_spec(package) if package.isidentifier() else None
    if spec is None or spec.submodule_search_locations is None:
        raise ValueError(
            f"packages must name installed packages, without dots, got {package!r}: "
            "install it in this environment, or leave it out."
        )
    root = Path(spec.submodule_search_locations[0])
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.py"))
    return [root / name for name in names if not _is_left_out(name)]


def _is_left_out(name):
    """Say whether a folder or the file on this way bears a name of `LEFT_OUT`."""
    return any(part.startswith(LEFT_OUT) for part in name.split("/"))


def _docstrings_of_file(path):
    """List the docstrings of a source file; one written for another Python has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parsing complains of slips such as "\d" in their source
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            return []
    return list(_docstrings_below(tree))


def _docstrings_below(node):
    """Yield the docstring of a module, class or function, then those inside it."""
    if docstring := ast.get_docstring(node):
        yield docstring
    # Not ast.walk: looking into every expression would take as long as the parsing.
    for statement in node.body:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _docstrings_below(statement)


def _paragraphs(docstring):
    """Cut a docstring at its blank lines; an example and its output end a paragraph."""
    paragraphs = re.split(r"\n\s*\n", MARKUP.sub(" ", docstring))
    return [paragraph.partition(">>>")[0] for paragraph in paragraphs]


def planted_sentences(n_sentences, rng):
    """Draw sentences from the grammar in `assets/planted.txt`.

    Parameters
    ----------
    n_sentences : int
    rng : numpy Generator

    Returns
    -------
    list of lists of str
        Of 5 to 11 words each.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> for sentence in planted_sentences(3, rng=default_rng(6)):
    ...     print(*sentence)
    our train arrived in warsaw at the polish station on wednesday
    those books look dusty and they have a shelf
    seven plus five is more than three
    """
    n_sentences = require.whole_number("n_sentences", n_sentences, at_least=1)
    rng = require.generator("rng", rng)
    grammar = _grammar()
    subjects = _subjects(grammar)
    return [_draw_sentence(subjects, grammar, rng) for _ in range(n_sentences)]


def planted_classes():
    """Name the classes of words that the grammar treats alike: class -> list of words."""
    grammar = _grammar()
    classes = {
        name: [row[column] for row in grammar[table]]
        for table, names in PAIRS.items()
        for column, name in enumerate(names)
    }
    return classes | {name: grammar[name][0] for name in LISTS}


def planted_analogies():
    """List the true analogies (a, b, c, d), "a is to b as c is to d", for every two pairs."""
    grammar = _grammar()
    return [
        (a, b, c, d)
        for table in PAIRS
        for (a, b, *_), (c, d, *_) in permutations(grammar[table], 2)
    ]


def _grammar():
    """Read the sections of the grammar: name -> lines, each a list of words."""
    grammar = {}
    for line in GRAMMAR_FILE.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            section = grammar.setdefault(line.strip("[]"), [])
        elif line:
            section.append(line.split())
    return grammar


def _subjects(grammar):
    """List what can be spoken of: pairs (sentences with gaps, what may fill the gaps)."""
    people = [
        {"person": person, "own": own, "other": other}
        | dict(zip(("he", "his", "him", "himself"), pronouns, strict=True))
        for man, woman, own, other in grammar["people"]
        for person, pronouns in zip((man, woman), grammar["pronouns"], strict=True)
    ]
    places = [
        {"country": country, "capital": capital, "adjective": adjective}
        for country, capital, adjective in grammar["places"]
    ]
    things = [
        {"thing": thing, "things": things, "adjective": adjective, "place": place}
        for thing, things, adjective, place in grammar["things"]
    ]
    return [
        (grammar["sentences about people"], people),
        (grammar["sentences about people"], people),  # twice: it tells apart two sorts of words
        (grammar["sentences about countries"], places),
        (grammar["sentences about capitals"], places),
        (grammar["sentences about one"], things),
        (grammar["sentences about many"], things),
        (grammar["sentences about the rest"], [{}]),
    ]


def _draw_sentence(subjects, grammar, rng):
    """Draw what to speak of, then a sentence, then what fills its gaps."""
    sentences, fillers = _draw(subjects, rng)
    sentence, filler = _draw(sentences, rng), _draw(fillers, rng)
    lists = {name: rng.permutation(grammar[name][0]) for name in LISTS}  # for gaps like {days[0]}
    return [word.format(**filler, **lists) for word in sentence]


def _draw(choices, rng):
    """Draw one of a list, each as likely as the others."""
    return choices[rng.integers(len(choices))]
