"""The verdicts on a class, each with the reason for it; the one that needs a certificate is checked by the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from echoproof import kernel
from echoproof.deciding.certificates.budgets import BudgetKind, budget_certificate_text, replay_certificate
from echoproof.deciding.certificates.limit import CertificateKind, certificate_of, certificate_text, kind_of
from echoproof.deciding.certificates.uniform import UniformKind, closure_certificate, uniform_certificate
from echoproof.deciding.criterion import Strategy, decide_replay
from echoproof.deciding.proper_uniform import Bounds, bounds
from echoproof.deciding.replay_number import Amount, replay_number
from echoproof.deciding.uniform import closure
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.domains import Point
from echoproof.model.errors import CheckFailedError, LimitError
from echoproof.model.html import html_table
from echoproof.model.periodic import Size

Verdict = Literal["generatable", "not-generatable", "undecided"]
Notion = Literal[
    "uniform",
    "uniform-replay",
    "limit",
    "limit-replay",
    "proper-uniform",
    "proper-uniform-replay",
    "proper-limit",
    "proper-limit-replay",
]
EXAMPLES_SHOWN = 5


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict: `because` cites what it rests on; a sample complexity is there for the uniform notions alone."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    closure_dimension: int | None = None
    certificate: CertificateKind | UniformKind | None = None


class BudgetFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """The verdict on proper generation in the limit under one budget, and what it rests on."""

    budget: str
    verdict: Verdict
    because: str
    certificate: CertificateKind | BudgetKind | None = None


class CellRecord(msgspec.Struct, frozen=True):
    """One cell with its first elements."""

    profile: list[str]
    size: Size
    examples: list[Point]


class Decision(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """All verdicts on one class: the content of `echoproof decide --json`."""

    format: Literal["echoproof/decision@1"]
    class_: str
    digest: str
    domain: Literal["integers", "naturals", "strings", "profiles"]
    hypotheses: list[str]
    cells: list[CellRecord]
    verdicts: dict[Notion, Finding]
    replay_number: int | Literal["infinite", "undecided"]
    """The least number of replayed examples that makes the class hard; infinite when no number does, as in a class that
    is not hard at all (docs/budgets.md)."""
    finite_replays: Verdict
    """The verdict when every stream has finitely many replayed examples, and nobody knows how many."""
    budget: BudgetFinding | None = None
    """The verdict under the budget that was asked for, if one was."""

    @property
    def decided(self) -> bool:
        """Whether nothing was left undecided, sample complexity and replay number included."""
        asked = self.budget is None or self.budget.verdict != "undecided"
        return (
            asked
            and self.replay_number != "undecided"
            and all(
                finding.verdict == "not-generatable"
                or (finding.verdict == "generatable" and ("uniform" not in notion or finding.sample_complexity))
                for notion, finding in self.verdicts.items()
            )
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """A decision with the winning strategy for proper generation with replay and the texts of the certificates."""

    decision: Decision
    strategy: Strategy
    certificate: str
    replays: str | None
    """The certificate of the replay number, where the class is hard and the number was decided."""
    uniform: dict[Notion, str]
    """The certificates about proper uniform generation, with and without replay."""
    closure: str | None
    """The certificate of the closure dimension, unless the search for it, or the check, is larger than allowed."""

    def _repr_html_(self) -> str:
        """Return the verdicts, as notebooks show a decision."""
        rows = []
        for notion, found in self.decision.verdicts.items():
            since = f" from {found.sample_complexity}" if found.sample_complexity else ""
            rows.append((notion, found.verdict + since, found.because))
        return html_table(self.decision.class_, ("notion", "verdict", "because"), rows)


def decide(cls: HypothesisClass) -> Proof:
    """Decide every notion for a class.

    The verdicts on proper generation with replay, and on proper uniform generation, are given only when the kernel has
    accepted their certificates; the others follow from theorems on finite classes, named in each finding. Raises
    CheckFailedError when the kernel rejects, which no input should bring about.
    """
    strategy, text = certified(cls)
    cells = [
        CellRecord(cls.table.named(cell.profile), cell.size, cls.examples(cell.profile, EXAMPLES_SHOWN))
        for cell in cls.table.cells
    ]
    elements, dimension = _uniform(cls)
    proper, texts = _proper_uniform(cls, elements["uniform"].sample_complexity)
    verdicts: dict[Notion, Finding] = {
        **elements,
        "limit": Finding("generatable", "uniform generation is generation in the limit"),
        "limit-replay": Finding("generatable", "uniform generation with replay is generation in the limit with replay"),
        **proper,
        "proper-limit": Finding(
            "generatable", "every finite class: in the end the target is the least consistent hypothesis"
        ),
        "proper-limit-replay": _replay(kind_of(strategy)),
    }
    amount, replays = _replay_number(cls)
    decision = Decision(
        "echoproof/decision@1",
        cls.title,
        cls.digest,
        cls.domain.kind,
        list(cls.names),
        cells,
        verdicts,
        "infinite" if amount == "finite" else amount,
        _under_finitely_many(amount),
    )
    return Proof(decision, strategy, text, replays, texts, dimension)


def uniform_certificates(proof: Proof) -> dict[str, str]:
    """Return the certificates about uniform generation by their names."""
    dimension = {} if proof.closure is None else {"closure-dimension": proof.closure}
    return dimension | {str(notion): text for notion, text in proof.uniform.items()}


def _replay_number(cls: HypothesisClass) -> tuple[Amount | Literal["undecided"], str | None]:
    """Return how many replays make a class hard, and the certificate when the class is hard and the kernel accepted."""
    try:
        found = replay_number(cls.table)
    except LimitError:
        return "undecided", None
    if found is None:
        return "infinite", None
    text = budget_certificate_text(replay_certificate(cls, found))
    return (found.number, text) if accepted(cls, text) else ("undecided", None)


def _under_finitely_many(amount: Amount | Literal["undecided"]) -> Verdict:
    if amount == "undecided":
        return "undecided"
    return "generatable" if amount == "infinite" else "not-generatable"


def accepted(cls: HypothesisClass, certificate: str) -> bool:
    """Whether the kernel accepts the text of a certificate about a budget; False when it is larger than it checks.

    Raises CheckFailedError when the kernel rejects, which nothing should bring about.
    """
    outcome = kernel.check(file_bytes(cls), certificate.encode())
    if outcome.code is not None and outcome.code is not kernel.Code.LIMIT:
        raise CheckFailedError(f"the kernel rejects the certificate: {outcome.code.name} at {outcome.place}")
    return outcome.code is None


def certified(cls: HypothesisClass) -> tuple[Strategy, str]:
    """Return the winning strategy for proper generation with replay and its certificate, which the kernel has accepted.

    Raises CheckFailedError when the kernel rejects it.
    """
    strategy = decide_replay(cls.table)
    text = certificate_text(certificate_of(cls, strategy))
    outcome = kernel.check(file_bytes(cls), text.encode())
    if outcome.code is not None:
        raise CheckFailedError(f"the kernel rejects the certificate: {outcome.code.name} at {outcome.place}")
    if outcome.kind != kind_of(strategy):
        raise CheckFailedError(f"the kernel accepted another kind of certificate: {outcome.kind}")
    return strategy, text


def _uniform(cls: HypothesisClass) -> tuple[dict[Notion, Finding], str | None]:
    """Decide uniform generation of elements; with the certificate of the closure dimension that the kernel accepted."""
    plain = "closure dimension plus one (Li, Raman, Tewari, arXiv:2410.13714)"
    replay = "replay leaves the sample complexity as it is (Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1)"
    complexity = dimension = text = None
    kind: UniformKind | None = None
    try:
        found = closure(cls.table)
    except LimitError as error:
        plain = replay = f"every finite class; its sample complexity is undecided ({error})"
    else:
        dimension, complexity = found.dimension, found.sample_complexity
        text = certificate_text(closure_certificate(cls, found))
        outcome = kernel.check(file_bytes(cls), text.encode())
        if outcome.code is kernel.Code.LIMIT:
            text = None
        elif outcome.code is not None:
            raise CheckFailedError(f"the kernel does not accept the certificate: {outcome}")
        else:
            kind = "closure-dimension"
    findings: dict[Notion, Finding] = {
        "uniform": Finding("generatable", plain, complexity, dimension, kind),
        "uniform-replay": Finding("generatable", replay, complexity, dimension, kind),
    }
    return findings, text


def _proper_uniform(cls: HypothesisClass, complexity: int | None) -> tuple[dict[Notion, Finding], dict[Notion, str]]:
    """Decide proper uniform generation, given the sample complexity of uniform generation; with the certificates."""
    findings: dict[Notion, Finding] = {}
    texts: dict[Notion, str] = {}
    notions: tuple[tuple[Notion, bool], ...] = (("proper-uniform", False), ("proper-uniform-replay", True))
    for notion, replay in notions:
        found = bounds(cls.table, replay=replay)
        texts[notion] = certificate_text(uniform_certificate(cls, found, replay=replay))
        outcome = kernel.check(file_bytes(cls), texts[notion].encode())
        kind: UniformKind = "uniform-generator" if isinstance(found, Bounds) else "uniform-adversary"
        if outcome.kind != kind or outcome.numbers["replay"] != replay:
            raise CheckFailedError(f"the kernel does not accept the certificate: {outcome}")
        if isinstance(found, Bounds):
            each = "every realized profile" if replay else "the profile of every infinite cell"
            because = f"{each} has a common lower bound, accepted by the kernel"
            findings[notion] = Finding("generatable", because, 1 if replay else complexity, certificate=kind)
        else:
            which = "a realized profile" if replay else "the profile of an infinite cell"
            because = f"{which} has no common lower bound, accepted by the kernel"
            findings[notion] = Finding("not-generatable", because, certificate=kind)
    return findings, texts


def _replay(kind: CertificateKind) -> Finding:
    if kind == "adversary-strategy":
        return Finding("not-generatable", "an adversary strategy, accepted by the kernel", certificate=kind)
    return Finding("generatable", "a generator strategy, accepted by the kernel", certificate=kind)
