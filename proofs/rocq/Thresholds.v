(** * Thresholds: which promises non-uniform generation can keep, for classes of any size

    A promise of m for the target i: from the round on at which m distinct examples were shown, every answer is correct.

    - [thresholds_replay]: a class of any size is non-uniformly generatable with replay iff it is an increasing union of
      layers that are [roomy]; [promises_replay] is the same for promises that were made beforehand;
    - [thresholds_replay_countable]: a countable class is iff each hypothesis has a finite local closure dimension;
      [separating_thresholds]: the class of [NonUniform] (Theorem 5.1 of arXiv:2603.11784v2) has one without.

    That a class can keep no other promises is proved from nothing. To build the generator, [excluded_middle] decides what the
    layers contain, and [choice] picks a point for each of the countably many lists of examples; finite
    classes need no choice: [ThresholdsFinite]. *)

From Coq Require Import List FinFun Bool Arith ZArith Lia.
From Echoproof Require Import Replay Fresh Sequences Criterion Uniform NonUniform.
Import ListNotations.
Open Scope nat_scope.

(** ** The definitions *)

(** When g answers, m distinct examples are enough for the target i. *)
Definition enough {X I} mode (H : I -> Language X) (g : list X -> X) (m : nat) (i : I) : Prop :=
  forall s, legal mode element g (H i) s -> forall t, distinct_shown m s t -> correct g (H i) s t.

(** Promises are kept by one generator for all targets: one for each target, or, more generally, layers [L m], which hold
    the targets that m is promised for. *)
Definition keeps {X I} mode (H : I -> Language X) (d : I -> nat) : Prop := exists g, forall i, enough mode H g (d i) i.

Definition keeps_layers {X I} mode (H : I -> Language X) (L : nat -> I -> Prop) : Prop :=
  exists g, forall m i, L m i -> enough mode H g m i.

(** The class is an increasing union of layers. *)
Definition increasing {I} (L : nat -> I -> Prop) : Prop := forall m n i, m <= n -> L m i -> L n i.
Definition exhausting {I} (L : nat -> I -> Prop) : Prop := forall i, exists m, L m i.

Definition contains {X I} (H : I -> Language X) (xs : list X) (g : I) : Prop := forall x, In x xs -> x ∈ H g.

(** Infinitely many points lie in every hypothesis of V. *)
Definition infinite_intersection {X I} (H : I -> Language X) (V : I -> Prop) : Prop :=
  forall ys : list X, exists y, (forall g, V g -> y ∈ H g) /\ ~ In y ys.

(** For every h in L m, every set xs of at least m of its points (one at least), and every n >= m: the intersection of those
    hypotheses of L n that contain xs is infinite. *)
Definition roomy {X I} (H : I -> Language X) (L : nat -> I -> Prop) : Prop :=
  forall m n h xs, L m h -> m <= n -> NoDup xs -> xs <> [] -> m <= length xs -> contains H xs h ->
  infinite_intersection H (fun g => L n g /\ contains H xs g).

(** The intersection of the hypotheses of F is finite, and xs are its points. *)
Definition exactly {X I} (H : I -> Language X) (xs : list X) (F : list I) : Prop :=
  NoDup xs /\ forall x, In x xs <-> x ∈ common H F.

(** The local closure dimension of h: no finite intersection with h has more points. *)
Definition local_closure_at_most {X I} (H : I -> Language X) (h : I) (c : nat) : Prop :=
  forall F xs, In h F -> exactly H xs F -> length xs <= c.

Definition choice (A B : Type) : Prop :=
  forall R : A -> B -> Prop, (forall a, exists b, R a b) -> exists f, forall a, R a (f a).

(** ** Finite sets *)

Lemma escape {X} (X_dec : forall x y : X, {x = y} + {x <> y}) (zs ys : list X) :
  NoDup zs -> length ys < length zs -> exists z, In z zs /\ ~ In z ys.
Proof.
  intros different long. destruct (Exists_dec (fun z => ~ In z ys) zs) as [found | none].
  - intros z. destruct (in_dec X_dec z ys); [right; tauto | left; assumption].
  - apply Exists_exists, found.
  - exfalso. enough (length zs <= length ys) by lia. apply NoDup_incl_length; [exact different|].
    intros z z_in. destruct (in_dec X_dec z ys); [assumption|]. destruct none. apply Exists_exists. exists z. auto.
Qed.

(** The sublist of what has a property, by excluded middle. *)
Lemma sublist {A} (P : A -> Prop) (l : list A) :
  excluded_middle -> exists F, forall a, In a F <-> In a l /\ P a.
Proof.
  intros classic. induction l as [|a l [F IH]]; [exists []; simpl; tauto|].
  destruct (classic (P a)) as [yes | no]; [exists (a :: F) | exists F]; intros b; simpl; rewrite IH; intuition congruence.
Qed.

(** An intersection is infinite, or its points can be listed. *)
Lemma infinite_or_listed {X I} (X_dec : forall x y : X, {x = y} + {x <> y}) (H : I -> Language X) F :
  excluded_middle -> infinite (common H F) \/ exists xs, exactly H xs F.
Proof.
  intros classic. destruct (classic (exists zs, forall x, x ∈ common H F -> In x zs)) as [[zs all] | none].
  - right. exists (nodup X_dec (filter (common H F) zs)). split; [apply NoDup_nodup|].
    intros x. rewrite nodup_In, filter_In. intuition.
  - left. intros zs. destruct (classic (exists x, x ∈ common H F /\ ~ In x zs)) as [found | not]; [exact found|].
    destruct none. exists zs. intros x x_in. destruct (in_dec X_dec x zs); [assumption|]. destruct not. exists x. auto.
Qed.

(** The first examples of a list, up to number u. *)
Lemma firstn_shown {X} (s : nat -> X) u t : firstn (S u) (shown s t) = shown s (min u t).
Proof.
  unfold shown. destruct (le_lt_dec u t) as [le | less].
  - replace (S t) with (S u + (t - u)) by lia. rewrite seq_app, map_app, firstn_app, map_length, seq_length, Nat.sub_diag.
    rewrite firstn_all2 by (rewrite map_length, seq_length; lia). rewrite Nat.min_l by exact le. apply app_nil_r.
  - rewrite firstn_all2 by (rewrite map_length, seq_length; lia). rewrite Nat.min_r by lia. reflexivity.
Qed.

(** ** What follows from kept promises: show some points, then replay every answer *)

Section Echo.

Context {X : Type} (g : list X -> X) (xs : list X).
Hypothesis nonempty : xs <> [].

Definition echo (seen : list X) : X := nth (length seen) xs (g seen).
Let s := sequence echo.

Lemma echo_first t : t < length xs -> In (s t) xs.
Proof. intros small. unfold s, sequence, echo. rewrite history_length. apply nth_In, small. Qed.

Lemma echo_later t : length xs <= S t -> s (S t) = g (shown s t).
Proof.
  intros large. unfold s. rewrite sequence_next. unfold echo at 1. rewrite shown_sequence, history_length.
  apply nth_overflow, large.
Qed.

Lemma echo_legal h : (forall x, In x xs -> x ∈ h) -> legal with_replay element g h s.
Proof.
  intros inside t. destruct (le_lt_dec (length xs) t) as [large | small]; [|left; apply inside, echo_first, small].
  right. split; [reflexivity|]. destruct t as [|t]; [destruct xs; [contradiction | simpl in large; lia]|].
  exists t. split; [lia | apply echo_later, large].
Qed.

Lemma echo_start t : t <= length xs -> history echo t = firstn t xs.
Proof.
  induction t as [|t IH]; intros le; [reflexivity|]. simpl history. rewrite IH by lia. unfold echo.
  rewrite firstn_length, Nat.min_l by lia. clear IH s nonempty. revert t le.
  induction xs as [|x rest IH]; intros [|t] le; simpl in *; try lia; [reflexivity|]. f_equal.
  rewrite <- IH by lia. do 2 f_equal. apply nth_indep. lia.
Qed.

(** While answers are fresh, all examples are distinct. *)
Lemma echo_distinct :
  NoDup xs -> (forall t, distinct_shown (length xs) s t -> ~ In (g (shown s t)) (shown s t)) -> forall t, NoDup (shown s t).
Proof.
  intros different fresh.
  assert (begins : forall t, t < length xs -> NoDup (shown s t)).
  { intros t small. unfold s. rewrite shown_sequence, echo_start by exact small.
    rewrite <- (firstn_skipn (S t) xs) in different. revert different. generalize (firstn (S t) xs). intros l.
    induction l as [|a l IH]; simpl; intros different; [constructor|]. apply NoDup_cons_iff in different as [a_out rest].
    constructor; [intros a_in; apply a_out, in_or_app; auto | apply IH, rest]. }
  induction t as [|t IH]; [repeat constructor; intros []|]. destruct (le_lt_dec (length xs) (S t)) as [large | small].
  - apply NoDup_shown_next; [exact IH|]. rewrite echo_later by exact large. apply fresh, distinct_if_NoDup; assumption.
  - apply begins, small.
Qed.

End Echo.

Section Thresholds.

Context {X I : Type} (H : I -> Language X).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.

Local Notation count := (count X_dec).

Theorem kept_is_roomy L : keeps_layers with_replay H L -> roomy H L.
Proof.
  intros [g kept] m n h xs in_m le different nonempty large inside ys.
  set (s := sequence (echo g xs)).
  assert (right : forall k i, L k i -> contains H xs i -> forall t, distinct_shown k s t -> correct g (H i) s t).
  { intros k i in_k contained. apply kept; [exact in_k|]. exact (echo_legal g xs nonempty _ contained). }
  assert (distinct : forall t, NoDup (shown s t)).
  { apply echo_distinct; [exact different|]. intros t enough_shown.
    apply (right m h in_m inside), (fewer_distinct _ (length xs)); [exact large | exact enough_shown]. }
  set (start := n + length xs).
  destruct (escape X_dec (shown s (start + S (length ys))) (ys ++ shown s start)) as (y & y_in & fresh).
  { apply distinct. }
  { rewrite app_length, !shown_length. lia. }
  rewrite in_app_iff in fresh. apply in_shown in y_in as (r & _ & is_y).
  destruct (le_lt_dec r start) as [early | late]; [destruct fresh; right; apply in_shown; exists r; auto|].
  destruct r as [|r]; [lia|]. exists y. split; [|tauto]. intros k [in_n contained]. rewrite <- is_y.
  unfold s. rewrite echo_later by lia. apply (right n k in_n contained), distinct_if_NoDup; [apply distinct | lia].
Qed.

(** ** The generator: freeze the first examples that lie in some hypothesis to which so many are promised *)

Section Generator.

Context (L : nat -> I -> Prop).
Hypothesis growing : increasing L.

Definition ready (xs : list X) : Prop := exists i, L (count xs) i /\ contains H xs i.
Hypothesis ready_dec : forall xs, ready xs \/ ~ ready xs.

Definition frozen (u : nat) (seen : list X) : Prop :=
  ready (firstn (S u) seen) /\ forall v, v < u -> ~ ready (firstn (S v) seen).

(** Until then answer the first example, afterwards a fresh point that is right for all who can still complain. *)
Definition right_answer (seen : list X) (y : X) : Prop :=
  (forall x rest, seen = x :: rest -> (forall u, ~ ready (firstn (S u) seen)) -> y = x) /\
  (forall u, seen <> [] -> frozen u seen ->
    (forall i, L (count seen) i /\ contains H (firstn (S u) seen) i -> y ∈ H i) /\ ~ In y seen).

Variable g : list X -> X.
Hypothesis answers : forall seen, right_answer seen (g seen).

Lemma genuine_until_frozen i s :
  legal with_replay element g (H i) s ->
  forall u, (forall v, v < u -> ~ ready (shown s v)) -> forall r, r <= u -> s r ∈ H i.
Proof.
  intros ok u not_ready. induction r as [r IH] using (well_founded_induction lt_wf). intros le.
  destruct (ok r) as [genuine | (_ & v & earlier & ->)]; [exact genuine|].
  destruct (shown_head s v) as [rest shape]. rewrite (proj1 (answers (shown s v)) _ _ shape).
  - exact (first_example _ _ _ _ _ ok).
  - intros w. rewrite firstn_shown. apply not_ready. lia.
Qed.

Lemma first_ready (s : nat -> X) t :
  (exists u, u <= t /\ ready (shown s u) /\ forall v, v < u -> ~ ready (shown s v)) \/ forall u, u <= t -> ~ ready (shown s u).
Proof.
  induction t as [|t [(u & le & found) | none]].
  - destruct (ready_dec (shown s 0)); [left; exists 0 | right]; [repeat split; auto; lia|].
    intros u le. replace u with 0 by lia. assumption.
  - left. exists u. split; [lia | exact found].
  - destruct (ready_dec (shown s (S t))) as [yes | no]; [left; exists (S t) | right].
    + repeat split; auto. intros v less. apply none. lia.
    + intros u le. destruct (Nat.eq_dec u (S t)) as [-> | other]; [exact no | apply none; lia].
Qed.

Lemma generator_keeps m i : L m i -> enough with_replay H g m i.
Proof.
  intros in_m s ok t enough_shown. apply (count_spec X_dec) in enough_shown as many.
  destruct (first_ready s t) as [(u & le & is_ready & first) | none].
  - destruct (proj2 (answers (shown s t)) u) as [inside fresh].
    + destruct (shown_head s t) as [rest ->]. discriminate.
    + split; [|intros v less]; rewrite firstn_shown, Nat.min_l by lia; [exact is_ready | apply first, less].
    + split; [|exact fresh]. apply inside. split; [exact (growing _ _ _ many in_m)|].
      rewrite firstn_shown, Nat.min_l by exact le. intros x (r & early & <-)%in_shown.
      exact (genuine_until_frozen i s ok u first r early).
  - destruct (none t (le_n t)). exists i. split; [exact (growing _ _ _ many in_m)|]. intros x (r & early & <-)%in_shown.
    apply (genuine_until_frozen i s ok t); [|exact early]. intros v less. apply none. lia.
Qed.

End Generator.

Lemma fresh_answer L u seen :
  roomy H L -> seen <> [] -> ready L (firstn (S u) seen) ->
  infinite_intersection H (fun g => L (count seen) g /\ contains H (firstn (S u) seen) g).
Proof.
  intros room nonempty (i & in_i & inside) ys. set (start := firstn (S u) seen) in *.
  assert (start_within : incl start seen).
  { intros x x_in. rewrite <- (firstn_skipn (S u) seen). apply in_or_app. left. exact x_in. }
  destruct (room (count start) (count seen) i (nodup X_dec start)) with (ys := ys) as (y & y_in & fresh); trivial.
  - apply NoDup_incl_length; [apply NoDup_nodup|]. intros x x_in%nodup_In. apply nodup_In, start_within, x_in.
  - apply NoDup_nodup.
  - destruct seen as [|x rest]; [contradiction|]. intros empty. apply (in_nil (a := x)). rewrite <- empty.
    apply nodup_In. left. reflexivity.
  - intros x x_in%nodup_In. apply inside, x_in.
  - exists y. split; [|exact fresh]. intros k [in_k contained]. apply y_in. split; [exact in_k|].
    intros x x_in%nodup_In. apply contained, x_in.
Qed.

Lemma frozen_once L u v seen : frozen L u seen -> frozen L v seen -> u = v.
Proof.
  intros [u_ready u_first] [v_ready v_first]. destruct (lt_eq_lt_dec u v) as [[less | same] | more]; [| exact same |].
  - destruct (v_first u less u_ready).
  - destruct (u_first v more v_ready).
Qed.

Theorem roomy_is_kept L :
  excluded_middle -> choice (list X) X -> countable X -> increasing L -> roomy H L -> keeps_layers with_replay H L.
Proof.
  intros classic choose [enum _] growing room.
  destruct (choose (right_answer L)) as [g answers].
  - intros seen. destruct seen as [|x rest].
    { exists (enum 0). split; [discriminate | intros u []; reflexivity]. }
    set (seen := x :: rest). destruct (classic (exists u, ready L (firstn (S u) seen))) as [[u is_ready] | none].
    + assert (first : exists v, frozen L v seen).
      { induction u as [u IH] using (well_founded_induction lt_wf).
        destruct (classic (exists v, v < u /\ ready L (firstn (S v) seen))) as [(v & less & v_ready) | not].
        - exact (IH v less v_ready).
        - exists u. split; [exact is_ready|]. intros v less v_ready. apply not. exists v. auto. }
      destruct first as [v v_frozen].
      destruct (fresh_answer L v seen room ltac:(discriminate) (proj1 v_frozen) seen) as (y & y_in & fresh).
      exists y. split.
      * intros ? ? _ never. destruct (never v (proj1 v_frozen)).
      * intros w _ w_frozen. rewrite (frozen_once L w v seen w_frozen v_frozen). auto.
    + exists x. split; [intros ? ? [=]; congruence|]. intros u _ [u_ready _]. destruct none. exists u. exact u_ready.
  - exists g. intros m i. apply (generator_keeps L growing (fun xs => classic (ready L xs)) g answers).
Qed.

End Thresholds.

(** ** Classes of any size *)

(** Promises that were made beforehand. *)
Theorem promises_replay {X I} (H : I -> Language X) (L : nat -> I -> Prop) :
  excluded_middle -> choice (list X) X -> (forall x y : X, {x = y} + {x <> y}) -> countable X -> increasing L ->
  (keeps_layers with_replay H L <-> roomy H L).
Proof.
  intros classic choose X_dec X_countable growing. split; [exact (kept_is_roomy H X_dec L)|].
  apply roomy_is_kept; assumption.
Qed.

(** Necessity needs no premise. *)
Lemma layers_of_promises {X I} (H : I -> Language X) :
  non_uniformly_generatable with_replay H ->
  exists L, increasing L /\ exhausting L /\ keeps_layers with_replay H L.
Proof.
  intros [g promises]. exists (fun m i => enough with_replay H g m i). split; [|split; [exact promises | exists g; auto]].
  intros m n i le right s ok t enough_shown. apply (right s ok), (fewer_distinct m n); assumption.
Qed.

Theorem thresholds_replay {X I} (H : I -> Language X) :
  excluded_middle -> choice (list X) X -> (forall x y : X, {x = y} + {x <> y}) -> countable X ->
  (non_uniformly_generatable with_replay H <-> exists L, increasing L /\ exhausting L /\ roomy H L).
Proof.
  intros classic choose X_dec X_countable. split.
  - intros (L & growing & all & kept)%layers_of_promises. exists L. split; [exact growing|]. split; [exact all|].
    exact (kept_is_roomy H X_dec L kept).
  - intros (L & growing & all & room).
    destruct (roomy_is_kept H X_dec L classic choose X_countable growing room) as [g kept].
    exists g. intros i. destruct (all i) as [m in_m]. exists m. exact (kept m i in_m).
Qed.

(** ** Countable classes *)

Lemma together {I} (L : nat -> I -> Prop) F : increasing L -> exhausting L -> exists n, forall i, In i F -> L n i.
Proof.
  intros growing all. induction F as [|k F [n IH]]; [exists 0; intros i []|]. destruct (all k) as [m in_m].
  exists (m + n). intros i [<- | i_in]; [apply (growing m) | apply (growing n); [|apply IH, i_in]]; trivial; lia.
Qed.

(** Necessity, for classes of any size and from nothing. *)
Theorem local_closure_necessary {X I} (H : I -> Language X) :
  (forall x y : X, {x = y} + {x <> y}) -> non_uniformly_generatable with_replay H ->
  forall h, exists c, local_closure_at_most H h c.
Proof.
  intros X_dec (L & growing & all & kept)%layers_of_promises h. assert (room := kept_is_roomy H X_dec L kept).
  destruct (all h) as [m in_m]. exists m. intros F xs h_in [different points].
  destruct (le_lt_dec (length xs) m) as [few | many]; [exact few | exfalso].
  destruct (together L F growing all) as [n in_n].
  destruct (room m (m + n) h xs) with (ys := xs) as (y & y_in & fresh); trivial; try lia.
  - intros ->. simpl in many. lia.
  - intros x x_in%points. apply (proj1 (common_spec H F x)); assumption.
  - apply fresh, points, common_spec. intros k k_in. apply y_in. split; [apply (growing n); [lia | apply in_n, k_in]|].
    intros x x_in%points. apply (proj1 (common_spec H F x)); assumption.
Qed.

Theorem thresholds_replay_countable {X I} (H : I -> Language X) :
  excluded_middle -> choice (list X) X -> (forall x y : X, {x = y} + {x <> y}) -> countable X -> countable I ->
  (non_uniformly_generatable with_replay H <-> forall h, exists c, local_closure_at_most H h c).
Proof.
  intros classic choose X_dec X_countable [enum onto]. split; [apply local_closure_necessary, X_dec|]. intros bounded.
  apply thresholds_replay; trivial.
  (* Hypothesis number n with local closure dimension c is promised max (c + 1, n); so each layer is finite. *)
  exists (fun m i => exists n c, enum n = i /\ n <= m /\ c < m /\ local_closure_at_most H i c). split; [|split].
  - intros m n i le (k & c & is_i & small & few & local). exists k, c. repeat split; trivial; lia.
  - intros i. destruct (onto i) as [n is_i]. destruct (bounded i) as [c local]. exists (S (n + c)), n, c.
    repeat split; trivial; lia.
  - intros m n h xs (k & c & is_h & small & few & local) le different nonempty large inside.
    destruct (sublist (contains H xs) (map enum (seq 0 (S n))) classic) as [F F_is].
    assert (h_in : In h F). { apply F_is. split; [|exact inside]. rewrite <- is_h. apply in_map, in_seq. lia. }
    destruct (infinite_or_listed X_dec H F classic) as [many | (zs & listed)].
    + intros ys. destruct (many ys) as (y & y_in & fresh). exists y. split; [|exact fresh].
      intros i [(p & _ & is_i & p_small & _) contained]. apply (proj1 (common_spec H F y) y_in), F_is.
      split; [|exact contained]. rewrite <- is_i. apply in_map, in_seq. lia.
    + exfalso. assert (fits := local F zs h_in listed). enough (length xs <= length zs) by lia.
      apply NoDup_incl_length; [exact different|]. intros x x_in. apply listed, common_spec.
      intros i [_ contained]%F_is. exact (contained x x_in).
Qed.

(** ** Theorem 5.1 as an instance

    In the class of [NonUniform] the local closure dimension of {1, …, d} ∪ {-1, -2, …} is d, and {1, 2, …} has none. *)

Definition up_to_number (d : positive) : list Z := map Z.of_nat (seq 1 (Pos.to_nat d)).

Lemma up_to_number_spec d x : In x (up_to_number d) <-> (0 < x <= Zpos d)%Z.
Proof.
  unfold up_to_number. rewrite in_map_iff. split.
  - intros (n & <- & range%in_seq). lia.
  - intros range. exists (Z.to_nat x). split; [lia|]. apply in_seq. lia.
Qed.

Lemma separating_attained d : exactly separating (up_to_number d) [all_positive; up_to d].
Proof.
  split.
  - apply Injective_map_NoDup; [intros m n; apply Nat2Z.inj | apply seq_NoDup].
  - intros x. rewrite up_to_number_spec. simpl. rewrite !andb_true_iff, orb_true_iff, andb_true_iff, !Z.ltb_lt, Z.leb_le.
    intuition lia.
Qed.

Theorem separating_thresholds :
  (forall c, ~ local_closure_at_most separating all_positive c) /\
  forall d c, local_closure_at_most separating (up_to d) c <-> Pos.to_nat d <= c.
Proof.
  assert (size : forall d, length (up_to_number d) = Pos.to_nat d).
  { intros d. unfold up_to_number. rewrite map_length. apply seq_length. }
  split.
  - intros c bound. set (d := Pos.of_nat (S c)).
    specialize (bound [all_positive; up_to d] _ (or_introl eq_refl) (separating_attained d)). rewrite size in bound. lia.
  - intros d c. split.
    + intros bound. rewrite <- size. apply (bound [all_positive; up_to d]); [simpl; auto | apply separating_attained].
    + intros le F xs d_in [different points]. destruct (common separating F (below xs)) eqn:all_negative.
      * (* All negative numbers are in the intersection. *)
        enough (less : (below xs < below xs)%Z) by lia. apply (proj2 (below_spec xs)), points, all_negative.
      * (* {1, 2, …} is in F: the intersection is a part of {1, …, d}. *)
        assert (positive : In all_positive F).
        { clear - all_negative. pose proof (below_spec xs) as [negative _]. induction F as [|i F IH]; [discriminate|].
          apply andb_false_iff in all_negative as [out | rest]; [left | right; apply IH, rest].
          destruct i as [|e]; [reflexivity|]. enough (below xs ∈ separating (up_to e)) by congruence. apply in_up_to. auto. }
        rewrite <- size in le. apply (Nat.le_trans _ (length (up_to_number d))); [|exact le].
        apply NoDup_incl_length; [exact different|]. intros x x_in%points. apply up_to_number_spec.
        assert (all := proj1 (common_spec separating F x) x_in).
        pose proof (all _ positive) as x_positive%in_all_positive. pose proof (all _ d_in) as x_small%in_up_to. lia.
Qed.

Theorem not_nonuniform_by_thresholds : ~ non_uniformly_generatable with_replay separating.
Proof.
  intros able. destruct (local_closure_necessary separating Z.eq_dec able all_positive) as [c bound].
  exact (proj1 separating_thresholds c bound).
Qed.
