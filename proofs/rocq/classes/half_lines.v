(** * Half-lines in both directions
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [up__minus2]: up -2
    - [up_0]: up 0
    - [up_2]: up 2
    - [down__minus2]: down -2
    - [down_0]: down 0
    - [down_2]: down 2
*)
Inductive name := up__minus2 | up_0 | up_2 | down__minus2 | down_0 | down_2.

Definition class (i : name) : Language Z :=
  match i with
  | up__minus2 => fun x => x >=? -2
  | up_0 => fun x => x >=? 0
  | up_2 => fun x => x >=? 2
  | down__minus2 => fun x => x <=? -2
  | down_0 => fun x => x <=? 0
  | down_2 => fun x => x <=? 2
  end.

Definition names : list name := [up__minus2; up_0; up_2; down__minus2; down_0; down_2].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; true; false; false; false];
  [true; true; false; false; false; true];
  [true; true; true; false; false; true];
  [true; false; false; false; true; true];
  [true; true; false; false; true; true];
  [false; false; false; true; true; true];
  [true; false; false; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
