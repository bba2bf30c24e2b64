; Dates in three notations
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 47, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language year first| () RegLan (re.++ (re.++ ((_ re.^ 4) (re.range "0" "9")) (re.* (re.range "0" "9"))) (str.to_re "-") (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (str.to_re "1") (re.range "0" "2"))) (str.to_re "-") (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (re.range "1" "2") (re.range "0" "9")) (re.++ (str.to_re "3") (re.range "0" "1")))))
(define-fun |language day first| () RegLan (re.++ (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (re.range "1" "2") (re.range "0" "9")) (re.++ (str.to_re "3") (re.range "0" "1"))) (str.to_re "/") (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (str.to_re "1") (re.range "0" "2"))) (str.to_re "/") (re.++ ((_ re.^ 4) (re.range "0" "9")) (re.* (re.range "0" "9")))))
(define-fun |language month first| () RegLan (re.++ (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (str.to_re "1") (re.range "0" "2"))) (str.to_re "/") (re.union (re.++ (str.to_re "0") (re.range "1" "9")) (re.++ (re.range "1" "2") (re.range "0" "9")) (re.++ (str.to_re "3") (re.range "0" "1"))) (str.to_re "/") (re.++ ((_ re.^ 4) (re.range "0" "9")) (re.* (re.range "0" "9")))))
(define-fun |cell {year first}| () RegLan (re.inter |language year first| (re.comp |language day first|) (re.comp |language month first|)))
(define-fun |cell {day first}| () RegLan (re.inter (re.comp |language year first|) |language day first| (re.comp |language month first|)))
(define-fun |cell {month first}| () RegLan (re.inter (re.comp |language year first|) (re.comp |language day first|) |language month first|))
(define-fun |cell {day first, month first}| () RegLan (re.inter (re.comp |language year first|) |language day first| |language month first|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language year first| |language day first| |language month first|) (re.comp (re.union |cell {year first}| |cell {day first}| |cell {month first}| |cell {day first, month first}|)))
  (re.inter (str.to_re "0000-01-01") (re.comp |cell {year first}|))
  (re.inter (re.++ (str.to_re "0000") (re.* (str.to_re "0")) (str.to_re "-01-01")) (re.comp |cell {year first}|))
  (re.inter (str.to_re "13/01/0000") (re.comp |cell {day first}|))
  (re.inter (re.++ (str.to_re "13/01/0000") (re.* (str.to_re "0")) (str.to_re "")) (re.comp |cell {day first}|))
  (re.inter (str.to_re "01/13/0000") (re.comp |cell {month first}|))
  (re.inter (re.++ (str.to_re "01/13/0000") (re.* (str.to_re "0")) (str.to_re "")) (re.comp |cell {month first}|))
  (re.inter (str.to_re "01/01/0000") (re.comp |cell {day first, month first}|))
  (re.inter (re.++ (str.to_re "01/01/0000") (re.* (str.to_re "0")) (str.to_re "")) (re.comp |cell {day first, month first}|)))))
(check-sat)
