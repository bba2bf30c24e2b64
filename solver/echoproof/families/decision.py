"""Every notion for a family: from the numbers, checked by the kernel, to verdicts with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Final

import msgspec

from echoproof import kernel
from echoproof.deciding.certificates.head import certificate_text
from echoproof.families.closed_forms import ClosedForm
from echoproof.families.family import Family
from echoproof.families.graphs import Pumped
from echoproof.families.numbers import Hardness, Numbers, hardness_of, numbers_of
from echoproof.families.records import FamilyCertificate, FamilyDecision, FamilyFinding, certificate_of, many
from echoproof.families.strategies import Group, Strategy
from echoproof.families.words import form_text, pumped_text
from echoproof.model.errors import CheckFailedError, LimitError

_COUNTABLE: Final = "every countable class: "
_SOURCES: Final = {
    "uniform": "closure dimension plus one (Li, Raman, Tewari, arXiv:2410.13714)",
    "uniform-replay": (
        "replay leaves the sample complexity as it is (Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1)"
    ),
    "non-uniform": _COUNTABLE + "Li, Raman, Tewari, arXiv:2410.13714",
    "limit": _COUNTABLE + "Kleinberg, Mullainathan, arXiv:2404.06757",
    "limit-replay": _COUNTABLE + "Witness Protection (Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 6.1)",
    "proper-limit": _COUNTABLE + "Kleinberg, Mullainathan, arXiv:2404.06757",
}
NO_CRITERION: Final = "no criterion is known for infinite classes"
_EXAMPLES: Final = 4


@dataclass(frozen=True)
class Decided:
    """A family with everything that was found, each part once; `limits` are the reasons for what was not."""

    family: Family

    @cached_property
    def numbers(self) -> Numbers | str:
        """The numbers on which the notions rest, or the limit that was reached.

        Raises CheckFailedError when the kernel rejects them, and errors of a family that is none.
        """
        try:
            found = numbers_of(self.family)
        except LimitError as limit:
            return limit.found
        return found if self._accepted(certificate_of(self.family, found, None)) else _TOO_LARGE

    @cached_property
    def hardness(self) -> Hardness | str:
        """Whether the adversary of the criterion wins, or the limit that was reached."""
        try:
            found = hardness_of(self.family)
        except LimitError as limit:
            return limit.found
        shown = self._adversary(found)
        return found if shown is None or self._accepted(shown) else _TOO_LARGE

    @property
    def certificates(self) -> dict[str, str]:
        """What the kernel accepted, as texts: `numbers`, and `adversary` where there is one that wins."""
        if isinstance(self.numbers, str):
            return {}
        found = {"numbers": certificate_of(self.family, self.numbers, None)}
        if self.numbers.point is not None and not isinstance(self.hardness, str):
            shown = self._adversary(self.hardness)
            found |= {} if shown is None else {"adversary": shown}
        return {name: certificate_text(each) for name, each in found.items()}

    def _adversary(self, found: Hardness) -> FamilyCertificate | None:
        """Return the certificate of the adversary alone."""
        if found.strategy is None or isinstance(self.numbers, str):
            return None
        whole = certificate_of(self.family, self.numbers, found.strategy)
        return msgspec.structs.replace(whole, **_NO_NUMBERS)

    def _accepted(self, certificate: FamilyCertificate) -> bool:
        outcome = kernel.check(self.family.text.encode(), certificate_text(certificate).encode())
        if outcome.code not in (None, kernel.Code.LIMIT):
            raise CheckFailedError(f"the kernel rejects the certificate: {outcome.code.name} at {outcome.place}")
        return outcome.code is None

    @cached_property
    def findings(self) -> dict[str, FamilyFinding]:
        """The verdicts, by notion."""
        return {name: decide(self, name) for name, decide in NOTIONS.items()}

    def record(self) -> FamilyDecision:
        """Return the decision as JSON has it."""
        names = [schema.name for schema in self.family.schemas]
        return FamilyDecision(
            "echoproof/family-decision@1", self.family.title, self.family.digest, names, self.findings
        )

    @property
    def letter(self) -> str:
        """What the growing number of a family of sets is called: the first parameter, or d."""
        return next((name for schema in self.family.schemas for name in schema.parameters), "d")

    def growing(self, sets: Pumped) -> dict[str, object]:
        """Return a family of sets as a witness."""
        return {"sets": pumped_text(sets, self.letter), "examples": [sorted(sets.at(k)) for k in range(1, _EXAMPLES)]}


def endless(form: ClosedForm) -> bool:
    """Whether the dimension of every member is infinite."""
    return form_text(form, "d") == "infinite"


_TOO_LARGE: Final = "its check is larger than the kernel does"
_NO_NUMBERS: Final = {"closure_dimension": None, "local": None, "unanswered": None, "point": None}


def decide_family(family: Family) -> Decided:
    """Decide every notion. Raises an EchoproofError when a member is finite or there is none, or CheckFailedError."""
    decided = Decided(family)
    _ = decided.findings
    return decided


def _uniform(decided: Decided, notion: str) -> FamilyFinding:
    numbers = decided.numbers
    if isinstance(numbers, str):
        return FamilyFinding("undecided", f"a limit was reached ({numbers})")
    closure = numbers.closure
    if closure.growing is not None:
        sets = pumped_text(closure.growing, decided.letter)
        because = f"the closure dimension is infinite: {sets} is an intersection of hypotheses"
        if notion.endswith("-replay"):
            because += "; replay changes nothing (arXiv:2603.11784v2, Theorem 4.1)"
        growing = decided.growing(closure.growing)
        return FamilyFinding("not-generatable", because, None, "infinite", None, growing)
    dimension = int(closure.many)
    witness = {"set": sorted(closure.largest)} if dimension else None
    return FamilyFinding("generatable", _SOURCES[notion], dimension + 1, dimension, None, witness)


def _known(_: Decided, notion: str) -> FamilyFinding:
    return FamilyFinding("generatable", _SOURCES[notion])


def _non_uniform_replay(decided: Decided, _: str) -> FamilyFinding:
    numbers = decided.numbers
    if isinstance(numbers, str):
        return FamilyFinding("undecided", f"a limit was reached ({numbers})")
    texts, blamed, witness = {}, [], None
    for schema, local in zip(decided.family.schemas, numbers.local, strict=True):
        called = f"C({schema.indexed})"
        if local.endless is not None:
            sets = pumped_text(local.endless, decided.letter if decided.letter not in schema.parameters else "k")
            where = f" at {', '.join(f'{n} = {v}' for n, v in zip(schema.parameters, local.at, strict=True))}"
            blamed.append(f"{called} is infinite{where if local.at else ''}: {sets}")
            witness = witness or {
                "hypothesis": schema.called(local.at),
                "sets": sets,
                "examples": [sorted(local.endless.at(k)) for k in range(1, _EXAMPLES)],
            }
        if local.endless is not None and (not schema.parameters or (local.form and endless(local.form))):
            texts[schema.name] = blamed[-1]
        elif local.form is not None:
            texts[schema.name] = f"{called} = {form_text(local.form, schema.parameters[0])}"
        elif local.constant:
            texts[schema.name] = f"{called} = {many(local.most.many)}"
        elif local.endless is not None:
            texts[schema.name] = blamed[-1]
        elif local.most.many < inf:
            texts[schema.name] = f"{called} <= {many(local.most.many)}; no closed form was found"
        else:
            texts[schema.name] = f"{called} is finite for every member, and not bounded; no closed form was found"
    if blamed:
        because = "; ".join(blamed) + " (a member with infinite C keeps no promise)"
        return FamilyFinding("not-generatable", because, thresholds=texts, witness=witness)
    because = "C(h) is finite for every h: promise max(C(h) + 1, the number of h)"
    return FamilyFinding("generatable", because, thresholds=texts)


def _proper_uniform(decided: Decided, notion: str) -> FamilyFinding:
    numbers = decided.numbers
    if isinstance(numbers, str):
        return FamilyFinding("undecided", f"a limit was reached ({numbers})")
    if notion.endswith("-replay"):
        if numbers.point is None:
            because = "for every x some member is contained in all members with x: answer it"
            return FamilyFinding("generatable", because, 1)
        because = (
            f"no member is contained in all members with {numbers.point}: show it, then replay the answer for ever"
        )
        return FamilyFinding("not-generatable", because, witness={"point": numbers.point})
    open_ = numbers.unanswered
    if open_.growing is not None:
        sets = pumped_text(open_.growing, decided.letter)
        because = f"no member is contained in all members that contain S, for S = {sets}"
        return FamilyFinding("not-generatable", because, witness=decided.growing(open_.growing))
    complexity = int(open_.many) + 1
    witness = {"set": sorted(open_.largest)} if open_.many else None
    because = f"of every {complexity} points that members share, some member is contained in all of these members"
    return FamilyFinding("generatable", because, complexity, witness=witness)


def _proper_limit_replay(decided: Decided, _: str) -> FamilyFinding:
    numbers, family = decided.numbers, decided.family
    if isinstance(numbers, str):
        return FamilyFinding("undecided", f"a limit was reached ({numbers})")
    if numbers.point is None:
        return FamilyFinding("generatable", "proper uniform generation with replay is generation in the limit")
    hardness = decided.hardness
    if isinstance(hardness, str):
        return FamilyFinding("undecided", f"a limit was reached ({hardness}); {NO_CRITERION}")
    if hardness.strategy is not None:
        shown, replies = hardness.strategy.shown, _replies(family, hardness.strategy)
        because = f"an adversary strategy, accepted by the kernel: show {shown}; after " + "; after ".join(
            f"{answer} enumerate it with {groups}" for answer, groups in replies.items()
        )
        witness = {"shown": shown, "groups": replies}
        return FamilyFinding("not-generatable", because, witness=witness)
    if hardness.beaten:
        return FamilyFinding("undecided", "the adversary wins, but its groups have no closed form that was found")
    if hardness.complete and numbers.finitely_many:
        return FamilyFinding("generatable", "finitely many members: the criterion for finite classes, exactly")
    return FamilyFinding("undecided", f"the adversary of the criterion does not win, and {NO_CRITERION}")


def _replies(family: Family, strategy: Strategy) -> dict[str, str]:
    """Return, for the answers of each schema, the groups in words."""
    found = {}
    for schema, groups in zip(family.schemas, strategy.replies, strict=True):
        letter = schema.parameters[0] if len(schema.parameters) == 1 else ""
        found[schema.indexed] = ", or else with ".join(_group_text(family, group, letter) for group in groups)
    return found


def _group_text(family: Family, group: Group, letter: str) -> str:
    """Return one of the members of a group, in words."""
    texts = []
    for number, shifts in group:
        schema = family.schemas[number]
        values = (f"{name} = {shift.text(letter)}" for name, shift in zip(schema.parameters, shifts, strict=True))
        texts.append(schema.name + (" at " if shifts else "") + ", ".join(values))
    return " or ".join(texts)


NOTIONS: Final[dict[str, Callable[[Decided, str], FamilyFinding]]] = {
    "uniform": _uniform,
    "uniform-replay": _uniform,
    "non-uniform": _known,
    "non-uniform-replay": _non_uniform_replay,
    "limit": _known,
    "limit-replay": _known,
    "proper-uniform": _proper_uniform,
    "proper-uniform-replay": _proper_uniform,
    "proper-limit": _known,
    "proper-limit-replay": _proper_limit_replay,
}
"""How each notion is decided, by its name."""

SHOWN_BY: Final = {
    "uniform": "numbers",
    "uniform-replay": "numbers",
    "non-uniform-replay": "numbers",
    "proper-uniform": "numbers",
    "proper-uniform-replay": "numbers",
    "proper-limit-replay": "adversary",
}
"""Which certificate a verdict rests on; the others are theorems on every countable class."""
