; claim: what is critical for a larger bound is critical for a smaller one
; for: every class, bounds `m < w`, index `n`, index `j` and element `u`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const m Int)
(declare-const j Int)
(declare-const u Int)
(declare-const w Int)
(declare-const n Int)
(declare-fun critical (Int) Bool)

; premise bounds: `m < w`
(assert (< m w))

; premise for_w: `n` is critical for `w`
(assert (critical w))

; premise unfold: then an active `j < n` has the `u <= w` of `h_n` outside `O`
(assert (=> (critical w) (=> (and (active j) (< j n) (in n u) (<= u w) (not (O u))) (in j u))))

; premise fold: `n` is critical for `m`, or some active `j < n` lacks some `u <= m` of `h_n` outside `O`
(assert (or (critical m) (and (active j) (< j n) (in n u) (<= u m) (not (O u)) (not (in j u)))))

; goal, negated
(assert (not (critical m)))
(check-sat)
