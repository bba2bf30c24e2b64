(** * Two hypotheses
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := left | right.

Definition class (i : name) : Language Z :=
  match i with
  | left => fun x => x <=? 1
  | right => fun x => x >=? -1
  end.

Definition names : list name := [left; right].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false];
  [false; true];
  [true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
