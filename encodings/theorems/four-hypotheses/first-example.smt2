; claim: 0 is in all four hypotheses
; for: every `a` and `k`
(set-logic QF_UFLIA)
(declare-fun minus (Int Int) Bool)
(declare-fun plus (Int Int) Bool)
(declare-const a Int)
(declare-const k Int)

; premise minus: `h_a- = {x <= 0} ∪ {a}`
(assert (= (minus a 0) (or (<= 0 0) (= 0 a))))

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k 0) (or (>= 0 0) (= 0 (- k)))))

; goal, negated
(assert (not (and (minus a 0) (plus k 0))))
(check-sat)
