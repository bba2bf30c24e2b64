; claim: the stream has every element of `h_1+` and of `h_2+`
; for: `k` 1 or 2 and every `x` in `h_k+`
(set-logic QF_UFLIA)
(declare-fun plus (Int Int) Bool)
(declare-const k Int)
(declare-const x Int)
(declare-fun shown (Int) Bool)

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k x) (or (>= x 0) (= x (- k)))))

; premise target: the target is `h_k+` with `k` 1 or 2
(assert (<= 1 k 2))

; premise stream: the examples are the integers from -2 on
(assert (=> (>= x (- 2)) (shown x)))

; premise element: `x` is in `h_k+`
(assert (plus k x))

; goal, negated
(assert (not (shown x)))
(check-sat)
