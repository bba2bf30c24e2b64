(** * All words but one
*)

From Coq Require Import List Bool.
From Echoproof Require Import Replay Finite Decide.
Import ListNotations.

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; true; false];
  [true; false; true];
  [false; true; true];
  [true; true; true]
].

(** The profiles are those of these regular expressions over the letters ab
    in the dialect of echoproof's docs/formats.md:
    - no empty word: .+
    - no a: () | b | .{2,}
    - no b: () | a | .{2,}
    That they are is the premise [realizes] of the theorem. It is checked by automata, those of echoproof and
    those of its kernel; Rocq does not check it. *)
(** Whatever the points are: every class over a countable domain that realizes exactly these profiles. *)
Theorem not_generatable_with_replay {X name} (class : name -> Language X) (names : list name) :
  countable X -> lists names -> length names = 3 -> realizes class names cells ->
  ~ properly_generatable with_replay class.
Proof.
  intros countably listed size realized.
  apply (hard_spec class names cells); [assumption.. | rewrite size; vm_compute; reflexivity].
Qed.
