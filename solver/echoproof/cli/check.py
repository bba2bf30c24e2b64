"""echoproof check CLASS CERTIFICATE: the kernel alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from cyclopts import Parameter

from echoproof import kernel
from echoproof.cli.console import emit, printable
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, ClassPath, Common
from echoproof.export.records import CheckRecord, json_text
from echoproof.model.errors import EchoproofError
from echoproof.model.files import read_bytes

_MOST = 1 << 25
_PROVES = {
    "adversary-strategy": "the class is not properly generatable in the limit with replay",
    "generator-strategy": "the class is properly generatable in the limit with replay",
}
_UNREADABLE = {"CLASS", "UNREADABLE", "MACHINE"}
CertificatePath = Annotated[str, PATH, Parameter(name="CERTIFICATE", help='Its certificate, or "-".')]


def check_command(path: ClassPath, certificate: CertificatePath, /, *, common: Common = COMMON) -> Exit:
    """Check a certificate with the kernel, which trusts nothing but the class file."""
    return report(kernel.check(read(path), read(certificate)), _PROVES, common)


def report(outcome: kernel.Outcome, meaning: Mapping[str, str], common: Common) -> Exit:
    """Give out what a checker says; `meaning` says of each kind of certificate what it proves."""
    code, proves = outcome.code, meaning.get(outcome.kind or "")
    if common.json:
        name = code and code.name
        record = CheckRecord(
            "echoproof/check@1", code is None, outcome.kind, proves, name, outcome.place, outcome.detail
        )
        emit(json_text(record), common)
    elif code is None:
        emit(f"accepted: {proves} ({outcome.kind})", common)
    else:
        emit(
            printable(f"rejected: {code.name} at {outcome.place}: {outcome.detail}\n  {code.name}: {code.value}"),
            common,
        )
    if code is None:
        return Exit.DONE
    return Exit.BAD_INPUT if code.name in _UNREADABLE else Exit.REJECTED


def read(path: str) -> bytes:
    """Return the bytes of a file, as many as a checker takes and one more."""
    return read_bytes(path, _MOST, EchoproofError)
