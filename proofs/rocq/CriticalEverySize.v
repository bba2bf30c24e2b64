(** * Critical classes of every size

    [critical_every_size]: for every n >= 3 there is a critical class of n hypotheses. So no finite list of forbidden parts
    describes hardness.

    The domain is the natural numbers. For n = 2m + 1 and n = 2m >= 6 the hypotheses are numbered around a circle, and so are
    the points below n; the points from n on are in every hypothesis.
    - [odd]: the point t is in the hypotheses t, t + 1, …, t + m;
    - [even]: the point t is in the hypotheses t, t + 1, t + m;
    - [four_cells]: n = 4, the profiles of Theorem 7.3 of arXiv:2603.11784v2, by computation. *)

From Coq Require Import List Bool Arith Lia.
From Coq Require Fin.
From Echoproof Require Import Replay Finite Decide Critical.
Import ListNotations.

(** ** Around the circle *)

Definition number {n} (i : Fin.t n) : nat := proj1_sig (Fin.to_nat i).

(** How many steps lead from t to i, and where v <= 2n ends. *)
Definition steps (n t i : nat) : nat := if t <=? i then i - t else i + n - t.
Definition wrap (n v : nat) : nat := if v <? n then v else v - n.

Lemma steps_spec n t i : t <= i /\ steps n t i + t = i \/ i < t /\ steps n t i + t = i + n \/ i + n < t.
Proof. unfold steps. destruct (Nat.leb_spec t i); lia. Qed.

Lemma wrap_spec n v : v < n /\ wrap n v = v \/ n <= v /\ wrap n v + n = v.
Proof. unfold wrap. destruct (Nat.ltb_spec v n); lia. Qed.

Ltac name_steps n t i := pose proof (steps_spec n t i); generalize dependent (steps n t i); intros.
Ltac name_wrap n v := pose proof (wrap_spec n v); generalize dependent (wrap n v); intros.

(** Arithmetic with [steps] and [wrap]. *)
Ltac around := intros; repeat match goal with
  | |- context [steps ?n ?t ?i] => name_steps n t i
  | _ : context [steps ?n ?t ?i] |- _ => name_steps n t i
  | |- context [wrap ?n ?v] => name_wrap n v
  | _ : context [wrap ?n ?v] |- _ => name_wrap n v
  end; lia.

Lemma steps_on n t i a : t < n -> i < n -> a <= n -> steps n t (wrap n (i + a)) = wrap n (steps n t i + a).
Proof. around. Qed.

Lemma wrap_steps n t i : t < n -> i < n -> wrap n (t + steps n t i) = i.
Proof. around. Qed.

Lemma steps_small n t i : t < n -> i < n -> steps n t i < n.
Proof. around. Qed.

Lemma wrap_small n t a : t < n -> a <= n -> wrap n (t + a) < n.
Proof. around. Qed.

Lemma steps_between n j u i : j < n -> u < n -> i < n -> steps n (wrap n (j + u)) i = steps n u (steps n j i).
Proof. around. Qed.

Lemma number_small {n} (i : Fin.t n) : number i < n.
Proof. exact (proj2_sig (Fin.to_nat i)). Qed.

Lemma number_injective {n} (i k : Fin.t n) : number i = number k -> i = k.
Proof. apply Fin.to_nat_inj. Qed.

Definition turn {n} (i : Fin.t n) (a : nat) : Fin.t n :=
  match lt_dec (wrap n (number i + a)) n with left small => Fin.of_nat_lt small | right _ => i end.

Lemma number_turn {n} (i : Fin.t n) a : a <= n -> number (turn i a) = wrap n (number i + a).
Proof.
  intros le. unfold turn. pose proof (number_small i). destruct (lt_dec _ _) as [small | large].
  - unfold number at 1. rewrite Fin.to_nat_of_nat. reflexivity.
  - destruct large. around.
Qed.

(** Whoever is outside hands it on to the one before, until it is handed to one inside. *)
Lemma all_around {n} (Q : Fin.t n -> bool) (found : Prop) :
  (exists i, Q i = true) -> (exists i, Q i = false) ->
  (forall v, Q v = false -> found \/ Q (turn v (n - 1)) = false) -> found.
Proof.
  intros [i inside] [v outside] next. pose proof (number_small i). pose proof (number_small v).
  assert (all : forall u, u < n -> found \/ Q (turn v (n - u)) = false).
  { induction u as [|u IH]; intros small.
    - right. replace (turn v (n - 0)) with v; [exact outside|]. apply number_injective. rewrite number_turn by lia. around.
    - destruct IH as [done | out]; [lia | auto |]. destruct (next _ out) as [done | out']; [auto | right].
      replace (turn v (n - S u)) with (turn (turn v (n - u)) (n - 1)); [exact out'|].
      apply number_injective. rewrite !number_turn by lia. around. }
  destruct (all (steps n (number i) (number v))) as [done | out]; [around | exact done | exfalso].
  replace (turn v _) with i in out; [congruence|]. apply number_injective. rewrite number_turn by around. around.
Qed.

(** A class of that shape: the points below n are told apart, the others are in every hypothesis. *)
Definition circle (n : nat) (near : nat -> bool) : Fin.t n -> Language nat :=
  fun i x => (n <=? x) || near (steps n x (number i)).

Lemma circle_core n near i x : n <= x -> x ∈ circle n near i.
Proof. intros large. unfold circle. apply Nat.leb_le in large. rewrite large. reflexivity. Qed.

Lemma circle_rim n near i x : x < n -> circle n near i x = near (steps n x (number i)).
Proof. intros small. unfold circle. apply Nat.leb_gt in small. rewrite small. reflexivity. Qed.

Lemma fresh_number (xs : list nat) n : exists x, n <= x /\ ~ In x xs.
Proof.
  exists (n + S (list_max xs)). split; [lia|]. intros x_in. pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all.
  rewrite Forall_forall in all. apply all in x_in. lia.
Qed.

Lemma circle_UUS n near : UUS (circle n near).
Proof.
  intros i xs. destruct (fresh_number xs n) as (x & large & fresh). exists x.
  split; [apply circle_core, large | exact fresh].
Qed.

Lemma circle_represented n near : represents (circle n near) (seq 0 (S n)).
Proof.
  intros y i _. exists (min y n). split; [apply in_seq; lia|]. intros k. destruct (le_lt_dec n y) as [large | small].
  - rewrite Nat.min_r by exact large. rewrite !circle_core by lia. reflexivity.
  - rewrite Nat.min_l by lia. reflexivity.
Qed.

Lemma circle_outside n near i x : circle n near i x = false -> x < n.
Proof.
  intros out. destruct (le_lt_dec n x) as [large | small]; [|exact small].
  rewrite circle_core in out; [discriminate | exact large].
Qed.

(** Critical, when one pair of steps a, b is alike for every answer. *)
Lemma circle_critical n near a b :
  0 < n -> a < n -> b < n -> a <> b ->
  (forall i k, i < n -> k < n ->
     (forall y, y < n -> near (steps n y i) = true -> near (steps n y k) = true) -> i = k) ->
  (forall j y, j < n -> y < n -> near (steps n y j) = false ->
     near (steps n y (wrap n (j + a))) = near (steps n y (wrap n (j + b)))) ->
  (forall j i k, j < n -> i < n -> k < n ->
     (forall y, y < n -> near (steps n y j) = false -> near (steps n y i) = near (steps n y k)) ->
     i = k \/ (i = wrap n (j + a) /\ k = wrap n (j + b)) \/ (i = wrap n (j + b) /\ k = wrap n (j + a))) ->
  (forall Q : Fin.t n -> bool, (exists i, Q i = true) -> (exists i, Q i = false) ->
     exists j, Q j = true /\ (Q (turn j a) = false \/ Q (turn j b) = false)) ->
  critical (circle n near) /\ forall i k, circle n near i ⊆ circle n near k -> i = k.
Proof.
  intros positive a_small b_small different no_part alike only turning.
  assert (distinct : forall i k, circle n near i ⊆ circle n near k -> i = k).
  { intros i k below. apply number_injective, no_part; try apply number_small. intros y small y_in.
    specialize (below y). rewrite !circle_rim in below by exact small. exact (below y_in). }
  split; [|exact distinct].
  apply (critical_by_pairs _ (indices n) (seq 0 (S n)) (fun j => turn j a) (fun j => turn j b)); trivial.
  - apply nat_countable.
  - apply indices_listed, positive.
  - apply circle_represented.
  - exists n. intros i. apply circle_core, le_n.
  - intros j same. apply (f_equal number) in same. rewrite !number_turn in same by lia. pose proof (number_small j). around.
  - intros j y out. pose proof (circle_outside _ _ _ _ out) as small. rewrite circle_rim in * by exact small.
    rewrite circle_rim by exact small. rewrite !number_turn by lia. apply alike; trivial. apply number_small.
  - intros j i k same.
    pose proof (only (number j) (number i) (number k) (number_small j) (number_small i) (number_small k)) as cases.
    rewrite <- !number_turn in cases by lia.
    destruct cases as [eq | [[eq eq'] | [eq eq']]];
      try (apply number_injective in eq; try apply number_injective in eq'; tauto).
    intros y small out. specialize (same y). rewrite !circle_rim in same by exact small. exact (same out).
Qed.

(** ** Odd sizes *)

Definition odd (m : nat) : Fin.t (2 * m + 1) -> Language nat := circle (2 * m + 1) (fun a => a <=? m).

Lemma odd_critical m : 1 <= m -> critical (odd m) /\ forall i k, odd m i ⊆ odd m k -> i = k.
Proof.
  intros large. apply (circle_critical _ _ m (m + 1)); try lia.
  - intros i k i_small k_small below.
    assert (first : steps (2 * m + 1) i k <= m) by (apply Nat.leb_le, below; [exact i_small | apply Nat.leb_le; around]).
    assert (last : steps (2 * m + 1) (wrap (2 * m + 1) (i + (m + 1))) k <= m).
    { apply Nat.leb_le, below; [|apply Nat.leb_le]; clear below first; around. }
    clear below. around.
  - intros j y j_small y_small out%Nat.leb_gt. rewrite !steps_on by lia.
    transitivity true; [|symmetry]; apply Nat.leb_le; around.
  - intros j i k j_small i_small k_small same. set (n := 2 * m + 1) in *.
    (* The point u steps after j, for u = 1, …, m, is in the hypotheses u, …, u + m steps after j. *)
    assert (at_step : forall u i, 1 <= u <= m -> i < n ->
      ((steps n (wrap n (j + u)) i <=? m) = true <-> u <= steps n j i <= u + m)).
    { intros u i' range small. rewrite Nat.leb_le, steps_between by (unfold n; lia).
      pose proof (steps_small n j i' j_small small). unfold n in *. around. }
    assert (same_steps : forall u, 1 <= u <= m -> (u <= steps n j i <= u + m <-> u <= steps n j k <= u + m)).
    { intros u range. rewrite <- !at_step by assumption. rewrite same; [reflexivity | apply wrap_small; unfold n in *; lia |].
      apply Nat.leb_gt. rewrite steps_between by (unfold n; lia). unfold n in *. around. }
    pose proof (steps_small n j i j_small i_small) as i_steps. pose proof (steps_small n j k j_small k_small) as k_steps.
    pose proof (wrap_steps n j i j_small i_small) as i_is. pose proof (wrap_steps n j k j_small k_small) as k_is.
    clear same at_step. revert same_steps i_steps k_steps i_is k_is.
    generalize (steps n j i) (steps n j k). intros a b same a_small b_small <- <-.
    enough (a = b \/ (a = m /\ b = m + 1) \/ (a = m + 1 /\ b = m)) as [-> | [[-> ->] | [-> ->]]] by auto.
    clear i_small k_small.
    assert (less : forall a b, a < b < n -> (forall u, 1 <= u <= m -> (u <= a <= u + m <-> u <= b <= u + m)) ->
      a = m /\ b = m + 1).
    { unfold n. clear. intros a b order same. destruct (le_lt_dec b m) as [b_low | b_high]; [specialize (same b); lia|].
      destruct (le_lt_dec a m) as [a_low | a_high]; [|specialize (same (a - m)); lia].
      pose proof (same m). specialize (same 1). lia. }
    destruct (lt_eq_lt_dec a b) as [[lt | eq] | gt]; [| left; exact eq |]; right.
    + left. apply less; [lia | exact same].
    + right. apply and_comm, less; [lia|]. intros u range. symmetry. apply same, range.
  - intros Q some missing. apply (all_around Q); trivial. intros v out.
    (* v is m + 1 steps after v + m, and v + m is so after v - 1. *)
    assert (hand : forall w, Q w = false -> Q (turn w m) = true ->
      exists j, Q j = true /\ (Q (turn j m) = false \/ Q (turn j (m + 1)) = false)).
    { intros w w_out w_in. exists (turn w m). split; [exact w_in | right]. rewrite <- w_out. f_equal.
      apply number_injective. rewrite !number_turn by lia. pose proof (number_small w). around. }
    destruct (Q (turn v m)) eqn:first; [left; apply (hand v); assumption|].
    destruct (Q (turn (turn v m) m)) eqn:second; [left; apply (hand (turn v m)); assumption | right].
    rewrite <- second. f_equal. apply number_injective. rewrite !number_turn by lia. pose proof (number_small v). around.
Qed.

(** ** Even sizes *)

Definition even (m : nat) : Fin.t (2 * m) -> Language nat :=
  circle (2 * m) (fun a => (a =? 0) || (a =? 1) || (a =? m)).

Lemma even_critical m : 3 <= m -> critical (even m) /\ forall i k, even m i ⊆ even m k -> i = k.
Proof.
  intros large. set (near := fun a => (a =? 0) || (a =? 1) || (a =? m)).
  assert (near_spec : forall a, near a = true <-> a = 0 \/ a = 1 \/ a = m).
  { intros a. unfold near. rewrite !orb_true_iff, !Nat.eqb_eq. tauto. }
  assert (far_spec : forall a, near a = false <-> a <> 0 /\ a <> 1 /\ a <> m).
  { intros a. rewrite <- not_true_iff_false, near_spec. tauto. }
  apply (circle_critical _ near 1 (m + 1)); try lia.
  - intros i k i_small k_small below. set (n := 2 * m) in *.
    assert (each : forall y, y < n -> steps n y i = 0 \/ steps n y i = 1 \/ steps n y i = m ->
      steps n y k = 0 \/ steps n y k = 1 \/ steps n y k = m) by (intros y; rewrite <- !near_spec; apply below).
    clear below near_spec far_spec near. unfold n in *. clear n.
    pose proof (wrap_small (2 * m) i (2 * m - 1) i_small ltac:(lia)) as small.
    pose proof (each i i_small) as zero. pose proof (each _ small) as one. clear each small.
    rewrite (steps_between (2 * m) i (2 * m - 1) i), (steps_between (2 * m) i (2 * m - 1) k) in one by lia.
    rewrite <- (wrap_steps (2 * m) i k) by assumption.
    pose proof (steps_small (2 * m) i k i_small k_small) as k_steps. revert zero one k_steps. generalize (steps (2 * m) i k).
    clear k k_small.
    intros c zero one k_steps.
    assert (zero' : c = 0 \/ c = 1 \/ c = m) by (apply zero; left; clear - i_small; around).
    assert (one' := one ltac:(right; left; clear - large; around)). clear zero one.
    assert (c = 0) as -> by (clear i i_small; around). around.
  - intros j y j_small y_small out%far_spec. apply eq_true_iff_eq. rewrite !near_spec, !steps_on by lia.
    clear near_spec far_spec near. pose proof (steps_small (2 * m) y j y_small j_small). around.
  - intros j i k j_small i_small k_small same. set (n := 2 * m) in *.
    (* The point u steps after j. *)
    assert (at_step : forall u i, 1 <= u < n -> i < n -> (near (steps n (wrap n (j + u)) i) = true <->
      steps n j i = u \/ steps n j i = u + 1 \/ steps n j i = u + m \/ steps n j i + m = u \/ steps n j i + n = u + 1)).
    { intros u i' range small. rewrite near_spec, steps_between by (unfold n; lia).
      pose proof (steps_small n j i' j_small small). unfold n in *. around. }
    assert (same_steps : forall u, 1 <= u < n - 1 -> u <> m -> 
      (steps n j i = u \/ steps n j i = u + 1 \/ steps n j i = u + m \/ steps n j i + m = u \/ steps n j i + n = u + 1) <->
      (steps n j k = u \/ steps n j k = u + 1 \/ steps n j k = u + m \/ steps n j k + m = u \/ steps n j k + n = u + 1)).
    { intros u range other. rewrite <- !at_step by (assumption || lia).
      rewrite same; [reflexivity | apply wrap_small; unfold n in *; lia |].
      apply far_spec. rewrite steps_between by (unfold n; lia). unfold n in *. around. }
    pose proof (steps_small n j i j_small i_small) as i_steps. pose proof (steps_small n j k j_small k_small) as k_steps.
    pose proof (wrap_steps n j i j_small i_small) as i_is. pose proof (wrap_steps n j k j_small k_small) as k_is.
    clear same at_step. revert same_steps i_steps k_steps i_is k_is.
    generalize (steps n j i) (steps n j k). intros a b same a_small b_small <- <-.
    enough (a = b \/ (a = 1 /\ b = m + 1) \/ (a = m + 1 /\ b = 1)) as [-> | [[-> ->] | [-> ->]]] by auto.
    clear i_small k_small.
    assert (less : forall a b, a < b < n -> (forall u, 1 <= u < n - 1 -> u <> m ->
      (a = u \/ a = u + 1 \/ a = u + m \/ a + m = u \/ a + n = u + 1) <->
      (b = u \/ b = u + 1 \/ b = u + m \/ b + m = u \/ b + n = u + 1)) -> a = 1 /\ b = m + 1).
    { unfold n. clear - large. intros a b order same.
      destruct (Nat.eq_dec a 0) as [-> | a_positive].
      { destruct (Nat.eq_dec b m) as [-> | other]; [specialize (same (m - 1)); lia|].
        destruct (Nat.eq_dec b (2 * m - 1)) as [-> | last]; [specialize (same (2 * m - 2)) | specialize (same b)]; lia. }
      destruct (Nat.eq_dec a m) as [-> | other].
      { assert (b = 2 * m - 1) as -> by (specialize (same (m - 1)); lia). specialize (same (2 * m - 2)). lia. }
      assert (either : b = a + 1 \/ b = a + m) by (specialize (same a); lia). destruct either as [-> | ->].
      - destruct (Nat.eq_dec (a + 1) m) as [middle | off]; [specialize (same (a - 1)); lia|].
        destruct (Nat.eq_dec (a + 1) (2 * m - 1)) as [last | inner].
        + specialize (same (a - m)). lia.
        + specialize (same (a + 1)). lia.
      - destruct (Nat.eq_dec a 1) as [-> | more]; [lia | specialize (same (a - 1)); lia]. }
    destruct (lt_eq_lt_dec a b) as [[lt | eq] | gt]; [| left; exact eq |]; right.
    + left. apply less; [lia | exact same].
    + right. apply and_comm, less; [lia|]. intros u range off. symmetry. apply same; assumption.
  - intros Q some missing. apply (all_around Q); trivial. intros v out.
    (* v is one step after v - 1. *)
    destruct (Q (turn v (2 * m - 1))) eqn:before; [left | right; reflexivity].
    exists (turn v (2 * m - 1)). split; [exact before | left]. rewrite <- out. f_equal.
    apply number_injective. rewrite !number_turn by lia. pose proof (number_small v). around.
Qed.

(** ** Four hypotheses, by computation *)

(** Below 6 the point x has the listed profile; the others are in every hypothesis. *)
Definition four_cells : list profile :=
  [[true; true; true; false]; [true; true; false; true]; [true; false; true; true]; [false; true; true; true];
   [true; true; false; false]; [false; false; true; true]].

Definition four_hypotheses (i : Fin.t 4) : Language nat := fun x => bit (nth x four_cells [true; true; true; true]) (number i).

Lemma four_represented : represents four_hypotheses (seq 0 7).
Proof.
  intros y i _. exists (min y 6). split; [apply in_seq; lia|]. intros k. destruct (le_lt_dec 6 y) as [large | small].
  - unfold four_hypotheses. rewrite Nat.min_r, !nth_overflow by (simpl; lia). reflexivity.
  - rewrite Nat.min_l by lia. reflexivity.
Qed.

Lemma four_UUS : UUS four_hypotheses.
Proof.
  intros i xs. destruct (fresh_number xs 6) as (x & large & fresh). exists x. split; [|exact fresh].
  unfold four_hypotheses. rewrite nth_overflow by exact large.
  assert (each : forallb (fun i : Fin.t 4 => bit [true; true; true; true] (number i)) (indices 4) = true) by reflexivity.
  rewrite forallb_forall in each. apply each, indices_listed. lia.
Qed.

Lemma four_critical : critical four_hypotheses /\ forall i k, four_hypotheses i ⊆ four_hypotheses k -> i = k.
Proof.
  assert (listed : lists (indices 4)) by (apply indices_listed; lia). split; [split|].
  - intros able. apply (generatable_satisfies_criterion _ _ _ listed four_represented nat_countable) in able.
    apply (criterion_holds_spec _ _ _ listed four_represented) in able. revert able. vm_compute. discriminate.
  - intros Q some [missing out].
    apply (part_generatable four_hypotheses (indices 4) (seq 0 7) Q listed four_represented some nat_countable).
    assert (not_all : forallb Q (indices 4) = false).
    { apply not_true_iff_false. intros all. rewrite forallb_forall in all. rewrite all in out by apply listed. discriminate. }
    assert (not_none : existsb Q (indices 4) = true).
    { apply existsb_exists. destruct some as [i yes]. exists i. split; [apply listed | exact yes]. }
    revert not_all not_none. unfold indices. cbn [map filter forallb existsb].
    repeat match goal with |- context [Q ?i] => destruct (Q i) end; intros not_all not_none;
      try discriminate not_all; try discriminate not_none; vm_compute; reflexivity.
  - intros i k below. apply number_injective.
    assert (each : forallb (fun i => forallb (fun k => (number i =? number k) ||
      negb (within four_hypotheses (seq 0 7) (nothing (X := nat)) i k)) (indices 4)) (indices 4) = true)
      by (vm_compute; reflexivity).
    rewrite forallb_forall in each. specialize (each i (proj2 listed i)). rewrite forallb_forall in each.
    specialize (each k (proj2 listed k)). apply orb_true_iff in each as [same%Nat.eqb_eq | not%negb_true_iff]; [exact same|].
    apply (within_nothing _ _ four_represented) in below. congruence.
Qed.

(** ** Every size *)

Theorem critical_every_size n :
  3 <= n -> exists H : Fin.t n -> Language nat, UUS H /\ (forall i k, H i ⊆ H k -> i = k) /\ critical H.
Proof.
  intros large. destruct (Nat.eq_dec n 4) as [-> | other].
  - exists four_hypotheses. split; [exact four_UUS|]. apply and_comm, four_critical.
  - destruct (Nat.Even_or_Odd n) as [[m ->] | [m ->]].
    + exists (even m). split; [apply circle_UUS|]. apply and_comm, even_critical. lia.
    + exists (odd m). split; [apply circle_UUS|]. apply and_comm, odd_critical. lia.
Qed.
