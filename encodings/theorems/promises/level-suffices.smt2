; claim: an intersection of finitely many hypotheses, `h` among them, that contains `S` is infinite when `|S|` is at least the level of `h`
; for: every hypothesis `h` with its number `i`, and every finite set `S`
(set-logic QF_UFLIA)
(declare-const i Int)
(declare-const level Int)
(declare-const C Int)
(declare-const size Int)
(declare-const points Int)
(declare-const finite Bool)

; premise level: the level of `h` is the greater one of `C(h) + 1` and `i`
(assert (= level (ite (>= (+ C 1) i) (+ C 1) i)))

; premise many: `|S|` is at least the level of `h`
(assert (>= size level))

; premise contains: a finite intersection that contains `S` has at least `|S|` points
(assert (=> finite (>= points size)))

; premise dimension: a finite intersection of hypotheses, `h` among them, has at most `C(h)` points
(assert (=> finite (<= points C)))

; goal, negated
(assert (not (not finite)))
(check-sat)
