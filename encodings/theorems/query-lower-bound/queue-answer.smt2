; claim: an answer other than 1, which releases `y` and changes `tau`, keeps it too
; for: every such step and column `c`
(set-logic QF_UFLIA)
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun queued_next (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const y Int)
(declare-const tau Int)
(declare-const tau_next Int)
(declare-fun used (Int) Bool)

; premise queue: the queue has universal columns and traps of others than the current `tau`
(assert (=> (queued c) (or (universal c) (and (trap c) (not (= (index c) tau))))))

; premise step: `y` is queued too
(assert (=> (queued_next c) (or (queued c) (= c y))))

; premise y: `y` is a trap
(assert (trap y))

; premise used: the index of a trap is used
(assert (=> (trap c) (used (index c))))

; premise fresh: the next `tau` was not used
(assert (not (used tau_next)))

; goal, negated
(assert (not (=> (queued_next c) (or (universal c) (and (trap c) (not (= (index c) tau_next)))))))
(check-sat)
