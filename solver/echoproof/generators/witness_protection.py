"""Witness Protection: the generator that no replay leads astray, on any countable class, by membership queries.

`witness_protection` is the definition. `protected` is the same function of the history with a state that makes a round
cost what is new in it. Two facts about a game make the state small, and docs/generators.md proves them: a witness that
was found stays the witness of its pair while both of the pair are active, and which m is reached first can be read off
the witnesses. Source: Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 6.1 and Algorithm 2 (v1, Theorem 5.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from echoproof.generators.critical import Critical, sure
from echoproof.generators.family import Family, Recalling
from echoproof.model.cells import members, profile_of
from echoproof.model.domains import Point


def witness_protection(family: Family) -> Critical:
    """Return the rule that relies on the sure set alone and answers no witness."""
    return Critical(family, sure, protected=True)


def protected(family: Family) -> Recalling:
    """Return Witness Protection as an element generator with a state."""
    return Recalling(lambda: _Game(family).step)


@dataclass(slots=True)
class _Candidate:
    """An active i. Positions count from 0."""

    inseparable: int
    """The active j < i, as bits, from which no point so far separates i."""
    witnesses: list[tuple[int, int]] = field(default_factory=list)
    """Positions, increasing, each with the active j whose witness against i it is."""
    passed: list[int] = field(default_factory=list)
    """Positions before the cursor that are in h_i and were witnesses when it passed them."""
    cursor: int = 0


class _Game:
    """One game of Witness Protection."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._round = 0
        self._sure: set[Point] = set()
        self._answers: set[Point] = set()
        self._active: dict[int, _Candidate] = {}
        self._points: list[tuple[Point, int]] = []
        """The points looked at, each with the hypotheses, active when it was looked at, that contain it."""
        self._spare = 0

    def step(self, example: Point) -> Point:
        """Hear the next example and answer it."""
        self._round += 1
        if example not in self._answers:
            self._sure.add(example)
            for i in [i for i in self._active if not self._family.member(i, example)]:
                self._evict(i)
        if self._round in self._family.indices(self._round):
            self._enter(self._round)
        answer = self._answer()
        self._answers.add(answer)
        return answer

    def _evict(self, i: int) -> None:
        del self._active[i]
        for candidate in self._active.values():
            candidate.inseparable &= ~(1 << i)
            left = ((position, against & ~(1 << i)) for position, against in candidate.witnesses)
            candidate.witnesses = [(position, against) for position, against in left if against]

    def _enter(self, i: int) -> None:
        if not all(self._family.member(i, point) for point in self._sure):
            return
        self._active[i] = _Candidate(profile_of(self._active))
        for position, (point, containing) in enumerate(self._points):
            if self._family.member(i, point):
                self._points[position] = point, containing | 1 << i
                self._separate(i, position)

    def _widen(self) -> None:
        """Look at the next point."""
        point = self._family.point(len(self._points) + 1)
        containing = profile_of(i for i in self._active if self._family.member(i, point))
        self._points.append((point, containing))
        for i in members(containing):
            self._separate(i, len(self._points) - 1)

    def _separate(self, i: int, position: int) -> None:
        """Make a point of h_i the witness against the j which do not contain it and have no lesser one."""
        point, containing = self._points[position]
        candidate = self._active[i]
        against = candidate.inseparable & ~containing
        if against and point not in self._answers:
            candidate.inseparable &= ~against
            candidate.witnesses.append((position, against))

    def _answer(self) -> Point:
        """Return the answer for the least m that has one; i is critical up to its first witness, but not at it."""
        if not self._active:
            return self._any()
        while True:
            guarded = {position for candidate in self._active.values() for position, _ in candidate.witnesses}
            start = 0
            for i in sorted(self._active, reverse=True):
                candidate = self._active[i]
                end = candidate.witnesses[0][0] if candidate.witnesses else len(self._points)
                if start < end:
                    found = self._first(i, candidate, guarded)
                    if found is not None and found < end:
                        return self._points[found][0]
                    start = end
            self._widen()

    def _first(self, i: int, candidate: _Candidate, guarded: set[int]) -> int | None:
        """Return the least position looked at with a fresh element of h_i that is no witness."""
        candidate.passed = [position for position in candidate.passed if self._fresh(self._points[position][0])]
        for position in candidate.passed:
            if position not in guarded:
                return position
        while candidate.cursor < len(self._points):
            point, containing = self._points[candidate.cursor]
            if containing >> i & 1 and self._fresh(point):
                if candidate.cursor not in guarded:
                    return candidate.cursor
                candidate.passed.append(candidate.cursor)
            candidate.cursor += 1
        return None

    def _any(self) -> Point:
        """Return the least fresh point: no hypothesis is active."""
        while not self._fresh(point := self._family.point(self._spare + 1)):
            self._spare += 1
        return point

    def _fresh(self, point: Point) -> bool:
        return point not in self._sure and point not in self._answers
