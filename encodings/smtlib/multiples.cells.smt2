; Multiples of 2, 3 and 5
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 0 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 30:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in of 2| ((x Int)) Bool (= (mod x 2) 0))
(define-fun |in of 3| ((x Int)) Bool (= (mod x 3) 0))
(define-fun |in of 5| ((x Int)) Bool (= (mod x 5) 0))
(define-fun |cell {of 2, of 3, of 5}| ((x Int)) Bool (and (|in of 2| x) (|in of 3| x) (|in of 5| x)))
(define-fun |cell {of 2, of 3}| ((x Int)) Bool (and (|in of 2| x) (|in of 3| x) (not (|in of 5| x))))
(define-fun |cell {of 2, of 5}| ((x Int)) Bool (and (|in of 2| x) (not (|in of 3| x)) (|in of 5| x)))
(define-fun |cell {of 2}| ((x Int)) Bool (and (|in of 2| x) (not (|in of 3| x)) (not (|in of 5| x))))
(define-fun |cell {of 3, of 5}| ((x Int)) Bool (and (not (|in of 2| x)) (|in of 3| x) (|in of 5| x)))
(define-fun |cell {of 3}| ((x Int)) Bool (and (not (|in of 2| x)) (|in of 3| x) (not (|in of 5| x))))
(define-fun |cell {of 5}| ((x Int)) Bool (and (not (|in of 2| x)) (not (|in of 3| x)) (|in of 5| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in of 2| x) (|in of 3| x) (|in of 5| x)) (not (or (|cell {of 2, of 3, of 5}| x) (|cell {of 2, of 3}| x) (|cell {of 2, of 5}| x) (|cell {of 2}| x) (|cell {of 3, of 5}| x) (|cell {of 3}| x) (|cell {of 5}| x))))
  (not (|cell {of 2, of 3, of 5}| 0))
  (not (|cell {of 2, of 3}| 6))
  (not (|cell {of 2, of 5}| 10))
  (not (|cell {of 2}| 2))
  (not (|cell {of 3, of 5}| 15))
  (not (|cell {of 3}| 3))
  (not (|cell {of 5}| 5))
  (and (or (< y 0) (>= y 0)) false)
  (not (and (or (< (- 30) 0) (>= (- 30) 0)) (|cell {of 2, of 3, of 5}| (- 30))))
  (not (and (or (< (- 6) 0) (>= (- 6) 0)) (|cell {of 2, of 3}| (- 6))))
  (not (and (or (< (- 10) 0) (>= (- 10) 0)) (|cell {of 2, of 5}| (- 10))))
  (not (and (or (< (- 2) 0) (>= (- 2) 0)) (|cell {of 2}| (- 2))))
  (not (and (or (< (- 15) 0) (>= (- 15) 0)) (|cell {of 3, of 5}| (- 15))))
  (not (and (or (< (- 3) 0) (>= (- 3) 0)) (|cell {of 3}| (- 3))))
  (not (and (or (< (- 5) 0) (>= (- 5) 0)) (|cell {of 5}| (- 5))))))
(check-sat)
