"""A family cut off: the finite class of its members with some parameters, which has theorems of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import tomli_w

from echoproof.families.conditions import Bound, Condition, Junction, Not, Residue, Truth, substituted
from echoproof.families.family import Family
from echoproof.families.limits import MAX_CUT_WORK
from echoproof.model.errors import EchoproofError, TooLargeError
from echoproof.model.limits import MAX_HYPOTHESES
from echoproof.model.records import CLASS_FORMAT

Member = tuple[int, tuple[int, ...]]
"""The number of a schema, and parameters."""


def members(family: Family, values: Iterable[int]) -> dict[str, Member]:
    """Return the different members whose parameters are among the values, by names: "h 3", "h".

    Raises TooLargeError when more than MAX_CUT_WORK points of members had to be looked at.
    """
    listed, found, seen = tuple(values), dict[str, Member](), set[tuple[bool, ...]]()
    reach = family.constant + 2 * family.modulus + max(map(abs, listed), default=0) + 1
    window = range(0 if family.natural else -reach, reach + 1)  # at its ends each goes on as it is
    work = len(window) * sum(len(listed) ** len(schema.parameters) for schema in family.schemas)
    if work > MAX_CUT_WORK:
        raise TooLargeError(f"{work} points of members to look at", f"at most {MAX_CUT_WORK}: fewer parameters")
    for number, schema in enumerate(family.schemas):
        for parameters in product(listed, repeat=len(schema.parameters)):
            if schema.allows(parameters):
                row = tuple(schema.contains(x, parameters) for x in window)
                if row not in seen:
                    seen.add(row)
                    found[" ".join([schema.name, *map(str, parameters)])] = number, parameters
    return found


def class_text(family: Family, values: Iterable[int]) -> str:
    """Return the class file of these members, marked as cut off.

    Raises EchoproofError when there are none, or more than a class may have.
    """
    found = members(family, values)
    if not 1 <= len(found) <= MAX_HYPOTHESES:
        allowed = f"1 to {MAX_HYPOTHESES} members: other parameters"
        raise EchoproofError(f"{len(found)} different members have such parameters", allowed)
    conditions = {}
    for name, (number, parameters) in found.items():
        schema = family.schemas[number]
        put = {own: (0, "", value) for own, value in zip(schema.parameters, parameters, strict=True)}
        conditions[name] = _text(substituted(schema.condition, put))
    head = {"format": CLASS_FORMAT, "title": f"{family.title}, cut off", "source": family.source}
    return tomli_w.dumps({**head, "domain": family.domain, "cut_off": True, "hypotheses": conditions})


def _text(condition: Condition) -> str:
    """Return a condition on x in the grammar of class files."""
    match condition:
        case Truth(value):
            return str(value)
        case Bound(((_, 1),), most):
            return f"x <= {most}"
        case Bound(_, most):
            return f"x >= {-most}"
        case Residue(_, modulus, residue):
            return f"x % {modulus} == {residue}"
        case Not(Bound(((_, 1),), most)):
            return f"x > {most}"
        case Not(Bound(_, most)):
            return f"x < {-most}"
        case Not(part):
            return f"not ({_text(part)})"
        case Junction(kind, parts):
            return f" {kind} ".join(_text(p) if not isinstance(p, Junction) else f"({_text(p)})" for p in parts)
