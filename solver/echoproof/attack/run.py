"""One attack on a generator for a finite class: the house's adversaries in turn, each run judged by the referee."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from echoproof.attack.adversaries import Certified, house
from echoproof.attack.finite import Ground, ProperRules
from echoproof.attack.promised import PromisedRules, breakers
from echoproof.attack.protocols import Adversary, Answer, Seat
from echoproof.attack.referee import ElementRules, Judgement, Rules, judge, judge_best
from echoproof.attack.transcript import Round, play
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.errors import CheckFailedError

Verdict = Literal["beaten", "survived"]
Answered = Literal["right", "wrong", "silent"]


@dataclass(frozen=True, slots=True)
class Line:
    """One round as it is told, from the referee's judgement. `source`: the round that it is replayed from, or 0."""

    number: int
    example: Point
    source: int
    answer: Answer | None
    answered: Answered
    note: str
    """Why there was no answer, else what the adversary says."""

    @property
    def shown(self) -> Literal["genuine", "replayed"]:
        """What the example is for the target."""
        return "replayed" if self.source else "genuine"

    @property
    def origin(self) -> str:
        """The same, with the round."""
        return f"replay of round {self.source}" if self.source else self.shown


@dataclass(frozen=True, slots=True)
class Run:
    """One game with its judgement. `certain`: the certificate of a hard class says how it goes on for ever.

    `promised`: the generator has promised when it will be right, and only a broken promise is wrong.
    """

    adversary: str
    rounds: tuple[Round, ...]
    judgement: Judgement
    certain: bool
    promised: bool = False

    @property
    def verdict(self) -> Verdict:
        """Beaten: errors in the last half of a legal run, after every part of the target was shown.

        Where a certificate says how the stream goes on, errors recur whatever was shown so far. Both are bounded
        evidence about the generator in the limit, which may settle later; on a hard class none settles on all streams.
        Where promises were made, one that is broken in a legal run is enough, and that is certain.
        """
        found = self.judgement
        if self.promised:
            return "beaten" if found.legal and found.wrong else "survived"
        return "beaten" if found.legal and found.late and (found.told or self.certain) else "survived"

    @property
    def lines(self) -> list[Line]:
        """The rounds as they are told; a long reason for silence stands but once."""
        made, first, wrong = [], dict[str, int](), set(self.judgement.wrong)
        for number, (played, source) in enumerate(zip(self.rounds, self.judgement.sources, strict=True), 1):
            since = first.setdefault(played.silence, number)
            reason = played.silence if since == number else f"as in round {since}"
            note = reason if played.silence else played.note
            answered: Answered = "silent" if played.answer is None else "wrong" if number in wrong else "right"
            made.append(Line(number, played.example, source or 0, played.answer, answered, note))
        return made


Seating = Callable[[Adversary], Seat]
"""Makes a new seat for a generator in each game; the adversary is for one that is told what is replayed."""
Watch = Callable[[Adversary, Iterator[Round]], Iterator[Round]]
"""Sees the rounds of a game as they are played, and passes them on."""


def attack(
    cls: HypothesisClass,
    seat: Seating,
    proper: bool,
    rounds: int,
    watch: Watch = lambda _, played: played,
    promises: Mapping[str, int] | None = None,
) -> Run:
    """Play `rounds` rounds against a generator with each adversary in turn and return the first run that beats it.

    When no adversary beats it, the run with the latest errors is returned. `promises` of a generator of elements, for
    each hypothesis, are attacked first where they cannot be kept; then only a broken one is an error.
    Raises CheckFailedError when the referee finds a stream of the house illegal, which nothing should bring about, and
    ValueError when `rounds` is less than 1.
    """
    if rounds < 1:
        raise ValueError("an attack needs a round")
    ground = Ground(cls)
    runs = []
    first = [] if promises is None else breakers(ground, promises)
    for adversary in chain(first, house(ground, proper)):
        played = tuple(watch(adversary, play(adversary, seat(adversary), rounds)))
        run = judged(ground, proper, adversary, played, promises)
        if run.verdict == "beaten":
            return run
        runs.append(run)
    return max(runs, key=lambda run: (run.judgement.late, len(run.judgement.wrong)))


def judged(
    ground: Ground,
    proper: bool,
    adversary: Adversary,
    played: tuple[Round, ...],
    promises: Mapping[str, int] | None = None,
) -> Run:
    """Judge what was played so far with an adversary; CheckFailedError when the referee finds its stream illegal."""
    rules: Rules = ProperRules(ground) if proper else ElementRules() if promises is None else PromisedRules(promises)
    if promises is None:
        judgement = judge_best(rules, adversary.targets(), played)
    else:  # a promise does not wait until the target was told
        found = (judge(rules, target, played) for target in adversary.targets())
        judgement = max(found, key=lambda one: (one.legal, len(one.wrong)))
    if not judgement.legal:
        raise CheckFailedError(f"the referee finds the stream of the adversary {adversary.name} illegal")
    return Run(adversary.name, played, judgement, isinstance(adversary, Certified), promises is not None)
