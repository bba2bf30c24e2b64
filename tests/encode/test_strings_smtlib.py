"""Z3 reads the expressions of a class anew and confirms its table of cells, or refutes a wrong one."""

import random
from dataclasses import replace

import languages
from echoproof.encode import cvc5api
from echoproof.encode.cells import cells_script
from echoproof.encode.strings import facts_script, language_facts, literal
from echoproof.encode.z3api import answer_script
from echoproof.model.cells import members
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError
from echoproof.proving.bundle import CVC5_WORDS_RLIMIT
from strategies import string_class

RLIMIT = 20_000_000
MIXED = {"A": "(ab)* | aaa", "B": "(ab)* | bbb | .{2}", "C": "b+ | [^b]{3} | (.b){2,}", "D": "a(a|b){6} | (ab)*"}


def ask(cls, facts, title=""):
    script = facts_script(cls.names, cls.domain.regexes, facts, len(cls.domain.automaton.steps), title)
    return answer_script(script, RLIMIT)


def test_z3_confirms_the_cells_of_random_classes():
    draw, confirmed = random.Random(5), 0
    while confirmed < 40:
        texts = [languages.drawn(draw, 3, 1)[0] for _ in range(draw.randint(1, 3))]
        try:
            cls = string_class(dict(zip("ABC", texts, strict=False)))
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
        assert answer_script(cells_script(replace(cls, title="a | title ; with signs")), RLIMIT) == "unsat", texts
        confirmed += 1


def false_facts(facts):
    """Yield (what is wrong, facts), each with one fact changed."""
    for fact in facts:
        others = [other for other in facts if other != fact]
        yield f"cell {list(members(fact.profile))} left out", others
        foreign = others[0].words[0]
        yield f"a word of another cell in {list(members(fact.profile))}", [*others, replace(fact, words=(foreign,))]
        if fact.pumped is None:
            last = fact.words[-1]
            yield "a finite cell called infinite", [*others, replace(fact, pumped=(last[:-1], last[-1], ""))]
            if len(fact.words) > 1:
                yield "a word left out", [*others, replace(fact, words=fact.words[1:])]
        else:
            yield "an infinite cell called finite", [*others, replace(fact, pumped=None)]
            yield "an infinite cell called long", [*others, replace(fact, pumped=None, complete=False)]


def test_z3_refutes_a_table_with_one_false_fact():
    cls = string_class(MIXED)
    facts = language_facts(cls, cls.domain)
    assert ask(cls, facts) == "unsat"
    assert any(not fact.complete and fact.pumped is None for fact in facts)
    assert any(fact.complete and len(fact.words) > 1 for fact in facts)
    for wrong, changed in false_facts(facts):
        assert ask(cls, changed) == "sat", wrong


def test_cvc5_answers_for_small_classes_and_never_wrong():
    confirmed = refuted = 0
    for definitions in ({"A": ".*"}, {"A": "(a?)*b"}, {"A": "b|(a*){2,}"}, {"A": "(.a)*b"}, {"A": "a*|b", "B": "a*"}):
        cls = string_class(definitions)
        facts = language_facts(cls, cls.domain)
        script = facts_script(cls.names, cls.domain.regexes, facts, len(cls.domain.automaton.steps), "")
        answer = cvc5api.answer_script(script, CVC5_WORDS_RLIMIT)
        assert answer != "sat", definitions
        confirmed += answer == "unsat"
        for wrong, changed in false_facts(facts) if len(facts) > 1 else ():
            script = facts_script(cls.names, cls.domain.regexes, changed, len(cls.domain.automaton.steps), "")
            answer = cvc5api.answer_script(script, CVC5_WORDS_RLIMIT)
            assert answer != "unsat", wrong
            refuted += answer == "sat"
    assert confirmed >= 3
    assert refuted >= 2


def test_names_and_letters_that_are_signs_of_smtlib_do_no_harm():
    names = {"x": 'a"*', "language x": "b*", "a|b": "\\\\*", "é🙂": "🙂*", "re.all": "(é|a)*"}
    cls = string_class(names, alphabet='ab"\\é🙂')
    assert answer_script(cells_script(cls), RLIMIT) == "unsat"
    assert literal('a"\\é') == '"a\\u{22}\\u{5C}\\u{E9}"'
