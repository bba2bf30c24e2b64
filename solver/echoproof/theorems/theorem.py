"""What the ledger says of a theorem: statement, obligations, runs, and what neither covers."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from echoproof.theorems.obligation import Obligation, folder, steps

RunKind = Literal["bounded run", "exhaustive up to a bound", "kernel-checked certificate", "exact computation"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: whether all was as the theorem says, and what was seen, in words."""

    passed: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Something that is computed when asked. However it ends, it says nothing beyond its bound."""

    name: str
    words: str
    bound: str
    kind: RunKind
    run: Callable[[], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theorem:
    """One theorem; formulas in its texts stand between backticks."""

    name: str
    v2: str | None = None
    """Its number in version 2 of [R]; none when [R] does not have it."""
    v1: str | None = None
    title: str
    statement: str
    argument: str
    """How the obligations make up the proof; it names each in parentheses."""
    parameters: str
    obligations: tuple[Obligation, ...]
    runs: tuple[Run, ...]
    uncovered: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    rocq: tuple[str, ...] = ()
    """What proofs/rocq proves of it, as FILE.NAME; the ledger itself does not run Rocq."""


def theorem(name: str, *runs: Run) -> Theorem:
    """Read what is written of a theorem in its folder of encodings/theorems; errors as `steps`."""
    text = (folder(name) / "theorem.toml").read_text(encoding="utf-8")
    said: dict[str, Any] = {
        key: " ".join(value.split()) if isinstance(value, str) else tuple(value)
        for key, value in tomllib.loads(text).items()
    }
    return Theorem(name=name, obligations=steps(name, said["argument"]), runs=runs, **said)
