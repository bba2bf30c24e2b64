; claim: if all examples until round `t` are in the target, so is the next, before the threshold and after it
; for: every threshold `d`, round `t >= 1` and replayed round `s`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun in_h (X) Bool)
(declare-fun N (Int) Int)
(declare-const d Int)
(declare-const s Int)
(declare-const t Int)
(declare-fun genuine (Int) Bool)

; premise legal: `x_{t+1}` is in the target, or repeats the answer of a round `s` with `1 <= s <= t`
(assert (or (in_h (x (+ t 1))) (and (<= 1 s t) (= (x (+ t 1)) (o s)))))

; premise invariant: `x_1, …, x_s` are in the target for `1 <= s <= t`
(assert (=> (<= 1 s t) (genuine s)))

; premise first_among_them: `x_1` is one of `x_1, …, x_s`
(assert (=> (genuine s) (in_h (x 1))))

; premise first_answer_kept: with fewer than `d` distinct examples the answer is `x_1`
(assert (=> (< (N s) d) (= (o s) (x 1))))

; premise uniform_generator: the generator that is followed is right from `d` distinct examples of the target on
(assert (=> (and (genuine s) (>= (N s) d)) (in_h (o s))))

; goal, negated
(assert (not (in_h (x (+ t 1)))))
(check-sat)
