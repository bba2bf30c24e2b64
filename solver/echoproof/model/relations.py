"""Containment and residuals of the hypotheses of one class, as bit sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from echoproof.model.cells import CellTable, profile_of

Goal = Literal["inside", "equal"]
"""When an answer is right for a target: when it is contained in it, or when it is the target itself."""


@dataclass(frozen=True, slots=True)
class Relations:
    """What the criterion needs of a class.

    `rows[i]` is the support of h_i as a set of cells. `above[m]` holds the k for which h_m is right: those that contain
    it, or k = m alone.
    """

    profiles: tuple[int, ...]
    rows: tuple[int, ...]
    above: tuple[int, ...]
    _bounds: dict[int, list[int]] = field(default_factory=dict, compare=False, repr=False)
    _parts: dict[int, list[int]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, table: CellTable, goal: Goal = "inside") -> Relations:
        """Work them out from the realized profiles; once, however many ask about one class."""
        return cls._made(table, goal)

    @classmethod
    @lru_cache(maxsize=4)
    def _made(cls, table: CellTable, goal: Goal) -> Relations:
        rows = tuple(table.row(index) for index in range(table.n))
        if goal == "equal":
            return cls(table.profiles, rows, tuple(1 << m for m in range(table.n)))
        above = tuple(profile_of(k for k, row in enumerate(rows) if not low & ~row) for low in rows)
        return cls(table.profiles, rows, above)

    @property
    def n(self) -> int:
        """The number of hypotheses."""
        return len(self.rows)

    def groups(self, answer: int, profile: int) -> list[int]:
        r"""Return the partition of the profile's hypotheses by their residual outside h_answer, each a bit set.

        The part that holds i is group(answer, profile, i): { k in P : h_k \ h_j = h_i \ h_j }. They stand in the order
        of their first hypotheses.
        """
        if answer not in self._parts:
            parts: dict[int, int] = {}
            for index, row in enumerate(self.rows):
                residual = row & ~self.rows[answer]
                parts[residual] = parts.get(residual, 0) | 1 << index
            self._parts[answer] = list(parts.values())
        found = [part & profile for part in self._parts[answer] if part & profile]
        return found if len(self._parts[answer]) == self.n else sorted(found, key=lambda part: part & -part)

    def lower_bounds(self, group: int) -> list[int]:
        """Return the hypotheses that are right for every hypothesis of the group."""
        if group not in self._bounds:
            self._bounds[group] = [m for m, above in enumerate(self.above) if not group & ~above]
        return self._bounds[group]
