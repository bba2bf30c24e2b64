"""[R] v2 Theorem 7.3 (v1 6.3): four hypotheses, properly generatable in the limit without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.four_hypotheses import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="four-hypotheses",
    v2="7.3",
    v1="6.3",
    title="The four hypotheses",
    statement=(
        "The class of `h_a- = {x <= 0} ∪ {a}` and `h_a+ = {x >= 0} ∪ {-a}` for `a` 1 and 2 is properly generatable"
        " in the limit without replay and not with it."
    ),
    argument=(
        "Show 0 (first-example). After an answer `h_a-` show -1, -2, 1, 2, …: the stream is an enumeration with "
        "replay of `h_1+` and of `h_2+` (stream-legal, stream-complete), and no hypothesis is contained in both "
        "(minus-wrong, plus-wrong). After an answer `h_a+` do the same to the mirror images (mirror)."
    ),
    parameters="all integers, both targets, all four answers",
    obligations=OBLIGATIONS,
    uncovered=("that one of four answers occurs in infinitely many rounds",),
    gaps=(
        (
            "[R] calls four the smallest number known; a class of three is in the gallery (triangle), and two are "
            "never hard"
        ),
    ),
)
