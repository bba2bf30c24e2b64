; claim: while no new marker is answered, every answer is wrong for the set of all markers
; for: every answer `o`, an integer or a marker
(set-logic QF_UFLIA)
(declare-fun is_integer (Int) Bool)
(declare-fun all_markers (Int) Bool)
(declare-fun shown (Int) Bool)
(declare-const o Int)

; premise markers: no integer is in the set of all markers
(assert (=> (is_integer o) (not (all_markers o))))

; premise goes_on: the answer is an integer, or a marker that was shown
(assert (or (is_integer o) (shown o)))

; goal, negated
(assert (not (not (and (all_markers o) (not (shown o))))))
(check-sat)
