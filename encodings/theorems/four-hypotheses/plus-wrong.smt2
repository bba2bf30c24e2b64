; claim: an answer `h_a+` is wrong for the other target: it contains `-a`
; for: every different `a >= 1` and `k`
(set-logic QF_UFLIA)
(declare-fun plus (Int Int) Bool)
(declare-const a Int)
(declare-const k Int)

; premise answer: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus a (- a)) (or (>= (- a) 0) (= (- a) (- a)))))

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k (- a)) (or (>= (- a) 0) (= (- a) (- k)))))

; premise positive: `a >= 1`
(assert (>= a 1))

; premise different: `a` is not `k`
(assert (not (= a k)))

; goal, negated
(assert (not (and (plus a (- a)) (not (plus k (- a))))))
(check-sat)
