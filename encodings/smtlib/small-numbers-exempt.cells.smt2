; Three filters, small numbers exempt
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 10 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 4:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in not 1| ((x Int)) Bool (and (>= x 0) (or (<= x 9) (distinct (mod x 4) 1))))
(define-fun |in not 2| ((x Int)) Bool (and (>= x 0) (or (<= x 9) (distinct (mod x 4) 2))))
(define-fun |in not 3| ((x Int)) Bool (and (>= x 0) (or (<= x 9) (distinct (mod x 4) 3))))
(define-fun |cell {not 1, not 2, not 3}| ((x Int)) Bool (and (|in not 1| x) (|in not 2| x) (|in not 3| x)))
(define-fun |cell {not 1, not 2}| ((x Int)) Bool (and (|in not 1| x) (|in not 2| x) (not (|in not 3| x))))
(define-fun |cell {not 1, not 3}| ((x Int)) Bool (and (|in not 1| x) (not (|in not 2| x)) (|in not 3| x)))
(define-fun |cell {not 2, not 3}| ((x Int)) Bool (and (not (|in not 1| x)) (|in not 2| x) (|in not 3| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in not 1| x) (|in not 2| x) (|in not 3| x)) (not (or (|cell {not 1, not 2, not 3}| x) (|cell {not 1, not 2}| x) (|cell {not 1, not 3}| x) (|cell {not 2, not 3}| x))))
  (not (|cell {not 1, not 2, not 3}| 0))
  (not (|cell {not 1, not 2}| 11))
  (not (|cell {not 1, not 3}| 10))
  (not (|cell {not 2, not 3}| 13))
  (and (or (< y 0) (>= y 10)) false)
  (not (and (or (< 12 0) (>= 12 10)) (|cell {not 1, not 2, not 3}| 12)))
  (not (and (or (< 11 0) (>= 11 10)) (|cell {not 1, not 2}| 11)))
  (not (and (or (< 10 0) (>= 10 10)) (|cell {not 1, not 3}| 10)))
  (not (and (or (< 13 0) (>= 13 10)) (|cell {not 2, not 3}| 13)))))
(check-sat)
