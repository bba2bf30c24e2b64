r"""Checks how many questions make a hard class properly generatable in the limit with replay.

The generator may ask so many times whether a point is in the target, and is told the truth. A position holds its first
answer j (or null), the targets V that are possible, and the questions left. A question about a point of profile p
leaves V & p or V - p. Two positions need no row: one is won by the generator when, after j, or after some j where none
was given, each group of V by the residuals outside h_j has a hypothesis inside all of it; and with no question left it
is lost when this is not so: both by the criterion (kernel/limit.py). Let V* be the targets inside h_j and what all of V
have in common.

query-number: a number; first targets, all of one realized profile, of which the adversary shows a point, and, for every
position reached from them with one question less, what the adversary does: after an answer it shows a profile outside
h_j that leaves fewer targets, or null where no hypothesis is inside all of V*; and what it tells to each question, by
the targets for which yes is true. And for every position that the generator comes to, from any first profile that is in
no larger one: the profile that it asks about, or its first answer, or null and null: it waits, and some hypothesis is
inside all of V*, or V* is empty. docs/queries.md has the proofs.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..facts import Facts, objects
from ..outcome import Code, Rejected
from ..rule import Claim, ClassRule
from .numbers import FORMAT, is_served

Position = tuple[int, int, int]
"""The first answer, -1 before it; the targets possible; the questions left."""


class QueryNumber(ClassRule):
    """The least number of questions that rescue the class."""

    format, kind, keys = FORMAT, "query-number", ("number", "first", "adversary", "generator")

    def check(self, number: Any, first: Any, adversary: Any, generator: Any) -> Claim:
        """Return the claim, when the generator wins with so many questions and the adversary with one less."""
        if type(number) is not int or not 1 <= number < len(self.facts.names):
            raise Rejected(Code.SHAPE, "number", "no number of questions that can be needed")
        targets = self.facts.profile(first, "first")
        if all(targets & ~cell for cell in self.facts.cells):
            raise Rejected(Code.REALIZED, "first", "no point is in all of them")
        lost, won = (
            self.listed(adversary, ("show", "told"), "adversary"),
            self.listed(generator, ("ask", "answer"), "generator"),
        )
        self.walk(lost, [(-1, targets, number - 1)], self.refuted, "adversary")
        self.walk(won, [(-1, profile, number) for profile in self.most()], self.served, "generator")
        said = f"the query number is {number}: {self.facts.title} is {self.aim} in the limit with replay and {number} "
        return Claim(f"{said}question{'s' * (number > 1)}, and is not so with fewer", {"query_number": number})

    def listed(self, rows: Any, keys: tuple[str, str], place: str) -> dict[Position, tuple[str, list[Any]]]:
        """Read the rows by their positions."""
        found: dict[Position, tuple[str, list[Any]]] = {}
        for at, (name, possible, questions, *move) in objects(
            rows, ("answered", "possible", "questions", *keys), place, self.meter
        ):
            answered = -1 if name is None else self.facts.hypothesis(name, f"{at}.answered")
            if type(questions) is not int or not 0 <= questions <= len(self.facts.names):
                raise Rejected(Code.SHAPE, f"{at}.questions", "no number of questions")
            position = answered, self.facts.profile(possible, f"{at}.possible"), questions
            if position in found:
                raise Rejected(Code.CASES, at, "a position that stands before")
            found[position] = at, move
        return found

    def walk(
        self,
        rows: dict[Position, tuple[str, list[Any]]],
        starts: Iterable[Position],
        followed: Callable[[Position, str | None, list[Any]], Iterable[Position]],
        place: str,
    ) -> None:
        """Check the rows to be those of the positions reached that need one."""
        queue = list(starts)
        reached, used = set(queue), 0
        for at in queue:  # grows while it is walked
            here, move = rows.get(at, (None, []))
            used += here is not None
            for following in followed(at, here, move):
                self.meter.spend(4, 200)
                if following not in reached:
                    reached.add(following)
                    queue.append(following)
        if used < len(rows):
            raise Rejected(Code.CASES, place, "a position is not reached, or needs no row")

    def is_plain(self, at: Position) -> bool:
        """Say whether the generator of the criterion takes over."""
        answers = self.facts.everyone if at[0] < 0 else [at[0]]
        return any(all(is_served(self.facts, group) for group in self.facts.groups(at[1], j)) for j in answers)

    def missing(self, at: Position, place: str) -> Rejected:
        """Return the refusal of a certificate without a row that is needed."""
        return Rejected(Code.CASES, place, f"no row for a position with {self.facts.named(at[1])} possible")

    def refuted(self, at: Position, place: str | None, move: list[Any]) -> Iterator[Position]:
        """Check the adversary's move and yield the positions after it."""
        answered, possible, questions = at
        if not questions:
            if place is not None:
                raise Rejected(Code.CASES, place, "no question is left, so no row is needed")
            if self.is_plain(at):
                raise Rejected(Code.SERVED, "adversary", f"{self.facts.named(possible)} are served without a question")
            return
        if place is None:
            raise self.missing(at, "adversary")
        show, told = move
        said = []
        for row, (inside, yes) in objects(told, ("inside", "says"), f"{place}.told", self.meter):
            if type(yes) is not bool:
                raise Rejected(Code.SHAPE, f"{row}.says", "neither true nor false")
            said.append((self.facts.profile(inside, f"{row}.inside"), yes))
        if [trace for trace, _ in said] != self.traces(possible):
            raise Rejected(Code.CASES, f"{place}.told", "not one for every question, by increasing targets")
        yield from ((answered, trace if yes else possible & ~trace, questions - 1) for trace, yes in said)
        if answered < 0:
            if show is not None:
                raise Rejected(Code.SHAPE, f"{place}.show", "not null, where no answer was given")
            yield from ((j, possible, questions) for j in self.facts.everyone)
        elif show is not None:
            left = possible & (point := self.facts.point(show, f"{place}.show"))
            if point >> answered & 1 or left in (0, possible):
                raise Rejected(Code.TARGET, f"{place}.show", "the answer supplies it, or it rules out nothing, or all")
            yield answered, left, questions
        elif not (enumerated := self.enumerated(at)) or is_served(self.facts, enumerated):
            raise Rejected(Code.SERVED, f"{place}.show", "a hypothesis is inside all targets that can be enumerated")

    def served(self, at: Position, place: str | None, move: list[Any]) -> Iterator[Position]:
        """Check the generator's move and yield the positions after it."""
        answered, possible, questions = at
        if self.is_plain(at):
            if place is not None:
                raise Rejected(Code.CASES, place, "the criterion serves it, so no row is needed")
            return
        if place is None:
            raise self.missing(at, "generator")
        ask, answer = move
        if ask is not None:
            trace = possible & self.facts.point(ask, f"{place}.ask")
            if not questions or answer is not None or trace in (0, possible):
                raise Rejected(
                    Code.TARGET, f"{place}.ask", "no question is left, or it tells nothing, or an answer too"
                )
            yield from ((answered, side, questions - 1) for side in (trace, possible & ~trace))
        elif answer is not None or answered < 0:
            if answered >= 0:
                raise Rejected(Code.SHAPE, f"{place}.answer", "not null, where an answer was given")
            yield self.facts.hypothesis(answer, f"{place}.answer"), possible, questions
        else:
            if (enumerated := self.enumerated(at)) and not is_served(self.facts, enumerated):
                raise Rejected(Code.UNSERVED, place, "no hypothesis is inside all targets that can be enumerated")
            for cell in self.facts.cells:
                if not cell >> answered & 1 and possible & cell not in (0, possible):
                    yield answered, possible & cell, questions

    def most(self) -> list[int]:
        """Return the realized profiles that are in no larger one: who serves these targets serves fewer."""
        found: list[int] = []
        for profile in sorted(self.facts.cells, key=lambda profile: (-profile.bit_count(), profile)):
            self.meter.spend(4 + len(found))
            if all(profile & ~other for other in found):
                found.append(profile)
        return found

    def traces(self, possible: int) -> list[int]:
        """Return the targets for which yes is true, for each question that tells any apart."""
        self.meter.spend(4 * len(self.facts.cells))
        return sorted({possible & cell for cell in self.facts.cells} - {0, possible})

    def enumerated(self, at: Position) -> int:
        """Return V*."""
        facts: Facts = self.facts
        targets, supplied = facts.members(at[1]), (1 << len(facts.cells)) - 1
        self.meter.spend(4 * facts.wide * (1 + len(targets)))
        for k in targets:
            supplied &= facts.support[k]
        supplied |= facts.support[at[0]]
        return sum(1 << k for k in targets if not facts.support[k] & ~supplied)
