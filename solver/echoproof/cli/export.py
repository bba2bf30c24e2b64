"""echoproof export CLASS --to KIND: one thing about a class, as text."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from echoproof.cli.console import emit, note
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, ClassPath, Common
from echoproof.deciding.decision import decide
from echoproof.export.records import json_text
from echoproof.model.classes import CUT_OFF, HypothesisClass
from echoproof.model.classfile import parse
from echoproof.model.errors import ClassFileError, EchoproofError
from echoproof.model.files import is_family, name_of, read_bytes
from echoproof.model.limits import MAX_CLASS_BYTES

Kind = Literal["smtlib", "smtlib-cells", "latex", "dot", "json", "certificate", "rocq", "mona", "finite"]


def export_command(
    path: ClassPath,
    /,
    *,
    to: Annotated[Kind, Parameter(help="What to write.")],
    fragment: Annotated[bool, Parameter(help="LaTeX to \\input into a paper, not a document.")] = False,
    parameters: Annotated[
        str | None, Parameter(help="Of a family, --to finite: the members with these parameters, as 1..5.")
    ] = None,
    common: Common = COMMON,
) -> Exit:
    """Write a class or a family as SMT-LIB, LaTeX appendix, DOT, JSON, certificate, Rocq, MONA or finite class file."""
    data = read_bytes(path, MAX_CLASS_BYTES, ClassFileError)
    if parameters is not None and to != "finite":
        raise EchoproofError("--parameters without --to finite", "both, with a family")
    if is_family(data):
        from echoproof.cli.families import exported

        emit(exported(data, path, to, parameters, fragment=fragment), common)
        return Exit.DONE
    cls = parse(data, name_of(path))
    emit(_text(cls, to, fragment=fragment), common)
    if cls.cut_off and to == "certificate":  # whose text is the kernel's to read, and `check` says it
        note(CUT_OFF, common)
    return Exit.DONE


def _text(cls: HypothesisClass, to: Kind, *, fragment: bool) -> str:
    if to in ("mona", "finite"):
        raise EchoproofError(f"--to {to} is of families, and this is a finite class", "another kind, or a family file")
    if to == "smtlib":
        from echoproof.encode.hardness import class_problem
        from echoproof.encode.smtlib import print_problem

        return print_problem(class_problem(cls.table).problem, cls.heading)
    if to == "smtlib-cells":
        from echoproof.encode.cells import cells_script

        script = cells_script(cls)
        if script is None:
            raise EchoproofError("the cells of this class are given, not worked out", "a class of another domain")
        return script
    if to == "dot":
        from echoproof.export.dot import dot

        return dot(cls)
    decision = decide(cls)
    if to == "rocq":
        from echoproof.export.rocq import rocq

        return rocq(decision)
    if to == "latex":
        from echoproof.export.latex import appendix

        return appendix(decision, standalone=not fragment)
    return decision.certificates["certificate"].text if to == "certificate" else json_text(decision.record())
