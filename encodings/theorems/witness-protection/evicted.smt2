; claim: once a witness of `j < z` that was never answered is shown, `j` is not active
; for: every class, pair `j < z` and witness `w`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun S (Int) Bool)  ; the examples that were no earlier answers
(declare-fun O (Int) Bool)  ; the answers so far
(declare-const j Int)
(declare-const w Int)
(declare-fun shown (Int) Bool)

; premise outside: `w` is outside `h_j`
(assert (not (in j w)))

; premise unanswered: `w` is not among the answers
(assert (not (O w)))

; premise shown: `w` is shown
(assert (shown w))

; premise S: what is shown and not among the answers enters `S`
(assert (=> (and (shown w) (not (O w))) (S w)))

; premise active: an active `j` has all of `S` in `h_j`
(assert (=> (and (active j) (S w)) (in j w)))

; goal, negated
(assert (not (not (active j))))
(check-sat)
