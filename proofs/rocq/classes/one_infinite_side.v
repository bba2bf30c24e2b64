(** * A triangle with one infinite side
    hard with finitely many replayed examples, and with no fixed number of them
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := a | b | c.

Definition class (i : name) : Language Z :=
  match i with
  | a => fun x => (x mod 4 =? 0) || ((x =? 1) || (x =? 3))
  | b => fun x => (x mod 2 =? 0) || (x =? 1)
  | c => fun x => (x mod 2 =? 0) || (x =? 3)
  end.

Definition names : list name := [a; b; c].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false];
  [true; false; true];
  [false; true; true];
  [true; true; true]
].

Theorem not_generatable_with_replay : ~ properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
