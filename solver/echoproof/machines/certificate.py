"""The answer on a machine as a certificate that the kernel checks: the typed records of its file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof import kernel
from echoproof.kernel.machines.machine import digest
from echoproof.machines.machine import Lasso, Machine, dump_machine, json_lines
from echoproof.machines.product import Level, Ranking, decide_machine
from echoproof.machines.streams import State
from echoproof.model.cells import CellTable
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError, LimitError

MACHINE_CERTIFICATE_FORMAT: Literal["echoproof/machine-certificate@2"] = "echoproof/machine-certificate@2"
_CLASS = {"class_": "class"}


class LassoCertificate(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_CLASS, tag_field="kind", tag="lasso"
):
    """The machine is beaten: the profiles to show, the stem once and then the loop for ever."""

    format: Literal["echoproof/machine-certificate@2"]
    class_: str
    digest: str
    machine: str
    target: str
    stem: list[list[str]]
    loop: list[list[str]]


class CountedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finite cell of the target of which is counted how often it was shown, up to a cap."""

    profile: list[str]
    cap: int


class StateRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a play stands: the state of the machine, the hypotheses answered so far, and the counts."""

    state: str
    answered: list[str]
    counts: list[int]


class LevelRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """States of equal rank; `helpful` is the profile of a cell that is due there and leads out, null for none."""

    helpful: list[str] | None
    states: list[StateRecord]


class RankingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No stream for this target beats the machine: every legal round leads to the same level or a later one."""

    target: str
    counted: list[CountedRecord]
    levels: list[LevelRecord]


class RankingCertificate(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_CLASS, tag_field="kind", tag="ranking"
):
    """The machine is not beaten: a ranking for every target."""

    format: Literal["echoproof/machine-certificate@2"]
    class_: str
    digest: str
    machine: str
    targets: list[RankingRecord]


MachineCertificate = LassoCertificate | RankingCertificate


def machine_certificate(
    cls: HypothesisClass, machine: Machine, found: Lasso | tuple[Ranking, ...]
) -> MachineCertificate:
    """Return the certificate of an answer on a machine, in the names of the class and the machine. No verdict."""
    table = cls.table
    head = (MACHINE_CERTIFICATE_FORMAT, cls.title, cls.digest, machine_digest(machine, table))
    if isinstance(found, Lasso):
        stem, loop = ([table.named(table.profiles[cell]) for cell in part] for part in (found.stem, found.loop))
        return LassoCertificate(*head, table.names[found.target], stem, loop)
    return RankingCertificate(*head, [_ranking(table, machine, each) for each in found])


def _ranking(table: CellTable, machine: Machine, ranking: Ranking) -> RankingRecord:
    def profile(cell: int) -> list[str]:
        return table.named(table.profiles[cell])

    def state(each: State) -> StateRecord:
        (number, answered), counts = each
        return StateRecord(machine.states[number], table.named(answered), list(counts))

    def level(each: Level) -> LevelRecord:
        return LevelRecord(None if each.helpful is None else profile(each.helpful), list(map(state, each.states)))

    counted = [CountedRecord(profile(cell), cap) for cell, cap in ranking.counted]
    return RankingRecord(table.names[ranking.target], counted, list(map(level, ranking.levels)))


def machine_digest(machine: Machine, table: CellTable) -> str:
    """Return the SHA-256 of what a machine means: its start and its transitions, in the names of its file."""
    return digest(
        machine.states[machine.start],
        {
            (state, tuple(table.named(profile))): (machine.states[after], table.names[answer])
            for state, row in zip(machine.states, machine.moves, strict=True)
            for profile, (after, answer) in zip(table.profiles, row, strict=True)
        },
    )


def prove_machine(cls: HypothesisClass, machine: Machine) -> tuple[Lasso | tuple[Ranking, ...], str]:
    """Decide whether a machine is beaten; return the answer with the text of its certificate, accepted by the kernel.

    Raises MachineError when the machine does not fit the class, LimitError when it is too large to be decided,
    and CheckFailedError when the kernel rejects, which no input should bring about.
    """
    found = decide_machine(cls.table, machine)
    text = machine_certificate_text(machine_certificate(cls, machine, found))
    outcome = kernel.check(file_bytes(cls), dump_machine(machine, cls.table).encode(), text.encode())
    if outcome.code is kernel.Code.LIMIT:
        raise LimitError(f"the certificate is too large: {outcome.detail}")
    if outcome.code is not None:
        raise CheckFailedError(f"the kernel rejects the answer on a machine: {outcome.code.name} at {outcome.place}")
    return found, text


def machine_certificate_text(certificate: MachineCertificate) -> str:
    """Return the certificate as the text of a file, the same for the same certificate."""
    return json_lines(certificate, 2 if isinstance(certificate, LassoCertificate) else 4)
