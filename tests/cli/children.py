"""Commands run one after another in a child process of bounded memory; all libraries are loaded before it is made."""

import contextlib
import io
import json
import multiprocessing
import resource
import time
import traceback
from pathlib import Path

MEGABYTES = 500  # more than what the libraries take
SECONDS = 120  # far above what is measured, so that a busy machine fails no test
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    ["cvc5", "z3", "echoproof.cli.main", "echoproof.cli.prove", "echoproof.cli.export", "echoproof.proving.bundle"]
)


def run_all(commands, report):
    """Run the commands and say of each its exit code, its output, its errors and its process time."""
    child = SERVER.Process(target=_act, args=(commands, report))
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
        raise AssertionError(f"more than {SECONDS} seconds; finished: {_read(report)}")
    if child.exitcode != 0:
        raise AssertionError(f"died with exit code {child.exitcode}; finished: {_read(report)}")
    return _read(report)


def _read(report):
    return json.loads(report.read_text(encoding="utf-8")) if report.exists() else []


def _act(commands, report):
    from echoproof.cli.main import run

    taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + (MEGABYTES << 20),) * 2)
    done = []
    for command in commands:
        out, err, start = io.StringIO(), io.StringIO(), time.process_time()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = run(command)
            except BaseException:  # noqa: BLE001  (whatever escapes is what the tests look for)
                code = traceback.format_exc()
        done.append([code, out.getvalue(), err.getvalue(), round(time.process_time() - start, 2)])
        report.write_text(json.dumps(done), encoding="utf-8")
