"""Remember, in the learner's own folder, how far each exercise has come.

The record is the file progress.json in the working directory: {"03.2": "correct", "03.3": "not
yet"}. A folder that has no such file keeps no record, and none is made here: learner_copy.py puts
the first one into my_course/. So the course's own notebooks, its tests and its builds leave no
trace. What was correct once stays correct.

Nothing here knows an exercise: ids that a newer edition no longer has are kept.
"""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None

from w2v_lib.checkpoints import whole_file
from w2v_lib.exercises.messages import wrap

FILE = Path("progress.json")
LOCK = Path(".progress.lock")
CORRECT, NOT_YET = "correct", "not yet"
ENTRY = re.compile(rf'"(\w+\.\d+)"\s*:\s*"({CORRECT}|{NOT_YET})"')

_told = set()  # what was said already, in this kernel


def keep(exercise_id, outcome):
    """Write down what came of a check, where a record is kept; checks go on if that fails.

    Parameters
    ----------
    exercise_id : str
        Such as "03.2".
    outcome : str
        Of a Verdict. "not attempted" changes nothing, nor does anything after "correct".
    """
    state = CORRECT if outcome == "correct" else NOT_YET
    try:
        if outcome == "not attempted" or not FILE.exists():
            return
        with alone():
            states = read()
            if states.get(exercise_id) not in (CORRECT, state):
                write({**states, exercise_id: state})
    except OSError as error:
        _tell_once(f"(Your progress is not kept: {error.strerror}. Checking works all the same.)")


def states():
    """What is written down, as {exercise id: state}; None where no record is kept."""
    try:
        if not FILE.exists():
            return None
        with alone():
            return read()
    except OSError as error:
        _tell_once(f"(The record of your progress cannot be read: {error.strerror}.)")
        return {}


@contextlib.contextmanager
def alone():
    """Wait until no other kernel is writing; where files cannot be locked, go on without."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            file = stack.enter_context(open(LOCK, "ab"))
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
            else:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        yield  # closing the file unlocks it, and so does the end of the process


def read():
    """The record; a damaged one is put aside first, and what can be read of it is taken over."""
    content = FILE.read_bytes()
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, nested without end
        found = None
    return found if isinstance(found, dict) else _repaired(content)


def write(states):
    """Replace the record as a whole: at every moment the file is the old one or the new one."""
    with whole_file(FILE) as file:
        file.write(json.dumps(states, indent=1, sort_keys=True).encode("utf-8"))


def _repaired(content):
    """Keep the damaged record beside, begin a new one with the entries that are whole."""
    aside = next(path for n in range(1, 1000) if not (path := _damaged(n)).exists())
    aside.write_bytes(content)
    states = dict(ENTRY.findall(content.decode("utf-8", errors="replace")))
    write(states)
    many = "1 exercise was" if len(states) == 1 else f"{len(states)} exercises were"
    text = f"(The record of your progress was damaged. It is kept as {aside}, and a new one begins"
    print(wrap(f"{text}: {many} still readable.)"))
    return states


def _damaged(number):
    return Path(f"{FILE}.damaged-{number}")


def _tell_once(text):
    if text not in _told:
        _told.add(text)
        print(wrap(text))
