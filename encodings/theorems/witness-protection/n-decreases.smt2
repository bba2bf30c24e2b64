; claim: `n(m)` does not grow with `m`
; for: every class and bounds `m < w`
(set-logic QF_UFLIA)
(declare-fun critical (Int Int) Bool)
(declare-fun n (Int) Int)
(declare-const m Int)
(declare-const w Int)

; premise attained: `n(w)` is critical for `w`
(assert (critical w (n w)))

; premise fewer_critical: what is critical for `w` is critical for `m`
(assert (=> (critical w (n w)) (critical m (n w))))

; premise largest: `n(m)` is the largest index that is critical for `m`
(assert (=> (critical m (n w)) (<= (n w) (n m))))

; goal, negated
(assert (not (<= (n w) (n m))))
(check-sat)
