; claim: that `h_2` is in family 2: `z` is not in `A`
; for: every `z`
(set-logic QF_UFLIA)
(declare-fun A (Int) Bool)
(declare-const z Int)

; premise A: `A` has integers above `z` alone
(assert (=> (A z) (> z z)))

; goal, negated
(assert (not (not (A z))))
(check-sat)
