"""The criterion for finite classes, of proper generation with replay ([G] `finite_replay_characterization`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from echoproof.deciding.decision import Decision
from echoproof.games.solver import adversary_wins
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import parse
from echoproof.theorems.theorem import Outcome, Run, theorem

_HYPOTHESES: Final = 3
_NAMES: Final = "ABC"


def _classes(n: int) -> Iterator[HypothesisClass]:
    """Yield the class of each set of realized profiles of n hypotheses whose supports differ and are not empty."""
    profiles = ["".join(chosen) for size in range(1, n + 1) for chosen in combinations(_NAMES[:n], size)]
    for size in range(1, len(profiles) + 1):
        for realized in combinations(profiles, size):
            supports = {tuple(name in profile for profile in realized) for name in _NAMES[:n]}
            if len(supports) == n and all(map(any, supports)):
                cells = "\n".join(f'"{" ".join(profile)}" = "infinite"' for profile in realized)
                names = ", ".join(f'"{name}"' for name in _NAMES[:n])
                head = f'format = "echoproof/class@1"\ndomain = "profiles"\nhypotheses = [{names}]\n[cells]\n'
                yield parse(head + cells)


def _agreement() -> Outcome:
    """Decide each class, which has the kernel accept the certificate of the verdict, and solve its game."""
    classes = hard = disagreeing = 0
    for n in range(1, _HYPOTHESES + 1):
        for cls in _classes(n):
            wins = adversary_wins(cls.table, replay=True)
            classes, hard = classes + 1, hard + wins
            disagreeing += Decision(cls).hard != wins
    detail = f"{classes} classes, {hard} of them hard, {disagreeing} on which criterion and game differ"
    return Outcome(hard > 0 and not disagreeing, detail)


THEOREM: Final = theorem(
    "criterion",
    Run(
        name="small-classes",
        words="the criterion, whose certificates the kernel accepts, says what the game says, solved without it",
        bound=f"all classes of at most {_HYPOTHESES} hypotheses, by their realized profiles",
        kind="exhaustive up to a bound",
        run=_agreement,
    ),
)
