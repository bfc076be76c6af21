r"""The rules that every chapter keeps: sizes, names, imports, equations, exercises, links.

Each rule is a function from a chapter (or from a stored notebook) to a list of faults in words.
`test_notebook_rules.py` runs them on the course, and on small wrong chapters that they must catch.
"""

import ast
import inspect
import re
from collections import Counter
from pathlib import Path

from w2v_lib.exercises.spec import Code, Order, Pencil, Predict

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"

MAX_CODE_LINES = 15
MAX_PROSE_WORDS = 120
MAX_ROWS = 6

TAG_FORMS = re.compile(r"(eq|exercise|hints)-\w+\.\d+")
EXERCISE_HEAD = re.compile(
    r"### Exercise (?P<id>\w+\.\d+) · (?P<title>.+)\n+"
    r"(?P<stars>[★☆]{3}) · (?P<minutes>\d+) minutes? · (?P<kind>code|pencil|predict|order)"
    r" · rests on \((?P<equation>\w+\.\d+)\)(\n|$)"
)
KINDS = {Code: "code", Pencil: "pencil", Predict: "predict", Order: "order"}
LETTERED = re.compile(r"^- `(\w)`: ", re.M)

NETWORK = {"socket", "urllib", "requests", "http", "httpx", "aiohttp", "ftplib"}
SHELL = {"subprocess"}
SKIPPED_STEPS = re.compile(
    r"\b(similarly|analogously|obviously|trivially|clearly|it is easy to see|"
    r"left (to|for) the reader|left as an exercise|one can show|it can be shown)\b",
    re.IGNORECASE,
)
# What MathJax and KaTeX do not both render inside $$.
NOT_PORTABLE = re.compile(
    r"\\(label|ref|eqref|newcommand|def|require|mathscr|bm|unicode|cssId|class|href|nonumber)\b"
    r"|\\begin\{(?!aligned\}|[pbv]?matrix\}|cases\}|array\})\w+\*?\}"
)
# Modules that compute what chapters derive; a row that uses their results proves nothing.
COMPUTING = ("w2v_lib.activations", "w2v_lib.architectures", "w2v_lib.losses")
WAITING = {"hint", "solution"}
REFEREE = "numerical_gradient"  # allowed anywhere: it is what d/dx means


# --- reading cells --------------------------------------------------------------------------------


def code_cells(chapter):
    return [cell for cell in chapter.cells if cell.kind == "code"]


def prose_cells(chapter):
    return [cell for cell in chapter.cells if cell.kind == "markdown"]


def tagged(chapter, family):
    """Pairs (id, cell) of the cells tagged family-id."""
    return [
        (tag.removeprefix(family + "-"), cell)
        for cell in chapter.cells
        for tag in cell.tags
        if tag.startswith(family + "-")
    ]


def python(cell):
    """The Python of a cell as statements; magics are not Python, and another rule refuses them."""
    lines = [
        "pass" if line.lstrip()[:1] in "%!" and line.strip() else line
        for line in cell.source.splitlines()
    ]
    return ast.parse("\n".join(lines)).body


def nodes(statements, kind):
    return [n for statement in statements for n in ast.walk(statement) if isinstance(n, kind)]


def used_names(node):
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def outermost(statement):
    """The nodes of a statement that run in the notebook's own scope."""
    yield statement
    if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.Lambda):
        return
    for child in ast.iter_child_nodes(statement):
        if not isinstance(child, ast.comprehension):
            yield from outermost(child)


def loop_names(statements):
    """Names that a `for` gives: they mean something only inside their loop."""
    loops = [n for s in statements for n in outermost(s) if isinstance(n, ast.For)]
    return [name.id for loop in loops for name in nodes([loop.target], ast.Name)]


def bound_names(statements):
    """Names that a cell gives to the notebook, as often as it gives them; loop names are not."""
    names = []
    for node in (n for statement in statements for n in outermost(statement)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names += [alias.asname or alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            names += [node.target.id, node.target.id]  # it needs the old value: bound twice
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
    counts = Counter(names)
    counts.subtract(loop_names(statements))
    return counts


def sentences_of(cell):
    """The prose of a cell: no display, table, code, picture or address."""
    text = re.sub(
        r"\$\$.*?\$\$|```.*?```|!\[[^\]]*\]\([^)]*\)|<[^>]+>", " ", cell.source, flags=re.S
    )
    text = re.sub(r"^\|.*$", " ", text, flags=re.M)
    return re.sub(r"\]\([^)]*\)", "]", text)


def start_of(cell):
    return f"cell {cell.index} ({cell.source.strip().splitlines()[0]:.50})"


# --- sizes and names ------------------------------------------------------------------------------


def long_code(chapter):
    """Code cells of more than 15 lines."""
    counts = [
        (c, len([x for x in c.source.splitlines() if x.strip()])) for c in code_cells(chapter)
    ]
    return [f"{start_of(c)} has {n} lines of code" for c, n in counts if n > MAX_CODE_LINES]


def long_prose(chapter):
    """Prose cells of more than 120 words; an inline formula is one word."""
    faults = []
    for cell in prose_cells(chapter):
        words = re.findall(r"\w[\w'’.-]*", re.sub(r"\$[^$]+\$|`[^`]+`", "x", sentences_of(cell)))
        if len(words) > MAX_PROSE_WORDS:
            faults.append(f"{start_of(cell)} has {len(words)} words")
    return faults


def late_imports(chapter):
    """Imports that do not stand at the top of the first code cell."""
    faults = []
    for cell in code_cells(chapter):
        statements = python(cell)
        if cell is code_cells(chapter)[0]:
            while statements and isinstance(statements[0], ast.Import | ast.ImportFrom):
                statements = statements[1:]
        for node in nodes(statements, ast.Import | ast.ImportFrom):
            faults.append(f"{start_of(cell)} imports: {ast.unparse(node)}")
    return faults


def unused_imports(chapter):
    """Imported names that no cell uses, and that no prose offers to the learner as `name`."""
    setup = code_cells(chapter)[0]
    used = {name.id for cell in code_cells(chapter) for name in nodes(python(cell), ast.Name)}
    used |= {name for cell in prose_cells(chapter) for name in re.findall(r"`(\w+)`", cell.source)}
    imports = nodes(python(setup), ast.Import | ast.ImportFrom)
    names = {alias.asname or alias.name for node in imports for alias in node.names}
    return [f"{name} is imported and not used" for name in sorted(names - used - WAITING)]


def rebound_names(chapter):
    """Names that get a second value: what they mean would depend on the cell that ran last."""
    first, faults, loops = {}, [], set()
    for cell in code_cells(chapter):
        statements = python(cell)
        loops |= set(loop_names(statements))
        for name, times in bound_names(statements).items():
            if name not in ("rng", "_") and (times > 1 or (times and name in first)):
                faults.append(f"{start_of(cell)} binds {name} again")
            if times:
                first.setdefault(name, cell)
    faults += [f"{name} is a loop's name and a value's" for name in sorted(loops & set(first))]
    return faults


def trailing_semicolons(chapter):
    """A line that ends in `;`: nbval runs without it and sees another output."""
    return [
        f"{start_of(cell)} has a line that ends with ;"
        for cell in code_cells(chapter)
        if any(line.split("#")[0].rstrip().endswith(";") for line in cell.source.splitlines())
    ]


def forbidden_code(chapter):
    """Magics, star imports, sys.path, shells and the network."""
    faults = []
    for cell in code_cells(chapter):
        lines = [line.strip() for line in cell.source.splitlines()]
        found = [line for line in lines if line[:1] in ("%", "!")]
        for node in nodes(python(cell), ast.Import | ast.ImportFrom | ast.Attribute):
            text = ast.unparse(node)
            modules = {alias.name.split(".")[0] for alias in getattr(node, "names", [])}
            modules.add((getattr(node, "module", None) or "").split(".")[0])
            if modules & (NETWORK | SHELL) or "import *" in text:
                found.append(text)
            if text in ("sys.path", "os.system", "os.chdir"):
                found.append(text)
        faults += [f"{start_of(cell)} uses {text}" for text in found]
    return faults


def unseeded_draws(chapter):
    """Random numbers whose seed does not stand in their own cell: run twice, they differ."""
    faults = []
    for cell in code_cells(chapter):
        statements = python(cell)
        names = [name for name in nodes(statements, ast.Name) if name.id == "rng"]
        uses_only = names and not any(isinstance(name.ctx, ast.Store) for name in names)
        if uses_only and "rng" not in local_names(statements):
            faults.append(f"{start_of(cell)} uses the rng of another cell")
        for call in nodes(statements, ast.Call):
            function = ast.unparse(call.func)
            if function.endswith("default_rng") and not is_constant_seed(call):
                faults.append(f"{start_of(cell)} has {ast.unparse(call)} without a fixed seed")
    return faults


def local_names(statements):
    """Arguments of the functions that a cell defines."""
    return {a.arg for function in nodes(statements, ast.arguments) for a in function.args}


def is_constant_seed(call):
    """A number, or what a loop counts through."""
    return len(call.args) == 1 and isinstance(call.args[0], ast.Constant | ast.Name)


def unknown_tags(chapter):
    """Tags that no rule knows: a slip of the pen would switch a rule off."""
    return [
        f"{start_of(cell)} has the tag {tag!r}"
        for cell in chapter.cells
        for tag in cell.tags
        if not (TAG_FORMS.fullmatch(tag) and tag.split("-")[1].startswith(f"{chapter.number}."))
    ]


def wrong_title(chapter):
    """The first cell begins with `# 03 · Title`."""
    first = chapter.cells[0]
    right = first.kind == "markdown" and first.source.startswith(f"# {chapter.number} · ")
    return [] if right else [f"{start_of(first)} is not `# {chapter.number} · Title`"]


# --- prose ----------------------------------------------------------------------------------------


def skipped_steps(chapter):
    """Words that stand where a derivation should."""
    found = [(cell, SKIPPED_STEPS.search(sentences_of(cell))) for cell in prose_cells(chapter)]
    return [f"{start_of(cell)} says {match.group()!r}" for cell, match in found if match]


def not_portable_mathematics(chapter):
    """LaTeX that JupyterLab and GitHub do not both render."""
    faults = []
    for cell in prose_cells(chapter):
        if cell.source.count("$$") % 2:
            faults.append(f"{start_of(cell)} opens a $$ that it does not close")
    for equation in chapter.equations:
        where = f"the display {equation.tag or equation.latex[:30]!r}"
        faults += [f"{where} uses {m.group()}" for m in NOT_PORTABLE.finditer(equation.latex)]
        if re.search(r"\\begin\{aligned\}\s*\[", equation.latex):  # MathJax eats it as an option
            faults.append(f"{where} begins with a bracket")
        if re.search(r"\n\s*\n", equation.latex):
            faults.append(f"{where} has an empty line in it")
        if len(equation.rows) > MAX_ROWS:
            faults.append(f"{where} has {len(equation.rows)} rows")
    return faults


def unknown_references(chapter, chapters):
    """A (03.4) in prose that no chapter numbers; chapters not yet written may be named."""
    tags = {equation.tag for other in chapters.values() for equation in other.equations}
    tags |= {equation.tag for equation in chapter.equations}
    written = {other.number for other in chapters.values()} | {chapter.number}
    faults = []
    for cell in prose_cells(chapter):
        for reference in re.findall(r"\(((?:\d\d|A)\.\d{1,2})\)", cell.source):
            if reference.split(".")[0] in written and reference not in tags:
                faults.append(f"{start_of(cell)} refers to ({reference}), which is nowhere")
    return faults


def pictures_without_words(chapter):
    """Pictures in prose need a text for those who do not see them, and lie in the course."""
    faults = []
    for cell in prose_cells(chapter):
        for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]*)[^)]*\)", cell.source):
            if len(alt.split()) < 4:
                faults.append(f"{start_of(cell)} shows {target} and does not say what it is")
            if ":" in target:
                faults.append(f"{start_of(cell)} shows {target}, which is not in the course")
        for element in re.findall(r"<img[^>]*>", cell.source):
            faults.append(f"{start_of(cell)} has {element}: write ![what it shows](file)")
    return faults


def dead_links(chapter, folder=NOTEBOOKS):
    """Relative links that lead nowhere, from notebooks/ or from the copy in my_course/."""
    faults = []
    for cell in prose_cells(chapter):
        for target in re.findall(r"\]\(([^)\s]+)[^)]*\)", re.sub(r"`[^`]*`", "", cell.source)):
            path = target.partition("#")[0]
            if ":" in target or not path:
                continue
            source = folder / "source" / f"{Path(path).stem}.py"
            is_chapter = path == Path(path).name and path.endswith(".ipynb") and source.exists()
            is_beside = path.startswith("../") and (folder / path).exists()
            if not (is_chapter or is_beside):
                faults.append(f"{start_of(cell)} links to {target}")
    return faults


def open_end(chapter, chapters):
    """A chapter ends with a summary of its equations and with what comes next."""
    faults = []
    numbered = [equation.tag for equation in chapter.equations if equation.tag]
    summaries = [cell for cell in prose_cells(chapter) if cell.source.startswith("## Summary")]
    if numbered and len(summaries) != 1:
        faults.append(f"there are {len(summaries)} cells that begin with `## Summary`")
    for cell in summaries:
        if not re.search(r"^\| *equation *\| *in words *\| *function *\|", cell.source, re.M):
            faults.append("the summary has no table: equation | in words | function")
        missing = [tag for tag in numbered if tag not in tags_in(cell.source)]
        faults += [f"the summary leaves out ({tag})" for tag in missing]
    last = chapter.cells[-1].source
    later = [name for name in sorted(chapters) if name > chapter.name]
    if not last.startswith("## What comes next"):
        faults.append("the last cell is not `## What comes next`")
    if later and f"]({later[0]}.ipynb)" not in last:
        faults.append(f"the last cell has no link to {later[0]}.ipynb")
    return faults


def tags_in(text):
    """The equations that a text names: (03.2), or (03.4)–(03.7) for all from 4 to 7."""
    found = set()
    for chapter, first, last in re.findall(r"\((\w+)\.(\d+)\)(?:–\(\1\.(\d+)\))?", text):
        found |= {f"{chapter}.{k}" for k in range(int(first), int(last or first) + 1)}
    return found


def steps_without_reason(chapter):
    """Displayed rows that do not say why they follow."""
    return [
        f"({equation.tag}) line {line} gives no reason"
        for equation in chapter.equations
        if equation.tag
        for line, row in enumerate(equation.rows, 1)
        if not row.reason
    ]


# --- equations and their checks -------------------------------------------------------------------


def unchecked_equations(chapter):
    r"""Every \tag has one cell eq-… after it and before the next \tag, and the other way round."""
    faults = []
    numbered = [equation for equation in chapter.equations if equation.tag]
    checks = tagged(chapter, "eq")
    tags = [equation.tag for equation in numbered]
    if tags != [f"{chapter.number}.{k}" for k in range(1, len(tags) + 1)]:
        faults.append(f"the equations are numbered {tags}")
    if [number for number, _ in checks] != tags:
        faults.append(f"the tags are {tags}, the cells check {[number for number, _ in checks]}")
        return faults
    following = [*(equation.cell for equation in numbered[1:]), len(chapter.cells)]
    for equation, (_, cell), after in zip(numbered, checks, following):
        if not equation.cell < cell.index < after:
            faults.append(f"({equation.tag}) is checked in cell {cell.index}, not right after it")
    return faults


def agree_calls(chapter):
    """Triples (number, cell, the calls of agree in it)."""
    return [
        (
            number,
            cell,
            [call for call in nodes(python(cell), ast.Call) if ast.unparse(call.func) == "agree"],
        )
        for number, cell in tagged(chapter, "eq")
    ]


def wrong_agreements(chapter):
    """agree gets the number, a value for the left side, one for each row, at most one more."""
    rows = {equation.tag: len(equation.rows) for equation in chapter.equations if equation.tag}
    faults = []
    for number, cell, calls in agree_calls(chapter):
        if len(calls) != 1 or calls[0].keywords or ast.unparse(calls[0].args[0]) != repr(number):
            faults.append(f"{start_of(cell)} must have one call agree({number!r}, …)")
            continue
        values = len(calls[0].args) - 1
        displayed = rows.get(number, 0)
        if values - displayed not in (1, 2):
            faults.append(f"({number}) displays {displayed} rows, agree gets {values} values")
        texts = [ast.unparse(value) for value in calls[0].args[1 : displayed + 2]]
        faults += [
            f"({number}) computes {text!r} twice" for text, n in Counter(texts).items() if n > 1
        ]
    return faults


def borrowed_rows(chapter):
    """Rows that the library computes: a line must be computed as it is displayed."""
    imported = {name for _, name in library_imports(chapter)} - {REFEREE}
    computed = library_values(chapter)
    rows = {equation.tag: len(equation.rows) for equation in chapter.equations}
    faults = []
    for number, _, calls in agree_calls(chapter):
        for call in calls:
            for line, value in enumerate(call.args[1 : rows.get(number, 0) + 2]):
                borrowed = used_names(value) & (imported | computed)
                if borrowed:
                    faults.append(f"({number}) line {line} uses {', '.join(sorted(borrowed))}")
    return faults


def library_imports(chapter):
    """Pairs (module, name) of what a chapter imports from w2v_lib."""
    imports = [n for cell in code_cells(chapter) for n in nodes(python(cell), ast.ImportFrom)]
    return [
        (
            f"{node.module}.{alias.name}" if node.module == "w2v_lib" else node.module,
            alias.asname or alias.name,
        )
        for node in imports
        if (node.module or "").startswith("w2v_lib")
        for alias in node.names
    ]


def library_values(chapter):
    """Names whose value comes from functions that compute what is derived, however indirectly."""
    values = {name for module, name in library_imports(chapter) if module.startswith(COMPUTING)}
    for cell in code_cells(chapter):
        for statement in python(cell):
            if used_names(statement) & values:
                bound = bound_names([statement])
                values |= {name for name in bound if bound[name] and name != "rng"}
    return values


# --- exercises ------------------------------------------------------------------------------------


def misformed_exercises(chapter):
    """An exercise is three cells in a row: text, answer and check, hints."""
    faults, cells = [], [*chapter.cells, None, None]
    heads = [cell for cell in prose_cells(chapter) if "### Exercise" in cell.source]
    for cell in heads:
        head = EXERCISE_HEAD.match(cell.source)
        if not head:
            faults.append(f"{start_of(cell)} has not the form of an exercise's head")
            continue
        answer, hints = cells[cell.index + 1], cells[cell.index + 2]
        number = head["id"]
        if answer is None or answer.tags != (f"exercise-{number}",):
            faults.append(f"{number}: the next cell must be tagged exercise-{number}")
        elif not is_stub(answer, number, head["kind"]):
            faults.append(f"{number}: its cell must be a stub and check({number!r}, …)")
        if hints is None or hints.tags != (f"hints-{number}",) or not are_hints(hints, number):
            faults.append(
                f"{number}: the cell after its check must be its two hints, commented out"
            )
    for family in ("exercise", "hints"):
        if len(tagged(chapter, family)) != len(heads):
            faults.append(f"{len(heads)} exercises, {len(tagged(chapter, family))} {family} cells")
    return faults


def is_stub(cell, number, kind):
    """`def name(…): … return ...` or `my_answer_03_2 = ...`, then the check, and nothing else."""
    match python(cell):
        case [
            ast.FunctionDef(name=name, body=[*_, ast.Return(value=ast.Constant(value=value))]),
            check,
        ] if kind == "code":
            pass
        case [ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)), check]:
            if kind == "code" or name != f"my_answer_{number.replace('.', '_')}":
                return False
        case _:
            return False
    return value is ... and ast.unparse(check) == f"check({number!r}, {name})"


def are_hints(cell, number):
    return bool(
        re.fullmatch(
            rf'# hint\("{re.escape(number)}"\).*\n# solution\("{re.escape(number)}"\).*',
            cell.source,
        )
    )


def strange_exercises(chapter, exercises):
    """The head and the stub say what the exercise's own file says; all exercises are there."""
    faults = []
    heads = [EXERCISE_HEAD.match(cell.source) for cell in prose_cells(chapter)]
    shown = [head["id"] for head in heads if head]
    if shown != list(exercises):
        faults.append(f"the chapter asks {shown}, its file of exercises has {list(exercises)}")
    stubs = dict(tagged(chapter, "exercise"))
    for head in filter(None, heads):
        exercise = exercises.get(head["id"])
        if exercise is None:
            continue
        said = (head["title"], head["stars"].count("★"), int(head["minutes"]), head["equation"])
        meant = (exercise.title, exercise.stars, exercise.minutes, exercise.equation)
        if (*said, head["kind"]) != (*meant, KINDS[type(exercise)]):
            faults.append(f"{head['id']}: the head says {said}, its file {meant}")
        if isinstance(exercise, Code) and head["id"] in stubs:
            faults += strange_stub(stubs[head["id"]], exercise)
        letters = LETTERED.findall(head.string)
        if isinstance(exercise, Order) and letters != list(exercise.lines):
            lines = "".join(exercise.lines)
            faults.append(f"{exercise.id}: the lines are {''.join(letters)}, in its file {lines}")
    return faults


def strange_stub(cell, exercise):
    """The stub has the name and the arguments of the solution."""
    stub = next(iter(nodes(python(cell), ast.FunctionDef)), None)
    said = stub and f"{stub.name}({ast.unparse(stub.args)})"
    signature = inspect.signature(exercise.solution)
    meant = f"{exercise.solution.__name__}({', '.join(map(str, signature.parameters.values()))})"
    return [] if said == meant else [f"{exercise.id}: the stub is {said}, the solution {meant}"]


def borrowed_answers(chapter):
    """Cells that use a learner's answer: the notebook must run as it is shipped."""
    faults = []
    for number, own in tagged(chapter, "exercise"):
        answers = {name for name, times in bound_names(python(own)).items() if times}
        for cell in code_cells(chapter):
            used = {name.id for name in nodes(python(cell), ast.Name)} & answers
            if cell is not own and used:
                faults.append(f"{start_of(cell)} uses {used.pop()}, the answer of {number}")
    return faults


# --- stored outputs -------------------------------------------------------------------------------


def texts(output):
    """All that an output says in words."""
    data = {kind: text for kind, text in output.get("data", {}).items() if kind.startswith("text/")}
    return ["".join(text) for text in [output.get("text", ""), *data.values()]]


def unstable_text(notebook):
    """Outputs that show numpy's types, addresses, folders of a machine, or a bare float."""
    pattern = (
        r"\d\.\d{11,}|\bnp\.\w+\(|\bnp\.(True|False)_|\b0x[0-9a-f]{6,}"
        r"|(?<![\w.])/(home|root|tmp|usr|opt)/"
    )
    return [
        f"a cell prints {match.group()}"
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        for text in texts(output)
        for match in re.finditer(pattern, text)
    ]


def mute_pictures(notebook):
    """Drawn pictures that do not say in words what they show."""
    faults = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                words = "".join(output["data"].get("text/plain", ""))
                alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
                if not words.startswith("[figure: ") or len(alt.split()) < 4:
                    faults.append(f"a picture says {words[:50]!r}, and {alt[:50]!r}")
    return faults
