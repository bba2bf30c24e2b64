; claim: a query, and the beginning of a round, keep the invariant of the queue
; for: every step that queues universal columns, every column `c`
(set-logic QF_UFLIA)
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun queued_next (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const tau Int)

; premise queue: the queue has universal columns and traps of others than the current `tau`
(assert (=> (queued c) (or (universal c) (and (trap c) (not (= (index c) tau))))))

; premise step: what is queued was queued before, or is universal
(assert (=> (queued_next c) (or (queued c) (universal c))))

; goal, negated
(assert (not (=> (queued_next c) (or (universal c) (and (trap c) (not (= (index c) tau)))))))
(check-sat)
