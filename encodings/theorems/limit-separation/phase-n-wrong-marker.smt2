; claim: nor is a marker: those of `h_1` were all shown
; for: every `z` and marker `*i` answered
(set-logic QF_UFLIA)
(declare-fun h1_star (Int) Bool)  ; the marker *i is in h_1
(declare-const i Int)
(declare-const b Int)
(declare-const z Int)
(declare-fun shown (Int) Bool)

; premise h1_markers: `h_1` has the markers `*1, …, *b`
(assert (= (h1_star i) (<= 1 i b)))

; premise b: `b = z - 1`
(assert (= b (- z 1)))

; premise markers_shown: `*1, …, *z` were shown
(assert (=> (<= 1 i z) (shown i)))

; goal, negated
(assert (not (not (and (h1_star i) (not (shown i))))))
(check-sat)
