; claim: an answer `h_a-` is wrong for both targets: it contains -3
; for: every `a`, and `k` 1 or 2
(set-logic QF_UFLIA)
(declare-fun minus (Int Int) Bool)
(declare-fun plus (Int Int) Bool)
(declare-const a Int)
(declare-const k Int)

; premise minus: `h_a- = {x <= 0} ∪ {a}`
(assert (= (minus a (- 3)) (or (<= (- 3) 0) (= (- 3) a))))

; premise plus: `h_k+ = {x >= 0} ∪ {-k}`
(assert (= (plus k (- 3)) (or (>= (- 3) 0) (= (- 3) (- k)))))

; premise target: the target is `h_k+` with `k` 1 or 2
(assert (<= 1 k 2))

; goal, negated
(assert (not (and (minus a (- 3)) (not (plus k (- 3))))))
(check-sat)
