; claim: the target `z` is active from round `z` on: what enters `S` is genuine
; for: every class, target `z`, round `t >= z` and element `u` of `S`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun S (Int) Bool)  ; the examples that were no earlier answers
(declare-const z Int)
(declare-const t Int)
(declare-const u Int)
(declare-fun shown (Int) Bool)
(declare-fun O_then (Int) Bool)

; premise sure: elements of `S` were shown when they were no earlier answers
(assert (=> (S u) (and (shown u) (not (O_then u)))))

; premise legal: what is shown is in the target or was answered before
(assert (=> (shown u) (or (in z u) (O_then u))))

; premise round: `z <= t`
(assert (<= z t))

; premise active: `z` is active, or `z > t`, or some `u` in `S` is outside `h_z`
(assert (or (active z) (> z t) (and (S u) (not (in z u)))))

; goal, negated
(assert (not (active z)))
(check-sat)
