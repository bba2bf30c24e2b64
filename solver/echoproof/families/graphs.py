"""How many 1s a word of an automaton can have on the track of S: heaviest paths, cycles, and what they read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from echoproof.families.automata import Automata
from echoproof.families.diagrams import Automaton
from echoproof.families.relations import SHOWN, integer_at

NOTHING: Final = -inf
"""The weight where there is no path."""
Step = tuple[int, int, tuple[int, ...]]
"""The state behind, the bit of S, the bits of the other tracks."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The useful part of an automaton: the ways out of each state, and what ends a word."""

    steps: tuple[tuple[Step, ...], ...]
    accepts: tuple[bool, ...]
    useful: frozenset[int]


def graph_of(diagrams: Automata, automaton: Automaton, others: Sequence[int] = ()) -> Graph:
    """Return the states from which a word can be completed, with all letters on S and the other tracks."""
    made: list[list[Step]] = []
    for edge in automaton.edges:
        out: list[Step] = []
        for to, letter in diagrams.letters(edge):
            rows: list[tuple[int, ...]] = [()]
            for track in (SHOWN, *others):
                bits = (letter[track],) if track in letter else (0, 1)
                rows = [(*row, bit) for row in rows for bit in bits]
            out += [(to, row[0], row[1:]) for row in rows]
        made.append(out)
    useful = {state for state, accepted in enumerate(automaton.accepts) if accepted}
    before: list[set[int]] = [set() for _ in made]
    for state, out in enumerate(made):
        for to, _, _ in out:
            before[to].add(state)
    work = list(useful)
    while work:
        more = before[work.pop()] - useful
        useful |= more
        work += more
    steps = tuple(tuple(step for step in out if step[0] in useful) for out in made)
    return Graph(steps, automaton.accepts, frozenset(useful))


def heaviest(graph: Graph, taken: Callable[[Step], bool] = lambda _: True) -> list[float]:
    """Return for each state the most 1s on S up to an accepting state, by the steps that are taken; may be infinite."""
    steps = [[step for step in out if taken(step)] for out in graph.steps]
    best: list[float] = [0 if accepted else NOTHING for accepted in graph.accepts]
    for component in components([[to for to, _, _ in out] for out in steps]):
        inner = set(component)
        value = max(best[state] for state in component)
        pumped = False
        for state in component:
            for to, bit, _ in steps[state]:
                pumped = pumped or (to in inner and bit > 0)
                if to not in inner:
                    value = max(value, bit + best[to])
        if pumped and value > NOTHING:
            value = inf
        for state in component:
            best[state] = value
    return best


def components(after: Sequence[Iterable[int]]) -> list[list[int]]:
    """Return the strongly connected components, those that are reached before those that reach them (Tarjan)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(after)):
        if root in index:
            continue
        work = [(root, iter(after[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            state, rest = work[-1]
            for to in rest:
                if to not in index:
                    index[to] = low[to] = len(index)
                    stack.append(to)
                    on.add(to)
                    work.append((to, iter(after[to])))
                    break
                if to in on:
                    low[state] = min(low[state], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == index[state]:
                    component = stack[stack.index(state) :]
                    del stack[-len(component) :]
                    on.difference_update(component)
                    found.append(component)
    return found


Word = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pumped:
    """The sets of the words before · turn^k · behind, k = 0, 1, 2, …; the turn has even length and reads a 1."""

    before: Word
    turn: Word
    behind: Word

    def at(self, k: int) -> list[int]:
        """Return the set for this k, in the order of the places."""
        word = (*self.before, *self.turn * k, *self.behind)
        return [integer_at(place) for place, bit in enumerate(word) if bit]


def shortest(graph: Graph, start: int, goal: Callable[[int, bool], bool]) -> list[Step] | None:
    """Return the steps of a shortest path from a state to a goal, which is told a state and whether a 1 was read."""
    level, parents = [(start, False)], dict[tuple[int, bool], tuple[tuple[int, bool], Step] | None]()
    parents[level[0]] = None
    while level:
        for node in level:
            if goal(*node):
                path = []
                while (before := parents[node]) is not None:
                    node, step = before
                    path.append(step)
                return path[::-1]
        nexts = []
        for node in level:
            for step in graph.steps[node[0]]:
                to = (step[0], node[1] or step[1] == 1)
                if to not in parents:
                    parents[to] = (node, step)
                    nexts.append(to)
        level = nexts
    return None


def pumped(
    graph: Graph, through: Callable[[int], bool] = lambda _: True, taken: Callable[[Step], bool] = lambda _: True
) -> Pumped | None:
    """Return the shortest words with a cycle of taken steps that reads a 1, through a state of some sort; or None."""
    turns = replace(graph, steps=tuple(tuple(filter(taken, out)) for out in graph.steps))
    best: tuple[list[Step], list[Step], list[Step]] | None = None
    for state in sorted(graph.useful):
        if not through(state):
            continue
        turn = shortest(turns, state, lambda to, one, at=state: one and to == at)  # type: ignore[misc]
        before = shortest(graph, 0, lambda to, _, at=state: to == at) if turn else None  # type: ignore[misc]
        if turn is None or before is None:
            continue
        behind = shortest(graph, state, lambda to, _: graph.accepts[to]) or []
        found = (before, turn, behind)
        if best is None or sum(map(len, found)) < sum(map(len, best)):
            best = found
    if best is None:
        return None
    before_word, turn_word, behind_word = (tuple(bit for _, bit, _ in part) for part in best)
    return Pumped(before_word, turn_word * (1 + len(turn_word) % 2), behind_word)


def heaviest_set(graph: Graph) -> list[int]:
    """Return a largest set, when there is one: of a language of bounded weight that is not empty."""
    best = heaviest(graph)
    found, state, place = [], 0, 0
    while not (graph.accepts[state] and best[state] == 0):
        state, bit = _onward(graph, best, state)
        if bit:
            found.append(integer_at(place))
        place += 1
    return found


def _onward(graph: Graph, best: list[float], state: int) -> tuple[int, int]:
    """Return the next step of a heaviest path; among those without a 1, one that comes nearer to the next 1 or end."""
    frontier: list[tuple[int, tuple[int, int] | None]] = [(state, None)]
    seen = {state}
    while frontier:
        nexts: list[tuple[int, tuple[int, int] | None]] = []
        for at, start in frontier:
            for to, bit, _ in graph.steps[at]:
                if bit + best[to] != best[state]:
                    continue
                begun = start if start is not None else (to, bit)
                if bit or (graph.accepts[to] and best[to] == 0):
                    return begun
                if to not in seen:
                    seen.add(to)
                    nexts.append((to, begun))
        frontier = nexts
    raise ValueError("no heaviest path")
