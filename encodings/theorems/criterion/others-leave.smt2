; claim: a candidate `l` that lacks some `y` of the target outside `h_j` leaves when `y` is shown
; for: every domain, class, element `y` and hypotheses `j`, `l`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun candidate (H) Bool)
(declare-fun shown (X) Bool)
(declare-const j H)
(declare-const l H)
(declare-const y X)

; premise candidates: a candidate has every example outside `h_j`
(assert (forall ((g H))
          (=> (candidate g) (forall ((x X)) (=> (and (shown x) (not (in j x))) (in g x))))))

; premise y: `y` is outside `h_j` and is shown
(assert (and (not (in j y)) (shown y)))

; premise lacks: `h_l` lacks `y`
(assert (not (in l y)))

; goal, negated
(assert (not (not (candidate l))))
(check-sat)
