"""An eventually periodic set of integers as a condition: intervals with remainders, exceptions, listed points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from echoproof.model.periodic import PeriodicSet

MAX_POINTS: Final = 2048
"""Sample points beyond which listing remainders and points makes no readable text."""


@dataclass(slots=True)
class _Stretch:
    """The integers from `low` to `high` (None: unbounded); in the set by their remainder, but for listed points."""

    low: int | None
    high: int | None
    remainders: frozenset[int]
    missing: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A region shorter than the period, between two that are not: its points one by one."""

    low: int
    high: int
    points: frozenset[int]

    def astray(self, remainders: frozenset[int], period: int) -> list[int]:
        """Return the points that are not in the set exactly when the remainders say so."""
        return [x for x in range(self.low, self.high + 1) if (x in self.points) != (x % period in remainders)]


def by_points(points: PeriodicSet) -> str:
    """Return a condition for the set; exact whatever the set is, readable when it is simple."""
    period = points.frame.period
    stretches, listed = _stretches(points)
    parts = []
    for stretch in stretches:
        if stretch.low is not None and stretch.high is not None and stretch.high - stretch.low < 2:
            listed += [x for x in range(stretch.low, stretch.high + 1) if x in points]
        elif stretch.remainders:
            parts.append(_text(stretch, period))
    parts += _runs(sorted(listed))
    return " or ".join(parts) or "False"


def _stretches(points: PeriodicSet) -> tuple[list[_Stretch], list[int]]:
    """Cut the line into stretches with one pattern each, and points in addition to them."""
    frame = points.frame
    period = frame.period
    stretches: list[_Stretch] = []
    listed: list[int] = []
    gaps: list[_Gap] = []
    for region in frame.regions:
        width = region.width
        sample = [region.anchor + region.step * k for k in range(width)]
        chosen = frozenset(x for x in sample if x in points)
        last = None if region.length is None else region.anchor + region.step * (region.length - 1)
        low, high = (region.anchor, last) if region.step == 1 else (last, region.anchor)
        if region.length is not None and region.length < period:
            gaps.append(_Gap(min(sample), max(sample), chosen))
            continue
        right = _Stretch(low, high, frozenset(x % period for x in chosen))
        if stretches:
            _close(stretches, gaps, right, listed, period)
        else:
            stretches.append(right)
        gaps = []
    return stretches, listed


def _close(stretches: list[_Stretch], gaps: list[_Gap], right: _Stretch, listed: list[int], period: int) -> None:
    """Share the gaps between the last stretch and the one to its right where the fewest points go astray."""
    left = stretches[-1]
    lefts = [gap.astray(left.remainders, period) for gap in gaps]
    rights = [gap.astray(right.remainders, period) for gap in gaps]
    costs = [sum(map(len, lefts[:k])) + sum(map(len, rights[k:])) for k in range(len(gaps) + 1)]
    split = costs.index(min(costs))
    astray = [x for part in (*lefts[:split], *rights[split:]) for x in part]
    members = frozenset().union(*(gap.points for gap in gaps))
    listed += [x for x in astray if x in members]
    if split:
        left.high = gaps[split - 1].high
    if split < len(gaps):
        right.low = gaps[split].low
    if left.remainders == right.remainders:
        left.high = right.high
        left.missing += [x for x in astray if x not in members]
        return
    for x in astray:
        if x not in members:
            (left if left.high is not None and x <= left.high else right).missing.append(x)
    stretches.append(right)


def _text(stretch: _Stretch, period: int) -> str:
    parts = [_interval(stretch.low, stretch.high), _remainders(stretch.remainders, period)]
    if stretch.missing:
        parts.append(listed("x", sorted(stretch.missing), inside=False))
    return " and ".join(part for part in parts if part) or "True"


def _interval(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f"x <= {high}"
    if high is None:
        return f"x >= {low}"
    return f"x == {low}" if low == high else f"{low} <= x <= {high}"


def _remainders(remainders: frozenset[int], period: int) -> str:
    """Return the condition on x modulo the least period of the pattern, "" when all remainders are in it."""
    for modulus in range(1, period + 1):
        if period % modulus == 0 and remainders == {(r + modulus) % period for r in remainders}:
            break
    left = sorted({r % modulus for r in remainders})
    if len(left) == modulus:
        return ""
    absent = sorted(set(range(modulus)) - set(left))
    if len(left) <= max(1, len(absent)):
        return listed(f"x % {modulus}", left)
    return listed(f"x % {modulus}", absent, inside=False)


def _runs(points: list[int]) -> list[str]:
    """Return conditions for finitely many points: intervals for three or more in a row, the others in one list."""
    parts, single = [], []
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        row = [x for _, x in run]
        if len(row) > 2:
            parts.append(_interval(row[0], row[-1]))
        else:
            single += row
    if single:
        parts.append(listed("x", single))
    return parts


def listed(term: str, values: Sequence[int], *, inside: bool = True) -> str:
    """Return the condition that a term has one of these values, or none of them."""
    if len(values) == 1:
        return f"{term} {'==' if inside else '!='} {values[0]}"
    return f"{term} {'in' if inside else 'not in'} ({', '.join(map(str, values))})"
