; claim: from some round on the answer is 1: every element of `h_tau` is queued at some time
; for: every `tau` and decided column `c` of `h_tau`
(set-logic QF_UFLIA)
(declare-fun in (Int Int) Bool)  ; (in i c): column c, an element, is in h_i
(declare-fun universal (Int) Bool)
(declare-fun trap (Int) Bool)
(declare-fun diagonal (Int) Bool)
(declare-fun queued (Int) Bool)
(declare-fun answered (Int) Bool)
(declare-fun index (Int) Int)  ; the hypothesis that a trap or a diagonal column belongs to
(declare-const c Int)
(declare-const tau Int)

; premise columns_of_tau: a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone
(assert (= (in tau c)
           (or (universal c)
               (and (trap c) (not (= tau (index c))))
               (and (diagonal c) (= tau (index c))))))

; premise universal: universal columns are queued
(assert (=> (universal c) (queued c)))

; premise released: traps of others than `tau` were released
(assert (=> (and (trap c) (not (= (index c) tau))) (queued c)))

; premise diagonals: diagonal columns belong to hypotheses that were answered
(assert (=> (diagonal c) (answered (index c))))

; premise unanswered: `tau` is not answered
(assert (not (answered tau)))

; premise element: `c` is in `h_tau`
(assert (in tau c))

; goal, negated
(assert (not (queued c)))
(check-sat)
