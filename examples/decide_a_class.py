"""Decide a class that is written in the program text, and print its cells and verdicts."""

import echoproof

cls = echoproof.parse(
    """
    format = "echoproof/class@1"
    title = "Three trips"
    domain = "integers"
    [hypotheses]
    there = "x >= 0"
    back = "x <= 10"
    round = "x % 2 == 0 or 0 <= x <= 10"
    """
)
decision = echoproof.decide(cls)
for cell in decision.record().cells:
    print(", ".join(cell.profile), "|", cell.size, "|", *cell.examples)
for notion, finding in decision.verdicts.items():
    print(notion, finding.verdict, finding.sample_complexity or "")

# It prints:
# there | infinite | 11 13 15 17 19
# back | infinite | -1 -3 -5 -7 -9
# there, round | infinite | 12 14 16 18 20
# back, round | infinite | -2 -4 -6 -8 -10
# there, back, round | 11 | 0 1 2 3 4
# uniform generatable 12
# uniform-replay generatable 12
# non-uniform generatable
# non-uniform-replay generatable
# limit generatable
# limit-replay generatable
# proper-uniform not-generatable
# proper-uniform-replay not-generatable
# proper-limit generatable
# proper-limit-replay generatable
# identification generatable
# identification-replay generatable
