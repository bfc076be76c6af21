"""Draw the SVG figures of the course: network.svg and cover.svg, beside this file.

    python assets/figures.py

Every number in them is computed here, with the course's own library; a test notices when a file
no longer says what this script says. Text stays text, on an opaque card that suits any theme.
"""

from html import escape
from itertools import pairwise
from pathlib import Path

import numpy as np

from w2v_lib.activations import log_softmax
from w2v_lib.architectures import skipgram_examples
from w2v_lib.losses import softmax
from w2v_lib.plots import BLUE, FAINT, GREEN, GRID, GROUP_LOOKS, INK, ORANGE, PAPER, QUIET
from w2v_lib.sgd import init_vectors, step
from w2v_lib.vocab import build_vocab, encode
from w2v_lib.windows import windows

SANS = "'DejaVu Sans', Verdana, 'Segoe UI', Helvetica, Arial, sans-serif"
SERIF = "'STIX Two Text', 'Cambria Math', Cambria, Georgia, 'DejaVu Serif', serif"
PALE_BLUE, PALE_ORANGE = "#dbe8f1", "#f6e3d4"


# --- pieces of SVG -------------------------------------------------------------------------------


def card(width, height, title, description, body, css=""):
    """A whole SVG document: a card of paper that says what it shows, and the figure on it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="desc">{escape(description)}</desc>\n'
        f"<style>svg {{ font-family: {SANS}; fill: {INK}; font-size: 14px }}\n"
        f".formula {{ font-family: {SERIF} }}\n{css}</style>\n"
        f'<rect width="{width}" height="{height}" rx="10" fill="{PAPER}"/>\n'
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="9.5" fill="none" '
        f'stroke="{GRID}"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def text(x, y, words, **look):
    """A line of text; look holds SVG attributes, with _ for -."""
    return f'<text x="{x:.1f}" y="{y:.1f}"{_attributes(look)}>{words}</text>'


def line(x1, y1, x2, y2, **look):
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f"<line {ends}{_attributes(look)}/>"


def box(x, y, width, height, **look):
    sides = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f"<rect {sides}{_attributes(look)}/>"


def _attributes(look):
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{value}"' for name, value in look.items()
    )


def number(value):
    """Two digits with a real minus sign."""
    return f"{value:.1f}".replace("-", "\N{MINUS SIGN}")


def sub(letter, index, size=0.72):
    """A letter with a lowered index, upright again for what follows."""
    return (
        f'<tspan font-style="italic">{letter}</tspan>'
        f'<tspan dy="0.28em" font-size="{size}em" font-style="italic">{index}</tspan>'
        f'<tspan dy="-0.2em">\N{ZERO WIDTH SPACE}</tspan>'
    )


# --- the network ---------------------------------------------------------------------------------

# The five words of chapters 02 and 03, with the same numbers.
WORDS = ["king", "queen", "crown", "bread", "butter"]
INPUT_VECTORS = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
OUTPUT_VECTORS = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])
CENTER, OUTSIDE = 0, 2
TOP, ROW, CELL = 104, 33, 54  # pixels: first row of words, distance of rows, width of a cell


def network():
    """One word in, a probability for every word out: Rong's figure 1 with rows of real numbers."""
    hidden = INPUT_VECTORS[CENTER]
    scores = OUTPUT_VECTORS @ hidden
    probs = np.exp(log_softmax(scores))
    body = [*_one_hot(24), *_matrix(134, INPUT_VECTORS, CENTER, BLUE, PALE_BLUE)]
    body += [*_hidden(281, hidden), *_matrix(424, OUTPUT_VECTORS, None, ORANGE, PALE_ORANGE)]
    body += [*_scores(548, scores), *_probabilities(614, probs)]
    body += _captions()
    listed = ", ".join(f"{w} {100 * p:.0f} %" for w, p in zip(WORDS, probs, strict=True))
    description = (
        "From left to right. The one-hot vector x has a 1 at the centre word king and 0 at every "
        "other word. It picks its own vector from the table of input vectors V: v_c, which Rong "
        "calls the hidden layer h, two numbers. The dot product of v_c with the output vector "
        "u_w of each word gives a score for every word. "
        f"Softmax turns the scores into probabilities ŷ: {listed}. "
        f"The true outside word is {WORDS[OUTSIDE]}."
    )
    return card(760, 333, "The word2vec network", description, body)


def _middle(place):
    return TOP + ROW * place + ROW / 2


def _one_hot(x):
    """The words, each with its 0 or 1."""
    for place, word in enumerate(WORDS):
        y, on = _middle(place), place == CENTER
        weight, fill = ("bold", BLUE) if on else ("normal", INK)
        yield text(x + 46, y + 5, word, text_anchor="end", fill=fill, font_weight=weight)
        yield box(x + 54, y - 12, 24, 24, rx=3, fill=BLUE if on else PAPER, stroke=FAINT)
        value = {"fill": PAPER, "font_weight": "bold"} if on else {"fill": QUIET}
        yield text(x + 66, y + 5, int(on), text_anchor="middle", **value)


def _matrix(x, rows, chosen, color, pale):
    """Rows of numbers; with one chosen, the others step back."""
    for place, row in enumerate(rows):
        lit = chosen in (None, place)
        y = _middle(place)
        yield box(x, y - 13, CELL * len(row), 26, rx=3, fill=pale if lit else PAPER, stroke=GRID)
        for column, value in enumerate(row):
            look = {"fill": INK if chosen is None else color if lit else QUIET, "font_size": 13}
            if chosen == place:
                look["font_weight"] = "bold"
            yield text(
                x + CELL * (column + 0.5), y + 5, number(value), text_anchor="middle", **look
            )


def _hidden(x, hidden):
    """The chosen row on its own, and its ways to every output vector."""
    y, end = _middle((len(WORDS) - 1) / 2), x + CELL * len(hidden)
    from_x, from_y = 134 + CELL * len(hidden) + 2, _middle(CENTER)
    yield (
        f'<path d="M{from_x:.1f} {from_y:.1f} C{x - 14:.1f} {from_y:.1f} {x - 34:.1f} {y:.1f} '
        f'{x - 5:.1f} {y:.1f}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
    )
    head = f"M{x - 9:.1f} {y - 5:.1f} L{x - 1:.1f} {y:.1f} L{x - 9:.1f} {y + 5:.1f} Z"
    yield f'<path d="{head}" fill="{BLUE}"/>'
    for place in range(len(WORDS)):
        yield line(end + 3, y, 421, _middle(place), stroke=FAINT, stroke_width=1.2)
    yield box(x, y - 16, CELL * len(hidden), 32, rx=4, fill=BLUE)
    for column, value in enumerate(hidden):
        look = {"fill": PAPER, "font_weight": "bold", "text_anchor": "middle", "font_size": 13}
        yield text(x + CELL * (column + 0.5), y + 5, number(value), **look)


def _scores(x, scores):
    for place, score in enumerate(scores):
        yield text(x + 30, _middle(place) + 5, number(score), text_anchor="end", fill=INK)


def _probabilities(x, probs):
    """A bar and a percentage per word; the true word in full colour."""
    longest = 84 / max(probs)
    for place, (word, prob) in enumerate(zip(WORDS, probs, strict=True)):
        y, true = _middle(place), place == OUTSIDE
        color = ORANGE if true else FAINT
        yield box(x, y - 12, max(longest * prob, 1.5), 24, rx=2, fill=color)
        words = f"{100 * prob:.0f} %"
        at = x + longest * prob + 7
        if true:
            yield text(x + 8, y + 5, word, fill=PAPER, font_weight="bold")
        yield text(at, y + 5, words, font_weight="bold" if true else "normal")


def _captions():
    """What each column is called, above it; what it means, below."""
    yield text(
        24, 36, "From one word to a probability for every word", font_size=17, font_weight="bold"
    )
    x, v, h, probs = (f'<tspan font-style="italic">{letter}</tspan>' for letter in "xVhŷ")
    center, output = sub("v", "c"), sub("u", "w")
    columns = [
        (90, x, BLUE, "one-hot", "centre word"),
        (188, v, BLUE, "input vectors", "one per word"),
        (335, f"{center} = {h}", BLUE, "hidden layer", "the vector of king"),
        (478, output, ORANGE, "output vectors", "one per word"),
        (567, f"{output}·{center}", INK, "scores", "dot products"),
        (674, probs, ORANGE, "probabilities", "softmax of scores"),
    ]
    bottom = TOP + ROW * len(WORDS) + 26
    for x, symbol, color, what, which in columns:
        middle = {"text_anchor": "middle"}
        yield text(x, 84, symbol, class_="formula", font_size=19, fill=color, **middle)
        yield text(x, bottom, what, font_size=12.5, **middle)
        yield text(x, bottom + 18, which, font_size=12.5, fill=QUIET, **middle)


# --- the cover -----------------------------------------------------------------------------------

SENTENCES = """king queen crown | queen king throne | king crown throne | queen crown throne
king man | queen woman | man woman child | woman child man | child woman man
river boat fish | fish sea boat | boat sea river | river sea fish
bread butter cheese | cheese bread butter | butter cheese bread
song piano dance | dance song piano | piano dance song"""
THEMES = {
    "king queen crown throne": 0,
    "man woman child": 3,
    "river boat fish sea": 2,
    "bread butter cheese": 4,
    "song piano dance": 6,
}
N_STEPS, LEARNING_RATE, SEED = 200, 0.03, 0


def trails():
    """Train two numbers per word by the course's own step; keep where every word was."""
    sentences = [part.split() for part in SENTENCES.replace("\n", "|").split("|")]
    vocab = build_vocab(sentences)
    examples = [
        example
        for sentence in sentences
        for window in windows(encode(sentence, vocab), radius=2)
        for example in skipgram_examples(window)
    ]
    input_vectors, output_vectors = init_vectors(len(vocab.words), 2, np.random.default_rng(SEED))
    places, losses = [], []
    for _ in range(N_STEPS + 1):  # one more, to know the loss where the last step arrived
        places.append(input_vectors.copy())
        losses.append(step(examples, input_vectors, output_vectors, softmax(), LEARNING_RATE, None))
    return vocab.words, np.array(places), losses, len(sentences)


def cover():
    """Words on their way from chance to meaning, and the line of mathematics that moves them."""
    words, places, losses, n_sentences = trails()
    pixels = _to_pixels(places, left=66, right=388, top=52, bottom=368)
    colors = [
        GROUP_LOOKS[look][0] for word in words for theme, look in THEMES.items() if word in theme
    ]
    labels = _spread(pixels[-1])
    body, css = [], ["@media (prefers-reduced-motion: no-preference) {"]
    for place in range(len(words)):
        path = pixels[:, place]
        drawn = " L".join(f"{x:.1f} {y:.1f}" for x, y in path[::4])
        body.append(
            f'<path d="M{drawn}" fill="none" stroke="{colors[place]}" stroke-opacity="0.38" '
            'stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/>'
        )
    for place, word in enumerate(words):
        body.append(_traveller(place, word, pixels[-1, place], labels[place], colors[place]))
        css.append(_journey(place, pixels[:, place]))
    css.append("}")
    body += _message(n_sentences, len(words), losses)
    description = (
        f"Left, a map of {len(words)} words. All start near the middle; {N_STEPS} steps of "
        f"training on {n_sentences} short sentences draw each along a trail to its companions: "
        f"{'; '.join(theme.replace(' ', ', ') for theme in THEMES)}. Right, the line that moves "
        "them: v_c becomes v_c plus the learning rate times u_o minus the sum over w of ŷ_w u_w. "
        "u_o pulls towards the word that came, the sum pushes away from what was expected. "
        f"The loss falls from {losses[0]:.2f} to {losses[-1]:.2f} nats."
    )
    return card(800, 420, "Words find their places", description, body, "\n".join(css))


def _to_pixels(places, left, right, top, bottom):
    """Where the vectors stand on the card, stretched to fill the given part of it."""
    low, high = places.min(axis=(0, 1)), places.max(axis=(0, 1))
    share = (places - low) / (high - low)
    return np.stack(
        [left + share[..., 0] * (right - left), bottom - share[..., 1] * (bottom - top)], axis=-1
    )


def _spread(ends, gap=17):
    """Heights of the names, moved apart on each side of the map until none touch."""
    heights = ends[:, 1].copy()
    for side in (ends[:, 0] < ends[:, 0].mean(), ends[:, 0] >= ends[:, 0].mean()):
        members = np.flatnonzero(side)[np.argsort(ends[side, 1])]
        for _ in range(200):
            for upper, lower in pairwise(members):
                short = gap - (heights[lower] - heights[upper])
                if short > 0 and abs(ends[upper, 0] - ends[lower, 0]) < 70:
                    heights[upper] -= short / 2
                    heights[lower] += short / 2
    return [(x < ends[:, 0].mean(), height) for x, height in zip(ends[:, 0], heights, strict=True)]


def _traveller(place, word, end, label, color):
    """A dot and its name at the end of the trail; the style sheet plays the way there once."""
    (x, y), (on_the_left, height) = end, label
    shift, anchor = (-9, "end") if on_the_left else (9, "start")
    name = text(x + shift, height + 4.5, word, text_anchor=anchor, fill=color, font_weight="bold")
    return (
        f'<g class="w{place}"><circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{color}"/>{name}</g>'
    )


def _journey(place, path):
    """The way of one word as a style sheet's keyframes: where it is, relative to its end."""
    stops = np.linspace(0, len(path) - 1, 11).round().astype(int)
    frames = " ".join(
        f"{100 * stop / (len(path) - 1):.0f}% {{ transform: translate({dx:.1f}px, {dy:.1f}px) }}"
        for stop, (dx, dy) in zip(stops, path[stops] - path[-1], strict=True)
    )
    name = f"way{place}"
    rule = f".w{place} {{ animation: {name} 6s linear 2.5s }}"
    return f"{rule}\n@keyframes {name} {{ {frames} }}"


def _message(n_sentences, n_words, losses):
    """The line of mathematics, read aloud."""
    x = 484
    yield line(456, 48, 456, 372, stroke=GRID, stroke_width=1.5)
    yield text(x, 76, "One line of mathematics,", font_size=19, font_weight="bold")
    yield text(x, 104, f"{N_STEPS} times:", font_size=19, font_weight="bold")
    arrow, total = "\N{LEFTWARDS ARROW}", "\N{N-ARY SUMMATION}"
    pull = f'<tspan fill="{ORANGE}">{sub("u", "o")}</tspan>'
    push = f'<tspan fill="{GREEN}">{total} {sub("ŷ", "w")} {sub("u", "w")}</tspan>'
    center = f'<tspan fill="{BLUE}">{sub("v", "c")}</tspan>'
    formula = f"{center} {arrow} {center} + α ( {pull} − {push} )"
    yield text(x, 166, formula, class_="formula", font_size=21)
    yield text(x, 212, "pulled towards the word that came,", fill=ORANGE, font_size=14.5)
    yield text(x, 236, "pushed away from what was expected.", fill=GREEN, font_size=14.5)
    facts = [
        f"{n_sentences} short sentences, {n_words} words,",
        "two numbers for each word; a twin line",
        "moves the output vectors.",
        f"Loss {losses[0]:.2f} \N{RIGHTWARDS ARROW} {losses[-1]:.2f} nats.",
    ]
    for place, words in enumerate(facts):
        yield text(x, 290 + 22 * place, words, fill=QUIET)


FIGURES = {"network.svg": network, "cover.svg": cover}

if __name__ == "__main__":
    for name, draw in FIGURES.items():
        Path(__file__).with_name(name).write_text(draw(), encoding="utf-8")
