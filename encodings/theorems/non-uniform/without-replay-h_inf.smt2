; claim: without replay, every answer is right for the target `h_inf`: threshold 1
; for: every set of examples, answer `o` and example `e`
(set-logic QF_UFLIA)
(declare-fun h_inf (Int) Bool)
(declare-fun shown (Int) Bool)
(declare-const negative_shown Bool)
(declare-const o Int)
(declare-const e Int)

; premise h_inf: `h_inf = {1, 2, …}`
(assert (and (= (h_inf o) (>= o 1)) (= (h_inf e) (>= e 1))))

; premise genuine: examples are in the target
(assert (=> (shown e) (h_inf e)))

; premise example: if a negative number was shown, `e` is one
(assert (=> negative_shown (and (shown e) (< e 0))))

; premise rule: without a negative example the answer is positive
(assert (=> (not negative_shown) (>= o 1)))

; premise fresh: the answer was not shown
(assert (not (shown o)))

; goal, negated
(assert (not (and (h_inf o) (not (shown o)))))
(check-sat)
