; claim: a sequence without replay is a replay sequence, so replay does not lower the sample complexity
; for: every target and round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun in_h (X) Bool)
(declare-const s Int)
(declare-const t Int)
(declare-fun legal (Int) Bool)

; premise genuine: `x_t` is in the target
(assert (in_h (x t)))

; premise legal: `x_t` is legal iff it is in the target or repeats the answer of an earlier round `s`
(assert (= (legal t) (or (in_h (x t)) (and (<= 1 s) (< s t) (= (x t) (o s))))))

; goal, negated
(assert (not (legal t)))
(check-sat)
