"""Rabin games on finite graphs, solved exactly, component by component.

Source of the recursion: Zielonka, Theoretical Computer Science 200 (1998).
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

Pair = tuple[set[int], set[int]]
"""States that the adversary wants to be visited infinitely often, others only finitely often."""


@dataclass(frozen=True, slots=True)
class Arena:
    """The states by numbers, which sets of them hold faster than the states themselves."""

    answering: list[bool]
    after: list[list[int]]
    before: list[list[int]]

    @classmethod
    def of(cls, answering: list[bool], after: list[list[int]]) -> Arena:
        before: list[list[int]] = [[] for _ in after]
        for state, nexts in enumerate(after):
            for each in nexts:
                before[each].append(state)
        return cls(answering, after, before)

    def rabin(self, alive: set[int], pairs: list[Pair]) -> set[int]:
        """Return the states from which the adversary can fulfil one of the pairs.

        Component by component, those first that lead to no other: what is won or lost spreads to all that leads there.
        """
        won: set[int] = set()
        lost: set[int] = set()
        for part in self._components(alive):
            if left := part - won - lost:
                inside = [(often & left, seldom & left) for often, seldom in pairs if not often.isdisjoint(left)]
                found = self._rabin(left, inside)
                won |= self.attractor(found, alive, answering=False, known=won)
                lost |= self.attractor(left - found, alive, answering=True, known=lost)
        return won

    def _components(self, alive: set[int]) -> Iterator[set[int]]:
        """Yield the strongly connected components, each after those to which it leads (Tarjan, SIAM J. Comput. 1)."""
        number: dict[int, int] = {}
        low: dict[int, int] = {}
        stack: list[int] = []
        for root in alive:
            walk = [] if root in number else [(root, iter(self.after[root]))]
            while walk:
                state, nexts = walk[-1]
                if state not in number:
                    number[state] = low[state] = len(number)
                    stack.append(state)
                for each in nexts:
                    if each not in alive:
                        continue
                    if each not in number:
                        walk.append((each, iter(self.after[each])))
                        break
                    low[state] = min(low[state], low[each])  # of a finished component: more than all numbers
                else:
                    walk.pop()
                    if walk:
                        low[walk[-1][0]] = min(low[walk[-1][0]], low[state])
                    if low[state] == number[state]:
                        part: set[int] = set()
                        while state not in part:
                            part.add(stack.pop())
                        low |= dict.fromkeys(part, len(self.after))
                        yield part

    def _rabin(self, alive: set[int], pairs: list[Pair]) -> set[int]:
        """Return the same, whatever the components."""
        won: set[int] = set()
        at = 0
        while at < len(pairs):
            often, seldom = pairs[at]
            arena = alive - self.attractor(seldom & alive, alive, answering=True)
            found = self._recurring(arena, often, pairs[:at] + pairs[at + 1 :])
            if not found:
                at += 1
                continue
            reached = self.attractor(found, alive, answering=False)
            won, alive, at = won | reached, alive - reached, 0
        return won

    def _recurring(self, alive: set[int], often: set[int], rest: list[Pair]) -> set[int]:
        """Return the states from which it can visit some states infinitely often, or fulfil one of the other pairs."""
        while True:
            calm = alive - self.attractor(often & alive, alive, answering=False)
            lost = calm - self.rabin(calm, rest)
            if not lost:
                return alive
            alive = alive - self.attractor(lost, alive, answering=True)

    def attractor(self, goal: set[int], alive: set[int], *, answering: bool, known: Set[int] = frozenset()) -> set[int]:
        """Return the states from which the player who moves where `answering` says can force the play into the goal.

        What is `known` to lead there is not returned again.
        """
        reached, queue = set(goal), list(goal)
        missing: dict[int, int] = {}
        while queue:
            for state in self.before[queue.pop()]:
                if state not in alive or state in reached or state in known:
                    continue
                if self.answering[state] != answering:
                    if state not in missing:
                        missing[state] = sum(each in alive and each not in known for each in self.after[state])
                    missing[state] -= 1
                    if missing[state]:
                        continue
                reached.add(state)
                queue.append(state)
        return reached
