"""[R] v2 Theorem 7.1 (v1 6.1): membership queries alone do not suffice for proper generation, replay or not."""

from __future__ import annotations

from typing import Final

from echoproof.attack.referee import judge_best
from echoproof.attack.transcript import play
from echoproof.theorems.players import QUERY, silent_from
from echoproof.theorems.query_lower_bound.adversary import QueryAdversary, printed
from echoproof.theorems.theorem import Outcome, Run, theorem

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
    """See that the machine never answers, from its own steps, and where that leaves the algorithm as printed."""
    machine = silent_from(_SILENT)
    waits = [printed(machine, _GAME, steps) for steps in (_STEPS, 4 * _STEPS)]
    stuck = [wait for wait in waits if wait and (len(wait.shown), wait.queries) == (_SILENT, 1)]
    if len(stuck) < len(waits):
        return Outcome(False, f"the algorithm as printed is not stuck in round {_SILENT} after one query")
    # Whatever the reply to its query is, and in no round before.
    ends = [machine.divergence(stuck[0].shown, lambda *_, reply=reply: reply) for reply in (False, True)]
    before = [machine.divergence(stuck[0].shown[:t], lambda *_: True) for t in range(1, _SILENT)]
    never = all(end and end.queries == 1 for end in ends) and not any(before)
    detail = (
        f"in round {_SILENT} the machine asks once and then returns to a state without asking, whatever the reply is, "
        f"so it never answers; the algorithm as printed has shown {_SILENT} examples and shows no more"
    )
    return Outcome(never, detail if never else "the machine does not diverge silently")


def _repaired() -> Outcome:
    adversary = QueryAdversary()
    played = tuple(play(adversary, adversary.seat(silent_from(_SILENT), _STEPS), _GAME))
    found = judge_best(adversary.rules(), adversary.targets(), played)
    silent = sum(one.answer is None for one in played)
    detail = (
        f"{len(played)} examples shown, all genuine for {found.target}; {silent} rounds without an answer, "
        f"{found.late} of the last {_GAME // 2} wrong"
    )
    return Outcome(found.legal and silent == _GAME - _SILENT + 1 and found.late == _GAME // 2, detail)


THEOREM: Final = theorem(
    "query-lower-bound",
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
            "a machine that asks once and then steps on without asking: the algorithm as printed waits for its "
            "answer for ever, and its stream stays finite"
        ),
        bound=f"one machine, silent from round {_SILENT} on",
        kind="exact computation",
        run=_gap,
    ),
    Run(
        name="silent-steps-counted",
        words="with silent steps counted, a round without an answer is an error, and the stream goes on",
        bound=f"the same machine, {_GAME} rounds of at most {_STEPS} steps",
        kind="bounded run",
        run=_repaired,
    ),
)
