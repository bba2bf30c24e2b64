"""Replay under a budget, or noise, or omission, counted for the target: what bounds there are, how they are written.

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


@dataclass(frozen=True, slots=True)
class Omit:
    """No replay: so many points of the target need not be shown."""

    points: Bound

    def __str__(self) -> str:
        return f"omit:{self.points}"


Budget = Total | Every | Age | Last | Noise | Omit
_LEAST: Final = {"total": 0, "every": 1, "age": 1, "noise": 0, "omit": 0}
_UNBOUNDED: Final[dict[str, Budget]] = {
    "any": Total(None),
    "last": Last(),
    "total:finite": Total("finite"),
    "noise:finite": Noise("finite"),
    "omit:finite": Omit("finite"),
}
_ALLOWED: Final = "total:R, every:K, age:L, noise:R, omit:I (whole numbers; finite for R and I), last or any"


def parse_budget(text: str) -> Budget:
    """Read a budget: total:R, every:K, age:L, last, noise:R, omit:I or any; R and I may be "finite".

    Raises BudgetError.
    """
    if text in _UNBOUNDED:
        return _UNBOUNDED[text]
    kind, _, number = text.partition(":")
    if kind not in _LEAST or not (number.isascii() and number.isdecimal()) or len(number) > 10:
        raise BudgetError(f'"{text:.40}" is no budget', _ALLOWED)
    bound = int(number)
    if not _LEAST[kind] <= bound <= MAX_BOUND:
        raise BudgetError(f'"{text}" is out of range', f"{kind}: from {_LEAST[kind]} to {MAX_BOUND}")
    kinds: dict[str, Callable[[int], Budget]] = {
        "total": Total,
        "every": Every,
        "age": Age,
        "noise": Noise,
        "omit": Omit,
    }
    return kinds[kind](bound)
