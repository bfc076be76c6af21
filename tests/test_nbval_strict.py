"""The plugin refuses every notebook that is wrong in one of the ways that nbval misses."""

import base64
import copy
import io
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image

from notebooks import build
from tests import nbval_strict

ROOT = Path(__file__).resolve().parents[1]


def png(edit=lambda levels: None, shape=(60, 80)):
    """A picture with a slope in it, as base64 text; `edit` changes its levels in place."""
    levels = np.repeat(np.linspace(0, 200, shape[1])[None, :], shape[0], axis=0).astype(np.uint8)
    edit(levels)
    file = io.BytesIO()
    Image.fromarray(levels).save(file, format="png")
    return base64.b64encode(file.getvalue()).decode()


def one_pixel(levels):
    levels[30, 40] = 255


def faintly(levels):
    levels += nbval_strict.PIXEL_LEVELS


def a_label(levels):
    levels[10:14, 10:14] = 255


@pytest.fixture(scope="module")
def right(tmp_path_factory):
    """A notebook as it should be stored: text, a picture, an error that a tag announces."""
    show = f"from IPython.display import Image\nImage(data={png()!r}, format='png')"
    show = show.replace("data='", "data=__import__('base64').b64decode('").replace("',", "'),", 1)
    cells = [
        nbformat.v4.new_markdown_cell("# A notebook"),
        nbformat.v4.new_code_cell("print(6 * 7)"),
        nbformat.v4.new_code_cell(show),
        nbformat.v4.new_code_cell("1 + 1"),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=build.METADATA)
    build.give_ids(notebook)
    build.execute(notebook, tmp_path_factory.mktemp("right"))
    return notebook


def stored(change, notebook):
    """A copy of the notebook, changed."""
    changed = copy.deepcopy(notebook)
    change(changed.cells)
    return changed


# --- wrong in form: seen without running ----------------------------------------------------------


def count_removed(cells):
    cells[1].execution_count = None


def stripped(cells):
    for cell in cells[1:]:
        cell.execution_count, cell.outputs = None, []


def count_twice(cells):
    cells[3].execution_count = 2


def counts_of_a_second_run(cells):
    for cell in cells[1:]:
        cell.execution_count += 3


def stderr_stored(cells):
    cells[1].outputs.append(nbformat.v4.new_output("stream", name="stderr", text="Warning: …\n"))


def error_stored(cells):
    error = nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=[])
    cells[1].outputs.append(error)


def widget_stored(cells):
    data = {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "0%"}
    cells[1].outputs.append(nbformat.v4.new_output("display_data", data=data))


def id_missing(cells):
    del cells[1]["id"]


def id_twice(cells):
    cells[1].id = cells[2].id


def skip_by_comment(cells):
    cells[1].source = "# NBVAL_SKIP\nprint(6 * 7)"


def skip_by_tag(cells):
    cells[1].metadata.tags = ["nbval-skip"]


def ignore_by_comment(cells):
    cells[1].source = "# NBVAL_IGNORE_OUTPUT\nprint(6 * 7)"


def ignore_by_old_comment(cells):
    cells[1].source = "# PYTEST_VALIDATE_IGNORE_OUTPUT\nprint(6 * 7)"


def ignore_by_tag(cells):
    cells[1].metadata.tags = ["nbval-ignore-output"]


WRONG_FORM = {
    count_removed: "Code cell 1 was never run",
    stripped: "Code cell 3 was never run",
    count_twice: "Code cell 3 was run as number 2",
    counts_of_a_second_run: "Code cell 1 was run as number 4",
    stderr_stored: "wrote to stderr",
    error_stored: "raised ValueError and has no tag",
    widget_stored: "shows a widget: '0%'",
    id_missing: "Cell 1 has no id",
    id_twice: "is used 2 times",
    skip_by_comment: "asks to be skipped",
    skip_by_tag: "asks to be skipped",
    ignore_by_comment: "asks to ignore its output",
    ignore_by_old_comment: "asks to ignore its output",
    ignore_by_tag: "asks to ignore its output",
}


@pytest.mark.parametrize("change", WRONG_FORM, ids=lambda change: change.__name__)
def test_wrong_form_is_named(change, right):
    assert WRONG_FORM[change] in "\n".join(nbval_strict.form_problems(stored(change, right)))


def test_right_form_is_accepted(right):
    assert nbval_strict.form_problems(right) == []


def test_an_announced_error_is_accepted(right):
    notebook = stored(error_stored, right)
    notebook.cells[1].metadata.tags = ["raises-exception"]
    assert nbval_strict.form_problems(notebook) == []


def test_an_ignored_output_needs_its_place_in_the_list(right):
    notebook = stored(ignore_by_tag, right)
    assert nbval_strict.form_problems(notebook, {notebook.cells[1].id: "a reason"}) == []


def test_every_exemption_has_a_reason_and_a_cell():
    for name, reasons in nbval_strict.ALLOWED_IGNORES.items():
        notebook = nbformat.read(ROOT / "notebooks" / name, as_version=4)
        assert set(reasons) <= {cell.id for cell in notebook.cells}
        assert all(len(reason.split()) > 3 for reason in reasons.values())


# --- pictures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (one_pixel, None),
        (faintly, None),
        (a_label, "16 of 9600 pixels differ from the stored picture, in rows 10 to 13 and"),
    ],
)
def test_pixels_are_compared_to_the_tolerance(edit, problem):
    shape = (120, 80)  # one pixel of 9600 is within the tolerance
    found = nbval_strict.pixel_difference(png(shape=shape), png(edit, shape=shape))
    assert found is None if problem is None else found.startswith(problem)


def test_another_size_is_another_picture():
    assert "(60, 90)" in nbval_strict.pixel_difference(png(), png(shape=(60, 90)))


def test_pictures_may_be_counted_only(right):
    outputs = [stored(change, right).cells[2].outputs for change in (nothing, picture_swapped)]
    assert "16 of 4800 pixels" in nbval_strict.picture_problem(*outputs)
    assert nbval_strict.picture_problem(*outputs, compare_pixels=False) is None
    assert "0 pictures" in nbval_strict.picture_problem([], outputs[0], compare_pixels=False)


# --- the plugin at work ---------------------------------------------------------------------------


def output_edited(cells):
    cells[1].outputs[0].text = "43\n"


def output_removed(cells):
    cells[1].outputs = []


def picture_swapped(cells):
    cells[2].outputs[0].data["image/png"] = png(a_label)


def picture_removed(cells):
    del cells[2].outputs[0].data["image/png"]


def picture_added(cells):
    cells[3].outputs[0].data["image/png"] = png()


def nothing(cells):
    """The right one."""


WRONG_WHEN_RUN = {
    output_edited: "Cell outputs differ",
    output_removed: "Unexpected output fields",
    picture_swapped: "16 of 4800 pixels differ",
    picture_removed: "0 pictures are stored, running the cell gives 1",
    picture_added: "1 pictures are stored, running the cell gives 0",
}


def run_pytest(folder, *options):
    """Run the plugin over a folder; for each notebook, what its failures say."""
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", "-p", "tests.quick_start", "--nbval"]
    command += [
        "-p",
        "tests.nbval_strict",
        "-q",
        "-p",
        "no:cacheprovider",
        "--color=no",
        f"--junitxml={report}",
        *options,
    ]
    done = subprocess.run([*command, str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    failures = {path.stem: "" for path in folder.glob("*.ipynb")}
    cases = list(ElementTree.parse(report).iter("testcase"))
    for case in cases:
        name = next(
            name for name in failures if f"{name}.ipynb" in ElementTree.tostring(case, "unicode")
        )
        failures[name] += "".join(failure.text for failure in case.iter("failure"))
    return failures


def write_all(changes, notebook, folder):
    for change in changes:
        text = nbformat.v4.writes(stored(change, notebook))
        (folder / f"{change.__name__}.ipynb").write_text(text, encoding="utf-8")


def test_the_plugin_refuses_wrong_forms(right, tmp_path):
    write_all([*WRONG_FORM, nothing], right, tmp_path)
    failures = run_pytest(tmp_path, "-k", "form")  # runs no cell, so starts no kernel
    assert failures.pop("nothing") == ""
    for change, problem in WRONG_FORM.items():
        assert problem in failures[change.__name__]


def test_the_plugin_refuses_what_differs_when_run(right, tmp_path):
    write_all([*WRONG_WHEN_RUN, nothing], right, tmp_path)
    failures = run_pytest(tmp_path)
    assert failures.pop("nothing") == ""
    for change, problem in WRONG_WHEN_RUN.items():
        assert problem in failures[change.__name__]
