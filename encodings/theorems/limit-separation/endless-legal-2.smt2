; claim: if every phase ends, all integers shown are genuine for `h_2`
; for: every `z`, phase `p >= 1` and integer `x` shown in it
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun k (Int) Int)  ; phase p shows J(p-1)+1, ..., J(p-1)+k(p)
(declare-fun h2 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-const z Int)
(declare-const p Int)
(declare-const x Int)

; premise family_2: the integers of `h_2` are `{x < z} ∪ A`
(assert (= (h2 x) (or (< x z) (A x))))

; premise shown: phase `p` shows `z - p` and then `J_{p-1} + 1, …, J_{p-1} + k_p`
(assert (or (= x (- z p)) (and (< (J (- p 1)) x) (<= x (+ (J (- p 1)) (k p))))))

; premise phase: `p >= 1`
(assert (>= p 1))

; premise above_z: `J_{p-1} >= z`
(assert (>= (J (- p 1)) z))

; premise A: `A` has the integers above `z` that were shown, such as `x`
(assert (=> (> x z) (A x)))

; goal, negated
(assert (not (h2 x)))
(check-sat)
