; A chain of multiples
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 0 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 32:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in multiples of 2| ((x Int)) Bool (= (mod x 2) 0))
(define-fun |in multiples of 4| ((x Int)) Bool (= (mod x 4) 0))
(define-fun |in multiples of 8| ((x Int)) Bool (= (mod x 8) 0))
(define-fun |in multiples of 16| ((x Int)) Bool (= (mod x 16) 0))
(define-fun |in multiples of 32| ((x Int)) Bool (= (mod x 32) 0))
(define-fun |cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16, multiples of 32}| ((x Int)) Bool (and (|in multiples of 2| x) (|in multiples of 4| x) (|in multiples of 8| x) (|in multiples of 16| x) (|in multiples of 32| x)))
(define-fun |cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16}| ((x Int)) Bool (and (|in multiples of 2| x) (|in multiples of 4| x) (|in multiples of 8| x) (|in multiples of 16| x) (not (|in multiples of 32| x))))
(define-fun |cell {multiples of 2, multiples of 4, multiples of 8}| ((x Int)) Bool (and (|in multiples of 2| x) (|in multiples of 4| x) (|in multiples of 8| x) (not (|in multiples of 16| x)) (not (|in multiples of 32| x))))
(define-fun |cell {multiples of 2, multiples of 4}| ((x Int)) Bool (and (|in multiples of 2| x) (|in multiples of 4| x) (not (|in multiples of 8| x)) (not (|in multiples of 16| x)) (not (|in multiples of 32| x))))
(define-fun |cell {multiples of 2}| ((x Int)) Bool (and (|in multiples of 2| x) (not (|in multiples of 4| x)) (not (|in multiples of 8| x)) (not (|in multiples of 16| x)) (not (|in multiples of 32| x))))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in multiples of 2| x) (|in multiples of 4| x) (|in multiples of 8| x) (|in multiples of 16| x) (|in multiples of 32| x)) (not (or (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16, multiples of 32}| x) (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16}| x) (|cell {multiples of 2, multiples of 4, multiples of 8}| x) (|cell {multiples of 2, multiples of 4}| x) (|cell {multiples of 2}| x))))
  (not (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16, multiples of 32}| 0))
  (not (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16}| 16))
  (not (|cell {multiples of 2, multiples of 4, multiples of 8}| 8))
  (not (|cell {multiples of 2, multiples of 4}| 4))
  (not (|cell {multiples of 2}| 2))
  (and (or (< y 0) (>= y 0)) false)
  (not (and (or (< (- 32) 0) (>= (- 32) 0)) (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16, multiples of 32}| (- 32))))
  (not (and (or (< (- 16) 0) (>= (- 16) 0)) (|cell {multiples of 2, multiples of 4, multiples of 8, multiples of 16}| (- 16))))
  (not (and (or (< (- 8) 0) (>= (- 8) 0)) (|cell {multiples of 2, multiples of 4, multiples of 8}| (- 8))))
  (not (and (or (< (- 4) 0) (>= (- 4) 0)) (|cell {multiples of 2, multiples of 4}| (- 4))))
  (not (and (or (< (- 2) 0) (>= (- 2) 0)) (|cell {multiples of 2}| (- 2))))))
(check-sat)
