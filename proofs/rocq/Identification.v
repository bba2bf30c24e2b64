(** * Identification in the limit with replay, for finite classes

    The answer is a hypothesis of the class, and in the limit it is the target itself: exact breadth.

    - [identification_replay]: a finite class can be identified with replay iff for every first example there is a first
      answer j after which targets that differ, differ outside h_j;
    - [identification_without_replay]: without replay every finite class can be. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite.
Import ListNotations.

(** ** The definitions *)

Definition same {X} (h k : Language X) : Prop := forall x, h x = k x.

Definition identifiable {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists G : list X -> I, forall i s, legal mode (member H) G (H i) s -> complete (H i) s ->
    exists T, forall t, T <= t -> same (H (G (shown s t))) (H i).

(** After the first example x and the answer j the residuals of different targets are different. *)
Definition tells_apart {X I} (H : I -> Language X) (x : X) (j : I) : Prop :=
  forall i k, x ∈ H i -> x ∈ H k -> (forall y, H j y = false -> H i y = H k y) -> same (H i) (H k).

Section FiniteClass.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X).
Hypothesis listed : lists names.
Hypothesis represented : represents H points.

Local Notation within := (within H points).
Let within_nothing := within_nothing H points represented.
Let within_hypothesis := within_hypothesis H points represented.

(** ** Necessity: two targets with the same residual are confused by h_j ∪ h_i *)

Lemma identifiable_tells_apart :
  countable X -> identifiable with_replay H -> forall x, (exists i, x ∈ H i) -> exists j, tells_apart H x j.
Proof.
  intros [enum onto] [G wins] x _. exists (G [x]). intros i k i_in k_in alike.
  set (s := adversary H enum x (G [x]) i).
  assert (right : forall l, in_group H x (G [x]) i l -> exists T, forall t, T <= t -> same (H (G (shown s t))) (H l)).
  { intros l group. apply (wins l s); [apply adversary_is_legal, group | apply adversary_is_complete; assumption]. }
  destruct (right i) as [S is_i]; [split; [exact i_in | reflexivity]|].
  destruct (right k) as [T is_k]; [split; [exact k_in | intros y outside; symmetry; apply alike, outside]|].
  intros y. rewrite <- (is_i (S + T)), <- (is_k (S + T)) by lia. reflexivity.
Qed.

(** ** Sufficiency: follow the least candidate *)

Definition tells_apart_on_points (x : X) (j : I) : bool :=
  all (fun i => all (fun k =>
    implb (H i x && H k x && (within (H j) i k && within (H j) k i)) (within nothing i k)) names) names.

Lemma tells_apart_on_points_spec x j : tells_apart_on_points x j = true <-> tells_apart H x j.
Proof.
  unfold tells_apart_on_points. rewrite all_spec. setoid_rewrite all_spec.
  assert (each : forall i k, implb (H i x && H k x && (within (H j) i k && within (H j) k i)) (within nothing i k) = true <->
    (x ∈ H i -> x ∈ H k -> (forall y, H j y = false -> H i y = H k y) -> H i ⊆ H k)).
  { intros i k. rewrite <- within_nothing. destruct (H i x), (H k x); simpl; try (split; [discriminate || auto | reflexivity]).
    assert (alike : within (H j) i k && within (H j) k i = true <-> forall y, H j y = false -> H i y = H k y).
    { rewrite andb_true_iff, !within_hypothesis. split.
      - intros [up down] y outside. apply eq_true_iff_eq. split; auto.
      - intros equal. split; intros y outside; rewrite (equal y outside); trivial. }
    destruct (within (H j) i k && within (H j) k i); simpl.
    - split; [auto|]. intros into. apply into; trivial. apply alike. reflexivity.
    - split; [|reflexivity]. intros _ _ _ equal%alike. discriminate. }
  setoid_rewrite each. split.
  - intros apart i k i_in k_in alike y. apply eq_true_iff_eq. split; apply apart; try apply listed; trivial.
    intros z outside. symmetry. apply alike, outside.
  - intros apart i _ k _ i_in k_in alike y. rewrite (apart i k i_in k_in alike y). trivial.
Qed.

Definition identifier (default : I) (seen : list X) : I :=
  match seen with
  | [] => default
  | x :: _ =>
      let j := pick names default (tells_apart_on_points x) in
      match least H points (H j) (candidates H (H j) (filter (fun k => H k x) names) seen) with
      | Some i => i
      | None => j
      end
  end.

Lemma apart_is_identifiable :
  (forall x, (exists i, x ∈ H i) -> exists j, tells_apart H x j) -> identifiable with_replay H.
Proof.
  intros apart. destruct (some_name names listed) as [default _].
  exists (identifier default). intros k s ok all_shown.
  set (x := s 0). set (j := pick names default (tells_apart_on_points x)). set (start := filter (fun k => H k x) names).
  assert (x_in : x ∈ H k) by exact (first_example _ _ _ _ _ ok).
  assert (j_apart : tells_apart H x j).
  { apply tells_apart_on_points_spec, (pick_spec names listed). destruct (apart x) as [i i_apart]; [exists k; exact x_in|].
    exists i. apply tells_apart_on_points_spec, i_apart. }
  assert (answers : forall t, identifier default (shown s t)
    = match least H points (H j) (candidates H (H j) start (shown s t)) with Some i => i | None => j end).
  { intros t. destruct (shown_head s t) as [later ->]. reflexivity. }
  assert (k_starts : In k start). { apply filter_In. split; [apply listed | exact x_in]. }
  (* Every example lies in h_j or in the target. *)
  assert (invariant : forall t y, In y (shown s t) -> H j y = false -> y ∈ H k).
  { enough (each : forall t, H j (s t) = false -> s t ∈ H k) by (intros t y (r & _ & <-)%in_shown; apply each).
    induction t as [t IH] using (well_founded_induction lt_wf). intros outside.
    destruct (ok t) as [genuine | (_ & r & earlier & replayed)]; [exact genuine|].
    unfold member in replayed. rewrite answers in replayed. destruct (least _ _ _ _) as [i|] eqn:found; [|congruence].
    apply find_some in found as [_ below]. rewrite all_spec in below.
    refine (proj1 (within_hypothesis j i k) (below k _) _ outside replayed).
    apply candidate. split; [exact k_starts|]. intros y (r' & le & <-)%in_shown. apply IH. lia. }
  destruct (least_candidate_settles H points (H j) start s k all_shown) as [T settled].
  { intros t. apply candidate. split; [exact k_starts | apply invariant]. }
  exists T. intros t late. destruct (settled t late) as (i & found & down & up). rewrite answers, found.
  apply find_some in found as [i_in _]. apply candidate in i_in as [[_ i_starts]%filter_In _].
  apply j_apart; trivial. intros y outside. apply eq_true_iff_eq.
  split; [exact (proj1 (within_hypothesis j i k) down y outside) | exact (proj1 (within_hypothesis j k i) up y outside)].
Qed.

Theorem identification_replay :
  countable X -> (identifiable with_replay H <-> forall x, (exists i, x ∈ H i) -> exists j, tells_apart H x j).
Proof. intros X_countable. split; [apply identifiable_tells_apart, X_countable | exact apart_is_identifiable]. Qed.

Theorem identification_without_replay : identifiable without_replay H.
Proof.
  destruct (some_name names listed) as [default _]. exists (plain_generator H names points default). intros k s ok all_shown.
  destruct (least_candidate_settles H points nothing names s k all_shown) as [T settled].
  - intros t. apply candidate. split; [apply listed|]. intros y (r & _ & <-)%in_shown _. exact (genuine_of_legal _ _ _ _ ok r).
  - exists T. intros t late y. destruct (settled t late) as (i & found & down & up). unfold plain_generator. rewrite found.
    apply eq_true_iff_eq. split; apply within_nothing; assumption.
Qed.

End FiniteClass.
