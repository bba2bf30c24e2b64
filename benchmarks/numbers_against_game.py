"""Numbers and identification against the game under any rules, on every small class; prints how often they agreed.

Every class of two and three hypotheses with cells of 1 point, 2 points and infinite: replays, wrong examples and
omitted points up to 3 and without a bound, the last answer, questions up to 2, the goals "inside" and "equal"; and
uniform generation of elements with up to 3 wrong examples. And drawn classes of four with such cells, one half of them
with a triangle planted, which makes them hard.

python benchmarks/numbers_against_game.py [every so many classes of three; 0: none] [bound on the states of one game]
    [classes of four]
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from time import process_time

from proper_uniform import SIZES, classes

from echoproof.deciding.decision import Decision
from echoproof.deciding.notions import identification, proper_limit, uniform
from echoproof.games.limit_game import adversary_wins_under
from echoproof.games.promises import least_uniform_promise
from echoproof.games.rules import Rules, rules_of
from echoproof.model.budgets import Last, Noise, Omit, Total
from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Profiles
from echoproof.model.errors import EchoproofError, LimitError

BOUNDS = (1, 2, 3, "finite")
ADVERSARIES = ["none", "replay", Last(), *(kind(bound) for kind in (Total, Noise, Omit) for bound in BOUNDS)]


def questions(cls: HypothesisClass, limit: int) -> Iterator[tuple[str, object, object]]:
    """Yield (what is asked, what the closed form says, what the game says, None when it is too large)."""
    decision = Decision(cls)

    def wins(rules: Rules) -> bool | None:
        try:
            return adversary_wins_under(cls.table, rules, limit)
        except LimitError:
            return None

    for notion, goal in ((proper_limit.NOTION, "inside"), (identification.NOTION, "equal")):
        for adversary in ADVERSARIES:
            said = decision.finding(notion, adversary).verdict == "not-generatable"
            yield f"{notion.name} {adversary}", said, wins(rules_of(adversary, goal))
    for asked in (1, 2):
        said = decision.numbers["queries"] > asked
        yield f"questions {asked}", said, wins(Rules(Total(None), questions=asked))
    for wrong in (1, 2, 3):
        said = decision.finding(uniform.NOTION, Noise(wrong)).sample_complexity
        try:
            yield (
                f"uniform noise:{wrong}",
                said,
                least_uniform_promise(cls.table, replay=False, wrong=wrong, limit=limit),
            )
        except LimitError:
            yield f"uniform noise:{wrong}", said, None


def drawn(many: int) -> Iterator[HypothesisClass]:
    """Draw classes of four hypotheses."""
    draw, names = random.Random(4), tuple("abcd")
    while many:
        planted = {15: "infinite", 7: "infinite"} if draw.random() < 0.5 else {}
        profiles = {3, 5, 6} if planted else set(draw.sample(range(1, 16), draw.randint(3, 6)))
        profiles = {p | 8 * draw.randint(0, 1) for p in profiles} if planted else profiles
        sizes = planted | {p: draw.choice(SIZES) for p in profiles if p not in planted}
        cells = tuple(Cell(profile, size) for profile, size in sorted(sizes.items()))
        try:
            yield HypothesisClass("drawn", "", Profiles(names, cells), names)
        except EchoproofError:
            continue
        many -= 1


def main(step=1, limit=20_000, four=200):
    agreed, large, start = Counter(), Counter(), process_time()
    small = [*classes(2, range(1, 4), SIZES), *list(classes(3, range(1, 8), SIZES))[::step]] if step else []
    chosen = [*small, *drawn(four)]
    for cls in chosen:
        for what, said, played in questions(cls, limit):
            if played is None:
                large[what] += 1
            elif said != played:
                raise SystemExit(f"{what}: the closed form says {said}, the game {played}, of {cls.table.cells}")
            else:
                agreed[what, said] += 1
    print(f"{len(chosen)} classes, {process_time() - start:.0f} s; every game that was played agreed")
    for (what, said), many in agreed.items():
        print(f"{what:>30} {said!s:>6} {many:>6}")
    print("games that were too large:", sum(large.values()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
