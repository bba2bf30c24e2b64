"""Budgets as text: what is read, what is refused, and that what is read is written as it was."""

import pytest

from echoproof.model.budgets import MAX_BOUND, Age, BudgetError, Every, Last, Noise, Total, parse_budget

READ = {
    "total:0": Total(0),
    "total:12": Total(12),
    "total:finite": Total("finite"),
    f"total:{MAX_BOUND}": Total(MAX_BOUND),
    "any": Total(None),
    "every:1": Every(1),
    "age:1": Age(1),
    "last": Last(),
    "noise:0": Noise(0),
    "noise:finite": Noise("finite"),
}


@pytest.mark.parametrize("text", READ)
def test_a_budget_is_read_and_written(text):
    assert parse_budget(text) == READ[text]
    assert str(READ[text]) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *((text, "is no budget") for text in ("", "total", "total:", "total:-1", "total:+1", "total:1.5", "total:٣")),
        *((text, "is no budget") for text in ("sum:1", "last:1", "any:1", "every:finite", "age:finite", "Total:1")),
        ("noise:" + "0" * 11, "is no budget"),  # so that no text of many digits becomes a number
        *((text, "is out of range") for text in ("every:0", "age:0", f"total:{MAX_BOUND + 1}")),
    ],
)
def test_what_is_no_budget_is_refused(text, message):
    with pytest.raises(BudgetError, match=message):
        parse_budget(text)
