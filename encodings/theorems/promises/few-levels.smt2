; claim: in `H_n` there are hypotheses with the numbers 1, …, `n` alone
; for: every hypothesis `h_i` and every `n`
(set-logic QF_UFLIA)
(declare-const i Int)
(declare-const n Int)
(declare-const level Int)
(declare-const C Int)

; premise level: the level of `h_i` is the greater one of `C(h_i) + 1` and `i`
(assert (= level (ite (>= (+ C 1) i) (+ C 1) i)))

; premise counted: `h_i` is in `H_n`
(assert (<= level n))

; goal, negated
(assert (not (<= i n)))
(check-sat)
