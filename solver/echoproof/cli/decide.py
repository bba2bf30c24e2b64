"""echoproof decide CLASS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.text import Text

from echoproof.cli.console import emit, printable, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, ClassPath, Common
from echoproof.export.records import json_text
from echoproof.model.budgets import parse_budget
from echoproof.model.classes import CUT_OFF
from echoproof.model.classfile import parse
from echoproof.model.errors import ClassFileError
from echoproof.model.files import is_family, name_of, read_bytes
from echoproof.model.limits import MAX_CLASS_BYTES

if TYPE_CHECKING:
    from echoproof.deciding.amounts import Amount
    from echoproof.deciding.records import DecisionRecord, FindingRecord

_COUNTED = {
    "replay": "replayed examples that make it hard",
    "noise": "wrong examples instead that make it hard",
    "omission": "omitted points instead that make it hard",
    "queries": "questions that make it possible with replay",
}
_AMOUNTS = {
    "finite": "finitely many, but no number of them",
    "infinite": "infinitely many",
    "none": "none, however many",
    "undecided": "undecided, the search is too large",
}


def decide_command(
    path: ClassPath,
    /,
    *,
    budget: Annotated[
        str | None,
        Parameter(
            help="total:R, total:finite, every:K, age:L or last; or noise:R or omit:I instead; R and I may be finite."
        ),
    ] = None,
    common: Common = COMMON,
) -> Exit:
    """Decide whether a class can be generated, in every notion, with and without replay, and under a budget of it."""
    data = read_bytes(path, MAX_CLASS_BYTES, ClassFileError)
    if is_family(data):
        from echoproof.cli.families import decide_one

        return decide_one(data, path, budget, common)
    from echoproof.deciding.decision import decide, is_decided  # for which a family need not wait

    asked = None if budget is None else parse_budget(budget)
    cls = parse(data, name_of(path))
    decision = decide(cls).record(asked)
    emit(json_text(decision) if common.json else summary(decision), common)
    return Exit.DONE if is_decided(decision) else Exit.UNDECIDED


def summary(decision: DecisionRecord) -> str:
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
        from echoproof.deciding.records import FindingRecord

        under = FindingRecord(decision.budget.verdict, decision.budget.because)
        verdicts.add_row(_plain(f"proper-limit {decision.budget.budget}"), _verdict(under), _plain(under.because))
    head = f"{decision.class_}: {len(decision.hypotheses)} hypotheses, {len(decision.cells)} cells ({decision.domain})"
    promised = [
        f"{name}: right " + ", ".join(f"from {number} for {one}" for one, number in finding.thresholds.items())
        for name, finding in decision.verdicts.items()
        if finding.thresholds is not None
    ]
    told = [*promised, *(_number(*item) for item in decision.numbers.items())]
    return rendered(head, cells, verdicts, *told, *[CUT_OFF] * decision.cut_off)


def _number(what: str, amount: Amount) -> str:
    """Say how many examples or points make the class hard, or how many questions possible."""
    return f"{_COUNTED[what]}: {_AMOUNTS.get(str(amount), amount)}"


def _plain(text: str) -> Text:
    return Text(printable(text))


def _verdict(finding: FindingRecord) -> Text:
    colour = {"generatable": "green", "not-generatable": "red", "undecided": "yellow"}[finding.verdict]
    text = Text(finding.verdict, style=colour)
    if finding.sample_complexity is not None:
        text.append(f" from {finding.sample_complexity} example{'s' * (finding.sample_complexity != 1)}")
    elif finding.thresholds is not None:
        text.append(", as below")
    return text
