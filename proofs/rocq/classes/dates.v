(** * Dates in three notations
*)

From Coq Require Import List Bool.
From Echoproof Require Import Replay Finite Decide.
Import ListNotations.

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false];
  [false; true; false];
  [false; false; true];
  [false; true; true]
].

(** The profiles are those of these regular expressions over the letters 0123456789-/
    in the dialect of echoproof's docs/formats.md:
    - year first: [0-9]{4,} - (0[1-9]|1[0-2]) - (0[1-9]|[12][0-9]|3[01])
    - day first: (0[1-9]|[12][0-9]|3[01]) / (0[1-9]|1[0-2]) / [0-9]{4,}
    - month first: (0[1-9]|1[0-2]) / (0[1-9]|[12][0-9]|3[01]) / [0-9]{4,}
    That they are is the premise [realizes] of the theorem. It is checked by automata, those of echoproof and
    those of its kernel; Rocq does not check it. *)
(** Whatever the points are: every class over a countable domain that realizes exactly these profiles. *)
Theorem generatable_with_replay {X name} (class : name -> Language X) (names : list name) :
  countable X -> lists names -> length names = 3 -> realizes class names cells ->
  properly_generatable with_replay class.
Proof.
  intros countably listed size realized.
  apply (easy_spec class names cells); [assumption.. | rewrite size; vm_compute; reflexivity].
Qed.
