"""Element generators for `echoproof attack`, for classes of integers: each answers a point."""

from collections.abc import Sequence


def successor(examples: Sequence[int]) -> int:
    """Answer the integer after the largest one that was shown."""
    return max(examples) + 1


class Swinging:
    """Answer integers ever further out, on the side of the last example: a generator with state."""

    def __init__(self) -> None:
        self.reach = 0

    def __call__(self, examples: Sequence[int]) -> int:
        """Answer one round."""
        self.reach = max(self.reach, *map(abs, examples)) + 1
        return self.reach if examples[-1] >= 0 else -self.reach
