"""Name mistakes that nobody has catalogued: write the answer back in the derivation's own terms.

Where the values of a returned thing are wrong and no misconception explains them, a theory may:

1. all of it is multiplied by one factor: the sign, 2, 1/2, or a scale of the exercise, such as 1/C;
2. it is a sum of the exercise's terms, with other coefficients than the right ones;
3. it is a misconception, and on top of that a factor, or a mistake in one term.

A theory is believed only if it gives the learner's values on every example and on fresh ones, up
to rounding. Of two theories of the third kind that are equally simple, none is believed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from itertools import chain, combinations, product
from typing import NamedTuple

import numpy as np

from w2v_lib.exercises import diagnosis
from w2v_lib.exercises.diagnosis import as_array, is_numeric, same
from w2v_lib.exercises.probes import Lazy, ask, names_of
from w2v_lib.exercises.spec import Code
from w2v_lib.exercises.sums import (
    Piece,
    compared,
    differences,
    factor_advice,
    factor_text,
    factor_words,
)

FACTORS = (-1.0, 2.0, 0.5, -2.0, -0.5)
COEFFICIENTS = np.array([0.0, 1.0, *FACTORS])
ROUNDING = 1e-3  # how far a fitted coefficient may be from one of these; exactness is tested later
MAX_CONDITION = 1e6  # terms that are more alike than this cannot be told apart
MAX_SIZE = 100.0  # larger values drown the others in a fit


class Theory(NamedTuple):
    """What the mistake may be, and the values that would follow from it."""

    cause: str
    text: str
    steps: int  # of how many mistakes it consists
    values: Callable  # Part -> one value for every example, or nothing if it says nothing there


class Part:
    """One returned thing on the examples of a sample; what is not asked for is not computed."""

    def __init__(self, sample, number):
        self.sample, self.number, self.exercise = sample, number, sample.exercise
        self.name = names_of(self.exercise)[number]
        self.yours = [row[number] for row in sample.answers]
        self.right = [row[number] for row in sample.truths]
        self.terms = self.exercise.terms.get(self.name, ())

    @cached_property
    def columns(self):
        """What every term is, on every example."""
        return [list(self._ask_all(term.value)) for term in self.terms]

    @cached_property
    def scales(self):
        """Name of a scale -> what it is on every example."""
        scales = self.exercise.scales.items()
        return {"": [1.0] * len(self.right)} | {n: Lazy(self._ask_all(s)) for n, s in scales}

    def _ask_all(self, function):
        """What a term or a scale is, example by example."""
        for probe in self.sample.probes:
            yield np.asarray(ask(self.exercise, function, probe), dtype=float)

    def times(self, factor, scale, values):
        """factor × scale × value, example by example, for as many values as there are."""
        return (factor * s * v for v, s in zip(values, self.scales[scale], strict=False))

    @cached_property
    def _wrongs(self):
        return {wrong.cause: rows for wrong, rows in self.sample.wrongs}

    def wrong_values(self, cause):
        """What a misconception gives, example by example, as long as that can be compared."""
        for row, right in zip(self._wrongs[cause], self.right, strict=True):
            if not _comparable(row[self.number], right):
                return
            yield as_array(row[self.number])

    def is_touched_by(self, cause):
        """Whether a misconception gets this thing wrong."""
        pairs = zip(self._wrongs[cause], self.right, strict=True)
        return not all(same(row[self.number], right, diagnosis.TOLERANCE) for row, right in pairs)


# Believing --------------------------------------------------------------------------------


def name_more(found, sample, fresh):
    """Findings, with a cause for those that had none, where a theory holds.

    Parameters
    ----------
    found : list of Finding
    sample : Sample
        The examples of the check.
    fresh : callable -> iterable of Sample
        The same answer on other examples; called only where there is something to explain.
    """
    explainable = [finding for finding in found if is_explainable(finding, sample)]
    if not explainable:
        return found
    samples = Lazy(chain([sample], _later(fresh)))
    tolerance = diagnosis.match_tolerance(sample.answers)
    return [_named(f, samples, tolerance) if f in explainable else f for f in found]


def _later(make):
    """What `make()` gives, made when somebody comes to it."""
    yield from make()


def is_explainable(finding, sample):
    """Whether a theory can say anything: no cause yet, and numbers of the right shape."""
    if finding.cause not in (diagnosis.UNNAMED, diagnosis.NOT_FINITE):
        return False
    rows = zip(sample.answers, sample.truths, strict=True)
    return all(_comparable(a[finding.part], t[finding.part]) for a, t in rows)


def _comparable(yours, right):
    """Whether both are numbers with a fraction, in one shape."""
    array = as_array(yours)
    is_float = is_numeric(right) and np.asarray(right).dtype.kind == "f"
    return is_float and array is not None and array.shape == np.shape(right)


def _named(finding, samples, tolerance):
    """The finding with the cause of the first theory that holds, or as it was."""
    parts = Lazy(Part(sample, finding.part) for sample in samples)
    own = next(iter(parts))

    def holds(theory):
        return all(_agrees(part.yours, theory.values(part), tolerance) for part in parts)

    kinds = (factor_theories(own), term_theories(parts), composed_theories(own))
    for theories in kinds:
        theory = _simplest([theory for theory in theories if holds(theory)])
        if theory:
            return finding._replace(cause=theory.cause, text=theory.text)
    return finding


def _agrees(yours, values, tolerance):
    """Whether a theory gives the learner's values on all examples of a part."""
    values = iter(values)
    return all(same(one, next(values, None), tolerance) for one in yours)


def _simplest(theories):
    """The one with the fewest mistakes in it; of two that are equally simple none."""
    fewest = min((theory.steps for theory in theories), default=0)
    best = {theory.cause: theory for theory in theories if theory.steps == fewest}
    return next(iter(best.values())) if len(best) == 1 else None


# Theory 1: one factor -----------------------------------------------------------------------


def factor_theories(part):
    """All of it zero, or multiplied by one factor."""
    zero = f"Every number in {part.name} is 0."
    if isinstance(part.exercise, Code):
        zero += " Is what you made at the start ever filled?"
    zeros = partial(_multiplied, factor=0.0, scale="")
    yield Theory("everything zero", zero + see(part), 1, zeros)
    for factor, scale in _factors(part):
        text = f"Every number is {factor_text(factor, scale)} times what it should be."
        values = partial(_multiplied, factor=factor, scale=scale)
        text += factor_advice(scale) + see(part)
        yield Theory(factor_words(factor, scale), text, _steps(factor, scale), values)


def _multiplied(part, factor, scale):
    """What is right, times a factor."""
    return part.times(factor, scale, part.right)


def _factors(part):
    """(factor, scale) for every factor but 1."""
    return ((f, s) for s in part.scales for f in (1.0, *FACTORS) if s or f != 1.0)


def _steps(factor, scale):
    """Of how many mistakes a factor consists: a sign, a size, a scale."""
    return (factor < 0) + (abs(factor) != 1) + (scale != "")


def see(part, term=None):
    """Where to read again."""
    return f" See equation ({(term and term.see) or part.exercise.equation})."


# Theory 2: a sum of terms -------------------------------------------------------------------


def term_theories(parts):
    """For every way to scale the terms at most one theory: the sum that fits best.

    The coefficients are fitted on the learner's own examples where these tell the terms apart, else
    on all parts but the last. A scale may stand with some terms only.
    """
    own = next(iter(parts))
    plain = ("",) * len(own.terms)
    rows = _usual_rows([own]) if plain else []
    if plain and not _are_independent(_matrix(rows, plain)):
        rows = _usual_rows(list(parts)[:-1])
    if not rows or not _are_independent(_matrix(rows, plain)):
        return
    for scales in (plain, *_ways_to_scale(len(plain), own.scales)):
        coefficients = _fit(rows, scales)
        if coefficients is not None:
            yield from _sum_theory(own, coefficients, scales)


def _usual_rows(parts):
    """(part, number of the example) for all examples that are fit for fitting."""
    return [(part, i) for part in parts for i in range(len(part.right)) if _is_usual(part, i)]


def _is_usual(part, i):
    """Whether everything in an example is finite, and no term huge."""
    sizes = [np.abs(column[i]).max(initial=0.0) for column in part.columns]
    return _comparable(part.yours[i], part.right[i]) and bool(
        np.isfinite(part.yours[i]).all() and (np.array(sizes) < MAX_SIZE).all()
    )


def _ways_to_scale(n_terms, scales):
    """For every term the scale that stands with it: each scale, with some of the terms."""
    sizes = range(1, n_terms + 1)
    subsets = chain.from_iterable(combinations(range(n_terms), size) for size in sizes)
    for subset, scale in product(subsets, filter(None, scales)):
        yield tuple(scale if j in subset else "" for j in range(n_terms))


def _fit(rows, scales):
    """The coefficients by least squares; None if terms are too alike, or a number is odd."""
    matrix = _matrix(rows, scales)
    if not _are_independent(matrix):
        return None
    yours = np.concatenate([np.ravel(as_array(part.yours[i])) for part, i in rows]).astype(float)
    fitted = np.linalg.lstsq(matrix, yours, rcond=None)[0]
    nearest = COEFFICIENTS[np.abs(fitted[:, None] - COEFFICIENTS).argmin(axis=1)]
    return nearest.tolist() if (np.abs(fitted - nearest) < ROUNDING).all() else None


def _matrix(rows, scales):
    """One column for every term, one row for every number on every example."""
    tables = [np.stack(_scaled_terms(part, i, scales), axis=1) for part, i in rows]
    return np.vstack(tables) if tables else np.empty((0, len(scales)))


def _are_independent(matrix):
    """Whether the terms can be told apart on these examples."""
    lengths = np.linalg.norm(matrix, axis=0)
    enough = len(matrix) >= 2 * len(lengths) and lengths.all()
    return bool(enough) and np.linalg.cond(matrix / lengths) < MAX_CONDITION


def _scaled_terms(part, i, scales):
    """Every term's numbers on one example, in a row, times its scale."""
    pairs = zip(part.columns, scales, strict=True)
    return [np.ravel(column[i] * list(part.scales[scale])[i]) for column, scale in pairs]


def _sum_theory(part, coefficients, scales):
    """The theory that the learner's sum has these coefficients and scales, if they are wrong."""
    pairs = zip(coefficients, scales, part.terms, strict=True)
    yours = [Piece(c, scale if c else "", term.name) for c, scale, term in pairs]
    right = [Piece(float(term.coefficient), "", term.name) for term in part.terms]
    off = [t for t, mine, its in zip(part.terms, yours, right, strict=True) if mine != its]
    if off:
        because = " ".join(list(dict.fromkeys(term.because for term in off if term.because))[:2])
        text = f"{because}{see(part, off[0])}\n\n".lstrip() + compared(part.name, yours, right)
        values = partial(_summed, pieces=yours)
        yield Theory(differences(yours, right), text, len(off), values)


def _summed(part, pieces):
    """The sum of the terms, example by example; a term with the coefficient 0 is not looked at."""
    pairs = zip(pieces, part.columns, strict=True)
    columns = [part.times(p.coefficient, p.scale, column) for p, column in pairs if p.coefficient]
    return map(sum, zip(*columns, strict=True)) if columns else _multiplied(part, 0.0, "")


# Theory 3: a misconception, and one thing more --------------------------------------------------


def composed_theories(part):
    """Every misconception that gets this thing wrong, with a factor or a mistake in one term."""
    changes = list(_term_changes(part))
    for wrong in part.exercise.misconceptions:
        if part.is_touched_by(wrong.cause):
            for factor, scale in _factors(part):
                values = partial(_wrong_times, cause=wrong.cause, factor=factor, scale=scale)
                more = f"every number is multiplied by {factor_text(factor, scale)}"
                words, steps = factor_words(factor, scale), _steps(factor, scale)
                yield _composed(wrong, words, more, 1 + steps, values)
            for number, change, words in changes:
                values = partial(_wrong_plus, cause=wrong.cause, factor=change, number=number)
                yield _composed(wrong, words, words, 2, values)


def _composed(wrong, words, more, steps, values):
    text = f"These are the values of two mistakes together. {wrong.because} "
    text += f"See equation ({wrong.see}). On top of that, {more}."
    return Theory(f"{wrong.cause}, and {words}", text, steps, values)


def _term_changes(part):
    """(number of the term, what is added of it, in words) for every mistake in one term."""
    for number, term in enumerate(part.terms):
        its = Piece(float(term.coefficient), "", term.name)
        changed = (0.0, -its.coefficient, 2 * its.coefficient) if its.coefficient else (1.0, -1.0)
        for new in changed:
            words = differences([its._replace(coefficient=new)], [its])
            yield number, new - its.coefficient, words


def _wrong_times(part, cause, factor, scale):
    """What a misconception gives, times a factor."""
    return part.times(factor, scale, part.wrong_values(cause))


def _wrong_plus(part, cause, factor, number):
    """What a misconception gives, and some of one term besides."""
    pairs = zip(part.wrong_values(cause), part.columns[number], strict=False)
    return (value + factor * term for value, term in pairs)
