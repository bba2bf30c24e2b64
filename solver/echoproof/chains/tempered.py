"""Closed forms in the temperature, and their limits.

With weights, w^(1/τ) is a product of powers of x_p = p^(1/τ) for primes p, which are algebraically independent; with
energies everything is in y = exp(-1/(d τ)) for the common denominator d. So each quantity is one rational function, and
the limits are read off it: at τ → ∞ every x and y is 1; at τ → 0 the largest monomials win, compared as numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from echoproof.chains.chain import Tempered
from echoproof.chains.exact import solved
from echoproof.chains.logsums import LogSum, entropy_rate, factors
from echoproof.chains.solving import Number
from echoproof.chains.structure import Structure

MAX_CLOSED: Final = 6
"""States of a chain whose quantities are given as closed forms: these grow fast."""
MAX_PRIMES: Final = 4
"""Different primes in its weights."""
MAX_POWER: Final = 64
"""Highest power of a prime in a weight, or of the energies' common exponential."""
MAX_TERMS: Final = 20_000
"""Monomials that a determinant of the chain may have, by the powers of each prime."""


@dataclass(frozen=True, slots=True)
class ClosedForm:
    """A quantity as a function of the temperature. `at_zero` may be infinite."""

    name: str
    text: str
    at_zero: Fraction | float | LogSum
    at_infinity: Fraction | LogSum


@dataclass(frozen=True, slots=True)
class Basis:
    """The generators of the field: primes p that stand for p^(1/τ); or one y for exp(-1/(d τ)), and no primes."""

    field: Any
    primes: tuple[int, ...]
    denominator: int

    @classmethod
    def of(cls, chain: Tempered) -> Basis | None:
        """Return the basis for a chain; None when the primes of its weights are too large, too many or too high."""
        from sympy import QQ
        from sympy.polys.fields import FracField

        weights = [weight for row in chain.rows for _, weight in row]
        if chain.rule == "energy":
            common = math.lcm(*(weight.denominator for weight in weights))
            if max(abs(weight) for weight in weights) * common > MAX_POWER:
                return None
            return cls(FracField(["y"], QQ), (), common)
        highest: dict[int, int] = {}
        for weight in weights:
            for part in (weight.numerator, weight.denominator):
                found = factors(part)
                if found is None:
                    return None
                highest |= {prime: max(power, highest.get(prime, 0)) for prime, power in found.items()}
        terms = math.prod(len(chain.states) * power + 1 for power in highest.values())
        if len(highest) > MAX_PRIMES or max(highest.values(), default=0) > MAX_POWER or terms > MAX_TERMS:
            return None
        ordered = tuple(sorted(highest)) or (2,)
        return cls(FracField([f"x{prime}" for prime in ordered], QQ), ordered, 1)

    def number(self, weight: Fraction) -> Number:
        """Return w^(1/τ), or exp(-E/τ), as an element of the field."""
        made = self.field.one
        if not self.primes:
            return made * self.field.gens[0] ** int(weight * self.denominator)
        for generator, prime in zip(self.field.gens, self.primes, strict=True):
            power = (factors(weight.numerator) or {}).get(prime, 0) - (factors(weight.denominator) or {}).get(prime, 0)
            made *= generator**power
        return made

    def text(self, value: Number) -> str:
        """Return an element of the field as a formula in τ that sympy reads, with tau for τ."""
        import sympy

        tau = sympy.Symbol("tau", positive=True)
        base = [sympy.Integer(prime) ** (1 / tau) for prime in self.primes]
        names = base or [sympy.exp(-1 / (self.denominator * tau))]
        top, bottom = (
            sympy.Add(
                *(
                    sympy.Rational(int(c.numerator), int(c.denominator)) * _monomial(names, powers)
                    for powers, c in part.terms()
                )
            )
            for part in (value.numer, value.denom)
        )
        return str(top / bottom)

    def at_infinity(self, value: Number) -> Fraction:
        """Return the limit τ → ∞: the support of the chain stays, so the quantity is continuous there."""
        top, bottom = (sum((_fraction(c) for _, c in part.terms()), Fraction(0)) for part in (value.numer, value.denom))
        return top / bottom

    def at_zero(self, value: Number) -> Fraction | float:
        """Return the limit τ → 0; infinity when the numerator wins."""
        if not value:
            return Fraction(0)
        (top, above), (bottom, below) = (self._leading(part) for part in (value.numer, value.denom))
        if top == bottom:
            return above / below
        return math.inf * (1 if above / below > 0 else -1) if top > bottom else Fraction(0)

    def _leading(self, part: Any) -> tuple[Fraction, Fraction]:
        """Return the monomial that wins when τ → 0, as a number to compare, with its coefficient."""

        def size(powers: Sequence[int]) -> Fraction:
            if not self.primes:  # y → 0, so the smallest power wins
                return Fraction(-powers[0])
            return Fraction(math.prod(prime**power for prime, power in zip(self.primes, powers, strict=True)))

        # Different monomials in primes are different numbers, so that there is one winner.
        return max((size(powers), _fraction(coefficient)) for powers, coefficient in part.terms())


def closed_forms(chain: Tempered, found: Structure) -> list[ClosedForm] | None:
    """Return absorption, time, stationary distributions and different texts as closed forms; None for large chains."""
    basis = Basis.of(chain) if len(chain.states) <= MAX_CLOSED else None
    if basis is None:
        return None
    rows = []
    for row in chain.rows:
        weights = {target: basis.number(weight) for target, weight in row}
        total = sum(weights.values(), start=basis.field.zero)
        rows.append({target: weight / total for target, weight in weights.items()})
    initial = {state: basis.field.one * chance.numerator / chance.denominator for state, chance in chain.initial}
    solution = solved(rows, initial, found)
    named = _named(chain, solution.absorption, solution.time, solution.stationary, solution.distinct)
    made = [
        ClosedForm(name, basis.text(value), basis.at_zero(value), basis.at_infinity(value)) for name, value in named
    ]
    for index, weights in enumerate(solution.stationary):
        made.append(_entropy(chain, basis, index, weights))
    return made


def _entropy(chain: Tempered, basis: Basis, index: int, weights: Mapping[int, Number]) -> ClosedForm:
    """Return the entropy rate of a recurrent class: the mean of log Z - (log w)/τ, where Z is the sum of the weights.

    Its limits are those of its parts, since the entropy of a row is continuous in it.
    """
    parts = []
    for state, weight in weights.items():
        row = [(basis.text(basis.number(value)), value) for _, value in chain.rows[state]]
        total = " + ".join(f"({power})" for power, _ in row)
        sign, log = ("-", "log({})") if chain.rule == "power" else ("+", "({})")
        mean = " + ".join(f"({power})*{log.format(value)}" for power, value in row)
        parts.append(f"({basis.text(weight)})*(log({total}) {sign} ({mean})/(tau*({total})))")
    cold, hot = (
        entropy_rate(
            {state: dict(limit.rows[state]) for state in weights}, {s: Fraction(value(w)) for s, w in weights.items()}
        )
        for limit, value in ((chain.at_zero(), basis.at_zero), (chain.at_infinity(), basis.at_infinity))
    )
    if cold is None or hot is None:  # a number of equal targets is no larger than a chain
        raise AssertionError("a large prime in a small chain")
    return ClosedForm(f"entropy rate {index}", " + ".join(parts), cold, hot)


def _named(
    chain: Tempered,
    absorption: Sequence[Number],
    time: Number,
    stationary: Sequence[Mapping[int, Number]],
    seen: Number,
) -> Iterator[tuple[str, Number]]:
    for index, chance in enumerate(absorption):
        yield f"absorption {index}", chance
    yield "expected absorption time", time
    for index, weights in enumerate(stationary):
        for state, weight in weights.items():
            yield f"stationary {index}: {chain.states[state]}", weight
    yield "expected distinct states", seen


def _monomial(names: Sequence[Any], powers: Sequence[int]) -> Any:
    import sympy

    return sympy.Mul(*(name**power for name, power in zip(names, powers, strict=True)))


def _fraction(value: Any) -> Fraction:
    return Fraction(int(value.numerator), int(value.denominator))
