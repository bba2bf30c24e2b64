; claim: when the whole intersection was shown, every fresh answer is wrong for some target
; for: every domain, class, set `G` of hypotheses and answer `o`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun G (H) Bool)
(declare-fun shown (X) Bool)
(declare-const o X)

; premise all_shown: every element of the intersection of `G` was shown
(assert (forall ((e X)) (=> (forall ((h H)) (=> (G h) (in h e))) (shown e))))

; premise fresh: `o` was not shown
(assert (not (shown o)))

; goal, negated
(assert (not (exists ((h H)) (and (G h) (not (in h o))))))
(check-sat)
