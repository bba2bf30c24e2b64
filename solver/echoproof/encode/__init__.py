"""From values to constraints: one small circuit, printed to Z3 and to SMT-LIB."""
