(** * A Boolean decision for finite classes, from their realized profiles alone

    A class of n hypotheses is given by the list of its realized profiles, each a list of n Booleans. [hard n cs] computes
    whether it is not properly generatable in the limit with replay.
    - [hard_spec]: right for every family over every countable domain that realizes exactly these profiles;
    - [transfer]: two families that realize the same profiles have the same answer;
    - [canonical_spec]: every list of profiles is that of a class of sets of natural numbers, with infinite cells. *)

From Coq Require Import List Bool Arith Lia.
From Coq Require Fin.
From Echoproof Require Import Replay Finite.
Import ListNotations.

(** ** Profiles *)

Definition profile : Type := list bool.

Definition bit (c : profile) (i : nat) : bool := nth i c false.

Definition profile_of {X I} (H : I -> Language X) (names : list I) (x : X) : profile := map (fun i => H i x) names.

(** The listed profiles are the realized ones; the empty profile, of a point in no hypothesis, may be listed or not. *)
Definition realizes {X I} (H : I -> Language X) (names : list I) (cs : list profile) : Prop :=
  (forall c, In c cs -> exists x, profile_of H names x = c) /\
  (forall x i, x ∈ H i -> In (profile_of H names x) cs).

(** ** The criterion on anything that has profiles

    [has c i]: the hypothesis i contains c; [below m k]: h_m ⊆ h_k; [inside j i k]: h_i ⊆ h_k outside h_j. *)

Definition check {C J} (has : C -> J -> bool) (below : J -> J -> bool) (inside : J -> J -> J -> bool)
    (js : list J) (cs : list C) : bool :=
  all (fun c =>
    any (fun j =>
      all (fun i =>
        if has c i then
          let group := filter (fun k => if has c k then if inside j i k then inside j k i else false else false) js in
          any (fun m => all (below m) group) js
        else true)
        js)
      js)
    cs.

(** Tables, so that each containment is worked out once. *)
Definition table (n : nat) (f : nat -> nat -> bool) : list (list bool) :=
  map (fun i => map (f i) (seq 0 n)) (seq 0 n).

Definition lookup (rows : list (list bool)) (i k : nat) : bool := nth k (nth i rows []) false.

Definition below_table (n : nat) (cs : list profile) : list (list bool) :=
  table n (fun m k => all (fun c => implb (bit c m) (bit c k)) cs).

Definition inside_tables (n : nat) (cs : list profile) : list (list (list bool)) :=
  map (fun j => table n (fun i k => all (fun c => bit c j || implb (bit c i) (bit c k)) cs)) (seq 0 n).

Definition hard (n : nat) (cs : list profile) : bool :=
  let below := below_table n cs in
  let inside := inside_tables n cs in
  negb (check bit (lookup below) (fun j => lookup (nth j inside [])) (seq 0 n) cs).

(** ** Renaming points and hypotheses changes nothing *)

Lemma all_renamed {A B} (f : A -> B) p q l :
  (forall a, In a l -> p (f a) = q a) -> all p (map f l) = all q l.
Proof. induction l as [|a l IH]; simpl; intros same; [|rewrite same, IH]; auto. Qed.

Lemma any_renamed {A B} (f : A -> B) p q l :
  (forall a, In a l -> p (f a) = q a) -> any p (map f l) = any q l.
Proof. induction l as [|a l IH]; simpl; intros same; [|rewrite same, IH]; auto. Qed.

Lemma filter_renamed {A B} (f : A -> B) p q l :
  (forall a, In a l -> p (f a) = q a) -> filter p (map f l) = map f (filter q l).
Proof.
  induction l as [|a l IH]; simpl; intros same; [reflexivity|]. rewrite same, IH by auto. destruct (q a); reflexivity.
Qed.

Lemma check_renamed {C D J K} (g : D -> C) (f : J -> K) has below inside has' below' inside' js ds :
  (forall d j, In d ds -> In j js -> has (g d) j = has' d (f j)) ->
  (forall m k, In m js -> In k js -> below m k = below' (f m) (f k)) ->
  (forall j i k, In j js -> In i js -> In k js -> inside j i k = inside' (f j) (f i) (f k)) ->
  check has' below' inside' (map f js) ds = check has below inside js (map g ds).
Proof.
  intros same_has same_below same_inside. unfold check. symmetry. apply all_renamed. intros d d_in. symmetry.
  apply any_renamed. intros j j_in. apply all_renamed. intros i i_in. rewrite same_has by trivial.
  destruct (has' d (f i)); [|reflexivity]. rewrite filter_renamed with (q := fun k => has (g d) k && (inside j i k && inside j k i)).
  - apply any_renamed. intros m m_in. apply all_renamed. intros k [k_in _]%filter_In. symmetry. auto.
  - intros k k_in. rewrite <- same_has, <- !same_inside by trivial. reflexivity.
Qed.

(** ** Tables return what was put into them *)

Lemma nth_seq_map {A} n (f : nat -> A) default i : i < n -> nth i (map f (seq 0 n)) default = f i.
Proof.
  intros small. rewrite nth_indep with (d' := f 0) by (rewrite map_length, seq_length; exact small).
  rewrite map_nth, seq_nth by exact small. reflexivity.
Qed.

Lemma lookup_table n f i k : i < n -> k < n -> lookup (table n f) i k = f i k.
Proof. intros i_small k_small. unfold lookup, table. rewrite !nth_seq_map; trivial. Qed.

(** ** The decision is right *)

Section Family.

Context {X I : Type} (H : I -> Language X) (names : list I) (cs : list profile).
Hypothesis X_countable : countable X.
Hypothesis listed : lists names.
Hypothesis realized : realizes H names cs.

Lemma representatives : exists points, map (profile_of H names) points = cs /\ represents H points.
Proof.
  assert (shape : exists points, map (profile_of H names) points = cs).
  { destruct realized as [each _]. clear realized. induction cs as [|c rest IH]; [exists []; reflexivity|].
    destruct (each c (or_introl eq_refl)) as [x <-]. destruct IH as [points <-]. { intros d d_in. apply each. right. exact d_in. }
    exists (x :: points). reflexivity. }
  destruct shape as [points shape]. exists points. split; [exact shape|].
  intros y i y_in. destruct realized as [_ complete]. specialize (complete y i y_in).
  rewrite <- shape in complete. apply in_map_iff in complete as (x & same & x_in). exists x. split; [exact x_in|].
  intros k. exact (ext_in_map same k (proj2 listed k)).
Qed.

Lemma check_computes_criterion points :
  map (profile_of H names) points = cs -> criterion_holds H names points = negb (hard (length names) cs).
Proof.
  intros shape. unfold hard. rewrite negb_involutive.
  destruct (some_name names listed) as [default _].
  assert (numbered : map (fun p => nth p names default) (seq 0 (length names)) = names).
  { apply nth_ext with (d := default) (d' := default); rewrite map_length, seq_length; [reflexivity|].
    intros p small. rewrite nth_seq_map by exact small. reflexivity. }
  assert (bits : forall x p, In p (seq 0 (length names)) -> bit (profile_of H names x) p = H (nth p names default) x).
  { intros x p [_ small]%in_seq. unfold bit, profile_of.
    rewrite nth_indep with (d' := H default x) by (rewrite map_length; exact small).
    exact (map_nth (fun i => H i x) names default p). }
  change (criterion_holds H names points) with
    (check (fun x i => H i x) (within H points (nothing (X := X))) (fun j => within H points (H j)) names points).
  rewrite <- numbered at 1. rewrite <- shape. apply check_renamed.
  - intros x p _ p_in. apply bits, p_in.
  - intros m k m_in k_in. pose proof (proj2 (proj1 (in_seq _ _ _) m_in)). pose proof (proj2 (proj1 (in_seq _ _ _) k_in)).
    unfold below_table. rewrite lookup_table by assumption.
    apply all_renamed. intros x _. rewrite !bits by assumption. reflexivity.
  - intros j i k j_in i_in k_in. pose proof (proj2 (proj1 (in_seq _ _ _) j_in)).
    pose proof (proj2 (proj1 (in_seq _ _ _) i_in)). pose proof (proj2 (proj1 (in_seq _ _ _) k_in)).
    unfold inside_tables. rewrite nth_seq_map, lookup_table by assumption.
    apply all_renamed. intros x _. rewrite !bits by assumption. reflexivity.
Qed.

Theorem easy_spec : hard (length names) cs = false <-> properly_generatable with_replay H.
Proof.
  destruct representatives as (points & shape & represented).
  rewrite (finite_characterization H names points) by assumption.
  rewrite <- (criterion_holds_spec H names points listed represented), (check_computes_criterion points shape).
  symmetry. apply negb_true_iff.
Qed.

Theorem hard_spec : hard (length names) cs = true <-> ~ properly_generatable with_replay H.
Proof. rewrite <- easy_spec. destruct (hard _ _); intuition discriminate. Qed.

End Family.

(** Two families with the same realized profiles, over any two countable domains, have the same answer. *)
Theorem transfer {X Y I J} (H : I -> Language X) (K : J -> Language Y) names names' cs :
  countable X -> countable Y -> lists names -> lists names' -> length names = length names' ->
  realizes H names cs -> realizes K names' cs ->
  (properly_generatable with_replay H <-> properly_generatable with_replay K).
Proof.
  intros X_countable Y_countable listed listed' same realized realized'.
  rewrite <- (easy_spec H names cs), <- (easy_spec K names' cs) by assumption. rewrite same. reflexivity.
Qed.

(** ** The canonical class of a list of profiles

    The natural number x has the profile number x mod (length cs); so every cell is infinite. *)

Fixpoint indices (n : nat) : list (Fin.t n) :=
  match n with
  | 0 => []
  | S n => Fin.F1 :: map Fin.FS (indices n)
  end.

Definition canonical (n : nat) (cs : list profile) : Fin.t n -> Language nat :=
  fun i x => bit (nth (x mod length cs) cs []) (proj1_sig (Fin.to_nat i)).

Lemma nat_countable : countable nat.
Proof. exists (fun n => n). intros n. exists n. reflexivity. Qed.

Lemma indices_listed n : 0 < n -> lists (indices n).
Proof.
  intros positive. split; [destruct n; [lia | discriminate]|]. clear positive.
  induction i as [n | n i IH]; [left; reflexivity | right; apply in_map, IH].
Qed.

Lemma indices_numbered n : map (fun i => proj1_sig (Fin.to_nat i)) (indices n) = seq 0 n.
Proof.
  induction n as [|n IH]; [reflexivity|]. simpl. f_equal. rewrite map_map, <- seq_shift, <- IH, map_map. apply map_ext.
  intros i. simpl. destruct (Fin.to_nat i). reflexivity.
Qed.

Lemma canonical_profile n cs x :
  length (nth (x mod length cs) cs []) = n ->
  profile_of (canonical n cs) (indices n) x = nth (x mod length cs) cs [].
Proof.
  intros width. unfold profile_of, canonical. set (c := nth _ cs []) in *.
  rewrite <- (map_map (fun i => proj1_sig (Fin.to_nat i)) (bit c)), indices_numbered. subst n.
  apply nth_ext with (d := false) (d' := false); rewrite map_length, seq_length; [reflexivity|].
  intros p small. exact (nth_seq_map _ (bit c) false p small).
Qed.

Lemma canonical_realizes n cs : Forall (fun c => length c = n) cs -> realizes (canonical n cs) (indices n) cs.
Proof.
  rewrite Forall_forall. intros widths. split.
  - intros c c_in. destruct (In_nth cs c [] c_in) as (x & small & is_c). exists x.
    rewrite canonical_profile; rewrite Nat.mod_small, is_c by exact small; [reflexivity | apply widths, c_in].
  - intros x i x_in.
    assert (inside : In (nth (x mod length cs) cs []) cs).
    { destruct cs as [|c rest]; [|apply nth_In, Nat.mod_upper_bound; discriminate].
      unfold canonical, bit in x_in. simpl in x_in. destruct x, (proj1_sig (Fin.to_nat i)); discriminate. }
    rewrite canonical_profile; [exact inside | apply widths, inside].
Qed.

Theorem canonical_spec n cs :
  0 < n -> Forall (fun c => length c = n) cs ->
  (hard n cs = true <-> ~ properly_generatable with_replay (canonical n cs)).
Proof.
  intros positive widths.
  assert (size : length (indices n) = n).
  { rewrite <- (map_length (fun i => proj1_sig (Fin.to_nat i))), indices_numbered. apply seq_length. }
  rewrite <- size at 1. apply hard_spec; [apply nat_countable | apply indices_listed, positive | apply canonical_realizes, widths].
Qed.
