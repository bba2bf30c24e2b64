(** * Sequences of examples: what the theorems on element generation share *)

From Coq Require Import List Arith Lia.
From Echoproof Require Import Replay.
Import ListNotations.

(** ** Legal without replay is legal with replay *)

Lemma legal_genuine {X A} mode supplies (G : list X -> A) h s : (forall t, s t ∈ h) -> legal mode supplies G h s.
Proof. intros genuine t. left. apply genuine. Qed.

Lemma genuine_of_legal {X A} supplies (G : list X -> A) h s : legal without_replay supplies G h s -> forall t, s t ∈ h.
Proof. intros ok t. destruct (ok t) as [genuine | [absurd _]]; [exact genuine | discriminate]. Qed.

(** ** What was shown *)

Lemma shown_ext {X} (s r : nat -> X) t : (forall u, u <= t -> s u = r u) -> shown s t = shown r t.
Proof. intros same. apply map_ext_in. intros u range%in_seq. apply same. lia. Qed.

Lemma shown_next {X} (s : nat -> X) t : shown s (S t) = shown s t ++ [s (S t)].
Proof. unfold shown. rewrite seq_S, map_app. reflexivity. Qed.

Lemma shown_length {X} (s : nat -> X) t : length (shown s t) = S t.
Proof. unfold shown. rewrite map_length, seq_length. reflexivity. Qed.

Lemma NoDup_shown_next {X} (s : nat -> X) t :
  NoDup (shown s t) -> ~ In (s (S t)) (shown s t) -> NoDup (shown s (S t)).
Proof.
  intros different fresh. rewrite shown_next. apply NoDup_Add with (a := s (S t)) (l := shown s t).
  - rewrite <- (app_nil_r (shown s t)) at 1. apply Add_app.
  - split; assumption.
Qed.

Lemma shown_later {X} (s : nat -> X) t u : t <= u -> incl (shown s t) (shown s u).
Proof. intros le x (r & early & <-)%in_shown. apply in_shown. exists r. split; [lia | reflexivity]. Qed.

(** Finitely many elements of the target are all shown from some round on. *)
Lemma shown_in_time {X} (h : Language X) s xs :
  complete h s -> (forall x, In x xs -> x ∈ h) -> exists T, forall t, T <= t -> incl xs (shown s t).
Proof.
  intros all_shown. induction xs as [|x xs IH]; intros inside; [exists 0; intros t _ x []|].
  destruct IH as [T rest]. { intros y y_in. apply inside. right. exact y_in. }
  destruct (all_shown x (inside x (or_introl eq_refl))) as [r <-].
  exists (r + T). intros t late y [<- | y_in].
  - apply in_shown. exists r. split; [lia | reflexivity].
  - apply (rest t); [lia | exact y_in].
Qed.

(** ** Distinct examples *)

Lemma shorter {X} (xs : list X) d :
  NoDup xs -> d <= length xs -> exists ys, NoDup ys /\ length ys = d /\ incl ys xs.
Proof.
  revert d. induction xs as [|x xs IH]; intros [|d] different le; try (exists []; repeat split; [constructor | intros y []]).
  - inversion le.
  - apply NoDup_cons_iff in different as [x_out different]. destruct (IH d different) as (ys & ys_ok & size & within).
    { simpl in le. lia. }
    exists (x :: ys). repeat split; simpl.
    + constructor; [intros x_in; apply x_out, within, x_in | exact ys_ok].
    + congruence.
    + intros y [<- | y_in]; [left; reflexivity | right; apply within, y_in].
Qed.

Lemma fewer_distinct {X} c d (s : nat -> X) t : c <= d -> distinct_shown d s t -> distinct_shown c s t.
Proof.
  intros le (xs & different & <- & within). destruct (shorter xs c different le) as (ys & ys_ok & size & ys_within).
  exists ys. repeat split; trivial. intros y y_in. apply within, ys_within, y_in.
Qed.

Lemma distinct_if_NoDup {X} d (s : nat -> X) t : NoDup (shown s t) -> d <= S t -> distinct_shown d s t.
Proof.
  intros different le. apply (fewer_distinct d (S t)); [exact le|]. exists (shown s t).
  repeat split; [exact different | apply shown_length | apply incl_refl].
Qed.

(** ** The sequence of an adversary that plays by a rule

    A rule says which example comes after the examples shown so far; it may ask the generator, which is a function. *)

Section Rule.

Context {X : Type} (rule : list X -> X).

Fixpoint history (t : nat) : list X :=
  match t with
  | 0 => []
  | S t => history t ++ [rule (history t)]
  end.

Definition sequence (t : nat) : X := rule (history t).

Lemma history_length t : length (history t) = t.
Proof. induction t as [|t IH]; [reflexivity|]. simpl. rewrite app_length, IH, Nat.add_comm. reflexivity. Qed.

Lemma shown_sequence t : shown sequence t = history (S t).
Proof. induction t as [|t IH]; [reflexivity|]. rewrite shown_next, IH. reflexivity. Qed.

Lemma sequence_next t : sequence (S t) = rule (shown sequence t).
Proof. rewrite shown_sequence. reflexivity. Qed.

End Rule.
