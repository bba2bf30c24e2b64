; claim: `J_n` is shown in no phase
; for: every phases `n >= 1` and `p >= 1` and every integer `x` shown in phase `p`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun k (Int) Int)  ; phase p shows J(p-1)+1, ..., J(p-1)+k(p)
(declare-const z Int)
(declare-const n Int)
(declare-const p Int)
(declare-const x Int)

; premise shown: phase `p` shows `z - p` and then `J_{p-1} + 1, …, J_{p-1} + k_p`
(assert (or (= x (- z p)) (and (< (J (- p 1)) x) (<= x (+ (J (- p 1)) (k p))))))

; premise phase: `p >= 1`
(assert (>= p 1))

; premise above: `J_p` is above everything that phase `p` has shown
(assert (> (J p) (+ (J (- p 1)) (k p))))

; premise above_z: `J_n > z`
(assert (> (J n) z))

; premise grows: `J_p <= J_n` for `p <= n`, and `J_n <= J_{p-1}` for `n < p`
(assert (and (=> (<= p n) (<= (J p) (J n))) (=> (< n p) (<= (J n) (J (- p 1))))))

; goal, negated
(assert (not (not (= x (J n)))))
(check-sat)
