"""The mutation score: killed mutants are really different, survivors come with what would have killed them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

import rules
from catalog.load import load_product
from catalog.proof.mutation import Guarded, guarded, score
from catalog.rule_tests import RULE_TESTS_FILE, RuleTest, with_rule_tests
from kernel.errors import Unknown
from rules.mutants import Mutants
from tests.build.catalogue import RULES, TODAY, tiny_product, tiny_product_files


def said(choices: dict[str, str], possible: bool = True, **more) -> RuleTest:
    return RuleTest("eu", choices, possible, "", "", "", **more)


def bookcase(*tests: RuleTest) -> Guarded:
    files = {**tiny_product_files(), RULE_TESTS_FILE: with_rule_tests(None, tests)}
    return guarded(load_product(files), "eu", TODAY)


WHOLE = {"material": "steel", "width": "0.80", "shelves": "4", "doors": "true", "handle": "knob"}


@pytest.mark.parametrize(
    ("test", "noticed"),
    [
        (said({"material": "steel", "doors": "true"}, False), {"dropped", "turned"}),
        (said(WHOLE, False), {"dropped", "turned"}),
        (said({"material": "steel"}, forced={"doors": "false"}), {"dropped", "turned"}),
        (said({"material": "steel"}, removed={"doors": ("true",)}), {"dropped", "turned"}),
        (said({"material": "steel"}), set()),
        (said({"material": "steel", "doors": "false", "handle": "none"}), {"turned"}),
    ],
)
def test_each_kind_of_test_notices_what_it_speaks_of(test: RuleTest, noticed: set[str]):
    assert {each.mistake for each in bookcase(test).scored("steel_doors").killed} == noticed


def test_without_tests_everything_survives_with_what_would_kill_it():
    guards = bookcase()
    assert score(guards.scored(rule) for rule in guards.names) == 0
    for rule in guards.names:
        for survivor in guards.scored(rule).survivors:
            killing = bookcase(said(dict(survivor.choices), survivor.possible)).scored(rule)
            assert survivor.mutant in killing.killed, survivor
            assert "load" not in survivor.choices, "what is computed is not kept"


def test_a_killed_mutant_really_is_different():
    guards = bookcase(said({"material": "steel", "doors": "true"}, False), said({"width": "1.20", "shelves": "3"}))
    killed = [mutant for rule in guards.names for mutant in guards.scored(rule).killed]
    assert len(killed) >= 4
    for mutant in killed:
        changed = Mutants(guards.problem, mutant.rule).problem(mutant)
        assert rules.compare(guards.problem, changed).equal is False, mutant


def test_a_test_that_fails_already_notices_nothing():
    wrong = [said({"material": "steel", "doors": "true"}), said(WHOLE), said({"material": "oak"}, False)]
    guards = bookcase(*wrong)
    assert score(guards.scored(rule) for rule in guards.names) == 0


def test_what_changes_nothing_is_not_counted():
    needless = "\nrule again: material = steel excludes handle = bar\n"
    product = tiny_product({"rules/bookcase.rules": RULES + needless})
    found = guarded(product, "eu", TODAY).scored("again")
    assert found.equivalent >= 1
    assert all(each.mutant.mistake != "dropped" for each in found.survivors)


def test_only_tests_of_the_same_rules_guard():
    dated = RULES.replace(
        "rule steel_doors: material = steel excludes doors",
        "rule steel_doors: material = steel excludes doors\n    from 2026-03-01",
    )
    test = replace(said({"material": "steel", "doors": "true"}, False), day=date(2026, 4, 1))
    files = {**tiny_product_files({"rules/bookcase.rules": dated}), RULE_TESTS_FILE: with_rule_tests(None, [test])}
    product = load_product(files)
    assert guarded(product, "eu", TODAY).scored("steel_doors").killed
    assert guarded(product, "us", TODAY).scored("steel_doors").killed == ()
    before = guarded(product, "eu", date(2026, 1, 1))
    assert "steel_doors" not in before.names
    with pytest.raises(Unknown):
        guarded(product, "mars", TODAY)


def test_nothing_to_notice_has_no_score():
    assert score([]) is None
    guards = bookcase(said({"material": "steel", "doors": "true"}, False))
    found = guards.scored("steel_doors")
    assert score([found]) == Fraction(len(found.killed), found.counted)
