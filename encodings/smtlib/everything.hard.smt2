; One hypothesis
; Satisfiable iff the class is not properly generatable in the limit with replay.
; The profiles declared here are all that are realized; every other profile has an empty cell.
; A model names the hypotheses that contain the first example of a winning adversary.
(set-logic QF_UF)
(declare-const |everything has the first example| Bool)
(declare-const |realized {everything}| Bool)
(define-fun gate4 () Bool (and |realized {everything}| |everything has the first example|))
(assert |realized {everything}|)
(assert gate4)
(assert false)
(check-sat)
