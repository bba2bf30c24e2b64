"""The same agreement as for the small classes, on random classes of up to six hypotheses."""

from hypothesis import given, settings

from echoproof import kernel
from echoproof.deciding.certificates.head import certificate_text
from echoproof.deciding.certificates.limit import certificate_of
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.deciding.decision import decide
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import file_bytes
from echoproof.search.counterexample import ask_solvers
from strategies import integer_classes, profile_classes


def check_agreement(cls):
    strategy = decide_replay(cls.table)
    solvers = ask_solvers(cls.table, cls.title)
    hard = isinstance(strategy, AdversaryStrategy)
    assert adversary_wins(cls.table, replay=True) == hard
    assert not adversary_wins(cls.table, replay=False)
    assert (solvers.z3, solvers.cvc5) == (("sat", "sat") if hard else ("unsat", "unsat"))
    for proposal in (strategy, solvers.strategy):
        if proposal is not None:
            outcome = kernel.check(file_bytes(cls), certificate_text(certificate_of(cls, proposal)).encode())
            assert outcome.code is None, outcome
    verdict = decide(cls).verdicts["proper-limit-replay"].verdict
    assert verdict == ("not-generatable" if hard else "generatable")


@given(profile_classes())
@settings(max_examples=60)
def test_random_classes_of_profiles(cls):
    check_agreement(cls)


@given(integer_classes())
@settings(max_examples=30)
def test_random_classes_of_integers(cls):
    check_agreement(cls)
