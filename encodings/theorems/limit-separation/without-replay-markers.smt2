; claim: without replay, every answer is right for the set of all markers
; for: every answer `o` and example `e`, integers or markers
(set-logic QF_UFLIA)
(declare-fun is_integer (Int) Bool)
(declare-fun all_markers (Int) Bool)
(declare-fun shown (Int) Bool)
(declare-const integer_shown Bool)
(declare-const o Int)
(declare-const e Int)

; premise genuine: examples are in the target
(assert (=> (shown e) (all_markers e)))

; premise markers: no integer is in the set of all markers
(assert (=> (is_integer e) (not (all_markers e))))

; premise example: if an integer was shown, `e` is one
(assert (=> integer_shown (and (shown e) (is_integer e))))

; premise rule: while no integer was shown, the answer is a marker
(assert (=> (not integer_shown) (all_markers o)))

; premise fresh: the answer was not shown
(assert (not (shown o)))

; goal, negated
(assert (not (and (all_markers o) (not (shown o)))))
(check-sat)
