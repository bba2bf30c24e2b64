"""Eventually periodic sets of integers, as one big integer of bits on a frame of sample points.

Proved bounds. The atoms of a class have finitely many *cuts*: positions at which some linear comparison or listed value
changes its truth, and finitely many moduli, with least common multiple p. Between two neighbouring cuts every linear
atom is constant and every remainder atom depends on x mod p alone; so a region between two cuts is known once its first
p points are (all of them, when it has fewer). A `Frame` lists these sample points; a `PeriodicSet` has a bit for each.
Zero is always a cut and regions are walked away from zero, so that elements come least in absolute value first.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, pairwise
from operator import and_, or_
from typing import Literal

from echoproof.model import expressions as ex
from echoproof.model.errors import TooLargeError
from echoproof.model.limits import MAX_ATOMS, MAX_CONDITION_BITS, MAX_EVALUATIONS, MAX_FRAME_BITS, MAX_PERIOD

Size = int | Literal["infinite"]
"""The size of a set of points: a number or "infinite"."""


@dataclass(frozen=True, slots=True)
class Region:
    """The integers anchor, anchor + step, …, `length` of them (None: for ever), with step 1 or -1."""

    anchor: int
    step: Literal[1, -1]
    length: int | None
    width: int
    """How many of them are sample points: min(length, period)."""


@dataclass(frozen=True)
class Frame:
    """Sample points that determine every set made from atoms with these cuts and this period."""

    cuts: tuple[int, ...]
    """Strictly increasing, with 0 among them; region i ends right before cuts[i], the last begins at cuts[-1]."""
    period: int

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions in increasing order of position."""
        middle = (
            Region(low, 1, high - low, min(high - low, self.period))
            if low >= 0
            else Region(high - 1, -1, high - low, min(high - low, self.period))
            for low, high in pairwise(self.cuts)
        )
        return (Region(self.cuts[0] - 1, -1, None, self.period), *middle, Region(self.cuts[-1], 1, None, self.period))

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """The bit at which each region begins, and the number of bits at the end."""
        return tuple(accumulate((region.width for region in self.regions), initial=0))

    @property
    def everything(self) -> int:
        """The bits of the set of all integers."""
        return (1 << self.offsets[-1]) - 1

    def below(self, bound: int) -> int:
        """Return the bits of {x < bound}; bound must be a cut."""
        return (1 << self.offsets[bisect_left(self.cuts, bound) + 1]) - 1

    def tiled(self, modulus: int, contains: Callable[[int], bool]) -> int:
        """Return the bits of {x : contains(x)}; the test depends on x mod `modulus` alone, a divisor of the period."""
        bits = 0
        for region, offset in zip(self.regions, self.offsets, strict=False):
            count = min(modulus, region.width)
            tile = "".join("1" if contains(region.anchor + region.step * k) else "0" for k in reversed(range(count)))
            bits |= int((tile * -(-region.width // count))[-region.width :], 2) << offset
        return bits


@dataclass(frozen=True, slots=True)
class PeriodicSet:
    """An eventually periodic set of integers: the sample points of the frame that it contains, as bits."""

    frame: Frame
    bits: int

    def size(self) -> Size:
        """Count the elements."""
        total = 0
        for region, bits in self._parts():
            if region.length is None:
                return "infinite"
            turns, rest = divmod(region.length, region.width)
            total += bits.bit_count() * turns + (bits & ((1 << rest) - 1)).bit_count()
        return total

    def elements(self) -> Iterator[int]:
        """Yield the elements, least in absolute value first, the negative one of two last."""
        return heapq.merge(*(_walk(region, bits) for region, bits in self._parts()), key=lambda x: (abs(x), x < 0))

    def beyond(self) -> int | None:
        """Return an element outside the outermost cuts, None when there is none, which is when the set is finite."""
        ends = (next(_walk(region, bits)) for region, bits in self._parts() if region.length is None)
        return next(ends, None)

    def __contains__(self, x: object) -> bool:
        if not isinstance(x, int):
            return False
        index = bisect_right(self.frame.cuts, x)
        region = self.frame.regions[index]
        position = abs(x - region.anchor) % region.width
        return bool(self.bits >> self.frame.offsets[index] + position & 1)

    def _parts(self) -> Iterator[tuple[Region, int]]:
        """Yield the regions that the set meets, each with its own bits."""
        for region, offset in zip(self.frame.regions, self.frame.offsets, strict=False):
            bits = (self.bits >> offset) & ((1 << region.width) - 1)
            if bits:
                yield region, bits


def _walk(region: Region, bits: int) -> Iterator[int]:
    turn = 0
    while region.length is None or turn < region.length:
        left = bits
        while left:
            position = turn + (left & -left).bit_length() - 1
            if region.length is not None and position >= region.length:
                return
            yield region.anchor + region.step * position
            left &= left - 1
        turn += region.width


def frame_of(conditions: Iterable[ex.Condition]) -> Frame:
    """Build the frame of the given conditions.

    Raises TooLargeError when the atoms, the period or the sample points are above the limits of `limits.py`.
    """
    cuts = {0}
    moduli: list[int] = []
    count = 0
    for count, atom in enumerate(pair for condition in conditions for pair in ex.pairs(condition)):
        if count > MAX_ATOMS:
            raise TooLargeError("the class has too many comparisons", f"at most {MAX_ATOMS}")
        if isinstance(atom, ex.Truth):
            continue
        if isinstance(atom.term, ex.Remainder):
            moduli.append(_modulus(atom.term))
        else:
            cuts.update(_cuts(atom.term, atom.operator, atom.value))
    period = math.lcm(*moduli)
    if period > MAX_PERIOD:
        shown = str(period) if period < 10**30 else f"of {period.bit_length()} bits"
        raise TooLargeError(
            f"the moduli of the class have the common period {shown}",
            f"a least common multiple of at most {MAX_PERIOD}",
        )
    frame = Frame(tuple(sorted(cuts)), period)
    evaluations = sum(min(modulus, region.width) for modulus in moduli for region in frame.regions)
    if frame.offsets[-1] > MAX_FRAME_BITS or evaluations > MAX_EVALUATIONS:
        raise TooLargeError(
            f"the class needs {frame.offsets[-1]} sample points and {evaluations} evaluations"
            f" ({len(cuts)} constants, period {period})",
            f"fewer constants or smaller moduli: at most {MAX_FRAME_BITS} and {MAX_EVALUATIONS}",
        )
    if count * frame.offsets[-1] > MAX_CONDITION_BITS:
        raise TooLargeError(
            f"the class needs {count} comparisons on {frame.offsets[-1]} sample points",
            f"fewer comparisons or smaller moduli: a product of at most {MAX_CONDITION_BITS}",
        )
    return frame


def evaluate(condition: ex.Condition, frame: Frame) -> PeriodicSet:
    """Return the set of the integers that satisfy the condition; the frame must be made from it (`frame_of`)."""
    return PeriodicSet(frame, _bits(condition, frame))


def _bits(condition: ex.Condition, frame: Frame) -> int:
    if isinstance(condition, ex.Not):
        return frame.everything ^ _bits(condition.part, frame)
    if isinstance(condition, ex.Junction):
        return _join(condition.kind, (_bits(part, frame) for part in condition.parts), frame)
    if isinstance(condition, ex.Comparison):
        return _join("and", (_pair_bits(pair, frame) for pair in ex.pairs(condition)), frame)
    if isinstance(condition, ex.Membership):
        listed = _join("or", (_pair_bits(pair, frame) for pair in ex.pairs(condition)), frame)
        return frame.everything ^ listed if condition.negated else listed
    return frame.everything if condition.value else 0


def _join(kind: Literal["and", "or"], parts: Iterable[int], frame: Frame) -> int:
    if kind == "and":
        return reduce(and_, parts, frame.everything)
    return reduce(or_, parts, 0)


def _pair_bits(pair: ex.Pair | ex.Truth, frame: Frame) -> int:
    if isinstance(pair, ex.Truth):
        return frame.everything if pair.value else 0
    term, value, holds = pair.term, pair.value, ex.COMPARE[pair.operator]
    if isinstance(term, ex.Remainder):
        slope, intercept, modulus = term.linear.slope, term.linear.intercept, term.modulus
        return frame.tiled(_modulus(term), lambda x: holds((slope * x + intercept) % modulus, value))
    cuts = _cuts(term, pair.operator, value)
    if not cuts:
        # Constant on all integers: a slope of 0, or an equation without a solution.
        return frame.everything if holds(term.intercept if term.slope == 0 else value + 1, value) else 0
    low, high = frame.below(cuts[0]), frame.below(cuts[-1])
    if len(cuts) == 2:
        return low ^ high if pair.operator == "==" else frame.everything ^ low ^ high
    # One cut: the truth on the left of it decides; the point right before the cut stands for that side.
    return low if holds(term.slope * (cuts[0] - 1) + term.intercept, value) else frame.everything ^ low


def _modulus(term: ex.Remainder) -> int:
    """Return the period in x of (slope * x + intercept) % modulus."""
    return term.modulus // math.gcd(term.linear.slope, term.modulus)


def _cuts(term: ex.Linear, operator: ex.Operator, value: int) -> tuple[int, ...]:
    """Return the positions between which the truth of `term OP value` is constant: none, one or two."""
    slope, rest = term.slope, value - term.intercept
    if slope == 0:
        return ()
    if operator in ("==", "!="):
        return () if rest % slope else (rest // slope, rest // slope + 1)
    # slope * x OP rest changes right after the quotient, or at it when the equality counts to the right.
    at_equality = operator in ("<", ">=") if slope > 0 else operator in (">", "<=")
    return (-(-rest // slope),) if at_equality else (rest // slope + 1,)
