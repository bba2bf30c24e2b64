"""Every step is proved by both solvers, for all parameters, and needs each of its premises."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from echoproof.model.errors import EchoproofError
from echoproof.theorems import proving
from echoproof.theorems.ledger import THEOREMS
from echoproof.theorems.obligation import Premise, parse, steps
from echoproof.theorems.proving import Answers, examine, in_line

FOLDER = Path(__file__).parents[2] / "encodings" / "theorems"
STEPS = [(theorem.name, step) for theorem in THEOREMS for step in theorem.obligations]
PREMISES = [(theorem, step.name, premise.name) for theorem, step in STEPS for premise in step.premises]
TEXT = """; claim: the successor of a positive number is greater than 1
; for: every integer
(set-logic QF_UFLIA)
(declare-const x Int)
(declare-const y Int)

; premise positive: `x > 0`
(assert (> x 0))

; premise successor: `y = x + 1`
(assert (= y (+ x 1)))

; goal, negated
(assert (not (> y 1)))
(check-sat)
"""
SOME = parse("some", TEXT)


@pytest.fixture(scope="session")
def said(found):
    """What the ledger says of each step, which it finds out as `proving.examine` does below."""
    return {(theorem.name, step.name): step for theorem in found.theorems for step in theorem.obligations}


@pytest.mark.parametrize(("theorem", "step"), STEPS, ids=lambda value: getattr(value, "name", value))
def test_both_solvers_prove_the_step_from_premises_that_hold_together(theorem, step, said):
    said = said[theorem, step.name]
    assert said.script == (FOLDER / theorem / f"{step.name}.smt2").read_text(encoding="utf-8")
    assert said.answers == Answers("unsat", "unsat")
    assert said.premises_alone == Answers("sat", "sat")
    assert said.status == "proved"


@pytest.mark.parametrize(("theorem", "step", "premise"), PREMISES)
def test_no_premise_can_be_left_out(theorem, step, premise, said):
    (one,) = [one for one in said[theorem, step].premises if one.name == premise]
    assert one.without == Answers("sat", "sat")


def conjuncts(term):
    """Return the parts of a conjunction, and none of what is no conjunction."""
    term = in_line(term)
    if not term.startswith("(and "):
        return []
    found, depth = [""], 0
    for sign in term[len("(and ") : -1]:
        depth += (sign == "(") - (sign == ")")
        if sign == " " and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def lightened(step):
    """Yield the step with one conjunct of one premise left out, in every way."""
    for place, premise in enumerate(step.premises):
        parts = conjuncts(premise.term)
        for left_out in range(len(parts)):
            kept = parts[:left_out] + parts[left_out + 1 :]
            lighter = replace(premise, term=f"(and true {' '.join(kept)})")
            yield (
                parts[left_out],
                replace(step, premises=(*step.premises[:place], lighter, *step.premises[place + 1 :])),
            )


@pytest.mark.parametrize(("theorem", "step"), STEPS, ids=lambda value: getattr(value, "name", value))
def test_no_part_of_a_premise_can_be_left_out_and_the_goal_is_no_tautology(theorem, step):
    parts, lighter = zip(("all premises", replace(step, premises=())), *lightened(step), strict=True)
    answers = proving.ask(step, [one.script() for one in lighter])
    assert [part for part, said in zip(parts, answers, strict=True) if said != Answers("sat", "sat")] == []


def test_conjunctions_are_taken_apart():
    assert conjuncts("(and (p a) b\n     (or c (and d e)))") == ["(p a)", "b", "(or c (and d e))"]
    assert conjuncts("(or a b)") == []
    idle = replace(SOME, premises=(SOME.premises[1], Premise("idle", "", "(and (> x 0) (< x 9))")))
    answers = proving.ask(SOME, [one.script() for _, one in lightened(idle)])
    assert [said.unsatisfiable for said in answers] == [False, True]


def test_the_files_are_the_steps_of_the_ledger_and_declare_what_they_speak_of_and_no_more():
    assert {path.relative_to(FOLDER) for path in FOLDER.rglob("*.*")} == {
        path for theorem, step in STEPS for path in (Path(theorem, "theorem.toml"), Path(theorem, f"{step.name}.smt2"))
    }
    for _, step in STEPS:
        declared = re.findall(r"^\(declare-\w+ (\S+)", step.declarations, re.MULTILINE)
        for symbol in declared:
            spoken = "".join([step.declarations, step.goal, *(premise.term for premise in step.premises)])
            assert len(re.findall(rf"(?<=[\s()]){re.escape(symbol)}(?=[\s()])", spoken)) > 1, (step.name, symbol)


def test_names_are_unique():
    assert len(set(PREMISES)) == len(PREMISES)
    assert len({(theorem, step.name) for theorem, step in STEPS}) == len(STEPS)


def test_the_argument_of_a_theorem_says_which_steps_there_are_and_in_which_order():
    read = steps("criterion", "First this (target-stays), and then that (union, stream-legal).")
    assert [step.name for step in read] == ["target-stays", "union", "stream-legal"]
    with pytest.raises(FileNotFoundError):
        steps("criterion", "It follows (from-nothing).")


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("; for: every integer\n", ""),
        ("(set-logic QF_UFLIA)", "(push)"),
        ("(declare-const y Int)", "(assert (< x 0))"),
        ("; premise positive: ", "; "),
        ("; goal, negated\n", ""),
        ("(not (> y 1))", "(> y 1)"),
        ("(> x 0))\n", "(> x 0))\n(assert (< x 9))\n"),
        ("(check-sat)\n", "(check-sat)\n\n(check-sat)\n"),
    ],
)
def test_a_file_of_another_form_is_no_step(part, instead):
    assert part in TEXT
    with pytest.raises(EchoproofError, match=r"some\.smt2: this is no step"):
        parse("some", TEXT.replace(part, instead))


def test_the_scripts_are_those_of_the_step(monkeypatch):
    """All premises and the negated goal, then the premises without the goal, then each premise left out."""
    asked = []
    monkeypatch.setattr(proving, "ask", lambda _, scripts: asked.extend(scripts) or [Answers("sat", "sat")] * 4)
    examine(SOME)
    positive, successor, goal = "(assert (> x 0))", "(assert (= y (+ x 1)))", "(assert (not (> y 1)))"
    asserted = [[line for line in script.splitlines() if line.startswith("(assert")] for script in asked]
    assert asserted == [[positive, successor, goal], [positive, successor], [successor, goal], [positive, goal]]
    assert all(script.count("(check-sat)") == 1 for script in asked)
    assert asked[0] == TEXT


def test_a_proved_step_is_called_proved():
    found = examine(SOME)
    assert found.status == "proved"
    assert [premise.without for premise in found.premises] == [Answers("sat", "sat")] * 2
    assert found.script == TEXT


def test_a_false_claim_is_refuted():
    assert examine(replace(SOME, goal="(> y 2)")).status == "refuted"


def test_a_true_claim_with_an_idle_premise_is_vacuous():
    idle = Premise("idle", "", "(< x 1000)")
    assert examine(replace(SOME, premises=(*SOME.premises, idle))).status == "vacuous"


def test_a_claim_from_premises_that_contradict_each_other_is_vacuous():
    """Each premise is needed for the contradiction, so only their own script shows that they exclude each other."""
    absurd = replace(SOME, premises=(*SOME.premises, Premise("absurd", "", "(< y 1)")), goal="(> x 1000)")
    found = examine(absurd)
    assert found.status == "vacuous"
    assert found.answers.unsatisfiable
    assert found.premises_alone == Answers("unsat", "unsat")


def test_what_a_solver_gives_up_is_unknown(monkeypatch):
    monkeypatch.setattr(proving, "RLIMIT", 1)
    found = examine(SOME)
    assert found.answers == Answers("unknown", "unsat")
    assert found.status == "unknown"


@pytest.mark.parametrize(
    ("answers", "controls", "status"),
    [
        (Answers("unsat", "sat"), [], "refuted"),
        (Answers("unsat", "unsat"), [Answers("sat", "unsat")], "vacuous"),
        (Answers("unsat", "unsat"), [Answers("sat", "unknown")], "proved"),
        (Answers("unsat", "unsat"), [Answers("unknown", "unknown")], "unknown"),
        (Answers("unsat", "unknown"), [Answers("sat", "sat")], "unknown"),
    ],
)
def test_nothing_is_proved_unless_both_solvers_agree_and_each_premise_is_seen_to_be_needed(answers, controls, status):
    assert proving._status(answers, controls) == status


def test_solvers_that_contradict_each_other_have_said_nothing():
    assert not Answers("sat", "unsat").satisfiable
    assert not Answers("unsat", "sat").unsatisfiable
    assert Answers("unknown", "sat").satisfiable
    assert not Answers("unknown", "unsat").unsatisfiable
