"""The intermediate representation of every constraint: a circuit of conjunctions and negations.

A literal is a non-zero integer, its negation the same with the other sign. Literal 1 is true. Every other positive
literal is a variable or a gate, the conjunction of some literals; equal gates are one gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

TRUE: Final = 1
FALSE: Final = -1


class Circuit:
    """Grows by `variable` and `conj`; what is in it never changes. Labels name variables and gates for readers."""

    def __init__(self) -> None:
        self._gates: list[tuple[int, ...] | None] = [None, ()]
        self._labels: dict[int, str] = {}
        self._shared: dict[tuple[int, ...], int] = {}

    def variable(self, label: str) -> int:
        """Add a variable."""
        self._gates.append(None)
        self._labels[len(self._gates) - 1] = label
        return len(self._gates) - 1

    def conj(self, literals: Iterable[int], label: str | None = None) -> int:
        """Return the literal of a conjunction, simplified where it is constant or has one part."""
        parts = sorted(set(literals) - {TRUE}, key=lambda literal: (abs(literal), literal))
        if FALSE in parts or any(a == -b for a, b in pairwise(parts)):
            return FALSE
        if not parts:
            return TRUE
        if len(parts) == 1:
            return parts[0]
        key = tuple(parts)
        if key not in self._shared:
            self._gates.append(key)
            self._shared[key] = len(self._gates) - 1
            if label is not None:
                self._labels[len(self._gates) - 1] = label
        return self._shared[key]

    def disj(self, literals: Iterable[int], label: str | None = None) -> int:
        """Return the literal of a disjunction; a label names its negation, "no …"."""
        return -self.conj((-literal for literal in literals), label and f"no {label}")

    def parts(self, literal: int) -> tuple[int, ...] | None:
        """Return the literals whose conjunction the gate is; None for a variable."""
        return self._gates[abs(literal)]

    def label(self, literal: int) -> str | None:
        """Return the label of a variable or gate, if it has one."""
        return self._labels.get(abs(literal))

    def below(self, literals: Iterable[int]) -> Iterator[int]:
        """Yield the variables and gates that the literals depend on, parts before wholes, each once."""
        seen: set[int] = {TRUE}
        stack = [abs(literal) for literal in literals]
        while stack:
            node = stack[-1]
            waiting = [abs(part) for part in self._gates[node] or () if abs(part) not in seen]
            if node in seen:
                stack.pop()
            elif waiting:
                stack.extend(waiting)
            else:
                seen.add(node)
                stack.pop()
                yield node


@dataclass(frozen=True, slots=True)
class Problem:
    """Find values of the variables such that every asserted literal is true; `comment` says what that would mean."""

    circuit: Circuit
    assertions: tuple[int, ...]
    comment: str
