"""[R] v2 Theorem 7.3 (v1 6.3): four hypotheses, properly generatable in the limit without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof import kernel
from echoproof.deciding.decision import decide
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import file_bytes
from echoproof.theorems.classes import integers
from echoproof.theorems.theorem import Outcome, Run, Theorem

_CLASS: Final = integers(
    {"h1-": "x <= 0 or x == 1", "h2-": "x <= 0 or x == 2", "h1+": "x >= 0 or x == -1", "h2+": "x >= 0 or x == -2"}
).cls


def _certificate() -> Outcome:
    outcome = kernel.check(file_bytes(_CLASS), decide(_CLASS).certificates["certificate"].text.encode())
    accepted = outcome.code is None and outcome.kind == "adversary-strategy"
    return Outcome(accepted, f"the kernel accepts the {outcome.kind}" if accepted else f"the kernel says {outcome}")


def _game() -> Outcome:
    wins = {replay: adversary_wins(_CLASS.table, replay=replay) for replay in (True, False)}
    winner = {replay: "adversary" if won else "generator" for replay, won in wins.items()}
    said = f"with replay the {winner[True]} wins, without it the {winner[False]}"
    return Outcome(wins == {True: True, False: False}, said)


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
    runs=(
        Run(
            name="certificate",
            words="the adversary's strategy for this class is a certificate that the kernel accepts",
            bound="this class",
            kind="kernel-checked certificate",
            run=_certificate,
        ),
        Run(
            name="game",
            words="the game on this class, solved: the adversary wins with replay and not without it",
            bound="this class",
            kind="exact computation",
            run=_game,
        ),
    ),
    uncovered=("that one of four answers occurs in infinitely many rounds",),
    gaps=(
        (
            "[R] calls four the smallest number known; a class of three is in the gallery (triangle), and two are "
            "never hard"
        ),
    ),
    rocq=(
        "FourHypotheses.four_without_replay",
        "FourHypotheses.not_four_with_replay",
        "Smallest.two_generatable",
        "Smallest.three_hard_iff",
    ),
)
