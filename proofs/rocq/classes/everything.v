(** * One hypothesis
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := everything.

Definition class (i : name) : Language Z :=
  match i with
  | everything => fun x => true
  end.

Definition names : list name := [everything].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
