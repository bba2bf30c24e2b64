; claim: the first example is in the target
; for: every domain, target and first example
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun in_h (X) Bool)
(declare-const s Int)

; premise legal: `x_1` is in the target, or repeats the answer of a round `s` with `1 <= s < 1`
(assert (or (in_h (x 1)) (and (<= 1 s) (< s 1) (= (x 1) (o s)))))

; goal, negated
(assert (not (in_h (x 1))))
(check-sat)
