"""Uniform and non-uniform generation: a generator promises when it will be right, and how it is made to fail."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import Answer, Move, Reply, Silence, Target
from echoproof.attack.referee import ElementRules
from echoproof.deciding.promises import Broken, broken
from echoproof.model.domains import Point


@dataclass(frozen=True)
class PromisedRules(ElementRules):
    """Element generation where only a broken promise counts as wrong.

    `promised[h]` is the number of distinct examples from which on every answer is to be right for the target named h:
    one number for all targets is uniform generation, a number for each is non-uniform generation. Source:
    arXiv:2603.11784v2, Section 2.
    """

    promised: Mapping[str, int]

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:
        return len(shown) < self.promised[target.name] or super().correct(answer, target, shown)


@dataclass(frozen=True)
class PromiseBreaker:
    """Shows the points that hypotheses have in common, finitely many, and with replay every fresh answer after them.

    Some promise of the hypotheses is at most these points (without replay: all are). The stream is legal for all of
    them. With replay: an answer that is right for that one is fresh, so the distinct examples become as many as the
    greatest promise; from then on an answer would have to be fresh and in all of them, and there is no such point.
    Without: that is so when the points were shown. A round without an answer is an error too. Source:
    docs/thresholds.md.
    """

    ground: Ground
    promises: Mapping[str, int]
    broken: Broken
    replay: bool

    @property
    def name(self) -> str:
        return "against the promises for " + ", ".join(self._names)

    @property
    def _names(self) -> list[str]:
        return self.ground.cls.table.named(self.broken.family)

    def moves(self) -> Generator[Move, Reply, None]:
        cls, family = self.ground.cls, self.broken.family
        common = [profile for profile in cls.table.profiles if not family & ~profile]
        together, shown = " and ".join(self._names), set[Point]()
        first: Point | None = None
        reply: Reply = Silence("")
        for number, point in enumerate(cls.domain.elements(common), 1):
            first = point if first is None else first
            shown.add(point)
            reply = yield Move(point, f"in {together}" + "; there is no other" * (number == self.broken.points))
        while first is not None:
            fresh = self.replay and not isinstance(reply, Silence) and reply not in shown
            move = Move(reply if fresh else first, self._said(reply, shown))  # type: ignore[arg-type]
            shown.add(move.example)
            reply = yield move

    def _said(self, reply: Reply, shown: Collection[Point]) -> str:
        """Say what the last answer was worth."""
        if isinstance(reply, Silence):
            return "no answer"
        due = [name for name in self._names if self.promises[name] <= len(shown)]
        if reply in shown:
            return f"{reply} was shown: wrong for {', '.join(due)}"
        profile = self.ground.profile(reply)
        wrong = [name for name in due if not profile >> self.ground.cls.names.index(name) & 1]
        said = f"not in {', '.join(wrong)}" if wrong else f"right for {', '.join(due)}"
        return f"{reply} is {said}" + "; replayed, it is one more example" * self.replay

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(self.broken.family)

    def rules(self) -> PromisedRules:
        """Return the rules by which only a broken promise counts."""
        return PromisedRules(self.promises)


def breakers(ground: Ground, promises: Mapping[str, int]) -> Iterator[PromiseBreaker]:
    """Yield the adversaries that break promises, where these cannot be kept: without replay, else with it.

    Raises LimitError when that is undecided.
    """
    numbers = tuple(promises[name] for name in ground.cls.names)
    for replay in (False, True):
        found = broken(ground.cls.table, numbers, replay=replay)
        if found is not None:
            yield PromiseBreaker(ground, promises, found, replay)
            return
