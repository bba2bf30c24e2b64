; claim: an answer other than 1 is wrong for `h_1`, by its diagonal column
; for: every answer `i` other than 1 and its diagonal column `e`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const e Int)
(declare-const i Int)

; premise columns_of_i: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in i e)
           (or (universal e)
               (and (trap e) (not (= i (index e))))
               (and (diagonal e) (= i (index e))))))

; premise columns_of_1: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in 1 e)
           (or (universal e)
               (and (trap e) (not (= 1 (index e))))
               (and (diagonal e) (= 1 (index e))))))

; premise e: `e` is a diagonal column of `i`
(assert (and (diagonal e) (= (index e) i)))

; premise type: and of no other type
(assert (not (or (universal e) (trap e))))

; premise answer: `i` is not 1
(assert (not (= i 1)))

; goal, negated
(assert (not (and (in i e) (not (in 1 e)))))
(check-sat)
