"""A generator in a process of its own: whatever it does, there is an answer or silence, and no process is left."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("function", "came"),
    [
        ("history", [1, 1002, 3003]),
        ("thousand_digits", [-(10**1000 - 1)] * 3),
        ("longest_text", ["\x00\U0001f600" * 500] * 3),
        ("an_index", [5, 5, 5]),
        ("a_text_of_its_own", ["A", "A", "A"]),
        ("prints", [1, 1, 1]),
        ("much_memory", [3 << 29] * 3),
        ("forks", [1, 2, 3]),
        ("counts_rounds", [1, 2, 3]),
        ("Stateful", ["B", "A", "B"]),
        ("instance", ["B", "A", "B"]),
    ],
)
def test_what_is_an_answer(function, came):
    assert played(function) == came


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("exits", "it raised SystemExit: 3"),
        ("recursive", "it raised RecursionError: maximum recursion depth exceeded"),
        ("raises_what_cannot_be_shown", "it raised Odd: …"),
        ("out_of_memory", "it raised MemoryError"),
        ("much_memory", "it raised MemoryError"),
        ("Failing", "it raised ValueError: not today"),
        ("million_digits", "it answered an integer of more than 1000 digits"),
        ("thousand_and_one_digits", "it answered an integer of more than 1000 digits"),
        ("long_text", "it answered a text of 10000000 characters"),
        ("nothing", "it answered nothing"),
        ("a_list", "it answered a value of type list"),
        ("a_boolean", "it answered a value of type bool"),
        ("half", "it answered a value of type float"),
    ],
)
def test_what_is_silence_and_the_game_goes_on(function, reason):
    came = played(function, gigabytes=1)
    assert came == [came[0]] * 3
    assert came[0][0].startswith(reason)
    assert (f"{FILE.name}, line " in came[0][0]) == ("raised" in reason)


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


def test_steps_are_counted_exactly_and_the_same_in_every_run():
    def answered(steps):
        return played("long", 1, steps=steps) == [1]

    low, high = 500, 5000
    assert answered(high)
    assert not answered(low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if answered(middle) else (middle, high)
    assert 1000 <= high <= 2010  # a thousand turns of a loop of two lines at most
    assert all(answered(high) and not answered(low) for _ in range(2))


def test_each_round_has_a_budget_of_its_own():
    assert played("long", 4, steps=2500) == [1] * 4


def test_queries():
    assert played("threshold", 1, "query") == [7]
    assert played("threshold", 1, "query", steps=30) == [7]  # asking costs no lines but the generator's own
    assert played("asks_for_nothing", 2, "query")[1][0].startswith("it raised IndexError: the first is 1 (")
    assert played("asks_oddly", 2, "query")[1][0].startswith("it raised TypeError: ")


def test_every_game_is_played_in_a_new_process():
    with Apart(named(f"{FILE}:counts_rounds"), Budget()) as table:
        assert [answers(table.game("element", [], member)) for _ in range(2)] == [[1, 2, 3]] * 2
    with Apart(named(f"{FILE}:process"), Budget()) as table:
        pids = [answers(table.game("element", [], member), 1)[0] for _ in range(3)]
        assert len(set(pids)) == 3
    with Apart(named(f"{FILE}:order"), Budget()) as table:
        assert len({answers(table.game("element", [], member), 1)[0] for _ in range(3)}) == 1


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
    monkeypatch.setattr(apart, "LOADING_SECONDS", 1 if "while" in text else 60)
    Path("gen.py").write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError) as told, Apart(named("gen.py:f"), Budget()):
        pass
    assert str(told.value).startswith("gen.py: ")
    assert BROKEN[text] in str(told.value)
    assert not list(tmp_path.glob("__pycache__"))


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("number", "it is no function but a value of type int"),
        ("neither", "it takes neither (examples) nor (examples, hypotheses) nor (examples, member)"),
        ("Unmakeable", "its instances cannot be made without arguments"),
        ("Uncallable", "its instances cannot be called: it has no method __call__"),
    ],
)
def test_what_is_no_generator(function, reason):
    with pytest.raises(GeneratorError, match=r"unruly\.py: ") as told, Apart(named(f"{FILE}:{function}"), Budget()):
        pass
    assert reason in str(told.value)


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
