(** * All hard classes of three and of four hypotheses

    - [hard_classes_spec]: a class of n different hypotheses is hard iff it realizes exactly the profiles of one of the
      [hard_classes n], which are found by trying every set of profiles;
    - [hard_classes_three]: there is one for n = 3;
    - [hard_classes_four]: there are 129 for n = 4, and 17 up to isomorphism, that is, up to the names of the hypotheses. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Finite Decide Smallest.
Import ListNotations.

(** ** The definitions *)

(** No two hypotheses have the same support. *)
Definition different {X I} (H : I -> Language X) (names : list I) : Prop :=
  forall p q d, p < q < length names -> exists x, H (nth p names d) x <> H (nth q names d) x.

Definition differ (n : nat) (cs : list profile) : bool :=
  all (fun q => all (fun p => any (fun c => xorb (bit c p) (bit c q)) cs) (seq 0 q)) (seq 0 n).

Definition hard_classes (n : nat) : list (list profile) := filter (fun cs => differ n cs && hard n cs) (classes n).

(** All orders of n hypotheses; the profiles of a class in a new order, listed in the order of [profiles]. *)
Fixpoint insertions {A} (a : A) (l : list A) : list (list A) :=
  match l with
  | [] => [[a]]
  | b :: l' => (a :: l) :: map (cons b) (insertions a l')
  end.

Fixpoint orders {A} (l : list A) : list (list A) :=
  match l with
  | [] => [[]]
  | a :: l => flat_map (insertions a) (orders l)
  end.

Definition mem_profile (c : profile) (cs : list profile) : bool := any (fun d => all (fun p => eqb (fst p) (snd p)) (combine c
  d)) cs.

Definition renamed (n : nat) (order : list nat) (cs : list profile) : list profile :=
  let moved := map (fun c => map (bit c) order) cs in filter (fun c => mem_profile c moved) (filter nonempty (profiles n)).

(** Two classes are isomorphic when some order makes one of them the other. *)
Definition isomorphic (n : nat) (cs ds : list profile) : Prop := exists order,
  In order (orders (seq 0 n)) /\ renamed n order cs = ds.

(** One class of each kind: what is isomorphic to a later one is left out. *)
Definition equal_lists (cs ds : list profile) : bool := if list_eq_dec (list_eq_dec bool_dec) cs ds then true else false.

Fixpoint kinds (n : nat) (l : list (list profile)) : list (list profile) :=
  match l with
  | [] => []
  | cs :: l =>
      let rest := kinds n l in
      let copies := map (fun order => renamed n order cs) (orders (seq 0 n)) in
      if any (fun ds => any (equal_lists ds) copies) rest then rest else cs :: rest
  end.

Lemma kinds_spec n l :
  incl (kinds n l) l /\ ForallOrdPairs (fun cs ds => ~ isomorphic n cs ds) (kinds n l) /\
  forall cs, In cs l -> In cs (kinds n l) \/ exists ds, In ds (kinds n l) /\ isomorphic n cs ds.
Proof.
  assert (copy : forall cs ds, any (equal_lists ds) (map (fun order => renamed n order cs) (orders (seq 0 n))) = true <->
    isomorphic n cs ds).
  { intros cs ds. rewrite any_spec. unfold equal_lists. split.
    - intros (es & (order & <- & order_in)%in_map_iff & same). exists order. split; [exact order_in|].
      destruct (list_eq_dec (list_eq_dec bool_dec) ds (renamed n order cs)); [congruence | discriminate].
    - intros (order & order_in & same). exists ds. split; [apply in_map_iff; exists order; auto|].
      destruct (list_eq_dec (list_eq_dec bool_dec) ds ds); congruence. }
  induction l as [|cs l (within & apart & all)]; [repeat split; [intros cs [] | constructor | intros cs []]|].
  simpl. destruct (any _ (kinds n l)) eqn:old.
  - apply any_spec in old as (ds & ds_in & like%copy). split; [intros es es_in; right; apply within, es_in|].
    split; [exact apart|]. intros es [<- | es_in]; [right; exists ds; auto | apply all, es_in].
  - split; [intros es [<- | es_in]; [left; reflexivity | right; apply within, es_in]|]. split.
    + constructor; [|exact apart]. apply Forall_forall. intros ds ds_in like%copy.
      enough (any (fun ds => any (equal_lists ds) (map (fun order => renamed n order cs) (orders (seq 0 n)))) (kinds n l) =
        true) by congruence.
      apply any_spec. exists ds. auto.
    + intros es [<- | es_in]; [left; left; reflexivity|]. destruct (all es es_in) as [known | (ds & ds_in & like)].
      * left. right. exact known.
      * right. exists ds. split; [right; exact ds_in | exact like].
Qed.

(** ** Every class of n different hypotheses is decided by the list *)

Lemma different_differ {X I} (H : I -> Language X) names cs :
  lists names -> realizes H names cs -> different H names -> differ (length names) cs = true.
Proof.
  intros listed [_ all_listed] apart. apply all_spec. intros q q_small%in_seq. apply all_spec. intros p p_small%in_seq.
  apply any_spec.
  destruct (some_name names listed) as [d _]. destruct (apart p q d) as [x other]; [lia|]. exists (profile_of H names x).
  assert (bits : forall u, u < length names -> bit (profile_of H names x) u = H (nth u names d) x).
  { intros u small. unfold bit, profile_of. rewrite nth_indep with (d' := H d x) by (rewrite map_length; exact small).
    exact (map_nth (fun i => H i x) names d u). }
  rewrite !bits by lia. split.
  - destruct (H (nth p names d) x) eqn:p_x; [exact (all_listed x _ p_x)|].
    apply (all_listed x (nth q names d)). destruct (H (nth q names d) x); congruence.
  - destruct (H (nth p names d) x), (H (nth q names d) x); simpl; congruence.
Qed.

Theorem hard_classes_spec {X I} (H : I -> Language X) (names : list I) (points : list X) :
  countable X -> lists names -> represents H points -> different H names ->
  (~ properly_generatable with_replay H <-> exists cs, In cs (hard_classes (length names)) /\ realizes H names cs).
Proof.
  intros X_countable listed represented apart. split.
  - destruct (realizes_one_of H names points listed represented) as (cs & cs_in & realized). intros is_hard. exists cs.
    split; [|exact realized]. apply filter_In. split; [exact cs_in|]. apply andb_true_intro.
    split; [apply (different_differ H); assumption | apply (hard_spec H names cs X_countable listed realized), is_hard].
  - intros (cs & [_ [_ is_hard]%andb_true_iff]%filter_In & realized).
    exact (proj1 (hard_spec H names cs X_countable listed realized) is_hard).
Qed.

(** ** The numbers *)

Theorem hard_classes_three : hard_classes 3 = [triangle].
Proof. vm_compute. reflexivity. Qed.

(** Both at once, so that the virtual machine tries every set of profiles once. *)
Lemma numbers_of_four : (let hs := hard_classes 4 in (length hs, length (kinds 4 hs))) = (129, 17).
Proof. vm_cast_no_check (eq_refl (129, 17)). Qed.

Theorem hard_classes_four :
  length (hard_classes 4) = 129 /\ exists ks, length ks = 17 /\ incl ks (hard_classes 4) /\
  ForallOrdPairs (fun cs ds => ~ isomorphic 4 cs ds) ks /\
  forall cs, In cs (hard_classes 4) -> In cs ks \/ exists ds, In ds ks /\ isomorphic 4 cs ds.
Proof.
  destruct (proj1 (pair_equal_spec _ _ _ _) numbers_of_four) as [count count_kinds].
  split; [exact count|]. exists (kinds 4 (hard_classes 4)). split; [exact count_kinds | apply kinds_spec].
Qed.
