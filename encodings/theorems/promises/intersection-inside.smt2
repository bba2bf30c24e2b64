; claim: the intersection of all `g` in `H_n` with `∩F ⊆ g` is inside every member of `F`
; for: every set `F ⊆ H_n`, every member `g` of it, and every point `y`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun in_g (X) Bool)
(declare-const y X)
(declare-const member Bool)
(declare-const contained Bool)
(declare-const level Int)
(declare-const n Int)

; premise member: `g` is a member of `F`
(assert member)

; premise inside: `∩F` is inside each member of `F`
(assert (=> member contained))

; premise levels: `F ⊆ H_n`
(assert (=> member (<= level n)))

; premise y: `y` is in every `g` of `H_n` that contains `∩F`
(assert (=> (and contained (<= level n)) (in_g y)))

; goal, negated
(assert (not (in_g y)))
(check-sat)
