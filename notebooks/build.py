"""Build the editions of the course from the py:percent chapters in notebooks/source.

    python notebooks/build.py            build every chapter: run it, store its outputs
    python notebooks/build.py 02 A       build only these chapters
    python notebooks/build.py --check    say what differs from a fresh build (runs nothing)
    python notebooks/build.py --solved   write the solved edition to build/solved (runs nothing)

The learner's edition, notebooks/NN_name.ipynb, is committed. Cell ids come from the text of the
cells, metadata is fixed and no time is stored: two builds on one machine are byte-identical.

The solved edition is the learner's edition with every exercise filled in. Its exercise cells hold
what `check` must print for a correct answer; all other outputs are the learner's. So nbval, which
runs it, proves that every check says "correct" and that no other cell needs a learner's answer.
"""

import argparse
import ast
import hashlib
import inspect
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from w2v_lib.exercises import engine

NOTEBOOKS = Path(__file__).resolve().parent
SOURCE = NOTEBOOKS / "source"
SOLVED = NOTEBOOKS.parent / "build" / "solved"

# The same on every machine: no version of Python, no name of an environment.
METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}
CELL_SECONDS = 300  # a cell that runs longer hangs
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class BuildError(Exception):
    """A chapter cannot be built; the message says which cell and why."""


# --- one chapter ----------------------------------------------------------------------------------


def read_source(path):
    """Read a py:percent chapter as a notebook that was never run."""
    text = path.read_text(encoding="utf-8")
    cells = [fresh_cell(cell) for cell in jupytext.reads(text, fmt="py:percent").cells]
    if not cells:
        raise BuildError(f"{path.name} has no cells: a cell starts with `# %%`.")
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=METADATA)
    give_ids(notebook)
    return notebook


def fresh_cell(cell):
    """Keep the kind of a cell, its text and its tags; jupytext's own notes go."""
    tags = cell.metadata.get("tags")
    make = getattr(nbformat.v4, f"new_{cell.cell_type}_cell")
    return make(source=cell.source, metadata={"tags": tags} if tags else {})


def give_ids(notebook):
    """Name every cell by the hash of its text, so that an id changes only with the cell."""
    seen = Counter()
    for cell in notebook.cells:
        text = f"{cell.cell_type}\n{cell.source}"
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        seen[digest] += 1
        cell.id = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def execute(notebook, folder, name="notebook"):
    """Run all cells in `folder`, in place; refuse a cell that raises or warns."""
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=CELL_SECONDS,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    with tempfile.TemporaryDirectory() as settings:
        # Nobody's start-up files, nobody's history; and no progress bars, which show the time.
        env = {**os.environ, "IPYTHONDIR": settings, "TQDM_DISABLE": "1"}
        try:
            client.execute(env=env, stderr=subprocess.DEVNULL)
        except CellExecutionError as error:
            raise BuildError(f"{name}: a cell raised.\n{COLOUR.sub('', str(error))}") from None
    for number, cell in enumerate(notebook.cells):
        tidy(cell, f"{name}, cell {number}")
    notebook.metadata = nbformat.from_dict(METADATA)  # the kernel wrote its version into it


def tidy(cell, where):
    """Keep of an executed cell what does not depend on the moment; refuse warnings and errors."""
    if cell.cell_type != "code":
        return
    cell.metadata.pop("execution", None)
    cell.outputs = merge_streams(cell.outputs)
    for output in cell.outputs:
        if output.get("name") == "stderr":
            raise BuildError(f"{where} wrote to stderr:\n{output.text}\n{cell.source}")
        if output.output_type == "error":
            raise BuildError(f"{where} raised {output.ename}: {output.evalue}")


def merge_streams(outputs):
    """Join what was printed in pieces: where the kernel cuts depends on the moment."""
    merged = []
    for output in outputs:
        before = merged[-1] if merged else None
        if output.output_type == "stream" and before and before.get("name") == output.name:
            before.text += output.text
        else:
            merged.append(output)
    return merged


def write(notebook, path):
    """Write a valid notebook in one step: a reader sees the old file or the new one."""
    nbformat.validate(notebook)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    os.replace(part, path)


# --- the learner's edition ------------------------------------------------------------------------


def sources(folder=SOURCE, chapters=()):
    """Paths of the chapters in reading order; `chapters` picks by number, such as 02 or A."""
    paths = sorted(folder.glob("*.py"))
    known = {path.stem.split("_")[0]: path for path in paths}
    unknown = [chapter for chapter in chapters if chapter not in known]
    if unknown:
        raise BuildError(f"No chapter {', '.join(unknown)}: there are {', '.join(known)}.")
    return [known[chapter] for chapter in chapters] or paths


def build(path, notebooks=NOTEBOOKS):
    """Build one chapter: run it where the stored notebook will lie, then store it."""
    notebook = read_source(path)
    execute(notebook, notebooks, name=path.name)
    target = notebooks / f"{path.stem}.ipynb"
    write(notebook, target)
    return target


def drift(folder=SOURCE, notebooks=NOTEBOOKS):
    """What differs between the stored notebooks and their sources, one sentence each."""
    names = {path.stem for path in folder.glob("*.py")}
    stored = {path.stem for path in notebooks.glob("*.ipynb")}
    found = [f"{name}.ipynb has no source in {folder.name}/." for name in sorted(stored - names)]
    for name in sorted(names):
        if name not in stored:
            found.append(f"{name}.ipynb is missing.")
            continue
        difference = first_difference(
            shape(read_source(folder / f"{name}.py")),
            shape(json.loads((notebooks / f"{name}.ipynb").read_text(encoding="utf-8"))),
        )
        if difference:
            found.append(f"{name}.ipynb is not what its source says: {difference}.")
    return found


def shape(notebook):
    """All of a notebook but what running it adds, as lines that can be compared."""
    lines = [
        ("format", f"{notebook['nbformat']}.{notebook['nbformat_minor']}"),
        ("metadata", json.dumps(notebook["metadata"], sort_keys=True)),
    ]
    for number, cell in enumerate(notebook["cells"]):
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        lines += [
            (f"the type of cell {number}", cell["cell_type"]),
            (f"the text of cell {number}", source),
            (f"the id of cell {number}", cell.get("id")),
            (f"the metadata of cell {number}", json.dumps(cell["metadata"], sort_keys=True)),
        ]
    return lines


def first_difference(expected, stored):
    """Name the first line in which two shapes differ; None if they are equal."""
    for (name, wanted), (_, found) in zip(expected, stored, strict=False):
        if wanted != found:
            old, new = differing_lines(str(found), str(wanted))
            return f"{name} has {old!r:.80}, a fresh build gives {new!r:.80}"
    if len(expected) != len(stored):
        return f"it has {len(stored) // 4} cells, a fresh build gives {len(expected) // 4}"
    return None


def differing_lines(old, new):
    """The first pair of lines in which two texts differ."""
    pairs = zip_longest(old.splitlines(), new.splitlines(), fillvalue="")
    return next((pair for pair in pairs if pair[0] != pair[1]), (old, new))


# --- the solved edition ---------------------------------------------------------------------------


def solve(notebook, engine):
    """Fill in every exercise of a built notebook, in place.

    Parameters
    ----------
    notebook : NotebookNode
        The learner's edition, with outputs.
    engine : module
        `find(exercise_id)` has a `solution`; `examine(exercise_id, answer)` has an `outcome` and
        the `message` that check prints.
    """
    for cell in notebook.cells:
        for exercise_id in exercise_ids(cell):
            answer = engine.find(exercise_id).solution
            verdict = engine.examine(exercise_id, answer)
            if verdict.outcome != "correct":
                raise BuildError(
                    f"The solution of exercise {exercise_id} is not correct but "
                    f"{verdict.outcome!r}: {verdict.message}"
                )
            cell.source = fill_in(cell.source, exercise_id, answer)
            text = verdict.message + "\n"
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]
    give_ids(notebook)


def exercise_ids(cell):
    """Ids of the exercises that a cell is tagged with."""
    tags = cell.metadata.get("tags", [])
    return [tag.removeprefix("exercise-") for tag in tags if tag.startswith("exercise-")]


def fill_in(source, exercise_id, answer):
    """Put the solution in place of the stub, and leave the rest of the cell as it is."""
    statements = ast.parse(source).body
    name = checked_name(statements, exercise_id)
    for statement in statements:
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            return replace_lines(source, statement, source_of(answer, name))
        if isinstance(statement, ast.Assign) and ast.unparse(statement) == f"{name} = ...":
            return replace_lines(source, statement, f"{name} = {answer!r}")
    raise BuildError(f"Exercise {exercise_id} has neither `def {name}` nor `{name} = ...`.")


def checked_name(statements, exercise_id):
    """The name that the cell hands to check."""
    for node in ast.walk(ast.Module(body=statements, type_ignores=[])):
        match node:
            case ast.Call(
                func=ast.Name(id="check"), args=[ast.Constant(value=value), ast.Name(id=name)]
            ) if value == exercise_id:
                return name
    raise BuildError(f'Exercise {exercise_id}: its cell does not call check("{exercise_id}", …).')


def replace_lines(source, statement, text):
    """Put `text` in place of the lines of one statement."""
    lines = source.splitlines()
    lines[statement.lineno - 1 : statement.end_lineno] = text.splitlines()
    return "\n".join(lines)


def source_of(function, name):
    """The text of a solution, which must bear the name of its stub."""
    if function.__name__ != name:
        raise BuildError(f"The stub is called {name}, its solution {function.__name__}.")
    return inspect.getsource(function).rstrip()


def build_solved(path, notebooks=NOTEBOOKS, solved=SOLVED):
    """Compose the solved edition of one chapter from its stored notebook."""
    stored = notebooks / f"{path.stem}.ipynb"
    if not stored.exists():
        raise BuildError(f"{stored.name} is missing: run `make notebooks` first.")
    notebook = nbformat.read(stored, as_version=4)
    solve(notebook, engine)
    write(notebook, solved / stored.name)
    return solved / stored.name


# --- the command line -----------------------------------------------------------------------------


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("chapters", nargs="*", help="numbers, such as 02 or A; none means all")
    parser.add_argument("--check", action="store_true", help="say what differs, build nothing")
    parser.add_argument("--solved", action="store_true", help="write the solved edition")
    options = parser.parse_args(arguments)
    if options.check:
        return check()
    try:
        paths = sources(chapters=options.chapters)
    except BuildError as error:
        parser.error(str(error))
    work = build_solved if options.solved else build
    return max(attempt(work, path) for path in paths)


def attempt(work, path):
    """Build one chapter; 1 if that fails, and the other chapters are still built."""
    try:
        print("built", work(path).relative_to(NOTEBOOKS.parent))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def check():
    found = drift()
    print("\n".join(found) or "The notebooks are what their sources say.")
    if found:
        print("Run `make notebooks`, look at the difference, and commit it.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
