(** * Multiples of 2, 3 and 5
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [of_2]: of 2
    - [of_3]: of 3
    - [of_5]: of 5
*)
Inductive name := of_2 | of_3 | of_5.

Definition class (i : name) : Language Z :=
  match i with
  | of_2 => fun x => x mod 2 =? 0
  | of_3 => fun x => x mod 3 =? 0
  | of_5 => fun x => x mod 5 =? 0
  end.

Definition names : list name := [of_2; of_3; of_5].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false];
  [false; true; false];
  [true; true; false];
  [false; false; true];
  [true; false; true];
  [false; true; true];
  [true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
