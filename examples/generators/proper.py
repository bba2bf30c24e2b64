"""Proper generators for `echoproof attack`: each answers the name of a hypothesis, or fails to."""

from collections.abc import Sequence


def constant(examples: Sequence[int | str], hypotheses: Sequence[str]) -> str:  # noqa: ARG001
    """Answer the first hypothesis, whatever was shown."""
    return hypotheses[0]


def copycat(examples: Sequence[int | str], hypotheses: Sequence[str]) -> str:
    """Answer the hypotheses in turn."""
    return hypotheses[len(examples) % len(hypotheses)]


def careless(examples: Sequence[int | str], hypotheses: Sequence[str]) -> str:
    """Fail in every third round."""
    third = len(examples) % 3
    return hypotheses[3 // third]


class Patient:
    """Answer the hypotheses in turn, each for twice as many rounds as the one before: a generator with state."""

    def __init__(self) -> None:
        self.index, self.length, self.left = 0, 1, 1

    def __call__(self, examples: Sequence[int | str], hypotheses: Sequence[str]) -> str:  # noqa: ARG002
        """Answer one round."""
        if self.left == 0:
            self.index, self.length = (self.index + 1) % len(hypotheses), 2 * self.length
            self.left = self.length
        self.left -= 1
        return hypotheses[self.index]
