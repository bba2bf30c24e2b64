"""All about one class in a directory: decision, checked certificate, SMT-LIB, LaTeX, PDF, and how it was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from echoproof.deciding import notions
from echoproof.deciding.certificates.head import certificate_text
from echoproof.deciding.certificates.limit import certificate_of
from echoproof.deciding.criterion import GeneratorStrategy
from echoproof.deciding.decision import Decision, decide
from echoproof.deciding.found import is_accepted
from echoproof.deciding.notion import Judge, Notion
from echoproof.encode import cvc5api, z3api
from echoproof.encode.cells import cells_script
from echoproof.export.latex import appendix
from echoproof.export.records import json_text
from echoproof.machines.canonical import canonical_machine
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, Machine, dump_machine
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError, LimitError, TooLargeError, UndecidedError
from echoproof.model.limits import MAX_PROBLEM
from echoproof.model.strings import Strings
from echoproof.proving.staging import NOT_ASKED, all_or_none, record_run, typeset_appendix
from echoproof.search import lasso
from echoproof.search.counterexample import ask_solvers

WORDS_WORK: Final = 1_000
"""Bound on the states of the automaton of a class of strings times its cells, of which the solvers are asked."""
RLIMIT: Final = 100_000_000
"""Resource limit of Z3, in its own units."""
CVC5_RLIMIT: Final = 10_000_000
CVC5_WORDS_RLIMIT: Final = 100_000
"""Resource limit of cvc5 on the cells of a class of strings: a unit of it is far more work there."""
WRITTEN: Final = "appendix.pdf appendix.tex cells.smt2 class.toml decision.json hard.smt2 run.json"
"""Files that a run may write about every class."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was decided and where it lies; `ways` says what each independent way to the answer said."""

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
) -> Proof:
    """Decide a class every way there is and write the results to a directory, all of them or none.

    Files of an earlier run there are replaced or, where this run has none, removed; other files stay. Raises
    CheckFailedError when two ways disagree or the kernel rejects, EchoproofError when a file cannot be written.
    """

    def write(stage: Path) -> tuple[Decision, dict[str, str]]:
        decision, ways = _results(cls, stage, seed, progress)
        typeset = typeset_appendix(stage, progress) if make_pdf else NOT_ASKED
        limits = {
            "Z3 rlimit": RLIMIT,
            "cvc5 rlimit": CVC5_RLIMIT,
            "cvc5 rlimit, words": CVC5_WORDS_RLIMIT,
            "problem": MAX_PROBLEM,
        }
        record_run(stage, command, seed, limits, ways, typeset, cls.title, cls.digest, cut_off=cls.cut_off)
        return decision, ways

    (decision, ways), files = all_or_none(directory, names(), {"class.toml": file_bytes(cls)}, write)
    return Proof(decision, ways, files)


def names() -> set[str]:
    """Return the names of all files that a run may write."""
    certificates = {
        f"{question.name}.json" for notion in notions.NOTIONS for question in (*notion.questions, *notion.further)
    }
    return {*WRITTEN.split(), "machine.json", "machine-certificate.json", *certificates}


def _results(
    cls: HypothesisClass, stage: Path, seed: int, progress: Callable[[str], None]
) -> tuple[Decision, dict[str, str]]:
    progress("deciding, and checking the certificates with the kernel")
    decision = decide(cls)
    hard, certificates = decision.hard, decision.certificates
    ways = {"criterion": _word(hard=hard), "kernel": f"accepted {', '.join(certificates)}"}
    (stage / "class.toml").write_bytes(file_bytes(cls))
    for name, certificate in certificates.items():
        (stage / f"{name}.json").write_text(certificate.text, encoding="utf-8")
    for notion in notions.NOTIONS:
        if notion.judge is not None:
            progress(f"asking the second way about {notion.name}")
            ways[f"search, {notion.name}"] = second_way(decision, notion, notion.judge)
    (stage / "decision.json").write_text(json_text(decision.record()), encoding="utf-8")
    if isinstance(decision.strategy, GeneratorStrategy):
        progress("following the canonical machine")
        ways |= _machine(cls, decision.strategy, stage)
    progress("asking Z3 and cvc5 for a winning adversary")
    try:
        ways |= _solvers(decision, stage, seed, hard=hard)
    except TooLargeError as limit:
        ways["Z3"] = ways["cvc5"] = f"not asked ({limit.found})"
    if (script := cells_script(cls)) is not None:
        progress("asking solvers about the cells")
        (stage / "cells.smt2").write_text(script, encoding="utf-8")
        ways |= _cells(cls, script)
    (stage / "appendix.tex").write_text(appendix(decision), encoding="utf-8")
    return decision, ways


def second_way(decision: Decision, notion: Notion, judge: Judge) -> str:
    """Ask the judge of a notion, compare what it says with what was decided, and return it in words.

    Raises CheckFailedError when they disagree.
    """
    said: dict[str, list[str]] = {}
    for adversary in notion.judged:
        finding = decision.finding(notion, adversary)
        try:
            judged = judge(decision.cls.table, adversary)
        except LimitError as limit:
            said.setdefault(f"not run ({limit.found})", []).append(str(adversary))
            continue
        _agree(finding.verdict in ("undecided", judged.verdict), f"{notion.name}, {adversary}, and the search for it")
        promised = None not in (finding.thresholds, judged.thresholds)
        _agree(not promised or finding.thresholds == judged.thresholds, f"{notion.name} and the search for thresholds")
        known = None not in (finding.sample_complexity, judged.sample_complexity)
        _agree(not known or finding == replace(finding, sample_complexity=judged.sample_complexity), notion.name)
        said.setdefault(str(judged), []).append(str(adversary))
    return "; ".join(f"{word}: {', '.join(names)}" for word, names in said.items())


def _machine(cls: HypothesisClass, strategy: GeneratorStrategy, stage: Path) -> dict[str, str]:
    way, second = "canonical machine", "canonical machine, Z3"
    try:
        machine, certificate = proved_machine(cls, strategy)
    except TooLargeError as limit:
        return {way: f"not written ({limit.found})"}
    except LimitError as limit:
        return {way: f"not run ({limit.found})"}
    (stage / "machine.json").write_text(dump_machine(machine, cls.table), encoding="utf-8")
    (stage / "machine-certificate.json").write_text(certificate, encoding="utf-8")
    ways = {way: "generatable; the kernel accepted its ranking"}
    try:
        opinion = lasso.second_opinion(cls.table, machine)
    except TooLargeError as limit:
        return ways | {second: f"not asked ({limit.found})"}
    except UndecidedError:
        return ways | {second: _unknown(lasso.RLIMIT)}
    _agree(opinion != "beaten", "the ranking of the canonical machine and Z3")
    return ways | {second: opinion}


def proved_machine(cls: HypothesisClass, strategy: GeneratorStrategy) -> tuple[Machine, str]:
    """Return the canonical machine of a class, and the certificate that nothing beats it.

    Raises TooLargeError or LimitError when it is too large, CheckFailedError when it is beaten.
    """
    machine = canonical_machine(cls.table, strategy)
    found, certificate = prove_machine(cls, machine)
    _agree(not isinstance(found, Lasso), "criterion and canonical machine")
    return machine, certificate


def _solvers(decision: Decision, stage: Path, seed: int, *, hard: bool) -> dict[str, str]:
    cls = decision.cls
    answers = ask_solvers(cls.table, cls.heading, RLIMIT, CVC5_RLIMIT, seed)
    (stage / "hard.smt2").write_text(answers.script, encoding="utf-8")
    ways = {}
    for solver, answer, rlimit in (("Z3", answers.z3, RLIMIT), ("cvc5", answers.cvc5, CVC5_RLIMIT)):
        _agree(answer == "unknown" or (answer == "sat") == hard, f"criterion and {solver}")
        ways[solver] = _unknown(rlimit) if answer == "unknown" else _word(hard=answer == "sat")
    if answers.strategy is not None:
        text = certificate_text(certificate_of(cls, answers.strategy))
        known = any(text == one.text for one in decision.certificates_found.values())
        _agree(known or is_accepted(cls, text), "Z3's adversary and the kernel")
        ways["Z3"] += "; the kernel accepted its adversary"
    return ways


def _cells(cls: HypothesisClass, script: str) -> dict[str, str]:
    cvc5_rlimit = CVC5_RLIMIT
    if isinstance(cls.domain, Strings):
        cvc5_rlimit = CVC5_WORDS_RLIMIT
        if (work := len(cls.domain.automaton.steps) * len(cls.table.cells)) > WORDS_WORK:
            return dict.fromkeys(("cells, Z3", "cells, cvc5"), f"not asked ({work} states times cells)")
    limits = {"Z3": RLIMIT, "cvc5": cvc5_rlimit}
    answers = {"Z3": z3api.answer_script(script, RLIMIT), "cvc5": cvc5api.answer_script(script, cvc5_rlimit)}
    for solver, answer in answers.items():
        _agree(answer != "sat", f"the cells and {solver}")
    return {f"cells, {one}": _unknown(limits[one]) if each == "unknown" else "right" for one, each in answers.items()}


def _unknown(rlimit: int) -> str:
    return f"undecided (unknown, with a resource limit of {rlimit})"


def _agree(agree: bool, who: str) -> None:
    if not agree:
        raise CheckFailedError(f"{who} disagree")


def _word(*, hard: bool) -> str:
    return "not-generatable" if hard else "generatable"
