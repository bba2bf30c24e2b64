(** * The four hypotheses
    Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 7.3
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

(** The hypotheses in the words of the class file:
    - [h1_minus]: h1-
    - [h2_minus]: h2-
    - [h1_plus]: h1+
    - [h2_plus]: h2+
*)
Inductive name := h1_minus | h2_minus | h1_plus | h2_plus.

Definition class (i : name) : Language Z :=
  match i with
  | h1_minus => fun x => (x <=? 0) || (x =? 1)
  | h2_minus => fun x => (x <=? 0) || (x =? 2)
  | h1_plus => fun x => (x >=? 0) || (x =? -1)
  | h2_plus => fun x => (x >=? 0) || (x =? -2)
  end.

Definition names : list name := [h1_minus; h2_minus; h1_plus; h2_plus].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false; false];
  [true; true; true; false];
  [true; true; false; true];
  [false; false; true; true];
  [true; false; true; true];
  [false; true; true; true];
  [true; true; true; true]
].

Theorem not_generatable_with_replay : ~ properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
