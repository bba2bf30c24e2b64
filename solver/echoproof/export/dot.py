"""A class as a graph in DOT: containments between hypotheses, and the cells below the least that contain them."""

from __future__ import annotations

from typing import Final

from echoproof.games.relations import Relations
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass

_CELLS_DRAWN: Final = 64
_EXAMPLES: Final = 3


def covers(relations: Relations) -> list[tuple[int, int]]:
    """Return the pairs (m, k) with h_m properly contained in h_k and no hypothesis in between."""
    above = [higher & ~(1 << m) for m, higher in enumerate(relations.above)]
    return [
        (m, k)
        for m in range(relations.n)
        for k in members(above[m])
        if not any(above[i] >> k & 1 for i in members(above[m]))
    ]


def dot(cls: HypothesisClass) -> str:
    """Return the picture of a class for Graphviz: a Hasse diagram of containment, with the cells when they are few."""
    relations = Relations.of(cls.table)
    lines = [f"digraph {_quoted(cls.title)} {{", "  rankdir=BT;", "  node [shape=ellipse];"]
    lines += [f"  h{index} [label={_quoted(name)}];" for index, name in enumerate(cls.names)]
    lines += [f"  h{m} -> h{k};" for m, k in covers(relations)]
    if len(cls.table.cells) <= _CELLS_DRAWN:
        lines.append("  node [shape=box, fontsize=10]; edge [style=dashed, arrowhead=none];")
        for number, cell in enumerate(cls.table.cells, 1):
            shown = cls.examples(cell.profile, _EXAMPLES)
            more = ", …" if cell.size == "infinite" or cell.size > len(shown) else ""
            label = f"C{number} ({cell.size}): {', '.join(map(str, shown))}{more}"
            lines.append(f"  c{number} [label={_quoted(label)}];")
            least = (
                i
                for i in members(cell.profile)
                if not any(k != i and relations.above[k] >> i & 1 for k in members(cell.profile))
            )
            lines += [f"  c{number} -> h{i};" for i in least]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    r"""Return a DOT string that shows the text: no escapes such as \N, no entities such as &lt;."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{shown}"'
