; claim: from `n` distinct examples on an answer is in every `g` of `H_n` that contains `S`
; for: every `n`, every hypothesis `g` with its promise `d`, and every round `t`
(set-logic QF_UFLIA)
(declare-sort X 0)
(declare-fun o (Int) X)
(declare-fun N (Int) Int)
(declare-fun in_g (X) Bool)
(declare-const contained Bool)
(declare-const legal Bool)
(declare-const d Int)
(declare-const n Int)
(declare-const t Int)

; premise contained: `S ⊆ g`
(assert contained)

; premise stream_legal: the stream is legal for every hypothesis that contains `S`
(assert (=> contained legal))

; premise promised: `g` is in `H_n`
(assert (<= d n))

; premise enough: `n` distinct examples were shown
(assert (>= (N t) n))

; premise kept: on a legal stream an answer after `d` distinct examples is right for `g`
(assert (=> (and legal (>= (N t) d)) (in_g (o t))))

; goal, negated
(assert (not (in_g (o t))))
(check-sat)
