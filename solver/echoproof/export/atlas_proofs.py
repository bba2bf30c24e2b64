"""Why a small class is generatable in a setting, or not, in a sentence of LaTeX that a reader can check by hand."""

from __future__ import annotations

from collections.abc import Iterable

from echoproof.atlas.settings import Setting
from echoproof.deciding.criterion import AdversaryStrategy, GeneratorStrategy
from echoproof.deciding.decision import Decision
from echoproof.deciding.proper_uniform import Bounds, Unbounded
from echoproof.deciding.questions import BOUNDS, BOUNDS_REPLAY, NOISE, REPLAYS, STRATEGY
from echoproof.export.notation import Notation, enumeration
from echoproof.export.tex import escape
from echoproof.model.budgets import Last, Noise, Total


def reason(decision: Decision, setting: Setting) -> str:
    """Return why a class is generatable in a setting, or not."""
    finding = decision.finding(setting.declared, setting.adversary)
    said = _shown(decision, setting) if setting.notion.startswith("proper") else None
    return said or f"{escape(finding.because[0].upper() + finding.because[1:])}."


def _shown(decision: Decision, setting: Setting) -> str | None:
    notation = Notation(decision.cls)
    strategy = decision.found(STRATEGY).value
    match setting:
        case Setting("proper-uniform", "none" | "replay" as adversary):
            found = decision.found(BOUNDS if adversary == "none" else BOUNDS_REPLAY).value
            return _bounds(notation, found, "an infinite cell" if adversary == "none" else "a cell")
        case Setting("proper-limit", "replay") if isinstance(strategy, AdversaryStrategy):
            groups = {case.answer: case.group for case in strategy.cases}
            return _confused(notation, strategy.first, groups, "which have equal residuals outside it")
        case Setting("proper-limit", "replay" | Total() | Last()) if isinstance(strategy, GeneratorStrategy):
            replies = ((reply.profile, reply.answer) for reply in strategy.replies)
            then = "Then all targets with equal residuals outside it have a common lower bound."
            return f"{_replies(notation, replies)} {then}"
        case Setting("proper-limit", Total() | Last()):
            return _replayed(decision, notation, setting)
        case Setting("proper-limit", Noise()):
            return _noisy(decision, notation, setting)
    return None


def _bounds(notation: Notation, found: Bounds | Unbounded | None, which: str) -> str | None:
    match found:
        case Bounds(answers=answers):
            inside = enumeration([f"{notation.hyp(low)} for {notation.cell(profile)}" for profile, low in answers])
            return f"The hypotheses of {which} have a common lower bound: {inside}."
        case Unbounded(profile=profile):
            return f"The hypotheses of {notation.cell(profile)}, {which}, have no common lower bound."
    return None


def _confused(notation: Notation, first: int, groups: dict[int, int], how: str) -> str:
    """Say which targets are confused after each answer."""
    answers: dict[int, int] = {}
    for answer, group in groups.items():
        answers[group] = answers.get(group, 0) | 1 << answer
    after = enumeration(
        [f"{notation.hyp_set(group)} after {notation.hyps(each, 'or')}" for group, each in answers.items()]
    )
    return f"After an example of {notation.cell(first)} these targets, {how}, have no common lower bound: {after}."


def _replies(notation: Notation, replies: Iterable[tuple[int, int]]) -> str:
    cells: dict[int, list[int]] = {}
    for profile, answer in replies:
        cells.setdefault(answer, []).append(profile)
    first = enumeration([f"{notation.hyp(answer)} after {notation.cells(each)}" for answer, each in cells.items()])
    return f"Answer first {first}."


def _replayed(decision: Decision, notation: Notation, setting: Setting) -> str | None:
    number = decision.found(REPLAYS).value
    if number is None:
        return None
    bound = str(getattr(setting.adversary, "replays", "last"))
    hard = decision.finding(setting.declared, setting.adversary).verdict == "not-generatable"
    groups = dict(enumerate(number.groups))
    if isinstance(number.number, int) and hard:
        how = f"which lack at most {number.number} of the points of their union, all in the answer"
        return _confused(notation, number.first, groups, how)
    if number.number == "finite" and hard:
        how = "whose infinite parts form a chain, and whose union has all that they lack in the answer"
        return _confused(notation, number.first, groups, how)
    most = f"more than {bound}" if bound.isdecimal() else "infinitely many"
    then = (
        "targets without a common lower bound whose infinite parts form a chain lack points that it has not"
        if bound == "finite"
        else f"of targets without a common lower bound one lacks {most} points of their union, or some that it has not"
    )
    replies = zip(notation.cls.table.profiles, number.replies, strict=True)
    return f"{_replies(notation, replies)} Then {then}."


def _noisy(decision: Decision, notation: Notation, setting: Setting) -> str | None:
    number = decision.found(NOISE).value
    if number is None or number.number == "none":
        return None if number is None else "One hypothesis is inside all others."
    bound = str(setting.adversary).partition(":")[2]
    if decision.finding(setting.declared, setting.adversary).verdict == "not-generatable":
        few = isinstance(number.number, int)
        lack = (
            f"lack at most {number.number} of the points of their union" if few else "their infinite parts form a chain"
        )
        return f"{notation.hyps(number.targets)} have no common lower bound, and {lack}."
    if bound == "finite":
        return "No hypotheses without a common lower bound have infinite parts that form a chain."
    return f"Of hypotheses without a common lower bound one lacks more than {bound} of the points of their union."
