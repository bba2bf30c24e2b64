"""Numbers with forty digits and any exponent, and how far rounding may have moved them.

An error ε here means that a positive number was multiplied by a factor between exp(-ε) and exp(ε). Errors of products
and quotients add up, and a sum of positive numbers has the largest one of its terms.
"""

from __future__ import annotations

import math
import sys
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

_DIGITS: Final = 40
CONTEXT: Final = Context(
    prec=_DIGITS, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[InvalidOperation, DivisionByZero, Overflow], flags=[]
)
"""How decimals are rounded: to the nearest with forty digits."""
UNIT: Final = 6e-40
"""The error of one operation with decimals, a little rounded up."""
FLOAT_UNIT: Final = 1.2e-16
"""The same in floating point."""
GIVEN: Final = 1e-35
"""The error of a probability as a decimal: of a fraction UNIT, at a temperature more (`Tempered.near`)."""
SLACK: Final = 1e-24
"""More than fewer than 10^15 operations with decimals can add."""
TINY: Final = 1e-280
"""Results of floats below this may be wrong once an intermediate one has left their range."""


def near(value: Fraction) -> Decimal:
    """Return a fraction as a decimal."""
    return _quotient(value.numerator, value.denominator)


@lru_cache(maxsize=1 << 16)  # a log of a million pairs has few different ones
def _quotient(top: int, bottom: int) -> Decimal:
    return CONTEXT.divide(Decimal(top), Decimal(bottom))


def as_float(value: Fraction | Decimal | float) -> float | None:
    """Return the float that is nearest; None for what is out of their range."""
    try:
        made = float(value)
    except OverflowError:
        return None
    return made if not value or sys.float_info.min <= abs(made) <= sys.float_info.max else None


def as_text(value: object) -> str | None:
    """Return a number as text; None where there is none, or where it has more digits than Python writes."""
    try:
        return None if value is None else str(value)
    except ValueError:
        return None


def relative(error: float) -> float:
    """Return the relative error of a float that was made from a number with this error, rounded up to two digits."""
    return float(f"{1.1 * math.expm1(error + FLOAT_UNIT):.1e}")


def entropy(chances: Any) -> float:
    """Return -Σ p log p, in nats, of an array of numbers with the sum 1; with the error `entropy_error`.

    Of the one above 1/2 the logarithm is that of 1 minus all others, since its own digits say little.
    """
    import numpy as np

    small = chances[(chances > 0) & (chances <= 0.5)]
    spread = float((small * -np.log(small)).sum())
    return spread - float(sum(big * math.log1p(-small.sum()) for big in chances[chances > 0.5]))  # there is but one


def entropy_error(count: int, error: float) -> float:
    """Return the error of the entropy of so many chances which have this one.

    |d log(p log p) / d log p| is at most 1 + 1/log 2 below 1/2, and for p log(1 - q) it is at most 1 in p and 1.5 in q;
    logarithms are taken to be right to four units of their last place.
    """
    return 2.5 * error + (1.5 * count + 24) * FLOAT_UNIT
