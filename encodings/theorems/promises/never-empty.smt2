; claim: once `S` is kept, infinitely many points are in all `g` of `H_n` with `S ⊆ g`, so one of them is fresh
; for: every hypothesis `h` in which `S` lies, of any level, and every number `n` of distinct examples
(set-logic QF_UFLIA)
(declare-fun infinite (Int) Bool)
(declare-const level Int)
(declare-const size Int)
(declare-const n Int)

; premise rule: the level of `h` is at most `|S|`
(assert (<= level size))

; premise grows: there are no fewer distinct examples later
(assert (<= size n))

; premise condition: if `|S|` and `n` are at least the level of `h`, the intersection is infinite
(assert (=> (and (>= size level) (>= n level)) (infinite n)))

; goal, negated
(assert (not (infinite n)))
(check-sat)
