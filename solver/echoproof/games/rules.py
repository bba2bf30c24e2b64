"""The rules of proper generation in the limit: what the adversary may do, what the generator may ask, who is right.

Everything is counted for the target. An example outside it is a replay where replay supplies it and the bound on
replays allows one, else it is wrong. No stream gains by another count: a wrong example may be anything, and under
`Every` a replay that is put off blocks as many rounds, only later ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from echoproof.model.budgets import Age, Bound, Budget, Every, Last, Noise, Omit, Total
from echoproof.model.relations import Goal

_NONE: Final = Total(0)


@dataclass(frozen=True, slots=True)
class Rules:
    """Whose answer has to be right in the limit, and against whom."""

    replay: Total | Every | Age | Last = _NONE
    wrong: Bound = 0
    """Examples that may be neither in the target nor supplied by replay."""
    omitted: Bound = 0
    """Points of the target that need not be shown."""
    questions: int = 0
    """How often the generator may ask whether a point is in the target; the answer is true."""
    goal: Goal = "inside"


def rules_of(adversary: Literal["none", "replay"] | Budget, goal: Goal = "inside") -> Rules:
    """Return the rules with an adversary of the table of notions."""
    match adversary:
        case "none" | "replay":
            return Rules(Total(0 if adversary == "none" else None), goal=goal)
        case Noise(examples=bound):
            return Rules(wrong=bound, goal=goal)
        case Omit(points=bound):
            return Rules(omitted=bound, goal=goal)
        case _:
            return Rules(adversary, goal=goal)


class Left(NamedTuple):
    """What is left of a target's bounds; under `Every` the rounds that have to pass before the next replay."""

    replays: int
    wrong: int


DEAD: Final = Left(-1, -1)
"""The stream is not legal for the target any more."""


def at_first(rules: Rules) -> Left:
    """Return what is left of a target's bounds before the first example; what is not counted is 0."""
    replays = rules.replay.replays if isinstance(rules.replay, Total) else 0
    return Left(replays if isinstance(replays, int) else 0, rules.wrong if isinstance(rules.wrong, int) else 0)


def left_after(rules: Rules, left: Left, *, genuine: bool, supplied: bool) -> tuple[Left, bool]:
    """Return what is left after an example, and whether only finitely many of its kind may be shown."""
    if left == DEAD:
        return DEAD, False
    replay = rules.replay
    waited = max(0, left.replays - 1) if isinstance(replay, Every) else left.replays
    if genuine:
        return left._replace(replays=waited), False
    if supplied:
        if isinstance(replay, Every) and left.replays == 0:
            return left._replace(replays=replay.rounds - 1), False
        if isinstance(replay, Total) and isinstance(replay.replays, int) and left.replays > 0:
            return left._replace(replays=left.replays - 1), False
        if isinstance(replay, Age | Last) or (isinstance(replay, Total) and not isinstance(replay.replays, int)):
            return left, isinstance(replay, Total) and replay.replays == "finite"
    if rules.wrong == "finite":
        return left._replace(replays=waited), True
    return (Left(waited, left.wrong - 1), False) if left.wrong else (DEAD, False)


class Supply(NamedTuple):
    """What replay supplies: hypotheses whose support may be replayed, and answers still too young, oldest first."""

    ripe: int
    young: tuple[int, ...]


def supply_after(rules: Rules, supply: Supply, answer: int) -> Supply:
    """Return what replay supplies after one more answer."""
    replay = rules.replay
    if replay == _NONE:
        return supply
    if isinstance(replay, Last):
        return Supply(1 << answer, ())
    young = (*supply.young, answer)
    if isinstance(replay, Age) and len(young) < replay.rounds:
        return Supply(supply.ripe, young)
    return Supply(supply.ripe | 1 << young[0], young[1:])
