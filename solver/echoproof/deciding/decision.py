"""The decision on a class: all that was found of it, each thing beside the certificate that the kernel accepted."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from echoproof.deciding import notions
from echoproof.deciding.amounts import Amount, amount_of
from echoproof.deciding.criterion import AdversaryStrategy, Strategy
from echoproof.deciding.found import Certificate, Found, Question
from echoproof.deciding.notion import PLAIN, Adversary, Finding, Notion
from echoproof.deciding.notions import proper_limit
from echoproof.deciding.questions import NOISE, OMISSION, QUERIES, STRATEGY
from echoproof.deciding.records import BudgetRecord, CellRecord, DecisionRecord, finding_record
from echoproof.model.budgets import Budget, Last, Noise, Omit, Total
from echoproof.model.classes import CUT_OFF, HypothesisClass
from echoproof.model.errors import LimitError
from echoproof.model.html import html_table

T = TypeVar("T")
EXAMPLES_SHOWN = 5
CERTIFIED: Final[tuple[Adversary, ...]] = (*PLAIN, Total("finite"), Last(), Noise(1), Omit(1))
"""The adversaries whose findings rest on all the certificates of a class that there are."""


class Decision:
    """What is decided of one class.

    Everything is worked out, and its certificate checked, when it is first asked for, and kept: no closed form runs
    twice, and what a verdict rests on is at hand where the verdict is. Whatever asks raises CheckFailedError when the
    kernel rejects a certificate, which no input should bring about.
    """

    def __init__(self, cls: HypothesisClass) -> None:
        self.cls = cls
        self._found: dict[str, Found[Any]] = {}
        self._findings: dict[tuple[str, Adversary], Finding] = {}

    def found(self, question: Question[T]) -> Found[T]:
        """Return the answer to a question, with its certificate."""
        if question.name not in self._found:
            self._found[question.name] = question.answer(self.cls)
        return self._found[question.name]

    def finding(self, notion: Notion, adversary: Adversary) -> Finding:
        """Return the verdict in a notion against an adversary, with what it rests on."""
        if (notion.name, adversary) not in self._findings:
            self._findings[notion.name, adversary] = notion.decide(self, adversary)
        return self._findings[notion.name, adversary]

    def under(self, budget: Budget) -> Finding:
        """Return the verdict on proper generation in the limit under a budget."""
        return self.finding(proper_limit.NOTION, budget)

    @property
    def strategy(self) -> Strategy:
        """The winner's strategy for proper generation in the limit with replay, whose certificate the kernel accepted.

        Raises LimitError when there is none.
        """
        found = self.found(STRATEGY)
        if found.value is None or found.certificate is None:
            raise LimitError(f"proper generation in the limit with replay is undecided: {found.limit}")
        return found.value

    @property
    def hard(self) -> bool:
        """Whether proper generation in the limit with replay is impossible. Raises LimitError as `strategy` does."""
        return isinstance(self.strategy, AdversaryStrategy)

    @property
    def verdicts(self) -> dict[str, Finding]:
        """The findings of all notions, without replay and with it, by their names."""
        return {
            notion.called(adversary): self.finding(notion, adversary)
            for notion in notions.NOTIONS
            for adversary in notion.plain
        }

    @property
    def numbers(self) -> dict[str, Amount]:
        """How much makes proper generation in the limit impossible: replay, or instead of it noise, or omission.

        And how many questions make it possible with replay.
        """
        replay, noise, omission = proper_limit.ASKED.replay_number(self), self.found(NOISE), self.found(OMISSION)
        return {
            "replay": replay,
            "noise": amount_of(noise),
            "omission": amount_of(omission),
            "queries": self._queries(),
        }

    def _queries(self) -> Amount:
        """How many questions make it possible with replay."""
        if self.found(STRATEGY).certificate is None:
            return "undecided"
        if not self.hard:
            return 0
        queries = self.found(QUERIES)
        return "undecided" if queries.value is None or queries.certificate is None else queries.value.number

    @property
    def certificates(self) -> dict[str, Certificate]:
        """All certificates of the class by their names."""
        for notion in notions.NOTIONS:
            for adversary in CERTIFIED:
                self.finding(notion, adversary)
        for notion in notions.NOTIONS:
            for question in notion.further:
                self.found(question)
        self.numbers  # noqa: B018  (the query number belongs to no verdict)
        return self.certificates_found

    @property
    def certificates_found(self) -> dict[str, Certificate]:
        """The certificates, by their names, of what was asked for so far."""
        made = [found.certificate for found in self._found.values() if found.certificate is not None]
        return {certificate.name: certificate for certificate in made}

    def record(self, budget: Budget | None = None) -> DecisionRecord:
        """Return the decision as JSON has it, with the verdict under a budget if one is asked for."""
        cls = self.cls
        cells = [
            CellRecord(cls.table.named(cell.profile), cell.size, cls.examples(cell.profile, EXAMPLES_SHOWN))
            for cell in cls.table.cells
        ]
        under = None
        if budget is not None:
            found = finding_record(self.under(budget))
            under = BudgetRecord(str(budget), found.verdict, found.because, found.certificate)
        return DecisionRecord(
            "echoproof/decision@2",
            cls.title,
            cls.digest,
            cls.domain.kind,
            list(cls.names),
            cells,
            {name: finding_record(finding) for name, finding in self.verdicts.items()},
            self.numbers,
            under,
            cls.cut_off,
        )

    def _repr_html_(self) -> str:
        """Return the verdicts, as notebooks show a decision."""
        rows = []
        for name, found in self.verdicts.items():
            since = f" from {found.sample_complexity}" if found.sample_complexity else ""
            rows.append((name, found.verdict + since, found.because))
        title = f"{self.cls.title} ({CUT_OFF})" if self.cls.cut_off else self.cls.title
        return html_table(title, ("notion", "verdict", "because"), rows)


def decide(cls: HypothesisClass) -> Decision:
    """Decide every notion for a class.

    A verdict that needs a certificate is given only when the kernel has accepted it; the others follow from theorems
    on finite classes, which each finding names. Raises CheckFailedError when the kernel rejects, which no input should
    bring about.
    """
    decision = Decision(cls)
    decision.found(STRATEGY)  # whose certificate is listed first
    decision.verdicts  # noqa: B018  (what is decided is decided here, not when it is first looked at)
    decision.numbers  # noqa: B018
    return decision


def is_decided(record: DecisionRecord) -> bool:
    """Whether nothing was left undecided, sample complexities, thresholds and numbers included."""
    counted = {notion.called(one) for notion in notions.NOTIONS if notion.has_complexity for one in notion.plain}
    promised = {notion.called(one) for notion in notions.NOTIONS for one in notion.has_thresholds}
    return (
        (record.budget is None or record.budget.verdict != "undecided")
        and "undecided" not in record.numbers.values()
        and all(
            found.verdict == "not-generatable"
            or (
                found.verdict == "generatable"
                and (name not in counted or found.sample_complexity is not None)
                and (name not in promised or found.thresholds is not None)
            )
            for name, found in record.verdicts.items()
        )
    )
