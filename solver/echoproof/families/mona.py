"""The questions about a family as input of MONA, the tool for WS1S, and the answers of its automata.

Another way than that of the search: an integer is a sign (true: below zero) and a number, a set of integers a set of
numbers for each sign. Members are given by the definitions, and quantifiers stand as they are said.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from echoproof.families.conditions import Bound, Condition, Junction, Not, Residue, Truth, atoms
from echoproof.families.family import Family, Schema
from echoproof.families.graphs import NOTHING, Graph, heaviest
from echoproof.model.errors import UndecidedError

MEMORY: Final = 1 << 29
"""Bytes for MONA and one question, its own limit; it gives up when they are used."""
SECONDS: Final = 60
"""When it is stopped, should it need neither more memory nor come to an end."""
_HEAD: Final = re.compile(r"^DFA for .*$", re.MULTILINE)
_STEP: Final = re.compile(r"^State (\d+): ([01X]*) -> state (\d+)$", re.MULTILINE)


def scripts(family: Family) -> Iterator[tuple[str, str]]:
    """Yield (name, input of MONA) of each question: closed, unanswered, and the local ones of each schema."""
    preds = _predicates(family)
    yield "closed", preds + "closed(P, N);\n"
    yield "unanswered", preds + "unanswered(P, N);\n"
    for number, schema in enumerate(family.schemas):
        free = "".join(f"var0 s{name};\nvar1 n{name};\n" for name in schema.parameters)
        names = "".join(f", s{name}, n{name}" for name in schema.parameters)
        where = " & ".join([*(f"(s{p} => n{p} > 0)" for p in schema.parameters), f"where{number}({_first(names)})"])
        where = where if schema.parameters else "true"
        tight = f"within{number}(P, N{names}) & closed(P, N) & bounded(P, N)"
        text = f"{where} & ((P = empty & N = empty) | ({tight}));\n"
        yield f"local-{number}", preds.replace("var2 P, N;\n", f"var2 P, N;\n{free}", 1) + text


def _first(names: str) -> str:
    return names.removeprefix(", ")


def _predicates(family: Family) -> str:
    lines = [f"# {family.title}; the numbers of S that are not below zero are in P, those below in N", "ws1s;"]
    lines += ["var2 P, N;", "0 notin N;"]
    moduli = {(modulus, residue) for modulus in _moduli(family) for residue in range(modulus)}
    for modulus, residue in sorted(moduli):
        step = f"t = {residue} | (t >= {modulus} & t - {modulus} in Q)"
        lines.append(f"pred rest{modulus}_{residue}(var1 n) = ex2 Q: n in Q & (all1 t: t in Q => ({step}));")
    lines.append("pred shown(var2 P, N, var0 s, var1 n) = (~s & n in P) | (s & n in N);")
    for number, schema in enumerate(family.schemas):
        lines += _of_schema(number, schema)
    numbers = range(len(family.schemas))
    lines.append(
        "pred contained(var2 P, N) = " + " | ".join(_some(family, n, f"within{n}(P, N{{}})") for n in numbers) + ";"
    )
    out = (_some(family, n, f"within{n}(P, N{{}}) & ~member{n}(sx, nx{{}})") for n in numbers)
    lines.append("pred leaves_out(var2 P, N, var0 sx, var1 nx) = " + " | ".join(out) + ";")
    every = "all0 sx: all1 nx: (sx => nx > 0) =>"
    exact = f"{every} (shown(P, N, sx, nx) | leaves_out(P, N, sx, nx))"
    lines.append(f"pred closed(var2 P, N) = contained(P, N) & ({exact});")
    inside = (_some(family, n, f"({every} (member{n}(sx, nx{{}}) => ~leaves_out(P, N, sx, nx)))") for n in numbers)
    lines.append("pred unanswered(var2 P, N) = contained(P, N) & ~(" + " | ".join(inside) + ");")
    classes = []
    for sign in ("false", "true"):
        for residue in range(family.modulus):
            rest = "true" if family.modulus == 1 else f"rest{family.modulus}_{residue}(t)"
            ends = (
                _some(
                    family, n, f"within{n}(P, N{{}}) & (ex1 b: all1 t: (t > b & {rest}) => ~member{n}({sign}, t{{}}))"
                )
                for n in numbers
            )
            classes.append("(" + " | ".join(ends) + ")")
    lines.append("pred bounded(var2 P, N) = " + " & ".join(classes) + ";")
    return "\n".join(lines) + "\n"


def _moduli(family: Family) -> set[int]:
    found = {
        a.modulus for s in family.schemas for c in (s.where, s.condition) for a in atoms(c) if isinstance(a, Residue)
    }
    return {modulus for modulus in (*found, family.modulus) if modulus > 1}


def _of_schema(number: int, schema: Schema) -> list[str]:
    names = schema.parameters
    heads = ", ".join(f"var0 s{name}, var1 n{name}" for name in names)
    comma = ", " if names else ""
    where = f"pred where{number}({heads}) = {_text(schema.where)};" if names else f"pred where{number}(var0 s) = true;"
    member = f"pred member{number}(var0 sx, var1 nx{comma}{heads}) = {_text(schema.condition)};"
    args = "".join(f", s{name}, n{name}" for name in names)
    asked = f"where{number}({_first(args)})" if names else "true"
    every = f"all0 sx: all1 nx: ((sx => nx > 0) & shown(P, N, sx, nx)) => member{number}(sx, nx{args})"
    return [where, member, f"pred within{number}(var2 P, N{comma}{heads}) = {asked} & ({every});"]


def _some(family: Family, number: int, text: str) -> str:
    """Return: for some member of a schema; the text has {} where its parameters go."""
    names = family.schemas[number].parameters
    args = "".join(f", s{name}, n{name}" for name in names)
    quantifiers = "".join(f"ex0 s{name}: ex1 n{name}: " for name in names)
    valid = "".join(f"(s{name} => n{name} > 0) & " for name in names) + (
        f"where{number}({_first(args)}) & " if names else ""
    )
    return f"({quantifiers}({valid}{text.replace('{}', args)}))"


def _text(condition: Condition) -> str:
    match condition:
        case Truth(value):
            return "true" if value else "false"
        case Not(part):
            return f"~({_text(part)})"
        case Junction(kind, parts):
            return "(" + (" & " if kind == "and" else " | ").join(map(_text, parts)) + ")"
        case Residue(name, modulus, residue):
            if modulus == 1:
                return "true"
            below = -residue % modulus
            return f"((~s{name} & rest{modulus}_{residue}(n{name})) | (s{name} & rest{modulus}_{below}(n{name})))"
        case Bound(((name, sign),), most):
            return _single(f"n{name}", f"~s{name}" if sign > 0 else f"s{name}", most)
        case Bound(((one, sign), (other, side)), most):
            return _double(
                (f"n{one}", f"~s{one}" if sign > 0 else f"s{one}"),
                (f"n{other}", f"~s{other}" if side > 0 else f"s{other}"),
                most,
            )
    raise ValueError("a comparison of more than two variables")


def _single(number: str, above: str, most: int) -> str:
    """Return that a number, above zero when a literal holds, is at most a constant. Of zero, either sign is right."""
    if most >= 0:
        return f"({above} => {number} <= {most})"
    return f"(~({above}) & {number} >= {-most})"


def _double(one: tuple[str, str], other: tuple[str, str], most: int) -> str:
    (a, above), (b, over) = one, other
    if most >= 0:
        sums = " | ".join(f"({a} = {i} & {b} <= {most - i})" for i in range(most + 1))
        cases = [f"({above} & {over} & ({sums}))", f"(~({above}) & ~({over}))"]
    else:
        sums = " | ".join(f"({a} = {i} & {b} < {-most - i})" for i in range(-most))
        cases = [f"(~({above}) & ~({over}) & ~({sums}))"]
    for first, second, up, down in ((a, b, above, over), (b, a, over, above)):  # first - second
        apart = f"{first} <= {second} + {most}" if most >= 0 else f"{first} + {-most} <= {second}"
        cases.append(f"({up} & ~({down}) & {apart})")
    return "(" + " | ".join(cases) + ")"


def mona() -> str | None:
    """Return where MONA is; None when it is not installed."""
    return shutil.which("mona")


def asked(script: str, parameters: int = 0) -> Graph:
    """Return the automaton of MONA for a script as a graph: bits of S counted, then (sign, place) of the parameters.

    Raises UndecidedError when MONA gives none in its time.
    """
    try:
        with tempfile.NamedTemporaryFile("w", suffix=".mona") as file:
            file.write(script)
            file.flush()
            limited = f'ulimit -v {MEMORY >> 10}; exec "$0" "$@"'
            command = ["sh", "-c", limited, mona() or "mona", "-w", "-q", "-u", file.name]
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UndecidedError("MONA takes too long") from None
    found = {int(n) for n in _listed(done.stdout, "Accepting states")}
    steps = [(int(q), bits, int(to)) for q, bits, to in _STEP.findall(done.stdout)]
    if _HEAD.search(done.stdout) is None or not steps:
        raise UndecidedError(f"MONA gives no automaton: {done.stdout[:200]}{done.stderr[:200]}")
    rows: list[list[tuple[int, int, tuple[int, ...]]]] = [[] for _ in range(1 + max(max(q, to) for q, _, to in steps))]
    for q, bits, to in steps:
        for p in (0, 1) if bits[0] == "X" else (int(bits[0]),):
            for n in (0, 1) if bits[1] == "X" else (int(bits[1]),):
                others: list[tuple[int, ...]] = [()]
                for bit in bits[2 : 2 + 2 * parameters]:
                    others = [(*row, value) for row in others for value in ((0, 1) if bit == "X" else (int(bit),))]
                rows[q] += [(to, p + n, other) for other in others]
    accepts = tuple(q in found for q in range(len(rows)))
    return Graph(tuple(map(tuple, rows)), accepts, frozenset(range(len(rows))))


def _listed(text: str, what: str) -> Sequence[str]:
    found = re.search(rf"^{what}: ([\d ]*)$", text, re.MULTILINE)
    return found[1].split() if found else []


def most(graph: Graph) -> float:
    """Return the most points of a set that an automaton of MONA without parameters accepts; of none, 0."""
    best = heaviest(graph)
    return max([0, *(best[to] for to, _, _ in graph.steps[0])])  # the first letter holds the signs alone


def endless(graph: Graph) -> bool:
    """Whether the sets of some one member have any number of points: behind the places of all parameters."""
    ends = heaviest(graph, lambda step: not any(step[2][1::2]))
    return inf in ends


def values(graph: Graph, reach: int) -> dict[int, float]:
    """Return, for each value of the one parameter up to `reach`, the most points of a set that is accepted."""
    ends = heaviest(graph, lambda step: step[2][1] == 0)
    found: dict[int, float] = {}
    for sign in (0, 1):
        now: dict[int, float] = {to: 0 for to, _, other in graph.steps[0] if other[0] == sign}
        for place in range(reach + 1):
            arrived = [w + bit + ends[to] for q, w in now.items() for to, bit, other in graph.steps[q] if other[1]]
            if place or not sign:
                found[-place if sign else place] = max(arrived, default=NOTHING)
            after: dict[int, float] = {}
            for q, w in now.items():
                for to, bit, other in graph.steps[q]:
                    if not other[1]:
                        after[to] = max(after.get(to, NOTHING), w + bit)
            now = after
    return found
