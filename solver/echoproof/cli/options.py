"""The options that every command has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def _no_option(_: object, path: str) -> None:
    """Refuse what only looks like a path; "-" alone is one."""
    if path.startswith("-") and path != "-":
        raise ValueError(f'unknown option "{path}"; write a file of this name as ./{path}')


PATH = Parameter(allow_leading_hyphen=True, validator=_no_option)
"""A file to read, where "-" is standard input."""
ClassPath = Annotated[str, PATH, Parameter(name="CLASS", help='A class file, or "-" for standard input.')]


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Options of every command."""

    json: Annotated[bool, Parameter(negative=(), help="Print the result as JSON.")] = False
    output: Annotated[Path | None, Parameter(name=("-o", "--output"), help="Write there, not to standard output.")] = (
        None
    )
    quiet: Annotated[bool, Parameter(negative=(), help="Print errors only.")] = False
    seed: Annotated[int, Parameter(help="Seed of the solvers; commands without a solver do not need it.")] = 0


COMMON = Common()
