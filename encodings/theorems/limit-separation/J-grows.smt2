; claim: the answers that end phases are all above `z` and grow: the induction step
; for: every phases `n <= p`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-const z Int)
(declare-const n Int)
(declare-const p Int)

; premise induction: `z <= J_n <= J_p`
(assert (and (<= z (J n)) (<= (J n) (J p))))

; premise phase_ends: phase `p + 1` ends with an answer above `J_p`
(assert (> (J (+ p 1)) (J p)))

; goal, negated
(assert (not (and (< z (J (+ p 1))) (<= (J n) (J (+ p 1))))))
(check-sat)
