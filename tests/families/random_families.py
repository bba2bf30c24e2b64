"""Families drawn at random: a few schemas with bounds, residues, gaps and exceptions, over both domains."""

from random import Random

BOUNDS = ["x {o} {c}", "x {o} d + {c}", "x {o} -d + {c}", "abs(x) {o} d + {c}"]
EXTRA = ["x % {m} == {r}", "x != d", "x != {c}", "x == d + {c}", "x % {m} == d % {m}", "x in ({c}, d)"]
WHERES = ["", "d >= 1", "d <= 2", "d >= {c}", "d % {m} == {r}", "d >= 1 and d != 3", "d in (1, 2, 4)"]


def condition(random, parameter, deep):
    def atom():
        text = random.choice(BOUNDS) if random.random() < 0.7 else random.choice(EXTRA)
        m = random.choice((2, 2, 2, 3))
        text = text.format(o=random.choice(("<=", ">=", "<", ">")), c=random.randint(-2, 2), m=m, r=random.randrange(m))
        return text if parameter else text.replace("d", str(random.randint(0, 3)))

    def joined(depth):
        if depth == 0 or random.random() < 0.3:
            return atom()
        sign = random.choice(("and", "or"))
        return f"({joined(depth - 1)} {sign} {joined(depth - 1)})"

    # An infinite part on one side or both, so that many are families.
    tail = random.choice(["x >= {c}", "x <= {c}", "x <= -1", "x % 2 == 0", "x >= d", "x <= d"]).format(
        c=random.randint(-2, 2)
    )
    tail = tail if parameter else tail.replace("d", "2")
    return random.choice(
        (f"{joined(deep)} or {tail}", f"({joined(1)}) and x != {random.randint(0, 2)} or {tail}", joined(deep))
    )


def family_text(seed, small=True):
    """Return the file of a family; the same for the same seed."""
    random = Random(seed)
    domain = random.choice(("integers", "integers", "naturals"))
    lines = ['format = "echoproof/family@1"', f'title = "family {seed}"', f'domain = "{domain}"']
    for number in range(random.choice((1, 1, 2) if small else (1, 2, 2, 3))):
        parameter = random.random() < 0.75 or number == 0
        lines.append(f"[schemas.h{number}]")
        if parameter:
            lines.append('parameters = ["d"]')
            m = random.choice((2, 3))
            where = random.choice(WHERES).format(c=random.randint(-2, 2), m=m, r=random.randrange(m))
            lines += [f'where = "{where}"'] * bool(where)
        lines.append(f'set = "{condition(random, parameter, 1 if small else 2)}"')
    return "\n".join(lines) + "\n"
