; claim: every later example is a replay, hence legal for `h_inf` and for `h_d`
; for: every `d >= 1` and round `t > d`
(set-logic QF_UFLIA)
(declare-fun h_inf (Int) Bool)
(declare-fun h_d (Int) Bool)
(declare-fun legal_inf (Int) Bool)
(declare-fun legal_d (Int) Bool)
(declare-fun x (Int) Int)
(declare-fun o (Int) Int)
(declare-const d Int)
(declare-const s Int)
(declare-const t Int)

; premise positive: `d >= 1`: there is a round before
(assert (>= d 1))

; premise round: `t > d`
(assert (> t d))

; premise replay: after round `d` every answer is replayed
(assert (=> (> t d) (= (x t) (o (- t 1)))))

; premise s: `s = t - 1`
(assert (= s (- t 1)))

; premise legal_inf: `x_t` is legal for `h_inf` iff it is in `h_inf` or is the answer of an earlier round, such as `s`
(assert (=> (or (h_inf (x t)) (and (<= 1 s) (< s t) (= (x t) (o s)))) (legal_inf t)))

; premise legal_d: the same for `h_d`
(assert (=> (or (h_d (x t)) (and (<= 1 s) (< s t) (= (x t) (o s)))) (legal_d t)))

; goal, negated
(assert (not (and (legal_inf t) (legal_d t))))
(check-sat)
