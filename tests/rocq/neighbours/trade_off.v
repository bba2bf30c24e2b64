(** Two hypotheses with one point in common: without replay 1 and 2 examples can be promised, with replay they cannot. *)

Definition two (b : bool) : Language nat := fun x => (x <? 1) || eqb (Nat.even x) b.
Lemma all_points b c : In b [true; false] -> In c [true; false] -> b <> c -> forall x, x ∈ two b -> x ∈ two c -> x = 0.
Proof.
  intros _ _ different x b_in c_in. destruct x as [|x]; [reflexivity | exfalso]. apply different.
  cbn -[Nat.even] in *. apply eqb_prop in b_in, c_in. congruence.
Qed.
Lemma many (b : bool) n : n < 2 * n + 2 + (if b then 0 else 1) /\ 2 * n + 2 + (if b then 0 else 1) ∈ two b.
Proof. split; [destruct b; lia|]. unfold two. rewrite !Nat.even_add, Nat.even_mul. destruct b; apply orb_true_r. Qed.
Lemma finite_is_one F xs : exactly two xs F -> F <> [] -> length xs <= 1 /\ exists b c, In b F /\ In c F /\ b <> c.
Proof.
  intros [different points] nonempty.
  assert (both : exists b c, In b F /\ In c F /\ b <> c).
  { destruct F as [|b F]; [contradiction|]. destruct (forallb (eqb b) F) eqn:same.
    - exfalso. destruct (many b (list_max xs)) as [large inside].
      assert (listed : In (2 * list_max xs + 2 + (if b then 0 else 1)) xs).
      { apply points, common_spec. intros k [<- | k_in]; [exact inside|]. rewrite forallb_forall in same.
        rewrite <- (eqb_prop _ _ (same k k_in)). exact inside. }
      pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all. rewrite Forall_forall in all.
      apply all in listed. lia.
    - apply (all_fails (eqb b)) in same as (c & c_in & other). exists b, c. simpl. repeat split; auto.
      intros <-. rewrite eqb_reflx in other. discriminate. }
  split; [|exact both]. destruct both as (b & c & b_in & c_in & other).
  apply (NoDup_incl_length different (l' := [0])). intros x x_in%points. left. symmetry.
  apply (all_points b c); [destruct b; simpl; auto | destruct c; simpl; auto | exact other | |];
    apply (proj1 (common_spec two F x) x_in); assumption.
Qed.
Goal excluded_middle -> keeps without_replay two (fun b => if b then 1 else 2) /\
  ~ keeps with_replay two (fun b => if b then 1 else 2).
Proof.
  intros classic.
  assert (listed : forall b, In b [true; false]) by (intros []; simpl; auto).
  assert (positive : forall b : bool, 1 <= if b then 1 else 2) by (intros []; lia). split.
  - apply (thresholds_finite two [true; false] _ classic Nat.eq_dec nat_countable listed positive).
    intros F xs nonempty exact. destruct (finite_is_one F xs exact nonempty) as (few & b & c & b_in & c_in & other).
    exists false. split; [destruct b, c; congruence | lia].
  - intros kept. apply (thresholds_finite_replay two [true; false] _ classic Nat.eq_dec nat_countable listed positive) with
      (h := true) (F := [true; false]) (xs := [0]) in kept; [simpl in kept; lia | simpl; auto |].
    split; [repeat constructor; intros []|]. intros x. rewrite common_spec. split.
    + intros [<- | []] k _. reflexivity.
    + intros inside. left. symmetry.
      apply (all_points true false); simpl; try discriminate; auto; apply inside; simpl; auto.
Qed.
