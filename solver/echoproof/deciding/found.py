"""What a closed form finds of a class, kept beside the certificate of it that the kernel has accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from echoproof import kernel
from echoproof.deciding.certificates.head import certificate_text
from echoproof.model.cells import CellTable
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError, LimitError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that the kernel has accepted; `folder` is where the gallery keeps a file with its name and text."""

    name: str
    kind: str
    text: str
    folder: str


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """What was found, with its certificate; `limit` says why there is no value, or no certificate of it."""

    value: T_co | None
    certificate: Certificate | None = None
    limit: str | None = None


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """Something that a closed form finds of a class: how, and as which certificate it is written; None: as none.

    `name` is that of the certificate's file, `folder` where the gallery keeps it. `find` may raise LimitError.
    """

    name: str
    folder: str
    find: Callable[[CellTable], T]
    written: Callable[[HypothesisClass, T], msgspec.Struct | None]

    def answer(self, cls: HypothesisClass) -> Found[T]:
        """Find it, and have the kernel check its certificate, once. Raises CheckFailedError when the kernel rejects."""
        try:
            value = self.find(cls.table)
        except LimitError as limit:
            return Found(None, None, limit.found)
        record = self.written(cls, value)
        if record is None:
            return Found(value)
        text, kind = certificate_text(record), str(record.__struct_config__.tag)
        if not is_accepted(cls, text):
            return Found(value, None, "its check is larger than the kernel does")
        return Found(value, Certificate(self.name, kind, text, self.folder))


def is_accepted(cls: HypothesisClass, certificate: str) -> bool:
    """Whether the kernel accepts a certificate; False when it is larger than it checks.

    Raises CheckFailedError when the kernel rejects it, which nothing should bring about.
    """
    outcome = kernel.check(file_bytes(cls), certificate.encode())
    if outcome.code not in (None, kernel.Code.LIMIT):
        raise CheckFailedError(f"the kernel rejects the certificate: {outcome.code.name} at {outcome.place}")
    return outcome.code is None
