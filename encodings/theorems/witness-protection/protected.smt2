; claim: the least witness `w` of `j < z` is not answered
; for: every class, active pair `j < z`, bound `m`, witness `w` and answer `o`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun active (Int) Bool)
(declare-fun O (Int) Bool)  ; the answers so far
(declare-fun W (Int) Bool)  ; the witnesses that are protected
(declare-const z Int)
(declare-const m Int)
(declare-const j Int)
(declare-const u Int)
(declare-const w Int)
(declare-const o Int)

; premise pair: `j < z` and both are active
(assert (and (< j z) (active j) (active z)))

; premise witness: `w` is in `h_z`, outside `h_j` and not among the answers
(assert (and (in z w) (not (in j w)) (not (O w))))

; premise least: no `u < w` is such an element
(assert (not (and (< u w) (and (in z u) (not (in j u)) (not (O u))))))

; premise W: `W` has the least witness in `{1, …, m}` of each active pair: `w`, unless some `u < w` is one
(assert (=> (and (< j z) (active j) (active z) (<= w m) (and (in z w) (not (in j w)) (not (O w))))
            (or (W w) (and (< u w) (and (in z u) (not (in j u)) (not (O u)))))))

; premise rule: the answer is in `{1, …, m}` and outside `W`
(assert (and (<= o m) (not (W o))))

; goal, negated
(assert (not (not (= o w))))
(check-sat)
