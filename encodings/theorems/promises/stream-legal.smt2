; claim: the stream that shows `S` and then replays every answer is legal for every `g ⊇ S`
; for: every finite `S` of `k >= 1` points, every hypothesis `g` that contains it, and every round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun x (Int) X)
(declare-fun o (Int) X)
(declare-fun in_S (X) Bool)
(declare-fun in_g (X) Bool)
(declare-const k Int)
(declare-const t Int)

; premise opening: rounds 1, …, `k` show points of `S`
(assert (=> (<= 1 t k) (in_S (x t))))

; premise contained: `S ⊆ g`
(assert (=> (in_S (x t)) (in_g (x t))))

; premise replay: after round `k` every answer is replayed
(assert (=> (> t k) (= (x t) (o (- t 1)))))

; premise rounds: `k >= 1` and `t >= 1`
(assert (and (>= k 1) (>= t 1)))

; goal, negated
(assert (not (or (in_g (x t)) (and (<= 1 (- t 1)) (= (x t) (o (- t 1)))))))
(check-sat)
