"""Repairs: the search against brute force judged by the game solver, the theory, and planted mistakes."""

import json
from functools import cache
from itertools import chain, combinations, permutations

import pytest

from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import run
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.deciding.decision import decide
from echoproof.deciding.symmetry import carry
from echoproof.games.solver import adversary_wins
from echoproof.model.cells import Cell, CellTable, profile_of
from echoproof.model.classfile import dump, load, parse
from echoproof.model.errors import CheckFailedError
from echoproof.search import repair as repair_module
from echoproof.search.repair import repair
from strategies import NAMES, has_distinct_supports, integer_class, profile_class

FOUR = "encodings/classes/four-hypotheses.toml"
TRIANGLE = {"a": "x % 2 == 0 or x in (1, 3)", "b": "x % 2 == 0 or x in (3, 5)", "c": "x % 2 == 0 or x in (1, 5)"}


def least_image(n, profiles):
    return min(tuple(sorted(carry(way, p) for p in profiles)) for way in permutations(range(n)))


@cache
def hard_classes():
    """List the hard classes of three hypotheses, and of four with at most five cells, up to isomorphism, both with
    infinite cells alone and with as many finite ones as a class can have."""
    found = set()
    for n, most in ((3, 7), (4, 5)):
        for number in range(1, most + 1):
            for profiles in combinations(range(1, 2**n), number):
                sizes = tuple((p, "infinite") for p in profiles)
                if has_distinct_supports(n, profiles) and isinstance(
                    decide_replay(profile_class(n, dict(sizes)).table), AdversaryStrategy
                ):
                    found.add((n, least_image(n, profiles)))
    classes = []
    for n, profiles in sorted(found):
        classes.append(profile_class(n, dict.fromkeys(profiles, "infinite")))
        infinite = set(profiles)
        for profile in profiles:
            left = infinite - {profile}
            if all(any(p >> i & 1 for p in left) for i in range(n)):
                infinite = left
        classes.append(profile_class(n, {p: "infinite" if p in infinite else 2 for p in profiles}))
    return classes


def game_is_hard(n, cells):
    """Judge cells, given as pairs (profile, size), by the game solver."""
    return adversary_wins(CellTable(NAMES[:n], tuple(Cell(p, size) for p, size in cells if p)), replay=True)


def unions_that_repair(cls):
    """Try every union of cells."""
    n, cells = cls.table.n, cls.table.cells
    found = set()
    for number in range(1, len(cells) + 1):
        for union in combinations(cells, number):
            profiles = {cell.profile for cell in union}
            added = [(c.profile | (c.profile in profiles) << n, c.size) for c in cells]
            infinite = any(cell.size == "infinite" for cell in union)
            if infinite and has_distinct_supports(n + 1, [p for p, _ in added]) and not game_is_hard(n + 1, added):
                found.add(frozenset(profiles))
    return found


def removals_that_repair(cls):
    """Try every set of hypotheses to remove, and keep those of the least size."""
    n = cls.table.n
    for number in range(1, n):
        found = set()
        for kept in combinations(range(n), n - number):
            profiles = {profile_of(place for place, i in enumerate(kept) if p >> i & 1) for p in cls.table.profiles}
            if not game_is_hard(n - number, [(p, "infinite") for p in profiles]):
                found.add(frozenset(NAMES[i] for i in range(n) if i not in kept))
        if found:
            return found
    raise AssertionError


def test_the_search_finds_what_trying_everything_finds():
    assert {cls.table.n for cls in hard_classes()} == {3, 4}
    finite = 0
    for cls in hard_classes():
        repairs = repair(cls)
        additions = [frozenset(addition.cells) for addition in chain(*repairs.additions)]
        assert len(additions) == len(set(additions))
        assert set(additions) == unions_that_repair(cls), cls.table
        removals = [frozenset(removal.names) for removal in chain(*repairs.removals)]
        assert len(removals) == len(set(removals))
        assert set(removals) == removals_that_repair(cls), cls.table
        assert (repairs.hard, repairs.fewest, repairs.undecided) == (True, 1, ())
        for one in chain(*repairs.additions, *repairs.removals):
            assert parse(dump(one.repaired)).table == one.repaired.table
        finite += any(cell.size != "infinite" for cell in cls.table.cells)
    assert finite


def test_orbits_are_those_of_all_symmetries():
    """Against every permutation of the hypotheses that is a symmetry, rather than against generators."""
    for cls in hard_classes():
        sizes = {cell.profile: cell.size == "infinite" for cell in cls.table.cells}
        group = [
            way
            for way in permutations(range(cls.table.n))
            if {carry(way, p): size for p, size in sizes.items()} == sizes
        ]
        repairs = repair(cls)
        for alike in repairs.additions:
            images = {frozenset(carry(way, p) for p in alike[0].cells) for way in group}
            assert {frozenset(addition.cells) for addition in alike} == images
        for alike in repairs.removals:
            removed = profile_of(cls.names.index(name) for name in alike[0].names)
            images = {frozenset(cls.table.named(carry(way, removed))) for way in group}
            assert {frozenset(removal.names) for removal in alike} == images


def test_every_infinite_cell_repairs_and_so_does_every_infinite_part_of_one():
    """The two theorems of docs/repair.md, by the game solver: why one is enough, and why cells are not split."""
    for cls in hard_classes():
        n, cells = cls.table.n, [(cell.profile, cell.size) for cell in cls.table.cells]
        for profile, size in cells:
            if size == "infinite":
                whole = [(p | (p == profile) << n, s) for p, s in cells]
                assert not game_is_hard(n + 1, whole)
                assert not game_is_hard(n + 1, [*cells, (profile | 1 << n, "infinite")])


def test_two_removals_are_all_found_where_one_is_too_few():
    cls = next(cls for cls in five_that_need_two_removals())
    repairs = repair(cls)
    assert repairs.fewest == 1
    assert repairs.fewest_removed == 2
    assert {frozenset(r.names) for r in chain(*repairs.removals)} == removals_that_repair(cls)


def five_that_need_two_removals():
    for profiles in combinations(range(1, 32), 4):
        if has_distinct_supports(5, profiles):
            cells = [(p, "infinite") for p in profiles]
            if isinstance(decide_replay(profile_class(5, dict(cells)).table), AdversaryStrategy):
                cls = profile_class(5, dict(cells))
                if len(next(iter(removals_that_repair(cls)))) == 2:
                    yield cls


def test_the_four_hypotheses():
    cls = load(FOUR)
    repairs = repair(cls)
    definitions = [addition.definition for addition in chain(*repairs.additions)]
    assert {"x <= -3", "x >= 3", "x <= -3 or x >= 3"} <= set(definitions)
    assert len(set(definitions)) == len(definitions)
    for one in chain(*repairs.additions, *repairs.removals):
        assert not adversary_wins(one.repaired.table, replay=True)
    for addition in chain(*repairs.additions):
        points = range(-8, 9)
        union = [x for x in points if cls.domain.profile_at(x) in addition.cells]
        assert [x for x in points if addition.repaired.domain.profile_at(x) >> 4] == union
    assert {removal.names for removal in chain(*repairs.removals)} == {(name,) for name in cls.names}
    assert len(repairs.removals) == 1


def test_the_common_part_repairs_the_triangle():
    repairs = repair(integer_class(TRIANGLE))
    assert [addition.definition for addition in repairs.additions[0]] == ["x % 2 == 0"]
    assert [len(alike) for alike in repairs.additions] == [1, 3]


def test_an_easy_class_needs_nothing():
    repairs = repair(integer_class({"a": "x >= 0", "b": "x <= 0"}))
    assert (repairs.hard, repairs.fewest, repairs.fewest_removed) == (False, 0, 0)
    assert repairs.additions == repairs.removals == ()


def test_the_new_name_is_free():
    repairs = repair(integer_class(dict(zip(("new", "new2", "b"), TRIANGLE.values(), strict=True))))
    assert {addition.name for addition in chain(*repairs.additions)} == {"new3"}


@pytest.mark.parametrize(
    ("limits", "reason"),
    [({"limit": 5}, "other additions"), ({"rlimit": 1}, "resource limit"), ({"subclasses": 2}, "2 subclasses")],
)
def test_a_limit_reached_is_undecided(limits, reason):
    repairs = repair(load(FOUR), **limits)
    assert repairs.fewest == 1
    assert any(reason in text for text in repairs.undecided)


def test_a_class_too_large_for_the_solver_keeps_the_single_cells(monkeypatch):
    monkeypatch.setattr(repair_module, "MAX_GATES", 10)
    repairs = repair(load(FOUR))
    assert {addition.definition for addition in chain(*repairs.additions)} == {"x <= -3", "x >= 3"}
    assert "too large" in repairs.undecided[0]


def test_a_condition_that_misses_its_cells_is_caught(monkeypatch):
    monkeypatch.setattr(repair_module, "condition", lambda *_: "x >= 4")
    with pytest.raises(CheckFailedError, match="does not define"):
        repair(load(FOUR))


def test_a_proposal_that_does_not_repair_is_caught(monkeypatch):
    """An encoding that forgets the criterion proposes too much; every proposal is decided again."""
    asked = repair_module.enlargement

    def forgetful(table, name):
        whole = asked(table, name)
        problem = whole.problem
        return type(whole)(whole.inside, type(problem)(problem.circuit, problem.assertions[:-1], problem.comment))

    monkeypatch.setattr(repair_module, "enlargement", forgetful)
    with pytest.raises(CheckFailedError, match="refuses"):
        repair(load(FOUR))


def test_a_false_claim_that_there_are_no_others_is_caught(monkeypatch):
    monkeypatch.setattr(repair_module.Solutions, "next", lambda _: ("unsat", {}))
    with pytest.raises(CheckFailedError, match="cvc5 finds one"):
        repair(load(FOUR))


def test_the_command_writes_classes_that_are_generatable(tmp_path, capsys):
    assert run(["repair", FOUR, "--json", "-o", str(tmp_path)]) == Exit.DONE
    record = json.loads(capsys.readouterr().out)
    assert record == json.loads((tmp_path / "repair.json").read_text())
    assert (record["format"], record["hard"], record["fewest"], record["complete"]) == (
        "echoproof/repair@1",
        True,
        1,
        True,
    )
    written = sorted(tmp_path.glob("*.toml"))
    assert len(written) == len(record["additions"]) + len(record["removals"])
    for path in written:
        assert decide(load(path)).verdicts["proper-limit-replay"].verdict == "generatable"
    added = load(tmp_path / "add-001.toml")
    assert record["additions"][0]["definition"] == added.domain.texts[-1]
    assert record["additions"][0]["cells"] == [
        added.table.named(c.profile)[:-1] for c in added.table.cells if c.profile >> 4
    ]


def test_the_command_in_the_domain_of_profiles(tmp_path, capsys):
    cls = profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1})
    (tmp_path / "class.toml").write_text(dump(cls))
    assert run(["repair", str(tmp_path / "class.toml"), "-o", str(tmp_path / "out")]) == Exit.DONE
    every = capsys.readouterr().out
    assert "the cells {A B C}" in every
    assert "alike" not in every
    assert run(["repair", str(tmp_path / "class.toml"), "--up-to-symmetry", "--quiet"]) == Exit.DONE
    assert run(["repair", str(tmp_path / "class.toml"), "--up-to-symmetry"]) == Exit.DONE
    assert len(capsys.readouterr().out.splitlines()) < len(every.splitlines())
    assert load(tmp_path / "out" / "add-001.toml").table.cells[-1] == Cell(0b1111, "infinite")


def test_the_command_says_when_it_is_undecided_and_when_nothing_is_to_do(tmp_path, capsys):
    assert run(["repair", FOUR, "--limit", "3"]) == Exit.UNDECIDED
    assert "at least" in capsys.readouterr().out
    easy = tmp_path / "easy.toml"
    easy.write_text(dump(integer_class({"a": "x >= 0"})))
    assert run(["repair", str(easy)]) == Exit.DONE
    assert "nothing to repair" in capsys.readouterr().out
