(** * Fresh integers *)

From Coq Require Import List ZArith Lia.
Import ListNotations.
Open Scope Z_scope.

(** A positive integer above, and a negative one below, everything in a list. *)
Definition above (xs : list Z) : Z := fold_right Z.max 0 xs + 1.
Definition below (xs : list Z) : Z := fold_right Z.min 0 xs - 1.

Lemma above_spec xs : 0 < above xs /\ forall x, In x xs -> x < above xs.
Proof.
  unfold above. induction xs as [|y xs [pos IH]]; simpl; (split; [lia|]); [intros x []|].
  intros x [<- | x_in]; [|specialize (IH x x_in)]; lia.
Qed.

Lemma below_spec xs : below xs < 0 /\ forall x, In x xs -> below xs < x.
Proof.
  unfold below. induction xs as [|y xs [neg IH]]; simpl; (split; [lia|]); [intros x []|].
  intros x [<- | x_in]; [|specialize (IH x x_in)]; lia.
Qed.
