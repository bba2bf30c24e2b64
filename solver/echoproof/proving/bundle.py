"""All about one class in a directory: decision, checked certificate, SMT-LIB, LaTeX, PDF, and how it was made."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from echoproof import kernel
from echoproof.deciding.certificates.limit import certificate_of, certificate_text, kind_of
from echoproof.deciding.criterion import AdversaryStrategy, GeneratorStrategy
from echoproof.deciding.decision import Decision, Proof, decide, uniform_certificates
from echoproof.deciding.under_budget import budget_certificates, decide_under
from echoproof.encode import cvc5api, z3api
from echoproof.encode.cells import cells_script
from echoproof.export import pdf
from echoproof.export.latex import appendix
from echoproof.export.records import RunRecord, json_text
from echoproof.games.budget_game import adversary_wins_under
from echoproof.games.solver import adversary_wins
from echoproof.games.uniform_game import least_threshold
from echoproof.machines.canonical import canonical_machine
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, dump_machine
from echoproof.model.budgets import Budget, Last, Noise, Total
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError, EchoproofError, LimitError, Place, TooLargeError
from echoproof.model.files import refuse_input
from echoproof.model.limits import MAX_PROBLEM
from echoproof.model.strings import Strings
from echoproof.search.counterexample import ask_solvers

GAME_WORK: Final = 4_000_000
"""Bound on the states of the game times the cells of the class."""
UNIFORM_WORK: Final = 500_000
"""Bound on the states of the game of proper uniform generation times the cells and hypotheses of the class."""
BUDGET_WORK: Final = 4_500_000
"""Bound on the states of each game under a budget times the cells and hypotheses of the class."""
BUDGETS: Final[tuple[Budget, ...]] = (Total(1), Total("finite"), Last(), Noise(1), Noise("finite"))
"""The budgets under which a class is decided and the game is played."""
WORDS_WORK: Final = 1_000
"""Bound on the states of the automaton of a class of strings times its cells, of which the solvers are asked."""
RLIMIT: Final = 100_000_000
"""Resource limit of Z3, in its own units."""
CVC5_RLIMIT: Final = 10_000_000
CVC5_WORDS_RLIMIT: Final = 100_000
"""Resource limit of cvc5 on the cells of a class of strings: a unit of it is far more work there."""
FILES: Final = {
    "appendix.pdf",
    "appendix.tex",
    "cells.smt2",
    "certificate.json",
    "class.toml",
    "closure-dimension.json",
    "decision.json",
    "hard.smt2",
    "last-answer.json",
    "noise-number.json",
    "replay-number.json",
    "machine-certificate.json",
    "machine.json",
    "proper-uniform.json",
    "proper-uniform-replay.json",
    "run.json",
}
"""The names of all files that a run may write."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was found and where it lies; `ways` says what each independent way to the answer said."""

    decision: Decision
    ways: dict[str, str]
    files: tuple[Path, ...]


def prove(
    cls: HypothesisClass,
    directory: Path,
    *,
    seed: int = 0,
    make_pdf: bool = True,
    command: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Bundle:
    """Decide a class every way there is and write the results to a directory, all of them or none.

    Files of an earlier run there are replaced or, where this run has none, removed; other files stay. Raises
    CheckFailedError when two ways disagree or the kernel rejects, EchoproofError when a file cannot be written.
    """
    for name in FILES:
        if name != "class.toml" or not (old := directory / name).is_file() or old.read_bytes() != file_bytes(cls):
            refuse_input(directory / name)
    is_new = not directory.exists()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        try:
            # Inside the directory, so that moving from there is renaming.
            with tempfile.TemporaryDirectory(dir=directory, prefix=".echoproof-") as name:
                stage = Path(name)
                proof, ways = _results(cls, stage, seed, progress)
                typeset = _typeset(stage / "appendix.tex", progress) if make_pdf else "not asked for"
                _record_run(stage / "run.json", cls, command, seed, ways, typeset)
                files = _deliver(stage, directory)
        except BaseException:
            if is_new:
                with suppress(OSError):
                    directory.rmdir()
            raise
    except OSError as failure:
        raise EchoproofError(f"cannot write there ({failure.strerror})", place=Place(file=str(directory))) from None
    return Bundle(proof.decision, ways, files)


def _typeset(tex: Path, progress: Callable[[str], None]) -> str:
    """Make the PDF if this machine can, and say what came of it: a TeX that fails takes no proof away."""
    progress("typesetting the appendix")
    try:
        if pdf.build(tex) is not None:
            return "made"
        reason = "no TeX on this machine"
    except pdf.TypesettingError as failure:
        reason = failure.found
    progress(f"{reason}: appendix.pdf is left out")
    return f"left out: {reason}"


def _deliver(stage: Path, directory: Path) -> tuple[Path, ...]:
    made = sorted(stage.iterdir())
    for name in FILES - {path.name for path in made}:
        (directory / name).unlink(missing_ok=True)  # of an earlier run, perhaps about another class
    return tuple(path.replace(directory / path.name) for path in made)


def _results(
    cls: HypothesisClass, stage: Path, seed: int, progress: Callable[[str], None]
) -> tuple[Proof, dict[str, str]]:
    progress("deciding, and checking the certificate with the kernel")
    proof = decide(cls)
    hard = isinstance(proof.strategy, AdversaryStrategy)
    ways = {"criterion": _word(hard=hard), "kernel": f"accepted the {kind_of(proof.strategy)}"}
    progress("solving the game")
    ways["game solver"] = _game(cls, hard=hard)
    (stage / "class.toml").write_bytes(file_bytes(cls))
    (stage / "certificate.json").write_text(proof.certificate, encoding="utf-8")
    progress("deciding under budgets, and solving their games")
    ways["games under budgets"] = _budgets(cls, proof, stage)
    for name, text in uniform_certificates(proof).items():
        (stage / f"{name}.json").write_text(text, encoding="utf-8")
    ways["game solver, proper uniform"] = _uniform_game(cls, proof)
    (stage / "decision.json").write_text(json_text(proof.decision), encoding="utf-8")
    if isinstance(proof.strategy, GeneratorStrategy):
        progress("following the canonical machine")
        ways["canonical machine"] = _machine(cls, proof.strategy, stage)
    progress("asking Z3 and cvc5 for a winning adversary")
    try:
        ways |= _solvers(cls, stage, seed, hard=hard)
    except TooLargeError as limit:
        ways["Z3"] = ways["cvc5"] = f"not asked ({limit.found})"
    if (script := cells_script(cls)) is not None:
        progress("asking solvers about the cells")
        (stage / "cells.smt2").write_text(script, encoding="utf-8")
        ways |= _cells(cls, script)
    (stage / "appendix.tex").write_text(appendix(cls, proof), encoding="utf-8")
    return proof, ways


def _game(cls: HypothesisClass, *, hard: bool) -> str:
    states = GAME_WORK // len(cls.table.cells)
    try:
        wins = adversary_wins(cls.table, replay=True, limit=states)
        plain = adversary_wins(cls.table, replay=False, limit=states)
    except LimitError as limit:
        return f"not run ({limit})"
    _agree(wins == hard, "criterion and game solver")
    _agree(not plain, "the game solver without replay and the theorem on finite classes")
    return _word(hard=wins)


def _uniform_game(cls: HypothesisClass, proof: Proof) -> str:
    states = UNIFORM_WORK // (len(cls.table.cells) * cls.table.n)
    try:
        found = [least_threshold(cls.table, replay=replay, limit=states) for replay in (False, True)]
    except LimitError as limit:
        return f"not run ({limit})"
    said = [proof.decision.verdicts[notion] for notion in proof.uniform]
    for one, other in zip(found, said, strict=True):
        unknown = other.verdict == "generatable" and other.sample_complexity is None
        _agree(one is not None if unknown else one == other.sample_complexity, "proper uniform generation and its game")
    shown = ["not-generatable" if each is None else f"from {each}" for each in found]
    return f"{shown[0]}; with replay {shown[1]}"


def _budgets(cls: HypothesisClass, proof: Proof, stage: Path) -> str:
    for name, text in budget_certificates(cls, proof).items():
        (stage / f"{name}.json").write_text(text, encoding="utf-8")
    said: dict[str, list[str]] = {}
    states = BUDGET_WORK // (len(cls.table.cells) * cls.table.n)
    for budget in BUDGETS:
        under = decide_under(cls, proof, budget)
        try:
            word = _word(hard=adversary_wins_under(cls.table, budget, states))
            _agree(under.finding.verdict in ("undecided", word), f"{budget} and its game")
        except LimitError:
            word = "not run, too large"
        said.setdefault(word, []).append(str(budget))
    return "; ".join(f"{word}: {', '.join(budgets)}" for word, budgets in said.items())


def _machine(cls: HypothesisClass, strategy: GeneratorStrategy, stage: Path) -> str:
    try:
        machine, certificate = machine_files(cls, strategy)
    except TooLargeError as limit:
        return f"not written ({limit.found})"
    except LimitError as limit:
        return f"not run ({limit})"
    (stage / "machine.json").write_text(machine, encoding="utf-8")
    (stage / "machine-certificate.json").write_text(certificate, encoding="utf-8")
    return "generatable; the kernel accepted its ranking"


def machine_files(cls: HypothesisClass, strategy: GeneratorStrategy) -> tuple[str, str]:
    """Return the texts of the canonical machine of a class and of the certificate that nothing beats it.

    Raises TooLargeError or LimitError when it is too large, CheckFailedError when it is beaten.
    """
    machine = canonical_machine(cls.table, strategy)
    found, certificate = prove_machine(cls, machine)
    _agree(not isinstance(found, Lasso), "criterion and canonical machine")
    return dump_machine(machine, cls.table), certificate


def _solvers(cls: HypothesisClass, stage: Path, seed: int, *, hard: bool) -> dict[str, str]:
    answers = ask_solvers(cls.table, cls.title, RLIMIT, CVC5_RLIMIT, seed)
    (stage / "hard.smt2").write_text(answers.script, encoding="utf-8")
    ways = {}
    for solver, answer in (("Z3", answers.z3), ("cvc5", answers.cvc5)):
        _agree(answer == "unknown" or (answer == "sat") == hard, f"criterion and {solver}")
        ways[solver] = "undecided (unknown)" if answer == "unknown" else _word(hard=answer == "sat")
    if answers.strategy is not None:
        text = certificate_text(certificate_of(cls, answers.strategy))
        outcome = kernel.check(file_bytes(cls), text.encode())
        _agree(outcome.code is None, "Z3's adversary and the kernel")
        ways["Z3"] += "; the kernel accepted its adversary"
    return ways


def _cells(cls: HypothesisClass, script: str) -> dict[str, str]:
    cvc5_rlimit = CVC5_RLIMIT
    if isinstance(cls.domain, Strings):
        cvc5_rlimit = CVC5_WORDS_RLIMIT
        if (work := len(cls.domain.automaton.steps) * len(cls.table.cells)) > WORDS_WORK:
            return dict.fromkeys(("cells, Z3", "cells, cvc5"), f"not asked ({work} states times cells)")
    answers = {"Z3": z3api.answer_script(script, RLIMIT), "cvc5": cvc5api.answer_script(script, cvc5_rlimit)}
    for solver, answer in answers.items():
        _agree(answer != "sat", f"the cells and {solver}")
    return {f"cells, {one}": "undecided (unknown)" if each == "unknown" else "right" for one, each in answers.items()}


def _agree(agree: bool, who: str) -> None:
    if not agree:
        raise CheckFailedError(f"{who} disagree")


def _word(*, hard: bool) -> str:
    return "not-generatable" if hard else "generatable"


def _record_run(path: Path, cls: HypothesisClass, command: str, seed: int, ways: dict[str, str], typeset: str) -> None:
    packages = ("echoproof", "z3-solver", "cvc5")
    record = RunRecord(
        "echoproof/run@1",
        # The name of a file need not be UTF-8, so the command need not be.
        command.encode(errors="backslashreplace").decode(),
        cls.digest,
        seed,
        {
            "Z3 rlimit": RLIMIT,
            "cvc5 rlimit": CVC5_RLIMIT,
            "cvc5 rlimit, words": CVC5_WORDS_RLIMIT,
            "game work": GAME_WORK,
            "uniform game work": UNIFORM_WORK,
            "budget game work": BUDGET_WORK,
            "problem": MAX_PROBLEM,
        },
        {"python": platform.python_version(), **{name: version(name) for name in packages}},
        ways,
        typeset,
    )
    path.write_text(json_text(record), encoding="utf-8")
