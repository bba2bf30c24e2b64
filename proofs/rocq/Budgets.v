(** * Budgets of replay, and noise: the definitions

    Proper generation in the limit, as in [Replay], against an adversary that may replay only so much, or shows wrong examples
    instead. A budget says which sequences s are allowed for the target h when G answers. *)

From Coq Require Import List Arith.
From Echoproof Require Import Replay.
Import ListNotations.

Definition budget (X I : Type) : Type := (list X -> I) -> Language X -> (nat -> X) -> Prop.

Definition properly_generates_under {X I} (allowed : budget X I) (H : I -> Language X) (G : list X -> I) : Prop :=
  forall i s, allowed G (H i) s -> complete (H i) s -> exists T, forall t, T <= t -> H (G (shown s t)) ⊆ H i.

Definition properly_generatable_under {X I} (allowed : budget X I) (H : I -> Language X) : Prop :=
  exists G, properly_generates_under allowed H G.

(** ** How many examples are outside the target *)

(** In at most r rounds. *)
Definition outside_at_most {X} (r : nat) (h : Language X) (s : nat -> X) : Prop :=
  forall ts, NoDup ts -> (forall t, In t ts -> h (s t) = false) -> length ts <= r.

(** In finitely many rounds. *)
Definition outside_finitely {X} (h : Language X) (s : nat -> X) : Prop := exists T, forall t, T <= t -> s t ∈ h.

(** ** The budgets *)

Section Budgets.

Context {X I : Type} (H : I -> Language X).

Definition replay (G : list X -> I) (h : Language X) (s : nat -> X) : Prop := legal with_replay (member H) G h s.

(** total:r and total:finite: at most r, and finitely many, examples are replayed. *)
Definition total (r : nat) : budget X I := fun G h s => replay G h s /\ outside_at_most r h s.
Definition total_finite : budget X I := fun G h s => replay G h s /\ outside_finitely h s.

(** every:n: of n rounds in a row at most one is replayed. *)
Definition every (n : nat) : budget X I := fun G h s => replay G h s /\ forall t u, t < u < t + n -> s t ∈ h \/ s u ∈ h.

(** age:n: a replayed answer is at least n rounds old. *)
Definition age (n : nat) : budget X I := fun G h s =>
  forall t, s t ∈ h \/ exists r, r < t /\ r + n <= t /\ s t ∈ H (G (shown s r)).

(** last: only the last answer is replayed. *)
Definition last_answer : budget X I := fun G h s => forall t, s t ∈ h \/ exists r, t = S r /\ s t ∈ H (G (shown s r)).

(** noise:r and noise:finite: at most r, and finitely many, examples are wrong, whatever they are. *)
Definition noise (r : nat) : budget X I := fun _ h s => outside_at_most r h s.
Definition noise_finite : budget X I := fun _ h s => outside_finitely h s.

End Budgets.

(** No replay and no noise, and at most r elements of the target are never shown. *)
Definition properly_generatable_omitting {X I} (r : nat) (H : I -> Language X) : Prop :=
  exists G : list X -> I, forall i s, (forall t, s t ∈ H i) ->
    (exists xs, length xs <= r /\ forall x, x ∈ H i -> In x xs \/ exists t, s t = x) ->
    exists T, forall t, T <= t -> H (G (shown s t)) ⊆ H i.

(** ** What the theorems say about sets K of targets, given as lists *)

(** y is in U \ h_k, for U the union of K. *)
Definition missed {X I} (H : I -> Language X) (K : list I) (k : I) (y : X) : Prop :=
  (exists l, In l K /\ y ∈ H l) /\ H k y = false.

Definition at_most {X} (r : nat) (P : X -> Prop) : Prop := exists xs, length xs <= r /\ forall y, P y -> In y xs.

(** The cells, by size: [points] shows every realized profile, [small] are the points of the finite cells, and every other
    cell is infinite. *)
Record sized {X I} (H : I -> Language X) (points small : list X) : Prop := {
  sized_points : forall y i, y ∈ H i -> exists x, In x points /\ forall k, H k x = H k y;
  sized_small : forall y z, In y small -> (forall k, H k z = H k y) -> In z small;
  sized_large : forall y i, y ∈ H i -> ~ In y small -> forall xs, exists z, (forall k, H k z = H k y) /\ ~ In z xs
}.
