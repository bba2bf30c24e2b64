"""The clauses that every class in question satisfies, from the number of hypotheses alone.

A class is a set of realized profiles; variable p, for p = 1 … 2^n - 1, says that profile p is realized, and bit i of p
that h_i is in it. What must be trusted of this file is one direction: for every class that is hard (and critical,
when that is asked) and is the least of its isomorphic copies, the further variables can be chosen such that all clauses
hold. Each comment says what to choose. Then a refutation of these clauses, with listed classes and copies of them
excluded, leaves no such class but the listed ones; every class has a least copy, so none at all up to isomorphism.
"""

from collections.abc import Sequence
from itertools import permutations

from ..meter import Meter
from .classes import compared, solutions


class Formula:
    """Clauses over the variables 1 … `variables`."""

    def __init__(self, n: int, meter: Meter) -> None:
        self.n, self.meter = n, meter
        self.clauses: list[list[int]] = []
        self.everyone, self.profiles = range(n), range(1, 1 << n)
        self.variables = len(self.profiles)
        self.inside: dict[tuple[int, int], int] = {}
        self.alike: dict[tuple[int, int, int], int] = {}

    def exclude(self, profiles: Sequence[int]) -> None:
        """Exclude a class, and the copies of it that the comparisons in `least` leave."""
        for copy in solutions(self.n, profiles):
            self.add(*(-p if p in copy else p for p in self.profiles))

    def new(self) -> int:
        """Return a new variable."""
        self.variables += 1
        return self.variables

    def add(self, *literals: int) -> None:
        """Add a clause."""
        self.meter.spend(6 + 2 * len(literals), 100 + 36 * len(literals))
        self.clauses.append(list(literals))


def formula(n: int, critical: bool, meter: Meter) -> Formula:
    """Return the Formula for n hypotheses."""
    made = Formula(n, meter)
    supports(made)
    relations(made)
    hard(made)
    if critical:
        for part in made.profiles[:-1]:
            not_hard(made, part)
    least(made)
    return made


def supports(f: Formula) -> None:
    """No support is empty, no two are equal."""
    for i in f.everyone:
        f.add(*[p for p in f.profiles if p >> i & 1])
        for k in range(i):
            f.add(*[p for p in f.profiles if (p >> i ^ p >> k) & 1])


def relations(f: Formula) -> None:
    """inside[m, k]: h_m is a subset of h_k. alike[j, i, k]: h_i and h_k are equal outside h_j. Choose just that."""
    for m, k in permutations(f.everyone, 2):
        f.inside[m, k] = f.new()
        define(f, f.inside[m, k], [p for p in f.profiles if p >> m & 1 and not p >> k & 1])
    for j in f.everyone:
        for i in f.everyone:
            for k in range(i):
                f.alike[j, i, k] = f.alike[j, k, i] = f.new()
                define(f, f.alike[j, i, k], [p for p in f.profiles if not p >> j & 1 and (p >> i ^ p >> k) & 1])


def define(f: Formula, variable: int, cells: list[int]) -> None:
    """Let the variable say that none of the cells is realized."""
    f.add(variable, *cells)
    for p in cells:
        f.add(-variable, -p)


def hard(f: Formula) -> None:
    """For a first example of some realized profile every answer j leaves a target i that no answer m serves."""
    first = [f.new() for _ in f.everyone]  # choose: who contains that first example
    f.add(*first)
    for p in f.profiles:
        f.add(p, *(-first[i] if p >> i & 1 else first[i] for i in f.everyone))
    for j in f.everyone:
        unserved = {i: f.new() for i in f.everyone}  # choose: i is such a target after j
        f.add(*unserved.values())
        for i in f.everyone:
            f.add(-unserved[i], first[i])
            for m in f.everyone:
                wrong = []  # choose: k is in the group of i after j, and h_m is no subset of h_k
                for k in f.everyone:
                    if k != m:
                        wrong.append(f.new())
                        f.add(-wrong[-1], first[k])
                        f.add(-wrong[-1], -f.inside[m, k])
                        if k != i:
                            f.add(-wrong[-1], f.alike[j, i, k])
                f.add(-unserved[i], *wrong)


def not_hard(f: Formula, part: int) -> None:
    """Among the hypotheses of `part` alone, every first example has an answer after which every group is served."""
    answers = [m for m in f.everyone if part >> m & 1]
    for shown in [p for p in f.profiles if p & part == p]:
        good = [f.new() for _ in answers]  # choose: j is such an answer after the profile `shown`
        for p in [p for p in f.profiles if p & part == shown]:
            f.add(-p, *good)
        targets = [i for i in answers if shown >> i & 1]
        for j, good_j in zip(answers, good, strict=True):
            for i in targets:
                serves = [f.new() for _ in answers]  # choose: h_m is a subset of all hypotheses in the group of i
                f.add(-good_j, *serves)
                for m, serves_m in zip(answers, serves, strict=True):
                    for k in targets:
                        if k != m:
                            f.add(-serves_m, f.inside[m, k], *([-f.alike[j, i, k]] if k != i else []))


def least(f: Formula) -> None:
    """No compared permutation of the hypotheses carries the profiles to a set that is smaller.

    Sets are compared as vectors of truth values for the profiles 1, 2, …, false before true.
    """
    known: dict[tuple[int, int, int], int] = {}
    for permutation in filter(compared, permutations(f.everyone)):
        equal = 0  # choose: the vectors agree up to here (0 before the first profile: they do)
        for p in f.profiles:
            image = sum(1 << permutation[i] for i in f.everyone if p >> i & 1)
            if image == p:
                continue
            so_far: list[int] = [-equal] if equal else []
            if (equal, p, image) not in known:
                known[equal, p, image] = f.new()
                f.add(*so_far, -p, image)
                f.add(*so_far, p, image, f.variables)
                f.add(*so_far, -p, -image, f.variables)
            equal = known[equal, p, image]
