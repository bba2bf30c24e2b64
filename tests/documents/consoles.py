"""Commands shown in documents: read from ```console blocks, run, and compared with what is said there."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ANY = "…"
_EXIT = re.compile(r"\s+# exit (\d+)$")


@dataclass(frozen=True)
class Step:
    """One command of a document, the exit code and the lines that it promises; a line `…` stands for any lines."""

    line: int
    command: str
    exit_code: int
    expected: tuple[str, ...]


def steps(text):
    """Yield the steps of all ```console blocks of a document."""
    inside, step = False, None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("```"):
            if step:
                yield step
            inside, step = line.strip() == "```console", None
        elif inside and line.startswith("$ "):
            if step:
                yield step
            code = _EXIT.search(line)
            command = line[2 : code.start()] if code else line[2:]
            step = Step(number, command, int(code[1]) if code else 0, ())
        elif inside:
            assert step, f"line {number}: output before the first command"
            step = Step(step.line, step.command, step.exit_code, (*step.expected, line.rstrip()))
    assert not inside, "a block is not closed"


def matches(expected, printed):
    """Say whether the printed lines are as expected."""
    if not expected:
        return not printed
    if expected[0] == ANY:
        return any(matches(expected[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and expected[0] == printed[0] and matches(expected[1:], printed[1:])


def root_to_write_in(directory):
    """Make a directory that looks like the root of the repository, but for what earlier commands wrote there."""
    for path in ROOT.iterdir():
        if path.name != "out":
            (directory / path.name).symlink_to(path)
    return directory


def run(command, directory):
    """Run a command there as the documents mean it: with the scripts of this environment, nothing to install."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "MAKEFLAGS": "READY=",  # the environment is ready, and is not to be made anew from here
    }
    return subprocess.run(
        ["bash", "-c", command],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def complaint(step, directory):
    """Run a step; return what it did otherwise than promised, None when all was as promised."""
    done = run(step.command, directory)
    printed = [line.rstrip() for line in done.stdout.splitlines()]
    if done.returncode == step.exit_code and matches(list(step.expected), printed):
        return None
    said = "\n".join(["it printed:", *printed, "and on standard error:", done.stderr])
    return f"line {step.line}: $ {step.command}\nexit code {done.returncode}, expected {step.exit_code}; {said}"


def complaints(text, directory):
    """Run all steps of a document, one after another; yield what was not as promised."""
    return [said for step in steps(text) if (said := complaint(step, directory))]
