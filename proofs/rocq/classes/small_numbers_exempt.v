(** * Three filters, small numbers exempt
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [not_1]: not 1
    - [not_2]: not 2
    - [not_3]: not 3
*)
Inductive name := not_1 | not_2 | not_3.

Definition class (i : name) : Language Z :=
  match i with
  | not_1 => fun x => (x >=? 0) && ((x <=? 9) || (negb (x mod 4 =? 1)))
  | not_2 => fun x => (x >=? 0) && ((x <=? 9) || (negb (x mod 4 =? 2)))
  | not_3 => fun x => (x >=? 0) && ((x <=? 9) || (negb (x mod 4 =? 3)))
  end.

Definition names : list name := [not_1; not_2; not_3].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false];
  [true; false; true];
  [false; true; true];
  [true; true; true]
].

Theorem not_generatable_with_replay : ~ properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
