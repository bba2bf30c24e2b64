"""Automata on tracks: a finite set of integers is a word of bits at the places 0, 1, -1, 2, -2, …, one track each.

A language is closed under zeros behind its words, so that it is a relation between finite sets; an integer is a set of
one. The letters that lead out of a state are a decision diagram over the tracks, shared by all automata of one
question: a track that plays no part costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

from echoproof.families.limits import MAX_AUTOMATON, MAX_DIAGRAM, MAX_DIAGRAM_WORK
from echoproof.model.errors import LimitError

S = TypeVar("S", bound=Hashable)
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
        self._nodes: list[tuple[int, int, int]] = []
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
            if len(self._nodes) >= MAX_DIAGRAM:
                raise LimitError(f"more than {MAX_DIAGRAM} nodes of decision diagrams")
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return found

    def scanned(
        self, tracks: Sequence[int], start: S, step: Callable[[S, tuple[int, ...]], S], end: Callable[[S], bool]
    ) -> Automaton:
        """Return the automaton whose states are made by a function of the state and the bits on these tracks."""
        numbers: dict[S, int] = {start: 0}
        states, edges = [start], list[int]()
        order = sorted(range(len(tracks)), key=lambda i: tracks[i])

        def diagram(state: S, bits: tuple[int, ...], depth: int) -> int:
            if depth == len(order):
                after = step(state, bits)
                if after not in numbers:
                    numbers[after] = len(states)
                    states.append(after)
                    self._bounded(len(states))
                return ~numbers[after]
            i = order[depth]
            low, high = (diagram(state, (*bits[:i], bit, *bits[i + 1 :]), depth + 1) for bit in (0, 1))
            return self.node(tracks[i], low, high)

        while len(edges) < len(states):
            edges.append(diagram(states[len(edges)], (0,) * len(tracks), 0))
        return self._minimal(edges, [end(state) for state in states])

    def constant(self, value: bool) -> Automaton:
        """Return the automaton that accepts everything, or nothing."""
        return Automaton((~0,), (value,))

    def both(self, *parts: Automaton) -> Automaton:
        """Return the conjunction."""
        return reduce(lambda a, b: self._product(a, b, lambda p, q: p and q), parts, self.constant(True))

    def either(self, *parts: Automaton) -> Automaton:
        """Return the disjunction."""
        return reduce(lambda a, b: self._product(a, b, lambda p, q: p or q), parts, self.constant(False))

    def same(self, one: Automaton, other: Automaton) -> Automaton:
        """Return where both accept or neither."""
        return self._product(one, other, lambda p, q: p == q)

    def opposite(self, part: Automaton) -> Automaton:
        """Return the complement."""
        return Automaton(part.edges, tuple(not accepted for accepted in part.accepts))

    def _product(self, one: Automaton, other: Automaton, join: Callable[[bool, bool], bool]) -> Automaton:
        if len(one.edges) == 1 or len(other.edges) == 1:
            constant, rest = (one, other) if len(one.edges) == 1 else (other, one)
            values = [join(constant.accepts[0], value) for value in rest.accepts]
            return self._minimal(list(rest.edges), values)
        numbers: dict[tuple[int, int], int] = {(0, 0): 0}
        pairs, edges = [(0, 0)], list[int]()
        memo: dict[tuple[int, int], int] = {}
        nodes = self._nodes

        def joined(a: int, b: int) -> int:
            key = (a, b)
            found = memo.get(key)
            if found is not None:
                return found
            if a < 0 and b < 0:
                pair = (~a, ~b)
                if pair not in numbers:
                    numbers[pair] = len(pairs)
                    pairs.append(pair)
                    self._bounded(len(pairs))
                made = ~numbers[pair]
            else:
                track = min(nodes[each][0] for each in key if each >= 0)
                a0, a1 = nodes[a][1:] if a >= 0 and nodes[a][0] == track else (a, a)
                b0, b1 = nodes[b][1:] if b >= 0 and nodes[b][0] == track else (b, b)
                made = self.node(track, joined(a0, b0), joined(a1, b1))
            memo[key] = made
            return made

        while len(edges) < len(pairs):
            p, q = pairs[len(edges)]
            edges.append(joined(one.edges[p], other.edges[q]))
        return self._minimal(edges, [join(one.accepts[p], other.accepts[q]) for p, q in pairs])

    def exists(self, tracks: Iterable[int], part: Automaton) -> Automaton:
        """Return the relation between the other tracks: for some sets on these, in whatever places, `part` holds."""
        gone = frozenset(tracks)
        if not gone or len(part.edges) == 1:
            return part
        nodes = self._nodes
        ids: dict[frozenset[int], int] = {}
        sets: list[frozenset[int]] = []
        unions: dict[tuple[int, int], int] = {}
        freed: dict[int, int] = {}

        def interned(states: frozenset[int]) -> int:
            if states not in ids:
                ids[states] = len(sets)
                sets.append(states)
            return ~ids[states]

        def union(a: int, b: int) -> int:
            if a == b:
                return a
            key = (a, b) if a < b else (b, a)
            found = unions.get(key)
            if found is not None:
                return found
            if a < 0 and b < 0:
                made = interned(sets[~a] | sets[~b])
            else:
                track = min(nodes[each][0] for each in key if each >= 0)
                a0, a1 = nodes[a][1:] if a >= 0 and nodes[a][0] == track else (a, a)
                b0, b1 = nodes[b][1:] if b >= 0 and nodes[b][0] == track else (b, b)
                made = self.node(track, union(a0, b0), union(a1, b1))
            unions[key] = made
            return made

        def free(a: int) -> int:
            if a not in freed:
                if a < 0:
                    freed[a] = interned(frozenset((~a,)))
                else:
                    track, low, high = nodes[a]
                    join = union if track in gone else lambda x, y: self.node(track, x, y)
                    freed[a] = join(free(low), free(high))
            return freed[a]

        alive = self._accepting_on_zeros(part, gone)
        numbers: dict[int, int] = {}
        order: list[int] = []
        renamed: dict[int, int] = {}

        def rename(a: int) -> int:
            if a not in renamed:
                if a < 0:
                    if a not in numbers:
                        numbers[a] = len(order)
                        order.append(a)
                        self._bounded(len(order))
                    renamed[a] = ~numbers[a]
                else:
                    track, low, high = nodes[a]
                    renamed[a] = self.node(track, rename(low), rename(high))
            return renamed[a]

        edges: list[int] = []
        rename(interned(frozenset((0,))))
        while len(edges) < len(order):
            states = sets[~order[len(edges)]]
            edges.append(rename(reduce(union, (free(part.edges[state]) for state in sorted(states)))))
        return self._minimal(edges, [not alive.isdisjoint(sets[~a]) for a in order])

    def _accepting_on_zeros(self, part: Automaton, free: frozenset[int]) -> set[int]:
        """Return the states from which zeros on all but the free tracks can lead to acceptance."""
        before: list[set[int]] = [set() for _ in part.edges]
        for state, edge in enumerate(part.edges):
            stack = [edge]
            while stack:
                a = stack.pop()
                if a < 0:
                    before[~a].add(state)
                else:
                    track, low, high = self._nodes[a]
                    stack += [low, high] if track in free else [low]
        found = {state for state, accepted in enumerate(part.accepts) if accepted}
        work = list(found)
        while work:
            more = before[work.pop()] - found
            found |= more
            work += more
        return found

    def _minimal(self, edges: list[int], accepts: list[bool]) -> Automaton:
        """Return the minimal automaton, its states numbered as a search in breadth meets them."""
        nodes, blocks = self._nodes, self._blocks(edges, accepts)
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
            for to in self._leaves(edge):
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
            track, low, high = self._nodes[a]
            low, high = self._renamed(low, blocks, memo), self._renamed(high, blocks, memo)
            found = memo[a] = self.node(track, low, high)
        return found

    def _leaves(self, edge: int) -> set[int]:
        """Return the states behind a diagram."""
        stack, seen, found = [edge], set[int](), set[int]()
        while stack:
            a = stack.pop()
            if a < 0:
                found.add(~a)
            elif a not in seen:
                seen.add(a)
                stack += self._nodes[a][1:]
        return found

    def _bounded(self, states: int) -> None:
        if states > MAX_AUTOMATON:
            raise LimitError(f"more than {MAX_AUTOMATON} states of one automaton")

    def letters(self, edge: int) -> list[tuple[int, Letter]]:
        """Return the ways out of a state, low bits first: the state behind, and the bits that lead there."""
        found: list[tuple[int, Letter]] = []

        def walk(a: int, letter: Letter) -> None:
            if a < 0:
                found.append((~a, letter))
            else:
                track, low, high = self._nodes[a]
                walk(low, letter | {track: 0})
                walk(high, letter | {track: 1})

        walk(edge, {})
        return found
