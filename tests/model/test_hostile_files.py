"""Files made to crash, hang or fill the memory: each ends in an error that says what is wrong, or in a right answer.

Every file is read, decided and checked in a process of its own, whose memory and processor time the system bounds; it
is a fork of one that has loaded the program.
"""

import json
import subprocess
import sys

import pytest

from hostile import DECIDED, REFUSED

MEGABYTES = 500
SECONDS = 60  # of processor time, far above what is measured (all below 5)
SERVE = f"""
import json, os, resource, sys, traceback
from echoproof import decide, load
from echoproof.model.errors import EchoproofError

def act(path):
    try:
        proof = decide(load(path))
    except EchoproofError as error:
        text = str(error)
        text.encode("utf-8")
        return "refused: " + text[:2000]
    return f"decided: {{proof.verdicts['proper-limit-replay'].verdict}} {{len(proof.record().cells)}}"

for line in sys.stdin:
    read, write = os.pipe()
    if os.fork() == 0:
        resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} << 20, {MEGABYTES} << 20))
        resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
        try:
            said = act(json.loads(line))
        except BaseException:
            said = traceback.format_exc()[-2000:]
        os.write(write, json.dumps(said).encode())
        os._exit(0)
    os.close(write)
    with open(read, "rb") as pipe:
        said = pipe.read()
    os.wait()
    print(said.decode() or '"stopped"', flush=True)
"""


@pytest.fixture(scope="module")
def server():
    command = [sys.executable, "-c", SERVE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()


def run(server, tmp_path, content):
    path = tmp_path / "hostile.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    print(json.dumps(str(path)), file=server.stdin, flush=True)
    return json.loads(server.stdout.readline())


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_refused(server, tmp_path, content):
    said = run(server, tmp_path, content)
    assert said.startswith("refused: ")
    assert "hostile.toml" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize(("content", "answer"), DECIDED.values(), ids=DECIDED)
def test_decided(server, tmp_path, content, answer):
    assert run(server, tmp_path, content) == f"decided: {answer}"
