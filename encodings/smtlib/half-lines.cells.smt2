; Half-lines in both directions
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below -2, or from 3 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 1:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in up -2| ((x Int)) Bool (>= x (- 2)))
(define-fun |in up 0| ((x Int)) Bool (>= x 0))
(define-fun |in up 2| ((x Int)) Bool (>= x 2))
(define-fun |in down -2| ((x Int)) Bool (<= x (- 2)))
(define-fun |in down 0| ((x Int)) Bool (<= x 0))
(define-fun |in down 2| ((x Int)) Bool (<= x 2))
(define-fun |cell {up -2, up 0, up 2, down 2}| ((x Int)) Bool (and (|in up -2| x) (|in up 0| x) (|in up 2| x) (not (|in down -2| x)) (not (|in down 0| x)) (|in down 2| x)))
(define-fun |cell {up -2, up 0, up 2}| ((x Int)) Bool (and (|in up -2| x) (|in up 0| x) (|in up 2| x) (not (|in down -2| x)) (not (|in down 0| x)) (not (|in down 2| x))))
(define-fun |cell {up -2, up 0, down 0, down 2}| ((x Int)) Bool (and (|in up -2| x) (|in up 0| x) (not (|in up 2| x)) (not (|in down -2| x)) (|in down 0| x) (|in down 2| x)))
(define-fun |cell {up -2, up 0, down 2}| ((x Int)) Bool (and (|in up -2| x) (|in up 0| x) (not (|in up 2| x)) (not (|in down -2| x)) (not (|in down 0| x)) (|in down 2| x)))
(define-fun |cell {up -2, down -2, down 0, down 2}| ((x Int)) Bool (and (|in up -2| x) (not (|in up 0| x)) (not (|in up 2| x)) (|in down -2| x) (|in down 0| x) (|in down 2| x)))
(define-fun |cell {up -2, down 0, down 2}| ((x Int)) Bool (and (|in up -2| x) (not (|in up 0| x)) (not (|in up 2| x)) (not (|in down -2| x)) (|in down 0| x) (|in down 2| x)))
(define-fun |cell {down -2, down 0, down 2}| ((x Int)) Bool (and (not (|in up -2| x)) (not (|in up 0| x)) (not (|in up 2| x)) (|in down -2| x) (|in down 0| x) (|in down 2| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in up -2| x) (|in up 0| x) (|in up 2| x) (|in down -2| x) (|in down 0| x) (|in down 2| x)) (not (or (|cell {up -2, up 0, up 2, down 2}| x) (|cell {up -2, up 0, up 2}| x) (|cell {up -2, up 0, down 0, down 2}| x) (|cell {up -2, up 0, down 2}| x) (|cell {up -2, down -2, down 0, down 2}| x) (|cell {up -2, down 0, down 2}| x) (|cell {down -2, down 0, down 2}| x))))
  (not (|cell {up -2, up 0, up 2, down 2}| 2))
  (not (|cell {up -2, up 0, up 2}| 3))
  (not (|cell {up -2, up 0, down 0, down 2}| 0))
  (not (|cell {up -2, up 0, down 2}| 1))
  (not (|cell {up -2, down -2, down 0, down 2}| (- 2)))
  (not (|cell {up -2, down 0, down 2}| (- 1)))
  (not (|cell {down -2, down 0, down 2}| (- 3)))
  (and (or (< y (- 2)) (>= y 3)) (or (|cell {up -2, up 0, up 2, down 2}| y) (|cell {up -2, up 0, down 0, down 2}| y) (|cell {up -2, up 0, down 2}| y) (|cell {up -2, down -2, down 0, down 2}| y) (|cell {up -2, down 0, down 2}| y)))
  (not (and (or (< 3 (- 2)) (>= 3 3)) (|cell {up -2, up 0, up 2}| 3)))
  (not (and (or (< (- 3) (- 2)) (>= (- 3) 3)) (|cell {down -2, down 0, down 2}| (- 3))))))
(check-sat)
