; claim: `S` is kept when as many distinct examples were shown as the level of the target says, at the latest
; for: every level and every round `t`
(set-logic QF_UFLIA)
(declare-fun N (Int) Int)
(declare-fun contained (Int) Bool)
(declare-fun kept (Int) Bool)
(declare-const level Int)
(declare-const t Int)

; premise late: as many distinct examples were shown as the level of the target says
(assert (>= (N t) level))

; premise genuine: while `S` is not kept, the examples are in the target
(assert (=> (not (kept t)) (contained t)))

; premise rule: it is kept as soon as the examples lie in a hypothesis whose level is at most their number
(assert (=> (and (contained t) (<= level (N t))) (kept t)))

; goal, negated
(assert (not (kept t)))
(check-sat)
