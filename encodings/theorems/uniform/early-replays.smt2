; claim: before the threshold only `x_1` can be replayed
; for: every threshold `d`, round `t` and replayed round `s`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun N (Int) Int)
(declare-const d Int)
(declare-const s Int)
(declare-const t Int)

; premise replay: `x_{t+1}` repeats the answer of round `s <= t`
(assert (and (<= s t) (= (x (+ t 1)) (o s))))

; premise counts_grow: there are not fewer distinct examples later
(assert (=> (<= s t) (<= (N s) (N t))))

; premise early: fewer than `d` distinct examples were shown until round `t`
(assert (< (N t) d))

; premise first_answer_kept: with fewer than `d` distinct examples the answer is `x_1`
(assert (=> (< (N s) d) (= (o s) (x 1))))

; goal, negated
(assert (not (= (x (+ t 1)) (x 1))))
(check-sat)
