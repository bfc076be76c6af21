"""Give points for an answer as nbgrader wants it: raise, unless the answer is correct.

A graded cell begins with a reload of this file, and `grade` judges with a copy of the library that
nobody has touched. So what a notebook calls `check`, or assigns into a module of the library or
into numpy, gives no points. Whoever wants to cheat can still do so: a notebook and its grading run
in one process, and the solutions lie beside this file.
"""

from __future__ import annotations

import contextlib
import importlib
import sys

from w2v_lib.exercises import guard

LIBRARY = __name__.partition(".")[0]


class NotCorrect(AssertionError):
    """An answer without points; its text is what `check` prints."""

    def _render_traceback_(self):
        """What a notebook shows: the message alone. No line of code has failed."""
        return str(self).splitlines()


def grade(exercise_id, answer):
    """Do nothing if the answer is correct; else raise NotCorrect with the checker's message."""
    with guard.everything_original(), untouched_library():
        engine = importlib.import_module(f"{LIBRARY}.exercises.engine")
        verdict = engine.examine(exercise_id, answer)
    if verdict.outcome != "correct":
        raise NotCorrect(verdict.message)


@contextlib.contextmanager
def untouched_library():
    """Import the library anew while this lasts; afterwards the notebook has its own again."""
    used = forget_library()
    try:
        yield
    finally:
        forget_library()
        sys.modules.update(used)


def forget_library():
    """Take the library out of Python's table of modules; return what was taken out."""
    names = [name for name in sys.modules if name.partition(".")[0] == LIBRARY]
    return {name: sys.modules.pop(name) for name in names}
