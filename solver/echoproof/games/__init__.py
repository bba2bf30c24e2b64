"""Who wins: the criterion, the exact game solver, closure dimension, symmetries. Pure combinatorics on cells."""
