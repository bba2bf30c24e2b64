"""The checker of certificates about machines: samples, its source, each of its checks, each leaf of certificates."""

import ast
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from mutants import mutants
from test_source import ALLOWED, imported, without

from brute import infinite_class
from echoproof import kernel, load
from echoproof.cli.main import run
from echoproof.kernel import machines
from echoproof.kernel.machines import certificate
from echoproof.machines.certificate import machine_certificate, machine_certificate_text, prove_machine
from echoproof.machines.machine import Lasso, MachineError, dump_machine, parse_machine
from echoproof.model.classfile import file_bytes
from small_machines import is_wrong, machine

SAMPLES = Path(__file__).parents[1] / "certificates" / "machines"
EXIT_CODES = {"accepted": 0, "rejected": 1, "malformed": 2}
ROOT = Path(__file__).parents[2]
FILES = sorted(Path(machines.__file__).parent.glob("*.py"))


def files(path):
    """Return the paths of the class, the machine and the certificate of a sample."""
    return path, path.with_suffix(".machine.json"), path.with_suffix(".json")


def samples(*folders):
    return [path for folder in folders or EXIT_CODES for path in sorted((SAMPLES / folder).glob("*.toml"))]


def expected(path):
    return None if path.parent.name == "accepted" else path.name.partition("-")[0]


def code(checker, sample):
    """Return the name of the code for three files, None when accepted; the name of the exception where one comes up."""
    try:
        outcome = checker.check(*sample)
    except Exception as error:  # noqa: BLE001  (a crash is one of the ways to misbehave)
        return type(error).__name__
    return outcome.code.name if outcome.code else None


def too_many_states():
    """Return a class of 1,023 cells with a machine and a ranking of 1,026 states, for one target."""
    cls = infinite_class(10, range(1, 1024))
    made = machine([[(0, 0)] * 1023] * 2)
    document = json.loads(machine_certificate_text(machine_certificate(cls, made, Lasso(0, (), ()))))
    answered = [[name for k, name in enumerate(cls.names) if bits >> k & 1] for bits in range(1024)]
    pairs = [*(("s0", names) for names in answered), *(("s1", names) for names in answered[:2])]
    levels = [{"helpful": None, "states": [{"state": q, "answered": names, "counts": []} for q, names in pairs]}]
    rows = [{"target": name, "counted": [], "levels": levels} for name in cls.names]
    ranking = {key: document[key] for key in ("format", "class", "machine")} | {"kind": "ranking", "targets": rows}
    return file_bytes(cls), dump_machine(made, cls.table).encode(), json.dumps(ranking).encode()


def all_samples():
    """Yield (name, expected code, the bytes of the three files)."""
    for path in samples():
        yield f"{path.parent.name}/{path.stem}", expected(path), [file.read_bytes() for file in files(path)]


@pytest.mark.parametrize("path", samples(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_has_the_outcome_that_its_folder_says(path, capsys):
    assert run(["check-machine", *map(str, files(path))]) == EXIT_CODES[path.parent.name]
    said = "accepted: " if expected(path) is None else f"rejected: {expected(path)} at"
    assert capsys.readouterr().out.startswith(said)


def test_there_are_samples_of_every_code():
    shown = {expected(path) for path in samples("rejected", "malformed")}
    assert shown == {each.name for each in (*machines.Fault, *kernel.Code)} - {"TARGET", "SERVED", "UNSERVED"}
    assert {json.loads(files(path)[2].read_bytes())["kind"] for path in samples("accepted")} == {"lasso", "ranking"}


@pytest.mark.parametrize("folder", EXIT_CODES)
def test_it_runs_with_the_standard_library_alone(folder):
    path = samples(folder)[0]
    command = [sys.executable, "-S", "-O", "-m", "echoproof.kernel.machines", *map(str, files(path))]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": "solver"}, capture_output=True, text=True, check=False)
    assert done.returncode == EXIT_CODES[folder], done.stderr
    assert done.stdout.startswith("accepted" if folder == "accepted" else "rejected")


def test_files_that_are_not_there(capsys):
    assert run(["check-machine", "a.toml", "b.json", "c.json"]) == 2
    assert "a.toml: cannot read it" in capsys.readouterr().err


def test_it_imports_the_kernel_and_the_standard_library_alone():
    own = {"", "__main__", "machine", "certificate", "classfile", "outcome"}
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = set(imported(tree))
        assert {name for name in names if not name.startswith(".")} <= ALLOWED | {"collections"}
        assert {name.lstrip(".") for name in names if name.startswith(".")} <= own
        assert not any(isinstance(node, ast.Assert) for node in ast.walk(tree))


def checks():
    """List the places (file, number) at which the checker refuses: every raise statement of its source."""
    trees = [(path, ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in FILES]
    return [(path, number) for path, nodes in trees for number in range(sum(isinstance(n, ast.Raise) for n in nodes))]


@pytest.fixture(scope="module")
def let_through(tmp_path_factory):
    """Return {check: {sample: its outcome}} of the samples that end otherwise when the check is taken out."""
    found = {}
    for path, number in checks():
        name = without(tmp_path_factory.mktemp("kernel"), path, number).__name__
        checker = importlib.import_module(f"{name}.machines")
        outcomes = ((sample, due, code(checker, data)) for sample, due, data in all_samples())
        found[path.stem, number] = {sample: (due, outcome) for sample, due, outcome in outcomes if outcome != due}
    return found


def test_some_sample_notices_when_a_check_is_taken_out(let_through):
    assert len(let_through) >= 25
    unnoticed = [check for check, noticed in let_through.items() if not noticed]
    assert len(unnoticed) == 1, "the bound on states alone, which has a test of its own"


def test_a_wrong_certificate_is_accepted_when_a_check_is_taken_out(let_through):
    accepted = {due for noticed in let_through.values() for due, outcome in noticed.values() if outcome is None}
    assert accepted >= {fault.name for fault in machines.Fault} - {"STATES"} | {"SHAPE", "DIGEST", "CASES", "STATES"}


@pytest.mark.parametrize("name", ["", "a\nb", "\x9b", "\ud800"])
def test_both_readers_refuse_the_same_names_of_states(name):
    cls = load(Path(__file__).parents[2] / "encodings" / "classes" / "two-hypotheses.toml")
    stem = Path(__file__).parents[2] / "proofs" / "machines" / "two-hypotheses"
    good, proof = stem.with_suffix(".json").read_bytes(), stem.with_suffix(".certificate.json").read_bytes()
    state = json.loads(good)["start"]
    bad = json.dumps(json.loads(good.replace(json.dumps(state).encode(), json.dumps(name).encode()))).encode()
    assert machines.check(file_bytes(cls), good, proof).code is None
    assert machines.check(file_bytes(cls), bad, proof).code is machines.Fault.MACHINE
    with pytest.raises(MachineError):
        parse_machine(bad, cls.table)


def test_the_states_of_a_ranking_are_bounded(monkeypatch):
    """With a higher bound the same file is refused for what it says."""
    sample = too_many_states()
    assert code(machines, sample) == "SHAPE"
    monkeypatch.setattr(certificate, "WORK", 1 << 22)
    assert code(machines, sample) == "WRONG"


def reason_it_is_a_proof(document, cls, made):
    """Say why a certificate proves its claim about a class and a machine, or return None when it does not.

    Reads the definitions of docs/machines.md alone, with sets of names; knows every proof that the checker may accept.
    """
    names, sizes = cls.names, {frozenset(cls.table.named(cell.profile)): cell.size for cell in cls.table.cells}
    moves = {
        (state, frozenset(cls.table.named(profile))): (made.states[after], names[answer])
        for state, row in zip(made.states, made.moves, strict=True)
        for profile, (after, answer) in zip(cls.table.profiles, row, strict=True)
    }

    def legal(target, answered):
        return [p for p in sizes if target in p or p & answered]

    def wrong(answer, target):
        return is_wrong(cls.table, names.index(answer), names.index(target))

    if document["kind"] == "lasso":
        target, stem, loop = document["target"], *([frozenset(p) for p in document[part]] for part in ("stem", "loop"))
        state, answered, ends, errors = made.states[made.start], frozenset(), [], []
        for profile in [*stem, *loop]:
            ends.append((state, answered))
            if profile not in legal(target, answered):
                return None
            state, answer = moves[state, profile]
            answered |= {answer}
            errors.append(wrong(answer, target))
        due = [p for p, size in sizes.items() if target in p and p not in loop]
        is_lasso = loop and ends[len(stem)] == (state, answered) and any(errors[len(stem) :])
        shown = all(sizes[p] != "infinite" and stem.count(p) >= sizes[p] for p in due)
        return "another lasso" if is_lasso and shown else None
    if [part["target"] for part in document["targets"]] != list(names):
        return None
    return (
        "another ranking"
        if all(_is_ranking(part, sizes, moves, legal, wrong, made) for part in document["targets"])
        else None
    )


def _is_ranking(part, sizes, moves, legal, wrong, made):
    target, caps = part["target"], {frozenset(each["profile"]): each["cap"] for each in part["counted"]}
    if any(target not in p or sizes[p] == "infinite" or not 1 <= cap <= sizes[p] for p, cap in caps.items()):
        return False
    listed = {}
    for number, level in enumerate(part["levels"]):
        for each in level["states"]:
            counts = dict(zip(caps, each["counts"], strict=True))
            listed[each["state"], frozenset(each["answered"]), frozenset(counts.items())] = number
    helpful = [level["helpful"] and frozenset(level["helpful"]) for level in part["levels"]]
    if (made.states[made.start], frozenset(), frozenset(dict.fromkeys(caps, 0).items())) not in listed:
        return False
    for (state, answered, counts), number in listed.items():
        due = {p for p in sizes if target in p and sizes[p] == "infinite"} | {p for p, k in counts if k < caps[p]}
        if helpful[number] is not None and helpful[number] not in due:
            return False
        for profile in legal(target, answered):
            after, answer = moves[state, profile]
            more = frozenset((p, min(caps[p], k + (p == profile))) for p, k in counts)
            rank = listed.get((after, answered | {answer}, more), -1)
            inside = rank == number
            if rank < number or (inside and profile == helpful[number]):
                return False
            if inside and helpful[number] is None and wrong(answer, target):
                return False
    return True


def kept(stem):
    """Return (class, machine, certificate) of the gallery, or else an accepted sample."""
    if (SAMPLES / "accepted" / f"{stem}.toml").exists():
        class_file, made, certificate = files(SAMPLES / "accepted" / f"{stem}.toml")
    else:
        class_file = ROOT / "encodings" / "classes" / f"{stem}.toml"
        made, certificate = (ROOT / "proofs" / "machines" / f"{stem}{end}" for end in (".json", ".certificate.json"))
    cls = load(class_file)
    return cls, parse_machine(made.read_bytes(), cls.table), json.loads(certificate.read_bytes())


def beaten(stem):
    """Return a class of the gallery with a machine of two states that is beaten, and the certificate of that."""
    cls = load(ROOT / "encodings" / "classes" / f"{stem}.toml")
    made = machine([[(1, 0)] * len(cls.table.cells), [(0, 1)] * len(cls.table.cells)])
    return cls, made, json.loads(prove_machine(cls, made)[1])


CASES = [
    *(pytest.param(kept, path.stem, id=path.stem) for path in samples("accepted")),
    *(pytest.param(kept, stem, id=stem) for stem in ("two-hypotheses", "square", "residues-mod-6")),
    *(pytest.param(beaten, stem, id=f"{stem} beaten") for stem in ("four-hypotheses", "needle", "exceptions")),
]


PASSING = {"stem", "loop", "levels", "helpful"}
"""Keys at which a certificate may change and stay one."""


@pytest.mark.parametrize(("source", "stem"), CASES)
def test_a_mutant_is_refused_or_is_a_proof_again(source, stem, monkeypatch, record_property):
    cls, made, document = source(stem)
    for name in ("read", "read_machine"):
        monkeypatch.setattr(machines, name, _once(getattr(machines, name)))
    class_file, machine_file = file_bytes(cls), dump_machine(made, cls.table).encode()
    assert reason_it_is_a_proof(document, cls, made)
    survivors, count = [], 0
    for path, what, mutant in mutants(document, [*cls.names, *made.states]):
        count += 1
        outcome = machines.check(class_file, machine_file, json.dumps(mutant).encode())
        if outcome.code is None:
            survivors.append((path, what, reason_it_is_a_proof(mutant, cls, made)))
    record_property("survivors", f"{len(survivors)} of {count}")
    assert count >= 100
    assert [row for row in survivors if row[2] is None] == []
    # A lasso may be another one; a ranking may have its levels in another order, or another helpful cell.
    assert {next(key for key in reversed(path) if isinstance(key, str)) for path, *_ in survivors} <= PASSING


def _once(read):
    """Let the checker read the class and the machine once: the mutants differ in the certificate alone."""
    known = {}

    def read_once(data, *rest):
        if data not in known:
            known[data] = read(data, *rest)
        return known[data]

    return read_once
