; claim: if phase `n >= 1` never ends, every integer of that `h_1` is shown
; for: every `z`, phase `n >= 1` and integer `x` of `h_1`
(set-logic QF_UFLIA)
(declare-fun J (Int) Int)  ; the answer that ended a phase
(declare-fun h1 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-fun shown_before (Int) Bool)
(declare-const z Int)
(declare-const b Int)
(declare-const j Int)
(declare-const n Int)
(declare-const x Int)
(declare-fun shown (Int) Bool)

; premise family_1: the integers of `h_1` are `{b} ∪ A ∪ {x > j}`
(assert (= (h1 x) (or (= x b) (A x) (> x j))))

; premise A: `A` is what was shown before `J_{n-1} + 1`
(assert (= (A x) (shown_before x)))

; premise j: `j = J_{n-1}`
(assert (= j (J (- n 1))))

; premise b: `b = z - 1`
(assert (= b (- z 1)))

; premise before: what was shown before is shown
(assert (=> (shown_before x) (shown x)))

; premise first: each phase up to `n`, so phase 1, shows `z - 1` at its begin
(assert (=> (and (<= 1 n) (= x (- z 1))) (shown x)))

; premise phase: `n >= 1`
(assert (<= 1 n))

; premise endless: phase `n` shows every integer above `J_{n-1}`
(assert (=> (> x (J (- n 1))) (shown x)))

; premise element: `x` is in `h_1`
(assert (h1 x))

; goal, negated
(assert (not (shown x)))
(check-sat)
