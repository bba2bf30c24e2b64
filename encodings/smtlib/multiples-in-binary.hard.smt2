; Multiples of two, three and six in binary
; Satisfiable iff the class is not properly generatable in the limit with replay.
; The profiles declared here are all that are realized; every other profile has an empty cell.
; A model names the hypotheses that contain the first example of a winning adversary.
(set-logic QF_UF)
(declare-const |six has the first example| Bool)
(declare-const |three has the first example| Bool)
(declare-const |two has the first example| Bool)
(declare-const |realized {two, three, six}| Bool)
(define-fun gate10 () Bool (and |realized {two, three, six}| |two has the first example| |three has the first example| |six has the first example|))
(declare-const |realized {three}| Bool)
(define-fun gate9 () Bool (and |realized {three}| (not |two has the first example|) |three has the first example| (not |six has the first example|)))
(declare-const |realized {two}| Bool)
(define-fun gate8 () Bool (and |realized {two}| |two has the first example| (not |three has the first example|) (not |six has the first example|)))
(define-fun gate11 () Bool (not (or gate8 gate9 gate10)))
(assert |realized {two}|)
(assert |realized {three}|)
(assert |realized {two, three, six}|)
(assert (not gate11))
(assert false)
(check-sat)
