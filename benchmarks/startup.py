"""Time of whole processes, the least of several runs: what a command takes beside what its libraries take.

python benchmarks/startup.py [number of runs]
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENCODINGS = Path(__file__).parents[1] / "encodings"
CLASS = ENCODINGS / "classes" / "four-hypotheses.toml"
FAMILY = ENCODINGS / "families" / "non-uniform.toml"
UNDECIDED = 3
"""The exit code of a decision with a verdict that is left undecided."""


def least(command, runs):
    """Return the least wall time and the least process time of a command, each over all runs."""
    walls, processes = [], []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run([sys.executable, *command], check=False, stdout=subprocess.DEVNULL)
        if done.returncode not in (0, UNDECIDED):
            raise RuntimeError(f"{command} ended with {done.returncode}")
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processes.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(processes)


def main(runs=7):
    with tempfile.TemporaryDirectory() as room:
        certificate = str(Path(room) / "certificate.json")
        export = ["-m", "echoproof", "export", str(CLASS), "--to", "certificate", "-o", certificate]
        subprocess.run([sys.executable, *export], check=True)
        commands = {
            "python -c pass": ["-c", "pass"],
            "import z3": ["-c", "import z3"],
            "echoproof decide --json": ["-m", "echoproof", "decide", str(CLASS), "--json"],
            "echoproof decide FAMILY --json": ["-m", "echoproof", "decide", str(FAMILY), "--json"],
            "echoproof check": ["-m", "echoproof", "check", str(CLASS), certificate],
            "python -m echoproof.kernel": ["-m", "echoproof.kernel", str(CLASS), certificate],
        }
        measured = {name: least(command, runs) for name, command in commands.items()}
    print(f"{'':<30} {'wall s':>7} {'process s':>10}")
    for name, (wall, process) in measured.items():
        print(f"{name:<30} {wall:>7.3f} {process:>10.3f}")
    ratio = measured["echoproof decide --json"][0] / measured["import z3"][0]
    print(f"decide takes {ratio:.2f} times the wall time of importing z3 (at most 4 are wanted)")
    family = measured["echoproof decide FAMILY --json"][0]
    print(f"a family takes {family:.3f} s in all (at most 1 is wanted)")
    print(f"the kernel takes {measured['python -m echoproof.kernel'][0]:.3f} s in all (at most 0.2 are wanted)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
