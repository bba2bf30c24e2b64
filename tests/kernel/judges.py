"""Independent judges of whether a certificate proves what it says, by the definitions alone; one for each kind.

A judge is given a document of the right form, the class and, where there is one, the machine. It may refuse what the
checker refuses for its form, but knows every proof that is left.
"""

import json
from itertools import combinations, product
from operator import sub

import dratify
import msgspec

import brute
from echoproof.families.numbers import numbers_of
from echoproof.families.records import certificate_of
from echoproof.families.relations import SHOWN, Relations
from echoproof.games import solver
from echoproof.kernel.completeness import formula as enumeration
from echoproof.kernel.meter import PLENTY, times
from echoproof.kernel.synthesis import formula as synthesis
from echoproof.model.cells import members
from small_machines import is_wrong


def strategy(document, cls, _):
    """Judge who wins in the limit with replay, hypotheses as sets of realized profiles."""
    names, everyone = list(cls.names), range(len(cls.names))
    realized = {frozenset(members(p)) for p in cls.table.profiles}
    h = [{p for p in realized if i in p} for i in everyone]

    def number(name):
        return names.index(name) if isinstance(name, str) and name in names else None

    def profile(listed):
        return frozenset(map(number, listed)) if isinstance(listed, list) else frozenset()

    def group(j, first, i):
        return {k for k in first if h[k] - h[j] == h[i] - h[j]}

    if document.get("kind") == "adversary-strategy":
        first = profile(document["first"])
        if first not in realized or [number(case["answer"]) for case in document["cases"]] != list(everyone):
            return False
        for j, case in enumerate(document["cases"]):
            if number(case["target"]) not in first:
                return False
            targets = group(j, first, number(case["target"]))
            if [number(escape["answer"]) for escape in case["escapes"]] != list(everyone):
                return False
            for m, escape in enumerate(case["escapes"]):
                k, shown = number(escape["target"]), profile(escape["profile"])
                if k not in targets or shown not in h[m] - h[k]:
                    return False
        return True
    if document.get("kind") == "generator-strategy":
        replies = document["replies"]
        if {profile(reply["profile"]) for reply in replies} != realized or len(replies) != len(realized):
            return False
        for reply in replies:
            first, j = profile(reply["profile"]), number(reply["answer"])
            if j is None:
                return False
            groups = [profile(part["targets"]) for part in reply["groups"]]
            if sorted(map(sorted, groups)) != sorted(map(sorted, {frozenset(group(j, first, i)) for i in first})):
                return False
            for targets, part in zip(groups, reply["groups"], strict=True):
                m = number(part["answer"])
                if m is None or not all(h[m] <= h[k] for k in targets):
                    return False
        return True
    return False


def uniform(document, cls, _):
    """Judge a certificate by the definitions alone, hypotheses as sets of realized profiles."""
    names, sizes = list(cls.names), {c.profile: c.size for c in cls.table.cells}
    h = [{p for p in sizes if p >> i & 1} for i in range(len(names))]

    def profile(listed):
        return sum(1 << names.index(name) for name in set(listed))

    matters = {p for p, size in sizes.items() if document["replay"] or size == "infinite"}
    if document["kind"] == "uniform-generator":
        answers = {profile(r["profile"]): names.index(r["answer"]) for r in document["replies"]}
        inside = all(h[m] <= h[k] for p, m in answers.items() for k in range(len(names)) if p >> k & 1)
        return inside and set(answers) == matters
    first = profile(document["profile"])
    return first in matters and all(
        first >> names.index(e["target"]) & 1
        and profile(e["profile"]) in h[names.index(e["answer"])] - h[names.index(e["target"])]
        for e in document["escapes"]
    ) * ([e["answer"] for e in document["escapes"]] == names)


def dimension(cls):
    """Return the closure dimension, and what attains it, by trying all sets of hypotheses."""
    sizes = {c.profile: float("inf") if c.size == "infinite" else c.size for c in cls.table.cells}
    n, found = len(cls.names), {}
    for count in range(1, n + 1):
        for chosen in combinations(range(n), count):
            size = sum(size for p, size in sizes.items() if all(p >> k & 1 for k in chosen))
            if size < float("inf"):
                found.setdefault(size, []).append([cls.names[k] for k in chosen])
    return max(found, default=0), found


class Budget:
    """Judges by the definitions of docs/budgets.md alone, hypotheses as sets of realized profiles."""

    def __init__(self, cls, identified=False):
        self.identified = identified
        self.names, sizes = list(cls.names), {c.profile: c.size for c in cls.table.cells}
        self.all = frozenset(range(len(self.names)))
        self.sizes = {frozenset(k for k in self.all if p >> k & 1): size for p, size in sizes.items()}
        self.h = [{p for p in self.sizes if k in p} for k in self.all]
        self.finite = {p for p, size in self.sizes.items() if size != "infinite"}

    def serves(self, m, k):
        return m == k if self.identified else self.h[m] <= self.h[k]

    def read(self, listed):
        return frozenset(map(self.names.index, listed))

    def confused(self, possible, supplied, j):
        shown = self.h[j] | supplied | {p for p in self.sizes if possible <= p}
        return {k for k in possible if self.h[k] <= shown and not self.serves(j, k)}

    def after(self, possible, supplied, j):
        return {
            p: (possible & p, supplied | self.h[j] & self.finite)
            for p in self.sizes
            if j not in p and possible & p not in (frozenset(), possible)
        }

    def lost(self, possible, supplied=frozenset()):
        return all(
            self.confused(possible, supplied, j)
            or any(self.lost(*to) for to in self.after(possible, supplied, j).values())
            for j in self.all
        )

    def price(self, targets, j):
        union = set().union(*(self.h[k] for k in targets))
        missing = [union - self.h[k] for k in targets]
        if any(all(self.serves(m, k) for k in targets) for m in self.all):
            return None
        if j == "omitted":
            return self.omitted(targets)
        if j is not None and not all(cells <= self.h[j] for cells in missing):
            return None
        if not any(cells - self.finite for cells in missing):
            return max(sum(self.sizes[p] for p in cells) for cells in missing)
        parts = [self.h[k] - self.finite for k in targets]
        return 10**6 if all(a <= b or b <= a for a in parts for b in parts) else 10**9

    def omitted(self, targets):
        common = set.intersection(*(self.h[k] for k in targets))
        missing = set().union(*(self.h[k] for k in targets)) - common
        if missing - self.finite:
            return 10**9 if common - self.finite else None
        return max(sum(self.sizes[p] for p in self.h[k] - common) for k in targets)

    def cheapest(self, profile, j):
        subsets = [frozenset(k for at, k in enumerate(sorted(profile)) if bits >> at & 1) for bits in range(1, 8)]
        prices = [self.price(targets, j) for targets in subsets if targets]
        return min((price for price in prices if price is not None), default=10**12)

    def proves(self, document):
        """Say whether what the certificate claims is true and each part of it is what it should be."""
        if "last-" in document["kind"]:
            return self.proves_last(document)
        worth = {"finite": 10**6, "infinite": 10**9, "none": 10**12}
        number = worth.get(document["number"], document["number"])
        if "replay-number" not in document["kind"]:
            what = "omitted" if "omission" in document["kind"] else None
            least = self.cheapest(self.all, what)
            cost = self.price(self.read(document["targets"]), what) if document["targets"] else 10**12
            return least == cost == number
        first = self.read(document["first"])
        replies = {self.read(reply["profile"]): self.names.index(reply["answer"]) for reply in document["replies"]}
        traps = [self.read(trap["targets"]) for trap in document["traps"]]
        prices = [self.price(targets, j) for j, targets in enumerate(traps)]
        return (
            first in self.sizes
            and all(targets <= first for targets in traps)
            and len(traps) == len(self.all)
            and all(price is not None and price <= number for price in prices)
            and set(replies) == set(self.sizes)
            and all(self.cheapest(profile, j) >= number for profile, j in replies.items())
        )

    def proves_last(self, document):
        rows = {
            (self.read(at["possible"]), frozenset(map(self.read, at["supplied"]))): at for at in document["positions"]
        }
        if document["kind"].endswith("last-generator"):
            return not any(map(self.lost, self.sizes)) and all(
                not self.confused(*at, j := self.names.index(row["answer"]))
                and not any(self.lost(*to) for to in self.after(*at, j).values())
                for at, row in rows.items()
            )
        return self.lost(self.read(document["first"])) and all(
            (reply["target"] is not None and self.names.index(reply["target"]) in self.confused(*at, j))
            or (reply["show"] is not None and self.lost(*self.after(*at, j)[self.read(reply["show"])]))
            for at, row in rows.items()
            for j, reply in enumerate(row["replies"])
        )


def about_machine(document, cls, made):
    """Judge a lasso or a ranking, with sets of names."""
    names, sizes = cls.names, {frozenset(cls.table.named(cell.profile)): cell.size for cell in cls.table.cells}
    moves = {
        (state, frozenset(cls.table.named(profile))): (made.states[after], names[answer])
        for state, row in zip(made.states, made.moves, strict=True)
        for profile, (after, answer) in zip(cls.table.profiles, row, strict=True)
    }

    def legal(target, answered):
        return [p for p in sizes if target in p or p & answered]

    def wrong(answer, target):
        return is_wrong(cls.table, names.index(answer), names.index(target))

    if document["kind"] == "lasso":
        target, stem, loop = document["target"], *([frozenset(p) for p in document[part]] for part in ("stem", "loop"))
        state, answered, ends, errors = made.states[made.start], frozenset(), [], []
        for profile in [*stem, *loop]:
            ends.append((state, answered))
            if profile not in legal(target, answered):
                return False
            state, answer = moves[state, profile]
            answered |= {answer}
            errors.append(wrong(answer, target))
        due = [p for p, size in sizes.items() if target in p and p not in loop]
        is_lasso = loop and ends[len(stem)] == (state, answered) and any(errors[len(stem) :])
        shown = all(sizes[p] != "infinite" and stem.count(p) >= sizes[p] for p in due)
        return bool(is_lasso and shown)
    if [part["target"] for part in document["targets"]] != list(names):
        return False
    return all(_is_ranking(part, sizes, moves, legal, wrong, made) for part in document["targets"])


def _is_ranking(part, sizes, moves, legal, wrong, made):
    target, caps = part["target"], {frozenset(each["profile"]): each["cap"] for each in part["counted"]}
    if any(target not in p or sizes[p] == "infinite" or not 1 <= cap <= sizes[p] for p, cap in caps.items()):
        return False
    listed = {}
    for number, level in enumerate(part["levels"]):
        for each in level["states"]:
            counts = dict(zip(caps, each["counts"], strict=True))
            listed[each["state"], frozenset(each["answered"]), frozenset(counts.items())] = number
    helpful = [level["helpful"] and frozenset(level["helpful"]) for level in part["levels"]]
    if (made.states[made.start], frozenset(), frozenset(dict.fromkeys(caps, 0).items())) not in listed:
        return False
    for (state, answered, counts), number in listed.items():
        due = {p for p in sizes if target in p and sizes[p] == "infinite"} | {p for p, k in counts if k < caps[p]}
        if helpful[number] is not None and helpful[number] not in due:
            return False
        for profile in legal(target, answered):
            after, answer = moves[state, profile]
            more = frozenset((p, min(caps[p], k + (p == profile))) for p, k in counts)
            rank = listed.get((after, answered | {answer}, more), -1)
            inside = rank == number
            if rank < number or (inside and profile == helpful[number]):
                return False
            if inside and helpful[number] is None and wrong(answer, target):
                return False
    return True


def closure(document, cls, _):
    """Judge a closure dimension."""
    largest, found = dimension(cls)
    return document["number"] == largest and (document["hypotheses"] in found.get(largest, []) or not largest)


def intersections(cls):
    """Return the points of every finite intersection of hypotheses, by the set of their numbers."""
    sizes = {c.profile: float("inf") if c.size == "infinite" else c.size for c in cls.table.cells}
    everyone = range(len(cls.names))
    sets = [frozenset(chosen) for count in everyone for chosen in combinations(everyone, count + 1)]
    found = {f: sum(size for p, size in sizes.items() if all(p >> k & 1 for k in f)) for f in sets}
    return {f: points for f, points in found.items() if points < float("inf")}


def thresholds(document, cls, _):
    """Judge the local closure dimensions, or a frontier: by all sets of hypotheses, and all promises."""
    finite, names = intersections(cls), list(cls.names)

    def numbered(rows, least):
        """Return the numbers and families of rows in the order of the class; None where they are no such rows."""
        if [row.get("hypothesis") for row in rows] != names:
            return None
        values = [row["number"] for row in rows]
        families = [[names.index(name) for name in row["family"]] for row in rows]
        right = all(type(value) is int and value >= least for value in values)
        right = right and all(family == sorted(set(family)) for family in families)
        right = right and all(
            (not family and value == least) or (h in family and frozenset(family) in finite)
            for h, (value, family) in enumerate(zip(values, families, strict=True))
        )
        return (values, [frozenset(family) for family in families]) if right else None

    def kept(promises):
        return all(max(promises[k] for k in f) > points for f, points in finite.items())

    if document["kind"] == "replay-thresholds":
        read = numbered(document["dimensions"], 0)
        if read is None:
            return False
        most = [max((points for f, points in finite.items() if h in f), default=0) for h in range(len(names))]
        return read[0] == most and all(not f or finite[f] == c for c, f in zip(*read, strict=True))
    listed = []
    for vector in document["vectors"]:
        read = numbered(vector["promises"], 1)
        if read is None:
            return False
        promises, families = read
        for h, family in enumerate(families):
            lesser = [d - (k == h) for k, d in enumerate(promises)]
            if family and max(lesser[k] for k in family) > finite[family]:
                return False
        listed.append(tuple(promises))
    levels = [sorted({1, *(points + 1 for f, points in finite.items() if h in f)}) for h in range(len(names))]
    every = [promises for promises in product(*levels) if kept(promises)]
    least = [one for one in every if not any(o != one and all(map(int.__le__, o, one)) for o in every)]
    return (
        sorted(set(listed)) == listed
        and (set(listed) == set(least) if document["complete"] else bool(listed))
        and (set(listed) <= set(least))
    )


def is_refuted(made, proof):
    """Ask the checker of clausal proofs of other people."""
    proof = "\n".join([*(line for line in proof.splitlines() if line.split()[-1:] == ["0"]), "0"])
    lines = [f"p cnf {made.variables} {len(made.clauses)}", *(" ".join(map(str, [*c, 0])) for c in made.clauses), ""]
    try:
        return dratify.check_proof(dratify.parse_dimacs("\n".join(lines)), proof).ok
    except ValueError:
        return False


def complete(document, *_):
    """Judge a list of hard or critical classes: by the game solver, and each strategy by the definitions."""
    n, listed = document["hypotheses"], [frozenset(entry["cells"]) for entry in document["classes"]]
    made = enumeration.formula(n, document["critical"], times(PLENTY))
    for entry in document["classes"]:
        made.exclude(entry["cells"])
        h = [{p for p in entry["cells"] if p >> i & 1} for i in range(n)]
        first = {i for i in range(n) if entry["first"] >> i & 1}
        for j, (target, fails) in enumerate(entry["cases"]):
            group = {k for k in first if h[k] - h[j] == h[target] - h[j]}
            if target not in first or not all(k in group and not h[m] <= h[k] for m, k in enumerate(fails)):
                return False
        if entry["first"] not in entry["cells"] or [len(fails) for _, fails in entry["cases"]] != [n] * n:
            return False
    everything = brute.critical(n) if document["critical"] else brute.hard(n)
    return brute.copies_of(n, listed) == everything and is_refuted(made, document["proof"])


def too_few(document, cls, _):
    """Judge that so many states are too few: each trap beats each machine with its entries, and the rest is refuted."""
    n, sizes = cls.table.n, {cell.profile: cell.size for cell in cls.table.cells}
    made = synthesis.formula(n, list(cls.table.profiles), document["states"], times(PLENTY))
    for trap in document["traps"]:
        keys = [(q, p) for q, p, _, _ in trap["entries"]]
        for answers in product(*(members(possible) for *_, possible in trap["entries"])):
            moves = {key: (to, a) for key, (_, _, to, _), a in zip(keys, trap["entries"], answers, strict=True)}
            if not beats(trap, moves, sizes, cls.table):
                return False
        made.exclude(trap["entries"])
    return is_refuted(made, document["proof"])


def beats(trap, moves, sizes, table):
    """Say whether a stream beats a machine, of which these moves are known."""
    target, state, given, wrong, at_loop = trap["target"], 0, set(), False, None
    shown = [*trap["stem"], *trap["loop"]]
    for number, profile in enumerate(shown):
        at_loop = state if number == len(trap["stem"]) else at_loop
        if (state, profile) not in moves or not (profile >> target & 1 or any(profile >> a & 1 for a in given)):
            return False
        state, answer = moves[state, profile]
        given.add(answer)
        wrong = wrong or (number >= len(trap["stem"]) and is_wrong(table, answer, target))
    due = [p for p in sizes if p >> target & 1 and p not in trap["loop"]]
    in_full = all(sizes[p] != "infinite" and trap["stem"].count(p) >= sizes[p] for p in due)
    return bool(trap["loop"]) and state == at_loop and wrong and in_full


def under_budget(document, cls, _):
    """Judge a replay or noise number, or who wins when the last answer may be replayed."""
    return Budget(cls, document["kind"].startswith("identification")).proves(document)


def identified(document, cls, _):
    """Judge who wins at identification with replay."""
    budget = Budget(cls, identified=True)

    def telling(profile, j):
        return len({frozenset(budget.h[k] - budget.h[j]) for k in profile}) == len(profile)

    if document["kind"] == "identification-generator":
        replies = {budget.read(r["profile"]): budget.names.index(r["answer"]) for r in document["replies"]}
        return set(replies) == set(budget.sizes) and all(telling(*reply) for reply in replies.items())
    first, pairs = budget.read(document["first"]), [budget.read(case["targets"]) for case in document["cases"]]
    return (
        first in budget.sizes
        and [case["answer"] for case in document["cases"]] == budget.names
        and all(len(pair) == 2 and pair <= first and not telling(pair, j) for j, pair in enumerate(pairs))
    )


def under_noise(document, cls, _):
    """Judge the sets on which the sample complexity under noise rests, by trying all sets of hypotheses."""
    sizes = {c.profile: float("inf") if c.size == "infinite" else c.size for c in cls.table.cells}

    def common(chosen):
        return sum(size for p, size in sizes.items() if all(p >> k & 1 for k in chosen))

    every = [c for g in range(1, cls.table.n + 1) for c in combinations(range(cls.table.n), g)]
    tight = [c for c in every if common(c) < float("inf") and all(common(set(c) - {k}) == float("inf") for k in c)]
    pairs = {(len(c), common(c)) for c in tight}
    least = {pair for pair in pairs if not any(other != pair and min(map(sub, other, pair)) >= 0 for other in pairs)}
    listed = [tuple(map(cls.names.index, one["hypotheses"])) for one in document["sets"]]
    said = [(len(c), one["number"]) for c, one in zip(listed, document["sets"], strict=True)]
    return said == sorted(least) and all(
        tuple(sorted(c)) in tight and common(c) == p for c, (_, p) in zip(listed, said, strict=True)
    )


def with_questions(document, cls, _):
    """Judge a query number and each move, by the game solver: from its position, and from those that it leads to."""
    names, profiles, number = cls.names, cls.table.profiles, document["number"]
    first = sum(1 << names.index(name) for name in document["first"])

    def hard(questions, starts=profiles):
        return any(loses(cls.table, (), start, questions) for start in starts)

    def read(row):
        answered = () if row["answered"] is None else (names.index(row["answered"]),)
        return answered, sum(1 << names.index(name) for name in row["possible"]), row["questions"]

    def at(listed):
        return None if listed is None else sum(1 << names.index(name) for name in listed)

    if hard(number) or all(first & ~p for p in profiles) or not hard(number - 1, [first]):
        return False
    for row in document["adversary"]:
        answered, possible, questions = read(row)
        sides = [at(t["inside"]) if t["says"] else possible & ~at(t["inside"]) for t in row["told"]]
        show = possible if row["show"] is None else possible & at(row["show"])
        if not loses(cls.table, answered, show, questions):
            return False
        if not all(loses(cls.table, answered, side, questions - 1) for side in sides):
            return False
    for row in document["generator"]:
        answered, possible, questions = read(row)
        sides = [possible] if row["ask"] is None else [possible & at(row["ask"]), possible & ~at(row["ask"])]
        after = answered if row["answer"] is None else (names.index(row["answer"]),)
        if any(loses(cls.table, after, side, questions - (row["ask"] is not None)) for side in sides):
            return False
    return True


def loses(table, answered, possible, questions):
    """Ask the plain game whether the generator, to move, loses with these targets possible."""
    n, cells = table.n, table.profiles
    below = tuple(sum(1 << k for k in range(n) if all(p >> k & 1 for p in cells if p >> j & 1)) for j in range(n))
    game = solver._Game(n, cells, replay=True, limit=10**6, right=below)
    return game.generator_loses(sum(1 << j for j in answered), possible, questions)


def about_family(document, family, _):
    """Judge a certificate about a family: the numbers by the search, the strategy by members and answers near by."""
    due = certificate_of(family, numbers_of(family), None)
    claims = {key: document[key] for key in ("closure_dimension", "unanswered", "strategy", "local")}
    if all(claim is None for claim in claims.values()):
        return False
    if claims["closure_dimension"] not in (None, due.closure_dimension):
        return False
    if claims["unanswered"] is not None:  # the point is any such one, and is needed
        points = Relations(family)
        points = points.diagrams.both(points.unanswered(), points.single(SHOWN))
        if claims["unanswered"] != due.unanswered or (document["point"] is None) != points.empty:
            return False
    elif document["point"] is not None:
        return False
    if claims["local"] is not None:
        wanted = json.loads(msgspec.json.encode(due))["local"]
        if len(claims["local"]) != len(wanted) or not all(map(same_function, claims["local"], wanted)):
            return False
    return claims["strategy"] is None or wins(family, **claims["strategy"])


def same_function(given, wanted):
    """Say whether two local closure dimensions are the same, of every parameter when they are functions of it."""
    if not isinstance(wanted, dict) or "most" in wanted:
        return given == wanted
    sides = [(side["first"], side["lines"]) for each in (given, wanted) for side in (each["above"], each["below"])]
    reach = max(len(first) + 2 * len(lines) for first, lines in sides)

    def at(first, lines, n):
        if n < len(first):
            return first[n]
        times, turn = divmod(n - len(first), len(lines))
        value, rise = lines[turn]
        return value + times * rise if isinstance(value, int) else value

    rows = [[at(*side, n) for n in range(reach)] for side in sides]
    return given["zero"] == wanted["zero"] and rows[:2] == rows[2:]


def wins(family, shown, replies):
    """Say whether after each answer near by some listed group has x, agrees outside it, and has no lower bound near."""
    names, reach = [schema.name for schema in family.schemas], 60
    window = range(0 if family.natural else -reach, reach + 1)

    def bits(number, values):
        schema = family.schemas[number]
        return (
            sum(1 << n for n, x in enumerate(window) if schema.contains(x, values)) if schema.allows(values) else None
        )

    members = {
        (number, values): found
        for number, schema in enumerate(family.schemas)
        for values in product(range(-reach // 2, reach // 2 + 1), repeat=len(schema.parameters))
        if (found := bits(number, values)) is not None
    }

    def beaten(answer, own, group):
        rows = [
            (names.index(each["schema"]), tuple(s * (own[0] if s else 0) + c for s, c in each["values"]))
            for each in group
        ]
        sets = [bits(*row) for row in rows]
        if None in sets or not all(family.schemas[n].contains(shown, values) for n, values in rows):
            return False
        common = sets[0]
        for each in sets:
            common &= each
        return len({each & ~answer for each in sets}) == 1 and not any(
            lower & ~common == 0 for lower in members.values()
        )

    return len(replies) == len(names) and all(
        any(beaten(answer, values, group) for group in replies[number])
        for (number, values), answer in members.items()
        if all(abs(value) <= 25 for value in values)
    )


JUDGES = {
    **dict.fromkeys(("adversary-strategy", "generator-strategy"), strategy),
    **dict.fromkeys(("uniform-adversary", "uniform-generator"), uniform),
    **dict.fromkeys(("replay-number", "noise-number", "omission-number"), under_budget),
    **dict.fromkeys(("last-adversary", "last-generator"), under_budget),
    **dict.fromkeys((f"identification-{what}-number" for what in ("replay", "noise", "omission")), under_budget),
    **dict.fromkeys((f"identification-last-{winner}" for winner in ("adversary", "generator")), under_budget),
    **dict.fromkeys((f"identification-{winner}" for winner in ("adversary", "generator")), identified),
    "noise-complexity": under_noise,
    "query-number": with_questions,
    **dict.fromkeys(("lasso", "ranking"), about_machine),
    "closure-dimension": closure,
    **dict.fromkeys(("replay-thresholds", "thresholds-frontier"), thresholds),
    "enumeration": complete,
    "family": about_family,
    "fewer-states": too_few,
}
