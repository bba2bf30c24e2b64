"""The typed records of what the commands write as JSON, from which the JSON Schemas are made."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

_CLASS = {"class_": "class"}


def json_text(record: object) -> str:
    """Return a record as the text of a JSON file, with its fields in their order.

    Lone surrogates, as in names of files that are not UTF-8, are no Unicode; they stand there as on a terminal.
    """
    try:
        data = msgspec.json.encode(record)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_unicode(msgspec.to_builtins(record)))
    return msgspec.json.format(data, indent=1).decode() + "\n"


def _unicode(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, dict):
        return {_unicode(key): _unicode(each) for key, each in value.items()}
    return [_unicode(each) for each in value] if isinstance(value, list | tuple) else value


class CheckRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename=_CLASS):
    """The content of `echoproof check --json`; `code` is null when the certificate is accepted, `kind` when it is not.

    `class` is null where the class file has no title; both it and `digest` are where no class is there.
    """

    format: Literal["echoproof/check@2"]
    class_: str | None
    digest: str | None
    accepted: bool
    kind: str | None
    claim: str
    numbers: dict[str, int | bool | str | dict[str, int]]
    trusted: list[str]
    """What is trusted besides the theorems on all classes."""
    code: str | None
    place: str
    detail: str
    cut_off: bool = False
    """Whether the class file says that it is a finite part of an infinite class."""


class RunRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename=_CLASS):
    """The file run.json of `echoproof prove`: how the results were made, and what each way to the answer said."""

    format: Literal["echoproof/run@2"]
    command: str
    class_: str
    digest: str
    seed: int
    limits: dict[str, int]
    versions: dict[str, str]
    ways: dict[str, str]
    pdf: str
    cut_off: bool = False


class AdditionRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One hypothesis to add: the profiles of its cells, and a condition in the domains that have such."""

    name: str
    cells: list[list[str]]
    orbit: int
    """Additions with the same number are images of each other under the symmetries of the class."""
    definition: str | None = None


class RemovalRecord(msgspec.Struct, frozen=True):
    """Hypotheses to remove."""

    names: list[str]
    orbit: int


class RepairRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename=_CLASS):
    """The content of `echoproof repair --json`."""

    format: Literal["echoproof/repair@1"]
    class_: str
    digest: str
    hard: bool
    fewest: int
    fewest_removed: int | None
    complete: bool
    undecided: list[str]
    additions: list[AdditionRecord]
    removals: list[RemovalRecord]
    cut_off: bool = False


class AskedRecord(msgspec.Struct, frozen=True):
    """Which hard classes an enumeration was asked for."""

    critical: bool
    max_cells: int | None
    antichain: bool
    core: bool | None


class FoundRecord(msgspec.Struct, frozen=True):
    """One class: its realized profiles, and how many classes with named hypotheses are isomorphic to it."""

    cells: list[list[str]]
    labelled: int


class CertifiedRecord(msgspec.Struct, frozen=True):
    """The certificate of completeness that the kernel accepted, and what remains trusted."""

    sha256: str
    bytes: int
    trusted: list[str]


class EnumerationRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """The content of `echoproof enumerate --json`; `found` is left out with --count."""

    format: Literal["echoproof/enumeration@1"]
    hypotheses: int
    asked: AskedRecord
    complete: bool
    classes: int
    """Up to isomorphism."""
    labelled: int
    """With named hypotheses."""
    by_cells: dict[str, int]
    certified: CertifiedRecord | None
    found: list[FoundRecord] | None = None


class SymmetryRecord(msgspec.Struct, frozen=True):
    """The permutations whose cycles have these lengths: how many there are, and how many classes each of them fixes."""

    type: list[int]
    permutations: int
    fixed: int


class CountChecksRecord(msgspec.Struct, frozen=True):
    """What was checked of a count; each would have been an error.

    `divisible`: the sum over all permutations is a multiple of their number, for each number of cells; null when not
    all types were counted. `congruences`: pairs of types whose numbers must agree modulo a prime, for each number of
    cells. `not_hard`: for each type, in their order, how many classes are not hard, counted apart: with the hard ones
    they are all, of which there is a closed form; null when not counted.
    """

    divisible: bool | None
    congruences: int
    not_hard: list[int] | None


class CountRecord(msgspec.Struct, frozen=True):
    """The content of `echoproof count --json`.

    `classes`, up to isomorphism, and `labelled`, with named hypotheses, are null where not all types, or not the
    identity, were counted; the numbers by cells also where the counter does not tell the cells apart.
    """

    format: Literal["echoproof/count@1"]
    hypotheses: int
    asked: AskedRecord
    counter: Literal["patterns", "ganak"]
    labelled: int | None
    classes: int | None
    by_cells: dict[str, int] | None
    labelled_by_cells: dict[str, int] | None
    by_symmetry: list[SymmetryRecord]
    checks: CountChecksRecord


SynthesisVerdict = Literal["found", "none", "more", "undecided"]


class SynthesisRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename=_CLASS):
    """The content of `echoproof synthesize --json`; `excluded`: no machine with at most so many states will do."""

    format: Literal["echoproof/synthesis@1"]
    class_: str
    digest: str
    verdict: SynthesisVerdict
    states: int | None
    excluded: int | None
    undecided: str | None
    cut_off: bool = False
