"""How little replay is enough, in the appendix and in the chapter: what is printed, from the definition."""

import re
from dataclasses import replace
from itertools import combinations

import example_classes as gallery
import pytest

from echoproof.deciding import least_replays as searched
from echoproof.deciding.decision import decide
from echoproof.deciding.least_replays import LeastReplays
from echoproof.deciding.questions import REPLAYS
from echoproof.deciding.replay_number import replay_number
from echoproof.encode.symbolic import Query
from echoproof.export import families_replays, latex
from echoproof.export.families import Family, chapter
from echoproof.export.latex import appendix
from echoproof.export.replays import replay_proof
from echoproof.model.cells import members
from echoproof.model.errors import CheckFailedError, LimitError
from echoproof.proving.gallery import critical_classes
from echoproof.search.enumerate import Enumeration, enumerate_classes
from strategies import profile_class

CLASSES = {
    name: gallery.ALL[name]() for name in ("four", "triangle", "infinite_triangle", "profiles", "priced", "unbounded")
}
PROOFS = {name: decide(cls) for name, cls in CLASSES.items()}
FINITE = {"four": 1, "triangle": 1, "priced": 12, "unbounded": "finite", "profiles": "finite"}
"""Those that some number of replays makes hard, or finitely many."""
WORTH = {"finite": 10**30, "infinite": 10**31}
"""Prices above those of the finite cells here."""
WORD = re.compile(r"\\mathsf\{([A-Z]+)\}")
PANEL = re.compile(r"\\textbf\{Class (\d)\.\d+\.\}.*?: (.*?)\.\n(?:In the gallery.*?\n)?Least replay number: (.*?)\.\n")
ROW = re.compile(r"^(\d) & (critical|hard)((?: & \d*)+)\\\\$", re.MULTILINE)


def section(text):
    rest = text[text.index("{How little replay is enough}") :]
    return rest[: re.search(r"\\(?:sub)*section\b", rest).start()]


def facts(cls):
    """Return the supports as sets of profiles, and how many points some cells have together."""
    supports = [{cell.profile for cell in cls.table.cells if cell.profile >> k & 1} for k in range(cls.table.n)]
    sizes = {c.profile: float("inf") if c.size == "infinite" else c.size for c in cls.table.cells}
    return supports, lambda cells: sum(sizes[p] for p in cells)


def price(cls, answer, group):
    """Return the points that the adversary replays for the dearest target of a trap; None when it is no trap.

    Half of infinity stands for finitely many without a bound: the infinite parts of the targets form a chain.
    """
    supports, points = facts(cls)
    union = set().union(*(supports[k] for k in group))
    served = any(all(m <= supports[k] for k in group) for m in supports)
    supplied = all(union - supports[k] <= supports[answer] for k in group)
    if served or not supplied:
        return None
    parts = [{p for p in supports[k] if points([p]) == float("inf")} for k in group]
    if len({frozenset(part) for part in parts}) > 1:
        return WORTH["finite"] if all(a <= b or b <= a for a in parts for b in parts) else WORTH["infinite"]
    return max(points(union - supports[k]) for k in group)


@pytest.mark.parametrize("name", FINITE)
def test_the_listed_targets_are_traps_of_the_stated_price(name):
    cls = CLASSES[name]
    proof = replay_proof(cls, PROOFS[name].found(REPLAYS).value)
    assert proof.number == FINITE[name]
    answered = [answer for one in proof.confusions for answer in members(one.answers)]
    assert sorted(answered) == list(range(cls.table.n))
    prices = [
        price(cls, answer, list(members(one.group))) for one in proof.confusions for answer in members(one.answers)
    ]
    assert max(prices) == WORTH.get(proof.number, proof.number)
    assert all(not one.group & ~proof.profile for one in proof.confusions)


@pytest.mark.parametrize("name", CLASSES)
def test_after_the_listed_answers_nothing_cheaper_is_there(name):
    cls = CLASSES[name]
    proof = replay_proof(cls, PROOFS[name].found(REPLAYS).value)
    listed = {profile: answer for answer, profiles in proof.replies for profile in profiles}
    assert set(listed) == set(cls.table.profiles)
    claimed = WORTH.get(proof.number, proof.number)
    for profile, answer in listed.items():
        for size in range(1, profile.bit_count() + 1):
            for group in combinations(members(profile), size):
                found = price(cls, answer, group)
                assert found is None or found >= claimed


def test_the_text_lists_what_is_replayed():
    text = section(appendix(PROOFS["four"]))
    first, second = re.findall(r"\\item After (.*?): \$G = \{\}\$(.*?)No hypothesis", text, re.DOTALL)
    assert first[0] == r"$\mathsf{h}_{1}^{-}$ or $\mathsf{h}_{2}^{-}$"
    assert r"$\mathsf{h}_{1}^{+}$ lacks \echoseq{-2};" in first[1]
    assert r"$\mathsf{h}_{2}^{+}$ lacks \echoseq{-1}." in first[1]
    assert r"$\mathsf{h}_{1}^{-}$ lacks \echoseq{2};" in second[1]
    assert r"The replay number of $\mathcal H$ is $1$." in text
    assert "With no replay at all" in text
    dear = section(appendix(PROOFS["priced"]))
    assert r"$\mathsf{B}$ lacks the elements of $Z_{3}$" in dear
    assert "at most twelve replays" in dear
    assert "Let $s$ be $11$." in dear


def test_each_theorem_has_the_proof_that_belongs_to_it():
    texts = {name: section(appendix(PROOFS[name])) for name in CLASSES}
    for name, text in texts.items():
        assert ("is infinite, and some generator" in text) == (name not in FINITE)
        assert ("But no generator does so" in text) == (FINITE.get(name) == "finite")
        assert ("Proof that finitely many replays are enough" in text) == (FINITE.get(name) == "finite")
        assert ("Proof that finitely many are not enough" in text) == (name not in FINITE)
        assert (r"\item After" in text) == (name in FINITE)
        assert ("looked at all these sets" in text) == (name in {"profiles", "priced", "unbounded"})
        assert ("all cells are infinite" in text) == (name == "infinite_triangle")


def stopped(_):
    raise LimitError("too many sets of targets")


def test_what_is_undecided_is_said_and_what_is_generatable_has_no_number(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(latex, "REPLAYS", replace(REPLAYS, find=stopped, name="stopped"))
        text = appendix(PROOFS["four"])
    assert "has not been determined" in section(text)
    assert "certificate of the replay number" not in text
    cls = gallery.ALL["rescued"]()
    assert "replay number" not in appendix(decide(cls))


def test_a_wrong_number_is_not_printed(monkeypatch):
    wrong = replace(PROOFS["priced"].found(REPLAYS).value, number=13)
    monkeypatch.setattr(latex, "REPLAYS", replace(REPLAYS, find=lambda _: wrong, name="wrong"))
    with pytest.raises(CheckFailedError, match="the kernel rejects"):
        appendix(PROOFS["priced"])


@pytest.fixture(scope="module")
def hard_ones():
    return [enumerate_classes(Query(n)) for n in (1, 2, 3, 4)]


@pytest.fixture(scope="module")
def text(hard_ones):
    """A chapter on all hard classes of four hypotheses, and the critical ones of five."""
    return chapter([Family(hard_ones[3]), critical_classes(5)], others=hard_ones[:3])


def by_trying(n, profiles):
    """Return the least replay number over all minimal sets of infinite cells, one point in each other cell."""
    everyone, best = (1 << n) - 1, float("inf")
    for size in range(1, n + 1):
        for infinite in combinations(profiles, size):
            if all(any(p >> k & 1 for p in infinite) for k in members(everyone)):
                sizes = {p: "infinite" if p in infinite else 1 for p in profiles}
                found = replay_number(profile_class(n, sizes).table).number
                best = min(best, found) if isinstance(found, int) else best
    return best


def masks(words):
    return tuple(sorted(sum(1 << "ABCDE".index(name) for name in word) for word in WORD.findall(words)))


def test_the_numbers_beside_the_classes_are_right(text):
    panels = PANEL.findall(text)
    assert len(panels) == 17 + 8
    found = set()
    for n, cells, said in panels:
        least = by_trying(int(n), masks(cells)) if n == "4" else None
        if said == "infinite":
            assert least == float("inf")
            continue
        number, infinite = re.fullmatch(r"\$(\d+)\$, with (.*) infinite", said).groups()
        sizes = {p: "infinite" if p in masks(infinite) else 1 for p in masks(cells)}
        assert replay_number(profile_class(int(n), sizes).table).number == int(number)
        assert least in (int(number), None)
        found.add(int(number))
    assert found == {1, 2}


def test_the_table_counts_the_numbers(text, hard_ones):
    columns = re.search(r"hypotheses & classes & (.*) & all & without a core", text)[1].split(" & ")
    rows = {(int(n), kind): row.split(" & ")[1:] for n, kind, row in ROW.findall(text)}
    assert rows.keys() == {(4, "hard"), (5, "critical"), (3, "hard")}
    for found in hard_ones[2:]:
        n = found.query.hypotheses
        *numbers, total, coreless = (int(cell or 0) for cell in rows[n, "hard"])
        least = [str(by_trying(n, profiles)).replace("inf", "infinite") for profiles in found.classes]
        assert dict(zip(columns, numbers, strict=True)) == {number: least.count(number) for number in columns}
        assert total == len(found.classes)
        assert coreless == sum((1 << n) - 1 not in profiles for profiles in found.classes)


def test_only_complete_lists_that_are_not_too_large_are_counted(hard_ones, monkeypatch):
    part = Enumeration(Query(4), hard_ones[3].classes[:5], complete=False)
    assert families_replays.tallies([part, hard_ones[0]]) == []
    assert len(families_replays.tallies(hard_ones)) == 2
    monkeypatch.setattr(families_replays, "COUNTED", 16)
    assert len(families_replays.tallies(hard_ones)) == 1


def test_an_undecided_number_is_called_so(hard_ones, monkeypatch):
    monkeypatch.setattr(searched, "MAX_CHOICES", 3)
    (tally,) = families_replays.tallies(hard_ones[3:])
    assert tally.numbers == {"undecided": 17}
    text = chapter([Family(hard_ones[3])])
    assert text.count("Least replay number: not determined.") == 17
    assert " & undecided & all" in text


def test_a_wrong_least_number_is_noticed(hard_ones, monkeypatch):
    cls = profile_class(3, dict.fromkeys((3, 5, 6, 7), "infinite"))
    assert families_replays.attained(cls) == LeastReplays(1, (7,))
    monkeypatch.setattr(families_replays, "least_replays", lambda _: LeastReplays(2, (7,)))
    with pytest.raises(CheckFailedError, match="least replay number of 2"):
        families_replays.attained(cls)
