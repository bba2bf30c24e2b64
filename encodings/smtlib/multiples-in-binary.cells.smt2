; Multiples of two, three and six in binary
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 6, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language two| () RegLan (re.union (re.++ (re.* (re.range "0" "1")) (str.to_re "0")) (str.to_re "")))
(define-fun |language three| () RegLan (re.* (re.union (str.to_re "0") (re.++ (str.to_re "1") (re.* (re.++ (str.to_re "0") (re.* (str.to_re "1")) (str.to_re "0"))) (str.to_re "1")))))
(define-fun |language six| () RegLan (re.union (re.+ (str.to_re "0")) (re.++ (re.* (re.union (str.to_re "0") (re.++ (str.to_re "1") (re.* (re.++ (str.to_re "0") (re.* (str.to_re "1")) (str.to_re "0"))) (str.to_re "1")))) (str.to_re "0")) (str.to_re "")))
(define-fun |cell {two}| () RegLan (re.inter |language two| (re.comp |language three|) (re.comp |language six|)))
(define-fun |cell {three}| () RegLan (re.inter (re.comp |language two|) |language three| (re.comp |language six|)))
(define-fun |cell {two, three, six}| () RegLan (re.inter |language two| |language three| |language six|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language two| |language three| |language six|) (re.comp (re.union |cell {two}| |cell {three}| |cell {two, three, six}|)))
  (re.inter (str.to_re "10") (re.comp |cell {two}|))
  (re.inter (re.++ (str.to_re "") (re.* (str.to_re "0")) (str.to_re "10")) (re.comp |cell {two}|))
  (re.inter (str.to_re "11") (re.comp |cell {three}|))
  (re.inter (re.++ (str.to_re "") (re.* (str.to_re "0")) (str.to_re "11")) (re.comp |cell {three}|))
  (re.inter (str.to_re "") (re.comp |cell {two, three, six}|))
  (re.inter (re.++ (str.to_re "") (re.* (str.to_re "0")) (str.to_re "")) (re.comp |cell {two, three, six}|)))))
(check-sat)
