"""What Presburger arithmetic can say of the numbers of a family, as SMT-LIB: each script is unsatisfiable if it is so.

"For every k the set of k points is an intersection of hypotheses"; "any C + 1 points that members share have infinitely
many in their closure". Solvers may answer unknown; that they ever say sat is a disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from echoproof.encode.smtlib import comment
from echoproof.families.conditions import Bound, Condition, Junction, Not, Residue, Truth
from echoproof.families.family import Family, Schema
from echoproof.families.graphs import Pumped
from echoproof.families.numbers import Amount, Numbers
from echoproof.families.relations import integer_at

MOST_POINTS: Final = 6
"""Of how many points a question speaks, at most."""


def scripts(family: Family, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield (name, script) of what can be said."""
    closure = numbers.closure
    if closure.growing is not None:
        claim = "for some k the set is no intersection of hypotheses"
        yield "closed-sets", _script(family, claim, _open_for_some(family, closure.growing))
    elif closure.many < MOST_POINTS:
        many = int(closure.many) + 1
        claim = f"some {many} points that members share have finitely many in their closure"
        yield "no-more", _script(family, claim, _finite_closure(family, many))
        yield from _attained(family, closure)
    for number, (schema, local) in enumerate(zip(family.schemas, numbers.local, strict=True)):
        if local.endless is not None:
            claim = f"for some k the set is no intersection of members, {schema.called(local.at)} among them"
            pinned = _member(schema, "x", [str(value) for value in local.at])
            lost = f"(exists ((x Int)) (and {_in_sets(local.endless)} (not {pinned})))"
            body = f"(exists ((k Int)) (and (>= k 1) (or {lost} {_open_at(family, local.endless)})))"
            yield f"endless-{number}", _script(family, claim, body)
    if numbers.point is not None:
        claim = f"some member is contained in all members with {numbers.point}"
        yield "point", _script(family, claim, _answered(family, numbers.point))


def script(family: Family, numbers: Numbers) -> str:
    """Return all of them as one script, which resets the solver between them."""
    return "(reset)\n".join(text for _, text in scripts(family, numbers))


def _attained(family: Family, closure: Amount) -> Iterator[tuple[str, str]]:
    if closure.many and closure.many < inf:
        points = "(or " + " ".join(f"(= y {_number(x)})" for x in closure.largest) + " false)"
        closed = _all_in(family, closure.largest)
        body = (
            f"(or (not {_some(family, closed)}) (exists ((y Int)) (and (not {points}) {_in_closure(family, closed)})))"
        )
        yield "attained", _script(family, f"{sorted(closure.largest)} is no intersection of hypotheses", body)


def _script(family: Family, claim: str, body: str) -> str:
    return comment(f"{family.title}\n{claim}: refuted when this is unsatisfiable") + (
        f"(set-logic ALL)\n(assert {body})\n(check-sat)\n"
    )


def _open_for_some(family: Family, sets: Pumped) -> str:
    return f"(exists ((k Int)) (and (>= k 0) {_open_at(family, sets)}))"


def _open_at(family: Family, sets: Pumped) -> str:
    inside = {
        number: f"(forall ((x Int)) (=> {_in_sets(sets)} {_member(schema, 'x', _names(schema))}))"
        for number, schema in enumerate(family.schemas)
    }
    more = f"(exists ((y Int)) (and (not {_in_sets(sets, 'y')}) {_in_closure(family, inside)}))"
    return f"(or (not {_some(family, inside)}) {more})"


def _all_in(family: Family, points: Sequence[object]) -> dict[int, str]:
    return {
        number: "(and true "
        + " ".join(_member(s, _number(x) if isinstance(x, int) else str(x), _names(s)) for x in points)
        + ")"
        for number, s in enumerate(family.schemas)
    }


def _finite_closure(family: Family, many: int) -> str:
    points = [f"z{i}" for i in range(many)]
    order = " ".join(f"(< {a} {b})" for a, b in pairwise(points))
    inside = _all_in(family, points)
    far = f"(forall ((y Int)) (=> (or (> y b) (< y (- b))) (not {_in_closure(family, inside)})))"
    declared = " ".join(f"({name} Int)" for name in [*points, "b"])
    return f"(exists ({declared}) (and true {order} {_some(family, inside)} {far}))"


def _answered(family: Family, point: int) -> str:
    inside = _all_in(family, [point])
    return (
        "(or "
        + " ".join(
            _exists(
                schema,
                "q",
                f"(forall ((y Int)) (=> {_member(schema, 'y', _names(schema, 'q'))} {_in_closure(family, inside)}))",
            )
            for schema in family.schemas
        )
        + ")"
    )


def _in_closure(family: Family, inside: dict[int, str]) -> str:
    """Return: y is in every member that is `inside`."""
    left = (
        _exists(schema, "", f"(and {inside[number]} (not {_member(schema, 'y', _names(schema))}))")
        for number, schema in enumerate(family.schemas)
    )
    return "(not (or " + " ".join(left) + "))"


def _some(family: Family, inside: dict[int, str]) -> str:
    return "(or " + " ".join(_exists(s, "", inside[number]) for number, s in enumerate(family.schemas)) + ")"


def _exists(schema: Schema, prefix: str, body: str) -> str:
    if not schema.parameters:
        return body
    names = _names(schema, prefix)
    declared = " ".join(f"({name} Int)" for name in names)
    return f"(exists ({declared}) (and {_term(schema.where, dict(zip(schema.parameters, names, strict=True)))} {body}))"


def _names(schema: Schema, prefix: str = "") -> list[str]:
    return [f"|{prefix} {name}|" for name in schema.parameters]


def _member(schema: Schema, x: str, values: Sequence[str]) -> str:
    return _term(schema.condition, {"x": x, **dict(zip(schema.parameters, values, strict=True))})


def _number(value: int) -> str:
    return str(value) if value >= 0 else f"(- {-value})"


def _term(condition: Condition, names: dict[str, str]) -> str:
    match condition:
        case Truth(value):
            return "true" if value else "false"
        case Not(part):
            return f"(not {_term(part, names)})"
        case Junction(kind, parts):
            return f"({kind} " + " ".join(_term(part, names) for part in parts) + ")"
        case Residue(variable, modulus, residue):
            return f"(= (mod {names[variable]} {modulus}) {residue})"
        case Bound(terms, most):
            signed = [names[name] if sign > 0 else f"(- {names[name]})" for name, sign in terms]
            total = signed[0] if len(signed) == 1 else f"(+ {' '.join(signed)})"
            return f"(<= {total} {_number(most)})"


def _in_sets(sets: Pumped, x: str = "x") -> str:
    """Return: x is in the set for k."""
    start, step = len(sets.before), len(sets.turn) // 2
    parts = [f"(= {x} {_number(integer_at(n))})" for n, bit in enumerate(sets.before) if bit]
    for n, bit in enumerate(sets.turn):
        if bit:
            first, up = integer_at(start + n), (start + n) % 2
            apart = f"(- {x} {_number(first)})" if up else f"(- {_number(first)} {x})"
            rest = f" (= (mod {apart} {step}) 0)" if step > 1 else ""
            parts.append(f"(and (>= {apart} 0) (< {apart} (* {step} k)){rest})")
    for n, bit in enumerate(sets.behind):
        if bit:
            first, sign = integer_at(start + n), "+" if (start + n) % 2 else "-"
            parts.append(f"(= {x} ({sign} {_number(first)} (* {step} k)))")
    return "(or false " + " ".join(parts) + ")"
