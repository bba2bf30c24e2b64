"""Is a machine beaten? Decided by the strong components of the product with what an adversary may show.

For one target: a component whose inner edges show every infinite cell of the target, contain a wrong answer, and leave
no counted cell short of its cap, gives a lasso; when there is no such component, the components in their order are a
ranking, which proves that there is no lasso. Finite cells are counted only where that is needed: lassos that show cells
too seldom raise a cap. docs/machines.md has the proofs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from echoproof.machines.machine import Lasso, Machine, simulate, unfinished
from echoproof.machines.streams import Product, State
from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError

MAX_DETOURS: Final = 1 << 16
"""Rounds that are put into the stem of a lasso to show one finite cell in full."""


@dataclass(frozen=True, slots=True)
class Level:
    """States of equal rank: a play that stays is right in the end, or never shows the helpful cell, which is due."""

    helpful: int | None
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Why no lasso has this target: every legal round leads to the same level or a later one."""

    target: int
    counted: tuple[tuple[int, int], ...]
    """Pairs (finite cell of the target, cap)."""
    levels: tuple[Level, ...]


def decide_machine(table: CellTable, machine: Machine) -> Lasso | tuple[Ranking, ...]:
    """Return a lasso that beats the machine, the shortest of those found, or else a ranking for every target.

    Raises MachineError when the machine does not fit the class; LimitError when the product for some target is
    too large and no other target gives a lasso.
    """
    machine.fits(table)
    lassos, rankings, undecided = [], [], None
    for target in range(table.n):
        try:
            found = decide_target(table, machine, target)
        except LimitError as limit:
            undecided = undecided or limit
            continue
        if isinstance(found, Lasso):
            lassos.append(found)
        else:
            rankings.append(found)
    if lassos:
        return min(lassos, key=_length)
    if undecided is not None:
        raise undecided
    return tuple(rankings)


def decide_target(table: CellTable, machine: Machine, target: int) -> Lasso | Ranking:
    """Do the same for one target."""
    caps: dict[int, int] = {}
    plain = product = Product(table, machine, target, {})
    while True:
        components = product.components()
        lassos = [_finished(plain, _lasso(product, each)) for each in components if _is_beaten(product, each)]
        if not lassos:
            levels = tuple(_level(product, each) for each in components)
            return Ranking(target, tuple(caps.items()), levels)
        left = {lasso: unfinished(table, lasso) for lasso in lassos}
        if not all(left.values()):
            return min((lasso for lasso in lassos if not left[lasso]), key=_length)
        seldom = min({cell for cells in left.values() for cell in cells}, key=lambda cell: (caps.get(cell, 0), cell))
        size, grown = table.cells[seldom].size, 2 * caps.get(seldom, 0) or 1
        caps[seldom] = grown if size == "infinite" else min(size, grown)  # an infinite cell is never left: it is due
        product = Product(table, machine, target, dict(caps))


def _length(lasso: Lasso) -> int:
    return len(lasso.stem) + len(lasso.loop)


def _is_beaten(product: Product, component: Sequence[State]) -> bool:
    """Say whether a fair play may stay in the component and be wrong for ever, as far as cells are counted."""
    return any(edge.wrong for edge in product.inner(component)) and not product.due(component)


def _level(product: Product, component: Sequence[State]) -> Level:
    """Return a component that is not beaten as a level of the ranking."""
    wrong = any(edge.wrong for edge in product.inner(component))
    return Level(min(product.due(component)) if wrong else None, tuple(component))


def _lasso(product: Product, component: Sequence[State]) -> Lasso:
    """Return a lasso that loops in a beaten component; finite cells that are not counted in full may be left."""
    lasso = Lasso(product.target, product.stem(component[0]), ())
    shown = {edge.cell for edge in product.inner(component)}
    left = shown.intersection(unfinished(product.table, lasso))
    return replace(lasso, loop=product.tour(component, component[0], left, wrong=True))


def _finished(plain: Product, lasso: Lasso) -> Lasso:
    """Return a lasso with detours in its stem that finish finite cells of the target, as far as there are short ones.

    `plain` is the product without counts; a detour leads back to where it began, so it is taken as often as needed.
    """
    left = unfinished(plain.table, lasso)
    if not left:
        return lasso
    homes = {state: component for component in plain.components() for state in component}
    nodes = [(plain.machine.start, 0), *(each.after for each in simulate(plain.machine, lasso.stem))]
    detours: list[tuple[int, ...]] = [()] * len(nodes)
    for cell in left:
        for number, node in enumerate(nodes):
            component = homes[node, ()]
            if any(edge.cell == cell for edge in plain.inner(component)):
                detour = plain.tour(component, (node, ()), [cell], wrong=False)
                size = plain.table.cells[cell].size
                if size != "infinite" and size * len(detour) <= MAX_DETOURS:
                    detours[number] += detour * (size - lasso.stem.count(cell))
                break
    shown = chain(detours[0], *((cell, *detour) for cell, detour in zip(lasso.stem, detours[1:], strict=True)))
    return replace(lasso, stem=tuple(shown))
