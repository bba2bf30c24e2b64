(** * Proper uniform generation of finite classes

    One number d serves every target: from the round on at which d distinct examples were shown, every answer is a hypothesis
    inside the target.

    - [proper_uniform_replay]: with replay a finite class can be generated so iff every realized profile has a common lower
      bound; then one example is enough;
    - [proper_uniform]: without replay iff every set of hypotheses with an infinite intersection has one;
    - [proper_uniform_sample_complexity]: then the sample complexity is the closure dimension plus one. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Bounds Uniform.
Import ListNotations.

(** ** The definitions *)

Definition properly_uniformly_generatable_at {X I} (mode : setting) (H : I -> Language X) (d : nat) : Prop :=
  exists G : list X -> I, forall i s, legal mode (member H) G (H i) s ->
    forall t, distinct_shown d s t -> H (G (shown s t)) ⊆ H i.

Definition properly_uniformly_generatable {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists d, properly_uniformly_generatable_at mode H d.

Definition proper_sample_complexity {X I} (mode : setting) (H : I -> Language X) (d : nat) : Prop :=
  1 <= d /\ properly_uniformly_generatable_at mode H d /\
  forall c, 1 <= c -> properly_uniformly_generatable_at mode H c -> d <= c.

(** ** Streams of infinitely many distinct examples *)

Lemma distinct_elements {X} (h : Language X) d :
  infinite h -> exists xs, NoDup xs /\ length xs = d /\ forall x, In x xs -> x ∈ h.
Proof.
  intros unbounded. induction d as [|d (xs & different & size & inside)].
  { exists []. repeat split; [constructor | intros x []]. }
  destruct (unbounded xs) as (x & x_in & fresh). exists (x :: xs).
  repeat split; [constructor; assumption | simpl; congruence | intros y [<- | y_in]; auto].
Qed.

Lemma enough_distinct {X} (h : Language X) s d : infinite h -> complete h s -> exists t, distinct_shown d s t.
Proof.
  intros unbounded all_shown. destruct (distinct_elements h d unbounded) as (xs & different & size & inside).
  destruct (shown_in_time h s xs all_shown inside) as [t seen]. exists t, xs. auto.
Qed.

Section FiniteClass.

Context {X I : Type} (H : I -> Language X) (names : list I) (points : list X).
Hypothesis X_countable : countable X.
Hypothesis listed : lists names.
Hypothesis represented : represents H points.
Hypothesis unbounded : UUS H.

Local Notation first_bound := (first_bound H names points).
Let first_bound_spec := first_bound_spec H names points listed represented.

(** ** With replay: show an element, then the answer's elements *)

Lemma proper_uniform_replay_necessary d :
  properly_uniformly_generatable_at with_replay H d ->
  forall x, (exists i, x ∈ H i) -> exists m, lower_bound H (fun k => x ∈ H k) m.
Proof.
  destruct X_countable as [enum onto]. intros [G wins] x _. set (j := G [x]).
  set (s := fun t => match t with 0 => x | S t => if H j (enum t) then enum t else x end).
  destruct (enough_distinct (H j) s d (unbounded j)) as [t enough_shown].
  { intros y y_in. destruct (onto y) as [n <-]. exists (S n). simpl. rewrite y_in. reflexivity. }
  exists (G (shown s t)). intros k x_in. apply (wins k s); [|exact enough_shown].
  intros [|u]; simpl; [left; exact x_in|]. destruct (H j (enum u)) eqn:inside; [right | left; exact x_in].
  split; [reflexivity|]. exists 0. split; [lia | exact inside].
Qed.

Lemma proper_uniform_replay_sufficient :
  (forall x, (exists i, x ∈ H i) -> exists m, lower_bound H (fun k => x ∈ H k) m) ->
  properly_uniformly_generatable_at with_replay H 1.
Proof.
  intros bounded. destruct (some_name names listed) as [default _].
  exists (fun seen => match seen with [] => default | x :: _ => first_bound default (filter (fun k => H k x) names) end).
  intros i s ok t _. destruct (shown_head s t) as [rest ->]. assert (x_in := first_example _ _ _ _ _ ok).
  apply first_bound_spec.
  - destruct (bounded (s 0) (ex_intro _ i x_in)) as [m below]. exists m. intros k [_ k_in]%filter_In. apply below, k_in.
  - apply filter_In. split; [apply listed | exact x_in].
Qed.

Theorem proper_uniform_replay :
  (properly_uniformly_generatable with_replay H <->
   forall x, (exists i, x ∈ H i) -> exists m, lower_bound H (fun k => x ∈ H k) m) /\
  (properly_uniformly_generatable with_replay H -> properly_uniformly_generatable_at with_replay H 1).
Proof.
  split; [split|].
  - intros [d able]. exact (proper_uniform_replay_necessary d able).
  - intros bounded. exists 1. exact (proper_uniform_replay_sufficient bounded).
  - intros [d able]. exact (proper_uniform_replay_sufficient (proper_uniform_replay_necessary d able)).
Qed.

(** ** Without replay: show an infinite intersection, or the largest finite one *)

Lemma proper_uniform_necessary d :
  properly_uniformly_generatable_at without_replay H d ->
  forall F, infinite (common H F) -> exists m, lower_bound H (fun k => In k F) m.
Proof.
  destruct X_countable as [enum onto]. intros [G wins] F many. destruct (many []) as (x & x_in & _).
  set (s := fun t => if common H F (enum t) then enum t else x).
  destruct (enough_distinct (common H F) s d many) as [t enough_shown].
  { intros y y_in. destruct (onto y) as [n <-]. exists n. unfold s. rewrite y_in. reflexivity. }
  exists (G (shown s t)). intros k k_in. apply (wins k s); [|exact enough_shown].
  apply legal_genuine. intros u. apply (proj1 (common_spec H F (s u))); [|exact k_in].
  unfold s. destruct (common H F (enum u)) eqn:inside; [exact inside | exact x_in].
Qed.

Lemma proper_uniform_sufficient C :
  is_closure_dimension H C ->
  (forall F, infinite (common H F) -> exists m, lower_bound H (fun k => In k F) m) ->
  properly_uniformly_generatable_at without_replay H (S C).
Proof.
  intros [_ large] bounded. destruct (some_name names listed) as [default _].
  exists (fun seen => first_bound default (filter (fun k => forallb (H k) seen) names)).
  intros i s ok t (xs & different & size & within). set (V := filter _ names).
  assert (i_in : In i V).
  { apply filter_In. split; [apply listed|]. apply forallb_forall. intros x (r & _ & <-)%in_shown.
    exact (genuine_of_legal _ _ _ _ ok r). }
  refine (first_bound_spec default V _ i i_in). apply bounded, (large V xs); trivial.
  - intros empty. rewrite empty in i_in. exact i_in.
  - intros x x_in. apply common_spec. intros k [_ all]%filter_In. rewrite forallb_forall in all. apply all, within, x_in.
Qed.

Theorem proper_uniform C :
  is_closure_dimension H C ->
  (properly_uniformly_generatable without_replay H <->
   forall F, infinite (common H F) -> exists m, lower_bound H (fun k => In k F) m).
Proof.
  intros dimension. split.
  - intros [d able]. exact (proper_uniform_necessary d able).
  - intros bounded. exists (S C). exact (proper_uniform_sufficient C dimension bounded).
Qed.

(** No infinite hypothesis is inside a finite intersection. *)
Theorem proper_uniform_sample_complexity C :
  is_closure_dimension H C -> properly_uniformly_generatable without_replay H ->
  proper_sample_complexity without_replay H (S C).
Proof.
  intros dimension able. split; [lia|].
  pose proof (proj1 (proper_uniform C dimension) able) as bounded.
  split; [exact (proper_uniform_sufficient C dimension bounded)|]. intros c positive [G wins].
  destruct dimension as [[-> | (F & xs & nonempty & different & <- & exactly)] _]; [exact positive|].
  destruct (le_lt_dec c (length xs)) as [few | many]; [exfalso | exact many].
  destruct xs as [|x rest]; [simpl in few; lia|]. set (xs := x :: rest) in *. set (s := fun t => nth t xs x).
  assert (inside : forall t, In (s t) xs).
  { intros t. destruct (nth_in_or_default t xs x) as [t_in | default]; [exact t_in|]. unfold s. rewrite default. left.
    reflexivity. }
  destruct (unbounded (G (shown s (length xs))) xs) as (y & y_in & fresh). apply fresh, exactly, common_spec. intros k k_in.
  refine (wins k s _ _ _ y y_in).
  - apply legal_genuine. intros t. apply (proj1 (common_spec H F (s t))); [apply exactly, inside | exact k_in].
  - apply (fewer_distinct c (length xs)); [exact few|]. exists xs. repeat split; [exact different|].
    intros z z_in. destruct (In_nth xs z x z_in) as (r & small & is_z). apply in_shown. exists r. split; [lia | exact is_z].
Qed.

End FiniteClass.
