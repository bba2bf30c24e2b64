"""Exact sums of logarithms, and with them the entropy rate of a recurrent class."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from echoproof.chains.solving import Sparse

MAX_PRIME: Final = 10_000
"""Trial divisors; numbers that leave more than the square of this are left unfactored, and then there is no sum."""


@dataclass(frozen=True, slots=True)
class LogSum:
    """A sum of rational multiples of logarithms of primes, which are linearly independent: equal sums look equal."""

    terms: Mapping[int, Fraction]

    def __float__(self) -> float:
        return math.fsum(float(factor) * math.log(prime) for prime, factor in self.terms.items())

    def __str__(self) -> str:
        parts: list[str] = []
        for prime, factor in sorted(self.terms.items()):
            size = abs(factor)
            head = ("- " if parts else "-") if factor < 0 else ("+ " if parts else "")
            parts.append(f"{head}{'' if size == 1 else f'{size}*'}log({prime})")
        return " ".join(parts) or "0"


def entropy_rate(rows: Mapping[int, Sparse], stationary: Mapping[int, Fraction]) -> LogSum | None:
    """Return the entropy rate of a recurrent class in nats: the mean of -log p over its steps.

    None when a probability is made of primes that are too large to find.
    """
    terms: dict[int, Fraction] = {}
    for state, weight in stationary.items():
        for chance in rows[state].values():
            for part, sign in ((chance.numerator, -1), (chance.denominator, 1)):
                primes = factors(part)
                if primes is None:
                    return None
                for prime, power in primes.items():
                    terms[prime] = terms.get(prime, Fraction(0)) + sign * weight * chance * power
    return LogSum({prime: factor for prime, factor in terms.items() if factor})


@lru_cache(maxsize=1 << 12)
def factors(number: int) -> dict[int, int] | None:
    """Factor a positive integer into primes; None when two prime factors are above MAX_PRIME."""
    found: dict[int, int] = {}
    divisor = 2
    while divisor * divisor <= number and divisor <= MAX_PRIME:
        while number % divisor == 0:
            found[divisor] = found.get(divisor, 0) + 1
            number //= divisor
        divisor += 1 + divisor % 2
    if number > MAX_PRIME**2:
        return None
    if number > 1:
        found[number] = found.get(number, 0) + 1
    return found
