(** * Proper generation by membership queries: no algorithm generates every countable class

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 7.1 of v2 (6.1 of v1), with its
    Algorithm 3: against every deterministic algorithm that may ask whether a point is in a hypothesis there is a countable
    class with infinite supports that it does not generate properly in the limit, even without replay ([query_bound];
    [query_bound_computed] for algorithms that compute a generator).

    A round of the algorithm is a process that may ask, go on silently, and answer. It need not end: the printed proof does
    not treat a round that asks finitely many queries and then goes on for ever; here silent steps decide membership, too,
    and an algorithm has to answer in every round. *)

From Coq Require Import List Bool Arith Lia Cantor.
From Echoproof Require Import Replay Sequences.
Import ListNotations.

(** ** Algorithms *)

CoInductive process :=
| Answer (o : nat)
| Ask (i x : nat) (next : bool -> process)
| Silent (next : process).

(** What a round does is a function of the examples shown so far. What it learned in earlier rounds it can ask again. *)
Definition algorithm : Type := list nat -> process.

(** With the class H as the oracle the process answers o. *)
Inductive answers (H : nat -> Language nat) : process -> nat -> Prop :=
| answers_now o : answers H (Answer o) o
| answers_asked i x next o : answers H (next (H i x)) o -> answers H (Ask i x next) o
| answers_later next o : answers H next o -> answers H (Silent next) o.

(** Proper generation in the limit without replay: the algorithm answers in every round, and from some round on its answers
    are hypotheses within the target. *)
Definition generates (A : algorithm) (H : nat -> Language nat) : Prop :=
  forall i s, (forall t, s t ∈ H i) -> complete (H i) s ->
    (forall t, exists o, answers H (A (shown s t)) o) /\
    exists T, forall t o, T <= t -> answers H (A (shown s t)) o -> H o ⊆ H i.

(** An algorithm that always answers, and so computes a generator, is judged as that generator is in [Replay]. *)

Lemma answers_once H p o o' : answers H p o -> answers H p o' -> o = o'.
Proof. induction 1 as [o | i x next o _ IH | next o _ IH]; intros other; inversion other; subst; auto. Qed.

Lemma generates_spec A H G : (forall seen, answers H (A seen) (G seen)) ->
  (generates A H <-> properly_generates without_replay H G).
Proof.
  intros computes. split; intros wins i s.
  - intros legal all_shown. destruct (wins i s) as [_ [T settled]]; [exact (genuine_of_legal _ _ _ _ legal) | exact all_shown|].
    exists T. intros t late. exact (settled t _ late (computes _)).
  - intros genuine all_shown. split; [intros t; eexists; apply computes|].
    destruct (wins i s) as [T settled]; [apply legal_genuine, genuine | exact all_shown|].
    exists T. intros t o late says. rewrite (answers_once _ _ _ _ says (computes _)). apply settled, late.
Qed.

(** ** Lists that only grow have a limit *)

Section Growing.

Context {B : Type} (default : B) (L : nat -> list B).
Hypothesis grows : forall n, exists more, more <> [] /\ L (S n) = L n ++ more.

Definition limit (x : nat) : B := nth x (L (S x)) default.

Lemma limit_length n : n <= length (L n).
Proof.
  induction n as [|n IH]; [lia|]. destruct (grows n) as (more & nonempty & ->). rewrite app_length.
  destruct more; [contradiction | simpl; lia].
Qed.

Lemma limit_stable x n k : x < length (L n) -> x < length (L (k + n)) /\ nth x (L (k + n)) default = nth x (L n) default.
Proof.
  intros known. induction k as [|k [longer same]]; [auto|]. simpl. destruct (grows (k + n)) as (more & _ & ->).
  rewrite app_length, app_nth1 by exact longer. split; [lia | exact same].
Qed.

Lemma limit_spec x n : x < length (L n) -> nth x (L n) default = limit x.
Proof.
  intros known. pose proof (limit_length (S x)) as enough_steps. unfold limit. destruct (le_lt_dec n (S x)) as [le | less].
  - destruct (limit_stable x n (S x - n) known) as [_ <-]. do 3 f_equal. lia.
  - destruct (limit_stable x (S x) (n - S x) enough_steps) as [_ <-]. do 3 f_equal. lia.
Qed.

Lemma limit_known x n : x < n -> x < length (L n).
Proof. pose proof (limit_length n). lia. Qed.

End Growing.

(** ** The class

    It is built while the algorithm runs. A column says of which hypotheses a point is an element; it is decided once. *)

Inductive column := universal | trap (k : nat) | diagonal (d : nat).

Definition has (c : column) (i : nat) : bool :=
  match c with
  | universal => true
  | trap k => negb (i =? k)
  | diagonal d => i =? d
  end.

Section Adversary.

Variable A : algorithm.

(** The columns decided so far; the points to be shown, in this order; the current trap, not answered yet, and the point of
    its column, which is withheld. *)
Record board := { columns : list column; released : list nat; current : nat; withheld : nat }.

(** k universal columns more, all released. *)
Definition grow (k : nat) (b : board) : board :=
  {| columns := columns b ++ repeat universal k; released := released b ++ seq (length (columns b)) k;
     current := current b; withheld := withheld b |}.

(** After the answer o: a diagonal column of o; the withheld point is released; a new trap takes its place. *)
Definition retire (o : nat) (b : board) : board :=
  let k := S (max (current b) o) in
  {| columns := columns b ++ [diagonal o; trap k; universal];
     released := released b ++ [withheld b; length (columns b) + 2];
     current := k; withheld := length (columns b) + 1 |}.

(** Besides, the number of answers so far and what the algorithm is doing. *)
Record state := { laid : board; round : nat; doing : process }.

Definition start : state :=
  {| laid := {| columns := [trap 1; universal]; released := [1]; current := 1; withheld := 0 |};
     round := 0; doing := A [1] |}.

Definition next_round (b : board) (r : nat) : state :=
  {| laid := b; round := S r; doing := A (shown (fun t => nth t (released b) 0) (S r)) |}.

(** A query decides all columns up to the one that it names. *)
Definition step (q : state) : state :=
  match doing q with
  | Silent p => {| laid := grow 1 (laid q); round := round q; doing := p |}
  | Ask i x next =>
      let b := grow (S (S x - length (columns (laid q)))) (laid q) in
      {| laid := b; round := round q; doing := next (has (nth x (columns b) universal) i) |}
  | Answer 0 => next_round (grow 1 (laid q)) (round q)
  | Answer (S o) => next_round (retire (S o) (laid q)) (round q)
  end.

Definition after (n : nat) : state := Nat.iter n step start.

Definition decided (n : nat) : list column := columns (laid (after n)).
Definition queue (n : nat) : list nat := released (laid (after n)).
Definition trapped (n : nat) : nat := current (laid (after n)).

Lemma laid_next n :
  (exists k, laid (after (S n)) = grow (S k) (laid (after n))) \/
  exists o, doing (after n) = Answer (S o) /\ laid (after (S n)) = retire (S o) (laid (after n)).
Proof.
  change (after (S n)) with (step (after n)). unfold step. destruct (doing (after n)) as [[|o] | i x next | p].
  - left. exists 0. reflexivity.
  - right. exists o. split; reflexivity.
  - left. eexists. reflexivity.
  - left. exists 0. reflexivity.
Qed.

Lemma decided_grows n : exists more, decided (S n) = decided n ++ more ++ [universal].
Proof.
  unfold decided. destruct (laid_next n) as [[k ->] | (o & _ & ->)].
  - exists (repeat universal k). simpl. rewrite repeat_cons. reflexivity.
  - eexists [_; _]. reflexivity.
Qed.

Lemma decided_grows' n : exists more, more <> [] /\ decided (S n) = decided n ++ more.
Proof. destruct (decided_grows n) as [more ->]. eexists. split; [|reflexivity]. destruct more; discriminate. Qed.

Lemma queue_grows n : exists more, more <> [] /\ queue (S n) = queue n ++ more.
Proof. unfold queue. destruct (laid_next n) as [[k ->] | (o & _ & ->)]; eexists; (split; [|reflexivity]); discriminate. Qed.

(** The class and the sequence. *)
Definition built (i : nat) : Language nat := fun x => has (limit universal decided x) i.
Definition dealt : nat -> nat := limit 0 queue.

Lemma kind n x : x < length (decided n) -> nth x (decided n) universal = limit universal decided x.
Proof. apply limit_spec, decided_grows'. Qed.

Lemma built_UUS : UUS built.
Proof.
  intros i xs. set (n := S (list_max xs)). destruct (decided_grows n) as [more shape].
  assert (long : n <= length (decided n)) by (apply limit_length, decided_grows').
  rewrite app_assoc in shape. exists (length (decided n ++ more)). split.
  - unfold built. rewrite <- (kind (S n)); rewrite shape; [rewrite nth_middle; reflexivity|].
    rewrite !app_length. simpl. lia.
  - intros absurd. pose proof (proj1 (list_max_le xs (list_max xs)) (le_n _)) as all.
    rewrite Forall_forall in all. apply all in absurd.
    rewrite app_length in absurd. lia.
Qed.

(** ** What holds after every step *)

Definition placed (b : board) (x : nat) : Prop :=
  match nth x (columns b) universal with
  | universal => In x (released b)
  | trap k => 0 < k <= current b /\ (k < current b -> In x (released b)) /\ (k = current b -> x = withheld b)
  | diagonal d => 0 < d < current b /\ ~ In x (released b)
  end.

Definition invariant (b : board) : Prop :=
  (withheld b < length (columns b) /\ nth (withheld b) (columns b) universal = trap (current b) /\
   ~ In (withheld b) (released b)) /\
  (forall x, In x (released b) -> x < length (columns b)) /\
  forall x, x < length (columns b) -> placed b x.

Lemma invariant_grow k b : invariant b -> invariant (grow k b).
Proof.
  intros ((inside & is_trap & kept) & known & place). unfold invariant, placed, grow; simpl.
  rewrite app_length, repeat_length. split; [|split].
  - repeat split; [lia | rewrite app_nth1 by exact inside; exact is_trap|].
    intros [old | new%in_seq]%in_app_or; [exact (kept old) | lia].
  - intros x [old%known | new%in_seq]%in_app_or; lia.
  - intros x small. destruct (le_lt_dec (length (columns b)) x) as [new | old].
    + rewrite app_nth2, nth_repeat by exact new. apply in_or_app. right. apply in_seq. lia.
    + rewrite app_nth1 by exact old. specialize (place x old). unfold placed in place.
      assert (same : In x (released b ++ seq (length (columns b)) k) <-> In x (released b)).
      { rewrite in_app_iff, in_seq. intuition lia. }
      destruct (nth x (columns b) universal); rewrite same; exact place.
Qed.

Lemma invariant_retire o b : 0 < o -> invariant b -> invariant (retire o b).
Proof.
  intros positive ((inside & is_trap & kept) & known & place). unfold invariant, placed, retire; simpl columns; simpl released.
  simpl current. simpl withheld. set (c := length (columns b)) in *. rewrite app_length. simpl length.
  assert (added : forall x, In x (released b ++ [withheld b; c + 2]) <-> In x (released b) \/ x = withheld b \/ x = c + 2).
  { intros x. rewrite in_app_iff. simpl. intuition. }
  split; [|split].
  - repeat split; [lia | |].
    + rewrite app_nth2; fold c; [replace (c + 1 - c) with 1 by lia; reflexivity | lia].
    + intros [old%known | [same | new]]%added; unfold c in *; lia.
  - intros x [old%known | [-> | ->]]%added; unfold c in *; lia.
  - intros x small. destruct (le_lt_dec c x) as [new | old].
    + rewrite app_nth2 by exact new. fold c. assert (which : x - c = 0 \/ x - c = 1 \/ x - c = 2) by lia.
      destruct which as [at_x | [at_x | at_x]]; rewrite at_x; simpl.
      * split; [lia|]. rewrite added. intros [old%known | [same | more]]; unfold c in *; lia.
      * repeat split; lia.
      * apply added. lia.
    + rewrite app_nth1 by exact old. specialize (place x old). unfold placed in place.
      destruct (nth x (columns b) universal) as [| k | d] eqn:is_kind; [apply added; left; exact place | |].
      * destruct place as (range & gone & waiting). repeat split; [lia | lia | | lia].
        intros _. apply added. destruct (Nat.eq_dec k (current b)) as [same | other]; [right; left; exact (waiting same)|].
        left. apply gone. lia.
      * destruct place as [range away]. split; [lia|]. rewrite added. intros [old' | [same | more]]; [exact (away old') | | unfold c in *; lia].
        rewrite same, is_trap in is_kind. discriminate.
Qed.

Lemma invariant_holds n : invariant (laid (after n)).
Proof.
  induction n as [|n IH].
  - split; [|split].
    + repeat split; simpl; lia.
    + simpl. intros x [<- | []]. lia.
    + intros [|[|x]] small; unfold placed; simpl in *; [repeat split; lia | lia | lia].
  - destruct (laid_next n) as [[k ->] | (o & _ & ->)]; [apply invariant_grow, IH | apply invariant_retire; [lia | exact IH]].
Qed.

(** ** Points and what becomes of them *)

Lemma queue_mono n k : incl (queue n) (queue (k + n)).
Proof.
  induction k as [|k IH]; [apply incl_refl|]. simpl. destruct (queue_grows (k + n)) as (more & _ & ->).
  intros x x_in. apply in_or_app. left. apply IH, x_in.
Qed.

Lemma queue_length n : n < length (queue n).
Proof.
  induction n as [|n IH]; [simpl; lia|]. destruct (queue_grows n) as (more & nonempty & ->). rewrite app_length.
  destruct more; [contradiction | simpl; lia].
Qed.

Lemma dealt_spec n t : t < length (queue n) -> nth t (queue n) 0 = dealt t.
Proof. apply limit_spec, queue_grows. Qed.

Lemma dealt_queued t : In (dealt t) (queue (S t)).
Proof. rewrite <- (dealt_spec (S t)); [apply nth_In |]; pose proof (queue_length (S t)); lia. Qed.

Lemma queued_dealt n x : In x (queue n) -> exists t, dealt t = x.
Proof. intros (t & small & is_x)%(In_nth _ _ 0). exists t. rewrite <- (dealt_spec n); assumption. Qed.

Lemma place n x : x < length (decided n) ->
  match limit universal decided x with
  | universal => In x (queue n)
  | trap k => 0 < k <= trapped n /\ (k < trapped n -> In x (queue n)) /\ (k = trapped n -> x = withheld (laid (after n)))
  | diagonal d => 0 < d < trapped n /\ ~ In x (queue n)
  end.
Proof. intros known. rewrite <- (kind n x known). apply (invariant_holds n), known. Qed.

Lemma place_of_queued n x : In x (queue n) ->
  match limit universal decided x with universal => True | trap k => 0 < k < trapped n | diagonal _ => False end.
Proof.
  intros x_in. destruct (invariant_holds n) as ((_ & _ & kept) & known & _).
  pose proof (place n x (known x x_in)) as placed. destruct (limit universal decided x) as [|k|d]; [exact I | | intuition].
  destruct placed as (range & _ & waiting). enough (k <> trapped n) by lia. intros same. rewrite (waiting same) in x_in. exact (kept x_in).
Qed.

Lemma decided_known x n : x < n -> x < length (decided n).
Proof. apply limit_known, decided_grows'. Qed.

Lemma trapped_next n : trapped n <= trapped (S n) /\ (trapped (S n) <> trapped n -> exists o, doing (after n) = Answer (S o)).
Proof.
  unfold trapped. destruct (laid_next n) as [[k ->] | (o & answered & ->)].
  - simpl. split; [lia | contradiction].
  - split; [simpl current; lia | exists o; exact answered].
Qed.

Lemma trapped_rises n k : trapped n <= trapped (k + n).
Proof. induction k as [|k IH]; [apply le_n|]. pose proof (trapped_next (k + n)). simpl plus. lia. Qed.

Lemma trapped_changes n k : trapped (k + n) <> trapped n -> exists l o, n <= l /\ doing (after l) = Answer (S o).
Proof.
  induction k as [|k IH]; [contradiction|]. simpl plus. intros other.
  destruct (Nat.eq_dec (trapped (S (k + n))) (trapped (k + n))) as [same | changed].
  - apply IH. congruence.
  - destruct (proj2 (trapped_next (k + n)) changed) as [o answered]. exists (k + n), o. split; [lia | exact answered].
Qed.

Lemma trapped_after_answer n o : doing (after n) = Answer (S o) -> trapped n < trapped (S n).
Proof.
  intros answered. unfold trapped. change (after (S n)) with (step (after n)). unfold step. rewrite answered. simpl current. lia.
Qed.

(** ** The rounds that are built are those of the algorithm on this class *)

Lemma round_bound n : round (after n) <= n.
Proof.
  induction n as [|n IH]; [apply le_n|]. change (after (S n)) with (step (after n)). unfold step.
  destruct (doing (after n)) as [[|o] | i x next | p]; simpl; lia.
Qed.

Lemma after_answer n o : doing (after n) = Answer o ->
  round (after (S n)) = S (round (after n)) /\ doing (after (S n)) = A (shown dealt (S (round (after n)))).
Proof.
  intros answered.
  assert (next : exists b, after (S n) = next_round b (round (after n))).
  { change (after (S n)) with (step (after n)). unfold step. rewrite answered. destruct o; eexists; reflexivity. }
  destruct next as [b is_next]. rewrite is_next. split; [reflexivity|]. simpl. f_equal. apply (shown_ext _ dealt).
  intros u le. rewrite <- (dealt_spec (S n)).
  - unfold queue. rewrite is_next. reflexivity.
  - pose proof (queue_length (S n)). pose proof (round_bound n). lia.
Qed.

Lemma after_ask n i x next : doing (after n) = Ask i x next ->
  round (after (S n)) = round (after n) /\ doing (after (S n)) = next (built i x).
Proof.
  intros asked.
  assert (next_state : after (S n) = step (after n)) by reflexivity. unfold step in next_state. rewrite asked in next_state.
  assert (known : x < length (decided (S n))).
  { unfold decided. rewrite next_state. cbn [laid grow columns]. rewrite app_length, repeat_length. lia. }
  unfold built. rewrite <- (kind (S n) x known). unfold decided. rewrite next_state. split; reflexivity.
Qed.

Lemma after_silent n p : doing (after n) = Silent p -> round (after (S n)) = round (after n) /\ doing (after (S n)) = p.
Proof.
  intros silent. change (after (S n)) with (step (after n)). unfold step. rewrite silent. split; reflexivity.
Qed.

Lemma answering n o : answers built (A (shown dealt (round (after n)))) o <-> answers built (doing (after n)) o.
Proof.
  induction n as [|n IH].
  - unfold shown. simpl. rewrite <- (dealt_spec 0) by (simpl; lia). reflexivity.
  - destruct (doing (after n)) as [a | i x next | p] eqn:now.
    + destruct (after_answer n a now) as [-> ->]. reflexivity.
    + destruct (after_ask n i x next now) as [-> ->]. rewrite IH.
      split; [intros asked; inversion asked; assumption | apply answers_asked].
    + destruct (after_silent n p now) as [-> ->]. rewrite IH.
      split; [intros later; inversion later; assumption | apply answers_later].
Qed.

Lemma answer_reached p o : answers built p o -> forall n, doing (after n) = p ->
  exists m, n <= m /\ round (after m) = round (after n) /\ doing (after m) = Answer o.
Proof.
  induction 1 as [o | i x next o _ IH | next o _ IH]; intros n now.
  - exists n. auto.
  - destruct (after_ask n i x next now) as [same now']. destruct (IH (S n) now') as (m & le & same' & answered).
    exists m. repeat split; [lia | congruence | exact answered].
  - destruct (after_silent n next now) as [same now']. destruct (IH (S n) now') as (m & le & same' & answered).
    exists m. repeat split; [lia | congruence | exact answered].
Qed.

Hypothesis wins : generates A built.

(** ** No trap stays

    Until the trap is answered, the sequence shows only elements of its hypothesis, all but none left out; if it is
    answered, the rest of that hypothesis can still be shown. So the algorithm must answer within that hypothesis in the
    end, and not 0, which has the withheld point. *)

Section Trap.

Variable n : nat.
Local Notation trap_index := (trapped n).

Definition quiet (t : nat) : bool := trapped (S t + n) =? trap_index.

Definition diverted (t : nat) : nat :=
  if quiet t then dealt t else let x := fst (of_nat t) in if built trap_index x then x else 1.

Lemma not_quiet_later t u : t <= u -> quiet t = false -> quiet u = false.
Proof.
  unfold quiet. rewrite !Nat.eqb_neq. intros le changed.
  pose proof (trapped_rises n (S t)). pose proof (trapped_rises (S t + n) (u - t)) as rises.
  replace (u - t + (S t + n)) with (S u + n) in rises by lia. lia.
Qed.

Lemma diverted_genuine t : diverted t ∈ built trap_index.
Proof.
  unfold diverted. destruct (quiet t) eqn:is_quiet.
  - apply Nat.eqb_eq in is_quiet.
    assert (x_in : In (dealt t) (queue (S t + n))). { rewrite Nat.add_comm. apply queue_mono, dealt_queued. }
    apply place_of_queued in x_in. rewrite is_quiet in x_in. unfold built, has.
    destruct (limit universal decided (dealt t)) as [|k|d]; [reflexivity | | contradiction].
    apply negb_true_iff, Nat.eqb_neq. lia.
  - cbv zeta. destruct (built trap_index (fst (of_nat t))) eqn:inside; [exact inside|].
    unfold built. rewrite <- (kind 0); [reflexivity | simpl; lia].
Qed.

Lemma diverted_complete : complete (built trap_index) diverted.
Proof.
  intros x x_in.
  assert (changed : (exists t, quiet t = false) -> exists t, diverted t = x).
  { intros [t not_quiet]. exists (to_nat (x, t)). pose proof (to_nat_non_decreasing x t).
    unfold diverted. rewrite (not_quiet_later t); [|lia | exact not_quiet]. rewrite cancel_of_to. simpl. rewrite x_in. reflexivity. }
  assert (shown_once : forall m, In x (queue m) -> exists t, diverted t = x).
  { intros m (t & is_x)%queued_dealt. destruct (quiet t) eqn:is_quiet; [|apply changed; exists t; exact is_quiet].
    exists t. unfold diverted. rewrite is_quiet. exact is_x. }
  destruct (quiet x) eqn:is_quiet; [apply Nat.eqb_eq in is_quiet | apply changed; exists x; exact is_quiet].
  assert (known : x < length (decided (S x + n))) by (apply decided_known; lia).
  pose proof (place _ x known) as placed. unfold built, has in x_in. rewrite is_quiet in placed.
  destruct (limit universal decided x) as [|k|d]; [exact (shown_once _ placed) | |].
  - apply negb_true_iff, Nat.eqb_neq in x_in. apply (shown_once (S x + n)), placed. lia.
  - apply Nat.eqb_eq in x_in. lia.
Qed.

Lemma trap_goes : exists k, trapped (k + n) <> trapped n.
Proof.
  destruct (wins trap_index diverted diverted_genuine diverted_complete) as [ends [T settled]].
  assert (same : forall t, quiet t = true -> shown diverted t = shown dealt t).
  { intros t is_quiet. apply shown_ext. intros u le. unfold diverted.
    destruct (quiet u) eqn:u_quiet; [reflexivity|]. rewrite (not_quiet_later u t le u_quiet) in is_quiet. discriminate. }
  assert (gone : forall t, quiet t = false -> exists k, trapped (k + n) <> trapped n).
  { intros t not_quiet%Nat.eqb_neq. exists (S t). exact not_quiet. }
  assert (answered : forall m, n <= m -> (exists k, trapped (k + n) <> trapped n) \/
    exists l o, n <= l /\ round (after l) = round (after m) /\ doing (after l) = Answer o).
  { intros m le. destruct (quiet (round (after m))) eqn:is_quiet; [right | left; exact (gone _ is_quiet)].
    destruct (ends (round (after m))) as [o says]. rewrite same in says by exact is_quiet. apply answering in says.
    destruct (answer_reached _ o says m eq_refl) as (l & le' & same_round & now). exists l, o. repeat split; trivial; lia. }
  assert (rounds : forall k, (exists k, trapped (k + n) <> trapped n) \/
    exists l o, n <= l /\ round (after l) = k + round (after n) /\ doing (after l) = Answer o).
  { induction k as [|k [found | (l & o & le & is_round & now)]]; [exact (answered n (le_n n)) | left; exact found |].
    destruct (after_answer l o now) as [next_one _]. destruct (answered (S l)) as [found | (l' & o' & le' & is_round' & now')];
      [lia | left; exact found | right]. exists l', o'. repeat split; [exact le' | | exact now']. simpl. lia. }
  destruct (rounds T) as [found | (l & [|o] & le & is_round & now)]; [exact found | |].
  - destruct (quiet (round (after l))) eqn:is_quiet; [exfalso | exact (gone _ is_quiet)].
    assert (within : built 0 ⊆ built trap_index).
    { apply (settled (round (after l))); [lia|]. rewrite same by exact is_quiet. apply answering. rewrite now. constructor. }
    destruct (invariant_holds n) as ((inside & is_trap & _) & _ & place_of).
    specialize (within (withheld (laid (after n)))). specialize (place_of _ inside). unfold placed in place_of.
    rewrite is_trap in place_of. unfold built in within.
    rewrite <- (kind n _ inside) in within. unfold decided in within. rewrite is_trap in within. simpl in within.
    fold (trapped n) in within, place_of. rewrite Nat.eqb_refl in within.
    destruct (trapped n); [lia|]. discriminate (within eq_refl).
  - exists (S (l - n)). replace (S (l - n) + n) with (S l) by lia.
    pose proof (trapped_after_answer l o now). pose proof (trapped_rises n (l - n)) as rises.
    replace (l - n + n) with l in rises by lia. lia.
Qed.

End Trap.

(** ** Hence hypothesis 0 is enumerated, and infinitely often an answer is outside of it *)

Lemma round_rises n k : round (after n) <= round (after (k + n)).
Proof.
  induction k as [|k IH]; [apply le_n|]. simpl plus. destruct (doing (after (k + n))) as [o | i x next | p] eqn:now.
  - destruct (after_answer _ o now). lia.
  - destruct (after_ask _ i x next now). lia.
  - destruct (after_silent _ p now). lia.
Qed.

Lemma answered_late T : exists l o, T <= round (after l) /\ doing (after l) = Answer (S o).
Proof.
  induction T as [|T (l & o & late & now)].
  - destruct (trap_goes 0) as [k changed]. destruct (trapped_changes 0 k changed) as (l & o & _ & now).
    exists l, o. split; [lia | exact now].
  - destruct (after_answer l _ now) as [next_one _]. destruct (trap_goes (S l)) as [k changed].
    destruct (trapped_changes (S l) k changed) as (l' & o' & le & now'). exists l', o'. split; [|exact now'].
    pose proof (round_rises (S l) (l' - S l)) as rises. replace (l' - S l + S l) with l' in rises by lia. lia.
Qed.

Lemma adversary_wins : False.
Proof.
  destruct (wins 0 dealt) as [_ [T settled]].
  - intros t. pose proof (place_of_queued _ _ (dealt_queued t)) as placed. unfold built, has.
    destruct (limit universal decided (dealt t)) as [|k|d]; [reflexivity | | contradiction].
    apply negb_true_iff, Nat.eqb_neq. lia.
  - intros x x_in. pose proof (place (S x) x (decided_known x (S x) (le_n _))) as placed. unfold built, has in x_in.
    destruct (limit universal decided x) as [|k|d] eqn:is_kind; [exact (queued_dealt _ _ placed) | |].
    + destruct (trap_goes (S x)) as [j changed]. pose proof (trapped_rises (S x) j).
      apply (queued_dealt (j + S x)). pose proof (place (j + S x) x) as later. rewrite is_kind in later.
      apply later; [apply decided_known; lia | lia].
    + apply Nat.eqb_eq in x_in. lia.
  - destruct (answered_late T) as (l & o & late & now).
    assert (within : built (S o) ⊆ built 0).
    { apply (settled (round (after l)) (S o) late). apply answering. rewrite now. constructor. }
    specialize (within (length (decided l))).
    assert (is_diagonal : limit universal decided (length (decided l)) = diagonal (S o)).
    { assert (shape : decided (S l) = decided l ++ [diagonal (S o); trap (S (max (trapped l) (S o))); universal]).
      { unfold decided. change (after (S l)) with (step (after l)). unfold step. rewrite now. reflexivity. }
      rewrite <- (kind (S l)); rewrite shape; [rewrite app_nth2, Nat.sub_diag by lia; reflexivity|].
      rewrite app_length. simpl. lia. }
    unfold built in within. rewrite is_diagonal in within. simpl in within. rewrite Nat.eqb_refl in within.
    discriminate (within eq_refl).
Qed.

End Adversary.

(** Theorem 7.1. *)
Theorem query_bound (A : algorithm) : exists H : nat -> Language nat, UUS H /\ ~ generates A H.
Proof. exists (built A). split; [apply built_UUS | exact (adversary_wins A)]. Qed.

Corollary query_bound_computed (A : algorithm) : exists H : nat -> Language nat, UUS H /\
  forall G, (forall seen, answers H (A seen) (G seen)) -> ~ properly_generates without_replay H G.
Proof.
  destruct (query_bound A) as (H & unbounded & fails). exists H. split; [exact unbounded|].
  intros G computes wins. apply fails. rewrite (generates_spec A H G computes). exact wins.
Qed.
