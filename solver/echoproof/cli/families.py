"""What the commands do with a family; imported when they are given one, so that a class waits for none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from echoproof.cli.console import emit, printable, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import Common
from echoproof.deciding.notion import PLAIN
from echoproof.export.records import json_text
from echoproof.families.decision import Decided, decide_family
from echoproof.families.reading import parse_family
from echoproof.families.records import FamilyDecision, FamilyFinding
from echoproof.model.errors import EchoproofError, LimitError, Place
from echoproof.model.files import name_of

if TYPE_CHECKING:
    from echoproof.deciding.table import ClassNotions

_COLOURS: Final = {"generatable": "green", "not-generatable": "red", "undecided": "yellow"}
MOST_VALUES: Final = 100
"""Values of a parameter that a cut has."""


def decided(data: bytes, path: str) -> Decided:
    """Read a family and decide it; errors as `decide_family`."""
    return decide_family(parse_family(data, name_of(path)))


def decide_one(data: bytes, path: str, budget: str | None, common: Common) -> Exit:
    """Decide a family in every notion."""
    _refuse_budgets([] if budget is None else [budget], path)
    record = decided(data, path).record()
    emit(json_text(record) if common.json else summary(record), common)
    return done(record)


def done(record: FamilyDecision) -> Exit:
    """Return the exit code of a decision: undecided when one verdict is."""
    open_ = any(finding.verdict == "undecided" for finding in record.verdicts.values())
    return Exit.UNDECIDED if open_ else Exit.DONE


def summary(record: FamilyDecision) -> str:
    """Return a decision as people read it: a line for each notion, then C of each schema."""
    verdicts = table("notion", "verdict", "because")
    for notion, finding in record.verdicts.items():
        verdicts.add_row(Text(notion), _verdict(finding), Text(printable(finding.because)))
    many = len(record.schemas)
    head = f"{record.class_}: a family of {many} schema{'s' * (many != 1)}"
    told = (record.verdicts["non-uniform-replay"].thresholds or {}).values()
    return rendered(head, verdicts, *told)


def _verdict(finding: FamilyFinding) -> Text:
    text = Text(finding.verdict, style=_COLOURS[finding.verdict])
    if finding.sample_complexity is not None:
        text.append(f" from {finding.sample_complexity} example{'s' * (finding.sample_complexity != 1)}")
    elif finding.thresholds is not None:
        text.append(", C as below")
    return text


def notions_one(data: bytes, path: str, budgets: Sequence[str]) -> ClassNotions:
    """Return the table of a family; it knows the adversaries none and replay, and raises when others are asked for."""
    from echoproof.families.table import family_notions

    _refuse_budgets([name for name in budgets if name not in PLAIN], path)
    return family_notions(decided(data, path))


def _refuse_budgets(budgets: Sequence[str], path: str) -> None:
    if budgets:
        found = f"budgets are decided for finite classes, and this is a family ({', '.join(budgets)})"
        raise EchoproofError(found, "none and replay; or a class, as by export --to finite", Place(file=name_of(path)))


def exported(data: bytes, path: str, to: str, parameters: str | None, *, fragment: bool) -> str:
    """Return one thing about a family as text."""
    if to in ("smtlib-cells", "rocq"):
        found = f"--to {to} is of finite classes, and this is a family"
        raise EchoproofError(found, "finite, mona, smtlib, latex, dot, json or certificate", Place(file=name_of(path)))
    if to == "finite":
        from echoproof.families.cut_off import class_text

        return class_text(parse_family(data, name_of(path)), span(parameters))
    found_all = decided(data, path)
    if to == "json":
        return json_text(found_all.record())
    if to == "latex":
        from echoproof.export.family import family_appendix

        return family_appendix(found_all, standalone=not fragment)
    if isinstance(found_all.numbers, str):
        raise LimitError(found_all.numbers)
    if to == "mona":
        from echoproof.families.mona import scripts

        return dict(scripts(found_all.family))["closed"]
    if to == "smtlib":
        from echoproof.families.presburger import script

        return script(found_all.family, found_all.numbers)
    if to == "dot":
        from echoproof.export.family_dot import closed_sets_dot

        return closed_sets_dot(found_all.family)
    return found_all.certificates["numbers"]


def span(text: str | None) -> range:
    """Read the parameters of a cut, as 1..5."""
    found = re.fullmatch(r"([-+]?\d{1,6})\.\.([-+]?\d{1,6})", text or "")
    if found is None or not 0 <= int(found[2]) - int(found[1]) < MOST_VALUES:
        given = "none are given" if text is None else f'found "{text:.40}"'
        allowed = f"--parameters 1..5: two integers, and at most {MOST_VALUES} from one to the other"
        raise EchoproofError(f"which parameters the members have: {given}", allowed)
    return range(int(found[1]), int(found[2]) + 1)
