; All words but one
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 4, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language no empty word| () RegLan (re.+ (re.range "a" "b")))
(define-fun |language no a| () RegLan (re.union (str.to_re "b") (re.++ ((_ re.^ 2) (re.range "a" "b")) (re.* (re.range "a" "b"))) (str.to_re "")))
(define-fun |language no b| () RegLan (re.union (str.to_re "a") (re.++ ((_ re.^ 2) (re.range "a" "b")) (re.* (re.range "a" "b"))) (str.to_re "")))
(define-fun |cell {no empty word, no a}| () RegLan (re.inter |language no empty word| |language no a| (re.comp |language no b|)))
(define-fun |cell {no empty word, no b}| () RegLan (re.inter |language no empty word| (re.comp |language no a|) |language no b|))
(define-fun |cell {no a, no b}| () RegLan (re.inter (re.comp |language no empty word|) |language no a| |language no b|))
(define-fun |cell {no empty word, no a, no b}| () RegLan (re.inter |language no empty word| |language no a| |language no b|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language no empty word| |language no a| |language no b|) (re.comp (re.union |cell {no empty word, no a}| |cell {no empty word, no b}| |cell {no a, no b}| |cell {no empty word, no a, no b}|)))
  (re.inter (str.to_re "b") (re.comp |cell {no empty word, no a}|))
  (re.inter |cell {no empty word, no a}| (re.comp (str.to_re "b")))
  (re.inter (str.to_re "a") (re.comp |cell {no empty word, no b}|))
  (re.inter |cell {no empty word, no b}| (re.comp (str.to_re "a")))
  (re.inter (str.to_re "") (re.comp |cell {no a, no b}|))
  (re.inter |cell {no a, no b}| (re.comp (str.to_re "")))
  (re.inter (str.to_re "aa") (re.comp |cell {no empty word, no a, no b}|))
  (re.inter (re.++ (str.to_re "aa") (re.* (str.to_re "a")) (str.to_re "")) (re.comp |cell {no empty word, no a, no b}|)))))
(check-sat)
