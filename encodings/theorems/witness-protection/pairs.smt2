; claim: there are at most `t^2` pairs `j < i <= t`: the induction step
; for: every `t >= 0`
(set-logic QF_UFNIA)
(declare-const t Int)
(declare-const pairs Int)
(declare-const pairs_next Int)

; premise natural: `t >= 0`
(assert (>= t 0))

; premise induction: at most `t^2` pairs for `t`
(assert (<= pairs (* t t)))

; premise new: index `t + 1` brings `t` pairs
(assert (= pairs_next (+ pairs t)))

; goal, negated
(assert (not (<= pairs_next (* (+ t 1) (+ t 1)))))
(check-sat)
