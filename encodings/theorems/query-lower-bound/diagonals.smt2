; claim: diagonal columns belong to hypotheses that were answered, and not to `h_1`
; for: every answer `i` other than 1 and column `c`
(set-logic QF_UFLIA)
(declare-fun diagonal (Int) Bool)
(declare-fun answered (Int) Bool)
(declare-fun answered_next (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const e Int)
(declare-const i Int)
(declare-fun diagonal_next (Int) Bool)

; premise induction: so it was before
(assert (=> (diagonal c) (and (answered (index c)) (not (= (index c) 1)))))

; premise step: the new diagonal column is `e`
(assert (=> (diagonal_next c) (or (diagonal c) (= c e))))

; premise e: `e` belongs to the answer `i`
(assert (= (index e) i))

; premise answer: `i` is not 1
(assert (not (= i 1)))

; premise answered: answers stay answers, and `i` is one
(assert (and (=> (answered (index c)) (answered_next (index c))) (answered_next i)))

; goal, negated
(assert (not (=> (diagonal_next c) (and (answered_next (index c)) (not (= (index c) 1))))))
(check-sat)
