"""The steps of each proof, as obligations for SMT solvers."""
