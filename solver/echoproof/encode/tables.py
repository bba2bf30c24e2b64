"""The table of a machine as literals: of one that is unknown, or of one that is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from echoproof.encode.circuit import FALSE, TRUE
from echoproof.machines.machine import Machine


@dataclass(frozen=True, slots=True)
class Entries:
    """A literal for each next state and each answer of a state on a cell."""

    after: tuple[tuple[tuple[int, ...], ...], ...]
    """`after[p][c][q]`: in state p, on cell c, the machine goes to state q."""
    answer: tuple[tuple[tuple[int, ...], ...], ...]
    """`answer[p][c][a]`: there it answers hypothesis a."""

    @property
    def states(self) -> int:
        """The number of states."""
        return len(self.after)

    @classmethod
    def of(cls, machine: Machine, hypotheses: int) -> Entries:
        """Return the table of a machine that is given: every literal is true or false."""

        def one(place: int, places: int) -> tuple[int, ...]:
            return tuple(TRUE if each == place else FALSE for each in range(places))

        states = len(machine.states)
        return cls(
            tuple(tuple(one(after, states) for after, _ in row) for row in machine.moves),
            tuple(tuple(one(answer, hypotheses) for _, answer in row) for row in machine.moves),
        )

    def choices(self) -> list[tuple[int, ...]]:
        """Return groups of literals, in each of which just one is true."""
        return [group for kind in (self.after, self.answer) for row in kind for group in row]

    def machine(self, values: Mapping[int, bool]) -> Machine:
        """Return the machine with start 0 that a solution describes, in which each choice is made just once."""

        def chosen(group: tuple[int, ...]) -> int:
            return next(place for place, literal in enumerate(group) if values[literal])

        moves = tuple(
            tuple((chosen(after), chosen(answer)) for after, answer in zip(*rows, strict=True))
            for rows in zip(self.after, self.answer, strict=True)
        )
        return Machine(tuple(f"s{state}" for state in range(self.states)), 0, moves)
