"""Every float is right to the error that is stated with it: against fractions, detailed balance and closed forms."""

import random
from fractions import Fraction

import mpmath
import pytest
from small_chains import chain

from echoproof.chains import numeric
from echoproof.chains.analysis import analyse, at_temperature

ORDERS = 30


def rate(draw):
    """Draw a whole rate of 17 digits and up to thirty zeros."""
    return draw.randrange(10**16, 10**17) * 10 ** draw.randrange(ORDERS)


def near(value, exact, error):
    """Whether a float is within its relative error of an exact number."""
    return abs(Fraction(value) - exact) <= Fraction(error) * abs(exact)


def entropy(chances):
    with mpmath.workdps(150):
        values = [mpmath.mpf(p.numerator) / p.denominator for p in chances if p]
        return Fraction(str(-mpmath.fsum(p * mpmath.log(p) for p in values)))


def demand(exact, found, made):
    """Demand that all floats are right to their errors, and count them."""
    errors, checked = found.relative_errors, []

    def holds(value, truth, error):
        if value is not None:
            checked.append(value)
            assert near(value, Fraction(truth), error), (value, float(Fraction(truth)), error)

    for one, other in zip(found.absorption, exact.absorption, strict=True):
        holds(one.probability_float, other.probability, errors.absorption)
    holds(found.expected_absorption_time_float, exact.expected_absorption_time, errors.expected_absorption_time)
    holds(found.distinct_limit_float, exact.distinct_limit, errors.distinct_limit)
    place = {name: index for index, name in enumerate(made.states)}
    for index, part in enumerate(exact.stationary):
        for name, weight in part.items():
            holds(
                found.stationary_float[index] and found.stationary_float[index][name], weight, errors.stationary[index]
            )
        rate = sum(Fraction(w) * entropy([p for _, p in made.rows[place[n]]]) for n, w in part.items())
        holds(found.entropy_rate_float[index], rate, errors.entropy_rate[index])
    now = dict(made.initial)
    for one, other in zip(found.moments, exact.moments, strict=True):
        holds(one.settled_float, other.settled, errors.settled)
        holds(one.distinct_float, other.distinct, errors.distinct)
        holds(one.all_new_float, other.all_new, errors.all_new)
        holds(one.entropy_float, entropy(now.values()), errors.entropy)
        after = {}
        for state, weight in now.items():
            for target, chance in made.rows[state]:
                after[target] = after.get(target, 0) + weight * chance
        now = after
    for one, other in zip(found.mixing_time, exact.mixing_time, strict=True):
        assert other is None or one in (other, None)
    return len(checked)


WAYS = {"digits": (), "dense": ("_sparse",), "verified": ("_sparse", "_dense")}


@pytest.mark.parametrize("way", WAYS)
def test_every_float_of_random_chains_is_right_to_its_error(way, monkeypatch):
    """Rates over thirty orders of magnitude; some ways of solving are kept from classes of more than one state."""
    for name in WAYS[way]:
        right = getattr(numeric, name)
        few = lambda rows, *rest, right=right, **more: right(rows, *rest, **more) if len(rows) < 2 else None  # noqa: E731
        monkeypatch.setattr(numeric, name, few)
    draw, checked = random.Random(way), 0
    for _ in range(8):
        count = draw.randint(2, 9)
        rows = [
            {j: rate(draw) for j in range(count) if j == i or draw.random() < draw.choice([0.15, 0.5])}
            for i in range(count)
        ]
        made = chain(rows, {draw.randrange(count): 1})
        checked += demand(at_temperature(made, 5, exact=True), at_temperature(made, 5, exact=False), made)
    assert checked > 8 * 15


@pytest.mark.parametrize(("count", "links"), [(2, "all"), (61, "all"), (300, "tree"), (200, "all")])
def test_detailed_balance(count, links):
    """p_ij = c_ij / c_i with c_ij = c_ji has the stationary distribution c_i / Σ c_i, however rare a link is."""
    draw = random.Random(count)
    pairs = (
        [(i, j) for i in range(count) for j in range(i)]
        if links == "all"
        else [(i, draw.randrange(i)) for i in range(1, count)]
    )
    weights = {i: {i: rate(draw)} for i in range(count)}
    for i, j in pairs:
        weights[i][j] = weights[j][i] = rate(draw)
    made = chain([weights[i] for i in range(count)], {0: 1})
    found = at_temperature(made, 0, exact=False)
    totals = [sum(weights[i].values()) for i in range(count)]
    whole = sum(totals)
    error = found.relative_errors.stationary[0]
    assert error < 1e-8
    for i, value in enumerate(found.stationary_float[0].values()):
        assert near(value, Fraction(totals[i], whole), error)


@pytest.mark.parametrize("count", [3, 60, 300])
def test_a_walk_on_a_line_to_two_ends(count):
    """With ratios r_k = down/up: P(top) = Σ_{j<i} ρ_j / Σ ρ_j, where ρ_j is the product of the first r; and the time.

    The expected time is h(start), where the differences of h obey d_k = r_k d_(k-1) - 1/up_k (Karlin and Taylor).
    """
    draw = random.Random(count)
    start = count // 2
    up, down = ([rate(draw) for _ in range(count)] for _ in range(2))
    rows = [{0: 1}, *({k - 1: down[k], k + 1: up[k], k: rate(draw)} for k in range(1, count)), {count: 1}]
    made = chain(rows, {start: 1})
    steps = [dict(row) for row in made.rows]
    products, sums = [Fraction(1)], [Fraction(0)]
    for k in range(1, count):
        ratio = steps[k][k - 1] / steps[k][k + 1]
        products.append(products[-1] * ratio)
        sums.append(sums[-1] * ratio + 1 / steps[k][k + 1])
    top = sum(products[:start]) / sum(products)
    time = top * sum(sums) - sum(sums[:start])
    found = at_temperature(made, 0, exact=False)
    for one, exact in zip(found.absorption, (1 - top, top), strict=True):
        if one.probability_float is None:
            assert not exact > 10**-307, "only what is no float is left out"
        else:
            assert near(one.probability_float, exact, found.relative_errors.absorption)
    value = found.expected_absorption_time_float
    if value is None:
        assert time > 10**307
        (said,) = [text for text in found.left_out if text.startswith("the expected absorption time")]
        assert near(Fraction(said.split(": ")[1].split(" is")[0]), time, 1e-5)
    else:
        assert near(value, time, found.relative_errors.expected_absorption_time)


def test_two_blocks_with_a_rare_link():
    """Eighty states: the first block is left with 10^-16, the second with twice that, so that it holds 2/3."""
    half, rare = 40, Fraction(1, 10**16)
    rows = []
    for i in range(2 * half):
        base = i // half * half
        rows.append({base + (i + 1) % half: 1, base + (i + 2) % half: 1, base + i % half: 1})
    rows[0][half] = rare * 3
    rows[half][0] = 2 * rare * 3
    found = analyse(chain([{j: Fraction(w) for j, w in row.items()} for row in rows], {0: 1}), 0)
    weights = list(found.stationary_float[0].values())
    assert found.method == "numeric"
    # Each row but two has the sum 3, and those 3 + 3ε and 3 + 6ε: block by block the mass is as for two states.
    assert sum(weights[:half]) == pytest.approx(2 / 3, rel=1e-12)
    assert found.undecided == [] or found.undecided[0].startswith("the mixing time")


def test_hundreds_of_states_that_all_lead_to_the_same_few():
    """c_ij = 10^((i + j) mod 12) where i or j is a multiple of ten: detailed balance, by elimination in floats."""
    size = 450
    hubs = range(0, size, 10)
    rows = [{j: 10 ** ((i + j) % 12) for j in (range(size) if i in hubs else hubs)} for i in range(size)]
    found = at_temperature(chain(rows, {0: 1}), 0)
    totals = [sum(row.values()) for row in rows]
    error = found.relative_errors.stationary[0]
    assert error < 1e-7
    exact = [Fraction(total, sum(totals)) for total in totals]
    assert all(near(v, t, error) for v, t in zip(found.stationary_float[0].values(), exact, strict=True))


@pytest.mark.parametrize("half", range(2, 30))
def test_two_halves_that_rounding_makes_both_more_have_the_entropy_log_2(half):
    """From one state to an even number of others, of which every second leads to the same state: 1/2 each."""
    ends = 2 * half + 1, 2 * half + 2
    rows = [dict.fromkeys(range(1, ends[0]), 1), *({ends[i % 2]: 1} for i in range(2 * half)), *({e: 1} for e in ends)]
    found = analyse(chain(rows, {0: 1}), 2)
    value = float(mpmath.log(2))
    assert found.moments[2].entropy_float == pytest.approx(value, rel=found.relative_errors.entropy, abs=0)


@pytest.mark.parametrize("top", [Fraction(74, 100), Fraction(76, 100), 1 - Fraction(1, 10**20)])
def test_an_entropy_on_both_sides_of_three_quarters(top):
    """-p log p - q log q with 150 digits, for a rate of it and a step into it."""
    found = at_temperature(chain([{0: top, 1: 1 - top}] * 2, {0: 1}), 1, exact=False)
    exact = entropy([top, 1 - top])
    assert near(found.entropy_rate_float[0], exact, found.relative_errors.entropy_rate[0])
    assert near(found.moments[1].entropy_float, exact, found.relative_errors.entropy)


@pytest.mark.parametrize(("zeros", "found"), [(1, True), (5, True), (16, False), (25, False)])
def test_what_cannot_be_proved_is_undecided(monkeypatch, zeros, found):
    """Two halves of a line, linked with 10^-zeros and twice that: where no elimination serves, a bound does or none."""
    for name in ("_sparse", "_dense"):
        monkeypatch.setattr(numeric, name, lambda *_, **__: None)
    count, rare = 40, Fraction(1, 10**zeros)
    rows = [{j: Fraction(1) for j in (i - 1, i + 1) if 0 <= j < count} for i in range(count)]
    rows[19][20], rows[20][19] = rare, 2 * rare
    made = at_temperature(chain(rows, {0: 1}), 2, exact=False)
    (error,) = made.relative_errors.stationary
    if not found:
        said = "the stationary distribution of class 0: no answer with a relative error below 1e-06 for 40 states"
        assert (made.undecided, made.stationary_float, error) == ([said], [None], None)
        return
    # Detailed balance with c = 1 in the first half and 1/2 in the second: its link back is twice as probable.
    links = [Fraction(1)] * 19 + [rare] + [Fraction(1, 2)] * 19
    totals = [sum(links[max(0, i - 1) : i + 1]) for i in range(count)]
    for value, total in zip(made.stationary_float[0].values(), totals, strict=True):
        assert near(value, total / sum(totals), error)
