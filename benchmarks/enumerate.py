"""Wall time of enumerations as whole processes, with what they found; prints a table.

python benchmarks/enumerate.py [--all]

With --all also the certified critical classes of six hypotheses, whose proof takes minutes to check.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ECHOPROOF = [sys.executable, "-c", "from echoproof.__main__ import main; main()"]
RUNS = [
    ("all of four", ["-n", "4"], 2),
    ("all of five", ["-n", "5"], 5),
    ("all of five, Z3", ["-n", "5", "--engine", "z3"], None),
    ("all of five, certified and checked", ["-n", "5", "--certify"], 60),
    ("critical of six", ["-n", "6", "--critical"], 180),
    ("critical of six, two workers", ["-n", "6", "--critical", "--workers", "2"], 180),
]
LONG = [("critical of six, certified and checked", ["-n", "6", "--critical", "--certify"], None)]


def measure(arguments, directory):
    start = time.perf_counter()
    command = [*ECHOPROOF, "enumerate", *arguments, "--count", "--json", "--quiet", "-o", str(directory)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, json.loads(result.stdout)


def main():
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print("| run | wall time | target | up to isomorphism | with names | complete | certificate |")
    print("|---|---|---|---|---|---|---|")
    for name, arguments, target in RUNS + (LONG if "--all" in sys.argv else []):
        with tempfile.TemporaryDirectory() as directory:
            seconds, record = measure(arguments, Path(directory))
        size = f"{record['certified']['bytes'] / 1e6:.1f} MB" if record["certified"] else ""
        wanted = f"{target} s" if target else ""
        found = f"{record['classes']} | {record['labelled']}"
        complete = "yes" if record["complete"] else "no"
        print(
            f"| {name} | {seconds:.1f} s | {wanted} | {found} | {complete} | {size} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
