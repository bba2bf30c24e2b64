"""Streams that break generators without a defence, and those whose defence is not enough.

They are legal against any generator and enumerate their target, whatever is answered. For which generators errors recur
for ever is proved in the docstrings; a run confirms it only as far as it goes.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import count

from echoproof.attack.protocols import Move, Reply, Silence, Target
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Echo:
    """Replays every answer, and shows an element of the target only when it is due.

    The k-th element of the target is due after `patience` * k rounds, so all are shown, soon or late.

    In the class of the even numbers, the odd ones with 0, and the multiples of 4, with the last as the target and 0 as
    the first example, with patience 4, plain Kleinberg-Mullainathan, data cleaning, output filtering, and the two
    defences together answer 2, -2, 4, -4, 6, … and are wrong in the first two of every four rounds, for ever. With
    cleaning: each example after the first was answered the round before, so it is dropped, the sure set stays {0}, and
    all three hypotheses stay active once they are considered. 1 and 4 keep the second and the third from being critical
    when m reaches them; before, the third has nothing fresh to offer. So each answer is the least even number not
    shown, and the multiples of 4, which alone tell the third from the second, are all answered before they are shown.
    Without cleaning: the replay of 2 evicts the second and the third, and the first remains. Filtering: the three have
    only 0 in common, so nothing is filtered while they are active, and when the first is alone, all that it contains
    passes. The k-th multiple of 4 other than 0 is shown in round 2k + 2 or before; it is due after round 4k or later,
    so no element of the target is ever shown because it is due.
    """

    target: Target
    first: Point
    patience: int

    @property
    def name(self) -> str:
        return f"echo of every answer for {self.target.name}"

    def moves(self) -> Generator[Move, Reply, None]:
        shown: set[Point] = set()
        elements = enumerate(self.target.elements(), 1)
        position, missing = next(elements)
        example, note = self.first, "the first example is genuine"
        for number in count(2):
            reply = yield Move(example, note)
            shown.add(example)
            while missing in shown:
                position, missing = next(elements)
            if isinstance(reply, Silence) or position * self.patience < number:
                example, note = missing, "an element of the target that is due"
            else:
                example, note = reply, "the last answer"

    def targets(self) -> Sequence[Target]:
        return [self.target]


@dataclass(frozen=True, slots=True)
class Poison:
    r"""Enumerates the target, and replays the first wrong answer, once.

    Let p be that answer to a generator which relies on every example and answers from the largest critical hypothesis
    (plain Kleinberg-Mullainathan). From then on only hypotheses that contain the target and p are active, in the end
    exactly these, and the target is not one of them. If each of them has an element outside the target besides p, and
    so has the domain, then errors recur for ever: let m be least such that the largest critical hypothesis at m has
    such an element y among the first m points, y the least. Once the elements of the target before that were shown,
    nothing fresh is offered at a lesser m, and y is answered in every round: it is not in the target and never shown.
    """

    target: Target

    @property
    def name(self) -> str:
        return f"one replayed error for {self.target.name}"

    def moves(self) -> Generator[Move, Reply, None]:
        poisoned = False
        for point in self.target.elements():
            reply = yield Move(point, "the next element of the target")
            if not poisoned and not isinstance(reply, Silence) and reply not in self.target:
                poisoned = True
                yield Move(reply, "the first wrong answer")

    def targets(self) -> Sequence[Target]:
        return [self.target]
