"""Make a log of rewriting pairs as a loop of rephrasing would leave it, and read where it settles."""

import csv
import random
import sys
from pathlib import Path

from echoproof.chains.analysis import analyse
from echoproof.chains.pairs import Reading, load_pairs

OPENINGS = ("We thank you for", "Thank you for", "Thanks for", "Many thanks for", "We are grateful for")
OBJECTS = ("your letter", "your message", "your kind message", "the message", "writing to us")
CLOSINGS = (".", "!", " and will answer soon.", " and will reply shortly.")


def rewritten(text: tuple[str, str, str], draw: random.Random) -> tuple[str, str, str]:
    """Rephrase one part of a text; short texts are a trap that is seldom left."""
    first, second, third = text
    part = draw.random()
    if (first, third) == ("Thanks for", ".") and part < 0.9:
        return text
    if part < 0.4:
        return (draw.choice(OPENINGS), second, third)
    return (first, draw.choice(OBJECTS), third) if part < 0.8 else (first, second, draw.choice(CLOSINGS))


def write_log(path: Path, pairs: int = 10_000, seed: int = 0) -> None:
    """Write runs of 50 rewritings each, one after another."""
    draw = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["previous", "next"])
        for number in range(pairs):
            if number % 50 == 0:
                text = ("We thank you for", "your letter", " and will answer soon.")
            after = rewritten(text, draw)
            out.writerow(["{} {}{}".format(*text), "{} {}{}".format(*after)])
            text = after


if __name__ == "__main__":
    log = Path(sys.argv[1] if len(sys.argv) > 1 else "out/rewriting.csv")
    log.parent.mkdir(parents=True, exist_ok=True)
    write_log(log)
    found = analyse(load_pairs(log, Reading()))
    print(f"{found.states} texts, {found.transitions} transitions, from {found.log.pairs} pairs")
    print(f"recurrent classes: {[len(states) for states in found.recurrent]}, periods {found.period}")
    print("most often in the end:", max(found.stationary_float[0].items(), key=lambda item: item[1])[0])
    print(f"different texts after {found.moments[-1].time} steps: {found.moments[-1].distinct_float:.3f}")

# It prints:
# 100 texts, 1151 transitions, from 10000 pairs
# recurrent classes: [100], periods [1]
# most often in the end: Thanks for your message.
# different texts after 20 steps: 12.942
