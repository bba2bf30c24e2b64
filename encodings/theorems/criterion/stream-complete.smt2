; claim: it has every element of every target `k` of the group
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

; premise stream: all elements of `h_j ∪ h_i` are shown
(assert (forall ((x X)) (=> (or (in j x) (in i x)) (shown x))))

; goal, negated
(assert (not (forall ((x X)) (=> (in k x) (shown x)))))
(check-sat)
