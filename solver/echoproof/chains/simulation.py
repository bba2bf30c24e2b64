"""Simulation of a chain, as a second way to quantities that are known at a horizon."""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Final

from echoproof.chains.records import SimulatedRecord

RISK: Final = 1e-6
"""Probability with which a right program may find a difference above the stated error, in all quantities together."""
Weights = Sequence[tuple[int, Fraction | Decimal | float]]


class Sampler:
    """Draws the states of a chain with exact probabilities: integers below the common denominator of each row."""

    def __init__(self, rows: Sequence[Weights], initial: Weights, seed: int) -> None:
        self._random = random.Random(seed)
        self._rows = rows
        self._initial = self._sums(initial)
        self._known: dict[int, tuple[list[int], list[int]]] = {}

    def run(self, horizon: int) -> list[int]:
        """Return the states at the times 0 to the horizon."""
        made = [self._draw(self._initial)]
        for _ in range(horizon):
            state = made[-1]
            if state not in self._known:
                self._known[state] = self._sums(self._rows[state])
            made.append(self._draw(self._known[state]))
        return made

    def _draw(self, row: tuple[list[int], list[int]]) -> int:
        targets, sums = row
        return targets[bisect(sums, self._random.randrange(sums[-1]))]

    @staticmethod
    def _sums(row: Weights) -> tuple[list[int], list[int]]:
        exact = [Fraction(chance) for _, chance in row]
        scale = math.lcm(*(chance.denominator for chance in exact))
        return [target for target, _ in row], list(accumulate(int(chance * scale) for chance in exact))


def simulate(
    sampler: Sampler,
    classes: Sequence[Sequence[int]],
    known: Sequence[float],
    all_new: float | None,
    distinct: float | None,
    runs: int,
    horizon: int,
) -> list[SimulatedRecord]:
    """Compare the probability of each recurrent class at the horizon, that all texts are new, and how many differ.

    `known` are the probabilities of the classes; None stands for what is not known.
    """
    home = {state: index for index, group in enumerate(classes) for state in group}
    ends, seen, new = [0] * len(classes), 0, 0
    for _ in range(runs):
        states = sampler.run(horizon)
        different = len(set(states))
        seen += different
        new += different > horizon
        if states[-1] in home:
            ends[home[states[-1]]] += 1
    # Each run gives a number between 0 and 1, or between 1 and horizon + 1.
    error = math.sqrt(math.log(2 * (len(classes) + 2) / RISK) / (2 * runs))
    found = [
        _compared(f"recurrent {index} at {horizon}", exact, count / runs, error)
        for index, (exact, count) in enumerate(zip(known, ends, strict=True))
    ]
    found.append(_compared(f"all new by {horizon}", all_new, new / runs, error))
    found.append(_compared(f"distinct by {horizon}", distinct, seen / runs, error * horizon))
    return found


def _compared(name: str, exact: float | None, simulated: float, error: float) -> SimulatedRecord:
    """Compare a value with that of the simulation, given a bound on their difference (Hoeffding's inequality)."""
    return SimulatedRecord(name, exact, simulated, error, None if exact is None else abs(exact - simulated) <= error)
