; claim: after the answer `h_a-` every example is in `h_k+`, or in `h_a-` and a replay
; for: every `a`, `k` and example `x`
(set-logic QF_UFLIA)
(declare-fun minus (Int Int) Bool)
(declare-fun plus (Int Int) Bool)
(declare-const a Int)
(declare-const k Int)
(declare-const x Int)

; premise minus: `h_a- = {x <= 0} ∪ {a}`
(assert (= (minus a x) (or (<= x 0) (= x a))))

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k x) (or (>= x 0) (= x (- k)))))

; goal, negated
(assert (not (or (plus k x) (minus a x))))
(check-sat)
