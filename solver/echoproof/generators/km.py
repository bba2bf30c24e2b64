"""Kleinberg and Mullainathan's generator, which takes every example for an element of the target."""

from __future__ import annotations

from echoproof.generators.critical import Critical, everything
from echoproof.generators.family import Family


def kleinberg_mullainathan(family: Family) -> Critical:
    """Return the rule that generates every countable class in the limit without replay, by membership queries.

    It has no defence: a replayed error evicts the target for ever. Source: Kleinberg, Mullainathan, arXiv:2404.06757,
    Section 5. Departs: m is counted from 1 in every round, which leaves the proof as it is.
    """
    return Critical(family, everything, protected=False)
