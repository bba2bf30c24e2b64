"""Everything that is generated and kept in the repository, from the classes in encodings/classes.

`python -m echoproof.proving.gallery ROOT` writes it; each file is the same, byte for byte, whenever it is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from echoproof.atlas.map import atlas
from echoproof.atlas.records import AtlasRecord, SeparationRecord
from echoproof.chains.records import ChainAnalysis, ChainFile
from echoproof.deciding.certificates.budgets import BudgetCertificate
from echoproof.deciding.certificates.limit import Certificate
from echoproof.deciding.certificates.queries import QueryCertificate
from echoproof.deciding.certificates.thresholds import ThresholdsCertificate
from echoproof.deciding.certificates.uniform import UniformCertificate
from echoproof.deciding.criterion import GeneratorStrategy
from echoproof.deciding.decision import decide
from echoproof.deciding.records import DecisionRecord
from echoproof.deciding.table import Notions
from echoproof.encode.cells import cells_script
from echoproof.encode.hardness import class_problem
from echoproof.encode.smtlib import print_problem
from echoproof.encode.symbolic import Query
from echoproof.export.atlas import chapter as stronger
from echoproof.export.atlas import picture
from echoproof.export.attacks import AttackRecord
from echoproof.export.families import Family, chapter
from echoproof.export.family_table import documented as documented_families
from echoproof.export.family_table import separations
from echoproof.export.latex import appendix, record
from echoproof.export.notions import documented
from echoproof.export.records import (
    CheckRecord,
    CountRecord,
    EnumerationRecord,
    RepairRecord,
    RunRecord,
    SynthesisRecord,
)
from echoproof.export.rocq import rocq
from echoproof.export.theorems import kept as kept_of_theorems
from echoproof.export.thresholds_record import PromisesRecord, ThresholdsRecord
from echoproof.families.decision import Decided, decide_family
from echoproof.families.judges import mona_files
from echoproof.families.reading import FamilyFile, load_family
from echoproof.families.records import FamilyCertificate, FamilyDecision
from echoproof.machines.certificate import MachineCertificate
from echoproof.machines.machine import MachineFile, dump_machine
from echoproof.model.classfile import dump, load
from echoproof.model.errors import TooLargeError
from echoproof.model.records import ClassFile
from echoproof.proving.bundle import proved_machine
from echoproof.search.bound import SynthesisCertificate
from echoproof.search.certify import certificate
from echoproof.search.enumerate import enumerate_classes
from echoproof.theorems.ledger import Ledger

SCHEMAS = {
    "class": ClassFile,
    "family": FamilyFile,
    "family-decision": FamilyDecision,
    "family-certificate": FamilyCertificate,
    "certificate": Certificate,
    "decision": DecisionRecord,
    "check": CheckRecord,
    "run": RunRecord,
    "enumeration": EnumerationRecord,
    "count": CountRecord,
    "repair": RepairRecord,
    "attack": AttackRecord,
    "theorems": Ledger,
    "chain": ChainFile,
    "chain-analysis": ChainAnalysis,
    "machine": MachineFile,
    "machine-certificate": MachineCertificate,
    "budget-certificate": BudgetCertificate | QueryCertificate,
    "uniform-certificate": UniformCertificate,
    "thresholds-certificate": ThresholdsCertificate,
    "thresholds": ThresholdsRecord,
    "promises": PromisesRecord,
    "notions": Notions,
    "separation": SeparationRecord,
    "atlas": AtlasRecord,
    "synthesis": SynthesisRecord,
    "synthesis-certificate": SynthesisCertificate,
}
_BUILT = {".vo", ".vok", ".vos", ".glob", ".aux"}
"""What coqc leaves beside the files that it compiles; git ignores it."""
_GENERATED = (
    "encodings/smtlib encodings/mona encodings/separating proofs/families proofs/separating proofs/certificates "
    "proofs/budgets proofs/uniform "
    "proofs/thresholds proofs/machines proofs/rocq/classes reports/appendix/classes reports/theorems docs/schemas"
)
"""The folders that hold nothing else."""
CRITICAL = 5
"""The critical classes of at most so many hypotheses have a chapter."""


def critical_classes(n: int) -> Family:
    """Find the critical classes of n hypotheses, with the certificate that there are no others."""
    found = enumerate_classes(Query(n, critical=True))
    return Family(found, json.dumps(certificate(found)).encode())


def generated(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path below root, content) of every generated file.

    Of each class: the certificates, the SMT-LIB problems, the appendix, the Rocq instance unless it is too large for
    one; of a class that is not hard its canonical machine with the proof that nothing beats it. Of all: the chapter on
    the critical classes, the map of the notions with its separating classes, the appendix of record that joins them,
    the claims about the theorems with a document on each, the certificates of the families and their
    questions for MONA, and the JSON Schemas of the formats.
    """
    names, classes = [], []
    for path in sorted((root / "encodings" / "classes").glob("*.toml")):
        cls = load(path)
        decision = decide(cls)
        names.append(path.stem)
        classes.append(cls)
        smtlib = Path("encodings", "smtlib")
        yield smtlib / f"{path.stem}.hard.smt2", print_problem(class_problem(cls.table).problem, cls.title)
        if (script := cells_script(cls)) is not None:
            yield smtlib / f"{path.stem}.cells.smt2", script
        for name, accepted in decision.certificates.items():
            about = "" if name == accepted.folder.removesuffix("s") else f".{name}"
            yield Path("proofs", accepted.folder, f"{path.stem}{about}.json"), accepted.text
        if isinstance(decision.strategy, GeneratorStrategy):
            machine, shown = proved_machine(cls, decision.strategy)
            yield Path("proofs", "machines", f"{path.stem}.json"), dump_machine(machine, cls.table)
            yield Path("proofs", "machines", f"{path.stem}.certificate.json"), shown
        with suppress(TooLargeError):
            yield Path("proofs", "rocq", "classes", f"{path.stem.replace('-', '_')}.v"), rocq(decision)
        yield Path("reports", "appendix", "classes", f"{path.stem}.tex"), appendix(decision, standalone=False)
    critical = [critical_classes(n) for n in range(1, CRITICAL + 1)]
    hard = [enumerate_classes(Query(n)) for n in range(1, CRITICAL + 1)]
    yield Path("reports", "appendix", "critical.tex"), chapter(critical, classes, hard)
    yield (
        Path("reports", "appendix", "appendix.tex"),
        record([*(f"classes/{name}" for name in names), "critical", "stronger"]),
    )
    yield from _families(root)
    yield from _map()
    yield from kept_of_theorems()
    for page in ("notions.md", "glossary.md"):
        yield Path("docs", page), documented((root / "docs" / page).read_text(encoding="utf-8"))
    for name, kind in SCHEMAS.items():
        schema = msgspec.json.encode(msgspec.json.schema(kind), order="deterministic")
        yield Path("docs", "schemas", f"{name}.schema.json"), msgspec.json.format(schema, indent=1).decode() + "\n"


def _families(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the certificates of the families, their questions for MONA, and the page on families with their table."""
    found: dict[str, Decided] = {}
    for path in sorted((root / "encodings" / "families").glob("*.toml")):
        decided = found[path.stem] = decide_family(load_family(path))
        for name, text in decided.certificates.items():
            yield Path("proofs", "families", f"{path.stem}.{name}.json"), text
        for name, text in mona_files(decided.family).items():
            yield Path("encodings", "mona", f"{path.stem}.{name}"), text
    page = Path("docs", "families.md")
    yield page, documented_families((root / page).read_text(encoding="utf-8"), found)
    page = Path("docs", "atlas.md")
    yield page, separations((root / page).read_text(encoding="utf-8"), found)


def _map() -> Iterator[tuple[Path, str]]:
    """Yield the chapter on which notion is stronger, its picture, and the separating classes with certificates."""
    drawn = atlas()
    yield Path("reports", "appendix", "stronger.tex"), stronger(drawn)
    yield Path("docs", "atlas.svg"), picture(drawn)
    for one in drawn.classes:
        yield Path("encodings", "separating", f"{one.name}.toml"), dump(one.decision.cls)
        for name, text in sorted(one.certificates.items()):
            yield Path("proofs", "separating", f"{one.name}.{name}.json"), text


def main(root: Path) -> None:
    """Write the generated files below root, and remove those that nothing generates any more."""
    made = set()
    for path, content in generated(root):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
        made.add(root / path)
    for folder in _GENERATED.split():
        for stale in set((root / folder).iterdir()) - made:
            if stale.suffix not in _BUILT:
                stale.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
