"""The options that every command has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

ClassPath = Annotated[str, Parameter(name="CLASS", help='A class file, or "-" for standard input.')]


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
