(** * Classes of sets of integers, as someone writes them

    A hypothesis is a function [fun x => (x mod 2 =? 0) || (x =? 1)] made of linear comparisons, remainders by positive
    constants, &&, ||, negb. A class of them realizes exactly the profiles of finitely many sample points:
    - the *cuts* are the integers at which a linear comparison may change; there is a common *period* of all remainders;
    - between two neighbouring cuts, a profile depends on x modulo the period alone, so that the first [period] points
      after each cut and the last [period] points before the least cut show every profile ([regions_spec]).
    The number of sample points grows with the number of cuts and the period, not with the size of constants.

    [decide_integers names cells] proves that such a class is hard, or that it is not, by computation. *)

From Coq Require Import List Bool ZArith Lia.
From Echoproof Require Import Replay Finite Decide.
From Echoproof Require Export Conditions.
Import ListNotations.
Open Scope Z_scope.

Lemma Z_countable : countable Z.
Proof.
  exists (fun n => if Nat.even n then Z.of_nat (Nat.div2 n) else - Z.of_nat (Nat.div2 n)). intros x.
  destruct (Z_le_gt_dec 0 x) as [nonnegative | negative].
  - exists (2 * Z.to_nat x)%nat. rewrite Nat.div2_double, Nat.even_mul. simpl. lia.
  - exists (S (2 * Z.to_nat (- x))). rewrite Nat.div2_succ_double, Nat.even_succ, Nat.odd_mul. simpl. lia.
Qed.

(** ** Sample points *)

Fixpoint run (length : nat) (first : Z) : list Z :=
  match length with O => [] | S length => first :: run length (first + 1) end.

Lemma in_run n a x : In x (run n a) <-> a <= x < a + Z.of_nat n.
Proof. revert a. induction n as [|n IH]; intros a; simpl run; simpl In; [lia | rewrite IH; lia]. Qed.

(** How far to go from the cut d: to the next cut, and for one period at most. *)
Definition reach (p : Z) (ds : list Z) (d : Z) : Z :=
  fold_right (fun next far => if d <? next then Z.min (next - d) far else far) p ds.

Lemma below_reach p ds d w : w < d + p -> (forall next, In next ds -> d < next -> w < next) -> w < d + reach p ds d.
Proof.
  intros short. induction ds as [|next ds IH]; simpl; intros before; [exact short|].
  assert (w < d + reach p ds d) by (apply IH; intros; apply before; auto).
  destruct (Z.ltb_spec d next) as [after|]; [|assumption]. specialize (before next (or_introl eq_refl) after). lia.
Qed.

Definition lowest (ds : list Z) : Z := fold_right Z.min 0 ds.

(** The regions that the cuts make: a point of it, the first sample point, the number of sample points. *)
Definition regions (p : Z) (ds : list Z) : list (Z * Z * Z) :=
  (lowest ds - 1, lowest ds - p, p) :: map (fun d => (d, d, reach p ds d)) ds.

Lemma lowest_spec ds x : (x < 0 -> (forall d, In d ds -> x < d) -> x < lowest ds) /\ forall d, In d ds -> lowest ds <= d.
Proof.
  induction ds as [|d ds [IHx IHd]]; simpl; [split; [auto | contradiction]|]. split.
  - intros negative below. specialize (IHx negative). specialize (below d (or_introl eq_refl)) as first.
    assert (x < lowest ds) by auto. unfold lowest in *. lia.
  - intros e [<- | e_in]; [lia | specialize (IHd e e_in); unfold lowest in *; lia].
Qed.

Lemma last_cut ds x :
  (exists d, In d ds /\ d <= x /\ forall e, In e ds -> e <= x -> e <= d) \/ forall d, In d ds -> x < d.
Proof.
  induction ds as [|e ds [(d & d_in & le & greatest) | above]]; [right; contradiction | |].
  - left. destruct (Z_le_gt_dec e x) as [e_le|]; [destruct (Z_le_gt_dec e d)|].
    + exists d. simpl. repeat split; auto. intros f [<- | f_in] f_le; [assumption | auto].
    + exists e. simpl. repeat split; auto; try lia. intros f [<- | f_in] f_le; [lia | specialize (greatest f f_in f_le); lia].
    + exists d. simpl. repeat split; auto. intros f [<- | f_in] f_le; [lia | auto].
  - destruct (Z_le_gt_dec e x).
    + left. exists e. simpl. repeat split; auto. intros f [<- | f_in] f_le; [lia | specialize (above f f_in); lia].
    + right. intros f [<- | f_in]; [lia | auto].
Qed.

Lemma regions_spec p ds x :
  0 < p -> In 0 ds ->
  exists d first n w, In (d, first, n) (regions p ds) /\ first <= w < first + n /\ same_side ds x d
    /\ exists k, x = w + p * k.
Proof.
  intros positive zero_in. unfold regions, same_side. destruct (last_cut ds x) as [(d & d_in & le & greatest) | above].
  - pose proof (Z.mod_pos_bound (x - d) p positive) as range. pose proof (Z.mod_le (x - d) p ltac:(lia) positive) as small.
    exists d, d, (reach p ds d), (d + (x - d) mod p).
    split; [right; apply in_map_iff; exists d; split; [reflexivity | exact d_in]|]. split; [split; [lia|] | split].
    + apply below_reach; [lia|]. intros e e_in after.
      destruct (Z_le_gt_dec e x) as [e_le|]; [specialize (greatest e e_in e_le) |]; lia.
    + intros e e_in. specialize (greatest e e_in). lia.
    + exists ((x - d) / p). pose proof (Z.div_mod (x - d) p). lia.
  - destruct (lowest_spec ds x) as [below least]. specialize (below (above 0 zero_in) above).
    set (l := lowest ds) in *. pose proof (Z.mod_pos_bound (x - l) p positive) as range.
    exists (l - 1), (l - p), p, (l - p + (x - l) mod p). split; [left; reflexivity|]. split; [lia|]. split.
    + intros e e_in. specialize (above e e_in). specialize (least e e_in). lia.
    + exists ((x - l) / p + 1). pose proof (Z.div_mod (x - l) p). lia.
Qed.

(** ** The realized profiles of a class *)

Definition profile_at (conditions : list condition) (x : Z) : profile := map (fun c => holds c x) conditions.

Definition listed_in (cs : list profile) (c : profile) : bool :=
  any (fun d => if list_eq_dec bool_dec c d then true else false) cs.

Definition empty_profile (c : profile) : bool := all negb c.

(** The sample points of a region with their profiles, which are worked out on remainders modulo p: small numbers. *)
Definition profiles_in (p : Z) (conditions : list condition) (region : Z * Z * Z) : list (Z * profile) :=
  let '(d, first, n) := region in
  let settled := map (settle d) conditions in
  let base := p * (first / p) in
  map (fun r => (base + r, profile_at settled r)) (run (Z.to_nat n) (first mod p)).

(** Every sample point has one of the given profiles or is in no hypothesis, and every given profile has a point. *)
Definition cells_are (conditions : list condition) (cells : list profile) : bool :=
  let p := fold_right (fun c => Z.lcm (period c)) 1 conditions in
  let found := flat_map (profiles_in p conditions) (regions p (0 :: flat_map cuts conditions)) in
  (0 <? p) && all (periodic p) conditions
  && all (fun '(_, c) => empty_profile c || listed_in cells c) found
  && all (fun c =>
       match find (fun '(_, e) => listed_in [c] e) found with
       | Some (x, _) => listed_in [c] (profile_at conditions x)
       | None => false
       end) cells.

Lemma listed_in_spec cs c : listed_in cs c = true <-> In c cs.
Proof.
  unfold listed_in. rewrite any_spec. split.
  - intros (d & d_in & same). destruct (list_eq_dec bool_dec c d) as [-> |]; [exact d_in | discriminate].
  - intros c_in. exists c. split; [exact c_in|]. destruct (list_eq_dec bool_dec c c); [reflexivity | contradiction].
Qed.

(** The conditions say what the class says. *)
Definition describe {I} (H : I -> Language Z) (names : list I) (conditions : list condition) : Prop :=
  Forall2 (fun i c => forall x, H i x = holds c x) names conditions.

Lemma described_profile {I} (H : I -> Language Z) names conditions x :
  describe H names conditions -> profile_of H names x = profile_at conditions x.
Proof. induction 1 as [|i c names conditions says _ IH]; simpl; [reflexivity|]. f_equal; [apply says | exact IH]. Qed.

Theorem integers_realize {I} (H : I -> Language Z) names conditions cells :
  lists names -> describe H names conditions -> cells_are conditions cells = true -> realizes H names cells.
Proof.
  intros [_ listed] described checked. unfold cells_are in checked. set (p := fold_right _ _ _) in checked.
  set (ds := 0 :: _) in checked. rewrite !andb_true_iff, !all_spec in checked.
  destruct checked as [[[positive%Z.ltb_lt periods] all_listed] realized]. split.
  - intros c c_in. specialize (realized c c_in). destruct (find _ _) as [[x _]|]; [|discriminate].
    apply listed_in_spec in realized as [is_c | []]. exists x. rewrite is_c. apply described_profile, described.
  - intros x i x_in.
    destruct (regions_spec p ds x positive (or_introl eq_refl)) as (d & first & n & w & region & range & sides & k & turns).
    set (r := first mod p + (w - first)).
    assert (same : profile_of H names x = profile_at (map (settle d) conditions) r).
    { rewrite (described_profile H names conditions x described). unfold profile_at. rewrite map_map. apply map_ext_in.
      intros c c_in. apply (settle_holds p); [apply periods, c_in | |].
      - intros e e_in. apply sides. right. apply in_flat_map. exists c. split; assumption.
      - exists (k + first / p). pose proof (Z.div_mod first p). subst r. lia. }
    specialize (all_listed (p * (first / p) + r, profile_at (map (settle d) conditions) r)).
    rewrite <- same in all_listed. apply orb_true_iff in all_listed as [empty | found].
    + unfold empty_profile in empty. rewrite all_spec in empty.
      specialize (empty (H i x) (in_map _ _ _ (listed i))). rewrite x_in in empty. discriminate.
    + apply listed_in_spec, found.
    + apply in_flat_map. exists (d, first, n). split; [exact region|]. rewrite same.
      apply (in_map (fun r => (p * (first / p) + r, profile_at (map (settle d) conditions) r))), in_run. subst r. lia.
Qed.

Theorem integers_hard {I} (H : I -> Language Z) names conditions cells :
  lists names -> describe H names conditions -> cells_are conditions cells = true ->
  hard (length names) cells = true -> ~ properly_generatable with_replay H.
Proof. intros listed described checked. apply hard_spec; eauto using Z_countable, integers_realize. Qed.

Theorem integers_easy {I} (H : I -> Language Z) names conditions cells :
  lists names -> describe H names conditions -> cells_are conditions cells = true ->
  hard (length names) cells = false -> properly_generatable with_replay H.
Proof. intros listed described checked. apply easy_spec; eauto using Z_countable, integers_realize. Qed.

(** ** Reading conditions off functions

    Not trusted: what is read is compared with the function, by conversion, when [describe] is proved. *)

Ltac term_of f :=
  lazymatch f with
  | (fun x => x) => constr:(Var)
  | (fun x => (@?t x + @?u x)%Z) => let t := term_of t in let u := term_of u in constr:(Plus t u)
  | (fun x => (@?t x - @?u x)%Z) => let t := term_of t in let u := term_of u in constr:(Minus t u)
  | (fun x => (?k * @?t x)%Z) => let t := term_of t in constr:(Times k t)
  | (fun x => (- @?t x)%Z) => let t := term_of t in constr:(Opp t)
  | (fun _ => ?k) => constr:(Const k)
  | _ => fail "no linear term in x:" f
  end.

Ltac comparison s t u :=
  lazymatch t with
  | (fun x => (@?r x mod ?m)%Z) =>
      lazymatch u with (fun _ => ?v) => let r := term_of r in constr:(Remainder s r m v) end
  | _ => let t := term_of t in let u := term_of u in constr:(Compare s t u)
  end.

Ltac condition_of f :=
  lazymatch f with
  | (fun x => @?p x && @?q x) => let p := condition_of p in let q := condition_of q in constr:(And p q)
  | (fun x => @?p x || @?q x) => let p := condition_of p in let q := condition_of q in constr:(Or p q)
  | (fun x => negb (@?p x)) => let p := condition_of p in constr:(Not p)
  | (fun x => (@?t x <? @?u x)%Z) => comparison Lt t u
  | (fun x => (@?t x <=? @?u x)%Z) => comparison Le t u
  | (fun x => (@?t x =? @?u x)%Z) => comparison Eq t u
  | (fun x => (@?t x >=? @?u x)%Z) => comparison Ge t u
  | (fun x => (@?t x >? @?u x)%Z) => comparison Gt t u
  | (fun _ => ?b) => constr:(Truth b)
  | _ => fail "no condition on x:" f
  end.

Ltac conditions_of H names :=
  lazymatch names with
  | nil => constr:(@nil condition)
  | ?i :: ?rest =>
      let f := eval hnf in (H i) in
      let c := condition_of f in let cs := conditions_of H rest in constr:(c :: cs)
  end.

Ltac prove_listed := split; [discriminate | intros []; cbv; tauto].

(** Two comparisons are the same when their sides are: unfolded, they take time exponential in the digits of a constant. *)
Strategy opaque [Z.ltb Z.leb Z.eqb Z.geb Z.gtb Z.modulo].

Ltac prove_described := repeat first [apply Forall2_nil | apply Forall2_cons; [intros x; reflexivity|]].

(** The computation is left to the kernel, which does it once, at Qed. *)
Ltac by_kernel := lazymatch goal with |- _ = ?verdict => vm_cast_no_check (eq_refl verdict) end.

(** Proves [~ properly_generatable with_replay H] or [properly_generatable with_replay H], whichever is true and stated;
    names: all hypotheses; cells: the realized profiles, a Boolean for each name. *)
Ltac decide_integers names cells :=
  let by_theorem theorem H :=
    (let listed := eval hnf in names in
     let conditions := conditions_of H listed in
     apply (theorem _ H names conditions cells);
     [prove_listed | prove_described | by_kernel | by_kernel])
  in
  lazymatch goal with
  | |- ~ properly_generatable with_replay ?H => by_theorem integers_hard H
  | |- properly_generatable with_replay ?H => by_theorem integers_easy H
  end.
