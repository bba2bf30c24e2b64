"""Counting and listing side by side: wall time, processor time and peak memory of whole processes; prints a table.

python benchmarks/count.py [--all]

With --all also everything of six hypotheses, by one process and by two, and the critical classes listed.
"""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time

ECHOPROOF = [sys.executable, "-c", "from echoproof.__main__ import main; main()"]
RUNS = [
    ("all of five, listed", ["enumerate", "-n", "5", "--count"]),
    ("all of five, counted", ["count", "-n", "5"]),
    ("all of four, counted by Ganak", ["count", "-n", "4", "--counter", "ganak"]),
]
LONG = [
    ("all of five, counted by Ganak", ["count", "-n", "5", "--counter", "ganak"]),
    ("critical of six, listed", ["enumerate", "-n", "6", "--critical", "--count"]),
    ("critical of six, counted", ["count", "-n", "6", "--critical"]),
    ("all of six, counted", ["count", "-n", "6"]),
    ("all of six, counted by two", ["count", "-n", "6", "--workers", "2"]),
]


def main():
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print("| run | wall time | processor | peak memory so far | up to isomorphism | with names |")
    print("|---|---|---|---|---|---|")
    for name, arguments in RUNS + (LONG if "--all" in sys.argv else []):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        with tempfile.TemporaryDirectory() as state:
            done = subprocess.run(
                [*ECHOPROOF, *arguments, "--json", "--quiet"],
                capture_output=True,
                text=True,
                check=True,
                env=os.environ | {"XDG_STATE_HOME": state},
            )
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        record = json.loads(done.stdout)
        memory = f"{after.ru_maxrss / 2**20:.2f} GB"
        print(
            f"| {name} | {wall:.1f} s | {spent:.1f} s | {memory} | {record['classes']} | {record['labelled']} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
