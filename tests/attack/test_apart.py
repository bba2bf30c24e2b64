"""A generator in a process of its own: whatever it does, there is an answer or silence, and no process is left."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import unruly

from echoproof.attack import apart
from echoproof.attack.apart import Apart, Budget
from echoproof.attack.loading import GeneratorError, kind_of, named
from echoproof.attack.protocols import NoAnswerError

FILE = Path(__file__).with_name("unruly.py")


def member(index, point):
    if index < 1:
        raise IndexError("the first is 1")
    return point % (10 * index) == 7


def answers(game, rounds=3):
    """Play and return what came in each round, a reason for silence as a list."""
    came = []
    for number in range(1, rounds + 1):
        try:
            came.append(game(tuple(range(number))))
        except NoAnswerError as silence:
            came.append([str(silence)])
    return came


def played(function, rounds=3, kind=None, **budget):
    with Apart(named(f"{FILE}:{function}"), Budget(**budget)) as table:
        return answers(table.game(kind_of(table.counts, kind), ["A", "B"], member), rounds)


def test_what_is_an_answer():
    due = [1, -(10**1000 - 1), "\x00\U0001f600" * 500, 5, "A", 1, 7, 8]
    assert len(due) == len(unruly.ANSWERS)
    assert played("answers", len(due)) == due


@pytest.mark.parametrize(
    ("function", "came"),
    [
        ("history", [1, 1002, 3003]),
        ("much_memory", [3 << 29] * 3),
        ("counts_rounds", [1, 2, 3]),
        ("Stateful", ["B", "A", "B"]),
        ("instance", ["B", "A", "B"]),
        ("Static", ["B", "B", "B"]),
    ],
)
def test_games_of_several_rounds(function, came):
    assert played(function) == came


def test_what_is_silence_and_the_game_goes_on():
    due = [
        "it raised SystemExit: 3",
        "it raised RecursionError: maximum recursion depth exceeded",
        "it raised Odd: …",
        "it raised FileNotFoundError: caf\udce9.txt",
        "it raised SyntaxError: odd",
        f"it raised {'N' * 60}: {'n' * 300}",
        "it raised MemoryError",
        "it raised MemoryError",
        "it answered an integer of more than 1000 digits",
        "it answered an integer of more than 1000 digits",
        "it answered a text of 10000000 characters",
        "it answered nothing",
        "it answered a value of type list",
        "it answered a value of type bool",
        "it answered a value of type float",
        "it raised LookupError: the reason",
    ]
    assert len(due) == len(unruly.SILENCES)
    came = played("silences", len(due) + 1, gigabytes=1)
    assert came.pop()[0].startswith("it raised IndexError: ")
    for (said,), reason in zip(came, due, strict=True):
        assert said.startswith(reason)
        assert (f"({os.path.relpath(FILE)}, line " in said) == ("raised" in reason and "odd" not in reason)
    failing = played("Failing")
    assert failing == [failing[0]] * 3
    assert failing[0][0].startswith("it raised ValueError: not today (")


@pytest.mark.parametrize(
    ("function", "reason", "budget"),
    [
        ("no_end", "more than 1000 lines executed", {"steps": 1000}),
        ("no_end_that_catches_all", "more than 1000 lines executed", {"steps": 1000}),
        ("no_end", "no answer within 0.3 seconds", {"seconds": 0.3, "steps": 0}),
        ("no_end_in_c", "no answer within 0.3 seconds", {"seconds": 0.3}),
        ("backtracking", "no answer within 0.3 seconds", {"seconds": 0.3}),
        ("sleeping", "no answer within 0.3 seconds", {"seconds": 0.3}),
        ("exits_at_once", "its process ended with exit code 7", {}),
        ("crashes", "its process ended with signal 11", {}),
        ("speaks_out_of_turn", "its process does not keep to the protocol", {}),
        ("closes_all", "its process ended with exit code 1", {}),
    ],
)
def test_what_ends_the_game_for_the_generator(function, reason, budget):
    assert played(function, **budget) == [[reason], *[[f"not asked again after round 1: {reason}"]] * 2]


def test_an_error_is_told_with_the_line_of_the_users_file():
    line = next(n for n, text in enumerate(FILE.read_text("utf-8").splitlines(), 1) if "1 // (len" in text)
    text = f"it raised ZeroDivisionError: integer division or modulo by zero ({os.path.relpath(FILE)}, line {line}: "
    assert played("raises_in_round_two") == [-1, [f"{text}return 1 // (len(examples) - 2))"], 1]
    elsewhere = played("raises_elsewhere", 1)[0][0]
    assert re.search(rf"\({re.escape(os.path.relpath(FILE))}, line \d+: return re\.compile", elsewhere)


def test_steps_are_counted_exactly_and_anew_in_each_round():
    """Round t runs 2t + 2 lines: `for` t + 1 times, its body t times, and `return`."""
    came = played("longer_and_longer", 51, steps=100)
    assert came[:49] == [1] * 49
    assert came[49] == ["more than 100 lines executed"]


def test_queries():
    assert played("threshold", 1, "query") == [7]
    assert played("threshold", 1, "query", steps=30) == [7]  # asking costs no lines but the generator's own
    assert played("asks_for_nothing", 2, "query")[1][0].startswith("it raised IndexError: the first is 1 (")
    assert played("asks_oddly", 2, "query")[1][0].startswith("it raised TypeError: ")


def test_a_process_that_was_forked_asks_nothing():
    assert played("forks_one_that_asks", 3, "query") == [1, 2, 3]


def test_every_game_is_played_in_a_new_process():
    with Apart(named(f"{FILE}:game"), Budget()) as table:
        games = [answers(table.game("element", [], member)) for _ in range(3)]
    assert [[said.split()[1] for said in game] for game in games] == [["1", "2", "3"]] * 3
    assert len({said.split()[0] for game in games for said in game}) == 3


def test_what_draws_at_random_is_seeded():
    """`random` is imported at once, NumPy in a round; the seed of hashes is one that Python takes."""

    def drawn(seed):
        with Apart(named(f"{FILE}:draws"), Budget(steps=0), seed=seed) as table:
            return answers(table.game("element", [], member), 2)

    first, second = drawn(5)
    dice, state = random.Random(5), np.random.RandomState(5)
    assert [said.split()[1:] for said in (first, second)] == [
        [str(dice.random()), str(state.random_sample())] for _ in range(2)
    ]
    assert drawn(5 + 2**32) == [first, second]
    other = drawn(-6)
    assert all(one != another for one, another in zip(first.split(), other[0].split(), strict=True))


def gone(pid):
    """Say whether a process has ended; who started it may still have to take note."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.parametrize("function", ["process", "starts_another"])
def test_no_process_is_left(function):
    with Apart(named(f"{FILE}:{function}"), Budget()) as table:
        (pid,) = answers(table.game("element", [], member), 1)
        assert not gone(pid)
    assert eventually(lambda: gone(pid))


def test_no_process_is_left_when_the_game_is_broken_off(monkeypatch):
    pids = []

    def break_off():
        with Apart(named(f"{FILE}:process"), Budget()) as table:
            game = table.game("element", [], member)
            pids.extend(answers(game, 1))
            monkeypatch.setattr(apart.select, "select", interrupt)
            game((1, 2))

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert gone(*pids)


def interrupt(*_):
    raise KeyboardInterrupt


def eventually(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def test_a_generator_that_hangs_ends_even_when_the_program_was_killed(tmp_path):
    (tmp_path / "hangs.py").write_text(
        "import os, pathlib\n"
        "def f(examples):\n"
        f"    pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "    return sum(range(10**12))\n",
        encoding="utf-8",
    )
    program = (
        "from echoproof.attack.apart import *; from echoproof.attack.loading import *\n"
        "with Apart(named('hangs.py:f'), Budget(seconds=1)) as table: table.game('element', [], None)((1,))\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path)
    assert eventually(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text("ascii"))
    pid = int((tmp_path / "pid").read_text("ascii"))
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert eventually(lambda: gone(pid))


BROKEN = {
    "def f(examples):\n    return (1\n": "SyntaxError: '(' was never closed (gen.py, line 2: return (1)",
    "import nonsense_module\n": "ModuleNotFoundError: No module named 'nonsense_module' (gen.py, line 1: import",
    "raise ValueError('no\\x1b[31m')\n": "ValueError: no\x1b[31m (gen.py, line 1",
    "import sys\nsys.exit(4)\n": "SystemExit: 4 (gen.py, line 2: sys.exit(4))",
    "import os\nos._exit(4)\n": "not loaded: its process ended with exit code 4",
    "while True:\n    pass\n": "not loaded within 1 seconds",
    "def g(examples):\n    return 1\n": "it has no f; it has g",
    "": "it has no f; it has no function at all",
    "\0": "SyntaxError: source code string cannot contain null bytes",
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_cannot_be_loaded(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(apart, "MAX_LOADING_SECONDS", 1 if "while" in text else 60)
    Path("gen.py").write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError) as told, Apart(named("gen.py:f"), Budget()):
        pass
    assert str(told.value).startswith("gen.py: ")
    assert BROKEN[text] in str(told.value)
    assert not list(tmp_path.glob("__pycache__"))


@pytest.mark.parametrize(("function", "reason"), [("number", "no function but a value"), ("neither", "takes neither")])
def test_what_is_no_generator(function, reason):
    with pytest.raises(GeneratorError, match=rf"unruly\.py: .*{reason}"), Apart(named(f"{FILE}:{function}"), Budget()):
        pass


def test_a_module_that_forks_when_it_is_imported_answers_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("forks.py").write_text("import os\nos.fork()\ndef f(examples):\n    return len(examples)\n", encoding="utf-8")
    with Apart(named("forks.py:f"), Budget()) as table:
        assert answers(table.game("element", [], member), 20) == list(range(1, 21))


def test_a_file_whose_name_is_not_unicode(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("g\udce9.py").write_text("def f(examples):\n    return examples[1]\n", encoding="utf-8")
    with Apart(named("g\udce9.py:f"), Budget()) as table:
        told = "it raised IndexError: tuple index out of range (g\udce9.py, line 2: return examples[1])"
        assert answers(table.game("element", [], member), 2) == [[told], 1]


def test_modules_are_found_from_the_current_directory_and_beside_the_file(tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "gen.py").write_text("import beside\nclass K:\n    f = beside.f\n", encoding="utf-8")
    (tmp_path / "package" / "beside.py").write_text("def f(examples):\n    return 4\n", encoding="utf-8")
    (tmp_path / "json.py").write_text("def f(examples):\n    return 5\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for text, due in (("package/gen.py:K.f", 4), ("package.beside:f", 4), ("./json.py:f", 5)):
        with Apart(named(text), Budget()) as table:
            assert answers(table.game("element", [], member), 1) == [due]


def test_modules_of_the_program_are_not_found_by_their_last_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GeneratorError, match="No module named 'referee'"), Apart(named("referee:judge"), Budget()):
        pass


def test_a_module_of_the_standard_library_hides_one_of_its_name(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("def f(examples):\n    return 5\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GeneratorError, match="it has no f"), Apart(named("json:f"), Budget()):
        pass
