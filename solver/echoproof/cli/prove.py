"""echoproof prove CLASS -o DIR: the whole line."""

from __future__ import annotations

import re
import shlex
import sys
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
from echoproof.model.classfile import load


def prove_command(
    path: ClassPath,
    /,
    *,
    pdf: Annotated[bool, Parameter(negative="--no-pdf", help="Typeset the appendix when there is a TeX.")] = True,
    force: Force = False,
    common: Common = COMMON,
) -> Exit:
    """Decide a class every way there is; write decision, certificate, SMT-LIB and LaTeX proof to a directory."""
    from echoproof.proving.bundle import names, prove

    cls = load(path)
    directory = common.output or Path("out") / ("class" if path == "-" else Path(path).stem)
    claim(directory, re.compile("|".join(map(re.escape, names()))), ("run.json",), about(cls.digest), force=force)
    command = shlex.join(["echoproof", *sys.argv[1:]])
    proof = prove(
        cls, directory, seed=common.seed, make_pdf=pdf, command=command, progress=lambda text: note(f"… {text}", common)
    )
    decision = proof.decision.record()
    shown = Common(json=common.json, quiet=common.quiet)
    if common.json:
        emit(json_text(decision), shown)
    else:
        ways = table("way to the answer", "says")
        for way, said in proof.ways.items():
            ways.add_row(way, said)
        files = table("file", "bytes")
        for file in proof.files:
            files.add_row(printable(str(file)), str(file.stat().st_size))
        emit(summary(decision) + rendered(ways, files), shown)
    return Exit.DONE if is_decided(decision) else Exit.UNDECIDED
