r"""The query number: how many questions make a hard class properly generatable in the limit with replay.

The generator may ask so many times, in any round, whether a point is in the target, and is told the truth. A *position*
(j, V, q) holds its first answer j, if there was one, the targets possible and the questions left. It is *plain* when
each group of V by the residuals outside h_j has a common lower bound: then the generator of the criterion takes over. A
question about a point of cell c leaves V & c or V - c, as the adversary likes. Without an answer so far a position is
lost iff it is lost for every j and every question leaves a lost one. With one it is lost iff it is not plain and, but
for q = 0, every question leaves a lost one and the adversary can go on: a cell outside h_j leaves a lost position with
fewer targets, or the targets V* inside h_j and the intersection of V have no common lower bound. Answers after the
first change nothing: the adversary replays the first alone, and the generator keeps to what h_j and that intersection
contain. A target that is in no group without a common lower bound does not count: it changes no position. The class
needs more than q questions iff the position after some first example is lost. docs/queries.md has the proofs. Source of
the questions, as feedback: Bai, Panigrahi, Zhang, arXiv:2507.15319.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Final, NamedTuple

from echoproof.model.cells import CellTable, members
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_POSITIONS: Final = 1 << 13
"""Positions that are looked at, for one class."""
MAX_TOLD: Final = 1 << 14
"""Answers to questions in the adversary's half of the proof."""


class QueryPosition(NamedTuple):
    """The first answer, -1 before it; the targets possible; and the questions left."""

    answered: int
    possible: int
    questions: int


class Refuting(NamedTuple):
    """What the adversary does in a lost position."""

    show: int
    """The profile of the next example that rules out targets; 0: it keeps to what changes nothing."""
    told: tuple[tuple[int, bool], ...]
    """For every question, by the targets for which yes is true, what it says."""


class Serving(NamedTuple):
    """What the generator does in a position that is neither lost nor plain."""

    ask: int
    """The profile of the point it asks about; 0: it does not ask."""
    answer: int
    """Otherwise its first answer; -1 when that was given: it waits."""


@dataclass(frozen=True, slots=True)
class QueryNumber:
    """So many questions are enough, by the generator's moves; one less is not, by the adversary's.

    `first` are targets of one realized profile, of which the adversary shows a point first.
    """

    number: int
    first: int
    adversary: dict[QueryPosition, Refuting]
    generator: dict[QueryPosition, Serving]


def query_number(table: CellTable) -> QueryNumber | None:
    """Return the query number of a class, None when the class is not hard; at most n - 1.

    Raises LimitError beyond MAX_POSITIONS positions; there are up to (n + 1) * 2^n for every number of questions.
    """
    game = _Game.of(table)
    # More targets are harder to serve, so of the first examples only those with the most matter.
    most: list[int] = []
    for profile in sorted(table.profiles, key=lambda profile: (-profile.bit_count(), profile)):
        if all(profile & ~other for other in most):
            most.append(profile)
    hard = lost = [profile for profile in most if game.is_lost(-1, profile, 0)]
    if not hard:
        return None
    number = 0
    while lost := [profile for profile in lost if game.is_lost(-1, profile, number)]:
        number, first = number + 1, lost[0]
    for k in members(first):
        if game.is_lost(-1, first & ~(1 << k), number - 1):
            first &= ~(1 << k)
    adversary = game.refuted(QueryPosition(-1, first, number - 1))
    generator = game.served([QueryPosition(-1, profile, number) for profile in hard])
    return QueryNumber(number, first, adversary, generator)


@dataclass(slots=True)
class _Game:
    n: int
    profiles: tuple[int, ...]
    relations: Relations
    unserved: list[list[int]]
    """For each first answer the groups of all hypotheses without a common lower bound: parts of the others have one.

    Last, for no answer so far, those of all answers.
    """
    counted: list[int]
    """The hypotheses of these groups."""
    lost: dict[tuple[int, int, int], bool] = field(default_factory=dict)
    plain: dict[tuple[int, int], bool] = field(default_factory=dict)
    split: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: CellTable) -> _Game:
        relations, everyone = Relations.of(table), (1 << table.n) - 1
        unserved = [
            [group for group in relations.groups(j, everyone) if not relations.lower_bounds(group)]
            for j in range(table.n)
        ]
        unserved.append([group for groups in unserved for group in groups])
        return cls(table.n, table.profiles, relations, unserved, [reduce(or_, groups, 0) for groups in unserved])

    def is_plain(self, answered: int, possible: int) -> bool:
        """Whether the generator of the criterion takes over, after this first answer or, for -1, after the best one."""
        key = answered, possible
        if key not in self.plain:
            if answered < 0:
                self.plain[key] = any(self.is_plain(j, possible) for j in range(self.n))
            else:
                bounds = self.relations.lower_bounds
                self.plain[key] = all(bounds(group & possible) for group in self.unserved[answered])
        return self.plain[key]

    def is_lost(self, answered: int, possible: int, questions: int) -> bool:
        """Whether the generator loses, when it is to answer or to ask; targets that do not count are left out."""
        possible &= self.counted[answered]
        if self.is_plain(answered, possible) or not questions:
            return not self.is_plain(answered, possible)
        key = answered, possible, questions
        if key not in self.lost:
            if len(self.lost) >= MAX_POSITIONS:
                raise LimitError(f"more than {MAX_POSITIONS} positions")
            if self.asks(*key):
                self.lost[key] = False
            elif answered < 0:
                self.lost[key] = all(self.is_lost(j, possible, questions) for j in range(self.n))
            else:
                self.lost[key] = self.shows(*key) is not None
        return self.lost[key]

    def sides(self, possible: int) -> list[tuple[int, int]]:
        """Return the targets for which yes, and no, is true, for every question that tells any apart; halves first."""
        if possible not in self.split:
            found = {possible & profile for profile in self.profiles} - {0, possible}
            many = possible.bit_count()
            first = sorted(found, key=lambda inside: (abs(2 * inside.bit_count() - many), inside))
            self.split[possible] = [(inside, possible & ~inside) for inside in first]
        return self.split[possible]

    def asks(self, answered: int, possible: int, questions: int) -> int:
        """Return the targets for which yes is true to a question that leaves no lost position; 0: there is none."""
        for inside, outside in self.sides(possible) if questions else ():
            if not (self.is_lost(answered, inside, questions - 1) or self.is_lost(answered, outside, questions - 1)):
                return inside
        return 0

    def narrower(self, answered: int, possible: int) -> dict[int, int]:
        """Return the targets left by an example that the answer does not supply, each with such a profile."""
        outside = {possible & profile: profile for profile in self.profiles if not profile >> answered & 1}
        return {left: profile for left, profile in outside.items() if left not in (0, possible)}

    def shows(self, answered: int, possible: int, questions: int) -> int | None:
        """Return the example with which the adversary goes on; 0: it enumerates V*; None: it cannot."""
        rows, common = self.relations.rows, -1
        for k in members(possible):
            common &= rows[k]
        supplied = rows[answered] | common
        enumerated = sum(1 << k for k in members(possible) if not rows[k] & ~supplied)
        if enumerated and not self.relations.lower_bounds(enumerated):
            return 0
        left = self.narrower(answered, possible)
        return next((profile for to, profile in left.items() if self.is_lost(answered, to, questions)), None)

    def refuted(self, start: QueryPosition) -> dict[QueryPosition, Refuting]:
        """Return the adversary's move in every lost position with a question left that it comes to."""
        moves: dict[QueryPosition, Refuting] = {}
        queue, told = [start], 0
        while queue:
            at = queue.pop()
            answered, possible, questions = at
            if at in moves or not questions:
                continue
            says = [
                (inside, inside if self.is_lost(answered, inside, questions - 1) else outside)
                for inside, outside in sorted(self.sides(possible))
            ]
            told += len(says)
            if told > MAX_TOLD:
                raise LimitError(f"more than {MAX_TOLD} answers to questions")
            show = (self.shows(*at) or 0) if answered >= 0 else 0
            moves[at] = Refuting(show, tuple((inside, left == inside) for inside, left in says))
            queue += [QueryPosition(answered, left, questions - 1) for _, left in says]
            queue += [QueryPosition(answered, possible & show, questions)] if show else []
            queue += [QueryPosition(j, possible, questions) for j in range(self.n) if answered < 0]
        return moves

    def served(self, starts: list[QueryPosition]) -> dict[QueryPosition, Serving]:
        """Return the generator's move in every position that it comes to and that is not plain."""
        moves: dict[QueryPosition, Serving] = {}
        queue = list(starts)
        while queue:
            at = queue.pop()
            answered, possible, questions = at
            if at in moves or self.is_plain(answered, possible & self.counted[answered]):
                continue
            if len(moves) >= MAX_POSITIONS:
                raise LimitError(f"more than {MAX_POSITIONS} positions")
            if inside := self.asks(*at):
                moves[at] = Serving(next(p for p in self.profiles if p & possible == inside), -1)
                queue += [QueryPosition(answered, side, questions - 1) for side in (inside, possible & ~inside)]
            elif answered < 0:
                answer = next(j for j in range(self.n) if not self.is_lost(j, possible, questions))
                moves[at] = Serving(0, answer)
                queue.append(at._replace(answered=answer))
            else:
                moves[at] = Serving(0, -1)
                queue += [at._replace(possible=left) for left in self.narrower(answered, possible)]
        return moves
