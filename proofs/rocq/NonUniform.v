(** * Non-uniform generation: replay separates

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 5.1 of v2 (4.1 of v1): a countable
    class is non-uniformly generatable without replay and not with it.

    - [nonuniform_without_replay] and [not_nonuniform_with_replay]: the two halves;
    - [nonuniform_UUS]: every support is infinite. The domain is countable by [Integers.Z_countable].

    The class, over the integers: {1, 2, …}, and for d = 1, 2, … the hypothesis {1, …, d} ∪ {-1, -2, …}. *)

From Coq Require Import List Bool ZArith Lia.
From Echoproof Require Import Replay Fresh Sequences.
Import ListNotations.
Open Scope Z_scope.

Inductive name := all_positive | up_to (d : positive).

Definition separating (i : name) : Language Z := fun x =>
  match i with
  | all_positive => 0 <? x
  | up_to d => (0 <? x) && (x <=? Zpos d) || (x <? 0)
  end.

Lemma in_all_positive x : x ∈ separating all_positive <-> 0 < x.
Proof. apply Z.ltb_lt. Qed.

Lemma in_up_to d x : x ∈ separating (up_to d) <-> 0 < x <= Zpos d \/ x < 0.
Proof. simpl. rewrite orb_true_iff, andb_true_iff, !Z.ltb_lt, Z.leb_le. reflexivity. Qed.

Theorem nonuniform_UUS : UUS separating.
Proof.
  intros [|d] xs.
  - exists (above xs). destruct (above_spec xs) as [positive fresh]. rewrite in_all_positive.
    split; [exact positive|]. intros x_in%fresh. lia.
  - exists (below xs). destruct (below_spec xs) as [negative fresh]. rewrite in_up_to.
    split; [lia|]. intros x_in%fresh. lia.
Qed.

(** ** Without replay

    Answer a fresh positive number until a negative one is shown, and fresh negative ones then. *)

Definition sign_watcher (seen : list Z) : Z := if existsb (fun x => x <? 0) seen then below seen else above seen.

Lemma sign_watcher_fresh seen : ~ In (sign_watcher seen) seen.
Proof.
  unfold sign_watcher. destruct (existsb _ _).
  - intros x_in%(proj2 (below_spec seen)). lia.
  - intros x_in%(proj2 (above_spec seen)). lia.
Qed.

Theorem nonuniform_without_replay : non_uniformly_generatable without_replay separating.
Proof.
  exists sign_watcher. intros i. exists (match i with all_positive => 0%nat | up_to d => S (Pos.to_nat d) end).
  intros s legal t (xs & different & size & within). split; [|apply sign_watcher_fresh].
  assert (genuine : forall x, In x (shown s t) -> x ∈ separating i).
  { intros x (r & _ & <-)%in_shown. destruct (legal r) as [ok | [absurd _]]; [exact ok | discriminate]. }
  unfold sign_watcher. destruct (existsb _ _) eqn:negative.
  - apply existsb_exists in negative as (x & x_in%genuine & negative%Z.ltb_lt).
    destruct i as [|d]; [apply in_all_positive in x_in; lia|].
    apply in_up_to. right. apply (proj1 (below_spec _)).
  - destruct i as [|d]; [apply in_all_positive, (proj1 (above_spec _)) | exfalso].
    (* d + 1 distinct numbers do not fit into 1, …, d. *)
    enough (S (Pos.to_nat d) <= Pos.to_nat d)%nat by lia.
    rewrite <- size at 1. rewrite <- (seq_length (Pos.to_nat d) 1), <- (map_length Z.of_nat).
    apply NoDup_incl_length; [exact different|]. intros x x_in%within.
    assert (positive : ~ x < 0).
    { intros neg%Z.ltb_lt. enough (existsb (fun x => x <? 0) (shown s t) = true) by congruence.
      apply existsb_exists. exists x. split; assumption. }
    apply genuine, in_up_to in x_in. apply in_map_iff. exists (Z.to_nat x). rewrite in_seq. lia.
Qed.

(** ** With replay

    d is what the generator promises for {1, 2, …}, and 1 at least. Show 1, …, d, and replay every answer then. *)

Definition echo (d : nat) (g : list Z -> Z) (seen : list Z) : Z :=
  if (length seen <? d)%nat then Z.of_nat (S (length seen)) else g seen.

Section Echo.

Variables (g : list Z -> Z) (d : nat).
Hypothesis d_positive : (0 < d)%nat.

Let s := sequence (echo d g).

Lemma echo_first t : (t < d)%nat -> s t = Z.of_nat (S t).
Proof.
  intros small. unfold s, sequence, echo. rewrite history_length. apply Nat.ltb_lt in small. rewrite small. reflexivity.
Qed.

Lemma echo_later t : (d <= S t)%nat -> s (S t) = g (shown s t).
Proof.
  intros large. unfold s. rewrite sequence_next. unfold echo at 1. rewrite shown_sequence, history_length.
  apply Nat.ltb_ge in large. rewrite large. reflexivity.
Qed.

(** The sequence is legal for every target that contains 1, …, d. *)
Lemma echo_legal h : (forall x, 0 < x <= Z.of_nat d -> x ∈ h) -> legal with_replay element g h s.
Proof.
  intros start t. destruct (le_lt_dec d t) as [large | small].
  - right. split; [reflexivity|]. destruct t as [|t]; [lia|]. exists t. split; [lia|]. apply echo_later, large.
  - left. rewrite echo_first by exact small. apply start. lia.
Qed.

(** While the generator is correct for some target, all examples are distinct. *)
Lemma echo_distinct h :
  (forall t, distinct_shown d s t -> correct g h s t) -> forall t, NoDup (shown s t).
Proof.
  intros right. induction t as [|t IH]; [repeat constructor; intros []|].
  apply NoDup_shown_next; [exact IH|]. destruct (le_lt_dec d (S t)) as [large | small].
  - rewrite echo_later by exact large. apply right, distinct_if_NoDup; assumption.
  - rewrite in_shown. intros (r & earlier & same). rewrite !echo_first in same by lia. lia.
Qed.

End Echo.

Theorem not_nonuniform_with_replay : ~ non_uniformly_generatable with_replay separating.
Proof.
  intros [g promises]. destruct (promises all_positive) as [c right].
  set (p := Pos.of_nat (max 1 c)). set (d := Pos.to_nat p).
  assert (d_positive : (0 < d)%nat) by lia.
  destruct (promises (up_to p)) as [m right']. set (s := sequence (echo d g)).
  assert (legal_all : legal with_replay element g (separating all_positive) s).
  { apply echo_legal; [exact d_positive|]. intros x range. apply in_all_positive. lia. }
  assert (legal_up_to : legal with_replay element g (separating (up_to p)) s).
  { apply echo_legal; [exact d_positive|]. intros x range. apply in_up_to. lia. }
  assert (correct_all : forall t, distinct_shown d s t -> correct g (separating all_positive) s t).
  { intros t shown_so_far. apply right; [exact legal_all|]. apply (fewer_distinct c d); [lia | exact shown_so_far]. }
  assert (distinct : forall t, NoDup (shown s t)) by exact (echo_distinct g d d_positive _ correct_all).
  (* From here on an answer would have to be a fresh one of 1, ..., d. *)
  destruct (correct_all (m + d)%nat) as [positive%in_all_positive _]. { apply distinct_if_NoDup; [apply distinct | lia]. }
  destruct (right' s legal_up_to (m + d)%nat) as [answer%in_up_to fresh]. { apply distinct_if_NoDup; [apply distinct | lia]. }
  set (x := g (shown s (m + d))) in *. apply fresh, in_shown. exists (Z.to_nat (x - 1)). split; [lia|].
  unfold s. rewrite echo_first by lia. lia.
Qed.
