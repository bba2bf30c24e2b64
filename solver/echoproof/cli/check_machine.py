"""echoproof check-machine CLASS MACHINE CERTIFICATE: does replay beat the machine? The kernel alone."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from echoproof.cli.check import CertificatePath, read, report
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, ClassPath, Common
from echoproof.kernel import machines

_PROVES = {
    "lasso": "an enumeration with replay makes the machine wrong infinitely often",
    "ranking": "no enumeration with replay beats the machine",
}


def check_machine_command(
    path: ClassPath,
    machine: Annotated[str, PATH, Parameter(name="MACHINE", help='A machine for the class, or "-".')],
    certificate: CertificatePath,
    /,
    *,
    common: Common = COMMON,
) -> Exit:
    """Check with the kernel a certificate about a machine: a lasso that beats it, or a ranking that none does."""
    return report(machines.check(read(path), read(machine), read(certificate)), _PROVES, common)
