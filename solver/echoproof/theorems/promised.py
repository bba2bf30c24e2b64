"""Uniform and non-uniform generation as the referee sees them: a generator promises when it will be right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from echoproof.attack.protocols import Answer, Target
from echoproof.attack.referee import ElementRules
from echoproof.model.domains import Point


@dataclass(frozen=True)
class PromisedRules(ElementRules):
    """Element generation where only a broken promise counts as wrong.

    `promised[h]` is the number of distinct examples from which on every answer is to be right for the target named h:
    one number for all targets is uniform generation, a number for each is non-uniform generation. Source:
    arXiv:2603.11784v2, Section 2.
    """

    promised: Mapping[str, int]

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:
        return len(shown) < self.promised[target.name] or super().correct(answer, target, shown)
