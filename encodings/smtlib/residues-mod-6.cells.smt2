; Residues modulo 6
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 0 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 6:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in r0| ((x Int)) Bool (= (mod x 6) 0))
(define-fun |in r1| ((x Int)) Bool (= (mod x 6) 1))
(define-fun |in r2| ((x Int)) Bool (= (mod x 6) 2))
(define-fun |in r3| ((x Int)) Bool (= (mod x 6) 3))
(define-fun |in r4| ((x Int)) Bool (= (mod x 6) 4))
(define-fun |in r5| ((x Int)) Bool (= (mod x 6) 5))
(define-fun |cell {r0}| ((x Int)) Bool (and (|in r0| x) (not (|in r1| x)) (not (|in r2| x)) (not (|in r3| x)) (not (|in r4| x)) (not (|in r5| x))))
(define-fun |cell {r1}| ((x Int)) Bool (and (not (|in r0| x)) (|in r1| x) (not (|in r2| x)) (not (|in r3| x)) (not (|in r4| x)) (not (|in r5| x))))
(define-fun |cell {r2}| ((x Int)) Bool (and (not (|in r0| x)) (not (|in r1| x)) (|in r2| x) (not (|in r3| x)) (not (|in r4| x)) (not (|in r5| x))))
(define-fun |cell {r3}| ((x Int)) Bool (and (not (|in r0| x)) (not (|in r1| x)) (not (|in r2| x)) (|in r3| x) (not (|in r4| x)) (not (|in r5| x))))
(define-fun |cell {r4}| ((x Int)) Bool (and (not (|in r0| x)) (not (|in r1| x)) (not (|in r2| x)) (not (|in r3| x)) (|in r4| x) (not (|in r5| x))))
(define-fun |cell {r5}| ((x Int)) Bool (and (not (|in r0| x)) (not (|in r1| x)) (not (|in r2| x)) (not (|in r3| x)) (not (|in r4| x)) (|in r5| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in r0| x) (|in r1| x) (|in r2| x) (|in r3| x) (|in r4| x) (|in r5| x)) (not (or (|cell {r0}| x) (|cell {r1}| x) (|cell {r2}| x) (|cell {r3}| x) (|cell {r4}| x) (|cell {r5}| x))))
  (not (|cell {r0}| 0))
  (not (|cell {r1}| 1))
  (not (|cell {r2}| 2))
  (not (|cell {r3}| 3))
  (not (|cell {r4}| (- 2)))
  (not (|cell {r5}| (- 1)))
  (and (or (< y 0) (>= y 0)) false)
  (not (and (or (< (- 6) 0) (>= (- 6) 0)) (|cell {r0}| (- 6))))
  (not (and (or (< (- 5) 0) (>= (- 5) 0)) (|cell {r1}| (- 5))))
  (not (and (or (< (- 4) 0) (>= (- 4) 0)) (|cell {r2}| (- 4))))
  (not (and (or (< (- 3) 0) (>= (- 3) 0)) (|cell {r3}| (- 3))))
  (not (and (or (< (- 2) 0) (>= (- 2) 0)) (|cell {r4}| (- 2))))
  (not (and (or (< (- 1) 0) (>= (- 1) 0)) (|cell {r5}| (- 1))))))
(check-sat)
