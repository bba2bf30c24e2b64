"""Proper generation in the limit with replay: where the adversary of the criterion wins, for families.

Show x. Whatever j is answered, some finite group F of members that contain x and agree outside h_j has no common lower
bound: h_j and a member of F are enumerated, with replay of h_j, and every answer is wrong for a member of F infinitely
often (docs/families.md has the proof). Pairs F are looked for first, for any number of parameters; then any F, where
every schema has one parameter at most, since then F is a finite set of integers for each schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from echoproof.families.conditions import Bound, both
from echoproof.families.diagrams import Automaton
from echoproof.families.relations import ELEMENT, OTHER, SETS, Relations, slot

ZERO: Final = both(Bound((("d", 1),), 0), Bound((("d", -1),), 0))


class Adversary:
    """The relations of the criterion, with the answer in slot 0. Every method may raise LimitError."""

    def __init__(self, relations: Relations) -> None:
        self.of, self.made = relations, relations.diagrams
        for name in ("_inside", "_alike", "_group"):
            setattr(self, name, cache(getattr(self, name)))

    def _inside(self, lower: int, upper: int, number: int) -> Automaton:
        """Return: the hypothesis of slot 3 is a subset of that of another slot."""
        lost = self.made.both(self.of.member(lower, 3, OTHER), self.made.opposite(self.of.member(upper, number, OTHER)))
        return self.made.opposite(self.of.some([OTHER], lost))

    def _alike(self, answer: int, one: int, other: int) -> Automaton:
        """Return: outside the answer, the hypotheses of slots 1 and 2 agree."""
        of, made = self.of, self.made
        differ = made.opposite(made.same(of.member(one, 1, OTHER), of.member(other, 2, OTHER)))
        return made.opposite(of.some([OTHER], made.both(made.opposite(of.member(answer, 0, OTHER)), differ)))

    def _group(self, one: int, other: int) -> Automaton:
        """Return: slots 1 and 2 hold members that contain x, without a common lower bound."""
        of, made = self.of, self.made
        holds = made.both(
            of.where(one, 1), of.where(other, 2), of.member(one, 1, ELEMENT), of.member(other, 2, ELEMENT)
        )
        for i in of.numbers:
            below = made.both(of.where(i, 3), self._inside(i, one, 1), self._inside(i, other, 2))
            holds = made.both(holds, made.opposite(made.exists(of.slots(i, 3), below)))
        return holds

    def pairs(self, answer: int) -> Iterable[tuple[int, int, Automaton]]:
        """Yield (schema, schema, relation): x, the answer, and a pair in slots 1 and 2 that is such a group."""
        for one in self.of.numbers:
            for other in range(one, len(self.of.numbers)):
                if not (group := self._group(one, other)).empty:
                    yield one, other, self.made.both(group, self._alike(answer, one, other))

    def sets(self, answer: int) -> Iterable[Automaton]:
        """Yield relations of x, the answer, and for each schema a finite set of parameters, that are such a group.

        Every schema has one parameter at most. Of one without, the set is {0} or empty.
        """
        of, made = self.of, self.made
        unbounded = self._unbounded_sets()
        for i in of.numbers:
            group = made.both(of.where(i, 1), of.member(i, 1, ELEMENT), unbounded)
            for k in of.numbers:
                joins = made.both(of.where(k, 2), of.member(k, 2, ELEMENT), self._alike(answer, i, k))
                group = made.both(group, self._none_of(k, made.opposite(joins)))
            yield made.exists(of.slots(i, 1), group)

    def _none_of(self, schema: int, part: Automaton) -> Automaton:
        """Return: for no parameter in the set of a schema, `part` holds of slot 2."""
        of, made, track = self.of, self.made, slot(2)[0]
        if not of.slots(schema, 2):
            part = made.either(part, made.opposite(of.automaton(ZERO, {"d": track})))
        wrong = made.both(of.single(track), of.inside(track, SETS[schema]), part)
        return made.opposite(made.exists([track], wrong))

    def _unbounded_sets(self) -> Automaton:
        of, made = self.of, self.made
        found = made.constant(True)
        for lower in of.numbers:
            below = of.where(lower, 3)
            for k in of.numbers:
                below = made.both(below, self._none_of(k, made.opposite(self._inside(lower, k, 2))))
            found = made.both(found, made.opposite(made.exists(of.slots(lower, 3), below)))
        return found

    def beaten(self, by_sets: bool) -> Automaton:
        """Return the points x after which every answer leaves such a group: a pair, or any."""
        of, made = self.of, self.made
        found = of.single(ELEMENT)
        for j in of.numbers:
            left = of.where(j, 0)
            if by_sets:
                groups = [made.exists(SETS, each) for each in self.sets(j)]
            else:
                groups = [made.exists((*of.slots(a, 1), *of.slots(b, 2)), each) for a, b, each in self.pairs(j)]
            left = made.both(left, made.opposite(made.either(*groups)))
            found = made.both(found, made.opposite(made.exists(of.slots(j, 0), left)))
        return found
