"""Call a learner's function so that nothing it does can harm or fool the checker.

It gets fresh copies, what it prints and warns is put aside, whatever it raises is caught, and
numpy is put back as it was. Only Ctrl-C goes through. Nothing here knows what is right.
"""

from __future__ import annotations

import contextlib
import copy
import inspect
import io
import linecache
import warnings
from typing import NamedTuple

import numpy as np

GUARDED = (np, np.linalg, np.random)
ORIGINALS = tuple((module, dict(vars(module))) for module in GUARDED)


class Call(NamedTuple):
    """What happened in one call."""

    value: object  # what was returned, copied; None if it raised
    error: BaseException | None
    changed: tuple  # positions of the arguments that were changed in place
    printed: bool
    arguments: tuple  # kept, so that no two calls see objects of the same identity


def call(function, arguments):
    """Call with fresh copies and tell everything that happened."""
    copies = copy.deepcopy(arguments)
    output = io.StringIO()
    value = error = None
    try:
        with quiet(output):
            value = frozen(function(*copies))
    except KeyboardInterrupt:
        raise
    except BaseException as raised:  # sys.exit is no Exception, and no reason to stop
        error = raised
    finally:
        put_back()
    changed = tuple(
        i for i, pair in enumerate(zip(copies, arguments, strict=True)) if differ(*pair)
    )
    return Call(value, error, changed, output.closed or bool(output.getvalue()), copies)


@contextlib.contextmanager
def quiet(output):
    """Put aside what is printed; warnings of numpy and others are not shown."""
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def original_numpy():
    """Work with numpy as it was imported, even if a notebook has replaced np.log; then undo."""
    replaced = [
        (module, name, vars(module)[name])
        for module, names in ORIGINALS
        for name in names
        if name in vars(module) and vars(module)[name] is not names[name]
    ]
    put_back()
    try:
        yield
    finally:
        put_back()
        for module, name, value in replaced:
            setattr(module, name, value)


def put_back():
    """Undo what a learner's function did to numpy itself."""
    for module, names in ORIGINALS:
        present = vars(module)
        for name, value in names.items():
            if present.get(name) is not value:
                setattr(module, name, value)


def frozen(value):
    """A plain copy that later calls cannot change: arrays lose their subclass, tuples their name."""
    if isinstance(value, dict):
        return {key: frozen(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(frozen(item) for item in tuple.__iter__(value))
    if isinstance(value, list):
        return [frozen(item) for item in list.__iter__(value)]
    if isinstance(value, np.ndarray) or (hasattr(value, "__array__") and not np.isscalar(value)):
        return np.array(value)
    if inspect.iscoroutine(value):
        value.close()  # else Python warns later that nobody awaited it
    return value


def differ(one, other):
    """Whether two arguments differ; random generators and functions may change as they like."""
    if isinstance(other, np.ndarray):
        return not (isinstance(one, np.ndarray) and one.shape == other.shape) or not np.array_equal(
            one, other, equal_nan=other.dtype.kind == "f"
        )
    if isinstance(other, (list, tuple)):
        return len(one) != len(other) or any(map(differ, one, other))
    if isinstance(other, dict):
        return list(one) != list(other) or any(map(differ, one.values(), other.values()))
    return isinstance(other, (int, float, str, set)) and one != other


def misfit(function, names):
    """Why the function cannot be called with these arguments; "" if it can."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return ""
    try:
        signature.bind(*names)
    except TypeError:
        return (
            f"Your function takes ({', '.join(signature.parameters)}), "
            f"and it is called with ({', '.join(names)}): keep the first line as it was."
        )
    return ""


def describe(error):
    """An exception in one line: its type and its text."""
    try:
        text = " ".join(str(error).split())
    except BaseException:
        text = ""
    text = text if len(text) <= 200 else text[:200] + " …"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def learners_line(error, function):
    """The line of the learner's code where it stopped, as "line 3: …"; "" if it is not known."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    frame, found = error.__traceback__, None
    while frame is not None:
        if code is not None and frame.tb_frame.f_code.co_filename == code.co_filename:
            found = frame
        frame = frame.tb_next
    if found is None:
        return ""
    source = linecache.getline(code.co_filename, found.tb_lineno).strip()
    return f"line {found.tb_lineno}: {source}" if source else f"line {found.tb_lineno}"
