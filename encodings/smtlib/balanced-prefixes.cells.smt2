; Prefixes of balanced texts, by depth
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 10, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language depth 1| () RegLan (re.++ (re.* (str.to_re "()")) (re.opt (str.to_re "("))))
(define-fun |language depth 2| () RegLan (re.++ (re.* (re.++ (str.to_re "(") (re.* (str.to_re "()")) (str.to_re ")"))) (re.opt (re.++ (str.to_re "(") (re.* (str.to_re "()")) (re.opt (str.to_re "("))))))
(define-fun |language depth 3| () RegLan (re.++ (re.* (re.++ (str.to_re "(") (re.* (re.++ (str.to_re "(") (re.* (str.to_re "()")) (str.to_re ")"))) (str.to_re ")"))) (re.opt (re.++ (str.to_re "(") (re.* (re.++ (str.to_re "(") (re.* (str.to_re "()")) (str.to_re ")"))) (re.opt (re.++ (str.to_re "(") (re.* (str.to_re "()")) (re.opt (str.to_re "("))))))))
(define-fun |cell {depth 3}| () RegLan (re.inter (re.comp |language depth 1|) (re.comp |language depth 2|) |language depth 3|))
(define-fun |cell {depth 2, depth 3}| () RegLan (re.inter (re.comp |language depth 1|) |language depth 2| |language depth 3|))
(define-fun |cell {depth 1, depth 2, depth 3}| () RegLan (re.inter |language depth 1| |language depth 2| |language depth 3|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language depth 1| |language depth 2| |language depth 3|) (re.comp (re.union |cell {depth 3}| |cell {depth 2, depth 3}| |cell {depth 1, depth 2, depth 3}|)))
  (re.inter (str.to_re "(((") (re.comp |cell {depth 3}|))
  (re.inter (re.++ (str.to_re "(") (re.* (str.to_re ")(")) (str.to_re "((")) (re.comp |cell {depth 3}|))
  (re.inter (str.to_re "((") (re.comp |cell {depth 2, depth 3}|))
  (re.inter (re.++ (str.to_re "(") (re.* (str.to_re ")(")) (str.to_re "(")) (re.comp |cell {depth 2, depth 3}|))
  (re.inter (str.to_re "") (re.comp |cell {depth 1, depth 2, depth 3}|))
  (re.inter (re.++ (str.to_re "") (re.* (str.to_re "()")) (str.to_re "")) (re.comp |cell {depth 1, depth 2, depth 3}|)))))
(check-sat)
