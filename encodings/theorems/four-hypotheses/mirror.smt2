; claim: `x` is in `h_k+` iff `-x` is in `h_k-`, so an answer `h_a+` is treated alike
; for: every `k` and `x`
(set-logic QF_UFLIA)
(declare-fun minus (Int Int) Bool)
(declare-fun plus (Int Int) Bool)
(declare-const k Int)
(declare-const x Int)

; premise minus: `h_a- = {x <= 0} ∪ {a}`
(assert (= (minus k (- x)) (or (<= (- x) 0) (= (- x) k))))

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k x) (or (>= x 0) (= x (- k)))))

; goal, negated
(assert (not (= (plus k x) (minus k (- x)))))
(check-sat)
