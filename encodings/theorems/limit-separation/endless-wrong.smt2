; claim: if every phase ends, each of the answers `J_1, J_2, …` is wrong for `h_2`
; for: every `z` and phase `n`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun h2 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-const z Int)
(declare-const n Int)
(declare-fun shown (Int) Bool)

; premise family_2: the integers of `h_2` are `{x < z} ∪ A`
(assert (= (h2 (J n)) (or (< (J n) z) (A (J n)))))

; premise above_z: `J_n > z`
(assert (> (J n) z))

; premise A: `A` has the integers above `z` that were shown
(assert (=> (A (J n)) (shown (J n))))

; premise never_shown: `J_n` is never shown
(assert (not (shown (J n))))

; goal, negated
(assert (not (not (h2 (J n)))))
(check-sat)
