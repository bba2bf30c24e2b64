"""Certificates about budgets: no change of one is accepted unless it still proves what it says."""

import json

import pytest
from mutants import mutants

from echoproof import decide
from echoproof.kernel.budgets import check
from echoproof.model.budgets import parse_budget
from echoproof.model.classfile import file_bytes
from strategies import profile_class

CLASSES = {
    "triangle": profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1}),
    "one infinite side": profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: "infinite"}),
    "infinite sides": profile_class(3, {0b111: 1, 0b011: "infinite", 0b101: "infinite", 0b110: "infinite"}),
    "two": profile_class(2, {0b11: "infinite", 0b01: 2, 0b10: 1}),
    "a chain": profile_class(2, {0b11: "infinite", 0b01: "infinite", 0b10: 1}),
}
KINDS = {
    ("triangle", "last"): "last-adversary",
    ("one infinite side", "last"): "last-generator",
    ("infinite sides", "last"): "last-generator",
    ("triangle", "total:1"): "replay-number",
    ("one infinite side", "total:finite"): "replay-number",
    ("infinite sides", "total:finite"): "replay-number",
    ("two", "noise:2"): "noise-number",
    ("a chain", "noise:finite"): "noise-number",
    ("infinite sides", "noise:finite"): "noise-number",
}
"""Whose certificates are changed, and of which kind they are."""


def certificate(name, budget):
    cls = CLASSES[name]
    return json.loads(decide(cls).under(parse_budget(budget)).certificate.text)


class Judge:
    """Judges by the definitions of docs/budgets.md alone, hypotheses as sets of realized profiles."""

    def __init__(self, cls):
        self.names, sizes = list(cls.names), {c.profile: c.size for c in cls.table.cells}
        self.all = frozenset(range(len(self.names)))
        self.sizes = {frozenset(k for k in self.all if p >> k & 1): size for p, size in sizes.items()}
        self.h = [{p for p in self.sizes if k in p} for k in self.all]
        self.finite = {p for p, size in self.sizes.items() if size != "infinite"}

    def read(self, listed):
        return frozenset(map(self.names.index, listed))

    def confused(self, possible, supplied, j):
        shown = self.h[j] | supplied | {p for p in self.sizes if possible <= p}
        return {k for k in possible if self.h[k] <= shown and not self.h[j] <= self.h[k]}

    def after(self, possible, supplied, j):
        return {
            p: (possible & p, supplied | self.h[j] & self.finite)
            for p in self.sizes
            if j not in p and possible & p not in (frozenset(), possible)
        }

    def lost(self, possible, supplied=frozenset()):
        return all(
            self.confused(possible, supplied, j)
            or any(self.lost(*to) for to in self.after(possible, supplied, j).values())
            for j in self.all
        )

    def price(self, targets, j):
        union = set().union(*(self.h[k] for k in targets))
        missing = [union - self.h[k] for k in targets]
        if any(all(self.h[m] <= self.h[k] for k in targets) for m in self.all):
            return None
        if j is not None and not all(cells <= self.h[j] for cells in missing):
            return None
        if not any(cells - self.finite for cells in missing):
            return max(sum(self.sizes[p] for p in cells) for cells in missing)
        parts = [self.h[k] - self.finite for k in targets]
        return 10**6 if all(a <= b or b <= a for a in parts for b in parts) else 10**9

    def cheapest(self, profile, j):
        subsets = [frozenset(k for at, k in enumerate(sorted(profile)) if bits >> at & 1) for bits in range(1, 8)]
        prices = [self.price(targets, j) for targets in subsets if targets]
        return min((price for price in prices if price is not None), default=10**12)

    def proves(self, document):
        """Say whether what the certificate claims is true and each part of it is what it should be."""
        if document["kind"].startswith("last"):
            return self.proves_last(document)
        worth = {"finite": 10**6, "infinite": 10**9}
        number = worth.get(document["number"], document["number"])
        if document["kind"] == "noise-number":
            least = self.cheapest(self.all, None)
            cost = self.price(self.read(document["targets"]), None) if document["targets"] else 10**12
            return (least == cost == number) if number < 10**9 else least >= 10**9 and not document["targets"]
        first = self.read(document["first"])
        replies = {self.read(reply["profile"]): self.names.index(reply["answer"]) for reply in document["replies"]}
        traps = [self.read(trap["targets"]) for trap in document["traps"]]
        prices = [self.price(targets, j) for j, targets in enumerate(traps)]
        return (
            first in self.sizes
            and all(targets <= first for targets in traps)
            and len(traps) == len(self.all)
            and all(price is not None and price <= number for price in prices)
            and set(replies) == set(self.sizes)
            and all(self.cheapest(profile, j) >= number for profile, j in replies.items())
        )

    def proves_last(self, document):
        rows = {
            (self.read(at["possible"]), frozenset(map(self.read, at["supplied"]))): at for at in document["positions"]
        }
        if document["kind"] == "last-generator":
            return not any(map(self.lost, self.sizes)) and all(
                not self.confused(*at, j := self.names.index(row["answer"]))
                and not any(self.lost(*to) for to in self.after(*at, j).values())
                for at, row in rows.items()
            )
        return self.lost(self.read(document["first"])) and all(
            (reply["target"] is not None and self.names.index(reply["target"]) in self.confused(*at, j))
            or (reply["show"] is not None and self.lost(*self.after(*at, j)[self.read(reply["show"])]))
            for at, row in rows.items()
            for j, reply in enumerate(row["replies"])
        )


@pytest.mark.parametrize(("name", "budget"), KINDS)
def test_no_mutant_is_accepted_that_proves_nothing(name, budget):
    cls, document, refused = CLASSES[name], certificate(name, budget), 0
    judge = Judge(cls)
    assert document["kind"] == KINDS[name, budget]
    assert check(file_bytes(cls), json.dumps(document).encode()).kind == document["kind"]
    assert judge.proves(document)
    for path, what, mutant in mutants(document, cls.names):
        outcome = check(file_bytes(cls), json.dumps(mutant).encode())
        refused += outcome.code is not None
        assert outcome.code is not None or judge.proves(mutant), (path, what)
    assert refused > 50


def code(name, document):
    outcome = check(file_bytes(CLASSES[name]), json.dumps(document).encode())
    return outcome.code and outcome.code.name


def test_what_is_refused_of_an_adversary_has_its_reason():
    document = certificate("triangle", "last")
    start = next(at for at in document["positions"] if len(at["possible"]) == 3)
    others = [at for at in document["positions"] if at is not start]

    def with_reply(**change):
        replies = [start["replies"][0] | change, *start["replies"][1:]]
        return document | {"positions": [start | {"replies": replies}, *others]}

    rows = [
        (document | {"kind": "last"}, "SHAPE"),
        (document | {"class": "sha256:0"}, "DIGEST"),
        (document | {"first": ["A"]}, "REALIZED"),
        (document | {"positions": others}, "CASES"),
        (document | {"positions": [*others, start, start]}, "CASES"),
        (document | {"positions": [*document["positions"], others[0] | {"supplied": []}]}, "CASES"),
        (document | {"positions": [start | {"supplied": None}, *others]}, "SHAPE"),
        (document | {"positions": [start | {"supplied": [["A", "B"]] * 5}, *others]}, "SHAPE"),
        (document | {"positions": [start | {"replies": start["replies"][:2]}, *others]}, "CASES"),
        (with_reply(target="B"), "SHAPE"),
        (with_reply(target="B", show=None), "SERVED"),
        (with_reply(show=["A", "B"]), "TARGET"),
        (with_reply(show=["A", "B", "C"]), "TARGET"),
        (with_reply(show=["B"]), "REALIZED"),
    ]
    assert [code("triangle", wrong) for wrong, _ in rows] == [right for _, right in rows]


def test_what_is_refused_of_a_generator_has_its_reason():
    document = certificate("one infinite side", "last")
    first, *others = document["positions"]

    def answering(name):
        return document | {"positions": [first | {"answer": name}, *others]}

    said = {code("one infinite side", answering(name)) for name in "ABC"}
    assert said == {None, "UNSERVED"}
    assert code("one infinite side", answering("D")) == "NAME"
    assert code("one infinite side", document | {"positions": others}) == "CASES"
    extra = {"possible": ["A"], "supplied": [["A", "B"]], "answer": "A"}
    assert code("one infinite side", document | {"positions": [*document["positions"], extra]}) == "CASES"


def test_a_certificate_with_too_many_positions_is_not_checked_and_gives_no_verdict(monkeypatch):
    document = certificate("one infinite side", "last")
    monkeypatch.setattr("echoproof.kernel.budgets.last.WORK", 7)
    assert code("one infinite side", document) == "LIMIT"
    cls = CLASSES["one infinite side"]
    assert decide(cls).under(parse_budget("last")).verdict == "undecided"
