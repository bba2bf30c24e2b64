"""The ledger: every theorem with what was proved of it and what was run, worked out when asked and never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal

import msgspec

from echoproof.model.errors import EchoproofError
from echoproof.theorems.criterion import theorem as criterion
from echoproof.theorems.four_hypotheses import theorem as four_hypotheses
from echoproof.theorems.limit_separation import theorem as limit_separation
from echoproof.theorems.non_uniform import theorem as non_uniform
from echoproof.theorems.promises import theorem as promises
from echoproof.theorems.proving import ObligationRecord, examine
from echoproof.theorems.query_lower_bound import theorem as query_lower_bound
from echoproof.theorems.theorem import RunKind, Theorem
from echoproof.theorems.uniform import theorem as uniform
from echoproof.theorems.witness_protection import theorem as witness_protection

THEOREMS: Final[tuple[Theorem, ...]] = tuple(
    module.THEOREM
    for module in (
        uniform,
        non_uniform,
        witness_protection,
        limit_separation,
        query_lower_bound,
        four_hypotheses,
        criterion,
        promises,
    )
)
"""In the order of the paper; those that it does not have last."""

Standing = Literal["confirmed", "undecided", "refuted"]


class RunOutcome(msgspec.Struct, frozen=True):
    """One run with its bound and what it found."""

    name: str
    words: str
    bound: str
    kind: RunKind
    passed: bool
    detail: str

    @property
    def bounded(self) -> bool:
        """Whether the run is evidence up to its bound alone, and no proof of what it says."""
        return self.kind in ("bounded run", "exhaustive up to a bound")


class TheoremRecord(msgspec.Struct, frozen=True):
    """All that the ledger says of one theorem. Formulas in its texts stand between backticks."""

    name: str
    v2: str | None
    v1: str | None
    title: str
    statement: str
    argument: str
    parameters: str
    obligations: list[ObligationRecord]
    runs: list[RunOutcome]
    uncovered: list[str]
    gaps: list[str]
    rocq: list[str]

    @property
    def module(self) -> str:
        """The module of the theorem, from the package on."""
        return f"theorems/{self.name.replace('-', '_')}/theorem.py"

    @property
    def folder(self) -> str:
        """The folder with the steps of its proof, from the root of the repository on."""
        return f"encodings/theorems/{self.name}"

    @property
    def proved(self) -> int:
        """The number of obligations that both solvers prove, with no premise idle."""
        return sum(obligation.status == "proved" for obligation in self.obligations)

    @property
    def standing(self) -> Standing:
        """Confirmed: every obligation is proved, every run is as the theorem says. Undecided: a solver gave up.

        It speaks of the obligations and runs alone: `uncovered` says what is missing to the theorem.
        """
        statuses = {obligation.status for obligation in self.obligations}
        if statuses & {"refuted", "vacuous"} or not all(run.passed for run in self.runs):
            return "refuted"
        return "confirmed" if statuses == {"proved"} else "undecided"


class Ledger(msgspec.Struct, frozen=True):
    """The content of `echoproof theorems --json`."""

    format: Literal["echoproof/theorems@1"]
    theorems: list[TheoremRecord]

    @property
    def standing(self) -> Standing:
        """The worst standing of its theorems."""
        standings = {theorem.standing for theorem in self.theorems}
        return next((one for one in ("refuted", "undecided") if one in standings), "confirmed")


def ledger(theorems: Iterable[Theorem] = THEOREMS, watch: Callable[[Theorem], object] = lambda _: None) -> Ledger:
    """Prove the obligations of the theorems and make their runs; `watch` is told of each theorem before its turn."""
    records = []
    for theorem in theorems:
        watch(theorem)
        records.append(record(theorem))
    return Ledger("echoproof/theorems@1", records)


def record(theorem: Theorem) -> TheoremRecord:
    """Prove the obligations of one theorem and make its runs."""
    outcomes = [(run, run.run()) for run in theorem.runs]
    return TheoremRecord(
        theorem.name,
        theorem.v2,
        theorem.v1,
        theorem.title,
        theorem.statement,
        theorem.argument,
        theorem.parameters,
        [examine(obligation) for obligation in theorem.obligations],
        [RunOutcome(run.name, run.words, run.bound, run.kind, found.passed, found.detail) for run, found in outcomes],
        list(theorem.uncovered),
        list(theorem.gaps),
        list(theorem.rocq),
    )


def find(wanted: str) -> Theorem:
    """Return a theorem by its name, its number in version 2, or `v1:` and its number in version 1.

    A bare number is one of version 2, since most numbers stand in both versions for different theorems. Raises
    EchoproofError for every other text, and says what a bare number of version 1 alone is called.
    """
    for theorem in THEOREMS:
        if wanted in (theorem.name, theorem.v2) or (theorem.v1 and wanted == f"v1:{theorem.v1}"):
            return theorem
    for theorem in THEOREMS:
        if wanted == theorem.v1:
            raise EchoproofError(f"{wanted} is a number of version 1 alone", f"{theorem.v2}, or v1:{wanted}")
    names = ", ".join(theorem.v2 or theorem.name for theorem in THEOREMS)
    raise EchoproofError(
        f'there is no theorem "{wanted}" in the ledger', f"{names}, or the names that the ledger shows"
    )
