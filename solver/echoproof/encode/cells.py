"""The script that checks the cells of a class, whatever its domain; a class that is given by its cells has none."""

from __future__ import annotations

from echoproof.encode import integers, strings
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.strings import Strings


def cells_script(cls: HypothesisClass) -> str | None:
    """Return SMT-LIB that is unsatisfiable iff the table of cells is right; None when there is nothing to check.

    That is: the realized profiles, and which cells are infinite; of integers, not the number of elements of the others.
    """
    domain = cls.domain
    if isinstance(domain, Integers):
        return integers.facts_script(cls.names, domain.conditions, integers.cell_facts(domain), cls.heading)
    if not isinstance(domain, Strings):
        return None
    facts, states = strings.language_facts(cls, domain), len(domain.automaton.steps)
    return strings.facts_script(cls.names, domain.regexes, facts, states, cls.heading)
