"""The map of all notions: for each two of them why one implies the other, or the smallest class that tells them apart.

Finite classes only. What a theorem implies is cited; what is only seen on all small classes is said to be so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, permutations
from typing import Final

import networkx

from echoproof.atlas.known import known
from echoproof.atlas.separate import Block, Bounds, Pair, class_of, largest_of, search
from echoproof.atlas.settings import ADVERSARIES, Setting, settings
from echoproof.atlas.small import Cells
from echoproof.atlas.theorems import implied
from echoproof.deciding.decision import Decision, decide
from echoproof.deciding.notion import Adversary

STAGES: Final = ((3, 4), (4, 6))
"""Hypotheses and cells up to which separating classes are looked for, of all pairs that are left."""


@dataclass(frozen=True, slots=True)
class Step:
    """One setting implies another one, in one step, and why."""

    x: Setting
    y: Setting
    because: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A class that separates pairs; the smallest one for each, unless it was constructed."""

    name: str
    decision: Decision
    pairs: tuple[Pair, ...]
    is_smallest: bool

    @property
    def certificates(self) -> dict[str, str]:
        """The certificates on which its verdicts rest in the settings that it separates, by their names."""
        settings = {setting for pair in self.pairs for setting in pair}
        found = [self.decision.finding(each.declared, each.adversary).certificate for each in settings]
        return {one.name: one.text for one in found if one is not None}


@dataclass(frozen=True)
class Atlas:
    """The map: implications in steps, separating classes, and the pairs that are left, with the reason."""

    settings: tuple[Setting, ...]
    steps: tuple[Step, ...]
    classes: tuple[Apart, ...]
    left: dict[Pair, str]

    @cached_property
    def implications(self) -> networkx.DiGraph[Setting]:
        """The steps, as a graph."""
        graph: networkx.DiGraph[Setting] = networkx.DiGraph()
        graph.add_nodes_from(self.settings)
        graph.add_edges_from((step.x, step.y, {"because": step.because}) for step in self.steps)
        return graph

    @cached_property
    def implied(self) -> dict[Setting, set[Setting]]:
        """What each setting implies, in any number of steps, and itself."""
        return {x: {x} | networkx.descendants(self.implications, x) for x in self.settings}

    def proof(self, x: Setting, y: Setting) -> list[Step]:
        """Return the fewest steps from x to y; none when they are the same. Raises networkx.NetworkXNoPath."""
        path = networkx.shortest_path(self.implications, x, y)
        graph = self.implications
        return [Step(a, b, graph.edges[a, b]["because"]) for a, b in pairwise(path)]

    @cached_property
    def apart(self) -> dict[Pair, Apart]:
        """The class that separates each pair that is separated."""
        return {pair: one for one in self.classes for pair in one.pairs}

    @cached_property
    def groups(self) -> list[tuple[Setting, ...]]:
        """The settings, those in one group that imply each other; the strongest groups first."""
        condensed = networkx.condensation(self.implications)
        order = networkx.lexicographical_topological_sort(condensed, key=lambda at: self._first(condensed, at))
        return [self._members(condensed.nodes[at]["members"]) for at in order]

    def _members(self, found: set[Setting]) -> tuple[Setting, ...]:
        return tuple(setting for setting in self.settings if setting in found)

    def _first(self, condensed: networkx.DiGraph[int], at: int) -> int:
        return self.settings.index(self._members(condensed.nodes[at]["members"])[0])

    @cached_property
    def covers(self) -> list[tuple[int, int]]:
        """The edges of the Hasse diagram: group i implies group j, and there is no group in between."""
        graph: networkx.DiGraph[int] = networkx.DiGraph()
        graph.add_nodes_from(range(len(self.groups)))
        graph.add_edges_from(
            (i, j)
            for i, j in permutations(range(len(self.groups)), 2)
            if self.groups[j][0] in self.implied[self.groups[i][0]]
        )
        return sorted(networkx.transitive_reduction(graph).edges)


def proof(x: Setting, y: Setting) -> list[Step] | None:
    """Return the steps by which x implies y on every finite class; None when no theorem says so."""
    among = tuple(dict.fromkeys((*settings(), x, y)))
    drawn = Atlas(among, _steps(among), (), {})
    return drawn.proof(x, y) if y in drawn.implied[x] else None


def _steps(among: tuple[Setting, ...]) -> tuple[Step, ...]:
    return tuple(Step(x, y, why) for x, y in permutations(among, 2) if (why := implied(x, y)) is not None)


def atlas(adversaries: tuple[Adversary, ...] = ADVERSARIES, report: Callable[[Block], None] = lambda _: None) -> Atlas:
    """Draw the map of every notion against these adversaries. Raises what a decision raises."""
    among = settings(adversaries)
    steps = _steps(among)
    drawn = Atlas(among, steps, (), {})
    open_ = [(x, y) for x, y in permutations(among, 2) if y not in drawn.implied[x]]
    constructed = {pair: cells for pair, cells in known().items() if pair in open_}
    open_ = [pair for pair in open_ if pair not in constructed]
    found: dict[tuple[Cells, bool], list[Pair]] = {}
    left: dict[Pair, str] = {}
    for hypotheses, most in STAGES:
        for largest in sorted({largest_of(pair) for pair in open_}):
            asked = [pair for pair in open_ if largest_of(pair) == largest]
            done = search(asked, Bounds(hypotheses, most, largest), report)
            for pair in asked:
                if pair in done.found:
                    found.setdefault((done.found[pair], done.is_decided(pair)), []).append(pair)
                    left.pop(pair, None)
                else:
                    left[pair] = done.why_not(pair)
        open_ = [pair for pair in open_ if pair in left]
    for pair, cells in constructed.items():
        if _separates(cells, pair):
            found.setdefault((cells, False), []).append(pair)
        else:
            left[pair] = "the constructed class does not separate them"
    classes = [
        Apart(f"{at:02}", decide(class_of(cells, f"Separating class {at}")), tuple(pairs), is_smallest)
        for at, ((cells, is_smallest), pairs) in enumerate(found.items(), 1)
    ]
    return Atlas(among, steps, tuple(classes), left)


def _separates(cells: Cells, pair: Pair) -> bool:
    decision = Decision(class_of(cells, ""))
    verdicts = [decision.finding(each.declared, each.adversary).verdict for each in pair]
    return verdicts == ["generatable", "not-generatable"]
