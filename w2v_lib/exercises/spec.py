"""What an exercise is: plain data that a chapter file fills in and the engine reads.

Four kinds: `Code` (write a function), `Pencil` (write an expression), `Predict` (say what will
happen), `Order` (put lines in order). Nothing here runs an answer; that is the engine's work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np


class Verdict(NamedTuple):
    """What the engine says about one answer: for tests and tools; `check` prints the message."""

    outcome: str  # "not attempted", "could not run", "not yet" or "correct"
    cause: str  # a misconception's cause, or the name of a rung; "" where there is none
    message: str


class Case(NamedTuple):
    """Arguments of one call, with words for what is special about them."""

    about: str  # completes "it shows when …": "the target is not word 0"
    arguments: tuple


@dataclass(frozen=True, kw_only=True)
class Misconception:
    """A wrong answer that can be run, and the sentence that explains it."""

    cause: str  # a few words: "sign flipped"
    answer: Callable | str | float  # like an answer: a function, an expression, a number
    because: str  # one or two sentences to the learner
    see: str  # the equation to go back to: "03.1"


@dataclass(frozen=True, kw_only=True)
class Term:
    """A named piece of a right answer, which is the sum of coefficient × value over its terms."""

    name: str  # in the derivation's letters: "Σ ŷ_w u_w"
    value: Callable  # takes what `truth` takes, returns an array of the answer's shape
    coefficient: float = 1  # the right one; 0 for what learners add and should not
    because: str = ""  # a sentence to the learner whose coefficient is another one
    see: str = ""  # the equation to go back to; "" is the exercise's own


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a derivation that is to be put in order."""

    text: str  # as a message shows it; the notebook has it in LaTeX
    needs: Mapping[str, str] = field(default_factory=dict)  # an earlier line -> completes "it …"
    slip: str = ""  # a line that does not belong: why not
    see: str = ""  # the equation to go back to; "" is the exercise's own


@dataclass(frozen=True, kw_only=True, eq=False)  # each equals only itself, and can be a key
class Exercise:
    """What the four kinds have in common."""

    id: str  # "03.2"
    title: str
    stars: int  # 1, 2 or 3
    minutes: int
    equation: str  # the equation it rests on: "03.1"
    hints: tuple[str, str, str]  # an idea without code; a step; the line in words


@dataclass(frozen=True, kw_only=True, eq=False)
class Code(Exercise):
    """Write a function. Every returned thing is compared with `truth` on every case."""

    solution: Callable  # same name and signature as the stub; its source is shown
    returns: tuple[str, ...]  # names of the returned things; one name = the value itself
    cases: Callable[[np.random.Generator], list]  # argument tuples (or `Case`s), smallest first
    truth: Callable  # same results as the solution, from other code
    misconceptions: tuple[Misconception, ...] = ()
    gradients: Mapping[str, str] = field(default_factory=dict)  # returned name -> argument name
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)  # returned name -> terms
    scales: Mapping[str, Callable] = field(default_factory=dict)  # "1/C" -> as a term's value
    overflow_matters: bool = False  # right values do not excuse an overflow on the way


@dataclass(frozen=True, kw_only=True, eq=False)
class Pencil(Exercise):
    """Write an expression. Any form with the same values and shapes passes."""

    solution: str
    symbols: Callable[[np.random.Generator], dict]  # name -> number, vector (a column) or matrix
    truth: Callable[[dict], np.ndarray | float]
    misconceptions: tuple[Misconception, ...] = ()
    because: str = ""  # shown with the solution
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)  # "value" -> terms
    scales: Mapping[str, Callable] = field(default_factory=dict)  # "1/C" -> as a term's value


@dataclass(frozen=True, kw_only=True, eq=False)
class Predict(Exercise):
    """Say what will happen: pick an option, or write a number."""

    solution: str | float
    because: str  # why it is so
    choices: Mapping[str, str] = field(default_factory=dict)  # wrong option -> why it is tempting
    tolerance: float = 0.0  # for numbers: how far off is still right
    misconceptions: tuple[Misconception, ...] = ()  # for numbers: wrong ones, with a reason


@dataclass(frozen=True, kw_only=True, eq=False)
class Order(Exercise):
    """Put lines in order. Right is every order in which each line stands after those it needs."""

    solution: str  # one right order: "CADB"
    because: str  # what to remember of it
    lines: Mapping[str, Line]  # letter -> line, as the notebook shows them: not in a right order
