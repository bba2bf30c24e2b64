"""Replay under a budget, counted for the target: what bounds there are, and how they are written.

A budget restricts which streams are legal for a target; without one there is plain replay. "every" and "age" change no
verdict: the adversary repeats its first example, which is genuine for every target left, until it may replay again.
docs/budgets.md has the proofs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from echoproof.model.errors import EchoproofError
from echoproof.model.limits import MAX_BOUND


class BudgetError(EchoproofError):
    """The text describes no budget."""


Bound = int | Literal["finite"]
"""At most so many; or finitely many, nobody knows how many."""


@dataclass(frozen=True, slots=True)
class Total:
    """So many replayed examples in all; None: infinitely many too, which is plain replay."""

    replays: Bound | None

    def __str__(self) -> str:
        return "any" if self.replays is None else f"total:{self.replays}"


@dataclass(frozen=True, slots=True)
class Every:
    """At most one replayed example in every so many rounds in a row."""

    rounds: int

    def __str__(self) -> str:
        return f"every:{self.rounds}"


@dataclass(frozen=True, slots=True)
class Age:
    """Only answers at least so many rounds old are replayed; 1 is plain replay."""

    rounds: int

    def __str__(self) -> str:
        return f"age:{self.rounds}"


@dataclass(frozen=True, slots=True)
class Last:
    """Only the last answer is replayed."""

    def __str__(self) -> str:
        return "last"


@dataclass(frozen=True, slots=True)
class Noise:
    """No replay: so many examples may be outside the target, whatever they are."""

    examples: Bound

    def __str__(self) -> str:
        return f"noise:{self.examples}"


Budget = Total | Every | Age | Last | Noise
_LEAST: Final = {"total": 0, "every": 1, "age": 1, "noise": 0}


_ALLOWED: Final = "total:R, every:K, age:L, noise:R (whole numbers), total:finite, noise:finite, last or any"


def parse_budget(text: str) -> Budget:
    """Read a budget: total:R, every:K, age:L, last, noise:R or any; R may be "finite". Raises BudgetError."""
    if text in ("any", "last"):
        return Last() if text == "last" else Total(None)
    kind, _, number = text.partition(":")
    if number == "finite" and kind in ("total", "noise"):
        return Total("finite") if kind == "total" else Noise("finite")
    if kind not in _LEAST or not (number.isascii() and number.isdecimal()) or len(number) > 10:
        raise BudgetError(f'"{text:.40}" is no budget', _ALLOWED)
    bound = int(number)
    if not _LEAST[kind] <= bound <= MAX_BOUND:
        raise BudgetError(f'"{text}" is out of range', f"{kind}: from {_LEAST[kind]} to {MAX_BOUND}")
    kinds: dict[str, Callable[[int], Budget]] = {"total": Total, "every": Every, "age": Age, "noise": Noise}
    return kinds[kind](bound)
