"""echoproof prove CLASS -o DIR: the whole line."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from echoproof.cli.console import emit, note, printable, rendered, table
from echoproof.cli.decide import summary
from echoproof.cli.exit_codes import Exit
from echoproof.cli.folders import Force, about, claim
from echoproof.cli.options import COMMON, ClassPath, Common
from echoproof.deciding.decision import is_decided
from echoproof.export.records import json_text
from echoproof.model.classfile import parse
from echoproof.model.errors import ClassFileError
from echoproof.model.files import is_family, name_of, read_bytes
from echoproof.model.limits import MAX_CLASS_BYTES


def prove_command(
    path: ClassPath,
    /,
    *,
    pdf: Annotated[bool, Parameter(negative="--no-pdf", help="Typeset the appendix when there is a TeX.")] = True,
    force: Force = False,
    common: Common = COMMON,
) -> Exit:
    """Decide a class every way there is; write decision, certificate, SMT-LIB and LaTeX proof to a directory."""
    data = read_bytes(path, MAX_CLASS_BYTES, ClassFileError)
    directory = common.output or Path("out") / ("class" if path == "-" else Path(path).stem)
    command = shlex.join(["echoproof", *sys.argv[1:]])
    shown = Common(json=common.json, quiet=common.quiet)

    def progress(text: str) -> None:
        note(f"… {text}", common)

    if is_family(data):
        from echoproof.cli import families
        from echoproof.families.reading import parse_family
        from echoproof.proving.families import NAMES, prove_family

        family = parse_family(data, name_of(path))
        claim(directory, _any(NAMES), ("run.json",), about(family.digest), what="family", force=force)
        done = prove_family(family, directory, seed=common.seed, make_pdf=pdf, command=command, progress=progress)
        record = done.decided.record()
        emit(json_text(record) if common.json else families.summary(record) + _rest(done.ways, done.files), shown)
        return families.done(record)
    from echoproof.proving.bundle import names, prove

    cls = parse(data, name_of(path))
    claim(directory, _any(names()), ("run.json",), about(cls.digest), force=force)
    proof = prove(cls, directory, seed=common.seed, make_pdf=pdf, command=command, progress=progress)
    decision = proof.decision.record()
    emit(json_text(decision) if common.json else summary(decision) + _rest(proof.ways, proof.files), shown)
    return Exit.DONE if is_decided(decision) else Exit.UNDECIDED


def _any(names: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names))))


def _rest(said: Mapping[str, str], made: Sequence[Path]) -> str:
    """Return what each way said, and the files, as tables."""
    ways = table("way to the answer", "says")
    for way, answer in said.items():
        ways.add_row(printable(way), answer)
    files = table("file", "bytes")
    for file in made:
        files.add_row(printable(str(file)), str(file.stat().st_size))
    return rendered(ways, files)
