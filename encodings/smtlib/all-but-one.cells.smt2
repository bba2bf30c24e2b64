; All integers but one
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 3 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 1:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in no 0| ((x Int)) Bool (distinct x 0))
(define-fun |in no 1| ((x Int)) Bool (distinct x 1))
(define-fun |in no 2| ((x Int)) Bool (distinct x 2))
(define-fun |cell {no 0, no 1, no 2}| ((x Int)) Bool (and (|in no 0| x) (|in no 1| x) (|in no 2| x)))
(define-fun |cell {no 0, no 1}| ((x Int)) Bool (and (|in no 0| x) (|in no 1| x) (not (|in no 2| x))))
(define-fun |cell {no 0, no 2}| ((x Int)) Bool (and (|in no 0| x) (not (|in no 1| x)) (|in no 2| x)))
(define-fun |cell {no 1, no 2}| ((x Int)) Bool (and (not (|in no 0| x)) (|in no 1| x) (|in no 2| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in no 0| x) (|in no 1| x) (|in no 2| x)) (not (or (|cell {no 0, no 1, no 2}| x) (|cell {no 0, no 1}| x) (|cell {no 0, no 2}| x) (|cell {no 1, no 2}| x))))
  (not (|cell {no 0, no 1, no 2}| (- 1)))
  (not (|cell {no 0, no 1}| 2))
  (not (|cell {no 0, no 2}| 1))
  (not (|cell {no 1, no 2}| 0))
  (and (or (< y 0) (>= y 3)) (or (|cell {no 0, no 1}| y) (|cell {no 0, no 2}| y) (|cell {no 1, no 2}| y)))
  (not (and (or (< (- 1) 0) (>= (- 1) 3)) (|cell {no 0, no 1, no 2}| (- 1))))))
(check-sat)
