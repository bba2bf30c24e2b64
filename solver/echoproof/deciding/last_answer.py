r"""Proper generation in the limit when the last answer alone may be replayed, decided exactly, with a strategy.

A position holds V, the targets possible so far, and the finite cells that answers now given up had supplied; K(V) are
the cells in all of V. An answer j *confuses* k in V when h_k lies in h_j, K(V) and those cells together, and h_j not in
h_k. A position is lost iff every answer confuses a target, or leaves some cell c outside it, with V & c neither empty
nor V, after which the position is lost; then V & c is possible and the finite cells of h_j are supplied too. The class
is hard iff the position after some first example is lost. docs/budgets.md has the proof.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.errors import LimitError
from echoproof.model.relations import Goal, Relations

MAX_WORK: Final = 1 << 24
"""Cells looked at, all positions and answers of one class together."""


class Position(NamedTuple):
    """The targets possible so far, and the finite cells that earlier answers supplied, as bits over the cells."""

    possible: int
    supplied: int


class Confuse(NamedTuple):
    """The adversary keeps to what the answer supplies, and so enumerates this target, which the answer does not fit."""

    target: int


class Show(NamedTuple):
    """The adversary shows what the answer supplies of finite cells, then an element of this profile."""

    profile: int


@dataclass(frozen=True, slots=True)
class LastAdversary:
    """A first example after which the adversary wins; at every position reached, its move for every answer."""

    first: int
    replies: dict[Position, tuple[Confuse | Show, ...]]


@dataclass(frozen=True, slots=True)
class LastGenerator:
    """An answer for every position that is reached."""

    answers: dict[Position, int]


@dataclass(slots=True)
class _Game:
    table: CellTable
    relations: Relations
    finite: int
    work: int = 0
    lost: dict[tuple[int, int], bool] = field(default_factory=dict)

    def is_lost(self, position: Position) -> bool:
        """Whether the generator, to answer at this position, loses. It has at most n more to come."""
        if position not in self.lost:
            self.lost[position] = not self.relations.lower_bounds(position.possible) and all(
                self.refutation(position, answer) is not None for answer in range(self.table.n)
            )
        return self.lost[position]

    def refutation(self, position: Position, answer: int) -> Confuse | Show | None:
        """Return what the adversary does about an answer, None when there is nothing."""
        self.work += len(self.table.cells)
        if self.work > MAX_WORK:
            raise LimitError(f"more than {MAX_WORK} cells to look at")
        rows, above = self.relations.rows, self.relations.above
        common, parting = _cells_of(self.table.profiles, position.possible)
        shown = rows[answer] | position.supplied | common
        for k in members(position.possible & ~above[answer]):
            if not rows[k] & ~shown:
                return Confuse(k)
        supplied = position.supplied | rows[answer] & self.finite
        for profile, left in parting:
            if profile >> answer & 1:
                continue
            lost = self.lost.get((left, supplied))
            if self.is_lost(Position(left, supplied)) if lost is None else lost:
                return Show(profile)
        return None

    def after(self, position: Position, answer: int, profile: int) -> Position | None:
        """Return the position after an example outside the answer that rules out some targets and not all."""
        left = position.possible & profile
        if profile >> answer & 1 or left in (0, position.possible):
            return None
        return Position(left, position.supplied | self.relations.rows[answer] & self.finite)


@lru_cache(maxsize=64)
def _cells_of(profiles: tuple[int, ...], possible: int) -> tuple[int, list[tuple[int, int]]]:
    """Return the cells in all possible targets, as bits, and the profiles that rule out some, with what they leave."""
    common = profile_of(c for c, p in enumerate(profiles) if not possible & ~p)
    return common, [(p, p & possible) for p in profiles if p & possible not in (0, possible)]


def decide_last(table: CellTable, goal: Goal = "inside") -> LastAdversary | LastGenerator:
    """Return the winner's strategy when the last answer alone may be replayed, in identification too.

    Raises LimitError beyond MAX_WORK; there are at most 4^n positions, each with n answers and all cells.
    """
    finite = profile_of(c for c, cell in enumerate(table.cells) if cell.size != "infinite")
    game = _Game(table, Relations.of(table, goal), finite)
    starts = [Position(profile, 0) for profile in table.profiles]
    for start in starts:
        if game.is_lost(start):
            return LastAdversary(start.possible, _replies(game, start))
    return LastGenerator(_answers(game, starts))


def _replies(game: _Game, start: Position) -> dict[Position, tuple[Confuse | Show, ...]]:
    replies: dict[Position, tuple[Confuse | Show, ...]] = {}
    queue = [start]
    while queue:
        position = queue.pop()
        if position in replies:
            continue
        found = [game.refutation(position, answer) for answer in range(game.table.n)]
        replies[position] = tuple(move for move in found if move is not None)
        for answer, move in enumerate(replies[position]):
            if isinstance(move, Show) and (to := game.after(position, answer, move.profile)):
                queue.append(to)
    return replies


def _answers(game: _Game, starts: list[Position]) -> dict[Position, int]:
    answers: dict[Position, int] = {}
    queue = list(starts)
    while queue:
        position = queue.pop()
        if position in answers:
            continue
        # What lies in all possible targets stays right for ever.
        safe = game.relations.lower_bounds(position.possible)
        answers[position] = (
            safe[0] if safe else next(j for j in range(game.table.n) if game.refutation(position, j) is None)
        )
        if not safe:
            queue += [to for p in game.table.profiles if (to := game.after(position, answers[position], p))]
    return answers
