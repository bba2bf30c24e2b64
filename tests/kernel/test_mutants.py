"""Every leaf of every accepted certificate, changed in every way: refused, unless the judge knows it to be a proof."""

import json
from functools import cache
from itertools import islice

import pytest
from judges import JUDGES
from mutants import mutants
from samples import KINDS, kept

from echoproof import kernel
from echoproof.families.family import Family
from echoproof.families.reading import parse_family
from echoproof.kernel.families import rule
from echoproof.kernel.meter import PLENTY, times
from echoproof.machines.machine import parse_machine
from echoproof.model.classfile import parse
from echoproof.model.files import is_family

MANY = 1_000
"""Changes of one certificate; of a large one every so many are taken, some for each leaf."""
CHOICES = {
    *("first", "profile", "target", "targets", "answer", "cases", "groups", "replies", "traps", "hypotheses", "stem"),
    *("loop", "levels", "helpful", "counted", "show", "entries", "proof", "states", "escapes", "positions", "replay"),
    *("critical", "family", "vectors", "complete", "adversary", "generator", "answered", "ask", "told", "sets"),
    *("strategy", "closure_dimension", "unanswered", "local", "point"),
}
"""What is a choice of the proof: a name, an example, or the order of its parts. Nothing else may be exchanged."""


@pytest.fixture
def read_once(monkeypatch):
    """Let the checker work out the cells of each class once: the mutants differ in the certificate alone."""
    read = kernel.classfile.read
    known = cache(lambda data: read(data, times(PLENTY)))
    monkeypatch.setattr(kernel.classfile, "read", lambda data, _: known(data))
    asked = cache(lambda digest: {})
    monkeypatch.setattr(rule, "Questions", lambda family, _: Once(family, asked(family.digest)))


class Once(rule.Questions):
    """The questions about a family, each asked once."""

    def __init__(self, family, known):
        self.__dict__ = known
        if not known:
            super().__init__(family, times(PLENTY))
            self.answers = {}

    def once(self, name, *what):
        key = name, repr(what)
        if key not in self.answers:
            self.answers[key] = getattr(super(), name)(*what)
        return self.answers[key]

    def local(self, schema):
        return self.once("local", schema)

    def finite(self, schema):
        return self.once("finite", self.family.schemas[[s.name for s in self.family.schemas].index(schema.name)])

    def beaten(self, *what):
        return self.once("beaten", *what)


def subject(sample):
    """Return the class and the machine of a sample, None where there is none, and the certificate."""
    by_end = {path.name.partition(".")[2]: content for path, content in zip(sample.paths, sample.files, strict=True)}
    read = parse_family if is_family(by_end.get("toml", b"")) else parse
    cls = read(by_end["toml"].decode()) if "toml" in by_end else None
    machine = parse_machine(by_end["machine.json"], cls.table) if "machine.json" in by_end else None
    return cls, machine, json.loads(by_end["json"])


def names_of(cls):
    return [schema.name for schema in cls.schemas] if isinstance(cls, Family) else cls.names if cls else ()


@pytest.mark.parametrize("sample", [s for kind in KINDS for s in kept(kind, "accepted")], ids=lambda s: s.name)
@pytest.mark.usefixtures("read_once")
def test_a_mutant_is_refused_or_is_a_proof_again(sample, record_property):
    cls, machine, document = subject(sample)
    kind, others = kernel.check(*sample.files).kind, sample.files[:-1]
    names = [*names_of(cls), *(machine.states if machine else ())]
    assert JUDGES[kind](document, cls, machine)
    changed = list(mutants(document, names))
    survivors, wrong = [], []
    for path, what, mutant in islice(changed, 0, None, min(1 + 2 * (len(changed) // MANY), 7)):
        outcome = kernel.check(*others, json.dumps(mutant).encode())
        if outcome.code is None:
            survivors.append(f"{'.'.join(map(str, path))} {what}")
            untitled = path == ("class",) and outcome.title == ""
            if not untitled and not (CHOICES & set(path) and JUDGES[outcome.kind](mutant, cls, machine)):
                wrong.append(survivors[-1])
    record_property("survivors", "\n".join(survivors))
    assert wrong == []
    assert len(changed) >= 30


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "enumeration"])
def test_a_certificate_for_another_class_or_machine_is_refused_by_its_digest(kind):
    """Each sample of a kind with the files of each other one."""
    samples = [(sample.files, kernel.check(*sample.files).digest) for sample in kept(kind, "accepted")]
    for (*_, certificate), digest in samples:
        for (*others, _), other in samples:
            if other != digest:
                outcome = kernel.check(*others, certificate)
                assert outcome.code in (kernel.Code.DIGEST, kernel.Code.MACHINE)


def test_the_judge_knows_a_false_proof():
    """It refuses some that only its reading can tell."""
    cls, _, document = subject(next(s for s in kept("adversary-strategy") if s.name.endswith("accepted/triangle")))
    for name in ("D", "A"):
        document["cases"][0]["target"] = name
        assert not JUDGES["adversary-strategy"](document, cls, None)


def test_the_mutator_reaches_every_leaf():
    document = {"a": ["x", "y"], "b": {"c": "x"}}
    found = list(mutants(document, ["x", "y"]))
    assert {path for path, _, _ in found} == {("a",), ("a", 0), ("a", 1), ("b",), ("b", "c")}
    assert all(mutant != document for _, _, mutant in found)
    assert document == {"a": ["x", "y"], "b": {"c": "x"}}
    assert {"a": ["x", "x"], "b": {"c": "x"}} in [mutant for _, _, mutant in found]
