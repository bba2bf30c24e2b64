; claim: before `S` is kept only `x_1` can be replayed
; for: every round `f` in which `S` is kept, every round `t < f` and replayed round `s`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-const f Int)
(declare-const s Int)
(declare-const t Int)

; premise early: round `t` is before round `f`
(assert (< t f))

; premise replay: `x_{t+1}` repeats the answer of a round `s <= t`
(assert (and (<= s t) (= (x (+ t 1)) (o s))))

; premise first_answer: before round `f` the answer is `x_1`
(assert (=> (< s f) (= (o s) (x 1))))

; goal, negated
(assert (not (= (x (+ t 1)) (x 1))))
(check-sat)
