"""Both halves of "this is the least number of states", each as a certificate that the kernel has accepted.

That the machine does is a ranking for each target. That fewer states do not is a refutation of the kernel's formula,
together with the traps that the search met.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from echoproof import kernel
from echoproof.kernel.meter import PLENTY
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, dump_machine
from echoproof.model.cells import CellTable
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError
from echoproof.search.sat import Cadical
from echoproof.search.synthesis import MAX_STATES, Search, avoiding, least_machine
from echoproof.search.traps import Trap

_Natural = Annotated[int, msgspec.Meta(ge=0)]


class StreamRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trap: the target, the profiles to show, and the used entries: state, profile, next state, possible answers."""

    target: _Natural
    stem: list[_Natural]
    loop: list[_Natural]
    entries: list[tuple[_Natural, _Natural, _Natural, _Natural]]


class SynthesisCertificate(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"class_": "class"},
    tag_field="kind",
    tag="fewer-states",
):
    """No machine with at most so many states generates the class: traps, and a refutation of all other machines."""

    format: Literal["echoproof/synthesis-certificate@2"]
    class_: str
    digest: str
    states: Annotated[int, msgspec.Meta(ge=1)]
    traps: list[StreamRecord]
    proof: str


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What a search found, with the contents of the files that prove it."""

    search: Search
    machine: tuple[str, str] | None
    """The machine's file and that of its ranking."""
    fewer: bytes | None
    """The certificate that no machine with at most `search.excluded` states will do; None when that is 0."""


def synthesize(
    cls: HypothesisClass, most: int = MAX_STATES, note: Callable[[str], None] = lambda _: None, seed: int = 0
) -> Synthesis:
    """Search for the least machine of a class that is not hard, and certify what was found.

    Raises CheckFailedError when the kernel refuses, which no input should bring about.
    """
    search = least_machine(cls.table, most, note, seed)
    machine = None
    if search.machine is not None:
        found, text = prove_machine(cls, search.machine)
        if isinstance(found, Lasso):
            raise CheckFailedError("a lasso beats the machine that none was found to beat")
        machine = dump_machine(search.machine, cls.table), text
    if not search.excluded:
        return Synthesis(search, machine, None)
    return Synthesis(search, machine, certified(cls, search.excluded, search.traps, note))


def certified(
    cls: HypothesisClass, states: int, traps: tuple[Trap, ...], note: Callable[[str], None] = lambda _: None
) -> bytes:
    """Return the certificate that no machine with at most so many states generates the class, as the kernel accepts it.

    Raises CheckFailedError when the formula has a solution that falls into none of the traps, or the kernel refuses.
    """
    made = avoiding(cls.table, states, traps)
    solver = Cadical(made.clauses, proof=True)
    if solver.model() is not None:
        raise CheckFailedError(f"Z3 finds no machine with {states} states, and CaDiCaL finds one")
    proof = solver.proof()
    document = SynthesisCertificate(
        format="echoproof/synthesis-certificate@2",
        class_=cls.title,
        digest=cls.digest,
        states=states,
        traps=[_record(cls.table, trap) for trap in traps],
        proof="\n".join(proof),
    )
    data = msgspec.json.encode(document) + b"\n"
    note(f"the kernel checks {len(proof):,} lines of proof that {states} will not do")
    outcome = kernel.check(file_bytes(cls), data, work=PLENTY)
    if outcome.code is not None:
        raise CheckFailedError(f"the kernel refuses the certificate: {outcome.place}: {outcome.detail}")
    return data


def _record(table: CellTable, trap: Trap) -> StreamRecord:
    profiles = table.profiles
    return StreamRecord(
        trap.lasso.target,
        [profiles[cell] for cell in trap.lasso.stem],
        [profiles[cell] for cell in trap.lasso.loop],
        trap.listed(table),
    )
