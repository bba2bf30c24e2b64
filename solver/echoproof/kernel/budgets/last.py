r"""Checks who wins when the last answer alone may be replayed.

A position holds V, the targets possible so far, and the finite cells that answers now given up had supplied; K(V) are
the cells in all of V. While it answers j the adversary can, without leaving the position, show all of h_j and K(V). A
target k in V is *confused* by j when h_k lies in h_j, K(V) and those finite cells together, and h_j not in h_k. Or the
adversary shows a cell c outside h_j, which leaves V & c possible and adds the finite cells of h_j to those supplied.
docs/budgets.md has the proofs.

last-adversary: a first profile and, for every position reached from it and every answer, a confused target or a cell.
last-generator: an answer for every position reached from any first profile; it confuses no target, and need not be
followed further once it lies in all of V.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..facts import Facts, objects
from ..outcome import Code, Rejected
from ..rule import Claim, ClassRule
from .numbers import FORMAT

Position = tuple[int, int]
"""The targets possible so far, and the finite cells supplied."""


class Positions:
    """The positions that a certificate lists, and the facts of the class."""

    def __init__(self, facts: Facts, listed: Any, key: str) -> None:
        self.facts, self.rows = facts, dict[tuple[int, bytes], tuple[str, Any]]()
        self.finite = ((1 << len(facts.cells)) - 1) & ~facts.endless
        bit = {profile: 1 << c for c, profile in enumerate(facts.cells)}
        for place, (possible, supplied, row) in objects(
            listed, ("possible", "supplied", key), "positions", facts.meter
        ):
            if not isinstance(supplied, list) or len(supplied) > len(bit):
                raise Rejected(Code.SHAPE, f"{place}.supplied", "not a list of profiles, or more than there are")
            points = [facts.point(profile, f"{place}.supplied") for profile in supplied]
            facts.meter.spend(8 + 2 * facts.wide * len(points), 200 + len(bit) // 8)
            position = facts.profile(possible, f"{place}.possible"), sum(bit[p] for p in set(points))
            if points != sorted(set(points)) or self.known(position) in self.rows:
                raise Rejected(Code.CASES, place, "cells out of order or twice, or a position that stands before")
            self.rows[self.known(position)] = place, row

    def known(self, position: Position) -> tuple[int, bytes]:
        """Return what a dictionary knows a position by: Python hashes many integers alike, but no bytes."""
        return position[0], position[1].to_bytes(len(self.facts.cells) // 8 + 1, "little")

    def walk(self, starts: Iterable[Position], followed: Callable[[Position, str, Any], Iterable[Position]]) -> None:
        """Check the listed positions to be those reached; `followed` checks a row and yields the positions after it."""
        queue = list(starts)
        reached = {self.known(position) for position in queue}
        for position in queue:  # grows while it is walked
            key = self.known(position)
            if key not in self.rows:
                said = f"one with {self.facts.named(position[0])} possible is missing"
                raise Rejected(Code.CASES, "positions", said)
            for following in followed(position, *self.rows[key]):
                self.facts.meter.spend(4)
                if self.known(following) not in reached:
                    reached.add(self.known(following))
                    queue.append(following)
        if len(reached) < len(self.rows):
            raise Rejected(Code.CASES, "positions", "one is not reached")

    def after(self, position: Position, answer: int, cell: int) -> Position | None:
        """Return the position after a cell; None when an answer supplies it, or when it rules out no target, or all."""
        possible, supplied = position
        self.facts.meter.spend(3 * self.facts.wide)
        if cell >> answer & 1 or possible & cell in (0, possible):
            return None
        return possible & cell, supplied | self.facts.support[answer] & self.finite

    def common(self, possible: int) -> int:
        """Return the cells in all of the targets."""
        common = (1 << len(self.facts.cells)) - 1
        self.facts.meter.spend(self.facts.wide * len(self.facts.names))
        for k in self.facts.members(possible):
            common &= self.facts.support[k]
        return common

    def confused(self, position: Position, answer: int) -> int:
        """Return the targets that an answer confuses."""
        possible, supplied = position
        support, above = self.facts.support, self.facts.above
        shown = support[answer] | supplied | self.common(possible)
        self.facts.meter.spend(2 * self.facts.wide * len(support))
        covered = (k for k in self.facts.members(possible & ~above[answer]) if not support[k] & ~shown)
        return sum(1 << k for k in covered)


class LastAdversary(ClassRule):
    """The adversary wins."""

    format, kind, keys = FORMAT, "last-adversary", ("first", "positions")

    def check(self, first: Any, positions: Any) -> Claim:
        """Return the claim, when every answer in every position meets a confused target or a cell to show."""
        facts, listed = self.facts, Positions(self.facts, positions, "replies")

        def followed(position: Position, place: str, replies: Any) -> Iterator[Position]:
            rows = facts.each(replies, ("answer", "target", "show"), f"{place}.replies")
            for answer, (at, (target, show)) in enumerate(rows):
                if target is None:
                    following = listed.after(position, answer, facts.point(show, f"{at}.show"))
                    if following is None:
                        said = "the answer supplies it, or it rules out nothing, or all"
                        raise Rejected(Code.TARGET, f"{at}.show", said)
                    yield following
                elif show is not None:
                    raise Rejected(Code.SHAPE, f"{at}.show", "not null beside a target")
                elif not listed.confused(position, answer) >> facts.hypothesis(target, f"{at}.target") & 1:
                    raise Rejected(Code.SERVED, f"{at}.target", "the answer does not confuse it")

        listed.walk([(facts.point(first, "first"), 0)], followed)
        return Claim(f"{facts.title} is not {self.aim} in the limit with replay of the last answer", {})


class LastGenerator(ClassRule):
    """The generator wins."""

    format, kind, keys = FORMAT, "last-generator", ("positions",)

    def check(self, positions: Any) -> Claim:
        """Return the claim, when every position has an answer that confuses no target."""
        facts, listed = self.facts, Positions(self.facts, positions, "answer")

        def followed(position: Position, place: str, name: Any) -> Iterator[Position]:
            answer = facts.hypothesis(name, f"{place}.answer")
            if listed.confused(position, answer):
                raise Rejected(Code.UNSERVED, f"{place}.answer", "it confuses a target")
            if position[0] & ~facts.above[answer]:
                for cell in facts.cells:
                    if following := listed.after(position, answer, cell):
                        yield following

        listed.walk([(profile, 0) for profile in facts.cells], followed)
        return Claim(f"{facts.title} is {self.aim} in the limit with replay of the last answer", {})
