"""Play the adversaries of three theorems against generators, and let the referee judge; nobody withstands them."""

from collections.abc import Callable, Sequence

from echoproof.attack.protocols import Seat
from echoproof.attack.referee import judge_best
from echoproof.attack.transcript import play
from echoproof.theorems.limit_separation.adversary import LimitAdversary, marker_seat
from echoproof.theorems.non_uniform.adversary import NonUniformAdversary, integer_seat
from echoproof.theorems.query_lower_bound.adversary import QueryAdversary, printed

Game = NonUniformAdversary | LimitAdversary | QueryAdversary


def show(adversary: Game, seat: Seat, rounds: int = 24, shown: int = 6) -> None:
    """Play, and print the first rounds and what the referee finds."""
    played = list(play(adversary, seat, rounds))
    found = judge_best(adversary.rules(), adversary.targets(), played)
    for number, (round_, source) in enumerate(zip(played[:shown], found.sources, strict=False), 1):
        kind = f"replay of round {source}" if source else "genuine"
        print(f"{number}: {round_.example} ({kind}) -> {round_.answer}; {round_.note}")
    print(f"{adversary.name}: {len(found.wrong)} errors in {rounds} rounds, {found.late} late, for {found.target}\n")


def upward(examples: Sequence[int | str]) -> int:
    """Answer the next integer above all that were shown."""
    return max((x for x in examples if isinstance(x, int)), default=0) + 1


def marker_first(examples: Sequence[int | str]) -> int | str:
    """Answer the next marker while only markers were shown, then the next integer below all that were shown."""
    integers = [x for x in examples if isinstance(x, int)]
    return min(integers) - 1 if integers else f"*{len(examples) + 1}"


def runs_on(examples: Sequence[int | str], member: Callable[[int, int], bool]) -> int:
    """Ask one query in each round; from the third on run on without asking or answering."""
    member(2, 3)
    while len(examples) > 2:
        pass
    return 1


show(NonUniformAdversary(2, 4), integer_seat(upward))
show(LimitAdversary(), marker_seat(marker_first))
game = QueryAdversary()
show(game, game.seat(runs_on, steps=2000))
for steps in (2000, 20_000):
    print(f"the algorithm as printed, within {steps} steps:", printed(runs_on, rounds=24, steps=steps))

# It prints:
# 1: 1 (genuine) -> 2; genuine for h_inf and for h_2
# 2: 2 (genuine) -> 3; genuine for h_inf and for h_2; from here on replay
# 3: 3 (replay of round 2) -> 4; right for h_inf, and with 2 distinct examples h_2 is promised nothing: one more
# 4: 4 (replay of round 3) -> 5; right for h_inf, and with 3 distinct examples h_2 is promised nothing: one more
# 5: 5 (replay of round 4) -> 6; case h_2: 5 is not in h_2, with 4 distinct examples shown
# 6: 6 (replay of round 5) -> 7; case h_2: 6 is not in h_2, with 5 distinct examples shown
# non-uniform separation: 21 errors in 24 rounds, 12 late, for h_2
#
# 1: *1 (genuine) -> *2; case h_mk: until a new marker is answered
# 2: *2 (replay of round 1) -> *3; replayed for family 1 with b = 1, genuine for family 2 with b = 2
# 3: 1 (genuine) -> 0; phase 1: below all integers shown
# 4: 3 (genuine) -> 0; case family 1: phase 1 goes on until more than 3 is answered
# 5: 4 (genuine) -> 0; case family 1: phase 1 goes on until more than 4 is answered
# 6: 5 (genuine) -> 0; case family 1: phase 1 goes on until more than 5 is answered
# limit separation: 24 errors in 24 rounds, 12 late, for family 1: b = 1, j = 2, 1 integers in A
#
# 1: 2 (genuine) -> 1; universal
# 2: 3 (genuine) -> 1; case h_2: 1 was answered, which has the trap 1; universal
# 3: 4 (genuine) -> None; case h_2: 1 was answered, which has the trap 1; universal
# 4: 5 (genuine) -> None; no answer, an error in both cases; universal
# 5: 6 (genuine) -> None; no answer, an error in both cases; universal
# 6: 7 (genuine) -> None; no answer, an error in both cases; universal
# query lower bound: 24 errors in 24 rounds, 12 late, for h_2
#
# the algorithm as printed, within 2000 steps: Stuck(shown=(2, 3, 4), queries=1, steps=2000)
# the algorithm as printed, within 20000 steps: Stuck(shown=(2, 3, 4), queries=1, steps=20000)
