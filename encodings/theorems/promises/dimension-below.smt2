; claim: a finite intersection of a set `F ⊆ H_n` with `h` in it has fewer points than the level of `h`
; for: every `n`, every hypothesis `h` of `H_n`, and every such `F`
(set-logic QF_UFLIA)
(declare-const level Int)
(declare-const n Int)
(declare-const points Int)
(declare-const infinite Bool)

; premise counted: `h` is in `H_n`
(assert (<= level n))

; premise condition: if `|∩F|` and `n` are at least the level of `h`, infinitely many points are in all `g` of `H_n` with `∩F ⊆ g`
(assert (=> (and (>= points level) (>= n level)) infinite))

; premise intersection_inside: these points are in `∩F`, which is finite
(assert (not infinite))

; goal, negated
(assert (not (< points level)))
(check-sat)
