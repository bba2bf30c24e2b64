"""Find the m for which the triangle is hard when its core are the multiples of m.

Each hypothesis has the core and two of the markers 1, 3, 5: hard as long as no marker lies in the core.
"""

import echoproof

FAMILY = """
format = "echoproof/class@1"
domain = "integers"
[hypotheses]
a = "x % {m} == 0 or x in (1, 3)"
b = "x % {m} == 0 or x in (3, 5)"
c = "x % {m} == 0 or x in (1, 5)"
"""

for m in range(2, 11):
    proof = echoproof.decide(echoproof.parse(FAMILY.format(m=m)))
    print(m, proof.verdicts["proper-limit-replay"].verdict)

# It prints:
# 2 not-generatable
# 3 generatable
# 4 not-generatable
# 5 generatable
# 6 not-generatable
# 7 not-generatable
# 8 not-generatable
# 9 not-generatable
# 10 not-generatable
