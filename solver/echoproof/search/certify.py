"""The certificate of a complete enumeration: the classes, each with a proof that it is hard, and one of "no more".

The proof refutes the kernel's own formula, which shares no code with the one that the search used. So a class that the
search lost through a mistake in its encoding shows here as a model.
"""

from __future__ import annotations

import json
from typing import Any

from echoproof import kernel
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.encode.permutations import Profiles, rank
from echoproof.encode.symbolic import names_of
from echoproof.kernel.completeness.formula import formula
from echoproof.kernel.meter import PLENTY, times
from echoproof.model.cells import Cell, CellTable
from echoproof.model.errors import CheckFailedError
from echoproof.search.enumerate import Enumeration
from echoproof.search.sat import Cadical

CERTIFICATE_FORMAT = "echoproof/enumeration-certificate@2"


def certify(found: Enumeration) -> bytes:
    """Return the certificate of a complete enumeration of all hard or all critical classes, accepted by the kernel.

    Raises CheckFailedError when the kernel's formula has a class that was not found, or the kernel refuses.
    """
    data = json.dumps(certificate(found), separators=(",", ":")).encode() + b"\n"
    outcome = kernel.check(data, work=PLENTY)
    if outcome.code is not None:
        raise CheckFailedError(f"the kernel refuses the certificate: {outcome.place}: {outcome.detail}")
    return data


def certificate(found: Enumeration) -> dict[str, Any]:
    """Return the certificate as a JSON value, not yet checked."""
    n = found.query.hypotheses
    classes = sorted(found.classes, key=lambda profiles: rank(n, profiles))
    made = formula(n, found.query.critical, times(PLENTY))
    for profiles in classes:
        made.exclude(profiles)
    solver = Cadical(made.clauses, proof=True)
    model = solver.model()
    if model is not None:
        missing = [p for p in made.profiles if model[p - 1] > 0]
        raise CheckFailedError(f"the class with the profiles {missing} was not found, and the kernel's formula has it")
    return {
        "format": CERTIFICATE_FORMAT,
        "kind": "enumeration",
        "hypotheses": n,
        "critical": found.query.critical,
        "classes": [{"cells": list(profiles), **_hard(n, profiles)} for profiles in classes],
        "proof": "\n".join(solver.proof()),
    }


def _hard(n: int, profiles: Profiles) -> dict[str, Any]:
    """Return the adversary's strategy: a target for each first answer, and what each answer then fails."""
    strategy = decide_replay(CellTable(names_of(n), tuple(Cell(profile, "infinite") for profile in profiles)))
    if not isinstance(strategy, AdversaryStrategy):
        raise CheckFailedError(f"the criterion does not confirm that the class with the profiles {profiles} is hard")
    cases = [[case.target, [escape.target for escape in case.escapes]] for case in strategy.cases]
    return {"first": strategy.first, "cases": cases}
