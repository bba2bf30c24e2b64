(** * A chain of multiples
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [multiples_of_2]: multiples of 2
    - [multiples_of_4]: multiples of 4
    - [multiples_of_8]: multiples of 8
    - [multiples_of_16]: multiples of 16
    - [multiples_of_32]: multiples of 32
*)
Inductive name := multiples_of_2 | multiples_of_4 | multiples_of_8 | multiples_of_16 | multiples_of_32.

Definition class (i : name) : Language Z :=
  match i with
  | multiples_of_2 => fun x => x mod 2 =? 0
  | multiples_of_4 => fun x => x mod 4 =? 0
  | multiples_of_8 => fun x => x mod 8 =? 0
  | multiples_of_16 => fun x => x mod 16 =? 0
  | multiples_of_32 => fun x => x mod 32 =? 0
  end.

Definition names : list name := [multiples_of_2; multiples_of_4; multiples_of_8; multiples_of_16;
  multiples_of_32].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false; false];
  [true; true; false; false; false];
  [true; true; true; false; false];
  [true; true; true; true; false];
  [true; true; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
