"""What the kernel says of a family that it accepted: the numbers, not that they are as claimed."""

import json
from pathlib import Path

import pytest

from echoproof import kernel

ROOT = Path(__file__).parents[2]


def claim(name, change=lambda _: None):
    certificate = json.loads((ROOT / "proofs" / "families" / f"{name}.numbers.json").read_text(encoding="utf-8"))
    change(certificate)
    family = (ROOT / "encodings" / "families" / f"{name}.toml").read_bytes()
    outcome = kernel.check(family, json.dumps(certificate).encode())
    assert outcome.code is None, outcome
    assert outcome.numbers["local"] == certificate["local"]
    return outcome.claim


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("non-uniform", "dimensions of h_inf infinite; of h 1, 2, ... at 1, 2, ..., has sets of any number of points"),
        ("evens-up-to", "dimensions of all infinite; of up_to 1, 2, ... at 1, 3, ..., 2, 3, ... at 2, 4, ..., has"),
        ("windows", "dimensions of h 0 each, has sets"),
        ("all-but-one", "dimensions of but 0 at 0, 0 at 1, 2, ..., 0 at -1, -2, ..., has sets"),
    ],
)
def test_the_numbers_are_said(name, said):
    assert said in claim(name)


def test_infinite_and_some_more_is_infinite():
    def change(certificate):
        certificate["local"][0]["above"]["lines"] = [["infinite", 3]]

    assert "of up infinite at 0, infinite at 1, 2, ...," in claim("half-lines", change)
