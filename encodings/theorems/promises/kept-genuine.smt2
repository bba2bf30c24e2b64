; claim: every example up to the round in which `S` is kept is in the target
; for: every round `t`, when the example of round 1 is in the target
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun in_h (X) Bool)
(declare-const replayed Bool)
(declare-const t Int)

; premise legal: `x_{t+1}` is in the target, or is replayed
(assert (or (in_h (x (+ t 1))) replayed))

; premise early_replays: only `x_1` is replayed
(assert (=> replayed (= (x (+ t 1)) (x 1))))

; premise first: `x_1` is in the target
(assert (in_h (x 1)))

; goal, negated
(assert (not (in_h (x (+ t 1)))))
(check-sat)
