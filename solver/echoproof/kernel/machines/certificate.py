"""The two kinds of certificates about a machine, checked against the cells of the class and the machine's moves."""

from collections import Counter

from ..certificate import Facts, objects, read
from ..classfile import digest
from ..outcome import Code, Rejected
from .machine import Fault

__all__ = ["check", "read"]

WORK = 1 << 20  # states of a ranking for one target, times the cells of the class


def check(document, names, cells, machine):
    """Return the kind of a certificate that is right about the machine and the class with these names and cells."""
    if not isinstance(document, dict) or document.get("format") != "echoproof/machine-certificate@1":
        raise Rejected(Code.SHAPE, "format", "not echoproof/machine-certificate@1")
    if (kind := document.get("kind")) not in ("lasso", "ranking"):
        raise Rejected(Code.SHAPE, "kind", "not one of lasso, ranking")
    for key, own in (("class", digest(names, cells)), ("machine", machine.digest)):
        if document.get(key) != own:
            raise Rejected(Code.DIGEST, key, f"the {key} at hand has {own}")
    (lasso if kind == "lasso" else ranking)(document, Game(names, cells, machine))
    return kind


class Game(Facts):
    """The facts of the class, and the rounds that the machine plays."""

    def __init__(self, names, cells, machine):
        super().__init__(names, cells)
        self.cells, self.machine = cells, machine

    def is_legal(self, profile, target, answered):
        return profile & (1 << target | answered) != 0

    def play(self, state, answered, profile, target):
        """Return where a round leads, as (state, answered), and whether its answer is wrong for the target."""
        after, answer = self.machine.moves[state, profile]
        return (after, answered | 1 << answer), self.support[answer] & ~self.support[target] != 0

    def points(self, value, place):
        """Read a list of realized profiles."""
        if not isinstance(value, list):
            raise Rejected(Code.SHAPE, place, "not a list")
        return [self.point(shown, f"{place}[{number}]") for number, shown in enumerate(value)]


def lasso(document, game):
    keys = ("format", "class", "machine", "kind", "target", "stem", "loop")
    ((_, (*_, name, stem, loop)),) = objects([document], keys, "certificate")
    target, stem, loop = game.hypothesis(name, "target"), game.points(stem, "stem"), game.points(loop, "loop")
    position, _ = run(game, target, (game.machine.start, 0), stem, "stem")
    end, wrong = run(game, target, position, loop, "loop")
    if not loop or end != position:
        raise Rejected(Fault.OPEN, "loop", "it is empty, or the state or the answers given differ after it")
    if not wrong:
        raise Rejected(Fault.RIGHT, "loop", f"every answer is inside {name}")
    often, recurring = Counter(stem), frozenset(loop)
    for profile, size in game.cells.items():
        if profile >> target & 1 and profile not in recurring and (size == "infinite" or often[profile] < size):
            shown = " ".join(name for i, name in enumerate(game.names) if profile >> i & 1)
            raise Rejected(Fault.UNFINISHED, "loop", f"{shown} is not there, and not {size} times in the stem")


def run(game, target, position, profiles, place):
    """Play these examples; return where that ends, and whether some answer was wrong."""
    wrong = False
    for number, profile in enumerate(profiles):
        if not game.is_legal(profile, target, position[1]):
            raise Rejected(Fault.ILLEGAL, f"{place}[{number}]", "no genuine example, and no answer given has it")
        position, is_wrong = game.play(*position, profile, target)
        wrong = wrong or is_wrong
    return position, wrong


def ranking(document, game):
    keys = ("format", "class", "machine", "kind", "targets")
    ((_, (*_, targets)),) = objects([document], keys, "certificate")
    rows = list(objects(targets, ("target", "counted", "levels"), "targets"))
    if [game.hypothesis(name, f"{place}.target") for place, (name, _, _) in rows] != list(game.everyone):
        raise Rejected(Code.CASES, "targets", "not one for every hypothesis of the class, in its order")
    for target, (place, (_, counted, levels)) in enumerate(rows):
        caps = read_caps(game, target, counted, f"{place}.counted")
        helpful, ranks = read_levels(game, target, caps, levels, f"{place}.levels")
        if ((game.machine.start, 0), (0,) * len(caps)) not in ranks:
            raise Rejected(Fault.STATES, f"{place}.levels", "the start is not listed")
        for (position, counts), (level, at) in ranks.items():
            for profile in game.cells:
                if game.is_legal(profile, target, position[1]):
                    after, is_wrong = game.play(*position, profile, target)
                    known = ranks.get((after, counted_on(caps, counts, profile)))
                    check_round(level, at, known, profile, helpful[level], is_wrong)


def check_round(level, place, after, profile, helpful, is_wrong):
    """Check one round from the state at `place`, which has that level, to another, given as (its level, its place)."""
    if after is None:
        raise Rejected(Fault.STATES, place, "a legal round leads from it to a state that is not listed")
    if after[0] < level:
        raise Rejected(Fault.ORDER, place, f"a legal round leads from it to {after[1]}")
    if after[0] == level and profile == helpful:
        raise Rejected(Fault.HELPFUL, place, f"the helpful cell leads from it to {after[1]}")
    if after[0] == level and is_wrong and helpful is None:
        raise Rejected(Fault.WRONG, place, f"a wrong answer leads from it to {after[1]}")


def counted_on(caps, counts, shown):
    """Return the counts after one more example."""
    pairs = zip(caps.items(), counts, strict=True)
    return tuple(min(cap, count + (profile == shown)) for (profile, cap), count in pairs)


def read_caps(game, target, value, place):
    """Read {profile: cap} of the finite cells of the target that are counted."""
    caps = {}
    for at, (shown, cap) in objects(value, ("profile", "cap"), place):
        profile = game.point(shown, f"{at}.profile")
        size = game.cells[profile] if profile >> target & 1 and profile not in caps else "infinite"
        if size == "infinite" or type(cap) is not int or not 1 <= cap <= size:
            raise Rejected(
                Fault.COUNTED, at, "not a finite cell of the target, each once, with a cap from 1 to its size"
            )
        caps[profile] = cap
    return caps


def read_levels(game, target, caps, value, place):
    """Read the helpful profile of each level (None: it has none), and {(position, counts): (level, place)}."""
    helpful, ranks = [], {}
    for level, (at, (due, states)) in enumerate(objects(value, ("helpful", "states"), place)):
        helpful.append(None if due is None else game.point(due, f"{at}.helpful"))
        for where, (state, answered, counts) in objects(states, ("state", "answered", "counts"), f"{at}.states"):
            given = 0 if answered == [] else game.profile(answered, f"{where}.answered")
            if not isinstance(state, str) or (state, min(game.realized)) not in game.machine.moves:
                raise Rejected(Code.NAME, f"{where}.state", "no state of the machine")
            if not isinstance(counts, list) or [*map(type, counts)] != [int] * len(caps):
                raise Rejected(Code.SHAPE, f"{where}.counts", "not a number for each counted cell")
            node = (state, given), tuple(counts)
            if node in ranks:
                raise Rejected(Fault.STATES, where, f"it is {ranks[node][1]} too")
            ranks[node] = level, where
            if due is not None and not is_due(game, target, caps, counts, helpful[-1]):
                raise Rejected(
                    Fault.HELPFUL, where, "an enumeration of the target need not show the helpful cell any more"
                )
        if len(ranks) * len(game.cells) > WORK:
            raise Rejected(Code.SHAPE, at, f"more than {WORK // len(game.cells)} states")
    return helpful, ranks


def is_due(game, target, caps, counts, profile):
    """Say whether a play with these counts that enumerates the target is still to show that cell."""
    short = [each for (each, cap), count in zip(caps.items(), counts, strict=True) if count < cap]
    return profile in short or (profile >> target & 1 == 1 and game.cells[profile] == "infinite")
