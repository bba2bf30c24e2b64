; claim: at most `k` distinct examples are in `{1, …, k}`: the induction step from `k` to `k + 1`
; for: every `k` and set of examples
(set-logic QF_UFLIA)
(declare-fun shown (Int) Bool)
(declare-fun c (Int) Int)
(declare-const k Int)

; premise induction: `c(k) <= k`
(assert (<= (c k) k))

; premise count: `c(k + 1)` counts `k + 1` too if it was shown
(assert (= (c (+ k 1)) (+ (c k) (ite (shown (+ k 1)) 1 0))))

; goal, negated
(assert (not (<= (c (+ k 1)) (+ k 1))))
(check-sat)
