"""Factors and sums of terms in words: "Σ ŷ_w u_w - u_o", "the term -u_o is missing"."""

from __future__ import annotations

from typing import NamedTuple

from w2v_lib.exercises.messages import listed

AMOUNTS = {0.5: "1/2", 2.0: "2"}


class Piece(NamedTuple):
    """One term of a sum with what stands in front of it."""

    coefficient: float
    scale: str  # "1/C", or "" for none
    name: str


# Factors ----------------------------------------------------------------------------------


def factor_text(factor, scale):
    """A factor as a number: "-1", "1/2", "-2 · 1/C"."""
    size = AMOUNTS.get(abs(factor), "")
    return "-" * (factor < 0) + (" · ".join(filter(None, (size, scale))) or "1")


def factor_words(factor, scale):
    """What a factor does: "sign flipped", "doubled", "divided by C"."""
    size = {0.5: "halved", 2.0: "doubled"}.get(abs(factor), "")
    sign = "sign flipped" if factor < 0 else ""
    return listed(filter(None, (sign, size, scale_words(scale))))


def scale_words(scale):
    """ "divided by C" for the scale 1/C."""
    if scale.startswith("1/"):
        return f"divided by {scale[2:]}"
    return f"multiplied by {scale}" if scale else ""


def factor_advice(scale):
    """A question about where a scale may come from."""
    if not scale:
        return ""
    there, meant = ("mean", "sum") if scale.startswith("1/") else ("sum", "mean")
    return f" A {there} where a {meant} is meant, perhaps?"


# Sums -------------------------------------------------------------------------------------


def sum_text(pieces):
    """A sum as one writes it: "-u_o + 2 · Σ ŷ_w u_w"; "0" if nothing is in it."""
    pieces = [piece for piece in pieces if piece.coefficient]
    text = "".join(f" {'-' if p.coefficient < 0 else '+'} {_amount(p)}" for p in pieces)
    return "-" * text.startswith(" -") + text[3:] if text else "0"


def _amount(piece):
    """A piece without its sign; a name that is a sum itself stands in brackets."""
    name = f"({piece.name})" if {"+", "-"} & set(piece.name.split()) else piece.name
    size = AMOUNTS.get(abs(piece.coefficient), "")
    return " · ".join(filter(None, (size, piece.scale, name)))


def compared(name, yours, right):
    """Two aligned lines: the learner's sum, and the right one."""
    return f"  your {name}    = {sum_text(yours)}\n  correct {name} = {sum_text(right)}"


def differences(yours, right):
    """In what one sum differs from another, term by term; the two have the same names."""
    off = [pair for pair in zip(yours, right, strict=True) if pair[0] != pair[1]]
    extra = [mine for mine, its in off if not its.coefficient]
    lost = [its for mine, its in off if its.coefficient and not mine.coefficient]
    if extra and len(lost) == sum(its.coefficient != 0 for its in right) > 1:
        return f"nothing there but {sum_text(extra)}"
    if len(extra) == len(lost) == len(off) - 1 == 1:
        return f"the term {sum_text(extra)} in place of {sum_text(lost)}"
    groups = {}
    for mine, its in off:
        groups.setdefault(_change(mine, its), []).append(
            sum_text([its if its.coefficient else mine])
        )
    return listed([_about_terms(names, *change) for change, names in groups.items()])


def _about_terms(names, what_one_does, what_several_do):
    """ "the term a is missing", "the terms a and b are missing"."""
    several = len(names) > 1
    return (
        f"the term{'s' * several} {listed(names)} {what_several_do if several else what_one_does}"
    )


def _change(mine, its):
    """What a term does that it should not, said of one term and of several."""
    if not its.coefficient or not mine.coefficient:
        what = "missing" if its.coefficient else "too much"
        return f"is {what}", f"are {what}"
    words = factor_words(mine.coefficient / its.coefficient, mine.scale)
    known = {
        "sign flipped": ("has its sign flipped", "have their signs flipped"),
        "doubled": ("counts twice", "count twice"),
        "halved": ("counts half", "count half"),
    }
    if words.startswith(("divided", "multiplied")):
        return f"is {words}", f"are {words}"
    return known.get(words) or (f"appears as {sum_text([mine])}",) * 2
