(** * Four hypotheses: replay separates proper generation

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 7.3 of v2 (6.3 of v1): a class of
    four hypotheses over the integers is properly generatable in the limit without replay and not with it.

    - [four_without_replay]: by the theorem on finite families;
    - [not_four_with_replay]: by hand, from the definitions, as in the paper; the criterion of [Finite] is not used;
    - [four_UUS]: every support is infinite. *)

From Coq Require Import List Bool ZArith Lia.
From Echoproof Require Import Replay Finite Fresh.
Import ListNotations.
Open Scope Z_scope.

Inductive name := minus1 | minus2 | plus1 | plus2.

(** {x <= 0} ∪ {1}, {x <= 0} ∪ {2}, {x >= 0} ∪ {-1}, {x >= 0} ∪ {-2} *)
Definition four (i : name) : Language Z := fun x =>
  match i with
  | minus1 => (x <=? 0) || (x =? 1)
  | minus2 => (x <=? 0) || (x =? 2)
  | plus1 => (0 <=? x) || (x =? -1)
  | plus2 => (0 <=? x) || (x =? -2)
  end.

Theorem four_UUS : UUS four.
Proof.
  intros i xs. exists (match i with minus1 | minus2 => below xs | plus1 | plus2 => above xs end).
  pose proof (above_spec xs) as [positive not_above]. pose proof (below_spec xs) as [negative not_below].
  split; [destruct i; simpl; lia|]. intros x_in. pose proof (not_above _ x_in). pose proof (not_below _ x_in). destruct i; lia.
Qed.

(** ** Without replay *)

Theorem four_without_replay : properly_generatable without_replay four.
Proof.
  apply (finite_without_replay four [minus1; minus2; plus1; plus2] [-3; -2; -1; 0; 1; 2; 3]).
  - split; [discriminate|]. intros []; simpl; auto.
  - intros y _ _. exists (Z.max (-3) (Z.min y 3)). split.
    + simpl. lia.
    + intros []; simpl; lia.
Qed.

(** ** With replay

    Show 0. If the answer is a minus hypothesis show -1, -2, 1, 2, 3, …: an enumeration with replay of both plus hypotheses,
    for each of -1 and -2 is genuine or lies in the support of that answer. No hypothesis is contained in both.
    If the answer is a plus hypothesis, show the negatives of these numbers. *)

Definition positive_side (t : nat) : Z :=
  match t with
  | 0%nat => 0
  | 1%nat => -1
  | 2%nat => -2
  | S (S t) => Z.of_nat t
  end.

Definition negative_side (t : nat) : Z := - positive_side t.

Lemma positive_side_covers x : -2 <= x -> exists t, positive_side t = x.
Proof.
  intros inside. destruct (Z_le_gt_dec 0 x) as [nonnegative | negative].
  - destruct (Z.eq_dec x 0) as [-> | positive]; [exists 0%nat; reflexivity|].
    exists (S (S (Z.to_nat x))). simpl. destruct (Z.to_nat x) eqn:eq; lia.
  - assert (either : x = -1 \/ x = -2) by lia. destruct either as [-> | ->]; [exists 1%nat | exists 2%nat]; reflexivity.
Qed.

(** What the generator must do on a sequence that enumerates two targets at once. *)
Lemma answer_in_both G i k s :
  properly_generates with_replay four G ->
  legal with_replay (member four) G (four i) s -> complete (four i) s ->
  legal with_replay (member four) G (four k) s -> complete (four k) s ->
  exists j, four j ⊆ four i /\ four j ⊆ four k.
Proof.
  intros wins i_legal i_complete k_legal k_complete.
  destruct (wins i s i_legal i_complete) as [T below_i]. destruct (wins k s k_legal k_complete) as [S below_k].
  exists (G (shown s (T + S))). split; [apply below_i | apply below_k]; lia.
Qed.

Definition minus (i : name) : Prop := i = minus1 \/ i = minus2.
Definition plus (i : name) : Prop := i = plus1 \/ i = plus2.

Lemma sides i : minus i \/ plus i.
Proof. destruct i; unfold minus, plus; auto. Qed.

Lemma after_minus G i : minus (G [0]) -> plus i ->
  legal with_replay (member four) G (four i) positive_side /\ complete (four i) positive_side.
Proof.
  intros answer target. split.
  - intros t. destruct (Z_le_gt_dec 0 (positive_side t)) as [genuine | marker].
    + left. destruct target as [-> | ->]; simpl; lia.
    + right. split; [reflexivity|]. exists 0%nat.
      split; [destruct t; [discriminate marker | lia]|].
      change (shown positive_side 0) with [0]. unfold member. destruct answer as [-> | ->]; simpl; lia.
  - intros x x_in. apply positive_side_covers. destruct target as [-> | ->]; simpl in x_in; lia.
Qed.

Lemma after_plus G i : plus (G [0]) -> minus i ->
  legal with_replay (member four) G (four i) negative_side /\ complete (four i) negative_side.
Proof.
  intros answer target. split.
  - intros t. destruct (Z_le_gt_dec (negative_side t) 0) as [genuine | marker].
    + left. destruct target as [-> | ->]; simpl; lia.
    + right. split; [reflexivity|]. exists 0%nat.
      split; [destruct t; [discriminate marker | lia]|].
      change (shown negative_side 0) with [0]. unfold member. destruct answer as [-> | ->]; simpl; lia.
  - intros x x_in. destruct (positive_side_covers (- x)) as [t is_x].
    + destruct target as [-> | ->]; simpl in x_in; lia.
    + exists t. unfold negative_side. lia.
Qed.

Lemma no_lower_bound_plus j : four j ⊆ four plus1 -> four j ⊆ four plus2 -> False.
Proof.
  intros in1 in2. specialize (in2 (-1)). specialize (in1 (match j with plus2 => -2 | _ => -3 end)).
  destruct j; simpl in *; intuition discriminate.
Qed.

Lemma no_lower_bound_minus j : four j ⊆ four minus1 -> four j ⊆ four minus2 -> False.
Proof.
  intros in1 in2. specialize (in2 1). specialize (in1 (match j with minus2 => 2 | _ => 3 end)).
  destruct j; simpl in *; intuition discriminate.
Qed.

Theorem not_four_with_replay : ~ properly_generatable with_replay four.
Proof.
  intros [G wins]. destruct (sides (G [0])) as [answer | answer].
  - destruct (answer_in_both G plus1 plus2 positive_side wins) as (j & below1 & below2);
      try (apply (after_minus G); [exact answer | unfold plus; auto]).
    exact (no_lower_bound_plus j below1 below2).
  - destruct (answer_in_both G minus1 minus2 negative_side wins) as (j & below1 & below2);
      try (apply (after_plus G); [exact answer | unfold minus; auto]).
    exact (no_lower_bound_minus j below1 below2).
Qed.
