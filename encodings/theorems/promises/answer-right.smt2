; claim: once `S` is kept and as many distinct examples were shown as the level of the target says, the answer is right
; for: every level of the target and every round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun o (Int) X)
(declare-fun N (Int) Int)
(declare-fun in_h (X) Bool)
(declare-fun shown (Int X) Bool)
(declare-fun counted (Int) Bool)
(declare-const contained Bool)
(declare-const level Int)
(declare-const t Int)

; premise genuine: `S` lies in the target
(assert contained)

; premise late: as many distinct examples were shown as its level says
(assert (>= (N t) level))

; premise members: with `n` distinct examples every hypothesis of level at most `n` that contains `S` is counted
(assert (=> (and contained (<= level (N t))) (counted t)))

; premise answer: the answer is a fresh point of all hypotheses that are counted
(assert (and (=> (counted t) (in_h (o t))) (not (shown t (o t)))))

; goal, negated
(assert (not (and (in_h (o t)) (not (shown t (o t))))))
(check-sat)
