; claim: without replay, answers above everything shown are right for a target of family 1 in the end
; for: every `b`, `A`, `j`, answer `o` and example `e`
(set-logic QF_UFLIA)
(declare-fun h1 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-const b Int)
(declare-const j Int)
(declare-const o Int)
(declare-const e Int)

; premise family_1: the integers of `h_1` are `{b} ∪ A ∪ {x > j}`
(assert (= (h1 o) (or (= o b) (A o) (> o j))))

; premise seen: an example `e` above `j` was shown
(assert (> e j))

; premise rule: `b`, the last marker's number, was shown, so the answer is above every example
(assert (> o e))

; goal, negated
(assert (not (h1 o)))
(check-sat)
