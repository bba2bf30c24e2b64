; claim: the answer was not shown
; for: every answer `o`
(set-logic QF_UFLIA)
(declare-fun S (Int) Bool)  ; the examples that were no earlier answers
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const o Int)
(declare-fun shown (Int) Bool)

; premise S_or_O: what was shown is in `S`, or was among the answers then
(assert (=> (shown o) (or (S o) (O o))))

; premise rule: the answer is outside `S` and `O`
(assert (and (not (S o)) (not (O o))))

; goal, negated
(assert (not (not (shown o))))
(check-sat)
