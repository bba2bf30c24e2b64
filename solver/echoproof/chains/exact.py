"""Where a chain settles, how soon, how often it is where, and how much it shows, without subtraction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from echoproof.chains.near import SLACK
from echoproof.chains.solving import Number, Sparse, eliminate, visits, within
from echoproof.chains.structure import Structure, in_order


@dataclass(frozen=True, slots=True)
class Passed:
    """The expected visits to states, and to each of them by a chain that starts there; with their errors.

    Returns are None where they take too much work.
    """

    visits: Sparse
    returns: Sparse | None
    error: float = 0.0


Solver = Callable[[Sequence[int], Sparse, bool], Passed | None]
"""Given states, what enters them from outside, and whether returns are asked for; None: none has a small error."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Numbers of one chain, in the order of the recurrent classes of its structure; None for what was not found.

    `time`: expected steps until a recurrent class is entered. `distinct`: expected number of states ever seen. `error`
    is that of these and of the probabilities of absorption, `errors` those of the stationary distributions.
    """

    absorption: tuple[Number, ...] | None
    time: Number
    stationary: tuple[Number, ...]
    """A weight for each state of a class."""
    distinct: Number
    error: float
    errors: tuple[float, ...]
    unreturned: bool
    """Whether the number of different states alone took too much work."""

    def named(self, states: Sequence[str]) -> Iterator[tuple[str, Number]]:
        """Yield every number with its name."""
        for index, chance in enumerate(self.absorption or ()):
            yield f"absorption {index}", chance
        yield "expected absorption time", self.time
        for index, weights in enumerate(self.stationary):
            for state, weight in (weights or {}).items():
                yield f"stationary {index}: {states[state]}", weight
        yield "expected distinct states", self.distinct


def solved(rows: Sequence[Sparse], initial: Sparse, found: Structure, solver: Solver | None = None) -> Solution:
    """Solve a chain with these probabilities, class by class; the numbers are only added, multiplied and divided."""
    some = next(iter(initial.values()))
    one = some / some  # of the field: Python's own would divide into floats
    passed = solver or (lambda group, right, returning: _passed(rows, group, right, one if returning else None))
    parts = [_stationary(rows, group, passed, one) for group in found.recurrent]
    stationary, errors = tuple(part for part, _ in parts), tuple(error for _, error in parts)
    flow, late = dict(initial), [0.0] * len(found.transient)
    place = {state: index for index, group in enumerate(found.transient) for state in group}
    time, seen, unreturned, worst = one * 0, one * 0, False, 0.0
    for index in in_order(rows, found.transient, place):
        group = found.transient[index]
        answer = passed(group, {state: flow[state] for state in group if state in flow}, True)
        if answer is None:
            return Solution(None, None, stationary, None, 0.0, errors, unreturned=False)
        error = late[index] + answer.error
        worst = max(worst, late[index] + 2 * answer.error)
        unreturned = unreturned or answer.returns is None
        for state, times in answer.visits.items():
            time = time + times
            seen = seen + times / answer.returns[state] if answer.returns else seen
            for target, chance in rows[state].items():
                if place.get(target) != index:
                    flow[target] = flow[target] + times * chance if target in flow else times * chance
                    if target in place:
                        late[place[target]] = max(late[place[target]], error)
    absorption = tuple(sum((flow[j] for j in group if j in flow), start=one * 0) for group in found.recurrent)
    for chance, group in zip(absorption, found.recurrent, strict=True):
        seen = seen + chance * len(group)
    return Solution(
        absorption, time, stationary, None if unreturned else seen, worst + SLACK if solver else 0.0, errors, unreturned
    )


def _passed(rows: Sequence[Sparse], group: Sequence[int], right: Sparse, one: Number | None) -> Passed:
    """Return the visits by elimination, and with a `one` the returns too."""
    steps = eliminate(within(rows, group)) or []
    returns = None if one is None else {state: visits(steps, {state: one})[state] for state in group}
    return Passed(visits(steps, right), returns)


def _stationary(
    rows: Sequence[Sparse], group: Sequence[int], passed: Solver, one: Number
) -> tuple[dict[int, Number] | None, float]:
    """Return the stationary distribution of a recurrent class, from the visits between two of its first state."""
    first, rest = group[0], group[1:]
    answer = passed(rest, {j: chance for j, chance in rows[first].items() if j != first}, False) if rest else None
    if rest and answer is None:
        return None, 0.0
    found = {first: one, **(answer.visits if answer else {})}
    total = sum(found.values())
    return {state: found[state] / total for state in group}, (2 * answer.error + SLACK if answer else 0.0)
