; claim: a pair without a witness has none in the next round
; for: every class, pair `j < z` and element `u`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-fun O_next (Int) Bool)
(declare-const z Int)
(declare-const t Int)
(declare-const j Int)
(declare-const u Int)
(declare-fun active_next (Int) Bool)

; premise no_witness: `j` is not active, or no `u` is a witness
(assert (not (and (active j) (and (in z u) (not (in j u)) (not (O u))))))

; premise S_grows: what is active next and not new is active now
(assert (=> (and (active_next j) (<= j t)) (active j)))

; premise O_grows: answers stay among the answers
(assert (=> (O u) (O_next u)))

; premise old: `j < z <= t`
(assert (and (< j z) (<= z t)))

; goal, negated
(assert (not (not (and (active_next j) (in z u) (not (in j u)) (not (O_next u))))))
(check-sat)
