"""What people can follow: members as functions of a letter whose intersection is a given set, found by evaluation.

A condition compares x with constants and with the letter's lines, so what holds for every value of the letter up to a
bound beyond all constants and moduli holds for all values: farther out the same pieces are only farther apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product
from math import inf
from operator import and_
from typing import Final

from echoproof.families.closed_forms import ClosedForm
from echoproof.families.family import Family
from echoproof.families.graphs import Pumped

_SAMPLES: Final = 5
_MOST_CANDIDATES: Final = 400
_ALL_TRIPLES: Final = 90

Line = tuple[int, int]
"""A value as a function of the letter k: slope * k + constant."""
Lined = tuple[int, tuple[Line, ...]]
"""A schema, and the values of its parameters."""


def values(member: Lined, k: int) -> tuple[int, ...]:
    """Return the parameters of a member for one value of the letter."""
    return tuple(slope * k + constant for slope, constant in member[1])


def intersection(family: Family, sets: Pumped, member: tuple[int, tuple[int, ...]] | None = None) -> list[Lined] | None:
    """Return at most three members, one of them given, whose intersection is the growing set for every k >= 1."""
    step = len(sets.turn) // 2
    first = None if member is None else (member[0], tuple((0, value) for value in member[1]))
    return _intersection(family, sets.at, (step, -step), first, max(map(abs, sets.at(1)), default=0))


def apart(family: Family, sets: Pumped) -> Lined | None:
    """Return a member as a function of y that contains the growing set and not y, for every y outside of it and k."""
    spread = max(map(abs, sets.at(1)), default=0) + family.constant + family.modulus + 1
    checked = range(1, spread + 2 * family.modulus + 2)
    for member in _candidates(family, (1, -1), spread):
        if all(_leaves_out(family, member, set(sets.at(k)), spread) for k in checked):
            return member
    return None


def _leaves_out(family: Family, member: Lined, points: set[int], spread: int) -> bool:
    schema = family.schemas[member[0]]
    for y in _window(family, max(map(abs, points), default=0) + 2 * spread + family.modulus):
        own = values(member, y)
        if y not in points and (
            not schema.allows(own) or schema.contains(y, own) or not all(schema.contains(x, own) for x in points)
        ):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Attained:
    """Two members, functions of a parameter, whose finite intersection is a largest one, and why.

    Any finite intersection has a member that leaves out the far points, at the end `side` (1 or -1), of one residue
    class; `leaving` are the schemas of these, and none of them shares more points with the first.
    """

    pair: tuple[Lined, Lined]
    side: int
    residue: int
    leaving: tuple[int, ...]


def attained(family: Family, schema: int, form: ClosedForm | int) -> Attained | None:
    """Return why C of the members of a schema is what it is; None when it is not so simple."""
    parameters = family.schemas[schema].parameters
    own: Lined = (schema, tuple((1, 0) for _ in parameters))
    sample = [d for d in range(-_SAMPLES, 3 * _SAMPLES) if family.schemas[schema].allows((d,) * len(parameters))]
    sizes = {d: form.at(d) if isinstance(form, ClosedForm) else form for d in sample}
    if len(parameters) > 1 or not sizes or inf in sizes.values() or not min(sizes.values()):
        return None
    reach = _reach(family, max(map(abs, sample)))
    for side, residue, leaving in _directions(family, reach):
        found = _partner(family, own, sizes, leaving, reach)
        if found is not None:
            return Attained((own, found), side, residue, tuple(sorted({number for number, _ in leaving})))
    return None


def _reach(family: Family, far: int) -> int:
    return 2 * (far + family.constant + family.modulus) + 6


def _window(family: Family, reach: int) -> range:
    return range(0 if family.natural else -reach, reach + 1)


def _mask(family: Family, member: Lined, k: int, window: range) -> int | None:
    schema, own = family.schemas[member[0]], values(member, k)
    if not schema.allows(own):
        return None
    return sum(1 << n for n, x in enumerate(window) if schema.contains(x, own))


def _candidates(family: Family, slopes: tuple[int, ...], spread: int) -> Iterator[Lined]:
    lines = [(slope, c) for slope in (0, *slopes) for c in sorted(range(-spread, spread + 1), key=abs)]
    for number, schema in enumerate(family.schemas):
        yield from ((number, own) for own in product(lines, repeat=len(schema.parameters)))


def _intersection(
    family: Family, at: Callable[[int], list[int]], slopes: tuple[int, ...], first: Lined | None, near: int
) -> list[Lined] | None:
    spread = near + family.constant + family.modulus + 1
    sample = (1, 2, 3, spread + 2, spread + 3)  # near, and where constants are told from lines
    window = _window(family, _reach(family, max(map(abs, at(sample[-1])), default=0) + spread))
    index = {x: n for n, x in enumerate(window)}
    target = [sum(1 << index[x] for x in at(k)) for k in sample]

    def joined(member: Lined) -> int | None:
        """Return the masks for all samples side by side; None unless it has the set for each."""
        masks = [_mask(family, member, k, window) for k in sample]
        if any(mask is None or wanted & ~mask for mask, wanted in zip(masks, target, strict=True)):
            return None
        return sum((mask or 0) << n * len(window) for n, mask in enumerate(masks))

    wanted = sum(mask << n * len(window) for n, mask in enumerate(target))
    found: dict[int, Lined] = {}
    for n, member in enumerate(_candidates(family, slopes, spread)):
        if n > 40 * _MOST_CANDIDATES:
            break
        mask = joined(member)
        if mask is not None:
            found.setdefault(mask, member)
    fixed = [] if first is None else [(joined(first), first)]
    if fixed and fixed[0][0] is None:
        return None
    rest = list(found.items())[:_MOST_CANDIDATES]
    for many in (0, 1, 2, 3):
        if many > 2 and len(rest) > _ALL_TRIPLES:
            break
        for chosen in combinations(rest, many):
            group = [*fixed, *chosen]
            if group and reduce(and_, (mask or 0 for mask, _ in group)) == wanted:
                members = [member for _, member in group]
                if _for_all(family, members, at, near + spread):
                    return members
    return None


def _for_all(family: Family, members: list[Lined], at: Callable[[int], list[int]], spread: int) -> bool:
    """Whether it holds up to a value of the letter that is beyond all constants and moduli."""
    for k in range(1, 2 * spread + 2 * family.modulus + 2):
        points = set(at(k))
        window = _window(family, _reach(family, max(map(abs, points), default=0) + spread))
        masks = [_mask(family, member, k, window) for member in members]
        if None in masks:
            return False
        common = reduce(and_, (mask or 0 for mask in masks))
        if common != sum(1 << n for n, x in enumerate(window) if x in points):
            return False
    return True


def _directions(family: Family, reach: int) -> Iterator[tuple[int, int, list[Lined]]]:
    """Yield ends and residue classes, each with the near members that leave out its far points."""
    if any(len(schema.parameters) > 1 for schema in family.schemas):
        return
    spread = range(-reach, reach + 1)
    for side in (1,) if family.natural else (1, -1):
        for residue in range(family.modulus):
            far = 4 * reach + family.constant
            far += (residue - side * far) * side % family.modulus
            leaving = [
                (number, tuple((0, value) for value in own))
                for number, schema in enumerate(family.schemas)
                for own in product(spread, repeat=len(schema.parameters))
                if schema.allows(own) and not schema.contains(side * far, own)
            ]
            if leaving:
                yield side, residue, leaving


def _partner(family: Family, own: Lined, sizes: dict[int, float], leaving: list[Lined], reach: int) -> Lined | None:
    """Return a member that shares C points with the first, when no member that leaves the direction out shares more."""
    window = _window(family, 2 * reach)
    ends = sum(1 << n for n, x in enumerate(window) if abs(x) > 2 * reach - family.modulus)
    others = [_mask(family, member, 0, window) or 0 for member in leaving]
    best: set[Lined] | None = None
    for d, size in sizes.items():
        mine = _mask(family, own, d, window) or 0
        shared = [mine & other for other in others]
        if any(common & ends or common.bit_count() > size for common in shared):
            return None
        now = {
            (number, tuple((slope, value - slope * d) for _, value in lines))
            for (number, lines), common in zip(leaving, shared, strict=True)
            if common.bit_count() == size
            for slope in ((0, 1, -1) if lines else (0,))
        }
        best = now if best is None else best & now
    return (
        min(best, key=lambda member: (max((abs(c) + abs(s) for s, c in member[1]), default=0), member))
        if best
        else None
    )
