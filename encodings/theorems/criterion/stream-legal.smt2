; claim: an enumeration of `h_j ∪ h_i` is legal for every target `k` of the group, once `j` was answered
; for: every domain and hypotheses `i`, `j`, `k`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun shown (X) Bool)
(declare-const i H)
(declare-const j H)
(declare-const k H)

; premise group: `k` is in group(j, P, i): outside `h_j` the hypotheses `h_k` and `h_i` agree
(assert (forall ((x X)) (=> (not (in j x)) (= (in k x) (in i x)))))

; premise stream: only elements of `h_j ∪ h_i` are shown
(assert (forall ((x X)) (=> (shown x) (or (in j x) (in i x)))))

; goal, negated
(assert (not (forall ((x X)) (=> (shown x) (or (in k x) (in j x))))))
(check-sat)
