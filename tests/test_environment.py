"""Dependencies have one truth, the bounds in pyproject.toml: locks and environment.yml follow."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
ONE_VERSION = ("numpy", "scipy", "scikit-learn", "matplotlib")

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LEARNER = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
DEV = [Requirement(text) for text in PROJECT["project"]["optional-dependencies"]["dev"]]
INSTRUCTOR = [
    Requirement(text) for text in PROJECT["project"]["optional-dependencies"]["instructor"]
]
BUILD = [Requirement(text) for text in PROJECT["build-system"]["requires"]]

# A package, then bounds such as >=1.2,<3: what conda and pip read alike.
CONDA_SPEC = re.compile(r"[a-z0-9][a-z0-9_.-]*((>=|<=|==|!=|>|<)\d+(\.\d+)*(,(?!$)|$))*")


def read_lock(name):
    """The pins of a lock: [(package, version, marker or None, number of hashes)]."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = []
    for line in filter(None, map(str.strip, text.splitlines())):
        requirement, *hashes = line.split("--hash=sha256:")
        pin = Requirement(requirement.strip())
        (specifier,) = pin.specifier
        assert specifier.operator == "=="
        pins.append((canonicalize_name(pin.name), specifier.version, pin.marker, len(hashes)))
    return pins


LARGER_LOCKS = ("requirements-dev.lock", "requirements-instructor.lock")
LOCKS = {name: read_lock(name) for name in ("requirements.lock", *LARGER_LOCKS)}


def pins_for(name, python):
    """Package -> version that a lock installs on Linux for one Python."""
    where = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "os_name": "posix",
        "platform_system": "Linux",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    chosen = [pin for pin in LOCKS[name] if pin[2] is None or pin[2].evaluate(where)]
    versions = {package: version for package, version, *_ in chosen}
    assert len(versions) == len(chosen), "a package is pinned twice for one Python"
    return versions


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(
    ("lock", "bounds"),
    [
        ("requirements.lock", LEARNER + BUILD),
        ("requirements-dev.lock", LEARNER + BUILD + DEV),
        ("requirements-instructor.lock", LEARNER + BUILD + INSTRUCTOR),
    ],
)
def test_a_lock_keeps_every_bound(lock, bounds, python):
    pins = pins_for(lock, python)
    for requirement in bounds:
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement}, but {version} is pinned"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("larger", LARGER_LOCKS)
def test_the_learners_lock_is_part_of_the_others(larger, python):
    assert pins_for("requirements.lock", python).items() <= pins_for(larger, python).items()


@pytest.mark.parametrize("python", PYTHONS)
def test_nbgrader_stays_out_of_a_learners_install(python):
    """It puts its own buttons into JupyterLab."""
    assert not {"nbgrader", "notebook"} & {
        *pins_for("requirements.lock", python),
        *pins_for("requirements-dev.lock", python),
    }


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("package", ONE_VERSION)
def test_one_version_for_every_python(lock, package):
    (pin,) = [pin for pin in LOCKS[lock] if pin[0] == package]
    assert pin[2] is None, f"{package} is pinned for some machines only: {pin[2]}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock):
    assert [pin[0] for pin in LOCKS[lock] if pin[3] == 0] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index|--find-links|@", text) == []


def test_every_lower_bound_is_stated():
    for requirement in LEARNER + DEV + INSTRUCTOR + BUILD:
        assert [s.operator for s in requirement.specifier].count(">=") == 1, requirement


def test_supported_pythons():
    oldest = Requirement(f"python{PROJECT['project']['requires-python']}").specifier
    assert all(oldest.contains(python) for python in PYTHONS)
    assert not oldest.contains("3.10")


# --- environment.yml ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def conda_specs(conda):
    return [entry for entry in conda["dependencies"] if isinstance(entry, str)]


def test_conda_specs_are_in_condas_grammar(conda):
    assert [spec for spec in conda_specs(conda) if not CONDA_SPEC.fullmatch(spec)] == []


@pytest.mark.parametrize("wrong", ["numpy>=2.0,", "numpy~2", "numpy >= 2", "numpy[all]>=2", "-e ."])
def test_the_grammar_refuses(wrong):
    assert not CONDA_SPEC.fullmatch(wrong)


def test_conda_states_the_same_bounds(conda):
    """The learner's packages, pytest and nbval; and pip, which installs the project itself."""
    wanted = LEARNER + [r for r in DEV if r.name in ("pytest", "nbval")]
    wanted.append(Requirement(f"python{PROJECT['project']['requires-python']}"))
    found = {r.name: r.specifier for r in map(Requirement, conda_specs(conda))}
    assert found.pop("pip") == ""
    assert found == {requirement.name: requirement.specifier for requirement in wanted}


def test_binder_can_import_the_library(conda):
    assert [entry for entry in conda["dependencies"] if isinstance(entry, dict)] == [
        {"pip": ["-e ."]}
    ]


# --- what is installed here -----------------------------------------------------------------------


def test_the_library_is_found_from_any_folder(tmp_path):
    """A kernel starts in the folder of its notebook: the library is installed, as it lies here."""
    code = "import w2v_lib; print(w2v_lib.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).parent == ROOT / "w2v_lib"
    assert (ROOT / "assets").is_dir()
