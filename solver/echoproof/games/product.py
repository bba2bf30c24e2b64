"""Is a machine beaten? The product of a machine with what an adversary may show, decided by its strong components.

For one target, a state of the product says where the play stands and, of some finite cells of the target, how often
each was shown, counted up to a cap. Edges are legal rounds. A strong component whose inner edges show every infinite
cell of the target, contain a wrong answer, and leave no counted cell short of its cap, gives a lasso; when there is no
such component, the components in their order are a ranking, which proves that there is no lasso. Finite cells are
counted only where that is needed: lassos that show cells too seldom raise a cap. docs/machines.md has the proofs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from echoproof.games.machine import Lasso, Machine, Node, play, unfinished
from echoproof.games.relations import Relations
from echoproof.model.cells import CellTable, members

MAX_PRODUCT: Final = 1 << 18
"""States of the product for one target, times the cells of the class."""

State = tuple[Node, tuple[int, ...]]
"""Where the play stands, and how often each counted cell was shown (its cap stands for so often or more)."""


class ProductLimitError(Exception):
    """The product is larger than allowed: whether the machine is beaten is undecided."""


@dataclass(frozen=True, slots=True)
class Level:
    """States of equal rank: a play that stays is right in the end, or never shows the helpful cell, which is due."""

    helpful: int | None
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Why no lasso has this target: every legal round leads to the same level or a later one."""

    target: int
    counted: tuple[tuple[int, int], ...]
    """Pairs (finite cell of the target, cap)."""
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A legal round: the cell shown, whether the answer is wrong for the target, and the state after it."""

    cell: int
    wrong: bool
    after: State


@dataclass(frozen=True, slots=True)
class Product:
    """The reachable part of the product for one target; made by breadth first search, so `ways` are shortest.

    Raises ProductLimitError beyond MAX_PRODUCT.
    """

    table: CellTable
    machine: Machine
    target: int
    caps: dict[int, int]
    """Of the finite cells that are counted."""
    edges: dict[State, list[Edge]] = field(init=False, default_factory=dict)
    ways: dict[State, tuple[State, int]] = field(init=False, default_factory=dict)
    """The state before each, and the cell that was shown there; the start has none."""

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
                raise ProductLimitError(f"more than {most} states for the target {self.table.names[self.target]}")

    def components(self) -> list[list[State]]:
        """Return the strong components, each before those that it leads to, with their states as they were found."""
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(self.edges)
        graph.add_edges_from((state, edge.after) for state, edges in self.edges.items() for edge in edges)
        order = {state: number for number, state in enumerate(self.edges)}
        condensed = nx.condensation(graph)
        parts = {each: sorted(condensed.nodes[each]["members"], key=order.__getitem__) for each in condensed}
        return [
            parts[each] for each in nx.lexicographical_topological_sort(condensed, lambda each: order[parts[each][0]])
        ]

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

    def beaten(self, component: Sequence[State]) -> bool:
        """Say whether a fair play may stay in the component and be wrong for ever, as far as cells are counted."""
        return any(edge.wrong for edge in self.inner(component)) and not self.due(component)

    def level(self, component: Sequence[State]) -> Level:
        """Return a component that is not beaten as a level of the ranking."""
        wrong = any(edge.wrong for edge in self.inner(component))
        return Level(min(self.due(component)) if wrong else None, tuple(component))

    def lasso(self, component: Sequence[State]) -> Lasso:
        """Return a lasso that loops in a beaten component; finite cells that are not counted in full may be left."""
        entry, inner = component[0], self.inner(component)
        made = Lasso(self.target, self.stem(entry), ())
        loop: list[Edge] = []
        while wanted := {edge for edge in inner if edge.cell in unfinished(self.table, made)}:
            loop += self._walk(loop[-1].after if loop else entry, wanted)
            made = replace(made, loop=tuple(edge.cell for edge in loop))
        if not any(edge.wrong for edge in loop):
            loop += self._walk(loop[-1].after if loop else entry, {edge for edge in inner if edge.wrong})
        if loop[-1].after != entry:
            loop += self._walk(loop[-1].after, {edge for edge in inner if edge.after == entry})
        return replace(made, loop=tuple(edge.cell for edge in loop))

    def stem(self, state: State) -> tuple[int, ...]:
        """Return the cells on a shortest way to a state."""
        shown = []
        while state in self.ways:
            state, cell = self.ways[state]
            shown.append(cell)
        return tuple(reversed(shown))

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


def decide_machine(table: CellTable, machine: Machine) -> Lasso | tuple[Ranking, ...]:
    """Return a lasso that beats the machine, the shortest of those found, or else a ranking for every target.

    Raises MachineError when the machine does not fit the class; ProductLimitError when the product for some target is
    too large and no other target gives a lasso.
    """
    machine.fits(table)
    lassos, rankings, undecided = [], [], None
    for target in range(table.n):
        try:
            found = decide_target(table, machine, target)
        except ProductLimitError as limit:
            undecided = limit
            continue
        if isinstance(found, Lasso):
            lassos.append(found)
        else:
            rankings.append(found)
    if lassos:
        return min(lassos, key=_length)
    if undecided is not None:
        raise undecided
    return tuple(rankings)


def decide_target(table: CellTable, machine: Machine, target: int) -> Lasso | Ranking:
    """Do the same for one target."""
    caps: dict[int, int] = {}
    while True:
        product = Product(table, machine, target, caps)
        components = product.components()
        lassos = [product.lasso(each) for each in components if product.beaten(each)]
        if not lassos:
            return Ranking(target, tuple(caps.items()), tuple(map(product.level, components)))
        left = {lasso: unfinished(table, lasso) for lasso in lassos}
        if not all(left.values()):
            return min((lasso for lasso in lassos if not left[lasso]), key=_length)
        seldom = min({cell for cells in left.values() for cell in cells}, key=lambda cell: (caps.get(cell, 0), cell))
        size, grown = table.cells[seldom].size, 2 * caps.get(seldom, 0) or 1
        caps[seldom] = grown if size == "infinite" else min(size, grown)  # an infinite cell is never left: it is due


def _length(lasso: Lasso) -> int:
    return len(lasso.stem) + len(lasso.loop)
