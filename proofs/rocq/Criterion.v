(** * The criterion for finite classes, and how to compute it

    - [criterion]: the condition;
    - [criterion_holds], [criterion_holds_spec]: its computation on a list of points that shows every realized profile;
    - [representatives_exist]: such a list exists for every finite class, by excluded middle. *)

From Coq Require Import List Bool.
From Echoproof Require Import Replay.
Import ListNotations.

(** ** The criterion

    The group of i after a first example x and a first answer j: the targets k that contain x and leave, outside h_j, what
    h_i leaves. Each group needs a common lower bound m. *)

Definition in_group {X I} (H : I -> Language X) (x : X) (j i k : I) : Prop :=
  x ∈ H k /\ forall y, H j y = false -> H k y = H i y.

Definition criterion {X I} (H : I -> Language X) : Prop :=
  forall x, (exists i, x ∈ H i) ->
  exists j, forall i, x ∈ H i ->
  exists m, forall k, in_group H x j i k -> H m ⊆ H k.

(** ** Checks of all and of any, which stop early: a virtual machine that is given && or || evaluates both sides *)

Definition all {A} (f : A -> bool) : list A -> bool :=
  fix all l := match l with [] => true | a :: l => if f a then all l else false end.

Definition any {A} (f : A -> bool) : list A -> bool :=
  fix any l := match l with [] => false | a :: l => if f a then true else any l end.

Lemma all_spec {A} (f : A -> bool) l : all f l = true <-> forall a, In a l -> f a = true.
Proof. exact (forallb_forall f l). Qed.

Lemma any_spec {A} (f : A -> bool) l : any f l = true <-> exists a, In a l /\ f a = true.
Proof. exact (existsb_exists f l). Qed.

(** ** Finite classes *)

(** The names of all hypotheses, one at least. *)
Definition lists {I} (names : list I) : Prop := names <> [] /\ forall i, In i names.

(** Every realized profile is that of a listed point. Points of no hypothesis need not be represented. *)
Definition represents {X I} (H : I -> Language X) (points : list X) : Prop :=
  forall y i, y ∈ H i -> exists x, In x points /\ forall k, H k x = H k y.

Section FiniteClass.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X).
Hypothesis listed : lists names.
Hypothesis represented : represents H points.

Lemma some_name : exists i : I, True.
Proof. destruct listed as [nonempty _]. destruct names as [|i rest]; [contradiction | exists i; trivial]. Qed.

(** ** Boolean facts about residuals

    Everything is decided on the representatives. [D] is the discount: what lies in D does not count. *)

Definition within (D : Language X) (i k : I) : bool := all (fun x => D x || implb (H i x) (H k x)) points.

Lemma within_spec D :
  (forall x y, (forall k, H k x = H k y) -> D x = D y) ->
  forall i k, within D i k = true <-> forall y, D y = false -> y ∈ H i -> y ∈ H k.
Proof.
  intros cells i k. unfold within. rewrite all_spec. split.
  - intros all y outside y_in. destruct (represented y i y_in) as (x & x_in & same).
    specialize (all x x_in). rewrite (cells x y same), !same, outside, y_in in all. exact all.
  - intros all x _. destruct (D x) eqn:outside; [reflexivity|]. destruct (H i x) eqn:x_in; [|reflexivity].
    exact (all x outside x_in).
Qed.

Definition nothing : Language X := fun _ => false.

Lemma within_nothing i k : within nothing i k = true <-> H i ⊆ H k.
Proof. rewrite within_spec by reflexivity. unfold nothing. intuition. Qed.

Lemma within_hypothesis j i k :
  within (H j) i k = true <-> forall y, H j y = false -> y ∈ H i -> y ∈ H k.
Proof. apply within_spec. intros x y same. apply same. Qed.

(** ** What generators and the decision have in common: groups and bounds as lists *)

Definition group (x : X) (j i : I) : list I :=
  filter (fun k => H k x && (within (H j) i k && within (H j) k i)) names.

Lemma in_group_spec x j i k : In k (group x j i) <-> in_group H x j i k.
Proof.
  unfold group, in_group. rewrite filter_In, !andb_true_iff, !within_hypothesis. split.
  - intros (_ & x_in & up & down). split; [exact x_in|]. intros y outside. apply eq_true_iff_eq. firstorder.
  - intros (x_in & same). split; [apply listed|]. split; [exact x_in|].
    split; intros y outside; rewrite (same y outside); trivial.
Qed.

Definition bounds (m : I) (ks : list I) : bool := all (within nothing m) ks.

Lemma bounds_spec m ks : bounds m ks = true <-> forall k, In k ks -> H m ⊆ H k.
Proof. unfold bounds. rewrite all_spec. split; intros all k k_in; apply within_nothing, all, k_in. Qed.

Definition good (x : X) (j : I) : bool :=
  all (fun i => implb (H i x) (any (fun m => bounds m (group x j i)) names)) names.

Lemma good_spec x j :
  good x j = true <-> forall i, x ∈ H i -> exists m, forall k, in_group H x j i k -> H m ⊆ H k.
Proof.
  unfold good. rewrite all_spec. split.
  - intros all i x_in. specialize (all i (proj2 listed i)). rewrite x_in in all. apply any_spec in all.
    destruct all as (m & _ & bound). exists m. intros k k_in. rewrite bounds_spec in bound. apply bound, in_group_spec, k_in.
  - intros all i _. destruct (H i x) eqn:x_in; [|reflexivity]. apply any_spec.
    destruct (all i x_in) as [m bound]. exists m. split; [apply listed|].
    apply bounds_spec. intros k k_in. apply bound, in_group_spec, k_in.
Qed.

(** The criterion as a computation. *)
Definition criterion_holds : bool := all (fun x => any (good x) names) points.

Lemma criterion_holds_spec : criterion_holds = true <-> criterion H.
Proof.
  unfold criterion_holds. rewrite all_spec. split.
  - intros all y [i y_in]. destruct (represented y i y_in) as (x & x_in & same).
    destruct (proj1 (any_spec _ _) (all x x_in)) as (j & _ & ok). exists j. intros k y_in_k.
    destruct (proj1 (good_spec x j) ok k) as [m bound]. { rewrite same. exact y_in_k. }
    exists m. intros l [y_in_l alike]. apply bound. split; [rewrite same; exact y_in_l | exact alike].
  - intros crit x _. apply any_spec. destruct (any (fun i => H i x) names) eqn:somewhere.
    + apply any_spec in somewhere as (i & _ & x_in). destruct (crit x) as [j ok]. { exists i. exact x_in. }
      exists j. split; [apply listed | apply good_spec, ok].
    + destruct some_name as [j _]. exists j. split; [apply listed|].
      apply good_spec. intros i x_in. enough (any (fun i => H i x) names = true) by congruence.
      apply any_spec. exists i. split; [apply listed | exact x_in].
Qed.

End FiniteClass.

(** ** Arbitrary finite classes

    That a finite class has finitely many realized profiles, each with a point to show for it, is where excluded middle is
    used, and nowhere else. *)

Definition excluded_middle : Prop := forall P : Prop, P \/ ~ P.

Lemma representatives_exist {X I} (H : I -> Language X) (names : list I) :
  excluded_middle -> lists names -> exists points, represents H points.
Proof.
  intros classic [_ listed].
  enough (each : forall (ks : list I) (Q : X -> Prop), exists points,
    forall y, Q y -> exists x, In x points /\ Q x /\ forall k, In k ks -> H k x = H k y).
  { destruct (each names (fun _ => True)) as [points all]. exists points. intros y _ _.
    destruct (all y Logic.I) as (x & x_in & _ & same). exists x. split; [exact x_in|]. intros k. apply same, listed. }
  induction ks as [|i ks IH]; intros Q.
  - destruct (classic (exists x, Q x)) as [[x x_in] | none].
    + exists [x]. intros y _. exists x. simpl. intuition.
    + exists []. intros y y_in. destruct none. exists y. exact y_in.
  - destruct (IH (fun x => Q x /\ H i x = true)) as [ins inside].
    destruct (IH (fun x => Q x /\ H i x = false)) as [outs outside].
    exists (ins ++ outs). intros y y_in. destruct (H i y) eqn:eq.
    + destruct (inside y (conj y_in eq)) as (x & x_in & [x_ok eq'] & same).
      exists x. rewrite in_app_iff. split; [auto|]. split; [exact x_ok|]. intros k [<- | k_in]; [congruence | auto].
    + destruct (outside y (conj y_in eq)) as (x & x_in & [x_ok eq'] & same).
      exists x. rewrite in_app_iff. split; [auto|]. split; [exact x_ok|]. intros k [<- | k_in]; [congruence | auto].
Qed.
