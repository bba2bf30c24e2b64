"""How sets, pumped families of sets and functions of a parameter are written for people."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf, lcm
from typing import Final

from echoproof.families.closed_forms import ClosedForm, Side
from echoproof.families.graphs import NOTHING, Pumped
from echoproof.families.relations import integer_at

_TRIED: Final = 3
_LISTED: Final = 12


def set_text(integers: Sequence[int]) -> str:
    """Return a finite set, increasing; of a long one its ends."""
    shown = [str(x) for x in sorted(integers)]
    if len(shown) > _LISTED:
        shown = [*shown[:3], "…", *shown[-2:]]
    return "{" + ", ".join(shown) + "}"


def pumped_text(pumped: Pumped, name: str) -> str:
    """Return the sets of a family of growing ones: "{1, …, d} for every d"."""
    start, turn = len(pumped.before), len(pumped.turn)
    step = turn // 2
    fixed = {integer_at(place) for place, bit in enumerate(pumped.before) if bit}
    moving = {integer_at(start + place) for place, bit in enumerate(pumped.behind) if bit}
    runs: list[tuple[int, int, int]] = []  # first, step, how many more than k
    for place, bit in enumerate(pumped.turn):
        if bit:
            first = integer_at(start + place)
            side = step if (start + place) % 2 else -step
            more = 0
            while first - side in fixed:
                first, more = first - side, more + 1
                fixed.remove(first)
            while first + side * more in moving:
                moving.remove(first + side * more)
                more += 1
            runs.append((first, side, more))
    if len(runs) == 1 and not moving and abs(runs[0][1]) == 1:
        first, side, more = runs[0]
        last = side * first + max(0, more - 1)  # of the least k with a run, on that side
        parts = [*map(str, sorted(fixed)), f"{first}, …, {name if side > 0 else f'-{name}'}"]
        return "{" + ", ".join(parts) + "} for every " + name + (f" >= {last}" if last != 1 else "")
    parts = [str(x) for x in sorted(fixed)]
    if [side for _, side, _ in runs] in ([1, -1], [-1, 1]):
        (high, _, above), (low, _, below) = sorted(runs, reverse=True)
        if high == low + 1:  # one run to both sides
            parts.append(f"{_line(-1, low - below + 1, name)}, …, {_line(1, high + above - 1, name)}")
            runs = []
    for first, side, more in runs:
        shown = [first + side * n for n in range(1 if abs(side) == 1 else 2)]
        parts.append(", ".join([*map(str, shown), "…", _line(side, first + side * (more - 1), name)]))
    shift = [(step if x > 0 else -step, x) for x in sorted(moving)]
    parts += [_line(side, x, name) for side, x in shift]
    return "{" + ", ".join(parts) + "} for every " + name + " >= 1"


def _line(slope: int, constant: int, name: str) -> str:
    return _fraction(Fraction(slope), Fraction(constant), name)


def _fraction(slope: Fraction, constant: Fraction, name: str) -> str:
    bottom = lcm(slope.denominator, constant.denominator)
    top, rest = int(slope * bottom), int(constant * bottom)
    if not top:
        return str(rest)
    text = {1: name, -1: f"-{name}"}.get(top, f"{top}*{name}")
    text += f" + {rest}" if rest > 0 else f" - {-rest}" if rest < 0 else ""
    return text if bottom == 1 else f"({text})/{bottom}" if rest else f"{text}/{bottom}"


def form_text(form: ClosedForm, name: str) -> str:
    """Return a function of a parameter: one formula where one does, else each with the values that it is for."""
    lines = [*_side_lines(form.above, 1), *_side_lines(form.below, -1)]
    for d in _samples(form):
        if (value := form.at(d)) > NOTHING:
            lines += [(Fraction(0), value), (Fraction(1), value - d)]
    for slope, constant in dict.fromkeys(lines):
        for variable, sign in ((name, 1), (f"abs({name})", 0)):
            if all(_agrees(form, d, slope, constant, sign) for d in _samples(form)):
                return _value_text(slope, constant, variable)
    single: dict[str, list[int]] = {}
    found: dict[str, list[str]] = {}
    for d in range(-len(form.below.first), len(form.above.first) + 1):
        if (value := form.at(d)) > NOTHING:
            single.setdefault(_value_text(Fraction(0), value, name), []).append(d)
    for text, values in single.items():
        shown = f"== {values[0]}" if len(values) == 1 else f"in ({', '.join(map(str, values))})"
        found[text] = [f"{name} {shown}"]
    both = any(value > NOTHING for value, _ in form.below.lines) or bool(single)
    for side, sign in ((form.above, 1), (form.below, -1)):
        turn, begin = len(side.lines), len(side.first) + 1
        rows: dict[str, list[int]] = {}
        for index, (value, rise) in enumerate(side.lines):
            if value > NOTHING:
                slope, constant = _of_line(value, rise, turn, begin + index, sign)
                rows.setdefault(_value_text(slope, constant, name), []).append((sign * (begin + index)) % turn)
        for text, residues in rows.items():
            parts = [f"{name} >= {begin}" if sign > 0 else f"{name} <= -{begin}"] if both else []
            if len(residues) < turn:
                which = f"== {residues[0]}" if len(residues) == 1 else f"in ({', '.join(map(str, sorted(residues)))})"
                parts.append(f"{name} % {turn} {which}")
            found.setdefault(text, []).append(" and ".join(parts))
    return "; ".join(f"{text} for {' or '.join(where)}" for text, where in found.items())


def _of_line(value: float, rise: int, turn: int, first: int, sign: int) -> tuple[Fraction, float | Fraction]:
    """Return slope and constant in the parameter of a line that has a value at first, 1 or -1 times it."""
    if value == inf:
        return Fraction(0), inf
    slope = Fraction(rise, turn)
    return sign * slope, int(value) - slope * first


def _side_lines(side: Side, sign: int) -> list[tuple[Fraction, float | Fraction]]:
    turn, begin = len(side.lines), len(side.first) + 1
    rows = [(index, value, rise) for index, (value, rise) in enumerate(side.lines) if value > NOTHING]
    return [_of_line(value, rise, turn, begin + index, sign) for index, value, rise in rows]


def _samples(form: ClosedForm) -> list[int]:
    """Return enough integers: two linear functions on residue classes that agree there agree everywhere."""
    ends = [len(side.first) + _TRIED * len(side.lines) for side in (form.below, form.above)]
    return list(range(-ends[0], ends[1] + 1))


def _agrees(form: ClosedForm, d: int, slope: Fraction, constant: float | Fraction, sign: int) -> bool:
    value = form.at(d)
    return value == NOTHING or value == constant + (slope * (d if sign else abs(d)) if slope else 0)


def _value_text(slope: Fraction, constant: float | Fraction, name: str) -> str:
    return "infinite" if constant == inf else _fraction(slope, Fraction(constant), name)
