"""The script that checks the cells of a class, whatever its domain; a class that is given by its cells has none."""

from __future__ import annotations

from echoproof.encode import integers, strings
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.strings import Strings


def cells_script(cls: HypothesisClass) -> str | None:
    """Return SMT-LIB that is unsatisfiable iff the table of cells is right; None when there is nothing to check."""
    if isinstance(cls.domain, Integers):
        return integers.cells_script(cls, cls.title)
    return strings.cells_script(cls, cls.title) if isinstance(cls.domain, Strings) else None
