"""The folder that enumerate -o writes: of one question alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import MsgspecError
from msgspec.json import decode

from echoproof.cli.console import write_all
from echoproof.cli.folders import claim, clear
from echoproof.export.records import AskedRecord, EnumerationRecord

if TYPE_CHECKING:
    from echoproof.encode.symbolic import Query
    from echoproof.search.enumerate import Enumeration

_OURS: Final = re.compile(
    r"n[0-9]+-(hard|critical)-[0-9-]+\.(toml|dot)|(enumeration|certificate)\.json|problem\.(smt2|cnf)"
)
"""The files that -o writes, the journal apart."""


def asked(query: Query) -> AskedRecord:
    """Return what a query asks for as a record."""
    return AskedRecord(query.critical, query.max_cells, query.antichain, query.core)


def claim_folder(directory: Path, query: Query, *, force: bool) -> None:
    """Make sure that a folder holds nothing of another enumeration: remove it with `force`, else refuse."""

    def is_same(content: bytes) -> bool:
        try:
            former = decode(content, type=EnumerationRecord)
        except MsgspecError:
            return False
        return (former.hypotheses, former.asked) == (query.hypotheses, asked(query))

    claim(directory, _OURS, ("enumeration.json",), is_same, what="enumeration", force=force)
    if force:
        clear(directory, _OURS)


def write_folder(
    directory: Path, found: Enumeration, text: str, certificate: bytes | None, *, realize: str | None
) -> None:
    """Write the class files, the list, the problem for other solvers, and the certificate when there is one."""
    from echoproof.encode.cnf import clauses_of, print_dimacs
    from echoproof.encode.smtlib import print_problem
    from echoproof.encode.symbolic import symbolic
    from echoproof.export.dot import hypergraph
    from echoproof.model.classfile import dump
    from echoproof.search.realize import as_integers, as_profiles

    n, kind = found.query.hypotheses, "critical" if found.query.critical else "hard"
    made = as_integers if realize == "integers" else as_profiles
    files: dict[str, str | bytes] = {}
    for profiles in found.classes if realize else []:
        cls = made(n, profiles, f"A {kind} class of {n} hypotheses with {len(profiles)} cells")
        # Named by its profiles, so that a file stays right when a later run finds more.
        stem = f"n{n}-{kind}-{'-'.join(map(str, profiles))}"
        files |= {f"{stem}.toml": dump(cls), f"{stem}.dot": hypergraph(cls)}
    problem = symbolic(found.query)
    files |= {
        "enumeration.json": text,
        "problem.smt2": print_problem(problem.problem, "Is there such a class?"),
        "problem.cnf": print_dimacs(clauses_of(problem.problem, problem.cells), problem.problem.comment),
    }
    if certificate is not None:
        files["certificate.json"] = certificate
    write_all(directory, files)
