"""How the most 1s on S depends on the one integer of another track: in the end linear, on residue classes.

The weights of the states after n places are powers of a matrix over (max, +). They are followed until a form is
guessed, linear in turns of some length; then induction over the turns proves it for every larger n.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Final

from echoproof.families.graphs import NOTHING, Graph, heaviest

Weights = list[float]
Onward = Callable[[Weights], Weights]
STARTS: Final = (2, 4, 8, 16, 32, 64, 128, 256)
"""Where the linear part is tried to begin."""
MOST_TURN: Final = 64
"""The longest turn that is tried."""


@dataclass(frozen=True, slots=True)
class Side:
    """A function of n = 1, 2, …: the first values, then lines that take turns, each (value at its first n, rise)."""

    first: tuple[float, ...]
    lines: tuple[tuple[float, int], ...]

    def at(self, n: int) -> float:
        """Return the value; NOTHING where there is none."""
        if n <= len(self.first):
            return self.first[n - 1]
        times, turn = divmod(n - len(self.first) - 1, len(self.lines))
        value, rise = self.lines[turn]
        return value + rise * times

    def reduced(self) -> Side:
        """Return the same function with as short a turn and as few first values as there can be."""
        first, lines = list(self.first), self.lines
        for turn in range(1, len(lines)):
            if len(lines) % turn == 0:
                times = len(lines) // turn
                shorter = Side(self.first, tuple((value, rise // times) for value, rise in lines[:turn]))
                # The rise of a line is that of one turn; a shorter turn must tell the same values twice over.
                if all(rise % times == 0 for _, rise in lines[:turn]) and all(
                    shorter.at(n) == self.at(n) for n in range(1, len(first) + 2 * len(lines) + 1)
                ):
                    lines = shorter.lines
                    break
        while first:
            value, rise = lines[-1]
            if first[-1] != value - rise:
                break
            lines = ((first.pop(), rise), *lines[:-1])
        return Side(tuple(first), lines)


@dataclass(frozen=True, slots=True)
class ClosedForm:
    """A function of an integer: its value at 0, at n and at -n for n >= 1; NOTHING where there is no member."""

    zero: float
    above: Side
    below: Side

    def at(self, d: int) -> float:
        """Return the value at an integer."""
        return self.zero if d == 0 else self.above.at(d) if d > 0 else self.below.at(-d)


def closed_form(graph: Graph) -> ClosedForm | None:
    """Return the most 1s on S for each integer on the other track, or None when no form was found and proved."""
    ends = heaviest(graph, lambda step: step[2] == (0,))
    out = [max((bit + ends[to] for to, bit, other in steps if other == (1,)), default=NOTHING) for steps in graph.steps]
    moves = [[(to, bit) for to, bit, other in steps if other == (0,)] for steps in graph.steps]

    def onward(weights: Weights) -> Weights:
        after = [NOTHING] * len(weights)
        for state, weight in enumerate(weights):
            if weight > NOTHING:
                for to, bit in moves[state]:
                    after[to] = max(after[to], weight + bit)
        return after

    start: Weights = [NOTHING] * len(moves)
    start[0] = 0
    zero = _value(start, out)
    sides = []
    for skipped in (1, 2):
        weights = start
        for _ in range(skipped):
            weights = onward(weights)
        side = _side(weights, onward, out)
        if side is None:
            return None
        sides.append(side)
    return ClosedForm(zero, *sides)


def _value(weights: Weights, out: Weights) -> float:
    return max((weight + more for weight, more in zip(weights, out, strict=True) if weight > NOTHING), default=NOTHING)


def _side(weights: Weights, onward: Onward, out: Weights) -> Side | None:
    rows = [weights]
    for begin in STARTS:
        while len(rows) < begin + 2 * MOST_TURN + 2:
            rows.append(onward(onward(rows[-1])))
        for turn in range(1, MOST_TURN + 1):
            lines = _lines(rows[begin : begin + 2 * turn + 1], turn, onward, out)
            if lines is not None:
                return Side(tuple(_value(row, out) for row in rows[:begin]), lines).reduced()
    return None


def _lines(rows: list[Weights], turn: int, onward: Onward, out: Weights) -> tuple[tuple[float, int], ...] | None:
    """Return the values from here on as lines, when induction proves that every state's weight follows one."""
    rises: list[Weights] = []
    for now, later in zip(rows[:turn], rows[turn : 2 * turn], strict=True):
        if any((a > NOTHING) != (b > NOTHING) for a, b in zip(now, later, strict=True)):
            return None
        rises.append([b - a if a > NOTHING else 0 for a, b in zip(now, later, strict=True)])
    # One step of all lines at once: each is a pair (value, rise), and the greater must be so in both for ever.
    for index in range(turn):
        wanted = rises[(index + 1) % turn]
        if rows[index + 1] != onward(onward(rows[index])):
            return None
        if not _steady(rows[index], rises[index], rows[index + 1], wanted, onward):
            return None
    lines = []
    for row, rise in zip(rows[:turn], rises, strict=True):
        found = [(w + o, r if o < inf else 0) for w, o, r in zip(row, out, rise, strict=True) if w > NOTHING < o]
        top = max(found, default=(NOTHING, 0))
        if top[0] == inf:
            found = [top]
        if any(value > top[0] or slope > top[1] for value, slope in found):
            return None
        lines.append((top[0], int(top[1])))
    return tuple(lines)


def _steady(now: Weights, rises: Weights, later: Weights, wanted: Weights, onward: Onward) -> bool:
    """Say whether, for each state, one line into it is the greatest now and rises most, and has the wanted rise."""
    # With a rise added often enough, the greatest line would be another if any rose more.
    far = (
        1
        + max((w for w in (*now, *later) if w > NOTHING), default=0)
        - min((w for w in (*now, *later) if w > NOTHING), default=0)
        + 4
    )
    for times in (1, int(far)):
        moved = onward(onward([w + times * r if w > NOTHING else w for w, r in zip(now, rises, strict=True)]))
        expected = [w + times * r if w > NOTHING else w for w, r in zip(later, wanted, strict=True)]
        if moved != expected:
            return False
    return True
