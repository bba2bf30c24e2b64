"""All about one family in a directory: decision, certificates, scripts for the other ways, LaTeX, PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from echoproof.export.family import family_appendix
from echoproof.export.family_dot import closed_sets_dot
from echoproof.export.records import json_text
from echoproof.families import presburger
from echoproof.families.decision import Decided, decide_family
from echoproof.families.family import Family
from echoproof.families.judges import CVC5_RLIMIT, RLIMIT, judge, mona_files
from echoproof.families.limits import MAX_SCHEMAS
from echoproof.model.errors import LimitError
from echoproof.proving.staging import NOT_ASKED, all_or_none, record_run, typeset_appendix

NAMES: Final = frozenset(
    "adversary.json appendix.pdf appendix.tex closed.dot closed.mona decision.json family.toml numbers.json "
    "questions.smt2 run.json unanswered.mona".split()
) | {f"local-{number}.mona" for number in range(MAX_SCHEMAS)}
"""Files that a run may write."""


@dataclass(frozen=True, slots=True)
class FamilyProof:
    """What was decided and where it lies; `ways` says what each way said to each question."""

    decided: Decided
    ways: dict[str, str]
    files: tuple[Path, ...]


def prove_family(
    family: Family,
    directory: Path,
    *,
    seed: int = 0,
    make_pdf: bool = True,
    command: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> FamilyProof:
    """Decide a family every way there is and write the results to a directory, all of them or none.

    Raises CheckFailedError when two ways disagree, LimitError when the numbers of the family cannot be found, and
    EchoproofError when a file cannot be written.
    """

    def write(stage: Path) -> tuple[Decided, dict[str, str]]:
        progress("deciding, and checking the certificates with the kernel")
        decided = decide_family(family)
        if isinstance(decided.numbers, str):
            raise LimitError(decided.numbers)
        progress("asking MONA, Z3, cvc5 and finite classes")
        ways = {"kernel": f"accepted {', '.join(decided.certificates)}"}
        ways |= {f"{one.way}: {one.question}": one.answer for one in judge(family, decided)}
        texts = {
            "family.toml": family.text,
            "decision.json": json_text(decided.record()),
            "questions.smt2": presburger.script(family, decided.numbers),
            "closed.dot": closed_sets_dot(family),
            "appendix.tex": family_appendix(decided, ways),
            **{f"{name}.json": text for name, text in decided.certificates.items()},
            **mona_files(family),
        }
        for name, text in texts.items():
            (stage / name).write_text(text, encoding="utf-8")
        typeset = typeset_appendix(stage, progress) if make_pdf else NOT_ASKED
        limits = {"Z3 rlimit": RLIMIT, "cvc5 rlimit": CVC5_RLIMIT}
        record_run(stage, command, seed, limits, ways, typeset, family.title, family.digest)
        return decided, ways

    (decided, ways), files = all_or_none(directory, NAMES, {"family.toml": family.text.encode()}, write)
    return FamilyProof(decided, ways, files)
