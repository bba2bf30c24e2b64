"""The door: what the files are, the class and the machine that the certificate is about, and its rule."""

from typing import Any, NamedTuple

from . import classfile, meter
from .certificate import opened
from .facts import Facts
from .machines.machine import Machine, machine_of
from .meter import Meter
from .outcome import UNREADABLE, Code, Outcome, Rejected
from .reading import read
from .rule import Claim, ClassRule, MachineRule, Rule


class Given(NamedTuple):
    """The files by what they are."""

    certificate: dict[str, Any]
    machine: dict[str, Any] | None
    class_file: bytes | None


def check(*files: bytes, work: int = 1) -> Outcome:
    """Check a certificate, given in any order with the class file and the machine that it is about, as bytes.

    Returns an Outcome always, never an exception for bad input. `work` is how many times the usual budget may be spent.
    """
    budget = meter.times(work)
    facts: Facts | None = None
    title: str | None = None
    digest: str | None = None
    try:
        given = sorted_out(files, budget)
        rule, values = opened(given.certificate)
        fits(rule, given)
        if given.class_file is not None:
            budget.place = "class file"
            title, names, cells = classfile.read(given.class_file, budget)
            digest, facts = classfile.digest(names, cells), Facts(title, names, cells, budget)
            budget.place = "certificate"
            about(values, title, digest)
        claim = shown(rule, values, facts, given.machine, budget)
        return Outcome(rule.kind, claim.text, claim.numbers, rule.trusted, title, digest)
    except Rejected as rejected:
        code, place, detail = rejected.args
        if code is Code.LIMIT:
            detail += f"; --work {2 * work} gives it {2 * work} times the usual"
        unreadable = code in UNREADABLE or (code is Code.LIMIT and place == "class file")
        return Outcome(None, "", {}, (), title, digest, code, place, detail, unreadable)


def sorted_out(files: tuple[bytes, ...], budget: Meter) -> Given:
    """Tell the files apart: JSON begins with a brace, TOML does not; a machine and a certificate name their format."""
    objects = [data for data in files if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")]
    others = [data for data in files if data not in objects]
    classes = others if len(others) == 1 else [data for data in others if b"echoproof/class@" in data]
    if len(classes) < len(others) or not objects:
        raise Rejected(Code.UNREADABLE, "file", "neither a JSON object nor a class file")
    budget.place = "certificate"
    documents = [read(data, budget) for data in objects]
    machines = [each for each in documents if str(each.get("format")).startswith("echoproof/machine@")]
    certificates = [each for each in documents if each not in machines]
    found = (len(certificates), len(machines), len(classes))
    if found[0] != 1 or max(found) > 1:
        said = "certificates: {}, machines: {}, class files: {}".format(*found)
        raise Rejected(Code.FILES, "files", f"{said}; give one certificate with the class and the machine of it")
    return Given(certificates[0], machines[0] if machines else None, classes[0] if classes else None)


def fits(rule: type[Rule], given: Given) -> None:
    """Reject when what the rule is about is not there, or something else is."""
    rows = (("class file", ClassRule, given.class_file), ("machine", MachineRule, given.machine))
    for name, wanted, file in rows:
        if issubclass(rule, wanted) != (file is not None):
            said = f"it has to be given the {name} too" if file is None else f"it is about no {name}"
            raise Rejected(Code.FILES, "files", f"the certificate is of the kind {rule.kind}: {said}")


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
