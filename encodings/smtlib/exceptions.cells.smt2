; Residues with exceptions
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below -5, or from 1001 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 12:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in most| ((x Int)) Bool (and (= (mod x 3) 1) (not (or (= x 4) (= x 7)))))
(define-fun |in steep| ((x Int)) Bool (>= (+ (* 3 x) (- 2)) 7))
(define-fun |in window| ((x Int)) Bool (or (and (<= (- 5) x) (< x 40)) (> x 1000)))
(define-fun |in pair| ((x Int)) Bool (or (= (mod x 4) 1) (= (mod x 4) 2)))
(define-fun |cell {most, steep, window, pair}| ((x Int)) Bool (and (|in most| x) (|in steep| x) (|in window| x) (|in pair| x)))
(define-fun |cell {most, steep, window}| ((x Int)) Bool (and (|in most| x) (|in steep| x) (|in window| x) (not (|in pair| x))))
(define-fun |cell {most, steep, pair}| ((x Int)) Bool (and (|in most| x) (|in steep| x) (not (|in window| x)) (|in pair| x)))
(define-fun |cell {most, steep}| ((x Int)) Bool (and (|in most| x) (|in steep| x) (not (|in window| x)) (not (|in pair| x))))
(define-fun |cell {most, window, pair}| ((x Int)) Bool (and (|in most| x) (not (|in steep| x)) (|in window| x) (|in pair| x)))
(define-fun |cell {most, window}| ((x Int)) Bool (and (|in most| x) (not (|in steep| x)) (|in window| x) (not (|in pair| x))))
(define-fun |cell {most, pair}| ((x Int)) Bool (and (|in most| x) (not (|in steep| x)) (not (|in window| x)) (|in pair| x)))
(define-fun |cell {most}| ((x Int)) Bool (and (|in most| x) (not (|in steep| x)) (not (|in window| x)) (not (|in pair| x))))
(define-fun |cell {steep, window, pair}| ((x Int)) Bool (and (not (|in most| x)) (|in steep| x) (|in window| x) (|in pair| x)))
(define-fun |cell {steep, window}| ((x Int)) Bool (and (not (|in most| x)) (|in steep| x) (|in window| x) (not (|in pair| x))))
(define-fun |cell {steep, pair}| ((x Int)) Bool (and (not (|in most| x)) (|in steep| x) (not (|in window| x)) (|in pair| x)))
(define-fun |cell {steep}| ((x Int)) Bool (and (not (|in most| x)) (|in steep| x) (not (|in window| x)) (not (|in pair| x))))
(define-fun |cell {window, pair}| ((x Int)) Bool (and (not (|in most| x)) (not (|in steep| x)) (|in window| x) (|in pair| x)))
(define-fun |cell {window}| ((x Int)) Bool (and (not (|in most| x)) (not (|in steep| x)) (|in window| x) (not (|in pair| x))))
(define-fun |cell {pair}| ((x Int)) Bool (and (not (|in most| x)) (not (|in steep| x)) (not (|in window| x)) (|in pair| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in most| x) (|in steep| x) (|in window| x) (|in pair| x)) (not (or (|cell {most, steep, window, pair}| x) (|cell {most, steep, window}| x) (|cell {most, steep, pair}| x) (|cell {most, steep}| x) (|cell {most, window, pair}| x) (|cell {most, window}| x) (|cell {most, pair}| x) (|cell {most}| x) (|cell {steep, window, pair}| x) (|cell {steep, window}| x) (|cell {steep, pair}| x) (|cell {steep}| x) (|cell {window, pair}| x) (|cell {window}| x) (|cell {pair}| x))))
  (not (|cell {most, steep, window, pair}| 10))
  (not (|cell {most, steep, window}| 16))
  (not (|cell {most, steep, pair}| 46))
  (not (|cell {most, steep}| 40))
  (not (|cell {most, window, pair}| 1))
  (not (|cell {most, window}| (- 5)))
  (not (|cell {most, pair}| (- 11)))
  (not (|cell {most}| (- 8)))
  (not (|cell {steep, window, pair}| 5))
  (not (|cell {steep, window}| 3))
  (not (|cell {steep, pair}| 41))
  (not (|cell {steep}| 44))
  (not (|cell {window, pair}| 2))
  (not (|cell {window}| 0))
  (not (|cell {pair}| (- 6)))
  (and (or (< y (- 5)) (>= y 1001)) (or (|cell {most, steep, pair}| y) (|cell {most, steep}| y) (|cell {most, window, pair}| y) (|cell {most, window}| y) (|cell {steep, pair}| y) (|cell {steep}| y) (|cell {window, pair}| y) (|cell {window}| y)))
  (not (and (or (< 1006 (- 5)) (>= 1006 1001)) (|cell {most, steep, window, pair}| 1006)))
  (not (and (or (< 1003 (- 5)) (>= 1003 1001)) (|cell {most, steep, window}| 1003)))
  (not (and (or (< (- 11) (- 5)) (>= (- 11) 1001)) (|cell {most, pair}| (- 11))))
  (not (and (or (< (- 8) (- 5)) (>= (- 8) 1001)) (|cell {most}| (- 8))))
  (not (and (or (< 1001 (- 5)) (>= 1001 1001)) (|cell {steep, window, pair}| 1001)))
  (not (and (or (< 1004 (- 5)) (>= 1004 1001)) (|cell {steep, window}| 1004)))
  (not (and (or (< (- 6) (- 5)) (>= (- 6) 1001)) (|cell {pair}| (- 6))))))
(check-sat)
