"""The typed records of class files, from which their JSON Schema is made."""

from __future__ import annotations

from typing import Literal

import msgspec

CLASS_FORMAT = "echoproof/class@1"


class IntegersFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="domain", tag="integers"):
    """A class of sets of integers; each hypothesis is a condition on x."""

    format: Literal["echoproof/class@1"]
    hypotheses: dict[str, str]
    title: str = ""
    source: str = ""
    cut_off: bool = False
    """Whether it is a finite part of an infinite class."""


class NaturalsFile(IntegersFile, frozen=True, tag="naturals"):
    """A class of sets of natural numbers, 0 among them; each hypothesis is a condition on x."""


class StringsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="domain", tag="strings"):
    """A class of languages; each hypothesis is a regular expression over the letters of the alphabet."""

    format: Literal["echoproof/class@1"]
    alphabet: str
    hypotheses: dict[str, str]
    title: str = ""
    source: str = ""
    cut_off: bool = False
    """Whether it is a finite part of an infinite class."""


class ProfilesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="domain", tag="profiles"):
    """A class up to isomorphism; the key of a cell lists the names of its profile, separated by blanks."""

    format: Literal["echoproof/class@1"]
    hypotheses: list[str]
    cells: dict[str, int | Literal["infinite"]]
    title: str = ""
    source: str = ""
    cut_off: bool = False
    """Whether it is a finite part of an infinite class."""


ClassFile = IntegersFile | NaturalsFile | StringsFile | ProfilesFile
