"""Where a chain settles, how soon, how often it is where, and how much it shows, over any field of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from echoproof.chains.solving import Number, Sparse, solve
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


def solved(rows: Sequence[Sparse], initial: Sparse, found: Structure) -> Solution:
    """Solve a chain with these probabilities; of the numbers only the field operations are used."""
    some = next(iter(initial.values()))
    one = some / some  # of the field: Python's own would divide into floats
    absorption, time = _absorbed(rows, initial, found, one)
    stationary = tuple(_stationary(rows, group, one) for group in found.recurrent)
    settled = sum(chance * len(group) for chance, group in zip(absorption, found.recurrent, strict=True))
    return Solution(tuple(absorption), time, stationary, settled + _passed(rows, initial, found, one))


def _absorbed(rows: Sequence[Sparse], initial: Sparse, found: Structure, one: Number) -> tuple[list[Number], Number]:
    """Return the probability of each recurrent class, and the expected number of steps until one is entered."""
    home = {state: index for index, group in enumerate(found.recurrent) for state in group}
    steps = len(found.recurrent)
    right: list[dict[int, Number]] = []
    for state in found.passing:
        row: dict[int, Number] = {steps: one}
        for target, chance in rows[state].items():
            if target in home:
                row[home[target]] = row.get(home[target], 0) + chance
        right.append(row)
    place = {state: index for index, state in enumerate(found.passing)}
    known = solve([_inside(rows[state], place) for state in found.passing], right)
    totals: list[Number] = [one - one] * (steps + 1)
    for state, chance in initial.items():
        values = {home[state]: one} if state in home else known[place[state]]
        for column, value in values.items():
            totals[column] = totals[column] + chance * value
    return totals[:steps], totals[steps]


def _stationary(rows: Sequence[Sparse], group: Sequence[int], one: Number) -> dict[int, Number]:
    """Return the stationary distribution of a recurrent class: the visits between two of its first state, normalised.

    Between these visits x_j = p_rj + sum_i x_i p_ij.
    """
    first, *others = group
    place = {state: index for index, state in enumerate(others)}
    back: list[dict[int, Number]] = [{} for _ in others]
    for state in others:
        for target, chance in _inside(rows[state], place).items():
            back[target][place[state]] = chance
    right = [{0: rows[first][state]} if state in rows[first] else {} for state in others]
    visits = {first: one} | {state: known[0] for state, known in zip(others, solve(back, right), strict=True)}
    total = sum(visits.values())
    return {state: value / total for state, value in visits.items()}


def _passed(rows: Sequence[Sparse], initial: Sparse, found: Structure, one: Number) -> Number:
    """Return the expected number of transient states ever seen.

    A state is seen with the probability v / n, where v are the expected visits to it and n those when started there.
    """
    place = {state: index for index, state in enumerate(found.passing)}
    unit = [{index: one} for index in place.values()]
    known = solve([_inside(rows[state], place) for state in found.passing], unit)
    total = one - one
    for index in place.values():
        visits = sum(
            (
                chance * known[place[state]][index]
                for state, chance in initial.items()
                if state in place and index in known[place[state]]
            ),
            start=0,
        )
        total = total + visits / known[index][index]
    return total


def _inside(row: Sparse, place: dict[int, int]) -> dict[int, Number]:
    return {place[target]: chance for target, chance in row.items() if target in place}
