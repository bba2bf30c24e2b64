"""The proof that a class is hard, as content: cases, streams, what is replayed, which elements escape. No LaTeX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from echoproof.deciding.criterion import AdversaryStrategy, Case, Escape
from echoproof.deciding.symmetry import Permutation, orbits
from echoproof.model.cells import Cell, members
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point

_LISTED: Final = 8
"""At most so many elements are shown first and listed one by one."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some cells, with all their elements when they are few and else with the first ones."""

    cells: tuple[Cell, ...]
    points: tuple[Point, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A point of h_m, for every m in `hypotheses`, that is not in h_target."""

    hypotheses: int
    target: int
    point: Point


@dataclass(frozen=True, slots=True)
class Stream:
    """The adversary's stream for a group of targets, with the example of round 1 at its head."""

    points: tuple[Point, ...]
    differing: Part
    """D: the elements of the union of the group that are not in all of it."""
    replayed: tuple[tuple[int, Part], ...]
    """For each target of the group, the elements of D outside it."""


@dataclass(frozen=True, slots=True)
class ProvedCase:
    """A case with its facts, and the cases that a symmetry carries it to."""

    case: Case
    stream: Stream
    facts: tuple[Fact, ...]
    alike: tuple[tuple[Case, Permutation, Stream], ...]


@dataclass(frozen=True, slots=True)
class AdversaryProof:
    """The whole proof: the first example, and a proved case for one answer of each orbit."""

    first: Point
    profile: int
    cases: tuple[ProvedCase, ...]


def adversary_proof(cls: HypothesisClass, strategy: AdversaryStrategy) -> AdversaryProof:
    """Work out the proof that belongs to an adversary's strategy."""
    (first,) = cls.examples(strategy.first, 1)
    cases = []
    for answer, others in orbits(cls.table, strategy.first):
        case = strategy.cases[answer]
        alike = tuple(
            (strategy.cases[other], permutation, stream(cls, first, strategy.cases[other].group))
            for other, permutation in others.items()
        )
        cases.append(ProvedCase(case, stream(cls, first, case.group), facts(cls, case.escapes), alike))
    return AdversaryProof(first, strategy.first, tuple(cases))


def stream(cls: HypothesisClass, first: Point, group: int) -> Stream:
    """Lay out the union of a group of targets after the first example: what differs first, when it is little."""
    meeting = [cell for cell in cls.table.cells if cell.profile & group]
    common = [cell for cell in meeting if cell.profile & group == group]
    differing = part(cls, [cell for cell in meeting if cell.profile & group != group])
    ahead = differing.points if differing.complete else ()
    # Then the rest in the domain's order: of the common cells alone when everything else has been shown.
    rest = (cell.profile for cell in (common if differing.complete else meeting))
    others = (point for point in cls.domain.elements(tuple(rest)) if point != first)
    shown = (first, *ahead, *islice(others, 3 if ahead else _LISTED - 1))
    replayed = tuple(
        (target, part(cls, [cell for cell in differing.cells if not cell.profile >> target & 1]))
        for target in members(group)
    )
    return Stream(shown, differing, replayed)


def part(cls: HypothesisClass, cells: list[Cell]) -> Part:
    """Return some cells with their first elements."""
    few = sum(_LISTED + 1 if cell.size == "infinite" else cell.size for cell in cells) <= _LISTED
    points = islice(cls.domain.elements(tuple(cell.profile for cell in cells)), _LISTED if few else 3)
    return Part(tuple(cells), tuple(points), few)


def facts(cls: HypothesisClass, escapes: Iterable[Escape]) -> tuple[Fact, ...]:
    """Gather the escapes: one fact for all answers that the same element of the same cell shows to be wrong."""
    merged: dict[tuple[int, int], int] = {}
    for escape in escapes:
        key = (escape.target, escape.profile)
        merged[key] = merged.get(key, 0) | 1 << escape.answer
    return tuple(
        Fact(hypotheses, target, cls.examples(profile, 1)[0]) for (target, profile), hypotheses in merged.items()
    )
