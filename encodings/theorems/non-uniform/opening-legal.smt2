; claim: the first `d` examples are genuine for `h_inf` and for `h_d`
; for: every `d` and round `t <= d`
(set-logic QF_UFLIA)
(declare-fun h_inf (Int) Bool)
(declare-fun h_d (Int) Bool)
(declare-fun x (Int) Int)
(declare-const d Int)
(declare-const t Int)

; premise h_inf: `h_inf = {1, 2, …}`
(assert (= (h_inf (x t)) (>= (x t) 1)))

; premise h_d: `h_d = {1, …, d} ∪ {-1, -2, …}`
(assert (= (h_d (x t)) (or (<= 1 (x t) d) (<= (x t) (- 1)))))

; premise opening: rounds 1, …, `d` show 1, …, `d`
(assert (=> (<= 1 t d) (= (x t) t)))

; premise round: `t` is one of these rounds
(assert (<= 1 t d))

; goal, negated
(assert (not (and (h_inf (x t)) (h_d (x t)))))
(check-sat)
