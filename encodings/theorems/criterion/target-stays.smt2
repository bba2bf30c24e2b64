; claim: examples outside `h_j` are in the target `k`, so `k` stays a candidate
; for: every domain, class and hypotheses `j`, `k`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun answered (H) Bool)
(declare-fun shown (X) Bool)
(declare-const j H)
(declare-const k H)

; premise legal: an example is in the target or in a hypothesis that was answered
(assert (forall ((x X)) (=> (shown x) (or (in k x) (exists ((g H)) (and (answered g) (in g x)))))))

; premise inside: every answer is inside `h_j ∪ h_k`
(assert (forall ((g H)) (=> (answered g) (forall ((x X)) (=> (in g x) (or (in j x) (in k x)))))))

; goal, negated
(assert (not (forall ((x X)) (=> (and (shown x) (not (in j x))) (in k x)))))
(check-sat)
