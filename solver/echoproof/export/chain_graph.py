"""The transition graph of a chain as a TikZ picture: recurrent classes are coloured, and numbered too."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from echoproof.export.tex import escape
from echoproof.export.tikz import framed

MAX_DRAWN: Final = 24
"""States of a graph that is drawn."""
_LABELLED: Final = 16
"""Transitions up to which their probabilities are written."""
_SHORT: Final = 3
"""States with more characters are drawn as their numbers in the table."""
_WAYS: Final = {"above": (0, 1), "left": (-1, 0), "right": (1, 0)}
_COLOURS: Final = ("0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9")
"""Okabe and Ito's, which differ for all eyes."""


def graph(
    states: Sequence[str],
    rows: Sequence[Sequence[tuple[int, float]]],
    labels: Sequence[Sequence[str]],
    recurrent: Sequence[Sequence[int]],
) -> str | None:
    """Draw a chain, given the probabilities and what is written at them; None when it is too large to help.

    Recurrent states are filled and carry the number of their class, transient ones are empty circles.
    """
    if len(states) > MAX_DRAWN:
        return None
    import networkx as nx

    drawn = nx.Graph()
    drawn.add_nodes_from(range(len(states)))
    drawn.add_edges_from((i, j) for i, row in enumerate(rows) for j, _ in row)
    # Parts that nothing joins would fly apart.
    drawn.add_edges_from((0, min(part)) for part in list(nx.connected_components(drawn))[1:])
    size = 1.2 + 0.9 * len(states) ** 0.5
    places = nx.kamada_kawai_layout(drawn, scale=size) if len(states) > 1 else {0: (0.0, 0.0)}
    home = {state: index for index, group in enumerate(recurrent) for state in group}
    lines = [
        rf"\definecolor{{echoclass{index}}}{{HTML}}{{{_COLOURS[index % len(_COLOURS)]}}}"
        for index in range(len(recurrent))
    ]
    for state, name in enumerate(states):
        style = f"echorecurrent=echoclass{home[state]}" if state in home else "echotransient"
        x, y = (float(part) for part in places[state])
        under = f", label={{[echoclasslabel]below:{home[state] + 1}}}" if state in home else ""
        shown = escape(name) if len(name) <= _SHORT else str(state + 1)
        lines.append(rf"\node[{style}{under}] (s{state}) at ({x:.2f},{y:.2f}) {{{shown}}};")
    links = {(i, j) for i, row in enumerate(rows) for j, _ in row}
    write = len(links) <= _LABELLED
    for i, (row, texts) in enumerate(zip(rows, labels, strict=True)):
        for (j, chance), text in zip(row, texts, strict=True):
            way = _loop(i, links, places) if i == j else "bend left=18" if (j, i) in links else ""
            node = rf" node[echochance] {{{text}}}" if write else ""
            lines.append(rf"\draw[echolink, line width={0.25 + 1.1 * chance:.2f}pt] (s{i}) to[{way}]{node} (s{j});")
    return framed(lines)


def _loop(state: int, links: Collection[tuple[int, int]], places: Mapping[int, Sequence[float]]) -> str:
    """Return where a loop is drawn: where the other links are far. Below stands the number of the class."""
    x, y = places[state]
    others = [places[j] for i, j in links if i == state != j] + [places[i] for i, j in links if j == state != i]

    def crowd(way: str) -> float:
        dx, dy = _WAYS[way]
        return max(((u - x) * dx + (v - y) * dy) / math.hypot(u - x, v - y) for u, v in others)

    return f"loop {min(_WAYS, key=crowd) if others else 'above'}"
