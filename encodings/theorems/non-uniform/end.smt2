; claim: once `d` and `m` distinct examples were shown, an answer that is right for `h_inf` is wrong for `h_d`
; for: every `d`, every `m` promised for `h_d`, every round `t` and answer
(set-logic QF_UFLIA)
(declare-fun h_inf (Int) Bool)
(declare-fun h_d (Int) Bool)
(declare-fun right_d (Int) Bool)
(declare-fun x (Int) Int)
(declare-fun o (Int) Int)
(declare-const d Int)
(declare-const m Int)
(declare-const t Int)
(declare-const examples Int)

; premise h_inf: `h_inf = {1, 2, …}`
(assert (= (h_inf (o t)) (>= (o t) 1)))

; premise h_d: `h_d = {1, …, d} ∪ {-1, -2, …}`
(assert (= (h_d (o t)) (or (<= 1 (o t) d) (<= (o t) (- 1)))))

; premise opening: rounds 1, …, `d` show 1, …, `d`
(assert (=> (<= 1 (o t) d) (= (x (o t)) (o t))))

; premise all_distinct: `t` distinct examples were shown until round `t`
(assert (= examples t))

; premise late: `t >= d` and `t >= m`
(assert (and (>= t d) (>= t m)))

; premise right_inf: an answer after `d` distinct examples is in `h_inf` and was not shown
(assert (=> (>= examples d) (and (h_inf (o t)) (=> (<= 1 (o t) t) (not (= (o t) (x (o t))))))))

; premise right_d: a right answer for `h_d` is in `h_d`
(assert (=> (right_d t) (h_d (o t))))

; goal, negated
(assert (not (not (=> (>= examples m) (right_d t)))))
(check-sat)
