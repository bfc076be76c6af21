"""What the command line can be asked for, and what each knob means."""

import argparse
import math
from functools import partial
from pathlib import Path

WAS_WRONG = 2  # the exit code
LEARNING_RATES = {"skipgram": 0.025, "cbow": 0.05}  # where nothing else is asked for

ABOUT_TRAINING = (
    "The text is UTF-8, a sentence or a paragraph per line. It is read once to count its words "
    "and once per epoch, and never held as a whole. Words are runs of letters, in lower case. "
    "skipgram with negative goes through some 100,000 words a second; the other five models take "
    "one window at a time, and some thousand words a second. "
    "The same text, seed and knobs give the same vectors. Ctrl-C keeps what was learned so far."
)
ABOUT_ANALOGIES = (
    "The three words of the question are never an answer, although one of them is often the "
    "nearest: chapter 10 says what that hides."
)
ABOUT_MAPS = (
    "The plane is that of the first two principal components of the vectors at length 1. It shows "
    "part of the truth only; the title says how much."
)


def parser(description, runs):
    """The parser of all commands; runs: the name of each -> what is done with what was asked.

    Returns
    -------
    ArgumentParser
        What it parses holds the function as `run`, and the knobs under their names.
    """
    parser = Parser(
        prog="python -m w2v_lib",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name, does, more=""):
        sentence = f"{does[0].upper()}{does[1:]}."
        added = commands.add_parser(name, help=does, description=f"{sentence} {more}")
        added.set_defaults(run=runs[name])
        return added.add_argument

    _describe_training(command("train", "learn vectors from a text", ABOUT_TRAINING))
    add = command("neighbours", "the words nearest to a word, by their cosine")
    add("vectors", metavar="VECTORS", type=_file, help="from train, word2vec.c or gensim")
    add("words", metavar="WORD", nargs="+")
    add("--n", type=_count, default=10, help="how many of them (default: 10)")
    add = command("analogy", "what is to C as B is to A", ABOUT_ANALOGIES)
    add("vectors", metavar="VECTORS", type=_file, help="from train, word2vec.c or gensim")
    for letter, example in zip("abc", ("man", "king", "woman")):
        add(letter, metavar=letter.upper(), help=f"for instance {example}")
    add("--n", type=_count, default=5, help="how many answers (default: 5)")
    add = command("map", "draw words on a plane", ABOUT_MAPS)
    add("vectors", metavar="VECTORS", type=_file, help="from train, word2vec.c or gensim")
    add("--out", type=_picture_file, required=True, help="the picture: a name in .svg or .png")
    add("--words", metavar="WORD", nargs="+", help="which ones; else the first of the file")
    add("--n", type=_count, default=40, help="how many of the first (default: 40)")
    return parser


def _describe_training(add):
    """What each knob means, and why it stands where it stands."""
    add("text", metavar="TEXT", type=_file, help="the text to learn from")
    add(
        "--out",
        type=Path,
        required=True,
        help="where the vectors go: word2vec's text format, or its binary one if the name ends in "
        ".bin. A file of this name is replaced, but only when the new one is whole",
    )
    add(
        "--architecture",
        choices=LEARNING_RATES,
        default="skipgram",
        help="who guesses whom. skipgram (default): a word guesses each neighbour; good on little "
        "text and on rare words. cbow: the neighbours together guess the word; fewer guesses",
    )
    add(
        "--loss",
        choices=("softmax", "negative", "hierarchical"),
        default="negative",
        help="what a guess is compared with. negative (default): some words drawn at random; with "
        "skipgram by far the fastest. hierarchical: a path of yes/no questions. softmax: every "
        "word of the vocabulary; exact, and too slow for more than some hundred lines",
    )
    add(
        "--dim",
        type=_count,
        default=100,
        help="numbers per word (default: 100). More can hold more, and want more text",
    )
    add(
        "--radius",
        type=_count,
        default=5,
        help="how many words to the left and right are neighbours at most (default: 5); each "
        "window draws its own from 1 to this. Small: words of a kind. Large: words of a topic",
    )
    add(
        "--epochs",
        type=_count,
        default=5,
        help="how often to go through the text (default: 5). A text below a million words wants "
        "more, 20 or 50",
    )
    add(
        "--negatives",
        type=_count,
        default=5,
        help="words drawn for each guess, for --loss negative (default: 5). Little text wants "
        "5 to 20, much text 2 to 5",
    )
    add(
        "--learning-rate",
        type=_positive,
        help="size of the first step; it falls to zero in a straight line (default: 0.025 for "
        "skipgram and 0.05 for cbow, as in word2vec). Smaller if training diverges",
    )
    add(
        "--min-count",
        type=_count,
        default=5,
        help="rarer words are left out (default: 5): a few sights teach little about a word",
    )
    add(
        "--subsample",
        type=partial(_positive, at_least=0),
        default=1e-3,
        help="a word with a larger share of the text than this loses some of its tokens, since "
        "'the' says little about its neighbours (default: 0.001; 0: none)",
    )
    add(
        "--seed",
        type=partial(_count, at_least=0),
        default=1,
        help="another one draws other random numbers (default: 1)",
    )
    add(
        "--checkpoint",
        metavar="FILE",
        type=Path,
        help="a file that keeps a long run twice a minute. Was it killed? Give the same command: "
        "it goes on, and ends with the same vectors as if it had never stopped",
    )


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that complains in one line."""

    def error(self, message):
        self.exit(WAS_WRONG, f"{self.prog}: {message} (--help says more)\n")


def _count(text, at_least=1):
    """Read a whole number."""
    if not text.isascii() or not text.isdigit() or int(text) < at_least:
        wanted = f"a whole number of {at_least} or more"
        raise argparse.ArgumentTypeError(f"{wanted} is expected, got {text!r}")
    return int(text)


def _positive(text, at_least=None):
    """Read a number above 0, or one that is `at_least` so large."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or (number <= 0 and number != at_least):
        raise argparse.ArgumentTypeError(f"a number above 0 is expected, got {text!r}")
    return number


def _file(text):
    """Read the name of a file that is there."""
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text!r}")
    return Path(text)


def _picture_file(text):
    if Path(text).suffix not in (".svg", ".png"):
        raise argparse.ArgumentTypeError(f"a name that ends in .svg or .png is expected: {text!r}")
    return Path(text)
