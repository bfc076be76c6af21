"""The layout of the library, read from its source: who imports whom, and who draws.

Data flows by values, not by imports. A new arrow is a decision: write it into the table.
"""

import ast
import csv
import re
from pathlib import Path

import pytest

import w2v_lib

LIBRARY = Path(w2v_lib.__file__).parent

# module -> what it may import from the library, besides itself; a module not named here imports
# nothing. `fast`, `plots` and `exercises` are packages: their files may import each other.
ANYWHERE = {"gradients", "require"}
ARROWS = {
    "losses": {"activations", "noise"},
    "sgd": {"architectures", "checkpoints"},
    "vectors": {"checkpoints"},
    "fast": {"activations", "checkpoints", "sgd", "windows"},
}
MAY_IMPORT_ALL_BUT_EXERCISES = {"__main__", "assignment"}
MAY_IMPORT_ALL = {"exercises"}

FILES = sorted(LIBRARY.rglob("*.py"))
MODULES = {path.relative_to(LIBRARY).parts[0].removesuffix(".py") for path in FILES}


def module_of(path):
    """The name directly below w2v_lib: "losses", or "exercises" for all files of that package."""
    return path.relative_to(LIBRARY).parts[0].removesuffix(".py")


def imports_of(source, package):
    """Every imported name in full, wherever the import stands: "w2v_lib.losses.softmax_loss"."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = ".".join([*(above if node.level else []), *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def package_of(path):
    return ".".join(["w2v_lib", *path.relative_to(LIBRARY).parts[:-1]])


def imports(path):
    return set(imports_of(path.read_text(encoding="utf-8"), package_of(path)))


def arrows_from(path):
    """The library's modules that a file imports."""
    inside = {name for name in imports(path) if name.split(".")[0] == "w2v_lib"}
    return {name.split(".")[1] if "." in name else "all of it" for name in inside} - {
        module_of(path)
    }


def allowed(module):
    if module in MAY_IMPORT_ALL:
        return MODULES
    if module in MAY_IMPORT_ALL_BUT_EXERCISES:
        return MODULES - {"exercises"}
    return ANYWHERE | ARROWS.get(module, set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LIBRARY)))
def test_only_these_arrows(path):
    extra = arrows_from(path) - allowed(module_of(path))
    assert not extra, f"{path.name} imports {sorted(extra)}: pass values, or write it into ARROWS"


def test_the_table_holds_no_arrow_that_is_not_used():
    for module, targets in ARROWS.items():
        files = [path for path in FILES if module_of(path) == module]
        used = set().union(*map(arrows_from, files))
        assert not files or targets <= used, f"{module} does not import {sorted(targets - used)}"


def test_what_may_be_imported_anywhere_imports_at_most_each_other():
    for path in FILES:
        if module_of(path) in ANYWHERE:
            assert arrows_from(path) <= ANYWHERE


def test_only_plots_imports_matplotlib_and_nobody_pyplot():
    drawing = {path: {n for n in imports(path) if n.startswith("matplotlib")} for path in FILES}
    assert {module_of(path) for path, names in drawing.items() if names} <= {"plots"}
    assert not any("pyplot" in name for names in drawing.values() for name in names)


def test_nobody_else_reaches_into_the_files_of_plots():
    inner = {f"w2v_lib.plots.{path.stem}" for path in FILES if module_of(path) == "plots"}
    for path in FILES:
        names = {".".join(name.split(".")[:3]) for name in imports(path)}
        assert module_of(path) == "plots" or not names & inner, path.name


def test_the_library_knows_no_test_and_no_notebook():
    outside = {"tests", "notebooks", "pytest", "hypothesis", "autograd", "nbformat", "jupytext"}
    for path in FILES:
        assert not {name.split(".")[0] for name in imports(path)} & outside, path.name


def test_the_package_itself_imports_nothing():
    assert imports(LIBRARY / "__init__.py") == set()


def test_no_star_imports():
    for path in FILES:
        assert not any(name.endswith(".*") for name in imports(path)), path.name


def test_the_reading_order_names_every_module():
    words = set(w2v_lib.__doc__.replace("`", " ").replace(",", " ").split())
    assert MODULES - {"__init__", "__main__"} <= words


def numbers_in_docstrings():
    """Yield (function, number) for each [03.1] at the head of a docstring in the library."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                head = (ast.get_docstring(node) or "").partition("\n")[0]
                for number in re.findall(r"\[(\w+\.\d+)\]", head):
                    yield f"{module_of(path)}.{node.name}", number


def test_the_equation_numbers_in_docstrings_are_those_of_the_index():
    with open(LIBRARY.parent / "assets" / "equations.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    index = {(row["function"].replace(".Gradients.", "."), row["tag"]) for row in rows}
    assert set(numbers_in_docstrings()) <= index


def test_the_reader_of_imports_sees_every_form():
    source = (
        "import w2v_lib.losses as l\nfrom w2v_lib import sgd, require\nfrom .noise import x\n"
        "def f():\n    from . import plots\n    from ..text import *\n"
    )
    assert set(imports_of(source, "w2v_lib.fast")) == {
        "w2v_lib.losses",
        "w2v_lib.sgd",
        "w2v_lib.require",
        "w2v_lib.fast.noise.x",
        "w2v_lib.fast.plots",
        "w2v_lib.text.*",
    }
