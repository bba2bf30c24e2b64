; Three filters over one core
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 9, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language shouting| () RegLan (re.union (re.* (re.range "a" "c")) (str.to_re "b!") (str.to_re "c?")))
(define-fun |language asking| () RegLan (re.union (re.* (re.range "a" "c")) (str.to_re "b!") (str.to_re "a#")))
(define-fun |language tagging| () RegLan (re.union (re.* (re.range "a" "c")) (str.to_re "c?") (str.to_re "a#")))
(define-fun |cell {shouting, asking}| () RegLan (re.inter |language shouting| |language asking| (re.comp |language tagging|)))
(define-fun |cell {shouting, tagging}| () RegLan (re.inter |language shouting| (re.comp |language asking|) |language tagging|))
(define-fun |cell {asking, tagging}| () RegLan (re.inter (re.comp |language shouting|) |language asking| |language tagging|))
(define-fun |cell {shouting, asking, tagging}| () RegLan (re.inter |language shouting| |language asking| |language tagging|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language shouting| |language asking| |language tagging|) (re.comp (re.union |cell {shouting, asking}| |cell {shouting, tagging}| |cell {asking, tagging}| |cell {shouting, asking, tagging}|)))
  (re.inter (str.to_re "b!") (re.comp |cell {shouting, asking}|))
  (re.inter |cell {shouting, asking}| (re.comp (str.to_re "b!")))
  (re.inter (str.to_re "c?") (re.comp |cell {shouting, tagging}|))
  (re.inter |cell {shouting, tagging}| (re.comp (str.to_re "c?")))
  (re.inter (str.to_re "a#") (re.comp |cell {asking, tagging}|))
  (re.inter |cell {asking, tagging}| (re.comp (str.to_re "a#")))
  (re.inter (str.to_re "") (re.comp |cell {shouting, asking, tagging}|))
  (re.inter (re.++ (str.to_re "aa") (re.* (str.to_re "a")) (str.to_re "")) (re.comp |cell {shouting, asking, tagging}|)))))
(check-sat)
