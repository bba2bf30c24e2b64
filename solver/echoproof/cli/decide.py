"""echoproof decide CLASS."""

from __future__ import annotations

from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.text import Text

from echoproof.cli.console import emit, printable, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, ClassPath, Common
from echoproof.deciding.decision import Decision, Finding, decide
from echoproof.deciding.under_budget import decide_under
from echoproof.export.records import json_text
from echoproof.model.budgets import parse_budget
from echoproof.model.classfile import load


def decide_command(
    path: ClassPath,
    /,
    *,
    budget: Annotated[
        str | None,
        Parameter(help="total:R, total:finite, every:K, age:L or last; or noise:R or noise:finite instead of replay."),
    ] = None,
    common: Common = COMMON,
) -> Exit:
    """Decide whether a class can be generated, in every notion, with and without replay, and under a budget of it."""
    asked = None if budget is None else parse_budget(budget)
    cls = load(path)
    proof = decide(cls)
    decision = proof.decision
    if asked is not None:
        decision = msgspec.structs.replace(decision, budget=decide_under(cls, proof, asked).finding)
    emit(decision_json(decision) if common.json else summary(decision), common)
    return Exit.DONE if decision.decided else Exit.UNDECIDED


def decision_json(decision: Decision) -> str:
    """Return the decision as the text of a JSON file."""
    return json_text(decision)


def summary(decision: Decision) -> str:
    """Return the decision as people read it: the cells, then a line for each notion."""
    cells = table("cell", "size", "elements")
    for cell in decision.cells:
        shown = ", ".join(map(str, cell.examples)) + (", …" if cell.size == "infinite" else "")
        more = isinstance(cell.size, int) and cell.size > len(cell.examples)
        cells.add_row(*map(_plain, (" ".join(cell.profile), str(cell.size), shown + (", …" if more else ""))))
    verdicts = table("notion", "verdict", "because")
    for notion, finding in decision.verdicts.items():
        verdicts.add_row(_plain(notion), _verdict(finding), _plain(finding.because))
    if decision.budget is not None:
        under = Finding(decision.budget.verdict, decision.budget.because)
        verdicts.add_row(_plain(f"proper-limit {decision.budget.budget}"), _verdict(under), _plain(under.because))
    head = f"{decision.class_}: {len(decision.hypotheses)} hypotheses, {len(decision.cells)} cells ({decision.domain})"
    return rendered(head, cells, verdicts, *_replays(decision))


def _replays(decision: Decision) -> list[str]:
    """Say how many replayed examples make a hard class hard."""
    if decision.verdicts["proper-limit-replay"].verdict != "not-generatable":
        return []
    finitely = decision.finite_replays == "not-generatable"
    said = {
        "infinite": "finitely many, but no number of them" if finitely else "infinitely many",
        "undecided": "undecided, the search is too large",
    }
    return [f"replayed examples that make it hard: {said.get(str(decision.replay_number), decision.replay_number)}"]


def _plain(text: str) -> Text:
    return Text(printable(text))


def _verdict(finding: Finding) -> Text:
    colour = {"generatable": "green", "not-generatable": "red", "undecided": "yellow"}[finding.verdict]
    text = Text(finding.verdict, style=colour)
    if finding.sample_complexity is not None:
        text.append(f" from {finding.sample_complexity} example{'s' * (finding.sample_complexity != 1)}")
    return text
