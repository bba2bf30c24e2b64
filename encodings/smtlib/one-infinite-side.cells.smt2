; A triangle with one infinite side
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below 0, or from 4 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 4:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in a| ((x Int)) Bool (or (= (mod x 4) 0) (or (= x 1) (= x 3))))
(define-fun |in b| ((x Int)) Bool (or (= (mod x 2) 0) (= x 1)))
(define-fun |in c| ((x Int)) Bool (or (= (mod x 2) 0) (= x 3)))
(define-fun |cell {a, b, c}| ((x Int)) Bool (and (|in a| x) (|in b| x) (|in c| x)))
(define-fun |cell {a, b}| ((x Int)) Bool (and (|in a| x) (|in b| x) (not (|in c| x))))
(define-fun |cell {a, c}| ((x Int)) Bool (and (|in a| x) (not (|in b| x)) (|in c| x)))
(define-fun |cell {b, c}| ((x Int)) Bool (and (not (|in a| x)) (|in b| x) (|in c| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in a| x) (|in b| x) (|in c| x)) (not (or (|cell {a, b, c}| x) (|cell {a, b}| x) (|cell {a, c}| x) (|cell {b, c}| x))))
  (not (|cell {a, b, c}| 0))
  (not (|cell {a, b}| 1))
  (not (|cell {a, c}| 3))
  (not (|cell {b, c}| 2))
  (and (or (< y 0) (>= y 4)) (or (|cell {a, b}| y) (|cell {a, c}| y)))
  (not (and (or (< (- 4) 0) (>= (- 4) 4)) (|cell {a, b, c}| (- 4))))
  (not (and (or (< (- 2) 0) (>= (- 2) 4)) (|cell {b, c}| (- 2))))))
(check-sat)
