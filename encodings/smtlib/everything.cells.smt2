; One hypothesis
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 0 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 1:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in everything| ((x Int)) Bool true)
(define-fun |cell {everything}| ((x Int)) Bool (|in everything| x))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (|in everything| x) (not (|cell {everything}| x)))
  (not (|cell {everything}| 0))
  (and (or (< y 0) (>= y 0)) false)
  (not (and (or (< (- 1) 0) (>= (- 1) 0)) (|cell {everything}| (- 1))))))
(check-sat)
