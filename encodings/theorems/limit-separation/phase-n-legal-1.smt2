; claim: if phase `n` never ends, all integers shown are genuine for `h_1` with `b = z - 1` and `j = J_{n-1}`
; for: every `z`, phase `n` and integer `x` shown
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun h1 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-fun shown_before (Int) Bool)
(declare-const b Int)
(declare-const j Int)
(declare-const n Int)
(declare-const x Int)

; premise family_1: the integers of `h_1` are `{b} ∪ A ∪ {x > j}`
(assert (= (h1 x) (or (= x b) (A x) (> x j))))

; premise A: `A` is what was shown before `J_{n-1} + 1`
(assert (= (A x) (shown_before x)))

; premise j: `j = J_{n-1}`
(assert (= j (J (- n 1))))

; premise shown: `x` was shown before, or phase `n` shows it above `J_{n-1}`
(assert (or (shown_before x) (> x (J (- n 1)))))

; goal, negated
(assert (not (h1 x)))
(check-sat)
