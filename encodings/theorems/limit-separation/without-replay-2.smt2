; claim: without replay, answers are right for a target of family 2 in the end
; for: every `z`, `A` without `z`, answer `o` and example `e`
(set-logic QF_UFLIA)
(declare-fun h2 (Int) Bool)
(declare-fun A (Int) Bool)
(declare-fun shown (Int) Bool)
(declare-const z Int)
(declare-const o Int)
(declare-const e Int)

; premise family_2: the integers of `h_2` are `{x < z} ∪ A`
(assert (and (= (h2 o) (or (< o z) (A o))) (= (h2 z) (or (< z z) (A z)))))

; premise outside: `z` is not in `A`
(assert (not (A z)))

; premise genuine: examples are in the target
(assert (=> (shown z) (h2 z)))

; premise seen: an example `e` below `z` was shown
(assert (< e z))

; premise rule: if `z`, the last marker's number, was not shown, the answer is below every example
(assert (=> (not (shown z)) (< o e)))

; goal, negated
(assert (not (h2 o)))
(check-sat)
