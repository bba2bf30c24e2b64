(** * The replay number and the noise number

    - [replay_number_correct]: what a class must satisfy to be properly generatable when at most r examples are replayed;
    - [noise_number_correct]: the same for at most r wrong examples. *)

From Coq Require Import List FinFun Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Bounds Budgets Cells.
Import ListNotations.

(** ** The conditions *)

(** Targets of which each lacks at most r points of the union, all of them in D. *)
Definition confusable {X I} (H : I -> Language X) (r : nat) (D : Language X) (K : list I) : Prop :=
  forall k, In k K -> (forall y, missed H K k y -> y ∈ D) /\ at_most r (missed H K k).

Definition replay_criterion {X I} (H : I -> Language X) (r : nat) : Prop :=
  forall x, (exists i, x ∈ H i) ->
  exists j, forall K, (forall k, In k K -> x ∈ H k) -> confusable H r (H j) K ->
  exists m, lower_bound H (fun k => In k K) m.

Definition everything {X} : Language X := fun _ => true.

Definition noise_criterion {X I} (H : I -> Language X) (r : nat) : Prop :=
  forall K, confusable H r everything K -> exists m, lower_bound H (fun k => In k K) m.

Section Numbers.

Context {X I : Type} (H : I -> Language X) (names : list I) (points small : list X) (r : nat).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.
Hypothesis listed : lists names.
Hypothesis sizes : sized H points small.

Let represented : represents H points := sized_points H points small sizes.
Let alike_spec := alike_spec H names listed.

Local Notation alike := (alike H names).
Local Notation outside k := (fun y => negb (H k y)).

(** ** The generator

    Chosen are the targets of which at most r examples are wrong, all of them in D, and of whose infinite cells more than r
    examples were shown, and all points of their finite ones. *)

Definition mem (y : X) (xs : list X) : bool := if in_dec X_dec y xs then true else false.

Lemma mem_spec y xs : mem y xs = true <-> In y xs.
Proof. unfold mem. destruct (in_dec X_dec y xs); intuition congruence. Qed.

Definition possible (D : Language X) (seen : list X) (k : I) : bool :=
  all (fun y => D y || H k y) seen && (length (filter (outside k) seen) <=? r).

Definition seen_well (seen : list X) (k : I) : bool :=
  all (fun p => mem p small || implb (H k p) (r <? length (filter (alike p) seen))) points &&
  all (fun y => implb (H k y) (mem y seen)) small.

Definition chosen (D : Language X) (start : list I) (seen : list X) : list I :=
  filter (fun k => possible D seen k && seen_well seen k) start.

Lemma chosen_spec D start seen k : In k (chosen D start seen) <->
  In k start /\
  ((forall y, In y seen -> D y = false -> y ∈ H k) /\ length (filter (outside k) seen) <= r) /\
  ((forall p, In p points -> ~ In p small -> p ∈ H k -> r < length (filter (alike p) seen)) /\
   (forall y, In y small -> y ∈ H k -> In y seen)).
Proof.
  unfold chosen, possible, seen_well. rewrite filter_In, !andb_true_iff, !all_spec, Nat.leb_le.
  split; intros (k_in & (inside & few) & large & finite); (split; [exact k_in|]; split; [split; [|exact few] | split]).
  - intros y y_in out. specialize (inside y y_in). rewrite out in inside. exact inside.
  - intros p p_in p_large p_k. specialize (large p p_in). rewrite p_k in large. apply Nat.ltb_lt.
    destruct (mem p small) eqn:p_small; [apply mem_spec in p_small; contradiction | exact large].
  - intros y y_in y_k. specialize (finite y y_in). rewrite y_k in finite. apply mem_spec, finite.
  - intros y y_in. destruct (D y) eqn:y_D; [reflexivity | apply inside; assumption].
  - intros p p_in. destruct (mem p small) eqn:p_small; [reflexivity|]. destruct (H k p) eqn:p_k; [|reflexivity].
    apply Nat.ltb_lt, large; trivial. rewrite <- mem_spec. congruence.
  - intros y y_in. destruct (H k y) eqn:y_k; [apply mem_spec, finite; assumption | reflexivity].
Qed.

(** Of an infinite cell of a chosen target more than r examples were shown. *)
Lemma chosen_many D start seen l y : In l (chosen D start seen) -> y ∈ H l -> ~ In y small ->
  r < length (filter (alike y) seen).
Proof.
  intros (_ & _ & many & _)%chosen_spec y_in large. destruct (represented y l y_in) as (p & p_in & same).
  replace (filter (alike y) seen) with (filter (alike p) seen).
  - apply many; [exact p_in | | rewrite same; exact y_in]. intros p_small. apply large.
    apply (sized_small H points small sizes p); [exact p_small|]. intros k. symmetry. apply same.
  - apply filter_ext. intros z. apply eq_true_iff_eq. rewrite !alike_spec.
    split; intros eq k; [rewrite eq; apply same | rewrite eq, same; reflexivity].
Qed.

Lemma chosen_covered D start seen l y : In l (chosen D start seen) -> y ∈ H l -> exists z, In z seen /\ forall k, H k z = H k y.
Proof.
  intros l_in y_in. destruct (in_dec X_dec y small) as [finite | large].
  - exists y. split; [|reflexivity]. apply chosen_spec in l_in as (_ & _ & _ & all). apply all; assumption.
  - pose proof (chosen_many D start seen l y l_in y_in large) as many.
    destruct (filter (alike y) seen) as [|z rest] eqn:some; [inversion many|]. exists z.
    assert (z_in : In z (filter (alike y) seen)) by (rewrite some; left; reflexivity).
    apply filter_In in z_in as [z_in same]. split; [exact z_in | apply alike_spec, same].
Qed.

Lemma filter_shorter {A} (p q : A -> bool) l :
  (forall a, In a l -> p a = true -> q a = true) -> length (filter p l) <= length (filter q l).
Proof.
  induction l as [|a l IH]; intros weaker; [apply le_n|]. simpl. specialize (IH (fun b b_in => weaker b (or_intror b_in))).
  destruct (p a) eqn:pa; [rewrite (weaker a (or_introl eq_refl) pa); simpl; lia | destruct (q a); simpl; lia].
Qed.

Lemma chosen_confusable D start seen : confusable H r D (chosen D start seen).
Proof.
  intros k k_in.
  assert (wrong : forall y, missed H (chosen D start seen) k y -> In y (filter (outside k) seen)).
  { intros y ((l & l_in & y_in) & out). apply filter_In. rewrite out. split; [|reflexivity].
    destruct (in_dec X_dec y small) as [finite | large].
    - apply chosen_spec in l_in as (_ & _ & _ & all). apply all; assumption.
    - exfalso. pose proof (chosen_many D start seen l y l_in y_in large) as many.
      apply chosen_spec in k_in as (_ & (_ & few) & _).
      enough (length (filter (alike y) seen) <= length (filter (outside k) seen)) by lia.
      apply filter_shorter. intros z _ same. apply alike_spec with (k := k) in same. rewrite same, out. reflexivity. }
  apply chosen_spec in k_in as (_ & (inside & few) & _). split.
  - intros y y_missed. pose proof (proj1 (filter_In _ _ _) (wrong y y_missed)) as [y_in _].
    destruct (D y) eqn:y_D; [reflexivity|]. destruct y_missed as [_ out]. rewrite (inside y y_in y_D) in out. discriminate.
  - exists (filter (outside k) seen). split; [exact few | exact wrong].
Qed.

(** ** The target is chosen in the end *)

Lemma wrong_examples (h : Language X) s t : outside_at_most r h s -> length (filter (fun y => negb (h y)) (shown s t)) <= r.
Proof.
  intros few. specialize (few (filter (fun u => negb (h (s u))) (seq 0 (S t)))).
  replace (length (filter (fun y => negb (h y)) (shown s t))) with (length (filter (fun u => negb (h (s u))) (seq 0 (S t)))).
  - apply few; [apply NoDup_filter, seq_NoDup|]. intros u [_ out]%filter_In. apply negb_true_iff, out.
  - clear few. unfold shown. induction (seq 0 (S t)) as [|u l IH]; [reflexivity|]. simpl.
    destruct (negb (h (s u))); simpl; rewrite IH; reflexivity.
Qed.

(** More than r points of an infinite cell of the target are shown in time. *)
Lemma cell_points p k n :
  p ∈ H k -> ~ In p small -> exists xs, NoDup xs /\ length xs = n /\ forall x, In x xs -> forall l, H l x = H l p.
Proof.
  intros p_in large. induction n as [|n (xs & different & size & same)]; [exists []; repeat split;
    [constructor | intros x []]|].
  destruct (sized_large H points small sizes p k p_in large xs) as (z & z_same & fresh). exists (z :: xs).
  repeat split; [constructor; assumption | simpl; congruence|]. intros x [<- | x_in]; [exact z_same | apply same, x_in].
Qed.

Lemma seen_well_in_time k s : complete (H k) s -> exists T, forall t, T <= t ->
  (forall p, In p points -> ~ In p small -> p ∈ H k -> r < length (filter (alike p) (shown s t))) /\
  (forall y, In y small -> y ∈ H k -> In y (shown s t)).
Proof.
  intros all_shown.
  destruct (settle_together (fun p t => ~ In p small -> p ∈ H k ->
    r < length (filter (alike p) (shown s t))) points) as [T large].
  { intros p _. destruct (in_dec X_dec p small) as [p_small | p_large]; [exists 0; contradiction|].
    destruct (H k p) eqn:p_in; [|exists 0; discriminate].
    destruct (cell_points p k (S r) p_in p_large) as (xs & different & size & same).
    destruct (shown_in_time (H k) s xs all_shown) as [T seen]. { intros x x_in. rewrite (same x x_in). exact p_in. }
    exists T. intros t late _ _. apply (Nat.lt_le_trans _ (length xs)); [lia|]. apply NoDup_incl_length; [exact different|].
    intros x x_in. apply filter_In. split; [apply (seen t late), x_in | apply alike_spec, same, x_in]. }
  destruct (shown_in_time (H k) s (filter (H k) small) all_shown) as [S finite]. { intros y [_ y_in]%filter_In. exact y_in. }
  exists (T + S). intros t late. split; [intros p p_in; apply (large t); [lia | exact p_in]|].
  intros y y_small y_in. apply (finite t); [lia | apply filter_In; auto].
Qed.

Lemma chosen_in_time D start k s :
  outside_at_most r (H k) s -> complete (H k) s -> In k start -> (forall t, D (s t) = false -> s t ∈ H k) ->
  exists T, forall t, T <= t -> In k (chosen D start (shown s t)).
Proof.
  intros few all_shown k_in inside. destruct (seen_well_in_time k s all_shown) as [T well]. exists T. intros t late.
  apply chosen_spec. split; [exact k_in|]. split; [split | exact (well t late)].
  - intros y (u & _ & <-)%in_shown. apply inside.
  - apply wrong_examples, few.
Qed.

(** ** The adversary

    It shows x, which is in all of K, and then each point of the union of K, once when it first comes in the enumeration, and x
    where there is nothing to show. *)

Section Adversary.

Context (enum : nat -> X) (onto : forall x, exists n, enum n = x) (K : list I) (x : X).
Hypothesis x_in : forall k, In k K -> x ∈ H k.

Definition once (t : nat) : X :=
  match t with
  | 0 => x
  | S t => if any (fun l => H l (enum t)) K && negb (mem (enum t) (map enum (seq 0 t))) then enum t else x
  end.

Lemma once_is t : once t = x \/ exists u, t = S u /\ once t = enum u /\ (exists l,
  In l K /\ enum u ∈ H l) /\ ~ In (enum u) (map enum (seq 0 u)).
Proof.
  destruct t as [|t]; [left; reflexivity|]. simpl. destruct (_ && _) eqn:shows; [right | left; reflexivity].
  apply andb_true_iff in shows as [inside%any_spec new%negb_true_iff]. exists t. repeat split; [exact inside|].
  rewrite <- mem_spec. congruence.
Qed.

Lemma once_missed k t : In k K -> H k (once t) = false -> missed H K k (once t).
Proof.
  intros k_in out. destruct (once_is t) as [is_x | (u & -> & eq & union & _)]; [rewrite is_x, x_in in out by exact k_in;
    discriminate|].
  split; [rewrite eq; exact union | exact out].
Qed.

Lemma once_complete k : In k K -> complete (H k) once.
Proof.
  intros k_in y y_in. destruct (onto y) as [n is_y].
  assert (first : exists u, enum u = y /\ ~ In y (map enum (seq 0 u))).
  { revert n is_y. induction n as [n IH] using (well_founded_induction lt_wf). intros is_y.
    destruct (in_dec X_dec y (map enum (seq 0 n))) as [before | new]; [|exists n; auto].
    apply in_map_iff in before as (u & is_y' & [_ less]%in_seq). exact (IH u less is_y'). }
  destruct first as (u & <- & new). exists (S u). simpl. rewrite (proj2 (any_spec _ K)) by (exists k; auto). simpl.
  destruct (mem (enum u) (map enum (seq 0 u))) eqn:before; [apply mem_spec in before; contradiction | reflexivity].
Qed.

Lemma once_outside k : In k K -> at_most r (missed H K k) -> outside_at_most r (H k) once.
Proof.
  intros k_in (xs & few & all) ts different out. apply (Nat.le_trans _ (length xs)); [|exact few].
  rewrite <- (map_length once ts).
  apply NoDup_incl_length.
  - assert (rounds : forall t, In t ts -> exists u, t = S u /\ once t = enum u /\ ~ In (enum u) (map enum (seq 0 u))).
    { intros t t_in. destruct (once_is t) as [is_x | (u & is_u & eq & _ & new)]; [|exists u; auto].
      specialize (out t t_in). rewrite is_x, x_in in out by exact k_in. discriminate. }
    clear out. induction different as [|t ts t_out different IH]; [constructor|]. simpl. constructor.
    + intros (t' & eq & t'_in)%in_map_iff. destruct (rounds t (or_introl eq_refl)) as (u & -> & u_is & u_new).
      destruct (rounds t' (or_intror t'_in)) as (v & -> & v_is & v_new). rewrite u_is, v_is in eq.
      destruct (lt_eq_lt_dec u v) as [[less | ->] | more]; [| contradiction |].
      * apply v_new. rewrite eq. apply in_map, in_seq. lia.
      * apply u_new. rewrite <- eq. apply in_map, in_seq. lia.
    + apply IH. intros t' t'_in. apply rounds. right. exact t'_in.
  - intros y (t & <- & t_in)%in_map_iff. apply all, once_missed; [exact k_in | apply out, t_in].
Qed.

(** One answer, late enough, is inside all of K. *)
Lemma once_fails (allowed : budget X I) G :
  properly_generates_under allowed H G -> (forall k, In k K -> allowed G (H k) once) ->
    exists m, lower_bound H (fun k => In k K) m.
Proof.
  intros wins plays. destruct (settle_together (fun k t => H (G (shown once t)) ⊆ H k) K) as [T late].
  - intros k k_in. apply (wins k once); [apply plays, k_in | apply once_complete, k_in].
  - exists (G (shown once T)). intros k. exact (late T (le_n T) k).
Qed.

End Adversary.

(** ** The theorems *)

Hypothesis X_countable : countable X.

Theorem replay_number_correct : properly_generatable_under (total H r) H <-> replay_criterion H r.
Proof.
  split.
  - destruct X_countable as [enum onto]. intros [G wins] x _. exists (G [x]). intros K x_in small_differences.
    apply (once_fails enum onto K x (total H r) G wins).
    intros k k_in. destruct (small_differences k k_in) as [supplied few].
    split; [|exact (once_outside enum K x x_in k k_in few)].
    intros t. destruct (H k (once enum K x t)) eqn:genuine; [left; reflexivity | right]. split; [reflexivity|]. exists 0.
    split; [destruct t; [simpl in genuine; rewrite x_in in genuine by exact k_in; discriminate | lia]|].
    change (shown (once enum K x) 0) with [x]. apply supplied, once_missed; assumption.
  - intros criterion. destruct (some_name names listed) as [default _].
    destruct (by_profile H names listed points (fun x j => forall K, (forall k, In k K -> x ∈ H k) -> confusable H r (H j) K ->
      exists m, lower_bound H (fun k => In k K) m) represented) as [first right]; [|exact criterion|].
    + intros x y j same good K y_in. apply good. intros k k_in. rewrite <- same. apply y_in, k_in.
    + exists (cautious H names points default first chosen). apply cautious_wins; trivial.
      * intros G h s [ok _]. exact ok.
      * intros x rest x_in. apply (right x x_in); [|apply chosen_confusable].
        intros k (k_in & _)%chosen_spec. apply filter_In in k_in. apply k_in.
      * intros D start seen l y. apply chosen_covered.
      * intros G k s D start [_ few]. apply chosen_in_time, few.
Qed.

Theorem noise_number_correct : UUS H -> (properly_generatable_under (noise r) H <-> noise_criterion H r).
Proof.
  intros unbounded. split.
  - destruct X_countable as [enum onto]. intros [G wins] K small_differences. destruct K as [|k0 K].
    { destruct (some_name names listed) as [m _]. exists m. intros k []. }
    set (all := k0 :: K) in *.
    (* What the others of K lack is not the whole of the first one. *)
    assert (lacking : forall L, incl L all -> exists ys, forall k y, In k L -> missed H all k y -> In y ys).
    { induction L as [|k L IH]; intros within; [exists []; intros k y []|].
      destruct IH as [ys lack]. { intros l l_in. apply within. right. exact l_in. }
      destruct (small_differences k (within k (or_introl eq_refl))) as (_ & xs & _ & lack').
      exists (xs ++ ys). intros l y [<- | l_in] y_missed; apply in_or_app; [left; apply lack', y_missed | right;
        apply (lack l y l_in y_missed)]. }
    destruct (lacking all (incl_refl all)) as [ys lack]. destruct (unbounded k0 ys) as (x & x_in & fresh).
    assert (in_all : forall k, In k all -> x ∈ H k).
    { intros k k_in. destruct (H k x) eqn:out; [reflexivity|]. destruct fresh. apply (lack k x k_in).
      split; [exists k0; split; [left; reflexivity | exact x_in] | exact out]. }
    apply (once_fails enum onto all x (noise r) G wins). intros k k_in. apply once_outside; trivial.
    apply small_differences, k_in.
  - intros criterion. destruct (some_name names listed) as [default _].
    exists (fun seen => first_bound H names points default (chosen everything names seen)). apply bold_wins; trivial.
    + intros seen. apply criterion, chosen_confusable.
    + intros G k s few all_shown. apply chosen_in_time; trivial; [apply listed | discriminate].
Qed.

End Numbers.
