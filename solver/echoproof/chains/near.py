"""Numbers with forty digits and any exponent, and how far rounding may have moved them.

An error ε here means that a positive number was multiplied by a factor between exp(-ε) and exp(ε). Errors of products
and quotients add up, and a sum of positive numbers has the largest one of its terms.
"""

from __future__ import annotations

import gc
import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not look for cycles among millions of numbers, where there are none and looking takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


def as_floats(values: Sequence[Any]) -> Any:
    """Return the floats that are nearest as an array; the same number is converted once, for logs have few of them."""
    import numpy as np

    _, first, inverse = np.unique(np.fromiter(map(id, values), np.int64, len(values)), True, True)
    return np.array([float(values[index]) for index in first.tolist()])[inverse]


def as_text(value: object) -> str | None:
    """Return a number as text; None where there is none, or where it has more digits than Python writes."""
    try:
        return None if value is None else str(value)
    except ValueError:
        return None


def relative(error: float) -> float:
    """Return the relative error of a float that was made from a number with this error, rounded up to two digits."""
    return float(f"{1.1 * math.expm1(error + FLOAT_UNIT):.1e}")


def entropies(chances: Any, starts: Any) -> Any:
    """Return -Σ p log p, in nats, for each row of an array with the sum 1; with the error `entropy_error`.

    A row, which is not empty, reaches from its start to the next. Of one above 3/4 the logarithm is that of 1 minus all
    others, since its own digits say little.
    """
    import numpy as np

    small = np.where(chances <= 0.75, chances, 0)
    logs = -np.log(small, where=small > 0, out=np.zeros_like(small))
    big = np.add.reduceat(chances - small, starts)  # rounding makes no second one
    others = np.where(big > 0, np.add.reduceat(small, starts), 0)
    return np.add.reduceat(small * logs, starts) - big * np.log1p(-others)


def entropy_error(count: int, error: float) -> float:
    """Return the error of the entropy of so many chances which have this one.

    |d log(p log p) / d log p| is at most 2.5 up to 3/4, and for p log(1 - q) it is at most 1 in p and 1.2 in q above;
    logarithms are taken to be right to four units of their last place.
    """
    return 2.5 * error + (1.5 * count + 24) * FLOAT_UNIT
