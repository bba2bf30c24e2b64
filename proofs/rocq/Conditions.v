(** * Conditions on an integer: what a hypothesis of the integer domain is made of

    Linear comparisons, remainders by positive constants, and their Boolean combinations. Between two neighbouring *cuts*
    every linear comparison is constant, so that a condition depends on x modulo its period alone: [settle_holds]. *)

From Coq Require Import List Bool ZArith Lia.
Import ListNotations.
Open Scope Z_scope.

(** ** Syntax and meaning *)

Inductive term := Var | Const (k : Z) | Plus (t u : term) | Minus (t u : term) | Opp (t : term) | Times (k : Z) (t : term).

Inductive sign := Lt | Le | Eq | Ge | Gt.

Inductive condition :=
| Truth (b : bool)
| Compare (s : sign) (t u : term)
| Remainder (s : sign) (t : term) (modulus value : Z)
| Not (c : condition)
| And (c d : condition)
| Or (c d : condition).

Fixpoint value (t : term) (x : Z) : Z :=
  match t with
  | Var => x
  | Const k => k
  | Plus t u => value t x + value u x
  | Minus t u => value t x - value u x
  | Opp t => - value t x
  | Times k t => k * value t x
  end.

Definition compare (s : sign) : Z -> Z -> bool :=
  match s with Lt => Z.ltb | Le => Z.leb | Eq => Z.eqb | Ge => Z.geb | Gt => Z.gtb end.

Fixpoint holds (c : condition) (x : Z) : bool :=
  match c with
  | Truth b => b
  | Compare s t u => compare s (value t x) (value u x)
  | Remainder s t m v => compare s (value t x mod m) v
  | Not c => negb (holds c x)
  | And c d => if holds c x then holds d x else false (* &&, which the virtual machine would evaluate on both sides *)
  | Or c d => if holds c x then true else holds d x
  end.

(** ** Terms are linear *)

Fixpoint slope (t : term) : Z :=
  match t with
  | Var => 1
  | Const _ => 0
  | Plus t u => slope t + slope u
  | Minus t u => slope t - slope u
  | Opp t => - slope t
  | Times k t => k * slope t
  end.

Lemma value_linear t x : value t x = slope t * x + value t 0.
Proof. induction t as [|k|t IHt u IHu|t IHt u IHu|t IHt|k t IHt]; cbn [value slope]; rewrite ?IHt, ?IHu; ring. Qed.

(** ** Cuts and periods *)

(** The zero of t - u, rounded down, and the integer after it. *)
Definition zeros (t u : term) : list Z :=
  let q := (value u 0 - value t 0) / (slope t - slope u) in [q; q + 1].

Fixpoint cuts (c : condition) : list Z :=
  match c with
  | Compare _ t u => zeros t u
  | Truth _ | Remainder _ _ _ _ => []
  | Not c => cuts c
  | And c d | Or c d => cuts c ++ cuts d
  end.

Fixpoint period (c : condition) : Z :=
  match c with
  | Remainder _ t m _ => m / Z.gcd (slope t) m
  | Truth _ | Compare _ _ _ => 1
  | Not c => period c
  | And c d | Or c d => Z.lcm (period c) (period d)
  end.

(** p is a period of every remainder in c: checked, so that nothing has to be proved about [period]. *)
Fixpoint periodic (p : Z) (c : condition) : bool :=
  match c with
  | Remainder _ t m _ => (0 <? m) && ((slope t * p) mod m =? 0)
  | Truth _ | Compare _ _ _ => true
  | Not c => periodic p c
  | And c d | Or c d => periodic p c && periodic p d
  end.

(** Between cuts: every linear comparison has the value that it has at d, and what is left is about remainders. *)
Fixpoint settle (d : Z) (c : condition) : condition :=
  match c with
  | Truth _ | Remainder _ _ _ _ => c
  | Compare _ _ _ => Truth (holds c d)
  | Not c => match settle d c with Truth b => Truth (negb b) | c' => Not c' end
  | And c e =>
      match settle d c with
      | Truth true => settle d e
      | Truth false => Truth false
      | c' => match settle d e with Truth true => c' | Truth false => Truth false | e' => And c' e' end
      end
  | Or c e =>
      match settle d c with
      | Truth true => Truth true
      | Truth false => settle d e
      | c' => match settle d e with Truth true => Truth true | Truth false => c' | e' => Or c' e' end
      end
  end.

(** x and d lie on the same side of every cut. *)
Definition same_side (ds : list Z) (x d : Z) : Prop := forall e, In e ds -> (e <= x <-> e <= d).

Lemma compare_sign s a b a' b' : (a - b ?= 0) = (a' - b' ?= 0) -> compare s a b = compare s a' b'.
Proof.
  intros same. assert (same' : (a ?= b) = (a' ?= b')).
  { destruct (Z.compare_spec (a - b) 0), (Z.compare_spec (a' - b') 0), (Z.compare_spec a b), (Z.compare_spec a' b');
      congruence || lia. }
  destruct s; simpl; unfold Z.ltb, Z.leb, Z.geb, Z.gtb; rewrite ?Z.eqb_compare, same'; reflexivity.
Qed.

Lemma zeros_decide t u x w :
  same_side (zeros t u) x w ->
  (value t x - value u x ?= 0) = (value t w - value u w ?= 0).
Proof.
  intros sides. rewrite (value_linear t x), (value_linear u x), (value_linear t w), (value_linear u w).
  unfold same_side, zeros in sides. set (e := slope t - slope u) in *. set (f := value u 0 - value t 0) in *.
  replace (slope t * x + value t 0 - (slope u * x + value u 0)) with (e * x - f) by (subst e f; ring).
  replace (slope t * w + value t 0 - (slope u * w + value u 0)) with (e * w - f) by (subst e f; ring).
  destruct (Z.eq_dec e 0) as [-> | nonzero]; [reflexivity|].
  pose proof (sides (f / e) (or_introl eq_refl)) as at_zero.
  pose proof (sides (f / e + 1) (or_intror (or_introl eq_refl))) as after_zero.
  pose proof (Z.div_mod f e nonzero) as division. set (q := f / e) in *. set (r := f mod e) in *.
  assert (range : 0 <= r < e \/ e < r <= 0).
  { destruct (Z_lt_le_dec 0 e); [left; apply Z.mod_pos_bound | right; apply Z.mod_neg_bound]; lia. }
  clearbody e f q r. clear sides nonzero. subst f.
  replace (e * x - (e * q + r)) with (e * (x - q) - r) by ring.
  replace (e * w - (e * q + r)) with (e * (w - q) - r) by ring.
  assert (left_of : forall y, y < q -> (0 < e -> e * (y - q) - r < 0) /\ (e < 0 -> e * (y - q) - r > 0)) by nia.
  assert (right_of : forall y, q < y -> (0 < e -> e * (y - q) - r > 0) /\ (e < 0 -> e * (y - q) - r < 0)) by nia.
  destruct (Z.lt_trichotomy x q) as [less | [-> | more]].
  - specialize (left_of x less) as here. specialize (left_of w ltac:(lia)) as there.
    destruct (Z.compare_spec (e * (x - q) - r) 0), (Z.compare_spec (e * (w - q) - r) 0); trivial; lia.
  - replace w with q by lia. reflexivity.
  - specialize (right_of x more) as here. specialize (right_of w ltac:(lia)) as there.
    destruct (Z.compare_spec (e * (x - q) - r) 0), (Z.compare_spec (e * (w - q) - r) 0); trivial; lia.
Qed.

Lemma remainder_periodic t m p x w :
  0 < m -> (slope t * p) mod m = 0 -> (exists k, x = w + p * k) -> value t x mod m = value t w mod m.
Proof.
  intros positive divides [k ->]. rewrite (value_linear t (w + p * k)), (value_linear t w).
  apply Z.mod_divide in divides as [n eq]; [|lia].
  replace (slope t * (w + p * k)) with (slope t * w + k * (slope t * p)) by ring.
  rewrite eq. replace (slope t * w + k * (n * m) + value t 0) with (slope t * w + value t 0 + k * n * m) by ring.
  apply Z.mod_add. lia.
Qed.

Lemma settle_holds p c x d r :
  periodic p c = true -> same_side (cuts c) x d -> (exists k, x = r + p * k) -> holds c x = holds (settle d c) r.
Proof.
  intros ok sides turns. revert ok sides. unfold same_side.
  induction c as [b | s t u | s t m v | c IH | c IHc e IHe | c IHc e IHe]; simpl; intros ok sides.
  - reflexivity.
  - apply compare_sign, zeros_decide. exact sides.
  - apply andb_true_iff in ok as [positive%Z.ltb_lt divides%Z.eqb_eq].
    rewrite (remainder_periodic t m p x r) by assumption. reflexivity.
  - rewrite IH by auto. destruct (settle d c); reflexivity.
  - apply andb_true_iff in ok as [okc oke]. rewrite IHc, IHe by auto using in_or_app.
    change (if holds (settle d c) r then holds (settle d e) r else false) with (holds (settle d c) r && holds (settle d e) r).
    destruct (settle d c) as [[]| | | | |], (settle d e) as [[]| | | | |]; cbn [holds];
      rewrite ?andb_true_r, ?andb_false_r; reflexivity.
  - apply andb_true_iff in ok as [okc oke]. rewrite IHc, IHe by auto using in_or_app.
    change (if holds (settle d c) r then true else holds (settle d e) r) with (holds (settle d c) r || holds (settle d e) r).
    destruct (settle d c) as [[]| | | | |], (settle d e) as [[]| | | | |]; cbn [holds];
      rewrite ?orb_true_r, ?orb_false_r; reflexivity.
Qed.
