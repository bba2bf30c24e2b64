"""Families in LaTeX: conditions, members, growing sets and closed forms."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Final

from echoproof.export.tex import escape, integer, prints_as_itself
from echoproof.families.closed_forms import ClosedForm
from echoproof.families.family import Family, Schema
from echoproof.families.graphs import Pumped
from echoproof.families.shown import Line, Lined
from echoproof.families.words import form_text, pumped_text
from echoproof.model.parse_integers import syntax_tree

_SIGNS: Final = {
    ast.Lt: "<",
    ast.LtE: r"\le",
    ast.Eq: "=",
    ast.NotEq: r"\ne",
    ast.GtE: r"\ge",
    ast.Gt: ">",
    ast.In: r"\in",
    ast.NotIn: r"\notin",
}
_SHORT: Final = 12
_LONG: Final = 300
"""A condition with more characters is not printed: the reader is sent to the file."""


class Symbols:
    """How the schemas and parameters of a family are written."""

    def __init__(self, family: Family) -> None:
        self.family = family
        names = [schema.name for schema in family.schemas]
        self.renamed = not all(len(name) <= _SHORT and prints_as_itself(name) for name in names)

    def base(self, number: int) -> tuple[str, str]:
        """Return the letter of a schema, and its own index."""
        if self.renamed:
            return rf"\mathsf{{h}}^{{({number + 1})}}", ""
        name, bar, index = self.family.schemas[number].name.partition("_")
        if not (bar and name and index) or self.family.schemas[number].parameters:
            return rf"\mathsf{{{escape(self.family.schemas[number].name)}}}", ""
        return rf"\mathsf{{{escape(name)}}}", r"\infty" if index == "inf" else rf"\mathrm{{{escape(index)}}}"

    def member(self, number: int, values: Sequence[str]) -> str:
        """Return a member for math mode; the values of its parameters are too."""
        letter, index = self.base(number)
        indices = ",".join([*([index] if index else []), *values])
        return f"{letter}_{{{indices}}}" if indices else letter

    def general(self, number: int) -> str:
        """Return the member with its parameters as they are called."""
        return self.member(number, [variable(name) for name in self.family.schemas[number].parameters])

    def lined(self, member: Lined, letter: str, shift: int = 0) -> str:
        """Return a member as a function of a letter, which is the counted one and `shift`."""
        lines = [line_tex((slope, constant - slope * shift), letter) for slope, constant in member[1]]
        return self.member(member[0], lines)


def line_tex(line: Line, letter: str) -> str:
    """Return slope * letter + constant for math mode."""
    slope, constant = line
    if not slope:
        return integer(constant)
    text = {1: "", -1: "-"}.get(slope, str(slope)) + variable(letter)
    return text + (f"+{constant}" if constant > 0 else str(constant) if constant else "")


def variable(name: str) -> str:
    """Return a variable for math mode."""
    return name if len(name) == 1 else rf"\mathit{{{escape(name)}}}"


def condition_tex(text: str) -> str | None:
    """Return a condition as LaTeX for text mode, as it was written; None when it is too long."""
    return None if len(text) > _LONG else _condition(syntax_tree(text), outer=True)


def _condition(node: ast.expr, *, outer: bool = False) -> str:
    match node:
        case ast.BoolOp(op=op, values=parts):
            word = " and " if isinstance(op, ast.And) else " or "
            text = word.join(_condition(part) for part in parts)
            return text if outer else f"({text})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"not {_condition(operand)}"
        case ast.Compare(left=left, ops=ops, comparators=others):
            words = [_term(left)]
            for sign, other in zip(ops, others, strict=True):
                words += [_SIGNS[type(sign)], _term(other)]
            return f"${' '.join(words)}$"
    return "true" if ast.literal_eval(node) else "false"


def _term(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return variable(name)
        case ast.Constant(value=int(value)):
            return integer(value)
        case ast.UnaryOp(op=op, operand=operand):
            return f"{'-' if isinstance(op, ast.USub) else ''}{_term(operand)}"
        case ast.BinOp(left=left, op=ast.Mod(), right=right):
            return rf"{_inner(left)} \bmod {_term(right)}"
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return rf"{_inner(left)} \cdot {_inner(right)}"
        case ast.BinOp(left=left, op=op, right=right):
            return f"{_term(left)} {'+' if isinstance(op, ast.Add) else '-'} {_inner(right)}"
        case ast.Call(args=[inner]):
            return rf"\lvert {_term(inner)} \rvert"
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return r"\{" + ", ".join(map(_term, parts)) + r"\}"
    raise ValueError("a term that the reader does not accept")


def _inner(node: ast.expr) -> str:
    return f"({_term(node)})" if isinstance(node, ast.BinOp) else _term(node)


def sets_tex(sets: Pumped, letter: str) -> tuple[str, str, int]:
    """Return growing sets, for which values of the letter, both for math mode; and the letter less the counted k."""
    text, _, range_ = pumped_text(sets, letter).partition(" for every ")
    first = sets.at(1)
    ends = {f"…, {letter}}}": max(first), f"…, -{letter}}}": -min(first)}
    shift = next((last - 1 for end, last in ends.items() if text.endswith(end) and text.count("…") == 1), 0)
    least = range_.partition(" >= ")[2] or "1"
    return _set_tex(text, letter), rf"{variable(letter)} \ge {max(int(least), 1 + shift)}", shift


def _set_tex(text: str, letter: str) -> str:
    inside = re.sub(rf"\b{letter}\b", lambda _: variable(letter), text[1:-1]).replace("*", "").replace("…", r"\dots")
    return rf"\{{{inside}\}}"


def finite_set_tex(points: Sequence[int]) -> str:
    """Return a finite set for math mode, which may be broken after commas."""
    return rf"\{{{', '.join(map(integer, sorted(points)))}\}}"


def form_tex(form: ClosedForm, schema: Schema) -> str:
    """Return C as a function of the parameter, for text mode."""
    name = schema.parameters[0]
    parts = []
    for part in form_text(form, name).split("; "):
        value, _, where = part.partition(" for ")
        parts.append(f"${_formula(value, name)}$" + (f" for {_where(where, name)}" if where else ""))
    return "; ".join(parts)


def _formula(text: str, name: str) -> str:
    text = re.sub(r"abs\((\w+)\)", r"\\lvert \1 \\rvert", text).replace("*", "").replace("infinite", r"\infty")
    fraction = re.fullmatch(r"\(?([^()/]+)\)?/(\d+)", text)
    text = rf"\tfrac{{{fraction[1]}}}{{{fraction[2]}}}" if fraction else text
    return re.sub(rf"\b{name}\b", lambda _: variable(name), text)


def _where(text: str, name: str) -> str:
    found = []
    for one in text.split(" or "):
        parts = []
        for part in one.split(" and "):
            modulus = re.fullmatch(rf"{name} % (\d+) (==|in) (.*)", part)
            if modulus:
                rest = modulus[3].strip("()")
                part = rf"${variable(name)} \equiv {rest} \pmod{{{modulus[1]}}}$"
            else:
                shown = re.sub(rf"\b{name}\b", lambda _: variable(name), part).replace("==", "=")
                shown = shown.replace(">=", r"\ge").replace("<=", r"\le")
                shown = re.sub(r" in \((.*)\)", r" \\in \\{\1\\}", shown)
                part = f"${shown}$"
            parts.append(part)
        found.append(" and ".join(parts))
    return " or ".join(found)
