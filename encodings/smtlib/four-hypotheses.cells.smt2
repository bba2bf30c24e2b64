; The four hypotheses
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
(define-fun |in h1-| ((x Int)) Bool (or (<= x 0) (= x 1)))
(define-fun |in h2-| ((x Int)) Bool (or (<= x 0) (= x 2)))
(define-fun |in h1+| ((x Int)) Bool (or (>= x 0) (= x (- 1))))
(define-fun |in h2+| ((x Int)) Bool (or (>= x 0) (= x (- 2))))
(define-fun |cell {h1-, h2-, h1+, h2+}| ((x Int)) Bool (and (|in h1-| x) (|in h2-| x) (|in h1+| x) (|in h2+| x)))
(define-fun |cell {h1-, h2-, h1+}| ((x Int)) Bool (and (|in h1-| x) (|in h2-| x) (|in h1+| x) (not (|in h2+| x))))
(define-fun |cell {h1-, h2-, h2+}| ((x Int)) Bool (and (|in h1-| x) (|in h2-| x) (not (|in h1+| x)) (|in h2+| x)))
(define-fun |cell {h1-, h2-}| ((x Int)) Bool (and (|in h1-| x) (|in h2-| x) (not (|in h1+| x)) (not (|in h2+| x))))
(define-fun |cell {h1-, h1+, h2+}| ((x Int)) Bool (and (|in h1-| x) (not (|in h2-| x)) (|in h1+| x) (|in h2+| x)))
(define-fun |cell {h2-, h1+, h2+}| ((x Int)) Bool (and (not (|in h1-| x)) (|in h2-| x) (|in h1+| x) (|in h2+| x)))
(define-fun |cell {h1+, h2+}| ((x Int)) Bool (and (not (|in h1-| x)) (not (|in h2-| x)) (|in h1+| x) (|in h2+| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in h1-| x) (|in h2-| x) (|in h1+| x) (|in h2+| x)) (not (or (|cell {h1-, h2-, h1+, h2+}| x) (|cell {h1-, h2-, h1+}| x) (|cell {h1-, h2-, h2+}| x) (|cell {h1-, h2-}| x) (|cell {h1-, h1+, h2+}| x) (|cell {h2-, h1+, h2+}| x) (|cell {h1+, h2+}| x))))
  (not (|cell {h1-, h2-, h1+, h2+}| 0))
  (not (|cell {h1-, h2-, h1+}| (- 1)))
  (not (|cell {h1-, h2-, h2+}| (- 2)))
  (not (|cell {h1-, h2-}| (- 3)))
  (not (|cell {h1-, h1+, h2+}| 1))
  (not (|cell {h2-, h1+, h2+}| 2))
  (not (|cell {h1+, h2+}| 3))
  (and (or (< y (- 2)) (>= y 3)) (or (|cell {h1-, h2-, h1+, h2+}| y) (|cell {h1-, h2-, h1+}| y) (|cell {h1-, h2-, h2+}| y) (|cell {h1-, h1+, h2+}| y) (|cell {h2-, h1+, h2+}| y)))
  (not (and (or (< (- 3) (- 2)) (>= (- 3) 3)) (|cell {h1-, h2-}| (- 3))))
  (not (and (or (< 3 (- 2)) (>= 3 3)) (|cell {h1+, h2+}| 3)))))
(check-sat)
