; Motifs in DNA
; Unsatisfiable iff this table of cells is right.
; Each constant "language A" is a hypothesis; each constant "cell {A, B}" has the words that are in A and B alone.
; The last assertion says that the word x shows something to be wrong:
; (1) x is in a hypothesis, but has none of the listed profiles.
; (2) x is a stated word of a cell, but does not have its profile.
; (3) x is in a finite cell, but not among its words; where these are more than 20, and one of them stated,
; x has as many letters as the automaton of the class has states, 32, or more.
; (4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
; v is not empty, so that u v* w has infinitely many words.
(set-logic QF_SLIA)
(define-fun |language TATA| () RegLan (re.++ (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T"))) (str.to_re "TATA") (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T")))))
(define-fun |language start| () RegLan (re.++ (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T"))) (str.to_re "ATG") (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T")))))
(define-fun |language CpG| () RegLan (re.++ (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T"))) (str.to_re "CG") (re.* (re.union (str.to_re "A") (str.to_re "C") (str.to_re "G") (str.to_re "T")))))
(define-fun |language no CpG| () RegLan (re.++ (re.* (re.union (re.union (str.to_re "A") (str.to_re "G") (str.to_re "T")) (re.++ (re.+ (str.to_re "C")) (re.union (str.to_re "A") (str.to_re "T"))))) (re.* (str.to_re "C"))))
(define-fun |cell {CpG}| () RegLan (re.inter (re.comp |language TATA|) (re.comp |language start|) |language CpG| (re.comp |language no CpG|)))
(define-fun |cell {TATA, CpG}| () RegLan (re.inter |language TATA| (re.comp |language start|) |language CpG| (re.comp |language no CpG|)))
(define-fun |cell {start, CpG}| () RegLan (re.inter (re.comp |language TATA|) |language start| |language CpG| (re.comp |language no CpG|)))
(define-fun |cell {TATA, start, CpG}| () RegLan (re.inter |language TATA| |language start| |language CpG| (re.comp |language no CpG|)))
(define-fun |cell {no CpG}| () RegLan (re.inter (re.comp |language TATA|) (re.comp |language start|) (re.comp |language CpG|) |language no CpG|))
(define-fun |cell {TATA, no CpG}| () RegLan (re.inter |language TATA| (re.comp |language start|) (re.comp |language CpG|) |language no CpG|))
(define-fun |cell {start, no CpG}| () RegLan (re.inter (re.comp |language TATA|) |language start| (re.comp |language CpG|) |language no CpG|))
(define-fun |cell {TATA, start, no CpG}| () RegLan (re.inter |language TATA| |language start| (re.comp |language CpG|) |language no CpG|))
(declare-const x String)
(assert (str.in_re x (re.union
  (re.inter (re.union |language TATA| |language start| |language CpG| |language no CpG|) (re.comp (re.union |cell {CpG}| |cell {TATA, CpG}| |cell {start, CpG}| |cell {TATA, start, CpG}| |cell {no CpG}| |cell {TATA, no CpG}| |cell {start, no CpG}| |cell {TATA, start, no CpG}|)))
  (re.inter (str.to_re "CG") (re.comp |cell {CpG}|))
  (re.inter (re.++ (str.to_re "CG") (re.* (str.to_re "C")) (str.to_re "")) (re.comp |cell {CpG}|))
  (re.inter (str.to_re "CGTATA") (re.comp |cell {TATA, CpG}|))
  (re.inter (re.++ (str.to_re "CGTATA") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {TATA, CpG}|))
  (re.inter (str.to_re "ATGCG") (re.comp |cell {start, CpG}|))
  (re.inter (re.++ (str.to_re "ATGCG") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {start, CpG}|))
  (re.inter (str.to_re "CGTATATG") (re.comp |cell {TATA, start, CpG}|))
  (re.inter (re.++ (str.to_re "CGTATATG") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {TATA, start, CpG}|))
  (re.inter (str.to_re "") (re.comp |cell {no CpG}|))
  (re.inter (re.++ (str.to_re "") (re.* (str.to_re "G")) (str.to_re "")) (re.comp |cell {no CpG}|))
  (re.inter (str.to_re "TATA") (re.comp |cell {TATA, no CpG}|))
  (re.inter (re.++ (str.to_re "TATA") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {TATA, no CpG}|))
  (re.inter (str.to_re "ATG") (re.comp |cell {start, no CpG}|))
  (re.inter (re.++ (str.to_re "ATG") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {start, no CpG}|))
  (re.inter (str.to_re "TATATG") (re.comp |cell {TATA, start, no CpG}|))
  (re.inter (re.++ (str.to_re "TATATG") (re.* (str.to_re "A")) (str.to_re "")) (re.comp |cell {TATA, start, no CpG}|)))))
(check-sat)
