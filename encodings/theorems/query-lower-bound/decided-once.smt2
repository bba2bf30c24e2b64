; claim: a step does not change what a decided column says, so answered queries stay true
; for: every step, hypothesis `i` and column `c` decided before
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const i Int)
(declare-fun in_next (Int Int) Bool)
(declare-fun decided (Int) Bool)
(declare-fun universal_next (Int) Bool)
(declare-fun trap_next (Int) Bool)
(declare-fun diagonal_next (Int) Bool)
(declare-fun index_next (Int) Int)

; premise columns_of_i: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in i c)
           (or (universal c)
               (and (trap c) (not (= i (index c))))
               (and (diagonal c) (= i (index c))))))

; premise columns_after: the same after the step
(assert (= (in_next i c)
           (or (universal_next c)
               (and (trap_next c) (not (= i (index_next c))))
               (and (diagonal_next c) (= i (index_next c))))))

; premise writes: the step writes undecided columns alone
(assert (=> (decided c)
            (and (= (universal_next c) (universal c))
                 (= (trap_next c) (trap c))
                 (= (diagonal_next c) (diagonal c))
                 (= (index_next c) (index c)))))

; premise decided: `c` was decided before
(assert (decided c))

; goal, negated
(assert (not (= (in_next i c) (in i c))))
(check-sat)
