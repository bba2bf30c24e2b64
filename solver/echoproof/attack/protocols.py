"""Who sits at the table: generators of each kind, the seat through which they are asked, and adversaries.

A generator is called anew in each round with the whole history, so a plain function is one; an object with state is one
too, when calling it means the same. Source of the game: Racca, Valko, Sanyal, arXiv:2603.11784v2, Section 2.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from echoproof.attack.calling import raised
from echoproof.model.domains import Point
from echoproof.model.errors import EchoproofError

Answer = int | str
"""A point (element generators), the name of a hypothesis (proper generators), or its index (in a countable class)."""


class ProperGenerator(Protocol):
    """Answers the name of a hypothesis, given the examples so far and the names of the class."""

    def __call__(self, examples: Sequence[Point], hypotheses: Sequence[str], /) -> str: ...


class ElementGenerator(Protocol):
    """Answers a point, given the examples so far."""

    def __call__(self, examples: Sequence[Point], /) -> Point: ...


class Oracle(Protocol):
    """Says whether a point is in the hypothesis with an index."""

    def __call__(self, index: int, point: Point, /) -> bool: ...


class QueryGenerator(Protocol):
    """Asks the oracle as often as it likes, then answers: a point, or the index of a hypothesis."""

    def __call__(self, examples: Sequence[Point], member: Oracle, /) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer in a round: the generator raised, ran out of its budget, or answered what is no answer at all."""

    reason: str


class NoAnswerError(EchoproofError):
    """Raised by a generator in the place of an answer: its text is the whole reason for the silence."""


Reply = Answer | Silence
Seat = Callable[[Sequence[Point]], Reply]
"""A generator of any kind, made ready to be asked with the history alone; it never raises."""


@dataclass(frozen=True, slots=True)
class Move:
    """What an adversary shows, and in a few words why."""

    example: Point
    note: str = ""


class Target(Protocol):
    """A language that a stream may be meant for."""

    @property
    def name(self) -> str:
        """What it is called."""

    def __contains__(self, point: object, /) -> bool: ...

    def elements(self) -> Iterator[Point]:
        """Yield every element, each once, in an order in which an enumeration may be expected to go."""

    def told(self, examples: Collection[Point]) -> bool:
        """Whether the examples have shown something of each part of the target that a generator must know of."""


class Adversary(Protocol):
    """Plays one game. Its moves depend on the replies so far; each is answered by `send`."""

    @property
    def name(self) -> str:
        """What it is called."""

    def moves(self) -> Generator[Move, Reply, None]:
        """Show one example after another; end when there is nothing more to show."""

    def targets(self) -> Sequence[Target]:
        """Return the targets that its stream so far is an initial part of an enumeration with replay of."""


def seated(generator: Callable[[Sequence[Point]], object], known: Callable[[Answer], bool], what: str) -> Seat:
    """Return the seat of a generator: what it raises is silence, and so is an answer that is not `known`, no `what`."""

    def ask(examples: Sequence[Point]) -> Reply:
        try:
            answer = generator(examples)
        except NoAnswerError as silence:
            return Silence(str(silence))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  (whatever a generator raises, it has not answered)
            return Silence(f"it raised {raised(error)}")
        if isinstance(answer, int | str) and not isinstance(answer, bool) and known(answer):
            return answer
        return Silence(f"it answered {answer!r}, which is no {what}")

    return ask
