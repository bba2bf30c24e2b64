"""Closed forms in the temperature.

With weights, w^(1/τ) is a product of powers of x_p = p^(1/τ) for primes p, which are algebraically independent; with
energies everything is in y = exp(-1/(d τ)) for the common denominator d. So each quantity is one rational function.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from echoproof.chains.chain import Row, Tempered
from echoproof.chains.exact import Solution, solved
from echoproof.chains.limits import TIMES, times
from echoproof.chains.logsums import factors
from echoproof.chains.moments import step
from echoproof.chains.solving import Number, Sparse
from echoproof.chains.structure import Structure

MAX_CLOSED: Final = 8
"""States of a chain whose quantities are given as closed forms."""
MAX_WORK: Final = 800_000
"""The cube of the states times the monomials that a determinant of the chain may have."""
MAX_TIMED: Final = 25_000
"""The same for the expected number of different texts by a time, which may have more monomials."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The generators of the field: primes p that stand for p^(1/τ); or one y for exp(-1/(d τ)), and no primes."""

    field: Any
    primes: tuple[int, ...]
    denominator: int
    spreads: tuple[int, ...]
    """How far the powers of each generator may differ among products of one weight from each row."""

    @classmethod
    def of(cls, chain: Tempered, rows: Sequence[Row]) -> Basis | None:
        """Return the basis for these rows of a chain; None when the primes of its weights are too large to be found."""
        from sympy import QQ
        from sympy.polys.fields import FracField

        if chain.rule == "energy":
            common = math.lcm(*(weight.denominator for row in rows for _, weight in row))
            spread = sum(int(max(weight for _, weight in row) * common) for row in rows)
            return cls(FracField(["y"], QQ), (), common, (spread,))
        powers = [[prime_powers(weight) for _, weight in row] for row in rows]
        primes: set[int] = set()
        for row in powers:
            for found in row:
                if found is None:
                    return None
                primes |= found.keys()
        spreads = []
        for prime in sorted(primes):
            given = [[found.get(prime, 0) for found in row if found is not None] for row in powers]
            spreads.append(sum(max(row) - min(row) for row in given))
        ordered = tuple(sorted(primes)) or (2,)
        field = FracField([f"x{prime}" for prime in ordered], QQ)
        return cls(field, ordered, 1, tuple(spreads))

    def monomials(self, times: int = 1) -> int:
        """Return how many monomials a polynomial may have whose terms are products of so many weights from each row."""
        return math.prod(times * spread + 1 for spread in self.spreads)

    def number(self, weight: Fraction) -> Number:
        """Return w^(1/τ), or exp(-E/τ), as an element of the field."""
        made = self.field.one
        if not self.primes:
            return made * self.field.gens[0] ** int(weight * self.denominator)
        powers = prime_powers(weight) or {}
        for generator, prime in zip(self.field.gens, self.primes, strict=True):
            made *= generator ** powers.get(prime, 0)
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


def prime_powers(value: Fraction) -> dict[int, int] | None:
    """Return the powers of primes whose product is a positive fraction; None when a prime is too large to be found."""
    above, below = factors(value.numerator), factors(value.denominator)
    if above is None or below is None:
        return None
    return above | {prime: -power for prime, power in below.items()}


def closed_forms(chain: Tempered, found: Structure, horizon: int) -> dict[str, str] | None:
    """Return the quantities of a chain as closed forms, by their names; None for a large chain."""
    if len(chain.states) > MAX_CLOSED:
        return None
    rows = [_relative(chain, row) for row in chain.rows]
    basis = Basis.of(chain, rows)
    if basis is None or basis.monomials() * len(rows) ** 3 > MAX_WORK:
        return None
    chances = []
    for row in rows:
        weights = {target: basis.number(weight) for target, weight in row}
        total = sum(weights.values(), start=basis.field.zero)
        chances.append({target: weight / total for target, weight in weights.items()})
    initial = {state: basis.field.one * chance.numerator / chance.denominator for state, chance in chain.initial}
    solution = solved(chances, initial, found)
    made = {name: basis.text(value) for name, value in solution.named(chain.states)}
    affordable = [time for time in times(horizon)[:TIMES] if basis.monomials(time) * len(rows) ** 3 <= MAX_TIMED]
    seen = _distinct(basis, chances, initial, max(affordable, default=0))
    made |= {f"distinct by {time}": basis.text(seen[time]) for time in affordable}
    return made | _entropies(basis, chain.rule, rows, solution)


def _relative(chain: Tempered, row: Row) -> Row:
    """Return the weights of a row relative to its least, which changes no probability."""
    least = min(weight for _, weight in row)
    return tuple((target, weight / least if chain.rule == "power" else weight - least) for target, weight in row)


def _distinct(basis: Basis, rows: Sequence[Sparse], initial: Sparse, most: int) -> list[Number]:
    """Return the expected number of different states up to each time: the sum of the chances to meet one first then.

    Polynomials over powers of one common denominator, since finding greatest common divisors is the slow part; only
    denominators of rows are cancelled.
    """
    bottoms = sorted({chance.denom for row in rows for chance in row.values()}, key=str)
    common = basis.field.ring.one
    for bottom in bottoms:
        common = common.lcm(bottom)
    whole = [{j: chance.numer * common.exquo(chance.denom) for j, chance in row.items()} for row in rows]
    met = [basis.field.ring.zero] * (most + 1)
    for state in range(len(rows)):
        now = {start: chance.numer / chance.denom for start, chance in initial.items()}
        for time in range(most + 1):
            met[time] += now.pop(state, 0)
            now = step(whole, now)
    made, total = [], basis.field.ring.zero
    for time, new in enumerate(met):
        total = total * common + new
        made.append(basis.field.raw_new(*_cancelled(total, common**time, bottoms)))
    return made


def _cancelled(top: Any, bottom: Any, factors: Sequence[Any]) -> tuple[Any, Any]:
    """Divide both parts of a fraction by these factors as often as both can be."""
    for factor in factors:
        while not factor.is_ground:
            (above, rest), (below, other) = (divmod(part, factor) for part in (top, bottom))
            if rest or other:
                break
            top, bottom = above, below
    return top, bottom


def _entropies(basis: Basis, rule: str, rows: Sequence[Row], solution: Solution) -> dict[str, str]:
    """Return the entropy rates: the means of log Z - (log w)/τ, where Z is the sum of the weights of a row."""
    made = {}
    for index, part in enumerate(solution.stationary):
        means = []
        for state, weight in part.items():
            row = [(basis.text(basis.number(value)), value) for _, value in rows[state] if len(rows[state]) > 1]
            if not row:
                continue  # one target, no entropy
            total = " + ".join(f"({power})" for power, _ in row)
            sign, log = ("-", "log({})") if rule == "power" else ("+", "({})")
            mean = " + ".join(f"({power})*{log.format(value)}" for power, value in row)
            means.append(f"({basis.text(weight)})*(log({total}) {sign} ({mean})/(tau*({total})))")
        made[f"entropy rate {index}"] = " + ".join(means) or "0"
    return made


def _monomial(names: Sequence[Any], powers: Sequence[int]) -> Any:
    import sympy

    return sympy.Mul(*(name**power for name, power in zip(names, powers, strict=True)))
