; claim: answers other than 1 recur: all examples are genuine for `h_1`
; for: every column `c` shown
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const tau Int)

; premise columns_of_1: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in 1 c)
           (or (universal c)
               (and (trap c) (not (= 1 (index c))))
               (and (diagonal c) (= 1 (index c))))))

; premise traps: no trap belongs to `h_1`
(assert (=> (trap c) (not (= (index c) 1))))

; premise queue: the queue has universal columns and traps of others than the current `tau`
(assert (=> (queued c) (or (universal c) (and (trap c) (not (= (index c) tau))))))

; premise shown: `c` was queued
(assert (queued c))

; goal, negated
(assert (not (in 1 c)))
(check-sat)
