"""The door: what the files are, the class and the machine that the certificate is about, and its rule."""

import re
from typing import Any

from . import classfile, meter
from .certificate import format_of, opened
from .facts import Facts
from .families import reader as families
from .families.rule import FamilyRule
from .machines.machine import Machine, machine_of
from .meter import Meter
from .outcome import UNREADABLE, Code, Outcome, Rejected
from .reading import read
from .rule import Claim, ClassRule, MachineRule, Rule

FAMILY = re.compile(
    rb"""(?m)^(?:\xef\xbb\xbf)?[ \t]*+(?:format|"format"|'format')[ \t]*+=[ \t]*+["']echoproof/family@"""
)
TABLES = re.compile(rb"echoproof/(?:class|family)@")
OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*+\{")


def check(*files: bytes, work: int = 1) -> Outcome:
    """Check a certificate, given in any order with the class file and the machine that it is about, as bytes.

    Returns an Outcome always, never an exception for bad input. `work` is how many times the usual budget may be spent.
    """
    budget = meter.times(work)
    facts: Facts | None = None
    family: families.Family | None = None
    title: str | None = None
    digest: str | None = None
    cut_off = False
    try:
        objects, class_file = told_apart(files)
        if class_file is not None:
            budget.place = "class file"
            if FAMILY.search(class_file):
                family = families.read(class_file, budget)
                title, digest = family.title, family.digest
            else:
                title, names, cells, cut_off = classfile.read(class_file, budget)
                digest, facts = classfile.digest(names, cells), Facts(title, names, cells, budget)
        budget.place = "certificate"
        certificate, machine = documents([read(data, budget) for data in objects])
        rule, values = opened(certificate)
        for name, wanted, found in (
            ("class file", ClassRule, facts),
            ("family file", FamilyRule, family),
            ("machine", MachineRule, machine),
        ):
            if issubclass(rule, wanted) != (found is not None):
                said = f"and the {name} has to be given too" if found is None else f"which is about no {name}"
                raise Rejected(Code.FILES, "files", f"the certificate is of the kind {rule.kind}, {said}")
        if title is not None and digest is not None:
            about(values, title, digest)
        if family is not None and issubclass(rule, FamilyRule):
            claim = rule(family, budget).check(**values)
        else:
            claim = shown(rule, values, facts, machine, budget)
        return Outcome(rule.kind, claim.text, claim.numbers, rule.trusted, title, digest, cut_off=cut_off)
    except Rejected as rejected:
        code, place, detail = rejected.args
        if budget.steps < 0 or budget.stored < 0:
            detail += f"; --work {2 * work} gives it {2 * work} times the usual"
        unreadable = code in UNREADABLE or (code is Code.LIMIT and place == "class file")
        return Outcome(None, "", {}, (), title, digest, code, place, detail, unreadable, cut_off)


def told_apart(files: tuple[bytes, ...]) -> tuple[list[bytes], bytes | None]:
    """Return the JSON objects, which begin with a brace as no TOML does, and the class file, if any."""
    is_object = [OBJECT.match(data) is not None for data in files]
    others = [data for data, found in zip(files, is_object, strict=True) if not found]
    classes = others if len(others) == 1 else [data for data in others if TABLES.search(data)]
    if len(classes) < len(others) or not any(is_object):
        raise Rejected(Code.UNREADABLE, "file", "neither a JSON object nor a class file")
    if len(classes) > 1:
        raise Rejected(Code.FILES, "files", "more than one class file")
    return [data for data, found in zip(files, is_object, strict=True) if found], classes[0] if classes else None


def documents(found: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the certificate and the machine, if any, which its format tells."""
    is_machine = [format_of(each).startswith("echoproof/machine@") for each in found]
    certificates = [each for each, is_one in zip(found, is_machine, strict=True) if not is_one]
    machines = [each for each, is_one in zip(found, is_machine, strict=True) if is_one]
    if len(certificates) != 1 or len(machines) > 1:
        said = f"{len(certificates)} certificates and {len(machines)} machines, not one and at most one"
        raise Rejected(Code.FILES, "files", said)
    return certificates[0], machines[0] if machines else None


def about(values: dict[str, Any], title: str, digest: str) -> None:
    """Reject a certificate that is not about this class; one of version 1 does not say the title."""
    if values.pop("digest") != digest:
        raise Rejected(Code.DIGEST, "digest", f"the class at hand has {digest}")
    said = values.pop("class", title)
    if not isinstance(said, str) or (title and said != title):
        raise Rejected(Code.DIGEST, "class", f"the class at hand is called {title!r}")


def shown(
    rule: type[Rule], values: dict[str, Any], facts: Facts | None, machine: dict[str, Any] | None, budget: Meter
) -> Claim:
    """Return what the rule says."""
    if facts is None:
        return rule(budget).check(**values)
    if machine is None or not issubclass(rule, MachineRule):
        return rule(facts).check(**values) if issubclass(rule, ClassRule) else rule(budget).check(**values)
    made = machine_read(machine, facts)
    if values.pop("machine") != made.digest:
        raise Rejected(Code.DIGEST, "machine", f"the machine at hand has {made.digest}")
    return rule(facts, made).check(**values)


def machine_read(document: dict[str, Any], facts: Facts) -> Machine:
    """Return the machine; whatever is wrong with it is said with one code."""
    try:
        return machine_of(document, facts)
    except Rejected as rejected:
        code, place, detail = rejected.args
        raise Rejected(code if code is Code.LIMIT else Code.MACHINE, place, detail) from None
