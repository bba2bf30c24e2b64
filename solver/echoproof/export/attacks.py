"""What one attack on a generator came to, as a record for JSON, as pictures, and as LaTeX."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from echoproof.attack.attacked import Attacked, Evidence
from echoproof.attack.loading import Kind
from echoproof.attack.protocols import Answer
from echoproof.attack.run import Verdict
from echoproof.export import timeline
from echoproof.export.latex import count, environment
from echoproof.export.notation import Notation
from echoproof.export.tex import escape, shortened
from echoproof.model.classes import CUT_OFF
from echoproof.model.domains import Point

_DIGITS: Final = 40
"""Longer integers are shortened in LaTeX."""
_TABLED: Final = 10
"""Rounds at each end of a longer game that a table shows."""


class SilenceRecord(msgspec.Struct, frozen=True):
    """A round without an answer."""

    round: int
    reason: str


class LassoRecord(msgspec.Struct, frozen=True):
    """How many rounds come once, and how many come again for ever."""

    stem: int
    loop: int


class AttackRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """The content of `echoproof attack --json`. Rounds are counted from 1; a silence is null among the answers."""

    format: Literal["echoproof/attack@1"]
    rounds: int
    """The number played."""
    target: str
    legal: bool
    examples: list[Point]
    answers: list[Answer | None]
    replayed: list[int]
    wrong: list[int]
    verdict: Verdict
    evidence: Evidence
    class_: str
    digest: str
    generator: str
    kind: Kind
    hard: bool | None
    """Whether the kernel accepted that no proper generator survives; null where that was not asked."""
    adversary: str
    covered: int
    """How many of the target's first elements, in the order of its domain, were shown without a gap."""
    silences: list[SilenceRecord]
    notes: list[str]
    """What the adversary says of each of its examples."""
    lasso: LassoRecord | None = None
    interrupted: bool = False
    promises: dict[str, int] | None = None
    """The numbers of distinct examples from which on errors count, where the generator promised some."""
    cut_off: bool = False


def record(attacked: Attacked) -> AttackRecord:
    """Return the record of an attack."""
    run, found = attacked.run, attacked.run.judgement
    silences = [
        SilenceRecord(number, played.silence) for number, played in enumerate(run.rounds, 1) if played.answer is None
    ]
    return AttackRecord(
        "echoproof/attack@1",
        rounds=found.rounds,
        target=found.target,
        legal=found.legal,
        examples=[played.example for played in run.rounds],
        answers=[played.answer for played in run.rounds],
        replayed=list(found.replayed),
        wrong=list(found.wrong),
        verdict=attacked.verdict,
        evidence=attacked.evidence,
        class_=attacked.cls.title,
        digest=attacked.cls.digest,
        generator=attacked.generator,
        kind=attacked.kind,
        hard=attacked.hard,
        adversary=run.adversary,
        covered=found.covered,
        silences=silences,
        notes=[played.note for played in run.rounds],
        lasso=None if attacked.lasso is None else LassoRecord(*attacked.lasso),
        interrupted=attacked.interrupted,
        promises=None if attacked.promises is None else dict(attacked.promises),
        cut_off=attacked.cls.cut_off,
    )


def conclusion(attacked: Attacked) -> list[str]:
    """Return what the attack shows and what it does not, in sentences."""
    found = attacked.run.judgement
    rests_on = {
        "bounded": f"Bounded evidence: {found.rounds} round{'s' * (found.rounds != 1)}. Later ones were not played.",
        "lasso": "The loop comes again and again, each time with a wrong answer; the kernel accepted the lasso.",
        "ranking": "No stream beats this machine, however long; the kernel accepted the certificate.",
    }
    said = [rests_on[attacked.evidence]]
    if attacked.promises is not None:
        said = ["A promise was broken, on a legal stream."] if found.wrong else said
        said.append("Only broken promises count as wrong.")
    if attacked.verdict == "beaten" and not found.replayed:
        said.append("No example of this game was replayed.")
    late = [attacked.run.rounds[number - 1] for number in found.wrong if 2 * number > found.rounds]
    if late and all(played.answer is None for played in late):
        said.append("Every error in the last half is a round without an answer.")
    if attacked.hard is not None:
        fate = "no proper generator" if attacked.hard else "some proper generator"
        kind = "an adversary's" if attacked.hard else "a generator's"
        said.append(f"On this class {fate} succeeds with replay: the kernel accepted {kind} strategy.")
    return [*said, *[CUT_OFF] * attacked.cls.cut_off]


def ends(rounds: int) -> tuple[range, range]:
    """Return the rounds that a table shows: all of a short game (then the second part is empty), else both ends."""
    if rounds <= 2 * _TABLED:
        return range(1, rounds + 1), range(0)
    return range(1, _TABLED + 1), range(rounds - _TABLED + 1, rounds + 1)


def svg(attacked: Attacked) -> str:
    """Return the timeline of the game as an SVG document."""
    run, found = attacked.run, attacked.run.judgement
    title = f"{attacked.generator} on “{attacked.cls.title}”: {attacked.verdict}"
    counts = f"{found.rounds - len(found.replayed)} genuine, {len(found.replayed)} replayed, {len(found.wrong)} wrong"
    game = f"target {found.target}, adversary {run.adversary}; {counts}"
    remarks = [shortened(remark, 130) for remark in (game, *conclusion(attacked))]
    return timeline.svg(run.lines, shortened(title, 100), remarks)


def latex(attacked: Attacked, *, standalone: bool = True) -> str:
    r"""Return table and timeline of the game as LaTeX: a document, or a fragment to \input into one."""
    run, found, cls = attacked.run, attacked.run.judgement, attacked.cls
    n = Notation(cls)
    lines = run.lines

    def line(number: int) -> dict[str, Any]:
        told = lines[number - 1]
        return {
            "number": number,
            "example": _point(n, told.example),
            "origin": told.origin,
            "answer": "" if told.answer is None else _answer(n, attacked.kind, told.answer),
            "answered": told.answered,
            "note": shortened(told.note, 120),
        }

    first, last = ends(found.rounds)
    context = {
        "standalone": standalone,
        "n": n,
        "count": count,
        "generator": escape(shortened(attacked.generator, 100)),
        "adversary": escape(run.adversary),
        "target": n.hyp(cls.names.index(found.target)),
        "names": [escape(name) for name in cls.names],
        "rounds": found.rounds,
        "genuine": found.rounds - len(found.replayed),
        "replayed": len(found.replayed),
        "wrong": len(found.wrong),
        "silent": sum(told.answered == "silent" for told in lines),
        "conclusion": " ".join(conclusion(attacked)),
        "picture": timeline.tikz(lines),
        "table": [*map(line, first), *([None] if last else []), *map(line, last)],
    }
    return environment().get_template("transcript.tex.j2").render(context)


def _answer(n: Notation, kind: Kind, answer: Answer) -> str:
    return n.hyp(n.cls.names.index(str(answer))) if kind == "proper" else f"${_point(n, answer)}$"


def _point(n: Notation, point: Point) -> str:
    """Return a point for math mode, a long integer without its middle."""
    if isinstance(point, int) and abs(point) >= 10**_DIGITS:
        digits = str(point)
        return rf"{digits[: _DIGITS // 2]}\dots {digits[-_DIGITS // 2 :]}"
    return n.point(point)
