(** * Residues with exceptions
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := most | steep | window | pair.

Definition class (i : name) : Language Z :=
  match i with
  | most => fun x => (x mod 3 =? 1) && (negb ((x =? 4) || (x =? 7)))
  | steep => fun x => 3 * x - 2 >=? 7
  | window => fun x => ((-5 <=? x) && (x <? 40)) || (x >? 1000)
  | pair => fun x => (x mod 4 =? 1) || (x mod 4 =? 2)
  end.

Definition names : list name := [most; steep; window; pair].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false];
  [false; true; false; false];
  [true; true; false; false];
  [false; false; true; false];
  [true; false; true; false];
  [false; true; true; false];
  [true; true; true; false];
  [false; false; false; true];
  [true; false; false; true];
  [false; true; false; true];
  [true; true; false; true];
  [false; false; true; true];
  [true; false; true; true];
  [false; true; true; true];
  [true; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
