"""Certificates of uniform generation: no change of one is accepted unless it still proves what it says."""

import json
from itertools import combinations

import pytest
from hypothesis import given
from mutants import mutants

from echoproof import decide
from echoproof.deciding import decision
from echoproof.kernel.uniform import check
from echoproof.model.classfile import file_bytes
from strategies import profile_class, profile_classes


def proves(document, cls):
    """Judge a certificate by the definitions alone, hypotheses as sets of realized profiles."""
    names, sizes = list(cls.names), {c.profile: c.size for c in cls.table.cells}
    h = [{p for p in sizes if p >> i & 1} for i in range(len(names))]

    def profile(listed):
        return sum(1 << names.index(name) for name in set(listed))

    matters = {p for p, size in sizes.items() if document["replay"] or size == "infinite"}
    if document["kind"] == "uniform-generator":
        answers = {profile(r["profile"]): names.index(r["answer"]) for r in document["replies"]}
        inside = all(h[m] <= h[k] for p, m in answers.items() for k in range(len(names)) if p >> k & 1)
        return inside and set(answers) == matters
    first = profile(document["profile"])
    return first in matters and all(
        first >> names.index(e["target"]) & 1
        and profile(e["profile"]) in h[names.index(e["answer"])] - h[names.index(e["target"])]
        for e in document["escapes"]
    ) * ([e["answer"] for e in document["escapes"]] == names)


MUTATED = [
    profile_class(3, {0b111: 2, 0b011: "infinite", 0b101: "infinite", 0b110: 1}),
    profile_class(3, {0b111: "infinite", 0b011: "infinite", 0b101: 1, 0b100: "infinite"}),
    profile_class(2, {0b11: 1, 0b01: "infinite", 0b10: "infinite"}),
]


@pytest.mark.parametrize("at", range(len(MUTATED)))
def test_no_mutant_is_accepted_that_proves_nothing(at):
    cls, refused = MUTATED[at], 0
    for name in ("proper-uniform", "proper-uniform-replay"):
        document = json.loads(decide(cls).certificates[name].text)
        assert proves(document, cls)
        for path, what, mutant in mutants(document, cls.names):
            outcome = check(file_bytes(cls), json.dumps(mutant).encode())
            refused += outcome.code is not None
            assert outcome.code is not None or proves(mutant, cls), (path, what)
    assert refused > 200


def test_what_is_refused_has_its_reason():
    cls = MUTATED[2]
    made = decide(cls).certificates
    plain, replay = (json.loads(made[name].text) for name in ("proper-uniform", "proper-uniform-replay"))
    assert (plain["kind"], replay["kind"]) == ("uniform-generator", "uniform-adversary")
    rows = [
        (plain | {"format": "echoproof/certificate@1"}, "SHAPE"),
        (plain | {"class": "sha256:0"}, "DIGEST"),
        (plain | {"kind": "uniform"}, "SHAPE"),
        (plain | {"replay": 0}, "SHAPE"),
        (plain | {"replay": True}, "CASES"),
        (plain | {"replies": plain["replies"][:1]}, "CASES"),
        (plain | {"replies": [{"profile": ["A"], "answer": "B"}]}, "UNSERVED"),
        (plain | {"verdict": "generatable"}, "SHAPE"),
        (replay | {"replay": False}, "FINITE"),
        (replay | {"profile": ["A"]}, "TARGET"),
        (replay | {"escapes": replay["escapes"][:1]}, "CASES"),
        (replay | {"escapes": [e | {"profile": ["A", "B"]} for e in replay["escapes"]]}, "SERVED"),
    ]
    for document, code in rows:
        outcome = check(file_bytes(cls), json.dumps(document).encode())
        assert outcome.code is not None
        assert outcome.code.name == code, outcome
    assert check(file_bytes(cls), b"[]").code.name == "SHAPE"
    assert check(b"", b"{}").code.name == "CLASS"
    assert check(file_bytes(cls), b"{").code.name == "UNREADABLE"


def dimension(cls):
    """Return the closure dimension, and what attains it, by trying all sets of hypotheses."""
    sizes = {c.profile: float("inf") if c.size == "infinite" else c.size for c in cls.table.cells}
    n, found = len(cls.names), {}
    for count in range(1, n + 1):
        for chosen in combinations(range(n), count):
            size = sum(size for p, size in sizes.items() if all(p >> k & 1 for k in chosen))
            if size < float("inf"):
                found.setdefault(size, []).append([cls.names[k] for k in chosen])
    return max(found, default=0), found


@given(profile_classes(max_n=5))
def test_the_closure_dimension_and_no_other_number_is_accepted(cls):
    document = json.loads(decide(cls).certificates["closure-dimension"].text)
    largest, found = dimension(cls)
    assert document["number"] == largest
    assert check(file_bytes(cls), json.dumps(document).encode()).kind == "closure-dimension"
    for number, sets in found.items():
        for hypotheses in sets:
            claim = json.dumps(document | {"number": number, "hypotheses": hypotheses}).encode()
            assert (check(file_bytes(cls), claim).code is None) == (number == largest)


FOUR_MEET = profile_class(3, {0b001: "infinite", 0b010: "infinite", 0b100: "infinite", 0b011: 3, 0b110: 2, 0b111: 1})


def test_no_mutant_of_a_closure_dimension_is_accepted_that_proves_nothing():
    cls, refused = FOUR_MEET, 0
    document = json.loads(decide(cls).certificates["closure-dimension"].text)
    largest, found = dimension(cls)
    assert (largest, found[largest]) == (4, [["A", "B"]])
    for path, what, mutant in mutants(document, cls.names):
        outcome = check(file_bytes(cls), json.dumps(mutant).encode())
        refused += outcome.code is not None
        assert outcome.code is not None, (path, what)
    assert refused > 30


def test_what_is_refused_of_a_closure_dimension_has_its_reason(monkeypatch):
    cls = FOUR_MEET
    document = json.loads(decide(cls).certificates["closure-dimension"].text)
    rows = [
        (document | {"number": True}, "SHAPE"),
        (document | {"number": -1}, "SHAPE"),
        (document | {"replay": True}, "SHAPE"),
        (document | {"number": 5}, "SIZE"),
        (document | {"hypotheses": ["A"]}, "SIZE"),
        (document | {"number": 3, "hypotheses": ["B", "C"]}, "LARGER"),
        (document | {"number": 0, "hypotheses": []}, "LARGER"),
    ]
    for wrong, code in rows:
        assert check(file_bytes(cls), json.dumps(wrong).encode()).code.name == code, wrong
    monkeypatch.setattr("echoproof.kernel.uniform.WORK", 10)
    assert check(file_bytes(cls), json.dumps(document).encode()).code.name == "LIMIT"
    found = decision.decide(cls)
    assert "closure-dimension" not in found.certificates
    assert found.verdicts["uniform"].certificate is None
    assert found.verdicts["uniform"].sample_complexity == 5
