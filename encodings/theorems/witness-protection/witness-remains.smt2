; claim: so `w` is still the least witness of `j < z` in the next round
; for: every class, pair `j < z`, witness `w`, smaller `u` and answer `o`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i x): x is in h_i
(declare-fun O (Int) Bool)  ; the answers so far
(declare-fun O_next (Int) Bool)
(declare-const z Int)
(declare-const j Int)
(declare-const u Int)
(declare-const w Int)
(declare-const o Int)

; premise witness: `w` is in `h_z`, outside `h_j` and not among the answers
(assert (and (in z w) (not (in j w)) (not (O w))))

; premise least: no `u < w` is such an element
(assert (not (and (< u w) (and (in z u) (not (in j u)) (not (O u))))))

; premise protected: `w` is not answered
(assert (not (= o w)))

; premise next: the answers of the next round are `O` and `o`
(assert (and (= (O_next w) (or (O w) (= w o))) (= (O_next u) (or (O u) (= u o)))))

; goal, negated
(assert (not (and (in z w)
                  (not (in j w))
                  (not (O_next w))
                  (not (and (< u w) (in z u) (not (in j u)) (not (O_next u)))))))
(check-sat)
