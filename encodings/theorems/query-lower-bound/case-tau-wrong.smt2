; claim: from some round on the answer is 1: it is wrong for `h_tau`, by the withheld column `y`
; for: every `tau` other than 1 and its trap column `y`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const y Int)
(declare-const tau Int)

; premise columns_of_1: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in 1 y)
           (or (universal y)
               (and (trap y) (not (= 1 (index y))))
               (and (diagonal y) (= 1 (index y))))))

; premise columns_of_tau: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in tau y)
           (or (universal y)
               (and (trap y) (not (= tau (index y))))
               (and (diagonal y) (= tau (index y))))))

; premise y: `y` is a trap column of `tau`
(assert (and (trap y) (= (index y) tau)))

; premise type: and of no other type
(assert (not (or (universal y) (diagonal y))))

; premise tau: `tau` is not 1
(assert (not (= tau 1)))

; goal, negated
(assert (not (and (in 1 y) (not (in tau y)))))
(check-sat)
