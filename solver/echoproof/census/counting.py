"""One task of a count: the hard classes that a permutation fixes, with some of their cells given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from echoproof.census.cycles import Type, centralizer, choices, cycles, representative
from echoproof.census.patterns import Facts, Layout
from echoproof.census.states import Tally, least_images
from echoproof.encode.permutations import orbits
from echoproof.encode.symbolic import Query

if TYPE_CHECKING:
    from echoproof.census.patterns import Packed

_FEW: Final = 500
"""Patterns that are not worth being pruned, nor replaced by their least images."""
_WORTH: Final = 40_000_000
"""Patterns times permutations up to which patterns are replaced by their least images."""


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """Count the classes that a permutation of a type fixes, with an element common to all hypotheses or not.

    For each cycle it is given whether the cells that miss just one hypothesis of it are realized. `copies` tasks that
    differ in the order of equal cycles have the same count. A task that is not cut says nothing of these cells.
    """

    kind: Type
    core: bool | None
    missing: tuple[bool, ...]
    copies: int


def tasks(query: Query, kind: Type, *, cut: bool) -> Iterator[Task]:
    """Part the classes of one type into tasks, or leave them one."""
    if not cut:
        yield Task(kind, query.core, (), 1)
        return
    for core in (True, False) if query.core is None else (query.core,):
        for missing, copies in choices(kind):
            if sum(kind) > 1 or not any(missing):  # where there is one hypothesis, what misses it is no profile
                yield Task(kind, core, missing, copies)


def count(query: Query, task: Task) -> dict[int, int]:
    """Return for each number of cells how many classes of a task answer the query."""
    if query.hypotheses < 3:
        return {}  # after either answer the other hypothesis is alone in its group, or inside the answer
    tally = _grown(task, lambda facts: answers(query, facts, final=False))
    facts = Facts(_layout(task), tally.states)
    found = tally.kept(facts.unpacked(answers(query, facts, final=True)))
    return {cells: many * task.copies for cells, many in found.by_cells().items()}


def not_hard(kind: Type) -> dict[int, int]:
    """Return for each number of cells how many classes that a permutation of this type fixes are not hard.

    Nothing can be pruned here, so this is for few hypotheses.
    """
    total: Counter[int] = Counter()
    for task in tasks(Query(sum(kind)), kind, cut=True):
        tally = _grown(task, None)
        facts = Facts(_layout(task), tally.states)
        kept = facts.distinct() & facts.none_empty() & ~facts.hard((1 << sum(kind)) - 1)
        found = tally.kept(facts.unpacked(kept)).by_cells()
        total.update({cells: many * task.copies for cells, many in found.items()})
    return dict(total)


def answers(query: Query, facts: Facts, *, final: bool) -> Packed:
    """Say which patterns answer the query, or may yet do so."""
    result = facts.hard((1 << query.hypotheses) - 1) & facts.distinct()
    if query.antichain:
        result = result & facts.antichain()
    if query.critical and final:
        result = result & facts.no_part_hard()
    return result


def _layout(task: Task) -> Layout:
    return Layout.of(sum(task.kind), core=bool(task.core))


def _grown(task: Task, possible: Callable[[Facts], Packed] | None) -> Tally:
    """Return all sets of profiles of a task by their patterns, but for those that are found not to be possible."""
    n, permutation, layout = sum(task.kind), representative(task.kind), _layout(task)
    everyone = (1 << n) - 1
    given = {
        p: mark
        for cycle, mark in zip(cycles(permutation), task.missing, strict=True)
        for p in (everyone ^ 1 << i for i in cycle)
    }
    marks = [given[everyone ^ 1 << i] for i in range(n)]
    realized = [p for p in {everyone ^ 1 << i for i in range(n)} - {0} if given[p]]
    free = [orbit for orbit in orbits(n, [permutation]) if orbit[0] not in given and orbit[0] != everyone]
    free.sort(key=lambda orbit: (orbit[0].bit_count(), orbit))
    patterns = [layout.pattern(orbit) for orbit in free]
    group = tuple(way for way in centralizer(permutation) if all(marks[i] == marks[way[i]] for i in range(n)))
    tally, pruned = Tally.start(layout, layout.pattern(realized), len(realized) + bool(task.core)), _FEW
    for place, orbit in enumerate(free):
        tally = tally.extended(layout.rows(patterns[place]), len(orbit))
        if possible is not None and tally.size > 2 * pruned:
            facts = Facts(layout, tally.states, reduce(or_, patterns[place + 1 :], 0))
            tally = tally.kept(facts.unpacked(possible(facts)))
            pruned = max(tally.size, _FEW)
        later = free[place + 1 :]
        wide = bool(later) and later[0][0].bit_count() > orbit[0].bit_count()
        if wide and tally.size > _FEW and tally.size * len(group) <= _WORTH:
            tally = tally.settled(least_images(layout, group))
    return tally
