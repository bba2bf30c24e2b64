"""A class as a graph in DOT: containments between hypotheses with the cells below; or a hypergraph of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from echoproof.model.cells import members
from echoproof.model.classes import CUT_OFF, HypothesisClass
from echoproof.model.relations import Relations

_CELLS_DRAWN: Final = 64
_EXAMPLES: Final = 3


def covers(above: Sequence[int]) -> list[tuple[int, int]]:
    """Return the pairs (m, k) with k next above m in an order, given for each m by those above it and itself."""
    higher = [those & ~(1 << m) for m, those in enumerate(above)]
    return [
        (m, k)
        for m, those in enumerate(higher)
        for k in members(those)
        if not any(higher[i] >> k & 1 for i in members(those))
    ]


def dot(cls: HypothesisClass) -> str:
    """Return the picture of a class for Graphviz: a Hasse diagram of containment, with the cells when they are few."""
    relations = Relations.of(cls.table)
    lines = [f"digraph {quoted(cls.title)} {{", "  rankdir=BT;", "  node [shape=ellipse];"]
    lines += [f"  label={quoted(CUT_OFF)};"] * cls.cut_off
    lines += [f"  h{index} [label={quoted(name)}];" for index, name in enumerate(cls.names)]
    lines += [f"  h{m} -> h{k};" for m, k in covers(relations.above)]
    if len(cls.table.cells) <= _CELLS_DRAWN:
        lines.append("  node [shape=box, fontsize=10]; edge [style=dashed, arrowhead=none];")
        for number, cell in enumerate(cls.table.cells, 1):
            shown = cls.examples(cell.profile, _EXAMPLES)
            more = ", …" if cell.size == "infinite" or cell.size > len(shown) else ""
            label = f"C{number} ({cell.size}): {', '.join(map(str, shown))}{more}"
            lines.append(f"  c{number} [label={quoted(label)}];")
            least = (
                i
                for i in members(cell.profile)
                if not any(k != i and relations.above[k] >> i & 1 for k in members(cell.profile))
            )
            lines += [f"  c{number} -> h{i};" for i in least]
    return "\n".join([*lines, "}"]) + "\n"


def hypergraph(cls: HypothesisClass) -> str:
    """Return a class for Graphviz with its hypotheses as vertices and its cells as edges.

    A cell in two hypotheses is an edge between them, any other one a small box tied to its members; the core, which all
    share, has two borders.
    """
    n, everyone = cls.table.n, (1 << cls.table.n) - 1
    lines = [f"graph {quoted(cls.title)} {{", "  layout=neato; overlap=false;", "  node [shape=circle];"]
    lines += [f"  h{index} [label={quoted(name)}];" for index, name in enumerate(cls.names)]
    lines.append("  node [shape=box, fontsize=9, height=0.2, width=0.2]; edge [len=1.5];")
    for number, profile in enumerate(cls.table.profiles, 1):
        inside = [f"h{index}" for index in members(profile)]
        if len(inside) == 2 < n:
            lines.append(f"  {inside[0]} -- {inside[1]} [penwidth=2];")
        else:
            borders = ", peripheries=2" if profile == everyone else ""
            lines.append(f"  c{number} [label={quoted(' '.join(cls.table.named(profile)))}{borders}];")
            lines += [f"  c{number} -- {index};" for index in inside]
    return "\n".join([*lines, "}"]) + "\n"


def quoted(text: str) -> str:
    r"""Return a DOT string that shows the text: no escapes such as \N, no entities such as &lt;."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{shown}"'
