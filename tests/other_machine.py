"""Run the notebooks as machines of other kinds would: `python tests/other_machine.py`.

The last digits of a sum depend on the processor: numpy, the C library and OpenBLAS choose their
code by its vector instructions. This program runs nbval once for each kind of machine in MACHINES,
in a process that is told to behave like it, and first makes sure that the process really does.
Texts must be what is stored, digit for digit; pictures are only counted, since a pixel may follow
the last digit.
"""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Each kind: how the names of the vector instructions begin that it lacks (numpy has called them
# X86_V4 or AVX512F at different times), what OpenBLAS calls it, and how many threads it has.
MACHINES = {
    "without AVX-512": {"lacks": ("X86_V4", "AVX512"), "blas": "Haswell", "threads": "2"},
    "without AVX2": {"lacks": ("X86_V", "AVX", "FMA"), "blas": "Nehalem", "threads": "1"},
}

# What a process says of itself.
REPORT = """
import json
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
from threadpoolctl import threadpool_info

import numpy.linalg
features = [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]
blas = sorted({lib["architecture"] for lib in threadpool_info() if "architecture" in lib})
print(json.dumps({"features": features, "blas": blas}))
"""


def report(env):
    """What numpy and OpenBLAS use in a process with this environment."""
    command = [sys.executable, "-c", REPORT]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def disguise(machine, features):
    """The variables that make a process behave like a machine; `features` are those it has here."""
    lacking = [name for name in features if name.startswith(machine["lacks"])]
    variables = {
        "NPY_DISABLE_CPU_FEATURES": " ".join(lacking),
        "OPENBLAS_NUM_THREADS": machine["threads"],
        "PYTHONHASHSEED": "271828",
    }
    if platform.machine() in ("x86_64", "AMD64"):
        variables["OPENBLAS_CORETYPE"] = machine["blas"]
    if "AVX" in machine["lacks"]:
        variables["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"  # exp and log of libm
    return variables


def make_sure(machine, variables, env):
    """Stop if the disguise does not work: a test that runs on this very machine proves nothing."""
    found = report(env)
    left = set(found["features"]) & set(variables["NPY_DISABLE_CPU_FEATURES"].split())
    wanted = variables.get("OPENBLAS_CORETYPE")
    if left or (wanted and found["blas"] != [wanted]):
        sys.exit(f"The disguise {variables} does not work: numpy uses {found}.")


def run_as(name, machine, features):
    """Run the notebooks as one kind of machine; pytest's exit code."""
    variables = disguise(machine, features)
    env = {**os.environ, **variables}
    make_sure(machine, variables, env)
    print(f"--- a machine {name}:", variables, flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "-p", "tests.nbval_strict"]
    command += ["--pictures=count", "-n", "2", "--dist", "loadscope", "notebooks"]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def main():
    features = report(dict(os.environ))["features"]
    return max([run_as(name, machine, features) for name, machine in MACHINES.items()])


if __name__ == "__main__":
    sys.exit(main())
