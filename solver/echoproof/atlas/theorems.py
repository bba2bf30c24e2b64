"""The theorems by which one setting implies another one, on every finite class; each reason names its source."""

from __future__ import annotations

from typing import Final

from echoproof.atlas.settings import Setting
from echoproof.deciding.notion import Adversary
from echoproof.model.budgets import Age, Every, Last, Noise, Omit, Total

EVERY_CLASS: Final[dict[str, str]] = {
    "uniform": "every finite class is generatable: past the closure dimension the version space has an infinite "
    "intersection (Li, Raman, Tewari, arXiv:2410.13714), with replay too (Racca, Valko, Sanyal, arXiv:2603.11784v2, "
    "Theorem 4.1)",
    "non-uniform": "every finite class is generatable, as it is uniformly generatable",
    "limit": "every finite class is generatable, as it is uniformly generatable",
    "proper-limit": "every finite class is generatable: in the end the target is the least consistent hypothesis",
    "identification": "every finite class is identified: in the end the target is the least consistent hypothesis",
}
"""Why no finite class is without it; which adversaries are meant is in `_always`."""
STRONGER: Final[dict[tuple[str, str], str]] = {
    ("uniform", "non-uniform"): "one number for all targets is one for each of them",
    ("non-uniform", "limit"): "from some number of examples on is from some round on, as the examples never end",
    ("identification", "proper-limit"): "the target itself is inside the target",
    ("uniform", "limit"): "from some number of examples on is from some round on, as the examples never end",
    ("proper-uniform", "proper-limit"): "from some number of examples on is from some round on",
    ("proper-uniform", "uniform"): "a hypothesis inside the target has a fresh element, which is in the target",
    ("proper-limit", "limit"): "a hypothesis inside the target has a fresh element, which is in the target",
}
"""Notions of which the first implies the second against the same adversary."""


_HYPOTHESES: Final = ("proper-limit", "identification")


def _further(x: Setting, y: Setting) -> str | None:
    """Return why x implies y where neither the streams of one are those of the other nor the right answers are."""
    match x, y:
        case Setting("non-uniform", Noise("finite")), Setting("uniform", Noise("finite")):
            return "what is right for every target alone is right for all, as every target stays possible for ever"
        case Setting("proper-uniform", Noise("finite")), Setting("proper-uniform" | "proper-limit", _):
            return "one hypothesis is inside all others, and is the answer for ever (see docs/notions.md)"
        case Setting("proper-uniform", "none"), Setting("proper-limit", "replay"):
            return "answer a hypothesis that no other one is inside (see docs/notions.md)"
        case Setting("proper-uniform", "none"), Setting("proper-limit", Noise("finite")):
            return "hypotheses whose infinite parts form a chain have an infinite cell in common (see docs/notions.md)"
        case Setting("proper-uniform", "replay"), Setting("identification", "replay"):
            return "targets with a common lower bound have different residuals outside it (see docs/identification.md)"
        case Setting(one, Last()), Setting(other, Total(int())) if one == other and one in _HYPOTHESES:
            return "replay of the last answer alone makes hard what some number of replays does (see docs/budgets.md)"
        case Setting(one, Total("finite") | Omit("finite")), Setting(other, Last()) if one == other in _HYPOTHESES:
            return (
                "replay of the last answer alone makes hard only what some number of replays does (see docs/budgets.md)"
            )
        case Setting(one, Omit("finite")), Setting(other, Noise(int())) if one == other in _HYPOTHESES:
            return (
                "targets that some number of wrong examples confuses have the same infinite part (see docs/budgets.md)"
            )
        case Setting(one, Noise("finite")), Setting(other, Omit("finite")) if one == other in _HYPOTHESES:
            return "targets that omitted points confuse have the same infinite part (see docs/budgets.md)"
        case Setting("proper-limit", Noise(1 | 2 as few)), Setting("proper-limit", Omit(points)) if few == points:
            return "three targets of which every two have a lower bound lack more than two points (see docs/budgets.md)"
        case Setting("identification", Noise(int(few))), Setting("identification", Omit(points)) if few == points:
            return _PAIRS
        case Setting("identification", Omit(int(few))), Setting("identification", Noise(examples)) if few == examples:
            return _PAIRS
    return None


_PAIRS: Final = "of two targets, one has outside the other what it has outside the points of both (see docs/budgets.md)"


def implied(x: Setting, y: Setting) -> str | None:
    """Return why every finite class that is generatable in x is so in y, in one step; None when no step is known."""
    if _always(y):
        return EVERY_CLASS[y.notion]
    if x.notion == y.notion and allows(x.adversary, y.adversary):
        return "every stream of the second adversary is one of the first"
    if x.adversary == y.adversary and (x.notion, y.notion) in STRONGER:
        return STRONGER[x.notion, y.notion]
    if x.notion == y.notion and _plain(x) == _plain(y) is not None:
        return "the adversary of plain replay can wait, and the generator of no replay can count (see docs/notions.md)"
    return _further(x, y)


def _always(y: Setting) -> bool:
    """Whether every finite class is generatable in a setting."""
    match y:
        case Setting("uniform" | "non-uniform", adversary):
            return adversary != Noise("finite")
        case Setting("limit", _):
            return True
        case Setting("proper-limit" | "identification", adversary):
            return adversary == "none"
    return False


def _plain(x: Setting) -> Adversary | None:
    """Return which of the plain adversaries is worth as much to the adversary; None when that is not known."""
    match x.adversary:
        case "none" | "replay":
            return x.adversary
        case Every() | Age() | Total(None):
            return "replay"
        case Last() | Total("finite") if x.notion == "proper-uniform":
            return "replay"
        case Total() | Noise(int()) | Omit() if x.notion == "proper-uniform":
            return "none"
    return None


def allows(larger: Adversary, smaller: Adversary) -> bool:
    """Whether every stream that the smaller one allows is one that the larger one allows."""
    match smaller, larger:
        case "none", _:
            return True
        case (Noise(few), Noise(many)) | (Omit(few), Omit(many)):
            return _at_most(few, many)
        case (Noise() | Omit(), _) | (_, Omit()):
            return False
        case _, "replay" | Total(None):
            return True
        case Total(few), Total(many) | Noise(many):
            return few is not None and _at_most(few, many)
        case Every(few), Every(many):
            return few >= many
        case Age(few), Age(many):
            return few >= many
    return smaller == larger


def _at_most(few: int | str, many: int | str | None) -> bool:
    if many == "finite" or many is None:
        return True
    return isinstance(few, int) and isinstance(many, int) and few <= many
