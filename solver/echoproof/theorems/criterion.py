"""The criterion for finite classes, of proper generation with replay ([G] `finite_replay_characterization`)."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.criterion import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

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
    obligations=OBLIGATIONS,
    uncovered=(
        "that one of finitely many answers occurs in infinitely many rounds",
        "that an enumeration shows the element `y` that makes a candidate leave",
        "the induction over the rounds that joins answer-inside and target-stays",
    ),
)
