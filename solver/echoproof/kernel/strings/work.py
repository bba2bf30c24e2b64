"""The work on one class, counted, so that it ends."""

from ..outcome import Code, Rejected

STATES, STEPS = 1 << 16, 3 << 20


class Work:
    """Counts steps; Rejected when they, or the states of an automaton, are too many."""

    def __init__(self):
        self.steps = 0

    def spend(self, steps, states=0):
        self.steps += steps
        if self.steps > STEPS or states > STATES:
            raise Rejected(Code.CLASS, "hypotheses", f"more than {STATES} states, or {STEPS} steps to them")

    def explore(self, start, follow):
        """Return all states that the start leads to, itself first, and for each the numbers of those that follow."""
        numbers, queue, rows = {start: 0}, [start], []
        for state in queue:  # grows while it is walked
            rows.append([])
            for following in follow(state):
                if following not in numbers:
                    numbers[following] = len(queue)
                    queue.append(following)
                rows[-1].append(numbers[following])
            self.spend(len(rows[-1]), len(queue))
        return queue, rows
