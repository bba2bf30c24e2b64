; claim: if phase `n` never ends, no answer in it is right for that `h_1`
; for: every `z`, phase `n` and integer answer `o`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun h1 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-const b Int)
(declare-const j Int)
(declare-const n Int)
(declare-const o Int)
(declare-fun shown (Int) Bool)

; premise family_1: the integers of `h_1` are `{b} ∪ A ∪ {x > j}`
(assert (= (h1 o) (or (= o b) (A o) (> o j))))

; premise j: `j = J_{n-1}`
(assert (= j (J (- n 1))))

; premise b_shown: `b` was shown
(assert (shown b))

; premise A_shown: all of `A` was shown
(assert (=> (A o) (shown o)))

; premise goes_on: the answer is not above `J_{n-1}`, or was shown
(assert (not (and (> o (J (- n 1))) (not (shown o)))))

; goal, negated
(assert (not (not (and (h1 o) (not (shown o))))))
(check-sat)
