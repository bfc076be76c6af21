"""Every chapter keeps the rules of `notebook_rules.py`, and every rule catches what it should."""

import dataclasses
import json

import pytest
from chapters import parse_chapter, read_chapters
from notebook_rules import (
    NOTEBOOKS,
    borrowed_answers,
    borrowed_rows,
    dead_links,
    forbidden_code,
    late_imports,
    library_values,
    long_code,
    long_prose,
    misformed_exercises,
    mute_pictures,
    not_portable_mathematics,
    open_end,
    pictures_without_words,
    rebound_names,
    skipped_steps,
    steps_without_reason,
    strange_exercises,
    trailing_semicolons,
    unchecked_equations,
    unknown_references,
    unknown_tags,
    unseeded_draws,
    unstable_text,
    unused_imports,
    wrong_agreements,
    wrong_title,
)

from w2v_lib.exercises import engine
from w2v_lib.exercises.spec import Line, Order

# --- the rules, run on the course -----------------------------------------------------------------

CHAPTERS = read_chapters()
RULES = [
    long_code,
    long_prose,
    late_imports,
    unused_imports,
    rebound_names,
    trailing_semicolons,
    forbidden_code,
    unseeded_draws,
    unknown_tags,
    wrong_title,
    skipped_steps,
    steps_without_reason,
    not_portable_mathematics,
    pictures_without_words,
    dead_links,
    unchecked_equations,
    wrong_agreements,
    borrowed_rows,
    misformed_exercises,
    borrowed_answers,
]
RULES_AMONG_CHAPTERS = [unknown_references, open_end]
RULES_OF_OUTPUTS = [unstable_text, mute_pictures]

each_chapter = pytest.mark.parametrize("name", CHAPTERS)


def each_rule(rules):
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.__name__)


@each_chapter
@each_rule(RULES)
def test_chapter_keeps(rule, name):
    assert rule(CHAPTERS[name]) == []


@each_chapter
@each_rule(RULES_AMONG_CHAPTERS)
def test_chapter_keeps_among_others(rule, name):
    assert rule(CHAPTERS[name], CHAPTERS) == []


@each_chapter
def test_exercises_are_those_of_their_file(name):
    number = CHAPTERS[name].number
    exercises = engine.chapter_exercises(number) if number in engine.chapter_numbers() else {}
    assert strange_exercises(CHAPTERS[name], exercises) == []


@each_chapter
@each_rule(RULES_OF_OUTPUTS)
def test_stored_outputs_keep(rule, name):
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))
    assert rule(notebook) == []


# --- the rules, run on small wrong chapters -------------------------------------------------------

RIGHT = r"""# %% [markdown]
# # 77 · A small chapter

# %%
import numpy as np

from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.losses import softmax_loss

# %%
rng = np.random.default_rng(7)
v_c = rng.normal(size=3)
loss = softmax_loss(v_c)
half = loss / 2

# %% [markdown]
# The slope of a square, as in (77.1). See [the licence](../LICENSE).
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= v_c + v_c && \text{product rule} \\
# &= 2 v_c && \text{add}
# \end{aligned}
# \tag{77.1}
# $$

# %% tags=["eq-77.1"]
agree("77.1", numerical_gradient(lambda v: v @ v, v_c), v_c + v_c, 2 * v_c, loss)

# %% [markdown]
# ![A curve that falls steeply at first](../LICENSE)

# %%
for word in ("a", "b"):
    print(word)

# %% [markdown]
# ### Exercise 77.1 · Double it
# ★★☆ · 10 minutes · code · rests on (77.1)
#
# Do it.

# %% tags=["exercise-77.1"]
def double(x, times=2):
    '''Twice x.'''
    return ...


check("77.1", double)

# %% tags=["hints-77.1"]
# hint("77.1")  # run it
# solution("77.1")

# %% [markdown]
# ### Exercise 77.2 · Write it
# ★☆☆ · 1 minute · pencil · rests on (77.1)

# %% tags=["exercise-77.2"]
my_answer_77_2 = ...

check("77.2", my_answer_77_2)

# %% tags=["hints-77.2"]
# hint("77.2")
# solution("77.2")

# %% [markdown]
# ### Exercise 77.3 · Sort it
# ★☆☆ · 1 minute · order · rests on (77.1)
#
# - `A`: then this
# - `B`: first this

# %% tags=["exercise-77.3"]
my_answer_77_3 = ...

check("77.3", my_answer_77_3)

# %% tags=["hints-77.3"]
# hint("77.3")
# solution("77.3")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (77.1) | twice | |

# %% [markdown]
# ## What comes next
#
# The end of a small course.
"""


def double(x, times=2):
    """Twice x."""
    return times * x


EXERCISES = {
    "77.1": dataclasses.replace(
        engine.find("02.2"),
        id="77.1", title="Double it", stars=2, minutes=10, equation="77.1", solution=double,
    ),
    "77.2": dataclasses.replace(
        engine.find("02.5"), id="77.2", title="Write it", stars=1, minutes=1, equation="77.1"
    ),
    "77.3": Order(
        id="77.3", title="Sort it", stars=1, minutes=1, equation="77.1", hints=("", "", ""),
        solution="BA", because="", lines={"A": Line(text="then this"), "B": Line(text="first")},
    ),
}  # fmt: skip


def small(text=RIGHT):
    return parse_chapter(text, "77_small")


def strange_to_file(chapter):
    return strange_exercises(chapter, EXERCISES)


def unknown_among(chapter):
    return unknown_references(chapter, {})


def open_at_last(chapter):
    return open_end(chapter, {"77_small": chapter})


SMALL_RULES = [*RULES, strange_to_file, unknown_among, open_at_last]

CODE = "    print(word)\n"  # stands for the last line of a code cell
PROSE = "# Do it.\n"  # and this for a line of prose

# Rule -> pairs (text in RIGHT, text in its place): each must be caught.
WRONG = {
    long_code: [(CODE, CODE + "    print(word)\n" * 14)],
    long_prose: [(PROSE, "# word" * 121 + "\n"), (PROSE, "# " + "$x$ is " * 61 + "\n")],
    late_imports: [
        (CODE, CODE + "import math\n"),
        ("import numpy as np\n", "print(1)\nimport numpy as np\n"),
        ("    return ...", "    import math\n    return ..."),
    ],
    unused_imports: [("import numpy as np\n", "import math\n\nimport numpy as np\n")],
    rebound_names: [
        (CODE, CODE + "v_c = 2\n"),
        (CODE, CODE + "x = 1\nx = 2\n"),
        (CODE, CODE + "v_c += 1\n"),
        (CODE, CODE + "np = 2\n"),
        (CODE, CODE + "def double(y):\n    return y\n"),
        (CODE, CODE + "word = 1\n"),
        (CODE, CODE + "for v_c in (1, 2):\n    print(v_c)\n"),
        (CODE, CODE + "if (v_c := 3) > 2:\n    print(v_c)\n"),
    ],
    trailing_semicolons: [(CODE, CODE + "word;\n"), (CODE, CODE + "word;  # quiet\n")],
    forbidden_code: [
        (CODE, CODE + "%run other.ipynb\n"),
        (CODE, CODE + "!pip install numpy\n"),
        (CODE, CODE + "from math import *\n"),
        (CODE, CODE + "import urllib.request\n"),
        (CODE, CODE + "import sys\nsys.path.append('..')\n"),
        (CODE, CODE + "import subprocess\n"),
    ],
    unseeded_draws: [
        (CODE, CODE + "print(rng.normal())\n"),
        (CODE, CODE + "draws = np.random.default_rng()\n"),
        ("default_rng(7)", "default_rng(int(time()))"),
    ],
    unknown_tags: [('tags=["eq-77.1"]', 'tags=["equation-77.1"]'), ('"eq-77.1"', '"eq-03.1"')],
    wrong_title: [("# # 77 · A", "# # 7 · A"), ("# # 77 · A", "# A")],
    skipped_steps: [
        (PROSE, "# Similarly for the other.\n"),
        (PROSE, "# The rest is left to the reader.\n"),
        (PROSE, "# It is easy to see.\n"),
    ],
    steps_without_reason: [(r" && \text{add}", ""), (r"\text{product rule}", "")],
    not_portable_mathematics: [
        ("aligned", "align*"),
        (r"\tag{77.1}", r"\label{a} \tag{77.1}"),
        (PROSE, "# $$ a = b\n"),
        (PROSE, "# $$ \\begin{aligned} [a] &= b \\end{aligned} $$\n"),
        (r"\text{add}", r"\text{add}" + "\n#"),
        (r"\text{add}", r"\text{add}" + r" \\ &= c" * 5),
    ],
    pictures_without_words: [
        ("A curve that falls steeply at first", "curve"),
        ("](../LICENSE)\n\n# %%\nfor", "](https://example.org/a.png)\n\n# %%\nfor"),
        (PROSE, '# <img src="../LICENSE">\n'),
    ],
    dead_links: [
        ("](../LICENSE).", "](../LICENCE)."),
        ("](../LICENSE).", "](source/02_softmax_and_cross_entropy.py)."),
        ("](../LICENSE).", "](77_nowhere.ipynb)."),
    ],
    unchecked_equations: [
        (r"\tag{77.1}", r"\tag{77.2}"),
        (r"\tag{77.1}", ""),
        (r' tags=["eq-77.1"]', ""),
        ("# %%\nrng = ", '# %% tags=["eq-77.1"]\nrng = '),
    ],
    wrong_agreements: [
        (", v_c + v_c, 2 * v_c, loss", ", v_c + v_c"),
        (", loss)", ", loss, 2 * v_c)"),
        ('agree("77.1"', 'agree("77.2"'),
        ("v_c + v_c, 2 * v_c", "2 * v_c, 2 * v_c"),
        ("agree(", "print("),
    ],
    borrowed_rows: [
        ("v_c, 2 * v_c", "v_c, softmax_loss(2 * v_c)"),
        ("numerical_gradient(lambda v: v @ v, v_c)", "softmax_loss(v_c, 1)"),
        ("v_c + v_c, 2 * v_c", "v_c + v_c, loss"),
        ("v_c + v_c, 2 * v_c", "v_c + v_c, 2 * half"),
    ],
    misformed_exercises: [
        ("★★☆ · 10 minutes", "★★☆ · ten minutes"),
        ("### Exercise 77.1 ·", "### Exercise 77.1:"),
        ('check("77.1", double)', 'check("77.1", double)\nprint("done")'),
        ("    return ...", "    return 2 * x"),
        ("my_answer_77_2", "answer"),
        ('# hint("77.1")', 'hint("77.1")'),
        (r' tags=["hints-77.1"]', ""),
        (r' tags=["exercise-77.2"]', ""),
        ("· 1 minute · pencil", "· 1 minute · code"),
        ("# %% [markdown]\n# ### Exercise 77.1 · Double it\n", "# %% [markdown]\n# Double it\n"),
    ],
    borrowed_answers: [
        (CODE, CODE + "print(double(2))\n"),
        (CODE, CODE + "print(my_answer_77_2)\n"),
    ],
    strange_to_file: [
        ("Double it", "Twice"),
        ("★★☆", "★☆☆"),
        ("10 minutes", "9 minutes"),
        ("· code · rests on (77.1)", "· code · rests on (77.2)"),
        ("· pencil ·", "· predict ·"),
        ("- `A`: ", "- `C`: "),
        ("times=2):", "times=3):"),
        ("def double(", "def twice("),
        ("### Exercise 77.2 ·", "### Exercise 77.3 ·"),
    ],
    unknown_among: [("as in (77.1)", "as in (77.2)")],
    open_at_last: [
        ("# ## Summary\n", "# ## The end\n"),
        ("| in words |", "| meaning |"),
        ("| (77.1) |", "| (77.2) |"),
        ("# ## What comes next", "# ## Next"),
    ],
}  # fmt: skip


def test_the_small_chapter_is_right():
    assert {rule.__name__: rule(small()) for rule in SMALL_RULES if rule(small())} == {}


def test_every_rule_has_a_wrong_example():
    assert set(WRONG) == set(SMALL_RULES)


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [(rule, *change) for rule, changes in WRONG.items() for change in changes],
    ids=lambda value: getattr(value, "__name__", None) or repr(value)[1:30],
)
def test_a_wrong_chapter_is_caught(rule, old, new):
    assert RIGHT.count(old) >= 1
    assert rule(small(RIGHT.replace(old, new, 1))) != []


def test_a_chapter_links_to_the_next():
    chapters = {"77_small": small(), "78_next": small(), "02_before": small()}
    assert open_end(small(), chapters) == ["the last cell has no link to 78_next.ipynb"]
    linked = small(RIGHT.replace("The end of a small course", "[Next](78_next.ipynb)"))
    assert open_end(linked, chapters) == []


def test_what_is_allowed():
    """Names that a rule must leave alone: loops, comprehensions, an rng that the library used."""
    more = "    print(word)\nfor word in [word for word in 'ab']:\n    print(word)\n"
    more += "rng = np.random.default_rng(8)\nprint(softmax_loss(rng.normal()))\n"
    more += "for f in (softmax_loss,):\n    rng = np.random.default_rng(9)\n"
    chapter = small(RIGHT.replace(CODE, more))
    assert rebound_names(chapter) == []
    assert unseeded_draws(chapter) == []
    assert "rng" not in library_values(chapter)


def output(text="", alt="A line that falls", **data):
    return {"text": text, "data": data, "metadata": {"image/png": {"alt": alt}}}


@pytest.mark.parametrize(
    ("rule", "output"),
    [
        (unstable_text, output("[np.float64(0.5)]")),
        (unstable_text, output(**{"text/plain": ["np.True_"]})),
        (unstable_text, output("<function f at 0x7f0a1b2c3d4e>")),
        (unstable_text, output("/home/someone/file.py")),
        (unstable_text, output("0.30000000000000004")),
        (mute_pictures, output(**{"image/png": "", "text/plain": "<Figure>"})),
        (mute_pictures, output(**{"image/png": ""})),
        (mute_pictures, output(alt="", **{"image/png": "", "text/plain": "[figure: a line]"})),
    ],
)
def test_a_wrong_output_is_caught(rule, output):
    assert rule({"cells": [{"outputs": [output]}]}) != []


def test_a_right_output_is_accepted():
    right = output("0.5 nats, 1/2, -0.25", **{"image/png": "", "text/plain": "[figure: a line]"})
    for rule in RULES_OF_OUTPUTS:
        assert rule({"cells": [{"outputs": [right]}, {}]}) == []
