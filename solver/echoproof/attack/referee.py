"""The referee: what a transcript is worth for a target, worked out from the definitions and from nothing else.

It knows no strategy. A run is finite, so what it finds is bounded evidence about generation in the limit: rounds that
were wrong, never that a generator is right. Definitions: arXiv:2603.11784v2, Section 2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from echoproof.attack.protocols import Answer, Target
from echoproof.attack.transcript import Round
from echoproof.model.domains import Point


class Rules(Protocol):
    """What replay supplies and what a right answer is: the difference between the kinds of generation."""

    def source(self, point: Point, given: Mapping[Answer, int]) -> int | None:
        """Return the earliest round whose answer supplies the point; `given` has the first round of each answer."""

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:
        """Whether the answer is right for the target when `shown` are the examples so far."""


class ElementRules:
    """Element generation: an answer supplies itself; right is an element of the target that was not shown."""

    def source(self, point: Point, given: Mapping[Answer, int]) -> int | None:
        return given.get(point)

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:
        return answer in target and answer not in shown


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a transcript shows about one target. Rounds are counted from 1.

    `sources[t-1]` is 0 when x_t is genuine, the round that it is replayed from when it is not, None when it is illegal.
    `covered` counts the first elements of the target, in its own order, that were all shown. `told` says whether the
    first half of the run showed something of every part of the target, so that errors after it count as late.
    """

    target: str
    sources: tuple[int | None, ...]
    wrong: tuple[int, ...]
    covered: int
    told: bool

    @property
    def rounds(self) -> int:
        """The number of rounds."""
        return len(self.sources)

    @property
    def legal(self) -> bool:
        """Whether every example was an element of the target or repeated what an earlier answer supplies."""
        return None not in self.sources

    @property
    def replayed(self) -> tuple[int, ...]:
        """The rounds whose example is not in the target and was supplied by an earlier answer."""
        return tuple(number for number, source in enumerate(self.sources, 1) if source)

    @property
    def late(self) -> int:
        """The number of wrong rounds in the last half of the run."""
        return sum(2 * number > self.rounds for number in self.wrong)


def judge(rules: Rules, target: Target, rounds: Sequence[Round]) -> Judgement:
    """Judge a transcript for one target. Silence in a round is an error: a generator must answer."""
    sources: list[int | None] = []
    wrong: list[int] = []
    given: dict[Answer, int] = {}
    shown: set[Point] = set()
    for number, played in enumerate(rounds, 1):
        sources.append(0 if played.example in target else rules.source(played.example, given))
        shown.add(played.example)
        if played.answer is None or not rules.correct(played.answer, target, shown):
            wrong.append(number)
        if played.answer is not None:
            given.setdefault(played.answer, number)
    told = target.told({played.example for played in rounds[: len(rounds) // 2]})
    return Judgement(target.name, tuple(sources), tuple(wrong), _covered(target, shown), told)


def judge_best(rules: Rules, targets: Iterable[Target], rounds: Sequence[Round]) -> Judgement:
    """Judge a transcript for the target which it is worst for: legal first, then by late errors, then by all errors.

    Raises ValueError when there is no target.
    """
    return max(
        (judge(rules, target, rounds) for target in targets),
        key=lambda found: (found.legal, found.told, found.late, len(found.wrong)),
    )


def _covered(target: Target, shown: set[Point]) -> int:
    count = 0
    for point in target.elements():
        if point not in shown:
            break
        count += 1
    return count
