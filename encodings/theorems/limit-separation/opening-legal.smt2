; claim: the markers `*1, …, *z` are legal for both families, `*z` as a replay for family 1
; for: every `z >= 1` and marker `*i` shown
(set-logic QF_UFLIA)
(declare-fun h1_star (Int) Bool)  ; the marker *i is in h_1
(declare-fun h2_star (Int) Bool)  ; the marker *i is in h_2
(declare-fun answered (Int) Bool)
(declare-const i Int)
(declare-const b Int)
(declare-const z Int)

; premise h1_markers: `h_1` has the markers `*1, …, *b`
(assert (= (h1_star i) (<= 1 i b)))

; premise b: `b = z - 1`
(assert (= b (- z 1)))

; premise h2_markers: `h_2` has the markers `*1, …, *z`
(assert (= (h2_star i) (<= 1 i z)))

; premise shown: the markers shown are `*1, …, *z`
(assert (<= 1 i z))

; premise answered: `*z` was answered before it was shown
(assert (answered z))

; goal, negated
(assert (not (and (or (h1_star i) (answered i)) (h2_star i))))
(check-sat)
