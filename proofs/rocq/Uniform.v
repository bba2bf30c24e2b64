(** * Uniform generation: replay does not change the sample complexity

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 4.1 of v2 (3.1 of v1).

    - [uniform_replay]: a family is uniformly generatable with replay from d distinct examples on iff it is without replay.
      It holds for every family, whatever its size or its supports, and for d = 0; equality of points must be decidable,
      as it is on a countable domain of integers or strings.
    - [uniform_sample_complexity]: hence the optimal sample complexity is the same.
    - [finite_sample_complexity]: for a finite family it is one more than the closure dimension
      (Li, Raman, Tewari, arXiv:2410.13714), with and without replay. A large intersection must yield fresh elements;
      excluded middle gives that from the plain definition ([closure_dimension_classical]);
    - [closure_dimension]: every finite family has one, and so a sample complexity, by excluded middle. *)

From Coq Require Import List Bool Arith Lia ConstructiveEpsilon.
From Echoproof Require Import Replay Sequences.
Import ListNotations.

Section Uniform.

Context {X I : Type} (H : I -> Language X).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.

Definition count (seen : list X) : nat := length (nodup X_dec seen).

Lemma count_spec d s t : distinct_shown d s t <-> d <= count (shown s t).
Proof.
  split.
  - intros (xs & different & <- & within). apply NoDup_incl_length; [exact different|].
    intros x x_in. apply nodup_In, within, x_in.
  - intros le. apply (fewer_distinct _ (count (shown s t))); [exact le|]. exists (nodup X_dec (shown s t)).
    split; [apply NoDup_nodup|]. split; [reflexivity|]. intros x. apply nodup_In.
Qed.

(** ** Theorem 4.1

    The generator answers the first example until d distinct ones were shown, and follows a uniform generator then. *)

Definition patient (d : nat) (g : list X -> X) (seen : list X) : X :=
  match seen with
  | [] => g seen
  | x :: _ => if d <=? count seen then g seen else x
  end.

Lemma patient_waits d g s t : ~ distinct_shown d s t -> patient d g (shown s t) = s 0.
Proof.
  rewrite count_spec, <- Nat.leb_nle. destruct (shown_head s t) as [later ->]. simpl patient. intros ->. reflexivity.
Qed.

Lemma patient_follows d g s t : distinct_shown d s t -> patient d g (shown s t) = g (shown s t).
Proof.
  rewrite count_spec, <- Nat.leb_le. destruct (shown_head s t) as [later ->]. simpl patient. intros ->. reflexivity.
Qed.

(** A uniform generator does not see the future: what it answers is right as soon as the past is genuine. *)
Lemma correct_on_genuine_past d g :
  (forall i s, legal without_replay element g (H i) s -> forall t, distinct_shown d s t -> correct g (H i) s t) ->
  forall i s t, (forall u, u <= t -> s u ∈ H i) -> distinct_shown d s t -> correct g (H i) s t.
Proof.
  intros uniform i s t genuine enough_shown.
  set (r := fun u => if u <=? t then s u else s 0).
  assert (past : forall u, u <= t -> r u = s u) by (intros u le%Nat.leb_le; unfold r; rewrite le; reflexivity).
  assert (same : shown r t = shown s t) by (apply shown_ext, past).
  unfold correct, distinct_shown in *. rewrite <- same in *. apply uniform; [|exact enough_shown].
  apply legal_genuine. intros u. unfold r. destruct (u <=? t) eqn:le; apply genuine; [apply Nat.leb_le, le | lia].
Qed.

Theorem uniform_replay d :
  uniformly_generatable_at with_replay H d <-> uniformly_generatable_at without_replay H d.
Proof.
  split; intros [g uniform].
  - exists g. intros i s ok. apply uniform, legal_genuine, (genuine_of_legal _ _ _ _ ok).
  - exists (patient d g). intros i s ok.
    (* Invariant: every example is in the target. *)
    assert (genuine : forall t, s t ∈ H i).
    { induction t as [t IH] using (well_founded_induction lt_wf).
      destruct (ok t) as [genuine | (_ & r & earlier & ->)]; [exact genuine|].
      destruct (le_dec d (count (shown s r))) as [enough_shown | few]; rewrite <- count_spec in *.
      - rewrite patient_follows by exact enough_shown.
        apply (correct_on_genuine_past d g uniform i s r); [|exact enough_shown]. intros u le. apply IH. lia.
      - rewrite patient_waits by exact few. exact (first_example _ _ _ _ _ ok). }
    intros t enough_shown. unfold correct. rewrite patient_follows by exact enough_shown.
    apply (correct_on_genuine_past d g uniform); auto.
Qed.

Corollary uniform_sample_complexity d :
  sample_complexity with_replay H d <-> sample_complexity without_replay H d.
Proof. unfold sample_complexity. rewrite uniform_replay. setoid_rewrite uniform_replay. reflexivity. Qed.

(** The first example is one: to promise correctness from no example on and from one example on is the same. *)
Lemma uniform_zero mode : uniformly_generatable_at mode H 0 <-> uniformly_generatable_at mode H 1.
Proof.
  split; intros [g uniform]; exists g; intros i s ok t shown_so_far; apply (uniform i s ok t).
  - apply (fewer_distinct 0 1); [lia | exact shown_so_far].
  - exists [s 0]. split; [repeat constructor; intros [] |]. split; [reflexivity|].
    intros x [<- | []]. apply in_shown. exists 0. split; [lia | reflexivity].
Qed.

(** ** The closure dimension

    The intersection of the hypotheses of a list, and what it is for C to be the largest size of a finite, non-empty one
    (0 when there is none). That a larger one is infinite is asked in the form that yields its elements. *)

Definition common (ks : list I) : Language X := fun x => forallb (fun k => H k x) ks.

Definition is_closure_dimension (C : nat) : Prop :=
  (C = 0 \/ exists ks xs, ks <> [] /\ NoDup xs /\ length xs = C /\ forall x, In x xs <-> x ∈ common ks) /\
  (forall ks xs, ks <> [] -> NoDup xs -> length xs = S C -> (forall x, In x xs -> x ∈ common ks) -> infinite (common ks)).

Lemma common_spec ks x : x ∈ common ks <-> forall k, In k ks -> x ∈ H k.
Proof. apply forallb_forall. Qed.

(** With excluded middle it suffices that no finite, non-empty intersection has more than C elements. *)
Lemma closure_dimension_classical C :
  (forall P : Prop, P \/ ~ P) ->
  (C = 0 \/ exists ks xs, ks <> [] /\ NoDup xs /\ length xs = C /\ forall x, In x xs <-> x ∈ common ks) ->
  (forall ks xs, ks <> [] -> NoDup xs -> (forall x, In x xs <-> x ∈ common ks) -> length xs <= C) ->
  is_closure_dimension C.
Proof.
  intros decide attained bound. split; [exact attained|]. intros ks xs nonempty different size inside zs.
  destruct (decide (exists x, x ∈ common ks /\ ~ In x zs)) as [found | none]; [exact found | exfalso].
  set (ys := nodup X_dec (filter (common ks) zs)).
  assert (exactly : forall x, In x ys <-> x ∈ common ks).
  { intros x. unfold ys. rewrite nodup_In, filter_In. split; [intuition|]. intros x_in. split; [|exact x_in].
    destruct (in_dec X_dec x zs) as [known | new]; [exact known|]. exfalso. apply none. exists x. auto. }
  assert (few := bound ks ys nonempty (NoDup_nodup _ _) exactly).
  enough (length xs <= length ys) by lia. apply NoDup_incl_length; [exact different|].
  intros x x_in. apply exactly, inside, x_in.
Qed.

(** Show the elements of the finite intersection: what is fresh lies outside some target. *)
Lemma closure_dimension_lower mode C d : is_closure_dimension C -> uniformly_generatable_at mode H d -> 0 < d -> S C <= d.
Proof.
  intros [[-> | (ks & xs & nonempty & different & <- & exactly)] _] [g uniform] positive; [exact positive|].
  destruct (le_lt_dec d (length xs)) as [few | many]; [exfalso | exact many].
  destruct ks as [|k ks]; [contradiction|]. destruct xs as [|x0 xs]; [simpl in few; lia|]. simpl in few.
  set (s := fun t => nth t (x0 :: xs) x0). set (t := length xs).
  assert (all_shown : shown s t = x0 :: xs).
  { apply nth_ext with (d := x0) (d' := x0); unfold shown; rewrite map_length, seq_length; [reflexivity|].
    intros u small. rewrite nth_indep with (d' := s 0) by (rewrite map_length, seq_length; exact small).
    rewrite map_nth, seq_nth by exact small. reflexivity. }
  assert (right : forall i, In i (k :: ks) -> correct g (H i) s t).
  { intros i i_in. apply uniform.
    - apply legal_genuine. intros u. apply (proj1 (common_spec (k :: ks) (s u))); [|exact i_in].
      apply exactly. unfold s. destruct (le_lt_dec (length (x0 :: xs)) u) as [over | small]; [|apply nth_In, small].
      rewrite nth_overflow by exact over. left. reflexivity.
    - apply (fewer_distinct d (S t)); [exact few|]. exists (x0 :: xs).
      rewrite all_shown. repeat split; [exact different | apply incl_refl]. }
  destruct (right k (or_introl eq_refl)) as [_ fresh]. apply fresh. rewrite all_shown at 2. apply exactly, common_spec.
  intros i i_in. apply right, i_in.
Qed.

(** Answer a fresh element of the intersection of what is consistent with the examples. *)
Lemma closure_dimension_upper (names : list I) C :
  countable X -> (forall i, In i names) -> is_closure_dimension C -> uniformly_generatable_at without_replay H (S C).
Proof.
  intros [enum onto] listed [_ large].
  set (consistent := fun seen => filter (fun k => forallb (H k) seen) names).
  set (ok := fun seen x => common (consistent seen) x && negb (if in_dec X_dec x seen then true else false)).
  assert (answer : forall seen, {x | S C <= count seen -> consistent seen <> [] -> ok seen x = true}).
  { intros seen. destruct (le_dec (S C) (count seen)) as [enough_shown | few]; [|exists (enum 0); contradiction].
    destruct (consistent seen) as [|k rest] eqn:eq; [exists (enum 0); contradiction|]. rewrite <- eq.
    destruct (constructive_indefinite_ground_description_nat (fun n => ok seen (enum n) = true)) as [n right].
    - intros n. apply bool_dec.
    - destruct (shorter _ _ (NoDup_nodup X_dec seen) enough_shown) as (xs & different & size & within).
      destruct (large (consistent seen) xs) with (xs := seen) as (x & x_in & fresh); trivial.
      + rewrite eq. discriminate.
      + intros x x_in. apply common_spec. intros i [_ all]%filter_In. rewrite forallb_forall in all.
        apply all, (nodup_In X_dec), within, x_in.
      + destruct (onto x) as [n <-]. exists n. unfold ok. rewrite x_in. destruct (in_dec _ _ _); [contradiction | reflexivity].
    - exists (enum n). intros _ _. exact right. }
  exists (fun seen => proj1_sig (answer seen)). intros i s legal t enough_shown.
  assert (i_in : In i (consistent (shown s t))).
  { apply filter_In. split; [apply listed|]. apply forallb_forall. intros x (r & _ & <-)%in_shown.
    apply (genuine_of_legal _ _ _ _ legal). }
  unfold correct. destruct (answer (shown s t)) as [x right]. simpl.
  apply andb_prop in right as [x_in fresh].
  - split; [exact (proj1 (common_spec _ _) x_in i i_in)|]. destruct (in_dec _ _ _); [discriminate | assumption].
  - apply count_spec, enough_shown.
  - intros absurd. rewrite absurd in i_in. contradiction.
Qed.

Theorem finite_sample_complexity mode (names : list I) C :
  countable X -> (forall i, In i names) -> is_closure_dimension C -> sample_complexity mode H (S C).
Proof.
  intros X_countable listed dimension. assert (upper := closure_dimension_upper names C X_countable listed dimension).
  split; [lia|]. split.
  - destruct mode; [exact upper | apply uniform_replay, upper].
  - intros c positive able. exact (closure_dimension_lower mode C c dimension able positive).
Qed.

(** ** Every finite family has a closure dimension, by excluded middle *)

Lemma intersections_bounded (l : list I) :
  (forall P : Prop, P \/ ~ P) -> forall h : Language X, exists B, forall ks xs, incl ks l -> NoDup xs ->
  (forall x, In x xs <-> x ∈ h /\ x ∈ common ks) -> length xs <= B.
Proof.
  intros decide. induction l as [|i l IH]; intros h.
  - destruct (decide (exists xs, forall x, x ∈ h -> In x xs)) as [[all all_in] | none].
    + exists (length all). intros ks xs _ different points. apply NoDup_incl_length; [exact different|].
      intros x x_in%points. apply all_in, x_in.
    + exists 0. intros ks xs nothing _ points. destruct none. exists xs. intros x x_in. apply points. split; [exact x_in|].
      apply common_spec. intros k k_in. destruct (nothing k k_in).
  - destruct (IH h) as [B bound]. destruct (IH (fun x => h x && H i x)) as [B' bound'].
    exists (B + B'). intros ks xs within different points.
    assert (split_off : exists rest, incl rest l /\ (forall k, In k rest -> In k ks) /\ forall k, In k ks ->
      k = i \/ In k rest).
    { clear points. induction ks as [|k ks IHk]; [exists []; repeat split; [intros k [] | intros k [] | intros k []]|].
      destruct IHk as (rest & in_l & in_ks & all). { intros k' k'_in. apply within. right. exact k'_in. }
      destruct (within k (or_introl eq_refl)) as [is_i | k_in].
      - exists rest. repeat split; [exact in_l | intros k' k'_in; right; apply in_ks, k'_in|].
        intros k' [-> | k'_in]; [left; congruence | apply all, k'_in].
      - exists (k :: rest). repeat split.
        + intros k' [<- | k'_in]; [exact k_in | apply in_l, k'_in].
        + intros k' [<- | k'_in]; [left; reflexivity | right; apply in_ks, k'_in].
        + intros k' [<- | k'_in]; [right; left; reflexivity | destruct (all k' k'_in); [left | right; right]; assumption]. }
    destruct split_off as (rest & in_l & in_ks & all). destruct (decide (In i ks)) as [i_in | i_out].
    + enough (length xs <= B') by lia. apply (bound' rest xs in_l different). intros x.
      rewrite points, andb_true_iff, !common_spec. split.
      * intros [x_in right]. auto.
      * intros [[x_in x_in_i] right]. split; [exact x_in|]. intros k k_in. destruct (all k k_in) as [-> | k_rest]; auto.
    + enough (length xs <= B) by lia. apply (bound rest xs in_l different). intros x. rewrite points, !common_spec. split.
      * intros [x_in right]. auto.
      * intros [x_in right]. split; [exact x_in|]. intros k k_in.
        destruct (all k k_in) as [-> | k_rest]; [contradiction | auto].
Qed.

Lemma closure_dimension_exists (names : list I) :
  (forall P : Prop, P \/ ~ P) -> (forall i, In i names) -> exists C, is_closure_dimension C.
Proof.
  intros decide listed.
  set (attained := fun C => C = 0 \/ exists ks xs, ks <> [] /\ NoDup xs /\ length xs = C /\ forall x, In x xs <->
    x ∈ common ks).
  destruct (intersections_bounded names decide (fun _ => true)) as [B bound].
  assert (bounded : forall C, attained C -> C <= B).
  { intros C [-> | (ks & xs & _ & different & <- & points)]; [lia|].
    apply (bound ks); [intros k _; apply listed | exact different|].
    intros x. rewrite points. intuition. }
  assert (greatest : forall n, (forall C, attained C -> C <= n) -> exists C, attained C /\ forall D, attained D -> D <= C).
  { induction n as [|n IH]; intros below.
    - exists 0. split; [left; reflexivity | exact below].
    - destruct (decide (attained (S n))) as [yes | no]; [exists (S n); auto|]. apply IH. intros C C_in.
      enough (C <> S n) by (specialize (below C C_in); lia). intros ->. contradiction. }
  destruct (greatest B bounded) as (C & C_in & largest). exists C.
  apply closure_dimension_classical; [exact decide | exact C_in|].
  intros ks xs nonempty different points. apply largest. right. exists ks, xs. auto.
Qed.

(** The sample complexity of a finite family exists, and is its closure dimension plus one. *)
Theorem closure_dimension (names : list I) :
  (forall P : Prop, P \/ ~ P) -> countable X -> (forall i, In i names) ->
  exists C, is_closure_dimension C /\ forall mode d, sample_complexity mode H d <-> d = S C.
Proof.
  intros decide X_countable listed. destruct (closure_dimension_exists names decide listed) as [C is_C].
  exists C. split; [exact is_C|]. intros mode d.
  assert (right := finite_sample_complexity mode names C X_countable listed is_C). split; [|intros ->; exact right].
  intros (d_positive & d_able & d_least). destruct right as (positive & able & least).
  pose proof (d_least _ positive able). pose proof (least _ d_positive d_able). lia.
Qed.

End Uniform.
