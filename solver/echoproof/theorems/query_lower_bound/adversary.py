"""The lower bound on membership queries: no deterministic generator that asks them is proper on every countable class.

The class is built while the generator runs, and replay is not needed. Source: arXiv:2603.11784v2, Theorem 7.1 and
Algorithm 3 (v1, Theorem 6.1). The printed algorithm waits for every answer; a round that asks finitely many queries and
then runs on for ever is not treated there, as GenLimitLib notes. Here a round has a budget of steps.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import ClassVar

from echoproof.attack.budget import within
from echoproof.attack.protocols import Move, QueryGenerator, Reply, Seat, Target, seated
from echoproof.attack.transcript import play
from echoproof.model.domains import Point
from echoproof.theorems.query_lower_bound.columns import UNIVERSAL, Built, Column, Columns, ContainmentRules

STEPS = 100_000
"""Lines and calls that a generator may run in one round, its queries among them."""


@dataclass(slots=True)
class QueryAdversary:
    """Plays one game against a generator that asks membership queries and answers the index of a hypothesis.

    One trap is withheld: a point in every hypothesis but h_τ, where τ was never answered. Every round decides a new
    universal point. What is shown is the least decided point, not yet shown, that is no diagonal point and not the
    withheld trap; a query decides the point that it names, and all below, as universal. After an answer i other than
    1 a diagonal point, in h_i alone, is decided, the trap becomes an ordinary point, and a new one is withheld.

    Case h_1: answers other than 1 recur. Then every trap is shown some time, the stream enumerates h_1, and each such
    answer is wrong for h_1 by its diagonal point. Case h_τ: they do not. Then the last trap is never shown, the stream
    enumerates h_τ, and every answer from then on is wrong for h_τ by the trap. A round without an answer is an error,
    after which building goes on: this closes the gap of the printed proof.

    A run is finite, so its case is judged by its last half: h_1 when an answer other than 1 fell there. The stream is
    legal for both; there are errors in the last half of every run of three rounds and more.
    """

    name: ClassVar = "query lower bound"
    columns: Columns = field(default_factory=Columns, init=False)
    queries: int = field(default=0, init=False)
    """The number of queries that were asked in the current round."""
    _rounds: int = field(default=0, init=False)
    _other: int = field(default=0, init=False)
    """The last round whose answer was not 1, 0 when there was none."""
    _trapped: int = field(default=1, init=False)
    _trap: int = field(default=0, init=False)
    _cursor: int = field(default=0, init=False)
    """Every point up to it was shown, is a diagonal point, is the trap, or waits among the released ones."""
    _released: list[int] = field(default_factory=list, init=False)

    def member(self, index: int, point: Point, /) -> bool:
        """Answer a query, truthfully, once the column is decided; what is no point is in no hypothesis.

        Raises IndexError for an index below 1.
        """
        self.queries += 1
        if index < 1:
            raise IndexError(f"there is no hypothesis {index}; the first is 1")
        if not isinstance(point, int) or point < 1:
            return False
        self.columns.decide(point)
        return self.columns[point].holds(index)

    def moves(self) -> Generator[Move, Reply, None]:
        self._withhold(2)
        event = ""
        while True:
            self.columns.append(UNIVERSAL)
            point = self._next()
            kind = self.columns[point]
            what = "universal" if kind == UNIVERSAL else f"the trap of h_{kind.index}, released"
            self._rounds, self.queries = self._rounds + 1, 0
            reply = yield Move(point, f"{event}{what}")
            event = self._after(reply)

    def _after(self, reply: Reply) -> str:
        """Build on after a reply, and say which case it speaks for."""
        if not isinstance(reply, int):
            return "no answer, an error in both cases; "
        if reply == 1:
            return f"case h_{self._trapped}: {reply} was answered, which has the trap {self._trap}; "
        self._other = self._rounds
        diagonal = self.columns.append(Column("diagonal", reply))
        if self._trap <= self._cursor:
            heappush(self._released, self._trap)
        self._withhold(max(reply, self._trapped) + 1)
        return f"case h_1: {reply} was answered, which alone has {diagonal}; h_{self._trapped} has a new trap; "

    def _withhold(self, index: int) -> None:
        self._trapped, self._trap = index, self.columns.append(Column("trap", index))

    def _next(self) -> int:
        """Return the least point that is to be shown; the round's universal point sees to it that there is one."""
        if self._released:
            return heappop(self._released)
        while True:
            self._cursor += 1
            if self._cursor != self._trap and self.columns[self._cursor].type != "diagonal":
                return self._cursor

    def targets(self) -> Sequence[Target]:
        return (Built(self.columns, 1 if 2 * self._other > self._rounds else self._trapped),)

    def rules(self) -> ContainmentRules:
        """Return the rules by which a run is judged."""
        return ContainmentRules(self.columns)

    def seat(self, generator: QueryGenerator, steps: int = STEPS) -> Seat:
        """Return the seat of a generator that asks this adversary, with a budget for each round."""
        asked = within(steps, lambda examples: generator(examples, self.member))
        return seated(asked, lambda answer: isinstance(answer, int) and answer >= 1, "index")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A round in which the printed algorithm waited in vain: what it had shown, and what was asked in that round."""

    shown: tuple[Point, ...]
    queries: int
    steps: int


def printed(generator: QueryGenerator, rounds: int, steps: int) -> Stuck | None:
    """Play the algorithm as printed, which shows nothing more until it has an answer; None when all rounds have one.

    It says where no answer came within `steps` steps: bounded evidence that none ever comes. When more steps find the
    same round with the same number of queries, the generator ran on without asking, which is the case that the
    printed proof leaves out: the stream stays finite, and enumerates nothing.
    """
    adversary = QueryAdversary()
    shown: list[Point] = []
    for played in play(adversary, adversary.seat(generator, steps), rounds):
        shown.append(played.example)
        if played.answer is None:
            return Stuck(tuple(shown), adversary.queries, steps)
    return None
