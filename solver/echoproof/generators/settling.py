r"""From which round on a critical-hypothesis generator is right by theorem, for a target that is known to us.

The rounds are those of a transcript; to say it one must know h_z \ h_j, which no membership query tells.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from echoproof.attack.finite import Ground
from echoproof.generators.critical import Critical
from echoproof.model.domains import Point

Contained = Callable[[int, int, Collection[Point]], bool]
r"""`contained(z, j, aside)`: whether h_z \ h_j is contained in `aside`."""


def contained_in(ground: Ground) -> Contained:
    """Return the containments of a finite class, indices from 1: decided by its cells."""
    table, domain = ground.cls.table, ground.cls.domain

    def contained(z: int, j: int, aside: Collection[Point]) -> bool:
        outside = [profile for profile in table.profiles if profile >> z - 1 & 1 and not profile >> j - 1 & 1]
        return all(point in aside for point in domain.elements(outside))  # ends: what is aside is finite

    return contained


def settled(rule: Critical, contained: Contained, z: int, examples: Sequence[Point], answers: Sequence[Point]) -> bool:
    r"""Whether the target h_z is critical for every m after x_1 … x_t and o_1 … o_{t-1}, so that o_t is right.

    That is: z is active, and h_z \ h_j is contained in what the rule leaves aside for every active j < z. Witness
    Protection and watermarking stay so once they are, on every legal stream, and come to it on every enumeration with
    replay (docs/generators.md). The others may lose it.
    """
    active = rule.active(examples, answers)
    aside = frozenset(answers) if rule.protected else frozenset()
    return z in active and all(contained(z, j, aside) for j in active if j < z)
