"""The least number of states for every class of at most three hypotheses that is not hard, and the time it takes."""

import sys
import time
from itertools import permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.search.synthesis import least_machine
from strategies import has_distinct_supports, profile_class


def up_to_isomorphism(n):
    """Yield one set of realized profiles of each kind."""
    seen = set()
    for bits in range(2, 2 ** (2**n), 2):
        profiles = [p for p in range(1, 2**n) if bits >> p & 1]
        if has_distinct_supports(n, profiles) and frozenset(profiles) not in seen:
            for way in permutations(range(n)):
                seen.add(frozenset(sum(1 << way[i] for i in range(n) if p >> i & 1) for p in profiles))
            yield profiles


for n in (1, 2, 3):
    for profiles in up_to_isomorphism(n):
        table = profile_class(n, dict.fromkeys(profiles, "infinite")).table
        if isinstance(decide_replay(table), AdversaryStrategy):
            continue
        start = time.process_time()
        found = least_machine(table)
        states = found.machine and len(found.machine.states)
        print(
            f"{' '.join(f'{p:0{n}b}' for p in profiles):32} {states} states  {time.process_time() - start:6.2f} s",
            flush=True,
        )
