"""A class with a hypothesis more, or with some fewer: as a table of cells, and as a class of the same domain."""

from __future__ import annotations

from echoproof.model.cells import Cell, CellTable, members
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Domain, Integers, Profiles
from echoproof.model.periodic import Size
from echoproof.model.strings import Strings


def with_union(table: CellTable, union: int, name: str) -> CellTable:
    """Add the union of the cells whose bits are set in `union` as the last hypothesis."""
    new = 1 << table.n
    cells = (Cell(cell.profile | new * (union >> c & 1), cell.size) for c, cell in enumerate(table.cells))
    return CellTable((*table.names, name), tuple(cells))


def without(table: CellTable, removed: int) -> CellTable:
    """Remove the hypotheses of the profile `removed`, not all: cells that they told apart become one."""
    kept = [index for index in range(table.n) if not removed >> index & 1]
    sizes: dict[int, Size] = {}
    for cell in table.cells:
        profile = sum((cell.profile >> index & 1) << place for place, index in enumerate(kept))
        before = sizes.get(profile, 0)
        sizes[profile] = "infinite" if before == "infinite" or cell.size == "infinite" else before + cell.size
    sizes.pop(0, None)
    return CellTable(tuple(table.names[index] for index in kept), tuple(Cell(p, size) for p, size in sizes.items()))


def enlarged(cls: HypothesisClass, union: int, name: str, definition: str | None) -> HypothesisClass:
    """Return the class with the union as a new hypothesis.

    A class of integers takes the condition `definition`, which must define the union; any other domain becomes that of
    profiles.
    """
    table = with_union(cls.table, union, name)
    domain: Domain
    if isinstance(cls.domain, Integers) and definition is not None:
        domain = cls.domain.read({**dict(zip(cls.names, cls.domain.texts, strict=True)), name: definition})
    else:
        domain = Profiles(table.names, table.cells)
    return HypothesisClass(f"{cls.title}, with {name}", _source(cls), domain, table.names, cls.cut_off)


def reduced(cls: HypothesisClass, removed: int) -> HypothesisClass:
    """Return the class without the hypotheses of the profile `removed`."""
    table = without(cls.table, removed)
    domain: Domain
    if isinstance(cls.domain, Integers | Strings):
        texts = dict(zip(cls.names, cls.domain.texts, strict=True))
        kept = {name: texts[name] for name in table.names}
        domain = Strings.read(cls.domain.alphabet, kept) if isinstance(cls.domain, Strings) else cls.domain.read(kept)
    else:
        domain = Profiles(table.names, table.cells)
    left_out = ", ".join(cls.names[index] for index in members(removed))
    return HypothesisClass(f"{cls.title}, without {left_out}", _source(cls), domain, table.names, cls.cut_off)


def _source(cls: HypothesisClass) -> str:
    return cls.source and f"a repair of: {cls.source}"
