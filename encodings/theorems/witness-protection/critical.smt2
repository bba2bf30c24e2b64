; claim: when no active `j < z` has a witness, `z` is critical, for every `m`
; for: every class, target `z`, bound `m`, index `j` and element `u`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const z Int)
(declare-const m Int)
(declare-const j Int)
(declare-const u Int)
(declare-const critical Bool)

; premise target_active: `z` is active
(assert (active z))

; premise no_witness: no active `j < z` has a witness
(assert (=> (and (active j) (< j z)) (not (and (in z u) (not (in j u)) (not (O u))))))

; premise definition: `z` is critical, or not active, or some active `j < z` lacks some `u <= m` of `h_z` outside `O`
(assert (or critical
            (not (active z))
            (and (active j) (< j z) (<= u m) (and (in z u) (not (in j u)) (not (O u))))))

; goal, negated
(assert (not critical))
(check-sat)
