(** * Common lower bounds in finite classes *)

From Coq Require Import List.
From Echoproof Require Import Replay Finite.
Import ListNotations.

(** A hypothesis of the class inside all hypotheses of V. *)
Definition lower_bound {X I} (H : I -> Language X) (V : I -> Prop) (m : I) : Prop := forall k, V k -> H m ⊆ H k.

Section FiniteClass.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X).
Hypothesis listed : lists names.
Hypothesis represented : represents H points.

(** The first lower bound of a list of hypotheses. *)
Definition first_bound (default : I) (ks : list I) : I := pick names default (fun m => bounds H points m ks).

Lemma first_bound_spec default ks :
  (exists m, lower_bound H (fun k => In k ks) m) -> lower_bound H (fun k => In k ks) (first_bound default ks).
Proof.
  intros [m below]. unfold lower_bound. apply (bounds_spec H points represented).
  apply (pick_spec names listed default (fun m => bounds H points m ks)).
  exists m. apply (bounds_spec H points represented), below.
Qed.

(** Either there is one, or every answer fails some hypothesis of the list. *)
Lemma bound_or_failures ks :
  (exists m, lower_bound H (fun k => In k ks) m) \/ forall a, exists k, In k ks /\ within H points nothing a k = false.
Proof.
  destruct (any (fun m => bounds H points m ks) names) eqn:some.
  - left. apply any_spec in some as (m & _ & below). exists m. exact (proj1 (bounds_spec H points represented m ks) below).
  - right. intros a. apply (all_fails (within H points nothing a)).
    assert (none : forall m, In m names -> bounds H points m ks <> true).
    { intros m m_in bound. enough (any (fun m => bounds H points m ks) names = true) by congruence. apply any_spec. eauto. }
    destruct (all (within H points nothing a) ks) eqn:bound; [|reflexivity]. destruct (none a (proj2 listed a) bound).
Qed.

End FiniteClass.
