"""What the rules must say beyond the samples: of every small class, and where the budget ends."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from judges import dimension

from echoproof import decide, kernel, load
from echoproof.machines.machine import MachineError, parse_machine
from echoproof.model.budgets import parse_budget
from echoproof.model.classfile import file_bytes
from strategies import profile_class, profile_classes

ROOT = Path(__file__).parents[2]


@given(profile_classes(max_n=5))
def test_the_closure_dimension_and_no_other_number_is_accepted(cls):
    document = json.loads(decide(cls).certificates["closure-dimension"].text)
    largest, found = dimension(cls)
    assert document["number"] == largest
    outcome = kernel.check(file_bytes(cls), json.dumps(document).encode())
    assert outcome.numbers == {"closure_dimension": largest, "sample_complexity": largest + 1}
    for number, sets in found.items():
        for hypotheses in sets:
            claim = json.dumps(document | {"number": number, "hypotheses": hypotheses}).encode()
            assert (kernel.check(file_bytes(cls), claim).code is None) == (number == largest)


def test_beyond_the_budget_there_is_no_verdict(monkeypatch):
    """What the kernel cannot check is undecided, or left without a certificate; never a yes or a no."""
    cls = profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: "infinite"})
    check = kernel.check
    of_what_is_large = (
        "closure-dimension",
        "last-generator",
        "replay-number",
        "noise-number",
        "omission-number",
        "query-number",
    )

    def limited(*files):
        kind = json.loads(files[-1])["kind"]
        return kernel.Outcome(code=kernel.Code.LIMIT) if kind in of_what_is_large else check(*files)

    monkeypatch.setattr(kernel, "check", limited)
    found = decide(cls)
    assert "closure-dimension" not in found.certificates
    assert found.verdicts["uniform"].certificate is None
    assert found.verdicts["uniform"].sample_complexity == 1
    assert found.numbers == dict.fromkeys(("replay", "noise", "omission", "queries"), "undecided")
    for budget in ("last", "noise:2", "omit:2"):
        assert found.under(parse_budget(budget)).verdict == "undecided"


def test_that_a_class_is_hard_in_no_amount_is_not_said_without_a_certificate(monkeypatch):
    cls, check = profile_class(2, {0b11: "infinite", 0b01: "infinite"}), kernel.check
    budget = parse_budget("total:1")
    assert (decide(cls).numbers["replay"], decide(cls).under(budget).verdict) == ("none", "generatable")

    def limited(*files):
        plain = json.loads(files[-1])["kind"] == "generator-strategy"
        return kernel.Outcome(code=kernel.Code.LIMIT) if plain else check(*files)

    monkeypatch.setattr(kernel, "check", limited)
    assert (decide(cls).numbers["replay"], decide(cls).under(budget).verdict) == ("undecided", "undecided")


@pytest.mark.parametrize("name", ["", "a\nb", "\x9b", "\ud800"])
def test_both_readers_refuse_the_same_names_of_states(name):
    cls = load(ROOT / "encodings" / "classes" / "two-hypotheses.toml")
    stem = ROOT / "proofs" / "machines" / "two-hypotheses"
    good, proof = stem.with_suffix(".json").read_bytes(), stem.with_suffix(".certificate.json").read_bytes()
    state = json.loads(good)["start"]
    bad = json.dumps(json.loads(good.replace(json.dumps(state).encode(), json.dumps(name).encode()))).encode()
    assert kernel.check(file_bytes(cls), good, proof).code is None
    assert kernel.check(file_bytes(cls), bad, proof).code is kernel.Code.MACHINE
    with pytest.raises(MachineError):
        parse_machine(bad, cls.table)
