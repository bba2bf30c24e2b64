"""The claims about generation chains: cycles of greedy decoding, and diversity that rises or falls with heat."""

from echoproof.chains.claims import cycles, diversity, find_trend

for states in range(2, 7):
    enough, too_few = cycles(states, states - 1), cycles(states, states - 2)
    said = f"{enough['Z3']}; after {states - 2}: {too_few['Z3']}"
    print(f"{states} states: not in a cycle after {states - 1} steps: {said}")

for wanted in ({0: "rises"}, {0: "falls"}, {0: "rises", 1: "falls"}):
    found = find_trend(wanted)
    for start, trend in wanted.items():
        name, values = found.states[start], ", ".join(map(str, diversity(found, start)))
        print(
            f"from {found.states[start]} it {trend}: {values} different texts at the temperatures 1/2, 1 and infinity"
        )

# It prints:
# 2 states: not in a cycle after 1 steps: unsat; after 0: sat
# 3 states: not in a cycle after 2 steps: unsat; after 1: sat
# 4 states: not in a cycle after 3 steps: unsat; after 2: sat
# 5 states: not in a cycle after 4 steps: unsat; after 3: sat
# 6 states: not in a cycle after 5 steps: unsat; after 4: sat
# from a it rises: 47/20, 29/12, 5/2 different texts at the temperatures 1/2, 1 and infinity
# from a it falls: 53/20, 31/12, 5/2 different texts at the temperatures 1/2, 1 and infinity
# from a it rises: 47/20, 29/12, 5/2 different texts at the temperatures 1/2, 1 and infinity
# from b it falls: 53/20, 31/12, 5/2 different texts at the temperatures 1/2, 1 and infinity
