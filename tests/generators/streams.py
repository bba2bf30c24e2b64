"""All replay streams up to a depth, for one target and one rule, checked round by round.

In each round the adversary shows any earlier answer or one of some elements of the target: its first ones, and for each
hypothesis before it the least element that tells it from that one. Two streams that agree
in the set of examples, the set of relied-on examples, the set of answers, and the number of rounds are the same for a
`Critical` rule and for all that is checked, so each such state is followed once and the streams through it are counted.
"""

from dataclasses import dataclass, field
from itertools import islice

from echoproof.generators.critical import Critical
from echoproof.generators.settling import settled


@dataclass
class Findings:
    """What was seen: streams of full length, states, and examples of each thing that must not happen."""

    streams: int = 0
    states: int = 0
    errors: list = field(default_factory=list)  # wrong although settled
    lost: list = field(default_factory=list)  # settled and no longer so
    witnesses: list = field(default_factory=list)  # a witness against an active j < z has changed
    never: list = field(default_factory=list)  # not settled after its witnesses were shown
    settled: int = 0

    @property
    def clean(self):
        return not (self.errors or self.lost or self.witnesses or self.never)


def settling_round(rule, contained, z, examples, answers):
    """Return the first round, from 1, in which the rule is settled for h_z; None when it is not yet."""
    rounds = range(1, len(examples) + 1)
    return next((t for t in rounds if settled(rule, contained, z, examples[:t], answers[: t - 1])), None)


def elements(family, z):
    """Yield the elements of h_z in the order of the points."""
    m = 0
    while True:
        m += 1
        if family.member(z, family.point(m)):
            yield family.point(m)


def witnesses(rule, contained, z, examples, answers):
    """Return, for each active j < z that stands in the way of z, the least element of h_z outside it and not aside."""
    aside = set(answers) if rule.protected else set()
    active = rule.active(examples, answers)
    return {
        j: next(x for x in elements(rule.family, z) if x not in aside and not rule.family.member(j, x))
        for j in active
        if j < z and not contained(z, j, aside)
    }


def explore(rule: Critical, contained, z, depth, genuine):
    """Follow all streams of `depth` rounds for the target h_z; its first `genuine` elements are among those shown."""
    found = Findings()
    family = rule.family
    telling = (
        next(x for x in elements(family, z) if not family.member(j, x)) for j in range(1, z) if not contained(z, j, ())
    )
    first = list(dict.fromkeys([*islice(elements(family, z), genuine), *telling]))
    level = {(): (1, (), (), False, {})}
    for t in range(1, depth + 1):
        following = {}
        for count, examples, answers, was_settled, guarded in level.values():
            for x in dict.fromkeys([*first, *answers]):
                history = (*examples, x)
                key = (frozenset(rule.pool(history, answers)), frozenset(history), frozenset(answers))
                if key not in following:
                    is_settled = settled(rule, contained, z, history, answers)
                    guards = witnesses(rule, contained, z, history, answers) if t >= z else {}
                    answer = rule(history, answers)
                    if is_settled and (answer in history or not family.member(z, answer)):
                        found.errors.append((history, answers, answer))
                    following[key] = [0, history, (*answers, answer), is_settled, guards]
                state = following[key]
                state[0] += count
                if was_settled and not state[3]:
                    found.lost.append(history)
                if any(j in state[4] and state[4][j] != w for j, w in guarded.items()):
                    found.witnesses.append(history)
        level = following
        found.states += len(level)
    for count, examples, answers, is_settled, _ in level.values():
        found.streams += count
        found.settled += count * is_settled
        if not is_settled and not comes(rule, contained, z, examples, answers):
            found.never.append(examples)
    return found


def comes(rule, contained, z, examples, answers):
    """Go on showing the target's elements in order until z is considered and the witnesses then were shown."""
    wanted = None
    for x in elements(rule.family, z):
        examples = (*examples, x)
        if len(examples) >= z and wanted is None:
            wanted = set(witnesses(rule, contained, z, examples, answers).values())
        if wanted is not None and wanted <= set(examples):
            return settled(rule, contained, z, examples, answers)
        answers = (*answers, rule(examples, answers))
