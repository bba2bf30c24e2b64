"""The commands enumerate and check-enumeration as a person uses them."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import brute
from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import run
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.encode import cvc5api
from echoproof.encode.symbolic import Query
from echoproof.model.classfile import load
from echoproof.search.journal import Journal, default_path


@pytest.fixture(autouse=True)
def _state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def asked(capsys, *arguments):
    code = run(["enumerate", "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_the_json_of_four_hypotheses(capsys, tmp_path):
    code, record = asked(capsys, "-n", "4")
    hard = brute.hard(4)
    assert code == Exit.DONE
    assert (record["format"], record["hypotheses"], record["complete"]) == ("echoproof/enumeration@1", 4, True)
    assert record["labelled"] == len(hard) == sum(one["labelled"] for one in record["found"])
    assert record["classes"] == len(record["found"]) == sum(record["by_cells"].values())
    assert record["certified"] is None
    listed = [frozenset(sum(1 << "ABCD".index(x) for x in cell) for cell in one["cells"]) for one in record["found"]]
    assert brute.copies_of(4, listed) == hard
    assert list((tmp_path / "state").rglob("*.jsonl")) == []


def test_a_file_where_the_directory_should_be(tmp_path):
    (tmp_path / "file").write_text("")
    assert run(["enumerate", "-n", "3", "-o", str(tmp_path / "file")]) == Exit.BAD_INPUT


def test_without_a_place_for_the_journal_it_runs_all_the_same(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert asked(capsys, "-n", "3")[1]["complete"]
    assert run(["enumerate", "-n", "3", "--resume"]) == Exit.BAD_INPUT


def test_the_summary_says_what_is_trusted(capsys):
    assert run(["enumerate", "-n", "3", "--certify"]) == Exit.DONE
    shown = capsys.readouterr().out
    assert "3 hypotheses: 1 hard classes up to isomorphism, 1 with named hypotheses" in shown
    assert "the kernel accepted the proof" in shown
    assert "Trusted:" in shown


@pytest.mark.parametrize("realize", ["profiles", "integers"])
def test_the_directory_holds_class_files_problems_and_certificate(capsys, tmp_path, realize):
    directory = tmp_path / "found"
    code, record = asked(capsys, "-n", "4", "--critical", "--certify", "--realize", realize, "-o", str(directory))
    assert code == Exit.DONE
    assert json.loads((directory / "enumeration.json").read_text()) == record
    files = sorted(directory.glob("*.toml"))
    assert len(files) == record["classes"] > 0
    for file in files:
        cls = load(file)
        assert cls.domain.kind == realize
        assert isinstance(decide_replay(cls.table), AdversaryStrategy)
        assert file.stem == "n4-critical-" + "-".join(map(str, cls.table.profiles))
    assert cvc5api.answer_script((directory / "problem.smt2").read_text()) == "sat"
    assert (directory / "problem.cnf").read_text().startswith("c ")
    certificate = str(directory / "certificate.json")
    assert run(["check", certificate]) == Exit.DONE
    assert "accepted: the critical classes of 4 hypotheses are the 1 listed ones" in capsys.readouterr().out
    text = json.loads((directory / "certificate.json").read_text())
    (directory / "certificate.json").write_text(json.dumps({**text, "classes": []}))
    assert run(["check", certificate, "--json"]) == Exit.REJECTED
    report = json.loads(capsys.readouterr().out)
    assert (report["accepted"], report["place"]) == (False, "proof")


def test_smallest_and_filters(capsys):
    smallest = asked(capsys, "-n", "4", "--smallest")[1]
    least = min(map(len, brute.hard(4)))
    assert set(smallest["by_cells"]) == {str(least)}
    assert smallest["labelled"] == sum(len(profiles) == least for profiles in brute.hard(4))
    assert asked(capsys, "-n", "2", "--smallest")[1]["classes"] == 0
    with_core, without = (asked(capsys, "-n", "4", flag, "--count")[1] for flag in ("--core", "--no-core"))
    assert with_core["labelled"] + without["labelled"] == len(brute.hard(4))
    assert "found" not in with_core


@pytest.mark.parametrize(
    "arguments",
    [
        ["-n", "0"],
        ["-n", "9"],
        ["-n", "7", "--certify"],
        ["-n", "4", "--certify", "--core"],
        ["-n", "4", "--certify", "--limit", "3"],
        ["-n", "4", "--workers", "0"],
        ["-n", "4", "--workers", "2", "--limit", "3"],
        ["-n", "4", "--engine", "minisat"],
        ["-n", "4", "--cluster", "nowhere"],
        [],
    ],
)
def test_what_cannot_be_asked(capsys, arguments):
    assert run(["enumerate", *arguments]) == Exit.BAD_INPUT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1]


def test_quiet_and_progress(capsys):
    run(["enumerate", "-n", "4", "--json", "--quiet"])
    assert capsys.readouterr().err == ""
    run(["enumerate", "-n", "4", "--json"])
    assert "found" in capsys.readouterr().err


def test_two_workers_say_the_same(capsys):
    assert asked(capsys, "-n", "4", "--workers", "2")[1] == asked(capsys, "-n", "4")[1]


def test_resume_believes_a_finished_part_and_no_more(capsys, tmp_path):
    path = default_path(Query(4))
    everything = asked(capsys, "-n", "4")[1]
    journal = Journal(Query(4), path, resume=False)
    journal.finished((7,))  # where A, B and C meet outside D; of which nothing is told
    journal.close()
    code, record = asked(capsys, "-n", "4", "--resume")
    assert (code, record) == (Exit.DONE, everything)
    journal = Journal(Query(4), path, resume=False)
    journal.finished(())
    journal.close()
    assert asked(capsys, "-n", "4", "--resume")[1]["classes"] == 0


def test_a_folder_keeps_to_one_question(capsys, tmp_path):
    def into(*arguments, code=Exit.DONE):
        assert run(["enumerate", "--quiet", "-o", str(tmp_path), *arguments]) == code
        return {file.name: file.read_bytes() for file in tmp_path.iterdir()}, capsys.readouterr().err

    three, _ = into("-n", "3")
    assert into("-n", "3")[0] == three  # done again
    for how in ([], ["--resume"], ["--critical"]):
        files, said = into("-n", "4", *how, code=Exit.BAD_INPUT)
        assert files == three
        assert "another enumeration" in said
    assert into("-n", "3", "--critical", code=Exit.BAD_INPUT)[0] == three
    (tmp_path / "journal.jsonl").unlink()
    assert "another enumeration" in into("-n", "4", code=Exit.BAD_INPUT)[1]
    (tmp_path / "mine.toml").write_text("")
    four, _ = into("-n", "4", "--limit", "3", "--force")
    assert not any(name.startswith("n3-") for name in four)
    assert "mine.toml" in four
    files, said = into("-n", "4", code=Exit.BAD_INPUT)
    assert files == four
    assert "holds 3 classes of a search that was not finished" in said
    assert "both" in into("-n", "4", "--resume", "--force", code=Exit.BAD_INPUT)[1]
    whole, _ = into("-n", "4", "--resume")
    assert json.loads(whole["enumeration.json"])["complete"]
    assert set(four) < set(whole)
    for ways in (["--workers", "2"], []):
        assert into("-n", "4", *ways)[0].keys() == whole.keys()


@pytest.mark.parametrize(
    ("sent", "code", "ways"),
    [
        (signal.SIGINT, Exit.INTERRUPTED, []),
        (signal.SIGTERM, Exit.TERMINATED, []),
        (signal.SIGTERM, Exit.TERMINATED, ["--workers", "2"]),
    ],
)
def test_a_signal_keeps_what_was_found_and_resume_goes_on(tmp_path, capsys, sent, code, ways):
    """There are so many hard classes of six that the solver is stopped in the middle of its work."""
    program = "from echoproof.__main__ import main; main()"
    command = [sys.executable, "-c", program, "enumerate", "-n", "6", "--json", "--count", *ways]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    journal = tmp_path / "state" / "echoproof" / "n6-hard.jsonl"
    wait_for_lines(journal, 1 if ways else 40)
    time.sleep(len(ways))  # for the workers to be there
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)  # which ends when no child holds the pipe any more
    record = json.loads(out)
    assert process.returncode == code
    if ways:
        return
    assert "--resume goes on" in err
    assert "Traceback" not in err
    assert not record["complete"]
    known = record["classes"]
    assert known >= 39
    code, more = asked(capsys, "-n", "6", "--count", "--resume", "--limit", str(known + 5))
    assert code == Exit.DONE
    assert (more["classes"], more["complete"]) == (known + 5, False)


def wait_for_lines(path: Path, count: int) -> None:
    limit = time.monotonic() + 120
    while time.monotonic() < limit:
        if path.exists() and len(path.read_text().splitlines()) >= count:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{path} has not grown to {count} lines")
