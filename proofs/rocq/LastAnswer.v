(** * Replay of the last answer alone

    [last_answer_correct]: a finite class is properly generatable when only the last answer is replayed iff no position after a
    first example is lost. That it is necessary uses excluded middle: what an adversary does for ever. *)

From Coq Require Import List Bool Arith Lia.
From Echoproof Require Import Replay Sequences Finite Bounds Budgets Cells Turns ReplayNumber.
Import ListNotations.

Section LastAnswer.

Context {X I : Type} (H : I -> Language X) (names : list I) (points small : list X).
Hypothesis X_dec : forall x y : X, {x = y} + {x <> y}.

Local Notation mem := (mem X_dec).

(** ** Positions

    A position is (V, A): the targets that are possible, and the answers that were given up; what these answers can have
    supplied that needs not be shown again are their points in finite cells. *)

Definition in_all (V : list I) : Language X := fun y => all (fun k => H k y) V.
Definition given_up (A : list I) : Language X := fun y => mem y small && any (fun a => H a y) A.

(** The answer j confuses k: without leaving the position all of h_k can be shown, and h_j is not inside h_k. *)
Definition confuses (V A : list I) (j k : I) : bool :=
  all (fun y => implb (H k y) (H j y || in_all V y || given_up A y)) points && negb (within H points nothing j k).

(** An example c outside h_j that is in some of V but not in all: it leaves the position for (V ∩ c, A and j). *)
Definition leaves (V : list I) (j : I) (c : X) : bool :=
  negb (H j c) && any (fun k => H k c) V && negb (in_all V c).

Definition remaining (V : list I) (c : X) : list I := filter (fun k => H k c) V.

(** Lost: for every answer j it confuses some target, or some example leaves for a lost position. Each one that is left has
    more possible targets, so that n moves are enough when V has n elements at most. *)
Fixpoint lost (n : nat) (V A : list I) : bool :=
  match n with
  | 0 => false
  | S n =>
      all (fun j => any (confuses V A j) V || any (fun c => leaves V j c && lost n (remaining V c) (A ++ [j])) points) names
  end.

Definition last_criterion : Prop :=
  forall x, (exists i, x ∈ H i) -> lost (length names) (remaining names x) [] = false.

Hypothesis listed : lists names.
Hypothesis sizes : sized H points small.

Let represented : represents H points := sized_points H points small sizes.
Let alike_spec := alike_spec H names listed.

Lemma in_all_spec V y : in_all V y = true <-> forall k, In k V -> y ∈ H k.
Proof. apply all_spec. Qed.

Lemma given_up_spec A y : given_up A y = true <-> In y small /\ exists a, In a A /\ y ∈ H a.
Proof. unfold given_up. rewrite andb_true_iff, mem_spec, any_spec. reflexivity. Qed.

Lemma remaining_spec V c k : In k (remaining V c) <-> In k V /\ c ∈ H k.
Proof. apply filter_In. Qed.

Lemma confuses_spec V A j k : confuses V A j k = true <->
  (forall y, y ∈ H k -> H j y = true \/ in_all V y = true \/ given_up A y = true) /\ ~ H j ⊆ H k.
Proof.
  unfold confuses. rewrite andb_true_iff, all_spec, negb_true_iff, <- not_true_iff_false, (within_nothing H points represented).
  split; intros [covered not]; (split; [|exact not]).
  - intros y y_in. destruct (represented y k y_in) as (p & p_in & same). specialize (covered p p_in).
    rewrite (same k), y_in, (same j) in covered. simpl in covered.
    apply orb_true_iff in covered as [either | up]; [apply orb_true_iff in either as [supplied | common]|].
    + auto.
    + right. left. rewrite in_all_spec in *. intros l l_in. rewrite <- same. apply common, l_in.
    + right. right. apply given_up_spec in up as (p_small & a & a_in & p_a). apply given_up_spec. split.
      * apply (sized_small H points small sizes p); [exact p_small|]. intros l. symmetry. apply same.
      * exists a. rewrite <- same. auto.
  - intros y _. destruct (H k y) eqn:y_in; [|reflexivity]. simpl. rewrite !orb_true_iff.
    destruct (covered y y_in) as [a | [b | c]]; auto.
Qed.

Lemma leaves_spec V j c : leaves V j c = true <-> H j c = false /\ (exists k, In k V /\ c ∈ H k) /\ in_all V c = false.
Proof. unfold leaves. rewrite !andb_true_iff, !negb_true_iff, any_spec. tauto. Qed.

Lemma remaining_fewer V c : in_all V c = false -> length (remaining V c) < length V.
Proof.
  unfold in_all, remaining. induction V as [|k V IH]; simpl; [discriminate|].
  assert (le : length (filter (fun k => H k c) V) <= length V).
  { clear. induction V as [|k V IH]; simpl; [lia|]. destruct (H k c); simpl; lia. }
  destruct (H k c); simpl; intros out; [specialize (IH out) |]; lia.
Qed.

(** ** The generator

    It holds a position that is not lost, and an answer j that confuses nothing there and from which no lost position is left,
    until an example leaves. *)

Record position := { moves : nat; possible_targets : list I; given : list I; answer : I }.

Definition safe (n : nat) (V A : list I) (j : I) : bool :=
  negb (any (confuses V A j) V || any (fun c => leaves V j c && lost n (remaining V c) (A ++ [j])) points).

Definition hold (default : I) (n : nat) (V A : list I) : position :=
  {| moves := pred n; possible_targets := V; given := A; answer := pick names default (safe (pred n) V A) |}.

Definition move (default : I) (at_position : position) (c : X) : position :=
  let V := possible_targets at_position in
  let j := answer at_position in
  if leaves V j c then hold default (moves at_position) (remaining V c) (given at_position ++ [j]) else at_position.

Definition held (default : I) (seen : list X) : position :=
  match seen with
  | [] => hold default 0 [] []
  | x :: rest => fold_left (move default) rest (hold default (length names) (remaining names x) [])
  end.

Definition keeper (default : I) (seen : list X) : I := answer (held default seen).

(** What is true of the position after the examples seen, for the target k. *)
Record invariant (k : I) (seen : list X) (here : position) : Prop := {
  k_possible : In k (possible_targets here);
  few_targets : length (possible_targets here) <= S (moves here);
  is_safe : safe (moves here) (possible_targets here) (given here) (answer here) = true;
  accounted : forall y, In y seen ->
    H (answer here) y = true \/ in_all (possible_targets here) y = true \/ exists a, In a (given here) /\ y ∈ H a
}.

Lemma not_lost_safe default n V A : 0 < n -> lost n V A = false ->
  safe (pred n) V A (pick names default (safe (pred n) V A)) = true.
Proof.
  intros positive not_lost. destruct n as [|n]; [inversion positive|]. simpl pred. apply (pick_spec names listed).
  simpl in not_lost.
  apply (all_fails (fun j => any (confuses V A j) V || any (fun c => leaves V j c && lost n (remaining V c) (A ++ [j]))
    points)) in not_lost as (j & _ & good).
  exists j. unfold safe. rewrite good. reflexivity.
Qed.

Lemma safe_not_lost n V A j c : safe n V A j = true -> leaves V j c = true -> lost n (remaining V c) (A ++ [j]) = false.
Proof.
  intros is_safe leaving. apply negb_true_iff, orb_false_iff in is_safe as [_ none].
  pose proof (proj1 (leaves_spec V j c) leaving) as (_ & (k & _ & c_in) & _).
  destruct (represented c k c_in) as (p & p_in & same).
  assert (equal : forall W, remaining W p = remaining W c) by (intros W; apply filter_ext; intros l; apply same).
  assert (p_leaves : leaves V j p = true).
  { apply leaves_spec in leaving as (out & (l & l_in & c_l) & not_all). apply leaves_spec. rewrite same. split; [exact out|].
    split.
    - exists l. rewrite same. auto.
    - rewrite <- not_all. unfold in_all. clear - same. induction V as [|l V IH]; [reflexivity|]. simpl. rewrite same, IH.
      reflexivity. }
  destruct (lost n (remaining V c) (A ++ [j])) eqn:is_lost; [|reflexivity].
  enough (any (fun c => leaves V j c && lost n (remaining V c) (A ++ [j])) points = true) by congruence.
  apply any_spec. exists p. rewrite p_leaves, equal, is_lost. auto.
Qed.

Lemma invariant_first default k x :
  last_criterion -> x ∈ H k -> invariant k [x] (hold default (length names) (remaining names x) []).
Proof.
  intros criterion x_in. assert (positive : 0 < length names).
  { apply Nat.neq_0_lt_0. rewrite length_zero_iff_nil. apply listed. }
  split; simpl.
  - apply remaining_spec. split; [apply listed | exact x_in].
  - assert (le : length (remaining names x) <= length names).
    { unfold remaining. generalize names. intros l. induction l as [|i l IH]; simpl; [lia|]. destruct (H i x); simpl; lia. }
    lia.
  - apply not_lost_safe; [exact positive | apply criterion; exists k; exact x_in].
  - intros y [<- | []]. right. left. apply in_all_spec. intros l l_in. apply remaining_spec in l_in. apply l_in.
Qed.

Lemma invariant_next default k seen here c :
  invariant k seen here -> c ∈ H k \/ c ∈ H (answer here) -> invariant k (seen ++ [c]) (move default here c).
Proof.
  intros [k_in few good all_accounted] ok. unfold move. destruct (leaves (possible_targets here) (answer here) c) eqn:leaving.
  - pose proof (proj1 (leaves_spec _ _ _) leaving) as (out & _ & not_all). assert (c_in : c ∈ H k) by (destruct ok; congruence).
    pose proof (remaining_fewer (possible_targets here) c not_all) as fewer.
    assert (k_remains : In k (remaining (possible_targets here) c)) by (apply remaining_spec; auto).
    assert (positive : 0 < moves here).
    { destruct (remaining (possible_targets here) c); [destruct k_remains | simpl in fewer; lia]. }
    split; simpl.
    + exact k_remains.
    + lia.
    + apply not_lost_safe; [exact positive | exact (safe_not_lost _ _ _ _ c good leaving)].
    + intros y [y_seen | [<- | []]]%in_app_or.
      * destruct (all_accounted y y_seen) as [supplied | [common | (a & a_in & y_a)]].
        -- right. right. exists (answer here). rewrite in_app_iff. simpl. auto.
        -- right. left. rewrite in_all_spec in *. intros l l_in. apply common. apply remaining_spec in l_in. apply l_in.
        -- right. right. exists a. rewrite in_app_iff. auto.
      * right. left. apply in_all_spec. intros l l_in. apply remaining_spec in l_in. apply l_in.
  - split; trivial. intros y [y_seen | [<- | []]]%in_app_or; [apply all_accounted, y_seen|].
    destruct (H (answer here) c) eqn:supplied; [left; reflexivity | right; left].
    destruct (in_all (possible_targets here) c) eqn:common; [reflexivity|].
    assert (c_in : c ∈ H k) by (destruct ok; congruence).
    enough (leaves (possible_targets here) (answer here) c = true) by congruence. apply leaves_spec. eauto.
Qed.

Lemma held_next default s t : held default (shown s (S t)) = move default (held default (shown s t)) (s (S t)).
Proof.
  rewrite shown_next. destruct (shown_head s t) as [rest ->]. simpl. rewrite fold_left_app. reflexivity.
Qed.

Lemma keeper_wins default : excluded_middle -> last_criterion -> properly_generates_under (last_answer H) H (keeper default).
Proof.
  intros classic criterion k s ok all_shown. set (here := fun t => held default (shown s t)).
  assert (holds : forall t, invariant k (shown s t) (here t)).
  { induction t as [|t IH].
    - apply (invariant_first default); [exact criterion|].
      destruct (ok 0) as [genuine | (r & absurd & _)]; [exact genuine | discriminate].
    - unfold here. rewrite held_next, shown_next. apply invariant_next; [exact IH|].
      destruct (ok (S t)) as [genuine | (r & [= <-] & replayed)]; [left | right]; assumption. }
  set (j := fun t => answer (here t)). set (V := fun t => possible_targets (here t)).
  assert (shrinks : forall t, length (V (S t)) <= length (V t) /\ (leaves (V t) (j t) (s (S t)) = true ->
    length (V (S t)) < length (V t))).
  { intros t. unfold V, here. rewrite held_next. fold (here t). unfold move. fold (V t) (j t).
    destruct (leaves (V t) (j t) (s (S t))) eqn:leaving; [|split; [apply le_n | discriminate]].
    apply leaves_spec in leaving as (_ & _ & not_all). apply remaining_fewer in not_all. simpl.
    split; [lia | intros _; exact not_all]. }
  (* An example leaves finitely often. *)
  assert (settles : exists T, forall t, T <= t -> leaves (V t) (j t) (s (S t)) = false).
  { enough (each : forall n T, length (V T) <= n -> exists T, forall t, T <= t ->
      leaves (V t) (j t) (s (S t)) = false) by exact (each _ 0 (le_n _)).
    induction n as [n IH] using (well_founded_induction lt_wf). intros T small_V.
    destruct (classic (exists t, T <= t /\ leaves (V t) (j t) (s (S t)) = true)) as [(t & late & leaving) | none].
    - apply (IH (length (V (S t)))) with (T := S t); [|apply le_n].
      apply (Nat.lt_le_trans _ (length (V t))); [apply shrinks, leaving|].
      apply (Nat.le_trans _ (length (V T))); [|exact small_V]. clear - late shrinks.
      induction late as [|t late IHt]; [apply le_n | apply (Nat.le_trans _ (length (V t))); [apply shrinks | exact IHt]].
    - exists T. intros t late. destruct (leaves (V t) (j t) (s (S t))) eqn:leaving; [|reflexivity]. destruct none. eauto. }
  destruct settles as [T stays].
  assert (same_place : forall t, T <= t -> here t = here T).
  { induction 1 as [|t late IH]; [reflexivity|]. unfold here at 1. rewrite held_next. fold (here t). unfold move.
    fold (V t) (j t). rewrite (stays t late). exact IH. }
  exists T. intros t late. change (H (answer (here t)) ⊆ H k). rewrite (same_place t late). fold (j T).
  apply (within_nothing H points represented). destruct (within H points nothing (j T) k) eqn:below; [reflexivity | exfalso].
  pose proof (is_safe _ _ _ (holds T)) as safe_here. apply negb_true_iff, orb_false_iff in safe_here as [no_confusion _].
  enough (any (confuses (V T) (given (here T)) (j T)) (V T) = true) by (unfold V, j in *; congruence).
  apply any_spec. exists k. split; [exact (k_possible _ _ _ (holds T))|]. apply confuses_spec. split.
  - intros y y_in. destruct (in_dec X_dec y small) as [finite | large].
    + destruct (all_shown y y_in) as [u is_y]. destruct (accounted _ _ _ (holds (T + u)) y) as [supplied | [common | up]].
      * apply in_shown. exists u. split; [lia | exact is_y].
      * rewrite same_place in supplied by lia. auto.
      * rewrite same_place in common by lia. auto.
      * rewrite same_place in up by lia. right. right. apply given_up_spec. auto.
    + destruct (sized_large H points small sizes y k y_in large (shown s T)) as (z & same & fresh).
      destruct (all_shown z) as [u is_z]; [rewrite same; exact y_in|].
      destruct (le_lt_dec u T) as [early | later]; [destruct fresh; apply in_shown; exists u; auto|].
      destruct u as [|u]; [lia|]. pose proof (stays u ltac:(lia)) as stay. unfold V, j in stay.
      rewrite same_place, is_z in stay by lia.
      fold (V T) (j T) in stay. destruct (H (j T) z) eqn:supplied; [left; rewrite <- same; exact supplied|].
      destruct (in_all (V T) z) eqn:common.
      * right. left. rewrite in_all_spec in *. intros l l_in. rewrite <- same. apply common, l_in.
      * enough (leaves (V T) (j T) z = true) by congruence. apply leaves_spec. split; [exact supplied|]. split; [|exact common].
        exists k. split; [exact (k_possible _ _ _ (holds T)) | rewrite same; exact y_in].
  - intros inside. apply (within_nothing H points represented) in inside. congruence.
Qed.

(** ** The adversary

    At a lost position, whose given-up points were shown in [start]: while the finite cells of the answer j, or those of all
    targets, were not shown in full, show them. Else, if some example leaves for a lost position, show it. Else show the next
    point of h_j and of all targets, in an order of its own for each j. *)

Section Adversary.

Hypothesis classic : excluded_middle.
Context (enum : nat -> X) (onto : forall x, exists n, enum n = x) (G : list X -> I).
Hypothesis wins : properly_generates_under (last_answer H) H G.

Definition due (V : list I) (seen : list X) : option X :=
  find (fun y => (H (G seen) y || in_all V y) && negb (mem y seen)) small.

(** The number of the first hypothesis that is the same language as the answer. *)
Definition language_of (seen : list X) : nat :=
  let equal a b := within H points nothing a b && within H points nothing b a in
  match find (fun p => equal (nth p names (G seen)) (G seen))
    (seq 0 (length names)) with Some p => p | None => 0 end.

Lemma language_of_spec seen d : language_of seen < length names /\
  forall y, H (nth (language_of seen) names d) y = H (G seen) y.
Proof.
  unfold language_of. destruct (find _ _) as [p|] eqn:found.
  - apply find_some in found as [range%in_seq [up down]%andb_true_iff]. split; [lia|]. intros y.
    rewrite nth_indep with (d' := G seen) by lia. apply eq_true_iff_eq.
    split; [exact (proj1 (within_nothing H points represented _ _) up y)|].
    exact (proj1 (within_nothing H points represented _ _) down y).
  - exfalso. destruct (In_nth names (G seen) (G seen) (proj2 listed _)) as (p & small_p & is_p).
    pose proof (find_none _ _ found p ltac:(apply in_seq; lia)) as absurd. cbv beta zeta in absurd. rewrite is_p in absurd.
    assert (below : within H points nothing (G seen) (G seen) = true) by (apply (within_nothing H points represented); auto).
    rewrite below in absurd. discriminate.
Qed.

Definition serve (V : list I) (x : X) (p c : nat) : X :=
  let y := again_and_again enum c in if H (nth p names (G [])) y || in_all V y then y else x.

Lemma lost_is_lost n : forall V A x start,
  lost n V A = true -> (forall k, In k V -> x ∈ H k) ->
  (forall k t, In k V -> t < length (x :: start) ->
     nth t (x :: start) x ∈ H k \/ exists r, t = S r /\ nth t (x :: start) x ∈ H (G (firstn (S r) (x :: start)))) ->
  (forall y, given_up A y = true -> In y (x :: start)) -> False.
Proof.
  induction n as [|n IH]; intros V A x start is_lost x_in ok shown_up; [discriminate|].
  set (s := turns x (x :: start) (due V) language_of (serve V x)).
  set (before := past x (x :: start) (due V) language_of (serve V x)).
  assert (is_shown : forall t, shown s t = before (S t)) by (intros t; apply past_shown).
  assert (begins : forall t, t < length (x :: start) -> s t = nth t (x :: start) x) by (intros t; apply turns_start).
  (* Every example is in all of V or in the last answer. *)
  assert (legal_here : forall k, In k V -> last_answer H G (H k) s).
  { intros k k_in t. destruct (le_lt_dec (length (x :: start)) t) as [late | early].
    - destruct t as [|t]; [simpl in late; lia|].
      enough (either : H (G (shown s t)) (s (S t)) = true \/ in_all V (s (S t)) = true).
      { destruct either as [supplied | common]; [right; exists t; auto | left; exact (proj1 (in_all_spec V _) common k k_in)]. }
      rewrite is_shown. destruct (due V (before (S t))) as [y|] eqn:asks.
      + unfold s. rewrite (turns_extra x (x :: start) (due V) language_of (serve V x) (S t) y late asks).
        apply find_some in asks as [_ [either%orb_true_iff _]%andb_true_iff]. exact either.
      + unfold s. rewrite (turns_served x (x :: start) (due V) language_of (serve V x) (S t) late asks).
        unfold serve, chosen_order. fold before. cbv zeta.
        destruct (H _ (again_and_again _ _) || in_all V (again_and_again _ _)) eqn:either.
        * apply orb_true_iff in either as [supplied | common]; [left | right; exact common].
          rewrite (proj2 (language_of_spec (before (S t)) (G []))) in supplied. exact supplied.
        * right. apply in_all_spec, x_in.
    - rewrite begins by exact early.
      destruct (ok k t k_in early) as [genuine | (r & -> & replayed)]; [left; exact genuine | right].
      exists r. split; [reflexivity|]. rewrite is_shown. unfold before. rewrite past_start by lia. exact replayed. }
  (* Nobody can leave for a lost position. *)
  assert (nobody_leaves : forall N c, length (x :: start) <= S N -> due V (before (S N)) = None ->
    leaves V (G (before (S N))) c = true ->
    lost n (remaining V c) (A ++ [G (before (S N))]) = true -> False).
  { intros N c late quiet leaving lost_there. rewrite <- is_shown in *. destruct (shown_head s N) as [rest eq].
    assert (head : s 0 = x) by (rewrite begins by (simpl; lia); reflexivity). rewrite head in eq.
    assert (len : length (x :: rest) = S N) by (rewrite <- eq; apply shown_length).
    apply (IH (remaining V c) (A ++ [G (shown s N)]) x (rest ++ [c]) lost_there).
    - intros k [k_in _]%remaining_spec. apply x_in, k_in.
    - intros k t [k_in c_in]%remaining_spec small_t. rewrite app_comm_cons in *. rewrite app_length, len in small_t.
      simpl in small_t.
      destruct (Nat.eq_dec t (S N)) as [-> | other].
      + left. rewrite app_nth2 by lia. rewrite len, Nat.sub_diag. exact c_in.
      + assert (is_s : nth t ((x :: rest) ++ [c]) x = s t).
        { rewrite app_nth1 by lia. rewrite <- eq. unfold shown.
          rewrite nth_indep with (d' := s 0) by (rewrite map_length, seq_length; lia).
          rewrite map_nth, seq_nth by lia. reflexivity. }
        rewrite is_s. destruct (legal_here k k_in t) as [genuine | (r & -> & replayed)]; [left; exact genuine | right].
        exists r. split; [reflexivity|]. rewrite firstn_app. replace (S r - length (x :: rest)) with 0 by lia.
        simpl (firstn 0 [c]).
        rewrite app_nil_r, <- eq. rewrite is_shown in *. unfold before. rewrite firstn_past by lia. exact replayed.
    - intros y (y_small & a & a_in & y_a)%given_up_spec. rewrite app_comm_cons, <- eq. apply in_or_app. left.
      apply in_app_or in a_in as [a_in | [<- | []]].
      + assert (y_start : In y (x :: start)) by (apply shown_up, given_up_spec; eauto).
        destruct (In_nth _ _ x y_start) as (t & small_t & is_y). apply in_shown. exists t.
        split; [lia | rewrite begins by exact small_t; exact is_y].
      + rewrite is_shown in *. pose proof (find_none _ _ quiet y y_small) as absurd. cbv beta in absurd.
        rewrite y_a in absurd. simpl in absurd.
        apply negb_false_iff, mem_spec in absurd. exact absurd. }
  (* So the play stays at this position; some answer recurs. *)
  destruct (extra_ends x (x :: start) (due V) language_of (serve V x) small classic X_dec) as [M quiet].
  { intros seen y [y_small [_ new%negb_true_iff]%andb_true_iff]%find_some. split; [exact y_small|].
    rewrite <- (mem_spec X_dec). congruence. }
  destruct (last_recurring (chosen_order x (x :: start) (due V) language_of (serve V x)) classic (length names) 0)
    as (p & _ & again & _).
  { intros m _. exact (proj1 (language_of_spec _ (G []))). }
  set (N := M + S (length (x :: start))).
  destruct (again N) as (m & m_late & is_p). destruct m as [|m]; [unfold N in m_late; lia|]. fold (before (S m)) in *.
  assert (recurring : forall y, H (nth p names (G [])) y = H (G (before (S m))) y).
  { intros y. rewrite <- is_p. apply language_of_spec. }
  simpl in is_lost. rewrite all_spec in is_lost. specialize (is_lost (G (before (S m))) (proj2 listed _)).
  apply orb_true_iff in is_lost as [confused | left].
  - apply any_spec in confused as (k & k_in & [covered fails]%confuses_spec).
    assert (k_shown : complete (H k) s).
    { intros y y_in. enough (either : H (nth p names (G [])) y || in_all V y = true \/ In y (x :: start)).
      { destruct either as [either | y_start].
        - destruct (again_and_again_spec enum y (onto y) N) as (c & late & is_y).
          destruct (turns_reach x (x :: start) (due V) language_of (serve V x) p N again) with (c := c) as (t & _ & shows);
            [unfold N; lia | intros t t_late; apply quiet; unfold N in t_late; lia | exact late |].
          exists t. unfold s. rewrite shows. unfold serve. cbv zeta. rewrite is_y, either. reflexivity.
        - destruct (In_nth _ _ x y_start) as (t & small_t & is_y). exists t. rewrite begins by exact small_t. exact is_y. }
      rewrite recurring. destruct (covered y y_in) as [supplied | [common | up]].
      - left. rewrite supplied. reflexivity.
      - left. rewrite common. apply orb_true_r.
      - right. apply shown_up, up. }
    destruct (wins k s (legal_here k k_in) k_shown) as [T late].
    destruct (again (S T)) as (t & t_late & is_p'). destruct t as [|t]; [lia|]. apply fails. intros y y_in.
    apply (late t ltac:(lia)). rewrite is_shown. rewrite <- recurring, <- is_p' in y_in.
    unfold chosen_order in y_in. rewrite (proj2 (language_of_spec _ (G []))) in y_in. exact y_in.
  - apply any_spec in left as (c & _ & [leaving lost_there]%andb_true_iff).
    apply (nobody_leaves m c); trivial; [unfold N in m_late; lia | apply quiet; unfold N in m_late; lia].
Qed.

End Adversary.

Theorem last_answer_correct :
  excluded_middle -> countable X -> (properly_generatable_under (last_answer H) H <-> last_criterion).
Proof.
  intros classic [enum onto]. split.
  - intros [G wins] x _. destruct (lost (length names) (remaining names x) []) eqn:is_lost; [exfalso | reflexivity].
    apply (lost_is_lost classic enum onto G wins (length names) (remaining names x) [] x [] is_lost).
    + intros k [_ x_in]%remaining_spec. exact x_in.
    + intros k t [_ x_in]%remaining_spec small_t. left. destruct t as [|t]; [exact x_in | simpl in small_t; lia].
    + intros y (_ & a & [] & _)%given_up_spec.
  - intros criterion. destruct (some_name names listed) as [default _]. exists (keeper default). apply keeper_wins; assumption.
Qed.

End LastAnswer.
