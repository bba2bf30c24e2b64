"""The paper's theorems in Rocq: they say what they should, rest on no axiom, and false variants do not compile."""

import coqc
import pytest
import test_our_theorems
import test_theory

from echoproof.theorems.ledger import THEOREMS

STATED = {
    "uniform_replay": """forall X I (H : I -> Language X), (forall x y : X, {x = y} + {x <> y}) -> forall d,
        uniformly_generatable_at with_replay H d <-> uniformly_generatable_at without_replay H d""",
    "uniform_sample_complexity": """forall X I (H : I -> Language X), (forall x y : X, {x = y} + {x <> y}) -> forall d,
        sample_complexity with_replay H d <-> sample_complexity without_replay H d""",
    "finite_sample_complexity": """forall X I (H : I -> Language X), (forall x y : X, {x = y} + {x <> y}) ->
        forall mode (names : list I) C, countable X -> (forall i, In i names) -> is_closure_dimension H C ->
        sample_complexity mode H (S C)""",
    "closure_dimension": """forall X I (H : I -> Language X), (forall x y : X, {x = y} + {x <> y}) ->
        forall names : list I, (forall P : Prop, P \\/ ~ P) -> countable X -> (forall i, In i names) ->
        exists C, is_closure_dimension H C /\\ forall mode d, sample_complexity mode H d <-> d = S C""",
    "closure_dimension_classical": """forall X I (H : I -> Language X), (forall x y : X, {x = y} + {x <> y}) ->
        forall C, (forall P : Prop, P \\/ ~ P) ->
        (C = 0 \\/ exists ks xs, ks <> [] /\\ NoDup xs /\\ length xs = C /\\ forall x, In x xs <-> x ∈ common H ks) ->
        (forall ks xs, ks <> [] -> NoDup xs -> (forall x, In x xs <-> x ∈ common H ks) -> length xs <= C) ->
        is_closure_dimension H C""",
    "nonuniform_UUS": "UUS separating",
    "nonuniform_without_replay": "non_uniformly_generatable without_replay separating",
    "not_nonuniform_with_replay": "~ non_uniformly_generatable with_replay separating",
    "four_UUS": "UUS four",
    "four_without_replay": "properly_generatable without_replay four",
    "not_four_with_replay": "~ properly_generatable with_replay four",
    "limit_domain": "countable point",
    "limit_UUS": "UUS family",
    "limit_uncountable": "forall e : nat -> _, exists i, forall n, exists x, family (e n) x <> family i x",
    "limit_without_replay": "generatable_in_the_limit without_replay family",
    "witness_protection": """forall X I (H : I -> Language X), LPO -> (forall x y : X, {x = y} + {x <> y}) ->
        countable X -> countable I -> UUS H -> generatable_in_the_limit with_replay H""",
    "query_bound": "forall A, exists H : nat -> Language nat, UUS H /\\ ~ generates A H",
    "query_bound_computed": """forall A, exists H : nat -> Language nat, UUS H /\\
        forall G, (forall seen, answers H (A seen) (G seen)) -> ~ properly_generates without_replay H G""",
    "excluded_middle_LPO": "(forall P : Prop, P \\/ ~ P) -> LPO",
    "not_limit_with_replay": "~ generatable_in_the_limit with_replay family",
}
"""Theorem: its statement, written a second time."""

FILES = (
    "Fresh",
    "Sequences",
    "Uniform",
    "NonUniform",
    "FourHypotheses",
    "LimitClass",
    "LimitSeparation",
    "WitnessProtection",
    "QueryBound",
)
HEADER = f"""From Coq Require Import List Bool Arith ZArith Lia.
From Echoproof Require Import Replay Finite Decide Integers {" ".join(FILES)}.
Import ListNotations.
Open Scope nat_scope.
"""


@pytest.fixture(autouse=True)
def _with_rocq():
    coqc.needed()


def run(text):
    return coqc.compiled(HEADER + text, "variant", *FILES)


def test_every_theorem_says_what_it_should_and_rests_on_no_axiom():
    steps = [f"Goal {says}.\nProof. exact (@{name}). Qed.\nPrint Assumptions {name}." for name, says in STATED.items()]
    done = run("\n".join(steps))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == [coqc.CLOSED] * len(STATED)


def test_every_theorem_of_these_files_is_stated_here():
    proved = [
        line.split()[1] for name in FILES for line in coqc.source(name).splitlines() if line.startswith("Theorem ")
    ]
    assert set(proved) <= set(STATED)
    assert len(proved) > 10


def test_what_the_ledger_cites_is_stated_in_one_of_these_tests():
    cited = {name.split(".")[1] for theorem in THEOREMS for name in theorem.rocq}
    assert len(cited) > 10
    assert cited <= {*STATED, *test_theory.STATED, *test_our_theorems.STATED}


FALSE = {
    "4.1: an example less with replay": (
        "Uniform",
        "uniformly_generatable_at with_replay H d <->",
        "uniformly_generatable_at with_replay H (pred d) <->",
    ),
    "4.1: a generator that waits for an example more": ("Uniform", "if d <=? count seen", "if d <? count seen"),
    "4.1: a generator that waits for an example less": ("Uniform", "if d <=? count seen", "if pred d <=? count seen"),
    "4.1: a generator that waits with another answer": ("Uniform", "then g seen else x", "then g seen else g [x]"),
    "4.1: the sample complexity is the closure dimension": (
        "Uniform",
        "sample_complexity mode H (S C)",
        "sample_complexity mode H C",
    ),
    "5.1: a threshold too small": ("NonUniform", "up_to d => S (Pos.to_nat d)", "up_to d => Pos.to_nat d"),
    "5.1: the positive integers left out": ("NonUniform", "all_positive => 0 <? x", "all_positive => x <? 0"),
    "7.3: two hypotheses are the same": ("FourHypotheses", "(x =? -2)", "(x =? -1)"),
    "7.3: a hypothesis within two": ("FourHypotheses", "(x <=? 0) || (x =? 2)", "(0 <=? x)"),
    "7.3: generatable with replay": (
        "FourHypotheses",
        "properly_generatable without_replay four",
        "properly_generatable with_replay four",
    ),
    "6.6: z itself in the second kind of set": ("LimitClass", "Z.of_nat b <? x) && A x", "Z.of_nat b <=? x) && A x"),
    "6.6: the replayed marker not answered before": (
        "LimitSeparation",
        "exists r, (r < z - 1)%nat",
        "exists r, (r < z)%nat",
    ),
    "6.1: witnesses are answered": ("WitnessProtection", "active j then [x] else []", "active j then [] else []"),
    "6.1: every example is sure": ("WitnessProtection", "if mem x earlier then sure else x :: sure", "x :: sure"),
    "6.1: earlier answers count against a hypothesis": (
        "WitnessProtection",
        "implb (H i x && negb (mem x earlier))",
        "implb (H i x)",
    ),
    "6.1: for supports of every size": ("WitnessProtection", "countable I -> UUS H ->", "countable I ->"),
    "7.1: the withheld point is shown at once": ("QueryBound", "released := [1];", "released := [0; 1];"),
    "7.1: a point of every hypothesis instead of one's own": (
        "QueryBound",
        "[diagonal o; trap k; universal]",
        "[universal; trap k; universal]",
    ),
    "7.1: a trap that was answered before": ("QueryBound", "S (max (current b) o)", "S (current b)"),
    "7.1: a query that decides nothing": ("QueryBound", "S (S x - length (columns (laid q)))", "1"),
    "7.1: for algorithms that need not answer": (
        "QueryBound",
        "(forall t, exists o, answers H (A (shown s t)) o) /\\",
        "True /\\",
    ),
}
"""What is false: the file, what stands there, and what is put in its place."""


@pytest.mark.parametrize("why", FALSE)
def test_a_false_variant_does_not_compile(why):
    name, old, new = FALSE[why]
    assert old in coqc.source(name)
    done = coqc.compiled(coqc.source(name).replace(old, new), "variant", *FILES)
    coqc.refused(done)


TWO = """
Definition two (b : bool) : Language nat := fun x => (x <? 1) || eqb (Nat.even x) b.
Lemma dimension : is_closure_dimension two 1.
Proof.
  split.
  - right. exists [true; false], [0]. repeat split; try discriminate; [repeat constructor; intros [] | |].
    + intros [<- | []]. reflexivity.
    + intros x_in. left. destruct x as [|x]; [reflexivity|]. cbn -[Nat.even] in x_in.
      destruct (Nat.even (S x)); discriminate.
  - intros ks [|x [|y [|]]] nonempty different size inside; try discriminate size.
    assert (same : forall k, In k ks -> k = hd true ks).
    { intros k k_in. destruct ks as [|i ks]; [contradiction|]. simpl.
      assert (exists z, 0 < z /\\ z ∈ common two (i :: ks)) as (z & positive & z_in).
      { destruct x as [|x]; [destruct y as [|y] |].
        - apply NoDup_cons_iff in different as [absurd _]. simpl in absurd. intuition.
        - exists (S y). split; [lia | apply inside; simpl; auto].
        - exists (S x). split; [lia | apply inside; simpl; auto]. }
      rewrite common_spec in z_in. pose proof (z_in k k_in) as in_k. pose proof (z_in i (or_introl eq_refl)) as in_i.
      destruct z; [lia|]. unfold two in *. rewrite orb_true_iff in *. destruct in_k as [[=] | <-%eqb_prop].
      destruct in_i as [[=] | <-%eqb_prop]. reflexivity. }
    intros xs. set (b := hd true ks) in *. set (n := S (list_max xs)).
    exists (2 * n + if b then 0 else 1). split.
    + apply common_spec. intros k ->%same. unfold two. rewrite Nat.even_add, Nat.even_mul.
      destruct b; simpl; apply orb_true_r || reflexivity.
    + intros absurd. pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all.
      rewrite Forall_forall in all. apply all in absurd. unfold n in absurd. destruct b; lia.
Qed.
Lemma two_complexity mode : sample_complexity mode two 2.
Proof.
  apply (finite_sample_complexity two Nat.eq_dec mode [true; false]);
    [apply nat_countable | intros []; simpl; auto | apply dimension].
Qed.
Goal ~ forall d, uniformly_generatable_at without_replay two (S d) -> uniformly_generatable_at with_replay two d.
Proof.
  intros smaller. destruct (two_complexity with_replay) as (_ & _ & least).
  destruct (two_complexity without_replay) as (_ & able & _). apply smaller, least in able; lia.
Qed.
"""
WITHOUT_THE_POSITIVE_INTEGERS = """
Goal non_uniformly_generatable with_replay (fun d => separating (up_to d)).
Proof.
  exists below. intros d. exists 0. intros s _ t _. pose proof (below_spec (shown s t)) as [negative lower].
  split; [apply in_up_to; right; exact negative | intros x_in%lower; lia].
Qed.
"""
ONE_POINT_CHANGED = """
Open Scope Z_scope.
Definition changed (i : FourHypotheses.name) : Language Z :=
  match i with
  | minus1 => fun x => (x <=? 0) || (x =? 1)
  | minus2 => fun x => (x <=? 0) || (x =? 2)
  | plus1 => fun x => (0 <=? x) || (x =? -1)
  | plus2 => fun x => (0 <=? x)
  end.
Definition names := [minus1; minus2; plus1; plus2].
Definition cells := [[true; true; true; true]; [true; false; true; true]; [false; true; true; true];
  [false; false; true; true]; [true; true; true; false]; [true; true; false; false]].
Goal properly_generatable with_replay changed.
Proof. decide_integers names cells. Qed.
"""
ALGORITHMS = """
Definition everything (i : nat) : Language nat := fun _ => true.
Goal generates (fun _ => Silent (Ask 3 7 (fun b => Answer (if b then 0 else 1)))) everything.
Proof. split; [eexists; apply answers_later, answers_asked, answers_now | exists 0; easy]. Qed.
CoFixpoint for_ever : process := Silent for_ever.
Definition rest (p : process) : option process := match p with Silent p => Some p | _ => None end.
Lemma no_answer H p o : answers H p o -> p <> for_ever.
Proof. induction 1; intros same%(f_equal rest); try discriminate. injection same. assumption. Qed.
Goal ~ generates (fun _ => for_ever) everything.
Proof.
  intros wins. destruct (wins 0 (fun t => t)) as [ends _]; [reflexivity | intros x _; exists x; reflexivity |].
  destruct (ends 0) as [o says]. exact (no_answer _ _ _ says eq_refl).
Qed.
"""
NEIGHBOURS = {
    "7.1: to answer is needed, and enough where everything is right": ALGORITHMS,
    "two hypotheses that share a single point need two examples": TWO,
    "5.1 without the positive integers": WITHOUT_THE_POSITIVE_INTEGERS,
    "7.3 with one point left out": ONE_POINT_CHANGED,
}
"""Close to the theorems, and on the other side."""


@pytest.mark.parametrize("why", NEIGHBOURS)
def test_the_opposite_holds_for_a_neighbour(why):
    done = run(NEIGHBOURS[why])
    assert done.returncode == 0, done.stderr
