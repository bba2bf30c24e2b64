"""What the referee finds, worked out again from the definitions, with membership given by the caller."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    legal: bool
    replayed: tuple
    wrong: tuple


def element_game(rounds, inside, promised=0):
    """Judge a game of element generation; `inside` says what is in the target.

    Wrong are the rounds without an answer, and those in which at least `promised` distinct examples were shown and the
    answer was no fresh element.
    """
    examples, answers = [r.example for r in rounds], [r.answer for r in rounds]
    strange = [t for t, x in enumerate(examples) if not inside(x)]
    wrong = [
        t
        for t, answer in enumerate(answers)
        if answer is None
        or (len(set(examples[: t + 1])) >= promised and (not inside(answer) or answer in examples[: t + 1]))
    ]
    return Found(
        all(examples[t] in [a for a in answers[:t] if a is not None] for t in strange),
        tuple(t + 1 for t in strange),
        tuple(t + 1 for t in wrong),
    )


def same(judgement, found):
    """Say whether the referee's judgement is the one worked out here."""
    return Found(judgement.legal, judgement.replayed, judgement.wrong) == found
