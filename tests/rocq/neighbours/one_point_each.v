(** Two hypotheses of one point each. *)

Definition point (b : bool) : Language nat := fun x => x =? (if b then 0 else 1).
Lemma size : sized point [0; 1] [0; 1].
Proof.
  split.
  - intros y b y_in. apply Nat.eqb_eq in y_in as ->. exists (if b then 0 else 1).
    split; [destruct b; simpl; auto | reflexivity].
  - intros y z y_in same. pose proof (same true) as zero. pose proof (same false) as one. unfold point in *.
    destruct z as [|[|z]]; simpl; auto. destruct y_in as [<- | [<- | []]]; discriminate.
  - intros y b y_in%Nat.eqb_eq large. destruct large. rewrite y_in. destruct b; simpl; auto.
Qed.
Lemma no_bound : ~ exists m, lower_bound point (fun k => In k [true; false]) m.
Proof.
  intros [m below]. pose proof (below true ltac:(simpl; auto)) as up. pose proof (below false ltac:(simpl; auto)) as down.
  destruct m; [specialize (down 0 eq_refl) | specialize (up 1 eq_refl)]; discriminate.
Qed.
Goal properly_generatable_omitting 1 point /\ ~ omission_criterion point 1.
Proof.
  split.
  - exists (fun seen => hd 0 seen =? 0). intros b s genuine _. exists 0. intros t _.
    destruct (shown_head s t) as [rest ->]. simpl.
    specialize (genuine 0). apply Nat.eqb_eq in genuine as ->. destruct b; auto.
  - intros criterion. apply no_bound, criterion. intros b _. exists [if b then 0 else 1]. split; [apply le_n|].
    intros y [y_in%Nat.eqb_eq _]. rewrite y_in. left. reflexivity.
Qed.
Goal properly_generatable_under noise_finite point /\ ~ finite_noise_criterion point [0; 1].
Proof.
  split.
  - exists (fun seen => last seen 0 =? 0). intros b s [T genuine] _. exists T. intros t late.
    assert (is_last : last (shown s t) 0 = s t) by (unfold shown; rewrite seq_S, map_app; apply last_last).
    rewrite is_last. specialize (genuine t late). apply Nat.eqb_eq in genuine as ->. destruct b; auto.
  - intros criterion. apply no_bound, criterion. intros k l _ _. left. intros y large y_in. destruct large.
    apply Nat.eqb_eq in y_in as ->. destruct k; simpl; auto.
Qed.
