; claim: when some index is active, the least one is critical, for every `m`
; for: every class, least active index `n`, bound `m`, index `j` and element `u`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const m Int)
(declare-const j Int)
(declare-const u Int)
(declare-const n Int)
(declare-const critical Bool)

; premise n_active: `n` is active
(assert (active n))

; premise least_active: no `j < n` is active
(assert (=> (< j n) (not (active j))))

; premise definition: `n` is critical, or not active, or some active `j < n` lacks some `u <= m` of `h_n` outside `O`
(assert (or critical
            (not (active n))
            (and (active j) (< j n) (<= u m) (in n u) (not (in j u)) (not (O u)))))

; goal, negated
(assert (not critical))
(check-sat)
