"""echoproof theorems [ID]: the ledger, worked out anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from echoproof.cli.console import emit, note, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, Common
from echoproof.export.records import json_text
from echoproof.export.theorems import document, numbers, plain
from echoproof.model.errors import EchoproofError
from echoproof.theorems.ledger import THEOREMS, Ledger, Standing, TheoremRecord, find, ledger

if TYPE_CHECKING:
    from rich.table import Table

_EXITS: dict[Standing, Exit] = {"confirmed": Exit.DONE, "undecided": Exit.UNDECIDED, "refuted": Exit.REJECTED}


def theorems_command(
    wanted: Annotated[
        str | None,
        Parameter(name="ID", help="A name of the ledger, a number of version 2, or v1: and one of version 1."),
    ] = None,
    /,
    *,
    report: Annotated[
        bool, Parameter(help="Write the theorem ID as LaTeX: to -o, else to ID's name with .tex.")
    ] = False,
    common: Common = COMMON,
) -> Exit:
    """Prove every step of the theorems with Z3 and cvc5, make their runs, and say what is not covered."""
    if report and wanted is None:
        raise EchoproofError("--report is about one theorem", "echoproof theorems ID --report")
    chosen = THEOREMS if wanted is None else (find(wanted),)
    found = ledger(chosen, lambda theorem: note(f"{theorem.name} …", common))
    if report:
        (theorem,) = found.theorems
        path = common.output or Path(f"{theorem.name}.tex")
        emit(document(theorem), replace(common, output=path))
        note(f"written: {path}", common)
    elif common.json:
        emit(json_text(found), common)
    else:
        emit(summary(found) if wanted is None else "\n".join(map(full, found.theorems)), common)
    return _EXITS[found.standing]


def summary(found: Ledger) -> str:
    """Return the ledger as a table, a theorem in each row."""
    rows = table("theorem", "proved by Z3 and cvc5", "run", "not covered by these")
    for theorem in found.theorems:
        premises = sum(len(obligation.premises) for obligation in theorem.obligations)
        steps = f"{theorem.proved} of {len(theorem.obligations)} steps\n{premises} premises tried"
        runs = "\n".join(f"{_passed(run.passed)}{run.name} ({run.kind})" for run in theorem.runs)
        missing = "; ".join(map(plain, theorem.uncovered))
        if theorem.rocq:
            missing += f" (proofs/rocq: {', '.join(one.split('.')[1] for one in theorem.rocq)})"
        rows.add_row(f"{theorem.name}\n{numbers(theorem)}", steps, runs, missing)
        rows.add_section()
    return rendered(rows, f"steps and runs: {found.standing}")


def full(theorem: TheoremRecord) -> str:
    """Return all about one theorem but the terms of its premises, which its report has."""
    steps = table("step", "says", "Z3", "cvc5", "premises needed", "is")
    for one in theorem.obligations:
        needed = sum(premise.without.satisfiable for premise in one.premises)
        count = f"{needed} of {len(one.premises)}"
        steps.add_row(
            one.name, plain(f"{one.words}; {one.parameters}"), one.answers.z3, one.answers.cvc5, count, one.status
        )
    runs = table("run", "says", "bound", "found")
    for run in theorem.runs:
        says = plain(f"{run.words} ({run.kind})")
        runs.add_row(run.name, says, plain(run.bound), _passed(run.passed) + plain(run.detail))
    head = f"{theorem.title} ({numbers(theorem)})\n\n{plain(theorem.statement)}\n"
    parts: list[str | Table] = [head, plain(theorem.argument), steps, runs]
    further = {
        "Not covered by these": theorem.uncovered,
        "Gaps in what is printed": theorem.gaps,
        "In proofs/rocq": theorem.rocq,
    }
    for title, lines in further.items():
        if lines:
            parts.append("\n".join([f"{title}:", *(f"  * {plain(line)}" for line in lines)]))
    return rendered(*parts, f"steps and runs: {theorem.standing}")


def _passed(passed: bool) -> str:
    return "" if passed else "FAILED: "
