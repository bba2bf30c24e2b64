(** * Critical classes: hard, and every part is generatable

    - [critical]: no generator is proper in the limit with replay for the class, and for every proper part there is one;
    - [part_generatable]: how a computation proves the second half for a finite class;
    - [critical_by_pairs]: how the classes of [CriticalEverySize] are proved critical. *)

From Coq Require Import List Bool Eqdep_dec.
From Echoproof Require Import Replay Finite Decide.
Import ListNotations.

(** ** The definition *)

(** The hypotheses that a predicate selects. *)
Definition part {X I} (H : I -> Language X) (Q : I -> bool) : {i | Q i = true} -> Language X := fun i => H (proj1_sig i).

Definition critical {X I} (H : I -> Language X) : Prop :=
  ~ properly_generatable with_replay H /\
  forall Q : I -> bool, (exists i, Q i = true) -> (exists i, Q i = false) -> properly_generatable with_replay (part H Q).

(** ** The criterion on a part *)

Section Part.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X) (Q : I -> bool).
Hypothesis listed : lists names.
Hypothesis represented : represents H points.
Hypothesis nonempty : exists i, Q i = true.

Definition selected : list {i | Q i = true} :=
  flat_map (fun i => match bool_dec (Q i) true with left yes => [exist _ i yes] | right _ => [] end) names.

Lemma selected_listed : lists selected.
Proof.
  assert (all : forall i, In i selected).
  { intros [i yes]. apply in_flat_map. exists i. split; [apply listed|].
    destruct (bool_dec (Q i) true) as [yes' | no]; [|congruence].
    left. f_equal. apply UIP_dec, bool_dec. }
  split; [|exact all]. destruct nonempty as [i yes]. specialize (all (exist _ i yes)).
  intros empty. rewrite empty in all. exact all.
Qed.

Lemma selected_numbers : map (@proj1_sig I _) selected = filter Q names.
Proof.
  clear listed. unfold selected. induction names as [|i rest IH]; [reflexivity|]. simpl. rewrite map_app, IH.
  destruct (bool_dec (Q i) true); simpl; destruct (Q i); congruence.
Qed.

Lemma part_represented : represents (part H Q) points.
Proof.
  intros y [i yes] y_in. destruct (represented y i y_in) as (x & x_in & same). exists x.
  split; [exact x_in|]. intros [k ?]. apply same.
Qed.

Lemma part_generatable : countable X -> criterion_holds H (filter Q names) points = true ->
  properly_generatable with_replay (part H Q).
Proof.
  intros X_countable holds.
  apply (finite_characterization (part H Q) selected points X_countable selected_listed part_represented).
  apply (criterion_holds_spec (part H Q) selected points selected_listed part_represented).
  set (inclusion := within H points (nothing (X := X))). set (outside := fun j => within H points (H j)).
  change (check (fun x i => H i x) inclusion outside (filter Q names) points = true) in holds.
  rewrite <- holds, <- selected_numbers.
  pose proof (check_renamed (fun x => x) (@proj1_sig _ _) (fun x i => part H Q i x) (within (part H Q) points (nothing (X := X)))
    (fun j => within (part H Q) points (part H Q j)) (fun x i => H i x) inclusion outside selected points) as same.
  rewrite map_id in same. symmetry. apply same; reflexivity.
Qed.

End Part.

(** ** Classes in which a first answer j leaves one pair of targets alike *)

Lemma critical_by_pairs {X I} (H : I -> Language X) (names : list I) (points : list X) (p q : I -> I) :
  countable X -> lists names -> represents H points ->
  (exists x, forall i, x ∈ H i) ->
  (forall i k, H i ⊆ H k -> i = k) ->
  (forall j, p j <> q j) ->
  (forall j y, H j y = false -> H (p j) y = H (q j) y) ->
  (forall j i k, (forall y, H j y = false -> H i y = H k y) -> i = k \/ (i = p j /\ k = q j) \/ (i = q j /\ k = p j)) ->
  (forall Q, (exists i, Q i = true) -> (exists i, Q i = false) ->
    exists j, Q j = true /\ (Q (p j) = false \/ Q (q j) = false)) ->
  critical H.
Proof.
  intros X_countable listed represented [x core] no_part different alike only turning. split.
  - intros able. apply (generatable_satisfies_criterion H names points listed represented X_countable) in able.
    destruct names as [|some rest]; [destruct (proj1 listed eq_refl)|].
    destruct (able x) as [j good]; [exists some; apply core|]. destruct (good (p j) (core _)) as [m below].
    apply (different j). rewrite <- (no_part m (p j)), <- (no_part m (q j)); trivial; apply below; split; try apply core.
    + intros y outside. symmetry. apply alike, outside.
    + reflexivity.
  - intros Q some missing. destruct (turning Q some missing) as (j & j_in & one_out).
    apply (finite_characterization (part H Q) (selected names Q) points X_countable).
    + apply selected_listed; assumption.
    + apply part_represented, represented.
    + intros y _. exists (exist _ j j_in). intros [i i_in] y_in. exists (exist _ i i_in). intros [k k_in] [_ same].
      unfold part in *. simpl in *. destruct (only j i k) as [-> | [[-> ->] | [-> ->]]]; auto.
      * intros z outside. symmetry. apply same, outside.
      * destruct one_out; congruence.
      * destruct one_out; congruence.
Qed.
