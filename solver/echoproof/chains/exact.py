"""Where a chain settles, how soon, how often it is where, and how much it shows, without subtraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from echoproof.chains.solving import OUT, Number, Sparse, Step, eliminate, solve, visits
from echoproof.chains.structure import Structure


@dataclass(frozen=True, slots=True)
class Solution:
    """Numbers of one chain, in the order of the recurrent classes of its structure.

    `time`: expected steps until a recurrent class is entered. `distinct`: expected number of states ever seen.
    """

    absorption: tuple[Number, ...]
    time: Number
    stationary: tuple[dict[int, Number], ...]
    distinct: Number

    def named(self, states: Sequence[str]) -> Iterator[tuple[str, Number]]:
        """Yield every number with its name."""
        for index, chance in enumerate(self.absorption):
            yield f"absorption {index}", chance
        yield "expected absorption time", self.time
        for index, weights in enumerate(self.stationary):
            for state, weight in weights.items():
                yield f"stationary {index}: {states[state]}", weight
        yield "expected distinct states", self.distinct


def solved(rows: Sequence[Sparse], initial: Sparse, found: Structure) -> Solution:
    """Solve a chain with these probabilities; the numbers are only added, multiplied and divided."""
    some = next(iter(initial.values()))
    one = some / some  # of the field: Python's own would divide into floats
    place = set(found.passing)
    inner = {}
    for state in found.passing:
        inner[state] = {target: chance for target, chance in rows[state].items() if target in place}
        outside = [chance for target, chance in rows[state].items() if target not in place]
        if outside:
            inner[state][OUT] = sum(outside)
    steps = eliminate(inner)
    absorption, time = _absorbed(rows, initial, found, steps, one)
    stationary = tuple(_stationary(rows, group, one) for group in found.recurrent)
    settled = sum(chance * len(group) for chance, group in zip(absorption, found.recurrent, strict=True))
    return Solution(tuple(absorption), time, stationary, settled + _passed(initial, steps, one))


def _absorbed(
    rows: Sequence[Sparse], initial: Sparse, found: Structure, steps: Sequence[Step], one: Number
) -> tuple[list[Number], Number]:
    """Return the probability of each recurrent class, and the expected number of steps until one is entered."""
    home = {state: index for index, group in enumerate(found.recurrent) for state in group}
    time = len(found.recurrent)
    right: dict[int, dict[int, Number]] = {}
    for state in found.passing:
        right[state] = {time: one}
        for target, chance in rows[state].items():
            if target in home:
                right[state][home[target]] = right[state].get(home[target], 0) + chance
    known = solve(steps, right)
    totals: list[Number] = [one * 0] * (time + 1)
    for state, chance in initial.items():
        for column, value in ({home[state]: one} if state in home else known[state]).items():
            totals[column] = totals[column] + chance * value
    return totals[:time], totals[time]


def _stationary(rows: Sequence[Sparse], group: Sequence[int], one: Number) -> dict[int, Number]:
    """Return the stationary distribution of a recurrent class, from the visits between two of its first state."""
    first = group[0]
    found = visits(eliminate({state: rows[state] for state in group}, [first]), first, one)
    total = sum(found.values())
    return {state: found[state] / total for state in group}


def _passed(initial: Sparse, steps: Sequence[Step], one: Number) -> Number:
    """Return the expected number of transient states ever seen.

    A state is seen with the probability v / n, where v are the expected visits to it and n those when started there.
    """
    known = solve(steps, {step.state: {step.state: one} for step in steps})
    total = one * 0
    for state in sorted(known):
        for start, chance in initial.items():
            if state in known.get(start, {}):
                total = total + chance * known[start][state] / known[state][state]
    return total
