"""Is there a lasso that beats a machine? The question unrolled from the definition, as a circuit.

A play is unrolled into *stages*. Within a stage the set R of earlier answers does not change, so whatever the machine
can be led to then is a set of states, found by following the legal moves that answer in R step by step. A stage ends
in one move which is singled out by variables: a move that makes R grow, or that shows a finite cell of the target once
more. After the last stage comes the loop, at some state (the *anchor*) from which walks with answers in R lead through
every cell that has to be shown there, and through a wrong answer, and back.

*Completeness.* Take any lasso for a target. Single out of its stem the moves that answer something new, at most n of
them, and, for each finite cell of the target that its loop does not show, as many moves as the cell has points. Between
two of these R stands still, so a shortest walk with the same ends, of at most (states - 1) moves, does as well. The
same holds of the parts of the loop from its first state to a needed move, and from there back. So there is a lasso if
and only if one has at most `full_stages` stages and walks of at most (states - 1) steps. Fewer stages find only some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from echoproof.encode.circuit import FALSE, TRUE, Circuit
from echoproof.encode.symbolic import at_most
from echoproof.encode.tables import Entries
from echoproof.model.cells import CellTable, members
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Unrolled:
    """The literals that together say: a lasso for the target exists within so many stages; and how it is chosen."""

    assertions: tuple[int, ...]
    source: tuple[tuple[int, ...], ...]
    """`source[stage][p]`: the move that ends the stage is made in state p. In an idle stage there is none."""
    shown: tuple[tuple[int, ...], ...]
    """`shown[stage][c]`: it is made on cell c."""
    anchor: tuple[int, ...]
    """`anchor[q]`: the loop begins in state q."""

    @property
    def variables(self) -> list[int]:
        """All variables by which a lasso is chosen."""
        return [*self.anchor, *(variable for kind in (self.source, self.shown) for row in kind for variable in row)]


def full_stages(table: CellTable, target: int) -> int:
    """Return the number of stages with which a lasso for the target is found if there is any."""
    sizes = (table.cells[cell].size for cell in members(table.row(target)))
    return table.n + sum(size for size in sizes if size != "infinite")


def at_most_one(circuit: Circuit, literals: Sequence[int]) -> list[int]:
    """Say that no two of the literals are true."""
    return [circuit.disj((-a, -b)) for a, b in combinations(literals, 2)]


def unroll(circuit: Circuit, table: CellTable, entries: Entries, start: int, target: int, stages: int) -> Unrolled:
    """Ask for a lasso for one target that beats the machine with these entries, within so many stages."""
    view = _View(circuit, table, entries, target)
    states, cells = range(entries.states), range(len(table.cells))
    here = _Here([TRUE if state == start else FALSE for state in states], [FALSE] * table.n)
    assertions: list[int] = []
    sources, shows = [], []
    for stage in range(stages):
        sources.append(tuple(circuit.variable(f"source {stage} {p}") for p in states))
        shows.append(tuple(circuit.variable(f"shown {stage} {c}") for c in cells))
        assertions += view.chosen(here, sources[-1], shows[-1])
        here = view.after(here, sources[-1], shows[-1])
    anchor = tuple(circuit.variable(f"anchor {q}") for q in states)
    assertions += view.loop(here, anchor, shows)
    return Unrolled(tuple(assertions), tuple(sources), tuple(shows), anchor)


@dataclass(frozen=True, slots=True)
class _Here:
    """Where a stage begins: for each state whether it is the one, for each hypothesis whether it was answered."""

    at: Sequence[int]
    answered: Sequence[int]


@dataclass(frozen=True, slots=True)
class _View:
    """The machine as the adversary sees it who enumerates one target."""

    circuit: Circuit
    table: CellTable
    entries: Entries
    target: int

    def legal(self, answered: Sequence[int]) -> list[int]:
        """Say of each cell whether it may be shown, genuine or replayed, once these hypotheses were answered."""
        return [
            TRUE if profile >> self.target & 1 else self.circuit.disj(answered[a] for a in members(profile))
            for profile in self.table.profiles
        ]

    def repeats(self, state: int, cell: int, answered: Sequence[int]) -> int:
        """Say that the move answers what was answered before."""
        answers = zip(self.entries.answer[state][cell], answered, strict=True)
        return self.circuit.disj(self.circuit.conj(pair) for pair in answers)

    def edges(self, answered: Sequence[int], legal: Sequence[int]) -> list[list[int]]:
        """Say of each two states whether a legal move that repeats an answer leads from the one to the other."""
        states, cells = range(self.entries.states), range(len(legal))
        moves = [[self.circuit.conj((legal[c], self.repeats(p, c, answered))) for c in cells] for p in states]
        return [
            [
                self.circuit.disj(self.circuit.conj((moves[p][c], self.entries.after[p][c][q])) for c in cells)
                for q in states
            ]
            for p in states
        ]

    def closure(self, found: Sequence[int], edges: Sequence[Sequence[int]]) -> list[int]:
        """Say of each state whether edges lead to it from one that is found already, in at most states - 1 steps."""
        now = list(found)
        for _ in range(len(now) - 1):
            now = [
                self.circuit.disj([now[q], *(self.circuit.conj((now[p], edges[p][q])) for p in range(len(now)))])
                for q in range(len(now))
            ]
        return now

    def chosen(self, here: _Here, source: Sequence[int], shown: Sequence[int]) -> Iterator[int]:
        """Say that a move is singled out, legal and in a state that can be reached; or none in an idle stage."""
        circuit, legal = self.circuit, self.legal(here.answered)
        reached = self.closure(here.at, self.edges(here.answered, legal))
        yield from at_most_one(circuit, source)
        yield from at_most_one(circuit, shown)
        yield from (circuit.disj((-p, *shown)) for p in source)
        yield from (circuit.disj((-c, *source)) for c in shown)
        yield from (circuit.disj((-p, can)) for p, can in zip(source, reached, strict=True))
        yield from (circuit.disj((-c, may)) for c, may in zip(shown, legal, strict=True))

    def after(self, here: _Here, source: Sequence[int], shown: Sequence[int]) -> _Here:
        """Return where the next stage begins."""
        circuit, entries = self.circuit, self.entries
        idle = -circuit.disj(source)
        made = [(circuit.conj((a, b)), p, c) for p, a in enumerate(source) for c, b in enumerate(shown)]
        return _Here(
            [
                circuit.disj(
                    [circuit.conj((idle, old)), *(circuit.conj((m, entries.after[p][c][q])) for m, p, c in made)]
                )
                for q, old in enumerate(here.at)
            ],
            [
                circuit.disj([old, *(circuit.conj((m, entries.answer[p][c][a])) for m, p, c in made)])
                for a, old in enumerate(here.answered)
            ],
        )

    def loop(self, here: _Here, anchor: Sequence[int], shows: Sequence[Sequence[int]]) -> Iterator[int]:
        """Say that the anchor can be reached, and that walks from it and back show what has to be shown."""
        circuit, states, answered = self.circuit, range(self.entries.states), here.answered
        legal = self.legal(answered)
        edges = self.edges(answered, legal)
        yield circuit.disj(anchor)
        yield from at_most_one(circuit, anchor)
        yield from (circuit.disj((-a, can)) for a, can in zip(anchor, self.closure(here.at, edges), strict=True))
        forth = self.closure(anchor, edges)
        back = self.closure(anchor, [list(column) for column in zip(*edges, strict=True)])

        def passed(state: int, cell: int, answers: Iterable[int]) -> int:
            returns = circuit.disj(circuit.conj((self.entries.after[state][cell][q], back[q])) for q in states)
            known = circuit.disj(circuit.conj((self.entries.answer[state][cell][a], answered[a])) for a in answers)
            return circuit.conj((forth[state], legal[cell], known, returns))

        everyone = range(self.table.n)
        for cell in members(self.table.row(self.target)):
            size = self.table.cells[cell].size
            ways = [passed(state, cell, everyone) for state in states]
            if size != "infinite" and size <= len(shows):
                ways.append(-at_most(circuit, [shown[cell] for shown in shows], size - 1))
            yield circuit.disj(ways)
        above = Relations.of(self.table).above
        wrong = [a for a in everyone if not above[a] >> self.target & 1]
        yield circuit.disj(passed(p, c, wrong) for p in states for c in range(len(legal)))
