(** * Rare replays and old answers make no difference

    - [rare_replays]: when of n rounds in a row at most one is replayed, the same finite classes are properly generatable as
      under plain replay;
    - [old_replays]: so they are when only answers at least n rounds old are replayed. *)

From Coq Require Import List Arith Lia.
From Echoproof Require Import Replay Finite Budgets.
Import ListNotations.

Section SlowReplays.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X) (n : nat).
Hypothesis X_countable : countable X.
Hypothesis listed : lists names.
Hypothesis represented : represents H points.

(** The adversary of [Finite], who repeats the first example except in every round divisible by S n. *)
Definition slow (enum : nat -> X) (x : X) (j i : I) (t : nat) : X :=
  if t mod S n =? 0 then adversary H enum x j i (t / S n) else x.

Section Stream.

Context (enum : nat -> X) (onto : forall y, exists n, enum n = y) (x : X) (j i k : I).
Hypothesis group : in_group H x j i k.

Lemma slow_genuine t : slow enum x j i t ∈ H k \/ (t mod S n = 0 /\ 0 < t /\ slow enum x j i t ∈ H j).
Proof.
  destruct group as [x_in same]. unfold slow. destruct (Nat.eqb_spec (t mod S n) 0) as [turn | off]; [|left; exact x_in].
  destruct (t / S n) as [|q] eqn:rounds; simpl; [left; exact x_in|].
  destruct (H j (enum q)) eqn:inside; simpl.
  - right. split; [exact turn|]. split; [destruct t; [rewrite Nat.div_0_l in rounds; discriminate | lia] | exact inside].
  - left. destruct (H i (enum q)) eqn:genuine; [rewrite same; assumption | exact x_in].
Qed.

Lemma slow_complete : complete (H k) (slow enum x j i).
Proof.
  intros y y_in. destruct (adversary_is_complete H enum onto x j i k group y y_in) as [u is_y]. exists (u * S n).
  unfold slow. rewrite Nat.mod_mul, Nat.div_mul by discriminate. exact is_y.
Qed.

End Stream.

Lemma slow_criterion (allowed : budget X I) :
  (forall G x enum i k, in_group H x (G [x]) i k -> allowed G (H k) (slow enum x (G [x]) i)) ->
  properly_generatable_under allowed H -> criterion H.
Proof.
  destruct X_countable as [enum onto]. intros plays [G wins] x _. exists (G [x]). intros i _. set (s := slow enum x (G [x]) i).
  destruct (settle_together (fun k t => H (G (shown s t)) ⊆ H k) (Criterion.group H names points x (G [x]) i)) as [T late].
  - intros k k_in. apply (in_group_spec H names points listed represented) in k_in.
    apply (wins k s); [apply plays, k_in | exact (slow_complete enum onto x (G [x]) i k k_in)].
  - exists (G (shown s T)). intros k k_in.
    apply (late T (le_n T)), (in_group_spec H names points listed represented), k_in.
Qed.

(** What is allowed under plain replay is allowed more rarely. *)
Lemma plain_suffices (allowed : budget X I) :
  (forall G h s, allowed G h s -> replay H G h s) -> criterion H -> properly_generatable_under allowed H.
Proof.
  intros plays able%(criterion_suffices H names points listed represented). destruct able as [G wins].
  exists G. intros i s ok. apply wins, plays, ok.
Qed.

Lemma first_shown {A} (s : nat -> A) : shown s 0 = [s 0].
Proof. reflexivity. Qed.

Lemma slow_first enum x j i : slow enum x j i 0 = x.
Proof. unfold slow. rewrite Nat.mod_0_l, Nat.div_0_l by discriminate. reflexivity. Qed.

Theorem rare_replays : properly_generatable_under (every H n) H <-> properly_generatable with_replay H.
Proof.
  rewrite (finite_characterization H names points X_countable listed represented). split.
  - apply slow_criterion. intros G x enum i k group. split.
    + intros t. destruct (slow_genuine enum x (G [x]) i k group t) as [genuine | (_ & later & supplied)]; [left;
        exact genuine | right].
      split; [reflexivity|]. exists 0. split; [exact later|]. rewrite first_shown, slow_first. exact supplied.
    + intros t u near. destruct (slow_genuine enum x (G [x]) i k group t) as [genuine | (turn & _)]; [left; exact genuine|].
      destruct (slow_genuine enum x (G [x]) i k group u) as [genuine | (turn' & _)]; [right; exact genuine | exfalso].
      apply Nat.mod_divides in turn as [a ->], turn' as [b ->]; try discriminate.
      destruct (le_lt_dec b a) as [before | after]; [pose proof (Nat.mul_le_mono_l b a (S n) before); lia|].
      pose proof (Nat.mul_le_mono_l (S a) b (S n) after). rewrite Nat.mul_succ_r in *. lia.
  - apply plain_suffices. intros G h s [ok _]. exact ok.
Qed.

Theorem old_replays : properly_generatable_under (age H n) H <-> properly_generatable with_replay H.
Proof.
  rewrite (finite_characterization H names points X_countable listed represented). split.
  - apply slow_criterion. intros G x enum i k group t.
    destruct (slow_genuine enum x (G [x]) i k group t) as [genuine | (turn & later & supplied)]; [left; exact genuine | right].
    exists 0. split; [exact later|]. rewrite first_shown, slow_first. split; [|exact supplied].
    apply Nat.mod_divides in turn as [a ->]; [|discriminate].
    destruct a as [|a]; [rewrite Nat.mul_0_r in later; inversion later | rewrite Nat.mul_succ_r; lia].
  - apply plain_suffices. intros G h s ok t.
    destruct (ok t) as [genuine | (r & earlier & _ & supplied)]; [left; exact genuine | right].
    split; [reflexivity|]. exists r. auto.
Qed.

End SlowReplays.
