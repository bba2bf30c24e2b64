"""From replay to chains: generators that feed on themselves, and what lies inside a target."""

import json
from fractions import Fraction

import pytest
from small_chains import ROOT

from echoproof.attack.adversaries import house
from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.memoryless import Memoryless
from echoproof.attack.protocols import NoAnswerError
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.chains.analysis import analyse
from echoproof.chains.bridge import explored, fed_histories, places_of
from echoproof.chains.chain import ChainError
from echoproof.cli.main import run
from echoproof.model.classfile import parse

EVENS = parse(
    'format = "echoproof/class@1"\ndomain = "integers"\n[hypotheses]\neven = "x % 2 == 0"\npositive = "x > 0"\n'
)


def doubled(examples):
    return 2 * examples[-1]


def test_each_answer_is_the_next_example():
    ground = Ground(EVENS)
    adversary = Memoryless(ground, 0, 2)
    played = list(play(adversary, element_seat(doubled, EVENS), 6))
    assert [one.example for one in played] == [2, 4, 8, 16, 32, 64]
    (target,) = adversary.targets()
    found = judge(ElementRules(), target, played)
    assert (found.legal, found.wrong, found.sources) == (True, (), (0,) * 6)


def test_what_is_not_in_the_target_is_replayed():
    """From 2 to 3 and on by one: odd examples are legal for the even numbers as replay alone, and wrong as answers."""
    ground = Ground(EVENS)
    adversary = Memoryless(ground, 0, 2)
    played = list(play(adversary, element_seat(lambda examples: examples[-1] + 1, EVENS), 5))
    found = judge(ElementRules(), adversary.targets()[0], played)
    assert found.sources == (0, 1, 0, 3, 0)
    assert found.wrong == (1, 3, 5)


def test_after_a_silence_the_last_example_comes_again():
    def silent(examples):
        if len(examples) < 3:
            raise NoAnswerError("not yet")
        return 6

    played = list(play(Memoryless(Ground(EVENS), 0, 4), element_seat(silent, EVENS), 5))
    assert [one.example for one in played] == [4, 4, 4, 6, 6]


def test_the_house_has_it_for_element_generators_alone():
    ground = Ground(EVENS)
    assert sum(isinstance(one, Memoryless) for one in house(ground, False)) == 2
    assert not any(isinstance(one, Memoryless) for one in house(ground, True))


def test_a_deterministic_generator_that_looks_at_the_last_example_ends_in_the_cycle_of_its_chain():
    def answer(x):
        return (3 * x + 1) % 40

    found = analyse(explored(2, lambda x: {answer(x): Fraction(1)}, 100))
    played = list(play(Memoryless(Ground(EVENS), 0, 2), element_seat(lambda xs: answer(xs[-1]), EVENS), 100))
    late = {str(one.example) for one in played[50:]}
    assert set(found.recurrent[0]) == late
    assert found.expected_absorption_time == str(next(i for i, one in enumerate(played) if str(one.example) in late))


def test_histories_branch_as_the_generator_does():
    """With two answers that are equally probable and no memory of it there are 2^t histories."""
    made = fed_histories(lambda history: {0: Fraction(1, 2), len(history): Fraction(1, 2)}, 0, 3, 100)
    assert len(made.states) == 15
    assert len(analyse(made).recurrent) == 8
    assert not made.open


def test_the_border_is_open():
    made = explored(0, lambda x: {x + 1: Fraction(1)}, 10)
    assert made.states == tuple(map(str, range(10)))
    assert made.open == {9}


def test_a_step_that_is_no_distribution_is_refused():
    with pytest.raises(ChainError):
        explored(0, lambda _: {0: Fraction(1, 2)}, 5)


def test_which_recurrent_sets_lie_inside():
    assert places_of([["4", "8"], ["3"], ["2", "5"], ["-2"]], EVENS, "even") == [
        "inside",
        "outside",
        "across",
        "inside",
    ]
    assert places_of([["4"], ["-2"]], EVENS, "positive") == ["inside", "outside"]
    with pytest.raises(ChainError, match="odd"):
        places_of([["4"]], EVENS, "odd")
    with pytest.raises(ChainError, match="no point"):
        places_of([["four"]], EVENS, "even")


def test_the_command_says_how_probable_no_collapse_is(tmp_path, capsys):
    (tmp_path / "even.toml").write_text(EVENS.text, encoding="utf-8")
    target = ["--target", str(tmp_path / "even.toml"), "even"]
    file = str(ROOT / "encodings" / "chains" / "collapse.toml")
    assert run(["chain", file, "--json", *target]) == 0
    found = json.loads(capsys.readouterr().out)["target"]
    assert (found["recurrent"], found["inside"]) == (["inside", "outside"], "2/3")
    assert run(["chain", file, *target]) == 0
    assert "relative to even: inside, outside; it ends inside with probability 2/3 = " in capsys.readouterr().out
