"""Every formula of every chapter, compiled by the two engines that readers meet.

JupyterLab sets formulas with MathJax, VS Code with KaTeX, and GitHub takes what both know. The
engines are npm packages: `npm ci` in tests/browser installs them. Where they are missing the test
is skipped, but not in CI.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from chapters import CODE_IN_PROSE, read_chapters

NODE = Path(__file__).parent / "browser"
FORMULA = re.compile(r"\$\$(?P<display>.+?)\$\$|(?<![\\$])\$(?P<inline>[^$\n]+?)\$", re.DOTALL)


def formulas(chapter):
    """All formulas of a chapter's prose, displayed and inline."""
    for cell in chapter.cells:
        if cell.kind == "markdown":
            for match in FORMULA.finditer(CODE_IN_PROSE.sub("", cell.source)):
                display = match["display"] is not None
                yield {"latex": match["display"] or match["inline"], "display": display}


def faults(formulas):
    """What the two engines have to say, in words; nothing if all is well."""
    result = subprocess.run(
        ["node", "typeset.mjs"],
        cwd=NODE,
        input=json.dumps(formulas),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(result.stdout)


@pytest.fixture(autouse=True)
def engines():
    """Skip, and say how not to, where the engines are not installed."""
    there = shutil.which("node") and (NODE / "node_modules" / "katex").is_dir()
    if not there and not os.environ.get("CI"):
        pytest.skip("formulas are not compiled: install Node.js, then run npm ci in tests/browser")
    assert there, "in CI the engines must be there: run npm ci in tests/browser"


def test_both_engines_set_every_formula():
    everything = [formula for chapter in read_chapters().values() for formula in formulas(chapter)]
    each_once = {(formula["latex"], formula["display"]): formula for formula in everything}
    assert len(each_once) > 100
    assert faults([*each_once.values()]) == []


@pytest.mark.parametrize(
    ("latex", "engines"),
    [
        (r"\frac{1}{2", "KaTeX MathJax"),
        (r"\unknown{x}", "KaTeX MathJax"),
        (r"\begin{aligned} a &= b \tag{1} \\ &= c \tag{2} \end{aligned}", "KaTeX MathJax"),
        (r"\hat y_w = \frac{\exp(s_w)}{\sum_j \exp(s_j)} \tag{02.3}", ""),
    ],
)
def test_a_formula_that_an_engine_refuses_is_named(latex, engines):
    found = faults([{"latex": latex, "display": True}])
    assert [fault.split()[0] for fault in found] == engines.split()
