"""The minimal automaton of a class of languages: the product of the minimal automata of its expressions.

Two states of the product differ in the state of some expression's automaton. Some word tells these two apart, and with
them the profiles after it, so nothing is left to merge.
"""

from __future__ import annotations

from echoproof.model.automata import Automaton
from echoproof.model.places import Places, Work
from echoproof.model.regex import Regex


def extended(before: Automaton, expression: Regex, bit: int, work: Work) -> Automaton:
    """Return the minimal automaton with one hypothesis more; TooLargeError when that is beyond the limits."""
    places = Places(expression, work)
    groups = places.groups(before.alphabet)
    rows, ends = _minimal(*places.deterministic(groups))
    columns: dict[tuple[int, ...], str] = {}  # letters that lead alike in the minimal automaton are one group
    for column, letters in zip(zip(*rows, strict=True), groups.values(), strict=True):
        columns[column] = columns.get(column, "") + letters
    steps = tuple(zip(*columns, strict=True))
    return _product(
        before, Automaton(before.alphabet, tuple(columns.values()), steps, tuple(bit * end for end in ends)), work
    )


def _minimal(rows: list[list[int]], ends: list[bool]) -> tuple[list[list[int]], list[bool]]:
    """Merge the states from which the same words lead to an end; the start stays 0.

    A class of states is parted by the classes after them; then the states before those that left it are looked at
    again. The largest part stays, so a state leaves only when its class is halved at least (Hopcroft, 1971).
    """
    before: list[set[int]] = [set() for _ in rows]
    for state, row in enumerate(rows):
        for after in row:
            before[after].add(state)
    class_of = [int(end != ends[0]) for end in ends]
    classes = [{state for state, number in enumerate(class_of) if number == one} for one in range(max(class_of) + 1)]
    touched = {number: set(some) for number, some in enumerate(classes)}
    while touched:
        number, some = touched.popitem()
        parts: dict[tuple[int, ...], set[int]] = {}
        for state in some:
            parts.setdefault(tuple([class_of[after] for after in rows[state]]), set()).add(state)
        leaving = sorted(parts.values(), key=len)
        if len(classes[number]) - len(some) < len(leaving[-1]):
            leaving.append(classes[number] - some)  # nothing touched these, so they are alike
            classes[number] = leaving.pop(-2)
        else:
            classes[number] -= some
        for part in filter(None, leaving):
            for state in part:
                class_of[state] = len(classes)
            classes.append(part)
        for part in leaving:
            for state in part:
                for one in before[state]:
                    touched.setdefault(class_of[one], set()).add(one)
    first: dict[int, int] = {}
    for state, number in enumerate(class_of):
        first.setdefault(number, state)
    numbers = {number: new for new, number in enumerate(first)}
    merged = [[numbers[class_of[after]] for after in rows[state]] for state in first.values()]
    return merged, [ends[state] for state in first.values()]


def _product(one: Automaton, other: Automaton, work: Work) -> Automaton:
    """Run two automata side by side, as far as words lead, with letters in one group that lead alike in both."""
    alike: dict[tuple[int, int], str] = {}
    for letter in one.alphabet:
        pair = one.group(letter), other.group(letter)
        alike[pair] = alike.get(pair, "") + letter
    numbers, queue, steps = {(0, 0): 0}, [(0, 0)], []
    for left, right in queue:  # grows while it is walked
        here, there = one.steps[left], other.steps[right]
        row = []
        for group, column in alike:
            after = here[group], there[column]
            row.append(numbers.setdefault(after, len(queue)))
            if row[-1] == len(queue):
                queue.append(after)
        steps.append(tuple(row))
        work.spend(len(row), len(queue))
    profiles = tuple(one.profiles[left] | other.profiles[right] for left, right in queue)
    return Automaton(one.alphabet, tuple(alike.values()), tuple(steps), profiles)
