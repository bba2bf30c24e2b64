(** * Names of variables
*)

From Coq Require Import List Bool.
From Echoproof Require Import Replay Finite Decide.
Import ListNotations.

(** The realized profiles: of each, which hypotheses contain its points. *)
Definition cells : list profile := [
  [true; false; false; false];
  [true; true; false; false];
  [true; false; true; false];
  [true; true; true; false];
  [true; false; false; true]
].

(** The profiles are those of these regular expressions over the letters ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_
    in the dialect of echoproof's docs/formats.md:
    - any: [A-Za-z_][A-Za-z0-9_]∗
    - lower: [a-z][a-z0-9]∗(_[a-z0-9]+)∗
    - camel: [a-z]+[0-9]∗([A-Z][a-z0-9]∗)∗
    - constant: [A-Z][A-Z0-9]∗(_[A-Z0-9]+)∗
    That they are is the premise [realizes] of the theorem. It is checked by automata, those of echoproof and
    those of its kernel; Rocq does not check it. *)
(** Whatever the points are: every class over a countable domain that realizes exactly these profiles. *)
Theorem generatable_with_replay {X name} (class : name -> Language X) (names : list name) :
  countable X -> lists names -> length names = 4 -> realizes class names cells ->
  properly_generatable with_replay class.
Proof.
  intros countably listed size realized.
  apply (easy_spec class names cells); [assumption.. | rewrite size; vm_compute; reflexivity].
Qed.
