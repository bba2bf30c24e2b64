"""The question "is this class hard?" as a circuit over one variable for each profile, saying that it is realized.

Leave these variables free and the circuit speaks of all classes at once; `class_problem` fixes them for one. The
formula is the criterion read off its statement anew (`deciding/criterion.py` has the other reading): it shares no code
with it. Hard = not properly generatable in the limit with replay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from echoproof.encode.circuit import FALSE, TRUE, Circuit, Problem
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import TooLargeError
from echoproof.model.limits import MAX_PROBLEM


@dataclass(slots=True)
class Hardness:
    """The gates of the criterion for classes whose realized profiles are among `profiles`.

    A first example is given by literals, one for each hypothesis: does it contain the example? They are constants for
    a given profile and variables where a solver is to look for one.
    """

    names: Sequence[str]
    profiles: Sequence[int]
    circuit: Circuit = field(default_factory=Circuit)
    together: Sequence[Sequence[int]] = ()
    """Profiles that are realized together or not at all have one variable, named by the first of them."""
    realized: dict[int, int] = field(init=False)
    """The variable of each profile."""
    _known: dict[tuple[int, ...], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        first = {p: orbit[0] for orbit in self.together for p in orbit}
        self.realized = {}
        for p in self.profiles:
            one = first.get(p, p)
            if one not in self.realized:
                self.realized[one] = self.circuit.variable(f"realized {self._listed(one)}")
            self.realized[p] = self.realized[one]

    def _listed(self, profile: int) -> str:
        return "{" + ", ".join(self.names[i] for i in members(profile)) + "}"

    @property
    def _everyone(self) -> range:
        return range(len(self.names))

    def contained(self, m: int, k: int) -> int:
        """h_m is a subset of h_k: no realized profile has m and not k."""
        if (m, k) not in self._known:
            self._known[m, k] = self.circuit.conj(
                (-self.realized[p] for p in self.profiles if p >> m & 1 and not p >> k & 1),
                f"{self.names[m]} inside {self.names[k]}",
            )
        return self._known[m, k]

    def same_residual(self, j: int, i: int, k: int) -> int:
        """h_i and h_k are equal outside h_j: no realized profile without j has exactly one of i and k."""
        if (j, i, k) not in self._known:
            self._known[j, i, k] = self.circuit.conj(
                (-self.realized[p] for p in self.profiles if not p >> j & 1 and (p >> i ^ p >> k) & 1),
                f"{self.names[i]} and {self.names[k]} equal outside {self.names[j]}",
            )
        return self._known[j, i, k]

    def escape(self, first: Sequence[int], j: int, i: int, m: int, k: int) -> int:
        """After `first` and the answer j, k is in the group of i, and h_m is not inside h_k."""
        return self.circuit.conj((first[k], self.same_residual(j, i, k), -self.contained(m, k)))

    def unserved(self, first: Sequence[int], j: int, i: int, answers: Sequence[int] | None = None) -> int:
        """After `first` and the answer j, i is a target whose whole group none of the answers serves (default: all)."""
        among = self._everyone if answers is None else answers
        escapes = (self.circuit.disj(self.escape(first, j, i, m, k) for k in self._everyone) for m in among)
        return self.circuit.conj((first[i], *escapes), f"{self.names[i]} unserved after {self.names[j]}")

    def lost(self, first: Sequence[int], answers: Sequence[int] | None = None) -> int:
        """After `first`, each of the answers leaves some target unserved by all of them (default: all answers)."""
        among = self._everyone if answers is None else answers
        return self.circuit.conj(
            self.circuit.disj(self.unserved(first, j, i, among) for i in self._everyone) for j in among
        )

    def constants(self, profile: int) -> list[int]:
        """Return the literals of a first example with this profile."""
        return [TRUE if profile >> i & 1 else FALSE for i in self._everyone]

    def lost_after(self, profile: int) -> int:
        """Return: the profile is realized, and the adversary wins after a first example that has it."""
        return self.circuit.conj((self.realized[profile], self.lost(self.constants(profile))))

    def hard(self) -> int:
        """Return: some first example of a realized profile loses for the generator, one way for each profile."""
        return self.circuit.disj((self.lost_after(p) for p in self.profiles), "hard")

    def first_variables(self) -> list[int]:
        """Add variables for an unknown first example."""
        return [self.circuit.variable(f"{name} has the first example") for name in self.names]

    def shown(self, first: Sequence[int]) -> int:
        """Return: the first example has a realized profile."""
        return self.circuit.disj(
            self.circuit.conj((self.realized[p], *(first[i] if p >> i & 1 else -first[i] for i in self._everyone)))
            for p in self.profiles
        )


@dataclass(frozen=True, slots=True)
class ClassProblem:
    """The question about one class, with what is needed to read an adversary's strategy off a model."""

    hardness: Hardness
    first: tuple[int, ...]
    problem: Problem


def class_problem(table: CellTable) -> ClassProblem:
    """Ask for a first example that beats every generator of the given class: satisfiable iff the class is hard.

    Raises TooLargeError when the problem, of about n^2 · (#cells + n^2) parts, is beyond what is documented.
    """
    work = table.n**2 * (len(table.cells) + table.n**2)
    if work > MAX_PROBLEM:
        raise TooLargeError(
            f"the class is too large for one problem ({table.n} hypotheses, {len(table.cells)} cells)",
            f"n^2 (c + n^2) of at most {MAX_PROBLEM} for n hypotheses and c cells",
        )
    hardness = Hardness(table.names, table.profiles)
    first = hardness.first_variables()
    assertions = (*hardness.realized.values(), hardness.shown(first), hardness.lost(first))
    comment = (
        "Satisfiable iff the class is not properly generatable in the limit with replay.\n"
        "The profiles declared here are all that are realized; every other profile has an empty cell.\n"
        "A model names the hypotheses that contain the first example of a winning adversary."
    )
    return ClassProblem(hardness, tuple(first), Problem(hardness.circuit, assertions, comment))
