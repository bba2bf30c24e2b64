; claim: if the answers from round `d` on are right for `h_inf`, each replay is a fresh positive number
; for: every `d >= 1` and rounds `1 <= s < t`
(set-logic QF_UFLIA)
(declare-fun h_inf (Int) Bool)
(declare-fun x (Int) Int)
(declare-fun o (Int) Int)
(declare-const d Int)
(declare-const s Int)
(declare-const t Int)

; premise h_inf: `h_inf = {1, 2, …}`
(assert (= (h_inf (o (- t 1))) (>= (o (- t 1)) 1)))

; premise opening: rounds 1, …, `d` show 1, …, `d`
(assert (and (=> (<= 1 t d) (= (x t) t)) (=> (<= 1 s d) (= (x s) s))))

; premise replay: after round `d` every answer is replayed
(assert (=> (> t d) (= (x t) (o (- t 1)))))

; premise right: an answer after `d` distinct examples is in `h_inf` and was not shown
(assert (=> (>= (- t 1) d)
            (and (h_inf (o (- t 1))) (=> (<= 1 s (- t 1)) (not (= (o (- t 1)) (x s)))))))

; premise rounds: `1 <= s < t`
(assert (and (<= 1 s) (< s t)))

; goal, negated
(assert (not (and (not (= (x s) (x t))) (>= (x t) 1))))
(check-sat)
