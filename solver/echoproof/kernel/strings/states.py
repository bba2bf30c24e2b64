"""The states of a deterministic automaton that its start leads to."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from ..meter import Meter

State = TypeVar("State")
Rows = list[list[int]]


def explore(
    start: State, follow: Callable[[State], Iterable[State]], key: Callable[[State], object], meter: Meter, stored: int
) -> tuple[list[State], Rows]:
    """Return all states that the start leads to, itself first, and for each the numbers of those that follow.

    `key` is what a dictionary knows a state by, and `stored` are the bytes that state and key take.
    """
    numbers, queue, rows = {key(start): 0}, [start], Rows()
    for state in queue:  # grows while it is walked
        row = []
        for following in follow(state):
            meter.spend(4, 16)
            number = numbers.setdefault(key(following), len(queue))
            if number == len(queue):
                meter.spend(4, 300 + stored)
                queue.append(following)
            row.append(number)
        rows.append(row)
    return queue, rows
