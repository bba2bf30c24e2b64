"""[R] v2 Theorem 6.6 (v1 5.6): an uncountable class is generatable in the limit without replay and not with it."""

from __future__ import annotations

from itertools import islice
from typing import Final

from echoproof.attack.protocols import Target
from echoproof.attack.referee import ElementRules, judge_best
from echoproof.attack.transcript import play
from echoproof.theorems.limit_separation.adversary import Downward, LimitAdversary, Markers, Upward, marker_seat
from echoproof.theorems.players import ELEMENT, by_markers
from echoproof.theorems.theorem import Outcome, Run, theorem

_GAME: Final = 60
_TARGETS: Final[tuple[Target, ...]] = (
    Markers(),
    *(Upward(b, frozenset(a), j) for b in range(3) for a in ((), (-5, 9), (-1, 0, 1)) for j in (b + 1, b + 4)),
    *(Downward(b, frozenset(a) - {b}) for b in range(3) for a in ((), (-5, 9), (-1, 0, 1))),
)


def _beaten() -> Outcome:
    beaten, cases = 0, set()
    for generator in ELEMENT.values():
        adversary = LimitAdversary()
        played = tuple(play(adversary, marker_seat(generator), _GAME))
        found = judge_best(adversary.rules(), adversary.targets(), played)
        beaten += found.legal and found.late > 0
        cases.add(found.target.partition(":")[0])
    detail = (
        f"{beaten} of {len(ELEMENT)} are wrong in the last half of a legal stream; {len(cases)} of the 3 cases occurred"
    )
    return Outcome(beaten == len(ELEMENT) and len(cases) == 3, detail)


def _without_replay() -> Outcome:
    late = 0
    for target in _TARGETS:
        examples = tuple(islice(target.elements(), _GAME))
        answers = ((by_markers(examples[:t]), examples[:t]) for t in range(_GAME // 2, _GAME + 1))
        late += sum(not ElementRules().correct(answer, target, shown) for answer, shown in answers)
    return Outcome(not late, f"{len(_TARGETS)} targets, {late} wrong answers in the last half")


THEOREM: Final = theorem(
    "limit-separation",
    Run(
        name="adversary",
        words="the stream is legal for the target and on its way to enumerate it, and errors recur",
        bound=f"{len(ELEMENT)} generators, {_GAME} rounds",
        kind="bounded run",
        run=_beaten,
    ),
    Run(
        name="without-replay",
        words="the generator of the paper is right in the last half of an enumeration without replay",
        bound=f"{len(_TARGETS)} targets, one enumeration of each, {_GAME} rounds",
        kind="bounded run",
        run=_without_replay,
    ),
)
