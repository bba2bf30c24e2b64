(** * Large constants and periods
*)

From Coq Require Import List Bool ZArith.
From Echoproof Require Import Replay Finite Decide Integers.
Import ListNotations.
Open Scope Z_scope.

Inductive name := early | late | negative | mixed.

Definition class (i : name) : Language Z :=
  match i with
  | early => fun x => (x mod 30 =? 7) || (x >=? 10000000000000000000000)
  | late => fun x => (x mod 42 =? 7) || (x >=? 10000000000000000000001)
  | negative => fun x => (x mod 77 =? 7) && (x <? 123456789012345678901234567890)
  | mixed => fun x => ((x mod 1001 =? 7) || (x mod 1001 =? 8) || (x mod 1001 =? 9)) || (x =?
      -99999999999999999999)
  end.

Definition names : list name := [early; late; negative; mixed].

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false];
  [false; true; false; false];
  [true; true; false; false];
  [false; false; true; false];
  [false; true; true; false];
  [true; true; true; false];
  [false; false; false; true];
  [true; false; false; true];
  [true; true; false; true];
  [false; false; true; true];
  [false; true; true; true];
  [true; true; true; true]
].

Theorem generatable_with_replay : properly_generatable with_replay class.
Proof. decide_integers names cells. Qed.
