"""The lower bound for uniform generation: no promise below the closure dimension plus one can be kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from echoproof.attack.finite import Ground
from echoproof.attack.promised import PromisedRules
from echoproof.attack.protocols import Move, Reply, Target
from echoproof.deciding.uniform import closure


@dataclass(frozen=True, slots=True)
class UniformBound:
    """Shows the largest finite intersection of hypotheses, element by element and then over and over.

    `promised` is the number of distinct examples from which on the generator promises to be right, for every target.
    Every example is genuine for each of the intersecting hypotheses. Once all were shown an answer that is right for
    all of them would be a further element of the intersection, and there is none: each answer is wrong for some target,
    so one target is wrong in at least a share of 1/k of the rounds, k the number of hypotheses.
    Source: Li, Raman, Tewari, arXiv:2410.13714; arXiv:2603.11784v2, Theorem 4.1 (v1, Theorem 3.1).
    """

    name: ClassVar = "uniform lower bound"
    ground: Ground
    hypotheses: int
    size: int
    promised: int

    @classmethod
    def of(cls, ground: Ground, promised: int) -> UniformBound:
        """Make the adversary against a promise; ValueError when it can be kept, LimitError from `closure`."""
        found = closure(ground.cls.table)
        if not 1 <= promised <= found.dimension:
            raise ValueError(f"a promise from {promised} examples on is not between 1 and {found.dimension}")
        return cls(ground, found.hypotheses, found.dimension, promised)

    def moves(self) -> Generator[Move, Reply, None]:
        together = " and ".join(self.ground.cls.table.named(self.hypotheses))
        inside = [p for p in self.ground.cls.table.profiles if not self.hypotheses & ~p]
        for number, point in enumerate(self.ground.balanced(inside), 1):
            yield Move(point, f"element {number} of the {self.size} that {together} share")
        while True:
            for point in self.ground.balanced(inside):
                yield Move(point, f"again: all that {together} share was shown")

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(self.hypotheses)

    def rules(self) -> PromisedRules:
        """Return the rules by which only a broken promise counts."""
        return PromisedRules({target.name: self.promised for target in self.targets()})
