; Two hypotheses
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below -1, or from 2 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 1:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in left| ((x Int)) Bool (<= x 1))
(define-fun |in right| ((x Int)) Bool (>= x (- 1)))
(define-fun |cell {left, right}| ((x Int)) Bool (and (|in left| x) (|in right| x)))
(define-fun |cell {left}| ((x Int)) Bool (and (|in left| x) (not (|in right| x))))
(define-fun |cell {right}| ((x Int)) Bool (and (not (|in left| x)) (|in right| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in left| x) (|in right| x)) (not (or (|cell {left, right}| x) (|cell {left}| x) (|cell {right}| x))))
  (not (|cell {left, right}| 0))
  (not (|cell {left}| (- 2)))
  (not (|cell {right}| 2))
  (and (or (< y (- 1)) (>= y 2)) (|cell {left, right}| y))
  (not (and (or (< (- 2) (- 1)) (>= (- 2) 2)) (|cell {left}| (- 2))))
  (not (and (or (< 2 (- 1)) (>= 2 2)) (|cell {right}| 2)))))
(check-sat)
