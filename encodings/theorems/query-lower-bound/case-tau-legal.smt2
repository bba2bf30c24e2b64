; claim: from some round on the answer is 1: all examples are genuine for `h_tau`, with the last `tau`
; for: every `tau` and column `c` shown
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const tau Int)

; premise columns_of_tau: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in tau c)
           (or (universal c)
               (and (trap c) (not (= tau (index c))))
               (and (diagonal c) (= tau (index c))))))

; premise queue: the queue has universal columns and traps of others than the current `tau`
(assert (=> (queued c) (or (universal c) (and (trap c) (not (= (index c) tau))))))

; premise shown: `c` was queued
(assert (queued c))

; goal, negated
(assert (not (in tau c)))
(check-sat)
