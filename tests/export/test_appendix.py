"""What the appendix says is what the class is: streams, replays, escapes, tables, and the prose around them."""

import re
from dataclasses import replace
from itertools import islice

import example_classes as gallery
import pytest

from echoproof.deciding.criterion import AdversaryStrategy, GeneratorStrategy
from echoproof.deciding.decision import decide
from echoproof.deciding.questions import BOUNDS, BOUNDS_REPLAY, CLOSURE
from echoproof.deciding.symmetry import carry
from echoproof.export import latex
from echoproof.export.adversary import adversary_proof
from echoproof.export.generator import generator_proof
from echoproof.export.latex import appendix
from echoproof.export.replays import uniform_proof
from echoproof.model.cells import members
from echoproof.model.errors import LimitError

PROOFS = {name: decide(make()) for name, make in gallery.ALL.items()}
CLASSES = {name: make() for name, make in gallery.ALL.items()}
HARD = [name for name, proof in PROOFS.items() if isinstance(proof.strategy, AdversaryStrategy)]
EASY = [name for name, proof in PROOFS.items() if isinstance(proof.strategy, GeneratorStrategy)]


def contains(cls, index, point):
    return cls.domain.profile_at(point) >> index & 1


def streams(cls, proof):
    """Yield (answer, group, stream) for every case, the proved ones and those carried along a symmetry."""
    for item in proof.cases:
        yield item.case, item.stream
        for case, _, stream in item.alike:
            yield case, stream


def test_both_kinds_are_tried():
    assert {"four", "triangle", "infinite_triangle", "profiles", "many_hard"} <= set(HARD)
    assert {"half_lines", "rescued", "changing", "single", "hostile"} <= set(EASY)


def test_the_stream_of_the_paper():
    """arXiv:2603.11784v2, Theorem 7.3: after a minus hypothesis the adversary shows -1, -2, 1, 2, 3, …."""
    cls = CLASSES["four"]
    proof = adversary_proof(cls, PROOFS["four"].strategy)
    found = {case.answer: (case.group, stream.points) for case, stream in streams(cls, proof)}
    minus, plus = (0, -1, -2, 1, 2, 3), (0, 1, 2, -1, -2, -3)
    assert found == {0: (0b1100, minus), 1: (0b1100, minus), 2: (0b0011, plus), 3: (0b0011, plus)}
    assert len(proof.cases) == 1
    text = appendix(PROOFS["four"])
    assert r"\echoseq{0, -1, -2, 1, 2, 3, \dots}" in text
    assert r"genuine except \echoseq{-2}, an element of $\mathsf{h}_{1}^{-}$ but not of $\mathsf{h}_{1}^{+}$" in text


@pytest.mark.parametrize("name", HARD)
def test_every_stream_is_legal_for_its_group(name):
    cls, strategy = CLASSES[name], PROOFS[name].strategy
    proof = adversary_proof(cls, strategy)
    seen = set()
    for case, stream in streams(cls, proof):
        seen.add(case.answer)
        replayed = dict(stream.replayed)
        assert stream.points[0] == proof.first
        assert len(set(stream.points)) == len(stream.points)
        for target in members(case.group):
            assert contains(cls, target, proof.first)
            outside = [point for point in stream.points if not contains(cls, target, point)]
            assert all(contains(cls, case.answer, point) for point in outside)
            part = replayed[target]
            if part.complete:
                assert outside == list(part.points)
            assert all(not contains(cls, target, p) and contains(cls, case.answer, p) for p in part.points)
    assert seen == set(range(cls.table.n))


@pytest.mark.parametrize("name", HARD)
def test_every_point_of_the_union_is_reached(name):
    """The parts that the text names, what differs and what is common, make up the whole union of the group."""
    cls = CLASSES[name]
    for case, stream in streams(cls, adversary_proof(cls, PROOFS[name].strategy)):
        for point in islice(cls.domain.elements(cls.table.profiles), 300):
            profile = cls.domain.profile_at(point)
            differs = profile in {cell.profile for cell in stream.differing.cells}
            some = any(profile >> k & 1 for k in members(case.group))
            every = all(profile >> k & 1 for k in members(case.group))
            assert differs == (some and not every)
            if differs and stream.differing.complete:
                assert point in stream.points


@pytest.mark.parametrize("name", HARD)
def test_every_escape_is_in_the_answer_and_not_in_the_target(name):
    cls = CLASSES[name]
    for item in adversary_proof(cls, PROOFS[name].strategy).cases:
        refuted = 0
        for fact in item.facts:
            assert item.case.group >> fact.target & 1
            assert not contains(cls, fact.target, fact.point)
            assert all(contains(cls, m, fact.point) for m in members(fact.hypotheses))
            refuted |= fact.hypotheses
        assert refuted == (1 << cls.table.n) - 1


@pytest.mark.parametrize("name", HARD)
def test_symmetries_carry_the_proved_case(name):
    cls, strategy = CLASSES[name], PROOFS[name].strategy
    proof = adversary_proof(cls, strategy)
    profiles = set(cls.table.profiles)
    for item in proof.cases:
        for case, permutation, _ in item.alike:
            assert sorted(permutation) == list(range(cls.table.n))
            assert {carry(permutation, profile) for profile in profiles} == profiles
            assert carry(permutation, proof.profile) == proof.profile
            assert permutation[item.case.answer] == case.answer
            assert carry(permutation, item.case.group) == case.group


@pytest.mark.parametrize("name", EASY)
def test_the_generators_table_covers_every_profile_and_group(name):
    cls = CLASSES[name]
    proof = generator_proof(cls, PROOFS[name].strategy)
    contained = {(m, k) for m, higher in proof.containments for k in members(higher)}
    for m, k in contained:
        assert m != k
        assert not any(p >> m & 1 and not p >> k & 1 for p in cls.table.profiles)
    covered = [profile for row in proof.rows for profile in row.profiles]
    assert sorted(covered) == sorted(cls.table.profiles)
    for row in proof.rows:
        for profile in row.profiles:
            residuals = {
                k: frozenset(p for p in cls.table.profiles if p >> k & 1 and not p >> row.answer & 1)
                for k in members(profile)
            }
            if row.served:
                assert all(k == row.answer or (row.answer, k) in contained for k in members(profile))
                continue
            listed = {k: group for group in row.groups for k in members(group.targets)}
            reply = next(r for r in PROOFS[name].strategy.replies if r.profile == profile)
            final = {k: answer for targets, answer in reply.groups for k in members(targets)}
            for k, residual in residuals.items():
                alike = {other for other in residuals if residuals[other] == residual}
                if k not in listed:
                    assert alike == {k}
                    assert final[k] == k
                    continue
                assert listed[k].answer == final[k]
                assert alike == set(members(listed[k].targets))
                assert residual == {cell.profile for cell in listed[k].residual}
                assert listed[k].answer == k or (listed[k].answer, k) in contained


@pytest.mark.parametrize("name", gallery.ALL)
def test_the_text_states_the_verdict_and_what_was_checked(name):
    cls, proof = CLASSES[name], PROOFS[name]
    text = appendix(proof)
    assert (r"\textbf{not} properly generatable" in text) == (name in HARD)
    assert cls.digest[-8:] in text
    kind = "adversary-strategy" if name in HARD else "generator-strategy"
    assert rf"\emph{{{kind}}}" in text
    complexity = proof.verdicts["uniform"].sample_complexity
    assert "sample complexity of uniform generation is $" in text
    assert complexity is not None
    for number in ("2603.11784", "2410.13714", "Theorem~4.1 in version~2", "Theorem~3.1 in version~1"):
        assert number in text


@pytest.mark.parametrize("name", gallery.ALL)
def test_the_text_says_whether_the_class_is_properly_uniformly_generatable(name):
    """With its sample complexity; each point that it cites is where it is said to be."""
    cls, proof = CLASSES[name], PROOFS[name]
    text = appendix(proof).partition(":uniform}")[2].partition(r"\end{theorem}")[0]
    for replay, word in ((False, "without"), (True, "with")):
        line = next(line for line in text.splitlines() if line.startswith(f"{word} replay"))
        finding = proof.verdicts["proper-uniform-replay" if replay else "proper-uniform"]
        assert (r"\textbf{not}" in line) == (finding.verdict == "not-generatable")
        assert re.findall(r"sample complexity~\$(\d+)\$", line) == [
            str(least) for least in [finding.sample_complexity] if least is not None
        ]
    for question in (BOUNDS, BOUNDS_REPLAY):
        content = uniform_proof(cls, proof.found(question).value, replay=question is BOUNDS_REPLAY)
        for fact in content.facts:
            assert cls.domain.profile_at(fact.point) & fact.hypotheses == fact.hypotheses
            assert not contains(cls, fact.target, fact.point)
        wrong = sum(fact.hypotheses for fact in content.facts)
        assert wrong == ((1 << cls.table.n) - 1 if content.profile else 0)
        served = {profile for _, profiles in content.answers for profile in profiles}
        assert bool(served) != bool(content.profile)


@pytest.mark.parametrize("name", gallery.ALL)
def test_every_reference_has_its_label(name):
    for standalone in (True, False):
        text = appendix(PROOFS[name], standalone=standalone)
        labels = re.findall(r"\\label\{([^}]*)\}", text)
        assert len(set(labels)) == len(labels)
        assert set(re.findall(r"\\(?:eq)?ref\{([^}]*)\}", text)) <= set(labels)
        assert set(re.findall(r"\\cite\{([^}]*)\}", text)) <= set(re.findall(r"\\bibitem\{([^}]*)\}", text))
        assert standalone == (r"\documentclass" in text)


def test_referred_cases_are_not_proved_again():
    text = appendix(PROOFS["triangle"])
    assert text.count(r"\paragraph{Case $j") == 1
    assert r"exchange $\mathsf{a}$ with $\mathsf{b}$" in text
    assert appendix(PROOFS["many_hard"]).count(r"\paragraph{Case $j") == 12


def test_differences_without_end_are_told_by_cells():
    text = appendix(PROOFS["infinite_triangle"])
    proof = adversary_proof(CLASSES["infinite_triangle"], PROOFS["infinite_triangle"].strategy)
    assert not proof.cases[0].stream.differing.complete
    assert "The\nprofiles that contain some but not all of $G$ are those of" in text


def test_a_generator_that_never_changes_needs_no_lemma():
    assert r"\begin{lemma}" not in appendix(PROOFS["half_lines"])
    assert r"\begin{lemma}" in appendix(PROOFS["rescued"])


def test_the_closure_dimension_is_shown_where_it_is_attained():
    text = appendix(PROOFS["four"])
    assert "closure dimension is therefore $3$" in text
    match = re.search(r"whose intersection is \\echoseq\{\\\{(.*?)\\\}\}", text)
    points = list(map(int, match[1].split(", ")))
    hypotheses = [0b1111 & CLASSES["four"].domain.profile_at(point) for point in points]
    assert len(points) == 3
    assert hypotheses[0] & hypotheses[1] & hypotheses[2]


def stopped(_):
    raise LimitError("too long")


def test_a_size_that_is_not_a_verdict_is_said_to_be_open(monkeypatch):
    """When the search for the closure dimension stops at its limit, the appendix claims none."""
    monkeypatch.setattr(latex, "CLOSURE", replace(CLOSURE, find=stopped, name="stopped"))
    text = appendix(decide(CLASSES["four"]))
    assert "has not been determined" in text
    assert "sample complexity of uniform generation is $" not in text
