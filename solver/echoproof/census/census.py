"""How many classes answer a query, labelled and up to isomorphism, by Burnside's lemma: each cycle type task by task.

The number of classes up to isomorphism is the mean, over all permutations of the hypotheses, of the number of classes
that a permutation fixes; it depends on the type of the permutation alone. (Burnside, Theory of groups of finite order,
1897, section 118; the lemma is Cauchy's and Frobenius's.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from math import factorial
from pathlib import Path
from typing import Any, Final, Literal

from echoproof.census import counting
from echoproof.census.counting import Task, tasks
from echoproof.census.cycles import Type, all_fixed, permutations_of, power_type, types
from echoproof.encode.symbolic import Query
from echoproof.model.errors import CheckFailedError
from echoproof.search.journal import Lines
from echoproof.search.tasks import Runner, here

Cells = dict[int, int]
"""A number of classes for each number of cells."""
CounterName = Literal["patterns", "ganak"]
_FEW: Final = 4
"""Up to so many hypotheses the classes that are not hard are counted too."""


@dataclass(frozen=True)
class Fixed:
    """The classes that the permutations of one type fix, each of them."""

    kind: Type
    by_cells: Cells

    @property
    def permutations(self) -> int:
        """How many permutations have the type."""
        return permutations_of(self.kind)

    @property
    def classes(self) -> int:
        """How many classes one of them fixes."""
        return sum(self.by_cells.values())


@dataclass(frozen=True)
class Census:
    """What was counted; `by_type` has every type, the identity last, when it is complete.

    Raises CheckFailedError when the numbers cannot all be right.
    """

    query: Query
    by_type: tuple[Fixed, ...]
    not_hard: list[int] | None = None
    """For each type, how many classes are not hard, where these were counted too."""

    def __post_init__(self) -> None:
        for fixed in self.by_type:
            if fixed.classes > all_fixed(fixed.kind):
                raise CheckFailedError(f"more classes than there are would be fixed by permutations {fixed.kind}")
        for fixed, others in zip(self.by_type, self.not_hard or [], strict=False):
            if fixed.classes + others != all_fixed(fixed.kind):
                raise CheckFailedError(
                    f"hard and other classes that permutations {fixed.kind} fix are not all together"
                )
        for one, other, prime in self.congruences:
            if any(
                (one.by_cells.get(k, 0) - other.by_cells.get(k, 0)) % prime for k in {*one.by_cells, *other.by_cells}
            ):
                raise CheckFailedError(f"the numbers for {one.kind} and {other.kind} differ modulo {prime}")
        if self.complete and any(many % factorial(self.query.hypotheses) for many in self._sums.values()):
            raise CheckFailedError("the sum over all permutations is no multiple of their number")

    @property
    def complete(self) -> bool:
        """Whether every type was counted."""
        return {fixed.kind for fixed in self.by_type} == set(types(self.query.hypotheses))

    @property
    def congruences(self) -> Iterator[tuple[Fixed, Fixed, int]]:
        """Pairs of types whose numbers agree modulo a prime p: those of a permutation g and of g^p.

        What g^p fixes is permuted by g in cycles of length p and 1, and g fixes what is in those of length 1. With the
        cells of each class unchanged, this holds for every number of cells.
        """
        known = {fixed.kind: fixed for fixed in self.by_type}
        for kind, fixed in known.items():
            for prime in (2, 3, 5, 7):
                if prime <= self.query.hypotheses and (power := power_type(kind, prime)) != kind and power in known:
                    yield fixed, known[power], prime

    @property
    def _sums(self) -> Cells:
        sums: Counter[int] = Counter()
        for fixed in self.by_type:
            sums.update({cells: many * fixed.permutations for cells, many in fixed.by_cells.items()})
        return dict(sorted(sums.items()))

    @property
    def classes(self) -> Cells:
        """The classes up to isomorphism."""
        return {cells: many // factorial(self.query.hypotheses) for cells, many in self._sums.items()}


class Journal(Lines):
    """The open journal of a count: what each finished task came to."""

    work = "count"

    def __init__(self, query: Query, counter: CounterName, path: Path | None, *, resume: bool) -> None:
        """Open a journal, as any such file."""
        self.forget()
        head = {"format": "echoproof/count-journal@1", "query": asdict(query), "counter": counter}
        super().__init__(head, path, resume=resume)

    def take(self, line: dict[str, Any]) -> None:
        if "task" in line:
            kind, core, missing, copies = line["task"]
            task = Task(tuple(kind), core, tuple(missing), copies)
            self.known[task] = {int(cells): many for cells, many in line["classes"].items()}

    def forget(self) -> None:
        self.known: dict[Task, Cells] = {}

    def unfinished(self) -> str | None:
        return f"it holds {len(self.known)} finished tasks" if self.known else None

    def finished(self, task: Task, found: Cells) -> None:
        """Record what a task came to."""
        self.known[task] = found
        self._write({"task": [task.kind, task.core, task.missing, task.copies], "classes": found})


def solve(query: Query, counter: CounterName, task: Task) -> Cells:
    """Do one task."""
    if counter == "ganak":
        from echoproof.census.ganak import count

        return count(query, task)
    return counting.count(query, task)


def census(
    query: Query,
    kinds: Sequence[Type] | None = None,
    counter: CounterName = "patterns",
    *,
    runner: Runner = here,
    journal: Journal | None = None,
    progress: Callable[[Fixed], None] = lambda _: None,
) -> Census:
    """Count the classes that answer the query, of all types of permutations or some; tell of each type when it is done.

    Raises CheckFailedError when the numbers cannot all be right, UndecidedError when the runner is lost for good,
    TooLargeError when a number of sets does not fit, EchoproofError when Ganak is wanted and not installed.
    """
    journal = journal or Journal(query, counter, None, resume=False)
    wanted = list(types(query.hypotheses)) if kinds is None else list(kinds)
    parts = {kind: list(tasks(query, kind, cut=counter == "patterns")) for kind in wanted}
    told: dict[Type, Fixed] = {}

    def tell(kinds: Iterable[Type]) -> None:
        for kind in kinds:
            if kind not in told and all(task in journal.known for task in parts[kind]):
                told[kind] = Fixed(kind, _sum(journal.known[task] for task in parts[kind]))
                progress(told[kind])

    tell(wanted)
    # The identity takes most of the time, so its tasks are begun first and none waits for a last long one.
    todo = [task for kind in reversed(wanted) for task in parts[kind] if task not in journal.known]
    for task, found in runner(partial(solve, query, counter), todo):
        journal.finished(task, found)
        tell([task.kind])
    others = [sum(counting.not_hard(kind).values()) for kind in wanted] if _plain(query) else None
    return Census(query, tuple(told[kind] for kind in wanted), others)


def _plain(query: Query) -> bool:
    """Say whether all hard classes are asked for, and of so few hypotheses that the others are soon counted too."""
    return query == Query(query.hypotheses) and query.hypotheses <= _FEW


def _sum(parts: Iterable[Cells]) -> Cells:
    total: Counter[int] = Counter()
    for part in parts:
        total.update(part)
    return dict(sorted(total.items()))
