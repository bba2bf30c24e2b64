"""Every other way to the numbers of a family: MONA, Z3, cvc5 and classes that are cut off. All agree, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Final, Literal

from echoproof.deciding.local_closure import local_closure
from echoproof.encode import cvc5api, z3api
from echoproof.families import mona, presburger
from echoproof.families.cut_off import class_text, members
from echoproof.families.decision import Decided
from echoproof.families.family import Family
from echoproof.families.numbers import Local, Numbers
from echoproof.model.classfile import parse
from echoproof.model.errors import CheckFailedError, LimitError, TooLargeError, UndecidedError
from echoproof.model.limits import MAX_HYPOTHESES

RLIMIT: Final = 5_000_000
"""Resource limit of Z3 for one question about a family."""
CVC5_RLIMIT: Final = 20_000
"""The same of cvc5, in units of its own."""
PLACES: Final = 12
"""Parameters up to which MONA's dimensions, and those of classes that are cut off, are compared with closed forms."""
CUT: Final = "a class cut off"
QUESTIONS: Final = {
    "closed": "the most points of an intersection of hypotheses",
    "unanswered": "the most points of a set without a proper answer",
    "local": "the local closure dimensions of {}",
    "closed-sets": "each of the growing sets is an intersection of hypotheses",
    "no-more": "a point more, and the closure is infinite",
    "attained": "the largest set is an intersection of hypotheses",
    "endless": "each of the growing sets is one of members, {} among them",
    "point": "no member is contained in all members with the point",
}
"""What the questions are in words; of some for each schema."""
Way = Literal["MONA", "Z3", "cvc5", "a class cut off"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one way said to one question."""

    way: Way
    question: str
    answer: str
    """It begins with "agrees", "unknown" or "not run"; whatever else stops everything."""


def judge(family: Family, decision: Decided) -> tuple[Judgement, ...]:
    """Return what every other way says to the numbers on which the verdicts rest.

    Raises CheckFailedError when one disagrees: then nothing about the family is to be written.
    """
    numbers = decision.numbers
    if isinstance(numbers, str):
        return ()
    return (*_mona(family, numbers), *_solvers(family, numbers), *_cut_off(family, numbers))


def mona_files(family: Family) -> dict[str, str]:
    """Return the questions about a family as input of MONA, by the ends of the names of their files."""
    return {f"{name}.mona": script for name, script in mona.scripts(family)}


def _disagree(way: str, what: str) -> CheckFailedError:
    return CheckFailedError(f"{way} disagrees about {what}")


def _question(family: Family, name: str) -> str:
    """Return a question in words, by the name of its script, which may end in the number of a schema."""
    if name in QUESTIONS:
        return QUESTIONS[name]
    kind, number = name.split("-")
    return QUESTIONS[kind].format(family.schemas[int(number)].indexed)


def _mona(family: Family, numbers: Numbers) -> Iterator[Judgement]:
    installed = mona.mona() is not None
    for name, script in mona.scripts(family):
        answer = "agrees" if installed else "not run: MONA is not installed"
        try:
            if installed and not _agrees(family, name, script, numbers):
                raise _disagree("MONA", name)
        except UndecidedError as failure:
            answer = f"unknown: {failure.found.splitlines()[0]}"
        yield Judgement("MONA", _question(family, name), answer)


def _agrees(family: Family, name: str, script: str, numbers: Numbers) -> bool:
    if not name.startswith("local-"):
        amount = numbers.closure if name == "closed" else numbers.unanswered
        return mona.most(mona.asked(script)) == amount.many
    number = int(name.removeprefix("local-"))
    local, graph = numbers.local[number], mona.asked(script, len(family.schemas[number].parameters))
    if mona.most(graph) != local.most.many or mona.endless(graph) != (local.endless is not None):
        return False
    return local.form is None or mona.values(graph, PLACES) == {d: local.form.at(d) for d in range(-PLACES, PLACES + 1)}


def _solvers(family: Family, numbers: Numbers) -> Iterator[Judgement]:
    for name, script in presburger.scripts(family, numbers):
        z3, cvc5 = z3api.answer_script(script, RLIMIT), cvc5api.answer_script(script, CVC5_RLIMIT)
        answers: tuple[tuple[Way, str], ...] = (("Z3", z3), ("cvc5", cvc5))
        for way, answer in answers:
            if answer == "sat":
                raise _disagree(way, _question(family, name))
            said = "agrees" if answer == "unsat" else "unknown within its limit"
            yield Judgement(way, _question(family, name), said)


def _cut_off(family: Family, numbers: Numbers) -> Iterator[Judgement]:
    """Compare the local closure dimensions of finite classes of first members: never more, and reached where told."""
    reached: dict[tuple[int, tuple[int, ...]], int] = {}
    largest = 0
    for most in range(1, PLACES + 1):
        span = range(-most, most + 1)
        try:
            found = members(family, span)
            if not 1 <= len(found) <= MAX_HYPOTHESES:
                continue
            dimensions = local_closure(parse(class_text(family, span)).table).dimensions
        except (LimitError, TooLargeError):
            break
        largest = most
        for member, dimension in zip(found.values(), dimensions, strict=True):
            if dimension > dimension_of(numbers.local[member[0]], member[1]):
                raise _disagree(CUT, family.schemas[member[0]].called(member[1]))
            reached[member] = max(dimension, reached.get(member, 0))
    wanted = [(dimension, dimension_of(numbers.local[n], values)) for (n, values), dimension in reached.items()]
    finite = [dimension == due for dimension, due in wanted if due < inf]
    met = f", and as many for {sum(finite)} of {len(finite)} members with a finite one" if finite else ""
    said = f"agrees: never more{met}"
    question = f"local closure dimensions, parameters up to {largest or PLACES}"
    yield Judgement(CUT, question, said if reached else "not run: no number of members that a class can have")


def dimension_of(local: Local, values: tuple[int, ...]) -> float:
    """Return the local closure dimension of a member, or what it is at most where there is no closed form."""
    return local.most.many if local.form is None else local.form.at(values[0])
