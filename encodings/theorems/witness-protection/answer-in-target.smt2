; claim: when `z` is active and critical, the answer is in `h_z`
; for: every class, target `z`, bound `m`, index `n = n(m)` and answer `o`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const z Int)
(declare-const m Int)
(declare-const o Int)
(declare-const n Int)

; premise target_active: `z` is active
(assert (active z))

; premise largest: `n` is the largest critical index and `z` is critical, so `z <= n`
(assert (<= z n))

; premise n_critical: elements of `h_n` in `{1, …, m}` outside `O` are in `h_z`, if `z < n` is active
(assert (=> (and (< z n) (active z) (in n o) (<= o m) (not (O o))) (in z o)))

; premise in_h_n: the answer is in `h_n`
(assert (in n o))

; premise bounded: the answer is in `{1, …, m}`
(assert (<= o m))

; premise unanswered: the answer is outside `O`
(assert (not (O o)))

; goal, negated
(assert (not (in z o)))
(check-sat)
