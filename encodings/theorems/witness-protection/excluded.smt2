; claim: at most `2 t + t^2` elements are excluded, so one is left once `h_n` has more of them in `{1, …, m}`
; for: every round `t` and all numbers of elements
(set-logic QF_UFNIA)
(declare-const t Int)
(declare-const sure Int)
(declare-const answered Int)
(declare-const witnesses Int)
(declare-const count Int)
(declare-const inside Int)

; premise S: `S` has at most `t` elements, the examples
(assert (<= sure t))

; premise O: `O` has at most `t` elements, the answers
(assert (<= answered t))

; premise W: `W` has at most one element for each pair of indices
(assert (<= witnesses (* t t)))

; premise inside: the excluded elements of `h_n` are in `S`, `O` or `W`
(assert (<= inside (+ sure answered witnesses)))

; premise many: `h_n` has more than `2 t + t^2` elements in `{1, …, m}`
(assert (> count (+ (* 2 t) (* t t))))

; goal, negated
(assert (not (> (- count inside) 0)))
(check-sat)
