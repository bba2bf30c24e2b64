(** * What replay costs
    arXiv:2603.11784v2, Theorem 5.1, cut off at d = 4
    cut off: this is a finite part of an infinite class, and verdicts on a part do not carry over to the whole (docs/notions.md)
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := h_inf | h_1 | h_2 | h_3 | h_4.

Definition class (i : name) : Language Z :=
  match i with
  | h_inf => fun x => x >=? 1
  | h_1 => fun x => (x =? 1) || (x <=? -1)
  | h_2 => fun x => ((1 <=? x) && (x <=? 2)) || (x <=? -1)
  | h_3 => fun x => ((1 <=? x) && (x <=? 3)) || (x <=? -1)
  | h_4 => fun x => ((1 <=? x) && (x <=? 4)) || (x <=? -1)
  end.

Definition names : list name := [h_inf; h_1; h_2; h_3; h_4].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false; false];
  [true; false; false; false; true];
  [true; false; false; true; true];
  [true; false; true; true; true];
  [false; true; true; true; true];
  [true; true; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
