"""The product of a machine with what an adversary may show: the legal streams for one target, as a graph.

A state of the product says where the play stands and, of some finite cells of the target, how often each was shown,
counted up to a cap. Edges are legal rounds. See docs/machines.md.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from echoproof.machines.machine import Machine, Node, play
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_PRODUCT: Final = 1 << 18
"""States of the product for one target, times the cells of the class."""

State = tuple[Node, tuple[int, ...]]
"""Where the play stands, and how often each counted cell was shown (its cap stands for so often or more)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A legal round: the cell shown, whether the answer is wrong for the target, and the state after it."""

    cell: int
    wrong: bool
    after: State


@dataclass(frozen=True, slots=True)
class Product:
    """The reachable part of the product for one target; made by breadth first search, so `ways` are shortest.

    Raises LimitError beyond MAX_PRODUCT.
    """

    table: CellTable
    machine: Machine
    target: int
    caps: dict[int, int]
    """Of the finite cells that are counted."""
    edges: dict[State, list[Edge]] = field(init=False, default_factory=dict)
    ways: dict[State, tuple[State, int]] = field(init=False, default_factory=dict)
    """The state before each, and the cell that was shown there; the start has none."""
    parts: list[list[State]] = field(init=False, default_factory=list)
    """What `components` returns, once it was asked."""

    def __post_init__(self) -> None:
        inside = Relations.of(self.table).above
        start: State = ((self.machine.start, 0), (0,) * len(self.caps))
        reached, queue = {start}, deque([start])
        while queue:
            state = queue.popleft()
            self.edges[state] = []
            for cell, profile in enumerate(self.table.profiles):
                if not profile & (1 << self.target | state[0][1]):
                    continue
                shown = play(self.machine, state[0], cell)
                counts = zip(self.caps.items(), state[1], strict=True)
                after = (shown.after, tuple(min(cap, count + (cell == each)) for (each, cap), count in counts))
                self.edges[state].append(Edge(cell, not inside[shown.answer] >> self.target & 1, after))
                if after not in reached:
                    reached.add(after)
                    queue.append(after)
                    self.ways[after] = (state, cell)
            if len(reached) * len(self.table.cells) > MAX_PRODUCT:
                most = MAX_PRODUCT // len(self.table.cells)
                raise LimitError(f"more than {most} states for the target {self.table.names[self.target]}")

    def components(self) -> list[list[State]]:
        """Return the strong components, each before those that it leads to, with their states as they were found."""
        if not self.parts:
            self.parts.extend(self._components())
        return self.parts

    def _components(self) -> Iterator[list[State]]:
        # By number, for sets of numbers are faster than sets of states.
        import networkx as nx

        states = list(self.edges)
        numbers = {state: number for number, state in enumerate(states)}
        graph = nx.DiGraph()
        graph.add_nodes_from(range(len(states)))
        graph.add_edges_from(
            (number, numbers[edge.after]) for number, state in enumerate(states) for edge in self.edges[state]
        )
        condensed = nx.condensation(graph)
        first = [min(part) for _, part in condensed.nodes(data="members")]
        for each in nx.lexicographical_topological_sort(condensed, first.__getitem__):
            yield [states[number] for number in sorted(condensed.nodes[each]["members"])]

    def inner(self, component: Sequence[State]) -> list[Edge]:
        """Return the edges between the states of a component."""
        inside = set(component)
        return [edge for state in component for edge in self.edges[state] if edge.after in inside]

    def due(self, component: Sequence[State]) -> set[int]:
        """Return the cells that are due while a play is there, and that no inner edge shows.

        Due are the infinite cells of the target and the counted ones that are short of their cap, the same in the whole
        component, as counts only grow.
        """
        counts = zip(self.caps.items(), component[0][1], strict=True)
        short = {cell for (cell, cap), count in counts if count < cap}
        endless = {cell for cell in members(self.table.row(self.target)) if self.table.cells[cell].size == "infinite"}
        return (short | endless) - {edge.cell for edge in self.inner(component)}

    def stem(self, state: State) -> tuple[int, ...]:
        """Return the cells on a shortest way to a state."""
        shown = []
        while state in self.ways:
            state, cell = self.ways[state]
            shown.append(cell)
        return tuple(reversed(shown))

    def tour(self, component: Sequence[State], start: State, cells: Iterable[int], *, wrong: bool) -> tuple[int, ...]:
        """Return the cells of a walk inside a component, from a state back to it.

        It shows the given cells, each of which an inner edge must show, and has a wrong answer if that is asked for.
        """
        inner, left, walk = self.inner(component), set(cells), list[Edge]()
        while left:
            walk += self._walk(walk[-1].after if walk else start, {edge for edge in inner if edge.cell in left})
            left -= {edge.cell for edge in walk}
        if wrong and not any(edge.wrong for edge in walk):
            walk += self._walk(walk[-1].after if walk else start, {edge for edge in inner if edge.wrong})
        if walk and walk[-1].after != start:
            walk += self._walk(walk[-1].after, {edge for edge in inner if edge.after == start})
        return tuple(edge.cell for edge in walk)

    def _walk(self, start: State, wanted: set[Edge]) -> list[Edge]:
        """Return a shortest walk of which the last edge is wanted; one at least can be reached."""
        ways: dict[State, tuple[State, Edge]] = {}
        queue = deque([start])
        while True:
            state = queue.popleft()
            for edge in self.edges[state]:
                if edge in wanted:
                    walk = [edge]
                    while state != start:
                        state, before = ways[state]
                        walk.append(before)
                    return walk[::-1]
                if edge.after != start and edge.after not in ways:
                    ways[edge.after] = (state, edge)
                    queue.append(edge.after)
