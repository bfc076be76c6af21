"""What the command line can be asked for, and what each knob means."""

import argparse
import math
from functools import partial
from pathlib import Path

WAS_WRONG = 2  # the exit code
LEARNING_RATES = {"skipgram": 0.025, "cbow": 0.05}  # where nothing else is asked for

ABOUT_TRAINING = (
    "The text is UTF-8, a sentence or a paragraph per line. It is read once to count its words "
    "and once per epoch, and never held as a whole. Words are runs of letters, in lower case; a "
    "language that is written without spaces needs some between its words. "
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

FILES = {
    "TEXT": "the text to learn from",
    "VECTORS": "a file from train, word2vec.c or gensim: word2vec's text format, or its binary one "
    "if the name ends in .bin",
}


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

    def command(takes, does, more=""):
        name, first, *_ = takes.split()
        sentence = f"{does[0].upper()}{does[1:]}."
        added = commands.add_parser(name, help=does, description=f"{sentence} {more}")
        added.usage = f"{parser.prog} {takes}"  # argparse would put VECTORS behind --words
        added.set_defaults(run=runs[name])
        added.add_argument(first.lower(), metavar=first, type=_file, help=FILES[first])
        return added.add_argument

    takes = "train TEXT --out FILE [knobs]"
    _describe_training(command(takes, "learn vectors from a text", ABOUT_TRAINING))
    add = command("neighbours VECTORS WORD ... [--n N]", "the words nearest to a word, by cosine")
    add("words", metavar="WORD", nargs="+", help="one or more; their neighbours come in turn")
    add("--n", type=_count, default=10, metavar="N", help="how many of them (default: 10)")
    add = command("analogy VECTORS A B C [--n N]", "what is to C as B is to A", ABOUT_ANALOGIES)
    for letter, example in zip("abc", ("man", "king", "woman")):
        add(letter, metavar=letter.upper(), help=f"for instance {example}")
    add("--n", type=_count, default=5, metavar="N", help="how many answers (default: 5)")
    takes = "map VECTORS --out FILE [--words WORD ... | --n N]"
    add = command(takes, "draw words on a plane", ABOUT_MAPS)
    about = "the picture: a name in .svg or .png. A file of this name is replaced"
    add("--out", type=_picture_file, required=True, metavar="FILE", help=about)
    add("--words", metavar="WORD", nargs="+", help="which ones: three or more")
    about = "else the first N of the file; word2vec puts frequent words first (default: 40)"
    add("--n", type=_count, default=40, metavar="N", help=about)
    return parser


def _describe_training(add):
    """What each knob means, and why it stands where it stands."""
    add(
        "--out",
        metavar="FILE",
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
        metavar="N",
        type=_count,
        default=100,
        help="numbers per word (default: 100). More can hold more, and want more text",
    )
    add(
        "--radius",
        metavar="N",
        type=_count,
        default=5,
        help="how many words to the left and right are neighbours at most (default: 5); each "
        "window draws its own from 1 to this. Small: words of a kind. Large: words of a topic",
    )
    add(
        "--epochs",
        metavar="N",
        type=_count,
        default=5,
        help="how often to go through the text (default: 5). A text below a million words wants "
        "more, 20 or 50",
    )
    add(
        "--negatives",
        metavar="N",
        type=_count,
        default=5,
        help="words drawn for each guess, for --loss negative (default: 5). Little text wants "
        "5 to 20, much text 2 to 5",
    )
    add(
        "--learning-rate",
        metavar="X",
        type=_positive,
        help="size of the first step; it falls to zero in a straight line (default: 0.025 for "
        "skipgram and 0.05 for cbow, as in word2vec). Smaller if training diverges",
    )
    add(
        "--min-count",
        metavar="N",
        type=_count,
        default=5,
        help="rarer words are left out (default: 5): a few sights teach little about a word",
    )
    add(
        "--subsample",
        metavar="X",
        type=partial(_positive, at_least=0),
        default=1e-3,
        help="a word with a larger share of the text than this loses some of its tokens, since "
        "'the' says little about its neighbours (default: 0.001; 0: none)",
    )
    add(
        "--seed",
        metavar="N",
        type=partial(_count, at_least=0),
        default=1,
        help="another one draws other random numbers (default: 1)",
    )
    add(
        "--checkpoint",
        metavar="FILE",
        type=Path,
        help="a file that keeps a long run twice a minute. Was it killed? Give the same command: "
        "it goes on, and ends with the same vectors as if it had never stopped. Other knobs or "
        "another text want another file; delete it when you have the vectors",
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
        wanted = "a number above 0" if at_least is None else f"a number of {at_least} or more"
        raise argparse.ArgumentTypeError(f"{wanted} is expected, got {text!r}")
    return number


def _file(text):
    """Read the name of a file that is there."""
    if not Path(text).is_file():
        what = "a file is expected, got the folder" if Path(text).is_dir() else "there is no file"
        raise argparse.ArgumentTypeError(f"{what} {text!r}")
    return Path(text)


def _picture_file(text):
    if Path(text).suffix.lower() not in (".svg", ".png"):
        raise argparse.ArgumentTypeError(f"a name that ends in .svg or .png is expected: {text!r}")
    return Path(text)
