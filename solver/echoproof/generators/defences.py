"""Defences from practice, put before or behind Kleinberg and Mullainathan's generator.

The paper says that its positive results mirror them (Racca, Valko, Sanyal, arXiv:2603.11784v2, abstract); their exact
form is ours, and docs/generators.md says which of them fails where.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from echoproof.attack.finite import Ground
from echoproof.generators.critical import Critical, Pool, active_in, sure
from echoproof.generators.family import Family, Rule, family_of
from echoproof.model.cells import profile_of
from echoproof.model.domains import Point


def data_cleaning(family: Family) -> Critical:
    """Return the rule that drops every example which was an earlier answer of its own when it was shown."""
    return Critical(family, sure, protected=False)


def watermarking(family: Family, marked: Callable[[Point], bool]) -> Critical:
    """Return the rule that is told which examples are replays, and drops these.

    `marked` says so: an example is a replay when it is not in the target, and no other is marked.
    """

    def genuine(examples: Sequence[Point], answers: Sequence[Point]) -> set[Point]:  # noqa: ARG001
        return {x for x in examples if not marked(x)}

    return Critical(family, genuine, protected=False)


def output_filtering(ground: Ground, pool: Pool, otherwise: Rule) -> Rule:
    """Return the rule that answers only what every active hypothesis contains, if anything.

    The first such point that was not shown; where there is none, what `otherwise` answers. Whether there is one is
    decided by the cells of the finite class, which is more than membership queries can tell.
    """
    cls, family = ground.cls, family_of(ground)

    def rule(examples: Sequence[Point], answers: Sequence[Point]) -> Point:
        active = profile_of(i - 1 for i in active_in(family, len(examples), pool(examples, answers)))
        common = [profile for profile in cls.table.profiles if not active & ~profile] if active else []
        found = next((x for x in cls.domain.elements(common) if x not in examples), None)
        return otherwise(examples, answers) if found is None else found

    return rule


def first_again(examples: Sequence[Point], answers: Sequence[Point]) -> Point:  # noqa: ARG001
    """Answer x_1, which is genuine: wrong, since it was shown, but no replay of it does harm."""
    return examples[0]
