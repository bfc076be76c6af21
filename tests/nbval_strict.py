"""Close the gaps of nbval: a pytest plugin, used as `pytest -p tests.nbval_strict --nbval …`.

nbval runs every cell and compares the text of its outputs. It does not notice a cell that was never
run, and never looks at pictures. This plugin

- adds to every notebook a test "form": all cells run, counted 1 … n; nothing on stderr, no error
  without a tag; one id for every cell; nothing exempt from comparison but what ALLOWED_IGNORES
  lists;
- after every cell compares the pictures: as many as stored, in the same places, and equal in their
  pixels to the tolerance stated below (only where the versions of the lock are installed:
  `--pictures=count` compares how many there are and no more);
- says at the end how long each notebook took.
"""

import base64
import io
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbval.plugin import IPyNbCell, NbCellError, find_comment_markers, find_metadata_tags
from PIL import Image

# Cells whose output nbval may ignore: {notebook name: {cell id: the reason}}.
ALLOWED_IGNORES: dict[str, dict[str, str]] = {}

# Two pictures are equal if at most 2 pixels in 10 000 differ by more than 8 of 255 in any channel:
# room for a rounding at the edge of a line, not for another digit in a label of usual size.
PIXEL_LEVELS = 8
PIXEL_SHARE = 2e-4

PICTURES = ("image/png", "image/jpeg")
WIDGET = "application/vnd.jupyter.widget-view+json"

os.environ["TQDM_DISABLE"] = "1"  # kernels inherit it: a progress bar shows the time


# --- form: what can be seen without running -------------------------------------------------------


def form_problems(notebook, allowed_ignores=()):
    """Say what is wrong with a notebook as stored, one sentence each.

    Parameters
    ----------
    notebook : dict
        The JSON of its file.
    allowed_ignores : container of str
        Ids of cells whose output need not be compared.
    """
    return [
        *id_problems(notebook["cells"]),
        *count_problems(code_cells(notebook)),
        *(
            problem
            for cell in code_cells(notebook)
            for problem in [*output_problems(cell), *exemptions(cell, allowed_ignores)]
        ),
    ]


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def id_problems(cells):
    """Ids that are missing or not unique: a change could not be followed."""
    missing = [f"Cell {number} has no id." for number, cell in enumerate(cells) if "id" not in cell]
    counts = Counter(cell.get("id") for cell in cells if "id" in cell)
    return missing + [f"The id {id!r} is used {n} times." for id, n in counts.items() if n > 1]


def count_problems(cells):
    """Counts other than 1 … n: nbval never compares a cell that has none."""
    return [
        f"Code cell {number} was never run."
        if cell["execution_count"] is None
        else f"Code cell {number} was run as number {cell['execution_count']}."
        for number, cell in enumerate(cells, 1)
        if cell["execution_count"] != number
    ]


def output_problems(cell):
    """Stored warnings, errors that no tag announces, and widgets: they live in a kernel only."""
    expected = "raises-exception" in cell["metadata"].get("tags", [])
    for output in cell["outputs"]:
        if output.get("name") == "stderr":
            yield f"A cell wrote to stderr: {first_line(output['text'])}"
        if output["output_type"] == "error" and not expected:
            yield f"A cell raised {output['ename']} and has no tag raises-exception."
        if WIDGET in output.get("data", {}):
            yield f"A cell shows a widget: {first_line(output['data'].get('text/plain', ''))}"


def exemptions(cell, allowed_ignores):
    """What asks nbval to look away: by tag or by comment."""
    source = "".join(cell["source"])
    metadata = nbformat.from_dict(cell["metadata"])
    markers = [*find_metadata_tags(metadata), *find_comment_markers(source)]
    if ("skip", True) in markers:
        yield f"A cell asks to be skipped: {first_line(source)}"
    if ("check", False) in markers and cell.get("id") not in allowed_ignores:
        yield f"A cell asks to ignore its output, and no list says why: {first_line(source)}"


def first_line(text):
    return repr("".join(text).strip().partition("\n")[0])


# --- pictures: what running must show again -------------------------------------------------------


def pictures(outputs):
    """All pictures of a cell as (place among the outputs, kind, base64 text)."""
    return [
        (place, kind, "".join(output["data"][kind]))
        for place, output in enumerate(outputs)
        for kind in PICTURES
        if kind in output.get("data", {})
    ]


def picture_problem(stored, fresh, compare_pixels=True):
    """Say how the pictures of a cell differ; None if they do not."""
    before, after = pictures(stored), pictures(fresh)
    if [picture[:2] for picture in before] != [picture[:2] for picture in after]:
        return f"{len(before)} pictures are stored, running the cell gives {len(after)}."
    if not compare_pixels:
        return None
    differences = (
        pixel_difference(old, new)
        for (*_, old), (*_, new) in zip(before, after, strict=True)
        if old.strip() != new.strip()
    )
    return next(filter(None, differences), None)


def pixel_difference(old, new):
    """Say how two pictures, as base64 text, differ; None if they are equal to the tolerance."""
    before, after = pixels(old), pixels(new)
    if before.shape != after.shape:
        return f"The picture has {after.shape[:2]} pixels, the stored one {before.shape[:2]}."
    differ = (np.abs(before - after) > PIXEL_LEVELS).any(axis=-1)
    if differ.mean() <= PIXEL_SHARE:
        return None
    rows, columns = np.nonzero(differ)
    return (
        f"{differ.sum()} of {differ.size} pixels differ from the stored picture, in rows "
        f"{rows.min()} to {rows.max()} and columns {columns.min()} to {columns.max()}."
    )


def pixels(text):
    """The pixels of a picture: (height, width, 4), 0 … 255."""
    with Image.open(io.BytesIO(base64.b64decode(text))) as picture:
        return np.asarray(picture.convert("RGBA"), dtype=int)


# --- the plugin -----------------------------------------------------------------------------------


class FormError(Exception):
    """A notebook is not in the form in which it may be stored."""


class FormFile(pytest.File):
    def collect(self):
        yield FormItem.from_parent(self, name="form")


class FormItem(pytest.Item):
    def runtest(self):
        notebook = json.loads(self.path.read_text(encoding="utf-8"))  # nbformat would repair ids
        found = form_problems(notebook, ALLOWED_IGNORES.get(self.path.name, {}))
        if found:
            raise FormError("\n".join(found))

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, FormError):
            return f"{self.path.name} is not in the form to be stored:\n{excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, 0, f"{self.path.name}: form"


def pytest_addoption(parser):
    parser.addoption(
        "--pictures",
        choices=("compare", "count"),
        default="compare",
        help="compare the pixels of notebooks' pictures (in the locked environment), or count them",
    )


def pytest_collect_file(file_path, parent):
    if parent.config.option.nbval and file_path.suffix == ".ipynb":
        return FormFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    if isinstance(item, IPyNbCell):
        compare = item.config.getoption("pictures") == "compare"
        problem = picture_problem(item.cell.outputs, item.test_outputs or [], compare)
        if problem:
            raise NbCellError(item.cell_num, problem, item.cell.source)
    return result


def pytest_terminal_summary(terminalreporter):
    """Where the time went: seconds for each notebook, the slowest first."""
    seconds = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            path = getattr(report, "nodeid", "").partition("::")[0]
            if path.endswith(".ipynb"):
                seconds[path] += getattr(report, "duration", 0.0)
    if seconds:
        terminalreporter.section("seconds for each notebook")
    for path, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        terminalreporter.line(f"{spent:6.1f} s  {Path(path)}")
