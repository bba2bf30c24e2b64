"""The options that every command has, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter, Token

MAX_WORKERS: Final = 1_000
"""Processes of one command."""


def _no_option(_: object, path: str | None) -> None:
    """Refuse what only looks like a path; "-" alone is one."""
    if path is not None and path.startswith("-") and path != "-":
        raise ValueError(f'unknown option "{path}"; write a file of this name as ./{path}')


PATH = Parameter(allow_leading_hyphen=True, validator=_no_option)
"""A file to read, where "-" is standard input."""
ClassPath = Annotated[str, PATH, Parameter(name="CLASS", help='A class file, or "-" for standard input.')]


def whole(least: int, most: int = 10**12) -> Parameter:
    """Return how a whole number in a range is read: by its decimal digits alone, so that 3.7 does not become 4."""

    def read(_: object, tokens: Sequence[Token]) -> int:
        text = tokens[0].value
        number = int(text) if re.fullmatch("[-+]?[0-9]{1,20}", text) else None
        if number is None or not least <= number <= most:
            raise ValueError(f'found "{text:.40}" where a whole number from {least} to {most} is expected')
        return number

    return Parameter(converter=read)


Workers = Annotated[int, whole(1, MAX_WORKERS), Parameter(help="Processes on this machine.")]
Cluster = Annotated[str | None, Parameter(help="Address of a dask.distributed scheduler: tcp://HOST:PORT.")]


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Options of every command."""

    json: Annotated[bool, Parameter(help="Print the result as JSON.")] = False
    output: Annotated[Path | None, Parameter(name=("-o", "--output"), help="Write there, not to standard output.")] = (
        None
    )
    quiet: Annotated[bool, Parameter(help="Print errors only.")] = False
    seed: Annotated[
        int, whole(0, 2**32 - 1), Parameter(help="Seed of the solvers; commands without a solver do not need it.")
    ] = 0


COMMON = Common()
