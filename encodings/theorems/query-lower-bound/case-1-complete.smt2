; claim: answers other than 1 recur: every element of `h_1` is queued at some time
; for: every decided column `c` of `h_1`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)

; premise columns_of_1: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in 1 c)
           (or (universal c)
               (and (trap c) (not (= 1 (index c))))
               (and (diagonal c) (= 1 (index c))))))

; premise universal: universal columns are queued
(assert (=> (universal c) (queued c)))

; premise released: every trap column is released by the next answer other than 1
(assert (=> (trap c) (queued c)))

; premise diagonals: no diagonal column belongs to `h_1`
(assert (=> (diagonal c) (not (= (index c) 1))))

; premise element: `c` is in `h_1`
(assert (in 1 c))

; goal, negated
(assert (not (queued c)))
(check-sat)
