(** * Generation in the limit: replay separates

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 6.6 of v2 (5.6 of v1), second half:
    the class of [LimitClass] is not generatable in the limit with replay ([not_limit_with_replay]).

    Against any generator, let *z be a fresh marker that it answers on *1, *2, …. Show *1, …, *z, where *z is a replay, and
    z - 1. Keep [top], z at first. As long as the generator does not answer an integer above [top], show [top] + 1, which
    becomes the [top]. When it does, the answer becomes the [top], never to be shown, and the next lower integer is shown.

    If the generator stopped answering such integers, the sequence would enumerate with replay an [upward] hypothesis, of
    which only integers above [top] are not shown. So it does so infinitely often; but then the sequence enumerates a
    [downward] hypothesis, and all these answers are wrong. *)

From Coq Require Import List Bool ZArith Lia.
From Echoproof Require Import Replay Sequences LimitClass.
Import ListNotations.
Open Scope Z_scope.

Section Adversary.

Variables (g : list point -> point) (z : nat).

(** Round z + n: what was shown, the lowest integer shown and the top. *)
Record state := { past : list point; low : Z; top : Z }.

Definition start : state :=
  {| past := map marker (seq 0 z) ++ [integer (Z.of_nat z - 1)]; low := Z.of_nat z - 1; top := Z.of_nat z |}.

Definition climb (q : state) : state :=
  {| past := past q ++ [integer (top q + 1)]; low := low q; top := top q + 1 |}.

Definition descend (q : state) (y : Z) : state :=
  {| past := past q ++ [integer (low q - 1)]; low := low q - 1; top := y |}.

(** The answer above the top, if it is one. *)
Definition overshoot (q : state) : option Z :=
  match g (past q) with
  | integer y => if top q <? y then Some y else None
  | marker _ => None
  end.

Definition step (q : state) : state := match overshoot q with Some y => descend q y | None => climb q end.

Definition after (n : nat) : state := Nat.iter n step start.

Lemma overshoot_spec q y : overshoot q = Some y <-> g (past q) = integer y /\ top q < y.
Proof.
  unfold overshoot. destruct (g (past q)) as [k | x].
  - intuition discriminate.
  - destruct (Z.ltb_spec (top q) x); split; intros found; try (injection found as <-); try discriminate; auto.
    + destruct found as [[= <-] _]. reflexivity.
    + destruct found as [[= <-] more]. lia.
Qed.

Lemma after_next n : after (S n) = step (after n).
Proof. reflexivity. Qed.

(** What holds in every round. *)
Definition invariant (q : state) : Prop :=
  low q < Z.of_nat z <= top q /\
  (forall x, low q <= x < Z.of_nat z -> In (integer x) (past q)) /\
  (forall x, In (integer x) (past q) -> x < Z.of_nat z \/ Z.of_nat z < x <= top q).

Lemma in_past_next ps x p : In p (ps ++ [integer x]) <-> In p ps \/ p = integer x.
Proof. rewrite in_app_iff. simpl. intuition. Qed.

Lemma invariant_holds n : invariant (after n).
Proof.
  induction n as [|n (range & lower & upper)].
  - unfold invariant. simpl past. simpl low. simpl top. repeat split; [lia | lia | |].
    + intros x near. apply in_past_next. right. f_equal. lia.
    + intros x [(k & [=] & _)%in_map_iff | [= ->]]%in_past_next. lia.
  - rewrite after_next. unfold step. destruct (overshoot (after n)) as [y|] eqn:over;
      [apply overshoot_spec in over as [_ more] |]; unfold invariant; simpl past; simpl low; simpl top; repeat split; try lia.
    + intros x near. apply in_past_next. destruct (Z.eq_dec x (low (after n) - 1)) as [-> | further]; [right; reflexivity|].
      left. apply lower. lia.
    + intros x [old%upper | [= ->]]%in_past_next; lia.
    + intros x near. apply in_past_next. left. apply lower. lia.
    + intros x [old%upper | [= ->]]%in_past_next; lia.
Qed.

(** From round m on nothing is shown that lies between z and the top of that round. *)
Lemma later m k :
  top (after m) + Z.of_nat k <= top (after (k + m)) /\
  incl (past (after m)) (past (after (k + m))) /\
  forall x, In (integer x) (past (after (k + m))) ->
    In (integer x) (past (after m)) \/ x < Z.of_nat z \/ top (after m) < x.
Proof.
  induction k as [|k (rises & grows & new)]; [repeat split; [simpl; lia | apply incl_refl | auto]|].
  pose proof (invariant_holds (k + m)) as (range & _ & _).
  simpl plus. rewrite after_next. unfold step. destruct (overshoot (after (k + m))) as [y|] eqn:over;
    [apply overshoot_spec in over as [_ more] |]; simpl past; simpl top; repeat split; try lia.
  - intros p p_in. apply in_past_next. left. apply grows, p_in.
  - intros x [old%new | [= ->]]%in_past_next; [exact old | right; left; lia].
  - intros p p_in. apply in_past_next. left. apply grows, p_in.
  - intros x [old%new | [= ->]]%in_past_next; [exact old | right; right; lia].
Qed.

(** ** The sequence *)

Definition shows (t : nat) : point := if (t <? z)%nat then marker t else last (past (after (t - z))) (marker 0).

Lemma shows_marker t : (t < z)%nat -> shows t = marker t.
Proof. intros small%Nat.ltb_lt. unfold shows. rewrite small. reflexivity. Qed.

Lemma shows_integer n : shows (z + n) = last (past (after n)) (marker 0).
Proof.
  unfold shows. replace (z + n <? z)%nat with false by (symmetry; apply Nat.ltb_ge; lia). do 3 f_equal. lia.
Qed.

Lemma shown_shows n : shown shows (z + n) = past (after n).
Proof.
  induction n as [|n IH].
  - pose proof (shows_integer 0) as first. rewrite Nat.add_0_r in *. unfold shown. rewrite seq_S, map_app. simpl map at 2.
    rewrite first. simpl past. rewrite last_last. f_equal. apply map_ext_in. intros t range%in_seq. apply shows_marker. lia.
  - rewrite Nat.add_succ_r, shown_next, IH, <- Nat.add_succ_r, shows_integer, after_next.
    unfold step. destruct (overshoot (after n)); simpl past; rewrite last_last; reflexivity.
Qed.

Lemma shows_in_past n : In (shows (z + n)) (past (after n)).
Proof. rewrite <- shown_shows. apply in_shown. exists (z + n)%nat. split; reflexivity. Qed.

Lemma shows_is_integer n : exists x, shows (z + n) = integer x.
Proof.
  rewrite shows_integer. destruct n as [|n]; [|rewrite after_next; unfold step; destruct (overshoot (after n))];
    simpl past; rewrite last_last; eexists; reflexivity.
Qed.

Hypothesis z_positive : (0 < z)%nat.

(** The last marker is an answer from before. *)
Hypothesis replayable : exists r, (r < z - 1)%nat /\ g (shown shows r) = marker (z - 1).

Hypothesis wins : forall i s, legal with_replay element g (family i) s -> complete (family i) s ->
  exists T, forall t, (T <= t)%nat -> correct g (family i) s t.

(** ** It overshoots again and again *)

Definition among (ps : list point) : Language Z := fun x => existsb (Z.eqb x) (integers ps).

Lemma among_spec ps x : x ∈ among ps <-> In (integer x) ps.
Proof.
  unfold among. rewrite existsb_exists, <- in_integers. split.
  - intros (y & y_in & ->%Z.eqb_eq). exact y_in.
  - intros x_in. exists x. split; [exact x_in | apply Z.eqb_refl].
Qed.

Lemma search n k :
  (exists m, (n <= m)%nat /\ overshoot (after m) <> None) \/
  forall l, (l < k)%nat -> overshoot (after (l + n)) = None.
Proof.
  induction k as [|k [found | none]]; [right; lia | left; exact found|].
  destruct (overshoot (after (k + n))) eqn:here.
  - left. exists (k + n)%nat. split; [lia | congruence].
  - right. intros l less. destruct (Nat.eq_dec l k) as [-> | other]; [exact here | apply none; lia].
Qed.

(** While it does not, the integers above the top are shown one by one. *)
Lemma climbing n k : (forall l, (l < k)%nat -> overshoot (after (l + n)) = None) ->
  top (after (k + n)) = top (after n) + Z.of_nat k /\
  forall l, (0 < l <= k)%nat -> shows (z + (l + n)) = integer (top (after n) + Z.of_nat l).
Proof.
  induction k as [|k IH]; intros none; [split; [simpl; lia | lia]|].
  destruct IH as [top_k shows_k]; [intros l less; apply none; lia|].
  simpl plus. rewrite after_next. unfold step. rewrite none by lia. split; [simpl top; lia|].
  intros l range. destruct (Nat.eq_dec l (S k)) as [-> | other]; [|apply shows_k; lia].
  simpl plus. rewrite shows_integer, after_next. unfold step. rewrite none by lia. simpl past.
  rewrite last_last, top_k. f_equal. lia.
Qed.

Lemma overshoots_again n : exists m, (n <= m)%nat /\ overshoot (after m) <> None.
Proof.
  set (target := upward (z - 1) (among (past (after n))) (Z.to_nat (top (after n) - Z.of_nat z))).
  set (r := fun t => if (t <=? z + n)%nat then shows t else integer (top (after n) + Z.of_nat (t - (z + n)))).
  destruct (invariant_holds n) as (range & lower & upper).
  assert (early : forall t, (t <= z + n)%nat -> r t = shows t).
  { intros t le%Nat.leb_le. unfold r. rewrite le. reflexivity. }
  assert (late : forall k, (0 < k)%nat -> r (z + (k + n))%nat = integer (top (after n) + Z.of_nat k)).
  { intros k positive. unfold r. replace (_ <=? _)%nat with false by (symmetry; apply Nat.leb_gt; lia). do 3 f_equal. lia. }
  destruct (wins target r) as [T settled].
  - intros t. destruct (le_lt_dec t (z + n)) as [le | more].
    + rewrite early by exact le. destruct (le_lt_dec z t) as [after_z | before_z].
      * left. replace t with (z + (t - z))%nat in * by lia. destruct (shows_is_integer (t - z)) as [x is_x].
        rewrite is_x. apply in_upward. right. left. apply among_spec. rewrite <- is_x, <- shown_shows.
        apply in_shown. exists (z + (t - z))%nat. split; [lia | reflexivity].
      * rewrite shows_marker by exact before_z. destruct (Nat.eq_dec t (z - 1)) as [-> | genuine].
        -- right. split; [reflexivity|]. destruct replayable as (u & u_early & answer). exists u. split; [exact u_early|].
           rewrite (shown_ext r shows) by (intros v v_early; apply early; lia). symmetry. exact answer.
        -- left. apply marker_in_upward. lia.
    + left. replace t with (z + ((t - z - n) + n))%nat by lia. rewrite late by lia. apply in_upward. lia.
  - intros [k | x] p_in.
    + apply marker_in_upward in p_in. exists k. rewrite early, shows_marker by lia. reflexivity.
    + assert (old : forall y, In (integer y) (past (after n)) -> exists t, r t = integer y).
      { intros y. rewrite <- shown_shows. intros (t & le & is_y)%in_shown. exists t. rewrite early; assumption. }
      apply in_upward in p_in as [-> | [x_in%among_spec | above_top]]; [apply old, lower; lia | apply old, x_in|].
      exists (z + (Z.to_nat (x - top (after n)) + n))%nat. rewrite late by lia. f_equal. lia.
  - destruct (search n T) as [found | none]; [exact found|].
    exists (T + n)%nat. split; [lia|]. intros silent.
    destruct (climbing n T none) as [top_T shows_T].
    assert (same : shown r (z + (T + n)) = past (after (T + n))).
    { rewrite <- shown_shows. apply shown_ext. intros u le. destruct (le_lt_dec u (z + n)) as [le' | more]; [apply early, le'|].
      replace u with (z + ((u - z - n) + n))%nat by lia. rewrite late, shows_T by lia. reflexivity. }
    destruct (settled (z + (T + n))%nat) as [inside fresh]; [lia|]. rewrite same in inside, fresh.
    destruct (later n T) as (_ & kept & _).
    destruct (g (past (after (T + n)))) as [k | x] eqn:answer; apply fresh.
    + apply marker_in_upward in inside. apply kept. rewrite <- shown_shows. apply in_shown. exists k.
      split; [lia | apply shows_marker; lia].
    + apply in_upward in inside as [-> | [x_in%among_spec | above_top]]; [apply kept, lower; lia | apply kept, x_in|].
      destruct (Z_lt_le_dec (top (after (T + n))) x) as [more | le].
      * enough (overshoot (after (T + n)) = Some x) by congruence. apply overshoot_spec. auto.
      * rewrite <- same. apply in_shown. exists (z + (Z.to_nat (x - top (after n)) + n))%nat. split; [lia|].
        rewrite late by lia. f_equal. lia.
Qed.

(** ** Hence everything below z is shown *)

Lemma descends k : exists n, low (after n) <= Z.of_nat z - 1 - Z.of_nat k.
Proof.
  assert (falls : forall m j, low (after (j + m)) <= low (after m)).
  { intros m j. induction j as [|j IH]; [simpl; lia|]. simpl plus. rewrite after_next. unfold step.
    destruct (overshoot (after (j + m))); simpl low; lia. }
  induction k as [|k [n IH]]; [exists 0%nat; simpl low; lia|].
  destruct (overshoots_again n) as (m & le & over). exists (S m). rewrite after_next. unfold step.
  destruct (overshoot (after m)); [simpl low | contradiction]. specialize (falls n (m - n)%nat).
  replace (m - n + n)%nat with m in falls by lia. lia.
Qed.

(** The integers above z that are shown: decidable, for the top rises in every round. *)
Definition shown_above : Language Z := fun x => among (past (after (Z.to_nat (x - Z.of_nat z)))) x.

Lemma past_mono m n : (m <= n)%nat -> incl (past (after m)) (past (after n)).
Proof. intros le. replace n with (n - m + m)%nat by lia. apply later. Qed.

Lemma shown_above_spec x n : Z.of_nat z < x -> In (integer x) (past (after n)) -> x ∈ shown_above.
Proof.
  intros above_z x_in. apply among_spec. set (m := Z.to_nat (x - Z.of_nat z)).
  destruct (le_lt_dec n m) as [le | more]; [exact (past_mono n m le _ x_in)|].
  replace n with (n - m + m)%nat in x_in by lia. apply (later m) in x_in as [old | [less | more']]; [exact old | lia|].
  destruct (later 0 m) as (rises & _ & _). rewrite Nat.add_0_r in rises. simpl top in rises. lia.
Qed.

Lemma overshot_never_shown m y n : overshoot (after m) = Some y -> ~ In (integer y) (past (after n)).
Proof.
  intros over y_in. pose proof (invariant_holds m) as (range & _ & upper).
  pose proof (proj1 (overshoot_spec _ _) over) as [_ more].
  apply (past_mono n (n + S m) ltac:(lia)), (later (S m) n) in y_in. rewrite after_next in y_in. unfold step in y_in.
  rewrite over in y_in. simpl past in y_in. simpl top in y_in.
  destruct y_in as [[old%upper | [= ->]]%in_past_next | [less | more']]; lia.
Qed.

Lemma adversary_wins : False.
Proof.
  destruct (wins (downward z shown_above) shows) as [T settled].
  - apply legal_genuine. intros t. destruct (le_lt_dec z t) as [after_z | before_z].
    + replace t with (z + (t - z))%nat by lia. pose proof (shows_in_past (t - z)) as x_in.
      destruct (shows_is_integer (t - z)) as [x is_x]. rewrite is_x in *. apply in_downward.
      destruct (invariant_holds (t - z)) as (_ & _ & upper). destruct (upper x x_in) as [less | more]; [left; exact less|].
      right. split; [lia|]. apply (shown_above_spec x (t - z)); [lia | exact x_in].
    + rewrite shows_marker by exact before_z. apply marker_in_downward, before_z.
  - assert (old : forall y n, In (integer y) (past (after n)) -> exists t, shows t = integer y).
    { intros y n. rewrite <- shown_shows. intros (t & _ & is_y)%in_shown. exists t. exact is_y. }
    intros [k | x] p_in.
    + apply marker_in_downward in p_in. exists k. apply shows_marker, p_in.
    + apply in_downward in p_in as [less | [_ x_in%among_spec]]; [|exact (old _ _ x_in)].
      destruct (descends (Z.to_nat (Z.of_nat z - x))) as [n low_n]. apply (old x n), invariant_holds. lia.
  - destruct (overshoots_again T) as (m & le & over). destruct (overshoot (after m)) as [y|] eqn:found; [|contradiction].
    destruct (settled (z + m)%nat) as [inside _]; [lia|]. rewrite shown_shows in inside.
    destruct (proj1 (overshoot_spec _ _) found) as [answer more]. rewrite answer in inside.
    destruct (invariant_holds m) as (range & _ & _).
    apply in_downward in inside as [less | [_ y_in%among_spec]]; [lia|]. exact (overshot_never_shown m y _ found y_in).
Qed.

End Adversary.

Theorem not_limit_with_replay : ~ generatable_in_the_limit with_replay family.
Proof.
  intros [g wins].
  destruct (wins markers marker) as [T settled].
  - apply legal_genuine. reflexivity.
  - intros [k | x] p_in; [exists k; reflexivity | discriminate].
  - destruct (settled T (le_n T)) as [inside fresh]. destruct (g (shown marker T)) as [k | x] eqn:answer; [|discriminate].
    assert (k_large : (T < k)%nat).
    { apply Nat.nle_gt. intros le. apply fresh, in_shown. exists k. split; [exact le | reflexivity]. }
    apply (adversary_wins g (S k)); [lia | | exact wins].
    exists T. split; [lia|]. rewrite (shown_ext _ marker); [simpl; rewrite Nat.sub_0_r; exact answer|].
    intros u le. apply shows_marker. lia.
Qed.
