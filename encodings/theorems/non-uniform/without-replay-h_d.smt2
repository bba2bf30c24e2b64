; claim: without replay, the answer is right for the target `h_d` once `d + 1` distinct examples were shown
; for: every `d`, set of examples and answer `o`
(set-logic QF_UFLIA)
(declare-fun h_d (Int) Bool)
(declare-fun shown (Int) Bool)
(declare-const d Int)
(declare-const o Int)
(declare-const examples Int)
(declare-const negative Int)
(declare-fun c (Int) Int)

; premise h_d: `h_d = {1, …, d} ∪ {-1, -2, …}`
(assert (= (h_d o) (or (<= 1 o d) (<= o (- 1)))))

; premise genuine: the examples are in `h_d`, so each is in `{1, …, d}` or negative
(assert (= examples (+ (c d) negative)))

; premise count: at most `d` of them are in `{1, …, d}`
(assert (<= (c d) d))

; premise threshold: `d + 1` distinct examples were shown
(assert (>= examples (+ d 1)))

; premise rule: after a negative example the answer is negative
(assert (=> (>= negative 1) (<= o (- 1))))

; premise fresh: the answer was not shown
(assert (not (shown o)))

; goal, negated
(assert (not (and (h_d o) (not (shown o)))))
(check-sat)
