"""Class files made to crash, hang or fill the memory; a new feature of class files joins them."""

HEAD = 'format = "echoproof/class@1"\n'
INTEGERS = HEAD + 'domain = "integers"\n[hypotheses]\n'
PROFILES = HEAD + 'domain = "profiles"\n'
STRINGS = HEAD + 'domain = "strings"\nalphabet = "ab"\n[hypotheses]\n'
HUGE = "0x" + "f" * 5000


def one(condition):
    return f'{INTEGERS}A = "{condition}"\n'


def many(count, condition):
    return INTEGERS + "".join(f'H{i} = "{condition(i)}"\n' for i in range(count))


def word(expression):
    return f"{STRINGS}A = '{expression}'\n"


REFUSED = {
    "an automaton of 2^26 states": word("(a|b)*a(a|b){25}"),
    "1 MB of empty words": word("()" * 400_000 + "a*"),
    "1 MB of words": word("|".join(["ab"] * 300_000)),
    "1 MB of one word": word("ab" * 500_000),
    "1 MB of optional letters": word("a?" * 500_000),
    "1 MB of stars": word("a" + "*" * 1_000_000),
    "1 MB of open groups": word("(" * 1_000_000),
    "stars 200 deep": word("(" * 200 + "a" + ")*" * 200),
    "a million turns": word("a{1000000}b*"),
    "turns of turns": word("((a{4000}){4000}){4000}b*"),
    "a count of 500,000 digits": word("a{" + "9" * 500_000 + "}"),
    "4000 optional letters": word("a?" * 4000 + "b*"),
    "finite cell of 2^400 words": f"{STRINGS}A = 'a*'\nB = 'a*|.{{400}}'\n",
    "50 MB": one("x > 0") + "#" * (50 << 20),
    "50 MB of one key": "[" * (50 << 20),
    "not UTF-8": INTEGERS.encode() + b'A = "x > 0 \xff"',
    "UTF-16": one("x > 0").encode("utf-16"),
    "null bytes": b"\0" * 1000,
    "two byte order marks": b"\xef\xbb\xbf" * 2 + one("x > 0").encode(),
    "deep tables of digits": "12." * 300_000 + "12 = 1\n" + one("x > 0"),
    "an invisible name": f'{INTEGERS}"\u3164" = "x > 0"\n',
    "names that look alike": f'{INTEGERS}"a" = "x > 0"\n"a\u200b" = "x < 0"\n',
    "duplicate keys": INTEGERS + 'A = "x > 0"\nA = "x < 0"\n',
    "empty class": INTEGERS,
    "equal hypotheses": INTEGERS + 'A = "x > 0"\nB = "not x <= 0"\n',
    "finite hypothesis": one("0 < x < 10"),
    "deep arrays": "a = " + "[" * 100_000,
    "deep tables": INTEGERS + "A" + ".a" * 100_000 + " = 1\n",
    "deep parentheses": one("(" * 100_000 + "x > 0" + ")" * 100_000),
    "1 MB of not": one("not " * 250_000 + "x > 0"),
    "1 MB of minus": one("x > " + "-" * 1_000_000 + "1"),
    "1 MB of plus": one("x" + " + 1" * 200_000 + " > 0"),
    "1 MB of and": one(" and ".join(["x > 0"] * 100_000)),
    "1 MB chain": one("x" + " < x" * 200_000),
    "remainder by 0": one("x % 0 == 1"),
    "power": one("x ** 9 == 1"),
    "power tower": one("x > 9 ** 9 ** 9 ** 9"),
    "shift": one("x > 1 << 10000000000"),
    "import": one("__import__('os').system('true')"),
    "long string constant": one("x > '" + "a" * 900_000 + "'"),
    "modulus of 10^9": one("x % 1000000000 == 0"),
    "many moduli": one(" or ".join(f"x % {m} == 0" for m in range(2, 500))),
    "list of a remainder at a great period": INTEGERS
    + 'A = "x % 2097152 == 0"\nB = "x % 2 in ('
    + ",".join("0" * 990)
    + ')"\n',
    "5000 digits": one("x > " + "9" * 5000),
    "5000 hexadecimal digits": one(f"x > {HUGE}"),
    "5000 hexadecimal digits in a list": one(f"x in ({HUGE})"),
    "5000 hexadecimal digits as a modulus": one(f"x % {HUGE} == 0"),
    "product of great constants": one("x > " + " * ".join(["9" * 90] * 50)),
    "20000 values": one("x > 0 or x in (" + ", ".join(str(-7 * i) for i in range(20_000)) + ")"),
    "number for a condition": f"{INTEGERS}A = {HUGE}\n",
    "number for a format": f"format = {HUGE}\n",
    "number for a domain": f"{HEAD}domain = [{HUGE}]\n",
    "number for a title": f"{HEAD}title = {HUGE}\ndomain = 'integers'\nhypotheses = {{A = 'x > 0'}}\n",
    "great cell": f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = {HUGE}\n',
    "many names": f"{PROFILES}hypotheses = [{', '.join(map(repr, map(str, range(100_000))))}]\ncells = {{}}\n",
    "unknown name of 1 MB": f'{PROFILES}hypotheses = ["A"]\n[cells]\n{"B" * 900_000} = 1\n',
    "unknown key of 1 MB": f'{HEAD}domain = "integers"\n{"a" * 900_000} = 1\n',
    "100000 lines": INTEGERS + "\n" * 900_000 + 'A = "x"\n',
    "control character in a name": f'{INTEGERS}"a\\u001b[2J" = "x > 0"\n',
    "right-to-left override in a name": f'{INTEGERS}"a\\u202eb" = "x > 0"\n',
}
DECIDED = {
    "byte order mark": (b"\xef\xbb\xbf" + one("x > 0").encode(), "generatable 1"),
    "decimals in a comment": (one("x > 0") + "#" + " 1.5" * 200_000, "generatable 1"),
    "4000 empty words": (word("()" * 4000 + "a*"), "generatable 1"),
    "stars 99 deep": (word("(" * 99 + "a|b" + ")*" * 99), "generatable 1"),
    "an automaton of 2^13 states": (word("(a|b)*a(a|b){12}"), "generatable 1"),
    "a word of 4000 letters": (word("b*|a{4000}"), "generatable 1"),
    "constants of 10^30": (
        INTEGERS + f'A = "x > {10**30}"\nB = "x < -{10**30} or x == {10**30 + 7}"\nC = "-{10**30} < 3*x"\n',
        "generatable 4",
    ),
    "a reducible modulus with many cuts": (
        one("1000000*x % 2000000 == 0 or x in (" + ", ".join(str(i * 10**9 + 1) for i in range(100)) + ")"),
        "generatable 1",
    ),
    "a period of a million": (one("x % 1000003 == 5"), "generatable 1"),
    "900 values": (one("x > 0 or x in (" + ", ".join(str(-7 * i) for i in range(900)) + ")"), "generatable 1"),
    "99 times not": (one("not " * 98 + "x > 0"), "generatable 1"),
    "4095 cells": (many(12, lambda i: f"x % {2 ** (i + 1)} >= {2**i}"), "generatable 4095"),
    "20 hypotheses with a period of thousands": (
        many(20, lambda i: f"x % {(2, 3, 5, 7, 11, 13)[i % 6]} == 0 or x == {i * 30030 + 1}"),
        "generatable 83",  # 63 sets of the six primes, and 20 points that are in one hypothesis alone
    ),
}
