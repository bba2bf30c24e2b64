"""The criterion for finite classes, of proper generation with replay ([G] `finite_replay_characterization`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations, product
from typing import Final, Literal

from echoproof.deciding.decision import Decision
from echoproof.games.solver import adversary_wins
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import parse
from echoproof.theorems.theorem import Outcome, Run, theorem

_HYPOTHESES: Final = 3
_NAMES: Final = "ABC"


def small_classes(n: int, sizes: tuple[int | Literal["infinite"], ...]) -> Iterator[HypothesisClass]:
    """Yield the classes of n hypotheses by realized profiles, with cells of such sizes, as differing infinite sets."""
    profiles = ["".join(chosen) for size in range(1, n + 1) for chosen in combinations(_NAMES[:n], size)]
    for many in range(1, len(profiles) + 1):
        for realized in combinations(profiles, many):
            supports = {tuple(name in profile for profile in realized) for name in _NAMES[:n]}
            for given in product(sizes, repeat=many) if len(supports) == n else ():
                sized = dict(zip(realized, given, strict=True))
                if all(any(name in p and size == "infinite" for p, size in sized.items()) for name in _NAMES[:n]):
                    cells = "\n".join(f'"{" ".join(p)}" = {json.dumps(size)}' for p, size in sized.items())
                    names = ", ".join(f'"{name}"' for name in _NAMES[:n])
                    head = f'format = "echoproof/class@1"\ndomain = "profiles"\nhypotheses = [{names}]\n[cells]\n'
                    yield parse(head + cells)


def _agreement() -> Outcome:
    """Decide each class, which has the kernel accept the certificate of the verdict, and solve its game."""
    classes = hard = disagreeing = 0
    for n in range(1, _HYPOTHESES + 1):
        for cls in small_classes(n, ("infinite",)):
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
