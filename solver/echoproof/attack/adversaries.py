"""Adversaries for finite classes: the one that a certificate describes, and those of the house for any class.

All but the first are known to beat nobody in particular; they are the streams that a generator should survive.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import ClassVar

from echoproof.attack.breakers import Echo, Poison
from echoproof.attack.finite import Ground
from echoproof.attack.memoryless import Memoryless
from echoproof.attack.protocols import Adversary, Move, Reply, Silence, Target
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.model.cells import members
from echoproof.model.domains import Point
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Certified:
    """Plays the strategy of a hard class: the stream is an enumeration with replay of every target of one group.

    No hypothesis is contained in all of them, so every answer is wrong for one, and one of them is wrong for ever.
    Until the generator has answered for the first time the stream stays in the first example's cell, where no target
    is lost. Source: necessity in GenLimitLib's `finite_replay_characterization`.
    """

    name: ClassVar = "certificate"
    ground: Ground
    strategy: AdversaryStrategy
    _group: list[int]

    @classmethod
    def of(cls, ground: Ground, strategy: AdversaryStrategy) -> Certified:
        """Make the adversary for one game."""
        return cls(ground, strategy, [strategy.first])

    def moves(self) -> Generator[Move, Reply, None]:
        names = self.ground.cls.names
        answer = yield from _first_answer(self.ground, self.strategy.first)
        case = self.strategy.cases[names.index(answer)]
        self._group[:] = [case.group]
        outside = f"in {names[case.target]} alone, of the two"
        inside = f"in the support of the answer {answer}"
        for point in self.ground.balanced(self.ground.meeting(1 << case.answer | 1 << case.target)):
            yield Move(point, inside if self.ground.profile(point) >> case.answer & 1 else outside)

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(self._group[0])


@dataclass(frozen=True, slots=True)
class Union:
    """Shows the first answer's support together with a target's, for the group that leaves the least room.

    The certificate's stream, played where there is no certificate: on a class that is not hard it may fail to beat.
    """

    ground: Ground
    relations: Relations
    first: int
    _group: list[int]

    @property
    def name(self) -> str:
        return f"union after {' '.join(self.ground.cls.table.named(self.first))}"

    def moves(self) -> Generator[Move, Reply, None]:
        answer = yield from _first_answer(self.ground, self.first)
        index = self.ground.cls.names.index(answer)
        groups = self.relations.groups(index, self.first)
        group = min(groups, key=lambda group: (len(self.relations.lower_bounds(group)), -group.bit_count(), group))
        self._group[:] = [group]
        target = next(members(group))
        for point in self.ground.balanced(self.ground.meeting(1 << index | 1 << target)):
            yield Move(point, f"in {answer} or {self.ground.cls.names[target]}")

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(self._group[0])


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Enumerates one target, and with `replay` shows after each new element something that the answers supply.

    Proper answers supply the next elements of their support, in turn; element answers supply themselves.
    """

    ground: Ground
    index: int
    replay: bool
    proper: bool

    @property
    def name(self) -> str:
        return f"{'echoes' if self.replay else 'enumeration'} of {self.ground.cls.names[self.index]}"

    def moves(self) -> Generator[Move, Reply, None]:
        supports: dict[str, Iterator[Point]] = {}
        for point in self.ground.balanced(self.ground.meeting(1 << self.index)):
            reply = yield Move(point, "the next element of the target")
            if self.replay and not isinstance(reply, Silence):
                echo = self._next_of(str(reply), supports) if self.proper else reply
                if echo is not None:
                    yield Move(echo, f"the answer {reply} supplies it")

    def _next_of(self, name: str, supports: dict[str, Iterator[Point]]) -> Point | None:
        index = self.ground.cls.names.index(name)
        if name not in supports:
            supports[name] = self.ground.balanced(self.ground.meeting(1 << index))
        return next(supports[name], None)

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(1 << self.index)


def house(ground: Ground, proper: bool) -> Iterator[Adversary]:
    """Yield new adversaries for one game each: the certificate's when the class is hard, then those for any class."""
    table = ground.cls.table
    if proper:
        strategy = decide_replay(table)
        if isinstance(strategy, AdversaryStrategy):
            yield Certified.of(ground, strategy)
    for index in range(table.n):
        yield Enumeration(ground, index, False, proper)
        yield Enumeration(ground, index, True, proper)
    if proper:
        relations = Relations.of(table)
        for profile in table.profiles:
            yield Union(ground, relations, profile, [profile])
    else:
        yield from (Memoryless.of(ground, index) for index in range(table.n))
        for target in ground.targets(ground.everything):
            yield Echo(target, next(target.elements()), 4)
            yield Poison(target)


def _first_answer(ground: Ground, profile: int) -> Generator[Move, Reply, str]:
    """Show elements of one cell until there is an answer; return it."""
    reply: Reply = Silence("")
    points = ground.cls.domain.elements((profile,))
    first = next(points)
    for number in count():
        if not isinstance(reply, Silence):
            break
        note = "the first example is genuine" if not number else "no target is lost while no answer has come"
        reply = yield Move(next(points, first) if number else first, note)
    return str(reply)
