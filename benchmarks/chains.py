"""Time and memory of the analysis of large chains, each in a process of its own; prints a table.

Reading and analysis are in process time; clock is the time of both together.

python benchmarks/chains.py [states] [transitions]
"""

import csv
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time


def tangle(states, pairs, draw):
    """Every text is rewritten into any other."""
    order = list(range(states))
    draw.shuffle(order)
    yield from zip(order, order[1:] + order[:1], strict=True)
    for _ in range(pairs - states):
        yield draw.randrange(states), draw.randrange(states)


def funnel(states, pairs, draw):
    """Half of the texts are transient and lead into four recurrent sets, one of them periodic."""
    half, quarter = states // 2, states // 8
    for state in range(half):
        yield state, half + draw.randrange(4) * quarter + draw.randrange(quarter)
    for part in range(4):
        base = half + part * quarter
        for state in range(quarter):
            yield base + state, base + (state + 1) % quarter
    for _ in range(pairs - half - 4 * quarter):
        state = draw.randrange(states // 2 + 3 * quarter)
        if state < half:
            yield state, draw.randrange(half)
        else:
            base = half + (state - half) // quarter * quarter
            yield state, base + draw.randrange(quarter)


def line(states, _pairs, _draw):
    """A fair walk on a line between two ends: slow, and out of reach of mere iteration."""
    for state in range(1, states - 1):
        yield state, state - 1
        yield state, state + 1


KINDS = {"tangle": tangle, "funnel": funnel, "line": line}


def log(kind, states, pairs):
    """Write the log and return its name."""
    path = Path(tempfile.mkdtemp(prefix="echoproof-")) / f"{kind}.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(["previous", "next"])
        out.writerows((f"text {one}", f"text {other}") for one, other in KINDS[kind](states, pairs, random.Random(0)))
    return path


def measured(path):
    """Analyse a log here, and print seconds, megabytes and what was found."""
    from echoproof.chains.analysis import analyse
    from echoproof.chains.pairs import Reading, load_pairs
    from echoproof.chains.records import largest

    start = process_time()
    wall = perf_counter()
    chain = load_pairs(path, Reading(initial="text 1"))
    read = process_time()
    found = analyse(chain)
    end = process_time()
    wall = perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = f"{len(found.recurrent)} recurrent, periods {sorted(set(found.period))}"
    said += f", largest error {largest(found.relative_errors):.0e}"
    sizes = f"{found.states:>8} {found.transitions:>10}"
    print(f"{sizes} {read - start:>7.1f} {end - read:>10.1f} {wall:>7.1f} {peak:>6.0f}  {said}")
    for text in found.left_out + found.undecided:
        print(f"{'':>10}not found: {text}")


def main(states=100_000, pairs=1_000_000):
    print(f"{'chain':>7} {'states':>8} {'transitions':>10} {'read s':>7} {'analyse s':>10} {'clock s':>7} {'MB':>6}")
    for kind in KINDS:
        path = log(kind, states, pairs)
        done = subprocess.run([sys.executable, __file__, "--log", path], capture_output=True, text=True, check=True)
        print(f"{kind:>7} {done.stdout}", end="")
        path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--log"]:
        measured(sys.argv[2])
    else:
        main(*map(int, sys.argv[1:]))
