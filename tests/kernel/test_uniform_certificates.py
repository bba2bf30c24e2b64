"""Certificates of proper uniform generation: no change of one is accepted unless it still proves what it says."""

import json

import pytest
from mutants import mutants

from echoproof import decide
from echoproof.kernel.uniform import check
from echoproof.model.classfile import file_bytes
from strategies import profile_class


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
    for text in decide(cls).uniform.values():
        document = json.loads(text)
        assert proves(document, cls)
        for path, what, mutant in mutants(document, cls.names):
            outcome = check(file_bytes(cls), json.dumps(mutant).encode())
            refused += outcome.code is not None
            assert outcome.code is not None or proves(mutant, cls), (path, what)
    assert refused > 200


def test_what_is_refused_has_its_reason():
    cls = MUTATED[2]
    plain, replay = (json.loads(text) for text in decide(cls).uniform.values())
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
