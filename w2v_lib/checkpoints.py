"""A training run on disk: killed at any moment, it goes on to the very same bits.

A checkpoint is a .npz file. It holds how many steps are done, both arrays of vectors, the sums
that the mean losses come from, and where the random generator stands; and a fingerprint of the run
it belongs to, so that nobody goes on with somebody else's. Reading one runs no code.

Here is also how the library writes every file that must never be half a file: `whole_file`.
"""

import contextlib
import hashlib
import json
import os
import uuid
import zipfile
from pathlib import Path

import numpy as np


@contextlib.contextmanager
def whole_file(path):
    """Open a file beside `path` for writing bytes; it takes the place of `path` when it is whole.

    Whoever writes at the same time has a file of their own; the last to end stays. A process that
    is killed while it writes leaves that file, `path` with more letters and .part.
    """
    path = Path(path).resolve()  # a link stays, and what it names is replaced
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:12]}.part")
    try:
        with open(part, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        with contextlib.suppress(OSError):  # which would hide what went wrong before
            part.unlink(missing_ok=True)


class Checkpoint:
    """Where a run is kept, and which run it is.

    Parameters
    ----------
    path : str or Path
        The file.
    settings : object
        What makes this run this run; anything whose repr says it in full.
    arrays : dict of arrays
        All that the run changes in place, as it is before the first step.
    rng : numpy Generator or None
    """

    def __init__(self, path, settings, arrays, rng):
        self.path = Path(path)
        self.arrays, self.rng = arrays, rng
        self.fingerprint = self._digest(settings)

    def _digest(self, settings):
        digest = hashlib.sha256(repr(settings).encode())
        for name, array in self.arrays.items():
            digest.update(f"{name} {array.dtype} {array.shape}".encode())
            digest.update(np.ascontiguousarray(array).tobytes())
        digest.update(_state_of(self.rng).encode())
        return digest.hexdigest()

    def save(self, n_done):
        """Write the state after n_done steps: the whole file, or the one before stays."""
        state = {"fingerprint": self.fingerprint, "n_done": n_done, "rng": _state_of(self.rng)}
        with whole_file(self.path) as file:
            np.savez(file, **state, **self.arrays)

    def resume(self):
        """Put back the state that the file holds; a run without a file begins one.

        Returns
        -------
        int
            How many steps are done.

        Raises
        ------
        ValueError
            If the file is damaged, or belongs to another run. Nothing has been changed then.
        """
        if not self.path.exists():
            self.save(0)
            return 0
        kept = self._read()
        if str(kept["fingerprint"]) != self.fingerprint:
            raise ValueError(
                f"the checkpoint {self.path} belongs to another run: other windows, settings, "
                "first vectors or random generator. Begin as that run began, or give this one "
                "another path."
            )
        for name, array in self.arrays.items():
            array[...] = kept[name]
        if self.rng is not None:
            self.rng.bit_generator.state = json.loads(str(kept["rng"]))
        return int(kept["n_done"])

    def _read(self):
        names = ("fingerprint", "n_done", "rng", *self.arrays)
        try:
            with np.load(self.path, allow_pickle=False) as file:
                return {name: file[name] for name in names}
        except (ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile) as error:
            raise ValueError(
                f"the checkpoint {self.path} is damaged, or is no checkpoint: put back a copy of "
                "it, or give the run another path."
            ) from error


def _state_of(rng):
    """Where a generator stands, as text."""
    state = None if rng is None else rng.bit_generator.state
    return json.dumps(state, default=lambda array: array.tolist())
