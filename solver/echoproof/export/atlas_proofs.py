"""Why a small class is generatable in a setting, or not, in a sentence of LaTeX that a reader can check by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from echoproof.atlas.settings import Setting
from echoproof.deciding.criterion import AdversaryStrategy, GeneratorStrategy
from echoproof.deciding.decision import Decision
from echoproof.deciding.identification import Confusing, Telling
from echoproof.deciding.notions import identification, proper_limit
from echoproof.deciding.notions.in_the_limit import Asked
from echoproof.deciding.proper_uniform import Bounds, Unbounded
from echoproof.deciding.questions import BOUNDS, BOUNDS_REPLAY
from echoproof.export.notation import Notation, enumeration
from echoproof.export.tex import escape
from echoproof.model.budgets import Noise, Omit


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked about hypotheses in the limit, and how it is said that no answer is right for some targets."""

    asked: Asked
    unserved: str
    some: str
    """Targets for which no answer is right."""


HYPOTHESES: Final = {
    "proper-limit": Words(proper_limit.ASKED, "have no common lower bound", "targets without a common lower bound"),
    "identification": Words(identification.ASKED, "are different", "two targets"),
}


def reason(decision: Decision, setting: Setting) -> str:
    """Return why a class is generatable in a setting, or not."""
    finding = decision.finding(setting.declared, setting.adversary)
    return _shown(decision, setting) or f"{escape(finding.because[0].upper() + finding.because[1:])}."


def _shown(decision: Decision, setting: Setting) -> str | None:
    notation = Notation(decision.cls)
    hard = decision.finding(setting.declared, setting.adversary).verdict == "not-generatable"
    match setting:
        case Setting("proper-uniform", "none" | "replay" as adversary):
            found = decision.found(BOUNDS if adversary == "none" else BOUNDS_REPLAY).value
            return _bounds(notation, found, "an infinite cell" if adversary == "none" else "a cell")
        case Setting("proper-limit" | "identification", adversary) if adversary != "none":
            words = HYPOTHESES[setting.notion]
            if isinstance(adversary, Noise | Omit):
                return _counted(decision, notation, adversary, words, hard=hard)
            return _plain(decision, notation, setting, words) or _replayed(
                decision, notation, setting, words, hard=hard
            )
    return None


def _plain(decision: Decision, notation: Notation, setting: Setting, words: Words) -> str | None:
    """Say who wins with plain replay, where that settles the setting."""
    match decision.found(words.asked.plain).value:
        case AdversaryStrategy(first=first, cases=cases) if setting.adversary == "replay":
            groups = {case.answer: case.group for case in cases}
        case Confusing(first=first, pairs=pairs) if setting.adversary == "replay":
            groups = dict(enumerate(pairs))
        case GeneratorStrategy(replies=replies):
            answers = _replies(notation, ((reply.profile, reply.answer) for reply in replies))
            return f"{answers} Then all targets with equal residuals outside it have a common lower bound."
        case Telling(answers=telling):
            return f"{_replies(notation, telling)} Then no two targets have equal residuals outside it."
        case _:
            return None
    return _confused(notation, first, groups, "which have equal residuals outside it", words)


def _bounds(notation: Notation, found: Bounds | Unbounded | None, which: str) -> str | None:
    match found:
        case Bounds(answers=answers):
            inside = enumeration([f"{notation.hyp(low)} for {notation.cell(profile)}" for profile, low in answers])
            return f"The hypotheses of {which} have a common lower bound: {inside}."
        case Unbounded(profile=profile):
            return f"The hypotheses of {notation.cell(profile)}, {which}, have no common lower bound."
    return None


def _confused(notation: Notation, first: int, groups: dict[int, int], how: str, words: Words) -> str:
    """Say which targets are confused after each answer."""
    answers: dict[int, int] = {}
    for answer, group in groups.items():
        answers[group] = answers.get(group, 0) | 1 << answer
    after = enumeration(
        [f"{notation.hyp_set(group)} after {notation.hyps(each, 'or')}" for group, each in answers.items()]
    )
    return f"After an example of {notation.cell(first)} these targets, {how}, {words.unserved}: {after}."


def _replies(notation: Notation, replies: Iterable[tuple[int, int]]) -> str:
    cells: dict[int, list[int]] = {}
    for profile, answer in replies:
        cells.setdefault(answer, []).append(profile)
    first = enumeration([f"{notation.hyp(answer)} after {notation.cells(each)}" for answer, each in cells.items()])
    return f"Answer first {first}."


def _replayed(decision: Decision, notation: Notation, setting: Setting, words: Words, *, hard: bool) -> str | None:
    number = decision.found(words.asked.replays).value
    if number is None:
        return None
    if hard:
        few = isinstance(number.number, int)
        lack = f"which lack at most {number.number} of the points of their union, all in the answer"
        chain = "whose infinite parts form a chain, and whose union has all that they lack in the answer"
        return _confused(notation, number.first, dict(enumerate(number.groups)), lack if few else chain, words)
    bound = str(getattr(setting.adversary, "replays", "last"))
    most = f"more than {bound}" if bound.isdecimal() else "infinitely many"
    then = (
        f"{words.some} whose infinite parts form a chain lack points that it has not"
        if bound == "finite"
        else f"of {words.some} one lacks {most} points of their union, or some that it has not"
    )
    replies = zip(notation.cls.table.profiles, number.replies, strict=True)
    return f"{_replies(notation, replies)} Then {then}."


def _counted(
    decision: Decision, notation: Notation, adversary: Noise | Omit, words: Words, *, hard: bool
) -> str | None:
    """Say which targets so many wrong, or omitted, examples confuse, or that there are none."""
    wrong = isinstance(adversary, Noise)
    number = decision.found(words.asked.noise).value if wrong else decision.found(words.asked.omission).value
    if number is None:
        return None
    bound = str(adversary.examples if isinstance(adversary, Noise) else adversary.points)
    points = "of the points of their union" if wrong else "points outside their intersection"
    if hard:
        few = f"{'lack' if wrong else 'have'} at most {number.number} {points}"
        chain = "have infinite parts that form a chain"
        return f"{notation.hyps(number.targets)} {words.unserved}, and {few if number.number != 'finite' else chain}."
    if number.number == "none":
        return "One hypothesis is inside all others."
    if bound == "finite":
        return f"No {words.some} have {'infinite parts that form a chain' if wrong else 'the same infinite part'}."
    return f"Of {words.some} one {'lacks' if wrong else 'has'} more than {bound} {points}."
