"""Every way there is to say whether a class is hard, and the classes on which they differ."""

from functools import cache

from brute import infinite_class
from echoproof import kernel
from echoproof.deciding.certificates.head import certificate_text
from echoproof.deciding.certificates.limit import certificate_of
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.encode.hardness import Hardness
from echoproof.encode.z3api import Questions
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import file_bytes
from echoproof.search.counterexample import ask_solvers
from strategies import NAMES


@cache
def symbolic(n):
    """Return the criterion over all classes of n hypotheses at once, and Z3 ready for questions about it."""
    hardness = Hardness(NAMES[:n], range(1, 2**n))
    hard = hardness.hard()
    return hardness, hard, Questions(hardness.circuit, [hard, *hardness.realized.values()])


def verdicts(cls, *, each_asked):
    """Return every verdict "this class is hard", by the name of the way to it.

    `each_asked`: the solvers get the question about this class alone too, which takes longest.
    """
    hardness, hard, questions = symbolic(cls.table.n)
    cells = [v if p in cls.table.profiles else -v for p, v in hardness.realized.items()]
    strategy = decide_replay(cls.table)
    found = {
        "criterion": isinstance(strategy, AdversaryStrategy),
        "game": adversary_wins(cls.table, replay=True),
        "Z3, cells fixed": {"sat": True, "unsat": False}[questions.ask([*cells, hard])],
        "Z3, cells fixed, denied": {"sat": False, "unsat": True}[questions.ask([*cells, -hard])],
    }
    proposed = [strategy]
    if each_asked:
        solvers = ask_solvers(cls.table, "a small class")
        found["Z3, its own question"] = {"sat": True, "unsat": False}[solvers.z3]
        found["cvc5, the printed question"] = {"sat": True, "unsat": False}[solvers.cvc5]
        proposed += [solvers.strategy] if solvers.strategy else []
    for proposal in proposed:
        outcome = kernel.check(file_bytes(cls), certificate_text(certificate_of(cls, proposal)).encode())
        found[f"checker, {type(proposal).__name__} {len(found)}"] = {
            "adversary-strategy": True,
            "generator-strategy": False,
        }[outcome.kind]
    return found


def disagreements(n, classes, step=1):
    """Return the classes on which two ways differ, or on which the adversary wins without replay.

    Of every `step`-th class alone the solvers are asked its own question.
    """
    bad = []
    for at, profiles in enumerate(classes):
        cls = infinite_class(n, profiles)
        found = verdicts(cls, each_asked=at % step == 0)
        if len(set(found.values())) != 1 or adversary_wins(cls.table, replay=False):
            bad.append((profiles, found))
    return bad
