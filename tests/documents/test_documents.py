"""What the documents say is so: their commands, links, tables of limits, exit codes and names, and the examples."""

import ast
import importlib
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from consoles import PAGES, ROOT, complaints, root_to_write_in, steps

from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import app
from echoproof.kernel import Code, integers
from echoproof.kernel.meter import Meter
from echoproof.model.errors import EchoproofError
from echoproof.model.parse_integers import parse_condition

PACKAGE = ROOT / "solver" / "echoproof"
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


ABSENT = {"encodings/__init__.py"}
"""Files that the documents speak of because they must not be there."""


def name(path):
    return str(path.relative_to(ROOT))


def rows(page, columns):
    """Return the rows of all tables of a page that have so many columns and begin with code, without the backticks."""
    cells = [
        [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        for line in (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert cells
    assert {len(row) for row in cells} == {columns}
    return [[row[0].strip("`"), *row[1:]] for row in cells]


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text("utf-8")], ids=name)
def test_commands_print_what_the_page_says(page, tmp_path):
    found = complaints(page.read_text(encoding="utf-8"), root_to_write_in(tmp_path))
    assert not found, "\n\n".join(found)


def console(*lines):
    return "\n".join(["```console", *lines, "```"])


@pytest.mark.parametrize(
    "lines",
    [
        ["$ echo one", "two"],
        ["$ echo one", "one", "one"],
        ["$ printf 'one\\ntwo\\n'", "one"],
        ["$ echo one"],
        ["$ true", "one"],
        ["$ printf 'one\\ntwo\\nthree\\n'", "one", "…", "two"],
        ["$ false"],
        ["$ true # exit 1"],
        ["$ echo one", "one", "$ echo two", "one"],
    ],
)
def test_a_planted_wrong_expectation_is_found(lines, tmp_path):
    assert len(complaints(console(*lines), tmp_path)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["$ echo one", "one", "$ true", "$ false # exit 1"],
        ["$ printf 'one\\ntwo\\nthree\\n'", "one", "…", "three"],
        ["$ printf 'one\\ntwo\\n'", "one", "…", "two", "…"],
        ["$ echo lost >&2; echo kept", "kept"],
        ["$ echo kept 2>&1 >&2", "kept"],
        ["$ echo one > file", "$ cat file", "one"],
    ],
)
def test_right_expectations_are_met(lines, tmp_path):
    assert complaints(console(*lines), tmp_path) == []


def test_blocks_of_other_kinds_are_not_run():
    assert list(steps("```sh\n$ false\n```\n$ false\n")) == []


def anchors(page):
    """Return the anchors of a page's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        aim = page.parent / path if path else page
        assert aim.exists(), f"{target} is not there"
        if anchor:
            assert anchor in anchors(aim), f"{target} is no heading of {aim.name}"


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#]+)", index))
    pages = {str(page.relative_to(ROOT / "docs")) for page in PAGES if (ROOT / "docs") in page.parents}
    assert pages - {"index.md"} <= linked


def public_classes(*rooms):
    """Return the names of the public classes of rooms of the package."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for room in rooms for path in (PACKAGE / room).rglob("*.py")]
    classes = {node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)}
    return {name for name in classes if not name.startswith("_")}


def test_the_glossary_has_every_public_class_and_nothing_that_is_gone():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    missing = {name for name in public_classes("model", "games", "deciding", "machines") if f"`{name}`" not in text}
    assert not missing
    for found in re.findall(r"`((?:model|games|kernel|encode|search)\.[\w.]+)`", text):
        assert resolved(found), found
    assert set(re.findall(r"`([A-Z]\w+[a-z]\w*)`", text)) <= public_classes(".")


def resolved(dotted):
    """Say whether a name such as model.relations.Relations.groups leads to something in the program."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        path = PACKAGE.joinpath(*parts[:length])
        if path.with_suffix(".py").exists() or (path / "__init__.py").exists():
            found = importlib.import_module(".".join(["echoproof", *parts[:length]]))
            for attribute in parts[length:]:
                found = getattr(found, attribute, None)
            return found is not None
    return False


def test_names_that_lead_nowhere_are_noticed():
    assert resolved("model.relations.Relations.groups")
    assert resolved("model.relations")
    assert not resolved("model.relations.Relations.gruops")
    assert not resolved("games.relation.Relations")


def documented(tree):
    """Yield (name, docstring) of the members of the one class of a module whose members have docstrings."""
    (body,) = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for node, after in pairwise(body):
        if isinstance(node, ast.Assign):
            yield node.targets[0].id, ast.literal_eval(after.value)


def test_exit_codes_are_those_of_the_program():
    tree = ast.parse((PACKAGE / "cli" / "exit_codes.py").read_text(encoding="utf-8"))
    told = {member: " ".join(text.split()) for member, text in documented(tree)}
    assert rows("exit-codes.md", 3) == [[str(int(code)), f"`{code.name}`", told[code.name]] for code in Exit]


def test_reject_codes_are_those_of_the_kernel():
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z]+) \| (.*) \|$", text, re.MULTILINE) == [(code.name, code.value) for code in Code]


READ_BY_THE_KERNEL_ALONE = {"x % 4 == x % 6"}


def conditions():
    """Yield (condition, whether it is accepted) of the table of examples in the page on formats."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for line in text.partition("| accepted | refused, because |\n|---|---|\n")[2].split("\n\n")[0].splitlines():
        left, right = line.strip("| ").split(" | ")
        yield from ((found, True) for found in re.findall(r"`([^`]+)`", left))
        yield from ((found, False) for found in re.findall(r"`([^`]+)`", right.partition("`: ")[0] + "`"))


def is_read(reader, *arguments):
    try:
        reader(*arguments)
    except (EchoproofError, ValueError, SyntaxError):
        return False
    return True


@pytest.mark.parametrize(("condition", "accepted"), list(conditions()))
def test_program_and_kernel_read_the_conditions_that_the_page_says(condition, accepted):
    assert is_read(parse_condition, condition) == accepted
    assert is_read(integers.Reader(Meter()).parse, condition) == (accepted or condition in READ_BY_THE_KERNEL_ALONE)


def test_the_page_has_conditions_of_both_sorts():
    assert {accepted for _, accepted in conditions()} == {True, False}


def number(text):
    """Read a number as the documents write it: 4,096 or 2^20 or 10^200."""
    base, _, exponent = text.replace(",", "").partition("^")
    return int(base) ** int(exponent or 1)


def limits():
    """Yield the names of all limits in the code: integers that are constants of a module and not private."""
    for module in (
        "model.limits",
        "atlas.small",
        "kernel.meter",
        "kernel.reading",
        "kernel.cells",
        "kernel.classfile",
        "kernel.integers",
        "kernel.completeness.listing",
    ):
        yield from (f"{module}.{one}" for one in constants(module))
    for module in (
        "kernel.synthesis.bound",
        "kernel.strings",
        "kernel.strings.rests",
        "kernel.strings.reader",
        "machines.product",
        "machines.streams",
        "deciding.replay_number",
        "deciding.least_replays",
        "games.uniform_game",
        "games.promises",
        "games.limit_game",
        "deciding.last_answer",
        "deciding.finite_families",
        "deciding.frontier",
        "deciding.notions.non_uniform",
        "cli.thresholds",
        "deciding.notions.uniform",
        "deciding.notions.proper_uniform",
        "deciding.notions.in_the_limit",
        "deciding.noise_complexity",
        "deciding.queries",
    ):
        yield from (f"{module}.{one}" for one in constants(module))
    for module in (
        "families.limits",
        "families.closed_forms",
        "families.strategies",
        "families.presburger",
        "families.judges",
        "families.mona",
        "cli.families",
        "kernel.families.reader",
        "kernel.families.conditions",
        "kernel.families.weights",
        "encode.symbolic",
        "search.repair",
        "search.pieces",
        "search.lasso",
        "search.synthesis",
        "theorems.query_lower_bound.adversary",
        "cli.repair",
        "cli.options",
        "cli.attack",
        "chains.comparison",
        "proving.bundle",
        "export.families_replays",
        "export.rocq",
        "theorems.proving",
        "chains.chain",
        "chains.reading",
        "chains.pairs",
        "chains.analysis",
        "chains.moments",
        "chains.numeric_moments",
        "chains.limits",
        "chains.logsums",
        "chains.mixing",
        "chains.numeric",
        "chains.dense",
        "chains.verified",
        "chains.tempered",
        "chains.claims",
    ):
        yield from (f"{module}.{one}" for one in constants(module))


def constants(module):
    """Return the public integers that a module itself assigns in capitals."""
    file = (PACKAGE / module.replace(".", "/")).with_suffix(".py")
    file = file if file.exists() else file.with_suffix("") / "__init__.py"
    names = re.findall(r"^([A-Z][A-Z0-9_, ]*)(?:: Final)? = ", file.read_text(encoding="utf-8"), re.MULTILINE)
    loaded = importlib.import_module(f"echoproof.{module}")
    split = (one for group in names for one in group.split(", "))
    return [one for one in split if type(getattr(loaded, one)) is int]


def test_limits_are_those_of_the_program():
    shown = {row[0]: number(row[1]) for row in rows("limits.md", 3)}
    actual = {}
    for limit in limits():
        module, _, constant = limit.rpartition(".")
        actual[limit] = getattr(importlib.import_module(f"echoproof.{module}"), constant)
    assert "model.limits.MAX_CELLS" in actual
    assert shown == actual


def test_code_named_in_the_documents_is_there():
    """Paths in backticks exist, from the root of the repository or that of the program."""
    for page in PAGES:
        for found in re.findall(
            r"`([\w./-]+/[\w.-]+\.(?:py|md|toml|json|smt2|tex|v))`", page.read_text(encoding="utf-8")
        ):
            if found.startswith(("out/", "DIR/")) or found in ABSENT:
                continue
            places = (ROOT / found, PACKAGE / found, page.parent / found)
            assert any(place.exists() for place in places), f"{name(page)}: {found}"


@pytest.mark.parametrize("script", EXAMPLES, ids=name)
def test_examples_print_what_their_last_lines_say(script, tmp_path):
    """Each example ends in comments that are its output."""
    text = script.read_text(encoding="utf-8")
    promised = re.search(r"# It prints:\n((?:#.*\n)+)\Z", text)
    assert promised, "an example ends in its output"
    done = subprocess.run(
        [sys.executable, script],
        cwd=root_to_write_in(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    printed = [line.rstrip() for line in done.stdout.splitlines()]
    assert printed == [line.removeprefix("#").removeprefix(" ") for line in promised[1].splitlines()]


def test_every_command_is_shown():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    shown = {step.command.split()[1] for step in steps(page) if step.command.startswith("echoproof ")}
    commands = {command for command in app if not command.startswith("-")}
    assert "decide" in commands
    assert commands <= shown


def test_there_are_examples():
    assert len(EXAMPLES) >= 3


def test_the_citation_names_this_version():
    """The keys that the format demands, and the version of the program."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    found = dict(re.findall(r"^([a-z-]+): *(.*)$", text, re.MULTILINE))
    assert {"cff-version", "message", "title", "authors"} <= found.keys()
    assert found["cff-version"] == "1.2.0"
    assert found["version"] == importlib.import_module("echoproof").__version__


def test_the_change_log_names_this_version():
    version = importlib.import_module("echoproof").__version__
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
