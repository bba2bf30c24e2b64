; claim: from `d` distinct examples on the answer is in the target and was not shown
; for: every threshold `d` and round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun o (Int) X)
(declare-fun in_h (X) Bool)
(declare-fun N (Int) Int)
(declare-const d Int)
(declare-const t Int)
(declare-fun genuine (Int) Bool)
(declare-fun shown (X) Bool)

; premise invariant: `x_1, …, x_t` are in the target
(assert (genuine t))

; premise late: `d` distinct examples were shown
(assert (>= (N t) d))

; premise uniform_generator: the generator that is followed is right from `d` distinct examples of the target on
(assert (=> (and (genuine t) (>= (N t) d)) (and (in_h (o t)) (not (shown (o t))))))

; goal, negated
(assert (not (and (in_h (o t)) (not (shown (o t))))))
(check-sat)
