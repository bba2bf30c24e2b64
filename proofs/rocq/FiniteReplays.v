(** * Finitely many replays, and finitely many wrong examples, without a bound

    - [finite_replays_correct]: what a finite class must satisfy to be properly generatable when finitely many examples are
      replayed, and the generator does not know how many;
    - [noise_finite_correct]: the same for finitely many wrong examples.

    That the condition is necessary uses excluded middle: what an adversary does for ever. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Bounds Budgets Cells Turns ReplayNumber.
Import ListNotations.

(** ** The conditions *)

(** The infinite part of k is inside that of l. *)
Definition large_below {X I} (H : I -> Language X) (small : list X) (k l : I) : Prop :=
  forall y, ~ In y small -> y ∈ H k -> y ∈ H l.

Definition chain {X I} (H : I -> Language X) (small : list X) (K : list I) : Prop :=
  forall k l, In k K -> In l K -> large_below H small k l \/ large_below H small l k.

Definition finite_replay_criterion {X I} (H : I -> Language X) (small : list X) : Prop :=
  forall x, (exists i, x ∈ H i) ->
  exists j, forall K, (forall k, In k K -> x ∈ H k) -> (forall k y, In k K -> missed H K k y -> y ∈ H j) -> chain H small K ->
  exists m, lower_bound H (fun k => In k K) m.

Definition finite_noise_criterion {X I} (H : I -> Language X) (small : list X) : Prop :=
  forall K, chain H small K -> exists m, lower_bound H (fun k => In k K) m.

(** ** A chain can be sorted *)

Lemma sorted_insert {A} (R : A -> A -> Prop) (trans : forall a b c, R a b -> R b c -> R a c) a l :
  (forall b, In b l -> R a b \/ R b a) -> ForallOrdPairs R l ->
  exists l', ForallOrdPairs R l' /\ forall b, In b l' <-> In b (a :: l).
Proof.
  intros comparable. induction 1 as [|b l below sorted IH]; [exists [a]; split; [repeat constructor | reflexivity]|].
  destruct (comparable b (or_introl eq_refl)) as [first | later].
  - exists (a :: b :: l). split; [|reflexivity]. constructor; [|constructor; assumption].
    constructor; [exact first|]. rewrite Forall_forall in *. intros c c_in. exact (trans _ _ _ first (below c c_in)).
  - destruct IH as (l' & sorted' & same). { intros c c_in. apply comparable. right. exact c_in. }
    exists (b :: l'). split.
    + constructor; [|exact sorted']. apply Forall_forall. intros c [<- | c_in]%same; [exact later|].
      rewrite Forall_forall in below. exact (below c c_in).
    + intros c. simpl. rewrite same. simpl. tauto.
Qed.

Lemma sorted_list {A} (R : A -> A -> Prop) (trans : forall a b c, R a b -> R b c -> R a c) l :
  (forall a b, In a l -> In b l -> R a b \/ R b a) -> exists l', ForallOrdPairs R l' /\ forall a, In a l' <-> In a l.
Proof.
  induction l as [|a l IH]; intros comparable; [exists []; split; [constructor | reflexivity]|].
  destruct IH as (l' & sorted & same). { intros b c b_in c_in. apply comparable; right; assumption. }
  destruct (sorted_insert R trans a l') as (l'' & sorted' & same'); [|exact sorted|].
  - intros b b_in%same. apply comparable; simpl; auto.
  - exists l''. split; [exact sorted'|]. intros b. rewrite same'. simpl. rewrite same. reflexivity.
Qed.

Lemma sorted_nth {A} (R : A -> A -> Prop) (reflexive : forall a, R a a) l d :
  ForallOrdPairs R l -> forall p q, p <= q -> q < length l -> R (nth p l d) (nth q l d).
Proof.
  induction 1 as [|a l below sorted IH]; intros p q le small; [inversion small|].
  destruct p as [|p], q as [|q]; simpl in *; [apply reflexive | | lia | apply IH; lia].
  rewrite Forall_forall in below. apply below, nth_In. lia.
Qed.

Section FiniteReplays.

Context {X I : Type} (H : I -> Language X) (names : list I) (points small : list X).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.
Hypothesis listed : lists names.
Hypothesis sizes : sized H points small.

Let represented : represents H points := sized_points H points small sizes.
Let alike_spec := alike_spec H names listed.
Local Notation alike := (alike H names).
Local Notation mem := (mem X_dec).
Local Notation large_below := (large_below H small).

(** ** The generator

    Since round u all examples of infinite cells are in h_k, and all infinite cells of h_k were shown. *)

Definition recent_since (seen : list X) (k : I) (u : nat) : bool :=
  all (fun y => mem y small || H k y) (skipn u seen) &&
  all (fun p => mem p small || implb (H k p) (any (alike p) (skipn u seen))) points.

Definition recent (seen : list X) (k : I) : bool := any (recent_since seen k) (seq 0 (S (length seen))).

Definition chosen_recent (D : Language X) (start : list I) (seen : list X) : list I :=
  filter (fun k => all (fun y => D y || H k y) seen && (recent seen k && all (fun y => implb (H k y) (mem y seen)) small))
    start.

Lemma recent_since_spec seen k u : recent_since seen k u = true <->
  (forall y, In y (skipn u seen) -> ~ In y small -> y ∈ H k) /\
  (forall y, ~ In y small -> y ∈ H k -> exists z, In z (skipn u seen) /\ forall l, H l z = H l y).
Proof.
  unfold recent_since. rewrite andb_true_iff, !all_spec. split; intros [inside cells]; split.
  - intros y y_in large. specialize (inside y y_in).
    destruct (mem y small) eqn:finite; [apply mem_spec in finite; contradiction | exact inside].
  - intros y large y_in. destruct (represented y k y_in) as (p & p_in & same). specialize (cells p p_in).
    rewrite (same k), y_in in cells. destruct (mem p small) eqn:finite.
    + apply mem_spec in finite. destruct large. apply (sized_small H points small sizes p); [exact finite|]. intros l.
      symmetry. apply same.
    + apply any_spec in cells as (z & z_in & like). exists z. split; [exact z_in|]. intros l.
      rewrite <- (same l). revert l. apply alike_spec, like.
  - intros y y_in. destruct (mem y small) eqn:finite; [reflexivity|]. apply inside; [exact y_in|].
    rewrite <- (mem_spec X_dec). congruence.
  - intros p p_in. destruct (mem p small) eqn:finite; [reflexivity|]. destruct (H k p) eqn:p_k; [|reflexivity].
    destruct (cells p) as (z & z_in & same); [rewrite <- (mem_spec X_dec); congruence | exact p_k|].
    apply any_spec. exists z. split; [exact z_in | apply alike_spec, same].
Qed.

Lemma chosen_recent_spec D start seen k : In k (chosen_recent D start seen) <->
  In k start /\ (forall y, In y seen -> D y = false -> y ∈ H k) /\
  (exists u, u <= length seen /\ recent_since seen k u = true) /\ (forall y, In y small -> y ∈ H k -> In y seen).
Proof.
  unfold chosen_recent, recent. rewrite filter_In, !andb_true_iff, !all_spec, any_spec.
  split; intros (k_in & inside & (u & u_in & since) & finite); 
    (split; [exact k_in|]; split; [|split; [exists u; split; [|exact since]|]]).
  - intros y y_in out. specialize (inside y y_in). rewrite out in inside. exact inside.
  - apply in_seq in u_in. lia.
  - intros y y_in y_k. specialize (finite y y_in). rewrite y_k in finite. apply (mem_spec X_dec), finite.
  - intros y y_in. destruct (D y) eqn:y_D; [reflexivity | apply inside; assumption].
  - apply in_seq. lia.
  - intros y y_in. destruct (H k y) eqn:y_k; [apply (mem_spec X_dec), finite; assumption | reflexivity].
Qed.

Lemma in_skipn {A} u (l : list A) x : In x (skipn u l) -> In x l.
Proof. intros x_in. rewrite <- (firstn_skipn u l). apply in_or_app. right. exact x_in. Qed.

Lemma recent_covered D start seen l y :
  In l (chosen_recent D start seen) -> y ∈ H l -> exists z, In z seen /\ forall k, H k z = H k y.
Proof.
  intros (_ & _ & (u & _ & since%recent_since_spec) & finite)%chosen_recent_spec y_in.
  destruct (in_dec X_dec y small) as [y_small | large].
  - exists y. split; [apply finite; assumption | reflexivity].
  - destruct (proj2 since y large y_in) as (z & z_in & same). exists z. split; [exact (in_skipn u seen z z_in) | exact same].
Qed.

Lemma recent_missed D start seen k y :
  In k (chosen_recent D start seen) -> (forall z z', (forall k, H k z = H k z') -> D z = D z') ->
  missed H (chosen_recent D start seen) k y -> y ∈ D.
Proof.
  intros k_in cells ((l & l_in & y_in) & out). destruct (recent_covered D start seen l y l_in y_in) as (z & z_in & same).
  apply chosen_recent_spec in k_in as (_ & inside & _). rewrite <- (cells z y same).
  destruct (D z) eqn:z_D; [reflexivity|]. rewrite <- same, (inside z z_in z_D) in out. discriminate.
Qed.

Lemma skipn_skipn {A} u v (l : list A) : skipn u (skipn v l) = skipn (u + v) l.
Proof.
  revert l. induction v as [|v IH]; intros l; [rewrite Nat.add_0_r; reflexivity|]. rewrite Nat.add_succ_r.
  destruct l as [|a l]; [rewrite !skipn_nil; reflexivity | apply IH].
Qed.

Lemma skipn_seq n a l : skipn n (seq a l) = seq (a + n) (l - n).
Proof.
  revert a l. induction n as [|n IH]; intros a l; [rewrite Nat.add_0_r, Nat.sub_0_r; reflexivity|].
  destruct l as [|l]; [reflexivity|]. simpl. rewrite IH. f_equal. lia.
Qed.

Lemma skipn_later {A} u v (l : list A) x : u <= v -> In x (skipn v l) -> In x (skipn u l).
Proof.
  intros le x_in. replace v with ((v - u) + u) in x_in by lia. rewrite <- skipn_skipn in x_in. exact (in_skipn _ _ _ x_in).
Qed.

Lemma recent_chain D start seen : chain H small (chosen_recent D start seen).
Proof.
  enough (later : forall k l u v, u <= v -> recent_since seen k u = true -> recent_since seen l v = true -> large_below l k).
  { intros k l (_ & _ & (u & _ & k_since) & _)%chosen_recent_spec (_ & _ & (v & _ & l_since) & _)%chosen_recent_spec.
    destruct (le_ge_dec u v); [right; apply (later k l u v) | left; apply (later l k v u)]; trivial. }
  intros k l u v le [k_inside _]%recent_since_spec [_ l_cells]%recent_since_spec y large y_in.
  destruct (l_cells y large y_in) as (z & z_in & same). rewrite <- same.
  apply k_inside; [exact (skipn_later u v seen z le z_in)|].
  intros finite. apply large, (sized_small H points small sizes z); [exact finite|]. intros i. symmetry. apply same.
Qed.

Lemma in_skipn_shown (s : nat -> X) T t u : T <= u <= t -> In (s u) (skipn T (shown s t)).
Proof.
  intros range. unfold shown. rewrite skipn_map, skipn_seq. apply in_map, in_seq. lia.
Qed.

Lemma recent_in_time D start k s :
  outside_finitely (H k) s -> complete (H k) s -> In k start -> (forall t, D (s t) = false -> s t ∈ H k) ->
  exists T, forall t, T <= t -> In k (chosen_recent D start (shown s t)).
Proof.
  intros [T genuine] all_shown k_in inside.
  destruct (settle_together (fun p t => ~ In p small -> p ∈ H k ->
    exists z, In z (skipn T (shown s t)) /\ forall l, H l z = H l p) points) as [S cells].
  { intros p _. destruct (in_dec X_dec p small) as [p_small | p_large]; [exists 0; contradiction|].
    destruct (H k p) eqn:p_in; [|exists 0; discriminate].
    destruct (sized_large H points small sizes p k p_in p_large (shown s T)) as (z & same & fresh).
    destruct (all_shown z) as [u is_z]; [rewrite same; exact p_in|]. exists u. intros t late _ _. exists z.
    split; [|exact same].
    rewrite <- is_z. apply in_skipn_shown. split; [|exact late]. destruct (le_lt_dec T u) as [le | less]; [exact le|].
    destruct fresh. apply in_shown. exists u. split; [lia | exact is_z]. }
  destruct (shown_in_time (H k) s (filter (H k) small) all_shown) as [R finite]. { intros y [_ y_in]%filter_In. exact y_in. }
  exists (T + S + R). intros t late. apply chosen_recent_spec. split; [exact k_in|]. split; [|split].
  - intros y (u & _ & <-)%in_shown. apply inside.
  - exists T. rewrite shown_length. split; [lia|]. apply recent_since_spec. split.
    + intros y y_in _. unfold shown in y_in. rewrite skipn_map, skipn_seq in y_in.
      apply in_map_iff in y_in as (u & <- & range%in_seq).
      apply genuine. lia.
    + intros y large y_in. destruct (represented y k y_in) as (p & p_in & same).
      destruct (cells t ltac:(lia) p p_in) as (z & z_in & like).
      * intros p_small. apply large, (sized_small H points small sizes p); [exact p_small|]. intros l. symmetry. apply same.
      * rewrite same. exact y_in.
      * exists z. split; [exact z_in|]. intros l. rewrite like. apply same.
  - intros y y_small y_in. apply (finite t); [lia | apply filter_In; auto].
Qed.

(** ** The adversary

    K is a chain, by increasing infinite parts, and every answer fails one of it. Show x, then the points of the finite cells,
    once; then take the first target that the answer fails, and show the next point of its infinite part. *)

Section Adversary.

Hypothesis classic : excluded_middle.
Context (enum : nat -> X) (onto : forall x, exists n, enum n = x) (K : list I) (x : X) (fill : I -> X) (G : list X -> I).
Hypothesis sorted : ForallOrdPairs large_below K.
Hypothesis fails : forall a, exists k, In k K /\ within H points nothing a k = false.
Hypothesis filled : forall l k, In l K -> In k K -> large_below l k -> fill l ∈ H k.

Let pool : list X := filter (fun y => any (fun k => H k y) K) small.
Let target (p : nat) : I := nth p K (G []).

Definition unshown (seen : list X) : option X := find (fun y => negb (mem y seen)) pool.

Definition failed (seen : list X) : nat :=
  match find (fun p => negb (within H points nothing (G seen) (target p))) (seq 0 (length K)) with Some p => p | None => 0 end.

Definition part_of (p c : nat) : X :=
  let y := again_and_again enum c in if H (target p) y && negb (mem y small) then y else fill (target p).

Lemma failed_spec seen : failed seen < length K /\ within H points nothing (G seen) (target (failed seen)) = false.
Proof.
  unfold failed. destruct (find _ _) as [p|] eqn:found.
  - apply find_some in found as [range%in_seq fail%negb_true_iff]. split; [lia | exact fail].
  - exfalso. destruct (fails (G seen)) as (k & k_in & fail). destruct (In_nth K k (G []) k_in) as (p & p_small & is_k).
    pose proof (find_none _ _ found p ltac:(apply in_seq; lia)) as absurd. cbv beta in absurd. unfold target in absurd.
    rewrite is_k, fail in absurd. discriminate.
Qed.

Let s : nat -> X := turns x [x] unshown failed part_of.

Lemma unshown_spec seen y : unshown seen = Some y -> In y pool /\ ~ In y seen.
Proof.
  intros [y_pool new%negb_true_iff]%find_some. split; [exact y_pool|]. rewrite <- (mem_spec X_dec). congruence.
Qed.

(** One target of K is enumerated with finitely many examples outside, and the generator fails it again and again. *)
Lemma chain_adversary :
  (forall t, s t = x \/ exists l, In l K /\ s t ∈ H l) /\
  exists k, In k K /\ complete (H k) s /\ outside_finitely (H k) s /\
    ~ exists T, forall t, T <= t -> H (G (shown s t)) ⊆ H k.
Proof.
  assert (target_in : forall p, p < length K -> In (target p) K) by (intros p p_small; apply nth_In, p_small).
  assert (part_in : forall p c q, p <= q -> q < length K -> part_of p c ∈ H (target q)).
  { intros p c q le small_q. unfold part_of. cbv zeta.
    assert (below : large_below (target p) (target q)) by (apply sorted_nth; trivial; intros k y _; trivial).
    destruct (_ && _) eqn:shows; [|apply filled; trivial; apply target_in; lia].
    apply andb_true_iff in shows as [inside large%negb_true_iff]. apply below; [|exact inside].
    rewrite <- (mem_spec X_dec). congruence. }
  split.
  - intros [|t]; [left; reflexivity | right]. destruct (unshown (past x [x] unshown failed part_of (S t))) as [y|] eqn:asks.
    + unfold s. rewrite (turns_extra x [x] unshown failed part_of (S t) y) by (exact asks || (simpl; lia)).
      apply unshown_spec in asks as [[_ union%any_spec]%filter_In _]. exact union.
    + unfold s. rewrite turns_served by (exact asks || (simpl; lia)).
      pose proof (proj1 (failed_spec (past x [x] unshown failed part_of (S t)))) as small_p.
      eexists. split; [apply target_in, small_p|]. apply part_in; [apply le_n | exact small_p].
  - destruct (extra_ends x [x] unshown failed part_of pool classic X_dec unshown_spec) as [M quiet].
    destruct (last_recurring (chosen_order x [x] unshown failed part_of) classic (length K) 0) as (p & N & again & greatest).
    { intros n _. apply failed_spec. }
    assert (p_small : p < length K). { destruct (again 0) as (n & _ & <-). apply failed_spec. }
    exists (target p). split; [apply target_in, p_small|]. split; [|split].
    + intros y y_in. destruct (in_dec X_dec y small) as [finite | large].
      * assert (y_shown : In y (past x [x] unshown failed part_of M)).
        { destruct (mem y (past x [x] unshown failed part_of M)) eqn:shows; [apply (mem_spec X_dec), shows|].
          pose proof (find_none _ _ (quiet M (le_n M)) y) as absurd. cbv beta in absurd. rewrite shows in absurd.
          discriminate absurd. apply filter_In. split; [exact finite|]. apply any_spec. exists (target p). auto. }
        apply (past_grows x [x] unshown failed part_of M (S M)) in y_shown; [|lia]. rewrite <- past_shown in y_shown.
        apply in_shown in y_shown as (t & _ & is_y). exists t. exact is_y.
      * destruct (again_and_again_spec enum y (onto y) (M + 1)) as (c & late & is_y).
        destruct (turns_reach x [x] unshown failed part_of p (M + 1) again) with (c := c) as (n & _ & shows);
          [simpl; lia | | exact late |].
        { intros n n_late. apply quiet. lia. }
        exists n. unfold s. rewrite shows. unfold part_of. cbv zeta. rewrite is_y, y_in. simpl.
        destruct (mem y small) eqn:finite; [apply mem_spec in finite; contradiction | reflexivity].
    + exists (M + N + 1). intros t late. unfold s. rewrite turns_served by (try apply quiet; simpl; lia).
      apply part_in; [apply greatest; lia | exact p_small].
    + intros [T late]. destruct (again (S T)) as (n & n_late & is_p). destruct n as [|n]; [lia|].
      assert (below := late n ltac:(lia)). unfold s in below. rewrite past_shown in below.
      apply (within_nothing H points represented) in below.
      pose proof (proj2 (failed_spec (past x [x] unshown failed part_of (S n)))) as fail.
      unfold chosen_order in is_p. rewrite is_p in fail. congruence.
Qed.

End Adversary.

(** What follows for the generator: every chain that can be filled, and for which the sequences above are allowed,
  has a lower bound. *)
Lemma chain_bound (allowed : budget X I) G K x fill :
  excluded_middle -> countable X -> properly_generates_under allowed H G ->
  chain H small K ->
  (forall l k, In l K -> In k K -> large_below l k -> fill l ∈ H k) ->
  (forall k s, In k K -> s 0 = x -> (forall t, s t = x \/ exists l, In l K /\ s t ∈ H l) -> outside_finitely (H k) s ->
     allowed G (H k) s) ->
  exists m, lower_bound H (fun k => In k K) m.
Proof.
  intros classic [enum onto] wins is_chain filled plays.
  destruct (bound_or_failures H names points listed represented K) as [bound | fails]; [exact bound | exfalso].
  destruct (sorted_list large_below) with (l := K) as (K' & sorted & same);
    [intros a b c ab bc y large y_in; auto | exact is_chain|].
  destruct (chain_adversary classic enum onto K' x fill G sorted) as [union (k & k_in & all_shown & finitely & fooled)].
  - intros a. destruct (fails a) as (k & k_in%same & fail). exists k. auto.
  - intros l k l_in%same k_in%same. apply filled; assumption.
  - apply fooled. apply (wins k); [|exact all_shown]. apply plays; [apply same, k_in | reflexivity | | exact finitely].
    intros t. destruct (union t) as [is_x | (l & l_in%same & inside)]; [left; exact is_x | right; exists l; auto].
Qed.

(** ** The theorems *)

Hypothesis X_countable : countable X.
Hypothesis classic : excluded_middle.

Theorem finite_replays_correct : properly_generatable_under (total_finite H) H <-> finite_replay_criterion H small.
Proof.
  split.
  - intros [G wins] x _. exists (G [x]). intros K x_in supplied is_chain.
    apply (chain_bound (total_finite H) G K x (fun _ => x) classic X_countable wins is_chain); [auto|].
    intros k s k_in s_0 union finitely. split; [|exact finitely]. intros t.
    destruct (H k (s t)) eqn:genuine; [left; reflexivity | right]. split; [reflexivity|]. exists 0. split.
    + destruct t; [rewrite s_0, x_in in genuine by exact k_in; discriminate | lia].
    + change (shown s 0) with [s 0]. rewrite s_0. apply (supplied k (s t) k_in). split; [|exact genuine].
      destruct (union t) as [is_x | inside]; [|exact inside]. rewrite is_x, x_in in genuine by exact k_in. discriminate.
  - intros criterion. destruct (some_name names listed) as [default _].
    destruct (by_profile H names listed points (fun x j => forall K, (forall k, In k K -> x ∈ H k) ->
      (forall k y, In k K -> missed H K k y -> y ∈ H j) -> chain H small K ->
        exists m, lower_bound H (fun k => In k K) m) represented)
      as [first right]; [|exact criterion|].
    + intros x y j same good K y_in. apply good. intros k k_in. rewrite <- same. apply y_in, k_in.
    + exists (cautious H names points default first chosen_recent). apply cautious_wins; trivial.
      * intros G h s [ok _]. exact ok.
      * intros x rest x_in. apply (right x x_in); [| |apply recent_chain].
        -- intros k (k_in & _)%chosen_recent_spec. apply filter_In in k_in. apply k_in.
        -- intros k y k_in. apply recent_missed; [exact k_in|]. intros z z' same. apply same.
      * intros D start seen l y. apply recent_covered.
      * intros G k s D start [_ finitely]. apply recent_in_time, finitely.
Qed.

Theorem noise_finite_correct : UUS H -> (properly_generatable_under noise_finite H <-> finite_noise_criterion H small).
Proof.
  intros unbounded. split.
  - intros [G wins] K is_chain. destruct (X_countable) as [enum _].
    set (fill := fun k => match find (fun p => H k p && negb (mem p small)) points with Some p => p | None => enum 0 end).
    apply (chain_bound noise_finite G K (enum 0) fill classic X_countable wins is_chain);
      [|intros k s _ _ _ finitely; exact finitely].
    intros l k _ _ below. destruct (unbounded l small) as (y & y_in & large).
    destruct (represented y l y_in) as (p & p_in & same).
    unfold fill. destruct (find _ _) as [q|] eqn:found.
    + apply find_some in found as [_ [q_in q_large%negb_true_iff]%andb_true_iff]. apply below; [|exact q_in].
      rewrite <- (mem_spec X_dec). congruence.
    + pose proof (find_none _ _ found p p_in) as absurd. cbv beta in absurd. rewrite same, y_in in absurd. simpl in absurd.
      apply negb_false_iff, mem_spec in absurd. destruct large.
      apply (sized_small H points small sizes p); [exact absurd|]. intros i. symmetry. apply same.
  - intros criterion. destruct (some_name names listed) as [default _].
    exists (fun seen => first_bound H names points default (chosen_recent everything names seen)). apply bold_wins; trivial.
    + intros seen. apply criterion, recent_chain.
    + intros G k s finitely all_shown. apply recent_in_time; trivial; [apply listed | discriminate].
Qed.

End FiniteReplays.
