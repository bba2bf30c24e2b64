(** * All integers but one
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [no_0]: no 0
    - [no_1]: no 1
    - [no_2]: no 2
*)
Inductive name := no_0 | no_1 | no_2.

Definition class (i : name) : Language Z :=
  match i with
  | no_0 => fun x => negb (x =? 0)
  | no_1 => fun x => negb (x =? 1)
  | no_2 => fun x => negb (x =? 2)
  end.

Definition names : list name := [no_0; no_1; no_2].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false];
  [true; false; true];
  [false; true; true];
  [true; true; true]
].

Theorem not_generatable_with_replay : ~ properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
