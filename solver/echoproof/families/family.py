"""Families: schemas with parameters, as values."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import lcm

from echoproof.families.conditions import Bound, Condition, Residue, atoms, holds


@dataclass(frozen=True, slots=True)
class Schema:
    """The hypotheses {x : condition} for all values of the parameters that satisfy `where`."""

    name: str
    parameters: tuple[str, ...]
    where: Condition
    condition: Condition
    where_text: str
    set_text: str

    def called(self, values: Sequence[int] = ()) -> str:
        """Return a member's name in words, "h at d = 3"."""
        pairs = zip(self.parameters, values, strict=False)
        return self.name + (" at " if values else "") + ", ".join(f"{name} = {value}" for name, value in pairs)

    @property
    def indexed(self) -> str:
        """The name with its parameters, "h_d"; "h" without any."""
        return f"{self.name}_{_inside(self.parameters)}" if self.parameters else self.name

    def allows(self, values: Sequence[int]) -> bool:
        """Whether there is a member for these values."""
        return holds(self.where, dict(zip(self.parameters, values, strict=True)))

    def contains(self, x: int, values: Sequence[int]) -> bool:
        """Whether the member for these values contains x."""
        return holds(self.condition, {"x": x, **dict(zip(self.parameters, values, strict=True))})


def _inside(parameters: tuple[str, ...]) -> str:
    return parameters[0] if len(parameters) == 1 else "{" + ",".join(parameters) + "}"


@dataclass(frozen=True)
class Family:
    """A class of sets of integers, or of natural numbers: the members of all schemas."""

    title: str
    source: str
    natural: bool
    schemas: tuple[Schema, ...]
    text: str
    file: str | None = None
    """What the file is called that it was read from."""

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the domain and the schemas as written, blanks made single."""
        rows = [[s.name, list(s.parameters), s.where_text, s.set_text] for s in self.schemas]
        text = json.dumps({"domain": self.domain, "schemas": rows}, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()

    @property
    def domain(self) -> str:
        """The name of the domain."""
        return "naturals" if self.natural else "integers"

    @cached_property
    def modulus(self) -> int:
        """The least common multiple of all moduli."""
        return lcm(*(atom.modulus for atom in self._atoms if isinstance(atom, Residue)))

    @cached_property
    def constant(self) -> int:
        """The largest constant of a comparison, without its sign."""
        return max((abs(atom.most) for atom in self._atoms if isinstance(atom, Bound)), default=0)

    @property
    def _atoms(self) -> list[Bound | Residue]:
        return [atom for s in self.schemas for each in (s.where, s.condition) for atom in atoms(each)]
