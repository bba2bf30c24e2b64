"""echoproof check-enumeration FILE: is the list of hard classes complete? The kernel alone."""

from __future__ import annotations

import json
from typing import Annotated

from cyclopts import Parameter

from echoproof.cli.console import emit, printable
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, Common
from echoproof.kernel.completeness import BYTES, TRUSTED, Report, check
from echoproof.kernel.completeness.__main__ import sentence
from echoproof.model.errors import EchoproofError
from echoproof.model.files import read_bytes


def check_enumeration_command(
    path: Annotated[str, PATH, Parameter(name="FILE", help="A certificate of completeness.")],
    /,
    *,
    common: Common = COMMON,
) -> Exit:
    """Check with the kernel that the list in a certificate is complete and each class of it hard."""
    report = check(read_bytes(path, BYTES, EchoproofError))
    emit(_report(report, common), common)
    if report.rejected is None:
        return Exit.DONE
    return Exit.BAD_INPUT if report.place in ("file", "format") else Exit.REJECTED


def _report(report: Report, common: Common) -> str:
    if common.json:
        record = {
            "format": "echoproof/enumeration-check@1",
            "accepted": report.rejected is None,
            "rejected": report.rejected,
            "place": report.place,
            "hypotheses": report.hypotheses,
            "critical": report.critical,
            "classes": report.classes,
            "labelled": report.labelled,
            "by_cells": {str(cells): count for cells, count in report.by_cells},
            "trusted": list(TRUSTED),
        }
        return json.dumps(record, indent=1)
    if report.rejected is not None:
        return printable(f"rejected: {report.place}: {report.rejected}")
    return "\n".join([sentence(report), "trusted:", *(f"  {line}" for line in TRUSTED)])
