"""What one attack on a generator came to, as those need it who print, write or draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from echoproof.attack.loading import Kind
from echoproof.attack.run import Run, Verdict
from echoproof.model.classes import HypothesisClass

Evidence = Literal["bounded", "lasso", "ranking"]
"""Bounded: so many rounds. Lasso: errors for ever, checked by the kernel. Ranking: none for ever, checked by it too."""


@dataclass(frozen=True, slots=True)
class Attacked:
    """An attack: the class, the generator's name and kind, and the game that says most.

    `hard`: whether the kernel has accepted that no proper generator survives; None where that is not the question.
    `lasso`: the lengths of stem and loop when the game unrolls one. `interrupted`: it was broken off by the user.
    `promises`: those of a generator of elements, for each hypothesis.
    """

    cls: HypothesisClass
    generator: str
    kind: Kind
    run: Run
    hard: bool | None
    evidence: Evidence = "bounded"
    lasso: tuple[int, int] | None = None
    games: int = 1
    interrupted: bool = False
    promises: Mapping[str, int] | None = None

    @property
    def verdict(self) -> Verdict:
        """What is known when the evidence is exact, else what the rounds played say."""
        exact: dict[Evidence, Verdict] = {"lasso": "beaten", "ranking": "survived"}
        return exact.get(self.evidence, self.run.verdict)
