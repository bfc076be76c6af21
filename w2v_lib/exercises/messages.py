"""Say what was found: the outcome in words, the cause, one small example, the next step.

Plain text for a notebook cell: wrapped, no colour, numbers in a few stable digits. Nothing is
judged here.
"""

from __future__ import annotations

import textwrap

import numpy as np

from w2v_lib.exercises import diagnosis
from w2v_lib.exercises.calling import Opaque
from w2v_lib.exercises.spec import Verdict

WIDTH = 88
DIGITS = 4
MANY_DIGITS = 10  # where 4 of them show no difference
MAX_ENTRIES = 60  # arrays with more are shown by their shape
MAX_ITEMS = 50
MAX_TEXT = 300
BLOCKS = "\n\n"  # between the blocks of a message
WORDS = {
    "not attempted": "Not attempted yet",
    "could not run": "Could not run",
    "not yet": "Not yet",
    "correct": "Correct",
}


# Verdicts ---------------------------------------------------------------------------------


def verdict(exercise, outcome, cause, *blocks):
    """A verdict with its message: the outcome in words first, then the blocks, none of them ""."""
    title = f"{WORDS[outcome]} · {exercise.id} · {exercise.title}"
    return Verdict(
        outcome, cause, BLOCKS.join([title, *(wrap(block) for block in blocks if block)])
    )


def not_attempted(exercise):
    text = f'Put your answer in place of the `...` and run the cell. hint("{exercise.id}") helps.'
    return verdict(exercise, "not attempted", "", text)


def next_step(exercise, named):
    """Where to go from here: a named cause has said which equation to look at."""
    if named:
        return f'hint("{exercise.id}") gives a hint.'
    return f'Next: look again at equation ({exercise.equation}), or run hint("{exercise.id}").'


def report(exercise, names, probes, truths, answers, found, notes, show_value=None):
    """The verdict on wrong values: a table of parts, every cause, one example, the next step."""
    causes = list(dict.fromkeys(finding.cause for finding in found))
    blocks = [_table(names, found)] if len(names) > 1 else []
    for cause in causes:
        blocks += _cause_texts(names, [finding for finding in found if finding.cause == cause])
    shown = next((finding for finding in found if finding.places), None)
    if shown:
        blocks.append(_example(shown, names, probes, truths, answers, show_value or show))
    last = next_step(exercise, named=diagnosis.UNNAMED not in causes)
    return verdict(exercise, "not yet", "; ".join(causes), *blocks, *notes, last)


def _table(names, found):
    """One line for each returned thing: right, or its cause."""
    words = {diagnosis.UNFINISHED: "still `...`", diagnosis.UNNAMED: "not right"}
    causes = {names[finding.part]: words.get(finding.cause, finding.cause) for finding in found}
    width = max(map(len, names))
    lines = (f"  {name:<{width}}  {causes.get(name, 'right')}" for name in names)
    return "\n".join(line if len(line) <= WIDTH else _cut(line) for line in lines)


def _cut(line):
    """A line of the table that is too long; the whole cause stands below."""
    return f"{line[: WIDTH - 2].rsplit(' ', 1)[0]} …"


def _cause_texts(names, group):
    """What to say about the parts that share a cause."""
    cause, parts = group[0].cause, listed(names[finding.part] for finding in group)
    if cause == diagnosis.UNNAMED:
        close = [f"It is {finding.text}" for finding in group if finding.text]
        place = f": {parts}" if len(names) > 1 else ""
        return [f"Not correct, and I cannot name why{place}.", *close[:1]]
    if cause == diagnosis.UNFINISHED or cause in diagnosis.RUNGS:
        texts = list(dict.fromkeys(finding.text for finding in group))
        same = [[names[f.part] for f in group if f.text == text] for text in texts]
        subjects = ["Each of " * (len(part) > 1) + listed(part) for part in same]
        sentences = [f"{who} {text}" for who, text in zip(subjects, texts, strict=True)]
        order = [f"    return {', '.join(names)}"] if cause == diagnosis.WRONG_ORDER else []
        return [text if text.endswith("?") else f"{text}." for text in sentences] + order
    place = f" ({parts})" if len(names) > 1 else ""
    texts = dict.fromkeys(finding.text for finding in group)
    return f"{capital(cause)}{place}. {BLOCKS.join(texts)}".split(BLOCKS)


def _example(finding, names, probes, truths, answers, show_value):
    """The smallest example that shows it: the inputs, what came, what is right, and where."""
    place, name = finding.places[0], names[finding.part]
    yours, truth = answers[place][finding.part], truths[place][finding.part]
    rows = {**probes[place].inputs, f"your {name}": yours, f"correct {name}": truth}
    digits = MANY_DIGITS if show_value(yours) == show_value(truth) else DIGITS
    lines = [f"An example that shows it{about(probes[place])}:"]
    lines += _assignments(rows, digits, show_value)
    remarks = [diagnosis.where(yours, truth), _extent(finding, probes)]
    return "\n".join(lines + [wrap(f"{capital(remark)}.") for remark in remarks if remark])


def _assignments(rows, digits, show_value):
    """Aligned lines such as "hidden = [1, 2]"."""
    width = max(map(len, rows))
    starts = [f"  {label:<{width}} = " for label in rows]
    values = rows.values()
    return [s + show_value(value, digits, len(s)) for s, value in zip(starts, values, strict=True)]


def about(probe):
    """What is special about an example, as the end of a sentence."""
    return f", where {probe.about}" if probe.about else ""


def inputs_of(probe):
    """The arguments of an example in few words, and what is special about it."""
    return ", ".join(argument(*pair) for pair in probe.inputs.items()) + about(probe)


def _extent(finding, probes):
    """On how many examples a nameless mistake shows, if not on all."""
    if finding.cause != diagnosis.UNNAMED or len(finding.places) == len(probes):
        return ""
    also = [probes[i].about for i in finding.places[1:] if probes[i].about][:3]
    count = f"it shows on {len(finding.places)} of {len(probes)} examples"
    return f"{count}, also where {listed(also)}" if also else count


def listed(words):
    """ "a", "a and b", "a, b and c"."""
    *front, last = words
    return f"{', '.join(front)} and {last}" if front else last


def wrap(text, indent=0):
    """Lines of a readable width; what has line breaks or an indent stays as it is."""
    if "\n" in text or text.startswith(" "):
        return text
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * 2 * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def capital(text):
    return text[:1].upper() + text[1:]


# Values -----------------------------------------------------------------------------------


def show(value, digits=DIGITS, indent=0):
    """A value in a few stable digits; lines after the first are indented.

    >>> print(show(np.array([[1.0, -0.25], [0.0, 1 / 3]])))
    [[ 1.0000, -0.2500],
     [ 0.0000,  0.3333]]
    """
    if not diagnosis.is_numeric(value):
        return _shorten(_show_structure(value, digits))
    array = np.asarray(value)
    if array.ndim == 0:
        return _entries(array, digits).item()
    if array.size > MAX_ENTRIES:
        return f"array of shape {array.shape}"
    return _show_array(_entries(array, digits), indent)


def show_matrix(value, digits=DIGITS, indent=0):
    """As `show`, with vectors and columns lying down: [1, 2]ᵀ is a column."""
    if np.ndim(value) == 0 or (np.ndim(value) == 2 and np.shape(value)[1] > 1):
        return show(value, digits, indent)
    return show(np.ravel(value), digits, indent) + "ᵀ"


def in_few_words(value):
    """A value as part of a sentence: arrays by their shape."""
    return f"of shape {value.shape}" if isinstance(value, np.ndarray) else show(value)


def argument(name, value):
    """An argument as part of a sentence: "hidden of shape (2,)", "target = 1"."""
    return f"{name} {'' if isinstance(value, np.ndarray) else '= '}{in_few_words(value)}"


def _entries(array, digits):
    """Every entry as text, all of one width."""
    write = _number_text(array, digits) if array.dtype.kind == "f" else str
    texts = [write(entry) for entry in array.ravel().tolist()]
    width = max(map(len, texts), default=0)
    return np.array([text.rjust(width) for text in texts], dtype=object).reshape(array.shape)


def _number_text(array, digits):
    """How to write the floats of an array: with equal decimals, if that shows what they are.

    Rounding errors beside large numbers are written as 0.
    """
    sizes = np.abs(array[np.isfinite(array) & (array != 0)])
    least, largest = sizes.min(initial=np.inf), sizes.max(initial=0.0)
    if array.ndim and least >= 10.0 ** (1 - digits) and largest < 1000:
        entries = array[np.isfinite(array)].tolist()
        exact = [round(x, digits) for x in entries]
        enough = (n for n in range(digits) if [round(x, n) for x in entries] == exact)
        return f"{{:.{next(enough, digits)}f}}".format
    return lambda x: f"{0.0 if abs(x) < 1e-13 * largest else x:.{digits}g}"


def _show_array(entries, indent):
    """Nested brackets, one row on a line."""
    if entries.ndim == 1:
        return f"[{', '.join(entries)}]"
    rows = (_show_array(row, indent + 1) for row in entries)
    return "[" + (",\n" + " " * (indent + 1)).join(rows) + "]"


def _show_structure(value, digits):
    """Lists, tuples, dicts and strings as Python writes them, with rounded numbers."""
    if isinstance(value, Opaque):
        return f"<{value.kind}>"
    if isinstance(value, (list, tuple)):
        text = ", ".join(show(item, digits) for item in value[:MAX_ITEMS])
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"[{text}]" if isinstance(value, list) else f"({text}{comma})"
    if isinstance(value, dict):
        items = (f"{key!r}: {show(value[key], digits)}" for key in list(value)[:MAX_ITEMS])
        return "{" + ", ".join(items) + "}"
    if isinstance(value, frozenset):  # what is left of a set; it is small, or it is shown as a word
        return "{" + ", ".join(sorted(show(item, digits) for item in value)) + "}"
    if value is None or value is ... or isinstance(value, (str, bool, complex)):
        return "..." if value is ... else repr(value)
    return getattr(value, "__name__", f"<{type(value).__name__}>")


def _shorten(text):
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + " …"
