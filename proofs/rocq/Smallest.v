(** * The smallest hard classes

    - [two_generatable]: a class of two hypotheses is always properly generatable in the limit with replay;
    - [three_hard_iff]: a class of three is not iff its realized profiles are all three, and any two of the three: the
      triangle. So there is exactly one hard class of three, up to isomorphism, and none is smaller.

    By computation: every set of profiles is tried. *)

From Coq Require Import List Bool Arith.
From Echoproof Require Import Replay Finite Decide.
Import ListNotations.

(** ** All sets of profiles *)

Fixpoint profiles (n : nat) : list profile :=
  match n with
  | 0 => [[]]
  | S n => map (cons true) (profiles n) ++ map (cons false) (profiles n)
  end.

Fixpoint sublists {A} (l : list A) : list (list A) :=
  match l with
  | [] => [[]]
  | a :: l => map (cons a) (sublists l) ++ sublists l
  end.

Lemma in_profiles (c : profile) : In c (profiles (length c)).
Proof.
  induction c as [|b c IH]; [left; reflexivity|]. simpl. apply in_or_app.
  destruct b; [left | right]; apply in_map, IH.
Qed.

Lemma filter_in_sublists {A} (p : A -> bool) l : In (filter p l) (sublists l).
Proof.
  induction l as [|a l IH]; [left; reflexivity|]. simpl. apply in_or_app.
  destruct (p a); [left; apply in_map | right]; exact IH.
Qed.

Definition nonempty (c : profile) : bool := existsb (fun b => b) c.

Definition classes (n : nat) : list (list profile) := sublists (filter nonempty (profiles n)).

(** Every class of n hypotheses realizes one of them. *)
Lemma realizes_one_of {X I} (H : I -> Language X) (names : list I) (points : list X) :
  lists names -> represents H points ->
  exists cs, In cs (classes (length names)) /\ realizes H names cs.
Proof.
  intros [_ listed] represented. set (found := map (profile_of H names) points).
  set (among := fun c => if in_dec (list_eq_dec bool_dec) c found then true else false).
  exists (filter among (filter nonempty (profiles (length names)))).
  split; [apply filter_in_sublists|]. split.
  - intros c [_ c_found]%filter_In. unfold among in c_found. destruct (in_dec (list_eq_dec bool_dec) c found) as [c_in|]; [|discriminate].
    apply in_map_iff in c_in as (x & is_c & _). exists x. exact is_c.
  - intros y i y_in. rewrite !filter_In. repeat split.
    + replace (length names) with (length (profile_of H names y)) by apply map_length. apply in_profiles.
    + apply existsb_exists. exists (H i y). split; [apply (in_map (fun i => H i y)), listed | exact y_in].
    + unfold among. destruct (in_dec (list_eq_dec bool_dec) _ found) as [|absent]; [reflexivity|]. destruct absent.
      destruct (represented y i y_in) as (x & x_in & same). apply in_map_iff. exists x. split; [|exact x_in].
      apply map_ext. intros k. apply same.
Qed.

(** ** Two hypotheses *)

Lemma classes_of_two : forallb (fun cs => negb (hard 2 cs)) (classes 2) = true.
Proof. vm_compute. reflexivity. Qed.

Theorem two_generatable {X I} (H : I -> Language X) (names : list I) (points : list X) :
  countable X -> lists names -> length names = 2 -> represents H points -> properly_generatable with_replay H.
Proof.
  intros X_countable listed two represented.
  destruct (realizes_one_of H names points listed represented) as (cs & cs_in & realized).
  apply (easy_spec H names cs X_countable listed realized). rewrite two in *.
  pose proof (proj1 (forallb_forall _ _) classes_of_two cs cs_in) as easy. apply negb_true_iff, easy.
Qed.

(** ** Three hypotheses *)

Definition triangle : list profile :=
  [[true; true; true]; [true; true; false]; [true; false; true]; [false; true; true]].

Lemma classes_of_three :
  forallb (fun cs => eqb (hard 3 cs) (if list_eq_dec (list_eq_dec bool_dec) cs triangle then true else false)) (classes 3)
  = true.
Proof. vm_compute. reflexivity. Qed.

Theorem three_hard_iff {X I} (H : I -> Language X) (names : list I) (points : list X) :
  countable X -> lists names -> length names = 3 -> represents H points ->
  (~ properly_generatable with_replay H <-> realizes H names triangle).
Proof.
  intros X_countable listed three represented. split.
  - destruct (realizes_one_of H names points listed represented) as (cs & cs_in & realized).
    rewrite <- (hard_spec H names cs X_countable listed realized), three. intros is_hard.
    rewrite three in cs_in. pose proof (proj1 (forallb_forall _ _) classes_of_three cs cs_in) as unique.
    cbv beta in unique. rewrite is_hard in unique. destruct (list_eq_dec (list_eq_dec bool_dec) cs triangle) as [<- |]; [exact realized | discriminate].
  - intros realized. apply (hard_spec H names triangle X_countable listed realized). rewrite three. reflexivity.
Qed.
