"""Automata on tracks: a finite set of integers is a word of bits at the places 0, 1, -1, 2, -2, …, one track each.

A language is closed under zeros behind its words, so that it is a relation between finite sets; an integer is a set of
one. The letters that lead out of a state are a decision diagram over the tracks, shared by all automata of one
question: a track that plays no part costs nothing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import reduce
from typing import Final, TypeVar

from echoproof.families.diagrams import Automaton, Diagrams

S = TypeVar("S", bound=Hashable)
_JOINS: Final[dict[str, Callable[[bool, bool], bool]]] = {"and": operator.and_, "or": operator.or_, "same": operator.eq}


class Automata(Diagrams):
    """Automata that share their diagrams. Every method may raise LimitError."""

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[tuple[str | frozenset[int], Automaton, Automaton], Automaton] = {}

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
                    self.bounded(len(states))
                return ~numbers[after]
            i = order[depth]
            low, high = (diagram(state, (*bits[:i], bit, *bits[i + 1 :]), depth + 1) for bit in (0, 1))
            return self.node(tracks[i], low, high)

        while len(edges) < len(states):
            edges.append(diagram(states[len(edges)], (0,) * len(tracks), 0))
        return self.minimal(edges, [end(state) for state in states])

    def constant(self, value: bool) -> Automaton:
        """Return the automaton that accepts everything, or nothing."""
        return Automaton((~0,), (value,))

    def both(self, *parts: Automaton) -> Automaton:
        """Return the conjunction."""
        return reduce(lambda a, b: self._joined("and", a, b), parts, self.constant(True))

    def either(self, *parts: Automaton) -> Automaton:
        """Return the disjunction."""
        return reduce(lambda a, b: self._joined("or", a, b), parts, self.constant(False))

    def same(self, one: Automaton, other: Automaton) -> Automaton:
        """Return where both accept or neither."""
        return self._joined("same", one, other)

    def opposite(self, part: Automaton) -> Automaton:
        """Return the complement."""
        return Automaton(part.edges, tuple(not accepted for accepted in part.accepts))

    def _joined(self, sign: str, one: Automaton, other: Automaton) -> Automaton:
        key = (sign, one, other)
        if key not in self._made:
            self._made[key] = self._product(one, other, _JOINS[sign])
        return self._made[key]

    def _product(self, one: Automaton, other: Automaton, join: Callable[[bool, bool], bool]) -> Automaton:
        if len(one.edges) == 1 or len(other.edges) == 1:
            constant, rest = (one, other) if len(one.edges) == 1 else (other, one)
            values = [join(constant.accepts[0], value) for value in rest.accepts]
            return self.minimal(list(rest.edges), values)
        numbers: dict[tuple[int, int], int] = {(0, 0): 0}
        pairs, edges = [(0, 0)], list[int]()
        memo: dict[tuple[int, int], int] = {}
        nodes = self.nodes

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
                    self.bounded(len(pairs))
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
        return self.minimal(edges, [join(one.accepts[p], other.accepts[q]) for p, q in pairs])

    def exists(self, tracks: Iterable[int], part: Automaton) -> Automaton:
        """Return the relation between the other tracks: for some sets on these, in whatever places, `part` holds."""
        gone = frozenset(tracks)
        if not gone or len(part.edges) == 1:
            return part
        key = (gone, part, part)
        if key not in self._made:
            self._made[key] = self._projected(gone, part)
        return self._made[key]

    def _projected(self, gone: frozenset[int], part: Automaton) -> Automaton:
        nodes = self.nodes
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
                        self.bounded(len(order))
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
        return self.minimal(edges, [not alive.isdisjoint(sets[~a]) for a in order])

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
                    track, low, high = self.nodes[a]
                    stack += [low, high] if track in free else [low]
        found = {state for state, accepted in enumerate(part.accepts) if accepted}
        work = list(found)
        while work:
            more = before[work.pop()] - found
            found |= more
            work += more
        return found
