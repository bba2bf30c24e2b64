(** * A class that is generatable in the limit without replay

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 6.6 of v2 (5.6 of v1): an uncountable
    class is generatable in the limit without replay and not with it. Here: the class, and the first half;
    [LimitSeparation] has the second.

    - [limit_without_replay]: it is generatable in the limit without replay;
    - [limit_domain], [limit_UUS], [limit_uncountable]: the domain is countable, every support is infinite, and no sequence
      lists all hypotheses.

    The domain is the integers and the markers *1, *2, …. The class: all markers; for b >= 0, A ⊆ Z and j > b the set
    {b} ∪ A ∪ {x > j} with the markers *1, …, *b; for b >= 0 and A ⊆ Z \ {b} the set {x < b} ∪ A with the same markers.
    Here A is a decidable set: that these suffice for the adversary makes the negative half stronger. *)

From Coq Require Import List Bool ZArith Lia.
From Echoproof Require Import Replay Fresh Sequences.
Import ListNotations.
Open Scope Z_scope.

(** [marker k] is the marker number k + 1. *)
Inductive point := marker (k : nat) | integer (x : Z).

(** [upward b A e] has j = b + 1 + e, so that j > b; in [downward b A] only the part of A above b matters. *)
Inductive name := markers | upward (b : nat) (A : Language Z) (e : nat) | downward (b : nat) (A : Language Z).

Definition family (i : name) : Language point := fun p =>
  match i, p with
  | markers, marker _ => true
  | markers, integer _ => false
  | upward b _ _, marker k | downward b _, marker k => (k <? b)%nat
  | upward b A e, integer x => (x =? Z.of_nat b) || A x || (Z.of_nat (b + 1 + e) <? x)
  | downward b A, integer x => (x <? Z.of_nat b) || (Z.of_nat b <? x) && A x
  end.

Lemma in_upward b A e x :
  integer x ∈ family (upward b A e) <-> x = Z.of_nat b \/ x ∈ A \/ Z.of_nat (b + 1 + e) < x.
Proof. cbn [family]. rewrite !orb_true_iff, Z.eqb_eq, Z.ltb_lt. tauto. Qed.

Lemma in_downward b A x : integer x ∈ family (downward b A) <-> x < Z.of_nat b \/ Z.of_nat b < x /\ x ∈ A.
Proof. cbn [family]. rewrite orb_true_iff, andb_true_iff, !Z.ltb_lt. tauto. Qed.

Lemma marker_in_upward b A e k : marker k ∈ family (upward b A e) <-> (k < b)%nat.
Proof. apply Nat.ltb_lt. Qed.

Lemma marker_in_downward b A k : marker k ∈ family (downward b A) <-> (k < b)%nat.
Proof. apply Nat.ltb_lt. Qed.

(** ** The integers and the markers of a list *)

Definition integers (ps : list point) : list Z := flat_map (fun p => match p with integer x => [x] | _ => [] end) ps.

Lemma in_integers ps x : In x (integers ps) <-> In (integer x) ps.
Proof.
  unfold integers. rewrite in_flat_map. split.
  - intros ([k | y] & p_in & x_in); simpl in x_in; [contradiction|]. destruct x_in as [<- | []]. exact p_in.
  - intros x_in. exists (integer x). simpl. auto.
Qed.

(** The least b with all markers of ps among *1, …, *b. *)
Definition count (ps : list point) : nat :=
  fold_right (fun p m => match p with marker k => Nat.max (S k) m | integer _ => m end) 0%nat ps.

Lemma count_spec ps b : (count ps <= b)%nat <-> forall k, In (marker k) ps -> (k < b)%nat.
Proof.
  unfold count. induction ps as [|[k | x] ps IH]; cbn [fold_right In].
  - split; [intros _ k [] | lia].
  - rewrite Nat.max_lub_iff, IH. split.
    + intros [first rest] l [[= <-] | l_in]; [exact first | exact (rest l l_in)].
    + intros all. split; [apply all; left; reflexivity | intros l l_in; apply all; right; exact l_in].
  - rewrite IH. split; [intros all l [[=] | l_in] | intros all l l_in]; auto.
Qed.

(** ** The standing assumptions, and uncountability *)

Lemma limit_domain : countable point.
Proof.
  exists (fun n => let (q, r) := (n / 3, n mod 3)%nat in
    match r with 0%nat => marker q | 1%nat => integer (Z.of_nat q) | _ => integer (- Z.of_nat q) end).
  assert (parts : forall q r, (r < 3)%nat -> ((3 * q + r) / 3 = q /\ (3 * q + r) mod 3 = r)%nat).
  { intros q r small. split; [symmetry; apply (Nat.div_unique _ 3 q r) | symmetry; apply (Nat.mod_unique _ 3 q r)]; lia. }
  intros [k | x]; [|destruct (Z_le_gt_dec 0 x)].
  - exists (3 * k + 0)%nat. destruct (parts k 0%nat) as [-> ->]; [lia | reflexivity].
  - exists (3 * Z.to_nat x + 1)%nat. destruct (parts (Z.to_nat x) 1%nat) as [-> ->]; [lia | f_equal; lia].
  - exists (3 * Z.to_nat (- x) + 2)%nat. destruct (parts (Z.to_nat (- x)) 2%nat) as [-> ->]; [lia | f_equal; lia].
Qed.

Lemma marker_fresh ps : ~ In (marker (count ps)) ps.
Proof. intros absurd. enough (count ps < count ps)%nat by lia. apply (proj1 (count_spec ps (count ps))); auto. Qed.

Theorem limit_UUS : UUS family.
Proof.
  intros [| b A e | b A] ps.
  - exists (marker (count ps)). split; [reflexivity | apply marker_fresh].
  - exists (integer (Z.of_nat (b + 1 + e) + above (integers ps))).
    destruct (above_spec (integers ps)) as [positive fresh]. split; [apply in_upward; lia|].
    intros x_in%in_integers%fresh. lia.
  - exists (integer (below (integers ps))).
    destruct (below_spec (integers ps)) as [negative fresh]. split; [apply in_downward; lia|].
    intros x_in%in_integers%fresh. lia.
Qed.

(** Cantor's diagonal among the sets {x < 0} ∪ A. *)
Theorem limit_uncountable (list_of_names : nat -> name) :
  exists i, forall n, exists p, family (list_of_names n) p <> family i p.
Proof.
  exists (downward 0 (fun x => negb (family (list_of_names (Z.to_nat x - 1)%nat) (integer x)))).
  intros n. exists (integer (Z.of_nat n + 1)). intros same. apply eq_iff_eq_true in same. rewrite in_downward in same.
  replace (Z.to_nat (Z.of_nat n + 1) - 1)%nat with n in same by lia.
  destruct (family (list_of_names n) _); simpl in same; intuition lia.
Qed.

(** ** Without replay

    While only markers were shown answer the next marker. Else the markers *1, …, *b were shown: answer a fresh integer above
    everything if b was shown, and below everything if not. *)

Definition watcher (ps : list point) : point :=
  match integers ps with
  | [] => marker (count ps)
  | xs => integer (if existsb (Z.eqb (Z.of_nat (count ps))) xs then above xs else below xs)
  end.

Lemma watcher_fresh ps : ~ In (watcher ps) ps.
Proof.
  unfold watcher. destruct (integers ps) as [|x xs] eqn:eq; [apply marker_fresh|].
  rewrite <- in_integers, eq. intros x_in. destruct (existsb _ _).
  - apply (proj2 (above_spec (x :: xs))) in x_in. lia.
  - apply (proj2 (below_spec (x :: xs))) in x_in. lia.
Qed.

Lemma count_settles (h : Language point) ps b :
  (forall k, marker k ∈ h <-> (k < b)%nat) -> (forall p, In p ps -> p ∈ h) -> incl (map marker (seq 0 b)) ps ->
  count ps = b.
Proof.
  intros says genuine all. apply Nat.le_antisymm; [apply count_spec; intros k k_in; apply says, genuine, k_in|].
  apply Nat.nlt_ge. intros less. apply (marker_fresh ps), all, in_map, in_seq. lia.
Qed.

Lemma watcher_answers ps x : In (integer x) ps ->
  watcher ps = integer (if existsb (Z.eqb (Z.of_nat (count ps))) (integers ps) then above (integers ps) else below (integers ps)).
Proof. intros x_in%in_integers. unfold watcher. destruct (integers ps); [contradiction | reflexivity]. Qed.

Theorem limit_without_replay : generatable_in_the_limit without_replay family.
Proof.
  exists watcher. intros i s legal all_shown.
  assert (genuine : forall t p, In p (shown s t) -> p ∈ family i).
  { intros t p (r & _ & <-)%in_shown. apply (genuine_of_legal _ _ _ _ legal). }
  enough (exists T, forall t, (T <= t)%nat -> watcher (shown s t) ∈ family i) as [T settled].
  { exists T. intros t late. split; [apply settled, late | apply watcher_fresh]. }
  destruct i as [| b A e | b A].
  - exists 0%nat. intros t _. unfold watcher. destruct (integers (shown s t)) as [|x xs] eqn:eq; [reflexivity|].
    assert (x_in : In (integer x) (shown s t)) by (apply in_integers; rewrite eq; left; reflexivity).
    discriminate (genuine t _ x_in).
  - set (j := Z.of_nat (b + 1 + e)).
    destruct (shown_in_time _ s (map marker (seq 0 b) ++ [integer (Z.of_nat b); integer (j + 1)]) all_shown) as [T all].
    { intros p [(k & <- & range%in_seq)%in_map_iff | [<- | [<- | []]]]%in_app_or;
        [apply marker_in_upward | apply in_upward | apply in_upward]; lia. }
    exists T. intros t late. specialize (all t late). apply incl_app_inv in all as [all_markers both].
    assert (b_in := both _ (or_introl eq_refl)). assert (j_in := both _ (or_intror (or_introl eq_refl))).
    rewrite (watcher_answers _ _ b_in).
    rewrite (count_settles _ _ b (marker_in_upward b A e) (genuine t) all_markers).
    replace (existsb _ _) with true by (symmetry; apply existsb_exists; exists (Z.of_nat b); rewrite in_integers, Z.eqb_eq; auto).
    apply in_integers, (proj2 (above_spec _)) in j_in. apply in_upward. lia.
  - destruct (shown_in_time _ s (map marker (seq 0 b) ++ [integer (Z.of_nat b - 1)]) all_shown) as [T all].
    { intros p [(k & <- & range%in_seq)%in_map_iff | [<- | []]]%in_app_or;
        [apply marker_in_downward | apply in_downward]; lia. }
    exists T. intros t late. specialize (all t late). apply incl_app_inv in all as [all_markers last].
    assert (last_in := last _ (or_introl eq_refl)).
    rewrite (watcher_answers _ _ last_in).
    rewrite (count_settles _ _ b (marker_in_downward b A) (genuine t) all_markers). apply in_downward.
    destruct (existsb _ _) eqn:found.
    + apply existsb_exists in found as (x & x_in%in_integers%genuine%in_downward & same%Z.eqb_eq). lia.
    + apply in_integers, (proj2 (below_spec _)) in last_in. lia.
Qed.
