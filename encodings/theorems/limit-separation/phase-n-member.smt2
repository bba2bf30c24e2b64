; claim: that `h_1` is in family 1: `j > b`
; for: every `z` and phase `n >= 1`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-const z Int)
(declare-const b Int)
(declare-const j Int)
(declare-const n Int)

; premise b: `b = z - 1`
(assert (= b (- z 1)))

; premise j: `j = J_{n-1}`
(assert (= j (J (- n 1))))

; premise above_z: `J_{n-1} >= J_0 = z`
(assert (>= (J (- n 1)) z))

; goal, negated
(assert (not (> j b)))
(check-sat)
