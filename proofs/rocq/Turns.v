(** * Adversaries that serve several orders in turn

    The adversary shows the examples of [start]; then, while there is one, the example that [extra] asks for; else it serves
    the order whose number [choice] says, with the next example of that order: [show p c] is the example number c of order p.

    - [turns_reach]: an order that is chosen again and again is served in full;
    - [last_recurring]: one order is chosen again and again, and none of greater number is in the end;
    - [extra_ends]: [extra] ends when it asks for finitely many examples, each once.
    What happens for ever is decided by excluded middle. *)

From Coq Require Import List Bool Arith Lia.
From Coq Require Cantor.
From Echoproof Require Import Replay Sequences Criterion.
Import ListNotations.

(** ** What recurs *)

Definition recurs (g : nat -> nat) (p : nat) : Prop := forall N, exists n, N <= n /\ g n = p.

Lemma last_recurring (g : nat -> nat) :
  excluded_middle -> forall P N, (forall n, N <= n -> g n < P) ->
  exists p M, recurs g p /\ forall n, M <= n -> g n <= p.
Proof.
  intros classic. induction P as [|P IH]; intros N small; [specialize (small N (le_n N)); lia|].
  destruct (classic (recurs g P)) as [again | ends].
  - exists P, N. split; [exact again|]. intros n late. specialize (small n late). lia.
  - destruct (classic (exists M, forall n, M <= n -> g n <> P)) as [[M never] | not].
    + apply (IH (N + M)). intros n late. specialize (small n ltac:(lia)). specialize (never n ltac:(lia)). lia.
    + destruct ends. intros M. destruct (classic (exists n, M <= n /\ g n = P)) as [found | none]; [exact found|].
      destruct not. exists M. intros n late is_P. apply none. exists n. auto.
Qed.

Lemma next_time (g : nat -> nat) p : recurs g p -> forall a, exists n, a <= n /\ g n = p /\ forall v, a <= v < n -> g v <> p.
Proof.
  intros again a. destruct (again a) as (n & le & is_p). revert le is_p.
  induction n as [n IH] using (well_founded_induction lt_wf). intros le is_p.
  destruct (existsb (fun v => g v =? p) (seq a (n - a))) eqn:before.
  - apply existsb_exists in before as (v & range%in_seq & is_p'%Nat.eqb_eq). apply (IH v); trivial; lia.
  - exists n. repeat split; trivial. intros v range is_p'.
    enough (existsb (fun v => g v =? p) (seq a (n - a)) = true) by congruence.
    apply existsb_exists. exists v. rewrite in_seq, Nat.eqb_eq. split; [lia | exact is_p'].
Qed.

Definition times (g : nat -> nat) (p n : nat) : nat := length (filter (fun v => g v =? p) (seq 0 n)).

Lemma times_le g p n : times g p n <= n.
Proof.
  unfold times. rewrite <- (seq_length n 0) at 2. generalize (seq 0 n). intros l.
  induction l as [|v l IH]; simpl; [lia|]. destruct (g v =? p); simpl; lia.
Qed.

Lemma times_reached g p : recurs g p -> forall c, exists n, g n = p /\ times g p n = c.
Proof.
  intros again. assert (none : forall l, (forall v, In v l -> g v <> p) -> filter (fun v => g v =? p) l = []).
  { induction l as [|v l IH]; intros never; [reflexivity|]. simpl. destruct (Nat.eqb_spec (g v) p) as [is_p | _].
    - destruct (never v (or_introl eq_refl) is_p).
    - apply IH. intros u u_in. apply never. right. exact u_in. }
  induction c as [|c (n & is_p & count)].
  - destruct (next_time g p again 0) as (n & _ & is_p & never). exists n. split; [exact is_p|]. unfold times.
    rewrite none; [reflexivity|]. intros v range%in_seq. apply never. lia.
  - destruct (next_time g p again (S n)) as (n' & le & is_p' & never). exists n'. split; [exact is_p'|]. unfold times.
    replace n' with (n + S (n' - S n)) by lia. rewrite seq_app, filter_app, app_length. simpl. rewrite is_p, Nat.eqb_refl.
    rewrite (none (seq (S n) _)) by (intros v range%in_seq; apply never; lia). unfold times in count. simpl. lia.
Qed.

(** ** An enumeration in which everything recurs *)

Definition again_and_again {X} (enum : nat -> X) (c : nat) : X := enum (fst (Cantor.of_nat c)).

Lemma again_and_again_spec {X} (enum : nat -> X) (x : X) :
  (exists n, enum n = x) -> forall N, exists c, N <= c /\ again_and_again enum c = x.
Proof.
  intros [n <-] N. exists (Cantor.to_nat (n, N)). unfold again_and_again. rewrite Cantor.cancel_of_to.
  split; [|reflexivity]. pose proof (Cantor.to_nat_non_decreasing n N). lia.
Qed.

(** ** The adversary *)

Section Turns.

Context {X : Type} (default : X) (start : list X) (extra : list X -> option X) (choice : list X -> nat) (show : nat ->
  nat -> X).

Definition turn_rule (seen : list X) : X :=
  if length seen <? length start then nth (length seen) start default
  else match extra seen with
       | Some y => y
       | None => show (choice seen) (times (fun v => choice (firstn v seen)) (choice seen) (length seen))
       end.

Definition turns : nat -> X := sequence turn_rule.
Definition past (n : nat) : list X := history turn_rule n.

Lemma past_S n : past (S n) = past n ++ [turns n].
Proof. reflexivity. Qed.

Lemma past_shown n : shown turns n = past (S n).
Proof. apply shown_sequence. Qed.

Lemma past_length n : length (past n) = n.
Proof. apply history_length. Qed.

Lemma firstn_past v n : v <= n -> firstn v (past n) = past v.
Proof.
  intros le. induction n as [|n IH]; [inversion le; reflexivity|]. destruct (Nat.eq_dec v (S n)) as [-> | other].
  - rewrite <- (past_length (S n)) at 1. apply firstn_all.
  - rewrite past_S, firstn_app, past_length. replace (v - n) with 0 by lia. simpl. rewrite app_nil_r. apply IH. lia.
Qed.

Lemma past_grows a n : a <= n -> incl (past a) (past n).
Proof. intros le x x_in. rewrite <- (firstn_past a n le) in x_in. rewrite <- (firstn_skipn a (past n)). apply in_or_app. auto.
Qed.

Lemma past_start n : n <= length start -> past n = firstn n start.
Proof.
  intros le. induction n as [|n IH]; [reflexivity|]. rewrite past_S, IH by lia. unfold turns, sequence, turn_rule.
  rewrite history_length. pose proof le as small%Nat.ltb_lt. rewrite small. clear IH small.
  revert n le. induction start as [|x rest IH]; intros [|n] le; simpl in *; try lia; [reflexivity|]. f_equal. apply IH. lia.
Qed.

Lemma turns_start n : n < length start -> turns n = nth n start default.
Proof. intros small. unfold turns, sequence, turn_rule. rewrite history_length. apply Nat.ltb_lt in small. rewrite small.
reflexivity. Qed.

Lemma times_ext g h p n : (forall v, v < n -> g v = h v) -> times g p n = times h p n.
Proof.
  intros same. unfold times. f_equal. apply filter_ext_in. intros v range%in_seq. rewrite same by lia. reflexivity.
Qed.

Definition chosen_order (n : nat) : nat := choice (past n).

Lemma turns_extra n y : length start <= n -> extra (past n) = Some y -> turns n = y.
Proof.
  intros late asks. change (turns n) with (turn_rule (past n)). unfold turn_rule. rewrite past_length.
  apply Nat.ltb_ge in late. rewrite late, asks. reflexivity.
Qed.

Lemma turns_served n : length start <= n -> extra (past n) = None ->
  turns n = show (chosen_order n) (times chosen_order (chosen_order n) n).
Proof.
  intros late quiet. change (turns n) with (turn_rule (past n)). unfold turn_rule. rewrite past_length.
  apply Nat.ltb_ge in late. rewrite late, quiet. unfold chosen_order. f_equal. apply times_ext.
  intros v less. rewrite firstn_past by lia. reflexivity.
Qed.

Lemma turns_reach p N :
  recurs chosen_order p -> length start <= N -> (forall n, N <= n -> extra (past n) = None) ->
  forall c, N <= c -> exists n, N <= n /\ turns n = show p c.
Proof.
  intros again late quiet c c_late. destruct (times_reached chosen_order p again c) as (n & is_p & count).
  pose proof (times_le chosen_order p n). exists n. split; [lia|]. rewrite turns_served by (try apply quiet; lia).
  rewrite is_p, count. reflexivity.
Qed.

Lemma extra_ends (pool : list X) :
  excluded_middle -> (forall x y : X, {x = y} + {x <> y}) ->
  (forall seen y, extra seen = Some y -> In y pool /\ ~ In y seen) -> exists N, forall n, N <= n -> extra (past n) = None.
Proof.
  intros classic X_dec asks.
  set (unseen := fun n => filter (fun y => if in_dec X_dec y (past n) then false else true) pool).
  assert (unseen_spec : forall n y, In y (unseen n) <-> In y pool /\ ~ In y (past n)).
  { intros n y. unfold unseen. rewrite filter_In. destruct (in_dec X_dec y (past n)); intuition discriminate. }
  enough (each : forall m a, length (nodup X_dec (unseen a)) <= m -> exists N, forall n, N <= n -> extra (past n) = None).
  { exact (each _ 0 (le_n _)). }
  induction m as [m IH] using (well_founded_induction lt_wf). intros a few.
  destruct (classic (exists n, a + length start <= n /\ extra (past n) <> None)) as [(n & late & some) | none].
  - destruct (extra (past n)) as [y|] eqn:is_y; [|congruence]. destruct (asks _ _ is_y) as [y_pool y_new].
    apply (IH (length (nodup X_dec (unseen (S n))))) with (a := S n); [|apply le_n].
    apply (Nat.lt_le_trans _ (length (nodup X_dec (unseen a)))); [|exact few].
    enough (length (y :: nodup X_dec (unseen (S n))) <= length (nodup X_dec (unseen a))) by (simpl in *; lia).
    assert (y_shown : In y (past (S n))).
    { rewrite past_S. apply in_or_app. right. left. apply turns_extra; [lia | exact is_y]. }
    apply NoDup_incl_length.
    + constructor; [|apply NoDup_nodup]. intros [_ absurd]%nodup_In%unseen_spec. contradiction.
    + intros z [<- | z_in]; apply nodup_In, unseen_spec.
      * split; [exact y_pool|]. intros early. apply y_new, (past_grows a n); [lia | exact early].
      * apply nodup_In, unseen_spec in z_in as [z_pool z_new]. split; [exact z_pool|]. intros early.
        apply z_new, (past_grows a (S n)); [lia | exact early].
  - exists (a + length start). intros n late. destruct (extra (past n)) eqn:some; [|reflexivity].
    destruct none. exists n. split; [exact late | congruence].
Qed.

End Turns.
