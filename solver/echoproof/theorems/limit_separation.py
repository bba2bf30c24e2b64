"""[R] v2 Theorem 6.6 (v1 5.6): an uncountable class is generatable in the limit without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.limit_separation import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="limit-separation",
    v2="6.6",
    v1="5.6",
    title="Separation in the limit",
    statement=(
        "The class of all markers `*1, *2, …`, of `{b} ∪ A ∪ {x > j}` with `*1, …, *b` for `b < j` (family 1), and"
        " of `{x < z} ∪ A` with `*1, …, *z` for `z` outside `A` (family 2), with sets `A` of integers, is "
        "generatable in the limit without replay and not with it."
    ),
    argument=(
        "Without replay the last marker's number tells the families apart (without-replay-1, without-replay-2). "
        "With replay: show markers until a marker `*z` is answered that was not shown, and replay it "
        "(opening-legal). Phase `n` shows `z - n` and then `J_{n-1} + 1, …` until an integer `J_n` above is "
        "answered that was not shown (answer-above, J-grows, J-never-shown). If phase `n` never ends, the stream "
        "enumerates a target of family 1 (phase-n-member, phase-n-legal-1, phase-n-complete-1) and every later "
        "answer is wrong (phase-n-wrong, phase-n-wrong-marker). If every phase ends, it enumerates one of family 2"
        " (endless-member, endless-legal-2, endless-complete-2), and the answers `J_n` are wrong (endless-wrong)."
    ),
    parameters="all `z`, all phases and all integers shown or answered",
    obligations=OBLIGATIONS,
    uncovered=(
        (
            "without replay: that after finitely many rounds all markers of the target and an example beyond `j`, or "
            "below `z`, were shown"
        ),
        (
            "a generator that never answers a marker that was not shown: it is wrong for the hypothesis of all markers"
            " in every round"
        ),
        "the alternative itself: some phase never ends, or every phase ends",
    ),
)
