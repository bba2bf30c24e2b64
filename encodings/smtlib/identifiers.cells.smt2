; Names of variables
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
(define-fun |language any| () RegLan (re.++ (re.union (re.range "A" "Z") (str.to_re "_") (re.range "a" "z")) (re.* (re.union (re.range "0" "9") (re.range "A" "Z") (str.to_re "_") (re.range "a" "z")))))
(define-fun |language lower| () RegLan (re.++ (re.range "a" "z") (re.* (re.union (re.range "0" "9") (re.range "a" "z"))) (re.* (re.++ (str.to_re "_") (re.+ (re.union (re.range "0" "9") (re.range "a" "z")))))))
(define-fun |language camel| () RegLan (re.++ (re.+ (re.range "a" "z")) (re.* (re.range "0" "9")) (re.* (re.++ (re.range "A" "Z") (re.* (re.union (re.range "0" "9") (re.range "a" "z")))))))
(define-fun |language constant| () RegLan (re.++ (re.range "A" "Z") (re.* (re.union (re.range "0" "9") (re.range "A" "Z"))) (re.* (re.++ (str.to_re "_") (re.+ (re.union (re.range "0" "9") (re.range "A" "Z")))))))
(define-fun |cell {any}| () RegLan (re.inter |language any| (re.comp |language lower|) (re.comp |language camel|) (re.comp |language constant|)))
(define-fun |cell {any, lower}| () RegLan (re.inter |language any| |language lower| (re.comp |language camel|) (re.comp |language constant|)))
(define-fun |cell {any, camel}| () RegLan (re.inter |language any| (re.comp |language lower|) |language camel| (re.comp |language constant|)))
(define-fun |cell {any, lower, camel}| () RegLan (re.inter |language any| |language lower| |language camel| (re.comp |language constant|)))
(define-fun |cell {any, constant}| () RegLan (re.inter |language any| (re.comp |language lower|) (re.comp |language camel|) |language constant|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language any| |language lower| |language camel| |language constant|) (re.comp (re.union |cell {any}| |cell {any, lower}| |cell {any, camel}| |cell {any, lower, camel}| |cell {any, constant}|)))
  (re.inter (str.to_re "_") (re.comp |cell {any}|))
  (re.inter (re.++ (str.to_re "_") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {any}|))
  (re.inter (str.to_re "a0a") (re.comp |cell {any, lower}|))
  (re.inter (re.++ (str.to_re "a0a") (re.* (str.to_re "a")) (str.to_re "")) (re.comp |cell {any, lower}|))
  (re.inter (str.to_re "aA") (re.comp |cell {any, camel}|))
  (re.inter (re.++ (str.to_re "aA") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {any, camel}|))
  (re.inter (str.to_re "a") (re.comp |cell {any, lower, camel}|))
  (re.inter (re.++ (str.to_re "a") (re.* (str.to_re "a")) (str.to_re "")) (re.comp |cell {any, lower, camel}|))
  (re.inter (str.to_re "A") (re.comp |cell {any, constant}|))
  (re.inter (re.++ (str.to_re "A") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {any, constant}|)))))
(check-sat)
