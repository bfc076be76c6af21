"""Are the notebooks a real judge of the library? Break the library, and see whether nbval notices.

    make mutants                      all modules of the maths core
    make mutants MODULES="losses"     some of them

cosmic-ray makes every small mistake that it knows (another operator, another number, a comparison
turned round …) in a copy of the course. For each, nbval runs the notebooks whose rows in the
equation index name the module, until one of them fails: first those that name the function itself,
and the quickest first. A mistake that none of them notices is a survivor. Checks on bad input are
the unit tests' business: mistakes there are not made.

The results are kept in build/mutants: a run that was stopped goes on, and a module is begun anew
when it or one of its notebooks has changed. Survivors that change nothing stand, each with its
reason, in tests/equivalent_mutants.csv.
"""

import ast
import csv
import hashlib
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

import attrs
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import WorkerOutcome, WorkResult

from w2v_lib.index import read_index

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "mutants"
EQUIVALENT = ROOT / "tests" / "equivalent_mutants.csv"
CORE = "activations losses architectures huffman noise windows vocab sgd".split()
WORKERS = 2
CELL_TIMEOUT = 30  # seconds for one cell; one that hangs has failed
TIMEOUT = 900  # seconds for one mistake, with all notebooks on a busy machine


# --- what is mutated, and who judges it -----------------------------------------------------------


def notebooks_for(module):
    """The notebooks that the index names for a module, the shortest first."""
    names = {row.notebook for row in read_index() if row.function.split(".")[0] == module}
    paths = [path for name in names if (path := ROOT / "notebooks" / f"{name}.ipynb").exists()]
    return sorted(paths, key=lambda path: path.stat().st_size)


def those_about(function, notebooks):
    """The same notebooks, but those first whose rows name the function ("sgd.train")."""
    about = {row.notebook for row in read_index() if row.function == function}
    return sorted(notebooks, key=lambda path: path.stem not in about)


def validation_lines(source):
    """Numbers of the lines that only look for bad input: calls of require, and what raises."""
    lines = set()
    for node in ast.walk(ast.parse(source)):
        value = getattr(node, "value", None)
        checks = (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Attribute)
            and getattr(value.func.value, "id", "") == "require"
        )
        raises = isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise)
        helper = isinstance(node, ast.FunctionDef) and node.name.startswith(("_check", "_require"))
        hint = isinstance(node, ast.AnnAssign)
        if isinstance(node, ast.stmt) and (checks or raises or helper or hint):
            lines.update(range(node.lineno, node.end_lineno + 1))
    return lines


def session_of(module):
    """The results of a module, new ones if it or a notebook of it has changed."""
    path = ROOT / "w2v_lib" / f"{module}.py"
    digest = hashlib.sha256(path.read_bytes())
    for notebook in notebooks_for(module):
        digest.update(notebook.read_bytes())
    session = BUILD / f"{module}-{digest.hexdigest()[:12]}.sqlite"
    if not session.exists():
        for old in BUILD.glob(f"{module}-*.sqlite"):
            old.unlink()
        skipped = validation_lines(path.read_text(encoding="utf-8"))
        with use_db(str(session), WorkDB.Mode.create) as database:
            init([path], database, {})
            ids = [
                item.job_id
                for item in database.work_items
                if skipped
                & set(range(item.mutations[0].start_pos[0], item.mutations[0].end_pos[0] + 1))
            ]
            database.set_multiple_results(ids, WorkResult(WorkerOutcome.SKIPPED))
    return session


# --- running --------------------------------------------------------------------------------------


def copy_course(tree):
    """A copy of what git tracks, for one worker to break."""
    shutil.rmtree(tree, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)


def judge(item, module, notebooks):
    """Make one mistake in this worker's copy and run the notebooks until one fails."""
    tree = BUILD / f"tree-{os.getpid()}"
    if not tree.exists():
        copy_course(tree)
    os.environ["PYTHONPATH"] = str(tree)  # the broken library, not the installed one
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    module_path = tree / "w2v_lib" / f"{module}.py"
    mutations = [attrs.evolve(mutation, module_path=module_path) for mutation in item.mutations]
    nearest_first = those_about(f"{module}.{item.mutations[0].definition_name}", notebooks)
    names = " ".join(str(tree / "notebooks" / notebook.name) for notebook in nearest_first)
    options = f"-q -x -p no:cacheprovider -p tests.quick_start --nbval-cell-timeout {CELL_TIMEOUT}"
    command = f"{sys.executable} -m pytest {options} --nbval {names}"
    return item.job_id, mutate_and_test(mutations, command, TIMEOUT)


def run(module):
    """Judge all mistakes of a module that wait for it."""
    notebooks = notebooks_for(module)
    with use_db(str(session_of(module)), WorkDB.Mode.open) as database:
        pending = list(database.pending_work_items)
        print(f"{module}: {len(pending)} mistakes to make, judged by", end=" ")
        print(", ".join(path.stem[:2] for path in notebooks) or "nobody", flush=True)
        with ProcessPoolExecutor(WORKERS) as pool:
            jobs = [pool.submit(judge, item, module, notebooks) for item in pending if notebooks]
            for job in as_completed(jobs):
                database.set_result(*job.result())


# --- the score ------------------------------------------------------------------------------------


def outcomes(module):
    """(number noticed, diffs of the survivors) of a module; skipped ones do not count."""
    with use_db(str(session_of(module)), WorkDB.Mode.open) as database:
        results = [result for _, result in database.results]
    made = [r for r in results if r.worker_outcome is not WorkerOutcome.SKIPPED and r.test_outcome]
    survivors = [change(result.diff) for result in made if not result.is_killed]
    return len(made) - len(survivors), survivors


def change(diff):
    """The lines of a diff that matter: what stood there, and what stands there now."""
    lines = [
        line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    return " → ".join(line[1:].strip() for line in lines)


def equivalent():
    """Changes that change nothing, with the reason: {(module, change): reason}."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return {(row["module"], row["change"]): row["reason"] for row in csv.DictReader(file)}


def report(modules):
    """Print the score of each module and the survivors that have no excuse."""
    excuses, killed_in_all, counted_in_all = equivalent(), 0, 0
    for module in modules:
        killed, survivors = outcomes(module)
        unexcused = [text for text in survivors if (module, text) not in excuses]
        counted = killed + len(unexcused)
        killed_in_all, counted_in_all = killed_in_all + killed, counted_in_all + counted
        print(
            f"{module:14} {killed:4} of {counted:4} noticed, "
            f"{len(survivors) - len(unexcused)} more change nothing"
        )
        for text in unexcused:
            print(f"    survived: {text}")
    print(
        f"{'together':14} {killed_in_all:4} of {counted_in_all:4} noticed: "
        f"{killed_in_all / max(1, counted_in_all):.1%}"
    )


def main(modules):
    start = time.monotonic()
    BUILD.mkdir(parents=True, exist_ok=True)
    for tree in BUILD.glob("tree-*"):
        shutil.rmtree(tree)
    for module in modules:
        run(module)
    report(modules)
    print(f"in {(time.monotonic() - start) / 60:.0f} minutes")


if __name__ == "__main__":
    main(sys.argv[1:] or CORE)
