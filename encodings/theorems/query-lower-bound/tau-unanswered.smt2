; claim: while only 1 is answered, the current `tau` is not answered
; for: every `tau` and answer `i`
(set-logic QF_UFLIA)
(declare-fun answered (Int) Bool)
(declare-fun answered_next (Int) Bool)
(declare-const i Int)
(declare-const tau Int)

; premise induction: `tau` was not answered
(assert (not (answered tau)))

; premise answered: after the answer `i` the answers are those before and `i`
(assert (= (answered_next tau) (or (answered tau) (= tau i))))

; premise answer: `i` is 1
(assert (= i 1))

; premise tau: `tau` is not 1
(assert (not (= tau 1)))

; goal, negated
(assert (not (not (answered_next tau))))
(check-sat)
