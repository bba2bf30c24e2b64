r"""Answers from critical hypotheses: the search that Kleinberg-Mullainathan and Witness Protection have in common.

An active i is critical at m when h_i ∩ [1..m] is contained in every active h_j with j < i, and n(m) is the largest
critical index. If the target is critical at m, then every element of h_n(m) ∩ [1..m] is in the target.
Sources: Kleinberg, Mullainathan, arXiv:2404.06757 (membership queries); Racca, Valko, Sanyal, arXiv:2603.11784v2,
Theorem 6.1 and Algorithm 2 (v1, Theorem 5.1).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from echoproof.generators.family import Family
from echoproof.model.domains import Point

Pool = Callable[[Sequence[Point], Sequence[Point]], Collection[Point]]
"""Which of the examples x_1 … x_t are relied on, after the answers o_1 … o_{t-1}."""


def everything(examples: Sequence[Point], answers: Sequence[Point]) -> set[Point]:  # noqa: ARG001
    """Rely on every example."""
    return set(examples)


def sure(examples: Sequence[Point], answers: Sequence[Point]) -> set[Point]:
    """Rely on the examples that were not, when they were shown, among the earlier answers."""
    relied: set[Point] = set()
    earlier: set[Point] = set()
    for number, example in enumerate(examples):
        if example not in earlier:
            relied.add(example)
        earlier.update(answers[number : number + 1])
    return relied


@dataclass(frozen=True, slots=True)
class Critical:
    """The rule that answers from the largest critical hypothesis, the active ones being those of the pool.

    `protected`: own answers are left aside when hypotheses are compared, and neither they nor witnesses are answered.
    """

    family: Family
    pool: Pool
    protected: bool

    def __call__(self, examples: Sequence[Point], answers: Sequence[Point]) -> Point:
        own = frozenset(answers) if self.protected else frozenset()
        return search(self.family, self.active(examples, answers), own, own.union(examples), self.protected)

    def active(self, examples: Sequence[Point], answers: Sequence[Point]) -> list[int]:
        """Return the active indices."""
        return active_in(self.family, len(examples), self.pool(examples, answers))


def kleinberg_mullainathan(family: Family) -> Critical:
    """Return the rule that generates every countable class in the limit without replay, by membership queries.

    It takes every example for an element of the target: a replayed error evicts that for ever. Source: Kleinberg,
    Mullainathan, arXiv:2404.06757, Section 5. Departs: m is counted from 1 in every round, which leaves the proof as it
    is.
    """
    return Critical(family, everything, protected=False)


def active_in(family: Family, t: int, relied: Collection[Point]) -> list[int]:
    """Return the indices i <= t with all that is relied on in h_i."""
    return [i for i in family.indices(t) if all(family.member(i, x) for x in relied)]


def search(
    family: Family, active: Sequence[int], aside: Collection[Point], excluded: Collection[Point], protect: bool
) -> Point:
    r"""Return the least element of h_n(m) ∩ [1..m] that is not excluded, for the least m for which there is one.

    Points `aside` do not count against criticality. `protect` excludes witnesses too: for active j < i the least
    element of (h_i ∩ [1..m]) \ h_j that is not aside. Without an active hypothesis: the least point not excluded.
    """
    critical = set(active)
    separated: set[tuple[int, int]] = set()
    witnesses: set[Point] = set()
    fresh: list[tuple[Point, set[int]]] = []
    m = 0
    while True:
        m += 1
        point = family.point(m)
        inside = {i for i in active if family.member(i, point)}
        if point not in aside:
            separates = {(j, i) for i in inside for j in active if j < i and j not in inside}
            critical -= {i for _, i in separates}
            if protect and not separates <= separated:
                witnesses.add(point)
            separated |= separates
        if point not in excluded:
            fresh.append((point, inside))
        leader = max(critical, default=None)
        for candidate, containing in fresh:
            if candidate not in witnesses and (leader is None or leader in containing):
                return candidate
