; claim: once as many distinct examples were shown as `h` is promised, each answer makes one distinct example more
; for: every promise `d` of a target `h` and every round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun N (Int) Int)
(declare-fun shown (Int X) Bool)
(declare-const d Int)
(declare-const t Int)

; premise late: `d` distinct examples were shown
(assert (>= (N t) d))

; premise kept: a right answer for `h` was not shown
(assert (=> (>= (N t) d) (not (shown t (o t)))))

; premise replay: the answer is the next example
(assert (= (x (+ t 1)) (o t)))

; premise counting: an example that was not shown is one distinct example more
(assert (=> (not (shown t (x (+ t 1)))) (= (N (+ t 1)) (+ (N t) 1))))

; goal, negated
(assert (not (= (N (+ t 1)) (+ (N t) 1))))
(check-sat)
