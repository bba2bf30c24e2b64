"""The criterion for finite classes, of proper generation with replay ([G] `finite_replay_characterization`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from echoproof.deciding.decision import Decision
from echoproof.games.solver import adversary_wins
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import parse
from echoproof.theorems.theorem import Outcome, Run, Theorem

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


THEOREM: Final = Theorem(
    name="criterion",
    v2=None,
    v1=None,
    title="The criterion for finite classes",
    statement=(
        "A finite class is properly generatable in the limit with replay iff for every realized profile `P` there "
        "is a `j` such that for every `i` in `P` some hypothesis is contained in every `h_k` with `k` in group(j, "
        "P, i), the `k` in `P` such that `h_k` and `h_i` agree outside `h_j`."
    ),
    argument=(
        "Necessary: after the answer `j` the stream of `h_j ∪ h_i` is an enumeration with replay of every member "
        "of the group at once (union, stream-legal, stream-complete), and an answer that recurs is not contained "
        "in all of them. Sufficient: the canonical generator answers inside `h_j ∪ h_k` (answer-inside), so the "
        "target stays a candidate (target-stays); all others that lack something of it leave (others-leave), and "
        "then the answer is inside the target (target-served)."
    ),
    parameters="all domains, classes and hypotheses",
    runs=(
        Run(
            name="small-classes",
            words="the criterion, whose certificates the kernel accepts, says what the game says, solved without it",
            bound=f"all classes of at most {_HYPOTHESES} hypotheses, by their realized profiles",
            kind="exhaustive up to a bound",
            run=_agreement,
        ),
    ),
    uncovered=(
        "that one of finitely many answers occurs in infinitely many rounds",
        "that an enumeration shows the element `y` that makes a candidate leave",
        "the induction over the rounds that joins answer-inside and target-stays",
    ),
    rocq=(
        "Finite.finite_characterization",
        "Finite.finite_without_replay",
    ),
)
