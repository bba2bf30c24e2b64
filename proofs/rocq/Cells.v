(** * Cells of a finite class by size, and what generators under budgets share

    - [sizes_exist]: every finite class has finite and infinite cells, by excluded middle;
    - [by_profile]: what depends on a profile alone can be chosen for all points at once;
    - [cautious_wins], [bold_wins]: what the generators of the other files have in common. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Bounds Budgets.
Import ListNotations.

Section Cells.

Context {X I : Type} (H : I -> Language X) (names : list I).
Hypothesis listed : lists names.

Definition alike (y z : X) : bool := all (fun k => eqb (H k y) (H k z)) names.

Lemma alike_spec y z : alike y z = true <-> forall k, H k z = H k y.
Proof.
  unfold alike. rewrite all_spec. split; intros same k.
  - symmetry. apply eqb_prop, same, listed.
  - intros _. rewrite same. apply eqb_reflx.
Qed.

Lemma by_profile (points : list X) (R : X -> I -> Prop) :
  represents H points -> (forall x y j, (forall k, H k y = H k x) -> R x j -> R y j) ->
  (forall x, (exists i, x ∈ H i) -> exists j, R x j) ->
  exists f : X -> I, forall x, (exists i, x ∈ H i) -> R x (f x).
Proof.
  intros represented invariant each. destruct (some_name names listed) as [default _].
  enough (some : exists f : X -> I, forall x y, In x points -> alike x y = true -> (exists i, y ∈ H i) -> R y (f y)).
  { destruct some as [f right]. exists f. intros y [i y_in]. destruct (represented y i y_in) as (x & x_in & same).
    apply (right x y x_in); [|exists i; exact y_in]. apply alike_spec. symmetry. apply same. }
  clear represented. induction points as [|x rest [f right]]; [exists (fun _ => default); intros x y []|].
  destruct (any (fun i => H i x) names) eqn:somewhere.
  - apply any_spec in somewhere as (i & _ & x_in). destruct (each x (ex_intro _ i x_in)) as [j j_right].
    exists (fun y => if alike x y then j else f y). intros x' y x'_in same y_in. destruct (alike x y) eqn:like_x.
    + apply (invariant x y j); [apply alike_spec, like_x | exact j_right].
    + destruct x'_in as [<- | x'_in]; [congruence | exact (right x' y x'_in same y_in)].
  - exists f. intros x' y [<- | x'_in] same [i y_in]; [exfalso | exact (right x' y x'_in same (ex_intro _ i y_in))].
    apply alike_spec with (k := i) in same. enough (any (fun i => H i x) names = true) by congruence.
    apply any_spec. exists i. split; [apply listed | congruence].
Qed.

Lemma sizes_exist :
  excluded_middle -> exists points small, sized H points small.
Proof.
  intros classic. destruct (representatives_exist H names classic listed) as [points represented].
  enough (some : exists small, (forall y z, In y small -> (forall k, H k z = H k y) -> In z small) /\
    forall x, In x points -> In x small \/ forall xs, exists z, (forall k, H k z = H k x) /\ ~ In z xs).
  { destruct some as (small & closed & each). exists points, small. split; [exact represented | exact closed|].
    intros y i y_in y_large xs. destruct (represented y i y_in) as (x & x_in & same).
    destruct (each x x_in) as [x_small | many].
    - destruct y_large. apply (closed x y x_small). intros k. symmetry. apply same.
    - destruct (many xs) as (z & alike & fresh). exists z. split; [|exact fresh]. intros k. rewrite alike. apply same. }
  clear represented. induction points as [|x rest (small & closed & each)]; [exists []; split; [intros y z [] | intros x []]|].
  destruct (classic (exists xs, forall z, (forall k, H k z = H k x) -> In z xs)) as [[xs all] | none].
  - destruct (classic (exists ys, forall z, In z ys <-> forall k, H k z = H k x)) as [[ys cell] | no].
    + exists (ys ++ small). split.
      * intros y z. rewrite !in_app_iff, !cell. intros [same | y_in] same'; [left | right; apply (closed y); assumption].
        intros k. rewrite same'. apply same.
      * intros y [<- | y_in]; [left; apply in_or_app; left; apply cell; reflexivity|].
        destruct (each y y_in); [left; apply in_or_app | right]; auto.
    + destruct no. exists (filter (alike x) xs). intros z. rewrite filter_In, alike_spec. intuition.
  - exists small. split; [exact closed|]. intros y [<- | y_in]; [right | apply each, y_in].
    intros xs. destruct (classic (exists z, (forall k, H k z = H k x) /\ ~ In z xs)) as [found | not]; [exact found|].
    destruct none. exists xs. intros z same. destruct (classic (In z xs)) as [z_in | out]; [exact z_in|]. destruct not.
    exists z. auto.
Qed.

(** ** Answers to what was shown *)

(** For replay: answer j first; then a lower bound of the chosen targets, or j when there are none. *)
Definition cautious (points : list X) (default : I) (first : X -> I) (chosen : Language X -> list I -> list X -> list I)
    (seen : list X) : I :=
  match seen with
  | [] => default
  | x :: _ =>
      let j := first x in
      match chosen (H j) (filter (fun k => H k x) names) seen with
      | [] => j
      | ks => first_bound H names points default ks
      end
  end.

(** It wins if chosen targets have a lower bound, their cells were shown, and in the end the target is one of them. *)
Lemma cautious_wins (points : list X) default first chosen (allowed : budget X I) :
  represents H points ->
  (forall G h s, allowed G h s -> replay H G h s) ->
  (forall x rest, (exists i, x ∈ H i) ->
     exists m, lower_bound H (fun k => In k (chosen (H (first x)) (filter (fun k => H k x) names) (x :: rest))) m) ->
  (forall D start seen l y, In l (chosen D start seen) -> y ∈ H l -> exists z, In z seen /\ forall k, H k z = H k y) ->
  (forall G k s D start, allowed G (H k) s -> complete (H k) s -> In k start ->
     (forall t, D (s t) = false -> s t ∈ H k) -> exists T, forall t, T <= t -> In k (chosen D start (shown s t))) ->
  properly_generates_under allowed H (cautious points default first chosen).
Proof.
  intros represented plays bounded covered in_time k s ok all_shown. set (G := cautious points default first chosen) in *.
  set (j := first (s 0)). set (start := filter (fun k => H k (s 0)) names).
  assert (x_in : s 0 ∈ H k) by exact (first_example _ _ _ _ _ (plays _ _ _ ok)).
  assert (answers : forall t, G (shown s t) =
    match chosen (H j) start (shown s t) with [] => j | ks => first_bound H names points default ks end).
  { intros t. unfold G, cautious. destruct (shown_head s t) as [rest eq]. rewrite eq. reflexivity. }
  assert (below : forall t l, In l (chosen (H j) start (shown s t)) -> H (G (shown s t)) ⊆ H l).
  { intros t l l_in. rewrite answers. destruct (shown_head s t) as [rest eq].
    pose proof (bounded (s 0) rest (ex_intro _ k x_in)) as bound.
    rewrite <- eq in bound. apply (first_bound_spec H names points listed represented default) in bound.
    unfold j, start in *. destruct (chosen _ _ _); [destruct l_in | exact (bound l l_in)]. }
  (* Every example is in h_j or in the target. *)
  assert (invariant : forall t, H j (s t) = false -> s t ∈ H k).
  { induction t as [t IH] using (well_founded_induction lt_wf). intros outside.
    destruct (plays _ _ _ ok t) as [genuine | (_ & r & earlier & replayed)]; [exact genuine|]. unfold member in replayed.
    destruct (chosen (H j) start (shown s r)) as [|l ks] eqn:some; [rewrite answers, some in replayed; congruence|].
    assert (l_in : In l (chosen (H j) start (shown s r))) by (rewrite some; left; reflexivity).
    destruct (covered _ _ _ l (s t) l_in (below r l l_in _ replayed)) as (z & (u & le & <-)%in_shown & same).
    rewrite <- same. apply IH; [lia|]. rewrite same. exact outside. }
  destruct (in_time G k s (H j) start ok all_shown) as [T late]; [|exact invariant|].
  - apply filter_In. split; [apply listed | exact x_in].
  - exists T. intros t le. apply below, late, le.
Qed.

(** For noise: a lower bound of the chosen targets. *)
Lemma bold_wins (points : list X) default (chosen : list X -> list I) (allowed : budget X I) :
  represents H points ->
  (forall seen, exists m, lower_bound H (fun k => In k (chosen seen)) m) ->
  (forall G k s, allowed G (H k) s -> complete (H k) s -> exists T, forall t, T <= t -> In k (chosen (shown s t))) ->
  properly_generates_under allowed H (fun seen => first_bound H names points default (chosen seen)).
Proof.
  intros represented bounded in_time k s ok all_shown. destruct (in_time _ k s ok all_shown) as [T late].
  exists T. intros t le. exact (first_bound_spec H names points listed represented default _ (bounded _) k (late t le)).
Qed.

End Cells.
