"""echoproof check FILE...: the kernel alone, whatever the certificate is about."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from echoproof import kernel
from echoproof.cli.console import emit, printable
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, Common, whole
from echoproof.export.records import CheckRecord, json_text
from echoproof.kernel.meter import bytes_at_most
from echoproof.model.classes import CUT_OFF
from echoproof.model.errors import EchoproofError
from echoproof.model.files import read_bytes

_FILES = 3
_HELP = 'A certificate, the class file and the machine that it is about, in any order; "-" for standard input.'


def check_command(
    *files: Annotated[str, PATH, Parameter(name="FILE", help=_HELP)],
    work: Annotated[int, whole(1, 1000), Parameter(help="Times the usual work and memory.")] = 1,
    common: Common = COMMON,
) -> Exit:
    """Check a certificate with the kernel, which trusts nothing but the class file and the machine."""
    if not 1 <= len(files) <= _FILES or files.count("-") > 1:
        raise EchoproofError(
            f"{len(files)} files to check",
            "one certificate with the class and the machine of it, one on standard input",
        )
    outcome = kernel.check(*(read_bytes(path, bytes_at_most(work), EchoproofError) for path in files), work=work)
    if common.json:
        emit(json_text(record_of(outcome)), common)
    elif outcome.code is None:
        trusted = "".join(f"\n  trusted: {line}" for line in outcome.trusted)
        cut = f"\n  {CUT_OFF}" * outcome.cut_off
        emit(printable(f"accepted: {outcome.claim} ({outcome.kind}){trusted}{cut}"), common)
    else:
        code = outcome.code
        emit(
            printable(f"rejected: {code.name} at {outcome.place}: {outcome.detail}\n  {code.name}: {code.value}"),
            common,
        )
    if outcome.code is None:
        return Exit.DONE
    return Exit.BAD_INPUT if outcome.unreadable else Exit.REJECTED


def record_of(outcome: kernel.Outcome) -> CheckRecord:
    """Return what the kernel says as a record."""
    return CheckRecord(
        format="echoproof/check@2",
        class_=outcome.title or None,
        digest=outcome.digest,
        accepted=outcome.code is None,
        kind=outcome.kind,
        claim=outcome.claim,
        numbers=dict(outcome.numbers),
        trusted=list(outcome.trusted),
        code=outcome.code and outcome.code.name,
        place=outcome.place,
        detail=outcome.detail,
        cut_off=outcome.cut_off,
    )
