"""echoproof check CLASS CERTIFICATE: the kernel alone, whatever the certificate is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Annotated

from cyclopts import Parameter

from echoproof import kernel
from echoproof.cli.console import emit, printable
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, ClassPath, Common
from echoproof.export.records import CheckRecord, json_text
from echoproof.kernel import budgets, uniform
from echoproof.model.errors import EchoproofError
from echoproof.model.files import read_bytes

_MOST = 1 << 25
_PROVES = {
    "adversary-strategy": "the class is not properly generatable in the limit with replay",
    "generator-strategy": "the class is properly generatable in the limit with replay",
    "replay-number": "the replayed examples that make the class hard are as many as stated, and no fewer",
    "noise-number": "the wrong examples that make the class hard are as many as stated, and no fewer",
    "last-adversary": "the class is not properly generatable in the limit with replay of the last answer",
    "last-generator": "the class is properly generatable in the limit with replay of the last answer",
    "closure-dimension": "the closure dimension is as stated; the sample complexity of uniform generation is one more",
    "uniform-adversary with replay": "the class is not properly uniformly generatable with replay",
    "uniform-generator with replay": "the class is properly uniformly generatable with replay",
    "uniform-adversary without replay": "the class is not properly uniformly generatable without replay",
    "uniform-generator without replay": "the class is properly uniformly generatable without replay",
}
_CHECKERS = {
    "echoproof/budget-certificate@1": budgets.check,
    "echoproof/uniform-certificate@1": uniform.check,
}
"""By the format that a certificate names; the kernel itself refuses every other but its own."""
_UNREADABLE = {"CLASS", "UNREADABLE", "MACHINE"}
CertificatePath = Annotated[str, PATH, Parameter(name="CERTIFICATE", help='Its certificate, or "-".')]


def check_command(path: ClassPath, certificate: CertificatePath, /, *, common: Common = COMMON) -> Exit:
    """Check a certificate with the kernel, which trusts nothing but the class file."""
    class_file, certificate_file = read(path), read(certificate)
    return report(_checker(certificate_file)(class_file, certificate_file), _PROVES, common)


def _checker(certificate: bytes) -> Callable[[bytes, bytes], kernel.Outcome]:
    """Choose a checker by the format that a certificate names; it reads the file again, and trusts nothing of this."""
    try:
        return _CHECKERS.get(json.loads(certificate)["format"], kernel.check)
    except (ValueError, LookupError, TypeError, RecursionError):
        return kernel.check


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
