"""The structure of a chain: communicating classes, which of them are recurrent, and their periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any


@dataclass(frozen=True, slots=True)
class Structure:
    """Communicating classes by the indices of their states, each in order; the recurrent ones with their periods.

    Only what can be reached from the start counts.
    """

    recurrent: tuple[tuple[int, ...], ...]
    periods: tuple[int, ...]
    transient: tuple[tuple[int, ...], ...]

    @property
    def passing(self) -> tuple[int, ...]:
        """All transient states, in order."""
        return tuple(sorted(state for group in self.transient for state in group))


def structure(targets: Sequence[Sequence[int]], initial: Iterable[int]) -> Structure:
    """Find the communicating classes among the states that can be reached, given the targets of each state."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    count, start = len(targets), list(initial)
    # One more state that leads to all that the chain may start in, so that one search reaches everything.
    lengths = np.fromiter(map(len, [*targets, start]), dtype=np.int64, count=count + 1)
    columns = np.fromiter((j for row in (*targets, start) for j in row), dtype=np.int64, count=int(lengths.sum()))
    ends = np.concatenate(([0], np.cumsum(lengths)))
    links = csr_array((np.ones(len(columns)), columns, ends), shape=(count + 1, count + 1))
    reached = np.zeros(count + 1, dtype=bool)
    reached[breadth_first_order(links, count, return_predecessors=False)] = True
    _, label = connected_components(links, connection="strong")
    sources = np.repeat(np.arange(count + 1), lengths)
    leaving = np.zeros(label.max() + 1, dtype=bool)
    leaving[label[sources[label[sources] != label[columns]]]] = True
    closed, reached[count] = reached & ~leaving[label], False
    recurrent = _grouped(label, np.flatnonzero(closed))
    periods = tuple(_period(links, group) for group in recurrent)
    return Structure(recurrent, periods, _grouped(label, np.flatnonzero(reached & ~closed)))


def _grouped(label: Any, states: Any) -> tuple[tuple[int, ...], ...]:
    """Return the groups of states with equal labels, by their first states."""
    groups: dict[int, list[int]] = {}
    for state, name in zip(states.tolist(), label[states].tolist(), strict=True):
        groups.setdefault(name, []).append(state)
    return tuple(map(tuple, groups.values()))


def _period(links: Any, group: Sequence[int]) -> int:
    """Return the period of a recurrent class: the greatest common divisor of the lengths of its cycles.

    With the distances d from one state it is that of d(i) + 1 - d(j) over all transitions from i to j.
    """
    import numpy as np
    from scipy.sparse.csgraph import shortest_path

    if len(group) == 1:
        return 1
    inner = links[list(group)][:, list(group)].tocoo()
    distance = shortest_path(inner.tocsr(), unweighted=True, indices=0).astype(np.int64)
    return int(np.gcd.reduce(distance[inner.row] + 1 - distance[inner.col]))


def in_order(
    rows: Sequence[Mapping[int, object]], groups: Sequence[Sequence[int]], place: Mapping[int, int]
) -> Iterable[int]:
    """Return the indices of communicating classes so that each one comes after those that lead to it."""
    before: dict[int, set[int]] = {index: set() for index in range(len(groups))}
    for index, group in enumerate(groups):
        for state in group:
            for target in rows[state]:
                if place.get(target, index) != index:
                    before[place[target]].add(index)
    return TopologicalSorter(before).static_order()
