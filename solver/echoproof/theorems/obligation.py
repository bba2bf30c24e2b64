"""A step of a proof as a question for SMT solvers: premises and a goal, for all values of the declared symbols.

Steps are written by hand, one in a file of encodings/theorems, which any solver can be given as it is: it answers unsat
iff the premises imply the goal. The file is read here, so that parts of it can be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import shipped

_TERM: Final = r"(?:(?!\(assert)[\s\S])+"
_HEAD: Final = re.compile(r"; claim: (.+)\n; for: (.+)\n(\(set-logic \w+\)(?:\n\(declare-.+)+)")
_PREMISE: Final = re.compile(rf"; premise (\w+): (.+)\n\(assert ({_TERM})\)")
_GOAL: Final = re.compile(rf"; goal, negated\n\(assert \(not ({_TERM})\)\)\n\(check-sat\)\n")
_GOAL_TEXT: Final = "; goal, negated\n(assert (not {}))\n"


@dataclass(frozen=True, slots=True)
class Premise:
    """What a step may use. Definitions are premises too, written out for the points that the step speaks of."""

    name: str
    words: str
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """The claim that the premises imply the goal, whatever the declared symbols stand for."""

    name: str
    words: str
    parameters: str
    """For which values the claim is made, in words."""
    declarations: str
    """The logic and the symbols. Quantifiers stand in UF alone, without arithmetic, where finite models suffice."""
    premises: tuple[Premise, ...]
    goal: str

    @property
    def quantified(self) -> bool:
        """Whether it is in the logic with quantifiers."""
        return self.declarations.startswith("(set-logic UF)")

    def script(self, without: str | None = None) -> str:
        """Return an SMT-LIB script that is unsatisfiable iff the premises, but for the one left out, imply the goal."""
        return self._script([p for p in self.premises if p.name != without], _GOAL_TEXT.format(self.goal))

    def premises_alone(self) -> str:
        """Return a script that is satisfiable iff the premises do not contradict each other."""
        return self._script(self.premises, "")

    def _script(self, premises: Iterable[Premise], goal: str) -> str:
        head = f"; claim: {self.words}\n; for: {self.parameters}\n{self.declarations}"
        blocks = [f"; premise {each.name}: {each.words}\n(assert {each.term})" for each in premises]
        return "\n\n".join([head, *blocks, f"{goal}(check-sat)\n"])


def parse(name: str, text: str) -> Obligation:
    """Read a step from the text of its file, which its script repeats; EchoproofError for any other form."""
    first, *middle, last = text.split("\n\n")
    head, goal = _HEAD.fullmatch(first), _GOAL.fullmatch(last)
    premises = [found for block in middle if (found := _PREMISE.fullmatch(block))]
    if head is None or goal is None or len(premises) < len(middle):
        raise EchoproofError("this is no step of a proof", "the form of docs/theorems.md", Place(file=f"{name}.smt2"))
    words, parameters, declarations = head.groups()
    return Obligation(
        name=name,
        words=words,
        parameters=parameters,
        declarations=declarations,
        premises=tuple(Premise(*found.groups()) for found in premises),
        goal=goal[1],
    )


def folder(theorem: str) -> Path:
    """Return where the words and the steps of a theorem are."""
    return shipped("steps", "encodings/theorems") / theorem


def steps(theorem: str, argument: str) -> tuple[Obligation, ...]:
    """Read the steps of a theorem: those that its argument names in parentheses, in this order.

    Raises EchoproofError for a step of another form, OSError for one that has no file.
    """
    names = [name for group in re.findall(r"\(([^()]+)\)", argument) for name in group.split(", ")]
    return tuple(parse(name, (folder(theorem) / f"{name}.smt2").read_text(encoding="utf-8")) for name in names)
