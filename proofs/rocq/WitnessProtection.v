(** * Witness Protection: every countable class is generatable in the limit with replay

    Racca, Valko, Sanyal, "Language Generation with Replay", arXiv:2603.11784, Theorem 6.1 of v2 (5.1 of v1), with its
    Algorithm 2: [witness_protection].

    The generator is defined without any axiom and uses nothing of a hypothesis but membership of points. That it settles is
    proved from [LPO], a consequence of excluded middle ([excluded_middle_LPO]), for nothing tells whether two hypotheses
    that agree so far will differ. It is a premise of the theorem and no axiom. *)

From Coq Require Import List Bool Arith Lia ConstructiveEpsilon.
From Echoproof Require Import Replay Finite Sequences.
Import ListNotations.

(** A sequence of bits has a one, or it is zero for ever. *)
Definition LPO : Prop := forall f : nat -> bool, (exists n, f n = true) \/ forall n, f n = false.

Lemma excluded_middle_LPO : (forall P : Prop, P \/ ~ P) -> LPO.
Proof.
  intros decide f. destruct (decide (exists n, f n = true)) as [some | none]; [left; exact some | right].
  intros n. destruct (f n) eqn:one; [exfalso; apply none; exists n; exact one | reflexivity].
Qed.

(** k - 1, …, 0 *)
Fixpoint down (k : nat) : list nat := match k with 0 => [] | S k => k :: down k end.

Lemma in_down k i : In i (down k) <-> i < k.
Proof. induction k as [|k IH]; simpl; [|rewrite IH]; lia. Qed.

Lemma find_down_largest P k n : find P (down k) = Some n -> forall i, i < k -> P i = true -> i <= n.
Proof.
  induction k as [|k IH]; simpl; [discriminate|]. destruct (P k) eqn:here.
  - intros [= <-] i less _. lia.
  - intros found i less right. destruct (Nat.eq_dec i k) as [-> | other]; [congruence | apply IH; trivial; lia].
Qed.

Lemma least_of (P : nat -> bool) : (exists n, P n = true) -> { k | P k = true /\ forall v, P v = true -> k <= v }.
Proof. apply (epsilon_smallest (fun n => P n = true)). intros n. apply bool_dec. Qed.

Section Algorithm.

Context {X : Type} (X_dec : forall x y : X, {x = y} + {x <> y}) (enum : nat -> X) (H : nat -> Language X).

Definition mem (x : X) (xs : list X) : bool := if in_dec X_dec x xs then true else false.

Lemma mem_spec x xs : mem x xs = true <-> In x xs.
Proof. unfold mem. destruct (in_dec X_dec x xs); intuition discriminate. Qed.

Lemma mem_false x xs : mem x xs = false <-> ~ In x xs.
Proof. unfold mem. destruct (in_dec X_dec x xs); intuition discriminate. Qed.

(** The first m points. *)
Definition points (m : nat) : list X := map enum (seq 0 m).

Hypothesis onto : forall x, exists n, enum n = x.
Hypothesis unbounded : UUS H.

(** One round: its number, the sure examples and the earlier answers. *)
Section Round.

Variables (t : nat) (sure earlier : list X).

(** An index is active when its hypothesis contains every sure example. *)
Definition active (i : nat) : bool := (i <=? t) && forallb (H i) sure.

(** Among the first m points, an active i is critical when h_i, but for earlier answers, lies in every earlier active one. *)
Definition critical (m i : nat) : bool :=
  active i && forallb (fun j => implb (active j) (forallb (fun x => implb (H i x && negb (mem x earlier)) (H j x)) (points m))) (down i).

(** What shows that h_i is not within h_j. *)
Definition shows_difference (i j : nat) (x : X) : bool := H i x && negb (H j x) && negb (mem x earlier).

(** The first one for each pair of active indices j < i: these are protected, that is, not answered. *)
Definition witnesses (m : nat) : list X :=
  flat_map (fun i => flat_map (fun j =>
    match find (shows_difference i j) (points m) with
    | Some x => if active i && active j then [x] else []
    | None => []
    end) (down i)) (down (S t)).

Definition excluded (m : nat) : list X := sure ++ earlier ++ witnesses m.

(** What is answered when m points are looked at: the first allowed element of the last critical hypothesis. *)
Definition candidate (m : nat) : option X :=
  match find (critical m) (down (S t)) with
  | Some n => find (fun x => H n x && negb (mem x (excluded m))) (points m)
  | None => None
  end.

Lemma active_spec i : active i = true <-> i <= t /\ forall x, In x sure -> x ∈ H i.
Proof. unfold active. rewrite andb_true_iff, Nat.leb_le, forallb_forall. reflexivity. Qed.

Lemma critical_spec m i : critical m i = true <->
  active i = true /\
  forall j, j < i -> active j = true -> forall x, In x (points m) -> x ∈ H i -> ~ In x earlier -> x ∈ H j.
Proof.
  unfold critical. rewrite andb_true_iff, forallb_forall. apply and_iff_compat_l. split.
  - intros all j less j_active x x_near x_in new. specialize (all j (proj2 (in_down _ _) less)).
    rewrite j_active in all. simpl in all. rewrite forallb_forall in all. specialize (all x x_near).
    apply mem_false in new. rewrite x_in, new in all. exact all.
  - intros all j less%in_down. destruct (active j) eqn:j_active; [|reflexivity]. simpl. apply forallb_forall. intros x x_near.
    destruct (H i x) eqn:x_in; [|reflexivity]. destruct (mem x earlier) eqn:old; [reflexivity|]. simpl.
    apply (all j); trivial. apply mem_false, old.
Qed.

Lemma candidate_spec m x : candidate m = Some x ->
  exists n, critical m n = true /\ (forall i, critical m i = true -> i <= n) /\
    In x (points m) /\ x ∈ H n /\ ~ In x (excluded m).
Proof.
  unfold candidate. destruct (find (critical m) (down (S t))) as [n|] eqn:largest; [|discriminate].
  intros [x_near [x_in allowed%negb_true_iff%mem_false]%andb_prop]%find_some.
  exists n. pose proof (find_some _ _ largest) as [_ n_critical]. repeat split; trivial.
  intros i i_critical. apply (find_down_largest _ _ _ largest); [|exact i_critical].
  apply critical_spec in i_critical as [[small _]%active_spec _]. lia.
Qed.

Lemma witness_protected m i j x : active i = true -> active j = true -> j < i ->
  find (shows_difference i j) (points m) = Some x -> In x (witnesses m).
Proof.
  intros i_active j_active less found. apply in_flat_map. exists i. split.
  - apply in_down. apply active_spec in i_active as [small _]. lia.
  - apply in_flat_map. exists j. split; [apply in_down, less|]. rewrite found, i_active, j_active. left. reflexivity.
Qed.

(** ** When some index is active, the search for m ends *)

Lemma flat_map_short {A B} (f : A -> list B) l b : (forall a, In a l -> length (f a) <= b) -> length (flat_map f l) <= length l * b.
Proof.
  induction l as [|a l IH]; intros short; [simpl; lia|]. simpl. rewrite app_length.
  specialize (short a (or_introl eq_refl)) as first. specialize (IH (fun c c_in => short c (or_intror c_in))). lia.
Qed.

Lemma down_length k : length (down k) = k.
Proof. induction k; simpl; congruence. Qed.

Lemma few_witnesses m : length (witnesses m) <= S t * S t.
Proof.
  unfold witnesses. transitivity (length (down (S t)) * S t); [|rewrite down_length; lia].
  apply flat_map_short. intros i small%in_down.
  transitivity (length (down i) * 1); [|rewrite down_length; lia]. apply flat_map_short. intros j _.
  destruct (find _ _); [destruct (_ && _) |]; simpl; lia.
Qed.

Lemma many_elements i k : exists T, forall m, T <= m ->
  exists xs, NoDup xs /\ length xs = k /\ incl xs (points m) /\ forall x, In x xs -> x ∈ H i.
Proof.
  induction k as [|k [T rest]].
  - exists 0. intros m _. exists []. repeat split; [constructor | intros x [] | intros x []].
  - destruct (rest T (le_n T)) as (xs & different & size & near & inside).
    destruct (unbounded i xs) as (x & x_in & fresh). destruct (onto x) as [n <-].
    exists (T + S n). intros m large. exists (enum n :: xs). repeat split.
    + constructor; assumption.
    + simpl. congruence.
    + intros y [<- | y_in]; [apply in_map, in_seq; lia|].
      apply near, in_map_iff in y_in as (v & <- & small%in_seq). apply in_map, in_seq. lia.
    + intros y [<- | y_in]; [exact x_in | apply inside, y_in].
Qed.

Lemma one_outside (xs ys : list X) : NoDup xs -> length ys < length xs -> exists x, In x xs /\ ~ In x ys.
Proof.
  intros different more. destruct (find (fun x => negb (mem x ys)) xs) as [x|] eqn:found.
  - apply find_some in found as [x_in new%negb_true_iff%mem_false]. exists x. auto.
  - enough (length xs <= length ys) by lia. apply NoDup_incl_length; [exact different|].
    intros x x_in. apply mem_spec, negb_false_iff, (find_none _ _ found x x_in).
Qed.

Lemma candidate_exists : (exists i, active i = true) -> exists m, candidate m <> None.
Proof.
  intros [i i_active]. set (K := length sure + length earlier + S t * S t).
  destruct (settle_together (fun i m => exists xs, NoDup xs /\ length xs = S K /\ incl xs (points m) /\ forall x, In x xs -> x ∈ H i)
              (down (S t))) as [m large].
  { intros j _. apply many_elements. }
  exists m. unfold candidate. destruct (find (critical m) (down (S t))) as [n|] eqn:largest.
  - apply find_some in largest as [n_small _].
    destruct (large m (le_n m) n n_small) as (xs & different & size & near & inside).
    destruct (one_outside xs (excluded m) different) as (x & x_in & allowed).
    { unfold excluded. rewrite !app_length, size. pose proof (few_witnesses m). lia. }
    intros nothing. apply (find_none _ _ nothing x) in near as absurd; [|exact x_in]. simpl in absurd.
    apply mem_false in allowed. rewrite inside, allowed in absurd by exact x_in. discriminate.
  - destruct (least_of active) as (k & k_active & least); [exists i; exact i_active | exfalso].
    enough (critical m k = true) as k_critical.
    { rewrite (find_none _ _ largest k) in k_critical; [discriminate|].
      apply in_down. apply active_spec in k_active as [small _]. lia. }
    apply critical_spec. split; [exact k_active|]. intros j less j_active%least. lia.
Qed.

(** Look at the least m that has a candidate. *)
Definition answer :
  { x | (exists i, active i = true) -> exists m, candidate m = Some x /\ forall k, k < m -> candidate k = None }.
Proof.
  set (found := fun m => match candidate m with Some _ => true | None => false end).
  destruct (find active (down (S t))) as [i|] eqn:some.
  - apply find_some in some as [_ i_active]. destruct (least_of found) as (m & m_found & least).
    { destruct (candidate_exists (ex_intro _ i i_active)) as [m some]. exists m. unfold found.
      destruct (candidate m); [reflexivity | contradiction]. }
    destruct (candidate m) as [x|] eqn:is_x; [|unfold found in m_found; rewrite is_x in m_found; discriminate].
    exists x. intros _. exists m. split; [exact is_x|]. intros k less. destruct (candidate k) eqn:earlier_one; [|reflexivity].
    enough (m <= k) by lia. apply least. unfold found. rewrite earlier_one. reflexivity.
  - exists (enum 0). intros [i i_active]. exfalso. rewrite (find_none _ _ some i) in i_active; [discriminate|].
    apply in_down. apply active_spec in i_active as [small _]. lia.
Defined.

End Round.
(** ** The generator

    It replays its own run: newest example first, the sure examples and the answers. *)

Fixpoint run (seen : list X) : list X * list X :=
  match seen with
  | [] => ([], [])
  | x :: before =>
      let (sure, earlier) := run before in
      let sure := if mem x earlier then sure else x :: sure in
      (sure, proj1_sig (answer (length before) sure earlier) :: earlier)
  end.

Definition protector (seen : list X) : X := hd (enum 0) (snd (run (rev seen))).

Section Run.

Variable s : nat -> X.

Fixpoint earlier (t : nat) : list X :=
  match t with
  | 0 => []
  | S t => protector (shown s t) :: earlier t
  end.

Fixpoint sure (t : nat) : list X :=
  let before := match t with 0 => [] | S t => sure t end in
  if mem (s t) (earlier t) then before else s t :: before.

Lemma run_shown t :
  run (rev (shown s t)) = (sure t, earlier (S t)) /\ protector (shown s t) = proj1_sig (answer t (sure t) (earlier t)).
Proof.
  enough (runs : forall t before, length before = t ->
    run before = (match t with 0 => [] | S t => sure t end, earlier t) ->
    run (s t :: before) = (sure t, proj1_sig (answer t (sure t) (earlier t)) :: earlier t)).
  { assert (both : run (rev (shown s t)) = (sure t, proj1_sig (answer t (sure t) (earlier t)) :: earlier t)).
    { induction t as [|t IH]; [exact (runs 0 [] eq_refl eq_refl)|].
      rewrite shown_next, rev_app_distr. apply runs; [rewrite rev_length; apply shown_length|].
      rewrite IH. simpl earlier. unfold protector. rewrite IH. reflexivity. }
    split; [|unfold protector; rewrite both; reflexivity].
    rewrite both. simpl earlier. unfold protector. rewrite both. reflexivity. }
  intros u before size ran. simpl run. rewrite ran, size. destruct u; reflexivity.
Qed.

Lemma in_earlier t x : In x (earlier t) <-> exists r, r < t /\ protector (shown s r) = x.
Proof.
  induction t as [|t IH]; simpl; [split; [intros [] | intros (r & less & _); lia]|]. rewrite IH. split.
  - intros [<- | (r & less & is_x)]; [exists t | exists r]; auto.
  - intros (r & less & is_x). destruct (Nat.eq_dec r t) as [-> | other]; [left; exact is_x | right; exists r].
    split; [lia | exact is_x].
Qed.

Lemma in_sure t x : In x (sure t) <-> exists r, r <= t /\ s r = x /\ ~ In x (earlier r).
Proof.
  assert (step : forall t before, (In x before <-> exists r, r < t /\ s r = x /\ ~ In x (earlier r)) ->
    (In x (if mem (s t) (earlier t) then before else s t :: before) <-> exists r, r <= t /\ s r = x /\ ~ In x (earlier r))).
  { clear t. intros t before IH. destruct (mem (s t) (earlier t)) eqn:old; [apply mem_spec in old | apply mem_false in old].
    - rewrite IH. split; intros (r & le & is_x & new); exists r; [repeat split; trivial; lia|].
      destruct (Nat.eq_dec r t) as [-> | other]; [rewrite is_x in old; contradiction | repeat split; trivial; lia].
    - simpl. rewrite IH. split.
      + intros [<- | (r & less & is_x & new)]; [exists t; auto | exists r; repeat split; trivial; lia].
      + intros (r & le & is_x & new). destruct (Nat.eq_dec r t) as [-> | other]; [left; exact is_x | right; exists r].
        repeat split; trivial; lia. }
  induction t as [|t IH]; apply step; [split; [intros [] | intros (r & less & _); lia]|].
  rewrite IH. split; intros (r & le & rest); exists r; (split; [lia | exact rest]).
Qed.

Lemma earlier_grows t u : t <= u -> incl (earlier t) (earlier u).
Proof. intros le x (r & less & is_x)%in_earlier. apply in_earlier. exists r. split; [lia | exact is_x]. Qed.

Lemma sure_grows t u : t <= u -> incl (sure t) (sure u).
Proof. intros le x (r & less & rest)%in_sure. apply in_sure. exists r. split; [lia | exact rest]. Qed.

Lemma shown_is_sure_or_answered t x : In x (shown s t) -> In x (sure t) \/ In x (earlier t).
Proof.
  intros (r & le & is_x)%in_shown. destruct (in_dec X_dec x (earlier r)) as [old | new].
  - right. exact (earlier_grows r t le x old).
  - left. apply in_sure. exists r. auto.
Qed.

(** ** It settles *)

Variable z : nat.
Hypothesis is_legal : legal with_replay element protector (H z) s.
Hypothesis is_complete : complete (H z) s.

Let is_active t i := active t (sure t) i = true.

Lemma sure_is_genuine t x : In x (sure t) -> x ∈ H z.
Proof.
  intros (r & _ & <- & new)%in_sure. destruct (is_legal r) as [genuine | (_ & u & less & replayed)]; [exact genuine|].
  exfalso. apply new, in_earlier. exists u. auto.
Qed.

Lemma target_active t : z <= t -> is_active t z.
Proof. intros le. apply active_spec. split; [exact le | apply sure_is_genuine]. Qed.

Lemma active_before t u i : i <= t -> t <= u -> is_active u i -> is_active t i.
Proof.
  intros known le [_ all]%active_spec. apply active_spec. split; [exact known|]. intros x x_in. apply all, (sure_grows t u le x x_in).
Qed.

Lemma answer_spec t : z <= t -> exists m n,
  critical t (sure t) (earlier t) m n = true /\ (forall i, critical t (sure t) (earlier t) m i = true -> i <= n) /\
  In (protector (shown s t)) (points m) /\ protector (shown s t) ∈ H n /\
  ~ In (protector (shown s t)) (excluded t (sure t) (earlier t) m).
Proof.
  intros le. destruct (run_shown t) as [_ ->]. destruct (answer t (sure t) (earlier t)) as [x right]. simpl.
  destruct right as (m & is_x & _); [exists z; apply target_active, le|].
  exists m. apply candidate_spec, is_x.
Qed.

(** The first witness against a false active index is never answered: it has to be shown, and becomes sure. *)
Lemma false_index_falls (lpo : LPO) j : j < z ->
  exists T, forall t, T <= t -> is_active t j -> forall x, x ∈ H z -> ~ In x (earlier t) -> x ∈ H j.
Proof.
  intros less. set (differs := fun t n => shows_difference (earlier t) z j (enum n)).
  assert (differs_spec : forall t n, differs t n = true <-> enum n ∈ H z /\ H j (enum n) = false /\ ~ In (enum n) (earlier t)).
  { intros t n. unfold differs, shows_difference. rewrite !andb_true_iff, !negb_true_iff, mem_false. tauto. }
  destruct (lpo (differs z)) as [some | none].
  - destruct (least_of (differs z) some) as (n & n_differs & least). pose proof (proj1 (differs_spec z n) n_differs) as (w_in & w_out & new).
    destruct (is_complete (enum n) w_in) as [r is_w]. exists (z + r). intros t late j_active. exfalso.
    assert (protected : forall k, z + k <= t -> ~ In (enum n) (earlier (z + k))).
    { induction k as [|k IH]; intros within; [rewrite Nat.add_0_r; exact new|].
      rewrite Nat.add_succ_r. simpl earlier. intros [answered | old]; [|apply IH; [lia | exact old]].
      destruct (answer_spec (z + k)) as (m & _ & _ & _ & near & _ & allowed); [lia|]. rewrite answered in near, allowed.
      apply allowed, in_or_app. right. apply in_or_app. right.
      apply (witness_protected _ _ _ m z j).
      - apply target_active. lia.
      - apply (active_before _ t); [lia | lia | exact j_active].
      - exact less.
      - apply in_map_iff in near as (v & same & small%in_seq).
        assert (n_small : n <= v). { apply least, differs_spec. rewrite same. auto. }
        assert (is_first : forall l a, a <= n < a + l -> (forall i, a <= i < n -> differs (z + k) i = false) ->
          find (shows_difference (earlier (z + k)) z j) (map enum (seq a l)) = Some (enum n)).
        { induction l as [|l IHl]; intros a range before; [lia|]. simpl. fold (differs (z + k) a).
          destruct (Nat.eq_dec a n) as [-> | other].
          - replace (differs (z + k) n) with true; [reflexivity|]. symmetry. apply differs_spec.
            repeat split; trivial. apply IH. lia.
          - rewrite before by lia. apply IHl; [lia|]. intros i i_range. apply before. lia. }
        apply is_first; [lia|]. intros i [_ i_less]. destruct (differs (z + k) i) eqn:i_differs; [|reflexivity].
        apply differs_spec in i_differs as (i_in & i_out & i_new). enough (n <= i) by lia.
        apply least, differs_spec. repeat split; trivial. intros old. apply i_new, (earlier_grows z (z + k)); [lia | exact old]. }
    apply active_spec in j_active as [_ all]. rewrite (all (enum n)) in w_out; [discriminate|].
    apply in_sure. exists r. repeat split; [lia | exact is_w|]. intros old.
    apply (protected (t - z)); [lia|]. apply (earlier_grows r); [lia | exact old].
  - exists z. intros t late _ x x_in x_new. destruct (onto x) as [n <-]. destruct (H j (enum n)) eqn:outside; [reflexivity|].
    enough (differs z n = true) by (rewrite none in *; discriminate).
    apply differs_spec. repeat split; trivial. intros old. apply x_new, (earlier_grows z t late), old.
Qed.

Lemma protector_settles (lpo : LPO) : exists T, forall t, T <= t -> correct protector (H z) s t.
Proof.
  destruct (settle_together (fun j t => is_active t j -> forall x, x ∈ H z -> ~ In x (earlier t) -> x ∈ H j) (down z)) as [T settled].
  { intros j less%in_down. apply (false_index_falls lpo j less). }
  exists (T + z). intros t late. destruct (answer_spec t) as (m & n & n_critical & largest & near & x_in & allowed); [lia|].
  assert (new : ~ In (protector (shown s t)) (earlier t)).
  { intros old. apply allowed, in_or_app. right. apply in_or_app. left. exact old. }
  assert (z_critical : critical t (sure t) (earlier t) m z = true).
  { apply critical_spec. split; [apply target_active; lia|]. intros j less j_active x _ x_in' x_new.
    apply (settled t ltac:(lia) j); trivial. apply in_down, less. }
  split.
  - destruct (Nat.eq_dec n z) as [-> | other]; [exact x_in|].
    apply critical_spec in n_critical as [_ within].
    apply (within z); trivial; [specialize (largest z z_critical); lia | apply target_active; lia].
  - intros [is_sure | old]%shown_is_sure_or_answered; [|contradiction]. apply allowed, in_or_app. left. exact is_sure.
Qed.

End Run.
End Algorithm.

(** Theorem 6.1, for every class that a sequence lists. *)
Theorem witness_protection {X I} (H : I -> Language X) :
  LPO -> (forall x y : X, {x = y} + {x <> y}) -> countable X -> countable I -> UUS H ->
  generatable_in_the_limit with_replay H.
Proof.
  intros lpo X_dec [enum onto] [index all] unbounded.
  assert (unbounded' : UUS (fun n => H (index n))) by (intros n; apply unbounded).
  exists (protector X_dec enum (fun n => H (index n)) onto unbounded'). intros i s legal all_shown.
  destruct (all i) as [z <-]. exact (protector_settles X_dec enum _ onto unbounded' s z legal all_shown lpo).
Qed.
