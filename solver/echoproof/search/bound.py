"""The certificate that fewer states are not enough: the traps, and a refutation of the kernel's formula with them."""

from __future__ import annotations

import json

from echoproof.games.decision import CheckFailedError
from echoproof.kernel.synthesis import check
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.search.sat import Cadical
from echoproof.search.synthesis import avoiding
from echoproof.search.traps import Trap

CERTIFICATE_FORMAT = "echoproof/synthesis-certificate@1"


def lower_bound(cls: HypothesisClass, states: int, traps: tuple[Trap, ...]) -> bytes:
    """Return the certificate that no machine with at most so many states generates the class, not yet checked.

    Raises CheckFailedError when the formula has a solution that falls into none of the traps.
    """
    made = avoiding(cls.table, states, traps)
    solver = Cadical(made.clauses, proof=True)
    if solver.model() is not None:
        raise CheckFailedError(f"Z3 finds no machine with {states} states, and CaDiCaL finds one")
    document = {
        "format": CERTIFICATE_FORMAT,
        "class": cls.digest,
        "states": states,
        "traps": [
            {
                "target": trap.lasso.target,
                "stem": [cls.table.profiles[cell] for cell in trap.lasso.stem],
                "loop": [cls.table.profiles[cell] for cell in trap.lasso.loop],
                "entries": trap.listed(cls.table),
            }
            for trap in traps
        ],
        "proof": "\n".join(solver.proof()),
    }
    return json.dumps(document, separators=(",", ":")).encode() + b"\n"


def certified(cls: HypothesisClass, states: int, traps: tuple[Trap, ...]) -> bytes:
    """Return the same, accepted by the kernel; CheckFailedError when the kernel refuses it."""
    data = lower_bound(cls, states, traps)
    report = check(file_bytes(cls), data)
    if report.rejected:
        raise CheckFailedError(f"the kernel refuses the certificate: {report.place}: {report.rejected}")
    return data
