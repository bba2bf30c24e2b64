"""Leading terms of positive functions of the temperature: what is left of them as τ → 0.

Where nothing is subtracted nothing cancels, so that the leading term of a result follows from those of its parts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from echoproof.chains.chain import Rule


@dataclass(frozen=True, slots=True)
class Leading:
    """c·w^(1/τ), or c·exp(-E/τ) where the rule is "energy", with w or E in `size` and c ≥ 0.

    Two are added, multiplied and divided; 0 may be added, and a whole number be a factor.
    """

    coefficient: Fraction
    size: Fraction
    rule: Rule

    @classmethod
    def constant(cls, value: Fraction, rule: Rule) -> Leading:
        """Return a number that does not depend on the temperature."""
        return cls(value, Fraction(rule == "power"), rule)

    def __bool__(self) -> bool:
        return bool(self.coefficient)

    def __add__(self, other: Leading | int) -> Leading:
        if isinstance(other, int) or not other:  # the int is 0, from which sums begin
            return self
        if not self:
            return other
        if self.size == other.size:
            return Leading(self.coefficient + other.coefficient, self.size, self.rule)
        return self if (self.size > other.size) == (self.rule == "power") else other

    __radd__ = __add__

    def __mul__(self, other: Leading | int) -> Leading:
        if isinstance(other, int):
            return Leading(self.coefficient * other, self.size, self.rule)
        size = self.size * other.size if self.rule == "power" else self.size + other.size
        return Leading(self.coefficient * other.coefficient, size, self.rule)

    def __truediv__(self, other: Leading) -> Leading:
        size = self.size / other.size if self.rule == "power" else self.size - other.size
        return Leading(self.coefficient / other.coefficient, size, self.rule)

    def limit(self) -> Fraction | float:
        """Return the limit τ → 0, which may be infinite."""
        unit = Leading.constant(Fraction(1), self.rule)
        if not self or self.size == unit.size:
            return self.coefficient
        return math.inf if self + unit is self else Fraction(0)
