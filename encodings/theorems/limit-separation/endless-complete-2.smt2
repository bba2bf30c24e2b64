; claim: if every phase ends, every integer of `h_2` is shown
; for: every `z` and integer `x` of `h_2`
(set-logic QF_UFLIA)
(declare-fun h2 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-const z Int)
(declare-const p Int)
(declare-const x Int)
(declare-fun shown (Int) Bool)

; premise family_2: the integers of `h_2` are `{x < z} ∪ A`
(assert (= (h2 x) (or (< x z) (A x))))

; premise element: `x` is in `h_2`
(assert (h2 x))

; premise A: `A` has the integers above `z` that were shown
(assert (=> (A x) (and (> x z) (shown x))))

; premise phase: phase `p` shows `z - p` for `p >= 1`
(assert (=> (and (>= p 1) (= x (- z p))) (shown x)))

; premise p: `p = z - x`
(assert (= p (- z x)))

; goal, negated
(assert (not (shown x)))
(check-sat)
