; claim: when all candidates have what the target has outside `h_j`, the answer is inside the target
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

; premise k: the target is in `P`
(assert (P k))

; premise least: what `h_i` has outside `h_j` is in `h_k`
(assert (forall ((x X)) (=> (and (in i x) (not (in j x))) (in k x))))

; premise settled: what the target has outside `h_j` is in the candidate `h_i`
(assert (forall ((x X)) (=> (and (in k x) (not (in j x))) (in i x))))

; goal, negated
(assert (not (forall ((x X)) (=> (in m x) (in k x)))))
(check-sat)
