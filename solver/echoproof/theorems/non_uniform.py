"""[R] v2 Theorem 5.1 (v1 4.1): a countable class, non-uniformly generatable without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.non_uniform import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="non-uniform",
    v2="5.1",
    v1="4.1",
    title="Non-uniform generation",
    statement=(
        "The class of `h_inf = {1, 2, …}` and `h_d = {1, …, d} ∪ {-1, -2, …}` for `d >= 1` is non-uniformly "
        "generatable without replay and not with it."
    ),
    argument=(
        "Without replay: answer fresh positive numbers until a negative one is shown, then fresh negative ones "
        "(without-replay-h_inf, count-step, without-replay-h_d). With replay: let `d >= 1` be promised for "
        "`h_inf`; show 1, …, `d`, then replay every answer. The stream is legal for `h_inf` and `h_d` "
        "(opening-legal, replay-legal), and all its examples are distinct (progress). Whatever `m` is promised for"
        " `h_d`, one of the two promises is broken (end)."
    ),
    parameters="all `d`, all `m` and all rounds",
    obligations=OBLIGATIONS,
    uncovered=(
        "that there is a fresh positive and a fresh negative number after finitely many examples",
        "that pairwise distinct examples `x_1, …, x_t` are `t` in number",
        "a promise of 0 is taken as a promise of 1, which is weaker",
    ),
)
