"""Decision diagrams over tracks, and minimal automata whose edges they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from echoproof.families.limits import MAX_AUTOMATON, MAX_DIAGRAM, MAX_DIAGRAM_WORK
from echoproof.model.errors import LimitError

Letter = dict[int, int]
"""The bit that was read on each track that matters."""


@dataclass(frozen=True, slots=True)
class Automaton:
    """A minimal deterministic automaton: state 0 is the first; `edges` has the diagram of each state."""

    edges: tuple[int, ...]
    accepts: tuple[bool, ...]

    @property
    def empty(self) -> bool:
        """Whether it accepts nothing."""
        return not any(self.accepts)


class Diagrams:
    """All decision diagrams of one question; a node is a number, a leaf the complement of a state's."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, int, int]] = []
        self._work = 0
        self._known: dict[tuple[int, int, int], int] = {}

    def node(self, track: int, low: int, high: int) -> int:
        """Return the diagram that asks for the bit of a track. Raises LimitError when there are too many."""
        self._work += 1
        if self._work > MAX_DIAGRAM_WORK:
            raise LimitError(f"more than {MAX_DIAGRAM_WORK} steps on decision diagrams")
        if low == high:
            return low
        key = (track, low, high)
        found = self._known.get(key)
        if found is None:
            if len(self.nodes) >= MAX_DIAGRAM:
                raise LimitError(f"more than {MAX_DIAGRAM} nodes of decision diagrams")
            found = self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return found

    def letters(self, edge: int) -> list[tuple[int, Letter]]:
        """Return the ways out of a state, low bits first: the state behind, and the bits that lead there."""
        found: list[tuple[int, Letter]] = []

        def walk(a: int, letter: Letter) -> None:
            if a < 0:
                found.append((~a, letter))
            else:
                track, low, high = self.nodes[a]
                walk(low, letter | {track: 0})
                walk(high, letter | {track: 1})

        walk(edge, {})
        return found

    def minimal(self, edges: list[int], accepts: list[bool]) -> Automaton:
        """Return the minimal automaton, its states numbered as a search in breadth meets them."""
        nodes, blocks = self.nodes, self._blocks(edges, accepts)
        chosen = {block: state for state, block in reversed(list(enumerate(blocks)))}
        numbers: dict[int, int] = {blocks[0]: 0}
        order, out = [blocks[0]], list[int]()
        memo: dict[int, int] = {}

        def numbered(a: int) -> int:
            if a not in memo:
                if a < 0:
                    block = blocks[~a]
                    if block not in numbers:
                        numbers[block] = len(order)
                        order.append(block)
                    memo[a] = ~numbers[block]
                else:
                    track, low, high = nodes[a]
                    memo[a] = self.node(track, numbered(low), numbered(high))
            return memo[a]

        while len(out) < len(order):
            out.append(numbered(edges[chosen[order[len(out)]]]))
        return Automaton(tuple(out), tuple(accepts[chosen[block]] for block in order))

    def _blocks(self, edges: list[int], accepts: list[bool]) -> list[int]:
        """Return the block of each state: the same for two that accept the same words.

        Blocks are split by where their states lead. A state is looked at again when one behind it got another block,
        and of a block that is split the largest part keeps its number, so that few do.
        """
        before: list[list[int]] = [[] for _ in edges]
        for state, edge in enumerate(edges):
            for to in self.leaves(edge):
                before[to].append(state)
        blocks = [int(accepted) for accepted in accepts]
        members = [[q for q, block in enumerate(blocks) if block == value] for value in (0, 1)]
        ways = [0] * len(edges)
        dirty: Iterable[int] = range(len(edges))
        while dirty:
            memo: dict[int, int] = {}
            for state in dirty:
                ways[state] = self._renamed(edges[state], blocks, memo)
            changed: list[int] = []
            for block in sorted({blocks[state] for state in dirty}):
                parts: dict[int, list[int]] = {}
                for state in members[block]:
                    parts.setdefault(ways[state], []).append(state)
                kept = max(parts, key=lambda way, parts=parts: len(parts[way]))  # type: ignore[misc]
                members[block] = parts.pop(kept)
                for part in parts.values():
                    for state in part:
                        blocks[state] = len(members)
                    members.append(part)
                    changed += part
            dirty = dict.fromkeys(q for state in changed for q in before[state])
        return blocks

    def _renamed(self, a: int, blocks: list[int], memo: dict[int, int]) -> int:
        """Return a diagram with the block of each state in place of the state."""
        if a < 0:
            return ~blocks[~a]
        found = memo.get(a)
        if found is None:
            track, low, high = self.nodes[a]
            low, high = self._renamed(low, blocks, memo), self._renamed(high, blocks, memo)
            found = memo[a] = self.node(track, low, high)
        return found

    def leaves(self, edge: int) -> set[int]:
        """Return the states behind a diagram."""
        stack, seen, found = [edge], set[int](), set[int]()
        while stack:
            a = stack.pop()
            if a < 0:
                found.add(~a)
            elif a not in seen:
                seen.add(a)
                stack += self.nodes[a][1:]
        return found

    def bounded(self, states: int) -> None:
        if states > MAX_AUTOMATON:
            raise LimitError(f"more than {MAX_AUTOMATON} states of one automaton")
