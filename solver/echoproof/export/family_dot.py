"""The automaton of the closed sets of a family, for Graphviz."""

from __future__ import annotations

from echoproof.export.dot import quoted
from echoproof.families.family import Family
from echoproof.families.graphs import graph_of
from echoproof.families.relations import Relations


def closed_sets_dot(family: Family) -> str:
    """Return the automaton of the finite sets that are intersections of hypotheses, without the states that are lost.

    It reads whether 0, 1, -1, 2, -2, … are in the set; zeros may follow. May raise LimitError.
    """
    relations = Relations(family)
    graph = graph_of(relations.diagrams, relations.closed())
    lines = [
        f"digraph {quoted(f'closed sets of {family.title}')} {{",
        f"  label={quoted('Is 0, 1, -1, 2, -2, … in the set? 1: yes, 0: no. Two circles: an intersection.')};",
        '  rankdir=LR; node [shape=circle, label=""]; start [shape=point];',
    ]
    if graph.useful:
        lines.append("  start -> q0;")
    for state in sorted(graph.useful):
        lines.append(f"  q{state}{' [shape=doublecircle]' if graph.accepts[state] else ''};")
        bits: dict[int, set[str]] = {}
        for to, bit, _ in graph.steps[state]:
            bits.setdefault(to, set()).add(str(bit))
        lines += [
            f"  q{state} -> q{to} [label={quoted(', '.join(sorted(read)))}];" for to, read in sorted(bits.items())
        ]
    return "\n".join([*lines, "}"]) + "\n"
