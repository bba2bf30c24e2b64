(** * Omission: elements of the target that are never shown

    [omission_number_correct]: what a finite class must satisfy to be properly generatable when at most r elements of the target
    are never shown, and nothing is replayed. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Uniform Bounds Budgets Cells ReplayNumber.
Import ListNotations.

(** Sets of targets each of which has at most r points that are not in all of them have a common lower bound. *)
Definition omission_criterion {X I} (H : I -> Language X) (r : nat) : Prop :=
  forall K, (forall k, In k K -> at_most r (fun y => y ∈ H k /\ common H K y = false)) ->
  exists m, lower_bound H (fun k => In k K) m.

Section Omission.

Context {X I : Type} (H : I -> Language X) (names : list I) (points small : list X) (r : nat).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.
Hypothesis X_countable : countable X.
Hypothesis listed : lists names.
Hypothesis sizes : sized H points small.

Let represented : represents H points := sized_points H points small sizes.
Let alike_spec := alike_spec H names listed.
Local Notation alike := (alike H names).
Local Notation mem := (mem X_dec).

(** ** The generator: those that contain all examples, of whose infinite cells all were seen, and of whose finite cells at
    most r points are missing *)

Definition missing (seen : list X) (k : I) : list X := filter (fun y => H k y && negb (mem y seen)) (nodup X_dec small).

Definition plausible (seen : list X) (k : I) : bool :=
  all (H k) seen && all (fun p => mem p small || implb (H k p) (any (alike p) seen)) points && (length (missing seen k) <=? r).

Definition plausible_ones (seen : list X) : list I := filter (plausible seen) names.

Lemma plausible_spec seen k : In k (plausible_ones seen) <->
  (forall y, In y seen -> y ∈ H k) /\
  (forall p, In p points -> ~ In p small -> p ∈ H k -> exists z, In z seen /\ alike p z = true) /\
  length (missing seen k) <= r.
Proof.
  unfold plausible_ones, plausible. rewrite filter_In, !andb_true_iff, !all_spec, Nat.leb_le. split.
  - intros (_ & (genuine & cells) & few). split; [exact genuine|]. split; [|exact few]. intros p p_in p_large p_k.
    specialize (cells p p_in). rewrite p_k in cells. apply any_spec.
    destruct (mem p small) eqn:p_small; [apply mem_spec in p_small; contradiction | exact cells].
  - intros (genuine & cells & few). split; [apply listed|]. split; [split; [exact genuine|] | exact few]. intros p p_in.
    destruct (mem p small) eqn:p_small; [reflexivity|]. destruct (H k p) eqn:p_k; [|reflexivity].
    apply any_spec, cells; trivial. rewrite <- (mem_spec X_dec). congruence.
Qed.

Lemma plausible_differ_little seen k :
  In k (plausible_ones seen) -> at_most r (fun y => y ∈ H k /\ common H (plausible_ones seen) y = false).
Proof.
  intros k_in. exists (missing seen k). split; [apply plausible_spec in k_in; apply k_in|]. intros y [y_in out].
  apply (all_fails (fun l => H l y)) in out as (l & l_in & out). apply plausible_spec in l_in as (l_genuine & _).
  apply plausible_spec in k_in as (_ & cells & _).
  apply filter_In. destruct (in_dec X_dec y small) as [finite | large].
  - split; [apply nodup_In, finite|]. rewrite y_in. apply negb_true_iff. destruct (mem y seen) eqn:y_seen; [|reflexivity].
    apply mem_spec in y_seen. rewrite (l_genuine y y_seen) in out. discriminate.
  - exfalso. destruct (represented y k y_in) as (p & p_in & same). destruct (cells p p_in) as (z & z_in & like).
    + intros p_small. apply large, (sized_small H points small sizes p); [exact p_small|]. intros i. symmetry. apply same.
    + rewrite same. exact y_in.
    + apply alike_spec with (k := l) in like. rewrite l_genuine, same, out in like by exact z_in. discriminate.
Qed.

Lemma target_plausible k s :
  (forall t, s t ∈ H k) -> (exists xs, length xs <= r /\ forall x, x ∈ H k -> In x xs \/ exists t, s t = x) ->
  exists T, forall t, T <= t -> In k (plausible_ones (shown s t)).
Proof.
  intros genuine (xs & few & all).
  assert (in_time : forall ys, (forall y, In y ys -> exists t, s t = y) -> exists T, forall t, T <= t -> incl ys (shown s t)).
  { intros ys each. destruct (settle_together (fun y t => In y (shown s t)) ys) as [T late].
    - intros y y_in. destruct (each y y_in) as [u <-]. exists u. intros t le. apply in_shown. exists u. auto.
    - exists T. intros t le y. exact (late t le y). }
  destruct (settle_together (fun p t => ~ In p small -> p ∈ H k ->
    exists z, In z (shown s t) /\ alike p z = true) points) as [T cells].
  { intros p _. destruct (in_dec X_dec p small) as [p_small | p_large]; [exists 0; contradiction|].
    destruct (H k p) eqn:p_in; [|exists 0; discriminate].
    destruct (sized_large H points small sizes p k p_in p_large xs) as (z & same & fresh).
    destruct (all z) as [omitted | [u is_z]]; [rewrite same; exact p_in | contradiction|].
    exists u. intros t late _ _. exists z. split; [apply in_shown; exists u; auto | apply alike_spec, same]. }
  destruct (in_time (filter (fun y => H k y && negb (mem y xs)) small)) as [S finite].
  { intros y [_ [y_in new]%andb_true_iff]%filter_In. destruct (all y y_in) as [omitted | found]; [|exact found].
    apply mem_spec with (X_dec := X_dec) in omitted. rewrite omitted in new. discriminate. }
  exists (T + S). intros t late. apply plausible_spec. split; [|split].
  - intros y (u & _ & <-)%in_shown. apply genuine.
  - intros p p_in. apply (cells t); [lia | exact p_in].
  - apply (Nat.le_trans _ (length xs)); [|exact few]. apply NoDup_incl_length; [apply NoDup_filter, NoDup_nodup|].
    intros y [y_small [y_in new]%andb_true_iff]%filter_In. apply nodup_In in y_small.
    destruct (mem y xs) eqn:omitted; [apply mem_spec in omitted; exact omitted|].
    assert (y_seen : In y (shown s t)) by (apply (finite t); [lia | apply filter_In; rewrite y_in, omitted; auto]).
    apply (mem_spec X_dec) in y_seen. rewrite y_seen in new. discriminate.
Qed.

(** ** The adversary shows what all of K have in common, which is not empty *)

Theorem omission_number_correct : UUS H -> (properly_generatable_omitting r H <-> omission_criterion H r).
Proof.
  intros unbounded. split.
  - destruct X_countable as [enum onto]. intros [G wins] K small_differences. destruct K as [|k0 K].
    { destruct (some_name names listed) as [m _]. exists m. intros k []. }
    set (all := k0 :: K) in *.
    destruct (small_differences k0 (or_introl eq_refl)) as (ys & _ & lack). destruct (unbounded k0 ys) as (x & x_in & fresh).
    assert (x_common : common H all x = true).
    { destruct (common H all x) eqn:out; [reflexivity|]. destruct fresh. apply lack. auto. }
    set (s := fun t => if common H all (enum t) then enum t else x).
    assert (s_common : forall t, common H all (s t) = true).
    { intros t. unfold s. destruct (common H all (enum t)) eqn:inside; assumption. }
    destruct (settle_together (fun k t => H (G (shown s t)) ⊆ H k) all) as [T late].
    + intros k k_in. apply (wins k s).
      * intros t. exact (proj1 (common_spec H all (s t)) (s_common t) k k_in).
      * destruct (small_differences k k_in) as (xs & few & lack'). exists xs. split; [exact few|]. intros y y_in.
        destruct (common H all y) eqn:inside; [right | left; apply lack'; auto]. destruct (onto y) as [u <-]. exists u.
        unfold s. rewrite inside. reflexivity.
    + exists (G (shown s T)). intros k. exact (late T (le_n T) k).
  - intros criterion. destruct (some_name names listed) as [default _].
    exists (fun seen => first_bound H names points default (plausible_ones seen)). intros k s genuine omitted.
    destruct (target_plausible k s genuine omitted) as [T late]. exists T. intros t le.
    refine (first_bound_spec H names points listed represented default _ _ k (late t le)).
    apply criterion. intros l. apply plausible_differ_little.
Qed.

End Omission.
