"""Chains as frozen values: states, exact probabilities or weights with a temperature, and where they start.

Source: Markovian Generation Chains in Large Language Models, arXiv:2603.11228.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from echoproof.chains.near import CONTEXT
from echoproof.model.errors import EchoproofError

CHAIN_FORMAT: Final = "echoproof/chain@1"
MAX_STATES: Final = 200_000
"""States of one chain."""
MAX_INVERSE: Final = 64
"""Largest 1/τ at which weights are raised to it exactly."""
MAX_RATIONAL: Final = 4_000
"""Bits of what a row is then made of: its common denominator and its largest numerator."""
MAX_COMMON: Final = 300_000
"""Bits of the common denominator of probabilities that are added up."""
_TOGETHER: Final = 16
"""Denominators of which the least common multiple is made before its length is looked at."""
_COLD: Final = -800
"""The exponential of this is no float."""
Row = tuple[tuple[int, Fraction], ...]
"""What a state leads to: pairs of a state, by its index, and a positive number; in increasing order of the states."""
Rule = Literal["power", "energy"]
"""How weights become probabilities at a temperature τ: p ∝ w^(1/τ), or p ∝ exp(-E/τ)."""


class ChainError(EchoproofError):
    """A chain file, a log or a temperature does not describe a chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A Markov chain on finitely many states, called by texts. Raises ChainError when it is none.

    `open` are the states of a log after which nothing was seen; they stay where they are by convention.
    """

    title: str
    source: str = ""
    states: tuple[str, ...]
    rows: tuple[Row, ...]
    initial: Row
    open: frozenset[int] = field(default=frozenset())
    pairs: int | None = None
    """The pairs of texts that it was counted from."""
    smoothing: Fraction = Fraction(0)
    """What was added to each count of a log."""

    def __post_init__(self) -> None:
        _check_states(self.states)
        for row, name in ((self.initial, "the start"), *zip(self.rows, self.states, strict=True)):
            total = summed([chance for _, chance in row], "a row")
            if total != 1 or any(chance.numerator <= 0 for _, chance in row):
                raise ChainError(
                    f"the probabilities of {quoted(name)} sum to {shown(total)}", "positive ones that sum to 1"
                )
        _check_targets((self.initial, *self.rows), len(self.states))

    @property
    def transitions(self) -> int:
        """The number of transitions with a positive probability."""
        return sum(map(len, self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempered:
    """Weights that become a chain at each temperature τ > 0: positive for the rule "power", any for "energy"."""

    title: str
    source: str = ""
    states: tuple[str, ...]
    rule: Rule
    rows: tuple[Row, ...]
    initial: Row
    temperature: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        _check_states(self.states)
        check_temperature(self.temperature)
        _check_targets((self.initial, *self.rows), len(self.states))
        for row, name in zip(self.rows, self.states, strict=True):
            if not row or (self.rule == "power" and any(weight <= 0 for _, weight in row)):
                raise ChainError(f"{quoted(name)} has a weight of 0 or below, or none", "positive weights")

    def at_zero(self) -> Chain:
        """Return greedy decoding, the limit τ → 0 of each row: the best targets alone, ties with equal probability."""
        best = max if self.rule == "power" else min
        kept = []
        for row in self.rows:
            bound = best(weight for _, weight in row)
            kept.append([(target, Fraction(1)) for target, weight in row if weight == bound])
        return self._chain(kept, "τ → 0")

    def at_infinity(self) -> Chain:
        """Return the limit τ → ∞ of each row: all targets with equal probability."""
        return self._chain([[(target, Fraction(1)) for target, _ in row] for row in self.rows], "τ → ∞")

    def at(self, temperature: Fraction) -> Chain | None:
        """Return the chain at a temperature when its probabilities are rational; None when a weight does not say so."""
        check_temperature(temperature)
        if self.rule == "energy":
            differ = any(weight != row[0][1] for row in self.rows for _, weight in row)
            return None if differ else self._chain([[(j, Fraction(1)) for j, _ in row] for row in self.rows], "any τ")
        power = temperature.denominator
        if (
            temperature.numerator != 1
            or power > MAX_INVERSE
            or any(power * size > MAX_RATIONAL for size in self._sizes())
        ):
            return None
        return self._chain([[(j, weight**power) for j, weight in row] for row in self.rows], f"τ = {temperature}")

    def _sizes(self) -> list[int]:
        """Return, for each row, the bits of its common denominator and of its largest numerator."""
        return [
            max(weight.numerator.bit_length() for _, weight in row)
            + common([w for _, w in row], MAX_RATIONAL).bit_length()
            for row in self.rows
        ]

    def heated(self, temperature: Fraction) -> Tempered:
        """Return the same weights at another temperature."""
        return replace(self, temperature=temperature)

    def near(self, temperature: Fraction) -> list[list[tuple[int, Decimal]]]:
        """Return the rows at a temperature as decimals; ChainError when a probability is too small for a float.

        Weights are divided, and energies subtracted, before anything is rounded. A logarithm has more digits the lower
        the temperature is, so that its quotient by it, of at most 800, is right to 10^-37, and so the exponential too.
        """
        check_temperature(temperature)
        made = []
        with localcontext(CONTEXT) as context:
            context.prec += len(str(temperature.denominator // temperature.numerator))
            for row in self.rows:
                best = (max if self.rule == "power" else min)(weight for _, weight in row)
                logs = []
                for _, weight in row:
                    ratio = (weight / best) if self.rule == "power" else (best - weight) / temperature
                    log = Decimal(ratio.numerator) / ratio.denominator
                    if self.rule == "power":
                        log = log.ln() * temperature.denominator / temperature.numerator
                    logs.append(log)
                powers = [log.exp() if log > _COLD else Decimal(0) for log in logs]
                total = sum(powers)
                if float(min(powers) / total) < sys.float_info.min:
                    allowed = "a higher temperature; the limit τ → 0 is reported with any"
                    raise ChainError(
                        f"the temperature {shown(temperature)} makes a probability too small for a float", allowed
                    )
                made.append(
                    [(target, CONTEXT.divide(power, total)) for (target, _), power in zip(row, powers, strict=True)]
                )
        return made

    def _chain(self, rows: Sequence[Sequence[tuple[int, Fraction]]], when: str) -> Chain:
        made = tuple(normalised(row) for row in rows)
        title = f"{self.title}, {when}"
        return Chain(title=title, source=self.source, states=self.states, rows=made, initial=self.initial)


def normalised(row: Sequence[tuple[int, Fraction | int]]) -> Row:
    """Return positive numbers divided by their sum, in order of the states."""
    total: Fraction | int = summed([weight for _, weight in row], "a row")
    if total.denominator == 1:
        total = total.numerator  # which is found much faster than an equal fraction
    return tuple([(target, _fraction(weight, total)) for target, weight in sorted(row)])


def summed(values: Sequence[Fraction | int], name: str) -> Fraction:
    """Return the sum of fractions over their common denominator, which is fast; ChainError when that is too long."""
    shared = common(values, MAX_COMMON)
    if shared.bit_length() > MAX_COMMON:
        raise ChainError(f"the common denominator of {name} has too many digits", f"at most {MAX_COMMON} bits")
    return Fraction(sum([value.numerator * (shared // value.denominator) for value in values]), shared)


def common(values: Sequence[Fraction | int], most: int) -> int:
    """Return the common denominator of numbers, or something else with more than so many bits."""
    made, denominators = 1, list({value.denominator for value in values})
    for start in range(0, len(denominators), _TOGETHER):
        made = math.lcm(made, *denominators[start : start + _TOGETHER])
        if made.bit_length() > most:
            break
    return made


def shown(value: Fraction | Decimal, digits: int = 6) -> str:
    """Return a number as a short text: a fraction with long parts as a decimal."""
    if isinstance(value, Decimal):
        return f"{value:.{digits}g}"
    if max(abs(value.numerator), value.denominator) < 10**20:
        return str(value)
    return f"{CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator)):.{digits}g}"


@lru_cache(maxsize=1 << 16)  # a log of a million pairs has few different ones
def _fraction(weight: Fraction | int, total: Fraction | int) -> Fraction:
    return Fraction(weight, total)


def check_temperature(temperature: Fraction) -> None:
    """Raise ChainError unless a temperature is positive."""
    if temperature <= 0:
        raise ChainError(
            f"the temperature is {shown(temperature)}",
            "a temperature above 0; greedy decoding, τ → 0, is reported anyway",
        )


def _check_states(states: tuple[str, ...]) -> None:
    if not states:
        raise ChainError("the chain has no states", "at least one")
    if len(states) > MAX_STATES:
        raise ChainError(f"the chain has {len(states)} states", f"at most {MAX_STATES}")
    if len(set(states)) < len(states):
        raise ChainError("a state is named twice", "different names")


def _check_targets(rows: Sequence[Row], count: int) -> None:
    for row in rows:
        targets = [target for target, _ in row]
        if targets != sorted(set(targets)) or (targets and not 0 <= targets[0] <= targets[-1] < count):
            raise ChainError("a row names a state twice, out of order, or that there is none of", "states, each once")


def quoted(name: str) -> str:
    """Return the beginning of a state in quotes, on one line."""
    return json.dumps(name[:60], ensure_ascii=False)
