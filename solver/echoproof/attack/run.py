"""One attack on a generator for a finite class: the house's adversaries in turn, each run judged by the referee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from echoproof.attack.adversaries import Certified, house
from echoproof.attack.finite import Ground, ProperRules
from echoproof.attack.protocols import Adversary, Seat
from echoproof.attack.referee import ElementRules, Judgement, Rules, judge_best
from echoproof.attack.transcript import Round, play
from echoproof.games.decision import CheckFailedError
from echoproof.model.classes import HypothesisClass

Verdict = Literal["beaten", "survived"]


@dataclass(frozen=True, slots=True)
class Run:
    """One game with its judgement. `certain`: the certificate of a hard class says how it goes on for ever."""

    adversary: str
    rounds: tuple[Round, ...]
    judgement: Judgement
    certain: bool

    @property
    def verdict(self) -> Verdict:
        """Beaten: errors in the last half of a legal run, after every part of the target was shown.

        Where a certificate says how the stream goes on, errors recur whatever was shown so far. Both are bounded
        evidence about the generator in the limit, which may settle later; on a hard class none settles on all streams.
        """
        found = self.judgement
        return "beaten" if found.legal and found.late and (found.told or self.certain) else "survived"


Watch = Callable[[Adversary, Iterator[Round]], Iterator[Round]]
"""Sees the rounds of a game as they are played, and passes them on."""


def attack(
    cls: HypothesisClass,
    seat: Callable[[], Seat],
    proper: bool,
    rounds: int,
    watch: Watch = lambda _, played: played,
) -> Run:
    """Play `rounds` rounds against a generator with each adversary in turn and return the first run that beats it.

    `seat` makes a new generator for each game. When no adversary beats it, the run with the latest errors is returned.
    Raises CheckFailedError when the referee finds a stream of the house illegal, which nothing should bring about, and
    ValueError when `rounds` is less than 1.
    """
    if rounds < 1:
        raise ValueError("an attack needs a round")
    ground = Ground(cls)
    rules: Rules = ProperRules(ground) if proper else ElementRules()
    runs = []
    for adversary in house(ground, proper):
        played = tuple(watch(adversary, play(adversary, seat(), rounds)))
        run = Run(
            adversary.name, played, judge_best(rules, adversary.targets(), played), isinstance(adversary, Certified)
        )
        if not run.judgement.legal:
            raise CheckFailedError(f"the referee finds the stream of the adversary {run.adversary} illegal")
        if run.verdict == "beaten":
            return run
        runs.append(run)
    return max(runs, key=lambda run: (run.judgement.late, len(run.judgement.wrong)))
