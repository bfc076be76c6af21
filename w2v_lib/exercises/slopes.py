"""Where a loss and its gradients are returned together: which of them needs another look?

The learner's gradient is compared with the slope of the learner's own loss, measured without
calculus. So a right derivation from a wrong loss can be told from a wrong derivation.
"""

from __future__ import annotations

import numpy as np

from w2v_lib.exercises import diagnosis
from w2v_lib.exercises.calling import call
from w2v_lib.exercises.messages import listed
from w2v_lib.exercises.probes import SEED, by_size
from w2v_lib.gradcheck import numerical_gradient

DIRECTIONS = 3
EXAMPLES = 3  # on how many of them a gradient is compared with the learner's own loss
TOLERANCE = 1e-4
NOT_TO_BE_COMPARED = {diagnosis.UNFINISHED, *diagnosis.RUNGS}

RIGHT = "right: only the loss needs another look."
OWN = (
    "the slope of your own loss: the derivative is fine, the loss is not the one asked for. "
    "Repair the loss, then derive again."
)
NEITHER = "not the slope of your own loss either: both need a look, the loss first."


def slope_note(function, sample, found):
    """What loss and gradients say about each other; "" where that tells nothing new."""
    exercise = sample.exercise
    causes = {exercise.returns[finding.part]: finding.cause for finding in found}
    names = list(exercise.gradients)
    if not names or {causes.get(n) for n in ("loss", *names)} & NOT_TO_BE_COMPARED:
        return ""
    if any(finding.cause == diagnosis.UNNAMED and finding.text for finding in found):
        return ""  # nearly right: a measured slope could not tell
    if "loss" not in causes:
        return _right_loss_note(names, causes)
    wrong = [name for name in names if name in causes]
    if len({causes[name] for name in ("loss", *wrong)}) == 1 and _is_named(causes["loss"]):
        return ""  # one cause has been named for all of it
    groups = {RIGHT: [], OWN: [], NEITHER: []}
    places = _telling(sample, found)
    for name in names:
        groups[_place_of(name, function, sample, causes, places)].append(name)
    if _is_named(causes["loss"]):
        groups[RIGHT] = []
    groups[NEITHER] = [name for name in groups[NEITHER] if not _is_named(causes[name])]
    return " ".join(f"{_are(names)} {text}" for text, names in groups.items() if names)


def _right_loss_note(names, causes):
    """The loss is right: which gradients are not its slopes, if the cause is not known."""
    off = [name for name in names if name in causes]
    if not any(causes[name] == diagnosis.UNNAMED for name in off):
        return ""
    right = [name for name in names if name not in causes]
    rest = f", and {_are(right)}" if right else ""
    return f"The loss is right, so look at the derivative: {_are(off)} not its slope{rest}."


def _is_named(cause):
    return cause != diagnosis.UNNAMED


def _are(names):
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'}"


def _telling(sample, found):
    """The numbers of the smallest examples on which something is wrong."""
    wrong = {place for finding in found for place in finding.places}
    return [place for place in by_size(sample.probes) if place in wrong][:EXAMPLES]


def _place_of(name, function, sample, causes, places):
    """Whether a gradient is right, the slope of the learner's own loss, or neither."""
    if name not in causes:
        return RIGHT
    return OWN if is_own_slope(name, function, sample, places) else NEITHER


def is_own_slope(name, function, sample, places):
    """Whether a returned gradient is the slope of the loss that the same function returns.

    Compared in a few random directions: that needs less than measuring along every coordinate, and
    no wrong gradient is right in all of them.
    """
    exercise, argument = sample.exercise, sample.exercise.gradients[name]
    loss, gradient = exercise.returns.index("loss"), exercise.returns.index(name)
    for i in places:
        inputs, yours = sample.probes[i].inputs, sample.answers[i][gradient]
        directions = np.random.default_rng(SEED).normal(size=(DIRECTIONS, *np.shape(yours)))

        def own_loss(steps, inputs=inputs, directions=directions):
            moved = {**inputs, argument: inputs[argument] + np.tensordot(steps, directions, 1)}
            return call(function, tuple(moved.values())).value[loss]

        try:
            slopes = numerical_gradient(own_loss, np.zeros(DIRECTIONS))
        except (TypeError, ValueError, IndexError):  # no loss there, or not a finite one
            return False
        said = (directions * yours).reshape(DIRECTIONS, -1).sum(axis=1)
        if not diagnosis.same(said, slopes, TOLERANCE):
            return False
    return True
