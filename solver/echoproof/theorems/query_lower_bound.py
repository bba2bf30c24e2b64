"""[R] v2 Theorem 7.1 (v1 6.1): membership queries alone do not suffice for proper generation, replay or not."""

from __future__ import annotations

from typing import Final

from echoproof.attack.query_bound import QueryAdversary, printed
from echoproof.attack.referee import judge_best
from echoproof.attack.transcript import play
from echoproof.theorems.players import QUERY, silent_from
from echoproof.theorems.steps.query_lower_bound import OBLIGATIONS
from echoproof.theorems.theorem import Outcome, Run, Theorem

_GAME: Final = 40
_STEPS: Final = 20_000
_SILENT: Final = 4
"""The round in which the generator of the exhibit falls silent."""


def _beaten() -> Outcome:
    beaten, cases = 0, set()
    for generator in QUERY.values():
        adversary = QueryAdversary()
        played = tuple(play(adversary, adversary.seat(generator, _STEPS), _GAME))
        found = judge_best(adversary.rules(), adversary.targets(), played)
        beaten += found.legal and found.late > 0
        cases.add(found.target == "h_1")
    detail = (
        f"{beaten} of {len(QUERY)} are wrong in the last half of a stream without replay; "
        f"{len(cases)} of the 2 cases occurred"
    )
    return Outcome(beaten == len(QUERY) and len(cases) == 2, detail)


def _gap() -> Outcome:
    waits = [printed(silent_from(_SILENT), _GAME, steps) for steps in (_STEPS, 4 * _STEPS)]
    adversary = QueryAdversary()
    played = tuple(play(adversary, adversary.seat(silent_from(_SILENT), _STEPS), _GAME))
    repaired = judge_best(adversary.rules(), adversary.targets(), played)
    if None in waits:
        return Outcome(False, "the algorithm as printed had an answer in every round")
    seen = [(len(wait.shown), wait.queries) for wait in waits if wait]
    stuck = seen == [(_SILENT, 1)] * 2
    detail = (
        f"as printed it shows {seen[0][0]} examples and waits after {seen[0][1]} query, with {_STEPS} steps and with "
        f"{4 * _STEPS}; with silent steps counted it shows {len(played)}, and {repaired.late} of the last "
        f"{_GAME // 2} rounds are errors"
    )
    return Outcome(stuck and repaired.legal and repaired.late == _GAME // 2, detail)


THEOREM: Final = Theorem(
    name="query-lower-bound",
    v2="7.1",
    v1="6.1",
    title="Membership queries and proper generation",
    statement=(
        "No deterministic algorithm that only asks whether an element is in a hypothesis generates every countable"
        " class properly in the limit, even without replay."
    ),
    argument=(
        "The class is built while the generator runs. A column (an element) is universal, a trap of `tau`, or a "
        "diagonal of `i`, and is decided once (decided-once, infinite). The queue of what will be shown has "
        "universal columns and traps of earlier `tau` (queue-query, queue-answer, diagonals, tau-unanswered, "
        "withheld). If answers other than 1 recur, the stream enumerates `h_1` and each of them is wrong "
        "(case-1-legal, case-1-complete, case-1-wrong). Otherwise it enumerates `h_tau` for the last `tau`, and "
        "the answer 1 is wrong (case-tau-legal, case-tau-complete, case-tau-wrong)."
    ),
    parameters="all columns, hypotheses, answers and `tau`",
    obligations=OBLIGATIONS,
    runs=(
        Run(
            name="adversary",
            words="the stream is an initial part of an enumeration of `h_1` or `h_tau`, and errors recur",
            bound=f"{len(QUERY)} generators, {_GAME} rounds of at most {_STEPS} steps",
            kind="bounded run",
            run=_beaten,
        ),
        Run(
            name="silent-divergence",
            words=(
                "a generator that asks once and then runs on without asking stops the algorithm as printed for ever, "
                "with a finite stream; with silent steps counted it is an error of the generator and the stream goes on"
            ),
            bound=(
                f"one generator, silent from round {_SILENT} on, {_STEPS} and {4 * _STEPS} steps; that its loop never "
                "ends is plain from its code"
            ),
            kind="bounded run",
            run=_gap,
        ),
    ),
    uncovered=(
        "the alternative itself: answers other than 1 recur, or from some round on all are 1",
        (
            "that what is queued is shown at some time, since the least of the queue is shown first and columns are "
            "numbers"
        ),
        "that the first columns and the first `tau` satisfy the invariants, which hold of an empty queue",
    ),
    gaps=(
        "the printed proof does not treat a round that asks finitely many queries and then runs on without an "
        "answer; here silent steps count, and a round without an answer is an error by definition (run "
        "silent-divergence)",
    ),
)
