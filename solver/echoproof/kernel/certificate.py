"""The head that every certificate has: its format and kind, which choose a rule, and the class that it is about."""

from typing import Any

from .budgets.last import LastAdversary, LastGenerator
from .budgets.numbers import NoiseNumber, OmissionNumber, ReplayNumber
from .budgets.queries import QueryNumber
from .completeness.listing import Enumeration
from .families.rule import FamilyNumbers, FamilyRule
from .identification import (
    IdentificationAdversary,
    IdentificationGenerator,
    IdentificationLastAdversary,
    IdentificationLastGenerator,
    IdentificationNoiseNumber,
    IdentificationOmissionNumber,
    IdentificationReplayNumber,
)
from .limit import AdversaryStrategy, GeneratorStrategy
from .machines.lasso import Lasso
from .machines.ranking import Ranking
from .outcome import Code, Rejected
from .rule import ClassRule, Rule
from .synthesis.bound import FewerStates
from .thresholds import ReplayThresholds, ThresholdsFrontier
from .uniform import ClosureDimension, NoiseComplexity, UniformAdversary, UniformGenerator

RULES: tuple[type[Rule], ...] = (
    AdversaryStrategy,
    GeneratorStrategy,
    IdentificationAdversary,
    IdentificationGenerator,
    ReplayNumber,
    NoiseNumber,
    OmissionNumber,
    QueryNumber,
    LastAdversary,
    LastGenerator,
    IdentificationReplayNumber,
    IdentificationNoiseNumber,
    IdentificationOmissionNumber,
    IdentificationLastAdversary,
    IdentificationLastGenerator,
    UniformGenerator,
    UniformAdversary,
    ClosureDimension,
    ReplayThresholds,
    ThresholdsFrontier,
    NoiseComplexity,
    Lasso,
    Ranking,
    FewerStates,
    Enumeration,
    FamilyNumbers,
)


def format_of(document: dict[str, Any]) -> str:
    """Return the format that a document names, empty when it names none."""
    named = document.get("format")
    return named if isinstance(named, str) else ""


def opened(document: dict[str, Any]) -> tuple[type[Rule], dict[str, Any]]:
    """Return the rule for a certificate, and its values; those of a rule about a class include `class` and `digest`."""
    form, _, version = format_of(document).partition("@")
    rules = [rule for rule in RULES if rule.format == form]
    if not rules or version not in ("1", "2"):
        said = ", ".join(sorted({f"{rule.format}@2" for rule in RULES}))
        raise Rejected(Code.SHAPE, "format", f"not one of {said}")
    values, head = dict(document), {"format", "kind", "class", "digest"}
    if version == "1":  # the digest stood under "class", and a format of one rule had no kind
        head.remove("digest")
        if len(rules) == 1:
            head.remove("kind")
            values.setdefault("kind", rules[0].kind)
    rule = next((rule for rule in rules if rule.kind == values["kind"]), None) if "kind" in values else None
    if rule is None:
        raise Rejected(Code.SHAPE, "kind", f"not one of {', '.join(rule.kind for rule in rules)}")
    expected = [*rule.keys, *(head if issubclass(rule, ClassRule | FamilyRule) else head - {"class", "digest"})]
    if document.keys() != set(expected):
        raise Rejected(Code.SHAPE, "certificate", f"not an object with the keys {', '.join(sorted(expected))}")
    if version == "1" and "class" in values:
        values["digest"] = values.pop("class")
    return rule, {key: value for key, value in values.items() if key not in ("format", "kind")}
