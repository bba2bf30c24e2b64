"""The ledger says what was proved and run just now, no more, and the claims and documents say the same."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from echoproof.export.theorems import claims, formula, plain, prose
from echoproof.model.errors import EchoproofError
from echoproof.theorems import proving
from echoproof.theorems.ledger import THEOREMS, Ledger, find, ledger
from echoproof.theorems.obligation import Obligation, Premise
from echoproof.theorems.theorem import Outcome, Run, Theorem

ROOT = Path(__file__).parents[2]
STEP = Obligation(
    name="step",
    words="a positive number is not 0",
    parameters="every integer `x`",
    declarations="(set-logic QF_UFLIA)\n(declare-const x Int)",
    premises=(Premise("positive", "`x >= 1`", "(>= x 1)"),),
    goal="(not (= x 0))",
)
RUN = Run(
    name="count",
    words="one is one",
    bound="one",
    kind="bounded run",
    run=lambda: Outcome(True, "1 of 1"),
)
PLANTED = Theorem(
    name="planted",
    v2="9.9",
    v1="8.9",
    title="A planted theorem",
    statement="Positive numbers are not 0.",
    argument="By step.",
    parameters="all integers",
    obligations=(STEP,),
    runs=(RUN,),
    uncovered=("nothing",),
)


def test_every_step_is_proved_and_every_run_is_as_the_theorem_says(found):
    assert [theorem.name for theorem in found.theorems] == [theorem.name for theorem in THEOREMS]
    for theorem in found.theorems:
        assert theorem.standing == "confirmed", theorem
        assert theorem.proved == len(theorem.obligations) >= 5
        assert theorem.runs
        assert theorem.uncovered
    assert found.standing == "confirmed"


@pytest.mark.parametrize(
    ("theorem", "standing"),
    [
        (PLANTED, "confirmed"),
        (replace(PLANTED, obligations=(replace(STEP, goal="(not (= x 1))"),)), "refuted"),
        (replace(PLANTED, obligations=(STEP, replace(STEP, goal="(= x x)"))), "refuted"),
        (replace(PLANTED, runs=(RUN, replace(RUN, run=lambda: Outcome(False, "0 of 1")))), "refuted"),
    ],
)
def test_what_fails_is_said_to_fail(theorem, standing):
    assert ledger((theorem,)).standing == standing
    assert ledger((PLANTED, theorem)).standing == standing


def test_what_a_solver_gives_up_is_undecided(monkeypatch):
    monkeypatch.setattr(proving, "RLIMIT", 1)
    made = ledger((PLANTED,))
    assert made.standing == "undecided"
    assert "Z3 and cvc5, 0 of 1" in claims(made)


def test_a_failure_outweighs_what_is_undecided(monkeypatch):
    refuted = ledger((replace(PLANTED, runs=(replace(RUN, run=lambda: Outcome(False, "0 of 1")),)),))
    monkeypatch.setattr(proving, "RLIMIT", 1)
    undecided = ledger((PLANTED,))
    assert Ledger("echoproof/theorems@1", undecided.theorems + refuted.theorems).standing == "refuted"


def test_the_watcher_is_told_of_each_theorem():
    told = []
    ledger((PLANTED, PLANTED), told.append)
    assert told == [PLANTED, PLANTED]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("4.1", "uniform"),
        ("5.1", "non-uniform"),
        ("v1:5.1", "witness-protection"),
        ("6.1", "witness-protection"),
        ("v1:6.1", "query-lower-bound"),
        ("criterion", "criterion"),
        ("four-hypotheses", "four-hypotheses"),
    ],
)
def test_theorems_are_found_by_name_and_number(wanted, name):
    assert find(wanted).name == name


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("3.1", "v1:3.1"), ("6.3", "7.3"), ("None", "4.1"), ("v1:None", "4.1"), ("v2:4.1", "criterion")],
)
def test_other_names_are_refused_with_a_hint(wanted, hint):
    with pytest.raises(EchoproofError) as refused:
        find(wanted)
    assert hint in refused.value.allowed


def test_numbers_moved_by_one_section_between_the_versions():
    for theorem in THEOREMS:
        if theorem.v2:
            section, number = theorem.v2.split(".")
            assert theorem.v1 == f"{int(section) - 1}.{number}"
    assert [theorem.name for theorem in THEOREMS if theorem.v2 is None] == ["criterion", "promises"]


def test_what_rocq_is_said_to_prove_is_stated_there():
    for theorem in THEOREMS:
        for name in theorem.rocq:
            file, stated = name.split(".")
            text = (ROOT / "proofs" / "rocq" / f"{file}.v").read_text(encoding="utf-8")
            assert re.search(rf"^(Theorem|Corollary) {stated}\b", text, re.MULTILINE), name


def test_the_claims_are_those_of_the_ledger(found):
    made = claims(found)
    assert (ROOT / "CLAIMS.md").read_text(encoding="utf-8") == made
    rows = [line for line in made.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + sum(1 + len(theorem.runs) + bool(theorem.rocq) for theorem in THEOREMS)
    assert {line.count("|") for line in rows} == {7}
    for theorem in found.theorems:
        assert (ROOT / "solver" / "echoproof" / theorem.module).exists()
        assert (ROOT / theorem.folder).is_dir()
        assert f"`{theorem.module}`" in made
        assert f"`{theorem.folder}`" in made


def test_the_claims_hide_no_failure():
    false = replace(STEP, name="false", goal="(not (= x 1))")
    failing = replace(RUN, run=lambda: Outcome(False, "0 of 1"))
    made = claims(ledger((replace(PLANTED, obligations=(STEP, false), runs=(failing,), gaps=("a gap",)),)))
    assert "1 of 2 with every premise needed" in made
    assert "nothing, the bounded run FAILED: 0 of 1" in made
    assert "* A planted theorem (v2 9.9, v1 8.9): a gap." in made


def test_bounded_runs_are_called_bounded(found):
    for theorem in found.theorems:
        for run in theorem.runs:
            assert run.bounded == ("bound" in run.kind)
            assert (f"| {run.bound} | says nothing beyond the bound |" in claims(found)) == run.bounded


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("h_inf = {1, 2, …}", r"$h_{\infty } = \{1, 2, \dots \}$"),
        ("x_{t+1}", "$x_{t+1}$"),
        ("h_a- = {x <= 0} ∪ {a}", r"$h_{a}^{-} = \{x \le  0\} \cup  \{a\}$"),
        ("d - 1", "$d - 1$"),
        ("2 t + t^2", "$2 t + t^{2}$"),
        ("*1, …, *z", r"${*}1, \dots , {*}z$"),
        ("tau", r"$\tau $"),
    ],
)
def test_formulas_become_latex(text, latex):
    assert formula(text) == latex


@pytest.mark.parametrize("text", ["a & b", "\\input{x}", "50%", "h_"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(ValueError, match="no formula"):
        formula(text)


def test_texts_keep_their_words():
    assert plain("every `d >= 1` and no more") == "every d >= 1 and no more"
    assert prose("50% of `d` in count-step") == r"50\% of $d$ in count-{}\allowbreak{}step"
