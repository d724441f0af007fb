"""Rule tests: read with every mistake at its place, written so that they read back, and run by the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rules
from catalog.gate import MOST_FAILED, failed_rule_tests
from catalog.load import load_product
from catalog.proof.trial import Deciders, outcomes
from catalog.rule_tests import (
    RULE_TESTS_FILE,
    RuleTest,
    read_rule_tests,
    with_changed_test,
    with_rule_test,
    with_rule_tests,
)
from cpq.price.check import mispriced_tests, net_of_one
from kernel.errors import FieldProblem, Malformed, Unknown
from tests.build.catalogue import TODAY, tiny_product_files
from tests.build.engines import compiled_once


def with_tests(text: str) -> dict[str, str]:
    return {**tiny_product_files(), RULE_TESTS_FILE: text}


def test_a_broken_expectation_keeps_the_release_back():
    text = with_rule_test(None, RuleTest("eu", {"material": "steel", "doors": "true"}, True, "glass", "Ada", ""))
    text = with_rule_test(text, RuleTest("eu", {"material": "steel", "doors": "true"}, False, "", "", ""))
    text = with_rule_test(text, RuleTest("us", {"material": "birch"}, True, "", "", ""))
    product = load_product(with_tests(text))
    assert [test.by for test in product.rule_tests] == ["Ada", "", ""]
    (found,) = failed_rule_tests(product, compiled_once(product, "eu", TODAY))
    assert (found.severity, found.code, found.place) == ("error", "rule-test-failed", f"{RULE_TESTS_FILE}:1:1")
    assert "material = steel, doors = true must be possible, but are not because of steel_doors" in (
        found.message.in_("en")
    )
    (found,) = failed_rule_tests(product, compiled_once(product, "us", TODAY))
    assert found.place == f"{RULE_TESTS_FILE}:13:1"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[test]", 1, "not TOML"),
        ('[[tests]]\nmarket = "eu"', 1, "no meaning here"),
        ('[[test]]\nmarket = "mars"\npossible = true\nchoices = {}', 2, "not sold in the market"),
        ('[[test]]\nmarket = "eu"\nchoices = {}', 1, "'possible' is missing"),
        ('[[test]]\nmarket = "eu"\npossible = "yes"\nchoices = {}', 3, "true or false"),
        ('[[test]]\nmarket = "eu"\npossible = true', 1, "'choices' is missing"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {materal = "oak"}', 4, "Did you mean 'material'?"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {material = "oka"}', 4, "Did you mean 'oak'?"),
        ('[[test]]\nmarket = "eu"\npossible = true\nchoices = {shelves = 3}', 4, "a text between quotes"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nforced = {handle = "knop"}', 4, "Did you mean 'knob'?"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nremoved = {handle = "knob"}', 4, "a list of texts"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nremoved = {handle = ["knob", "x"]}', 4, "no value 'x'"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nprice = "cheap"', 4, "is a number"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nprice = "-1"', 4, "not below zero"),
        ('[[test]]\nmarket = "eu"\nchoices = {}\nprice = "1"\nday = "soon"', 5, "is not a day"),
        ('[[test]]\nmarket = "eu"\npossible = false\nchoices = {}\nprice = "1"', 5, "must not be possible"),
    ],
)
def test_mistakes_are_told_at_their_place(text, line, message):
    with pytest.raises(Malformed) as caught:
        load_product(with_tests(text))
    places = {problem.path.rsplit(":", 1)[0]: problem.message for problem in caught.value.problems}
    assert message in places[f"{RULE_TESTS_FILE}:{line}"]


NAMES = st.sampled_from(["material", "handle", "width"])
TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=20).map(str.strip)
FILLED = TEXTS.filter(bool)
ASKED = st.builds(
    RuleTest,
    market=st.just("eu"),
    choices=st.dictionaries(NAMES, FILLED, max_size=2),
    possible=st.just(True),
    note=TEXTS,
    by=TEXTS,
    place=st.just(""),
    forced=st.dictionaries(NAMES, FILLED, max_size=2),
    removed=st.dictionaries(NAMES, st.lists(FILLED, min_size=1, max_size=2).map(tuple), max_size=2),
    price=st.none() | st.decimals(0, 10**9, places=2),
    day=st.none() | st.dates(),
)
REFUSED = ASKED.map(lambda test: replace(test, possible=False, forced={}, removed={}, price=None))
TESTS = st.lists(st.one_of(ASKED, REFUSED), min_size=1, max_size=4)


def read(text: str) -> list[RuleTest]:
    problems: list[FieldProblem] = []
    found = read_rule_tests({RULE_TESTS_FILE: text}, None, (), problems)
    assert problems == []
    return [replace(test, place="") for test in found]


@given(tests=TESTS)
def test_what_is_written_reads_back(tests):
    assert read(with_rule_tests("# kept\n", tests)) == tests


@given(tests=TESTS, other=ASKED, data=st.data())
def test_one_test_changes_and_the_others_stay(tests, other, data):
    text = with_rule_tests("# Ours.\n", tests)
    at = data.draw(st.integers(0, len(tests) - 1))
    assert read(with_changed_test(text, at, other)) == [*tests[:at], other, *tests[at + 1 :]]
    assert read(with_changed_test(text, at, None)) == [*tests[:at], *tests[at + 1 :]]
    assert with_changed_test(text, at, tests[at]) == text


def test_a_remark_belongs_to_the_test_below_it():
    text = '# First.\n[[test]]\nmarket = "eu"\npossible = true\nchoices = {}  # all\n\n# Second.\n'
    text += '[[test]]\nmarket = "us"\npossible = true\nchoices = {}\n'
    assert with_changed_test(text, 0, None) == "# First.\n\n" + text[text.index("# Second") :]
    assert with_changed_test(text, 1, None).endswith("# all\n\n# Second.\n")
    with pytest.raises(Unknown):
        with_changed_test(text, 2, None)
    with pytest.raises(Malformed, match="as text"):
        with_changed_test('test = [{market = "eu", possible = true, choices = {}}]', 0, None)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"forced": {"doors": "false", "handle": "none"}}, None),
        ({"forced": {"load": "160"}}, "load must be 160, but may be 40, 80, 120, 160, 200, 240"),
        ({"removed": {"doors": ("true",), "handle": ("knob", "bar")}}, None),
        ({"removed": {"handle": ("none", "bar")}}, "handle must not be none, but may be"),
        ({"price": Decimal("291.16")}, None),
        ({"price": Decimal("291.15")}, "the price must be 291.15 EUR, but is 291.16 EUR"),
        ({"price": Decimal("312.00"), "day": date(2027, 1, 1)}, None),
        ({"price": Decimal("1"), "day": date(2020, 1, 1)}, "there is no price"),
    ],
)
def test_a_test_says_more_than_possible(more, message):
    test = RuleTest("eu", {"material": "steel"}, True, "", "", "", **more)
    product = load_product(with_tests(with_rule_tests(None, [test])))
    (outcome,) = outcomes(product.rule_tests, Deciders(product, TODAY), net_of_one)
    assert outcome.result == ("failed" if message else "passed")
    assert (message or "") in "".join(miss.message.in_("en") for miss in outcome.misses)
    compiled = compiled_once(product, "eu", TODAY)
    gate = [*failed_rule_tests(product, compiled), *mispriced_tests(product, compiled)]
    assert [(each.severity, each.place) for each in gate] == ([("error", f"{RULE_TESTS_FILE}:1:1")] if message else [])


def test_choices_that_cannot_be_have_no_price_to_compare():
    test = RuleTest("eu", {"material": "steel", "doors": "true"}, True, "", "", "", price=Decimal(1))
    product = load_product(with_tests(with_rule_tests(None, [test])))
    (outcome,) = outcomes(product.rule_tests, Deciders(product, TODAY), net_of_one)
    (miss,) = outcome.misses
    assert miss.rules == ("steel_doors",)


def test_what_the_engine_cannot_tell_is_neither_passed_nor_failed():
    class Unsure(Deciders):
        def of(self, test):
            return Puzzled()

    class Puzzled:
        def propagate(self, choices):
            return rules.Propagation(None, {})

    test = RuleTest("eu", {}, False, "", "", "")
    product = load_product(tiny_product_files())
    (outcome,) = outcomes([test], Unsure(product, TODAY), None)
    assert outcome.result == "undecided"


def test_many_failures_are_told_in_few_findings():
    tests = [RuleTest("eu", {"material": "oak"}, False, str(at), "", "") for at in range(30)]
    product = load_product(with_tests(with_rule_tests(None, tests)))
    found = list(failed_rule_tests(product, compiled_once(product, "eu", TODAY)))
    assert len(found) == MOST_FAILED + 1
    assert "10 more rule tests fail" in found[-1].message.in_("en")


def test_a_rule_book_that_cannot_be_read_is_told_once():
    files = with_tests('[[test]]\nmarket = "eu"\npossible = true\nchoices = {material = "oak"}')
    files["rules/bookcase.rules"] = "rule"
    with pytest.raises(Malformed) as caught:
        load_product(files)
    assert all(RULE_TESTS_FILE not in problem.path for problem in caught.value.problems)
    assert isinstance(rules.parse({"a.rules": "characteristic a: boolean"}, {}), rules.RuleBook)
