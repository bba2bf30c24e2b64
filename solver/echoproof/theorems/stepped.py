"""A generator that asks membership queries, as a machine whose every step is seen: it asks, waits, or answers.

So that it never answers can be seen for certain, and is not guessed from a long wait.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from echoproof.attack.protocols import Oracle
from echoproof.model.domains import Point

State = str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask whether the last example is in a hypothesis, and go on as the reply says."""

    index: int
    yes: State
    no: State


@dataclass(frozen=True, slots=True)
class Wait:
    """Take a step without asking: a silent one."""

    next: State


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a hypothesis, and end the round."""

    index: int


@dataclass(frozen=True, slots=True)
class Divergence:
    """A round that never ends: after so many queries and silent steps a state recurs with no query in between."""

    queries: int
    silent: int


@dataclass(frozen=True, slots=True)
class QueryMachine:
    """A finite-state generator: what it does in each state, and the states in which its rounds begin.

    Round t begins in the t-th of `begins`, every later round in the last of them.
    """

    begins: tuple[State, ...]
    does: Mapping[State, Ask | Wait | Answer]

    def __call__(self, examples: Sequence[Point], member: Oracle, /) -> int:
        """Play a round to its end, and for ever when it has none."""
        state = self._begin(examples)
        while not isinstance(step := self.does[state], Answer):
            state = self._next(step, examples, member)
        return step.index

    def divergence(self, examples: Sequence[Point], member: Oracle) -> Divergence | None:
        """Step through a round; say how it diverges silently, None when it answers.

        A state that recurs without a query in between recurs for ever, since no step between them depends on anything
        else. It does not return on a round that asks for ever.
        """
        state, queries, silent = self._begin(examples), 0, 0
        since: set[State] = set()
        while not isinstance(step := self.does[state], Answer):
            if state in since:
                return Divergence(queries, silent)
            if isinstance(step, Ask):
                queries, since = queries + 1, set()
            else:
                silent += 1
                since.add(state)
            state = self._next(step, examples, member)
        return None

    def _begin(self, examples: Sequence[Point]) -> State:
        return self.begins[min(len(examples), len(self.begins)) - 1]

    def _next(self, step: Ask | Wait, examples: Sequence[Point], member: Oracle) -> State:
        if isinstance(step, Wait):
            return step.next
        return step.yes if member(step.index, examples[-1]) else step.no
