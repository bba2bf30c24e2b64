"""The finite characterization in Rocq: its theorems say what they should, rest on no axiom, and false variants fail."""

import re

import coqc
import pytest

STATED = {
    "generatable_satisfies_criterion": """forall X I (H : I -> Language X) (names : list I) (points : list X),
        lists names -> represents H points -> countable X -> properly_generatable with_replay H -> criterion H""",
    "criterion_suffices": """forall X I (H : I -> Language X) (names : list I) (points : list X),
        lists names -> represents H points -> criterion H -> properly_generatable with_replay H""",
    "without_replay_generatable": """forall X I (H : I -> Language X) (names : list I) (points : list X),
        lists names -> represents H points -> properly_generatable without_replay H""",
    "finite_characterization": """forall X I (H : I -> Language X) (names : list I) (points : list X),
        countable X -> lists names -> represents H points ->
        (properly_generatable with_replay H <-> forall x, (exists i, H i x = true) ->
         exists j, forall i, H i x = true -> exists m, forall k,
         H k x = true /\\ (forall y, H j y = false -> H k y = H i y) -> forall y, H m y = true -> H k y = true)""",
    "finite_without_replay": """forall X I (H : I -> Language X) (names : list I) (points : list X),
        lists names -> represents H points -> properly_generatable without_replay H""",
    "finite_characterization_classical": """forall X I (H : I -> Language X) (names : list I),
        (forall P : Prop, P \\/ ~ P) -> countable X -> lists names ->
        (properly_generatable with_replay H <-> criterion H)""",
    "finite_without_replay_classical": """forall X I (H : I -> Language X) (names : list I),
        (forall P : Prop, P \\/ ~ P) -> lists names -> properly_generatable without_replay H""",
    "easy_spec": """forall X I (H : I -> Language X) (names : list I) cs, countable X -> lists names ->
        realizes H names cs -> (hard (length names) cs = false <-> properly_generatable with_replay H)""",
    "hard_spec": """forall X I (H : I -> Language X) (names : list I) cs, countable X -> lists names ->
        realizes H names cs -> (hard (length names) cs = true <-> ~ properly_generatable with_replay H)""",
    "transfer": """forall X Y I J (H : I -> Language X) (K : J -> Language Y) (names : list I) (names' : list J) cs,
        countable X -> countable Y -> lists names -> lists names' -> length names = length names' ->
        realizes H names cs -> realizes K names' cs ->
        (properly_generatable with_replay H <-> properly_generatable with_replay K)""",
    "canonical_spec": """forall n cs, 0 < n -> Forall (fun c => length c = n) cs ->
        (hard n cs = true <-> ~ properly_generatable with_replay (canonical n cs))""",
    "integers_realize": """forall I (H : I -> Language Z) (names : list I) conditions cells, lists names ->
        describe H names conditions -> cells_are conditions cells = true -> realizes H names cells""",
    "integers_hard": """forall I (H : I -> Language Z) (names : list I) conditions cells, lists names ->
        describe H names conditions -> cells_are conditions cells = true -> hard (length names) cells = true ->
        ~ properly_generatable with_replay H""",
    "integers_easy": """forall I (H : I -> Language Z) (names : list I) conditions cells, lists names ->
        describe H names conditions -> cells_are conditions cells = true -> hard (length names) cells = false ->
        properly_generatable with_replay H""",
    "two_generatable": """forall X I (H : I -> Language X) (names : list I) (points : list X), countable X ->
        lists names -> length names = 2 -> represents H points -> properly_generatable with_replay H""",
    "three_hard_iff": """forall X I (H : I -> Language X) (names : list I) (points : list X), countable X ->
        lists names -> length names = 3 -> represents H points -> (~ properly_generatable with_replay H <->
         realizes H names [[true; true; true]; [true; true; false]; [true; false; true]; [false; true; true]])""",
}
"""Theorem: its statement, written a second time."""

LEGAL = """(forall t, H i (s t) = true \\/
         (mode = with_replay /\\ exists r, r < t /\\ s t = g (map s (seq 0 (S r)))))"""
CORRECT = "H i (g (map s (seq 0 (S t)))) = true /\\ ~ In (g (map s (seq 0 (S t)))) (map s (seq 0 (S t)))"
DEFINED = {
    "lists": "forall I (names : list I), lists names <-> names <> [] /\\ forall i, In i names",
    "represents": """forall X I (H : I -> Language X) points, represents H points <->
        forall y i, H i y = true -> exists x, In x points /\\ forall k, H k x = H k y""",
    "realizes": """forall X I (H : I -> Language X) names cs, realizes H names cs <->
        (forall c, In c cs -> exists x, map (fun i => H i x) names = c)
        /\\ forall x i, H i x = true -> In (map (fun i => H i x) names) cs""",
    "proper generation": """forall X I mode (H : I -> Language X), properly_generatable mode H <->
        exists G : list X -> I, forall i s,
        (forall t, H i (s t) = true \\/
         (mode = with_replay /\\ exists r, r < t /\\ H (G (map s (seq 0 (S r)))) (s t) = true)) ->
        (forall x, H i x = true -> exists t, s t = x) ->
        exists T, forall t, T <= t -> forall x, H (G (map s (seq 0 (S t)))) x = true -> H i x = true""",
    "countable": "forall X, countable X <-> exists e : nat -> X, forall x, exists n, e n = x",
    "infinite supports": """forall X I (H : I -> Language X), UUS H <->
        forall i (xs : list X), exists x, H i x = true /\\ ~ In x xs""",
    "a number of examples": """forall X (s : nat -> X) d t, distinct_shown d s t <->
        exists xs, NoDup xs /\\ length xs = d /\\ forall x, In x xs -> In x (map s (seq 0 (S t)))""",
    "uniform generation": f"""forall X I mode (H : I -> Language X) d, uniformly_generatable_at mode H d <->
        exists g : list X -> X, forall i s, {LEGAL} ->
        forall t, distinct_shown d s t -> {CORRECT}""",
    "sample complexity": """forall X I mode (H : I -> Language X) d, sample_complexity mode H d <->
        1 <= d /\\ uniformly_generatable_at mode H d /\\
        forall c, 1 <= c -> uniformly_generatable_at mode H c -> d <= c""",
    "non-uniform generation": f"""forall X I mode (H : I -> Language X), non_uniformly_generatable mode H <->
        exists g : list X -> X, forall i, exists d, forall s, {LEGAL} ->
        forall t, distinct_shown d s t -> {CORRECT}""",
    "generation in the limit": f"""forall X I mode (H : I -> Language X), generatable_in_the_limit mode H <->
        exists g : list X -> X, forall i s, {LEGAL} -> (forall x, H i x = true -> exists t, s t = x) ->
        exists T, forall t, T <= t -> {CORRECT}""",
}
"""Definitions that the statements use, unfolded by hand."""

FILES = ("Criterion", "Finite", "Decide", "Conditions", "Integers", "Smallest")
HEADER = """From Coq Require Import List Bool Arith ZArith Lia.
From Echoproof Require Import Replay Finite Decide Integers Smallest.
Import ListNotations.
Open Scope nat_scope.
"""
UNPROVED = re.compile(r"\b(Admitted|admit|Axioms?|Parameters?|Conjecture|bypass_check|Unset \w+ Checking)\b")


@pytest.fixture(autouse=True)
def _with_rocq():
    coqc.needed()


def run(text):
    return coqc.compiled(HEADER + text, "statement", "Smallest")


def test_every_theorem_says_what_it_should_and_rests_on_no_axiom():
    steps = [f"Goal {says}.\nProof. exact (@{name}). Qed.\nPrint Assumptions {name}." for name, says in STATED.items()]
    steps += [f"Goal {says}.\nProof. reflexivity. Qed." for says in DEFINED.values()]
    done = run("\n".join(steps))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == [coqc.CLOSED] * len(STATED)


def test_every_theorem_of_these_files_is_stated_here():
    proved = [
        line.split()[1] for name in FILES for line in coqc.source(name).splitlines() if line.startswith("Theorem ")
    ]
    assert sorted(proved) == sorted(STATED)


def test_nothing_is_left_unproved():
    files = sorted(coqc.ROCQ.rglob("*.v"))
    assert {coqc.ROCQ / f"{name}.v" for name in FILES} <= set(files)
    assert [(path.name, found) for path in files for found in UNPROVED.findall(path.read_text(encoding="utf-8"))] == []


def test_an_axiom_would_be_seen():
    """The two checks above can fail."""
    text = "Axiom false : 0 = 1. Theorem wrong : 1 = 0. Proof. symmetry. exact false. Qed. Print Assumptions wrong."
    done = coqc.compiled(text, "statement")
    assert done.returncode == 0
    assert coqc.CLOSED not in done.stdout
    assert UNPROVED.findall(text) == ["Axiom"]


TRIANGLE = "[[true; true; true]; [true; true; false]; [true; false; true]; [false; true; true]]"
ON_THE_TRIANGLE = f"""
Goal {{claim}}properly_generatable with_replay (canonical 3 {TRIANGLE}).
Proof. {{lemma}} (canonical 3 {TRIANGLE}) (indices 3) {TRIANGLE}); [apply nat_countable | apply indices_listed; lia |
  apply canonical_realizes; once (repeat constructor) | vm_compute; reflexivity]. Qed.
"""


def test_the_triangle_is_hard_and_does_not_pass_for_easy():
    hard, easy = "apply (hard_spec", "apply (easy_spec"
    true = run(ON_THE_TRIANGLE.format(claim="~ ", lemma=hard))
    assert true.returncode == 0, true.stderr
    false = run(ON_THE_TRIANGLE.format(claim="", lemma=easy))
    assert false.returncode != 0
    assert 'Unable to unify "false" with "true"' in " ".join(false.stderr.split())


NOT_VACUOUS = r"""
Definition sets (i : bool) : Language nat := fun x => if i then true else negb (x =? 1).
Definition G (seen : list nat) : bool := true.
Definition s (t : nat) : nat := t.
Goal legal with_replay (member sets) G (sets false) s /\ complete (sets false) s /\
  ~ legal without_replay (member sets) G (sets false) s.
Proof.
  split; [|split].
  - intros [|t]; [left; reflexivity | right]. split; [reflexivity|]. exists 0. split; [lia | reflexivity].
  - intros x _. exists x. reflexivity.
  - intros ok. destruct (ok 1) as [genuine | [absurd _]]; discriminate.
Qed.
Goal ~ properly_generates without_replay sets G.
Proof.
  intros w. destruct (w false (fun t => match t with 0 => 0 | 1 => 0 | _ => t end)) as [T late].
  - intros [|[|t]]; left; reflexivity.
  - intros [|[|x]] x_in; [exists 0 | discriminate | exists (S (S x))]; reflexivity.
  - specialize (late T (le_n T) 1 eq_refl). discriminate.
Qed.
Goal exists H : Fin.t 3 -> Language nat, realizes H (indices 3) triangle /\ ~ properly_generatable with_replay H.
Proof. exists (canonical 3 triangle). split; [apply canonical_realizes; repeat constructor|].
 apply canonical_spec; [lia | repeat constructor | reflexivity]. Qed.
"""


def test_the_definitions_are_not_vacuous():
    """A replay legal with replay alone, a generator that is wrong, a class that realizes the listed profiles."""
    done = run(NOT_VACUOUS)
    assert done.returncode == 0, done.stderr


FALSE = {
    "an example may replay the answer of its own round": ("Replay", "r < t /\\", "r <= t /\\"),
    "a group need not contain the first example": (
        "Criterion",
        "x ∈ H k /\\ forall y, H j y = false ->",
        "forall y, H j y = false ->",
    ),
    "a group is of equal targets": ("Criterion", "forall y, H j y = false -> H k y = H i y", "forall y, H k y = H i y"),
    "every finite class is generatable with replay": (
        "Finite",
        "represents H points -> properly_generatable without_replay H",
        "represents H points -> properly_generatable with_replay H",
    ),
    "the adversary shows h_j alone": ("Finite", "H j (enum t) || H i (enum t)", "H j (enum t)"),
    "the generator forgets its first answer": (
        "Finite",
        "| None => j\n      end\n  end.",
        "| None => default\n      end\n  end.",
    ),
    "the verdicts are swapped": ("Decide", "  negb (check bit", "  (check bit"),
    "a finite cell list may be incomplete": (
        "Decide",
        "  (forall x i, x ∈ H i -> In (profile_of H names x) cs).",
        "  (forall x i, x ∈ H i -> cs <> []).",
    ),
    "a cut is at the zero alone": ("Conditions", "in [q; q + 1]", "in [q]"),
    "a cut is after the zero alone": ("Conditions", "in [q; q + 1]", "in [q + 1]"),
    "a settled comparison is true": ("Conditions", "Truth (holds c d)", "Truth true"),
    "every period will do": ("Conditions", "(slope t * p) mod m =? 0", "(slope t * p) mod m >=? 0"),
    "nothing is sampled before the first cut": (
        "Integers",
        "(lowest ds - 1, lowest ds - p, p) ::",
        "(lowest ds, lowest ds, p) ::",
    ),
    "a point less after each cut": ("Integers", "Z.min (next - d) far", "Z.min (next - d - 1) far"),
    "half a period": ("Integers", "(d, d, reach p ds d)", "(d, d, reach (p / 2) ds d)"),
    "a cell without a point": ("Integers", "| None => false", "| None => true"),
    "the triangle is easy": (
        "Smallest",
        "~ properly_generatable with_replay H <->",
        "properly_generatable with_replay H <->",
    ),
    "three hypotheses are always generatable": ("Smallest", "length names = 2", "length names = 3"),
}
"""What is false: the file, what stands there, and what is put in its place. The proofs as they stand must not pass."""


@pytest.mark.parametrize("why", FALSE)
def test_a_false_variant_does_not_compile(why, tmp_path):
    """A variant of a file, and then all files that stand on it, in a copy of the theory."""
    name, old, new = FALSE[why]
    assert coqc.source(name).count(old) >= 1
    order = ("Replay", *FILES)
    coqc.theory()
    coqc.refused(coqc.variant(tmp_path, name, old, new, *order[order.index(name) + 1 :]))
