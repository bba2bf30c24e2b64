"""The language of families: what a condition on the element x and on parameters comes down to.

Every comparison is brought to `Bound`: one variable, or two with coefficients 1 or -1, against a constant; every
remainder to `Residue`. That is the decidable language: order, successor, negation and constant moduli. Lists, chains,
abs, and remainders that are compared with remainders are written out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Truth:
    """`True` or `False`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """The sum of the signed variables is at most `most`; one or two different variables, in order of their names."""

    terms: tuple[tuple[str, Literal[1, -1]], ...]
    most: int


@dataclass(frozen=True, slots=True)
class Residue:
    """The variable leaves this remainder, 0 … modulus - 1."""

    variable: str
    modulus: int
    residue: int


@dataclass(frozen=True, slots=True)
class Not:
    """The complement."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Junction:
    """All of the parts (`and`) or any of them (`or`); none, too."""

    kind: Literal["and", "or"]
    parts: tuple[Condition, ...]


Condition = Truth | Bound | Residue | Not | Junction
ALWAYS, NEVER = Truth(True), Truth(False)


def both(*parts: Condition) -> Condition:
    """Return that all parts hold."""
    return _joined("and", parts, NEVER, ALWAYS)


def either(*parts: Condition) -> Condition:
    """Return that some part holds."""
    return _joined("or", parts, ALWAYS, NEVER)


def _joined(kind: Literal["and", "or"], parts: tuple[Condition, ...], strong: Truth, idle: Truth) -> Condition:
    kept = tuple(dict.fromkeys(part for part in parts if part != idle))
    if strong in kept:
        return strong
    return idle if not kept else kept[0] if len(kept) == 1 else Junction(kind, kept)


def opposite(part: Condition) -> Condition:
    """Return the complement."""
    if isinstance(part, Truth):
        return Truth(not part.value)
    return part.part if isinstance(part, Not) else Not(part)


def atoms(condition: Condition) -> Iterator[Bound | Residue]:
    """Yield what a condition is made of."""
    if isinstance(condition, Not):
        yield from atoms(condition.part)
    elif isinstance(condition, Junction):
        for part in condition.parts:
            yield from atoms(part)
    elif not isinstance(condition, Truth):
        yield condition


def holds(condition: Condition, values: Mapping[str, int]) -> bool:
    """Say whether a condition holds of these values of its variables: its meaning, by definition."""
    match condition:
        case Truth(value):
            return value
        case Bound(terms, most):
            return sum(sign * values[name] for name, sign in terms) <= most
        case Residue(variable, modulus, residue):
            return values[variable] % modulus == residue
        case Not(part):
            return not holds(part, values)
        case Junction(kind, parts):
            return (all if kind == "and" else any)(holds(part, values) for part in parts)


def python_of(condition: Condition, name: Callable[[str], str] = str) -> str:
    """Return the condition as a Python expression, its variables named anew."""
    match condition:
        case Truth(value):
            return str(value)
        case Bound(terms, most):
            return "(" + " + ".join(f"{sign}*{name(variable)}" for variable, sign in terms) + f" <= {most})"
        case Residue(variable, modulus, residue):
            return f"({name(variable)} % {modulus} == {residue})"
        case Not(part):
            return f"(not {python_of(part, name)})"
        case Junction(kind, parts):
            return "(" + f" {kind} ".join(python_of(part, name) for part in parts) + ")"


def far_out(condition: Condition, variable: str, sign: int, residue: int) -> Condition:
    """Return the condition for all values of a variable far out on a side, in a residue class."""

    def far(atom: Bound | Residue) -> Condition:
        if isinstance(atom, Residue):
            return Truth(residue % atom.modulus == atom.residue) if atom.variable == variable else atom
        own = dict(atom.terms).get(variable)
        return atom if own is None else Truth(own * sign < 0)

    return rewritten(condition, far)


def in_class(condition: Condition, variable: str, residue: int) -> Condition:
    """Return the condition for the values of a variable in a residue class of a multiple of its moduli."""

    def settled(atom: Bound | Residue) -> Condition:
        if isinstance(atom, Residue) and atom.variable == variable:
            return Truth(residue % atom.modulus == atom.residue)
        return atom

    return rewritten(condition, settled)


def rewritten(condition: Condition, change: Callable[[Bound | Residue], Condition]) -> Condition:
    """Return the condition with every comparison replaced."""
    match condition:
        case Truth():
            return condition
        case Not(part):
            return opposite(rewritten(part, change))
        case Junction(kind, parts):
            return (both if kind == "and" else either)(*(rewritten(part, change) for part in parts))
        case Bound() | Residue():
            return change(condition)


Shifts = Mapping[str, tuple[int, str, int]]
"""For a variable (sign, other, constant): it is sign * other + constant; the constant alone when the sign is 0."""


def substituted(condition: Condition, shifts: Shifts) -> Condition:
    """Return the condition with variables replaced."""

    def shifted(atom: Bound | Residue) -> Condition:
        if isinstance(atom, Residue):
            sign, other, constant = shifts.get(atom.variable, (1, atom.variable, 0))
            rest = (atom.residue - constant) % atom.modulus
            return Residue(other, atom.modulus, sign * rest % atom.modulus) if sign else Truth(rest == 0)
        most, factors = atom.most, dict[str, int]()
        for name, own in atom.terms:
            sign, other, constant = shifts.get(name, (1, name, 0))
            most -= own * constant
            if sign:
                factors[other] = factors.get(other, 0) + own * sign
        left = sorted((name, factor) for name, factor in factors.items() if factor)
        if not left:
            return Truth(most >= 0)
        scale = abs(left[0][1])  # of one variable 2, when two became the same
        return Bound(tuple((name, 1 if factor > 0 else -1) for name, factor in left), most // scale)

    return rewritten(condition, shifted)
