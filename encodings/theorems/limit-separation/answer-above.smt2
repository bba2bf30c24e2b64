; claim: the answer that ends a phase is above everything that the phase has shown
; for: every phase `p`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun k (Int) Int)  ; phase p shows J(p-1)+1, ..., J(p-1)+k(p)
(declare-const p Int)

; premise phase_ends: phase `p` ends with an answer `J_p > J_{p-1}` that it has not shown
(assert (and (> (J p) (J (- p 1)))
             (not (and (< (J (- p 1)) (J p)) (<= (J p) (+ (J (- p 1)) (k p)))))))

; goal, negated
(assert (not (> (J p) (+ (J (- p 1)) (k p)))))
(check-sat)
