(** * Language generation with replay: the definitions

    Everything that the theorems of this folder speak about, on one page; a reader has to trust Rocq and this page.

    Source of the game with replay and of proper generation under it: Racca, Valko, Sanyal, "Language Generation with
    Replay", arXiv:2603.11784v2. Generation in the limit: Kleinberg, Mullainathan, arXiv:2404.06757. Uniform and
    non-uniform generation, UUS: Li, Raman, Tewari, arXiv:2410.13714.

    Departures from the paper:
    - membership is decidable: a language is a function into bool (the paper has arbitrary sets);
    - rounds are numbered from 0, so that the first example is [s 0] and it is genuine because no round is earlier;
    - a class is a family [H : I -> Language X], and a proper generator answers an index; nothing depends on the names,
      and two indices may name the same language;
    - that every support is infinite ([UUS]) is a premise of the theorems that need it and of no definition. *)

From Coq Require Import List Lia.
Import ListNotations.

(** ** Languages *)

Definition Language (X : Type) : Type := X -> bool.

Declare Scope language_scope.
Open Scope language_scope.
Notation "x ∈ h" := (h x = true) (at level 70, only parsing) : language_scope.
Notation "h ⊆ k" := (forall x, h x = true -> k x = true) (at level 70, only parsing) : language_scope.

(** The domain is countable: it is listed, perhaps with repetitions. *)
Definition countable (X : Type) : Prop := exists enum : nat -> X, forall x, exists n, enum n = x.

Definition infinite {X} (h : Language X) : Prop := forall xs : list X, exists x, x ∈ h /\ ~ In x xs.

(** The paper's standing assumption UUS: every hypothesis has an infinite support. *)
Definition UUS {X I} (H : I -> Language X) : Prop := forall i, infinite (H i).

(** ** The game

    In round t the adversary shows [s t] and the generator answers [G (shown s t)]: a generator is a function of the
    examples shown so far, oldest first. It may answer anything of type A; [supplies o x] says that the answer o allows
    the adversary to replay x. *)

Definition shown {X} (s : nat -> X) (t : nat) : list X := map s (seq 0 (S t)).

Inductive setting := without_replay | with_replay.

(** Every example is in the target or, with replay, was supplied by the answer of an earlier round (r < t:
    a replay sequence). *)
Definition legal {X A} (mode : setting) (supplies : A -> X -> Prop) (G : list X -> A) (h : Language X) (s : nat -> X)
  : Prop :=
  forall t, s t ∈ h \/ (mode = with_replay /\ exists r, r < t /\ supplies (G (shown s r)) (s t)).

(** Every element of the target appears: a legal and complete sequence is an enumeration (with replay). *)
Definition complete {X} (h : Language X) (s : nat -> X) : Prop := forall x, x ∈ h -> exists t, s t = x.

(** ** Proper generation in the limit

    A proper generator answers a hypothesis; the adversary may replay every element of its support. The answer is
    correct when its support lies in the target. *)

Definition member {X I} (H : I -> Language X) (o : I) (x : X) : Prop := x ∈ H o.

Definition properly_generates {X I} (mode : setting) (H : I -> Language X) (G : list X -> I) : Prop :=
  forall i s, legal mode (member H) G (H i) s -> complete (H i) s ->
    exists T, forall t, T <= t -> H (G (shown s t)) ⊆ H i.

Definition properly_generatable {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists G : list X -> I, properly_generates mode H G.

(** ** Generation of elements: uniform, non-uniform, in the limit

    An element generator answers a point, which alone can be replayed. The answer is correct when it is in the target and
    was not shown. *)

Definition element {X} (o x : X) : Prop := x = o.

Definition correct {X} (g : list X -> X) (h : Language X) (s : nat -> X) (t : nat) : Prop :=
  g (shown s t) ∈ h /\ ~ In (g (shown s t)) (shown s t).

(** Up to round t at least d distinct examples were shown. *)
Definition distinct_shown {X} (d : nat) (s : nat -> X) (t : nat) : Prop :=
  exists xs, NoDup xs /\ length xs = d /\ incl xs (shown s t).

(** One number d >= 1 serves every target; the least is the sample complexity. (d = 0 promises the same as d = 1, for an
    example is shown before the first answer: without the bound no sample complexity would be 1.) *)
Definition uniformly_generatable_at {X I} (mode : setting) (H : I -> Language X) (d : nat) : Prop :=
  exists g : list X -> X, forall i s, legal mode element g (H i) s ->
    forall t, distinct_shown d s t -> correct g (H i) s t.

Definition uniformly_generatable {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists d, uniformly_generatable_at mode H d.

Definition sample_complexity {X I} (mode : setting) (H : I -> Language X) (d : nat) : Prop :=
  1 <= d /\ uniformly_generatable_at mode H d /\ forall c, 1 <= c -> uniformly_generatable_at mode H c -> d <= c.

(** The number d may depend on the target. *)
Definition non_uniformly_generatable {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists g : list X -> X, forall i, exists d, forall s, legal mode element g (H i) s ->
    forall t, distinct_shown d s t -> correct g (H i) s t.

Definition generatable_in_the_limit {X I} (mode : setting) (H : I -> Language X) : Prop :=
  exists g : list X -> X, forall i s, legal mode element g (H i) s -> complete (H i) s ->
    exists T, forall t, T <= t -> correct g (H i) s t.

(** ** What the other files use of these definitions *)

Lemma in_shown {X} (s : nat -> X) t x : In x (shown s t) <-> exists r, r <= t /\ s r = x.
Proof.
  unfold shown. rewrite in_map_iff. split.
  - intros (r & <- & range%in_seq). exists r. split; [lia | reflexivity].
  - intros (r & le & <-). exists r. split; [reflexivity | apply in_seq; lia].
Qed.

Lemma shown_head {X} (s : nat -> X) t : exists rest, shown s t = s 0 :: rest.
Proof. unfold shown. simpl. eexists. reflexivity. Qed.

Lemma first_example {X A} mode supplies (G : list X -> A) h s : legal mode supplies G h s -> s 0 ∈ h.
Proof. intros ok. destruct (ok 0) as [genuine | (_ & r & early & _)]; [exact genuine | inversion early]. Qed.
