"""echoproof separate X Y: the smallest class that is possible in one notion and impossible in another one."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from echoproof.atlas.map import proof
from echoproof.atlas.records import SeparationRecord, separation_record
from echoproof.atlas.separate import Block, Bounds, class_of, largest_of, search
from echoproof.atlas.settings import Setting, parse_setting
from echoproof.cli.console import emit, note, rendered, table, write_all
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, Common, whole
from echoproof.deciding.decision import Decision
from echoproof.deciding.found import Certificate
from echoproof.export.records import json_text
from echoproof.model.classfile import dump
from echoproof.model.errors import EchoproofError

_NOTION = "NOTION, NOTION-replay or NOTION/BUDGET, as proper-limit-replay or proper-limit/total:1."


def separate_command(
    x: Annotated[str, Parameter(name="X", help=f"What the class is to be generatable in: {_NOTION}")],
    y: Annotated[str, Parameter(name="Y", help="What it is not to be generatable in.")],
    /,
    *,
    hypotheses: Annotated[int, whole(1, 5), Parameter(name=("-n", "--hypotheses"), help="At most so many.")] = 4,
    max_cells: Annotated[int, whole(1, 31), Parameter(help="At most so many cells.")] = 6,
    common: Common = COMMON,
) -> Exit:
    """Find the smallest class that is generatable in X and not in Y; -o writes it with its certificates to a folder."""
    within, without = parse_setting(x), parse_setting(y)
    steps = proof(within, without)
    if steps is not None:
        if common.output is not None:
            raise EchoproofError(f"no class is generatable in {within} and not in {without}: nothing to write")
        _say(separation_record(within, without, steps, None, None), common)
        return Exit.DONE
    done = search(
        [(within, without)],
        Bounds(hypotheses, max_cells, largest_of((within, without))),
        lambda block: note(_block(block), common),
    )
    cells = done.found.get((within, without))
    decision = None if cells is None else Decision(class_of(cells, f"Generatable in {within}, not in {without}"))
    record = separation_record(within, without, None, done, decision)
    if common.output is not None:
        files = {"separation.json": json_text(record)}
        if decision is not None:
            files["class.toml"] = dump(decision.cls)
            files |= {f"{name}.json": found.text for name, found in _certificates(decision, within, without).items()}
        write_all(common.output, files)
    _say(record, common)
    return Exit.DONE if record.found is not None and record.smallest else Exit.UNDECIDED


def _certificates(decision: Decision, *settings: Setting) -> dict[str, Certificate]:
    found = [decision.finding(each.declared, each.adversary).certificate for each in settings]
    return {one.name: one for one in found if one is not None}


def _block(block: Block) -> str:
    return f"… {len(block.classes)} classes of {block.hypotheses} hypotheses and {block.cells} cells"


def _say(record: SeparationRecord, common: Common) -> None:
    plain = Common(json=common.json, quiet=common.quiet)
    emit(json_text(record) if common.json else summary(record), plain)


def summary(record: SeparationRecord) -> str:
    """Return what was found as people read it."""
    if record.implied is not None:
        lines = [f"{step.x} implies {step.y}: {step.because}" for step in record.implied]
        return rendered(f"No finite class is generatable in {record.x} and not in {record.y}.", "", *lines)
    looked = table("hypotheses", "cells", "classes looked at")
    for one in record.looked:
        looked.add_row(str(one.hypotheses), str(one.cells), str(one.classes))
    sizes = (
        f"finite cells of at most {record.largest} point{'s' * (record.largest != 1)}: larger ones are to both as those"
    )
    if record.found is None:
        why = record.limit or ("none within these bounds" if record.complete else "some of these are undecided")
        return rendered(
            f"Found no class that is generatable in {record.x} and not in {record.y}: {why}.", looked, sizes
        )
    cells = table("cell", "size")
    for cell in record.found.cells:
        cells.add_row(" ".join(cell.profile), str(cell.size))
    verdicts = table("notion", "verdict", "because")
    for name, finding in record.findings.items():
        verdicts.add_row(name, finding.verdict, finding.because)
    said = "The smallest class" if record.smallest else "A class, perhaps not the smallest,"
    return rendered(f"{said} that is generatable in {record.x} and not in {record.y}:", cells, verdicts, looked, sizes)
