"""Families: infinite classes given by schemas with integer parameters, decided from the definitions.

Conditions are never taken apart: they are evaluated on representatives. A word tells, for n = 0, 1, 2, …, which of n
and -n each set contains; how far apart integers are, beyond the largest constant, plays no part but for the residue, so
what was read is kept with each such gap cut down (`regions`). `words` joins, complements and projects these automata
with explicit letters, `questions` asks what notions ask, `weights` counts the points of sets.
"""
