; Large constants and periods
; Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
; Each predicate "in A" is a hypothesis; each predicate "cell {A, B}" holds at the points that are in A and B alone.
; (1) Some x in a hypothesis has none of the listed profiles.
; (2) The stated element of a cell does not have its profile.
; (3) Some y below -99999999999999999999, or from 123456789012345678901234567890 on, is in a cell that is stated to be finite.
; (4) The stated element of an infinite cell out there does not have its profile.
; Out there no linear comparison changes and every condition has the period 30030:
; one element stands for infinitely many.
; The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear.
(set-logic ALL)
(define-fun |in early| ((x Int)) Bool (or (= (mod x 30) 7) (>= x 10000000000000000000000)))
(define-fun |in late| ((x Int)) Bool (or (= (mod x 42) 7) (>= x 10000000000000000000001)))
(define-fun |in negative| ((x Int)) Bool (and (= (mod x 77) 7) (< x 123456789012345678901234567890)))
(define-fun |in mixed| ((x Int)) Bool (or (or (= (mod x 1001) 7) (= (mod x 1001) 8) (= (mod x 1001) 9)) (= x (- 99999999999999999999))))
(define-fun |cell {early, late, negative, mixed}| ((x Int)) Bool (and (|in early| x) (|in late| x) (|in negative| x) (|in mixed| x)))
(define-fun |cell {early, late, negative}| ((x Int)) Bool (and (|in early| x) (|in late| x) (|in negative| x) (not (|in mixed| x))))
(define-fun |cell {early, late, mixed}| ((x Int)) Bool (and (|in early| x) (|in late| x) (not (|in negative| x)) (|in mixed| x)))
(define-fun |cell {early, late}| ((x Int)) Bool (and (|in early| x) (|in late| x) (not (|in negative| x)) (not (|in mixed| x))))
(define-fun |cell {early, mixed}| ((x Int)) Bool (and (|in early| x) (not (|in late| x)) (not (|in negative| x)) (|in mixed| x)))
(define-fun |cell {early}| ((x Int)) Bool (and (|in early| x) (not (|in late| x)) (not (|in negative| x)) (not (|in mixed| x))))
(define-fun |cell {late, negative, mixed}| ((x Int)) Bool (and (not (|in early| x)) (|in late| x) (|in negative| x) (|in mixed| x)))
(define-fun |cell {late, negative}| ((x Int)) Bool (and (not (|in early| x)) (|in late| x) (|in negative| x) (not (|in mixed| x))))
(define-fun |cell {late}| ((x Int)) Bool (and (not (|in early| x)) (|in late| x) (not (|in negative| x)) (not (|in mixed| x))))
(define-fun |cell {negative, mixed}| ((x Int)) Bool (and (not (|in early| x)) (not (|in late| x)) (|in negative| x) (|in mixed| x)))
(define-fun |cell {negative}| ((x Int)) Bool (and (not (|in early| x)) (not (|in late| x)) (|in negative| x) (not (|in mixed| x))))
(define-fun |cell {mixed}| ((x Int)) Bool (and (not (|in early| x)) (not (|in late| x)) (not (|in negative| x)) (|in mixed| x)))
(declare-const x Int)
(declare-const y Int)
(assert (or
  (and (or (|in early| x) (|in late| x) (|in negative| x) (|in mixed| x)) (not (or (|cell {early, late, negative, mixed}| x) (|cell {early, late, negative}| x) (|cell {early, late, mixed}| x) (|cell {early, late}| x) (|cell {early, mixed}| x) (|cell {early}| x) (|cell {late, negative, mixed}| x) (|cell {late, negative}| x) (|cell {late}| x) (|cell {negative, mixed}| x) (|cell {negative}| x) (|cell {mixed}| x))))
  (not (|cell {early, late, negative, mixed}| 7))
  (not (|cell {early, late, negative}| (- 2303)))
  (not (|cell {early, late, mixed}| 10000000000000000000018))
  (not (|cell {early, late}| (- 203)))
  (not (|cell {early, mixed}| 8017))
  (not (|cell {early}| (- 23)))
  (not (|cell {late, negative, mixed}| (- 5999)))
  (not (|cell {late, negative}| (- 455)))
  (not (|cell {late}| (- 35)))
  (not (|cell {negative, mixed}| (- 994)))
  (not (|cell {negative}| (- 70)))
  (not (|cell {mixed}| 8))
  (and (or (< y (- 99999999999999999999)) (>= y 123456789012345678901234567890)) false)
  (not (and (or (< (- 100000000000000029923) (- 99999999999999999999)) (>= (- 100000000000000029923) 123456789012345678901234567890)) (|cell {early, late, negative, mixed}| (- 100000000000000029923))))
  (not (and (or (< (- 100000000000000002203) (- 99999999999999999999)) (>= (- 100000000000000002203) 123456789012345678901234567890)) (|cell {early, late, negative}| (- 100000000000000002203))))
  (not (and (or (< 123456789012345678901234568352 (- 99999999999999999999)) (>= 123456789012345678901234568352 123456789012345678901234567890)) (|cell {early, late, mixed}| 123456789012345678901234568352)))
  (not (and (or (< (- 100000000000000000103) (- 99999999999999999999)) (>= (- 100000000000000000103) 123456789012345678901234567890)) (|cell {early, late}| (- 100000000000000000103))))
  (not (and (or (< (- 100000000000000010903) (- 99999999999999999999)) (>= (- 100000000000000010903) 123456789012345678901234567890)) (|cell {early, mixed}| (- 100000000000000010903))))
  (not (and (or (< (- 100000000000000000013) (- 99999999999999999999)) (>= (- 100000000000000000013) 123456789012345678901234567890)) (|cell {early}| (- 100000000000000000013))))
  (not (and (or (< (- 100000000000000005899) (- 99999999999999999999)) (>= (- 100000000000000005899) 123456789012345678901234567890)) (|cell {late, negative, mixed}| (- 100000000000000005899))))
  (not (and (or (< (- 100000000000000000355) (- 99999999999999999999)) (>= (- 100000000000000000355) 123456789012345678901234567890)) (|cell {late, negative}| (- 100000000000000000355))))
  (not (and (or (< (- 100000000000000000019) (- 99999999999999999999)) (>= (- 100000000000000000019) 123456789012345678901234567890)) (|cell {late}| (- 100000000000000000019))))
  (not (and (or (< (- 100000000000000000894) (- 99999999999999999999)) (>= (- 100000000000000000894) 123456789012345678901234567890)) (|cell {negative, mixed}| (- 100000000000000000894))))
  (not (and (or (< (- 100000000000000000047) (- 99999999999999999999)) (>= (- 100000000000000000047) 123456789012345678901234567890)) (|cell {negative}| (- 100000000000000000047))))
  (not (and (or (< (- 100000000000000000892) (- 99999999999999999999)) (>= (- 100000000000000000892) 123456789012345678901234567890)) (|cell {mixed}| (- 100000000000000000892))))))
(check-sat)
