; claim: the elements of a finite intersection of hypotheses are genuine examples of each of them
; for: every domain, class, set `G` of hypotheses and `k` in `G`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun G (H) Bool)
(declare-fun shown (X) Bool)
(declare-const k H)

; premise shown: only elements of the intersection of `G` were shown
(assert (forall ((e X)) (=> (shown e) (forall ((h H)) (=> (G h) (in h e))))))

; premise member: `k` is in `G`
(assert (G k))

; goal, negated
(assert (not (forall ((e X)) (=> (shown e) (in k e)))))
(check-sat)
