; Prefixes of balanced texts, by depth
; Satisfiable iff the class is not properly generatable in the limit with replay.
; The profiles declared here are all that are realized; every other profile has an empty cell.
; A model names the hypotheses that contain the first example of a winning adversary.
(set-logic QF_UF)
(declare-const |depth 3 has the first example| Bool)
(declare-const |depth 2 has the first example| Bool)
(declare-const |depth 1 has the first example| Bool)
(declare-const |realized {depth 1, depth 2, depth 3}| Bool)
(define-fun gate10 () Bool (and |realized {depth 1, depth 2, depth 3}| |depth 1 has the first example| |depth 2 has the first example| |depth 3 has the first example|))
(declare-const |realized {depth 2, depth 3}| Bool)
(define-fun gate9 () Bool (and |realized {depth 2, depth 3}| (not |depth 1 has the first example|) |depth 2 has the first example| |depth 3 has the first example|))
(declare-const |realized {depth 3}| Bool)
(define-fun gate8 () Bool (and |realized {depth 3}| (not |depth 1 has the first example|) (not |depth 2 has the first example|) |depth 3 has the first example|))
(define-fun gate11 () Bool (not (or gate8 gate9 gate10)))
(assert |realized {depth 3}|)
(assert |realized {depth 2, depth 3}|)
(assert |realized {depth 1, depth 2, depth 3}|)
(assert (not gate11))
(assert false)
(check-sat)
