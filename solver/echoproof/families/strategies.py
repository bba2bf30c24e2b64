"""The adversary's strategy in closed form: which point it shows, and groups as functions of the answer's parameter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from echoproof.families.adversary import Adversary
from echoproof.families.conditions import Bound, Condition, Shifts, Truth, both, either, opposite, substituted
from echoproof.families.diagrams import Automaton
from echoproof.families.relations import ELEMENT, OTHER, SETS, Relations, integer_at

MOST_CASES: Final = 12
"""Groups for the answers of one schema."""
FAR: Final = 12
"""Beyond the constants, the distance by which an integer is told from one that depends on another."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The value of a parameter as a function of that of the answer: sign * value + constant; sign 0: the constant."""

    sign: int
    constant: int

    def text(self, name: str) -> str:
        """Return it as people write it."""
        if not self.sign:
            return str(self.constant)
        rest = f" + {self.constant}" if self.constant > 0 else f" - {-self.constant}" if self.constant < 0 else ""
        return ("-" if self.sign < 0 else "") + name + rest


Group = tuple[tuple[int, tuple[Shift, ...]], ...]
"""Members: a schema, and the values of its parameters."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """The point that is shown; for the answers of each schema groups, one of which does for every answer."""

    shown: int
    replies: tuple[tuple[Group, ...], ...]


def strategy(adversary: Adversary, beaten: Automaton, by_sets: bool) -> Strategy | None:
    """Return a strategy from the first of the points, or None when no closed form of the groups was found."""
    of, made = adversary.of, adversary.made
    shown = example(of, beaten, [ELEMENT])[ELEMENT][0]
    point = made.both(of.single(ELEMENT), of.automaton(_equal("x", shown), {"x": ELEMENT}))
    replies = []
    for j in of.numbers:
        left, groups = of.where(j, 0), list[Group]()
        while not left.empty:
            best = _best(adversary, j, shown, point, left, by_sets)
            if best is None or len(groups) == MOST_CASES:
                return None
            groups.append(best)
            left = made.both(left, made.opposite(served(of, j, shown, best)))
        replies.append(tuple(groups))
    return Strategy(shown, tuple(replies))


def _best(
    adversary: Adversary, answer: int, shown: int, point: Automaton, left: Automaton, by_sets: bool
) -> Group | None:
    """Return the group that does for most of the answers that are left: for all, else for all but finitely many."""
    of, made = adversary.of, adversary.made
    tracks = of.slots(answer, 0)
    late = made.both(left, *(_late(of, track) for track in tracks))
    value = example(of, left if late.empty else late, tracks)
    here = made.both(
        point, of.where(answer, 0), *(of.automaton(_equal("q", value[track][0]), {"q": track}) for track in tracks)
    )
    own = value[tracks[0]][0] if len(tracks) == 1 else None
    first: Group | None = None
    for group in _candidates(adversary, answer, here, own, by_sets):
        rest = made.both(left, made.opposite(served(of, answer, shown, group)))
        if rest == left:
            continue
        first = first or group
        if rest.empty or made.both(rest, *(_late(of, track) for track in tracks)).empty:
            return group
    return first


def _candidates(adversary: Adversary, answer: int, here: Automaton, own: int | None, by_sets: bool) -> Iterator[Group]:
    of, made = adversary.of, adversary.made
    constant = of.family.constant
    if by_sets:
        for relation in adversary.sets(answer):
            if not (found := made.both(here, relation)).empty:
                sets = example(of, found, SETS)
                yield tuple(
                    (k, tuple(_guess(value, own, constant) for _ in of.slots(k, 2)))
                    for k in of.numbers
                    for value in sets[SETS[k]]
                )
        return
    for one, other, relation in adversary.pairs(answer):
        found = made.both(here, relation)
        slots = (*of.slots(one, 1), *of.slots(other, 2))
        late = made.both(found, *(_late(of, track) for track in slots))
        for each in (found, late):
            if each.empty:
                continue
            values = example(of, each, slots)
            members = [(one, of.slots(one, 1)), (other, of.slots(other, 2))]
            yield tuple((k, tuple(_guess(values[t][0], own, constant) for t in at)) for k, at in members)
            yield tuple((k, tuple(Shift(0, values[t][0]) for t in at)) for k, at in members)


def _guess(value: int, answer: int | None, constant: int) -> Shift:
    if answer is not None and abs(answer) > constant + FAR:
        for sign in (1, -1):
            if abs(value - sign * answer) <= constant + FAR // 2:
                return Shift(sign, value - sign * answer)
    return Shift(0, value)


def served(of: Relations, answer: int, shown: int, group: Group) -> Automaton:
    """Return the answers in slot 0 after which a group has x, agrees outside the answer, and has no lower bound."""
    made, schemas = of.diagrams, of.family.schemas
    schema, tracks = schemas[answer], of.slots(answer, 0)
    name = schema.parameters[0] if len(schema.parameters) == 1 else ""
    members: list[tuple[Condition, Condition]] = []
    for k, shifts in group:
        put: Shifts = {
            own: (shift.sign, "answer " + name, shift.constant)
            for own, shift in zip(schemas[k].parameters, shifts, strict=True)
        }
        members.append((substituted(schemas[k].where, put), substituted(schemas[k].condition, put)))
    named = dict(zip(("answer " + each for each in schema.parameters), tracks, strict=True))
    own = {each: (1, "answer " + each, 0) for each in schema.parameters}
    valid = both(*(both(where, substituted(inside, {"x": (0, "", shown)})) for where, inside in members))
    common = both(*(inside for _, inside in members))
    differ = both(
        opposite(substituted(schema.condition, own)), either(*(inside for _, inside in members)), opposite(common)
    )
    parts = [of.where(answer, 0), of.automaton(valid, named)]
    parts.append(made.opposite(of.some([OTHER], of.automaton(differ, {**named, "x": OTHER}))))
    for i in of.numbers:
        escapes = made.both(of.member(i, 3, OTHER), made.opposite(of.automaton(common, {**named, "x": OTHER})))
        below = made.both(of.where(i, 3), made.opposite(of.some([OTHER], escapes)))
        parts.append(made.opposite(made.exists(of.slots(i, 3), below)))
    return made.both(*parts)


def _equal(name: str, value: int) -> Condition:
    return both(Bound(((name, 1),), value), Bound(((name, -1),), -value)) if name else Truth(True)


def _late(of: Relations, track: int) -> Automaton:
    """Return: an integer is on the track, farther out than the constants, and what is compared with them, can reach."""
    least = 4 * (of.family.constant + FAR)

    def step(state: int, bits: tuple[int, ...]) -> int:
        return state if state < 0 else -1 - (state < least) if bits[0] else min(state + 1, least)

    return of.diagrams.both(of.single(track), of.diagrams.scanned([track], 0, step, lambda state: state == -1))


def example(of: Relations, automaton: Automaton, tracks: tuple[int, ...] | list[int] | range) -> dict[int, list[int]]:
    """Return what a shortest word of an automaton that accepts one has on each track."""
    parents: dict[int, tuple[int, dict[int, int]] | None] = {0: None}
    level = [0]
    while level:
        for state in level:
            if automaton.accepts[state]:
                letters, at = [], state
                while (before := parents[at]) is not None:
                    at, letter = before
                    letters.append(letter)
                letters.reverse()
                return {t: [integer_at(n) for n, letter in enumerate(letters) if letter.get(t) == 1] for t in tracks}
        nexts = []
        for state in level:
            for to, letter in of.diagrams.letters(automaton.edges[state]):
                if to not in parents:
                    parents[to] = (state, letter)
                    nexts.append(to)
        level = nexts
    raise ValueError("the automaton accepts nothing")
