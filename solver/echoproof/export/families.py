"""The classes that an enumeration found, as a chapter: each with its picture and a proof of two lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import factorial
from typing import Final

from echoproof import __version__, kernel
from echoproof.deciding.criterion import AdversaryStrategy, Case, decide_replay
from echoproof.deciding.symmetry import orbits
from echoproof.encode.permutations import Profiles, images, least_copy
from echoproof.encode.symbolic import Query, names_of
from echoproof.export.families_pictures import hasse, missed, picture, reach
from echoproof.export.families_replays import attained, tallies
from echoproof.export.latex import count, environment
from echoproof.export.notation import Notation, enumeration
from echoproof.kernel.completeness.classes import Facts
from echoproof.kernel.completeness.listing import Enumeration as Enumerated
from echoproof.kernel.meter import PLENTY
from echoproof.model.cells import members, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.errors import CheckFailedError
from echoproof.model.relations import Relations
from echoproof.search.enumerate import Enumeration
from echoproof.search.realize import as_profiles

_DRAWN: Final = 60
"""Classes that are drawn of each number of hypotheses; the numbers count all of them."""


@dataclass(frozen=True, slots=True)
class Refutation:
    """Why one first answer loses: a group that no answer serves, and the cells that show it.

    `split` are the profiles that contain some but not all of the group. A pair (profile, target) of `facts` shows that
    no member of the profile is contained in the target. `alike` are other answers, each with its group, that symmetries
    carry this one to.
    """

    answer: int
    group: int
    split: tuple[int, ...]
    facts: tuple[tuple[int, int], ...]
    alike: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Panel:
    """One class as it is drawn: its letters run round the circle."""

    label: str
    cls: HypothesisClass
    labelled: int

    @property
    def profiles(self) -> Profiles:
        """The realized profiles, increasing."""
        return self.cls.table.profiles

    @property
    def symmetries(self) -> int:
        """The number of permutations of the hypotheses that carry the class to itself."""
        return factorial(self.cls.table.n) // self.labelled

    @cached_property
    def strategy(self) -> AdversaryStrategy:
        """The adversary's strategy; CheckFailedError when the criterion finds none."""
        found = decide_replay(self.cls.table)
        if not isinstance(found, AdversaryStrategy):
            raise CheckFailedError(f"the criterion finds the class {self.label} generatable")
        return found

    @property
    def refutations(self) -> list[Refutation]:
        """A refutation of one first answer of each orbit."""
        cases = self.strategy.cases
        return [
            refutation(self.profiles, cases[answer], tuple((other, cases[other].group) for other in alike))
            for answer, alike in orbits(self.cls.table, self.strategy.first)
        ]

    @property
    def containments(self) -> str | None:
        """A Hasse diagram of the hypotheses, None when none contains another."""
        notation, above = Notation(self.cls), Relations.of(self.cls.table).above
        if all(higher.bit_count() == 1 for higher in above):
            return None
        return hasse([notation.hyp(index) for index in range(self.cls.table.n)], above)


@dataclass(frozen=True)
class Family:
    """What one enumeration found, and the certificate that there is no more, if any.

    Raises CheckFailedError when the kernel refuses the certificate, or it is that of another list; or when the
    enumeration is of critical classes and one of them is not.
    """

    found: Enumeration
    certificate: bytes | None = None

    def __post_init__(self) -> None:
        query = self.found.query
        if self.certificate is not None:
            outcome = kernel.check(self.certificate, work=PLENTY)
            if outcome.code is not None:
                raise CheckFailedError(f"the kernel refuses the certificate: {outcome.detail}")
            # It shows that its list is complete, so a list of as many classes has the same.
            said = [outcome.numbers[key] for key in ("hypotheses", "critical", "classes")]
            if said != [self.n, query.critical, len(set(self.found.classes))]:
                raise CheckFailedError("the certificate is one for other classes")
        if query.critical and not all(Facts(self.n, profiles).critical() for profiles in self.found.classes):
            raise CheckFailedError("a class that is listed as critical is not")

    @property
    def n(self) -> int:
        """The number of hypotheses."""
        return self.found.query.hypotheses

    @cached_property
    def panels(self) -> list[Panel]:
        """The classes that are drawn."""
        return [
            Panel(f"{self.n}.{number}", as_profiles(self.n, arranged(self.n, profiles), ""), orbit)
            for number, (profiles, orbit) in enumerate(
                list(zip(self.found.classes, self.found.orbits, strict=True))[:_DRAWN], 1
            )
        ]

    @property
    def table(self) -> list[tuple[int, int, int]]:
        """For each number of cells that occurs: it, the classes up to isomorphism, and those with named hypotheses."""
        labelled: Counter[int] = Counter()
        for profiles, orbit in zip(self.found.classes, self.found.orbits, strict=True):
            labelled[len(profiles)] += orbit
        return [(cells, classes, labelled[cells]) for cells, classes in self.found.by_cells.items()]

    @property
    def free(self) -> list[tuple[Profiles, int]]:
        """The sets of cells that are found with every choice of the n cells that miss one hypothesis.

        Each comes with the number of these classes up to isomorphism; the choices are 2^n.
        """
        choices: Counter[Profiles] = Counter()
        classes: Counter[Profiles] = Counter()
        for panel in self.panels:
            shape = _shape(self.n, panel.profiles)
            copies = images(self.n, panel.profiles).values()
            choices[shape] += sum(_shape(self.n, tuple(sorted(copy))) == shape for copy in copies)
            classes[shape] += 1
        return [(shape, classes[shape]) for shape in choices if choices[shape] == 1 << self.n]

    @property
    def inclusions(self) -> str | None:
        """A Hasse diagram of the classes, below those that have the same cells and more; None when none has."""
        copies = [[set(image) for image in images(self.n, panel.profiles).values()] for panel in self.panels]
        above = [
            profile_of(k for k, panel in enumerate(self.panels) if any(copy <= set(panel.profiles) for copy in copied))
            for copied in copies
        ]
        if all(higher.bit_count() == 1 for higher in above):
            return None
        return hasse([panel.label for panel in self.panels], above)


def arranged(n: int, profiles: Profiles) -> Profiles:
    """Return the isomorphic copy with the clearest picture: what is drawn reaches over little of the circle.

    Among equals the cells that do not miss exactly one come first, so that classes with the same ones are drawn alike.
    """

    def place(copy: Profiles) -> tuple[int, Profiles, Profiles]:
        return sum(reach(n, one) for one in missed(n, copy)), _shape(n, copy), copy

    return min((tuple(sorted(image)) for image in images(n, profiles).values()), key=place)


def refutation(profiles: Profiles, case: Case, alike: tuple[tuple[int, int], ...]) -> Refutation:
    """Work out the cells that prove a case, few of them for its second half."""
    split = tuple(p for p in profiles if 0 < (p & case.group).bit_count() < case.group.bit_count())
    possible = [(p, target) for p in split for target in members(case.group & ~p)]
    possible += [(p, target) for p in profiles if not p & case.group for target in members(case.group)]
    left, facts = profile_of(escape.answer for escape in case.escapes), []
    while left:
        fact = max(possible, key=lambda fact: (fact[0] & left).bit_count())
        facts.append(fact)
        left &= ~fact[0]
    return Refutation(case.answer, case.group, split, tuple(facts), alike)


def chapter(
    families: Sequence[Family],
    gallery: Iterable[HypothesisClass] = (),
    others: Sequence[Enumeration] = (),
    *,
    standalone: bool = False,
) -> str:
    r"""Return the chapter on these families as LaTeX: a document, or a fragment to \input into one.

    It says which classes of the gallery are isomorphic to one that was found, and counts the least replay numbers of
    the families and of other enumerations.
    """
    titles: dict[tuple[int, Profiles], list[str]] = {}
    for cls in gallery:
        if cls.table.n <= max(family.n for family in families):
            least = least_copy(cls.table.n, cls.table.profiles)
            titles.setdefault((cls.table.n, least), []).append(rf"\emph{{{Notation(cls).title}}}")
    critical = all(family.found.query.critical for family in families)
    largest = max(family.n for family in families)
    upwards = [family.n for family in families] == list(range(1, largest + 1))
    return (
        environment()
        .get_template("families.tex.j2")
        .render(
            standalone=standalone,
            part="section" if standalone else "subsection",
            id="echoproof:families",
            families=families,
            critical=critical,
            kind="critical" if critical else "hard",
            range=f"{'at most ' if upwards and largest > 1 else ''}{count(largest, 'hypothesis', 'hypotheses')}",
            symmetric=any(one.alike for family in families for panel in family.panels for one in panel.refutations),
            asked=_asked(families[0].found.query),
            asked_of=_asked,
            proved=enumeration([str(family.n) for family in families if family.certificate is not None], "or"),
            trusted=Enumerated.trusted,
            version=__version__,
            count=count,
            word=_word,
            cells=_cells,
            titled=lambda panel: titles.get((panel.cls.table.n, least_copy(panel.cls.table.n, panel.profiles)), []),
            listed=enumeration,
            facts=_facts,
            alike=_alike,
            picture=picture,
            drawn=any(family.panels for family in families),
            attained=attained,
            others=bool(others),
            tallies=tallies([*(family.found for family in families), *others]),
            notation=Notation,
        )
    )


def _word(n: int, profile: int) -> str:
    """Return a cell as the word of its hypotheses."""
    return rf"$\mathsf{{{''.join(names_of(n)[index] for index in members(profile))}}}$"


def _cells(n: int, profiles: Profiles) -> str:
    """Return cells as a list in words, those of fewest hypotheses first."""
    return enumeration(sorted((_word(n, profile) for profile in profiles), key=lambda word: (len(word), word)))


def _facts(n: int, facts: Sequence[tuple[int, int]]) -> str:
    """Say which hypothesis lacks which cell."""
    return enumeration([f"{_word(n, 1 << target)} lacks {_word(n, profile)}" for profile, target in facts])


def _alike(notation: Notation, alike: Sequence[tuple[int, int]]) -> str:
    """Say which group is taken after which answer."""
    return enumeration([f"{notation.hyp_set(group)} after {notation.hyp(answer)}" for answer, group in alike])


def _asked(query: Query) -> str:
    """Say what else was asked for, but for the number of hypotheses and whether they are critical."""
    core = {None: "", True: "with a core", False: "without a core"}[query.core]
    few = "" if query.max_cells is None else f"with at most {count(query.max_cells, 'cell', 'cells')}"
    return enumeration([part for part in (core, few, "without containment" * query.antichain) if part])


def _shape(n: int, profiles: Profiles) -> Profiles:
    """Return the profiles that do not miss exactly one hypothesis."""
    return tuple(p for p in profiles if p.bit_count() != n - 1)
