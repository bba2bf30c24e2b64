; claim: the canonical generator answers inside `h_j ∪ h_k`, for the target `k`
; for: every domain, class and hypotheses `i`, `j`, `k`, `m`
(set-logic UF)
(declare-sort X 0)
(declare-sort H 0)
(declare-fun in (H X) Bool)
(declare-fun P (H) Bool)
(declare-fun group (H) Bool)
(declare-const i H)
(declare-const j H)
(declare-const k H)
(declare-const m H)

; premise group: group(j, P, i) has every member of `P` that agrees with `h_i` outside `h_j`
(assert (forall ((g H))
          (=> (and (P g) (forall ((x X)) (=> (not (in j x)) (= (in g x) (in i x))))) (group g))))

; premise lower_bound: `h_m` is contained in every hypothesis of the group
(assert (forall ((g H)) (=> (group g) (forall ((x X)) (=> (in m x) (in g x))))))

; premise i: `i` is in `P`
(assert (P i))

; premise least: what `h_i` has outside `h_j` is in `h_k`
(assert (forall ((x X)) (=> (and (in i x) (not (in j x))) (in k x))))

; goal, negated
(assert (not (forall ((x X)) (=> (in m x) (or (in j x) (in k x))))))
(check-sat)
