"""What the notions rest on, of one family: each number with what shows it, found by the automata of `relations`."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from echoproof.families.adversary import Adversary
from echoproof.families.closed_forms import ClosedForm, closed_form
from echoproof.families.diagrams import Automaton
from echoproof.families.family import Family
from echoproof.families.graphs import Graph, Pumped, graph_of, heaviest, heaviest_set, pumped, shortest
from echoproof.families.reading import place_in
from echoproof.families.relations import OTHER, SHOWN, Relations, integer_at
from echoproof.families.strategies import Strategy, example, strategy
from echoproof.families.words import set_text
from echoproof.model.errors import ClassFileError, FiniteHypothesisError


@dataclass(frozen=True, slots=True)
class Amount:
    """The most points of a set of some sort: `many`, perhaps infinite; a largest one, or growing ones."""

    many: float
    largest: tuple[int, ...] = ()
    growing: Pumped | None = None


@dataclass(frozen=True, slots=True)
class Local:
    """The local closure dimensions of the members of a schema; `most` is the greatest of them."""

    most: Amount
    at: tuple[int, ...] = ()
    """Parameters of a member whose dimension is infinite, as `endless` shows."""
    endless: Pumped | None = None
    form: ClosedForm | None = None
    """As a function of the one parameter; None where there are none or several, or no form was found."""
    constant: bool = True
    """Whether all members have the same."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """All of them."""

    closure: Amount
    local: tuple[Local, ...]
    unanswered: Amount
    """Of the sets that members contain, and no member is contained in all those."""
    point: int | None
    """A set of one point of that sort; None: there is none."""
    finitely_many: bool
    """Whether only finitely many values of the parameters have members."""


@dataclass(frozen=True, slots=True)
class Hardness:
    """Whether the adversary of the criterion wins; `complete`: whether every finite group was looked at."""

    beaten: bool
    strategy: Strategy | None
    complete: bool


def numbers_of(family: Family) -> Numbers:
    """Return the numbers of a family. Raises LimitError, and as `refuse_no_family`."""
    relations = Relations(family)
    refuse_no_family(relations)
    unanswered = relations.unanswered()
    points = relations.diagrams.both(unanswered, relations.single(SHOWN))
    return Numbers(
        amount_of(relations, relations.closed()),
        tuple(local_of(relations, number) for number in relations.numbers),
        amount_of(relations, unanswered),
        None if points.empty else example(relations, points, [SHOWN])[SHOWN][0],
        all(_few(relations, number) for number in relations.numbers),
    )


def hardness_of(family: Family) -> Hardness:
    """Return whether the adversary wins, and how. May raise LimitError."""
    adversary = Adversary(Relations(family))
    with_sets = all(len(schema.parameters) <= 1 for schema in family.schemas)
    for by_sets in (False, True) if with_sets else (False,):
        beaten = adversary.beaten(by_sets)
        if not beaten.empty:
            return Hardness(True, strategy(adversary, beaten, by_sets), with_sets)
    return Hardness(False, None, with_sets)


def refuse_no_family(relations: Relations) -> None:
    """Raise an EchoproofError, with the parameters, when a member is finite or there is no member."""
    family, none = relations.family, True
    for number, schema in enumerate(family.schemas):
        none = none and relations.where(number, 0).empty
        finite = relations.finite(number)
        if not finite.empty:
            values = [found[0] for found in example(relations, finite, relations.slots(number, 0)).values()]
            reach = 2 * (family.constant + family.modulus + max(map(abs, values), default=0) + 1)
            points = set_text([x for x in range(-reach, reach + 1) if schema.contains(x, values)])
            allowed = "infinite members: every support is infinite (UUS)"
            place = place_in(family, "schemas", schema.name, "set")
            raise FiniteHypothesisError(f"{schema.called(values)} is finite: {points}", allowed, place)
    if none:
        found = "the family is empty: no values of the parameters satisfy where"
        raise ClassFileError(found, "one member at least", place_in(family, "schemas", family.schemas[0].name, "where"))


def amount_of(relations: Relations, words: Automaton) -> Amount:
    """Return the most points of a set that an automaton accepts; of none, 0."""
    graph = graph_of(relations.diagrams, words)
    if not graph.useful:
        return Amount(0)
    many = heaviest(graph)[0]
    return Amount(inf, (), pumped(graph)) if many == inf else Amount(many, tuple(heaviest_set(graph)))


def local_of(relations: Relations, number: int) -> Local:
    """Return the local closure dimensions of the members of a schema. May raise LimitError."""
    tracks, words = relations.slots(number, 0), relations.local(number)
    if not tracks:
        own = amount_of(relations, words)
        return Local(own, (), own.growing)
    graph = graph_of(relations.diagrams, words, tracks)
    if not graph.useful:
        return Local(Amount(0))
    ends = heaviest(graph, lambda step: not any(step[2]))
    most, form = heaviest(graph)[0], closed_form(graph) if len(tracks) == 1 else None
    endless = pumped(graph, lambda state: ends[state] == inf, lambda step: not any(step[2]))
    constant = most < inf and _all_reach(relations, number, words, int(most))
    return Local(Amount(most), _parameters(graph, ends) if endless else (), endless, form, constant)


def _few(relations: Relations, number: int) -> bool:
    """Whether finitely many values of the parameters are allowed: each with a bounded place."""
    tracks, made = relations.slots(number, 0), relations.diagrams
    where = relations.where(number, 0)
    for track in tracks:
        others = [other for other in tracks if other != track]
        values = made.exists(others, where)
        behind = made.both(values, relations.before(OTHER, track))
        unbounded = made.opposite(
            made.exists([OTHER], made.both(relations.single(OTHER), made.opposite(made.exists([track], behind))))
        )
        if not unbounded.empty:
            return False
    return True


def _parameters(graph: Graph, ends: list[float]) -> tuple[int, ...]:
    """Return the parameters of a first member with sets of any number of points."""
    path = shortest(graph, 0, lambda state, _: ends[state] == inf) or []
    columns = zip(*(others for _, _, others in path), strict=True)
    return tuple(integer_at(column.index(1)) for column in columns)


def _all_reach(relations: Relations, number: int, words: Automaton, many: int) -> bool:
    """Whether every member of a schema has a set of so many points."""
    made = relations.diagrams
    enough = made.scanned([SHOWN], 0, lambda n, bits: min(many, n + bits[0]), lambda n: n == many)
    reached = made.exists([SHOWN], made.both(words, enough))
    return made.both(relations.where(number, 0), made.opposite(reached)).empty
