(** * The needle removed
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := a | b | c | opening.

Definition class (i : name) : Language Z :=
  match i with
  | a => fun x => (x mod 2 =? 0) || ((x =? 1) || (x =? 3))
  | b => fun x => (x mod 2 =? 0) || ((x =? 3) || (x =? 5))
  | c => fun x => (x mod 2 =? 0) || ((x =? 1) || (x =? 5))
  | opening => fun x => (x mod 4 =? 0) || (x =? 1)
  end.

Definition names : list name := [a; b; c; opening].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false; false];
  [false; true; true; false];
  [true; true; true; false];
  [true; false; true; true];
  [true; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
