"""Circuits as SMT-LIB 2.6 text, portable to any solver."""

from __future__ import annotations

import string

from echoproof.encode.circuit import TRUE, Circuit, Problem

_PLAIN = frozenset(string.ascii_letters + string.digits + " ~!@$^&*_-+=<>.?/{},:;'\"()[]#`")


def quoted(label: str) -> str:
    """Return a quoted symbol; the characters that one cannot hold, and all beyond ASCII, become %XX of their UTF-8."""
    return "|" + "".join(c if c in _PLAIN else "".join(f"%{b:02X}" for b in c.encode()) for c in label) + "|"


def comment(text: str) -> str:
    """Return the lines of a text as comments."""
    return "".join(f"; {line}\n" for line in text.splitlines())


def print_problem(problem: Problem, title: str) -> str:
    """Return the problem as a script: declarations, one definition for each gate, assertions, check-sat."""
    circuit = problem.circuit
    names: dict[int, str] = {}
    taken: set[str] = set()
    lines = [comment(f"{title}\n{problem.comment}") + "(set-logic QF_UF)"]
    for node in circuit.below(problem.assertions):
        label, parts = circuit.label(node), circuit.parts(node)
        spoken = quoted(label) if label else ""
        if spoken in taken:  # gates for different first examples may be told apart by their numbers alone
            spoken = ""
        taken.add(spoken)
        if parts is None:
            names[node] = spoken or quoted(f"variable {node}")
            lines.append(f"(declare-const {names[node]} Bool)")
        else:
            names[node] = spoken or f"gate{node}"
            lines.append(f"(define-fun {names[node]} () Bool {_conjunction(circuit, node, names)})")
    lines += [f"(assert {_literal(literal, names)})" for literal in problem.assertions]
    return "\n".join([*lines, "(check-sat)", ""])


def _conjunction(circuit: Circuit, node: int, names: dict[int, str]) -> str:
    parts = circuit.parts(node) or ()
    if len(parts) > 1 and all(part < 0 for part in parts):
        return "(not (or " + " ".join(_literal(-part, names) for part in parts) + "))"
    return "(and " + " ".join(_literal(part, names) for part in parts) + ")"


def _literal(literal: int, names: dict[int, str]) -> str:
    if abs(literal) == TRUE:
        return "true" if literal == TRUE else "false"
    return names[literal] if literal > 0 else f"(not {names[-literal]})"
