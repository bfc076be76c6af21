r"""Compute what a displayed formula says, from the LaTeX itself.

Reads the subset of LaTeX that the chapters use: sums, products, fractions, roots, powers,
transposes, norms, cases, min, exp, log, σ, indexed letters and partial derivatives. Vectors are
columns, as in the lecture, so a transpose left out or a factor in the wrong place does not fit,
and is an error here.

>>> at = Meaning({"U": np.array([[1.0, 2.0], [0.0, 5.0]]), "v_c": np.array([3.0, 1.0]), "o": 1})
>>> value(r"u_o^\top v_c", at)
11.0
>>> value(r"\sum_w u_w^\top v_c", at)
14.0
>>> value(r"u_o v_c", at)
Traceback (most recent call last):
latex_math.Unreadable: u_o v_c: (2, 1) times (2, 1) does not fit
"""

import re
from itertools import pairwise, product

import numpy as np

TOKEN = re.compile(
    r"\\begin\{cases\}|\\end\{cases\}|\\text\{[^}]*\}|\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[^\s]"
)
NOTHING = {r"\,", r"\;", r"\!", r"\:", r"\ ", r"\quad", r"\qquad", r"\big", r"\Big", r"\bigg"}
NOTHING |= {r"\Bigg", r"\left", r"\right", r"\bigl", r"\bigr", r"\Bigl", r"\Bigr", r"\displaystyle"}
OPEN = {"(": ")", "[": "]", r"\{": r"\}"}
FUNCTIONS = {r"\exp": np.exp, r"\log": np.log, r"\tanh": np.tanh, r"\cos": np.cos}
OF_SEVERAL = {r"\min": min, r"\max": max}
TIMES = {r"\cdot", r"\times"}
GREEK = {r"\eta", r"\alpha", r"\beta", r"\gamma", r"\varepsilon", r"\tau", r"\theta", r"\lambda"}
HALF_STEP = 1e-5
MATRIX_OF = {"u": "U", "v": "V", "w": "W", "a": "A"}  # u_w is a column of U


class Unreadable(Exception):
    """The formula has something that this reader does not know, or that does not fit."""


class Meaning:
    """What the letters stand for: values, definitions made from them, and index letters.

    A definition is a function of the Meaning. It is computed anew wherever a letter that it needs
    was changed; that is how a partial derivative sees through ŷ and s down to v_c.
    """

    def __init__(self, values, definitions=(), changed=None):
        self.values = values
        self.definitions = dict(definitions)
        self.changed = changed or {}

    def has(self, name):
        return name in self.changed or name in self.definitions or name in self.values

    def __getitem__(self, name):
        if name in self.changed:
            return self.changed[name]
        if name in self.definitions:
            return self.definitions[name](self)
        if name in self.values:
            return self.values[name]
        raise Unreadable(f"{name} has no meaning here")

    def with_(self, **changed):
        return Meaning(self.values, self.definitions, {**self.changed, **changed})


# --- what the tests call ---


def value(latex, at):
    """The value of a formula without free indices, as a number or a two-dimensional array."""
    return tree(latex)(at)


def values(latex, at, order=""):
    """The value for every choice of the free indices, stacked along one last axis for each."""
    node = tree(latex)
    free = sorted(free_indices(node, at), key=lambda letter: (order.find(letter), letter))
    lengths = [range(index_length(letter, node, at)) for letter in free]
    rows = [node(at.with_(**dict(zip(free, ids, strict=True)))) for ids in product(*lengths)]
    shape = [len(length) for length in lengths]
    stacked = np.stack([np.squeeze(row) for row in rows], axis=-1)
    return stacked.reshape(stacked.shape[:-1] + tuple(shape))


def tree(latex):
    """The formula as a node: something that gives its value when called with a Meaning."""
    reader = Reader(latex)
    node = reader.sum()
    reader.end()
    return node


# --- nodes ---


class Node:
    """A part of a formula: gives its value when called with a Meaning.

    `uses` lists (letter, name, letters) for every index letter: which indexed name it stands in.
    `target` is the indexed name itself, for a derivative by it.
    """

    def __init__(self, compute, *parts, uses=(), bound=(), target=None):
        self.compute = compute
        self.parts = parts
        self.uses = [use for part in parts for use in part.uses] + list(uses)
        self.bound = {letter for part in parts for letter in part.bound} | set(bound)
        self.target = target

    def __call__(self, at):
        result = self.compute(at)
        return np.asarray(result)[:, None] if np.ndim(result) == 1 else result


def free_indices(node, at):
    """Index letters of a node that nothing binds and that stand for no known word."""
    return {
        letter
        for letter, name, letters in node.uses
        if not is_name(name, letters, at) and not letter.isdigit() and not at.has(letter)
    } - node.bound


def index_length(letter, node, at):
    """How far an index runs: as far as the arrays that it picks from."""
    lengths = set()
    for used, name, letters in node.uses:
        if used != letter or is_name(name, letters, at):
            continue
        if isinstance(name, Node):
            lengths.add(len(name(at)))
            continue
        base, axes = places(name, letters, at)
        for one, axis in zip(letters, axes, strict=False):
            if letter == one:
                lengths.add(np.shape(at[base])[axis])
            elif isinstance(one, tuple) and letter in one[1:]:  # k of w_k runs along w
                lengths.add(len(at[one[0]]))
    if len(lengths) != 1:
        raise Unreadable(f"the index {letter} runs over {sorted(lengths)}")
    return lengths.pop()


def fold(operation, left, right):
    return Node(lambda at: operation(left(at), right(at)), left, right)


def add(a, b):
    if np.shape(a) != np.shape(b):
        raise Unreadable(f"{np.shape(a)} plus {np.shape(b)} does not fit")
    return a + b


def times(a, b):
    """A product as on paper: with a number, or of two matrices that fit."""
    if np.size(a) == 1 and np.ndim(a) == 2 and np.ndim(b) == 2 and np.shape(b)[0] != 1:
        a = np.asarray(a).item()
    if np.size(b) == 1 and np.ndim(b) == 2 and np.ndim(a) == 2 and np.shape(a)[1] != 1:
        b = np.asarray(b).item()
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return a * b
    if np.shape(a)[1] != np.shape(b)[0]:
        raise Unreadable(f"{np.shape(a)} times {np.shape(b)} does not fit")
    product_ = a @ b
    return product_.item() if product_.size == 1 else product_


def divided(a, b):
    if number(b, "division") == 0:
        raise Unreadable("a division by zero")
    return a / number(b, "division")


def elementwise(a, b):
    if np.shape(a) != np.shape(b):
        raise Unreadable(f"{np.shape(a)} ⊙ {np.shape(b)} does not fit")
    return a * b


def number(a, what):
    if np.size(a) != 1:
        raise Unreadable(f"{what} of a vector of shape {np.shape(a)}")
    return np.asarray(a, dtype=float).item()


def places_from(first, last, size):
    """The places in an array that a sum goes through: most lists count from 1, some from 0."""
    if (first, last) == (1, size):
        return set(range(size))
    if first in (0, 1) and last == size - 1:  # a list with a place 0, which may be left out
        return set(range(first, size))
    raise Unreadable(f"the sum goes from {first} to {last}, and there are {size}")


def whole(a):
    """A bound of a sum as an int."""
    bound = number(a, "bound")
    if bound != int(bound):
        raise Unreadable(f"a sum that begins or ends at {bound}")
    return int(bound)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# --- the reader ---


class Reader:
    """Recursive descent through the tokens of one formula."""

    def __init__(self, latex):
        self.latex = latex
        self.tokens = [token for token in TOKEN.findall(latex) if token not in NOTHING]
        while self.tokens and self.tokens[-1] in {",", "."}:
            self.tokens.pop()  # punctuation at the end of a sentence
        self.place = 0

    def fail(self, why):
        raise Unreadable(f"{self.latex}: {why}")

    @property
    def next(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, *expected):
        token = self.next
        if not token or (expected and token not in expected):
            self.fail(f"{token or 'the end'} in place of {' or '.join(expected) or 'more'}")
        self.place += 1
        return token

    def end(self):
        if self.next:
            self.fail(f"{self.next} is left over")

    def guarded(self, node):
        """The node with the formula named in its errors."""

        def compute(at):
            try:
                return node(at)
            except Unreadable as error:
                raise Unreadable(f"{self.latex}: {str(error).split(': ')[-1]}") from None

        return Node(compute, node, target=node.target)

    def sum(self):
        """term + term − term …"""
        total = self.term()
        while self.next in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            total = fold(lambda a, b, sign=sign: add(a, sign * b), total, self.term())
        return self.guarded(total)

    def term(self):
        """Factors side by side; a minus in front is −1 times what follows."""
        if self.next == "-":
            self.take()
            rest = self.term()
            return Node(lambda at: -rest(at), rest)
        result = self.factor()
        while self.starts_factor():
            operation = times
            if self.next in TIMES:
                self.take()
            elif self.next == r"\odot":
                self.take()
                operation = elementwise
            elif self.next == "/":
                self.take()
                operation = divided
            result = fold(operation, result, self.factor())
        return result

    def starts_factor(self):
        token = self.next
        stops = {"", "+", "-", ")", "]", r"\}", "}", "&", r"\\", ",", r"\rVert", r"\end{cases}"}
        return token not in stops and token not in {"=", "<", ">", r"\le", r"\mid", "|"}

    def factor(self):
        """One factor with its indices and powers."""
        token = self.next
        if token == r"\frac" or token == r"\tfrac":
            return self.powers(self.fraction())
        if token in (r"\sum", r"\prod"):
            return self.big_operator()
        if token == r"\sqrt":
            self.take()
            inner = self.group()
            return self.powers(Node(lambda at: np.sqrt(number(inner(at), "a root")), inner))
        if token in OF_SEVERAL:
            return self.powers(self.of_several())
        if token in FUNCTIONS or (token == r"\sigma" and self.tokens[self.place + 1] != "_"):
            return self.function()
        if token in OPEN:
            return self.powers(self.indexed(self.bracket()))
        if token == r"\lVert":
            return self.norm()
        if token == r"\begin{cases}":
            return self.cases()
        if token == r"\mathbb":
            return self.indicator()
        if token == r"\mathbf":
            self.one()
            return Node(lambda at: at["ones"])
        if re.fullmatch(r"\d+(\.\d+)?", token):
            constant = float(self.take())
            return self.powers(Node(lambda at: constant))
        if token == "e" and self.tokens[self.place + 1 : self.place + 2] == ["^"]:
            self.take(), self.take()
            power = self.group()
            return Node(lambda at: np.exp(number(power(at), "exp")), power)
        return self.powers(self.letter())

    def bracket(self):
        close = OPEN[self.take()]
        start = self.place
        inner = self.sum()
        if self.next == ",":
            return self.side_by_side(start, close)
        self.take(close)
        return inner

    def side_by_side(self, start, close):
        """[a_1, …, a_n] or [a_0, …, a_K]: the columns a_j, one for each word or question."""
        first = self.tokens[start : self.place]
        self.take(","), self.take(r"\dots"), self.take(",")
        last = self.tokens[self.place : self.place + len(first)]
        begin = "0" if ("_", "0") in pairwise(first) else "1"
        end = {"0": "K", "1": "n"}[begin]
        if last != [
            end if token == begin and before == "_" else token
            for before, token in zip(["", *first], first)
        ]:
            self.fail(f"the last entry is not the first with {end} for {begin}")
        self.place += len(first)
        self.take(close)
        each = [
            "j" if token == begin and before == "_" else token
            for before, token in zip(["", *first], first)
        ]
        body = tree(" ".join(each))

        def compute(at):
            columns = [body(at.with_(j=j)) for j in range(index_length("j", body, at))]
            return np.hstack([np.reshape(column, (-1, 1)) for column in columns])

        return Node(compute, body, bound=["j"])

    def group(self):
        """{…} or a single token, as after ^ and in \\frac."""
        if self.next != "{":
            return self.factor_of_one_token()
        self.take("{")
        inner = self.sum()
        self.take("}")
        return inner

    def factor_of_one_token(self):
        if self.next.isdigit() and len(self.next) > 1:  # \frac12 means 1/2
            self.tokens[self.place : self.place + 1] = list(self.next)
        token = self.next
        if token.isdigit():
            constant = float(self.take())
            return Node(lambda at: constant)
        name = self.name()
        return Node(lambda at: at[name], target=(name, ()))

    # letters

    def letter(self):
        name = self.name()
        while self.next == "'":
            name += self.take()
        if self.next != "_":
            return Node(lambda at: at[name], target=(name, ()))
        letters = self.subscript()

        def compute(at):
            base, place = where(name, letters, at)
            try:
                return np.asarray(at[base])[place]
            except IndexError as error:
                raise Unreadable(str(error)) from None

        uses = [(letter, name, letters) for letter in varying(letters)]
        return Node(compute, uses=uses, target=(name, letters))

    def name(self):
        token = self.take()
        if token in (r"\hat", r"\bar"):
            braces = self.next == "{"
            if braces:
                self.take("{")
            letter = self.take()
            if braces:
                self.take("}")
            return f"{letter}_{token[1:]}"
        if token in GREEK:
            return token[1:]
        if token == r"\sigma":
            return "sigma"
        if token == r"\mathrm":  # \mathrm{EI}: a name of several letters
            self.take("{")
            word = self.take()
            while self.next != "}":
                word += self.take()
            self.take("}")
            return word
        if re.fullmatch(r"[A-Za-z]", token):
            return token
        return self.fail(f"{token} is no letter")

    def subscript(self):
        """_w, _{iw}, _{w_k} or _{z_{t+j}}: index letters, numbers, or tuples (array, letters …)."""
        self.take("_")
        if self.next != "{":
            return (self.index_letter(),)
        self.take("{")
        letters = []
        while self.next != "}":
            if letters and self.next == ",":
                self.take()
            letter = self.index_letter()
            if self.next == "_":
                self.take()
                letter = (letter, *self.nested_letters())
            letters.append(letter)
        self.take("}")
        return tuple(letters)

    def nested_letters(self):
        """What stands at an index: k, or {t+j}, whose letters are added."""
        if self.next != "{":
            return [self.index_letter()]
        self.take("{")
        letters = [self.index_letter()]
        while self.next == "+":
            self.take()
            letters.append(self.index_letter())
        self.take("}")
        return letters

    def index_letter(self):
        token = self.take()
        return token if re.fullmatch(r"[A-Za-z]|\d+", token) else self.fail(f"{token} is no index")

    def indexed(self, node):
        """(…)_i: one entry of a vector."""
        if self.next != "_":
            return node
        (letter,) = self.subscript()
        name = joined(*node.target) if node.target else node  # (v_c)_i picks from v_c
        return Node(
            lambda at: np.asarray(node(at))[index(letter, at), 0],
            node,
            uses=[(letter, name, (letter,))],
            target=(name, (letter,)) if node.target else None,
        )

    def powers(self, node):
        """^\\top and ^2."""
        while self.next == "^":
            self.take()
            if self.tokens[self.place : self.place + 3] == ["{", r"\top", "}"]:
                self.tokens[self.place : self.place + 3] = [r"\top"]
            if self.next in (r"\top", "T"):
                self.take()
                node = Node(lambda at, node=node: np.transpose(node(at)), node)
                continue
            power = self.group()
            node = fold(lambda a, b: number(a, "power") ** number(b, "power"), node, power)
        return node

    # the rest

    def fraction(self):
        self.take()
        upper = self.derivative_part()
        if upper is None:
            above, below = self.group(), self.group()
            return fold(divided, above, below)
        body, differential = upper
        target = self.derivative_target(differential)
        if body is None:  # ∂/∂x in front: of all that follows in this term
            body = self.term()
        return derivative(body, target)

    def derivative_part(self):
        """(body or None, ∂ or d) if the numerator is ∂… or d…; else None, and nothing is read."""
        start = self.place
        if self.next == "{" and self.tokens[self.place + 1] in (r"\partial", "d"):
            self.take("{")
            differential = self.take()
            body = None if self.next == "}" else self.term()
            self.take("}")
            if self.tokens[self.place : self.place + 2] == ["{", differential]:
                return body, differential
        self.place = start
        return None

    def derivative_target(self, differential):
        self.take("{")
        self.take(differential)
        node = self.indexed(self.bracket()) if self.next in OPEN else self.letter()
        self.take("}")
        return node

    def big_operator(self):
        operator = self.take()
        self.take("_")
        letter, lower, upper, excluded = self.lower_bound()
        is_between = upper is not None
        if self.next == "^":
            self.take()
            upper = self.group()
        body = self.term()
        combine = sum if operator == r"\sum" else product_of

        def compute(at):
            is_index = letter in {used for used, *_ in body.uses}
            if is_between or (upper is not None and not is_index):
                numbers = range(whole(lower(at)), whole(upper(at)) + 1)
                skipped = {index_or_number(name, at) for name in excluded}
                return combine(body(at.with_(**{letter: k})) for k in numbers if k not in skipped)
            size = index_length(letter, body, at)
            first, last = whole(lower(at)), size if upper is None else whole(upper(at))
            chosen = places_from(first, last, size) - {int(at[name]) for name in excluded}
            return combine(body(at.with_(**{letter: i})) for i in sorted(chosen))

        return Node(compute, body, bound=[letter])

    def lower_bound(self):
        """The letter of a sum, its bounds, and what is left out.

        As in w, {i=1}, {w ≠ o} or {-m ≤ j ≤ m, j ≠ 0}; only the last one says where it ends.
        """
        one = Node(lambda at: 1)
        if self.next != "{":
            return self.take(), one, None, []
        self.take("{")
        if self.next == "-" or self.tokens[self.place + 1] == r"\le":
            return self.between()
        letter, lower, excluded = self.take(), one, []
        if self.next == "=":
            self.take("=")
            lower = self.sum()
        elif self.next in (r"\ne", r"\neq"):
            self.take()
            excluded.append(self.take())
        self.take("}")
        return letter, lower, None, excluded

    def between(self):
        """-m ≤ j ≤ m, j ≠ 0}"""
        lower = self.sum()
        self.take(r"\le")
        letter = self.take()
        self.take(r"\le")
        upper, excluded = self.sum(), []
        if self.next == ",":
            self.take(), self.take(letter), self.take(r"\ne")
            excluded.append(self.take())
        self.take("}")
        return letter, lower, upper, excluded

    def one(self):
        r"""The 1 of \mathbf{1}, a column of ones, or of \mathbb{1}(…)."""
        self.take(), self.take("{"), self.take("1"), self.take("}")

    def indicator(self):
        """1 where the condition in brackets holds, 0 elsewhere."""
        self.one()
        self.take("(")
        left, _, right = self.letter(), self.take("="), self.letter()
        self.take(")")
        return Node(lambda at: float(np.equal(left(at), right(at)).item()), left, right)

    def of_several(self):
        """The smallest or largest of the numbers in brackets."""
        choose = OF_SEVERAL[self.take()]
        self.take("(")
        inner = [self.sum()]
        while self.next == ",":
            self.take()
            inner.append(self.sum())
        self.take(")")
        return Node(lambda at: choose(number(node(at), "min or max") for node in inner), *inner)

    def function(self):
        name = self.take()
        apply = FUNCTIONS.get(name, sigmoid)
        if name == r"\log" and self.next == "_":  # \log_2
            self.take("_"), self.take("2")
            apply = np.log2
        if self.next in OPEN:
            inner = self.bracket()
            node = Node(lambda at: entrywise(apply, inner(at)), inner)
            return self.powers(node)
        inner = self.term()  # log Σ …, log ŷ_o: of all that follows in this term
        return Node(lambda at: entrywise(apply, inner(at)), inner)

    def norm(self):
        self.take(r"\lVert")
        inner = self.sum()
        self.take(r"\rVert")
        return self.powers(Node(lambda at: float(np.linalg.norm(inner(at))), inner))

    def cases(self):
        self.take(r"\begin{cases}")
        rows = []
        while self.next != r"\end{cases}":
            result = self.sum()
            self.take("&")
            if self.next.startswith(r"\text"):
                self.take()
            left, relation, right = (
                self.letter(),
                self.take("=", r"\ne", ">", "<", r"\le", r"\ge"),
                self.factor_of_one_token(),
            )
            rows.append((result, left, relation, right))
            if self.next == r"\\":
                self.take()
        self.take(r"\end{cases}")

        def compute(at):
            tests = {"=": np.equal, r"\ne": np.not_equal, ">": np.greater, "<": np.less}
            tests[r"\le"] = np.less_equal
            tests[r"\ge"] = np.greater_equal
            for result, left, relation, right in rows:
                if tests[relation](left(at), right(at)):
                    return result(at)
            raise Unreadable("no case holds")

        return Node(compute, *(row[0] for row in rows))


def product_of(items):
    result = 1.0
    for item in items:
        result = times(result, item)
    return result


def entrywise(apply, argument):
    return apply(number(argument, "a function") if np.size(argument) == 1 else argument)


# --- indices ---


def varying(letters):
    """The letters that vary: k of w_k, t and j of z_{t+j}."""
    return [
        one for entry in letters for one in (entry[1:] if isinstance(entry, tuple) else [entry])
    ]


def joined(name, letters):
    """v_c as the name of an array of its own."""
    return "_".join([name, "".join("".join(letter) for letter in letters)]) if letters else name


def is_name(name, letters, at):
    """Whether name_letters is the name of an array of its own, as v_c may be."""
    return isinstance(name, str) and at.has(joined(name, letters))


def index(letter, at):
    """Letters and numbers to places; formulas count from 1, or from the `first_place` they have."""
    if isinstance(letter, tuple):
        array, *inner = letter
        return int(np.asarray(at[array])[sum(index(one, at) for one in inner)])
    if letter.isdigit():
        place = int(letter) - (at["first_place"] if at.has("first_place") else 1)
        if place < 0:
            raise Unreadable(f"{letter} is no place: this formula counts from 1")
        return place
    if np.size(at[letter]) != 1:
        raise Unreadable(f"{letter} stands for several words and cannot be an index")
    return int(at[letter])


def index_or_number(name, at):
    """What a sum leaves out: a word by its letter, or a number as it is."""
    return int(name) if name.isdigit() else index(name, at)


def places(name, letters, at):
    """The array that name_letters picks from, and the axis of each letter."""
    if name in MATRIX_OF and len(letters) == 1 and not at.has(name):
        return MATRIX_OF[name], [1]  # u_w is the column w of U
    return name, list(range(len(letters)))


def where(name, letters, at):
    """The array and the place in it that name_letters means."""
    if not letters or at.has(joined(name, letters)):
        return joined(name, letters), ...
    base, axes = places(name, letters, at)
    ids = tuple(index(letter, at) for letter in letters)
    return base, (slice(None), *ids) if axes == [1] else ids


def derivative(body, target):
    """∂ body / ∂ target, measured: the same definition for every formula."""

    def compute(at):
        if target.target is None:
            raise Unreadable("a derivative by something that is no letter")
        base, axes = where(*target.target, at)
        array = np.array(at[base], dtype=float)
        spot = array[axes]
        slope = np.zeros(np.shape(spot) or (1,))
        for place in np.ndindex(slope.shape):
            above, below = array.copy(), array.copy()
            for moved, sign in ((above, 1), (below, -1)):
                part = np.array(moved[axes], dtype=float).reshape(slope.shape)
                part[place] += sign * HALF_STEP
                moved[axes] = part.reshape(np.shape(spot))
            rise = number(body(at.with_(**{base: above})), "∂") - number(
                body(at.with_(**{base: below})), "∂"
            )
            slope[place] = rise / (2 * HALF_STEP)
        return slope if np.shape(spot) else slope.item()

    return Node(compute, body, target)
