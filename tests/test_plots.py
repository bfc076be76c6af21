"""Pictures: the same bytes twice, a message with its numbers, colours that everybody can read."""

import re
import runpy
import struct
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from w2v_lib import plots

ASSETS = Path(__file__).resolve().parents[1] / "assets"
WORDS = ["cat", "dog", "sun"]
AXES = {"title": "T", "xlabel": "x", "ylabel": "y"}
TREE = [[1], [1, 0], [1, 0]], [[-1], [1, -1], [1, 1]]  # root 1; right the cat, left the two others


def draw(kind):
    """One picture of each kind, with everything optional in use."""
    match kind:
        case "bars":
            return plots.bars(WORDS, [0.5, -0.3, 0], highlight="dog", title="T", quantity="p")
        case "compare_bars":
            before, after = [0.5, 0.3, 0.2], [0.4, 0.4, 0.2]
            return plots.compare_bars(WORDS, before, after, title="T", quantity="p")
        case "curve":
            lines = {"loss": ([1, 2, 3], [3.0, 1.5, 2.0]), "other": ([1, 3], [3.0, 1.9])}
            return plots.curve(lines, baselines={"even": 2.5}, points={"here": (2, 1.5)}, **AXES)
        case "heatmap":
            cells = [[0.5, -0.25], [-0.001, 1]]
            return plots.heatmap(cells, row_labels=WORDS[:2], col_labels=["1", "2"], title="T")
        case "push_pull":
            rows, error = [[0, 1], [1, -1], [-1, 0]], [-0.6, 0.4, 0.2]
            return plots.push_pull([1, 0.5], rows, error, WORDS, 0.5, title="T")
        case "shadow":
            return plots.shadow(
                [2, 0], [-1, 1], title="T", names=("$v_c$", "$u_o$"), frame=[(1, 2)]
            )
        case "word_map":
            points, groups = [[0, 0], [0.2, 1], [3, 0.5]], ["pet", "pet", "sky"]
            return plots.word_map(WORDS, points, groups, title="T", links=[("cat", "sun")])
        case "clouds":
            maps = {"one": [[0, 0], [0.2, 1], [3, 0.5]], "two": [[0, 0], [3, 1], [3, 0.5]]}
            return plots.clouds(maps, ["pet", "pet", "sky"], title="T")
        case "descent":
            path = [[2, 1], [1, 0.5], [0.5, 0.25]]
            return plots.descent(lambda p: p @ p, path, xlim=(-2, 3), ylim=(-2, 2), **AXES)
        case "binary_tree":
            return plots.binary_tree(
                *TREE, WORDS, highlight="dog", left_probs=[0.1, 0.8], title="T"
            )
        case "window":
            words, shares = ["the", "cat", "saw", "the", "dog"], [0.5, 1, 0, 1, 0]
            return plots.window(words, 2, shares, toward_center=True, title="T", quantity="p")
        case "mean_flow":
            rows = [[1, 0.5], [-3, 0], [1, 0.5]]
            return plots.mean_flow(["cat", "dog", "cat"], rows, [0.6, -0.3], title="T")


MESSAGES = {
    "bars": "T. Bars of p: cat 0.50, dog (highlighted) -0.30, sun 0.00.",
    "compare_bars": "T. Bars of p, before and after: cat 0.50 and 0.40, dog 0.30 and 0.40, "
    "sun 0.20 and 0.20.",
    "curve": "T. y against x. loss: 3.00 at 1, lowest 1.50 at 2, 2.00 at 3. "
    "other: 3.00 at 1, 1.90 at 3. Baseline even: 2.50. Marked, here: (2, 1.50).",
    "heatmap": "T. Table of signed numbers, columns 1, 2. cat: 0.50, -0.25; dog: 0.00, 1.00.",
    "push_pull": "T. cat slides forward by 0.34, from (0.00, 1.00) to (0.30, 1.15); "
    "dog slides back by 0.22, from (1.00, -1.00) to (0.80, -1.10); "
    "sun slides back by 0.11, from (-1.00, 0.00) to (-1.10, -0.05); "
    "hidden moves by 0.51, from (1.00, 0.50) to (0.90, 1.00).",
    "shadow": "T. u_o throws a shadow of -1.00 on v_c, of length 2.00: -1.00 × 2.00 = score -2.00.",
    "word_map": "T. Map of 3 words. pet: cat, dog; sky: sun. For 2 of 3 words the nearest word on "
    "the map is of the same group.",
    "clouds": "T. 2 maps of 3 things in the groups pet, sky. Things whose nearest thing is of the "
    "same group: one, 2 of 3; two, 0 of 3.",
    "descent": "T. Lines of equal loss over x and y. The path starts at (2.00, 1.00) "
    "with loss 5.00 and ends after 2 steps at (0.50, 0.25) with loss 0.31.",
    "binary_tree": "T. Tree with 3 words under the root, node 1. cat: right at 1 (0.20), product "
    "0.20; dog (highlighted): left at 1 (0.80), right at 0 (0.90), product 0.72; "
    "sun: left at 1 (0.80), left at 0 (0.10), product 0.08.",
    "window": "T. Arrows to saw from the (-2, 0.50), cat (-1), the (+1); not from dog (+2).",
    "mean_flow": "T. In: cat (1.00, 0.50), dog (-3.00, 0.00), cat (1.00, 0.50), each with 1/3, "
    "make h (-0.33, 0.33). Back: EH (0.60, -0.30), of which cat gets 2/3 (0.40, -0.20), "
    "dog gets 1/3 (0.20, -0.10).",
}
KINDS = list(MESSAGES)


@pytest.fixture(scope="module")
def pictures():
    return {kind: draw(kind) for kind in KINDS}


# --- the message and the bytes -------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_say_every_number(pictures, kind):
    assert pictures[kind].alt == MESSAGES[kind]
    assert repr(pictures[kind]) == f"[figure: {MESSAGES[kind]}]"


@pytest.mark.parametrize("kind", KINDS)
def test_same_numbers_give_same_bytes_whatever_the_settings(pictures, kind):
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "savefig.dpi": 20}):
        again = draw(kind).png()
    assert again == pictures[kind].png()


def test_settings_of_the_learner_stay_as_they_were():
    before = dict(matplotlib.rcParams)
    draw("curve").png()
    assert dict(matplotlib.rcParams) == before


def test_pyplot_is_never_imported():
    code = "import sys, w2v_lib.plots; sys.exit('matplotlib.pyplot' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ASSETS.parent, check=False)
    assert run.returncode == 0


def test_a_picture_is_drawn_at_twice_the_width_it_is_shown(pictures):
    data, metadata = pictures["bars"]._repr_mimebundle_()
    drawn = struct.unpack(">I", data["image/png"][16:20])[0]
    assert metadata["image/png"] == {"alt": MESSAGES["bars"], "width": drawn // 2}
    assert b"Software" not in data["image/png"]
    assert data["text/plain"] == repr(pictures["bars"])


def test_a_cell_shows_the_picture_and_then_its_words(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    plots.bars(["<b>"], [1], title="1 < 2", quantity="p")._ipython_display_()
    assert [list(data) for data in shown] == [
        ["image/png", "text/plain"],
        ["text/html", "text/plain"],
    ]
    assert shown[1]["text/html"].endswith("1 &lt; 2. Bars of p: &lt;b&gt; 1.00.</details>")


# --- easy on the eye -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_large_enough_and_nothing_is_cut_off(pictures, kind):
    figure = pictures[kind].figure
    texts = [text for text in figure.findobj(Text) if text.get_text().strip()]
    assert min(text.get_fontsize() for text in texts) >= 10
    assert figure.get_figwidth() * plots.PIXELS_PER_INCH <= 640
    pictures[kind].png()
    pixels = np.asarray(figure.canvas.buffer_rgba())
    frame = np.concatenate([pixels[:6].reshape(-1, 4), pixels[-6:].reshape(-1, 4)])
    sides = np.concatenate([pixels[:, :6].reshape(-1, 4), pixels[:, -6:].reshape(-1, 4)])
    paper = np.round(255 * np.array([*to_rgb(plots.PAPER), 1]))
    assert (np.concatenate([frame, sides]) == paper).all()


@pytest.mark.parametrize("digits", range(6))
@pytest.mark.parametrize("values", [[0.1, -0.4, 0.2], [-7, -0.5, -30], [900, 1, 0], [0, 0, 0]])
def test_every_number_at_a_bar_stays_clear_of_the_words(values, digits):
    figure = plots.bars(WORDS, values, title="T", quantity="p", digits=digits).figure
    figure.draw_without_rendering()
    axes = figure.axes[0]
    frame = axes.get_window_extent()
    numbers = [number.get_window_extent() for number in axes.texts]
    assert all(frame.x0 + 6 < number.x0 and number.x1 < frame.x1 for number in numbers)


def test_errors_have_the_colour_of_their_sign():
    def colors(**options):
        bars = plots.bars(WORDS, [1, -1, 0], title="T", quantity="p", **options).figure.axes[0]
        return [to_rgb(bar.get_facecolor()) for bar in bars.patches]

    green, purple, grey = map(to_rgb, (plots.GREEN, plots.PURPLE, plots.FAINT))
    assert colors(role="error") == [green, purple, green]
    assert colors(role="error", highlight="dog") == [grey, purple, grey]
    assert colors(role="input") == [to_rgb(plots.BLUE)] * 3


def test_a_word_without_error_stays_and_gets_no_arrow():
    def arrows(error):
        picture = plots.push_pull([1, 0.5], [[0, 1], [1, -1]], error, ["cat", "dog"], 1, title="T")
        return picture, sum(text.arrow_patch is not None for text in picture.figure.axes[0].texts)

    moved, n_moved = arrows([-0.5, 0.5])
    still, n_still = arrows([-0.5, 0])
    assert n_still == n_moved - 1
    assert "dog slides back by" in moved.alt
    assert "; dog stays at (1.00, -1.00); hidden moves" in still.alt


def test_names_on_a_map_do_not_touch():
    rng = np.random.default_rng(4)
    names = [f"word{place}" for place in range(20)]
    figure = plots.word_map(names, rng.normal(size=(20, 2)), title="T").figure
    boxes = [t.get_window_extent() for t in figure.findobj(Text) if t.get_text() in names]
    assert len(boxes) == 20
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_tree_has_its_words_side_by_side_and_its_way_in_colour(pictures):
    axes = pictures["binary_tree"].figure.axes[0]
    places = {t.get_text(): t.xy for t in axes.texts if t.get_text() in WORDS}
    assert places == {"sun": (0, -2), "dog": (1, -2), "cat": (2, -1)}
    orange = [line.get_xydata().tolist() for line in axes.lines if line.get_color() == plots.ORANGE]
    assert sorted(orange) == [[[0.5, -1], [1, -2]], [[1.25, 0], [0.5, -1]]]


def test_the_given_word_of_a_window_is_blue_and_the_guessed_one_orange():
    for toward_center, colors in [
        (False, (plots.BLUE, plots.ORANGE)),
        (True, (plots.ORANGE, plots.BLUE)),
    ]:
        figure = plots.window(WORDS, 1, [1, 0, 1], toward_center=toward_center, title="T").figure
        shown = {text.get_text(): text.get_color() for text in figure.axes[0].texts}
        assert (shown["dog"], shown["sun"]) == colors


def test_a_mean_has_one_arrow_from_each_place_and_one_back_for_each(pictures):
    texts = pictures["mean_flow"].figure.axes[0].texts
    patches = [getattr(text, "arrow_patch", None) for text in texts]
    arrows = [to_rgb(patch.get_facecolor()) for patch in patches if patch is not None]
    assert [arrows.count(to_rgb(color)) for color in (plots.BLUE, plots.GREEN)] == [3, 3]
    notes = [text.get_text() for text in texts]
    assert notes.count("1/3") == 6


def test_a_tree_without_a_word_to_find_has_no_colour_and_no_turns():
    axes = plots.binary_tree(*TREE, WORDS, title="T").figure.axes[0]
    assert plots.ORANGE not in [line.get_color() for line in axes.lines]
    assert {t.get_text() for t in axes.texts} - {""} == {*WORDS, "0", "1"}


def test_the_font_is_there_and_has_the_letters_of_the_course():
    font_manager.findfont("DejaVu Sans", fallback_to_default=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing letter is a warning
        plots.bars(
            ["ŷ − y", "σ(u·v)", "∂J/∂v α η Σ ∈ ≤ → ²"], [1, 2, 3], title="T", quantity="λ"
        ).png()


def linear(color):
    """Red, green and blue in proportion to light."""
    channels = np.array(to_rgb(color))
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(color, background=plots.PAPER):
    """Contrast ratio by WCAG 2, from 1 (same) to 21 (black on white); text needs 4.5."""
    low, high = sorted(linear(shade) @ [0.2126, 0.7152, 0.0722] for shade in (color, background))
    return (high + 0.05) / (low + 0.05)


TEXT_COLORS = {plots.INK, plots.QUIET, plots.PURPLE, *(color for color, _ in plots.GROUP_LOOKS)}


@pytest.mark.parametrize("color", sorted(TEXT_COLORS))
def test_text_can_be_read_on_paper(color):
    assert contrast(color) >= 4.5


def test_lines_and_bars_can_be_seen_on_paper():
    assert all(contrast(color) >= 3 for color in plots.ROLES.values())


@pytest.mark.parametrize("share", np.linspace(0, 1, 41))
def test_numbers_can_be_read_in_every_cell_of_a_heat_map(share):
    shade = plots.SIGNED(share)[:3]
    assert contrast(plots.INK, shade) >= 4.5


def test_contrast_of_black_on_white_is_21():
    assert contrast("black", "white") == pytest.approx(21)


# What eyes without red or green cones see, in linear RGB: Machado, Oliveira, Fernandes (2009).
EYES = {
    "all cones": np.eye(3),
    "no red cones": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "no green cones": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
}


def lab(color, eyes):
    """CIE L*a*b* of a colour as these eyes see it; a distance of 2 is just visible."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = to_xyz @ np.clip(eyes @ linear(color), 0, 1) / [0.9505, 1.0, 1.089]
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", EYES)
def test_the_three_colours_differ_for_all_common_eyes(eyes):
    seen = [lab(color, np.array(EYES[eyes])) for color in (plots.BLUE, plots.ORANGE, plots.GREEN)]
    assert all(np.linalg.norm(one - other) > 30 for one, other in combinations(seen, 2))


def test_the_style_file_uses_the_same_colours():
    named = {plots.PAPER, plots.INK, plots.QUIET, plots.FAINT, plots.GRID}
    used = set(re.findall(r": ([0-9a-f]{6})$", plots.STYLE_FILE.read_text(), flags=re.M))
    assert {f"#{color}" for color in used} <= named


# --- what may come in ----------------------------------------------------------------------------

BAD = {
    "lengths differ": (lambda: plots.bars(["a"], [1, 2], title="T", quantity="p"), "1 names for 2"),
    "NaN": (lambda: plots.bars(["a"], [np.nan], title="T", quantity="p"), "values must be finite"),
    "no bars": (lambda: plots.bars([], [], title="T", quantity="p"), "values must be a vector"),
    "a name twice": (lambda: plots.bars(["a"] * 2, [1, 2], title="T", quantity="p"), "repeats"),
    "unknown highlight": (
        lambda: plots.bars(["a"], [1], highlight="b", title="T", quantity="p"),
        "highlight is 'b'; expected one of",
    ),
    "unknown role": (
        lambda: plots.bars(["a"], [1], role="red", title="T", quantity="p"),
        "role is 'red'",
    ),
    "before is longer": (
        lambda: plots.compare_bars(["a"], [1, 2], [1], title="T", quantity="p"),
        "1 names for 2",
    ),
    "x is longer than y": (lambda: plots.curve({"l": ([1, 2], [1])}, **AXES), "2 x and 1 y"),
    "no lines": (lambda: plots.curve({}, **AXES), "no lines"),
    "infinite baseline": (
        lambda: plots.curve({"l": ([1], [1])}, baselines={"b": np.inf}, **AXES),
        "baselines",
    ),
    "a row without a name": (
        lambda: plots.heatmap([[1], [2]], row_labels=["a"], col_labels=["1"], title="T"),
        "row_labels has 1 names for 2",
    ),
    "three dimensions": (
        lambda: plots.push_pull([1, 2, 3], [[1, 2, 3]], [1], ["a"], 0.1, title="T"),
        "hidden must be a vector",
    ),
    "rows of the wrong length": (
        lambda: plots.push_pull([1, 2], [[1, 2, 3]], [1], ["a"], 0.1, title="T"),
        r"output_vectors has shape \(1, 3\); expected \(1, 2\)",
    ),
    "a vector of length 0": (lambda: plots.shadow([0, 0], [1, 1], title="T"), "hidden is zero"),
    "a frame in space": (
        lambda: plots.shadow([1, 0], [1, 1], title="T", frame=[(1, 2, 3)]),
        "frame must be a vector",
    ),
    "an odd number of maps": (
        lambda: plots.clouds({"a": [[1, 2]]}, ["g"], title="T"),
        "maps must be 2, 4",
    ),
    "a map of other things": (
        lambda: plots.clouds({"a": [[1, 2]], "b": [[1, 2], [3, 4]]}, ["g"], title="T"),
        "b has shape",
    ),
    "points in space": (lambda: plots.word_map(["a"], [[1, 2, 3]], title="T"), "points has shape"),
    "a link to nowhere": (
        lambda: plots.word_map(["a"], [[1, 2]], title="T", links=[("a", "b")]),
        "links is 'b'",
    ),
    "eight groups": (
        lambda: plots.word_map(list("abcdefgh"), np.eye(8)[:, :2], list("abcdefgh"), title="T"),
        "at most 7",
    ),
    "a path without a word": (
        lambda: plots.binary_tree(*TREE, WORDS[:2], title="T"),
        "labels has 2 names for 3",
    ),
    "a turn too few": (
        lambda: plots.binary_tree([[0], [0]], [[1], []], ["a", "b"], title="T"),
        "one turn for each node",
    ),
    "two words at one leaf": (
        lambda: plots.binary_tree([[0], [0]], [[1], [1]], ["a", "b"], title="T"),
        "no binary tree",
    ),
    "a word at an inner node": (
        lambda: plots.binary_tree([[1], [1, 0]], [[1], [1, -1]], ["a", "b"], title="T"),
        "no binary tree",
    ),
    "a node with one child": (
        lambda: plots.binary_tree([[1], [1, 0]], [[1], [-1, -1]], ["a", "b"], title="T"),
        "no binary tree",
    ),
    "a way to no word": (
        lambda: plots.binary_tree(*TREE, WORDS, highlight="rat", title="T"),
        "highlight is 'rat'",
    ),
    "a probability above 1": (
        lambda: plots.binary_tree(*TREE, WORDS, left_probs=[0.5, 1.5], title="T"),
        "left_probs must lie between",
    ),
    "a centre in its own window": (
        lambda: plots.window(WORDS, 1, [1, 1, 0], title="T"),
        "0 for the centre",
    ),
    "a centre outside the sentence": (
        lambda: plots.window(WORDS, 3, [1, 0, 1], title="T"),
        "center is 3",
    ),
    "a place without a vector": (
        lambda: plots.mean_flow(["a", "b"], [[1, 2]], [1, 2], title="T"),
        "context has 2 names for 1",
    ),
    "a mean in space": (
        lambda: plots.mean_flow(["a"], [[1, 2, 3]], [1, 2, 3], title="T"),
        r"vectors has shape \(1, 3\)",
    ),
    "a sentence without end": (
        lambda: plots.window(WORDS * 5, 0, np.eye(15)[1], title="T"),
        "do not fit into one line",
    ),
    "a function with a hole": (
        lambda: plots.descent(lambda p: np.nan, [[0, 0]], xlim=(0, 1), ylim=(0, 1), **AXES),
        "function must be finite",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_with_its_cause(case):
    call, message = BAD[case]
    with pytest.raises(ValueError, match=message):
        call()


# --- the drawn figures ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def figures():
    return runpy.run_path(str(ASSETS / "figures.py"))["FIGURES"]


@pytest.mark.parametrize("name", ["network.svg", "cover.svg"])
def test_svg_says_what_its_script_says(figures, name):
    """Numbers may differ by a tenth of a pixel, as the last digits of training do."""
    number = re.compile(r"-?\d+\.\d+")
    stored, drawn = (ASSETS / name).read_text(encoding="utf-8"), figures[name]()
    assert number.sub("#", stored) == number.sub("#", drawn), "run: python assets/figures.py"
    pairs = zip(number.findall(stored), number.findall(drawn), strict=True)
    assert all(abs(float(one) - float(other)) < 0.15 for one, other in pairs)


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.glob("*.svg")))
def test_svg_has_a_title_a_description_an_opaque_card_and_readable_text(name):
    root = ElementTree.parse(ASSETS / name).getroot()
    tag = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert len(root.findtext(f"{tag}title")) > 10
    assert len(root.findtext(f"{tag}desc")) > 100
    card = root.find(f"{tag}rect")
    assert (card.get("fill"), card.get("width")) == (plots.PAPER, root.get("width"))
    texts = root.findall(f".//{tag}text")
    assert texts
    assert all(float(text.get("font-size", 14)) >= 12 for text in texts)
    assert "http" not in (ASSETS / name).read_text(encoding="utf-8").replace(tag[1:-1], "")
