(** * Residues modulo 6
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := r0 | r1 | r2 | r3 | r4 | r5.

Definition class (i : name) : Language Z :=
  match i with
  | r0 => fun x => x mod 6 =? 0
  | r1 => fun x => x mod 6 =? 1
  | r2 => fun x => x mod 6 =? 2
  | r3 => fun x => x mod 6 =? 3
  | r4 => fun x => x mod 6 =? 4
  | r5 => fun x => x mod 6 =? 5
  end.

Definition names : list name := [r0; r1; r2; r3; r4; r5].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false; false; false];
  [false; true; false; false; false; false];
  [false; false; true; false; false; false];
  [false; false; false; true; false; false];
  [false; false; false; false; true; false];
  [false; false; false; false; false; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
