; claim: the universal column that every round adds is in every hypothesis, so all are infinite
; for: every hypothesis `i` and universal column `c`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const i Int)

; premise columns_of_i: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in i c)
           (or (universal c)
               (and (trap c) (not (= i (index c))))
               (and (diagonal c) (= i (index c))))))

; premise universal: `c` is universal
(assert (universal c))

; goal, negated
(assert (not (in i c)))
(check-sat)
