"""Every step is proved by both solvers, for all parameters, and needs each of its premises."""

from dataclasses import replace

import pytest

from echoproof.theorems import (
    criterion,
    four_hypotheses,
    limit_separation,
    non_uniform,
    proving,
    query_lower_bound,
    uniform,
    witness_protection,
)
from echoproof.theorems.obligation import Obligation, Premise, at
from echoproof.theorems.proving import Answers, examine

MODULES = (uniform, non_uniform, witness_protection, limit_separation, query_lower_bound, four_hypotheses, criterion)
STEPS = [(module.THEOREM.name, step) for module in MODULES for step in module.THEOREM.obligations]
PREMISES = [(theorem, step.name, premise.name) for theorem, step in STEPS for premise in step.premises]
SOME = Obligation(
    name="some",
    words="the successor of a positive number is greater than 1",
    parameters="every integer",
    declarations="(declare-const x Int) (declare-const y Int)",
    premises=(Premise("positive", "", "(> x 0)"), Premise("successor", "", "(= y (+ x 1))")),
    goal="(> y 1)",
)


@pytest.fixture(scope="session")
def steps(found):
    """What the ledger says of each step, which it finds out as `proving.examine` does below."""
    return {(theorem.name, step.name): step for theorem in found.theorems for step in theorem.obligations}


@pytest.mark.parametrize(("theorem", "step"), STEPS, ids=lambda value: getattr(value, "name", value))
def test_both_solvers_prove_the_step_from_premises_that_hold_together(theorem, step, steps):
    said = steps[theorem, step.name]
    assert said.script == step.script()
    assert said.answers == Answers("unsat", "unsat")
    assert said.premises_alone == Answers("sat", "sat")
    assert said.status == "proved"


@pytest.mark.parametrize(("theorem", "step", "premise"), PREMISES)
def test_no_premise_can_be_left_out(theorem, step, premise, steps):
    (said,) = [one for one in steps[theorem, step].premises if one.name == premise]
    assert said.without == Answers("sat", "sat")


def conjuncts(term):
    """Return the parts of a conjunction, and none of what is no conjunction."""
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
def test_no_part_of_a_premise_can_be_left_out(theorem, step):
    assert [
        part for part, lighter in lightened(step) if proving.ask(lighter, lighter.script()) != Answers("sat", "sat")
    ] == []


def test_conjunctions_are_taken_apart():
    assert conjuncts("(and (p a) b (or c (and d e)))") == ["(p a)", "b", "(or c (and d e))"]
    assert conjuncts("(or a b)") == []
    idle = replace(SOME, premises=(SOME.premises[1], Premise("idle", "", "(and (> x 0) (< x 9))")))
    assert [proving.ask(one, one.script()).unsatisfiable for _, one in lightened(idle)] == [False, True]


@pytest.mark.parametrize(("theorem", "step"), STEPS, ids=lambda value: getattr(value, "name", value))
def test_no_goal_is_a_tautology(theorem, step):
    assert proving.ask(step, replace(step, premises=()).script()) == Answers("sat", "sat")


def test_names_are_unique():
    for module in MODULES:
        names = [step.name for step in module.THEOREM.obligations]
        assert len(names) == len(set(names))
    for _, step in STEPS:
        assert len({premise.name for premise in step.premises}) == len(step.premises)


def test_every_step_has_its_place_in_the_argument():
    for module in MODULES:
        for step in module.THEOREM.obligations:
            assert step.name in module.THEOREM.argument, (module.THEOREM.name, step.name)


def test_the_scripts_are_those_of_the_step(monkeypatch):
    """All premises and the negated goal, then each premise left out, then the premises without the goal."""
    asked = []
    monkeypatch.setattr(proving, "ask", lambda step, script: asked.append(script) or Answers("unsat", "unsat"))
    examine(SOME)
    positive, successor, goal = "(assert (> x 0))", "(assert (= y (+ x 1)))", "(assert (not (> y 1)))"
    asserted = [[line for line in script.splitlines() if line.startswith("(assert")] for script in asked]
    assert asserted == [[positive, successor, goal], [successor, goal], [positive, goal], [positive, successor]]
    assert all(script.count("(check-sat)") == 1 for script in asked)


def test_a_proved_step_is_called_proved():
    found = examine(SOME)
    assert found.status == "proved"
    assert [premise.without for premise in found.premises] == [Answers("sat", "sat")] * 2
    assert found.script == SOME.script()


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


def test_a_template_is_written_out_at_each_point():
    assert at("(p ?)", "a") == "(p a)"
    assert at("(= ? (f ?))", "a", "(g b)") == "(and (= a (f a)) (= (g b) (f (g b))))"
