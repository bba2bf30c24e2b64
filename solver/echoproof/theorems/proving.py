"""Puts obligations to Z3 and cvc5, and each again without each of its premises: a proof that needs nothing is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from echoproof.encode import cvc5api, z3api
from echoproof.encode.z3api import Answer
from echoproof.theorems.obligation import Obligation

RLIMIT: Final = 20_000_000
"""Resource limit of Z3 for one script, in its own units."""
CVC5_RLIMIT: Final = 2_000_000
_FINITE: Final = "(set-option :finite-model-find true)\n"
"""Makes cvc5 look for finite models, which decides the quantified scripts; Z3 knows no such option and needs none."""

Status = Literal["proved", "vacuous", "refuted", "unknown"]


class Answers(msgspec.Struct, frozen=True):
    """What the two solvers say of one script."""

    z3: Answer
    cvc5: Answer

    @property
    def unsatisfiable(self) -> bool:
        """Whether both solvers found that there is no model."""
        return self.z3 == self.cvc5 == "unsat"

    @property
    def satisfiable(self) -> bool:
        """Whether a solver found a model and the other does not deny it."""
        said = {self.z3, self.cvc5}
        return "sat" in said and "unsat" not in said


class PremiseRecord(msgspec.Struct, frozen=True):
    """One premise, and what the solvers say when it is left out."""

    name: str
    words: str
    term: str
    without: Answers


class ObligationRecord(msgspec.Struct, frozen=True):
    """One obligation with the answers to all its scripts; `script` is what both solvers were given."""

    name: str
    words: str
    parameters: str
    status: Status
    answers: Answers
    premises: list[PremiseRecord]
    premises_alone: Answers
    goal: str
    script: str


def examine(obligation: Obligation) -> ObligationRecord:
    """Ask both solvers whether the premises imply the goal, whether each is needed, and whether they hold together."""
    lacking = [obligation.script(without=premise.name) for premise in obligation.premises]
    answers, alone, *without = ask(obligation, [obligation.script(), obligation.premises_alone(), *lacking])
    pairs = zip(obligation.premises, without, strict=True)
    return ObligationRecord(
        obligation.name,
        obligation.words,
        obligation.parameters,
        _status(answers, [alone, *without]),
        answers,
        [PremiseRecord(premise.name, premise.words, in_line(premise.term), said) for premise, said in pairs],
        alone,
        in_line(obligation.goal),
        obligation.script(),
    )


def in_line(term: str) -> str:
    """Return a term on one line."""
    return " ".join(term.split())


def ask(obligation: Obligation, scripts: Sequence[str]) -> list[Answers]:
    """Put scripts about an obligation to both solvers, each within the resource limits."""
    prefix = _FINITE if obligation.quantified else ""
    said = zip(
        z3api.answer_scripts(scripts, RLIMIT),
        (cvc5api.answer_script(prefix + script, CVC5_RLIMIT) for script in scripts),
        strict=True,
    )
    return [Answers(*both) for both in said]


def _status(answers: Answers, controls: list[Answers]) -> Status:
    """Say what follows: proved only when both solvers agree and nothing is idle; vacuous when a premise is."""
    if "sat" in (answers.z3, answers.cvc5):
        return "refuted"
    if any("unsat" in (control.z3, control.cvc5) for control in controls):
        return "vacuous"
    if answers.unsatisfiable and all(control.satisfiable for control in controls):
        return "proved"
    return "unknown"
