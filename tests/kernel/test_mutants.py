"""Every leaf of every certificate, changed in every way: refused, unless the judge knows it to be a proof again."""

import json
from functools import cache
from pathlib import Path

import pytest
from mutants import mutants, reason_it_is_a_proof, survivors

from echoproof import decide, kernel, load
from echoproof.kernel.meter import Meter
from echoproof.model.classfile import file_bytes
from strategies import profile_class

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))
SMALL = {
    "triangle": profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1}),
    "pairs": profile_class(3, {0b011: "infinite", 0b101: "infinite", 0b110: "infinite"}),
    "rescued": profile_class(4, {0b1111: "infinite", 0b0111: 1, 0b0011: 1, 0b0101: 1, 0b0110: 1}),
    "one": profile_class(1, {1: "infinite"}),
}
CLASSES = [pytest.param(path, id=path.stem) for path in GALLERY] + [pytest.param(c, id=k) for k, c in SMALL.items()]


def made(source):
    return load(source) if isinstance(source, Path) else source


@pytest.fixture
def read_once(monkeypatch):
    """Let the checker work out the cells of each class once: the mutants differ in the certificate alone."""
    read = kernel.classfile.read
    known = cache(lambda data: read(data, Meter()))
    monkeypatch.setattr(kernel.classfile, "read", lambda data, _: known(data))


def accepts(cls, document):
    return kernel.check(file_bytes(cls), json.dumps(document).encode()).code is None


@pytest.mark.parametrize("source", CLASSES)
@pytest.mark.usefixtures("read_once")
def test_a_mutant_is_refused_or_is_a_proof_again(source, record_property):
    cls = made(source)
    document = json.loads(decide(cls).certificate)
    assert accepts(cls, document)
    assert reason_it_is_a_proof(document, cls)
    rows, count = survivors(cls, document, lambda mutant: accepts(cls, mutant))
    table = [f"{'.'.join(map(str, path))} {what}: {reason}" for path, what, reason in rows]
    record_property("survivors", f"{len(rows)} of {count}\n" + "\n".join(table))
    assert [row for row, (_, _, reason) in zip(table, rows, strict=True) if reason is None] == []
    assert count >= 50
    # What is exchanged is a choice of the proof: a name, the first example, or the profile that serves as a witness.
    assert all(what.removeprefix("to ") in cls.names or {"first", "profile"} & set(path) for path, what, _ in rows)


@pytest.mark.parametrize("source", CLASSES)
def test_a_certificate_for_another_class_is_refused_by_its_digest(source):
    cls = made(source)
    certificate = decide(cls).certificate.encode()
    for other in map(made, [*GALLERY, *SMALL.values()]):
        outcome = kernel.check(file_bytes(other), certificate)
        assert (outcome.code is kernel.Code.DIGEST) == (other.digest != cls.digest)


def test_the_judge_knows_a_false_proof():
    """All mutants of one certificate, by the judge alone: it refuses some that only its reading can tell."""
    cls = SMALL["triangle"]
    document = json.loads(decide(cls).certificate)
    other = {"a stranger": "D", "a served group": "A"}
    for name in other.values():
        document["cases"][0]["target"] = name
        assert reason_it_is_a_proof(document, cls) is None
        assert not accepts(cls, document)


def test_the_mutator_reaches_every_leaf():
    document = {"a": ["x", "y"], "b": {"c": "x"}}
    found = list(mutants(document, ["x", "y"]))
    assert {path for path, _, _ in found} == {("a",), ("a", 0), ("a", 1), ("b",), ("b", "c")}
    assert all(mutant != document for _, _, mutant in found)
    assert document == {"a": ["x", "y"], "b": {"c": "x"}}
    assert {"a": ["x", "x"], "b": {"c": "x"}} in [mutant for _, _, mutant in found]
