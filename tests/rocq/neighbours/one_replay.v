(** Three hypotheses with a core, each of which lacks one of three points. *)

Inductive side := a | b | c.
Definition off (i : side) : nat := match i with a => 0 | b => 1 | c => 2 end.
Definition sides (i : side) : Language nat := fun x => negb (x =? off i).
Lemma sizes : sized sides [0; 1; 2; 3] [0; 1; 2].
Proof.
  split.
  - intros y i _. exists (min y 3). destruct y as [|[|[|[|y]]]]; simpl; (split; [auto 10|]); intros []; reflexivity.
  - intros y z y_in same. pose proof (same a) as on_a. pose proof (same b) as on_b. pose proof (same c) as on_c.
    unfold sides in *. destruct z as [|[|[|z]]]; simpl in *; try tauto.
    destruct y_in as [<- | [<- | [<- | []]]]; discriminate.
  - intros y i _ large xs. exists (3 + list_max xs). split.
    + destruct y as [|[|[|y]]]; simpl in large; try tauto. intros []; reflexivity.
    + intros listed. pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all. rewrite Forall_forall in all.
      apply all in listed. lia.
Qed.
Lemma listed : lists [a; b; c].
Proof. split; [discriminate | intros []; simpl; auto]. Qed.
Goal properly_generatable_under (total sides 0) sides /\ ~ properly_generatable_under (total sides 1) sides.
Proof.
  split.
  - apply (replay_number_correct sides [a; b; c] _ _ 0 Nat.eq_dec listed sizes nat_countable). intros x _. exists a.
    intros [|k K] _ same; [exists a; intros k [] | exists k]. intros l l_in y y_in.
    destruct (sides l y) eqn:out; [reflexivity|].
    destruct (same l l_in) as (_ & [|z xs] & few & all); [|simpl in few; lia]. destruct (all y).
    split; [exists k; simpl; auto | exact out].
  - rewrite (replay_number_correct sides [a; b; c] _ _ 1 Nat.eq_dec listed sizes nat_countable). intros criterion.
    destruct (criterion 3) as [j bounds]; [exists a; reflexivity|].
    destruct (bounds (match j with a => [b; c] | b => [a; c] | c => [a; b] end)) as [m below].
    + intros []; reflexivity.
    + intros k k_in. split; [|exists [off k]; split; [apply le_n|]]; intros y [_ out];
        apply negb_false_iff, Nat.eqb_eq in out as ->;
        destruct j, k; simpl in *; intuition discriminate.
    + destruct j; [pose proof (below b) as up; pose proof (below c) as down | pose proof (below a) as up;
        pose proof (below c) as down |
        pose proof (below a) as up; pose proof (below b) as down]; simpl in up, down;
        specialize (up ltac:(auto)); specialize (down ltac:(auto)); pose proof (up 0); pose proof (up 1); pose proof (up 2);
        pose proof (down 0); pose proof (down 1); pose proof (down 2); destruct m; simpl in *; intuition discriminate.
Qed.
Goal ~ properly_generatable_under (noise 1) sides /\ lost sides [a; b; c] [0; 1; 2; 3] [0; 1; 2] Nat.eq_dec 3 [a; b;
  c] [] = true.
Proof.
  split; [|vm_compute; reflexivity].
  assert (unbounded : UUS sides).
  { intros i xs. exists (3 + list_max xs). split; [destruct i; reflexivity|]. intros x_in.
    pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all. rewrite Forall_forall in all. apply all in x_in.
    lia. }
  rewrite (noise_number_correct sides [a; b; c] _ _ 1 Nat.eq_dec listed sizes nat_countable unbounded). intros criterion.
  destruct (criterion [a; b]) as [m below].
  - intros k _. split; [reflexivity | exists [off k]; split; [apply le_n|]]. intros y [_ out].
    apply negb_false_iff, Nat.eqb_eq in out as ->. left. reflexivity.
  - pose proof (below a) as up. pose proof (below b) as down. simpl in up, down. specialize (up ltac:(auto)).
    specialize (down ltac:(auto)).
    pose proof (up 0); pose proof (up 1); pose proof (up 2); pose proof (down 0); pose proof (down 1); pose proof (down 2);
      destruct m; simpl in *; intuition discriminate.
Qed.
