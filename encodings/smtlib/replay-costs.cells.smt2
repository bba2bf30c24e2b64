; What replay costs
; cut off: this is a finite part of an infinite class, and verdicts on a part do not carry over to the whole (docs/notions.md)
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 5 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 1:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in h_inf| ((x Int)) Bool (>= x 1))
(define-fun |in h_1| ((x Int)) Bool (or (= x 1) (<= x (- 1))))
(define-fun |in h_2| ((x Int)) Bool (or (and (<= 1 x) (<= x 2)) (<= x (- 1))))
(define-fun |in h_3| ((x Int)) Bool (or (and (<= 1 x) (<= x 3)) (<= x (- 1))))
(define-fun |in h_4| ((x Int)) Bool (or (and (<= 1 x) (<= x 4)) (<= x (- 1))))
(define-fun |cell {h_inf, h_1, h_2, h_3, h_4}| ((x Int)) Bool (and (|in h_inf| x) (|in h_1| x) (|in h_2| x) (|in h_3| x) (|in h_4| x)))
(define-fun |cell {h_inf, h_2, h_3, h_4}| ((x Int)) Bool (and (|in h_inf| x) (not (|in h_1| x)) (|in h_2| x) (|in h_3| x) (|in h_4| x)))
(define-fun |cell {h_inf, h_3, h_4}| ((x Int)) Bool (and (|in h_inf| x) (not (|in h_1| x)) (not (|in h_2| x)) (|in h_3| x) (|in h_4| x)))
(define-fun |cell {h_inf, h_4}| ((x Int)) Bool (and (|in h_inf| x) (not (|in h_1| x)) (not (|in h_2| x)) (not (|in h_3| x)) (|in h_4| x)))
(define-fun |cell {h_inf}| ((x Int)) Bool (and (|in h_inf| x) (not (|in h_1| x)) (not (|in h_2| x)) (not (|in h_3| x)) (not (|in h_4| x))))
(define-fun |cell {h_1, h_2, h_3, h_4}| ((x Int)) Bool (and (not (|in h_inf| x)) (|in h_1| x) (|in h_2| x) (|in h_3| x) (|in h_4| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in h_inf| x) (|in h_1| x) (|in h_2| x) (|in h_3| x) (|in h_4| x)) (not (or (|cell {h_inf, h_1, h_2, h_3, h_4}| x) (|cell {h_inf, h_2, h_3, h_4}| x) (|cell {h_inf, h_3, h_4}| x) (|cell {h_inf, h_4}| x) (|cell {h_inf}| x) (|cell {h_1, h_2, h_3, h_4}| x))))
  (not (|cell {h_inf, h_1, h_2, h_3, h_4}| 1))
  (not (|cell {h_inf, h_2, h_3, h_4}| 2))
  (not (|cell {h_inf, h_3, h_4}| 3))
  (not (|cell {h_inf, h_4}| 4))
  (not (|cell {h_inf}| 5))
  (not (|cell {h_1, h_2, h_3, h_4}| (- 1)))
  (and (or (< y 0) (>= y 5)) (or (|cell {h_inf, h_1, h_2, h_3, h_4}| y) (|cell {h_inf, h_2, h_3, h_4}| y) (|cell {h_inf, h_3, h_4}| y) (|cell {h_inf, h_4}| y)))
  (not (and (or (< 5 0) (>= 5 5)) (|cell {h_inf}| 5)))
  (not (and (or (< (- 1) 0) (>= (- 1) 5)) (|cell {h_1, h_2, h_3, h_4}| (- 1))))))
(check-sat)
