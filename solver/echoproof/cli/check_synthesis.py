"""echoproof check-synthesis CLASS FILE: are fewer states not enough? The kernel alone."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from echoproof.cli.check import read
from echoproof.cli.console import emit, printable
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, ClassPath, Common
from echoproof.export.records import SynthesisCheckRecord, json_text
from echoproof.kernel.synthesis import TRUSTED, UNREADABLE, check
from echoproof.kernel.synthesis.__main__ import sentence


def check_synthesis_command(
    path: ClassPath,
    certificate: Annotated[str, PATH, Parameter(name="FILE", help="A certificate that so many states are too few.")],
    /,
    *,
    common: Common = COMMON,
) -> Exit:
    """Check with the kernel that no machine with so many states generates a class."""
    report = check(read(path), read(certificate))
    if common.json:
        record = SynthesisCheckRecord(
            format="echoproof/synthesis-check@1",
            accepted=report.rejected is None,
            **report._asdict(),
            trusted=list(TRUSTED),
        )
        emit(json_text(record), common)
    elif report.rejected is None:
        emit("\n".join([sentence(report), "trusted:", *(f"  {line}" for line in TRUSTED)]), common)
    else:
        emit(printable(f"rejected: {report.place}: {report.rejected}"), common)
    if report.rejected is None:
        return Exit.DONE
    return Exit.BAD_INPUT if report.place in UNREADABLE else Exit.REJECTED
