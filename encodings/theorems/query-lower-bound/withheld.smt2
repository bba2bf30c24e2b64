; claim: the trap column `y` of the current `tau` is not queued, hence not shown
; for: every `tau` and column `y`
(set-logic QF_UFLIA)
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const y Int)
(declare-const tau Int)

; premise queue: the queue has universal columns and traps of others than the current `tau`
(assert (=> (queued y) (or (universal y) (and (trap y) (not (= (index y) tau))))))

; premise y: `y` belongs to `tau` and is not universal
(assert (and (= (index y) tau) (not (universal y))))

; goal, negated
(assert (not (not (queued y))))
(check-sat)
