(** * Proper generation in the limit for finite classes

    Main theorems, for a class with finitely many hypotheses over a countable domain:
    - [finite_characterization]: it is properly generatable in the limit with replay iff it satisfies [criterion];
    - [finite_without_replay]: without replay it always is.

    The criterion is the finite characterization of GenLimitLib (pengzhang91/generation-in-the-limit-lib); the proof here is
    our own and constructive. It asks for a list of points that realizes every profile, which a class that someone wrote
    down has; for an arbitrary finite class excluded middle supplies it ([representatives_exist]), as a premise and not as
    an axiom. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay.
From Echoproof Require Export Criterion.
Import ListNotations.

(** ** Two facts about lists: settling times have a maximum, and a failed check has a witness *)

Lemma settle_together {I} (P : I -> nat -> Prop) (l : list I) :
  (forall i, In i l -> exists T, forall t, T <= t -> P i t) ->
  exists T, forall t, T <= t -> forall i, In i l -> P i t.
Proof.
  induction l as [|i l IH]; intros each.
  - exists 0. intros t _ i [].
  - destruct IH as [T rest]. { intros k k_in. apply each. right. exact k_in. }
    destruct (each i (or_introl eq_refl)) as [S own].
    exists (S + T). intros t late k [<- | k_in]; [apply own | apply (rest t)]; trivial; lia.
Qed.

Lemma all_fails {A} (f : A -> bool) l : all f l = false -> exists x, In x l /\ f x = false.
Proof.
  induction l as [|a l IH]; simpl; [discriminate|]. destruct (f a) eqn:fa; simpl.
  - intros (x & x_in & fx)%IH. exists x. auto.
  - intros _. exists a. auto.
Qed.

Section FiniteClass.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X).
Hypothesis listed : lists names.
Hypothesis represented : represents H points.

Local Notation within := (within H points).
Local Notation group := (group H names points).
Local Notation bounds := (bounds H points).
Local Notation good := (good H names points).
Let within_nothing := within_nothing H points represented.
Let within_hypothesis := within_hypothesis H points represented.
Let in_group_spec := in_group_spec H names points listed represented.
Let bounds_spec := bounds_spec H points represented.
Let good_spec := good_spec H names points listed represented.
Let some_name := some_name names listed.

(** ** Necessity: one stream for a whole group

    After the first example x and the answer j, the adversary enumerates h_j ∪ h_i. For every k in the group this is an
    enumeration with replay of h_k, so that one answer, late enough, is below all of them. *)

Definition adversary (enum : nat -> X) (x : X) (j i : I) (t : nat) : X :=
  match t with
  | 0 => x
  | S t => if H j (enum t) || H i (enum t) then enum t else x
  end.

Lemma adversary_is_legal enum G x i k :
  in_group H x (G [x]) i k ->
  legal with_replay (member H) G (H k) (adversary enum x (G [x]) i).
Proof.
  intros [x_in same] [|t]; simpl; [left; exact x_in|].
  destruct (H (G [x]) (enum t)) eqn:inside; simpl.
  - right. split; [reflexivity|]. exists 0. split; [lia | exact inside].
  - left. destruct (H i (enum t)) eqn:genuine; [rewrite same; assumption | exact x_in].
Qed.

Lemma adversary_is_complete (enum : nat -> X) (onto : forall y, exists n, enum n = y) x j i k :
  in_group H x j i k -> complete (H k) (adversary enum x j i).
Proof.
  intros [_ same] y y_in. destruct (onto y) as [n <-]. exists (S n). simpl.
  destruct (H j (enum n)) eqn:inside; [reflexivity|]. rewrite <- same, y_in by assumption. reflexivity.
Qed.

Theorem generatable_satisfies_criterion :
  countable X -> properly_generatable with_replay H -> criterion H.
Proof.
  intros [enum onto] [G wins] x _. exists (G [x]). intros i _.
  set (s := adversary enum x (G [x]) i).
  destruct (settle_together (fun k t => H (G (shown s t)) ⊆ H k) (group x (G [x]) i)) as [T late].
  - intros k k_in%in_group_spec. apply (wins k s).
    + apply adversary_is_legal, k_in.
    + apply adversary_is_complete; assumption.
  - exists (G (shown s T)). intros k k_in. apply (late T (le_n T)), in_group_spec, k_in.
Qed.

(** ** Sufficiency: follow the least candidate

    Candidates are the hypotheses of [start] that contain every example outside D; the least one, if there is one, is
    contained in all of them outside D. *)

Definition candidates (D : Language X) (start : list I) (seen : list X) : list I :=
  filter (fun k => all (fun y => D y || H k y) seen) start.

Definition least (D : Language X) (ks : list I) : option I := find (fun i => all (within D i) ks) ks.

Lemma candidate D start seen k :
  In k (candidates D start seen) <-> In k start /\ forall y, In y seen -> D y = false -> y ∈ H k.
Proof.
  unfold candidates. rewrite filter_In, all_spec. split; intros [k_in all]; (split; [exact k_in|]); intros y y_in.
  - specialize (all y y_in). intros outside. rewrite outside in all. exact all.
  - destruct (D y) eqn:outside; [reflexivity | exact (all y y_in outside)].
Qed.

(** A candidate that does not contain the target outside D falls when a point that shows it appears. *)
Lemma false_candidates_fall D start s k :
  complete (H k) s ->
  exists T, forall t, T <= t -> forall i, In i (candidates D start (shown s t)) -> within D k i = true.
Proof.
  intros all_shown.
  destruct (settle_together (fun i t => In i (candidates D start (shown s t)) -> within D k i = true) start) as [T late].
  - intros i _. destruct (within D k i) eqn:eq; [exists 0; reflexivity|].
    destruct (all_fails _ _ eq) as (y & _ & [outside escapes]%orb_false_iff).
    destruct (H k y) eqn:y_in; [simpl in escapes | discriminate].
    destruct (all_shown y y_in) as [T seen]. exists T. intros t late [_ all]%candidate.
    rewrite (all y) in escapes; [discriminate | | exact outside]. apply in_shown. exists T. split; assumption.
  - exists T. intros t le i i_in. apply (late t le i); [apply candidate in i_in as [? _] |]; assumption.
Qed.

(** Hence from some round on the least candidate agrees with the target outside D. *)
Lemma least_candidate_settles D start s k :
  complete (H k) s -> (forall t, In k (candidates D start (shown s t))) ->
  exists T, forall t, T <= t ->
    exists i, least D (candidates D start (shown s t)) = Some i /\ within D i k = true /\ within D k i = true.
Proof.
  intros all_shown stays. destruct (false_candidates_fall D start s k all_shown) as [T fallen]. exists T. intros t late.
  unfold least. destruct (find _ _) as [i|] eqn:found.
  - apply find_some in found as [i_in below]. rewrite all_spec in below.
    exists i. split; [reflexivity|]. split; [exact (below k (stays t)) | exact (fallen t late i i_in)].
  - eapply find_none in found; [|exact (stays t)]. simpl in found.
    enough (all (within D k) (candidates D start (shown s t)) = true) by congruence.
    apply all_spec, fallen, late.
Qed.

(** The first name that passes a test, or some name. *)
Definition pick (default : I) (test : I -> bool) : I := match find test names with Some i => i | None => default end.

Lemma pick_spec default test : (exists i, test i = true) -> test (pick default test) = true.
Proof.
  intros [i ok]. unfold pick. destruct (find test names) eqn:found; [apply find_some in found; apply found|].
  pose proof (find_none _ _ found i (proj2 listed i)). congruence.
Qed.

(** Without replay: answer the least candidate, when there is one. *)
Definition plain_generator (default : I) (seen : list X) : I :=
  match least nothing (candidates nothing names seen) with Some i => i | None => default end.

Theorem without_replay_generatable : properly_generatable without_replay H.
Proof.
  destruct some_name as [default _].
  exists (plain_generator default). intros k s legal all_shown.
  destruct (least_candidate_settles nothing names s k all_shown) as [T settled].
  - intros t. apply candidate. split; [apply listed|]. intros y (r & _ & <-)%in_shown _.
    destruct (legal r) as [genuine | [absurd _]]; [exact genuine | discriminate].
  - exists T. intros t late. destruct (settled t late) as (i & found & below & _).
    unfold plain_generator. rewrite found. apply within_nothing, below.
Qed.

(** With replay: answer a good j first; then a lower bound of the group of the least candidate outside h_j, else j. *)
Definition first_answer (default : I) (x : X) : I := pick default (good x).

Definition replay_generator (default : I) (seen : list X) : I :=
  match seen with
  | [] => default
  | x :: _ =>
      let j := first_answer default x in
      match least (H j) (candidates (H j) (filter (fun k => H k x) names) seen) with
      | Some i => pick default (fun m => bounds m (group x j i))
      | None => j
      end
  end.

Theorem criterion_suffices : criterion H -> properly_generatable with_replay H.
Proof.
  intros crit. destruct some_name as [default _].
  exists (replay_generator default). intros k s ok all_shown.
  set (x := s 0). set (j := first_answer default x). set (start := filter (fun k => H k x) names).
  assert (x_in : x ∈ H k) by exact (first_example _ _ _ _ _ ok).
  assert (k_starts : In k start). { apply filter_In. split; [apply listed | exact x_in]. }
  assert (is_good : good x j = true).
  { apply pick_spec. destruct (crit x) as [i i_good]. { exists k. exact x_in. } exists i. apply good_spec, i_good. }
  assert (answers : forall t,
    replay_generator default (shown s t)
    = match least (H j) (candidates (H j) start (shown s t)) with
      | Some i => pick default (fun m => bounds m (group x j i))
      | None => j
      end).
  { intros t. destruct (shown_head s t) as [later ->]. reflexivity. }
  assert (bounded : forall t i, least (H j) (candidates (H j) start (shown s t)) = Some i ->
    forall l, in_group H x j i l -> H (pick default (fun m => bounds m (group x j i))) ⊆ H l).
  { intros t i [i_in _]%find_some. apply candidate in i_in as [[_ i_starts]%filter_In _].
    destruct (proj1 (good_spec x j) is_good i i_starts) as [m bound].
    intros l l_in. apply (proj1 (bounds_spec _ (group x j i))); [|apply in_group_spec, l_in].
    apply (pick_spec default (fun m => bounds m (group x j i))). exists m.
    apply bounds_spec. intros l' l'_in. apply bound, in_group_spec, l'_in. }
  (* Every example lies in h_j or in the target: then the target stays a candidate, and answers lie there, too. *)
  assert (invariant : forall t y, In y (shown s t) -> H j y = false -> y ∈ H k).
  { enough (each : forall t, H j (s t) = false -> s t ∈ H k) by (intros t y (r & _ & <-)%in_shown; apply each).
    induction t as [t IH] using (well_founded_induction lt_wf). intros outside.
    destruct (ok t) as [genuine | (_ & r & earlier & replayed)]; [exact genuine|].
    unfold member in replayed. rewrite answers in replayed.
    destruct (least _ _) as [i|] eqn:found; [|congruence].
    pose proof (bounded r i found) as bound. apply find_some in found as [i_in below].
    apply candidate in i_in as [[_ i_starts]%filter_In _].
    rewrite all_spec in below.
    apply (proj1 (within_hypothesis j i k)); [apply below | exact outside |].
    - apply candidate. split; [exact k_starts|]. intros y (r' & le & <-)%in_shown. apply IH. lia.
    - apply (bound i); [split; [exact i_starts | reflexivity] | exact replayed]. }
  destruct (least_candidate_settles (H j) start s k all_shown) as [T settled].
  { intros t. apply candidate. split; [exact k_starts | apply invariant]. }
  exists T. intros t late. destruct (settled t late) as (i & found & down & up).
  rewrite answers, found. apply (bounded t i found). apply in_group_spec. unfold group.
  rewrite filter_In, x_in, down, up. split; [apply listed | reflexivity].
Qed.

End FiniteClass.

(** ** The theorems *)

Theorem finite_characterization {X I} (H : I -> Language X) (names : list I) (points : list X) :
  countable X -> lists names -> represents H points ->
  (properly_generatable with_replay H <-> criterion H).
Proof.
  intros X_countable listed represented. split.
  - exact (generatable_satisfies_criterion H names points listed represented X_countable).
  - exact (criterion_suffices H names points listed represented).
Qed.

Theorem finite_without_replay {X I} (H : I -> Language X) (names : list I) (points : list X) :
  lists names -> represents H points -> properly_generatable without_replay H.
Proof. exact (without_replay_generatable H names points). Qed.

(** Arbitrary finite classes: excluded middle supplies the points. *)

Theorem finite_characterization_classical {X I} (H : I -> Language X) (names : list I) :
  excluded_middle -> countable X -> lists names -> (properly_generatable with_replay H <-> criterion H).
Proof.
  intros classic X_countable listed. destruct (representatives_exist H names classic listed) as [points represented].
  exact (finite_characterization H names points X_countable listed represented).
Qed.

Theorem finite_without_replay_classical {X I} (H : I -> Language X) (names : list I) :
  excluded_middle -> lists names -> properly_generatable without_replay H.
Proof.
  intros classic listed. destruct (representatives_exist H names classic listed) as [points represented].
  exact (finite_without_replay H names points listed represented).
Qed.
