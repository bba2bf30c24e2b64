"""Every sample ends as its folder says, in process and as a program of its own, with and without -O."""

import subprocess
import sys

import pytest
from samples import EXIT_CODES, ROOT, computed, kept, paths

from echoproof import kernel


def check(sample):
    outcome = kernel.check(sample.class_file, sample.certificate)
    assert (outcome.code.name if outcome.code else None) == sample.code, outcome
    assert (outcome.kind is None) == (outcome.code is not None)


@pytest.mark.parametrize("sample", kept(), ids=lambda sample: sample.name)
def test_kept_samples(sample):
    check(sample)


@pytest.mark.parametrize("sample", computed(), ids=lambda sample: sample.name)
def test_computed_samples(sample):
    check(sample)


@pytest.mark.parametrize("folder", EXIT_CODES)
def test_exit_codes_with_and_without_assertions(folder):
    found = paths(folder)
    assert found
    for path in found:
        for flags in ([], ["-O"]):
            command = [sys.executable, *flags, "-m", "echoproof.kernel", str(path), str(path.with_suffix(".json"))]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (EXIT_CODES[folder], ""), (path, done)
            first = done.stdout.split(" ")[:2]
            expected = ["accepted:"] if folder == "accepted" else ["rejected:", path.stem.partition("-")[0]]
            assert first[: len(expected)] == expected


def test_unreadable_files_and_wrong_usage():
    for arguments in ([], ["one"], ["no such file", "nor this"], [".", "."], ["a", "b", "c"], ["\0", "x"][:1]):
        done = subprocess.run(
            [sys.executable, "-O", "-m", "echoproof.kernel", *(a for a in arguments if "\0" not in a)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert "usage: python -m echoproof.kernel CLASS CERTIFICATE" in done.stderr
        assert "Traceback" not in done.stderr


def test_every_rejected_sample_says_what_would_follow_and_every_code_has_one():
    for path in paths("rejected"):
        assert path.read_text(encoding="utf-8").startswith("# If this were accepted: "), path
    codes = {path.stem.partition("-")[0] for folder in ("rejected", "malformed") for path in paths(folder)}
    assert codes == {code.name for code in kernel.Code}
    for folder in EXIT_CODES:
        classes = {path.stem for path in (ROOT / folder).glob("*.toml")}
        assert classes == {path.stem for path in (ROOT / folder).glob("*.json")}


def test_a_hard_and_a_generatable_class_are_accepted():
    kinds = {kernel.check(s.class_file, s.certificate).kind for s in kept() if s.code is None}
    assert kinds == {"adversary-strategy", "generator-strategy"}
