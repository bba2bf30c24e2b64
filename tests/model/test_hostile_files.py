"""Files made to crash, hang or fill the memory: each ends in an error that says what is wrong, or in a right answer.

Every file is read, decided and checked in a process of its own, whose memory is bounded by the system.
"""

import subprocess
import sys

import pytest

from hostile import DECIDED, REFUSED

MEGABYTES = 500
SECONDS = 60  # far above what is measured (all below 5), so that a busy machine fails no test
ACT = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
from echoproof import decide, load
from echoproof.model.errors import EchoproofError
try:
    proof = decide(load(sys.argv[1]))
except EchoproofError as error:
    text = str(error)
    text.encode("utf-8")
    print("refused:", text[:2000])
else:
    print("decided:", proof.verdicts["proper-limit-replay"].verdict, len(proof.record().cells))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(f"{{usage.ru_utime + usage.ru_stime:.2f}} s, {{usage.ru_maxrss >> 10}} MB", file=sys.stderr)
"""


def run(tmp_path, content):
    path = tmp_path / "hostile.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    done = subprocess.run(
        [sys.executable, "-c", ACT, path],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path, content):
    said = run(tmp_path, content)
    assert said.startswith("refused: ")
    assert "hostile.toml" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize(("content", "answer"), DECIDED.values(), ids=DECIDED)
def test_decided(tmp_path, content, answer):
    assert run(tmp_path, content) == f"decided: {answer}\n"
