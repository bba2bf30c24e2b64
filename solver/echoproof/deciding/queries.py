r"""The query number: how many questions make a hard class properly generatable in the limit with replay.

The generator may ask so many times, in any round, whether a point is in the target, and is told the truth. A *position*
(j, V, q) holds its first answer j, if there was one, the targets possible and the questions left. It is *plain* when
each group of V by the residuals outside h_j has a common lower bound: then the generator of the criterion takes over. A
question about a point of cell c leaves V & c or V - c, as the adversary likes. Without an answer so far a position is
lost iff it is lost for every j and every question leaves a lost one. With one it is lost iff it is not plain and, but
for q = 0, every question leaves a lost one and the adversary can go on: a cell outside h_j leaves a lost position with
fewer targets, or the targets V* inside h_j and the intersection of V have no common lower bound. Answers after the
first change nothing: the adversary replays the first alone, and the generator keeps to what h_j and that intersection
contain. The class needs more than q questions iff the position after some first example is lost. docs/queries.md has
the proof. Source of the questions, as feedback: Bai, Panigrahi, Zhang, arXiv:2507.15319.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.model.cells import CellTable, members
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_POSITIONS: Final = 1 << 13
"""Positions that are looked at, for one class."""


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
    """So many questions are enough, by the generator's moves; one less is not, by the adversary's after `first`."""

    number: int
    first: int
    adversary: dict[QueryPosition, Refuting]
    generator: dict[QueryPosition, Serving]


def query_number(table: CellTable) -> QueryNumber | None:
    """Return the query number of a class, None when the class is not hard; at most n - 1.

    Raises LimitError beyond MAX_POSITIONS positions; there are up to (n + 1) * 2^n for every number of questions.
    """
    game = _Game(table.n, table.profiles, Relations.of(table))
    # More targets are harder to serve, so of the first examples only those with the most matter.
    most: list[int] = []
    for profile in sorted(table.profiles, key=lambda profile: (-profile.bit_count(), profile)):
        if all(profile & ~other for other in most):
            most.append(profile)
    hard = [profile for profile in most if game.is_lost(QueryPosition(-1, profile, 0))]
    if not hard:
        return None
    number, first = 0, hard[0]
    while lost := [profile for profile in hard if game.is_lost(QueryPosition(-1, profile, number))]:
        number, first = number + 1, lost[0]
    adversary = game.refuted(QueryPosition(-1, first, number - 1))
    generator = game.served([QueryPosition(-1, profile, number) for profile in hard])
    return QueryNumber(number, first, adversary, generator)


@dataclass(slots=True)
class _Game:
    n: int
    profiles: tuple[int, ...]
    relations: Relations
    lost: dict[QueryPosition, bool] = field(default_factory=dict)
    plain: dict[tuple[int, int], bool] = field(default_factory=dict)

    def is_plain(self, answer: int, possible: int) -> bool:
        """Whether the generator of the criterion takes over, after this first answer or, for -1, after the best one."""
        if answer < 0:
            return any(self.is_plain(j, possible) for j in range(self.n))
        key = answer, possible
        if key not in self.plain:
            if len(self.plain) + len(self.lost) >= MAX_POSITIONS:
                raise LimitError(f"more than {MAX_POSITIONS} positions")
            self.plain[key] = all(map(self.relations.lower_bounds, self.relations.groups(answer, possible)))
        return self.plain[key]

    def is_lost(self, at: QueryPosition) -> bool:
        """Whether the generator loses, when it is to answer or to ask."""
        if at not in self.lost:
            if self.is_plain(at.answered, at.possible) or not at.questions:
                self.lost[at] = not self.is_plain(at.answered, at.possible)
            elif any(not any(map(self.is_lost, self.after(at, trace))) for trace in self.traces(at)):
                self.lost[at] = False
            elif at.answered < 0:
                self.lost[at] = all(self.is_lost(at._replace(answered=j)) for j in range(self.n))
            else:
                self.lost[at] = self.shows(at) is not None
        return self.lost[at]

    def traces(self, at: QueryPosition) -> list[int]:
        """Return the targets for which yes is true, for every question that tells any apart; halves first."""
        found = {at.possible & profile for profile in self.profiles} - {0, at.possible}
        many = at.possible.bit_count()
        return sorted(found, key=lambda trace: (abs(2 * trace.bit_count() - many), trace))

    def after(self, at: QueryPosition, trace: int) -> tuple[QueryPosition, QueryPosition]:
        """Return the positions after yes and after no."""
        sides = trace, at.possible & ~trace
        return tuple(QueryPosition(at.answered, side, at.questions - 1) for side in sides)  # type: ignore[return-value]

    def narrower(self, at: QueryPosition) -> dict[QueryPosition, int]:
        """Return the positions after an example that the answer does not supply, each with such a profile."""
        outside = (p for p in self.profiles if not p >> at.answered & 1 and at.possible & p not in (0, at.possible))
        return {at._replace(possible=at.possible & profile): profile for profile in outside}

    def shows(self, at: QueryPosition) -> int | None:
        """Return the example with which the adversary goes on; 0: it enumerates V*; None: it cannot."""
        rows, common = self.relations.rows, -1
        for k in members(at.possible):
            common &= rows[k]
        supplied = rows[at.answered] | common
        enumerated = sum(1 << k for k in members(at.possible) if not rows[k] & ~supplied)
        if enumerated and not self.relations.lower_bounds(enumerated):
            return 0
        return next((profile for to, profile in self.narrower(at).items() if self.is_lost(to)), None)

    def refuted(self, start: QueryPosition) -> dict[QueryPosition, Refuting]:
        """Return the adversary's move in every lost position with a question left that it comes to."""
        moves: dict[QueryPosition, Refuting] = {}
        queue = [start]
        while queue:
            at = queue.pop()
            if at in moves or not at.questions:
                continue
            told = [(trace, self.is_lost(self.after(at, trace)[0])) for trace in sorted(self.traces(at))]
            show = (self.shows(at) or 0) if at.answered >= 0 else 0
            moves[at] = Refuting(show, tuple(told))
            queue += [self.after(at, trace)[0 if yes else 1] for trace, yes in told]
            queue += [at._replace(possible=at.possible & show)] if show else []
            queue += [at._replace(answered=j) for j in range(self.n) if at.answered < 0]
        return moves

    def served(self, starts: list[QueryPosition]) -> dict[QueryPosition, Serving]:
        """Return the generator's move in every position that it comes to and that is not plain."""
        moves: dict[QueryPosition, Serving] = {}
        queue = list(starts)
        while queue:
            at = queue.pop()
            if at in moves or self.is_plain(at.answered, at.possible):
                continue
            asked = (
                trace for trace in self.traces(at) if at.questions and not any(map(self.is_lost, self.after(at, trace)))
            )
            if trace := next(asked, 0):
                moves[at] = Serving(next(p for p in self.profiles if p & at.possible == trace), -1)
                queue += self.after(at, trace)
            elif at.answered < 0:
                answer = next(j for j in range(self.n) if not self.is_lost(at._replace(answered=j)))
                moves[at] = Serving(0, answer)
                queue.append(at._replace(answered=answer))
            else:
                moves[at] = Serving(0, -1)
                queue += self.narrower(at)
        return moves
