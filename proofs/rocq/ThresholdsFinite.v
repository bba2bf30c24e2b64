(** * Thresholds of finite classes: the promises that can be kept, with and without replay

    A promise of d h for the target h: from the round on at which d h distinct examples were shown, every answer is correct.
    - [thresholds_finite_replay]: with replay exactly those promises can be kept in which d h exceeds every finite
      intersection with h: there is one best vector;
    - [thresholds_finite]: without, those in which each finite intersection is exceeded by some d h of its members.

    The generators are computed; [excluded_middle] says whether an intersection is finite, and nothing else. *)

From Coq Require Import List Bool Arith Lia ConstructiveEpsilon.
From Echoproof Require Import Replay Sequences Criterion Uniform Thresholds.
Import ListNotations.

Lemma find_first f n u : find f (seq 0 n) = Some u -> f u = true /\ forall v, v < u -> f v = false.
Proof.
  enough (from : forall m, find f (seq m n) = Some u -> f u = true /\ forall v, m <= v < u -> f v = false).
  { intros found%from. split; [apply found|]. intros v less. apply found. lia. }
  induction n as [|n IH]; intros m; simpl; [discriminate|]. destruct (f m) eqn:fm.
  - intros [= ->]. split; [exact fm | intros v range; lia].
  - intros [fu before]%IH. split; [exact fu|]. intros v range.
    destruct (Nat.eq_dec v m) as [-> | other]; [exact fm | apply before; lia].
Qed.

Lemma choose_decidable {X} (R : list X -> X -> bool) :
  countable X -> (forall seen, exists y, R seen y = true) -> exists g, forall seen, R seen (g seen) = true.
Proof.
  intros [enum onto] total.
  assert (each : forall seen, {n | R seen (enum n) = true}).
  { intros seen. apply constructive_indefinite_ground_description_nat; [intros n; apply bool_dec|].
    destruct (total seen) as [y right]. destruct (onto y) as [n <-]. exists n. exact right. }
  exists (fun seen => enum (proj1_sig (each seen))). intros seen. exact (proj2_sig (each seen)).
Qed.

(** ** The class and what is promised *)

Section Finite.

Context {X I : Type} (H : I -> Language X) (names : list I) (d : I -> nat).
Hypothesis classic : excluded_middle.
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.
Hypothesis X_countable : countable X.
Hypothesis listed : forall i, In i names.
Hypothesis positive : forall i, 1 <= d i.

Local Notation count := (count X_dec).
Let layer (m : nat) (i : I) : Prop := d i <= m.

(** Those to whom n is promised and who contain xs. *)
Definition demanding (n : nat) (xs : list X) (i : I) : bool := (d i <=? n) && forallb (H i) xs.

Lemma demanding_spec n xs i : demanding n xs i = true <-> d i <= n /\ contains H xs i.
Proof. unfold demanding, contains. rewrite andb_true_iff, Nat.leb_le, forallb_forall. reflexivity. Qed.

Definition fresh (xs : list X) (y : X) : bool := negb (if in_dec X_dec y xs then true else false).

Lemma fresh_spec xs y : fresh xs y = true <-> ~ In y xs.
Proof. unfold fresh. destruct (in_dec X_dec y xs); simpl; intuition congruence. Qed.

Definition right_for (n : nat) (xs : list X) (y : X) : bool := common H (filter (demanding n xs) names) y.

Lemma right_for_spec n xs y :
  right_for n xs y = true <-> forall i, d i <= n /\ contains H xs i -> y ∈ H i.
Proof.
  unfold right_for. rewrite (common_spec H). split; intros all i.
  - intros demands. apply all, filter_In. split; [apply listed | apply demanding_spec, demands].
  - intros [_ demands]%filter_In. apply all, demanding_spec, demands.
Qed.

(** When the intersection has more points than each that demands them allows for, it is infinite. *)
Lemma room_of_bounds n xs :
  (forall F zs, (forall i, In i F <-> d i <= n /\ contains H xs i) -> exactly H zs F -> length zs < length xs) ->
  NoDup xs -> infinite_intersection H (fun i => d i <= n /\ contains H xs i).
Proof.
  intros bound different. set (F := filter (demanding n xs) names).
  assert (F_is : forall i, In i F <-> d i <= n /\ contains H xs i).
  { intros i. unfold F. rewrite filter_In, demanding_spec. split; [tauto|]. intros demands.
    split; [apply listed | exact demands]. }
  destruct (infinite_or_listed X_dec H F classic) as [many | (zs & are_all)].
  - intros ys. destruct (many ys) as (y & y_in & new). exists y. split; [|exact new].
    intros i demands. apply (proj1 (common_spec H F y) y_in), F_is, demands.
  - exfalso. assert (few := bound F zs F_is are_all). enough (length xs <= length zs) by lia.
    apply NoDup_incl_length; [exact different|]. intros x x_in. apply are_all, common_spec. intros i [_ contained]%F_is.
    exact (contained x x_in).
Qed.

Theorem thresholds_finite_replay :
  keeps with_replay H d <-> forall h F xs, In h F -> exactly H xs F -> length xs < d h.
Proof.
  split.
  - intros [g kept] h F xs h_in [different points].
    destruct (le_lt_dec (d h) (length xs)) as [many | few]; [exfalso | exact few].
    assert (room : roomy H layer).
    { apply kept_is_roomy; [exact X_dec|]. exists g. intros m i small s ok t enough_shown.
      apply (kept i s ok), (fewer_distinct _ m); assumption. }
    assert (inside : forall i, In i F -> contains H xs i).
    { intros i i_in x x_in%points. apply (proj1 (common_spec H F x)); assumption. }
    destruct (room (length xs) (length xs + list_max (map d F)) h xs) with (ys := xs) as (y & y_in & new); auto.
    + lia.
    + intros ->. specialize (positive h). simpl in many. lia.
    + apply new, points, common_spec. intros k k_in. apply y_in. split; [|apply inside, k_in].
      pose proof (proj1 (list_max_le (map d F) (list_max (map d F))) (le_n _)) as all. rewrite Forall_forall in all.
      specialize (all (d k) (in_map d F k k_in)). unfold layer. lia.
  - intros bound. set (readyb := fun xs => existsb (demanding (count xs) xs) names).
    assert (readyb_spec : forall xs, readyb xs = true <-> ready H X_dec layer xs).
    { intros xs. unfold readyb. rewrite existsb_exists. split.
      - intros (i & _ & demands%demanding_spec). exists i. exact demands.
      - intros (i & demands). exists i. split; [apply listed | apply demanding_spec, demands]. }
    assert (ready_dec : forall xs, ready H X_dec layer xs \/ ~ ready H X_dec layer xs).
    { intros xs. rewrite <- readyb_spec. destruct (readyb xs); [left | right]; congruence. }
    assert (room : roomy H layer).
    { intros m n h xs in_m le different _ large inside. apply room_of_bounds; [|exact different].
      intros F zs F_is are_all. apply (Nat.lt_le_trans _ (d h)); [|unfold layer in in_m; lia].
      apply (bound h F zs); [|exact are_all]. apply F_is. unfold layer in in_m. split; [lia | exact inside]. }
    set (freeze := fun seen => find (fun u => readyb (firstn (S u) seen)) (seq 0 (length seen))).
    set (R := fun seen y =>
      match seen with
      | [] => true
      | x :: _ =>
          match freeze seen with
          | Some u => fresh seen y && right_for (count seen) (firstn (S u) seen) y
          | None => if X_dec y x then true else false
          end
      end).
    destruct (choose_decidable R X_countable) as [g answers].
    { intros [|x rest]; [destruct X_countable as [enum _]; exists (enum 0); reflexivity|]. set (seen := x :: rest).
      unfold R. fold seen. unfold seen at 1. destruct (freeze seen) as [u|] eqn:found.
      - apply find_some in found as [_ is_ready%readyb_spec].
        destruct (fresh_answer H X_dec layer u seen room ltac:(discriminate) is_ready seen) as (y & y_in & new). exists y.
        apply andb_true_intro. split; [apply fresh_spec, new | apply right_for_spec, y_in].
      - exists x. destruct (X_dec x x); congruence. }
    exists g. intros i. apply (generator_keeps H X_dec layer); [intros m n k le small;
      exact (Nat.le_trans _ _ _ small le) | exact ready_dec | | apply le_n].
    intros [|x rest]; [split; [discriminate | intros u []; reflexivity]|]. specialize (answers (x :: rest)).
    unfold R in answers. destruct (freeze (x :: rest)) as [u|] eqn:found; set (seen := x :: rest) in *.
    + apply find_first in found as [is_ready first]. apply andb_true_iff in answers as [new right].
      assert (u_frozen : frozen H X_dec layer u seen).
      { split; [apply readyb_spec, is_ready|]. intros v less v_ready%readyb_spec.
        rewrite first in v_ready; [discriminate | exact less]. }
      split; [intros ? ? _ never; destruct (never u (proj1 u_frozen))|]. intros v _ v_frozen.
      rewrite (frozen_once H X_dec layer v u seen v_frozen u_frozen).
      split; [exact (proj1 (right_for_spec _ _ _) right) | apply fresh_spec, new].
    + split; [intros ? ? [= <- _] _; destruct (X_dec (g seen) x); congruence|]. intros u _ [u_ready _]. exfalso.
      assert (not_ready : readyb (firstn (S (min u (length rest))) seen) = false).
      { apply (find_none _ _ found), in_seq. simpl. lia. }
      apply readyb_spec in u_ready. destruct (le_lt_dec u (length rest)) as [small | large].
      * rewrite Nat.min_l in not_ready by exact small. congruence.
      * rewrite Nat.min_r, firstn_all2 in not_ready by (simpl; lia). rewrite firstn_all2 in u_ready by (simpl; lia). congruence.
Qed.

Theorem thresholds_finite :
  keeps without_replay H d <-> forall F xs, F <> [] -> exactly H xs F -> exists h, In h F /\ length xs < d h.
Proof.
  split.
  - intros [g kept] F xs nonempty [different points].
    destruct (existsb (fun h => length xs <? d h) F) eqn:some.
    { apply existsb_exists in some as (h & h_in & more%Nat.ltb_lt). exists h. auto. }
    exfalso. assert (few : forall h, In h F -> d h <= length xs).
    { intros h h_in. destruct (le_lt_dec (d h) (length xs)) as [few | more]; [exact few|].
      enough (existsb (fun h => length xs <? d h) F = true) by congruence.
      apply existsb_exists. exists h. split; [exact h_in | apply Nat.ltb_lt, more]. }
    destruct F as [|h F]; [contradiction|]. clear nonempty some. set (all := h :: F) in *.
    assert (some : xs <> []).
    { intros ->. specialize (few h (or_introl eq_refl)). specialize (positive h). simpl in few. lia. }
    (* Show the points of the intersection: what is right for all of F is not fresh. *)
    destruct xs as [|x rest]; [contradiction|]. set (xs := x :: rest) in *. set (s := fun t => nth t xs x).
    assert (shown_all : shown s (length rest) = xs).
    { apply nth_ext with (d := x) (d' := x); [apply shown_length|]. rewrite shown_length. intros u small.
      rewrite nth_indep with (d' := s 0) by (rewrite shown_length; exact small). unfold shown.
      rewrite map_nth, seq_nth by exact small.
      reflexivity. }
    assert (right : forall i, In i all -> correct g (H i) s (length rest)).
    { intros i i_in. apply (kept i).
      - apply legal_genuine. intros t. apply (proj1 (common_spec H all (s t))); [|exact i_in]. apply points.
        destruct (nth_in_or_default t xs x) as [inside | default]; [exact inside|]. unfold s. rewrite default. left.
        reflexivity.
      - apply (fewer_distinct _ (length xs)); [apply few, i_in|]. exists xs. rewrite shown_all.
        repeat split; [exact different | apply incl_refl]. }
    destruct (right h (or_introl eq_refl)) as [_ new]. apply new. rewrite shown_all at 2. apply points, common_spec.
    intros i i_in. apply right, i_in.
  - intros bound.
    set (R := fun seen y =>
      fresh seen y && right_for (count seen) seen y || negb (existsb (demanding (count seen) seen) names)).
    destruct (choose_decidable R X_countable) as [g answers].
    { intros seen. unfold R.
      destruct (existsb _ _) eqn:some; [|destruct X_countable as [enum _]; exists (enum 0); apply orb_true_r].
      apply existsb_exists in some as (h & _ & h_demands%demanding_spec).
      destruct (room_of_bounds (count seen) (nodup X_dec seen)) with (ys := seen) as (y & y_in & new).
      - intros F zs F_is are_all. destruct (bound F zs) as (k & k_in & few); [|exact are_all|].
        + intros ->. apply (F_is h). split; [apply h_demands|]. intros x x_in%nodup_In. apply h_demands, x_in.
        + apply F_is in k_in as [small _]. unfold Uniform.count in small. lia.
      - apply NoDup_nodup.
      - exists y. apply orb_true_intro. left. apply andb_true_intro. split; [apply fresh_spec, new|]. apply right_for_spec.
        intros i [small contained]. apply y_in. split; [exact small|]. intros x x_in%nodup_In. apply contained, x_in. }
    exists g. intros i s ok t enough_shown. apply (count_spec X_dec) in enough_shown. specialize (answers (shown s t)).
    unfold R in answers.
    assert (demands : d i <= count (shown s t) /\ contains H (shown s t) i).
    { split; [exact enough_shown|]. intros x (r & _ & <-)%in_shown. exact (genuine_of_legal _ _ _ _ ok r). }
    replace (existsb _ names) with true in answers.
    + rewrite orb_false_r in answers. apply andb_true_iff in answers as [new right]. split; [|apply fresh_spec, new].
      exact (proj1 (right_for_spec _ _ _) right i demands).
    + symmetry. apply existsb_exists. exists i. split; [apply listed | apply demanding_spec, demands].
Qed.

End Finite.
