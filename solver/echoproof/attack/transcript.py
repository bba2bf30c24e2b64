"""What was played: the rounds of one game, as they happened and not as anyone judges them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from echoproof.attack.protocols import Adversary, Answer, Move, Reply, Seat, Silence
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the example, the answer (None: silence, with the reason), and the adversary's note."""

    example: Point
    answer: Answer | None
    silence: str = ""
    note: str = ""


def play(adversary: Adversary, seat: Seat, rounds: int) -> Iterator[Round]:
    """Yield the rounds of a game as they are played: `rounds` of them, fewer when the adversary ends it."""
    return islice(_game(adversary, seat), rounds)


def _game(adversary: Adversary, seat: Seat) -> Iterator[Round]:
    moves = adversary.moves()
    examples: list[Point] = []
    reply: Reply | None = None
    while True:
        try:
            move: Move = next(moves) if reply is None else moves.send(reply)
        except StopIteration:
            return
        examples.append(move.example)
        reply = seat(tuple(examples))
        if isinstance(reply, Silence):
            yield Round(move.example, None, reply.reason, move.note)
        else:
            yield Round(move.example, reply, "", move.note)
