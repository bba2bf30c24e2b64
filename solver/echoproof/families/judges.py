"""Every other way to the numbers of a family: MONA, Z3, cvc5 and classes that are cut off. All agree, or an error."""

from __future__ import annotations

from typing import Final

from echoproof.deciding.local_closure import local_closure
from echoproof.encode import cvc5api, z3api
from echoproof.families import mona, presburger
from echoproof.families.cut_off import class_text, members
from echoproof.families.family import Family
from echoproof.families.numbers import Local, Numbers
from echoproof.model.classfile import parse
from echoproof.model.errors import CheckFailedError, EchoproofError, LimitError, UndecidedError

RLIMIT: Final = 5_000_000
"""Resource limit of Z3 for one question about a family."""
CVC5_RLIMIT: Final = 20_000
"""The same of cvc5, in units of its own."""
PLACES: Final = 12
"""Parameters up to which MONA's dimensions, and those of classes that are cut off, are compared with closed forms."""


def ways(family: Family, numbers: Numbers) -> dict[str, str]:
    """Return what each way says. Raises CheckFailedError when one disagrees."""
    return {"MONA": _mona(family, numbers), **_solvers(family, numbers), "cut off": _cut_off(family, numbers)}


def _disagree(way: str, what: str) -> CheckFailedError:
    return CheckFailedError(f"{way} disagrees about {what}")


def _mona(family: Family, numbers: Numbers) -> str:
    if mona.mona() is None:
        return "not installed"
    agreed = []
    try:
        for name, script in mona.scripts(family):
            local = numbers.local[int(name.removeprefix("local-"))] if name.startswith("local-") else None
            if local is not None and local.form is None and local.at:
                continue  # several parameters
            if not _agrees(name, script, numbers, local):
                raise _disagree("MONA", name)
            agreed.append(name)
    except UndecidedError as failure:
        return f"undecided: {failure.found.splitlines()[0]}"
    return f"agrees on {', '.join(agreed)}"


def _agrees(name: str, script: str, numbers: Numbers, local: Local | None) -> bool:
    if local is None:
        amount = numbers.closure if name == "closed" else numbers.unanswered
        return mona.most(mona.asked(script)) == amount.many
    if local.form is None:
        return mona.most(mona.asked(script)) == local.most.many
    found = mona.values(mona.asked(script, 1), PLACES)
    return all(local.form.at(d) == value for d, value in found.items())


def _solvers(family: Family, numbers: Numbers) -> dict[str, str]:
    said: dict[str, list[str]] = {"Z3": [], "cvc5": []}
    for name, script in presburger.scripts(family, numbers):
        answers = {"Z3": z3api.answer_script(script, RLIMIT), "cvc5": cvc5api.answer_script(script, CVC5_RLIMIT)}
        for way, answer in answers.items():
            if answer == "sat":
                raise _disagree(way, name)
            said[way].append(f"{name}{'' if answer == 'unsat' else ' unknown'}")
    return {way: f"agrees on {', '.join(names)}" if names else "not asked" for way, names in said.items()}


def _cut_off(family: Family, numbers: Numbers) -> str:
    """Compare the local closure dimensions of finite classes of first members: never more, and reached where told."""
    reached: dict[tuple[int, tuple[int, ...]], int] = {}
    largest = 0
    for most in range(1, PLACES + 1):
        span = range(-most, most + 1)
        try:
            cls, found = parse(class_text(family, span)), members(family, span)
            dimensions = local_closure(cls.table).dimensions
        except (LimitError, EchoproofError):
            break
        largest = most
        for member, dimension in zip(found.values(), dimensions, strict=True):
            if dimension > _true(numbers.local[member[0]], member[1]):
                raise _disagree("a class that is cut off", family.schemas[member[0]].called(member[1]))
            reached[member] = max(dimension, reached.get(member, 0))
    if not largest:
        return "no class small enough"
    met = sum(dimension == _true(numbers.local[number], values) for (number, values), dimension in reached.items())
    return f"agrees up to {largest}: {met} of {len(reached)} members reach their dimension"


def _true(local: Local, values: tuple[int, ...]) -> float:
    """Return the local closure dimension of a member, or what it is at most."""
    return local.most.many if local.form is None else local.form.at(values[0])
