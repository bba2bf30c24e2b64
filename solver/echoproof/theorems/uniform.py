"""[R] v2 Theorem 4.1 (v1 3.1): replay does not change the sample complexity of uniform generation."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.uniform import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="uniform",
    v2="4.1",
    v1="3.1",
    title="Uniform generation",
    statement=(
        "If a class is uniformly generatable from `d` distinct examples on, then it is so with replay, with the same "
        "`d`; for a finite class the least `d` is the closure dimension plus one."
    ),
    argument=(
        "Answer `x_1` until `d` distinct examples were shown, then follow a uniform generator. By induction every "
        "example is in the target (base, early-replays, step), so the generator that is followed sees a sequence "
        "without replay (correct). Replay makes nothing easier (no-easier). The elements of a largest finite "
        "intersection are too few examples (lower-bound-legal, lower-bound-wrong)."
    ),
    parameters="all domains, classes, thresholds `d` and rounds",
    obligations=OBLIGATIONS,
    uncovered=(
        "the induction over the rounds itself: its base and its step are what is proved",
        "that a finite class has a uniform generator with threshold closure dimension plus one",
    ),
)
