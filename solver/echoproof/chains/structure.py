"""The structure of a chain: communicating classes, which of them are recurrent, and their periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd


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
    import networkx as nx

    reached = set(initial)
    left = list(reached)
    while left:
        new = set(targets[left.pop()]) - reached
        reached |= new
        left += new
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(reached))
    graph.add_edges_from((state, target) for state in sorted(reached) for target in targets[state])
    recurrent: list[tuple[int, ...]] = []
    transient: list[tuple[int, ...]] = []
    for group in nx.strongly_connected_components(graph):
        closed = all(target in group for state in group for target in targets[state])
        (recurrent if closed else transient).append(tuple(sorted(group)))
    recurrent.sort()
    return Structure(tuple(recurrent), tuple(period(targets, group) for group in recurrent), tuple(sorted(transient)))


def period(targets: Sequence[Sequence[int]], group: Sequence[int]) -> int:
    """Return the period of a recurrent class: the greatest common divisor of the lengths of its cycles.

    With the distances d from one state it is that of d(i) + 1 - d(j) over all transitions from i to j.
    """
    distance = {group[0]: 0}
    found, level = 0, [group[0]]
    while level:
        after = []
        for state in level:
            for target in targets[state]:
                if target in distance:
                    found = gcd(found, distance[state] + 1 - distance[target])
                else:
                    distance[target] = distance[state] + 1
                    after.append(target)
        level = after
    return found
