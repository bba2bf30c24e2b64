"""[R] v2 Theorem 7.3 (v1 6.3): four hypotheses, properly generatable in the limit without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof import kernel
from echoproof.deciding.decision import decide
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import file_bytes
from echoproof.theorems.classes import integers
from echoproof.theorems.theorem import Outcome, Run, theorem

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


THEOREM: Final = theorem(
    "four-hypotheses",
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
)
